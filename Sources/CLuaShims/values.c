// Values between bytes and Lua; the byte format stands in CLuaShims.h, the rules in docs of the Swift side.

#include "machine.h"

#include <math.h>
#include <stdio.h>

enum { TAG_NULL, TAG_FALSE, TAG_TRUE, TAG_INTEGER, TAG_REAL, TAG_TEXT, TAG_LIST, TAG_RECORD, TAG_REFERENCE };

// MARK: Into Lua

void clua_rewind_incoming(clua_machine *m) { m->incoming_position = 0; }

static const uint8_t *take(lua_State *L, size_t count) {
    clua_machine *m = machine_of(L);
    if (count > m->incoming.count - m->incoming_position)
        clua_raise(L, CLUA_CODE_RUNTIME, "the incoming bytes end too early");
    const uint8_t *bytes = m->incoming.bytes + m->incoming_position;
    m->incoming_position += count;
    return bytes;
}

static uint32_t take_count(lua_State *L) {
    uint32_t count;
    memcpy(&count, take(L, sizeof count), sizeof count);
    return count;
}

static void push_text(lua_State *L) {
    uint32_t count = take_count(L);
    lua_pushlstring(L, (const char *)take(L, count), count);
}

void clua_push_incoming(lua_State *L, int depth) {
    clua_check_stack(L, 6, "values nested too deeply");
    uint8_t tag = *take(L, 1);
    switch (tag) {
    case TAG_NULL: lua_pushnil(L); break;
    case TAG_FALSE:
    case TAG_TRUE: lua_pushboolean(L, tag == TAG_TRUE); break;
    case TAG_INTEGER: {
        int64_t value;
        memcpy(&value, take(L, sizeof value), sizeof value);
        lua_pushinteger(L, value);
        break;
    }
    case TAG_REAL: {
        double value;
        memcpy(&value, take(L, sizeof value), sizeof value);
        lua_pushnumber(L, value);
        break;
    }
    case TAG_TEXT: push_text(L); break;
    case TAG_LIST: {
        uint32_t count = take_count(L);
        lua_createtable(L, (int)count, 0);
        for (uint32_t i = 1; i <= count; i++) {
            clua_push_incoming(L, depth + 1);
            lua_rawseti(L, -2, i);
        }
        break;
    }
    case TAG_RECORD: {
        uint32_t count = take_count(L);
        lua_createtable(L, 0, (int)count);
        for (uint32_t i = 0; i < count; i++) {
            push_text(L);
            clua_push_incoming(L, depth + 1);
            lua_rawset(L, -3);
        }
        break;
    }
    case TAG_REFERENCE: {
        int32_t ref;
        memcpy(&ref, take(L, sizeof ref), sizeof ref);
        lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
        break;
    }
    default: clua_raise(L, CLUA_CODE_RUNTIME, "the incoming bytes are damaged");
    }
}

// MARK: Out of Lua

// The way down to the value being encoded, so that a message can say which one it is.
typedef struct encoder {
    const char *what;
    int64_t values;
    size_t bytes;
    int depth;
    struct {
        const char *key; // NULL for a list
        lua_Integer index;
    } path[101];
} encoder;

static const char *push_path(lua_State *L, const encoder *e) {
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    luaL_addstring(&text, e->what);
    for (int i = 0; i < e->depth && i < 6; i++) {
        if (e->path[i].key != NULL) {
            luaL_addchar(&text, '.');
            luaL_addlstring(&text, e->path[i].key, strnlen(e->path[i].key, 60));
        } else {
            char index[32];
            snprintf(index, sizeof index, "[" LUA_INTEGER_FMT "]", e->path[i].index);
            luaL_addstring(&text, index);
        }
    }
    if (e->depth > 6) luaL_addstring(&text, "…");
    luaL_pushresult(&text);
    return lua_tostring(L, -1);
}

void clua_out(lua_State *L, const void *bytes, size_t count) {
    clua_machine *m = machine_of(L);
    if (!clua_buffer_append(&m->outgoing, bytes, count)) clua_trip(L, CLUA_CODE_MEMORY);
}

void clua_out_tag(lua_State *L, uint8_t tag) { clua_out(L, &tag, 1); }

void clua_out_count(lua_State *L, uint32_t count) { clua_out(L, &count, sizeof count); }

void clua_out_text(lua_State *L, const char *text, size_t count) {
    clua_out_count(L, (uint32_t)count);
    clua_out(L, text, count);
}

bool clua_is_utf8(const char *text, size_t count) {
    const unsigned char *at = (const unsigned char *)text, *end = at + count;
    while (at < end) {
        unsigned char lead = *at++;
        if (lead < 0x80) continue;
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || end - at < more) return false;
        uint32_t scalar = lead & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            if ((*at & 0xC0) != 0x80) return false;
            scalar = scalar << 6 | (*at++ & 0x3F);
        }
        bool is_overlong = (more == 2 && scalar < 0x800) || (more == 3 && scalar < 0x10000);
        bool is_surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
        if (is_overlong || is_surrogate || scalar > 0x10FFFF) return false;
    }
    return true;
}

const char *clua_kind_name(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE: return "nothing";
    case LUA_TBOOLEAN: return "boolean";
    case LUA_TNUMBER: return lua_isinteger(L, index) ? "integer" : "number";
    case LUA_TSTRING: return "text";
    case LUA_TTABLE: return "table";
    case LUA_TFUNCTION: return "function";
    default: return "userdata";
    }
}

// Why this scalar may not cross the border, or NULL; its code is put into `code`.
static const char *scalar_problem(lua_State *L, int index, int32_t *code) {
    *code = CLUA_CODE_TYPE_MISMATCH;
    if (lua_type(L, index) == LUA_TNUMBER) {
        if (!lua_isinteger(L, index) && !isfinite(lua_tonumber(L, index)))
            return "is not a finite number (a division by zero?)";
    } else if (lua_type(L, index) == LUA_TSTRING) {
        size_t count;
        const char *text = lua_tolstring(L, index, &count);
        if (count > machine_of(L)->limits.text_bytes) {
            *code = CLUA_CODE_VALUE_TOO_LARGE;
            return "is too long a text";
        }
        if (!clua_is_utf8(text, count)) return "is not valid UTF-8 (a character cut in two?)";
    }
    return NULL;
}

void clua_check_scalar(lua_State *L, int index, const char *what) {
    int32_t code;
    const char *problem = scalar_problem(L, index, &code);
    if (problem != NULL) clua_raise(L, code, "%s %s", what, problem);
}

static void out_counted_text(lua_State *L, encoder *e, int index) {
    size_t count;
    const char *text = lua_tolstring(L, index, &count);
    e->bytes += count;
    if (e->bytes > machine_of(L)->limits.value_bytes)
        clua_raise(L, CLUA_CODE_VALUE_TOO_LARGE, "%s is larger than %I bytes", e->what,
                   (LUAI_UACINT)machine_of(L)->limits.value_bytes);
    clua_out_text(L, text, count);
}

static void encode(lua_State *L, int index, encoder *e);

static _Noreturn void refuse_count(lua_State *L, const encoder *e) {
    LUAI_UACINT most = machine_of(L)->limits.value_count;
    clua_raise(L, CLUA_CODE_VALUE_TOO_LARGE, "%s has more than %I values", e->what, most);
}

// A record is a table with text keys only, a list one with the keys 1..n, the empty table a list unless `shape` says
// otherwise.
static void encode_table(lua_State *L, int data, int shape, encoder *e) {
    lua_Unsigned length = lua_rawlen(L, data);
    lua_Integer texts = 0, others = 0;
    for (lua_pushnil(L); lua_next(L, data); lua_pop(L, 1)) {
        if (lua_type(L, -2) == LUA_TSTRING) texts++;
        else if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 && (lua_Unsigned)lua_tointeger(L, -2) <= length)
            others++;
        else
            clua_raise(L, CLUA_CODE_TYPE_MISMATCH,
                       "%s is a table that is neither a list (keys 1 to n) nor a record (texts as keys)",
                       push_path(L, e));
        if (texts + others > machine_of(L)->limits.value_count) refuse_count(L, e);
    }
    bool is_list = shape == SHAPE_LIST || (shape != SHAPE_RECORD && texts == 0);
    if (texts > 0 && others > 0)
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s is a table with both numbers and texts as keys", push_path(L, e));
    if (is_list && (lua_Unsigned)others != length)
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s is a list with holes", push_path(L, e));
    int level = e->depth++;
    clua_out_tag(L, is_list ? TAG_LIST : TAG_RECORD);
    clua_out_count(L, (uint32_t)(texts + others));
    if (is_list) {
        e->path[level].key = NULL;
        for (lua_Integer i = 1; i <= (lua_Integer)length; i++) {
            e->path[level].index = i;
            lua_rawgeti(L, data, i);
            encode(L, lua_gettop(L), e);
            lua_pop(L, 1);
        }
    } else {
        for (lua_pushnil(L); lua_next(L, data); lua_pop(L, 1)) {
            int value = lua_gettop(L);
            e->path[level].key = lua_tostring(L, -2);
            int32_t code;
            const char *problem = scalar_problem(L, value - 1, &code);
            if (problem != NULL) clua_raise(L, code, "a key of %s %s", e->what, problem);
            out_counted_text(L, e, value - 1);
            encode(L, value, e);
        }
    }
    e->depth--;
}

static void encode(lua_State *L, int index, encoder *e) {
    clua_machine *m = machine_of(L);
    clua_check_stack(L, 10, "values nested too deeply");
    clua_charge_value(L);
    if (++e->values > m->limits.value_count) refuse_count(L, e);
    int32_t code;
    const char *problem = scalar_problem(L, index, &code);
    if (problem != NULL) clua_raise(L, code, "%s %s", push_path(L, e), problem);
    switch (lua_type(L, index)) {
    case LUA_TNIL: clua_out_tag(L, TAG_NULL); break;
    case LUA_TBOOLEAN: clua_out_tag(L, lua_toboolean(L, index) ? TAG_TRUE : TAG_FALSE); break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            int64_t value = lua_tointeger(L, index);
            clua_out_tag(L, TAG_INTEGER);
            clua_out(L, &value, sizeof value);
        } else {
            double value = lua_tonumber(L, index);
            clua_out_tag(L, TAG_REAL);
            clua_out(L, &value, sizeof value);
        }
        break;
    case LUA_TSTRING:
        clua_out_tag(L, TAG_TEXT);
        out_counted_text(L, e, index);
        break;
    case LUA_TTABLE: {
        if (e->depth >= m->limits.value_depth)
            clua_raise(L, CLUA_CODE_VALUE_TOO_LARGE, "%s is nested deeper than %I levels (does it contain itself?)",
                       e->what, (LUAI_UACINT)m->limits.value_depth);
        int top = lua_gettop(L);
        int shape = clua_view_shape(L, index);
        if (clua_push_view_data(L, index) == VIEW_NONE) lua_pushvalue(L, index);
        encode_table(L, lua_gettop(L), shape, e);
        lua_settop(L, top);
        break;
    }
    default:
        clua_raise(L, CLUA_CODE_TYPE_MISMATCH, "%s is a %s, which cannot leave the script", push_path(L, e),
                   clua_kind_name(L, index));
    }
}

void clua_encode(lua_State *L, int index, const char *what) {
    encoder e = {.what = what};
    encode(L, lua_absindex(L, index), &e);
}
