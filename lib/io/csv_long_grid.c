/* A grid of values that grows by series and by periods, and becomes the block of a panel without being copied. */
#include <math.h>
#include <string.h>
#include "io/csv_long.h"

void csv_long_grid_init(csv_long_grid *grid, const pace_allocator *allocator)
{
    memset(grid, 0, sizeof *grid);
    grid->allocator = allocator;
    grid->low = INT32_MAX;
    grid->high = INT32_MIN;
}

void csv_long_grid_clear(csv_long_grid *grid)
{
    pace__release(grid->allocator, grid->values, grid->value_room * sizeof *grid->values);
    pace__release(grid->allocator, grid->decimals, grid->decimal_room);
    csv_long_grid_init(grid, grid->allocator);
}

static void extend(int32_t *low, int32_t *high, const csv_long_grid *grid)
{
    if (grid->low < *low)
        *low = grid->low;
    if (grid->high > *high)
        *high = grid->high;
}

static size_t length(int32_t low, int32_t high)
{
    return (size_t)((int64_t)high - low + 1);
}

bool csv_long_grid_fits(const csv_long_grid *grid, size_t rows, int32_t low, int32_t high)
{
    extend(&low, &high, grid);
    return rows <= (size_t)PANEL_SERIES_LIMIT && length(low, high) <= (size_t)PANEL_CELL_LIMIT / rows;
}

static size_t roomy(size_t have, size_t need, size_t limit)
{
    size_t want = have * 2 > need ? have * 2 : need;
    return want < limit ? want : limit;
}

static size_t roomy_rows(const csv_long_grid *grid, size_t need, size_t cols)
{
    size_t want = grid->expected / cols, limit = (size_t)PANEL_CELL_LIMIT / cols;
    if (want < need)
        want = need + need / 4;
    return want < limit ? want : limit;
}

static void move_rows(csv_long_grid *to, const csv_long_grid *from)
{
    size_t shift = (size_t)((int64_t)from->low - from->origin), count = length(from->low, from->high);
    size_t place = (size_t)((int64_t)from->low - to->origin);
    memset(to->decimals, CSV_LONG_UNSEEN, from->used * to->cols);
    for (size_t i = 0; i < from->used; i++) {
        memcpy(to->values + i * to->cols + place, from->values + i * from->cols + shift, count * sizeof *to->values);
        memcpy(to->decimals + i * to->cols + place, from->decimals + i * from->cols + shift, count);
    }
}

/* New blocks with longer rows, and room on the side to which the calendar grows: most tables go on as they began. */
static bool widen(csv_long_grid *grid, size_t rows, int32_t low, int32_t high)
{
    csv_long_grid wider = *grid;
    size_t need = length(low, high);
    wider.cols = grid->cols ? roomy(grid->cols, need, (size_t)PANEL_CELL_LIMIT / rows) : need;
    wider.origin = grid->used && low < grid->low ? (int32_t)((int64_t)high + 1 - (int64_t)wider.cols) : low;
    wider.rows = roomy_rows(grid, rows, wider.cols);
    wider.value_room = wider.decimal_room = wider.rows * wider.cols;
    wider.values = pace__alloc(grid->allocator, wider.value_room, sizeof *wider.values);
    wider.decimals = pace__alloc(grid->allocator, wider.decimal_room, 1);
    if (!wider.values || !wider.decimals) {
        csv_long_grid_clear(&wider);
        return false;
    }
    if (grid->used)
        move_rows(&wider, grid);
    csv_long_grid_clear(grid);
    *grid = wider;
    return true;
}

static bool lengthen(csv_long_grid *grid, size_t rows)
{
    void *values = grid->values, *decimals = grid->decimals;
    size_t room = roomy_rows(grid, rows, grid->cols) * grid->cols;
    if (!pace__resize(grid->allocator, &values, grid->value_room, room, sizeof *grid->values))
        return false;
    grid->values = values;
    grid->value_room = room;
    if (!pace__resize(grid->allocator, &decimals, grid->decimal_room, room, 1))
        return false;
    grid->decimals = decimals;
    grid->decimal_room = room;
    grid->rows = room / grid->cols;
    return true;
}

bool csv_long_grid_grow(csv_long_grid *grid, size_t rows, int32_t low, int32_t high)
{
    extend(&low, &high, grid);
    if (!grid->cols || low < grid->origin || (int64_t)high - grid->origin >= (int64_t)grid->cols) {
        if (!widen(grid, rows, low, high))
            return false;
    } else if (rows > grid->rows && !lengthen(grid, rows)) {
        return false;
    }
    memset(grid->decimals + grid->used * grid->cols, CSV_LONG_UNSEEN, (rows - grid->used) * grid->cols);
    grid->used = rows;
    grid->low = low;
    grid->high = high;
    return true;
}

bool csv_long_grid_put(csv_long_grid *grid, size_t row, int32_t ord, size_t count, const double *values,
                       const int8_t *decimals)
{
    size_t at = row * grid->cols + (size_t)((int64_t)ord - grid->origin);
    int seen = 0;
    if (count == 1) { /* as in tables by period */
        seen = grid->decimals[at] != CSV_LONG_UNSEEN;
        grid->values[at] = *values;
        grid->decimals[at] = *decimals;
        return !seen;
    }
    for (size_t i = 0; i < count; i++)
        seen |= grid->decimals[at + i] != CSV_LONG_UNSEEN;
    if (seen)
        return false;
    memcpy(grid->values + at, values, count * sizeof *values);
    memcpy(grid->decimals + at, decimals, count);
    return true;
}

/* The rows move together; each to a place that lies before it. */
static void close_ranks(csv_long_grid *grid, size_t cols)
{
    size_t shift = (size_t)((int64_t)grid->low - grid->origin);
    if (cols == grid->cols)
        return;
    for (size_t i = 0; i < grid->used; i++) {
        memmove(grid->values + i * cols, grid->values + i * grid->cols + shift, cols * sizeof *grid->values);
        memmove(grid->decimals + i * cols, grid->decimals + i * grid->cols + shift, cols);
    }
}

/* False where no value has decimals. */
static bool fill_gaps(csv_long_grid *grid, size_t count)
{
    bool known = false;
    for (size_t i = 0; i < count; i++) {
        if (grid->decimals[i] >= 0) {
            known = true;
        } else if (grid->decimals[i] == CSV_LONG_UNSEEN) {
            grid->decimals[i] = -1;
            grid->values[i] = (double)NAN;
        }
    }
    return known;
}

bool csv_long_grid_finish(csv_long_grid *grid, pace_panel *panel)
{
    size_t cols = length(grid->low, grid->high), count = grid->used * cols;
    void *values = grid->values, *decimals = grid->decimals;
    bool known;
    close_ranks(grid, cols);
    known = fill_gaps(grid, count);
    if (!pace__resize(grid->allocator, &values, grid->value_room, count, sizeof *grid->values))
        return false;
    grid->values = values;
    grid->value_room = count;
    if (known && !pace__resize(grid->allocator, &decimals, grid->decimal_room, count, 1))
        return false;
    panel->cols = (int64_t)cols;
    panel->first.ord = grid->low;
    panel->values = values;
    grid->values = NULL;
    panel->decimals = known ? decimals : NULL;
    grid->decimals = known ? NULL : decimals;
    return true;
}
