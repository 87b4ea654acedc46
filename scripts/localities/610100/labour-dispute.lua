-- 西安市：农民工工资争议“容缺受理”。
-- 依据：人社部办公厅《关于开展农民工工资争议速裁庭建设专项行动的通知》（2023年6月）：材料不齐备但经初步审查符合受理条件、
-- 申请人书面承诺补正的，可以先行受理；陕西省人社厅2019年12月“护薪”部署：全省仲裁院对涉农民工工资争议开辟“绿色通道”。
local M = {}

local WAGE_KINDS = { wages = true, overtime = true, bonus = true }

function M.papers_are_sufficient(case, params, event)
  local answer = base.papers_are_sufficient(case, params, event)
  if answer == true then return true end
  if not (case.migrant_worker and WAGE_KINDS[case.dispute_kind]) then return answer end
  if case.papers_promised then return permit { statute = "Rules33", article = 29 } end
  return refuse(
    {
      zh = "尚缺：" .. table.concat(case.papers_missing, "、") .. "。农民工工资争议可以容缺受理，但须书面承诺补正",
      en = "missing: " .. table.concat(case.papers_missing, ", ") .. ". Arrears of migrant workers may be accepted first, on a written promise to supply them",
    },
    {
      statute = "Rules33", article = 29, facts = { "papers_missing", "papers_promised" },
      fix = { zh = "取得申请人的书面补正承诺后即可受理", en = "take the applicant's written promise and accept" },
    })
end

return M
