/* Is a series stationary? The test of Kwiatkowski, Phillips, Schmidt and Shin 1992, whose null hypothesis is that it is.
 *
 * The series has no gaps (PACE_ERR_DATA) and no infinite values (PACE_ERR_RANGE). Programs differ by the number of lags in the
 * long-run variance more than by anything else, so that it is told. */
#ifndef PACE_STATIONARITY_H
#define PACE_STATIONARITY_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_kpss_lags {
    PACE_KPSS_SHORT = 0, /* floor(4 (n / 100)^(1/4)): urca's short, tseries */
    PACE_KPSS_LONG,      /* floor(12 (n / 100)^(1/4)): urca's long */
    PACE_KPSS_LEGACY,    /* the same, rounded up: statsmodels' legacy */
    PACE_KPSS_AUTO,      /* from the data: Hobijn, Franses and Ooms 2004 (statsmodels' auto) */
    PACE_KPSS_FIXED      /* `lags` */
} pace_kpss_lags;

typedef struct pace_kpss_opts {
    size_t size;
    bool trend; /* stationary about a line; else about a level */
    pace_kpss_lags choice;
    int64_t lags;
    const pace_allocator *allocator;
} pace_kpss_opts;
#define PACE_KPSS_OPTS_INIT {sizeof(pace_kpss_opts), false, PACE_KPSS_SHORT, 0, 0}

typedef struct pace_kpss {
    int64_t n, lags;
    double statistic;
    double critical[4]; /* at 10, 5, 2.5 and 1 % */
    double p;           /* linear between those; at most 0.1 and at least 0.01, beyond which the table does not reach */
} pace_kpss;

/* PACE_ERR_DATA for fewer than three values or a series without spread. O(n lags). */
PACE_API PACE_CHECK pace_status pace_kpss_test(pace_kpss *out, pace_view series, const pace_kpss_opts *opts, pace_error *err);

PACE_END

#endif
