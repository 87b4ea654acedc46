#ifndef TIAOCHU_VIEWS_H
#define TIAOCHU_VIEWS_H

#include "machine.h"

// Parts of a node, kept in the metatable of its frozen view.
enum {
    NODE_DATA = 1,
    NODE_WRITABLE = 2, // its writable view, once there is one
    NODE_ROOT = 3,     // the document's field that the node lies under; nil for the document itself
    NODE_DOCUMENT = 4,
    NODE_SHAPE = 5,
    NODE_TAG = 6,     // says that this is a metatable of ours; scripts cannot make metatables
    NODE_OLD = 7,     // key to the value it had before the first write since changes were last taken
    NODE_TOUCHED = 8, // whether it stands in the document's list of nodes with old values
    NODE_PARTS = NODE_TOUCHED
};
enum { WRITABLE_NODE = 1 }; // in the metatable of a writable view

// Parts of a shape.
enum {
    SHAPE_KIND = 1,
    SHAPE_CHILDREN = 2, // of a record: name to shape; of a list: the shape of its elements
    SHAPE_LABEL = 3,
    SHAPE_METATABLE = 4 // of data tables of this shape
};

// Parts of a document. Its root fields have numbers, their slots.
enum {
    DOCUMENT_LOG = 1,     // a clua_log
    DOCUMENT_SLOTS = 2,   // root field to slot
    DOCUMENT_NAMES = 3,   // slot to root field
    DOCUMENT_OLD = 4,     // slot to the value before the first write, where the log cannot hold it
    DOCUMENT_TOUCHED = 5, // nodes below the root that keep old values
    DOCUMENT_DATA = 6,    // the root's data table
    DOCUMENT_NODE = 7,
    DOCUMENT_SHAPE = 8,
    DOCUMENT_REASONS = 9,   // field to why it has no value
    DOCUMENT_METATABLE = 10 // of the root data table
};

// A value as far as C knows it, without asking Lua.
typedef struct {
    int32_t kind; // CLUA_CHANGE_; CLUA_CHANGE_ENCODED when only Lua has it
    union {
        int64_t whole;
        double real;
    };
} clua_known;

typedef struct {
    clua_known now, before; // before the first write since the last commit
    const void *name;       // its address in Lua; NULL when too long for that to mean anything
    int32_t shape;          // SHAPE_
    bool is_dirty;          // has a value before
    bool is_fresh;          // written since changes were last read
} clua_slot;

// What was written to a document, slot by slot, so that reading it, forgetting it and undoing it cost what was written.
// Owned by Lua as a userdata; its arrays have room for every slot, so that noting a write cannot run out of memory.
struct clua_log {
    int32_t slot_count, fresh_count, dirty_count;
    int32_t old_count;         // dirty slots whose value before is in DOCUMENT_OLD
    bool asks_lua;             // some fresh slot may hold what only Lua knows
    int32_t data_ref;          // the reference to the data table
    lua_Integer touched_count; // nodes in DOCUMENT_TOUCHED
    int32_t *fresh, *dirty;    // slots in the order written
    clua_change *changes;
    // Slots by the address of their names: Lua keeps one copy of a short text, and DOCUMENT_NAMES keeps it in place.
    // Open addressing; -1 for none.
    int32_t *by_name;
    uint32_t name_mask;
    clua_slot slots[];
};

bool clua_push_node_of(lua_State *L, int index);
void clua_push_writable(lua_State *L, int node);
void clua_push_frozen(lua_State *L, int shape, int root, int document);
// Lets the root's frozen and writable views stand for another data table; allocates nothing.
void clua_swap_data(lua_State *L, int document, int node, int data);
int clua_shape_kind(lua_State *L, int index);
const char *clua_push_label(lua_State *L, int index);

// __index of a record's data table. Upvalues: its shape, and for the document itself the document.
int clua_missing_field(lua_State *L);

// Sets a key of the node, as a script's assignment does: checked, copied, recorded.
void clua_write_node(lua_State *L, int node, int key, int value);
// Stores the copy at the top under the key, and how to undo that. `key` and `root` are stack indices; they are the same
// for the root itself.
void clua_store(lua_State *L, int node, int document, int root, int key);
// Pushes the shape of what the shape's key holds, after checking that there is such a key.
void clua_push_child_shape(lua_State *L, int shape, int kind, int key);
// Pushes a copy of the value in the form nodes hold: scalars as they are, tables as frozen views of copies of them.
void clua_copy_in(lua_State *L, int value, int shape, int root, int document);


// MARK: changes.c

// Forgets every write to the document, and how to undo it.
void clua_forget_writes(lua_State *L, clua_log *log, int document);

// MARK: writing.c

clua_log *clua_log_of(lua_State *L, int document);
// Makes the slot of `name`, the address of a field's name in Lua, known by it.
void clua_add_name(clua_log *log, int32_t slot, const void *name, size_t length);
// Notes that a slot is about to be written.
void clua_note_write(lua_State *L, clua_log *log, int32_t slot, int document);
// Notes what a slot now holds: the value at `index`.
void clua_note_value(lua_State *L, clua_log *log, int32_t slot, int index);
// __newindex of the root's writable view. Upvalues: the data table, the document, its log.
int clua_write_root(lua_State *L);
enum { WRITE_DATA = 1, WRITE_DOCUMENT, WRITE_LOG, WRITE_UPVALUES = WRITE_LOG };

#endif
