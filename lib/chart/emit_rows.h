/* Rows of pixels as a zlib stream (RFC 1950) that a PNG can hold. */
#ifndef PACE_LIB_EMIT_ROWS_H
#define PACE_LIB_EMIT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "pace/buffer.h"

/* Pixels as cairo holds them: native words 0xAARRGGBB, colours multiplied by alpha. */
typedef struct rows {
    const unsigned char *pixels;
    size_t stride; /* bytes from row to row */
    int width, height;
    bool opaque;   /* three bytes a pixel, alpha is 255 everywhere; else four */
} rows;

/* One pixel as PNG has it: red, green, blue and, unless opaque, alpha, colours whole. Returns how many bytes. */
int rows_bytes(unsigned char *out, uint32_t pixel, bool opaque);

/* Both append one whole zlib stream, filter 0 before each row, and lose no pixel; out->status tells failure.
 *
 * fast: a chart is runs of one colour and rows that repeat the row above, so nothing else is searched for: at each
 * pixel the longer of the two becomes a match, and what is left a literal. Touches each pixel about twice.
 * small: zlib at its highest level; some twenty times slower, a quarter smaller. */
void rows_fast(pace_buffer *out, const rows *from);
void rows_small(pace_buffer *out, const rows *from);

#endif
