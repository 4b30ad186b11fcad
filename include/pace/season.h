/* Seasonal adjustment: STL, classical decomposition, X-11.
 *
 * A series is taken apart into trend, seasonal and irregular component; the adjusted series is the series without its seasonal
 * component. ADDITIVE: series = trend + seasonal + irregular, all in the unit of the series. MULTIPLICATIVE: series = trend *
 * seasonal * irregular; seasonal and irregular are factors around 1.
 *
 * Missing values at the two ends of a series are left out and stay missing; one inside is PACE_ERR_DATA (panel calls: the
 * row is NaN, flag MISSING), for neither method is defined then: pace_fill (splice.h) or pace_split_start (aggregate.h)
 * before it. Infinite values, and zero or negative ones where factors are asked for, are PACE_ERR_DATA (flag DOMAIN), too
 * few periods PACE_ERR_DATA (flag SHORT). Outputs are untouched on failure. Any output whose x is NULL is left out.
 *
 *     double trend[144], adjusted[144];
 *     pace_season_out out = {.trend = {trend, 144, 1}, .adjusted = {adjusted, 144, 1}};
 *     pace_view monthly = {values, 144, 1, pace_month(2009, 1)};
 *     if (pace_x11(out, NULL, 0, NULL, monthly, NULL, &err)) ... err.text says why
 *
 * Which to take: statistical offices publish X-11 (inside X-13ARIMA-SEATS or JDemetra+) after a correction for calendar
 * effects; STL is the choice where outliers are many (robust) or the period is not 4 or 12; the classical method, one fixed
 * seasonal figure, is for teaching and very short series. They differ by some percent on the same data: say which with the
 * figures. */
#ifndef PACE_SEASON_H
#define PACE_SEASON_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_season_mode {
    PACE_SEASON_ADDITIVE = 0,
    PACE_SEASON_MULTIPLICATIVE,
    PACE_SEASON_LOG,   /* additive on logarithms, the trend corrected for the bias that this brings */
    PACE_SEASON_PSEUDO /* series = trend * (seasonal + irregular - 1), for series with months near zero */
} pace_season_mode;
PACE_API const char *pace_season_mode_name(pace_season_mode mode); /* "add" "mult" "log" "pseudo" */
PACE_API PACE_CHECK pace_status pace_season_mode_parse(pace_season_mode *out, const char *text, pace_error *err);

/* Where components go; x NULL = not wanted. All may lie apart or in one array; none may overlap the input. */
typedef struct pace_season_out {
    pace_out trend, seasonal, irregular, adjusted;
    pace_out weights; /* 0 to 1, what each value counts: robustness weights of STL, C17 of X-11; ones of the classical method */
} pace_season_out;

typedef struct pace_season_block_out { /* a row of each for every row of the input */
    pace_block_out trend, seasonal, irregular, adjusted;
} pace_season_block_out;

/* --- STL ----------------------------------------------------------------------------------------------------------- */

/* Cleveland, Cleveland, McRae and Terpenning (1990), Journal of Official Statistics 6, 3-73. Windows are odd numbers of values,
 * even ones are raised by one. The defaults are those of R's stl(), which takes degree 0 for the seasonal component and evaluates
 * every tenth of a window; statsmodels takes degree 1, jumps of 1 and 5 inner rounds (2 with 15 outer where robust). */
enum { PACE_STL_PERIODIC = -1 }; /* as `seasonal`: the same seasonal figure every year */

typedef struct pace_stl_opts {
    size_t size;
    int64_t period;               /* values in a cycle, from 2; 0 = periods in a year of the series */
    pace_season_mode mode;        /* ADDITIVE; MULTIPLICATIVE: of logarithms, components as factors */
    int64_t seasonal;             /* window in cycles; PACE_STL_PERIODIC */
    int seasonal_degree;          /* 0 or 1 */
    int64_t trend, low_pass;      /* windows; 0 = 1.5 period / (1 - 1.5 / seasonal), and the period, both raised to odd numbers */
    int trend_degree;             /* 0 or 1 */
    int low_pass_degree;          /* 0 or 1; -1 = as the trend */
    int64_t seasonal_jump, trend_jump, low_pass_jump; /* every how many values are fitted, those between lie on lines; 0 = a
                                     tenth of the window, rounded up */
    bool robust;                  /* outliers get less weight */
    bool exact_median;            /* their size is told by the median of the residuals. false: as the published program and R find
                                     it, whose partial sort now and then takes a neighbour; true: as it is (statsmodels) */
    int64_t inner, outer;         /* rounds; -1 = 2 and 0, robust 1 and 15 */
    const pace_allocator *allocator; /* for weights and work space, freed before the call returns; NULL = malloc */
} pace_stl_opts;
#define PACE_STL_OPTS_INIT {sizeof(pace_stl_opts), 0, PACE_SEASON_ADDITIVE, 7, 0, 0, 0, 1, -1, 0, 0, 0, false, false, -1, -1, NULL}

/* More than two cycles are needed. O(n * window). opts NULL = the defaults. */
PACE_API PACE_CHECK pace_status pace_stl(pace_season_out out, pace_view in, const pace_stl_opts *opts, pace_error *err);
/* Rows of a block, several at a time; the same bits as pace_stl gives, on any number of threads. row_flags: NULL or a byte a row.
 * An allocator of the caller's must be thread-safe where exec has threads. */
PACE_API PACE_CHECK pace_status pace_stl_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in,
                                              const pace_stl_opts *opts, const pace_exec *exec, pace_error *err);

/* Several cycles in one series, such as 24 and 168 of hours: STL for one after the other, the shortest first, each on what the
 * others left, `rounds` times over (Bandara, Hyndman and Bergmeir 2021; mstl() of R package forecast). periods: rising, from 2;
 * windows: NULL = 11, 15, 19 ..., or the seasonal window of each. rounds 0 = 2; one of a single period. seasonal: a row for each
 * period, x NULL = not wanted; out.seasonal is their sum. opts: all but period and seasonal. More than two of the longest
 * cycle are needed. Additive or, of logarithms, multiplicative. */
PACE_API PACE_CHECK pace_status pace_mstl(pace_season_out out, pace_block_out seasonal, pace_view in, const int64_t *periods,
                                          const int64_t *windows, int64_t count, int64_t rounds, const pace_stl_opts *opts,
                                          pace_error *err);

/* --- classical decomposition --------------------------------------------------------------------------------------- */

typedef struct pace_classical_opts {
    size_t size;
    int64_t period; /* 0 = periods in a year of the series */
    pace_season_mode mode; /* ADDITIVE or MULTIPLICATIVE */
} pace_classical_opts;
#define PACE_CLASSICAL_OPTS_INIT {sizeof(pace_classical_opts), 0, PACE_SEASON_ADDITIVE}

/* Trend: centred moving average over a cycle (half weights at both ends where it is even), so that half a cycle at each end has
 * none; seasonal: means of what is left by place in the cycle, centred. As decompose() of R and seasonal_decompose of
 * statsmodels. figure: NULL, or room for `period` values, the first belongs to the first value of the series. At least two cycles.
 * O(n * period). */
PACE_API PACE_CHECK pace_status pace_classical(pace_season_out out, double *figure, pace_view in, const pace_classical_opts *opts,
                                               pace_error *err);
PACE_API PACE_CHECK pace_status pace_classical_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in,
                                                    const pace_classical_opts *opts, const pace_exec *exec, pace_error *err);

/* --- X-11 ---------------------------------------------------------------------------------------------------------- */

/* The X-11 method of X-13ARIMA-SEATS without a regression model: Shiskin, Young and Musgrave (1967), Technical Paper 15 of the
 * U.S. Bureau of the Census; Ladiray and Quenneville (2001), Seasonal Adjustment with the X-11 Method. Monthly and quarterly. The
 * figures are those of that program; nothing is extended by forecasts, so the ends are those of the moving averages alone. */
typedef enum pace_x11_filter { /* moving average of the seasonal component, over the values of a calendar month or quarter */
    PACE_X11_MSR = 0,      /* 3x3, 3x5 or 3x9 for the last estimate by the moving seasonality ratio, before it as X11DEFAULT */
    PACE_X11_DEFAULT,      /* 3x3 for the first estimate of each part, 3x5 for the second */
    PACE_X11_3X1,          /* three terms */
    PACE_X11_3X3,
    PACE_X11_3X5,
    PACE_X11_3X9,
    PACE_X11_3X15,         /* from 20 years on, else stable */
    PACE_X11_STABLE        /* the mean of all years; taken in any case for less than 5 years */
} pace_x11_filter;
PACE_API const char *pace_x11_filter_name(pace_x11_filter filter); /* "msr" "x11default" "3x1" "3x3" ... "stable" */
PACE_API PACE_CHECK pace_status pace_x11_filter_parse(pace_x11_filter *out, const char *text, pace_error *err);

/* By which standard deviation an irregular value is called extreme. */
typedef enum pace_x11_sigma {
    PACE_X11_SIGMA_NONE = 0, /* of the five years around it */
    PACE_X11_SIGMA_SIGNIF,   /* of its month or quarter, where Cochran's test finds these to differ; else of five years */
    PACE_X11_SIGMA_ALL,      /* of its month or quarter */
    PACE_X11_SIGMA_SELECT    /* of its group of months or quarters; there are two */
} pace_x11_sigma;
PACE_API const char *pace_x11_sigma_name(pace_x11_sigma sigma); /* "none" "signif" "all" "select" */
PACE_API PACE_CHECK pace_status pace_x11_sigma_parse(pace_x11_sigma *out, const char *text, pace_error *err);

typedef struct pace_x11_opts {
    size_t size;
    pace_season_mode mode;
    pace_x11_filter filter;
    const pace_x11_filter *filters; /* NULL, or one for each month or quarter, January first, in place of `filter` */
    int64_t henderson;              /* length of the trend's moving average, odd, 3 to 101; 0 = 9, 13 or 23 (quarterly 5 or 7)
                                       by the I/C ratio */
    double ic_ratio;                /* I/C of the average's end weights; 0 = the usual one of that length. Needs `henderson`. */
    double sigma_low, sigma_high;   /* an irregular value counts fully up to the first, not at all beyond the second, in
                                       standard deviations */
    pace_x11_sigma sigma;
    const bool *sigma_groups;       /* SELECT: true for each month or quarter, January first, of the first group; else NULL */
    const pace_allocator *allocator; /* for work space, freed before the call returns; NULL = malloc */
} pace_x11_opts;
#define PACE_X11_OPTS_INIT \
    {sizeof(pace_x11_opts), PACE_SEASON_MULTIPLICATIVE, PACE_X11_MSR, NULL, 0, 0, 1.5, 2.5, PACE_X11_SIGMA_NONE, NULL, NULL}

/* The tables by their names in the literature; the part B, C or D, then the step. E: original, adjusted and irregular series where
 * values of weight 0 are replaced, adjusted series by those, total adjustment factors; F1: adjusted series, smoothed over MCD. */
#define PACE_X11_TABLE_LIST(X)                                                                                             \
    X(B1) X(B2) X(B3) X(B4) X(B5) X(B6) X(B7) X(B8) X(B9) X(B10) X(B11) X(B13) X(B17) X(B20)                               \
    X(C1) X(C2) X(C4) X(C5) X(C6) X(C7) X(C9) X(C10) X(C11) X(C13) X(C17) X(C20)                                           \
    X(D1) X(D2) X(D4) X(D5) X(D6) X(D7) X(D8) X(D9) X(D10) X(D11) X(D12) X(D13) X(D16)                                     \
    X(E1) X(E2) X(E3) X(E11) X(E18) X(F1)
typedef enum pace_x11_table {
#define PACE_X11_TABLE_ENUM(name) PACE_X11_##name,
    PACE_X11_TABLE_LIST(PACE_X11_TABLE_ENUM)
#undef PACE_X11_TABLE_ENUM
    PACE_X11_TABLES
} pace_x11_table;
PACE_API const char *pace_x11_table_name(pace_x11_table table); /* "B1" ... */
PACE_API const char *pace_x11_table_text(pace_x11_table table); /* "final seasonal factors" */
PACE_API PACE_CHECK pace_status pace_x11_table_parse(pace_x11_table *out, const char *text, pace_error *err); /* D10 or d10 */

/* A table that is wanted and where it goes: NaN where it has no value (B4, B9 and D9 hold replaced values alone). Of the LOG mode
 * all but weights are given as factors and levels, not as logarithms. */
typedef struct pace_x11_want {
    pace_x11_table table;
    pace_out out;
} pace_x11_want;

/* What was chosen on the way. */
typedef struct pace_x11_facts {
    int henderson_b, henderson_c, henderson_d, henderson; /* lengths for B7, C7, D7 and D12 */
    double ic_ratio; /* irregular against trend movements, months, before D12 */
    double msr;      /* moving seasonality ratio (I/S) of all months or quarters, over all years */
    pace_x11_filter filter; /* the one taken for D10; where the choice fell */
    bool by_period;         /* standard deviations were those of months, quarters or groups of them */
    int ahead_count;
    double ahead[12]; /* seasonal factors of the year behind the last value */
} pace_x11_facts;

/* D12 is the trend, D10 the seasonal component, D13 the irregular one, D11 the adjusted series, C17 the weights. At least three
 * years. Values above zero, in PSEUDO mode from zero, in ADDITIVE mode any. tables NULL: none; facts may be NULL.
 * PACE_ERR_RANGE where a component is not finite. O(n). */
PACE_API PACE_CHECK pace_status pace_x11(pace_season_out out, const pace_x11_want *tables, int64_t table_count,
                                         pace_x11_facts *facts, pace_view in, const pace_x11_opts *opts, pace_error *err);
/* How good is an adjustment: tests for a season, measures F2 and M1 to M11 (Lothian and Morry 1978; Ladiray and Quenneville). */
typedef struct pace_x11_test {
    double f, p; /* p: how likely a statistic as large is without what is tested for; NaN both where it cannot be computed */
} pace_x11_test;

typedef enum pace_x11_identifiable { PACE_X11_SEASON_YES = 0, PACE_X11_SEASON_DOUBTFUL, PACE_X11_SEASON_NO } pace_x11_identifiable;
PACE_API const char *pace_x11_identifiable_text(pace_x11_identifiable found); /* "present" "probably not present" "not present" */

typedef struct pace_x11_quality {
    pace_x11_test before;  /* stable seasonality in the ratios or differences of B3 */
    pace_x11_test stable;  /* the same in those of D8 */
    pace_x11_test kruskal; /* the same by ranks; a chi-squared statistic in f */
    pace_x11_test moving;  /* seasonality that changes from year to year, in D8 */
    pace_x11_test residual, residual_late; /* seasonality that is left over in D11, as a whole and in the last three years */
    pace_x11_identifiable identifiable; /* the combined test */
    int count;     /* of M: 11, or 7 where there are fewer than 6 years or a stable filter; those behind are NaN */
    double m[11];  /* M1 ... M11, each from 0 to 3; bad from 1 */
    double q, q_without_m2; /* weighted means; M6 counts only where the filter is 3x5 */
    int failed;    /* how many M are 1 or more */
    double ic, is; /* I/C (of the periods as they are, before D12) and I/S */
    int mcd;       /* periods for cyclical dominance */
    double run_adjusted, run_irregular, run_trend, run_mcd; /* average duration of run: D11, D13, D12, F1 */
    double variance_irregular, variance_trend, variance_seasonal, variance_sum; /* shares of the stationary part's variance */
    int spans;     /* of the arrays below: differences over 1 ... spans periods; relative ones where factors are used */
    double original[12], adjusted[12], irregular[12], trend[12], seasonal[12]; /* mean size of changes: B1, D11, D13, D12, D10 */
    double modified[12], modified_adjusted[12], modified_irregular[12];        /* E1, E2, E3 */
    double share_irregular[12], share_trend[12], share_seasonal[12]; /* of the squared changes of E1 */
    double trend_ratio[12]; /* irregular over trend */
} pace_x11_quality;

/* Of the adjustment that pace_x11 makes with the same options. PACE_ERR_DATA as there, and where the series, its trend or its
 * irregular component is constant, for then none of these is defined. O(n^2) for the ranks. */
PACE_API PACE_CHECK pace_status pace_x11_judge(pace_x11_quality *out, pace_view in, const pace_x11_opts *opts, pace_error *err);

PACE_API PACE_CHECK pace_status pace_x11_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in,
                                              const pace_x11_opts *opts, const pace_exec *exec, pace_error *err);

PACE_END

#endif
