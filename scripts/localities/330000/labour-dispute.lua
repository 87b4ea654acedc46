-- 浙江省：条件由本层参数决定，这里只把拒绝的理由落到省条例的条文上。
-- 依据：《浙江省劳动人事争议调解仲裁条例》（2016年1月1日起施行，2020年修正）。
local M = {}

-- 第三十九条：事实清楚、权利义务明确，或者双方同意；不看标的额。
local function simplified(answer, case, params)
  local barred = case.public_interest or case.major_social_impact or case.respondent_missing or case.unfit_for_simplified
  -- 标的额是不是条件由参数决定：本省以下某地以标的额为条件的，理由仍是国家规定的。
  if answer == true or barred or params.simplified_by_amount then return answer end
  if case.facts_clear or case.both_agree_simplified then return answer end
  return refuse(
    {
      zh = "浙江适用简易程序须事实清楚、权利义务明确，或者双方同意；标的额大小不是条件",
      en = "in Zhejiang the simplified track needs clear facts and rights, or the consent of both; the amount is no test",
    },
    {
      statute = "ZJ-Disputes", article = 39, facts = { "facts_clear", "both_agree_simplified" },
      fix = { zh = "取得双方同意，或者适用一般程序", en = "obtain the consent of both, or take the ordinary track" },
    })
end

function M.suits_simplified_track(case, params, event)
  return simplified(base.suits_simplified_track(case, params, event), case, params)
end

function M.requested_track_is_lawful(case, params, event)
  local answer = base.requested_track_is_lawful(case, params, event)
  if case.requested_track ~= "simplified" then return answer end
  return simplified(answer, case, params)
end

function M.no_suspension_is_due(case, params, event)
  if base.no_suspension_is_due(case, params, event) == true then return true end
  return refuse(
    {
      zh = "已于" .. case.suspension_ground_found_on .. "发现中止事由，浙江省规定应当中止审理",
      en = "a ground of suspension was found on " .. case.suspension_ground_found_on .. "; in Zhejiang the case shall be suspended",
    },
    {
      statute = "ZJ-Disputes", article = 31, facts = { "suspension_ground_found_on", "suspension_ground" },
      fix = { zh = "先决定中止审理；事由不成立或者已消除的，记明后继续", en = "suspend first, or record that the ground is unfounded or gone" },
    })
end

function M.withdrawal_is_not_opposed(case, params, event)
  if base.withdrawal_is_not_opposed(case, params, event) == true then return true end
  return refuse(
    { zh = "庭审辩论已终结，被申请人不同意的不得撤回仲裁申请", en = "the debate has closed: no withdrawal against the respondent's will" },
    {
      statute = "ZJ-Disputes", article = 30, facts = { "respondent_on_withdrawal" },
      fix = { zh = "问明被申请人意见；不同意的，及时裁决", en = "ask the respondent; if he opposes, make the award" },
    })
end

return M
