/* What the painter needs of a scene_font. */
#ifndef PACE_LIB_FONT_H
#define PACE_LIB_FONT_H

#include <pango/pango.h>
#include "chart/scene.h"

/* Every text is shaped at one size and scaled from there: unhinted advances are in proportion, and each further size
 * would cost fontconfig another search. */
enum { FONT_UNIT = 64 };

/* The font's own layout, set up with a cleaned text at FONT_UNIT px; valid until the next call with this font. */
PangoLayout *font_layout(scene_font *font, const char *text, bool bold);

#endif
