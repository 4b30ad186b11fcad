/* Bullet rows (Few 2006): name, bar of the latest value on a ground of tints, tick of the target, values, status. */
#include <math.h>
#include "chart/mark_bullet.h"
#include "chart/row_table.h"

static const char *const note_en =
    "Bars start at zero, each row on its own scale; upright line: target; tinted ground: up to where the path "
    "should stand by now.";
static const char *const note_zh = "条形自零起，各行按自身目标缩放；竖线为目标值；着色底为当前应达到的路径值。";

static double ratio_of(const pace_gap *row, double value)
{
    return value / row->target_value;
}

/* The ratio at the right end of the bars; 1 = the target. */
static double find_most(const row_table *table)
{
    double most = 1.12;
    for (int64_t i = 0; i < table->asked; i++) {
        const pace_gap *row = table->rows[i];
        if (!row_is_assessed(row))
            continue;
        most = fmax(most, fmin(ratio_of(row, row->latest) * 1.04, 1.6));
        if (row_has_band(row))
            most = fmax(most, fmin(fmax(ratio_of(row, row->target.value), ratio_of(row, row->target.value_high)) * 1.04, 1.6));
    }
    return most;
}

/* The other edge of a band, as a share of the one that the row is held against; NaN for one value. */
static double other_edge(const pace_gap *row)
{
    double low = ratio_of(row, row->target.value), high = ratio_of(row, row->target.value_high);
    if (!row_has_band(row))
        return (double)NAN;
    return fabs(low - 1) > fabs(high - 1) ? low : high;
}

static void draw_bar(row_table *table, int64_t i, const row_place *place)
{
    pen *p = table->p;
    const pace_gap *row = table->rows[i];
    double latest = ratio_of(row, row->latest);
    if (!row_is_assessed(row)) {
        row_table_reason(table, i, place, row_reason(p, row));
        return;
    }
    if (!isfinite(latest) || latest < 0) {
        row_table_reason(table, i, place,
                         p->zh ? "目标值为零或与最新值符号不同，不作条形"
                               : "no bar: the target is zero or of the other sign");
        return;
    }
    bullet b = {.left = place->left,
                .right = place->right,
                .middle = place->middle,
                .height = fmin(table->pitch * 0.72, table->lh * 3.2),
                .latest = latest,
                .path = ratio_of(row, row->path_value),
                .edge = other_edge(row),
                .most = *(const double *)table->own,
                .color = theme_status_of(&p->look, row->verdicts)->mark};
    mark_bullet(p, &b);
}

void chart_draw_bullets(pen *p)
{
    double most;
    row_table table = {.what = "bars", .picture = draw_bar, .own = &most};
    const chart_rows *rows = p->chart->data;
    if (!rows->count) {
        chart_draw_nothing(p, "");
        return;
    }
    pen_note(p, p->zh ? note_zh : note_en);
    if (!row_table_begin(&table, p, rows, NULL))
        return;
    row_table_latest(&table, 0);
    row_table_target(&table, 0);
    most = find_most(&table);
    if (row_table_arrange(&table))
        row_table_draw(&table);
}
