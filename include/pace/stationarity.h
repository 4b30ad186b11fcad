/* Is a series stationary, or does it wander without a level or line to come back to (a unit root)?
 *
 *     pace_adf adf;
 *     pace_kpss kpss;
 *     pace_adf_opts opts = PACE_ADF_OPTS_INIT;
 *     opts.terms = PACE_ROOT_TREND;                      (stationary about a line?)
 *     if (!pace_adf_test(&adf, NULL, NULL, series, &opts, &err) && !pace_kpss_test(&kpss, series, NULL, &err))
 *         (adf.p small: no unit root; kpss.p small: not stationary; neither: the data do not tell)
 *
 * The null hypothesis of KPSS is that the series is stationary, that of all others that it has a unit root; a test that does
 * not refuse its null proves nothing. The statistic comes with the number of lags, on which programs differ more than on anything
 * else, and where they differ otherwise an option names the definition.
 *
 * Missing values at the two ends are left out; one inside is PACE_ERR_DATA that names it (no test is defined then), infinite
 * values and differences beyond a double are PACE_ERR_RANGE. Too few values for the terms and lags, and series without spread
 * or with an exact fit, are PACE_ERR_DATA. Outputs are untouched on failure. Regressions are those of regression.h; the calls take
 * memory from `allocator` (NULL = malloc) once or twice, about 8 (n + n lags) doubles. */
#ifndef PACE_STATIONARITY_H
#define PACE_STATIONARITY_H

#include <stdbool.h>
#include "pace/exec.h"
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

/* Fewer than three values are too few. O(n lags). */
PACE_API PACE_CHECK pace_status pace_kpss_test(pace_kpss *out, pace_view series, const pace_kpss_opts *opts, pace_error *err);

/* Rows of a block, each on its own, on any number of threads; a row without an answer has n 0, statistic and p NaN. row_flags:
 * NULL or a byte a row: MISSING (a gap inside), DOMAIN (infinite, no spread), SHORT, RANGE. The allocator must be thread-safe
 * where there are threads. PACE_ERR_NOMEM where a thread has no memory: rows may then be unfinished. */
PACE_API PACE_CHECK pace_status pace_kpss_rows(pace_kpss *out, uint8_t *row_flags, pace_block in, const pace_kpss_opts *opts,
                                               const pace_exec *exec, pace_error *err);

typedef enum pace_root_terms { /* what stands in the regression beside the level */
    PACE_ROOT_NONE = 0, /* stationary about zero */
    PACE_ROOT_CONSTANT, /* about a level */
    PACE_ROOT_TREND,    /* about a line */
    PACE_ROOT_QUADRATIC /* about a parabola */
} pace_root_terms;

typedef enum pace_root_lags { /* how many lagged changes */
    PACE_LAGS_AIC = 0, /* the least Akaike criterion */
    PACE_LAGS_BIC,     /* the least Schwarz criterion */
    PACE_LAGS_T,       /* the longest whose last coefficient has |t| of 1.645 at least */
    PACE_LAGS_FIXED,   /* `lags` */
    PACE_LAGS_CUBE     /* floor((n - 1)^(1/3)): adf.test of R's tseries */
} pace_root_lags;

enum { PACE_ROOT_LAGS_MOST = 255 };

typedef struct pace_adf_opts {
    size_t size;
    pace_root_terms terms;
    pace_root_lags choice;
    int64_t lags; /* FIXED: how many; AIC, BIC, T: the most that are tried; -1 = Schwert's ceil(12 (n / 100)^(1/4)), at most
                     n / 2 - terms - 1 */
    bool hold;    /* AIC, BIC, T compare lags over the periods that the longest leaves. false: from no lag on, then all periods that
                     the chosen one leaves (statsmodels, gretl). true: from one lag on, and the periods stay (urca's ur.df) */
    const pace_allocator *allocator;
} pace_adf_opts;
#define PACE_ADF_OPTS_INIT {sizeof(pace_adf_opts), PACE_ROOT_CONSTANT, PACE_LAGS_AIC, -1, false, 0}

/* The augmented test of Dickey and Fuller 1979: change on the level before, the terms and lagged changes. */
typedef struct pace_adf {
    int64_t n, lags;    /* n: periods of the regression */
    double tau;         /* t of the level's coefficient */
    double p;           /* MacKinnon 1994, asymptotic */
    double p_table;     /* TREND: linear in Fuller's table (1976, 8.5.2) by length and level, 0.01 to 0.99 (adf.test of tseries);
                           else NaN */
    double critical[3]; /* at 1, 5 and 10 %: MacKinnon 2010's surface for n */
    double table[3];    /* Fuller's table by classes of length, as urca prints it; QUADRATIC: NaN */
    double phi[3];      /* Dickey and Fuller 1981, F of: constant and level (CONSTANT); constant, trend and level; trend and level
                           (TREND). Else NaN */
    double phi_critical[3][3]; /* of each at 1, 5 and 10 % */
    double criterion;   /* of the chosen lags: AIC or BIC with all constants of the likelihood (statsmodels), |t|; else NaN */
} pace_adf;

/* coef, se: NULL or lags + 4 values at most (lags: PACE_ROOT_LAGS_MOST is always enough): constant, trend, trend squared as far as
 * they are there, level, changes from the latest back. The trend counts 1 at the first change of the series.
 * O(n lags^2). */
PACE_API PACE_CHECK pace_status pace_adf_test(pace_adf *out, double *coef, double *se, pace_view series, const pace_adf_opts *opts,
                                              pace_error *err);
/* Rows as for KPSS; n 0 and NaN where there is no answer. */
PACE_API PACE_CHECK pace_status pace_adf_rows(pace_adf *out, uint8_t *row_flags, pace_block in, const pace_adf_opts *opts,
                                              const pace_exec *exec, pace_error *err);
/* P of a unit root at most this tau, asymptotically (MacKinnon 1994), of one series with the given terms. */
PACE_API double pace_root_p(double tau, pace_root_terms terms);

typedef enum pace_pp_form { /* how the spread of the level enters */
    PACE_PP_REGRESSION = 0, /* as the standard error of its coefficient (Hamilton 1994, 17.6; EViews, Stata) */
    PACE_PP_LAGGED,         /* as moments of the lagged level (R's PP.test, pp.test of tseries); CONSTANT or TREND */
    PACE_PP_CURRENT         /* as moments of the level itself, as the article writes (urca's ur.pp); CONSTANT or TREND */
} pace_pp_form;

typedef enum pace_pp_lags { /* of the long-run variance; n: values less one */
    PACE_PP_SHORT = 0, /* floor(4 (n / 100)^(1/4)) */
    PACE_PP_LONG,      /* floor(12 (n / 100)^(1/4)) */
    PACE_PP_FIXED
} pace_pp_lags;

typedef struct pace_pp_opts {
    size_t size;
    pace_root_terms terms; /* not QUADRATIC */
    pace_pp_form form;
    pace_pp_lags choice;
    int64_t lags;
    const pace_allocator *allocator;
} pace_pp_opts;
#define PACE_PP_OPTS_INIT {sizeof(pace_pp_opts), PACE_ROOT_CONSTANT, PACE_PP_REGRESSION, PACE_PP_SHORT, 0, 0}

/* Phillips and Perron 1988: no lagged changes, but a statistic corrected by the long-run variance with Bartlett's weights. */
typedef struct pace_pp {
    int64_t n, lags;
    double tau, alpha;            /* Z-tau and Z-alpha */
    double tau_p, alpha_p;        /* MacKinnon 1994 */
    double tau_table, alpha_table; /* TREND: p linear in Fuller's tables (1976, 8.5.1 and 8.5.2), 0.01 to 0.99; else NaN */
    double critical[3];           /* of tau at 1, 5 and 10 %: MacKinnon 1991's surface for n */
    double constant, trend;       /* CURRENT: Z-tau-mu and Z-tau-beta, of the terms themselves (trend counted from the middle); else
                                     and where there is no such term NaN */
} pace_pp;

/* O(n lags). */
PACE_API PACE_CHECK pace_status pace_pp_test(pace_pp *out, pace_view series, const pace_pp_opts *opts, pace_error *err);

typedef struct pace_ers_opts {
    size_t size;
    bool trend;            /* CONSTANT else */
    pace_root_lags choice; /* of DF-GLS, among lags of the detrended series; not CUBE */
    int64_t lags;          /* FIXED: how many, else the most; -1 = Schwert's. The point test takes the one of 1 to `lags` (4 for -1)
                              with the least BIC */
    bool hold;             /* as for ADF */
    bool own_periods;      /* the point test's BIC. false: over the periods that the longest leaves. true: of each over all that it
                              leaves (urca), so that the choice depends on the unit of the series */
    const pace_allocator *allocator;
} pace_ers_opts;
#define PACE_ERS_OPTS_INIT {sizeof(pace_ers_opts), false, PACE_LAGS_FIXED, 4, false, false, 0}

/* Elliott, Rothenberg and Stock 1996: ADF after a level or line taken away by quasi-differences, which sees more than ADF with few
 * values, and the point-optimal test. */
typedef struct pace_ers {
    int64_t n, lags;         /* n: values of the series; lags of DF-GLS */
    double gls;              /* DF-GLS, t of the level */
    double gls_p;            /* MacKinnon 1994 without terms, to which the distribution about a level tends; NaN about a line */
    double gls_critical[3];  /* at 1, 5 and 10 %: about a level MacKinnon 1991 without terms, about a line table 1 of the article
                                by classes of length */
    int64_t point_lags;
    double point;            /* P_T; small values speak against a unit root */
    double point_critical[3]; /* at 1, 5 and 10 %: table 1 of the article */
} pace_ers;

/* O(n lags^2). */
PACE_API PACE_CHECK pace_status pace_ers_test(pace_ers *out, pace_view series, const pace_ers_opts *opts, pace_error *err);

typedef enum pace_break {
    PACE_BREAK_LEVEL = 0, /* urca's intercept */
    PACE_BREAK_SLOPE,     /* trend */
    PACE_BREAK_BOTH
} pace_break;

typedef struct pace_za_opts {
    size_t size;
    pace_break kind;
    pace_root_lags choice; /* AIC, BIC, T: those of ADF with trend and no break */
    int64_t lags;
    double trim;           /* share of the periods at each end in which no break is looked for, below 0.5: 0 as in the article and urca;
                              others take 0.15 */
    const pace_allocator *allocator;
} pace_za_opts;
#define PACE_ZA_OPTS_INIT {sizeof(pace_za_opts), PACE_BREAK_LEVEL, PACE_LAGS_FIXED, 0, 0, 0}

/* Zivot and Andrews 1992: ADF with trend and one break at the place where it speaks most against a unit root. */
typedef struct pace_za {
    int64_t n, lags;    /* n: periods of the regression */
    double tau;
    double critical[3]; /* at 1, 5 and 10 %: the article's, asymptotic */
    int64_t last;       /* index of the last value before the break */
    pace_period period; /* and its period */
} pace_za;

/* path: NULL or a value a period, tau with the break after it, NaN where none is looked for. O(n^2 (lags + 4)). */
PACE_API PACE_CHECK pace_status pace_za_test(pace_za *out, double *path, pace_view series, const pace_za_opts *opts, pace_error *err);

PACE_END

#endif
