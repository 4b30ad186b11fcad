/* The panel object: one block of values on one calendar, a row a series. */
#include <math.h>
#include <string.h>
#include "io/panel_internal.h"
#include "pace/text.h"

static bool shape_is_lawful(int64_t rows, int64_t cols)
{
    if (rows < 0 || cols < 0 || rows > PANEL_SERIES_LIMIT)
        return false;
    return rows == 0 || cols <= PANEL_CELL_LIMIT / rows;
}

static pace_status check_calendar(int64_t cols, pace_period first, pace_error *err)
{
    pace_period last;
    if (cols == 0)
        return PACE_OK;
    if (!pace_period_is_set(first))
        return pace__fail(err, PACE_ERR_ARG, "", "a panel with columns needs a first period");
    return pace_period_add(&last, first, cols - 1, err);
}

static void fill_missing(double *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values[i] = (double)NAN;
}

static bool allocate(pace_panel *panel, bool with_status, bool with_decimals)
{
    size_t cells = (size_t)panel->rows * (size_t)panel->cols;
    if (panel->rows) {
        panel->series = pace__calloc(panel->allocator, (size_t)panel->rows, sizeof *panel->series);
        if (!panel->series)
            return false;
        for (int64_t i = 0; i < panel->rows; i++)
            panel->series[i].key = panel->series[i].name = "";
    }
    if (!cells)
        return true;
    panel->values = pace__alloc(panel->allocator, cells, sizeof *panel->values);
    if (!panel->values)
        return false;
    fill_missing(panel->values, cells);
    if (with_status) {
        panel->status = pace__alloc(panel->allocator, cells, 1);
        if (!panel->status)
            return false;
        memset(panel->status, PACE_STATUS_MISSING, cells);
    }
    if (with_decimals) {
        panel->decimals = pace__alloc(panel->allocator, cells, 1);
        if (!panel->decimals)
            return false;
        memset(panel->decimals, -1, cells);
    }
    return true;
}

pace_status panel_make(pace_panel **out, int64_t rows, int64_t cols, pace_period first, bool with_status,
                       bool with_decimals, pace__arena *arena, const pace_allocator *allocator, pace_error *err)
{
    pace_panel *panel;
    if (!shape_is_lawful(rows, cols))
        return pace__fail(err, PACE_ERR_RANGE, "",
                          "more series or periods than a panel holds; at most %ld series and %ld values",
                          (long)PANEL_SERIES_LIMIT, (long)PANEL_CELL_LIMIT);
    panel = pace__calloc(allocator, 1, sizeof *panel);
    if (!panel)
        return pace__fail_memory(err);
    if (allocator) {
        panel->memory = *allocator;
        panel->allocator = &panel->memory;
    }
    pace__arena_init(&panel->arena, panel->allocator);
    panel->rows = rows;
    panel->cols = cols;
    panel->first = first;
    if (!allocate(panel, with_status, with_decimals)) {
        pace_panel_free(panel);
        return pace__fail_memory(err);
    }
    if (arena) {
        panel->arena = *arena;
        pace__arena_init(arena, allocator);
    }
    *out = panel;
    return PACE_OK;
}

pace_status pace_panel_new(pace_panel **out, int64_t rows, int64_t cols, pace_period first,
                           const pace_allocator *allocator, pace_error *err)
{
    pace_status status;
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_new needs a place for the panel");
    status = check_calendar(cols, first, err);
    return status ? status : panel_make(out, rows, cols, first, false, false, NULL, allocator, err);
}

void pace_panel_free(pace_panel *panel)
{
    pace_allocator memory;
    const pace_allocator *allocator;
    size_t cells;
    if (!panel)
        return;
    memory = panel->memory;
    allocator = panel->allocator ? &memory : NULL;
    cells = (size_t)panel->rows * (size_t)panel->cols;
    pace__release(allocator, panel->values, cells * sizeof *panel->values);
    pace__release(allocator, panel->status, cells);
    pace__release(allocator, panel->decimals, cells);
    pace__release(allocator, panel->qualifier, cells);
    pace__release(allocator, panel->series, (size_t)panel->rows * sizeof *panel->series);
    pace__arena_clear(&panel->arena);
    pace__release(allocator, panel, sizeof *panel);
}

pace_block pace_panel_block(const pace_panel *panel)
{
    pace_block block = {NULL, 0, 0, 0, 0, PACE_PERIOD_NONE};
    if (!panel)
        return block;
    block.x = panel->values;
    block.rows = panel->rows;
    block.cols = panel->cols;
    block.row_stride = (ptrdiff_t)panel->cols;
    block.col_stride = 1;
    block.first = panel->first;
    return block;
}

pace_block_out pace_panel_values(pace_panel *panel)
{
    pace_block_out out = {NULL, 0, 0};
    if (!panel)
        return out;
    out.x = panel->values;
    out.row_stride = (ptrdiff_t)panel->cols;
    out.col_stride = 1;
    return out;
}

pace_series pace_panel_series(const pace_panel *panel, int64_t row)
{
    const pace_period none = PACE_PERIOD_NONE;
    const panel_row *of;
    pace_series series;
    size_t at;
    if (!panel || row < 0 || row >= panel->rows)
        return pace_series_of(NULL, 0, none);
    at = (size_t)row * (size_t)panel->cols;
    of = &panel->series[row];
    series = pace_series_of(panel->values ? panel->values + at : NULL, panel->cols, panel->first);
    series.key = of->key;
    series.name = of->name;
    series.unit = of->unit;
    series.basis = of->basis;
    series.kind = of->kind;
    series.stock_flow = of->stock_flow;
    series.better = of->better;
    series.status = panel->status ? panel->status + at : NULL;
    series.decimals = panel->decimals ? panel->decimals + at : NULL;
    series.qualifier = panel->qualifier ? panel->qualifier + at : NULL;
    return series;
}

pace_status pace_panel_letters(uint8_t **out, pace_panel *panel, pace_error *err)
{
    size_t cells;
    if (!out || !panel)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_letters needs a place and a panel");
    cells = (size_t)panel->rows * (size_t)panel->cols;
    if (!panel->status) {
        panel->status = pace__alloc(panel->allocator, cells, 1);
        if (!panel->status)
            return pace__fail_memory(err);
        memset(panel->status, PACE_STATUS_MISSING, cells);
    }
    *out = panel->status;
    return PACE_OK;
}

pace_status pace_panel_label(pace_panel *panel, int64_t row, const char *key, pace_unit unit, pace_error *err)
{
    char *copy;
    if (!panel || !key || row < 0 || row >= panel->rows)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_label needs a panel, one of its rows and a key");
    if (key[pace_text_valid(key, strlen(key))] != '\0')
        return pace__fail(err, PACE_ERR_ARG, "", "the key %q is not UTF-8; convert it first", key);
    copy = pace__arena_text(&panel->arena, key, strlen(key));
    if (!copy)
        return pace__fail_memory(err);
    panel->series[row].key = panel->series[row].name = copy;
    panel->series[row].unit = unit;
    return PACE_OK;
}

pace_status pace_panel_describe(pace_panel *panel, int64_t row, const pace_series *like, pace_error *err)
{
    pace_status status = pace_panel_label(panel, row, like ? like->key : NULL, like ? like->unit : (pace_unit){0}, err);
    const char *name = like && like->name ? like->name : "";
    if (status)
        return status;
    panel_row *to = &panel->series[row];
    if (*name && name[pace_text_valid(name, strlen(name))] == '\0') {
        char *copy = pace__arena_text(&panel->arena, name, strlen(name));
        if (!copy)
            return pace__fail_memory(err);
        to->name = copy;
    }
    to->basis = like->basis;
    to->kind = like->kind;
    to->stock_flow = like->stock_flow;
    to->better = like->better;
    return PACE_OK;
}

const char *pace_panel_assumptions(const pace_panel *panel)
{
    return panel && panel->assumptions ? panel->assumptions : "";
}

bool panel_status_known(char letter)
{
    return letter != '\0' && strchr("ABDEFGHIJKLMNOPQSUVW", letter) != NULL;
}

uint8_t panel_status_at(const pace_panel *panel, int64_t row, int64_t col)
{
    size_t at = (size_t)row * (size_t)panel->cols + (size_t)col;
    if (panel->status)
        return panel->status[at];
    return isnan(panel->values[at]) ? PACE_STATUS_MISSING : PACE_STATUS_NORMAL;
}
