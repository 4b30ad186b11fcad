/* One row of the table: the series that the target is about, and what the data set says beside it. */
#include <math.h>
#include <string.h>
#include "assess/assess.h"
#include "pace/growth.h"

/* The measure of the target's id, on its basis; a target that names none is held against current prices. */
static const pace_measure *measure_of(const pace_indicator *indicator, const pace_target *target)
{
    const pace_measure *current = NULL, *any = NULL;
    int64_t count = 0;
    for (int64_t i = 0; i < indicator->measure_count; i++) {
        const pace_measure *measure = &indicator->measures[i];
        if (!target->measure || strcmp(measure->id, target->measure) != 0)
            continue;
        if (pace_basis_same(measure->basis, target->basis))
            return measure;
        if (measure->basis.kind == PACE_BASIS_CURRENT)
            current = measure;
        any = measure;
        count++;
    }
    if (target->basis.kind == PACE_BASIS_UNSTATED && current)
        return current;
    return count == 1 ? any : NULL;
}

static pace_series nothing(const pace_indicator *indicator)
{
    pace_period none = PACE_PERIOD_NONE;
    pace_series series = pace_series_of(NULL, 0, none);
    series.better = indicator->better;
    series.stock_flow = indicator->stock_flow;
    return series;
}

/* A row; where the series cannot be held against the target at all (another frequency or quantity), a row without one. */
static pace_status assess(pace_gap *out, pace_gap_table *table, const pace_indicator *indicator, pace_series series,
                          const pace_target *target, const gap_relative *relative, pace_error *err)
{
    pace_status status = gap_assess(out, series, target, relative, &table->opts, NULL);
    if (status != PACE_ERR_FREQ && status != PACE_ERR_UNIT)
        return status ? gap_assess(out, series, target, relative, &table->opts, err) : PACE_OK;
    return gap_assess(out, nothing(indicator), target, relative, &table->opts, err);
}

static void resolve_relative(gap_relative *out, const pace_gap_table *table, const pace_target *target)
{
    const pace_measure *measure = NULL;
    gap_case c = {0};
    double one;
    out->figure = gap_no_point();
    out->why = PACE_WHY_NO_SERIES;
    if (pace_dataset_measure(&measure, table->dataset, target->relative_to, NULL) || measure->series.view.n == 0)
        return;
    out->basis = measure->basis;
    c.series = &measure->series;
    c.unit = target->unit;
    c.convert = target->unit.quantity != PACE_QUANTITY_NONE && !pace_unit_same(measure->unit, target->unit);
    if (c.convert && pace_unit_convert(&one, 1, measure->unit, target->unit, NULL))
        return;
    out->why = gap_tied_at(measure, target->due) ? PACE_WHY_TIE : PACE_WHY_DUE_MISSING;
    if (!gap_after(target->due, table->opts.at))
        out->figure = gap_point_at(&c, target->due);
}

/* A growth target without published growth: levels of the same prices may say it, real growth never nominal ones. */
static pace_status assess_growth(pace_gap *out, pace_gap_table *table, const gap_extra *extra, const pace_target *target,
                                 const gap_relative *relative, pace_error *err)
{
    pace_series series = extra->measure ? extra->measure->series : nothing(extra->indicator), computed;
    const pace_measure *levels = NULL;
    bool vintages = false;
    pace_status status = assess(out, table, extra->indicator, series, target, relative, err);
    pace_basis_kind kind = (pace_basis_kind)target->basis.kind;
    if (status || !isnan(out->latest) || gap_tied_at(extra->measure, target->due))
        return status;
    if ((kind == PACE_BASIS_CURRENT || kind == PACE_BASIS_NONE) && extra->measure && extra->measure->kind == PACE_GROWTH)
        levels = gap_measure_of(extra->indicator, PACE_LEVEL, target->basis);
    if (!levels || !gap_computed_growth(&computed, &table->arena, &series, &levels->series, target, &vintages))
        return table->arena.failed ? pace__fail_memory(err) : PACE_OK;
    status = assess(out, table, extra->indicator, computed, target, relative, err);
    if (!status && !isnan(out->latest))
        out->caveats |= PACE_CAVEAT_COMPUTED_GROWTH | (vintages ? PACE_CAVEAT_VINTAGES : 0);
    return status;
}

/* Sums, averages and chained changes: from the years where they are complete, else from a figure published over the plan. */
static pace_status assess_span(pace_gap *out, pace_gap_table *table, const gap_extra *extra, const pace_target *target,
                               const gap_relative *relative, pace_measure_kind kind, pace_error *err)
{
    pace_series series = extra->measure ? extra->measure->series : nothing(extra->indicator), whole;
    const pace_measure *published = extra->measure && extra->measure->kind == kind
                                        ? extra->measure : gap_measure_of(extra->indicator, kind, extra->measure ? extra->measure->basis : target->basis);
    pace_gap row;
    pace_status status = assess(out, table, extra->indicator, series, target, relative, err);
    if (status || !published || !gap_span_series(&whole, &table->arena, published, target, table->opts.at))
        return table->arena.failed ? pace__fail_memory(err) : status;
    status = assess(&row, table, extra->indicator, whole, target, relative, err);
    if (!status && !isnan(row.latest) && (isnan(out->latest) || gap_after(row.latest_period, out->latest_period)))
        *out = row;
    return status;
}

static const pace_measure *levels_of(const pace_indicator *indicator)
{
    const pace_measure *found = NULL;
    for (int64_t i = 0; i < indicator->measure_count; i++) {
        const pace_measure *m = &indicator->measures[i];
        if (m->kind == PACE_LEVEL && m->series.view.n > 0 && (!found || (gap_is_real(m->basis) && !gap_is_real(found->basis))))
            found = m;
    }
    return found;
}

/* Real growth that nobody published: levels at comparable prices say it; those at the prices of their years give their rates,
 * and no verdict. */
static pace_status assess_levels(pace_gap *out, pace_gap_table *table, const gap_extra *extra, const pace_target *target,
                                 const gap_relative *relative, pace_error *err)
{
    const pace_measure *levels = levels_of(extra->indicator);
    pace_gap row;
    pace_status status;
    if (!levels || !extra->measure || extra->measure->series.view.n > 0 || !isnan(out->latest) || !gap_is_real(target->basis))
        return PACE_OK;
    status = assess(&row, table, extra->indicator, levels->series, target, relative, err);
    if (!status && !isnan(row.latest))
        *out = row;
    return status;
}

static pace_status assess_rates(pace_gap *out, pace_gap_table *table, const gap_extra *extra, const pace_target *target,
                                const gap_relative *relative, pace_error *err)
{
    pace_status status;
    if (target->type == PACE_TARGET_GROWTH)
        status = assess_growth(out, table, extra, target, relative, err);
    else if (target->type == PACE_TARGET_AVERAGE_GROWTH)
        status = assess_span(out, table, extra, target, relative, PACE_AVERAGE_GROWTH, err);
    else
        status = assess(out, table, extra->indicator, extra->measure ? extra->measure->series : nothing(extra->indicator), target, relative, err);
    return status ? status : assess_levels(out, table, extra, target, relative, err);
}

static pace_status assess_by_kind(pace_gap *out, pace_gap_table *table, const gap_extra *extra, const pace_target *target, pace_error *err)
{
    gap_relative resolved, *relative = NULL;
    if (target->relative_to) {
        resolve_relative(&resolved, table, target);
        relative = &resolved;
    }
    switch (target->type) {
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE: return assess_rates(out, table, extra, target, relative, err);
    case PACE_TARGET_TOTAL: return assess_span(out, table, extra, target, relative, PACE_CUMULATIVE, err);
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING:
    case PACE_TARGET_RANK:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_REDUCTION:
        break;
    }
    return assess(out, table, extra->indicator, extra->measure ? extra->measure->series : nothing(extra->indicator), target, relative, err);
}

/* The level before the first one, where its growth in the same prices was published: said to be implied wherever it is used. */
static double implied_base(gap_extra *extra, const pace_target *target, pace_period at)
{
    pace_period next = gap_step(target->base_period, 1);
    const pace_measure *growth = gap_measure_of(extra->indicator, PACE_GROWTH, extra->measure->basis);
    gap_point level, rate;
    double percent;
    if (!growth || extra->measure->kind != PACE_LEVEL || gap_after(next, at))
        return (double)NAN;
    level = gap_point_of(&extra->measure->series, next);
    rate = gap_point_of(&growth->series, next);
    if (isnan(level.value) || isnan(rate.value) || gap_is_open(level.range) || gap_is_open(rate.range) ||
        level.status == PACE_STATUS_DEFINITION || rate.status == PACE_STATUS_DEFINITION)
        return (double)NAN;
    percent = growth->unit.quantity == PACE_RATIO ? 100 * rate.value : rate.value;
    extra->implied_from = next;
    return pace_growth_implied(level.value, percent / 100, NULL);
}

static bool wants_implied_base(const pace_gap *row, const gap_extra *extra)
{
    return extra->measure && row->why[PACE_GAP_BASE] == PACE_WHY_NO_BASE &&
           (row->target.type == PACE_TARGET_LEVEL || gap_is_of_base(row->target.type)) &&
           extra->measure->basis.kind != PACE_BASIS_UNSTATED && !gap_tied_at(extra->measure, row->base_period);
}

static pace_status use_implied_base(pace_gap *row, pace_gap_table *table, gap_extra *extra, const pace_target *target, pace_error *err)
{
    pace_target copy = *target;
    pace_status status;
    copy.base = extra->implied_base = implied_base(extra, target, table->opts.at);
    copy.base_qualifier = PACE_EXACTLY;
    if (isnan(copy.base))
        return PACE_OK;
    status = assess_by_kind(row, table, extra, &copy, err);
    row->caveats |= PACE_CAVEAT_IMPLIED_BASE;
    return status;
}

static void replace(pace_gap *row, pace_reason from, pace_reason to)
{
    for (int field = 0; field < PACE_GAP_FIELDS; field++)
        if (row->why[field] == from)
            row->why[field] = (uint8_t)to;
}

/* Two figures for a period, and nothing to choose by: that period has no figure, and the row says so. */
static void explain_ties(pace_gap *row, const gap_extra *extra)
{
    pace_period tied = row->target_period;
    if (!extra->measure || !extra->measure->tie)
        return;
    if (row->why[PACE_GAP_BASE] == PACE_WHY_NO_BASE && gap_tied_at(extra->measure, row->base_period))
        replace(row, PACE_WHY_NO_BASE, PACE_WHY_TIE);
    while (gap_after(tied, row->base_period) && !pace_period_same(tied, row->latest_period) && !gap_tied_at(extra->measure, tied))
        tied = gap_step(tied, -1);
    if (!gap_tied_at(extra->measure, tied) || !gap_after(tied, row->base_period))
        return;
    replace(row, PACE_WHY_NO_LATEST, PACE_WHY_TIE);
    replace(row, PACE_WHY_DUE_MISSING, PACE_WHY_TIE);
    replace(row, PACE_WHY_INCOMPLETE, PACE_WHY_TIE);
    if (pace_period_same(tied, row->target_period) || isnan(row->latest)) {
        row->verdicts = PACE_NO_DATA;
        row->why[PACE_GAP_VERDICT] = PACE_WHY_TIE;
    }
}

static const pace_measure *real_growth_of(const pace_indicator *indicator)
{
    for (int64_t i = 0; i < indicator->measure_count; i++)
        if (indicator->measures[i].kind == PACE_GROWTH && gap_is_real(indicator->measures[i].basis) && indicator->measures[i].freq == PACE_ANNUAL)
            return &indicator->measures[i];
    return NULL;
}

/* Published real rates since the base, as far as none is missing. */
static void set_real_case(gap_extra *extra, const pace_gap *row, pace_period at)
{
    const pace_measure *growth = real_growth_of(extra->indicator);
    pace_period none = PACE_PERIOD_NONE, p = gap_step(row->base_period, 1);
    double sum = 0, years = 0;
    if (!(row->caveats & PACE_CAVEAT_BASIS_UNSTATED) || (row->target.type != PACE_TARGET_LEVEL && !gap_is_of_base(row->target.type)))
        return;
    extra->has_real = true;
    extra->real = (pace_real_case){row->required_rate, row->required_rate_low, row->required_rate_high, (double)NAN, pace_span_of(none, none)};
    for (; growth && pace_period_is_set(p) && !gap_after(p, row->target_period) && !gap_after(p, at); p = gap_step(p, 1)) {
        gap_point rate = gap_point_of(&growth->series, p);
        double fraction = growth->unit.quantity == PACE_RATIO ? rate.value : rate.value / 100;
        if (isnan(fraction) || gap_is_open(rate.range) || fraction <= -1)
            break;
        sum += log1p(fraction);
        years++;
        extra->real.covered = pace_span_of(gap_step(row->base_period, 1), p);
    }
    if (years > 0)
        extra->real.actual_rate = expm1(sum / years);
}

pace_status gap_table_row(pace_gap_table *table, int64_t row, const pace_indicator *indicator, const pace_target *target, pace_error *err)
{
    pace_gap *out = &table->rows[row];
    gap_extra *extra = &table->extras[row];
    pace_status status;
    extra->indicator = indicator;
    extra->measure = measure_of(indicator, target);
    extra->implied_base = (double)NAN;
    status = assess_by_kind(out, table, extra, target, err);
    if (!status && wants_implied_base(out, extra))
        status = use_implied_base(out, table, extra, target, err);
    if (status)
        return status;
    explain_ties(out, extra);
    set_real_case(extra, out, table->opts.at);
    return PACE_OK;
}
