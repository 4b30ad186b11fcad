/* A table of rows on the canvas: heads, names, pictures, columns, statuses. */
#include <math.h>
#include "chart/row_table.h"

const char *row_with_period(pen *p, const char *value, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    pace_buffer both = PACE_BUFFER_INIT;
    both.allocator = &p->chart->allocator;
    pace_period_print(text, period, p->zh ? "zh" : "en");
    pace_buffer_text(&both, value);
    if (*value && *text)
        pace_buffer_format(&both, p->zh ? "（%s）" : " (%s)", text);
    return pen_keep(p, &both);
}

typedef enum row_value { ROW_BASE, ROW_LATEST, ROW_TARGET } row_value;

static pace_period period_of(const pace_gap *row, row_value which)
{
    static const pace_period none = PACE_PERIOD_NONE;
    if (which == ROW_BASE)
        return isnan(row->base) ? none : row->base_period;
    if (which == ROW_LATEST)
        return isnan(row->latest) ? none : row->latest_period;
    return row->target_period;
}

/* The period that all values of a column share; false when they differ. */
static bool shared_period(const row_table *table, row_value which, pace_period *shared)
{
    bool any = false;
    for (int64_t i = 0; i < table->asked; i++) {
        pace_period period = period_of(table->rows[i], which);
        if (!pace_period_is_set(period))
            continue;
        if (any && !pace_period_same(*shared, period))
            return false;
        *shared = period;
        any = true;
    }
    return any;
}

static const char *value_of(const row_values *values, row_value which)
{
    return which == ROW_BASE ? values->base : which == ROW_LATEST ? values->latest : values->target;
}

static void value_column(row_table *table, row_value which, const char *word, int rank)
{
    pen *p = table->p;
    char text[PACE_PERIOD_SIZE];
    pace_period period;
    pace_buffer head = PACE_BUFFER_INIT;
    bool same = shared_period(table, which, &period);
    head.allocator = &p->chart->allocator;
    pace_buffer_text(&head, word);
    if (same) {
        pace_period_print(text, period, p->zh ? "zh" : "en");
        pace_buffer_format(&head, " %s", text);
    }
    const char **texts = row_table_column(table, pen_keep(p, &head), which == ROW_LATEST, rank);
    for (int64_t i = 0; texts && i < table->asked; i++) {
        const char *value = value_of(&table->values[i], which);
        texts[i] = same ? value : row_with_period(p, value, period_of(table->rows[i], which));
    }
}

void row_table_base(row_table *table, int rank)
{
    value_column(table, ROW_BASE, table->p->zh ? "基期" : "Base", rank);
    if (table->column_count)
        table->columns[table->column_count - 1].before = true;
}

void row_table_latest(row_table *table, int rank)
{
    value_column(table, ROW_LATEST, table->p->zh ? "最新" : "Latest", rank);
}

void row_table_target(row_table *table, int rank)
{
    value_column(table, ROW_TARGET, table->p->zh ? "目标" : "Target", rank);
}

static double block_left(const row_table *table, int64_t block)
{
    return table->room.left + (double)block * (table->block + table->gutter);
}

/* The right edges of the columns, from the left edge of the block; the status begins behind the last one. */
static double column_right(const row_table *table, int column)
{
    bool before = table->columns[column].before;
    double x = before ? table->name_width : table->picture_right;
    for (int c = 0; c <= column; c++)
        if (table->columns[c].before == before && table->columns[c].width > 0)
            x += table->gap + table->columns[c].width;
    return x;
}

static double status_left(const row_table *table)
{
    double x = table->picture_right + table->gap;
    for (int c = 0; c < table->column_count; c++)
        if (!table->columns[c].before && table->columns[c].width > 0)
            x += table->gap + table->columns[c].width;
    return x;
}

static void draw_head(const row_table *table, double left)
{
    pen *p = table->p;
    double y = table->room.top;
    for (int c = 0; c < table->column_count; c++)
        if (table->columns[c].width > 0)
            pen_text(p, left + column_right(table, c), y, table->columns[c].head, table->small, false, SCENE_FINISH,
                     p->look.muted, 0);
    if (table->picture_head && *table->picture_head && table->picture_right > table->picture_left)
        pen_text(p, left + table->picture_left, y, table->picture_head, table->small, false, SCENE_START, p->look.muted,
                 0);
    pen_text(p, left + status_left(table), y, p->zh ? "状态" : "Status", table->small, false, SCENE_START,
             p->look.muted, 0);
}

static const char *joined(pen *p, const char *first, const char *zh, const char *en, const char *second, const char *end)
{
    pace_buffer both = PACE_BUFFER_INIT;
    both.allocator = &p->chart->allocator;
    pace_buffer_text(&both, first);
    pace_buffer_text(&both, p->zh ? zh : en);
    pace_buffer_text(&both, second);
    pace_buffer_text(&both, end);
    return pen_keep(p, &both);
}

/* What stands in small letters under the name: the mark where it went there, and the unit. */
static const char *under_name(const row_table *table, int64_t i)
{
    const char *unit = table->units[i], *mark = table->names[i].mark;
    if (table->pitch < table->size * 1.12 + table->small * 1.2)
        return "";
    if (!table->marks_under || !*mark)
        return unit;
    return !*unit ? mark : joined(table->p, mark, "，", ", ", unit, "");
}

const char *row_table_joined(const row_table *table, int64_t row)
{
    pen *p = table->p;
    const char *name = table->names[row].full, *unit = table->units[row];
    return !*unit ? name : joined(p, name, "（", ", ", unit, p->zh ? "）" : "");
}

static void draw_name(row_table *table, int64_t i, double left, double middle)
{
    pen *p = table->p;
    const char *under = under_name(table, i), *name = row_table_joined(table, i);
    if (*under)
        name = table->marks_under ? table->names[i].name : table->names[i].full;
    double step = table->size * 1.12, under_step = table->small * 1.2, width = table->name_width * 1.01;
    int most = table->pitch >= step + 2.2 * under_step ? 2 : 1;
    pen_lines words = pen_wrap(p, under, table->small, false, width, most);
    double under_height = words.count * under_step;
    int lines = table->pitch >= 2 * table->lh + under_height ? 2 : 1;
    pen_lines text = table->marks_under ? pen_wrap(p, name, table->size, false, width, lines)
                                        : row_wrap_name(p, &table->names[i], name, table->size, false, width, lines);
    if (text.cut && !table->cut_names++)
        table->cut_name = name;
    double height = text.height - (*under ? table->lh - step : 0) + under_height, top = middle - height / 2;
    pen_draw_lines(p, &text, left, top, table->size, false, SCENE_START, p->look.text, 0);
    table->cut_reasons += words.cut;
    for (int k = 0; k < words.count; k++)
        pen_text(p, left, top + height - under_height + k * under_step, words.at[k], table->small, false, SCENE_START,
                 p->look.muted, 0);
}

void row_table_reason(row_table *table, int64_t row, const row_place *place, const char *reason)
{
    pen *p = table->p;
    double right = place->right;
    for (int c = 0; c < table->column_count; c++) {
        if (table->columns[c].before || table->columns[c].width <= 0)
            continue;
        if (*table->columns[c].cells[row])
            break;
        right += table->gap + table->columns[c].width;
    }
    int lines = table->pitch >= 2 * pen_line_height(p, table->small) ? 2 : 1;
    pen_lines text = pen_wrap(p, reason, table->small, false, right - place->left, lines);
    table->cut_reasons += text.cut;
    pen_draw_lines(p, &text, place->left, place->middle - text.height / 2, table->small, false, SCENE_START,
                   p->look.muted, 0);
}

static void draw_row(row_table *table, int64_t i, double left, double middle)
{
    pen *p = table->p;
    double top = middle - table->lh / 2;
    const row_place place = {left + table->picture_left, left + table->picture_right, middle};
    const theme_status *status = theme_status_of(&p->look, table->rows[i]->verdicts);
    scene_group(p->scene, table->names[i].full);
    draw_name(table, i, left, middle);
    if (place.right > place.left)
        table->picture(table, i, &place);
    for (int c = 0; c < table->column_count; c++) {
        const row_column *column = &table->columns[c];
        if (column->width > 0)
            pen_text(p, left + column_right(table, c), top, column->cells[i], table->size, column->bold, SCENE_FINISH,
                     p->look.text, 0);
    }
    pen_text(p, left + status_left(table), top, table->statuses[i], table->size, true, SCENE_START, status->text, 0);
    scene_end(p->scene);
}

void row_table_draw(row_table *table)
{
    pen *p = table->p;
    for (int64_t b = 0; b < table->blocks && b * table->per_block < table->count; b++)
        draw_head(table, block_left(table, b));
    for (int64_t i = 0; i < table->count; i++) {
        double middle = table->room.top + table->head + table->pitch * ((double)(i % table->per_block) + 0.5);
        draw_row(table, i, block_left(table, i / table->per_block), middle);
    }
    if (table->cut_names)
        pen_warn(p, "the name \"", table->cut_name, table->cut_names > 1 ? "\" and others were cut" : "\" was cut");
    if (table->cut_reasons)
        pen_warn(p, "some words", "", " under names or in the place of pictures were cut");
}
