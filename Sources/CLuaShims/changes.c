// What was written to a document: saying it, forgetting it, undoing it.

#include "views.h"

#include <stdint.h>

typedef struct {
    int32_t ref;
    clua_log *log;
} change_call;

// MARK: Forgetting and undoing

// Removes every key of the table at the top, which allocates nothing, and pops it.
static void clear(lua_State *L) {
    int table = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, table);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, table);
    }
    lua_settop(L, table - 1);
}

// Forgets what was written below the root, having put the old values back if `undoes`.
static void forget_nodes(lua_State *L, clua_log *log, int document, bool undoes) {
    clua_check_stack(L, 12, NULL);
    lua_rawgeti(L, document, DOCUMENT_TOUCHED);
    int touched = lua_gettop(L), node = touched + 1, old = touched + 2, data = touched + 3;
    for (; log->touched_count > 0; log->touched_count--) {
        lua_rawgeti(L, touched, log->touched_count);
        lua_rawgeti(L, node, NODE_OLD);
        lua_rawgeti(L, node, NODE_DATA);
        for (lua_pushnil(L); undoes && lua_next(L, old); lua_settop(L, data + 1)) {
            lua_pushvalue(L, data + 1);
            if (lua_islightuserdata(L, data + 2)) lua_pushnil(L);
            else lua_pushvalue(L, data + 2);
            lua_rawset(L, data);
        }
        lua_settop(L, old);
        clear(L);
        lua_pushboolean(L, 0);
        lua_rawseti(L, node, NODE_TOUCHED);
        lua_settop(L, touched);
        lua_pushnil(L);
        lua_rawseti(L, touched, log->touched_count);
    }
    lua_settop(L, touched - 1);
}

// Drops the old values of the root, having put them back if `undoes`. Only the latter may raise.
static void forget_slots(lua_State *L, clua_log *log, int document, bool undoes) {
    int top = lua_gettop(L), old = top + 1, names = top + 2, data = top + 3;
    lua_rawgeti(L, document, DOCUMENT_OLD);
    lua_rawgeti(L, document, DOCUMENT_NAMES);
    lua_rawgeti(L, document, DOCUMENT_DATA);
    for (; log->dirty_count > 0; log->dirty_count--) {
        int32_t slot = log->dirty[log->dirty_count - 1];
        clua_slot *s = &log->slots[slot];
        if (undoes) {
            lua_rawgeti(L, names, slot + 1);
            switch (s->before.kind) {
            case CLUA_CHANGE_NULL: lua_pushnil(L); break;
            case CLUA_CHANGE_FALSE:
            case CLUA_CHANGE_TRUE: lua_pushboolean(L, s->before.kind == CLUA_CHANGE_TRUE); break;
            case CLUA_CHANGE_INTEGER: lua_pushinteger(L, s->before.whole); break;
            case CLUA_CHANGE_REAL: lua_pushnumber(L, s->before.real); break;
            default: lua_rawgeti(L, old, slot + 1);
            }
            lua_rawset(L, data);
            s->now = s->before;
        }
        if (s->before.kind == CLUA_CHANGE_ENCODED) {
            lua_pushnil(L);
            lua_rawseti(L, old, slot + 1);
        }
        s->is_dirty = false;
    }
    log->old_count = 0;
    lua_settop(L, top);
}

static void forget_fresh(clua_log *log) {
    log->asks_lua = false;
    for (; log->fresh_count > 0; log->fresh_count--) log->slots[log->fresh[log->fresh_count - 1]].is_fresh = false;
}

void clua_forget_writes(lua_State *L, clua_log *log, int document) {
    forget_nodes(L, log, document, false);
    forget_slots(L, log, document, false);
    forget_fresh(log);
}

static int undo(lua_State *L) {
    change_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    forget_nodes(L, call->log, 2, true);
    forget_slots(L, call->log, 2, true);
    forget_fresh(call->log);
    return 0;
}

int32_t clua_document_rollback(clua_machine *m, int32_t document, clua_log *log) {
    if (m->busy) return CLUA_REENTERED;
    if (log->dirty_count == 0 && log->touched_count == 0) return CLUA_OK;
    change_call call = {.ref = document, .log = log};
    // Undoing must succeed exactly when memory has run out.
    size_t limit = m->limits.memory_bytes;
    m->limits.memory_bytes = SIZE_MAX;
    int32_t result = clua_protect(m, 0, undo, &call);
    m->limits.memory_bytes = limit;
    return result;
}

static int commit(lua_State *L) {
    change_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    forget_nodes(L, call->log, 2, false);
    forget_slots(L, call->log, 2, false);
    return 0;
}

int32_t clua_document_commit(clua_machine *m, int32_t document, clua_log *log) {
    if (m->busy) return CLUA_REENTERED;
    if (log->touched_count > 0) {
        change_call call = {.ref = document, .log = log};
        return clua_protect(m, 0, commit, &call);
    }
    if (log->old_count == 0) {
        for (; log->dirty_count > 0; log->dirty_count--) log->slots[log->dirty[log->dirty_count - 1]].is_dirty = false;
    } else { // does not raise, and fits into the slots Lua guarantees
        lua_rawgeti(m->L, LUA_REGISTRYINDEX, document);
        forget_slots(m->L, log, lua_gettop(m->L), false);
        lua_pop(m->L, 1);
    }
    return CLUA_OK;
}

// MARK: Saying

// Encodes those changes that are tables.
static int encode_changes(lua_State *L) {
    change_call *call = lua_touserdata(L, 1);
    clua_machine *m = machine_of(L);
    m->outgoing.count = 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, 2, DOCUMENT_DATA);
    lua_rawgeti(L, 2, DOCUMENT_NAMES);
    for (int32_t i = 0; i < call->log->fresh_count; i++) {
        clua_change *change = &call->log->changes[i];
        if (change->kind != CLUA_CHANGE_ENCODED) continue;
        lua_rawgeti(L, 4, change->slot + 1);
        lua_pushvalue(L, 5);
        lua_rawget(L, 3);
        change->whole = (int64_t)m->outgoing.count;
        clua_encode(L, 6, lua_tostring(L, 5));
        lua_settop(L, 4);
    }
    return 0;
}

// What only Lua knows, without copying texts. Returns whether there are tables; fits into the slots Lua guarantees and
// raises nothing.
static bool look_up_changes(clua_machine *m, int32_t document, clua_log *log) {
    lua_State *L = m->L;
    bool has_tables = false;
    int top = lua_gettop(L), data = top + 2, names = top + 3;
    lua_rawgeti(L, LUA_REGISTRYINDEX, document);
    lua_rawgeti(L, top + 1, DOCUMENT_DATA);
    lua_rawgeti(L, top + 1, DOCUMENT_NAMES);
    for (int32_t i = 0; i < log->fresh_count; i++) {
        clua_change *change = &log->changes[i];
        if (change->kind != CLUA_CHANGE_ENCODED) continue;
        lua_rawgeti(L, names, change->slot + 1);
        if (lua_rawget(L, data) == LUA_TSTRING) {
            change->text = lua_tolstring(L, -1, &change->count);
            if (change->count <= m->limits.value_bytes) change->kind = CLUA_CHANGE_TEXT;
        }
        has_tables = has_tables || change->kind == CLUA_CHANGE_ENCODED;
        lua_pop(L, 1);
    }
    lua_settop(L, top);
    return has_tables;
}

int32_t clua_document_changes(clua_machine *m, int32_t document, clua_log *log, int32_t *count) {
    *count = 0;
    if (m->busy) return CLUA_REENTERED;
    bool asks_lua = false;
    for (int32_t i = 0; i < log->fresh_count; i++) {
        clua_change *change = &log->changes[i];
        change->slot = log->fresh[i];
        const clua_known *now = &log->slots[change->slot].now;
        change->kind = now->kind;
        change->whole = now->whole;
        asks_lua = asks_lua || now->kind == CLUA_CHANGE_ENCODED;
    }
    if (asks_lua && look_up_changes(m, document, log)) {
        change_call call = {.ref = document, .log = log};
        int32_t result = clua_protect(m, 0, encode_changes, &call);
        if (result != CLUA_OK) return result;
    }
    *count = log->fresh_count;
    forget_fresh(log);
    return CLUA_OK;
}

// Whether all there is to take are values that C knows, and whose values before it knows too.
static bool is_plain(const clua_log *log) { return log->touched_count == 0 && log->old_count == 0 && !log->asks_lua; }

int32_t clua_document_take(clua_machine *m, int32_t document, clua_log *log, int32_t *count) {
    if (is_plain(log) && log->fresh_count == log->dirty_count && !m->busy) {
        for (int32_t i = 0; i < log->fresh_count; i++) {
            clua_slot *s = &log->slots[log->fresh[i]];
            log->changes[i].slot = log->fresh[i];
            log->changes[i].kind = s->now.kind;
            log->changes[i].whole = s->now.whole;
            s->is_fresh = s->is_dirty = false;
        }
        *count = log->fresh_count;
        log->fresh_count = log->dirty_count = 0;
        return CLUA_OK;
    }
    int32_t result = clua_document_changes(m, document, log, count);
    return result == CLUA_OK ? clua_document_commit(m, document, log) : result;
}

void clua_hold(clua_machine *m) { m->busy = true; }

void clua_let_go(clua_machine *m) { m->busy = false; }

const clua_change *clua_said_changes(const clua_log *log) { return log->changes; }
