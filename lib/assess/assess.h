/* Distance to target, as the files of this room share it. */
#ifndef PACE_LIB_ASSESS_H
#define PACE_LIB_ASSESS_H

#include <stdbool.h>
#include "core/core.h"
#include "pace/gap.h"

/* What a figure can be: an interval; an end may be left out ("more than 1000"). NaN ends = nothing known. */
typedef struct gap_range {
    double low, high;
    bool open_low, open_high;
} gap_range;

/* A figure with what is printed beside it. value NaN = there is none. */
typedef struct gap_point {
    double value;
    gap_range range;
    int decimals;   /* printed; -1 = unknown */
    uint8_t status; /* SDMX letter */
    bool estimate;
    const char *vintage; /* "" = the first or only one */
} gap_point;

/* One assessment under way. */
typedef struct gap_case {
    pace_gap *out;
    const pace_series *series;
    const pace_target *target;
    double tolerance;
    pace_period last;      /* no observation after it counts: the due period, or the clock before it */
    pace_period at;
    int64_t periods;       /* base to due; 0 = no due period */
    int64_t elapsed;       /* base to latest; 0 = nothing yet */
    double per_year;       /* periods in a year */
    pace_unit unit;        /* that figures of the series are converted to */
    bool convert;
    gap_point base, latest;
    gap_range goal, path;
    gap_range goal_high, path_high; /* of a band the upper end, and the way down to it; goal and path are then the lower ones */
    double hundred;        /* a whole in the unit of a rate: 100 for percent, 1 for ratios */
    bool early;            /* the target can be met before its due period */
    bool rates;            /* a target on a rate: tolerance by printed digits */
    bool computed;         /* latest comes out of a computation: compare with room for rounding */
    bool band;             /* neither side of the goal is good */
    bool done;             /* it is so or it is not: there is no way to it */
    bool every;            /* each period has to keep it: latest.range is the worst of them */
    bool incomplete;       /* periods in between are missing */
    bool undefined;        /* some figure has another definition */
    pace_reason latest_why; /* why there is no latest, where there is none */
    pace_reason goal_why;   /* why the target comes to no value; NOTHING = it does */
} gap_case;

/* The value that a target relative to another series comes to: `figure` is that series' actual value in the due period. */
typedef struct gap_relative {
    gap_point figure;
    pace_basis basis;
    pace_reason why;       /* where there is no figure */
} gap_relative;

/* pace_gap_assess, with what the data set knows besides. relative may be NULL. */
pace_status gap_assess(pace_gap *out, pace_series actual, const pace_target *target, const gap_relative *relative,
                       const pace_gap_opts *opts, pace_error *err);

/* The periods that a target comes to on a series: the nearest base, shorter ones at its ends (gap_periods.c). */
pace_target gap_settled(const pace_series *series, const pace_target *target, pace_period at, bool *moved);
/* PACE_DUE_ANY: the periods of the due one that may meet it, 0 = there is no choice. */
int64_t gap_due_choices(pace_span *out, const pace_series *series, const pace_target *target);

/* --- figures (gap_point.c) ------------------------------------------------------------------------------------- */
gap_range gap_exactly(double value);
gap_range gap_qualified(double value, pace_qualifier qualifier, int decimals);
bool gap_is_exact(gap_range range);
bool gap_is_open(gap_range range);    /* one end at least is unbounded */
gap_range gap_minus(gap_range a, gap_range b);
gap_range gap_times(double factor, gap_range a);
gap_point gap_no_point(void);
gap_point gap_point_of(const pace_series *series, pace_period period); /* as the series has it */
gap_point gap_point_at(const gap_case *c, pace_period period);         /* converted */
gap_point gap_rate_at(gap_case *c, pace_period period);                /* a rate; from levels where the series has levels */
bool gap_has_levels(const gap_case *c);
pace_period gap_step(pace_period from, int64_t count);                 /* no period outside the calendar */
bool gap_after(pace_period a, pace_period b);                          /* a ends after b; false where either is not set */
double gap_tidy(double value, double scale); /* without the rounding error of figures of that size: 7.8 - 9 is -1.2 */
double gap_difference(double a, double b);   /* a - b; of printed figures the decimal difference */
double gap_percent(double fraction);         /* 0.088 is 8.8 */
PACE_API double pace__percent(double fraction); /* the same, exported for libpace-chart */

/* --- kinds of targets ------------------------------------------------------------------------------------------ */
void gap_level(gap_case *c);      /* LEVEL SHARE RANK MULTIPLE COUNT */
void gap_growth(gap_case *c);     /* GROWTH */
void gap_average(gap_case *c);    /* AVERAGE_GROWTH */
void gap_cumulative(gap_case *c); /* CUMULATIVE */
void gap_total(gap_case *c);      /* TOTAL */
void gap_every(gap_case *c);      /* FLOOR CEILING */
void gap_band(gap_case *c);       /* BAND */
void gap_binary(gap_case *c);     /* BINARY */
bool gap_is_of_base(pace_target_type type); /* MULTIPLE REDUCTION: a level as soon as the base is known */

/* Shared by them (gap_case.c). */
double gap_yearly(const gap_case *c, double first, double last, int64_t periods); /* compound rate a year */
void gap_note(gap_case *c, const gap_point *point); /* what its status makes one say */
void gap_set_base(gap_case *c, gap_point point);
void gap_set_latest(gap_case *c, pace_period period, gap_point point);
void gap_measure_distance(gap_case *c); /* gap and its bounds from latest and path */
void gap_find_base(gap_case *c);   /* of the plan, of the base period, or the mean of its years */
bool gap_find_latest(gap_case *c); /* the last figure that counts; false and the reasons where there is none */
void gap_find_needed(gap_case *c, double to); /* a year, from latest to there */
void gap_explain(gap_case *c, int field, double value, pace_reason why);
void gap_without(gap_case *c, int first, int last, pace_reason why); /* these fields stay empty */
pace_reason gap_why_no_path(const gap_case *c);
int gap_direction(const gap_case *c); /* 1 up, -1 down, 0 as near as can be */

/* The set of verdicts (gap_verdict.c). */
unsigned gap_judge(const gap_case *c);

/* --- the table over a data set ---------------------------------------------------------------------------------- */
typedef struct gap_extra { /* what the data set knows of a row beyond pace_gap */
    const pace_indicator *indicator;
    const pace_measure *measure;      /* that the target is about; NULL = none */
    double implied_base;              /* NaN = none */
    pace_period implied_from;         /* the period whose level and growth imply it */
    bool has_real;
    pace_real_case real;
} gap_extra;

struct pace_gap_table {
    pace__arena arena;
    const pace_dataset *dataset;
    pace_gap_opts opts;               /* with the earlier of the two clocks */
    pace_gap *rows;
    gap_extra *extras;
    int64_t count, total;             /* rows asked for; and those of other plans behind them, for links alone */
    pace_link *links;
    int64_t link_count;
};

bool gap_is_chinese(const char *lang); /* "zh", "zh-CN" ...; all else is English */

/* What the files call a caveat, a reason: "vintages", "no_base" (gap_words.c). Exported for libpace-chart. */
PACE_API const char *pace__caveat_code(unsigned one);
PACE_API const char *pace__reason_code(pace_reason reason);

/* One row (table_row.c). */
pace_status gap_table_row(pace_gap_table *table, int64_t row, const pace_indicator *indicator, const pace_target *target, pace_error *err);
pace_status gap_table_links(pace_gap_table *table, pace_error *err); /* table_link.c */
/* The link of two rows whose prices nobody states: it holds if both are at the same ones. false: no such pair. */
bool gap_assumed_link(pace_link *out, const pace_gap *yearly, const pace_gap *plan);

/* Series that the data set does not have as such (table_series.c). false: nothing there, or no memory (the arena says). */
bool gap_computed_growth(pace_series *out, pace__arena *arena, const pace_series *published, const pace_series *levels,
                         const pace_target *target, bool *vintages);
bool gap_span_series(pace_series *out, pace__arena *arena, const pace_measure *measure, const pace_target *target, pace_period at);
bool gap_tied_at(const pace_measure *measure, pace_period period);
/* The measure of a kind on a basis: the one that is called like its kind, else the only one; NULL = none. */
const pace_measure *gap_measure_of(const pace_indicator *indicator, pace_measure_kind kind, pace_basis basis);
bool gap_is_real(pace_basis basis);   /* at constant or comparable prices */
bool gap_bases_agree(pace_basis a, pace_basis b, bool rates);

#endif
