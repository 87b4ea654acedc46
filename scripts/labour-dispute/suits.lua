-- 就裁决起诉：期间、依据、诉讼的结果。 Suits on the award: the time for them, the article it rests on, how they end.
local M = {}

-- 起诉期都是十五日，依据随裁决类型而不同：非终局第五十条，终局第四十八条，裁决被撤销后第四十九条。
function M.award_was_revoked(case, params, event)
  if active("outcome.revocation.revoked") then return true end
  return refuse({ zh = "裁决没有被撤销", en = "the award was not revoked" }, { statute = "LMAL", article = 49, facts = { "award_void" } })
end

function M.award_was_not_revoked(case, params, event)
  if not active("outcome.revocation.revoked") then return true end
  return refuse({ zh = "裁决已被撤销", en = "the award was revoked" }, { statute = "LMAL", article = 49, facts = { "award_void" } })
end

-- 分作两份的，两份的起诉期各有依据。
function M.award_stands_in_its_non_final_part(case, params, event)
  if case.award_kind ~= "final" then return M.award_was_not_revoked(case, params, event) end
  return refuse({ zh = "裁决没有非终局的部分", en = "the award has no non-final part" }, { statute = "LMAL", article = 48, facts = { "award_kind" } })
end

function M.award_stands_in_its_final_part(case, params, event)
  if case.award_kind ~= "non_final" then return M.award_was_not_revoked(case, params, event) end
  return refuse({ zh = "裁决没有终局的部分", en = "the award has no final part" }, { statute = "LMAL", article = 50, facts = { "award_kind" } })
end

-- 期满后才得知的起诉：起诉之日在期内的照常登记；逾期而法院已受理的，写明情况登记，由法院审查。
local function sued_after_all(case, closed, article)
  if case.sued_on and closed and case.sued_on <= closed then return true end
  return caution(
    { zh = "起诉期已经届满" .. (closed and "（" .. closed .. "）" or ""), en = "the time to sue has ended" .. (closed and ", on " .. closed or "") },
    {
      statute = "LMAL", article = article, facts = { "sued_on", "worker_window_closed_on", "employer_window_closed_on" },
      fix = { zh = "期内起诉而得知得晚的，写明起诉之日（sued_on）；逾期而法院已受理的，写明理由继续", en = "give the day of the suit (sued_on) if it lies within the time; if the court has docketed a late one, give that as the reason" },
    })
end

function M.suit_day_is_plausible(case, params, event)
  local day = case.sued_on
  if not day or (day <= event.date and (not case.award_made_on or day >= case.award_made_on)) then return true end
  return refuse({ zh = "起诉之日（" .. day .. "）在登记日之后，或者早于裁决", en = "the suit of " .. day .. " lies after the day it is recorded, or before the award" },
    { statute = "LMAL", article = 50, facts = { "sued_on", "award_made_on" }, fix = { zh = "核对起诉之日", en = "look at the day again" } })
end

local function suit_day(case, event)
  local day = case.sued_on or event.date
  case.sued_on = nil
  return day
end

function M.forget_suit_day(case, params, event) case.sued_on = nil end

-- 起诉的当然已收到裁决书：回证后到，不碍登记；是否逾期由法院审查。
function M.worker_window_is_open(case, params, event)
  if active("outcome.worker.lapsed") and case.enforcement_basis == "award" then
    return sued_after_all(case, case.worker_window_closed_on, case.award_kind == "non_final" and 50 or 48)
  end
  if active("outcome.worker.window") or active("outcome.worker.awaiting_service") or active("outcome.worker.awaiting_ruling") then
    return true
  end
  -- 依据写在每一句里，流程说明据此列出条文。
  if case.award_kind == "non_final" then
    return refuse(
      { zh = "劳动者自收到裁决书之日起十五日内可以起诉；现不在起诉期内", en = "a worker may sue within 15 days of receipt; that time is not running" },
      { statute = "LMAL", article = 50, facts = { "worker_served_on", "worker_window_from" } })
  end
  return refuse(
    { zh = "劳动者自收到终局裁决书之日起十五日内可以起诉；现不在起诉期内", en = "a worker may sue within 15 days of receipt of a final award; that time is not running" },
    { statute = "LMAL", article = 48, facts = { "worker_served_on", "worker_window_from" } })
end

function M.employer_window_is_open(case, params, event)
  if active("outcome.employer.lapsed") and case.enforcement_basis == "award" then
    return sued_after_all(case, case.employer_window_closed_on, 50)
  end
  if active("outcome.employer.window") or active("outcome.employer.awaiting_service") or active("outcome.employer.awaiting_ruling") then
    return true
  end
  if case.enforcement_basis == "award" and case.award_kind == "final" and not case.award_void then
    return refuse(
      { zh = "终局裁决，用人单位不能起诉，可在三十日内向中级人民法院申请撤销", en = "the award is final: the employer may seek revocation within 30 days instead" },
      { statute = "LMAL", article = 49, facts = { "award_kind" } })
  end
  return refuse(
    { zh = "用人单位自收到裁决书之日起十五日内可以起诉；现不在起诉期内", en = "an employer may sue within 15 days of receipt; that time is not running" },
    { statute = "LMAL", article = 50, facts = { "employer_served_on", "employer_window_from" } })
end

-- 期间最后一日：回证后到的，期间早已届满，不因登记晚而推后。
function M.close_worker_window(case, params, event) case.worker_window_closed_on = event.due_on end
function M.close_employer_window(case, params, event) case.employer_window_closed_on = event.due_on end

-- 撤诉的，裁决自裁定送达之日生效；因超期被驳回的，自起诉期届满之次日（法释〔2000〕18号）。
local function ruling_day(case, event, closed)
  local day = case.receipt_on or event.date
  case.receipt_on = nil
  if case.suit_result == "dismissed_late" and closed then return dates.add(closed, 1, "days") end
  return day
end

-- Suits of workers -------------------------------------------------------------------------------------------------

local function in_suit(case) return case.workers_in_suit or 0 end

-- 裁决对其不再有效力的：以判决为准的，诉讼因主体或者案由不符被驳回的。
local function without_award(case) return case.workers_without_award or 0 end

-- 先后起诉的合并计算；未写明人数的，是其余全体。
local function all_sue(case)
  return not case.suing_workers or in_suit(case) + without_award(case) + case.suing_workers >= case.workers_count
end

function M.suing_workers_are_of_the_case(case, params, event)
  local left = case.workers_count - in_suit(case) - without_award(case)
  if not case.suing_workers or case.suing_workers <= left then return true end
  return refuse(
    { zh = "尚未起诉的劳动者只有" .. left .. "人", en = "only " .. left .. " workers have not sued" },
    { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit", "workers_count" }, fix = { zh = "写明这次起诉的人数，不写的为其余全体", en = "give the number that sue now, or none for all the rest" } })
end

function M.some_workers_sue(case, params, event)
  if not all_sue(case) then return true end
  return refuse({ zh = "全部劳动者起诉", en = "all workers sue" }, { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit", "workers_count" } })
end

function M.record_suit_of_some(case, params, event)
  case.workers_in_suit = in_suit(case) + case.suing_workers
  case.suing_workers, case.suit_part, case.sued_on = nil, nil, nil
  notify { to = "parties", subject = { zh = "部分劳动者起诉，裁决对其余劳动者不受影响", en = "Some workers sue; the award stands for the others" } }
end

function M.record_suit_of_all(case, params, event)
  case.workers_in_suit = case.workers_count - without_award(case)
  local day = suit_day(case, event)
  if case.award_kind == "mixed" then
    case.worker_sued_final_on = case.worker_sued_final_on or day
    case.worker_sued_non_final_on = case.worker_sued_non_final_on or day
  end
  case.suing_workers, case.suit_part = nil, nil
end

function M.some_workers_suit_is_pending(case, params, event)
  local pending = in_suit(case)
  if pending == 0 then
    return refuse({ zh = "没有劳动者的在审诉讼", en = "no suit of a worker is pending" }, { statute = "SPC-I", article = 17, facts = { "workers_in_suit" } })
  end
  if case.suing_workers and case.suing_workers > pending then
    return refuse(
      { zh = "诉讼未结的劳动者只有" .. pending .. "人", en = "only " .. pending .. " workers have a suit pending" },
      { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit" }, fix = { zh = "写明这次所涉的人数，不写的为全部", en = "give the number concerned, or none for all of them" } })
  end
  return true
end

local function concerned(case) return case.suing_workers or in_suit(case) end

-- 驳回后裁决仍不生效的，没有人因此重新受裁决约束：诉讼未结的还是全体。
function M.award_stands_for_somebody_again(case, params, event)
  if case.suit_result ~= "dismissed_not_fit" or concerned(case) == in_suit(case) then return true end
  return refuse({ zh = "其余劳动者的诉讼未结，裁决对谁都没有效力", en = "the suits of the others are pending: the award stands for nobody" },
    { statute = "SPC-I", article = 16, facts = { "workers_in_suit", "suing_workers", "suit_result" } })
end

local function close_suits(case, replaced)
  local number = concerned(case)
  case.workers_in_suit = in_suit(case) - number
  if replaced then case.workers_without_award = without_award(case) + number end
  case.suing_workers = nil
end

-- 撤诉、逾期被驳回的，裁决自裁定送达之日对这些劳动者生效；因主体或者案由不符驳回的，裁决始终不生效。
function M.record_end_of_suits(case, params, event)
  -- 起诉的是全体，裁决此前对谁都没有效力。
  local all = in_suit(case) + without_award(case) == case.workers_count
  close_suits(case, case.suit_result == "dismissed_not_fit")
  if case.workers_without_award == case.workers_count then case.award_void = true end
  case.worker_sued_final_on, case.worker_sued_non_final_on = nil, nil
  local day = ruling_day(case, event, case.worker_window_closed_on)
  if all then
    case.worker_suit_ended_on = day
    if case.award_kind == "mixed" then case.worker_suit_ended_final_on, case.worker_suit_ended_non_final_on = day, day end
  end
  notify { to = "parties", subject = { zh = "劳动者的诉讼已撤回或者驳回", en = "The worker's suit is withdrawn or dismissed" } }
end

-- 部分劳动者的判决：对他们以判决为准，裁决对其余劳动者照旧。
function M.record_judgment_of_some(case, params, event)
  close_suits(case, true)
  notify { to = "parties", subject = { zh = "部分劳动者的判决已生效，裁决对其余劳动者照旧", en = "The judgment for some workers is in effect; the award stands for the others" } }
end

local function a_co_respondent_sues(case)
  for _, row in ipairs(case.co_respondents or {}) do
    if row.sued_on and not row.suit_ended_on then return true end
  end
  return false
end

local function a_whole_suit_is_pending(case)
  return active("outcome.worker.litigating") or active("outcome.employer.litigating") or a_co_respondent_sues(case)
end

function M.judgment_concerns_some_workers(case, params, event)
  local pending = M.some_workers_suit_is_pending(case, params, event)
  if pending ~= true then return pending end
  if concerned(case) < in_suit(case) or not a_whole_suit_is_pending(case) then return true end
  return refuse({ zh = "判决涉及全案", en = "the judgment is on the whole" }, { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit" } })
end

-- 只就一份裁决书起诉 ---------------------------------------------------------------------------------------------------

function M.suit_part_is_sound(case, params, event)
  if not case.suit_part or case.award_kind == "mixed" then return true end
  return refuse(
    { zh = "裁决书只有一份，不分部分", en = "the award is one document and has no parts" },
    { statute = "Rules33", article = 50, facts = { "suit_part", "award_kind" }, fix = { zh = "不填 suit_part", en = "leave suit_part out" } })
end

function M.one_part_is_sued(case, params, event)
  local part = case.suit_part
  if case.award_kind == "mixed" and part and part ~= "whole" then
    local this, other = case.worker_sued_final_on, case.worker_sued_non_final_on
    if part == "non_final" then this, other = other, this end
    if this then
      return refuse({ zh = "该份裁决书已经起诉", en = "a suit on that document is on record" }, { statute = "Rules33", article = 50, facts = { "suit_part" } })
    end
    if not other then return true end
  end
  return refuse({ zh = "起诉涉及全部裁决", en = "the suit is on the whole award" }, { statute = "Rules33", article = 50, facts = { "suit_part" } })
end

function M.suit_is_on_the_whole(case, params, event)
  if M.one_part_is_sued(case, params, event) == true then
    return refuse({ zh = "只就其中一份裁决书起诉", en = "the suit is on one of the two documents" }, { statute = "Rules33", article = 50, facts = { "suit_part" } })
  end
  local again = case.suit_part == "final" and case.worker_sued_final_on or case.suit_part == "non_final" and case.worker_sued_non_final_on
  if not again then return true end
  return refuse({ zh = "该份裁决书已经起诉", en = "a suit on that document is on record" },
    { statute = "Rules33", article = 50, facts = { "suit_part", "worker_sued_final_on", "worker_sued_non_final_on" } })
end

function M.record_suit_on_part(case, params, event)
  local day = suit_day(case, event)
  if case.suit_part == "final" then case.worker_sued_final_on = day else case.worker_sued_non_final_on = day end
  case.suing_workers, case.suit_part = nil, nil
  notify { to = "parties", subject = { zh = "劳动者就其中一份裁决书起诉，另一份不受影响", en = "The worker sues on one of the two documents; the other is not touched" } }
end

-- 全部劳动者就终局的一份起诉的，用人单位不得申请撤销。
function M.suit_covers_the_final_part(case, params, event)
  if all_sue(case) and (case.award_kind ~= "mixed" or case.suit_part ~= "non_final") then return true end
  return refuse({ zh = "仅部分劳动者起诉，或者只就非终局部分起诉", en = "only some workers sue, or only on the non-final part" },
    { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit", "suit_part" } })
end

local function part_is_in_suit(case, part)
  if part == "final" then return case.worker_sued_final_on ~= nil end
  return case.worker_sued_non_final_on ~= nil or active("outcome.employer.litigating") or a_co_respondent_sues(case)
end

function M.suit_on_one_part_ends(case, params, event)
  if case.award_kind == "mixed" and case.suit_part ~= "whole" then
    local final, other = case.worker_sued_final_on, case.worker_sued_non_final_on
    if case.suit_part == "final" and final or case.suit_part == "non_final" and other then return true end
    if not case.suit_part and (final == nil) ~= (other == nil) then return true end
  end
  return refuse({ zh = "没有只就该份裁决书提起的在审诉讼", en = "no suit on that document alone is pending" },
    { statute = "Rules33", article = 50, facts = { "suit_part", "worker_sued_final_on", "worker_sued_non_final_on" } })
end

function M.suit_on_the_final_part_ends(case, params, event)
  local workers = M.suit_is_the_workers(case, params, event)
  if workers ~= true then return workers end
  if case.suit_part ~= "non_final" then
    if case.worker_sued_final_on then return true end
    return M.some_workers_suit_is_pending(case, params, event)
  end
  return refuse({ zh = "结束的是非终局部分的诉讼", en = "it is the suit on the non-final part that ends" }, { statute = "SPC-I", article = 21, facts = { "suit_part" } })
end

function M.record_end_of_part_suit(case, params, event)
  local part = case.suit_part or (case.worker_sued_final_on and "final") or "non_final"
  if part == "final" then case.worker_sued_final_on = nil else case.worker_sued_non_final_on = nil end
  if case.suit_result == "dismissed_not_fit" then
    if part == "final" then case.final_part_void = true else case.non_final_part_void = true end
  end
  case.workers_in_suit, case.suing_workers, case.suit_part = nil, nil, nil
  local day = ruling_day(case, event, case.worker_window_closed_on)
  case.worker_suit_ended_on = day
  if part == "final" then case.worker_suit_ended_final_on = day else case.worker_suit_ended_non_final_on = day end
end

-- 判决只涉及一份裁决书，另一份仍有效力或者诉讼未结。
local function judged_part(case)
  if case.award_kind ~= "mixed" or case.suit_part == "whole" then return nil end
  local final, other = part_is_in_suit(case, "final"), part_is_in_suit(case, "non_final")
  local part = case.suit_part
  if not part then
    if final == other then return nil end
    part = final and "final" or "non_final"
  end
  if part == "final" and final and (not case.non_final_part_void or case.non_final_part_judgment_on) then return part end
  if part == "non_final" and other and (not case.final_part_void or case.final_part_judgment_on) then return part end
  return nil
end

function M.judgment_concerns_one_part(case, params, event)
  if judged_part(case) then return true end
  return refuse({ zh = "判决不限于其中一份裁决书", en = "the judgment is not on one of the two documents alone" },
    { statute = "Rules33", article = 50, facts = { "suit_part", "worker_sued_final_on", "worker_sued_non_final_on" } })
end

function M.judgment_concerns_the_final_part(case, params, event)
  if judged_part(case) == "final" then return true end
  return refuse({ zh = "判决不涉及终局部分", en = "the judgment is not on the final part" }, { statute = "Rules33", article = 50, facts = { "suit_part" } })
end

function M.judgment_concerns_the_employers_part(case, params, event)
  if judged_part(case) == "non_final" then return true end
  return refuse({ zh = "判决不涉及非终局部分", en = "the judgment is not on the non-final part" }, { statute = "Rules33", article = 50, facts = { "suit_part" } })
end

-- 判决书所定的履行期间须与判决一并写明；没有写明的，二年自判决生效之日（民事诉讼法第二百五十条），与裁决书的履行期间无关。
local function judgment_limit_from(case, event)
  for _, each in ipairs(event.fields or {}) do
    if each == "performance_due_on" and case.performance_due_on > event.date then return case.performance_due_on end
  end
  return event.date
end

function M.record_judgment_on_part(case, params, event)
  local from = judgment_limit_from(case, event)
  if judged_part(case) == "final" then
    case.final_part_void, case.worker_sued_final_on = true, nil
    case.final_part_judgment_on, case.final_part_effective_on, case.final_part_limit_from = event.date, event.date, from
  else
    case.non_final_part_void, case.worker_sued_non_final_on = true, nil
    case.non_final_part_judgment_on, case.non_final_part_effective_on, case.non_final_part_limit_from = event.date, event.date, from
  end
  case.workers_in_suit, case.suit_part, case.suing_workers = nil, nil, nil
  notify { to = "parties", subject = { zh = "就一份裁决书的判决已生效，该份以判决为准，另一份照旧", en = "The judgment on one of the two documents is in effect and stands in its place; the other goes on" } }
end

-- How they end -----------------------------------------------------------------------------------------------------

function M.suit_is_the_workers(case, params, event)
  if case.suit_party == "worker" then return true end
  return refuse({ zh = "不是劳动者的诉讼", en = "not the worker's suit" }, { statute = "SPC-I", article = 21, facts = { "suit_party" } })
end

function M.suit_is_the_employers(case, params, event)
  if case.suit_party == "employer" then return true end
  return refuse({ zh = "不是用人单位的诉讼", en = "not the employer's suit" }, { statute = "SPC-I", article = 16, facts = { "suit_party" } })
end

function M.record_end_of_employers_suit(case, params, event)
  if case.suit_result == "dismissed_not_fit" then
    if case.award_kind == "mixed" then case.non_final_part_void = true else case.award_void = true end
  end
  case.suit_part = nil
  case.employer_suit_ended_on = ruling_day(case, event, case.employer_window_closed_on)
end

function M.employer_does_not_sue_apart(case, params, event)
  if not active("outcome.employer.litigating") then return true end
  return refuse({ zh = "用人单位已就非终局部分起诉，诉讼照旧", en = "the employer has sued on the non-final part: the suit goes on" },
    { statute = "LMAL", article = 50, facts = { "suit_party" } })
end

-- 全案的判决；只涉及部分劳动者、一份裁决书的，另有规定。
function M.a_suit_is_pending(case, params, event)
  if a_whole_suit_is_pending(case) or case.worker_sued_final_on or case.worker_sued_non_final_on then
    local some = M.judgment_concerns_some_workers(case, params, event) == true
    if not some and not judged_part(case) then return true end
    return refuse({ zh = "判决不涉及全案", en = "the judgment is not on the whole" }, { statute = "SPC-I", article = 17, facts = { "suing_workers", "suit_part" } })
  end
  return refuse({ zh = "没有在审诉讼", en = "no suit is pending" }, { statute = "LMAL", article = 50, facts = { "suit_party" } })
end

return M
