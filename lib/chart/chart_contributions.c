/* Contributions: what rose stands up from zero, what fell hangs from it, the total is a line with its values. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/parts.h"

/* Bare: a casing would cut wedges out of the bars that it crosses. */
static void draw_line(parts_plot *plot, double width, scene_color color)
{
    pen *p = plot->p;
    const theme *look = &p->look;
    const chart_parts *data = plot->data;
    for (int64_t i = 1; i < data->count; i++) {
        if (isnan(plot->totals[i - 1]) || isnan(plot->totals[i]))
            continue;
        bool open = data->status &&
                    (curve_is_provisional(data->status[i - 1]) || curve_is_provisional(data->status[i]));
        scene_point a = {parts_x(plot, i - 1), scale_at(&plot->y, plot->totals[i - 1])};
        scene_point b = {parts_x(plot, i), scale_at(&plot->y, plot->totals[i])};
        scene_line(p->scene, a.x, a.y, b.x, b.y, color, width, open ? look->provisional_dash : 0,
                   open ? look->provisional_space : 0);
        pen_block_line(p, a, b);
    }
}

static void draw_total(parts_plot *plot)
{
    pen *p = plot->p;
    const theme *look = &p->look;
    double radius = fmin(look->mark, plot->band * 0.3), width = look->path * 1.2;
    scene_group(p->scene, parts_total_label(p->chart, plot->data));
    draw_line(plot, width, look->text);
    for (int64_t i = 0; i < plot->data->count; i++) {
        if (isnan(plot->totals[i]))
            continue;
        bool open = plot->data->status && curve_is_provisional(plot->data->status[i]);
        double x = parts_x(plot, i), y = scale_at(&plot->y, plot->totals[i]);
        scene_circle(p->scene, x, y, radius, open ? look->background : look->text, open ? look->text : look->background,
                     open ? width : fmax(1, look->path * 0.7));
        pen_block_box(p, (label_box){x - radius, y - radius, 2 * radius, 2 * radius});
    }
    scene_end(p->scene);
}

/* Offsets of a value from its dot, in widths, heights and gaps: above first, below, then aside. */
typedef struct beside {
    double w, h, gx, gy;
} beside;

static const beside places[] = {{-0.5, -1, 0, -1}, {-0.5, 0, 0, 1},   {-0.2, -1, 0, -1}, {-0.8, -1, 0, -1},
                                {-0.2, 0, 0, 1},   {-0.8, 0, 0, 1},   {-0.5, -1, 0, -2}, {-0.5, 0, 0, 2},
                                {0, -1, 0.5, -0.6}, {-1, -1, -0.5, -0.6}, {-0.5, -1, 0, -3}, {-0.5, 0, 0, 3}};

static void draw_value(parts_plot *plot, int64_t period)
{
    pen *p = plot->p;
    char text[WORDS_SIZE];
    double size = p->look.label, lh = pen_line_height(p, size), gap = fmin(p->look.mark, plot->band * 0.3) + size * 0.1;
    double x = parts_x(plot, period), y = scale_at(&plot->y, plot->totals[period]);
    label_field field = pen_field(p, (label_box){plot->left, plot->room.top,
                                                 fmin(plot->right + size, plot->room.right + p->look.margin * 0.5) - plot->left,
                                                 plot->foot - plot->room.top});
    label_box best = {0, 0, 0, 0};
    int least = 100;
    parts_value(plot, plot->totals[period], text);
    double w = pen_width(p, text, size, true);
    for (size_t i = 0; i < sizeof places / sizeof *places && least > 0; i++) {
        label_box box = {x + places[i].w * w + places[i].gx * gap, y + places[i].h * lh + places[i].gy * gap, w, lh};
        int faults = label_faults(&field, box);
        if (faults < least) {
            least = faults;
            best = box;
        }
    }
    if (least < 100)
        pen_text(p, best.x, best.y, text, size, true, SCENE_START, p->look.text, p->look.background);
    else
        pen_warn(p, "the value ", text, " of the total was left out: it would cover others");
}

/* Where not every value has room: the ends and the extremes. */
static void draw_values(parts_plot *plot)
{
    pen *p = plot->p;
    char text[WORDS_SIZE];
    int64_t first = -1, last = -1, low = -1, high = -1;
    double widest = 0;
    for (int64_t i = 0; i < plot->data->count; i++) {
        double v = plot->totals[i];
        if (isnan(v))
            continue;
        parts_value(plot, v, text);
        widest = fmax(widest, pen_width(p, text, p->look.label, true));
        first = first < 0 ? i : first;
        last = i;
        low = low < 0 || v < plot->totals[low] ? i : low;
        high = high < 0 || v > plot->totals[high] ? i : high;
    }
    bool all = widest <= plot->band;
    for (int64_t i = 0; i < plot->data->count; i++)
        if (!isnan(plot->totals[i]) && (all || i == first || i == last || i == low || i == high))
            draw_value(plot, i);
}

static void draw(pen *p)
{
    const chart_parts *data = p->chart->data;
    parts_plot plot = {.p = p, .data = data, .values = data->values, .totals = data->total};
    parts_measure(&plot);
    if (plot.last < 0) {
        chart_draw_nothing(p, "");
        return;
    }
    if (!parts_arrange(&plot, ""))
        return;
    parts_axes(&plot);
    parts_bars(&plot);
    parts_finish(&plot);
    if (data->part_count > 1) { /* a single part is its own total */
        draw_total(&plot);
        if (!plot.bare)
            draw_values(&plot);
    }
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_parts *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    const pace_series total = parts_total_series(data);
    int64_t last = data->count - 1;
    bool any = false;
    alt_say(a, "Contributions. ", "贡献图。");
    alt_series(a, parts_total_label(chart, data), &total);
    while (last >= 0 && !parts_complete(data, last))
        last--;
    for (int k = 0; k < data->part_count && last >= 0; k++) {
        if (any) {
            alt_say(a, ", ", "，");
        } else {
            alt_say(a, " In ", "");
            alt_period(a, parts_period(data, last));
            alt_say(a, ": ", "：");
        }
        any = true;
        pace_buffer_text(a->out, parts_label(chart, data, k));
        alt_say(a, " ", "");
        alt_number(a, parts_at(data, k, last), data->decimals, (pace_unit){0});
    }
    alt_say(a, any ? "." : "", any ? "。" : "");
}

static const chart_type chart_type_contributions = {"contributions", draw, describe, parts_tabulate};

void pace_chart_contributions(pace_chart *chart, const pace_parts *parts)
{
    chart_parts *data = chart_take(chart, &chart_type_contributions, sizeof *data, false);
    if (data)
        (void)parts_take(chart, data, parts, "contributions");
}
