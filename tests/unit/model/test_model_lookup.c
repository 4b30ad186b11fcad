/* Finding things in a data set by id and by key, and what is said when that fails. The place is made up. */
#include "pace/pace.h"
#include "test.h"

#define TOWN PACE_SOURCE_DIR "/tests/unit/io/data/town.json"

typedef struct lookup {
    const char *key;
    pace_status code;
    const char *answer; /* the full key, or a part of the error */
} lookup;

static const lookup keys[] = {
    {"gdp:level@current", PACE_OK, "gdp:level@current"},
    {"gdp:level", PACE_OK, "gdp:level@current"},
    {"gdp@constant", PACE_OK, "gdp:growth@constant"},
    {"jobs", PACE_OK, "jobs:level"},
    {"jobs:level@none", PACE_OK, "jobs:level"},
    {"gdp", PACE_ERR_AMBIGUOUS, "gdp:level@current, gdp:growth@constant"},
    {"trade", PACE_ERR_AMBIGUOUS, "trade:level@current, trade:exports_change"},
    {"gdp:share", PACE_ERR_NOTFOUND, "gdp:level@current, gdp:growth@constant"},
    {"gdp:level@constant", PACE_ERR_NOTFOUND, "gdp:level@current"},
    {"gdp:level@real", PACE_ERR_NOTFOUND, "no such price basis"},
    {"gpd:level", PACE_ERR_NOTFOUND, "did you mean \"gdp\"?"},
    {"", PACE_ERR_NOTFOUND, "no indicator \"\""},
    {":", PACE_ERR_NOTFOUND, "no indicator \"\""},
    {"@", PACE_ERR_NOTFOUND, "no indicator \"\""},
    {"gdp:", PACE_ERR_NOTFOUND, "gdp:level@current"},
    {"gdp:level:more", PACE_ERR_NOTFOUND, "gdp:level@current"},
    {"gdp:level@current@", PACE_ERR_NOTFOUND, "no such price basis"},
    {"\xFFgdp", PACE_ERR_NOTFOUND, "\\xFF"},
};

static void test_keys(const pace_dataset *data)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const pace_measure *measure = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_status status = pace_dataset_measure(&measure, data, keys[i].key, &err);
        ENSURE(status == keys[i].code);
        ENSURE((status == PACE_OK) == (measure != NULL));
        if (!status && measure)
            ENSURE_TEXT(measure->key, keys[i].answer);
        else if (!strstr(err.text, keys[i].answer)) {
            fprintf(stderr, "%s: %s: %s, want %s\n", keys[i].key, err.where, err.text, keys[i].answer);
            test_failures++;
        }
    }
}

static void test_ids(const pace_dataset *data)
{
    const pace_indicator *indicator = NULL;
    const pace_plan *plan = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_indicator(&indicator, data, "jobs", &err));
    ENSURE_TEXT(indicator->id, "jobs");
    ENSURE(!pace_dataset_plan(&plan, data, "annual-2016", &err));
    ENSURE_TEXT(plan->id, "annual-2016");
    indicator = NULL;
    ENSURE(pace_dataset_indicator(&indicator, data, "job", &err) == PACE_ERR_NOTFOUND && !indicator);
    ENSURE_TEXT(err.text, "there is no indicator \"job\"; did you mean \"jobs\"?");
    ENSURE(pace_dataset_plan(&plan, data, "14th", &err) == PACE_ERR_NOTFOUND);
    ENSURE_TEXT(err.text, "there is no plan \"14th\"; did you mean \"12th\", \"13th\"?");
    ENSURE(pace_dataset_plan(&plan, data, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_dataset_indicator(&indicator, NULL, "jobs", NULL) == PACE_ERR_ARG);
}

static void test_targets(const pace_dataset *data)
{
    pace_target target;
    pace_error err = PACE_ERROR_INIT;
    memset(&target, 0x5A, sizeof target);
    ENSURE(pace_dataset_target(&target, data, "gdp", NULL, &err) == PACE_ERR_AMBIGUOUS);
    ENSURE_TEXT(err.where, "gdp");
    ENSURE(strstr(err.text, "13th level 2020, annual-2016 growth 2016") != NULL);
    ENSURE(pace_dataset_target(&target, data, "gdp", "12th", &err) == PACE_ERR_NOTFOUND);
    ENSURE(strstr(err.text, "no target in this plan; 13th level 2020") != NULL);
    ENSURE(pace_dataset_target(&target, data, "gdp", "16th", &err) == PACE_ERR_NOTFOUND);
    ENSURE(pace_dataset_target(&target, data, "rainfall", NULL, &err) == PACE_ERR_NOTFOUND);
    ENSURE(*(unsigned char *)&target == 0x5A); /* untouched on failure */
    ENSURE(!pace_dataset_target(&target, data, "jobs", "13th", &err));
    ENSURE_TEXT(target.indicator, "jobs");
}

static void test_parts(const pace_dataset *data)
{
    pace_parts_sum sum = {0, 0, 0, 0};
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_parts(&sum, data, "gdp:level@current", pace_year(2015), &err));
    ENSURE(sum.parts == 3);
    ENSURE_NEAR(sum.whole, 10905.6, 0.0);
    ENSURE_NEAR(sum.sum, 10904.5, 1e-9); /* 359 + 4981.5 + 5564 */
    ENSURE_NEAR(sum.remainder, 1.1, 1e-9);
    ENSURE(pace_dataset_parts(&sum, data, "gdp:level@current", pace_year(2009), &err) == PACE_ERR_NOTFOUND);
    ENSURE_TEXT(err.where, "farming:level@current");
    ENSURE(pace_dataset_parts(&sum, data, "gdp:growth", pace_year(2015), &err) == PACE_ERR_ARG);
    ENSURE(pace_dataset_parts(&sum, data, "high_tech_output", pace_year(2015), &err) == PACE_ERR_DATA);
    ENSURE(strstr(err.text, "overlap") != NULL);
    ENSURE(pace_dataset_parts(&sum, data, "jobs", pace_year(2015), &err) == PACE_ERR_NOTFOUND);
    ENSURE(sum.parts == 3);
}

static void test_words(void)
{
    ENSURE_TEXT(pace_measure_kind_name(PACE_LEVEL), "level");
    ENSURE_TEXT(pace_measure_kind_name(PACE_INDEX_NUMBER), "index");
    ENSURE_TEXT(pace_measure_kind_name(PACE_THRESHOLD), "threshold");
    ENSURE_TEXT(pace_role_name(PACE_TARGET_ROLE), "target");
    ENSURE_TEXT(pace_role_name(PACE_REFERENCE), "reference");
}

int main(void)
{
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_load(&data, TOWN, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    test_keys(data);
    test_ids(data);
    test_targets(data);
    test_parts(data);
    test_words();
    pace_dataset_free(data);
    return TEST_RESULT;
}
