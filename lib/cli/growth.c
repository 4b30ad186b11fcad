/* pace growth: growth of the series of a table or a data set. */
#include <math.h>
#include "cli/series.h"

const char help_growth[] =
    "usage: pace growth FILE --kind pop|yoy|annualized|log|diff|cagr|avg [--lag N] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "Growth of every series of a plain table (CSV, long form, JSON) or of a data set. Rates are in percent; diff is in the\n"
    "unit of the series (percentage points for rates). A value that has no growth rate is empty, and so is one that compares a\n"
    "month with January and February together (pace decumulate --jan-feb).\n\n"
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

static void scale(double *values, int64_t count, double factor)
{
    for (int64_t i = 0; i < count; i++)
        values[i] *= factor;
}

/* What the value at `at` is compared with; negative = it lies before the series. since: the first value, where rates since then are
 * asked for. */
static int64_t compared_with(const request *ask, pace_view v, int64_t since, int64_t at)
{
    if (ask->kind == PACE_GROWTH_CAGR || ask->kind == PACE_GROWTH_AVG)
        return at > since ? since : at;
    return at - (ask->opts.lag ? ask->opts.lag : ask->kind == PACE_GROWTH_YOY ? (int64_t)v.first.freq : 1);
}

static int64_t first_value(pace_view v)
{
    int64_t first = 0;
    while (first < v.n && isnan(v.x[first * v.stride]))
        first++;
    return first;
}

/* The worst letter of the operands, and B where a break lies between. */
static uint8_t letter_of(const pace_series *series, int64_t at, int64_t back, bool all_between)
{
    char worst = cli_worse_letter(cli_worst_letter(series, at, at), PACE_STATUS_NORMAL);
    for (int64_t k = at - back; k < at; k++) {
        char letter = cli_worst_letter(series, k, k);
        bool is_break = letter == PACE_STATUS_BREAK, first = k == at - back;
        if (first ? !is_break : all_between || is_break)
            worst = cli_worse_letter(worst, letter);
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
    else if (!ask->rates_in && ask->rates_out)
        cli_warn_rate(series, "and this its growth in percent of itself; --kind diff gives its change in percentage points");
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

enum { PERIODS_NAMED_MOST = 4 };

/* The rate from a positive value to a negative one is a number that compares with no other. */
static void say_sign_changes(const pace_series *series, const request *ask)
{
    pace_view v = series->view;
    int64_t since = first_value(v);
    pace_buffer list = PACE_BUFFER_INIT;
    char text[PACE_PERIOD_SIZE];
    int64_t found = 0;
    for (int64_t i = 0; ask->rates_out && !ask->rates_in && i < v.n; i++) {
        int64_t before = compared_with(ask, v, since, i);
        if (before < 0 || before >= i || !(v.x[before * v.stride] > 0) || !(v.x[i * v.stride] < 0))
            continue;
        if (found++ >= PERIODS_NAMED_MOST)
            continue;
        pace_period_print(text, pace_view_period(v, i), NULL);
        pace_buffer_format(&list, "%s%s", found > 1 ? ", " : "", text);
    }
    if (found)
        cli_say("%s: the sign changes in %s%s: a rate from a positive to a negative value says little; --kind diff gives the change",
                series->key, list.text, found > PERIODS_NAMED_MOST ? " and others" : "");
    pace_buffer_clear(&list);
}

/* A February that holds January too is compared with another such one, and with no single month. */
static void leave_out_unequal(double *row, const pace_series *series, const request *ask)
{
    char text[PACE_PERIOD_SIZE] = "";
    bool all = cli_lacks_january(series);
    int64_t since = first_value(series->view), found = 0;
    for (int64_t i = 0; !ask->rates_in && i < series->view.n; i++) {
        int64_t before = compared_with(ask, series->view, since, i);
        if (isnan(row[i]) || before < 0 || cli_is_together(series, i, all) == cli_is_together(series, before, all))
            continue;
        row[i] = (double)NAN;
        if (found++ == 0)
            pace_period_print(text, pace_view_period(series->view, i), NULL);
    }
    if (found)
        cli_say("%s: February is January and February together, and its comparison with a single month is left empty (%lld value%s, "
                "from %s on); pace decumulate --jan-feb --split shares it out, --kind yoy compares like with like", series->key,
                (long long)found, found == 1 ? "" : "s", text);
}

static int grow_row(pace_panel *result, int64_t to, pace_series series, const request *ask)
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
    leave_out_unequal(row, &series, ask);
    say_sign_changes(&series, ask);
    for (int64_t i = 0, since = first_value(series.view); i < n; i++) {
        int64_t back = i - compared_with(ask, series.view, since, i);
        bool since_first = ask->kind == PACE_GROWTH_AVG;
        letters[to * n + i] = isnan(row[i]) ? PACE_STATUS_MISSING : letter_of(&series, i, back, since_first);
    }
    return CLI_DONE;
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

static int grow(const cli_series *series, const request *ask, const cli_common *common, const char *format)
{
    pace_panel *result = NULL;
    int code = cli_series_result(&result, series, series->count, 0);
    for (int64_t i = 0; i < series->count && !code; i++)
        code = grow_row(result, i, cli_series_at(series, i), ask);
    if (!code) {
        say_breaks(result);
        code = cli_series_finish(result, "growth",
                                 ask->rates_out || ask->rates_in ? "too few periods, missing values, or zero or negative ones"
                                                                 : "too few periods, missing values, or a difference beyond 1.8e308", common, format);
    }
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
    const char *format = cli_series_format(&common);
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
    cli_series series;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = grow(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
