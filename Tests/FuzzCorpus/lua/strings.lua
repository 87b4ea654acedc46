local M = {}
function M.f(s) return (s:gsub("(%w+)", "<%1>")):rep(3), utf8.char(24037, 20154), s:byte(1, -1), #s end
function M.g(s) return s:find(("a*"):rep(20) .. "b") end
function M.h(s) return table.concat({ s, s }, "\0") end
return M
--args--
["aaaaaaaaaaaaaaaaaaaaaaaa\u0000é𠮷"]