/* The scene: a display list in device-independent units (px, y down) between layout and the emitters. Charts are tested
 * by what is in it; SVG, PNG and PDF are drawn from the same list. */
#ifndef PACE_LIB_SCENE_H
#define PACE_LIB_SCENE_H

#include <stdbool.h>
#include <stdint.h>
#include "pace/buffer.h"
#include "pace/memory.h"
#include "pace/status.h"
#include "core/core.h"

typedef uint32_t scene_color; /* 0xRRGGBBAA; alpha 0 = nothing is drawn */

typedef enum scene_kind {
    SCENE_RECT,     /* x y w h */
    SCENE_POLYLINE, /* points; open */
    SCENE_POLYGON,  /* points; closed, filled */
    SCENE_CIRCLE,   /* centre x y, radius w */
    SCENE_DIAMOND,  /* centre x y, half diagonal w */
    SCENE_TEXT,     /* baseline x y */
    SCENE_GROUP,    /* begins; `text` is its label for readers, "" = decoration, hidden from them */
    SCENE_END       /* ends the group */
} scene_kind;

typedef enum scene_anchor { SCENE_START = 0, SCENE_MIDDLE, SCENE_FINISH } scene_anchor;

typedef struct scene_item {
    scene_kind kind;
    double x, y, w, h;
    int64_t first, count;        /* points in the scene's point array */
    scene_color fill, stroke;
    double stroke_width;
    double dash, space;          /* 0 = solid */
    /* text */
    const char *text;            /* plain text, valid UTF-8, one line, at most SCENE_CLUSTERS clusters */
    double size;                 /* px */
    bool bold;
    scene_anchor anchor;
    scene_color halo;            /* stroke of scene_halo() px under the text; alpha 0 = none */
} scene_item;

typedef struct scene_point { double x, y; } scene_point;

/* Words for those who cannot see it, and for file metadata. */
typedef struct scene_words {
    const char *title, *description, *source, *lang; /* never NULL once built */
} scene_words;

typedef struct scene {
    const pace_allocator *allocator;
    double width, height;
    scene_color background;
    scene_item *items;
    size_t count, capacity;
    scene_point *points;
    size_t point_count, point_capacity;
    pace__arena texts;           /* copies of the item texts and of the words */
    scene_words words;
    const char *id_prefix;       /* "" = none */
    int depth;                   /* groups that are open */
    pace_status status;          /* sticky: NOMEM */
} scene;

void scene_init(scene *s, double width, double height, scene_color background, const pace_allocator *allocator);
void scene_clear(scene *s);
void scene_describe(scene *s, const char *title, const char *description, const char *source, const char *lang, const char *id_prefix);

/* Coordinates that are not finite are dropped with the item; everything is clipped in double to a margin of 1000 px round
 * the canvas before any emitter sees it (cairo draws far-off lines wrong without a word). Circles, diamonds and texts
 * whose centre lies beyond the margin, or that are larger than it, are dropped. Texts are copied through
 * scene_text_clean. */
enum { SCENE_MARGIN = 1000, SCENE_CLUSTERS = 256, SCENE_PIXELS_MAX = 32767, SCENE_AREA_MAX = 64000000 };
/* Width of the stroke under letters of a size: 3 px, and wider under large ones. */
static inline double scene_halo(double size)
{
    return size > 13.5 ? size * 2 / 9 : 3;
}
void scene_rect(scene *s, double x, double y, double w, double h, scene_color fill, scene_color stroke, double stroke_width);
void scene_line(scene *s, double x1, double y1, double x2, double y2, scene_color stroke, double width, double dash, double space);
void scene_polyline(scene *s, const scene_point *points, int64_t count, scene_color stroke, double width, double dash, double space);
void scene_polygon(scene *s, const scene_point *points, int64_t count, scene_color fill);
void scene_circle(scene *s, double x, double y, double radius, scene_color fill, scene_color stroke, double stroke_width);
void scene_diamond(scene *s, double x, double y, double radius, scene_color fill, scene_color stroke, double stroke_width);
void scene_text(scene *s, double x, double y, const char *text, double size, bool bold, scene_anchor anchor,
                scene_color color, scene_color halo);
void scene_group(scene *s, const char *label);
void scene_end(scene *s);

/* A text as it is measured and drawn: line ends and controls become spaces, bytes that are no UTF-8 become U+FFFD, and
 * what is longer than `clusters` ends in an ellipsis. Appended to `out`; `text` may be NULL. */
void scene_text_clean(pace_buffer *out, const char *text, int clusters);

/* --- text measuring: one per render, on one thread; owns a PangoContext ------------------------------------------- */
typedef struct scene_font scene_font;
pace_status scene_font_new(scene_font **out, const char *lang, const pace_allocator *allocator, pace_error *err);
void scene_font_free(scene_font *font);
/* Width in px of a single line; cached. 0 when nothing can be measured (no memory). A viewer of the SVG may have another
 * face or tighter punctuation: leave 5 % where a text must fit. */
double scene_font_width(scene_font *font, const char *text, double size, bool bold);
/* Line height, and from the top of the line to the baseline: fixed shares of the size that hold Han and Latin of every
 * face in the list, so that a layout does not move with the face. */
double scene_font_height(scene_font *font, double size, bool bold);
double scene_font_ascent(scene_font *font, double size, bool bold);
/* First character that no font has: its code point, or 0. */
int32_t scene_font_missing(scene_font *font, const char *text);
/* Breaks text into lines no wider than `width` (at spaces, between Han characters, never before closing punctuation);
 * at most max_lines, the last one ended by an ellipsis when cut. Lines are appended to `out` separated by '\n'. */
void scene_font_wrap(scene_font *font, const char *text, double size, bool bold, double width, int max_lines, pace_buffer *out);

/* --- emitters ------------------------------------------------------------------------------------------------------
 * Appended to `out`. A canvas wider or higher than SCENE_PIXELS_MAX px, or a PNG of more than SCENE_AREA_MAX pixels, is
 * PACE_ERR_RANGE. */
pace_status scene_emit_svg(pace_buffer *out, const scene *s, pace_error *err);                  /* no font is loaded */
pace_status scene_emit_png(pace_buffer *out, const scene *s, scene_font *font, double factor, pace_error *err);
/* Letters as text in the reader's faces, in faces that the file carries, or as shapes. */
typedef enum scene_texts { SCENE_LIVE = 0, SCENE_EMBED, SCENE_OUTLINE } scene_texts;
pace_status scene_emit_svg_as(pace_buffer *out, const scene *s, scene_font *font, scene_texts texts, pace_error *err);
/* The same pixels; small: a quarter fewer bytes for some ten times the work. */
pace_status scene_emit_png_as(pace_buffer *out, const scene *s, scene_font *font, double factor, bool small,
                              pace_error *err);
pace_status scene_emit_pdf(pace_buffer *out, const scene *s, scene_font *font, pace_error *err);
/* One page a scene, at least one, each of its own size; the words of the first are those of the document. */
pace_status scene_emit_pages(pace_buffer *out, const scene *pages, size_t count, scene_font *font, pace_error *err);

#endif
