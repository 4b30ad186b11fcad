/* A progress report in Chinese, as known on a given day.
 * usage: progress_report DATASET OUT.html [YYYY-MM-DD] */
#include <pace/chart.h>
#include <pace/pace.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL, *view = NULL;
    pace_report *report = NULL;
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_clock clock = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    int64_t left_out = 0;

    if (argc < 3) {
        fprintf(stderr, "usage: progress_report DATASET OUT.html [YYYY-MM-DD]\n");
        return 2;
    }
    opts.lang = "zh";
    if ((argc > 3 && pace_period_parse(&clock.published_by, argv[3], strlen(argv[3]), NULL, &err)) ||
        pace_dataset_load(&data, argv[1], &err) ||
        pace_dataset_snapshot(&view, data, clock, &left_out, &err) ||
        pace_report_new(&report, view, &opts, &err) ||
        pace_report_write(report, argv[2], &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_report_free(report);
    pace_dataset_free(view);
    pace_dataset_free(data);
    return err.code != PACE_OK;
}
