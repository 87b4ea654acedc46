-- 先行裁决：作出、送达、起诉、撤销、生效、执行。每份各有其救济。 A partial award, its service, suits, revocation, effect, enforcement; each has its own.
local M = {}

-- 最近一份记在案件的字段里（期限据以计算），以前的各份记在台账里；以下都按一份来办理。
local function latest(case)
  return {
    number = case.partial_awards, made_on = case.partial_award_made_on, kind = case.partial_award_kind,
    worker_served_on = case.partial_worker_served_on, employer_served_on = case.partial_employer_served_on,
    worker_window_from = case.partial_worker_window_from, employer_window_from = case.partial_employer_window_from,
    worker_window_closed_on = case.partial_worker_window_closed_on, employer_window_closed_on = case.partial_employer_window_closed_on,
    worker_sued_on = case.partial_worker_sued_on, employer_sued_on = case.partial_employer_sued_on,
    worker_suit_ended_on = case.partial_worker_suit_ended_on, employer_suit_ended_on = case.partial_employer_suit_ended_on,
    void_on = case.partial_void_on,
    revocation_from = case.partial_revocation_from, revocation_closed_on = case.partial_revocation_closed_on,
    revocation_applied_on = case.partial_revocation_applied_on, revocation_rejected_on = case.partial_revocation_rejected_on,
    revoked_on = case.partial_revoked_on,
    effective_on = case.partial_effective_on, enforcement_on = case.partial_enforcement_on, stayed_on = case.partial_enforcement_stayed_on,
    enforcement_closed_on = case.partial_enforcement_closed_on,
    workers_in_suit = case.partial_workers_in_suit, workers_without_award = case.partial_workers_without_award,
  }
end

local function keep_latest(case, award)
  case.partial_worker_served_on, case.partial_employer_served_on = award.worker_served_on, award.employer_served_on
  case.partial_worker_window_from, case.partial_employer_window_from = award.worker_window_from, award.employer_window_from
  case.partial_worker_window_closed_on, case.partial_employer_window_closed_on = award.worker_window_closed_on, award.employer_window_closed_on
  case.partial_worker_sued_on, case.partial_employer_sued_on = award.worker_sued_on, award.employer_sued_on
  case.partial_worker_suit_ended_on, case.partial_employer_suit_ended_on = award.worker_suit_ended_on, award.employer_suit_ended_on
  case.partial_void_on = award.void_on
  case.partial_revocation_from, case.partial_revocation_closed_on = award.revocation_from, award.revocation_closed_on
  case.partial_revocation_applied_on, case.partial_revocation_rejected_on = award.revocation_applied_on, award.revocation_rejected_on
  case.partial_revoked_on = award.revoked_on
  case.partial_effective_on, case.partial_enforcement_on = award.effective_on, award.enforcement_on
  case.partial_enforcement_stayed_on, case.partial_enforcement_closed_on = award.stayed_on, award.enforcement_closed_on
  case.partial_workers_in_suit, case.partial_workers_without_award = award.workers_in_suit, award.workers_without_award
end

-- 写明第几份的（partial_number），是那一份；不写的，是最近一份。
local function chosen(case)
  local number = case.partial_number
  if not number or number == case.partial_awards then return latest(case) end
  for _, each in ipairs(case.earlier_partial_awards or {}) do
    if each.number == number then return each end
  end
  return {}
end

local function change(case, edit)
  local number = case.partial_number
  case.partial_number = nil
  if not number or number == case.partial_awards then
    local award = latest(case)
    edit(award)
    keep_latest(case, award)
    return
  end
  local log = {}
  for _, each in ipairs(case.earlier_partial_awards) do
    if each.number == number then edit(each) end
    log[#log + 1] = each
  end
  case.earlier_partial_awards = log
end

local function later(first, second)
  if not first or (second and second > first) then return second end
  return first
end

local function day_after(day) return day and dates.add(day, 1, "days") end

local function worker_sues(award) return award.worker_sued_on ~= nil and not award.worker_suit_ended_on and not award.void_on end
local function employer_sues(award) return award.employer_sued_on ~= nil and not award.employer_suit_ended_on and not award.void_on end

local function revocation_pends(award)
  return award.revocation_applied_on ~= nil and not award.revocation_rejected_on and not award.revoked_on and not award.void_on
end

-- 终局的，作出之日生效，劳动者起诉的不生效；非终局的，双方都不再能起诉、没有在审诉讼的，自后一方的期间届满之次日（撤诉裁定送达之日）生效。
local function weigh_effect(award)
  award.effective_on = nil
  if award.revoked_on or award.void_on then return end
  if award.kind == "final" then
    if not worker_sues(award) then award.effective_on = later(award.made_on, award.worker_suit_ended_on) end
    return
  end
  local worker, employer = day_after(award.worker_window_closed_on), day_after(award.employer_window_closed_on)
  if award.worker_sued_on then worker = award.worker_suit_ended_on end
  if award.employer_sued_on then employer = award.employer_suit_ended_on end
  if worker and employer then award.effective_on = later(worker, employer) end
end

-- Making -----------------------------------------------------------------------------------------------------------

-- 还在进行的期间，包括尚未送达而未开始的。
local function open_time(award)
  if award.void_on then return nil end
  if not award.worker_sued_on and not award.worker_window_closed_on then return "劳动者的救济期间尚未届满", "the time of the worker has not ended" end
  local closed = award.employer_sued_on or award.employer_window_closed_on
  if award.kind == "final" and not award.revoked_on then
    closed = award.revocation_applied_on or award.revocation_closed_on or worker_sues(award)
  end
  if closed then return nil end
  return "用人单位的救济期间尚未届满", "the time of the employer has not ended"
end

-- 每份先行裁决各有其救济：上一份的期间没有届满的，不得再作一份，否则期间混淆、权利落空。
function M.earlier_partial_award_has_run_its_course(case, params, event)
  if not case.partial_award_made_on then return true end
  local award = latest(case)
  local zh, en = open_time(award)
  if zh then
    return refuse(
      {
        zh = award.made_on .. "的先行裁决，" .. zh .. "，不得再作先行裁决",
        en = "on the partial award of " .. award.made_on .. " " .. en .. ": no other is made before",
      },
      {
        statute = "LMAL", article = 43, facts = { "partial_award_made_on", "partial_worker_served_on", "partial_employer_served_on" },
        fix = {
          zh = "先送达双方并等其起诉、申请撤销的期间届满；也可以在裁决书中一并裁决其余请求",
          en = "serve it on both and wait until their time to sue or to seek revocation has ended, or decide the rest in the award",
        },
      })
  end
  -- 终局的一份，法院的裁定会使期间重新起算，而期限只为最近一份计算：先行裁决可作可不作，权利不能落空。
  if award.kind == "final" and (worker_sues(award) or revocation_pends(award)) then
    return refuse(
      {
        zh = award.made_on .. "的终局先行裁决尚在诉讼或者审查撤销，其结果会使救济期间重新起算，暂不再作先行裁决",
        en = "the final partial award of " .. award.made_on .. " is before a court, whose ruling opens times anew: no other is made for now",
      },
      {
        statute = "LMAL", article = 43, facts = { "partial_worker_sued_on", "partial_revocation_applied_on" },
        fix = { zh = "等法院的结果，或者在裁决书中一并裁决其余请求", en = "wait for the court, or decide the rest in the award" },
      })
  end
  return true
end

-- 再作先行裁决之前，上一份记入台账：其诉讼、撤销、执行仍可办理，写明第几份。
function M.keep_earlier_partial_award(case, params, event)
  if not case.partial_award_made_on then return end
  local log = {}
  for _, each in ipairs(case.earlier_partial_awards or {}) do log[#log + 1] = each end
  log[#log + 1] = latest(case)
  case.earlier_partial_awards = log
end

-- 每份先行裁决的期间各自起算。
function M.open_partial_remedies(case, params, event)
  case.partial_award_made_on = event.date
  case.partial_enforcement_passed_on, case.partial_enforcement_interruptions = nil, nil
  local award = { made_on = event.date, kind = case.partial_award_kind }
  weigh_effect(award)
  keep_latest(case, award)
end

function M.partial_award_was_made(case, params, event)
  if case.partial_award_made_on then return true end
  return refuse({ zh = "本案没有先行裁决", en = "there is no partial award" }, {
    statute = "LMAL", article = 43, facts = { "partial_award_made_on" },
    fix = { zh = "仲裁庭作出先行裁决（partial_award_made）以后办理；就裁决书的，另有办理事项", en = "it follows a partial award (partial_award_made); steps on the award itself are others" },
  })
end

-- Windows ----------------------------------------------------------------------------------------------------------

-- 期间的最后一日，与登记的早晚无关。
function M.close_partial_worker_window(case, params, event)
  change(case, function(award)
    award.worker_window_closed_on = event.due_on
    weigh_effect(award)
  end)
end

function M.close_partial_employer_window(case, params, event)
  change(case, function(award)
    award.employer_window_closed_on = event.due_on
    weigh_effect(award)
  end)
end

function M.close_partial_revocation_window(case, params, event) case.partial_revocation_closed_on = event.due_on end

-- Suits ------------------------------------------------------------------------------------------------------------

local function partial_award_stands(case)
  local award = chosen(case)
  if award.made_on and not award.void_on then return true end
  return refuse({ zh = "没有这份先行裁决，或者已有生效判决", en = "there is no such partial award, or a judgment stands in its place" },
    { statute = "LMAL", article = 43, facts = { "partial_award_made_on", "partial_void_on", "partial_number" } })
end

function M.partial_suit_is_open(case, params, event)
  local stands = partial_award_stands(case)
  if stands ~= true then return stands end
  -- 起诉的当然已收到：回证后到，不碍登记。
  local award = latest(case)
  local day = case.sued_on
  if day and (day > event.date or day < award.made_on) then
    return refuse({ zh = "起诉之日（" .. day .. "）在登记日之后，或者早于先行裁决", en = "the suit of " .. day .. " lies after the day it is recorded, or before the partial award" },
      { statute = "LMAL", article = 50, facts = { "sued_on" }, fix = { zh = "核对起诉之日", en = "look at the day again" } })
  end
  -- 期满后才得知的：起诉之日在期内的照常登记；逾期而法院已受理的，写明理由登记。
  local function late(closed, article)
    if day and day <= closed then return true end
    return caution({ zh = "就先行裁决起诉的期间已于" .. closed .. "届满", en = "the time to sue on the partial award ended on " .. closed },
      {
        statute = "LMAL", article = article, facts = { "sued_on", "partial_worker_window_closed_on", "partial_employer_window_closed_on" },
        fix = { zh = "期内起诉而得知得晚的，写明起诉之日（sued_on）；逾期而法院已受理的，写明理由继续", en = "give the day of the suit (sued_on) if it lies within the time; if the court has docketed a late one, give that as the reason" },
      })
  end
  if case.suit_party == "worker" then
    if not award.worker_sued_on then
      if not award.worker_window_closed_on then return true end
      return late(award.worker_window_closed_on, award.kind == "final" and 48 or 50)
    end
    -- 依据写在每一句里，流程说明据此列出条文。
    if award.kind == "final" then
      return refuse(
        { zh = "劳动者自收到终局的先行裁决书之日起十五日内可以起诉；其起诉已经登记", en = "a worker may sue within 15 days of receipt of a final partial award; the suit is on record" },
        { statute = "LMAL", article = 48, facts = { "suit_party", "partial_worker_served_on", "partial_worker_sued_on" } })
    end
    return refuse(
      { zh = "劳动者自收到先行裁决书之日起十五日内可以起诉；其起诉已经登记", en = "a worker may sue within 15 days of receipt of the partial award; the suit is on record" },
      { statute = "LMAL", article = 50, facts = { "suit_party", "partial_worker_served_on", "partial_worker_sued_on" } })
  end
  if award.kind == "final" and not award.revoked_on then
    return refuse(
      { zh = "先行裁决为终局裁决，用人单位不能起诉，可在三十日内申请撤销", en = "the partial award is final: the employer may seek its revocation within 30 days" },
      { statute = "LMAL", article = 49, facts = { "suit_party", "partial_award_kind" } })
  end
  if not award.employer_sued_on then
    if not award.employer_window_closed_on then return true end
    return late(award.employer_window_closed_on, 50)
  end
  return refuse(
    { zh = "用人单位自收到先行裁决书之日起十五日内可以起诉；其起诉已经登记", en = "an employer may sue within 15 days of receipt of the partial award; the suit is on record" },
    { statute = "LMAL", article = 50, facts = { "suit_party", "partial_employer_served_on", "partial_employer_sued_on" } })
end

-- 集体争议中部分劳动者起诉：先行裁决对其余劳动者不受影响（解释一第十七条）。先后起诉的合并计算，未写明人数的是其余全体。
local function workers_bound(award) return (award.workers_in_suit or 0) + (award.workers_without_award or 0) end

function M.partial_suit_is_of_some(case, params, event)
  if case.suit_party == "worker" and case.suing_workers and workers_bound(latest(case)) + case.suing_workers < case.workers_count then return true end
  return refuse({ zh = "不是部分劳动者起诉", en = "it is not some of the workers that sue" },
    { statute = "SPC-I", article = 17, facts = { "suit_party", "suing_workers", "partial_workers_in_suit", "workers_count" } })
end

function M.partial_suit_is_of_all(case, params, event)
  if case.suit_party ~= "worker" or not case.suing_workers then return true end
  local left = case.workers_count - workers_bound(latest(case))
  if case.suing_workers == left then return true end
  return refuse({ zh = "尚未起诉的劳动者有" .. left .. "人", en = left .. " workers have not sued" },
    { statute = "SPC-I", article = 17, facts = { "suing_workers", "partial_workers_in_suit", "workers_count" }, fix = { zh = "核对人数，不写的为其余全体", en = "count them again, or give no number for all the rest" } })
end

function M.record_partial_suit_of_some(case, params, event)
  local number = case.suing_workers
  case.suing_workers, case.sued_on = nil, nil
  change(case, function(award) award.workers_in_suit = (award.workers_in_suit or 0) + number end)
  notify { to = "parties", subject = { zh = "部分劳动者就先行裁决起诉，对其余劳动者不受影响", en = "Some workers sue on the partial award; it stands for the others" } }
end

-- 一方起诉的，先行裁决不发生法律效力；劳动者起诉的，用人单位的撤销申请不再审查（解释一第二十一条）。
function M.record_partial_suit(case, params, event)
  local party, day, count = case.suit_party, case.sued_on or event.date, case.workers_count
  case.suing_workers, case.sued_on = nil, nil
  change(case, function(award)
    if party == "worker" then
      award.worker_sued_on, award.worker_suit_ended_on = day, nil
      if count > 1 then award.workers_in_suit = count - (award.workers_without_award or 0) end
      if not award.revoked_on then award.revocation_applied_on, award.stayed_on = nil, nil end
    else
      award.employer_sued_on, award.employer_suit_ended_on = day, nil
    end
    weigh_effect(award)
  end)
end

function M.partial_suit_is_pending(case, params, event)
  local award = chosen(case)
  local pending
  if case.suit_party == "worker" then
    pending = worker_sues(award) or (award.workers_in_suit or 0) > 0
  else
    pending = employer_sues(award)
  end
  if pending then return true end
  return refuse({ zh = "该方就这份先行裁决没有在审的诉讼", en = "that party has no suit on this partial award" },
    { statute = "SPC-I", article = 21, facts = { "suit_party", "partial_number", "partial_worker_sued_on", "partial_employer_sued_on" } })
end

-- 写明人数的，不多于诉讼未结的人数。
function M.partial_suing_workers_are_pending(case, params, event)
  local pending = chosen(case).workers_in_suit or 0
  if not case.suing_workers or case.suing_workers <= pending then return true end
  return refuse({ zh = "就这份先行裁决诉讼未结的劳动者有" .. pending .. "人", en = pending .. " workers have a suit on this partial award pending" },
    { statute = "SPC-I", article = 17, facts = { "suing_workers", "partial_workers_in_suit" }, fix = { zh = "写明这次所涉的人数，不写的为全部", en = "give the number concerned, or none for all of them" } })
end

function M.a_partial_suit_is_pending(case, params, event)
  local award = chosen(case)
  if worker_sues(award) or employer_sues(award) or (award.workers_in_suit or 0) > 0 then return true end
  return refuse({ zh = "就这份先行裁决没有在审的诉讼", en = "no suit on this partial award is pending" },
    { statute = "LMAL", article = 50, facts = { "partial_number", "partial_worker_sued_on", "partial_employer_sued_on" } })
end

function M.partial_ruling_is_lawful(case, params, event)
  local day, made = case.receipt_on, chosen(case).made_on
  if not day or (day <= event.date and (not made or day >= made)) then return true end
  return refuse(
    { zh = "裁定书的送达日（" .. day .. "）在登记日之后，或者早于先行裁决", en = "the service of the ruling on " .. day .. " lies after the day it is recorded, or before the partial award" },
    { statute = "CPL", article = 87, facts = { "receipt_on" }, fix = { zh = "按送达回证填写签收日期", en = "give the date on the return slip" } })
end

local function ruling_day(case, event)
  local day = case.receipt_on or event.date
  case.receipt_on = nil
  return day
end

-- 撤诉、逾期被驳回的，先行裁决自裁定送达之日生效；因主体或者案由不符被驳回的，不发生效力（解释一第十六条）。
-- 终局的，用人单位自收到裁定书之日起三十日内可以申请撤销（解释一第二十一条）。
function M.record_end_of_partial_suit(case, params, event)
  local day, party, result, number = ruling_day(case, event), case.suit_party, case.suit_result, case.suing_workers
  local count = case.workers_count
  case.suing_workers = nil
  change(case, function(award)
    if party == "employer" then
      award.employer_suit_ended_on = result == "dismissed_late" and day_after(award.employer_window_closed_on) or day
      if result == "dismissed_not_fit" then award.void_on = day end
      weigh_effect(award)
      return
    end
    local pending = award.workers_in_suit or 0
    local ending = number or pending
    local left = pending - ending
    if pending > 0 then
      award.workers_in_suit = left
      if result == "dismissed_not_fit" then award.workers_without_award = (award.workers_without_award or 0) + ending end
    end
    -- 全体都起诉的：有人撤诉，裁决就对其生效；因主体、案由被驳回的，仍没有人受其约束。
    if award.worker_sued_on and not award.worker_suit_ended_on and (left == 0 or result ~= "dismissed_not_fit") then
      award.worker_suit_ended_on = result == "dismissed_late" and day_after(award.worker_window_closed_on) or day
      local nobody = pending == 0 or (award.workers_without_award or 0) == count
      if result == "dismissed_not_fit" and nobody then award.void_on = day end
      if award.kind == "final" and not award.void_on and not award.revoked_on then
        award.revocation_from, award.revocation_closed_on, award.revocation_applied_on = nil, nil, nil
      end
    end
    weigh_effect(award)
  end)
end

-- 部分劳动者的判决，对他们以判决为准；全体的，判决代替先行裁决。
function M.record_partial_judgment(case, params, event)
  local number = case.suing_workers
  case.suing_workers = nil
  change(case, function(award)
    local pending = award.workers_in_suit or 0
    local whole = worker_sues(award) or employer_sues(award)
    if pending > 0 and (not whole or (number and number < pending)) then
      award.workers_in_suit = pending - (number or pending)
      award.workers_without_award = (award.workers_without_award or 0) + (number or pending)
      return
    end
    award.workers_in_suit = nil
    award.void_on = event.date
    weigh_effect(award)
  end)
  notify { to = "parties", subject = { zh = "判决已生效，先行裁决对判决所涉的当事人以判决为准", en = "The judgment is in effect and stands in place of the partial award for those it concerns" } }
end

-- Revocation -------------------------------------------------------------------------------------------------------

function M.partial_revocation_is_open(case, params, event)
  local stands = partial_award_stands(case)
  if stands ~= true then return stands end
  local award = chosen(case)
  if award.kind ~= "final" or award.revoked_on then
    return refuse({ zh = "这份先行裁决不能申请撤销：不是终局裁决，或者已被撤销", en = "this partial award cannot be revoked: it is not final, or it is revoked already" },
      { statute = "LMAL", article = 49, facts = { "partial_award_kind", "partial_revoked_on", "partial_number" } })
  end
  if worker_sues(award) then
    return refuse(
      { zh = "劳动者已就先行裁决起诉，用人单位申请撤销的不予受理", en = "the worker has sued, so revocation is not taken up" },
      {
        statute = "SPC-I", article = 21, facts = { "partial_worker_sued_on", "partial_worker_suit_ended_on" },
        fix = { zh = "劳动者撤诉或者被驳回起诉的，自收到裁定之日起三十日内可以申请", en = "30 days run anew if the worker's suit is withdrawn or dismissed" },
      })
  end
  if not award.revocation_closed_on and not award.revocation_applied_on then return true end
  return refuse(
    { zh = "申请撤销应在收到先行裁决书之日起三十日内；期间已经届满或者已经申请", en = "revocation is sought within 30 days of receipt of the partial award; that time has ended, or it was sought" },
    { statute = "LMAL", article = 49, facts = { "partial_employer_served_on", "partial_revocation_applied_on" } })
end

-- 申请撤销的，执行中止（解释一第二十五条）。
function M.record_partial_revocation_request(case, params, event)
  local enforced = chosen(case).enforcement_on
  change(case, function(award)
    award.revocation_applied_on, award.revocation_rejected_on = event.date, nil
    if enforced then award.stayed_on = event.date end
  end)
  if enforced then
    notify { to = "court", subject = { zh = "用人单位申请撤销先行裁决，执行中止", en = "Revocation of the partial award is sought: enforcement is stayed" } }
  end
end

function M.partial_revocation_is_pending(case, params, event)
  if revocation_pends(chosen(case)) then return true end
  return refuse({ zh = "没有在审的撤销先行裁决申请", en = "no revocation of the partial award is pending" },
    { statute = "LMAL", article = 49, facts = { "partial_revocation_applied_on", "partial_number" } })
end

-- 撤销的，双方自各自收到裁定书之日起十五日内可以起诉；驳回的，执行恢复。
function M.record_partial_revocation(case, params, event)
  local granted = case.partial_revocation_granted
  case.partial_revocation_granted = nil
  change(case, function(award)
    award.stayed_on = nil
    if not granted then
      award.revocation_rejected_on = event.date
      return
    end
    award.revoked_on = event.date
    award.worker_window_from, award.worker_window_closed_on, award.worker_sued_on, award.worker_suit_ended_on = nil, nil, nil, nil
    award.employer_window_from, award.employer_window_closed_on, award.employer_sued_on, award.employer_suit_ended_on = nil, nil, nil, nil
    weigh_effect(award)
  end)
  if granted then
    notify { to = "parties", subject = { zh = "先行裁决已被撤销，自收到裁定之日起十五日内可以起诉", en = "The partial award is revoked: sue within 15 days of receipt of the ruling" } }
  else
    notify { to = "parties", subject = { zh = "撤销先行裁决的申请被驳回", en = "The revocation of the partial award is rejected" } }
  end
end

-- 撤销裁定送达双方；劳动者撤诉、被驳回的裁定送达用人单位。
local function ruling_opens(case, award)
  if award.void_on then return false end
  if award.revoked_on then
    if case.served_party == "worker" then return not award.worker_window_from and not award.worker_sued_on end
    return not award.employer_window_from and not award.employer_sued_on
  end
  return case.served_party == "employer" and award.kind == "final" and award.worker_suit_ended_on ~= nil
    and not award.revocation_from and not award.revocation_applied_on
end

function M.partial_ruling_opens_a_time(case, params, event)
  if ruling_opens(case, latest(case)) then return true end
  return refuse({ zh = "没有待送达该方、使期间重新起算的裁定", en = "no ruling that opens a time for that party awaits service" },
    { statute = "LMAL", article = 49, facts = { "served_party", "partial_revoked_on", "partial_worker_suit_ended_on" } })
end

function M.open_partial_time_by_ruling(case, params, event)
  local day = ruling_day(case, event)
  if not case.partial_revoked_on then
    case.partial_revocation_from = day
  elseif case.served_party == "worker" then
    case.partial_worker_window_from = day
  else
    case.partial_employer_window_from = day
  end
end

-- Enforcement and closing ------------------------------------------------------------------------------------------

function M.partial_award_is_in_effect(case, params, event)
  if chosen(case).effective_on then return true end
  return refuse(
    { zh = "先行裁决尚未生效", en = "the partial award is not in effect" },
    { statute = "LMAL", article = 51, facts = { "partial_effective_on", "partial_number" }, fix = { zh = "等双方起诉期届满", en = "wait until both parties' time to sue has ended" } })
end

function M.partial_enforcement_is_not_stayed(case, params, event)
  if not revocation_pends(chosen(case)) then return true end
  return refuse({ zh = "用人单位申请撤销先行裁决，裁定以前不执行", en = "revocation is sought: no enforcement before the ruling" },
    { statute = "SPC-I", article = 25, facts = { "partial_revocation_applied_on" }, fix = { zh = "等法院裁定", en = "wait for the ruling of the court" } })
end

local function is_being_enforced(award) return award.enforcement_on ~= nil and not award.enforcement_closed_on end

function M.partial_enforcement_is_not_under_way(case, params, event)
  local award = chosen(case)
  if not is_being_enforced(award) then return true end
  return refuse({ zh = "先行裁决正在执行（" .. award.enforcement_on .. "申请）", en = "the partial award is being enforced since " .. award.enforcement_on },
    { statute = "LMAL", article = 51, facts = { "partial_enforcement_on", "partial_number" }, fix = { zh = "执行结束后再登记", en = "record how it ended first" } })
end

function M.partial_enforcement_is_under_way(case, params, event)
  if is_being_enforced(chosen(case)) then return true end
  return refuse({ zh = "先行裁决没有在执行", en = "the partial award is not being enforced" }, { statute = "LMAL", article = 51, facts = { "partial_enforcement_on", "partial_number" } })
end

function M.record_partial_enforcement(case, params, event)
  change(case, function(award) award.enforcement_on, award.enforcement_closed_on = event.date, nil end)
end

function M.record_end_of_partial_enforcement(case, params, event)
  change(case, function(award) award.enforcement_closed_on, award.stayed_on = event.date, nil end)
end

function M.send_partial_award_to_court(case, params, event)
  refer { to = "court", subject = { zh = "先行裁决申请执行", en = "Enforcement of the partial award" } }
end

-- 结案之前，每份先行裁决都须有结果：期间、诉讼、撤销未结的，案件不能了结。
function M.partial_awards_have_run_their_course(case, params, event)
  if not case.partial_award_made_on then return true end
  local awards = {}
  for _, each in ipairs(case.earlier_partial_awards or {}) do awards[#awards + 1] = each end
  awards[#awards + 1] = latest(case)
  for _, award in ipairs(awards) do
    local zh, en = open_time(award)
    if worker_sues(award) or employer_sues(award) or (award.workers_in_suit or 0) > 0 then zh, en = "诉讼未结", "a suit is pending" end
    if revocation_pends(award) then zh, en = "撤销申请未结", "revocation is pending" end
    if is_being_enforced(award) then zh, en = "正在执行", "enforcement is under way" end
    if zh then
      return refuse(
        { zh = "尚不能结案：" .. award.made_on .. "的先行裁决，" .. zh, en = "not yet: on the partial award of " .. award.made_on .. " " .. en },
        {
          statute = "LMAL", article = 43, facts = { "partial_worker_served_on", "partial_employer_served_on", "earlier_partial_awards" },
          fix = { zh = "登记送达、诉讼或者撤销申请的结果，以前的一份写明 partial_number", en = "record its service, or how the suit or the revocation ended, with partial_number for an earlier one" },
        })
    end
  end
  return true
end

-- 已生效而没有申请执行、二年没有届满的：不自行结案，是否了结由办理人决定（已经履行的，就此结案）。
function M.no_partial_award_awaits_performance(case, params, event)
  local awards = {}
  for _, each in ipairs(case.earlier_partial_awards or {}) do awards[#awards + 1] = each end
  if case.partial_award_made_on then awards[#awards + 1] = latest(case) end
  for _, award in ipairs(awards) do
    if award.effective_on and not award.enforcement_on and event.date <= dates.add(award.effective_on, 2, "years") then
      return refuse(
        { zh = award.made_on .. "的先行裁决已经生效，尚可申请执行", en = "the partial award of " .. award.made_on .. " is in effect and may still be enforced" },
        {
          statute = "CPL", article = 250, facts = { "partial_effective_on", "partial_enforcement_on", "earlier_partial_awards" },
          fix = { zh = "已经履行的，由办理人结案（conclude）；申请执行的，记明（partial_enforcement_applied）", en = "if it was performed, conclude the case (conclude); if enforcement is sought, record it (partial_enforcement_applied)" },
        })
    end
  end
  return true
end

return M
