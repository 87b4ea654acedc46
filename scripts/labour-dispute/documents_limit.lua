-- 终局与非终局各一份裁决书：申请执行的二年各自计算、中断、中止、届满。 The two years of each document of an award in two.
local M = {}

local FINAL, NON_FINAL = "final", "non_final"

local function time_of(case, part)
  if part == FINAL then
    return {
      zh = "终局的一份", en = "the final document", from = case.final_part_limit_from, passed = case.final_part_limit_passed_on,
      applied = case.final_part_enforcement_on, interruptions = case.final_part_interruptions or {},
    }
  end
  return {
    zh = "非终局的一份", en = "the non-final document", from = case.non_final_part_limit_from, passed = case.non_final_part_limit_passed_on,
    applied = case.non_final_part_enforcement_on, interruptions = case.non_final_part_interruptions or {},
  }
end

local function is_over() return active("outcome.enforcement.performed") or active("outcome.enforcement.ended") end

local function runs(case, part)
  local time = time_of(case, part)
  if not time.from then
    return refuse({ zh = time.zh .. "没有效力，不计算申请执行的期间", en = time.en .. " is not in effect: its two years do not run" },
      { statute = "CPL", article = 250, facts = { "final_part_effective_on", "non_final_part_effective_on" } })
  end
  if time.passed then
    return refuse({ zh = time.zh .. "申请执行的期间已于" .. time.passed .. "届满", en = "the two years of " .. time.en .. " ended on " .. time.passed },
      { statute = "CPL", article = 250, facts = { "final_part_limit_passed_on", "non_final_part_limit_passed_on" } })
  end
  if is_over() then
    return refuse({ zh = "裁决已经履行或者执行已经终结", en = "the award is performed, or its enforcement has ended" },
      { statute = "LMAL", article = 51, facts = { "enforcement_basis" } })
  end
  return true
end

function M.time_of_the_final_document_runs(case, params, event) return runs(case, FINAL) end
function M.time_of_the_non_final_document_runs(case, params, event) return runs(case, NON_FINAL) end

-- 最近一次中断（不晚于该日）之日，没有的为起算日。
local function anchor(time, day)
  local from = time.from
  for _, entry in ipairs(time.interruptions) do
    if entry.on > from and entry.on <= day then from = entry.on end
  end
  return from
end

-- 到期的是哪一份：期间届满于到期之日或者以前的。
function M.record_passed_time_of_the_documents(case, params, event)
  local function has_passed(part)
    local time = time_of(case, part)
    if not time.from or time.passed or time.applied then return false end
    return dates.add(anchor(time, event.due_on), 2, "years") <= event.due_on
  end
  local final, other = has_passed(FINAL), has_passed(NON_FINAL)
  if final then case.final_part_limit_passed_on = event.due_on end
  if other then case.non_final_part_limit_passed_on = event.due_on end
end

-- 中断、中止 ---------------------------------------------------------------------------------------------------------

-- 该日在不在这一份的二年以内。
local function lies_within(case, part, day)
  local time = time_of(case, part)
  return time.from and not time.applied and day >= time.from and not (time.passed and day > time.passed)
end

-- 写明哪一份的，是那一份；不写的，是期间在进行的各份。
local function concerned(case, day)
  local part = case.limit_part
  return part ~= NON_FINAL and lies_within(case, FINAL, day), part ~= FINAL and lies_within(case, NON_FINAL, day)
end

local function two_documents(case)
  if case.award_kind == "mixed" and case.enforcement_basis == "award" then return true end
  return refuse({ zh = "裁决书只有一份，申请执行的期间没有在进行", en = "the award is one document, and its two years are not running" },
    { statute = "CPL", article = 250, facts = { "award_kind", "limit_part" }, fix = { zh = "不填 limit_part；生效以后、申请执行以前登记", en = "leave limit_part out, and record it while the award may be enforced" } })
end

local function is_concerned(case, day, today, fact)
  local final, other = concerned(case, day)
  if day <= today and not is_over() and (final or other) then return true end
  return refuse(
    { zh = "该日（" .. day .. "）不在所涉裁决书申请执行的二年以内", en = day .. " does not lie within the two years to enforce the document concerned" },
    {
      statute = "CPL", article = 250, facts = { fact, "limit_part", "final_part_limit_from", "non_final_part_limit_from" },
      fix = { zh = "核对日期和所涉的裁决书（limit_part）", en = "look at the day and at the document concerned (limit_part)" },
    })
end

function M.time_of_a_document_was_running(case, params, event)
  local two = two_documents(case)
  if two ~= true then return two end
  return is_concerned(case, case.interrupted_on, event.date, "interrupted_on")
end

local function with_one_more(interruptions, case)
  local log = {}
  for _, entry in ipairs(interruptions or {}) do log[#log + 1] = { on = entry.on, reason = entry.reason } end
  log[#log + 1] = { on = case.interrupted_on, reason = case.interruption_reason }
  return log
end

function M.restart_time_of_the_documents(case, params, event)
  local final, other = concerned(case, case.interrupted_on)
  if final then
    case.final_part_interruptions = with_one_more(case.final_part_interruptions, case)
    case.final_part_limit_passed_on = nil
  end
  if other then
    case.non_final_part_interruptions = with_one_more(case.non_final_part_interruptions, case)
    case.non_final_part_limit_passed_on = nil
  end
  case.interrupted_on, case.interruption_reason, case.limit_part = nil, nil, nil
end

-- 障碍须存在于最后六个月内；消除后满六个月，期间届满（民法典第一百九十四条）。延后的天数，不在最后六个月内的为空。
local function days_moved(case, part)
  local from, to = case.enforcement_suspended_on, case.enforcement_resumed_on
  if not lies_within(case, part, from) then return nil end
  local ends = dates.add(anchor(time_of(case, part), from), 2, "years")
  if to <= dates.add(ends, -6, "months") then return nil end
  local moved = dates.days_between(ends, dates.add(to, 6, "months"))
  return moved > 0 and moved or 0
end

function M.obstacle_to_a_document_stood_in_the_last_six_months(case, params, event)
  local two = two_documents(case)
  if two ~= true then return two end
  local from, to = case.enforcement_suspended_on, case.enforcement_resumed_on
  local found = is_concerned(case, from, event.date, "enforcement_suspended_on")
  if found ~= true then return found end
  if to > event.date or to <= from then
    return refuse(
      { zh = "中止原因应当先发生、已消除", en = "the obstacle must have arisen and have ended since" },
      { statute = "Civil-Code", article = 194, facts = { "enforcement_suspended_on", "enforcement_resumed_on" }, fix = { zh = "原因消除后记明起止", en = "record both days once it has ended" } })
  end
  local part = case.limit_part
  if part ~= NON_FINAL and days_moved(case, FINAL) or part ~= FINAL and days_moved(case, NON_FINAL) then return true end
  return refuse(
    { zh = "障碍不在所涉裁决书申请执行期的最后六个月内，不中止", en = "the obstacle did not stand in the last six months of the document concerned: nothing is suspended" },
    {
      statute = "Civil-Code", article = 194, facts = { "enforcement_suspended_on", "enforcement_resumed_on", "limit_part" },
      fix = { zh = "核对起止日期和所涉的裁决书（limit_part）", en = "look at both days and at the document concerned (limit_part)" },
    })
end

function M.move_time_of_the_documents(case, params, event)
  local part = case.limit_part
  local final = part ~= NON_FINAL and days_moved(case, FINAL) or nil
  local other = part ~= FINAL and days_moved(case, NON_FINAL) or nil
  if final then
    case.final_part_suspended_on, case.final_part_suspended_days, case.final_part_limit_passed_on = case.enforcement_suspended_on, final, nil
  end
  if other then
    case.non_final_part_suspended_on, case.non_final_part_suspended_days, case.non_final_part_limit_passed_on = case.enforcement_suspended_on, other, nil
  end
  case.enforcement_suspended_on, case.enforcement_resumed_on, case.limit_part = nil, nil, nil
end

return M
