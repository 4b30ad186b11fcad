/* Base, latest and target of each row on one line: every row on a scale of its own, with its base at one place and its
 * target at another, so that the rows compare by how much of their way is done. */
#include <math.h>
#include "chart/row_table.h"

static const char *const note_en =
    "Hollow dot: base; filled dot: latest value; diamond: target. Each row on its own scale from base to target.";
static const char *const note_zh = "空心圆为基期值，实心圆为最新值，菱形为目标值；各行按自身从基期到目标的距离缩放。";

/* Shares of the way at both ends of the pictures: 0 = the base, 1 = the target. */
typedef struct way_scale {
    double low, high;
    bool cut; /* a latest value lies beyond an end */
} way_scale;

static const double farthest = 0.75; /* a value may stand that far off the way at full scale */

static double way_at(const pace_gap *row, double value)
{
    double way = row->target_value / 2 - row->base / 2;
    return (value / 2 - row->base / 2) / way;
}

static bool has_way(const pace_gap *row)
{
    return row_is_assessed(row) && isfinite(row->base) && isfinite(way_at(row, row->latest));
}

static way_scale find_scale(const row_table *table)
{
    way_scale s = {0, 1, false};
    for (int64_t i = 0; i < table->asked; i++) {
        const pace_gap *row = table->rows[i];
        if (!has_way(row))
            continue;
        double at = way_at(row, row->latest);
        s.low = fmin(s.low, fmax(at, -farthest));
        s.high = fmax(s.high, fmin(at, 1 + farthest));
        if (row_has_band(row))
            s.high = fmax(s.high, fmin(fmax(way_at(row, row->target.value), way_at(row, row->target.value_high)),
                                       1 + farthest));
        s.cut = s.cut || at < -farthest || at > 1 + farthest;
    }
    return s;
}

static double place_of(const way_scale *s, double left, double right, double at)
{
    return left + (fmin(fmax(at, s->low), s->high) - s->low) / (s->high - s->low) * (right - left);
}

/* A value beyond the end of the scale is an arrow head there. */
static void draw_latest(pen *p, const way_scale *s, double at, double x, double y, double radius, scene_color color)
{
    double point = at > s->high ? 1 : at < s->low ? -1 : 0;
    if (point > 0 || point < 0) {
        const scene_point head[3] = {
            {x - point * radius, y - radius}, {x + point * radius, y}, {x - point * radius, y + radius}};
        scene_polygon(p->scene, head, 3, color);
    } else {
        scene_circle(p->scene, x, y, radius, color, p->look.background, fmax(1, radius * 0.2));
    }
}

static void draw_way(row_table *table, int64_t i, const row_place *place)
{
    pen *p = table->p;
    const pace_gap *row = table->rows[i];
    const way_scale *s = table->own;
    const theme *look = &p->look;
    if (!has_way(row)) {
        row_table_reason(table, i, place, row_way_reason(p, row));
        return;
    }
    double radius = fmin(fmin(look->mark * 1.7, table->pitch * 0.12), (place->right - place->left) / 16), y = place->middle, at = way_at(row, row->latest);
    double left = place->left + radius * 1.3, right = place->right - radius * 1.3;
    double base = place_of(s, left, right, 0), target = place_of(s, left, right, 1), latest = place_of(s, left, right, at);
    scene_color color = theme_status_of(look, row->verdicts)->mark;
    scene_line(p->scene, fmin(base, latest), y, fmax(target, latest), y, look->grid, look->line * 1.2, 0, 0);
    scene_line(p->scene, base, y, latest, y, color, look->line * 1.2, 0, 0);
    if (row_has_band(row)) {
        double low = place_of(s, left, right, way_at(row, row->target.value));
        double high = place_of(s, left, right, way_at(row, row->target.value_high));
        scene_line(p->scene, low, y, high, y, look->target, look->path, 0, 0);
        scene_diamond(p->scene, low + high - target, y, radius * 1.25, look->background, look->target, look->path);
    }
    scene_circle(p->scene, base, y, radius * 0.85, look->background, look->muted, look->path);
    scene_diamond(p->scene, target, y, radius * 1.25, look->background, look->target, look->path);
    draw_latest(p, s, at, latest, y, radius, color);
}

static void draw(pen *p)
{
    const chart_rows *rows = p->chart->data;
    way_scale s;
    row_table table = {.what = "pictures", .picture = draw_way, .own = &s, .picture_good = 9};
    if (!rows->count) {
        chart_draw_nothing(p, "");
        return;
    }
    if (!row_table_begin(&table, p, rows, NULL))
        return;
    s = find_scale(&table);
    pen_note(p, p->zh ? note_zh : note_en);
    if (s.cut)
        pen_note(p, p->zh ? "箭头表示数值超出图示范围。" : "Arrow heads: the value lies beyond the picture.");
    row_table_base(&table, 2);
    row_table_latest(&table, 0);
    row_table_target(&table, 0);
    if (row_table_arrange(&table))
        row_table_draw(&table);
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Base, latest value and target of each row. ", "各项的基期值、最新值与目标值。");
    rows_describe(&words, chart->data);
}

static const chart_type type = {"a dumbbell chart", draw, describe, rows_tabulate};

void pace_chart_dumbbell(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    rows_take(chart, &type, rows, count);
}
