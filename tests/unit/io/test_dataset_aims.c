/* Targets with milestones, mean and nearest bases: faults with their places, the builder, rows of the table, memory that runs out. */
#include <math.h>
#include "failing.h"
#include "pace/pace.h"
#include "test.h"

/* Made up. TARGET is the middle of the one target. */
#define HEAD \
    "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"aims\", \"name\": {\"en\": \"Aims\"}, \"sources\": [{\"id\": \"s\", \"name\": {\"en\": \"S\"}}]," \
    "\"plans\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"span\": \"2016-2020\"}], \"indicators\": [{\"id\": \"gas\", \"name\": {\"en\": \"Gas\"}," \
    "\"domain\": \"d\", \"measures\": [{\"id\": \"level\", \"unit\": \"t\", \"observations\": [{\"period\": \"2013\", \"value\": 70, \"source\": \"s\"}," \
    "{\"period\": \"2014\", \"value\": 80, \"source\": \"s\"}, {\"period\": \"2015\", \"value\": 90, \"source\": \"s\"}, {\"period\": \"2018\", \"value\": 60, \"source\": \"s\"}]}]," \
    "\"targets\": [{\"plan\": \"p\", \"measure\": \"level\", \"period\": \"2020\", \"source\": \"s\", "
#define TAIL "}]}]}"

static const struct {
    const char *target, *place, *part;
    pace_status status;
} faults[] = {
    {"\"type\": \"reduction\", \"value\": -5", "/value", "is a rise", PACE_ERR_DATA},
    {"\"type\": \"reduction\", \"value\": 5, \"unit\": \"t\"", "/unit", "", PACE_ERR_UNIT},
    {"\"type\": \"binary\", \"value\": 0.5", "/value", "the value 1, or 0", PACE_ERR_DATA},
    {"\"type\": \"binary\", \"value\": 0, \"value_high\": 1", "/value_high", "where one belongs", PACE_ERR_DATA},
    {"\"type\": \"band\", \"value\": 1, \"relative_to\": \"gas:level\"", "/relative_to", "follow no other", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"milestones\": [{\"period\": \"2020\", \"value\": 2}]", "/milestones", "before the due one", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"milestones\": [{\"period\": \"2017\", \"value\": \"2\"}]", "/milestones/0/value", "a number belongs", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"milestones\": [{\"period\": \"2017\"}]", "/milestones/0", "missing key \"value\"", PACE_ERR_DATA},
    {"\"type\": \"floor\", \"value\": 1, \"milestones\": [{\"period\": \"2017\", \"value\": 2}]", "/milestones", "has no way", PACE_ERR_DATA},
    {"\"type\": \"total\", \"value\": 1, \"base_period\": \"2013-2015\"", "/base_period", "have none of their own", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"base_period\": \"after 2013\"", "/base_period", "without an end", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"base_period\": \"before 2015\"", "/base_period", "two ends", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"base_rule\": \"close\"", "/base_rule", "not one of exact", PACE_ERR_DATA},
    {"\"type\": \"level\", \"value\": 1, \"base_period\": \"2013-2015\", \"base_rule\": \"nearest\"", "/base_period", "not both", PACE_ERR_DATA},
    {"\"type\": \"total\", \"value\": 1, \"due_rule\": \"any\"", "/base_period", "the others cover years", PACE_ERR_DATA},
};

static pace_dataset *read_target(const char *target, const pace_load_opts *opts, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_dataset *data = NULL;
    pace_buffer_text(&text, HEAD);
    pace_buffer_text(&text, target);
    pace_buffer_text(&text, TAIL);
    ENSURE((pace_dataset_read(&data, text.text, text.length, "f", opts, err) == PACE_OK) == (data != NULL));
    pace_buffer_clear(&text);
    return data;
}

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = read_target(faults[i].target, NULL, &err);
        char place[200] = "f:/indicators/0/targets/0";
        int before = test_failures;
        memcpy(place + strlen(place), faults[i].place, strlen(faults[i].place) + 1);
        ENSURE(!data && err.code == faults[i].status && strstr(err.text, faults[i].part));
        ENSURE_TEXT(err.where, place);
        if (test_failures > before)
            fprintf(stderr, "  case %zu, %d: %s\n", i, (int)err.code, err.text);
        pace_dataset_free(data);
    }
}

/* Half of the mean of 70, 80 and 90 until 2020, a fifth until 2017: 80, 64, 40, and 56 in 2018. */
static const char half[] = "\"type\": \"reduction\", \"value\": 0.5, \"unit\": \"ratio\", \"base_period\": \"2013-2015\", \"path\": \"given\","
                           "\"milestones\": [{\"period\": \"2017\", \"value\": 0.2}]";

static void check_row(const pace_dataset *data)
{
    pace_gap_table *table = NULL;
    const pace_gap *row;
    int64_t count = 0;
    pace_buffer json = PACE_BUFFER_INIT;
    ENSURE(!pace_gap_table_new(&table, data, NULL, NULL, NULL));
    row = pace_gap_table_rows(table, &count);
    ENSURE(count == 1);
    if (count == 1) {
        ENSURE_NEAR(row->base, 80, 1e-12);
        ENSURE_NEAR(row->target_value, 40, 1e-12);
        ENSURE_NEAR(row->path_value, 56, 1e-12);
        ENSURE(row->verdicts == PACE_BEHIND);
        ENSURE(!pace_gap_write(&json, data, table, "json", NULL));
        ENSURE(strstr(json.text, "\"base_span\": \"2013-2015\"") && strstr(json.text, "\"milestones\": [{\"period\": \"2017\", \"value\": 20"));
    }
    pace_buffer_clear(&json);
    pace_gap_table_free(table);
}

static void test_read(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = read_target(half, NULL, &err), *then = NULL;
    pace_clock clock = {pace_year(2018), PACE_PERIOD_NONE};
    pace_buffer text = PACE_BUFFER_INIT;
    ENSURE_TEXT(err.text, "");
    check_row(data);
    ENSURE(!pace_dataset_snapshot(&then, data, clock, NULL, NULL));
    check_row(then);
    ENSURE(!pace_dataset_write(&text, then, NULL) && strstr(text.text, "\"milestones\": [{\"period\": \"2017\", \"value\": 0.2}]"));
    pace_buffer_clear(&text);
    pace_dataset_free(then);
    pace_dataset_free(data);
}

static void test_builder(void)
{
    static const double values[] = {70, 80, 90, (double)NAN, (double)NAN, 60};
    pace_milestone stones[] = {{pace_year(2017), 20}};
    pace_target target = pace_target_of(pace_year(2015), (double)NAN, pace_year(2020), 50);
    pace_builder *build = pace_builder_new("aims", "en", "Aims");
    pace_series series = pace_series_of(values, 6, pace_year(2013));
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_unit_parse(&series.unit, "t", 1, NULL) && !pace_unit_parse(&target.unit, "percent", 7, NULL));
    target.type = PACE_TARGET_REDUCTION;
    target.base_span = pace_span_of(pace_year(2013), pace_year(2015));
    target.milestones = stones;
    target.milestone_count = 1;
    pace_builder_plan(build, "p", "P", "2016-2020");
    pace_builder_indicator(build, "gas", "Gas", NULL);
    pace_builder_series(build, "gas", series);
    pace_builder_target(build, "gas", "p", &target);
    stones[0].value = 99; /* everything is copied */
    ENSURE(!pace_builder_end(&data, build, &err));
    ENSURE_TEXT(err.text, "");
    check_row(data);
    pace_dataset_free(data);
    pace_builder_free(build);
    stones[0].period = pace_year(2015);
    build = pace_builder_new("aims", "en", "Aims");
    pace_builder_plan(build, "p", "P", "2016-2020");
    pace_builder_indicator(build, "gas", "Gas", NULL);
    pace_builder_target(build, "gas", "p", &target);
    data = NULL;
    ENSURE(pace_builder_end(&data, build, &err) == PACE_ERR_ARG && !data && strstr(err.text, "in order of time"));
    pace_builder_free(build);
}

/* --- memory ---------------------------------------------------------------------------------------------------------- */

static void test_memory(void)
{
    int64_t k = 0;
    for (bool done = false; !done && k < 500; k++) {
        failing f = {k, false, false, 0};
        pace_allocator allocator = {.resize = failing_resize, .ctx = &f};
        pace_load_opts opts = PACE_LOAD_OPTS_INIT;
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data;
        opts.allocator = &allocator;
        data = read_target(half, &opts, &err);
        ENSURE(data || err.code == PACE_ERR_NOMEM);
        done = data != NULL;
        pace_dataset_free(data);
        ENSURE(f.live == 0);
    }
    ENSURE(k > 3 && k < 500);
}

int main(void)
{
    test_faults();
    test_read();
    test_builder();
    test_memory();
    return TEST_RESULT;
}
