/* pace aggregate: from fine periods to coarse ones. */
#include <math.h>
#include <stdlib.h>
#include "cli/series.h"

const char help_aggregate[] =
    "usage: pace aggregate FILE --to A|S|Q|M --how sum|mean|last|first|min|max [--partial] [--jan-feb]\n"
    "                      [--year-ends MONTH] [--series KEY,...] [--format csv|long|json|table] [-o FILE]\n\n"
    "Months to quarters, quarters to years and the like. A sum, mean, minimum or maximum needs every fine period of the coarse\n"
    "one, last and first need the last and the first: what lacks one is empty, unless --partial takes what is there (status E).\n"
    "--jan-feb: of sums and means, a February without January holds the two months together (so do those of status D, which\n"
    "pace decumulate --jan-feb makes).\n"
    "--year-ends MONTH: with --to A, years that end with another month than December, 1 to 12; each is named after the calendar\n"
    "year that it ends in, so that with 6 the year 2014 is July 2013 to June 2014.\n\n"
    "Examples:\n"
    "  pace aggregate output.csv --to Q --how sum\n"
    "  pace aggregate prices.csv --to A --how mean --format table\n"
    "  pace decumulate investment.csv --jan-feb | pace aggregate - --to Q --how sum --jan-feb\n";

typedef struct request {
    pace_freq to;
    pace_conversion how;
    bool partial, jan_feb;
    int year_ends; /* month; 0 = the calendar year */
} request;

/* Is the figure at i that of January and February together? Told by --jan-feb, or by its letter. */
static bool is_together(const pace_series *series, int64_t i, const request *ask)
{
    bool adds = ask->how == PACE_SUM || ask->how == PACE_MEAN;
    bool divided = ask->year_ends == 1; /* a year that ends between the two */
    return adds && !divided && i > 0 && cli_is_together(series, i, ask->jan_feb);
}

/* A copy in which what is together lies half in either month: sums and means of both do not depend on how it is shared out. */
static double *shared_out(const pace_series *series, const request *ask)
{
    pace_view v = series->view;
    double *x = malloc((size_t)(v.n ? v.n : 1) * sizeof *x);
    for (int64_t i = 0; x && i < v.n; i++) {
        x[i] = v.x[i * v.stride];
        if (is_together(series, i, ask))
            x[i] = x[i - 1] = x[i] / 2;
    }
    return x;
}

/* Of the figures from..to the one that is taken: the last or the first that is there. */
static int64_t taken(const pace_series *series, int64_t from, int64_t to, bool last)
{
    int64_t step = last ? -1 : 1, i = last ? to : from;
    while (i >= from && i <= to && (i < 0 || i >= series->view.n || isnan(series->view.x[i * series->view.stride])))
        i += step;
    return i;
}

/* The worst letter of the figures that a coarse one is made of; a part of them is an estimate. */
static void letters(const cli_row *row, const pace_series *series, const uint8_t *flags, const request *ask)
{
    for (int64_t k = 0; k < row->n; k++) {
        pace_period coarse = row->first;
        pace_span fine;
        coarse.ord += (int32_t)k;
        char worst = flags[k] ? PACE_STATUS_ESTIMATED : PACE_STATUS_NORMAL;
        if (!pace_period_convert(&fine, coarse, (pace_freq)series->view.first.freq, NULL)) {
            int64_t from = fine.first.ord - (int64_t)series->view.first.ord, to = fine.last.ord - (int64_t)series->view.first.ord;
            if (ask->how == PACE_LAST || ask->how == PACE_FIRST)
                from = to = taken(series, from, to, ask->how == PACE_LAST);
            for (int64_t i = from < 0 ? 0 : from; i <= to && i < series->view.n; i++)
                if (!is_together(series, i, ask) || cli_worst_letter(series, i, i) != PACE_STATUS_DEFINITION)
                    worst = cli_worse_letter(worst, cli_worst_letter(series, i, i));
        }
        row->letters[k] = isnan(row->x[k]) ? PACE_STATUS_MISSING : (uint8_t)worst;
    }
}

/* What is added up that has no sum. */
static void warn(const pace_series *series, pace_conversion how)
{
    if (how == PACE_SUM && pace_unit_is_rate(series->unit))
        cli_warn_rate(series, "which has no sum; --how mean or last may be meant");
    else if (how == PACE_SUM && series->unit.quantity == PACE_INDEX)
        cli_say("%s is an index, which has no sum; --how mean or last may be meant", series->key);
    else if (how == PACE_SUM && series->kind == PACE_CUMULATIVE)
        cli_say("%s holds figures from the start of the year, which have no sum; --how last, or pace decumulate first", series->key);
    else if (how == PACE_SUM && series->stock_flow == PACE_STOCK)
        cli_say("%s is a stock, which has no sum over periods; --how last or mean may be meant", series->key);
}

static pace_status periods_of(int64_t *count, pace_period *first, pace_view in, const request *ask, pace_error *err)
{
    return ask->year_ends ? pace_fiscal_periods(count, first, in, ask->year_ends, err) : pace_aggregate_periods(count, first, in, ask->to, err);
}

static pace_status aggregate_row(const cli_row *row, uint8_t *flags, pace_view in, const request *ask, pace_error *err)
{
    return ask->year_ends ? pace_aggregate_fiscal(cli_row_out(row), flags, in, ask->year_ends, ask->how, ask->partial, err)
                          : pace_aggregate(cli_row_out(row), flags, in, ask->to, ask->how, ask->partial, err);
}

/* The labels of such years look like those of others. */
static void say_years(const request *ask, pace_period first)
{
    static const char *const months[] = {"January", "February", "March", "April", "May", "June",
                                         "July", "August", "September", "October", "November"};
    if (ask->year_ends && ask->year_ends < 12)
        cli_say("years end with %s: %d is the one that ends with %s %d", months[ask->year_ends - 1], pace_period_year(first),
                months[ask->year_ends - 1], pace_period_year(first));
}

static int aggregate(const cli_series *series, const request *ask, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_panel *result = NULL;
    pace_block block = pace_panel_block(series->panel);
    pace_view all = {block.x, block.cols, block.col_stride, block.first};
    int64_t count = 0;
    pace_period first;
    int code = CLI_DONE;
    if (periods_of(&count, &first, all, ask, &err))
        return cli_fail(CLI_USAGE, &err);
    say_years(ask, first);
    uint8_t *flags = malloc((size_t)count + 1);
    if (!flags)
        code = cli_usage("out of memory");
    else if (pace_panel_new(&result, series->count, count, first, NULL, &err))
        code = cli_fail(CLI_INPUT, &err);
    for (int64_t i = 0; i < series->count && !code; i++) {
        pace_series one = cli_series_at(series, i);
        cli_row row;
        warn(&one, ask->how);
        code = cli_series_row(&row, result, i, &one);
        double *x = code ? NULL : shared_out(&one, ask);
        const pace_view in = {x, one.view.n, 1, one.view.first};
        if (!code && !x)
            code = cli_usage("out of memory");
        if (!code && aggregate_row(&row, flags, in, ask, &err))
            code = cli_fail(cli_code(&err), &err);
        if (!code)
            letters(&row, &one, flags, ask);
        free(x);
    }
    if (!code)
        code = cli_series_finish(result, "aggregate", "no period is complete; see --partial", common, format);
    free(flags);
    pace_panel_free(result);
    return code;
}

int verb_aggregate(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    request ask = {PACE_FREQ_NONE, PACE_SUM, false, false, 0};
    double year_ends = (double)NAN; /* not given */
    const char *to = NULL, *how = NULL, *operands[1];
    int count = 0;
    pace_error err = PACE_ERROR_INIT;
    const cli_option options[] = {{"to", CLI_TEXT, &to, "A|S|Q|M"},
                                  {"how", CLI_TEXT, &how, "sum|mean|last|first|min|max"},
                                  {"partial", CLI_FLAG, &ask.partial, NULL},
                                  {"jan-feb", CLI_FLAG, &ask.jan_feb, NULL},
                                  {"year-ends", CLI_NUMBER, &year_ends, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 6, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !to || !how)
        return cli_usage("aggregate: which file, to which periods, and how? pace aggregate FILE --to Q --how sum");
    ask.to = cli_freq(to);
    if (!isnan(year_ends) && (ask.to != PACE_ANNUAL || !(year_ends >= 1 && year_ends <= 12 && floor(year_ends) >= year_ends)))
        return cli_usage("--year-ends: the last month of the years that --to A makes, 1 to 12");
    ask.year_ends = isnan(year_ends) ? 0 : (int)year_ends;
    if (pace_conversion_parse(&ask.how, how, &err))
        return cli_fail(CLI_USAGE, &err);
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = aggregate(&series, &ask, &common, format);
    cli_series_close(&series);
    return code;
}
