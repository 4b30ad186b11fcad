/* Least squares.
 *
 *     pace_regression fit;
 *     double slope[2], se[2];
 *     pace_regress(&fit, slope, se, NULL, output, &years, 1, NULL, NULL);      (slope[0] is the constant)
 *
 * Standard errors that hold where the residuals spread unevenly or depend on each other:
 *
 *     pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
 *     opts.covariance = PACE_COVARIANCE_HAC;
 *     opts.hac.lags = 4;                                (Newey and West; or opts.hac.rule = PACE_HAC_NEWEY_WEST)
 *
 * Householder reflections on columns scaled by powers of two, all in twice the digits of a double, so that what is lost to
 * columns that are nearly dependent is lost from digits that nobody sees: the certified figures of NIST's Statistical
 * Reference Datasets come out to all digits that doubles hold. O(observations * terms^2), HAC times lags. */
#ifndef PACE_REGRESSION_H
#define PACE_REGRESSION_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* How the standard errors are computed. With h the leverages and e the residuals, HC is White's (1980) with weights e^2 (HC0),
 * e^2 n / df (HC1: gretl, Stata), e^2 / (1 - h) (HC2), e^2 / (1 - h)^2 (HC3: R's default), e^2 / (1 - h)^min(4, n h / terms)
 * (HC4: Cribari-Neto 2004). Only the standard errors depend on it. */
typedef enum pace_covariance {
    PACE_COVARIANCE_CLASSICAL = 0,
    PACE_COVARIANCE_HC0,
    PACE_COVARIANCE_HC1,
    PACE_COVARIANCE_HC2,
    PACE_COVARIANCE_HC3,
    PACE_COVARIANCE_HC4,
    PACE_COVARIANCE_HAC /* heteroskedasticity and autocorrelation: as `hac` says */
} pace_covariance;

typedef enum pace_hac_kernel {
    PACE_HAC_BARTLETT = 0, /* 1 - u, u = lag / bandwidth below 1: Newey and West 1987 */
    PACE_HAC_PARZEN,
    PACE_HAC_QUADRATIC     /* quadratic spectral: every lag counts */
} pace_hac_kernel;

typedef enum pace_hac_rule {
    PACE_HAC_LAGS = 0,    /* `lags` are given: bandwidth lags + 1 */
    PACE_HAC_BANDWIDTH,   /* `bandwidth` is given */
    PACE_HAC_RULE,        /* lags = floor(4 (n / 100)^(2/9)): gretl, EViews */
    PACE_HAC_NEWEY_WEST,  /* from the data, Newey and West 1994, lags rounded down (R's NeweyWest) */
    PACE_HAC_ANDREWS      /* from the data, Andrews 1991 by first-order autoregressions (R's kernHAC) */
} pace_hac_rule;

/* Rows that are left out keep their place in time: products across them are not counted. */
typedef struct pace_hac {
    pace_hac_kernel kernel;
    pace_hac_rule rule;
    int64_t lags;
    double bandwidth;
    bool prewhiten; /* by a first-order vector autoregression first (Andrews and Monahan 1992): R's default, not that of others */
    bool adjust;    /* times n / df */
} pace_hac;

typedef struct pace_regress_opts {
    size_t size;
    bool no_constant;                /* through the origin */
    const pace_allocator *allocator; /* NULL = malloc */
    pace_covariance covariance;
    pace_hac hac;
} pace_regress_opts;
#define PACE_REGRESS_OPTS_INIT                                                                                       \
    {                                                                                                                \
        sizeof(pace_regress_opts), false, NULL, PACE_COVARIANCE_CLASSICAL,                                           \
        {                                                                                                            \
            PACE_HAC_BARTLETT, PACE_HAC_LAGS, 0, 0, false, false                                                     \
        }                                                                                                            \
    }

typedef struct pace_regression {
    int64_t n;       /* observations used */
    int64_t terms;   /* coefficients, the constant among them */
    int64_t df;      /* n - terms */
    double sd;       /* of the residuals, divisor df; NaN where df is 0, as are the standard errors */
    double residual_ss, regression_ss; /* about the mean with a constant, about zero without */
    double r_squared, adjusted;        /* 1 - residual_ss / (residual_ss + regression_ss); corrected for degrees of freedom */
    double f; /* of all slopes together; inf where the fit is exact */
    double log_likelihood; /* of normal residuals, at its greatest; inf where the fit is exact */
    double aic, bic;       /* -2 log_likelihood + 2 p and + ln(n) p; p counts the variance beside the coefficients, as R does
                              (gretl and statsmodels do not: 2 and ln(n) less) */
    double bandwidth;      /* of HAC, as the data gave it before it is rounded to lags; else 0 */
} pace_regression;

/* y on x[0] ... x[count - 1], taken element by element, all of y's length. coef: count + 1 values, the constant first, or
 * count without one. se and residuals may be NULL; residuals: y.n values, y less the fit. Periods in which one of them is
 * missing are left out (their residual is NaN). se is NaN where a leverage of 1 leaves HC2 to HC4 undefined. PACE_ERR_ARG where
 * lengths differ; PACE_ERR_DATA where there are fewer observations than terms, where one is infinite, or where a column depends
 * on the others. */
PACE_API PACE_CHECK pace_status pace_regress(pace_regression *out, double *coef, double *se, double *residuals, pace_view y,
                                             const pace_view *x, int64_t count, const pace_regress_opts *opts, pace_error *err);

/* y on 1, x, x^2 ... x^degree (0-16), whose powers are formed with all their digits. As above with count = degree. */
PACE_API PACE_CHECK pace_status pace_regress_polynomial(pace_regression *out, double *coef, double *se, double *residuals,
                                                        pace_view y, pace_view x, int degree, const pace_regress_opts *opts,
                                                        pace_error *err);

PACE_END

#endif
