/* Steps that the ways to find turning points share. The list of turns is worked in place; indexes count from the first value
 * that is not missing. */
#ifndef PACE_LIB_TRANSFORM_TURNING_H
#define PACE_LIB_TRANSFORM_TURNING_H

#include "pace/turning.h"

/* The values between missing ends, and the figures of the options filled in. */
typedef struct pace__turning {
    const double *x;
    ptrdiff_t stride;
    int64_t n, window, min_phase, min_cycle, ends;
    bool last_cycle;
} pace__turning;

typedef struct pace__turns {
    pace_turn *at;
    int64_t count;
} pace__turns;

static inline double turning_value(const pace__turning *s, int64_t i)
{
    return s->x[i * s->stride];
}

void pace__turning_extremes(const pace__turning *s, pace__turns *t); /* none higher (lower) within the window */
void pace__turning_alternate(const pace__turning *s, pace__turns *t);
void pace__turning_cycles(const pace__turning *s, pace__turns *t);  /* too short ones lose their worse turn; alternates */
void pace__turning_phases(const pace__turning *s, pace__turns *t);
void pace__turning_ends(const pace__turning *s, pace__turns *t);    /* near the ends */
void pace__turning_levels(const pace__turning *s, pace__turns *t);  /* beaten by the first or last value */

void pace__turning_bbq(const pace__turning *s, pace__turns *t);
/* scratch: 3 n doubles */
void pace__turning_staged(const pace__turning *s, pace__turns *t, double *scratch);

#endif
