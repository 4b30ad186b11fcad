/* Lying bars: names in a column on the left edge, values at the ends of the bars, no axis. */
#include <math.h>
#include "chart/bands.h"
#include "chart/mark_bars.h"

typedef struct lying {
    bar_plot *plot;
    scale x;
    double size, lh;
    double top, band, bar;
    double names, left, right; /* width of the names; where bars may be */
    bool key;
} lying;

static bool find_rows(lying *l)
{
    bar_plot *plot = l->plot;
    pen *p = plot->p;
    int64_t n = plot->bars->category_count, k = plot->bars->series_count;
    l->key = plot->bars->labels && k > 1;
    l->top = plot->room.top;
    if (l->key)
        l->top = bar_key(plot, plot->room.top, false) + p->look.label * 0.6;
    double height = plot->room.bottom - l->top;
    l->band = height / (double)n;
    if (!band_rows_fit(p, "bars", "categories", n, k > 1 ? 0.95 * (double)k + 0.2 : 1.05, height, &l->size))
        return false;
    l->lh = pen_line_height(p, l->size);
    double good = l->lh * (k > 1 ? 1.45 * (double)k + 0.7 : 2.5);
    l->band = fmin(l->band, l->lh * (k > 1 ? 2.6 * (double)k + 1.5 : 5));
    l->bar = k > 1 ? fmin(l->band * 0.86 / (double)k, l->lh * 2.3) : fmin(l->band * 0.66, l->lh * 3);
    p->spare = height - (double)n * fmin(l->band, good);
    return true;
}

static const char *no_data(const lying *l)
{
    return l->plot->p->zh ? "无数据" : "no data";
}

/* All bars lie to the left of zero, and so does what stands in place of one. */
static bool hangs(const lying *l)
{
    return l->plot->low < 0 && !(l->plot->high > 0);
}

static void find_columns(lying *l)
{
    bar_plot *plot = l->plot;
    pen *p = plot->p;
    char text[WORDS_SIZE];
    double width = plot->room.right - plot->room.left, before = 0, after = 0;
    for (int64_t c = 0; c < plot->bars->category_count; c++) {
        bool bold = bar_is_highlight(plot, c);
        l->names = fmax(l->names, pen_width(p, plot->bars->categories[c], l->size, bold));
        for (int64_t k = 0; k < plot->bars->series_count; k++) {
            bool known = bar_value(plot, c, k, text);
            double w = pen_width(p, known ? text : no_data(l), l->size, known && bold) + l->size * 0.4;
            if (known ? bar_at(plot, c, k) < 0 : hangs(l))
                before = fmax(before, w);
            else
                after = fmax(after, w);
        }
    }
    l->names = fmin(l->names * 1.02, width * 0.36);
    l->left = plot->room.left + l->names + l->size * 0.7;
    l->right = plot->room.right;
    double low = plot->low, high = plot->high;
    ticks_widen(&low, &high);
    low = fmin(low, 0);
    high = fmax(high, 0);
    l->x = (scale){low, high, l->left + before, l->right - after};
}

static void draw_row(lying *l, int64_t category, double top)
{
    bar_plot *plot = l->plot;
    pen *p = plot->p;
    char text[WORDS_SIZE];
    int64_t count = plot->bars->series_count;
    bool bold = bar_is_highlight(plot, category);
    int lines = l->band >= 2.05 * l->lh ? 2 : 1;
    pen_lines name = pen_wrap(p, plot->bars->categories[category], l->size, bold, l->names * 1.01, lines);
    double middle = top + l->band / 2, gap = l->size * 0.4;
    if (name.cut)
        pen_warn(p, "the name \"", plot->bars->categories[category], "\" was cut");
    pen_draw_lines(p, &name, plot->room.left, middle - name.height / 2, l->size, bold, SCENE_START, p->look.text, 0);
    double across = middle - (double)count * l->bar / 2;
    for (int64_t k = 0; k < count; k++, across += l->bar) {
        double value = bar_at(plot, category, k), text_top = across + (l->bar - l->lh) / 2;
        if (!bar_value(plot, category, k, text)) {
            pen_text(p, scale_at(&l->x, 0) + (hangs(l) ? -gap : gap), text_top, no_data(l), l->size, false,
                     hangs(l) ? SCENE_FINISH : SCENE_START, p->look.muted, 0);
            continue;
        }
        mark_bar_filled(p, &l->x, value, across, l->bar * (count > 1 ? 0.93 : 1), true, bar_color(plot, category, k),
                        bar_fill_of(plot, category, k));
        double end = scale_at(&l->x, value);
        pen_text(p, value < 0 ? end - gap : end + gap, text_top, text, l->size, bold,
                 value < 0 ? SCENE_FINISH : SCENE_START, p->look.text, p->look.background);
    }
}

void bars_draw_horizontal(bar_plot *plot)
{
    pen *p = plot->p;
    lying l = {.plot = plot};
    if (!find_rows(&l))
        return;
    find_columns(&l);
    if (l.x.to - l.x.from < l.size) {
        pen_refuse(p, "the plot");
        return;
    }
    if (l.key)
        bar_key(plot, plot->room.top, true);
    for (int64_t i = 0; i < plot->bars->category_count; i++) {
        scene_group(p->scene, plot->bars->categories[plot->order[i]]);
        draw_row(&l, plot->order[i], l.top + l.band * (double)i);
        scene_end(p->scene);
    }
    double zero = pen_snap(scale_at(&l.x, 0)), stroke = fmax(1, floor(p->look.line / 2.5));
    scene_line(p->scene, zero, l.top, zero, l.top + l.band * (double)plot->bars->category_count, p->look.zero, stroke,
               0, 0);
}
