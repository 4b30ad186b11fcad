/* Turning points: peaks and troughs of a series, the phases between them and what happened in each.
 *
 * The classical cycle of a level (take logarithms or not: only the order of the values counts), the growth cycle of what a
 * filter leaves (filter.h). Seasonally adjusted figures are expected: a season is a cycle too.
 *
 * PACE_TURNING_BBQ is the rule of Harding and Pagan, Journal of Monetary Economics 49 (2002), for quarters, and with months in
 * place of quarters the last step of Bry and Boschan, Cyclical Analysis of Time Series, NBER 1971:
 *   1. A value is a peak (trough) where none within `window` periods at either side is higher (lower).
 *   2. Peaks and troughs alternate: of two peaks in a row the higher stays (of equal ones the later), of two troughs the lower
 *      (of equal ones the earlier). A trough above the peak before it goes.
 *   3. Until nothing changes: peaks (troughs) less than `min_cycle` periods apart lose the lower (higher) one; turns among the
 *      first or last `ends` periods go; a peak (trough) that is first or last goes where the series begins or ends above
 *      (below) it; a turn less than `min_phase` periods after the one before goes, and the better of those around it stays.
 * These steps and their order are those of R's BCDating 0.9.8 (`BBQ`), and so are the results; it looks 2 periods to either side
 * at months too (window = 2). It leaves the last two peaks and the last two troughs unmeasured in step 3 where there are more
 * than two; `last_cycle` measures them as well, as the rule says.
 *
 * PACE_TURNING_BRY_BOSCHAN is the whole procedure for months of 1971: extreme values are replaced; cycles are looked for in a
 * year's average, their turns followed to Spencer's average, to an average of three to six months and to the series, and
 * measured there.
 * The book leaves open how averages end: here the first and the last value go on beyond the series. The last cycle is measured.
 *
 * Missing values at the ends are left out; one inside is PACE_ERR_DATA that names the period (rows: MISSING), infinite values
 * too (DOMAIN), and fewer values than a turn takes, 2 window + 1 (SHORT). No turn is an answer, not an error. Outputs are
 * untouched on failure.
 *
 *     pace_turn *turns = malloc(pace_turning_room(gdp.n) * sizeof *turns);
 *     pace_phase *phases = malloc((pace_turning_room(gdp.n) + 1) * sizeof *phases);
 *     pace_phase_means up, down;
 *     int64_t count;
 *     if (!pace_turning_find(turns, &count, gdp, NULL, &err)) {
 *         pace_turning_means(&up, &down, phases, pace_turning_phases(phases, turns, count, gdp));
 *         printf("%d turns; a recession lasts %.1f quarters and takes %.1f %%\n", (int)count, down.duration, 100 * down.amplitude);
 *     }
 */
#ifndef PACE_TURNING_H
#define PACE_TURNING_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_turning_method { PACE_TURNING_BBQ = 0, PACE_TURNING_BRY_BOSCHAN } pace_turning_method;

typedef struct pace_turning_opts {
    size_t size;
    pace_turning_method method; /* PACE_TURNING_BRY_BOSCHAN: months alone, else PACE_ERR_FREQ */
    int64_t window;    /* 0 = 2 quarters, 5 months, 1 year or half-year */
    int64_t min_phase; /* 0 = 2 quarters, 6 months (Bry and Boschan: 5), 1 year or half-year */
    int64_t min_cycle; /* 0 = 5 quarters, 15 months, 2 years, 3 half-years */
    int64_t ends;      /* -1 = 2 quarters, 6 months, 1 year or half-year; 0 = none */
    bool last_cycle;
    const pace_allocator *allocator; /* NULL = malloc; used for rows and by PACE_TURNING_BRY_BOSCHAN, thread-safe where threads are given */
} pace_turning_opts;
/* Weeks and days have no usual figures: PACE_ERR_FREQ unless all four are given. */
#define PACE_TURNING_OPTS_INIT {sizeof(pace_turning_opts), PACE_TURNING_BBQ, 0, 0, 0, -1, false, NULL}

typedef struct pace_turn {
    int64_t at; /* index in the series */
    int kind;   /* 1 = peak, -1 = trough */
} pace_turn;

/* Turns that must fit into the array given to pace_turning_find, which works in it: 2 n. */
PACE_API int64_t pace_turning_room(int64_t n);
/* Peaks and troughs in the order of time. O(n window) and a few passes over what was found; PACE_TURNING_BBQ allocates nothing. */
PACE_API PACE_CHECK pace_status pace_turning_find(pace_turn *turns, int64_t *count, pace_view in, const pace_turning_opts *opts,
                                                  pace_error *err);

/* What each period is. turn: 1 at a peak, -1 at a trough, else 0. phase: 1 where it belongs to an expansion (after a trough up to
 * the peak), -1 to a contraction; before the first turn the phase that it ends, after the last the one that it begins; NaN where
 * there is no turn at all. Both NaN where the ends are missing. An output whose x is NULL is left out. */
PACE_API PACE_CHECK pace_status pace_turning_mark(pace_out turn, pace_out phase, const pace_turn *turns, int64_t count, pace_view in,
                                                  pace_error *err);
/* Rows of a block, as the two calls above give them, on any number of threads; rows that have no answer are NaN and flagged.
 * row_flags: NULL or a byte a row. PACE_ERR_NOMEM where a thread has no memory: rows may then be unfinished. */
PACE_API PACE_CHECK pace_status pace_turning_rows(pace_block_out turn, pace_block_out phase, uint8_t *row_flags, pace_block in,
                                                  const pace_turning_opts *opts, const pace_exec *exec, pace_error *err);

/* A phase, from one turn to the next. The first and the last of a series are open at one end: what needs the other turn is NaN. */
typedef struct pace_phase {
    int kind;                  /* 1 = expansion, -1 = contraction */
    int64_t from, to;          /* indexes of the turns that bound it; -1 = open */
    double duration;           /* periods: to - from */
    double level_from, level_to;
    double amplitude;          /* kind (level_to - level_from), in the unit of the series */
    double cumulated;          /* sum of kind (x - level_from) over the phase, less half the amplitude: the area that was won or lost */
    double excess;             /* (duration amplitude / 2 - cumulated) / duration: mean distance of a straight way above the way taken,
                                  as Harding and Pagan write it; positive = gains or losses came late */
} pace_phase;
/* Phases of a series with these turns: count + 1, or none where there are none. Room for count + 1. Returns how many. */
PACE_API int64_t pace_turning_phases(pace_phase *phases, const pace_turn *turns, int64_t count, pace_view in);

typedef struct pace_phase_means { /* over the phases of one kind that are bounded at both ends; NaN where there is none */
    int64_t phases;
    double duration, amplitude, cumulated, excess;
    double steepness; /* mean amplitude over mean duration */
} pace_phase_means;
PACE_API void pace_turning_means(pace_phase_means *expansions, pace_phase_means *contractions, const pace_phase *phases, int64_t count);

/* Concordance (Harding and Pagan): the share of periods in which two series are in the same phase, over those in which both have
 * one; of the shorter length, element for element. NaN where there is none. */
PACE_API double pace_turning_concordance(pace_view phase, pace_view other);

PACE_END

#endif
