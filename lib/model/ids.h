/* Names and where they stand: a crit-bit tree, so that finding, adding and noticing a double cost no more than the
 * length of the name, whatever the names are. */
#ifndef PACE_LIB_IDS_H
#define PACE_LIB_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "core/core.h"

typedef struct ids_node {
    uint32_t child[2]; /* a node, or a leaf where IDS_LEAF is set */
    uint32_t byte;     /* the first byte in which the two sides differ */
    uint8_t others;    /* all bits but the highest that differs */
} ids_node;

typedef struct ids_leaf {
    const char *name;
    int64_t position;
} ids_leaf;

typedef struct ids_tree {
    ids_node *nodes;
    ids_leaf *leaves;
    size_t count, room;
    uint32_t root;
} ids_tree;

/* Room for that many names; false when memory is out. */
bool ids_init(ids_tree *tree, pace__arena *arena, int64_t room);
/* Room for one more, in a tree that grows; false when memory is out. */
bool ids_reserve(ids_tree *tree, pace__arena *arena);
/* The position that was added with the name; -1 = not there. */
int64_t ids_find(const ids_tree *tree, const char *name, size_t n);
/* The name must not be there yet, there must be room, and its text must outlive the tree. */
void ids_add(ids_tree *tree, const char *name, int64_t position);

enum { IDS_HINT_SIZE = 320 };
/* "; did you mean "gdp"?" with up to three of the closest names, or "; there are "a", "b", ..." where none is close;
 * "" for an empty tree. *budget counts comparisons down over many calls; NULL = no limit. Returns out. */
const char *ids_hint(char out[IDS_HINT_SIZE], const ids_tree *tree, const char *name, size_t n, int64_t *budget);

#endif
