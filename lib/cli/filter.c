/* pace filter: trend and cycle. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/series.h"

const char help_filter[] =
    "usage: pace filter FILE --how METHOD [options] [--log] [--drift none|keep|remove] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "Trend and cycle of series: columns KEY.trend and KEY.cycle, which add up to the series. --log filters logarithms: the trend\n"
    "is back in the unit of the series, the cycle is in percent of it. January and February that are published together (pace\n"
    "decumulate --jan-feb) are shared out by days, an assumption with status I.\n\n"
    "  --how hp            Hodrick and Prescott: --lambda X (6.25 for years, 1600 quarters, 129600 months), or --cutoff PERIODS\n"
    "  --how hp-one-sided  each period from what was known then: no value is revised later; the same options\n"
    "  --how hp-boosted    again and again: --stop bic|adf|fixed, --iterations N (at most 100), --significance P (0.05)\n"
    "  --how bk            Baxter and King: --low N --high N (1.5 to 8 years), --k N values lost at each end (3 years)\n"
    "  --how cf            Christiano and Fitzgerald: --low, --high, --k, --type asymmetric|symmetric|fixed|baxter-king|\n"
    "                      trigonometric, --stationary where there is no unit root\n"
    "  --how hamilton      error of a forecast --horizon N ahead (2 years) from --lags N values (1 year; -1: the change alone)\n"
    "  --how butterworth   --cutoff PERIODS (8 years), --order N (2), --form pollock|mfilter\n"
    "  --how ma            average of --window N values (a year; even ones 2 x N), --trailing, or --weights 3x5|spencer15|1,2,1\n"
    "  --how henderson     --window N, odd (13 for months, else 5)\n"
    "  --how ema|median    exponential smoothing with --alpha A (0.3); running median of --window N (5)\n"
    "  --how loess         local polynomials: --span SHARE of the values (2/3), --degree 0|1|2 (1), --rounds N robust ones (3)\n"
    "  --how poly          one polynomial of --degree N (1)\n"
    "  --ends missing|shortened|musgrave|tukey   of windows that reach beyond the series; musgrave takes --ratio I/C\n\n"
    "Examples:\n"
    "  pace filter gdp.csv --how hp --log\n"
    "  pace filter monthly.csv --how henderson --window 13 --ends musgrave --format table\n"
    "  pace filter data/wuhan.json --series gdp:level@current --how hp-one-sided --lambda 6.25\n";

typedef struct request {
    pace_filter_opts opts;
    bool log;
    double weight[1024];
} request;

/* Options as they are typed. */
typedef struct typed {
    const char *how, *drift, *stop, *type, *form, *ends, *weights;
    double k, horizon, lags, order, window, iterations, degree, rounds;
} typed;

/* --- what was asked for -------------------------------------------------------------------------------------------- */

/* Place of `text` among choices "a|b|c"; 0 where it is not given. */
static int choice(const char *text, const char *choices)
{
    int at = 0;
    size_t n = text ? strlen(text) : 0;
    while (text && (strncmp(choices, text, n) != 0 || (choices[n] && choices[n] != '|'))) {
        choices += strcspn(choices, "|") + 1;
        at++;
    }
    return at;
}

static int whole(int64_t *out, const char *option, double value)
{
    if (!(fabs(value) < 1e9) || fabs(value - floor(value)) > 0)
        return cli_usage("%s: a whole number is needed", option);
    *out = (int64_t)value;
    return CLI_DONE;
}

static int weights_of(request *ask, const typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t count = sizeof ask->weight / sizeof *ask->weight;
    if (!t->weights)
        return CLI_DONE;
    if (ask->opts.kind != PACE_FILTER_AVERAGE)
        return cli_usage("--weights are those of --how ma");
    if (pace_average_weights(ask->weight, &count, t->weights, &err))
        return cli_usage("--weights: %s", err.text);
    ask->opts.weights = ask->weight;
    ask->opts.window = count;
    return CLI_DONE;
}

/* Options that the method would pass over in silence: none is taken that changes nothing. */
static int fits(int argc, char **argv, const char *how)
{
    static const struct {
        const char *option, *methods;
    } belongs[] = {{"lambda", "|hp|hp-one-sided|hp-boosted|butterworth|"}, {"cutoff", "|hp|hp-one-sided|hp-boosted|butterworth|"},
                   {"stop", "|hp-boosted|"}, {"iterations", "|hp-boosted|"}, {"significance", "|hp-boosted|"}, {"low", "|bk|cf|"},
                   {"high", "|bk|cf|"}, {"k", "|bk|cf|"}, {"type", "|cf|"}, {"stationary", "|cf|"}, {"horizon", "|hamilton|"},
                   {"lags", "|hamilton|"}, {"order", "|butterworth|"}, {"form", "|butterworth|"}, {"window", "|ma|henderson|median|"},
                   {"trailing", "|ma|"}, {"ends", "|ma|henderson|median|"}, {"ratio", "|ma|henderson|"}, {"degree", "|loess|poly|"},
                   {"span", "|loess|"}, {"rounds", "|loess|"}, {"alpha", "|ema|"}};
    char method[32];
    snprintf(method, sizeof method, "|%s|", how);
    for (int i = 0; i < argc; i++)
        for (size_t k = 0; k < sizeof belongs / sizeof *belongs; k++) {
            size_t n = strlen(belongs[k].option);
            const char *given = strncmp(argv[i], "--", 2) == 0 ? argv[i] + 2 : "";
            if (strncmp(given, belongs[k].option, n) == 0 && (!given[n] || given[n] == '=') && !strstr(belongs[k].methods, method))
                return cli_usage("filter: --%s is no option of %s; see --help", belongs[k].option, how);
        }
    return CLI_DONE;
}

static int understand(request *ask, const typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    pace_filter_opts *o = &ask->opts;
    if (pace_filter_kind_parse(&o->kind, t->how, &err))
        return cli_usage("--how: %s", err.text);
    o->drift = (pace_filter_drift)(t->drift ? choice(t->drift, "none|keep|remove") + 1 : 0);
    o->boost = (pace_boost)choice(t->stop, "bic|adf|fixed");
    o->cf = (pace_cf)choice(t->type, "asymmetric|symmetric|fixed|baxter-king|trigonometric");
    o->butterworth = (pace_butterworth)choice(t->form, "pollock|mfilter");
    o->ends = (pace_filter_ends)choice(t->ends, "missing|shortened|musgrave|tukey");
    int code = whole(&o->k, "--k", t->k);
    code = code ? code : whole(&o->horizon, "--horizon", t->horizon);
    code = code ? code : whole(&o->lags, "--lags", t->lags);
    code = code ? code : whole(&o->order, "--order", t->order);
    code = code ? code : whole(&o->window, "--window", t->window);
    code = code ? code : whole(&o->iterations, "--iterations", t->iterations);
    code = code ? code : whole(&o->degree, "--degree", t->degree);
    code = code ? code : whole(&o->rounds, "--rounds", t->rounds);
    return code ? code : weights_of(ask, t);
}

/* What the result depends on, for it is not in the figures. */
static void tell(const pace_filter *filter)
{
    const pace_filter_opts *o = pace_filter_options(filter);
    const char *name = pace_filter_kind_name(o->kind);
    if (o->kind == PACE_FILTER_HP || o->kind == PACE_FILTER_HP_ONE_SIDED || o->kind == PACE_FILTER_HP_BOOSTED)
        cli_say("%s: lambda %.10g%s", name, o->lambda,
                o->kind == PACE_FILTER_HP_ONE_SIDED ? "" : "; the last values change when later ones come");
    else if (o->kind == PACE_FILTER_BAXTER_KING)
        cli_say("%s: periods %g to %g, %lld values at each side", name, o->low, o->high, (long long)o->k);
    else if (o->kind == PACE_FILTER_CHRISTIANO_FITZGERALD)
        cli_say("%s: periods %g to %g, %s, drift %s", name, o->low, o->high, o->stationary ? "stationary" : "a random walk",
                o->drift == PACE_DRIFT_NONE   ? "not taken away"
                : o->drift == PACE_DRIFT_KEPT ? "in the trend"
                                              : "removed");
    else if (o->kind == PACE_FILTER_HAMILTON)
        cli_say("%s: horizon %lld, %lld lags", name, (long long)o->horizon, (long long)(o->lags > 0 ? o->lags : 0));
    else if (o->kind == PACE_FILTER_BUTTERWORTH)
        cli_say("%s: order %lld, lambda %.10g", name, (long long)o->order, o->lambda);
    else if (o->kind == PACE_FILTER_EXPONENTIAL)
        cli_say("%s: alpha %g", name, o->alpha);
    else if (o->kind == PACE_FILTER_LOESS)
        cli_say("%s: degree %lld, span %g, %lld robust rounds", name, (long long)o->degree, o->span, (long long)o->rounds);
    else if (o->kind == PACE_FILTER_POLYNOMIAL)
        cli_say("%s: degree %lld", name, (long long)o->degree);
    else
        cli_say("%s: window of %lld", name, (long long)o->window);
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

static int open_row(cli_row *row, pace_panel *result, int64_t to, const pace_series *series, bool cycle, bool percent)
{
    char key[512];
    pace_series like = *series;
    if (snprintf(key, sizeof key, "%s.%s", series->key, cycle ? "cycle" : "trend") >= (int)sizeof key)
        return cli_usage("%.60s...: the name of a series is too long", series->key);
    like.key = key;
    like.name = "";
    if (cycle && percent)
        like.unit = (pace_unit){PACE_PERCENT, 0, 0, 0, ""};
    else if (cycle && series->unit.quantity == PACE_PERCENT)
        like.unit.quantity = PACE_PERCENTAGE_POINT;
    if (cycle) {
        like.kind = PACE_LEVEL;
        like.better = PACE_NO_DIRECTION;
        like.basis = percent ? (pace_basis){0} : series->basis;
    }
    return cli_series_row(row, result, to, &like);
}

/* Logarithms where they exist. False: a value is zero or negative, said. */
static bool take(double *x, const pace_series *series, bool logarithms)
{
    for (int64_t i = 0; i < series->view.n; i++) {
        double value = series->view.x[i * series->view.stride];
        char period[PACE_PERIOD_SIZE];
        if (logarithms && value <= 0) {
            pace_period_print(period, pace_view_period(series->view, i), NULL);
            cli_say("%s: %s is zero or negative, which has no logarithm; leave out --log", series->key, period);
            return false;
        }
        x[i] = logarithms ? log(value) : value;
    }
    return true;
}

static void blank(const cli_row *row)
{
    for (int64_t i = 0; i < row->n; i++) {
        row->x[i] = (double)NAN;
        row->letters[i] = PACE_STATUS_MISSING;
    }
}

/* memory: values of the series, then scratch. */
static int filter_row(pace_panel *result, int64_t i, pace_series series, const pace_filter *filter, const request *ask,
                      double *memory)
{
    pace_error err = PACE_ERROR_INIT;
    pace_filter_found found = {0, 0, 0, NULL, 0};
    const pace_view in = {memory, series.view.n, 1, series.view.first};
    cli_row trend, cycle;
    int code = open_row(&trend, result, 2 * i, &series, false, ask->log);
    if (!code)
        code = open_row(&cycle, result, 2 * i + 1, &series, true, ask->log);
    if (code)
        return code;
    blank(&trend);
    blank(&cycle);
    if (series.kind == PACE_CUMULATIVE) {
        cli_say("%s: it holds figures from the start of the year, whose rise is no cycle; pace decumulate first", series.key);
        return CLI_DONE;
    }
    if (!take(memory, &series, ask->log))
        return CLI_DONE;
    if (pace_filter_apply(filter, cli_row_out(&trend), cli_row_out(&cycle), in, memory + in.n, &found, &err)) {
        cli_say("%s%s%s: %s", series.key, err.where[0] ? ": " : "", err.where, err.text); /* the row stays empty */
        return CLI_DONE;
    }
    if (found.iterations)
        cli_say("%s: %lld iteration%s", series.key, (long long)found.iterations, found.iterations == 1 ? "" : "s");
    for (int64_t k = 0; k < in.n && ask->log; k++) {
        trend.x[k] = exp(trend.x[k]);
        cycle.x[k] *= 100;
    }
    for (int64_t k = 0; k < in.n; k++)
        trend.letters[k] = cycle.letters[k] = PACE_STATUS_NORMAL;
    cli_row_letters(&trend, &series);
    cli_row_letters(&cycle, &series);
    return CLI_DONE;
}

/* The same of a copy in which January and February are two figures. */
static int filter_shared(pace_panel *result, int64_t i, pace_series series, const pace_filter *filter, const request *ask, double *memory)
{
    cli_copy copy;
    int code = cli_copy_open(&copy, &series);
    if (!code)
        code = filter_row(result, i, copy.series, filter, ask, memory);
    cli_copy_close(&copy);
    return code;
}

static int filter_all(const cli_series *series, const request *ask, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    const pace_block block = pace_panel_block(series->panel);
    pace_panel *result = NULL;
    pace_filter *filter = NULL;
    double *memory = NULL;
    int code = CLI_DONE;
    if (pace_filter_new(&filter, (pace_freq)block.first.freq, block.cols, &ask->opts, &err))
        return cli_usage("filter: %s", err.text);
    memory = malloc(((size_t)block.cols + pace_filter_scratch(filter)) * sizeof *memory);
    code = memory ? cli_series_result(&result, series, 2 * series->count, 0) : cli_usage("out of memory");
    if (!code)
        tell(filter);
    for (int64_t i = 0; i < series->count && !code; i++)
        code = filter_shared(result, i, cli_series_at(series, i), filter, ask, memory);
    if (!code)
        code = cli_series_finish(result, "trend", "too few values, a gap inside, or none that the method takes", common, format);
    free(memory);
    pace_filter_free(filter);
    pace_panel_free(result);
    return code;
}

int verb_filter(int argc, char **argv)
{
    static const request usual = {PACE_FILTER_OPTS_INIT, false, {0}};
    request ask = usual;
    pace_filter_opts *o = &ask.opts;
    typed t = {NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0, 100, 1, 3};
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {
        {"how", CLI_TEXT, &t.how, "hp|hp-one-sided|hp-boosted|bk|cf|hamilton|butterworth|ma|henderson|ema|median|loess|poly"},
        {"lambda", CLI_NUMBER, &o->lambda, NULL}, {"cutoff", CLI_NUMBER, &o->cutoff, NULL},
        {"drift", CLI_TEXT, &t.drift, "none|keep|remove"}, {"log", CLI_FLAG, &ask.log, NULL},
        {"stop", CLI_TEXT, &t.stop, "bic|adf|fixed"}, {"iterations", CLI_NUMBER, &t.iterations, NULL},
        {"significance", CLI_NUMBER, &o->significance, NULL}, {"low", CLI_NUMBER, &o->low, NULL},
        {"high", CLI_NUMBER, &o->high, NULL}, {"k", CLI_NUMBER, &t.k, NULL},
        {"type", CLI_TEXT, &t.type, "asymmetric|symmetric|fixed|baxter-king|trigonometric"},
        {"stationary", CLI_FLAG, &o->stationary, NULL}, {"horizon", CLI_NUMBER, &t.horizon, NULL},
        {"lags", CLI_NUMBER, &t.lags, NULL}, {"order", CLI_NUMBER, &t.order, NULL},
        {"form", CLI_TEXT, &t.form, "pollock|mfilter"}, {"window", CLI_NUMBER, &t.window, NULL},
        {"weights", CLI_TEXT, &t.weights, NULL}, {"trailing", CLI_FLAG, &o->trailing, NULL},
        {"ends", CLI_TEXT, &t.ends, "missing|shortened|musgrave|tukey"}, {"ratio", CLI_NUMBER, &o->ratio, NULL},
        {"degree", CLI_NUMBER, &t.degree, NULL}, {"span", CLI_NUMBER, &o->span, NULL}, {"rounds", CLI_NUMBER, &t.rounds, NULL},
        {"alpha", CLI_NUMBER, &o->alpha, NULL}, {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !t.how)
        return cli_usage("filter: which file and method? pace filter FILE --how hp");
    code = fits(argc, argv, t.how);
    code = code ? code : understand(&ask, &t);
    const char *format = code ? NULL : cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = filter_all(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
