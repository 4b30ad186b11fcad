#include "report/doc.h"

#include <math.h>
#include <string.h>

void doc_init(report_doc *doc, const char *lang, const pace_allocator *allocator)
{
    memset(doc, 0, sizeof *doc);
    pace__arena_init(&doc->arena, allocator);
    doc->lang = lang;
    doc->title = "";
}

void doc_clear(report_doc *doc)
{
    pace__arena_clear(&doc->arena);
}

bool doc_failed(const report_doc *doc)
{
    return doc->arena.failed || doc->status != PACE_OK;
}

/* U+200E U+200F, U+202A to U+202E, U+2066 to U+2069: all of three bytes, E2 80 .. or E2 81 .. */
static bool is_bidi_control(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;
    if (b[0] != 0xe2 || b[1] == 0)
        return false;
    if (b[1] == 0x80)
        return b[2] == 0x8e || b[2] == 0x8f || (b[2] >= 0xaa && b[2] <= 0xae);
    return b[1] == 0x81 && b[2] >= 0xa6 && b[2] <= 0xa9;
}

const char *doc_copy(report_doc *doc, const char *text)
{
    size_t n, to = 0;
    char *copy;

    if (!text)
        return "";
    n = strlen(text);
    copy = pace__arena_text(&doc->arena, text, n);
    if (!copy)
        return "";
    for (size_t from = 0; from < n;) {
        if (is_bidi_control(text + from))
            from += 3;
        else
            copy[to++] = text[from++];
    }
    copy[to] = 0;
    return copy;
}

const char *doc_take(report_doc *doc, pace_buffer *buffer)
{
    const char *copy = "";
    if (buffer->status)
        doc->status = buffer->status;
    else
        copy = doc_copy(doc, buffer->text);
    pace_buffer_clear(buffer);
    return copy;
}

static doc_block *block_add(report_doc *doc, doc_kind kind)
{
    doc_block *block = pace__arena_alloc(&doc->arena, 1, sizeof *block);
    if (!block)
        return NULL;
    block->kind = kind;
    block->id = block->text = "";
    if (doc->last)
        doc->last->next = block;
    else
        doc->first = block;
    doc->last = block;
    return block;
}

void doc_section(report_doc *doc, const char *id, const char *title)
{
    doc_block *block = block_add(doc, DOC_SECTION);
    if (block) {
        block->id = id;
        block->text = title;
    }
}

void doc_heading(report_doc *doc, const char *text)
{
    doc_block *block = block_add(doc, DOC_HEADING);
    if (block)
        block->text = text;
}

void doc_paragraph(report_doc *doc, const char *text, const doc_refs *refs)
{
    doc_block *block = block_add(doc, DOC_PARAGRAPH);
    if (!block)
        return;
    block->text = text;
    if (refs)
        block->refs = *refs;
}

doc_block *doc_list(report_doc *doc)
{
    return block_add(doc, DOC_LIST);
}

doc_block *doc_facts(report_doc *doc)
{
    return block_add(doc, DOC_FACTS);
}

doc_item *doc_add(report_doc *doc, doc_block *list, const char *kind, const char *text, const doc_refs *refs)
{
    doc_item *item = list ? pace__arena_alloc(&doc->arena, 1, sizeof *item) : NULL;
    if (!item)
        return NULL;
    item->kind = kind;
    item->text = text;
    item->number = (double)NAN;
    if (refs)
        item->refs = *refs;
    if (list->last)
        list->last->next = item;
    else
        list->first = item;
    list->last = item;
    return item;
}

void doc_fact(report_doc *doc, doc_block *facts, const char *key, const char *label, const char *text, double number,
              doc_tone tone)
{
    doc_item *item = doc_add(doc, facts, key, text, NULL);
    if (!item)
        return;
    item->label = label;
    item->number = number;
    item->tone = tone;
}

doc_table *doc_table_new(report_doc *doc, const char *id, const char *caption, const doc_column *columns, int64_t count)
{
    doc_table *table = pace__arena_alloc(&doc->arena, 1, sizeof *table);
    doc_column *copy = pace__arena_alloc(&doc->arena, (size_t)count, sizeof *copy);
    if (!table || !copy)
        return NULL;
    memcpy(copy, columns, (size_t)count * sizeof *copy);
    table->id = id;
    table->caption = caption;
    table->columns = copy;
    table->column_count = count;
    return table;
}

doc_row *doc_row_add(report_doc *doc, doc_table *table)
{
    doc_row *row = table ? pace__arena_alloc(&doc->arena, 1, sizeof *row) : NULL;
    doc_cell *cells = row ? pace__arena_alloc(&doc->arena, (size_t)table->column_count, sizeof *cells) : NULL;
    if (!cells)
        return NULL;
    for (int64_t i = 0; i < table->column_count; i++) {
        cells[i].text = cells[i].when = "";
        cells[i].number = (double)NAN;
    }
    row->cells = cells;
    row->id = "";
    if (table->last)
        table->last->next = row;
    else
        table->first = row;
    table->last = row;
    table->row_count++;
    return row;
}

void doc_cell_text(doc_row *row, int64_t column, const char *text)
{
    if (row)
        row->cells[column].text = text;
}

void doc_cell_when(doc_row *row, int64_t column, const char *when)
{
    if (row)
        row->cells[column].when = when;
}

void doc_cell_note(doc_row *row, int64_t column, const char *note)
{
    if (!row)
        return;
    row->cells[column].when = note;
    row->cells[column].note = true;
}

void doc_cell_number(doc_row *row, int64_t column, const char *text, double number)
{
    if (!row)
        return;
    row->cells[column].text = text;
    row->cells[column].number = isfinite(number) ? number : (double)NAN;
}

void doc_place(report_doc *doc, doc_table *table)
{
    doc_block *block = table && table->row_count ? block_add(doc, DOC_TABLE) : NULL;
    if (!block)
        return;
    block->table = table;
    table->number = ++doc->tables;
}

int doc_next_figure(const report_doc *doc)
{
    return doc->figures + 1;
}

doc_figure *doc_figure_add(report_doc *doc, const char *id, doc_drawing drawing)
{
    static const char *const types[] = {"bullets",    "line",          "multiples", "bars", "scorecard", "gaps",
                                        "dumbbell", "sparklines", "contributions", "structure"};
    doc_figure *figure = pace__arena_alloc(&doc->arena, 1, sizeof *figure);
    doc_block *block = figure ? block_add(doc, DOC_FIGURE) : NULL;
    if (!block)
        return NULL;
    block->figure = figure;
    figure->number = ++doc->figures;
    figure->id = id;
    figure->drawing = drawing;
    figure->type = types[drawing];
    figure->title = figure->subtitle = figure->source = figure->alt = figure->label = "";
    return figure;
}

/* The slot that holds the observation, or the free one where it would stand. Places in the arena are no secret and no
 * order: only the numbers, given in the order of citing, reach the report. */
static doc_ref **ref_slot(doc_ref **slots, size_t room, const pace_observation *origin)
{
    size_t at = (size_t)(((uint64_t)(uintptr_t)origin >> 3) * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (room - 1);
    while (slots[at] && slots[at]->origin != origin)
        at = (at + 1) & (room - 1);
    return &slots[at];
}

static bool grow_slots(report_doc *doc)
{
    size_t room = doc->ref_room ? 2 * doc->ref_room : 256;
    doc_ref **slots = pace__arena_alloc(&doc->arena, room, sizeof *slots);
    if (!slots)
        return false;
    for (doc_ref *ref = doc->first_ref; ref; ref = ref->next)
        *ref_slot(slots, room, ref->origin) = ref;
    doc->ref_slots = slots;
    doc->ref_room = room;
    return true;
}

static doc_ref *ref_of(report_doc *doc, const pace_observation *origin, const char *name)
{
    size_t known = doc->last_ref ? (size_t)doc->last_ref->number : 0;
    doc_ref **slot, *ref;
    if (2 * (known + 1) > doc->ref_room && !grow_slots(doc))
        return NULL;
    slot = ref_slot(doc->ref_slots, doc->ref_room, origin);
    if (*slot)
        return *slot;
    ref = pace__arena_alloc(&doc->arena, 1, sizeof *ref);
    if (!ref)
        return NULL;
    ref->origin = origin;
    ref->name = name;
    ref->number = (int32_t)known + 1;
    if (doc->last_ref)
        doc->last_ref->next = ref;
    else
        doc->first_ref = ref;
    doc->last_ref = *slot = ref;
    return ref;
}

void doc_cite(report_doc *doc, doc_refs *refs, const pace_observation *origin, const char *name)
{
    doc_ref *ref = origin && refs->count < DOC_REFS ? ref_of(doc, origin, name) : NULL;
    if (!ref)
        return;
    for (int32_t i = 0; i < refs->count; i++)
        if (refs->at[i] == ref->number)
            return;
    refs->at[refs->count++] = ref->number;
}

/* Straight or curled: the bytes of the mark, 0 = none. */
static size_t mark_at(const char *at)
{
    if (*at == '"')
        return 1;
    return strncmp(at, "\xe2\x80\x9c", 3) == 0 || strncmp(at, "\xe2\x80\x9d", 3) == 0 ? 3 : 0;
}

const doc_block *doc_section_quoted(const report_doc *doc, const char *at, size_t *length, int *number)
{
    size_t open = mark_at(at);
    *number = 0;
    for (const doc_block *block = doc->first; open && block; block = block->next) {
        size_t n = block->kind == DOC_SECTION ? strlen(block->text) : 0, close;
        *number += block->kind == DOC_SECTION;
        close = n && strncmp(at + open, block->text, n) == 0 ? mark_at(at + open + n) : 0;
        if (!close)
            continue;
        *length = open + n + close;
        return block;
    }
    return NULL;
}
