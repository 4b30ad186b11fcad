/* Figures of moving windows: the mean, spread, extremes or shape of the latest values, period by period; exponential weights; and
 * differences of fractional order.
 *
 *     pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
 *     opts.of = PACE_ROLLING_SD;                              (volatility of the latest year, month by month)
 *     opts.width = 12;
 *     double spare[12];
 *     pace_rolling((pace_out){out, n, 1}, NULL, growth, &opts, spare, &err);
 *
 * Each window is computed from its own values (no running totals, whose rounding errors stay), with sums that keep their digits.
 * Missing values are left out; a window with fewer than `least` others is NaN. flags: NULL or a byte a value: SHORT where the
 * window reaches beyond the start, MISSING where gaps leave too few, DOMAIN where the figure does not exist (shape of equal values,
 * infinite values), RANGE beyond a double. Results are those of pandas where it has them. out may be the input's memory only
 * where that is said. */
#ifndef PACE_ROLLING_H
#define PACE_ROLLING_H

#include <stdbool.h>
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_rolling_of {
    PACE_ROLLING_MEAN = 0,
    PACE_ROLLING_SUM,
    PACE_ROLLING_SD,       /* divisor n - 1 */
    PACE_ROLLING_VARIANCE,
    PACE_ROLLING_MIN,
    PACE_ROLLING_MAX,
    PACE_ROLLING_QUANTILE, /* of `quantile`, linear between order statistics (type 7); 0.5 = the median */
    PACE_ROLLING_SKEWNESS, /* corrected for bias: from three values */
    PACE_ROLLING_KURTOSIS, /* less that of the normal, corrected for bias: from four values */
    PACE_ROLLING_RANK,     /* of the latest value among those of the window, as a fraction; ties share the mean */
    PACE_ROLLING_DRAWDOWN  /* latest value over the largest, less 1; for positive values (DOMAIN) */
} pace_rolling_of;

typedef struct pace_rolling_opts {
    size_t size;
    pace_rolling_of of;
    int64_t width;   /* periods, the latest among them; 0 = all since the start (expanding) */
    int64_t least;   /* values that are needed; 0 = all of the window, expanding 1 */
    bool centred;    /* the window lies around the period: (width - 1) / 2 periods after it, rounded down, belong to it */
    double quantile; /* 0 to 1 */
} pace_rolling_opts;
#define PACE_ROLLING_OPTS_INIT {sizeof(pace_rolling_opts), PACE_ROLLING_MEAN, 12, 0, false, 0.5}

/* spare: NULL but for QUANTILE, which needs as many doubles as the window has periods (expanding: as the series has).
 * out apart from the input. O(n width), QUANTILE O(n width log width). */
PACE_API PACE_CHECK pace_status pace_rolling(pace_out out, uint8_t *flags, pace_view in, const pace_rolling_opts *opts, double *spare,
                                             pace_error *err);
/* Pearson's correlation of the latest periods in which both have a value; of and quantile are not looked at. The two series
 * have the same length. */
PACE_API PACE_CHECK pace_status pace_rolling_correlation(pace_out out, uint8_t *flags, pace_view a, pace_view b,
                                                         const pace_rolling_opts *opts, pace_error *err);

/* Weights that fall by the same share each period. */
typedef struct pace_decay_opts {
    size_t size;
    double alpha;    /* weight of the latest value, above 0, at most 1; or one of the two that follow: */
    double span;     /* alpha = 2 / (span + 1), from 1 */
    double half;     /* half-life: alpha = 1 - 2^(-1 / half), above 0 */
    bool recursive;  /* false: weights of what is there, scaled to the sum 1; true: the first value stands for all before it, as
                        exponential smoothing and PACE_FILTER_EXPONENTIAL have it */
    bool close_gaps; /* false: weights fall through missing periods; true: only with values */
} pace_decay_opts;
#define PACE_DECAY_OPTS_INIT {sizeof(pace_decay_opts), 0, 0, 0, false, false}

/* mean, sd: x NULL = not wanted; sd: corrected for bias, from two values. Before the first value NaN (SHORT); a missing period
 * keeps the figure before (MISSING). Either may be the input's memory. O(n). */
PACE_API PACE_CHECK pace_status pace_decay(pace_out mean, pace_out sd, uint8_t *flags, pace_view in, const pace_decay_opts *opts,
                                           pace_error *err);

/* (1 - L)^order, all values since the first weighing in as the binomial series has it: order 1 is the change (but for the first
 * value, which stands), -1 the running sum, 0.4 long memory taken out (Granger and Joyeux 1980, Hosking 1981). order in (-10, 10).
 * A missing value makes all from it on missing (MISSING): fill it before. out apart from the input. O(n^2). */
PACE_API PACE_CHECK pace_status pace_fractional_difference(pace_out out, uint8_t *flags, pace_view in, double order, pace_error *err);

PACE_END

#endif
