/* What the painter needs of a scene_font. */
#ifndef PACE_LIB_FONT_H
#define PACE_LIB_FONT_H

#include <pango/pango.h>
#include "chart/scene.h"

/* The font's own layout, set up with a cleaned text; valid until the next call with this font. */
PangoLayout *font_layout(scene_font *font, const char *text, double size, bool bold);

#endif
