/* What a target means once both tables are read: which side of it is good, and what a change over the plan comes to. */
#include <math.h>
#include <string.h>
#include "core/decimal.h"
#include "core/qualifier.h"
#include "io/tables.h"
#include "pace/number.h"

/* --- the good side ------------------------------------------------------------------------------------------------ */

int tables_side_of_bound(pace_target_type type, int qualifier)
{
    if (type == PACE_TARGET_BAND || type == PACE_TARGET_BINARY || type == PACE_TARGET_REDUCTION || type == PACE_TARGET_RANK)
        return 0;
    if (type == PACE_TARGET_FLOOR || type == PACE_TARGET_CEILING)
        return type == PACE_TARGET_FLOOR ? 1 : -1;
    return pace__qualifier_side((pace_qualifier)qualifier);
}

/* A rate of growth may be wanted lower than last year's and still be good when it is high: its base is nothing. */
bool tables_aims_below(pace_target_type type, double value, double base)
{
    switch (type) {
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE: return value < base;
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE: return value < 0;
    case PACE_TARGET_MULTIPLE: return value < 1;
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING:
    case PACE_TARGET_RANK:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_REDUCTION: break;
    }
    return false;
}

static void find_sides(tables_indicator *of, const tables_target *target, double base)
{
    int side = tables_side_of_bound((pace_target_type)target->record.type, target->record.figure.qualifier);
    if (side && !of->bound_side)
        of->bound_side = side;
    of->aims_below |= tables_aims_below((pace_target_type)target->record.type, target->record.figure.value, base);
}

static void settle_better(tables *t, tables_indicator *of)
{
    static const char *const plain[TABLES_REASON_TEXTS] = {"less was taken as better"};
    static const char *const bound[TABLES_REASON_TEXTS] = {"less was taken as better", ", because its target is an upper bound"};
    static const char *const below[TABLES_REASON_TEXTS] = {"less was taken as better", ", because its target is below its base"};
    const char *name = of->names.count ? of->names.at[0].text : of->fold;
    const char *const *why = plain;
    if (of->better_given)
        return;
    if (!of->down && of->bound_side < 0)
        why = bound;
    else if (!of->down && !of->bound_side && of->aims_below)
        why = below;
    of->better = tables_better(of->fold, of->down, of->bound_side, of->aims_below);
    if (why != plain && tables_guess_better(of->fold) == PACE_DOWN_IS_GOOD)
        why = plain;
    if (of->better == PACE_DOWN_IS_GOOD && t->notes)
        tables_reason_add(t, of->place.file, (int)of->place.line, tables_column_of(of->place.line_start, of->place.at), "indicator ", name, why);
}

int tables_better(const char *fold, bool down, int bound_side, bool aims_below)
{
    if (down)
        return PACE_DOWN_IS_GOOD;
    if (bound_side)
        return bound_side > 0 ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD;
    return aims_below && !tables_name_keeps(fold) ? PACE_DOWN_IS_GOOD : tables_guess_better(fold);
}

/* --- bases among the actual values -------------------------------------------------------------------------------- */

static double in_unit(double value, pace_unit from, pace_unit to)
{
    double out;
    if (isnan(value) || !from.quantity || !to.quantity || pace_unit_same(from, to))
        return value;
    return pace_unit_convert(&out, value, from, to, NULL) ? (double)NAN : out;
}

static double actual_at(const tables *t, const tables_measure *of, pace_period period, pace_unit unit)
{
    if (of->row >= 0) {
        double value = in_unit(pace_view_at(pace_panel_series(t->panel, of->row).view, period), of->row_unit, unit);
        return of->row_flipped ? -value : value;
    }
    for (int32_t at = of->first; at >= 0; at = t->observations[at].next) {
        const build_observation *o = &t->observations[at].record;
        if (o->figure.role == PACE_ACTUAL && pace_span_is_single(o->period) && pace_period_same(o->period.last, period))
            return in_unit(o->figure.value, o->figure.unit.quantity ? o->figure.unit : of->unit, unit);
    }
    return (double)NAN;
}

static double base_of(const tables *t, const tables_target *of)
{
    const build_target *record = &of->record;
    if (!isnan(record->base))
        return record->base;
    return actual_at(t, &t->measures[of->measure], record->base_period, record->figure.unit);
}

/* --- changes over the plan ------------------------------------------------------------------------------------------ */

static int decimals_of(double value, int64_t known)
{
    char text[PACE_NUMBER_SIZE];
    return known >= 0 ? (int)known : pace_number_decimals(text, pace_number_print(text, value));
}

/* [1] beside a base of 77.9 is 78.9 in the end. */
static void add_to_base(build_target *record, double base)
{
    build_figure *f = &record->figure;
    int own = decimals_of(f->value, f->decimals), other = decimals_of(base, BUILD_NOT_GIVEN);
    int decimals = own > other ? own : other;
    record->type = f->unit.quantity == PACE_PERCENT ? PACE_TARGET_SHARE : PACE_TARGET_LEVEL;
    f->value += base;
    f->value_high += base;
    if (decimals <= BUILD_DECIMALS) {
        f->value = pace__decimal_round(f->value, decimals);
        f->value_high = isnan(f->value_high) ? f->value_high : pace__decimal_round(f->value_high, decimals);
    }
    f->decimals = decimals <= BUILD_DECIMALS ? decimals : BUILD_NOT_GIVEN;
}

/* A base that alone is as much as what is wanted in all the years together was never one of the parts of a sum. */
static bool is_change(const tables_target *of, double base)
{
    int64_t periods = 0;
    if (of->change != TABLES_CHANGE_MAYBE)
        return of->change == TABLES_CHANGE;
    if (pace_period_diff(&periods, of->record.period.last, of->record.base_period, NULL))
        return false;
    return periods > 1 && base > 0 && base >= fabs(of->record.figure.value);
}

static void settle_change(tables *t, tables_target *of, double base)
{
    static const char *const known[TABLES_REASON_TEXTS] = {"the figure in brackets is the change over the plan: added to the base"};
    static const char *const unknown[TABLES_REASON_TEXTS] = {
        "the figure in brackets is the change over the plan, and the base that it starts from is not known; write it as 基期值, base"};
    tables_indicator *indicator = &t->indicators[t->measures[of->measure].indicator];
    const char *name = indicator->names.count ? indicator->names.at[0].text : indicator->fold;
    if (!is_change(of, base))
        return;
    if (isnan(base))
        indicator->stock_flow = PACE_STOCK;
    else
        add_to_base(&of->record, base);
    if (t->notes)
        tables_reason_add(t, of->place.file, (int)of->place.line, tables_column_of(of->place.line_start, of->place.at), "indicator ", name,
                          isnan(base) ? unknown : known);
}

void tables_settle_sense(tables *t)
{
    for (size_t i = 0; i < t->target_count && !t->status; i++) {
        tables_target *of = &t->targets[i];
        double base = base_of(t, of);
        if (of->change)
            settle_change(t, of, base);
        find_sides(&t->indicators[t->measures[of->measure].indicator], of, base);
    }
    for (size_t i = 0; i < t->indicator_count && !t->status; i++)
        settle_better(t, &t->indicators[i]);
}
