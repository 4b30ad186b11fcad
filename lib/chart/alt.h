/* What a picture shows, in words: for those who cannot see it. */
#ifndef PACE_LIB_CHART_ALT_H
#define PACE_LIB_CHART_ALT_H

#include "chart/chart_private.h"

enum { ALT_ITEMS_MAX = 12 }; /* named one by one; of more, how many */

typedef struct alt {
    const pace_chart *chart;
    pace_buffer *out;
    bool zh;
} alt;

alt alt_of(const pace_chart *chart, pace_buffer *out);
void alt_say(const alt *a, const char *en, const char *zh);
/* decimals -1 = as the number needs. */
void alt_number(const alt *a, double value, int decimals, pace_unit unit);
void alt_period(const alt *a, pace_period period);
/* "3 more."; nothing for 0 and less */
void alt_more(const alt *a, int64_t left);
/* "actual: from 2005 at 1,200 to 2016 at 8,855, lowest 900." */
void alt_series(const alt *a, const char *label, const pace_series *s);
/* "behind or on track" */
void alt_verdicts(const alt *a, unsigned verdicts);

#endif
