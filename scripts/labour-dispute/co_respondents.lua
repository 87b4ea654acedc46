-- 裁后的共同被申请人：各自收到、各自起诉，记在台账 co_respondents 里。期限一次只算最早届满的一份，届满后接着算下一份。
-- Co-respondents after the award: each its own receipt, time and suit, kept in the ledger; the deadline is that of the time that ends first.
local M = {}

local function ledger(case) return case.co_respondents or {} end
local function row_of(case) return case.co_respondents[case.co_respondent] end

-- 一行台账处在哪一步。
local function sues(row) return row.sued_on ~= nil and not row.suit_ended_on end
local function may_still_sue(row) return row.window_from ~= nil and not row.window_passed_on and not row.sued_on end
local function awaits(row) return not row.window_from and not row.sued_on end

local function any(case, holds)
  for _, row in ipairs(ledger(case)) do
    if holds(row) then return true end
  end
  return false
end

-- 期间最后一日（遇休息日顺延），与流程的期限 outcome.co_respondents.window.suit 同样计算：几份的最后一日可以是同一日，而一个期限
-- 同一日只届满一次；回证后到、期间已过的，也不再等它届满。
local SUIT_DAYS = 15
local function last_day(from) return dates.add(dates.add(from, SUIT_DAYS - 1, "days"), 1, "working-days") end

-- 已过的记下最后一日；其余的，期限算最早届满的一份，没有在进行的不计算。
local function follow_the_first(case, event)
  local first
  for _, row in ipairs(ledger(case)) do
    if may_still_sue(row) then
      local last = last_day(row.window_from)
      if last < event.date then
        row.window_passed_on = last
      elseif not first or row.window_from < first then
        first = row.window_from
      end
    end
  end
  case.co_respondent_window_from = first
end

local function was_revoked() return active("outcome.revocation.revoked") end

-- 能不能起诉：有没有起诉的对象 ------------------------------------------------------------------------------------------

function M.there_are_co_respondents(case, params, event)
  if #ledger(case) > 0 then return true end
  return refuse({ zh = "没有共同被申请人", en = "there are no co-respondents" }, { statute = "LMAL", article = 22, facts = { "co_respondents" } })
end

function M.co_respondent_is_known(case, params, event)
  if ledger(case)[case.co_respondent] then return true end
  return refuse(
    { zh = "没有第" .. case.co_respondent .. "个共同被申请人", en = "there is no co-respondent number " .. case.co_respondent },
    { statute = "LMAL", article = 22, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号", en = "look at the numbers of the co-respondents" } })
end

-- 终局裁决（未被撤销的）、已由判决代替的非终局部分，没有起诉可言。
function M.co_respondents_have_no_suit(case, params, event)
  if #ledger(case) == 0 or case.enforcement_basis ~= "award" then return true end
  if not was_revoked() and (case.award_kind == "final" or case.non_final_part_void) then return true end
  return refuse({ zh = "共同被申请人可以起诉", en = "a co-respondent may sue" }, { statute = "LMAL", article = 50, facts = { "award_kind", "co_respondents" } })
end

function M.a_co_respondent_may_still_sue(case, params, event)
  if any(case, may_still_sue) then return true end
  return refuse({ zh = "没有共同被申请人的起诉期在进行", en = "no co-respondent's time to sue is running" }, { statute = "LMAL", article = 50, facts = { "co_respondents" } })
end

function M.a_co_respondent_is_suing(case, params, event)
  if any(case, sues) then return true end
  return refuse({ zh = "没有共同被申请人的在审诉讼", en = "no suit of a co-respondent is pending" }, { statute = "SPC-I", article = 16, facts = { "co_respondents" } })
end

function M.a_co_respondent_awaits_the_revocation(case, params, event)
  if was_revoked() and any(case, awaits) then return true end
  return refuse({ zh = "没有待送达撤销裁定的共同被申请人", en = "no co-respondent awaits the ruling that revokes" }, { statute = "LMAL", article = 49, facts = { "co_respondents" } })
end

function M.a_co_respondent_awaits_service(case, params, event)
  if any(case, awaits) then return true end
  return refuse({ zh = "裁决书已送达各共同被申请人", en = "the award is served on every co-respondent" }, { statute = "LMAL", article = 50, facts = { "co_respondents" } })
end

-- 裁决作出以前不会有的收到、起诉、申请撤销：不随名单填入。
function M.open_ledger_of_co_respondents(case, params, event)
  for _, row in ipairs(ledger(case)) do
    row.award_served_on, row.window_from, row.window_passed_on, row.sued_on, row.suit_ended_on = nil, nil, nil, nil, nil
    row.revocation_from, row.revocation_passed_on, row.revocation_applied_on, row.revocation_rejected_on = nil, nil, nil, nil
    row.ruling_awaited = nil
  end
end

-- 送达 ----------------------------------------------------------------------------------------------------------------

function M.co_respondent_receipt_is_outstanding(case, params, event)
  if case.enforcement_basis == "award" and not row_of(case).award_served_on then return true end
  return refuse(
    { zh = "该共同被申请人的收到日已经登记，或者没有裁决书", en = "that co-respondent's receipt is on record, or there is no award" },
    { statute = "LMAL", article = 50, facts = { "co_respondent", "co_respondents", "enforcement_basis" }, fix = { zh = "核对序号", en = "look at the number" } })
end

-- 回证后到的，已经起诉、裁决已被撤销的，只记收到日。
function M.open_co_respondent_window(case, params, event)
  local row = row_of(case)
  if case.award_kind ~= "final" and not was_revoked() and not row.sued_on then row.window_from = row.award_served_on end
  follow_the_first(case, event)
end

-- 届满的是最早的一份，最后一日相同的一并届满；最后一日如实记下，与登记的早晚无关。
function M.close_co_respondent_window(case, params, event)
  for _, row in ipairs(ledger(case)) do
    local first = may_still_sue(row) and row.window_from == case.co_respondent_window_from
    if first or may_still_sue(row) and last_day(row.window_from) <= event.due_on then row.window_passed_on = event.due_on end
  end
  follow_the_first(case, event)
end

-- 起诉 ----------------------------------------------------------------------------------------------------------------

local function is_out_of_time(case, row)
  if case.sued_on and row.window_passed_on and case.sued_on <= row.window_passed_on then return true end
  local last = row.window_passed_on and "（" .. row.window_passed_on .. "）" or ""
  return caution(
    { zh = "“" .. row.name .. "”的起诉期已经届满" .. last .. "；别的当事人的期间与它无关", en = "that co-respondent's time to sue has ended" .. (row.window_passed_on and ", on " .. row.window_passed_on or "") .. "; another party's time is not its own" },
    {
      statute = "LMAL", article = 50, facts = { "sued_on", "co_respondent", "co_respondents" },
      fix = { zh = "期内起诉而得知得晚的，写明起诉之日（sued_on）；逾期而法院已受理的，写明理由继续", en = "give the day of the suit (sued_on) if it lies within the time; if the court has docketed a late one, give that as the reason" },
    })
end

-- 起诉的当然已收到裁决书：回证后到，不碍登记。
function M.co_respondent_may_sue(case, params, event)
  local row = row_of(case)
  if case.enforcement_basis == "award" and case.award_kind == "final" and not was_revoked() then
    return refuse(
      { zh = "终局裁决，共同被申请人不能起诉，可在三十日内向中级人民法院申请撤销", en = "the award is final: a co-respondent may seek revocation within 30 days instead" },
      { statute = "LMAL", article = 49, facts = { "award_kind" }, fix = { zh = "办理“共同被申请人申请撤销裁决”（co_respondent_revocation_applied）", en = "use co_respondent_revocation_applied" } })
  end
  if M.co_respondents_have_no_suit(case, params, event) == true then
    return refuse({ zh = "没有可以起诉的裁决：没有裁决书，或者已由判决代替", en = "there is nothing to sue on: no award, or a judgment stands in its place" },
      { statute = "LMAL", article = 50, facts = { "enforcement_basis", "non_final_part_void" }, fix = { zh = "核对案件；判决后的事项由法院处理", en = "look at the case; what follows a judgment is for the court" } })
  end
  if sues(row) then
    return refuse({ zh = "“" .. row.name .. "”的起诉已经登记", en = "that co-respondent's suit is on record" },
      { statute = "LMAL", article = 50, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号", en = "look at the number" } })
  end
  if may_still_sue(row) or awaits(row) then return true end
  return is_out_of_time(case, row)
end

function M.record_co_respondent_suit(case, params, event)
  local row = row_of(case)
  row.sued_on, row.suit_ended_on, row.ruling_awaited = case.sued_on or event.date, nil, nil
  case.sued_on, case.co_respondent = nil, nil
  follow_the_first(case, event)
  notify { to = "parties", subject = { zh = "共同被申请人已起诉，裁决不发生法律效力", en = "A co-respondent has sued: the award has no effect" } }
end

function M.co_respondent_is_suing(case, params, event)
  if sues(row_of(case)) then return true end
  return refuse({ zh = "该共同被申请人没有在审的诉讼", en = "no suit of that co-respondent is pending" },
    { statute = "SPC-I", article = 16, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号；先登记起诉（co_respondent_sued）", en = "look at the number, or record the suit first (co_respondent_sued)" } })
end

-- 撤诉的，自裁定送达之日；因超期驳回的，自其期间届满之次日；因主体或者案由不符驳回的，裁决不生效（法释〔2000〕18号）。
function M.record_end_of_co_respondent_suit(case, params, event)
  local row, day = row_of(case), case.receipt_on or event.date
  if case.suit_result == "dismissed_late" and row.window_passed_on then day = dates.add(row.window_passed_on, 1, "days") end
  row.suit_ended_on = day
  if case.suit_result == "dismissed_not_fit" then
    if case.award_kind == "mixed" then case.non_final_part_void = true else case.award_void = true end
  end
  case.receipt_on, case.co_respondent = nil, nil
end

-- 判决代替裁决，各人的诉讼一并结束。
function M.end_suits_of_co_respondents(case, params, event)
  for _, row in ipairs(ledger(case)) do
    if sues(row) then row.suit_ended_on = event.date end
  end
  case.co_respondent_window_from = nil
end

-- 裁决被撤销以后 --------------------------------------------------------------------------------------------------------

function M.await_ruling_on_co_respondents(case, params, event)
  for _, row in ipairs(ledger(case)) do
    if not sues(row) then
      row.window_from, row.window_passed_on, row.sued_on, row.suit_ended_on = nil, nil, nil, nil
      row.ruling_awaited = true
    end
  end
  case.co_respondent_window_from = nil
end

function M.co_respondent_awaits_the_revocation(case, params, event)
  if was_revoked() and row_of(case).ruling_awaited then return true end
  return refuse({ zh = "没有待送达该共同被申请人的撤销裁定", en = "no ruling of revocation is to be served on that co-respondent" },
    { statute = "LMAL", article = 49, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号；裁决被撤销（award_revoked）后登记", en = "look at the number; record it once the award is revoked (award_revoked)" } })
end

function M.open_co_respondent_window_by_ruling(case, params, event)
  local row = row_of(case)
  row.window_from, row.ruling_awaited = case.receipt_on or event.date, nil
  case.receipt_on, case.co_respondent = nil, nil
  follow_the_first(case, event)
end

return M
