/* Reading CSV: cells (csv_scan.c), what they say (csv_value.c, csv_period.c), the heading (csv_head.c), the rows
 * (csv_read.c). */
#ifndef PACE_LIB_CSV_H
#define PACE_LIB_CSV_H

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
    bool stops[256];          /* bytes that end a run of plain text */
    pace_buffer scratch;      /* of a quoted cell with doubled quotes */
} csv_scan;

void csv_scan_init(csv_scan *scan, const panel_input *input, char delimiter);
void csv_scan_clear(csv_scan *scan);
void csv_scan_delimiter(csv_scan *scan, char delimiter);
/* Past blank lines to the next row; counts them. False at the end of the file. */
bool csv_scan_row(csv_scan *scan, int64_t *blank, int32_t *first_blank);
pace_status csv_scan_cell(csv_scan *scan, csv_cell *cell, pace_error *err);
/* Past comments and a separator line to the heading, and which delimiter it has. */
void csv_scan_heading(csv_scan *scan, panel_notes *notes);
/* Past one line, whatever it holds. */
void csv_skip_line(csv_scan *scan);
int csv_place(const csv_cell *cell); /* character column of its beginning */
void csv_trim(csv_cell *cell);       /* spaces, tabs, no-break and ideographic spaces at both ends */
bool csv_cell_is(const csv_cell *cell, const char *text);

/* --- columns ----------------------------------------------------------------------------------------------------- */
typedef enum csv_role {
    CSV_SERIES = 0, /* wide: a column of values */
    CSV_PERIOD,
    CSV_KEY, /* long: the series' key */
    CSV_VALUE,
    CSV_STATUS,
    CSV_UNIT,
    CSV_EMPTY /* neither heading nor values */
} csv_role;

typedef struct csv_column {
    csv_role role;
    int32_t heading; /* number of its name among the headings; -1 = none */
    int32_t series;  /* of CSV_SERIES */
} csv_column;

/* What is known of one series while its values are read. */
typedef struct csv_series {
    pace_unit unit;
    bool unit_known;
    bool plain, percent;   /* values without and with a % sign were seen */
    bool grouped;          /* thousands separators that can be nothing else were seen */
    int32_t doubtful_line; /* first value such as 1,234 that needs `grouped`; 0 = none */
    int32_t doubtful_index;
} csv_series;

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
    bool is_long;
    int32_t period_index;
    const char *rows_at; /* where the rows begin, and in which line */
    int32_t rows_line;
    int32_t calendar_line; /* where the frequency was first seen */
    int32_t to_date_line;  /* first year-to-date label; 0 = none */
    int32_t single_line;   /* first label that is neither that nor the first period of a year */
    bool first_days;       /* all dates so far are first days of a month */
    int64_t rows;
} csv_reader;

void csv_reader_init(csv_reader *reader, const panel_input *input, const panel_notes *notes);
void csv_reader_clear(csv_reader *reader);
/* The heading, cell by cell: columns with the role that their name suggests. */
pace_status csv_read_head(csv_reader *reader, pace_error *err);
/* From these to the form of the table, the final roles, keys and units. */
pace_status csv_settle_form(csv_reader *reader, pace_error *err);
csv_role csv_role_of(const char *text, size_t n);
csv_series *csv_series_at(csv_reader *reader, size_t index); /* makes it; NULL: no memory */

pace_status csv_read_value(csv_reader *reader, csv_cell *cell, csv_series *series, double *out, int8_t *decimals,
                           pace_error *err);
bool csv_is_missing_mark(const csv_reader *reader, const char *text, size_t n);
/* After the last row: values that stayed doubtful. */
pace_status csv_check_values(csv_reader *reader, pace_error *err);
pace_status csv_read_period(csv_reader *reader, csv_cell *cell, int32_t *ord, pace_error *err);
bool csv_is_first_day(const csv_cell *cell); /* "-01" at the end of an ISO date */
pace_status csv_check_periods(csv_reader *reader, pace_error *err);
/* Character column of a cell that was read long ago. */
int csv_find_column(const csv_reader *reader, int32_t line, int32_t index);

#endif
