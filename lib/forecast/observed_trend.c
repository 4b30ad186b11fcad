/* P(one of the coming observations meets the aim) about a fitted line. Given the line and the deviation the
 * observations are independent; the line's two errors are a normal plane, turned so that the first axis moves the
 * deadline and the second leaves it where it is. All three integrals are trapezoids over analytic integrands that die
 * as a normal density does. */
#include <math.h>
#include "core/core.h"
#include "forecast/forecast.h"

enum { REACH = 7 }; /* deviations either side: 2.6e-12 lie beyond */

typedef struct step {
    double low, high;     /* the aim less the line, in residual deviations */
    double along, across; /* what one deviation on either axis moves the line by */
} step;

static void prepare(step *steps, const pace_trend *trend, pace_aim aim, int64_t last, int64_t count)
{
    double end = (double)(last + count) - trend->center, least = 1 / trend->weight;
    double whole = sqrt(least + end * end / trend->spread);
    for (int64_t i = 0; i < count; i++) {
        double at = (double)(last + 1 + i) - trend->center, line = trend->height + trend->slope * at;
        steps[i].low = (aim.low - line) / trend->sd;
        steps[i].high = (aim.high - line) / trend->sd;
        steps[i].along = (least + at * end / trend->spread) / whole;
        steps[i].across = (end - at) * sqrt(least / trend->spread) / whole;
    }
}

/* P(no observation meets the aim) for one line and deviation. */
static double none(const step *steps, int64_t count, double q, double along, double across)
{
    double product = 1;
    for (int64_t i = count - 1; i >= 0 && product > 1e-18; i--) {
        double shift = steps[i].along * along + steps[i].across * across;
        product *= 1 - pace__normal_between(steps[i].low * q - shift, steps[i].high * q - shift);
    }
    return product;
}

static double over_plane(const step *steps, int64_t count, double q, double step_along, double step_across)
{
    int64_t n = (int64_t)(REACH / step_along), m = (int64_t)(REACH / step_across);
    double sum = 0, weights = 0;
    for (int64_t i = -n; i <= n; i++) {
        double x = (double)i * step_along, weight = exp(-x * x / 2);
        for (int64_t j = -m; j <= m; j++) {
            double y = (double)j * step_across, both = weight * exp(-y * y / 2);
            weights += both;
            if (both > 1e-12)
                sum += both * none(steps, count, q, x, y);
        }
    }
    return sum / weights;
}

bool pace__trend_by(double *out, const pace_trend *trend, pace_aim aim, int64_t last, int64_t due,
                    const pace_allocator *allocator)
{
    int64_t count = due - last;
    double along = 1, across = 1, q, weight, sum = 0;
    step *steps = pace__alloc(allocator, (size_t)count, sizeof *steps);
    if (!steps)
        return false;
    prepare(steps, trend, aim, last, count);
    for (int64_t i = 0; i < count; i++) {
        along += steps[i].along * steps[i].along;
        across += steps[i].across * steps[i].across;
    }
    for (pace__mix mix = pace__mix_begin(trend->df, 1.7); pace__mix_next(&mix, &q, &weight);)
        if (weight > 1e-13)
            sum += weight * over_plane(steps, count, q, 0.8 / sqrt(along), 0.8 / sqrt(across));
    pace__release(allocator, steps, (size_t)count * sizeof *steps);
    *out = fmin(fmax(1 - sum, 0), 1);
    return true;
}
