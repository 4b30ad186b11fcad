/* What the filters share: a plan with its tables, and the kernels that work on the values between missing ends. */
#ifndef PACE_LIB_TRANSFORM_FILTER_H
#define PACE_LIB_TRANSFORM_FILTER_H

#include "core/core.h"
#include "pace/filter.h"

enum { PACE__FILTER_LANES = 8, PACE__FILTER_MOST = 1 << 24, PACE__THETA_MOST = 64 };

/* y: n values, of which a kernel may take a line away. part: where the cycle goes, or the trend where plan->gives_trend;
 * NaN where there is none. */
typedef void (*pace__filter_kernel)(const struct pace_filter *plan, double *y, double *part, int64_t n, double *scratch,
                                    pace_filter_found *found);

struct pace_filter {
    pace_allocator allocator; /* resize NULL = malloc */
    pace_filter_opts opts;    /* all defaults filled in */
    pace_freq freq;
    int64_t n, need;          /* the most and the fewest values */
    bool gives_trend;
    pace__filter_kernel kernel;
    size_t scratch; /* doubles for the kernel beyond the values and the part */
    double *table;  /* all tables in one */
    size_t room;
    /* What each kind keeps in it. */
    double *inverse, *first, *second; /* HP: 1 / d, and the two diagonals under the unit one */
    double *trace;                    /* boosting until BIC: trace of the r-th power of the cycle's matrix, at r */
    double *weights;                  /* of windows, of the ideal filter */
    int64_t weight_count;
    double *ends; /* Musgrave: window x window, a row for how many values there are */
    double *band; /* Butterworth: row after row of the factor, the diagonal's inverse first. CF with theta: likewise, it last */
};

/* Room for `count` doubles in the plan's one table. NULL: no memory. */
double *pace__filter_table(pace_filter *plan, size_t count);

/* Each fills in what its kind needs, with defaults resolved. */
pace_status pace__filter_hp_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_boosted_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_band_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_band_ma_plan(pace_filter *plan, pace_error *err); /* with theta */
pace_status pace__filter_hamilton_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_butterworth_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_average_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_smooth_plan(pace_filter *plan, pace_error *err);
pace_status pace__filter_local_plan(pace_filter *plan, pace_error *err);

/* b[j] of the ideal filter of a band, j from 0 to count - 1. */
void pace__filter_ideal(double *b, int64_t count, double low, double high);

/* An option that is not given. */
static inline bool pace__is_unset(double option)
{
    return option >= 0 && option <= 0;
}

/* The line from the first value to the last. */
void pace__filter_undrift(double *y, int64_t n);
double pace__filter_drift(const double *y, int64_t n); /* its slope */

/* --- HP ------------------------------------------------------------------------------------------------------------ */

/* Cycle of n values, from 3; w has room for n and may not be y. */
void pace__hp_cycle(const pace_filter *plan, const double *y, double *w, int64_t n);
/* The same for PACE__FILTER_LANES series, value i of lane k at i * PACE__FILTER_LANES + k; NULL: not for this compiler. */
typedef void (*pace__hp_kernel)(const pace_filter *plan, const double *y, double *w, int64_t n);
enum { PACE__HP_KERNELS = 3 };
int pace__hp_kernels(pace__hp_kernel out[PACE__HP_KERNELS]); /* those that this processor has, the widest first; how many */

/* --- least squares ------------------------------------------------------------------------------------------------- */

/* Householder's way. a: rows x cols, a column after the other, rows > cols; b: rows. Both are used up: b begins with the
 * solution. error: NULL, or the standard error of the last coefficient. False where the columns depend on each other. */
bool pace__least_squares(double *a, double *b, int64_t rows, int64_t cols, double *error);

/* p-value of the augmented Dickey-Fuller test with constant and trend, lags (n - 1)^(1/3), as tseries::adf.test. */
double pace__adf_p(const double *y, int64_t n, double *scratch);
size_t pace__adf_scratch(int64_t n);

#endif
