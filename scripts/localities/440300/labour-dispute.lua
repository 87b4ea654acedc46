-- 深圳市：经当事人同意，劳动争议仲裁可以书面审理（第五十二条）；影响重大的争议，行政机关可以依职权调解（第四十四条）。
-- 依据：《深圳经济特区矛盾纠纷多元化解条例》（2022年5月1日起施行，2024年修正）。
-- 第二十五条的三十日不适用于劳动争议：法律另有规定，仍为十五日（调解仲裁法第十四条）。
local M = {}

-- 书面审理须在本地可用的审理方式（参数）之内：2022年5月1日以前没有这一条。
local function is_open_here(params, mode)
  for _, one in ipairs(params.hearing_modes) do
    if one == mode then return true end
  end
  return false
end

function M.hearing_mode_is_open(case, params, event)
  local answer = base.hearing_mode_is_open(case, params, event)
  if answer == true or case.hearing_mode ~= "written" or not is_open_here(params, "written") then return answer end
  if case.parties_agree_mode then return permit { statute = "SZ-Disputes", article = 52 } end
  return refuse(
    { zh = "书面审理须经双方当事人同意", en = "a hearing on paper needs the consent of both parties" },
    {
      statute = "SZ-Disputes", article = 52, facts = { "parties_agree_mode" },
      fix = { zh = "取得双方同意，或者现场开庭", en = "obtain the consent of both, or hear in person" },
    })
end

-- 依职权只是不必先征得同意：任何一方表示拒绝，调解随即结束，也不妨碍申请仲裁；转调仍须双方同意。
function M.both_sides_are_willing(case, params, event)
  local answer = base.both_sides_are_willing(case, params, event)
  if event.name == "refer_channel" then return answer end
  -- 协议不履行后重新调解的，看转往哪个渠道。
  local channel = event.name == "remediate" and case.referred_to or case.channel
  if answer == true or channel ~= "administrative" then return answer end
  if case.major_collective or case.major_social_impact then return permit { statute = "SZ-Disputes", article = 44 } end
  return answer
end

return M
