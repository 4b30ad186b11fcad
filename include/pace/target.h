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
    PACE_TARGET_SHARE,           /* a share or rate at the due period, percent; coverage to 100 % is one */
    PACE_TARGET_MULTIPLE,        /* value times the base period's level (翻番 = 2) */
    PACE_TARGET_CUMULATIVE,      /* chained change over the plan, percent (energy intensity -16 %): never added up */
    PACE_TARGET_FLOOR,           /* every year of the plan at least the value */
    PACE_TARGET_CEILING,         /* every year of the plan at most the value */
    PACE_TARGET_RANK             /* that place or better */
} pace_target_type;

typedef enum pace_nature {
    PACE_NATURE_UNSTATED = 0,
    PACE_BINDING,      /* 约束性 */
    PACE_ANTICIPATORY  /* 预期性 */
} pace_nature;

typedef enum pace_path {
    PACE_PATH_AUTO = 0,  /* geometric for money flows and output, linear for lengths, counts, shares and totals */
    PACE_PATH_LINEAR,
    PACE_PATH_GEOMETRIC
} pace_path;

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
} pace_target;

/* A level target between two periods; unit none, path AUTO (geometric), up is good. */
PACE_API pace_target pace_target_of(pace_period base_period, double base, pace_period due, double value);

PACE_API const char *pace_target_type_name(pace_target_type type); /* "level" "growth" "average_growth" "total" "count" "share"
                                                     "multiple" "cumulative" "floor" "ceiling" "rank" */
PACE_API PACE_CHECK pace_status pace_target_type_parse(pace_target_type *out, const char *text, size_t n, pace_error *err);
PACE_API const char *pace_nature_name(pace_nature nature); /* "" "binding" "anticipatory" */
PACE_API const char *pace_path_name(pace_path path);       /* "auto" "linear" "geometric" */

/* The path that PACE_PATH_AUTO stands for: geometric for a LEVEL or MULTIPLE of money or of an index that flows, else linear. */
PACE_API pace_path pace_target_path(const pace_target *target, pace_stock_flow stock_flow);

PACE_END

#endif
