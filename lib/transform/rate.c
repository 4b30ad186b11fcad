#include "transform/rate.h"
#include <float.h>
#include <math.h>
#include "pace/series.h"

static double refuse(uint8_t *flags, pace_row_flag flag)
{
    *flags |= (uint8_t)flag;
    return (double)NAN;
}

/* Why two values have no rate; 0 where they may have one. `least` is the smallest `now` that is allowed. */
static int trouble(double now, double before, double least)
{
    if (isnan(now) || isnan(before))
        return PACE_ROW_MISSING;
    if (isinf(now) || isinf(before) || !(before > 0) || !(now >= least))
        return PACE_ROW_DOMAIN;
    return 0;
}

static double in_range(double value, uint8_t *flags)
{
    return isfinite(value) ? value : refuse(flags, PACE_ROW_RANGE);
}

double pace__rate(double now, double before, uint8_t *flags)
{
    int why = trouble(now, before, -DBL_MAX);
    if (why)
        return refuse(flags, (pace_row_flag)why);
    return in_range((now - before) / before, flags);
}

double pace__rate_difference(double now, double before, uint8_t *flags)
{
    if (isnan(now) || isnan(before))
        return refuse(flags, PACE_ROW_MISSING);
    if (isinf(now) || isinf(before))
        return refuse(flags, PACE_ROW_DOMAIN);
    return in_range(now - before, flags);
}

/* ln(now / before) of two positive numbers. Near one the rate has the digits that the quotient has lost; where the
 * quotient leaves the range of normal doubles, the logarithms are taken apart. */
static double log_ratio(double now, double before)
{
    double rate = (now - before) / before, ratio;
    if (fabs(rate) < 0.5)
        return log1p(rate);
    ratio = now / before;
    return ratio >= DBL_MIN && ratio <= DBL_MAX ? log(ratio) : log(now) - log(before);
}

double pace__rate_log(double now, double before, uint8_t *flags)
{
    int why = trouble(now, before, DBL_TRUE_MIN);
    return why ? refuse(flags, (pace_row_flag)why) : log_ratio(now, before);
}

/* (now / before)^(top / bottom) - 1, top and bottom positive. */
static double rate_power(double now, double before, double top, double bottom, uint8_t *flags)
{
    int why = trouble(now, before, 0);
    if (why)
        return refuse(flags, (pace_row_flag)why);
    if (!(now > 0))
        return -1;
    if (top >= bottom && top <= bottom)
        return in_range((now - before) / before, flags);
    return in_range(expm1(log_ratio(now, before) * top / bottom), flags);
}

double pace__rate_power(double now, double before, double power, uint8_t *flags)
{
    if (!(power > 0) || isinf(power))
        return refuse(flags, isnan(power) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN);
    return rate_power(now, before, power, 1, flags);
}

double pace__rate_root(double now, double before, double periods, uint8_t *flags)
{
    if (!(periods > 0) || isinf(periods))
        return refuse(flags, isnan(periods) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN);
    return rate_power(now, before, 1, periods, flags);
}

/* a + b and what rounding took from it. */
static void add(double *sum, double *rest, double a, double b)
{
    double part;
    *sum = a + b;
    part = *sum - a;
    *rest = (a - (*sum - part)) + (b - part);
}

/* a * b and what rounding took from it (Dekker). */
static void multiply(double *product, double *rest, double a, double b)
{
    double a_split = a * 134217729.0, b_split = b * 134217729.0; /* 2^27 + 1 */
    double a_high = a_split - (a_split - a), b_high = b_split - (b_split - b);
    double a_low = a - a_high, b_low = b - b_high;
    *product = a * b;
    *rest = ((a_high * b_high - *product) + a_high * b_low + a_low * b_high) + a_low * b_low;
}

/* (1 + chain)(1 + rate) - 1 = chain + rate + chain * rate */
bool pace__chain_add(pace__chain *chain, double rate, uint8_t *flags)
{
    double sum, sum_rest, product, product_rest, whole, rest;
    if (isnan(rate) || isinf(rate) || rate < -1) {
        (void)refuse(flags, isnan(rate) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN);
        return false;
    }
    add(&sum, &sum_rest, chain->high, rate);
    multiply(&product, &product_rest, chain->high, rate);
    if (!(fabs(product) < 1e290)) { /* the splitting would overflow before the product does */
        chain->high = sum + product;
        chain->low = 0;
    } else {
        add(&whole, &rest, sum, product);
        rest += sum_rest + product_rest + chain->low * (1 + rate);
        add(&chain->high, &chain->low, whole, rest);
    }
    chain->count++;
    return true;
}

double pace__chain_average(const pace__chain *chain)
{
    if (chain->count == 1)
        return chain->high;
    return expm1(log1p(chain->high) / (double)chain->count);
}
