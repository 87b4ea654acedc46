// Views: tables that stand for a node of a document, a frozen one for guards and a writable one for actions.
//
// A node is a data table of scalars and of frozen views of the nodes below it. The frozen view is an empty table whose
// metatable's __index is the data table itself, so that reading a field calls no function. A data table's own metatable
// is only asked for what it lacks: it tells a declared field without a value from a misspelt one. The frozen view's
// metatable carries the node's other parts.

#include <math.h>

#include "views.h"

static const char frozen_tag, writable_tag;

// MARK: Recognising views

// Pushes the metatable that describes the node behind the view at `index`.
static int push_node(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return VIEW_NONE;
    lua_rawgeti(L, -1, NODE_TAG);
    const void *tag = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (tag == &frozen_tag) return VIEW_FROZEN;
    if (tag == &writable_tag) {
        lua_rawgeti(L, -1, WRITABLE_NODE);
        lua_replace(L, -2);
        return VIEW_WRITABLE;
    }
    lua_pop(L, 1);
    return VIEW_NONE;
}

int clua_push_view_data(lua_State *L, int index) {
    int kind = push_node(L, index);
    if (kind == VIEW_NONE) return kind;
    lua_rawgeti(L, -1, NODE_DATA);
    lua_replace(L, -2);
    return kind;
}

// The kind of the shape at `index`; anything but a table is the shape of any value.
int clua_shape_kind(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE) return SHAPE_ANY;
    lua_rawgeti(L, index, SHAPE_KIND);
    int kind = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return kind;
}

int clua_view_shape(lua_State *L, int index) {
    if (push_node(L, index) == VIEW_NONE) return SHAPE_ANY;
    lua_rawgeti(L, -1, NODE_SHAPE);
    int kind = clua_shape_kind(L, lua_gettop(L));
    lua_pop(L, 2);
    return kind;
}

// Pushes what the shape at `index` calls its values in messages.
const char *clua_push_label(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TTABLE) lua_rawgeti(L, index, SHAPE_LABEL);
    else lua_pushliteral(L, "this table");
    return lua_tostring(L, -1);
}

// MARK: Metamethods

static int view_length(lua_State *L) {
    lua_settop(L, 1);
    if (clua_push_view_data(L, 1) == VIEW_NONE) lua_pushvalue(L, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static int refuse_write(lua_State *L) {
    lua_settop(L, 2);
    if (push_node(L, 1) == VIEW_NONE) return 0;
    lua_rawgeti(L, -1, NODE_SHAPE);
    const char *label = clua_push_label(L, lua_gettop(L));
    const char *key = lua_type(L, 2) == LUA_TSTRING || lua_type(L, 2) == LUA_TNUMBER ? lua_tostring(L, 2) : "?";
    clua_raise(L, CLUA_CODE_READ_ONLY, "%s can only be read here; '%s' cannot be set", label, key);
}

// __index of a writable view: what the data holds, nodes below as writable views. Upvalue: the data table.
static int read_writable(lua_State *L) {
    if (lua_gettable(L, lua_upvalueindex(1)) == LUA_TTABLE && push_node(L, 2) == VIEW_FROZEN) clua_push_writable(L, 3);
    return 1;
}

// __newindex of a writable view below the root. Upvalue: the node.
static int write_writable(lua_State *L) {
    lua_settop(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    clua_write_node(L, 4, 2, 3);
    return 0;
}

// Pushes __newindex of the writable view of the node.
static void push_writer(lua_State *L, int node) {
    bool is_root = lua_rawgeti(L, node, NODE_ROOT) == LUA_TNIL;
    lua_pop(L, 1);
    if (!is_root) {
        lua_pushvalue(L, node);
        lua_pushcclosure(L, write_writable, 1);
        return;
    }
    lua_rawgeti(L, node, NODE_DATA);
    lua_rawgeti(L, node, NODE_DOCUMENT);
    lua_rawgeti(L, -1, DOCUMENT_LOG);
    lua_pushcclosure(L, clua_write_root, WRITE_UPVALUES);
}

// Whether no field of the node can hold a node, by its shape.
static bool holds_only_scalars(lua_State *L, int node) {
    int top = lua_gettop(L), shape = top + 1;
    clua_check_stack(L, 8, NULL);
    lua_rawgeti(L, node, NODE_SHAPE);
    bool holds_only = clua_shape_kind(L, shape) == SHAPE_RECORD;
    if (holds_only) {
        lua_rawgeti(L, shape, SHAPE_CHILDREN);
        for (lua_pushnil(L); lua_next(L, shape + 1); lua_pop(L, 1)) {
            int kind = clua_shape_kind(L, shape + 3);
            holds_only = holds_only && kind != SHAPE_ANY && kind != SHAPE_LIST && kind != SHAPE_RECORD;
        }
    }
    lua_settop(L, top);
    return holds_only;
}

// The writable view of the node at `node`, made when it is first asked for.
void clua_push_writable(lua_State *L, int node) {
    clua_check_stack(L, 10, NULL);
    if (lua_rawgeti(L, node, NODE_WRITABLE) == LUA_TTABLE) return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 0);
    lua_createtable(L, NODE_TAG, 4);
    lua_pushvalue(L, node);
    lua_rawseti(L, -2, WRITABLE_NODE);
    lua_pushlightuserdata(L, (void *)&writable_tag);
    lua_rawseti(L, -2, NODE_TAG);
    lua_rawgeti(L, node, NODE_DATA);
    // Reading scalars needs no function.
    if (!holds_only_scalars(L, node)) lua_pushcclosure(L, read_writable, 1);
    lua_setfield(L, -2, "__index");
    push_writer(L, node);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, view_length);
    lua_setfield(L, -2, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pushvalue(L, -1);
    lua_rawseti(L, node, NODE_WRITABLE);
}

// Replaces the data table at the top by its frozen view. `shape`, `root` and `document` are stack indices, 0 for none.
void clua_push_frozen(lua_State *L, int shape, int root, int document) {
    clua_check_stack(L, 6, NULL);
    int data = lua_gettop(L);
    if (shape != 0 && lua_type(L, shape) == LUA_TTABLE) {
        lua_rawgeti(L, shape, SHAPE_METATABLE);
        lua_setmetatable(L, data);
    }
    lua_createtable(L, 0, 0);
    lua_createtable(L, document != 0 ? NODE_PARTS : NODE_TAG, 4);
    int node = data + 2;
    lua_pushvalue(L, data);
    lua_rawseti(L, node, NODE_DATA);
    int parts[] = {root, document, shape};
    for (int i = 0; i < 3; i++) {
        if (parts[i] != 0) lua_pushvalue(L, parts[i]);
        else lua_pushnil(L);
        lua_rawseti(L, node, NODE_ROOT + i);
    }
    lua_pushlightuserdata(L, (void *)&frozen_tag);
    lua_rawseti(L, node, NODE_TAG);
    lua_pushvalue(L, data);
    lua_setfield(L, node, "__index");
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, node, "__newindex");
    lua_pushcfunction(L, view_length);
    lua_setfield(L, node, "__len");
    lua_pushboolean(L, 0);
    lua_setfield(L, node, "__metatable");
    lua_setmetatable(L, data + 1);
    lua_replace(L, data);
}

void clua_freeze_plain(lua_State *L) { clua_push_frozen(L, 0, 0, 0); }

// Sets a raw field whose key, a name of a metamethod, exists already: allocates nothing.
static void swap_field(lua_State *L, int table, const char *name, int data) {
    lua_pushstring(L, name); // interned since the state was made
    lua_pushvalue(L, data);
    lua_rawset(L, table);
}

static void swap_upvalue(lua_State *L, int metatable, const char *name, int data) {
    lua_pushstring(L, name);
    if (lua_rawget(L, metatable) == LUA_TFUNCTION) {
        lua_pushvalue(L, data);
        lua_setupvalue(L, -2, 1);
    } else swap_field(L, metatable, name, data);
    lua_pop(L, 1);
}

void clua_swap_data(lua_State *L, int document, int node, int data) {
    clua_check_stack(L, 8, NULL);
    lua_pushvalue(L, data);
    lua_rawseti(L, document, DOCUMENT_DATA);
    lua_pushvalue(L, data);
    lua_rawseti(L, LUA_REGISTRYINDEX, clua_log_of(L, document)->data_ref);
    lua_pushvalue(L, data);
    lua_rawseti(L, node, NODE_DATA);
    swap_field(L, node, "__index", data);
    lua_rawgeti(L, node, NODE_WRITABLE);
    lua_getmetatable(L, -1);
    int metatable = lua_gettop(L);
    swap_upvalue(L, metatable, "__index", data);
    swap_upvalue(L, metatable, "__newindex", data);
    lua_settop(L, metatable - 2);
}

bool clua_push_node_of(lua_State *L, int index) { return push_node(L, index) != VIEW_NONE; }
