/* Series views, qualifiers and their bounds. */
#include "pace/series.h"
#include "test.h"

static void check_views(void)
{
    double x[] = {1, (double)NAN, 3, (double)NAN};
    pace_series series = pace_series_of(x, 4, pace_year(2012));
    pace_view back = {x + 3, 4, -1, pace_year(2012)};
    ENSURE(series.view.n == 4 && series.view.stride == 1 && series.kind == PACE_LEVEL);
    ENSURE_TEXT(series.key, "");
    ENSURE_TEXT(series.name, "");
    ENSURE_NEAR(pace_view_at(series.view, pace_year(2014)), 3, 0);
    ENSURE_NEAR(pace_view_at(back, pace_year(2013)), 3, 0);
    ENSURE(isnan(pace_view_at(series.view, pace_year(2013))));
    ENSURE(isnan(pace_view_at(series.view, pace_year(2011))) && isnan(pace_view_at(series.view, pace_year(2016))));
    ENSURE(isnan(pace_view_at(series.view, pace_month(2012, 1))));
    ENSURE(pace_period_same(pace_view_period(series.view, 3), pace_year(2015)));
    ENSURE(!pace_period_is_set(pace_view_period(series.view, 4)) &&
           !pace_period_is_set(pace_view_period(series.view, -1)));
    ENSURE(pace_view_last(series.view) == 2 && pace_view_last(back) == 3);
    ENSURE(pace_view_last((pace_view){x + 1, 1, 1, pace_year(2012)}) == -1);
    ENSURE(pace_view_last((pace_view){NULL, 0, 1, pace_year(2012)}) == -1);
    ENSURE(pace_series_of(x, -3, pace_year(2012)).view.n == 0);
}

static void check_qualifiers(void)
{
    static const struct {
        pace_qualifier qualifier;
        const char *name, *printed, *zh;
        double low, high; /* of 8.8 with one decimal */
    } rows[] = {
        {PACE_EXACTLY, "exact", "exact", "", 8.8, 8.8},
        {PACE_ABOUT, "about", "左右", "约", 8.75, 8.85},
        {PACE_AT_LEAST, "at_least", "以上", "≥", 8.8, HUGE_VAL},
        {PACE_MORE_THAN, "more_than", "超过", ">", 8.8, HUGE_VAL},
        {PACE_NEARLY, "nearly", "近", "近", 8.7, 8.8},
        {PACE_AT_MOST, "at_most", "不超过", "≤", -HUGE_VAL, 8.8},
        {PACE_LESS_THAN, "less_than", "不到", "<", -HUGE_VAL, 8.8},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_qualifier got = PACE_EXACTLY;
        pace_bounds bounds = pace_qualifier_bounds(8.8, rows[i].qualifier, 1);
        ENSURE_TEXT(pace_qualifier_name(rows[i].qualifier), rows[i].name);
        ENSURE_TEXT(pace_qualifier_mark(rows[i].qualifier, "zh"), rows[i].zh);
        ENSURE(!pace_qualifier_parse(&got, rows[i].name, strlen(rows[i].name), NULL) && got == rows[i].qualifier);
        got = PACE_EXACTLY;
        ENSURE(!pace_qualifier_parse(&got, rows[i].printed, strlen(rows[i].printed), NULL) && got == rows[i].qualifier);
        ENSURE(isinf(rows[i].low) ? isinf(bounds.low) && bounds.low < 0 : fabs(bounds.low - rows[i].low) < 1e-15 * 10);
        ENSURE(isinf(rows[i].high) ? isinf(bounds.high) && bounds.high > 0
                                   : fabs(bounds.high - rows[i].high) < 1e-15 * 10);
    }
    pace_qualifier got = PACE_ABOUT;
    pace_bounds none = pace_qualifier_bounds((double)NAN, PACE_AT_LEAST, 0),
                whole = pace_qualifier_bounds(90, PACE_NEARLY, 0);
    ENSURE(pace_qualifier_parse(&got, "roughly", 7, NULL) == PACE_ERR_PARSE && got == PACE_ABOUT);
    ENSURE(pace_qualifier_parse(NULL, "about", 5, NULL) == PACE_ERR_ARG);
    ENSURE_TEXT(pace_qualifier_name((pace_qualifier)50), "");
    ENSURE_TEXT(pace_qualifier_mark(PACE_ABOUT, "en"), "about");
    ENSURE(isnan(none.low) && isnan(none.high));
    ENSURE_NEAR(whole.low, 89, 0);
    ENSURE_NEAR(pace_qualifier_bounds(5, PACE_ABOUT, -1).low, 5, 0);
}

static void check_bounds(void)
{
    double x[] = {10, 12};
    uint8_t qualifiers[] = {PACE_AT_LEAST, PACE_ABOUT};
    int8_t decimals[] = {0, 0};
    pace_series series = pace_series_of(x, 2, pace_year(2015));
    ENSURE_NEAR(pace_series_bounds(&series, 1).low, 12, 0);
    series.qualifier = qualifiers;
    series.decimals = decimals;
    ENSURE_NEAR(pace_series_bounds(&series, 0).low, 10, 0);
    ENSURE(isinf(pace_series_bounds(&series, 0).high));
    ENSURE_NEAR(pace_series_bounds(&series, 1).high, 12.5, 0);
    ENSURE(isnan(pace_series_bounds(&series, 2).low) && isnan(pace_series_bounds(NULL, 0).high));
}

int main(void)
{
    check_views();
    check_qualifiers();
    check_bounds();
    return TEST_RESULT;
}
