/* Composite indices: many indicators on one scale, weighed, put together.
 *
 * Blocks have a row an indicator; columns are units (regions, plans) or periods. Everything is a fraction: a diffusion index
 * of 0.5 is printed as 50. Missing cells (NaN) give NaN where they are needed and poison nothing else. Sources: Handbook on
 * Constructing Composite Indicators, OECD 2008; Shannon 1948; Diakoulaki, Mavrotas and Papayannakis 1995 (CRITIC); Hwang
 * and Yoon 1981 (TOPSIS); Business Cycle Indicators Handbook, The Conference Board 2001. */
#ifndef PACE_COMPOSITE_H
#define PACE_COMPOSITE_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* --- one scale ----------------------------------------------------------------------------------------------------- */

typedef enum pace_normalisation {
    PACE_ZSCORE = 0, /* (x - mean) / standard deviation (n - 1); turned round where low is good */
    PACE_ZSCORE_POPULATION, /* the same with n */
    PACE_MINMAX,     /* worst to best becomes from ... to */
    PACE_TO_BEST,    /* x / best, or best / x where low is good; positive figures */
    PACE_TO_LENGTH,  /* x / root of the sum of squares (TOPSIS); not turned round */
    PACE_RANKS       /* mean ranks as (rank - 1) / (n - 1), best = 1; O(cols^2) */
} pace_normalisation;

typedef struct pace_normalise_opts {
    size_t size;
    const pace_direction *better; /* one a row; NULL or no direction = up is good */
    double from, to;              /* of PACE_MINMAX: 0 and 1; the method of efficacy coefficients has 0.6 and 1 */
    const double *low, *high;     /* its goalposts, one a row; NULL or NaN = the row's own least and greatest */
    bool clamp;                   /* what lies beyond the goalposts is put on them */
} pace_normalise_opts;
#define PACE_NORMALISE_OPTS_INIT {sizeof(pace_normalise_opts), 0, 0, 1, 0, 0, false}

/* A row that cannot be put on the scale (constant, too short, zero where it is divided by) is NaN and its flag is DOMAIN or
 * SHORT; MISSING tells of missing cells. out may be the memory of the input, but for ranks. */
PACE_API PACE_CHECK pace_status pace_normalise_rows(pace_block_out out, uint8_t *row_flags, pace_block in, pace_normalisation scale,
                                                    const pace_normalise_opts *opts, const pace_exec *exec, pace_error *err);

/* --- weights that add up to 1 -------------------------------------------------------------------------------------- */

/* One weight a row; entropies: NULL or one a row. Missing cells are left out row by row. PACE_ERR_DATA where the rows say
 * nothing (constant, fewer than two values).
 * Entropy: 1 - e, e = -sum p ln p / ln n, p = (x + shift) / sum: rows that differ more between units weigh more. The rows
 * are on one scale first; x + shift must not be negative (PACE_ERR_RANGE). Shift 0, or 0.0001 for logarithms of zeros. */
PACE_API PACE_CHECK pace_status pace_weights_entropy(double *weights, double *entropies, pace_block in, double shift,
                                                     pace_error *err);
/* CRITIC: standard deviation times the sum of (1 - correlation) with the other rows: contrast and conflict. */
PACE_API PACE_CHECK pace_status pace_weights_critic(double *weights, pace_block in, pace_error *err);
/* In inverse proportion to the standard deviations. */
PACE_API PACE_CHECK pace_status pace_weights_volatility(double *weights, pace_block in, pace_error *err);

/* --- put together -------------------------------------------------------------------------------------------------- */

typedef enum pace_mean_kind { PACE_MEAN_ARITHMETIC = 0, PACE_MEAN_GEOMETRIC, PACE_MEAN_HARMONIC } pace_mean_kind;
typedef struct pace_composite_opts {
    size_t size;
    pace_mean_kind mean;
    const double *weights; /* one a row, not negative; they need not add up to 1; NULL = equal */
    double shift;          /* added to every cell before a geometric or harmonic mean: 0.0001 keeps zeros from deciding all */
    bool partial;          /* a missing cell is left out and the other weights take its place; else the column is NaN */
} pace_composite_opts;
#define PACE_COMPOSITE_OPTS_INIT {sizeof(pace_composite_opts), PACE_MEAN_ARITHMETIC, 0, 0, false}

/* A value a column: the weighted mean of its cells. DOMAIN (NaN) where a cell has no logarithm or inverse. */
PACE_API PACE_CHECK pace_status pace_composite(pace_out out, uint8_t *flags, pace_block in, const pace_composite_opts *opts,
                                               pace_error *err);

/* Closeness to the ideal, 0 to 1, a value a column: distance from the worst over both distances, of rows divided by their
 * length and weighed. better as above. Columns with a missing cell are left out and NaN. O(rows * cols). */
PACE_API PACE_CHECK pace_status pace_topsis(pace_out out, uint8_t *flags, pace_block in, const double *weights,
                                            const pace_direction *better, const pace_allocator *allocator, pace_error *err);

/* --- principal components ------------------------------------------------------------------------------------------ */

typedef enum pace_component_sign {
    PACE_SIGN_FIRST = 0, /* the first indicator loads positively */
    PACE_SIGN_LARGEST    /* the largest loading is positive */
} pace_component_sign;
typedef struct pace_components_opts {
    size_t size;
    bool covariance; /* rows as they are; else divided by their standard deviations */
    pace_component_sign sign;
    const pace_allocator *allocator;
} pace_components_opts;
#define PACE_COMPONENTS_OPTS_INIT {sizeof(pace_components_opts), false, PACE_SIGN_FIRST, 0}

typedef struct pace_components { /* each NULL or room; p = in.rows */
    double *center, *scale;     /* p: mean and divisor of a row */
    double *sd, *explained;     /* p: standard deviation of a component, in falling order, and its share of the variance */
    double *loadings;           /* p * p: that of component k on row j is loadings[k * p + j] */
    pace_block_out scores;      /* a row a component, a column a column; NaN where a cell is missing. x NULL = none */
    int64_t score_rows;         /* components that are scored, at most p */
} pace_components;
/* Eigenvectors of the correlations (covariances) of the columns without missing cells, divisor n - 1. count: NULL or how many
 * columns were used. PACE_ERR_DATA for a constant row or fewer than two columns. O(cols * rows^2 + rows^3). */
PACE_API PACE_CHECK pace_status pace_principal_components(const pace_components *out, int64_t *count, pace_block in,
                                                          const pace_components_opts *opts, pace_error *err);

/* --- over time ----------------------------------------------------------------------------------------------------- */

typedef enum pace_change {
    PACE_CHANGE_LOG = 0,   /* ln(x[t] / x[t - lag]) */
    PACE_CHANGE_RELATIVE,  /* x[t] / x[t - lag] - 1 */
    PACE_CHANGE_SYMMETRIC, /* 2 (x[t] - x[t - lag]) / (x[t] + x[t - lag]): up and down are alike */
    PACE_CHANGE_DIFFERENCE /* x[t] - x[t - lag]: for rates and balances */
} pace_change;
/* flags: NULL or where reasons are or-ed to; all but the difference take positive figures (DOMAIN). */
PACE_API double pace_change_between(pace_change kind, double from, double to, uint8_t *flags);

/* The share of rows that rise, those counted half that move by no more than `threshold`: below 0.5 more fall than rise.
 * Weights and better as above, NULL = equal and up. Rows that are missing at a period are left out of it (MISSING). */
typedef struct pace_diffusion_opts {
    size_t size;
    pace_change change;
    int64_t lag;
    double threshold;
    const double *weights;
    const pace_direction *better;
} pace_diffusion_opts;
#define PACE_DIFFUSION_OPTS_INIT {sizeof(pace_diffusion_opts), PACE_CHANGE_LOG, 1, 0, 0, 0}
PACE_API PACE_CHECK pace_status pace_diffusion(pace_out out, uint8_t *flags, pace_block in, const pace_diffusion_opts *opts,
                                               pace_error *err);
/* Of answers in a survey (purchasing managers): up + same / 2, over up + same + down. NaN where nobody answered. */
PACE_API double pace_diffusion_answers(double up, double same, double down);

/* Composite index of leading, coincident or lagging indicators: symmetric changes (differences for rows in `difference`),
 * weighed, added up, and cumulated by I[t] = I[t-1] (2 + c) / (2 - c) from `base`. Weights NULL: in inverse proportion to the
 * standard deviations of the changes. A period with a missing change is NaN and so is all after it, unless `partial`. */
typedef struct pace_composite_index_opts {
    size_t size;
    double base;           /* of the first period */
    double trend;          /* added to the change of every period: adjusts the index to the growth of another series */
    const double *weights; /* one a row */
    const bool *difference;
    const pace_direction *better;
    bool partial;
} pace_composite_index_opts;
#define PACE_COMPOSITE_INDEX_OPTS_INIT {sizeof(pace_composite_index_opts), 100, 0, 0, 0, 0, false}
/* weights: NULL or room for the weights that were used. */
PACE_API PACE_CHECK pace_status pace_composite_index(pace_out out, double *weights, pace_block in,
                                                     const pace_composite_index_opts *opts, const pace_allocator *allocator,
                                                     pace_error *err);

PACE_END

#endif
