-- 法院在司法确认、支付令中的各步：受理、发出、送达。 What the court does on the roads to an enforceable agreement.
local M = {}

function M.confirmation_was_not_taken_up(case, params, event)
  if not case.confirmation_accepted_on then return true end
  return refuse({ zh = "法院已于" .. case.confirmation_accepted_on .. "受理司法确认申请", en = "the court took the request up on " .. case.confirmation_accepted_on },
    { statute = "SPC-Confirmation", article = 4, facts = { "confirmation_accepted_on" }, fix = { zh = "登记有误的，更正原来的一步", en = "if that is wrong, correct the earlier step" } })
end

function M.confirmation_was_taken_up(case, params, event)
  if case.confirmation_accepted_on then return true end
  return refuse({ zh = "法院尚未受理司法确认申请，无从延长", en = "the court has not taken the request up: there is nothing to extend" },
    { statute = "SPC-Confirmation", article = 5, facts = { "confirmation_accepted_on" }, fix = { zh = "先登记法院受理（confirmation_accepted）", en = "record first that the court took it up (confirmation_accepted)" } })
end

function M.payment_order_was_not_taken_up(case, params, event)
  if not case.payment_order_accepted_on then return true end
  return refuse({ zh = "法院已于" .. case.payment_order_accepted_on .. "受理支付令申请", en = "the court took the payment order up on " .. case.payment_order_accepted_on },
    { statute = "CPL", article = 226, facts = { "payment_order_accepted_on" }, fix = { zh = "登记有误的，更正原来的一步", en = "if that is wrong, correct the earlier step" } })
end

function M.payment_order_was_not_made(case, params, event)
  if not case.payment_order_made_on then return true end
  return refuse({ zh = "支付令已于" .. case.payment_order_made_on .. "发出", en = "the payment order was issued on " .. case.payment_order_made_on },
    { statute = "CPL", article = 227, facts = { "payment_order_made_on" }, fix = { zh = "送达的登记送达，无法送达的登记驳回或者无法送达", en = "record its service, or that it cannot be served" } })
end

-- 发出之日起三十日内无法送达的，法院应当裁定终结督促程序（民诉法解释第四百三十条）；逾期送达而法院没有终结的，写明理由登记。
function M.payment_order_was_served_in_thirty_days(case, params, event)
  local made, served = case.payment_order_made_on, case.payment_order_served_on
  if not made then return true end
  if served < made then
    return refuse({ zh = "支付令送达日（" .. served .. "）早于发出日（" .. made .. "）", en = "the service of " .. served .. " lies before the issue on " .. made },
      { statute = "CPL", article = 87, facts = { "payment_order_served_on", "payment_order_made_on" }, fix = { zh = "按送达回证填写", en = "give the date on the slip" } })
  end
  if served <= dates.add(made, 30, "days") then return true end
  return caution(
    { zh = "支付令" .. made .. "发出，三十日内没有送达，督促程序应当终结", en = "issued on " .. made .. ", the payment order was not served in thirty days: the procedure ends" },
    {
      statute = "CPL-Int", article = 430, facts = { "payment_order_made_on", "payment_order_served_on" },
      fix = { zh = "登记无法送达；法院没有终结的，写明理由继续", en = "record that it could not be served; if the court did not end the procedure, give that as the reason" },
    })
end

return M
