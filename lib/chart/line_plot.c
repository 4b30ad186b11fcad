#include <float.h>
#include <math.h>
#include <string.h>
#include "chart/line_plot.h"

enum { NAMED_MOST = 12 }; /* lines; beyond, only those that are set off */

static pace_freq axis_freq(const chart_lines *data)
{
    return data->line_count ? (pace_freq)data->lines[0].series.view.first.freq : PACE_FREQ_NONE;
}

static bool has_label(const chart_lines *data, size_t line, const char *label)
{
    return strcmp(data->lines[line].label, label) == 0;
}

bool line_plot_is_strong(const line_plot *plot, size_t line)
{
    const chart_lines *data = plot->data;
    for (size_t i = 0; i < data->strong_count; i++)
        if (has_label(data, line, data->strong[i]))
            return true;
    return data->strong_count == 0;
}

bool line_plot_is_named(const line_plot *plot, size_t line)
{
    return plot->curve_count <= NAMED_MOST || line_plot_is_strong(plot, line);
}

/* Which of the coloured lines it is. */
static size_t place_among_strong(const line_plot *plot, size_t line)
{
    size_t place = 0;
    for (size_t i = 0; i < line && plot->data->strong_count; i++)
        place += line_plot_is_strong(plot, i);
    return plot->data->strong_count ? place : line;
}

/* With a target in the picture orange belongs to it; beyond the hues all lines are grey and told by their labels. */
line_style line_plot_style(const line_plot *plot, size_t line)
{
    static const size_t beside_goal[] = {0, 2, 3};
    const theme *look = &plot->p->look;
    bool with_goal = plot->goal_count > 0;
    size_t hues = with_goal ? 3 : THEME_SERIES, place = place_among_strong(plot, line);
    line_style s = {look->rest, look->rest_text, look->line * 0.7, look->mark * 0.8};
    if (line_plot_is_strong(plot, line) && place < hues) {
        size_t hue = with_goal ? beside_goal[place] : place;
        s = (line_style){look->series[hue], look->series_text[hue], look->line, look->mark};
    }
    return s;
}

static bool refuse_log(line_plot *plot, const char *what, double value)
{
    char number[PACE_NUMBER_SIZE];
    pace_number_print(number, value);
    (void)pace__fail(&plot->p->error, PACE_ERR_DATA, what,
                     "a value of %s has no logarithm; draw values above zero, or a plain axis", number);
    return false;
}

/* From data to decades. */
static bool take_logs(line_plot *plot)
{
    const pace_fan *fan = plot->data->fan;
    for (size_t i = 0; i < plot->curve_count; i++) {
        curve *c = &plot->curves[i];
        if (c->count && !(c->low > 0))
            return refuse_log(plot, plot->data->lines[i].label, c->low);
        for (int64_t k = 0; k < c->count; k++)
            c->at[k].value = log10(c->at[k].value);
    }
    for (size_t i = 0; i < plot->goal_count; i++) {
        goal_path *g = &plot->goals[i];
        if (g->has_point && !(g->value > 0))
            return refuse_log(plot, plot->data->goals[i].label, g->value);
        for (int64_t k = 0; k < g->count; k++) {
            if (!(g->at[k].value > 0))
                return refuse_log(plot, plot->data->goals[i].label, g->at[k].value);
            g->at[k].value = log10(g->at[k].value);
        }
        g->value = log10(g->value);
        g->high = log10(g->high);
    }
    for (int64_t k = 0; fan && k < fan->count; k++) {
        double low = fan->lower[(fan->level_count - 1) * fan->count + k];
        if (!(low > 0))
            return refuse_log(plot, "fan", low);
    }
    return true;
}

static bool fan_fits(line_plot *plot)
{
    const pace_fan *fan = plot->data->fan;
    if (!fan || !plot->curve_count)
        return true;
    pace_view v = plot->data->lines[0].series.view;
    if (fan->first.freq != v.first.freq || fan->first.anchor != v.first.anchor) {
        (void)pace__fail(&plot->p->error, PACE_ERR_FREQ, "fan",
                         "a fan of %s periods and lines of %s periods cannot share an axis; convert one",
                         pace_freq_name((pace_freq)fan->first.freq), pace_freq_name((pace_freq)v.first.freq));
        return false;
    }
    if (plot->curves[0].count && fan->first.ord <= v.first.ord + plot->curves[0].last) {
        char begins[PACE_PERIOD_SIZE], ends[PACE_PERIOD_SIZE];
        pace_period_print(begins, fan->first, NULL);
        pace_period_print(ends, pace_view_period(v, plot->curves[0].last), NULL);
        (void)pace__fail(&plot->p->error, PACE_ERR_DATA, "fan",
                         "the fan begins in %s and the line ends in %s only; begin it after the last value", begins, ends);
        return false;
    }
    return true;
}

static void build_goals(line_plot *plot)
{
    const chart_lines *data = plot->data;
    for (size_t i = 0; i < data->goal_count; i++) {
        pace_series empty = {.key = "", .name = "", .unit = data->goals[i].target.unit};
        const pace_series *series = data->line_count ? &data->lines[0].series : &empty;
        pace_freq axis = data->line_count ? axis_freq(data) : (pace_freq)data->goals[0].target.due.freq;
        goal_build(plot->p, &plot->goals[i], &data->goals[i].target, series, axis, plot->y.style);
    }
}

bool line_plot_build(line_plot *plot, bool log)
{
    pen *p = plot->p;
    const chart_lines *data = plot->data;
    size_t labels = data->line_count + data->goal_count + (data->fan ? (size_t)data->fan->level_count + 1 : 0);
    double largest = 0;
    plot->curves = pace__arena_alloc(p->scratch, data->line_count + 1, sizeof *plot->curves);
    plot->goals = pace__arena_alloc(p->scratch, data->goal_count + 1, sizeof *plot->goals);
    plot->labels = pace__arena_alloc(p->scratch, labels + 1, sizeof *plot->labels);
    if (!plot->curves || !plot->goals || !plot->labels) {
        p->failed = true;
        return false;
    }
    plot->curve_count = data->line_count;
    plot->goal_count = data->goal_count;
    plot->size = p->look.label;
    for (size_t i = 0; i < data->line_count; i++) {
        curve_build(p, &plot->curves[i], &data->lines[i].series, axis_freq(data), (int64_t)p->chart->width);
        largest = fmax(largest, fmax(fabs(plot->curves[i].low), fabs(plot->curves[i].high)));
    }
    line_plot_find_gaps(plot);
    for (int64_t k = 0; data->fan && k < data->fan->count * data->fan->level_count; k++)
        largest = fmax(largest, fmax(fabs(data->fan->lower[k]), fabs(data->fan->upper[k])));
    plot->y.style = plot->own_unit ? chart_numbers_in(p->chart, data->lines[0].series.unit, fmax(largest, plot->largest), &plot->unit)
                                   : chart_numbers(p->chart, largest);
    plot->y.log = log;
    build_goals(plot);
    return !p->failed && fan_fits(plot) && (!log || take_logs(plot));
}

fan_start line_plot_fan_start(const line_plot *plot)
{
    fan_start start = {(double)NAN, (double)NAN};
    const curve *c = plot->curves;
    if (plot->curve_count && c->count) {
        start.x = c->at[c->count - 1].x;
        start.value = plot->data->lines[0].series.view.x[c->last];
    }
    return start;
}

/* The last value of a series that is no forecast ahead; -1 = none. */
static int64_t last_actual(const pace_series *s, const curve *c)
{
    int64_t i = c->last;
    while (i >= 0 && ((s->status && s->status[i] == PACE_STATUS_FORECAST) || isnan(s->view.x[i])))
        i--;
    return i;
}

/* Forecasts begin where the last line ends that still has figures: nothing real stands on their ground. */
static void find_ground(line_plot *plot)
{
    const pace_fan *fan = plot->data->fan;
    double actual = -(double)INFINITY, ahead = fan ? fan->first.ord + (double)fan->count - 1 : actual;
    for (size_t i = 0; i < plot->curve_count; i++) {
        const pace_series *s = &plot->data->lines[i].series;
        const curve *c = &plot->curves[i];
        if (!c->count)
            continue;
        int64_t last = last_actual(s, c);
        if (last >= 0)
            actual = fmax(actual, s->view.first.ord + (double)last);
        if (last < c->last)
            ahead = fmax(ahead, c->at[c->count - 1].x);
    }
    plot->ground = ahead > actual ? fmax(actual, plot->first.ord) : (double)NAN;
}

static pace_period any_period(const chart_lines *data)
{
    return data->line_count ? data->lines[0].series.view.first : data->fan ? data->fan->first : data->goals[0].target.due;
}

bool line_plot_periods(line_plot *plot)
{
    const chart_lines *data = plot->data;
    double low = (double)INFINITY, high = -(double)INFINITY;
    for (size_t i = 0; i < plot->curve_count; i++) {
        const curve *c = &plot->curves[i];
        if (c->count) {
            low = fmin(low, c->at[0].x);
            high = fmax(high, c->at[c->count - 1].x);
        }
    }
    if (data->fan) {
        low = fmin(low, data->fan->first.ord);
        high = fmax(high, data->fan->first.ord + (double)data->fan->count - 1);
    }
    for (size_t i = 0; i < plot->goal_count; i++) {
        const goal_path *g = &plot->goals[i];
        if (g->has_point) {
            low = fmin(low, g->count ? g->at[0].x : g->x);
            high = fmax(high, g->x);
            plot->anchor_year = pace_period_year(data->goals[i].target.due);
        }
    }
    if (!(low <= high))
        return false;
    plot->first = plot->last = any_period(data);
    plot->first.ord = (int32_t)low;
    plot->last.ord = (int32_t)high;
    find_ground(plot);
    return true;
}

static void take_in(double *low, double *high, double value)
{
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* In data, of everything that is drawn. */
static void value_range(const line_plot *plot, double *low, double *high)
{
    const pace_fan *fan = plot->data->fan;
    *low = *high = (double)NAN;
    for (size_t i = 0; i < plot->curve_count; i++) {
        take_in(low, high, plot->curves[i].low);
        take_in(low, high, plot->curves[i].high);
    }
    for (size_t i = 0; i < plot->goal_count; i++) {
        const goal_path *g = &plot->goals[i];
        for (int64_t k = 0; k < g->count; k++)
            take_in(low, high, plot->y.log ? pow(10, g->at[k].value) : g->at[k].value);
        if (g->has_point) {
            take_in(low, high, g->said);
            take_in(low, high, g->said_high);
        }
    }
    for (int64_t k = 0; fan && k < fan->count * fan->level_count; k++) {
        take_in(low, high, fan->lower[k]);
        take_in(low, high, fan->upper[k]);
    }
}

/* A line needs no zero, but where it begins close to it the whole way is shown. */
void line_plot_fit(line_plot *plot)
{
    double lh = pen_line_height(plot->p, plot->size), low, high;
    axis_room room = {plot->foot, plot->top, (plot->low ? 1.6 : 2.5) * lh, (plot->low ? 2.2 : 4.5) * lh, 8};
    scale *y = &plot->y.s;
    value_range(plot, &low, &high);
    bool near_zero = (low >= 0 && low < 0.3 * high) || (high <= 0 && high > 0.3 * low);
    axis_number_fit(&plot->y, low, high, &room, near_zero);
    if (plot->y.log)
        return;
    ticks_widen(&low, &high);
    double more = (y->high / 2 - y->low / 2) * 0.08;
    if (y->low >= low && !(y->low >= 0 && y->low <= 0))
        y->low = fmax(y->low - more, -DBL_MAX);
}

scale line_plot_time(const line_plot *plot)
{
    double inset = plot->p->look.mark * 1.5;
    if (plot->first.ord == plot->last.ord)
        return (scale){plot->first.ord - 1.0, plot->last.ord + 1.0, plot->left + inset, plot->right};
    return (scale){plot->first.ord, plot->last.ord, plot->left + inset, plot->right};
}

void line_plot_draw_back(line_plot *plot)
{
    pen *p = plot->p;
    double foot = pen_snap(plot->foot), stroke = fmax(1, floor(p->look.line / 2.5));
    scene_group(p->scene, "");
    if (isfinite(plot->ground))
        mark_ground(p, fmax(scale_at(&plot->x, plot->ground), plot->left), plot->right, plot->top, foot);
    axis_number_draw(p, &plot->y, plot->left, plot->right, plot->size);
    scene_line(p->scene, plot->left, foot, plot->right, foot, p->look.axis, stroke, 0, 0);
    scene_end(p->scene);
}

/* Those that are set off, or the others; the first line lies on top. */
static void draw_lines(const line_plot *plot, bool strong)
{
    pen *p = plot->p;
    for (size_t k = plot->curve_count; k-- > 0;) {
        if (line_plot_is_strong(plot, k) != strong)
            continue;
        line_style style = line_plot_style(plot, k);
        scene_group(p->scene, plot->data->lines[k].label);
        if (plot->curves[k].count)
            mark_line(p, &plot->curves[k], &plot->x, &plot->y.s, &style);
        scene_end(p->scene);
    }
}

void line_plot_draw_marks(line_plot *plot)
{
    pen *p = plot->p;
    const pace_fan *fan = plot->data->fan;
    if (fan) {
        scene_group(p->scene, plot->data->fan_label);
        mark_fan(p, fan, line_plot_fan_start(plot), &plot->x, &plot->y);
        scene_end(p->scene);
    }
    for (size_t i = 0; i < plot->goal_count; i++)
        mark_goal_path(p, &plot->goals[i], &plot->x, &plot->y.s, p->look.path);
    if (plot->data->strong_count)
        draw_lines(plot, false);
    draw_lines(plot, true);
    for (size_t i = 0; i < plot->goal_count; i++)
        mark_goal_point(p, &plot->goals[i], &plot->x, &plot->y.s, p->look.path, p->look.mark * 1.4);
}
