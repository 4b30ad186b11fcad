/* What the readers and writers of panels share. */
#ifndef PACE_LIB_PANEL_INTERNAL_H
#define PACE_LIB_PANEL_INTERNAL_H

#include "core/core.h"
#include "pace/panel.h"

#define IO_FILE_LIMIT ((size_t)1 << 30)       /* bytes of one input */
#define PANEL_SERIES_LIMIT ((int64_t)1 << 20) /* series of one panel */
#define PANEL_CELL_LIMIT ((int64_t)1 << 27)   /* values of one panel: a gibibyte of doubles */
#define IO_READ_STEP ((size_t)1 << 16)
#define IO_STDIN_NAME "<stdin>"

typedef struct panel_row {
    const char *key, *name; /* never NULL; in the arena */
    pace_unit unit;
    pace_basis basis;
    pace_measure_kind kind;
    pace_stock_flow stock_flow;
    pace_direction better;
    int32_t line, column; /* of its name in the text that it was read from; 0 = unknown */
    int32_t place;        /* of its values: the line of a row, the number of the cell of a column; 0 = unknown */
} panel_row;

/* A missing value has status O and any other A unless `status` says otherwise; it is NULL when nothing else is to say.
 */
struct pace_panel {
    pace_allocator memory;
    const pace_allocator *allocator; /* &memory, or NULL = malloc */
    pace__arena arena;
    int64_t rows, cols;
    pace_period first;
    double *values;     /* rows x cols, a row after the other */
    uint8_t *status;    /* the same shape, or NULL */
    int8_t *decimals;   /* the same shape, or NULL */
    uint8_t *qualifier; /* the same shape, or NULL = all exact */
    panel_row *series;  /* rows */
    char *assumptions;  /* in the arena; NULL = none */
    int32_t *places;    /* of each period, in the arena: the number of its cell, or its line; NULL = unknown */
    bool across;        /* a series is a row */
};

/* All values NaN, rows without a key. `arena` is moved into the panel; NULL = an empty one. */
pace_status panel_make(pace_panel **out, int64_t rows, int64_t cols, pace_period first, bool with_status,
                       bool with_decimals, pace__arena *arena, const pace_allocator *allocator, pace_error *err);

/* --- what was assumed ------------------------------------------------------------------------------------------- */
typedef enum panel_note_kind {
    NOTE_ENCODING = 0,
    NOTE_UTF8,
    NOTE_UTF16,
    NOTE_COMMENTS,
    NOTE_TITLES,
    NOTE_SEMICOLON,
    NOTE_TAB,
    NOTE_ACROSS,
    NOTE_PERIOD_WORDS,
    NOTE_FOOTNOTE_MARKS,
    NOTE_PERIOD_COLUMN,
    NOTE_UNIT,
    NOTE_UNIT_NAME,
    NOTE_UNIT_ROW,
    NOTE_UNIT_ABOVE,
    NOTE_ASIDE,
    NOTE_EMPTY_COLUMN,
    NOTE_MISSING,
    NOTE_THOUSANDS,
    NOTE_PERCENT,
    NOTE_UNIT_CELLS,
    NOTE_OTHER_UNITS,
    NOTE_QUALIFIED,
    NOTE_BRACKETS,
    NOTE_FULL_WIDTH,
    NOTE_MINUS,
    NOTE_YEAR_TO_DATE,
    NOTE_CONVERTED,
    NOTE_FIRST_DAYS,
    NOTE_BLANK_LINES,
    NOTE_SECTIONS,
    NOTE_FOOTNOTES,
    NOTE_ORDER,
    NOTE_GAPS,
    NOTE_KINDS
} panel_note_kind;

enum { NOTE_COLUMNS = 6 }; /* that are listed; the others are counted */

typedef struct panel_note {
    int64_t count;
    int32_t line;                  /* of the first one; 0 = the whole file */
    int32_t columns[NOTE_COLUMNS]; /* from 1 */
    int column_count;
    bool more_columns;
} panel_note;

typedef struct panel_marks { /* for missing, as they were met */
    char text[3][12];
    int count;
    bool more;
} panel_marks;

typedef struct panel_notes {
    panel_note of[NOTE_KINDS];
    panel_marks missing;
} panel_notes;

void panel_mark_add(panel_marks *marks, const char *text, size_t n);

void panel_note_add(panel_notes *notes, panel_note_kind kind, int32_t line, int32_t column);
/* One line for each kind that occurred, into the panel. */
pace_status panel_note_text(pace_panel *panel, const panel_notes *notes, pace_error *err);
void panel_note_words(pace_buffer *text, const panel_notes *notes);

/* --- names of series, each once ---------------------------------------------------------------------------------- */
typedef struct panel_name {
    const char *text;
    size_t n;
    uint64_t hash;
} panel_name;

typedef struct panel_names {
    const pace_allocator *allocator;
    pace__arena arena;
    panel_name *items;
    size_t count, capacity;
    uint32_t *slots; /* item + 1; 0 = free */
    size_t slot_count;
} panel_names;

void panel_names_init(panel_names *names, const pace_allocator *allocator);
void panel_names_clear(panel_names *names);
/* -1: it is not among them. */
int64_t panel_names_find(const panel_names *names, const char *text, size_t n);
/* The number of the name, which is *known or new. -1: no memory. */
int64_t panel_names_add(panel_names *names, const char *text, size_t n, bool *known);

/* --- from observations to a panel -------------------------------------------------------------------------------- */
typedef struct panel_cell {
    double value;
    int32_t series, ord;
    int32_t line;    /* or item, for the message when it comes twice */
    uint8_t status;    /* 0 = none given */
    int8_t decimals;   /* -1 = unknown */
    uint8_t qualifier; /* pace_qualifier */
} panel_cell;

typedef struct panel_clash { /* one period of one series, given twice */
    int64_t series;
    int32_t ord, line, first_line;
} panel_clash;

typedef struct panel_builder {
    const pace_allocator *allocator;
    panel_names names;
    panel_cell *cells;
    size_t count, capacity;
    pace_period calendar; /* any period of the common frequency */
    panel_notes notes;
} panel_builder;

void panel_builder_init(panel_builder *builder, const pace_allocator *allocator);
void panel_builder_clear(panel_builder *builder);
pace_status panel_builder_expect(panel_builder *builder, size_t count, pace_error *err); /* room for so many, if they come */
pace_status panel_builder_add(panel_builder *builder, const panel_cell *cell, pace_error *err);
/* The names move into the panel. clash->series is -1 unless something came twice (PACE_ERR_DATA, without a text: the
 * caller knows how to call the place). */
pace_status panel_from_cells(pace_panel **out, panel_builder *builder, panel_clash *clash, pace_error *err);

typedef struct panel_mark { /* a value that is not exact: few are */
    size_t at;
    uint8_t qualifier;
} panel_mark;

typedef struct panel_table { /* rows of periods in file order, `width` values each */
    int32_t *ords, *lines;
    size_t rows, row_capacity, ord_capacity;
    double *values;
    int8_t *decimals;
    size_t value_capacity, decimal_capacity;
    size_t width;
    panel_mark *marks;
    size_t mark_count, mark_capacity;
} panel_table;

void panel_table_clear(panel_table *table, const pace_allocator *allocator);
pace_status panel_from_table(pace_panel **out, panel_builder *builder, const panel_table *table, panel_clash *clash,
                             pace_error *err);

/* --- readers ------------------------------------------------------------------------------------------------------ */
typedef struct panel_input {
    const char *bytes; /* valid UTF-8 without NUL and without a byte-order mark */
    size_t n;
    const char *name;
    pace_read_opts opts;
} panel_input;

pace_status panel_take_options(pace_read_opts *out, const pace_read_opts *opts, pace_error *err);
bool panel_begins_as_json(const panel_input *input);
pace_status panel_read_csv(pace_panel **out, const panel_input *input, panel_notes *notes, pace_error *err);
pace_status panel_read_json(pace_panel **out, const panel_input *input, panel_notes *notes, pace_error *err);

/* Decodes opts.encoding into `decoded` where it is not UTF-8, strips a byte-order mark, and finds what is no text. */
pace_status panel_text(panel_input *input, pace_buffer *decoded, panel_notes *notes, pace_error *err);
/* Text for people into clean text: white space of any kind as one space. False: control characters. */
bool panel_clean(pace_buffer *clean, const char *text, size_t n);
/* Line and character column, both from 1, of a byte. */
void panel_place(int32_t *line, int32_t *column, const char *bytes, size_t offset);

/* For blocks of a file: -1 unless it is a regular one of 1 byte to IO_FILE_LIMIT (the caller of pace_file_read learns what is
 * wrong with it). */
int io_open_regular(const char *path, size_t *size);
/* Exactly n bytes; false where there are fewer or none can be had. */
bool io_read_at(int fd, size_t from, char *out, size_t n);
void io_close(int fd);

bool panel_status_known(char letter);
/* Letter of a value in the panel, with the rule of pace_panel.status. */
uint8_t panel_status_at(const pace_panel *panel, int64_t row, int64_t col);

#endif
