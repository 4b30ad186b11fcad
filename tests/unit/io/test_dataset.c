/* What a data set file says is what the data set holds. The place in the file is made up. */
#include "pace/pace.h"
#include "test.h"

#define TOWN PACE_SOURCE_DIR "/tests/unit/io/data/town.json"

static pace_dataset *town(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    if (pace_dataset_load(&data, TOWN, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        exit(1);
    }
    return data;
}

static const pace_measure *measure_of(const pace_dataset *data, const char *key)
{
    const pace_measure *measure = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_measure(&measure, data, key, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        exit(1);
    }
    return measure;
}

static void test_lists(const pace_dataset *data)
{
    int64_t n;
    const pace_document *documents = pace_dataset_documents(data, &n);
    const pace_source *sources;
    const pace_plan *plans;
    const pace_indicator *indicators;
    ENSURE(n == 2);
    ENSURE_TEXT(documents[0].id, "town-report");
    ENSURE(documents[0].length == 159 && documents[1].length == -1);
    sources = pace_dataset_sources(data, &n);
    ENSURE(n == 5);
    ENSURE_TEXT(sources[0].publisher, "Town hall");
    ENSURE_TEXT(sources[0].detail, "p. 3");
    ENSURE(sources[0].document == &documents[0] && sources[0].from == 0 && sources[0].to == 159);
    ENSURE_TEXT(sources[1].publisher, "");
    ENSURE(sources[1].document == NULL && sources[1].from == -1 && sources[1].to == -1);
    ENSURE(!pace_period_is_set(sources[4].published.last));
    plans = pace_dataset_plans(data, &n);
    ENSURE(n == 3);
    ENSURE(pace_period_year(plans[1].span.first) == 2016 && pace_period_year(plans[1].span.last) == 2020);
    ENSURE(plans[0].source == NULL && plans[1].source == &sources[0]);
    ENSURE_TEXT(plans[1].note, "Made up.");
    indicators = pace_dataset_indicators(data, &n);
    ENSURE(n == 10);
    ENSURE_TEXT(indicators[0].id, "gdp");
    ENSURE(indicators[0].stock_flow == PACE_FLOW && indicators[0].better == PACE_UP_IS_GOOD);
    ENSURE(indicators[5].part_of == &indicators[0] && indicators[5].part_kind == PACE_PART_EXHAUSTIVE);
    ENSURE(indicators[0].part_of == NULL && indicators[0].part_kind == PACE_PART_NONE);
    ENSURE_TEXT(pace_dataset_id(data), "town");
    ENSURE_TEXT(pace_names_get(pace_dataset_name(data), "zh"), "样例市（虚构）");
    ENSURE_TEXT(pace_names_get(pace_dataset_name(data), "fr"), "A made-up town");
    ENSURE_TEXT(pace_names_get((pace_names){NULL, 0}, "en"), "");
}

static void test_observations(const pace_dataset *data)
{
    const pace_measure *level = measure_of(data, "gdp:level"), *growth = measure_of(data, "gdp:growth@constant");
    const pace_observation *o;
    ENSURE_TEXT(level->key, "gdp:level@current");
    ENSURE(level->count == 8 && level->kind == PACE_LEVEL && level->freq == PACE_ANNUAL);
    o = &level->observations[5];
    ENSURE_NEAR(o->value, 1.0, 0.0);
    ENSURE_NEAR(o->converted, 10000.0, 0.0);
    ENSURE_TEXT(o->unit_text, "万亿元");
    ENSURE(o->qualifier == PACE_MORE_THAN && o->decimals == 0 && isnan(o->value_high));
    ENSURE(level->observations[4].partial && !o->partial);
    ENSURE_TEXT(level->observations[4].note, "half a year");
    o = &growth->observations[0];
    ENSURE(o->role == PACE_ESTIMATE && o->qualifier == PACE_ABOUT && o->decimals == 1 && o->status == 'A');
    ENSURE_TEXT(o->figure, "growth_2015");
    ENSURE_TEXT(o->at.token, "8.8");
    ENSURE_TEXT(o->at.section, "review");
    ENSURE_TEXT(o->at.document->id, "town-report");
    ENSURE(o->at.offset == 28);
    ENSURE_TEXT(o->source->id, "report-2016");
    ENSURE(pace_period_same(o->published.last, o->source->published.last));
    o = &measure_of(data, "jobs")->observations[2];
    ENSURE(!pace_period_is_set(o->period.first) && o->at.document == NULL && o->at.offset == -1);
    ENSURE_TEXT(measure_of(data, "jobs")->key, "jobs:level");
}

static void test_series(const pace_dataset *data)
{
    pace_series s;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_series(&s, data, "gdp:level@current", &err));
    ENSURE(s.view.n == 8 && pace_period_year(s.view.first) == 2008);
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2009)), 4621.0, 0.0); /* the revised one */
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2011)), (double)NAN, 0.0);
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2014)), 10069.5, 0.0); /* unreliable, but nothing else is known */
    ENSURE_NEAR(pace_view_at(s.view, pace_year(2015)), 10905.6, 0.0); /* not the half year, not the bound */
    ENSURE(s.status[6] == 'U' && s.status[3] == 'O' && s.origin[3] == NULL);
    ENSURE(s.decimals[7] == 1 && s.qualifier[7] == PACE_EXACTLY);
    ENSURE_TEXT(s.key, "gdp:level@current");
    ENSURE_TEXT(s.name, "Output");
    ENSURE(s.basis.kind == PACE_BASIS_CURRENT && s.better == PACE_UP_IS_GOOD && s.stock_flow == PACE_FLOW);
    ENSURE(!pace_dataset_series(&s, data, "trade:level", &err));
    ENSURE(s.view.n == 0);
    ENSURE(!pace_dataset_series(&s, data, "jobs", &err));
    ENSURE(s.view.n == 1); /* neither the five years nor the undated one */
}

static void test_vintages(const pace_dataset *data)
{
    const pace_measure *level = measure_of(data, "gdp:level@current");
    pace_series s;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(level->joined && !level->tie);
    ENSURE(level->series.status[0] == 'A'); /* 2008: first release */
    ENSURE(level->series.status[1] == 'B'); /* 2009: the revised ones begin */
    ENSURE(level->series.status[2] == 'A'); /* 2010: of the same release, though nothing it replaced is known */
    ENSURE(level->series.status[6] == 'U'); /* 2014: its own letter stays */
    ENSURE(level->series.status[7] == 'A');
    ENSURE(!measure_of(data, "gdp:growth")->joined);
    ENSURE(pace_dataset_series(&s, data, "rainfall", &err) == PACE_ERR_AMBIGUOUS);
    ENSURE_TEXT(err.where, "rainfall:level");
    ENSURE(strstr(err.text, "2015-Q4: 22 (yearbook-2018), 24 (other, yearbook-2018)") != NULL);
    ENSURE_NEAR(pace_view_at(measure_of(data, "rainfall")->series.view, pace_quarter(2015, 4)), (double)NAN, 0.0);
    ENSURE_NEAR(pace_view_at(measure_of(data, "rainfall")->series.view, pace_quarter(2015, 3)), 25.0, 0.0);
    ENSURE_NEAR(pace_view_at(measure_of(data, "rainfall")->series.view, pace_quarter(2015, 2)), 30.0, 0.0);
}

static void test_targets(const pace_dataset *data)
{
    pace_target t;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_target(&t, data, "high_tech_output", "13th", &err));
    ENSURE(t.type == PACE_TARGET_LEVEL && t.nature == PACE_ANTICIPATORY && t.path == PACE_PATH_GEOMETRIC);
    ENSURE_NEAR(t.value, 16500.0, 0.0); /* in the measure's unit */
    ENSURE(t.unit.scale == 8 && t.decimals == 0);
    ENSURE_NEAR(t.origin->value, 1.65, 0.0); /* as printed */
    ENSURE(t.origin->unit.scale == 12 && t.origin->decimals == 2);
    ENSURE(pace_period_year(t.base_period) == 2015 && pace_period_year(t.due) == 2020);
    ENSURE(pace_span_count(t.plan_span) == 5 && isnan(t.base) && isnan(t.value_high));
    ENSURE_TEXT(t.plan_id, "13th");
    ENSURE_TEXT(t.measure, "level");
    ENSURE_TEXT(t.name, "高技术产业产值");
    ENSURE(t.relative_to == NULL && t.basis.kind == PACE_BASIS_UNSTATED);
    ENSURE(!pace_dataset_target(&t, data, "gdp", "13th", &err));
    ENSURE(t.basis.kind == PACE_BASIS_UNSTATED); /* held against current prices, but they are not its own */
    ENSURE_NEAR(t.value, 19000.0, 0.0);
    ENSURE(!pace_dataset_target(&t, data, "gdp", "annual-2016", &err));
    ENSURE(t.basis.kind == PACE_BASIS_CONSTANT && t.unit.quantity == PACE_PERCENT);
    ENSURE_NEAR(t.value_high, 9.5, 0.0);
    ENSURE(pace_span_count(t.plan_span) == 1);
    ENSURE(!pace_dataset_target(&t, data, "trade", "13th", &err));
    ENSURE(t.type == PACE_TARGET_MULTIPLE && t.unit.quantity == PACE_RATIO);
    ENSURE_NEAR(t.value, 2.0, 0.0);
    ENSURE_NEAR(t.base, 280.0, 0.0);
    ENSURE(!pace_dataset_target(&t, data, "jobs", "13th", &err));
    ENSURE(t.qualifier == PACE_AT_LEAST && t.nature == PACE_BINDING && pace_period_year(t.due) == 2020);
    ENSURE(!pace_dataset_target(&t, data, "jobs", "12th", &err));
    ENSURE(!pace_period_is_set(t.due));
    ENSURE(!pace_dataset_target(&t, data, "income", NULL, &err));
    ENSURE_TEXT(t.relative_to, "gdp:growth");
    ENSURE_NEAR(t.value, 1.0, 0.0);
}

static void test_twice(const pace_dataset *a)
{
    pace_dataset *b = town();
    int64_t n, m;
    const pace_indicator *x = pace_dataset_indicators(a, &n), *y = pace_dataset_indicators(b, &m);
    ENSURE(n == m);
    for (int64_t i = 0; i < n && n == m; i++)
        for (int64_t k = 0; k < x[i].measure_count; k++) {
            pace_series s = x[i].measures[k].series, t = y[i].measures[k].series;
            size_t length = (size_t)s.view.n;
            ENSURE_TEXT(s.key, t.key);
            ENSURE(s.view.n == t.view.n);
            if (length && s.view.n == t.view.n) {
                ENSURE(memcmp(s.view.x, t.view.x, length * sizeof *s.view.x) == 0);
                ENSURE(memcmp(s.status, t.status, length) == 0);
            }
        }
    pace_dataset_free(b);
}

int main(void)
{
    pace_dataset *data = town();
    test_lists(data);
    test_observations(data);
    test_series(data);
    test_vintages(data);
    test_targets(data);
    test_twice(data);
    pace_dataset_free(data);
    pace_dataset_free(NULL);
    return TEST_RESULT;
}
