/* A row of a table of targets: what it says of its indicator, its plan and its periods. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

/* Bytes of "一、" or "（二）" at the beginning. */
static size_t chapter_number(const char *text, size_t n)
{
    static const char numerals[] = "一二三四五六七八九十";
    size_t open = n >= 3 && memcmp(text, "（", 3) == 0 ? 3 : 0, at = open, close;
    while (n - at >= 3) {
        const char *found = NULL;
        for (size_t i = 0; !found && numerals[i]; i += 3)
            if (memcmp(text + at, numerals + i, 3) == 0)
                found = numerals + i;
        if (!found)
            break;
        at += 3;
    }
    close = at + 3;
    if (at == open || close >= n || memcmp(text + at, open ? "）" : "、", 3) != 0)
        return tables_numbering(text, n);
    return close;
}

/* "一、经济发展" alone in its row, or in the first cell of merged ones. */
static bool take_group(tables *t, tables_table *table)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"taken as the domain of the rows below"};
    const tables_cell *only = NULL;
    size_t number;
    for (size_t i = 0; i < table->count; i++) {
        if (table->cells[i].n == 0)
            continue;
        if (only || (table->columns[i].role != TABLES_INDICATOR && table->columns[i].role != TABLES_DOMAIN))
            return false;
        only = &table->cells[i];
    }
    if (!only || table->count < 3)
        return false;
    if (csv_begins_note(only->text, only->n)) {
        panel_note_add(&table->notes, NOTE_FOOTNOTES, only->line, 0);
        return true;
    }
    number = chapter_number(only->text, only->n);
    t->group = tables_keep(t, only->text + number, only->n - number);
    if (t->notes && t->group)
        tables_reason_add(t, TABLES_AT(table, only), "the row has nothing but ", t->group, why);
    return true;
}

static bool fail_no_name(tables *t, tables_table *table)
{
    int32_t column = table->of[TABLES_INDICATOR] >= 0 ? table->of[TABLES_INDICATOR] : table->of[TABLES_ID];
    const tables_cell *cell = &table->cells[column];
    (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell),
                        "%q: the row names no indicator; write its name, or take the row out", TABLES_HEADING(table, column));
    return tables_report(t);
}

static bool check_id(tables *t, tables_table *table, const tables_cell *id)
{
    if (!id || tables_is_id(id->text, id->n))
        return true;
    (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, id), "%q: %Q is no id; " MODEL_ID_RULE,
                        TABLES_HEADING(table, table->of[TABLES_ID]), TABLES_QUOTE(id));
    return tables_report(t);
}

/* The name in the main column comes first, unless a column of a language has the same or another for it. */
static bool add_names(tables *t, tables_table *table, tables_indicator *of, const tables_cell *name, const char *text, size_t n)
{
    const char *lang = tables_lang_of(t, text, n);
    bool said = of->names.count > 0;
    for (size_t i = 0; name && i < table->count; i++) {
        const tables_cell *cell = &table->cells[i];
        if (table->columns[i].role == TABLES_NAME && cell->n > 0)
            said |= strcmp(table->columns[i].lang, lang) == 0 || (cell->n == name->n && memcmp(cell->text, name->text, cell->n) == 0);
    }
    if (!said && !tables_add_words(t, &of->names, lang, text, n))
        return false;
    return tables_row_names(t, table, TABLES_NAME, &of->names);
}

/* The name without numbering and without a unit in brackets, which is the row's where there is no other. */
static bool read_name(tables *t, tables_table *table, tables_row *row)
{
    const tables_cell *name = tables_get(table, TABLES_INDICATOR), *id = tables_get(table, TABLES_ID);
    const tables_cell *text = name ? name : id;
    pace_unit unit;
    bool known;
    size_t from, n;
    tables_indicator *of;
    if (!text)
        return fail_no_name(t, table);
    if (!check_id(t, table, id))
        return false;
    from = name ? tables_numbering(text->text, text->n) : 0;
    n = tables_split_unit(t, &unit, &known, text->text + from, text->n - from);
    if (!name) {
        known = false;
        n = text->n;
    }
    t->numbered += from > 0;
    row->place = tables_place_of(table, text);
    row->name = tables_keep(t, text->text + from, n);
    row->indicator = row->name ? tables_indicator_of(t, id, row->name, n, row->place) : -1;
    if (row->indicator == -2) {
        (void)pace__fail_at(&t->fault, PACE_ERR_AMBIGUOUS, TABLES_AT(table, text),
                            "%q is the name of more than one indicator; give the row an id", row->name);
        return tables_report(t);
    }
    if (row->indicator < 0)
        return false;
    of = &t->indicators[row->indicator];
    of->listed = true;
    row->fold = of->fold;
    if (!row->unit_known && (known || table->scan.above.quantity)) {
        row->unit = known ? unit : table->scan.above; /* 单位：亿元 over the whole table comes last */
        row->unit_known = true;
        row->unit_above = !known;
    }
    return add_names(t, table, of, name, row->name, n);
}

/* 分 is a minute and a point. */
static void tell_minutes(tables *t, const tables_table *table)
{
    static const char *const why[TABLES_REASON_TEXTS] = {"分 was read as minutes; write 分钟 where it is that, and 得分 where it is points"};
    static const char *const times[] = {"时间", "时长", "用时", "耗时", "时限", "通勤", "等待", "时效", NULL};
    const tables_cell *unit = tables_get(table, TABLES_UNIT), *name = tables_get(table, TABLES_INDICATOR);
    const char *text;
    if (!t->notes || !unit || !name || unit->n != strlen("分") || memcmp(unit->text, "分", unit->n) != 0)
        return;
    text = tables_keep(t, name->text, name->n);
    if (text && !tables_has(text, times))
        tables_reason_add(t, TABLES_AT(table, unit), "indicator ", text, why);
}

/* A unit in its own column, else in the heading of the values; the one behind the name comes last. */
static bool read_unit(tables *t, tables_table *table, tables_row *row)
{
    if (!tables_read_unit(t, table, TABLES_UNIT, &row->unit, &row->unit_known, &row->word))
        return false;
    tell_minutes(t, table);
    for (size_t i = 0; !row->unit_known && i < table->count; i++)
        if (table->columns[i].unit_known && table->columns[i].role == TABLES_TARGET) {
            row->unit = table->columns[i].unit;
            row->unit_known = true;
        }
    return true;
}

static bool read_better(tables *t, tables_table *table, tables_row *row)
{
    if (!tables_read_word(t, table, TABLES_BETTER, tables_better_words, "up (越高越好), down (越低越好) or none", &row->better))
        return false;
    if (row->better == 2)
        row->better = PACE_DOWN_IS_GOOD;
    return true;
}

/* A measure other than the one that suits the type: id, or id@basis. */
static bool read_measure(tables *t, tables_table *table, tables_row *row)
{
    const tables_cell *cell = tables_get(table, TABLES_MEASURE);
    const char *at = cell ? memchr(cell->text, '@', cell->n) : NULL;
    size_t n = at ? (size_t)(at - cell->text) : cell ? cell->n : 0;
    if (!cell)
        return true;
    row->measure_basis_given = at && !pace_basis_parse(&row->measure_basis, at + 1, cell->n - n - 1, NULL);
    if (tables_is_id(cell->text, n) && (!at || row->measure_basis_given)) {
        row->measure = tables_keep(t, cell->text, n);
        return row->measure != NULL;
    }
    (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell),
                        "%q: %Q is no measure; write its id, such as level, with @ and the price basis where it has one",
                        TABLES_HEADING(table, table->of[TABLES_MEASURE]), TABLES_QUOTE(cell));
    return tables_report(t);
}

/* A name of a type as in a data set, or a word of an office. */
static bool read_type(tables *t, tables_table *table, tables_row *row)
{
    const tables_cell *cell = tables_get(table, TABLES_TYPE);
    pace_target_type type;
    if (cell && !pace_target_type_parse(&type, cell->text, cell->n, NULL)) {
        row->type = (int)type;
        return true;
    }
    return tables_read_word(t, table, TABLES_TYPE, tables_type_words,
                            "level (水平), growth (增速), average_growth (年均增速), total (累计), count (当年数量), share (比重), "
                            "multiple (翻番), cumulative (累计增长, 累计降低), floor (不低于), ceiling (不高于) or rank (位次)",
                            &row->type);
}

static bool read_words(tables *t, tables_table *table, tables_row *row)
{
    bool sound = tables_read_word(t, table, TABLES_NATURE, tables_nature_words, "binding (约束性) or anticipatory (预期性)", &row->nature);
    sound = read_type(t, table, row) && sound;
    sound = read_better(t, table, row) && sound;
    sound = tables_read_word(t, table, TABLES_PATH, tables_path_words, "linear (线性) or geometric (几何)", &row->path) && sound;
    sound = tables_read_word(t, table, TABLES_STOCK_FLOW, tables_stock_flow_words, "stock (存量), flow (流量) or none", &row->stock_flow) && sound;
    sound = tables_read_basis(t, table, &row->basis, &row->basis_given) && sound;
    sound = tables_read_decimals(t, table, &row->decimals) && sound;
    sound = tables_read_span(t, table, TABLES_PUBLISHED, NULL, &row->published) && sound;
    sound = read_measure(t, table, row) && sound;
    row->relative = tables_text_of(t, table, TABLES_RELATIVE);
    row->note = tables_text_of(t, table, TABLES_NOTE);
    return sound && !t->status;
}

/* A unit, or a word for one that nobody knows, is that of all rows of the indicator. */
static bool set_unit(tables *t, tables_table *table, tables_row *row, tables_indicator *of)
{
    const tables_cell *cell = tables_get(table, TABLES_UNIT);
    char here[PACE_UNIT_SIZE], there[PACE_UNIT_SIZE];
    bool unknown = row->word && row->unit.quantity == PACE_QUANTITY_NONE;
    if (cell && !tables_agree_unit(t, of, row->word, row->unit, row->unit_known, there)) {
        (void)pace_unit_print(here, row->unit, "zh");
        (void)pace__fail_at(&t->fault, PACE_ERR_UNIT, TABLES_AT(table, cell),
                            "%q: %q is in %s here and in %s in line %d; give an indicator one unit", TABLES_HEADING(table, table->of[TABLES_UNIT]),
                            row->name, unknown ? row->word->text : here, there, (int)of->word_place.line);
        return tables_report(t);
    }
    if (cell && (unknown ? !of->word : row->unit_known && !of->unit_known))
        of->word_place = row->place;
    if (unknown && !of->word) {
        of->word = row->word;
    } else if (row->unit_known && !of->unit_known && !unknown) {
        of->unit = row->unit;
        of->unit_known = true;
    }
    return !t->status;
}

/* What belongs to the indicator, from the first row that says it. */
static bool set_indicator(tables *t, tables_table *table, tables_row *row)
{
    tables_indicator *of = &t->indicators[row->indicator];
    const char *domain = tables_text_of(t, table, TABLES_DOMAIN), *note = tables_text_of(t, table, TABLES_INDICATOR_NOTE);
    if (domain)
        t->group = domain;
    if (!of->domain)
        of->domain = t->group;
    if (!of->note)
        of->note = note;
    if (row->stock_flow >= 0)
        of->stock_flow = row->stock_flow;
    if (row->better != BUILD_NOT_GIVEN - 1 && !of->better_given) {
        of->better = row->better;
        of->better_given = true;
    }
    return set_unit(t, table, row, of);
}

/* --- plan and periods --------------------------------------------------------------------------------------------- */

static bool read_base_period(tables *t, tables_table *table, tables_row *row)
{
    pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    const tables_cell *cell = tables_get(table, TABLES_BASE_PERIOD);
    if (!tables_read_span(t, table, TABLES_BASE_PERIOD, &table->base_memo, &span))
        return false;
    if (cell && (pace_period_is_set(span.first) || pace_period_is_set(span.last)) && !pace_span_is_closed(span)) {
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, TABLES_AT(table, cell),
                            "%q: %Q has no beginning or no end; write the year before the plan, such as 2020, or the years whose "
                            "mean is the base, such as 2018-2020",
                            TABLES_HEADING(table, table->of[TABLES_BASE_PERIOD]), TABLES_QUOTE(cell));
        return tables_report(t);
    }
    row->base_period = span.last;
    if (pace_span_is_closed(span) && !pace_span_is_single(span))
        row->base_span = span;
    return true;
}

static bool read_plan(tables *t, tables_table *table, tables_row *row)
{
    const tables_cell *cell = tables_get(table, TABLES_PLAN);
    pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    tables_plan *plan;
    if (!tables_read_span(t, table, TABLES_PLAN_SPAN, NULL, &span))
        return false;
    if (!cell)
        cell = tables_get(table, TABLES_PLAN_SPAN);
    if (!cell)
        return true;
    row->plan = tables_plan_of(t, cell->text, cell->n);
    if (row->plan < 0)
        return false;
    plan = &t->plans[row->plan];
    if (pace_span_is_closed(span)) {
        plan->span = span;
        plan->span_given = true;
    }
    return tables_row_names(t, table, TABLES_PLAN_NAME, &plan->names);
}

static bool read_periods(tables *t, tables_table *table, tables_row *row)
{
    bool sound = read_base_period(t, table, row);
    const tables_cell *cell = tables_get(table, TABLES_TARGET_PERIOD);
    sound = tables_read_span(t, table, TABLES_TARGET_PERIOD, &table->target_memo, &row->due) && sound;
    row->due_given = cell != NULL && sound;
    return read_plan(t, table, row) && sound;
}

static void row_init(tables_row *row)
{
    const pace_period none = PACE_PERIOD_NONE;
    memset(row, 0, sizeof *row);
    row->indicator = row->plan = row->source = row->type = row->stock_flow = row->base_column = -1;
    row->better = BUILD_NOT_GIVEN - 1;
    row->nature = PACE_NATURE_UNSTATED;
    row->path = PACE_PATH_AUTO;
    row->base_period = none;
    row->base_span = pace_span_of(none, none);
    row->base.value = row->base.value_high = (double)NAN;
    row->decimals = BUILD_NOT_GIVEN;
}

bool tables_read_row(tables *t, tables_table *table)
{
    tables_row row;
    bool sound;
    row_init(&row);
    if (take_group(t, table))
        return !t->status;
    sound = read_unit(t, table, &row);
    sound = !t->status && read_name(t, table, &row) && sound;
    sound = !t->status && read_words(t, table, &row) && sound;
    sound = !t->status && read_periods(t, table, &row) && sound;
    if (!t->status && table->of[TABLES_BASE] >= 0) {
        row.base_column = table->of[TABLES_BASE];
        sound = tables_read_figure(t, table, row.base_column, &row.base) && sound;
        if (!pace_period_is_set(row.base_period))
            row.base_period = table->columns[row.base_column].period;
    }
    if (!t->status && row.indicator >= 0)
        sound = set_indicator(t, table, &row) && sound;
    row.sound = sound;
    return !t->status && tables_row_targets(t, table, &row);
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static void note_table(tables *t, const tables_table *table)
{
    if (t->numbered && tables_note(t, table->input.name, 0, 0)) {
        pace_buffer_format(t->notes, "numbers before names, such as 1. or （1）, were left out (%ld rows)", (long)t->numbered);
        tables_note_end(t);
    }
}

bool tables_read_targets(tables *t, const pace_table_text *text)
{
    tables_table *table = &t->targets_table;
    bool any = false;
    int64_t before = t->faults;
    if (!tables_open(t, table, text) || !tables_settle_targets(t, table))
        return false;
    while (tables_next(t, table)) {
        any = true;
        (void)tables_read_row(t, table);
    }
    if (!any && !t->status && t->faults == before) {
        (void)pace__fail_at(&t->fault, PACE_ERR_DATA, table->input.name, (int)table->scan.line, 0,
                            "there is no row below the heading; add one for each target");
        return tables_report(t);
    }
    note_table(t, table);
    return !t->status && tables_name_indicators(t);
}
