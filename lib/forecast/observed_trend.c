/* P(one of the coming observations meets the aim) about a fitted line. Given the line and the deviation the
 * observations are independent; the line's two errors are a normal plane, turned so that the first axis moves the
 * deadline and the second leaves it where it is. All three integrals are trapezoids over analytic integrands that die
 * as a normal density does. */
#include <math.h>
#include "core/core.h"
#include "forecast/forecast.h"
#include "forecast/normal_table.h"

enum { REACH = 7 };                /* deviations either side */
static const double least = 3e-13;   /* points with less than that of the density at its top are left out */
static const double fineness = 0.95; /* step in deviations of the sharpest integrand: the trapezoid is off by exp(-(2 pi / step)^2 / 2) at most */
static const double mix_fineness = 1.55; /* with these three `by` is within 3e-11 of what finer ones give */

typedef struct step {
    double low, high;     /* the aim less the line, in residual deviations */
    double along, across; /* what one deviation on either axis moves the line by */
    double from, to;      /* the aim at a point of the first axis */
} step;

typedef struct plane {
    step *steps;
    int64_t count;
    double step_along, step_across;
    int64_t along, across; /* points on either side of 0 */
    double sum, weights;   /* over all points and deviations so far */
    normal_table normal;
} plane;

static void prepare(plane *p, const pace_trend *trend, pace_aim aim, int64_t last)
{
    double end = (double)(last + p->count) - trend->center, height = 1 / trend->weight, along = 1, across = 1;
    double whole = sqrt(height + end * end / trend->spread);
    for (int64_t i = 0; i < p->count; i++) {
        step *s = &p->steps[i];
        double at = (double)(last + 1 + i) - trend->center, line = trend->height + trend->slope * at;
        s->low = (aim.low - line) / trend->sd;
        s->high = (aim.high - line) / trend->sd;
        s->along = (height + at * end / trend->spread) / whole;
        s->across = (end - at) * sqrt(height / trend->spread) / whole;
        along += s->along * s->along;
        across += s->across * s->across;
    }
    p->step_along = fineness / sqrt(along);
    p->step_across = fineness / sqrt(across);
    p->along = (int64_t)(REACH / p->step_along);
    p->across = (int64_t)(REACH / p->step_across);
    p->sum = p->weights = 0;
    pace__normal_table_fill(&p->normal);
}

/* P(no observation meets the aim) at a point of the second axis. */
static double none(const plane *p, double y)
{
    double product = 1;
    for (int64_t i = p->count - 1; i >= 0 && product > 1e-14; i--) {
        const step *s = &p->steps[i];
        double shift = s->across * y;
        product *= 1 - pace__normal_table_at(&p->normal, s->to - shift) + pace__normal_table_at(&p->normal, s->from - shift);
    }
    return product;
}

static void move_along(const plane *p, double q, double x)
{
    for (int64_t i = 0; i < p->count; i++) {
        step *s = &p->steps[i];
        s->from = s->low * q - s->along * x;
        s->to = s->high * q - s->along * x;
    }
}

/* All points that weigh enough, for a deviation that itself weighs `share`. Densities of equal steps by their ratios. */
static void over_plane(plane *p, double q, double share)
{
    double across = p->step_across * p->step_across;
    for (int64_t i = -p->along; i <= p->along; i++) {
        double x = (double)i * p->step_along, weight = share * exp(-x * x / 2), ratio = exp(-across / 2), fall = exp(-across);
        if (weight < least)
            continue;
        move_along(p, q, x);
        p->sum += weight * none(p, 0);
        p->weights += weight;
        for (int64_t j = 1; j <= p->across && (weight *= ratio) >= least; j++) {
            double y = (double)j * p->step_across;
            p->sum += weight * (none(p, y) + none(p, -y));
            p->weights += 2 * weight;
            ratio *= fall;
        }
    }
}

bool pace__trend_by(double *out, const pace_trend *trend, pace_aim aim, int64_t last, int64_t due,
                    const pace_allocator *allocator)
{
    double q, weight;
    plane p;
    p.count = due - last;
    p.steps = pace__alloc(allocator, (size_t)p.count, sizeof *p.steps);
    if (!p.steps)
        return false;
    prepare(&p, trend, aim, last);
    for (pace__mix mix = pace__mix_begin(trend->df, mix_fineness); pace__mix_next(&mix, &q, &weight);)
        over_plane(&p, q, weight);
    pace__release(allocator, p.steps, (size_t)p.count * sizeof *p.steps);
    *out = fmin(fmax(1 - p.sum / p.weights, 0), 1);
    return true;
}
