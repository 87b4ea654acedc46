// Freezing what outlives the run of a file: the tables its functions share become views that cannot be written.

#include "machine.h"

static void push_work(lua_State *L) { // pops a value
    lua_rawseti(L, FREEZE_WORK, (lua_Integer)lua_rawlen(L, FREEZE_WORK) + 1);
}

// Replaces the value at the top by what may outlive the run: tables by frozen views, the rest as it is.
static void visit(lua_State *L) {
    clua_check_stack(L, 8, NULL);
    int type = lua_type(L, -1);
    if (type != LUA_TTABLE && type != LUA_TFUNCTION) return;
    if (type == LUA_TTABLE && lua_getmetatable(L, -1)) { // only host-made tables have one, and those are safe
        lua_pop(L, 1);
        return;
    }
    lua_pushvalue(L, -1);
    bool is_seen = lua_rawget(L, FREEZE_SEEN) != LUA_TNIL;
    if (is_seen && type == LUA_TTABLE) {
        lua_replace(L, -2);
        return;
    }
    lua_pop(L, 1);
    if (is_seen) return;
    lua_pushvalue(L, -1);
    push_work(L);
    lua_pushvalue(L, -1);
    if (type == LUA_TTABLE) {
        clua_freeze_plain(L);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, FREEZE_SEEN);
        lua_replace(L, -2);
    } else {
        lua_pushboolean(L, 1);
        lua_rawset(L, FREEZE_SEEN);
    }
}

static void walk_table(lua_State *L, int table) {
    for (lua_pushnil(L); lua_next(L, table); lua_settop(L, table + 1)) {
        visit(L);
        lua_pushvalue(L, table + 1);
        lua_insert(L, -2);
        lua_rawset(L, table); // an existing key
    }
}

static void walk_function(lua_State *L, int function) {
    if (lua_iscfunction(L, function)) {
        bool has_state = lua_tocfunction(L, function) != clua_host_trampoline && lua_getupvalue(L, function, 1) != NULL;
        if (has_state)
            clua_raise(L, CLUA_CODE_KEEPS_STATE,
                       "an iterator outlives the file; make it inside the function that uses it");
        return;
    }
    lua_pushvalue(L, function);
    lua_rawseti(L, FREEZE_CLOSURES, (lua_Integer)lua_rawlen(L, FREEZE_CLOSURES) + 1);
    for (int i = 1; lua_getupvalue(L, function, i) != NULL; i++) {
        visit(L);
        lua_setupvalue(L, function, i);
    }
}

static void walk(lua_State *L) {
    lua_Integer count;
    int base = lua_gettop(L);
    while ((count = (lua_Integer)lua_rawlen(L, FREEZE_WORK)) > 0) {
        clua_charge(L, 1);
        lua_rawgeti(L, FREEZE_WORK, count);
        lua_pushnil(L);
        lua_rawseti(L, FREEZE_WORK, count);
        if (lua_type(L, base + 1) == LUA_TTABLE) walk_table(L, base + 1);
        else walk_function(L, base + 1);
        lua_settop(L, base);
    }
}

void clua_freeze_reachable(lua_State *L, int table) {
    lua_pushvalue(L, table);
    visit(L);
    lua_settop(L, table);
    walk(L);
}

void clua_freeze_deeply(lua_State *L, int value) {
    value = lua_absindex(L, value);
    clua_check_stack(L, 8, "values nested too deeply");
    lua_pushvalue(L, value);
    clua_freeze_plain(L);
    int frozen = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, value); lua_settop(L, frozen + 1)) {
        if (lua_type(L, -1) != LUA_TTABLE) continue;
        clua_freeze_deeply(L, frozen + 2);
        lua_pushvalue(L, frozen + 1);
        lua_insert(L, -2);
        lua_rawset(L, value);
    }
}
