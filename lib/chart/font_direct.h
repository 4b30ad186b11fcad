/* The short way to a width: most texts of charts are letters, digits and Han characters that the first face has, and
 * for those shaping alone gives what a layout would. */
#ifndef PACE_LIB_FONT_DIRECT_H
#define PACE_LIB_FONT_DIRECT_H

#include <hb.h>
#include <pango/pango.h>
#include <stdbool.h>

typedef struct font_direct {
    PangoFont *fonts[2]; /* regular, bold; NULL = the short way is closed */
    hb_font_t *shaped[2];
    hb_buffer_t *buffer;
    hb_language_t language;
} font_direct;

void direct_init(font_direct *d, PangoContext *context, PangoFontDescription *const faces[2]);
void direct_clear(font_direct *d);

/* Whether every character of text[0..n), which is valid UTF-8, is plain and in the first face. */
bool direct_covers(const font_direct *d, const char *text, size_t n, bool bold);
/* The width of such a text in pango units, at the size of the faces. */
int64_t direct_width(font_direct *d, const char *text, size_t n, bool bold);

#endif
