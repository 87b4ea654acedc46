-- 送达：收到日是送达回证上的日期，与登记的先后无关；公告送达的，公告期满之日为收到日。
-- Service: the day of receipt is that of the return slip, in whatever order the slips come back; a public notice is received when it has run.
local M = {}

local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

-- 送达回证上的签收日期为送达日期：不在登记日之后，不在文书作出之前。
local function plausible(case, event, earliest)
  local day = case.receipt_on
  if not day then return true end
  if day > event.date then
    return refuse(
      { zh = "收到日（" .. day .. "）在登记日之后", en = "the receipt of " .. day .. " lies after the day it is recorded" },
      { statute = "CPL", article = 87, facts = { "receipt_on" }, fix = { zh = "按送达回证填写签收日期", en = "give the date on the return slip" } })
  end
  if earliest and day < earliest then
    return refuse(
      { zh = "收到日（" .. day .. "）早于文书作出之日（" .. earliest .. "）", en = "the receipt of " .. day .. " lies before the paper was made, " .. earliest },
      { statute = "CPL", article = 87, facts = { "receipt_on" }, fix = { zh = "按送达回证填写签收日期", en = "give the date on the return slip" } })
  end
  return true
end

-- 公告的收到日由公告期推定，另填的收到日与之矛盾；方式就本次送达填写。
local function notice_is_plain(case)
  if case.award_service_method ~= "public_notice" then return true end
  if case.receipt_on then
    return refuse(
      { zh = "公告送达的收到日由公告期推定，不另填写", en = "the receipt by public notice follows from the notice and is not given" },
      { statute = "CPL", article = 95, facts = { "receipt_on", "award_service_method" }, fix = { zh = "不填收到日", en = "give no day of receipt" } })
  end
  return true
end

-- 公告送达须受送达人下落不明，或者本次以其他方式无法送达。
local function notice_is_last_resort(case, event, party)
  if case.award_service_method ~= "public_notice" then return true end
  -- 下落不明记的是被申请人一方的用人单位或者劳动者，不是共同被申请人。
  if case.respondent_missing and party ~= case.applicant_side and party ~= "co_respondent" then return true end
  if case.other_service_failed and supplied(event, "other_service_failed") then return true end
  return refuse(
    { zh = "受送达人下落不明或者其他方式无法送达的，才可公告送达", en = "public notice needs a missing addressee or failure of all other methods" },
    {
      statute = "CPL", article = 95, facts = { "respondent_missing", "other_service_failed" },
      fix = { zh = "记明受送达人下落不明，或者本次以其他方式无法送达", en = "record that the addressee is missing, or that all other methods failed this time" },
    })
end

local POSTING_DAYS = 3

-- 张贴之日起的第三个工作日，视为送达之日。
local function deemed_service(posted) return dates.add(posted, POSTING_DAYS, "working-days") end

-- 裁决书的张贴与副本的张贴同一条件，停业等情形、拒绝签收须就本次送达记明。收到日由张贴之日推定。
local function award_posting_is_lawful(case, params, event, party, earliest)
  local refused = supplied(event, "receipt_refused") and case.receipt_refused
  local closed = supplied(event, "respondent_closed_down") and case.respondent_closed_down and party ~= "worker"
  if not supplied(event, "award_service_method") or not refused and not (closed and case.workers_count >= params.collective_threshold) then
    return refuse(
      {
        zh = "裁决书张贴送达，须受送达人拒绝签收，或者用人单位停业等无法送达而劳动者一方在十人以上；本次没有记明",
        en = "an award is posted only where the addressee refuses receipt, or the firm has closed down and ten workers or more apply: neither is recorded with this service",
      },
      {
        statute = "Rules33", article = 20, facts = { "receipt_refused", "respondent_closed_down", "workers_count", "award_service_method" },
        fix = { zh = "与本次送达一并记明；都没有的，改用其他方式", en = "record it with this service; if neither is so, serve otherwise" },
      })
  end
  local day = supplied(event, "posted_on") and case.posted_on or event.date
  if day > event.date or earliest and day < earliest then
    return refuse(
      {
        zh = "张贴之日（" .. day .. "）应在裁决书作出（" .. (earliest or day) .. "）之后、登记之前",
        en = "the posting of " .. day .. " should lie between the making of the award, " .. (earliest or day) .. ", and the day it is recorded",
      },
      { statute = "Rules33", article = 20, facts = { "posted_on" }, fix = { zh = "按拍照、录像的日期填写", en = "give the date of the photographs" } })
  end
  local deemed = deemed_service(day)
  if not case.receipt_on or case.receipt_on == deemed then return true end
  return refuse(
    { zh = day .. "张贴的，" .. deemed .. "（第三个工作日）视为送达，不是" .. case.receipt_on, en = "posted on " .. day .. " it counts as served on " .. deemed .. ", the third working day, not on " .. case.receipt_on },
    { statute = "Rules33", article = 20, facts = { "receipt_on", "posted_on" }, fix = { zh = "只填张贴之日，不填收到日", en = "give the day of posting and no receipt" } })
end

local function service_is_lawful(case, params, event, party, earliest)
  local plain = notice_is_plain(case)
  if plain ~= true then return plain end
  local last_resort = notice_is_last_resort(case, event, party)
  if last_resort ~= true then return last_resort end
  if case.award_service_method == "posted_at_premises" then return award_posting_is_lawful(case, params, event, party, earliest) end
  return plausible(case, event, earliest)
end

function M.worker_receipt_is_lawful(case, params, event) return service_is_lawful(case, params, event, "worker", case.award_made_on) end
function M.employer_receipt_is_lawful(case, params, event) return service_is_lawful(case, params, event, "employer", case.award_made_on) end
function M.co_respondent_receipt_is_lawful(case, params, event) return service_is_lawful(case, params, event, "co_respondent", case.award_made_on) end

function M.partial_receipt_is_lawful(case, params, event)
  return service_is_lawful(case, params, event, case.served_party, case.partial_award_made_on)
end

-- 支付令送达后才登记。
function M.payment_order_receipt_is_lawful(case, params, event)
  if case.payment_order_served_on <= event.date then return true end
  return refuse({ zh = "支付令送达日（" .. case.payment_order_served_on .. "）在登记日之后", en = "the service of " .. case.payment_order_served_on .. " lies after the day it is recorded" },
    {
      statute = "CPL", article = 87, facts = { "payment_order_served_on" },
      fix = { zh = "按送达回证填写；尚未送达的，送达后登记", en = "give the date on the slip, and record it once it is served" },
    })
end

function M.joined_party_awaits_service(case, params, event)
  if case.joined_on and not case.joined_served_on then return true end
  return refuse({ zh = "没有待送达的被追加当事人", en = "no joined party awaits service" }, {
    statute = "LMAL", article = 30, facts = { "joined_on", "joined_served_on" },
    fix = { zh = "先追加当事人（party_joined）；放弃新的答辩期的，无需另计", en = "join the party first (party_joined)" },
  })
end

function M.joined_receipt_is_lawful(case, params, event) return plausible(case, event, case.joined_on) end

-- 张贴满三日之后才登记的：写明张贴之日，第三个工作日作为收到日。
local function posting_has_run(case, event)
  return supplied(event, "posted_on") and case.receipt_on == deemed_service(case.posted_on)
end

-- 办理人写明了张贴之日的，告知收到日是哪一天。
local function posting_fix(case, event)
  if not supplied(event, "posted_on") then
    return { zh = "满三个工作日后登记，写明张贴之日和第三个工作日（作为收到日）", en = "record it then, with the day of posting and the third working day as the day of receipt" }
  end
  local day = deemed_service(case.posted_on)
  return { zh = case.posted_on .. "张贴的，收到日填写" .. day .. "，其后登记", en = "for a posting of " .. case.posted_on .. " give " .. day .. " as the day of receipt, not before it has come" }
end

-- 被追加的当事人由张贴送达的，满三日后登记。
function M.joined_posting_has_run(case, params, event)
  if case.service_method ~= "posted_at_premises" then return true end
  if not (supplied(event, "receipt_refused") or supplied(event, "respondent_closed_down")) then
    return refuse(
      { zh = "须就被追加的当事人记明停业等情形或者拒绝签收，不能沿用被申请人的", en = "closure or refusal is to be recorded of the joined party, not taken over from the respondent" },
      {
        statute = "Rules33", article = 20, facts = { "receipt_refused", "respondent_closed_down" },
        fix = { zh = "与本次送达一并填写", en = "give it with this service" },
      })
  end
  if posting_has_run(case, event) then return true end
  return refuse(
    { zh = "张贴的，自张贴之日起经过三日（工作日）视为送达", en = "what is posted counts as served after three working days" },
    {
      statute = "Rules33", article = 20, facts = { "posted_on", "receipt_on" },
      fix = posting_fix(case, event),
    })
end

-- 待送达的被追加当事人：写明姓名、名称的是那一个，没有写明的是最先追加的。
local function awaiting(case, name)
  for _, one in ipairs(case.joined_parties or {}) do
    if one.awaits_service and (not name or one.name == name) then return one end
  end
  return nil
end

function M.joined_party_is_one_that_awaits(case, params, event)
  if not case.joined_party or awaiting(case, case.joined_party) then return true end
  return refuse({ zh = "待送达的被追加当事人中没有这一个", en = "no joined party of that name awaits service" },
    { statute = "LMAL", article = 30, facts = { "joined_party" }, fix = { zh = "核对姓名、名称；只有一个待送达的，可以不写", en = "look at the name; where one alone awaits service, leave it out" } })
end

-- 还有待送达的，送达的期限转到其中最先追加的一个；答辩期自这一个收到之日起算，以后送达的再从其收到之日起算。
function M.record_joined_receipt(case, params, event)
  local day = case.receipt_on or event.date
  local one = awaiting(case, case.joined_party)
  if one then one.awaits_service, one.served_on = nil, day end
  local next_one = awaiting(case)
  if next_one then
    case.joined_on, case.joined_served_on = next_one.on, nil
  else
    case.joined_served_on = day
  end
  case.answer_from, case.answer_period_closed_on, case.receipt_on, case.joined_party = day, nil, nil, nil
  notify { to = "joined_party", subject = { zh = "应诉（答辩、举证）通知", en = "Notice to answer and to give evidence" } }
end

function M.copy_receipt_is_lawful(case, params, event) return plausible(case, event, case.accepted_on) end

function M.copy_reached_the_respondent(case, params, event)
  if case.service_method ~= "posted_at_premises" or posting_has_run(case, event) then return true end
  return refuse(
    { zh = "张贴的，自张贴之日起经过三日（工作日）视为送达，不是当日", en = "what is posted counts as served after three working days, not on the day" },
    {
      statute = "Rules33", article = 20, facts = { "service_method", "posted_on", "receipt_on" },
      fix = posting_fix(case, event),
    })
end

function M.copy_was_posted(case, params, event)
  if case.service_method == "posted_at_premises" then return true end
  return refuse({ zh = "不是张贴送达", en = "it was not posted" }, { statute = "Rules33", article = 20, facts = { "service_method" } })
end

-- 张贴之日由办理人填写，不填即登记之日；送达日由此推定。
function M.posting_is_dated(case, params, event)
  if case.receipt_on then
    return refuse(
      { zh = "张贴送达的收到日由张贴之日推定，另填的须是张贴之日起的第三个工作日", en = "the receipt of what is posted follows from the posting: given, it is the third working day after it" },
      { statute = "Rules33", article = 20, facts = { "receipt_on", "posted_on" }, fix = { zh = "填写张贴之日，不填收到日", en = "give the day of posting and no receipt" } })
  end
  local day = supplied(event, "posted_on") and case.posted_on or event.date
  if day < case.accepted_on or day > event.date then
    return refuse(
      {
        zh = "张贴之日（" .. day .. "）应在受理（" .. case.accepted_on .. "）之后、登记之前",
        en = "the posting of " .. day .. " should lie between acceptance on " .. case.accepted_on .. " and the day it is recorded",
      },
      { statute = "Rules33", article = 20, facts = { "posted_on", "accepted_on" }, fix = { zh = "按拍照、录像的日期填写", en = "give the date of the photographs" } })
  end
  local served = deemed_service(day)
  if event.date <= served then return true end
  return refuse(
    { zh = day .. "张贴，" .. served .. "已满三个工作日，视为送达", en = "posted on " .. day .. ", it counts as served on " .. served .. ", the third working day" },
    {
      statute = "Rules33", article = 20, facts = { "posted_on", "receipt_on" },
      fix = { zh = "收到日填写" .. served, en = "give " .. served .. " as the day of receipt" },
    })
end

function M.record_posting(case, params, event)
  if not supplied(event, "posted_on") then case.posted_on = event.date end
end

-- 公告自发出之日起经过公告期视为送达，届满之日不因节假日顺延。送达方式只属于这一次，不带到另一方的送达。
local function receipt(case, params, event)
  local day, method = case.receipt_on or event.date, case.award_service_method
  case.receipt_on, case.award_service_method = nil, "post"
  if method == "posted_at_premises" then
    if not supplied(event, "posted_on") then case.posted_on = event.date end
    return deemed_service(case.posted_on)
  end
  if method ~= "public_notice" then return day end
  local period = case.track == "collective" and params.collective_public_notice_period or params.public_notice_period
  return dates.add(event.date, period.amount, "days")
end

function M.record_worker_receipt(case, params, event) case.worker_served_on = receipt(case, params, event) end

-- 两份裁决书一并送达的，起诉期和申请撤销期同日起算。
function M.record_employer_receipt(case, params, event)
  local day = receipt(case, params, event)
  case.employer_served_on = case.employer_served_on or day
end

-- 共同被申请人各有回证，收到日记在其台账里。
function M.record_co_respondent_receipt(case, params, event)
  local day = receipt(case, params, event)
  case.co_respondents[case.co_respondent].award_served_on = day
end

function M.record_partial_service(case, params, event)
  local day = receipt(case, params, event)
  if case.served_party == "worker" then
    case.partial_worker_served_on = case.partial_worker_served_on or day
  else
    case.partial_employer_served_on = case.partial_employer_served_on or day
  end
end

-- 裁定书：双方收到的日子各异，期间各自起算。
function M.ruling_is_served_on_worker(case, params, event)
  if case.served_party == "worker" then return true end
  return refuse({ zh = "不是送达劳动者", en = "it is not served on the worker" }, { statute = "LMAL", article = 49, facts = { "served_party" } })
end

function M.ruling_is_served_on_employer(case, params, event)
  if case.served_party == "employer" then return true end
  return refuse({ zh = "不是送达用人单位", en = "it is not served on the employer" }, { statute = "LMAL", article = 49, facts = { "served_party" } })
end

-- 裁定在申请撤销之后：收到日早于登记申请之日的，多半是裁决书的回证；申请补登记的除外。
local function last_application(case)
  local day = case.revocation_sought_on
  for _, row in ipairs(case.co_respondents or {}) do
    if row.revocation_applied_on and (not day or row.revocation_applied_on > day) then day = row.revocation_applied_on end
  end
  return day
end

function M.ruling_receipt_is_lawful(case, params, event)
  local sound = plausible(case, event, case.award_made_on)
  local sought = last_application(case)
  if sound ~= true or not case.receipt_on or not sought or case.receipt_on >= sought then return sound end
  return caution(
    { zh = "收到裁定之日（" .. case.receipt_on .. "）早于登记申请撤销之日（" .. sought .. "）", en = "the ruling's receipt of " .. case.receipt_on .. " lies before " .. sought .. ", when revocation was recorded as sought" },
    { statute = "CPL", article = 87, facts = { "receipt_on" }, fix = { zh = "按裁定书（不是裁决书）的送达回证填写；申请补登记的，写明理由", en = "give the day on the slip of the ruling, not of the award; if the application was recorded late, say so as the reason" } })
end

local function ruling_receipt(case, event)
  local day = case.receipt_on or event.date
  case.receipt_on = nil
  return day
end

function M.open_worker_window_by_ruling(case, params, event) case.worker_window_from = ruling_receipt(case, event) end
function M.open_employer_window_by_ruling(case, params, event) case.employer_window_from = ruling_receipt(case, event) end
function M.open_revocation_window_by_ruling(case, params, event) case.revocation_window_from = ruling_receipt(case, event) end

function M.record_copy_receipt(case, params, event)
  case.respondent_served_on = case.receipt_on or event.date
  case.receipt_on = nil
end

return M
