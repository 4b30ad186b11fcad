/* Structures: parts of a whole over time, as they are or of 100; bars for few periods, areas for many. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/parts.h"

enum { BARS_MOST = 16 };  /* periods; more are areas */
#define ALONE_SHARE 0.4   /* of a period's band, for one between gaps in areas */
#define INSIDE_SHARE 1.05 /* of a line: what a segment must be high to hold its value */

typedef struct structure {
    parts_plot plot;
    double *values; /* as they are drawn */
} structure;

/* What is drawn: nothing in a period that lacks a part, or of whose total there are no shares. */
static bool find_values(structure *s)
{
    pen *p = s->plot.p;
    const chart_parts *data = s->plot.data;
    s->values = pace__arena_alloc(p->scratch, (size_t)(data->part_count * data->count) + 1, sizeof *s->values);
    if (!s->values) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < data->count; i++) {
        double sum = 0;
        for (int k = 0; k < data->part_count; k++)
            sum += parts_at(data, k, i);
        bool drawn = !isnan(sum) && (!data->share || sum > 0);
        for (int k = 0; k < data->part_count; k++) {
            double v = parts_at(data, k, i);
            s->values[k * data->count + i] = !drawn ? (double)NAN : data->share ? 100 * (v / sum) : v;
        }
    }
    s->plot.values = s->values;
    return true;
}

static double drawn_at(const structure *s, int part, int64_t period)
{
    return s->values[part * s->plot.data->count + period];
}

static bool is_drawn(const structure *s, int64_t period)
{
    return period >= 0 && period < s->plot.data->count && !isnan(drawn_at(s, 0, period));
}

/* Digits that the values need on an axis of that length; shares have one. */
static void find_decimals(structure *s)
{
    parts_plot *plot = &s->plot;
    const chart_parts *data = plot->data;
    plot->decimals = data->decimals >= 0 ? data->decimals : data->share ? 1 : 0;
    if (data->decimals >= 0 || data->share)
        return;
    for (int64_t i = 0; i < data->part_count * data->count; i++) {
        if (isnan(s->values[i]))
            continue;
        int needed = words_decimals_on(s->values[i], -1, plot->high, plot->style);
        if (needed < 0) {
            plot->decimals = -1;
            return;
        }
        plot->decimals = needed > plot->decimals ? needed : plot->decimals;
    }
}

/* One part over a run of periods, between the parts below and above it. */
static void draw_run(structure *s, int part, int64_t from, int64_t to)
{
    parts_plot *plot = &s->plot;
    pen *p = plot->p;
    int64_t n = to - from + 1;
    scene_point *edge = pace__arena_alloc(p->scratch, (size_t)(2 * n), sizeof *edge);
    if (!edge) {
        p->failed = true;
        return;
    }
    for (int64_t i = 0; i < n; i++) {
        double low, high;
        (void)parts_segment(plot, part, from + i, &low, &high);
        edge[i] = (scene_point){parts_x(plot, from + i), scale_at(&plot->y, high)};
        edge[2 * n - 1 - i] = (scene_point){edge[i].x, scale_at(&plot->y, low)};
    }
    scene_polygon(p->scene, edge, 2 * n, parts_color(plot, part));
    scene_polyline(p->scene, edge, n, p->look.background, fmax(1, floor(p->look.line / 2.5)), 0, 0);
}

static void draw_alone(structure *s, int part, int64_t period)
{
    parts_plot *plot = &s->plot;
    double low, high, width = fmax(2, plot->band * ALONE_SHARE);
    if (!parts_segment(plot, part, period, &low, &high))
        return;
    double x = fmin(fmax(parts_x(plot, period) - width / 2, plot->left), plot->right - width);
    scene_rect(plot->p->scene, x, scale_at(&plot->y, high), width, scale_at(&plot->y, low) - scale_at(&plot->y, high),
               parts_color(plot, part), 0, 0);
}

static void draw_areas(structure *s)
{
    const chart_parts *data = s->plot.data;
    for (int k = 0; k < data->part_count; k++) {
        scene_group(s->plot.p->scene, parts_label(s->plot.p->chart, data, k));
        for (int64_t i = 0; i < data->count; i++) {
            int64_t end = i;
            if (!is_drawn(s, i))
                continue;
            while (is_drawn(s, end + 1))
                end++;
            if (end > i)
                draw_run(s, k, i, end);
            else
                draw_alone(s, k, i);
            i = end;
        }
        scene_end(s->plot.p->scene);
    }
}

/* Values inside their segments, in an ink that can be read there; the whole on top of bars that are no shares. */
static void draw_values(structure *s)
{
    parts_plot *plot = &s->plot;
    pen *p = plot->p;
    char text[WORDS_SIZE];
    double size = p->look.label, lh = pen_line_height(p, size);
    for (int64_t i = 0; i < plot->data->count; i++) {
        double from, to, sum = 0;
        for (int k = 0; k < plot->data->part_count; k++) {
            if (!parts_segment(plot, k, i, &from, &to))
                continue;
            sum = to;
            double top = scale_at(&plot->y, to), height = scale_at(&plot->y, from) - top;
            parts_value(plot, drawn_at(s, k, i), text);
            if (height >= INSIDE_SHARE * lh && pen_width(p, text, size, false) <= 0.94 * plot->bar)
                pen_text(p, parts_x(plot, i), top + (height - lh) / 2, text, size, false, SCENE_MIDDLE,
                         theme_ink(&p->look, parts_color(plot, k)), 0);
        }
        if (plot->data->share || !(sum > 0) || plot->data->part_count < 2)
            continue;
        parts_value(plot, plot->data->total[i], text);
        if (pen_width(p, text, size, true) <= 0.96 * plot->band)
            pen_text(p, parts_x(plot, i), scale_at(&plot->y, sum) - lh * 1.15, text, size, true, SCENE_MIDDLE,
                     p->look.text, p->look.background);
    }
}

/* Periods whose whole is zero have no shares; missing parts are noted with all others. */
static void note_no_shares(structure *s)
{
    pen *p = s->plot.p;
    for (int64_t i = 0; i < s->plot.data->count; i++) {
        if (is_drawn(s, i) || !parts_complete(s->plot.data, i))
            continue;
        pen_note(p, p->zh ? "合计为零的时期无比重。" : "Periods with a total of zero have no shares.");
        return;
    }
}

static void draw(pen *p)
{
    const chart_parts *data = p->chart->data;
    structure s = {.plot = {.p = p, .data = data}};
    if (!find_values(&s))
        return;
    parts_measure(&s.plot);
    if (s.plot.last < 0) {
        chart_draw_nothing(p, "");
        return;
    }
    find_decimals(&s);
    s.plot.high = data->share ? 100 : s.plot.high;
    s.plot.areas = s.plot.end_values = data->count > BARS_MOST || (data->areas && data->count > 1);
    s.plot.above = !s.plot.areas && !data->share;
    note_no_shares(&s);
    if (!parts_arrange(&s.plot, !data->share ? "" : p->zh ? "占比（%）" : "shares in %"))
        return;
    parts_axes(&s.plot);
    if (s.plot.areas) {
        draw_areas(&s);
        parts_edges(&s.plot);
    } else {
        parts_bars(&s.plot);
        if (!s.plot.bare)
            draw_values(&s);
    }
    parts_finish(&s.plot);
}

static void describe_period(const alt *a, const chart_parts *data, int64_t period)
{
    double sum = 0;
    for (int k = 0; k < data->part_count; k++)
        sum += parts_at(data, k, period);
    alt_say(a, "In ", "");
    alt_period(a, parts_period(data, period));
    alt_say(a, ": ", "：");
    for (int k = 0; k < data->part_count; k++) {
        double v = parts_at(data, k, period);
        alt_say(a, k ? ", " : "", k ? "，" : "");
        pace_buffer_text(a->out, parts_label(a->chart, data, k));
        alt_say(a, " ", "");
        if (data->share && sum > 0)
            alt_number(a, 100 * (v / sum), data->decimals < 0 ? 1 : data->decimals, (pace_unit){.quantity = PACE_PERCENT});
        else
            alt_number(a, v, data->decimals, (pace_unit){0});
    }
    alt_say(a, ".", "。");
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_parts *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    int64_t first = 0, last = data->count - 1;
    alt_say(a, data->share ? "Structure in shares. " : "Structure. ", data->share ? "结构图（占比）。" : "结构图。");
    while (first <= last && !parts_complete(data, first))
        first++;
    while (last >= first && !parts_complete(data, last))
        last--;
    if (first > last) {
        alt_say(a, "No data.", "无数据。");
        return;
    }
    describe_period(a, data, first);
    if (last == first)
        return;
    alt_say(a, " ", "");
    describe_period(a, data, last);
}

static const chart_type chart_type_structure = {"structure", draw, describe, parts_tabulate};

static void take(pace_chart *chart, const pace_parts *parts, bool share, bool areas)
{
    chart_parts *data = chart_take(chart, &chart_type_structure, sizeof *data, false);
    if (!data || !parts_take(chart, data, parts, "structure"))
        return;
    data->share = share;
    data->areas = areas;
    for (int k = 0; k < data->part_count; k++)
        for (int64_t i = 0; i < data->count; i++) {
            if (!(parts_at(data, k, i) < 0))
                continue;
            char period[PACE_PERIOD_SIZE];
            bool rest = data->residual && k == data->part_count - 1;
            pace_period_print(period, parts_period(data, i), NULL);
            (void)pace__fail(chart_error(chart), PACE_ERR_DATA, "structure",
                             rest ? "the parts of %s add up to more than its total; a structure needs parts of it"
                                  : "a part of %s is negative and has no place in a structure; show contributions",
                             period);
            return;
        }
}

void pace_chart_structure(pace_chart *chart, const pace_parts *parts, bool share)
{
    take(chart, parts, share, false);
}

void pace_chart_area(pace_chart *chart, const pace_parts *parts, bool share)
{
    take(chart, parts, share, true);
}
