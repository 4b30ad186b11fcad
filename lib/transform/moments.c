/* Moments in twofold arithmetic, of values that a power of two has brought near one. */
#include <float.h>
#include "pace/moments.h"
#include "transform/precise.h"
#include "transform/shape.h"

typedef struct scan {
    int64_t n;    /* values that are there */
    int exponent; /* x * 2^-exponent is below one */
    uint8_t flags;
} scan;

static double at(pace_view in, int64_t i)
{
    return in.x[i * in.stride];
}

static scan scan_of(pace_view in)
{
    scan out = {0, 0, 0};
    double most = 0;
    for (int64_t i = 0; i < in.n; i++) {
        double x = fabs(at(in, i));
        if (isnan(x)) {
            out.flags |= PACE_ROW_MISSING;
            continue;
        }
        out.n++;
        most = x > most ? x : most;
    }
    if (isinf(most))
        out.flags |= PACE_ROW_DOMAIN;
    else if (most > 0)
        frexp(most, &out.exponent);
    return out;
}


static double scaled(double x, int exponent)
{
    return ldexp(x, -exponent);
}

static pace__twofold sum_of(pace_view in, const scan *seen)
{
    pace__twofold sum = {0, 0};
    for (int64_t i = 0; i < in.n; i++)
        if (!isnan(at(in, i)))
            sum = precise_add(sum, precise_of(scaled(at(in, i), seen->exponent)));
    return sum;
}

static pace__twofold mean_of(pace_view in, const scan *seen)
{
    return pace__twofold_over(sum_of(in, seen), (double)seen->n);
}

static pace__twofold deviation(pace_view in, int64_t i, const scan *seen, pace__twofold mean)
{
    return precise_minus(precise_of(scaled(at(in, i), seen->exponent)), mean);
}

/* Sum of products of deviations `lag` apart. */
static pace__twofold products(pace_view a, const scan *a_seen, pace__twofold a_mean, pace_view b, const scan *b_seen,
                              pace__twofold b_mean, int64_t lag)
{
    pace__twofold sum = {0, 0};
    for (int64_t i = lag; i < a.n; i++)
        if (!isnan(at(a, i)) && !isnan(at(b, i - lag)))
            sum = precise_add(sum, precise_mul(deviation(a, i, a_seen, a_mean), deviation(b, i - lag, b_seen, b_mean)));
    return sum;
}

/* What is said of the values, and whether a result can be told. */
static bool usable(const scan *seen, int64_t least, uint8_t *flags)
{
    uint8_t found = (uint8_t)(seen->flags | (seen->n < least ? PACE_ROW_SHORT : 0));
    if (flags)
        *flags |= found;
    return !(found & (PACE_ROW_DOMAIN | PACE_ROW_SHORT));
}

static double told(double result, uint8_t reason, uint8_t *flags)
{
    if (isfinite(result))
        return result;
    if (flags)
        *flags |= reason;
    return (double)NAN;
}

double pace_sum(pace_view in, uint8_t *flags)
{
    scan seen = scan_of(in);
    if (!usable(&seen, 1, flags))
        return (double)NAN;
    return told(ldexp(precise_value(sum_of(in, &seen)), seen.exponent), PACE_ROW_RANGE, flags);
}

double pace_mean(pace_view in, uint8_t *flags)
{
    scan seen = scan_of(in);
    if (!usable(&seen, 1, flags))
        return (double)NAN;
    return ldexp(precise_value(mean_of(in, &seen)), seen.exponent);
}

static pace__twofold scaled_variance(pace_view in, const scan *seen)
{
    pace__twofold mean = mean_of(in, seen);
    return pace__twofold_over(products(in, seen, mean, in, seen, mean, 0), (double)(seen->n - 1));
}

double pace_variance(pace_view in, uint8_t *flags)
{
    scan seen = scan_of(in);
    if (!usable(&seen, 2, flags))
        return (double)NAN;
    return told(ldexp(precise_value(scaled_variance(in, &seen)), 2 * seen.exponent), PACE_ROW_RANGE, flags);
}

double pace_sd(pace_view in, uint8_t *flags)
{
    scan seen = scan_of(in);
    if (!usable(&seen, 2, flags))
        return (double)NAN;
    return told(ldexp(precise_value(precise_root(scaled_variance(in, &seen))), seen.exponent), PACE_ROW_RANGE, flags);
}

double pace_autocorrelation(pace_view in, int64_t lag, uint8_t *flags)
{
    scan seen = scan_of(in);
    int64_t least = lag < 0 || lag >= in.n ? INT64_MAX : 2;
    if (!usable(&seen, least, flags))
        return (double)NAN;
    pace__twofold mean = mean_of(in, &seen), all = products(in, &seen, mean, in, &seen, mean, 0);
    if (!(all.high > 0))
        return told((double)NAN, PACE_ROW_DOMAIN, flags);
    return precise_value(precise_div(products(in, &seen, mean, in, &seen, mean, lag), all));
}

/* Means and scales over the periods that both have. */
static void means_of_pairs(pace__twofold mean[2], scan seen[2], pace_view a, pace_view b)
{
    for (int k = 0; k < 2; k++) {
        pace_view x = k ? b : a;
        mean[k] = precise_of(0);
        for (int64_t i = 0; i < a.n; i++)
            if (!isnan(at(a, i)) && !isnan(at(b, i)))
                mean[k] = precise_add(mean[k], precise_of(scaled(at(x, i), seen[k].exponent)));
        mean[k] = pace__twofold_over(mean[k], (double)seen[k].n);
    }
}

static pace__twofold squares_of_pairs(pace_view x, pace_view other, const scan *seen, pace__twofold mean)
{
    pace__twofold sum = {0, 0};
    for (int64_t i = 0; i < x.n; i++) {
        if (isnan(at(x, i)) || isnan(at(other, i)))
            continue;
        pace__twofold apart = deviation(x, i, seen, mean);
        sum = precise_add(sum, precise_mul(apart, apart));
    }
    return sum;
}

double pace_correlation(pace_view a, pace_view b, uint8_t *flags)
{
    scan seen[2];
    pace__twofold mean[2];
    int64_t pairs = 0;
    a.n = b.n = a.n < b.n ? a.n : b.n;
    seen[0] = scan_of(a);
    seen[1] = scan_of(b);
    for (int64_t i = 0; i < a.n; i++)
        pairs += !isnan(at(a, i)) && !isnan(at(b, i));
    seen[0].n = seen[1].n = pairs;
    if (!usable(&seen[0], 2, flags) || !usable(&seen[1], 2, flags))
        return (double)NAN;
    means_of_pairs(mean, seen, a, b);
    pace__twofold aa = squares_of_pairs(a, b, &seen[0], mean[0]), bb = squares_of_pairs(b, a, &seen[1], mean[1]);
    if (!(aa.high > 0) || !(bb.high > 0))
        return told((double)NAN, PACE_ROW_DOMAIN, flags);
    pace__twofold ab = products(a, &seen[0], mean[0], b, &seen[1], mean[1], 0);
    double r = precise_value(precise_div(ab, precise_mul(precise_root(aa), precise_root(bb))));
    return r > 1 ? 1 : r < -1 ? -1 : r;
}

pace_status pace_shares(pace_out out, uint8_t *value_flags, pace_view in, pace_error *err)
{
    pace_status status = pace__shape(out, in.n, in, err);
    if (status)
        return status;
    scan seen = scan_of(in);
    pace__twofold total = sum_of(in, &seen);
    bool none = !seen.n || seen.flags & PACE_ROW_DOMAIN || !(fabs(total.high) > 0);
    for (int64_t i = 0; i < in.n; i++) {
        double x = at(in, i);
        uint8_t found = seen.flags;
        if (!isnan(x) && none)
            found |= PACE_ROW_DOMAIN;
        out.x[i * out.stride] =
            isnan(x) || none ? (double)NAN : precise_value(precise_div(precise_of(scaled(x, seen.exponent)), total));
        if (value_flags)
            value_flags[i] = found;
    }
    return PACE_OK;
}
