/* What a chart is made of: series of a table or a data set, targets, or a table whose rows have names. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "cli/draw/chart.h"

void *chart_room(chart_input *in, int64_t count, size_t size)
{
    void *room = in->room_count < CHART_ROOMS && count >= 0 ? calloc((size_t)count + 1, size) : NULL;
    if (!room)
        cli_say("out of memory");
    else
        in->rooms[in->room_count++] = room;
    return room;
}

const char *chart_keep(chart_input *in, pace_buffer *text)
{
    char *room = chart_room(in, (int64_t)text->length, 1);
    if (room && text->length)
        memcpy(room, text->text, text->length);
    pace_buffer_clear(text);
    return room ? room : "";
}

void chart_close(chart_input *in)
{
    while (in->room_count)
        free(in->rooms[--in->room_count]);
    pace_gap_table_free(in->targets);
    pace_panel_free(in->panel);
    pace_panel_free(in->other);
    cli_close(&in->data);
}

static void settle_language(chart_input *in, const char *lang)
{
    in->lang = lang;
    in->zh = strcmp(lang, "zh") == 0;
}

static bool is_han(int32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool says_chinese(const char *text)
{
    size_t at = 0, n = strlen(text);
    for (int32_t c; (c = pace_text_next(text, n, &at)) >= 0;)
        if (is_han(c))
            return true;
    return false;
}

void chart_language(chart_input *in, const chart_ask *ask)
{
    bool zh = false;
    for (int64_t i = 0; i < in->count && !zh; i++)
        zh = says_chinese(in->series[i].name);
    for (int64_t i = 0; i < in->names.row_count && !zh; i++)
        zh = says_chinese(in->names.rows[i]);
    settle_language(in, ask->common.lang ? ask->common.lang : zh ? "zh" : "en");
}

bool chart_is_dataset(const chart_ask *ask)
{
    return cli_form_of(ask->file, &ask->common) != CLI_TABLE;
}

int chart_open_targets(chart_input *in, chart_ask *ask)
{
    int code;
    if (in->data.view)
        return CLI_DONE;
    if (strcmp(ask->file, "-") != 0 && !chart_is_dataset(ask))
        return cli_usage("%s: a table of series has no targets; give a data set, or a table of targets with --actuals", ask->file);
    code = cli_open(&in->data, ask->file, &ask->common);
    cli_name_plans(&ask->plans, &in->data);
    settle_language(in, cli_lang(&ask->common, in->data.view));
    return code;
}

/* --- series --------------------------------------------------------------------------------------------------------- */

int chart_cut(pace_series *series, const chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t from = 0, to = series->view.n - 1, steps;
    const pace_period *limits[] = {&ask->first, &ask->to};
    for (int i = 0; i < 2; i++) {
        pace_span inside;
        if (!pace_period_is_set(*limits[i]) || !series->view.n)
            continue;
        if (pace_period_convert(&inside, *limits[i], (pace_freq)series->view.first.freq, &err) ||
            pace_period_diff(&steps, i ? inside.last : inside.first, series->view.first, &err))
            return cli_fail(CLI_USAGE, &err);
        if (i == 0 && steps > from)
            from = steps;
        else if (i == 1 && steps < to)
            to = steps;
    }
    if (from > to) {
        series->view.n = 0;
        return CLI_DONE;
    }
    series->view.first = pace_view_period(series->view, from);
    series->view.x += from * series->view.stride;
    series->view.n = to - from + 1;
    series->status = series->status ? series->status + from : NULL;
    series->qualifier = series->qualifier ? series->qualifier + from : NULL;
    series->decimals = series->decimals ? series->decimals + from : NULL;
    series->origin = series->origin ? series->origin + from : NULL;
    return CLI_DONE;
}

static bool has_values(const pace_series *series)
{
    return pace_view_last(series->view) >= 0;
}

/* What was computed has more digits than anybody prints: without a count of them the picture rounds. */
static void settle_digits(pace_series *series)
{
    enum { PRINTED_MOST = 6 };
    for (int64_t i = 0; series->decimals && i < series->view.n; i++)
        if (series->decimals[i] > PRINTED_MOST)
            series->decimals = NULL;
}

static int64_t days_from(pace_period period, pace_period other)
{
    pace_span a, b;
    int64_t days = 0;
    if (!pace_period_convert(&a, period, PACE_DAILY, NULL) && !pace_period_convert(&b, other, PACE_DAILY, NULL))
        (void)!pace_period_diff(&days, a.first, b.first, NULL);
    return days;
}

/* The periods that the values of all series cover; false where there is no value. */
static bool find_reach(pace_period *first, pace_period *last, const chart_input *in)
{
    bool found = false;
    for (int64_t i = 0; i < in->count; i++) {
        pace_span own = chart_reach(in->series[i].view);
        if (!pace_period_is_set(own.first))
            continue;
        if (!found || days_from(own.first, *first) < 0)
            *first = own.first;
        if (!found || days_from(own.last, *last) > 0)
            *last = own.last;
        found = true;
    }
    return found;
}

/* No value of any series lies between --from and --to. */
static int nothing_in_span(const chart_ask *ask, pace_period first, pace_period last)
{
    char from[PACE_PERIOD_SIZE], to[PACE_PERIOD_SIZE];
    pace_period_print(from, first, NULL);
    pace_period_print(to, last, NULL);
    return cli_usage("%s: nothing between --from and --to; the data run from %s to %s", ask->file, from, to);
}

/* Cuts and counts: what has no value in the span is left out, and said. */
static int settle_series(chart_input *in, chart_ask *ask)
{
    enum { SAID_MOST = 3 };
    pace_period first = PACE_PERIOD_NONE, last = PACE_PERIOD_NONE;
    bool reach = find_reach(&first, &last, in), cuts = pace_period_is_set(ask->first) || pace_period_is_set(ask->to);
    int64_t kept = 0, empty = 0;
    for (int64_t i = 0; i < in->count; i++) {
        int code = chart_cut(&in->series[i], ask);
        if (code)
            return code;
        settle_digits(&in->series[i]);
        if (!in->series[i].name || !*in->series[i].name)
            in->series[i].name = in->series[i].key ? in->series[i].key : "";
        empty += !has_values(&in->series[i]);
    }
    if (empty == in->count && reach && cuts)
        return nothing_in_span(ask, first, last);
    for (int64_t i = 0, said = 0; i < in->count; i++) {
        if (has_values(&in->series[i]))
            in->series[kept++] = in->series[i];
        else if (said++ < SAID_MOST)
            cli_say("%s: \"%s\" has no value to draw", ask->file, in->series[i].name);
    }
    if (empty > SAID_MOST)
        cli_say("%s: nor have %lld others", ask->file, (long long)empty - SAID_MOST);
    in->count = kept;
    int64_t strong = ask->highlight ? chart_seek_series(in, ask->highlight) : -1;
    if (strong >= 0) /* pictures know it by its name */
        ask->highlight = in->series[strong].name;
    return kept ? CLI_DONE : CLI_NOTHING;
}

static int pick_of_panel(chart_input *in, chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    const cli_list *keys = ask->series.count ? &ask->series : &ask->indicators;
    int64_t all = pace_panel_block(in->panel).rows;
    in->count = keys->count ? keys->count : all;
    in->series = chart_room(in, in->count, sizeof *in->series);
    if (!in->series)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < in->count; i++) {
        int64_t row = i;
        if (keys->count && pace_panel_find(&row, in->panel, keys->at[i], &err))
            return cli_fail(cli_code(&err), &err);
        in->series[i] = pace_panel_series(in->panel, row);
    }
    chart_language(in, ask);
    if (!keys->count)
        chart_pick_components(in);
    chart_name_components(in);
    int code = settle_series(in, ask);
    chart_language(in, ask);
    return code;
}

/* The first measure of an indicator that has a line to draw. */
static const pace_measure *measure_to_draw(const pace_indicator *indicator)
{
    for (int64_t m = 0; m < indicator->measure_count; m++)
        if (indicator->measures[m].series.view.n && indicator->measures[m].kind != PACE_THRESHOLD)
            return &indicator->measures[m];
    return NULL;
}

static int pick_one(pace_series *out, const chart_input *in, const char *key, bool by_indicator)
{
    pace_error err = PACE_ERROR_INIT;
    const pace_indicator *indicator = NULL;
    const pace_measure *measure = NULL;
    if (by_indicator && !strpbrk(key, ":@")) {
        if (pace_dataset_indicator(&indicator, in->data.view, key, &err))
            return cli_fail(cli_code(&err), &err);
        measure = measure_to_draw(indicator);
        if (!measure)
            return cli_usage("%s has no series to draw; pace show lists what each indicator has", key);
    } else if (pace_dataset_measure(&measure, in->data.view, key, &err) ||
               pace_dataset_series(out, in->data.view, key, &err)) {
        return cli_fail(cli_code(&err), &err);
    }
    *out = measure->series;
    out->name = pace_names_get(measure->name, in->lang);
    return CLI_DONE;
}

static int pick_of_dataset(chart_input *in, chart_ask *ask)
{
    bool by_indicator = !ask->series.count;
    const cli_list *keys = by_indicator ? &ask->indicators : &ask->series;
    int code = CLI_DONE;
    if (!keys->count)
        return cli_usage("%s: which series? --indicator ID,... or --series KEY,...; pace show lists them", ask->file);
    in->series = chart_room(in, keys->count, sizeof *in->series);
    if (!in->series)
        return CLI_OUTPUT;
    for (in->count = 0; in->count < keys->count && !code; in->count++)
        code = pick_one(&in->series[in->count], in, keys->at[in->count], by_indicator);
    return code ? code : settle_series(in, ask);
}

int chart_open_series(chart_input *in, chart_ask *ask)
{
    if (in->count)
        return CLI_DONE;
    if (in->data.view || chart_is_dataset(ask)) {
        int code = chart_open_targets(in, ask);
        return code ? code : pick_of_dataset(in, ask);
    }
    int code = chart_open_table(in, ask);
    if (!code && in->names.row_count)
        return cli_usage("%s: no column of periods, which this type needs; see --type bar, waterfall, heat and scatter", ask->file);
    return code;
}

/* --- plain tables --------------------------------------------------------------------------------------------------- */

/* What dates that all begin a month stand for, by the steps between those that have a value: NONE where they may be days. */
static pace_freq freq_of_dates(const pace_panel *panel)
{
    pace_series first = pace_panel_series(panel, 0);
    int64_t rows = pace_panel_block(panel).rows, count = 0;
    int before = 0, start = 0, least = 12;
    for (int64_t i = 0; first.view.first.freq == PACE_DAILY && i < first.view.n; i++) {
        pace_span month;
        bool filled = false;
        for (int64_t r = 0; r < rows && !filled; r++)
            filled = !isnan(pace_panel_series(panel, r).view.x[i * first.view.stride]);
        if (!filled || pace_period_convert(&month, pace_view_period(first.view, i), PACE_MONTHLY, NULL))
            continue;
        if (count++ && month.first.ord - before < least)
            least = month.first.ord - before;
        start = count == 1 ? month.first.ord : start;
        before = month.first.ord;
    }
    if (count < 3)
        return PACE_FREQ_NONE;
    return least % 12 == 0 && start % 12 == 0 ? PACE_ANNUAL : least % 3 == 0 && start % 3 == 0 ? PACE_QUARTERLY : PACE_MONTHLY;
}

/* Dots on the first day of each month are nobody's picture of a series of months. */
static void read_dates_as_periods(chart_input *in, const chart_ask *ask, const pace_buffer *bytes, const char *name)
{
    pace_panel *periods = NULL;
    pace_read_opts opts = cli_read_opts(&ask->common);
    if (ask->common.freq || !strstr(pace_panel_assumptions(in->panel), "all begin a month"))
        return;
    opts.freq = freq_of_dates(in->panel);
    if (opts.freq == PACE_FREQ_NONE || pace_panel_read(&periods, bytes->text, bytes->length, name, &opts, NULL))
        return;
    pace_panel_free(in->panel);
    in->panel = periods;
}

/* The bytes are read once: standard input cannot be read again. */
static int read_table(chart_input *in, chart_ask *ask, pace_buffer *bytes, const char *name, pace_error *err)
{
    pace_read_opts opts = cli_read_opts(&ask->common);
    if (pace_file_read(bytes, ask->file, err))
        return cli_fail(CLI_INPUT, err);
    if (pace_panel_read(&in->panel, bytes->text, bytes->length, name, &opts, err))
        return CLI_INPUT;
    read_dates_as_periods(in, ask, bytes, name);
    return CLI_DONE;
}

void chart_tell_assumptions(const chart_input *in, const chart_ask *ask)
{
    bool units = !in->count;
    if (!in->panel || in->names.row_count)
        return;
    cli_say_lines(in->piped ? "standard input" : ask->file, pace_panel_assumptions(in->panel));
    for (int64_t i = 0; i < in->count; i++)
        units = units || in->series[i].unit.quantity != PACE_QUANTITY_NONE || in->series[i].unit.scale;
    if (in->piped && !units)
        cli_say("standard input: no unit is named; --format long before the pipe hands it on");
}

int chart_open_table(chart_input *in, chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer bytes = PACE_BUFFER_INIT;
    const char *name = strcmp(ask->file, "-") == 0 ? "standard input" : ask->file;
    int code;
    if (in->panel || in->names.row_count)
        return CLI_DONE;
    code = read_table(in, ask, &bytes, name, &err);
    if (code && err.code == PACE_ERR_PARSE && strstr(err.text, "no column of periods"))
        code = chart_read_names(in, ask, &bytes, name);
    else if (code && err.code != PACE_ERR_IO)
        code = cli_fail(err.code == PACE_ERR_UNSUPPORTED ? CLI_USAGE : CLI_INPUT, &err);
    else if (!code)
        code = pick_of_panel(in, ask);
    pace_buffer_clear(&bytes);
    return code;
}
