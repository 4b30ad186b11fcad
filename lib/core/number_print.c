/* Doubles to decimal text: shortest that reads back, and fixed decimals. A sum of two doubles gives the digits where
 * it can decide the rounding; else all digits of the value are computed. */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include "core/bignum.h"
#include "core/decimal.h"
#include "core/format.h"
#include "core/twofold.h"
#include "pace/number.h"

enum {
    SHORT_DIGITS = 15, /* every decimal of so many digits survives a double */
    LONG_DIGITS = 17,  /* every double survives a decimal of so many digits */
    EXACT_SIZE = 1200, /* digits of any double: 309 before the point, 1074 behind it, never both */
    TWOFOLD_EXPONENT = 44
};

/* value = 0.DDD x 10^point; the digits end where they are zero for ever. */
typedef struct exact {
    char digit[EXACT_SIZE];
    int count, point;
} exact;

/* Decimal digits of m * 2^shift. */
static void expand(exact *out, uint64_t m, int shift)
{
    pace__bignum number;
    char reversed[EXACT_SIZE] = "";
    int n = 0, leading = 0;
    pace__bignum_set(&number, m);
    /* m / 2^k is m * 5^k / 10^k, an integer with the point moved. */
    if (shift >= 0)
        pace__bignum_shift_left(&number, shift);
    else
        for (int i = 0; i < -shift; i++)
            pace__bignum_multiply_add(&number, 5, 0);
    while (number.count > 0) {
        uint32_t group = pace__bignum_divide(&number, 1000000000);
        for (int i = 0; i < 9; i++, group /= 10)
            reversed[n++] = (char)('0' + group % 10);
    }
    while (leading < n && reversed[n - 1 - leading] == '0')
        leading++;
    out->count = n - leading;
    for (int i = 0; i < out->count; i++)
        out->digit[i] = reversed[out->count - 1 - i];
    out->point = out->count + (shift < 0 ? shift : 0);
    while (out->count > 0 && out->digit[out->count - 1] == '0')
        out->count--;
}

static void expand_double(exact *out, double value)
{
    int exponent;
    uint64_t m = (uint64_t)ldexp(frexp(value, &exponent), 53);
    exponent -= 53;
    while (m && (m & 1) == 0) {
        m >>= 1;
        exponent++;
    }
    expand(out, m, exponent);
}

/* Cuts to `keep` digits, ties away from zero or to even. */
static void round_digits(exact *number, int keep, bool away)
{
    bool up;
    if (keep >= number->count || keep < 0) {
        if (keep < 0)
            number->count = 0;
        return;
    }
    up = number->digit[keep] > '5' || (number->digit[keep] == '5' && (away || number->count > keep + 1 ||
                                                                      (keep > 0 && (number->digit[keep - 1] & 1))));
    number->count = keep;
    while (up && number->count > 0) {
        up = number->digit[number->count - 1] == '9';
        if (up)
            number->count--;
        else
            number->digit[number->count - 1]++;
    }
    if (up) {
        number->digit[0] = '1';
        number->count = 1;
        number->point++;
    }
    while (number->count > 0 && number->digit[number->count - 1] == '0')
        number->count--;
}

/* A decimal of at most 17 digits: word x 10^exponent, no trailing zeros in the word. */
typedef struct brief {
    uint64_t word;
    int exponent;
} brief;

static brief shorten(uint64_t word, int exponent)
{
    while (word && word % 10 == 0) {
        word /= 10;
        exponent++;
    }
    return (brief){word, exponent};
}

/* The double nearest to it, by the shortest way. */
static double to_double(brief number)
{
    char text[PACE__INTEGER_SIZE * 2 + 2];
    double value = HUGE_VAL;
    size_t n;
    if (number.word <= UINT64_C(1) << 53 && number.exponent >= -22 && number.exponent <= 22) {
        pace__twofold whole = {(double)number.word, 0};
        return pace__twofold_scale(whole, number.exponent).high;
    }
    if (number.exponent >= -TWOFOLD_EXPONENT && number.exponent <= TWOFOLD_EXPONENT &&
        pace__twofold_decimal(&value, number.word, number.exponent))
        return value;
    value = HUGE_VAL;
    n = pace__print_unsigned(text, number.word);
    text[n++] = 'e';
    n += pace__print_integer(text + n, number.exponent);
    return pace_number_parse(&value, text, n, NULL) ? HUGE_VAL : value;
}

static bool reads_back(brief number, double value)
{
    return !islessgreater(to_double(number), value);
}

static brief to_brief(const exact *number)
{
    uint64_t word = 0;
    for (int i = 0; i < number->count; i++)
        word = word * 10 + (uint64_t)(number->digit[i] - '0');
    return shorten(word, number->point - number->count);
}

/* The slow, certain way: as many digits as it takes. Below a power of two the doubles lie closer than above, so there
 * the nearest decimal can miss where its upper neighbour does not. */
static brief shortest_exact(double value)
{
    exact all, cut;
    int digits = value < DBL_MIN ? 1 : SHORT_DIGITS;
    expand_double(&all, value);
    for (; digits < LONG_DIGITS; digits++) {
        brief tried, next;
        cut = all;
        round_digits(&cut, digits, false);
        tried = to_brief(&cut);
        if (reads_back(tried, value))
            return tried;
        for (next = tried; next.exponent > cut.point - digits; next.exponent--)
            next.word *= 10;
        next.word++;
        if (reads_back(next, value))
            return shorten(next.word, next.exponent);
    }
    round_digits(&all, LONG_DIGITS, false);
    return to_brief(&all);
}

/* word = value x 10^-exponent to the nearest integer, of 17 digits or 18; false where the sum of two
 * doubles cannot tell. rest = what was rounded off. */
static bool scale_twofold(uint64_t *word, double *rest, int *exponent, double value)
{
    int binary, power;
    pace__twofold scaled;
    double whole, more;
    (void)frexp(value, &binary);
    power = LONG_DIGITS - 1 - (int)floor((binary - 1) * 0.30102999566398120);
    if (power > TWOFOLD_EXPONENT || power < -TWOFOLD_EXPONENT)
        return false;
    scaled = pace__twofold_scale((pace__twofold){value, 0}, power);
    whole = floor(scaled.high);
    *rest = (scaled.high - whole) + scaled.low;
    more = floor(*rest + 0.5);
    *rest -= more;
    *word = (uint64_t)((int64_t)whole + (int64_t)more);
    *exponent = -power;
    return fabs(*rest) < 0.499999;
}

/* Cuts `drop` last digits; false near a tie, which only all digits decide. */
static bool cut_word(uint64_t *out, uint64_t word, double rest, int drop)
{
    static const uint64_t power[] = {1, 10, 100, 1000, 10000};
    uint64_t unit = power[drop], tail = word % unit;
    *out = word / unit + (tail * 2 > unit || (tail * 2 == unit && rest > 0));
    return drop == 0 || tail * 2 != unit || fabs(rest) > 1e-6;
}

/* Figures as they are published have few decimals. Of 15 digits at most there is no second decimal that reads back to
 * the same double, and as whole number and power are exact, the division tells whether this one does. */
static bool few_decimals(brief *out, double value)
{
    static const double power[] = {1e0, 1e1, 1e2, 1e3, 1e4};
    for (int decimals = 0; decimals < (int)(sizeof power / sizeof *power); decimals++) {
        double word = floor(value * power[decimals] + 0.5);
        if (word >= 1e15)
            return false;
        if (islessgreater(word / power[decimals], value))
            continue;
        *out = shorten((uint64_t)word, -decimals);
        return true;
    }
    return false;
}

static brief shortest(double value)
{
    brief few;
    uint64_t word, cut;
    double rest;
    int exponent, extra = 0, fraction;
    if (few_decimals(&few, value))
        return few;
    if (value < DBL_MIN || fabs(frexp(value, &fraction) - 0.5) <= 0 || !scale_twofold(&word, &rest, &exponent, value))
        return shortest_exact(value);
    if (word >= UINT64_C(100000000000000000))
        extra = 1;
    for (int digits = SHORT_DIGITS; digits <= LONG_DIGITS; digits++) {
        int drop = LONG_DIGITS + extra - digits;
        brief tried;
        if (drop < 0 || !cut_word(&cut, word, rest, drop))
            break;
        tried = shorten(cut, exponent + drop);
        if (reads_back(tried, value))
            return tried;
    }
    return shortest_exact(value);
}

double pace__decimal_shift(double value, int power)
{
    brief number;
    if (!isfinite(value) || !(fabs(value) > 0))
        return value;
    number = shortest(fabs(value));
    number.exponent += power;
    return copysign(to_double(number), value);
}

static size_t put_brief(char *out, brief number)
{
    char digits[PACE__INTEGER_SIZE];
    int count = (int)pace__print_unsigned(digits, number.word), point = count + number.exponent;
    size_t n = 0;
    if (point > 17 || point < -4) { /* d.ddde-7 */
        out[n++] = digits[0];
        if (count > 1)
            out[n++] = '.';
        memcpy(out + n, digits + 1, (size_t)count - 1);
        n += (size_t)count - 1;
        out[n++] = 'e';
        return n + pace__print_integer(out + n, point - 1);
    }
    if (point <= 0) { /* 0.00ddd */
        memcpy(out, "0.00000", 7);
        n = 2 + (size_t)-point;
        memcpy(out + n, digits, (size_t)count);
        return n + (size_t)count;
    }
    for (int i = 0; i < count || i < point; i++) {
        if (i == point)
            out[n++] = '.';
        out[n++] = i < count ? digits[i] : '0';
    }
    return n;
}

size_t pace_number_print(char out[PACE_NUMBER_SIZE], double value)
{
    size_t n = 0;
    if (isnan(value)) {
        memcpy(out, "nan", 4);
        return 3;
    }
    if (signbit(value))
        out[n++] = '-';
    value = fabs(value);
    if (isinf(value)) {
        memcpy(out + n, "inf", 4);
        return n + 3;
    }
    if (value < 1e15 && !islessgreater(value, floor(value)))
        n += pace__print_unsigned(out + n, (uint64_t)value);
    else
        n += put_brief(out + n, shortest(value));
    out[n] = '\0';
    return n;
}

/* digits before the point, grouped by threes where a mark is given. */
static size_t put_whole(char *out, const char *digits, int count, char group)
{
    size_t n = 0;
    for (int i = 0; i < count; i++) {
        if (group && i > 0 && (count - i) % 3 == 0)
            out[n++] = group;
        out[n++] = digits[i];
    }
    return n;
}

/* value x 10^decimals as a whole number, half away from zero; the product of two doubles is exact here. */
static bool fixed_word(uint64_t *out, double value, int decimals)
{
    pace__twofold scaled;
    double whole;
    if (value < 1e-30) {
        *out = 0;
        return true;
    }
    if (value >= 1e15)
        return false;
    scaled = pace__twofold_scale((pace__twofold){value, 0}, decimals);
    if (scaled.high >= 1e15)
        return false;
    whole = floor(scaled.high);
    if (scaled.high <= whole && scaled.low < 0) /* the sum is a little below the whole number */
        whole -= 1;
    /* (high - whole) - 0.5 is exact, so that the sign of the sum is right however small `low` is. */
    *out = (uint64_t)whole + (((scaled.high - whole) - 0.5) + scaled.low >= 0);
    return true;
}

double pace__decimal_round(double value, int decimals)
{
    static const double power[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    char text[PACE_FIXED_SIZE];
    uint64_t word;
    double result = value;
    size_t n;
    if (!isfinite(value))
        return value;
    decimals = decimals < 0 ? 0 : decimals > 15 ? 15 : decimals;
    if (fixed_word(&word, fabs(value), decimals)) { /* both parts of the division are exact */
        result = (double)word / power[decimals];
        return signbit(value) && word > 0 ? -result : result;
    }
    n = pace_number_print_fixed(text, value, decimals, 0);
    return pace_number_parse(&result, text, n, NULL) ? value : result;
}

static size_t put_fixed(char *out, const char *digits, int count, int decimals, char group)
{
    size_t n = put_whole(out, digits, count - decimals, group);
    if (decimals > 0) {
        out[n++] = '.';
        memcpy(out + n, digits + count - decimals, (size_t)decimals);
        n += (size_t)decimals;
    }
    out[n] = '\0';
    return n;
}

/* The digits of value x 10^decimals with at least one before the point. */
static int fixed_digits(char digits[PACE_FIXED_SIZE], double value, int decimals)
{
    exact all;
    int count;
    expand_double(&all, value);
    round_digits(&all, all.point + decimals, true);
    count = (all.count > 0 && all.point > 0 ? all.point : 1) + decimals;
    memset(digits, '0', (size_t)count);
    for (int i = 0; i < all.count; i++)
        digits[count - decimals - all.point + i] = all.digit[i];
    return count;
}

size_t pace_number_print_fixed(char out[PACE_FIXED_SIZE], double value, int decimals, char group)
{
    char digits[PACE_FIXED_SIZE], plain[PACE__INTEGER_SIZE];
    uint64_t word;
    bool negative = signbit(value);
    int count;
    size_t n = 0;
    out[0] = '\0';
    if (isnan(value))
        return 0;
    if (isinf(value))
        return pace_number_print(out, value);
    decimals = decimals < 0 ? 0 : decimals > 15 ? 15 : decimals;
    if (fixed_word(&word, fabs(value), decimals)) {
        int length = (int)pace__print_unsigned(plain, word);
        count = length > decimals ? length : decimals + 1;
        memset(digits, '0', (size_t)(count - length));
        memcpy(digits + count - length, plain, (size_t)length);
        negative = negative && word > 0;
    } else {
        count = fixed_digits(digits, fabs(value), decimals);
    }
    if (negative)
        out[n++] = '-';
    return n + put_fixed(out + n, digits, count, decimals, group);
}
