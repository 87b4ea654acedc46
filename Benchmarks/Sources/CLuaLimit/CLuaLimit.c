#include "CLuaLimit.h"

#include <lauxlib.h>
#include <lualib.h>

static const char *const source =
    "case = { amount = 5, count = 0 }  limits = { small = 10 }\n"
    "function guard(case, limits) return case.amount <= limits.small end\n"
    "function action(case) case.count = case.count + 1 end\n";

static void stop(lua_State *L, lua_Debug *ar) {
    (void)ar;
    luaL_error(L, "too many instructions");
}

static int reference(lua_State *L, const char *name) {
    lua_getglobal(L, name);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

long lua_limit_run(long events, int with_hook) {
    lua_State *L = luaL_newstate();
    if (L == NULL) return -1;
    luaL_openlibs(L);
    if (luaL_dostring(L, source) != LUA_OK) return -1;
    int guard = reference(L, "guard"), action = reference(L, "action");
    int fields = reference(L, "case"), limits = reference(L, "limits");
    int state = 0;
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
    lua_close(L);
    return taken;
}
