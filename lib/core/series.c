#include "pace/series.h"
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "core/qualifier.h"

pace_series pace_series_of(const double *values, int64_t n, pace_period first)
{
    pace_series series = {.view = {values, n > 0 ? n : 0, 1, first}, .key = "", .name = "", .kind = PACE_LEVEL};
    return series;
}

double pace_view_at(pace_view view, pace_period p)
{
    int64_t index;
    if (pace_period_diff(&index, p, view.first, NULL) || index < 0 || index >= view.n)
        return (double)NAN;
    return view.x[index * view.stride];
}

pace_period pace_view_period(pace_view view, int64_t index)
{
    pace_period p = PACE_PERIOD_NONE;
    if (index < 0 || index >= view.n || pace_period_add(&p, view.first, index, NULL))
        return (pace_period)PACE_PERIOD_NONE;
    return p;
}

int64_t pace_view_last(pace_view view)
{
    int64_t index = view.n - 1;
    while (index >= 0 && isnan(view.x[index * view.stride]))
        index--;
    return index;
}

typedef struct qualifier_row {
    const char *name, *mark_en, *mark_zh;
} qualifier_row;

static const qualifier_row qualifiers[] = {
    [PACE_EXACTLY] = {"exact", "", ""},         [PACE_ABOUT] = {"about", "about", "约"},
    [PACE_AT_LEAST] = {"at_least", "≥", "≥"},   [PACE_MORE_THAN] = {"more_than", ">", ">"},
    [PACE_NEARLY] = {"nearly", "nearly", "近"}, [PACE_AT_MOST] = {"at_most", "≤", "≤"},
    [PACE_LESS_THAN] = {"less_than", "<", "<"},
};

enum { QUALIFIER_COUNT = sizeof qualifiers / sizeof *qualifiers };

const char *pace_qualifier_name(pace_qualifier qualifier)
{
    return (unsigned)qualifier < QUALIFIER_COUNT ? qualifiers[qualifier].name : "";
}

const char *pace_qualifier_mark(pace_qualifier qualifier, const char *lang)
{
    if ((unsigned)qualifier >= QUALIFIER_COUNT)
        return "";
    if (lang && strncmp(lang, "zh", 2) == 0)
        return qualifiers[qualifier].mark_zh;
    return qualifiers[qualifier].mark_en;
}

pace_status pace_qualifier_parse(pace_qualifier *out, const char *text, size_t n, pace_error *err)
{
    static const struct {
        const char *word;
        pace_qualifier qualifier;
    } printed[] = {
        {"左右", PACE_ABOUT},      {"约", PACE_ABOUT},        {"大约", PACE_ABOUT},     {"以上", PACE_AT_LEAST},
        {"不少于", PACE_AT_LEAST}, {"不低于", PACE_AT_LEAST}, {"至少", PACE_AT_LEAST},  {"≥", PACE_AT_LEAST},
        {">=", PACE_AT_LEAST},     {"超过", PACE_MORE_THAN},  {"余", PACE_MORE_THAN},   {"多", PACE_MORE_THAN},
        {">", PACE_MORE_THAN},     {"近", PACE_NEARLY},       {"接近", PACE_NEARLY},    {"以下", PACE_AT_MOST},
        {"以内", PACE_AT_MOST},    {"不超过", PACE_AT_MOST},  {"≤", PACE_AT_MOST},      {"<=", PACE_AT_MOST},
        {"不到", PACE_LESS_THAN},  {"不足", PACE_LESS_THAN},  {"低于", PACE_LESS_THAN}, {"<", PACE_LESS_THAN},
    };
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_qualifier_parse needs a text and room for the qualifier");
    for (size_t i = 0; i < QUALIFIER_COUNT; i++) {
        if (strlen(qualifiers[i].name) == n && memcmp(qualifiers[i].name, text, n) == 0) {
            *out = (pace_qualifier)i;
            return PACE_OK;
        }
    }
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        if (strlen(printed[i].word) == n && memcmp(printed[i].word, text, n) == 0) {
            *out = printed[i].qualifier;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%Q is no qualifier; there are exact, about, at_least, more_than, nearly, at_most and less_than",
                      n < 1000 ? (int)n : 1000, text);
}

/* One of the last printed place: 0.1 for one decimal. Decimals unknown: nothing, so that the bounds are the value. */
static double last_place(int decimals)
{
    double place = 1;
    if (decimals < 0)
        return 0;
    for (int i = 0; i < decimals && i < 300; i++)
        place *= 10;
    return 1 / place;
}

int pace__qualifier_side(pace_qualifier qualifier)
{
    switch (qualifier) {
    case PACE_AT_LEAST:
    case PACE_MORE_THAN: return 1;
    case PACE_AT_MOST:
    case PACE_LESS_THAN: return -1;
    case PACE_EXACTLY:
    case PACE_ABOUT:
    case PACE_NEARLY: break;
    }
    return 0;
}

pace_bounds pace_qualifier_bounds(double value, pace_qualifier qualifier, int decimals)
{
    double place = last_place(decimals);
    if (isnan(value))
        return (pace_bounds){value, value};
    switch (qualifier) {
    case PACE_ABOUT:
        return (pace_bounds){value - place / 2, value + place / 2};
    case PACE_NEARLY:
        return (pace_bounds){value - place, value};
    case PACE_AT_LEAST:
    case PACE_MORE_THAN:
        return (pace_bounds){value, HUGE_VAL};
    case PACE_AT_MOST:
    case PACE_LESS_THAN:
        return (pace_bounds){-HUGE_VAL, value};
    case PACE_EXACTLY:
        break;
    }
    return (pace_bounds){value, value};
}

pace_bounds pace_series_bounds(const pace_series *series, int64_t index)
{
    pace_qualifier qualifier = PACE_EXACTLY;
    int decimals = -1;
    if (!series || index < 0 || index >= series->view.n)
        return (pace_bounds){(double)NAN, (double)NAN};
    if (series->qualifier)
        qualifier = (pace_qualifier)series->qualifier[index];
    if (series->decimals)
        decimals = series->decimals[index];
    return pace_qualifier_bounds(series->view.x[index * series->view.stride], qualifier, decimals);
}
