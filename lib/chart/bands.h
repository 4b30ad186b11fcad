/* Bands: equal places for things with names, along the foot or down the left edge. */
#ifndef PACE_LIB_CHART_BANDS_H
#define PACE_LIB_CHART_BANDS_H

#include "chart/chart_private.h"

enum { BAND_NAME_LINES = 3 };

/* How many lines the names need under bands whose names may be `width` wide, no word of letters broken; 0 = they do not
 * fit. `bold`: the name that is set in bold, or NULL. */
int band_names_lines(pen *p, const char *const *names, int64_t count, const char *bold, double width);

/* The size of letters for `count` rows of that many `lines` in `height`: letters may shrink to three quarters before the
 * chart fails with PACE_ERR_DATA, which names how many of those `things` would fit. */
bool band_rows_fit(pen *p, const char *what, const char *things, int64_t count, double lines, double height,
                   double *size);

#endif
