/* pace report: a progress report. */
#include <string.h>
#include <pace/chart.h>
#include "cli/cli.h"
#include "cli/draw/verbs.h"

int verb_report(int argc, char **argv)
{
    cli_common common = {0};
    cli_list plans = {{0}, 0}, rulebooks = {{0}, 0};
    const char *operands[1];
    int count = 0;
    pace_error err = PACE_ERROR_INIT;
    const cli_option options[] = {{"plan", CLI_LIST, &plans, NULL}, {"rulebook", CLI_LIST, &rulebooks, NULL}};
    int code = cli_parse(argc, argv, options, 2, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("report: which data set? pace report DATASET -o report.html");
    if (!common.output)
        return cli_usage("report: where to? -o FILE.html, FILE.pdf, FILE.md, FILE.json or FOLDER/");
    cli_data data;
    pace_report *report = NULL;
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    opts.plans = plans.count ? plans.at : NULL;
    opts.plan_count = plans.count;
    opts.rulebooks = rulebooks.count ? rulebooks.at : NULL;
    opts.rulebook_count = rulebooks.count;
    code = cli_open(&data, operands[0], &common);
    cli_name_plans(&plans, &data);
    opts.lang = cli_lang(&common, data.view);
    if (!code && pace_report_new(&report, data.view, &opts, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code && pace_report_write(report, common.output, &err))
        code = cli_fail(err.code == PACE_ERR_UNSUPPORTED || err.code == PACE_ERR_ARG ? CLI_USAGE : CLI_OUTPUT, &err);
    if (!code)
        cli_tell(&data);
    pace_report_free(report);
    cli_close(&data);
    return code;
}
