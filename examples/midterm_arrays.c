/* From arrays to the mid-term evaluation of a five-year plan. Riverton is a made-up city, and so is every figure. */
#include <math.h>
#include <pace/pace.h>
#include <pace/report.h>
#include <stdio.h>

static const pace_unit yuan = {PACE_MONEY, PACE_FACTOR_ONE, 8, 0, "CNY"}, percent = {PACE_PERCENT, PACE_FACTOR_ONE, 0, 0, ""},
                       persons = {PACE_PERSONS, PACE_FACTOR_ONE, 4, 0, ""}, tonnes = {PACE_MASS, PACE_FACTOR_ONE, 4, 0, ""};
static const double gdp[] = {1000, 1070, 1144.9, 1225}, urban[] = {60, 61, 62, 63}, jobs[] = {NAN, 9, 10, 11},
                    forest[] = {40, 40.5, 41, 41.5}, coal[] = {40, 38, 37, 36}; /* 2020 to 2023 */

static void add(pace_builder *build, const char *name, const double *actual, pace_unit unit, pace_target_type type,
                pace_nature nature, pace_direction better, double goal)
{
    pace_indicator_opts opts = PACE_INDICATOR_OPTS_INIT;
    pace_series series = pace_series_of(actual, 4, pace_year(2020));
    pace_target target = pace_target_of(pace_year(2020), NAN, pace_year(2025), goal);
    opts.better = better;
    series.unit = unit;
    series.kind = type == PACE_TARGET_SHARE ? PACE_SHARE : PACE_LEVEL;
    target.type = type;
    target.nature = nature;
    pace_builder_indicator(build, name, NULL, &opts);
    pace_builder_series(build, name, series);
    pace_builder_target(build, name, "14th", &target);
}

int main(void)
{
    pace_builder *build = pace_builder_new("riverton", "en", "Riverton");
    pace_dataset *data = NULL;
    pace_midterm *midterm = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;

    pace_builder_source(build, "yearbook", "Riverton yearbook 2024", "2024-06");
    pace_builder_plan(build, "14th", "14th five-year plan", "2021-2025");
    add(build, "GDP", gdp, yuan, PACE_TARGET_LEVEL, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 1500);
    add(build, "Urban-share", urban, percent, PACE_TARGET_SHARE, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 65);
    add(build, "New-jobs", jobs, persons, PACE_TARGET_TOTAL, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 50);
    add(build, "Forest-cover", forest, percent, PACE_TARGET_SHARE, PACE_BINDING, PACE_UP_IS_GOOD, 42);
    add(build, "Coal-burnt", coal, tonnes, PACE_TARGET_LEVEL, PACE_BINDING, PACE_DOWN_IS_GOOD, 32);
    if (!pace_builder_end(&data, build, &err) && !pace_midterm_new(&midterm, data, NULL, NULL, &err) &&
        !pace_midterm_write(&text, midterm, data, "md", "en", &err))
        fputs(text.text, stdout);
    else
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&text);
    pace_midterm_free(midterm);
    pace_dataset_free(data);
    pace_builder_free(build);
    return err.code != PACE_OK;
}
