---@meta
-- Written by `tiaochu workflow schema --lua .`; do not edit. 由程序写成，请勿手改。

---条件的否定回答：理由、依据的条文、会改变结论的事实。
---
---A guard's no: its reason, the article behind it, the facts that would change it.
---
---(guard)
---@param reason string|{ zh: string, en: string }
---@param details? { statute?: string, article?: integer|string, facts?: string[], fix?: string|{ zh: string, en: string } }
---@return table
function refuse(reason, details) end

---提示：与 refuse 一样停下，但办理人写明理由后可以继续，理由记入日志。
---
---A caution: stops like `refuse`, but a handler may go on with a reason, which is recorded.
---
---(guard)
---@param reason string|{ zh: string, en: string }
---@param details? { statute?: string, article?: integer|string, facts?: string[], fix?: string|{ zh: string, en: string } }
---@return table
function caution(reason, details) end

---条件的肯定回答，并写明依据的条文：地方放行上级规则拒绝的，以此为据。
---
---A guard's yes, true, with the article behind it: what a layer passes and the rules above refuse rests on it.
---
---(guard)
---@param ground { statute: string, article: integer|string }
---@return boolean
function permit(ground) end

dates = {}

---从一个日期到另一个日期的天数；后者较早时为负。
---
---Days from one date to another; negative when the second is earlier.
---
---(guard, action)
---@param from string
---@param to string
---@return integer
function dates.days_between(from, to) end

---若干日、月、年、工作日之后（负数为之前）的日期；没有对应日的取月末。工作日按本案期限所用的日历计，起算之日不计。
---
---The date so many days, months, years or working days later, or earlier if negative; the last day of a month that has no corresponding day. Working days are those of the calendar that the case's deadlines are counted with; the first day is not counted.
---
---(guard, action)
---@param date string
---@param amount integer
---@param unit "days"|"months"|"years"|"working-days"
---@return string
function dates.add(date, amount, unit) end

money = {}

---若干元是多少分。
---
---An amount of yuan in fen.
---
---(guard, action)
---@param amount integer
---@return integer
function money.yuan(amount) end

---金额的写法，如 28,320.00。
---
---An amount in writing, such as 28,320.00.
---
---(guard, action)
---@param fen integer
---@return string
function money.text(fen) end

---某状态是否处于活动中，如 arbitration.suspended。
---
---Whether a state such as arbitration.suspended is active.
---
---(guard, action)
---@param state string
---@return boolean
function active(state) end

---在本步之内触发一个系统事件。
---
---Raises a system event within this step.
---
---(action)
---@param event string
function raise(event) end

---通知某人：写入待发事项。
---
---Notifies somebody: a row of the outbox.
---
---(action)
---@param payload table
function notify(payload) end

---要求制作文书：写入待发事项。
---
---Asks for a document: a row of the outbox.
---
---(action)
---@param payload table
function document(payload) end

---交办任务：写入待发事项。
---
---Sets a task: a row of the outbox.
---
---(action)
---@param payload table
function task(payload) end

---移送或转介：写入待发事项。
---
---Refers the matter to another body: a row of the outbox.
---
---(action)
---@param payload table
function refer(payload) end

---上报：写入待发事项。
---
---Reports to a superior: a row of the outbox.
---
---(action)
---@param payload table
function report(payload) end
