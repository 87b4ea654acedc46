// The names every script begins with, and the way from them into Swift.

#include "machine.h"

static int open_sandbox(lua_State *L) {
    clua_machine *m = machine_of(L);
    lua_createtable(L, 0, 32);
    clua_open_base(L);
    clua_open_text(L);
    clua_open_tables(L);
    clua_open_math(L);
    m->globals_ref = clua_keep(L);
    return 0;
}

int32_t clua_prepare(clua_machine *m) { return clua_protect(m, 0, open_sandbox, NULL); }

// Upvalues: the function's index, its name. Swift returns a code; raising is done here.
int clua_host_trampoline(lua_State *L) {
    clua_machine *m = machine_of(L);
    if (m->trip != 0) clua_trip(L, m->trip);
    int count = lua_gettop(L);
    clua_check_stack(L, 8, NULL);
    m->outgoing.count = 0;
    clua_out_tag(L, 6);
    clua_out_count(L, (uint32_t)count);
    for (int i = 1; i <= count; i++) {
        clua_encode(L, i, lua_pushfstring(L, "argument %d of %s", i, lua_tostring(L, lua_upvalueindex(2))));
        lua_pop(L, 1);
    }
    clua_charge(L, 20 + (lua_Number)m->outgoing.count / 16);
    int32_t code = m->host(m->host_context, (int32_t)lua_tointeger(L, lua_upvalueindex(1)));
    clua_rewind_incoming(m);
    clua_push_incoming(L, 0);
    if (code != 0) clua_raise(L, code - 1, "%s", lua_tostring(L, -1));
    clua_check_clock(L);
    return 1;
}

typedef struct {
    const char *space, *name;
    int32_t index;
} host_call;

// Pushes the table behind the sealed namespace of that name, made if there is none.
static void push_space(lua_State *L, int globals, const char *name) {
    int type = lua_getfield(L, globals, name);
    if (type != LUA_TNIL && type != LUA_TTABLE) luaL_error(L, "the name '%s' is taken", name);
    if (type == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        clua_seal(L, name);
        lua_pushvalue(L, -1);
        lua_setfield(L, globals, name);
    }
    lua_getmetatable(L, -1);
    lua_getfield(L, -1, "__index");
}

static int add_host_function(lua_State *L) {
    host_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, machine_of(L)->globals_ref);
    if (*call->space != 0) {
        push_space(L, 2, call->space);
        lua_pushfstring(L, "%s.%s", call->space, call->name);
    } else {
        lua_pushvalue(L, 2);
        lua_pushstring(L, call->name);
    }
    int full_name = lua_gettop(L), table = full_name - 1;
    lua_pushstring(L, call->name);
    if (lua_rawget(L, table) != LUA_TNIL) return luaL_error(L, "the name '%s' is taken", lua_tostring(L, full_name));
    lua_pushstring(L, call->name);
    lua_pushinteger(L, call->index);
    lua_pushvalue(L, full_name);
    lua_pushcclosure(L, clua_host_trampoline, 2);
    lua_rawset(L, table);
    return 0;
}

int32_t clua_add_host_function(clua_machine *m, const char *space, const char *name, int32_t index) {
    host_call call = {space, name, index};
    return clua_protect(m, 0, add_host_function, &call);
}
