/* Trend and cycle: filters that take a series apart into what moves slowly and what goes up and down around it.
 *
 * A filter is made once for its options and a greatest length; then it does not change, may be used from any number of threads,
 * and works on every series that is no longer. trend + cycle = series, in the unit of the series: take logarithms first where
 * the cycle is wanted in percent.
 *
 * Missing values at the two ends are left out and stay missing; one inside is PACE_ERR_DATA that names the period (rows: NaN
 * with the flag MISSING), for none of these methods is defined then: pace_fill (splice.h) before it. Infinite values are
 * PACE_ERR_DATA (DOMAIN), too few values PACE_ERR_DATA (SHORT), results beyond the range of a double PACE_ERR_RANGE (RANGE).
 * Outputs are untouched on failure.
 *
 * Which to take: two-sided filters revise their last years when new figures come; HP one-sided and Hamilton do not. Say the
 * method and its parameters with the figures: lambda alone changes the sign of a gap.
 *
 *     pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
 *     pace_filter *hp = NULL;
 *     if (!pace_filter_new(&hp, PACE_QUARTERLY, series.n, &opts, &err)) {
 *         double *scratch = malloc(pace_filter_scratch(hp) * sizeof *scratch);
 *         pace_filter_apply(hp, trend, cycle, series, scratch, NULL, &err);
 *     }
 */
#ifndef PACE_FILTER_H
#define PACE_FILTER_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_filter_kind {
    PACE_FILTER_HP = 0, /* Hodrick and Prescott (1997), both sides; solved for the second differences of the cycle, which keeps
                           the digits that the usual equations lose (10 at lambda 1600, 6 at 1e12) */
    PACE_FILTER_HP_ONE_SIDED, /* at each period the last value of HP on the series up to there, exactly; programs that run a
                                 Kalman filter from a large variance differ in the first years. The first two cycles are 0 */
    PACE_FILTER_HP_BOOSTED,   /* HP of the cycle again and again: Phillips and Shi (2021), International Economic Review 62 */
    PACE_FILTER_BAXTER_KING,  /* Baxter and King (1999): k periods at each end have no result */
    PACE_FILTER_CHRISTIANO_FITZGERALD, /* Christiano and Fitzgerald (2003) */
    PACE_FILTER_HAMILTON,     /* Hamilton (2018): error of a forecast `horizon` ahead from `lags` values; the first
                                 horizon + lags - 1 periods have no result */
    PACE_FILTER_BUTTERWORTH,  /* Pollock (2000) */
    PACE_FILTER_AVERAGE,      /* moving average of `window` values, or of `weights` */
    PACE_FILTER_HENDERSON,    /* Henderson's average of `window` values, odd, 3 to 101: keeps cubics */
    PACE_FILTER_EXPONENTIAL,  /* trend = alpha * value + (1 - alpha) * trend before; begins at the first value */
    PACE_FILTER_MEDIAN,       /* running median of `window` values, odd */
    PACE_FILTER_LOESS,        /* Cleveland (1979): at each period the polynomial of `degree` through the nearest values, near ones
                                 counting more, in `rounds` more rounds outliers less */
    PACE_FILTER_POLYNOMIAL    /* one polynomial of `degree` through all values */
} pace_filter_kind;
PACE_API const char *pace_filter_kind_name(pace_filter_kind kind); /* "hp" "hp-one-sided" "hp-boosted" "bk" "cf" "hamilton"
                                                                      "butterworth" "ma" "henderson" "ema" "median" "loess" "poly" */
PACE_API PACE_CHECK pace_status pace_filter_kind_parse(pace_filter_kind *out, const char *text, pace_error *err);

typedef enum pace_boost { /* when boosting ends */
    PACE_BOOST_BIC = 0, /* before the information criterion rises for the first time, as Phillips and Shi advise */
    PACE_BOOST_ADF,     /* when the augmented Dickey-Fuller test with trend refuses a unit root in the cycle at `significance`;
                           p-values from the table of Fuller (1976), not outside 0.01 to 0.99 */
    PACE_BOOST_FIXED    /* after `iterations` */
} pace_boost;

typedef enum pace_cf { /* which approximation of the ideal filter */
    PACE_CF_ASYMMETRIC = 0, /* all values at every period, the full-sample filter */
    PACE_CF_SYMMETRIC,      /* as many values before as behind, at most; the k periods at each end have no result */
    PACE_CF_FIXED,          /* k values at both sides */
    PACE_CF_BAXTER_KING,    /* the weights of Baxter and King */
    PACE_CF_TRIGONOMETRIC   /* regression on the sines and cosines of the band */
} pace_cf;

/* The line from the first value to the last. */
typedef enum pace_filter_drift {
    PACE_DRIFT_USUAL = 0, /* KEPT for Christiano and Fitzgerald but trigonometric, else NONE */
    PACE_DRIFT_NONE,      /* nothing is taken away */
    PACE_DRIFT_KEPT,      /* taken away before filtering and given back to the trend */
    PACE_DRIFT_REMOVED    /* taken away and left away: trend + cycle = series - line (mFilter's and statsmodels' drift) */
} pace_filter_drift;

typedef enum pace_butterworth {
    PACE_BUTTERWORTH_POLLOCK = 0, /* second differences, as gretl's bwfilt */
    PACE_BUTTERWORTH_MFILTER      /* as bwfilter of R's mFilter computes it, which differences in its own way: orders 1 to 4 */
} pace_butterworth;

typedef enum pace_loess {
    PACE_LOESS_CLEVELAND = 0, /* his program, which is R's lowess(): floor(span n) values; weights within a thousandth of the ends of
                                 their range count as 0 or 1 */
    PACE_LOESS_PLAIN          /* ceil(span n) values, weights as they are: gretl's loess */
} pace_loess;

typedef enum pace_filter_ends { /* where a window reaches beyond the series */
    PACE_ENDS_MISSING = 0, /* no result */
    PACE_ENDS_SHORTENED,   /* weights of what is there, scaled to the sum of all; medians of the largest window that fits */
    PACE_ENDS_MUSGRAVE,    /* Musgrave's surrogate weights (as X-11 takes them): least revision when the series goes on along a
                              line with noise `ratio`; symmetric weights that sum to 1 */
    PACE_ENDS_TUKEY        /* medians: shortened, and Tukey's rule for the outermost (R's runmed) */
} pace_filter_ends;

typedef struct pace_filter_opts {
    size_t size;
    pace_filter_kind kind;
    const pace_allocator *allocator; /* NULL = malloc; must be thread-safe where pace_filter_rows is given threads */
    pace_filter_drift drift;
    double lambda; /* HP; 0 = from the cut-off, else by frequency: 1600 (periods in a year / 4)^4 (Ravn and Uhlig 2002), 6.25 for
                      years, 1600 for quarters, 129600 for months. Butterworth: 0 = from the cut-off */
    double cutoff; /* period of which the trend keeps half, above 2. HP: 0 = not given, else lambda = (2 sin(pi/p))^-4. Butterworth:
                      0 = 8 years, lambda = tan(pi/p)^(-2 order); degrees are 360/p */
    pace_boost boost;
    int64_t iterations;  /* boosting: the most, from 1 */
    double significance; /* boosting until ADF */
    double low, high;    /* periods that bound the cycle (Baxter and King; Christiano and Fitzgerald), low from 2; 0 = one and a
                            half years (years: 2) to eight years */
    int64_t k;           /* values at each side; 0 = three years */
    pace_cf cf;
    bool stationary;     /* Christiano and Fitzgerald: false = a random walk (their advice; weights sum to 0), true = no unit root */
    int64_t horizon, lags; /* Hamilton; 0 = two years and one year; lags -1 = none: change over the horizon */
    pace_butterworth butterworth;
    int64_t order;       /* Butterworth; from 1 to 16; 0 = 2 */
    int64_t window;      /* 0 = a year (years: 3), Henderson 13 for months, 5 for all others */
    const double *weights; /* average: `window` of them, oldest first, borrowed while pace_filter_new runs; NULL = equal, centred
                              over an even window with half weights at both ends (2 x N) */
    bool trailing;       /* average over the period and those before it */
    pace_filter_ends ends;
    double ratio;        /* Musgrave: irregular to trend change (I/C); 0 = as X-11: 1 up to 9 terms, 3.5 up to 13, else 4.5 (quarters:
                            0.001 up to 5 terms, else 4.5) */
    double alpha;        /* exponential: above 0, at most 1 */
    int64_t degree;      /* polynomial: 0 to 16; loess: 0 to 2 */
    pace_loess loess;
    double span;         /* loess: share of the values that are the nearest; 0 = 2/3, PLAIN 0.5 */
    int64_t rounds;      /* loess: robust rounds after the first (gretl's robust: 1) */
    const double *theta; /* Christiano and Fitzgerald, asymmetric, symmetric or fixed: the changes of the series (STATIONARY: the series)
                            are a moving average of noise with these coefficients, theta_count of them (at most 64), the first
                            usually 1, borrowed while pace_filter_new runs; NULL = noise itself */
    int64_t theta_count;
    int64_t jump;        /* loess: every how many values are fitted, those between lie on lines; 0 = all (R: a hundredth of the length,
                            which is all of up to 200) */
} pace_filter_opts;
#define PACE_FILTER_OPTS_INIT \
    {sizeof(pace_filter_opts), PACE_FILTER_HP, NULL, PACE_DRIFT_USUAL, 0, 0, PACE_BOOST_BIC, 100, 0.05, 0, 0, 0, \
     PACE_CF_ASYMMETRIC, false, 0, 0, PACE_BUTTERWORTH_POLLOCK, 0, 0, NULL, false, PACE_ENDS_MISSING, 0, 0.3, 1, \
     PACE_LOESS_CLEVELAND, 0, 3, NULL, 0, 0}

typedef struct pace_filter pace_filter;

/* For series of at most n values (2^24); freq: for the defaults, PACE_FREQ_NONE where all that they stand for is given (else
 * PACE_ERR_FREQ). opts NULL = HP. PACE_ERR_ARG says which option has no meaning. O(n), boosting until BIC O(n^2 iterations). */
PACE_API PACE_CHECK pace_status pace_filter_new(pace_filter **out, pace_freq freq, int64_t n, const pace_filter_opts *opts,
                                                pace_error *err);
PACE_API void pace_filter_free(pace_filter *filter); /* NULL is fine */
/* The options with all defaults filled in: say them with the result. weights points into the filter (of averages and Henderson,
 * `window` of them, the centred 2 x N written out; Baxter-King: 2 k + 1). */
PACE_API const pace_filter_opts *pace_filter_options(const pace_filter *filter);
/* Doubles of scratch memory that pace_filter_apply needs. */
PACE_API size_t pace_filter_scratch(const pace_filter *filter);

typedef struct pace_filter_found {
    int64_t from, count;  /* the values between missing ends */
    int64_t iterations;   /* of boosting; else 0 */
    const double *detail; /* in the scratch memory, until it is used again. Boosting: criterion or p-value of each iteration (of
                             BIC one more than were kept). Hamilton: constant, then coefficients, latest value first */
    int64_t details;
} pace_filter_found;

/* Outputs whose x is NULL are left out; either may be the memory of the input, element for element. found: NULL, or what else is
 * known. O(n) for HP, Butterworth and Hamilton; O(n window) for averages and loess; O(n^2) for Christiano and Fitzgerald. Allocates
 * nothing. */
PACE_API PACE_CHECK pace_status pace_filter_apply(const pace_filter *filter, pace_out trend, pace_out cycle, pace_view in,
                                                  double *scratch, pace_filter_found *found, pace_error *err);
/* Rows of a block; the same bits as pace_filter_apply gives, on any number of threads. HP takes several rows at a time.
 * row_flags: NULL or a byte a row. PACE_ERR_NOMEM where a thread has no scratch memory: rows may then be unfinished. */
PACE_API PACE_CHECK pace_status pace_filter_rows(const pace_filter *filter, pace_block_out trend, pace_block_out cycle,
                                                 uint8_t *row_flags, pace_block in, const pace_exec *exec, pace_error *err);

/* Weights of a moving average by name: "3x5", "2x12", "3x3x3" (averages of averages), "spencer15", "henderson13", "1,2,3,2,1"
 * (scaled to the sum 1). count: in, the room; out, how many. PACE_ERR_PARSE, PACE_ERR_RANGE where the room is too small. */
PACE_API PACE_CHECK pace_status pace_average_weights(double *out, int64_t *count, const char *text, pace_error *err);

PACE_END

#endif
