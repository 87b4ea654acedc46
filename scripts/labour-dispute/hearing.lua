-- 开庭、缺席、调解、先行裁决、先予执行。 Hearing.
local M = {}

local function contains(list, value)
  for _, item in ipairs(list or {}) do
    if item == value then return true end
  end
  return false
end

function M.tribunal_stands(case, params, event)
  if active("arbitration.proceedings.tribunal.formed") then
    if not case.repetition_undecided_since then return true end
    return refuse(
      {
        zh = "仲裁员已回避，开过的庭是否重新开，新的仲裁庭尚未决定",
        en = "an arbitrator was recused, and the new tribunal has not decided whether the hearing is repeated",
      },
      {
        statute = "LMAL", article = 33, facts = { "repetition_undecided_since", "recused_members" },
        fix = { zh = "由新的仲裁庭先决定是否重新开庭（repetition_decided）", en = "let the new tribunal decide that first (repetition_decided)" },
      })
  end
  return refuse(
    { zh = "仲裁庭尚未组成或者回避申请待决定", en = "the tribunal is not formed, or a recusal is pending" },
    {
      statute = "LMAL", article = 32, facts = { "tribunal_size", "recusal_requested_on" },
      fix = { zh = "先组成仲裁庭，或者先决定回避申请", en = "form the tribunal, or decide the recusal, first" },
    })
end

-- 仲裁庭组成以前也可以调解成协议；有回避申请待决定的，回避成立而尚未另行组庭的，没有人可以制作调解书。
function M.no_recusal_stops_the_tribunal(case, params, event)
  local pending = active("arbitration.proceedings.tribunal.recusal_pending")
  if not pending and not (active("arbitration.proceedings.tribunal.forming") and #(case.recused_members or {}) > 0) then return true end
  return refuse(
    {
      zh = pending and "回避申请待决定，被申请回避的人应当暂停参与本案" or "回避成立，尚未另行组庭",
      en = pending and "a recusal is undecided: the person challenged takes no part meanwhile" or "a recusal was upheld and no new tribunal is formed",
    },
    {
      statute = "LMAL", article = 33, facts = { "recusal_requested_on", "recused_members" },
      fix = { zh = "先决定回避申请（recusal_decided）；回避成立的，先另行组庭（tribunal_formed）", en = "decide the recusal first (recusal_decided); if it was upheld, form the tribunal anew (tribunal_formed)" },
    })
end

-- 法律没有规定回避的仲裁员参加过的庭审如何处理：由另行组成的仲裁庭决定，记入案卷。
function M.a_new_tribunal_is_to_decide(case, params, event)
  if case.repetition_undecided_since and active("arbitration.proceedings.tribunal.formed") then return true end
  return refuse(
    { zh = "没有仲裁员在开庭以后回避，或者尚未另行组庭", en = "no arbitrator was recused after the hearing was opened, or no new tribunal is formed" },
    {
      statute = "LMAL", article = 33, facts = { "repetition_undecided_since", "recused_members" },
      fix = { zh = "回避成立的，先另行组庭（tribunal_formed）；仲裁庭自行改期的，另行安排开庭（reschedule_hearing）", en = "form the tribunal anew first (tribunal_formed); the tribunal's own change is reschedule_hearing" },
    })
end

function M.the_hearing_is_to_be_repeated(case, params, event)
  if case.hearing_is_repeated then return true end
  return refuse({ zh = "不重新开庭", en = "the hearing is not repeated" }, { statute = "LMAL", article = 33, facts = { "hearing_is_repeated" } })
end

function M.keep_the_hearing(case, params, event)
  case.repetition_undecided_since, case.hearing_is_repeated = nil, nil
  notify { to = "parties", subject = { zh = "新的仲裁庭决定不重新开庭", en = "The new tribunal does not repeat the hearing" } }
end

function M.hearing_lies_ahead(case, params, event)
  if case.hearing_on > event.date then return true end
  return refuse({ zh = "开庭日应当在今日之后", en = "the hearing day must lie ahead" }, {
    statute = "LMAL", article = 35, facts = { "hearing_on" },
    fix = { zh = "另填以后的日期，五个工作日前通知双方", en = "give a later day, with five working days for the notice" },
  })
end

local NOTICE_DAYS = 5

-- 今日还来得及通知的最早开庭日：今日起第五个工作日之后的工作日。
local function earliest_hearing(today)
  return dates.add(dates.add(today, -1, "days"), NOTICE_DAYS + 1, "working-days")
end

-- 开庭五日前须通知双方（五日指工作日）：排庭之日已经来不及通知的，排了也不能开。
function M.hearing_leaves_time_for_the_notice(case, params, event)
  local last = dates.add(case.hearing_on, -NOTICE_DAYS, "working-days")
  if last >= event.date then return true end
  local earliest = earliest_hearing(event.date)
  return refuse(
    {
      zh = "开庭（" .. case.hearing_on .. "）五个工作日前须通知双方，最迟" .. last .. "，已来不及",
      en = "the hearing of " .. case.hearing_on .. " is notified five working days before, by " .. last .. ": too late",
    },
    {
      statute = "LMAL", article = 35, facts = { "hearing_on" },
      fix = { zh = "开庭日不早于" .. earliest, en = "set it on " .. earliest .. " or later" },
    })
end

-- 休息日、节假日开庭，法律不禁止，多半是看错了日历。
function M.hearing_is_on_a_working_day(case, params, event)
  local next = dates.add(dates.add(case.hearing_on, -1, "days"), 1, "working-days")
  if next == case.hearing_on then return true end
  return caution(
    { zh = "开庭日（" .. case.hearing_on .. "）是休息日或者节假日", en = "the hearing of " .. case.hearing_on .. " falls on a day of rest or a holiday" },
    {
      statute = "LMAL", article = 35, facts = { "hearing_on" },
      fix = { zh = "改在" .. next .. "；确需当日开庭的，写明理由", en = "set it on " .. next .. "; if it is to be held that day, say why" },
    })
end

-- 各地可用的审理方式是参数；在线庭审须双方同意；书面审理须有地方依据（地方脚本放开）。
function M.hearing_mode_is_open(case, params, event)
  local mode = case.hearing_mode
  if mode == "in_person" then return true end
  if not contains(params.hearing_modes, mode) then
    return refuse(
      { zh = "本地没有该审理方式的依据", en = "this locality has no rule for that mode of hearing" },
      { statute = "LMAL", article = 35, facts = { "hearing_mode" }, fix = { zh = "改为现场开庭", en = "hear in person" } })
  end
  if mode == "written" then
    return refuse({ zh = "国家规定以开庭审理为原则，书面审理须有地方规定", en = "national law hears parties; a hearing on paper needs a local rule" },
      {
        statute = "LMAL", article = 35, facts = { "hearing_mode" },
        fix = { zh = "改为现场开庭，或者经双方同意在线庭审", en = "hear in person, or online if both agree" },
      })
  end
  if case.parties_agree_mode then return true end
  return refuse(
    { zh = "在线庭审须经双方当事人同意", en = "an online hearing needs the consent of both parties" },
    { statute = "CPL", article = 16, facts = { "parties_agree_mode" }, fix = { zh = "取得双方同意", en = "obtain the consent of both" } })
end

-- 属于原来那次开庭的，不带到下一次：通知、延期、缺席；开过庭的，庭上的调解也是。
function M.clear_hearing_marks(case, params, event)
  if case.hearing_opened_on then case.mediation_attempted = false end
  case.hearing_opened_on = nil
  case.absence_reason = nil
  case.default_hearing = false
  case.postponement_reason = nil
  case.postponement_granted = nil
  case.hearing_notified_on = nil
  case.worker_notified_on, case.worker_notice_method = nil, nil
  case.employer_notified_on, case.employer_notice_method = nil, nil
  for _, row in ipairs(case.co_respondents or {}) do row.hearing_notified_on, row.hearing_notice_method, row.appeared_on = nil, nil, nil end
  case.hearing_public_notice_on = nil
  case.single_notice_hearing_on = nil
  case.hearing_notice_missed_on = nil
  case.hearing_notice_confirmed = false
  case.postponement_closed_on = nil
  case.postponement_requested_on = nil
  case.repetition_undecided_since, case.hearing_is_repeated = nil, nil
end

-- 开庭之日列入日程：自前一日起算的一日。
function M.put_hearing_in_the_diary(case, params, event) case.hearing_eve_on = dates.add(case.hearing_on, -1, "days") end

function M.cancel_hearing(case, params, event)
  M.clear_hearing_marks(case, params, event)
  case.hearing_on, case.hearing_eve_on = nil, nil
  notify { to = "parties", subject = { zh = "开庭另行通知", en = "The hearing will be set anew" } }
end

-- 中止审理的，没有开的庭取消：以原通知为根据，不得开庭，更不得缺席审理。
function M.cancel_hearing_not_held(case, params, event)
  if case.hearing_on and not case.hearing_opened_on then M.cancel_hearing(case, params, event) end
end

function M.the_hearing_was_cancelled(case, params, event)
  if not case.hearing_on then return true end
  return refuse({ zh = "已排定" .. case.hearing_on .. "开庭", en = "the hearing is set for " .. case.hearing_on }, { statute = "LMAL", article = 35, facts = { "hearing_on" } })
end

function M.postponement_is_asked_in_time(case, params, event)
  if not case.postponement_closed_on then return true end
  return refuse(
    { zh = "延期开庭应当在开庭三日前请求", en = "postponement must be asked three working days before the hearing" },
    { statute = "LMAL", article = 35, facts = { "hearing_on", "postponement_closed_on" }, fix = { zh = "仲裁庭仍可自行另行安排开庭（reschedule_hearing）", en = "the tribunal may still set the hearing anew (reschedule_hearing)" } })
end

-- 中止、调解书反悔以后回到已排庭的，届满过的期间不再届满一次。
function M.postponement_time_has_not_ended(case, params, event)
  if not case.postponement_closed_on then return true end
  return refuse(
    { zh = "延期申请期已于" .. case.postponement_closed_on .. "届满", en = "the time to ask for a postponement ended on " .. case.postponement_closed_on },
    { statute = "LMAL", article = 35, facts = { "postponement_closed_on" } })
end

-- 在期内提出的延期申请，先决定，再开庭。
function M.no_postponement_is_pending(case, params, event)
  if not case.postponement_requested_on then return true end
  return refuse(
    {
      zh = case.postponement_requested_on .. "的延期申请尚未决定：是否延期由仲裁委员会决定，决定之前不能开庭，更不能缺席审理",
      en = "the postponement asked for on " .. case.postponement_requested_on .. " is not decided: that is for the commission, and until then nobody is heard, present or not",
    },
    {
      statute = "LMAL", article = 35, facts = { "postponement_requested_on" },
      fix = { zh = "先办理“决定是否延期”（postponement_decided）", en = "decide it first (postponement_decided)" },
    })
end

function M.postponement_was_asked(case, params, event)
  if case.postponement_requested_on then return true end
  return refuse({ zh = "没有延期申请", en = "no postponement was asked for" }, {
    statute = "LMAL", article = 35, facts = { "postponement_requested_on" },
    fix = { zh = "先记明当事人的延期申请；仲裁庭自行改期的，另行安排开庭（reschedule_hearing）", en = "record the request first; the tribunal's own change is reschedule_hearing" },
  })
end

function M.tell_postponement_refused(case, params, event)
  case.postponement_requested_on, case.postponement_reason, case.postponement_granted = nil, nil, nil
  notify { to = "parties", subject = { zh = "不同意延期开庭", en = "Postponement is not granted" } }
end

function M.postponement_is_granted(case, params, event)
  local asked = M.postponement_was_asked(case, params, event)
  if asked ~= true then return asked end
  if case.postponement_granted then return true end
  return refuse({ zh = "不同意延期", en = "postponement is not granted" }, { statute = "LMAL", article = 35, facts = { "postponement_granted" } })
end

function M.hearing_day_has_come(case, params, event)
  if event.date >= case.hearing_on then return true end
  return refuse({ zh = "开庭日（" .. case.hearing_on .. "）未到", en = "the hearing is on " .. case.hearing_on }, {
    statute = "LMAL", article = 35, facts = { "hearing_on" },
    fix = { zh = "等开庭日；改期的，另行安排开庭（reschedule_hearing）", en = "wait for the day; to change it, set the hearing anew (reschedule_hearing)" },
  })
end

-- 通知的是哪一日，就在哪一日开：错过的，另排、另行通知。
function M.today_is_the_day_notified(case, params, event)
  if event.date <= case.hearing_on then return true end
  return refuse(
    {
      zh = "通知双方的开庭日是" .. case.hearing_on .. "，今日（" .. event.date .. "）开庭没有通知过任何一方",
      en = "the parties were notified of a hearing on " .. case.hearing_on .. ": nobody was notified of one today, " .. event.date,
    },
    {
      statute = "LMAL", article = 35, facts = { "hearing_on" },
      fix = { zh = "另行安排开庭（reschedule_hearing），再排定、再通知", en = "set the hearing anew (reschedule_hearing), then schedule and notify it" },
    })
end

function M.both_consent_to_entrusting(case, params, event)
  if case.entrusted_consent then return true end
  return refuse({ zh = "委托调解须双方当事人同意", en = "entrusted mediation needs the consent of both" },
    {
      statute = "Rules33", article = 70, facts = { "entrusted_consent" },
      fix = { zh = "记明双方同意；不同意的，排定开庭", en = "record the consent of both; without it, schedule the hearing" },
    })
end

-- 缺席 -------------------------------------------------------------------------------------------------------------

function M.absent_without_cause(case, params, event)
  if case.absence_reason ~= "excused" then return true end
  return refuse(
    { zh = "缺席有正当理由", en = "the absence has good cause" },
    { statute = "LMAL", article = 36, facts = { "absence_reason" }, fix = { zh = "另行安排开庭（reschedule_hearing）", en = "set the hearing anew (reschedule_hearing)" } })
end

-- 缺席只就通知的那一日而言；续开的庭上中途退庭的，是到过庭的人，但开庭以后中止过的，仍须另行通知。
function M.absence_is_on_the_day_notified(case, params, event)
  if event.date == case.hearing_on then return true end
  local broken_off = case.resumed_on and case.hearing_opened_on and case.resumed_on > case.hearing_opened_on
  if case.absence_reason == "left" and not broken_off then return true end
  return refuse(
    {
      zh = "通知双方的开庭日是" .. case.hearing_on .. "，今日（" .. event.date .. "）没有到庭的，不是经通知而缺席",
      en = "the parties were notified of a hearing on " .. case.hearing_on .. ": who does not appear today, " .. event.date .. ", was not summoned for today",
    },
    {
      statute = "LMAL", article = 36, facts = { "hearing_on", "absence_reason", "resumed_on" },
      fix = { zh = "另行安排开庭（reschedule_hearing），依法通知后仍不到庭的，再按缺席办理", en = "set the hearing anew (reschedule_hearing) and notify it; absence then has its consequence" },
    })
end

-- 裁决前应当先行调解；缺席审理的无从调解。
function M.mediation_was_tried(case, params, event)
  if case.mediation_attempted or case.default_hearing then return true end
  return refuse(
    { zh = "作出裁决前应当先行调解", en = "the tribunal must try mediation before an award" },
    { statute = "LMAL", article = 42, facts = { "mediation_attempted" }, fix = { zh = "记录先行调解情况（当事人不愿调解也应记明）", en = "record the attempt, a refusal included" } })
end

local ADVANCE_KINDS = { wages = true, overtime = true, work_injury = true, severance = true, dismissal = true, double_wage = true, bonus = true }

function M.advance_enforcement_is_open(case, params, event)
  if not ADVANCE_KINDS[case.dispute_kind] then
    return refuse({ zh = "先予执行限于追索劳动报酬、工伤医疗费、经济补偿或者赔偿金", en = "advance enforcement covers wages, injury costs, severance or damages only" },
      { statute = "LMAL", article = 44, facts = { "dispute_kind" }, fix = { zh = "继续审理，在裁决中处理", en = "go on: the award decides it" } })
  end
  if case.facts_clear and case.hardship then return true end
  return refuse(
    { zh = "先予执行须权利义务关系明确且不先予执行将严重影响申请人生活", en = "rights must be clear and livelihood at stake" },
    {
      statute = "LMAL", article = 44, facts = { "facts_clear", "hardship" },
      fix = { zh = "查明后记明事实清楚和生活困难；查不明的，在裁决中处理", en = "record clear facts and the hardship once they are established, or leave it to the award" },
    })
end

function M.send_to_court(case, params, event)
  refer { to = "court", subject = { zh = "先予执行裁决移送人民法院执行", en = "Advance enforcement ruling to the court" } }
end

return M
