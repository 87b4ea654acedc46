-- 集体争议的一次性告知（办案规则第六十四条）。 The single notice of a collective dispute, Rules33 64.
local M = {}

function M.single_notice_is_to_be_given(case, params, event)
  if case.single_notice_on or not case.hearing_scheduled_on then return true end
  return refuse({ zh = "已另行排定开庭", en = "the hearing was scheduled otherwise" }, { statute = "Rules33", article = 64, facts = { "hearing_scheduled_on" } })
end

function M.single_notice_is_open(case, params, event)
  if case.track ~= "collective" then
    return refuse({ zh = "一次性告知是集体争议程序的；本案不适用", en = "the single notice belongs to the collective track, which this case is not on" },
      {
        statute = "Rules33", article = 64, facts = { "track" },
        fix = { zh = "答辩期满后排定开庭（schedule_hearing），另发开庭通知", en = "schedule the hearing after the answer period (schedule_hearing) and notify it" },
      })
  end
  local before = active("arbitration.proceedings.stage.awaiting_service") or active("arbitration.proceedings.stage.answering")
    or active("arbitration.proceedings.stage.evidence")
  if before and not case.single_notice_hearing_on then return true end
  return refuse({ zh = "开庭日已经定下，一次性告知只作一次", en = "the hearing is set: there is one single notice" },
    {
      statute = "Rules33", article = 64, facts = { "single_notice_hearing_on", "single_notice_on" },
      fix = {
        zh = "改期的，办理延期（postponement_requested、postponement_decided）；某一方的回证，登记开庭通知的送达（hearing_notified）",
        en = "to change the day, have it postponed (postponement_requested, postponement_decided); a party's slip is recorded by hearing_notified",
      },
    })
end

-- 举证期限在开庭以前。
function M.evidence_is_due_before_the_hearing(case, params, event)
  if case.evidence_deadline_on <= case.hearing_on then return true end
  return refuse(
    {
      zh = "举证期限（" .. case.evidence_deadline_on .. "）在开庭（" .. case.hearing_on .. "）之后",
      en = "evidence would be due on " .. case.evidence_deadline_on .. ", after the hearing of " .. case.hearing_on,
    },
    {
      statute = "Rules33", article = 64, facts = { "evidence_deadline_on", "hearing_on" },
      fix = { zh = "举证期限不晚于开庭日", en = "let evidence be due by the hearing" },
    })
end

function M.single_notice_set_the_hearing(case, params, event)
  local day = case.single_notice_hearing_on
  if day and day > event.date and active("arbitration.proceedings.tribunal.formed") then return true end
  return refuse({ zh = "没有一次性告知定下而未到的开庭", en = "no hearing that the single notice set lies ahead" },
    { statute = "Rules33", article = 64, facts = { "single_notice_hearing_on" } })
end

-- 已告知双方的开庭日，到期以前只能因延期而改；通知不合法的，应当另排。
function M.single_notice_does_not_bind(case, params, event)
  local day = case.single_notice_hearing_on
  if not day or event.date >= day or case.hearing_notice_missed_on then return true end
  return refuse(
    { zh = "一次性告知定下" .. day .. "开庭，只能因延期而改", en = "the single notice set the hearing for " .. day .. ": only a postponement changes it" },
    {
      statute = "Rules33", article = 64, facts = { "single_notice_hearing_on" },
      fix = { zh = "记明延期申请和理由（postponement_requested），由仲裁委员会决定", en = "record the request and its reason (postponement_requested); the commission decides" },
    })
end

-- 没有撤销的案件，没有决定书要通知。
function M.the_case_was_revoked(case, params, event)
  if case.case_revoked_on then return true end
  return refuse({ zh = "案件没有撤销", en = "the case was not revoked" }, { statute = "Rules33", article = 32, facts = { "case_revoked_on" } })
end

-- 撤销案件的决定书自决定之日起五日内通知当事人（办案规则第三十二条）。
function M.revocation_awaits_notice(case, params, event)
  if case.case_revoked_on and not case.decision_notified_on then return true end
  return refuse({ zh = "没有待通知的撤销案件决定", en = "no revocation of the case awaits its notice" }, {
    statute = "Rules33", article = 32, facts = { "case_revoked_on", "decision_notified_on" },
    fix = { zh = "撤销案件（revoke_case）以后办理，只办一次", en = "it follows a revocation (revoke_case), once" },
  })
end

return M
