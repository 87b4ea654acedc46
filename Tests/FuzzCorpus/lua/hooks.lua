local M = {}
local limit = 5
function M.is_small(case)
  if case.amount > limit then return { zh = "超过", en = "too much", facts = { "amount" } } end
  return true
end
function M.act(case)
  case.name = string.format("%s-%05.2f", case.name or "?", case.amount)
  case.list = { 1, 2, { a = echo(case) } }
  return case
end
function M.fails(case) error({ zh = "坏", en = "broken" }) end
return M

--args--
[{"amount": 7, "name": "工人", "list": [1, 2.5, null, true]}]