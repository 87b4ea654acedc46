-- 仲裁调解书：经双方签收后生效，各方以其回证的日期为准（调解仲裁法第四十二条）。 The statement takes effect once both have signed for it.
local M = {}

-- 签收之日：不在制作之前，不在登记之后；不留置、不张贴，拒绝签收就是反悔。
function M.statement_receipt_is_lawful(case, params, event)
  local day = case.receipt_on
  if not day or day <= event.date and not (case.statement_made_on and day < case.statement_made_on) then return true end
  local made = case.statement_made_on or day
  return refuse(
    {
      zh = "签收之日（" .. day .. "）应在调解书制作（" .. made .. "）之后、登记之前",
      en = "the signature of " .. day .. " should lie between the making of the statement, " .. made .. ", and the day it is recorded",
    },
    {
      statute = "LMAL", article = 42, facts = { "receipt_on", "statement_made_on" },
      fix = { zh = "按送达回证填写；拒绝签收的，按反悔办理（statement_refused）", en = "give the date on the slip; a refusal to sign is a change of mind (statement_refused)" },
    })
end

-- 签收一方一次，先登记的回证为准：生效之日由它决定，不因再登记一次而改。登记错的，写明理由更正。
function M.statement_slip_is_new(case, params, event)
  local function again(zh, en, day)
    return caution(
      { zh = zh .. "已于" .. day .. "签收，再登记就改了签收之日", en = en .. " signed on " .. day .. ": another slip would change that day" },
      {
        statute = "LMAL", article = 42, facts = { "received_by", "statement_worker_signed_on", "statement_employer_signed_on" },
        fix = { zh = "只登记另一方的（received_by）；原来登记错了的，写明理由更正", en = "record the other party's alone (received_by); if the first entry was wrong, give that as the reason" },
      })
  end
  local worker, employer = case.statement_worker_signed_on, case.statement_employer_signed_on
  if worker and case.received_by ~= "employer" then return again("劳动者", "the worker", worker) end
  if employer and case.received_by ~= "worker" then return again("用人单位", "the employer", employer) end
  return true
end

function M.a_statement_was_suspended(case, params, event)
  if case.statement_is_suspended then return true end
  return refuse({ zh = "不是在调解书待签收时中止的", en = "it was not suspended while a statement waited" }, { statute = "LMAL", article = 42, facts = { "statement_is_suspended" } })
end

-- 申请仲裁以前，审查后的调解书已经作出而没有签收完的，撤回申请后仍待签收。
function M.a_reviewed_statement_waits(case, params, event)
  if case.statement_made_on then return true end
  return refuse({ zh = "没有待签收的审查后的调解书", en = "no statement after a review waits for signature" }, { statute = "Rules33", article = 77, facts = { "statement_made_on" } })
end

function M.both_have_signed(case, params, event)
  local party = case.received_by
  if party == "worker" and not case.statement_employer_signed_on then
    return refuse({ zh = "用人单位尚未签收", en = "the employer has not signed for it yet" }, { statute = "LMAL", article = 42, facts = { "received_by", "statement_employer_signed_on" } })
  end
  if party == "employer" and not case.statement_worker_signed_on then
    return refuse({ zh = "劳动者尚未签收", en = "the worker has not signed for it yet" }, { statute = "LMAL", article = 42, facts = { "received_by", "statement_worker_signed_on" } })
  end
  return true
end

function M.record_statement_receipt(case, params, event)
  local day = case.receipt_on or event.date
  if case.received_by ~= "employer" then case.statement_worker_signed_on = day end
  if case.received_by ~= "worker" then case.statement_employer_signed_on = day end
  case.receipt_on, case.received_by = nil, nil
end

-- 生效、二年都自后签收之日，与登记的早晚无关。
function M.record_statement(case, params, event)
  case.closure_detail = "statement"
  local worker, employer = case.statement_worker_signed_on, case.statement_employer_signed_on
  case.agreement_enforceable_on = worker > employer and worker or employer
  notify { to = "parties", subject = { zh = "仲裁调解书已生效", en = "The statement is in effect" } }
end

-- 审查后的调解书（办案规则第七十七条）：自后签收之日生效。
function M.record_reviewed_statement(case, params, event)
  local worker, employer = case.statement_worker_signed_on, case.statement_employer_signed_on
  case.agreement_enforceable_on = worker > employer and worker or employer
  notify { to = "parties", subject = { zh = "审查后的仲裁调解书已生效", en = "The statement after the review is in effect" } }
end

-- 拒绝签收的调解书不生效，调解协议照旧有合同的约束力。
function M.drop_reviewed_statement(case, params, event)
  case.statement_made_on, case.statement_worker_signed_on, case.statement_employer_signed_on = nil, nil, nil
  case.was_reviewed = false
  notify { to = "parties", subject = { zh = "一方拒绝签收，审查后的调解书不生效", en = "A party refuses to sign: the statement after the review does not take effect" } }
end

-- 反悔的协议不再是协议：再次调解成功的，条款、款项、被代表人的同意须另行写明。
function M.drop_reneged_settlement(case, params, event)
  case.agreement_terms, case.agreement_amount = nil, nil
  case.payment_due_on, case.last_instalment_on = nil, nil
  case.consenting_workers, case.statement_made_on = nil, nil
  case.statement_worker_signed_on, case.statement_employer_signed_on = nil, nil
end

return M
