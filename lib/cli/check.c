/* pace check: the faults of a file, a line each. */
#include <string.h>
#include "cli/cli.h"

const char help_check[] =
    "usage: pace check FILE|DATASET [--text ID=FILE]... [--plan ID] [-o FILE]\n"
    "       pace check TARGETS.csv [--actuals ACTUALS.csv] [-o FILE]\n\n"
    "Reads a table or a data set to its end and lists all its faults, a line each: file, line, column, heading, what is wrong,\n"
    "what would be right. Exit 1 when there is one, 3 when it cannot be read at all. What was assumed goes to standard error.\n"
    "With --actuals, both tables are read, and targets without actual values are listed with the closest names.\n"
    "With a text, every figure that has a place in that document is looked up there. With a plan, yearly targets that do not\n"
    "suffice for the plan's own target are listed as well.\n\n"
    "  --actuals FILE  the actual values that belong to a table of targets\n"
    "  --encoding, --freq, --na   how the tables are to be read, where their content does not say\n\n"
    "Examples:\n"
    "  pace check targets.csv --actuals actuals.csv --encoding GB18030\n"
    "  pace check data/wuhan.json --text wuhan-articles=report.txt\n"
    "  pace check figures.csv --freq A\n";

static int report_faults(const cli_common *common, pace_buffer *lines, int64_t faults, const char *path)
{
    int code = cli_deliver(common, lines);
    if (code)
        return code;
    if (faults)
        cli_say("%s: %lld %s", path, (long long)faults, faults == 1 ? "fault" : "faults");
    return faults ? CLI_FINDING : CLI_DONE;
}

/* Once more, for what was assumed; a pipe has nothing left to read. */
static void say_assumptions(const char *path, const cli_common *common)
{
    pace_panel *panel = NULL;
    pace_read_opts opts = cli_read_opts(common);
    if (cli_reads_twice(path) && !pace_panel_load(&panel, path, &opts, NULL))
        cli_say_lines(path, pace_panel_assumptions(panel));
    pace_panel_free(panel);
}

static int check_table(const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_read_opts opts = cli_read_opts(common);
    int64_t faults = 0;
    int code;
    if (pace_panel_check(&lines, &faults, path, &opts, &err))
        code = cli_fail(CLI_INPUT, &err);
    else
        code = report_faults(common, &lines, faults, path);
    if (!code)
        say_assumptions(path, common);
    pace_buffer_clear(&lines);
    return code;
}

/* What is not even text has no faults to list. */
static bool is_text(const char *path, const cli_common *common)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    bool yes = common->encoding || !cli_reads_twice(path) || pace_file_read(&bytes, path, NULL) ||
               pace_text_valid(bytes.text ? bytes.text : "", bytes.length) == bytes.length;
    pace_buffer_clear(&bytes);
    return yes;
}

/* All that is noted and does not stand among the lines already. */
static void say_notes(const char *path, const cli_common *common, const char *lines)
{
    pace_dataset *data = NULL;
    pace_buffer notes = PACE_BUFFER_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    if (cli_reads_twice(path) && (!common->actuals || cli_reads_twice(common->actuals)) &&
        !pace_tables_load(&data, &notes, path, common->actuals, &opts, NULL)) {
        for (char *at = notes.text; at && *at;) {
            size_t n = strcspn(at, "\n");
            char *next = at + n + (at[n] == '\n');
            at[n] = '\0';
            if (!lines || !strstr(lines, at))
                cli_say_notes(at, 0);
            at = next;
        }
    }
    pace_dataset_free(data);
    pace_buffer_clear(&notes);
}

static int check_tables(const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_dataset *data = NULL;
    pace_tables_opts opts = cli_tables_opts(common);
    int64_t faults = 0;
    int code = CLI_DONE;
    if (common->actuals && strcmp(path, "-") == 0 && strcmp(common->actuals, "-") == 0)
        return cli_usage("two tables cannot both come from standard input; name a file for one of them");
    if ((!is_text(path, common) || (common->actuals && !is_text(common->actuals, common))) &&
        pace_tables_load(&data, NULL, path, common->actuals, &opts, &err))
        return cli_fail(CLI_INPUT, &err);
    pace_dataset_free(data);
    if (pace_tables_check(&lines, &faults, path, common->actuals, &opts, &err))
        code = cli_fail(cli_code(&err), &err);
    else
        code = report_faults(common, &lines, faults, path);
    if (!code)
        say_notes(path, common, lines.text);
    pace_buffer_clear(&lines);
    return code;
}

/* Yearly targets that fall short of what the plan's own target needs. */
static int check_links(pace_buffer *lines, int64_t *faults, const pace_dataset *data, const cli_list *plans, const char *path)
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_table *table = NULL;
    int64_t count = 0;
    for (int64_t i = 0; i < plans->count; i++) {
        const pace_plan *plan = NULL;
        if (pace_dataset_plan(&plan, data, plans->at[i], &err))
            return cli_fail(cli_code(&err), &err);
    }
    if (!plans->count)
        return CLI_DONE;
    if (pace_gap_table_new(&table, data, NULL, NULL, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_link *links = pace_gap_table_links(table, &count);
    for (int64_t i = 0; i < count; i++) {
        for (int64_t k = 0; k < plans->count; k++) {
            if (links[i].enough || strcmp(links[i].plan->target.plan_id, plans->at[k]) != 0)
                continue;
            pace_buffer_format(lines, "%s: %s: the target of %s, ", path, links[i].plan->target.indicator, links[i].yearly->target.plan_id);
            pace_buffer_fixed(lines, links[i].yearly->target_value, 2);
            pace_buffer_format(lines, " %%, falls short of what %s needs, ", plans->at[k]);
            pace_buffer_fixed(lines, 100 * links[i].required, 2);
            pace_buffer_text(lines, " % a year\n");
            (*faults)++;
        }
    }
    pace_gap_table_free(table);
    return CLI_DONE;
}

static int check_dataset(const char *path, const cli_common *common, const cli_list *plans)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer lines = PACE_BUFFER_INIT;
    int64_t faults = 0, more = 0, looked_up = 0;
    int code = CLI_DONE;
    if (pace_dataset_check(&lines, &faults, path, &err))
        code = cli_fail(CLI_INPUT, &err);
    if (!code && !faults && (common->text.count || plans->count)) {
        cli_data data;
        code = cli_open(&data, path, common);
        if (!code && common->text.count) {
            if (pace_dataset_check_text(&lines, &more, &looked_up, data.base, &err))
                code = cli_fail(cli_code(&err), &err);
            else
                cli_say("%s: %lld figures looked up in the text, %lld not found there", path, (long long)looked_up, (long long)more);
        }
        if (!code)
            code = check_links(&lines, &more, data.view, plans, path);
        cli_close(&data);
    }
    if (!code)
        code = report_faults(common, &lines, faults + more, path);
    pace_buffer_clear(&lines);
    return code;
}

int verb_check(int argc, char **argv)
{
    cli_common common = {0};
    cli_list plans = {{0}, 0};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {{"plan", CLI_LIST, &plans, NULL}};
    int code = cli_parse(argc, argv, options, 1, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("check: which file? pace check FILE");
    if (common.format)
        return cli_usage("check prints lines; it has no --format");
    cli_form form = cli_form_of(operands[0], &common);
    if (form == CLI_DATASET && common.actuals)
        return cli_usage("%s is a data set, which holds its actual values; --actuals goes with a table of targets", operands[0]);
    if (form == CLI_DATASET)
        return check_dataset(operands[0], &common, &plans);
    if (common.text.count || plans.count)
        return cli_usage("--text and --plan are for a data set; %s is a plain table", operands[0]);
    return form == CLI_TARGETS ? check_tables(operands[0], &common) : check_table(operands[0], &common);
}
