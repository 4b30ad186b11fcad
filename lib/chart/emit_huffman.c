#include "chart/emit_huffman.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct leaf {
    uint32_t count;
    int symbol;
} leaf;

/* By count, then by symbol: the same counts give the same code on every machine. */
static int compare_leaves(const void *a, const void *b)
{
    const leaf *x = a, *y = b;
    if (x->count != y->count)
        return x->count < y->count ? -1 : 1;
    return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

/* How many of n >= 2 sorted leaves lie how deep in the tree of Huffman (1952), those beyond the limit counted at it.
 * Merged nodes come out in order of their weight, so two queues in one array do. */
static void count_depths(int *at_depth, const leaf *leaves, int n, int limit)
{
    uint64_t weight[2 * HUFFMAN_SYMBOLS];
    int parent[2 * HUFFMAN_SYMBOLS], depth[2 * HUFFMAN_SYMBOLS];
    const int root = 2 * n - 2;
    int next_leaf = 0, next_node = n;
    for (int i = 0; i < n; i++)
        weight[i] = leaves[i].count;
    for (int node = n; node <= root; node++) {
        weight[node] = 0;
        for (int child = 0; child < 2; child++) {
            const bool merged = next_leaf == n || (next_node < node && weight[next_node] < weight[next_leaf]);
            const int taken = merged ? next_node++ : next_leaf++;
            parent[taken] = node;
            weight[node] += weight[taken];
        }
    }
    depth[root] = 0;
    for (int node = root - 1; node >= 0; node--) {
        depth[node] = depth[parent[node]] + 1;
        if (node < n)
            at_depth[depth[node] < limit ? depth[node] : limit]++;
    }
}

/* Clamped leaves oversubscribe the code. Each step hangs one of them beside a shorter leaf that moves down by one, which
 * frees exactly one code of the longest length: the end is a complete code. */
static void repair(int *at_depth, int limit)
{
    uint32_t used = 0;
    for (int i = 1; i <= limit; i++)
        used += (uint32_t)at_depth[i] << (limit - i);
    for (; used > (uint32_t)1 << limit; used--) {
        int from = limit - 1;
        while (at_depth[from] == 0)
            from--;
        at_depth[limit]--;
        at_depth[from]--;
        at_depth[from + 1] += 2;
    }
}

void huffman_lengths(unsigned char *lengths, const uint32_t *counts, int n, int limit)
{
    leaf leaves[HUFFMAN_SYMBOLS];
    int at_depth[HUFFMAN_LIMIT + 1] = {0}, used = 0, next = 0;
    memset(lengths, 0, (size_t)n);
    for (int i = 0; i < n; i++)
        if (counts[i])
            leaves[used++] = (leaf){counts[i], i};
    if (used < 2) {
        const int only = used ? leaves[0].symbol : 0;
        lengths[only] = lengths[only == 0] = 1;
        return;
    }
    qsort(leaves, (size_t)used, sizeof *leaves, compare_leaves);
    count_depths(at_depth, leaves, used, limit);
    repair(at_depth, limit);
    for (int length = limit; length > 0; length--)
        for (int i = 0; i < at_depth[length]; i++)
            lengths[leaves[next++].symbol] = (unsigned char)length;
}

static uint16_t reverse(unsigned code, int length)
{
    unsigned out = 0;
    for (int i = 0; i < length; i++)
        out |= (code >> i & 1) << (length - 1 - i);
    return (uint16_t)out;
}

void huffman_codes(uint16_t *codes, const unsigned char *lengths, int n)
{
    unsigned counts[HUFFMAN_LIMIT + 2] = {0}, next[HUFFMAN_LIMIT + 2] = {0};
    for (int i = 0; i < n; i++)
        counts[lengths[i]]++;
    counts[0] = 0;
    for (int length = 1; length <= HUFFMAN_LIMIT; length++)
        next[length] = (next[length - 1] + counts[length - 1]) << 1;
    for (int i = 0; i < n; i++)
        codes[i] = lengths[i] ? reverse(next[lengths[i]]++, lengths[i]) : 0;
}
