/* How a series hangs together with its past: correlations by lag, autoregressions, the periodogram.
 *
 *     double r[24], partial[24];
 *     if (!pace_correlogram(r, partial, 24, series, NULL, &err)) ...      (r[0] is at lag 1)
 *
 * Autocovariances take the mean and the divisor n of the whole series at every lag (Box and Jenkins), so that they belong to a
 * stationary process; pairs with a missing value are left out of the sum, and n counts the values that are there. Sources: Box
 * and Jenkins 1970; Durbin 1960; Burg 1968. Figures are those of R's acf, pacf, ccf, ar and spec.pgram. */
#ifndef PACE_AUTOREGRESSION_H
#define PACE_AUTOREGRESSION_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* At a lag; flags as in moments.h. O(n). */
PACE_API double pace_autocovariance(pace_view in, int64_t lag, uint8_t *flags);
/* Of a[t + lag] with b[t], lag of either sign, over the standard deviations of both; each with its own mean. By index, so the two
 * must begin in the same period; a constant one gives NaN (DOMAIN). O(n). */
PACE_API double pace_cross_correlation(pace_view a, pace_view b, int64_t lag, uint8_t *flags);

/* Autocorrelations at lags 1 ... lags, and partial ones by Durbin's recursion: those that are left when the lags between are
 * accounted for. Either may be NULL. PACE_ERR_ARG unless 1 <= lags < n, PACE_ERR_DATA for a constant series, PACE_ERR_RANGE for
 * an infinite one. O(n lags + lags^2). */
PACE_API PACE_CHECK pace_status pace_correlogram(double *autocorrelation, double *partial, int64_t lags, pace_view in,
                                                 const pace_allocator *allocator, pace_error *err);

typedef enum pace_ar_method {
    PACE_AR_YULE_WALKER = 0,
    PACE_AR_BURG,
    PACE_AR_OLS /* with a constant; each order on its own observations */
} pace_ar_method;

typedef struct pace_ar_opts {
    size_t size;
    pace_ar_method method;
    int64_t order; /* at most; negative = floor(10 log10 n), below n */
    bool fixed;    /* that order; else the one with the least Akaike criterion */
    const pace_allocator *allocator;
} pace_ar_opts;
#define PACE_AR_OPTS_INIT {sizeof(pace_ar_opts), PACE_AR_YULE_WALKER, -1, false, NULL}

typedef struct pace_autoregression {
    int64_t n, order;
    double mean;      /* x[t] - mean = intercept + sum coef[k] (x[t - 1 - k] - mean) + what is new */
    double intercept; /* of OLS, near 0; else 0 */
    double variance;  /* of what is new. Yule-Walker: unexplained times n / (n - order - 1); Burg: his recursion's; OLS: the residuals'
                         mean square, without regard to degrees of freedom */
} pace_autoregression;

/* coef: room for `room` values, as many as the order may be (PACE_ERR_ARG otherwise). No missing values inside (PACE_ERR_DATA names the
 * first); those at the ends are left out. PACE_ERR_DATA for a constant series or one too short. O(n order), OLS O(n order^3). */
PACE_API PACE_CHECK pace_status pace_autoregress(pace_autoregression *out, double *coef, int64_t room, pace_view in,
                                                 const pace_ar_opts *opts, pace_error *err);

/* |sum x[t] exp(-2 pi i j t / n)|^2 / n of deviations from the mean, at j = 1 ... n / 2 cycles in the series: how much of the
 * variance moves with a period of n / j. out: n / 2 values. `line`: from a line instead of the mean. No missing values (PACE_ERR_DATA).
 * O(n^2). */
PACE_API PACE_CHECK pace_status pace_periodogram(pace_out out, pace_view in, bool line, const pace_allocator *allocator,
                                                 pace_error *err);

PACE_END

#endif
