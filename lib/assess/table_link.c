/* Yearly targets held against what the plan's target of the same indicator needs. */
#include <math.h>
#include "assess/assess.h"
#include "pace/growth.h"

/* Prices must be told and be the same; where no money is involved neither side names any. */
static bool same_prices(const pace_gap *yearly, const pace_gap *plan, bool rates)
{
    pace_basis a = yearly->target.basis, b = plan->target.basis;
    if (a.kind == PACE_BASIS_UNSTATED || b.kind == PACE_BASIS_UNSTATED || (a.kind == PACE_BASIS_NONE) != (b.kind == PACE_BASIS_NONE))
        return false;
    return gap_bases_agree(a, b, rates);
}

/* Nobody says that the prices differ, and one side at least does not say which they are. */
static bool may_be_same_prices(const pace_gap *yearly, const pace_gap *plan)
{
    pace_basis a = yearly->target.basis, b = plan->target.basis;
    return (a.kind == PACE_BASIS_UNSTATED || b.kind == PACE_BASIS_UNSTATED) && !gap_is_real(a) && !gap_is_real(b);
}

static bool is_pair_but_for_prices(const pace_gap *yearly, const pace_gap *plan)
{
    pace_target_type type = plan->target.type;
    int64_t years;
    if (yearly->target.type != PACE_TARGET_GROWTH || yearly->target.relative_to || isnan(plan->required_rate) ||
        (type != PACE_TARGET_LEVEL && !gap_is_of_base(type) && type != PACE_TARGET_AVERAGE_GROWTH))
        return false;
    if (pace_period_diff(&years, plan->target_period, plan->base_period, NULL) || years < 2 || plan->target_period.freq != PACE_ANNUAL ||
        !gap_after(yearly->target_period, plan->base_period) || gap_after(yearly->target_period, plan->target_period))
        return false;
    return true;
}

static bool is_pair(const pace_gap *yearly, const pace_gap *plan)
{
    return is_pair_but_for_prices(yearly, plan) && same_prices(yearly, plan, plan->target.type == PACE_TARGET_AVERAGE_GROWTH);
}

/* Growth from the base to the year before: nothing in the plan's first year, else by the plan's own series. */
static double grown_so_far(const pace_gap *plan, pace_period before)
{
    gap_point level;
    if (pace_period_same(before, plan->base_period))
        return 0;
    level = gap_point_of(&plan->series, before);
    if (plan->target.type == PACE_TARGET_AVERAGE_GROWTH || isnan(plan->base) || gap_is_open(level.range))
        return (double)NAN;
    return log1p(pace_growth_rate(level.value, plan->base, NULL));
}

static pace_link link_of(const pace_gap *yearly, const pace_gap *plan)
{
    pace_link link = {yearly, plan, plan->required_rate, (double)NAN, false};
    double whole = yearly->target.unit.quantity == PACE_RATIO ? 1 : 100;
    double rate = yearly->target_value / whole, years = 0, so_far;
    int64_t n = 0, left = 0;
    bool down = (yearly->target.better != PACE_NO_DIRECTION ? yearly->target.better : plan->target.better) == PACE_DOWN_IS_GOOD;
    if (!pace_period_diff(&n, plan->target_period, plan->base_period, NULL))
        years = (double)n;
    if (pace_period_diff(&left, plan->target_period, yearly->target_period, NULL))
        left = 0;
    so_far = grown_so_far(plan, gap_step(yearly->target_period, -1));
    if (left > 0 && rate > -1)
        link.after = expm1((years * log1p(plan->required_rate) - so_far - log1p(rate)) / (double)left);
    link.enough = down ? rate <= link.required + 1e-12 : rate >= link.required - 1e-12;
    return link;
}

bool gap_assumed_link(pace_link *out, const pace_gap *yearly, const pace_gap *plan)
{
    if (!is_pair_but_for_prices(yearly, plan) || !may_be_same_prices(yearly, plan))
        return false;
    *out = link_of(yearly, plan);
    return true;
}

/* Rows of one indicator stand together, once among those asked for and once among the rest. */
typedef struct group {
    int64_t from, end;
} group;

static group next_group(const pace_gap_table *table, int64_t from, int64_t limit)
{
    group rows = {from, from};
    while (rows.end < limit && table->extras[rows.end].indicator == table->extras[from].indicator)
        rows.end++;
    return rows;
}

/* Appends the pairs of one yearly row with the rows of a group; returns how many. */
static int64_t pair_with(pace_link *out, const pace_gap_table *table, int64_t yearly, group plans)
{
    int64_t n = 0;
    for (int64_t p = plans.from; p < plans.end; p++) {
        if (!is_pair(&table->rows[yearly], &table->rows[p]))
            continue;
        if (out)
            out[n] = link_of(&table->rows[yearly], &table->rows[p]);
        n++;
    }
    return n;
}

static int64_t collect(pace_link *out, const pace_gap_table *table)
{
    int64_t n = 0, behind = table->count;
    for (int64_t from = 0; from < table->count;) {
        group asked = next_group(table, from, table->count), rest;
        while (behind < table->total && table->extras[behind].indicator < table->extras[from].indicator)
            behind++;
        rest = (group){behind, behind};
        if (behind < table->total && table->extras[behind].indicator == table->extras[from].indicator)
            rest = next_group(table, behind, table->total);
        for (int64_t y = asked.from; y < asked.end; y++) {
            n += pair_with(out ? out + n : NULL, table, y, asked);
            n += pair_with(out ? out + n : NULL, table, y, rest);
        }
        for (int64_t y = rest.from; y < rest.end; y++)
            n += pair_with(out ? out + n : NULL, table, y, asked);
        from = asked.end;
    }
    return n;
}

pace_status gap_table_links(pace_gap_table *table, pace_error *err)
{
    int64_t n = collect(NULL, table);
    if (!n)
        return PACE_OK;
    table->links = pace__arena_alloc(&table->arena, (size_t)n, sizeof *table->links);
    if (!table->links)
        return pace__fail_memory(err);
    table->link_count = collect(table->links, table);
    return PACE_OK;
}
