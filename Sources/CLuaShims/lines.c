// Which lines ran, for tests of scripts: off, and free of cost, unless it is asked for.

#include "machine.h"

#include <stdlib.h>

// The lines of one chunk that ran, as bits; outside of Lua's memory, so that watching takes nothing from a script's limit.
typedef struct {
    char *name;
    uint8_t *bits;
    int32_t count; // of lines there is room for
} chunk_lines;

struct clua_lines {
    chunk_lines *chunks;
    int32_t count;
};

bool clua_watch_lines(clua_machine *m) {
    if (m->lines == NULL) m->lines = calloc(1, sizeof *m->lines);
    return m->lines != NULL;
}

static chunk_lines *chunk_named(clua_lines *lines, const char *name) {
    for (int32_t i = 0; i < lines->count; i++)
        if (strcmp(lines->chunks[i].name, name) == 0) return &lines->chunks[i];
    chunk_lines *moved = realloc(lines->chunks, (size_t)(lines->count + 1) * sizeof *moved);
    if (moved == NULL) return NULL;
    lines->chunks = moved;
    char *kept = strdup(name);
    if (kept == NULL) return NULL;
    moved[lines->count] = (chunk_lines){.name = kept};
    return &moved[lines->count++];
}

static bool make_room(chunk_lines *chunk, int32_t line) {
    if (line < chunk->count) return true;
    int32_t count = (line / 512 + 1) * 512;
    uint8_t *moved = realloc(chunk->bits, (size_t)count / 8);
    if (moved == NULL) return false;
    memset(moved + chunk->count / 8, 0, (size_t)(count - chunk->count) / 8);
    chunk->bits = moved;
    chunk->count = count;
    return true;
}

// Without memory a line counts as one that did not run: a report then asks for too much, never for too little.
void clua_note_line(lua_State *L, lua_Debug *ar) {
    if (ar->currentline <= 0 || lua_getinfo(L, "S", ar) == 0 || ar->source[0] != '@') return;
    chunk_lines *chunk = chunk_named(machine_of(L)->lines, ar->source + 1);
    if (chunk == NULL || !make_room(chunk, ar->currentline)) return;
    chunk->bits[ar->currentline / 8] |= (uint8_t)(1u << (ar->currentline % 8));
}

int32_t clua_watched_chunks(const clua_machine *m) { return m->lines == NULL ? 0 : m->lines->count; }

const char *clua_watched_chunk(const clua_machine *m, int32_t index, int32_t *line_count) {
    *line_count = m->lines->chunks[index].count;
    return m->lines->chunks[index].name;
}

bool clua_line_ran(const clua_machine *m, int32_t index, int32_t line) {
    return (m->lines->chunks[index].bits[line / 8] >> (line % 8) & 1) != 0;
}

void clua_forget_lines(clua_machine *m) {
    if (m->lines == NULL) return;
    for (int32_t i = 0; i < m->lines->count; i++) {
        free(m->lines->chunks[i].name);
        free(m->lines->chunks[i].bits);
    }
    free(m->lines->chunks);
    free(m->lines);
    m->lines = NULL;
}
