/* Rows of a panel become series: from arrays, from CSV in memory, and from a data set and back. */
#include "dataset_same.h"

static pace_panel *read_csv(const char *text)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_panel *panel = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (pace_panel_read(&panel, text, strlen(text), "made-up.csv", &opts, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
    }
    return panel;
}

static pace_status end(pace_dataset **out, pace_builder *b, pace_error *err)
{
    pace_status status = pace_builder_end(out, b, err);
    pace_builder_free(b);
    return status;
}

static void test_csv(void)
{
    pace_panel *panel = read_csv("period,gdp(亿元),jobs:total@none,gdp:growth@constant\n2020,1000,5,\n2021,1100.50,,8.5\n");
    pace_builder *b = pace_builder_new("town", "en", "A made-up town");
    pace_dataset *out = NULL;
    const pace_measure *measure = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_series series;
    int64_t n;
    pace_builder_indicator(b, "gdp", "Output", NULL);
    pace_builder_panel(b, panel);
    pace_panel_free(panel);
    ENSURE(end(&out, b, &err) == PACE_OK);
    if (!out) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return;
    }
    ENSURE(pace_dataset_indicators(out, &n) && n == 2);
    ENSURE(pace_dataset_series(&series, out, "gdp:level", &err) == PACE_OK && series.view.n == 2);
    ENSURE_NEAR(pace_view_at(series.view, pace_year(2021)), 1100.5, 0);
    ENSURE_TEXT(series.key, "gdp:level@unstated");
    ENSURE_TEXT(series.name, "Output");
    ENSURE(series.unit.quantity == PACE_MONEY && series.unit.scale == 8);
    ENSURE(pace_dataset_series(&series, out, "gdp:growth@constant", &err) == PACE_OK && series.view.n == 1);
    ENSURE(series.kind == PACE_GROWTH && series.unit.quantity == PACE_PERCENT);
    ENSURE(pace_dataset_measure(&measure, out, "jobs:total", &err) == PACE_OK && measure->kind == PACE_LEVEL && measure->count == 1);
    pace_dataset_free(out);
}

static void test_faults(void)
{
    static const struct {
        const char *csv, *where, *holds;
    } rows[] = {{"period,Real GDP\n2020,1\n", "Real GDP", "pace_panel_label"},
                {"period,gdp@prices\n2020,1\n", "gdp@prices", "no price basis"},
                {"period,gdp:a b\n2020,1\n", "gdp:a b", "letters of any script"}};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *out = NULL;
    pace_builder *b;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_panel *panel = read_csv(rows[i].csv);
        b = pace_builder_new("x", "en", "X");
        pace_builder_panel(b, panel);
        pace_panel_free(panel);
        ENSURE(end(&out, b, &err) == PACE_ERR_ARG && !out);
        ENSURE_TEXT(err.where, rows[i].where);
        if (!strstr(err.text, rows[i].holds)) {
            fprintf(stderr, "%s: %s\n", err.where, err.text);
            test_failures++;
        }
    }
    b = pace_builder_new("x", "en", "X");
    pace_builder_panel(b, NULL);
    ENSURE(end(&out, b, &err) == PACE_ERR_ARG);
    pace_builder_panel(NULL, NULL);
}

/* All annual series of the data of a real city: values, letters, qualifiers and digits come through. */
static void test_round_trip(void)
{
    pace_dataset *data = NULL, *made = NULL;
    pace_panel *panel = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_builder *b = pace_builder_new("copy", "zh", NULL);
    int64_t values = 0;
    ENSURE(pace_dataset_load(&data, PACE_SOURCE_DIR "/data/wuhan.json", &err) == PACE_OK);
    ENSURE(pace_panel_of_dataset(&panel, data, NULL, 0, NULL, &err) == PACE_OK);
    pace_builder_panel(b, panel);
    ENSURE(end(&made, b, &err) == PACE_OK);
    if (!made) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return;
    }
    for (int64_t row = 0; row < pace_panel_block(panel).rows; row++) {
        pace_series from = pace_panel_series(panel, row), to;
        ENSURE(pace_dataset_series(&to, made, from.key, &err) == PACE_OK);
        ENSURE_TEXT(to.key, from.key);
        ENSURE(pace_unit_same(to.unit, from.unit) && to.kind == from.kind && to.better == from.better);
        for (int64_t i = 0; i < from.view.n; i++) {
            pace_period period = pace_view_period(from.view, i);
            double x = pace_view_at(from.view, period), y = pace_view_at(to.view, period);
            int64_t k = period.ord - to.view.first.ord;
            ENSURE(same_bits(x, y));
            if (isnan(x))
                continue;
            values++;
            ENSURE(from.decimals[i] == to.decimals[k] && (from.qualifier ? from.qualifier[i] : 0) == to.qualifier[k]);
            ENSURE((from.status ? from.status[i] : 'A') == to.status[k]);
        }
    }
    ENSURE(values > 200);
    same_after_writing(&text, made);
    pace_buffer_clear(&text);
    pace_panel_free(panel);
    pace_dataset_free(made);
    pace_dataset_free(data);
}

int main(void)
{
    test_csv();
    test_faults();
    test_round_trip();
    return TEST_RESULT;
}
