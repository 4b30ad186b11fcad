/* What kind of target a row makes of a figure, in which unit, and the measure that it is about. */
#include <math.h>
#include <string.h>
#include "io/tables_target.h"

pace_unit tables_plain_unit(pace_quantity quantity)
{
    pace_unit unit = {(uint8_t)quantity, PACE_FACTOR_ONE, 0, 0, ""};
    return unit;
}

bool tables_is_rate_type(int type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* A level as soon as the base is known. */
bool tables_is_of_base(int type)
{
    return type == PACE_TARGET_MULTIPLE || type == PACE_TARGET_REDUCTION;
}

static void note_type(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, int type, bool fall)
{
    const tables_cell *cell = &table->cells[of->column];
    const char *texts[TABLES_REASON_TEXTS] = {"read as ", pace_target_type_name((pace_target_type)type), " because ", of->why};
    if (!t->notes)
        return;
    tables_reason_add(t, TABLES_AT(table, cell), "indicator ", row->name, texts);
    if (fall && of->figure.value > 0) {
        static const char *const kept[TABLES_REASON_TEXTS] = {"a reduction is kept as a negative change"};
        tables_reason_add(t, TABLES_AT(table, cell), "indicator ", row->name, kept);
    }
}

/* 失业率5.5%以内, 物价涨幅3%左右: a limit of every year, not a level to go to. */
void tables_hold_down(const tables_row *row, tables_aim *of)
{
    bool percent = of->figure.unit.quantity == PACE_PERCENT || (!of->figure.unit.quantity && row->unit.quantity == PACE_PERCENT);
    bool index = !percent && tables_is_index(row->fold) && (!of->figure.unit.quantity || of->figure.unit.quantity == PACE_INDEX) &&
                 (!row->unit.quantity || row->unit.quantity == PACE_INDEX); /* 居民消费价格指数, 上年=100 */
    if ((!percent && !index) || of->figure.bracketed || !isnan(of->figure.value_high) || row->relative || !tables_is_held(row->fold, (int)of->figure.qualifier))
        return;
    of->type = PACE_TARGET_CEILING;
    of->why = "it limits a rate that is held down every year, as unemployment and the rise of prices are";
}

void tables_settle_type(tables *t, const tables_table *table, const tables_row *row, tables_aim *of, bool one_period)
{
    if (row->type >= 0 && of->type < 0) {
        of->fall = row->type == TABLES_TYPE_FALL;
        of->type = of->fall ? PACE_TARGET_CUMULATIVE : row->type;
        if (of->type == PACE_TARGET_TOTAL && row->stock_flow != PACE_STOCK && (of->figure.unit.quantity == PACE_PERCENT || row->unit.quantity == PACE_PERCENT)) {
            of->type = PACE_TARGET_CUMULATIVE; /* 累计 of a rate */
            of->fall = tables_name_falls(row->fold);
        }
        return;
    }
    if (of->type < 0) {
        pace_unit unit = of->figure.unit.quantity ? of->figure.unit : row->unit;
        tables_guess guess = tables_guess_type(row->fold, unit, of->figure.bracketed, one_period);
        of->type = (int)guess.type;
        of->fall = guess.fall;
        of->change = guess.change;
        of->why = guess.why;
        tables_hold_down(row, of);
    }
    if (!row->relative && !of->words)
        note_type(t, table, row, of, of->type, of->fall);
}

pace_unit tables_target_unit(const tables_row *row, const tables_aim *of)
{
    if (of->figure.unit.quantity)
        return of->figure.unit;
    if (row->relative)
        return tables_plain_unit(PACE_RATIO);
    if (of->type == PACE_TARGET_REDUCTION)
        return tables_plain_unit(PACE_PERCENT);
    if (tables_is_rate_type(of->type))
        return pace_unit_is_rate(row->unit) ? row->unit : tables_plain_unit(PACE_PERCENT);
    if (of->type == PACE_TARGET_MULTIPLE)
        return row->unit.quantity == PACE_PERCENT ? row->unit : tables_plain_unit(PACE_RATIO);
    if (row->unit_known)
        return row->unit;
    if (of->type == PACE_TARGET_SHARE)
        return tables_plain_unit(PACE_PERCENT);
    return tables_plain_unit(of->type == PACE_TARGET_RANK ? PACE_RANK : PACE_QUANTITY_NONE);
}

/* The unit of the measure: the row's where it can be its own. */
static pace_unit measure_unit(const tables_row *row, const tables_aim *of, int kind, pace_unit target)
{
    bool rate = tables_is_rate_type(of->type), own = row->unit_known && row->unit.quantity != PACE_QUANTITY_NONE;
    if (own && !(kind == PACE_LEVEL && tables_is_of_base(of->type) && pace_unit_is_rate(row->unit)) &&
        !(kind == PACE_GROWTH && !pace_unit_is_rate(row->unit)))
        return row->unit;
    if (kind == PACE_LEVEL && (rate || tables_is_of_base(of->type)))
        return tables_plain_unit(PACE_QUANTITY_NONE);
    return row->relative ? tables_plain_unit(kind == PACE_GROWTH ? PACE_PERCENT : PACE_QUANTITY_NONE) : target;
}

static bool fail_units(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of,
                       const tables_measure *measure, pace_unit unit)
{
    char here[PACE_UNIT_SIZE], there[PACE_UNIT_SIZE];
    const tables_cell *cell = &table->cells[of->column];
    (void)pace_unit_print(here, unit, "zh");
    (void)pace_unit_print(there, measure->unit, "zh");
    (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, TABLES_AT(table, cell),
                        "%q: %q is in %s here and in %s in line %d; give an indicator one unit", TABLES_HEADING(table, of->column),
                        row->name, here, there, (int)measure->place.line);
    return tables_report(t);
}

/* A row may say a price basis that its measure does not have: the measure goes by its own then. */
static pace_basis basis_of(const tables_row *row, pace_unit unit, int kind)
{
    if (row->measure)
        return row->measure_basis;
    if (row->basis_given)
        return row->basis;
    if (unit.quantity == PACE_MONEY && !unit.per && kind == PACE_LEVEL)
        return (pace_basis){PACE_BASIS_UNSTATED, 0};
    return (pace_basis){PACE_BASIS_NONE, 0};
}

/* Where the row says no price basis, the measure of that id is the one that is there. */
static int32_t known_measure(const tables *t, const tables_row *row, const char *id)
{
    for (int32_t at = t->indicators[row->indicator].measures; !row->measure && !row->basis_given && at >= 0; at = t->measures[at].next)
        if (strcmp(t->measures[at].id, id) == 0)
            return at;
    return -1;
}

bool tables_find_measure(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, pace_unit target,
                         int32_t *out)
{
    int kind = tables_kind_of_type((pace_target_type)of->type, row->fold, row->unit_known ? row->unit : target);
    bool own = row->measure && strcmp(row->measure, pace_measure_kind_name((pace_measure_kind)kind)) != 0;
    pace_unit unit = measure_unit(row, of, kind, target);
    const char *id = row->measure ? row->measure : pace_measure_kind_name((pace_measure_kind)kind);
    tables_measure *measure;
    double ignored;
    *out = known_measure(t, row, id);
    if (*out < 0)
        *out = tables_measure_of(t, row->indicator, id, basis_of(row, unit, kind));
    if (*out < 0)
        return false;
    measure = &t->measures[*out];
    if (measure->kind == BUILD_NOT_GIVEN) {
        measure->kind = kind;
        measure->place = row->place;
        measure->rates_only = true;
        measure->basis_given = row->basis_given || measure->basis.kind != PACE_BASIS_NONE;
        if (own)
            measure->kind = tables_word_of(t, tables_kind_words, id, strlen(id)) >= 0
                                ? tables_word_of(t, tables_kind_words, id, strlen(id)) : kind;
    }
    measure->rates_only = measure->rates_only && tables_is_rate_type(of->type) && !row->unit_known;
    if (!measure->unit_known && unit.quantity) {
        measure->unit = unit;
        measure->unit_known = true;
    }
    if (measure->unit_known && unit.quantity && pace_unit_convert(&ignored, 1, unit, measure->unit, NULL))
        return fail_units(t, table, row, of, measure, unit);
    if (!tables_is_rate_type(of->type) && !tables_is_of_base(of->type) && !row->relative && measure->unit_known && target.quantity &&
        pace_unit_convert(&ignored, 1, target, measure->unit, NULL))
        return fail_units(t, table, row, of, measure, target);
    return true;
}
