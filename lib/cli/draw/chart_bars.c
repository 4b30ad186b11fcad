/* pace chart --type bar: periods of series, series in one period, or rows with names. */
#include <math.h>
#include "cli/draw/chart.h"

/* Where less than this stands beside each other, names read better beside lying bars. */
enum { LYING = 7 };

static void draw(pace_chart *chart, const chart_ask *ask, pace_bars bars)
{
    bars.decimals = -1;
    bars.sorted = ask->sorted;
    bars.horizontal = bars.horizontal || ask->horizontal;
    bars.highlight = ask->highlight;
    pace_chart_bars(chart, &bars);
}

static int different_units(const chart_ask *ask)
{
    return cli_usage("%s: its series are in different units, and bars share one axis; pick some of one unit with "
                     "--series%s",
                     ask->file, ask->type ? ", or leave out --type bar" : "");
}

/* Bars stand on zero. */
static void settle_digits(chart_input *in, const double *values, int64_t count)
{
    double low = 0, high = 0;
    for (int64_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    chart_label_digits(in, values, count, low, high);
}

/* --- periods are the categories -------------------------------------------------------------------------------------- */

static int fill(pace_bars *bars, chart_input *in, const chart_calendar *calendar)
{
    const char **categories = chart_room(in, calendar->count, sizeof *categories);
    const char **labels = chart_room(in, in->count, sizeof *labels);
    double *values = chart_room(in, calendar->count * in->count, sizeof *values);
    uint8_t *status = chart_room(in, calendar->count * in->count, 1);
    char(*periods)[PACE_PERIOD_SIZE] = chart_room(in, calendar->count, sizeof *periods);
    if (!categories || !labels || !values || !status || !periods)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < calendar->count; c++) {
        pace_period at = calendar->first;
        int64_t i;
        if (pace_period_add(&at, calendar->first, c, NULL))
            continue;
        pace_period_print(periods[c], at, in->lang);
        categories[c] = periods[c];
        for (int64_t r = 0; r < in->count; r++) {
            const pace_series *s = &in->series[r];
            bool inside = !pace_period_diff(&i, at, s->view.first, NULL) && i >= 0 && i < s->view.n;
            values[c * in->count + r] = inside ? s->view.x[i * s->view.stride] : (double)NAN;
            status[c * in->count + r] = inside && s->status ? s->status[i] : PACE_STATUS_NORMAL;
        }
    }
    for (int64_t r = 0; r < in->count; r++)
        labels[r] = in->series[r].name;
    *bars = (pace_bars){.categories = categories, .category_count = calendar->count, .labels = labels,
                        .series_count = in->count, .values = values, .status = status};
    return CLI_DONE;
}

static bool has_value(const pace_bars *bars, int64_t category)
{
    for (int64_t r = 0; r < bars->series_count; r++)
        if (!isnan(bars->values[category * bars->series_count + r]))
            return true;
    return false;
}

/* More series than hues in few periods: the series stand side by side, each with its periods in tints of one hue. */
static int turn(pace_bars *bars, chart_input *in)
{
    enum { PERIODS_MOST = 3, SERIES_LEAST = 5 };
    int64_t n = 0, at = 0, count = bars->series_count;
    for (int64_t c = 0; c < bars->category_count; c++)
        n += has_value(bars, c);
    if (n < 2 || n > PERIODS_MOST || count < SERIES_LEAST)
        return CLI_DONE;
    const char **labels = chart_room(in, n, sizeof *labels);
    double *values = chart_room(in, n * count, sizeof *values);
    uint8_t *status = chart_room(in, n * count, 1);
    if (!labels || !values || !status)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < bars->category_count; c++) {
        if (!has_value(bars, c))
            continue;
        for (int64_t r = 0; r < count; r++) {
            values[r * n + at] = bars->values[c * count + r];
            status[r * n + at] = bars->status[c * count + r];
        }
        labels[at++] = bars->categories[c];
    }
    *bars = (pace_bars){.categories = bars->labels, .category_count = count, .labels = labels, .series_count = n, .values = values,
                        .status = status};
    return CLI_DONE;
}

static int of_periods(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    chart_calendar calendar;
    pace_bars bars;
    int code = chart_calendar_of(&calendar, in);
    if (!code)
        code = fill(&bars, in, &calendar);
    if (!code)
        code = turn(&bars, in);
    if (code)
        return code;
    chart_settle_series(in, ask);
    settle_digits(in, bars.values, bars.category_count * bars.series_count);
    chart_finding(&words.title, in, in->series, in->count);
    chart_measure(&words, ask, in, in->series, in->count);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
    draw(chart, ask, bars);
    return CLI_DONE;
}

/* --- series are the categories, in one period ------------------------------------------------------------------------ */

static int of_one_period(pace_chart *chart, const chart_ask *ask, chart_input *in, pace_period at)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    const char **categories = chart_room(in, in->count, sizeof *categories);
    double *values = chart_room(in, in->count, sizeof *values);
    uint8_t *status = chart_room(in, in->count, 1);
    char when[PACE_PERIOD_SIZE];
    if (!categories || !values || !status)
        return CLI_OUTPUT;
    for (int64_t r = 0; r < in->count; r++) {
        const pace_series *s = &in->series[r];
        int64_t i;
        categories[r] = s->name;
        values[r] = pace_view_at(s->view, at);
        status[r] = s->status && !isnan(values[r]) && !pace_period_diff(&i, at, s->view.first, NULL) ? s->status[i] : PACE_STATUS_NORMAL;
    }
    pace_period_print(when, at, in->lang);
    chart_settle_unit(in, ask, in->series[0].unit, chart_largest_of(values, in->count));
    settle_digits(in, values, in->count);
    chart_largest(&words.title, in, categories, values, in->count, in->series[0].unit, when);
    if (!words.title.length)
        chart_list(&words.title, in, in->series, in->count);
    for (int64_t r = 0; r < in->count; r++) { /* the subtitle speaks of that period alone */
        in->series[r].view.n = 1;
        in->series[r].view.first = at;
        in->series[r].view.x = &values[r];
    }
    chart_measure(&words, ask, in, in->series, in->count);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
    draw(chart, ask, (pace_bars){.categories = categories, .category_count = in->count, .series_count = 1, .values = values,
                                 .status = status, .horizontal = in->count >= LYING});
    return CLI_DONE;
}

/* --- rows with names ------------------------------------------------------------------------------------------------- */

static bool alike(const chart_names *names)
{
    for (int64_t c = 1; c < names->column_count; c++)
        if (!pace_unit_same(names->columns[c].unit, names->columns[0].unit))
            return false;
    return true;
}

static int of_names(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    const chart_names *names = &in->names;
    const char **labels = chart_room(in, names->column_count, sizeof *labels);
    double *values = chart_room(in, names->column_count * names->row_count, sizeof *values);
    if (!alike(names))
        return different_units(ask);
    if (!labels || !values)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < names->column_count; c++) {
        labels[c] = names->columns[c].name;
        for (int64_t r = 0; r < names->row_count; r++)
            values[r * names->column_count + c] = names->columns[c].values[r];
    }
    chart_settle_unit(in, ask, names->columns[0].unit, chart_largest_of(values, names->column_count * names->row_count));
    settle_digits(in, values, names->column_count * names->row_count);
    if (names->column_count == 1)
        chart_largest(&words.title, in, names->rows, values, names->row_count, names->columns[0].unit, "");
    chart_measure_of(&words, in, names->column_count == 1 ? names->columns[0].name : "", names->columns[0].unit);
    chart_say(chart, ask, in, &words);
    draw(chart, ask, (pace_bars){.categories = names->rows, .category_count = names->row_count,
                                 .labels = names->column_count > 1 ? labels : NULL, .series_count = names->column_count,
                                 .values = values, .horizontal = names->row_count >= LYING});
    return CLI_DONE;
}

/* The one period to show: --at, or the only one that there is. */
static pace_period only_period(const chart_ask *ask, const chart_input *in)
{
    pace_period none = PACE_PERIOD_NONE;
    if (in->data.view)
        return in->count > 1 && in->series[0].view.n == 1 ? in->series[0].view.first : none;
    if (pace_period_is_set(ask->common.at))
        return ask->common.at;
    for (int64_t i = 0; i < in->count; i++)
        if (in->series[i].view.n != 1)
            return none;
    return in->count > 1 ? in->series[0].view.first : none;
}

int chart_bar(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    int code = chart_is_dataset(ask) ? chart_open_series(in, ask) : chart_open_table(in, ask);
    if (code)
        return code;
    if (in->names.row_count)
        return of_names(chart, ask, in);
    if (!chart_one_unit(in))
        return different_units(ask);
    pace_period only = only_period(ask, in);
    return pace_period_is_set(only) ? of_one_period(chart, ask, in, only) : of_periods(chart, ask, in);
}
