-- 期间的重新计算：起算日不变，每次都留有日期和事由。 Periods that begin anew: the beginning stays, each restart is kept with its day and reason.
local M = {}

local function with_restart(log, event, reason)
  local longer = {}
  for _, entry in ipairs(log or {}) do
    longer[#longer + 1] = { on = entry.on, reason = entry.reason }
  end
  longer[#longer + 1] = { on = event.date, reason = reason }
  return longer
end

-- 受理期限：补正的依办案规则第四十六条第二项；暂缓受理结束、指定管辖的，自该日起方能审查。
local function restart_acceptance(case, event, reason)
  case.acceptance_restarts = with_restart(case.acceptance_restarts, event, reason)
end

function M.restart_acceptance_for_papers(case, params, event) restart_acceptance(case, event, "papers_completed") end
function M.restart_acceptance_after_deferral(case, params, event) restart_acceptance(case, event, "deferral_ended") end
function M.restart_acceptance_for_designation(case, params, event) restart_acceptance(case, event, "designated") end

local RESTARTS = {
  joinder = { zh = "追加当事人", en = "party joined" },
  claims_changed = { zh = "增加或者变更请求", en = "claims changed" },
  counterclaim = { zh = "反申请合并处理", en = "counterclaim merged" },
}

-- 审限：办案规则第四十六条第一、三、四项。
local function restart(case, params, event, reason)
  case.clock_restarts = with_restart(case.clock_restarts, event, reason)
  -- 重新计算的期限尚未届满；是否可以再次延期，由地方参数决定。
  case.award_overdue_on = nil
  if params.extension_renewed_by_restart then
    case.extension_days = nil
    case.extension_granted_on = nil
    case.extension_granted_by = nil
    case.extension_asked_by = nil
    case.extension_asked_days = nil
  end
  local words = RESTARTS[reason]
  notify { to = "parties", subject = { zh = "审限重新计算：" .. words.zh, en = "The award period restarts: " .. words.en } }
end

function M.restart_clock_for_counterclaim(case, params, event)
  restart(case, params, event, "counterclaim")
end

-- 放弃新的答辩期的，原答辩期照旧；副本尚未送达的，答辩期还没有开始。
local function open_answer_period(case, from)
  if case.answer_waived or not case.respondent_served_on then return end
  case.answer_from, case.answer_period_closed_on = from, nil
end

function M.restart_clock_for_change(case, params, event)
  restart(case, params, event, "claims_changed")
  open_answer_period(case, event.date)
end

function M.restart_clock_for_joinder(case, params, event)
  restart(case, params, event, "joinder")
  notify { to = "joined_party", subject = { zh = "追加当事人通知", en = "You are joined to the case" } }
end

-- 送达之前答辩期不起算。
function M.await_service_on_joined_party(case, params, event)
  -- 前一个还没有送达的，送达的期限自前一个起算。
  if not case.joined_on or case.joined_served_on then case.joined_on, case.joined_served_on = event.date, nil end
  case.joined_parties[#case.joined_parties].awaits_service = true
  open_answer_period(case, nil)
end

return M
