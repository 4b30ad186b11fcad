/* How the rows of a table find room: closer, in smaller letters, in blocks side by side, and last of all not at all. */
#include <math.h>
#include "chart/row_table.h"

/* Blocks side by side, letters as a share of labels, pitch as a share of their line. In order of preference. */
typedef struct packing {
    int64_t blocks;
    double letters, pitch;
} packing;

static const packing packings[] = {{1, 1, 1.45},    {1, 1, 1.15},    {1, 0.89, 1.15}, {2, 1, 1.3},
                                   {2, 0.89, 1.15}, {1, 0.78, 1.15}, {2, 0.78, 1.12}, {3, 0.89, 1.12},
                                   {3, 0.78, 1.12}};
enum { PACKINGS = (int)(sizeof packings / sizeof *packings) };

static const double letters_least = 9.4; /* px: 7 pt */
static const double gap_ems = 1.1, gutter_ems = 3;
static const double pitch_good = 2.9, pitch_most = 6.5; /* lines: of rows that want no more, of rows on a high canvas */

static void take_order(row_table *table, const chart_rows *rows, const int64_t *order)
{
    for (int64_t i = 0; i < table->asked; i++)
        table->rows[i] = &rows->at[order ? order[i] : i];
}

/* Rows that lie apart are named together, so that each knows its namesakes. */
static const row_name *names_of(row_table *table)
{
    pace_gap *like = pace__arena_alloc(table->p->scratch, (size_t)table->asked + 1, sizeof *like);
    if (!like) {
        table->p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < table->asked; i++)
        like[i] = *table->rows[i];
    return row_names(table->p, like, table->asked);
}

bool row_table_begin(row_table *table, pen *p, const chart_rows *rows, const int64_t *order)
{
    int64_t most = (int64_t)(3 * p->chart->height / (letters_least * 1.3)) + 1;
    table->p = p;
    table->total = rows->count;
    table->picture_least = fmax(table->picture_least, 5);
    table->picture_good = fmax(table->picture_good, 6);
    table->picture_high = table->picture_high > 0 ? table->picture_high : pitch_good;
    table->asked = rows->count < most ? rows->count : most;
    size_t n = (size_t)table->asked + 1;
    table->rows = pace__arena_alloc(p->scratch, n, sizeof *table->rows);
    table->units = pace__arena_alloc(p->scratch, n, sizeof *table->units);
    table->statuses = pace__arena_alloc(p->scratch, n, sizeof *table->statuses);
    table->values = pace__arena_alloc(p->scratch, n, sizeof *table->values);
    if (!table->rows || !table->units || !table->statuses || !table->values) {
        p->failed = true;
        return false;
    }
    bool soft = false;
    take_order(table, rows, order);
    table->names = names_of(table);
    for (int64_t i = 0; i < table->asked; i++) {
        row_values *values = &table->values[i];
        row_print_values(p, table->rows[i], values);
        if (row_is_soft(table->rows[i])) {
            words_append(values->latest, sizeof values->latest, "*");
            soft = true;
        }
        table->units[i] = row_unit_line(p, table->rows[i]);
        table->statuses[i] = row_status(p, table->rows[i]);
    }
    if (soft)
        row_note_soft(p);
    return table->names != NULL;
}

const char **row_table_column(row_table *table, const char *head, bool bold, int rank)
{
    const char **texts = pace__arena_alloc(table->p->scratch, (size_t)table->asked + 1, sizeof *texts);
    if (!texts) {
        table->p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < table->asked; i++)
        texts[i] = "";
    table->columns[table->column_count++] = (row_column){.head = head, .cells = texts, .bold = bold, .rank = rank};
    return texts;
}

static void measure(row_table *table)
{
    pen *p = table->p;
    double size = p->look.label, small = p->look.source;
    for (int c = 0; c < table->column_count; c++) {
        row_column *column = &table->columns[c];
        column->natural = pen_width(p, column->head, small, false);
        for (int64_t i = 0; i < table->asked; i++)
            column->natural = fmax(column->natural, pen_width(p, column->cells[i], size, column->bold));
    }
    table->status_natural = pen_width(p, p->zh ? "状态" : "Status", small, false);
    for (int64_t i = 0; i < table->asked; i++) {
        const char *unit = table->units[i];
        table->status_natural = fmax(table->status_natural, pen_width(p, table->statuses[i], size, true));
        table->names_natural = fmax(table->names_natural, pen_width(p, table->names[i].full, size, false));
        if (!*unit)
            continue;
        table->units_natural = fmax(table->units_natural, pen_width(p, unit, small, false));
        table->joined_natural = fmax(table->joined_natural, pen_width(p, row_table_joined(table, i), size, false));
    }
    table->head_natural = pen_width(p, table->picture_head ? table->picture_head : "", small, false);
}

/* Units and marks stand in small letters close under their names where the rows are high enough. */
static bool small_fits(const row_table *table)
{
    return table->pitch >= table->size * 1.12 + table->small * 1.2;
}

static double fixed_width(const row_table *table)
{
    double k = table->size / table->p->look.label, width = table->status_natural * k + 2 * table->gap;
    for (int c = 0; c < table->column_count; c++)
        if (table->columns[c].width > 0 && !(table->bare && table->columns[c].rank))
            width += table->columns[c].natural * k + table->gap;
    return width * 1.01;
}

static double names_wanted(const row_table *table)
{
    double k = table->size / table->p->look.label, wanted = table->names_natural;
    return k * fmax(wanted, small_fits(table) ? table->units_natural : table->joined_natural) * 1.02;
}

static void set_packing(row_table *table, const packing *pack)
{
    const theme *look = &table->p->look;
    double width = table->room.right - table->room.left, height = table->room.bottom - table->room.top;
    table->blocks = pack->blocks;
    table->size = look->label * pack->letters;
    table->small = fmin(table->size, fmax(look->source * pack->letters, letters_least));
    table->lh = pen_line_height(table->p, table->size);
    table->head = pen_line_height(table->p, table->small) * 1.25;
    table->gap = table->size * (pack->blocks > 1 ? 0.8 : 1) * gap_ems;
    table->gutter = table->size * gutter_ems;
    table->block = (width - (double)(pack->blocks - 1) * table->gutter) / (double)pack->blocks;
    double fit = floor((height - table->head) / (table->lh * pack->pitch) + 1e-9) * (double)pack->blocks;
    table->count = fit < 1 ? 0 : fit < (double)table->asked ? (int64_t)fit : table->asked;
    table->per_block = (table->count + pack->blocks - 1) / pack->blocks;
    table->pitch = table->per_block ? fmin((height - table->head) / (double)table->per_block, pitch_most * table->lh) : 0;
}

/* Blocks are for rows whose names and pictures keep their size in them. */
static bool wide_enough(const row_table *table)
{
    double names = fmin(names_wanted(table), (table->blocks > 1 ? 11 : 5) * table->size);
    double picture = table->blocks > 1 ? fmax(table->picture_good, table->picture_least) : table->picture_least;
    return table->block - fixed_width(table) - names >= picture * table->size;
}

static bool allowed(const row_table *table, const packing *pack)
{
    return pack->letters >= 1 || table->p->look.label * pack->letters >= letters_least;
}

/* The first packing that shows all rows, if need be without the columns that may go; else the one that shows most. */
static void choose_packing(row_table *table)
{
    int best = 0;
    int64_t most = -1;
    table->room = layout_measure(table->p, "");
    for (int i = 0; i < 2 * PACKINGS && most < table->total; i++) {
        const packing *pack = &packings[i % PACKINGS];
        table->bare = i >= PACKINGS;
        set_packing(table, pack);
        if (!allowed(table, pack) || (table->blocks > 1 && !wide_enough(table)) || table->count <= most)
            continue;
        most = table->count;
        best = i % PACKINGS;
    }
    table->bare = false;
    set_packing(table, &packings[best]);
}

/* The note about rows that are left out may take a line itself, so its room is asked for with it. */
static void choose_rows(row_table *table)
{
    pen *p = table->p;
    size_t before = p->notes->length;
    choose_packing(table);
    if (table->count == table->total)
        return;
    for (int64_t shown = table->count, round = 0; round < 3; round++) {
        p->notes->length = before;
        row_note_left_out(p, table->total - shown);
        choose_packing(table);
        if (table->count >= shown) {
            table->count = shown;
            break;
        }
        shown = table->count;
    }
    row_warn_left_out(p);
}

/* On a narrow canvas columns go, then the picture; the words stay. */
static void drop_columns(row_table *table)
{
    pen *p = table->p;
    while (!wide_enough(table)) {
        int last = -1;
        for (int c = 0; c < table->column_count; c++)
            if (table->columns[c].width > 0 && table->columns[c].rank > 0 &&
                (last < 0 || table->columns[c].rank > table->columns[last].rank))
                last = c;
        if (last < 0)
            break;
        table->columns[last].width = 0;
        pen_warn(p, "the column \"", table->columns[last].head, "\" was left out: the canvas is too narrow for it");
    }
}

/* Names may have all the width that they want where the picture keeps a good share of the block; beyond that units take
 * a second line, and names are cut before the picture goes. */
static double width_of_names(const row_table *table, double rest)
{
    double k = table->size / table->p->look.label, least = table->picture_least * table->size;
    double wanted = names_wanted(table), alone = fmin(wanted, table->names_natural * k * 1.02);
    double side = fmax(least, table->picture_good * table->size); /* in blocks */
    double good = table->blocks > 1 ? side : fmax(0.36 * table->block, least);
    double fair = table->blocks > 1 ? side : fmax(0.24 * table->block, least);
    double width = fmin(wanted, fmax(rest - good, alone));
    return fmin(width, fmax(rest - fair, fmin(rest - least, 5 * table->size)));
}

static void place_columns(row_table *table)
{
    double k = table->size / table->p->look.label, fixed = fixed_width(table), rest = table->block - fixed;
    double wanted = names_wanted(table), before = 0;
    table->name_width = width_of_names(table, rest);
    bool picture = table->name_width >= fmin(wanted, 3 * table->size);
    if (!picture)
        table->name_width = fmin(wanted, rest + table->gap);
    table->status_width = table->status_natural * k * 1.01;
    for (int c = 0; c < table->column_count; c++) {
        row_column *column = &table->columns[c];
        column->width = column->width > 0 ? column->natural * k * 1.01 : 0;
        before += column->before && column->width > 0 ? column->width + table->gap : 0;
    }
    table->picture_left = table->picture_right = table->name_width + before + (picture ? table->gap : 0);
    if (picture)
        table->picture_right = table->picture_left + rest - table->name_width;
    else
        pen_warn(table->p, "the ", table->what, " were left out: the canvas is too narrow for them");
    if (picture && table->head_natural * k > rest - table->name_width)
        table->picture_head = "";
}

/* A mark goes under its name where it would be cut behind it. */
static void place_marks(row_table *table)
{
    for (int64_t i = 0; i < table->count && small_fits(table); i++)
        if (*table->names[i].mark && pen_width(table->p, table->names[i].full, table->size, false) > table->name_width)
            table->marks_under = true;
}

bool row_table_arrange(row_table *table)
{
    pen *p = table->p;
    for (int c = 0; c < table->column_count; c++)
        table->columns[c].width = 1;
    measure(table);
    choose_rows(table);
    table->room = layout_frame(p, "");
    if (!table->count)
        pen_refuse(p, "the rows");
    if (p->failed || !table->count)
        return false;
    drop_columns(table);
    double names = fmin(names_wanted(table), 3 * table->size);
    if (table->block - fixed_width(table) + table->gap < names) {
        pen_refuse(p, "the rows");
        return false;
    }
    place_columns(table);
    place_marks(table);
    double wanted = table->head + (double)table->per_block * fmin(table->pitch, table->picture_high * table->lh);
    p->spare = table->room.bottom - table->room.top - wanted;
    return true;
}
