/* First passage of a random walk in continuous time. */
#include <math.h>
#include "forecast/forecast.h"
#include "transform/trend_tail.h"

/* Q(z) exp(z^2/2), z >= 0: by its continued fraction where the tail itself would vanish. */
static double mills(double z)
{
    double value = z;
    if (z < 10)
        return pace__normal_tail(z) * exp(z * z / 2);
    for (int i = 40; i > 0; i--)
        value = z + i / value;
    return 0.39894228040143267794 / value;
}

/* The reflected part is exp(a) Q(z), and a - z^2/2 = -w^2/2 whatever the drift's own error is: no overflow, no
 * cancellation. */
double pace_first_passage(double gap, double drift, double sigma, double horizon, double known_from)
{
    double spread, k = horizon / known_from, w, z, reflected;
    if (isnan(gap) || isnan(drift) || !(sigma > 0) || !(horizon > 0) || !(known_from > 0))
        return (double)NAN;
    if (gap <= 0)
        return 1;
    spread = sigma * sqrt(horizon) * sqrt(1 + k);
    w = (gap - drift * horizon) / spread;
    z = (gap * (1 + 2 * k) + drift * horizon) / spread;
    if (z >= 0)
        reflected = exp(-w * w / 2) * mills(z);
    else
        reflected = exp(2 * gap / sigma * ((drift + gap / known_from) / sigma)) * pace__normal_tail(z);
    return fmin(pace__normal_tail(w) + reflected, 1);
}

/* A path cannot enter a band without passing its nearer edge. */
double pace__walk_by(const pace__walk *walk, pace_aim aim, double h)
{
    double gap = aim.low - walk->start, drift = walk->drift, q, weight, sum = 0;
    if (walk->start > aim.high) {
        gap = walk->start - aim.high;
        drift = -drift;
    }
    if (gap <= 0)
        return 1;
    if (!(walk->df > 0))
        return pace_first_passage(gap, drift, walk->sigma, h, walk->known_from);
    for (pace__mix mix = pace__mix_begin(walk->df, 3); pace__mix_next(&mix, &q, &weight);)
        sum += weight * pace_first_passage(gap, drift, walk->sigma / q, h, walk->known_from);
    return fmin(sum, 1);
}
