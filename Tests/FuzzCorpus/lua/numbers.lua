local M = {}
function M.f() return { 0/0, 1/0, -1/0, math.mininteger, 2^53, -0.0, 1e308 * 10 } end
function M.g() return math.mininteger // -1, 1 // 0 end
function M.h() return { [1] = 1, [3] = 3, x = 1 } end
return M
