/* Did a relation change, when, and how often? Structural breaks of a regression: of a mean where there are no regressors.
 *
 *     pace_breaks found;
 *     int64_t at[8];
 *     if (!pace_breaks_fit(&found, at, NULL, 8, series, NULL, 0, NULL, &err))
 *         (found.count breaks; at[0] is the index of the last value before the first)
 *
 * A break at i means that values 0 ... i follow one line and i + 1 ... another. The dates are those that leave the least sum of
 * squares over all ways to cut the series into segments of `least` values (Bai and Perron 1998, 2003), found by dynamic
 * programming; how many there are is the number with the least BIC (Yao 1988; each break counts like a parameter, as in R's
 * strucchange). A trend that bends, or anything else that is one line in x, is tested with its regressors.
 *
 * Values must all be there (PACE_ERR_DATA names what is missing: fill it first); infinite ones are PACE_ERR_RANGE. Time
 * O(n^2 terms^2), memory about n^2 / 2 doubles: series, not panels of a million values. Outputs are untouched on failure. */
#ifndef PACE_BREAKS_H
#define PACE_BREAKS_H

#include "pace/regression.h"
#include "pace/seasonality.h"

PACE_BEGIN

enum { PACE_BREAKS_MOST = 32 };

typedef struct pace_breaks_opts {
    size_t size;
    double share;        /* of the series that a segment has at least: 0.15; rounded down */
    int64_t least;       /* values of a segment instead; 0 = by share */
    int64_t most;        /* breaks tried; negative = n / least rounded up less 2, as R does; 32 at most */
    int64_t count;       /* of breaks that are wanted; negative = by BIC */
    double level;        /* of the confidence intervals: 0.95 */
    const pace_allocator *allocator;
} pace_breaks_opts;
#define PACE_BREAKS_OPTS_INIT {sizeof(pace_breaks_opts), 0.15, 0, -1, -1, 0.95, NULL}

typedef struct pace_breaks {
    int64_t n, terms, least;
    int64_t count;                           /* breaks found */
    int64_t most;                            /* breaks tried: rss and bic have most + 1 entries, that of no break first */
    double rss[PACE_BREAKS_MOST + 1];        /* residual sum of squares of the best cut */
    double bic[PACE_BREAKS_MOST + 1];        /* n (ln(rss / n) + ln(2 pi) + 1) + ln(n) (terms + 1) (breaks + 1) */
} pace_breaks;

typedef struct pace_break_range {
    int64_t low, high; /* indices between which the break lies; they may pass the neighbours and the ends; INT64_MIN where none can
                          be said */
} pace_break_range;

/* y on x[0] ... x[count - 1] and a constant. at: room for `room` breaks (PACE_ERR_ARG where more are found); range: NULL or as
 * many, intervals by Bai's distribution (1997) with moments and variances of each segment. */
PACE_API PACE_CHECK pace_status pace_breaks_fit(pace_breaks *out, int64_t *at, pace_break_range *range, int64_t room, pace_view y,
                                                const pace_view *x, int64_t count, const pace_breaks_opts *opts, pace_error *err);

/* Is there a break at index `at` (Chow 1960)? F with terms and n - 2 terms degrees of freedom. */
PACE_API PACE_CHECK pace_status pace_chow_test(pace_test *out, pace_view y, const pace_view *x, int64_t count, int64_t at,
                                               const pace_allocator *allocator, pace_error *err);

typedef struct pace_sup_f {
    int64_t first, count; /* breaks tried: at first ... first + count - 1 */
    int64_t at;           /* where the statistic is greatest */
    double statistic;     /* terms times Chow's F there (Quandt 1960) */
    double p;             /* by the limiting distribution (Andrews 1993), as Estrella (2003) computes it; to about 1e-9, and below
                             that by its tail: R takes tables of Hansen (1997) from simulated paths, some percent lower */
} pace_sup_f;

/* At an unknown date, at least `share` (0.15) from either end. f: NULL or room for n values: terms times F of each date from
 * `first` on. */
PACE_API PACE_CHECK pace_status pace_sup_f_test(pace_sup_f *out, double *f, pace_view y, const pace_view *x, int64_t count,
                                                double share, const pace_allocator *allocator, pace_error *err);

/* Sums of residuals from the beginning over their standard deviation times the root of n (Ploberger and Kraemer 1992): the
 * statistic is the greatest of them by size, p that of a Brownian bridge. path: NULL or n + 1 values, from 0 to 0. O(n). */
PACE_API PACE_CHECK pace_status pace_cusum_test(pace_test *out, double *path, pace_view y, const pace_view *x, int64_t count,
                                                const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
