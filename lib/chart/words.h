/* Numbers and phrases as a chart prints them, in English and Chinese. */
#ifndef PACE_LIB_CHART_WORDS_H
#define PACE_LIB_CHART_WORDS_H

#include <stdbool.h>
#include "pace/pace.h"

enum { WORDS_SIZE = 64 };

/* One notation for all numbers of an axis and of what stands on it: shift 4 = in 万, 8 = in 亿, 0 = as they are. Where
 * the unit has the word already ("billion yuan"), nothing stands behind the number, and the shift is any power of ten. */
typedef struct words_style {
    bool zh;
    int shift;
    bool in_unit;
} words_style;

/* Chinese readers get 万 from a hundred thousand and 亿 from a thousand million on. */
words_style words_style_of(bool zh, double largest);

/* In the style's scale: ten thousands or hundred millions, or whatever the unit says. */
double words_shifted(double value, words_style style);

/* Puts text behind what `out` of `room` bytes holds, or as much of it as fits. */
void words_append(char *out, size_t room, const char *text);

/* "−1,234.5", "12.3万", thousands apart in both languages; decimals -1 = with an exponent ("1.05e300"), -2 and on
 * with as many digits more. Never "−0". Missing = "". */
void words_number(char out[WORDS_SIZE], double value, int decimals, words_style style);

/* Digits after the point for a printed value: `known` where it is not negative, else as many as the number has, cut to
 * four significant digits without zeros at the end; in the style's scale. */
int words_decimals(double value, int known, words_style style);

/* The same for a value on an axis of that length (data units): no finer than the picture shows (a two hundredth). */
int words_decimals_on(double value, int known, double length, words_style style);

/* The same, raised until two values that differ print differently. */
int words_apart(double a, double b, int decimals, words_style style);

/* Decimals of an axis whose step is given, in the style's scale; -1 as for words_number. */
int words_axis_decimals(double step, double largest, words_style style);
/* The same for ticks that need not be multiples of their step: 2.5 and 7.5 are not 3 and 8. */
int words_ticks_decimals(const double *at, int count, double step, words_style style);

/* "16.5%": a fraction as a percentage with one digit, without one from 100 % on. */
void words_percent(char out[WORDS_SIZE], double fraction);

/* "90%", "99.5%": as few digits as the fraction has. */
void words_percent_short(char out[WORDS_SIZE], double fraction);

/* The needed pace in words: "required 16.5% a year" / "需年均增长16.5%". amount: a linear path's step a year.
 * one_year: the whole path is one year, so nothing is said of each: "required +1.06" / "需增加1.06". */
void words_required_rate(pace_buffer *out, double fraction, bool one_year, bool zh);
void words_required_amount(pace_buffer *out, double amount, int decimals, const char *unit, bool one_year,
                           words_style style);

#endif
