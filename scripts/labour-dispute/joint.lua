-- 联合调解：数个渠道同时调解，由牵头渠道对案件负责。 Several channels mediate at once, under a lead that owns the case.
local M = {}

local CHANNELS = {
  { id = "enterprise", zh = "企业调解", en = "enterprise mediation" },
  { id = "sectoral", zh = "行业（区域）调解", en = "sectoral or regional mediation" },
  { id = "peoples", zh = "人民调解", en = "people's mediation" },
  { id = "union", zh = "工会调解", en = "union mediation" },
  { id = "administrative", zh = "行政调解", en = "administrative mediation" },
  { id = "arbitral", zh = "仲裁调解", en = "mediation at the arbitration office" },
}

local function contains(list, value)
  for _, item in ipairs(list or {}) do
    if item == value then return true end
  end
  return false
end

local function words_for(channel)
  for _, one in ipairs(CHANNELS) do
    if one.id == channel then return one end
  end
end

-- 联合调解是工作机制，法律只规定有哪些调解组织（调解仲裁法第十条）；几个渠道、谁牵头、谁先报告，法律没有规定，所以不引条文。

-- 由所涉渠道的分区办理；它不能办理时，各分区都说明该渠道的情形，不说别的渠道。
local function acts_for(case, channel)
  if case.acting_channel == channel.id then return true end
  local named = words_for(case.acting_channel)
  if not named then
    return refuse(
      { zh = "联合调解中没有该渠道", en = "a joint mediation has no such channel" },
      { statute = "LMAL", article = 10, facts = { "acting_channel" }, fix = { zh = "先在流程中增加该渠道", en = "add the channel to the workflow first" } })
  end
  local region = "pre_arbitration.mediation.joint." .. case.acting_channel
  local function details(fix)
    return { statute = "LMAL", article = 10, facts = { "acting_channel" }, fix = fix }
  end
  if active(region .. ".invited") then
    return refuse(
      { zh = named.zh .. "已受邀，尚未答复", en = named.en .. " was invited and has not answered yet" },
      details { zh = "先记明它参加或者不参加", en = "record first whether it takes part" })
  end
  if active(region .. ".taking_part") then
    return refuse(
      { zh = named.zh .. "已参加联合调解", en = named.en .. " takes part already" },
      details { zh = "调解后报告它的结果", en = "report its result once it has mediated" })
  end
  if active(region .. ".reported") then
    return refuse(
      { zh = named.zh .. "已报告结果", en = named.en .. " has reported its result already" },
      details { zh = "由其余渠道继续调解", en = "the other channels go on" })
  end
  if contains(case.joint_channels, case.acting_channel) then
    return refuse(
      { zh = named.zh .. "已答复不参加联合调解", en = named.en .. " has declined to take part" },
      details { zh = "仍需它参加的，再次邀请", en = "invite it again if it is still wanted" })
  end
  return refuse(
    { zh = named.zh .. "未受邀参加联合调解", en = named.en .. " was not invited to the joint mediation" },
    details { zh = "先增邀该渠道", en = "invite it first" })
end

local function joint_includes(case, channel)
  if contains(case.joint_channels, channel.id) then return true end
  return refuse({ zh = "该渠道未受邀", en = "this channel was not invited" }, { facts = { "joint_channels" } })
end

-- One guard a channel, since each region asks about its own.
for _, channel in ipairs(CHANNELS) do
  M["joint_includes_" .. channel.id] = function(case) return joint_includes(case, channel) end
  M["acts_for_" .. channel.id] = function(case) return acts_for(case, channel) end
end

-- 两个以上本地已设的渠道，不重复，由其中一个牵头。
function M.joint_channels_are_sound(case, params, event)
  if active("pre_arbitration.mediation.joint") then
    return refuse(
      { zh = "联合调解已在进行", en = "a joint mediation is under way" },
      { facts = { "joint_channels" }, fix = { zh = "增邀渠道，或者变更牵头渠道", en = "invite a further channel, or change the lead" } })
  end
  local seen = {}
  for _, channel in ipairs(case.joint_channels) do
    if seen[channel] then
      return refuse({ zh = "同一渠道写了两次", en = "a channel is named twice" }, { facts = { "joint_channels" }, fix = { zh = "每个渠道只写一次", en = "name each channel once" } })
    end
    seen[channel] = true
    if not contains(params.channels, channel) or not words_for(channel) then
      return refuse(
        { zh = "本地未设其中一个调解渠道", en = "this locality has not all of these channels" },
        { statute = "LMAL", article = 10, facts = { "joint_channels" }, fix = { zh = "改选本地已设的渠道", en = "choose channels that exist here" } })
    end
  end
  if #case.joint_channels < 2 then
    return refuse(
      { zh = "联合调解须有两个以上渠道", en = "a joint mediation has two channels or more" },
      { facts = { "joint_channels" }, fix = { zh = "只需一个渠道的，申请该渠道调解", en = "for one channel, request mediation there" } })
  end
  if not seen[case.lead_channel] then
    return refuse(
      { zh = "牵头渠道不在参加的渠道之中", en = "the lead channel is not among the channels" },
      { facts = { "lead_channel", "joint_channels" }, fix = { zh = "从参加的渠道中选定牵头渠道", en = "choose the lead among the channels" } })
  end
  return true
end

function M.invite_channels(case, params, event)
  case.current_channel = case.lead_channel
  case.mediation_body = nil
  for _, channel in ipairs(case.joint_channels) do
    refer { to = channel, subject = { zh = "联合调解邀请函", en = "Invitation to a joint mediation" } }
  end
  notify { to = "parties", subject = { zh = "联合调解通知", en = "Notice: joint mediation" } }
end

-- 牵头渠道对案件负责，不能不参加；先变更牵头渠道。
function M.channel_does_not_lead(case, params, event)
  if case.acting_channel ~= case.lead_channel then return true end
  return refuse(
    { zh = "牵头渠道不能不参加，案件会无人负责", en = "the lead channel may not stay away: nobody would own the case" },
    { facts = { "lead_channel" }, fix = { zh = "先变更牵头渠道", en = "change the lead channel first" } })
end

-- 牵头渠道最后报告：它先退出而别的渠道还在调解，案件就无人负责。
function M.lead_goes_last(case, params, event)
  if case.acting_channel ~= case.lead_channel then return true end
  for _, channel in ipairs(CHANNELS) do
    local region = "pre_arbitration.mediation.joint." .. channel.id
    if channel.id ~= case.lead_channel and (active(region .. ".invited") or active(region .. ".taking_part")) then
      return refuse(
        {
          zh = channel.zh .. "尚未报告，牵头渠道不能先报告，案件会无人负责",
          en = channel.en .. " has not reported yet; the lead does not report before it, or nobody would own the case",
        },
        {
          statute = "LMAL", article = 10, facts = { "acting_channel", "lead_channel" },
          fix = { zh = "先变更牵头渠道，或者等其余渠道报告", en = "change the lead first, or wait for the other channels" },
        })
    end
  end
  return true
end

function M.let_channel_go(case, params, event)
  case.acting_channel = nil
end

function M.acting_channel_exists_here(case, params, event)
  if contains(params.channels, case.acting_channel) and words_for(case.acting_channel) then return true end
  return refuse(
    { zh = "本地未设该调解渠道", en = "this locality has no such mediation channel" },
    { statute = "LMAL", article = 10, facts = { "acting_channel" }, fix = { zh = "改选本地已设的渠道", en = "choose a channel that exists here" } })
end

function M.invite_channel(case, params, event)
  if not contains(case.joint_channels, case.acting_channel) then
    case.joint_channels[#case.joint_channels + 1] = case.acting_channel
  end
  refer { to = case.acting_channel, subject = { zh = "联合调解邀请函", en = "Invitation to a joint mediation" } }
  case.acting_channel = nil
end

function M.new_lead_takes_part(case, params, event)
  if case.lead_channel == case.current_channel then
    return refuse(
      { zh = "该渠道正是牵头渠道，无需变更", en = "that channel is the lead already" },
      { statute = "LMAL", article = 10, facts = { "lead_channel" }, fix = { zh = "写明新的牵头渠道", en = "name the channel that is to lead" } })
  end
  if active("pre_arbitration.mediation.joint." .. case.lead_channel .. ".taking_part") then return true end
  return refuse(
    { zh = "新的牵头渠道尚未参加调解", en = "the new lead channel does not take part" },
    { facts = { "lead_channel" }, fix = { zh = "先记明该渠道参加", en = "record first that the channel takes part" } })
end

function M.tell_new_lead(case, params, event)
  case.current_channel = case.lead_channel
  refer { to = case.lead_channel, subject = { zh = "牵头渠道变更函", en = "Letter: the lead channel has changed" } }
end

function M.no_channel_goes_on(case, params, event)
  for _, channel in ipairs(CHANNELS) do
    local region = "pre_arbitration.mediation.joint." .. channel.id
    if active(region .. ".routing") or active(region .. ".invited") or active(region .. ".taking_part") then
      return refuse({ zh = "尚有渠道在调解", en = "a channel still mediates" }, { facts = { "channel_files" } })
    end
  end
  return true
end

return M
