/* A scale on which a series spreads evenly (Box and Cox 1964): (x^lambda - 1) / lambda, the logarithm at 0.
 *
 *     double lambda;
 *     if (!pace_box_cox_lambda(&lambda, series, NULL, &err) && !pace_box_cox((pace_out){z, n, 1}, NULL, series, lambda, &err))
 *         (model z, and come back by pace_box_cox_back)
 *
 * Negative values have a place where lambda is above 0: sign(x) |x|^lambda is taken for the power (Bickel and Doksum 1981). Where
 * it is not, they are NaN (DOMAIN), as is zero at lambda 0 or below. Missing stays missing. flags: NULL or a byte a value, set. */
#ifndef PACE_BOX_COX_H
#define PACE_BOX_COX_H

#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* out may be the input's memory. PACE_ERR_ARG unless lambda is finite. O(n), as is the way back. */
PACE_API PACE_CHECK pace_status pace_box_cox(pace_out out, uint8_t *flags, pace_view in, double lambda, pace_error *err);

/* Back to the series' scale. What is normal there with that variance (0 = none) has this as its median here; with a variance the
 * mean is given, to second order: x (1 + variance (1 - lambda) / 2 x^(2 lambda)). */
PACE_API PACE_CHECK pace_status pace_box_cox_back(pace_out out, uint8_t *flags, pace_view in, double lambda, double variance,
                                                  pace_error *err);

typedef enum pace_box_cox_method {
    PACE_BOX_COX_GUERRERO = 0, /* least variation of sd / mean^(1 - lambda) between years (Guerrero 1993) */
    PACE_BOX_COX_LIKELIHOOD    /* greatest likelihood of a line and fixed seasons with normal residuals */
} pace_box_cox_method;

typedef struct pace_box_cox_opts {
    size_t size;
    pace_box_cox_method method;
    double low, high; /* -1 and 2; low is 0 where a value is not positive (Guerrero; the likelihood refuses those) */
    double step;      /* of the grid that the likelihood is sought on: 0.05 as in R; 0 = the greatest itself, to 1e-6 */
    int64_t period;   /* values of a year; 0 = that of the frequency; Guerrero takes 2 at least */
    const pace_allocator *allocator;
} pace_box_cox_opts;
#define PACE_BOX_COX_OPTS_INIT {sizeof(pace_box_cox_opts), PACE_BOX_COX_GUERRERO, -1, 2, 0.05, 0, NULL}

/* Guerrero's years are counted back from the end; what is missing is left out of them, as it is of the likelihood, which takes the
 * years as the calendar has them. A series not longer than two years gives 1. PACE_ERR_DATA where no lambda can be told (a constant
 * series), PACE_ERR_RANGE for infinite values. */
PACE_API PACE_CHECK pace_status pace_box_cox_lambda(double *out, pace_view in, const pace_box_cox_opts *opts, pace_error *err);

PACE_END

#endif
