/* Prefix codes as deflate wants them (RFC 1951, section 3.2.2). */
#ifndef PACE_LIB_EMIT_HUFFMAN_H
#define PACE_LIB_EMIT_HUFFMAN_H

#include <stdint.h>

enum { HUFFMAN_SYMBOLS = 288, HUFFMAN_LIMIT = 15 };

/* Lengths of a complete code for `n` symbols (2 to HUFFMAN_SYMBOLS), none longer than `limit` (2^limit >= n); 0 where
 * the count is 0. Complete always: inflate refuses a set with holes, so fewer than two symbols get a companion. */
void huffman_lengths(unsigned char *lengths, const uint32_t *counts, int n, int limit);

/* The codes of those lengths, first bit lowest: as they are written. */
void huffman_codes(uint16_t *codes, const unsigned char *lengths, int n);

#endif
