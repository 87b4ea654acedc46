// The basic functions scripts get: an allow-list, with those replaced that would break the sandbox.

#include "machine.h"

#include <math.h>

// pcall that neither a budget nor a memory limit can be hidden in.
static int safe_pcall(lua_State *L) {
    clua_machine *m = machine_of(L);
    luaL_checkany(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    if (m->trip != 0) clua_trip(L, m->trip);
    if (status == LUA_ERRMEM) clua_trip(L, CLUA_CODE_MEMORY);
    // LUA_MULTRET leaves no slot over for certain.
    clua_check_stack(L, 1, "too many results");
    lua_pushboolean(L, status == LUA_OK);
    lua_insert(L, 1);
    return lua_gettop(L);
}

// Addresses of tables and functions differ from run to run: only the kind is said.
static int safe_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, 1) ? "true" : "false"); break;
    case LUA_TSTRING: lua_settop(L, 1); break;
    case LUA_TNUMBER:
        // The sign of a NaN differs between processors.
        if (isnan(lua_tonumber(L, 1))) lua_pushliteral(L, "nan");
        else {
            lua_settop(L, 1);
            lua_tostring(L, 1);
        }
        break;
    default: lua_pushstring(L, clua_kind_name(L, 1));
    }
    return 1;
}

static int safe_type(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushstring(L, luaL_typename(L, 1));
    return 1;
}

// MARK: Iteration in an order that is the same on every run

// Numbers by size, then texts by their bytes, then false and true. Other keys have no order that could be repeated.
static int compare_keys(lua_State *L, int a, int b) {
    a = lua_absindex(L, a);
    b = lua_absindex(L, b);
    int ta = lua_type(L, a), tb = lua_type(L, b);
    int ranks[2] = {ta == LUA_TNUMBER   ? 0
                    : ta == LUA_TSTRING ? 1
                                        : 2,
                    tb == LUA_TNUMBER   ? 0
                    : tb == LUA_TSTRING ? 1
                                        : 2};
    if (ranks[0] != ranks[1]) return ranks[0] - ranks[1];
    if (ta == LUA_TNUMBER) return lua_compare(L, a, b, LUA_OPLT) ? -1 : lua_compare(L, b, a, LUA_OPLT) ? 1 : 0;
    if (ta == LUA_TBOOLEAN) return lua_toboolean(L, a) - lua_toboolean(L, b);
    size_t ca, cb;
    const char *x = lua_tolstring(L, a, &ca), *y = lua_tolstring(L, b, &cb);
    int order = memcmp(x, y, ca < cb ? ca : cb);
    return order != 0 ? order : ca < cb ? -1 : ca > cb;
}

static bool key_before(lua_State *L) { return compare_keys(L, -2, -1) < 0; }

static void check_key(lua_State *L, int index) {
    int type = lua_type(L, index);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "a table with a %s as a key has no order to go through it",
                   clua_kind_name(L, index));
}

// Pushes the plain table behind argument 1.
static void push_data(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (clua_push_view_data(L, 1) == VIEW_NONE) lua_pushvalue(L, 1);
}

// Upvalues: the table or view, its keys in order, how far we are.
static int next_in_order(lua_State *L) {
    lua_settop(L, 0);
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        i++;
        if (lua_rawgeti(L, lua_upvalueindex(2), i) == LUA_TNIL) return 1;
        lua_pushvalue(L, 1);
        bool is_there = lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL; // or removed meanwhile
        if (is_there) break;
        lua_settop(L, 0);
    }
    lua_pushinteger(L, i);
    lua_replace(L, lua_upvalueindex(3));
    return 2;
}

static int safe_pairs(lua_State *L) {
    lua_settop(L, 1);
    push_data(L);
    lua_Integer count = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
        check_key(L, -2);
        lua_pushvalue(L, -2);
        lua_rawseti(L, 3, ++count);
    }
    clua_charge(L, (lua_Number)count * 4);
    clua_sort(L, 3, count, key_before);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 3);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_in_order, 3);
    return 1;
}

static int safe_next(lua_State *L) {
    lua_settop(L, 2);
    push_data(L);
    if (!lua_isnil(L, 2)) check_key(L, 2);
    lua_pushnil(L); // 4: the least key after the given one
    lua_Integer count = 0;
    for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
        int key = lua_gettop(L) - 1;
        check_key(L, key);
        count++;
        bool is_after = lua_isnil(L, 2) || compare_keys(L, key, 2) > 0;
        if (is_after && (lua_isnil(L, 4) || compare_keys(L, key, 4) < 0)) {
            lua_pushvalue(L, key);
            lua_replace(L, 4);
        }
    }
    clua_charge(L, (lua_Number)count);
    if (lua_isnil(L, 4)) return 1;
    lua_pushvalue(L, 4);
    lua_gettable(L, 1);
    return 2;
}

void clua_open_base(lua_State *L) {
    clua_originals *o = &machine_of(L)->originals;
    int target = lua_gettop(L);
    lua_pushcfunction(L, luaopen_base); // fills the state's own globals, which are then thrown away
    lua_call(L, 0, 1);
    struct {
        const char *name;
        lua_CFunction *original;
    } taken[] = {{"error", &o->error},
                 {"assert", &o->assert_},
                 {"select", &o->select},
                 {"tonumber", &o->tonumber},
                 {"ipairs", &o->ipairs}};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        lua_getfield(L, -1, taken[i].name);
        *taken[i].original = lua_tocfunction(L, -1);
        lua_setfield(L, target, taken[i].name);
    }
    lua_settop(L, target);
    static const luaL_Reg own[] = {{"pcall", safe_pcall}, {"tostring", safe_tostring}, {"type", safe_type},
                                   {"pairs", safe_pairs}, {"next", safe_next},         {NULL, NULL}};
    luaL_setfuncs(L, own, 0);
    lua_newtable(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

void clua_open_math(lua_State *L) {
    // Without random, and without functions whose last digit depends on the C library. `sqrt` is exact by IEEE 754.
    static const char *const kept[] = {"abs",        "ceil", "floor", "fmod", "huge",      "max",  "maxinteger", "min",
                                       "mininteger", "modf", "pi",    "sqrt", "tointeger", "type", "ult",        NULL};
    int target = lua_gettop(L);
    lua_createtable(L, 0, 16);
    lua_pushcfunction(L, luaopen_math);
    lua_call(L, 0, 1);
    for (int i = 0; kept[i] != NULL; i++) {
        lua_getfield(L, -1, kept[i]);
        lua_setfield(L, target + 1, kept[i]);
    }
    lua_settop(L, target + 1);
    clua_seal(L, "math");
    lua_setfield(L, target, "math");
}
