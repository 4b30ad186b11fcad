/* The mid-term evaluation as a page: summary, a table a plan, sentences; the page of a browser has the method and the sources as well. */
#include <math.h>
#include <string.h>
#include "report/midterm.h"
#include "report/writers.h"

/* --- the table ---------------------------------------------------------------------------------------------------- */

enum { BEFORE = 4, AFTER = 5 };

typedef struct plan_part { /* the rows of one plan, and the years that they have */
    const pace_plan *plan; /* NULL = of no plan */
    const char *id, *name;
    int64_t from, years;   /* columns of the sheet */
} plan_part;

static bool in_part(const plan_part *part, const pace_gap *gap)
{
    return strcmp(gap->target.plan_id ? gap->target.plan_id : "", part->id) == 0;
}

static void find_years(plan_part *part, const midterm_sheet *sheet)
{
    int64_t first = INT64_MAX, last = -1;
    for (int64_t i = 0; i < sheet->count; i++) {
        const pace_gap *gap = sheet->rows[i].gap;
        int64_t from, to = sheet->periods - 1;
        if (!in_part(part, gap) || pace_period_diff(&from, gap->base_period, sheet->first, NULL))
            continue;
        if (pace_period_is_set(gap->target_period) && pace_period_diff(&to, gap->target_period, sheet->first, NULL))
            continue;
        first = from + 1 < first ? from + 1 : first;
        last = to > last ? to : last;
    }
    part->from = first < 0 || first == INT64_MAX ? 0 : first;
    part->years = (last < sheet->periods ? last + 1 : sheet->periods) - part->from;
    if (part->years < 0)
        part->years = 0;
}

static doc_table *new_table(content *c, const midterm_sheet *sheet, const plan_part *part)
{
    const doc_column before[BEFORE] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                       {"unit", say_word(c, W_MID_COL_UNIT), false},
                                       {"nature", say_word(c, W_MID_COL_NATURE), false},
                                       {"base", say_word(c, W_COL_BASE), true}};
    const doc_column after[AFTER] = {{"target", say_word(c, W_COL_TARGET), true},
                                     {"completion_pct", say_word(c, W_MID_COL_COMPLETION), true},
                                     {"elapsed_pct", say_word(c, W_MID_COL_ELAPSED), true},
                                     {"conclusion", say_word(c, W_MID_COL_CONCLUSION), false},
                                     {"projection", say_word(c, W_MID_COL_PROJECTION), true}};
    int64_t n = BEFORE + part->years + AFTER;
    doc_column *columns = pace__arena_alloc(&c->doc->arena, (size_t)n, sizeof *columns);
    doc_table *table;
    if (!columns)
        return NULL;
    memcpy(columns, before, sizeof before);
    for (int64_t i = 0; i < part->years; i++) {
        pace_period at = sheet->first;
        const char *label = pace_period_add(&at, sheet->first, part->from + i, NULL) ? "" : period_text(c, at);
        columns[BEFORE + i] = (doc_column){"actual", label, true};
    }
    memcpy(columns + BEFORE + part->years, after, sizeof after);
    table = doc_table_new(c->doc, *part->id ? doc_copy(c->doc, part->id) : "midterm",
                          say_fill(c, W_MID_CAPTION, "plan", part->name, NULL), columns, n);
    if (table)
        table->years = true;
    return table;
}

static const char *status_note(content *c, uint8_t status)
{
    switch (status) {
    case PACE_STATUS_ESTIMATED:
    case PACE_STATUS_FORECAST:
    case PACE_STATUS_IMPUTED: return say_word(c, W_MID_ESTIMATE);
    case PACE_STATUS_PROVISIONAL: return say_word(c, W_MID_PROVISIONAL);
    case PACE_STATUS_UNRELIABLE:
    case PACE_STATUS_UNVALIDATED: return say_word(c, W_MID_UNRELIABLE);
    case PACE_STATUS_DEFINITION: return say_word(c, W_MID_DEFINITION);
    case PACE_STATUS_BREAK: return say_word(c, W_MID_BREAK);
    default: return "";
    }
}

static const char *plain(const midterm_voice *v, double value)
{
    int decimals = amount_apart(value, v->gap->target_value, midterm_in_row(v, value));
    return midterm_number(v->c, value, decimals);
}

static const char *marked(const midterm_voice *v, double value, pace_qualifier qualifier)
{
    return amount_qualified(v->c, qualifier, plain(v, value), false);
}

/* "At least 10000" is no base to count from, but it is what is known of it. */
static const char *bounded_base(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    const pace_observation *origin = row_observation(gap, gap->base_period);
    double value = pace_view_at(gap->series.view, gap->base_period);
    if (!origin || pace_unit_convert(&value, value, gap->series.unit, gap->target.unit, NULL))
        return "";
    return marked(v, value, origin->qualifier);
}

static void base_cell(const midterm_voice *v, doc_row *cells)
{
    const pace_gap *gap = v->gap;
    if (gap->why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND) {
        doc_cell_text(cells, BEFORE - 1, bounded_base(v));
    } else if (row_has_base(gap)) {
        doc_cell_number(cells, BEFORE - 1, marked(v, gap->base, gap->target.base_qualifier), gap->base);
        if (gap->caveats & PACE_CAVEAT_IMPLIED_BASE)
            doc_cell_note(cells, BEFORE - 1, say_word(v->c, W_MID_IMPLIED));
        else
            doc_cell_when(cells, BEFORE - 1, period_text(v->c, gap->base_period));
    }
}

static const char *target_text(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double value = isfinite(gap->target_value) ? gap->target_value : gap->target.value;
    if (gap->target.relative_to)
        return row_target_text(v->c, gap, false);
    if (isfinite(gap->target.value_high))
        return say_fill(v->c, W_BAND, "low", plain(v, gap->target.value), "high", plain(v, gap->target.value_high), NULL);
    return amount_qualified(v->c, gap->target.qualifier, midterm_number(v->c, value, amount_decimals(value)), false);
}

static void projection_cell(const midterm_voice *v, doc_row *cells, int64_t column)
{
    const pace_midterm_row *row = v->row;
    double value = row->projection;
    bool exact = row_decided(v->gap) && !(v->gap->gap_low < v->gap->gap_high);
    int decimals;
    if (!isfinite(value))
        return;
    decimals = amount_apart(value, v->gap->target_value, midterm_projection_decimals(v, value));
    doc_cell_number(cells, column, midterm_number(v->c, value, decimals), value);
    if (row->elapsed < 1 && (row->projection_meets || exact))
        doc_cell_note(cells, column, say_word(v->c, row->projection_meets ? W_MID_WILL_MEET : W_MID_WILL_MISS));
}

static const char *nature_text(const content *c, pace_nature nature)
{
    return nature == PACE_BINDING ? say_word(c, W_MID_BINDING) : nature == PACE_ANTICIPATORY ? say_word(c, W_MID_ANTICIPATORY) : "";
}

static void share_cell(content *c, doc_row *cells, int64_t column, double fraction)
{
    if (isfinite(fraction))
        doc_cell_number(cells, column, midterm_percent(c, fraction, midterm_share_decimals(fraction)), 100 * fraction);
}

static void table_row(content *c, const midterm_sheet *sheet, doc_table *table, const plan_part *part, int64_t at)
{
    midterm_voice v = midterm_voice_of(c, sheet, at);
    doc_row *cells = doc_row_add(c->doc, table);
    int64_t after = BEFORE + part->years;
    if (!cells)
        return;
    doc_cell_text(cells, 0, midterm_name(c, sheet, at));
    doc_cell_text(cells, 1, midterm_unit_words(c, v.gap));
    doc_cell_text(cells, 2, nature_text(c, v.gap->target.nature));
    base_cell(&v, cells);
    for (int64_t i = 0; i < part->years; i++) {
        int64_t k = part->from + i;
        if (!isfinite(v.row->actual[k]))
            continue;
        doc_cell_number(cells, BEFORE + i, marked(&v, v.row->actual[k], (pace_qualifier)v.row->qualifier[k]), v.row->actual[k]);
        doc_cell_note(cells, BEFORE + i, status_note(c, v.row->status[k]));
    }
    if (v.gap->target.words)
        doc_cell_text(cells, after, doc_copy(c->doc, v.gap->target.words));
    else
        doc_cell_number(cells, after, target_text(&v), v.gap->target_value);
    doc_cell_when(cells, after, midterm_due(&v));
    share_cell(c, cells, after + 1, v.row->completion);
    share_cell(c, cells, after + 2, v.row->elapsed);
    doc_cell_text(cells, after + 3, midterm_conclusion(c, v.gap, true));
    cells->cells[after + 3].tone = row_tone(v.gap);
    projection_cell(&v, cells, after + 4);
}

/* --- parts -------------------------------------------------------------------------------------------------------- */

static bool part_of(plan_part *part, content *c, const midterm_sheet *sheet, int64_t plan)
{
    int64_t count = 0;
    const pace_plan *plans = pace_dataset_plans(sheet->data, &count);
    bool any = false;
    *part = (plan_part){&plans[plan], plans[plan].id, "", 0, 0};
    for (int64_t i = 0; i < sheet->count && !any; i++)
        any = in_part(part, sheet->rows[i].gap);
    if (!any)
        return false;
    part->name = doc_copy(c->doc, pace_names_get(plans[plan].name, c->lang));
    find_years(part, sheet);
    return true;
}

typedef void part_writer(content *c, const midterm_sheet *sheet, const plan_part *part);

static void each_part(content *c, const midterm_sheet *sheet, part_writer *write)
{
    int64_t count = 0;
    plan_part part;
    (void)pace_dataset_plans(sheet->data, &count);
    for (int64_t p = 0; p < count; p++)
        if (part_of(&part, c, sheet, p))
            write(c, sheet, &part);
}

static bool several_parts(content *c, const midterm_sheet *sheet)
{
    int64_t count = 0, n = 0;
    plan_part part;
    (void)pace_dataset_plans(sheet->data, &count);
    for (int64_t p = 0; p < count; p++)
        n += part_of(&part, c, sheet, p);
    return n > 1;
}

/* The years stand there all, as the plan counts them; a plan that parts no targets by nature has no column for it. */
enum { NATURE = 2 };

static void write_table(content *c, const midterm_sheet *sheet, const plan_part *part)
{
    doc_table *table = new_table(c, sheet, part);
    bool natureless = false;
    for (int64_t i = 0; table && i < sheet->count; i++)
        if (in_part(part, sheet->rows[i].gap))
            table_row(c, sheet, table, part, i);
    if (table && table->row_count && content_is_same(table, NATURE) && !*table->first->cells[NATURE].text) {
        content_drop_column(table, NATURE);
        natureless = true;
    }
    doc_place(c->doc, table);
    if (natureless)
        doc_paragraph(c->doc, say_fill(c, W_COLUMNS_LEFT, "names", say_word(c, W_MID_COL_NATURE), "why",
                                       say_word(c, W_WHY_NO_NATURE), NULL), NULL);
    if (table && !several_parts(c, sheet))
        table->number = 0; /* the only one */
}

enum { ALIKE = 3, MOST_COMPARED = 500 };

/* Targets of which nothing is known and that have the same sentence stand in it together, from ALIKE on: their names. NULL =
 * the row is not alone in having it and not the first; "" = it speaks for itself. */
static const char *names_alike(content *c, const midterm_sheet *sheet, const plan_part *part, const char *const *said, int64_t at)
{
    pace_buffer names = PACE_BUFFER_INIT;
    int64_t count = 0, first = at;
    names.allocator = c->allocator;
    for (int64_t i = 0; i < sheet->count; i++) {
        const pace_gap *gap = sheet->rows[i].gap;
        if (!said[i] || !in_part(part, gap) || isfinite(gap->latest) || isfinite(gap->base) || strcmp(said[i], said[at]) != 0)
            continue;
        first = count ? first : i;
        pace_buffer_text(&names, count++ ? say_word(c, W_COMMA) : "");
        pace_buffer_text(&names, midterm_name(c, sheet, i));
    }
    if (isfinite(sheet->rows[at].gap->latest) || isfinite(sheet->rows[at].gap->base) || count < ALIKE) {
        pace_buffer_clear(&names);
        return "";
    }
    if (first < at) {
        pace_buffer_clear(&names);
        return NULL;
    }
    return doc_take(c->doc, &names);
}

static void write_sentences(content *c, const midterm_sheet *sheet, const plan_part *part)
{
    const char **said = pace__arena_alloc(&c->doc->arena, sheet->count > 0 ? (size_t)sheet->count : 1, sizeof *said);
    doc_block *list;
    if (several_parts(c, sheet))
        doc_heading(c->doc, part->name);
    list = doc_list(c->doc);
    if (list)
        list->numbered = true;
    for (int64_t i = 0; said && i < sheet->count; i++)
        said[i] = in_part(part, sheet->rows[i].gap) ? midterm_clause(c, midterm_sentence_text(c, sheet, i)) : NULL;
    for (int64_t i = 0; list && said && i < sheet->count; i++) {
        const char *names;
        if (!said[i])
            continue;
        names = sheet->count <= MOST_COMPARED ? names_alike(c, sheet, part, said, i) : "";
        if (names)
            doc_add(c->doc, list, "target",
                    say_fill(c, W_MID_NAMED, "name", *names ? names : midterm_name(c, sheet, i), "sentence", said[i], NULL),
                    NULL);
    }
}

static void facts(content *c, const midterm_sheet *sheet)
{
    pace_midterm_counts all = pace_midterm_count_all(sheet->midterm);
    midterm_tally tallies[MIDTERM_TALLIES];
    doc_block *block = doc_facts(c->doc);
    doc_fact(c->doc, block, "targets", say_word(c, W_FACT_TARGETS), amount_count(c, all.targets), (double)all.targets, DOC_PLAIN);
    midterm_tallies(tallies, all);
    for (int i = 0; i < MIDTERM_TALLIES; i++) {
        const char *word = say_word(c, tallies[i].word);
        if (!tallies[i].count && (tallies[i].word == W_MID_OPEN_WORD || tallies[i].word == W_MID_MISSED_WORD))
            continue;
        if (*tallies[i].symbol)
            word = say_fill(c, W_SYMBOL_WORD, "symbol", tallies[i].symbol, "word", word, NULL);
        doc_fact(c->doc, block, "count", word, amount_count(c, tallies[i].count), (double)tallies[i].count, tallies[i].tone);
    }
}

static pace_period latest_of_all(const midterm_sheet *sheet)
{
    pace_period latest = PACE_PERIOD_NONE;
    for (int64_t i = 0; i < sheet->count; i++) {
        int sign = 1;
        pace_period at = sheet->rows[i].gap->latest_period;
        if (pace_period_is_set(at) && (!pace_period_is_set(latest) || (!pace_period_compare(&sign, at, latest, NULL) && sign > 0)))
            latest = at;
    }
    return latest;
}

static void summary(content *c, const midterm_sheet *sheet, bool html)
{
    const char *lines[MIDTERM_LINES];
    int n = midterm_summary_lines(lines, c, sheet->midterm);
    pace_period latest = latest_of_all(sheet);
    doc_section(c->doc, "summary", say_word(c, W_MID_SECTION_SUMMARY));
    if (html && pace_period_is_set(latest))
        doc_paragraph(c->doc, say_fill(c, W_MID_DATA_TO, "period", period_text(c, latest), NULL), NULL);
    if (html)
        facts(c, sheet);
    for (int i = 0; i < n; i++)
        doc_paragraph(c->doc, lines[i], NULL);
}

static void method(content *c)
{
    static const report_word notes[] = {W_MID_METHOD_COMPLETION, W_MID_METHOD_ELAPSED, W_MID_METHOD_PATH, W_MID_METHOD_PROJECTION,
                                        W_MID_METHOD_RATIO, W_MID_METHOD_VERDICT, W_METHOD_BOUNDS, W_MID_METHOD_ROUNDING};
    doc_block *list;
    doc_section(c->doc, "method", say_word(c, W_MID_SECTION_METHOD));
    list = doc_list(c->doc);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        doc_add(c->doc, list, "method", say_word(c, notes[i]), NULL);
}

static bool row_uses(const pace_gap *gap, const pace_source *source)
{
    if (gap->target.origin && gap->target.origin->source == source)
        return true;
    for (int64_t i = 0; gap->series.origin && i < gap->series.view.n; i++) {
        pace_period at = pace_view_period(gap->series.view, i);
        int64_t after = -1;
        if (!gap->series.origin[i] || gap->series.origin[i]->source != source || pace_period_diff(&after, at, gap->base_period, NULL))
            continue;
        if (after >= 0 && !(pace_period_is_set(gap->latest_period) && pace_period_diff(&after, gap->latest_period, at, NULL)) && after >= 0)
            return true;
    }
    return false;
}

/* The sources of the targets and of the figures from the base to the latest. */
static void sources(content *c, const midterm_sheet *sheet)
{
    int64_t count = 0;
    const pace_source *all = pace_dataset_sources(sheet->data, &count);
    doc_block *list;
    doc_section(c->doc, "sources", say_word(c, W_SECTION_SOURCES));
    list = doc_list(c->doc);
    for (int64_t s = 0; s < count; s++) {
        bool used = false;
        for (int64_t i = 0; i < sheet->count && !used; i++)
            used = row_uses(sheet->rows[i].gap, &all[s]);
        if (used)
            doc_add(c->doc, list, "source", content_source_text(c, &all[s]), NULL);
    }
}

/* --- the page ----------------------------------------------------------------------------------------------------- */

/* An evaluation in which every target that is known has come to its end is no mid-term one. */
static bool at_the_end(const midterm_sheet *sheet)
{
    bool any = false;
    for (int64_t i = 0; i < sheet->count; i++) {
        double elapsed = sheet->rows[i].elapsed;
        if (elapsed < 1)
            return false;
        any = any || elapsed >= 1;
    }
    return any;
}

static const char *title(content *c, const midterm_sheet *sheet)
{
    const char *name = pace_names_get(pace_dataset_name(sheet->data), c->lang);
    const char *plan = "";
    int64_t count = 0;
    plan_part part;
    (void)pace_dataset_plans(sheet->data, &count);
    if (!name || !*name)
        name = pace_dataset_id(sheet->data);
    if (!several_parts(c, sheet))
        for (int64_t p = 0; p < count; p++)
            if (part_of(&part, c, sheet, p))
                plan = part.name;
    if (!*plan || strcmp(plan, name) == 0) /* a data set of one plan often bears its name */
        return say_fill(c, at_the_end(sheet) ? W_MID_TITLE_END_BARE : W_MID_TITLE_BARE, "name", name, NULL);
    return say_fill(c, at_the_end(sheet) ? W_MID_TITLE_END : W_MID_TITLE, "name", name, "plans", plan, NULL);
}

static void build(content *c, const midterm_sheet *sheet, bool html)
{
    c->doc->title = title(c, sheet);
    if (html)
        summary(c, sheet, true);
    if (sheet->count) {
        doc_section(c->doc, "table", say_word(c, W_MID_SECTION_TABLE));
        each_part(c, sheet, write_table);
        doc_section(c->doc, "targets", say_word(c, W_MID_SECTION_SENTENCES));
        each_part(c, sheet, write_sentences);
    } else {
        doc_paragraph(c->doc, say_word(c, W_MID_NONE), NULL);
    }
    if (!html) {
        summary(c, sheet, false);
        return;
    }
    method(c);
    sources(c, sheet);
}

pace_status midterm_page(pace_buffer *out, const midterm_sheet *sheet, bool html, pace_error *err)
{
    pace_report page;
    content c;
    pace_status status;
    memset(&page, 0, sizeof page);
    page.allocator = sheet->allocator;
    page.lang = sheet->lang;
    page.data = sheet->data;
    midterm_begin(&c, &page.doc, sheet);
    build(&c, sheet, html);
    if (doc_failed(&page.doc))
        status = pace__fail_memory(err);
    else
        status = html ? report_html(out, &page, err) : report_markdown(out, &page, false, err);
    doc_clear(&page.doc);
    return status;
}
