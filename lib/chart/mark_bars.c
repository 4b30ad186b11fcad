#include <math.h>
#include <string.h>
#include "chart/key.h"
#include "chart/mark_bars.h"

double bar_at(const bar_plot *plot, int64_t category, int64_t series)
{
    return plot->bars->values[category * plot->bars->series_count + series];
}

bool bar_is_highlight(const bar_plot *plot, int64_t category)
{
    return plot->one_category && strcmp(plot->bars->highlight, plot->bars->categories[category]) == 0;
}

bool bar_value(const bar_plot *plot, int64_t category, int64_t series, char out[WORDS_SIZE])
{
    double value = bar_at(plot, category, series);
    words_number(out, value, plot->decimals, plot->style);
    return !isnan(value);
}

scene_color bar_color(const bar_plot *plot, int64_t category, int64_t series)
{
    const theme *look = &plot->p->look;
    int64_t count = plot->bars->series_count;
    if (plot->one_series && strcmp(plot->bars->highlight, plot->bars->labels[series]) != 0)
        return look->plain;
    if (plot->one_series && (plot->periods || series >= THEME_SERIES))
        return look->highlight; /* a tint or a grey among greys would not be seen */
    if (count == 1 && plot->one_category)
        return bar_is_highlight(plot, category) ? look->highlight : look->plain;
    if (count == 1)
        return look->series[0];
    if (plot->periods)
        return theme_between(look->tints[2], look->series[0], (double)series / (double)(count - 1));
    return series < THEME_SERIES ? look->series[series] : look->rest;
}

void mark_bar_between(pen *p, const scale *s, double low, double high, double across, double thickness,
                      bool horizontal, scene_color color)
{
    double start = scale_at(s, low), end = scale_at(s, high);
    if (!scale_has_zero(s)) {
        if (!p->error.code)
            (void)pace__fail(&p->error, PACE_ERR_ARG, "bars",
                             "a bar shows its value by its length, and this axis lacks zero; begin it at zero");
        return;
    }
    double from = fmin(start, end), length = fmax(fabs(end - start), low < high || high < low ? 0.5 : 0);
    if (horizontal)
        scene_rect(p->scene, from, across, length, thickness, color, 0, 0);
    else
        scene_rect(p->scene, across, from, thickness, length, color, 0, 0);
}

void mark_bar(pen *p, const scale *s, double value, double across, double thickness, bool horizontal, scene_color color)
{
    mark_bar_between(p, s, 0, value, across, thickness, horizontal, color);
}

double bar_key(const bar_plot *plot, double top, bool drawn)
{
    const pace_bars *bars = plot->bars;
    key_item items[BARS_SERIES_MAX];
    for (int64_t k = 0; k < bars->series_count; k++)
        items[k] = (key_item){bars->labels[k], bar_color(plot, 0, k),
                              bars->planned && bars->planned[k] ? KEY_OUTLINE : KEY_SQUARE};
    return key_draw(plot->p, &plot->room, items, bars->series_count, top, drawn);
}
