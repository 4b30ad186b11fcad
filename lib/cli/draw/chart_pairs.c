/* pace chart of two figures of each thing: slopes between two moments, points of two measures. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "cli/draw/chart.h"

/* --- slope ----------------------------------------------------------------------------------------------------------- */

static void count_moves(pace_buffer *out, const chart_input *in, const pace_slope *slope)
{
    chart_moved moved = {0, 0, 0};
    for (int64_t i = 0; i < slope->count; i++) {
        moved.up += slope->to[i] > slope->from[i];
        moved.down += slope->to[i] < slope->from[i];
        moved.level += slope->to[i] <= slope->from[i] && slope->to[i] >= slope->from[i];
    }
    if (in->zh)
        pace_buffer_format(out, "由%s到%s，", slope->from_label, slope->to_label);
    if (moved.up + moved.down + moved.level)
        chart_moves(out, in, "", &moved);
    if (!in->zh)
        pace_buffer_format(out, " from %s to %s", slope->from_label, slope->to_label);
}

static int slope_of_names(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    const chart_column *from = &in->names.columns[0], *to = &in->names.columns[in->names.column_count - 1];
    if (in->names.column_count < 2)
        return cli_usage("%s: a slope needs two columns of values, one for each moment", ask->file);
    if (!pace_unit_same(from->unit, to->unit))
        return cli_usage("%s: \"%s\" and \"%s\" are in different units; a slope needs one", ask->file, from->name, to->name);
    pace_slope slope = {in->names.rows, from->values, to->values, in->names.row_count, from->name, to->name, -1, ask->highlight};
    double largest = fmax(chart_largest_of(from->values, in->names.row_count), chart_largest_of(to->values, in->names.row_count));
    chart_settle_unit(in, ask, from->unit, largest);
    count_moves(&words.title, in, &slope);
    chart_unit(&words.subtitle, in, from->unit);
    chart_say(chart, ask, in, &words);
    pace_chart_slope(chart, &slope);
    return CLI_DONE;
}

int chart_slope(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    chart_calendar calendar;
    char from[PACE_PERIOD_SIZE], to[PACE_PERIOD_SIZE];
    int code = chart_is_dataset(ask) ? chart_open_series(in, ask) : chart_open_table(in, ask);
    if (!code && in->names.row_count)
        return slope_of_names(chart, ask, in);
    if (!code)
        code = chart_calendar_of(&calendar, in);
    if (code)
        return code;
    if (!chart_one_unit(in))
        return cli_usage("%s: its series are in different units; pick some of one unit with --series", ask->file);
    if (calendar.count < 2)
        return cli_usage("%s: a slope needs two periods; there is one", ask->file);
    const char **labels = chart_room(in, in->count, sizeof *labels);
    double *values = chart_room(in, 2 * in->count, sizeof *values);
    pace_period last = calendar.first;
    if (!labels || !values || pace_period_add(&last, calendar.first, calendar.count - 1, NULL))
        return CLI_OUTPUT;
    for (int64_t i = 0; i < in->count; i++) {
        labels[i] = in->series[i].name;
        values[i] = pace_view_at(in->series[i].view, calendar.first);
        values[in->count + i] = pace_view_at(in->series[i].view, last);
    }
    pace_period_print(from, calendar.first, in->lang);
    pace_period_print(to, last, in->lang);
    double low = (double)NAN, high = (double)NAN;
    for (int64_t i = 0; i < 2 * in->count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    chart_settle_unit(in, ask, in->series[0].unit, chart_largest_of(values, 2 * in->count));
    chart_label_digits(in, values, 2 * in->count, low, high);
    chart_finding(&words.title, in, in->series, in->count);
    chart_measure(&words, ask, in, in->series, in->count);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
    pace_slope slope = {labels, values, values + in->count, in->count, from, to, -1, ask->highlight};
    pace_chart_slope(chart, &slope);
    return CLI_DONE;
}

/* --- scatter --------------------------------------------------------------------------------------------------------- */

typedef struct axis { /* one of the two measures */
    const char *name;
    pace_unit unit;
    const double *values;
} axis;

/* Each axis names its own unit: its values are given in the one that is read best. */
static bool settle_axis(chart_input *in, const chart_ask *ask, axis *one, int64_t count)
{
    pace_unit best = pace_unit_readable(one->unit, chart_largest_of(one->values, count), in->lang);
    if (ask->unit_as_is || pace_unit_same(best, one->unit))
        return true;
    double *values = chart_room(in, count, sizeof *values);
    for (int64_t i = 0; values && i < count; i++)
        if (isnan(one->values[i]) || pace_unit_convert(&values[i], one->values[i], one->unit, best, NULL))
            values[i] = one->values[i];
    one->values = values;
    one->unit = best;
    return values != NULL;
}

static double correlation(const double *x, const double *y, int64_t n, int64_t *used)
{
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    int64_t k = 0;
    for (int64_t i = 0; i < n; i++) {
        if (!isfinite(x[i]) || !isfinite(y[i]))
            continue;
        k++;
        double dx = x[i] - mx, dy = y[i] - my;
        mx += dx / (double)k;
        my += dy / (double)k;
        xx += dx * (x[i] - mx);
        yy += dy * (y[i] - my);
        xy += dx * (y[i] - my);
    }
    *used = k;
    return k >= 3 && xx > 0 && yy > 0 ? xy / sqrt(xx * yy) : (double)NAN;
}

enum { POINTS_TO_RELATE = 10 }; /* fewer go together by chance */

/* The points are periods where there are series, else places or things. */
static void relation(pace_buffer *out, const chart_input *in, const axis *x, const axis *y, int64_t count)
{
    int64_t used;
    double r = correlation(x->values, y->values, count, &used);
    const char *at = in->count ? "when" : "where";
    if (isnan(r) || used < POINTS_TO_RELATE) {
        pace_buffer_format(out, in->zh ? "%s与%s" : "%s and %s", y->name, x->name);
        return;
    }
    if (in->zh)
        pace_buffer_format(out, "%s与%s%s", y->name, x->name, r >= 0.5 ? "同向变动" : r <= -0.5 ? "反向变动" : "关系不明显");
    else if (r >= 0.5)
        pace_buffer_format(out, "%s is higher %s %s is", y->name, at, x->name);
    else if (r <= -0.5)
        pace_buffer_format(out, "%s is lower %s %s is higher", y->name, at, x->name);
    else
        pace_buffer_format(out, "%s says little of %s", x->name, y->name);
    pace_buffer_text(out, in->zh ? "（相关系数" : " (correlation ");
    pace_buffer_text(out, r < 0 ? "−" : "");
    pace_buffer_fixed(out, fabs(r), 2);
    pace_buffer_text(out, in->zh ? "）" : ")");
}

static const char *axis_title(chart_input *in, const axis *one)
{
    pace_buffer text = PACE_BUFFER_INIT;
    char unit[PACE_UNIT_SIZE];
    pace_unit_print(unit, one->unit, in->lang);
    pace_buffer_text(&text, one->name);
    if (*unit)
        pace_buffer_format(&text, in->zh ? "（%s）" : ", %s", unit);
    return chart_keep(in, &text);
}

/* The axes say the units; prices and periods are left. */
static void scatter_measure(chart_words *words, const chart_ask *ask, chart_input *in)
{
    pace_series pair[2] = {in->series[0], in->series[1]};
    pair[0].unit = pair[1].unit = (pace_unit){0};
    chart_measure(words, ask, in, pair, 2);
}

static int draw_scatter(pace_chart *chart, const chart_ask *ask, chart_input *in, axis *x, axis *y, const char *const *names, int64_t count)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    if (!settle_axis(in, ask, x, count) || !settle_axis(in, ask, y, count))
        return CLI_OUTPUT;
    relation(&words.title, in, x, y, count);
    if (in->count)
        scatter_measure(&words, ask, in);
    if (in->count)
        chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
    pace_scatter scatter = {x->values, y->values, names, count, axis_title(in, x), axis_title(in, y), ask->fit, ask->log, ask->log,
                            ask->highlight};
    pace_chart_scatter(chart, &scatter);
    return CLI_DONE;
}

static int scatter_of_names(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    int64_t a = 0, b = 1;
    if (in->names.column_count < 2)
        return cli_usage("%s: a scatter needs two columns of values", ask->file);
    if ((ask->x && chart_find_column(&a, in, ask, ask->x)) || (ask->y && chart_find_column(&b, in, ask, ask->y)))
        return CLI_USAGE;
    if (!ask->y)
        b = a == 1 ? 0 : 1;
    const chart_column *c = in->names.columns;
    axis x = {c[a].name, c[a].unit, c[a].values}, y = {c[b].name, c[b].unit, c[b].values};
    return draw_scatter(chart, ask, in, &x, &y, in->names.rows, in->names.row_count);
}

/* Two series, a point a period. */
static int scatter_of_series(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_calendar calendar;
    int code;
    in->count = 2;
    code = chart_calendar_of(&calendar, in);
    if (code)
        return code;
    double *values = chart_room(in, 2 * calendar.count, sizeof *values);
    const char **labels = chart_room(in, calendar.count, sizeof *labels);
    char(*periods)[PACE_PERIOD_SIZE] = chart_room(in, calendar.count, sizeof *periods);
    if (!values || !labels || !periods)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < calendar.count; i++) {
        pace_period at = calendar.first;
        if (!pace_period_add(&at, calendar.first, i, NULL))
            pace_period_print(periods[i], at, in->lang);
        labels[i] = periods[i];
        values[i] = pace_view_at(in->series[0].view, at);
        values[calendar.count + i] = pace_view_at(in->series[1].view, at);
    }
    axis x = {in->series[0].name, in->series[0].unit, values}, y = {in->series[1].name, in->series[1].unit, values + calendar.count};
    return draw_scatter(chart, ask, in, &x, &y, labels, calendar.count);
}

int chart_scatter(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    if (!ask->series.count && ask->x && ask->y && chart_is_dataset(ask)) {
        ask->series.at[0] = ask->x;
        ask->series.at[1] = ask->y;
        ask->series.count = 2;
    }
    int code = chart_is_dataset(ask) ? chart_open_series(in, ask) : chart_open_table(in, ask);
    if (code)
        return code;
    if (in->names.row_count)
        return scatter_of_names(chart, ask, in);
    if (in->count < 2)
        return cli_usage("%s: a scatter needs two series; --x KEY --y KEY", ask->file);
    int64_t x = ask->x ? chart_find_series(in, ask, ask->x) : 0;
    int64_t y = ask->y && x >= 0 ? chart_find_series(in, ask, ask->y) : x == 1 ? 0 : 1;
    if (x < 0 || y < 0)
        return CLI_USAGE;
    pace_series pair[] = {in->series[x], in->series[y]};
    in->series[0] = pair[0];
    in->series[1] = pair[1];
    return scatter_of_series(chart, ask, in);
}
