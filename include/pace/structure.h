/* Structure: shares, concentration, specialisation, shift-share, convergence of regions.
 *
 * Parts are industries, regions or firms at one time; a panel has a row a part and a column a period. Shares and rates are
 * fractions. Missing parts (NaN) are left out where the header says so; a negative part has no share in a concentration
 * (PACE_ERR_RANGE). On failure nothing is written. Sources: Herfindahl 1950, Gini 1912, Hoover 1936, Theil 1967, Atkinson
 * 1970, Coulter 1989, Williamson 1965, Krugman 1991; Dunn 1960, Esteban-Marquillas 1972, Gerfin 1964; Barro and
 * Sala-i-Martin 1992. */
#ifndef PACE_STRUCTURE_H
#define PACE_STRUCTURE_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

/* --- shares -------------------------------------------------------------------------------------------------------- */

/* Part over total, column by column (of one list: pace_shares in moments.h). total.x NULL: the sum of the parts, which is unknown (NaN, MISSING) where one of them
 * is; with a total of their own only the missing part itself is NaN. A total that is not positive: NaN (DOMAIN).
 * row_flags: NULL or a byte a row, the or of its values' flags. out may be the memory of the parts. O(rows * cols). */
PACE_API PACE_CHECK pace_status pace_shares_columns(pace_block_out out, uint8_t *row_flags, pace_block parts, pace_view total,
                                                    const pace_exec *exec, pace_error *err);

/* (part / sum of parts) / (nation's part / sum of the nation's): 1 where a region is like the nation. Totals other than
 * the sums (of parts that are not listed) are given, else NaN. Where an operand is missing or the nation's part is zero the
 * quotient is NaN. PACE_ERR_DATA where a sum is needed and a part is missing, PACE_ERR_RANGE where a total is not positive. */
PACE_API PACE_CHECK pace_status pace_location_quotient(double *out, const double *region, const double *nation, int64_t n,
                                                       double region_total, double nation_total, pace_error *err);

/* --- concentration ------------------------------------------------------------------------------------------------- */

/* s: shares of the n parts; r: shares in the reference, 1/n without one. */
typedef enum pace_concentration {
    PACE_HERFINDAHL = 0,        /* sum s^2, 1/n to 1 */
    PACE_HERFINDAHL_NORMAL,     /* (H - 1/n) / (1 - 1/n) */
    PACE_EQUIVALENT_NUMBER,     /* 1 / H */
    PACE_CONCENTRATION_RATIO,   /* the `largest` shares together */
    PACE_ENTROPY,               /* -sum s ln s (Shannon) */
    PACE_ENTROPY_NORMAL,        /* the same / ln n: 1 = all alike */
    PACE_GINI,                  /* area between the Lorenz curve and the diagonal, twice; at most 1 - 1/n */
    PACE_GINI_NORMAL,           /* times n / (n - 1) */
    PACE_HOOVER,                /* sum |s - r| / 2 */
    PACE_COULTER,               /* root of sum (s - r)^2 / 2 */
    PACE_THEIL_T,               /* sum s ln(s / r) */
    PACE_THEIL_L,               /* sum r ln(r / s), the mean logarithmic deviation */
    PACE_ATKINSON,              /* 1 - (sum r (s / r)^(1 - e))^(1 / (1 - e)), e = epsilon; e = 1: by the geometric mean */
    PACE_VARIATION,             /* root of (sum (x - mean)^2 / (n - 1)) / mean; with a reference root of sum r (s/r - 1)^2,
                                   Williamson's index */
    PACE_VARIATION_POPULATION   /* divided by n */
} pace_concentration;
PACE_API const char *pace_concentration_name(pace_concentration measure); /* "herfindahl" ... */
PACE_API PACE_CHECK pace_status pace_concentration_parse(pace_concentration *out, const char *text, pace_error *err);

typedef struct pace_concentration_opts {
    size_t size;
    double epsilon;          /* aversion to inequality, not negative */
    int64_t largest;         /* of PACE_CONCENTRATION_RATIO */
    const double *reference; /* one a part, not negative: population, area; NULL = all alike. Herfindahl's, the ratio and
                                the entropies take no notice */
    const pace_allocator *allocator;
} pace_concentration_opts;
#define PACE_CONCENTRATION_OPTS_INIT {sizeof(pace_concentration_opts), 0.5, 4, 0, 0}

/* Missing parts are left out. Zeros are parts; Theil's L and Atkinson with epsilon >= 1 have no answer with them, and no
 * measure has where all parts are zero: PACE_ERR_DATA. O(n), the ratio and Gini O(n log n). Memory for more than 128 parts. */
PACE_API PACE_CHECK pace_status pace_concentrate(double *out, pace_concentration measure, const double *parts, int64_t n,
                                                 const pace_concentration_opts *opts, pace_error *err);
/* A value a column of a panel. flags: NULL or a byte a column: MISSING where parts were left out, DOMAIN (NaN) where there
 * is no answer. The reference holds for all columns. */
PACE_API PACE_CHECK pace_status pace_concentrate_columns(pace_out out, uint8_t *flags, pace_concentration measure,
                                                         pace_block parts, const pace_concentration_opts *opts,
                                                         const pace_exec *exec, pace_error *err);

typedef enum pace_specialisation {
    PACE_KRUGMAN = 0,         /* sum |s - s of the nation|, 0 to 2 */
    PACE_GINI_SPECIALISATION  /* Gini of the location quotients */
} pace_specialisation;
/* How far the region's structure is from another's. Totals as in pace_location_quotient. */
PACE_API PACE_CHECK pace_status pace_specialise(double *out, pace_specialisation measure, const double *region,
                                                const double *nation, int64_t n, double region_total, double nation_total,
                                                const pace_allocator *allocator, pace_error *err);

/* --- shift-share --------------------------------------------------------------------------------------------------- */

typedef enum pace_shift_method {
    PACE_SHIFT_DUNN = 0, /* growth = national + mix + regional, net = mix + regional */
    PACE_SHIFT_ESTEBAN,  /* growth = national + mix + regional + allocation: the regional part at the nation's structure */
    PACE_SHIFT_GERFIN    /* net = mix * regional, as ratios of growth factors */
} pace_shift_method;

typedef struct pace_shift_share {
    int64_t count;     /* industries used */
    double growth;     /* region's total at the end less at the beginning */
    double national;   /* had it grown like the nation; NaN for Gerfin */
    double mix;        /* because its industries grew otherwise than the nation in the nation */
    double regional;   /* because they grew otherwise here than there */
    double allocation; /* Esteban's, else 0 */
    double net;        /* growth beyond the national part; Gerfin: ratio of the growth factors */
} pace_shift_share;
typedef struct pace_shift_parts { /* each NULL or n values: what an industry adds to the sums above; not for Gerfin */
    double *national, *mix, *regional, *allocation;
} pace_shift_parts;

/* Industries with a missing figure are left out of region and nation. PACE_ERR_RANGE for negative figures, for an industry
 * that the nation has not at the beginning, and with Esteban's for one that the region has not. `parts` may be NULL. */
PACE_API PACE_CHECK pace_status pace_shift(pace_shift_share *out, const pace_shift_parts *parts, pace_shift_method method,
                                           const double *region_0, const double *region_1, const double *nation_0,
                                           const double *nation_1, int64_t n, pace_error *err);
/* Dynamic form (Barff and Knight 1988): every period against the one before, components added up (Gerfin: multiplied). Rows
 * are industries, columns periods; steps: NULL or one for each of the cols - 1 steps. */
PACE_API PACE_CHECK pace_status pace_shift_dynamic(pace_shift_share *out, pace_shift_share *steps, pace_shift_method method,
                                                   pace_block region, pace_block nation, pace_error *err);

/* --- convergence --------------------------------------------------------------------------------------------------- */

typedef struct pace_convergence {
    int64_t count;            /* regions used */
    double alpha, beta;       /* ln(y1 / y0) / years = alpha + beta ln y0, least squares */
    double alpha_error, beta_error, p; /* standard errors; two-sided p of beta = 0 */
    double r2;
    double lambda, half_life; /* speed -ln(1 + beta years) / years and ln 2 / lambda; NaN where there is no convergence */
    double sd_0, sd_1;        /* sigma convergence: standard deviation of ln y (n - 1) at both ends */
    double variation_0, variation_1; /* the same of y over its mean */
} pace_convergence;
/* Regions with a missing figure are left out; PACE_ERR_RANGE for one that is not positive, PACE_ERR_DATA with fewer than
 * three. O(n), memory for more than 128. */
PACE_API PACE_CHECK pace_status pace_converge(pace_convergence *out, const double *y0, const double *y1, int64_t n, double years,
                                              const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
