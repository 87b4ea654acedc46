// Raising errors with a code, and recording what happened while the stack still stands.

#include "machine.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

// Copies text that may be longer, without leaving half a character at the end.
static void copy_text(char *to, size_t capacity, const char *from, size_t count) {
    if (count >= capacity) {
        count = capacity - 1;
        while (count > 0 && ((unsigned char)from[count] & 0xC0) == 0x80) count--;
    }
    memmove(to, from, count);
    to[count] = 0;
}

static const char *chunk_of(const lua_Debug *ar) {
    return *ar->source == '@' || *ar->source == '=' ? ar->source + 1 : ar->source;
}

// The innermost running Lua function from `level` on; returns its level, or -1.
static int lua_level(lua_State *L, int level, lua_Debug *ar) {
    for (int tries = 0; tries < 64 && lua_getstack(L, level, ar); level++, tries++)
        if (lua_getinfo(L, "Sl", ar) && ar->currentline > 0) return level;
    return -1;
}

_Noreturn void clua_raise(lua_State *L, int32_t code, const char *format, ...) {
    clua_machine *m = machine_of(L);
    lua_Debug ar;
    clua_check_stack(L, 8, NULL);
    if (lua_level(L, 0, &ar) >= 0) lua_pushfstring(L, "%s:%d: ", chunk_of(&ar), ar.currentline);
    else lua_pushliteral(L, "");
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    lua_concat(L, 2);
    size_t count;
    const char *text = lua_tolstring(L, -1, &count);
    copy_text(m->raised_text, sizeof m->raised_text, text, count);
    m->raised_code = code;
    lua_error(L);
    abort(); // lua_error does not return
}

static void record_trace(lua_State *L, clua_failure *f) {
    lua_Debug ar;
    f->trace_count = 0;
    for (int level = 0; f->trace_count < CLUA_TRACE_LEVELS; level++) {
        if (!lua_getstack(L, level, &ar)) return;
        lua_getinfo(L, "nSl", &ar);
        if (ar.currentline <= 0) continue;
        int i = f->trace_count++;
        f->trace_lines[i] = ar.currentline;
        copy_text(f->trace_files[i], sizeof f->trace_files[i], chunk_of(&ar), strlen(chunk_of(&ar)));
        const char *name = ar.name == NULL ? "" : ar.name;
        copy_text(f->trace_names[i], sizeof f->trace_names[i], name, strlen(name));
    }
}

// Length of the "place: " that begins `text`, when it is the place where `ar` stands. Lua shortens long chunk names in
// it.
static size_t place_prefix(const lua_Debug *ar, const char *text) {
    char prefix[640];
    const char *names[2] = {ar->short_src, chunk_of(ar)};
    for (int i = 0; i < 2; i++) {
        int length = snprintf(prefix, sizeof prefix, "%s:%d: ", names[i], ar->currentline);
        if (length > 0 && (size_t)length < sizeof prefix && strncmp(text, prefix, (size_t)length) == 0)
            return (size_t)length;
    }
    return 0;
}

// Which running function the text speaks of, for texts that begin with a place.
static size_t locate(lua_State *L, const char *text, clua_failure *f) {
    lua_Debug ar;
    for (int level = 0; level < 200 && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline <= 0) continue;
        size_t length = place_prefix(&ar, text);
        if (length > 0) {
            f->line = ar.currentline;
            copy_text(f->file, sizeof f->file, chunk_of(&ar), strlen(chunk_of(&ar)));
            return length;
        }
    }
    return 0;
}

static void say(clua_failure *f, const char *text) { copy_text(f->message, sizeof f->message, text, strlen(text)); }

static void say_limit(clua_machine *m) {
    clua_failure *f = &m->failure;
    switch (f->code) {
    case CLUA_CODE_INSTRUCTIONS:
        snprintf(f->message, sizeof f->message, "the script ran longer than its %lld instructions",
                 (long long)m->limits.instructions);
        break;
    case CLUA_CODE_WALL_CLOCK:
        snprintf(f->message, sizeof f->message, "the call took longer than %lld ms",
                 (long long)(m->limits.wall_clock_ns / 1000000));
        break;
    default:
        snprintf(f->message, sizeof f->message, "the script needs more memory than its %zu bytes",
                 m->limits.memory_bytes);
    }
}

static void record_place(lua_State *L, clua_failure *f) {
    lua_Debug ar;
    record_trace(L, f);
    f->has_value = false;
    f->file[0] = 0;
    f->line = 0;
    if (f->trace_count == 0 || lua_level(L, 0, &ar) < 0) return;
    f->line = ar.currentline;
    copy_text(f->file, sizeof f->file, chunk_of(&ar), strlen(chunk_of(&ar)));
}

void clua_record_trip(lua_State *L) {
    clua_machine *m = machine_of(L);
    record_place(L, &m->failure);
    m->failure.code = m->trip;
    say_limit(m);
}

int clua_message_handler(lua_State *L) {
    clua_machine *m = machine_of(L);
    clua_failure *f = &m->failure;
    if (m->trip != 0) return 1; // recorded when it happened
    record_place(L, f);
    f->code = CLUA_CODE_RUNTIME;
    switch (lua_type(L, 1)) {
    case LUA_TSTRING: {
        size_t count;
        const char *text = lua_tolstring(L, 1, &count);
        if (m->raised_code != 0 && strncmp(text, m->raised_text, sizeof m->raised_text - 8) == 0)
            f->code = m->raised_code;
        size_t skipped = locate(L, text, f);
        copy_text(f->message, sizeof f->message, text + skipped, count - skipped);
        break;
    }
    case LUA_TNUMBER:
        if (lua_isinteger(L, 1)) snprintf(f->message, sizeof f->message, LUA_INTEGER_FMT, lua_tointeger(L, 1));
        else snprintf(f->message, sizeof f->message, LUA_NUMBER_FMT, lua_tonumber(L, 1));
        break;
    case LUA_TNIL: say(f, "an error was raised without saying what"); break;
    case LUA_TTABLE: say(f, "an error was raised with a table"); break;
    default: snprintf(f->message, sizeof f->message, "an error was raised with a %s", clua_kind_name(L, 1));
    }
    return 1;
}

void clua_note_memory_place(clua_machine *m) {
    lua_Debug ar;
    // Looking at the stack allocates nothing; the line is where the script asked for too much.
    if (m->L == NULL || !m->busy || lua_level(m->L, 0, &ar) < 0) return;
    m->memory_line = ar.currentline;
    copy_text(m->memory_file, sizeof m->memory_file, chunk_of(&ar), strlen(chunk_of(&ar)));
}

static int encode_error_value(lua_State *L) {
    machine_of(L)->outgoing.count = 0;
    clua_encode(L, 1, "the error");
    return 0;
}

// A syntax error has no stack to look at: "file:line: message", the file being perhaps shortened.
void clua_describe_syntax(clua_machine *m) {
    clua_failure *f = &m->failure;
    const char *at = f->message;
    f->code = CLUA_CODE_SYNTAX;
    f->trace_count = 0;
    f->file[0] = 0;
    f->line = 0;
    while ((at = strchr(at, ':')) != NULL) {
        char *end;
        long line = strtol(at + 1, &end, 10);
        if (end > at + 1 && *end == ':' && line > 0) {
            f->line = (int32_t)line;
            say(f, end[1] == ' ' ? end + 2 : end + 1);
            return;
        }
        at++;
    }
}

// Called when a protected call has failed with `status`, the error object being at the top.
void clua_fail(clua_machine *m, int status) {
    lua_State *L = m->L;
    clua_failure *f = &m->failure;
    if (status == LUA_ERRMEM && m->trip == 0) m->trip = CLUA_CODE_MEMORY;
    if (m->trip == CLUA_CODE_MEMORY) {
        // The handler does not run for memory errors.
        f->code = CLUA_CODE_MEMORY;
        f->has_value = false;
        f->trace_count = 0;
        f->line = m->memory_line;
        copy_text(f->file, sizeof f->file, m->memory_line > 0 ? m->memory_file : "",
                  m->memory_line > 0 ? strlen(m->memory_file) : 0);
        say_limit(m);
    } else if (m->trip != 0) {
        f->code = m->trip;
        f->has_value = false;
        say_limit(m);
    } else if (status == LUA_ERRERR) {
        f->code = CLUA_CODE_RUNTIME;
        f->has_value = false;
        say(f, "an error while handling an error: calls are nested too deeply");
    } else if (lua_type(L, -1) == LUA_TTABLE) {
        lua_pushcfunction(L, encode_error_value);
        lua_pushvalue(L, -2);
        f->has_value = lua_pcall(L, 1, 0, 0) == LUA_OK;
    }
}
