/* What searching for breaks, their ranges and tests share. */
#ifndef PACE_LIB_TRANSFORM_BREAKS_H
#define PACE_LIB_TRANSFORM_BREAKS_H

#include "core/core.h"
#include "pace/breaks.h"

/* Rows of the regressors and y, of which the means are taken off and which are brought near one: fits and their changes do not
 * depend on it, and digits are won. */
typedef struct pace__rows {
    int64_t n, terms;
    int exponent; /* y is over 2^exponent */
    double *row;  /* n * (terms + 1): 1, x, y */
    double *work; /* (terms + 1) * (terms + 1) */
} pace__rows;

pace_status pace__rows_make(pace__rows *out, pace__arena *arena, pace_view y, const pace_view *x, int64_t count, pace_error *err);
/* Residual sums of squares of rows from ... from + step * j, j = 0 ... n - 1. */
void pace__rows_squares(double *out, const pace__rows *rows, int64_t from, int64_t step, int64_t n);
/* Coefficients and residual sum of squares of rows first ... last; false where columns depend on each other there. */
bool pace__rows_fit(double *coef, double *squares, const pace__rows *rows, int64_t first, int64_t last);
/* The range of the break between rows first ... at and at + 1 ... last; room for two sets of coefficients. */
pace_break_range pace__break_range(const pace__rows *rows, int64_t first, int64_t at, int64_t last, double level, double *coef);
/* P(greatest value over the time of a stationary process whose margins are chi-squared with df > x). */
double pace__sup_chi_tail(double x, double df, double time);

#endif
