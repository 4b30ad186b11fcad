/* A figure in words that read back to it. */
#include "core/figure.h"
#include <math.h>
#include <string.h>
#include "pace/number.h"

static bool reads_back(const char *text, size_t n, double value)
{
    double back;
    return !pace_number_parse(&back, text, n, NULL) && !(back < value) && !(back > value);
}

/* The shortest digits, with zeros behind the point up to `decimals`. */
static void put_shortest(pace_buffer *out, double value, int decimals)
{
    char text[PACE_NUMBER_SIZE];
    size_t n = pace_number_print(text, value), mantissa = 0;
    int exponent = 0, have;
    while (mantissa < n && text[mantissa] != 'e')
        mantissa++;
    for (size_t i = mantissa + 1; i < n; i++)
        if (text[i] >= '0' && text[i] <= '9')
            exponent = exponent * 10 + (text[i] - '0');
    if (mantissa < n && text[mantissa + 1] == '-')
        exponent = -exponent;
    have = pace_number_decimals(text, mantissa);
    pace_buffer_bytes(out, text, mantissa);
    if (decimals > 0 && decimals > have - exponent && !memchr(text, '.', mantissa))
        pace_buffer_char(out, '.');
    for (; decimals > 0 && decimals > have - exponent && have < PACE__FIGURE_SIZE; have++)
        pace_buffer_char(out, '0');
    pace_buffer_bytes(out, text + mantissa, n - mantissa);
}

static void put_number(pace_buffer *out, double value, int decimals)
{
    char text[PACE_FIXED_SIZE];
    size_t n;
    if (decimals >= 0 && decimals <= 15 && fabs(value) < 1e17) {
        n = pace_number_print_fixed(text, value, decimals, 0);
        if (reads_back(text, n, value)) {
            if (signbit(value) && text[0] != '-')
                pace_buffer_char(out, '-');
            pace_buffer_bytes(out, text, n);
            return;
        }
    }
    put_shortest(out, value, decimals);
}

static void put_qualifier(pace_buffer *out, pace_qualifier qualifier, bool chinese)
{
    switch (qualifier) {
    case PACE_EXACTLY:
        break;
    case PACE_ABOUT:
        pace_buffer_text(out, "≈");
        break;
    case PACE_AT_LEAST:
        pace_buffer_text(out, "≥");
        break;
    case PACE_MORE_THAN:
        pace_buffer_text(out, ">");
        break;
    case PACE_NEARLY:
        pace_buffer_text(out, chinese ? "近" : "nearly ");
        break;
    case PACE_AT_MOST:
        pace_buffer_text(out, "≤");
        break;
    case PACE_LESS_THAN:
        pace_buffer_text(out, "<");
        break;
    }
}

/* Units that begin with a number, "10,000 persons", are told apart from the figure by ×. */
static void put_unit(pace_buffer *out, pace_unit unit, const char *lang, bool chinese)
{
    char text[PACE_UNIT_SIZE];
    if (!lang || !pace_unit_print(text, unit, lang) || unit.quantity == PACE_QUANTITY_NONE)
        return;
    if (text[0] >= '0' && text[0] <= '9')
        pace_buffer_text(out, chinese ? "×" : " × ");
    else if (!chinese && text[0] != '%')
        pace_buffer_char(out, ' ');
    pace_buffer_text(out, text);
}

void pace_figure_print(pace_buffer *out, const pace_figure *figure, const char *lang)
{
    bool chinese = lang && strncmp(lang, "zh", 2) == 0;
    if (!out || !figure || !isfinite(figure->value))
        return;
    if (figure->bracketed)
        pace_buffer_char(out, '[');
    put_qualifier(out, figure->qualifier, chinese);
    put_number(out, figure->value, figure->decimals);
    if (isfinite(figure->value_high)) {
        pace_buffer_char(out, signbit(figure->value) || signbit(figure->value_high) ? '~' : '-');
        put_number(out, figure->value_high, -1);
    }
    put_unit(out, figure->unit, lang, chinese);
    if (figure->bracketed)
        pace_buffer_char(out, ']');
}
