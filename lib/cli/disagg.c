/* pace disagg: from coarse periods to fine ones. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/series.h"

const char help_disagg[] =
    "usage: pace disagg FILE --to S|Q|M [--how METHOD] [--indicator FILE:KEY]... [--conversion sum|mean|last|first]\n"
    "                   [--criterion proportional|additive] [--differences N] [--rho X] [--se] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "Years by quarters or months, quarters by months, so that the fine figures add up to the published ones. METHOD is\n"
    "denton-cholette (the default), denton, chow-lin, fernandez, litterman, dynamic, ols, cholette or uniform. An indicator that\n"
    "reaches further than the series carries it on. --rho fixes the autoregressive parameter, which is else found by maximum\n"
    "likelihood, not below zero. --se adds columns KEY.se with the standard errors of a regression. Results are estimates\n"
    "(status E), forecasts (F) beyond the last coarse figure.\n\n"
    "Examples:\n"
    "  pace disagg gdp.csv --to Q --how denton-cholette --indicator output.csv:index\n"
    "  pace disagg sales.csv --to Q --how chow-lin --indicator trade.csv:exports --se\n"
    "  pace disagg prices.csv --to M --conversion mean --criterion additive --differences 2\n";

enum { INDICATORS = 14 };

typedef struct request {
    pace_freq to;
    bool se;
    pace_disagg_opts opts;
    cli_series named[INDICATORS];
    pace_view indicators[INDICATORS];
    int64_t count;
} request;

/* What a row is computed from: without an indicator, periods before the first and after the last figure are none of its. */
static pace_view figures_of(const pace_series *series, const request *ask, int64_t *from)
{
    pace_view low = series->view;
    *from = 0;
    if (ask->count)
        return low;
    while (low.n > 1 && isnan(low.x[(low.n - 1) * low.stride]))
        low.n--;
    for (; low.n > 1 && isnan(low.x[0]); low.n--, ++*from) {
        low.x += low.stride;
        low.first.ord++;
    }
    return low;
}

/* A fine figure is an estimate, and no better than the coarse one it comes from. */
static void letters(const cli_row *row, const pace_series *series)
{
    int64_t last = pace_view_last(series->view);
    for (int64_t i = 0; i < row->n; i++) {
        pace_period fine = row->first;
        pace_span coarse;
        fine.ord += (int32_t)i;
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : PACE_STATUS_ESTIMATED;
        if (isnan(row->x[i]) || pace_period_convert(&coarse, fine, (pace_freq)series->view.first.freq, NULL))
            continue;
        int64_t at = (int64_t)coarse.first.ord - series->view.first.ord;
        row->letters[i] = at > last ? PACE_STATUS_FORECAST
                                    : (uint8_t)cli_worse_letter(PACE_STATUS_ESTIMATED, cli_worst_letter(series, at, at));
    }
}

static int rows_of(cli_row *row, cli_row *se, pace_panel *result, int64_t at, const pace_series *series, const request *ask)
{
    char key[512];
    int code = cli_series_row(row, result, at, series);
    if (code || !ask->se)
        return code;
    pace_series like = *series;
    snprintf(key, sizeof key, "%.500s.se", series->key);
    like.key = key;
    return cli_series_row(se, result, at + 1, &like);
}

static bool is_regression(pace_disagg_method method)
{
    return method == PACE_CHOW_LIN || method == PACE_FERNANDEZ || method == PACE_LITTERMAN || method == PACE_DYNAMIC || method == PACE_OLS;
}

/* What the regression found, for it is not in the figures. */
static void say_fit(const pace_series *series, const request *ask, const pace_disagg_fit *fit)
{
    char rho[64] = "";
    pace_disagg_method method = ask->opts.method;
    if (!is_regression(method))
        return;
    if (method != PACE_OLS && method != PACE_FERNANDEZ)
        snprintf(rho, sizeof rho, "rho %.4g%s, ", fit->rho, fit->truncated ? " (held there)" : "");
    cli_say("%s: %s: %sR2 %.4g, %lld coarse figures", series->key, pace_disagg_method_name(method), rho, fit->r_squared, (long long)fit->n);
}

static int disagg_row(pace_panel *result, int64_t at, const pace_series *series, const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_disagg_fit fit;
    cli_row row, se = {0};
    int64_t from = 0, skip = 0, n = 0;
    pace_period first;
    pace_view low = figures_of(series, ask, &from);
    int code = rows_of(&row, &se, result, at, series, ask);
    if (code)
        return code;
    pace_status status = pace_disagg_periods(&n, &first, low, ask->indicators, ask->count, ask->to, &err);
    if (!status)
        status = pace_period_diff(&skip, first, row.first, &err);
    if (!status)
        status = pace_disaggregate((pace_out){row.x + skip, row.n - skip, 1}, (pace_out){ask->se ? se.x + skip : NULL, row.n - skip, 1},
                                   NULL, &fit, low, ask->indicators, ask->count, ask->to, &ask->opts, &err);
    if (status == PACE_ERR_DATA)
        cli_say("%s: %s", series->key, err.text);
    else if (!status)
        say_fit(series, ask, &fit);
    if (status && status != PACE_ERR_DATA)
        return cli_fail(status == PACE_ERR_ARG ? CLI_USAGE : cli_code(&err), &err);
    letters(&row, series);
    for (int64_t i = 0; i < se.n; i++)
        se.letters[i] = isnan(se.x[i]) ? PACE_STATUS_MISSING : row.letters[i];
    return CLI_DONE;
}

static void warn(const pace_series *series, pace_conversion how)
{
    if (how == PACE_SUM && (pace_unit_is_rate(series->unit) || series->unit.quantity == PACE_INDEX || series->stock_flow == PACE_STOCK))
        cli_say("%s is a rate, an index or a stock, of which fine figures are no parts; --conversion mean or last may be meant",
                series->key);
}

static int disagg(const cli_series *series, const request *ask, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_panel *result = NULL;
    pace_block block = pace_panel_block(series->panel);
    pace_view all = {block.x, block.cols, block.col_stride, block.first};
    int64_t count = 0, step = ask->se ? 2 : 1;
    pace_period first;
    if (pace_disagg_periods(&count, &first, all, ask->indicators, ask->count, ask->to, &err))
        return cli_fail(err.code == PACE_ERR_DATA ? CLI_NOTHING : CLI_USAGE, &err);
    if (pace_panel_new(&result, series->count * step, count, first, NULL, &err))
        return cli_fail(CLI_INPUT, &err);
    int code = CLI_DONE;
    for (int64_t i = 0; i < series->count && !code; i++) {
        pace_series one = cli_series_at(series, i);
        warn(&one, ask->opts.conversion);
        code = disagg_row(result, i * step, &one, ask);
    }
    if (!code)
        code = cli_series_finish(result, "fine figures", "the coarse figures do not determine them", common, format);
    pace_panel_free(result);
    return code;
}

static int open_indicators(request *ask, const cli_list *names, const cli_common *common)
{
    if (names->count > INDICATORS)
        return cli_usage("disagg: at most %d indicators", (int)INDICATORS);
    for (int64_t i = 0; i < names->count; i++) {
        int code = cli_series_named(&ask->named[i], names->at[i], common);
        ask->count = i + 1;
        if (code)
            return code;
        ask->indicators[i] = cli_series_at(&ask->named[i], 0).view;
    }
    return CLI_DONE;
}

/* Options that the method would pass over in silence. */
static int fits(const request *ask, const char *how, bool denton, bool rho)
{
    pace_disagg_method m = ask->opts.method;
    if (denton && m != PACE_DENTON && m != PACE_DENTON_CHOLETTE)
        return cli_usage("disagg: --criterion and --differences are options of denton and denton-cholette, not of %s", how);
    if (rho && m != PACE_CHOW_LIN && m != PACE_LITTERMAN && m != PACE_DYNAMIC && m != PACE_CHOLETTE)
        return cli_usage("disagg: --rho is an option of chow-lin, litterman, dynamic and cholette, not of %s", how);
    if (ask->se && !is_regression(m))
        return cli_usage("disagg: standard errors are those of a regression, such as --how chow-lin; %s has none", how);
    return CLI_DONE;
}

static int settle(request *ask, const char *to, const char *how, const char *conversion, const char *criterion, double differences, double rho)
{
    pace_error err = PACE_ERROR_INIT;
    ask->to = cli_freq(to);
    if (pace_disagg_method_parse(&ask->opts.method, how, &err) || pace_conversion_parse(&ask->opts.conversion, conversion, &err))
        return cli_fail(CLI_USAGE, &err);
    int code = fits(ask, how, criterion || !isnan(differences), !isnan(rho));
    if (code)
        return code;
    criterion = criterion ? criterion : "proportional";
    differences = isnan(differences) ? 1 : differences;
    ask->opts.criterion = strcmp(criterion, "additive") == 0 ? PACE_ADDITIVE : PACE_PROPORTIONAL;
    if (!(differences >= 0 && differences <= 2) || floor(differences) < differences)
        return cli_usage("disagg: --differences %g; 0, 1 and 2 are right", differences);
    ask->opts.differences = (int)differences;
    if (ask->opts.method == PACE_CHOLETTE)
        ask->opts.rho = 0.9;
    if (isnan(rho))
        return CLI_DONE;
    ask->opts.rule = PACE_RHO_FIXED;
    ask->opts.rho = rho;
    return CLI_DONE;
}

static int run(request *ask, const char *path, const cli_list *keys, const cli_list *names, const cli_common *common)
{
    cli_series series = {0};
    const char *format = cli_series_format(common);
    if (!format)
        return CLI_USAGE;
    int code = cli_series_open(&series, path, keys, common);
    if (!code)
        code = open_indicators(ask, names, common);
    if (!code)
        code = disagg(&series, ask, common, format);
    for (int64_t i = 0; i < ask->count; i++)
        cli_series_close(&ask->named[i]);
    cli_series_close(&series);
    return code;
}

int verb_disagg(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0}, names = {{0}, 0};
    request ask = {.opts = PACE_DISAGG_OPTS_INIT};
    const char *to = NULL, *how = "denton-cholette", *conversion = "sum", *criterion = NULL, *operands[1];
    double differences = (double)NAN, rho = (double)NAN;
    int count = 0;
    const cli_option options[] = {{"to", CLI_TEXT, &to, "S|Q|M"},
                                  {"how", CLI_TEXT, &how, "denton-cholette|denton|chow-lin|fernandez|litterman|dynamic|ols|cholette|uniform"},
                                  {"indicator", CLI_LIST, &names, NULL},
                                  {"conversion", CLI_TEXT, &conversion, "sum|mean|last|first"},
                                  {"criterion", CLI_TEXT, &criterion, "proportional|additive"},
                                  {"differences", CLI_NUMBER, &differences, NULL},
                                  {"rho", CLI_NUMBER, &rho, NULL},
                                  {"se", CLI_FLAG, &ask.se, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 9, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !to)
        return cli_usage("disagg: which file, and to which periods? pace disagg FILE --to Q");
    code = settle(&ask, to, how, conversion, criterion, differences, rho);
    return code ? code : run(&ask, operands[0], &keys, &names, &common);
}
