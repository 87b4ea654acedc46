#ifndef TIAOCHU_CLUALIMIT_H
#define TIAOCHU_CLUALIMIT_H

// The limit: what a program in C does that has no chart at all, only a switch and the same two protected Lua calls.
typedef struct lua_limit lua_limit;

// A Lua state with the guard, the action and the case in it; NULL when it cannot be had.
lua_limit *lua_limit_open(void);

// Takes so many events, with an instruction hook set anew before each call or without one.
// Returns how many were taken, which are all unless the guard refused some, or -1 when a call failed.
long lua_limit_run(lua_limit *limit, long events, int with_hook);

void lua_limit_close(lua_limit *limit);

#endif
