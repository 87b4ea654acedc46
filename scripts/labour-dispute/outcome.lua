-- 裁后救济、生效、执行、归档。 Remedies, effect, enforcement, archive.
local M = {}

-- Which remedy -----------------------------------------------------------------------------------------------------

function M.there_is_an_award(case, params, event)
  if case.enforcement_basis == "award" then return true end
  return refuse({ zh = "本案没有裁决书", en = "there is no award" }, { statute = "LMAL", article = 50, facts = { "enforcement_basis" } })
end

function M.award_has_a_non_final_part(case, params, event)
  local found = M.there_is_an_award(case, params, event)
  if found ~= true then return found end
  if case.award_kind ~= "final" then return true end
  return refuse(
    { zh = "终局裁决，用人单位不能起诉，可依法申请撤销", en = "the award is final: the employer may only seek its revocation" },
    { statute = "LMAL", article = 49, facts = { "award_kind" } })
end

function M.award_has_a_final_part(case, params, event)
  local found = M.there_is_an_award(case, params, event)
  if found ~= true then return found end
  if case.award_kind ~= "non_final" then return true end
  return refuse(
    { zh = "非终局裁决不适用撤销程序，不服的可以在十五日内起诉", en = "a non-final award is not revoked: sue within 15 days" },
    { statute = "LMAL", article = 49, facts = { "award_kind" } })
end

-- 裁决书不得以简便方式送达；经同意的电子送达除外。
function M.award_service_is_formal(case, params, event)
  local consent = false
  for _, each in ipairs(event.fields or {}) do
    if each == "electronic_consent" then consent = case.electronic_consent == true end
  end
  if case.award_service_method == "electronic" and not consent then
    return refuse(
      {
        zh = "裁决书电子送达须经该受送达人本人同意，本次没有记明；另一方的同意、就其他文书的同意不能代替",
        en = "an award is served electronically only on a party that consents to it, which is not recorded with this service; the other party's consent, or one to other papers, does not do",
      },
      {
        statute = "CPL", article = 90, facts = { "award_service_method", "electronic_consent" },
        fix = { zh = "同意的，与本次送达一并记明（electronic_consent）；没有同意的，改用其他方式", en = "record the consent with this service (electronic_consent), or serve otherwise" },
      })
  end
  return true
end

-- 回证后到的，起诉以后仍可登记收到日。
function M.worker_receipt_is_outstanding(case, params, event)
  if case.enforcement_basis == "award" and not case.worker_served_on then return true end
  return refuse({ zh = "劳动者的收到日已经登记，或者没有裁决书", en = "the worker's receipt is on record, or there is no award" },
    { statute = "LMAL", article = 50, facts = { "worker_served_on", "enforcement_basis" } })
end

function M.employer_receipt_is_outstanding(case, params, event)
  if case.enforcement_basis == "award" and not case.employer_served_on then return true end
  return refuse({ zh = "用人单位的收到日已经登记，或者没有裁决书", en = "the employer's receipt is on record, or there is no award" },
    { statute = "LMAL", article = 49, facts = { "employer_served_on", "enforcement_basis" } })
end

function M.open_worker_window(case, params, event) case.worker_window_from = case.worker_served_on end
function M.open_employer_window(case, params, event) case.employer_window_from = case.employer_served_on end
function M.open_revocation_window(case, params, event) case.revocation_window_from = case.employer_served_on end

function M.tell_of_revocation(case, params, event)
  notify { to = "parties", subject = { zh = "裁决已被撤销，自收到裁定之日起十五日内可以起诉", en = "The award is revoked: sue within 15 days of receipt of the ruling" } }
end

function M.tell_of_reopening(case, params, event)
  notify { to = "employer", subject = { zh = "自收到裁定之日起三十日内可以申请撤销裁决", en = "You may seek revocation within 30 days of receipt of the ruling" } }
end

-- Revocation -------------------------------------------------------------------------------------------------------

function M.worker_has_not_sued(case, params, event)
  if active("outcome.worker.litigating") or case.worker_sued_final_on then
    return refuse(
      { zh = "劳动者已就终局裁决起诉，用人单位申请撤销的不予受理", en = "the worker has sued, so revocation is not taken up" },
      {
        statute = "SPC-I", article = 21, facts = { "suit_party" },
        fix = { zh = "劳动者撤诉或者被驳回起诉的，自收到裁定之日起三十日内可以申请", en = "30 days run anew if the worker's suit is withdrawn or dismissed" },
      })
  end
  return true
end

function M.worker_is_suing(case, params, event)
  if active("outcome.worker.litigating") or case.worker_sued_final_on then return true end
  return refuse({ zh = "劳动者没有就终局裁决起诉", en = "the worker has not sued" }, { statute = "SPC-I", article = 21, facts = { "suit_party" } })
end

function M.revocation_window_is_open(case, params, event)
  -- 申请的当然已收到裁决书：回证后到，不碍登记。
  if active("outcome.revocation.window") or active("outcome.revocation.awaiting_service") or active("outcome.revocation.awaiting_ruling") then
    return true
  end
  return refuse(
    { zh = "申请撤销应在收到裁决书之日起三十日内；现不在期内", en = "revocation is sought within 30 days of receipt; that time is not running" },
    { statute = "LMAL", article = 49, facts = { "employer_served_on", "revocation_window_from" } })
end

-- 用人单位的，或者任何一个共同被申请人的。
local function a_revocation_is_pending(case)
  for _, row in ipairs(case.co_respondents or {}) do
    if row.revocation_applied_on and not row.revocation_rejected_on and not active("outcome.revocation.revoked") then return true end
  end
  return active("outcome.revocation.pending")
end

function M.revocation_is_pending(case, params, event)
  if a_revocation_is_pending(case) then return true end
  return refuse({ zh = "没有在审的撤销申请", en = "no revocation is pending" }, { statute = "LMAL", article = 49, facts = { "revocation_ground" } })
end

-- 申请撤销的是终局的一份：正在执行的只是非终局的一份的，不因此中止。
function M.what_is_enforced_may_be_revoked(case, params, event)
  if case.enforcement_part ~= "non_final" then return true end
  return refuse({ zh = "正在执行的是非终局的一份，申请撤销的是终局的一份", en = "the non-final document is being enforced, and revocation is sought of the final one" },
    { statute = "SPC-I", article = 25, facts = { "enforcement_part", "revocation_ground" } })
end

function M.revocation_is_over(case, params, event)
  if not a_revocation_is_pending(case) then return true end
  return refuse({ zh = "撤销申请尚在审查", en = "revocation is still pending" }, { statute = "SPC-I", article = 25, facts = { "revocation_ground" } })
end

-- Closing ----------------------------------------------------------------------------------------------------------

local OPEN = {
  { "outcome.worker.awaiting_service", "裁决书尚未送达劳动者", "the award is not served on the worker" },
  { "outcome.worker.awaiting_ruling", "撤销裁定尚未送达劳动者", "the ruling is not served on the worker" },
  { "outcome.worker.window", "劳动者起诉期未满", "the worker may still sue" },
  { "outcome.worker.litigating", "劳动者的诉讼未结", "the worker's suit is pending" },
  { "outcome.employer.awaiting_service", "裁决书尚未送达用人单位", "the award is not served on the employer" },
  { "outcome.employer.awaiting_ruling", "撤销裁定尚未送达用人单位", "the ruling is not served on the employer" },
  { "outcome.employer.window", "用人单位起诉期未满", "the employer may still sue" },
  { "outcome.employer.litigating", "用人单位的诉讼未结", "the employer's suit is pending" },
  { "outcome.co_respondents.awaiting_service", "裁决书尚未送达各共同被申请人", "the award is not served on every co-respondent" },
  { "outcome.co_respondents.awaiting_ruling", "撤销裁定尚未送达各共同被申请人", "the ruling is not served on every co-respondent" },
  { "outcome.co_respondents.window", "共同被申请人的起诉期未满", "a co-respondent may still sue" },
  { "outcome.co_respondents.litigating", "共同被申请人的诉讼未结", "a co-respondent's suit is pending" },
  { "outcome.co_respondent_revocation.awaiting_service", "裁决书尚未送达各共同被申请人", "the award is not served on every co-respondent" },
  { "outcome.co_respondent_revocation.awaiting_ruling", "裁定书尚未送达各共同被申请人", "the ruling is not served on every co-respondent" },
  { "outcome.co_respondent_revocation.window", "共同被申请人申请撤销的期间未满", "a co-respondent may still seek revocation" },
  { "outcome.co_respondent_revocation.pending", "共同被申请人的撤销申请未结", "a co-respondent's revocation is pending" },
  { "outcome.co_respondent_revocation.barred", "劳动者的诉讼未结", "the worker's suit is pending" },
  { "outcome.revocation.awaiting_service", "裁决书尚未送达用人单位", "the award is not served on the employer" },
  { "outcome.revocation.awaiting_ruling", "裁定书尚未送达用人单位", "the ruling is not served on the employer" },
  { "outcome.revocation.window", "用人单位申请撤销的期间未满", "the employer may still seek revocation" },
  { "outcome.revocation.pending", "撤销申请未结", "revocation is pending" },
  { "outcome.revocation.barred", "劳动者的诉讼未结", "the worker's suit is pending" },
  { "outcome.enforcement.under_way", "正在执行", "enforcement is under way" },
  { "outcome.enforcement.stayed", "执行中止", "enforcement is stayed" },
  { "outcome.enforcement.stayed_by_revocation", "执行中止", "enforcement is stayed" },
  { "outcome.enforcement.denied", "不予执行后的起诉期未满", "a suit after the denial is still open" },
}

function M.nothing_is_outstanding(case, params, event)
  for _, open in ipairs(OPEN) do
    if active(open[1]) then
      return refuse({ zh = "尚不能结案：" .. open[2], en = "not yet: " .. open[3] },
        { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on", "co_respondents", "enforcement_applied_on" } })
    end
  end
  if case.worker_sued_final_on or case.worker_sued_non_final_on then
    return refuse(
      { zh = "尚不能结案：劳动者就其中一份裁决书的诉讼未结", en = "not yet: the worker's suit on one of the two documents is pending" },
      { statute = "Rules33", article = 50, facts = { "worker_sued_final_on", "worker_sued_non_final_on" }, fix = { zh = "记录撤诉、驳回起诉或者判决生效", en = "record that it ended or that the judgment took effect" } })
  end
  if (case.workers_in_suit or 0) > 0 then
    return refuse(
      { zh = "尚不能结案：" .. case.workers_in_suit .. "名劳动者的诉讼未结", en = "not yet: the suits of " .. case.workers_in_suit .. " workers are pending" },
      { statute = "SPC-I", article = 17, facts = { "workers_in_suit" }, fix = { zh = "记录撤诉、驳回起诉或者判决生效", en = "record that they ended or that the judgment took effect" } })
  end
  return true
end

-- 裁决结案的案卷保存不少于十年，调解和其他方式结案的不少于五年。
function M.set_retention(case, params, event)
  case.retention_years = case.closure_code == "02" and 10 or 5
end

return M
