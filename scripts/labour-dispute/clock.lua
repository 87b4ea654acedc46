-- 审限：重新计算、中止、延长、逾期。 The award period.
local M = {}

local WAGE_KINDS = { wages = true, overtime = true, bonus = true }

-- 人社部发〔2019〕80号自此日起实行三十日；此前受理的没有较短的审限，适用调解仲裁法第四十三条。
local ARREARS_SINCE = "2019-07-26"

local function arrears(case)
  local wages = case.migrant_worker and WAGE_KINDS[case.dispute_kind] or false
  return wages and (case.award_clock_from or "") >= ARREARS_SINCE
end

local function other_period()
  return refuse({ zh = "适用其他审限", en = "another period applies" }, { statute = "LMAL", article = 43, facts = { "track", "migrant_worker", "award_clock_from" } })
end

function M.arrears_period_applies(case, params, event)
  if arrears(case) then return true end
  return other_period()
end

function M.simplified_period_applies(case, params, event)
  if not arrears(case) and case.track == "simplified" then return true end
  return other_period()
end

function M.ordinary_period_applies(case, params, event)
  if not arrears(case) and case.track ~= "simplified" then return true end
  return other_period()
end

-- 延长一次，不超过十五日，期满前批准；批准人不得是本案仲裁员或者提请人，见流程的 apart_from。
function M.extension_is_lawful(case, params, event)
  if case.extension_days > 15 then
    return refuse({ zh = "延长期限不得超过十五日", en = "an extension is 15 days at most" },
      { statute = "LMAL", article = 43, facts = { "extension_days" }, fix = { zh = "改为十五日以内", en = "ask for 15 days or fewer" } })
  end
  if case.award_overdue_on then
    return refuse({ zh = "审限已于" .. case.award_overdue_on .. "届满，延期须在期满前批准", en = "the period ran out on " .. case.award_overdue_on .. "; approval must come before" },
      {
        statute = "LMAL", article = 43, facts = { "award_overdue_on" },
        fix = { zh = "及时裁决；当事人因逾期起诉的，依法终止审理", en = "make the award promptly; a party may sue for the overrun meanwhile" },
      })
  end
  if case.extension_granted_on then
    return refuse({ zh = "已于" .. case.extension_granted_on .. "延期一次", en = "it was extended once, on " .. case.extension_granted_on },
      {
        statute = "LMAL", article = 43, facts = { "extension_granted_on" },
        fix = { zh = "在已延长的期限内裁决；有中止事由的，决定中止审理", en = "make the award within the extended period; if there is a ground, suspend" },
      })
  end
  return true
end

-- 仲裁庭提请，另一人批准：没有提请的不得径行批准。
function M.extension_was_asked(case, params, event)
  if case.extension_asked_by then return true end
  return refuse({ zh = "仲裁庭没有提请延期", en = "the tribunal has not asked for an extension" },
    { statute = "LMAL", article = 43, facts = { "extension_asked_by" }, fix = { zh = "由仲裁员先提请延长审限", en = "let the arbitrator ask for it first" } })
end

function M.appraisal_is_under_way(case, params, event)
  if case.appraisal_under_way then return true end
  return refuse({ zh = "没有委托鉴定", en = "no appraisal is under way" }, {
    statute = "LMAL", article = 37, facts = { "appraisal_under_way" },
    fix = { zh = "先记明委托鉴定", en = "record the appraisal ordered first" },
  })
end

-- 批准的比提请的多，多半是笔误；仲裁庭只需要这么多，所以提示。
function M.extension_stays_within_the_request(case, params, event)
  local asked = case.extension_asked_days
  if not asked or case.extension_days <= asked then return true end
  return caution(
    { zh = "仲裁庭提请延长" .. asked .. "日，批准" .. case.extension_days .. "日，多于提请", en = "the tribunal asked for " .. asked .. " days: " .. case.extension_days .. " are more than it asked for" },
    {
      statute = "LMAL", article = 43, facts = { "extension_days", "extension_asked_days" },
      fix = { zh = "按提请的天数批准；确需更多的，写明理由", en = "approve what was asked for; if more is needed, give the reason" },
    })
end

-- 提请不是批准：天数在批准以前不计入审限。
function M.pass_extension_on(case, params, event)
  task { to = "director", subject = { zh = "提请延长审限" .. case.extension_days .. "日", en = "Asked to extend by " .. case.extension_days .. " days" } }
  case.extension_asked_days, case.extension_days = case.extension_days, nil
end

function M.notify_extension(case, params, event)
  document { kind = "extension_decision", subject = { zh = "延期审理通知书", en = "Notice of extension" } }
  notify { to = "parties", subject = { zh = "审限延长" .. case.extension_days .. "日", en = "Extended by " .. case.extension_days .. " days" } }
end

function M.report_overdue(case, params, event)
  report { kind = "overdue", subject = { zh = "超审限案件", en = "Award overdue" } }
  task { to = "director", subject = { zh = "案件超审限：督办", en = "Award overdue: supervise" } }
end

-- 中止须经主任批准并书面告知；未告知的，期间照常计算。
function M.suspension_is_notified(case, params, event)
  if case.suspension_notified then return true end
  return refuse(
    { zh = "中止审理应当书面告知双方当事人，未告知的审限照常计算", en = "a suspension is told to the parties in writing, or the period runs on" },
    { statute = "Rules33", article = 47, facts = { "suspension_notified" }, fix = { zh = "送达中止审理通知后办理", en = "serve the notice first" } })
end

-- 其他情形是兜底：是什么情形须写明，否则无从判断何时消除。
function M.other_ground_is_in_words(case, params, event)
  local words = case.suspension_ground_text
  if case.suspension_ground ~= "other" or words and words:match("%S") then return true end
  return refuse(
    { zh = "其他应当中止的情形，须写明是什么情形", en = "another cause to suspend must be told in words" },
    {
      statute = "Rules33", article = 47, facts = { "suspension_ground", "suspension_ground_text" },
      fix = { zh = "写明中止事由（suspension_ground_text）；没有法定情形的，继续审理", en = "say what it is (suspension_ground_text); without a ground of the rules the case goes on" },
    })
end

-- 出现中止事由：国家规定“可以”中止，是否中止由主任决定；地方规定“应当”的，中止之前不得开庭、裁决。
function M.ask_to_suspend(case, params, event)
  task { to = "director", subject = { zh = "出现中止事由：决定是否中止审理", en = "A ground of suspension: decide whether to suspend" } }
end

function M.a_ground_was_found(case, params, event)
  if case.suspension_ground_found_on then return true end
  return refuse({ zh = "没有待处理的中止事由", en = "no ground of suspension stands" },
    {
      statute = "Rules33", article = 47, facts = { "suspension_ground_found_on" },
      fix = { zh = "发现中止事由的，先记明", en = "record the ground when it is found" },
    })
end

function M.no_suspension_is_due(case, params, event)
  if params.suspension_duty ~= "shall" or not case.suspension_ground_found_on then return true end
  return refuse(
    {
      zh = "已于" .. case.suspension_ground_found_on .. "发现中止事由，本地规定应当中止审理",
      en = "a ground of suspension was found on " .. case.suspension_ground_found_on .. ", and here the case shall be suspended",
    },
    {
      statute = "Rules33", article = 47, facts = { "suspension_ground_found_on", "suspension_ground" },
      fix = { zh = "先决定中止审理；事由不成立或者已消除的，记明后继续", en = "suspend first, or record that the ground is unfounded or gone" },
    })
end

-- 不计入审限的期间。国家规定只有中止和公告两种；其余依地方规定。
local function excluded_here(ground, params)
  for _, each in ipairs(params.excluded_time) do
    if each == ground then return true end
  end
  return refuse(
    { zh = "本地没有该期间不计入审限的规定，审限照常计算", en = "no rule of this locality leaves these days out: they count" },
    {
      statute = "Rules33", article = 46, facts = { "excluded_ground" },
      fix = { zh = "确需等待的，依法决定中止审理", en = "if waiting is needed, suspend the case" },
    })
end

function M.time_is_excluded_here(case, params, event) return excluded_here(case.excluded_ground, params) end
function M.appraisal_time_is_excluded(case, params, event) return excluded_here("appraisal", params) end

function M.appraisal_was_the_ground(case, params, event)
  if case.excluded_ground == "appraisal" then return true end
  return refuse({ zh = "期间因其他事由不计入", en = "the days are left out for another reason" }, { statute = "Rules33", article = 46, facts = { "excluded_ground" } })
end

function M.notify_suspension(case, params, event)
  document { kind = "suspension_decision", subject = { zh = "中止审理通知书", en = "Notice of suspension" } }
end

-- 再次中止的，书面告知须另行送达；事由留在卷内供恢复审理通知书引用，再次中止时须另行写明。
function M.close_suspension(case, params, event) case.suspension_notified, case.suspension_ground_text = nil, nil end

function M.suspension_ground_is_stated_anew(case, params, event)
  if not case.was_resumed or case.suspension_ground_found_on then return true end
  for _, each in ipairs(event.fields or {}) do
    if each == "suspension_ground" then return true end
  end
  return refuse(
    {
      zh = "卷内的中止事由是前一次中止的，已于" .. case.resumed_on .. "恢复审理；再次中止须另行写明事由",
      en = "the ground on file is that of the suspension which ended on " .. case.resumed_on .. ": another one needs a ground of its own",
    },
    {
      statute = "Rules33", article = 47, facts = { "suspension_ground", "resumed_on" },
      fix = { zh = "与本次中止一并写明事由（suspension_ground）", en = "give the ground with this step (suspension_ground)" },
    })
end

-- 开庭公告期间届满，其他不计入审限的期间还没有结束的，接着不计入。
function M.other_days_are_excluded(case, params, event)
  if case.excluded_ground then return true end
  return refuse({ zh = "没有其他不计入审限的期间", en = "no other days are left out" }, {
    statute = "Rules33", article = 46, facts = { "excluded_ground" },
    fix = { zh = "审限照常计算，无需办理；公告期间届满自动继续计算", en = "nothing is to be done: counting goes on by itself when the notice has run" },
  })
end

function M.notify_resumption(case, params, event)
  document { kind = "resumption_notice", subject = { zh = "恢复审理通知书", en = "Notice of resumption" } }
end

-- 解释（一）第十二条：逾期未裁决，当事人起诉的，下列情形除外。
function M.overrun_gives_a_right_to_sue(case, params, event)
  if not case.award_overdue_on then
    return refuse({ zh = "审限尚未届满，不得就劳动争议径行起诉", en = "the period has not run out: a suit is not open yet" },
      {
        statute = "LMAL", article = 43, facts = { "award_clock_from", "clock_restarts", "award_overdue_on" },
        fix = { zh = "等裁决；期满未裁决的可以起诉", en = "wait for the award; a suit is open once the period has run out" },
      })
  end
  local bar = case.overtime_bar
  if bar == nil or bar == "none" then
    if case.appraisal_under_way then bar = "appraisal" end
    if active("arbitration.proceedings.service.by_public_notice") then bar = "service" end
    if active("arbitration.suspended") then bar = "other_case" end
  end
  if bar == nil or bar == "none" then return true end
  return refuse(
    { zh = "存在鉴定、送达、移送、等待另案等情形，逾期不裁决起诉的不予受理", en = "the delay has a recognised cause: a suit for the overrun is not accepted" },
    { statute = "SPC-I", article = 12, facts = { "overtime_bar", "appraisal_under_way" }, fix = { zh = "该情形消除后仍未裁决的可以起诉", en = "open once the cause has ended" } })
end

function M.case_was_wrongly_accepted(case, params, event)
  if not case.in_scope or not case.claims_concrete or not case.parties_proper
    or (case.earlier_outcome ~= "none" and case.earlier_outcome ~= "withdrawn") then
    return true
  end
  return refuse(
    { zh = "撤销案件限于受理后发现不符合受理条件（无管辖权的应当移送）", en = "only a case that should not have been accepted is revoked; want of venue means transfer" },
    {
      statute = "Rules33", article = 32, facts = { "in_scope", "claims_concrete", "parties_proper", "earlier_outcome" },
      fix = { zh = "查明不符合受理条件的，先更正该事实；无管辖权的移送", en = "if a condition is wanting, record that fact; want of venue is a transfer" },
    })
end

function M.issue_decision(case, params, event)
  document { kind = "decision", subject = { zh = "决定书（撤销案件、终止审理）", en = "Decision: case revoked, or proceedings ended" } }
end

function M.withdrawal_is_the_applicants(case, params, event)
  if case.withdrawal_kind ~= "deemed" then return true end
  return refuse(
    { zh = "按撤回处理由仲裁庭在开庭缺席时决定", en = "deemed withdrawal is the tribunal's decision at the hearing" },
    {
      statute = "LMAL", article = 36, facts = { "withdrawal_kind" },
      fix = { zh = "申请人自行撤回的，改填主动撤回；缺席的，开庭时由仲裁庭按撤回处理（deem_withdrawn）", en = "the applicant's own withdrawal is voluntary; an absence is dealt with at the hearing (deem_withdrawn)" },
    })
end

-- 国家规定不限制；地方规定辩论终结后须被申请人不反对的，先问明其意见。
function M.withdrawal_is_not_opposed(case, params, event)
  if params.withdrawal_after_debate ~= "unless_opposed" or not active("arbitration.proceedings.stage.deliberating") then return true end
  local view = case.respondent_on_withdrawal
  if view == "agrees" or view == "silent" then return true end
  return refuse(
    { zh = "庭审辩论已终结，被申请人不同意的不得撤回仲裁申请", en = "the debate has closed: no withdrawal against the respondent's will" },
    {
      statute = "Rules33", article = 35, facts = { "respondent_on_withdrawal" },
      fix = { zh = "问明被申请人意见；不同意的，及时裁决", en = "ask the respondent; if he opposes, make the award" },
    })
end

function M.record_withdrawal(case, params, event)
  case.closure_detail = case.withdrawal_kind
  document { kind = "withdrawal_decision", subject = { zh = "撤回（按撤回处理）决定书", en = "Decision on withdrawal" } }
end

return M
