/* From a figure and its row to a target: the record that is kept of it. */
#include <math.h>
#include <string.h>
#include "core/qualifier.h"
#include "io/tables_target.h"

static int flipped_qualifier(int qualifier)
{
    switch ((pace_qualifier)qualifier) {
    case PACE_AT_LEAST: return PACE_AT_MOST;
    case PACE_MORE_THAN: return PACE_LESS_THAN;
    case PACE_AT_MOST: return PACE_AT_LEAST;
    case PACE_LESS_THAN: return PACE_MORE_THAN;
    case PACE_NEARLY: return PACE_ABOUT;
    case PACE_EXACTLY:
    case PACE_ABOUT: break;
    }
    return qualifier;
}

/* 降低13.5%以上 is a change of -13.5 % or less. */
static void flip(build_target *record)
{
    build_figure *f = &record->figure;
    double value = f->value;
    f->qualifier = flipped_qualifier(f->qualifier);
    f->value = isnan(f->value_high) ? -value : -f->value_high;
    f->value_high = isnan(f->value_high) ? f->value_high : -value;
    if (record->base > 0) {
        record->base = -record->base;
        record->base_qualifier = flipped_qualifier(record->base_qualifier);
    }
}

static bool set_base(tables *t, const tables_table *table, const tables_row *row, const tables_measure *measure, pace_unit target,
                     build_target *record)
{
    pace_unit from = row->base.unit.quantity ? row->base.unit : row->unit_known ? row->unit : target;
    bool rate = tables_is_rate_type(record->type) || tables_is_of_base(record->type);
    pace_unit to = rate && !pace_unit_is_rate(measure->unit) ? (measure->unit_known ? measure->unit : from) : target;
    pace_error inner = PACE_ERROR_INIT;
    record->base = row->base.value;
    record->base_qualifier = (int)row->base.qualifier;
    if (isnan(row->base.value) || !from.quantity || !to.quantity || pace_unit_same(from, to))
        return true;
    if (!pace_unit_convert(&record->base, row->base.value, from, to, &inner))
        return true;
    (void)pace__fail_at(&t->fault, inner.code, TABLES_AT(table, &table->cells[row->base_column]), "%q: %s",
                        TABLES_HEADING(table, row->base_column), inner.text);
    return tables_report(t);
}

/* One target of a kind for an indicator, a plan and a period. */
static bool check_twice(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, int32_t measure,
                        int32_t plan, pace_span due)
{
    const tables_cell *cell = &table->cells[of->column];
    bool known = false;
    int64_t number;
    t->scratch.length = 0;
    pace_buffer_format(&t->scratch, "%d %d %d %d %d %s", (int)measure, (int)plan, of->type, (int)due.last.ord, (int)due.last.freq,
                       row->relative ? row->relative : "");
    number = t->scratch.status ? -1 : panel_names_add(&t->target_keys, t->scratch.text, t->scratch.length, &known);
    if (number < 0)
        return tables_no_memory(t);
    if (!known)
        return true;
    (void)pace__fail_at(&t->fault, PACE_ERR_DATA, TABLES_AT(table, cell),
                        "%q: %q has this target of the plan %q in line %d already; keep one of the two",
                        TABLES_HEADING(table, of->column), row->name, t->plans[plan].text, (int)t->targets[number].place.line);
    return tables_report(t);
}

static bool add_target(tables *t, const tables_row *row, const tables_target *target)
{
    void *items = t->targets;
    tables_measure *measure = &t->measures[target->measure];
    tables_indicator *of = &t->indicators[row->indicator];
    if (!pace__reserve(t->allocator, &items, &t->target_room, t->target_count + 1, sizeof *target))
        return tables_no_memory(t);
    t->targets = items;
    if (measure->target < 0)
        measure->target = (int32_t)t->target_count;
    measure->flipped |= target->flipped;
    measure->falls |= target->falls;
    of->down |= target->falls || target->record.type == PACE_TARGET_CEILING || target->record.type == PACE_TARGET_RANK ||
                target->record.type == PACE_TARGET_REDUCTION;
    t->targets[t->target_count++] = *target;
    return true;
}

static void fill_figure(build_figure *out, const tables_row *row, const tables_aim *of, pace_unit unit)
{
    const pace_figure *f = &of->figure;
    *out = (build_figure){.value = f->value, .value_high = f->value_high, .unit = unit,
                          .decimals = row->decimals != BUILD_NOT_GIVEN ? row->decimals : f->decimals, .qualifier = (int)f->qualifier,
                          .role = PACE_TARGET_ROLE, .status = PACE_STATUS_NORMAL, .note = row->note, .published = row->published,
                          .at = {.offset = -1}};
    if (out->decimals > BUILD_DECIMALS)
        out->decimals = BUILD_NOT_GIVEN;
}

/* Growth at comparable prices where the name or a heading says so, or official statistics do: levels at the prices of their
 * years never judge it, so that it has a measure of its own. */
static bool is_real_growth(const tables_table *table, const tables_row *row, const tables_aim *of)
{
    static const char *const real[] = {"不变价", "可比价", "实际增", NULL};
    return tables_is_rate_type(of->type) && !row->basis_given && !row->relative && !row->measure &&
           (tables_grows_really(row->fold) || tables_has(TABLES_HEADING(table, of->column), real));
}

static void make_real(tables *t, const tables_table *table, tables_row *row, const tables_aim *of)
{
    static const char *const why[TABLES_REASON_TEXTS] = {
        "growth at comparable prices, as its name, a heading or official statistics count it; write another basis in the column basis, 价格"};
    row->basis = (pace_basis){PACE_BASIS_CONSTANT, 0};
    row->basis_given = true;
    if (!pace_unit_is_rate(row->unit)) { /* the unit is that of the levels */
        row->unit = tables_plain_unit(PACE_QUANTITY_NONE);
        row->unit_known = false;
        row->word = NULL;
        row->base.value = row->base.value_high = (double)NAN;
    }
    if (t->notes)
        tables_reason_add(t, TABLES_AT(table, &table->cells[of->column]), "indicator ", row->name, why);
}

static bool emit_in(tables *t, const tables_table *table, tables_row *row, tables_aim *of)
{
    bool real;
    tables_target target = {.source = row->source, .place = tables_place_of(table, &table->cells[of->column])};
    pace_span due;
    pace_period base;
    pace_unit unit;
    int64_t periods = 0;
    if (!tables_find_due(t, row, of, &due) || !tables_find_base(t, row, due, &base) || !tables_check_order(t, table, row, of, base, due.last))
        return false;
    if (pace_period_is_set(due.last) && pace_period_diff(&periods, due.last, base, NULL))
        periods = 0;
    tables_settle_type(t, table, row, of, periods == 1);
    real = is_real_growth(table, row, of);
    if (real)
        make_real(t, table, row, of);
    unit = tables_target_unit(row, of);
    target.plan = tables_plan_between(t, row, base, due);
    if (target.plan < 0 || !tables_find_measure(t, table, row, of, unit, &target.measure) ||
        !check_twice(t, table, row, of, target.measure, target.plan, due))
        return false;
    fill_figure(&target.record.figure, row, of, unit);
    target.record.type = of->type;
    target.record.nature = row->nature;
    target.record.path = row->path;
    target.record.words = of->words;
    target.record.relative_to = of->words ? NULL : row->relative;
    target.record.period = due;
    target.record.base_period = base;
    target.record.base_span = row->base_span;
    target.record.basis = row->basis;
    target.record.basis_given = row->basis_given;
    if (!set_base(t, table, row, &t->measures[target.measure], unit, &target.record))
        return false;
    if (row->word && !of->figure.unit.quantity && !row->relative && pace_unit_same(unit, row->unit))
        target.word = row->word;
    t->measures[target.measure].defined |= real;
    target.change = (int)of->change;
    target.falls = of->fall;
    target.flipped = of->fall && of->figure.value > 0;
    if (target.flipped)
        flip(&target.record);
    return add_target(t, row, &target);
}

/* A unit over the whole table gives way to another one in the cell. */
bool tables_emit(tables *t, const tables_table *table, const tables_row *row, tables_aim *of)
{
    tables_row own = *row;
    double ignored;
    if (row->unit_above && of->figure.unit.quantity && pace_unit_convert(&ignored, 1, of->figure.unit, row->unit, NULL)) {
        own.unit = of->figure.unit;
        own.unit_above = false;
        own.word = NULL;
    }
    return emit_in(t, table, &own, of);
}
