/* What an analyst may and may not be told by the shipped data on Wuhan: the work report of January 2016, and the official
 * series beside it. Rates by 50-digit arithmetic from the published figures. */
#include "test.h"
#include "pace/pace.h"

static const pace_gap *row_of(const pace_gap_table *table, const char *indicator, const char *plan, pace_target_type type)
{
    static const pace_gap none;
    int64_t count = 0;
    const pace_gap *rows = pace_gap_table_rows(table, &count);
    for (int64_t i = 0; i < count; i++)
        if (strcmp(rows[i].target.indicator, indicator) == 0 && strcmp(rows[i].target.plan_id, plan) == 0 && rows[i].target.type == type)
            return &rows[i];
    fprintf(stderr, "no row %s, %s\n", indicator, plan);
    test_failures++;
    return &none;
}

static const pace_link *link_of(const pace_gap_table *table, const char *indicator)
{
    int64_t count = 0;
    const pace_link *links = pace_gap_table_links(table, &count);
    for (int64_t i = 0; i < count; i++)
        if (strcmp(links[i].yearly->target.indicator, indicator) == 0)
            return &links[i];
    return NULL;
}

/* Is 15 % in 2016 enough for 1.65 trillion in 2020? No: 16.47 % a year is needed, and 16.84 % after such a year. */
static void test_link(const pace_gap_table *table)
{
    const pace_link *link = link_of(table, "high_tech_output");
    ENSURE(link != NULL);
    if (!link)
        return;
    ENSURE_NEAR(link->required, 0.16465861577965682, 1e-14);
    ENSURE_NEAR(link->after, 0.16835237218052934, 1e-14);
    ENSURE(!link->enough);
    ENSURE(link_of(table, "gdp") == NULL); /* 9 % real against 1.9 trillion in prices that nobody named */
}

static void test_later_view(const pace_gap_table *table)
{
    int64_t count = 0;
    const pace_gap *rows = pace_gap_table_rows(table, &count), *g = row_of(table, "gdp", "13th-fyp", PACE_TARGET_LEVEL);
    pace_real_case real;
    ENSURE_NEAR(g->base, 10905.6, 0);
    ENSURE_NEAR(g->target_value, 19000, 0);
    ENSURE_NEAR(g->required_rate, 0.11743123627622065, 1e-14);
    ENSURE(g->verdicts == PACE_MISSED);
    ENSURE((g->caveats & PACE_CAVEAT_BASIS_UNSTATED) && (g->caveats & PACE_CAVEAT_VINTAGES));
    ENSURE(pace_gap_table_real_case(&real, table, g - rows));
    ENSURE_NEAR(real.actual_rate, pow(1.078 * 1.08 * 1.08, 1.0 / 3) - 1, 1e-14);
    g = row_of(table, "gdp", "annual-2016", PACE_TARGET_GROWTH); /* the published real 7.8, not the 9.2 of nominal levels */
    ENSURE_NEAR(g->latest, 7.8, 0);
    ENSURE(g->verdicts == PACE_MISSED && !(g->caveats & PACE_CAVEAT_COMPUTED_GROWTH));
    g = row_of(table, "gdp", "annual-2013", PACE_TARGET_GROWTH); /* 12 % real is not held against nominal 13.1 */
    ENSURE(g->verdicts == PACE_NO_DATA && isnan(g->latest));
    g = row_of(table, "urban_disposable_income", "annual-2016", PACE_TARGET_GROWTH);
    ENSURE_NEAR(g->target_value, 7.8, 0); /* in step with what GDP did, not with the 9 it was to do */
    g = row_of(table, "urban_new_jobs", "13th-fyp", PACE_TARGET_TOTAL);
    ENSURE(g->verdicts == PACE_NO_DATA && g->why[PACE_GAP_VERDICT] == PACE_WHY_INCOMPLETE && isnan(g->progress));
    g = row_of(table, "trade_total", "13th-fyp", PACE_TARGET_MULTIPLE); /* no 2015 value, and no five-year mean in its place */
    ENSURE(isnan(g->base) && g->verdicts == PACE_NO_DATA);
    ENSURE_NEAR(g->required_rate, 0.1486983549970351, 1e-14);
    for (int64_t i = 0; i < count; i++)
        ENSURE(!(rows[i].caveats & PACE_CAVEAT_IMPLIED_BASE) || isnan(pace_view_at(rows[i].series.view, rows[i].base_period)));
}

/* The report's own view: GDP of 2015 is "above 1 trillion", so that at most 13.70 % a year are needed. */
static void test_own_view(const pace_gap_table *table)
{
    int64_t count = 0;
    const pace_gap *rows = pace_gap_table_rows(table, &count), *g = row_of(table, "gdp", "13th-fyp", PACE_TARGET_LEVEL);
    ENSURE(isnan(g->base) && g->why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND);
    ENSURE_NEAR(g->required_rate_high, 0.13697448881013807, 1e-14);
    g = row_of(table, "high_tech_output", "13th-fyp", PACE_TARGET_LEVEL);
    ENSURE_NEAR(g->base, 7700, 0);
    ENSURE_NEAR(g->required_rate, 0.16465861577965682, 1e-14);
    ENSURE(g->verdicts == PACE_NO_DATA);
    g = row_of(table, "urban_disposable_income", "annual-2016", PACE_TARGET_GROWTH);
    ENSURE(isnan(g->target_value)); /* GDP growth of 2016 is not known yet */
    for (int64_t i = 0; i < count; i++)
        ENSURE(isnan(rows[i].latest) || pace_period_year(rows[i].latest_period) <= 2015);
}

int main(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL, *early = NULL;
    pace_gap_table *table = NULL;
    pace_clock clock = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    int64_t left_out = 0;
    ENSURE(!pace_period_day(&clock.published_by, 2016, 1, 31, NULL));
    if (pace_dataset_load(&data, PACE_SOURCE_DIR "/data/wuhan.json", &err) || pace_dataset_snapshot(&early, data, clock, &left_out, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        pace_dataset_free(data);
        return 1;
    }
    ENSURE(!pace_gap_table_new(&table, data, NULL, NULL, &err));
    if (table) {
        test_link(table);
        test_later_view(table);
    }
    pace_gap_table_free(table);
    table = NULL;
    ENSURE(!pace_gap_table_new(&table, early, NULL, NULL, &err));
    if (table) {
        test_link(table);
        test_own_view(table);
    }
    pace_gap_table_free(table);
    pace_dataset_free(early);
    pace_dataset_free(data);
    return TEST_RESULT;
}
