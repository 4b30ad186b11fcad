/* The two clocks. The place is made up. */
#include "pace/pace.h"
#include "test.h"

#define TOWN PACE_SOURCE_DIR "/tests/unit/io/data/town.json"

static pace_dataset *data;

static pace_period day(int year, int month, int d)
{
    pace_period p;
    if (pace_period_day(&p, year, month, d, NULL))
        exit(1);
    return p;
}

static pace_dataset *snapshot(pace_period at, pace_period published_by, int64_t *left_out)
{
    pace_dataset *out = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_snapshot(&out, data, (pace_clock){at, published_by}, left_out, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        exit(1);
    }
    return out;
}

static pace_series series_of(const pace_dataset *of, const char *key)
{
    pace_series s = pace_series_of(NULL, 0, (pace_period)PACE_PERIOD_NONE);
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_series(&s, of, key, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
    }
    return s;
}

static const pace_period none = PACE_PERIOD_NONE;

static void test_published_by(void)
{
    int64_t left_out = -1;
    pace_dataset *then = snapshot(none, day(2016, 1, 31), &left_out);
    pace_series s = series_of(then, "gdp:level@current");
    const pace_measure *jobs = NULL;
    pace_target target;
    ENSURE(left_out == 2); /* two figures from hearsay; its target stays */
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2009)), 4560.6, 0.0); /* the first release */
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2015)), 10000.0, 0.0); /* the report's bound */
    ENSURE(s.qualifier[s.view.n - 1] == PACE_MORE_THAN);
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2014)), (double)NAN, 0.0);
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2010)), (double)NAN, 0.0);
    ENSURE(s.status[1] == 'A');
    ENSURE(!pace_dataset_measure(&jobs, then, "jobs", NULL) && jobs->count == 2);
    ENSURE(!pace_dataset_target(&target, then, "jobs", "12th", NULL));
    ENSURE_TEXT(jobs->indicator->id, "jobs");
    ENSURE(pace_period_same(pace_dataset_clock(then).published_by, day(2016, 1, 31)));
    pace_dataset_free(then);
}

/* A source of "2018" counts on its last day, one of "2010-03" on the 31st. */
static void test_last_day(void)
{
    pace_dataset *before = snapshot(none, day(2018, 12, 30), NULL), *on = snapshot(none, day(2018, 12, 31), NULL);
    pace_dataset *march = snapshot(none, day(2010, 3, 30), NULL);
    ENSURE_NEAR(pace_view_at(series_of(before, "gdp:level@current").view, pace_year(2009)), 4560.6, 0.0);
    ENSURE_NEAR(pace_view_at(series_of(on, "gdp:level@current").view, pace_year(2009)), 4621.0, 0.0);
    ENSURE(series_of(march, "gdp:level@current").view.n == 0);
    pace_dataset_free(before);
    pace_dataset_free(on);
    pace_dataset_free(march);
}

static void test_at(void)
{
    int64_t left_out = -1;
    pace_dataset *then = snapshot(pace_year(2014), none, &left_out);
    pace_series s = series_of(then, "gdp:level@current");
    const pace_measure *jobs = NULL, *rain = NULL;
    pace_target target;
    ENSURE(left_out == 0);
    ENSURE(pace_period_year(pace_view_period(s.view, s.view.n - 1)) == 2014);
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2009)), 4621.0, 0.0); /* the other clock stands still */
    ENSURE(!pace_dataset_measure(&jobs, then, "jobs", NULL) && jobs->count == 1); /* what has no date has no end */
    ENSURE(!pace_dataset_target(&target, then, "high_tech_output", "13th", NULL));
    pace_dataset_free(then);
    then = snapshot(pace_quarter(2015, 2), none, NULL);
    ENSURE(series_of(then, "gdp:growth").view.n == 1);
    ENSURE(!pace_dataset_measure(&rain, then, "rainfall", NULL) && rain->count == 3 && !rain->tie);
    pace_dataset_free(then);
}

static void test_targets_that_came_later(void)
{
    pace_dataset *then = snapshot(none, day(2016, 1, 19), NULL);
    pace_target target;
    ENSURE(pace_dataset_target(&target, then, "gdp", "13th", NULL) == PACE_ERR_NOTFOUND);
    ENSURE(!pace_dataset_target(&target, then, "jobs", NULL, NULL)); /* nobody knows when that one was set */
    pace_dataset_free(then);
}

static void test_no_clock(void)
{
    int64_t left_out = -1, n, m;
    pace_dataset *same = snapshot(none, none, &left_out), *again = NULL;
    const pace_indicator *a = pace_dataset_indicators(data, &n), *b = pace_dataset_indicators(same, &m);
    pace_parts_sum sum;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(left_out == 0 && n == m);
    for (int64_t i = 0; i < n && n == m; i++) {
        ENSURE(a[i].measure_count == b[i].measure_count && a[i].target_count == b[i].target_count);
        ENSURE(b[i].part_of == NULL || (b[i].part_of >= b && b[i].part_of < b + m));
        for (int64_t k = 0; k < a[i].measure_count; k++)
            ENSURE(a[i].measures[k].count == b[i].measures[k].count && b[i].measures[k].indicator == &b[i]);
    }
    ENSURE(!pace_dataset_parts(&sum, same, "gdp:level", pace_year(2015), &err) && sum.parts == 3);
    ENSURE(!pace_dataset_snapshot(&again, same, (pace_clock){pace_year(2014), none}, NULL, &err));
    ENSURE_NEAR(pace_view_at(series_of(again, "gdp:level").view, pace_year(2014)), 10069.5, 0.0);
    ENSURE_TEXT(pace_dataset_id(again), "town");
    pace_dataset_free(again);
    pace_dataset_free(same);
}

int main(void)
{
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_load(&data, TOWN, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    test_published_by();
    test_last_day();
    test_at();
    test_targets_that_came_later();
    test_no_clock();
    pace_dataset_free(data);
    return TEST_RESULT;
}
