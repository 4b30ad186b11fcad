/* pace chart: lines of series, and a panel each where their units differ. */
#include <math.h>
#include <string.h>
#include "cli/draw/finding.h"

enum { HUES = 4 }; /* lines that a picture colours */

bool chart_one_unit(const chart_input *in)
{
    for (int64_t i = 1; i < in->count; i++)
        if (!pace_unit_same(in->series[i].unit, in->series[0].unit))
            return false;
    return true;
}

int chart_calendar_of(chart_calendar *out, const chart_input *in)
{
    pace_error err = PACE_ERROR_INIT;
    pace_period first = in->series[0].view.first;
    int64_t before = 0, after = 0;
    for (int64_t i = 0; i < in->count; i++) {
        int64_t shift;
        if (pace_period_diff(&shift, in->series[i].view.first, first, &err))
            return cli_fail(CLI_USAGE, &err);
        before = shift < before ? shift : before;
        after = shift + in->series[i].view.n > after ? shift + in->series[i].view.n : after;
    }
    out->count = after - before;
    return pace_period_add(&out->first, first, before, &err) ? cli_fail(CLI_USAGE, &err) : CLI_DONE;
}

int64_t chart_seek_series(const chart_input *in, const char *key)
{
    int64_t row;
    const char *as = in->panel && !pace_panel_find(&row, in->panel, key, NULL) ? pace_panel_series(in->panel, row).key : key;
    for (int64_t i = 0; i < in->count; i++) {
        const pace_series *s = &in->series[i];
        if (strcmp(s->key ? s->key : "", as) == 0 || strcmp(s->name, key) == 0)
            return i;
    }
    return -1;
}

int64_t chart_find_series(chart_input *in, const chart_ask *ask, const char *key)
{
    int64_t at = chart_seek_series(in, key);
    const char **names = at < 0 ? chart_room(in, in->count, sizeof *names) : NULL;
    for (int64_t i = 0; names && i < in->count; i++)
        names[i] = in->series[i].name;
    if (names)
        chart_refuse_name(ask, "series", key, names, in->count);
    return at;
}

enum { STACKED_PANELS = 4, TOLD_APART_MOST = 30, GROUND_MOST = 400 };

static void say(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    chart_settle_series(in, ask);
    int64_t strong = ask->highlight ? chart_seek_series(in, ask->highlight) : -1; /* the title is about that one */
    chart_finding(&words.title, in, strong < 0 ? in->series : &in->series[strong], strong < 0 ? in->count : 1);
    chart_measure(&words, ask, in, in->series, in->count);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
}

int chart_series_apart(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    pace_gap *rows = chart_room(in, in->count, sizeof *rows);
    if (!rows)
        return CLI_OUTPUT;
    say(chart, ask, in);
    for (int64_t i = 0; i < in->count; i++) {
        rows[i].series = in->series[i];
        rows[i].target.name = rows[i].target.indicator = rows[i].target.plan_id = in->series[i].name;
        rows[i].target.unit = in->series[i].unit;
        rows[i].target.value = rows[i].target.value_high = rows[i].target_value = (double)NAN;
        rows[i].latest = rows[i].base = rows[i].path_value = (double)NAN;
    }
    pace_chart_multiples(chart, rows, in->count);
    return CLI_DONE;
}

/* A grey mass says nothing: some are picked, or one is seen against the others. */
static int check_count(const chart_ask *ask, const chart_input *in)
{
    if (in->count > GROUND_MOST)
        return cli_usage("%s: %lld series are more than the %d that a line chart can show; name some with --series", ask->file,
                         (long long)in->count, GROUND_MOST);
    if (in->count > TOLD_APART_MOST && !ask->highlight)
        return cli_usage("%s: %lld series are more than the %d that lines can tell apart; name some with --series, or one with --highlight",
                         ask->file, (long long)in->count, TOLD_APART_MOST);
    return CLI_DONE;
}

int chart_series_lines(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    int64_t strong = -1;
    int code = chart_open_series(in, ask);
    if (code)
        return code;
    if (!chart_one_unit(in)) { /* above each other while each has height enough, else side by side */
        if (ask->highlight)
            return cli_usage("%s: its series are in different units and have a panel each; --highlight needs one unit, pick some with --series",
                             ask->file);
        return in->count <= STACKED_PANELS ? chart_panels(chart, ask, in) : chart_series_apart(chart, ask, in);
    }
    if (!ask->highlight)
        ask->highlight = chart_strong_component(in);
    code = check_count(ask, in);
    if (!code && ask->highlight && (strong = chart_find_series(in, ask, ask->highlight)) < 0)
        code = CLI_USAGE;
    if (code)
        return code;
    say(chart, ask, in);
    for (int64_t i = 0; i < in->count; i++)
        pace_chart_line(chart, in->series[i], in->series[i].name);
    if (strong < 0 && in->count > HUES && !ask->title)
        strong = finding_leader(in, in->series, in->count); /* else it may be one of the grey ones */
    if (strong >= 0)
        pace_chart_highlight(chart, in->series[strong].name);
    return CLI_DONE;
}

/* Values in the first and the last period alone: a table of two moments, between which no line can be seen. */
static bool has_two_moments(const chart_input *in)
{
    chart_calendar all = {.count = 0};
    if (in->count < 2 || !chart_one_unit(in) || chart_calendar_of(&all, in) || all.count < 3)
        return false;
    for (int64_t i = 0; i < in->count; i++) {
        pace_view v = in->series[i].view;
        for (int64_t k = 0; k < v.n; k++) {
            int64_t at = (int64_t)v.first.ord - all.first.ord + k;
            if (at > 0 && at < all.count - 1 && !isnan(v.x[k * v.stride]))
                return false;
        }
    }
    return true;
}

int chart_line(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    if (ask->indicators.count == 1 && !ask->series.count && (strcmp(ask->file, "-") == 0 || chart_is_dataset(ask)))
        return ask->highlight ? cli_usage("--highlight: an indicator with its target is one line; --series KEY,... draws several")
                              : chart_indicator(chart, ask, in);
    if (!ask->type && !chart_is_dataset(ask)) {
        int code = chart_open_table(in, ask);
        if (code || in->names.row_count) /* names have no course over time */
            return code ? code : chart_bar(chart, ask, in);
        if (has_two_moments(in) && !ask->claims.count && !ask->log)
            return chart_slope(chart, ask, in);
    }
    return chart_series_lines(chart, ask, in);
}

/* Lines of different units, each on its own axis above a shared time axis. */
int chart_panels(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    int code = chart_open_series(in, ask);
    if (code)
        return code;
    const char **labels = chart_room(in, in->count, sizeof *labels);
    if (!labels)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < in->count; i++)
        labels[i] = in->series[i].name;
    say(chart, ask, in);
    pace_chart_panels(chart, in->series, labels, in->count);
    return CLI_DONE;
}
