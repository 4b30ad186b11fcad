/* Every target of a data set by each of some rulebooks. */
#include <math.h>
#include <string.h>
#include "assess/assess_table.h"
#include "model/model.h"

bool assess_is_yes(const pace_assessment *row)
{
    return row->says == PACE_SAYS_MET || row->says == PACE_SAYS_ON_TRACK;
}

/* The target as it was printed: the base that the table of gaps filled in from the series is taken out again. */
static pace_target printed_target(const pace_gap *row)
{
    pace_target target = row->target;
    if (!(row->caveats & PACE_CAVEAT_IMPLIED_BASE) && !isnan(pace_view_at(row->series.view, target.base_period)))
        target.base = (double)NAN;
    if (target.relative_to && isfinite(row->target_value)) {
        target.value = row->target_value;
        target.value_high = (double)NAN;
        target.relative_to = NULL;
    }
    return target;
}

/* Nothing of its own was observed, but something in the same unit that stands beside it: throughput beside capacity. */
static bool is_observed_beside(const pace_gap *row, const pace_indicator *indicator)
{
    const pace_indicator *beside = indicator ? indicator->beside : NULL;
    for (int64_t i = 0; beside && i < beside->measure_count; i++)
        if (pace_view_last(beside->measures[i].series.view) >= 0 && pace_unit_same(beside->measures[i].unit, row->target.unit))
            return true;
    return false;
}

static pace_status assess_row(pace_assessment *out, const pace_rulebook *book, const pace_gap *row, const pace_indicator *indicator,
                              const pace_assess_opts *opts, pace_error *err)
{
    pace_target target = printed_target(row);
    pace_status status = pace_assess(out, book, row->series, &target, opts, err);
    if (status)
        return status;
    out->caveats |= row->caveats;
    if (row->caveats & PACE_CAVEAT_IMPLIED_BASE)
        out->notes &= ~(unsigned)PACE_NOTE_BASE_STATED;
    if (row->why[PACE_GAP_VERDICT] == PACE_WHY_TIE && out->refusal)
        out->refusal = PACE_REFUSED_TIE;
    if (out->refusal == PACE_REFUSED_NO_DATA && is_observed_beside(row, indicator))
        out->refusal = PACE_REFUSED_DEFINITION;
    return PACE_OK;
}

static void count_agreement(pace_agreement *out, const pace_assessment *rows, int64_t first, int64_t count)
{
    *out = (pace_agreement){first, 0, 0, 0, 0};
    for (int64_t i = first; i < first + count; i++) {
        if (rows[i].class_index < 0)
            continue;
        out->judged++;
        if (assess_is_yes(&rows[i]))
            out->yes++;
        else
            out->no++;
    }
    out->agree = out->yes > out->no ? out->yes : out->no;
}

static pace_status fill(pace_assess_table *table, const pace_assess_opts *opts, pace_error *err)
{
    int64_t count;
    const pace_gap *gaps = pace_gap_table_rows(table->gaps, &count);
    for (int64_t i = 0; i < count; i++) {
        int64_t first = i * table->book_count;
        for (int64_t k = 0; k < table->book_count; k++) {
            pace_status status = assess_row(&table->rows[first + k], table->books[k], &gaps[i], table->gaps->extras[i].indicator, opts, err);
            if (status)
                return status;
        }
        count_agreement(&table->agreements[i], table->rows, first, table->book_count);
    }
    return PACE_OK;
}

static pace_assess_table *make(const pace_dataset *dataset, const pace_rulebook *const *books, int64_t book_count, pace_gap_table *gaps)
{
    pace_assess_table *table = pace__calloc(&dataset->arena.allocator, 1, sizeof *table);
    int64_t targets;
    if (!table)
        return NULL;
    (void)pace_gap_table_rows(gaps, &targets);
    pace__arena_init(&table->arena, &dataset->arena.allocator);
    table->dataset = dataset;
    table->book_count = book_count;
    table->count = targets * book_count;
    table->agreement_count = targets;
    table->books = pace__arena_alloc(&table->arena, (size_t)book_count + 1, sizeof *table->books);
    table->agreements = pace__arena_alloc(&table->arena, (size_t)targets + 1, sizeof *table->agreements);
    table->rows = pace__arena_alloc(&table->arena, (size_t)table->count + 1, sizeof *table->rows);
    if (table->arena.failed) {
        pace_assess_table_free(table);
        return NULL;
    }
    for (int64_t i = 0; i < book_count; i++)
        table->books[i] = books[i];
    return table;
}

/* The earlier of the two clocks counts, as in the table of gaps. */
static pace_assess_opts clocked(const pace_assess_opts *opts, const pace_gap_table *gaps)
{
    pace_assess_opts out = *opts;
    out.at = gaps->opts.at;
    return out;
}

pace_status pace_assess_table_new(pace_assess_table **out, const pace_dataset *dataset, const pace_rulebook *const *rulebooks,
                                  int64_t rulebook_count, const pace_gap_filter *filter, const pace_assess_opts *opts, pace_error *err)
{
    const pace_assess_opts defaults = PACE_ASSESS_OPTS_INIT;
    pace_assess_opts used;
    pace_gap_opts gap_opts = PACE_GAP_OPTS_INIT;
    pace_gap_table *gaps = NULL;
    pace_assess_table *table;
    pace_status status;
    if (!out || !dataset || !rulebooks || rulebook_count < 1)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a data set, rulebooks and a place for the table");
    if (!opts)
        opts = &defaults;
    gap_opts.at = opts->at;
    status = pace_gap_table_new(&gaps, dataset, filter, &gap_opts, err);
    if (status)
        return status;
    table = make(dataset, rulebooks, rulebook_count, gaps);
    if (!table) {
        pace_gap_table_free(gaps);
        return pace__fail_memory(err);
    }
    table->gaps = gaps;
    used = clocked(opts, gaps);
    status = fill(table, &used, err);
    if (status) {
        pace_assess_table_free(table);
        return status;
    }
    *out = table;
    return PACE_OK;
}

void pace_assess_table_free(pace_assess_table *table)
{
    pace_allocator allocator;
    if (!table)
        return;
    allocator = table->arena.allocator;
    pace_gap_table_free(table->gaps);
    pace__arena_clear(&table->arena);
    pace__release(&allocator, table, sizeof *table);
}

const pace_assessment *pace_assess_table_rows(const pace_assess_table *table, int64_t *count)
{
    *count = table ? table->count : 0;
    return table ? table->rows : NULL;
}

const pace_agreement *pace_assess_table_agreements(const pace_assess_table *table, int64_t *count)
{
    *count = table ? table->agreement_count : 0;
    return table ? table->agreements : NULL;
}

const pace_gap *pace_assess_table_gap(const pace_assess_table *table, int64_t agreement)
{
    int64_t count = 0;
    const pace_gap *rows = table ? pace_gap_table_rows(table->gaps, &count) : NULL;
    return agreement >= 0 && agreement < count ? &rows[agreement] : NULL;
}

int64_t pace_assess_table_assessed(const pace_assess_table *table)
{
    int64_t n = 0;
    for (int64_t i = 0; table && i < table->count; i++)
        n += table->rows[i].class_index >= 0 || table->rows[i].classes;
    return n;
}

/* The group that the rulebook's file names, else the indicator's domain. */
static const char *group_of(const pace_assess_table *table, const pace_rulebook *book, const char *indicator)
{
    const rule_item *item = rulebook_item(book, indicator);
    const pace_indicator *found = NULL;
    if (item && item->group)
        return item->group;
    return indicator && !pace_dataset_indicator(&found, table->dataset, indicator, NULL) ? found->domain : NULL;
}

pace_status pace_assess_table_aggregate(pace_set_score *out, const pace_assess_table *table, int64_t index, pace_error *err)
{
    pace_mark *marks;
    pace_status status;
    size_t targets;
    if (!out || !table || index < 0 || index >= table->book_count)
        return pace__fail(err, PACE_ERR_ARG, NULL, "no such rulebook in the table, or a pointer is NULL; an index below the count of rulebooks");
    targets = (size_t)table->agreement_count;
    marks = pace__alloc(&table->arena.allocator, targets + 1, sizeof *marks);
    if (!marks)
        return pace__fail_memory(err);
    for (size_t i = 0; i < targets; i++) {
        const pace_assessment *row = &table->rows[(int64_t)i * table->book_count + index];
        marks[i] = (pace_mark){row->class_index >= 0 ? row->mark : (double)NAN, row->met,
                               group_of(table, table->books[index], row->target.indicator), 0};
    }
    status = pace_rulebook_aggregate(out, table->books[index], marks, (int64_t)targets, err);
    pace__release(&table->arena.allocator, marks, (targets + 1) * sizeof *marks);
    return status;
}

/* --- names --- */

static int64_t alike(const pace_indicator *indicator, const pace_target *target, bool measure)
{
    int64_t n = 0;
    for (int64_t i = 0; i < indicator->target_count; i++) {
        const pace_target *other = &indicator->targets[i];
        n += strcmp(other->plan_id, target->plan_id) == 0 && (!measure || strcmp(other->measure, target->measure) == 0);
    }
    return n;
}

void assess_target_name(pace_buffer *out, const pace_assess_table *table, const pace_target *target)
{
    const pace_indicator *indicator = NULL;
    char text[PACE_PERIOD_SIZE];
    pace_buffer_text(out, target->plan_id);
    if (!target->indicator || pace_dataset_indicator(&indicator, table->dataset, target->indicator, NULL) || alike(indicator, target, false) < 2)
        return;
    pace_buffer_char(out, ':');
    pace_buffer_text(out, target->measure);
    if (alike(indicator, target, true) < 2)
        return;
    pace_buffer_char(out, '@');
    if (pace_period_is_set(target->due))
        pace_buffer_bytes(out, text, pace_period_print(text, target->due, NULL));
}
