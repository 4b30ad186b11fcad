/* From coarse periods to fine ones: a yearly series by quarters or months, a quarterly one by months, so that the fine
 * figures add up to the published coarse ones, with the movement of related series or as smoothly as possible.
 *
 *     pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;          (Denton-Cholette, proportional, first differences, sums)
 *     pace_disagg_fit fit;
 *     double quarters[160];
 *     opts.method = PACE_CHOW_LIN;
 *     if (!pace_disaggregate((pace_out){quarters, 160, 1}, (pace_out){0}, NULL, &fit, yearly_gdp, &output, 1, PACE_QUARTERLY,
 *                            &opts, &err))
 *         printf("rho %.3f\n", fit.rho);
 *
 * Where programs differ an option names the definition; the defaults are those of R's tempdisagg, which are those of the
 * European Statistical System's guidelines on temporal disaggregation (Eurostat 2018) where these choose.
 *
 * Missing values: a coarse figure that is missing is a condition less, its fine periods follow from the others. Indicators
 * may begin earlier and end later than the coarse series: the result covers what all of them cover, and the periods without
 * coarse figures are carried on by the model. A coarse period that the indicators do not cover is left out. A value missing
 * inside an indicator makes no answer possible (PACE_ERR_DATA, or the row flag MISSING). Coarse and fine periods must be years,
 * halves, quarters or months of one calendar. */
#ifndef PACE_DISAGGREGATE_H
#define PACE_DISAGGREGATE_H

#include <stdbool.h>
#include "pace/aggregate.h"
#include "pace/memory.h"

PACE_BEGIN

typedef enum pace_disagg_method {
    PACE_DENTON_CHOLETTE = 0, /* least change of the differences, free at the start: Dagum and Cholette (2006), 6.2 */
    PACE_DENTON,              /* Denton (1971) as he had it: the value before the first one is fixed, which bends the start */
    PACE_CHOW_LIN,            /* regression, errors AR(1): Chow and Lin (1971) */
    PACE_FERNANDEZ,           /* regression, errors a random walk: Fernandez (1981) */
    PACE_LITTERMAN,           /* regression, errors a random walk with AR(1) steps: Litterman (1983) */
    PACE_DYNAMIC,             /* regression with the value before: Santos Silva and Cardoso (2001) */
    PACE_OLS,                 /* regression, errors independent */
    PACE_CHOLETTE,            /* benchmarking with AR(1) deviations from the indicator, which fade away from the coarse figures: Dagum and
                                 Cholette (2006), 3.2; rho, lambda and bias as given, 0.9 for months and 0.729 for quarters are usual */
    PACE_UNIFORM              /* what is left over is spread evenly; without an indicator all fine periods are alike */
} pace_disagg_method;
PACE_API const char *pace_disagg_method_name(pace_disagg_method method); /* "denton-cholette" "denton" "chow-lin" ... */
PACE_API PACE_CHECK pace_status pace_disagg_method_parse(pace_disagg_method *out, const char *text, pace_error *err);

typedef enum pace_disagg_criterion { /* of the two Denton methods: differences of what */
    PACE_PROPORTIONAL = 0, /* ratios to the indicator */
    PACE_ADDITIVE          /* distances from the indicator */
} pace_disagg_criterion;

typedef enum pace_rho_rule { /* how the autoregressive parameter of Chow-Lin, Litterman and the dynamic model is found */
    PACE_RHO_LIKELIHOOD = 0, /* maximum likelihood (Bournay and Laroque 1979) */
    PACE_RHO_RSS,            /* least weighted sum of squares, covariances over 1 - rho^2 (Quilis) */
    PACE_RHO_RSS_ECOTRIM,    /* the same with correlations, as Ecotrim; of Chow-Lin alone */
    PACE_RHO_FIXED           /* as given; Chow-Lin with 0.99999 is tempdisagg's "fast" */
} pace_rho_rule;

typedef enum pace_litterman_start { /* of the steps of the random walk */
    PACE_START_AT_ZERO = 0, /* the step before the first is zero: Litterman, tempdisagg */
    PACE_START_STATIONARY   /* it has the stationary variance: JDemetra+ */
} pace_litterman_start;

typedef enum pace_cholette_bias { /* how the indicator is brought to the level of the coarse figures beforehand */
    PACE_BIAS_NONE = 0,
    PACE_BIAS_MULTIPLICATIVE, /* by a factor */
    PACE_BIAS_ADDITIVE,       /* by a constant */
    PACE_BIAS_ADDITIVE_COARSE /* a coarse figure's mean distance is added to every fine one, also of sums: JDemetra+ 3 */
} pace_cholette_bias;

typedef enum pace_disagg_errors { /* the variance in standard errors of fine figures */
    PACE_ERRORS_UNBIASED = 0, /* s2_gls, as for the coefficients */
    PACE_ERRORS_LIKELIHOOD    /* rss / n; of a random walk with a constant rss / (n - 1), as the constant is its start: JDemetra+ */
} pace_disagg_errors;

typedef struct pace_disagg_opts {
    size_t size;
    pace_disagg_method method;
    pace_conversion conversion; /* SUM, MEAN, FIRST or LAST: what a coarse figure is of its fine ones */
    pace_disagg_criterion criterion;
    int differences;            /* 0, 1 or 2 */
    pace_rho_rule rule;
    double rho;                 /* of PACE_RHO_FIXED, in (-1, 1); of PACE_CHOLETTE, in [0, 1] */
    double rho_least;           /* an estimate below it is set to it: 0, as negative ones make saw-teeth; -1 = never */
    pace_litterman_start start;
    double lambda;              /* of PACE_CHOLETTE: deviations are as large as the indicator to this power; 1 proportional, 0 additive */
    pace_cholette_bias bias;
    pace_disagg_errors errors;
    bool no_constant;           /* regressions without a constant */
    const pace_allocator *allocator; /* for work space, freed before the call returns; NULL = malloc */
} pace_disagg_opts;
#define PACE_DISAGG_OPTS_INIT                                                                                            \
    {sizeof(pace_disagg_opts), PACE_DENTON_CHOLETTE, PACE_SUM, PACE_PROPORTIONAL, 1, PACE_RHO_LIKELIHOOD, 0.5, 0,           \
     PACE_START_AT_ZERO, 1, PACE_BIAS_NONE, PACE_ERRORS_UNBIASED, false, NULL}

enum { PACE_DISAGG_TERMS = 16 };

typedef struct pace_disagg_fit { /* of a regression on the coarse periods; all NaN and zero for the Denton methods */
    int64_t n, terms;      /* coarse figures, coefficients */
    double rho;
    bool truncated;        /* rho stands at rho_least */
    double coef[PACE_DISAGG_TERMS], se[PACE_DISAGG_TERMS]; /* the constant first, then the indicators in their order; the dynamic
                              model's last is its value before the first period */
    double rss;            /* weighted by the inverse of the errors' covariances */
    double s2, s2_gls;     /* rss / n and rss / (n - terms) */
    double loglik, aic, bic; /* loglik with rss / n and all constants; aic and bic: ln(rss / n) + penalty / n */
    double r_squared, adjusted; /* of the weighted regression */
} pace_disagg_fit;

/* How many fine periods a result has, and the first: the coarse ones' without indicators, else those that every indicator
 * covers. PACE_ERR_FREQ where `to` is not finer or an indicator has another frequency. */
PACE_API PACE_CHECK pace_status pace_disagg_periods(int64_t *count, pace_period *first, pace_view low, const pace_view *indicators,
                                                    int64_t indicator_count, pace_freq to, pace_error *err);

/* low by the indicators (0 to 14; those without a regression take at most one) into out, as many values as
 * pace_disagg_periods says. se.x NULL, or where standard errors of the fine figures go (of regressions,
 * else NaN; rho counts as known); fit may be NULL. flags: NULL or a byte a fine period: SHORT beyond the coarse figures, MISSING where the coarse
 * figure is missing. PACE_ERR_DATA where the figures do not determine an answer: fewer coarse figures than coefficients, an
 * indicator that depends on others or is zero over a coarse period of a proportional method. The conditions hold to the last
 * digits. O(fine periods) for the methods, times 40 where rho is looked for. */
PACE_API PACE_CHECK pace_status pace_disaggregate(pace_out out, pace_out se, uint8_t *flags, pace_disagg_fit *fit, pace_view low,
                                                  const pace_view *indicators, int64_t indicator_count, pace_freq to,
                                                  const pace_disagg_opts *opts, pace_error *err);

/* Rows of coarse figures by the same indicators, or none. row_flags: NULL or a byte a row; a row without an answer is NaN, DOMAIN
 * (not determined), SHORT or MISSING. fits: NULL or one a row. The same bits as pace_disaggregate gives, on any number of threads. An
 * allocator of the caller's must be thread-safe where exec has threads. */
PACE_API PACE_CHECK pace_status pace_disaggregate_rows(pace_block_out out, uint8_t *row_flags, pace_disagg_fit *fits, pace_block low,
                                                       const pace_view *indicators, int64_t indicator_count, pace_freq to,
                                                       const pace_disagg_opts *opts, const pace_exec *exec, pace_error *err);

PACE_END

#endif
