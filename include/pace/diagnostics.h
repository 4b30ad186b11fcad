/* What is left over by a regression, and is it what it should be? Tests of residuals.
 *
 *     pace_test dw, bg;
 *     if (!pace_durbin_watson(&dw, y, x, 2, NULL, &err) && !pace_breusch_godfrey(&bg, NULL, y, x, 2, 4, NULL, &err))
 *         (bg.p below 0.05: residuals depend on those before them; take PACE_COVARIANCE_HAC of regression.h)
 *
 * Each takes the regression itself (y on x[0] ... x[count - 1], as pace_regress does, with its options and refusals) and
 * forms the residuals. Of the null hypothesis that all is well, p says how often a statistic as large comes about. Rows with a
 * missing value are left out but keep their place in time: a lag never joins neighbours across a gap. Portmanteau tests of a
 * series are in seasonality.h. Outputs are untouched on failure. The cost is that of the
 * regressions; the exact p of Durbin and Watson takes some hundred times n terms^2 steps (2 ms at 200 values, 0.6 s at 5000). */
#ifndef PACE_DIAGNOSTICS_H
#define PACE_DIAGNOSTICS_H

#include "pace/regression.h"
#include "pace/seasonality.h"

PACE_BEGIN

/* --- do residuals depend on those before them? --------------------------------------------------------------------- */

typedef enum pace_dw_p {
    PACE_DW_EXACT = 0, /* Imhof's integral; to about 3e-12 absolutely, at any length */
    PACE_DW_NORMAL     /* normal with the exact mean and variance: lmtest from 100 observations on */
} pace_dw_p;

/* Sum of squared differences over sum of squares (Durbin and Watson 1950): 2 without autocorrelation, below with positive one,
 * against which p is (1 - p: against negative). df = observations - terms; p is NaN where that is 1. */
PACE_API PACE_CHECK pace_status pace_durbin_watson(pace_test *out, pace_view y, const pace_view *x, int64_t count, pace_dw_p p,
                                                   const pace_regress_opts *opts, pace_error *err);

/* Residuals on the regressors and their own lags 1 ... order, those before the first as zero (Breusch 1978, Godfrey 1978):
 * chi: n R^2, chi-squared with `order`; f: the F form. Either may be NULL. PACE_ERR_ARG unless order is 1 or more. */
PACE_API PACE_CHECK pace_status pace_breusch_godfrey(pace_test *chi, pace_test *f, pace_view y, const pace_view *x, int64_t count,
                                                     int64_t order, const pace_regress_opts *opts, pace_error *err);

/* --- do they spread evenly? ---------------------------------------------------------------------------------------- */

typedef enum pace_spread_test {
    PACE_SPREAD_KOENKER = 0,  /* n R^2 of squared residuals on the regressors (Koenker 1981): R's bptest */
    PACE_SPREAD_BREUSCH_PAGAN,/* half the explained sum of squares of e^2 / mean: right for normal residuals only (1979) */
    PACE_SPREAD_WHITE         /* Koenker's with squares and products of the regressors too (White 1980) */
} pace_spread_test;

/* Chi-squared; a regression without regressors, and one through the origin, is PACE_ERR_ARG. */
PACE_API PACE_CHECK pace_status pace_uneven_spread(pace_test *out, pace_view y, const pace_view *x, int64_t count,
                                                   pace_spread_test kind, const pace_regress_opts *opts, pace_error *err);

/* Does the size of a value depend on that of those before (Engle 1982)? Of residuals, or any series about zero: n R^2 of squares
 * on their own lags 1 ... order; observations without all lags are left out. Chi-squared. */
PACE_API PACE_CHECK pace_status pace_arch_test(pace_test *out, pace_view residuals, int64_t order, const pace_allocator *allocator,
                                               pace_error *err);

/* --- is a curve missing? ------------------------------------------------------------------------------------------- */

/* Ramsey's RESET (1969): do powers 2 ... power of the fit add to the regression? F. power: 2 to 6; 3 is usual. */
PACE_API PACE_CHECK pace_status pace_reset_test(pace_test *out, pace_view y, const pace_view *x, int64_t count, int power,
                                                const pace_regress_opts *opts, pace_error *err);

/* --- are they normal? ---------------------------------------------------------------------------------------------- */

/* n / 6 (skewness^2 + (kurtosis - 3)^2 / 4), moments with divisor n; chi-squared with 2 (Jarque and Bera 1980). Missing values
 * are left out; PACE_ERR_DATA for fewer than 3 or equal ones, PACE_ERR_RANGE for infinite ones. O(n). */
PACE_API PACE_CHECK pace_status pace_jarque_bera(pace_test *out, pace_view series, pace_error *err);

/* W of Shapiro and Wilk by Royston's approximation (1995, AS R94): 1 for what is as normal as can be; p against all else. 3 to 5000
 * values, else PACE_ERR_DATA; df = values. The weights are an approximation good to three digits, the same in all programs. O(n log n). */
PACE_API PACE_CHECK pace_status pace_shapiro_wilk(pace_test *out, pace_view series, const pace_allocator *allocator,
                                                  pace_error *err);

PACE_END

#endif
