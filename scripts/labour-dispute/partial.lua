-- 先行裁决及其救济。 A partial award, its service, the time to sue or to seek revocation, its effect.
local M = {}

-- 每份先行裁决各有其救济：上一份的起诉、撤销期间还在进行（或者尚未送达而未开始）的，不得再作一份，否则期间混淆、权利落空。
function M.earlier_partial_award_has_run_its_course(case, params, event)
  if not case.partial_award_made_on then return true end
  local worker = case.partial_worker_sued_on or case.partial_worker_window_closed_on
  local employer = case.partial_employer_sued_on or case.partial_employer_window_closed_on
    or case.partial_revocation_applied_on or case.partial_revocation_closed_on
  if worker and employer then return true end
  return refuse(
    {
      zh = case.partial_award_made_on .. "的先行裁决，" .. (worker and "用人单位" or "劳动者") .. "的救济期间尚未届满，不得再作先行裁决",
      en = "the time of the " .. (worker and "employer" or "worker") .. " on the partial award of " .. case.partial_award_made_on
        .. " has not ended: no other is made before",
    },
    {
      statute = "LMAL", article = 43, facts = { "partial_award_made_on", "partial_worker_served_on", "partial_employer_served_on" },
      fix = {
        zh = "先送达双方并等其起诉、申请撤销的期间届满；也可以在裁决书中一并裁决其余请求",
        en = "serve it on both and wait until their time to sue or to seek revocation has ended, or decide the rest in the award",
      },
    })
end

-- 再作先行裁决之前，上一份的结果记入台账：生效的，仍可申请执行。
function M.keep_earlier_partial_award(case, params, event)
  if not case.partial_award_made_on then return end
  local log = {}
  for _, each in ipairs(case.earlier_partial_awards or {}) do log[#log + 1] = each end
  log[#log + 1] = {
    number = case.partial_awards, made_on = case.partial_award_made_on, kind = case.partial_award_kind,
    worker_served_on = case.partial_worker_served_on, employer_served_on = case.partial_employer_served_on,
    worker_sued_on = case.partial_worker_sued_on, employer_sued_on = case.partial_employer_sued_on,
    revocation_applied_on = case.partial_revocation_applied_on,
    effective_on = case.partial_effective_on, enforcement_on = case.partial_enforcement_on,
  }
  case.earlier_partial_awards = log
end

-- 每份先行裁决的期间各自起算。
function M.open_partial_remedies(case, params, event)
  case.partial_award_made_on = event.date
  case.partial_worker_served_on, case.partial_employer_served_on = nil, nil
  case.partial_worker_sued_on, case.partial_employer_sued_on = nil, nil
  case.partial_worker_window_closed_on, case.partial_employer_window_closed_on = nil, nil
  case.partial_revocation_applied_on, case.partial_revocation_closed_on = nil, nil
  case.partial_enforcement_on = nil
  -- 终局裁决自作出之日起生效。
  case.partial_effective_on = nil
  if case.partial_award_kind == "final" then case.partial_effective_on = event.date end
end

function M.partial_award_was_made(case, params, event)
  if case.partial_award_made_on then return true end
  return refuse({ zh = "本案没有先行裁决", en = "there is no partial award" }, { statute = "LMAL", article = 43, facts = { "partial_award_made_on" } })
end

function M.partial_award_is_final(case, params, event)
  if case.partial_award_kind == "final" then return true end
  return refuse({ zh = "先行裁决不是终局裁决", en = "the partial award is not final" }, { statute = "LMAL", article = 49, facts = { "partial_award_kind" } })
end

function M.partial_award_is_not_final(case, params, event)
  if case.partial_award_kind == "non_final" then return true end
  return refuse(
    { zh = "先行裁决为终局裁决，用人单位不能起诉，可在三十日内申请撤销", en = "the partial award is final: the employer may seek its revocation within 30 days" },
    { statute = "LMAL", article = 49, facts = { "partial_award_kind" } })
end

function M.partial_suit_is_open(case, params, event)
  local made = M.partial_award_was_made(case, params, event)
  if made ~= true then return made end
  if case.suit_party == "worker" then
    if case.partial_worker_served_on and not case.partial_worker_window_closed_on then return true end
    -- 依据写在每一句里，流程说明据此列出条文。
    if case.partial_award_kind == "final" then
      return refuse(
        { zh = "劳动者自收到终局的先行裁决书之日起十五日内可以起诉；期间尚未开始或者已经届满", en = "a worker may sue within 15 days of receipt of a final partial award; that time has not begun or has ended" },
        { statute = "LMAL", article = 48, facts = { "partial_worker_served_on" } })
    end
    return refuse(
      { zh = "劳动者自收到先行裁决书之日起十五日内可以起诉；期间尚未开始或者已经届满", en = "a worker may sue within 15 days of receipt of the partial award; that time has not begun or has ended" },
      { statute = "LMAL", article = 50, facts = { "partial_worker_served_on" } })
  end
  local may = M.partial_award_is_not_final(case, params, event)
  if may ~= true then return may end
  if case.partial_employer_served_on and not case.partial_employer_window_closed_on then return true end
  return refuse(
    { zh = "用人单位自收到先行裁决书之日起十五日内可以起诉；期间尚未开始或者已经届满", en = "an employer may sue within 15 days of receipt of the partial award; that time has not begun or has ended" },
    { statute = "LMAL", article = 50, facts = { "partial_employer_served_on" } })
end

-- 一方起诉的，先行裁决不发生法律效力。
function M.record_partial_suit(case, params, event)
  if case.suit_party == "worker" then case.partial_worker_sued_on = event.date else case.partial_employer_sued_on = event.date end
  case.partial_effective_on = nil
end

function M.partial_revocation_is_open(case, params, event)
  local made = M.partial_award_was_made(case, params, event)
  if made ~= true then return made end
  local final = M.partial_award_is_final(case, params, event)
  if final ~= true then return final end
  if case.partial_worker_sued_on then
    return refuse(
      { zh = "劳动者已就先行裁决起诉，用人单位申请撤销的不予受理", en = "the worker has sued, so revocation is not taken up" },
      { statute = "SPC-I", article = 21, facts = { "partial_worker_sued_on" } })
  end
  if case.partial_employer_served_on and not case.partial_revocation_closed_on then return true end
  return refuse(
    { zh = "申请撤销应在收到先行裁决书之日起三十日内；期间尚未开始或者已经届满", en = "revocation is sought within 30 days of receipt of the partial award; that time has not begun or has ended" },
    { statute = "LMAL", article = 49, facts = { "partial_employer_served_on" } })
end

-- 双方的起诉期都届满且无人起诉的，非终局的先行裁决生效。
local function weigh_effect(case, event)
  if case.partial_award_kind == "final" or case.partial_worker_sued_on or case.partial_employer_sued_on then return end
  if case.partial_worker_window_closed_on and case.partial_employer_window_closed_on then case.partial_effective_on = event.date end
end

function M.close_partial_worker_window(case, params, event)
  case.partial_worker_window_closed_on = event.date
  weigh_effect(case, event)
end

function M.close_partial_employer_window(case, params, event)
  case.partial_employer_window_closed_on = event.date
  weigh_effect(case, event)
end

-- 写明第几份的，是以前的一份；不写的，是最近一份。
local function earlier(case)
  local number = case.partial_number
  if not number or number == case.partial_awards then return nil end
  for _, each in ipairs(case.earlier_partial_awards or {}) do
    if each.number == number then return each end
  end
  return {}
end

function M.partial_award_is_in_effect(case, params, event)
  local other = earlier(case)
  local effective
  if other then effective = other.effective_on else effective = case.partial_effective_on end
  if effective then return true end
  return refuse(
    { zh = "先行裁决尚未生效", en = "the partial award is not in effect" },
    { statute = "LMAL", article = 51, facts = { "partial_effective_on", "partial_number" }, fix = { zh = "等双方起诉期届满", en = "wait until both parties' time to sue has ended" } })
end

function M.record_partial_enforcement(case, params, event)
  if not earlier(case) then
    case.partial_enforcement_on = event.date
  else
    local log = {}
    for _, each in ipairs(case.earlier_partial_awards) do
      if each.number == case.partial_number then each.enforcement_on = event.date end
      log[#log + 1] = each
    end
    case.earlier_partial_awards = log
  end
  case.partial_number = nil
end

function M.send_partial_award_to_court(case, params, event)
  refer { to = "court", subject = { zh = "先行裁决申请执行", en = "Enforcement of the partial award" } }
end

return M
