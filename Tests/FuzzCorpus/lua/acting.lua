local M = {}
function M.write(case, before)
  case.amount = case.amount + 1
  case.name = case.name .. "二" .. tostring(before and before.amount)
  case.list[#case.list + 1] = { x = 0.5 }
  table.insert(case.list, 1, { x = -1 })
  table.sort(case.list, function(one, other) return one.x < other.x end)
  table.remove(case.list)
  case.free = { { deep = case.list }, "text" }
  case.free[1].deep[1] = { x = 3 }
end
function M.share(case) local list = case.list case.list = list case.free = list list[1].x = 9 case.free[1] = nil end
function M.clear(case) for key in pairs(case) do case[key] = nil end end
function M.fail(case) case.amount = 7 case.list = {} case.name = nil error({ code = case.free }) end
function M.misfit(case) case.list = { { x = 1 } } case.list[3] = { x = 2 } end
function M.read(case) return { case.amount, case.list, case.free, echo(case.name) } end
return M
