-- 申请执行的期间：起算、中断、中止、届满。 The two years to seek enforcement.
local M = {}

local function in_two_documents(case) return case.award_kind == "mixed" and case.enforcement_basis == "award" end

function M.the_title_is_one_document(case, params, event)
  if not in_two_documents(case) then return true end
  return refuse({ zh = "裁决书有两份，申请执行的期间各自计算", en = "the award is in two documents, each with its own two years" },
    { statute = "Rules33", article = 50, facts = { "award_kind", "enforcement_basis" } })
end

-- 二年自履行期间最后一日起算，分期履行的自最后一期；没有约定的，自生效之日。没有效力的不能执行，所以不早于生效日。
function M.start_enforcement_time(case, params, event)
  -- 裁决书分作两份的，二年各自计算（documents_limit.lua）。
  if in_two_documents(case) then
    case.enforcement_from, case.enforcement_time_passed_on = nil, nil
    return
  end
  local from = case.effective_on
  local due = case.performance_due_on
  if case.enforcement_basis == "confirmed_agreement" or case.enforcement_basis == "statement" then
    due = case.last_instalment_on or case.payment_due_on
  end
  if due and due > from then from = due end
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
  local passed = case.enforcement_time_passed_on
  if in_two_documents(case) then
    local part = case.enforcement_part
    passed = part ~= "non_final" and case.final_part_limit_passed_on or part ~= "final" and case.non_final_part_limit_passed_on
  end
  if passed then return true end
  return refuse({ zh = "申请执行未超过二年", en = "the two years had not passed" },
    { statute = "CPL", article = 250, facts = { "enforcement_from", "final_part_limit_passed_on", "non_final_part_limit_passed_on" } })
end

return M
