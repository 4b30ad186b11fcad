/* pace check: the faults of a file, a line each. */
#include <string.h>
#include "cli/cli.h"

const char help_check[] =
    "usage: pace check FILE|DATASET [--text ID=FILE]... [--plan ID|all]... [--lang zh|en] [-o FILE]\n"
    "       pace check TARGETS.csv [--actuals ACTUALS.csv] [--plan ID|all]... [--lang zh|en] [-o FILE]\n\n"
    "Reads a table or a data set to its end and lists all its faults, a line each: file, line, column, heading, what is wrong,\n"
    "what would be right. Exit 1 when there is one, 3 when it cannot be read at all. What was assumed goes to standard error.\n"
    "With --actuals, both tables are read, and targets without actual values are listed with the closest names.\n"
    "With a text, every figure that has a place in that document is looked up there.\n"
    "With a plan, what its figures say together: yearly targets against the end target, totals against years and past flows,\n"
    "counts against rates, shares and parts against wholes, implied earlier levels, implied prices; each with its arithmetic.\n"
    "A line is `FILE: conflict|remark: INDICATOR: sentence`; a conflict cannot hold and is a fault, a remark is not.\n\n"
    "  --actuals FILE  the actual values that belong to a table of targets\n"
    "  --plan ID       the plan to be held against itself (may come again); all = every plan\n"
    "  --lang zh|en    language of these sentences\n"
    "  --encoding, --freq, --na   how the tables are to be read, where their content does not say\n\n"
    "Examples:\n"
    "  pace check targets.csv --actuals actuals.csv --encoding GB18030\n"
    "  pace check data/wuhan.json --text wuhan-articles=report.txt\n"
    "  pace check data/wuhan.json --plan 13th-fyp --lang zh\n"
    "  pace check figures.csv --freq A\n";

/* Fewer lines than a heading and a row: nothing that could be read. JSON may stand on one line, and in an encoding with NULs
 * lines are not counted. */
static bool is_empty(const char *path)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    bool full = !cli_reads_twice(path) || pace_file_read(&bytes, path, NULL) != PACE_OK;
    size_t i = bytes.length >= 3 && memcmp(bytes.text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    int rows = 0;
    for (bool seen = false; !full && i < bytes.length; i++) {
        unsigned char c = (unsigned char)bytes.text[i];
        if (c == '\n' || c == '\r') {
            seen = false;
        } else if (c > ' ' && !seen) {
            full = full || c == '{' || c == '[';
            seen = true;
            rows += c != '#';
        }
        full = full || rows > 1 || c == '\0';
    }
    pace_buffer_clear(&bytes);
    return !full;
}

static int report_faults(const cli_common *common, pace_buffer *lines, int64_t faults, const char *path)
{
    int code = cli_deliver(common, lines);
    if (code)
        return code;
    if (faults)
        cli_say("%s%s%s: %lld %s", path, common->actuals ? " and " : "", common->actuals ? common->actuals : "", (long long)faults,
                faults == 1 ? "fault" : "faults");
    if (faults && (is_empty(path) || (common->actuals && is_empty(common->actuals))))
        return CLI_INPUT;
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
        code = cli_fail_to_read(&err, common);
    else
        code = report_faults(common, &lines, faults, path);
    if (!code)
        say_assumptions(path, common);
    pace_buffer_clear(&lines);
    return code;
}

static bool is_named_utf8(const char *encoding)
{
    char plain[8] = "";
    size_t n = 0;
    for (; *encoding && n < sizeof plain - 1; encoding++)
        if (*encoding != '-' && *encoding != '_')
            plain[n++] = (char)(*encoding >= 'a' && *encoding <= 'z' ? *encoding - 'a' + 'A' : *encoding);
    return strcmp(plain, "UTF8") == 0;
}

/* What is not even text has no faults to list. */
static bool is_text(const char *path, const cli_common *common)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    bool yes = (common->encoding && !is_named_utf8(common->encoding)) || !cli_reads_twice(path) || pace_file_read(&bytes, path, NULL) ||
               pace_text_valid(bytes.text ? bytes.text : "", bytes.length) == bytes.length;
    pace_buffer_clear(&bytes);
    return yes;
}

/* All that is noted and does not stand among the lines already. */
static void say_notes(const char *path, const cli_common *common, const char *lines)
{
    pace_dataset *data = NULL;
    pace_buffer notes = PACE_BUFFER_INIT, rest = PACE_BUFFER_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    if (cli_reads_twice(path) && (!common->actuals || cli_reads_twice(common->actuals)) &&
        !pace_tables_load(&data, &notes, path, common->actuals, &opts, NULL)) {
        for (const char *at = notes.text; at && *at;) {
            size_t n = strcspn(at, "\n");
            pace_buffer one = PACE_BUFFER_INIT;
            pace_buffer_bytes(&one, at, n);
            if (!lines || !one.text || !strstr(lines, one.text))
                pace_buffer_format(&rest, "%s\n", one.text ? one.text : "");
            pace_buffer_clear(&one);
            at += n + (at[n] == '\n');
        }
        cli_say_notes(rest.text);
    }
    pace_buffer_clear(&rest);
    pace_dataset_free(data);
    pace_buffer_clear(&notes);
}

/* Whether the plans agree with themselves, with each other and with the data; only what cannot hold together is a fault. */
static int check_plans(pace_buffer *lines, int64_t *faults, const cli_data *data, const cli_common *common, cli_list *plans,
                       const char *path)
{
    pace_error err = PACE_ERROR_INIT;
    pace_coherence *found = NULL;
    int64_t count = 0;
    bool every = false, zh = strcmp(cli_lang(common, data->view), "zh") == 0;
    cli_name_plans(plans, data);
    for (int64_t i = 0; i < plans->count; i++)
        every = every || strcmp(plans->at[i], "all") == 0;
    if (!plans->count)
        return CLI_DONE;
    if (pace_coherence_new(&found, data->view, every ? NULL : plans->at, every ? 0 : plans->count, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_coherence_row *rows = pace_coherence_rows(found, &count);
    for (int64_t i = 0; i < count; i++)
        pace_buffer_format(lines, "%s: %s: %s: %s\n", path, rows[i].conflict ? "conflict" : "remark", rows[i].indicator,
                           zh ? rows[i].zh : rows[i].en);
    int64_t conflicts = pace_coherence_conflicts(found), remarks = count - conflicts;
    cli_say("%s: %lld %s, %lld %s", path, (long long)conflicts, conflicts == 1 ? "conflict" : "conflicts", (long long)remarks,
            remarks == 1 ? "remark" : "remarks");
    *faults += conflicts;
    pace_coherence_free(found);
    return CLI_DONE;
}

static int check_plans_of_tables(pace_buffer *lines, int64_t *faults, const cli_common *common, cli_list *plans, const char *path)
{
    cli_data data = {0};
    if (!cli_reads_twice(path) || (common->actuals && !cli_reads_twice(common->actuals)))
        return cli_usage("--plan reads the tables once more; name files, not standard input or a pipe");
    int code = cli_open(&data, path, common);
    if (!code)
        code = check_plans(lines, faults, &data, common, plans, path);
    cli_close(&data);
    return code;
}

static int check_tables(const char *path, const cli_common *common, cli_list *plans)
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
        return cli_fail_to_read(&err, common);
    pace_dataset_free(data);
    if (pace_tables_check(&lines, &faults, path, common->actuals, &opts, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code && !faults && plans->count)
        code = check_plans_of_tables(&lines, &faults, common, plans, path);
    if (!code)
        code = report_faults(common, &lines, faults, path);
    if (code == CLI_DONE || code == CLI_FINDING)
        say_notes(path, common, lines.text);
    pace_buffer_clear(&lines);
    return code;
}

static int check_dataset(const char *path, const cli_common *common, cli_list *plans)
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
            code = check_plans(&lines, &more, &data, common, plans, path);
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
    if (common.text.count || (plans.count && form != CLI_TARGETS))
        return cli_usage(common.text.count ? "--text is for a data set; %s is a plain table" : "--plan is for targets; %s is a plain table", operands[0]);
    return form == CLI_TARGETS ? check_tables(operands[0], &common, &plans) : check_table(operands[0], &common);
}
