/* Targets of different indicators: a number promised for every year against a total, a part against the pace of its whole. */
#include <math.h>
#include <string.h>
#include "assess/coherence.h"

/* --- so many every year against so many in all ---------------------------------------------------------------------- */

static bool is_rate(const pace_gap *row)
{
    return row->target.unit.quantity == PACE_COUNT_PER_YEAR || row->target.type == PACE_TARGET_FLOOR;
}

static void compare_rate(pace_coherence *c, const pace_gap *rate, const pace_gap *total)
{
    int64_t n = pace_span_count(total->target.plan_span);
    double all = rate->target_value * (double)n;
    if (total->target.type != PACE_TARGET_TOTAL || !is_rate(rate) || n < 2 || !(all < total->target_value) ||
        total->target.better == PACE_DOWN_IS_GOOD || !coherence_wanted(c, rate->target.plan_id, total->target.plan_id))
        return;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "name", &total->target),
        coherence_name(c, "other", &rate->target),
        coherence_plan(c, "plan", total->target.plan_id),
        coherence_span(c, "span", total->target.plan_span),
        coherence_same("total", coherence_number(c, total->target_value)),
        coherence_same("rate", coherence_number(c, rate->target_value)),
        coherence_same("n", coherence_count(c, n)),
        coherence_same("all", coherence_number(c, all)),
        coherence_same("mean", coherence_number(c, total->target_value / (double)n)),
    };
    COHERENCE_PUT(&line, "{name}：《{plan}》{span}合计{total}，平均每年{total}/{n}={mean}；{other}每年{rate}，{n}年为{rate}×{n}={all}，不够{total}",
                  "{name}: {plan} wants {total} in {span}, {total} / {n} = {mean} a year; {other} at {rate} a year make {rate} × {n} = {all}, "
                  "fewer than {total}",
                  words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_RATE, true, total->target.indicator, rate->target.indicator,
                                                 total->target.plan_id, rate->target.plan_id, total->target_period, total->target_value,
                                                 all, total->target.unit, NULL, NULL});
}

/* --- a part that is to grow more slowly than its whole must ----------------------------------------------------------- */

static void compare_pace(pace_coherence *c, const pace_gap *part, const pace_gap *whole)
{
    double need = gap_percent(whole->required_rate);
    int64_t n = 0;
    if (part->target.type != PACE_TARGET_GROWTH || part->target.relative_to || !(part->target_value < need) ||
        (whole->target.type != PACE_TARGET_LEVEL && !gap_is_of_base(whole->target.type)) ||
        pace_period_diff(&n, whole->target_period, whole->base_period, NULL) || n < 2 ||
        !gap_after(part->target_period, whole->base_period) || gap_after(part->target_period, whole->target_period) ||
        gap_is_real(part->target.basis) != gap_is_real(whole->target.basis) ||
        !coherence_wanted(c, part->target.plan_id, whole->target.plan_id))
        return;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "part", &part->target),
        coherence_name(c, "whole", &whole->target),
        coherence_plan(c, "plan", whole->target.plan_id),
        coherence_plan(c, "yplan", part->target.plan_id),
        coherence_period(c, "year", part->target_period),
        coherence_same("rate", coherence_printed(c, part->target_value)),
        coherence_same("factor", coherence_number(c, isnan(whole->base) ? whole->target.value : whole->target_value / whole->base)),
        coherence_same("root", coherence_root(c, n)),
        coherence_same("need", coherence_percent(c, need)),
    };
    COHERENCE_PUT(&line, "{part}：《{yplan}》定{year}增长{rate}；所属的{whole}按《{plan}》须年均{factor}{root}−1={need}，其余部分须增长更快",
                  "{part}: {yplan} sets {rate} for {year}; the whole that it is part of, {whole}, needs {factor}{root} − 1 = {need} a year for "
                  "{plan}, so that the other parts must grow faster than that",
                  words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_PART, false, part->target.indicator, whole->target.indicator,
                                                 part->target.plan_id, whole->target.plan_id, part->target_period, part->target_value,
                                                 need, part->target.unit, NULL, NULL});
}

void coherence_related(pace_coherence *c, const pace_gap *own, const pace_gap *own_end, const pace_gap *others, const pace_gap *others_end)
{
    for (const pace_gap *row = own; row < own_end; row++)
        for (const pace_gap *other = others; other < others_end; other++) {
            compare_rate(c, row, other);
            compare_rate(c, other, row);
            compare_pace(c, row, other);
        }
}
