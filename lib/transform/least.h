/* What tests and robust standard errors need of a least squares fit, and variances of sums of dependent values. */
#ifndef PACE_LIB_TRANSFORM_LEAST_H
#define PACE_LIB_TRANSFORM_LEAST_H

#include "core/core.h"
#include "pace/regression.h"

/* Columns and y are over powers of two: column j is 2^exponent[j] times Q times column j of R, the residuals are
 * 2^exponent[terms] times `rest`. Rows that were left out are zero, so that products across them vanish. */
typedef struct pace__basis {
    int64_t rows, n, terms;
    bool constant;
    double *q;       /* rows * terms, by row */
    double *r;       /* terms * terms, upper triangle, by row */
    double *inverse; /* of R, likewise */
    double *rest;    /* rows */
    uint8_t *there;  /* rows */
    int *exponent;   /* terms + 1 */
} pace__basis;

/* Memory of the arena. `fit` and coef may be NULL. */
pace_status pace__regress_basis(pace__basis *out, pace__arena *arena, pace_regression *fit, double *coef, pace_view y,
                                const pace_view *x, int64_t count, const pace_regress_opts *opts, pace_error *err);

/* Standard errors by opts->covariance; the bandwidth that the data gave. False where memory is out. */
bool pace__robust_errors(double *se, double *bandwidth, const pace__basis *basis, const pace_regress_opts *opts,
                         pace__arena *arena);

/* Sum over lags of weight times products of the rows of u (rows * k) that far apart, both ways: k * k values. */
void pace__hac_sum(double *out, const double *u, int64_t rows, int64_t k, pace_hac_kernel kernel, double bandwidth);
/* floor(4 (n / 100)^(2/9)) */
int64_t pace__hac_lags(int64_t n);

#endif
