/* Units as headings say them, and which of them are said with words such as million and 亿. */
#ifndef PACE_LIB_CORE_UNIT_SCALE_H
#define PACE_LIB_CORE_UNIT_SCALE_H

#include <stdbool.h>
#include <stddef.h>
#include "pace/unit.h"

/* Money and counts of whole things: a power of ten before them is a word. */
PACE_API bool pace__unit_takes_scale(pace_unit unit);

/* What stands in brackets behind a name: a unit, "bn" alone (PACE_QUANTITY_NONE with a scale), or a rate over a year such as
 * "% yoy", which *yearly says. false: it is no unit. */
bool pace__unit_of_heading(pace_unit *out, bool *yearly, const char *text, size_t n);

#endif
