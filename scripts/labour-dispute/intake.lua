-- 收件、分流、时效。 Intake, triage, limitation.
local M = {}

-- 劳动报酬类争议：劳动关系存续期间不受一年时效限制（调解仲裁法第二十七条第四款）。
local WAGE_KINDS = { wages = true, overtime = true, bonus = true }

local function is_collective(case, params)
  return case.workers_count >= params.collective_threshold and case.common_claim
end

-- Limitation -------------------------------------------------------------------------------------------------------

function M.start_limitation(case, params, event)
  if WAGE_KINDS[case.dispute_kind] and case.employment_ended_on then
    case.limitation_from = case.employment_ended_on
  elseif case.rights_known_on then
    case.limitation_from = case.rights_known_on
  end
  case.limitation_defence = "none"
end

function M.limitation_is_running(case, params, event)
  if WAGE_KINDS[case.dispute_kind] and not case.employment_ended_on then
    return refuse(
      { zh = "劳动关系存续期间拖欠劳动报酬的，申请仲裁不受一年时效限制", en = "wage arrears during employment are not limited to one year" },
      { statute = "LMAL", article = 27, facts = { "dispute_kind", "employment_ended_on" } })
  end
  return true
end

local INTERRUPTIONS = { mediation_requested = "request", agreement_reached = "agreement", agreement_breached = "breach" }

-- 主张权利、请求救济或者对方同意履行的，时效中断，重新计算；已经届满的不因此恢复。起算日不变，每次中断都留有记录。
function M.interrupt_limitation(case, params, event)
  if not case.limitation_from or case.limitation_passed_on then return end
  local log = {}
  for _, entry in ipairs(case.limitation_interruptions or {}) do
    log[#log + 1] = { on = entry.on, reason = entry.reason }
  end
  log[#log + 1] = { on = event.date, reason = INTERRUPTIONS[event.name] or "no_agreement" }
  case.limitation_interruptions = log
end

function M.tell_limitation_passed(case, params, event)
  task { to = "clerk", subject = { zh = "时效期间已届满：仅为抗辩事由，不影响收件与受理", en = "Limitation ran out: a defence only, acceptance is not affected" } }
end

function M.weigh_limitation_defence(case, params, event)
  if case.limitation_passed_on then
    case.limitation_defence = "founded"
  else
    case.limitation_defence = "unfounded"
  end
end

-- 仲裁期间未提出、诉讼中才提出的时效抗辩不予支持，有新证据的除外。
function M.defence_was_raised_in_arbitration(case, params, event)
  if case.limitation_defence == "founded" or case.limitation_defence == "unfounded" or case.new_evidence then
    return true
  end
  return refuse(
    { zh = "仲裁期间未提出时效抗辩，诉讼中首次提出的不予支持", en = "the defence was not raised in arbitration and is not heard first in court" },
    {
      statute = "SPC-II", article = 20, facts = { "limitation_defence", "new_evidence" },
      fix = { zh = "有新的证据能够证明时效届满的除外", en = "unless new evidence shows that limitation had run out" },
    })
end

-- Triage -----------------------------------------------------------------------------------------------------------

function M.triage_dispute(case, params, event)
  case.major_collective = case.workers_count >= params.major_collective_threshold
  case.priority = (case.migrant_worker and WAGE_KINDS[case.dispute_kind] or false) or is_collective(case, params)
  if is_collective(case, params) then
    case.suggested_track = "collective"
  elseif case.public_interest or case.major_social_impact or case.respondent_missing or case.unfit_for_simplified then
    case.suggested_track = "ordinary"
  elseif case.facts_clear or case.both_agree_simplified
    or (params.simplified_by_amount and case.claim_amount <= params.simplified_amount_ceiling) then
    case.suggested_track = "simplified"
  else
    case.suggested_track = "ordinary"
  end
  if case.major_collective then
    report { kind = "special_case", subject = { zh = "重大集体劳动争议特案专报", en = "Special report: major collective dispute" } }
  end
  if case.migrant_worker and WAGE_KINDS[case.dispute_kind] then
    task { to = "mediator", subject = { zh = "拖欠农民工工资：优先调解、优先立案", en = "Arrears of migrant workers: mediate and docket first" } }
  end
end

function M.ask_for_papers(case, params, event)
  document { kind = "papers_list", subject = { zh = "补充材料清单", en = "List of papers to supply" } }
end

function M.papers_are_complete(case, params, event)
  case.papers_missing = nil
end

function M.give_guidance(case, params, event)
  case.closure_detail = "guided"
  refer { to = case.guidance_to, subject = { zh = "告知引导", en = "Guidance" } }
end

return M
