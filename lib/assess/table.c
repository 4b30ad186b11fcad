/* The table of all targets of a data set. */
#include <string.h>
#include "assess/assess.h"
#include "model/model.h"

static bool listed(const char *const *list, int64_t count, const char *id)
{
    if (!list)
        return true;
    for (int64_t i = 0; i < count; i++)
        if (strcmp(list[i], id) == 0)
            return true;
    return false;
}

static pace_status check_filter(const pace_dataset *dataset, const pace_gap_filter *filter, pace_error *err)
{
    const pace_indicator *indicator;
    const pace_plan *plan;
    pace_status status = PACE_OK;
    for (int64_t i = 0; !status && filter->indicators && i < filter->indicator_count; i++)
        status = pace_dataset_indicator(&indicator, dataset, filter->indicators[i], err);
    for (int64_t i = 0; !status && filter->plans && i < filter->plan_count; i++)
        status = pace_dataset_plan(&plan, dataset, filter->plans[i], err);
    return status;
}

static bool in_plans(const pace_gap_filter *filter, const pace_target *target)
{
    return listed(filter->plans, filter->plan_count, target->plan_id ? target->plan_id : "");
}

static int64_t count_targets(const pace_dataset *dataset, const pace_gap_filter *filter)
{
    int64_t count = 0, n = 0;
    const pace_indicator *indicators = pace_dataset_indicators(dataset, &count);
    for (int64_t i = 0; i < count; i++)
        if (listed(filter->indicators, filter->indicator_count, indicators[i].id))
            n += indicators[i].target_count;
    return n;
}

/* --- the rows ------------------------------------------------------------------------------------------------------- */

enum { PARTS = 16, WORTH_PARTS = 512 }; /* rows that take longer than handing them out */

typedef struct part { /* rows that one thread makes */
    pace_gap_table table; /* the whole one's, with memory of its own */
    const pace_target *const *targets;
    int64_t from, to;
    pace_status status;
    pace_error err;
} part;

/* What each row is about: those of the plans asked for, or of the other plans. */
static void list_rows(int64_t *rows, const pace_target **targets, pace_gap_table *table, const pace_gap_filter *filter, bool asked)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(table->dataset, &count);
    for (int64_t i = 0; i < count; i++) {
        if (!listed(filter->indicators, filter->indicator_count, indicators[i].id))
            continue;
        for (int64_t t = 0; t < indicators[i].target_count; t++) {
            const pace_target *target = &indicators[i].targets[t];
            if (in_plans(filter, target) != asked)
                continue;
            targets[*rows] = target;
            table->extras[*rows].indicator = &indicators[i];
            ++*rows;
        }
    }
}

static pace_status fill(pace_gap_table *table, const pace_target *const *targets, int64_t from, int64_t to, pace_error *err)
{
    pace_status status = PACE_OK;
    for (int64_t row = from; row < to && !status; row++)
        status = gap_table_row(table, row, table->extras[row].indicator, targets[row], err);
    return status;
}

static void fill_parts(void *arg, int64_t from, int64_t to)
{
    part *parts = arg;
    for (int64_t i = from; i < to; i++)
        parts[i].status = fill(&parts[i].table, parts[i].targets, parts[i].from, parts[i].to, &parts[i].err);
}

/* The first fault is the same as that of one thread. */
static pace_status fill_in_parts(pace_gap_table *table, const pace_target *const *targets, pace_error *err)
{
    const pace_error none = PACE_ERROR_INIT;
    const pace_exec *exec = table->opts.exec;
    part parts[PARTS];
    pace_status status = PACE_OK;
    for (int64_t i = 0; i < PARTS; i++) {
        parts[i] = (part){*table, targets, table->total * i / PARTS, table->total * (i + 1) / PARTS, PACE_OK, none};
        pace__arena_init(&parts[i].table.arena, &table->arena.allocator);
    }
    exec->run(exec->pool, PARTS, fill_parts, parts);
    for (int i = 0; i < PARTS; i++) {
        pace__arena_join(&table->arena, &parts[i].table.arena);
        if (!status && parts[i].status) {
            status = parts[i].status;
            if (err)
                *err = parts[i].err;
        }
    }
    return status;
}

/* Rows of plans that were not asked for stand behind the others, unseen: a yearly target is held against the plan's own target
 * also where only one of the two was asked for. */
static pace_status fill_all(pace_gap_table *table, const pace_gap_filter *filter, int64_t room, pace_error *err)
{
    const pace_allocator *allocator = &table->dataset->arena.allocator;
    const pace_target **targets = pace__alloc(allocator, (size_t)room, sizeof *targets);
    pace_status status;
    if (!targets)
        return pace__fail_memory(err);
    list_rows(&table->count, targets, table, filter, true);
    table->total = table->count;
    list_rows(&table->total, targets, table, filter, false);
    if (table->opts.exec && !allocator->resize && table->total >= WORTH_PARTS)
        status = fill_in_parts(table, targets, err);
    else
        status = fill(table, targets, 0, table->total, err);
    pace__release(allocator, targets, (size_t)room * sizeof *targets);
    return status ? status : gap_table_links(table, err);
}

static pace_gap_table *make_table(const pace_dataset *dataset, int64_t rows, const pace_gap_opts *opts)
{
    pace_clock clock = pace_dataset_clock(dataset);
    pace_gap_table *table = pace__calloc(&dataset->arena.allocator, 1, sizeof *table);
    if (!table)
        return NULL;
    pace__arena_init(&table->arena, &dataset->arena.allocator);
    table->dataset = dataset;
    memcpy(&table->opts, opts, opts->size && opts->size < sizeof *opts ? opts->size : sizeof *opts);
    if (!pace_period_is_set(opts->at) || gap_after(opts->at, clock.at))
        table->opts.at = clock.at;
    table->rows = pace__arena_alloc(&table->arena, rows > 0 ? (size_t)rows : 1, sizeof *table->rows);
    table->extras = pace__arena_alloc(&table->arena, rows > 0 ? (size_t)rows : 1, sizeof *table->extras);
    if (table->arena.failed) {
        pace_gap_table_free(table);
        return NULL;
    }
    return table;
}

pace_status pace_gap_table_new(pace_gap_table **out, const pace_dataset *dataset, const pace_gap_filter *filter,
                               const pace_gap_opts *opts, pace_error *err)
{
    static const pace_gap_filter everything = {NULL, 0, NULL, 0};
    pace_gap_opts defaults = PACE_GAP_OPTS_INIT;
    pace_gap_table *table;
    pace_status status;
    int64_t room;
    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a data set and a place for the table");
    if (!filter)
        filter = &everything;
    status = check_filter(dataset, filter, err);
    if (status)
        return status;
    room = count_targets(dataset, filter);
    table = make_table(dataset, room, opts ? opts : &defaults);
    if (!table)
        return pace__fail_memory(err);
    status = fill_all(table, filter, room, err);
    if (status) {
        pace_gap_table_free(table);
        return status;
    }
    *out = table;
    return PACE_OK;
}

void pace_gap_table_free(pace_gap_table *table)
{
    pace_allocator allocator;
    if (!table)
        return;
    allocator = table->arena.allocator;
    pace__arena_clear(&table->arena);
    pace__release(&allocator, table, sizeof *table);
}

const pace_gap *pace_gap_table_rows(const pace_gap_table *table, int64_t *count)
{
    *count = table ? table->count : 0;
    return table ? table->rows : NULL;
}

const pace_link *pace_gap_table_links(const pace_gap_table *table, int64_t *count)
{
    *count = table ? table->link_count : 0;
    return table ? table->links : NULL;
}

bool pace_gap_table_real_case(pace_real_case *out, const pace_gap_table *table, int64_t row)
{
    if (!out || !table || row < 0 || row >= table->count || !table->extras[row].has_real)
        return false;
    *out = table->extras[row].real;
    return true;
}

int64_t pace_gap_table_assessed(const pace_gap_table *table)
{
    int64_t n = 0;
    for (int64_t i = 0; table && i < table->count; i++)
        n += (table->rows[i].verdicts & (unsigned)(PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
    return n;
}
