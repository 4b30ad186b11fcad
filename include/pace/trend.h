/* Trends: lines fitted to a series, rates of reduction, and tests that ask whether there is a trend at all.
 *
 * Missing values (NaN) are left out; their periods still count, so that a series with gaps is fitted at its own dates.
 * Infinite values are refused (PACE_ERR_RANGE), so are zero and negative ones where a logarithm is taken. Time is counted
 * in periods from the first period of the view: 0, 1, 2 ... Sums are centred and compensated: a level of a thousand
 * million under a change of one costs no digits. Rates are fractions. Nothing here is random.
 *
 * The calls keep up to 128 values on the stack and take memory for more from `allocator` (NULL = malloc). */
#ifndef PACE_TREND_H
#define PACE_TREND_H

#include <stdint.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_trend_scale {
    PACE_TREND_LEVEL = 0, /* x on time */
    PACE_TREND_LOG        /* ln x on time: a constant rate */
} pace_trend_scale;

typedef enum pace_trend_weights {
    PACE_TREND_EQUAL = 0,
    PACE_TREND_RECENT /* proportional to t/T: t counts from 1 at `weight_origin`, T is t of the last observation, so the
                       * last one weighs 1. Used by the regional commissions of the United Nations. */
} pace_trend_weights;

typedef struct pace_trend_opts {
    size_t size;
    pace_trend_scale scale;
    pace_trend_weights weights;
    pace_period weight_origin; /* where t = 1 (2000 for the SDG period); unset = the first observation */
    const pace_allocator *allocator;
} pace_trend_opts;
#define PACE_TREND_OPTS_INIT {sizeof(pace_trend_opts), PACE_TREND_LEVEL, PACE_TREND_EQUAL, PACE_PERIOD_NONE, 0}

/* A fitted line y = intercept + slope * time, y being x or ln x. Written as height + slope * (time - center) it loses
 * nothing, and so the functions below compute it. */
typedef struct pace_trend {
    pace_trend_scale scale;
    pace_period origin;     /* time 0; unset when the view had no periods */
    int64_t count;          /* observations used */
    int64_t first, last;    /* indexes of the first and last of them */
    double slope;           /* a period */
    double intercept;       /* y at time 0 */
    double center, height;  /* weighted means of time and y */
    double spread;          /* sum of w (time - center)^2 */
    double weight;          /* sum of w; the count where weights are equal */
    double sd;              /* residual standard deviation, sqrt(sum w r^2 / df); NaN with two points */
    double slope_error;     /* standard error of the slope; NaN with two points */
    double r;               /* correlation of time and y; NaN for a constant series */
    double df;              /* count - 2 */
} pace_trend;

/* Least squares. PACE_ERR_DATA with fewer than two observations. O(n). */
PACE_API PACE_CHECK pace_status pace_trend_fit(pace_trend *out, pace_view series, const pace_trend_opts *opts, pace_error *err);
/* The same for points at any times (survey years, 2012.5); weight_origin is then ignored and `origin_time` is where t = 0
 * (NaN: one before the first). `time` is not shifted: center and intercept are in its own units. */
PACE_API PACE_CHECK pace_status pace_trend_fit_points(pace_trend *out, const double *time, const double *x, int64_t n,
                                                      double origin_time, const pace_trend_opts *opts, pace_error *err);

PACE_API double pace_trend_time(const pace_trend *trend, pace_period p); /* periods from the origin; NaN: other frequency */
PACE_API double pace_trend_value(const pace_trend *trend, double time);  /* the line, in units of x (a median where scale is LOG) */
/* Standard errors at a time, in units of y: of the line itself, and of one new observation of weight 1:
 * sd * sqrt(1 + 1/weight + (time - center)^2 / spread), with df degrees of freedom. NaN with two points. */
PACE_API double pace_trend_line_error(const pace_trend *trend, double time);
PACE_API double pace_trend_error(const pace_trend *trend, double time);
PACE_API double pace_trend_p(const pace_trend *trend); /* two-sided p of slope = 0 by Student's t; NaN with two points */
/* The rate a year of a LOG trend: exp(slope * p) - 1 with p periods in a year (1 where there are no periods); NaN for LEVEL. */
PACE_API double pace_trend_rate(const pace_trend *trend);
/* Average annual rate of reduction, 1 - exp(slope * p), and its continuous form, -slope * p; positive = falling. */
PACE_API double pace_trend_aarr(const pace_trend *trend);
PACE_API double pace_trend_arr(const pace_trend *trend);

/* Rates of reduction between two values: 1 - (last/first)^(1/periods) and ln(first/last)/periods. Flags as in growth.h. */
PACE_API double pace_reduction(double first, double last, double periods, uint8_t *flags);
PACE_API double pace_reduction_continuous(double first, double last, double periods, uint8_t *flags);
PACE_API double pace_reduction_project(double value, double continuous_rate, double periods, uint8_t *flags); /* value * exp(-rate * periods) */

/* Missing values between two observations filled at the constant rate that leads from one to the other; before the first
 * and after the last nothing is invented. out may be the input's own memory when strides are equal. No allocation. O(n).
 * PACE_ERR_RANGE for a value that is not positive. */
PACE_API PACE_CHECK pace_status pace_trend_interpolate(pace_out out, pace_view in, pace_error *err);

/* One continuous rate r for all units such that the weighted mean of min(cap, base * exp(-r * periods)) is the target
 * (maternal mortality: world mean 70, no country above 140). base: positive; weight: not negative; cap: one a unit, or
 * NULL for none; a missing unit (any NaN) is left out and its outputs are NaN. The mean falls strictly until the target
 * is met, so the root is bracketed and found without chance; the last step is exact. The rate is negative where the mean
 * may still rise. PACE_ERR_DATA where the caps lie below the target, so that no rate reaches it. O(n), nothing allocated. */
typedef struct pace_common_rate {
    double rate;     /* continuous, a period */
    double mean;     /* the weighted mean that it gives: the target, to rounding */
    int64_t units;   /* used */
    int64_t capped;  /* of them held at their cap */
} pace_common_rate;
typedef struct pace_unit_rates { /* each NULL or n values */
    double *end;     /* min(cap, base * exp(-r * periods)) */
    double *rate;    /* what the unit itself must do: r, or more to get under its cap */
    double *residual;/* rate - r: the effort that the cap adds; 0 for most */
} pace_unit_rates;
PACE_API PACE_CHECK pace_status pace_reduction_common(pace_common_rate *out, const pace_unit_rates *units, const double *base,
                                                      const double *weight, const double *cap, int64_t n, double periods,
                                                      double target, pace_error *err);

/* Mann-Kendall: sign test of all pairs, ties counted. O(n log n). */
typedef struct pace_kendall {
    int64_t n, s;   /* s: rising pairs minus falling ones */
    double var;     /* of s when there is no trend, corrected for ties */
    double z, p;    /* (s -+ 1)/sqrt(var), and its two-sided normal p; 0 and 1 when all values are equal */
    double tau;     /* tau-b; NaN when all values are equal */
} pace_kendall;
/* PACE_ERR_DATA with fewer than two observations. */
PACE_API PACE_CHECK pace_status pace_trend_kendall(pace_kendall *out, pace_view series, const pace_allocator *allocator, pace_error *err);
/* Seasonal form (Hirsch and Slack): values of one season are compared with each other alone, s and var added up, tau is
 * the sum of s over the sum of the seasons' denominators. seasons: 0 = those of the frequency; season of index i is
 * i mod seasons. PACE_ERR_DATA unless one season has two observations. */
PACE_API PACE_CHECK pace_status pace_trend_kendall_seasonal(pace_kendall *out, pace_view series, int64_t seasons,
                                                            const pace_allocator *allocator, pace_error *err);

/* Theil-Sen: the median of the slopes of all pairs, with the interval of Sen (1968) at `confidence` (0.95). Ranks of the
 * interval's ends are rounded half to even and kept within the slopes. O(n^2 log n) time, n^2 doubles of memory. */
typedef struct pace_sen {
    int64_t n;
    double slope, low, high; /* a period */
    double intercept;        /* median(x) - slope * median(time), at time 0 */
} pace_sen;
PACE_API PACE_CHECK pace_status pace_trend_sen(pace_sen *out, pace_view series, double confidence,
                                               const pace_allocator *allocator, pace_error *err);

/* Spearman's rank correlation with time, mean ranks for ties; p two-sided by Student's t with n - 2 degrees of freedom.
 * rho and p are NaN when all values are equal. PACE_ERR_DATA with fewer than three observations. O(n log n). */
typedef struct pace_spearman {
    int64_t n;
    double rho, p;
} pace_spearman;
PACE_API PACE_CHECK pace_status pace_trend_spearman(pace_spearman *out, pace_view series, const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
