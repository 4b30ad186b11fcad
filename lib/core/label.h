/* A short label of fixed room that grows by pieces: periods and units are printed through it. What does not fit is cut. */
#ifndef PACE_LIB_CORE_LABEL_H
#define PACE_LIB_CORE_LABEL_H

#include <stddef.h>
#include "pace/period.h"
#include "pace/unit.h"

enum { PACE__LABEL_SIZE = PACE_PERIOD_SIZE };
_Static_assert((int)PACE__LABEL_SIZE == (int)PACE_UNIT_SIZE, "periods and units have the same room");

typedef struct pace__label {
    char *to; /* PACE__LABEL_SIZE bytes, NUL-terminated after every put */
    size_t length;
} pace__label;

void pace__label_put(pace__label *label, const char *text);
/* Decimal digits, zeros before them up to `width`. */
void pace__label_integer(pace__label *label, int value, int width);

#endif
