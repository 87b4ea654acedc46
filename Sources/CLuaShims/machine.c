// The life of a machine, its references and buffers, and the calls into it.

#include "machine.h"

#include <stdlib.h>

enum { HANDLER = 1 }; // stack index of the message handler, for the whole life of the machine

// MARK: Buffers

bool clua_buffer_append(clua_buffer *buffer, const void *bytes, size_t count) {
    if (count > buffer->capacity - buffer->count) {
        size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity;
        while (capacity - buffer->count < count) capacity *= 2;
        uint8_t *moved = realloc(buffer->bytes, capacity);
        if (moved == NULL) return false;
        buffer->bytes = moved;
        buffer->capacity = capacity;
    }
    if (bytes != NULL && count > 0) memcpy(buffer->bytes + buffer->count, bytes, count);
    buffer->count += count;
    return true;
}

const uint8_t *clua_outgoing(const clua_machine *m, size_t *count) {
    *count = m->outgoing.count;
    return m->outgoing.bytes;
}

uint8_t *clua_incoming_extend(clua_machine *m, size_t count) {
    size_t start = m->incoming.count;
    return clua_buffer_append(&m->incoming, NULL, count) ? m->incoming.bytes + start : NULL;
}

void clua_incoming_reset(clua_machine *m) {
    m->incoming.count = 0;
    m->incoming_position = 0;
}

const clua_failure *clua_last_failure(const clua_machine *m) { return &m->failure; }
const char *clua_failure_message(const clua_failure *f) { return f->message; }
const char *clua_failure_file(const clua_failure *f) { return f->file; }
int32_t clua_failure_trace_line(const clua_failure *f, int32_t level) { return f->trace_lines[level]; }
const char *clua_failure_trace_file(const clua_failure *f, int32_t level) { return f->trace_files[level]; }
const char *clua_failure_trace_name(const clua_failure *f, int32_t level) { return f->trace_names[level]; }
uint32_t clua_context(const clua_machine *m) { return m->context; }

// MARK: Life

clua_machine *clua_create(const clua_limits *limits, clua_host_callback host, void *host_context) {
    clua_machine *m = calloc(1, sizeof *m);
    if (m == NULL) return NULL;
    m->limits = *limits;
    m->host = host;
    m->host_context = host_context;
    m->next_ref = LUA_RIDX_LAST + 1;
    lua_State *L = lua_newstate(clua_allocate, m);
    if (L == NULL) {
        free(m);
        return NULL;
    }
    m->L = L;
    *(clua_machine **)lua_getextraspace(L) = m;
    lua_pushcfunction(L, clua_message_handler); // a light function: does not allocate
    m->floor = HANDLER;
    return m;
}

void clua_destroy(clua_machine *m) {
    if (m == NULL) return;
    lua_sethook(m->L, NULL, 0, 0);
    lua_close(m->L);
    clua_forget_lines(m);
    free(m->free_refs);
    free(m->free_places);
    free(m->outgoing.bytes);
    free(m->incoming.bytes);
    free(m);
}

size_t clua_memory_in_use(const clua_machine *m) { return m->memory_used; }

void clua_collect(clua_machine *m) {
    if (!m->busy) lua_gc(m->L, LUA_GCCOLLECT);
}

// MARK: References

// Numbers are our own rather than luaL_ref's, so that giving one back needs no allocation and cannot raise.
int32_t clua_keep(lua_State *L) {
    clua_machine *m = machine_of(L);
    int32_t ref = m->free_count > 0 ? m->free_refs[m->free_count - 1] : m->next_ref;
    if (m->free_capacity < m->next_ref + 1) { // every reference can later be given back without allocating
        int32_t capacity = (m->next_ref + 1) * 2;
        int32_t *moved = realloc(m->free_refs, (size_t)capacity * sizeof *moved);
        if (moved == NULL) clua_trip(L, CLUA_CODE_MEMORY);
        m->free_refs = moved;
        m->free_capacity = capacity;
    }
    lua_rawseti(L, LUA_REGISTRYINDEX, ref);
    if (m->free_count > 0) m->free_count--;
    else m->next_ref++;
    return ref;
}

void clua_release(clua_machine *m, int32_t ref) {
    if (ref <= LUA_RIDX_LAST) return;
    lua_pushnil(m->L);
    lua_rawseti(m->L, LUA_REGISTRYINDEX, ref); // an existing key: neither allocates nor raises
    m->free_refs[m->free_count++] = ref;
}

// MARK: Places

// Reading the registry costs twice what reading the stack does. More than any workflow prepares.
enum { MOST_PLACES = 10000 };

int32_t clua_place(clua_machine *m, int32_t ref) {
    // Within a call the stack is that of the call.
    if (m->busy || m->floor - HANDLER >= MOST_PLACES) return ref;
    lua_State *L = m->L;
    if (m->free_places_count > 0) {
        int32_t place = m->free_places[--m->free_places_count];
        lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
        lua_replace(L, place);
        return -place;
    }
    int32_t *moved = realloc(m->free_places, (size_t)(m->floor + 1) * sizeof *moved);
    if (moved == NULL) return ref;
    m->free_places = moved;
    // With as many slots above it as Lua guarantees a function.
    if (!lua_checkstack(L, LUA_MINSTACK + 1)) return ref;
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
    m->floor++;
    return -m->floor;
}

void clua_unplace(clua_machine *m, int32_t place) {
    if (place >= 0) return;
    if (!m->busy) { // else it is overwritten when the place is used again
        lua_pushnil(m->L);
        lua_replace(m->L, -place);
    }
    m->free_places[m->free_places_count++] = -place;
}

// MARK: Calls

// Pushes values by reference or place, which fit into the slots Lua guarantees. Reading the registry does not raise.
static inline void push_all(lua_State *L, const int32_t *refs, int32_t count) {
    for (const int32_t *ref = refs; ref < refs + count; ref++) {
        if (*ref < 0) lua_pushvalue(L, -*ref);
        else lua_rawgeti(L, LUA_REGISTRYINDEX, *ref);
    }
}

// Frees what an attack has grown. Every collection only halves the stack and the table of texts.
static void give_back(clua_machine *m) {
    for (size_t before = m->memory_used + 1; m->memory_used < before;) {
        before = m->memory_used;
        lua_gc(m->L, LUA_GCCOLLECT);
    }
}

static int32_t finish(clua_machine *m, int status) {
    bool is_ok = status == LUA_OK && m->trip == 0;
    if (!is_ok) clua_fail(m, status);
    lua_settop(m->L, m->floor);
    m->busy = false;
    if (!is_ok && m->trip != 0) give_back(m);
    return is_ok ? CLUA_OK : CLUA_FAILED;
}

int32_t clua_protect(clua_machine *m, uint32_t context, lua_CFunction function, void *argument) {
    if (m->busy) return CLUA_REENTERED;
    m->busy = true;
    clua_begin(m, context, false);
    lua_pushcfunction(m->L, function);
    lua_pushlightuserdata(m->L, argument);
    return finish(m, lua_pcall(m->L, 1, 0, HANDLER));
}

static int encode_result(lua_State *L) {
    machine_of(L)->outgoing.count = 0;
    clua_encode(L, 1, "the result");
    return 0;
}

// What the call left at the top, in the cheapest way its kind allows.
static int32_t take_result(clua_machine *m, int status) {
    lua_State *L = m->L;
    if (status != LUA_OK || m->trip != 0) return finish(m, status);
    int32_t result;
    switch (lua_type(L, -1)) {
    case LUA_TBOOLEAN: result = lua_toboolean(L, -1) ? CLUA_TRUE : CLUA_FALSE; break;
    case LUA_TNIL: result = CLUA_NULL; break;
    default:
        lua_pushcfunction(L, encode_result);
        lua_insert(L, -2);
        status = lua_pcall(L, 1, 0, HANDLER);
        return finish(m, status) == CLUA_OK ? CLUA_VALUE : CLUA_FAILED;
    }
    lua_settop(L, m->floor);
    m->busy = false;
    return result;
}

int32_t clua_call(clua_machine *m, const int32_t *refs, int32_t count, uint32_t context, bool is_brief) {
    if (m->busy) return CLUA_REENTERED;
    lua_State *L = m->L;
    m->busy = true;
    clua_begin(m, context, is_brief);
    push_all(L, refs, count);
    return take_result(m, lua_pcall(L, count - 1, 1, HANDLER));
}

int32_t clua_run(clua_machine *m, const int32_t *refs, int32_t count, uint32_t context, bool is_brief) {
    if (m->busy) return CLUA_REENTERED;
    lua_State *L = m->L;
    m->busy = true;
    clua_begin(m, context, is_brief);
    push_all(L, refs, count);
    int status = lua_pcall(L, count - 1, 0, HANDLER);
    if (status != LUA_OK || m->trip != 0) return finish(m, status);
    m->busy = false;
    return CLUA_OK;
}

typedef struct {
    int32_t function, count;
} encoded_call;

static int call_encoded(lua_State *L) {
    encoded_call call = *(encoded_call *)lua_touserdata(L, 1);
    lua_settop(L, 0);
    clua_rewind_incoming(machine_of(L));
    clua_check_stack(L, call.count + 8, "too many arguments");
    lua_rawgeti(L, LUA_REGISTRYINDEX, call.function);
    for (int32_t i = 0; i < call.count; i++) clua_push_incoming(L, 0);
    lua_call(L, call.count, 1);
    return 1;
}

int32_t clua_call_encoded(clua_machine *m, int32_t function, int32_t count, uint32_t context) {
    if (m->busy) return CLUA_REENTERED;
    encoded_call call = {function, count};
    m->busy = true;
    clua_begin(m, context, false);
    lua_pushcfunction(m->L, call_encoded);
    lua_pushlightuserdata(m->L, &call);
    return take_result(m, lua_pcall(m->L, 1, 1, HANDLER));
}
