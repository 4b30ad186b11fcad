/* The outline of one glyph as a mask: how much of each pixel it covers, exactly. */
#ifndef PACE_LIB_INK_H
#define PACE_LIB_INK_H

#include <hb.h>
#include <stdbool.h>
#include "pace/memory.h"

typedef struct ink_line {
    double x0, y0, x1, y1; /* px, y down */
} ink_line;

/* Room that is used again from glyph to glyph. Begins with ink_open; `failed` = no memory. */
typedef struct ink {
    const pace_allocator *allocator;
    hb_draw_funcs_t *calls;
    ink_line *lines;
    size_t count, capacity;
    double *area;
    size_t area_capacity;
    double scale, x, y; /* from units of the outline to px: times scale, then moved */
    bool failed;
} ink;

/* Pixels of the mask: the first one is at (left, top) from the glyph's origin. */
typedef struct ink_box {
    int left, top, width, height;
} ink_box;

void ink_open(ink *k, const pace_allocator *allocator);
void ink_close(ink *k);

/* Takes the outline of a glyph, `scale` px a unit, its origin at (x, y) px, and says which pixels it may cover: an empty
 * box where there is nothing to draw. False when it is larger than `limit` px either way. */
bool ink_trace(ink *k, hb_font_t *font, hb_codepoint_t glyph, double scale, double x, double y, int limit, ink_box *box);
/* What was traced, as box->width * box->height bytes: 0 = bare, 255 = covered. */
void ink_fill(ink *k, const ink_box *box, unsigned char *mask);

#endif
