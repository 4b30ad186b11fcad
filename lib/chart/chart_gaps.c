/* Gaps to the path in % of it: bars to both sides of zero, on one scale for all rows. */
#include <math.h>
#include "chart/mark_bars.h"
#include "chart/row_table.h"

typedef struct chart_gap_rows {
    chart_rows rows; /* first: what all charts of rows share reads it */
    bool sorted;
} chart_gap_rows;

typedef struct gap_bars {
    double low, high;     /* of all gaps, zero included, as fractions */
    double before, after; /* widths of the widest labels, at the size of labels */
    const char **labels;
} gap_bars;

static const char *const note_en = "Distance of the latest value from the path to the target, in % of the path.";
static const char *const note_zh = "最新值与目标路径之差，占路径值的百分比。";
static const double farthest = 1; /* a gap of the whole path: larger ones would leave nothing of the others */

static bool has_gap(const pace_gap *row)
{
    return row_is_assessed(row) && isfinite(row->gap_relative);
}

/* Larger is better; without a good side the nearer is. */
static double goodness(const pace_gap *row)
{
    int direction = row_good_side(row, row->path_value);
    double off = row->path_value < 0 ? -row->gap_relative : row->gap_relative; /* above the path is positive */
    return direction ? direction * off : -fabs(off);
}

static bool goes_before(const pace_gap *a, const pace_gap *b)
{
    if (!has_gap(a) || !has_gap(b))
        return has_gap(a) && !has_gap(b);
    return goodness(a) < goodness(b);
}

/* Worst first by merging: equals stay as they were given. */
static void merge(const chart_rows *rows, int64_t *order, int64_t *spare, int64_t n)
{
    for (int64_t width = 1; width < n; width *= 2) {
        for (int64_t from = 0; from < n; from += 2 * width) {
            int64_t middle = from + width < n ? from + width : n, end = middle + width < n ? middle + width : n;
            for (int64_t a = from, b = middle, k = from; k < end; k++) {
                bool second = a >= middle || (b < end && goes_before(&rows->at[order[b]], &rows->at[order[a]]));
                spare[k] = second ? order[b++] : order[a++];
            }
        }
        for (int64_t i = 0; i < n; i++)
            order[i] = spare[i];
    }
}

static const int64_t *sorted_order(pen *p, const chart_rows *rows)
{
    int64_t *order = pace__arena_alloc(p->scratch, (size_t)rows->count + 1, 2 * sizeof *order);
    if (!order) {
        p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < rows->count; i++)
        order[i] = i;
    merge(rows, order, order + rows->count, rows->count);
    return order;
}

/* "−12.3%", and never "0.0%" of what is not on its path. */
static const char *print_gap(pen *p, const pace_gap *row)
{
    char text[WORDS_SIZE];
    words_style plain = {.zh = false};
    double percent = 100 * row->gap_relative;
    int decimals = fabs(percent) < 1e9 ? words_apart(percent, 0, 1, plain) : -1;
    if (!(percent < 0 || percent > 0))
        decimals = 0;
    pace_buffer label = PACE_BUFFER_INIT;
    label.allocator = &p->chart->allocator;
    words_number(text, percent, decimals > 6 ? -1 : decimals, plain);
    pace_buffer_text(&label, percent > 0 ? "+" : "");
    pace_buffer_text(&label, text);
    pace_buffer_char(&label, '%');
    return pen_keep(p, &label);
}

static bool prepare(gap_bars *bars, row_table *table)
{
    pen *p = table->p;
    bars->labels = pace__arena_alloc(p->scratch, (size_t)table->asked + 1, sizeof *bars->labels);
    if (!bars->labels) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < table->asked; i++) {
        const pace_gap *row = table->rows[i];
        bars->labels[i] = "";
        if (!has_gap(row))
            continue;
        bars->labels[i] = print_gap(p, row);
        double width = pen_width(p, bars->labels[i], p->look.label, true);
        bars->low = fmin(bars->low, fmax(row->gap_relative, -farthest));
        bars->high = fmax(bars->high, fmin(row->gap_relative, farthest));
        if (row->gap_relative < 0)
            bars->before = fmax(bars->before, width);
        else
            bars->after = fmax(bars->after, width);
    }
    if (!(bars->low < bars->high))
        bars->high = bars->low + 0.01;
    table->picture_least = (bars->before + bars->after) / p->look.label + 4;
    return true;
}

static void draw_point(pen *p, double x, double middle, double half, double side, scene_color color)
{
    const scene_point point[3] = {{x, middle - half}, {x + side * half, middle}, {x, middle + half}};
    scene_polygon(p->scene, point, 3, color);
}

static void draw_gap(row_table *table, int64_t i, const row_place *place)
{
    pen *p = table->p;
    const gap_bars *bars = table->own;
    const pace_gap *row = table->rows[i];
    double k = table->size / p->look.label, pad = table->size * 0.4, half = fmin(table->pitch * 0.3, table->lh * 1.3);
    scale x = {bars->low, bars->high, place->left + bars->before * k * 1.02 + pad + half,
               place->right - bars->after * k * 1.02 - pad - half};
    if (!(x.to - x.from >= table->size))
        return;
    if (has_gap(row)) {
        double gap = row->gap_relative, end = scale_at(&x, fmin(fmax(gap, -farthest), farthest));
        double side = gap < 0 ? -1 : 1, tip = fabs(gap) > farthest ? half : 0;
        scene_color color = theme_status_of(&p->look, row->verdicts)->mark;
        mark_bar(p, &x, fmin(fmax(gap, -farthest), farthest), place->middle - half, 2 * half, true, color);
        if (tip > 0)
            draw_point(p, end, place->middle, half, side, color);
        pen_text(p, end + side * (tip + pad), place->middle - table->lh / 2, bars->labels[i], table->size, true,
                 gap < 0 ? SCENE_FINISH : SCENE_START, p->look.text, p->look.background);
    } else {
        const row_place after = {scale_at(&x, 0) + pad, place->right, place->middle};
        bool wide = after.right - after.left >= (place->right - place->left) / 2;
        row_table_reason(table, i, wide ? &after : place,
                         row_is_assessed(row) ? row_gap_reason(p, row) : row_reason(p, row));
        if (!wide)
            return;
    }
    double zero = pen_snap(scale_at(&x, 0)), half_pitch = table->pitch / 2;
    scene_line(p->scene, zero, place->middle - half_pitch, zero, place->middle + half_pitch, p->look.zero,
               fmax(1, floor(p->look.line / 2.5)), 0, 0);
}

static bool any_cut(const row_table *table)
{
    for (int64_t i = 0; i < table->asked; i++)
        if (has_gap(table->rows[i]) && fabs(table->rows[i]->gap_relative) > farthest)
            return true;
    return false;
}

static void draw(pen *p)
{
    const chart_gap_rows *data = p->chart->data;
    gap_bars bars = {0};
    row_table table = {.what = "bars", .picture = draw_gap, .own = &bars};
    if (!data->rows.count) {
        chart_draw_nothing(p, "");
        return;
    }
    const int64_t *order = data->sorted ? sorted_order(p, &data->rows) : NULL;
    if (p->failed || !row_table_begin(&table, p, &data->rows, order) || !prepare(&bars, &table))
        return;
    pen_note(p, p->zh ? note_zh : note_en);
    if (any_cut(&table))
        pen_note(p, p->zh ? "尖头表示超出图示范围。" : "Pointed bars go on beyond the picture.");
    row_table_latest(&table, 1);
    if (row_table_arrange(&table))
        row_table_draw(&table);
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Gaps to the path in percent of it. ", "与目标路径的差距（占路径值的百分比）。");
    rows_describe(&words, chart->data);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    static const char *const heads[][2] = {{"indicator", "指标"},   {"latest_period", "最新期"},
                                           {"latest", "最新值"},     {"path_value", "路径值"},
                                           {"gap_percent", "差距%"}, {"verdict", "评估结论"}};
    const chart_gap_rows *data = chart->data;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cells_head(out, heads[i][chart->zh]);
    for (int64_t i = 0; i < data->rows.count; i++) {
        const pace_gap *row = &data->rows.at[i];
        cells_row(out);
        cells_text(out, row->target.name);
        cells_period(out, row->latest_period);
        cells_number(out, row->latest);
        cells_number(out, row->path_value);
        cells_number(out, has_gap(row) ? 100 * row->gap_relative : (double)NAN);
        rows_tabulate_verdict(chart, out, row);
    }
}

static const chart_type type = {"bars of gaps", draw, describe, tabulate};

void pace_chart_gaps(pace_chart *chart, const pace_gap *rows, int64_t count, bool sorted)
{
    chart_gap_rows *data = chart_take(chart, &type, sizeof *data, false);
    if (data && chart_copy_rows(chart, &data->rows, rows, count))
        data->sorted = sorted;
}
