/* The line chart: curves, targets and the paths to them in one plot. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "chart/axis.h"
#include "chart/lines.h"
#include "chart/mark_line.h"

typedef struct line_plot {
    pen *p;
    const chart_lines *data;
    curve *curves;
    goal_path *goals;
    size_t curve_count, goal_count, label_count;
    end_label *labels; /* curves first, then goals */
    words_style style;
    pace_period first, last; /* of the axis */
    int anchor_year;
    layout room;
    double left, right, top, foot;
    double widest; /* that a label may be */
    scale x, y;
    ticks t;
    time_axis time;
} line_plot;

static pace_freq axis_freq(const chart_lines *data)
{
    return data->line_count ? (pace_freq)data->lines[0].series.view.first.freq : PACE_FREQ_NONE;
}

/* With a target in the picture orange belongs to it; beyond the hues all lines are grey and told by their labels. */
static line_style style_of_line(const pen *p, size_t index, bool with_goal)
{
    static const size_t beside_goal[] = {0, 2, 3};
    size_t hues = with_goal ? 3 : THEME_SERIES;
    line_style s = {p->look.rest, p->look.rest_text, p->look.line * 0.7, p->look.mark * 0.8};
    if (index < hues) {
        size_t hue = with_goal ? beside_goal[index] : index;
        s = (line_style){p->look.series[hue], p->look.series_text[hue], p->look.line, p->look.mark};
    }
    return s;
}

static bool build(line_plot *plot)
{
    pen *p = plot->p;
    const chart_lines *data = plot->data;
    double largest = 0;
    plot->curves = pace__arena_alloc(p->scratch, data->line_count + 1, sizeof *plot->curves);
    plot->goals = pace__arena_alloc(p->scratch, data->goal_count + 1, sizeof *plot->goals);
    plot->labels = pace__arena_alloc(p->scratch, data->line_count + data->goal_count + 1, sizeof *plot->labels);
    if (!plot->curves || !plot->goals || !plot->labels) {
        p->failed = true;
        return false;
    }
    plot->curve_count = data->line_count;
    plot->goal_count = data->goal_count;
    for (size_t i = 0; i < data->line_count; i++) {
        curve_build(p, &plot->curves[i], &data->lines[i].series, axis_freq(data), (int64_t)p->chart->width);
        largest = fmax(largest, fmax(fabs(plot->curves[i].low), fabs(plot->curves[i].high)));
    }
    plot->style = words_style_of(p->zh, largest);
    for (size_t i = 0; i < data->goal_count; i++) {
        pace_series empty = {.key = "", .name = "", .unit = data->goals[i].target.unit};
        const pace_series *series = data->line_count ? &data->lines[0].series : &empty;
        pace_freq axis = data->line_count ? axis_freq(data) : (pace_freq)data->goals[0].target.due.freq;
        goal_build(p, &plot->goals[i], &data->goals[i].target, series, axis, plot->style);
    }
    return !p->failed;
}

/* The periods that the axis shows; false when there is nothing to show. */
static bool find_periods(line_plot *plot)
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
    plot->first = data->line_count ? data->lines[0].series.view.first : data->goals[0].target.due;
    plot->last = plot->first;
    plot->first.ord = (int32_t)low;
    plot->last.ord = (int32_t)high;
    return true;
}

static void value_range(const line_plot *plot, double *low, double *high)
{
    *low = *high = (double)NAN;
    for (size_t i = 0; i < plot->curve_count; i++) {
        *low = fmin(*low, plot->curves[i].low);
        *high = fmax(*high, plot->curves[i].high);
    }
    for (size_t i = 0; i < plot->goal_count; i++) {
        const goal_path *g = &plot->goals[i];
        for (int64_t k = 0; k < g->count; k++) {
            *low = fmin(*low, g->at[k].value);
            *high = fmax(*high, g->at[k].value);
        }
        if (g->has_point) {
            *low = fmin(*low, g->value);
            *high = fmax(*high, g->value);
        }
    }
}

/* A line needs no zero, but where it begins close to it the whole way is shown. */
static void fit_values(line_plot *plot)
{
    pen *p = plot->p;
    double lh = pen_line_height(p, p->look.label), low, high;
    value_range(plot, &low, &high);
    bool near_zero = (low >= 0 && low < 0.3 * high) || (high <= 0 && high > 0.3 * low);
    plot->y = scale_linear(low, high, plot->foot, plot->top, 2.5 * lh, 4.5 * lh, 8, near_zero, &plot->t);
    ticks_widen(&low, &high);
    double room = (plot->y.high / 2 - plot->y.low / 2) * 0.08;
    if (plot->y.low >= low && !(plot->y.low >= 0 && plot->y.low <= 0))
        plot->y.low = fmax(plot->y.low - room, -DBL_MAX);
}

static void series_value(line_plot *plot, size_t i, pace_buffer *out)
{
    const pace_series *s = &plot->data->lines[i].series;
    const curve *c = &plot->curves[i];
    char number[WORDS_SIZE], period[PACE_PERIOD_SIZE];
    const char *lang = plot->p->zh ? "zh" : "en";
    double value = s->view.x[c->last];
    int known = s->decimals ? s->decimals[c->last] : -1;
    int decimals = words_decimals_on(value, known, plot->y.high - plot->y.low, plot->style);
    for (size_t k = 0; k < plot->goal_count; k++)
        if (plot->goals[k].has_point)
            decimals = words_apart(value, plot->goals[k].value, decimals, plot->style);
    words_number(number, value, decimals, plot->style);
    if (s->qualifier && s->qualifier[c->last])
        pace_buffer_text(out, pace_qualifier_mark((pace_qualifier)s->qualifier[c->last], lang));
    pace_buffer_text(out, number);
    if (s->unit.quantity == PACE_PERCENT)
        pace_buffer_char(out, '%');
    if (c->at[c->count - 1].x < plot->last.ord) {
        pace_period_print(period, pace_view_period(s->view, c->last), lang);
        pace_buffer_format(out, plot->p->zh ? "（%s）" : " (%s)", period);
    }
}

static void goal_value(line_plot *plot, size_t i, pace_buffer *out)
{
    const chart_lines *data = plot->data;
    const pace_target *target = &data->goals[i].target;
    char number[WORDS_SIZE];
    bool own =
        target->type == PACE_TARGET_LEVEL || target->type == PACE_TARGET_SHARE || target->type == PACE_TARGET_GROWTH;
    int decimals =
        words_decimals_on(plot->goals[i].value, own ? target->decimals : -1, plot->y.high - plot->y.low, plot->style);
    for (size_t k = 0; k < plot->curve_count; k++)
        if (plot->curves[k].count)
            decimals = words_apart(plot->goals[i].value, data->lines[k].series.view.x[plot->curves[k].last], decimals,
                                   plot->style);
    words_number(number, plot->goals[i].value, decimals, plot->style);
    pace_buffer_text(out, pace_qualifier_mark(target->qualifier, plot->p->zh ? "zh" : "en"));
    pace_buffer_text(out, number);
    if (data->line_count && data->lines[0].series.unit.quantity == PACE_PERCENT)
        pace_buffer_char(out, '%');
    if (target->type == PACE_TARGET_TOTAL)
        pace_buffer_text(out, plot->p->zh ? "（年均）" : " a year");
}

/* "13th plan" -> "13th plan target"; a label that says so already stays. */
static const char *goal_name(line_plot *plot, size_t i)
{
    const char *label = plot->data->goals[i].label;
    pace_buffer text = PACE_BUFFER_INIT;
    if (strstr(label, "arget") || strstr(label, "目标"))
        return label;
    text.allocator = &plot->p->chart->allocator;
    pace_buffer_text(&text, label);
    pace_buffer_text(&text, plot->p->zh ? "目标" : *label ? " target" : "Target");
    return pen_keep(plot->p, &text);
}

static void add_label(line_plot *plot, const char *name, pace_buffer *value, double x, line_style style, double weight)
{
    pen *p = plot->p;
    end_label *label = &plot->labels[plot->label_count++];
    *label =
        (end_label){.size = p->look.label, .bold = true, .color = style.text, .radius = style.radius, .weight = weight};
    label->at.x = x;
    label->in_column = x >= plot->last.ord && plot->last.ord > plot->first.ord;
    double widest = label->in_column ? plot->widest : 0.36 * (plot->room.right - plot->room.left);
    label->text = end_label_wrap(p, name, pen_keep(p, value), label->size, true, widest);
    label->what = *name ? name : label->text.count ? label->text.at[0] : "";
}

static void make_labels(line_plot *plot)
{
    pen *p = plot->p;
    for (size_t i = 0; i < plot->curve_count; i++) {
        const curve *c = &plot->curves[i];
        pace_buffer value = PACE_BUFFER_INIT;
        value.allocator = &p->chart->allocator;
        if (!c->count)
            continue;
        series_value(plot, i, &value);
        add_label(plot, plot->data->lines[i].label, &value, c->at[c->count - 1].x,
                  style_of_line(p, i, plot->goal_count > 0), i ? 1 : 2);
        plot->labels[plot->label_count - 1].at.y = c->at[c->count - 1].value;
    }
    for (size_t i = 0; i < plot->goal_count; i++) {
        pace_buffer value = PACE_BUFFER_INIT;
        value.allocator = &p->chart->allocator;
        if (!plot->goals[i].has_point)
            continue;
        line_style style = {p->look.target, p->look.target_text, p->look.path, p->look.mark * 1.4};
        goal_value(plot, i, &value);
        add_label(plot, goal_name(plot, i), &value, plot->goals[i].x, style, 2);
        plot->labels[plot->label_count - 1].at.y = plot->goals[i].value;
    }
}

/* The labels at the right and the width of their column: wrapped to a narrow one where their height allows it. */
static double label_column_width(line_plot *plot)
{
    const theme *look = &plot->p->look;
    double width = plot->room.right - plot->room.left, column = 0;
    for (int wide = 0; wide < 2; wide++) {
        double height = 0;
        plot->label_count = 0;
        plot->widest = fmax((wide ? 0.36 : 0.21) * width, fmin(6 * look->label, 0.4 * width));
        column = 0;
        make_labels(plot);
        for (size_t i = 0; i < plot->label_count; i++) {
            if (!plot->labels[i].in_column)
                continue;
            column = fmax(column, plot->labels[i].text.width * 1.03 + look->mark * 1.4 + look->label * 0.55);
            height += plot->labels[i].text.height * 1.04;
        }
        if (height <= plot->foot - plot->room.top)
            break;
    }
    return column;
}

/* Room first: heights, ticks, widths of labels, then the scales in px. */
static bool arrange(line_plot *plot, int rows)
{
    pen *p = plot->p;
    const theme *look = &p->look;
    double lh = pen_line_height(p, look->label);
    plot->top = plot->room.top + lh * 0.5;
    plot->foot = floor(plot->room.bottom - lh * rows - look->label * 0.9);
    if (plot->foot - plot->top < 2 * lh)
        return false;
    fit_values(plot);
    double column = label_column_width(plot);
    plot->left = plot->room.left + axis_label_width(p, &plot->t, plot->style, look->label) + look->label * 0.55;
    plot->right = plot->room.right - fmax(column, look->mark * 1.5);
    if (plot->right - plot->left < 4 * look->label)
        return false;
    double inset = look->mark * 1.5;
    plot->x = (scale){plot->first.ord, plot->last.ord, plot->left + inset, plot->right};
    if (plot->first.ord == plot->last.ord)
        plot->x = (scale){plot->first.ord - 1.0, plot->last.ord + 1.0, plot->left + inset, plot->right};
    axis_time_find(p, &plot->time, plot->first, plot->last, &plot->x, look->label, plot->anchor_year, rows);
    return true;
}

static void draw_axes(line_plot *plot)
{
    pen *p = plot->p;
    double foot = pen_snap(plot->foot), stroke = fmax(1, floor(p->look.line / 2.5));
    scene_group(p->scene, "");
    axis_values(p, &plot->y, &plot->t, plot->style, plot->left, plot->right, p->look.label);
    scene_line(p->scene, plot->left, foot, plot->right, foot, p->look.axis, stroke, 0, 0);
    axis_time_draw(p, &plot->time, &plot->x, foot, plot->room.left, plot->room.right, p->look.label, true);
    scene_end(p->scene);
}

static void draw_labels(line_plot *plot)
{
    pen *p = plot->p;
    label_box frame = {plot->left, plot->room.top, plot->room.right - plot->left, plot->foot - plot->room.top - 2};
    for (size_t i = 0; i < plot->label_count; i++) {
        end_label *label = &plot->labels[i];
        label->at.x = scale_at(&plot->x, label->at.x);
        label->at.y = scale_at(&plot->y, label->at.y);
        pen_block_box(p, (label_box){label->at.x - label->radius, label->at.y - label->radius, 2 * label->radius,
                                     2 * label->radius});
    }
    end_labels_column(p, plot->labels, plot->label_count, plot->right + p->look.mark * 1.4 + p->look.label * 0.4,
                      plot->room.top - p->look.label * 0.3, plot->foot + pen_line_height(p, p->look.label) * 0.35);
    for (size_t i = 0; i < plot->label_count; i++)
        if (!plot->labels[i].in_column)
            end_label_around(p, &plot->labels[i], frame);
    for (size_t i = 0; i < plot->goal_count; i++)
        path_label(p, &plot->goals[i], &plot->x, &plot->y, frame, p->look.label);
}

static void draw_marks(line_plot *plot)
{
    pen *p = plot->p;
    for (size_t i = 0; i < plot->goal_count; i++)
        mark_goal_path(p, &plot->goals[i], &plot->x, &plot->y, p->look.path);
    for (size_t k = plot->curve_count; k-- > 0;) { /* the first line lies on top */
        line_style style = style_of_line(p, k, plot->goal_count > 0);
        scene_group(p->scene, plot->data->lines[k].label);
        if (plot->curves[k].count)
            mark_line(p, &plot->curves[k], &plot->x, &plot->y, &style);
        scene_end(p->scene);
    }
    for (size_t i = 0; i < plot->goal_count; i++)
        mark_goal_point(p, &plot->goals[i], &plot->x, &plot->y, p->look.path, p->look.mark * 1.4);
}

static void write_notes(line_plot *plot)
{
    const chart_lines *data = plot->data;
    for (size_t i = 0; i < data->line_count && i < THEME_SERIES; i++)
        notes_of_series(plot->p, &data->lines[i].series, data->line_count > 1 ? data->lines[i].label : "");
    for (size_t i = 1; i < data->line_count; i++)
        if (!pace_unit_same(data->lines[i].series.unit, data->lines[0].series.unit))
            pen_warn(plot->p, "the line \"", data->lines[i].label,
                     "\" is in another unit than the first: draw small multiples, which have an axis each");
    for (size_t i = 0; i < data->goal_count; i++) {
        if (plot->goals[i].has_point)
            continue;
        pen_warn(plot->p, "the target \"", *data->goals[i].label ? data->goals[i].label : data->goals[i].target.name,
                 plot->goals[i].refused ? "\" is not drawn: its unit does not fit the axis"
                                        : "\" is not drawn: its place on this axis is not determined");
    }
}

void chart_draw_lines(pen *p)
{
    line_plot plot = {.p = p, .data = p->chart->data};
    if (!build(&plot))
        return;
    write_notes(&plot);
    if (!find_periods(&plot)) {
        chart_draw_nothing(p, "");
        return;
    }
    plot.room = layout_frame(p, "");
    bool two_rows = arrange(&plot, 2) && plot.time.rows; /* a second row only where it is used */
    if (!two_rows && !arrange(&plot, 1)) {
        pen_warn(p, "the plot", "", " was left out: the canvas is too small for it");
        return;
    }
    draw_axes(&plot);
    draw_marks(&plot);
    draw_labels(&plot);
}
