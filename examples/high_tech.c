/* A data set, a series, its target, the gap, and a chart.
 * usage: high_tech [DATASET [CHART]] */
#include <pace/chart.h>
#include <pace/pace.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "data/wuhan.json";
    const char *picture = argc > 2 ? argv[2] : "high-tech.svg";
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_series output;
    pace_target target;
    pace_gap gap;

    if (pace_dataset_load(&data, path, &err) ||
        pace_dataset_series(&output, data, "high_tech_output:level", &err) ||
        pace_dataset_target(&target, data, "high_tech_output", "13th-fyp", &err) ||
        pace_gap_assess(&gap, output, &target, NULL, &err))
        goto out;
    printf("needs %.2f%% a year to reach %g in 2020\n", 100 * gap.required_rate, target.value);
    pace_chart_line(chart, output, "actual");
    pace_chart_target_path(chart, &target, "13th plan");
    if (!pace_chart_write(chart, picture, &err))
        puts(picture);
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_chart_free(chart);
    pace_dataset_free(data);
    return err.code != PACE_OK;
}
