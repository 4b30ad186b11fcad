/* The checked entries: a model is fitted, asked for the deadline, for the way there, and for its expected path. */
#include "pace/chance.h"
#include <math.h>
#include "core/core.h"
#include "forecast/forecast.h"

static void refuse(pace_chance *out, pace_chance_why why)
{
    for (int i = 0; i < PACE_CHANCE_FIELDS; i++)
        out->why[i] = (uint8_t)why;
}

static void empty(pace_chance *out, pace_model model, pace_aim aim)
{
    double nan = (double)NAN;
    *out = (pace_chance){.model = model,
                         .aim = aim,
                         .latest = nan,
                         .drift = nan,
                         .sigma = nan,
                         .at = nan,
                         .by = nan,
                         .by_observed = nan,
                         .expected = nan,
                         .low = nan,
                         .median = nan,
                         .high = nan,
                         .crossing = nan,
                         .crossing_fraction = nan};
    out->forecast = (pace_forecast){model, pace__model_is_log(model) || model == PACE_MODEL_LOGNORMAL, nan, nan, 0};
}

/* Expected value and quantiles of the forecast; a value that is no number says why. */
static void describe(pace_chance *out)
{
    const pace_forecast *f = &out->forecast;
    out->at = pace_forecast_chance(f, out->aim);
    out->expected = pace_forecast_mean(f);
    out->low = pace_forecast_quantile(f, 0.1);
    out->median = pace_forecast_quantile(f, 0.5);
    out->high = pace_forecast_quantile(f, 0.9);
    if (isnan(out->expected))
        out->why[PACE_CHANCE_EXPECTED] = PACE_CHANCE_WHY_MEAN;
    if (isinf(out->expected)) {
        out->expected = (double)NAN;
        out->why[PACE_CHANCE_EXPECTED] = PACE_CHANCE_WHY_RANGE;
    }
    if (!isfinite(out->high) || !isfinite(out->low)) {
        out->low = out->median = out->high = (double)NAN;
        out->why[PACE_CHANCE_QUANTILES] = PACE_CHANCE_WHY_RANGE;
    }
}

/* The way there. What has been met stays met; rounding of a quadrature must not put it below the deadline's own chance.
 */
static bool on_the_way(pace_chance *out, const pace__fitted *f, const pace_chance_opts *opts)
{
    pace_aim scaled = pace__aim_scaled(out->aim, f->log);
    double value;
    bool impossible = f->log && !(out->aim.high > 0);
    if (out->met || impossible) {
        out->by = out->by_observed = out->met ? 1 : 0;
        return true;
    }
    if (opts->deadline) {
        out->why[PACE_CHANCE_BY] = out->why[PACE_CHANCE_BY_OBSERVED] = PACE_CHANCE_WHY_ASK;
        return true;
    }
    if (f->trend && out->horizon > PACE__STEPS_TREND) {
        out->why[PACE_CHANCE_BY] = out->why[PACE_CHANCE_BY_OBSERVED] = PACE_CHANCE_WHY_STEPS;
        return true;
    }
    if (f->trend && out->horizon == 1) {
        out->by = out->by_observed = out->at;
        return true;
    }
    if (f->trend) {
        if (!pace__trend_by(&value, &f->line, scaled, f->line.last, f->line.last + out->horizon, opts->allocator))
            return false;
        out->by = out->by_observed = fmax(value, out->at);
        return true;
    }
    out->by = fmax(pace__walk_by(&f->walk, scaled, (double)out->horizon), out->at);
    out->why[PACE_CHANCE_BY_OBSERVED] = PACE_CHANCE_WHY_ASK;
    if (!opts->observed)
        return true;
    out->why[PACE_CHANCE_BY_OBSERVED] = out->horizon > PACE__STEPS_WALK ? PACE_CHANCE_WHY_STEPS : 0;
    if (out->horizon > PACE__STEPS_WALK)
        return true;
    if (!pace__walk_observed(&value, &f->walk, scaled, out->horizon, opts->allocator))
        return false;
    out->by_observed = fmin(fmax(value, out->at), out->by);
    return true;
}

static void cross(pace_chance *out, const pace__fitted *f)
{
    pace_aim scaled = pace__aim_scaled(out->aim, f->log);
    double slope = f->trend ? f->line.slope : f->walk.drift;
    double now = f->trend ? f->line.height + slope * (f->last - f->line.center) : f->walk.start;
    double edge = now < scaled.low ? scaled.low : scaled.high;
    pace_period period;
    out->crossing = (edge - now) / slope;
    if (out->met || (now >= scaled.low && now <= scaled.high))
        out->crossing = 0;
    if (!isfinite(out->crossing) || out->crossing < 0) {
        out->crossing = (double)NAN;
        out->why[PACE_CHANCE_CROSSING] = PACE_CHANCE_WHY_NEVER;
        return;
    }
    if (out->crossing > 4e6 || pace_period_add(&period, out->last, (int64_t)out->crossing, NULL)) {
        out->why[PACE_CHANCE_CROSSING] = PACE_CHANCE_WHY_RANGE;
        return;
    }
    out->crossing_period = period;
    out->crossing_fraction = out->crossing - floor(out->crossing);
}

/* Where the series has no say of the model: too few values, or one that has no logarithm. */
static pace_chance_why unusable(pace_view series, pace_model model)
{
    int64_t count = 0;
    pace_chance_why why = PACE_CHANCE_WHY_NOTHING;
    for (int64_t i = 0; i < series.n; i++) {
        double x = series.x[i * series.stride];
        count += !isnan(x);
        if (pace__model_is_log(model) && x <= 0)
            why = PACE_CHANCE_WHY_POSITIVE;
    }
    return count < 3 ? PACE_CHANCE_WHY_FEW : why;
}

static pace_status check(const void *out, pace_view series, pace_aim aim, pace_period due, const pace_chance_opts *opts,
                         int64_t *steps, pace_error *err)
{
    if (!out || series.n < 0 || (series.n > 0 && !series.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a chance needs a series and room for its answer");
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "options of a chance begin with PACE_CHANCE_OPTS_INIT");
    if (!(aim.low <= aim.high))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "the aim is empty or unknown; its lower end must not lie above its upper one");
    for (int64_t i = 0; i < series.n; i++)
        if (isinf(series.x[i * series.stride]))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; give finite numbers", (long)i + 1);
    return pace_period_diff(steps, due, series.first, err);
}

/* Where the series ends and how far the deadline is. */
static void look(pace_chance *out, pace_view series, pace_period due, int64_t steps)
{
    int64_t last = pace_view_last(series);
    out->due = due;
    if (last < 0)
        return;
    out->last = pace_view_period(series, last);
    out->latest = series.x[last * series.stride];
    out->met = pace_aim_met(out->aim, out->latest);
    out->horizon = steps - last;
}

static pace_status judge(pace_chance *out, pace_view series, const pace_chance_opts *opts, pace_error *err)
{
    pace__fitted f;
    pace_status status;
    pace_chance_why why = unusable(series, out->model);
    if (!why && out->horizon < 1)
        why = PACE_CHANCE_WHY_DUE;
    if (why) {
        refuse(out, why);
        return PACE_OK;
    }
    status = pace__fit(&f, out, series, opts->allocator, err);
    if (status)
        return status;
    if (!(out->sigma > f.noise)) {
        refuse(out, PACE_CHANCE_WHY_VARIANCE);
        return PACE_OK;
    }
    pace__predict(out, &f);
    describe(out);
    if (!on_the_way(out, &f, opts))
        return pace__fail_memory(err);
    cross(out, &f);
    return PACE_OK;
}

pace_status pace_chance_of(pace_chance *out, pace_view series, pace_model model, pace_aim aim, pace_period due,
                           const pace_chance_opts *opts, pace_error *err)
{
    static const pace_chance_opts usual = PACE_CHANCE_OPTS_INIT;
    pace_chance chance;
    int64_t steps;
    pace_status status;
    opts = opts ? opts : &usual;
    status = check(out, series, aim, due, opts, &steps, err);
    if (!status && (model < PACE_MODEL_TREND || model >= PACE_MODELS))
        status = pace__fail(err, PACE_ERR_ARG, "",
                            "a series is judged by trend, log_trend, drift or log_drift and their t forms");
    if (status)
        return status;
    empty(&chance, model, aim);
    look(&chance, series, due, steps);
    status = judge(&chance, series, opts, err);
    if (!status)
        *out = chance;
    return status;
}

pace_status pace_chance_given(pace_chance *out, const pace_forecast *forecast, pace_aim aim, pace_error *err)
{
    pace_chance chance;
    if (!out || !forecast || !(forecast->sd > 0) || !isfinite(forecast->center) || isinf(forecast->sd))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_chance_given needs a forecast, as pace_forecast_given makes it");
    if (!(aim.low <= aim.high))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "the aim is empty or unknown; its lower end must not lie above its upper one");
    empty(&chance, forecast->model, aim);
    chance.forecast = *forecast;
    refuse(&chance, PACE_CHANCE_WHY_DATE);
    chance.why[PACE_CHANCE_AT] = chance.why[PACE_CHANCE_EXPECTED] = chance.why[PACE_CHANCE_QUANTILES] = 0;
    describe(&chance);
    *out = chance;
    return PACE_OK;
}

static void widen(pace_chances *out, const pace_chance *row)
{
    if (isnan(row->at))
        return;
    if (!out->usable || row->at < out->at_low) {
        out->at_low = row->at;
        out->at_lowest = row->model;
    }
    if (!out->usable || row->at > out->at_high) {
        out->at_high = row->at;
        out->at_highest = row->model;
    }
    out->by_low = fmin(out->by_low, row->by);
    out->by_high = fmax(out->by_high, row->by);
    out->usable++;
}

pace_status pace_chance_all(pace_chances *out, pace_view series, pace_aim aim, pace_period due,
                            const pace_chance_opts *opts, pace_error *err)
{
    double nan = (double)NAN;
    pace_chances all = {.at_low = nan, .at_high = nan, .by_low = nan, .by_high = nan};
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_chance_all needs room for its rows");
    for (int i = 0; i < PACE_CHANCE_ROWS; i++) {
        pace_status status =
            pace_chance_of(&all.row[i], series, (pace_model)(PACE_MODEL_TREND + i), aim, due, opts, err);
        if (status)
            return status;
        widen(&all, &all.row[i]);
    }
    *out = all;
    return PACE_OK;
}
