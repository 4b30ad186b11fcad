/* From two arrays to a gap and a chart, against an installed pace. */
#include <pace/chart.h>
#include <pace/pace.h>
#include <stdio.h>

int main(void)
{
    pace_error err = PACE_ERROR_INIT;
    const double values[] = {7700, 8855};
    pace_series output = pace_series_of(values, 2, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    pace_chart *chart = pace_chart_new(800, 500);
    pace_buffer svg = PACE_BUFFER_INIT;
    pace_gap gap;

    if (pace_gap_assess(&gap, output, &target, NULL, &err))
        goto out;
    printf("needs %.2f%% a year, had %.2f%%\n", 100 * gap.required_rate, 100 * gap.actual_rate);
    pace_chart_line(chart, output, "actual");
    pace_chart_target_path(chart, &target, "plan");
    if (!pace_chart_render(&svg, chart, "svg", &err))
        printf("the chart has %zu bytes\n", svg.length);
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&svg);
    pace_chart_free(chart);
    return err.code != PACE_OK;
}
