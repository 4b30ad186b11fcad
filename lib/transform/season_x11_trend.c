/* the trend, by a Henderson average whose length follows the noise. */
#include <math.h>
#include "transform/henderson.h"
#include "transform/season_x11.h"

/* Seven terms have five at the ends, and the shortest end weights. */
static void smooth_ends(double *out, const double *in, int64_t n, int64_t length, double *ic)
{
    if (length == 7) {
        double half[3];
        pace__henderson(half, 5);
        for (int side = 0; side < 2; side++) {
            int64_t i = side ? n - 3 : 2;
            out[i] = half[0] * in[i];
            out[i] += half[1] * (in[i - 1] + in[i + 1]);
            out[i] += half[2] * (in[i - 2] + in[i + 2]);
        }
        length = 5;
        *ic = 0.001;
    }
    pace__henderson_ends(out, in, n, length, *ic);
}

/* Mean size of changes of the irregular part over that of the trend, where the average of a year fits. */
static double noise_ratio(const pace__x11 *run, int64_t reach)
{
    double trend = 0, irregular = 0, before = 0;
    for (int64_t i = reach; i < run->n - reach; i++) {
        double e = run->additive ? run->adjusted[i] - run->trend[i] : run->adjusted[i] / run->trend[i];
        if (i > reach) {
            double step = fabs(run->trend[i] - run->trend[i - 1]), jump = fabs(e - before);
            trend += run->additive ? step : step / run->trend[i - 1];
            irregular += run->additive ? jump : jump / before;
        }
        before = e;
    }
    return fabs(trend) < 3.834e-20 ? 999 : irregular / trend * 12 / (double)run->period;
}

/* A quarterly series keeps its five terms, whatever the ratio says below 3.5; the first part keeps 13 where 23 would be next. */
static int64_t choose_length(pace__x11 *run, double ratio)
{
    bool monthly = run->period == 12;
    if (run->henderson)
        return run->henderson;
    if (ratio >= 1 && (run->part == PACE__X11_PART_B || ratio < 3.5))
        return run->period + 1;
    if (ratio < 1) {
        run->ic = monthly ? 1 : run->ic;
        return monthly ? 9 : 5;
    }
    run->ic = 4.5;
    return monthly ? 23 : 7;
}

/* Factors need a trend above zero: the mean of the nearest values that are, one at an end. */
static void lift(pace__x11 *run)
{
    double *t = run->trend;
    for (int64_t i = 0; i < run->n; i++) {
        int64_t before = i - 1, after = i + 1;
        if (!(t[i] <= 0))
            continue;
        while (before >= 0 && !(t[before] > 0))
            before--;
        while (after < run->n && !(t[after] > 0))
            after++;
        if (before >= 0 && after < run->n)
            t[i] = (t[after] + t[before]) / 2;
        else if (before >= 0 || after < run->n)
            t[i] = before >= 0 ? t[before] : t[after];
    }
}

int pace__x11_trend(pace__x11 *run)
{
    int64_t year = run->period + 1, length;
    pace__henderson_middle(run->trend, run->adjusted, run->n, year);
    run->facts.ic_ratio = noise_ratio(run, year / 2);
    length = choose_length(run, run->facts.ic_ratio);
    if (length != year)
        pace__henderson_middle(run->trend, run->adjusted, run->n, length);
    smooth_ends(run->trend, run->adjusted, run->n, length, &run->ic);
    if (!run->additive)
        lift(run);
    return (int)length;
}

void pace__x11_unbias(pace__x11 *run)
{
    double noise = 0, ic = 4.5;
    int64_t length = 2 * run->period - 1;
    for (int64_t i = 0; i < run->n; i++)
        noise += run->irregular[i] * run->irregular[i];
    noise = exp(noise / (2 * (double)run->n));
    pace__henderson_middle(run->spare, run->seasonal, run->n, length);
    smooth_ends(run->spare, run->seasonal, run->n, length, &ic);
    for (int64_t i = 0; i < run->n; i++)
        run->trend[i] *= noise * run->spare[i];
}
