#include <math.h>
#include <string.h>
#include "chart/curve.h"
#include "chart/key.h"
#include "chart/mark_bars.h"

enum { HATCH_MOST = 200 }; /* lines in a bar */

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

static bool is_planned(const bar_plot *plot, int64_t series)
{
    return plot->bars->planned && plot->bars->planned[series];
}

bar_fill bar_fill_of(const bar_plot *plot, int64_t category, int64_t series)
{
    const pace_bars *bars = plot->bars;
    uint8_t status = bars->status ? bars->status[category * bars->series_count + series] : PACE_STATUS_NORMAL;
    if (is_planned(plot, series))
        return BAR_OUTLINED;
    if (status == PACE_STATUS_FORECAST)
        return BAR_HATCHED;
    return curve_is_provisional(status) ? BAR_PALE : BAR_SOLID;
}

int bars_decimals_apart(const pace_bars *bars, int decimals, words_style style)
{
    int64_t n = bars->series_count;
    double unit = pow(10, style.shift);
    for (int64_t i = 0; bars->planned && decimals >= 0 && i < bars->category_count * n * n; i++) {
        const double *group = bars->values + i / n / n * n;
        int64_t plan = i / n % n, other = i % n;
        if (bars->planned[plan] && !bars->planned[other] &&
            fabs(group[plan] - group[other]) <= 1.01 * unit * pow(10, -decimals))
            decimals = words_apart(group[plan], group[other], decimals, style);
    }
    return decimals;
}

/* Orange belongs to plans where there are any; beyond the hues two greys alternate, told by their names. */
static scene_color series_color(const bar_plot *plot, int64_t series)
{
    static const size_t beside_plan[] = {0, 2, 3};
    const theme *look = &plot->p->look;
    int64_t before = 0, plans = 0;
    for (int64_t k = 0; k < plot->bars->series_count; k++) {
        plans += is_planned(plot, k);
        before += k < series && !is_planned(plot, k);
    }
    if (is_planned(plot, series))
        return look->target;
    if (plans && before < 3)
        return look->series[beside_plan[before]];
    if (!plans && before < THEME_SERIES)
        return look->series[before];
    return before % 2 ? look->rest_beside : look->rest;
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
    if (count > 1 && plot->periods && !is_planned(plot, series))
        return theme_period(look, (double)series / (double)(count - 1));
    return series_color(plot, series);
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

/* Lines from lower left to upper right across a box, cut at its edges. */
static void hatch(pen *p, label_box box, scene_color color, double stroke)
{
    double step = p->look.label * 0.5, reach = box.w + box.h;
    if (reach / step > HATCH_MOST)
        step = reach / HATCH_MOST;
    for (double at = step / 2; at < reach; at += step) {
        scene_point low = {box.x + fmin(at, box.w), box.y + box.h - fmax(0, at - box.w)};
        scene_point high = {box.x + fmax(0, at - box.h), box.y + box.h - fmin(at, box.h)};
        scene_line(p->scene, low.x, low.y, high.x, high.y, color, stroke, 0, 0);
    }
}

void mark_bar_filled(pen *p, const scale *s, double value, double across, double thickness, bool horizontal,
                     scene_color color, bar_fill fill)
{
    double zero = scale_at(s, 0), end = scale_at(s, value), from = fmin(zero, end), length = fabs(end - zero);
    double stroke = fmax(1, p->look.path * 0.8), in = stroke / 2;
    label_box box = {horizontal ? from : across, horizontal ? across : from, horizontal ? length : thickness,
                     horizontal ? thickness : length};
    if (fill == BAR_SOLID || !scale_has_zero(s) || box.w < 3 * stroke || box.h < 3 * stroke) {
        mark_bar(p, s, value, across, thickness, horizontal, color);
        return;
    }
    scene_color ground = fill == BAR_OUTLINED ? p->look.background
                                              : theme_between(p->look.background, color, fill == BAR_PALE ? 0.35 : 0.12);
    scene_rect(p->scene, box.x, box.y, box.w, box.h, ground, 0, 0);
    if (fill == BAR_HATCHED)
        hatch(p, box, color, fmax(0.75, stroke * 0.7));
    const scene_point edge[] = {{box.x + in, box.y + in},
                                {box.x + box.w - in, box.y + in},
                                {box.x + box.w - in, box.y + box.h - in},
                                {box.x + in, box.y + box.h - in},
                                {box.x + in, box.y + in}};
    scene_polyline(p->scene, edge, 5, color, stroke, fill == BAR_PALE ? p->look.path_dash : 0,
                   fill == BAR_PALE ? p->look.path_space : 0);
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
