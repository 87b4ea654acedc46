#ifndef TIAOCHU_MACHINE_H
#define TIAOCHU_MACHINE_H

// Shared by the C files of this target; Swift never sees it.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <string.h>

#include "CLuaShims.h"

#if LUA_VERSION_NUM != 504
#error "Lua 5.4 is required"
#endif

typedef struct {
    uint8_t *bytes;
    size_t count;
    size_t capacity;
} clua_buffer;

// Functions of the stock libraries that are called after their arguments were bounded.
typedef struct {
    lua_CFunction error, assert_, select, tonumber, ipairs;
    lua_CFunction rep, format, find, match, gmatch, gsub, byte, codepoint;
    lua_CFunction concat, insert, remove, unpack;
} clua_originals;

typedef struct clua_lines clua_lines; // lines.c

struct clua_machine {
    lua_State *L;
    clua_limits limits;
    size_t memory_used;
    bool was_refused;  // an allocation was refused since this was last cleared
    void *stack_block; // Lua's own stack; while it moves, nothing may look at it
    int64_t remaining;   // instructions left to the running call
    int64_t deadline_ns; // 0 until the call has run long enough to look at the clock
    int32_t trip;        // CLUA_CODE_ of the limit that was hit: the call has failed, whatever Lua says
    uint32_t context;
    bool busy;
    bool is_counting; // the count hook is set
    bool prepared;
    int32_t next_ref, free_count, free_capacity;
    int32_t *free_refs;
    int32_t globals_ref; // the names every environment begins with
    int32_t floor;       // height of the stack between calls: the message handler, and above it what is placed
    int32_t free_places_count;
    int32_t *free_places; // with room for every place
    clua_buffer outgoing, incoming;
    size_t incoming_position;
    clua_failure failure;
    int32_t memory_line; // where the last refused allocation was made
    char memory_file[512];
    int32_t raised_code; // code of the last error raised by clua_raise, recognised by its text
    char raised_text[2048];
    clua_host_callback host;
    void *host_context;
    clua_originals originals;
    clua_lines *lines; // NULL unless lines are watched
};

static inline clua_machine *machine_of(lua_State *L) { return *(clua_machine **)lua_getextraspace(L); }

// MARK: budget.c

void *clua_allocate(void *ud, void *block, size_t old_size, size_t new_size);
// Makes ready for a call; `is_brief` as for clua_call.
void clua_begin(clua_machine *m, uint32_t context, bool is_brief);
// Sets the sticky trip and raises.
_Noreturn void clua_trip(lua_State *L, int32_t code);
// Takes `units` instructions from the budget for work done in C.
void clua_charge(lua_State *L, lua_Number units);
// Takes one for a value that a script's call copies; what is copied outside of calls is free.
static inline void clua_charge_value(lua_State *L) {
    if (machine_of(L)->context != 0) clua_charge(L, 1);
}
// As luaL_checkstack; where memory is what is missing, that is said.
void clua_check_stack(lua_State *L, int slots, const char *what);
// To be called after C work that may have taken long.
void clua_check_clock(lua_State *L);

// MARK: lines.c

void clua_note_line(lua_State *L, lua_Debug *ar);
void clua_forget_lines(clua_machine *m);

// MARK: failures.c

// Raises a text "file:line: message" whose code is kept aside, so that a script can catch it as a text.
_Noreturn void clua_raise(lua_State *L, int32_t code, const char *format, ...);
// The message handler of every protected call: records place, traceback and message while the stack still stands.
int clua_message_handler(lua_State *L);
void clua_fail(clua_machine *m, int status);
// Records where a limit was hit, once, before anything can catch the abort.
void clua_record_trip(lua_State *L);
// The last failure is that of a compilation: finds the line in its message.
void clua_describe_syntax(clua_machine *m);
void clua_note_memory_place(clua_machine *m);

// MARK: machine.c

// Runs `function` protected, with `argument` as light userdata, and `context` for host functions.
int32_t clua_protect(clua_machine *m, uint32_t context, lua_CFunction function, void *argument);
int32_t clua_keep(lua_State *L); // pops a value and refers to it; may raise
bool clua_buffer_append(clua_buffer *buffer, const void *bytes, size_t count);

// MARK: values.c

// Pushes the next value of the incoming buffer. `depth` is the nesting so far.
void clua_push_incoming(lua_State *L, int depth);
void clua_rewind_incoming(clua_machine *m);
// Appends the value at `index` to the outgoing buffer; `what` begins messages ("the result").
void clua_encode(lua_State *L, int index, const char *what);
void clua_out(lua_State *L, const void *bytes, size_t count);
void clua_out_tag(lua_State *L, uint8_t tag);
void clua_out_count(lua_State *L, uint32_t count);
void clua_out_text(lua_State *L, const char *text, size_t count);
bool clua_is_utf8(const char *text, size_t count);
// Checks what may cross the border: finite, UTF-8, not too long. `what` begins messages.
void clua_check_scalar(lua_State *L, int index, const char *what);
const char *clua_kind_name(lua_State *L, int index);

// MARK: names.c

// The name among the text keys of the table at `table` that was probably meant; NULL when none is near.
const char *clua_nearest(lua_State *L, int table, const char *name);
// Turns the table at the top into a read-only proxy of it, in place; missing names raise, naming `label` and the
// nearest.
void clua_seal(lua_State *L, const char *label);
void clua_check_name(lua_State *L, int table, const char *label);

// MARK: libraries

void clua_open_base(lua_State *L);   // fills the table at the top
void clua_open_text(lua_State *L);   // string and utf8
void clua_open_tables(lua_State *L); // table
void clua_open_math(lua_State *L);

// Sorts elements 1 to `count` of the plain table at `table`: stable, and the same on every run. `before` compares the
// two at the top.
void clua_sort(lua_State *L, int table, lua_Integer count, bool (*before)(lua_State *L));

// MARK: views.c

enum { VIEW_NONE = 0, VIEW_FROZEN, VIEW_WRITABLE };
enum { SHAPE_ANY = 0, SHAPE_BOOLEAN, SHAPE_INTEGER, SHAPE_NUMBER, SHAPE_TEXT, SHAPE_LIST, SHAPE_RECORD };

// If the value at `index` is a view, pushes its data table and says which; else pushes nothing.
int clua_push_view_data(lua_State *L, int index);
// Kind of a view's node: SHAPE_LIST, SHAPE_RECORD or SHAPE_ANY.
int clua_view_shape(lua_State *L, int index);
// Replaces the plain table at the top by a frozen view of it, without copying or declared names.
void clua_freeze_plain(lua_State *L);

// Stack of the freezing walk: tables seen (to their frozen views) and functions, work still to do, closures found.
enum { FREEZE_SEEN = 2, FREEZE_WORK = 3, FREEZE_CLOSURES = 4 };

// Freezes every table that can be reached from the table at `table` through functions, and lists those functions.
void clua_freeze_reachable(lua_State *L, int table);
// Pushes a frozen view of the plain table at `value`, its inner tables replaced by frozen views too.
void clua_freeze_deeply(lua_State *L, int value);

// MARK: sandbox.c

int clua_host_trampoline(lua_State *L);

#endif
