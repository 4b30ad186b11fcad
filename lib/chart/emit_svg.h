/* What the files of the SVG emitter share. */
#ifndef PACE_LIB_EMIT_SVG_H
#define PACE_LIB_EMIT_SVG_H

#include "chart/emit.h"
#include "chart/emit_faces.h"

/* One that the file carries. Its name comes from its content: charts that share a page share faces or have others. */
typedef struct svg_face {
    hb_blob_t *file; /* NULL = could not be cut down: the reader's faces do */
    char name[24];
    bool bold;
} svg_face;

typedef struct svg {
    pace_buffer *out;
    const scene *s;
    scene_font *font; /* NULL with live texts */
    scene_texts texts;
    svg_face *faces;
    size_t face_count;
    cairo_t *tracer; /* takes the shapes of letters; NULL unless texts are outlines */
} svg;

void svg_number(pace_buffer *out, double value); /* two decimals at most */
void svg_attribute(pace_buffer *out, const char *name, double value);
void svg_color(pace_buffer *out, const char *name, scene_color c);

/* False without memory; svg_close in any case. */
bool svg_open_texts(svg *v);
void svg_close_texts(svg *v);
void svg_put_faces(const svg *v);               /* a style element, or nothing */
void svg_put_families(const svg *v, bool bold); /* the attribute */
void svg_put_text(const svg *v, const scene_item *item);

#endif
