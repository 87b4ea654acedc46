-- 调解协议及其效力：司法确认、仲裁审查、支付令、直接起诉。 The agreement and the roads that make it enforceable.
local M = {}

local PAYMENT_ORDER_MATTERS = { wages = true, work_injury_medical = true, severance_or_damages = true }
local WAGE_KINDS = { wages = true, overtime = true, bonus = true }

-- 调解协议由调解组织主持达成并盖章：没有渠道受理过的，不是调解协议。
function M.a_channel_has_mediated(case, params, event)
  if #(case.channel_files or {}) > 0 then return true end
  return refuse(
    { zh = "没有调解组织受理过本案，所达成的不是调解协议", en = "no mediation body has taken the case up: what was agreed is no mediation agreement" },
    {
      statute = "LMAL", article = 14, facts = { "channel_files" },
      fix = { zh = "先征得双方同意并受理调解；当事人自行达成的，记为和解协议", en = "take the mediation up first with both sides' consent; what the parties agreed by themselves is a settlement" },
    })
end

function M.agreement_is_in_due_form(case, params, event)
  if case.agreement_form == "oral" and case.current_channel ~= "peoples" then
    return refuse(
      { zh = "劳动争议调解协议应当书面、签名并加盖调解组织印章", en = "a labour mediation agreement must be written, signed and sealed" },
      {
        statute = "LMAL", article = 14, facts = { "agreement_form", "current_channel" },
        fix = { zh = "制作调解协议书；口头协议仅人民调解可用", en = "make it in writing; only people's mediation may record an oral one" },
      })
  end
  return true
end

-- 约定金额超过请求的，多半是笔误；当事人可以这样约定，所以只提示。
function M.agreement_stays_within_the_claim(case, params, event)
  if not case.agreement_amount or not case.claim_amount or case.agreement_amount <= case.claim_amount then return true end
  return caution(
    {
      zh = "约定金额 " .. money.text(case.agreement_amount) .. " 元超过请求的 " .. money.text(case.claim_amount) .. " 元",
      en = "the agreed " .. money.text(case.agreement_amount) .. " yuan are more than the " .. money.text(case.claim_amount) .. " claimed",
    },
    { statute = "LMAL", article = 14, facts = { "agreement_amount", "claim_amount" }, fix = { zh = "核对协议金额", en = "compare the agreement" } })
end

function M.record_agreement(case, params, event)
  -- 联合调解由牵头渠道的组织盖章；由一个渠道调解的，就是该渠道的组织。
  for _, file in ipairs(case.channel_files or {}) do
    if file.channel == case.current_channel and file.body then case.mediation_body = file.body end
  end
  document { kind = "mediation_agreement", subject = { zh = "调解协议书", en = "Mediation agreement" } }
end

function M.performance_is_due(case, params, event)
  if case.payment_due_on and event.date <= case.payment_due_on then
    return refuse(
      { zh = "约定的履行期限尚未届满（" .. case.payment_due_on .. "）", en = "performance is not due before the end of " .. case.payment_due_on },
      {
        statute = "LMAL", article = 15, facts = { "payment_due_on" },
        fix = { zh = "等履行期满；期前已明确表示不履行的，可以申请仲裁", en = "wait for the day; if performance is refused beforehand, arbitration is open" },
      })
  end
  return true
end

function M.agreement_was_mediated(case, params, event)
  if case.agreement_kind == "mediated" then return true end
  return refuse(
    { zh = "和解协议不是调解组织主持达成的，不能申请司法确认或者仲裁审查", en = "a settlement without a mediation body cannot be confirmed or reviewed" },
    {
      statute = "CPL", article = 205, facts = { "agreement_kind" },
      fix = { zh = "可以请调解组织重新调解并制作调解协议书", en = "have a mediation body mediate anew and make an agreement" },
    })
end

function M.agreement_was_judicially_confirmed(case, params, event)
  if case.agreement_force == "judicially_confirmed" then return true end
  return refuse({ zh = "协议经仲裁审查，不是司法确认", en = "the agreement went through arbitral review, not confirmation" },
    { statute = "CPL", article = 206, facts = { "agreement_force" } })
end

function M.agreement_became_a_statement(case, params, event)
  if case.agreement_force == "arbitral_statement" then return true end
  return refuse({ zh = "没有制作仲裁调解书", en = "no arbitral statement was made" }, { statute = "Rules33", article = 77, facts = { "agreement_force" } })
end

local function joint(case, statute, article)
  if case.requested_by == "both" then return true end
  return refuse(
    { zh = "须由双方当事人共同申请，仅一方申请不予受理", en = "both parties must apply jointly; a request by one is not taken up" },
    { statute = statute, article = article, facts = { "requested_by" }, fix = { zh = "请双方共同提出", en = "have both apply together" } })
end

function M.request_is_joint(case) return joint(case, "CPL", 205) end
function M.request_is_joint_for_review(case) return joint(case, "Rules33", 74) end

function M.confirmation_window_is_open(case, params, event)
  if not case.confirmation_window_closed_on then return true end
  return refuse(
    {
      zh = "司法确认应在协议生效之日（" .. case.agreement_effective_on .. "）起三十日内申请，已逾期",
      en = "judicial confirmation had to be sought within 30 days of " .. case.agreement_effective_on,
    },
    {
      statute = "CPL", article = 205, facts = { "agreement_effective_on", "confirmation_window_closed_on" },
      fix = { zh = "可申请支付令、仲裁，仅涉劳动报酬的可直接起诉", en = "a payment order, arbitration, or a suit if wages only remain open" },
    })
end

function M.review_window_is_open(case, params, event)
  if not case.review_window_closed_on then return true end
  return refuse(
    {
      zh = "仲裁审查应在协议生效之日（" .. case.agreement_effective_on .. "）起十五日内申请，已逾期",
      en = "arbitral review had to be sought within 15 days of " .. case.agreement_effective_on,
    },
    {
      statute = "Rules33", article = 74, facts = { "agreement_effective_on", "review_window_closed_on" },
      fix = { zh = "三十日内仍可共同申请司法确认", en = "judicial confirmation is open for 30 days" },
    })
end

function M.review_covers_the_matter(case, params, event)
  if case.agreement_matter ~= "relationship" then return true end
  return refuse(
    { zh = "确认劳动关系的调解协议不予受理仲裁审查", en = "an agreement that confirms employment is not open to arbitral review" },
    { statute = "Rules33", article = "75", facts = { "agreement_matter" }, fix = { zh = "申请仲裁确认劳动关系", en = "apply for arbitration of that point" } })
end

function M.review_extension_is_lawful(case, params, event)
  if case.review_extension_days <= 5 then return true end
  return refuse(
    { zh = "仲裁审查最多延长五个工作日", en = "a review may be extended by five working days at most" },
    { statute = "Rules33", article = 76, facts = { "review_extension_days" }, fix = { zh = "改为五个工作日以内", en = "ask for five or fewer" } })
end

-- 审查没有仲裁庭，调解书仍由仲裁员签名（调解仲裁法第四十二条）：由审查的人签名；不止一人审查的，办理时写明。
local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

function M.issue_review_statement(case, params, event)
  case.was_reviewed = true
  if not supplied(event, "arbitrators") then case.arbitrators = { event.actor.id } end
  document { kind = "arbitral_statement", subject = { zh = "仲裁调解书（经仲裁审查）", en = "Arbitral mediation statement after review" } }
end

-- 解释（一）第五十一条第二款只及于在调解组织主持下达成的协议；自行和解的，先申请仲裁。
function M.agreement_was_made_before_a_body(case, params, event)
  if case.agreement_kind == "mediated" then return true end
  return refuse(
    { zh = "和解协议不是在调解组织主持下达成的，不能据以直接起诉", en = "a settlement without a mediation body gives no direct suit" },
    { statute = "SPC-I", article = 51, facts = { "agreement_kind" }, fix = { zh = "申请仲裁", en = "apply for arbitration" } })
end

function M.agreement_is_about_wages_only(case, params, event)
  if case.agreement_matter == "wages" then return true end
  return refuse(
    { zh = "协议不是仅就劳动报酬达成，应当先申请仲裁", en = "the agreement is not on wages alone, so arbitration comes first" },
    {
      statute = "SPC-I", article = 51, facts = { "agreement_matter" },
      fix = { zh = "申请仲裁", en = "apply for arbitration" },
    })
end

local ROADS = {
  confirmation = { zh = "司法确认", en = "judicial confirmation", statute = "CPL", article = 206 },
  review = { zh = "仲裁审查", en = "arbitral review", statute = "Rules33", article = 79 },
  payment_order = { zh = "支付令", en = "the payment order", statute = "CPL", article = 227 },
}

-- 支付令：调解仲裁法第十六条（依调解协议）与劳动合同法第三十条（拖欠劳动报酬）后果不同。
function M.payment_order_lies(case, params, event)
  if case.requested_by ~= "worker" then
    return refuse(
      { zh = "支付令由劳动者申请", en = "only the worker may ask for a payment order" },
      { statute = "LMAL", article = 16, facts = { "requested_by" }, fix = { zh = "用人单位有请求的，申请仲裁", en = "an employer's claim goes to arbitration" } })
  end
  local road = ROADS[case.road_pending or ""]
  if road then
    return refuse(
      { zh = "已申请的" .. road.zh .. "尚无结果，不能同时申请支付令", en = road.en .. " is still pending: no payment order beside it" },
      { statute = road.statute, article = road.article, facts = { "road_pending" }, fix = { zh = "先记明它的结果或者撤回", en = "record its result or its withdrawal first" } })
  end
  if case.payment_order_basis == "wage_arrears" then
    if WAGE_KINDS[case.dispute_kind] then return true end
    return refuse(
      { zh = "依劳动合同法第三十条申请支付令，仅限拖欠或者未足额支付劳动报酬", en = "without an agreement a payment order lies for unpaid wages only" },
      {
        statute = "LCL", article = 30, facts = { "dispute_kind" },
        fix = { zh = "其他请求申请仲裁；有调解协议的，以调解协议为依据", en = "other claims go to arbitration, or rest on a mediation agreement if there is one" },
      })
  end
  if not active("pre_arbitration.agreement.unconfirmed.breached") or case.agreement_kind ~= "mediated" then
    return refuse(
      { zh = "须有调解协议且用人单位在约定期限内不履行", en = "there must be a mediation agreement that the employer has not performed in time" },
      {
        statute = "LMAL", article = 16, facts = { "agreement_kind", "payment_due_on" },
        fix = { zh = "先记明用人单位不履行；没有调解协议、仅欠劳动报酬的，以拖欠劳动报酬为依据", en = "record the breach first; without an agreement, wages alone rest on wage arrears" },
      })
  end
  if PAYMENT_ORDER_MATTERS[case.agreement_matter] then return true end
  return refuse(
    { zh = "支付令限于拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金", en = "a payment order covers wages, injury medical costs, severance or damages only" },
    { statute = "LMAL", article = 16, facts = { "agreement_matter" }, fix = { zh = "其他事项申请仲裁", en = "other matters go to arbitration" } })
end

function M.order_rested_on_a_mediation_agreement(case, params, event)
  if case.payment_order_basis == "mediation_agreement" then return true end
  return refuse(
    { zh = "依劳动合同法第三十条申请的支付令终结后，应当先申请仲裁", en = "a payment order under LCL 30 that ended leads to arbitration first" },
    { statute = "SPC-I", article = 13, facts = { "payment_order_basis" }, fix = { zh = "申请仲裁", en = "apply for arbitration" } })
end

-- 生效且可强制执行的，不再仲裁；其余情形任何时候都可以申请仲裁，不以调解为前提。
function M.may_go_to_arbitration(case, params, event)
  if case.agreement_force == "judicially_confirmed" then
    return refuse(
      { zh = "协议已经司法确认，一方不履行的只能申请强制执行，不再仲裁", en = "the agreement is judicially confirmed: enforcement only, no arbitration" },
      {
        statute = "CPL", article = 206, facts = { "agreement_force" },
        fix = { zh = "向确认法院申请强制执行", en = "apply to the court for enforcement" },
      })
  end
  if case.agreement_force == "arbitral_statement" then
    return refuse(
      { zh = "已制作发生效力的仲裁调解书，同一请求不再受理（一事不再理）", en = "an effective arbitral statement exists: the same claim is not taken up again" },
      { statute = "Rules33", article = 34, facts = { "agreement_force" }, fix = { zh = "申请强制执行", en = "apply for enforcement" } })
  end
  return true
end

-- 另一条路还没有结果时申请仲裁：可以，但多半是疏忽；记明理由，那条路的结果仍可以记录。
function M.no_other_road_is_pending(case, params, event)
  local road = ROADS[case.road_pending or ""]
  if not road then return true end
  return caution(
    {
      zh = "已申请的" .. road.zh .. "尚无结果：有了强制执行力，就不再仲裁",
      en = road.en .. " was asked for and is still pending: once it makes the matter enforceable there is no arbitration",
    },
    {
      statute = road.statute, article = road.article, facts = { "road_pending" },
      fix = { zh = "等它有结果或者撤回；当事人坚持的，写明理由，其结果仍可以记录", en = "wait for it or have it withdrawn; if the party insists, give the reason, and its result can still be recorded" },
    })
end

local function pending(case, road)
  if case.road_pending == road then return true end
  return refuse(
    { zh = "没有尚未了结的" .. ROADS[road].zh, en = ROADS[road].en .. " is not pending" },
    { statute = ROADS[road].statute, article = ROADS[road].article, facts = { "road_pending" } })
end

function M.confirmation_is_pending(case) return pending(case, "confirmation") end
function M.review_is_pending(case) return pending(case, "review") end
function M.payment_order_is_pending(case) return pending(case, "payment_order") end

function M.a_road_is_pending(case, params, event)
  if case.road_pending then return true end
  return refuse(
    { zh = "没有尚未了结的司法确认、仲裁审查或者支付令", en = "no confirmation, review or payment order is pending" },
    {
      statute = "CPL", article = 206, facts = { "road_pending" },
      fix = { zh = "核对是否另案的程序；无需办理", en = "look whether it belongs to another case; nothing is to be done here" },
    })
end

function M.tell_no_arbitration(case, params, event)
  notify { to = "parties", subject = { zh = "已有执行依据，不再仲裁", en = "There is a title of enforcement: no arbitration" } }
end

function M.ask_to_revoke_case(case, params, event)
  task { to = "director", subject = { zh = "同一请求已有执行依据：撤销案件", en = "The same claim has a title of enforcement: revoke the case" } }
end

return M
