/* The mid-term evaluation of plans: rows of the gap table with their years, and the counts of what they say. */
#include <math.h>
#include <string.h>
#include "assess/midterm.h"
#include "model/model.h"

struct pace_midterm {
    pace__arena arena;
    pace_gap_table *table;
    pace_midterm_row *rows;
    int64_t count;
    pace_period first;
    int64_t periods;
};

/* --- plans --------------------------------------------------------------------------------------------------------- */

/* Plans of more than a year; others only where they are asked for. The list is the arena's. */
static pace_status pick_plans(pace_gap_filter *out, pace__arena *arena, const pace_dataset *dataset, pace_error *err)
{
    int64_t count = 0, n = 0;
    const pace_plan *plans = pace_dataset_plans(dataset, &count);
    const char **ids = pace__arena_alloc(arena, count > 0 ? (size_t)count : 1, sizeof *ids);
    if (!ids)
        return pace__fail_memory(err);
    for (int64_t i = 0; i < count; i++) {
        pace_span years;
        if (!pace_span_is_closed(plans[i].span))
            continue;
        years = plans[i].span;
        if (years.first.freq != PACE_ANNUAL ? pace_period_year(years.last) > pace_period_year(years.first) : pace_span_count(years) > 1)
            ids[n++] = plans[i].id;
    }
    out->plans = ids;
    out->plan_count = n;
    return PACE_OK;
}

/* --- periods ------------------------------------------------------------------------------------------------------- */

/* From the first period of the plans to the last due one. The first row's frequency is the table's. */
static void find_periods(pace_midterm *m, const pace_gap *rows, pace_period at)
{
    pace_period first = PACE_PERIOD_NONE, last = PACE_PERIOD_NONE;
    int64_t n = 0;
    for (int64_t i = 0; i < m->count; i++) {
        pace_period from = gap_step(rows[i].base_period, 1), due = rows[i].target_period;
        int sign;
        if (!pace_period_is_set(first))
            first = last = from;
        if (pace_period_compare(&sign, from, first, NULL))
            continue;
        if (sign < 0)
            first = from;
        if (pace_period_is_set(due) && !pace_period_compare(&sign, due, last, NULL) && sign > 0)
            last = due;
    }
    while (pace_period_is_set(last) && gap_after(last, at) && gap_after(last, first))
        last = gap_step(last, -1);
    if (!pace_period_is_set(first) || gap_after(last, at) || pace_period_diff(&n, last, first, NULL))
        return;
    m->first = first;
    m->periods = n + 1;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

/* A figure for all years stands at the last one; the years themselves are the measure's. */
static const pace_series *yearly_series(const pace_gap *gap, const gap_extra *extra)
{
    bool whole = gap->series.kind == PACE_AVERAGE_GROWTH || gap->series.kind == PACE_CUMULATIVE;
    return whole && extra->measure ? &extra->measure->series : &gap->series;
}

static pace_status fill_rows(pace_midterm *m, double tolerance, pace_error *err)
{
    size_t cells = (size_t)m->count * (size_t)m->periods;
    double *actual = pace__arena_alloc(&m->arena, cells ? cells : 1, sizeof *actual);
    uint8_t *letters = pace__arena_alloc(&m->arena, cells ? cells : 1, 2);
    m->rows = pace__arena_alloc(&m->arena, m->count > 0 ? (size_t)m->count : 1, sizeof *m->rows);
    if (m->arena.failed)
        return pace__fail_memory(err);
    for (int64_t i = 0; i < m->count; i++) {
        const pace_gap *gap = &m->table->rows[i];
        size_t at = (size_t)i * (size_t)m->periods;
        midterm_years years = {actual + at, letters + at, letters + cells + at, m->first, m->periods};
        midterm_fill(&years, gap, yearly_series(gap, &m->table->extras[i]), m->table->opts.at);
        midterm_assess(&m->rows[i], gap, &years, tolerance);
    }
    return PACE_OK;
}

static pace_status build(pace_midterm *m, const pace_dataset *dataset, const pace_gap_filter *filter, const pace_gap_opts *opts,
                         pace_error *err)
{
    pace_gap_filter wanted = {NULL, 0, NULL, 0};
    pace_status status = PACE_OK;
    if (filter)
        wanted = *filter;
    if (!wanted.plans)
        status = pick_plans(&wanted, &m->arena, dataset, err);
    if (!status)
        status = pace_gap_table_new(&m->table, dataset, &wanted, opts, err);
    if (status)
        return status;
    m->count = m->table->count;
    find_periods(m, m->table->rows, m->table->opts.at);
    return fill_rows(m, m->table->opts.tolerance, err);
}

pace_status pace_midterm_new(pace_midterm **out, const pace_dataset *dataset, const pace_gap_filter *filter, const pace_gap_opts *opts,
                             pace_error *err)
{
    pace_midterm *m;
    pace_status status;
    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a data set and a place for the evaluation");
    m = pace__calloc(&dataset->arena.allocator, 1, sizeof *m);
    if (!m)
        return pace__fail_memory(err);
    pace__arena_init(&m->arena, &dataset->arena.allocator);
    status = build(m, dataset, filter, opts, err);
    if (status) {
        pace_midterm_free(m);
        return status;
    }
    *out = m;
    return PACE_OK;
}

void pace_midterm_free(pace_midterm *midterm)
{
    pace_allocator allocator;
    if (!midterm)
        return;
    allocator = midterm->arena.allocator;
    pace_gap_table_free(midterm->table);
    pace__arena_clear(&midterm->arena);
    pace__release(&allocator, midterm, sizeof *midterm);
}

const pace_midterm_row *pace_midterm_rows(const pace_midterm *midterm, int64_t *count)
{
    *count = midterm ? midterm->count : 0;
    return midterm ? midterm->rows : NULL;
}

pace_period pace_midterm_periods(const pace_midterm *midterm, int64_t *count)
{
    pace_period none = PACE_PERIOD_NONE;
    *count = midterm ? midterm->periods : 0;
    return midterm ? midterm->first : none;
}

/* --- counts -------------------------------------------------------------------------------------------------------- */

static void count_row(pace_midterm_counts *counts, unsigned verdicts)
{
    counts->targets++;
    switch (verdicts) {
    case PACE_MET: counts->met++; break;
    case PACE_AHEAD: counts->ahead++; break;
    case PACE_ON_TRACK: counts->on_track++; break;
    case PACE_BEHIND: counts->behind++; break;
    case PACE_MISSED: counts->missed++; break;
    default:
        if (!verdicts || verdicts & (unsigned)(PACE_NO_DATA | PACE_NOT_COMPARABLE))
            counts->not_assessable++;
        else
            counts->open++;
    }
}

pace_midterm_counts pace_midterm_count(const pace_midterm *midterm, pace_nature nature)
{
    pace_midterm_counts counts = {0, 0, 0, 0, 0, 0, 0, 0};
    for (int64_t i = 0; midterm && i < midterm->count; i++)
        if (midterm->rows[i].gap->target.nature == nature)
            count_row(&counts, midterm->rows[i].gap->verdicts);
    return counts;
}

pace_midterm_counts pace_midterm_count_all(const pace_midterm *midterm)
{
    pace_midterm_counts counts = {0, 0, 0, 0, 0, 0, 0, 0};
    for (int64_t i = 0; midterm && i < midterm->count; i++)
        count_row(&counts, midterm->rows[i].gap->verdicts);
    return counts;
}
