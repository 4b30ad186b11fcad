/* Logarithm and exponential for many pairs at once: branch-free, so that compilers turn the loops around them into wide
 * instructions, and made of +, -, *, / and of bits alone, so that every width, compiler and machine gives the same
 * bits.
 *
 * Rates near zero must not lose digits, so ln(a/b) never forms a/b: it is k ln 2 + 2 artanh((m - m')/(m + m')), whose
 * numerator is exact, and is handed on as two doubles. No fused multiplication is needed: factors are cut to 26 bits,
 * whose products are exact. */
#ifndef PACE_LIB_ASSESS_PAIRS_MATH_H
#define PACE_LIB_ASSESS_PAIRS_MATH_H

#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define PACE__PAIRS_INLINE static inline __attribute__((always_inline))
#else
#define PACE__PAIRS_INLINE static inline
#endif

typedef struct pace__pair {
    double high, low;
} pace__pair;

PACE__PAIRS_INLINE uint64_t pace__bits(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

PACE__PAIRS_INLINE double pace__of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* The first 26 bits of the significand. */
PACE__PAIRS_INLINE double pace__head(double x)
{
    return pace__of_bits(pace__bits(x) & UINT64_C(0xfffffffff8000000));
}

/* The exponent's bits as a number: put into the significand of 2^52, which is then taken away. */
PACE__PAIRS_INLINE double pace__exponent(uint64_t bits)
{
    return pace__of_bits((bits >> 52) | UINT64_C(0x4330000000000000)) - 0x1p52;
}

PACE__PAIRS_INLINE double pace__significand(uint64_t bits)
{
    return pace__of_bits((bits & UINT64_C(0x000fffffffffffff)) | UINT64_C(0x3ff0000000000000));
}

/* ln 2 with its low bits clear, so that small multiples are exact, and the rest. */
#define PACE__LN2_HIGH 0x1.62e42p-1
#define PACE__LN2_LOW 0x1.fdf473de6af28p-22

/* ln(a / b) of two positive normal numbers; high has 27 bits to spare only where it is small, low carries what is left.
 */
PACE__PAIRS_INLINE pace__pair pace__log_ratio(double a, double b)
{
    uint64_t bits_a = pace__bits(a), bits_b = pace__bits(b);
    double m = pace__significand(bits_a), n = pace__significand(bits_b);
    double k = pace__exponent(bits_a) - pace__exponent(bits_b);
    double root = 1.4142135623730951, down = m > root * n ? 1.0 : 0.0, up = root * m < n ? 1.0 : 0.0;
    double difference, sum, part, rest, inverse, s, s_head, s_tail, sum_head, z, even, odd, high, whole;
    m = m * (1 - 0.5 * down + up);
    k = k + down - up;
    difference = m - n; /* exact: they are within a factor of two */
    sum = m + n;
    part = sum - m;
    rest = (m - (sum - part)) + (n - part);
    inverse = 1 / sum;
    s = difference * inverse;
    s_head = pace__head(s);
    sum_head = pace__head(sum);
    s_tail = ((difference - s_head * sum_head) - s_head * ((sum - sum_head) + rest)) * inverse;
    s = s_head + s_tail;
    z = s * s;
    /* (2 artanh(s)/s - 2)/s^2 in z = s^2 up to 0.0295: Chebyshev, 5e-18 */
    even = 0x1.5555555555558p-1 +
           (z * z) * (0x1.2492492df6947p-2 + (z * z) * (0x1.7462b69705382p-3 + (z * z) * 0x1.2b5b5fb2eac92p-3));
    odd = 0x1.99999999952b2p-2 + (z * z) * (0x1.c71c62debf86bp-3 + (z * z) * 0x1.39fe208c33457p-3);
    high = 2 * s_head;
    whole = k * PACE__LN2_HIGH;
    sum = whole + high;
    rest = high - (sum - whole);
    return (pace__pair){sum, rest + (2 * s_tail + s * z * (even + z * odd) + k * PACE__LN2_LOW)};
}

/* y / n: the head of the quotient has 26 bits, the tail the rest. */
PACE__PAIRS_INLINE pace__pair pace__over(pace__pair y, double n)
{
    double inverse = 1 / n, n_head = pace__head(n), head = pace__head((y.high + y.low) * inverse);
    double rest = ((y.high - head * n_head) - head * (n - n_head)) + y.low;
    return (pace__pair){head, rest * inverse};
}

/* y * n for a y whose head has 26 bits. */
PACE__PAIRS_INLINE pace__pair pace__times(pace__pair y, double n)
{
    double n_head = pace__head(n);
    return (pace__pair){y.high * n_head, y.high * (n - n_head) + y.low * n};
}

/* e^y = 2^k (1 + r + tail), r + tail = e^(y - k ln 2) - 1; |y| below 708. */
typedef struct pace__power {
    double scale, r, tail;
} pace__power;

PACE__PAIRS_INLINE pace__power pace__power_of(pace__pair y)
{
    double shifted = y.high * 1.4426950408889634 + 0x1.8p52, k = shifted - 0x1.8p52;
    double high = y.high - k * PACE__LN2_HIGH, low = y.low - k * PACE__LN2_LOW; /* high is exact */
    double r = high + low, rest = low - (r - high), z = r * r, w = z * z, even, odd;
    double scale = pace__of_bits((pace__bits(shifted) + 1023) << 52);
    /* (e^r - 1 - r - r^2/2)/r^3 for |r| up to 0.347: Chebyshev, 1e-18 */
    even = (0x1.5555555555556p-3 + z * 0x1.11111111109a2p-7) +
           w * ((0x1.a01a01a7d176dp-13 + z * 0x1.71de0d7a972efp-19) + w * 0x1.af3924be99a57p-26);
    odd = (0x1.5555555555555p-5 + z * 0x1.6c16c16c167d8p-10) +
          w * ((0x1.a01a01a482a5bp-16 + z * 0x1.27e4e1d6ed7e8p-22) + w * 0x1.1f6725cc8f974p-29);
    return (pace__power){scale, r, z * (0.5 + r * (even + r * odd)) + (rest + rest * r)};
}

/* e^y - 1 */
PACE__PAIRS_INLINE double pace__power_less_one(pace__pair y)
{
    pace__power p = pace__power_of(y);
    return ((p.scale - 1) + p.scale * p.r) + p.scale * p.tail;
}

/* x e^y */
PACE__PAIRS_INLINE double pace__power_scaled(double x, pace__pair y)
{
    pace__power p = pace__power_of(y);
    return (x + x * (p.r + p.tail)) * p.scale;
}

#endif
