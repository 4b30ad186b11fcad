/* Models fitted to a series, and what they say of the deadline. */
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "forecast/forecast.h"
#include "transform/trend_points.h"

bool pace__model_is_log(pace_model model)
{
    return model == PACE_MODEL_LOG_TREND || model == PACE_MODEL_LOG_DRIFT || model == PACE_MODEL_LOG_DRIFT_T;
}

bool pace__model_is_trend(pace_model model)
{
    return model == PACE_MODEL_TREND || model == PACE_MODEL_LOG_TREND;
}

/* Mean and deviation of the steps. A step over k periods has variance k sigma^2, so it counts by its square over k. */
static pace_status fit_walk(pace__fitted *out, pace_chance *chance, pace_view series, const pace_allocator *allocator,
                            pace_error *err)
{
    pace__points p;
    pace__sum squares = {0, 0};
    double largest = 0;
    pace_status status = pace__points_gather(&p, NULL, series, out->log, allocator, "pace_chance_of", err);
    if (status)
        return status;
    out->walk.known_from = p.t[p.n - 1] - p.t[0];
    out->walk.drift = (p.y[p.n - 1] - p.y[0]) / out->walk.known_from;
    for (int64_t i = 1; i < p.n; i++) {
        double time = p.t[i] - p.t[i - 1], rest = p.y[i] - p.y[i - 1] - out->walk.drift * time;
        pace__sum_add(&squares, rest * rest / time);
        largest = fmax(largest, fmax(fabs(p.y[i] + p.shift), fabs(p.y[i - 1] + p.shift)));
    }
    out->walk.start = p.y[p.n - 1] + p.shift;
    out->walk.sigma = sqrt(pace__sum_value(squares) / (double)(p.n - 2));
    out->walk.df =
        chance->model == PACE_MODEL_DRIFT_T || chance->model == PACE_MODEL_LOG_DRIFT_T ? (double)(p.n - 2) : 0;
    out->last = p.t[p.n - 1];
    out->noise = 8 * DBL_EPSILON * fmax(largest, fabs(out->walk.drift));
    chance->drift = out->walk.drift;
    chance->sigma = out->walk.sigma;
    chance->count = p.n;
    pace__points_clear(&p);
    return PACE_OK;
}

static pace_status fit_trend(pace__fitted *out, pace_chance *chance, pace_view series, const pace_allocator *allocator,
                             pace_error *err)
{
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_status status;
    opts.scale = out->log ? PACE_TREND_LOG : PACE_TREND_LEVEL;
    opts.allocator = allocator;
    status = pace_trend_fit(&out->line, series, &opts, err);
    if (status)
        return status;
    out->last = (double)out->line.last;
    out->noise = 8 * DBL_EPSILON * (fabs(out->line.height) + fabs(out->line.slope) * out->last);
    chance->drift = out->line.slope;
    chance->sigma = out->line.sd;
    chance->count = out->line.count;
    return PACE_OK;
}

pace_status pace__fit(pace__fitted *out, pace_chance *chance, pace_view series, const pace_allocator *allocator,
                      pace_error *err)
{
    out->log = pace__model_is_log(chance->model);
    out->trend = pace__model_is_trend(chance->model);
    return out->trend ? fit_trend(out, chance, series, allocator, err) : fit_walk(out, chance, series, allocator, err);
}

void pace__predict(pace_chance *chance, const pace__fitted *f)
{
    double h = (double)chance->horizon;
    pace_forecast *to = &chance->forecast;
    if (f->trend) {
        double time = f->last + h;
        to->center = f->line.height + f->line.slope * (time - f->line.center);
        to->sd = pace_trend_error(&f->line, time);
        to->df = f->line.df;
    } else {
        to->center = f->walk.start + f->walk.drift * h;
        to->sd = f->walk.sigma * sqrt(h * (1 + h / f->walk.known_from));
        to->df = f->walk.df;
    }
}
