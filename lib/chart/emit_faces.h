/* The faces that a scene's texts are set in, each cut down to the glyphs that occur: what an SVG or a PDF carries. */
#ifndef PACE_LIB_EMIT_FACES_H
#define PACE_LIB_EMIT_FACES_H

#include <cairo.h>
#include <hb.h>
#include <pango/pango.h>
#include "chart/scene.h"

typedef struct face {
    PangoFont *font;          /* referenced; what the layout calls it */
    bool bold, outlines;      /* of bold texts; whether it is nothing but outlines that can be taken out */
    hb_set_t *glyphs, *characters;
    hb_map_t *places;         /* glyph of the layout -> glyph of `small` */
    cairo_font_face_t *small; /* NULL until faces_load, and where it could not be made */
} face;

typedef struct faces {
    const pace_allocator *allocator;
    face *at;
    size_t count, capacity;
} faces;

/* Begins as {.allocator = ...}. Adds what the scene's texts are set in, in the order of first use; false without memory. */
bool faces_add(faces *f, const scene *s, scene_font *font);
void faces_clear(faces *f);

/* Whether all of the line is set in faces that are nothing but outlines, which can be taken out. */
bool faces_have_outlines(PangoLayoutLine *line);

/* A font file with the face's glyphs; NULL when it cannot be made. `layout`: with the tables by which a browser shapes
 * text; else outlines alone. The caller destroys it. */
hb_blob_t *faces_file(face *one, bool layout);

/* Makes `small` of every face that has outlines alone. cairo embeds a face by copying all of its outlines first, which
 * for a Chinese font is 16 MB. */
void faces_load(faces *f);

/* Draws the line at the current point, each glyph with the characters that it stands for; runs whose face could not be
 * made smaller are left to pango. */
void faces_show(cairo_t *cr, const faces *f, const char *text, PangoLayoutLine *line);

#endif
