/* The cells of a row that hold its targets: figures, rates, yes or no, words. */
#include <math.h>
#include <string.h>
#include "core/figure.h"
#include "core/qualifier.h"
#include "io/tables_target.h"

/* What a figure in the column 年均增长〔累计〕 is: a yearly rate, or what every year has to keep. */
static void settle_rate(const tables_row *row, tables_aim *of, bool beside_level)
{
    bool percent = of->figure.unit.quantity == PACE_PERCENT || row->unit.quantity == PACE_PERCENT || !row->unit_known;
    bool share = !beside_level && percent && (!row->unit_known || row->unit.quantity == PACE_PERCENT) && tables_guess_type(row->fold, tables_plain_unit(PACE_PERCENT), false, false).type == PACE_TARGET_SHARE;
    of->fall = tables_name_falls(row->fold) && !beside_level;
    of->type = PACE_TARGET_AVERAGE_GROWTH;
    of->why = "its column says an average growth";
    if (share)
        tables_hold_down(row, of);
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

/* 2020年: a year may stand among words, any other figure is one that went wrong. */
static bool has_stray_digits(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t digits = 0;
        while (i + digits < n && text[i + digits] >= '0' && text[i + digits] <= '9')
            digits++;
        if (digits && (digits != 4 || i + 7 > n || memcmp(text + i + 4, "年", 3) != 0))
            return true;
        i += digits;
    }
    return false;
}

bool tables_is_in_words(const char *text, size_t n)
{
    static const char *const words[] = {"合理", "同步", "保持", "持续", "稳步", "稳中", "稳定", "高于", "快于", "低于", "不断", "明显", "显著", "逐步", "进一步",
                                        "提升", "提高", "改善", "优化", "巩固", "下达", "要求", "keep", "stable", "steady", "in line with", "in step with",
                                        "improve", "reasonable", "higher than", "lower than", "faster than"};
    for (size_t i = 0; !has_stray_digits(text, n) && i < sizeof words / sizeof *words; i++)
        for (size_t at = 0, length = strlen(words[i]); at + length <= n; at++)
            if (memcmp(text + at, words[i], length) == 0)
                return true;
    return false;
}

bool tables_stands_for_figure(const char *words)
{
    size_t n = strlen(words);
    return tables_is_in_words(words, n) || (n > 0 && pace__is_missing_mark(words, n, NULL));
}

static void note_cell(tables *t, const tables_table *table, const tables_cell *cell, const char *const why[TABLES_REASON_TEXTS])
{
    const char *text = t->notes ? tables_keep(t, cell->text, cell->n) : NULL;
    if (text)
        tables_reason_add(t, TABLES_AT(table, cell), "", text, why);
}

/* >7、力争投入强度高于“十三五”时期实际: a figure and then words. The bytes of the figure; 0 = it is not so. */
static size_t figure_before_words(const tables_cell *cell)
{
    static const char *const marks[] = {"、", "，", "；", "。", "（", ",", ";", "("};
    pace_figure figure;
    for (size_t at = 1; at < cell->n; at++)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            size_t n = strlen(marks[i]), from = at + n;
            if (from >= cell->n || memcmp(cell->text + at, marks[i], n) != 0)
                continue;
            return tables_has_han(cell->text + from, cell->n - from) && !has_stray_digits(cell->text + from, cell->n - from) &&
                           !pace_figure_parse(&figure, cell->text, at, NULL, NULL) && !isnan(figure.value)
                       ? at
                       : 0;
        }
    return 0;
}

/* A figure, or words in its place: no figure then. */
static bool read_figure_or_words(tables *t, tables_table *table, int32_t column, pace_figure *out)
{
    static const char *const behind[TABLES_REASON_TEXTS] = {"the figure was read; the words behind it are not assessed"};
    tables_cell *cell = &table->cells[column], whole = *cell;
    size_t before = 0;
    bool read;
    if (!pace_figure_parse(out, cell->text, cell->n, t->opts.na, NULL))
        return tables_read_figure(t, table, column, out);
    if (tables_is_in_words(cell->text, cell->n)) {
        *out = (pace_figure){.value = (double)NAN, .value_high = (double)NAN, .qualifier = PACE_EXACTLY};
        return true;
    }
    before = figure_before_words(cell);
    if (before) {
        cell->n = before;
        note_cell(t, table, &whole, behind);
    }
    read = tables_read_figure(t, table, column, out);
    *cell = whole;
    return read;
}

/* *any: the row has a target already; it has one afterwards where the rate is one. */
static bool read_rate(tables *t, tables_table *table, tables_row *row, bool *any)
{
    tables_aim of = {.column = table->of[TABLES_RATE], .period = last_period(table), .type = -1};
    bool beside = *any;
    if (!read_figure_or_words(t, table, of.column, &of.figure))
        return false;
    if (isnan(of.figure.value))
        return true;
    *any = true;
    if (!beside && row->sound && !tables_row_source(t, table, &row->source, &t->targets_source, "targets"))
        return false;
    if (of.figure.bracketed && beside) {
        static const char *const why[TABLES_REASON_TEXTS] = {"the change over the plan, which base and target say already: no target of its own"};
        note_cell(t, table, &table->cells[of.column], why);
        return !t->status;
    }
    if (row->type >= 0 && !beside)
        of.type = -1;
    else if (!of.figure.bracketed)
        settle_rate(row, &of, beside);
    return row->sound ? tables_emit(t, table, row, &of) : false;
}

/* 降低13.5%, 年均增长6%以上: the words before the figure say what it is. Takes them off where the rest is a percentage. */
static bool read_kind(tables *t, tables_table *table, tables_aim *of)
{
    static const struct {
        const char *text;
        int type;
        bool fall;
    } words[] = {{"年均增长", PACE_TARGET_AVERAGE_GROWTH, false}, {"年均", PACE_TARGET_AVERAGE_GROWTH, false},
                 {"累计降低", PACE_TARGET_CUMULATIVE, true},      {"累计下降", PACE_TARGET_CUMULATIVE, true},
                 {"累计增长", PACE_TARGET_CUMULATIVE, false},     {"降低", PACE_TARGET_CUMULATIVE, true},
                 {"下降", PACE_TARGET_CUMULATIVE, true},          {"减少", PACE_TARGET_CUMULATIVE, true},
                 {"增长", PACE_TARGET_AVERAGE_GROWTH, false},     {"增速", PACE_TARGET_AVERAGE_GROWTH, false},
                 {"涨幅", -1, false}};
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
        if (words[i].type < 0) /* of prices: what such a target is, its name says */
            continue;
        of->type = words[i].type;
        of->fall = words[i].fall;
        of->why = "the words before the figure say so";
    }
    return taken;
}

/* A figure; 是 or 否 where that is what the target is about; words. */
static bool read_aim(tables *t, tables_table *table, const tables_row *row, tables_aim *of)
{
    const tables_cell *cell = &table->cells[of->column];
    int done = row->type == PACE_TARGET_BINARY ? tables_word_of(t, tables_done_words, cell->text, cell->n) : -1;
    if (done >= 0 || (row->type < 0 && read_kind(t, table, of))) {
        if (done >= 0)
            of->figure = (pace_figure){.value = done, .value_high = (double)NAN, .qualifier = PACE_EXACTLY};
        return true;
    }
    return read_figure_or_words(t, table, of->column, &of->figure);
}

/* --- no figure at all --------------------------------------------------------------------------------------------- */

/* The cell that stands in the place of a figure: words before a mark such as —; -1 = all are empty. */
static int32_t find_words(const tables_table *table)
{
    int32_t mark = -1;
    for (size_t i = 0; i < table->count; i++) {
        const tables_cell *cell = &table->cells[i];
        if ((table->columns[i].role != TABLES_TARGET && table->columns[i].role != TABLES_RATE) || cell->n == 0)
            continue;
        if (tables_is_in_words(cell->text, cell->n))
            return (int32_t)i;
        if (mark < 0)
            mark = (int32_t)i;
    }
    return mark;
}

/* Without a base or a due period there is nothing that a row could say. */
static bool has_periods(const tables *t, const tables_row *row, pace_period heading)
{
    bool plan = row->plan >= 0 && t->plans[row->plan].span_given, due = row->due_given && pace_period_is_set(row->due.last);
    return (pace_period_is_set(heading) || due || (!row->due_given && plan)) &&
           (pace_period_is_set(row->base_period) || plan || (due && pace_span_is_closed(row->due) && !pace_span_is_single(row->due)));
}

static int type_of_words(const tables_row *row)
{
    int type = row->type == TABLES_TYPE_FALL ? PACE_TARGET_CUMULATIVE : row->type;
    if (type < 0)
        type = (int)tables_guess_type(row->fold, row->unit, false, false).type;
    return type == PACE_TARGET_BAND || type == PACE_TARGET_BINARY || tables_is_of_base(type) ? PACE_TARGET_LEVEL : type;
}

/* A row of the table all the same: it is counted, and nobody assesses it. */
static bool emit_words(tables *t, tables_table *table, tables_row *row)
{
    static const char *const words[TABLES_REASON_TEXTS] = {"words and no figure: kept as they stand, not assessed"};
    static const char *const mark[TABLES_REASON_TEXTS] = {"a mark in the place of the target: kept as it stands, not assessed"};
    static const char *const none[TABLES_REASON_TEXTS] = {"no target: not assessed, kept for its actual values"};
    tables_aim of = {.column = find_words(table), .type = type_of_words(row), .figure = {.value = (double)NAN, .value_high = (double)NAN}};
    const tables_cell *cell = of.column >= 0 ? &table->cells[of.column] : NULL;
    if (cell)
        of.period = table->columns[of.column].role == TABLES_RATE ? last_period(table) : table->columns[of.column].period;
    if (!cell || !has_periods(t, row, of.period)) {
        if (t->notes)
            tables_reason_add(t, TABLES_AT_ROW(row), "indicator ", row->name, none);
        return !t->status;
    }
    note_cell(t, table, cell, tables_is_in_words(cell->text, cell->n) ? words : mark);
    of.words = tables_keep(t, cell->text, cell->n);
    return of.words && tables_row_source(t, table, &row->source, &t->targets_source, "targets") && tables_emit(t, table, row, &of);
}

/* --- the row ------------------------------------------------------------------------------------------------------ */

bool tables_row_targets(tables *t, tables_table *table, tables_row *row)
{
    bool any = false, sound = row->sound;
    for (size_t i = 0; table->of[TABLES_TARGET] >= 0 && i < table->count && !t->status; i++) {
        tables_aim of = {.column = (int32_t)i, .period = table->columns[i].period, .type = -1};
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
            (void)tables_emit(t, table, row, &of);
    }
    row->sound = sound;
    if (table->of[TABLES_RATE] >= 0 && !t->status && !read_rate(t, table, row, &any))
        return false;
    return !t->status && (any || !sound || emit_words(t, table, row));
}
