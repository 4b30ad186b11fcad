/* A panel of series read from a plain table: CSV in wide or long form, or the plain-series JSON. Owned, immutable. */
#ifndef PACE_PANEL_H
#define PACE_PANEL_H

#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef struct pace_panel pace_panel;

typedef struct pace_read_opts {
    size_t size;
    const pace_allocator *allocator; /* NULL = malloc */
    const char *from;                /* "csv", "long", "json"; NULL = by content */
    const char *encoding;            /* NULL = UTF-8 only, refused with the remedy when it is not */
    pace_freq freq;                  /* NONE = as the labels say */
    const char *na;                  /* a further mark for missing; NULL = none */
    bool strict;                     /* CSV: header `period,value` and nothing else is assumed */
    const pace_exec *exec;           /* threads for large CSV files; NULL = the calling one. The same panel either way. */
} pace_read_opts;
#define PACE_READ_OPTS_INIT {sizeof(pace_read_opts), NULL, NULL, NULL, PACE_FREQ_NONE, NULL, false, NULL}

/* Wide CSV: a header, first column the period, one column a series, empty = missing; a unit in the heading, GDP(亿元), is
 * the series' unit; CPI（上年=100） is an index of this whole name. Long CSV: columns
 * series,period,value[,status[,unit[,qualifier[,basis]]]] in any order. JSON: {"name", "frequency"?, "unit"?,
 * "basis"?, "observations": [{"period", "value", "status"?, "qualifier"?}]}, or {"series": [...]} of such, or a pace-dataset (all series of
 * its commonest frequency). Periods may come in any order; gaps become missing; duplicates and mixed frequencies are errors.
 * Labels such as 2015年1-6月 give series of kind CUMULATIVE at their last period. Errors name file, line and column (JSON that
 * parses: the pointer). path "-" is standard input. Limits, PACE_ERR_RANGE beyond: 1 GiB of input, 2^20 series, 2^27 values.
 * One pass over the bytes, O(n). */
PACE_API PACE_CHECK pace_status pace_panel_load(pace_panel **out, const char *path, const pace_read_opts *opts, pace_error *err);
PACE_API PACE_CHECK pace_status pace_panel_read(pace_panel **out, const char *bytes, size_t n, const char *name,
                                                const pace_read_opts *opts, pace_error *err);
/* All faults of a table, a line "PLACE: what; what would be right" each (the first 1000), as pace_dataset_check. */
PACE_API PACE_CHECK pace_status pace_panel_check(pace_buffer *lines, int64_t *faults, const char *path, const pace_read_opts *opts,
                                                 pace_error *err);
/* Series of a data set by key, as rows on one calendar; keys NULL = every series of the commonest frequency. Mixed frequencies
 * are PACE_ERR_FREQ. The panel keeps copies. */
struct pace_dataset;
PACE_API PACE_CHECK pace_status pace_panel_of_dataset(pace_panel **out, const struct pace_dataset *dataset, const char *const *keys,
                                                      int64_t count, const pace_allocator *allocator, pace_error *err);
/* A panel with room for rows x cols, all NaN, to be filled through pace_panel_values before it is shared. */
PACE_API PACE_CHECK pace_status pace_panel_new(pace_panel **out, int64_t rows, int64_t cols, pace_period first,
                                               const pace_allocator *allocator, pace_error *err);
PACE_API void pace_panel_free(pace_panel *panel); /* NULL is fine */

PACE_API pace_block pace_panel_block(const pace_panel *panel);
PACE_API pace_block_out pace_panel_values(pace_panel *panel);
PACE_API pace_series pace_panel_series(const pace_panel *panel, int64_t row);
/* By its key, by the heading that the key was taken from, "Exports (bn USD)", or by what stands before the brackets of a key,
 * "CPI" for "CPI（上年同月=100）", where that fits one series alone. */
PACE_API PACE_CHECK pace_status pace_panel_find(int64_t *row, const pace_panel *panel, const char *key, pace_error *err);
/* Status letters of a panel that is being filled: rows x cols, a row after the other, all 'O' at first. */
PACE_API PACE_CHECK pace_status pace_panel_letters(uint8_t **out, pace_panel *panel, pace_error *err);
PACE_API PACE_CHECK pace_status pace_panel_label(pace_panel *panel, int64_t row, const char *key, pace_unit unit, pace_error *err);
/* The same with all that a series says of itself beside its values: key, name, unit, price basis, kind, stock or flow, direction. */
PACE_API PACE_CHECK pace_status pace_panel_describe(pace_panel *panel, int64_t row, const pace_series *like, pace_error *err);
/* What was assumed in reading, a line each ("thousands separators in column 3"); "" = nothing. */
PACE_API const char *pace_panel_assumptions(const pace_panel *panel);

/* "csv" (wide: period,KEY,...), "long" (series,period,value,status,unit, and qualifier where a value has one, basis where a series
 * has one), "json" ({"series": [...]} as above); numbers shortest, missing empty/null. Reading it back gives the same values,
 * calendar and keys; "long" and "json" also status, units, qualifiers and price bases. Text that a spreadsheet would run as a formula is written with a leading '. */
PACE_API PACE_CHECK pace_status pace_panel_write(pace_buffer *out, const pace_panel *panel, const char *format, pace_error *err);

/* Reads a whole file or standard input ("-") into the buffer: regular files, pipes; at most 1 GiB. PACE_ERR_IO,
 * also where standard input is empty. */
PACE_API PACE_CHECK pace_status pace_file_read(pace_buffer *out, const char *path, pace_error *err);

PACE_END

#endif
