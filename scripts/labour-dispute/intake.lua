-- 收件、分流、时效。 Intake, triage, limitation.
local M = {}

-- 劳动报酬类争议：劳动关系存续期间不受一年时效限制（调解仲裁法第二十七条第四款）。
local WAGE_KINDS = { wages = true, overtime = true, bonus = true }

-- Limitation -------------------------------------------------------------------------------------------------------

local function beginning(case)
  if WAGE_KINDS[case.dispute_kind] and case.employment_ended_on then return case.employment_ended_on end
  return case.rights_known_on
end

local function unlimited(case) return WAGE_KINDS[case.dispute_kind] and not case.employment_ended_on end

function M.limitation_is_running(case, params, event)
  if unlimited(case) then
    return refuse(
      { zh = "劳动关系存续期间拖欠劳动报酬的，申请仲裁不受一年时效限制", en = "wage arrears during employment are not limited to one year" },
      { statute = "LMAL", article = 27, facts = { "dispute_kind", "employment_ended_on" } })
  end
  return true
end

local INTERRUPTIONS = { mediation_requested = "request", agreement_reached = "agreement", agreement_breached = "breach" }

local function with_interruption(case, day, reason)
  local log = {}
  for _, entry in ipairs(case.limitation_interruptions or {}) do
    log[#log + 1] = { on = entry.on, reason = entry.reason }
  end
  log[#log + 1] = { on = day, reason = reason }
  case.limitation_interruptions = log
end

-- 末日遇休息日的，顺延至其后第一个工作日。
local function rolled(day) return dates.add(dates.add(day, -1, "days"), 1, "working-days") end

-- 几次中止合并计算，重叠的日子只计一次。
local function standing_still(case)
  local merged, list = {}, {}
  for _, one in ipairs(case.limitation_suspensions or {}) do list[#list + 1] = { on = one.on, resumed_on = one.resumed_on } end
  table.sort(list, function(a, b) return a.on < b.on end)
  for _, one in ipairs(list) do
    local last = merged[#merged]
    if last and one.on <= last.resumed_on then
      if one.resumed_on > last.resumed_on then last.resumed_on = one.resumed_on end
    else
      merged[#merged + 1] = one
    end
  end
  return merged
end

-- 自某日起的一年，加上其间时效不走的日子：末日、顺延天数、第一个不走的日子。中止期间内中断的，其余的中止日子仍不计入。
local function year_from(anchor, stood)
  local day, moved, first = dates.add(anchor, 1, "years"), 0, nil
  for _, one in ipairs(stood) do
    local from = one.on > anchor and one.on or anchor
    if one.resumed_on > from and from <= rolled(day) then
      local lost = dates.days_between(from, one.resumed_on)
      day, moved, first = dates.add(day, lost, "days"), moved + lost, first or from
    end
  end
  return rolled(day), moved, first
end

-- 时效的最后一日，与期限的算法相同；期限据以重新计算、顺延的各项一并写明。没有起算或者不受限制的，没有最后一日。
-- The last day of limitation, counted as its deadline is; what the deadline counts by is written down with it.
local function limitation_end(case)
  case.limitation_restarts, case.limitation_suspended_days, case.limitation_extended_from = nil, nil, nil
  if not case.limitation_from or unlimited(case) then return nil end
  local stood, log, restarts = standing_still(case), {}, {}
  for _, entry in ipairs(case.limitation_interruptions or {}) do log[#log + 1] = { on = entry.on, reason = entry.reason } end
  table.sort(log, function(a, b) return a.on < b.on end)
  local anchor = case.limitation_from
  local last, moved, first = year_from(anchor, stood)
  for _, entry in ipairs(log) do
    if entry.on > anchor and entry.on <= last then
      anchor, restarts[#restarts + 1] = entry.on, entry
      last, moved, first = year_from(anchor, stood)
    end
  end
  if #restarts > 0 then case.limitation_restarts = restarts end
  if moved > 0 then case.limitation_suspended_days, case.limitation_extended_from = moved, first end
  return last
end

-- 收案时已知的中断（如前次申请仲裁）、中止，一并计入。
function M.start_limitation(case, params, event)
  case.limitation_from = beginning(case)
  case.limitation_defence = "none"
  limitation_end(case)
end

-- 主张权利、请求救济或者对方同意履行的，时效中断，重新计算；已经届满的不因此恢复。起算日不变，每次中断都留有记录。
function M.interrupt_limitation(case, params, event)
  if not case.limitation_from or case.limitation_passed_on then return end
  with_interruption(case, event.date, INTERRUPTIONS[event.name] or "no_agreement")
  limitation_end(case)
end

function M.record_limitation_passed(case, params, event) case.limitation_passed_on = limitation_end(case) end

-- 时效抗辩：没有起算日的，提出而未认定，起算日记明后再认定；不受时效限制的，不成立。
function M.weigh_limitation_defence(case, params, event)
  if case.limitation_passed_on then
    case.limitation_defence = "founded"
  elseif not case.limitation_from and not unlimited(case) then
    if case.limitation_defence == "undecided" then return end
    case.limitation_defence = "undecided"
    task { to = "tribunal", subject = { zh = "时效抗辩待认定：查明知道权利被侵害之日或者劳动关系终止日", en = "Limitation defence undecided: find the day of knowledge, or of the end of employment" } }
  else
    case.limitation_defence = "unfounded"
  end
end

-- 补记中断、中止，更正起算的日期后，重新看时效是否已经届满。
local function recount(case, event)
  local last = limitation_end(case)
  if last and (case.application_received_on or event.date) > last then
    case.limitation_passed_on = last
  else
    case.limitation_passed_on = nil
  end
  if case.limitation_defence and case.limitation_defence ~= "none" then M.weigh_limitation_defence(case) end
end

local DAYS_OF_LIMITATION = { rights_known_on = true, employment_ended_on = true, dispute_kind = true }

-- 起算的日期、争议类型有补充更正的，时效重新认定。
function M.recount_limitation(case, params, event)
  for _, name in ipairs(event.fields or {}) do
    if DAYS_OF_LIMITATION[name] then
      case.limitation_from = beginning(case)
      recount(case, event)
      return
    end
  end
end

local function lies_in_the_period(case, event, day, fact)
  local function no(zh, en, fix)
    return refuse({ zh = zh, en = en }, { statute = "LMAL", article = 27, facts = { fact, "limitation_from", "limitation_passed_on" }, fix = fix })
  end
  if not case.limitation_from then
    return no("时效没有起算，无从中断、中止", "limitation has not begun to run",
      { zh = "先查明知道权利被侵害之日或者劳动关系终止日", en = "find the day of knowledge, or of the end of employment, first" })
  end
  if day > event.date then return no("该日尚未到来", "that day has not come") end
  if day < case.limitation_from then
    return no("早于时效起算日（" .. case.limitation_from .. "）", "it lies before limitation began, on " .. case.limitation_from)
  end
  local asked = case.application_received_on
  if asked and day > asked then
    return no("申请仲裁（" .. asked .. "）之后，时效不再计算", "limitation does not run after the application of " .. asked)
  end
  if case.limitation_passed_on and day > case.limitation_passed_on then
    return no("时效已于" .. case.limitation_passed_on .. "届满，不因此恢复", "limitation had run out on " .. case.limitation_passed_on .. " and is not revived",
      { zh = "此前另有中断、中止的，先补记较早的", en = "if something earlier interrupted or suspended it, record that first" })
  end
  return true
end

function M.interruption_lies_in_the_period(case, params, event)
  for _, one in ipairs(case.limitation_interruptions or {}) do
    if one.on == case.interrupted_on and one.reason == case.interruption_reason then
      return refuse({ zh = "该日的这一事由已经记录", en = "this interruption is on file already" },
        { statute = "LMAL", article = 27, facts = { "limitation_interruptions" }, fix = { zh = "无需再记", en = "nothing is to be recorded" } })
    end
  end
  return lies_in_the_period(case, event, case.interrupted_on, "interrupted_on")
end

function M.record_interruption(case, params, event)
  with_interruption(case, case.interrupted_on, case.interruption_reason)
  case.interrupted_on = nil
  case.interruption_reason = nil
  recount(case, event)
end

-- 重叠的日子只计一次：全部已在记录中的，不必再记。
local function adds_to_the_suspensions(case)
  for _, one in ipairs(standing_still(case)) do
    if one.on <= case.limitation_suspended_on and case.limitation_resumed_on <= one.resumed_on then
      return refuse({ zh = "这段期间已经记录为中止", en = "these days are on file as a suspension already" },
        { statute = "LMAL", article = 27, facts = { "limitation_suspensions" }, fix = { zh = "无需再记；起止有出入的，核对日期", en = "nothing is to be recorded; compare the days if they differ" } })
    end
  end
  return true
end

-- 起算以前发生、起算以后消除的，自起算之日起不计入。
function M.suspension_lies_in_the_period(case, params, event)
  local day, from = case.limitation_suspended_on, case.limitation_from
  if from and day < from and case.limitation_resumed_on > from then day = from end
  local found = lies_in_the_period(case, event, day, "limitation_suspended_on")
  if found ~= true then return found end
  if case.limitation_resumed_on <= event.date and case.limitation_suspended_on < case.limitation_resumed_on then return adds_to_the_suspensions(case) end
  return refuse(
    { zh = "中止原因应当先发生、已消除", en = "the cause must have arisen and have ended since" },
    { statute = "LMAL", article = 27, facts = { "limitation_suspended_on", "limitation_resumed_on" }, fix = { zh = "原因消除后记明起止", en = "record both days once it has ended" } })
end

-- 从中止时效的原因消除之日起继续计算：中间的天数不计入。每次中止都留有记录。
function M.record_limitation_suspension(case, params, event)
  local log = {}
  for _, one in ipairs(case.limitation_suspensions or {}) do log[#log + 1] = { on = one.on, resumed_on = one.resumed_on, ground = one.ground } end
  log[#log + 1] = { on = case.limitation_suspended_on, resumed_on = case.limitation_resumed_on, ground = case.limitation_suspension_ground }
  case.limitation_suspensions = log
  case.limitation_suspended_on, case.limitation_resumed_on, case.limitation_suspension_ground = nil, nil, nil
  recount(case, event)
end

function M.tell_limitation_passed(case, params, event)
  task { to = "clerk", subject = { zh = "时效期间已届满：仅为抗辩事由，不影响收件与受理", en = "Limitation ran out: a defence only, acceptance is not affected" } }
end

-- 仲裁期间未提出、诉讼中才提出的时效抗辩不予支持，有新证据的除外。
function M.defence_was_raised_in_arbitration(case, params, event)
  if case.limitation_defence and case.limitation_defence ~= "none" or case.new_evidence then
    return true
  end
  return refuse(
    { zh = "仲裁期间未提出时效抗辩，诉讼中首次提出的不予支持", en = "the defence was not raised in arbitration and is not heard first in court" },
    {
      statute = "SPC-II", article = 20, facts = { "limitation_defence", "new_evidence" },
      fix = { zh = "有新的证据能够证明时效届满的除外", en = "unless new evidence shows that limitation had run out" },
    })
end

-- Triage -----------------------------------------------------------------------------------------------------------

-- 《劳动争议调解仲裁法》2008年5月1日起施行：此前提出的，适用当时的法律，本流程不办。
local IN_FORCE = "2008-05-01"

function M.the_law_is_in_force(case, params, event)
  if event.date >= IN_FORCE then return true end
  return refuse(
    { zh = event.date .. "时劳动争议调解仲裁法尚未施行（2008-05-01起），本流程没有当时的规定", en = "the law of this workflow is in force since 2008-05-01; it has no rules for " .. event.date },
    { statute = "LMAL", article = 5, facts = { "received_on" }, fix = { zh = "核对日期；确是当时的争议的，依当时的法律另行办理", en = "check the date; a dispute of that time is handled under the law of then" } })
end

function M.triage_dispute(case, params, event)
  case.major_collective = case.workers_count >= params.major_collective_threshold
  -- 办案规则第五条：集体争议优先立案、优先审理。建议分流由 suggest_track（track.lua）先行写明。
  case.priority = (case.migrant_worker and WAGE_KINDS[case.dispute_kind] or false) or case.suggested_track == "collective"
  if case.major_collective then
    report { kind = "special_case", subject = { zh = "重大集体劳动争议特案专报", en = "Special report: major collective dispute" } }
  end
  if case.migrant_worker and WAGE_KINDS[case.dispute_kind] then
    task { to = "mediator", subject = { zh = "拖欠农民工工资：优先调解、优先立案", en = "Arrears of migrant workers: mediate and docket first" } }
  end
end

function M.ask_for_papers(case, params, event)
  document { kind = "papers_list", subject = { zh = "补充材料清单", en = "List of papers to supply" } }
end

function M.papers_are_complete(case, params, event)
  case.papers_missing = nil
end

function M.give_guidance(case, params, event)
  case.closure_detail = "guided"
  refer { to = case.guidance_to, subject = { zh = "告知引导", en = "Guidance" } }
end

return M
