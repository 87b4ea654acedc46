-- 深圳市：经当事人同意，劳动争议仲裁可以书面审理。
-- 依据：《深圳经济特区矛盾纠纷多元化解条例》（2022年5月1日起施行，2024年修正）第五十二条。
local M = {}

function M.hearing_mode_is_open(case, params, event)
  local answer = base.hearing_mode_is_open(case, params, event)
  if answer == true or case.hearing_mode ~= "written" then return answer end
  if case.parties_agree_mode then return true end
  return refuse(
    { zh = "书面审理须经双方当事人同意", en = "a hearing on paper needs the consent of both parties" },
    {
      statute = "SZ-Disputes", article = 52, facts = { "parties_agree_mode" },
      fix = { zh = "取得双方同意，或者现场开庭", en = "obtain the consent of both, or hear in person" },
    })
end

return M
