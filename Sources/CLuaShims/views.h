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

// Parts of a document.
enum {
    DOCUMENT_DIRTY = 1,   // root field to true
    DOCUMENT_TOUCHED = 2, // nodes that keep old values
    DOCUMENT_TOUCHED_COUNT = 3,
    DOCUMENT_NODE = 4,
    DOCUMENT_SHAPE = 5,
    DOCUMENT_REASONS = 6,  // field to why it has no value
    DOCUMENT_METATABLE = 7 // of the root data table
};

bool clua_push_node_of(lua_State *L, int index);
void clua_push_writable(lua_State *L, int node);
void clua_push_frozen(lua_State *L, int shape, int root, int document);
void clua_swap_data(lua_State *L, int node, int data);
int clua_shape_kind(lua_State *L, int index);
const char *clua_push_label(lua_State *L, int index);

// __index of a record's data table. Upvalues: its shape, and for the document itself the document.
int clua_missing_field(lua_State *L);

// Sets a key of the node, as a script's assignment does: checked, copied, recorded.
void clua_write_node(lua_State *L, int node, int key, int value);
// Stores the copy at the top under the key, and how to undo that. `key` and `root` are stack indices.
void clua_store(lua_State *L, int node, int document, int root, int key);
// Pushes the shape of what the shape's key holds, after checking that there is such a key.
void clua_push_child_shape(lua_State *L, int shape, int kind, int key);
// Pushes a copy of the value in the form nodes hold: scalars as they are, tables as frozen views of copies of them.
void clua_copy_in(lua_State *L, int value, int shape, int root, int document);

#endif
