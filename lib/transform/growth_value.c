#include <math.h>
#include <string.h>
#include "core/core.h"
#include "pace/growth.h"
#include "transform/rate.h"

static const char *const kind_names[] = {"pop", "yoy", "annualized", "log", "diff", "cagr", "avg"};

enum { KIND_COUNT = sizeof kind_names / sizeof *kind_names };

const char *pace_growth_kind_name(pace_growth_kind kind)
{
    return (unsigned)kind < KIND_COUNT ? kind_names[kind] : "";
}

pace_status pace_growth_kind_parse(pace_growth_kind *out, const char *text, pace_error *err)
{
    if (!out || !text)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_growth_kind_parse needs a text and room for the kind");
    for (int i = 0; i < KIND_COUNT; i++) {
        if (strcmp(kind_names[i], text) == 0) {
            *out = (pace_growth_kind)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%q is no kind of growth; there are pop, yoy, annualized, log, diff, cagr and avg", text);
}

/* Every public function works on flags of its own, so that the caller's may be NULL. */
static double give(double value, uint8_t found, uint8_t *flags)
{
    if (flags)
        *flags |= found;
    return value;
}

double pace_growth_rate(double now, double before, uint8_t *flags)
{
    uint8_t found = 0;
    double value = pace__rate(now, before, &found);
    return give(value, found, flags);
}

double pace_growth_log(double now, double before, uint8_t *flags)
{
    uint8_t found = 0;
    double value = pace__rate_log(now, before, &found);
    return give(value, found, flags);
}

double pace_growth_compound(double first, double last, double periods, uint8_t *flags)
{
    uint8_t found = 0;
    double value = pace__rate_root(last, first, periods, &found);
    return give(value, found, flags);
}

double pace_growth_annualize(double now, double before, double per_year, uint8_t *flags)
{
    uint8_t found = 0;
    double value = pace__rate_power(now, before, per_year, &found);
    return give(value, found, flags);
}

static double chain(pace_view rates, bool average, uint8_t *flags)
{
    pace__chain product = {0, 0, 0};
    uint8_t found = 0;
    double value;
    if (rates.n <= 0)
        return give((double)NAN, PACE_ROW_SHORT, flags);
    for (int64_t i = 0; i < rates.n; i++)
        (void)pace__chain_add(&product, rates.x[i * rates.stride], &found);
    if (found)
        return give((double)NAN, found, flags);
    value = average ? pace__chain_average(&product) : product.high;
    return isfinite(value) ? value : give((double)NAN, PACE_ROW_RANGE, flags);
}

double pace_growth_average(pace_view rates, uint8_t *flags)
{
    return chain(rates, true, flags);
}

double pace_growth_chain(pace_view rates, uint8_t *flags)
{
    return chain(rates, false, flags);
}

/* Level and rate of a projection: 0, or why there is none. */
static uint8_t check_level(double level, double rate)
{
    if (isnan(level) || isnan(rate))
        return PACE_ROW_MISSING;
    return isinf(level) || isinf(rate) || rate < -1 ? PACE_ROW_DOMAIN : 0;
}

double pace_growth_implied(double level, double rate, uint8_t *flags)
{
    uint8_t found = check_level(level, rate);
    double value;
    if (!found && rate <= -1)
        found = PACE_ROW_DOMAIN;
    if (found)
        return give((double)NAN, found, flags);
    value = level / (1 + rate);
    return isfinite(value) ? value : give((double)NAN, PACE_ROW_RANGE, flags);
}

double pace_growth_project(double level, double rate, double periods, uint8_t *flags)
{
    uint8_t found = check_level(level, rate);
    double value;
    if (isnan(periods))
        found |= PACE_ROW_MISSING;
    else if (!found && (isinf(periods) || (rate <= -1 && periods < 0)))
        found = PACE_ROW_DOMAIN;
    if (found)
        return give((double)NAN, found, flags);
    if (!(periods < 0) && !(periods > 0))
        return level;
    if (rate <= -1)
        return 0;
    if (periods >= 1 && periods <= 1)
        value = level + level * rate;
    else
        value = level + level * expm1(periods * log1p(rate));
    return isfinite(value) ? value : give((double)NAN, PACE_ROW_RANGE, flags);
}
