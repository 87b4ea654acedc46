-- 申请执行先行裁决的二年：每份各自计算、中断、届满，此前的各份不因又作一份而停。 The two years of each partial award.
local M = {}

-- 期限按字段计算，此前的各份至多列四份；再多的不列期限，台账照记。
local LISTED = 4

local function time_of(case, number)
  if number == case.partial_awards then
    return {
      from = case.partial_effective_on, applied = case.partial_enforcement_on, passed = case.partial_enforcement_passed_on,
      interruptions = case.partial_enforcement_interruptions or {},
    }
  end
  if number == 1 then
    return {
      from = case.partial_1_effective_on, applied = case.partial_1_enforcement_on, passed = case.partial_1_limit_passed_on,
      interruptions = case.partial_1_interruptions or {},
    }
  end
  if number == 2 then
    return {
      from = case.partial_2_effective_on, applied = case.partial_2_enforcement_on, passed = case.partial_2_limit_passed_on,
      interruptions = case.partial_2_interruptions or {},
    }
  end
  if number == 3 then
    return {
      from = case.partial_3_effective_on, applied = case.partial_3_enforcement_on, passed = case.partial_3_limit_passed_on,
      interruptions = case.partial_3_interruptions or {},
    }
  end
  if number == 4 then
    return {
      from = case.partial_4_effective_on, applied = case.partial_4_enforcement_on, passed = case.partial_4_limit_passed_on,
      interruptions = case.partial_4_interruptions or {},
    }
  end
  return { interruptions = {} }
end

local function keep(case, number, passed, interruptions)
  if #interruptions == 0 then interruptions = nil end
  if number == case.partial_awards then
    case.partial_enforcement_passed_on, case.partial_enforcement_interruptions = passed, interruptions
  elseif number == 1 then
    case.partial_1_limit_passed_on, case.partial_1_interruptions = passed, interruptions
  elseif number == 2 then
    case.partial_2_limit_passed_on, case.partial_2_interruptions = passed, interruptions
  elseif number == 3 then
    case.partial_3_limit_passed_on, case.partial_3_interruptions = passed, interruptions
  elseif number == 4 then
    case.partial_4_limit_passed_on, case.partial_4_interruptions = passed, interruptions
  end
end

local function runs(made, from, passed, from_fact, passed_fact)
  if not made then
    return refuse({ zh = "没有这一份先行裁决", en = "there is no such partial award" }, { statute = "LMAL", article = 43, facts = { "partial_awards" } })
  end
  if not from then
    return refuse({ zh = "先行裁决尚未生效，不计算申请执行的期间", en = "the partial award is not in effect: its two years do not run" },
      { statute = "CPL", article = 250, facts = { from_fact } })
  end
  if passed then
    return refuse({ zh = "申请执行先行裁决的期间已于" .. passed .. "届满", en = "the two years of the partial award ended on " .. passed },
      { statute = "CPL", article = 250, facts = { passed_fact } })
  end
  return true
end

function M.partial_enforcement_time_runs(case, params, event)
  return runs(case.partial_awards > 0, case.partial_effective_on, case.partial_enforcement_passed_on, "partial_effective_on", "partial_enforcement_passed_on")
end

function M.time_of_partial_award_1_runs(case, params, event)
  return runs(case.partial_awards > 1, case.partial_1_effective_on, case.partial_1_limit_passed_on, "partial_1_effective_on", "partial_1_limit_passed_on")
end

function M.time_of_partial_award_2_runs(case, params, event)
  return runs(case.partial_awards > 2, case.partial_2_effective_on, case.partial_2_limit_passed_on, "partial_2_effective_on", "partial_2_limit_passed_on")
end

function M.time_of_partial_award_3_runs(case, params, event)
  return runs(case.partial_awards > 3, case.partial_3_effective_on, case.partial_3_limit_passed_on, "partial_3_effective_on", "partial_3_limit_passed_on")
end

function M.time_of_partial_award_4_runs(case, params, event)
  return runs(case.partial_awards > 4, case.partial_4_effective_on, case.partial_4_limit_passed_on, "partial_4_effective_on", "partial_4_limit_passed_on")
end

-- 第六份起，第五份的二年不再列出，也没有第六份的文书样式（documents.yaml）：只能由办理人自己记。
function M.time_of_the_earlier_ones_is_listed(case, params, event)
  if case.partial_awards <= LISTED then return true end
  return caution(
    {
      zh = "已有" .. case.partial_awards .. "份先行裁决：再作一份，第" .. LISTED .. "份以后的各份申请执行的二年不再列出，须自行记期",
      en = "there are " .. case.partial_awards .. " partial awards: with another the two years of those after number " .. LISTED .. " are listed no more and are kept by hand",
    },
    {
      statute = "CPL", article = 250, facts = { "partial_awards", "earlier_partial_awards" },
      fix = { zh = "在裁决书中一并裁决其余请求；仍要先行裁决的，写明由谁自行记期，其裁决书另行制作", en = "decide the rest in the award; if not, say who keeps those days, and have the paper made by hand" },
    })
end

-- 又作一份之前：最近一份的中断、届满随该份移到它自己的序号下。
function M.keep_time_of_earlier_partial_award(case, params, event)
  local number = case.partial_awards
  if number == 0 or number > LISTED then return end
  local passed, interruptions = case.partial_enforcement_passed_on, {}
  for _, entry in ipairs(case.partial_enforcement_interruptions or {}) do
    interruptions[#interruptions + 1] = { on = entry.on, reason = entry.reason }
  end
  if #interruptions == 0 then interruptions = nil end
  if number == 1 then
    case.partial_1_limit_passed_on, case.partial_1_interruptions = passed, interruptions
  elseif number == 2 then
    case.partial_2_limit_passed_on, case.partial_2_interruptions = passed, interruptions
  elseif number == 3 then
    case.partial_3_limit_passed_on, case.partial_3_interruptions = passed, interruptions
  elseif number == 4 then
    case.partial_4_limit_passed_on, case.partial_4_interruptions = passed, interruptions
  end
end

-- 各份的生效、申请执行以台账为准：诉讼、撤销、判决改变了以前一份的效力的，其二年随之起算或者不再计算。
function M.follow_earlier_partial_awards(case, params, event)
  local ledger, award = {}
  for _, each in ipairs(case.earlier_partial_awards or {}) do ledger[each.number] = each end
  award = ledger[1] or {}
  case.partial_1_effective_on, case.partial_1_enforcement_on = award.effective_on, award.enforcement_on
  if not award.effective_on then case.partial_1_limit_passed_on, case.partial_1_interruptions = nil, nil end
  award = ledger[2] or {}
  case.partial_2_effective_on, case.partial_2_enforcement_on = award.effective_on, award.enforcement_on
  if not award.effective_on then case.partial_2_limit_passed_on, case.partial_2_interruptions = nil, nil end
  award = ledger[3] or {}
  case.partial_3_effective_on, case.partial_3_enforcement_on = award.effective_on, award.enforcement_on
  if not award.effective_on then case.partial_3_limit_passed_on, case.partial_3_interruptions = nil, nil end
  award = ledger[4] or {}
  case.partial_4_effective_on, case.partial_4_enforcement_on = award.effective_on, award.enforcement_on
  if not award.effective_on then case.partial_4_limit_passed_on, case.partial_4_interruptions = nil, nil end
end

-- 最近一次中断（不晚于该日）之日，没有的为起算日。
local function anchor(time, day)
  local from = time.from
  for _, entry in ipairs(time.interruptions) do
    if entry.on > from and entry.on <= day then from = entry.on end
  end
  return from
end

-- 到期的是哪几份：期间届满于到期之日或者以前的。
function M.record_passed_time_of_partial_awards(case, params, event)
  for number = 1, case.partial_awards do
    local time = time_of(case, number)
    if time.from and not time.applied and not time.passed and dates.add(anchor(time, event.due_on), 2, "years") <= event.due_on then
      keep(case, number, event.due_on, time.interruptions)
    end
  end
end

-- 申请执行先行裁决时效的中断（民事诉讼法第二百五十条）；不写第几份的，是最近一份。
function M.partial_limit_was_running(case, params, event)
  local day, time = case.interrupted_on, time_of(case, case.partial_number or case.partial_awards)
  if time.from and day >= time.from and day <= event.date and not (time.passed and day > time.passed) then return true end
  return refuse(
    { zh = "该日（" .. day .. "）不在申请执行这份先行裁决的二年以内", en = day .. " does not lie within the two years to enforce this partial award" },
    {
      statute = "CPL", article = 250, facts = { "interrupted_on", "partial_number", "partial_effective_on", "partial_enforcement_passed_on" },
      fix = { zh = "核对日期；以前的一份写明 partial_number", en = "look at the day, and give partial_number for an earlier one" },
    })
end

function M.restart_partial_limit(case, params, event)
  local number = case.partial_number or case.partial_awards
  local log = {}
  for _, entry in ipairs(time_of(case, number).interruptions) do log[#log + 1] = { on = entry.on, reason = entry.reason } end
  log[#log + 1] = { on = case.interrupted_on, reason = case.interruption_reason }
  keep(case, number, nil, log)
  case.interrupted_on, case.interruption_reason, case.partial_number = nil, nil, nil
end

return M
