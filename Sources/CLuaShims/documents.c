// Documents: making them, filling them, taking what was written, undoing it.

#include "views.h"

#include <stdint.h>

// MARK: Shapes

static int missing_list_element(lua_State *L) {
    if (lua_type(L, 2) == LUA_TNUMBER) return 0;
    const char *label = clua_push_label(L, lua_upvalueindex(1));
    clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s is a list and has no field '%s'", label,
               lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : clua_kind_name(L, 2));
}

// __index of a record's data: a declared field without a value is nil, anything else was misspelt.
// Upvalues: the shape, and for the document itself the document.
static int missing_field(lua_State *L) {
    lua_settop(L, 2);
    lua_rawgeti(L, lua_upvalueindex(1), SHAPE_CHILDREN);
    const char *label = clua_push_label(L, lua_upvalueindex(1));
    lua_pushvalue(L, 2);
    clua_check_name(L, 3, label);
    if (lua_type(L, lua_upvalueindex(2)) != LUA_TTABLE) return 0;
    lua_rawgeti(L, lua_upvalueindex(2), DOCUMENT_REASONS);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) == LUA_TSTRING) clua_raise(L, CLUA_CODE_UNAVAILABLE, "%s", lua_tostring(L, -1));
    return 0;
}

// Turns the description at `described` into a shape and pushes it; `label` is at the top and is consumed.
static void compile_shape(lua_State *L, int described) {
    luaL_checkstack(L, 12, "shapes nested too deeply");
    int label = lua_gettop(L), shape = label + 1;
    lua_createtable(L, SHAPE_METATABLE, 0);
    lua_pushvalue(L, label);
    lua_rawseti(L, shape, SHAPE_LABEL);
    int kind;
    if (lua_type(L, described) == LUA_TSTRING) {
        static const char *const names[] = {"any", "boolean", "integer", "number", "text", NULL};
        kind = luaL_checkoption(L, described, NULL, names);
    } else {
        lua_rawgeti(L, described, 1);
        kind = strcmp(lua_tostring(L, -1), "list") == 0 ? SHAPE_LIST : SHAPE_RECORD;
        lua_pop(L, 1);
        lua_rawgeti(L, described, 2);
        int inner = lua_gettop(L);
        if (kind == SHAPE_LIST) {
            lua_pushfstring(L, "%s[]", lua_tostring(L, label));
            compile_shape(L, inner);
        } else {
            lua_createtable(L, 0, 8);
            for (lua_pushnil(L); lua_next(L, inner); lua_settop(L, inner + 2)) {
                lua_pushfstring(L, "%s.%s", lua_tostring(L, label), lua_tostring(L, inner + 2));
                compile_shape(L, inner + 3);
                lua_pushvalue(L, inner + 2);
                lua_insert(L, -2);
                lua_rawset(L, inner + 1);
            }
        }
        lua_rawseti(L, shape, SHAPE_CHILDREN);
        lua_createtable(L, 0, 1);
        lua_pushvalue(L, shape);
        lua_pushcclosure(L, kind == SHAPE_LIST ? missing_list_element : missing_field, 1);
        lua_setfield(L, -2, "__index");
        lua_rawseti(L, shape, SHAPE_METATABLE);
    }
    lua_pushinteger(L, kind);
    lua_rawseti(L, shape, SHAPE_KIND);
    lua_settop(L, shape);
    lua_replace(L, label);
}

typedef struct {
    const char *text;
    int32_t ref, document, frozen, writable;
    lua_Integer floor; // length of the log to go back to
} document_call;

static int make_shape(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    lua_pushstring(L, call->text);
    compile_shape(L, 2);
    call->ref = clua_keep(L);
    return 0;
}

int32_t clua_make_shape(clua_machine *m, const char *label, int32_t *shape) {
    document_call call = {.text = label};
    int32_t result = clua_protect(m, 0, make_shape, &call);
    *shape = call.ref;
    return result;
}

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
        if (part == DOCUMENT_LOG_COUNT) lua_pushinteger(L, 0);
        else if (part == DOCUMENT_SHAPE) lua_pushvalue(L, shape);
        else lua_newtable(L);
        lua_rawseti(L, document, part);
    }
    lua_rawgeti(L, document, DOCUMENT_METATABLE);
    lua_pushvalue(L, shape);
    lua_pushvalue(L, document);
    lua_pushcclosure(L, missing_field, 2);
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

// Forgets the log and the dirty fields without allocating.
static void forget_changes(lua_State *L, int document) {
    lua_rawgeti(L, document, DOCUMENT_LOG_COUNT);
    lua_Integer count = lua_tointeger(L, -1);
    lua_rawgeti(L, document, DOCUMENT_LOG);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_pushnil(L);
        lua_rawseti(L, -2, i);
    }
    lua_pushinteger(L, 0);
    lua_rawseti(L, document, DOCUMENT_LOG_COUNT);
    lua_rawgeti(L, document, DOCUMENT_DIRTY);
    int dirty = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, dirty);) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_pushnil(L);
        lua_rawset(L, dirty);
    }
    lua_settop(L, dirty - 3);
}

static int replace_document(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    push_content(L, 2);
    lua_rawgeti(L, 2, DOCUMENT_NODE);
    clua_swap_data(L, 4, 3);
    forget_changes(L, 2);
    return 0;
}

int32_t clua_document_replace(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    return clua_protect(m, 0, replace_document, &call);
}

static int set_fields(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, 2, DOCUMENT_NODE);
    clua_rewind_incoming(machine_of(L));
    lua_rawgeti(L, 2, DOCUMENT_LOG_COUNT);
    call->floor = lua_tointeger(L, 4);
    lua_settop(L, 3);
    // Nulls cannot stand in a table, so the record is read pair by pair.
    clua_push_incoming(L, 0);
    lua_Integer count = lua_tointeger(L, 4);
    for (lua_Integer i = 0; i < count; i++) {
        lua_settop(L, 4);
        clua_push_incoming(L, 0);
        clua_push_incoming(L, 0);
        clua_write_node(L, 3, 5, 6);
    }
    return 0;
}

// MARK: Changes

static int undo(lua_State *L) {
    document_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->ref);
    lua_rawgeti(L, 2, DOCUMENT_LOG);
    lua_rawgeti(L, 2, DOCUMENT_LOG_COUNT);
    for (lua_Integer i = lua_tointeger(L, 4); i > call->floor; i -= 3) {
        lua_settop(L, 4);
        lua_rawgeti(L, 3, i - 2);
        lua_rawgeti(L, 3, i - 1);
        if (lua_rawgeti(L, 3, i) == LUA_TLIGHTUSERDATA) {
            lua_pop(L, 1);
            lua_pushnil(L);
        }
        lua_rawset(L, 5);
    }
    lua_settop(L, 4);
    if (call->floor == 0) forget_changes(L, 2);
    lua_pushinteger(L, call->floor);
    lua_rawseti(L, 2, DOCUMENT_LOG_COUNT);
    return 0;
}

static int32_t go_back(clua_machine *m, document_call *call) {
    // Undoing must succeed exactly when memory has run out.
    size_t limit = m->limits.memory_bytes;
    m->limits.memory_bytes = SIZE_MAX;
    int32_t result = clua_protect(m, 0, undo, call);
    m->limits.memory_bytes = limit;
    return result;
}

int32_t clua_document_rollback(clua_machine *m, int32_t document) {
    document_call call = {.ref = document};
    return go_back(m, &call);
}

int32_t clua_document_set(clua_machine *m, int32_t document) {
    document_call call = {.ref = document, .floor = -1};
    int32_t result = clua_protect(m, 0, set_fields, &call);
    if (result == CLUA_FAILED && call.floor >= 0) {
        clua_failure failure = m->failure;
        go_back(m, &call); // all of the fields, or none
        m->failure = failure;
    }
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
    forget_changes(L, 2);
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
