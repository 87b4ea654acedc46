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

function M.award_is_wholly_non_final(case, params, event)
  if case.award_kind == "non_final" then return M.award_was_not_revoked(case, params, event) end
  return refuse({ zh = "裁决有终局的部分", en = "the award has a final part" }, { statute = "LMAL", article = 48, facts = { "award_kind" } })
end

function M.award_stands_in_its_final_part(case, params, event)
  if case.award_kind ~= "non_final" then return M.award_was_not_revoked(case, params, event) end
  return refuse({ zh = "裁决没有终局的部分", en = "the award has no final part" }, { statute = "LMAL", article = 50, facts = { "award_kind" } })
end

function M.worker_window_is_open(case, params, event)
  -- 起诉的当然已收到裁决书：回证后到，不碍登记；是否逾期由法院审查。
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

-- 先后起诉的合并计算；未写明人数的，是全体。
local function all_sue(case)
  return not case.suing_workers or (case.workers_in_suit or 0) + case.suing_workers >= case.workers_count
end

function M.some_workers_sue(case, params, event)
  if not all_sue(case) then return true end
  return refuse({ zh = "全部劳动者起诉", en = "all workers sue" }, { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit", "workers_count" } })
end

function M.suit_covers_the_award(case, params, event)
  if all_sue(case) then return true end
  return refuse({ zh = "仅部分劳动者起诉", en = "only some workers sue" }, { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit" } })
end

function M.record_suit_of_some(case, params, event)
  case.workers_in_suit = (case.workers_in_suit or 0) + case.suing_workers
  case.suing_workers = nil
  notify { to = "parties", subject = { zh = "部分劳动者起诉，裁决对其余劳动者不受影响", en = "Some workers sue; the award stands for the others" } }
end

function M.record_suit_of_all(case, params, event)
  case.workers_in_suit, case.suing_workers = nil, nil
end

function M.some_workers_suit_is_pending(case, params, event)
  local pending = case.workers_in_suit or 0
  if pending == 0 then
    return refuse({ zh = "没有部分劳动者的在审诉讼", en = "no suit of some of the workers is pending" }, { statute = "SPC-I", article = 17, facts = { "workers_in_suit" } })
  end
  if case.suing_workers and case.suing_workers > pending then
    return refuse(
      { zh = "诉讼未结的劳动者只有" .. pending .. "人", en = "only " .. pending .. " workers have a suit pending" },
      { statute = "SPC-I", article = 17, facts = { "suing_workers", "workers_in_suit" }, fix = { zh = "写明这次所涉的人数，不写的为全部", en = "give the number concerned, or none for all of them" } })
  end
  return true
end

local function close_suits(case)
  local left = case.workers_in_suit - (case.suing_workers or case.workers_in_suit)
  case.workers_in_suit, case.suing_workers = left, nil
end

-- 撤诉、驳回的，裁决对这些劳动者发生效力；判决的，对他们以判决为准。
function M.record_end_of_some_suits(case, params, event)
  close_suits(case)
  notify { to = "parties", subject = { zh = "部分劳动者的诉讼已撤回或者驳回", en = "The suits of some workers are withdrawn or dismissed" } }
end

function M.record_judgment_of_some(case, params, event)
  close_suits(case)
  notify { to = "parties", subject = { zh = "部分劳动者的判决已生效，裁决对其余劳动者照旧", en = "The judgment for some workers is in effect; the award stands for the others" } }
end

function M.suit_is_the_workers(case, params, event)
  if case.suit_party == "worker" then return true end
  return refuse({ zh = "不是劳动者的诉讼", en = "not the worker's suit" }, { facts = { "suit_party" } })
end

function M.suit_is_the_employers(case, params, event)
  if case.suit_party == "employer" then return true end
  return refuse({ zh = "不是用人单位的诉讼", en = "not the employer's suit" }, { facts = { "suit_party" } })
end

-- 撤诉的，裁决自撤诉裁定送达之日生效；因主体或者案由不符驳回的，裁决始终不生效。
function M.weigh_end_of_suit(case, params, event)
  if case.suit_result == "dismissed_not_fit" then
    case.award_void = true
  end
end

function M.a_suit_is_pending(case, params, event)
  if active("outcome.worker.litigating") or active("outcome.employer.litigating") then return true end
  return refuse({ zh = "没有在审诉讼", en = "no suit is pending" }, { statute = "LMAL", article = 50, facts = { "suit_party" } })
end

return M
