/* Is a series seasonal? Four tests, and portmanteau tests of what a model leaves over.
 *
 * Missing values (NaN) are left out, infinite ones refused (PACE_ERR_RANGE). p: how likely a statistic as large is where there
 * is no season; 0 where it is below what a double holds. Sources: Kruskal and Wallis 1952; Friedman 1937; QS of Maravall
 * 2012 as in TRAMO, X-13ARIMA-SEATS and JDemetra+; Ljung and Box 1978; Box and Pierce 1970. */
#ifndef PACE_SEASONALITY_H
#define PACE_SEASONALITY_H

#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef struct pace_test { /* a statistic and what it means */
    double statistic, p;
    double df, df_2; /* degrees of freedom; df_2 of F, else 0 */
} pace_test;

typedef struct pace_seasonality {
    int64_t period, n;  /* seasons in a year; values tested, after differencing */
    pace_test kruskal;  /* rank sums of the seasons; chi-squared. Values that agree to 15 digits count as ties, as in R */
    pace_test friedman; /* ranks within years; chi-squared. Whole years alone: what is over is left out at the beginning */
    pace_test qs;       /* n (n + 2) sum r(k)^2 / (n - k) over k = one and two years, negative r as 0; chi-squared with 2. Where
                           r of one year is not positive: 0, p = 1 */
    pace_test f;        /* that the means of the seasons are alike: regression on dummies */
} pace_seasonality;

typedef struct pace_seasonality_opts {
    size_t size;
    int64_t period;      /* 0 = that of the frequency; season of index i is i mod period */
    int64_t differences; /* taken before testing, so that a trend is no season: 1 */
    const pace_allocator *allocator;
} pace_seasonality_opts;
#define PACE_SEASONALITY_OPTS_INIT {sizeof(pace_seasonality_opts), 0, 1, 0}

/* A test that the data do not allow (no two whole years, a constant series) is NaN. PACE_ERR_DATA where there are fewer values
 * than two years. O(n log n). */
PACE_API PACE_CHECK pace_status pace_seasonality_test(pace_seasonality *out, pace_view series, const pace_seasonality_opts *opts,
                                                      pace_error *err);

typedef enum pace_portmanteau { PACE_LJUNG_BOX = 0, PACE_BOX_PIERCE } pace_portmanteau;
/* Are there autocorrelations up to `lags`? Ljung-Box: n (n + 2) sum r(k)^2 / (n - k); Box-Pierce: n sum r(k)^2. `fitted`:
 * parameters of the model whose residuals these are, taken off the degrees of freedom; p is NaN where none are left.
 * PACE_ERR_ARG where lags is not in 1 ... n - 1, PACE_ERR_DATA for a constant series. O(n lags), nothing allocated. */
PACE_API PACE_CHECK pace_status pace_portmanteau_test(pace_test *out, pace_view series, int64_t lags, int64_t fitted,
                                                      pace_portmanteau kind, pace_error *err);

PACE_END

#endif
