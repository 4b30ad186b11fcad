/* More tests for a trend, beside those of trend.h: by seasons and sites that depend on each other, beside another series, and
 * tests that a series is no random order at all; slopes that resist outliers.
 *
 * Missing values (NaN) are left out, infinite ones refused (PACE_ERR_RANGE). p: how likely a statistic at least as far out is
 * where there is no trend, two-sided unless said; 0 where it is below what a double holds. None is simulated. Outputs are
 * untouched on failure. `allocator` NULL = malloc. Where R's packages trend and Kendall or scipy have a test, the figures are
 * theirs.
 *
 *     pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
 *     pace_kendall all, each[12];
 *     opts.correlated = true;
 *     if (!pace_trend_kendall_seasons(&all, each, monthly, &opts, &err))
 *         printf("tau %.3f, p %.4f; January alone %.3f\n", all.tau, all.p, each[0].tau);
 */
#ifndef PACE_TREND_TESTS_H
#define PACE_TREND_TESTS_H

#include <stdbool.h>
#include "pace/trend.h"

PACE_BEGIN

typedef enum pace_continuity { /* is s brought nearer to 0 by one before it is divided by its deviation? */
    PACE_CONTINUITY_USUAL = 0, /* yes; with correlated seasons or sites only up to ten years, as in R's trend */
    PACE_CONTINUITY_ALWAYS,
    PACE_CONTINUITY_NEVER      /* as in R's Kendall for seasons */
} pace_continuity;

typedef struct pace_kendall_opts {
    size_t size;
    int64_t seasons; /* 0 = those of the frequency; season of index i is i mod seasons, a year begins where the series does */
    bool correlated; /* seasons (sites) depend on each other: the variance of s has their covariances too, by Dietz and Killeen's
                        formula as Hirsch and Slack, Water Resources Research 20 (1984), give it, a missing value with the mean
                        rank. Wants ten years or more; wrong by far below five */
    pace_continuity continuity;
    const pace_allocator *allocator;
} pace_kendall_opts;
#define PACE_KENDALL_OPTS_INIT {sizeof(pace_kendall_opts), 0, false, PACE_CONTINUITY_USUAL, NULL}

/* Seasonal Mann-Kendall test (Hirsch, Slack and Smith 1982) with what each season says (R: smk.test, csmk.test). `each`: NULL or
 * one a season; in one with fewer than two values s = 0, p = 1. PACE_ERR_DATA unless one season has two values.
 * O(n log n), correlated O(n^2). */
PACE_API PACE_CHECK pace_status pace_trend_kendall_seasons(pace_kendall *out, pace_kendall *each, pace_view series,
                                                           const pace_kendall_opts *opts, pace_error *err);
/* Several series of the same periods: a row a site (R: mult.mk.test, where `correlated` is set). opts->seasons is not looked at.
 * O(rows cols log cols), correlated O((rows cols)^2). */
PACE_API PACE_CHECK pace_status pace_trend_kendall_sites(pace_kendall *out, pace_kendall *each, pace_block sites,
                                                         const pace_kendall_opts *opts, pace_error *err);

/* Partial Mann-Kendall test: the trend of a series beyond what another one explains (Libiseller and Grimvall, Environmetrics 13,
 * 2002). Periods in which either is missing are left out; ties are not corrected; no continuity. PACE_ERR_DATA with fewer than
 * three periods or a covariate that has the same order. O(n^2). */
typedef struct pace_kendall_partial {
    int64_t n;
    double s, var;      /* s(x) - r s(z), and its variance */
    double correlation; /* r: of the two scores */
    double z, p;
} pace_kendall_partial;
PACE_API PACE_CHECK pace_status pace_trend_kendall_partial(pace_kendall_partial *out, pace_view series, pace_view covariate,
                                                           const pace_allocator *allocator, pace_error *err);

typedef struct pace_random { /* a test for order */
    int64_t n;
    double statistic, p;
} pace_random;
/* Cox and Stuart (1955) as Sachs has it: the last third against the first, value by value; statistic = |signs - n/6| /
 * sqrt(n/12), less 1/2 above the line up to 30 values; the larger number of signs counts. PACE_ERR_DATA with fewer than three
 * values or only equal ones. O(n). */
PACE_API PACE_CHECK pace_status pace_trend_cox_stuart(pace_random *out, pace_view series, const pace_allocator *allocator,
                                                      pace_error *err);
/* Bartels (1982), the rank form of von Neumann's ratio: 2 for random order, less where neighbours are alike. p is that of a ratio
 * as small: by the beta distribution below 100 values, by the normal one from there. PACE_ERR_DATA with fewer than ten values or
 * only equal ones. O(n log n). */
PACE_API PACE_CHECK pace_status pace_trend_bartels(pace_random *out, pace_view series, const pace_allocator *allocator,
                                                   pace_error *err);
/* Wald and Wolfowitz (1943): the circular sum of products of neighbours against its mean and variance over all orders of these
 * values, as a normal. Summed about the mean, which changes nothing; R's ww.test sums fourth powers of the values as they are and
 * loses digits where the level is large against the changes. PACE_ERR_DATA with fewer than three values or only equal ones.
 * O(n). */
PACE_API PACE_CHECK pace_status pace_trend_wald_wolfowitz(pace_random *out, pace_view series, const pace_allocator *allocator,
                                                          pace_error *err);
/* Wallis and Moore (1941): the number of rises and falls between the first and the last of them, steps of 0 left out; statistic =
 * |number - (2 n - 7)/3| / sqrt((16 n - 29)/90), less 1/2 above the line up to 30 values. PACE_ERR_DATA with fewer than three
 * values. O(n). */
PACE_API PACE_CHECK pace_status pace_trend_wallis_moore(pace_random *out, pace_view series, const pace_allocator *allocator,
                                                        pace_error *err);

/* Siegel's repeated medians (1982): of each value the median of its slopes to all others, of these the median. Holds with up to
 * half of the values wrong. intercept: median of x - slope * time, at time 0. PACE_ERR_DATA with fewer than two values.
 * O(n^2 log n) time, n doubles of memory. */
typedef struct pace_siegel {
    int64_t n;
    double slope, intercept; /* a period */
} pace_siegel;
PACE_API PACE_CHECK pace_status pace_trend_siegel(pace_siegel *out, pace_view series, const pace_allocator *allocator,
                                                  pace_error *err);
/* Seasonal Sen slope (Hirsch, Slack and Smith 1982): the median of the slopes of all pairs of one season, a year; the interval by
 * the variance of the seasonal test (Gilbert 1987), ends rounded as in pace_trend_sen; intercept at index 0, of the medians of all
 * values and times. seasons: 0 = those of the frequency. O(m log m) for m pairs. */
PACE_API PACE_CHECK pace_status pace_trend_sen_seasonal(pace_sen *out, pace_view series, int64_t seasons, double confidence,
                                                        const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
