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

function M.channel_exists_here(case, params, event)
  if contains(params.channels, case.channel) then
    return true
  end
  return refuse(
    { zh = "本地未设该调解渠道", en = "this locality has no such mediation channel" },
    { statute = "LMAL", article = 10, facts = { "channel" }, fix = { zh = "改选本地已设的渠道", en = "choose a channel that exists here" } })
end

local function channel_is(case, channel)
  if case.channel == channel then return true end
  return refuse({ zh = "所选为其他渠道", en = "another channel was chosen" }, { facts = { "channel" } })
end

function M.channel_is_enterprise(case) return channel_is(case, "enterprise") end
function M.channel_is_sectoral(case) return channel_is(case, "sectoral") end
function M.channel_is_peoples(case) return channel_is(case, "peoples") end
function M.channel_is_union(case) return channel_is(case, "union") end
function M.channel_is_administrative(case) return channel_is(case, "administrative") end

function M.open_channel_file(case, params, event)
  local tried = {}
  for _, channel in ipairs(case.channels_tried or {}) do
    tried[#tried + 1] = channel
  end
  tried[#tried + 1] = case.current_channel
  case.channels_tried = tried
  notify { to = "parties", subject = { zh = "受理调解通知", en = "Notice: mediation taken up" } }
end

-- 转调须双方同意，且确实换一个渠道；任何案件不因转调而无人负责。
function M.referral_is_by_consent(case, params, event)
  local found = M.channel_exists_here(case, params, event)
  if found ~= true then return found end
  if case.current_channel == case.channel then
    return refuse(
      { zh = "案件已在该渠道调解", en = "the case is already with that channel" },
      { statute = "LMAL", article = 10, facts = { "channel", "current_channel" } })
  end
  return M.both_sides_are_willing(case, params, event)
end

function M.hand_over_mediation(case, params, event)
  refer { to = case.channel, subject = { zh = "转调函", en = "Letter of referral" } }
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

function M.mediation_has_ended(case, params, event)
  if active("pre_arbitration.mediation.pending") or active("pre_arbitration.mediation.under_way") then
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
