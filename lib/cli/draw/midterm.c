/* pace midterm: the table of a mid-term evaluation. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <pace/chart.h>
#include "cli/cli.h"
#include "cli/draw/verbs.h"

typedef struct request {
    cli_common common;
    cli_list plans, fail_on;
    const char *path;
    double tolerance;
    const char *operands[CLI_LIST_MAX];
    int count;
    pace_gap_opts opts;
    unsigned fatal;
    const char *format, *lang;
} request;

/* --- the table for people ----------------------------------------------------------------------------------------- */

static bool is_chinese(const request *ask)
{
    return strcmp(ask->lang, "zh") == 0;
}

/* Six headings, the periods, five headings. */
static void heads(cli_table *table, const request *ask, pace_period first, int64_t periods)
{
    static const char *const before[2][4] = {{"indicator", "unit", "nature", "base"}, {"指标", "单位", "属性", "基期值"}};
    static const char *const after[2][5] = {{"target", "completion", "time", "conclusion", "projection"},
                                            {"目标值", "实现程度", "时间进度", "评估结论", "预测值"}};
    bool zh = is_chinese(ask);
    for (int c = 0; c < 4; c++)
        cli_table_cell(table, before[zh][c], c == 3);
    for (int64_t i = 0; i < periods; i++) {
        pace_period at = first;
        char text[PACE_PERIOD_SIZE] = "";
        if (!pace_period_add(&at, first, i, NULL))
            pace_period_print(text, at, ask->lang);
        cli_table_cell(table, text, true);
    }
    for (int c = 0; c < 5; c++)
        cli_table_cell(table, after[zh][c], c != 3);
}

/* "≥90", "about 6.5", "约6.5" */
static void put_figure(pace_buffer *cell, const request *ask, double value, pace_qualifier qualifier, int decimals)
{
    char text[PACE_FIXED_SIZE];
    const char *mark = pace_qualifier_mark(qualifier, ask->lang);
    size_t n = strlen(mark);
    pace_number_print_fixed(text, value, decimals, ',');
    pace_buffer_format(cell, "%s%s%s", mark, n && mark[n - 1] >= 'a' && mark[n - 1] <= 'z' ? " " : "", text);
}

static void marked(cli_table *table, const request *ask, double value, pace_qualifier qualifier, int decimals)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    if (!isnan(value))
        put_figure(&cell, ask, value, qualifier, decimals);
    cli_table_cell(table, cell.text ? cell.text : "", true);
    pace_buffer_clear(&cell);
}

static void dated(cli_table *table, const request *ask, pace_period period, double value, pace_qualifier qualifier, int decimals)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    char when[PACE_PERIOD_SIZE];
    if (!isnan(value)) {
        put_figure(&cell, ask, value, qualifier, decimals);
        pace_period_print(when, period, NULL);
        pace_buffer_format(&cell, " (%s)", when);
    }
    cli_table_cell(table, cell.text ? cell.text : "", true);
    pace_buffer_clear(&cell);
}

static void percent(cli_table *table, double fraction)
{
    char text[PACE_FIXED_SIZE + 2] = "";
    if (!isnan(fraction)) {
        pace_number_print_fixed(text, 100 * fraction, 1, 0);
        strcat(text, "%");
    }
    cli_table_cell(table, text, true);
}

static const char *nature_word(const request *ask, pace_nature nature)
{
    if (!is_chinese(ask))
        return pace_nature_name(nature);
    return nature == PACE_BINDING ? "约束性" : nature == PACE_ANTICIPATORY ? "预期性" : "";
}

static void conclusion(cli_table *table, const request *ask, unsigned verdicts)
{
    pace_buffer text = PACE_BUFFER_INIT;
    if (!verdicts || verdicts & (unsigned)(PACE_NO_DATA | PACE_NOT_COMPARABLE))
        pace_buffer_text(&text, is_chinese(ask) ? "无法评估" : "not assessable");
    else
        cli_verdict_words(&text, verdicts, ask->lang);
    cli_verdict_cell(table, &ask->common, verdicts, text.text ? text.text : "");
    pace_buffer_clear(&text);
}

/* Digits after the point that every printed figure of the row needs, up to four; what was computed has no digits of its own. */
static int printed_decimals(const pace_midterm_row *row, int64_t periods)
{
    const pace_gap *gap = row->gap;
    int most = gap->target.decimals > 0 && gap->target.decimals <= 4 ? gap->target.decimals : 0;
    for (int64_t i = -2; i < periods; i++) {
        double value = i == -2 ? gap->base : i == -1 ? gap->target_value : row->actual[i], step = 1;
        int decimals = 0;
        while (decimals < 5 && fabs(value * step - round(value * step)) > 1e-6) {
            decimals++;
            step *= 10;
        }
        most = decimals <= 4 && decimals > most ? decimals : most;
    }
    return most;
}

/* One digit more where a projection would look like a target that it misses. */
static int projection_decimals(const pace_midterm_row *row, int decimals)
{
    char a[PACE_FIXED_SIZE], b[PACE_FIXED_SIZE];
    bool rate = row->gap->target.unit.quantity == PACE_PERCENT;
    for (decimals = rate && !decimals ? 1 : decimals; decimals < 9; decimals++) {
        pace_number_print_fixed(a, row->projection, decimals, 0);
        pace_number_print_fixed(b, row->gap->target_value, decimals, 0);
        bool same = !(row->projection < row->gap->target_value || row->projection > row->gap->target_value);
        if (isnan(row->projection) || same || strcmp(a, b) != 0)
            break;
    }
    return decimals;
}

static void table_row(cli_table *table, const request *ask, const pace_midterm_row *row, const char *name, int64_t periods)
{
    const pace_gap *gap = row->gap;
    char unit[PACE_UNIT_SIZE] = "";
    int decimals = printed_decimals(row, periods);
    cli_table_cell(table, name, false);
    cli_table_cell(table, cli_target_unit(unit, &gap->target, ask->lang), false);
    cli_table_cell(table, nature_word(ask, gap->target.nature), false);
    dated(table, ask, gap->base_period, gap->base, gap->target.base_qualifier, decimals);
    for (int64_t i = 0; i < periods; i++)
        marked(table, ask, row->actual[i], (pace_qualifier)row->qualifier[i], decimals);
    if (gap->target.words)
        cli_table_cell(table, gap->target.words, true);
    else
        dated(table, ask, gap->target_period, gap->target_value, gap->target.qualifier, decimals);
    percent(table, row->completion);
    percent(table, row->elapsed);
    conclusion(table, ask, gap->verdicts);
    cli_table_number(table, row->projection, projection_decimals(row, decimals));
}

static pace_status print_table(pace_buffer *out, const request *ask, const pace_dataset *data, const pace_midterm *midterm, pace_error *err)
{
    int64_t periods = 0, count = 0;
    pace_period first = pace_midterm_periods(midterm, &periods);
    const pace_midterm_row *rows = pace_midterm_rows(midterm, &count);
    cli_table *table = cli_table_new((int)periods + 9);
    pace_status status = PACE_OK;
    heads(table, ask, first, periods);
    for (int64_t i = 0; i < count && !status; i++) {
        pace_buffer name = PACE_BUFFER_INIT;
        status = pace_midterm_name(&name, midterm, data, i, ask->lang, err);
        table_row(table, ask, &rows[i], name.text ? name.text : "", periods);
        pace_buffer_clear(&name);
    }
    cli_table_print(out, table, true);
    cli_table_free(table);
    pace_buffer_char(out, '\n');
    for (int64_t i = 0; i < count && !status; i++) {
        pace_buffer_format(out, "%ld. ", (long)i + 1);
        status = pace_midterm_name(out, midterm, data, i, ask->lang, err);
        pace_buffer_text(out, is_chinese(ask) ? "：" : ": ");
        size_t at = out->length;
        if (!status)
            status = pace_midterm_sentence(out, midterm, data, i, ask->lang, err);
        if (!status && at < out->length && out->text[at] >= 'A' && out->text[at] <= 'Z')
            out->text[at] = (char)(out->text[at] - 'A' + 'a'); /* it goes on behind the name */
        pace_buffer_char(out, '\n');
    }
    pace_buffer_char(out, '\n');
    if (!status)
        status = pace_midterm_summary(out, midterm, ask->lang, err);
    if (out->length && out->text[out->length - 1] != '\n')
        pace_buffer_char(out, '\n');
    return status;
}

/* --- the verb ---------------------------------------------------------------------------------------------------- */

/* --format, else what the ending of -o says. */
static const char *pick_format(const cli_common *common)
{
    static const char *const endings[][2] = {{".html", "html"}, {".htm", "html"}, {".md", "md"}, {".csv", "csv"}, {".json", "json"},
                                             {".txt", "table"}};
    size_t n = common->output ? strlen(common->output) : 0;
    for (size_t i = 0; !common->format && i < sizeof endings / sizeof *endings; i++) {
        size_t m = strlen(endings[i][0]);
        if (n > m && strcmp(common->output + n - m, endings[i][0]) == 0)
            return endings[i][1];
    }
    return cli_format(common, "table|csv|json|md|html", "csv");
}

/* Data alone say nothing of the whole; the other forms carry it in themselves. */
static int finish(const request *ask, const cli_data *data, const pace_midterm *midterm, pace_buffer *text)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer summary = PACE_BUFFER_INIT;
    int64_t count = 0, says = 0;
    unsigned seen = 0;
    const pace_midterm_row *rows = pace_midterm_rows(midterm, &count);
    int code = cli_deliver(&ask->common, text);
    for (int64_t i = 0; i < count; i++) {
        seen |= rows[i].gap->verdicts;
        says += cli_stands_somewhere(rows[i].gap) || !isnan(rows[i].completion);
    }
    if (code)
        return code;
    if (strcmp(ask->format, "csv") == 0 || strcmp(ask->format, "json") == 0) {
        if (pace_midterm_summary(&summary, midterm, ask->lang, &err))
            code = cli_fail(CLI_OUTPUT, &err);
        else
            cli_say_lines("", summary.text);
        pace_buffer_clear(&summary);
    }
    if (!code && (seen & ask->fatal))
        return CLI_FINDING;
    if (!code && count && !says)
        return cli_nothing(data, ask->operands[0], &ask->common);
    return !code && !count ? CLI_NOTHING : code;
}

/* Plans of one year count only where they are asked for, or where there are no others. */
static int make(pace_midterm **out, const request *ask, const pace_dataset *data)
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_filter filter = {ask->count > 1 ? ask->operands + 1 : NULL, ask->count - 1, ask->plans.count ? ask->plans.at : NULL,
                              ask->plans.count};
    const char *ids[CLI_LIST_MAX];
    int64_t rows = 0, plans = 0;
    if (pace_midterm_new(out, data, filter.indicators || filter.plans ? &filter : NULL, &ask->opts, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_plan *all = pace_dataset_plans(data, &plans);
    pace_midterm_rows(*out, &rows);
    if (rows || filter.plans || !plans || plans > CLI_LIST_MAX)
        return CLI_DONE;
    for (int64_t i = 0; i < plans; i++)
        ids[i] = all[i].id;
    filter.plans = ids;
    filter.plan_count = plans;
    pace_midterm_free(*out);
    *out = NULL;
    return pace_midterm_new(out, data, &filter, &ask->opts, &err) ? cli_fail(cli_code(&err), &err) : CLI_DONE;
}

static int evaluate(request *ask, const cli_data *opened)
{
    const pace_dataset *data = opened->view;
    pace_error err = PACE_ERROR_INIT;
    pace_midterm *midterm = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    int64_t count = 0;
    pace_status status = PACE_OK;
    ask->lang = cli_lang(&ask->common, data);
    int code = make(&midterm, ask, data);
    if (code)
        return code;
    pace_midterm_rows(midterm, &count);
    if (strcmp(ask->format, "table") == 0)
        status = print_table(&text, ask, data, midterm, &err);
    else
        status = pace_midterm_write(&text, midterm, data, ask->format, ask->lang, &err);
    if (status)
        code = cli_fail(CLI_OUTPUT, &err);
    else if (!count)
        cli_say("%s: no target of a plan of more than one year fits; --plan ID asks for a plan by name", ask->operands[0]);
    if (!code)
        cli_tell(opened);
    if (!code)
        code = finish(ask, opened, midterm, &text);
    pace_buffer_clear(&text);
    pace_midterm_free(midterm);
    return code;
}

int verb_midterm(int argc, char **argv)
{
    request ask = {.tolerance = 1, .opts = PACE_GAP_OPTS_INIT};
    const cli_option options[] = {
        {"plan", CLI_LIST, &ask.plans, NULL},
        {"path", CLI_TEXT, &ask.path, "linear|geometric"},
        {"tolerance", CLI_NUMBER, &ask.tolerance, NULL},
        {"fail-on", CLI_LIST, &ask.fail_on, NULL},
    };
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &ask.common, ask.operands, CLI_LIST_MAX, &ask.count);
    if (!code)
        code = cli_verdicts(&ask.fatal, &ask.fail_on);
    if (!code)
        code = cli_gap_opts(&ask.opts, ask.path, ask.tolerance);
    if (code)
        return code;
    ask.format = pick_format(&ask.common);
    if (!ask.format)
        return CLI_USAGE;
    if (cli_is_foreign(ask.common.output))
        return cli_usage("%s: midterm writes .html, .md, .csv and .json; spreadsheets open .csv with --bom, word processors .html",
                         ask.common.output);
    if (!ask.count)
        return cli_usage("midterm: which targets? pace midterm DATASET, or pace midterm TARGETS.csv --actuals ACTUALS.csv");
    cli_data data;
    ask.opts.at = ask.common.at;
    code = cli_open(&data, ask.operands[0], &ask.common);
    cli_name_plans(&ask.plans, &data);
    if (!code)
        code = evaluate(&ask, &data);
    cli_close(&data);
    return code;
}
