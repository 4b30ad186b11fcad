/* From a row of a table of targets to its targets: one for each column that has a figure. */
#include <math.h>
#include <string.h>
#include "core/qualifier.h"
#include "io/tables.h"

typedef struct figure_at { /* a figure with what its column says of it */
    pace_figure figure;
    int32_t column;
    pace_period period; /* of the heading; NONE = the row's */
    int type;           /* that the column gives; -1 = none */
    bool fall;
    tables_change change;
    const char *why;
} figure_at;

static pace_unit plain_unit(pace_quantity quantity)
{
    pace_unit unit = {(uint8_t)quantity, PACE_FACTOR_ONE, 0, 0, ""};
    return unit;
}

static bool is_rate_type(int type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* A level as soon as the base is known. */
static bool is_of_base(int type)
{
    return type == PACE_TARGET_MULTIPLE || type == PACE_TARGET_REDUCTION;
}

/* --- periods ------------------------------------------------------------------------------------------------------ */

static bool fail_at(tables *t, const tables_row *row)
{
    t->fault.line = row->place.line;
    return tables_report(t);
}

#define AT_ROW(row) (row)->place.file, (int)(row)->place.line, tables_column_of((row)->place.line_start, (row)->place.at)

static bool find_due(tables *t, const tables_row *row, const figure_at *of, pace_span *due)
{
    const tables_plan *plan = row->plan >= 0 ? &t->plans[row->plan] : NULL;
    if (pace_period_is_set(of->period))
        *due = pace_span_of(of->period, of->period);
    else if (row->due_given)
        *due = row->due;
    else if (plan && plan->span_given)
        *due = pace_span_of(plan->span.last, plan->span.last);
    else {
        (void)pace__fail_at(&t->fault, PACE_ERR_DATA, AT_ROW(row),
                            "%q has a target and no target period; fill a column target_period, 目标期, or name the plan by its "
                            "years, such as 2021-2025", row->name);
        return fail_at(t, row);
    }
    return true;
}

/* The row's own; the one before its plan; the one before the years of the target. */
static bool find_base_period(tables *t, const tables_row *row, pace_span due, pace_period *base)
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
    (void)pace__fail_at(&t->fault, PACE_ERR_DATA, AT_ROW(row),
                        "%q has no base period; fill a column base_period, 基期, or name the plan by its years, such as 2021-2025",
                        row->name);
    return fail_at(t, row);
}

static bool check_order(tables *t, const tables_table *table, const tables_row *row, const figure_at *of, pace_period base,
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
static int32_t plan_of(tables *t, const tables_row *row, pace_period base, pace_span due)
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

/* --- type and measure --------------------------------------------------------------------------------------------- */

static void note_type(tables *t, const tables_table *table, const tables_row *row, const figure_at *of, int type, bool fall)
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
static void hold_down(const tables_row *row, figure_at *of)
{
    bool percent = of->figure.unit.quantity == PACE_PERCENT || (!of->figure.unit.quantity && row->unit.quantity == PACE_PERCENT);
    if (!percent || of->figure.bracketed || !isnan(of->figure.value_high) || row->relative || !tables_is_held(row->fold, (int)of->figure.qualifier))
        return;
    of->type = PACE_TARGET_CEILING;
    of->why = "it limits a rate that is held down every year, as unemployment and the rise of prices are";
}

static void settle_type(tables *t, const tables_table *table, const tables_row *row, figure_at *of, bool one_period)
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
        hold_down(row, of);
    }
    if (!row->relative)
        note_type(t, table, row, of, of->type, of->fall);
}

static pace_unit target_unit(const tables_row *row, const figure_at *of)
{
    if (of->figure.unit.quantity)
        return of->figure.unit;
    if (row->relative)
        return plain_unit(PACE_RATIO);
    if (of->type == PACE_TARGET_REDUCTION)
        return plain_unit(PACE_PERCENT);
    if (is_rate_type(of->type))
        return pace_unit_is_rate(row->unit) ? row->unit : plain_unit(PACE_PERCENT);
    if (of->type == PACE_TARGET_MULTIPLE)
        return row->unit.quantity == PACE_PERCENT ? row->unit : plain_unit(PACE_RATIO);
    if (row->unit_known)
        return row->unit;
    if (of->type == PACE_TARGET_SHARE)
        return plain_unit(PACE_PERCENT);
    return plain_unit(of->type == PACE_TARGET_RANK ? PACE_RANK : PACE_QUANTITY_NONE);
}

/* The unit of the measure: the row's where it can be its own. */
static pace_unit measure_unit(const tables_row *row, const figure_at *of, int kind, pace_unit target)
{
    bool rate = is_rate_type(of->type), own = row->unit_known && row->unit.quantity != PACE_QUANTITY_NONE;
    if (own && !(kind == PACE_LEVEL && is_of_base(of->type) && pace_unit_is_rate(row->unit)) &&
        !(kind == PACE_GROWTH && !pace_unit_is_rate(row->unit)))
        return row->unit;
    if (kind == PACE_LEVEL && (rate || is_of_base(of->type)))
        return plain_unit(PACE_QUANTITY_NONE);
    return row->relative ? plain_unit(kind == PACE_GROWTH ? PACE_PERCENT : PACE_QUANTITY_NONE) : target;
}

static bool fail_units(tables *t, const tables_table *table, const tables_row *row, const figure_at *of,
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

static bool find_measure(tables *t, const tables_table *table, const tables_row *row, const figure_at *of, pace_unit target,
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
    measure->rates_only = measure->rates_only && is_rate_type(of->type) && !row->unit_known;
    if (!measure->unit_known && unit.quantity) {
        measure->unit = unit;
        measure->unit_known = true;
    }
    if (measure->unit_known && unit.quantity && pace_unit_convert(&ignored, 1, unit, measure->unit, NULL))
        return fail_units(t, table, row, of, measure, unit);
    if (!is_rate_type(of->type) && !is_of_base(of->type) && !row->relative && measure->unit_known && target.quantity &&
        pace_unit_convert(&ignored, 1, target, measure->unit, NULL))
        return fail_units(t, table, row, of, measure, target);
    return true;
}

/* --- the record --------------------------------------------------------------------------------------------------- */

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
    bool rate = is_rate_type(record->type) || is_of_base(record->type);
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
static bool check_twice(tables *t, const tables_table *table, const tables_row *row, const figure_at *of, int32_t measure,
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

static void fill_figure(build_figure *out, const tables_row *row, const figure_at *of, pace_unit unit)
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
static bool is_real_growth(const tables_table *table, const tables_row *row, const figure_at *of)
{
    static const char *const real[] = {"不变价", "可比价", "实际增", NULL};
    return is_rate_type(of->type) && !row->basis_given && !row->relative && !row->measure &&
           (tables_grows_really(row->fold) || tables_has(TABLES_HEADING(table, of->column), real));
}

static void make_real(tables *t, const tables_table *table, tables_row *row, const figure_at *of)
{
    static const char *const why[TABLES_REASON_TEXTS] = {
        "growth at comparable prices, as its name, a heading or official statistics count it; write another basis in the column basis, 价格"};
    row->basis = (pace_basis){PACE_BASIS_CONSTANT, 0};
    row->basis_given = true;
    if (!pace_unit_is_rate(row->unit)) { /* the unit is that of the levels */
        row->unit = plain_unit(PACE_QUANTITY_NONE);
        row->unit_known = false;
        row->word = NULL;
        row->base.value = row->base.value_high = (double)NAN;
    }
    if (t->notes)
        tables_reason_add(t, TABLES_AT(table, &table->cells[of->column]), "indicator ", row->name, why);
}

static bool emit_in(tables *t, const tables_table *table, tables_row *row, figure_at *of)
{
    bool real;
    tables_target target = {.source = row->source, .place = tables_place_of(table, &table->cells[of->column])};
    pace_span due;
    pace_period base;
    pace_unit unit;
    int64_t periods = 0;
    if (!find_due(t, row, of, &due) || !find_base_period(t, row, due, &base) || !check_order(t, table, row, of, base, due.last))
        return false;
    if (pace_period_is_set(due.last) && pace_period_diff(&periods, due.last, base, NULL))
        periods = 0;
    settle_type(t, table, row, of, periods == 1);
    real = is_real_growth(table, row, of);
    if (real)
        make_real(t, table, row, of);
    unit = target_unit(row, of);
    target.plan = plan_of(t, row, base, due);
    if (target.plan < 0 || !find_measure(t, table, row, of, unit, &target.measure) ||
        !check_twice(t, table, row, of, target.measure, target.plan, due))
        return false;
    fill_figure(&target.record.figure, row, of, unit);
    target.record.type = of->type;
    target.record.nature = row->nature;
    target.record.path = row->path;
    target.record.relative_to = row->relative;
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
static bool emit(tables *t, const tables_table *table, const tables_row *row, figure_at *of)
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

/* --- the columns -------------------------------------------------------------------------------------------------- */

/* What a figure in the column 年均增长〔累计〕 is: a yearly rate, or what every year has to keep. */
static void settle_rate(const tables_row *row, figure_at *of, bool beside_level)
{
    bool percent = of->figure.unit.quantity == PACE_PERCENT || row->unit.quantity == PACE_PERCENT || !row->unit_known;
    bool share = !beside_level && percent && (!row->unit_known || row->unit.quantity == PACE_PERCENT) && tables_guess_type(row->fold, plain_unit(PACE_PERCENT), false, false).type == PACE_TARGET_SHARE;
    of->fall = tables_name_falls(row->fold) && !beside_level;
    of->type = PACE_TARGET_AVERAGE_GROWTH;
    of->why = "its column says an average growth";
    if (share)
        hold_down(row, of);
    int side = pace__qualifier_side(of->figure.qualifier);
    if (!share || of->type == PACE_TARGET_CEILING || side == 0)
        return;
    of->type = side > 0 ? PACE_TARGET_FLOOR : PACE_TARGET_CEILING;
    of->why = "its column says every year, and it is a bound on a percentage that does not grow";
}

static pace_period last_period(const tables_table *table)
{
    pace_period last = PACE_PERIOD_NONE;
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].role == TABLES_TARGET && pace_period_is_set(table->columns[i].period) &&
            table->columns[i].period.ord > last.ord)
            last = table->columns[i].period;
    return last;
}

/* 保持在合理区间, 与GDP增长基本同步: an aim that has no figure. */
static bool is_aim_in_words(const tables_cell *cell)
{
    static const char *const words[] = {"合理", "同步", "保持", "持续", "稳步", "稳定", "高于", "快于", "低于", "不断", "明显", "显著", "逐步"};
    bool aim = false;
    for (size_t i = 0; i < cell->n; i++)
        if (cell->text[i] >= '0' && cell->text[i] <= '9')
            return false;
    for (size_t i = 0; !aim && i < sizeof words / sizeof *words; i++)
        for (size_t at = 0, n = strlen(words[i]); !aim && at + n <= cell->n; at++)
            aim = memcmp(cell->text + at, words[i], n) == 0;
    return aim;
}

static void note_words(tables *t, const tables_table *table, const tables_cell *cell)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"words and no figure: not assessed"};
    const char *text = t->notes ? tables_keep(t, cell->text, cell->n) : NULL;
    if (text)
        tables_reason_add(t, TABLES_AT(table, cell), "", text, why);
}

/* A figure, or words in its place: no figure, which is told once. */
static bool read_figure_or_words(tables *t, tables_table *table, int32_t column, bool tell, pace_figure *out)
{
    const tables_cell *cell = &table->cells[column];
    if (!is_aim_in_words(cell) || !pace_figure_parse(out, cell->text, cell->n, t->opts.na, NULL))
        return tables_read_figure(t, table, column, out);
    *out = (pace_figure){.value = (double)NAN, .value_high = (double)NAN, .qualifier = PACE_EXACTLY};
    if (tell)
        note_words(t, table, cell);
    return !t->status;
}

static bool read_rate(tables *t, tables_table *table, const tables_row *row, bool beside)
{
    figure_at of = {.column = table->of[TABLES_RATE], .period = last_period(table), .type = -1};
    if (!read_figure_or_words(t, table, of.column, true, &of.figure))
        return false;
    if (isnan(of.figure.value))
        return true;
    if (of.figure.bracketed && beside) {
        static const char *const why[TABLES_REASON_TEXTS] = {"the change over the plan, which base and target say already: no target of its own"};
        const tables_cell *cell = &table->cells[of.column];
        const char *text = t->notes ? tables_keep(t, cell->text, cell->n) : NULL;
        if (text)
            tables_reason_add(t, TABLES_AT(table, cell), "", text, why);
        return !t->status;
    }
    if (row->type >= 0 && !beside)
        of.type = -1;
    else if (!of.figure.bracketed)
        settle_rate(row, &of, beside);
    return row->sound ? emit(t, table, row, &of) : false;
}

static void note_no_target(tables *t, const tables_row *row)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"no target: not assessed, kept for its actual values"};
    if (t->notes)
        tables_reason_add(t, AT_ROW(row), "indicator ", row->name, why);
}

/* 降低13.5%, 年均增长6%以上: the words before the figure say what it is. Takes them off where the rest is a percentage. */
static bool read_kind(tables *t, tables_table *table, figure_at *of)
{
    static const struct {
        const char *text;
        int type;
        bool fall;
    } words[] = {{"年均增长", PACE_TARGET_AVERAGE_GROWTH, false}, {"年均", PACE_TARGET_AVERAGE_GROWTH, false},
                 {"累计降低", PACE_TARGET_CUMULATIVE, true},      {"累计下降", PACE_TARGET_CUMULATIVE, true},
                 {"累计增长", PACE_TARGET_CUMULATIVE, false},     {"降低", PACE_TARGET_CUMULATIVE, true},
                 {"下降", PACE_TARGET_CUMULATIVE, true},          {"减少", PACE_TARGET_CUMULATIVE, true}};
    tables_cell *cell = &table->cells[of->column], whole = *cell;
    bool taken = false;
    for (size_t i = 0; !taken && i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].text);
        pace_figure figure;
        if (whole.n <= n || memcmp(whole.text, words[i].text, n) != 0 ||
            pace_figure_parse(&figure, whole.text + n, whole.n - n, NULL, NULL) || figure.unit.quantity != PACE_PERCENT)
            continue;
        cell->text += n;
        cell->n -= n;
        taken = tables_read_figure(t, table, of->column, &of->figure);
        *cell = whole;
        of->type = words[i].type;
        of->fall = words[i].fall;
        of->why = "the words before the figure say so";
    }
    return taken;
}

/* A figure; 是 or 否 where that is what the target is about; words. */
static bool read_aim(tables *t, tables_table *table, const tables_row *row, figure_at *of)
{
    const tables_cell *cell = &table->cells[of->column];
    int done = row->type == PACE_TARGET_BINARY ? tables_word_of(t, tables_done_words, cell->text, cell->n) : -1;
    if (done >= 0 || (row->type < 0 && read_kind(t, table, of))) {
        if (done >= 0)
            of->figure = (pace_figure){.value = done, .value_high = (double)NAN, .qualifier = PACE_EXACTLY};
        return true;
    }
    return read_figure_or_words(t, table, of->column, true, &of->figure);
}

bool tables_row_targets(tables *t, tables_table *table, tables_row *row)
{
    bool any = false, sound = row->sound;
    for (size_t i = 0; table->of[TABLES_TARGET] >= 0 && i < table->count && !t->status; i++) {
        figure_at of = {.column = (int32_t)i, .period = table->columns[i].period, .type = -1};
        if (table->columns[i].role != TABLES_TARGET)
            continue;
        if (!read_aim(t, table, row, &of)) {
            sound = false;
            continue;
        }
        if (isnan(of.figure.value))
            continue;
        if (!any && sound && !tables_row_source(t, table, &row->source, &t->targets_source, "targets"))
            sound = false;
        any = true;
        if (sound)
            (void)emit(t, table, row, &of);
    }
    if (table->of[TABLES_RATE] >= 0 && !t->status) {
        pace_figure rate;
        const tables_cell *cell = &table->cells[table->of[TABLES_RATE]];
        row->sound = sound;
        if (sound && !any && cell->n && !tables_row_source(t, table, &row->source, &t->targets_source, "targets"))
            return false;
        if (!read_rate(t, table, row, any))
            return false;
        any |= read_figure_or_words(t, table, table->of[TABLES_RATE], false, &rate) && !isnan(rate.value);
    }
    if (!any && sound && !t->status)
        note_no_target(t, row);
    return !t->status;
}
