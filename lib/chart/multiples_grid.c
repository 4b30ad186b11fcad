/* Which panels there are, how they stand, and what the foot says of them. */
#include <math.h>
#include <string.h>
#include "chart/multiples.h"
#include "chart/panel_words.h"

static const char *const alone_en =
    "Own scale in each panel; dashed: path to the target"; /* where there is no subtitle */
static const char *const extra_en = "own scale in each panel; dashed: path to the target";
static const char *const extra_zh = "各图纵轴刻度不同，虚线为通往目标的路径";

bool multiples_of_one_unit(const chart_rows *rows, double *largest)
{
    *largest = 0;
    for (int64_t i = 0; i < rows->count; i++) {
        const pace_series *s = &rows->at[i].series;
        if (!row_is_plain(&rows->at[i]) || !pace_unit_same(s->unit, rows->at[0].series.unit))
            return false;
        for (int64_t k = 0; k < s->view.n; k++)
            *largest = fmax(*largest, fabs(s->view.x[k]));
    }
    return rows->count > 0;
}

const char *multiples_extra(pen *p, const chart_rows *rows)
{
    bool plain = rows->count > 0;
    double largest;
    pace_unit unit = {0};
    if (rows->count > 1 && multiples_of_one_unit(rows, &largest)) {
        (void)chart_numbers_in(p->chart, rows->at[0].series.unit, largest, &unit);
        return panels_say_units(p, true, unit, "图");
    }
    for (int64_t i = 0; i < rows->count; i++)
        plain = plain && row_is_plain(&rows->at[i]);
    if (plain)
        return panels_say_units(p, false, unit, "图");
    return p->zh ? extra_zh : *p->chart->subtitle ? extra_en : alone_en;
}

/* What can be read at all, and what several panels are to have each. */
bool multiples_big_enough(const panel_grid *grid, bool alone)
{
    return grid->width >= (alone ? 8.5 : 13.5) * grid->size && grid->height >= (alone ? 8 : 10) * grid->size;
}

/* Columns whose panels come nearest to 4:3, with few empty places. */
void multiples_choose_columns(panel_grid *grid)
{
    double best = 1e9, width = grid->room.right - grid->room.left, height = grid->room.bottom - grid->room.top;
    for (int64_t columns = 1; columns <= grid->count && columns <= 24; columns++) {
        int64_t rows = (grid->count + columns - 1) / columns;
        double w = (width - (double)(columns - 1) * grid->gap) / (double)columns;
        double h = (height - (double)(rows - 1) * grid->gap * 0.6) / (double)rows;
        double score = w <= 0 || h <= 0 ? 1e8 : fabs(log(w / h / 1.35)) + 0.12 * (double)(rows * columns - grid->count);
        panel_grid try = *grid;
        try.columns = columns;
        try.rows = rows;
        try.width = w;
        try.height = h;
        score += multiples_big_enough(&try, grid->count == 1) ? 0 : 1e3;
        if (score < best) {
            best = score;
            *grid = try;
        }
    }
}

/* As many panels as find room; the rest is left out. */
static void fit_panels(panel_grid *grid)
{
    grid->room = layout_measure(grid->p, multiples_extra(grid->p, grid->data));
    multiples_choose_columns(grid);
    while (grid->count > 1 && !multiples_big_enough(grid, false)) {
        grid->count--;
        multiples_choose_columns(grid);
    }
}

/* One series in several panels speaks once: from the panel that shows most of it. */
static bool speaks(const panel_grid *grid, int64_t i)
{
    const pace_series *own = &grid->panels[i].series;
    for (int64_t k = 0; k < grid->count; k++) {
        const pace_series *other = &grid->panels[k].series;
        bool same = strcmp(own->key, other->key) == 0 &&
                    strcmp(grid->panels[i].row->target.name, grid->panels[k].row->target.name) == 0;
        if (k != i && same && *own->key && (other->view.n > own->view.n || (other->view.n == own->view.n && k < i)))
            return false;
    }
    return true;
}

static void write_notes(panel_grid *grid, size_t before)
{
    pen *p = grid->p;
    int64_t left = grid->data->count - grid->count;
    if (p->notes->length > before) {
        p->notes->length = before;
        p->notes->text[before] = '\0';
    }
    for (int64_t i = 0; i < grid->count && grid->count <= 12; i++)
        if (speaks(grid, i))
            notes_of_series(p, &grid->panels[i].series, grid->panels[i].row->target.name);
    if (left)
        row_note_left_out(p, left);
}

/* Notes and panels share the canvas: fewer panels have other notes, so both are found in turns; what the shorter notes
 * leave is then filled again. */
void multiples_find_grid(panel_grid *grid)
{
    size_t before = grid->p->notes->length;
    fit_panels(grid);
    int64_t most = grid->count;
    for (int64_t shown = -1; shown != grid->count;) {
        shown = grid->count;
        multiples_cut_history(grid);
        write_notes(grid, before);
        fit_panels(grid);
    }
    for (int64_t shown = grid->count; shown == grid->count && shown < most;) {
        grid->count = ++shown;
        write_notes(grid, before);
        fit_panels(grid);
        if (grid->count == shown)
            continue;
        grid->count = shown - 1;
        write_notes(grid, before);
        fit_panels(grid);
    }
    if (grid->count < grid->data->count)
        row_warn_left_out(grid->p);
}

bool multiples_name_panels(panel_grid *grid)
{
    const row_name *names = row_names(grid->p, grid->data->at, grid->count);
    for (int64_t i = 0; names && i < grid->count; i++)
        grid->panels[i].name = &names[i];
    return names != NULL;
}

void multiples_title_lines(panel_grid *grid)
{
    for (int64_t first = 0; first < grid->count; first += grid->columns) {
        int64_t end = first + grid->columns < grid->count ? first + grid->columns : grid->count;
        bool two = false;
        for (int64_t i = first; i < end; i++)
            two = two || pen_width(grid->p, grid->panels[i].name->full, grid->title, true) > grid->width;
        for (int64_t i = first; i < end; i++)
            grid->panels[i].title_lines = two && grid->height >= 10 * grid->size ? 2 : 1;
    }
}
