/* The quick way through large tables in the long form. The rows are cut into chunks of a fixed number of bytes, and
 * every chunk is read by itself (csv_long_chunk.c); the chunks are put together in file order (csv_long.c) in a grid
 * that grows (csv_long_grid.c), so that the panel is the same for any number of threads.
 *
 * Only plain rows are understood: where a row holds anything that the general reader (csv_read.c) would have to judge
 * or to refuse, nothing is taken, and the general reader reads the whole text and finds the words. */
#ifndef PACE_LIB_CSV_LONG_H
#define PACE_LIB_CSV_LONG_H

#include "io/csv.h"

enum {
    CSV_LONG_LEAST = 1 << 19,  /* bytes of a text that is worth it */
    CSV_LONG_CHUNK = 1 << 17,  /* bytes: stays in the cache of one core */
    CSV_LONG_SLOTS = 8,        /* chunks that are read at the same time */
    CSV_LONG_HEAD = 1 << 16,   /* bytes in which the heading must end */
    CSV_LONG_ROW = 1 << 12,    /* bytes of the longest plain row */
    CSV_LONG_LABELS = 1 << 13, /* different periods that a slot remembers */
    CSV_LONG_LABEL = 16        /* bytes of the longest of them */
};

/* Where the text is: in memory, or else in a regular file. A file is read in blocks and not mapped: one that somebody
 * cuts short meanwhile would end the process by a signal, and the blocks cost no more than the map's page faults. */
typedef struct csv_source {
    const char *bytes; /* NULL = read from fd */
    int fd;
    size_t skip, n; /* bytes before the head (a byte-order mark), and all bytes */
} csv_source;

/* *taken says whether the panel was made; false with PACE_OK: the general reader is to read the text. The only failure
 * is PACE_ERR_NOMEM. */
pace_status csv_long_load(pace_panel **out, bool *taken, const char *path, const pace_read_opts *opts, pace_error *err);
/* The text has been checked and its byte-order mark is off. */
pace_status csv_long_text(pace_panel **out, bool *taken, const panel_input *input, panel_notes *notes, pace_error *err);
/* Both, for texts and chunks of any size. `head` is the beginning of the text up to the end of a line. */
pace_status csv_long_read(pace_panel **out, bool *taken, const csv_source *source, const panel_input *head,
                          panel_notes *notes, size_t chunk, pace_error *err);

/* --- one chunk --------------------------------------------------------------------------------------------------- */
typedef struct csv_long_form { /* the same for all chunks */
    csv_role roles[3];
    int columns;
    char delimiter;
    bool ends[256];           /* bytes that end a cell */
    const csv_reader *reader; /* its names are the series of the chunks before; nobody writes while chunks are read */
} csv_long_form;

typedef struct csv_long_run { /* values of one series in consecutive periods */
    int32_t series;           /* -1 - number among the chunk's own keys where it is not yet a known one */
    int32_t ord, count;
} csv_long_run;

typedef struct csv_long_key {
    const char *text; /* in the chunk */
    size_t n;
} csv_long_key;

typedef struct csv_long_label {
    uint64_t text[CSV_LONG_LABEL / 8]; /* the cell as it stands, filled up with zeros */
    int32_t ord, next;                 /* next: the label that followed the last time */
    uint8_t n;
    bool first_day;
} csv_long_label;

typedef struct csv_long_chunk {
    char *text;           /* one row more than the chunk, a line end and some zeros */
    const char *at, *end; /* the reading place; the line end that was added */
    const char *stop;     /* rows that begin here or later belong to the next chunk */
    bool whole;           /* end is the end of the table */

    double *values; /* of all runs, one after the other */
    int8_t *decimals;
    csv_long_run *runs;
    csv_long_key *keys;
    size_t capacity, count, run_count, key_count;
    int64_t missing, first_missing; /* marks such as NA, and the row of the first */
    panel_marks marks;
    pace_period calendar;
    bool plain, first_days;

    const char *key; /* of the row before, as it stands */
    size_t key_length;
    int32_t series, ord;
    double value;
    int8_t decimal;

    csv_long_label *labels; /* kept from chunk to chunk */
    uint16_t *slots;        /* label + 1; 0 = free */
    int32_t label_count, label;
    pace_period label_calendar;
} csv_long_chunk;

/* at, end, stop and whole are set. */
void csv_long_chunk_read(csv_long_chunk *chunk, const csv_long_form *form);

/* --- the values of all series so far ----------------------------------------------------------------------------- */
enum { CSV_LONG_UNSEEN = -2 }; /* in place of decimals where no row was */

typedef struct csv_long_grid {
    const pace_allocator *allocator;
    double *values;
    int8_t *decimals;
    size_t expected;   /* a guess at the values of the whole table: room for them is made at once */
    size_t rows, cols; /* room for so many, at least */
    size_t value_room, decimal_room;
    size_t used;       /* rows */
    int32_t origin;    /* the period of the first column */
    int32_t low, high; /* of the periods that were put in; low > high: none */
} csv_long_grid;

void csv_long_grid_init(csv_long_grid *grid, const pace_allocator *allocator);
void csv_long_grid_clear(csv_long_grid *grid);
/* False where a panel may not be so large. */
bool csv_long_grid_fits(const csv_long_grid *grid, size_t rows, int32_t low, int32_t high);
/* Room for that; false: no memory. */
bool csv_long_grid_grow(csv_long_grid *grid, size_t rows, int32_t low, int32_t high);
/* False where one of the periods has a value already. */
bool csv_long_grid_put(csv_long_grid *grid, size_t row, int32_t ord, size_t count, const double *values,
                       const int8_t *decimals);
/* Exactly rows x periods into the panel, whose series are made already. */
bool csv_long_grid_finish(csv_long_grid *grid, pace_panel *panel);

#endif
