/* Letters put straight onto the pixels of an image: most glyphs of a chart are digits that occur again and again, and a
 * glyph that was seen costs a copy of its mask. A glyph's pixels follow from glyph, size, place and colour alone, never
 * from what was drawn before. */
#ifndef PACE_LIB_LETTERS_H
#define PACE_LIB_LETTERS_H

#include <cairo.h>
#include <pango/pango.h>
#include "chart/ink.h"
#include "chart/scene.h"
#include "core/core.h"

typedef struct letter {
    hb_font_t *font; /* NULL = free */
    hb_codepoint_t glyph;
    double size;     /* px */
    int phase_x, phase_y;
    ink_box box;
    unsigned char *mask;
} letter;

/* A mask and where its first pixel is on the image. */
typedef struct letter_spot {
    const letter *of;
    int x, y;
} letter_spot;

typedef struct letters {
    const pace_allocator *allocator;
    cairo_surface_t *surface; /* an image of 32 bits a pixel */
    double factor;
    ink ink;
    letter *known;
    size_t known_count, mask_bytes;
    pace__arena masks;
    letter_spot *spots; /* of the line at hand */
    size_t spot_count, spot_capacity;
    unsigned char *room; /* for its masks */
    size_t room_capacity;
    bool failed; /* no memory */
} letters;

void letters_open(letters *l, cairo_surface_t *surface, double factor, const pace_allocator *allocator);
void letters_close(letters *l);

/* Draws a line, set at FONT_UNIT px, with its origin at (x, y) px of the image. False when that cannot be done here: it
 * is too large, or one of its glyphs is not in the font. */
bool letters_put(letters *l, const scene_item *item, PangoLayoutLine *line, double x, double y);

#endif
