-- 裁决的效力：终局的和非终局的各自生效，何日生效，执行的是哪一部分。 The effect of an award, each of its parts by itself.
local M = {}

-- 裁决书分作两份的，两份各论；只有一份的，就是其中一种。
local function final_part_stands(case)
  if case.award_kind == "non_final" or case.award_void or case.final_part_void then return false end
  return not active("outcome.worker.litigating") and not case.worker_sued_final_on
end

local function non_final_part_stands(case)
  if case.award_kind == "final" or case.award_void or case.non_final_part_void then return false end
  -- 先已生效的，终局部分的撤销和随后的诉讼与它无关。
  if case.non_final_part_in_effect then return true end
  local others = active("outcome.co_respondents.lapsed") or active("outcome.co_respondents.not_open")
  return active("outcome.worker.lapsed") and active("outcome.employer.lapsed") and others and not case.worker_sued_non_final_on
end

-- 判决代替一份裁决书的，判决就是这一份的执行依据，二年自判决起另行计算。
local function final_part_is_enforceable(case) return case.final_part_judgment_on ~= nil or final_part_stands(case) end
local function non_final_part_is_enforceable(case) return case.non_final_part_judgment_on ~= nil or non_final_part_stands(case) end

local function later(first, second)
  if not first or (second and second > first) then return second end
  return first
end

-- 终局裁决自作出之日起生效；非终局裁决双方期满均不起诉的生效；起诉的不生效（部分劳动者起诉的除外）。
function M.takes_effect(case, params, event)
  if case.enforcement_basis ~= "award" then return true end
  if final_part_is_enforceable(case) or non_final_part_is_enforceable(case) then return true end
  if case.award_void then
    return refuse({ zh = "裁决已被撤销或者不发生效力", en = "the award is revoked or void" }, { statute = "LMAL", article = 49, facts = { "award_void" } })
  end
  if active("outcome.worker.litigating") or active("outcome.employer.litigating") or active("outcome.co_respondents.litigating") then
    return refuse({ zh = "当事人已起诉，裁决不发生法律效力", en = "a party has sued: the award has no effect" },
      { statute = "SPC-I", article = 16, facts = { "suit_party", "co_respondents" } })
  end
  return refuse(
    { zh = "非终局裁决须各方（含各共同被申请人）起诉期均届满后生效", en = "a non-final award takes effect when every party's window has passed, each co-respondent's among them" },
    { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on", "co_respondents" } })
end

function M.effect_is_undone(case, params, event)
  if M.takes_effect(case, params, event) == true then
    return refuse({ zh = "裁决有效力", en = "it is in effect" }, { statute = "LMAL", article = 51, facts = { "effective_on" } })
  end
  return true
end

local function day_after(day) return day and dates.add(day, 1, "days") end

-- 各共同被申请人中最晚的一个：撤诉的自裁定送达之日，未起诉的自其期间届满之次日。
local function day_of_co_respondents(case)
  local last
  for _, row in ipairs(case.co_respondents or {}) do last = later(last, row.suit_ended_on or day_after(row.window_passed_on)) end
  return last
end

-- 生效日不是登记日：终局的是作出之日，非终局的是最后届满的一方（含共同被申请人）起诉期届满之次日；撤诉的，是裁定送达之日。
function M.record_effect(case, params, event)
  -- 分作两份的，各份的生效日另记，没有共同的一日。
  if case.enforcement_basis == "award" and case.award_kind == "mixed" then
    case.effective_on = nil
    return
  end
  local day = case.agreement_enforceable_on or event.due_on or event.date
  if case.enforcement_basis == "award" then
    local worker = case.worker_suit_ended_on or day_after(case.worker_window_closed_on)
    if final_part_stands(case) then
      day = later(case.award_made_on, case.worker_suit_ended_on)
    else
      local employer = case.employer_suit_ended_on or day_after(case.employer_window_closed_on)
      day = later(later(worker, employer), day_of_co_respondents(case)) or event.date
    end
  end
  case.effective_on = day
end

-- An award in two documents ------------------------------------------------------------------------------------------

function M.award_is_in_two_documents(case, params, event)
  if case.award_kind == "mixed" then return true end
  return refuse({ zh = "裁决书只有一份", en = "the award is one document" }, { statute = "Rules33", article = 50, facts = { "award_kind" } })
end

function M.award_is_in_one_document(case, params, event)
  if case.award_kind ~= "mixed" then return true end
  return refuse({ zh = "裁决书有两份", en = "the award is in two documents" }, { statute = "Rules33", article = 50, facts = { "award_kind" } })
end

-- 非终局的一份：双方的起诉期都届满而无人起诉。
function M.non_final_part_has_effect(case, params, event)
  local two = M.award_is_in_two_documents(case, params, event)
  if two ~= true then return two end
  if non_final_part_is_enforceable(case) then return true end
  return refuse(
    { zh = "非终局部分须各方起诉期均届满、无人就其起诉，才生效", en = "the non-final part takes effect when every party's window has passed and nobody has sued on it" },
    { statute = "LMAL", article = 50, facts = { "worker_served_on", "employer_served_on", "co_respondents", "worker_sued_non_final_on" } })
end

function M.non_final_part_has_no_effect(case, params, event)
  local two = M.award_is_in_two_documents(case, params, event)
  if two ~= true then return two end
  if not non_final_part_is_enforceable(case) then return true end
  return refuse({ zh = "非终局部分已经生效", en = "the non-final part has effect" }, { statute = "LMAL", article = 50, facts = { "non_final_part_in_effect" } })
end

function M.non_final_part_may_be_added(case, params, event) return M.non_final_part_has_effect(case, params, event) end

-- 终局部分自作出之日起生效，非终局部分另行生效：申请执行的须已生效。
function M.what_is_enforced_has_effect(case, params, event)
  if case.enforcement_basis ~= "award" or case.award_kind ~= "mixed" then return true end
  if case.enforcement_part == "final" then
    if final_part_is_enforceable(case) then return true end
    if case.final_part_void then
      return refuse({ zh = "终局部分已被撤销", en = "the final part is revoked" }, { statute = "LMAL", article = 49, facts = { "final_part_void", "enforcement_part" } })
    end
    return refuse({ zh = "劳动者已就终局部分起诉，该部分不发生效力", en = "the worker has sued on the final part: it has no effect" },
      { statute = "SPC-I", article = 16, facts = { "worker_sued_final_on", "enforcement_part" } })
  end
  if non_final_part_is_enforceable(case) then return true end
  return refuse(
    { zh = "非终局部分尚未生效，只能就终局部分申请执行", en = "the non-final part is not in effect: only the final part may be enforced" },
    {
      statute = "Rules33", article = 50, facts = { "enforcement_part", "worker_served_on", "employer_served_on" },
      fix = { zh = "写明申请执行的是终局部分（enforcement_part=final），非终局部分生效后再申请", en = "say that it is the final part (enforcement_part=final), and apply for the rest when it has effect" },
    })
end

local function only_the_final_part_is_enforced(case)
  return case.award_kind == "mixed" and case.enforcement_basis == "award" and case.enforcement_part == "final"
end

-- 只就一份申请执行的，另一份不因此了结：仍有效力（或者尚待生效）而没有申请执行。
function M.the_other_document_awaits_enforcement(case, params, event)
  if case.award_kind == "mixed" and case.enforcement_basis == "award" and not case.award_void then
    local final, other = not case.final_part_void or case.final_part_judgment_on, not case.non_final_part_void or case.non_final_part_judgment_on
    if case.enforcement_part == "final" and other and not case.non_final_part_enforcement_on then return true end
    if case.enforcement_part == "non_final" and final and not case.final_part_enforcement_on then return true end
  end
  return refuse({ zh = "没有尚未申请执行的另一份裁决书", en = "no other document is left to be enforced" },
    { statute = "Rules33", article = 50, facts = { "enforcement_part", "final_part_enforcement_on", "non_final_part_enforcement_on" } })
end

-- 只就终局部分申请执行，而该部分被撤销或者被起诉。
function M.enforced_part_is_void(case, params, event)
  if not only_the_final_part_is_enforced(case) then
    return refuse({ zh = "执行的不限于终局部分", en = "not only the final part is enforced" }, { statute = "Rules33", article = 50, facts = { "enforcement_part" } })
  end
  if not final_part_is_enforceable(case) then return true end
  return refuse({ zh = "正在执行的部分没有被撤销", en = "the part being enforced is not revoked" }, { statute = "LMAL", article = 49, facts = { "final_part_void", "enforcement_part" } })
end

-- 两份裁决书各自的生效日和申请执行期 ---------------------------------------------------------------------------------------

local function documents_stand(case)
  if case.award_kind ~= "mixed" or case.enforcement_basis ~= "award" then return false, false end
  return final_part_is_enforceable(case), non_final_part_is_enforceable(case)
end

function M.a_document_changes_its_effect(case, params, event)
  local final, other = documents_stand(case)
  if final ~= (case.final_part_effective_on ~= nil) or other ~= (case.non_final_part_effective_on ~= nil) then return true end
  return refuse({ zh = "各份裁决书的效力没有变化", en = "the effect of each document is as it was" },
    { statute = "Rules33", article = 50, facts = { "final_part_effective_on", "non_final_part_effective_on" } })
end

-- 终局的一份自作出之日生效；非终局的一份自后届满的一方起诉期届满之次日；起诉的，自撤诉裁定送达之日（逾期被驳回的，期满之次日）。
-- 失去效力的，其期间、中断一并清空；重新生效的重新起算。
function M.record_effect_of_the_documents(case, params, event)
  local final, other = documents_stand(case)
  local due = case.performance_due_on
  if not final then
    case.final_part_effective_on, case.final_part_limit_from, case.final_part_enforcement_on = nil, nil, nil
    case.final_part_interruptions, case.final_part_suspended_on, case.final_part_suspended_days = nil, nil, nil
    case.final_part_limit_passed_on = nil
  elseif not case.final_part_effective_on then
    case.final_part_effective_on = later(case.award_made_on, case.worker_suit_ended_final_on)
    case.final_part_limit_from = later(case.final_part_effective_on, due)
  end
  if not other then
    case.non_final_part_effective_on, case.non_final_part_limit_from, case.non_final_part_enforcement_on = nil, nil, nil
    case.non_final_part_interruptions, case.non_final_part_suspended_on, case.non_final_part_suspended_days = nil, nil, nil
    case.non_final_part_limit_passed_on = nil
  elseif not case.non_final_part_effective_on then
    local worker = case.worker_suit_ended_non_final_on or day_after(case.worker_window_closed_on)
    local employer = case.employer_suit_ended_on or day_after(case.employer_window_closed_on)
    case.non_final_part_effective_on = later(later(worker, employer), day_of_co_respondents(case)) or event.date
    case.non_final_part_limit_from = later(case.non_final_part_effective_on, due)
  end
end

-- 申请执行了哪一份，那一份的二年即告完成。
function M.record_enforcement_of_the_documents(case, params, event)
  local final, other = documents_stand(case)
  local part = case.enforcement_part
  if final and part ~= "non_final" and not case.final_part_enforcement_on then case.final_part_enforcement_on = event.date end
  if other and part ~= "final" and not case.non_final_part_enforcement_on then case.non_final_part_enforcement_on = event.date end
end

function M.forget_enforced_part(case, params, event) case.enforcement_part = nil end

local ENFORCING = { "outcome.enforcement.under_way", "outcome.enforcement.stayed", "outcome.enforcement.round_over" }

function M.non_final_part_is_being_enforced(case, params, event)
  for _, state in ipairs(ENFORCING) do
    if case.non_final_part_in_effect and active(state) then return true end
  end
  return refuse({ zh = "没有先行生效而正在执行的部分", en = "no part that took effect before is being enforced" }, { statute = "Rules33", article = 50, facts = { "non_final_part_in_effect" } })
end

function M.tell_of_judgment_on_the_rest(case, params, event)
  notify { to = "parties", subject = { zh = "判决已生效，非终局部分的执行照旧", en = "The judgment is in effect; the non-final part goes on being enforced" } }
end

return M
