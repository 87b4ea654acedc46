#include "CLuaLimit.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

static const char *const source =
    "case = { amount = 5, count = 0 }  limits = { small = 10 }\n"
    "function guard(case, limits) return case.amount <= limits.small end\n"
    "function action(case) case.count = case.count + 1 end\n";

struct lua_limit {
    lua_State *L;
    // References into Lua's registry.
    int guard, action, fields, limits;
    int state;
};

static void stop(lua_State *L, lua_Debug *ar) {
    (void)ar;
    luaL_error(L, "too many instructions");
}

static int reference(lua_State *L, const char *name) {
    lua_getglobal(L, name);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

lua_limit *lua_limit_open(void) {
    lua_limit *limit = malloc(sizeof *limit);
    if (limit == NULL) return NULL;
    lua_State *L = luaL_newstate();
    if (L != NULL) luaL_openlibs(L);
    if (L == NULL || luaL_dostring(L, source) != LUA_OK) {
        if (L != NULL) lua_close(L);
        free(limit);
        return NULL;
    }
    limit->L = L;
    limit->guard = reference(L, "guard");
    limit->action = reference(L, "action");
    limit->fields = reference(L, "case");
    limit->limits = reference(L, "limits");
    limit->state = 0;
    return limit;
}

void lua_limit_close(lua_limit *limit) {
    lua_close(limit->L);
    free(limit);
}

long lua_limit_run(lua_limit *limit, long events, int with_hook) {
    lua_State *L = limit->L;
    int guard = limit->guard, action = limit->action, fields = limit->fields, limits = limit->limits;
    int state = limit->state;
    long taken = 0;
    for (long i = 0; i < events; i++) {
        if (with_hook) lua_sethook(L, stop, LUA_MASKCOUNT, 1000000);
        lua_rawgeti(L, LUA_REGISTRYINDEX, guard);
        lua_rawgeti(L, LUA_REGISTRYINDEX, fields);
        lua_rawgeti(L, LUA_REGISTRYINDEX, limits);
        if (lua_pcall(L, 2, 1, 0) != LUA_OK) return -1;
        int passes = lua_toboolean(L, -1);
        lua_settop(L, 0);
        if (!passes) continue;
        if (with_hook) lua_sethook(L, stop, LUA_MASKCOUNT, 1000000);
        lua_rawgeti(L, LUA_REGISTRYINDEX, action);
        lua_rawgeti(L, LUA_REGISTRYINDEX, fields);
        if (lua_pcall(L, 1, 0, 0) != LUA_OK) return -1;
        switch (state) {
        case 0: state = 1; break;
        case 1: state = 2; break;
        case 2: state = 3; break;
        default: state = 0;
        }
        taken++;
    }
    limit->state = state;
    return taken;
}
