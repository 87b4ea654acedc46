-- 协商与六调联动。 Negotiation and mediation in the linked channels.
local M = {}

local function contains(list, value)
  for _, item in ipairs(list or {}) do
    if item == value then return true end
  end
  return false
end

-- 调解自愿：一方不愿，不得调解，也不妨碍申请仲裁。
function M.both_sides_are_willing(case, params, event)
  if case.applicant_willing and case.other_party_willing then
    return true
  end
  local who = case.applicant_willing and "other_party_willing" or "applicant_willing"
  return refuse(
    { zh = "调解须双方自愿，尚有一方未同意", en = "mediation is voluntary and one side has not agreed" },
    {
      statute = "Order17", article = 22, facts = { who },
      fix = { zh = "征得该方同意后受理；不同意的，告知可以申请仲裁", en = "obtain that side's consent, or tell the applicant that arbitration is open" },
    })
end

-- 流程图里有状态的渠道；增加渠道见 docs/guides/adding-a-channel.md。
local CHANNELS = { "enterprise", "sectoral", "peoples", "union", "administrative", "arbitral" }

local function exists_here(case, params, fact)
  if not contains(CHANNELS, case[fact]) then
    return refuse(
      { zh = "流程图中没有该渠道", en = "the statechart has no such channel" },
      { statute = "LMAL", article = 10, facts = { fact }, fix = { zh = "先在流程中增加该渠道", en = "add the channel to the workflow first" } })
  end
  if contains(params.channels, case[fact]) then
    return true
  end
  return refuse(
    { zh = "本地未设该调解渠道", en = "this locality has no such mediation channel" },
    { statute = "LMAL", article = 10, facts = { fact }, fix = { zh = "改选本地已设的渠道", en = "choose a channel that exists here" } })
end

function M.channel_exists_here(case, params, event) return exists_here(case, params, "channel") end
function M.the_new_channel_exists_here(case, params, event) return exists_here(case, params, "referred_to") end

-- 以下不引条文的：各渠道之间怎样分派、退回、移交，是本流程的安排，法律没有规定；只在内部选择路径的，办理人看不到。
local function channel_is(case, channel)
  if case.channel == channel then return true end
  return refuse({ zh = "所选为其他渠道", en = "another channel was chosen" }, { facts = { "channel" } })
end

for _, channel in ipairs(CHANNELS) do
  M["channel_is_" .. channel] = function(case) return channel_is(case, channel) end
end

-- Files of the channels: one is opened when a channel takes the case up and closed, with a result, when it is left. ----

local function opened(case, channel, received_on)
  local tried, files = {}, {}
  for _, one in ipairs(case.channels_tried or {}) do tried[#tried + 1] = one end
  for _, file in ipairs(case.channel_files or {}) do files[#files + 1] = file end
  tried[#tried + 1] = channel
  files[#files + 1] = { channel = channel, body = case.mediation_body, received_on = received_on, extended_days = case.mediation_extended_days }
  case.channels_tried = tried
  case.channel_files = files
end

function M.open_channel_file(case, params, event)
  opened(case, case.current_channel, case.mediation_received_on)
  notify { to = "parties", subject = { zh = "受理调解通知", en = "Notice: mediation taken up" } }
end

-- 谁主持过调解：此后独任仲裁本案的，提示（见 procedure.lua）。
function M.note_mediator(case, params, event)
  local list = {}
  for _, id in ipairs(case.mediators or {}) do
    if id ~= event.actor.id then list[#list + 1] = id end
  end
  list[#list + 1] = event.actor.id
  case.mediators = list
end

function M.open_joint_file(case, params, event)
  -- 各渠道写明自己的组织，收到日是它参加之日；写完即清空，不会误用上一个渠道的。
  opened(case, case.acting_channel, event.date)
  case.acting_channel = nil
  case.mediation_body = nil
end

local RESULTS = {
  agreement_reached = "settled", mediation_failed = "failed", mediation_declined = "refused", mediation_lapsed = "lapsed",
  refer_channel = "referred", referral_returned = "returned", joint_mediation_started = "joint", hand_over = "handed_over",
  arbitration_applied = "arbitration",
}

function M.close_channel_files(case, params, event)
  for _, file in ipairs(case.channel_files or {}) do
    if file.ended_on == nil then
      file.ended_on = event.date
      file.result = RESULTS[event.name] or "other"
    end
  end
end

function M.record_channel_result(case, params, event)
  for _, file in ipairs(case.channel_files or {}) do
    if file.ended_on == nil and file.channel == case.acting_channel then
      file.ended_on = event.date
      file.result = case.channel_result
    end
  end
  case.acting_channel = nil
end

-- 转调须双方同意，且确实换一个渠道；任何案件不因转调而无人负责。
function M.referral_is_by_consent(case, params, event)
  local found = M.the_new_channel_exists_here(case, params, event)
  if found ~= true then return found end
  if case.current_channel == case.referred_to then
    return refuse(
      { zh = "案件已在该渠道调解", en = "the case is already with that channel" },
      {
        statute = "LMAL", article = 10, facts = { "referred_to", "current_channel" },
        fix = { zh = "改选其他渠道；更换组织的，由该渠道继续办理", en = "choose another channel; within one, the body goes on" },
      })
  end
  return M.both_sides_are_willing(case, params, event)
end

-- 新的调解，期限从头计算，此前约定的延长不再适用。
function M.begin_mediation_anew(case, params, event)
  case.mediation_extended_days = nil
end

function M.take_up_in_the_new_channel(case, params, event)
  case.channel, case.mediation_body = case.referred_to, case.receiving_body
  case.referred_to, case.receiving_body = nil, nil
end

function M.hand_over_mediation(case, params, event)
  M.take_up_in_the_new_channel(case, params, event)
  -- 双方同意的是在原渠道延长；新渠道有自己的十五日。
  case.mediation_extended_days = nil
  refer { to = case.channel, subject = { zh = "转调函", en = "Letter of referral" } }
end

-- The file before the last one: that of the channel which referred the case to the one that has it now. A hand-over that was declined
-- closed a file and opened another in the same channel, so it stands for nothing here.
local function last_referral(case)
  local files = case.channel_files or {}
  local index = #files - 1
  while index > 0 and files[index].result == "handed_over" do index = index - 1 end
  local last = files[index]
  if last and last.result == "referred" then return last end
  return nil
end

function M.was_referred_here(case, params, event)
  if last_referral(case) then return true end
  return refuse(
    { zh = "案件不是由其他渠道转来的，无从退回", en = "no other channel referred the case here" },
    {
      facts = { "channel_files" },
      fix = { zh = "需要换渠道的，转由其他渠道调解", en = "to change the channel, refer the case" },
    })
end

-- 退回后期限仍自原渠道收到之日起算：转来转去不延误当事人申请仲裁。
function M.return_to_last_channel(case, params, event)
  local last = last_referral(case)
  case.channel = last.channel
  case.mediation_body = last.body
  case.mediation_received_on = last.received_on
  case.mediation_extended_days = last.extended_days
  refer { to = last.channel, subject = { zh = "退回函", en = "Letter of return" } }
end

-- Hand-over to another locality --------------------------------------------------------------------------------------

-- 移交被退回的，由牵头渠道继续调解。
function M.lead_goes_on(case, params, event)
  case.channel = case.lead_channel
end

-- 行政区划代码前两位是省级（GB/T 2260）：移交给不存在的地方，案件就无人负责。
local PROVINCES = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "

function M.receiver_is_a_locality(case, params, event)
  local place = case.handed_over_to
  if place:match("^%d%d%d%d%d%d$") and PROVINCES:find(" " .. place:sub(1, 2) .. " ", 1, true) then return true end
  return refuse(
    { zh = "“" .. place .. "”不是行政区划代码，无从确定由谁接收", en = "'" .. place .. "' is no code of a locality: nobody would be there to receive the case" },
    {
      facts = { "handed_over_to" },
      fix = { zh = "写接收地区的六位代码，如 610122；具体机构写在理由中", en = "write the six digits of the receiving locality, such as 610122; name its body in the reason" },
    })
end

function M.receiver_is_another_locality(case, params, event)
  if case.handed_over_to ~= event.locality then return true end
  return refuse({ zh = event.locality .. "就是本地：没有可以移交的另一地区", en = event.locality .. " is this very locality: there is nobody else to receive the case" },
    { facts = { "handed_over_to" }, fix = { zh = "在本地换渠道的，用转介（refer_channel）", en = "to change the channel within the locality, refer it (refer_channel)" } })
end

-- 对方的案号：本系统的编号须属于接收地区；其他写法须是有年份的文号。
function M.receiving_case_is_the_receivers(case, params, event)
  local number = case.receiving_case
  local place = number:match("^%d%d%d%d%-(%d%d%d%d%d%d)%-%d+$")
  if place == case.handed_over_to then return true end
  if not place and number:match("%d%d%d%d.*%d.*号$") then return true end
  return refuse(
    { zh = "“" .. number .. "”不是接收地区" .. case.handed_over_to .. "的案号", en = "'" .. number .. "' is no case number of the receiver, " .. case.handed_over_to },
    {
      facts = { "receiving_case", "handed_over_to" },
      fix = { zh = "向接收方核实，如 2026-" .. case.handed_over_to .. "-00007，或者对方文号全称", en = "ask the receiver: 2026-" .. case.handed_over_to .. "-00007, or the full number of its paper" },
    })
end

function M.it_was_a_joint_mediation(case, params, event)
  if case.handed_over_jointly then return true end
  return refuse({ zh = "移交前不是联合调解", en = "it was no joint mediation that was handed over" }, { facts = { "handed_over_jointly" } })
end

-- 移交时各渠道的记录已结束；退回的，为参加的渠道续立，组织、收到日不变。
function M.reopen_joint_files(case, params, event)
  local last, files = {}, {}
  for index, file in ipairs(case.channel_files or {}) do
    last[file.channel] = index
    files[#files + 1] = file
  end
  for index, file in ipairs(case.channel_files or {}) do
    if last[file.channel] == index and file.result == "handed_over" then
      files[#files + 1] = { channel = file.channel, body = file.body, received_on = file.received_on, extended_days = file.extended_days }
    end
  end
  case.channel_files = files
end

function M.send_mediation_file(case, params, event)
  refer { to = case.handed_over_to, subject = { zh = "移交函", en = "Letter of hand-over" } }
end

function M.a_channel_had_taken_it_up(case, params, event)
  if #(case.channel_files or {}) > 0 then return true end
  return refuse({ zh = "移交前尚未受理调解", en = "no channel had taken the mediation up" }, { statute = "Order17", article = 22, facts = { "channel_files" } })
end

function M.tell_hand_over(case, params, event)
  notify { to = "parties", subject = { zh = "案件已由接收方办理", en = "The receiver now handles the case" } }
end

-- 十五日期满，双方可以共同同意延长，一方不能单独延长。
function M.extension_is_joint(case, params, event)
  if case.extension_agreed_by == "both" then
    return true
  end
  return refuse(
    { zh = "延长调解期限须双方当事人同意", en = "only both parties together may extend the mediation" },
    { statute = "Order17", article = 29, facts = { "extension_agreed_by" }, fix = { zh = "取得双方书面同意", en = "obtain the consent of both" } })
end

-- 再次延长的，天数相加：协商调解规定第二十九条没有限制次数。
function M.add_mediation_extension(case, params, event)
  case.mediation_extended_days = (case.mediation_extended_days or 0) + case.mediation_extension_days
  case.mediation_extension_days = nil
  for _, file in ipairs(case.channel_files or {}) do
    if file.ended_on == nil then file.extended_days = case.mediation_extended_days end
  end
end

function M.mediation_has_ended(case, params, event)
  if active("pre_arbitration.mediation.pending") or active("pre_arbitration.mediation.under_way")
    or active("pre_arbitration.mediation.joint") or active("pre_arbitration.mediation.handing_over") then
    return refuse(
      { zh = "调解尚未结束", en = "the mediation has not ended" },
      {
        statute = "LMAL", article = 14, facts = { "mediation_received_on" },
        fix = { zh = "先记明一方拒绝、调解不成或者期满", en = "record a refusal, a failure or the lapse first" },
      })
  end
  return true
end

function M.tell_right_to_arbitrate(case, params, event)
  notify { to = "parties", subject = { zh = "调解未成，可以依法申请仲裁", en = "Not settled: arbitration is open" } }
end

return M
