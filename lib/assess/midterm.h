/* The mid-term evaluation, as the files of this room share it. */
#ifndef PACE_LIB_MIDTERM_H
#define PACE_LIB_MIDTERM_H

#include "assess/assess.h"
#include "pace/midterm.h"

typedef struct midterm_years { /* columns of a row; from `first` on */
    double *actual;
    uint8_t *status, *qualifier;
    pace_period first;
    int64_t count;
} midterm_years;

/* The values of a target's own periods (base + 1 .. due, not after `at`); the rest is missing. `series` has the single periods,
 * also where the row was held against a figure for all of them (midterm_years.c). */
void midterm_fill(midterm_years *out, const pace_gap *gap, const pace_series *series, pace_period at);

/* What the evaluation adds to a row of the gap table (midterm_row.c). */
void midterm_assess(pace_midterm_row *out, const pace_gap *gap, const midterm_years *years, double tolerance);

#endif
