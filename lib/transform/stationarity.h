/* What the tests for a unit root share: the series with its changes and terms, regressions on them, the choice of lags, and
 * the tables that they are judged by. */
#ifndef PACE_LIB_TRANSFORM_STATIONARITY_H
#define PACE_LIB_TRANSFORM_STATIONARITY_H

#include "core/core.h"
#include "pace/regression.h"
#include "pace/stationarity.h"

enum { PACE__ROOT_TERMS = 4 }; /* constant, trend, square, level */

/* Values between missing ends. */
typedef struct pace__root {
    const pace_allocator *allocator;
    int64_t from, n;
    double *y;       /* n; then */
    double *change;  /* n: change[t] = y[t + 1] - y[t], the last is 0 */
    double *time;    /* n: 1, 2 ... at the changes */
    double *square;  /* n */
    double *spare;   /* 2 n, for the caller */
    size_t room;
    uint8_t why;     /* PACE_ROW_ bits, where a call fails for the figures' sake */
} pace__root;

/* Clear after success alone. least: how many values the test takes at least. */
pace_status pace__root_gather(pace__root *out, pace_view series, int64_t least, const pace_allocator *allocator, pace_error *err);
void pace__root_clear(pace__root *root);
/* Changes anew, after y was changed. */
pace_status pace__root_changes(pace__root *root, pace_error *err);
/* Fails with PACE_ERR_DATA, PACE_ROW_SHORT or PACE_ROW_DOMAIN. */
pace_status pace__root_short(pace__root *root, int64_t least, pace_error *err);
pace_status pace__root_flat(pace__root *root, pace_error *err);

/* One regression of the changes from `start` on (at least `lags`). */
typedef struct pace__root_fit {
    pace_regression fit;
    int64_t level; /* place of the level among the coefficients, -1 where it is left out */
    double tau;
    double coef[PACE__ROOT_TERMS + PACE_ROOT_LAGS_MOST], se[PACE__ROOT_TERMS + PACE_ROOT_LAGS_MOST];
} pace__root_fit;
/* extra: NULL or columns beside the terms, over all changes, after the trend. */
pace_status pace__root_regress(pace__root_fit *out, double *residuals, pace__root *root, int terms, bool level, int64_t lags,
                               int64_t start, const double *const *extra, int extras, pace_error *err);

/* How many lags: of FIXED and CUBE at once; of the others by one factorisation over the periods that the longest leaves.
 * longest: gets the longest, which `start` is with `hold`. */
pace_status pace__root_lags(int64_t *lags, int64_t *longest, double *criterion, pace__root *root, int terms, pace_root_lags choice,
                            int64_t asked, bool hold, pace_error *err);

/* One row: its answer, or what stands for none, and flags. PACE_ERR_NOMEM where there is no memory. */
typedef pace_status (*pace__root_row)(void *out, uint8_t *why, pace_view series, const void *opts);
pace_status pace__root_rows(char *out, size_t size, uint8_t *row_flags, pace_block in, pace__root_row row, const void *opts,
                            const pace_exec *exec, pace_error *err);

/* Variance in the long run: of n residuals about zero, with Bartlett's weights over `lags`; lags 0: the variance. */
double pace__long_run_variance(const double *r, int64_t n, int64_t lags);

/* Fuller's tables with trend: of the t statistic and of n (rho - 1). */
double pace__fuller_p(double tau, double n);
double pace__fuller_alpha_p(double alpha, double n);
double pace__alpha_p(double alpha, int terms); /* MacKinnon 1994 */
/* Critical values at 1, 5 and 10 %. */
void pace__critical_2010(double out[3], int terms, double n);
void pace__critical_1991(double out[3], int terms, double n);
void pace__critical_fuller(double out[3], int terms, int64_t changes);
void pace__critical_phi(double out[3], int phi, int64_t changes); /* phi from 0 */
void pace__critical_gls(double out[3], bool trend, int64_t n);
void pace__critical_point(double out[3], bool trend, int64_t n);

/* Householder's factor of rows x cols, a column after the other: R above the diagonal and the reflections below and on it, the
 * diagonal of R in `diagonal`. False where a column depends on those before it. */
bool pace__factor(double *a, double *diagonal, int64_t rows, int64_t cols);
void pace__apply_q(const double *a, const double *diagonal, int64_t rows, int64_t cols, double *b); /* b becomes Q'b */

#endif
