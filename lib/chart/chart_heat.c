/* A heat map of any matrix: data, alt text, table, and the grounds of its cells. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/heat_grid.h"
#include "chart/spacing.h"

static bool make_sense(pace_chart *chart, const pace_heat *heat)
{
    if (heat && heat->row_count >= 0 && heat->column_count >= 0 && heat->decimals <= 15 && !isinf(heat->middle) &&
        (!heat->column_count || heat->row_count <= INT64_MAX / 64 / heat->column_count) &&
        (!heat->row_count || heat->rows) && (!heat->column_count || heat->columns) &&
        (!heat->row_count || !heat->column_count || heat->values))
        return true;
    (void)pace__fail(chart_error(chart), PACE_ERR_ARG, "heat map",
                     "the heat map lacks rows, columns or values, or has too many decimals; give names of both, a value "
                     "for each cell and at most 15 decimals");
    return false;
}

/* The least and the largest value; of a middle, the farthest from it to both sides. */
typedef struct heat_range {
    double low, high;
    int decimals;
    bool any, empty;
    words_style style;
} heat_range;

static heat_range range_of(const pace_chart *chart, const pace_heat *heat)
{
    heat_range r = {(double)INFINITY, -(double)INFINITY, heat->decimals, false, false, {.zh = chart->zh}};
    int64_t n = heat->row_count * heat->column_count;
    for (int64_t i = 0; i < n; i++) {
        if (isnan(heat->values[i])) {
            r.empty = true;
            continue;
        }
        r.any = true;
        r.low = fmin(r.low, heat->values[i]);
        r.high = fmax(r.high, heat->values[i]);
    }
    r.style = chart_numbers(chart, r.any ? fmax(fabs(r.low), fabs(r.high)) : 0);
    for (int64_t i = 0; i < n && heat->decimals < 0; i++) {
        int needed = isnan(heat->values[i]) ? -1 : words_decimals_on(heat->values[i], -1, r.high / 2 - r.low / 2, r.style);
        r.decimals = needed > r.decimals ? needed : r.decimals;
    }
    return r;
}

/* Tints of one hue, or steps from the middle to the side that is farther from it. */
static scene_color ground(const theme *look, const pace_heat *heat, const heat_range *r, double value)
{
    if (isnan(heat->middle)) {
        double width = r->high / 2 - r->low / 2, share = width > 0 ? (value / 2 - r->low / 2) / width : 0.5;
        return look->tints[(int)fmin(floor(share * THEME_TINTS), THEME_TINTS - 1)];
    }
    double most = fmax(fabs(r->high / 2 - heat->middle / 2), fabs(heat->middle / 2 - r->low / 2));
    double share = most > 0 ? (value / 2 - heat->middle / 2) / most : 0;
    int steps = THEME_DIVERGING / 2, step = (int)round(share * (steps + 0.49));
    step = step > steps ? steps : step < -steps ? -steps : step;
    return look->diverging[steps + (heat->down_is_good ? -step : step)];
}

static const heat_cell *cells_of(pen *p, const pace_heat *heat, const heat_range *r)
{
    int64_t n = heat->row_count * heat->column_count;
    heat_cell *out = pace__arena_alloc(p->scratch, (size_t)n + 1, sizeof *out);
    for (int64_t i = 0; out && i < n; i++) {
        char text[WORDS_SIZE];
        pace_buffer copy = PACE_BUFFER_INIT;
        out[i] = (heat_cell){"\xE2\x80\x94", 0};
        if (isnan(heat->values[i]))
            continue;
        copy.allocator = &p->chart->allocator;
        words_number(text, heat->values[i], r->decimals, r->style);
        pace_buffer_text(&copy, text);
        out[i] = (heat_cell){pen_keep(p, &copy), ground(&p->look, heat, r, heat->values[i])};
    }
    return out;
}

static void write_notes(pen *p, const pace_heat *heat, const heat_range *r)
{
    char text[WORDS_SIZE];
    pace_buffer note = PACE_BUFFER_INIT;
    note.allocator = &p->chart->allocator;
    if (isnan(heat->middle)) {
        pen_note(p, p->zh ? "颜色越浓，数值越大。" : "The stronger the tint, the larger the value.");
    } else {
        words_number(text, heat->middle, words_decimals(heat->middle, -1, r->style), r->style);
        pace_buffer_format(&note, p->zh ? "灰色接近%s，蓝色%s，橙色%s。" : "Grey is near %s, blue %s, orange %s.", text,
                           heat->down_is_good ? (p->zh ? "较低（较好）" : "below it (better)")
                                              : (p->zh ? "较高（较好）" : "above it (better)"),
                           heat->down_is_good ? (p->zh ? "较高" : "above it") : (p->zh ? "较低" : "below it"));
        pen_note(p, pen_keep(p, &note));
    }
    if (r->empty)
        pen_note(p, p->zh ? "—为无数据。" : "\xE2\x80\x94: no data.");
}

/* More rows or columns than a canvas has pixels for are refused before anything is measured. */
static bool countable(pen *p, const pace_heat *heat)
{
    double least = 8;
    if ((double)heat->row_count <= p->chart->height / least && (double)heat->column_count <= p->chart->width / least)
        return true;
    (void)pace__fail(&p->error, PACE_ERR_DATA, "heat map",
                     "%ld rows and %ld columns do not fit into a chart of %ld by %ld px; fewer than %ld and %ld would",
                     (long)heat->row_count, (long)heat->column_count, (long)p->chart->width, (long)p->chart->height,
                     (long)(p->chart->height / (2 * least)), (long)(p->chart->width / (3 * least)));
    return false;
}

/* Without the columns between the periods of a spaced table. */
static bool leave_out(pen *p, pace_heat *heat)
{
    int64_t n = heat->column_count, at = 0;
    uint8_t *figures = pace__arena_alloc(p->scratch, (size_t)n + 1, 1);
    const char **columns = pace__arena_alloc(p->scratch, (size_t)n + 1, sizeof *columns);
    double *values = pace__arena_alloc(p->scratch, (size_t)(n * heat->row_count) + 1, sizeof *values);
    if (!figures || !columns || !values) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < n * heat->row_count; i++)
        figures[i % n] = figures[i % n] || !isnan(heat->values[i]);
    heat->column_count = spacing_columns(p, heat->columns, figures, n, heat->row_count > 1);
    for (int64_t k = 0; k < n; k++) {
        if (!figures[k])
            continue;
        columns[at] = heat->columns[k];
        for (int64_t r = 0; r < heat->row_count; r++)
            values[r * heat->column_count + at] = heat->values[r * n + k];
        at++;
    }
    heat->columns = columns;
    heat->values = values;
    return true;
}

static void draw(pen *p)
{
    pace_heat data = *(const pace_heat *)p->chart->data, *heat = &data;
    int64_t rows, columns;
    if (!countable(p, heat) || !leave_out(p, heat))
        return;
    heat_range r = range_of(p->chart, heat);
    if (!r.any) {
        chart_draw_nothing(p, "");
        return;
    }
    write_notes(p, heat, &r);
    heat_grid grid = {.p = p,
                      .rows = heat->row_count,
                      .columns = heat->column_count,
                      .names = heat->rows,
                      .heads = heat->columns,
                      .cells = cells_of(p, heat, &r),
                      .stride = heat->column_count};
    if (!grid.cells) {
        p->failed = true;
        return;
    }
    heat_grid_measure(&grid);
    heat_grid_fit(&grid, layout_measure(p, ""), &rows, &columns);
    if (rows < heat->row_count || columns < heat->column_count) {
        (void)pace__fail(&p->error, PACE_ERR_DATA, "heat map",
                         "%ld rows and %ld columns do not fit into a chart of %ld by %ld px; at most %ld and %ld would",
                         (long)heat->row_count, (long)heat->column_count, (long)p->chart->width, (long)p->chart->height,
                         (long)rows, (long)columns);
        return;
    }
    heat_grid_fit(&grid, layout_frame(p, ""), &rows, &columns);
    heat_grid_draw(&grid);
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const pace_heat *heat = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    pace_unit none = {0};
    alt_say(a, "Heat map. ", "热力图。");
    for (int64_t i = 0; i < heat->row_count && i < ALT_ITEMS_MAX; i++) {
        alt_say(a, i ? "; " : "", i ? "；" : "");
        pace_buffer_text(out, heat->rows[i]);
        alt_say(a, ": ", "：");
        for (int64_t k = 0; k < heat->column_count && k < ALT_ITEMS_MAX; k++) {
            double value = heat->values[i * heat->column_count + k];
            alt_say(a, k ? ", " : "", k ? "，" : "");
            pace_buffer_text(out, heat->columns[k]);
            pace_buffer_char(out, ' ');
            if (isnan(value))
                alt_say(a, "no data", "无数据");
            else
                alt_number(a, value, heat->decimals, none);
        }
    }
    alt_say(a, ".", "。");
    alt_more(a, heat->row_count - ALT_ITEMS_MAX);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    const pace_heat *heat = chart->data;
    cells_head(out, chart->zh ? "类别" : "category");
    for (int64_t k = 0; k < heat->column_count; k++)
        cells_head(out, heat->columns[k]);
    for (int64_t i = 0; i < heat->row_count; i++) {
        cells_row(out);
        cells_text(out, heat->rows[i]);
        for (int64_t k = 0; k < heat->column_count; k++)
            cells_number(out, heat->values[i * heat->column_count + k]);
    }
}

static const chart_type type = {"a heat map", draw, describe, tabulate};

void pace_chart_heat(pace_chart *chart, const pace_heat *heat)
{
    pace_heat *data = chart_take(chart, &type, sizeof *data, false);
    if (!data || !make_sense(chart, heat))
        return;
    *data = *heat;
    data->rows = chart_copy_labels(chart, "name of a row", heat->rows, heat->row_count);
    data->columns = chart_copy_labels(chart, "name of a column", heat->columns, heat->column_count);
    data->values = chart_copy_values(chart, "heat map", heat->values, heat->row_count * heat->column_count);
}
