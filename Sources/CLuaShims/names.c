// Names that do not exist: which one was meant, and read-only tables that say so.

#include "machine.h"

#include <stdlib.h>

enum { LONGEST_NAME = 48 };

static int smaller(int a, int b) { return a < b ? a : b; }

static char normal(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '-' ? '_' : c; }

// Edits of one character, neighbouring swaps counted once (optimal string alignment).
static int edits(const char *a, int a_count, const char *b, int b_count) {
    int rows[3][LONGEST_NAME + 1];
    for (int j = 0; j <= b_count; j++) rows[0][j] = j;
    for (int i = 1; i <= a_count; i++) {
        int *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b_count; j++) {
            char x = normal(a[i - 1]), y = normal(b[j - 1]);
            row[j] = smaller(smaller(last[j] + 1, row[j - 1] + 1), last[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == normal(b[j - 2]) && normal(a[i - 2]) == y)
                row[j] = smaller(row[j], before[j - 2] + 1);
        }
    }
    return rows[a_count % 3][b_count];
}

const char *clua_nearest(lua_State *L, int table, const char *name) {
    table = lua_absindex(L, table);
    size_t count = strlen(name);
    const char *nearest = NULL;
    int least = LONGEST_NAME;
    if (count > LONGEST_NAME) return NULL;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) continue;
        size_t other_count;
        const char *other = lua_tolstring(L, -2, &other_count);
        if (other_count > LONGEST_NAME) continue;
        int longer = (int)(count > other_count ? count : other_count);
        int limit = longer / 3 < 1 ? 1 : longer / 3;
        if (abs((int)count - (int)other_count) > limit) continue;
        int distance = edits(name, (int)count, other, (int)other_count);
        if (distance > limit || distance > least) continue;
        // The table has no order of its own: of equals, the first in the alphabet.
        if (distance == least && nearest != NULL && strcmp(other, nearest) > 0) continue;
        least = distance;
        nearest = other;
    }
    return nearest;
}

static const char *const withheld[] = {
    "_G",         "collectgarbage", "coroutine",    "debug",   "dofile", "getmetatable", "io",     "load",   "loadfile",
    "loadstring", "module",         "os",           "package", "print",  "rawequal",     "rawget", "rawlen", "rawset",
    "require",    "setfenv",        "setmetatable", "unpack",  "warn",   "xpcall",       NULL};

// Raises when the text at the top is not a key of `table`; `label` is the namespace, empty for globals.
void clua_check_name(lua_State *L, int table, const char *label) {
    table = lua_absindex(L, table);
    if (lua_type(L, -1) != LUA_TSTRING)
        clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s has no %s as a name", *label ? label : "the script",
                   clua_kind_name(L, -1));
    const char *name = lua_tostring(L, -1);
    lua_pushvalue(L, -1);
    bool is_known = lua_rawget(L, table) != LUA_TNIL;
    lua_pop(L, 1);
    if (is_known) return;
    const char *nearest = clua_nearest(L, table, name);
    if (*label == 0) {
        for (int i = 0; withheld[i] != NULL; i++)
            if (strcmp(name, withheld[i]) == 0)
                clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "'%s' is not available to scripts", name);
        if (nearest != NULL)
            clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "unknown name '%s'; did you mean '%s'?", name, nearest);
        clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "unknown name '%s'", name);
    }
    if (nearest != NULL)
        clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s has no '%s'; did you mean '%s'?", label, name, nearest);
    clua_raise(L, CLUA_CODE_UNKNOWN_NAME, "%s has no '%s'", label, name);
}

// __index of a sealed table: only reached for names it does not have.
static int missing_name(lua_State *L) {
    lua_settop(L, 2);
    clua_check_name(L, 1, lua_tostring(L, lua_upvalueindex(1)));
    return 0;
}

static int refuse_assignment(lua_State *L) {
    const char *label = lua_tostring(L, lua_upvalueindex(1));
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    if (*label == 0)
        clua_raise(L, CLUA_CODE_GLOBAL_ASSIGNMENT,
                   "assignment to the global '%s'; write 'local %s' for a variable of the function", name, name);
    clua_raise(L, CLUA_CODE_GLOBAL_ASSIGNMENT, "assignment to '%s.%s': %s cannot be changed", label, name, label);
}

void clua_seal(lua_State *L, const char *label) {
    clua_check_stack(L, 6, NULL);
    lua_createtable(L, 0, 1); // table, its metatable
    lua_pushstring(L, label);
    lua_pushcclosure(L, missing_name, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_createtable(L, 0, 0); // table, proxy
    lua_createtable(L, 0, 3); // table, proxy, its metatable
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, label);
    lua_pushcclosure(L, refuse_assignment, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_replace(L, -2);
}
