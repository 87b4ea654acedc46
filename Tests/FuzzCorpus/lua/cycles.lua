local M = {}
local t = {}
t.t = t
function M.f() return t end
function M.g() local x = {} for i = 1, 1e9 do x[i] = ("x"):rep(1000) .. i end end
function M.h() return setmetatable, rawset, load, coroutine, string.dump end
return M
