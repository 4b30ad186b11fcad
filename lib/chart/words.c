#include <math.h>
#include <string.h>
#include "chart/ticks.h"
#include "chart/words.h"
#include "core/decimal.h"

#define MINUS "\xE2\x88\x92"

void words_append(char *out, size_t room, const char *text)
{
    size_t at = strlen(out), n = strlen(text);
    if (at + n + 1 > room)
        n = room - at - 1;
    memcpy(out + at, text, n);
    out[at + n] = '\0';
}

words_style words_style_of(bool zh, double largest)
{
    words_style style = {.zh = zh};
    if (zh && isfinite(largest))
        style.shift = largest >= 1e9 && largest < 1e23 ? 8 : largest >= 1e5 && largest < 1e15 ? 4 : 0;
    return style;
}

double words_shifted(double value, words_style style)
{
    if (style.in_unit)
        return pace__decimal_shift(value, -style.shift);
    return style.shift == 8 ? value / 1e8 : style.shift == 4 ? value / 1e4 : value;
}

/* Copies a number's ASCII text with the true minus sign in place of every '-'. */
static size_t put_digits(char *out, size_t room, const char *digits)
{
    size_t n = 0;
    for (; *digits && n + 4 < room; digits++) {
        if (*digits == '-') {
            memcpy(out + n, MINUS, 3);
            n += 3;
        } else {
            out[n++] = *digits;
        }
    }
    out[n] = '\0';
    return n;
}

/* "1.05e300": `places` after the point, no trailing zeros. */
static void put_scientific(char *out, size_t room, double v, int places)
{
    char digits[PACE_FIXED_SIZE], exponent[PACE_FIXED_SIZE];
    int e = (int)floor(log10(fabs(v)));
    double mantissa = e < -300 ? v * 1e300 / pow(10, e + 300) : v / pow(10, e);
    if (fabs(mantissa) >= 10 - 0.5 * pow(10, -places)) {
        mantissa /= 10;
        e++;
    }
    size_t n = pace_number_print_fixed(digits, mantissa, places, '\0');
    while (n > 1 && digits[n - 1] == '0')
        digits[--n] = '\0';
    if (digits[n - 1] == '.')
        digits[--n] = '\0';
    pace_number_print_fixed(exponent, e, 0, '\0');
    words_append(digits, sizeof digits, "e");
    words_append(digits, sizeof digits, exponent);
    put_digits(out, room, digits);
}

void words_number(char out[WORDS_SIZE], double value, int decimals, words_style style)
{
    char fixed[PACE_FIXED_SIZE];
    double v = words_shifted(value, style);
    out[0] = '\0';
    if (isnan(value))
        return;
    if (isinf(v)) {
        words_append(out, WORDS_SIZE, v < 0 ? MINUS "\xE2\x88\x9E" : "\xE2\x88\x9E");
        return;
    }
    if ((decimals < 0 || fabs(v) >= 1e15) && (v > 0 || v < 0)) {
        int places = decimals < 0 ? 2 - decimals : 3;
        put_scientific(out, WORDS_SIZE - 4, v, places > 15 ? 15 : places);
    } else {
        decimals = decimals < 0 ? 0 : decimals;
        pace_number_print_fixed(fixed, v, decimals > 15 ? 15 : decimals, ',');
        put_digits(out, WORDS_SIZE - 4, fixed);
    }
    if (style.shift && !style.in_unit)
        words_append(out, WORDS_SIZE, style.shift == 8 ? "\xE4\xBA\xBF" : "\xE4\xB8\x87");
}

/* 1.0600000000000001 in four digits is 1.06. */
static int without_zeros(double v, int decimals)
{
    char fixed[PACE_FIXED_SIZE];
    decimals = decimals > 15 ? 15 : decimals;
    size_t n = pace_number_print_fixed(fixed, v, decimals, '\0');
    for (; decimals > 0 && fixed[n - 1] == '0'; decimals--)
        n--;
    return decimals;
}

int words_decimals(double value, int known, words_style style)
{
    char text[PACE_NUMBER_SIZE];
    double v = fabs(words_shifted(value, style));
    if (!isfinite(v))
        return 0;
    if (known >= 0 && !style.shift)
        return known > 15 ? 15 : known;
    if (v > 0 && (v < 1e-6 || v >= 1e15))
        return -1;
    size_t n = pace_number_print(text, v);
    int own = pace_number_decimals(text, n);
    int significant = v > 0 ? 3 - (int)floor(log10(v)) : 0;
    if (significant < 0)
        significant = 0;
    return own <= significant ? own : without_zeros(v, significant);
}

int words_decimals_on(double value, int known, double length, words_style style)
{
    int decimals = words_decimals(value, known, style);
    double seen = words_shifted(length, style) / 200;
    if (decimals <= 0 || known >= 0 || !(seen > 0) || !isfinite(seen))
        return decimals;
    double digits = fmax(0, round(-log10(seen)));
    return digits < decimals ? (int)digits : decimals;
}

int words_apart(double a, double b, int decimals, words_style style)
{
    char first[WORDS_SIZE], second[WORDS_SIZE];
    double scale = fmax(fabs(a), fabs(b));
    if (decimals < 0 || !isfinite(a) || !isfinite(b) || fabs(a - b) <= scale * 1e-12)
        return decimals;
    for (; decimals < 15; decimals++) {
        words_number(first, a, decimals, style);
        words_number(second, b, decimals, style);
        if (strcmp(first, second) != 0)
            break;
    }
    return decimals;
}

int words_axis_decimals(double step, double largest, words_style style)
{
    if (largest >= 1e15 && !style.shift)
        return -1;
    return ticks_decimals(words_shifted(step, style));
}

/* Neighbours that would print alike. */
static bool ticks_alike(const double *at, int count, int decimals, words_style style)
{
    char before[WORDS_SIZE], text[WORDS_SIZE];
    for (int i = 0; i < count; i++) {
        words_number(text, at[i], decimals, style);
        if (i && strcmp(text, before) == 0)
            return true;
        memcpy(before, text, sizeof text);
    }
    return false;
}

int words_ticks_decimals(const double *at, int count, double step, words_style style)
{
    int decimals = words_axis_decimals(step, fmax(fabs(at[0]), fabs(at[count - 1])), style);
    double unit = words_shifted(fabs(step), style);
    for (int i = 0; i < count && decimals >= 0 && unit > 0; i++) {
        double v = words_shifted(at[i], style);
        for (int more = 0; more < 3 && decimals < 12; more++) {
            double scaled = v * pow(10, decimals);
            if (fabs(scaled - round(scaled)) < 1e-6 * unit * pow(10, decimals))
                break;
            decimals++;
        }
    }
    while (decimals < 0 && decimals > -13 && ticks_alike(at, count, decimals, style))
        decimals--;
    return decimals;
}

void words_percent(char out[WORDS_SIZE], double fraction)
{
    words_style plain = {.zh = false};
    words_number(out, 100 * fraction, fabs(fraction) < 1 ? 1 : 0, plain);
    words_append(out, WORDS_SIZE, "%");
}

void words_percent_short(char out[WORDS_SIZE], double fraction)
{
    words_style plain = {.zh = false};
    words_number(out, 100 * fraction, words_decimals(100 * fraction, -1, plain), plain);
    words_append(out, WORDS_SIZE, "%");
}

void words_required_rate(pace_buffer *out, double fraction, bool one_year, bool zh)
{
    char text[WORDS_SIZE];
    words_percent(text, zh ? fabs(fraction) : fraction);
    if (!zh)
        pace_buffer_format(out, one_year ? "required %s" : "required %s a year", text);
    else
        pace_buffer_format(out, "需%s%s%s", one_year ? "" : "年均", fraction < 0 ? "下降" : "增长", text);
}

void words_required_amount(pace_buffer *out, double amount, int decimals, const char *unit, bool one_year,
                           words_style style)
{
    char text[WORDS_SIZE];
    words_number(text, style.zh ? fabs(amount) : amount, decimals, style);
    if (!style.zh)
        pace_buffer_format(out, "required %s%s%s%s", amount > 0 ? "+" : "", text, unit, one_year ? "" : " a year");
    else
        pace_buffer_format(out, "需%s%s%s%s", one_year ? "" : "每年", amount < 0 ? "减少" : "增加", text, unit);
}
