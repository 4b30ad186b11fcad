/* Panels above each other on one time axis, in place of a second value axis: a plot of one line each. */
#include <math.h>
#include "chart/line_plot.h"
#include "chart/panel_words.h"
#include "chart/panels.h"

typedef struct panel_stack {
    pen *p;
    const chart_panels *data;
    line_plot *plots;
    chart_lines *lines; /* of each plot */
    const char **units;
    int64_t count;
    layout room;
    time_axis time;
    int rows;           /* of the time axis */
    bool one_unit;      /* of all series: it stands in the subtitle */
    double largest;     /* value of all */
    bool ground_said;   /* what the shade means is written once */
    double title, step; /* heights of a panel's name, and of a panel with it */
} panel_stack;

/* All panels have the unit of the first one: it is said once, and printed in the same power of ten. */
static void find_unit(panel_stack *s)
{
    s->one_unit = s->data->count > 1;
    s->largest = 0;
    for (int64_t i = 0; i < s->data->count; i++) {
        const pace_series *series = &s->data->lines[i].series;
        s->one_unit = s->one_unit && pace_unit_same(series->unit, s->data->lines[0].series.unit);
        for (int64_t k = 0; k < series->view.n; k++)
            s->largest = fmax(s->largest, fabs(series->view.x[k]));
    }
}

static bool build(panel_stack *s)
{
    pen *p = s->p;
    size_t n = (size_t)s->count;
    s->plots = pace__arena_alloc(p->scratch, n + 1, sizeof *s->plots);
    s->lines = pace__arena_alloc(p->scratch, n + 1, sizeof *s->lines);
    s->units = pace__arena_alloc(p->scratch, n + 1, sizeof *s->units);
    if (!s->plots || !s->lines || !s->units) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < s->count; i++) {
        s->lines[i] = (chart_lines){.lines = &s->data->lines[i], .line_count = 1, .fan_label = ""};
        s->plots[i] = (line_plot){.p = p, .data = &s->lines[i], .unnamed = true, .low = true, .own_unit = true, .largest = s->one_unit ? s->largest : 0};
        if (!line_plot_build(&s->plots[i], false))
            return false;
        s->units[i] = s->one_unit ? "" : panel_unit_words(p, s->plots[i].unit);
    }
    return true;
}

/* One axis for all; false when no panel has a value. */
static bool find_periods(panel_stack *s)
{
    int32_t first = INT32_MAX, last = INT32_MIN;
    pace_period like = PACE_PERIOD_NONE;
    for (int64_t i = 0; i < s->count; i++) {
        line_plot *plot = &s->plots[i];
        if (!line_plot_periods(plot))
            continue;
        like = plot->first;
        first = plot->first.ord < first ? plot->first.ord : first;
        last = plot->last.ord > last ? plot->last.ord : last;
    }
    for (int64_t i = 0; i < s->count; i++) {
        s->plots[i].first = s->plots[i].last = like;
        s->plots[i].first.ord = first;
        s->plots[i].last.ord = last;
    }
    return first <= last;
}

enum { PANEL_LEAST = 3 }; /* height of a plot, in lines of text */

/* With the room that parts it from the plot below. */
static double name_height(pen *p)
{
    return scene_font_height(p->font, p->look.panel, true) + p->look.label * 0.35;
}

/* As many panels as can be read; the rest is counted in a note. */
static void cut_panels(panel_stack *s)
{
    pen *p = s->p;
    layout room = layout_measure(p, "");
    double lh = pen_line_height(p, p->look.label), high = room.bottom - room.top - 2.5 * lh;
    int64_t fit = (int64_t)fmax(1, floor(high / (PANEL_LEAST * lh + name_height(p))));
    if (fit >= s->count)
        return;
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_format(&text, p->zh ? "另有%ld个序列未显示：图幅不足。" : "%ld more series are not shown: there is no room.",
                       (long)(s->count - fit));
    s->count = fit;
    pen_note(p, pen_keep(p, &text));
}

static const char *extra_words(const panel_stack *s)
{
    pace_unit unit = {0};
    if (s->data->count < 2)
        return "";
    if (s->one_unit)
        (void)chart_numbers_in(s->p->chart, s->data->lines[0].series.unit, s->largest, &unit);
    return panels_say_units(s->p, s->one_unit, unit, "栏");
}

static void stand(panel_stack *s, int64_t i)
{
    line_plot *plot = &s->plots[i];
    double lh = pen_line_height(s->p, plot->size);
    plot->room = s->room;
    plot->room.top = s->room.top + (double)i * s->step + s->title;
    plot->top = plot->room.top + lh * 0.35;
    plot->foot = floor(s->room.top + (double)(i + 1) * s->step - lh * (i + 1 < s->count ? 0.7 : 0));
    plot->room.bottom = plot->foot;
    line_plot_fit(plot);
}

static bool arrange(panel_stack *s, int rows)
{
    pen *p = s->p;
    double size = p->look.label, lh = pen_line_height(p, size), column = 0, axis = 0;
    s->rows = rows;
    s->title = name_height(p);
    s->step = (s->room.bottom - s->room.top - rows * lh - size * 0.9) / (double)s->count;
    if (s->step - s->title < 2.2 * lh)
        return false;
    for (int64_t i = 0; i < s->count; i++) {
        stand(s, i);
        column = fmax(column, line_labels_column(&s->plots[i]));
        axis = fmax(axis, axis_number_width(p, &s->plots[i].y, size));
    }
    for (int64_t i = 0; i < s->count; i++) {
        line_plot *plot = &s->plots[i];
        plot->left = s->room.left + axis + size * 0.55;
        plot->right = s->room.right - fmax(column, p->look.mark * 1.5);
        plot->x = line_plot_time(plot);
    }
    line_plot *one = &s->plots[0];
    if (one->right - one->left < 4 * size)
        return false;
    axis_time_find(p, &s->time, one->first, one->last, &one->x, size, 0, rows);
    return true;
}

/* "Gross domestic product, 100 million yuan": the name is shortened before the unit. */
static void draw_name(panel_stack *s, int64_t i)
{
    pen *p = s->p;
    double size = p->look.panel, top = s->room.top + (double)i * s->step, width = s->room.right - s->room.left;
    double gap = size * 0.6, unit = pen_width(p, s->units[i], p->look.label, false);
    bool with_unit = *s->units[i] && unit + gap < 0.5 * width;
    pen_lines name = pen_wrap(p, s->data->lines[i].label, size, true, width - (with_unit ? unit + gap : 0), 1);
    pen_draw_lines(p, &name, s->room.left, top, size, true, SCENE_START, p->look.text, 0);
    if (name.cut)
        pen_warn(p, "the name \"", s->data->lines[i].label, "\" was cut: there is no room for all of it");
    if (with_unit)
        pen_text(p, s->room.left + name.width + (name.count ? gap : 0),
                 top + scene_font_ascent(p->font, size, true) - scene_font_ascent(p->font, p->look.label, false), s->units[i],
                 p->look.label, false, SCENE_START, p->look.muted, 0);
    else if (*s->units[i])
        pen_warn(p, "the unit of \"", s->data->lines[i].label, "\" was left out: there is no room for it");
}

static void draw_panel(panel_stack *s, int64_t i)
{
    line_plot *plot = &s->plots[i];
    pen *p = s->p;
    plot->silent_ground = s->ground_said;
    s->ground_said = s->ground_said || isfinite(plot->ground);
    line_plot_draw_back(plot);
    if (i + 1 == s->count) {
        scene_group(p->scene, "");
        axis_time_draw(p, &s->time, &plot->x, pen_snap(plot->foot), s->room.left, s->room.right, plot->size, true);
        scene_end(p->scene);
    }
    draw_name(s, i);
    line_plot_draw_marks(plot);
    line_labels_draw(plot);
}

void chart_draw_panels(pen *p)
{
    panel_stack s = {.p = p, .data = p->chart->data};
    s.count = s.data->count;
    find_unit(&s);
    cut_panels(&s);
    if (!build(&s))
        return;
    for (int64_t i = 0; i < s.count; i++)
        notes_of_series(p, &s.data->lines[i].series, s.count > 1 ? s.data->lines[i].label : "");
    if (!find_periods(&s)) {
        chart_draw_nothing(p, extra_words(&s));
        return;
    }
    s.room = layout_frame(p, extra_words(&s));
    bool two_rows = arrange(&s, 2) && s.time.rows;
    if (!two_rows && !arrange(&s, 1)) {
        pen_refuse(p, "the panels");
        return;
    }
    for (int64_t i = 0; i < s.count; i++)
        draw_panel(&s, i);
}
