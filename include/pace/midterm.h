/* The mid-term evaluation of a plan: a row a target with every year, how much of the way is done and of the time is gone. */
#ifndef PACE_MIDTERM_H
#define PACE_MIDTERM_H

#include <stdbool.h>
#include "pace/gap.h"

PACE_BEGIN

typedef struct pace_midterm pace_midterm;

typedef struct pace_midterm_row {
    const pace_gap *gap;       /* the row of the gap table behind it: verdict, rates, reasons */
    const double *actual;      /* one a period of the table, in the target's unit, of the row's own plan; NaN = missing.
                                * Under a target on rates, levels are shown as the yearly rates that they give. */
    const uint8_t *status;     /* their letters */
    const uint8_t *qualifier;  /* pace_qualifier of each */
    double completion;         /* 实现程度: share of the way from base to target that is done, the gap table's progress; by the
                                * type's own rule: a total compares sums, an average or a cumulative change is chained, a yearly
                                * floor counts kept years (of all the plan's) */
    double elapsed;            /* 时间进度: share of the plan's periods that have passed at the latest one */
    double projection;         /* value at the due period (average, total, change over the plan) when the pace so far goes on:
                                * LEVEL SHARE MULTIPLE by their path, latest (latest/base)^(left/elapsed) or latest plus yearly
                                * steps; a share stays within 0 and its whole; TOTAL at its average so far; AVERAGE_GROWTH as it
                                * stands; CUMULATIVE chained on. At the due period what it came to. GROWTH and COUNT (they look at
                                * one period), RANK (no places between places), FLOOR and CEILING have none before: WHY_TYPE. */
    bool projection_meets;     /* pace_gap would call it met; of figures with qualifiers only where it holds at every end of them */
    double pace_ratio;         /* pace that remains / pace kept: "must run 1.4 times as fast"; rates on a geometric path, steps on
                                * a linear one. NaN where it says nothing: reached, due, stood still or went the wrong way */
    double path_gap;           /* latest against the path: fraction of the path value for levels, in the target's unit for rates,
                                * shares and ranks */
    uint8_t why_completion, why_projection, why_ratio; /* pace_reason where NaN */
} pace_midterm_row;

typedef struct pace_midterm_counts { /* rows by what remains of the verdict */
    int64_t targets, met, ahead, on_track, behind, missed;
    int64_t open;              /* more than one verdict remains */
    int64_t not_assessable;    /* no data, or not comparable */
} pace_midterm_counts;

/* Rows in the order of the gap table. opts->at is the day of the evaluation: values after it are not shown. filter NULL: all plans of
 * more than one year; one-year plans only where they are asked for. O(targets x years). */
PACE_API PACE_CHECK pace_status pace_midterm_new(pace_midterm **out, const pace_dataset *dataset, const pace_gap_filter *filter,
                                                 const pace_gap_opts *opts, pace_error *err);
PACE_API void pace_midterm_free(pace_midterm *midterm); /* NULL is fine */
PACE_API const pace_midterm_row *pace_midterm_rows(const pace_midterm *midterm, int64_t *count);
/* The periods that `actual` has a value for: first + 0 .. count - 1; from the first plan period to the last due one or to `at`; of the
 * frequency of the first row (rows of others have no values). Count 0: nothing to show. */
PACE_API pace_period pace_midterm_periods(const pace_midterm *midterm, int64_t *count);
/* Binding, anticipatory and unstated targets apart. */
PACE_API pace_midterm_counts pace_midterm_count(const pace_midterm *midterm, pace_nature nature);
PACE_API pace_midterm_counts pace_midterm_count_all(const pace_midterm *midterm);

PACE_END

#endif
