/* Least squares.
 *
 *     pace_regression fit;
 *     double slope[2], se[2];
 *     pace_regress(&fit, slope, se, NULL, output, &years, 1, NULL, NULL);      (slope[0] is the constant)
 *
 * Householder reflections on columns scaled by powers of two, all in twice the digits of a double, so that what is lost to
 * columns that are nearly dependent is lost from digits that nobody sees: the certified figures of NIST's Statistical
 * Reference Datasets come out to all digits that doubles hold. O(observations * terms^2). */
#ifndef PACE_REGRESSION_H
#define PACE_REGRESSION_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef struct pace_regress_opts {
    size_t size;
    bool no_constant;                /* through the origin */
    const pace_allocator *allocator; /* NULL = malloc */
} pace_regress_opts;
#define PACE_REGRESS_OPTS_INIT {sizeof(pace_regress_opts), false, NULL}

typedef struct pace_regression {
    int64_t n;       /* observations used */
    int64_t terms;   /* coefficients, the constant among them */
    int64_t df;      /* n - terms */
    double sd;       /* of the residuals, divisor df; NaN where df is 0, as are the standard errors */
    double residual_ss, regression_ss; /* about the mean with a constant, about zero without */
    double r_squared, adjusted;        /* 1 - residual_ss / (residual_ss + regression_ss); corrected for degrees of freedom */
    double f; /* of all slopes together; inf where the fit is exact */
} pace_regression;

/* y on x[0] ... x[count - 1], taken element by element, all of y's length. coef: count + 1 values, the constant first, or
 * count without one. se and residuals may be NULL; residuals: y.n values, y less the fit. Periods in which one of them is
 * missing are left out (their residual is NaN). PACE_ERR_ARG where lengths differ; PACE_ERR_DATA where there are fewer
 * observations than terms, where one is infinite, or where a column depends on the others. */
PACE_API PACE_CHECK pace_status pace_regress(pace_regression *out, double *coef, double *se, double *residuals, pace_view y,
                                             const pace_view *x, int64_t count, const pace_regress_opts *opts, pace_error *err);

/* y on 1, x, x^2 ... x^degree (0-16), whose powers are formed with all their digits. As above with count = degree. */
PACE_API PACE_CHECK pace_status pace_regress_polynomial(pace_regression *out, double *coef, double *se, double *residuals,
                                                        pace_view y, pace_view x, int degree, const pace_regress_opts *opts,
                                                        pace_error *err);

PACE_END

#endif
