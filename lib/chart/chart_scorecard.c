/* The scorecard: indices of the path on tinted cells, the verdict behind them. */
#include <math.h>
#include "chart/heat_grid.h"
#include "chart/scorecard.h"

static const char *const note_en =
    "Value as an index of its path: 100 is on the path. Blue is better than the path, orange worse, grey within 1; "
    "stronger from 5 and from 10 on.";
static const char *const note_zh =
    "数值为实际值相当于当期路径值的指数，100为正好在路径上。蓝色优于路径，橙色劣于路径，灰色相差不超过1，相差达5和10时颜色更浓。";

/* How much better than the path, in points of the index. Of what has no good side nothing is better than being on it. */
static double better_by(int side, double index)
{
    return side ? side * (index - 100) : -fabs(index - 100);
}

static scene_color ground(const theme *look, double better)
{
    double off = fabs(better);
    int step = off <= 1 ? 0 : off < 5 ? 1 : off < 10 ? 2 : 3;
    return look->diverging[THEME_DIVERGING / 2 + (better < 0 ? -step : step)];
}

/* No cell says 100 beside a path that was missed: then it has as many digits as tell it apart. */
static int digits_of(double index, unsigned verdicts)
{
    words_style plain = {.zh = false};
    return verdicts & (PACE_BEHIND | PACE_MISSED | PACE_AHEAD) ? words_apart(index, 100, 0, plain) : 0;
}

static const char *print_index(pen *p, double index, unsigned verdicts)
{
    char text[WORDS_SIZE];
    words_style plain = {.zh = false};
    int decimals = digits_of(index, verdicts);
    words_number(text, index, index < 1e6 ? decimals : -1, plain);
    pace_buffer copy = PACE_BUFFER_INIT;
    copy.allocator = &p->chart->allocator;
    pace_buffer_text(&copy, text);
    return pen_keep(p, &copy);
}

/* Cells that print alike are tinted alike. */
static double as_printed(double index, unsigned verdicts)
{
    return digits_of(index, verdicts) ? index : round(index);
}

typedef struct card_view {
    pen *p;
    const scorecard *card;
    heat_grid grid;
    const char **names, **units, **heads;
    heat_cell *cells;
    heat_word *words;
    int64_t asked; /* rows that could be shown at all */
    bool empty;    /* a cell has no value */
} card_view;

static bool take_memory(card_view *v)
{
    pace__arena *scratch = v->p->scratch;
    size_t n = (size_t)v->asked + 1, m = (size_t)v->card->count + 1;
    v->names = pace__arena_alloc(scratch, n, sizeof *v->names);
    v->units = pace__arena_alloc(scratch, n, sizeof *v->units);
    v->words = pace__arena_alloc(scratch, n, sizeof *v->words);
    v->heads = pace__arena_alloc(scratch, m, sizeof *v->heads);
    v->cells = pace__arena_alloc(scratch, n * m, sizeof *v->cells);
    return v->names && v->units && v->words && v->heads && v->cells;
}

static void fill_row(card_view *v, int64_t i, const row_name *name)
{
    pen *p = v->p;
    const pace_gap *row = &v->card->rows.at[i];
    int direction = row_direction(row);
    v->names[i] = name->full;
    v->units[i] = direction >= 0 ? "" : p->zh ? "越低越好" : "lower is better";
    v->words[i] = (heat_word){row_status(p, row), theme_status_of(&p->look, row->verdicts)->text};
    for (int64_t k = 0; k < v->card->count; k++) {
        const score *one = &v->card->at[i * v->card->count + k];
        heat_cell *cell = &v->cells[i * v->card->count + k];
        *cell = (heat_cell){"\xE2\x80\x94", 0};
        if (!isnan(one->index))
            *cell = (heat_cell){print_index(p, one->index, one->verdicts),
                                ground(&p->look, better_by(one->side, as_printed(one->index, one->verdicts)))};
        v->empty = v->empty || isnan(one->index);
    }
}

static bool fill(card_view *v)
{
    pen *p = v->p;
    const row_name *names = row_names(p, v->card->rows.at, v->asked);
    if (!take_memory(v) || !names) {
        p->failed = true;
        return false;
    }
    for (int64_t k = 0; k < v->card->count; k++) {
        char text[PACE_PERIOD_SIZE];
        pace_buffer head = PACE_BUFFER_INIT;
        pace_period column = v->card->first;
        column.ord += (int32_t)k;
        head.allocator = &p->chart->allocator;
        pace_period_print(text, column, p->zh ? "zh" : "en");
        pace_buffer_text(&head, text);
        v->heads[k] = pen_keep(p, &head);
    }
    for (int64_t i = 0; i < v->asked; i++)
        fill_row(v, i, &names[i]);
    return true;
}

static void note_columns(pen *p, const char *first)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_format(&text, p->zh ? "未显示%s之前各期。" : "Periods before %s are not shown.", first);
    pen_note(p, pen_keep(p, &text));
    pen_warn(p, "the periods before ", first, " are not shown: the canvas has no room for all of them");
}

/* The grid over the last `columns` of the periods. */
static void set_grid(card_view *v, int64_t rows, int64_t columns)
{
    int64_t skip = v->card->count - columns;
    v->grid.p = v->p;
    v->grid.rows = rows;
    v->grid.columns = columns;
    v->grid.names = (const char *const *)v->names;
    v->grid.units = (const char *const *)v->units;
    v->grid.heads = (const char *const *)v->heads + skip;
    v->grid.cells = v->cells + skip;
    v->grid.stride = v->card->count;
    v->grid.words = v->words;
    v->grid.word_head = v->p->zh ? "状态" : "Status";
}

/* Rows and periods that find no room are left out, the oldest periods first, and the foot says so. */
static bool choose(card_view *v)
{
    pen *p = v->p;
    int64_t rows = v->asked, columns = v->card->count, fit_rows, fit_columns;
    set_grid(v, rows, columns);
    heat_grid_measure(&v->grid);
    heat_grid_fit(&v->grid, layout_measure(p, ""), &fit_rows, &fit_columns);
    if (columns && fit_columns && (fit_columns < columns || v->card->more)) {
        note_columns(p, v->heads[columns - fit_columns]);
        set_grid(v, rows, columns = fit_columns);
        heat_grid_measure(&v->grid);
    }
    heat_grid_fit(&v->grid, layout_measure(p, ""), &fit_rows, &fit_columns);
    size_t before = p->notes->length;
    for (int64_t shown = fit_rows; fit_rows < v->card->rows.count && shown > 0; shown--) {
        p->notes->length = before;
        row_note_left_out(p, v->card->rows.count - shown);
        set_grid(v, shown, columns);
        heat_grid_fit(&v->grid, layout_measure(p, ""), &rows, &fit_columns);
        if (rows == shown) {
            row_warn_left_out(p);
            break;
        }
    }
    return fit_rows > 0 && fit_columns >= columns && v->grid.name_width >= 2 * v->grid.size;
}

void chart_draw_scorecard(pen *p)
{
    const scorecard *card = p->chart->data;
    card_view v = {.p = p, .card = card};
    int64_t most = (int64_t)(p->chart->height / p->look.label) + 1;
    if (!card->rows.count) {
        chart_draw_nothing(p, "");
        return;
    }
    v.asked = card->rows.count < most ? card->rows.count : most;
    if (!fill(&v))
        return;
    pen_note(p, p->zh ? note_zh : note_en);
    if (v.empty)
        pen_note(p, p->zh ? "—为无可比数值。" : "\xE2\x80\x94: no value to compare.");
    bool fits = choose(&v);
    v.grid.room = layout_frame(p, "");
    if (!fits) {
        pen_refuse(p, "the rows");
        return;
    }
    int64_t rows, columns;
    heat_grid_fit(&v.grid, v.grid.room, &rows, &columns);
    heat_grid_draw(&v.grid);
}
