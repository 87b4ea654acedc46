-- 共同被申请人申请撤销终局裁决：各自收到之日起三十日（调解仲裁法第四十九条），记在台账 co_respondents 里。
-- Co-respondents and the revocation of a final award: thirty days from each one's own receipt, kept in the ledger.
local M = {}

local function ledger(case) return case.co_respondents or {} end
local function row_of(case) return case.co_respondents[case.co_respondent] end

local function seeks(row) return row.revocation_applied_on ~= nil and not row.revocation_rejected_on end
local function may_still_revoke(row) return row.revocation_from ~= nil and not row.revocation_passed_on and not row.revocation_applied_on end
local function awaits(row) return not row.revocation_from and not row.revocation_applied_on end

local function any(case, holds)
  for _, row in ipairs(ledger(case)) do
    if holds(row) then return true end
  end
  return false
end

-- 期间最后一日（遇休息日顺延），与期限 outcome.co_respondent_revocation.window.application 同样计算；理由见 co_respondents.lua。
local REVOCATION_DAYS = 30
local function last_day(from) return dates.add(dates.add(from, REVOCATION_DAYS - 1, "days"), 1, "working-days") end

local function follow_the_first(case, event)
  local first
  for _, row in ipairs(ledger(case)) do
    if may_still_revoke(row) then
      local last = last_day(row.revocation_from)
      if last < event.date then
        row.revocation_passed_on = last
      elseif not first or row.revocation_from < first then
        first = row.revocation_from
      end
    end
  end
  case.co_respondent_revocation_from = first
end

local function worker_sues(case) return active("outcome.worker.litigating") or case.worker_sued_final_on ~= nil end

local function is_closed(case)
  return #ledger(case) == 0 or case.enforcement_basis ~= "award" or case.award_kind == "non_final" or case.final_part_void
end

function M.co_respondents_may_revoke(case, params, event)
  if not is_closed(case) then return true end
  return refuse({ zh = "没有共同被申请人可以申请撤销的裁决", en = "there is no award that a co-respondent may ask to revoke" },
    { statute = "LMAL", article = 49, facts = { "co_respondents", "award_kind", "final_part_void" } })
end

function M.co_respondents_may_not_revoke(case, params, event)
  if is_closed(case) then return true end
  return refuse({ zh = "共同被申请人可以申请撤销", en = "a co-respondent may ask for revocation" }, { statute = "LMAL", article = 49, facts = { "co_respondents", "award_kind" } })
end

function M.a_co_respondent_may_still_revoke(case, params, event)
  if any(case, may_still_revoke) then return true end
  return refuse({ zh = "没有共同被申请人的申请撤销期在进行", en = "no co-respondent's time to seek revocation is running" }, { statute = "LMAL", article = 49, facts = { "co_respondents" } })
end

function M.a_co_respondent_seeks_revocation(case, params, event)
  if any(case, seeks) then return true end
  return refuse({ zh = "没有共同被申请人在审的撤销申请", en = "no co-respondent's revocation is pending" }, { statute = "LMAL", article = 49, facts = { "co_respondents" } })
end

function M.a_co_respondent_awaits_the_end_of_the_suit(case, params, event)
  if any(case, function(row) return awaits(row) and row.ruling_awaited end) then return true end
  return refuse({ zh = "没有待送达裁定的共同被申请人", en = "no co-respondent awaits the ruling that ended the suit" }, { statute = "SPC-I", article = 21, facts = { "co_respondents" } })
end

function M.a_co_respondent_awaits_the_final_award(case, params, event)
  if any(case, awaits) then return true end
  return refuse({ zh = "裁决书已送达各共同被申请人", en = "the award is served on every co-respondent" }, { statute = "LMAL", article = 49, facts = { "co_respondents" } })
end

-- 劳动者已起诉的，撤诉或者驳回以后另有三十日，现在不计算；与起诉期同一次送达，序号到此清空。
function M.open_co_respondent_revocation(case, params, event)
  local row = row_of(case)
  local open = not is_closed(case) and not worker_sues(case) and not row.ruling_awaited and not row.revocation_applied_on
  if open and not active("outcome.revocation.revoked") then row.revocation_from = row.award_served_on end
  case.co_respondent = nil
  follow_the_first(case, event)
end

function M.close_co_respondent_revocation(case, params, event)
  for _, row in ipairs(ledger(case)) do
    local first = may_still_revoke(row) and row.revocation_from == case.co_respondent_revocation_from
    if first or may_still_revoke(row) and last_day(row.revocation_from) <= event.due_on then row.revocation_passed_on = event.due_on end
  end
  follow_the_first(case, event)
end

-- 只在自己的三十日以内；申请的当然已收到裁决书，回证后到，不碍登记。
function M.co_respondent_may_seek_revocation(case, params, event)
  local row = row_of(case)
  if active("outcome.revocation.revoked") then
    return refuse({ zh = "裁决已被撤销", en = "the award is revoked already" },
      { statute = "LMAL", article = 49, facts = { "award_void", "final_part_void" }, fix = { zh = "自收到裁定之日起十五日内可以起诉", en = "sue within 15 days of receipt of the ruling" } })
  end
  if row.revocation_applied_on then
    return refuse({ zh = "“" .. row.name .. "”的撤销申请已经登记", en = "that co-respondent's application is on record" },
      { statute = "LMAL", article = 49, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号", en = "look at the number" } })
  end
  if may_still_revoke(row) or awaits(row) then return true end
  return refuse(
    { zh = "“" .. row.name .. "”应在收到裁决书之日起三十日内申请撤销，其期间已于" .. row.revocation_passed_on .. "届满", en = "that co-respondent's thirty days ended on " .. row.revocation_passed_on },
    { statute = "LMAL", article = 49, facts = { "co_respondent", "co_respondents" }, fix = { zh = "各自的期间各自计算，不能借用另一方的", en = "each party has its own time, and another's does not do" } })
end

function M.record_co_respondent_revocation(case, params, event)
  row_of(case).revocation_applied_on, row_of(case).ruling_awaited = event.date, nil
  case.co_respondent = nil
  follow_the_first(case, event)
end

function M.co_respondent_seeks_revocation(case, params, event)
  if seeks(row_of(case)) then return true end
  return refuse({ zh = "该共同被申请人没有在审的撤销申请", en = "no revocation sought by that co-respondent is pending" },
    { statute = "SPC-I", article = 25, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号", en = "look at the number" } })
end

function M.record_rejection_of_co_respondent(case, params, event)
  row_of(case).revocation_rejected_on = event.date
  case.co_respondent = nil
end

-- 劳动者起诉，申请撤销的终结审查；法院已经驳回过的不再重来。
function M.bar_revocation_by_co_respondents(case, params, event)
  for _, row in ipairs(ledger(case)) do
    if not row.revocation_rejected_on then row.revocation_from, row.revocation_passed_on, row.revocation_applied_on = nil, nil, nil end
  end
  case.co_respondent_revocation_from = nil
end

function M.await_end_of_suit_at_co_respondents(case, params, event)
  for _, row in ipairs(ledger(case)) do
    if not row.revocation_rejected_on then row.ruling_awaited = true end
  end
  notify { to = "parties", subject = { zh = "各共同被申请人自收到裁定之日起三十日内可以申请撤销裁决", en = "Each co-respondent may seek revocation within 30 days of its receipt of the ruling" } }
end

function M.co_respondent_awaits_the_end_of_the_suit(case, params, event)
  if not active("outcome.revocation.revoked") and row_of(case).ruling_awaited then return true end
  return refuse({ zh = "没有待送达该共同被申请人的撤诉、驳回起诉的裁定", en = "no ruling that ended the worker's suit is to be served on that co-respondent" },
    { statute = "SPC-I", article = 21, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号；劳动者的诉讼结束（suit_ended）后登记", en = "look at the number; record it once the worker's suit has ended (suit_ended)" } })
end

function M.open_co_respondent_revocation_by_ruling(case, params, event)
  local row = row_of(case)
  row.revocation_from, row.ruling_awaited = case.receipt_on or event.date, nil
  case.receipt_on, case.co_respondent = nil, nil
  follow_the_first(case, event)
end

return M
