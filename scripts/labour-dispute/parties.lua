-- 当事人：姓名、住址等的补充更正，死亡、终止后的继承人、承继人，追加的当事人。
-- Parties: their particulars completed and corrected, those who take their place, those who are joined.
local M = {}

local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

-- 全角空格也是空白。
local function blank(text) return text ~= nil and not text:gsub("　", ""):find("%S") end

-- Particulars ------------------------------------------------------------------------------------------------------

-- 申请书须写明当事人（调解仲裁法第二十八条）：空白的姓名、名称不是姓名。
function M.parties_are_named(case, params, event)
  if not blank(case.worker.name) and not blank(case.employer.name) then return true end
  return refuse({ zh = "没有写明劳动者姓名或者用人单位名称", en = "the worker or the employer has no name" },
    {
      statute = "LMAL", article = 28, facts = { "worker", "employer" },
      fix = { zh = "先补充姓名、名称（particulars_corrected）", en = "give the name first (particulars_corrected)" },
    })
end

local CORRECTABLE = { "correction_of_worker", "correction_of_employer", "rights_known_on", "employment_ended_on", "dispute_kind", "migrant_worker" }

function M.correction_says_what(case, params, event)
  for _, name in ipairs(CORRECTABLE) do
    if supplied(event, name) then return true end
  end
  return refuse({ zh = "没有写明补充、更正什么", en = "nothing to complete or correct was given" },
    {
      statute = "Rules33", article = 29, facts = { "correction_of_worker", "correction_of_employer", "rights_known_on", "employment_ended_on" },
      fix = { zh = "写明更正后的内容，如 correction_of_worker.address", en = "give what is right, such as correction_of_worker.address" },
    })
end

-- 姓名换了，而证件号码没有在卷或者也换了：是不是同一个人，只有办理人知道。
local function looks_like_another(old, new, old_number, new_number)
  if not new or new == old or blank(old) then return false end
  return not old_number or new_number ~= nil and new_number ~= old_number
end

local function names_nobody(fact)
  return refuse({ zh = "姓名、名称不能为空", en = "a name cannot be blank" },
    { statute = "LMAL", article = 28, facts = { fact }, fix = { zh = "写明姓名、名称", en = "give the name" } })
end

-- 更正的是同一当事人的情况；换成另一个人的，是继承、追加或者另行申请，不是更正。
function M.corrected_party_is_the_same(case, params, event)
  local worker, employer = case.correction_of_worker or {}, case.correction_of_employer or {}
  if blank(worker.name) then return names_nobody("correction_of_worker") end
  if blank(employer.name) then return names_nobody("correction_of_employer") end
  local other = looks_like_another(case.worker.name, worker.name, case.worker.id_number, worker.id_number)
    or looks_like_another(case.employer.name, employer.name, case.employer.credit_code, employer.credit_code)
  if not other or supplied(event, "slip_of_the_pen") and case.slip_of_the_pen then return true end
  return refuse(
    { zh = "更换姓名（名称），又没有在卷的证件号码（信用代码）可以对照：更换当事人不是更正", en = "the name is replaced, and no identity number or credit code on file shows that it is the same party: replacing a party is no correction" },
    {
      statute = "LMAL", article = 22, facts = { "correction_of_worker", "correction_of_employer", "slip_of_the_pen" },
      fix = {
        zh = "确系笔误的，写明 slip_of_the_pen；死亡、终止的由继承人、承继人参加（successor_stepped_in），遗漏当事人的追加（party_joined）",
        en = "if it is a slip, say so (slip_of_the_pen); an heir or successor steps in (successor_stepped_in), a party left out is joined (party_joined)",
      },
    })
end

function M.corrected_day_has_come(case, params, event)
  if not supplied(event, "rights_known_on") or not case.rights_known_on or case.rights_known_on <= event.date then return true end
  return refuse({ zh = "知道权利被侵害之日（" .. case.rights_known_on .. "）尚未到来", en = "the day of knowledge, " .. case.rights_known_on .. ", has not come" },
    { statute = "LMAL", article = 27, facts = { "rights_known_on" }, fix = { zh = "核对日期", en = "look at the day again" } })
end

-- 争议类型、农民工身份决定程序和审限：受理以后，请求有变化的按变更请求办理。
function M.kind_is_open_to_correction(case, params, event)
  if not case.accepted_on or not (supplied(event, "dispute_kind") or supplied(event, "migrant_worker")) then return true end
  return refuse({ zh = "已于" .. case.accepted_on .. "受理，争议类型等不再更正", en = "the case was accepted on " .. case.accepted_on .. ": its kind is not corrected any more" },
    {
      statute = "Rules33", article = 44, facts = { "accepted_on", "dispute_kind", "migrant_worker" },
      fix = { zh = "请求有变化的，按增加、变更请求办理（claims_changed）", en = "if the claims have changed, record that (claims_changed)" },
    })
end

-- 裁决以后：住址、电话、法定代表人照旧可以更正；裁决书写明的姓名、证件号码须先补正裁决书，时效已由裁决认定。
function M.award_does_not_rest_on_it(case, params, event)
  if not case.award_made_on then return true end
  if supplied(event, "rights_known_on") or supplied(event, "employment_ended_on") then
    return refuse({ zh = "已于" .. case.award_made_on .. "裁决，时效起算的日期不再更正", en = "the award was made on " .. case.award_made_on .. ": the days limitation runs from are not corrected any more" },
      { statute = "Rules33", article = 54, facts = { "award_made_on" }, fix = { zh = "不服裁决的，依法起诉或者申请撤销", en = "the remedy is a suit, or revocation" } })
  end
  local worker, employer = case.correction_of_worker or {}, case.correction_of_employer or {}
  if case.award_corrected_on or not (worker.name or worker.id_number or employer.name or employer.credit_code) then return true end
  return refuse({ zh = "裁决书已写明当事人，姓名（名称）、证件号码有误的须先补正裁决书", en = "the award names the parties: correct the award before their names and numbers" },
    {
      statute = "Rules33", article = 54, facts = { "award_made_on", "award_corrected_on" },
      fix = { zh = "先办理补正裁决书（award_corrected）", en = "record the correction of the award first (award_corrected)" },
    })
end

-- 没有另写的照旧。 What is not given stays.
local function correct_worker(case)
  local new, old = case.correction_of_worker, case.worker
  if not new then return end
  case.worker = {
    name = new.name or old.name, id_number = new.id_number or old.id_number, phone = new.phone or old.phone,
    address = new.address or old.address, post = new.post or old.post,
  }
end

local function correct_employer(case)
  local new, old = case.correction_of_employer, case.employer
  if not new then return end
  case.employer = {
    name = new.name or old.name, credit_code = new.credit_code or old.credit_code, address = new.address or old.address,
    legal_representative = new.legal_representative or old.legal_representative, industry = new.industry or old.industry,
  }
end

function M.take_particulars(case, params, event)
  correct_worker(case)
  correct_employer(case)
  case.correction_of_worker, case.correction_of_employer, case.slip_of_the_pen = nil, nil, nil
end

-- 更正各有理由，逐次留存；与补正材料一并补充的，不另写理由。
function M.log_correction(case, params, event)
  local log = {}
  for _, one in ipairs(case.particulars_corrections or {}) do log[#log + 1] = { on = one.on, reason = one.reason } end
  log[#log + 1] = { on = event.date, reason = case.correction_reason }
  case.particulars_corrections, case.correction_reason = log, nil
end

-- Those who take a party's place ------------------------------------------------------------------------------------

local function with_heir(case, event, one)
  local list = {}
  for _, each in ipairs(case.heirs or {}) do list[#list + 1] = each end
  list[#list + 1] = { name = one.name, id_number = one.number, address = one.address, relation = one.relation, on = event.date }
  case.heirs = list
end

local function with_successor(case, event, one)
  local list = {}
  for _, each in ipairs(case.successors or {}) do list[#list + 1] = each end
  list[#list + 1] = {
    name = one.name, credit_code = one.number, legal_representative = one.legal_representative, address = one.address,
    relation = one.relation, on = event.date,
  }
  case.successors = list
end

local function on_file(list, name)
  for _, each in ipairs(list or {}) do
    if each.name == name then return true end
  end
  return false
end

-- 继承人、承继人是另一个人，不重复登记。
function M.successor_is_somebody_else(case, params, event)
  local name = case.successor.name
  if blank(name) then return names_nobody("successor") end
  local heir = case.succession_of == "worker"
  local old, list = case.employer.name, case.successors
  if heir then old, list = case.worker.name, case.heirs end
  if name ~= old and not on_file(list, name) then return true end
  return refuse({ zh = "写的是原当事人，或者已经登记的继承人、承继人", en = "that is the party itself, or somebody who has stepped in already" },
    {
      statute = "LMAL", article = heir and 25 or 22, facts = { "successor", "heirs", "successors" },
      fix = { zh = "核对姓名、名称；几个继承人的，逐个登记", en = "look at the name; several heirs are recorded one by one" },
    })
end

function M.take_the_partys_place(case, params, event)
  if case.succession_of == "worker" then
    with_heir(case, event, case.successor)
  else
    with_successor(case, event, case.successor)
  end
  case.successor, case.succession_of = nil, nil
  notify { to = "parties", subject = { zh = "变更当事人通知", en = "Notice: somebody takes the place of a party" } }
end

local function nobody_yet(zh, en, article, fact)
  return caution({ zh = zh, en = en },
    {
      statute = "LMAL", article = article, facts = { "joined_party", fact },
      fix = { zh = "与恢复审理一并写明（joined_party），或者先登记（successor_stepped_in）", en = "give the name with this step (joined_party), or record it first (successor_stepped_in)" },
    })
end

-- 因死亡、终止而中止的，恢复审理时应当有人承受权利义务：否则以后的文书仍写已不存在的当事人。
function M.ended_party_is_replaced(case, params, event)
  if supplied(event, "joined_party") then return true end
  if case.suspension_ground == "worker_died" and #(case.heirs or {}) == 0 then
    return nobody_yet("劳动者死亡，还没有登记继承人", "the worker has died, and no heir is on file", 25, "heirs")
  end
  if case.suspension_ground == "employer_ended" and #(case.successors or {}) == 0 then
    return nobody_yet("用人单位终止，还没有登记承继人", "the employer has ended, and no successor is on file", 22, "successors")
  end
  return true
end

-- Those who are joined -----------------------------------------------------------------------------------------------

local function joined_as(case)
  return case.joined_as or case.joined_capacity and "co_respondent" or "third_party"
end

-- 追加为共同被申请人的，列入名单之末：已在名单上的，其回证、期间照旧。
function M.list_co_respondent(case, params, event)
  if joined_as(case) ~= "co_respondent" then return end
  if on_file(case.co_respondents, case.joined_party) then return end
  local list = {}
  for _, each in ipairs(case.co_respondents or {}) do list[#list + 1] = each end
  list[#list + 1] = { name = case.joined_party, address = case.joined_party_address, capacity = case.joined_capacity }
  case.co_respondents = list
end

local function with_joined_party(case, event, capacity)
  local list = {}
  for _, each in ipairs(case.joined_parties or {}) do list[#list + 1] = each end
  list[#list + 1] = { name = case.joined_party, address = case.joined_party_address, capacity = capacity, on = event.date }
  case.joined_parties = list
end

-- 每次追加都留存，后一次不取代前一次；一并列为共同被申请人的，不再列为第三人。
function M.keep_joined_party(case, params, event)
  with_joined_party(case, event, joined_as(case))
  case.joined_party, case.joined_party_address, case.joined_as, case.joined_capacity = nil, nil, nil, nil
end

-- 恢复审理时写明的人：因死亡、终止而中止的，是继承人、承继人；其余的是第三人。
function M.take_place_at_resumption(case, params, event)
  if not supplied(event, "joined_party") or not case.joined_party then return end
  local one = { name = case.joined_party, address = case.joined_party_address }
  if case.suspension_ground == "worker_died" then with_heir(case, event, one) end
  if case.suspension_ground == "employer_ended" then with_successor(case, event, one) end
end

function M.keep_party_named_at_resumption(case, params, event)
  if not supplied(event, "joined_party") or not case.joined_party then return end
  local ground = case.suspension_ground
  if ground ~= "worker_died" and ground ~= "employer_ended" then with_joined_party(case, event, "third_party") end
  case.joined_party, case.joined_party_address = nil, nil
end

return M
