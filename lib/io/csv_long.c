/* Chunks of a large table in the long form, read side by side and put together in file order. */
#include <string.h>
#include "io/csv_long.h"

enum { SLACK = 32 }; /* bytes behind a chunk that may be looked at */

typedef struct long_table {
    csv_reader reader;
    csv_long_form form;
    const csv_source *source;
    size_t from, to, step; /* the rows, without the line end of the last, and the bytes of a chunk */
    size_t next, busy;     /* number of the first chunk in the slots, and how many there are */
    csv_long_chunk slots[CSV_LONG_SLOTS];
    char *memory; /* of the slots */
    csv_long_grid grid;
    int32_t last_series, last_ord; /* of the row before */
    bool in_order;
} long_table;

static bool read_at(const csv_source *source, size_t from, char *out, size_t n)
{
    if (!source->bytes)
        return io_read_at(source->fd, from, out, n);
    memcpy(out, source->bytes + from, n);
    return true;
}

/* --- slots ------------------------------------------------------------------------------------------------------- */

/* "a,2015," and a line end: no row with a period is shorter. */
static size_t row_room(const long_table *table)
{
    return (table->step + CSV_LONG_ROW) / 8 + 1;
}

typedef struct slot_plan { /* bytes of the parts of a slot, the widest types first */
    size_t values, keys, labels, runs, slots, decimals, text, whole;
} slot_plan;

static slot_plan plan_slot(const long_table *table)
{
    size_t rows = row_room(table);
    slot_plan plan = {0};
    plan.values = rows * sizeof(double);
    plan.keys = rows * sizeof(csv_long_key);
    plan.labels = CSV_LONG_LABELS * sizeof(csv_long_label);
    plan.runs = rows * sizeof(csv_long_run);
    plan.slots = (size_t)2 * CSV_LONG_LABELS * sizeof(uint16_t);
    plan.decimals = rows;
    plan.text = table->step + CSV_LONG_ROW + SLACK;
    plan.whole = plan.values + plan.keys + plan.labels + plan.runs + plan.slots + plan.decimals + plan.text;
    plan.whole = (plan.whole + 63) & ~(size_t)63;
    return plan;
}

static void *take(char **at, size_t bytes)
{
    void *part = *at;
    *at += bytes;
    return part;
}

/* All in one block, which the system can then give in large pages. */
static bool make_slots(long_table *table, const pace_allocator *allocator)
{
    slot_plan plan = plan_slot(table);
    table->memory = pace__alloc(allocator, CSV_LONG_SLOTS, plan.whole);
    if (!table->memory)
        return false;
    for (size_t i = 0; i < CSV_LONG_SLOTS; i++) {
        csv_long_chunk *slot = &table->slots[i];
        char *at = table->memory + i * plan.whole;
        slot->capacity = row_room(table);
        slot->values = take(&at, plan.values);
        slot->keys = take(&at, plan.keys);
        slot->labels = take(&at, plan.labels);
        slot->runs = take(&at, plan.runs);
        slot->slots = take(&at, plan.slots);
        slot->decimals = take(&at, plan.decimals);
        slot->text = take(&at, plan.text);
        slot->labels[0] = (csv_long_label){0};
        memset(slot->slots, 0, plan.slots);
    }
    return true;
}

static void free_slots(long_table *table, const pace_allocator *allocator)
{
    pace__release(allocator, table->memory, CSV_LONG_SLOTS * plan_slot(table).whole);
}

/* The rows that begin in this part of the table; the last one may end behind it. */
static bool fill_slot(csv_long_chunk *slot, const long_table *table, size_t number)
{
    size_t from = table->from + number * table->step, before = number > 0;
    size_t stop = table->to - from < table->step ? table->to : from + table->step;
    size_t n = (table->to - stop < CSV_LONG_ROW ? table->to : stop + CSV_LONG_ROW) - from + before;
    if (!read_at(table->source, from - before, slot->text, n))
        return false;
    slot->at = slot->text;
    slot->end = slot->text + n;
    slot->stop = slot->text + (stop - from) + before;
    slot->whole = from - before + n == table->to;
    memset(slot->text + n, 0, SLACK);
    slot->text[n] = '\n';
    if (before)
        slot->at = (const char *)memchr(slot->text, '\n', n + 1) + 1;
    return true;
}

static void read_slots(void *arg, int64_t from, int64_t to)
{
    long_table *table = arg;
    for (int64_t i = from; i < to; i++) {
        csv_long_chunk *slot = &table->slots[i];
        slot->plain = fill_slot(slot, table, table->next + (size_t)i);
        if (slot->plain)
            csv_long_chunk_read(slot, &table->form);
    }
}

/* --- together ---------------------------------------------------------------------------------------------------- */

/* Keys that no chunk before had, in the order of the rows; then every run knows its series. */
static bool name_series(csv_long_chunk *chunk, panel_names *names)
{
    bool known;
    for (size_t i = 0, k = 0; i < chunk->run_count; i++) {
        int32_t series = chunk->runs[i].series;
        if (series >= 0)
            continue;
        if (k < chunk->key_count && series == -1 - (int32_t)k) {
            int64_t id = panel_names_add(names, chunk->keys[k].text, chunk->keys[k].n, &known);
            if (id < 0)
                return false;
            chunk->keys[k++].n = (size_t)id;
        }
        chunk->runs[i].series = (int32_t)chunk->keys[-1 - series].n;
    }
    return true;
}

static void measure_runs(long_table *table, const csv_long_chunk *chunk, int32_t *low, int32_t *high)
{
    for (size_t i = 0; i < chunk->run_count; i++) {
        const csv_long_run *run = &chunk->runs[i];
        int32_t last = run->ord + run->count - 1;
        if (run->series == table->last_series && run->ord < table->last_ord)
            table->in_order = false;
        table->last_series = run->series;
        table->last_ord = last;
        if (run->ord < *low)
            *low = run->ord;
        if (last > *high)
            *high = last;
    }
}

static bool put_runs(csv_long_grid *grid, const csv_long_chunk *chunk)
{
    size_t at = 0;
    for (size_t i = 0; i < chunk->run_count; i++) {
        const csv_long_run *run = &chunk->runs[i];
        size_t count = (size_t)run->count;
        if (!csv_long_grid_put(grid, (size_t)run->series, run->ord, count, chunk->values + at, chunk->decimals + at))
            return false;
        at += count;
    }
    return true;
}

static void note_missing(csv_reader *reader, const csv_long_chunk *chunk)
{
    panel_note *note = &reader->builder.notes.of[NOTE_MISSING];
    int32_t column = 0;
    if (!chunk->missing)
        return;
    while (reader->columns[column].role != CSV_VALUE)
        column++;
    panel_note_add(&reader->builder.notes, NOTE_MISSING,
                   reader->rows_line + (int32_t)(reader->rows + chunk->first_missing), column + 1);
    note->count += chunk->missing - 1;
    for (int i = 0; i < chunk->marks.count; i++)
        panel_mark_add(&reader->builder.notes.missing, chunk->marks.text[i], strlen(chunk->marks.text[i]));
    reader->builder.notes.missing.more |= chunk->marks.more;
}

static bool same_calendar(pace_period *calendar, pace_period p)
{
    if (!pace_period_is_set(*calendar))
        *calendar = p;
    return calendar->freq == p.freq && calendar->anchor == p.anchor;
}

/* If the rest is like what was read. */
static size_t expect(const long_table *table, size_t chunk, int32_t low, int32_t high)
{
    const csv_long_grid *grid = &table->grid;
    double first = grid->low < low ? grid->low : low, last = grid->high > high ? grid->high : high;
    double share = (double)(table->to - table->from) / (double)((chunk + 1) * table->step);
    double cells = (double)table->reader.builder.names.count * (last - first + 1) * (share > 1 ? share * 1.02 : 1);
    return cells < (double)PANEL_CELL_LIMIT ? (size_t)cells : (size_t)PANEL_CELL_LIMIT;
}

static pace_status take_chunk(long_table *table, size_t number, bool *plain, pace_error *err)
{
    csv_long_chunk *chunk = &table->slots[number - table->next];
    csv_reader *reader = &table->reader;
    panel_names *names = &reader->builder.names;
    int32_t low = INT32_MAX, high = INT32_MIN;
    *plain = chunk->plain;
    if (!chunk->plain || !chunk->count)
        return PACE_OK;
    *plain = same_calendar(&reader->builder.calendar, chunk->calendar);
    if (!*plain)
        return PACE_OK;
    if (!name_series(chunk, names))
        return pace__fail_memory(err);
    measure_runs(table, chunk, &low, &high);
    *plain = csv_long_grid_fits(&table->grid, names->count, low, high);
    if (!*plain)
        return PACE_OK;
    table->grid.expected = expect(table, number, low, high);
    if (!csv_long_grid_grow(&table->grid, names->count, low, high))
        return pace__fail_memory(err);
    *plain = put_runs(&table->grid, chunk);
    note_missing(reader, chunk);
    reader->rows += (int64_t)chunk->count;
    reader->first_days = reader->first_days && chunk->first_days;
    return PACE_OK;
}

static pace_status read_rows(long_table *table, bool *plain, pace_error *err)
{
    const pace_exec *exec = table->reader.input->opts.exec;
    size_t chunks = (table->to - table->from + table->step - 1) / table->step;
    pace_status status = PACE_OK;
    *plain = true;
    for (table->next = 0; *plain && !status && table->next < chunks; table->next += table->busy) {
        table->busy = chunks - table->next < CSV_LONG_SLOTS ? chunks - table->next : CSV_LONG_SLOTS;
        if (exec)
            exec->run(exec->pool, (int64_t)table->busy, read_slots, table);
        else
            read_slots(table, 0, (int64_t)table->busy);
        for (size_t i = 0; *plain && !status && i < table->busy; i++)
            status = take_chunk(table, table->next + i, plain, err);
    }
    return status;
}

static pace_status make_panel(pace_panel **out, long_table *table, pace_error *err)
{
    panel_builder *builder = &table->reader.builder;
    pace_panel *panel = NULL;
    pace_status status = csv_check_periods(&table->reader, err);
    if (!status)
        status = panel_make(&panel, (int64_t)builder->names.count, 0, builder->calendar, false, false,
                            &builder->names.arena, table->reader.allocator, err);
    if (status)
        return status;
    for (size_t i = 0; i < builder->names.count; i++)
        panel->series[i].key = panel->series[i].name = builder->names.items[i].text;
    if (!csv_long_grid_finish(&table->grid, panel)) {
        pace_panel_free(panel);
        return pace__fail_memory(err);
    }
    if (!table->in_order)
        panel_note_add(&builder->notes, NOTE_ORDER, 0, 0);
    *out = panel;
    return PACE_OK;
}

/* --- the form ---------------------------------------------------------------------------------------------------- */

/* The columns series, period and value alone, in any order, and rows with line feeds. */
static bool take_form(long_table *table)
{
    csv_reader *reader = &table->reader;
    csv_long_form *form = &table->form;
    static const char line_ends[] = {'\n', '\r'};
    if (!reader->is_long || reader->column_count != 3 || reader->scan.line_end != '\n' ||
        reader->scan.above.quantity != PACE_QUANTITY_NONE)
        return false;
    form->reader = reader;
    form->columns = 3;
    form->delimiter = reader->scan.delimiter;
    for (int i = 0; i < form->columns; i++) {
        form->roles[i] = reader->columns[i].role;
        if (form->roles[i] != CSV_KEY && form->roles[i] != CSV_PERIOD && form->roles[i] != CSV_VALUE)
            return false;
    }
    for (size_t i = 0; i < sizeof line_ends; i++)
        form->ends[(unsigned char)line_ends[i]] = true;
    form->ends[(unsigned char)form->delimiter] = true;
    return true;
}

/* Blank lines at the end are no rows. False where there are more than a few, or nothing else. */
static bool find_end(long_table *table, size_t end)
{
    char tail[64];
    size_t n = end - table->from < sizeof tail ? end - table->from : sizeof tail, left = n;
    if (!read_at(table->source, end - n, tail, n))
        return false;
    while (left && tail[left - 1] == '\n') {
        left--;
        left -= left && tail[left - 1] == '\r';
    }
    table->to = end - n + left;
    return left > 0;
}

static pace_status read_table(pace_panel **out, bool *taken, long_table *table, pace_error *err)
{
    const pace_allocator *allocator = table->reader.allocator;
    bool plain;
    pace_status status = make_slots(table, allocator) ? PACE_OK : pace__fail_memory(err);
    if (!status)
        status = read_rows(table, &plain, err);
    if (!status && plain) {
        status = make_panel(out, table, err);
        *taken = !status;
    }
    free_slots(table, allocator);
    return status;
}

/* A heading that does not please is left to the general reader as well. */
static pace_status read_form(long_table *table, const panel_input *head, bool *plain, pace_error *err)
{
    csv_reader *reader = &table->reader;
    pace_status status = csv_read_head(reader, NULL);
    if (!status)
        status = csv_settle_form(reader, NULL);
    *plain = !status && take_form(table) && reader->rows_at < head->bytes + head->n;
    if (*plain) {
        table->from = table->source->skip + (size_t)(reader->rows_at - head->bytes);
        *plain = find_end(table, table->source->n);
    }
    return status == PACE_ERR_NOMEM ? pace__fail_memory(err) : PACE_OK;
}

pace_status csv_long_read(pace_panel **out, bool *taken, const csv_source *source, const panel_input *head,
                          panel_notes *notes, size_t chunk, pace_error *err)
{
    long_table *table = pace__calloc(head->opts.allocator, 1, sizeof *table);
    pace_status status;
    bool plain;
    *taken = false;
    if (!table)
        return pace__fail_memory(err);
    table->source = source;
    table->step = chunk;
    table->last_series = -1;
    table->in_order = true;
    csv_reader_init(&table->reader, head, notes);
    csv_long_grid_init(&table->grid, head->opts.allocator);
    status = read_form(table, head, &plain, err);
    if (!status && plain)
        status = read_table(out, taken, table, err);
    if (*taken)
        *notes = table->reader.builder.notes;
    csv_long_grid_clear(&table->grid);
    csv_reader_clear(&table->reader);
    pace__release(head->opts.allocator, table, sizeof *table);
    return status;
}

/* The first lines: false where the first is longer than all that is looked at. */
static bool cut_head(panel_input *head)
{
    while (head->n && head->bytes[head->n - 1] != '\n')
        head->n--;
    return head->n > 0;
}

static bool is_wanted(const pace_read_opts *opts)
{
    return !opts->strict && (!opts->from || strcmp(opts->from, "json") != 0);
}

pace_status csv_long_text(pace_panel **out, bool *taken, const panel_input *input, panel_notes *notes, pace_error *err)
{
    csv_source source = {input->bytes, -1, 0, input->n};
    panel_input head = *input;
    *taken = false;
    if (input->n < CSV_LONG_LEAST || !is_wanted(&input->opts))
        return PACE_OK;
    head.n = CSV_LONG_HEAD;
    return cut_head(&head) ? csv_long_read(out, taken, &source, &head, notes, CSV_LONG_CHUNK, err) : PACE_OK;
}

static pace_status load(pace_panel **out, bool *taken, csv_source *source, panel_input *head, char *bytes,
                        pace_error *err)
{
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    pace_panel *panel = NULL;
    pace_status status;
    memset(&notes, 0, sizeof notes);
    head->bytes = bytes;
    head->n = CSV_LONG_HEAD;
    if (!io_read_at(source->fd, 0, bytes, CSV_LONG_HEAD) || !cut_head(head) || panel_text(head, &decoded, &notes, NULL))
        return PACE_OK;
    source->skip = (size_t)(head->bytes - bytes);
    status = csv_long_read(&panel, taken, source, head, &notes, CSV_LONG_CHUNK, err);
    if (*taken)
        status = panel_note_text(panel, &notes, err);
    if (status) {
        pace_panel_free(panel);
        *taken = false;
    } else if (*taken) {
        *out = panel;
    }
    return status;
}

pace_status csv_long_load(pace_panel **out, bool *taken, const char *path, const pace_read_opts *opts, pace_error *err)
{
    csv_source source = {NULL, -1, 0, 0};
    panel_input head;
    pace_status status = PACE_OK;
    char *bytes;
    *taken = false;
    if (opts->encoding || !is_wanted(opts) || strcmp(path, "-") == 0)
        return PACE_OK;
    source.fd = io_open_regular(path, &source.n);
    if (source.fd < 0)
        return PACE_OK;
    if (source.n >= CSV_LONG_LEAST) {
        head.name = path;
        head.opts = *opts;
        bytes = pace__alloc(opts->allocator, CSV_LONG_HEAD, 1);
        status = bytes ? load(out, taken, &source, &head, bytes, err) : pace__fail_memory(err);
        pace__release(opts->allocator, bytes, CSV_LONG_HEAD);
    }
    io_close(source.fd);
    return status;
}
