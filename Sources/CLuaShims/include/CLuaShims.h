#ifndef TIAOCHU_CLUASHIMS_H
#define TIAOCHU_CLUASHIMS_H

// One Lua machine, as Swift sees it. Lua raises by longjmp, which must never cross a Swift frame: therefore everything
// here that can raise runs inside a protected C function, and Swift only ever gets return codes, scalars and bytes.
//
// Values cross as bytes. Integers are in the byte order of the machine; a text is its length (uint32) and its UTF-8:
//     0 null | 1 false | 2 true | 3 int64 | 4 double | 5 text | 6 list: count (uint32), values
//     7 record: count (uint32), text and value of each | 8 reference: int32, Swift to Lua only
// Buffers belong to the machine, so that a raise leaks nothing.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct clua_machine clua_machine;

typedef struct {
    int64_t instructions;
    size_t memory_bytes;
    int64_t wall_clock_ns;
    size_t text_bytes;
    size_t value_bytes;
    int64_t value_depth;
    int64_t value_count;
    int64_t list_count;
    int64_t result_count;
    double pattern_steps;
} clua_limits;

enum { CLUA_CONTEXT_LOAD = 1 << 2 }; // the body of a file is running
enum { CLUA_HOOK_PERIOD = 100 }; // instructions between two looks at the budget and the clock

// What an entry point returns.
enum {
    CLUA_FAILED = 0, // see clua_failure
    CLUA_OK = 1,
    CLUA_NULL = 2,
    CLUA_FALSE = 3,
    CLUA_TRUE = 4,
    CLUA_VALUE = 5,    // the outgoing buffer holds it
    CLUA_REENTERED = 6 // the machine is already running
};

// Why an entry point failed.
enum {
    CLUA_CODE_RUNTIME = 0,
    CLUA_CODE_SYNTAX = 1,
    CLUA_CODE_INSTRUCTIONS = 2,
    CLUA_CODE_MEMORY = 3,
    CLUA_CODE_WALL_CLOCK = 4,
    CLUA_CODE_ARGUMENT_TOO_LARGE = 5,
    CLUA_CODE_NOT_PERMITTED_HERE = 6,
    CLUA_CODE_UNKNOWN_NAME = 7,
    CLUA_CODE_GLOBAL_ASSIGNMENT = 8,
    CLUA_CODE_READ_ONLY = 9,
    CLUA_CODE_UNAVAILABLE = 10,
    CLUA_CODE_TYPE_MISMATCH = 11,
    CLUA_CODE_VALUE_TOO_LARGE = 12,
    CLUA_CODE_HOST_FUNCTION = 13,
    CLUA_CODE_NOT_A_MODULE = 14,
    CLUA_CODE_KEEPS_STATE = 15
};

enum { CLUA_TRACE_LEVELS = 16 };

typedef struct {
    int32_t code;
    int32_t line; // 0 when unknown
    int32_t trace_count;
    bool has_value; // the outgoing buffer holds what the script gave to `error`
    char message[2048];
    char file[512];
    int32_t trace_lines[CLUA_TRACE_LEVELS];
    char trace_files[CLUA_TRACE_LEVELS][256];
    char trace_names[CLUA_TRACE_LEVELS][96];
} clua_failure;

// Called for host function `index`, with its arguments as a list in the outgoing buffer. Puts the result, or with a
// non-zero return (a code, plus one) the message as a text, into the incoming buffer. Must not call the machine
// otherwise.
typedef int32_t (*clua_host_callback)(void *context, int32_t index);

// MARK: Life of a machine

// NULL when even an empty machine does not fit into memory. `host_context` is only handed back to `host`.
clua_machine *clua_create(const clua_limits *limits, clua_host_callback host, void *host_context);
// Builds the sandbox: libraries, string metatable. Must be called once, first.
int32_t clua_prepare(clua_machine *m);
void clua_destroy(clua_machine *m);
size_t clua_memory_in_use(const clua_machine *m);
void clua_collect(clua_machine *m);
// Adds a host function under `name` (inside namespace `space` unless that is empty).
int32_t clua_add_host_function(clua_machine *m, const char *space, const char *name, int32_t index);

// MARK: Lines that ran

// From now on notes every line that runs, in machines that test scripts; false when there is no memory for it.
bool clua_watch_lines(clua_machine *m);
int32_t clua_watched_chunks(const clua_machine *m);
// The name of a chunk of which lines ran; `line_count` is above its last.
const char *clua_watched_chunk(const clua_machine *m, int32_t index, int32_t *line_count);
bool clua_line_ran(const clua_machine *m, int32_t index, int32_t line);

// MARK: Buffers and failures

const uint8_t *clua_outgoing(const clua_machine *m, size_t *count);
// Room for `count` more bytes at the end of the incoming buffer, or NULL when the process is out of memory.
uint8_t *clua_incoming_extend(clua_machine *m, size_t count);
void clua_incoming_reset(clua_machine *m);
const clua_failure *clua_last_failure(const clua_machine *m);
const char *clua_failure_message(const clua_failure *f);
const char *clua_failure_file(const clua_failure *f);
int32_t clua_failure_trace_line(const clua_failure *f, int32_t level);
const char *clua_failure_trace_file(const clua_failure *f, int32_t level);
const char *clua_failure_trace_name(const clua_failure *f, int32_t level);
uint32_t clua_context(const clua_machine *m);

// MARK: References

// Values are kept by number; 0 is no reference.
void clua_release(clua_machine *m, int32_t ref);
// Copies a kept value to where calls find it faster, and gives what to call it by there, below 0; `ref` itself when that
// cannot be. The value stays what it was when `ref` comes to mean another.
int32_t clua_place(clua_machine *m, int32_t ref);
// Gives a place back; no-op for a reference.
void clua_unplace(clua_machine *m, int32_t place);

// MARK: Calls

// Calls refs[0] with the values refs[1..<count], references or places, count <= 16. The path that matters: allocates nothing.
// `is_brief` promises that the call ends by itself within CLUA_HOOK_PERIOD instructions: counting them would never come
// to a count, so the hook, which slows every instruction, is left off.
int32_t clua_call(clua_machine *m, const int32_t *refs, int32_t count, uint32_t context, bool is_brief);
// The same, without taking the result.
int32_t clua_run(clua_machine *m, const int32_t *refs, int32_t count, uint32_t context, bool is_brief);
// Calls `function` with the `count` values in the incoming buffer.
int32_t clua_call_encoded(clua_machine *m, int32_t function, int32_t count, uint32_t context);

// MARK: Modules

// Compiles source text. The outgoing buffer then holds the chunk's bytecode, to be examined, never to be loaded.
int32_t clua_compile(clua_machine *m, const char *chunk_name, const char *source, size_t count, int32_t *chunk);
// A fresh environment; the incoming buffer holds a record of bindings.
int32_t clua_make_environment(clua_machine *m, int32_t *environment);
// Fails just as a script would that reads this global, or this member of it unless `member` is NULL.
int32_t clua_probe_global(clua_machine *m, int32_t environment, const char *global, const char *member);
// Fails just as a script would that assigns this global.
int32_t clua_probe_assignment(clua_machine *m, int32_t environment, const char *global);
// Runs a chunk in its environment. The outgoing buffer then holds a record: name to [reference, line, parameters],
// the number of parameters being -1 when it varies; what is not a function is the text of its kind.
// `closures` refers to the list of every function that outlives the run, for clua_dump_closure; `table` to the table itself.
int32_t clua_run_module(clua_machine *m, int32_t chunk, int32_t environment, int32_t *closures, int32_t *closure_count,
                        int32_t *table);
// Puts another function into a module's table, where its own functions find it from now on.
int32_t clua_replace_member(clua_machine *m, int32_t table, const char *name, int32_t function);
int32_t clua_dump_closure(clua_machine *m, int32_t closures, int32_t index);
// Puts the bytecode of a Lua function into the outgoing buffer, to be examined, never to be loaded.
int32_t clua_dump_function(clua_machine *m, int32_t function);
// A strict read-only table of the functions in the incoming buffer (record of references), named `label` in messages.
int32_t clua_make_namespace(clua_machine *m, const char *label, int32_t *space);

// MARK: Documents

// Compiles the shape in the incoming buffer; `label` names the document in messages.
// A shape is a text ("any", "boolean", "integer", "number", "text"), ["list", shape] or ["record", {field: shape}].
int32_t clua_make_shape(clua_machine *m, const char *label, int32_t *shape);
// What was written to a document; lives as long as the document's reference.
typedef struct clua_log clua_log;

typedef struct {
    int32_t document, frozen, writable; // references
    int32_t data;                       // the data table itself: only for functions that do nothing but read fields
    clua_log *log;
} clua_document_parts;

// Makes a document of the record in the incoming buffer; the outgoing buffer then lists its fields by slot.
int32_t clua_make_document(clua_machine *m, int32_t shape, clua_document_parts *parts);
// Replaces the document's whole content by the record in the incoming buffer and forgets all changes.
int32_t clua_document_replace(clua_machine *m, int32_t document, clua_log *log);
// Sets root fields, all or none; recorded like a script's writes. The incoming buffer holds their number, then names
// and values.
int32_t clua_document_set(clua_machine *m, int32_t document);

enum {
    CLUA_CHANGE_NULL = 0,
    CLUA_CHANGE_FALSE = 1,
    CLUA_CHANGE_TRUE = 2,
    CLUA_CHANGE_INTEGER = 3,
    CLUA_CHANGE_REAL = 4,
    CLUA_CHANGE_TEXT = 5,   // good until the machine is entered again
    CLUA_CHANGE_ENCODED = 6 // in the outgoing buffer, from byte `whole` on
};

// A root field that was written, and what it holds now.
typedef struct {
    int32_t slot;
    int32_t kind;
    union {
        int64_t whole;
        double real;
    };
    const char *text;
    size_t count;
} clua_change;

// Says how many root fields were written since this was last asked, and forgets that they were; what it takes to undo
// the writes is kept.
int32_t clua_document_changes(clua_machine *m, int32_t document, clua_log *log, int32_t *count);
// The same, followed by a commit.
int32_t clua_document_take(clua_machine *m, int32_t document, clua_log *log, int32_t *count);
// The changes that were said last.
// Between the two nothing else may enter the machine, so that what was said stays as it is.
void clua_hold(clua_machine *m);
void clua_let_go(clua_machine *m);
const clua_change *clua_said_changes(const clua_log *log);
// Forgets what it takes to undo the writes so far.
int32_t clua_document_commit(clua_machine *m, int32_t document, clua_log *log);
// Undoes what was written since the last commit or replacement.
int32_t clua_document_rollback(clua_machine *m, int32_t document, clua_log *log);
// The whole content, given the frozen view.
int32_t clua_document_value(clua_machine *m, int32_t frozen);
// Reading the field raises the text in the incoming buffer (null: no longer) while the field has no value.
int32_t clua_document_explain(clua_machine *m, int32_t document, const char *field);

// MARK: Sessions

// A table of globals that chunks share and may add to, and one of constants they only read, before the libraries.
int32_t clua_make_session(clua_machine *m, int32_t *globals, int32_t *constants);
// Gives a compiled chunk the session's globals; it is then a function of any arguments.
int32_t clua_session_bind(clua_machine *m, int32_t globals, int32_t chunk);
// Sets the constant to the value in the incoming buffer; null removes it.
int32_t clua_session_set_constant(clua_machine *m, int32_t constants, const char *name, bool is_deep);

#endif
