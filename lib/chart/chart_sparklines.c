/* A table with a small line in each row: the way so far, the way that was to be gone, and where it ends. */
#include <math.h>
#include "chart/mark_line.h"
#include "chart/row_table.h"

typedef struct sparks {
    curve *curves;
    goal_path *goals;
    scale x;
    bool any;
} sparks;

static const char *const note_en = "Small lines: each row on its own scale; dashed: path; diamond: target.";
static const char *const note_zh = "小图各行刻度不同；虚线为目标路径，菱形为目标值。";

static const char *const soft_en = "Hollow dots and dashes: provisional or estimated figures.";
static const char *const soft_zh = "空心点和虚线段为初步数或估计数。";
static const char *const gap_en = "Interrupted lines: no data in between.";
static const char *const gap_zh = "折线中断处无数据。";

static pace_series until_latest(const pace_gap *row)
{
    pace_series series = row->series;
    int64_t index;
    if (series.view.n && pace_period_is_set(row->latest_period) &&
        !pace_period_diff(&index, row->latest_period, series.view.first, NULL) && index >= 0 && index < series.view.n)
        series.view.n = index + 1;
    return series;
}

/* What each row draws, over one axis of time, counted in the finest periods of all. */
static bool prepare(sparks *s, row_table *table)
{
    pen *p = table->p;
    pace_freq freq = 0;
    double low = (double)INFINITY, high = -(double)INFINITY;
    s->curves = pace__arena_alloc(p->scratch, (size_t)table->asked + 1, sizeof *s->curves);
    s->goals = pace__arena_alloc(p->scratch, (size_t)table->asked + 1, sizeof *s->goals);
    if (!s->curves || !s->goals) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < table->asked; i++)
        if (table->rows[i]->series.view.n && (pace_freq)table->rows[i]->series.view.first.freq > freq)
            freq = (pace_freq)table->rows[i]->series.view.first.freq;
    for (int64_t i = 0; i < table->asked; i++) {
        const pace_gap *row = table->rows[i];
        pace_series series = until_latest(row);
        curve *c = &s->curves[i];
        goal_path *g = &s->goals[i];
        curve_build(p, c, &series, freq, (int64_t)(p->chart->width / 3) + 1);
        if (row_is_assessed(row) && isfinite(row->target.value) && pace_period_is_set(row->target.due))
            goal_build(p, g, &row->target, &series, freq, chart_numbers(p->chart, 0));
        if (!c->count)
            continue;
        low = fmin(low, fmin(c->at[0].x, g->has_point ? (g->count ? g->at[0].x : g->x) : c->at[0].x));
        high = fmax(high, fmax(c->at[c->count - 1].x, g->has_point ? g->x : c->at[c->count - 1].x));
    }
    s->any = low <= high;
    s->x = (scale){low, low < high ? high : low + 1, 0, 1};
    return !p->failed;
}

/* One sentence for all rows: a list of periods for each would be longer than the table. */
static void write_notes(pen *p, const sparks *s, int64_t count)
{
    bool soft = false, gaps = false;
    for (int64_t i = 0; i < count; i++)
        for (int64_t k = 0; k < s->curves[i].count; k++) {
            soft = soft || s->curves[i].at[k].provisional;
            gaps = gaps || (k && !s->curves[i].at[k].joined && !s->curves[i].at[k].broken);
        }
    if (soft)
        pen_note(p, p->zh ? soft_zh : soft_en);
    if (gaps)
        pen_note(p, p->zh ? gap_zh : gap_en);
}

static scale values_of(const curve *c, const goal_path *g, double from, double to)
{
    double low = c->low, high = c->high;
    for (int64_t k = 0; k < g->count; k++) {
        low = fmin(low, g->at[k].value);
        high = fmax(high, g->at[k].value);
    }
    if (g->has_point) {
        low = fmin(low, g->value);
        high = fmax(high, isfinite(g->high) ? fmax(g->value, g->high) : g->value);
    }
    ticks_widen(&low, &high);
    return (scale){low, high, from, to};
}

static void draw_spark(row_table *table, int64_t i, const row_place *place)
{
    pen *p = table->p;
    const sparks *s = table->own;
    const curve *c = &s->curves[i];
    const goal_path *g = &s->goals[i];
    double mark = fmin(p->look.mark * 0.7, table->pitch * 0.14), half = fmin(table->pitch * 0.4, table->lh * 2.6) - mark;
    if (!c->count) {
        row_table_reason(table, i, place, row_reason(p, table->rows[i]));
        return;
    }
    scale x = s->x;
    x.from = place->left + mark * 1.6;
    x.to = place->right - mark * 1.6;
    scale y = values_of(c, g, place->middle + half, place->middle - half);
    const line_style style = {p->look.series[0], p->look.series_text[0], p->look.line * 0.7, mark};
    mark_goal_path(p, g, &x, &y, p->look.path * 0.8);
    mark_line(p, c, &x, &y, &style);
    mark_goal_point(p, g, &x, &y, p->look.path * 0.8, mark * 1.4);
}

/* "+8.3%" where the way is one of equal rates, else "+1.06" in the unit of the row. */
static const char *print_yearly(pen *p, const pace_gap *row)
{
    char text[WORDS_SIZE];
    int64_t periods;
    pace_buffer out = PACE_BUFFER_INIT;
    double change = (double)NAN, rate = row->actual_rate;
    bool percent = row->target.unit.quantity == PACE_PERCENT || row->target.unit.quantity == PACE_PERCENTAGE_POINT;
    if (!row_is_assessed(row) || !isfinite(row->base) || !pace_period_is_set(row->base_period) ||
        pace_period_diff(&periods, row->latest_period, row->base_period, NULL) || periods <= 0)
        return "";
    double years = (double)periods / (row->base_period.freq ? row->base_period.freq : 1);
    out.allocator = &p->chart->allocator;
    if (row->path == PACE_PATH_GEOMETRIC && isfinite(rate)) {
        pace_buffer_text(&out, rate > 0 ? "+" : "");
        words_percent(text, rate);
    } else {
        change = (row->latest - row->base) / years;
        pace_unit shown;
        words_style style = row_numbers(p->chart, row, &shown);
        if (style.shift && !style.in_unit) /* a small change has its own 万 */
            style = chart_numbers(p->chart, fabs(change));
        if (!isfinite(change))
            return "";
        words_number(text, change, words_decimals_on(change, -1, 2 * fabs(row->latest), style), style);
        pace_buffer_text(&out, change > 0 ? "+" : "");
    }
    pace_buffer_text(&out, text);
    if (isfinite(change) && percent)
        pace_buffer_text(&out, p->zh ? "百分点" : " pts");
    return pen_keep(p, &out);
}

static const char *years_head(const row_table *table, const sparks *s)
{
    pen *p = table->p;
    char from[PACE_PERIOD_SIZE], to[PACE_PERIOD_SIZE];
    pace_buffer out = PACE_BUFFER_INIT;
    pace_period first = PACE_PERIOD_NONE;
    for (int64_t i = 0; s->any && i < table->asked; i++)
        if (table->rows[i]->series.view.n && (!first.freq || table->rows[i]->series.view.first.freq > first.freq))
            first = table->rows[i]->series.view.first;
    if (!first.freq)
        return "";
    pace_period last = first;
    first.ord = (int32_t)s->x.low;
    last.ord = (int32_t)s->x.high;
    out.allocator = &p->chart->allocator;
    pace_period_print(from, first, p->zh ? "zh" : "en");
    pace_period_print(to, last, p->zh ? "zh" : "en");
    pace_buffer_format(&out, "%s\xE2\x80\x93%s", from, to);
    return pen_keep(p, &out);
}

static void draw(pen *p)
{
    const chart_rows *rows = p->chart->data;
    sparks s = {0};
    row_table table = {.what = "lines", .picture = draw_spark, .own = &s, .picture_good = 7, .picture_high = 3.4};
    if (!rows->count) {
        chart_draw_nothing(p, "");
        return;
    }
    pen_note(p, p->zh ? note_zh : note_en);
    if (!row_table_begin(&table, p, rows, NULL) || !prepare(&s, &table))
        return;
    write_notes(p, &s, table.asked);
    table.picture_head = years_head(&table, &s);
    row_table_latest(&table, 0);
    const char **yearly = row_table_column(&table, p->zh ? "年均变化" : "A year", false, 3);
    for (int64_t i = 0; yearly && i < table.asked; i++)
        yearly[i] = print_yearly(p, table.rows[i]);
    row_table_target(&table, 2);
    if (row_table_arrange(&table))
        row_table_draw(&table);
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Table with a small line in each row. ", "附小型折线的指标表。");
    rows_describe(&words, chart->data);
}

static const chart_type type = {"a table of small lines", draw, describe, rows_tabulate};

void pace_chart_sparklines(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    rows_take(chart, &type, rows, count);
}
