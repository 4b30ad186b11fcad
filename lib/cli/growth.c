/* pace growth: growth of the series of a table or a data set. */
#include <math.h>
#include <string.h>
#include "cli/cli.h"

const char help_growth[] =
    "usage: pace growth FILE --kind pop|yoy|annualized|log|diff|cagr|avg [--lag N] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "Growth of every series of a plain table (CSV, long form, JSON) or of a data set. Rates are in percent; diff is in the\n"
    "unit of the series (percentage points for rates). A value that has no growth rate is empty.\n\n"
    "  --kind pop         on the previous period           (x[t] - x[t-1]) / x[t-1]\n"
    "  --kind yoy         on the same period a year earlier\n"
    "  --kind annualized  (x[t] / x[t-1])^p - 1, p periods in a year\n"
    "  --kind log         ln x[t] - ln x[t-1]\n"
    "  --kind diff        x[t] - x[t-1]\n"
    "  --kind cagr        compound rate a year since the first value\n"
    "  --kind avg         the series holds rates in percent: their chained average since the first\n"
    "  --lag N            periods to look back, for pop, yoy, log and diff\n\n"
    "Examples:\n"
    "  pace growth output.csv --kind yoy\n"
    "  pace growth data/wuhan.json --series gdp:level@current --kind cagr --format table\n"
    "  pace growth rates.csv --kind avg -o average.csv\n";

typedef struct request {
    pace_growth_kind kind;
    pace_growth_opts opts;
    bool rates_in, rates_out; /* percent at the edge, fractions inside */
} request;

static int open_panel(pace_panel **out, const char *path, const cli_list *keys, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    if (cli_is_dataset(path)) {
        cli_data data;
        int code = cli_open(&data, path, common);
        if (!code && pace_panel_of_dataset(out, data.view, keys->count ? keys->at : NULL, keys->count, NULL, &err))
            code = cli_fail(cli_code(&err), &err);
        cli_close(&data);
        return code;
    }
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    opts.from = common->from;
    opts.encoding = common->encoding;
    opts.na = common->na;
    opts.freq = cli_freq(common);
    if (pace_panel_load(out, path, &opts, &err))
        return cli_fail(CLI_INPUT, &err);
    cli_say_lines(path, pace_panel_assumptions(*out));
    return CLI_DONE;
}

/* The rows that were asked for, in that order; all when nothing was. */
static int pick_rows(int64_t *rows, int64_t *count, const pace_panel *panel, const cli_list *keys)
{
    pace_error err = PACE_ERROR_INIT;
    if (!keys->count)
        return CLI_DONE;
    *count = keys->count;
    for (int64_t i = 0; i < keys->count; i++)
        if (pace_panel_find(&rows[i], panel, keys->at[i], &err))
            return cli_fail(cli_code(&err), &err);
    return CLI_DONE;
}

static void scale(double *values, int64_t count, double factor)
{
    for (int64_t i = 0; i < count; i++)
        values[i] *= factor;
}

static int grow_row(pace_panel *result, int64_t to, pace_series series, const request *ask, uint8_t *flags)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block_out values = pace_panel_values(result);
    double *row = values.x + to * values.row_stride;
    pace_unit percent = {PACE_PERCENT, 0, 0, 0, ""};
    int64_t n = series.view.n;
    for (int64_t i = 0; i < n; i++)
        row[i] = series.view.x[i * series.view.stride];
    if (ask->rates_in)
        scale(row, n, 0.01);
    pace_view in = {row, n, 1, series.view.first};
    if (pace_panel_label(result, to, series.key, ask->rates_out ? percent : series.unit, &err) ||
        pace_growth((pace_out){row, n, 1}, NULL, in, ask->kind, &ask->opts, &err))
        return cli_fail(cli_code(&err), &err);
    *flags = 1; /* nothing computed yet */
    for (int64_t i = 0; i < n; i++)
        *flags = (uint8_t)(*flags & isnan(row[i]));
    if (ask->rates_out)
        scale(row, n, 100);
    return CLI_DONE;
}

static void print_table(pace_buffer *out, const pace_panel *panel)
{
    pace_block block = pace_panel_block(panel);
    cli_table *table = cli_table_new((int)block.rows + 1);
    cli_table_cell(table, "period", false);
    for (int64_t r = 0; r < block.rows; r++)
        cli_table_cell(table, pace_panel_series(panel, r).key, true);
    for (int64_t c = 0; c < block.cols; c++) {
        char period[PACE_PERIOD_SIZE];
        pace_view view = pace_panel_series(panel, 0).view;
        pace_period_print(period, pace_view_period(view, c), NULL);
        cli_table_cell(table, period, false);
        for (int64_t r = 0; r < block.rows; r++)
            cli_table_number(table, block.x[r * block.row_stride + c * block.col_stride], 2);
    }
    cli_table_print(out, table, true);
    cli_table_free(table);
}

static int grow(const pace_panel *panel, const cli_list *keys, const request *ask, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block block = pace_panel_block(panel);
    int64_t rows[CLI_LIST_MAX], count = block.rows, empty = 0;
    pace_panel *result = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    int code = pick_rows(rows, &count, panel, keys);
    if (!code && pace_panel_new(&result, count, block.cols, block.first, NULL, &err))
        code = cli_fail(CLI_INPUT, &err);
    for (int64_t i = 0; i < count && !code; i++) {
        uint8_t none = 0;
        pace_series series = pace_panel_series(panel, keys->count ? rows[i] : i);
        code = grow_row(result, i, series, ask, &none);
        if (!code && none) {
            empty++;
            cli_say("%s: no growth can be computed: too few periods, missing values, or zero or negative ones", series.key);
        }
    }
    if (!code) {
        if (strcmp(format, "table") == 0)
            print_table(&text, result);
        else if (pace_panel_write(&text, result, format, &err))
            code = cli_fail(CLI_OUTPUT, &err);
    }
    if (!code)
        code = cli_deliver(common, &text);
    if (!code && empty == count)
        code = CLI_NOTHING;
    pace_buffer_clear(&text);
    pace_panel_free(result);
    return code;
}

int verb_growth(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    const char *kind = NULL, *operands[1];
    double lag = 0;
    int count = 0;
    pace_error err = PACE_ERROR_INIT;
    request ask = {PACE_GROWTH_POP, PACE_GROWTH_OPTS_INIT, false, true};
    const cli_option options[] = {
        {"kind", CLI_TEXT, &kind, "pop|yoy|annualized|log|diff|cagr|avg"},
        {"lag", CLI_NUMBER, &lag, NULL},
        {"series", CLI_LIST, &keys, NULL},
    };
    int code = cli_parse(argc, argv, options, 3, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("growth: which file? pace growth FILE --kind yoy");
    if (!kind)
        return cli_usage("growth: which kind? --kind pop|yoy|annualized|log|diff|cagr|avg");
    const char *format = cli_format(&common, "csv|long|json|table", "csv");
    if (!format)
        return CLI_USAGE;
    if (!(lag >= 0 && lag <= 1e6 && floor(lag) >= lag))
        return cli_usage("--lag: a whole number of periods from 0");
    if (pace_growth_kind_parse(&ask.kind, kind, &err))
        return cli_fail(CLI_USAGE, &err);
    ask.opts.lag = (int64_t)lag;
    ask.rates_in = ask.kind == PACE_GROWTH_AVG;
    ask.rates_out = ask.kind != PACE_GROWTH_DIFF;
    pace_panel *panel = NULL;
    code = open_panel(&panel, operands[0], &keys, &common);
    if (!code) {
        const cli_list all = {{0}, 0};
        code = grow(panel, cli_is_dataset(operands[0]) ? &all : &keys, &ask, &common, format);
    }
    pace_panel_free(panel);
    return code;
}
