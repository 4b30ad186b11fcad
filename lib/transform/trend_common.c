/* The common rate of reduction under caps. In the factor s = exp(-rate * periods) the weighted mean of min(cap, base *
 * s) rises piece by piece along straight lines, so halving finds the piece and one division the root on it. */
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "pace/trend.h"
#include "transform/trend_points.h"

typedef struct units {
    const double *base, *weight, *cap;
    int64_t n;
} units;

static bool present(const units *u, int64_t i)
{
    return !isnan(u->base[i]) && !isnan(u->weight[i]) && !(u->cap && isnan(u->cap[i]));
}

static double end_of(const units *u, int64_t i, double factor)
{
    double end = u->base[i] * factor;
    return u->cap && end > u->cap[i] ? u->cap[i] : end;
}

static double mean_at(const units *u, double factor, double weight)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < u->n; i++)
        if (present(u, i))
            pace__sum_add(&sum, u->weight[i] * end_of(u, i, factor));
    return pace__sum_value(sum) / weight;
}

/* What bounds the search: the smallest and largest base, the largest ratio of cap to base, the mean of the caps. */
typedef struct extent {
    double weight, least, most, free, caps;
    int64_t count;
} extent;

static pace_status survey(extent *out, const units *u, pace_error *err)
{
    pace__sum weight = {0, 0}, caps = {0, 0};
    *out = (extent){0, HUGE_VAL, 0, 0, HUGE_VAL, 0};
    for (int64_t i = 0; i < u->n; i++) {
        double cap = u->cap ? u->cap[i] : 1;
        if (!present(u, i))
            continue;
        if (!(u->base[i] > 0 && u->base[i] <= DBL_MAX) || !(u->weight[i] >= 0 && u->weight[i] <= DBL_MAX) ||
            !(cap > 0 && cap <= DBL_MAX))
            return pace__fail(err, PACE_ERR_RANGE, "",
                              "unit %ld has no rate; bases and caps must be positive, weights not negative",
                              (long)i + 1);
        pace__sum_add(&weight, u->weight[i]);
        pace__sum_add(&caps, u->weight[i] * cap);
        out->least = fmin(out->least, u->base[i]);
        out->most = fmax(out->most, u->base[i]);
        out->free = fmax(out->free, cap / u->base[i]);
        out->count++;
    }
    out->weight = pace__sum_value(weight);
    if (u->cap)
        out->caps = pace__sum_value(caps) / out->weight;
    return PACE_OK;
}

/* On the piece that `factor` lies on, the exact root. */
static double polish(const units *u, double factor, double target, double weight)
{
    pace__sum held = {0, 0}, moving = {0, 0};
    pace__sum_add(&held, target * weight);
    for (int64_t i = 0; i < u->n; i++) {
        if (!present(u, i))
            continue;
        if (u->cap && u->base[i] * factor > u->cap[i])
            pace__sum_add(&held, -(u->weight[i] * u->cap[i]));
        else
            pace__sum_add(&moving, u->weight[i] * u->base[i]);
    }
    return pace__sum_value(held) / pace__sum_value(moving);
}

/* low and high: factors below and above the root. Halved in ratio until they are neighbours. */
static double solve(const units *u, const extent *e, double target)
{
    double low = target / e->most, high = target / e->least, exact;
    if (u->cap)
        high = fmax(high, e->free);
    high = fmin(high, DBL_MAX);
    for (int i = 0; i < 200; i++) {
        double middle = sqrt(low) * sqrt(high);
        if (!(middle > low && middle < high))
            break;
        if (mean_at(u, middle, e->weight) < target)
            low = middle;
        else
            high = middle;
    }
    exact = polish(u, high, target, e->weight);
    return exact > low * (1 - 1e-9) && exact < high * (1 + 1e-9) ? exact : high;
}

static void give(pace_common_rate *out, const pace_unit_rates *to, const units *u, double factor, double periods,
                 double weight)
{
    out->rate = -log(factor) / periods;
    out->mean = mean_at(u, factor, weight);
    out->units = out->capped = 0;
    for (int64_t i = 0; i < u->n; i++) {
        bool there = present(u, i), held = there && u->cap && u->base[i] * factor > u->cap[i];
        double end = there ? end_of(u, i, factor) : (double)NAN;
        double rate = held ? log(u->base[i] / u->cap[i]) / periods : out->rate;
        out->units += there;
        out->capped += held;
        if (to && to->end)
            to->end[i] = end;
        if (to && to->rate)
            to->rate[i] = there ? rate : (double)NAN;
        if (to && to->residual)
            to->residual[i] = there ? rate - out->rate : (double)NAN;
    }
}

pace_status pace_reduction_common(pace_common_rate *out, const pace_unit_rates *to, const double *base,
                                  const double *weight, const double *cap, int64_t n, double periods, double target,
                                  pace_error *err)
{
    units u = {base, weight, cap, n};
    extent e;
    pace_status status;
    if (!out || n < 0 || (n > 0 && (!base || !weight)))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_reduction_common needs bases, weights and room for the rate");
    if (!(periods > 0 && periods <= DBL_MAX) || !(target > 0 && target <= DBL_MAX))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "a common rate needs a positive target and a positive number of periods");
    status = survey(&e, &u, err);
    if (status)
        return status;
    if (!e.count || !(e.weight > 0) || !isfinite(e.weight * e.most))
        return pace__fail(err, PACE_ERR_DATA, "",
                          "no weight to share a target over; give at least one unit a finite positive weight");
    if (e.caps < target)
        return pace__fail(err, PACE_ERR_DATA, "",
                          "the caps lie below the target, so no rate leads to it; raise them or lower the target");
    give(out, to, &u, solve(&u, &e, target), periods, e.weight);
    return PACE_OK;
}
