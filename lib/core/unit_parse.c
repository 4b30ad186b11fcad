/* Units from identifiers and printed words: a base unit, a scale word before or behind it, and "per" another unit. */
#include <string.h>
#include "core/core.h"
#include "core/unit_scale.h"
#include "core/unit_table.h"
#include "pace/text.h"
#include "pace/unit.h"

enum { TEXT_SIZE = 80, MOST_EXPONENT = 99 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_text(const char *a, const char *text, size_t n, bool exact)
{
    for (size_t i = 0; i < n; i++)
        if (!a[i] || (exact ? a[i] != text[i] : lower(a[i]) != lower(text[i])))
            return false;
    return !a[n];
}

/* The power of ten that "10k", "million", "1,000", "e13", "e-3" or "10^13" stands for; false for anything else. */
static bool read_scale_word(int *exponent, const char *text, size_t n)
{
    static const struct {
        const char *word;
        int exponent;
    } others[] = {{"1k", 3}, {"1,000", 3}, {"1000", 3}, {"10000", 4}, {"100000", 5}, {"10 thousand", 4}, {"hundred", 2},
                  {"mn", 6}, {"1m", 6},    {"bn", 9},   {"1bn", 9},   {"tn", 12},    {"1tn", 12}};
    size_t at = 0;
    int value = 0;
    bool negative;
    for (int i = 1; i <= PACE__LARGEST_SCALE; i++) {
        if (same_text(pace__scales[i].id, text, n, false) || same_text(pace__scales[i].en, text, n, false)) {
            *exponent = i;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (same_text(others[i].word, text, n, false)) {
            *exponent = others[i].exponent;
            return true;
        }
    }
    if (n > 1 && text[0] == 'e')
        at = 1;
    else if (n > 3 && memcmp(text, "10^", 3) == 0)
        at = 3;
    else
        return false;
    negative = text[at] == '-';
    at += negative;
    if (at == n || n - at > 2)
        return false;
    for (; at < n; at++) {
        if (!is_digit(text[at]))
            return false;
        value = value * 10 + (text[at] - '0');
    }
    *exponent = negative ? -value : value;
    return true;
}

static bool find_spelling(pace_unit *out, const char *text, size_t n);

/* One word for a unit without any scale, in the cases of the table first. */
static bool find_word(pace_unit *out, const char *text, size_t n)
{
    if (n == 0)
        return false;
    for (int exact = 1; exact >= 0; exact--) {
        for (int i = 0; i < pace__unit_row_count; i++) {
            const pace__unit_row *row = &pace__unit_rows[i];
            if (same_text(row->id, text, n, exact) || same_text(row->zh, text, n, exact) ||
                same_text(row->en, text, n, exact) || same_text(row->one, text, n, exact)) {
                *out = row->unit;
                return true;
            }
        }
        for (int i = 0; i < pace__spelling_count; i++) {
            const char *id = pace__spellings[i].id;
            if (same_text(pace__spellings[i].text, text, n, exact))
                return find_spelling(out, id, strlen(id));
        }
    }
    return false;
}

static bool move_scale(pace_unit *unit, int exponent)
{
    int scale = unit->scale + exponent;
    if (scale < -MOST_EXPONENT || scale > MOST_EXPONENT || unit->quantity == PACE_QUANTITY_NONE)
        return false;
    unit->scale = (int8_t)scale;
    return true;
}

/* A scale word belongs to one side of a line: "kg per 10,000 mu" is no 10,000 times kg per mu. */
static bool add_scale(pace_unit *unit, int exponent)
{
    return !unit->per && move_scale(unit, exponent);
}

/* person_10k: the scale is behind the last mark. */
static bool find_identifier(pace_unit *out, const char *text, size_t n)
{
    size_t mark = n;
    int exponent;
    while (mark > 0 && text[mark - 1] != '_')
        mark--;
    if (mark <= 1 || !read_scale_word(&exponent, text + mark, n - mark) || !find_word(out, text, mark - 1))
        return false;
    if (out->quantity != PACE_QUANTITY_NONE)
        return add_scale(out, exponent);
    out->scale = (int8_t)exponent; /* none_billion: billions of what nobody says */
    return exponent > 0 && exponent <= PACE__LARGEST_SCALE;
}

/* 万人, 万亿元: the longest scale word that leaves a unit; 10^13元. */
static bool find_chinese(pace_unit *out, const char *text, size_t n)
{
    size_t power = n > 3 && memcmp(text, "10^", 3) == 0 ? 3 : 0;
    int exponent;
    for (int i = PACE__LARGEST_SCALE; i > 0; i--) {
        size_t length = strlen(pace__scales[i].zh);
        if (length < n && memcmp(text, pace__scales[i].zh, length) == 0 && find_word(out, text + length, n - length))
            return add_scale(out, i);
    }
    if (!power)
        return false;
    while (power < n && (is_digit(text[power]) || text[power] == '-'))
        power++;
    return read_scale_word(&exponent, text, power) && find_word(out, text + power, n - power) &&
           add_scale(out, exponent);
}

static size_t word_length(const char *text, size_t n)
{
    size_t length = 0;
    while (length < n && text[length] != ' ')
        length++;
    return length;
}

/* "100 million yuan", "million USD", "RMB 100 million": scale words multiply, the rest is the unit. */
static bool find_english(pace_unit *out, const char *text, size_t n)
{
    char rest[TEXT_SIZE];
    size_t length = 0, at = 0;
    int exponent = 0, step;
    if (!memchr(text, ' ', n))
        return false;
    while (at < n) {
        size_t word = word_length(text + at, n - at);
        if (word > 0 && read_scale_word(&step, text + at, word)) {
            exponent += step;
        } else if (word > 0) {
            if (length > 0)
                rest[length++] = ' ';
            memcpy(rest + length, text + at, word);
            length += word;
        }
        at += word + 1;
    }
    return find_word(out, rest, length) && add_scale(out, exponent);
}

/* The order is one of speed alone: no text can be read in two ways. */
static bool find_spelling(pace_unit *out, const char *text, size_t n)
{
    return find_identifier(out, text, n) || find_chinese(out, text, n) || find_word(out, text, n) ||
           find_english(out, text, n);
}

/* a / b; per a thousand metres is a scale of -3. Only whole quantities can stand below the line. */
static bool divide(pace_unit *out, pace_unit above, pace_unit below)
{
    if (above.per || below.per || below.quantity == PACE_QUANTITY_NONE ||
        (below.quantity == PACE_MONEY && above.quantity == PACE_MONEY) ||
        !pace__unit_below(below.quantity, below.factor, 0, below.currency))
        return false;
    *out = above;
    if (above.quantity == PACE_COUNT && below.quantity == PACE_YEARS) {
        out->quantity = PACE_COUNT_PER_YEAR;
    } else {
        out->per = below.quantity;
        out->factor = (uint8_t)(above.factor | below.factor << 4);
        if (below.quantity == PACE_MONEY)
            memcpy(out->currency, below.currency, sizeof out->currency);
    }
    return move_scale(out, -below.scale);
}

/* Bytes of a power of ten in digits, "1000", "100,000", "100 000": 0 where there is none. */
static size_t digits_of_power(int *exponent, const char *text, size_t n)
{
    size_t at = 1;
    *exponent = 0;
    if (n < 2 || text[0] != '1')
        return 0;
    while (at < n && (text[at] == '0' || ((text[at] == ',' || text[at] == ' ') && at + 1 < n && text[at + 1] == '0')))
        *exponent += text[at++] == '0';
    while (at < n && text[at] == ' ')
        at++;
    return *exponent ? at : 0;
}

/* What stands below the line: 千人, 10万人, 100,000 persons, a day. */
static bool find_below(pace_unit *out, const char *text, size_t n)
{
    int exponent;
    size_t digits;
    if (n > 3 && memcmp(text, "每", 3) == 0) {
        text += 3;
        n -= 3;
    }
    if (find_spelling(out, text, n))
        return true;
    digits = digits_of_power(&exponent, text, n);
    return digits && digits < n && find_spelling(out, text + digits, n - digits) && add_scale(out, exponent);
}

static bool find_quotient(pace_unit *out, const char *text, size_t n)
{
    static const char *const marks[] = {"_per_", " per ", "/", "／", "每"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        for (size_t at = 1; at + length < n; at++) {
            pace_unit above, below;
            size_t behind = at + length;
            if (memcmp(text + at, marks[i], length) != 0)
                continue;
            if (text[behind] == ' ')
                behind++;
            if (find_spelling(&above, text, at - (text[at - 1] == ' ')) &&
                find_below(&below, text + behind, n - behind) && divide(out, above, below))
                return true;
        }
    }
    return false;
}

/* "per 100,000 persons", 每千人: a number of things for so many. "per capita" alone says nothing of what. */
static bool find_per(pace_unit *out, const char *text, size_t n)
{
    const pace_unit count = {PACE_COUNT, PACE_FACTOR_ONE, 0, 0, ""};
    pace_unit below;
    size_t length = n > 4 && memcmp(text, "per ", 4) == 0 ? 4 : n > 3 && memcmp(text, "每", 3) == 0 ? 3 : 0;
    return length && find_below(&below, text + length, n - length) && below.scale > 1 &&
           (below.quantity == PACE_PERSONS || below.quantity == PACE_HOUSEHOLDS) && divide(out, count, below);
}

static void consider(const char **best, int *distance, const char *candidate, const char *text)
{
    int apart = pace_text_distance(candidate, text, *distance - 1);
    if (candidate[0] && apart < *distance) {
        *distance = apart;
        *best = candidate;
    }
}

static pace_status fail_unknown(pace_error *err, const char *text, size_t n)
{
    static const char *const common[] = {"CNY_100m",        "CNY_10k",       "CNY_trillion", "USD_100m",
                                         "USD_million",     "count_10k",     "count_100m",   "person_10k",
                                         "person_time_10k", "household_10k", "dwelling_10k", "m2_10k",
                                         "mu_10k",          "t_10k",         "teu_10k",      "CNY_per_m2"};
    char copy[TEXT_SIZE];
    const char *best = NULL;
    int distance = n > 6 ? 4 : 2;
    memcpy(copy, text, n);
    copy[n] = '\0';
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        consider(&best, &distance, common[i], copy);
    for (int i = 0; i < pace__unit_row_count; i++) {
        consider(&best, &distance, pace__unit_rows[i].id, copy);
        consider(&best, &distance, pace__unit_rows[i].zh, copy);
    }
    if (best)
        return pace__fail(err, PACE_ERR_UNIT, "", "%q is no unit; the closest is %s", copy, best);
    return pace__fail(err, PACE_ERR_UNIT, "",
                      "%q is no unit; write an identifier such as CNY_100m, person_10k, km or percent, or a printed "
                      "unit such as 亿元",
                      copy);
}

pace_status pace_unit_parse(pace_unit *out, const char *text, size_t n, pace_error *err)
{
    pace_unit unit;
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_unit_parse needs a text and room for the unit");
    while (n > 0 && text[0] == ' ') {
        text++;
        n--;
    }
    while (n > 0 && text[n - 1] == ' ')
        n--;
    if (n == 0)
        return pace__fail(err, PACE_ERR_UNIT, "", "no unit is written; write one such as CNY_100m or 亿元");
    if (n >= TEXT_SIZE || memchr(text, 0, n))
        return pace__fail(err, PACE_ERR_UNIT, "", "%Q is no unit; write one such as CNY_100m or 亿元",
                          n < 1000 ? (int)n : 1000, text);
    if (!find_spelling(&unit, text, n) && !find_quotient(&unit, text, n) && !find_per(&unit, text, n))
        return err ? fail_unknown(err, text, n) : PACE_ERR_UNIT; /* nobody asks for the closest */
    *out = unit;
    return PACE_OK;
}

/* "yoy" at the end of what stands in brackets: a rate over a year. */
static size_t without_year(const char *text, size_t n)
{
    static const char *const ends[] = {"yoy", "y/y", "y-o-y", "YoY", "YOY", "year on year", "year-on-year", "on a year earlier",
                                       "同比", "比上年", "比上年同期"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (n <= length || memcmp(text + n - length, ends[i], length) != 0)
            continue;
        for (n -= length; n > 0 && (text[n - 1] == ' ' || text[n - 1] == ',');)
            n--;
        return n;
    }
    return 0;
}

/* "bn": how many of something that the name says, or nobody does. "m" is a metre. */
static bool is_bare_scale(pace_unit *out, const char *text, size_t n)
{
    static const char *const words[] = {"bn", "mn", "tn", "billion", "billions", "million", "millions", "trillion", "thousand",
                                        "thousands", "万", "亿"};
    static const int exponents[] = {9, 6, 12, 9, 9, 6, 6, 12, 3, 3, 4, 8};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!same_text(words[i], text, n, false))
            continue;
        *out = (pace_unit){PACE_QUANTITY_NONE, PACE_FACTOR_ONE, (int8_t)exponents[i], 0, ""};
        return true;
    }
    return false;
}

bool pace__unit_of_heading(pace_unit *out, bool *yearly, const char *text, size_t n)
{
    size_t rest = without_year(text, n);
    pace_unit unit;
    *yearly = false;
    if (!pace_unit_parse(out, text, n, NULL) || is_bare_scale(out, text, n))
        return true;
    if (rest && !pace_unit_parse(&unit, text, rest, NULL) && unit.quantity == PACE_PERCENT) {
        *out = unit;
        return *yearly = true;
    }
    return false;
}
