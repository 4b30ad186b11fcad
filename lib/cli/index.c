/* pace index and pace chain: index numbers. */
#include <math.h>
#include <string.h>
#include "cli/series.h"

const char help_index[] =
    "usage: pace index FILE --base PERIOD [--value 100] [--series KEY,...] [--format csv|long|json|table] [-o FILE]\n\n"
    "Every series as an index that stands at --value in the base. A base that holds several periods of the series (2015 for\n"
    "months, 2015-01..2015-06) is their mean, and all of them must be there.\n\n"
    "Examples:\n"
    "  pace index output.csv --base 2015\n"
    "  pace index monthly.csv --base 2015-01..2015-12 --format table\n"
    "  pace index data/wuhan.json --series gdp:level@current --base 2010 --value 1\n";

const char help_chain[] =
    "usage: pace chain FILE --kind growth_pct|index_prev100 [--value 100] [--series KEY,...] [--format csv|long|json|table]\n"
    "                  [-o FILE]\n\n"
    "Levels from links: growth rates in percent (8.8), or indices of the previous period = 100 (108.8). The result begins one\n"
    "period earlier, at --value. Behind a link that is missing no level is known.\n\n"
    "Examples:\n"
    "  pace chain growth.csv --kind growth_pct\n"
    "  pace chain cpi.csv --kind index_prev100 | pace index - --base 2020\n"
    "  pace chain data/wuhan.json --series gdp:growth@constant --kind growth_pct --format table\n";

static const pace_unit index_unit = {PACE_INDEX, 0, 0, 0, ""};

static int rebase_row(pace_panel *result, int64_t to, pace_series series, const char *base, double value)
{
    pace_error err = PACE_ERROR_INIT;
    pace_series like = series;
    pace_span span;
    cli_row row;
    if (cli_count_together(&series))
        cli_say("%s: each February is January and February together, and stands about twice as high as a month; pace decumulate "
                "--jan-feb --split shares them out", series.key);
    cli_warn_rate(&series, "and its index a share of a share; pace chain makes levels of growth rates");
    like.unit = index_unit;
    like.kind = PACE_INDEX_NUMBER;
    int code = cli_series_span(&span, "--base", base, series.view.first);
    if (!code)
        code = cli_series_row(&row, result, to, &like);
    if (code)
        return code;
    if (pace_index_rebase(cli_row_out(&row), series.view, span, value, &err)) {
        cli_say("%s: base %s: %s", series.key, base, err.text); /* the row stays empty */
        return CLI_DONE;
    }
    cli_row_letters(&row, &series);
    return CLI_DONE;
}

int verb_index(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    const char *base = NULL, *operands[1];
    double value = 100;
    int count = 0;
    pace_panel *result = NULL;
    const cli_option options[] = {{"base", CLI_TEXT, &base, NULL}, {"value", CLI_NUMBER, &value, NULL}, {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 3, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !base)
        return cli_usage("index: which file and base? pace index FILE --base 2015");
    if (!(value > 0 && isfinite(value)))
        return cli_usage("--value: an index stands at a positive number in its base, such as 100");
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = cli_series_result(&result, &series, series.count, 0);
    for (int64_t i = 0; i < series.count && !code; i++)
        code = rebase_row(result, i, cli_series_at(&series, i), base, value);
    if (!code)
        code = cli_series_finish(result, "index", NULL, &common, format);
    pace_panel_free(result);
    cli_series_close(&series);
    return code;
}

/* --- chain --------------------------------------------------------------------------------------------------------- */

/* Periods at the beginning in which no series has a link. */
static int64_t without_links(const cli_series *series)
{
    int64_t skip = pace_panel_block(series->panel).cols;
    for (int64_t r = 0; r < series->count; r++) {
        pace_view v = cli_series_at(series, r).view;
        int64_t lead = 0;
        while (lead < skip && isnan(v.x[lead * v.stride]))
            lead++;
        skip = lead;
    }
    return skip < pace_panel_block(series->panel).cols ? skip : 0;
}

/* Behind a link that is missing no level is known: the first such is named. */
static void say_broken(const pace_series *series, int64_t skip)
{
    pace_view v = series->view;
    char period[PACE_PERIOD_SIZE];
    int64_t i = skip, last = pace_view_last(v);
    while (i < v.n && isnan(v.x[i * v.stride]))
        i++;
    while (i < last && !isnan(v.x[i * v.stride]))
        i++;
    if (i >= last)
        return;
    pace_period_print(period, pace_view_period(v, i), NULL);
    cli_say("%s: there is no link for %s; no level is known from there on", series->key, period);
}

/* Rates that stand around 100, or indices that stand around 0, are links of the other kind: a level would run away. */
static void say_other_kind(const pace_series *series, pace_index_link kind)
{
    pace_view v = series->view;
    int64_t around_hundred = 0, there = 0;
    for (int64_t i = 0; i < v.n; i++) {
        double x = v.x[i * v.stride];
        there += !isnan(x);
        around_hundred += x >= 50 && x <= 200;
    }
    if (kind == PACE_LINK_PERCENT && there && around_hundred == there)
        cli_say("%s: all links lie around 100, as indices of the previous period do; --kind index_prev100 may be meant", series->key);
    else if (kind == PACE_LINK_PREVIOUS_100 && there && !around_hundred)
        cli_say("%s: no link lies around 100, as growth rates do; --kind growth_pct may be meant", series->key);
}

static int chain_row(pace_panel *result, int64_t to, pace_series series, int64_t skip, pace_index_link kind, double value)
{
    const pace_view links = {series.view.x + skip * series.view.stride, series.view.n - skip, series.view.stride,
                             pace_view_period(series.view, skip)};
    pace_error err = PACE_ERROR_INIT;
    pace_series like = series;
    cli_row row;
    bool percent = series.unit.quantity == PACE_PERCENT || series.unit.quantity == PACE_QUANTITY_NONE;
    if (kind == PACE_LINK_PERCENT && !percent)
        return cli_usage("%s is not in percent: growth_pct takes rates such as 8.8", series.key);
    like.unit = index_unit;
    like.kind = PACE_INDEX_NUMBER;
    int code = cli_series_row(&row, result, to, &like);
    if (code)
        return code;
    if (pace_index_chain(cli_row_out(&row), links, kind, value, &err))
        return cli_fail(cli_code(&err), &err);
    say_other_kind(&series, kind);
    say_broken(&series, skip);
    char worst = PACE_STATUS_NORMAL; /* a level is no better than the worst of its links */
    for (int64_t i = 0; i < row.n; i++) {
        worst = i ? cli_worse_letter(worst, cli_worst_letter(&series, skip + i - 1, skip + i - 1)) : worst;
        row.letters[i] = isnan(row.x[i]) ? PACE_STATUS_MISSING : (uint8_t)worst;
    }
    return CLI_DONE;
}

int verb_chain(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    const char *kind = NULL, *operands[1];
    double value = 100;
    int count = 0;
    pace_panel *result = NULL;
    const cli_option options[] = {{"kind", CLI_TEXT, &kind, "growth_pct|index_prev100"},
                                  {"value", CLI_NUMBER, &value, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 3, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !kind)
        return cli_usage("chain: which file and links? pace chain FILE --kind growth_pct|index_prev100");
    if (!(value > 0 && isfinite(value)))
        return cli_usage("--value: a chain begins at a positive number, such as 100");
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    pace_index_link link = strcmp(kind, "growth_pct") == 0 ? PACE_LINK_PERCENT : PACE_LINK_PREVIOUS_100;
    code = cli_series_open(&series, operands[0], &keys, &common);
    int64_t skip = code ? 0 : without_links(&series);
    if (!code)
        code = cli_series_result(&result, &series, series.count, 1 - skip);
    for (int64_t i = 0; i < series.count && !code; i++)
        code = chain_row(result, i, cli_series_at(&series, i), skip, link, value);
    if (!code)
        code = cli_series_finish(result, "level", "its links are missing", &common, format);
    pace_panel_free(result);
    cli_series_close(&series);
    return code;
}
