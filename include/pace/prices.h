/* Prices and volumes: deflating, price and quantity indices of several items, chained volumes,
 * contributions to growth.
 *
 * Rates and contributions are fractions. A missing operand gives NaN (MISSING), a zero or negative price, deflator or
 * weight where the formula divides by it or takes its logarithm gives NaN (DOMAIN), a result beyond the range of a double
 * NaN (RANGE). flags: NULL or a byte a value, set (not or-ed). Nothing is allocated. Series that are computed together
 * must begin at the same period and be equally long: PACE_ERR_FREQ and PACE_ERR_ARG say what differs. `out` may be the
 * memory of an input where strides are equal. Terms: SNA 2008, chapter 15; Price and Volume Measures, Eurostat 2016;
 * Producer Price Index Manual, IMF 2004. */
#ifndef PACE_PRICES_H
#define PACE_PRICES_H

#include "pace/exec.h"
#include "pace/index.h"
#include "pace/series.h"

PACE_BEGIN

/* --- deflating ----------------------------------------------------------------------------------------------------- */

/* Volume = value / deflator * reference; reference = 100 for an index that stands at 100 where its prices are, else its
 * pace_index_mean over the periods whose prices are wanted. */
PACE_API PACE_CHECK pace_status pace_deflate(pace_out out, uint8_t *flags, pace_view value, pace_view deflator, double reference,
                                             pace_error *err);
/* Value = volume * deflator / reference. */
PACE_API PACE_CHECK pace_status pace_reflate(pace_out out, uint8_t *flags, pace_view volume, pace_view deflator, double reference,
                                             pace_error *err);
/* Implicit deflator = value / volume * reference. */
PACE_API PACE_CHECK pace_status pace_implicit_deflator(pace_out out, uint8_t *flags, pace_view value, pace_view volume,
                                                       double reference, pace_error *err);
/* (1 + nominal) / (1 + prices) - 1, without the digits that subtracting 1 would lose. */
PACE_API double pace_growth_real(double nominal, double prices, uint8_t *flags);

/* Rows of a block by one deflator. row_flags: NULL or a byte a row, the or of its values' flags. */
PACE_API PACE_CHECK pace_status pace_deflate_rows(pace_block_out out, uint8_t *row_flags, pace_block values, pace_view deflator,
                                                  double reference, const pace_exec *exec, pace_error *err);

/* --- indices of several items -------------------------------------------------------------------------------------- */

/* With prices p and quantities q of items at a base period 0 and a period t; s are value shares. */
typedef enum pace_index_formula {
    PACE_LASPEYRES = 0,       /* sum p_t q_0 / sum p_0 q_0 */
    PACE_PAASCHE,             /* sum p_t q_t / sum p_0 q_t */
    PACE_FISHER,              /* root of the product of the two */
    PACE_TORNQVIST,           /* prod (p_t / p_0)^((s_0 + s_t) / 2) */
    PACE_WALSH,               /* weights root of q_0 q_t */
    PACE_MARSHALL_EDGEWORTH,  /* weights q_0 + q_t */
    PACE_GEOMETRIC_LASPEYRES, /* prod (p_t / p_0)^s_0 */
    PACE_GEOMETRIC_PAASCHE,   /* prod (p_t / p_0)^s_t */
    PACE_SATO_VARTIA,         /* logarithmic means of the shares as weights; exact for CES preferences */
    PACE_CES,                 /* Lloyd and Moulton: (sum s_0 (p_t / p_0)^(1 - sigma))^(1 / (1 - sigma)); sigma = 1 is
                                 geometric Laspeyres, sigma = 0 Laspeyres */
    PACE_LOWE,                /* sum p_t q_b / sum p_0 q_b with the quantities of the first period of all */
    PACE_YOUNG,               /* sum s_b p_t / p_0 with the shares of the first period of all */
    PACE_DUTOT,               /* ratio of mean prices; no quantities */
    PACE_JEVONS,              /* geometric mean of price relatives; no quantities */
    PACE_CARLI,               /* arithmetic mean of price relatives; no quantities */
    PACE_HARMONIC,            /* harmonic mean of price relatives; no quantities */
    PACE_CSWD                 /* root of Carli and harmonic; no quantities */
} pace_index_formula;
PACE_API const char *pace_index_formula_name(pace_index_formula formula); /* "laspeyres" ... */
PACE_API PACE_CHECK pace_status pace_index_formula_parse(pace_index_formula *out, const char *text, pace_error *err);

typedef enum pace_index_linking {
    PACE_INDEX_FIXED = 0, /* every period against the first */
    PACE_INDEX_CHAINED,   /* every period against the one before, multiplied up */
    PACE_INDEX_PERIOD     /* every period against the one before, as it is */
} pace_index_linking;

typedef struct pace_index_opts {
    size_t size;
    pace_index_linking linking;
    double sigma; /* elasticity of substitution of PACE_CES */
    bool quantity; /* a quantity index: prices and quantities change places */
} pace_index_opts;
#define PACE_INDEX_OPTS_INIT {sizeof(pace_index_opts), PACE_INDEX_CHAINED, 0, false}

/* Rows are items, columns periods; out[0] = 1. Items that are missing at one of two periods that are compared are left out
 * of that comparison (matched items), which the flag MISSING tells; periods without any give NaN. quantities.x may be
 * NULL for the formulas without them. O(items * periods). */
PACE_API PACE_CHECK pace_status pace_item_index(pace_out out, uint8_t *flags, pace_index_formula formula, pace_block prices,
                                                pace_block quantities, const pace_index_opts *opts, pace_error *err);
/* GEKS over all periods (Caves, Christensen and Diewert 1982, with a bilateral formula such as Fisher): transitive, so
 * without chain drift. out[0] = 1. Items as above. O(items * periods^2). */
PACE_API PACE_CHECK pace_status pace_item_index_geks(pace_out out, pace_index_formula formula, pace_block prices,
                                                     pace_block quantities, const pace_index_opts *opts, pace_error *err);

/* --- chained volumes ----------------------------------------------------------------------------------------------- */

typedef enum pace_overlap {
    PACE_ANNUAL_OVERLAP = 0, /* the mean of a year's periods is the year's index: quarters add up to years */
    PACE_PERIOD_OVERLAP      /* linked at the last period of each year (one-quarter overlap): growth on the previous
                                period has no break between years, but quarters no longer add up */
} pace_overlap;

/* Chained Laspeyres volume of components, index with the first full year = 100. values: at current prices; volumes: of each
 * component at constant prices of any one base, or its quantities; rows are components, columns halves, quarters or months
 * (or years: then plain annual chaining). Each year is valued at the mean prices of the year before; the first year at
 * its own. Periods before the first and after the last full year, and all that follows a missing year, are NaN. */
PACE_API PACE_CHECK pace_status pace_chain_volume(pace_out out, uint8_t *flags, pace_block values, pace_block volumes,
                                                  pace_overlap overlap, pace_error *err);

/* --- contributions to growth --------------------------------------------------------------------------------------- */

/* (part[t] - part[t - lag]) / total[t - lag]: the parts of an additive total add up to its growth. */
PACE_API PACE_CHECK pace_status pace_contribution(pace_out out, uint8_t *flags, pace_view part, pace_view total, int64_t lag,
                                                  pace_error *err);
/* Of a chained volume: the part's growth times its share in the value `lag` before, at current prices. With volumes at
 * previous year's prices, chained by years, the contributions add up to the growth of the total; else a residual remains,
 * which pace_contribution_residual gives. */
PACE_API PACE_CHECK pace_status pace_contribution_chained(pace_out out, uint8_t *flags, pace_view part_volume, pace_view part_value,
                                                          pace_view total_value, int64_t lag, pace_error *err);
/* Growth of the total less the rows of `contributions`, without the digits that one subtraction after the other would
 * lose; zero where no more is left than the rounding of the figures to doubles. NaN where one of them is. */
PACE_API PACE_CHECK pace_status pace_contribution_residual(pace_out out, uint8_t *flags, pace_view total, pace_block contributions,
                                                           int64_t lag, pace_error *err);

PACE_END

#endif
