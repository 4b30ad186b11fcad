#include <string.h>
#include "model/ids.h"
#include "pace/text.h"

#define IDS_LEAF UINT32_C(0x80000000)

enum { HINT_NAMES = 3, HINT_DISTANCE = 3 };

bool ids_init(ids_tree *tree, pace__arena *arena, int64_t room)
{
    *tree = (ids_tree){NULL, NULL, 0, 0, 0};
    if (room <= 0)
        return true;
    if (room >= (int64_t)IDS_LEAF) {
        arena->failed = true;
        return false;
    }
    tree->nodes = pace__arena_alloc(arena, (size_t)room, sizeof *tree->nodes);
    tree->leaves = pace__arena_alloc(arena, (size_t)room, sizeof *tree->leaves);
    tree->room = (size_t)room;
    return tree->nodes && tree->leaves;
}

bool ids_reserve(ids_tree *tree, pace__arena *arena)
{
    ids_tree grown;
    if (tree->count < tree->room)
        return true;
    if (!ids_init(&grown, arena, tree->room ? 2 * (int64_t)tree->room : 16))
        return false;
    if (tree->count) {
        memcpy(grown.nodes, tree->nodes, tree->count * sizeof *grown.nodes);
        memcpy(grown.leaves, tree->leaves, tree->count * sizeof *grown.leaves);
    }
    grown.count = tree->count;
    grown.root = tree->root;
    *tree = grown;
    return true;
}

static int side(const ids_node *node, const char *name, size_t n)
{
    unsigned c = node->byte < n ? (unsigned char)name[node->byte] : 0u;
    return (int)((1u + (node->others | c)) >> 8);
}

/* The only leaf that the name can be. */
static const ids_leaf *candidate(const ids_tree *tree, const char *name, size_t n)
{
    uint32_t at = tree->root;
    while (!(at & IDS_LEAF))
        at = tree->nodes[at].child[side(&tree->nodes[at], name, n)];
    return &tree->leaves[at & ~IDS_LEAF];
}

int64_t ids_find(const ids_tree *tree, const char *name, size_t n)
{
    const ids_leaf *leaf;
    if (!tree->count)
        return -1;
    leaf = candidate(tree, name, n);
    return strlen(leaf->name) == n && memcmp(leaf->name, name, n) == 0 ? leaf->position : -1;
}

/* All bits set but the highest one of x, which is not zero. */
static uint8_t mask_of(unsigned x)
{
    x |= x >> 1;
    x |= x >> 2;
    x |= x >> 4;
    return (uint8_t)((x & ~(x >> 1)) ^ 255u);
}

void ids_add(ids_tree *tree, const char *name, int64_t position)
{
    size_t n = strlen(name), byte = 0;
    uint32_t leaf = (uint32_t)tree->count | IDS_LEAF, *link = &tree->root;
    ids_node *node;
    const char *other;
    tree->leaves[tree->count] = (ids_leaf){name, position};
    if (!tree->count++) {
        tree->root = leaf;
        return;
    }
    other = candidate(tree, name, n)->name;
    while (other[byte] == name[byte])
        byte++;
    node = &tree->nodes[tree->count - 2];
    node->byte = (uint32_t)byte;
    node->others = mask_of((unsigned char)other[byte] ^ (unsigned)(unsigned char)name[byte]);
    while (!(*link & IDS_LEAF)) {
        ids_node *below = &tree->nodes[*link];
        if (below->byte > node->byte || (below->byte == node->byte && below->others > node->others))
            break;
        link = &below->child[side(below, name, n)];
    }
    {
        int mine = side(node, name, n);
        node->child[mine] = leaf;
        node->child[1 - mine] = *link;
    }
    *link = (uint32_t)(tree->count - 2);
}

static void append(char out[IDS_HINT_SIZE], const char *text)
{
    size_t at = strlen(out), n = strlen(text);
    if (at + n < IDS_HINT_SIZE)
        memcpy(out + at, text, n + 1);
}

static void append_name(char out[IDS_HINT_SIZE], const char *name, bool first)
{
    size_t n = strlen(name);
    if (strlen(out) + n + 8 >= IDS_HINT_SIZE)
        return;
    append(out, first ? "\"" : ", \"");
    append(out, name);
    append(out, "\"");
}

/* The closest leaves in rising distance; earlier names first among equals. */
static int closest(size_t best[HINT_NAMES], const ids_tree *tree, const char *name, int64_t *budget)
{
    int distance[HINT_NAMES], found = 0;
    for (size_t i = 0; i < tree->count; i++) {
        int d, k;
        if (budget && (*budget)-- <= 0)
            return 0;
        d = pace_text_distance(name, tree->leaves[i].name, HINT_DISTANCE);
        if (d > HINT_DISTANCE || (size_t)d * 2 > strlen(name) + 1)
            continue;
        if (found == HINT_NAMES && distance[HINT_NAMES - 1] <= d)
            continue;
        for (k = found < HINT_NAMES ? found++ : HINT_NAMES - 1; k > 0 && distance[k - 1] > d; k--) {
            distance[k] = distance[k - 1];
            best[k] = best[k - 1];
        }
        distance[k] = d;
        best[k] = i;
    }
    return found;
}

/* A copy that is valid and no longer than any id. */
static void cut(char *out, size_t size, const char *name, size_t n)
{
    if (n >= size)
        n = size - 1;
    n = pace_text_valid(name, n);
    memcpy(out, name, n);
    out[n] = '\0';
}

const char *ids_hint(char out[IDS_HINT_SIZE], const ids_tree *tree, const char *name, size_t n, int64_t *budget)
{
    size_t best[HINT_NAMES];
    char wanted[160];
    int found;
    out[0] = '\0';
    if (!tree->count)
        return out;
    cut(wanted, sizeof wanted, name, n);
    found = closest(best, tree, wanted, budget);
    append(out, found ? "; did you mean " : tree->count > HINT_NAMES ? "; known are, among others, " : "; known are ");
    for (int i = 0; i < found; i++)
        append_name(out, tree->leaves[best[i]].name, i == 0);
    for (size_t i = 0; !found && i < HINT_NAMES && i < tree->count; i++)
        append_name(out, tree->leaves[i].name, i == 0);
    append(out, found ? "?" : "");
    return out;
}
