// Memory, instructions and time: what a call may use.

#include "machine.h"

#include <stdlib.h>
#include <time.h>

// What Lua allocates for the stack of a new state: twice its least size, and some slots to spare. The number is not said in its headers;
// were it another, no place would be noted while a block grows.
enum { FIRST_STACK = (2 * LUA_MINSTACK + 5) * 16 };

// While Lua 5.4.5 and later move the stack, its pointers into it are offsets: looking at it would read at random.
static bool may_look_at_stack(const clua_machine *m, const void *block) {
    return m->stack_block != NULL ? block != m->stack_block : block == NULL;
}

void *clua_allocate(void *ud, void *block, size_t old_size, size_t new_size) {
    clua_machine *m = ud;
    if (block == NULL) old_size = 0; // Lua passes the kind of object here
    if (new_size == 0) {
        free(block);
        m->memory_used -= old_size;
        return NULL;
    }
    if (new_size > old_size && m->memory_used + (new_size - old_size) > m->limits.memory_bytes) {
        m->was_refused = true;
        if (may_look_at_stack(m, block)) clua_note_memory_place(m);
        return NULL;
    }
    void *moved = realloc(block, new_size);
    if (moved == NULL) return new_size <= old_size ? block : NULL; // Lua relies on shrinking to succeed
    m->memory_used += new_size - old_size;
    bool is_first_stack = m->L == NULL && block == NULL && new_size == FIRST_STACK;
    if (is_first_stack || (block != NULL && block == m->stack_block)) m->stack_block = moved;
    return moved;
}

static int64_t coarse_now(void) {
    struct timespec now;
    // Ticks of some milliseconds are enough for a limit of a second, and cost a few nanoseconds.
    clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool is_late(clua_machine *m) {
    int64_t now = coarse_now();
    if (m->deadline_ns == 0) m->deadline_ns = now + m->limits.wall_clock_ns;
    return now >= m->deadline_ns;
}

// Counts instructions, and notes lines where they are watched.
static void count_hook(lua_State *L, lua_Debug *ar) {
    clua_machine *m = machine_of(L);
    if (ar->event == LUA_HOOKLINE && m->lines != NULL) clua_note_line(L, ar);
    if (ar->event != LUA_HOOKCOUNT) return;
    if (m->trip != 0) clua_trip(L, m->trip);
    m->remaining -= CLUA_HOOK_PERIOD;
    if (m->remaining <= 0) clua_trip(L, CLUA_CODE_INSTRUCTIONS);
    if (is_late(m)) clua_trip(L, CLUA_CODE_WALL_CLOCK);
}

void clua_begin(clua_machine *m, uint32_t context, bool is_brief) {
    m->trip = 0;
    m->remaining = m->limits.instructions;
    m->deadline_ns = 0;
    m->context = context;
    m->raised_code = 0;
    m->failure.code = CLUA_CODE_RUNTIME;
    m->failure.line = 0;
    m->memory_line = 0;
    if (is_brief && m->limits.instructions >= CLUA_HOOK_PERIOD) {
        if (m->lines != NULL) lua_sethook(m->L, count_hook, LUA_MASKLINE, 0);
        else if (m->is_counting) lua_sethook(m->L, NULL, 0, 0);
        m->is_counting = false;
        return;
    }
    // Set anew for each call, so that counting begins at the same place every time.
    int period = m->limits.instructions < CLUA_HOOK_PERIOD ? (int)m->limits.instructions : CLUA_HOOK_PERIOD;
    int mask = m->lines == NULL ? LUA_MASKCOUNT : LUA_MASKCOUNT | LUA_MASKLINE;
    lua_sethook(m->L, count_hook, mask, period < 1 ? 1 : period);
    m->is_counting = true;
}

_Noreturn void clua_trip(lua_State *L, int32_t code) {
    clua_machine *m = machine_of(L);
    if (m->trip == 0) {
        m->trip = code;
        clua_record_trip(L);
    }
    // From here every single instruction raises again: nothing a script does can swallow the abort.
    lua_sethook(L, count_hook, LUA_MASKCOUNT, 1);
    m->is_counting = true;
    lua_pushlightuserdata(L, m);
    lua_error(L);
    abort(); // lua_error does not return
}

void clua_charge(lua_State *L, lua_Number units) {
    clua_machine *m = machine_of(L);
    if (m->trip != 0) clua_trip(L, m->trip);
    if (units >= (lua_Number)m->remaining) {
        m->remaining = 0;
        clua_trip(L, CLUA_CODE_INSTRUCTIONS);
    }
    m->remaining -= (int64_t)units;
}

void clua_check_stack(lua_State *L, int slots, const char *what) {
    clua_machine *m = machine_of(L);
    m->was_refused = false;
    if (lua_checkstack(L, slots)) return;
    if (m->was_refused) clua_trip(L, CLUA_CODE_MEMORY);
    luaL_error(L, what != NULL ? "stack overflow (%s)" : "stack overflow", what);
}

void clua_check_clock(lua_State *L) {
    if (is_late(machine_of(L))) clua_trip(L, CLUA_CODE_WALL_CLOCK);
}
