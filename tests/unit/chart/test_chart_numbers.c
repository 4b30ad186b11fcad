/* In which unit a picture prints its numbers, and that it says so once. */
#include "chart_kit.h"

static const double dollars[] = {123456789012, 150e9, (double)NAN, 234567890123};
static const double sales[] = {100.5, 104.1, 108.8, 121.6}, exports[] = {0.05, 0.051, 0.049, 0.052};

static pace_unit unit_of(const char *id)
{
    pace_unit unit = {0};
    ENSURE(pace_unit_parse(&unit, id, strlen(id), NULL) == PACE_OK);
    return unit;
}

static pace_series series_in(const double *x, const char *unit)
{
    pace_series s = pace_series_of(x, 4, pace_year(2017));
    s.unit = unit_of(unit);
    return s;
}

static void test_line(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer table = PACE_BUFFER_INIT, words = PACE_BUFFER_INIT;
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_subtitle(chart, "billion US dollars");
    pace_chart_unit(chart, unit_of("USD"), pace_unit_readable(unit_of("USD"), dollars[3], "en"));
    pace_chart_line(chart, series_in(dollars, "USD"), "GDP");
    pace_chart_claim(chart, "last(GDP) > 234567890122");
    ENSURE(pace_chart_decimals(chart, dollars, 4, dollars[0], dollars[3]) == 0);
    pace_chart_number(&words, chart, -dollars[3], 1, dollars[3]);
    ENSURE_TEXT(words.text, "−234.6");
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "GDP 235") && find_text(&p, "200") && !find_text(&p, "234,567,890,123"));
    ENSURE(strstr(pace_chart_alt(chart), "2020 at 234.6"));
    ENSURE(pace_chart_table(&table, chart, "csv", &err) == PACE_OK && strstr(table.text, "234567890123"));
    picture_clear(&p);
    pace_chart_free(chart);
    pace_buffer_clear(&table);
    pace_buffer_clear(&words);
}

/* The word stands in the unit, not behind the number too. */
static void test_chinese(void)
{
    for (int k = 0; k < 2; k++) {
        bool scaled = k;
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_chart_lang(chart, "zh");
        if (scaled)
            pace_chart_unit(chart, unit_of("USD"), pace_unit_readable(unit_of("USD"), dollars[3], "zh"));
        pace_chart_line(chart, series_in(dollars, "USD"), "总值");
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE((find_text(&p, "2,346亿") != NULL) == !scaled && find_text(&p, "2,346") != NULL);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

static void test_panels(void)
{
    const pace_series one[] = {series_in(sales, "USD_billion"), series_in(exports, "USD_billion")};
    const pace_series two[] = {series_in(dollars, "USD"), series_in(sales, "percent")};
    static const char *const names[] = {"Sales", "Exports"};
    static const struct {
        bool one, keeps;
        const char *subtitle, *says, *shows, *hides;
    } cases[] = {
        {true, false, "billion US dollars, 2017–2020", "billion US dollars, 2017–2020; own scale in each panel", "121.6", "million US dollars"},
        {true, false, "", "billion US dollars; own scale in each panel", "0.052", "million US dollars"},
        {false, false, "", "Own unit and scale in each panel", "billion US dollars", "234,567,890,123"},
        {false, true, "x", "x; own unit and scale in each panel", "US dollars", "billion US dollars"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_chart_subtitle(chart, cases[i].subtitle);
        if (cases[i].keeps)
            pace_chart_keep_units(chart);
        pace_chart_panels(chart, cases[i].one ? one : two, names, 2);
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE(find_text(&p, cases[i].says) && find_text(&p, cases[i].shows) && !find_text(&p, cases[i].hides));
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Small multiples of series alone say their unit as panels do. */
static void test_multiples(void)
{
    for (int k = 0; k < 2; k++) {
        bool same = k;
        pace_gap rows[2] = {{.series = series_in(sales, "USD_billion")}, {.series = series_in(exports, same ? "USD_billion" : "percent")}};
        pace_chart *chart = pace_chart_new(1200, 800);
        for (int i = 0; i < 2; i++) {
            rows[i].target.name = rows[i].target.indicator = rows[i].target.plan_id = rows[i].series.key = rows[i].series.name = i ? "Exports" : "Sales";
            rows[i].target.unit = rows[i].series.unit;
            rows[i].target.value = rows[i].target.value_high = rows[i].target_value = (double)NAN;
            rows[i].latest = rows[i].base = rows[i].path_value = (double)NAN;
        }
        pace_chart_subtitle(chart, "quarters");
        pace_chart_multiples(chart, rows, 2);
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE((find_text(&p, "quarters; billion US dollars; own scale in each panel") != NULL) == same);
        ENSURE((find_text(&p, "quarters; own unit and scale in each panel") != NULL) == !same);
        ENSURE(find_text(&p, "billion US dollars") != NULL);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

static void test_refusal(void)
{
    static const char *const others[] = {"CNY_billion", "percent", "USD_per_m2"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        pace_error err = PACE_ERROR_INIT;
        pace_buffer out = PACE_BUFFER_INIT;
        pace_chart *chart = pace_chart_new(600, 400);
        pace_chart_unit(chart, unit_of("USD"), unit_of(others[i]));
        pace_chart_line(chart, series_in(dollars, "USD"), "GDP");
        ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_UNIT && strstr(err.text, "power of ten"));
        pace_chart_free(chart);
        pace_buffer_clear(&out);
    }
}

int main(void)
{
    test_line();
    test_chinese();
    test_panels();
    test_multiples();
    test_refusal();
    return TEST_RESULT;
}
