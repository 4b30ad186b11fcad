/* From observations in file order to a panel: one calendar, each period of a series once, gaps missing. */
#include <math.h>
#include <string.h>
#include "io/panel_internal.h"

/* --- names ----------------------------------------------------------------------------------------------------------
 */

static uint64_t hash_text(const char *text, size_t n)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

void panel_names_init(panel_names *names, const pace_allocator *allocator)
{
    memset(names, 0, sizeof *names);
    names->allocator = allocator;
    pace__arena_init(&names->arena, allocator);
}

void panel_names_clear(panel_names *names)
{
    pace__release(names->allocator, names->items, names->capacity * sizeof *names->items);
    pace__release(names->allocator, names->slots, names->slot_count * sizeof *names->slots);
    pace__arena_clear(&names->arena);
    panel_names_init(names, names->allocator);
}

static void insert_slot(uint32_t *slots, size_t slot_count, uint64_t hash, uint32_t item)
{
    size_t at = (size_t)hash & (slot_count - 1);
    while (slots[at])
        at = (at + 1) & (slot_count - 1);
    slots[at] = item + 1;
}

static bool grow_slots(panel_names *names)
{
    size_t want = names->slot_count ? names->slot_count * 2 : 16;
    uint32_t *slots = pace__calloc(names->allocator, want, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < names->count; i++)
        insert_slot(slots, want, names->items[i].hash, (uint32_t)i);
    pace__release(names->allocator, names->slots, names->slot_count * sizeof *names->slots);
    names->slots = slots;
    names->slot_count = want;
    return true;
}

static int64_t find_name(const panel_names *names, const char *text, size_t n, uint64_t hash)
{
    size_t at = (size_t)hash & (names->slot_count - 1);
    for (; names->slots[at]; at = (at + 1) & (names->slot_count - 1)) {
        const panel_name *name = &names->items[names->slots[at] - 1];
        if (name->hash == hash && name->n == n && memcmp(name->text, text, n) == 0)
            return (int64_t)names->slots[at] - 1;
    }
    return -1;
}

int64_t panel_names_find(const panel_names *names, const char *text, size_t n)
{
    return names->count ? find_name(names, text, n, hash_text(text, n)) : -1;
}

int64_t panel_names_add(panel_names *names, const char *text, size_t n, bool *known)
{
    uint64_t hash = hash_text(text, n);
    void *items = names->items;
    panel_name *name;
    int64_t found;
    if (names->count * 2 >= names->slot_count && !grow_slots(names))
        return -1;
    found = find_name(names, text, n, hash);
    *known = found >= 0;
    if (found >= 0)
        return found;
    if (!pace__reserve(names->allocator, &items, &names->capacity, names->count + 1, sizeof *names->items))
        return -1;
    names->items = items;
    name = &names->items[names->count];
    name->text = pace__arena_text(&names->arena, text, n);
    if (!name->text)
        return -1;
    name->n = n;
    name->hash = hash;
    insert_slot(names->slots, names->slot_count, hash, (uint32_t)names->count);
    return (int64_t)names->count++;
}

/* --- observations ----------------------------------------------------------------------------------------------------
 */

void panel_builder_init(panel_builder *builder, const pace_allocator *allocator)
{
    memset(builder, 0, sizeof *builder);
    builder->allocator = allocator;
    panel_names_init(&builder->names, allocator);
}

void panel_builder_clear(panel_builder *builder)
{
    pace__release(builder->allocator, builder->cells, builder->capacity * sizeof *builder->cells);
    panel_names_clear(&builder->names);
}

pace_status panel_builder_expect(panel_builder *builder, size_t count, pace_error *err)
{
    enum { MOST = 1 << 20 }; /* growing by doubling costs little beyond */
    void *cells = builder->cells;
    bool done = pace__reserve(builder->allocator, &cells, &builder->capacity, count < MOST ? count : MOST, sizeof *builder->cells);
    builder->cells = cells;
    return done ? PACE_OK : pace__fail_memory(err);
}

pace_status panel_builder_add(panel_builder *builder, const panel_cell *cell, pace_error *err)
{
    void *cells = builder->cells;
    if (builder->count == builder->capacity) {
        if (!pace__reserve(builder->allocator, &cells, &builder->capacity, builder->count + 1, sizeof *builder->cells))
            return pace__fail_memory(err);
        builder->cells = cells;
    }
    builder->cells[builder->count++] = *cell;
    return PACE_OK;
}

/* The letter that goes without saying. */
static bool status_is_plain(const panel_cell *cell)
{
    return cell->status == 0 || cell->status == (isnan(cell->value) ? PACE_STATUS_MISSING : PACE_STATUS_NORMAL);
}

typedef struct extent {
    int32_t low, high;
    bool status, decimals, qualifiers, sorted;
} extent;

static extent measure_cells(const panel_builder *builder)
{
    extent e = {INT32_MAX, INT32_MIN, false, false, false, true};
    int32_t before = INT32_MIN, series = -1;
    for (size_t i = 0; i < builder->count; i++) {
        const panel_cell *cell = &builder->cells[i];
        if (cell->ord < e.low)
            e.low = cell->ord;
        if (cell->ord > e.high)
            e.high = cell->ord;
        e.status |= !status_is_plain(cell);
        e.decimals |= cell->decimals >= 0;
        e.qualifiers |= cell->qualifier != PACE_EXACTLY;
        if (cell->series == series && cell->ord < before)
            e.sorted = false;
        series = cell->series;
        before = cell->ord;
    }
    return e;
}

static pace_status make_for(pace_panel **out, panel_builder *builder, const extent *e, pace_error *err)
{
    pace_panel *panel = NULL;
    pace_period first = builder->calendar;
    pace_status status;
    int64_t cols = e->low > e->high ? 0 : (int64_t)e->high - e->low + 1;
    first.ord = cols ? e->low : 0;
    status = panel_make(&panel, (int64_t)builder->names.count, cols, first, e->status, e->decimals,
                        &builder->names.arena, builder->allocator, err);
    if (status)
        return status;
    for (size_t i = 0; i < builder->names.count; i++)
        panel->series[i].key = panel->series[i].name = builder->names.items[i].text;
    if (e->qualifiers && cols && panel->rows) {
        panel->qualifier = pace__calloc(panel->allocator, (size_t)panel->rows, (size_t)cols);
        if (!panel->qualifier) {
            pace_panel_free(panel);
            return pace__fail_memory(err);
        }
    }
    *out = panel;
    return PACE_OK;
}

/* Sets the bit; false when it was set. */
static bool mark(unsigned char *seen, size_t at)
{
    unsigned char bit = (unsigned char)(1u << (at & 7));
    if (seen[at >> 3] & bit)
        return false;
    seen[at >> 3] |= bit;
    return true;
}

static void find_clash(panel_clash *clash, const panel_builder *builder, const panel_cell *cell)
{
    const panel_cell *first = builder->cells;
    while (first->series != cell->series || first->ord != cell->ord)
        first++;
    clash->series = cell->series;
    clash->ord = cell->ord;
    clash->line = cell->line;
    clash->first_line = first->line;
}

static bool place_cells(pace_panel *panel, unsigned char *seen, const panel_builder *builder, panel_clash *clash)
{
    for (size_t i = 0; i < builder->count; i++) {
        const panel_cell *cell = &builder->cells[i];
        size_t at = (size_t)cell->series * (size_t)panel->cols + (size_t)(cell->ord - panel->first.ord);
        if (!mark(seen, at)) {
            find_clash(clash, builder, cell);
            return false;
        }
        panel->values[at] = cell->value;
        if (panel->status)
            panel->status[at] = cell->status         ? cell->status
                                : isnan(cell->value) ? PACE_STATUS_MISSING
                                                     : PACE_STATUS_NORMAL;
        if (panel->decimals)
            panel->decimals[at] = cell->decimals;
        if (panel->qualifier)
            panel->qualifier[at] = cell->qualifier;
    }
    return true;
}

pace_status panel_from_cells(pace_panel **out, panel_builder *builder, panel_clash *clash, pace_error *err)
{
    extent e = measure_cells(builder);
    pace_panel *panel = NULL;
    unsigned char *seen = NULL;
    size_t bytes = 0;
    pace_status status = make_for(&panel, builder, &e, err);
    clash->series = -1;
    if (status)
        return status;
    if (builder->count) {
        bytes = ((size_t)panel->rows * (size_t)panel->cols + 7) / 8;
        seen = pace__calloc(builder->allocator, bytes, 1);
        if (!seen)
            status = pace__fail_memory(err);
        else if (!place_cells(panel, seen, builder, clash))
            status = PACE_ERR_DATA;
        pace__release(builder->allocator, seen, bytes);
    }
    if (!e.sorted)
        panel_note_add(&builder->notes, NOTE_ORDER, 0, 0);
    if (status)
        pace_panel_free(panel);
    else
        *out = panel;
    return status;
}

/* --- rows of a table
 * --------------------------------------------------------------------------------------------------- */

void panel_table_clear(panel_table *table, const pace_allocator *allocator)
{
    pace__release(allocator, table->ords, table->ord_capacity * sizeof *table->ords);
    pace__release(allocator, table->lines, table->row_capacity * sizeof *table->lines);
    pace__release(allocator, table->values, table->value_capacity * sizeof *table->values);
    pace__release(allocator, table->decimals, table->decimal_capacity);
    pace__release(allocator, table->marks, table->mark_capacity * sizeof *table->marks);
    memset(table, 0, sizeof *table);
}

static extent measure_table(const panel_table *table)
{
    extent e = {INT32_MAX, INT32_MIN, false, table->decimals != NULL, table->mark_count > 0, true};
    for (size_t i = 0; i < table->rows; i++) {
        if (table->ords[i] < e.low)
            e.low = table->ords[i];
        if (table->ords[i] > e.high)
            e.high = table->ords[i];
        if (i && table->ords[i] < table->ords[i - 1])
            e.sorted = false;
    }
    return e;
}

/* Tiles keep both the table's rows and the panel's rows in the cache while they are turned. */
static void turn_values(pace_panel *panel, const panel_table *table)
{
    enum { TILE = 64 };
    size_t cols = (size_t)panel->cols, width = table->width;
    for (size_t r0 = 0; r0 < table->rows; r0 += TILE) {
        size_t r1 = table->rows - r0 < TILE ? table->rows : r0 + TILE;
        for (size_t s0 = 0; s0 < width; s0 += TILE) {
            size_t s1 = width - s0 < TILE ? width : s0 + TILE;
            for (size_t r = r0; r < r1; r++) {
                size_t col = (size_t)(table->ords[r] - panel->first.ord);
                for (size_t s = s0; s < s1; s++) {
                    panel->values[s * cols + col] = table->values[r * width + s];
                    if (panel->decimals)
                        panel->decimals[s * cols + col] = table->decimals[r * width + s];
                }
            }
        }
    }
}

static void turn_marks(pace_panel *panel, const panel_table *table)
{
    for (size_t i = 0; panel->qualifier && i < table->mark_count; i++) {
        size_t r = table->marks[i].at / table->width, s = table->marks[i].at % table->width;
        panel->qualifier[s * (size_t)panel->cols + (size_t)(table->ords[r] - panel->first.ord)] =
            table->marks[i].qualifier;
    }
}

static bool find_double_row(panel_clash *clash, int32_t *line_of, const panel_table *table, int32_t low)
{
    for (size_t r = 0; r < table->rows; r++) {
        int32_t *line = &line_of[table->ords[r] - low];
        if (*line) {
            clash->series = 0;
            clash->ord = table->ords[r];
            clash->line = table->lines[r];
            clash->first_line = *line;
            return true;
        }
        *line = table->lines[r];
    }
    return false;
}

pace_status panel_from_table(pace_panel **out, panel_builder *builder, const panel_table *table, panel_clash *clash,
                             pace_error *err)
{
    extent e = measure_table(table);
    pace_panel *panel = NULL;
    int32_t *line_of = NULL;
    size_t cols;
    pace_status status = make_for(&panel, builder, &e, err);
    clash->series = -1;
    if (status)
        return status;
    cols = (size_t)panel->cols;
    if (cols) {
        line_of = pace__calloc(builder->allocator, cols, sizeof *line_of);
        panel->places = pace__arena_alloc(&panel->arena, cols, sizeof *panel->places);
        if (!line_of || !panel->places)
            status = pace__fail_memory(err);
        else if (find_double_row(clash, line_of, table, e.low))
            status = PACE_ERR_DATA;
        else {
            turn_values(panel, table);
            turn_marks(panel, table);
            for (size_t r = 0; panel->places && r < table->rows; r++)
                panel->places[table->ords[r] - e.low] = table->lines[r];
        }
        pace__release(builder->allocator, line_of, cols * sizeof *line_of);
    }
    if (!e.sorted)
        panel_note_add(&builder->notes, NOTE_ORDER, 0, 0);
    if (!status && cols > table->rows) {
        panel_note_add(&builder->notes, NOTE_GAPS, 0, 0);
        builder->notes.of[NOTE_GAPS].count = (int64_t)(cols - table->rows);
    }
    if (status)
        pace_panel_free(panel);
    else
        *out = panel;
    return status;
}
