/* Names of targets' types, natures and paths; a target made by hand. */
#include "pace/target.h"
#include "test.h"

int main(void)
{
    static const char *const types[] = {"level",    "growth",     "average_growth", "total",   "count", "share",
                                        "multiple", "cumulative", "floor",          "ceiling", "rank",  "band",
                                        "binary",   "reduction"};
    pace_target_type type = PACE_TARGET_RANK;
    pace_error err = PACE_ERROR_INIT;
    for (int i = 0; i < 14; i++) {
        ENSURE_TEXT(pace_target_type_name((pace_target_type)i), types[i]);
        ENSURE(!pace_target_type_parse(&type, types[i], strlen(types[i]), NULL) && type == (pace_target_type)i);
    }
    ENSURE(pace_target_type_parse(&type, "goal", 4, &err) == PACE_ERR_PARSE && type == PACE_TARGET_REDUCTION);
    ENSURE(strstr(err.text, "\"goal\"") && strstr(err.text, "cumulative"));
    ENSURE(!pace_target_type_parse(&type, "coverage", 8, NULL) && type == PACE_TARGET_SHARE);
    ENSURE(pace_target_type_parse(NULL, "level", 5, NULL) == PACE_ERR_ARG);
    ENSURE_TEXT(pace_target_type_name((pace_target_type)14), "");
    ENSURE_TEXT(pace_nature_name(PACE_NATURE_UNSTATED), "");
    ENSURE_TEXT(pace_nature_name(PACE_BINDING), "binding");
    ENSURE_TEXT(pace_nature_name(PACE_ANTICIPATORY), "anticipatory");
    ENSURE_TEXT(pace_path_name(PACE_PATH_AUTO), "auto");
    ENSURE_TEXT(pace_path_name(PACE_PATH_LINEAR), "linear");
    ENSURE_TEXT(pace_path_name(PACE_PATH_GEOMETRIC), "geometric");
    ENSURE_TEXT(pace_path_name(PACE_PATH_GIVEN), "given");

    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    ENSURE(target.type == PACE_TARGET_LEVEL && target.better == PACE_UP_IS_GOOD && target.decimals == -1);
    ENSURE(pace_span_count(target.plan_span) == 5 && pace_period_same(target.plan_span.first, pace_year(2016)));
    ENSURE(isnan(target.value_high) && !target.relative_to && !target.origin && target.name[0] == '\0');
    ENSURE(pace_target_path(&target, PACE_STOCK_FLOW_NONE) == PACE_PATH_GEOMETRIC);
    target.unit.quantity = PACE_LENGTH;
    ENSURE(pace_target_path(&target, PACE_STOCK) == PACE_PATH_LINEAR);
    target.unit.quantity = PACE_MONEY;
    ENSURE(pace_target_path(&target, PACE_FLOW) == PACE_PATH_GEOMETRIC);
    target.type = PACE_TARGET_TOTAL;
    ENSURE(pace_target_path(&target, PACE_FLOW) == PACE_PATH_LINEAR);
    target.type = PACE_TARGET_MULTIPLE;
    target.unit.quantity = PACE_INDEX;
    ENSURE(pace_target_path(&target, PACE_FLOW) == PACE_PATH_GEOMETRIC);
    ENSURE(pace_target_path(&target, PACE_STOCK) == PACE_PATH_LINEAR);
    target.path = PACE_PATH_GEOMETRIC;
    ENSURE(pace_target_path(&target, PACE_STOCK) == PACE_PATH_GEOMETRIC);
    return TEST_RESULT;
}
