-- 裁后救济、生效、执行、归档。 Remedies, effect, enforcement, archive.
local M = {}

-- Which remedy -----------------------------------------------------------------------------------------------------

function M.there_is_an_award(case, params, event)
  if case.enforcement_basis == "award" then return true end
  return refuse({ zh = "本案没有裁决书", en = "there is no award" }, { statute = "LMAL", article = 50, facts = { "enforcement_basis" } })
end

function M.award_has_a_non_final_part(case, params, event)
  local found = M.there_is_an_award(case, params, event)
  if found ~= true then return found end
  if case.award_kind ~= "final" then return true end
  return refuse(
    { zh = "终局裁决，用人单位不能起诉，可依法申请撤销", en = "the award is final: the employer may only seek its revocation" },
    { statute = "LMAL", article = 49, facts = { "award_kind" } })
end

function M.award_has_a_final_part(case, params, event)
  local found = M.there_is_an_award(case, params, event)
  if found ~= true then return found end
  if case.award_kind ~= "non_final" then return true end
  return refuse(
    { zh = "非终局裁决不适用撤销程序，不服的可以在十五日内起诉", en = "a non-final award is not revoked: sue within 15 days" },
    { statute = "LMAL", article = 49, facts = { "award_kind" } })
end

-- 裁决书不得以简便方式送达；经同意的电子送达除外。
function M.award_service_is_formal(case, params, event)
  if case.award_service_method == "electronic" and not case.electronic_consent then
    return refuse({ zh = "裁决书不得以电话、短信等简便方式送达", en = "an award is not served by telephone or SMS" },
      { statute = "Rules33", article = 59, facts = { "award_service_method", "electronic_consent" } })
  end
  return true
end

function M.open_worker_window(case, params, event) case.worker_window_from = case.worker_served_on end
function M.open_employer_window(case, params, event) case.employer_window_from = case.employer_served_on end
function M.open_revocation_window(case, params, event) case.revocation_window_from = case.employer_served_on end

function M.tell_of_revocation(case, params, event)
  notify { to = "parties", subject = { zh = "裁决已被撤销，自收到裁定之日起十五日内可以起诉", en = "The award is revoked: sue within 15 days of receipt of the ruling" } }
end

function M.tell_of_reopening(case, params, event)
  notify { to = "employer", subject = { zh = "自收到裁定之日起三十日内可以申请撤销裁决", en = "You may seek revocation within 30 days of receipt of the ruling" } }
end

-- Revocation -------------------------------------------------------------------------------------------------------

function M.worker_has_not_sued(case, params, event)
  if active("outcome.worker.litigating") then
    return refuse(
      { zh = "劳动者已就终局裁决起诉，用人单位申请撤销的不予受理", en = "the worker has sued, so revocation is not taken up" },
      {
        statute = "SPC-I", article = 21, facts = { "suit_party" },
        fix = { zh = "劳动者撤诉或者被驳回起诉的，自收到裁定之日起三十日内可以申请", en = "30 days run anew if the worker's suit is withdrawn or dismissed" },
      })
  end
  return true
end

function M.worker_is_suing(case, params, event)
  if active("outcome.worker.litigating") then return true end
  return refuse({ zh = "劳动者没有起诉", en = "the worker has not sued" }, { statute = "SPC-I", article = 21, facts = { "suit_party" } })
end

function M.revocation_window_is_open(case, params, event)
  -- 申请的当然已收到裁决书：回证后到，不碍登记。
  if active("outcome.revocation.window") or active("outcome.revocation.awaiting_service") or active("outcome.revocation.awaiting_ruling") then
    return true
  end
  return refuse(
    { zh = "申请撤销应在收到裁决书之日起三十日内；现不在期内", en = "revocation is sought within 30 days of receipt; that time is not running" },
    { statute = "LMAL", article = 49, facts = { "employer_served_on", "revocation_window_from" } })
end

function M.revocation_is_pending(case, params, event)
  if active("outcome.revocation.pending") then return true end
  return refuse({ zh = "没有在审的撤销申请", en = "no revocation is pending" }, { statute = "LMAL", article = 49, facts = { "revocation_ground" } })
end

function M.revocation_is_over(case, params, event)
  if not active("outcome.revocation.pending") then return true end
  return refuse({ zh = "撤销申请尚在审查", en = "revocation is still pending" }, { statute = "SPC-I", article = 25, facts = { "revocation_ground" } })
end

-- Effect -----------------------------------------------------------------------------------------------------------

-- 终局裁决自作出之日起生效；非终局裁决双方期满均不起诉的生效；起诉的不生效（部分劳动者起诉的除外）。
function M.takes_effect(case, params, event)
  if case.enforcement_basis ~= "award" then return true end
  -- 非终局部分先已生效的，终局部分的撤销和随后的诉讼与它无关。
  if case.non_final_part_in_effect then return true end
  if case.award_void then
    return refuse({ zh = "裁决已被撤销或者不发生效力", en = "the award is revoked or void" }, { statute = "LMAL", article = 49, facts = { "award_void" } })
  end
  if active("outcome.worker.litigating") or ((case.award_kind == "non_final" or case.final_part_void) and active("outcome.employer.litigating")) then
    return refuse({ zh = "当事人已起诉，裁决不发生法律效力", en = "a party has sued: the award has no effect" },
      { statute = "SPC-I", article = 16, facts = { "suit_party" } })
  end
  if case.award_kind ~= "non_final" and not case.final_part_void then return true end
  if active("outcome.worker.lapsed") and active("outcome.employer.lapsed") then return true end
  return refuse(
    { zh = "非终局裁决须双方起诉期均届满后生效", en = "a non-final award takes effect when both windows have passed" },
    { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on" } })
end

function M.effect_is_undone(case, params, event)
  if M.takes_effect(case, params, event) == true then
    return refuse({ zh = "裁决有效力", en = "it is in effect" }, { statute = "LMAL", article = 51, facts = { "effective_on" } })
  end
  return true
end

-- 二年自履行期间最后一日起算，分期履行的自最后一期；没有约定的，自生效之日。协议在取得强制执行力以前不能执行，不早于该日。
function M.start_enforcement_time(case, params, event)
  local from = case.performance_due_on or event.date
  if case.enforcement_basis == "confirmed_agreement" or case.enforcement_basis == "statement" then
    from = case.agreement_enforceable_on or event.date
    local due = case.last_instalment_on or case.payment_due_on
    if due and due > from then from = due end
  end
  case.enforcement_from = from
  case.enforcement_time_passed_on = nil
end

-- 调解书（确认裁定）约定的履行期限届满以前，没有逾期不履行，不能申请执行。
function M.statement_is_due(case, params, event)
  local agreed = case.enforcement_basis == "confirmed_agreement" or case.enforcement_basis == "statement"
  if not agreed or not case.payment_due_on or event.date > case.payment_due_on then return true end
  return refuse(
    { zh = "约定的履行期限尚未届满（" .. case.payment_due_on .. "），不能申请执行", en = "performance is not due before the end of " .. case.payment_due_on .. ": no enforcement yet" },
    { statute = "LMAL", article = 51, facts = { "payment_due_on" } })
end

-- 申请执行时效的中断、中止（民事诉讼法第二百五十条，民法典第一百九十四条、第一百九十五条） ------------------------------

local function out_of_time(case, day, today, fact)
  local function no(zh, en)
    return refuse({ zh = zh, en = en }, { statute = "CPL", article = 250, facts = { fact, "enforcement_from", "enforcement_time_passed_on" } })
  end
  if day > today then return no("该日尚未到来", "that day has not come") end
  if day < case.enforcement_from then
    return no("早于申请执行期起算日（" .. case.enforcement_from .. "）", "it lies before the two years began, on " .. case.enforcement_from)
  end
  if case.enforcement_time_passed_on and day > case.enforcement_time_passed_on then
    return no("申请执行期已于" .. case.enforcement_time_passed_on .. "届满，不因此恢复", "the two years ended on " .. case.enforcement_time_passed_on .. " and are not revived")
  end
  return nil
end

function M.enforcement_limit_was_running(case, params, event)
  return out_of_time(case, case.interrupted_on, event.date, "interrupted_on") or true
end

function M.restart_enforcement_limit(case, params, event)
  local log = {}
  for _, entry in ipairs(case.enforcement_interruptions or {}) do log[#log + 1] = { on = entry.on, reason = entry.reason } end
  log[#log + 1] = { on = case.interrupted_on, reason = case.interruption_reason }
  case.enforcement_interruptions = log
  case.interrupted_on = nil
  case.interruption_reason = nil
  case.enforcement_time_passed_on = nil
end

local function enforcement_end(case)
  local anchor = case.enforcement_from
  for _, entry in ipairs(case.enforcement_interruptions or {}) do
    if entry.on > anchor and entry.on <= case.enforcement_suspended_on then anchor = entry.on end
  end
  return dates.add(anchor, 2, "years")
end

-- 障碍须存在于最后六个月内；消除后满六个月，期间届满。
function M.obstacle_stood_in_the_last_six_months(case, params, event)
  local from, to = case.enforcement_suspended_on, case.enforcement_resumed_on
  local found = out_of_time(case, from, event.date, "enforcement_suspended_on")
  if found then return found end
  if to > event.date or to <= from then
    return refuse(
      { zh = "中止原因应当先发生、已消除", en = "the obstacle must have arisen and have ended since" },
      { statute = "Civil-Code", article = 194, facts = { "enforcement_suspended_on", "enforcement_resumed_on" }, fix = { zh = "原因消除后记明起止", en = "record both days once it has ended" } })
  end
  if to > dates.add(enforcement_end(case), -6, "months") then return true end
  return refuse(
    { zh = "障碍不在申请执行期的最后六个月内，不中止", en = "the obstacle did not stand in the last six months: nothing is suspended" },
    { statute = "Civil-Code", article = 194, facts = { "enforcement_suspended_on", "enforcement_resumed_on", "enforcement_from" } })
end

function M.move_enforcement_limit(case, params, event)
  local moved = dates.days_between(enforcement_end(case), dates.add(case.enforcement_resumed_on, 6, "months"))
  case.enforcement_suspended_days = moved > 0 and moved or 0
  case.enforcement_time_passed_on = nil
end

-- 逾期申请执行的应当立案；被执行人提出异议且成立的，裁定不予执行。
function M.enforcement_time_has_passed(case, params, event)
  if case.enforcement_time_passed_on then return true end
  return refuse({ zh = "申请执行未超过二年", en = "the two years had not passed" }, { statute = "CPL", article = 250, facts = { "enforcement_from" } })
end

-- An award in two documents ------------------------------------------------------------------------------------------

function M.award_is_in_two_documents(case, params, event)
  if case.award_kind == "mixed" then return true end
  return refuse({ zh = "裁决书只有一份", en = "the award is one document" }, { statute = "Rules33", article = 50, facts = { "award_kind" } })
end

-- 非终局的一份：双方的起诉期都届满而无人起诉。
function M.non_final_part_has_effect(case, params, event)
  local two = M.award_is_in_two_documents(case, params, event)
  if two ~= true then return two end
  if case.non_final_part_in_effect or (active("outcome.worker.lapsed") and active("outcome.employer.lapsed")) then return true end
  return refuse(
    { zh = "非终局部分须双方起诉期均届满后生效", en = "the non-final part takes effect when both windows have passed" },
    { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on" } })
end

function M.non_final_part_has_no_effect(case, params, event)
  local two = M.award_is_in_two_documents(case, params, event)
  if two ~= true then return two end
  if M.non_final_part_has_effect(case, params, event) ~= true then return true end
  return refuse({ zh = "非终局部分已经生效", en = "the non-final part has effect" }, { statute = "LMAL", article = 50, facts = { "non_final_part_in_effect" } })
end

function M.award_is_in_one_document(case, params, event)
  if case.award_kind ~= "mixed" then return true end
  return refuse({ zh = "裁决书有两份", en = "the award is in two documents" }, { statute = "Rules33", article = 50, facts = { "award_kind" } })
end

function M.employer_does_not_sue_apart(case, params, event)
  if not active("outcome.employer.litigating") then return true end
  return refuse({ zh = "用人单位已就非终局部分起诉，诉讼照旧", en = "the employer has sued on the non-final part: the suit goes on" },
    { statute = "LMAL", article = 50, facts = { "suit_party" } })
end

-- 终局部分自作出之日起生效，非终局部分另行生效：申请执行的须已生效。
function M.what_is_enforced_has_effect(case, params, event)
  if case.enforcement_basis ~= "award" or case.award_kind ~= "mixed" then return true end
  if case.final_part_void and case.enforcement_part == "final" then
    return refuse({ zh = "终局部分已被撤销", en = "the final part is revoked" }, { statute = "LMAL", article = 49, facts = { "final_part_void", "enforcement_part" } })
  end
  if case.enforcement_part == "final" then return true end
  local effect = M.non_final_part_has_effect(case, params, event)
  if effect == true then return true end
  return refuse(
    { zh = "非终局部分尚未生效，只能就终局部分申请执行", en = "the non-final part is not in effect: only the final part may be enforced" },
    {
      statute = "Rules33", article = 50, facts = { "enforcement_part", "worker_served_on", "employer_served_on" },
      fix = { zh = "写明申请执行的是终局部分（enforcement_part=final），非终局部分生效后再申请", en = "say that it is the final part (enforcement_part=final), and apply for the rest when it has effect" },
    })
end

function M.non_final_part_may_be_added(case, params, event) return M.non_final_part_has_effect(case, params, event) end

function M.only_the_final_part_was_enforced(case, params, event)
  if case.award_kind == "mixed" and case.enforcement_basis == "award" and case.enforcement_part == "final" then return true end
  return refuse({ zh = "执行的不限于终局部分", en = "not only the final part was enforced" }, { statute = "Rules33", article = 50, facts = { "enforcement_part" } })
end

function M.enforced_part_is_void(case, params, event)
  if case.final_part_void and case.enforcement_basis == "award" and case.enforcement_part == "final" then return true end
  return refuse({ zh = "正在执行的部分没有被撤销", en = "the part being enforced is not revoked" }, { statute = "LMAL", article = 49, facts = { "final_part_void", "enforcement_part" } })
end

function M.forget_enforced_part(case, params, event) case.enforcement_part = nil end

local ENFORCING = { "outcome.enforcement.under_way", "outcome.enforcement.stayed", "outcome.enforcement.round_over" }

function M.non_final_part_is_being_enforced(case, params, event)
  for _, state in ipairs(ENFORCING) do
    if case.non_final_part_in_effect and active(state) then return true end
  end
  return refuse({ zh = "没有先行生效而正在执行的部分", en = "no part that took effect before is being enforced" }, { statute = "Rules33", article = 50, facts = { "non_final_part_in_effect" } })
end

function M.tell_of_judgment_on_the_rest(case, params, event)
  notify { to = "parties", subject = { zh = "判决已生效，非终局部分的执行照旧", en = "The judgment is in effect; the non-final part goes on being enforced" } }
end

-- Closing ----------------------------------------------------------------------------------------------------------

local OPEN = {
  { "outcome.worker.awaiting_service", "裁决书尚未送达劳动者", "the award is not served on the worker" },
  { "outcome.worker.awaiting_ruling", "撤销裁定尚未送达劳动者", "the ruling is not served on the worker" },
  { "outcome.worker.window", "劳动者起诉期未满", "the worker may still sue" },
  { "outcome.worker.litigating", "劳动者的诉讼未结", "the worker's suit is pending" },
  { "outcome.employer.awaiting_service", "裁决书尚未送达用人单位", "the award is not served on the employer" },
  { "outcome.employer.awaiting_ruling", "撤销裁定尚未送达用人单位", "the ruling is not served on the employer" },
  { "outcome.employer.window", "用人单位起诉期未满", "the employer may still sue" },
  { "outcome.employer.litigating", "用人单位的诉讼未结", "the employer's suit is pending" },
  { "outcome.revocation.awaiting_service", "裁决书尚未送达用人单位", "the award is not served on the employer" },
  { "outcome.revocation.awaiting_ruling", "裁定书尚未送达用人单位", "the ruling is not served on the employer" },
  { "outcome.revocation.window", "用人单位申请撤销的期间未满", "the employer may still seek revocation" },
  { "outcome.revocation.pending", "撤销申请未结", "revocation is pending" },
  { "outcome.revocation.barred", "劳动者的诉讼未结", "the worker's suit is pending" },
  { "outcome.enforcement.under_way", "正在执行", "enforcement is under way" },
  { "outcome.enforcement.stayed", "执行中止", "enforcement is stayed" },
  { "outcome.enforcement.stayed_by_revocation", "执行中止", "enforcement is stayed" },
  { "outcome.enforcement.denied", "不予执行后的起诉期未满", "a suit after the denial is still open" },
}

function M.nothing_is_outstanding(case, params, event)
  for _, open in ipairs(OPEN) do
    if active(open[1]) then
      return refuse({ zh = "尚不能结案：" .. open[2], en = "not yet: " .. open[3] },
        { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on", "enforcement_applied_on" } })
    end
  end
  if (case.workers_in_suit or 0) > 0 then
    return refuse(
      { zh = "尚不能结案：" .. case.workers_in_suit .. "名劳动者的诉讼未结", en = "not yet: the suits of " .. case.workers_in_suit .. " workers are pending" },
      { statute = "SPC-I", article = 17, facts = { "workers_in_suit" }, fix = { zh = "记录撤诉、驳回起诉或者判决生效", en = "record that they ended or that the judgment took effect" } })
  end
  local is_settled = case.partial_effective_on or case.partial_worker_sued_on or case.partial_employer_sued_on
  if case.partial_award_made_on and not is_settled then
    return refuse(
      { zh = "尚不能结案：先行裁决的救济期间未届满", en = "not yet: the remedies of the partial award have not lapsed" },
      { statute = "LMAL", article = 43, facts = { "partial_worker_served_on", "partial_employer_served_on" } })
  end
  return true
end

-- 裁决结案的案卷保存不少于十年，调解和其他方式结案的不少于五年。
function M.set_retention(case, params, event)
  case.retention_years = case.closure_code == "02" and 10 or 5
end

return M
