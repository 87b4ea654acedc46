-- 各项请求各有其结果。 Each claim has a fate of its own; nothing is decided twice and nothing is forgotten.
local M = {}

local function named(case, number)
  return "第" .. number .. "项“" .. case.claims[number].title .. "”"
end

-- The number of the claim that an item answers: as written, or the one claim of that title.
local function answered(case, item)
  if item.claim then return item.claim end
  local found
  for number, claim in ipairs(case.claims or {}) do
    if claim.title == item.title then
      if found then return nil end
      found = number
    end
  end
  return found
end

-- 请求的序号：撤回部分请求依办案规则第三十五条；裁决书载明仲裁请求和裁决结果，依调解仲裁法第四十六条。
local function is_open(case, number, fact)
  local claim = (case.claims or {})[number]
  if not claim then
    local fix = { zh = "核对请求的序号", en = "look at the numbers of the claims" }
    if fact == "claim_numbers" then
      return refuse({ zh = "没有第" .. number .. "项请求", en = "there is no claim number " .. number },
        { statute = "Rules33", article = 35, facts = { fact, "claims" }, fix = fix })
    end
    return refuse({ zh = "没有第" .. number .. "项请求", en = "there is no claim number " .. number },
      { statute = "LMAL", article = 46, facts = { fact, "claims" }, fix = fix })
  end
  if claim.outcome then
    return refuse(
      { zh = named(case, number) .. "已有结果，不再裁决", en = "claim " .. number .. " has its outcome already" },
      { statute = "Rules33", article = 34, facts = { fact, "claims" }, fix = { zh = "去掉该项；写的序号有误的，更正", en = "leave it out, or correct the number" } })
  end
  return true
end

-- 由谁给付：没有写明的，是被申请人。
local function payer_of(case, item)
  if item.co_respondent then return item.co_respondent end
  return item.owed_by or (case.applicant_side == "worker" and "employer" or "worker")
end

-- 一项请求由几方分担的，分作几项，给付人各不相同；同一个给付人的合为一项。
local function answer_open_claims(case, items, fact)
  local seen = {}
  for _, item in ipairs(items) do
    local number = answered(case, item)
    if number then
      local found = is_open(case, number, fact)
      if found ~= true then return found end
      local payer = payer_of(case, item)
      seen[number] = seen[number] or {}
      if seen[number][payer] then
        return refuse(
          { zh = named(case, number) .. "有两项裁决，给付人相同", en = "two items answer claim " .. number .. " and have the same payer" },
          {
            statute = "LMAL", article = 46, facts = { fact },
            fix = { zh = "合为一项；由几方分担的，各写明由谁给付（owed_by）", en = "make them one; if several share it, say who pays each (owed_by)" },
          })
      end
      seen[number][payer] = true
    end
  end
  return true
end

local function has_items(items, fact)
  if #items > 0 then return true end
  return refuse({ zh = "没有裁决事项：裁决书须载明裁决结果", en = "there are no items: an award states what is decided" },
    { statute = "LMAL", article = 46, facts = { fact }, fix = { zh = "写明各项裁决，不予支持的金额写 0", en = "give each item, with amount 0 for what is rejected" } })
end

function M.award_has_items(case, params, event) return has_items(case.award_items, "award_items") end
function M.partial_award_has_items(case, params, event) return has_items(case.partial_items, "partial_items") end

-- 不告不理，分担的合并计算：超出请求的多半是笔误；按标准核算确应高于请求的，写明理由。
local function stay_within_the_claims(case, items, fact)
  local sums = {}
  for _, item in ipairs(items) do
    local number = answered(case, item)
    local claim = number and (case.claims or {})[number]
    if claim and item.amount then sums[number] = (sums[number] or 0) + item.amount end
    if claim and claim.amount and sums[number] and sums[number] > claim.amount then
      return caution(
        { zh = named(case, number) .. "裁决" .. money.text(sums[number]) .. "元，多于请求的" .. money.text(claim.amount) .. "元", en = "claim " .. number .. " is awarded " .. money.text(sums[number]) .. ", more than the " .. money.text(claim.amount) .. " asked for" },
        { statute = "LMAL", article = 46, facts = { fact, "claims" }, fix = { zh = "核对金额；确应如此的写明理由", en = "look at the amount; if it is right, give the reason" } })
    end
  end
  return true
end

function M.award_stays_within_the_claims(case, params, event) return stay_within_the_claims(case, case.award_items, "award_items") end
function M.partial_award_stays_within_the_claims(case, params, event) return stay_within_the_claims(case, case.partial_items, "partial_items") end

-- 全部请求都已先行裁决（或者撤回）的，没有可以再裁决的。
function M.every_claim_has_its_outcome(case, params, event)
  local decided = false
  for number, claim in ipairs(case.claims or {}) do
    if not claim.outcome then
      return refuse({ zh = named(case, number) .. "尚无结果", en = "claim " .. number .. " has no outcome yet" },
        { statute = "LMAL", article = 46, facts = { "claims" }, fix = { zh = "裁决其余请求", en = "decide the rest in the award" } })
    end
    if claim.outcome == "partial_award" or claim.outcome == "rejected" then decided = true end
  end
  if decided then return true end
  return refuse({ zh = "没有先行裁决处理过的请求", en = "no claim was decided by a partial award" }, { statute = "LMAL", article = 43, facts = { "claims" } })
end

function M.partial_items_answer_open_claims(case, params, event)
  return answer_open_claims(case, case.partial_items, "partial_items")
end

function M.award_answers_open_claims(case, params, event)
  return answer_open_claims(case, case.award_items, "award_items")
end

-- 裁决书应当对每项请求有交代；遗漏多为疏忽，确无需裁决的可以写明理由继续。
function M.every_claim_is_answered(case, params, event)
  local done, missing = {}, nil
  for _, item in ipairs(case.award_items) do
    local number = answered(case, item)
    if number then done[number] = true end
  end
  for number, claim in ipairs(case.claims or {}) do
    if not claim.outcome and not done[number] then missing = missing or number end
  end
  if not missing then return true end
  return caution(
    { zh = named(case, missing) .. "没有裁决事项", en = "no item answers claim " .. missing },
    {
      statute = "LMAL", article = 46, facts = { "award_items", "claims" },
      fix = { zh = "增加该项裁决（不予支持的金额写 0），或者写明理由", en = "add an item for it (amount 0 when rejected), or give the reason" },
    })
end

-- 每项请求的着落、日期，文书据此写明。
-- 分担的一项请求，有一方给付就是得到支持。
local function mark(case, items, outcome, note)
  for _, item in ipairs(items) do
    local number = answered(case, item)
    if number then
      local claim = case.claims[number]
      if item.amount ~= 0 then claim.outcome = outcome else claim.outcome = claim.outcome or "rejected" end
      note(claim, item)
    end
  end
end

function M.mark_claims_of_partial_award(case, params, event)
  mark(case, case.partial_items, "partial_award", function(claim)
    claim.decided_on, claim.partial_award = event.date, case.partial_awards
  end)
end

function M.mark_claims_of_award(case, params, event)
  mark(case, case.award_items, "awarded", function(claim, item)
    claim.decided_on = event.date
    if case.award_kind == "mixed" then claim.decided_in = item.is_final and "final" or "non_final" end
  end)
end

local function mark_open_claims(case, outcome, day)
  for _, claim in ipairs(case.claims or {}) do
    if not claim.outcome then claim.outcome, claim.decided_on = outcome, day end
  end
end

function M.mark_claims_settled(case, params, event) mark_open_claims(case, "settled", event.date) end
function M.mark_claims_withdrawn(case, params, event) mark_open_claims(case, "withdrawn", event.date) end

function M.claims_are_open(case, params, event)
  local left = 0
  for _, claim in ipairs(case.claims or {}) do
    if not claim.outcome then left = left + 1 end
  end
  local seen, named_here = {}, 0
  for _, number in ipairs(case.claim_numbers) do
    local found = is_open(case, number, "claim_numbers")
    if found ~= true then return found end
    if not seen[number] then named_here = named_here + 1 end
    seen[number] = true
  end
  if named_here < left then return true end
  return refuse(
    { zh = "撤回全部请求的，应当撤回仲裁申请", en = "to withdraw every claim, withdraw the application" },
    { statute = "Rules33", article = 35, facts = { "claim_numbers" }, fix = { zh = "办理撤回仲裁申请", en = "use the withdrawal of the application" } })
end

function M.withdraw_claims(case, params, event)
  for _, number in ipairs(case.claim_numbers) do
    local claim = case.claims[number]
    claim.outcome, claim.decided_on = "withdrawn", event.date
  end
  notify { to = "respondent", subject = { zh = "申请人撤回部分请求通知", en = "Notice: some claims are withdrawn" } }
end

return M
