/* Least squares in three passes: means, spread and slope about the means, residuals about the line. Nothing is squared
 * before it is centred. */
#include <float.h>
#include <string.h>
#include "core/core.h"
#include "pace/trend.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

/* Weight of a time: 1, or t/T. */
typedef struct weighing {
    bool recent;
    double zero, end;
} weighing;

static double weight_of(const weighing *w, double time)
{
    return w->recent ? (time - w->zero) / (w->end - w->zero) : 1;
}

/* Weighted mean as two doubles, so that subtracting it leaves only what the data hold. */
static pace__sum mean_of(const double *values, const pace__points *p, const weighing *w, double weight)
{
    pace__sum sum = {0, 0}, rest = {0, 0};
    for (int64_t i = 0; i < p->n; i++)
        pace__sum_add(&sum, weight_of(w, p->t[i]) * values[i]);
    sum.high = pace__sum_value(sum) / weight;
    for (int64_t i = 0; i < p->n; i++)
        pace__sum_add(&rest, weight_of(w, p->t[i]) * (values[i] - sum.high));
    sum.low = pace__sum_value(rest) / weight;
    return sum;
}

static void fit_line(pace_trend *out, const pace__points *p, const weighing *w)
{
    pace__sum weight = {0, 0}, spread = {0, 0}, product = {0, 0}, height = {0, 0}, rest = {0, 0}, t, y;
    for (int64_t i = 0; i < p->n; i++)
        pace__sum_add(&weight, weight_of(w, p->t[i]));
    out->weight = pace__sum_value(weight);
    t = mean_of(p->t, p, w, out->weight);
    y = mean_of(p->y, p, w, out->weight);
    for (int64_t i = 0; i < p->n; i++) {
        double one = weight_of(w, p->t[i]), dt = p->t[i] - t.high - t.low, dy = p->y[i] - y.high - y.low;
        pace__sum_add(&spread, one * dt * dt);
        pace__sum_add(&product, one * dt * dy);
        pace__sum_add(&height, one * dy * dy);
    }
    out->spread = pace__sum_value(spread);
    out->slope = pace__sum_value(product) / out->spread;
    out->r = pace__sum_value(product) / sqrt(out->spread) / sqrt(pace__sum_value(height));
    for (int64_t i = 0; i < p->n; i++) {
        double dt = p->t[i] - t.high - t.low, r = p->y[i] - y.high - y.low - out->slope * dt;
        pace__sum_add(&rest, weight_of(w, p->t[i]) * r * r);
    }
    out->count = p->n;
    out->df = (double)(p->n - 2);
    out->sd = p->n > 2 ? sqrt(pace__sum_value(rest) / out->df) : (double)NAN;
    out->slope_error = out->sd / sqrt(out->spread);
    out->center = t.high + t.low;
    out->height = y.high + y.low + p->shift;
    out->intercept = out->height - out->slope * out->center;
}

static pace_status check_opts(const pace_trend_opts *opts, pace_error *err)
{
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "options of a trend begin with PACE_TREND_OPTS_INIT");
    if ((unsigned)opts->scale > PACE_TREND_LOG || (unsigned)opts->weights > PACE_TREND_RECENT)
        return pace__fail(err, PACE_ERR_ARG, "", "there is no such scale or weighting of a trend; see pace/trend.h");
    return PACE_OK;
}

/* `zero`: the time at which t = 0, NaN = one before the first observation. */
static pace_status fit(pace_trend *out, const pace__points *p, double zero, const pace_trend_opts *opts,
                       pace_error *err)
{
    weighing w = {opts->weights == PACE_TREND_RECENT, 0, 0};
    pace_trend line = {.scale = opts->scale};
    double first = HUGE_VAL;
    if (p->n < 2)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values have no trend; it takes two at least", (long)p->n);
    w.end = -HUGE_VAL;
    for (int64_t i = 0; i < p->n; i++) {
        first = p->t[i] < first ? p->t[i] : first;
        w.end = p->t[i] > w.end ? p->t[i] : w.end;
    }
    if (!(w.end > first))
        return pace__fail(err, PACE_ERR_DATA, "", "all values have one time; a trend takes two times at least");
    w.zero = isnan(zero) ? first - 1 : zero;
    if (w.recent && !(first > w.zero))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "the first value has no weight; the origin of the weights must not be after it");
    fit_line(&line, p, &w);
    if (!isfinite(line.slope) || !isfinite(line.height) || isinf(line.sd) || !(line.spread > 0))
        return pace__fail(err, PACE_ERR_RANGE, "", "the values are too large to fit a line; scale them down");
    *out = line;
    return PACE_OK;
}

static void find_ends(pace_trend *line, pace_view series)
{
    line->last = pace_view_last(series);
    line->first = 0;
    while (isnan(series.x[line->first * series.stride]))
        line->first++;
}

pace_status pace_trend_fit(pace_trend *out, pace_view series, const pace_trend_opts *opts, pace_error *err)
{
    static const pace_trend_opts usual = PACE_TREND_OPTS_INIT;
    pace_trend line;
    pace__points points;
    double zero = (double)NAN;
    int64_t steps;
    pace_status status;
    opts = opts ? opts : &usual;
    status = check_opts(opts, err);
    if (!status && !out)
        status = pace__fail(err, PACE_ERR_ARG, "", "pace_trend_fit needs room for the line");
    if (!status && opts->weights == PACE_TREND_RECENT && pace_period_is_set(opts->weight_origin)) {
        status = pace_period_diff(&steps, opts->weight_origin, series.first, err);
        zero = status ? zero : (double)steps - 1;
    }
    if (!status)
        status = pace__points_gather(&points, NULL, series, opts->scale == PACE_TREND_LOG, opts->allocator,
                                     "pace_trend_fit", err);
    if (status)
        return status;
    status = fit(&line, &points, zero, opts, err);
    pace__points_clear(&points);
    if (status)
        return status;
    find_ends(&line, series);
    line.origin = series.first;
    *out = line;
    return PACE_OK;
}

pace_status pace_trend_fit_points(pace_trend *out, const double *time, const double *x, int64_t n, double origin_time,
                                  const pace_trend_opts *opts, pace_error *err)
{
    static const pace_trend_opts usual = PACE_TREND_OPTS_INIT;
    pace_view series = {x, n, 1, PACE_PERIOD_NONE};
    pace_trend line;
    pace__points points;
    pace_status status;
    opts = opts ? opts : &usual;
    status = check_opts(opts, err);
    if (!status && (!out || !time || isinf(origin_time)))
        status = pace__fail(err, PACE_ERR_ARG, "", "pace_trend_fit_points needs times, values and room for the line");
    if (!status)
        status = pace__points_gather(&points, time, series, opts->scale == PACE_TREND_LOG, opts->allocator,
                                     "pace_trend_fit_points", err);
    if (status)
        return status;
    status = fit(&line, &points, origin_time, opts, err);
    pace__points_clear(&points);
    if (status)
        return status;
    find_ends(&line, series);
    *out = line;
    return PACE_OK;
}

double pace_trend_time(const pace_trend *trend, pace_period p)
{
    int64_t steps;
    return pace_period_diff(&steps, p, trend->origin, NULL) ? (double)NAN : (double)steps;
}

double pace_trend_value(const pace_trend *trend, double time)
{
    double y = trend->height + trend->slope * (time - trend->center);
    return trend->scale == PACE_TREND_LOG ? exp(y) : y;
}

static double error_of(const pace_trend *trend, double time, double own)
{
    double away = time - trend->center;
    return trend->sd * sqrt(own + 1 / trend->weight + away * away / trend->spread);
}

double pace_trend_line_error(const pace_trend *trend, double time)
{
    return error_of(trend, time, 0);
}

double pace_trend_error(const pace_trend *trend, double time)
{
    return error_of(trend, time, 1);
}

double pace_trend_p(const pace_trend *trend)
{
    if (isnan(trend->sd))
        return (double)NAN;
    if (!(trend->slope_error > 0))
        return fabs(trend->slope) > 0 ? 0 : 1;
    return 2 * pace__student_tail(fabs(trend->slope) / trend->slope_error, trend->df);
}

static double steps_a_year(const pace_trend *trend)
{
    return trend->origin.freq ? (double)trend->origin.freq : 1;
}

double pace_trend_rate(const pace_trend *trend)
{
    return trend->scale == PACE_TREND_LOG ? expm1(trend->slope * steps_a_year(trend)) : (double)NAN;
}

double pace_trend_aarr(const pace_trend *trend)
{
    return -pace_trend_rate(trend);
}

double pace_trend_arr(const pace_trend *trend)
{
    return trend->scale == PACE_TREND_LOG ? -trend->slope * steps_a_year(trend) : (double)NAN;
}
