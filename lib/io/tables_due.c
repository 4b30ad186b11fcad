/* When a target is due, what it counts from, and the plan that this makes. */
#include "io/tables_target.h"

static bool fail_at(tables *t, const tables_row *row)
{
    t->fault.line = row->place.line;
    return tables_report(t);
}

bool tables_find_due(tables *t, const tables_row *row, const tables_aim *of, pace_span *due)
{
    const tables_plan *plan = row->plan >= 0 ? &t->plans[row->plan] : NULL;
    if (pace_period_is_set(of->period))
        *due = pace_span_of(of->period, of->period);
    else if (row->due_given)
        *due = row->due;
    else if (plan && plan->span_given)
        *due = pace_span_of(plan->span.last, plan->span.last);
    else {
        (void)pace__fail_at(&t->fault, PACE_ERR_DATA, TABLES_AT_ROW(row),
                            "%q has a target and no target period; fill a column target_period, 目标期, or name the plan by its "
                            "years, such as 2021-2025", row->name);
        return fail_at(t, row);
    }
    return true;
}

/* The row's own; the one before its plan; the one before the years of the target. */
bool tables_find_base(tables *t, const tables_row *row, pace_span due, pace_period *base)
{
    const tables_plan *plan = row->plan >= 0 ? &t->plans[row->plan] : NULL;
    pace_period first = {0, 0, 0};
    *base = row->base_period;
    if (pace_period_is_set(*base))
        return true;
    if (plan && plan->span_given)
        first = plan->span.first;
    else if (pace_span_is_closed(due) && !pace_span_is_single(due))
        first = due.first;
    if (pace_period_is_set(first) && !pace_period_add(base, first, -1, NULL))
        return true;
    (void)pace__fail_at(&t->fault, PACE_ERR_DATA, TABLES_AT_ROW(row),
                        "%q has no base period; fill a column base_period, 基期, or name the plan by its years, such as 2021-2025",
                        row->name);
    return fail_at(t, row);
}

bool tables_check_order(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, pace_period base,
                        pace_period due)
{
    enum { LONGEST_PLAN = 50 };
    bool own = !pace_period_is_set(of->period) && row->due_given && table->of[TABLES_TARGET_PERIOD] >= 0;
    const tables_cell *cell = &table->cells[own ? table->of[TABLES_TARGET_PERIOD] : of->column];
    char first[PACE_PERIOD_SIZE], last[PACE_PERIOD_SIZE];
    int order;
    if (!pace_period_is_set(due))
        return true;
    (void)pace_period_print(first, base, NULL);
    (void)pace_period_print(last, due, NULL);
    if (pace_period_compare(&order, base, due, NULL)) {
        (void)pace__fail_at(&t->fault, PACE_ERR_FREQ, TABLES_AT(table, cell),
                            "the base period of %q is %s (%s) and the target period %s (%s); write both alike", row->name, first,
                            pace_freq_name((pace_freq)base.freq), last, pace_freq_name((pace_freq)due.freq));
        return tables_report(t);
    }
    if (order < 0 && pace_period_year(due) - pace_period_year(base) <= LONGEST_PLAN)
        return true;
    if (order < 0) {
        (void)pace__fail_at(&t->fault, PACE_ERR_DATA, TABLES_AT(table, cell),
                            "the target period %s of %q is more than %d years after its base period %s; write the year that is meant",
                            last, row->name, (int)LONGEST_PLAN, first);
        return tables_report(t);
    }
    (void)pace__fail_at(&t->fault, PACE_ERR_DATA, TABLES_AT(table, cell),
                        "the target period %s of %q is not after its base period %s; a later target period, or an earlier base",
                        last, row->name, first);
    return tables_report(t);
}

/* The plan that the row names, else the years from the base to the target. */
int32_t tables_plan_between(tables *t, const tables_row *row, pace_period base, pace_span due)
{
    char text[PACE_PERIOD_SIZE];
    pace_period first = base;
    pace_span span;
    int32_t at = row->plan;
    tables_plan *plan;
    if (pace_period_add(&first, base, 1, NULL))
        first = base;
    span = pace_span_of(first, pace_period_is_set(due.last) ? due.last : first);
    if (at < 0)
        at = tables_plan_of(t, text, pace_span_print(text, span, NULL));
    if (at < 0)
        return at;
    plan = &t->plans[at];
    if (plan->span_given)
        return at;
    if (!pace_period_is_set(plan->span.first) || plan->span.first.freq != span.first.freq) {
        plan->span = span;
    } else {
        if (span.first.ord < plan->span.first.ord)
            plan->span.first = span.first;
        if (span.last.ord > plan->span.last.ord)
            plan->span.last = span.last;
    }
    return at;
}
