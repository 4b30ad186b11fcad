/* pace init: a starter to fill with one's own figures. */
#include <string.h>
#include "cli/init.h"

const char help_init[] =
    "usage: pace init DIR [--plan 2021-2025] [--lang zh|en] [--bom]\n\n"
    "Makes a folder with two small tables of a made-up city, targets.csv and actuals.csv, with comments; dataset.json, the same\n"
    "as a data set, which also has room for sources, documents and revisions; and README.txt with the commands to run. It runs\n"
    "as it is: cd DIR && pace midterm targets.csv --actuals actuals.csv. Then put your own figures in place of the made-up ones.\n"
    "DIR must not exist, or be empty: nothing is ever overwritten.\n\n"
    "  --plan SPAN     the years of the plan, 1 to 30; the year before them is the base (2021-2025)\n"
    "  --lang zh|en    language of headings, names and comments (en)\n"
    "  --bom           a mark before the two tables, for spreadsheet programs that need one\n\n"
    "Examples:\n"
    "  pace init my-plan\n"
    "  pace init mid-term --plan 2021-2025 --lang zh --bom\n"
    "  pace init next-plan --plan 2026-2030\n";

static int parse_plan(init_plan *plan, const char *text)
{
    pace_error err = PACE_ERROR_INIT;
    pace_span span;
    if (pace_span_parse(&span, text, strlen(text), NULL, &err))
        return cli_usage("--plan: %s", err.text);
    int64_t years = pace_span_count(span);
    if (!pace_span_is_closed(span) || span.first.freq != PACE_ANNUAL || years < 1 || years > 30 || pace_period_year(span.first) < 2)
        return cli_usage("--plan: '%s' is no span of 1 to 30 years, such as 2021-2025", text);
    plan->base = pace_period_year(span.first) - 1;
    plan->years = (int)years;
    plan->known = plan->years / 2 + 1 < plan->years ? plan->years / 2 + 1 : plan->years;
    return CLI_DONE;
}

/* The data set is what the two tables say, so that all three agree. */
static int make_dataset(pace_buffer *out, const pace_buffer *targets, const pace_buffer *actuals, const init_plan *plan)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    pace_table_text first = {targets->text, targets->length, "targets.csv"}, second = {actuals->text, actuals->length, "actuals.csv"};
    int code = CLI_DONE;
    opts.id = "starter";
    opts.name = init_names[plan->zh];
    opts.lang = plan->zh ? "zh" : "en";
    if (pace_tables_read(&data, NULL, &first, &second, &opts, &err) || pace_dataset_write(out, data, &err))
        code = cli_fail(CLI_OUTPUT, &err);
    pace_dataset_free(data);
    return code;
}

static int make(const char *folder, const init_plan *plan, bool bom)
{
    pace_buffer targets = PACE_BUFFER_INIT, actuals = PACE_BUFFER_INIT, dataset = PACE_BUFFER_INIT, readme = PACE_BUFFER_INIT;
    const cli_file files[] = {{"targets.csv", &targets}, {"actuals.csv", &actuals}, {"dataset.json", &dataset}, {"README.txt", &readme}};
    if (bom) {
        pace_buffer_bytes(&targets, "\xEF\xBB\xBF", 3);
        pace_buffer_bytes(&actuals, "\xEF\xBB\xBF", 3);
    }
    init_targets(&targets, plan);
    init_actuals(&actuals, plan);
    init_readme(&readme, plan);
    int code = targets.status || actuals.status || readme.status ? cli_usage("out of memory") : CLI_DONE;
    if (!code)
        code = make_dataset(&dataset, &targets, &actuals, plan);
    if (!code)
        code = cli_deliver_folder(folder, files, (int)(sizeof files / sizeof *files), false);
    if (!code)
        cli_say("%s holds targets.csv, actuals.csv, dataset.json and README.txt; next: cd %s && pace midterm targets.csv --actuals actuals.csv",
                folder, folder);
    pace_buffer_clear(&targets);
    pace_buffer_clear(&actuals);
    pace_buffer_clear(&dataset);
    pace_buffer_clear(&readme);
    return code;
}

int verb_init(int argc, char **argv)
{
    cli_common common = {0};
    const char *span = "2021-2025", *operands[1];
    init_plan plan;
    int count = 0;
    const cli_option options[] = {{"plan", CLI_TEXT, &span, NULL}};
    int code = cli_parse(argc, argv, options, 1, &common, operands, 1, &count);
    if (!code)
        code = parse_plan(&plan, span);
    if (code)
        return code;
    if (count != 1 || strcmp(operands[0], "-") == 0)
        return cli_usage("init: which folder? pace init DIR");
    if (common.output || common.format)
        return cli_usage("init makes the folder that it is given; it has no -o and no --format");
    plan.zh = common.lang && strcmp(common.lang, "zh") == 0;
    return make(operands[0], &plan, common.bom);
}
