// The library `table`, with ranges bounded, and a sort that is the same on every run.

#include "machine.h"

static lua_Number length_of(lua_State *L, const char *function) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Number count = (lua_Number)luaL_len(L, 1);
    if (count > (lua_Number)machine_of(L)->limits.list_count)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE, "%s would work on more than %I elements", function,
                   (LUAI_UACINT)machine_of(L)->limits.list_count);
    return count;
}

static void check_range(lua_State *L, const char *function, int first_index, int last_index, lua_Number length,
                        int64_t limit) {
    lua_Number first = (lua_Number)luaL_optinteger(L, first_index, 1);
    lua_Number last = lua_isnoneornil(L, last_index) ? length : (lua_Number)luaL_checkinteger(L, last_index);
    if (last - first + 1 > (lua_Number)limit)
        clua_raise(L, CLUA_CODE_ARGUMENT_TOO_LARGE, "%s would work on more than %I elements", function,
                   (LUAI_UACINT)limit);
    if (last > first) clua_charge(L, last - first);
}

static int safe_concat(lua_State *L) {
    lua_Number length = length_of(L, "table.concat");
    check_range(L, "table.concat", 3, 4, length, machine_of(L)->limits.list_count);
    return machine_of(L)->originals.concat(L);
}

static int safe_unpack(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    check_range(L, "table.unpack", 2, 3, (lua_Number)luaL_len(L, 1), machine_of(L)->limits.result_count);
    return machine_of(L)->originals.unpack(L);
}

static int safe_insert(lua_State *L) {
    clua_charge(L, length_of(L, "table.insert") / 4);
    return machine_of(L)->originals.insert(L);
}

static int safe_remove(lua_State *L) {
    clua_charge(L, length_of(L, "table.remove") / 4);
    return machine_of(L)->originals.remove(L);
}

static int safe_pack(lua_State *L) {
    int count = lua_gettop(L);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

// MARK: Sorting

// Bottom-up merge sort. The stock sort picks pivots by the clock, so that equal elements could change places between
// two runs.
void clua_sort(lua_State *L, int table, lua_Integer count, bool (*before)(lua_State *L)) {
    bool is_sorted = true;
    clua_check_stack(L, 8, NULL);
    for (lua_Integer i = 1; i < count && is_sorted; i++) {
        lua_rawgeti(L, table, i + 1);
        lua_rawgeti(L, table, i);
        is_sorted = !before(L);
        lua_pop(L, 2);
    }
    if (is_sorted) return;
    lua_createtable(L, (int)count, 0);
    int source = table, target = lua_gettop(L);
    const int scratch = target;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width, high = low + 2 * width;
            if (middle > count + 1) middle = count + 1;
            if (high > count + 1) high = count + 1;
            lua_Integer left = low, right = middle;
            for (lua_Integer to = low; to < high; to++) {
                bool takes_right = false;
                if (left < middle && right < high) {
                    lua_rawgeti(L, source, right);
                    lua_rawgeti(L, source, left);
                    takes_right = before(L);
                    lua_pop(L, 2);
                } else takes_right = left >= middle;
                lua_rawgeti(L, source, takes_right ? right++ : left++);
                lua_rawseti(L, target, to);
            }
        }
        int swapped = source;
        source = target;
        target = swapped;
    }
    if (source == scratch)
        for (lua_Integer i = 1; i <= count; i++) {
            lua_rawgeti(L, scratch, i);
            lua_rawseti(L, table, i);
        }
    lua_settop(L, scratch - 1);
}

static bool less_than(lua_State *L) {
    size_t bytes = lua_type(L, -1) == LUA_TSTRING ? (size_t)lua_rawlen(L, -1) : 0;
    clua_charge(L, 4 + (lua_Number)bytes / 64);
    return lua_compare(L, -2, -1, LUA_OPLT);
}

// The order function is the second argument of table.sort.
static bool ordered_by_script(lua_State *L) {
    clua_charge(L, 4);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -3);
    lua_pushvalue(L, -3);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

static int stable_sort(lua_State *L) {
    lua_settop(L, 2);
    lua_Integer count = (lua_Integer)length_of(L, "table.sort");
    if (!lua_isnil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    clua_charge(L, (lua_Number)count);
    // A copy is sorted: the table may be a view, and the order function may change it.
    lua_createtable(L, (int)count, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_geti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    clua_sort(L, 3, count, lua_isnil(L, 2) ? less_than : ordered_by_script);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, 3, i);
        lua_seti(L, 1, i);
    }
    return 0;
}

void clua_open_tables(lua_State *L) {
    static const luaL_Reg own[] = {
        {"concat", safe_concat}, {"insert", safe_insert}, {"pack", safe_pack}, {"remove", safe_remove},
        {"sort", stable_sort},   {"unpack", safe_unpack}, {NULL, NULL}};
    clua_originals *o = &machine_of(L)->originals;
    int target = lua_gettop(L);
    luaL_newlib(L, own);
    lua_pushcfunction(L, luaopen_table);
    lua_call(L, 0, 1);
    struct {
        const char *name;
        lua_CFunction *original;
    } taken[] = {{"concat", &o->concat}, {"insert", &o->insert}, {"remove", &o->remove}, {"unpack", &o->unpack}};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        lua_getfield(L, -1, taken[i].name);
        *taken[i].original = lua_tocfunction(L, -1);
        lua_pop(L, 1);
    }
    lua_settop(L, target + 1);
    clua_seal(L, "table");
    lua_setfield(L, target, "table");
}
