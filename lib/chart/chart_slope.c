/* The slope chart: a line from one moment to another for each thing, named and valued at both ends. */
#include <math.h>
#include <string.h>
#include "chart/mark_line.h"
#include "chart/slope.h"

typedef struct slope_plot {
    pen *p;
    const pace_slope *data;
    words_style style;
    int decimals;
    layout room;
    double left, right, top, foot; /* of the lines */
    scale y;
    int64_t shown;
    int64_t *index;   /* of the things that have both values */
    int64_t leader;   /* all go its way, and it goes farthest; -1 = they go both ways, or are few */
    end_label *ends[2]; /* before and after */
} slope_plot;

static bool has_both(const pace_slope *data, int64_t i)
{
    return !isnan(data->from[i]) && !isnan(data->to[i]);
}

static bool is_highlight(const slope_plot *plot, int64_t i)
{
    return *plot->data->highlight && strcmp(plot->data->labels[i], plot->data->highlight) == 0;
}

static bool stands_out(const slope_plot *plot, int64_t i)
{
    return is_highlight(plot, i) || (!*plot->data->highlight && plot->leader == i);
}

/* Rising and falling by hue, where nothing is picked out. */
static line_style style_of(const slope_plot *plot, int64_t i)
{
    const theme *look = &plot->p->look;
    const pace_slope *d = plot->data;
    line_style plain = {look->rest, look->rest_text, look->line * 0.7, look->mark * 0.8};
    if (plot->leader >= 0 && plot->leader != i)
        return plain;
    if (*d->highlight)
        return is_highlight(plot, i) ? (line_style){look->series[0], look->series_text[0], look->line, look->mark} : plain;
    if (d->to[i] > d->from[i])
        return (line_style){look->series[0], look->series_text[0], look->line * 0.8, look->mark * 0.9};
    if (d->to[i] < d->from[i])
        return (line_style){look->series[1], look->series_text[1], look->line * 0.8, look->mark * 0.9};
    return plain;
}

enum { HUES_TELL = 4 }; /* lines: of more, one hue for all tells nothing */

static void find_leader(slope_plot *plot)
{
    const pace_slope *d = plot->data;
    bool up = false, down = false, positive = true;
    double most = 0;
    plot->leader = -1;
    for (int64_t k = 0; k < plot->shown; k++) {
        int64_t i = plot->index[k];
        up = up || !(d->to[i] < d->from[i]);
        down = down || !(d->to[i] > d->from[i]);
        positive = positive && d->from[i] > 0;
    }
    if (*d->highlight || plot->shown <= HUES_TELL || up == down)
        return;
    for (int64_t k = 0; k < plot->shown; k++) {
        int64_t i = plot->index[k];
        double change = fabs(positive ? d->to[i] / d->from[i] - 1 : d->to[i] - d->from[i]);
        if (change > most) {
            most = change;
            plot->leader = i;
        }
    }
}

/* One count of digits for all; the two ends of a line that is not level differ in print. */
static void find_values(slope_plot *plot, double *low, double *high)
{
    const pace_slope *d = plot->data;
    *low = *high = (double)NAN;
    for (int64_t k = 0; k < plot->shown; k++) {
        int64_t i = plot->index[k];
        *low = fmin(*low, fmin(d->from[i], d->to[i]));
        *high = fmax(*high, fmax(d->from[i], d->to[i]));
    }
    plot->style = chart_numbers(plot->p->chart, fmax(fabs(*low), fabs(*high)));
    plot->decimals = d->decimals;
    for (int64_t k = 0; k < plot->shown; k++) {
        int64_t i = plot->index[k];
        const double ends[] = {d->from[i], d->to[i]};
        int need = words_apart(ends[0], ends[1], d->decimals, plot->style);
        for (int side = 0; d->decimals < 0 && side < 2; side++) {
            int own = words_decimals_on(ends[side], -1, *high - *low, plot->style);
            need = side && need > own ? need : own;
        }
        plot->decimals = need > plot->decimals ? need : plot->decimals;
    }
}

static void note_missing(pen *p, const pace_slope *data)
{
    pace_buffer text = PACE_BUFFER_INIT;
    int64_t n = 0;
    text.allocator = &p->chart->allocator;
    for (int64_t i = 0; i < data->count; i++) {
        if (has_both(data, i))
            continue;
        if (n++ >= 3)
            continue;
        pace_buffer_text(&text, n > 1 ? (p->zh ? "、" : ", ") : (p->zh ? "两期数据不全，未列出：" : "Without both values: "));
        pace_buffer_text(&text, data->labels[i]);
    }
    if (n > 3)
        pace_buffer_format(&text, p->zh ? "等%ld项" : " and %ld more", (long)(p->zh ? n : n - 3));
    if (n)
        pace_buffer_text(&text, p->zh ? "。" : ".");
    const char *all = pen_keep(p, &text);
    if (n)
        pen_note(p, all);
}

static bool build(slope_plot *plot)
{
    pen *p = plot->p;
    const pace_slope *d = plot->data;
    size_t n = (size_t)d->count + 1;
    plot->index = pace__arena_alloc(p->scratch, n, sizeof *plot->index);
    plot->ends[0] = pace__arena_alloc(p->scratch, n, sizeof *plot->ends[0]);
    plot->ends[1] = pace__arena_alloc(p->scratch, n, sizeof *plot->ends[1]);
    if (!plot->index || !plot->ends[0] || !plot->ends[1]) {
        p->failed = true;
        return false;
    }
    bool found = !*d->highlight;
    plot->leader = -1;
    for (int64_t i = 0; i < d->count; i++) {
        found = found || is_highlight(plot, i);
        if (has_both(d, i))
            plot->index[plot->shown++] = i;
    }
    find_leader(plot);
    if (!found)
        pen_warn(p, "the highlight \"", d->highlight, "\" names no line");
    return true;
}

static void make_label(slope_plot *plot, int64_t k, int side, double width)
{
    pen *p = plot->p;
    const pace_slope *d = plot->data;
    int64_t i = plot->index[k];
    line_style style = style_of(plot, i);
    end_label *label = &plot->ends[side][k];
    char number[WORDS_SIZE];
    pace_buffer value = PACE_BUFFER_INIT;
    value.allocator = &p->chart->allocator;
    words_number(number, side ? d->to[i] : d->from[i], plot->decimals, plot->style);
    pace_buffer_text(&value, number);
    *label = (end_label){.size = p->look.label, .bold = (!*d->highlight && plot->leader < 0) || stands_out(plot, i), .color = style.text,
                         .radius = style.radius, .weight = stands_out(plot, i) ? 10 : 1, .in_column = true};
    label->text = end_label_wrap(p, d->labels[i], pen_keep(p, &value), label->size, label->bold, width);
    label->what = d->labels[i];
    label->at.y = side ? d->to[i] : d->from[i];
}

static double make_column(slope_plot *plot, int side, double width)
{
    double widest = 0;
    for (int64_t k = 0; k < plot->shown; k++) {
        make_label(plot, k, side, width);
        widest = fmax(widest, plot->ends[side][k].text.width * 1.03);
    }
    return widest;
}

static bool arrange(slope_plot *plot)
{
    pen *p = plot->p;
    double lh = pen_line_height(p, p->look.label), size = p->look.label, width = plot->room.right - plot->room.left;
    double low, high, gap = p->look.mark * 1.4 + size * 0.4;
    find_values(plot, &low, &high);
    double before = make_column(plot, 0, 0.3 * width), after = make_column(plot, 1, 0.3 * width);
    plot->top = plot->room.top + lh * 1.9;
    plot->foot = plot->room.bottom - lh * 0.6;
    plot->left = plot->room.left + before + gap;
    plot->right = plot->room.right - after - gap;
    ticks_widen(&low, &high);
    plot->y = (scale){low, high, plot->foot, plot->top};
    return plot->foot - plot->top >= 2 * lh && plot->right - plot->left >= 4 * size;
}

static void draw_moment(slope_plot *plot, double x, const char *name, bool first)
{
    pen *p = plot->p;
    double size = p->look.label, stroke = fmax(1, floor(p->look.line / 2.5)), lh = pen_line_height(p, size);
    double width = fmin(plot->right - plot->left, 2 * (first ? x - plot->room.left : plot->room.right - x)) * 0.9;
    pen_lines lines = pen_wrap(p, name, size, true, width, 1);
    scene_line(p->scene, pen_snap(x), plot->top - lh * 0.3, pen_snap(x), plot->foot + lh * 0.3, p->look.axis, stroke, 0, 0);
    pen_draw_lines(p, &lines, x, plot->room.top, size, true, SCENE_MIDDLE, p->look.text, 0);
    if (lines.cut)
        pen_warn(p, "the moment \"", name, "\" was cut: there is no room for all of it");
}

static void draw_line(slope_plot *plot, int64_t k)
{
    pen *p = plot->p;
    int64_t i = plot->index[k];
    line_style style = style_of(plot, i);
    double ends[] = {scale_at(&plot->y, plot->data->from[i]), scale_at(&plot->y, plot->data->to[i])};
    scene_group(p->scene, plot->data->labels[i]);
    scene_line(p->scene, plot->left, ends[0], plot->right, ends[1], style.stroke, style.width, 0, 0);
    for (int side = 0; side < 2; side++) {
        double x = side ? plot->right : plot->left;
        scene_circle(p->scene, x, ends[side], style.radius, style.stroke, style.stroke, 0);
        plot->ends[side][k].at = (scene_point){x, ends[side]};
    }
    scene_end(p->scene);
}

/* More lines than twice the labels that fit are no picture. */
static bool refuse_many(slope_plot *plot)
{
    pen *p = plot->p;
    layout room = layout_measure(p, "");
    long fit = (long)fmax(1, floor((room.bottom - room.top) / pen_line_height(p, p->look.label) - 2));
    if (plot->shown <= 4 * fit)
        return false;
    (void)pace__fail(&p->error, PACE_ERR_DATA, "slope",
                     "%ld lines cannot be told apart on this canvas; %ld have room with their names", (long)plot->shown, fit);
    return true;
}

void chart_draw_slope(pen *p)
{
    slope_plot plot = {.p = p, .data = p->chart->data};
    double gap = p->look.mark * 1.4 + p->look.label * 0.4, lh = pen_line_height(p, p->look.label);
    if (!build(&plot) || refuse_many(&plot))
        return;
    note_missing(p, plot.data);
    if (!plot.shown) {
        chart_draw_nothing(p, "");
        return;
    }
    plot.room = layout_frame(p, "");
    if (!arrange(&plot)) {
        pen_refuse(p, "the lines and their names");
        return;
    }
    scene_group(p->scene, "");
    draw_moment(&plot, plot.left, plot.data->from_label, true);
    draw_moment(&plot, plot.right, plot.data->to_label, false);
    scene_end(p->scene);
    for (int picked = 0; picked < 2; picked++) /* what is picked out lies on top */
        for (int64_t k = 0; k < plot.shown; k++)
            if (stands_out(&plot, plot.index[k]) == (picked == 1))
                draw_line(&plot, k);
    end_labels_left(p, plot.ends[0], (size_t)plot.shown, plot.left - gap, plot.top - lh * 0.6, plot.foot + lh * 0.6);
    end_labels_column(p, plot.ends[1], (size_t)plot.shown, plot.right + gap, plot.top - lh * 0.6, plot.foot + lh * 0.6);
}
