/* Index numbers: rebasing, and levels from their links. */
#ifndef PACE_INDEX_H
#define PACE_INDEX_H

#include "pace/series.h"

PACE_BEGIN

/* Index with `value` at the base span (mean of it where longer than a period): x / mean(x over base) * value. */
PACE_API PACE_CHECK pace_status pace_index_rebase(pace_out out, pace_view in, pace_span base, double value, pace_error *err);
/* Mean of an index over a span, every value of which must be there and the mean positive. */
PACE_API PACE_CHECK pace_status pace_index_mean(double *out, pace_view index, pace_span base, pace_error *err);

/* What leads from one level to the next. */
typedef enum pace_index_link {
    PACE_LINK_RATE = 0,    /* growth on the previous period, a fraction */
    PACE_LINK_PERCENT,     /* the same in percent */
    PACE_LINK_PREVIOUS_100 /* previous period = 100, as price indices are often published (上年=100) */
} pace_index_link;

/* Levels of the period before the first link and of all that have links: out[0] = start, out[i] = out[i-1] * link. links.n + 1
 * values. Links that are missing at the beginning are skipped: their levels are NaN, and `start` stands before the first
 * one that is there. Once a later link is missing or below zero no level is known: NaN from there on. */
PACE_API PACE_CHECK pace_status pace_index_chain(pace_out out, pace_view links, pace_index_link kind, double start, pace_error *err);
/* The same from rates that are fractions. */
PACE_API PACE_CHECK pace_status pace_index_compound(pace_out out, pace_view rates, double start, pace_error *err);

PACE_END

#endif
