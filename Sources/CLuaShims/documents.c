// Documents: making them, filling them, reading them.

#include "views.h"

#include <stdint.h>

typedef struct {
    const char *text;
    int32_t ref, document, frozen, writable, data;
    clua_log *log;
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

// Pushes a log for the root fields of the shape at `shape`.
static void push_log(lua_State *L, int32_t count) {
    size_t slots = sizeof(clua_log) + (size_t)count * sizeof(clua_slot);
    uint32_t names = 8;
    while (names < (uint32_t)count * 2) names *= 2;
    size_t bytes = slots + (size_t)count * (sizeof(clua_change) + 2 * sizeof(int32_t)) + names * sizeof(int32_t);
    uint8_t *block = lua_newuserdatauv(L, bytes, 0);
    memset(block, 0, bytes);
    clua_log *log = (clua_log *)block;
    log->slot_count = count;
    log->changes = (clua_change *)(block + slots);
    log->fresh = (int32_t *)(log->changes + count);
    log->dirty = log->fresh + count;
    log->by_name = log->dirty + count;
    log->name_mask = names - 1;
    memset(log->by_name, 0xFF, names * sizeof(int32_t));
}

// Numbers the fields of the shape, whose names the outgoing buffer then lists.
static clua_log *add_slots(lua_State *L, int document, int shape) {
    lua_rawgeti(L, shape, SHAPE_CHILDREN);
    int children = lua_gettop(L), slots = children + 1, names = children + 2, name = children + 4;
    int32_t count = 0;
    for (lua_pushnil(L); lua_next(L, children); lua_pop(L, 1)) count++;
    lua_createtable(L, 0, count);
    lua_createtable(L, count, 0);
    push_log(L, count);
    clua_log *log = lua_touserdata(L, -1);
    machine_of(L)->outgoing.count = 0;
    clua_out_tag(L, 6);
    clua_out_count(L, (uint32_t)count);
    int32_t slot = 0;
    for (lua_pushnil(L); lua_next(L, children); lua_settop(L, name)) {
        log->slots[slot].shape = clua_shape_kind(L, name + 1);
        log->slots[slot].now.kind = CLUA_CHANGE_ENCODED;
        size_t length;
        const char *text = lua_tolstring(L, name, &length);
        clua_add_name(log, slot, lua_topointer(L, name), length);
        slot++;
        clua_out_tag(L, 5);
        clua_out_text(L, text, length);
        lua_pushvalue(L, name);
        lua_pushinteger(L, slot);
        lua_rawset(L, slots);
        lua_pushvalue(L, name);
        lua_rawseti(L, names, slot);
    }
    lua_rawseti(L, document, DOCUMENT_LOG);
    lua_rawseti(L, document, DOCUMENT_NAMES);
    lua_rawseti(L, document, DOCUMENT_SLOTS);
    lua_settop(L, children - 1);
    return log;
}

static int make_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_createtable(L, DOCUMENT_METATABLE, 0);
    int document = 2, shape = 3;
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    call->log = add_slots(L, document, shape);
    lua_createtable(L, call->log->slot_count, 0); // with room for every slot
    lua_rawseti(L, document, DOCUMENT_OLD);
    lua_newtable(L);
    lua_rawseti(L, document, DOCUMENT_TOUCHED);
    lua_pushvalue(L, shape);
    lua_rawseti(L, document, DOCUMENT_SHAPE);
    lua_newtable(L);
    lua_rawseti(L, document, DOCUMENT_REASONS);
    lua_newtable(L);
    lua_pushvalue(L, shape);
    lua_pushvalue(L, document);
    lua_pushcclosure(L, clua_missing_field, 2);
    lua_setfield(L, -2, "__index");
    lua_rawseti(L, document, DOCUMENT_METATABLE);
    push_content(L, document);
    lua_pushvalue(L, 4);
    lua_rawseti(L, document, DOCUMENT_DATA);
    lua_pushvalue(L, 4);
    call->data = call->log->data_ref = clua_keep(L);
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

int32_t clua_make_document(clua_machine *m, int32_t shape, clua_document_parts *parts) {
    document_call call = {.ref = shape};
    int32_t result = clua_protect(m, 0, make_document, &call);
    if (result != CLUA_OK) {
        clua_release(m, call.writable);
        clua_release(m, call.frozen);
        clua_release(m, call.data);
        call = (document_call){0};
    }
    *parts = (clua_document_parts){call.document, call.frozen, call.writable, call.data, call.log};
    return result;
}

static int replace_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    push_content(L, 2);
    lua_rawgeti(L, 2, DOCUMENT_NODE);
    clua_swap_data(L, 2, 4, 3);
    clua_forget_writes(L, call->log, 2);
    for (int32_t slot = 0; slot < call->log->slot_count; slot++) call->log->slots[slot].now.kind = CLUA_CHANGE_ENCODED;
    return 0;
}

int32_t clua_document_replace(clua_machine *m, int32_t document, clua_log *log) {
    document_call call = {.ref = document, .log = log};
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

// MARK: Content

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
