-- 先行裁决的起诉期、申请撤销期：哪些在进行，依据哪一条，何日开始。 The times to sue on a partial award and to seek its revocation.
local M = {}

-- 审理中届满的，裁后不再届满一次。
local function runs(closed, fact)
  if not closed then return true end
  return refuse({ zh = "该期间已于" .. closed .. "届满", en = "that time ended on " .. closed }, { statute = "LMAL", article = 43, facts = { fact } })
end

local function there_is_none()
  return refuse({ zh = "没有先行裁决", en = "there is no partial award" }, { statute = "LMAL", article = 43, facts = { "partial_award_made_on" } })
end

local function is_not_final(case)
  if not case.partial_award_made_on then return there_is_none() end
  if case.partial_award_kind == "non_final" then return true end
  return refuse({ zh = "先行裁决为终局裁决", en = "the partial award is final" }, { statute = "LMAL", article = 49, facts = { "partial_award_kind" } })
end

local function is_final(case)
  if not case.partial_award_made_on then return there_is_none() end
  if case.partial_award_kind == "final" and not case.partial_revoked_on then return true end
  return refuse({ zh = "先行裁决不是终局裁决，或者已被撤销", en = "the partial award is not final, or it is revoked" },
    { statute = "LMAL", article = 49, facts = { "partial_award_kind", "partial_revoked_on" } })
end

local function is_revoked(case)
  if not case.partial_award_made_on then return there_is_none() end
  if case.partial_revoked_on then return true end
  return refuse({ zh = "先行裁决没有被撤销", en = "the partial award was not revoked" }, { statute = "LMAL", article = 49, facts = { "partial_revoked_on" } })
end

local function worker_time(case, kind)
  if kind ~= true then return kind end
  return runs(case.partial_worker_window_closed_on, "partial_worker_window_closed_on")
end

local function employer_time(case, kind)
  if kind ~= true then return kind end
  return runs(case.partial_employer_window_closed_on, "partial_employer_window_closed_on")
end

function M.worker_may_sue_on_a_partial_award(case, params, event) return worker_time(case, is_not_final(case)) end
function M.worker_may_sue_on_a_final_partial_award(case, params, event) return worker_time(case, is_final(case)) end
function M.worker_may_sue_once_it_is_revoked(case, params, event) return worker_time(case, is_revoked(case)) end
function M.employer_may_sue_on_a_partial_award(case, params, event) return employer_time(case, is_not_final(case)) end
function M.employer_may_sue_once_it_is_revoked(case, params, event) return employer_time(case, is_revoked(case)) end

function M.employer_may_seek_partial_revocation(case, params, event)
  local final = is_final(case)
  if final ~= true then return final end
  return runs(case.partial_revocation_closed_on, "partial_revocation_closed_on")
end

-- 送达前已经起诉、申请撤销的，期间不再计算，只记收到日。
function M.open_partial_windows(case, params, event)
  if case.served_party == "worker" then
    case.partial_worker_window_from = case.partial_worker_window_from or case.partial_worker_served_on
  elseif case.partial_award_kind == "final" then
    case.partial_revocation_from = case.partial_revocation_from or case.partial_employer_served_on
  else
    case.partial_employer_window_from = case.partial_employer_window_from or case.partial_employer_served_on
  end
end

return M
