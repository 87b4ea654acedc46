-- 繁简分流：简易、一般、集体。 Which track, and conversion.
local M = {}

-- 办案规则第六十二条第一款：劳动者十人以上并有共同请求，或者因履行集体合同发生的争议。是否集体争议只在这里判断；
-- 代表人另有规定，见 procedure.lua。 Whether a dispute is collective is decided here alone; who represents is another rule.
local function is_collective(case, params)
  return case.dispute_kind == "collective_contract"
    or (case.workers_count >= params.collective_threshold and case.common_claim)
end

-- 本地没有该日的年平均工资的，不猜：标的额一项不用，其余两项照常。 Without a figure for that day the amount is no ground; the other two are.
local function ceiling_is_known(params)
  return (pcall(function() return params.simplified_amount_ceiling end))
end

local BARS = {
  { "public_interest", "涉及国家利益、社会公共利益", "state or public interest is touched" },
  { "major_social_impact", "有重大社会影响", "it has major social impact" },
  { "respondent_missing", "被申请人下落不明", "the respondent cannot be found" },
  { "unfit_for_simplified", "仲裁委员会认为不宜简易处理", "the commission thinks it unfit" },
}

-- 能否简易处理只在这里判断：守卫另说明理由，建议分流用其结果（动作不能调用守卫）。
-- Decided here alone: the guard adds the reason, triage takes the answer, since an action may not call a guard.
local function suits(case, params)
  for _, bar in ipairs(BARS) do
    if case[bar[1]] then return false end
  end
  if case.facts_clear then return true end
  if is_collective(case, params) then return false end
  if case.both_agree_simplified then return true end
  return params.simplified_by_amount and ceiling_is_known(params) and case.claim_amount <= params.simplified_amount_ceiling
end

function M.suggest_track(case, params, event)
  if is_collective(case, params) then
    case.suggested_track = "collective"
  elseif suits(case, params) then
    case.suggested_track = "simplified"
  else
    case.suggested_track = "ordinary"
  end
end

-- 办案规则第五十六、五十七条：三项之一即可，四种情形不得适用。
function M.suits_simplified_track(case, params, event)
  if suits(case, params) then return true end
  for _, bar in ipairs(BARS) do
    if case[bar[1]] then
      return refuse({ zh = bar[2] .. "，不得简易处理", en = "not simplified: " .. bar[3] },
        { statute = "Rules33", article = 57, facts = { bar[1] }, fix = { zh = "适用一般程序", en = "take the ordinary track" } })
    end
  end
  if is_collective(case, params) then
    return refuse(
      { zh = "集体争议仅在事实清楚、争议不大时可以简易处理", en = "a collective dispute is simplified only if facts are clear and little is in dispute" },
      {
        statute = "Rules33", article = 62, facts = { "facts_clear", "workers_count", "common_claim" },
        fix = { zh = "事实清楚、争议不大的，先记明；否则适用集体争议程序", en = "record clear facts, or take the collective track" },
      })
  end
  if not params.simplified_by_amount then
    return refuse(
      { zh = "本地简易处理不看标的额：须事实清楚或者双方同意", en = "here the amount does not count: facts must be clear, or both must agree" },
      {
        statute = "Rules33", article = 56, facts = { "facts_clear", "both_agree_simplified" },
        fix = { zh = "取得双方同意，或者适用一般程序", en = "obtain the consent of both, or take the ordinary track" },
      })
  end
  if not ceiling_is_known(params) then
    return refuse(
      { zh = "本地没有该日的年平均工资，不能以标的额简易处理", en = "the average wage of that day is not on file here, so the amount is no ground" },
      {
        statute = "Rules33", article = 56, facts = { "facts_clear", "both_agree_simplified", "application_received_on" },
        fix = { zh = "事实清楚或者双方同意的仍可简易处理；请管理员补上数值和来源", en = "clear facts or the consent of both still allow it; have the value and its source added" },
      })
  end
  return refuse(
    {
      zh = "标的额" .. money.text(case.claim_amount) .. "元，超过上年度职工年平均工资" .. money.text(params.simplified_amount_ceiling)
        .. "元，且不属于事实清楚或者双方同意",
      en = "the amount " .. money.text(case.claim_amount) .. " exceeds last year's average annual wage "
        .. money.text(params.simplified_amount_ceiling) .. ", facts are not marked clear and the parties have not agreed",
    },
    {
      statute = "Rules33", article = 56, facts = { "claim_amount", "facts_clear", "both_agree_simplified" },
      fix = { zh = "双方同意或者查明事实清楚、争议不大的，可以简易处理", en = "the consent of both, or clear facts, would allow it" },
    })
end

function M.goes_to_collective_track(case, params, event)
  if case.requested_track == "simplified" then
    return refuse({ zh = "拟简易处理", en = "the simplified track was asked for" }, { statute = "Rules33", article = 62, facts = { "requested_track" } })
  end
  if is_collective(case, params) then return true end
  return refuse(
    {
      zh = "劳动者不足" .. params.collective_threshold .. "人或者没有共同请求，也不是因履行集体合同发生的争议",
      en = "fewer than " .. params.collective_threshold .. " workers or no common claim, and no dispute on a collective contract",
    },
    { statute = "LMAL", article = 7, facts = { "workers_count", "common_claim" } })
end

function M.goes_to_simplified_track(case, params, event)
  if case.requested_track == "ordinary" then
    return refuse({ zh = "拟适用一般程序", en = "the ordinary track was asked for" }, { statute = "Rules33", article = 56, facts = { "requested_track" } })
  end
  return M.suits_simplified_track(case, params, event)
end

function M.requested_track_is_lawful(case, params, event)
  local wanted = case.requested_track
  if wanted == "simplified" then return M.suits_simplified_track(case, params, event) end
  if wanted == "collective" and not is_collective(case, params) then
    return refuse(
      {
        zh = "集体争议须劳动者" .. params.collective_threshold .. "人以上并有共同请求，或者因履行集体合同发生",
        en = "collective means " .. params.collective_threshold .. " workers with a common claim, or a collective contract",
      },
      {
        statute = "LMAL", article = 7, facts = { "workers_count", "common_claim" },
        fix = { zh = "核对人数和共同请求，或者适用一般程序", en = "look at the number and the common claim, or take the ordinary track" },
      })
  end
  return true
end

function M.announce_track(case, params, event)
  notify { to = "parties", subject = { zh = "案件适用程序告知", en = "The track that applies" } }
  if case.track == "collective" then
    -- 办案规则第六十四条：受理、组庭、答辩举证期限、开庭事项一次性通知。
    document { kind = "single_notice", subject = { zh = "集体争议一次性告知书", en = "Single notice of a collective dispute" } }
  end
end

-- 应当在仲裁期限届满前决定转为一般程序；期限自原受理之日起算。
function M.conversion_is_before_the_limit(case, params, event)
  if not case.award_overdue_on then return true end
  return refuse(
    { zh = "审限已届满，不得再转为一般程序", en = "the period has run out: too late to convert" },
    {
      statute = "Rules33", article = 61, facts = { "award_overdue_on" },
      fix = { zh = "依现有程序及时裁决", en = "make the award promptly on the present track" },
    })
end

return M
