/* Every figure with its source and place, and the sources. Written last: the other sections have cited by then. */
#include <math.h>
#include <string.h>
#include "report/content.h"

enum { R_NUMBER = 0, R_NAME, R_PERIOD, R_VALUE, R_STATUS, R_SOURCE, R_PLACE, R_SENTENCE, R_COLS };

static const char *value_text(content *c, const pace_observation *o)
{
    amount_scale scale = amount_scale_of(c, o->unit, o->unit_text, o->value, true);
    bool range = isfinite(o->value_high);
    const char *amount =
        amount_text(c, &scale, o->value, amount_printed(&scale, o->value, o->decimals), range ? 0 : AMOUNT_WORDS);
    if (range)
        amount =
            say_fill(c, W_BAND, "low", amount, "high", amount_text(c, &scale, o->value_high, -1, AMOUNT_WORDS), NULL);
    return amount_qualified(c, o->qualifier, amount, false);
}

static bool has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

/* The characters that stand there, with the unit's words: "1.65万亿元", "前三". A word is its own unit unless the unit
 * counts things ("六" "连冠"); a sign or a limit that the sentence puts in words stands before it. */
static const char *token_text(content *c, const pace_observation *o)
{
    const char *token = o->at.token, *unit = o->unit_text ? o->unit_text : "";
    bool digits = has_digit(token);
    bool share = o->unit.quantity == PACE_PERCENT || o->unit.quantity == PACE_RATIO || o->unit.quantity == PACE_RANK;
    pace_buffer out = PACE_BUFFER_INIT;

    out.allocator = c->allocator;
    if (digits && o->value < 0 && !strpbrk(token, "-") && !strstr(token, "\xe2\x88\x92"))
        pace_buffer_text(&out, "\xe2\x88\x92");
    pace_buffer_text(&out, token);
    if (digits && o->unit.quantity == PACE_PERCENT && !strchr(token, '%'))
        pace_buffer_char(&out, '%');
    else if (*unit && !strstr(token, unit) && !share)
        pace_buffer_text(&out, unit);
    token = doc_take(c->doc, &out);
    return digits ? amount_qualified(c, o->qualifier, token, false) : token;
}

/* Without a token, or where it does not carry the whole figure, the recorded value. */
static const char *printed_value(content *c, const pace_observation *o)
{
    bool units = (o->unit_text && *o->unit_text) || o->unit.quantity == PACE_PERCENT;
    bool whole = o->at.token && *o->at.token && !isfinite(o->value_high) && (units || !has_digit(o->at.token));
    return whole ? token_text(c, o) : value_text(c, o);
}

static const char *whole_number(content *c, int64_t value)
{
    pace_buffer number = PACE_BUFFER_INIT;
    number.allocator = c->allocator;
    pace_buffer_integer(&number, value);
    return doc_take(c->doc, &number);
}

static const char *place_text(content *c, const pace_observation *o)
{
    const char *document, *section, *at = "";
    pace_buffer number = PACE_BUFFER_INIT;

    if (o->line > 0)
        return say_fill(c, W_PLACE_CELL, "file", o->at.section, "line", whole_number(c, o->line), "column",
                        whole_number(c, o->column), NULL);
    if (!o->at.document)
        return doc_copy(c->doc, o->source->detail);
    number.allocator = c->allocator;
    pace_buffer_integer(&number, o->at.offset);
    document = doc_copy(c->doc, pace_names_get(o->at.document->name, c->lang));
    if (!*document)
        document = doc_copy(c->doc, o->at.document->id);
    section = o->at.section && *o->at.section ? say_fill(c, W_PLACE_SECTION, "section", o->at.section, NULL) : "";
    if (o->at.offset >= 0)
        at = say_fill(c, o->at.token && *o->at.token ? W_PLACE_CHARACTER_TOKEN : W_PLACE_CHARACTER, "at",
                      doc_take(c->doc, &number), "token", o->at.token, NULL);
    else
        pace_buffer_clear(&number);
    return say_fill(c, W_PLACE, "document", document, "section", section, "at", at, NULL);
}

static const char *sentence_text(content *c, const pace_observation *o)
{
    const char *text = NULL;
    size_t n = 0;
    pace_buffer out = PACE_BUFFER_INIT;
    if (!o->at.document || pace_dataset_sentence(&text, &n, c->data, &o->at, NULL))
        return "";
    out.allocator = c->allocator;
    pace_buffer_bytes(&out, text, n);
    return doc_take(c->doc, &out);
}

static const char *status_text(content *c, const pace_observation *o)
{
    static const report_word roles[] = {W_ROLE_ACTUAL, W_ROLE_ESTIMATE, W_ROLE_TARGET, W_ROLE_REFERENCE};
    const char *role = say_word(c, roles[o->role]);
    char letter[2] = {0, 0};
    if (o->status == PACE_STATUS_NORMAL || o->status == 0)
        return role;
    letter[0] = (char)o->status;
    return say_fill(c, o->status == PACE_STATUS_UNRELIABLE ? W_ROLE_UNRELIABLE : W_ROLE_STATUS, "role", role, "letter",
                    letter, NULL);
}

static void reference_row(content *c, doc_table *table, const doc_ref *ref, const char *sentence)
{
    doc_row *row = doc_row_add(c->doc, table);
    const pace_observation *o = ref->origin;
    const char *number = amount_count(c, ref->number);
    if (!row)
        return;
    row->id = say_fill(c, W_ID_REFERENCE, "number", number, NULL);
    doc_cell_number(row, R_NUMBER, number, (double)ref->number);
    doc_cell_text(row, R_NAME, ref->name);
    doc_cell_text(row, R_PERIOD, span_text(c, o->period));
    doc_cell_number(row, R_VALUE, printed_value(c, o), o->value);
    doc_cell_text(row, R_STATUS, status_text(c, o));
    doc_cell_text(row, R_SOURCE, doc_copy(c->doc, pace_names_get(o->source->name, c->lang)));
    doc_cell_text(row, R_PLACE, place_text(c, o));
    row->cells[R_PLACE].address = true;
    if (table->column_count > R_SENTENCE)
        doc_cell_text(row, R_SENTENCE, sentence);
}

/* The column of sentences is there only where a text was brought. */
static void references(content *c)
{
    const doc_column columns[R_COLS] = {
        {"number", say_word(c, W_COL_NUMBER), false}, {"indicator", say_word(c, W_COL_INDICATOR), false},
        {"period", say_word(c, W_COL_PERIOD), true},  {"value", say_word(c, W_COL_PRINTED), true},
        {"status", say_word(c, W_COL_STATUS), false}, {"source", say_word(c, W_COL_SOURCE), false},
        {"place", say_word(c, W_COL_PLACE), false},   {"sentence", say_word(c, W_COL_SENTENCE), false}};
    bool quoted = false;
    doc_table *table;

    for (const doc_ref *ref = c->doc->first_ref; ref && !quoted; ref = ref->next)
        quoted = *sentence_text(c, ref->origin) != 0;
    table = doc_table_new(c->doc, "references-table", say_word(c, W_CAPTION_REFERENCES), columns,
                          quoted ? R_COLS : R_COLS - 1);
    if (!table)
        return;
    for (const doc_ref *ref = c->doc->first_ref; ref; ref = ref->next)
        reference_row(c, table, ref, quoted ? sentence_text(c, ref->origin) : "");
    doc_place(c->doc, table);
}

static bool cited(const content *c, const pace_source *source)
{
    for (const doc_ref *ref = c->doc->first_ref; ref; ref = ref->next)
        if (ref->origin->source == source || strcmp(ref->origin->source->id, source->id) == 0)
            return true;
    return false;
}

const char *content_source_text(content *c, const pace_source *source)
{
    const char *name = doc_copy(c->doc, pace_names_get(source->name, c->lang));
    bool dated = pace_period_is_set(source->published.first) || pace_period_is_set(source->published.last);
    const char *published = dated ? say_fill(c, W_SOURCE_PUBLISHED, "date", span_text(c, source->published), NULL)
                                  : say_word(c, W_SOURCE_UNDATED);
    const char *publisher =
        source->publisher && *source->publisher ? say_fill(c, W_SOURCE_PART, "text", source->publisher, NULL) : "";
    const char *detail =
        source->detail && *source->detail ? say_fill(c, W_SOURCE_PART, "text", source->detail, NULL) : "";
    return say_fill(c, W_SOURCE, "name", name, "publisher", publisher, "published", published, "detail", detail, NULL);
}

static void source_item(content *c, doc_block *list, const pace_source *source)
{
    doc_item *item = doc_add(c->doc, list, doc_copy(c->doc, source->id), content_source_text(c, source), NULL);
    if (item)
        item->address = true;
}

void content_sources(content *c)
{
    int64_t count = 0;
    const pace_source *sources = pace_dataset_sources(c->data, &count);
    doc_block *list;

    doc_section(c->doc, "references", say_word(c, W_SECTION_REFERENCES));
    doc_paragraph(c->doc, say_word(c, W_REFERENCES_INTRO), NULL);
    references(c);
    doc_section(c->doc, "sources", say_word(c, W_SECTION_SOURCES));
    list = doc_list(c->doc);
    for (int64_t i = 0; i < count; i++)
        if (cited(c, &sources[i]))
            source_item(c, list, &sources[i]);
}
