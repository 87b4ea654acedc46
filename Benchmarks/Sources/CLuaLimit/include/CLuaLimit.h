#ifndef TIAOCHU_CLUALIMIT_H
#define TIAOCHU_CLUALIMIT_H

// The limit: what a program in C does that has no chart at all, only a switch and the same two protected Lua calls.
// Returns the number of events taken, or -1 when Lua could not be set up.
long lua_limit_run(long events, int with_hook);

#endif
