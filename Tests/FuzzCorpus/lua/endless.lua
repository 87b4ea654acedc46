local M = {}
function M.f() pcall(function() while true do end end) return 1 end
function M.g(t) return M.g({ t }) end
return M
--args--
[[[[[]]]]]