// Writing to documents: what was there before is kept until it is forgotten or put back.

#include "views.h"

#include <math.h>

clua_log *clua_log_of(lua_State *L, int document) {
    lua_rawgeti(L, document, DOCUMENT_LOG);
    clua_log *log = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return log;
}

static int32_t slot_of(lua_State *L, int document, int root) {
    lua_rawgeti(L, document, DOCUMENT_SLOTS);
    lua_pushvalue(L, root);
    lua_rawget(L, -2);
    int32_t slot = (int32_t)lua_tointeger(L, -1) - 1;
    lua_pop(L, 2);
    return slot;
}

// MARK: The root

// Puts the value that Lua holds for a slot aside; the table has room for it. Every step leaves things consistent.
static void keep_old_in_lua(lua_State *L, clua_log *log, clua_slot *s, int32_t slot, int document) {
    clua_check_stack(L, 6, NULL);
    int top = lua_gettop(L);
    lua_rawgeti(L, document, DOCUMENT_OLD);
    lua_rawgeti(L, document, DOCUMENT_DATA);
    lua_rawgeti(L, document, DOCUMENT_NAMES);
    lua_rawgeti(L, -1, slot + 1);
    if (lua_rawget(L, top + 2) == LUA_TNIL) {
        s->before.kind = CLUA_CHANGE_NULL;
    } else {
        lua_rawseti(L, top + 1, slot + 1);
        log->old_count++;
    }
    lua_settop(L, top);
}

void clua_note_write(lua_State *L, clua_log *log, int32_t slot, int document) {
    clua_slot *s = &log->slots[slot];
    if (!s->is_dirty) {
        s->before = s->now;
        if (s->now.kind == CLUA_CHANGE_ENCODED) keep_old_in_lua(L, log, s, slot, document);
        s->is_dirty = true;
        log->dirty[log->dirty_count++] = slot;
    }
    if (!s->is_fresh) {
        s->is_fresh = true;
        log->fresh[log->fresh_count++] = slot;
    }
}

void clua_note_value(lua_State *L, clua_log *log, int32_t slot, int index) {
    clua_known *now = &log->slots[slot].now;
    switch (lua_type(L, index)) {
    case LUA_TNIL: now->kind = CLUA_CHANGE_NULL; break;
    case LUA_TBOOLEAN: now->kind = lua_toboolean(L, index) ? CLUA_CHANGE_TRUE : CLUA_CHANGE_FALSE; break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            now->kind = CLUA_CHANGE_INTEGER;
            now->whole = lua_tointeger(L, index);
        } else {
            now->kind = CLUA_CHANGE_REAL;
            now->real = lua_tonumber(L, index);
        }
        break;
    default: now->kind = CLUA_CHANGE_ENCODED;
    }
}

// Whether the value at 3 fits the shape as it is, needing neither a copy nor a message; `known` then says what it is.
static bool fits_plainly(lua_State *L, int32_t shape, clua_known *known) {
    if (shape == SHAPE_INTEGER && lua_isinteger(L, 3)) {
        known->kind = CLUA_CHANGE_INTEGER;
        known->whole = lua_tointeger(L, 3);
        return true;
    }
    switch (lua_type(L, 3)) {
    case LUA_TNUMBER:
        if (lua_isinteger(L, 3)) {
            known->kind = CLUA_CHANGE_INTEGER;
            known->whole = lua_tointeger(L, 3);
            return shape == SHAPE_INTEGER || shape == SHAPE_NUMBER || shape == SHAPE_ANY;
        }
        known->kind = CLUA_CHANGE_REAL;
        known->real = lua_tonumber(L, 3);
        return (shape == SHAPE_NUMBER || shape == SHAPE_ANY) && isfinite(known->real);
    case LUA_TBOOLEAN:
        known->kind = lua_toboolean(L, 3) ? CLUA_CHANGE_TRUE : CLUA_CHANGE_FALSE;
        return shape == SHAPE_BOOLEAN || shape == SHAPE_ANY;
    case LUA_TNIL: known->kind = CLUA_CHANGE_NULL; return true;
    case LUA_TSTRING: {
        size_t count;
        const char *text = lua_tolstring(L, 3, &count);
        known->kind = CLUA_CHANGE_ENCODED;
        return (shape == SHAPE_TEXT || shape == SHAPE_ANY) && count <= machine_of(L)->limits.text_bytes &&
               clua_is_utf8(text, count);
    }
    default: return false;
    }
}

static uint32_t place_of(const clua_log *log, const void *name) {
    return (uint32_t)((uintptr_t)name >> 4) & log->name_mask;
}

void clua_add_name(clua_log *log, int32_t slot, const void *name, size_t length) {
    if (length > 40) return; // LUAI_MAXSHORTLEN: longer ones may be there more than once
    uint32_t place = place_of(log, name);
    while (log->by_name[place] >= 0) place = (place + 1) & log->name_mask;
    log->by_name[place] = slot;
    log->slots[slot].name = name;
}

// The slot of the key at 2; -1 when there is none or its name is long.
static int32_t slot_of_key(lua_State *L, const clua_log *log) {
    // Of a text the address of Lua's own copy, of which there is one: no other value has it.
    const void *name = lua_topointer(L, 2);
    if (name == NULL) return -1;
    for (uint32_t place = place_of(log, name);; place = (place + 1) & log->name_mask) {
        int32_t slot = log->by_name[place];
        if (slot < 0 || log->slots[slot].name == name) return slot;
    }
}

int clua_write_root(lua_State *L) {
    clua_known known;
    clua_log *log = lua_touserdata(L, lua_upvalueindex(WRITE_LOG));
    int32_t slot = slot_of_key(L, log);
    if (slot < 0 || !fits_plainly(L, log->slots[slot].shape, &known)) {
        lua_rawgeti(L, lua_upvalueindex(WRITE_DOCUMENT), DOCUMENT_NODE);
        clua_write_node(L, 4, 2, 3);
        return 0;
    }
    clua_note_write(L, log, slot, lua_upvalueindex(WRITE_DOCUMENT));
    lua_rawset(L, lua_upvalueindex(WRITE_DATA)); // takes key and value from the top
    log->slots[slot].now = known;
    log->asks_lua = log->asks_lua || known.kind == CLUA_CHANGE_ENCODED;
    return 0;
}

// MARK: Below the root

// Keeps the value that the key had before the first write, so that the log cannot grow with the number of writes. Every
// step leaves things consistent: the next may run out of memory.
static void keep_old(lua_State *L, clua_log *log, int node, int document, int data, int key) {
    int top = lua_gettop(L);
    if (lua_rawgeti(L, node, NODE_OLD) != LUA_TTABLE) {
        lua_settop(L, top);
        lua_createtable(L, 0, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, node, NODE_OLD);
    }
    lua_rawgeti(L, node, NODE_TOUCHED);
    if (!lua_toboolean(L, -1)) {
        lua_rawgeti(L, document, DOCUMENT_TOUCHED);
        lua_pushvalue(L, node);
        lua_rawseti(L, -2, log->touched_count + 1);
        log->touched_count++;
        lua_pushboolean(L, 1);
        lua_rawseti(L, node, NODE_TOUCHED);
    }
    lua_settop(L, top + 1);
    lua_pushvalue(L, key);
    if (lua_rawget(L, top + 1) == LUA_TNIL) {
        lua_pushvalue(L, key);
        lua_pushvalue(L, key);
        if (lua_rawget(L, data) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_pushlightuserdata(L, NULL); // stands for no value
        }
        lua_rawset(L, top + 1);
    }
    lua_settop(L, top);
}

void clua_store(lua_State *L, int node, int document, int root, int key) {
    int copy = lua_gettop(L);
    clua_check_stack(L, 12, NULL);
    clua_log *log = clua_log_of(L, document);
    int32_t slot = slot_of(L, document, root);
    lua_rawgeti(L, node, NODE_DATA);
    if (root != key) keep_old(L, log, node, document, copy + 1, key);
    clua_note_write(L, log, slot, document);
    lua_pushvalue(L, key);
    lua_pushvalue(L, copy);
    lua_rawset(L, copy + 1);
    if (root == key) clua_note_value(L, log, slot, copy);
    log->asks_lua = log->asks_lua || log->slots[slot].now.kind == CLUA_CHANGE_ENCODED;
    lua_settop(L, copy - 1);
}
