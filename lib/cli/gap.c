/* pace gap: distance to target, a row a target. */
#include <math.h>
#include <string.h>
#include "cli/cli.h"

const char help_gap[] =
    "usage: pace gap DATASET [INDICATOR...] [--plan ID] [--at PERIOD] [--published-by DATE] [--path linear|geometric]\n"
    "                [--tolerance PCT] [--fail-on VERDICT,...] [--text ID=FILE] [--format table|csv|json|md] [-o FILE]\n"
    "       pace gap TARGETS.csv --actuals ACTUALS.csv [INDICATOR...] [the same options]\n"
    "       pace gap --base PERIOD=VALUE --target PERIOD=VALUE [--latest PERIOD=VALUE]\n\n"
    "Where each target stands: the value on its path, the gap, the pace that was needed, the pace that was kept, the pace that\n"
    "remains, and a verdict: met, ahead, on_track, behind, missed, no_data, not_comparable; where figures are bounds, the\n"
    "verdicts that remain, joined by '|'. A field that the data do not determine is empty; --format json says why.\n\n"
    "  --actuals FILE       the actual values, where the first file is a table of targets; pace(1) has its columns\n"
    "  --plan ID            only the targets of this plan (may come again)\n"
    "  --at PERIOD          the latest observation not after this period\n"
    "  --published-by DATE  the data as published by this day\n"
    "  --path HOW           linear or geometric for every target, in place of its own\n"
    "  --tolerance PCT      band of on_track for levels, percent of the path value (1)\n"
    "  --fail-on LIST       exit 1 when a row has one of these verdicts\n"
    "  --lang zh|en         words of the table\n"
    "  --encoding NAME      of the two tables where it is not UTF-8: GB18030, GBK ...\n"
    "  --text ID=FILE       the text of a document, so that --format json quotes the sentence around each figure\n\n"
    "Examples:\n"
    "  pace gap targets.csv --actuals actuals.csv --encoding GB18030\n"
    "  pace gap data/wuhan.json high_tech_output --published-by 2016-01-31 --format json\n"
    "  pace gap --base 2015=7700 --target 2020=16500 --latest 2016=8855\n";

typedef struct point {
    pace_period period;
    double value;
} point;

typedef struct request {
    cli_common common;
    cli_list plans, fail_on;
    const char *path, *base, *target, *latest;
    const char *lang; /* of the table */
    double tolerance;
    const char *operands[CLI_LIST_MAX];
    int count;
    pace_gap_opts opts;
    unsigned fatal;
    const char *format;
} request;

static int parse_point(point *out, const char *option, const char *text)
{
    pace_error err = PACE_ERROR_INIT;
    const char *equals = strchr(text, '=');
    if (!equals)
        return cli_usage("--%s: '%s' is not PERIOD=VALUE, such as 2015=7700", option, text);
    if (pace_period_parse(&out->period, text, (size_t)(equals - text), NULL, &err) ||
        cli_number(&out->value, equals + 1, &err))
        return cli_usage("--%s: %s", option, err.text);
    return CLI_DONE;
}

/* --- the table for people ----------------------------------------------------------------------------------------- */

static bool is_chinese(const request *ask)
{
    return strcmp(ask->lang, "zh") == 0;
}

static void period_value(cli_table *table, pace_period period, double value, int decimals)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    char text[PACE_FIXED_SIZE], when[PACE_PERIOD_SIZE];
    if (!isnan(value)) {
        pace_number_print_fixed(text, value, decimals, ',');
        pace_period_print(when, period, NULL);
        pace_buffer_format(&cell, "%s (%s)", text, when);
    }
    cli_table_cell(table, cell.text ? cell.text : "", true);
    pace_buffer_clear(&cell);
}

static void table_row(cli_table *table, const request *ask, const pace_dataset *data, const pace_gap *row)
{
    pace_buffer words = PACE_BUFFER_INIT;
    char unit[PACE_UNIT_SIZE] = "";
    int decimals = cli_decimals(row);
    cli_table_cell(table, pace_dataset_target_name(data, &row->target, ask->lang), false);
    cli_table_cell(table, row->target.plan_id ? row->target.plan_id : "", false);
    cli_table_cell(table, cli_target_unit(unit, &row->target, ask->lang), false);
    period_value(table, row->base_period, row->base, decimals);
    period_value(table, row->latest_period, row->latest, decimals);
    cli_table_number(table, row->path_value, decimals);
    period_value(table, row->target_period, row->target_value, decimals);
    cli_table_number(table, row->gap, decimals);
    cli_table_number(table, 100 * row->required_rate, 2);
    cli_table_number(table, 100 * row->actual_rate, 2);
    cli_table_number(table, 100 * row->remaining_rate, 2);
    cli_verdict_words(&words, row->verdicts, ask->lang);
    cli_verdict_cell(table, &ask->common, row->verdicts, words.text ? words.text : "");
    pace_buffer_clear(&words);
}

/* What must be said with a row stands under the table. */
static void print_notes(pace_buffer *out, const request *ask, const pace_gap *row)
{
    for (unsigned bit = 1, any = 0; bit <= row->caveats; bit <<= 1) {
        if (!(row->caveats & bit))
            continue;
        if (any++)
            pace_buffer_text(out, is_chinese(ask) ? "；" : "; ");
        else
            pace_buffer_format(out, "%s %s: ", row->target.indicator ? row->target.indicator : "", row->target.plan_id ? row->target.plan_id : "");
        pace_buffer_text(out, pace_caveat_text(bit, ask->lang));
    }
    if (row->caveats)
        pace_buffer_char(out, '\n');
}

/* What was to be reached on the way. */
static void print_milestones(pace_buffer *out, const request *ask, const pace_gap *row)
{
    for (int64_t i = 0; i < row->target.milestone_count; i++) {
        pace_gap milestone;
        if (pace_gap_milestone(&milestone, row, i, &ask->opts, NULL))
            continue;
        pace_buffer_format(out, "%s %s: ", row->target.indicator ? row->target.indicator : "", row->target.plan_id ? row->target.plan_id : "");
        pace_gap_milestone_print(out, &milestone, ask->lang);
        pace_buffer_char(out, '\n');
    }
}

static void print_table(pace_buffer *out, const request *ask, const pace_dataset *data, const pace_gap *rows, int64_t count)
{
    enum { COLUMNS = 12 };
    static const char *const heads[2][COLUMNS] = {
        {"target of", "plan", "unit", "base", "latest", "path", "target", "gap", "needed %/a", "kept %/a", "remains %/a", "verdict"},
        {"指标", "规划", "单位", "基期值", "最新值", "路径值", "目标值", "差距", "所需年均%", "实际年均%", "今后须年均%", "评估结论"}};
    cli_table *table = cli_table_new(COLUMNS);
    for (int c = 0; c < COLUMNS; c++)
        cli_table_cell(table, heads[is_chinese(ask)][c], c >= 3 && c < 11);
    for (int64_t i = 0; i < count; i++)
        table_row(table, ask, data, &rows[i]);
    cli_table_print(out, table, true);
    cli_table_free(table);
    for (int64_t i = 0; i < count; i++) {
        print_milestones(out, ask, &rows[i]);
        print_notes(out, ask, &rows[i]);
    }
}

/* --- the two forms ------------------------------------------------------------------------------------------------- */

static int finish(const request *ask, pace_buffer *text, const cli_data *data, const pace_gap *rows, int64_t count)
{
    if (data)
        cli_tell(data);
    int code = cli_deliver(&ask->common, text);
    int64_t assessed = 0, computed = 0, noted = 0, stands = 0;
    unsigned seen = 0;
    for (int64_t i = 0; i < count; i++) {
        seen |= rows[i].verdicts;
        computed += cli_says_something(&rows[i]);
        stands += cli_stands_somewhere(&rows[i]);
        noted += rows[i].caveats != 0;
        assessed += (rows[i].verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
    }
    if (code)
        return code;
    if (noted && strcmp(ask->format, "csv") == 0)
        cli_say("%lld %s with a caveat (price basis, vintage, reliability ...): --format json and table say which", (long long)noted,
                noted == 1 ? "row comes" : "rows come");
    if (count > 1)
        cli_say("%lld of %lld targets can be assessed from these data", (long long)assessed, (long long)count);
    if (seen & ask->fatal)
        return CLI_FINDING;
    if (count && data && data->from_tables && !stands)
        return cli_nothing(data, ask->operands[0], &ask->common);
    return count && !computed ? CLI_NOTHING : CLI_DONE;
}

static int gap_of_points(const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    point base, goal, latest = {PACE_PERIOD_NONE, (double)NAN};
    pace_buffer text = PACE_BUFFER_INIT;
    pace_gap row;
    int64_t n = 1, over = 0;
    int code = parse_point(&base, "base", ask->base);
    if (!code)
        code = parse_point(&goal, "target", ask->target);
    if (!code && ask->latest)
        code = parse_point(&latest, "latest", ask->latest);
    if (code)
        return code;
    if (ask->latest && (pace_period_diff(&n, latest.period, base.period, &err) || n < 0 || n > 9998))
        return cli_usage("--latest: a period of the base's frequency, not before it");
    if (ask->latest && (pace_period_diff(&over, latest.period, goal.period, &err) || over > 0))
        return cli_usage("--latest: a period not after the target's; a later one says nothing about it");
    double values[9999];
    for (int64_t i = 0; i <= n; i++)
        values[i] = (double)NAN;
    values[0] = base.value;
    if (ask->latest)
        values[n] = latest.value;
    pace_series series = pace_series_of(values, ask->latest ? n + 1 : 1, base.period);
    series.better = goal.value < base.value ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
    pace_target target = pace_target_of(base.period, base.value, goal.period, goal.value);
    target.better = series.better;
    if (pace_gap_assess(&row, series, &target, &ask->opts, &err))
        return cli_usage("%s", err.text);
    if (strcmp(ask->format, "table") == 0)
        print_table(&text, ask, NULL, &row, 1);
    else if (pace_gap_write_rows(&text, &row, 1, ask->format, &err))
        code = cli_fail(CLI_OUTPUT, &err);
    if (!code)
        code = finish(ask, &text, NULL, &row, 1);
    pace_buffer_clear(&text);
    return code;
}

static int gap_of_dataset(request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    cli_data data;
    pace_gap_table *table = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_gap_filter filter = {ask->operands + 1, ask->count - 1, ask->plans.at, ask->plans.count};
    int64_t count = 0;
    if (!filter.indicator_count)
        filter.indicators = NULL;
    if (!filter.plan_count)
        filter.plans = NULL;
    int code = cli_open(&data, ask->operands[0], &ask->common);
    cli_name_plans(&ask->plans, &data);
    pace_exec threads = data.pool ? pace_pool_exec(data.pool) : (pace_exec){NULL, NULL};
    ask->opts.exec = data.pool ? &threads : NULL;
    if (!code && pace_gap_table_new(&table, data.view, &filter, &ask->opts, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code) {
        ask->lang = cli_lang(&ask->common, data.view);
        const pace_gap *rows = pace_gap_table_rows(table, &count);
        if (strcmp(ask->format, "table") == 0)
            print_table(&text, ask, data.view, rows, count);
        else if (pace_gap_write(&text, data.view, table, ask->format, &err))
            code = cli_fail(CLI_OUTPUT, &err);
        if (!code && !count)
            cli_say(pace_period_is_set(ask->common.published_by) ? "%s: no such target was published by then"
                                                                  : "%s: no target fits these names", ask->operands[0]);
        if (!code)
            code = finish(ask, &text, &data, rows, count);
        if (!code && !count)
            code = CLI_NOTHING;
    }
    pace_buffer_clear(&text);
    pace_gap_table_free(table);
    cli_close(&data);
    return code;
}

int verb_gap(int argc, char **argv)
{
    request ask = {.tolerance = 1, .opts = PACE_GAP_OPTS_INIT};
    const cli_option options[] = {
        {"plan", CLI_LIST, &ask.plans, NULL},
        {"path", CLI_TEXT, &ask.path, "linear|geometric"},
        {"tolerance", CLI_NUMBER, &ask.tolerance, NULL},
        {"fail-on", CLI_LIST, &ask.fail_on, NULL},
        {"base", CLI_TEXT, &ask.base, NULL},
        {"target", CLI_TEXT, &ask.target, NULL},
        {"latest", CLI_TEXT, &ask.latest, NULL},
    };
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &ask.common, ask.operands, CLI_LIST_MAX, &ask.count);
    if (!code)
        code = cli_verdicts(&ask.fatal, &ask.fail_on);
    if (code)
        return code;
    ask.format = cli_format(&ask.common, "table|csv|json|md", "csv");
    if (!ask.format)
        return CLI_USAGE;
    if (cli_is_foreign(ask.common.output))
        return cli_usage("%s: gap writes csv, json and md; spreadsheets open .csv with --bom", ask.common.output);
    if (cli_gap_opts(&ask.opts, ask.path, ask.tolerance))
        return CLI_USAGE;
    ask.lang = cli_lang(&ask.common, NULL);
    if (ask.base || ask.target) {
        if (ask.count || !ask.base || !ask.target)
            return cli_usage("gap: --base PERIOD=VALUE and --target PERIOD=VALUE go together, without a file");
        if (ask.plans.count || pace_period_is_set(ask.common.at) || pace_period_is_set(ask.common.published_by) || ask.common.text.count || ask.common.actuals)
            return cli_usage("gap: --plan, --at, --published-by, --text and --actuals are for a data set");
        return gap_of_points(&ask);
    }
    if (!ask.count && ask.common.actuals)
        return cli_usage("gap: which targets? pace gap TARGETS.csv --actuals %s", ask.common.actuals);
    if (!ask.count)
        return cli_usage("gap: which data set? pace gap DATASET, or pace gap --base 2015=7700 --target 2020=16500");
    return gap_of_dataset(&ask);
}
