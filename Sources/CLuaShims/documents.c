// Documents: making them, filling them, taking what was written, undoing it.

#include "views.h"

#include <stdint.h>

typedef struct {
    const char *text;
    int32_t ref, document, frozen, writable;
} document_call;

// MARK: Making and replacing

// Pushes a new root data table for the document with the content of the record in the incoming buffer.
static void push_content(lua_State *L, int document) {
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    int record = lua_gettop(L);
    lua_rawgeti(L, document, DOCUMENT_SHAPE);
    lua_rawgeti(L, record + 1, SHAPE_CHILDREN);
    const char *label = clua_push_label(L, record + 1);
    lua_createtable(L, 0, 8);
    int children = record + 2, data = record + 4;
    for (lua_pushnil(L); lua_next(L, record); lua_settop(L, data + 1)) {
        lua_pushvalue(L, data + 1);
        clua_check_name(L, children, label);
        lua_rawget(L, children);
        clua_copy_in(L, data + 2, data + 3, data + 1, document);
        lua_pushvalue(L, data + 1);
        lua_insert(L, -2);
        lua_rawset(L, data);
    }
    lua_rawgeti(L, document, DOCUMENT_METATABLE);
    lua_setmetatable(L, data);
    lua_replace(L, record);
    lua_settop(L, record);
}

static int make_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_createtable(L, DOCUMENT_METATABLE, 0);
    int document = 2, shape = 3;
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    for (int part = DOCUMENT_DIRTY; part <= DOCUMENT_METATABLE; part++) {
        if (part == DOCUMENT_TOUCHED_COUNT) lua_pushinteger(L, 0);
        else if (part == DOCUMENT_SHAPE) lua_pushvalue(L, shape);
        else lua_newtable(L);
        lua_rawseti(L, document, part);
    }
    lua_rawgeti(L, document, DOCUMENT_METATABLE);
    lua_pushvalue(L, shape);
    lua_pushvalue(L, document);
    lua_pushcclosure(L, clua_missing_field, 2);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
    push_content(L, document);
    clua_push_frozen(L, 0, 0, document);
    clua_push_node_of(L, 4);
    lua_pushvalue(L, shape);
    lua_rawseti(L, 5, NODE_SHAPE); // not before: the root data has a metatable of its own
    lua_pushvalue(L, 5);
    lua_rawseti(L, document, DOCUMENT_NODE);
    clua_push_writable(L, 5);
    call->writable = clua_keep(L);
    lua_settop(L, 4);
    call->frozen = clua_keep(L);
    lua_settop(L, document);
    call->document = clua_keep(L);
    return 0;
}

int32_t clua_make_document(clua_machine *m, int32_t shape, int32_t *document, int32_t *frozen, int32_t *writable) {
    document_call call = {.ref = shape};
    int32_t result = clua_protect(m, 0, make_document, &call);
    if (result != CLUA_OK) {
        clua_release(m, call.writable);
        clua_release(m, call.frozen);
        call = (document_call){0};
    }
    *document = call.document;
    *frozen = call.frozen;
    *writable = call.writable;
    return result;
}

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

// Forgets what was written, having put the old values back if `undoes`.
static void forget_changes(lua_State *L, int document, bool undoes) {
    luaL_checkstack(L, 12, NULL);
    lua_rawgeti(L, document, DOCUMENT_TOUCHED_COUNT);
    lua_Integer count = lua_tointeger(L, -1);
    lua_rawgeti(L, document, DOCUMENT_TOUCHED);
    int touched = lua_gettop(L), node = touched + 1, old = touched + 2, data = touched + 3;
    for (lua_Integer i = count; i > 0; i--) {
        lua_rawgeti(L, touched, i);
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
        lua_rawseti(L, touched, i);
        lua_pushinteger(L, i - 1);
        lua_rawseti(L, document, DOCUMENT_TOUCHED_COUNT);
    }
    lua_rawgeti(L, document, DOCUMENT_DIRTY);
    clear(L);
    lua_settop(L, touched - 2);
}

static int replace_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    push_content(L, 2);
    lua_rawgeti(L, 2, DOCUMENT_NODE);
    clua_swap_data(L, 4, 3);
    forget_changes(L, 2, false);
    return 0;
}

int32_t clua_document_replace(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    return clua_protect(m, 0, replace_document, &call);
}

// All fields are checked and copied before the first is stored.
static int set_fields(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    clua_machine *m = machine_of(L);
    const int document = 2, node = 3, shape = 4, copies = 5;
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, document, DOCUMENT_NODE);
    lua_rawgeti(L, document, DOCUMENT_SHAPE);
    clua_rewind_incoming(m);
    clua_push_incoming(L, 0);
    lua_Integer count = lua_tointeger(L, -1);
    lua_createtable(L, (int)count * 2, 0);
    lua_replace(L, copies);
    for (lua_Integer i = 1; i <= count; i++) {
        clua_push_incoming(L, 0);
        clua_push_incoming(L, 0);
        clua_push_child_shape(L, shape, SHAPE_RECORD, copies + 1);
        clua_copy_in(L, copies + 2, copies + 3, copies + 1, document);
        lua_rawseti(L, copies, 2 * i);
        lua_settop(L, copies + 1);
        lua_rawseti(L, copies, 2 * i - 1);
    }
    m->limits.memory_bytes = SIZE_MAX; // some bytes of bookkeeping; put back by the caller
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, copies, 2 * i - 1);
        lua_rawgeti(L, copies, 2 * i);
        clua_store(L, node, document, copies + 1, copies + 1);
        lua_settop(L, copies);
    }
    return 0;
}

int32_t clua_document_set(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    size_t limit = m->limits.memory_bytes;
    int32_t result = clua_protect(m, 0, set_fields, &call);
    m->limits.memory_bytes = limit;
    return result;
}

// MARK: Changes

static int undo(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    forget_changes(L, 2, true);
    return 0;
}

int32_t clua_document_rollback(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    // Undoing must succeed exactly when memory has run out.
    size_t limit = m->limits.memory_bytes;
    m->limits.memory_bytes = SIZE_MAX;
    int32_t result = clua_protect(m, 0, undo, &call);
    m->limits.memory_bytes = limit;
    return result;
}

static int take_changes(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    clua_machine *m = machine_of(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, 2, DOCUMENT_NODE);
    lua_rawgeti(L, 3, NODE_DATA);
    lua_rawgeti(L, 2, DOCUMENT_DIRTY);
    uint32_t count = 0;
    m->outgoing.count = 0;
    for (lua_pushnil(L); lua_next(L, 5); lua_pop(L, 1)) count++;
    if (count == 0) return 0;
    clua_out_tag(L, 7);
    clua_out_count(L, count);
    for (lua_pushnil(L); lua_next(L, 5); lua_settop(L, 6)) {
        size_t length;
        const char *name = lua_tolstring(L, 6, &length);
        clua_out_text(L, name, length);
        lua_pushvalue(L, 6);
        lua_rawget(L, 4);
        clua_encode(L, -1, name);
    }
    forget_changes(L, 2, false);
    return 0;
}

int32_t clua_document_take_changes(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    return clua_protect(m, 0, take_changes, &call);
}

static int encode_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    machine_of(L)->outgoing.count = 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    clua_encode(L, -1, "the document");
    return 0;
}

int32_t clua_document_value(clua_machine *m, int32_t frozen) {
    document_call call = {.ref = frozen};
    return clua_protect(m, 0, encode_document, &call);
}

static int explain(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, 2, DOCUMENT_SHAPE);
    lua_rawgeti(L, 3, SHAPE_CHILDREN);
    const char *label = clua_push_label(L, 3);
    lua_pushstring(L, call->text);
    clua_check_name(L, 4, label);
    lua_rawgeti(L, 2, DOCUMENT_REASONS);
    lua_pushstring(L, call->text);
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    lua_rawset(L, -3);
    return 0;
}

int32_t clua_document_explain(clua_machine *m, int32_t document, const char *field) {
    document_call call = {.ref = document, .text = field};
    return clua_protect(m, 0, explain, &call);
}
