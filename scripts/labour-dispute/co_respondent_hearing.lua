-- 共同被申请人与开庭：各有通知、各有到庭；没有依法通知又没有到庭的，不得裁决由其给付或者连带（调解仲裁法第三十六条）。
-- Co-respondents and the hearing: nobody is made to pay who was neither notified in time nor there.
local M = {}

local NOTICE_DAYS = 5

local function ledger(case) return case.co_respondents or {} end

local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

-- 一次通知登记一方的回证：写了序号的，就是该共同被申请人，不再写哪一方。
function M.notice_goes_to_one_party(case, params, event)
  local number = case.co_respondent
  if not number then return true end
  if not ledger(case)[number] then
    return refuse(
      { zh = "没有第" .. number .. "个共同被申请人", en = "there is no co-respondent number " .. number },
      { statute = "LMAL", article = 22, facts = { "co_respondent", "co_respondents" }, fix = { zh = "核对序号", en = "look at the numbers of the co-respondents" } })
  end
  if not supplied(event, "received_by") and not (supplied(event, "served_party") and case.served_party == "worker") then return true end
  return refuse(
    { zh = "既写了收到的一方，又写了共同被申请人的序号，不知是谁的回证", en = "both a party and a co-respondent are named: whose slip it is stays open" },
    {
      statute = "LMAL", article = 35, facts = { "co_respondent", "received_by", "served_party" },
      fix = { zh = "一方一次：共同被申请人的只写序号；张贴、公告的，served_party 写用人单位", en = "one entry a party: the number alone for a co-respondent; posted or published, with served_party employer" },
    })
end

-- 有依法收到通知的证明，或者记明到庭的。
local function was_heard(case, row)
  if row.appeared_on then return true end
  return row.hearing_notified_on ~= nil and row.hearing_notified_on <= dates.add(case.hearing_on, -NOTICE_DAYS, "working-days")
end

local function unheard(case, number)
  local row = number and ledger(case)[number]
  if row and not was_heard(case, row) then return row end
end

-- 追加以后副本还没有送达的：无从答辩、举证。
local function unserved(case, number)
  local row = number and ledger(case)[number]
  for _, one in ipairs(row and case.joined_parties or {}) do
    if one.name == row.name and one.awaits_service then return row end
  end
end

local function binds_nobody_unserved(case, items, fact)
  for _, item in ipairs(items) do
    local row = item.amount ~= 0 and unserved(case, item.co_respondent) or nil
    for _, number in ipairs(item.amount ~= 0 and item.jointly or {}) do row = row or unserved(case, number) end
    if row then
      return refuse(
        {
          zh = "“" .. item.title .. "”由“" .. row.name .. "”负责，而申请书副本尚未送达它，不得裁决",
          en = "an item binds a co-respondent on whom the copy of the application is not served",
        },
        {
          statute = "LMAL", article = 30, facts = { fact, "joined_parties" },
          fix = { zh = "先送达副本并登记（joined_party_served），答辩期满后再裁决", en = "serve the copy and record it (joined_party_served); decide when its time to answer is over" },
        })
    end
  end
  return true
end

local function binds_nobody_unheard(case, items, fact)
  local served = binds_nobody_unserved(case, items, fact)
  if served ~= true or not case.hearing_on then return served end
  for _, item in ipairs(items) do
    local row = item.amount ~= 0 and unheard(case, item.co_respondent) or nil
    for _, number in ipairs(item.amount ~= 0 and item.jointly or {}) do row = row or unheard(case, number) end
    if row then
      return refuse(
        {
          zh = "“" .. item.title .. "”由“" .. row.name .. "”负责，而它没有依法在五日前收到开庭通知的证明，也没有到庭的记录，不得裁决",
          en = "an item binds a co-respondent of whom there is neither proof of a notice in time nor a record of its appearance",
        },
        {
          statute = "LMAL", article = 36, facts = { fact, "co_respondents", "hearing_on" },
          fix = {
            zh = "到过庭的，记明到庭（co_respondent_appeared）；回证已退回的，登记其收到日（hearing_notified，写明序号）；都没有的，另行安排开庭（reschedule_hearing）",
            en = "record its appearance (co_respondent_appeared) or its slip (hearing_notified, with its number); else set the hearing anew (reschedule_hearing)",
          },
        })
    end
  end
  return true
end

function M.award_binds_nobody_unheard(case, params, event) return binds_nobody_unheard(case, case.award_items, "award_items") end
function M.partial_award_binds_nobody_unheard(case, params, event) return binds_nobody_unheard(case, case.partial_items, "partial_items") end

-- 先行裁决的收到日、期间只登记劳动者和用人单位两方的：共同被申请人的由办理人自行掌握，作出时写明。
function M.co_respondents_keep_their_time_on_a_partial_award(case, params, event)
  for _, item in ipairs(case.partial_items) do
    if item.amount ~= 0 and (item.co_respondent or #(item.jointly or {}) > 0) then
      return caution(
        {
          zh = "“" .. item.title .. "”由共同被申请人负责，而先行裁决的送达、起诉期、申请撤销期只登记劳动者和用人单位的：登记的生效日没有计入共同被申请人的期间",
          en = "an item binds a co-respondent, but of a partial award only the worker's and the employer's receipts and times are kept: the day of effect on file does not count in a co-respondent's",
        },
        {
          statute = "LMAL", article = 43, facts = { "partial_items", "co_respondents" },
          fix = {
            zh = "能在裁决中一并处理的，留待裁决；先行裁决的，写明由谁掌握共同被申请人的送达和期间，其期间届满前不申请执行",
            en = "leave it to the award if that will do; else say who watches the co-respondents' service and times, and have nothing enforced before they have ended",
          },
        })
    end
  end
  return true
end

function M.record_appearance(case, params, event)
  case.co_respondents[case.co_respondent].appeared_on = case.hearing_opened_on or event.date
  case.co_respondent = nil
end

return M
