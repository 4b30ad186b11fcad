/* STL: loess weights that depend on nothing but length, windows and degrees, made once for all series of a call. */
#ifndef PACE_LIB_TRANSFORM_SEASON_STL_H
#define PACE_LIB_TRANSFORM_SEASON_STL_H

#include "transform/season.h"

enum { PACE__STL_LANES = 8 }; /* series that a wide kernel takes at a time */

/* The fit at one place: a weighted sum of `len` values from `lo` on. */
typedef struct pace__stl_point {
    int64_t at, lo, len; /* at: 0 is the first value, -1 and n are the places before and behind */
    const double *w;     /* of values, adds up to 1, the local line worked in */
    const double *near;  /* of distances alone; where robustness weights come on top */
} pace__stl_point;

typedef struct pace__stl_smooth {
    int64_t n, count;
    int degree;
    pace__stl_point *point; /* in order of `at` */
} pace__stl_smooth;

typedef struct pace__stl_plan {
    int64_t n, period, inner, outer;
    bool periodic, factors, exact_median;
    pace__stl_smooth seasonal[2]; /* of the first n % period places of the cycle, which have a value more, and of the others */
    pace__stl_smooth trend, low_pass;
    pace__arena arena;
} pace__stl_plan;

/* Options with every default filled in. */
pace_status pace__stl_settle(pace_stl_opts *out, const pace_stl_opts *given, pace_period first, pace_error *err);
/* What depends on the length of the series too: to be called before a plan is made. */
void pace__stl_settle_length(pace_stl_opts *settled, bool default_trend, int64_t n);
pace_status pace__stl_plan_init(pace__stl_plan *plan, int64_t n, const pace_stl_opts *settled, pace_error *err);
void pace__stl_plan_clear(pace__stl_plan *plan);

/* Doubles of work space, for each series that is computed at the same time. */
size_t pace__stl_room(int64_t n, int64_t period);
/* The parts of that space that hold the result; n values each, lanes beside each other. */
typedef struct pace__stl_work {
    double *y, *trend, *seasonal; /* y is filled by the caller */
    double *cycle, *a, *b, *sub;
} pace__stl_work;
pace__stl_work pace__stl_divide(double *room, int64_t n, int64_t period, int64_t lanes);

/* `inner` rounds from a trend of zero (trend is overwritten). Every kernel gives the same bits. */
typedef void (*pace__stl_kernel)(const pace__stl_plan *plan, const pace__stl_work *work);
void pace__stl_one(const pace__stl_plan *plan, const pace__stl_work *work);
/* For PACE__STL_LANES series; the fastest that the processor has. */
pace__stl_kernel pace__stl_wide(void);
/* The kernels for several series, widest first; how many. */
enum { PACE__STL_KERNELS = 3 };
int pace__stl_kernels(pace__stl_kernel out[PACE__STL_KERNELS]);

/* One series as the plan has it: rounds, robust or not, the same figure every year where it is periodic. spare: twice n, the weights
 * first. */
void pace__stl_series(const pace__stl_plan *plan, const pace__stl_work *work, double *spare);

/* One series, with outer rounds: weights (n) is filled; spare has room for n. */
void pace__stl_robust(const pace__stl_plan *plan, const pace__stl_work *work, double *weights, double *spare);

#endif
