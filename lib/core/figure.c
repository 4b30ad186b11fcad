/* A printed figure taken apart: brackets, qualifying words, a number or two, a unit. */
#include "core/figure.h"
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "pace/number.h"

typedef struct amount { /* one number of the figure */
    double value;
    int decimals;
    bool grouped, doubtful, negative;
    bool padded; /* 01: a part of a date, no end of a range */
} amount;

typedef struct parse {
    const char *shown; /* for messages: the text as it was given */
    int shown_n;
    const char *text; /* what is left of it, made plain */
    size_t n;
    pace_figure figure;
} parse;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip(parse *p, size_t length)
{
    p->text += length;
    p->n -= length;
    while (p->n && *p->text == ' ')
        p->text++, p->n--;
}

/* What often stands in the way has a word of its own. */
static pace_status fail_figure(const parse *p, pace_error *err)
{
    const char *apostrophe = memchr(p->shown, '\'', (size_t)p->shown_n);
    if (p->shown_n > 1 && p->shown[0] == '=')
        return pace__fail(err, PACE_ERR_PARSE, "", "%Q is a formula; write the value that it gives", p->shown_n, p->shown);
    if (apostrophe && apostrophe > p->shown && is_digit(apostrophe[-1]))
        return pace__fail(err, PACE_ERR_PARSE, "", "%Q has an apostrophe among its digits; write 12804 or 12,804", p->shown_n, p->shown);
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%Q is not a number; write a figure such as 1234.5, 8.8%% or 1.9万亿元, or nothing", p->shown_n,
                      p->shown);
}

/* --- numbers ------------------------------------------------------------------------------------------------------ */

/* Digits, a sign before them, commas and points only between digits, an exponent. 0: no number begins here. */
static size_t number_length(const char *text, size_t n)
{
    size_t at = n && (text[0] == '-' || text[0] == '+'), from = at, exponent;
    while (at < n && (is_digit(text[at]) ||
                      (at > from && (text[at] == ',' || text[at] == '.') && at + 1 < n && is_digit(text[at + 1]))))
        at++;
    if (at == from)
        return 0;
    exponent = at;
    if (exponent < n && (text[exponent] == 'e' || text[exponent] == 'E')) {
        exponent++;
        if (exponent < n && (text[exponent] == '-' || text[exponent] == '+'))
            exponent++;
        if (exponent < n && is_digit(text[exponent])) {
            while (exponent < n && is_digit(text[exponent]))
                exponent++;
            return exponent;
        }
    }
    return at;
}

/* Removes commas between thousands. 1,234 alone could be a decimal comma; 1,234,567 and 1,234.5 could not. */
static bool remove_commas(char *text, size_t *n, amount *out)
{
    size_t from = text[0] == '-' || text[0] == '+', digits = 0, to = from, commas = 0;
    bool point = false;
    if (!memchr(text, ',', *n))
        return true;
    for (size_t i = from; i < *n; i++) {
        char c = text[i];
        if (c == ',') {
            if (point || digits == 0 || digits > 3 || (commas && digits != 3))
                return false;
            commas++;
            digits = 0;
            continue;
        }
        if (c == '.' && !point && digits != 3)
            return false;
        if (c != '.' && !is_digit(c))
            return false;
        point |= c == '.';
        digits += !point;
        text[to++] = c;
    }
    if (digits != 3 || text[from] == '0')
        return false;
    *n = to;
    out->grouped = true;
    out->doubtful = commas == 1 && !point;
    return true;
}

/* Digits behind the point once an exponent has moved it. */
static int decimals_of(const char *text, size_t n)
{
    int decimals = pace_number_decimals(text, n), exponent = 0;
    size_t at = 0;
    bool down;
    while (at < n && text[at] != 'e' && text[at] != 'E')
        at++;
    if (at == n)
        return decimals;
    down = text[++at] == '-';
    for (at += !is_digit(text[at]); at < n && exponent < 1000; at++)
        exponent = exponent * 10 + (text[at] - '0');
    decimals += down ? exponent : -exponent;
    return decimals < 0 ? 0 : decimals;
}

static pace_status take_amount(parse *p, amount *out, pace_error *err)
{
    char copy[PACE__FIGURE_SIZE];
    size_t length = number_length(p->text, p->n), n = length, sign = p->n && (*p->text == '-' || *p->text == '+');
    pace_status status;
    memset(out, 0, sizeof *out);
    if (length == 0)
        return fail_figure(p, err);
    memcpy(copy, p->text, length);
    if (!remove_commas(copy, &n, out))
        return pace__fail(err, PACE_ERR_PARSE, "",
                          "%Q has a comma that separates no thousands; write the decimal point as a full stop",
                          p->shown_n, p->shown);
    status = pace_number_parse(&out->value, copy, n, NULL);
    if (status == PACE_ERR_RANGE)
        return pace__fail(err, PACE_ERR_RANGE, "", "%Q is beyond the range of a double; use a larger unit", p->shown_n,
                          p->shown);
    if (status)
        return fail_figure(p, err);
    out->decimals = decimals_of(copy, n);
    out->negative = copy[0] == '-';
    out->padded = n > sign + 1 && copy[sign] == '0' && is_digit(copy[sign + 1]);
    skip(p, length);
    return PACE_OK;
}

/* --- units -------------------------------------------------------------------------------------------------------- */

/* Bytes of 万, 亿, 万亿 ... at the beginning. */
static size_t scale_words(const char *text, size_t n)
{
    static const char *const words[] = {"十", "百", "千", "万", "亿"};
    size_t at = 0, i = 0;
    while (i < sizeof words / sizeof *words) {
        if (n - at >= 3 && memcmp(text + at, words[i], 3) == 0) {
            at += 3;
            i = 0;
        } else {
            i++;
        }
    }
    return at;
}

static bool take_qualifier(parse *p, pace_qualifier says)
{
    if (p->figure.qualifier != PACE_EXACTLY && p->figure.qualifier != says)
        return false;
    p->figure.qualifier = says;
    return true;
}

/* 50余万人, 10多亿元, 3万余家: "and some more" stands inside. Takes it out of unit[0..*n). */
static bool take_odd(parse *p, char *unit, size_t *n)
{
    size_t at = scale_words(unit, *n);
    for (int i = 0; i < 2; i++) {
        size_t from = i == 0 ? 0 : at;
        if (*n - from < 3 || (memcmp(unit + from, "余", 3) != 0 && memcmp(unit + from, "多", 3) != 0))
            continue;
        memmove(unit + from, unit + from + 3, *n - from - 3);
        *n -= 3;
        return take_qualifier(p, PACE_MORE_THAN);
    }
    return true;
}

static pace_status fail_scale(const parse *p, pace_error *err)
{
    return pace__fail(err, PACE_ERR_UNIT, "", "%Q has no unit behind 万 or 亿; write one such as 万人 or 亿元",
                      p->shown_n, p->shown);
}

/* Bytes of letters that look like digits, at the beginning. */
static size_t digit_like(const char *text, size_t n)
{
    size_t at = 0;
    while (at < n && (text[at] == 'o' || text[at] == 'O' || text[at] == 'l' || is_digit(text[at])))
        at++;
    return at;
}

/* text[0..n) is all that stands between a number and the end (or the sign of a range). */
static pace_status read_unit(parse *p, pace_unit *out, const char *text, size_t n, pace_error *err)
{
    char unit[PACE__FIGURE_SIZE];
    size_t scale;
    bool times = n > 2 && memcmp(text, "×", 2) == 0;
    memset(out, 0, sizeof *out);
    if (times) {
        text += 2;
        n -= 2;
    }
    memcpy(unit, text, n);
    if (!take_odd(p, unit, &n))
        return fail_figure(p, err);
    if (n == 0)
        return PACE_OK;
    if (memcmp(unit, "±", n < 2 ? n : 2) == 0 ||
        ((unsigned char)unit[0] < 0x80 && unit[0] != '%' && !(unit[0] >= 'A' && unit[0] <= 'Z') &&
         !(unit[0] >= 'a' && unit[0] <= 'z') && !(times && is_digit(unit[0]))))
        return fail_figure(p, err);
    if (n >= 3 && memcmp(unit, "’", 3) == 0)
        return pace__fail(err, PACE_ERR_PARSE, "", "%Q has an apostrophe among its digits; write 12804 or 12,804", p->shown_n, p->shown);
    if (digit_like(unit, n) == n)
        return pace__fail(err, PACE_ERR_PARSE, "", "%Q has letters o or l where digits belong; write 0 and 1", p->shown_n, p->shown);
    scale = scale_words(unit, n);
    return scale == n ? fail_scale(p, err) : pace_unit_parse(out, unit, n, err);
}

/* --- ranges ------------------------------------------------------------------------------------------------------- */

/* A sign of a range with a number behind it. *length: of the sign and the space behind it. */
static bool range_sign(const char *text, size_t n, size_t *length)
{
    static const char *const signs[] = {"-", "~", "——", "—", "至", "到", "to "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = strlen(signs[i]);
        if (n <= at || memcmp(text, signs[i], at) != 0)
            continue;
        while (at < n && text[at] == ' ')
            at++;
        *length = at;
        return number_length(text + at, n - at) > 0;
    }
    return false;
}

/* Where the second number of a range begins, counted from p->text; 0: there is none. *unit: bytes before the sign. */
static size_t find_second(const parse *p, size_t *unit)
{
    size_t length;
    for (size_t at = 0; at < p->n; at++) {
        if (!range_sign(p->text + at, p->n - at, &length) || (at && p->text[at - 1] == '^'))
            continue;
        *unit = at;
        while (*unit && p->text[*unit - 1] == ' ')
            --*unit;
        return at + length;
    }
    return 0;
}

/* -5-3 and 5--3 have too many signs that look alike; 6-08 is a date. */
static bool range_is_clear(const amount *low, const amount *high, bool hyphen)
{
    if (low->padded || high->padded || (hyphen && (low->negative || high->negative)))
        return false;
    return low->value <= high->value;
}

static pace_status fail_range(const parse *p, pace_error *err)
{
    return pace__fail(
        err, PACE_ERR_PARSE, "",
        "%Q is no clear range; write the lower end first and one unit behind both, such as 6.5%%-7%% or 6.5至7",
        p->shown_n, p->shown);
}

/* 5万至6万元: the unit behind the second number completes a scale behind the first. */
static pace_status read_first_unit(parse *p, pace_unit *out, const char *text, size_t n, pace_error *err)
{
    char unit[2 * PACE__FIGURE_SIZE];
    size_t skipped = scale_words(p->text, p->n), rest = p->n - skipped;
    if (scale_words(text, n) < n)
        return read_unit(p, out, text, n, err);
    memcpy(unit, text, n);
    memcpy(unit + n, p->text + skipped, rest);
    return n + rest < PACE__FIGURE_SIZE ? read_unit(p, out, unit, n + rest, err) : fail_figure(p, err);
}

static pace_status read_second(parse *p, const amount *low, size_t unit_n, size_t second, pace_error *err)
{
    const char *unit_text = p->text;
    bool hyphen;
    pace_unit first = {0, 0, 0, 0, ""};
    amount high;
    pace_status status;
    size_t sign = unit_n;
    while (p->text[sign] == ' ')
        sign++;
    hyphen = p->text[sign] == '-';
    skip(p, second);
    status = take_amount(p, &high, err);
    if (!status)
        status = read_unit(p, &p->figure.unit, p->text, p->n, err);
    if (!status && unit_n)
        status = read_first_unit(p, &first, unit_text, unit_n, err);
    if (status)
        return status;
    if (first.quantity && !p->figure.unit.quantity)
        return fail_range(p, err);
    if (first.quantity && !pace_unit_same(first, p->figure.unit)) {
        status = pace_unit_convert(&high.value, high.value, p->figure.unit, first, err);
        if (status)
            return status;
        p->figure.unit = first;
    }
    if (!range_is_clear(low, &high, hyphen))
        return fail_range(p, err);
    p->figure.value_high = high.value;
    p->figure.grouped |= high.grouped;
    p->figure.doubtful |= high.doubtful;
    return PACE_OK;
}

/* --- the whole ---------------------------------------------------------------------------------------------------- */

/* 1: brackets of a pair around everything were taken off. -1: round ones, which are a loss in accounts and a note
 * elsewhere. */
static int take_brackets(parse *p)
{
    static const char *const pairs[][2] = {{"[", "]"}, {"〔", "〕"}, {"【", "】"}, {"﹝", "﹞"}, {"(", ")"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
        if (p->n <= open + close || memcmp(p->text, pairs[i][0], open) != 0 ||
            memcmp(p->text + p->n - close, pairs[i][1], close) != 0)
            continue;
        p->n -= close;
        skip(p, open);
        while (p->n && p->text[p->n - 1] == ' ')
            p->n--;
        return *pairs[i][0] == '(' ? -1 : 1;
    }
    return 0;
}

static pace_status read_amounts(parse *p, pace_error *err)
{
    amount first;
    size_t unit_n = 0, second;
    pace_status status = take_amount(p, &first, err);
    if (status)
        return status;
    p->figure.value = first.value;
    p->figure.decimals = first.decimals;
    p->figure.grouped = first.grouped;
    p->figure.doubtful = first.doubtful;
    second = find_second(p, &unit_n);
    return second ? read_second(p, &first, unit_n, second, err) : read_unit(p, &p->figure.unit, p->text, p->n, err);
}

static pace_status read_figure(parse *p, pace_error *err)
{
    const pace_unit ratio = {PACE_RATIO, PACE_FACTOR_ONE, 0, 0, ""};
    int brackets = take_brackets(p);
    if (brackets < 0)
        return pace__fail(err, PACE_ERR_PARSE, "",
                          "%Q can be read in two ways; write -12 for a negative value and [12] for a plan's total",
                          p->shown_n, p->shown);
    p->figure.bracketed = brackets > 0;
    if (!pace__figure_qualifier(&p->figure.qualifier, &p->text, &p->n))
        return pace__fail(err, PACE_ERR_PARSE, "",
                          "the words in %Q do not say one thing; write one of them, such as 10%%以上 or 约8.8%%",
                          p->shown_n, p->shown);
    if (pace__figure_doubling(&p->figure.value, p->text, p->n)) {
        p->figure.unit = ratio;
        return PACE_OK;
    }
    return read_amounts(p, err);
}

/* Digits, and a point between two of them: most cells of a table hold nothing else, and nothing else is to be found in them. */
static bool is_plain_number(double *value, int *decimals, const char *text, size_t n)
{
    enum { MOST = 30 };
    size_t point = n;
    if (n == 0 || n > MOST || !is_digit(text[0]) || !is_digit(text[n - 1]))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '.' && point == n)
            point = i;
        else if (!is_digit(text[i]))
            return false;
    }
    *decimals = point < n ? (int)(n - 1 - point) : 0;
    return !pace_number_parse(value, text, n, NULL);
}

pace_status pace_figure_parse(pace_figure *out, const char *text, size_t n, const char *na, pace_error *err)
{
    const pace_figure none = {(double)NAN, (double)NAN, 0, PACE_EXACTLY, {0, 0, 0, 0, ""}, false, false, false, false};
    pace__figure_text plain;
    parse p;
    pace_status status = PACE_OK;
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_figure_parse needs a text and room for the figure");
    p.figure = none;
    if (n && !na && is_plain_number(&p.figure.value, &p.figure.decimals, text, n)) {
        *out = p.figure;
        return PACE_OK;
    }
    p.figure = none;
    p.shown = text ? text : "";
    p.shown_n = n < 512 ? (int)n : 512;
    if (!pace__figure_plain(&plain, p.shown, n))
        return fail_figure(&p, err);
    p.text = plain.text;
    p.n = plain.n;
    p.figure.full_width = plain.full_width;
    if (plain.n && !pace__is_missing_mark(plain.text, plain.n, na) && !pace__is_missing_mark(p.shown, n, na))
        status = read_figure(&p, err);
    else
        p.figure.full_width = false;
    if (!status)
        *out = p.figure;
    return status;
}
