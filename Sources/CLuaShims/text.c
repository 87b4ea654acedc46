// The libraries `string` and `utf8`, with the arguments bounded before the work begins: no hook runs inside a C
// function.

#include "machine.h"

#include <math.h>

static size_t text_count(lua_State *L, int index) {
    size_t count;
    luaL_checklstring(L, index, &count);
    return count;
}

static void check_text_size(lua_State *L, const char *function, lua_Number bytes) {
    clua_machine *m = machine_of(L);
    if (bytes > (lua_Number)m->limits.text_bytes)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE, "%s would work on a text of more than %I bytes", function,
                   (LUAI_UACINT)m->limits.text_bytes);
    clua_charge(L, bytes / 64);
}

static int safe_rep(lua_State *L) {
    lua_Number unit = (lua_Number)text_count(L, 1);
    lua_Number times = (lua_Number)luaL_checkinteger(L, 2);
    size_t separator = 0;
    luaL_optlstring(L, 3, "", &separator);
    unit += (lua_Number)separator;
    // An empty text repeated often costs time, though no memory.
    if (times > 0) check_text_size(L, "string.rep", times * (unit < 1 ? 1 : unit));
    return machine_of(L)->originals.rep(L);
}

static int slice(lua_State *L, lua_CFunction original, const char *function, bool is_from_two) {
    lua_Number count = (lua_Number)text_count(L, 1);
    lua_Number first = (lua_Number)luaL_optinteger(L, 2, 1);
    lua_Number last = (lua_Number)luaL_optinteger(L, 3, (lua_Integer)(is_from_two ? first : -1));
    if (first < 0) first += count + 1;
    if (last < 0) last += count + 1;
    first = first < 1 ? 1 : first;
    last = last > count ? count : last;
    if (last - first + 1 > (lua_Number)machine_of(L)->limits.result_count)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE, "%s would return more than %I values", function,
                   (LUAI_UACINT)machine_of(L)->limits.result_count);
    return original(L);
}

static int safe_byte(lua_State *L) { return slice(L, machine_of(L)->originals.byte, "string.byte", true); }
static int safe_codepoint(lua_State *L) { return slice(L, machine_of(L)->originals.codepoint, "utf8.codepoint", true); }

// %p prints an address, and so would %s of a table: the one is refused, the other becomes the kind's name.
static int safe_format(lua_State *L) {
    size_t count;
    const char *at = luaL_checklstring(L, 1, &count), *end = at + count;
    lua_Number bytes = (lua_Number)count;
    int argument = 1, top = lua_gettop(L);
    for (; at < end; at++) {
        if (*at != '%') continue;
        if (++at < end && *at == '%') continue;
        while (at < end && strchr("-+ #0123456789.", *at) != NULL && *at != 0) at++;
        if (at >= end) break; // the original says what is wrong
        argument++;
        if (*at == 'p') clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "string.format does not print addresses (%%p)");
        if (argument > top) continue;
        if (lua_type(L, argument) == LUA_TNUMBER && isnan(lua_tonumber(L, argument)))
            clua_raise(L, CLUA_CODE_TYPE_MISMATCH,
                       "argument %d of string.format is not a number (a division of zero by zero?)", argument);
        if (*at != 's' && *at != 'q') continue;
        int type = lua_type(L, argument);
        if (type == LUA_TSTRING) bytes += (lua_Number)lua_rawlen(L, argument) * (*at == 'q' ? 4 : 1);
        if (*at == 's' && type != LUA_TSTRING && type != LUA_TNUMBER && type != LUA_TNIL && type != LUA_TBOOLEAN) {
            lua_pushstring(L, clua_kind_name(L, argument));
            lua_replace(L, argument);
        }
    }
    check_text_size(L, "string.format", bytes);
    return machine_of(L)->originals.format(L);
}

// MARK: Patterns

typedef struct {
    int repeats;   // items that can match at many lengths and be tried again at each
    int optionals; // `x?`: two tries each
    size_t set;    // length of the longest [set]
} pattern_shape;

static const char *set_end(const char *at, const char *end) {
    at++; // [
    if (at < end && *at == '^') at++;
    for (bool is_first = true; at < end && (is_first || *at != ']'); is_first = false) {
        if (*at == '%' && at + 1 < end) at++;
        at++;
    }
    return at < end ? at + 1 : end;
}

// Whether nothing but closing brackets follows: then the item cannot be made to try again.
static bool is_last(const char *at, const char *end) {
    while (at < end && *at == ')') at++;
    return at == end;
}

static pattern_shape shape_of(const char *at, const char *end) {
    pattern_shape shape = {0, 0, 0};
    while (at < end) {
        const char *item = at;
        if (*at == '(' || *at == ')') {
            at++;
            continue;
        }
        if (*at == '%' && at + 1 < end) {
            char kind = at[1];
            at += 2;
            if (kind == 'b') {
                at = end - at < 2 ? end : at + 2;
                shape.repeats++; // looks ahead through the whole text
                continue;
            }
            if (kind == 'f') {
                if (at < end && *at == '[') at = set_end(at, end);
                continue;
            }
            if (kind >= '0' && kind <= '9') {
                shape.repeats++; // compares as much as was captured
                continue;
            }
        } else if (*at == '[') {
            at = set_end(at, end);
            if ((size_t)(at - item) > shape.set) shape.set = (size_t)(at - item);
        } else at++;
        if (at >= end) break;
        if (*at == '?') {
            shape.optionals++;
            at++;
        } else if (*at == '*' || *at == '+' || *at == '-') {
            at++;
            if (!is_last(at, end)) shape.repeats++;
        }
    }
    return shape;
}

// Steps that matching needs at worst: choosing q ends among n characters from n starts is about n^(q+1) / (q+1)!.
static void check_pattern(lua_State *L, const char *function, bool can_anchor) {
    clua_machine *m = machine_of(L);
    size_t text = text_count(L, 1), pattern_count;
    const char *pattern = luaL_checklstring(L, 2, &pattern_count);
    const char *at = pattern, *end = pattern + pattern_count;
    bool is_anchored = can_anchor && pattern_count > 0 && *pattern == '^';
    pattern_shape shape = shape_of(is_anchored ? at + 1 : at, end);
    int free_ends = shape.repeats + (is_anchored ? 0 : 1);
    lua_Number steps = 1;
    for (int i = 1; i <= free_ends && steps < 1e18; i++) steps *= ((lua_Number)text + i) / i;
    for (int i = 0; i < shape.optionals && steps < 1e18; i++) steps *= 2;
    steps *= 1 + (lua_Number)shape.set / 16;
    if (steps > m->limits.pattern_steps)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE,
                   "%s: this pattern on a text of %d bytes may need too many steps; anchor it with '^' or use fewer of "
                   "* + - ?",
                   function, (int)text);
    check_text_size(L, function, (lua_Number)text + (lua_Number)pattern_count);
}

static int after_matching(lua_State *L, int results) {
    clua_check_clock(L);
    return results;
}

static int safe_find(lua_State *L) {
    lua_Number text = (lua_Number)text_count(L, 1), wanted = (lua_Number)text_count(L, 2);
    if (!lua_toboolean(L, 4)) check_pattern(L, "string.find", true);
    else if (text * wanted > machine_of(L)->limits.pattern_steps * 16)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE, "string.find: the texts are too long to be searched");
    return after_matching(L, machine_of(L)->originals.find(L));
}

static int safe_match(lua_State *L) {
    check_pattern(L, "string.match", true);
    return after_matching(L, machine_of(L)->originals.match(L));
}

static int safe_gmatch(lua_State *L) {
    check_pattern(L, "string.gmatch", false);
    return machine_of(L)->originals.gmatch(L);
}

static int safe_gsub(lua_State *L) {
    check_pattern(L, "string.gsub", true);
    return after_matching(L, machine_of(L)->originals.gsub(L));
}

// MARK: Opening

static void copy_functions(lua_State *L, int from, int to, const char *const *names) {
    for (; *names != NULL; names++) {
        lua_getfield(L, from, *names);
        lua_setfield(L, to, *names);
    }
}

static lua_CFunction original(lua_State *L, int library, const char *name) {
    lua_getfield(L, library, name);
    lua_CFunction function = lua_tocfunction(L, -1);
    lua_pop(L, 1);
    return function;
}

// "x":rep() finds the bounded functions and nothing else; texts have no arithmetic, so "1" + 1 is an error rather than
// 2.
static void lock_text_metatable(lua_State *L, int strings) {
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_pushvalue(L, strings);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

void clua_open_text(lua_State *L) {
    static const char *const text_names[] = {"char", "len", "lower", "reverse", "sub", "upper", NULL};
    static const luaL_Reg text_own[] = {
        {"rep", safe_rep},     {"format", safe_format}, {"byte", safe_byte}, {"find", safe_find},
        {"match", safe_match}, {"gmatch", safe_gmatch}, {"gsub", safe_gsub}, {NULL, NULL}};
    static const char *const utf8_names[] = {"char", "charpattern", "codes", "len", "offset", NULL};
    clua_originals *o = &machine_of(L)->originals;
    int target = lua_gettop(L);

    lua_createtable(L, 0, 16);
    lua_pushcfunction(L, luaopen_string);
    lua_call(L, 0, 1);
    o->rep = original(L, -1, "rep");
    o->format = original(L, -1, "format");
    o->byte = original(L, -1, "byte");
    o->find = original(L, -1, "find");
    o->match = original(L, -1, "match");
    o->gmatch = original(L, -1, "gmatch");
    o->gsub = original(L, -1, "gsub");
    copy_functions(L, target + 2, target + 1, text_names);
    lua_settop(L, target + 1);
    luaL_setfuncs(L, text_own, 0);
    lock_text_metatable(L, target + 1);
    clua_seal(L, "string");
    lua_setfield(L, target, "string");

    lua_createtable(L, 0, 8);
    lua_pushcfunction(L, luaopen_utf8);
    lua_call(L, 0, 1);
    o->codepoint = original(L, -1, "codepoint");
    copy_functions(L, target + 2, target + 1, utf8_names);
    lua_settop(L, target + 1);
    lua_pushcfunction(L, safe_codepoint);
    lua_setfield(L, -2, "codepoint");
    clua_seal(L, "utf8");
    lua_setfield(L, target, "utf8");
}
