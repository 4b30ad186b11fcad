/* The content of a report, before any format: blocks in reading order, made once and written by html.c, markdown.c and
 * json.c. Everything lives in one arena; building is sticky: after memory ran out, calls do nothing that matters. */
#ifndef PACE_LIB_REPORT_DOC_H
#define PACE_LIB_REPORT_DOC_H

#include <stdbool.h>
#include <stdint.h>
#include "core/core.h"
#include "pace/pace.h"

enum { DOC_REFS = 8 };

/* Numbers of the references (from 1) that a text or a cell rests on. */
typedef struct doc_refs {
    int32_t at[DOC_REFS];
    int32_t count;
} doc_refs;

typedef struct doc_ref { /* one printed figure and where it stands */
    int32_t number;
    const pace_observation *origin;
    const char *name; /* of the indicator, in the report's language */
    struct doc_ref *next;
} doc_ref;

typedef enum doc_tone { DOC_PLAIN = 0, DOC_GOOD, DOC_FINE, DOC_WARN, DOC_BAD, DOC_MUTED } doc_tone;

typedef struct doc_item {
    const char *text;
    const char *kind;  /* machine word: "plan", "target", "link", ...; "" = none */
    const char *label; /* of a fact; NULL elsewhere */
    double number;     /* of a fact; NaN = none */
    doc_tone tone;
    bool address; /* an address in the text is a link */
    doc_refs refs;
    struct doc_item *next;
} doc_item;

typedef struct doc_cell {
    const char *text; /* "" = empty */
    const char *when; /* its period or a note, said beside it; "" = none */
    bool note;        /* `when` is a note */
    bool address;     /* an address in the text is a link */
    double number;    /* the figure itself for json; NaN = the text is all */
    doc_tone tone;
    doc_refs refs;
} doc_cell;

typedef struct doc_column {
    const char *key, *label;
    bool numeric; /* right aligned */
} doc_column;

typedef struct doc_row {
    doc_cell *cells;
    const char *id; /* anchor; "" = none */
    struct doc_row *next;
} doc_row;

typedef struct doc_table {
    const char *id, *caption;
    doc_column *columns;
    bool years; /* a column a year: set close, and no heading broken */
    int number; /* from 1, in the order of the document; 0 = the numbers behind a figure, or the only table of all */
    int64_t column_count, row_count;
    doc_row *first, *last;
} doc_table;

typedef enum doc_drawing {
    DOC_BULLETS = 0,
    DOC_LINE,
    DOC_MULTIPLES,
    DOC_BARS,
    DOC_SCORECARD,
    DOC_GAPS,
    DOC_DUMBBELL,
    DOC_SPARKLINES,
    DOC_CONTRIBUTIONS,
    DOC_STRUCTURE
} doc_drawing;

typedef struct doc_figure {
    int number;
    const char *id, *type, *title, *subtitle, *source, *alt;
    doc_drawing drawing;
    double width, height;
    const pace_gap *rows; /* of all but bars and parts */
    int64_t count;
    int decimals;                  /* of the bars */
    const char *const *categories; /* of the bars, with one value each */
    const double *values;
    const char *label;
    const pace_period *period;  /* of parts: the first one; `count` periods */
    const char *const *parts;   /* their names */
    const double *part_values, *totals; /* [part * count + period], [count] */
    int64_t part_count;
    doc_table *table; /* the numbers behind it */
} doc_figure;

typedef enum doc_kind {
    DOC_SECTION = 0,
    DOC_HEADING,
    DOC_PARAGRAPH,
    DOC_FACTS,
    DOC_LIST,
    DOC_TABLE,
    DOC_FIGURE
} doc_kind;

typedef struct doc_block {
    doc_kind kind;
    const char *id;   /* of sections */
    const char *text; /* of sections, headings, paragraphs */
    doc_refs refs;
    doc_item *first, *last;
    bool numbered; /* of lists */
    doc_table *table;
    doc_figure *figure;
    struct doc_block *next;
} doc_block;

typedef struct report_doc {
    pace__arena arena;
    const char *title, *lang;
    doc_block *first, *last;
    doc_ref *first_ref, *last_ref;
    doc_ref **ref_slots; /* by the observation; ref_room is a power of two, at least twice the references */
    size_t ref_room;
    int figures, tables;
    pace_status status; /* sticky; arena.failed counts as well */
} report_doc;

void doc_init(report_doc *doc, const char *lang, const pace_allocator *allocator);
void doc_clear(report_doc *doc);
bool doc_failed(const report_doc *doc);

/* Copies into the arena. Never NULL: "" when memory is out. Bidirectional controls are left out: a name must not turn
 * the words around it. doc_take also clears the buffer. */
const char *doc_copy(report_doc *doc, const char *text);
const char *doc_take(report_doc *doc, pace_buffer *buffer);

void doc_section(report_doc *doc, const char *id, const char *title);
void doc_heading(report_doc *doc, const char *text);
void doc_paragraph(report_doc *doc, const char *text, const doc_refs *refs);
doc_block *doc_list(report_doc *doc);
doc_block *doc_facts(report_doc *doc);
doc_item *doc_add(report_doc *doc, doc_block *list, const char *kind, const char *text, const doc_refs *refs);
void doc_fact(report_doc *doc, doc_block *facts, const char *key, const char *label, const char *text, double number,
              doc_tone tone);

/* A table that is not yet in the document: doc_place puts it there, a figure carries it. */
doc_table *doc_table_new(report_doc *doc, const char *id, const char *caption, const doc_column *columns,
                         int64_t count);
doc_row *doc_row_add(report_doc *doc, doc_table *table);
void doc_cell_text(doc_row *row, int64_t column, const char *text);
void doc_cell_when(doc_row *row, int64_t column, const char *when);
void doc_cell_note(doc_row *row, int64_t column, const char *note);
void doc_cell_number(doc_row *row, int64_t column, const char *text, double number);
void doc_place(report_doc *doc, doc_table *table);
/* The number that the next figure will have, for words that lead to it. */
int doc_next_figure(const report_doc *doc);
doc_figure *doc_figure_add(report_doc *doc, const char *id, doc_drawing drawing);

/* The section whose title stands in quotation marks at `at`, the bytes of both, and its number from 1; NULL = none. */
const doc_block *doc_section_quoted(const report_doc *doc, const char *at, size_t *length, int *number);

/* Numbers a printed figure and adds it to refs (a full refs or a NULL origin changes nothing). */
void doc_cite(report_doc *doc, doc_refs *refs, const pace_observation *origin, const char *name);

#endif
