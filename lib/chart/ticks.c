/* Extended Wilkinson tick search. Ticks are whole multiples of q * 10^z, computed as integers times a power of ten, so
 * that 0.3 is 0.3 and no sum drifts. Every loop has a bound of its own beside the paper's pruning. */
#include <float.h>
#include <math.h>
#include "chart/ticks.h"

enum { TICKS_SKIP_MAX = 10, TICKS_SHIFT_MAX = 200, TICKS_MAGNITUDES = 4 };

static const int ticks_q[] = {10, 50, 20, 25, 40, 30}; /* tenths: 1 5 2 2.5 4 3, best first */
enum { TICKS_Q = (int)(sizeof ticks_q / sizeof *ticks_q) };

typedef struct choice {
    double score;
    int q, skip, exponent, count;
    double start; /* first tick in steps of q * 10^exponent */
} choice;

static double power_of_ten(int exponent)
{
    return pow(10, exponent);
}

/* steps * q/10 * 10^exponent with one rounding where the numbers allow it */
static double tick_value(double steps, int q, int exponent)
{
    double tenths = steps * q;
    int e = exponent - 1;
    return e >= 0      ? tenths * power_of_ten(e)
           : e >= -300 ? tenths / power_of_ten(-e)
                       : tenths / 1e300 * power_of_ten(e + 300);
}

static double simplicity_limit(int q, int skip)
{
    return 1 - (double)q / (TICKS_Q - 1) - skip + 1;
}

static double coverage(double low, double high, double first, double last)
{
    double tenth = 0.1 * (high - low);
    double over = (high - last) / tenth, under = (low - first) / tenth;
    return 1 - 0.5 * (over * over + under * under);
}

static double coverage_limit(double low, double high, double span)
{
    double range = high - low;
    if (span <= range)
        return 1;
    double half = (span - range) / 2 / (0.1 * range);
    return 1 - half * half;
}

static double density(int count, int wanted, double low, double high, double first, double last)
{
    double here = (count - 1) / (last - first);
    double ideal = (wanted - 1) / (fmax(last, high) - fmin(first, low));
    return 2 - fmax(here / ideal, ideal / here);
}

static double density_limit(int count, int wanted)
{
    return count >= wanted ? 2 - (double)(count - 1) / (wanted - 1) : 1;
}

static double total(double simple, double covered, double dense)
{
    return 0.25 * simple + 0.2 * covered + 0.5 * dense + 0.05;
}

/* All positions of `count` ticks, `skip` steps of q * 10^exponent apart, that can still beat the best. */
static void try_positions(choice *best, double low, double high, int wanted, choice c)
{
    double step = tick_value(1, ticks_q[c.q], c.exponent);
    double span = step * c.skip * (c.count - 1);
    double from = floor(high / step) - (double)c.skip * (c.count - 1), to = ceil(low / step);
    if (!isfinite(from) || !isfinite(to) || !isfinite(span) || to - from > TICKS_SHIFT_MAX)
        return;
    for (int shift = 0; from + shift <= to; shift++) {
        c.start = from + shift;
        double first = tick_value(c.start, ticks_q[c.q], c.exponent);
        double last = tick_value(c.start + (double)c.skip * (c.count - 1), ticks_q[c.q], c.exponent);
        if (!(last > first) || !isfinite(first) || !isfinite(last))
            continue;
        bool has_zero = first <= 0 && last >= 0 && fabs(fmod(c.start, c.skip)) < 0.5;
        double simple = 1 - (double)c.q / (TICKS_Q - 1) - c.skip + (has_zero ? 1 : 0);
        c.score = total(simple, coverage(low, high, first, last), density(c.count, wanted, low, high, first, last));
        if (c.score > best->score)
            *best = c;
    }
}

static void try_magnitudes(choice *best, double low, double high, int wanted, choice c)
{
    double least = (high - low) / (c.count + 1) / c.skip / (ticks_q[c.q] / 10.0);
    double z = ceil(log10(least));
    if (!(fabs(z) < 400))
        return;
    for (int k = 0; k < TICKS_MAGNITUDES; k++) {
        c.exponent = (int)z + k;
        double span = tick_value(1, ticks_q[c.q], c.exponent) * c.skip * (c.count - 1);
        if (total(simplicity_limit(c.q, c.skip), coverage_limit(low, high, span), density_limit(c.count, wanted)) <
            best->score)
            return;
        try_positions(best, low, high, wanted, c);
    }
}

static choice search(double low, double high, int wanted)
{
    choice best = {.score = -2}, c = {0};
    for (c.skip = 1; c.skip <= TICKS_SKIP_MAX; c.skip++) {
        for (c.q = 0; c.q < TICKS_Q; c.q++) {
            if (total(simplicity_limit(c.q, c.skip), 1, 1) < best.score)
                return best;
            for (c.count = 2; c.count <= TICKS_MAX; c.count++) {
                if (total(simplicity_limit(c.q, c.skip), 1, density_limit(c.count, wanted)) < best.score)
                    break;
                try_magnitudes(&best, low, high, wanted, c);
            }
        }
    }
    return best;
}

int ticks_decimals(double step)
{
    step = fabs(step);
    if (!(step > 0) || !isfinite(step))
        return 0;
    for (int d = 0; d <= 12; d++) {
        double scaled = step * power_of_ten(d);
        if (scaled > 0.99 && fabs(scaled - round(scaled)) < 1e-6 * scaled)
            return d;
    }
    return -1;
}

void ticks_widen(double *low, double *high)
{
    double most = fmax(fabs(*low), fabs(*high));
    if (!isfinite(*low) || !isfinite(*high) || *low > *high || most < 1e-290) {
        *low = 0;
        *high = 1;
    } else if (*high / 2 - *low / 2 < most * 1e-12) {
        double middle = *low / 2 + *high / 2, room = most * 0.1;
        *low = fmax(middle - room, -DBL_MAX);
        *high = fmin(middle + room, DBL_MAX);
    }
}

void ticks_find(ticks *out, double low, double high, int wanted)
{
    double unit = 1;
    ticks_widen(&low, &high);
    double fallback = low <= 0 && high >= 0 ? 0 : low;
    if (fmax(fabs(low), fabs(high)) > 1e290) { /* keep squares and differences inside the doubles */
        unit = 1e20;
        low /= unit;
        high /= unit;
    }
    wanted = wanted < 2 ? 2 : wanted > TICKS_MAX ? TICKS_MAX : wanted;
    choice best = search(low, high, wanted);
    out->count = 0;
    out->step = tick_value(best.skip, ticks_q[best.q], best.exponent) * unit;
    for (int i = 0; i < best.count; i++) {
        double v = tick_value(best.start + (double)best.skip * i, ticks_q[best.q], best.exponent) * unit;
        if (isfinite(v) && (!out->count || v > out->at[out->count - 1]))
            out->at[out->count++] = v + 0.0; /* + 0.0: no negative zero */
    }
    if (!out->count) {
        out->at[0] = fallback;
        out->count = 1;
    }
    out->decimals = ticks_decimals(out->step);
}
