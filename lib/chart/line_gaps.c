/* Periods in which no line of a picture has a figure: the spacing of a table with a figure every few years and the weekends
 * of prices and rates, over which lines are drawn, or a gap that all of them share, which is told once. */
#include <math.h>
#include "chart/line_plot.h"
#include "chart/spacing.h"
#include "pace/calendar.h"

enum { PERIODS_MOST = 100000, WORKING_WEEK = 5 };

static bool has_figure(const line_plot *plot, int64_t period)
{
    return plot->figures[period] != 0;
}

static bool is_weekend(const line_plot *plot, int64_t period)
{
    pace_period day = plot->data->lines[0].series.view.first;
    day.ord = (int32_t)(plot->figures_from + period);
    return pace_weekday(day) >= 6;
}

static bool has_weekdays_alone(const line_plot *plot)
{
    int64_t count = 0;
    for (int64_t i = 0; i < plot->period_count; i++) {
        if (has_figure(plot, i) && is_weekend(plot, i))
            return false;
        count += has_figure(plot, i);
    }
    return count >= WORKING_WEEK;
}

/* A period without figures that is no gap. */
static bool is_spacing(const line_plot *plot, int64_t period)
{
    return !has_figure(plot, period) && (plot->spaced || (plot->weekdays && is_weekend(plot, period)));
}

static void join(line_plot *plot, curve *c)
{
    const int64_t offset = plot->data->lines[c - plot->curves].series.view.first.ord - plot->figures_from;
    c->dotted = plot->spaced;
    for (int64_t k = 1; k < c->count; k++) {
        bool bare = !c->at[k].broken;
        for (int64_t i = c->at[k - 1].index + 1; i < c->at[k].index && bare; i++)
            bare = is_spacing(plot, i + offset);
        c->at[k].joined = c->at[k].joined || bare;
    }
}

void line_plot_find_gaps(line_plot *plot)
{
    pen *p = plot->p;
    int64_t low = INT64_MAX, high = INT64_MIN, count;
    for (size_t i = 0; i < plot->curve_count; i++) {
        const curve *c = &plot->curves[i];
        int64_t first = plot->data->lines[i].series.view.first.ord;
        if (!c->count)
            continue;
        low = first + c->first < low ? first + c->first : low;
        high = first + c->last > high ? first + c->last : high;
    }
    if (low >= high || high - low >= PERIODS_MOST || plot->data->fan)
        return;
    plot->figures_from = low;
    plot->period_count = high - low + 1;
    plot->figures = pace__arena_alloc(p->scratch, (size_t)plot->period_count, 1);
    if (!plot->figures) {
        p->failed = true;
        return;
    }
    for (size_t i = 0; i < plot->curve_count; i++) {
        pace_view v = plot->data->lines[i].series.view;
        for (int64_t k = plot->curves[i].first; k >= 0 && k <= plot->curves[i].last; k++)
            if (!isnan(v.x[k]))
                plot->figures[v.first.ord + k - low] = 1;
    }
    int64_t step = spacing_step(plot->figures, plot->period_count, &count);
    plot->spaced = spacing_is_meant(step, count, plot->curve_count > 1);
    plot->weekdays = !plot->spaced && plot->data->lines[0].series.view.first.freq == PACE_DAILY && has_weekdays_alone(plot);
    for (size_t i = 0; i < plot->curve_count && (plot->spaced || plot->weekdays); i++)
        join(plot, &plot->curves[i]);
}

static void note_spacing(line_plot *plot, pace_period first)
{
    pen *p = plot->p;
    char from[PACE_PERIOD_SIZE], to[PACE_PERIOD_SIZE];
    int64_t count;
    pace_period last = first;
    last.ord += (int32_t)plot->period_count - 1;
    pace_period_print(from, first, p->zh ? "zh" : "en");
    pace_period_print(to, last, p->zh ? "zh" : "en");
    (void)spacing_step(plot->figures, plot->period_count, &count);
    spacing_note(p, from, to, count, p->zh ? "各点之间的时期无数据。" : "No figures between the dots.");
}

void line_plot_note_gaps(line_plot *plot)
{
    pen *p = plot->p;
    if (!plot->figures)
        return;
    pace_series all = plot->data->lines[0].series;
    all.view.first.ord = (int32_t)plot->figures_from;
    if (plot->spaced) {
        note_spacing(plot, all.view.first);
        return;
    }
    if (plot->curve_count < 2)
        return;
    double *known = pace__arena_alloc(p->scratch, (size_t)plot->period_count, sizeof *known);
    if (!known) {
        p->failed = true;
        return;
    }
    for (int64_t i = 0; i < plot->period_count; i++)
        known[i] = has_figure(plot, i) || is_spacing(plot, i) ? 0 : (double)NAN;
    all.view = (pace_view){known, plot->period_count, 1, all.view.first};
    notes_of_missing(p, &all, 0, plot->period_count - 1, "");
}

pace_series line_plot_told(line_plot *plot, size_t line)
{
    pace_series s = plot->data->lines[line].series;
    const int64_t offset = s.view.first.ord - plot->figures_from;
    if (!plot->figures || (plot->curve_count < 2 && !plot->spaced && !plot->weekdays) || !s.view.n)
        return s;
    double *values = pace__arena_alloc(plot->p->scratch, (size_t)s.view.n, sizeof *values);
    uint8_t *status = pace__arena_alloc(plot->p->scratch, (size_t)s.view.n, 1);
    if (!values || !status) {
        plot->p->failed = true;
        return s;
    }
    for (int64_t i = 0; i < s.view.n; i++) {
        int64_t period = i + offset;
        bool known = period >= 0 && period < plot->period_count;
        bool shared = known && (plot->curve_count < 2 ? is_spacing(plot, period) : !has_figure(plot, period));
        values[i] = shared ? 0 : s.view.x[i];
        status[i] = shared || !s.status ? PACE_STATUS_NORMAL : s.status[i];
    }
    s.view.x = values;
    s.status = status;
    return s;
}
