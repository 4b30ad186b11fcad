/* Revisions: how far, and which way, figures moved between one vintage and a later one.
 *
 * The revision is later less earlier, R = L - P, in the unit of the figures (growth rates, mostly). Periods that are missing
 * in either vintage are left out. Definitions are those of the OECD and Eurostat guidelines on revisions (McKenzie and Gamba
 * 2008), which the Office for National Statistics uses too; Theil 1961 and 1966; Mankiw and Shapiro 1986 (news and noise). */
#ifndef PACE_REVISION_H
#define PACE_REVISION_H

#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* --- vintages ------------------------------------------------------------------------------------------------------ */

/* The triangle of a series: rows are vintages in order of publication, columns periods, NaN before a period is published.
 * The release of each period that was published as number `release` (1 = first), or the last one with 0. A vintage that
 * repeats a figure is a release. flags: NULL or a byte a column: MISSING where there is none yet. */
PACE_API PACE_CHECK pace_status pace_release(pace_out out, uint8_t *flags, pace_block vintages, int64_t release, pace_error *err);

/* Later less earlier, value by value. Same period and length, else PACE_ERR_ARG or PACE_ERR_FREQ. */
PACE_API PACE_CHECK pace_status pace_revision_series(pace_out out, uint8_t *flags, pace_view earlier, pace_view later,
                                                     pace_error *err);

/* --- analysis ------------------------------------------------------------------------------------------------------ */

typedef struct pace_revision_line { /* revision = intercept + slope * vintage, least squares */
    double intercept, slope, intercept_error, slope_error;
    double r2, f, p; /* F that intercept and slope are both 0, with 2 and n - 2 degrees of freedom */
} pace_revision_line;

typedef struct pace_revisions {
    int64_t n;
    double mean_earlier, mean_later;
    double mean;              /* bias */
    double mean_absolute;
    double relative_absolute; /* sum |R| / sum |L| */
    double mean_square, root_mean_square;
    double sd;                /* n - 1 */
    double median, median_absolute;
    double low, high;         /* least and greatest */
    double q10, q25, q75, q90;/* linear between order statistics */
    double up, down, same;    /* shares of revisions above, below and at zero */
    double sign_p;            /* two-sided binomial p that up and down are alike, zeros left out */
    double same_sign;         /* share of periods in which L and P have one sign */
    double same_turn;         /* share in which they rise or fall together on the period before; NaN without such */
    double error, t, p;       /* of the mean: sd / sqrt(n), Student's t, two-sided p */
    double error_hac, t_hac, p_hac; /* robust to heteroskedasticity and autocorrelation (Newey and West), see the options */
    double autocorrelation;   /* of the revisions at lag 1, about their mean */
    double error_ar, t_ar, p_ar; /* as if revisions were autoregressive: error * sqrt((1 + a) / (1 - a)) */
    double correlation_earlier, correlation_later; /* of R with P (noise is in P: negative) and with L (news: positive) */
    double u1;                /* root mean square over the sum of those of L and P */
    double u2;                /* root of sum (R[t] / L[t-1])^2 / sum ((L[t] - L[t-1]) / L[t-1])^2, against no change */
    double um, ur, ud;        /* shares of the mean square: bias, regression, disturbance; they add up to 1 */
    double us, uc;            /* with um: bias, variance, covariance */
    pace_revision_line on_earlier; /* news: figures known before tell nothing of the revision */
    pace_revision_line on_later;   /* noise: the final figure tells nothing of it */
} pace_revisions;

typedef struct pace_revision_opts {
    size_t size;
    int64_t hac_lags; /* Bartlett's weights; 2; negative = floor(4 (n / 100)^(2/9)) */
    bool hac_plain;   /* divides by n^2; else by n (n - 1), as the OECD does */
    const pace_allocator *allocator;
} pace_revision_opts;
#define PACE_REVISION_OPTS_INIT {sizeof(pace_revision_opts), 2, false, 0}

/* What cannot be said of the figures (a spread of one value, shares of a mean square of zero) is NaN. PACE_ERR_DATA where no
 * period has both vintages, PACE_ERR_RANGE for an infinite figure. Memory for sorting. O(n log n). */
PACE_API PACE_CHECK pace_status pace_revise(pace_revisions *out, pace_view earlier, pace_view later, const pace_revision_opts *opts,
                                            pace_error *err);

PACE_END

#endif
