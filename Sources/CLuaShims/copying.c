// Values on their way into a document: checked against its shape and copied.

#include "views.h"

typedef struct {
    int64_t values;
    int64_t depth;
    int root, document; // stack indices, 0 for none
} copier;

static void copy(lua_State *L, int value, int shape, copier *c);

static _Noreturn void refuse_kind(lua_State *L, int value, int shape, const char *expected) {
    const char *label = clua_push_label(L, shape);
    clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s is %s; it cannot become a %s", label, expected,
               clua_kind_name(L, value));
}

static void copy_scalar(lua_State *L, int value, int shape) {
    int type = lua_type(L, value);
    switch (clua_shape_kind(L, shape)) {
    case SHAPE_BOOLEAN:
        if (type != LUA_TBOOLEAN) refuse_kind(L, value, shape, "true or false");
        break;
    case SHAPE_INTEGER: {
        int is_whole = 0;
        lua_Integer whole = type == LUA_TNUMBER ? lua_tointegerx(L, value, &is_whole) : 0;
        if (!is_whole) refuse_kind(L, value, shape, "an integer");
        lua_pushinteger(L, whole);
        return;
    }
    case SHAPE_NUMBER:
        if (type != LUA_TNUMBER) refuse_kind(L, value, shape, "a number");
        break;
    case SHAPE_TEXT:
        if (type != LUA_TSTRING) refuse_kind(L, value, shape, "a text");
        break;
    case SHAPE_LIST: refuse_kind(L, value, shape, "a list");
    case SHAPE_RECORD: refuse_kind(L, value, shape, "a record");
    default:
        if (type != LUA_TBOOLEAN && type != LUA_TNUMBER && type != LUA_TSTRING)
            clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s cannot hold a %s", clua_push_label(L, shape),
                       clua_kind_name(L, value));
    }
    clua_check_scalar(L, value, clua_push_label(L, shape));
    lua_pop(L, 1);
    lua_pushvalue(L, value);
}

void clua_push_child_shape(lua_State *L, int shape, int kind, int key) {
    if (kind == SHAPE_RECORD) {
        lua_rawgeti(L, shape, SHAPE_CHILDREN);
        int children = lua_gettop(L);
        const char *label = clua_push_label(L, shape);
        lua_pushvalue(L, key);
        clua_check_name(L, children, label);
        lua_rawget(L, children);
        lua_replace(L, children);
        lua_settop(L, children);
    } else if (kind == SHAPE_LIST) lua_rawgeti(L, shape, SHAPE_CHILDREN);
    else lua_pushnil(L);
}

static void copy_table(lua_State *L, int source, int shape, copier *c) {
    int kind = clua_shape_kind(L, shape);
    if (kind != SHAPE_ANY && kind != SHAPE_LIST && kind != SHAPE_RECORD) {
        static const char *const names[] = {"", "true or false", "an integer", "a number", "a text"};
        refuse_kind(L, source, shape, names[kind]);
    }
    lua_Unsigned length = lua_rawlen(L, source);
    lua_Unsigned numbers = 0, texts = 0;
    lua_createtable(L, kind == SHAPE_RECORD ? 0 : (int)length, 0);
    int data = lua_gettop(L);
    for (lua_pushnil(L); lua_next(L, source); lua_settop(L, data + 1)) {
        int key = data + 1;
        bool is_position =
            lua_isinteger(L, key) && lua_tointeger(L, key) >= 1 && (lua_Unsigned)lua_tointeger(L, key) <= length;
        if (is_position) numbers++;
        else if (lua_type(L, key) == LUA_TSTRING) texts++;
        if (numbers + texts == 0 || (numbers > 0 && texts > 0) || (!is_position && lua_type(L, key) != LUA_TSTRING))
            clua_raise(L, CLUA_CODE_TYPE_MISMATCH,
                       "%s cannot become a table that is neither a list (keys 1 to n) nor a record (texts as keys)",
                       clua_push_label(L, shape));
        if (kind == SHAPE_LIST && texts > 0) refuse_kind(L, source, shape, "a list and has no named fields");
        if (kind == SHAPE_RECORD && numbers > 0) refuse_kind(L, source, shape, "a record and has no numbered elements");
        if (texts > 0) {
            clua_check_scalar(L, key, clua_push_label(L, shape));
            lua_settop(L, key + 1);
        }
        clua_push_child_shape(L, shape, kind, key);
        copy(L, key + 1, key + 2, c);
        lua_pushvalue(L, key);
        lua_insert(L, -2);
        lua_rawset(L, data);
    }
    if (numbers != length)
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s cannot become a list with holes", clua_push_label(L, shape));
    clua_push_frozen(L, shape, c->root, c->document);
}

// Pushes the copy of the value at `value`; the shape at `shape` is a shape or nil.
static void copy(lua_State *L, int value, int shape, copier *c) {
    clua_machine *m = machine_of(L);
    clua_check_stack(L, 16, "values nested too deeply");
    clua_charge_value(L);
    if (++c->values > m->limits.value_count)
        clua_raise(L, CLUA_CODE_VALUE_TOO_LARGE, "%s has more than %I values", clua_push_label(L, shape),
                   (LUAI_UACINT)m->limits.value_count);
    if (lua_type(L, value) != LUA_TTABLE) {
        copy_scalar(L, value, shape);
        return;
    }
    if (++c->depth > m->limits.value_depth)
        clua_raise(L, CLUA_CODE_VALUE_TOO_LARGE, "%s is nested deeper than %I levels (does it contain itself?)",
                   clua_push_label(L, shape), (LUAI_UACINT)m->limits.value_depth);
    int base = lua_gettop(L);
    if (clua_push_view_data(L, value) == VIEW_NONE) lua_pushvalue(L, value);
    copy_table(L, base + 1, shape, c);
    lua_replace(L, base + 1);
    lua_settop(L, base + 1);
    c->depth--;
}

void clua_copy_in(lua_State *L, int value, int shape, int root, int document) {
    copier c = {.root = root, .document = document};
    value = lua_absindex(L, value);
    if (lua_isnil(L, value)) lua_pushnil(L);
    else copy(L, value, shape, &c);
}

// A list may grow by one at its end and shrink by one; holes would have no meaning outside Lua.
static void check_position(lua_State *L, int shape, int data, int key, int value) {
    lua_Integer length = (lua_Integer)lua_rawlen(L, data);
    int is_whole = 0;
    lua_Integer position = lua_tointegerx(L, key, &is_whole);
    if (lua_type(L, key) != LUA_TNUMBER || !is_whole)
        clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s is a list and has no field '%s'", clua_push_label(L, shape),
                   lua_type(L, key) == LUA_TSTRING ? lua_tostring(L, key) : clua_kind_name(L, key));
    bool removes = lua_isnil(L, value);
    if (position < 1 || position > length + 1 || (removes && position < length))
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH,
                   "%s has %I elements: setting element %I would leave a hole; use table.insert or table.remove",
                   clua_push_label(L, shape), (LUAI_UACINT)length, (LUAI_UACINT)position);
}

// A table of any shape is a list or a record by what it holds already.
static int kind_by_content(lua_State *L, int shape, int data, int key) {
    bool is_empty = true, has_texts = false;
    lua_pushnil(L);
    if (lua_next(L, data)) {
        is_empty = false;
        has_texts = lua_type(L, -2) == LUA_TSTRING;
        lua_pop(L, 2);
    }
    bool is_text = lua_type(L, key) == LUA_TSTRING;
    if (!is_empty && has_texts != is_text)
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s is a %s: it cannot have both numbers and texts as keys",
                   clua_push_label(L, shape), has_texts ? "record" : "list");
    return is_text ? SHAPE_RECORD : SHAPE_LIST;
}

void clua_write_node(lua_State *L, int node, int key, int value) {
    clua_check_stack(L, 16, NULL);
    lua_rawgeti(L, node, NODE_DATA);
    int data = lua_gettop(L), shape = data + 1, root = data + 2, document = data + 3, child = data + 4;
    lua_rawgeti(L, node, NODE_SHAPE);
    bool is_root = lua_rawgeti(L, node, NODE_ROOT) == LUA_TNIL;
    if (is_root) {
        lua_pushvalue(L, key);
        lua_replace(L, root);
    }
    lua_rawgeti(L, node, NODE_DOCUMENT);
    int kind = clua_shape_kind(L, shape);
    if (kind == SHAPE_ANY && kind_by_content(L, shape, data, key) == SHAPE_LIST)
        check_position(L, shape, data, key, value);
    else if (kind == SHAPE_LIST) check_position(L, shape, data, key, value);
    else clua_check_scalar(L, key, "a key");
    clua_push_child_shape(L, shape, kind, key);
    clua_copy_in(L, value, child, root, document);
    clua_store(L, node, document, is_root ? key : root, key);
}
