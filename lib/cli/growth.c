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

static int open_dataset(pace_panel **out, const char *path, const cli_list *keys, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    cli_data data;
    int code = cli_open(&data, path, common);
    if (!code && pace_panel_of_dataset(out, data.view, keys->count ? keys->at : NULL, keys->count, NULL, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code)
        cli_tell(&data);
    cli_close(&data);
    return code;
}

/* The rows that were asked for, in that order; all when nothing was. */
static int pick_rows(int64_t *rows, int64_t *count, const pace_panel *panel, const cli_list *keys)
{
    pace_error err = PACE_ERROR_INIT;
    if (!keys->count)
        return CLI_DONE;
    *count = keys->count;
    for (int64_t i = 0; i < keys->count; i++)
        for (int64_t k = 0; k < i; k++)
            if (strcmp(keys->at[i], keys->at[k]) == 0)
                return cli_usage("--series: %s stands twice", keys->at[i]);
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

/* Periods that a value looks back over: all of them for rates since the first one. */
static int64_t reach(const request *ask, pace_freq freq, int64_t at)
{
    if (ask->kind == PACE_GROWTH_CAGR || ask->kind == PACE_GROWTH_AVG)
        return at;
    if (ask->opts.lag)
        return ask->opts.lag;
    return ask->kind == PACE_GROWTH_YOY ? (int64_t)freq : 1;
}

/* Growth is no better than what it is computed from: the worst letter of the operands, and B where a break lies between. */
static uint8_t letter_of(const pace_series *series, int64_t at, int64_t back, bool all_between)
{
    static const char worst_first[] = "UVFEPIDB";
    char worst = PACE_STATUS_NORMAL;
    for (int64_t k = at - back; k <= at; k++) {
        char letter = series->status && k >= 0 ? (char)series->status[k] : PACE_STATUS_NORMAL;
        bool operand = k == at || k == at - back || all_between;
        const char *rank = strchr(worst_first, letter);
        if (!rank || (!operand && letter != PACE_STATUS_BREAK) || (k == at - back && letter == PACE_STATUS_BREAK))
            continue;
        const char *known = strchr(worst_first, worst);
        if (!known || rank < known)
            worst = letter;
    }
    return (uint8_t)worst;
}

/* What the numbers must be for the kind of growth to mean anything. */
static int check_kind(const pace_series *series, const request *ask)
{
    char unit[PACE_UNIT_SIZE];
    bool rate = pace_unit_is_rate(series->unit), known = series->unit.quantity != PACE_QUANTITY_NONE;
    pace_unit_print(unit, series->unit, "en");
    if (ask->rates_in && known && !rate)
        return cli_usage("%s is in %s: --kind avg takes rates in percent", series->key, unit);
    if (!ask->rates_in && ask->rates_out && (series->kind == PACE_GROWTH || series->kind == PACE_AVERAGE_GROWTH))
        cli_say("%s is growth already: this is the growth of a growth rate; --kind diff gives its change in percentage points",
                series->key);
    return CLI_DONE;
}

static pace_unit unit_of_result(const pace_series *series, const request *ask)
{
    pace_unit unit = series->unit;
    if (ask->rates_out)
        return (pace_unit){PACE_PERCENT, 0, 0, 0, ""};
    if (unit.quantity == PACE_PERCENT)
        unit.quantity = PACE_PERCENTAGE_POINT; /* the difference of two percentages */
    return unit;
}

static int grow_row(pace_panel *result, int64_t to, pace_series series, const request *ask, bool *none)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block_out values = pace_panel_values(result);
    double *row = values.x + to * values.row_stride;
    uint8_t *letters;
    int64_t n = series.view.n;
    int code = check_kind(&series, ask);
    if (code)
        return code;
    for (int64_t i = 0; i < n; i++)
        row[i] = series.view.x[i * series.view.stride];
    if (ask->rates_in)
        scale(row, n, 0.01);
    pace_view in = {row, n, 1, series.view.first};
    if (pace_panel_label(result, to, series.key, unit_of_result(&series, ask), &err) ||
        pace_panel_letters(&letters, result, &err) ||
        pace_growth((pace_out){row, n, 1}, NULL, in, ask->kind, &ask->opts, &err))
        return cli_fail(cli_code(&err), &err);
    if (ask->rates_out)
        scale(row, n, 100);
    *none = true;
    for (int64_t i = 0; i < n; i++) {
        int64_t back = reach(ask, (pace_freq)series.view.first.freq, i);
        bool since_first = ask->kind == PACE_GROWTH_AVG;
        letters[to * n + i] = isnan(row[i]) ? PACE_STATUS_MISSING : letter_of(&series, i, back, since_first);
        *none = *none && isnan(row[i]);
    }
    return CLI_DONE;
}

/* Said once, whatever the number of series. */
static void say_empty(const char *const *keys, int64_t empty, int64_t count)
{
    if (empty == 1)
        cli_say("%s: no growth can be computed: too few periods, missing values, or zero or negative ones", keys[0]);
    else if (empty > 1)
        cli_say("%lld of %lld series have no growth to compute (too few periods, missing values, or zero or negative ones), the first is %s",
                (long long)empty, (long long)count, keys[0]);
}

/* Growth across a break is no growth of one thing. */
static void say_breaks(const pace_panel *result)
{
    pace_block block = pace_panel_block(result);
    int64_t broken = 0;
    const char *first = NULL;
    for (int64_t r = 0; r < block.rows; r++) {
        pace_series row = pace_panel_series(result, r);
        bool here = false;
        for (int64_t i = 0; row.status && i < row.view.n; i++)
            here = here || row.status[i] == PACE_STATUS_BREAK;
        broken += here;
        first = here && !first ? row.key : first;
    }
    if (broken)
        cli_say("%s%s: the series joins different vintages or definitions; growth across the break has status B (--format long shows it)",
                first, broken > 1 ? " and others" : "");
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
    const char *first_empty = "";
    for (int64_t i = 0; i < count && !code; i++) {
        bool none = false;
        pace_series series = pace_panel_series(panel, keys->count ? rows[i] : i);
        code = grow_row(result, i, series, ask, &none);
        if (!code && none && empty++ == 0)
            first_empty = series.key;
    }
    if (!code) {
        say_empty(&first_empty, empty, count);
        say_breaks(result);
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
    double lag = (double)NAN; /* not given */
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
    if (pace_growth_kind_parse(&ask.kind, kind, &err))
        return cli_fail(CLI_USAGE, &err);
    if (!isnan(lag) && !(lag >= 1 && lag <= 1e6 && floor(lag) >= lag))
        return cli_usage("--lag: a whole number of periods from 1");
    if (!isnan(lag) && (ask.kind == PACE_GROWTH_CAGR || ask.kind == PACE_GROWTH_AVG))
        return cli_usage("--lag: %s looks back to the first value; a lag is for pop, yoy, annualized, log and diff", kind);
    ask.opts.lag = isnan(lag) ? 0 : (int64_t)lag;
    ask.rates_in = ask.kind == PACE_GROWTH_AVG;
    ask.rates_out = ask.kind != PACE_GROWTH_DIFF;
    pace_panel *panel = NULL;
    bool dataset = cli_form_of(operands[0], &common) != CLI_TABLE; /* its keys were picked in reading */
    code = dataset ? open_dataset(&panel, operands[0], &keys, &common) : cli_open_table(&panel, operands[0], &common);
    if (!code)
        code = grow(panel, dataset ? &(const cli_list){{0}, 0} : &keys, &ask, &common, format);
    pace_panel_free(panel);
    return code;
}
