/* Sums, products, quotients and roots of pace__twofold numbers, about 106 bits, for results that must hold to the last digit
 * of a double. Operands must be far from the ends of the range (scale by powers of two first). */
#ifndef PACE_LIB_TRANSFORM_PRECISE_H
#define PACE_LIB_TRANSFORM_PRECISE_H

#include "core/twofold.h"

static inline pace__twofold precise_of(double x)
{
    return (pace__twofold){x, 0};
}

/* Exact, whichever is larger (Knuth). */
static inline pace__twofold precise_two(double a, double b)
{
    pace__twofold out;
    double part;
    out.high = a + b;
    part = out.high - a;
    out.low = (a - (out.high - part)) + (b - part);
    return out;
}

static inline pace__twofold precise_add(pace__twofold a, pace__twofold b)
{
    pace__twofold high = precise_two(a.high, b.high), low = precise_two(a.low, b.low);
    high = pace__twofold_sum(high.high, high.low + low.high);
    return pace__twofold_sum(high.high, high.low + low.low);
}

static inline pace__twofold precise_minus(pace__twofold a, pace__twofold b)
{
    return precise_add(a, (pace__twofold){-b.high, -b.low});
}

static inline pace__twofold precise_mul(pace__twofold a, pace__twofold b)
{
    pace__twofold out = pace__twofold_product(a.high, b.high);
    return pace__twofold_sum(out.high, out.low + (a.high * b.low + a.low * b.high));
}

/* Two steps of long division. */
static inline pace__twofold precise_div(pace__twofold a, pace__twofold b)
{
    double first = a.high / b.high;
    pace__twofold rest = precise_minus(a, pace__twofold_times(b, first));
    double second = rest.high / b.high;
    rest = precise_minus(rest, pace__twofold_times(b, second));
    pace__twofold out = pace__twofold_sum(first, second);
    return precise_add(out, precise_of(rest.high / b.high));
}

/* One step of Newton from the root of a double; 0 of what is not positive. */
static inline pace__twofold precise_root(pace__twofold a)
{
    if (!(a.high > 0))
        return precise_of(0);
    double root = sqrt(a.high);
    pace__twofold rest = precise_minus(a, pace__twofold_product(root, root));
    return pace__twofold_sum(root, rest.high / (2 * root));
}

static inline double precise_value(pace__twofold a)
{
    return a.high + a.low;
}

#endif
