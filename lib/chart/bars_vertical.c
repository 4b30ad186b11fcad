/* Upright bars: values upwards, categories along the foot. */
#include <math.h>
#include <string.h>
#include "chart/axis.h"
#include "chart/bands.h"
#include "chart/mark_bars.h"

typedef struct upright {
    bar_plot *plot;
    scale y;
    ticks t;
    double top, foot, left, right;
    double band, bar, gap; /* width of a category, of a bar, between bars */
    bool under;            /* series are named under their bars */
    bool key;              /* or in a key */
    int64_t every;         /* category label on every n-th */
    int name_lines;
    bool values; /* printed above the bars */
} upright;

static bool categories_are_periods(const pace_bars *bars)
{
    pace_span span;
    for (int64_t c = 0; c < bars->category_count; c++)
        if (pace_span_parse(&span, bars->categories[c], strlen(bars->categories[c]), NULL, NULL))
            return false;
    return true;
}

static double widest_label(const upright *u)
{
    const bar_plot *plot = u->plot;
    double widest = 0;
    for (int64_t k = 0; k < plot->bars->series_count; k++)
        widest = fmax(widest, pen_width(plot->p, plot->bars->labels[k], plot->p->look.source, false));
    return widest;
}

static double name_width(const upright *u)
{
    return u->band - u->plot->p->look.label * 0.7;
}

/* Names in the width of their band, in as few lines as need be; periods may leave some out instead. */
static bool fit_names(upright *u)
{
    pen *p = u->plot->p;
    const pace_bars *bars = u->plot->bars;
    double size = p->look.label;
    u->every = 1;
    u->name_lines = 1;
    if (categories_are_periods(bars)) {
        double widest = 0;
        for (int64_t c = 0; c < bars->category_count; c++)
            widest = fmax(widest, pen_width(p, bars->categories[c], size, false));
        while ((double)u->every * u->band < widest + size * 0.7 && u->every < bars->category_count)
            u->every++;
        return true;
    }
    u->name_lines = band_names_lines(p, bars->categories, bars->category_count,
                                     u->plot->one_category ? bars->highlight : NULL, name_width(u));
    return u->name_lines > 0;
}

static bool values_fit(const upright *u)
{
    char text[WORDS_SIZE];
    const bar_plot *plot = u->plot;
    double room = plot->bars->series_count == 1 ? u->band * 0.96 : u->bar + u->gap;
    for (int64_t c = 0; c < plot->bars->category_count; c++)
        for (int64_t k = 0; k < plot->bars->series_count; k++)
            if (bar_value(plot, c, k, text) && pen_width(plot->p, text, plot->p->look.label, bar_is_highlight(plot, c)) > room)
                return false;
    return true;
}

static void size_bands(upright *u)
{
    const pace_bars *bars = u->plot->bars;
    double count = (double)bars->series_count, k = u->plot->p->look.label / 12;
    u->band = (u->right - u->left) / (double)bars->category_count;
    u->gap = bars->series_count > 1 ? fmin(2 * k, u->band * 0.02) : 0;
    double group = u->band * (bars->series_count > 1 ? 0.78 : 0.64);
    u->bar = fmin((group - u->gap * (count - 1)) / count, 96 * k);
}

/* Everything but the drawing; false when names do not fit. */
static bool arrange(upright *u)
{
    bar_plot *plot = u->plot;
    pen *p = plot->p;
    double size = p->look.label, lh = pen_line_height(p, size), small = pen_line_height(p, p->look.source);
    bool named = plot->bars->labels && plot->bars->series_count > 1;
    u->left = plot->room.left + size * 3; /* a guess, so that names can be measured */
    u->right = plot->room.right;
    size_bands(u);
    u->under = named && widest_label(u) <= u->bar + u->gap;
    u->key = named && !u->under;
    if (!fit_names(u))
        return false;
    u->top = (u->key ? bar_key(plot, plot->room.top, false) + lh * 0.4 : plot->room.top) + lh * 1.2;
    u->foot = floor(plot->room.bottom - u->name_lines * lh - (u->under ? small + size * 0.25 : 0) - size * 0.9);
    u->foot -= plot->low < 0 ? lh * 1.1 : 0; /* labels of negative bars stand under them */
    if (u->foot - u->top < 2.5 * lh)
        return false;
    u->y = scale_linear(plot->low, plot->high, u->foot, u->top, 2.5 * lh, 4.5 * lh, 8, true, &u->t);
    u->left = plot->room.left + axis_label_width(p, &u->t, plot->style, size) + size * 0.55;
    size_bands(u);
    u->under = u->under && widest_label(u) <= u->bar + u->gap;
    u->values = values_fit(u);
    return u->bar >= 1.5 && fit_names(u);
}

bool bars_vertical_fit(bar_plot *plot)
{
    upright u = {.plot = plot};
    return arrange(&u);
}

static void draw_names(const upright *u, int64_t place, int64_t category, double middle)
{
    pen *p = u->plot->p;
    const pace_bars *bars = u->plot->bars;
    double size = p->look.label, lh = pen_line_height(p, size);
    double top = u->foot + size * 0.5 + (u->plot->low < 0 ? lh * 1.1 : 0);
    if (u->under) {
        double across = middle - (double)bars->series_count * (u->bar + u->gap) / 2 + u->gap / 2;
        for (int64_t k = 0; k < bars->series_count; k++)
            pen_text(p, across + (double)k * (u->bar + u->gap) + u->bar / 2, top, bars->labels[k], p->look.source,
                     false, SCENE_MIDDLE, p->look.muted, 0);
        top += pen_line_height(p, p->look.source) + size * 0.25;
    }
    if (place % u->every != 0)
        return;
    bool bold = bar_is_highlight(u->plot, category);
    pen_lines name = pen_wrap(p, bars->categories[category], size, bold,
                              u->every > 1 ? u->band * (double)u->every : name_width(u), BAND_NAME_LINES);
    pen_draw_lines(p, &name, middle, top, size, bold, SCENE_MIDDLE, u->under || bold ? p->look.text : p->look.muted, 0);
}

static void draw_group(const upright *u, int64_t category, double middle)
{
    const bar_plot *plot = u->plot;
    pen *p = plot->p;
    char text[WORDS_SIZE];
    double size = p->look.label, lh = pen_line_height(p, size);
    double across = middle - ((u->bar + u->gap) * (double)plot->bars->series_count - u->gap) / 2;
    for (int64_t k = 0; k < plot->bars->series_count; k++, across += u->bar + u->gap) {
        double value = bar_at(plot, category, k);
        if (!bar_value(plot, category, k, text))
            continue;
        mark_bar_filled(p, &u->y, value, across, u->bar, false, bar_color(plot, category, k),
                        bar_fill_of(plot, category, k));
        double end = scale_at(&u->y, value);
        if (u->values)
            pen_text(p, across + u->bar / 2, value < 0 ? end + size * 0.15 : end - lh - size * 0.1, text, size,
                     bar_is_highlight(plot, category), SCENE_MIDDLE, p->look.text, p->look.background);
    }
}

void bars_draw_vertical(bar_plot *plot)
{
    pen *p = plot->p;
    upright u = {.plot = plot};
    if (!arrange(&u)) {
        pen_refuse(p, "the plot");
        return;
    }
    if (u.key)
        bar_key(plot, plot->room.top, true);
    scene_group(p->scene, "");
    axis_values(p, &u.y, &u.t, plot->style, u.left, u.right, p->look.label);
    scene_end(p->scene);
    for (int64_t i = 0; i < plot->bars->category_count; i++) {
        double middle = u.left + u.band * ((double)i + 0.5);
        scene_group(p->scene, plot->bars->categories[plot->order[i]]);
        draw_group(&u, plot->order[i], middle);
        scene_end(p->scene);
        draw_names(&u, i, plot->order[i], middle);
    }
    double zero = pen_snap(scale_at(&u.y, 0)), stroke = fmax(1, floor(p->look.line / 2.5));
    scene_line(p->scene, u.left, zero, u.right, zero, plot->low < 0 ? p->look.zero : p->look.axis,
               plot->low < 0 ? 1.5 * stroke : stroke, 0, 0);
}
