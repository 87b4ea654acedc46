// Sessions: a table of globals that outlives its chunks, for documents whose variables come and go as they run.

#include "machine.h"

typedef struct {
    const char *name;
    bool is_deep;
    int32_t chunk, globals, constants;
} session_call;

// __newindex of the globals: only reached for a name that has no value yet. Upvalue: the constants.
static int add_global(lua_State *L) {
    lua_settop(L, 3);
    lua_pushvalue(L, 2);
    bool is_constant = lua_gettable(L, lua_upvalueindex(1)) != LUA_TNIL;
    if (!is_constant && lua_type(L, 2) == LUA_TSTRING) {
        // One that has no value at the moment: its name stands in the metatable.
        lua_getmetatable(L, lua_upvalueindex(1));
        lua_pushvalue(L, 2);
        is_constant = lua_rawget(L, -2) == LUA_TBOOLEAN;
    }
    if (is_constant)
        clua_raise(L, CLUA_CODE_GLOBAL_ASSIGNMENT, "'%s' cannot be changed",
                   lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?");
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 0;
}

static int make_session(lua_State *L) {
    session_call *call = lua_touserdata(L, 1);
    lua_newtable(L);                                                 // 2: constants
    lua_createtable(L, 0, 1);                                        // 3
    lua_rawgeti(L, LUA_REGISTRYINDEX, machine_of(L)->globals_ref);   // 4
    lua_setfield(L, 3, "__index");
    lua_setmetatable(L, 2);
    lua_newtable(L);                                                 // 3: globals
    lua_createtable(L, 0, 3);                                        // 4
    lua_pushvalue(L, 2);
    lua_setfield(L, 4, "__index");
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, add_global, 1);
    lua_setfield(L, 4, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, 4, "__metatable");
    lua_setmetatable(L, 3);
    call->globals = clua_keep(L);
    call->constants = clua_keep(L);
    return 0;
}

int32_t clua_make_session(clua_machine *m, int32_t *globals, int32_t *constants) {
    session_call call = {0};
    int32_t result = clua_protect(m, 0, make_session, &call);
    if (result != CLUA_OK) {
        clua_release(m, call.globals);
        call = (session_call){0};
    }
    *globals = call.globals;
    *constants = call.constants;
    return result;
}

static int bind_chunk(lua_State *L) {
    session_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->chunk);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->globals);
    lua_setupvalue(L, 2, 1); // _ENV
    return 0;
}

int32_t clua_session_bind(clua_machine *m, int32_t globals, int32_t chunk) {
    session_call call = {.chunk = chunk, .globals = globals};
    return clua_protect(m, 0, bind_chunk, &call);
}

static int set_constant(lua_State *L) {
    session_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->constants);
    lua_getmetatable(L, 2);
    lua_pushstring(L, call->name);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_settop(L, 2);
    lua_pushstring(L, call->name);
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    if (lua_type(L, -1) == LUA_TTABLE) {
        if (call->is_deep) {
            clua_freeze_deeply(L, 4);
            lua_replace(L, 4);
        } else clua_freeze_plain(L);
    }
    lua_rawset(L, 2);
    return 0;
}

int32_t clua_session_set_constant(clua_machine *m, int32_t constants, const char *name, bool is_deep) {
    session_call call = {.name = name, .is_deep = is_deep, .constants = constants};
    return clua_protect(m, 0, set_constant, &call);
}
