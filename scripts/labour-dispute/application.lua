-- 仲裁申请与受理。 Application and acceptance.
local M = {}

function M.record_application(case, params, event)
  -- 再次申请的，受理期限从头计算。
  case.acceptance_restarts = nil
  if case.receipt_issued then
    document { kind = "receipt", subject = { zh = "收件回执", en = "Receipt of the application" } }
  end
end

-- 办案规则第三十条的四项条件；时效不在其中，调解也不在其中。
function M.acceptance_conditions_are_met(case, params, event)
  if not case.in_scope then
    return refuse({ zh = "不属于劳动人事争议受理范围", en = "the dispute is outside the scope of arbitration" },
      { statute = "Rules33", article = 30, facts = { "in_scope" }, fix = { zh = "出具不予受理通知书", en = "issue a notice of non-acceptance" } })
  end
  if not case.claims_concrete then
    return refuse({ zh = "没有具体的仲裁请求和事实、理由", en = "there is no concrete claim with facts and reasons" },
      { statute = "Rules33", article = 30, facts = { "claims_concrete" }, fix = { zh = "一次性告知补正", en = "ask once for correction" } })
  end
  if not case.parties_proper then
    return refuse({ zh = "申请人无直接利害关系或者被申请人不明确", en = "the applicant has no direct interest or the respondent is indefinite" },
      {
        statute = "Rules33", article = 30, facts = { "parties_proper" },
        fix = { zh = "查明当事人后更正，不能更正的出具不予受理通知书", en = "find out who the parties are; if that fails, issue a notice of non-acceptance" },
      })
  end
  if not case.has_jurisdiction and not case.designated_here then
    if case.transferred_in then
      return refuse({ zh = "受移送的仲裁委员会不得退回或者再移送，应当报请指定管辖", en = "a case transferred here is not sent back: ask for designation" },
        {
          statute = "Rules33", article = 9, facts = { "has_jurisdiction", "transferred_in" },
          fix = { zh = "办理“报请指定管辖”（designation_sought）", en = "use 'Ask the superior to designate' (designation_sought)" },
        })
    end
    return refuse({ zh = "本仲裁委员会没有管辖权", en = "this commission has no jurisdiction" },
      {
        statute = "LMAL", article = 21, facts = { "has_jurisdiction" },
        fix = { zh = "书面说明并告知有管辖权的仲裁委员会", en = "explain in writing which commission has jurisdiction" },
      })
  end
  return true
end

function M.papers_are_sufficient(case, params, event)
  if not case.papers_missing or #case.papers_missing == 0 then return true end
  return refuse(
    {
      zh = "申请材料不齐备，尚缺" .. #case.papers_missing .. "项：" .. table.concat(case.papers_missing, "、"),
      en = "papers are missing: " .. table.concat(case.papers_missing, ", "),
    },
    {
      statute = "Rules33", article = 29, facts = { "papers_missing" },
      fix = { zh = "一次性告知需要补正的全部材料，补正后受理", en = "list all papers to supply at once, and accept when they are in" },
    })
end

-- 一事不再理；按撤回处理后就同一请求再次申请的不予受理，主动撤回后再次申请的应当受理。
function M.same_matter_is_not_barred(case, params, event)
  local was = case.earlier_outcome
  if was == "none" or was == "withdrawn" then return true end
  if was == "deemed_withdrawn" then
    return refuse(
      { zh = "前案已按撤回仲裁申请处理，就同一请求再次申请的不予受理", en = "the same claim was deemed withdrawn before and is not taken up again" },
      { statute = "Rules33", article = 39, facts = { "earlier_outcome" }, fix = { zh = "出具不予受理通知书", en = "issue a notice of non-acceptance" } })
  end
  return refuse(
    { zh = "同一争议已经裁决、调解或者另行受理（一事不再理）", en = "the same matter was decided, or is pending elsewhere" },
    {
      statute = "Rules33", article = 34, facts = { "earlier_outcome" },
      fix = { zh = "出具不予受理通知书（not_accept）", en = "issue a notice of non-acceptance (not_accept)" },
    })
end

-- 标的额决定程序和终局，请求事项合计与它不符时只提示：有的请求没有金额，有的金额待定。
function M.claims_add_up(case, params, event)
  local sum, counted = 0, true
  for _, claim in ipairs(case.claims or {}) do
    if claim.amount then sum = sum + claim.amount else counted = false end
  end
  if not case.claim_amount or sum == 0 or sum == case.claim_amount or not counted and sum < case.claim_amount then return true end
  return caution(
    {
      zh = "请求事项合计 " .. money.text(sum) .. " 元，与标的额 " .. money.text(case.claim_amount) .. " 元不符",
      en = "the claims come to " .. money.text(sum) .. " yuan, the claim amount is " .. money.text(case.claim_amount),
    },
    { statute = "Rules33", article = 56, facts = { "claim_amount", "claims" }, fix = { zh = "核对请求事项的金额", en = "compare the amounts of the claims" } })
end

function M.non_acceptance_has_a_ground(case, params, event)
  local ground = case.non_acceptance_ground
  if ground == "limitation" then
    return refuse(
      { zh = "时效是抗辩事由，不是受理条件，不得以超过时效为由不予受理", en = "limitation is a defence and no ground to refuse acceptance" },
      { statute = "Rules33", article = 30, facts = { "non_acceptance_ground" }, fix = { zh = "依法受理，由对方提出抗辩", en = "accept; the other side may raise it" } })
  end
  if ground == "not_mediated" then
    return refuse(
      { zh = "调解自愿，未经调解不是不予受理的理由", en = "mediation is voluntary: its absence is no ground to refuse" },
      { statute = "LMAL", article = 5, facts = { "non_acceptance_ground" }, fix = { zh = "依法受理；可以建议先行调解", en = "accept; mediation may be advised" } })
  end
  if ground == "no_jurisdiction" then
    return refuse(
      { zh = "无管辖权的应当书面说明并告知有管辖权的仲裁委员会，不出具不予受理通知书", en = "want of venue is explained in writing with the proper commission, not refused" },
      {
        statute = "Rules33", article = 31, facts = { "non_acceptance_ground", "has_jurisdiction" },
        fix = { zh = "办理“告知向有管辖权的仲裁委申请”（redirect）", en = "use 'Direct to the commission that has jurisdiction' (redirect)" },
      })
  end
  local standing = {
    out_of_scope = not case.in_scope,
    claims_not_concrete = not case.claims_concrete,
    parties_improper = not case.parties_proper,
    same_matter = case.earlier_outcome ~= "none" and case.earlier_outcome ~= "withdrawn",
  }
  local fact = { out_of_scope = "in_scope", claims_not_concrete = "claims_concrete", parties_improper = "parties_proper", same_matter = "earlier_outcome" }
  if standing[ground] then return true end
  return refuse(
    { zh = "卷内事实与所引不予受理理由不符", en = "the facts on file do not bear out the ground given" },
    {
      statute = "Rules33", article = 31, facts = { fact[ground] },
      fix = { zh = "核对该事实，与理由一并填写；符合条件的依法受理", en = "look at that fact and give it with the ground; if the conditions are met, accept" },
    })
end

function M.redirect_is_for_venue(case, params, event)
  if case.transferred_in then
    return refuse(
      { zh = "受移送的案件不得退回，认为无管辖权的应当报请指定管辖", en = "a transferred case is not sent back: ask the superior to designate" },
      {
        statute = "Rules33", article = 9, facts = { "transferred_in" },
        fix = { zh = "办理“报请指定管辖”（designation_sought）", en = "use 'Ask the superior to designate' (designation_sought)" },
      })
  end
  if not case.has_jurisdiction then return true end
  return refuse(
    { zh = "本仲裁委员会有管辖权，不得推出", en = "this commission has jurisdiction and may not turn the applicant away" },
    {
      statute = "LMAL", article = 21, facts = { "has_jurisdiction" },
      fix = { zh = "依法受理；确无管辖权的，先记明", en = "accept; if it has none, record that with the event" },
    })
end

function M.correction_was_not_asked_before(case, params, event)
  if not case.correction_asked then return true end
  return refuse(
    { zh = "补正应当一次性告知，不得再次要求", en = "correction is asked once, with the whole list" },
    { statute = "Rules33", article = 29, facts = { "correction_asked" }, fix = { zh = "依现有材料决定是否受理", en = "decide on the papers there are" } })
end

-- 补正须当场或者在五日内告知；逾期未决定的，申请人已可以起诉，不能再以补正重新起算期限。
function M.correction_is_in_time(case, params, event)
  if not active("application.under_review.overdue") then return true end
  return refuse(
    {
      zh = "收到申请已逾五个工作日，不能再要求补正：申请人可以向人民法院起诉",
      en = "five working days have passed since the application: no correction is asked for now, and the applicant may sue",
    },
    {
      statute = "Rules33", article = 29, facts = { "application_received_on", "papers_missing" },
      fix = { zh = "及时决定是否受理；材料后来补齐的，记明已补充", en = "decide on acceptance; papers that come in later are recorded as supplied" },
    })
end

function M.ask_for_correction(case, params, event)
  case.correction_asked = true
  document { kind = "correction_notice", subject = { zh = "补正通知书", en = "Notice to correct" } }
end

function M.applicant_accepts_advice(case, params, event)
  if case.mediation_advice_accepted then return true end
  return refuse(
    { zh = "申请人不同意先行调解的，应当依法受理", en = "without the applicant's consent the application must be processed" },
    {
      statute = "Rules33", article = 69, facts = { "mediation_advice_accepted" },
      fix = { zh = "申请人同意的，记明其同意；不同意的，办理受理", en = "record the applicant's consent, or else accept" },
    })
end

function M.case_was_transferred_in(case, params, event)
  if case.transferred_in then return true end
  return refuse(
    { zh = "仅受移送的仲裁委员会对管辖有异议时报请指定", en = "designation is sought when a case was transferred here" },
    {
      statute = "Rules33", article = 9, facts = { "transferred_in" },
      fix = { zh = "本委无管辖权的，告知向有管辖权的仲裁委申请（redirect）", en = "if this commission has no jurisdiction, direct the applicant to the one that has (redirect)" },
    })
end

function M.designated_to_this_commission(case, params, event)
  if case.designated_here then return true end
  return refuse({ zh = "指定由其他仲裁委员会管辖", en = "another commission was designated" }, { statute = "Rules33", article = 9, facts = { "designated_here" } })
end

function M.receipt_proves_the_application(case, params, event)
  if case.receipt_issued then return true end
  return refuse(
    { zh = "须有收件回执等材料证明已申请仲裁且逾期未受理", en = "the application and the silence must be proved by a receipt" },
    { statute = "SPC-I", article = 12, facts = { "receipt_issued" }, fix = { zh = "补发收件回执", en = "issue the receipt" } })
end

function M.issue_non_acceptance(case, params, event)
  document { kind = "non_acceptance", subject = { zh = "不予受理通知书", en = "Notice of non-acceptance" } }
  notify { to = "applicant", subject = { zh = "不予受理，可以向人民法院起诉", en = "Not accepted: you may sue" } }
end

function M.explain_venue(case, params, event)
  notify { to = "applicant", subject = { zh = "告知有管辖权的仲裁委员会", en = "The commission that has jurisdiction" } }
end

function M.send_the_file_on(case, params, event)
  if case.closure_detail == nil then case.closure_detail = "transferred" end
  refer { to = case.redirect_to or "designated_commission", subject = { zh = "移送案卷", en = "File transferred" } }
  notify { to = "parties", subject = { zh = "案件移送通知", en = "Notice of transfer" } }
end

function M.file_was_sent_on(case, params, event)
  if case.closure_code == "05" then return true end
  return refuse({ zh = "本案没有移送", en = "the case was not transferred" }, {
    statute = "Rules33", article = 9, facts = { "closure_code" },
    fix = { zh = "核对案号", en = "look at the number of the case" },
  })
end

-- 案卷到了别处：接收方的案号不是本地的。
function M.receiving_case_is_elsewhere(case, params, event)
  local number = case.receiving_case
  local place = number:match("^%d%d%d%d%-(%d%d%d%d%d%d)%-%d+$")
  local own = number == case.case_number or number == case.non_acceptance_number or place == event.locality
  if not own and (place or number:match("%d%d%d%d.*%d.*号$")) then return true end
  return refuse(
    {
      zh = own and "“" .. number .. "”是本地的案号，不是接收方的" or "“" .. number .. "”不是案号",
      en = own and "'" .. number .. "' is a number of this place, not of the receiver" or "'" .. number .. "' is no case number",
    },
    {
      statute = "Rules33", article = 9, facts = { "receiving_case", "case_number" },
      fix = { zh = "向接收方核实，填写对方案号全称", en = "ask the receiver and give the full number of its case" },
    })
end

function M.file_has_arrived(case, params, event)
  if case.closure_code ~= "05" or case.file_received_on then return true end
  return refuse(
    { zh = "接收方尚未收到案卷，案件不能归档", en = "the receiver has not got the file yet: the case cannot be archived" },
    {
      statute = "Rules33", article = 9, facts = { "file_received_on" },
      fix = { zh = "向接收方核实后记明收到日和对方案号", en = "ask the receiver, then record its day and its case number" },
    })
end

function M.open_arbitration(case, params, event)
  -- 移送的案件自受移送的仲裁委员会收到案卷之日起重新计算（办案规则第四十六条）；移送方何时受理不明的，从收到之日起算。
  if case.transferred_in then
    case.award_clock_from = case.first_accepted_on or case.application_received_on
    case.clock_restarts = { { on = case.application_received_on, reason = "transfer" } }
  else
    case.award_clock_from = event.date
  end
  if params.finality_basis == "application" then
    case.finality_basis_on = case.application_received_on
  end
  case.major_collective = case.workers_count >= params.major_collective_threshold
  document { kind = "acceptance", subject = { zh = "受理通知书", en = "Notice of acceptance" } }
  notify { to = "applicant", subject = { zh = "案件已受理", en = "Your application is accepted" } }
  if case.major_collective then
    report { kind = "special_case", subject = { zh = "重大集体劳动争议特案专报", en = "Special report: major collective dispute" } }
  end
end

return M
