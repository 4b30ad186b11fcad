/* The bar chart: grouped, sorted, upright or lying; always from zero. */
#include <math.h>
#include <string.h>
#include "chart/mark_bars.h"
#include "chart/spacing.h"

static void measure(bar_plot *plot)
{
    const pace_bars *bars = plot->bars;
    int64_t n = bars->category_count * bars->series_count;
    for (int64_t i = 0; i < n; i++) {
        if (isnan(bars->values[i]))
            continue;
        plot->any = true;
        plot->low = fmin(plot->low, bars->values[i]);
        plot->high = fmax(plot->high, bars->values[i]);
    }
    plot->style = chart_numbers(plot->p->chart, fmax(fabs(plot->low), fabs(plot->high)));
    plot->decimals = bars->decimals;
    for (int64_t i = 0; i < n && bars->decimals < 0; i++) {
        if (isnan(bars->values[i]))
            continue;
        int needed = words_decimals_on(bars->values[i], -1, plot->high - plot->low, plot->style);
        plot->decimals = needed > plot->decimals ? needed : plot->decimals;
    }
}

/* How bars are filled that are not what was measured. */
static void note_fills(bar_plot *plot)
{
    static const char *const notes[][2] = {
        [BAR_PALE] = {"Pale with a dashed edge: provisional.", "浅色虚线框：初步数。"},
        [BAR_HATCHED] = {"Hatched: forecast.", "斜线：预测数。"},
        [BAR_OUTLINED] = {"Outlined: planned.", "空心：计划数。"},
    };
    bool seen[BAR_OUTLINED + 1] = {false};
    for (int64_t c = 0; c < plot->bars->category_count; c++)
        for (int64_t k = 0; k < plot->bars->series_count; k++)
            if (!isnan(bar_at(plot, c, k)))
                seen[bar_fill_of(plot, c, k)] = true;
    for (int fill = BAR_PALE; fill <= BAR_OUTLINED; fill++)
        if (seen[fill] && !(fill == BAR_OUTLINED && plot->bars->labels)) /* which name it */
            pen_note(plot->p, notes[fill][plot->p->zh]);
}

static void warn_greys(bar_plot *plot)
{
    const pace_bars *bars = plot->bars;
    if (bars->labels && bars->series_count > THEME_SERIES + 2 && !plot->periods && !plot->one_series)
        pen_warn(plot->p, "the series \"", bars->labels[THEME_SERIES],
                 "\" and those after it are grey: more than four hues are not told apart; draw several charts");
}

static bool series_are_periods(const pace_bars *bars)
{
    pace_span span;
    if (!bars->labels)
        return false;
    for (int64_t k = 0; k < bars->series_count; k++)
        if (pace_span_parse(&span, bars->labels[k], strlen(bars->labels[k]), NULL, NULL))
            return false;
    return true;
}

static void find_highlight(bar_plot *plot)
{
    const pace_bars *bars = plot->bars;
    if (!bars->highlight || !*bars->highlight)
        return;
    for (int64_t i = 0; i < bars->category_count && !plot->one_category; i++)
        plot->one_category = strcmp(bars->highlight, bars->categories[i]) == 0;
    for (int64_t k = 0; bars->labels && k < bars->series_count && !plot->one_category && !plot->one_series; k++)
        plot->one_series = strcmp(bars->highlight, bars->labels[k]) == 0;
    if (!plot->one_category && !plot->one_series)
        pen_warn(plot->p, "the highlight \"", bars->highlight,
                 "\" names neither a category nor a series: no bar is set off");
}

/* The given order, or the largest of the first series first; missing ones last, equals as given. */
static bool find_order(bar_plot *plot)
{
    int64_t n = plot->bars->category_count;
    plot->order = pace__arena_alloc(plot->p->scratch, (size_t)n + 1, sizeof *plot->order);
    if (!plot->order) {
        plot->p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        int64_t k = i;
        double value = bar_at(plot, i, 0);
        while (plot->bars->sorted && k > 0 && !isnan(value) &&
               (isnan(bar_at(plot, plot->order[k - 1], 0)) || bar_at(plot, plot->order[k - 1], 0) < value)) {
            plot->order[k] = plot->order[k - 1];
            k--;
        }
        plot->order[k] = i;
    }
    return true;
}

static void note_missing(bar_plot *plot)
{
    for (int64_t i = 0; i < plot->bars->category_count * plot->bars->series_count; i++) {
        if (isnan(plot->bars->values[i])) {
            pen_note(plot->p, plot->p->zh ? "缺少的柱表示无数据。" : "A missing bar means no data.");
            return;
        }
    }
}

/* More categories than pixels are refused before anything is sorted. */
static bool countable(bar_plot *plot)
{
    double room = fmax(plot->p->chart->width, plot->p->chart->height);
    if ((double)plot->bars->category_count * (double)plot->bars->series_count <= room)
        return true;
    (void)pace__fail(&plot->p->error, PACE_ERR_DATA, "bars",
                     "%ld categories do not fit into a chart of %ld px; at most %ld would",
                     (long)plot->bars->category_count, (long)room, (long)(room / 4 / (double)plot->bars->series_count));
    return false;
}

/* Without the categories between the periods of a spaced table. */
static bool leave_out(pen *p, pace_bars *bars)
{
    int64_t n = bars->category_count, m = bars->series_count, at = 0;
    uint8_t *figures = pace__arena_alloc(p->scratch, (size_t)n + 1, 1), *status = NULL;
    const char **categories = pace__arena_alloc(p->scratch, (size_t)n + 1, sizeof *categories);
    double *values = pace__arena_alloc(p->scratch, (size_t)(n * m) + 1, sizeof *values);
    if (bars->status)
        status = pace__arena_alloc(p->scratch, (size_t)(n * m) + 1, 1);
    if (!figures || !categories || !values || (bars->status && !status)) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < n * m; i++)
        figures[i / m] = figures[i / m] || !isnan(bars->values[i]);
    bars->category_count = spacing_columns(p, bars->categories, figures, n, m > 1);
    for (int64_t c = 0; c < n; c++) {
        if (!figures[c])
            continue;
        categories[at] = bars->categories[c];
        for (int64_t k = 0; k < m; k++) {
            values[at * m + k] = bars->values[c * m + k];
            if (status)
                status[at * m + k] = bars->status[c * m + k];
        }
        at++;
    }
    bars->categories = categories;
    bars->values = values;
    bars->status = status;
    return true;
}

void chart_draw_bars(pen *p)
{
    pace_bars bars = *(const pace_bars *)p->chart->data;
    bar_plot plot = {.p = p, .bars = &bars};
    if (!countable(&plot) || !leave_out(p, &bars) || !find_order(&plot))
        return;
    measure(&plot);
    if (!plot.any) {
        chart_draw_nothing(p, "");
        return;
    }
    find_highlight(&plot);
    plot.periods = series_are_periods(plot.bars);
    bool lying = plot.bars->horizontal;
    plot.decimals = bars_decimals_apart(plot.bars, plot.decimals, plot.style);
    warn_greys(&plot);
    if (!lying)
        note_missing(&plot);
    note_fills(&plot);
    plot.room = layout_measure(p, "");
    if (!lying && !bars_vertical_fit(&plot)) {
        lying = true;
        pen_warn(p, "the bars lie down: ", "the names of the categories", " do not fit under upright ones");
    }
    plot.room = layout_frame(p, "");
    if (lying)
        bars_draw_horizontal(&plot);
    else
        bars_draw_vertical(&plot);
}
