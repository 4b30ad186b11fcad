/* The arithmetic of a whole tile (a fixed number of pairs, so that compilers need no loops for a rest), compiled for
 * the widths that the processor may have. A pair out of the ordinary is computed here all the same, to no use, and
 * marked. */
#include "assess/pairs.h"
#include <math.h>
#include "assess/pairs_math.h"
#include "core/wide.h"

typedef struct exponents {
    double high[PACE__PAIRS_TILE], low[PACE__PAIRS_TILE];
} exponents;

/* out = (to / from)^(1/(end - begin)) - 1, and the logarithm of the power. */
PACE__PAIRS_INLINE void rates(double *restrict out, exponents *restrict power, const double *restrict to,
                              const double *restrict from, const double *restrict end, const double *restrict begin)
{
    for (int i = 0; i < PACE__PAIRS_TILE; i++) {
        pace__pair y = pace__over(pace__log_ratio(to[i], from[i]), end[i] - begin[i]);
        power->high[i] = y.high;
        power->low[i] = y.low;
        out[i] = pace__power_less_one(y);
    }
}

PACE__PAIRS_INLINE void projections(double *restrict out, const exponents *restrict power, const double *restrict value,
                                    const double *restrict end, const double *restrict begin)
{
    for (int i = 0; i < PACE__PAIRS_TILE; i++) {
        pace__pair y = {power->high[i], power->low[i]};
        out[i] = pace__power_scaled(value[i], pace__times(y, end[i] - begin[i]));
    }
}

PACE__PAIRS_INLINE void shares(double *restrict ratio, double *restrict left, double *restrict progress,
                               const double *restrict actual, const double *restrict required,
                               const double *restrict base, const double *restrict latest,
                               const double *restrict target)
{
    for (int i = 0; i < PACE__PAIRS_TILE; i++) {
        ratio[i] = actual[i] / required[i];
        left[i] = target[i] - latest[i];
        progress[i] = (latest[i] - base[i]) / (target[i] - base[i]);
    }
}

PACE__PAIRS_INLINE double least(double a, double b)
{
    return a < b ? a : b;
}

PACE__PAIRS_INLINE double most(double a, double b)
{
    return a > b ? a : b;
}

/* 1 for what the loops above cannot do; a NaN makes the sum NaN, which is equal to nothing. */
PACE__PAIRS_INLINE double oddness(const pace__pairs_tile *tile, const exponents *power, int i)
{
    double v0 = tile->base[i], v = tile->latest[i], goal = tile->target[i];
    double gone = tile->latest_time[i] - tile->base_time[i], whole = tile->due_time[i] - tile->base_time[i];
    double rest = tile->due_time[i] - tile->latest_time[i], all = ((v0 + v) + goal) + ((gone + whole) + rest);
    double reach = power->high[i] * rest, ratio = tile->ratio[i], odd;
    odd = all - all <= 0 ? 0.0 : 1.0;
    odd = least(least(v0, v), goal) >= PACE__PAIRS_LEAST ? odd : 1.0;
    odd = most(most(v0, v), goal) <= PACE__PAIRS_MOST ? odd : 1.0;
    odd = least(least(gone, whole), rest) >= PACE__PAIRS_NEAR ? odd : 1.0;
    odd = most(most(gone, whole), rest) <= PACE__PAIRS_FAR ? odd : 1.0;
    odd = reach <= 650 ? odd : 1.0;
    odd = reach >= -650 ? odd : 1.0;
    odd = ratio - ratio <= 0 ? odd : 1.0;
    odd = goal < v0 || goal > v0 ? odd : 1.0;
    return odd;
}

PACE__PAIRS_INLINE bool compute(const pace__pairs_tile *restrict tile, uint8_t *restrict odd)
{
    exponents actual, other;
    double marks[PACE__PAIRS_TILE];
    uint64_t any = 0;
    rates(tile->actual, &actual, tile->latest, tile->base, tile->latest_time, tile->base_time);
    rates(tile->required, &other, tile->target, tile->base, tile->due_time, tile->base_time);
    rates(tile->remaining, &other, tile->target, tile->latest, tile->due_time, tile->latest_time);
    projections(tile->projected, &actual, tile->latest, tile->due_time, tile->latest_time);
    shares(tile->ratio, tile->left, tile->progress, tile->actual, tile->required, tile->base, tile->latest,
           tile->target);
    for (int i = 0; i < PACE__PAIRS_TILE; i++)
        marks[i] = oddness(tile, &actual, i);
    for (int i = 0; i < PACE__PAIRS_TILE; i++)
        any |= pace__bits(marks[i]);
    for (int i = 0; any && i < PACE__PAIRS_TILE; i++)
        odd[i] = marks[i] > 0;
    return any != 0;
}

/* At or above zero: the target is met. Where base and target are equal and no direction is given, meeting is being
 * equal. */
PACE__PAIRS_INLINE double margin(double way, double left, double better)
{
    double up = way >= 0 ? -left : HUGE_VAL, both = way <= 0 ? least(up, left) : up;
    return better > 0 || better < 0 ? -(better * left) : both + (way - way);
}

/* What is held against the cuts. */
PACE__PAIRS_INLINE void measure_of(double *restrict out, const pace__pairs_tile *restrict tile,
                                   const pace__pairs_judge *restrict judge)
{
    const double *ratio = tile->ratio, *actual = tile->actual, *base = tile->base, *target = tile->target;
    const double *required = tile->required, *progress = tile->progress;
    double better = judge->better;
    bool free = !(better > 0 || better < 0);
    if (judge->measure == PACE_PAIRS_PROGRESS || (judge->measure == PACE_PAIRS_RATIO && free)) {
        const double *from = judge->measure == PACE_PAIRS_RATIO ? ratio : progress;
        for (int i = 0; i < PACE__PAIRS_TILE; i++)
            out[i] = from[i];
    } else if (judge->measure == PACE_PAIRS_RATIO) {
        for (int i = 0; i < PACE__PAIRS_TILE; i++)
            out[i] = ratio[i] * (required[i] >= 0 ? better : -better);
    } else if (free) {
        for (int i = 0; i < PACE__PAIRS_TILE; i++) {
            double way = target[i] - base[i];
            out[i] = actual[i] * (way >= 0 ? 1.0 : -1.0) + (way - way);
        }
    } else {
        for (int i = 0; i < PACE__PAIRS_TILE; i++)
            out[i] = actual[i] * better;
    }
}

PACE__PAIRS_INLINE void verdict(uint8_t *restrict status, uint8_t *restrict met, const pace__pairs_tile *restrict tile,
                                const pace__pairs_judge *restrict judge)
{
    double measure[PACE__PAIRS_TILE], reached[PACE__PAIRS_TILE], there[PACE__PAIRS_TILE];
    const double *left = tile->left, *base = tile->base, *target = tile->target;
    double better = judge->better, highest = judge->cuts + 1;
    measure_of(measure, tile, judge);
    for (int i = 0; i < PACE__PAIRS_TILE; i++) {
        reached[i] = 0;
        there[i] = margin(target[i] - base[i], left[i], better) >= 0 ? 1.0 : 0.0;
    }
    for (int c = 0; c < judge->cuts; c++) {
        double edge = judge->cut[c];
        for (int i = 0; i < PACE__PAIRS_TILE; i++)
            reached[i] += measure[i] >= edge ? 1.0 : 0.0;
    }
    for (int i = 0; i < PACE__PAIRS_TILE; i++)
        reached[i] = measure[i] - measure[i] <= 0 ? reached[i] : PACE_PAIRS_NO_CLASS;
    if (judge->met)
        for (int i = 0; i < PACE__PAIRS_TILE; i++)
            reached[i] = there[i] > 0 ? highest : reached[i];
    for (int i = 0; i < PACE__PAIRS_TILE; i++)
        status[i] = (uint8_t)(int)reached[i];
    for (int i = 0; i < PACE__PAIRS_TILE; i++)
        met[i] = (uint8_t)(PACE_PAIR_MET * (int)there[i]);
}

#define KERNELS(width, target)                                                                                         \
    target static bool compute_##width(const pace__pairs_tile *tile, uint8_t *odd)                                     \
    {                                                                                                                  \
        return compute(tile, odd);                                                                                     \
    }                                                                                                                  \
    target static void verdict_##width(uint8_t *status, uint8_t *met, const pace__pairs_tile *tile,                    \
                                       const pace__pairs_judge *judge)                                                 \
    {                                                                                                                  \
        verdict(status, met, tile, judge);                                                                             \
    }

KERNELS(plain, )
#if PACE__WIDE
KERNELS(256, PACE__FOR_PROCESSOR("avx2"))
KERNELS(512, PACE__FOR_PROCESSOR(PACE__WIDEST))
#endif

int pace__pairs_kernels_list(pace__pairs_kernels out[PACE__PAIRS_KERNELS])
{
    int count = 0;
#if PACE__WIDE
    if (PACE__HAS_512())
        out[count++] = (pace__pairs_kernels){compute_512, verdict_512};
    if (PACE__HAS_256())
        out[count++] = (pace__pairs_kernels){compute_256, verdict_256};
#endif
    out[count++] = (pace__pairs_kernels){compute_plain, verdict_plain};
    return count;
}
