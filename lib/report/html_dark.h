/* One picture for both colour schemes: each element of an SVG is told what it is in the dark by a class. */
#ifndef PACE_LIB_REPORT_HTML_DARK_H
#define PACE_LIB_REPORT_HTML_DARK_H

#include <stdbool.h>
#include <stddef.h>
#include "pace/buffer.h"

enum { DARK_CLASSES = 256, DARK_COLOR = 8 };

/* "#RRGGBB" or "" for none, of the fill and the stroke of an element, by day and by night. */
typedef struct dark_class {
    char fill[2][DARK_COLOR], stroke[2][DARK_COLOR];
} dark_class;

typedef struct dark_classes {
    dark_class at[DARK_CLASSES];
    size_t count;
} dark_classes;

/* Appends the light picture with classes wherever the dark one has another colour. The two are the same but for their
 * colours; false where they are not, or there are too many classes: then nothing is appended. */
bool dark_picture(pace_buffer *out, dark_classes *classes, const char *light, const char *dark);
/* Appends the rules of the classes. */
void dark_rules(pace_buffer *out, const dark_classes *classes);

#endif
