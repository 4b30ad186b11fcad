/* Targets: what a plan promises, typed so that each kind is judged by its own arithmetic. */
#ifndef PACE_TARGET_H
#define PACE_TARGET_H

#include "pace/period.h"
#include "pace/series.h"
#include "pace/unit.h"

PACE_BEGIN

struct pace_plan;
struct pace_observation;

typedef enum pace_target_type {
    PACE_TARGET_LEVEL = 0,       /* a level at the due period */
    PACE_TARGET_GROWTH,          /* growth rate of the due period (a year), percent */
    PACE_TARGET_AVERAGE_GROWTH,  /* average annual rate over the plan, percent */
    PACE_TARGET_TOTAL,           /* sum of a flow over the plan's periods (90万人 in five years) */
    PACE_TARGET_COUNT,           /* a flow of the due year alone (a yearly count) */
    PACE_TARGET_SHARE,           /* a share or rate at the due period, percent; coverage to 100 % is one ("coverage" is read as it) */
    PACE_TARGET_MULTIPLE,        /* value times the base period's level (翻番 = 2) */
    PACE_TARGET_CUMULATIVE,      /* chained change over the plan, percent (energy intensity -16 %): never added up */
    PACE_TARGET_FLOOR,           /* every year of the plan at least the value */
    PACE_TARGET_CEILING,         /* every year of the plan at most the value */
    PACE_TARGET_RANK,            /* that place or better */
    PACE_TARGET_BAND,            /* from value to value_high, both in it; neither side of it is good. Without value_high parity: the
                                  * value itself, as near as the tolerance of whoever judges it */
    PACE_TARGET_BINARY,          /* done or not: the series is 1 when it is and 0 when not; value 1, or 0 for what is to end */
    PACE_TARGET_REDUCTION        /* down by that part of the base, percent whatever the unit: 50 of a base of 80 is
                                  * 40. The base has to be positive */
} pace_target_type;

typedef enum pace_nature {
    PACE_NATURE_UNSTATED = 0,
    PACE_BINDING,      /* 约束性 */
    PACE_ANTICIPATORY  /* 预期性 */
} pace_nature;

typedef enum pace_path {
    PACE_PATH_AUTO = 0,  /* geometric for money flows and output, linear for lengths, counts, shares and totals */
    PACE_PATH_LINEAR,
    PACE_PATH_GEOMETRIC,
    PACE_PATH_GIVEN      /* the target's milestones say it, with straight lines between them; without any as LINEAR */
} pace_path;

typedef struct pace_milestone { /* what is to be reached on the way */
    pace_period period;
    double value;        /* as the target's own value: in its unit, percent, a factor */
} pace_milestone;

typedef enum pace_base_rule {
    PACE_BASE_EXACT = 0, /* the value of the base period, or there is no base */
    PACE_BASE_NEAREST    /* of the nearest period that has one, at most base_tolerance away; of two as near the later. A base that
                          * the plan itself states comes first */
} pace_base_rule;

typedef enum pace_due_rule {
    PACE_DUE_ALIKE = 0,  /* series and target have periods of one length; others cannot be held against each other */
    PACE_DUE_LAST,       /* of shorter ones the last counts: the fourth quarter of the due year */
    PACE_DUE_ANY         /* any of them that meets it will do; else the last */
} pace_due_rule;

/* One target. Plain data; strings are borrowed from the data set, or "" / NULL when made by hand.
 * The base of a plan 2011-2015 is 2010, its due period 2015: five periods. */
typedef struct pace_target {
    pace_target_type type;
    pace_period base_period, due;
    pace_span plan_span;         /* periods that count: base_period + 1 .. due */
    double base;                 /* the baseline that the plan itself states, in `unit`; NaN = take it from the series */
    pace_qualifier base_qualifier;
    double value;                /* in `unit`; percent for rates (8.8), a factor for MULTIPLE */
    double value_high;           /* upper end of a band; NaN = none */
    pace_qualifier qualifier;
    int decimals;                /* printed with the value; -1 = unknown */
    pace_unit unit;
    pace_basis basis;
    pace_nature nature;
    pace_direction better;
    pace_path path;
    const char *relative_to;     /* NULL, or the key of a series: `value` is then a multiple of its actual value in the due
                                  * period (income to grow in step with GDP: 1 x gdp:growth@constant) */
    const char *indicator, *measure, *plan_id; /* ids */
    const char *name;                          /* of the measure, for people */
    const struct pace_observation *origin;     /* the printed figure, its source and place; NULL by hand */
    const pace_milestone *milestones; /* in order, after the base period and before the due one. LEVEL, SHARE, RANK, MULTIPLE,
                                       * REDUCTION, TOTAL (the sum until then) and CUMULATIVE alone. The path leads through them;
                                       * `path` says how it runs from one to the next */
    int64_t milestone_count;
    pace_span base_span;         /* unset, or the periods whose mean is the base: all must be there. base_period is the last of them,
                                  * and time counts from there. LEVEL, SHARE, RANK, MULTIPLE, REDUCTION and BAND alone */
    pace_base_rule base_rule;    /* for the same types */
    int base_tolerance;          /* in periods; 0 with PACE_BASE_NEAREST = 2 */
    const char *words;           /* NULL, or what is printed in the place of a figure (保持在合理区间): value is NaN, nothing is assessed */
    pace_due_rule due_rule;      /* where the series has shorter periods. Types as for base_span, and BINARY. The base is then that
                                  * of the last period of base_period, a base_span all periods of it; no milestones */
} pace_target;

/* A level target between two periods; unit none, path AUTO (geometric), up is good. */
PACE_API pace_target pace_target_of(pace_period base_period, double base, pace_period due, double value);

PACE_API const char *pace_target_type_name(pace_target_type type); /* "level" "growth" "average_growth" "total" "count" "share"
                                                     "multiple" "cumulative" "floor" "ceiling" "rank" "band" "binary"
                                                     "reduction" */
PACE_API PACE_CHECK pace_status pace_target_type_parse(pace_target_type *out, const char *text, size_t n, pace_error *err);
PACE_API const char *pace_nature_name(pace_nature nature); /* "" "binding" "anticipatory" */
PACE_API const char *pace_path_name(pace_path path);       /* "auto" "linear" "geometric" "given" */

/* The path that PACE_PATH_AUTO stands for: geometric for a LEVEL or MULTIPLE of money or of an index that flows, else linear. */
PACE_API pace_path pace_target_path(const pace_target *target, pace_stock_flow stock_flow);

/* Where the way from `base` through the target's milestones to `value` stands in a period: straight lines, or with
 * PACE_PATH_GEOMETRIC equal rates, from one to the next. `value` is what the target comes to (for a multiple or a reduction in the
 * unit of the base); its own from the due period on. NaN before the base period, where the base that it needs is NaN, and where
 * a geometric piece has an end that is not positive. */
PACE_API double pace_target_path_value(const pace_target *target, pace_path shape, double base, double value, pace_period at);

PACE_END

#endif
