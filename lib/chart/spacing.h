/* The spacing of tables with a figure every few periods. */
#ifndef PACE_LIB_CHART_SPACING_H
#define PACE_LIB_CHART_SPACING_H

#include "chart/chart_private.h"

/* The common step between the periods of n that have a figure, and their count; 0 where these are neighbours or not evenly apart. */
int64_t spacing_step(const uint8_t *figures, int64_t n, int64_t *count);
/* Whether that step is a spacing and no gap by chance: of several series, or of one. */
bool spacing_is_meant(int64_t step, int64_t count, bool several);
/* "No figures between 2015 and 2020." Of more than two, `many` says it: between what is drawn. */
void spacing_note(pen *p, const char *from, const char *to, int64_t count, const char *many);

/* Columns named by periods: those without a figure, where what has one is spaced, are to be left out, which is noted. Marks in
 * `figures` what stays and returns how many. */
int64_t spacing_columns(pen *p, const char *const *names, uint8_t *figures, int64_t n, bool several);

#endif
