-- 送达、组庭、管辖、答辩与举证。 Service, tribunal, jurisdiction, answer and evidence.
local M = {}

-- Service ----------------------------------------------------------------------------------------------------------

function M.service_method_is_lawful(case, params, event)
  local method = case.service_method
  if method == "public_notice" then
    return refuse({ zh = "公告送达另行办理，期满视为送达", en = "public notice is a step of its own" },
      {
        statute = "CPL", article = 95, facts = { "service_method" },
        fix = { zh = "办理“公告送达”（public_notice_issued）", en = "use 'Serve by public notice' (public_notice_issued)" },
      })
  end
  if method == "electronic" and not case.electronic_consent and case.track ~= "simplified" then
    return refuse(
      { zh = "一般程序电子送达须受送达人同意", en = "electronic service needs the addressee's consent on this track" },
      { statute = "CPL", article = 90, facts = { "electronic_consent", "track" }, fix = { zh = "取得同意或者改用其他方式", en = "obtain consent or serve otherwise" } })
  end
  if method == "posted_at_premises" and not case.receipt_refused then
    if not case.respondent_closed_down then
      return refuse(
        {
          zh = "张贴送达须因企业停业等无法送达（劳动者一方十人以上），或者受送达人拒绝签收，卷内没有记明",
          en = "a copy is posted only where the firm has closed down and ten workers or more apply, or where receipt is refused: neither is on file",
        },
        {
          statute = "Rules33", article = 20, facts = { "respondent_closed_down", "receipt_refused" },
          fix = { zh = "查明后记明停业等情形或者拒绝签收；都没有的，改用其他方式", en = "find out and record the one or the other; if neither is so, serve otherwise" },
        })
    end
    if case.workers_count < params.collective_threshold then
      return refuse(
        {
          zh = "因停业等无法送达而张贴的，限于劳动者一方十人以上，现为" .. case.workers_count .. "人",
          en = "posting because the firm has closed down is for ten workers or more; here there are " .. case.workers_count,
        },
        {
          statute = "Rules33", article = 20, facts = { "workers_count", "receipt_refused" },
          fix = { zh = "拒绝签收的，记明拒签；下落不明或者其他方式无法送达的，公告送达", en = "record a refusal to sign, if there is one; else serve by public notice" },
        })
    end
  end
  return true
end

function M.public_notice_is_last_resort(case, params, event)
  if case.respondent_missing or case.other_service_failed then return true end
  return refuse(
    { zh = "受送达人下落不明或者其他方式无法送达的，才可公告送达", en = "public notice needs a missing addressee or failure of all other methods" },
    {
      statute = "CPL", article = 95, facts = { "respondent_missing", "other_service_failed" },
      fix = { zh = "记明下落不明，或者其他方式无法送达", en = "record that the addressee is missing, or that all other methods failed" },
    })
end

function M.not_on_simplified_track(case, params, event)
  if case.track ~= "simplified" then return true end
  return refuse(
    { zh = "被申请人下落不明的不得简易处理，应先转为一般程序", en = "a missing respondent bars the simplified track: convert first" },
    { statute = "Rules33", article = 57, facts = { "track", "respondent_missing" }, fix = { zh = "先转为一般程序，审限仍自原受理日起算", en = "convert; the period still runs from acceptance" } })
end

-- 公告期间：集体争议可由地方另定。
function M.notice_is_collective(case, params, event)
  if case.track == "collective" then return true end
  return refuse({ zh = "不是集体争议", en = "not a collective dispute" }, { statute = "CPL", article = 95, facts = { "track" } })
end

function M.notice_is_not_collective(case, params, event)
  if case.track ~= "collective" then return true end
  return refuse({ zh = "集体争议另有公告期间", en = "a collective dispute has its own notice" }, { statute = "CPL", article = 95, facts = { "track" } })
end

-- 视为送达之日由法律推定，中止期间届满的也是那一日，不是恢复之日；答辩期因中止而停。
function M.record_deemed_service(case, params, event) case.respondent_served_on = event.due_on or event.date end

function M.start_answer_period(case, params, event)
  case.answer_from = case.respondent_served_on
  notify { to = "respondent", subject = { zh = "应诉（答辩、举证）通知", en = "Notice to answer and to give evidence" } }
end

function M.respondent_was_served(case, params, event)
  if case.respondent_served_on then return true end
  return refuse({ zh = "副本尚未送达被申请人", en = "the copy has not been served" }, { statute = "LMAL", article = 30, facts = { "respondent_served_on" } })
end

-- Tribunal ---------------------------------------------------------------------------------------------------------

-- 用户名：小写字母、数字和 . _ -，字母在前。回避、两人规则都按用户名核对，写姓名等于不核对。
local function is_id(text)
  return string.find(text, "^[a-z][a-z0-9._-]*$") ~= nil
end

function M.tribunal_is_lawful(case, params, event)
  local size = case.tribunal_size
  if size ~= 1 and size ~= 3 then
    return refuse({ zh = "仲裁庭由一名或者三名仲裁员组成", en = "a tribunal has one arbitrator or three" },
      { statute = "LMAL", article = 31, facts = { "tribunal_size" }, fix = { zh = "填写一名或者三名", en = "give one or three" } })
  end
  if #case.arbitrators ~= size then
    return refuse({ zh = "仲裁员名单与人数不符", en = "the names do not match the number" }, {
      statute = "LMAL", article = 31, facts = { "arbitrators", "tribunal_size" },
      fix = { zh = "核对人数和名单，首席在前", en = "compare number and names, the presiding one first" },
    })
  end
  for _, id in ipairs(case.assisting_staff or {}) do
    if not is_id(id) then
      return refuse(
        { zh = "“" .. id .. "”不是用户名：书记员、鉴定人也以用户名登记", en = "'" .. id .. "' is no user id: secretary and appraiser are named by id too" },
        { statute = "LMAL", article = 33, facts = { "assisting_staff" }, fix = { zh = "填写用户名，如 he.yun", en = "give the user id, such as he.yun" } })
    end
  end
  for index, id in ipairs(case.arbitrators) do
    if not is_id(id) then
      return refuse(
        { zh = "“" .. id .. "”不是用户名：仲裁员以用户名登记，回避和两人规则才能核对", en = "'" .. id .. "' is no user id: arbitrators are named by id, by which recusal is checked" },
        { statute = "LMAL", article = 33, facts = { "arbitrators" }, fix = { zh = "填写用户名，如 zhao.qiang", en = "give the user id, such as zhao.qiang" } })
    end
    for other = index + 1, #case.arbitrators do
      if case.arbitrators[other] == id then
        return refuse({ zh = id .. "重复：仲裁庭由三名不同的仲裁员组成", en = id .. " is named twice: three different arbitrators make a tribunal" },
          { statute = "LMAL", article = 31, facts = { "arbitrators" }, fix = { zh = "另选一名仲裁员", en = "choose another arbitrator" } })
      end
    end
    for _, recused in ipairs(case.recused_members or {}) do
      if id == recused then
        return refuse({ zh = id .. "已回避，不能再组入仲裁庭", en = id .. " is recused and cannot sit in the tribunal" },
          { statute = "LMAL", article = 33, facts = { "arbitrators", "recused_members" }, fix = { zh = "另选一名仲裁员", en = "choose another arbitrator" } })
      end
    end
  end
  -- 简易处理不受集体争议一节的限制（办案规则第六十二条第二款）；转为一般程序的，重新适用。
  local by_many = case.dispute_kind == "collective_contract" or (case.workers_count >= params.collective_threshold and case.common_claim)
  if size == 1 and (case.track == "collective" or case.track == "ordinary" and by_many) then
    return refuse({ zh = "集体争议应当由三名仲裁员组成仲裁庭", en = "a collective dispute needs three arbitrators" },
      {
        statute = "Rules33", article = 65, facts = { "tribunal_size", "track", "workers_count", "common_claim", "dispute_kind" },
        fix = { zh = "由三名仲裁员组庭；事实清楚的，可以先转为简易处理", en = "form it of three; clear facts allow the simplified track first" },
      })
  end
  if size == 1 and case.track == "ordinary" and not case.facts_clear then
    return refuse(
      { zh = "一般程序由三名仲裁员组成；简单劳动争议案件可以由一名仲裁员独任", en = "three arbitrators, or one if the dispute is simple" },
      {
        statute = "LMAL", article = 31, facts = { "tribunal_size", "facts_clear" },
        fix = { zh = "由三名仲裁员组庭；案情简单的，先转为简易处理（convert_to_simplified）", en = "form it of three; a simple dispute is converted to the simplified track first (convert_to_simplified)" },
      })
  end
  return true
end

-- 调解过本案的人独任仲裁：法律没有列为回避事由，而可能影响公正裁决的关系由当事人申请回避，所以只提示。
function M.sole_arbitrator_did_not_mediate(case, params, event)
  local sole = case.arbitrators[1]
  local mediated = false
  for _, id in ipairs(case.mediators or {}) do mediated = mediated or id == sole end
  if not mediated or #case.arbitrators > 1 then return true end
  return caution(
    { zh = sole .. "调解过本案，又独任仲裁：当事人可能以影响公正裁决为由申请回避", en = sole .. " mediated this case and would decide it alone: a party may ask for recusal, since that may bear on a fair award" },
    {
      statute = "LMAL", article = 33, facts = { "arbitrators", "mediators" },
      fix = { zh = "另选一名仲裁员；确无他人或者双方均无异议的，写明理由", en = "choose another arbitrator; if there is nobody else, or both parties agree, give that as the reason" },
    })
end

function M.notify_tribunal(case, params, event)
  notify { to = "parties", subject = { zh = "组庭通知", en = "Notice of the tribunal" } }
end

-- 转为一般程序 -----------------------------------------------------------------------------------------------------

local function supplied(event, name)
  for _, each in ipairs(event.fields or {}) do
    if each == name then return true end
  end
  return false
end

-- 只在由简易处理转为一般程序的同一步另行组庭：转换被拒绝的，仲裁庭不动。
function M.case_is_converted(case, params, event)
  if case.track == "simplified" then return true end
  return refuse({ zh = "本案不是简易处理，无需转为一般程序", en = "the case is not on the simplified track: there is nothing to convert" },
    { statute = "Rules33", article = 61, facts = { "track" }, fix = { zh = "依现有程序继续审理", en = "go on with the present track" } })
end

-- 回避申请待决定的，仲裁庭由谁组成还不知道：先决定，再转换。
function M.no_recusal_is_undecided(case, params, event)
  if not active("arbitration.proceedings.tribunal.recusal_pending") then return true end
  return refuse(
    { zh = "回避申请待决定，被申请回避的人应当暂停参与本案", en = "a recusal is undecided: the person challenged takes no part meanwhile" },
    {
      statute = "Rules33", article = 12, facts = { "recusal_requested_on" },
      fix = { zh = "先决定回避申请（recusal_decided），再转为一般程序", en = "decide the recusal first (recusal_decided), then convert" },
    })
end

-- 不宜简易处理，即不再认为案情简单；确实简单的（如仅因被申请人下落不明而转换），与转换一并写明，独任仲裁员可以留任。
local function stays_simple(case, event) return supplied(event, "facts_clear") and case.facts_clear end

function M.sole_arbitrator_may_not_stay(case, params, event)
  local by_many = case.dispute_kind == "collective_contract" or (case.workers_count >= params.collective_threshold and case.common_claim)
  if case.tribunal_size == 1 and (by_many or not stays_simple(case, event)) then return true end
  return refuse({ zh = "现有仲裁庭在一般程序中照旧", en = "the tribunal stays as it is on the ordinary track" },
    { statute = "LMAL", article = 31, facts = { "tribunal_size", "facts_clear", "workers_count", "common_claim" } })
end

function M.review_clear_facts(case, params, event)
  if not stays_simple(case, event) then case.facts_clear = false end
end

function M.dissolve_tribunal(case, params, event)
  case.tribunal_size, case.arbitrators, case.tribunal_formed_on = nil, nil, nil
  task { to = "director", subject = { zh = "已转为一般程序：由三名仲裁员另行组庭", en = "Converted to the ordinary track: form a tribunal of three" } }
end

-- 开庭、调解、裁决由仲裁庭成员办理。
function M.acts_for_the_tribunal(case, params, event)
  for _, id in ipairs(case.arbitrators or {}) do
    if id == event.actor.id then return true end
  end
  return refuse(
    { zh = event.actor.id .. "不是本案仲裁庭成员", en = event.actor.id .. " does not sit in the tribunal of this case" },
    { statute = "LMAL", article = 31, facts = { "arbitrators" }, fix = { zh = "由仲裁庭成员办理，或者依法另行组庭", en = "let a member act, or form the tribunal anew" } })
end

function M.recusal_is_of_somebody_who_acts(case, params, event)
  for _, list in ipairs({ case.arbitrators or {}, case.assisting_staff or {} }) do
    for _, id in ipairs(list) do
      if id == case.recusal_of then return true end
    end
  end
  return refuse(
    { zh = "“" .. case.recusal_of .. "”不是本案仲裁员或者书记员、鉴定人", en = "'" .. case.recusal_of .. "' is neither an arbitrator of this case nor its secretary or appraiser" },
    { statute = "LMAL", article = 33, facts = { "recusal_of", "arbitrators", "assisting_staff" }, fix = { zh = "填写其用户名", en = "give the user id" } })
end

function M.recusal_is_upheld(case, params, event)
  if case.recusal_upheld then return true end
  return refuse({ zh = "回避申请不成立", en = "the recusal is not upheld" }, { statute = "LMAL", article = 33, facts = { "recusal_upheld" } })
end

function M.recuse_member(case, params, event)
  local members = {}
  for _, id in ipairs(case.recused_members or {}) do
    if id ~= case.recusal_of then members[#members + 1] = id end
  end
  members[#members + 1] = case.recusal_of
  case.recused_members = members
  -- 开过庭的，回避的是仲裁员而不是书记员、鉴定人，新的仲裁庭还须决定是否重新开庭。
  if not case.hearing_opened_on then return end
  for _, id in ipairs(case.arbitrators or {}) do
    if id == case.recusal_of then case.repetition_undecided_since = event.date end
  end
end

-- 再次申请回避的，理由、被申请回避的人、决定都须另行写明。
function M.close_recusal(case, params, event)
  case.recusal_of, case.recusal_reason, case.recusal_upheld, case.recusal_requested_on = nil, nil, nil, nil
end

-- Jurisdiction -----------------------------------------------------------------------------------------------------

local function is_before_the_answer()
  return active("arbitration.proceedings.stage.awaiting_service") or active("arbitration.proceedings.stage.answering")
end

-- 答辩书提前到了，答辩期仍到期满为止。
local function answered_early(case)
  return not is_before_the_answer() and case.answered_on ~= nil and case.answer_from ~= nil and not case.answer_period_closed_on
end

local function in_answer_period(case) return is_before_the_answer() or answered_early(case) end

function M.answer_came_before_the_end(case, params, event)
  if answered_early(case) then return true end
  return refuse({ zh = "没有提前答辩，或者答辩期已满", en = "no early answer, or the period has ended" }, { statute = "LMAL", article = 30, facts = { "answered_on", "answer_period_closed_on" } })
end

-- 答辩书提前到了，答辩期仍是被申请人的：期满以前开庭的，反申请、管辖异议没有庭前可提的时候。
function M.answer_period_is_over(case, params, event)
  if not answered_early(case) then return true end
  return caution(
    {
      zh = case.answer_from .. "起算的答辩期未满：被申请人虽已答辩，仍可提出反申请、管辖异议",
      en = "the answer period that began on " .. case.answer_from .. " still runs: the respondent has answered, but may yet counterclaim or object to jurisdiction",
    },
    {
      statute = "LMAL", article = 30, facts = { "answer_from", "answer_period_closed_on", "answered_on" },
      fix = {
        zh = "等答辩期满，或者另行安排开庭（reschedule_hearing）；被申请人表示不再提出而同意开庭的，写明理由",
        en = "wait for its end, or set the hearing anew (reschedule_hearing); if the respondent will raise nothing more and agrees, give that as the reason",
      },
    })
end

function M.objection_is_in_time(case, params, event)
  if in_answer_period(case) then return true end
  return refuse(
    { zh = "管辖异议应当在答辩期满前书面提出，逾期不影响仲裁程序进行", en = "the objection must be made in writing within the answer period" },
    {
      statute = "Rules33", article = 10, facts = { "answer_from", "answer_period_closed_on" },
      fix = { zh = "告知当事人逾期不审查；仲裁委自行发现无管辖权的，移送（transfer）", en = "tell the party that it is late; a want of venue found by the commission itself is a transfer (transfer)" },
    })
end

function M.objection_is_upheld(case, params, event)
  if case.jurisdiction_upheld then return true end
  return refuse({ zh = "管辖异议不成立", en = "the objection is not upheld" }, { statute = "Rules33", article = 10, facts = { "jurisdiction_upheld" } })
end

function M.tell_objection_rejected(case, params, event)
  document { kind = "objection_rejected", subject = { zh = "驳回管辖异议决定书", en = "Decision: objection rejected" } }
end

-- 履行地与单位所在地仲裁委均被申请的，由合同履行地管辖，不论先后。
function M.transfer_is_lawful(case, params, event)
  if case.transferred_in then
    return refuse({ zh = "受移送的案件不得再移送，应当报请指定管辖", en = "a case transferred here is not transferred again: ask for designation" },
      {
        statute = "Rules33", article = 9, facts = { "transferred_in" },
        fix = { zh = "报请共同的上一级指定管辖，指定他处的，以上级指定为移送理由", en = "ask the common superior to designate; if it names another, give the designation as the ground" },
      })
  end
  if case.transfer_ground == "no_jurisdiction" and case.has_jurisdiction then
    return refuse(
      { zh = "卷内记明本委有管辖权，与所引移送理由不符", en = "the file says that this commission has jurisdiction, which does not bear out the ground given" },
      {
        statute = "Rules33", article = 9, facts = { "has_jurisdiction", "transfer_ground" },
        fix = { zh = "查明确无管辖权的，先记明本委没有管辖权", en = "if it has none, record that first" },
      })
  end
  if case.transfer_ground == "another_performance_place" then
    if params.several_performance_places == "main_workplace" then
      if not case.is_main_workplace then return true end
      return refuse({ zh = "本委为主要工作地仲裁委，由本委管辖", en = "this is the commission of the main workplace" },
        {
          statute = "Rules33", article = 8, facts = { "is_main_workplace" },
          fix = { zh = "继续审理；主要工作地另有其处的，先更正", en = "go on, or correct where the main workplace is" },
        })
    end
    if case.accepted_elsewhere_on and case.accepted_elsewhere_on < case.accepted_on then return true end
    return refuse(
      { zh = "有多个履行地的，由最先受理的仲裁委管辖；没有其他仲裁委先于本委（" .. case.accepted_on .. "）受理的记录", en = "of several places of performance the first to accept has the case; none is on file before " .. case.accepted_on },
      { statute = "Rules33", article = 8, facts = { "accepted_elsewhere_on", "accepted_on" }, fix = { zh = "查明另一仲裁委的受理日", en = "find out when the other commission accepted" } })
  end
  if case.transfer_ground == "performance_place_first" and case.is_performance_place then
    return refuse(
      { zh = "本委为劳动合同履行地仲裁委，依法优先管辖", en = "this is the commission of the place of performance, which prevails" },
      {
        statute = "LMAL", article = 21, facts = { "is_performance_place" },
        fix = { zh = "继续审理；履行地另有其处的，先更正", en = "go on, or correct where the place of performance is" },
      })
  end
  return true
end

-- Answer, counterclaim, changes, joinder ---------------------------------------------------------------------------

-- 不答辩不影响程序进行（调解仲裁法第三十条第二款），逾期的答辩书也不拒收：记明逾期，照样送达申请人。
-- 已有答辩书的，是本次答辩期的才算：变更请求后另有新的答辩期。
function M.a_late_answer_may_be_recorded(case, params, event)
  if not case.respondent_served_on then
    return refuse(
      { zh = "副本尚未送达被申请人，答辩期没有开始", en = "the copy has not been served, so the answer period has not begun" },
      {
        statute = "LMAL", article = 30, facts = { "respondent_served_on" },
        fix = { zh = "先记明副本的送达；公告、张贴期间被申请人到庭领取的，按直接送达记", en = "record the service first; a respondent who comes for the copy is served in person" },
      })
  end
  if case.answered_on and not (case.answer_from and case.answered_on < case.answer_from) then
    return refuse(
      { zh = "已于" .. case.answered_on .. "收到答辩书", en = "an answer was received on " .. case.answered_on },
      {
        statute = "LMAL", article = 30, facts = { "answered_on", "answer_from" },
        fix = { zh = "补充的答辩意见附卷；变更请求的，新的答辩期内再收", en = "put further pleadings in the file; another answer follows only a change of claims" },
      })
  end
  return true
end

function M.an_answer_awaits_forwarding(case, params, event)
  if not case.answered_on then
    return refuse(
      { zh = "没有收到答辩书，无可送达", en = "no answer has been received, so there is none to forward" },
      {
        statute = "LMAL", article = 30, facts = { "answered_on" },
        fix = { zh = "收到答辩书的（逾期的也可以），先记明收到", en = "record its receipt first, a late one too" },
      })
  end
  if case.answer_forwarded_on then
    return refuse(
      { zh = "答辩书已于" .. case.answer_forwarded_on .. "送达申请人", en = "the answer was forwarded on " .. case.answer_forwarded_on },
      { statute = "LMAL", article = 30, facts = { "answer_forwarded_on" } })
  end
  return true
end

function M.answer_period_may_be_cut(case, params, event)
  if case.track ~= "simplified" then
    return refuse({ zh = "仅简易处理可以缩短或者取消答辩期", en = "only on the simplified track may the answer period be cut" },
      {
        statute = "Rules33", article = 58, facts = { "track" },
        fix = { zh = "等答辩期满；双方同意简易处理的，先转为简易处理（convert_to_simplified）", en = "wait for the end; if both agree, convert to the simplified track first (convert_to_simplified)" },
      })
  end
  if case.answer_waived then return true end
  return refuse({ zh = "须经被申请人同意", en = "the respondent must agree" }, {
    statute = "Rules33", article = 58, facts = { "answer_waived" },
    fix = { zh = "取得被申请人同意，或者等答辩期满", en = "obtain the respondent's consent, or wait for the end" },
  })
end

function M.answer_period_is_running(case, params, event)
  if in_answer_period(case) then return true end
  return refuse(
    { zh = "反申请应当在答辩期内提出，逾期的另行申请仲裁", en = "a counterclaim belongs in the answer period; a late one is a case of its own" },
    { statute = "Rules33", article = 36, facts = { "answer_from" }, fix = { zh = "告知另行申请仲裁", en = "open a separate case" } })
end

function M.counterclaim_is_pending(case, params, event)
  if case.counterclaim_filed_on and not case.counterclaim_decided_on then return true end
  return refuse({ zh = "没有待审查的反申请", en = "no counterclaim is pending" }, {
    statute = "Rules33", article = 36, facts = { "counterclaim_filed_on" },
    fix = { zh = "先记明提出反申请（counterclaim_filed）", en = "record the counterclaim first (counterclaim_filed)" },
  })
end

function M.counterclaim_is_merged(case, params, event)
  if case.counterclaim_merged_on then return true end
  return refuse({ zh = "没有合并审理的反申请", en = "no counterclaim is merged into this case" }, {
    statute = "Rules33", article = 36, facts = { "counterclaim_merged_on" },
    fix = { zh = "待审查的反申请，先决定合并（counterclaim_accepted）或者另案处理（counterclaim_separated）", en = "a pending counterclaim is merged (counterclaim_accepted) or separated (counterclaim_separated)" },
  })
end

function M.a_counterclaim_is_before_the_tribunal(case, params, event)
  if case.counterclaim_merged_on or (case.counterclaim_filed_on and not case.counterclaim_decided_on) then return true end
  return refuse({ zh = "没有可撤回的反申请", en = "there is no counterclaim to withdraw" }, {
    statute = "Rules33", article = 36, facts = { "counterclaim_filed_on", "counterclaim_merged_on" },
    fix = { zh = "另案处理的反申请，在另案中撤回", en = "a counterclaim that was separated is withdrawn in its own case" },
  })
end

function M.drop_counterclaim(case, params, event)
  case.counterclaim_merged_on = nil
  case.counterclaim_decided_on = case.counterclaim_decided_on or event.date
  notify { to = "parties", subject = { zh = "被申请人撤回反申请", en = "The respondent withdraws the counterclaim" } }
end

-- 反申请是被申请人自己的请求，不因申请人撤回、缺席而消灭。
function M.no_counterclaim_would_be_lost(case, params, event)
  local pending = case.counterclaim_filed_on and not case.counterclaim_decided_on
  if not pending and not case.counterclaim_merged_on then return true end
  return refuse(
    {
      zh = pending and "被申请人" .. case.counterclaim_filed_on .. "提出的反申请尚未决定，本案不能先行了结"
        or "被申请人的反申请已于" .. case.counterclaim_merged_on .. "合并审理，不因申请人撤回或者缺席而消灭",
      en = pending and "the respondent's counterclaim of " .. case.counterclaim_filed_on .. " is undecided: the case cannot end before"
        or "the respondent's counterclaim was merged on " .. case.counterclaim_merged_on .. " and does not die with the applicant's withdrawal or absence",
    },
    {
      statute = "Rules33", article = 36, facts = { "counterclaim_filed_on", "counterclaim_decided_on", "counterclaim_merged_on" },
      fix = {
        zh = "先将反申请分出另案（counterclaim_separated），由另案继续；被申请人也撤回的，先记明（counterclaim_withdrawn）",
        en = "separate the counterclaim first (counterclaim_separated), so that it goes on as a case of its own; if the respondent withdraws too, record that first (counterclaim_withdrawn)",
      },
    })
end

function M.open_counterclaim_case(case, params, event)
  refer { to = "clerk", subject = { zh = "反申请另案处理", en = "Counterclaim: open a separate case" } }
end

-- 另案的案号，不是本案的。
function M.counterclaim_case_is_another(case, params, event)
  local number = case.counterclaim_case
  if not number or number ~= case.case_number then return true end
  return refuse({ zh = "“" .. number .. "”是本案的案号", en = "'" .. number .. "' is the number of this case" },
    {
      statute = "Rules33", article = 36, facts = { "counterclaim_case", "case_number" },
      fix = { zh = "先为反申请另立案件，填写该案案号", en = "open a case for the counterclaim first and give its number" },
    })
end

-- 分出的反申请没有另案案号的，归档以后无从查找。
function M.separated_counterclaim_has_its_case(case, params, event)
  if not case.counterclaim_separated_on or case.counterclaim_case then return true end
  return caution(
    {
      zh = case.counterclaim_separated_on .. "分出的反申请没有记明另案的案号",
      en = "the counterclaim separated on " .. case.counterclaim_separated_on .. " has no case number of its own on file",
    },
    {
      statute = "Rules33", article = 36, facts = { "counterclaim_separated_on", "counterclaim_case" },
      fix = { zh = "写明另案案号（counterclaim_case）；被申请人没有另行立案的，写明理由", en = "give the number of that case (counterclaim_case); if the respondent never had it opened, give that as the reason" },
    })
end

function M.evidence_period_is_open(case, params, event)
  local before_hearing = is_before_the_answer() or active("arbitration.proceedings.stage.evidence")
    or active("arbitration.proceedings.stage.hearing_scheduled")
  if before_hearing and not (case.evidence_deadline_on and event.date > case.evidence_deadline_on) then return true end
  return refuse(
    { zh = "增加或者变更请求应当在举证期限届满前提出，逾期的另行申请仲裁", en = "claims may be changed only before evidence is due; later ones are a separate case" },
    { statute = "Rules33", article = 44, facts = { "evidence_deadline_on" }, fix = { zh = "告知另行申请仲裁", en = "open a separate case" } })
end

function M.respondent_wants_new_answer_period(case, params, event)
  if case.answer_waived then
    return refuse({ zh = "被申请人放弃新的答辩期", en = "the respondent waives a new answer period" }, { statute = "Rules33", article = 44, facts = { "answer_waived" } })
  end
  if not case.respondent_served_on then
    return refuse({ zh = "副本尚未送达，答辩期未开始", en = "the answer period has not begun" }, { statute = "LMAL", article = 30, facts = { "respondent_served_on" } })
  end
  return true
end

-- 推举代表人、处分须经同意，是劳动者十人以上并有共同请求的规定（调解仲裁法第七条，办案规则第六十三条第一款）。
-- 因履行集体合同发生的争议走集体程序，但由工会申请仲裁，没有工会的由上级工会指导劳动者推举（第六十三条第二款，劳动合同法第五十六条）。
-- Representatives are for ten workers with a common claim; on a collective contract the union applies.
local function is_brought_by_many(case, params)
  return case.workers_count >= params.collective_threshold and case.common_claim
end

function M.workers_may_elect_representatives(case, params, event)
  if is_brought_by_many(case, params) then return true end
  local facts = { "workers_count", "common_claim", "dispute_kind" }
  if case.dispute_kind == "collective_contract" then
    return refuse(
      {
        zh = "因履行集体合同发生的争议由工会申请仲裁；劳动者不足" .. params.collective_threshold .. "人或者没有共同请求的，不推举三至五名代表人",
        en = "on a collective contract the union applies; three to five representatives are for " .. params.collective_threshold
          .. " workers or more with a common claim",
      },
      {
        statute = "Rules33", article = 63, facts = facts,
        fix = {
          zh = "由工会参加；尚未建立工会的，由上级工会指导劳动者推举的代表申请",
          en = "let the union act; where there is none, those whom the workers choose under the guidance of the union above it",
        },
      })
  end
  return refuse({ zh = "劳动者不足" .. params.collective_threshold .. "人或者没有共同请求，不推举代表人", en = "fewer than " .. params.collective_threshold .. " workers or no common claim: no representatives are elected" },
    {
      statute = "Rules33", article = 63, facts = facts,
      fix = { zh = "核对人数和共同请求；由各劳动者自行参加", en = "look at the number and the common claim; each worker takes part himself" },
    })
end

-- 可以推举三至五名代表人，也可以不推举。
function M.representatives_are_three_to_five(case, params, event)
  local count = #(case.representatives or {})
  if count == 0 or (count >= 3 and count <= 5) then return true end
  -- 不推举代表人的，不适用。
  if M.workers_may_elect_representatives(case, params, event) ~= true then return true end
  return refuse({ zh = "代表人为三至五名，现为" .. count .. "名", en = "three to five represent the workers, not " .. count },
    { statute = "Rules33", article = 63, facts = { "representatives" }, fix = { zh = "由劳动者另行推举", en = "let the workers elect them anew" } })
end

-- 集体争议代表人变更、放弃请求，承认对方请求，进行和解，须经被代表人同意。
function M.represented_workers_consent(case, params, event)
  -- 分出以后不足十人的，仍由代表人代表，仍须同意。集体合同争议没有推举代表人的，由工会处分自己的请求。
  local represented = case.track == "collective" and (case.dispute_kind ~= "collective_contract" or #(case.representatives or {}) > 0)
  if not represented and not is_brought_by_many(case, params) then return true end
  local consenting = case.consenting_workers or 0
  if consenting == case.workers_count then return true end
  if consenting > case.workers_count then
    return refuse(
      { zh = "同意的劳动者" .. consenting .. "人，多于本案的" .. case.workers_count .. "人", en = consenting .. " workers cannot consent: the case has " .. case.workers_count },
      { statute = "Rules33", article = 63, facts = { "consenting_workers", "workers_count" }, fix = { zh = "核对人数", en = "count them again" } })
  end
  return refuse(
    {
      zh = "代表人处分权利须经被代表的劳动者同意：" .. case.workers_count .. "人中" .. consenting .. "人同意",
      en = "representatives need the consent of those represented: " .. consenting .. " of " .. case.workers_count,
    },
    {
      statute = "Rules33", article = 63, facts = { "consenting_workers", "workers_count" },
      fix = { zh = "不同意的劳动者分出另行办理（workers_split_off），其余人数随之调整", en = "separate those who refuse (workers_split_off): their case goes on, and the number follows" },
    })
end

-- 推举三至五名代表人；没有推举的，须每人自己签名，多半是漏填，所以只提示。
function M.workers_are_represented(case, params, event)
  if not is_brought_by_many(case, params) then return true end
  local seen, number = {}, 0
  for _, name in ipairs(case.representatives or {}) do
    if not seen[name] then number = number + 1 end
    seen[name] = true
  end
  if number >= 3 and number <= 5 and number == #case.representatives then return true end
  if number == 0 then
    return caution(
      { zh = "集体争议没有推举代表人：" .. case.workers_count .. "人须各自签名", en = "no representatives were chosen: each of the " .. case.workers_count .. " must sign" },
      { statute = "Rules33", article = 63, facts = { "representatives", "workers_count" }, fix = { zh = "写明三至五名代表人；确由每人签名的，写明理由", en = "name three to five; if everyone signs, give that as the reason" } })
  end
  return refuse(
    { zh = "代表人应当为三至五名，现有" .. number .. "名（重复的只计一次）", en = "there are three to five representatives; here there are " .. number .. ", none counted twice" },
    { statute = "Rules33", article = 63, facts = { "representatives" }, fix = { zh = "核对代表人名单", en = "look at the list again" } })
end

-- 不同意的劳动者另案继续，写明其案号：没有人因此失去自己的案件。
function M.some_workers_remain(case, params, event)
  if case.split_workers < case.workers_count then return true end
  return refuse(
    { zh = "本案" .. case.workers_count .. "人，不能分出" .. case.split_workers .. "人", en = "the case has " .. case.workers_count .. " workers: " .. case.split_workers .. " cannot be separated" },
    {
      statute = "Rules33", article = 63, facts = { "split_workers", "workers_count" },
      fix = { zh = "核对人数；全部不同意的，无需分出", en = "count again; if all refuse, none is separated" },
    })
end

-- 案号的写法：系统案号（年份-地区-序号），或者有年份的文号。年份不晚于今年。
local function looks_like_a_number(number, event)
  local year = number:match("^(%d%d%d%d)%-%d%d%d%d%d%d%-%d+$") or number:match("(%d%d%d%d).*%d.*号$")
  return year ~= nil and year <= event.date:sub(1, 4)
end

-- 另案的案号：不是本案的文号，不是已经分出、并入、移交的案件，系统案号须是本地的。另案是否存在，卷内看不到，由办理人核对。
function M.split_case_is_another(case, params, event)
  local number = case.split_case
  local function no(zh, en)
    return refuse({ zh = "“" .. number .. "”" .. zh, en = "'" .. number .. "' " .. en },
      {
        statute = "Rules33", article = 63, facts = { "split_case", "split_cases", "case_number" },
        fix = { zh = "先为分出的劳动者另立案件，填写该案案号；该案是否存在由办理人核对", en = "open the case of those who are separated first and give its number; whether it exists is for the handler to see" },
      })
  end
  if number == case.case_number or number == case.non_acceptance_number then return no("是本案的案号", "is the number of this case") end
  if not looks_like_a_number(number, event) then return no("不是案号", "is no case number") end
  if number == case.merged_into or number == case.receiving_case then return no("是本案并入或者移交的案件", "is the case that this one was merged into or handed over to") end
  for _, one in ipairs(case.split_cases or {}) do
    if one.case == number then return no("是此前分出的案件", "is a case separated before") end
  end
  local place = number:match("^%d%d%d%d%-(%d%d%d%d%d%d)%-%d+$")
  if place and place ~= event.locality then
    return no("不是本地（" .. event.locality .. "）的案号", "is no case of this locality, " .. event.locality)
  end
  return true
end

-- 并入的案件：不是本案，也不是从本案分出的案件，由同一仲裁委审理。并案是审理的安排，法律没有规定，所以不引条文；
-- 该案是否存在、本案的系统案号，脚本都看不到。
function M.case_merged_into_is_another(case, params, event)
  local number = case.merged_into
  local function no(zh, en)
    return refuse({ zh = "“" .. number .. "”" .. zh, en = "'" .. number .. "' " .. en },
      {
        facts = { "merged_into", "case_number", "split_cases" },
        fix = { zh = "填写并入的另一案件的案号；该案是否存在由办理人核对", en = "give the number of the other case; whether it exists is for the handler to see" },
      })
  end
  if number == case.case_number or number == case.non_acceptance_number then return no("是本案的案号", "is the number of this case") end
  if not looks_like_a_number(number, event) then return no("不是案号", "is no case number") end
  for _, one in ipairs(case.split_cases or {}) do
    if one.case == number then return no("是从本案分出的案件", "is a case separated from this one") end
  end
  local place = number:match("^%d%d%d%d%-(%d%d%d%d%d%d)%-%d+$")
  if place and place ~= event.locality then
    return no("不是本地（" .. event.locality .. "）的案号：不在本委审理的，用移送", "is no case of this locality, " .. event.locality .. ": what is heard elsewhere is transferred")
  end
  return true
end

function M.split_workers_off(case, params, event)
  local list = {}
  for _, one in ipairs(case.split_cases or {}) do list[#list + 1] = one end
  list[#list + 1] = { on = event.date, workers = case.split_workers, case = case.split_case }
  case.split_cases = list
  case.workers_count = case.workers_count - case.split_workers
  case.consenting_workers = nil
  case.split_workers = nil
  case.split_case = nil
  notify { to = "parties", subject = { zh = "部分劳动者分出另案办理通知", en = "Notice: some workers go on in a case of their own" } }
end

return M
