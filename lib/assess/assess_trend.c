/* What a family takes from all points of a series. */
#include <math.h>
#include "assess/assess_rules.h"

static bool wants_fit(const pace_rulebook *book)
{
    return book->family == PACE_FAMILY_LOG_RATE || book->family == PACE_FAMILY_ANTICIPATED;
}

/* The values that count: from the first, the base or a year on, up to the latest. */
static pace_view window(const rule_case *c)
{
    const rule_fit *fit = &c->book->fit;
    pace_period from = c->first;
    int64_t skip = 0, last = 0;
    if (fit->from == RULE_FIT_BASE)
        from = c->out->base_period;
    if (fit->from == RULE_FIT_YEAR)
        from = rule_year_part(c, fit->year, false);
    if (pace_period_diff(&skip, from, c->first, NULL) || skip < 0)
        skip = 0;
    if (pace_period_diff(&last, c->out->latest_period, c->first, NULL) || last < skip)
        return (pace_view){c->x, 0, 1, c->first};
    from = c->first;
    from.ord += (int32_t)skip;
    return (pace_view){c->x + skip, last - skip + 1, 1, from};
}

static int64_t count_of(pace_view view)
{
    int64_t n = 0;
    for (int64_t i = 0; i < view.n; i++)
        n += isfinite(view.x[i]);
    return n;
}

static pace_refusal fit(rule_case *c, pace_view view)
{
    const rule_fit *how = &c->book->fit;
    rule_trend *out = &c->input.trend;
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_trend trend;
    pace_status status;
    opts.scale = c->book->family == PACE_FAMILY_LOG_RATE ? PACE_TREND_LOG : PACE_TREND_LEVEL;
    opts.weights = how->weights == RULE_EQUAL ? PACE_TREND_EQUAL : PACE_TREND_RECENT;
    if (how->weights == RULE_RECENT_PERIOD)
        opts.weight_origin = rule_year_part(c, how->year, false);
    status = pace_trend_fit(&trend, view, &opts, NULL);
    if (status)
        return status == PACE_ERR_RANGE ? PACE_REFUSED_NOT_POSITIVE : PACE_REFUSED_TOO_FEW;
    out->fitted = true;
    out->slope = trend.slope * c->per_year;
    if (opts.scale == PACE_TREND_LOG) {
        out->growth = pace_trend_rate(&trend);
        out->at_latest = pace_trend_value(&trend, pace_trend_time(&trend, c->out->latest_period));
        return PACE_REFUSED_NOT;
    }
    out->at_latest = pace_trend_value(&trend, pace_trend_time(&trend, c->out->latest_period));
    if (pace_period_is_set(c->out->due))
        out->predicted = pace_trend_value(&trend, pace_trend_time(&trend, c->out->due));
    return PACE_REFUSED_NOT;
}

static pace_refusal test(rule_case *c, pace_view view)
{
    pace_spearman spearman;
    if (pace_trend_spearman(&spearman, view, NULL, NULL))
        return PACE_REFUSED_TOO_FEW;
    c->input.trend.rho = spearman.rho;
    c->input.trend.p = spearman.p;
    return PACE_REFUSED_NOT;
}

pace_refusal rule_fit_trend(rule_case *c)
{
    const double none = (double)NAN;
    pace_view view = window(c);
    c->input.trend = (rule_trend){false, none, none, none, none, none, none, PACE_REFUSED_NOT};
    if (!wants_fit(c->book) && c->book->family != PACE_FAMILY_SPREAD)
        return PACE_REFUSED_NOT;
    c->out->points = count_of(view);
    if (c->out->points < c->book->points)
        c->input.trend.why = PACE_REFUSED_TOO_FEW;
    else
        c->input.trend.why = wants_fit(c->book) ? fit(c, view) : test(c, view);
    return c->input.trend.why;
}
