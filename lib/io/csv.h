/* Reading CSV: cells (csv_scan.c), lines that are no rows (csv_lines.c), what cells say (csv_value.c, csv_period.c),
 * the heading (csv_head.c), the form (csv_form.c), the rows (csv_read.c; periods side by side: csv_across.c), and all
 * faults instead of the first (csv_fault.c). */
#ifndef PACE_LIB_CSV_H
#define PACE_LIB_CSV_H

#include "io/explain.h"
#include "io/panel_internal.h"

typedef struct csv_cell {
    const char *text; /* without quotes; valid until the next cell */
    size_t n;
    const char *at, *line_start; /* in the input */
    int32_t line, index;         /* index from 0 within the row */
    bool quoted, last;           /* last of its row */
} csv_cell;

/* For %Q: it shows no more than the beginning. */
#define CSV_QUOTE(cell) (int)((cell)->n < 512 ? (cell)->n : 512), (cell)->text

typedef struct csv_scan {
    const char *name;
    const char *at, *end, *line_start;
    int32_t line, index;
    char delimiter, line_end; /* line_end '\r' only in files without any '\n' */
    bool tab_comma;           /* "\t,": a comma behind each tab belongs to it */
    bool stops[256];          /* bytes that end a run of plain text */
    pace_buffer scratch;      /* of a quoted cell with doubled quotes */
    pace_unit above;          /* written above the heading, 单位：亿元; quantity NONE = none */
} csv_scan;

void csv_scan_init(csv_scan *scan, const panel_input *input, char delimiter);
void csv_scan_clear(csv_scan *scan);
void csv_scan_delimiter(csv_scan *scan, char delimiter);
/* Past blank lines to the next row; counts them. False at the end of the file. */
bool csv_scan_row(csv_scan *scan, int64_t *blank, int32_t *first_blank);
pace_status csv_scan_cell(csv_scan *scan, csv_cell *cell, pace_error *err);
/* Past comments, a separator line and titles to the heading, and which delimiter it has; the unit above it. */
void csv_scan_heading(csv_scan *scan, panel_notes *notes);
/* The row at the reading place, without going past it. */
typedef struct csv_look {
    int filled;      /* cells that are not empty; -1: it cannot be read */
    csv_cell first;  /* of these */
    csv_cell wanted; /* cell number `index`, trimmed; n = 0 where there is none */
    const char *end; /* behind the row */
    const char *line_start;
    int32_t line;
} csv_look;
csv_look csv_look_ahead(const csv_scan *scan, int32_t index);
/* 注： 资料来源： Note: and the like: a line below the table. */
bool csv_begins_note(const char *text, size_t n);
/* Excel's own first line, "sep=;"; the first of the three delimiters in a line. */
bool csv_take_separator(csv_scan *scan);
char csv_guess_delimiter(const csv_scan *scan);
/* Past one line, whatever it holds. */
void csv_skip_line(csv_scan *scan);
int csv_place(const csv_cell *cell); /* character column of its beginning */
void csv_trim(csv_cell *cell);       /* spaces, tabs, no-break and ideographic spaces at both ends */
size_t csv_count_lines(const char *text, size_t n); /* line feeds, in quotes too */
bool csv_cell_is(const csv_cell *cell, const char *text);

/* --- columns ----------------------------------------------------------------------------------------------------- */
typedef enum csv_role {
    CSV_SERIES = 0, /* wide: a column of values */
    CSV_PERIOD,
    CSV_KEY, /* long: the series' key */
    CSV_VALUE,
    CSV_STATUS,
    CSV_UNIT,
    CSV_QUALIFIER, /* long: about, at_least ... */
    CSV_BASIS,     /* long: current, constant-2010 ... */
    CSV_EMPTY,   /* neither heading nor values */
    CSV_IGNORED, /* notes and the like */
    CSV_NAME,    /* periods side by side: what the row is about */
    CSV_ACROSS   /* periods side by side: the values of a period */
} csv_role;

typedef struct csv_column {
    csv_role role;
    int32_t heading; /* number of its name among the headings; -1 = none */
    int32_t series;  /* of CSV_SERIES */
    int32_t ord;     /* of CSV_ACROSS: its period */
    int32_t place;   /* character column of its heading */
} csv_column;

typedef enum csv_unit_from {
    UNIT_NONE = 0,
    UNIT_HEADING,
    UNIT_COLUMN,
    UNIT_ROW,
    UNIT_NAME,
    UNIT_ABOVE,
    UNIT_CELLS
} csv_unit_from;

/* What is known of one series while its values are read. */
typedef struct csv_series {
    pace_unit unit;
    uint8_t unit_from;     /* csv_unit_from */
    pace_basis basis;
    bool has_basis;        /* a row told it */
    bool yearly;           /* the heading says that it is a rate over a year */
    int32_t line;          /* of its first row, in the long form */
    bool plain;            /* values without a unit were seen */
    bool grouped;          /* thousands separators that can be nothing else were seen */
    int32_t doubtful_line; /* first value such as 1,234 that needs `grouped`; 0 = none */
    int32_t doubtful_index;
} csv_series;

typedef struct csv_faults { /* where all faults are wanted */
    pace_buffer *lines;
    int64_t count;
} csv_faults;

typedef struct csv_row_name {     /* of a series whose periods stand side by side; texts in the builder's arena */
    const char *name, *id, *unit; /* as they stand; "" = none */
    const char *shown;            /* the name without a unit in brackets */
    size_t shorter;               /* bytes of the name without a unit in brackets; 0 = it has none */
    int32_t line, column;
} csv_row_name;

typedef struct csv_reader {
    const panel_input *input;
    const pace_allocator *allocator;
    csv_scan scan;
    panel_builder builder;
    pace_dialect dialect;
    csv_column *columns;
    size_t column_count, column_capacity;
    csv_series *series;
    size_t series_count, series_capacity;
    panel_names headings;
    bool is_long, is_across;
    bool noted; /* lines of notes below the table have begun */
    bool bad;   /* something in this row or heading was wrong */
    bool lost;  /* and what: its period, or its width: the rest of the row has no place */
    int32_t period_index;
    const char *head_at, *rows_at; /* where heading and rows begin, and in which line */
    int32_t head_line, rows_line;
    int32_t calendar_line; /* where the frequency was first seen */
    int32_t to_date_line;  /* first year-to-date label; 0 = none */
    int32_t single_line;   /* first label that is neither that nor the first period of a year */
    bool first_days;       /* all dates so far are first days of a month */
    int64_t rows;
    csv_row_name *names; /* one a series, where the periods stand side by side */
    size_t name_count, name_capacity;
    csv_faults *faults;   /* NULL: the first one ends the reading */
    explain_marks *marks; /* one a series, where an explanation is wanted; else NULL */
    size_t mark_capacity;
    bool explains;
} csv_reader;

void csv_reader_init(csv_reader *reader, const panel_input *input, const panel_notes *notes);
void csv_reader_clear(csv_reader *reader);
/* The heading, cell by cell: columns with the role that their name suggests. */
pace_status csv_read_head(csv_reader *reader, pace_error *err);
/* From these to the form of the table, the final roles, keys and units. */
pace_status csv_settle_form(csv_reader *reader, pace_error *err);
csv_role csv_role_of(const char *text, size_t n);
csv_series *csv_series_at(csv_reader *reader, size_t index); /* makes it; NULL: no memory */

typedef struct csv_value {
    double value; /* in the unit of the series */
    int8_t decimals;
    uint8_t qualifier;
} csv_value;
pace_status csv_read_value(csv_reader *reader, csv_cell *cell, csv_series *series, csv_value *out, pace_error *err);
bool csv_is_missing_mark(const csv_reader *reader, const char *text, size_t n);
pace_status csv_read_unit(csv_reader *reader, csv_cell *cell, csv_series *series, csv_unit_from from, pace_error *err);
/* After the last row: values that stayed doubtful. */
pace_status csv_check_values(csv_reader *reader, pace_error *err);
pace_status csv_read_period(csv_reader *reader, csv_cell *cell, int32_t *ord, pace_error *err);
bool csv_is_first_day(const csv_cell *cell); /* "-01" at the end of an ISO date */
pace_status csv_check_periods(csv_reader *reader, pace_error *err);
/* Character column of a cell of the heading or the rows that was read long ago. */
int csv_find_column(const csv_reader *reader, int32_t line, int32_t index);

/* --- lines and forms -----------------------------------------------------------------------------------------------
 */
bool csv_is_period(const char *text, size_t n); /* one of any frequency, or 2015年1-6月 */
/* Footnotes at the reading place are passed and counted; false where none is. */
bool csv_pass_footnote(csv_reader *reader);
/* "GDP(亿元)" or "GDP（亿元）": the unit, and how many bytes come before it; yearly: "(% yoy)". 0: there is none. */
size_t csv_split_unit(pace_unit *unit, bool *yearly, const char *text, size_t n);
/* Past blank lines and footnotes to the next row. */
bool csv_next_row(csv_reader *reader);
pace_status csv_fail_width(const csv_reader *reader, const csv_cell *cell, pace_error *err);
pace_status csv_check_empty(const csv_reader *reader, csv_cell *cell, pace_error *err);

bool csv_looks_across(const csv_reader *reader);
pace_status csv_settle_across(csv_reader *reader, pace_error *err);
pace_status csv_read_across(csv_reader *reader, pace_error *err);
/* A row of units below the heading, as its first. */
pace_status csv_read_unit_row(csv_reader *reader, pace_error *err);
/* The key of each series where its periods stand side by side. */
pace_status csv_name_across(csv_reader *reader, pace_error *err);
bool csv_is_aside(const char *text, size_t n); /* 备注, note: columns that hold no data */

/* The words of a heading, "" for none. */
const char *csv_heading(const csv_reader *reader, size_t column);
/* A fault that has to do with a column gets its heading before its text. Where all faults are wanted it is written
 * down, `bad` is set and PACE_OK comes back, so that reading can go on; PACE_ERR_NOMEM always comes back. column -1:
 * none. */
pace_status csv_judge(csv_reader *reader, int32_t column, pace_status status, pace_error *err);
/* What is left to check after the rows, all of it. */
pace_status csv_judge_table(csv_reader *reader, const panel_table *table, pace_error *err);
pace_status csv_fail_twice(const csv_reader *reader, const panel_clash *clash, pace_error *err);

/* From the heading to the panel. faults set: no panel, *out stays. */
pace_status csv_read(pace_panel **out, csv_reader *reader, pace_error *err);
pace_status panel_check_csv(csv_faults *faults, const panel_input *input, panel_notes *notes, pace_error *err);
void explain_csv(pace_explanation *of, const csv_reader *reader, const pace_panel *panel);

#endif
