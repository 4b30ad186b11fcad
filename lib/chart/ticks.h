/* Round numbers for an axis. */
#ifndef PACE_LIB_CHART_TICKS_H
#define PACE_LIB_CHART_TICKS_H

#include <stdbool.h>

enum { TICKS_MAX = 50 };

/* Ascending, distinct, at least one, at most TICKS_MAX; every value finite. `decimals`: digits after the point that
 * tell the values apart; -1 = only a notation with exponents can. */
typedef struct ticks {
    int count;
    double at[TICKS_MAX];
    double step;
    int decimals;
} ticks;

/* Extended Wilkinson (Talbot, Lin, Hanrahan, IEEE TVCG 16(6), 2010): the best sequence of q * 10^z steps for [low,
 * high] by simplicity .25, coverage .2, density .5, legibility .05. `wanted` is the count aimed at (2 to TICKS_MAX).
 * low > high, NaN and infinities count as [0, 1]. A range too narrow for doubles is widened by ticks_widen first. */
void ticks_find(ticks *out, double low, double high, int wanted);

/* The range that an axis shows for data in [low, high]: the same, or a wider one where all values are equal (or equal
 * to twelve digits) so that something can be drawn. */
void ticks_widen(double *low, double *high);

/* Digits after the point that `step` needs: 0 for 20, 1 for 2.5, 2 for 0.25; -1 when more than 12. */
int ticks_decimals(double step);

#endif
