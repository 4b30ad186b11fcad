/* What rows of targets print, in rows and in panels alike. */
#ifndef PACE_LIB_CHART_ROW_WORDS_H
#define PACE_LIB_CHART_ROW_WORDS_H

#include "chart/chart_private.h"

/* The latest value and the target as they are printed: marks of qualifiers, the same scale, % where that is the unit,
 * and never alike unless they are equal. "" where there is none. */
typedef struct row_values {
    char base[WORDS_SIZE + 16], latest[WORDS_SIZE + 16], target[2 * WORDS_SIZE + 16]; /* of a band both edges */
} row_values;
void row_put_number(char *out, size_t room, const char *mark, const char *number, bool percent);
void row_print_values(const pen *p, const pace_gap *row, row_values *out);
void row_print_values_as(const pen *p, const pace_gap *row, words_style style, row_values *out);
/* How the figures of a row are printed; *shown is their unit then. */
words_style row_numbers(const pace_chart *chart, const pace_gap *row, pace_unit *shown);

typedef struct row_name {
    const char *name, *mark; /* "2020 target"; "" where the name alone says which row it is */
    const char *full;        /* "Gross product (2020 target)" */
} row_name;
/* The names of the first `count` of the rows; namesakes that are due at other periods are marked with theirs, and with the plan's
 * id where other plans have the same. NULL when memory is out. */
const row_name *row_names(pen *p, const pace_gap *rows, int64_t count);
/* Wraps `full` (the name, its mark and what else follows); where it must be cut, the name is, and its mark stays. */
pen_lines row_wrap_name(pen *p, const row_name *name, const char *full, double size, bool bold, double width, int most);

/* "▼ behind"; several verdicts joined by "or". */
const char *row_status(pen *p, const pace_gap *row);

/* The unit in words; "" for percentages (printed with the values) and where there is none. */
const char *row_unit(pen *p, pace_unit unit);
/* The same with "lower is better" where a bar could mislead. */
const char *row_unit_line(pen *p, const pace_gap *row);

/* A series without a target: a panel of it has no status and no path. */
bool row_is_plain(const pace_gap *row);
bool row_is_assessed(const pace_gap *row);
/* The latest value is provisional, estimated or the like; such values are printed with a star. */
bool row_is_soft(const pace_gap *row);
void row_note_soft(pen *p);
/* The target has two edges, in the unit of the row's target_value. */
bool row_has_band(const pace_gap *row);
/* 1 = more is better, -1 = less is better, 0 = as near as can be. */
int row_direction(const pace_gap *row);
/* The good side of a path that stands at `path`: towards a band it is the band's, within it there is none. */
int row_good_side(const pace_gap *row, double path);
/* One clause that says why not. */
const char *row_reason(const pen *p, const pace_gap *row);
/* Why an assessed row has no gap in % of its path, or no way from its base to its target. */
const char *row_gap_reason(const pen *p, const pace_gap *row);
const char *row_way_reason(const pen *p, const pace_gap *row);

/* "3 further targets are not shown.", and the warning that goes with it. */
void row_note_left_out(pen *p, int64_t count);
void row_warn_left_out(pen *p);

#endif
