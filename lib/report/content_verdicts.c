/* What official rulebooks say about the targets: the main one's verdict, how many agree, what parts them, how likely it is. */
#include <math.h>
#include <string.h>
#include "report/content.h"

/* One rulebook a body, in its present edition, of those that need nothing besides a series and a target. The first judges every
 * kind of target. */
static const char *const usual[] = {"china-fyp", "eurostat", "open-sdg", "unsd-2023", "escap-anticipated", "sdsn", "unicef-aarr"};

enum { MOST_ROWS = 40, COL_NAME = 0, COL_TARGET, COL_MAIN, COL_AGREEMENT, COL_CHANCE, COLS };

pace_status content_open_verdicts(content *c, const pace_report_opts *opts, const pace_gap_filter *filter, pace_error *err)
{
    const char *const *names = opts->rulebooks ? opts->rulebooks : usual;
    int64_t count = opts->rulebooks ? opts->rulebook_count : (int64_t)(sizeof usual / sizeof *usual);
    if (count < 1 || count > CONTENT_BOOKS)
        return pace__fail(err, PACE_ERR_ARG, "rulebooks", "a report uses from 1 to %d rulebooks", CONTENT_BOOKS);
    for (int64_t i = 0; i < count; i++) {
        pace_status status = pace_rulebook_open(&c->books[i], names[i], err);
        if (status)
            return status;
        c->book_count++;
    }
    return pace_assess_table_new(&c->verdicts, c->data, (const pace_rulebook *const *)c->books, c->book_count, filter, NULL, err);
}

void content_close_verdicts(content *c)
{
    pace_assess_table_free(c->verdicts);
    for (int64_t i = 0; i < c->book_count; i++)
        pace_rulebook_free(c->books[i]);
    c->verdicts = NULL;
    c->book_count = 0;
}

static const char *book_name(content *c, const pace_rulebook *book)
{
    return doc_copy(c->doc, pace_names_get(pace_rulebook_name(book), c->lang));
}

/* As the tables call it: few readers know the ids. */
static const char *short_name(content *c, const pace_rulebook *book)
{
    static const struct {
        const char *id;
        report_word word;
    } known[] = {{"china-fyp", W_BOOK_CHINA_FYP}, {"eurostat", W_BOOK_EUROSTAT}, {"open-sdg", W_BOOK_OPEN_SDG},
                 {"unsd-2023", W_BOOK_UNSD},      {"escap-anticipated", W_BOOK_ESCAP},
                 {"sdsn", W_BOOK_SDSN},           {"unicef-aarr", W_BOOK_UNICEF}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(pace_rulebook_id(book), known[i].id) == 0)
            return say_word(c, known[i].word);
    return book_name(c, book);
}

static void introduce(content *c)
{
    doc_block *list;
    doc_paragraph(c->doc, say_fill(c, c->book_count > 1 ? W_VERDICTS_INTRO : W_VERDICTS_ONE, "main", short_name(c, c->books[0]), NULL), NULL);
    list = doc_list(c->doc);
    for (int64_t i = 0; i < c->book_count; i++) {
        const pace_rulebook *book = c->books[i];
        const char *edition = pace_rulebook_edition(book);
        doc_add(c->doc, list, "rulebook",
                say_fill(c, *edition ? W_RULEBOOK : W_RULEBOOK_UNDATED, "short", short_name(c, book), "id", pace_rulebook_id(book), "name", book_name(c, book), "edition", edition,
                         "unverified", pace_rulebook_is_unverified(book) ? say_word(c, W_RULEBOOK_UNVERIFIED) : "", NULL),
                NULL);
    }
    doc_paragraph(c->doc, say_word(c, W_VERDICTS_CHANCE), NULL);
}

/* --- cells --- */

static const char *class_text(content *c, const pace_assessment *row)
{
    const char *texts[PACE_RULE_CLASSES];
    int64_t count = 0, n = 0;
    const pace_rule_class *classes = pace_rulebook_classes(row->rulebook, &count);
    pace_buffer out = PACE_BUFFER_INIT;
    for (int64_t i = count - 1; i >= 0 && n < PACE_RULE_CLASSES; i--)
        if (row->classes >> i & 1u)
            texts[n++] = pace_names_get(classes[i].name, c->lang);
    if (!n)
        return say_word(c, W_NOT_JUDGED);
    out.allocator = c->allocator;
    for (int64_t i = 0; i < n; i++) {
        pace_buffer_text(&out, i ? say_word(c, W_OR) : "");
        pace_buffer_text(&out, texts[i]);
    }
    return doc_take(c->doc, &out);
}

/* The contradictions that the verdict hides; where there is no verdict, why. */
static const char *flags_text(content *c, const pace_assessment *row)
{
    pace_buffer out = PACE_BUFFER_INIT;
    if (!row->classes)
        return doc_copy(c->doc, pace_refusal_text(row->refusal, c->lang));
    out.allocator = c->allocator;
    for (unsigned bit = 1; bit && bit <= row->flags; bit <<= 1) {
        if (!(row->flags & bit))
            continue;
        pace_buffer_text(&out, out.length ? say_word(c, W_GROUP_SEPARATOR) : "");
        pace_buffer_text(&out, pace_flag_text(bit, c->lang));
    }
    return doc_take(c->doc, &out);
}

static doc_tone tone_of(const pace_assessment *row)
{
    switch (row->class_index >= 0 ? row->says : PACE_SAYS_NOTHING) {
    case PACE_SAYS_MET: return DOC_GOOD;
    case PACE_SAYS_ON_TRACK: return DOC_FINE;
    case PACE_SAYS_SHORT:
    case PACE_SAYS_STILL: return DOC_WARN;
    case PACE_SAYS_AWAY: return DOC_BAD;
    case PACE_SAYS_NOTHING: break;
    }
    return DOC_MUTED;
}

enum { MOST_CLAUSES = 2 };

static bool in_id(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* The rulebook whose id stands at `at`; NULL = none. */
static const pace_rulebook *book_at(const content *c, const char *text, const char *at)
{
    for (int64_t i = 0; i < c->book_count; i++) {
        const char *id = pace_rulebook_id(c->books[i]);
        size_t n = strlen(id);
        if (strncmp(at, id, n) == 0 && !in_id(at[n]) && (at == text || !in_id(at[-1])))
            return c->books[i];
    }
    return NULL;
}

/* "open-sdg and eurostat are parted by ..." with names for ids. */
static const char *in_names(content *c, const char *text)
{
    const char *parted = c->zh ? "之别：" : " are parted by ";
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (const char *at = text; *at;) {
        const pace_rulebook *book = book_at(c, text, at);
        if (book) {
            pace_buffer_text(&out, short_name(c, book));
            at += strlen(pace_rulebook_id(book));
        } else if (strncmp(at, parted, strlen(parted)) == 0) {
            pace_buffer_text(&out, say_word(c, W_DIFFER));
            at += strlen(parted);
        } else {
            pace_buffer_char(&out, *at++);
        }
    }
    return doc_take(c->doc, &out);
}

/* What parts the first two of the fewer from the others; the rest seldom tells anything else. */
static const char *parted_text(content *c, int64_t i)
{
    const char *separator = say_word(c, W_GROUP_SEPARATOR);
    pace_buffer out = PACE_BUFFER_INIT;
    int clauses = 1;
    out.allocator = c->allocator;
    pace_assess_parted(&out, c->verdicts, i, c->lang);
    for (char *at = out.text; at && (at = strstr(at, separator)) != NULL; at += strlen(separator)) {
        if (++clauses <= MOST_CLAUSES)
            continue;
        *at = '\0';
        out.length = (size_t)(at - out.text);
        break;
    }
    return in_names(c, doc_take(c->doc, &out));
}

static const char *agreement_text(content *c, const pace_agreement *agreement)
{
    report_word id = agreement->yes == 0 ? W_AGREEMENT_NONE
                     : agreement->yes == agreement->judged ? W_AGREEMENT_ALL
                                                           : W_AGREEMENT;
    if (agreement->judged == 1)
        id = agreement->yes ? W_AGREEMENT_ONE_YES : W_AGREEMENT_ONE_NO;
    return say_fill(c, id, "yes", amount_count(c, agreement->yes), "judged", amount_count(c, agreement->judged), NULL);
}

static bool look_ahead(content *c, pace_outlook *out, const pace_assessment *rows)
{
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    pace_status status;
    opts.allocator = c->allocator;
    opts.deadline = true;
    status = pace_outlook_of(out, rows, c->book_count, &opts, NULL);
    if (status)
        c->doc->status = status;
    return !status && pace_outlook_is_known(out);
}

static void chance_cell(content *c, doc_row *cells, const pace_assessment *rows)
{
    pace_buffer spread = PACE_BUFFER_INIT;
    pace_outlook outlook;
    const char *low, *high;
    if (!look_ahead(c, &outlook, rows))
        return;
    spread.allocator = c->allocator;
    pace_outlook_spread(&spread, &outlook, c->lang);
    low = pace_model_words(outlook.chances.at_lowest, c->lang);
    high = pace_model_words(outlook.chances.at_highest, c->lang);
    doc_cell_text(cells, COL_CHANCE, doc_take(c->doc, &spread));
    doc_cell_note(cells, COL_CHANCE, outlook.chances.usable > 1 ? say_fill(c, W_CHANCE_MODELS, "low", low, "high", high, NULL) : doc_copy(c->doc, low));
}

static void verdict_row(content *c, doc_table *table, int64_t i, const pace_agreement *agreement, const pace_assessment *rows)
{
    const pace_gap *row = &c->rows[i];
    doc_row *cells = doc_row_add(c->doc, table);
    if (!cells)
        return;
    doc_cell_text(cells, COL_NAME, row->target.name);
    doc_cell_note(cells, COL_NAME, row_plan_apart(c, row));
    doc_cell_number(cells, COL_TARGET, row_target_text(c, row, true), row->target_value);
    doc_cell_when(cells, COL_TARGET, row_due(c, row));
    doc_cite(c->doc, &cells->cells[COL_TARGET].refs, row->target.origin, row->target.name);
    doc_cell_text(cells, COL_MAIN, class_text(c, rows));
    doc_cell_note(cells, COL_MAIN, flags_text(c, rows));
    cells->cells[COL_MAIN].tone = tone_of(rows);
    if (agreement->judged) {
        doc_cell_text(cells, COL_AGREEMENT, agreement_text(c, agreement));
        doc_cell_note(cells, COL_AGREEMENT, parted_text(c, i));
    }
    if (table->column_count == COLS)
        chance_cell(c, cells, rows);
}

/* A flow of the due year alone says nothing before that year, whatever a rulebook makes of earlier ones. */
static bool is_judged(const pace_assessment *rows, int64_t count)
{
    if (rows->refusal == PACE_REFUSED_NOT_DUE)
        return false;
    for (int64_t i = 0; i < count; i++)
        if (rows[i].classes)
            return true;
    return false;
}

static bool has_chances(content *c)
{
    int64_t count = 0;
    const pace_agreement *agreements = pace_assess_table_agreements(c->verdicts, &count);
    const pace_assessment *rows = pace_assess_table_rows(c->verdicts, &(int64_t){0});
    for (int64_t i = 0; i < count && i < c->row_count; i++) {
        const pace_assessment *of = rows + agreements[i].first;
        pace_outlook outlook;
        if (is_judged(of, c->book_count) && look_ahead(c, &outlook, of))
            return true;
    }
    return false;
}

static const char *milestones_text(content *c, const pace_gap *row)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (int64_t i = 0; i < row->target.milestone_count; i++) {
        pace_gap milestone;
        if (pace_gap_milestone(&milestone, row, i, NULL, NULL))
            continue;
        pace_buffer_text(&out, out.length ? say_word(c, W_GROUP_SEPARATOR) : "");
        pace_gap_milestone_print(&out, &milestone, c->lang);
    }
    return doc_take(c->doc, &out);
}

/* What the plan's targets were to have reached on the way. */
static void plan_milestones(content *c, const pace_plan *plan)
{
    doc_block *list = NULL;
    for (int64_t i = 0; i < c->row_count; i++) {
        const pace_gap *row = &c->rows[i];
        if (!row->target.milestone_count || row_plan(c, row) != plan)
            continue;
        list = list ? list : doc_list(c->doc);
        doc_add(c->doc, list, "milestones", say_fill(c, W_MILESTONES, "name", row->target.name, "text", milestones_text(c, row), NULL), NULL);
    }
}

static doc_table *table_new(content *c)
{
    const doc_column columns[COLS] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                      {"target", say_word(c, W_COL_TARGET), true},
                                      {"verdict", say_fill(c, W_COL_MAIN_VERDICT, "main", short_name(c, c->books[0]), NULL), false},
                                      {"agreement", say_word(c, W_COL_AGREEMENT), false},
                                      {"probability", say_word(c, W_COL_CHANCE), false}};
    return doc_table_new(c->doc, "verdicts-table", say_word(c, W_CAPTION_VERDICTS), columns, has_chances(c) ? COLS : COLS - 1);
}

/* Rows of a plan up to `room`; the others are counted. */
static int64_t plan_rows(content *c, doc_table *table, const pace_plan *plan, int64_t room, int64_t *more)
{
    int64_t count = 0, said = 0;
    const pace_agreement *agreements = pace_assess_table_agreements(c->verdicts, &count);
    const pace_assessment *rows = pace_assess_table_rows(c->verdicts, &(int64_t){0});
    for (int64_t i = 0; table && i < count && i < c->row_count; i++) {
        if (row_plan(c, &c->rows[i]) != plan || !is_judged(rows + agreements[i].first, c->book_count))
            continue;
        if (said == room)
            ++*more;
        else
            verdict_row(c, table, i, &agreements[i], rows + agreements[i].first), said++;
    }
    return said;
}

void content_verdicts(content *c)
{
    int64_t said = 0, more = 0;
    doc_table *table;
    doc_section(c->doc, "verdicts", say_word(c, W_SECTION_VERDICTS));
    if (!c->row_count) {
        doc_paragraph(c->doc, say_word(c, W_NO_TARGETS), NULL);
        return;
    }
    introduce(c);
    table = table_new(c);
    for (int64_t p = 0; p < c->plan_count; p++)
        said += plan_rows(c, table, c->plans[p], MOST_ROWS - said, &more);
    doc_place(c->doc, table);
    for (int64_t p = 0; p < c->plan_count; p++)
        plan_milestones(c, c->plans[p]);
    if (!said)
        doc_paragraph(c->doc, say_word(c, W_VERDICTS_NONE), NULL);
    if (more)
        doc_paragraph(c->doc, say_fill(c, W_VERDICTS_MORE, "count", amount_count(c, more), NULL), NULL);
    if (said && c->row_count > said + more)
        doc_paragraph(c->doc, say_fill(c, W_VERDICTS_REST, "count", amount_count(c, c->row_count - said - more), NULL), NULL);
}
