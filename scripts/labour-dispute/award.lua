-- 仲裁调解书与裁决：逐项判断终局与否。 Statement and award; finality is judged item by item.
local M = {}

local BOUNDED = { wages = true, injury_medical = true, severance = true, damages = true }

local function ceiling(params)
  return params.minimum_wage * params.finality_months
end

-- 单项裁决金额不超过当地月最低工资标准十二个月，或者执行国家劳动标准的，终局；地方规定增加的事项见参数 final_categories。
local function is_final(item, amount, limit, params)
  for _, category in ipairs(params.final_categories) do
    if item.category == category then return true end
  end
  return BOUNDED[item.category] and amount ~= nil and amount <= limit or false
end

-- 对应第几项请求：写明的，或者同名的唯一一项（与 claims.lua 相同）。
local function claim_of(case, item)
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

-- 由几方分担的一项请求，各项合并计算：不因分给几个给付人而成为终局。
local function amount_of(case, items, item)
  local number, sum = claim_of(case, item), nil
  if not number then return item.amount end
  for _, each in ipairs(items) do
    if each.amount and claim_of(case, each) == number then sum = (sum or 0) + each.amount end
  end
  return item.amount and sum
end

local function split(case, params)
  local limit, final, other = ceiling(params), 0, nil
  for _, item in ipairs(case.award_items) do
    if is_final(item, amount_of(case, case.award_items, item), limit, params) then
      final = final + 1
    else
      other = other or item
    end
  end
  return final, other, limit
end

function M.every_item_is_final(case, params, event)
  local _, other, limit = split(case, params)
  if not other then return true end
  local sum = amount_of(case, case.award_items, other)
  local amount = sum and (money.text(sum) .. "元") or "非金钱给付"
  return refuse(
    {
      zh = "“" .. other.title .. "”（" .. amount .. "）不属终局裁决；单项限额" .. money.text(limit) .. "元",
      en = "item not final; an item may be at most " .. money.text(limit),
    },
    { statute = "LMAL", article = 47, facts = { "award_items" } })
end

-- 同时涉及终局和非终局的，应当分别制作裁决书；混作一份的，按非终局处理。
function M.items_are_mixed_in_two_documents(case, params, event)
  local final, other = split(case, params)
  if final == 0 or not other then
    return refuse({ zh = "裁决事项不是终局与非终局并存", en = "the items are not mixed" }, { statute = "Rules33", article = 50, facts = { "award_items" } })
  end
  if case.award_documents == "single" then
    return refuse({ zh = "终局与非终局混作一份裁决书的，均按非终局处理", en = "one document for both makes the whole non-final" },
      { statute = "SPC-I", article = 20, facts = { "award_documents" } })
  end
  return true
end

function M.record_award(case, params, event)
  case.finality_ceiling = ceiling(params)
  for _, item in ipairs(case.award_items) do
    item.is_final = is_final(item, amount_of(case, case.award_items, item), case.finality_ceiling, params)
    -- 裁决书主文据此写“不予支持”，不写给付零元。
    item.is_rejected = item.amount == 0
  end
  case.award_late = case.award_overdue_on ~= nil
  if case.award_kind ~= "non_final" then
    document { kind = "award_final", subject = { zh = "裁决书（终局）", en = "Award (final)" } }
  end
  if case.award_kind ~= "final" then
    document { kind = "award_non_final", subject = { zh = "裁决书（非终局）", en = "Award (non-final)" } }
  end
end

-- 一份先行裁决兼有终局与非终局事项的，按非终局处理。
function M.record_partial_award(case, params, event)
  local limit, kind = ceiling(params), "final"
  for _, item in ipairs(case.partial_items) do
    item.is_final = is_final(item, amount_of(case, case.partial_items, item), limit, params)
    item.is_rejected = item.amount == 0
    if not item.is_final then kind = "non_final" end
  end
  case.partial_awards = case.partial_awards + 1
  case.partial_award_kind = kind
  document { kind = "partial_award", subject = { zh = "先行裁决书", en = "Partial award" } }
end

-- 此前审查的调解书没有签收完的，其签收与这一份无关。
function M.draft_statement(case, params, event)
  case.statement_worker_signed_on, case.statement_employer_signed_on = nil, nil
  case.was_reviewed = false
  document { kind = "arbitral_statement", subject = { zh = "仲裁调解书", en = "Arbitral mediation statement" } }
end

function M.issue_recommendation(case, params, event)
  document { kind = "recommendation", subject = { zh = "仲裁建议书", en = "Arbitration recommendation" } }
end

function M.issue_correction(case, params, event)
  document { kind = "award_correction", subject = { zh = "补正决定书", en = "Decision correcting the award" } }
end

return M
