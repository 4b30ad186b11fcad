/* pace adjust: trend, seasonal and irregular component, and the series without its seasons. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/adjust.h"

const char help_adjust[] =
    "usage: pace adjust FILE --how stl|x11|classical|x13 [--mode add|mult|log|pseudo] [--calendar EFFECT,...] [options]\n"
    "                   [--series KEY,...] [--format csv|long|json|table] [-o FILE]\n\n"
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
    "    --sigma-by none|signif|all  deviations of five years (none), of each month, or of each where they differ (signif)\n"
    "    --table D8,D9,...      further columns: tables B1 to D13, D16, E1 to E18 and F1 by name\n"
    "    --quality              tests for a season, M1 to M11 and Q, in words\n"
    "  --how classical  moving average and one figure for all years; add is the default\n"
    "  --how x13        the program x13as (X-13ARIMA-SEATS), where it is installed, with a model, outliers and calendar effects\n"
    "  --calendar EFFECT,...    months and quarters: what the calendar does is estimated and taken out before; a column KEY.calendar.\n"
    "                           td: days of the week; td1: weekdays against weekends; leap: leap years; easter or easterN: N days\n"
    "                           before Easter (8); cny or cnyN: N days before the Spring Festival, and N from it on (7)\n\n"
    "A value missing inside a series has no adjustment; January and February that are published together (pace decumulate\n"
    "--jan-feb) are shared out by days, an assumption with status I.\n\n"
    "Examples:\n"
    "  pace adjust retail.csv --how x11\n"
    "  pace adjust retail.csv --how x11 --calendar td1,leap,cny --quality\n"
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

/* --- one series ---------------------------------------------------------------------------------------------------- */

/* Values of two cycles, of which any method needs that many; 0: there is no cycle, which the method will say. */
static int64_t two_cycles(pace_view in, const adjust_ask *ask)
{
    bool season = in.first.freq == PACE_HALFYEARLY || in.first.freq == PACE_QUARTERLY || in.first.freq == PACE_MONTHLY;
    if (ask->period_count)
        return 2 * ask->period[ask->period_count - 1];
    return 2 * (ask->stl.period ? ask->stl.period : season ? (int64_t)in.first.freq : 0);
}

/* What there is to say before any method looks at it; NULL: nothing. That all values are the same is no wonder where there is one,
 * or few: then the method says how many it needs. */
static const char *unfit(const pace_series *series, pace_view in, const adjust_ask *ask)
{
    double first = (double)NAN;
    bool changes = false;
    int64_t known = 0, enough = two_cycles(in, ask);
    if (series->kind == PACE_CUMULATIVE)
        return "it holds figures from the start of the year, whose rise is no season; pace decumulate first";
    for (int64_t i = 0; i < in.n; i++) {
        changes |= !isnan(in.x[i]) && !isnan(first) && (in.x[i] < first || in.x[i] > first);
        first = isnan(first) ? in.x[i] : first;
        known += !isnan(in.x[i]);
    }
    if (isnan(first))
        return "it has no values";
    return changes || !enough || known < enough ? NULL : "all its values are the same; there is nothing to adjust";
}

static void set_letters(const cli_row *row, const cli_copy *w)
{
    for (int64_t i = 0; i < row->n; i++) {
        char letter = cli_worse_letter((char)w->letters[i], PACE_STATUS_NORMAL);
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)letter;
    }
}

/* Rows of the result that belong to one series. */
typedef struct rows {
    cli_row part[ADJUST_PARTS], more[CLI_LIST_MAX + 1]; /* tables, or a season each; the calendar last */
} rows;

static int64_t more_of(const adjust_ask *ask)
{
    return ask->table_count + ask->period_count + ask->has_calendar;
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
    if (ask->has_calendar && !code) {
        int64_t last = more_of(ask) - 1;
        code = open_row(&out->more[last], result, to + ADJUST_PARTS + last, series, "calendar", false, factors);
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

/* Takes the calendar out of the copy that is worked on. */
static pace_status take_calendar_out(const rows *to, const cli_copy *w, const adjust_ask *ask, pace_calendar_fit *fit, pace_error *err)
{
    int64_t n = w->series.view.n;
    double *adjusted = malloc((size_t)(n ? n : 1) * sizeof *adjusted);
    pace_status status;
    if (!adjusted) {
        err->code = PACE_ERR_NOMEM;
        return PACE_ERR_NOMEM;
    }
    status = pace_calendar_effect(cli_row_out(&to->more[more_of(ask) - 1]), (pace_out){adjusted, n, 1}, fit, w->series.view, &ask->calendar, err);
    if (!status)
        memcpy(w->x, adjusted, (size_t)n * sizeof *adjusted);
    free(adjusted);
    return status;
}

/* Fills the rows of a series; one that has no answer stays empty, and is told. */
static int fill_rows(const rows *to, const pace_series *series, const cli_copy *w, const adjust_ask *ask, bool talk)
{
    pace_error err = PACE_ERROR_INIT;
    pace_out parts[ADJUST_PARTS];
    pace_x11_facts facts;
    pace_calendar_fit fit;
    bool missing = false, failed;
    for (int k = 0; k < ADJUST_PARTS; k++)
        parts[k] = cli_row_out(&to->part[k]);
    const char *reason = unfit(series, w->series.view, ask);
    if (reason) {
        cli_say("%s: %s", series->key, reason);
        return CLI_DONE;
    }
    failed = ask->has_calendar && take_calendar_out(to, w, ask, &fit, &err) != PACE_OK;
    if (!failed)
        failed = ask->how == ADJUST_X13 ? adjust_by_x13(parts, w->series.view, ask, &missing, &err) != CLI_DONE
                                        : take_apart(to, w->series.view, ask, &facts, &err) != PACE_OK;
    if (missing)
        return cli_usage("%s", err.text);
    if (failed && err.code != PACE_ERR_DATA && err.code != PACE_ERR_RANGE)
        return cli_fail(err.code == PACE_ERR_FREQ || err.code == PACE_ERR_ARG ? CLI_USAGE : cli_code(&err), &err);
    if (failed)
        cli_say("%s: %s%s%s", series->key, err.where, *err.where ? ": " : "", err.text);
    else if (talk && ask->has_calendar)
        adjust_say_calendar(series->key, &fit, ask->mode);
    if (!failed && ask->how == ADJUST_X11 && talk)
        adjust_say_choice(series->key, &facts);
    if (!failed && ask->quality)
        adjust_say_quality(series->key, w->series.view, &ask->x11);
    return CLI_DONE;
}

static int adjust_series(pace_panel *result, int64_t to, pace_series series, const adjust_ask *ask, bool talk)
{
    rows *r = calloc(1, sizeof *r);
    cli_copy w = {0};
    int code = r ? cli_copy_open(&w, &series) : cli_usage("out of memory");
    if (!code)
        code = open_rows(r, result, to, &series, ask);
    if (!code)
        code = fill_rows(r, &series, &w, ask, talk);
    for (int k = 0; k < ADJUST_PARTS && !code; k++)
        set_letters(&r->part[k], &w);
    for (int64_t k = 0; k < more_of(ask) && !code; k++)
        set_letters(&r->more[k], &w);
    cli_copy_close(&w);
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

/* --- the verb ------------------------------------------------------------------------------------------------------ */

int verb_adjust(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    adjust_typed t = {.henderson = (double)NAN, .trend = (double)NAN, .degree = (double)NAN, .jump = (double)NAN};
    adjust_ask ask = {.stl = PACE_STL_OPTS_INIT, .classical = PACE_CLASSICAL_OPTS_INIT, .x11 = PACE_X11_OPTS_INIT,
                      .calendar = PACE_CALENDAR_EFFECT_OPTS_INIT};
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
                                  {"sigma-by", CLI_TEXT, &t.sigma_by, "none|signif|all"},
                                  {"table", CLI_LIST, &t.tables, NULL},
                                  {"quality", CLI_FLAG, &t.quality, NULL},
                                  {"calendar", CLI_LIST, &t.calendar, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !t.how)
        return cli_usage("adjust: which file, and how? pace adjust FILE --how stl|x11|classical");
    code = adjust_read(&ask, &t);
    const char *format = code ? NULL : cli_series_format(&common);
    if (!format)
        return code ? code : CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = adjust(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
