/* Numbers as an unevaluated sum of two doubles, about 106 bits: enough to decide most roundings without big integers.
 * Dekker's products, which need no fused multiplication and round the same everywhere. */
#ifndef PACE_LIB_CORE_TWOFOLD_H
#define PACE_LIB_CORE_TWOFOLD_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct pace__twofold {
    double high, low;
} pace__twofold;

/* |a| >= |b| or a == 0. */
static inline pace__twofold pace__twofold_sum(double a, double b)
{
    pace__twofold out;
    out.high = a + b;
    out.low = b - (out.high - a);
    return out;
}

/* Exact while nothing leaves the range of a double. */
static inline pace__twofold pace__twofold_product(double a, double b)
{
    double a_split = a * 134217729.0, b_split = b * 134217729.0; /* 2^27 + 1 */
    double a_high = a_split - (a_split - a), a_low = a - a_high;
    double b_high = b_split - (b_split - b), b_low = b - b_high;
    pace__twofold out;
    out.high = a * b;
    out.low = ((a_high * b_high - out.high) + a_high * b_low + a_low * b_high) + a_low * b_low;
    return out;
}

static inline pace__twofold pace__twofold_times(pace__twofold a, double b)
{
    pace__twofold high = pace__twofold_product(a.high, b);
    return pace__twofold_sum(high.high, high.low + a.low * b);
}

static inline pace__twofold pace__twofold_over(pace__twofold a, double b)
{
    double quotient = a.high / b;
    pace__twofold back = pace__twofold_product(quotient, b);
    return pace__twofold_sum(quotient, ((a.high - back.high) - back.low + a.low) / b);
}

/* a * 10^exponent, |exponent| <= 44; powers up to 22 are exact. */
static inline pace__twofold pace__twofold_scale(pace__twofold a, int exponent)
{
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                   1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    int rest = exponent < 0 ? -exponent : exponent;
    while (rest > 0) {
        int step = rest < 22 ? rest : 22;
        a = exponent < 0 ? pace__twofold_over(a, power[step]) : pace__twofold_times(a, power[step]);
        rest -= step;
    }
    return a;
}

/* The double nearest to word * 10^exponent, |exponent| <= 44. The sum is off by less than `doubt`: false where that
 * could change the rounding. */
static inline bool pace__twofold_decimal(double *out, uint64_t word, int exponent)
{
    double high = (double)(word & ~UINT64_C(0x7FF)), doubt;
    pace__twofold value = pace__twofold_sum(high, (double)(word & 0x7FF));
    value = pace__twofold_scale(value, exponent);
    doubt = value.high * 0x1p-96;
    *out = value.high;
    return !islessgreater(value.high + (value.low + doubt), value.high) &&
           !islessgreater(value.high + (value.low - doubt), value.high);
}

#endif
