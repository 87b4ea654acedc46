-- 开庭通知：各方各有回证，收到日、方式分别记明；缺席裁决、按撤回处理只能以该方依法收到的通知为根据。
-- Notice of the hearing: each party has a slip of its own, and nothing is decided in the absence of one that was not notified in time.
local M = {}

local NOTICE_DAYS, POSTING_DAYS = 5, 3

local NAMES = { worker = { zh = "劳动者", en = "the worker" }, employer = { zh = "用人单位", en = "the employer" } }

-- 共同被申请人以序号表示，各有回证，记在其台账里。
local function name_of(case, party)
  if NAMES[party] then return NAMES[party] end
  return { zh = "共同被申请人“" .. case.co_respondents[party].name .. "”", en = "co-respondent number " .. party }
end

local function everybody(case)
  local parties = { "worker", "employer" }
  for number in ipairs(case.co_respondents or {}) do parties[#parties + 1] = number end
  return parties
end

local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

-- 最迟收到之日：开庭前第五个工作日。
local function last_day(case) return dates.add(case.hearing_on, -NOTICE_DAYS, "working-days") end

-- 某日收到通知的，最早何日开庭。
local function earliest_hearing(received)
  return dates.add(dates.add(received, -1, "days"), NOTICE_DAYS + 1, "working-days")
end

local function other(party) return party == "worker" and "employer" or "worker" end

-- 没有签收的，哪一日视为收到：张贴满三个工作日，公告期满。
local function posted_day(case, event)
  return dates.add(supplied(event, "posted_on") and case.posted_on or event.date, POSTING_DAYS, "working-days")
end

local function published_day(case, params, event)
  local period = case.track == "collective" and params.collective_public_notice_period or params.public_notice_period
  return dates.add(event.date, period.amount, "days")
end

function M.a_hearing_is_set(case, params, event)
  local scheduled = active("arbitration.proceedings.stage.hearing_scheduled") or active("arbitration.proceedings.stage.hearing")
  -- 共同被申请人的回证，合议时才退回的，也要登记。
  local late_slip = case.co_respondent and active("arbitration.proceedings.stage.deliberating")
  if case.hearing_on and (scheduled or late_slip or case.single_notice_hearing_on) then return true end
  return refuse({ zh = "没有排定的开庭，无可通知", en = "no hearing is set, so there is none to notify" }, {
    statute = "LMAL", article = 35, facts = { "hearing_on" },
    fix = { zh = "先排定开庭（schedule_hearing）", en = "schedule it first (schedule_hearing)" },
  })
end

-- 如何送达 ------------------------------------------------------------------------------------------------------------

-- 停业等情形、拒绝签收须就本次送达记明，不沿用副本的。
function M.hearing_notice_may_be_posted(case, params, event)
  if supplied(event, "receipt_refused") and case.receipt_refused then return true end
  local closed = supplied(event, "respondent_closed_down") and case.respondent_closed_down and case.served_party == "employer"
  if closed and case.workers_count >= params.collective_threshold then return true end
  return refuse(
    {
      zh = "开庭通知张贴送达，须该方拒绝签收，或者用人单位停业等无法送达而劳动者一方在十人以上；本次没有记明",
      en = "a hearing notice is posted only where that party refuses receipt, or the firm has closed down and ten workers or more apply: neither is recorded with this service",
    },
    {
      statute = "Rules33", article = 20, facts = { "receipt_refused", "respondent_closed_down", "workers_count", "served_party" },
      fix = { zh = "与本次送达一并记明；都没有的，书面送达或者公告", en = "record it with this service; if neither is so, serve it in writing or by public notice" },
    })
end

-- 公告须下落不明、副本已经公告送达，或者本次以其他方式无法送达；下落不明的不得简易处理。
function M.hearing_notice_may_be_published(case, params, event)
  local failed = supplied(event, "other_service_failed") and case.other_service_failed
  local missing = not case.co_respondent and case.served_party ~= case.applicant_side
    and (case.respondent_missing or case.service_method == "public_notice" or active("arbitration.proceedings.service.by_public_notice"))
  if failed or missing then
    if case.track ~= "simplified" then return true end
    return refuse({ zh = "被申请人下落不明的不得简易处理，应先转为一般程序", en = "a missing respondent bars the simplified track: convert first" },
      {
        statute = "Rules33", article = 57, facts = { "track", "respondent_missing", "other_service_failed" },
        fix = { zh = "先转为一般程序（convert_to_ordinary），再公告", en = "convert (convert_to_ordinary), then give public notice" },
      })
  end
  return refuse(
    {
      zh = "开庭公告须受送达人下落不明、副本已经公告送达，或者本次以其他方式无法送达",
      en = "a hearing is notified publicly to a party that is missing or was served so before, or where all other methods failed this time",
    },
    {
      statute = "CPL", article = 95, facts = { "respondent_missing", "service_method", "other_service_failed", "served_party" },
      fix = { zh = "查明后一并记明；能够送达的，书面送达", en = "record what is so with this service; if the party can be reached, serve it in writing" },
    })
end

-- 张贴、公告的收到日由法律推定；推定之日已来不及的，通知没有意义，应当另排。
local function deemed_in_time(case, day)
  local last = last_day(case)
  if day <= last then return true end
  return refuse(
    {
      zh = "这样送达，" .. day .. "才视为收到，晚于最迟之日" .. last .. "（" .. case.hearing_on .. "开庭的五个工作日前）",
      en = "served so it counts as received on " .. day .. ", after the last day, " .. last .. ", five working days before the hearing of " .. case.hearing_on,
    },
    {
      statute = "LMAL", article = 35, facts = { "hearing_on" },
      fix = {
        zh = "另行安排开庭（reschedule_hearing），不早于" .. earliest_hearing(day),
        en = "set the hearing anew (reschedule_hearing), on " .. earliest_hearing(day) .. " or later",
      },
    })
end

-- 送达之日：不在排定开庭（一次性告知的，受理）之前，不在登记之后。
local function lies_between(case, event, day, fact, statute, article, fix)
  local first = not case.single_notice_hearing_on and case.hearing_scheduled_on or case.accepted_on
  if day <= event.date and day >= first then return true end
  return refuse(
    {
      zh = day .. "不在" .. first .. "和登记之日之间，不能是送达之日",
      en = day .. " does not lie between " .. first .. " and today: it cannot be the day of service",
    },
    { statute = statute, article = article, facts = { fact, "hearing_scheduled_on" }, fix = fix })
end

function M.posted_notice_is_in_time(case, params, event)
  if supplied(event, "posted_on") then
    local sound = lies_between(case, event, case.posted_on, "posted_on", "Rules33", 20, { zh = "按拍照、录像的日期填写", en = "give the date of the photographs" })
    if sound ~= true then return sound end
  end
  return deemed_in_time(case, posted_day(case, event))
end

function M.published_notice_is_in_time(case, params, event) return deemed_in_time(case, published_day(case, params, event)) end

-- 回证载明的日子晚于最迟之日的，照样登记，该通知对该方不合法；当日才送、已来不及的，没有必要送。
function M.notice_is_in_time(case, params, event)
  if case.hearing_notice_method == "sms" and case.track ~= "simplified" then
    return refuse({ zh = "电话、短信等简便方式仅限简易处理", en = "telephone and SMS are for the simplified track only" },
      {
        statute = "Rules33", article = 59, facts = { "hearing_notice_method", "track" },
        fix = { zh = "书面送达并取得回证；短信可以另发，只起告知作用", en = "serve it in writing, with proof; an SMS may go out besides, for information" },
      })
  end
  if case.receipt_on then
    return lies_between(case, event, case.receipt_on, "receipt_on", "CPL", 87, { zh = "按送达回证填写签收日期", en = "give the date on the return slip" })
  end
  local last = last_day(case)
  if event.date <= last then return true end
  return refuse(
    {
      zh = "距开庭（" .. case.hearing_on .. "）已不足五日，今日送达已来不及（最迟" .. last .. "）",
      en = "fewer than five working days before the hearing of " .. case.hearing_on .. ": a notice served today is too late, the last day was " .. last,
    },
    {
      statute = "LMAL", article = 35, facts = { "hearing_on", "receipt_on" },
      fix = {
        zh = "回证载明更早收到的，填写收到日（receipt_on）；否则另行安排开庭（reschedule_hearing），再排定、再通知",
        en = "if the slip bears an earlier day, give it (receipt_on); else set the hearing anew (reschedule_hearing), then schedule and notify it",
      },
    })
end

-- 登记 ----------------------------------------------------------------------------------------------------------------

local function method_of(case, party)
  if not NAMES[party] then return case.co_respondents[party].hearing_notice_method end
  return party == "worker" and case.worker_notice_method or party == "employer" and case.employer_notice_method
end

local function day_of(case, party)
  if not NAMES[party] then return case.co_respondents[party].hearing_notified_on end
  return party == "worker" and case.worker_notified_on or party == "employer" and case.employer_notified_on
end

-- 对该方的通知是否合法；简易处理以短信通知的，未经确认也算通知过（只是不能缺席裁决）。
local function was_told(case, party)
  local day = day_of(case, party)
  if day then return day <= last_day(case) end
  return method_of(case, party) == "sms"
end

local function keep(case, party, method, day)
  -- 未经确认的短信不抵消已有的回证。
  if not day and day_of(case, party) then return end
  if not NAMES[party] then
    local row = case.co_respondents[party]
    row.hearing_notice_method, row.hearing_notified_on = method, day
  elseif party == "worker" then
    case.worker_notice_method, case.worker_notified_on = method, day
  else
    case.employer_notice_method, case.employer_notified_on = method, day
  end
  if day and day > last_day(case) then
    notify { to = "tribunal", subject = {
      zh = name_of(case, party).zh .. "收到开庭通知已不足五日：该方不到庭的，不得缺席裁决或者按撤回处理",
      en = "The notice reached " .. name_of(case, party).en .. " too late: no default and no deemed withdrawal if that party stays away",
    } }
  end
end

-- 已有回证的一方再登记一份的，多半是误录；确属更正的，写明理由。未满的公告不是回证。
function M.slip_of_the_notice_is_new(case, params, event)
  local parties = { case.co_respondent }
  if not case.co_respondent then
    if case.received_by ~= "employer" then parties[#parties + 1] = "worker" end
    if case.received_by ~= "worker" then parties[#parties + 1] = "employer" end
  end
  for _, party in ipairs(parties) do
    local day, method = day_of(case, party), method_of(case, party)
    if day and day ~= (case.receipt_on or event.date) and (method ~= "public_notice" or not case.hearing_public_notice_on) then
      local name = name_of(case, party)
      return caution(
        { zh = name.zh .. "已有" .. day .. "的回证", en = "a slip of " .. day .. " is on file for " .. name.en },
        {
          statute = "CPL", article = 87, facts = { "receipt_on", "received_by", party == "worker" and "worker_notified_on" or "employer_notified_on" },
          fix = { zh = "核对是哪一方的回证；更正的，写明理由", en = "look whose slip it is; if it corrects the first, say so as the reason" },
        })
    end
  end
  return true
end

local function is_first(case)
  for _, party in ipairs(everybody(case)) do
    if method_of(case, party) then return false end
  end
  return true
end

local function order_notice() document { kind = "hearing_notice", subject = { zh = "开庭通知书", en = "Notice of hearing" } } end

-- 公告期满以前还没有收到，期满之日才算通知到。
local function notice_still_runs(case, party, event)
  return case.hearing_public_notice_on ~= nil and method_of(case, party) == "public_notice" and day_of(case, party) >= event.date
end

-- 各方（含各共同被申请人）都依法通知了的，通知的期限办到，其日为最后收到之日。
local function settle(case, event)
  case.receipt_on, case.received_by, case.served_party, case.hearing_notice_confirmed = nil, nil, nil, false
  case.co_respondent, case.hearing_notified_on = nil, nil
  local last, runs = nil, false
  for _, party in ipairs(everybody(case)) do
    if notice_still_runs(case, party, event) then runs = true end
  end
  -- 公告期间另行收到的，公告不再有意义：其后的日子照常计入审限。
  if not runs then case.hearing_public_notice_on = nil end
  for _, party in ipairs(everybody(case)) do
    if runs or not was_told(case, party) then return end
    local day = day_of(case, party) or event.date
    if not last or day > last then last = day end
  end
  case.hearing_notified_on, case.hearing_notice_missed_on = last, nil
end

-- 转为一般程序的，未经确认的短信不再是通知（办案规则第五十九条只为简易处理所设）；已确认收悉的，该方确已收到。
function M.drop_informal_hearing_notice(case, params, event)
  if not case.hearing_on then return end
  local dropped = false
  if case.worker_notice_method == "sms" and not case.worker_notified_on then case.worker_notice_method, dropped = nil, true end
  if case.employer_notice_method == "sms" and not case.employer_notified_on then case.employer_notice_method, dropped = nil, true end
  for _, row in ipairs(case.co_respondents or {}) do
    if row.hearing_notice_method == "sms" and not row.hearing_notified_on then row.hearing_notice_method, dropped = nil, true end
  end
  if not dropped then return end
  case.hearing_notified_on = nil
  task { to = "clerk", subject = { zh = "已转为一般程序：短信通知的开庭须书面通知", en = "Converted to the ordinary track: a hearing told by SMS must be notified in writing" } }
end

function M.record_hearing_notice(case, params, event)
  if is_first(case) then order_notice() end
  local method, day = case.hearing_notice_method, case.receipt_on or event.date
  if method == "sms" and not case.hearing_notice_confirmed then day = nil end
  if case.co_respondent then
    keep(case, case.co_respondent, method, day)
  else
    if case.received_by ~= "employer" then keep(case, "worker", method, day) end
    if case.received_by ~= "worker" then keep(case, "employer", method, day) end
  end
  settle(case, event)
end

-- 一次性告知就是书面的开庭通知：开庭日此后只能因延期而改。
function M.record_single_notice(case, params, event)
  document { kind = "single_notice", subject = { zh = "集体争议一次性告知书", en = "Single notice of a collective dispute" } }
  case.single_notice_hearing_on = case.hearing_on
  local day = case.receipt_on or event.date
  if case.received_by ~= "employer" then keep(case, "worker", "formal", day) end
  if case.received_by ~= "worker" then keep(case, "employer", "formal", day) end
  settle(case, event)
end

function M.record_posted_notice(case, params, event)
  if is_first(case) then order_notice() end
  keep(case, case.co_respondent or case.served_party, "posted_at_premises", posted_day(case, event))
  settle(case, event)
end

function M.record_published_notice(case, params, event)
  if is_first(case) then order_notice() end
  keep(case, case.co_respondent or case.served_party, "public_notice", published_day(case, params, event))
  settle(case, event)
end

-- 公告期满：另一方也已依法通知的，通知的期限此时办到。
function M.record_end_of_hearing_notice(case, params, event)
  case.hearing_public_notice_on = nil
  settle(case, event)
end

-- 通知的期限不再计算：公告正在进行（赶不上的公告不许发，见 deemed_in_time）而另一方已经通知的；已经错过、记明了的，不再错过一次。
function M.hearing_notice_is_to_be_given(case, params, event)
  local missed = case.hearing_notice_missed_on
  if missed then
    return refuse({ zh = "已于" .. missed .. "错过通知期", en = "the notice was missed on " .. missed },
      { statute = "LMAL", article = 35, facts = { "hearing_notice_missed_on" }, fix = { zh = "另行安排开庭（reschedule_hearing）", en = "set the hearing anew (reschedule_hearing)" } })
  end
  if not case.hearing_public_notice_on then return true end
  for _, party in ipairs(everybody(case)) do
    if not was_told(case, party) then return true end
  end
  return refuse(
    { zh = "开庭公告期间未满，期满视为收到", en = "the public notice of the hearing is running; it counts as received when it has run" },
    { statute = "CPL", article = 95, facts = { "hearing_public_notice_on", "worker_notified_on", "employer_notified_on" } })
end

-- 公告期间不计入审限；改期的，公告随之作废。
function M.hearing_notice_is_not_public(case, params, event)
  if not case.hearing_public_notice_on then return true end
  return refuse({ zh = "开庭公告期间未满", en = "the public notice of the hearing is running" }, { statute = "Rules33", article = 46, facts = { "hearing_public_notice_on" } })
end

-- 开庭、缺席 ----------------------------------------------------------------------------------------------------------

local function defect(case, party)
  local name, day = name_of(case, party), day_of(case, party)
  if day then
    return {
      zh = name.zh .. day .. "才收到开庭通知，晚于最迟之日" .. last_day(case),
      en = "the notice reached " .. name.en .. " on " .. day .. ", after the last day, " .. last_day(case),
    }
  end
  return { zh = "没有" .. name.zh .. "收到书面开庭通知的证明", en = "there is no proof that " .. name.en .. " received the written notice" }
end

-- 没有依法通知的各方，一一写明：对一方写明的到庭情况，不能代替另一方的。
local function untold(case)
  local zh, en, facts, others = {}, {}, { "hearing_on" }, false
  for _, party in ipairs(everybody(case)) do
    if not was_told(case, party) then
      local what = defect(case, party)
      zh[#zh + 1], en[#en + 1] = what.zh, what.en
      if NAMES[party] then facts[#facts + 1] = party .. "_notified_on" else others = true end
    end
  end
  if #zh == 0 then return nil end
  if others then facts[#facts + 1] = "co_respondents" end
  return { zh = table.concat(zh, "；"), en = table.concat(en, "; ") }, facts
end

-- 一方未依法收到通知，而到庭且不要求延期的，可以开庭：写明到庭情况。
function M.hearing_was_notified(case, params, event)
  if is_first(case) then
    return refuse({ zh = "未依法在五日前通知开庭", en = "the hearing was not notified five days before" },
      {
        statute = "LMAL", article = 35, facts = { "hearing_notified_on", "hearing_notice_method", "worker_notified_on", "employer_notified_on" },
        fix = { zh = "办理“另行安排开庭”（reschedule_hearing），再排定、再通知", en = "use 'Set the hearing anew' (reschedule_hearing), then schedule and notify it" },
      })
  end
  local what, facts = untold(case)
  if not what then return true end
  return caution(
    { zh = what.zh .. "：该方到庭且不要求延期的，才可以开庭", en = what.en .. ": the hearing may be opened only if that party appears and asks for no other day" },
    {
      statute = "LMAL", article = 35, facts = facts,
      fix = {
        zh = "到庭的，写明到庭情况（共同被申请人的，开庭后另记到庭）；回证已退回的，先登记；都没有的，另行安排开庭（reschedule_hearing）",
        en = "if the party is there, say so as the reason; record a slip that has come back; else set the hearing anew (reschedule_hearing)",
      },
    })
end

-- 到庭后中途退庭的，通知的瑕疵已因到庭而不存在；没有到庭的，须有其本人依法收到书面通知的证明。
local function duly_notified(case, party, zh, en)
  if case.absence_reason == "left" then return true end
  local facts = { "absence_reason", party .. "_notified_on", party .. "_notice_method", "hearing_on" }
  if method_of(case, party) == "sms" and not day_of(case, party) then
    return refuse({ zh = "开庭通知以简便方式送达且未经确认收悉，" .. zh, en = "the notice by SMS was not confirmed: " .. en },
      {
        statute = "Rules33", article = 59, facts = facts,
        fix = { zh = "取得确认并登记，或者另行安排开庭（reschedule_hearing）并正式送达", en = "obtain and record confirmation, or set the hearing anew (reschedule_hearing) and serve formally" },
      })
  end
  if was_told(case, party) then return true end
  local what, told = defect(case, party), was_told(case, other(party))
  return refuse(
    {
      zh = what.zh .. "，" .. zh .. (told and "；通知了另一方，不等于通知了该方" or ""),
      en = what.en .. ": " .. en .. (told and "; notice to the other party is none to this one" or ""),
    },
    {
      statute = "LMAL", article = 36, facts = facts,
      fix = {
        zh = "回证已退回的，登记该方的收到日（hearing_notified）；否则另行安排开庭（reschedule_hearing）并依法通知",
        en = "record that party's own slip if it has come back (hearing_notified); else set the hearing anew (reschedule_hearing) and notify it",
      },
    })
end

function M.applicant_was_duly_notified(case, params, event)
  return duly_notified(case, case.applicant_side, "不得按撤回仲裁申请处理", "no deemed withdrawal")
end

function M.respondent_was_duly_notified(case, params, event)
  return duly_notified(case, other(case.applicant_side), "不得缺席裁决", "no default award")
end

return M
