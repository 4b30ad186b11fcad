/* Stacks over time: room, axes, bars, and the names of the parts at the end or in a key. */
#include <math.h>
#include <string.h>
#include "chart/parts.h"

/* Shares of sizes. */
#define BAR_SHARE 0.72       /* of a period's band */
#define LABEL_SHARE 0.8      /* of a line: what a segment must be high to have its name beside it */
#define BAR_LEAST 1.5        /* px */
#define BAR_MOST 8           /* letters wide */
#define TIME_LABEL_HALF 1.8  /* letters: half of the last label under an area */
#define SEPARATOR_FROM 4     /* px: thinner segments have no line between them */

static double value_at(const parts_plot *plot, int part, int64_t period)
{
    return plot->values[part * plot->data->count + period];
}

void parts_stack(const parts_plot *plot, int64_t period, double *down, double *up)
{
    *down = *up = 0;
    for (int k = 0; k < plot->data->part_count; k++) {
        double v = value_at(plot, k, period);
        *up += v > 0 ? v : 0;
        *down += v < 0 ? v : 0;
    }
}

bool parts_segment(const parts_plot *plot, int part, int64_t period, double *from, double *to)
{
    double v = value_at(plot, part, period);
    *from = 0;
    for (int k = 0; k < part; k++) {
        double before = value_at(plot, k, period);
        if ((v > 0 && before > 0) || (v < 0 && before < 0))
            *from += before;
    }
    *to = *from + v;
    return v > 0 || v < 0;
}

void parts_measure(parts_plot *plot)
{
    const chart_parts *data = plot->data;
    plot->last = -1;
    for (int64_t i = 0; i < data->count; i++) {
        double down, up;
        bool any = plot->totals && !isnan(plot->totals[i]);
        for (int k = 0; k < data->part_count && !any; k++)
            any = !isnan(value_at(plot, k, i));
        if (!any)
            continue;
        parts_stack(plot, i, &down, &up);
        plot->last = i;
        plot->low = fmin(plot->low, down);
        plot->high = fmax(plot->high, up);
        if (plot->totals && !isnan(plot->totals[i])) {
            plot->low = fmin(plot->low, plot->totals[i]);
            plot->high = fmax(plot->high, plot->totals[i]);
        }
    }
    plot->style = data->share ? (words_style){.zh = plot->p->zh} : chart_numbers(plot->p->chart, fmax(-plot->low, plot->high));
    plot->decimals = data->decimals;
    for (int64_t i = 0; i < data->count && data->decimals < 0 && plot->totals; i++) {
        if (isnan(plot->totals[i]))
            continue;
        int needed = words_decimals_on(plot->totals[i], -1, plot->high - plot->low, plot->style);
        plot->decimals = needed > plot->decimals ? needed : plot->decimals;
    }
}

void parts_value(const parts_plot *plot, double value, char out[WORDS_SIZE])
{
    words_number(out, value, plot->decimals, plot->style);
}

double parts_x(const parts_plot *plot, int64_t period)
{
    return scale_at(&plot->x, (double)plot->data->first.ord + (double)period);
}

static bool is_residual(const parts_plot *plot, int part)
{
    return plot->data->residual && part == plot->data->part_count - 1;
}

/* What is left unexplained has no colour. */
scene_color parts_color(const parts_plot *plot, int part)
{
    return is_residual(plot, part) ? plot->p->look.background : theme_part(&plot->p->look, part);
}

static scene_color text_color(const parts_plot *plot, int part)
{
    const theme *look = &plot->p->look;
    const scene_color first[] = {look->series_text[0], look->series_text[1], look->rest_text, look->series_text[3]};
    return part < (int)(sizeof first / sizeof *first) && !is_residual(plot, part) ? first[part] : look->rest_text;
}

static bool lacks_all(const parts_plot *plot, int64_t period)
{
    const chart_parts *data = plot->data;
    bool all = true;
    for (int k = 0; k < data->part_count - (data->residual ? 1 : 0) && all; k++)
        all = isnan(data->values[k * data->count + period]);
    return all;
}

/* Once for periods that lack all parts, then of each part what it alone lacks. `room`: a value a period. */
static void note_parts(parts_plot *plot, pace_series *s, double *room)
{
    const chart_parts *data = plot->data;
    int given = data->part_count - (data->residual ? 1 : 0);
    s->view.x = room;
    for (int64_t i = 0; i < data->count; i++)
        room[i] = lacks_all(plot, i) ? (double)NAN : 0;
    notes_of_missing(plot->p, s, 0, data->count - 1, "");
    for (int k = 0; k < given; k++) {
        for (int64_t i = 0; i < data->count; i++)
            room[i] = lacks_all(plot, i) ? 0 : data->values[k * data->count + i];
        notes_of_missing(plot->p, s, 0, data->count - 1, data->labels[k]);
    }
}

void parts_notes(parts_plot *plot)
{
    pen *p = plot->p;
    const chart_parts *data = plot->data;
    pace_series s = parts_total_series(data);
    double *known = pace__arena_alloc(p->scratch, (size_t)data->count + 1, sizeof *known);
    if (!known) {
        p->failed = true;
        return;
    }
    note_parts(plot, &s, known);
    for (int64_t i = 0; i < data->count; i++)
        known[i] = parts_complete(data, i) ? 0 : (double)NAN;
    s.view.x = known;
    if (s.status)
        notes_of_status(p, &s, 0, data->count - 1, "", p->zh ? "虚线框：" : "Dashed edge: ");
}

static key_item total_item(const parts_plot *plot)
{
    return (key_item){parts_total_label(plot->p->chart, plot->data), plot->p->look.text, KEY_LINE};
}

static double draw_key(const parts_plot *plot, bool drawn)
{
    key_item items[PARTS_MAX + 2];
    int count = 0;
    for (int k = 0; k < plot->data->part_count; k++)
        items[count++] = (key_item){parts_label(plot->p->chart, plot->data, k),
                                    is_residual(plot, k) ? plot->p->look.axis : parts_color(plot, k),
                                    is_residual(plot, k) ? KEY_OUTLINE : KEY_SQUARE};
    if (plot->totals && plot->data->part_count > 1)
        items[count++] = total_item(plot);
    return key_draw(plot->p, &plot->room, items, count, plot->room.top, drawn);
}

static void add_label(parts_plot *plot, const char *name, const char *value, double at, scene_color color, double widest)
{
    pen *p = plot->p;
    end_label *label = &plot->labels[plot->label_count++];
    *label = (end_label){.size = p->look.label, .bold = true, .color = color, .weight = 1, .in_column = true};
    pace_buffer kept = PACE_BUFFER_INIT; /* the lines point into it */
    kept.allocator = &p->chart->allocator;
    pace_buffer_text(&kept, value);
    label->text = end_label_wrap(p, name, pen_keep(p, &kept), label->size, true, widest);
    label->at.y = at;
    label->what = name;
}

/* The names in stack order beside the last stack; false where a part is too thin there, or a name too long. */
static bool make_labels(parts_plot *plot, double widest)
{
    pen *p = plot->p;
    double lh = pen_line_height(p, p->look.label);
    plot->label_count = 0;
    if (plot->last < 0 || plot->last != plot->data->count - 1)
        return false;
    for (int k = 0; k < plot->data->part_count; k++) {
        double from, to;
        char value[WORDS_SIZE] = "";
        if (!parts_segment(plot, k, plot->last, &from, &to))
            return false;
        double a = scale_at(&plot->y, from), b = scale_at(&plot->y, to);
        if (!(fabs(a - b) >= LABEL_SHARE * lh))
            return false;
        if (plot->end_values)
            parts_value(plot, value_at(plot, k, plot->last), value);
        add_label(plot, parts_label(p->chart, plot->data, k), value, (a + b) / 2, text_color(plot, k), widest);
    }
    if (plot->totals && plot->data->part_count > 1) {
        if (isnan(plot->totals[plot->last]))
            return false;
        add_label(plot, parts_total_label(p->chart, plot->data), "", scale_at(&plot->y, plot->totals[plot->last]),
                  p->look.text, widest);
    }
    return true;
}

/* Beside their parts: nothing is cut, and nothing moves by more than a line. */
static bool labels_fit(parts_plot *plot, double widest)
{
    label_slot slots[PARTS_MAX + 2];
    size_t order[PARTS_MAX + 2];
    double scratch[3 * (PARTS_MAX + 4)], lh = pen_line_height(plot->p, plot->p->look.label);
    if (!make_labels(plot, widest))
        return false;
    for (size_t i = 0; i < plot->label_count; i++) {
        const end_label *label = &plot->labels[i];
        if (label->text.cut || !label->text.count || label->text.width > widest * 1.001)
            return false;
        slots[i] = (label_slot){label->at.y, label->text.height * 1.04, label->weight, 0, false};
    }
    if (label_column(slots, plot->label_count, plot->room.top, plot->foot + lh * 0.35, order, scratch))
        return false;
    for (size_t i = 0; i < plot->label_count; i++)
        if (!(fabs(slots[i].place - slots[i].wish) <= lh))
            return false;
    return true;
}

/* Heights and the scale of the values. */
static bool place_rows(parts_plot *plot, int rows)
{
    pen *p = plot->p;
    double size = p->look.label, lh = pen_line_height(p, size), top = plot->room.top;
    if (plot->key)
        top = draw_key(plot, false) + lh * 0.3;
    plot->top = top + (plot->bare ? 0.3 * lh : plot->totals ? lh * 1.15 + p->look.mark * 1.4 : lh * (plot->above ? 1.2 : 0.5));
    plot->foot = floor(plot->room.bottom - lh * rows - size * (plot->bare ? 0.5 : 0.9));
    if (plot->foot - plot->top < (plot->bare ? 1.2 : 2.5) * lh)
        return false;
    plot->y = scale_linear(plot->low, plot->high, plot->foot, plot->top, 2.5 * lh, 4.5 * lh, 8, true, &plot->t);
    return true;
}

/* Widths and the scale of the periods. */
static bool place_columns(parts_plot *plot, int rows)
{
    pen *p = plot->p;
    double size = p->look.label, column = 0, first = plot->data->first.ord, count = (double)plot->data->count;
    for (size_t i = 0; i < plot->label_count && !plot->key; i++)
        column = fmax(column, plot->labels[i].text.width * 1.03 + size * 0.6);
    plot->left = plot->room.left + axis_label_width(p, &plot->t, plot->style, size) + size * 0.55;
    plot->right = plot->room.right - (plot->areas ? fmax(column, TIME_LABEL_HALF * size) : column);
    if (plot->right - plot->left < 4 * size)
        return false;
    plot->band = (plot->right - plot->left) / count;
    plot->bar = fmin(plot->band * BAR_SHARE, BAR_MOST * size);
    plot->x = plot->areas ? (scale){first, first + count - 1, plot->left, plot->right}
                          : (scale){first - 0.5, first + count - 0.5, plot->left, plot->right};
    axis_time_find(p, &plot->time, plot->data->first, parts_period(plot->data, plot->data->count - 1), &plot->x, size,
                   0, rows);
    return true;
}

static bool place(parts_plot *plot, int rows)
{
    static const double shares[] = {0.18, 0.26, 0.34};
    double width = plot->room.right - plot->room.left;
    plot->key = false;
    if (place_rows(plot, rows))
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++)
            if (labels_fit(plot, shares[i] * width) && place_columns(plot, rows))
                return true;
    plot->key = plot->data->part_count > 1 || *parts_label(plot->p->chart, plot->data, 0);
    return place_rows(plot, rows) && place_columns(plot, rows);
}

bool parts_arrange(parts_plot *plot, const char *extra)
{
    pen *p = plot->p;
    parts_notes(plot);
    plot->room = layout_frame(p, extra);
    bool fits = (place(plot, 2) && plot->time.rows) || place(plot, 1);
    plot->bare = !fits;
    if (!fits && !place(plot, 1)) {
        pen_refuse(p, "the plot");
        return false;
    }
    double least = plot->areas ? 0.5 : BAR_LEAST / BAR_SHARE; /* px a period */
    if (plot->band < least) {
        (void)pace__fail(&p->error, PACE_ERR_DATA, p->chart->type->name,
                         "%ld periods do not fit into a chart of %ld px; at most %ld would", (long)plot->data->count,
                         (long)p->chart->width, (long)((plot->right - plot->left) / least));
        return false;
    }
    return true;
}

/* Periods that are forecasts lie on a shaded ground. */
static void shade(parts_plot *plot)
{
    double half = plot->areas ? 0 : plot->band / 2;
    for (int64_t i = 0; plot->data->status && i < plot->data->count; i++) {
        int64_t end = i;
        if (plot->data->status[i] != PACE_STATUS_FORECAST)
            continue;
        while (end + 1 < plot->data->count && plot->data->status[end + 1] == PACE_STATUS_FORECAST)
            end++;
        double from = parts_x(plot, plot->areas && i > 0 ? i - 1 : i) - half, to = parts_x(plot, end) + half;
        scene_rect(plot->p->scene, from, plot->top, to - from, plot->foot - plot->top, plot->p->look.forecast, 0, 0);
        i = end;
    }
}

void parts_axes(parts_plot *plot)
{
    pen *p = plot->p;
    double foot = pen_snap(plot->foot), stroke = fmax(1, floor(p->look.line / 2.5));
    scene_group(p->scene, "");
    shade(plot);
    axis_values(p, &plot->y, &plot->t, plot->style, plot->left, plot->right, p->look.label);
    if (plot->low >= 0)
        scene_line(p->scene, plot->left, foot, plot->right, foot, p->look.axis, stroke, 0, 0);
    axis_time_draw(p, &plot->time, &plot->x, foot, plot->room.left, plot->room.right, p->look.label, plot->areas);
    scene_end(p->scene);
}

static bool may_change(const parts_plot *plot, int64_t period)
{
    return plot->data->status && curve_is_provisional(plot->data->status[period]);
}

/* A frame round a stack whose values may still change. */
static void frame_bar(parts_plot *plot, int64_t period)
{
    const theme *look = &plot->p->look;
    double down, up, apart = fmax(1, look->path);
    parts_stack(plot, period, &down, &up);
    if (!(up > 0 || down < 0))
        return;
    double x0 = parts_x(plot, period) - plot->bar / 2 - apart, x1 = parts_x(plot, period) + plot->bar / 2 + apart;
    double y0 = scale_at(&plot->y, up) - apart, y1 = scale_at(&plot->y, down) + (down < 0 ? apart : 0);
    const scene_point edge[] = {{x0, y1}, {x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
    scene_polyline(plot->p->scene, edge, 5, look->muted, look->path * 0.8, look->path_dash, look->path_space);
}

/* The upper edge of areas over periods [from, to], and down its sides. */
static void frame_run(parts_plot *plot, int64_t from, int64_t to)
{
    const theme *look = &plot->p->look;
    int64_t n = to - from + 1;
    scene_point *edge = pace__arena_alloc(plot->p->scratch, (size_t)n + 2, sizeof *edge);
    if (!edge) {
        plot->p->failed = true;
        return;
    }
    for (int64_t i = 0; i < n; i++) {
        double down, up;
        parts_stack(plot, from + i, &down, &up);
        edge[i + 1] = (scene_point){parts_x(plot, from + i), scale_at(&plot->y, up)};
    }
    edge[0] = (scene_point){edge[1].x, plot->foot};
    edge[n + 1] = (scene_point){edge[n].x, plot->foot};
    scene_polyline(plot->p->scene, edge, n + 2, look->text, look->path, look->path_dash, look->path_space);
}

void parts_edges(parts_plot *plot)
{
    for (int64_t i = 0; i < plot->data->count; i++) {
        int64_t end = i;
        if (!may_change(plot, i))
            continue;
        if (!plot->areas) {
            frame_bar(plot, i);
            continue;
        }
        while (end + 1 < plot->data->count && may_change(plot, end + 1))
            end++;
        frame_run(plot, i > 0 ? i - 1 : i, end);
        i = end;
    }
}

/* Neighbours are parted by a line in the colour of the ground, where they are thick enough for one. */
static void draw_segment(parts_plot *plot, int part, int64_t period)
{
    const theme *look = &plot->p->look;
    double from, to, stroke = fmax(1, floor(look->line / 2.5));
    if (!parts_segment(plot, part, period, &from, &to))
        return;
    double a = scale_at(&plot->y, from), b = scale_at(&plot->y, to), height = fabs(a - b);
    double x = parts_x(plot, period) - plot->bar / 2;
    if (is_residual(plot, part) && height > 2 * stroke && plot->bar > 2 * stroke)
        scene_rect(plot->p->scene, x, fmin(a, b), plot->bar, height, look->background, look->axis, stroke);
    else if (height >= SEPARATOR_FROM && plot->bar >= SEPARATOR_FROM)
        scene_rect(plot->p->scene, x, fmin(a, b), plot->bar, height, parts_color(plot, part), look->background, stroke);
    else
        scene_rect(plot->p->scene, x, fmin(a, b), plot->bar, height,
                   is_residual(plot, part) ? look->axis : parts_color(plot, part), 0, 0);
}

void parts_bars(parts_plot *plot)
{
    pen *p = plot->p;
    for (int k = 0; k < plot->data->part_count; k++) {
        scene_group(p->scene, parts_label(p->chart, plot->data, k));
        for (int64_t i = 0; i < plot->data->count; i++)
            draw_segment(plot, k, i);
        scene_end(p->scene);
    }
    parts_edges(plot);
}

void parts_finish(parts_plot *plot)
{
    pen *p = plot->p;
    double zero = pen_snap(scale_at(&plot->y, 0)), stroke = fmax(1, floor(p->look.line / 2.5));
    double size = p->look.label, edge = plot->right;
    bool crosses = plot->low < 0;
    scene_line(p->scene, plot->left, zero, plot->right, zero, crosses ? p->look.zero : p->look.axis,
               crosses ? 1.5 * stroke : stroke, 0, 0);
    if (plot->key) {
        draw_key(plot, true);
        return;
    }
    if (!plot->areas)
        edge = parts_x(plot, plot->last) + plot->bar / 2;
    for (size_t i = 0; i < plot->label_count; i++)
        plot->labels[i].at.x = edge;
    end_labels_column(p, plot->labels, plot->label_count, plot->right + size * 0.4, plot->room.top,
                      plot->foot + pen_line_height(p, size) * 0.35);
}
