/* pace adjust: trend, seasonal and irregular component, and the series without its seasons. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/adjust.h"

const char help_adjust[] =
    "usage: pace adjust FILE --how stl|x11|classical|x13 [--mode add|mult|log|pseudo] [options] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "Seasonal adjustment of months, quarters and halves: columns KEY.trend, KEY.seasonal, KEY.irregular and KEY.adjusted.\n"
    "Mode add: series = trend + seasonal + irregular; mult: their product, seasonal and irregular are factors around 1.\n\n"
    "  --how stl        local regression (Cleveland et al. 1990); add is the default\n"
    "    --seasonal N|periodic  window in years, odd (7); periodic: the same figure every year\n"
    "    --robust               outliers count less\n"
    "    --period N[,N...]      values in a cycle, for days, weeks and cycles other than a year; several cycles, the shortest\n"
    "                           first, are taken out one after the other, each with a column KEY.seasonalN\n"
    "    --trend N, --degree 0|1, --jump N, --rounds INNER,OUTER   window of the trend, degree of the seasonal fit (0), every\n"
    "                           how many values are fitted (a tenth of each window), rounds (2,0; robust 1,15)\n"
    "  --how x11        as statistical offices use it, months and quarters; mult is the default\n"
    "    --filter F             3x1 3x3 3x5 3x9 3x15 stable x11default, or msr: by the moving seasonality ratio (default)\n"
    "    --henderson N          terms of the trend's average; by the I/C ratio where not given\n"
    "    --sigma LOW,HIGH       limits of extreme values in standard deviations (1.5,2.5)\n"
    "    --table D8,D9,...      further columns: tables B1 to D13 by name\n"
    "  --how classical  moving average and one figure for all years; add is the default\n"
    "  --how x13        the program x13as (X-13ARIMA-SEATS), where it is installed, with a model, outliers and calendar effects\n\n"
    "A value missing inside a series has no adjustment; January and February that are published together (pace decumulate\n"
    "--jan-feb) are shared out by days, an assumption with status I.\n\n"
    "Examples:\n"
    "  pace adjust retail.csv --how x11\n"
    "  pace adjust retail.csv --how stl --seasonal periodic --robust --format table\n"
    "  pace decumulate investment.csv --jan-feb | pace adjust - --how x11 | pace growth - --kind yoy | pace chart - -o out.svg\n";

static const char *const part_names[ADJUST_PARTS] = {"trend", "seasonal", "irregular", "adjusted"};

/* --- what a series is ---------------------------------------------------------------------------------------------- */

/* Seasonal and irregular component: a difference, or a factor. */
static pace_unit unit_of_part(pace_unit unit, bool factors)
{
    if (factors)
        return (pace_unit){PACE_RATIO, 0, 0, 0, ""};
    if (unit.quantity == PACE_PERCENT)
        unit.quantity = PACE_PERCENTAGE_POINT;
    return unit;
}

static bool is_factor_table(pace_x11_table table)
{
    const char *step = pace_x11_table_name(table) + 1;
    return strcmp(step, "1") != 0 && strcmp(step, "2") != 0 && strcmp(step, "6") != 0 && strcmp(step, "7") != 0 &&
           strcmp(step, "11") != 0 && strcmp(step, "12") != 0;
}

/* A row for `part` of a series: its own unit where the part is one of its level. */
static int open_row(cli_row *row, pace_panel *result, int64_t to, const pace_series *series, const char *part, bool is_level,
                    bool factors)
{
    char key[512];
    pace_series like = *series;
    if (snprintf(key, sizeof key, "%s.%s", series->key, part) >= (int)sizeof key)
        return cli_usage("%.60s...: the name of a series is too long", series->key);
    like.key = key;
    like.name = "";
    if (!is_level) {
        like.unit = unit_of_part(series->unit, factors);
        like.kind = factors ? PACE_MULTIPLE : series->kind == PACE_SHARE ? PACE_CHANGE_PP : PACE_LEVEL;
        like.basis = (pace_basis){0};
    }
    return cli_series_row(row, result, to, &like);
}

/* --- January and February together --------------------------------------------------------------------------------- */

static int month_of(pace_view view, int64_t i)
{
    return pace_period_sub(pace_view_period(view, i));
}

/* Every February has a figure and no January does: the figure is that of the two months. */
static bool is_together(pace_view in)
{
    int64_t pairs = 0;
    if (in.first.freq != PACE_MONTHLY)
        return false;
    for (int64_t i = 0; i < in.n; i++) {
        if (month_of(in, i) == 1 && !isnan(in.x[i]))
            return false;
        if (month_of(in, i) == 2 && i > 0 && !isnan(in.x[i]))
            pairs++;
    }
    return pairs > 0;
}

/* In place; letters of the shared months become I. */
static int share_start(double *x, uint8_t *letters, pace_view in, const char *key)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t pairs = 0;
    if (month_of(in, 0) == 2)
        x[0] = (double)NAN; /* there is no January to share it with */
    for (int64_t i = 1; i < in.n; i++)
        if (month_of(in, i) == 2 && !isnan(x[i]))
            letters[i] = letters[i - 1] = PACE_STATUS_IMPUTED;
    if (pace_split_start((pace_out){x, in.n, 1}, &pairs, in, &err))
        return cli_fail(cli_code(&err), &err);
    cli_say("%s: January and February are shares of their sum by days, an assumption (status I), in %lld year%s", key,
            (long long)pairs, pairs == 1 ? "" : "s");
    return CLI_DONE;
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

/* A copy of a series that is worked on. */
typedef struct work {
    double *x;
    uint8_t *letters;
    pace_view in;
} work;

static int open_work(work *w, const pace_series *series)
{
    int64_t n = series->view.n;
    w->x = malloc((size_t)(n ? n : 1) * sizeof *w->x);
    w->letters = malloc((size_t)(n ? n : 1));
    if (!w->x || !w->letters)
        return cli_usage("out of memory");
    for (int64_t i = 0; i < n; i++) {
        w->x[i] = series->view.x[i * series->view.stride];
        w->letters[i] = series->status ? series->status[i] : (uint8_t)PACE_STATUS_NORMAL;
    }
    w->in = (pace_view){w->x, n, 1, series->view.first};
    return n && is_together(w->in) ? share_start(w->x, w->letters, w->in, series->key) : CLI_DONE;
}

static void close_work(work *w)
{
    free(w->x);
    free(w->letters);
}

/* What there is to say before any method looks at it; NULL: nothing. */
static const char *unfit(const pace_series *series, pace_view in)
{
    double first = (double)NAN;
    bool changes = false;
    if (series->kind == PACE_CUMULATIVE)
        return "it holds figures from the start of the year, whose rise is no season; pace decumulate first";
    for (int64_t i = 0; i < in.n; i++) {
        changes |= !isnan(in.x[i]) && !isnan(first) && (in.x[i] < first || in.x[i] > first);
        first = isnan(first) ? in.x[i] : first;
    }
    if (isnan(first))
        return "it has no values";
    return changes ? NULL : "all its values are the same; there is nothing to adjust";
}

static void say_choice(const char *key, const pace_x11_facts *facts)
{
    cli_say("%s: trend by %d terms (I/C %.2f), seasonal filter %s (MSR %.2f)", key, facts->henderson, facts->ic_ratio,
            pace_x11_filter_name(facts->filter), facts->msr);
}

static void set_letters(const cli_row *row, const work *w)
{
    for (int64_t i = 0; i < row->n; i++) {
        char letter = cli_worse_letter((char)w->letters[i], PACE_STATUS_NORMAL);
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)letter;
    }
}

/* Rows of the result that belong to one series. */
typedef struct rows {
    cli_row part[ADJUST_PARTS], more[CLI_LIST_MAX]; /* tables, or a season each */
} rows;

static int64_t more_of(const adjust_ask *ask)
{
    return ask->table_count + ask->period_count;
}

static int open_rows(rows *out, pace_panel *result, int64_t to, const pace_series *series, const adjust_ask *ask)
{
    bool factors = ask->mode != PACE_SEASON_ADDITIVE;
    int code = CLI_DONE;
    for (int k = 0; k < ADJUST_PARTS && !code; k++)
        code = open_row(&out->part[k], result, to + k, series, part_names[k], k == 0 || k == 3, factors);
    for (int64_t t = 0; t < ask->table_count && !code; t++) {
        bool level = !is_factor_table(ask->table[t]);
        code = open_row(&out->more[t], result, to + ADJUST_PARTS + t, series, pace_x11_table_name(ask->table[t]), level, factors);
    }
    for (int64_t k = 0; k < ask->period_count && !code; k++) {
        char name[48];
        snprintf(name, sizeof name, "seasonal%lld", (long long)ask->period[k]);
        code = open_row(&out->more[k], result, to + ADJUST_PARTS + k, series, name, false, factors);
    }
    return code;
}

/* STL of several cycles: their rows of the result lie one behind the other. */
static pace_status take_cycles_apart(const pace_season_out *out, const cli_row *cycles, pace_view in, const adjust_ask *ask,
                                     pace_error *err)
{
    int64_t windows[CLI_LIST_MAX];
    const pace_block_out seasons = {cycles[0].x, cycles[1].x - cycles[0].x, 1};
    for (int64_t k = 0; k < ask->period_count; k++)
        windows[k] = ask->stl.seasonal;
    return pace_mstl(*out, seasons, in, ask->period, ask->stl.seasonal ? windows : NULL, ask->period_count, 0, &ask->stl, err);
}

static pace_status take_apart(const rows *to, pace_view in, const adjust_ask *ask, pace_x11_facts *facts, pace_error *err)
{
    pace_x11_want tables[CLI_LIST_MAX];
    const pace_season_out out = {cli_row_out(&to->part[0]), cli_row_out(&to->part[1]), cli_row_out(&to->part[2]),
                                 cli_row_out(&to->part[3]), {NULL, 0, 0}};
    pace_stl_opts stl = ask->stl;
    if (ask->period_count)
        return take_cycles_apart(&out, to->more, in, ask, err);
    stl.seasonal = stl.seasonal ? stl.seasonal : 7;
    if (ask->how == ADJUST_STL)
        return pace_stl(out, in, &stl, err);
    if (ask->how == ADJUST_CLASSICAL)
        return pace_classical(out, NULL, in, &ask->classical, err);
    for (int64_t t = 0; t < ask->table_count; t++)
        tables[t] = (pace_x11_want){ask->table[t], cli_row_out(&to->more[t])};
    return pace_x11(out, tables, ask->table_count, facts, in, &ask->x11, err);
}

/* Fills the rows of a series; one that has no answer stays empty, and is told. */
static int fill_rows(const rows *to, const pace_series *series, const work *w, const adjust_ask *ask, bool talk)
{
    pace_error err = PACE_ERROR_INIT;
    pace_out parts[ADJUST_PARTS];
    pace_x11_facts facts;
    bool missing = false, failed;
    for (int k = 0; k < ADJUST_PARTS; k++)
        parts[k] = cli_row_out(&to->part[k]);
    const char *reason = unfit(series, w->in);
    if (reason) {
        cli_say("%s: %s", series->key, reason);
        return CLI_DONE;
    }
    failed = ask->how == ADJUST_X13 ? adjust_by_x13(parts, w->in, ask, &missing, &err) != CLI_DONE
                                    : take_apart(to, w->in, ask, &facts, &err) != PACE_OK;
    if (missing)
        return cli_usage("%s", err.text);
    if (failed && err.code != PACE_ERR_DATA && err.code != PACE_ERR_RANGE)
        return cli_fail(err.code == PACE_ERR_FREQ || err.code == PACE_ERR_ARG ? CLI_USAGE : cli_code(&err), &err);
    if (failed)
        cli_say("%s: %s%s%s", series->key, err.where, *err.where ? ": " : "", err.text);
    else if (ask->how == ADJUST_X11 && talk)
        say_choice(series->key, &facts);
    return CLI_DONE;
}

static int adjust_series(pace_panel *result, int64_t to, pace_series series, const adjust_ask *ask, bool talk)
{
    rows *r = calloc(1, sizeof *r);
    work w = {NULL, NULL, {0}};
    int code = r ? open_work(&w, &series) : cli_usage("out of memory");
    if (!code)
        code = open_rows(r, result, to, &series, ask);
    if (!code)
        code = fill_rows(r, &series, &w, ask, talk);
    for (int k = 0; k < ADJUST_PARTS && !code; k++)
        set_letters(&r->part[k], &w);
    for (int64_t k = 0; k < more_of(ask) && !code; k++)
        set_letters(&r->more[k], &w);
    close_work(&w);
    free(r);
    return code;
}

static int adjust(const cli_series *series, const adjust_ask *ask, const cli_common *common, const char *format)
{
    enum { TALK_UP_TO = 4 }; /* series whose filters are told */
    pace_panel *result = NULL;
    int64_t each = ADJUST_PARTS + more_of(ask);
    int code = cli_series_result(&result, series, series->count * each, 0);
    for (int64_t i = 0; i < series->count && !code; i++)
        code = adjust_series(result, i * each, cli_series_at(series, i), ask, series->count <= TALK_UP_TO);
    if (!code)
        code = cli_series_finish(result, "adjustment", "the lines above say why", common, format);
    pace_panel_free(result);
    return code;
}

/* --- options ------------------------------------------------------------------------------------------------------- */

/* Options as they are typed. */
typedef struct typed {
    const char *how, *mode, *seasonal, *filter;
    double henderson, trend, degree, jump;
    bool robust;
    cli_list period, rounds, sigma, tables;
} typed;

static bool is_whole(double x, double low, double high)
{
    return x >= low && x <= high && floor(x) >= x;
}

/* Options of a method that is not asked for would be silently lost. */
static int check_owners(const typed *t, adjust_how how)
{
    bool stl = t->seasonal || t->robust || !isnan(t->trend) || !isnan(t->degree) || !isnan(t->jump) || t->rounds.count;
    if (how != ADJUST_STL && stl)
        return cli_usage("--seasonal, --robust, --trend, --degree, --jump and --rounds are options of --how stl");
    if (how != ADJUST_STL && how != ADJUST_CLASSICAL && t->period.count)
        return cli_usage("--period: X-11 adjusts months and quarters; --how stl takes any cycle");
    if (how != ADJUST_X11 && how != ADJUST_X13 && (t->filter || !isnan(t->henderson) || t->sigma.count))
        return cli_usage("--filter, --henderson and --sigma are options of --how x11");
    if (how != ADJUST_X11 && t->tables.count)
        return cli_usage("--table: only X-11 has tables; --how x11");
    return CLI_DONE;
}

static int read_mode(adjust_ask *ask, const typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    bool x = ask->how == ADJUST_X11 || ask->how == ADJUST_X13;
    ask->mode = x ? PACE_SEASON_MULTIPLICATIVE : PACE_SEASON_ADDITIVE;
    if (t->mode && pace_season_mode_parse(&ask->mode, t->mode, &err))
        return cli_fail(CLI_USAGE, &err);
    if (!x && ask->mode > PACE_SEASON_MULTIPLICATIVE)
        return cli_usage("--mode %s: only X-11 has it; add or mult", t->mode);
    ask->stl.mode = ask->classical.mode = ask->x11.mode = ask->mode;
    return CLI_DONE;
}

/* A whole number of an option: `otherwise` where it is not given. False after a usage error. */
static bool take_number(int64_t *out, const char *option, double given, double low, double high, int64_t otherwise)
{
    *out = isnan(given) ? otherwise : (int64_t)fmin(fmax(given, low), high);
    if (isnan(given) || is_whole(given, low, high))
        return true;
    cli_usage("--%s: a whole number from %g to %g", option, low, high);
    return false;
}

static bool take_item(int64_t *out, const char *option, const char *text, double low, double high)
{
    double x = 0;
    if (pace_number_parse(&x, text, strlen(text), NULL))
        x = low - 1;
    return take_number(out, option, x, low, high, 0);
}

static int read_periods(adjust_ask *ask, const typed *t)
{
    int64_t count = t->period.count;
    for (int64_t k = 0; k < count; k++)
        if (!take_item(&ask->period[k], "period", t->period.at[k], 2, 1e6))
            return CLI_USAGE;
    for (int64_t k = 1; k < count; k++)
        if (ask->period[k] <= ask->period[k - 1])
            return cli_usage("--period: several cycles come the shortest first, such as 7,365");
    if (count > 1 && ask->how != ADJUST_STL)
        return cli_usage("--period: only --how stl takes several cycles");
    ask->period_count = count > 1 ? count : 0;
    ask->stl.period = ask->classical.period = count == 1 ? ask->period[0] : 0;
    return CLI_DONE;
}

static int read_stl(adjust_ask *ask, const typed *t)
{
    int64_t jump, degree, most = 1000000;
    ask->stl.seasonal = 0; /* the default of one cycle, or of several */
    if (t->seasonal && strcmp(t->seasonal, "periodic") == 0)
        ask->stl.seasonal = PACE_STL_PERIODIC;
    else if (t->seasonal && !take_item(&ask->stl.seasonal, "seasonal", t->seasonal, 1, (double)most))
        return CLI_USAGE;
    if (!take_number(&ask->stl.trend, "trend", t->trend, 1, (double)most, 0) || !take_number(&degree, "degree", t->degree, 0, 1, 0) ||
        !take_number(&jump, "jump", t->jump, 1, (double)most, 0))
        return CLI_USAGE;
    ask->stl.seasonal_degree = (int)degree;
    ask->stl.seasonal_jump = ask->stl.trend_jump = ask->stl.low_pass_jump = jump;
    ask->stl.robust = t->robust;
    if (t->rounds.count && (t->rounds.count != 2 || !take_item(&ask->stl.inner, "rounds", t->rounds.at[0], 1, 1000) ||
                            !take_item(&ask->stl.outer, "rounds", t->rounds.at[1], 0, 1000)))
        return t->rounds.count == 2 ? CLI_USAGE : cli_usage("--rounds: inner and outer ones, such as 2,0");
    return read_periods(ask, t);
}

static int read_x11(adjust_ask *ask, const typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    if (t->filter && pace_x11_filter_parse(&ask->x11.filter, t->filter, &err))
        return cli_fail(CLI_USAGE, &err);
    if (!isnan(t->henderson) && !(is_whole(t->henderson, 3, 101) && fmod(t->henderson, 2) > 0))
        return cli_usage("--henderson: an odd number of terms from 3 to 101, such as 13");
    ask->x11.henderson = isnan(t->henderson) ? 0 : (int64_t)t->henderson;
    if (t->sigma.count && (t->sigma.count != 2 ||
                           pace_number_parse(&ask->x11.sigma_low, t->sigma.at[0], strlen(t->sigma.at[0]), NULL) ||
                           pace_number_parse(&ask->x11.sigma_high, t->sigma.at[1], strlen(t->sigma.at[1]), NULL)))
        return cli_usage("--sigma: two limits, such as 1.5,2.5");
    for (int64_t i = 0; i < t->tables.count; i++)
        if (pace_x11_table_parse(&ask->table[ask->table_count++], t->tables.at[i], &err))
            return cli_fail(CLI_USAGE, &err);
    return CLI_DONE;
}

static int read_options(adjust_ask *ask, const typed *t)
{
    static const char *const names[] = {"stl", "x11", "classical", "x13"};
    for (int k = 0; k < 4; k++)
        if (strcmp(t->how, names[k]) == 0)
            ask->how = (adjust_how)k;
    int code = check_owners(t, ask->how);
    if (!code)
        code = read_mode(ask, t);
    if (!code)
        code = read_stl(ask, t);
    return code ? code : read_x11(ask, t);
}

int verb_adjust(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    typed t = {.henderson = (double)NAN, .trend = (double)NAN, .degree = (double)NAN, .jump = (double)NAN};
    adjust_ask ask = {.stl = PACE_STL_OPTS_INIT, .classical = PACE_CLASSICAL_OPTS_INIT, .x11 = PACE_X11_OPTS_INIT};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {{"how", CLI_TEXT, &t.how, "stl|x11|classical|x13"},
                                  {"mode", CLI_TEXT, &t.mode, "add|mult|log|pseudo"},
                                  {"seasonal", CLI_TEXT, &t.seasonal, NULL},
                                  {"robust", CLI_FLAG, &t.robust, NULL},
                                  {"period", CLI_LIST, &t.period, NULL},
                                  {"trend", CLI_NUMBER, &t.trend, NULL},
                                  {"degree", CLI_NUMBER, &t.degree, NULL},
                                  {"jump", CLI_NUMBER, &t.jump, NULL},
                                  {"rounds", CLI_LIST, &t.rounds, NULL},
                                  {"filter", CLI_TEXT, &t.filter, NULL},
                                  {"henderson", CLI_NUMBER, &t.henderson, NULL},
                                  {"sigma", CLI_LIST, &t.sigma, NULL},
                                  {"table", CLI_LIST, &t.tables, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !t.how)
        return cli_usage("adjust: which file, and how? pace adjust FILE --how stl|x11|classical");
    code = read_options(&ask, &t);
    const char *format = code ? NULL : cli_series_format(&common);
    if (!format)
        return code ? code : CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = adjust(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
