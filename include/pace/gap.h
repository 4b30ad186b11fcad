/* Distance to target: where a series stands on the way to its target, how fast it went, how fast it must go.
 *
 * Rates are fractions (0.1647 = 16.47 % a year), values in the target's unit. What the data do not determine is NaN
 * and `why` says which reason; nothing is invented. Figures with qualifiers are intervals, and so are the results. */
#ifndef PACE_GAP_H
#define PACE_GAP_H

#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/dataset.h"
#include "pace/exec.h"
#include "pace/series.h"
#include "pace/target.h"

PACE_BEGIN

/* Verdicts are bits: with bounds, the set of verdicts that remain. */
typedef enum pace_verdict {
    PACE_MET = 1,
    PACE_AHEAD = 2,
    PACE_ON_TRACK = 4,
    PACE_BEHIND = 8,
    PACE_MISSED = 16,
    PACE_NO_DATA = 32,
    PACE_NOT_COMPARABLE = 64
} pace_verdict;

/* Why a field is empty, or what must be said beside it. */
#define PACE_REASON_LIST(X)                                                                                   \
    X(PACE_WHY_NOTHING, 0, "")                                                                                \
    X(PACE_WHY_NO_BASE, 1, "no value of the base period is known to these sources")                           \
    X(PACE_WHY_BASE_BOUND, 2, "the base is known only as a bound")                                            \
    X(PACE_WHY_NO_LATEST, 3, "no observation after the base period")                                          \
    X(PACE_WHY_NO_SERIES, 4, "the indicator has no series that this target can be held against")              \
    X(PACE_WHY_SIGN, 5, "a compound rate needs two positive values")                                          \
    X(PACE_WHY_DUE, 6, "the due period has passed: nothing remains to be done")                               \
    X(PACE_WHY_TYPE, 7, "this kind of target has no such figure")                                             \
    X(PACE_WHY_BASIS, 8, "price bases differ")                                                                \
    X(PACE_WHY_DEFINITION, 9, "definitions differ")                                                           \
    X(PACE_WHY_INCOMPLETE, 10, "years in between are missing")                                                \
    X(PACE_WHY_BASE_IS_TARGET, 11, "base and target are equal")                                               \
    X(PACE_WHY_UNDATED, 12, "the target names no year")                                                       \
    X(PACE_WHY_TIE, 13, "two vintages of one period that nothing orders")                                     \
    X(PACE_WHY_LATEST_BOUND, 14, "the latest figure is known only as a bound")                                \
    X(PACE_WHY_RANGE, 15, "the result is too large for a number")                                             \
    X(PACE_WHY_DUE_MISSING, 16, "no observation of the due period")                                           \
    X(PACE_WHY_REACHED, 17, "the target is reached: nothing remains to be done")                              \
    X(PACE_WHY_NO_PACE, 18, "what was kept so far does not lead towards the target")                          \
    X(PACE_WHY_BASE_SIGN, 19, "a part of the base can be taken off a positive base alone")                    \
    X(PACE_WHY_BASE_MET, 20, "the base lies within the band already")                                         \
    X(PACE_WHY_YES_NO, 21, "what is done or not has figures of 1 and 0 alone")                                \
    X(PACE_WHY_BASE_YEARS, 22, "years of the base are missing, so that there is no mean of them")              \
    X(PACE_WHY_BASE_BEYOND, 23, "the base is beyond the target already: there is no way that could be done in part") \
    X(PACE_WHY_STOCK, 24, "levels do not add up to a total, and the base that a change would start from is not known")  \
    X(PACE_WHY_BASIS_UNSTATED, 25, "growth at comparable prices does not follow from levels whose prices are not stated")  \
    X(PACE_WHY_WORDS, 26, "the target is words without a figure")

typedef enum pace_reason {
#define PACE_REASON_ENUM(name, number, text) name = number,
    PACE_REASON_LIST(PACE_REASON_ENUM)
#undef PACE_REASON_ENUM
} pace_reason;

/* Things that must be said with a row; or-ed. */
enum {
    PACE_CAVEAT_BASIS_UNSTATED = 1,  /* the target names no price basis; the row is the current-price case, see pace_gap_table_real_case */
    PACE_CAVEAT_VINTAGES = 2,        /* base and latest come from different vintages */
    PACE_CAVEAT_UNRELIABLE = 4,      /* latest or base has status U */
    PACE_CAVEAT_ESTIMATE = 8,        /* latest or base has status E or P */
    PACE_CAVEAT_COMPUTED_GROWTH = 16,/* growth was computed from published levels, not published */
    PACE_CAVEAT_IMPLIED_BASE = 32,   /* the base is implied by a level and its growth, not published */
    PACE_CAVEAT_LINKED = 64,         /* judged against another target (income against GDP growth) */
    PACE_CAVEAT_BASE_MOVED = 128     /* the base is that of the nearest period that has a value, not the stated one */
};

enum pace_gap_field { /* index into why[] */
    PACE_GAP_BASE = 0, PACE_GAP_LATEST, PACE_GAP_PATH_VALUE, PACE_GAP_GAP, PACE_GAP_PROGRESS, PACE_GAP_TIME,
    PACE_GAP_REQUIRED, PACE_GAP_ACTUAL, PACE_GAP_REMAINING, PACE_GAP_NEEDED, PACE_GAP_VERDICT, PACE_GAP_FIELDS
};

typedef struct pace_gap {
    pace_target target;               /* with `base` filled in where it is known */
    pace_series series;               /* what it was held against; view.n 0 = none */
    pace_path path;                   /* linear or geometric, never auto */
    pace_period base_period, target_period, latest_period;
    double base, target_value, latest;
    double path_value, gap, gap_relative; /* gap = latest - path_value; gap_relative = gap / path_value */
    double gap_low, gap_high;
    double progress, time;            /* (latest - base)/(target - base); periods elapsed / periods in the plan */
    double required_rate, actual_rate, remaining_rate; /* a year: base->target, base->latest, latest->target */
    double required_rate_low, required_rate_high;      /* bounds of required_rate; equal where all is exact */
    double needed_per_year;           /* (target - latest) / periods left */
    unsigned verdicts;                /* pace_verdict bits */
    unsigned caveats;
    uint8_t why[PACE_GAP_FIELDS];     /* pace_reason */
} pace_gap;

typedef struct pace_gap_opts {
    size_t size;
    pace_path path;           /* AUTO = the target's own, else by kind */
    double tolerance;         /* band of on_track for levels, as a fraction of the path value: 0.01 */
    pace_period at;           /* latest observation not after it; unset = the last one */
    const pace_exec *exec;    /* of a table: makes its rows and writes them as CSV, as long as it lives; NULL, or an allocator is given =
                               * the calling thread. The same bytes either way. */
} pace_gap_opts;
#define PACE_GAP_OPTS_INIT {sizeof(pace_gap_opts), PACE_PATH_AUTO, 0.01, PACE_PERIOD_NONE, NULL}

/* One target against one series. Units are converted; units that cannot be are PACE_ERR_UNIT, frequencies
 * PACE_ERR_FREQ. Price bases that differ, and figures with status D, give PACE_NOT_COMPARABLE with the rates, without a
 * gap. opts NULL = defaults. No allocation.
 *
 * latest: the last finite value after the base period and not after the due one (or `at`): what came later says nothing
 * about the promise. At the due period the path stands at the target, whatever the base; the verdict is then PACE_MET or
 * PACE_MISSED, by the exact figures. Before it LEVEL, SHARE, RANK, MULTIPLE,
 * REDUCTION, BAND, BINARY, TOTAL and CUMULATIVE can be met early.
 * The good side is the target's `better`, else the series', else what the target's qualifier says, else as near as can be.
 * on_track: within `tolerance` of the path value; for GROWTH, AVERAGE_GROWTH and CUMULATIVE within half a unit of the
 * digit that the latest figure was printed with.
 * By type: GROWTH and COUNT look at the due period alone. AVERAGE_GROWTH and CUMULATIVE chain the rates of base + 1 ..
 * latest (yearly ones), or take two levels (PACE_CAVEAT_COMPUTED_GROWTH); TOTAL sums them; a period missing in between is
 * PACE_WHY_INCOMPLETE, and a stock has no sum (PACE_WHY_STOCK). A series of kind AVERAGE_GROWTH or CUMULATIVE has at p what was published over base + 1 .. p.
 * MULTIPLE is in the series' unit once its base is known, a bare factor before. FLOOR and CEILING judge every period:
 * one that has broken it is PACE_MISSED at once, for what is to hold in every period cannot hold any more; progress is the
 * share of the plan's periods that have kept it. Where one has broken it, latest and gap are those of the worst period (the first
 * of equals), time is the last one's. A base that is beyond the target already leaves no progress (PACE_WHY_BASE_BEYOND).
 * A base that is only a bound is NaN (required_rate_low and _high remain, an open end infinite); from a latest figure that
 * is one, only the gap and its bounds are computed. Rates and needed_per_year are a year's whatever the periods are.
 * BAND has two ways, from the base to the edge it is outside of and none to the other one: path_value is the one on the side
 * where latest lies, and latest itself within the band, where gap is 0 and the verdict MET at any time; target_value the edge that
 * the base is outside of, else the nearer one; progress the share of the base's distance that is gone; needed_per_year leads to the
 * nearer edge. Without value_high the band is `tolerance` wide on either side.
 * BINARY: MET as soon as the latest figure says so; before the due period an open one has the verdicts on_track|behind, for nobody
 * says how near it is. REDUCTION is a level once its base is known, as MULTIPLE is.
 * The path leads through the target's milestones; row.path is its shape between them. A mean base needs all its periods
 * (PACE_WHY_BASE_YEARS); of a nearest one base_period is the period that was found (PACE_CAVEAT_BASE_MOVED), and time counts from
 * there. With due_rule, base_period and target_period are the shorter ones that were looked at, and so are those of row.target.
 * A target relative to another series needs the table. */
PACE_API PACE_CHECK pace_status pace_gap_assess(pace_gap *out, pace_series actual, const pace_target *target,
                                                const pace_gap_opts *opts, pace_error *err);

/* Milestone number `index` (from 0) of a row's target as a target of its own: due in its period, from the row's base by way of the
 * milestones before it, held against the row's series by the observations that the row looked at. Before its period PACE_MET,
 * PACE_AHEAD, PACE_ON_TRACK or PACE_BEHIND; from it on PACE_MET or PACE_MISSED, or PACE_NO_DATA where its period was not
 * observed and later ones were (PACE_WHY_DUE_MISSING). What forbids a verdict of the row forbids that of its milestones. opts as for
 * the row. PACE_ERR_ARG where there is no such milestone. No allocation. */
PACE_API PACE_CHECK pace_status pace_gap_milestone(pace_gap *out, const pace_gap *row, int64_t index, const pace_gap_opts *opts, pace_error *err);
/* "milestone 2018: 120 wanted, 118 in 2018: missed"; before its period with the value of the path. No full stop. */
PACE_API void pace_gap_milestone_print(pace_buffer *out, const pace_gap *milestone, const char *lang);

/* Every target of a data set (or of some indicators, or of one plan), each against the measure that it is about:
 * a growth target against published growth; against growth computed from levels only where both are at current prices or
 * no prices matter. Where a target on real growth has nothing but levels at the prices of their years, the row is not comparable
 * and has their rates. Totals and averages that were published over the plan's years serve where the years do not. A base that
 * nobody published is implied by the first year's level and growth (PACE_CAVEAT_IMPLIED_BASE; files leave its cell empty).
 * A target relative to another series takes that series' actual value in the due period. */
typedef struct pace_gap_table pace_gap_table;
typedef struct pace_gap_filter {
    const char *const *indicators; /* NULL = all */
    int64_t indicator_count;
    const char *const *plans;      /* NULL = all */
    int64_t plan_count;
} pace_gap_filter;

/* A yearly target held against the plan target of the same indicator: is 15 % in 2016 enough for 2020? */
typedef struct pace_link {
    const pace_gap *yearly, *plan;  /* at least one is a row of the table; the other may be of a plan that was not asked for */
    double required;                /* rate a year that the plan target needs from its base: 0.1647 */
    double after;                   /* rate a year that remains after a year at the yearly target: 0.1684 */
    bool enough;
} pace_link;

/* The constant-price case of a target that names no basis: the average real rate needed is the same number as at current
 * prices only if prices stand still; given are the published real rates since the base. */
typedef struct pace_real_case {
    double required_rate;    /* a year, at constant prices of the base period; NaN where the base is only a bound */
    double required_rate_low, required_rate_high; /* its bounds as in pace_gap: what is left of it from such a base */
    double actual_rate;      /* average of the published real rates base+1..last of the unbroken run; NaN when there is none */
    pace_span covered;       /* the periods of that run */
} pace_real_case;

PACE_API PACE_CHECK pace_status pace_gap_table_new(pace_gap_table **out, const pace_dataset *dataset,
                                                   const pace_gap_filter *filter, const pace_gap_opts *opts, pace_error *err);
PACE_API void pace_gap_table_free(pace_gap_table *table);
PACE_API const pace_gap *pace_gap_table_rows(const pace_gap_table *table, int64_t *count);
PACE_API const pace_link *pace_gap_table_links(const pace_gap_table *table, int64_t *count);
PACE_API bool pace_gap_table_real_case(pace_real_case *out, const pace_gap_table *table, int64_t row);
PACE_API int64_t pace_gap_table_assessed(const pace_gap_table *table); /* rows whose verdict is neither no_data nor not_comparable */

/* Several units as one, a region of its countries: the mean of their values, of their progress, or of the ends that
 * pace_reduction_common gives them under their caps. A unit without a value (NaN) is left out and so is its weight; weight NULL =
 * all alike. group NULL, or the number of each unit's group, in ascending order: then the mean of the groups' own means, groups
 * all alike. Where less than `least` (a fraction) of the weight of the units, or of the groups, has a value, there is no mean.
 * PACE_ERR_DATA for an infinite value, a weight that is negative or not finite, or groups out of order. O(n), no allocation. */
typedef struct pace_group_mean {
    double mean;          /* NaN: too little of it is known */
    double coverage;      /* share of the weight that has a value; of groups the share that has a mean */
    int64_t units, used, groups;
} pace_group_mean;
PACE_API PACE_CHECK pace_status pace_group_mean_of(pace_group_mean *out, const double *value, const double *weight, const int32_t *group,
                                                   int64_t n, double least, pace_error *err);

PACE_API const char *pace_reason_text(pace_reason reason, const char *lang); /* one clause, no full stop */
PACE_API const char *pace_caveat_text(unsigned one, const char *lang);       /* of one PACE_CAVEAT bit; a clause, no full stop */
PACE_API const char *pace_verdict_name(pace_verdict one);                    /* "met", "on_track", ...; static */
PACE_API const char *pace_verdict_word(pace_verdict one, const char *lang);  /* 已达标 领先 符合进度 滞后 未达标 无数据 不可比 */
PACE_API const char *pace_verdict_symbol(pace_verdict one);                  /* ✔ ▲ ● ▼ ✘ ○ ≠ */
/* "behind" or "met|ahead": names joined by '|' in the order of the bits. */
PACE_API void pace_verdicts_print(pace_buffer *out, unsigned verdicts);

/* "csv", "json", "md": the columns of the command `pace gap`. The terminal table is the command's own. */
PACE_API PACE_CHECK pace_status pace_gap_write(pace_buffer *out, const pace_dataset *dataset, const pace_gap_table *table,
                                               const char *format, pace_error *err);
/* The same for rows without a data set (dataset and names absent). */
PACE_API PACE_CHECK pace_status pace_gap_write_rows(pace_buffer *out, const pace_gap *rows, int64_t count, const char *format, pace_error *err);

PACE_END

#endif
