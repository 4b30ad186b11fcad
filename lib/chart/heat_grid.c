#include <math.h>
#include "chart/heat_grid.h"

static const double shares[] = {1, 0.89, 0.78}; /* of the size of labels; below 7 pt none but the first */
static const double letters_least = 9.4;
static const double name_ems = 5, cell_pad_ems = 0.9, cell_most_ems = 12, row_lines = 1.3, row_good_lines = 2.4, row_most_lines = 5;

void heat_grid_measure(heat_grid *grid)
{
    pen *p = grid->p;
    double size = p->look.label;
    grid->names_natural = grid->cells_natural = grid->heads_natural = grid->words_natural = 0;
    for (int64_t i = 0; i < grid->rows; i++) {
        grid->names_natural = fmax(grid->names_natural, pen_width(p, grid->names[i], size, false));
        if (grid->units && *grid->units[i])
            grid->names_natural = fmax(grid->names_natural, pen_width(p, grid->units[i], size * 0.9, false));
        if (grid->words)
            grid->words_natural = fmax(grid->words_natural, pen_width(p, grid->words[i].text, size, true));
        for (int64_t k = 0; k < grid->columns; k++)
            grid->cells_natural =
                fmax(grid->cells_natural, pen_width(p, grid->cells[i * grid->stride + k].text, size, false));
    }
    for (int64_t k = 0; k < grid->columns; k++)
        grid->heads_natural = fmax(grid->heads_natural, pen_width(p, grid->heads[k], size, false));
    if (grid->words)
        grid->words_natural = fmax(grid->words_natural, pen_width(p, grid->word_head, size, false));
}

static void set_size(heat_grid *grid, double share)
{
    const theme *look = &grid->p->look;
    grid->size = look->label * share;
    grid->small = fmin(grid->size, fmax(look->source * share, letters_least));
    grid->lh = pen_line_height(grid->p, grid->size);
    grid->gap = grid->size * 0.8;
}

/* A long head takes up to three lines, and widens its column no further than its values and a few letters do. */
static double cell_least(const heat_grid *grid)
{
    double k = grid->size / grid->p->look.label, values = grid->cells_natural * k;
    double head = fmin(grid->heads_natural * k, fmax(values, 4 * grid->size));
    return fmax(values, head) * 1.02 + cell_pad_ems * grid->size;
}

static void place(heat_grid *grid, layout room, int64_t *rows, int64_t *columns)
{
    double k = grid->size / grid->p->look.label, least = cell_least(grid), width = room.right - room.left;
    double names = grid->names_natural * k * 1.02;
    grid->room = room;
    grid->word_width = grid->words ? grid->words_natural * k * 1.02 : 0;
    double fixed = grid->gap + (grid->words ? grid->gap * 1.2 + grid->word_width : 0);
    double rest = width - fixed - (double)grid->columns * least;
    grid->name_width = fmin(names, fmax(rest, fmin(0.34 * width, fmax(name_ems * grid->size, 0.2 * width))));
    if (grid->name_width > rest)
        grid->name_width = fmin(names, fmax(rest, name_ems * grid->size));
    double cells = width - fixed - grid->name_width;
    *columns = cells >= least ? (int64_t)floor(cells / least + 1e-9) : 0;
    double head = grid->heads_natural * k * 1.02 + cell_pad_ems * grid->size * 0.5;
    grid->cell_width = fmin(cells / (double)(grid->columns ? grid->columns : 1), fmax(least, cell_most_ems * grid->size));
    grid->head_lines = head <= grid->cell_width ? 1 : head <= 1.6 * grid->cell_width ? 2 : 3;
    grid->head = pen_line_height(grid->p, grid->small) * (grid->head_lines + 0.25);
    double height = room.bottom - room.top - grid->head;
    *rows = height > 0 ? (int64_t)floor(height / (row_lines * grid->lh) + 1e-9) : 0;
    grid->pitch = fmin(height / (double)(grid->rows ? grid->rows : 1), row_most_lines * grid->lh);
}

void heat_grid_fit(heat_grid *grid, layout room, int64_t *rows, int64_t *columns)
{
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (i && grid->p->look.label * shares[i] < letters_least)
            break;
        set_size(grid, shares[i]);
        place(grid, room, rows, columns);
        if (*rows >= grid->rows && *columns >= grid->columns)
            break;
    }
    *rows = *rows < grid->rows ? *rows : grid->rows;
    *columns = *columns < grid->columns ? *columns : grid->columns;
}

static double cells_left(const heat_grid *grid)
{
    return grid->room.left + grid->name_width + grid->gap;
}

static void draw_heads(const heat_grid *grid)
{
    pen *p = grid->p;
    double foot = grid->room.top + grid->head - pen_line_height(p, grid->small) * 0.25, left = cells_left(grid);
    const char *cut = NULL;
    for (int64_t k = 0; k < grid->columns; k++) {
        pen_lines head = pen_wrap(p, grid->heads[k], grid->small, false, grid->cell_width * 0.97, grid->head_lines);
        cut = head.cut && !cut ? grid->heads[k] : cut;
        pen_draw_lines(p, &head, left + ((double)k + 0.5) * grid->cell_width, foot - head.height, grid->small, false,
                       SCENE_MIDDLE, p->look.muted, 0);
    }
    if (cut)
        pen_warn(p, "the head \"", cut, "\" or others were cut");
    if (grid->words)
        pen_text(p, left + (double)grid->columns * grid->cell_width + grid->gap * 1.2,
                 foot - pen_line_height(p, grid->small), grid->word_head, grid->small, false, SCENE_START,
                 p->look.muted, 0);
}

/* Returns whether it had to be cut. */
static bool draw_name(const heat_grid *grid, int64_t i, double middle)
{
    pen *p = grid->p;
    bool under = grid->units && *grid->units[i] && grid->pitch >= grid->size * 1.12 + grid->small * 1.2;
    double under_step = under ? grid->small * 1.2 : 0, width = grid->name_width * 1.01;
    int lines = grid->pitch >= 2 * grid->lh + under_step ? 2 : 1;
    pen_lines name = pen_wrap(p, grid->names[i], grid->size, false, width, lines);
    double height = name.height - (under ? grid->lh - grid->size * 1.12 : 0) + under_step, top = middle - height / 2;
    pen_draw_lines(p, &name, grid->room.left, top, grid->size, false, SCENE_START, p->look.text, 0);
    if (!under)
        return name.cut;
    pen_lines unit = pen_wrap(p, grid->units[i], grid->small, false, width, 1);
    pen_draw_lines(p, &unit, grid->room.left, top + height - under_step, grid->small, false, SCENE_START, p->look.muted,
                   0);
    return name.cut;
}

static void draw_cells(const heat_grid *grid, int64_t i, double top)
{
    pen *p = grid->p;
    double left = cells_left(grid), seam = fmax(1, grid->size * 0.14), text = top + (grid->pitch - grid->lh) / 2;
    for (int64_t k = 0; k < grid->columns; k++) {
        const heat_cell *cell = &grid->cells[i * grid->stride + k];
        double x = left + (double)k * grid->cell_width;
        bool ground = cell->fill & 0xFF;
        if (ground)
            scene_rect(p->scene, x + seam / 2, top + seam / 2, grid->cell_width - seam, grid->pitch - seam, cell->fill,
                       0, 0);
        pen_text(p, x + grid->cell_width / 2, text, cell->text, grid->size, false, SCENE_MIDDLE,
                 ground ? theme_ink(&p->look, cell->fill) : p->look.muted, 0);
    }
}

void heat_grid_draw(heat_grid *grid)
{
    pen *p = grid->p;
    double words = cells_left(grid) + (double)grid->columns * grid->cell_width + grid->gap * 1.2;
    const char *cut = NULL;
    double wanted = grid->head + (double)grid->rows * fmin(grid->pitch, row_good_lines * grid->lh);
    p->spare = grid->room.bottom - grid->room.top - wanted;
    draw_heads(grid);
    for (int64_t i = 0; i < grid->rows; i++) {
        double top = grid->room.top + grid->head + grid->pitch * (double)i, middle = top + grid->pitch / 2;
        scene_group(p->scene, grid->names[i]);
        if (draw_name(grid, i, middle) && !cut)
            cut = grid->names[i];
        draw_cells(grid, i, top);
        if (grid->words)
            pen_text(p, words, middle - grid->lh / 2, grid->words[i].text, grid->size, true, SCENE_START,
                     grid->words[i].color, 0);
        scene_end(p->scene);
    }
    if (cut)
        pen_warn(p, "the name \"", cut, "\" or others were cut");
}
