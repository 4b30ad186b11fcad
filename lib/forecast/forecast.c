/* Predictive distributions: probability, quantile, mean. */
#include "forecast/forecast.h"
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "transform/trend_tail.h"

pace_aim pace_aim_of(double value, pace_direction better)
{
    if (better == PACE_UP_IS_GOOD)
        return (pace_aim){value, HUGE_VAL};
    if (better == PACE_DOWN_IS_GOOD)
        return (pace_aim){-HUGE_VAL, value};
    return (pace_aim){(double)NAN, (double)NAN};
}

bool pace_aim_met(pace_aim aim, double x)
{
    return x >= aim.low && x <= aim.high;
}

pace_aim pace__aim_scaled(pace_aim aim, bool log_scale)
{
    if (log_scale) {
        aim.low = aim.low > 0 ? log(aim.low) : -HUGE_VAL;
        aim.high = aim.high > 0 ? log(aim.high) : -HUGE_VAL;
    }
    return aim;
}

pace_status pace_forecast_given(pace_forecast *out, pace_model model, double mean, double sd, pace_error *err)
{
    if (!out || (model != PACE_MODEL_NORMAL && model != PACE_MODEL_LOGNORMAL))
        return pace__fail(err, PACE_ERR_ARG, "", "a given forecast is normal or lognormal; other models need a series");
    if (!isfinite(mean) || !(sd > 0 && sd <= DBL_MAX))
        return pace__fail(err, PACE_ERR_ARG, "", "a forecast needs a finite mean and a positive deviation");
    *out = (pace_forecast){model, model == PACE_MODEL_LOGNORMAL, mean, sd, 0};
    return PACE_OK;
}

static double tail(double z, double df)
{
    return df > 0 ? pace__student_tail(z, df) : pace__normal_tail(z);
}

/* Both distributions are symmetric: below the center the lower tails are subtracted, above it the upper ones. */
static double between(double low, double high, double df)
{
    if (!(low <= high))
        return 0;
    if (low > 0)
        return tail(low, df) - tail(high, df);
    if (high < 0)
        return tail(-high, df) - tail(-low, df);
    return 1 - tail(-low, df) - tail(high, df);
}

double pace__normal_between(double low, double high)
{
    return between(low, high, 0);
}

double pace_forecast_chance(const pace_forecast *f, pace_aim aim)
{
    pace_aim scaled = pace__aim_scaled(aim, f->log);
    double low = (scaled.low - f->center) / f->sd, high = (scaled.high - f->center) / f->sd;
    if (isnan(low) || isnan(high))
        return (double)NAN;
    if (f->log && !(aim.high > 0)) /* the logarithm of a positive number only comes near to it */
        return 0;
    if (isinf(high) && high > 0)
        return tail(low, f->df);
    if (isinf(low) && low < 0)
        return tail(-high, f->df);
    return between(low, high, f->df);
}

double pace_forecast_quantile(const pace_forecast *f, double p)
{
    double z = f->df > 0 ? -pace__student_upper(p, f->df) : -pace__normal_upper(p);
    double y = f->center + f->sd * z;
    return f->log ? exp(y) : y;
}

double pace_forecast_mean(const pace_forecast *f)
{
    if (f->log)
        return f->df > 0 ? (double)NAN : exp(f->center + f->sd * f->sd / 2);
    return f->df > 0 && f->df <= 1 ? (double)NAN : f->center;
}

pace__mix pace__mix_begin(double df, double fine)
{
    pace__mix mix = {0, 0, df, 0};
    double q, weight, total = 0;
    mix.step = fmin(sqrt(2 / df) / fine, 0.5 / fine);
    mix.u = -floor((64 / df + 8 * sqrt(2 / df)) / mix.step) * mix.step; /* left of it lie 1e-14 of the mass at most */
    mix.total = 1;
    for (pace__mix run = mix; pace__mix_next(&run, &q, &weight);)
        total += weight;
    mix.total = total;
    return mix;
}

/* u = ln(q^2); the density of it is exp(df/2 (u + 1 - e^u)) up to a constant. */
bool pace__mix_next(pace__mix *mix, double *q, double *weight)
{
    double power = mix->df / 2 * (mix->u - expm1(mix->u));
    if (mix->u > 0 && power < -36)
        return false;
    *q = exp(mix->u / 2);
    *weight = exp(power) / mix->total;
    mix->u += mix->step;
    return true;
}
