// Shapes: the declared names and kinds of documents, and what happens when a name is read that has no value.

#include "views.h"

static int missing_list_element(lua_State *L) {
    if (lua_type(L, 2) == LUA_TNUMBER) return 0;
    const char *label = clua_push_label(L, lua_upvalueindex(1));
    clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s is a list and has no field '%s'", label,
               lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : clua_kind_name(L, 2));
}

// __index of a record's data: a declared field without a value is nil, anything else was misspelt.
// Upvalues: the shape, and for the document itself the document.
int clua_missing_field(lua_State *L) {
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
    clua_check_stack(L, 12, "shapes nested too deeply");
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
        lua_pushcclosure(L, kind == SHAPE_LIST ? missing_list_element : clua_missing_field, 1);
        lua_setfield(L, -2, "__index");
        lua_rawseti(L, shape, SHAPE_METATABLE);
    }
    lua_pushinteger(L, kind);
    lua_rawseti(L, shape, SHAPE_KIND);
    lua_settop(L, shape);
    lua_replace(L, label);
}

typedef struct {
    const char *label;
    int32_t ref;
} shape_call;

static int make_shape(lua_State *L) {
    shape_call *call = lua_touserdata(L, 1);
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    lua_pushstring(L, call->label);
    compile_shape(L, 2);
    call->ref = clua_keep(L);
    return 0;
}

int32_t clua_make_shape(clua_machine *m, const char *label, int32_t *shape) {
    shape_call call = {.label = label};
    int32_t result = clua_protect(m, 0, make_shape, &call);
    *shape = call.ref;
    return result;
}
