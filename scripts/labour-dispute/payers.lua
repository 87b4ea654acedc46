-- 由谁给付、谁承担连带责任：主文须能执行。 Who has to pay and who is jointly liable: an operative part that can be enforced.
local M = {}

local function no_such(number, title, fact)
  return refuse(
    { zh = "“" .. title .. "”写的第" .. number .. "个共同被申请人不存在", en = "there is no co-respondent number " .. number .. ", whom an item names" },
    { statute = "LMAL", article = 22, facts = { fact, "co_respondents" }, fix = { zh = "核对共同被申请人的序号；尚未列入的，先追加", en = "look at the numbers of the co-respondents; join one who is missing first" } })
end

local function names_its_payers(case, items, fact)
  local others = case.co_respondents or {}
  for _, item in ipairs(items) do
    if item.owed_by == "co_respondent" and not item.co_respondent then
      return refuse(
        { zh = "“" .. item.title .. "”没有写明由第几个共同被申请人给付", en = "an item does not say which co-respondent has to pay" },
        { statute = "LMAL", article = 46, facts = { fact, "co_respondents" }, fix = { zh = "写明 co_respondent（序号）", en = "give co_respondent, the number" } })
    end
    if item.co_respondent and item.owed_by ~= "co_respondent" then
      return refuse(
        { zh = "“" .. item.title .. "”写了共同被申请人的序号，给付的却不是共同被申请人", en = "an item gives the number of a co-respondent but is not owed by one" },
        { statute = "LMAL", article = 46, facts = { fact }, fix = { zh = "owed_by 写 co_respondent，或者去掉序号", en = "make owed_by co_respondent, or leave the number out" } })
    end
    if item.co_respondent and not others[item.co_respondent] then return no_such(item.co_respondent, item.title, fact) end
    for _, number in ipairs(item.jointly or {}) do
      if not others[number] then return no_such(number, item.title, fact) end
      if number == item.co_respondent then
        return refuse(
          { zh = "“" .. item.title .. "”的给付人不能又承担连带责任", en = "who has to pay an item is not jointly liable for it besides" },
          { statute = "LMAL", article = 46, facts = { fact }, fix = { zh = "去掉该序号；用人单位也须负责的，由用人单位给付，共同被申请人连带", en = "leave that number out; if the employer is liable too, make it the payer and the co-respondent jointly liable" } })
      end
    end
  end
  -- 派遣单位与用工单位为共同当事人（第二十二条）：主文没有给付人的，无法执行。
  if #others == 0 or case.applicant_side ~= "worker" then return true end
  for _, item in ipairs(items) do
    if not item.owed_by and item.amount and item.amount > 0 then
      return caution(
        { zh = "被申请人不止一个，“" .. item.title .. "”没有写明由谁给付", en = "there are several respondents, and an item does not say who has to pay" },
        { statute = "LMAL", article = 46, facts = { fact, "co_respondents" }, fix = { zh = "写明 owed_by，连带的写明 jointly", en = "give owed_by, and jointly for who is jointly liable" } })
    end
  end
  return true
end

function M.award_names_its_payers(case, params, event) return names_its_payers(case, case.award_items, "award_items") end
function M.partial_award_names_its_payers(case, params, event) return names_its_payers(case, case.partial_items, "partial_items") end

local function write_names(case, items)
  local others = case.co_respondents or {}
  for _, item in ipairs(items) do
    item.payer_name, item.joint_names = nil, nil
    if item.co_respondent then item.payer_name = others[item.co_respondent].name end
    for _, number in ipairs(item.jointly or {}) do
      item.joint_names = (item.joint_names and item.joint_names .. "、" or "") .. others[number].name
    end
  end
end

-- 主文写名称，不写序号。没有履行期间的，提醒仲裁庭：执行的二年自履行期间最后一日起算（民事诉讼法第二百五十条）。
function M.name_payers_of_award(case, params, event)
  write_names(case, case.award_items)
  if case.performance_due_on then return end
  for _, item in ipairs(case.award_items) do
    if item.amount and item.amount > 0 then
      task { to = "tribunal", subject = { zh = "裁决书没有写明履行期间，确认是否如此", en = "The award gives no day to perform by: see whether that is meant" } }
      return
    end
  end
end

function M.name_payers_of_partial_award(case, params, event) write_names(case, case.partial_items) end

return M
