// Modules: compiling text, running it once in an environment of its own, and freezing what outlives the run.

#include "machine.h"

typedef struct {
    const char *name, *source;
    size_t count;
    int status;
    int32_t chunk, environment, closures, closure_count, index, result, table, function;
    bool is_exporting; // the incoming buffer holds references
} module_call;

static int write_bytecode(lua_State *L, const void *bytes, size_t count, void *ud) {
    (void)L;
    return clua_buffer_append(ud, bytes, count) ? 0 : 1;
}

static void dump_top(lua_State *L) {
    clua_machine *m = machine_of(L);
    m->outgoing.count = 0;
    if (lua_dump(L, write_bytecode, &m->outgoing, 0) != 0) clua_trip(L, CLUA_CODE_MEMORY);
}

// MARK: Compiling

static int compile(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_pushfstring(L, "@%s", call->name);
    call->status = luaL_loadbufferx(L, call->source, call->count, lua_tostring(L, -1), "t"); // never bytecode
    if (call->status == LUA_ERRMEM) clua_trip(L, CLUA_CODE_MEMORY);
    if (call->status != LUA_OK && call->status != LUA_ERRSYNTAX)
        clua_raise(L, CLUA_CODE_SYNTAX, "the file nests blocks or expressions too deeply");
    if (call->status != LUA_OK) return lua_error(L);
    dump_top(L);
    call->chunk = clua_keep(L);
    return 0;
}

int32_t clua_compile(clua_machine *m, const char *chunk_name, const char *source, size_t count, int32_t *chunk) {
    module_call call = {.name = chunk_name, .source = source, .count = count};
    int32_t result = clua_protect(m, 0, compile, &call);
    if (result == CLUA_FAILED && call.status == LUA_ERRSYNTAX) clua_describe_syntax(m);
    *chunk = call.chunk;
    return result;
}

// MARK: Environments

static int make_environment(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    clua_machine *m = machine_of(L);
    lua_createtable(L, 0, 32);                         // 2
    lua_rawgeti(L, LUA_REGISTRYINDEX, m->globals_ref); // 3
    for (lua_pushnil(L); lua_next(L, 3); lua_settop(L, 4)) {
        lua_pushvalue(L, 4);
        lua_insert(L, -2);
        lua_rawset(L, 2);
    }
    clua_rewind_incoming(m);
    clua_push_incoming(L, 0);
    lua_replace(L, 3);
    lua_settop(L, 3);
    for (lua_pushnil(L); lua_next(L, 3); lua_settop(L, 4)) {
        bool is_plain = lua_type(L, 5) == LUA_TTABLE && !lua_getmetatable(L, 5);
        if (is_plain) clua_freeze_deeply(L, 5);
        else lua_settop(L, 5);
        lua_pushvalue(L, 4);
        lua_insert(L, -2);
        lua_rawset(L, 2);
    }
    lua_settop(L, 2);
    clua_seal(L, "");
    call->result = clua_keep(L);
    return 0;
}

int32_t clua_make_environment(clua_machine *m, int32_t *environment) {
    module_call call = {0};
    int32_t result = clua_protect(m, 0, make_environment, &call);
    *environment = call.result;
    return result;
}

static int probe_global(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->environment);
    bool is_table = lua_getfield(L, -1, call->name) == LUA_TTABLE;
    if (call->source != NULL && is_table) lua_getfield(L, -1, call->source);
    return 0;
}

int32_t clua_probe_global(clua_machine *m, int32_t environment, const char *global, const char *member) {
    module_call call = {.environment = environment, .name = global, .source = member};
    return clua_protect(m, 0, probe_global, &call);
}

static int probe_assignment(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->environment);
    lua_pushnil(L);
    lua_setfield(L, -2, call->name);
    return 0;
}

int32_t clua_probe_assignment(clua_machine *m, int32_t environment, const char *global) {
    module_call call = {.environment = environment, .name = global};
    return clua_protect(m, 0, probe_assignment, &call);
}

// MARK: Running

static void export(lua_State *L, int table, module_call *call) {
    clua_machine *m = machine_of(L);
    uint32_t count = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            clua_raise(L, CLUA_CODE_NOT_A_MODULE,
                       "the table the file returns has a %s as a key; a module is a table of functions by name",
                       clua_kind_name(L, -2));
        count++;
    }
    m->outgoing.count = 0;
    m->incoming.count = 0; // keeps the references made, in case this fails half-way
    call->is_exporting = true;
    clua_out_tag(L, 7);
    clua_out_count(L, count);
    for (lua_pushnil(L); lua_next(L, table); lua_settop(L, table + 1)) {
        clua_check_scalar(L, -2, "a name in the module");
        size_t length;
        const char *name = lua_tolstring(L, -2, &length);
        clua_out_text(L, name, length);
        if (lua_type(L, -1) != LUA_TFUNCTION) {
            const char *kind = clua_kind_name(L, -1);
            clua_out_tag(L, 5);
            clua_out_text(L, kind, strlen(kind));
            continue;
        }
        lua_Debug ar;
        lua_pushvalue(L, -1);
        lua_getinfo(L, ">Su", &ar);
        if (!clua_buffer_append(&m->incoming, NULL, sizeof(int32_t))) clua_trip(L, CLUA_CODE_MEMORY);
        m->incoming.count -= sizeof(int32_t);
        int32_t ref = clua_keep(L);
        clua_buffer_append(&m->incoming, &ref, sizeof ref);
        int64_t numbers[3] = {ref, ar.linedefined, ar.isvararg ? -1 : ar.nparams};
        clua_out_tag(L, 6);
        clua_out_count(L, 3);
        for (int i = 0; i < 3; i++) {
            clua_out_tag(L, 3);
            clua_out(L, &numbers[i], sizeof numbers[i]);
        }
    }
}

static int run_module(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_settop(L, 1);
    for (int i = FREEZE_SEEN; i <= FREEZE_CLOSURES; i++) lua_newtable(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->chunk);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->environment);
    lua_setupvalue(L, -2, 1); // _ENV
    lua_call(L, 0, 1);
    if (lua_type(L, 5) != LUA_TTABLE || lua_getmetatable(L, 5))
        clua_raise(L, CLUA_CODE_NOT_A_MODULE, "the file returns %s; it must return a table of functions",
                   clua_kind_name(L, 5));
    clua_freeze_reachable(L, 5);
    call->closure_count = (int32_t)lua_rawlen(L, FREEZE_CLOSURES);
    export(L, 5, call);
    lua_settop(L, 5);
    call->table = clua_keep(L);
    lua_settop(L, FREEZE_CLOSURES);
    call->closures = clua_keep(L);
    return 0;
}

int32_t clua_run_module(clua_machine *m, int32_t chunk, int32_t environment, int32_t *closures, int32_t *closure_count,
                        int32_t *table) {
    module_call call = {.chunk = chunk, .environment = environment};
    int32_t result = clua_protect(m, CLUA_CONTEXT_LOAD, run_module, &call);
    if (result == CLUA_FAILED && call.is_exporting) {
        for (size_t at = 0; at + sizeof(int32_t) <= m->incoming.count; at += sizeof(int32_t)) {
            int32_t ref;
            memcpy(&ref, m->incoming.bytes + at, sizeof ref);
            clua_release(m, ref);
        }
    }
    m->incoming.count = 0;
    if (result == CLUA_FAILED) {
        clua_release(m, call.table); // kept before what failed
        call.table = 0;
    }
    *closures = call.closures;
    *closure_count = call.closure_count;
    *table = call.table;
    return result;
}

static int replace_member(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->table);
    lua_pushstring(L, call->name);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->function);
    lua_rawset(L, -3); // beneath the view that the module's functions have of it
    return 0;
}

int32_t clua_replace_member(clua_machine *m, int32_t table, const char *name, int32_t function) {
    module_call call = {.name = name, .table = table, .function = function};
    return clua_protect(m, 0, replace_member, &call);
}

static int dump_closure(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->closures);
    lua_rawgeti(L, -1, call->index + 1);
    dump_top(L);
    return 0;
}

int32_t clua_dump_closure(clua_machine *m, int32_t closures, int32_t index) {
    module_call call = {.closures = closures, .index = index};
    return clua_protect(m, 0, dump_closure, &call);
}

static int dump_function(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, *(int32_t *)lua_touserdata(L, 1));
    dump_top(L);
    return 0;
}

int32_t clua_dump_function(clua_machine *m, int32_t function) { return clua_protect(m, 0, dump_function, &function); }

static int make_namespace(lua_State *L) {
    module_call *call = lua_touserdata(L, 1);
    clua_rewind_incoming(machine_of(L));
    clua_push_incoming(L, 0);
    clua_seal(L, call->name);
    call->result = clua_keep(L);
    return 0;
}

int32_t clua_make_namespace(clua_machine *m, const char *label, int32_t *space) {
    module_call call = {.name = label};
    int32_t result = clua_protect(m, 0, make_namespace, &call);
    *space = call.result;
    return result;
}
