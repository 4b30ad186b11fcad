/* Decimal text to the nearest double, in three steps of growing cost: exact in plain arithmetic (Clinger), decided by
 * a sum of two doubles, decided by big integers. */
#include <math.h>
#include <stdbool.h>
#include "core/bignum.h"
#include "core/core.h"
#include "core/twofold.h"
#include "pace/number.h"

enum {
    WORD_DIGITS = 19,  /* decimal digits that fit into 64 bits */
    KEPT_DIGITS = 800, /* more than the 767 that a double or the middle between two can have */
    TWOFOLD_EXPONENT = 44,
    LARGEST_EXPONENT = 309, /* of the place before the first digit: 10^309 is out of range */
    SMALLEST_EXPONENT = -325
};

/* What was read: value = 0.DDD... x 10^point, with the digits (leading zeros left out) still in the text. */
typedef struct decimal {
    const char *digits, *end; /* from the first non-zero digit to the end of the digits, a point may lie between */
    uint64_t word;            /* the first WORD_DIGITS digits */
    int64_t count, point;
    bool negative;
} decimal;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void add_digit(decimal *number, const char *at, bool fraction)
{
    if (number->count == 0 && *at == '0') {
        number->point -= fraction;
        return;
    }
    if (number->count == 0)
        number->digits = at;
    if (number->count < WORD_DIGITS)
        number->word = number->word * 10 + (uint64_t)(*at - '0');
    number->count++;
    number->point += !fraction;
}

/* Where the grammar is broken, *at is the offset of the first byte that does not fit. */
static bool scan(decimal *number, const char *text, size_t n, size_t *at)
{
    size_t i = 0, start;
    int64_t exponent = 0;
    bool down = false;
    *number = (decimal){text, text, 0, 0, 0, false};
    if (i < n && (text[i] == '-' || text[i] == '+'))
        number->negative = text[i++] == '-';
    for (start = i; i < n && is_digit(text[i]); i++)
        add_digit(number, text + i, false);
    *at = i;
    if (i == start)
        return false;
    if (i < n && text[i] == '.') {
        for (start = ++i; i < n && is_digit(text[i]); i++)
            add_digit(number, text + i, true);
        *at = i;
        if (i == start)
            return false;
    }
    number->end = text + i;
    if (i < n && (text[i] == 'e' || text[i] == 'E')) {
        i++;
        if (i < n && (text[i] == '-' || text[i] == '+'))
            down = text[i++] == '-';
        for (start = i; i < n && is_digit(text[i]); i++)
            if (exponent < INT64_C(1000000000000000000) / 10)
                exponent = exponent * 10 + (text[i] - '0');
        *at = i;
        if (i == start)
            return false;
        number->point += down ? -exponent : exponent;
    }
    *at = i;
    return i == n;
}

/* Up to 2^53 and 10^22 both parts are exact, so one operation rounds once. */
static bool read_exact(double *out, const decimal *number, int exponent)
{
    pace__twofold value = {(double)number->word, 0};
    if (number->count > WORD_DIGITS || number->word > UINT64_C(1) << 53 || exponent < -22 || exponent > 22)
        return false;
    *out = pace__twofold_scale(value, exponent).high;
    return true;
}

static bool read_twofold(double *out, const decimal *number, int exponent)
{
    if (number->count > WORD_DIGITS || exponent < -TWOFOLD_EXPONENT || exponent > TWOFOLD_EXPONENT)
        return false;
    return pace__twofold_decimal(out, number->word, exponent);
}

/* All digits as an integer; what lies beyond KEPT_DIGITS only matters as "more than zero". Returns how many. */
static int collect(pace__bignum *out, const decimal *number)
{
    uint32_t group = 0, scale = 1;
    int kept = 0;
    bool more = false;
    pace__bignum_set(out, 0);
    for (const char *at = number->digits; at < number->end; at++) {
        if (*at == '.')
            continue;
        if (kept == KEPT_DIGITS) {
            more = more || *at != '0';
            continue;
        }
        group = group * 10 + (uint32_t)(*at - '0');
        scale *= 10;
        kept++;
        if (scale == 1000000000) {
            pace__bignum_multiply_add(out, scale, group);
            group = 0;
            scale = 1;
        }
    }
    pace__bignum_multiply_add(out, scale, group);
    if (!more)
        return kept;
    pace__bignum_multiply_add(out, 10, 1);
    return kept + 1;
}

/* Rounds top / bottom to a double: brings the quotient to 54 bits or more, or to the grid of the denormals, one bit at
 * a time; the last bit and the remainder decide. */
static double divide(pace__bignum *top, pace__bignum *bottom)
{
    int exponent = pace__bignum_bits(top) - pace__bignum_bits(bottom) - 54, steps = 55;
    uint64_t quotient = 0;
    if (exponent < -1075)
        exponent = -1075; /* one bit below the smallest denormal */
    /* quotient = floor(top / (bottom * 2^exponent)), less than 2^55 */
    if (exponent > 0)
        pace__bignum_shift_left(bottom, exponent);
    else
        pace__bignum_shift_left(top, -exponent);
    pace__bignum_shift_left(bottom, steps);
    for (int i = 0; i <= steps; i++) {
        quotient <<= 1;
        if (pace__bignum_compare(top, bottom) >= 0) {
            pace__bignum_subtract(top, bottom);
            quotient |= 1;
        }
        pace__bignum_shift_left(top, 1);
    }
    /* Two extra bits at the most, or one on the denormal grid: drop all but the grid's. */
    for (; quotient >= UINT64_C(1) << 54; exponent++) {
        if ((quotient & 1) && top->count == 0)
            pace__bignum_set(top, 1);
        quotient >>= 1;
    }
    if ((quotient & 1) && (top->count > 0 || (quotient & 2)))
        quotient++;
    return ldexp((double)(quotient >> 1), exponent + 1);
}

static double read_big(const decimal *number)
{
    pace__bignum top, bottom;
    int exponent, count = collect(&top, number);
    pace__bignum_set(&bottom, 1);
    exponent = (int)number->point - count;
    pace__bignum_power_of_ten(exponent < 0 ? &bottom : &top, exponent < 0 ? -exponent : exponent);
    return divide(&top, &bottom);
}

static double read(const decimal *number)
{
    double value;
    if (number->count == 0 || number->point < SMALLEST_EXPONENT)
        return 0;
    if (number->point > LARGEST_EXPONENT)
        return HUGE_VAL;
    int exponent = (int)(number->point - (number->count < WORD_DIGITS ? number->count : WORD_DIGITS));
    if (read_exact(&value, number, exponent) || read_twofold(&value, number, exponent))
        return value;
    return read_big(number);
}

pace_status pace_number_parse(double *out, const char *text, size_t n, pace_error *err)
{
    decimal number;
    double value;
    size_t at;
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_number_parse needs a text and room for the number");
    if (n == 0)
        return pace__fail(err, PACE_ERR_PARSE, "", "nothing stands where a number should; write digits such as 8.8");
    if (!scan(&number, text, n, &at)) {
        int length = n < 4096 ? (int)n : 4096;
        pace__fail(err, PACE_ERR_PARSE, "", "%Q is no number; write digits such as -1234.5 or 1e6", length, text);
        if (err)
            err->column = at < 1000000 ? (int32_t)at + 1 : 0;
        return PACE_ERR_PARSE;
    }
    value = read(&number);
    if (isinf(value))
        return pace__fail(err, PACE_ERR_RANGE, "", "%Q is too large; at most about 1.8e308 can be held",
                          n < 4096 ? (int)n : 4096, text);
    *out = number.negative ? -value : value;
    return PACE_OK;
}

int pace_number_decimals(const char *text, size_t n)
{
    int count = 0;
    size_t i = 0;
    while (i < n && text[i] != '.')
        i++;
    for (i++; i < n && is_digit(text[i]) && count < 1000; i++)
        count++;
    return count;
}
