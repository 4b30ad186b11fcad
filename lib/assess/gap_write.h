/* The columns of a row, for every format that writes them. */
#ifndef PACE_LIB_GAP_WRITE_H
#define PACE_LIB_GAP_WRITE_H

#include "assess/assess.h"

enum gap_column {
    COLUMN_INDICATOR, COLUMN_NAME, COLUMN_PLAN, COLUMN_TYPE, COLUMN_UNIT, COLUMN_BASE_PERIOD, COLUMN_BASE, COLUMN_TARGET_PERIOD,
    COLUMN_TARGET, COLUMN_LATEST_PERIOD, COLUMN_LATEST, COLUMN_PATH_VALUE, COLUMN_GAP, COLUMN_GAP_PCT, COLUMN_PROGRESS,
    COLUMN_TIME, COLUMN_REQUIRED, COLUMN_ACTUAL, COLUMN_REMAINING, COLUMN_NEEDED, COLUMN_VERDICT, COLUMN_GAP_LOW,
    COLUMN_GAP_HIGH, COLUMN_COUNT
};

typedef struct gap_sheet { /* what is written */
    const pace_dataset *dataset;   /* NULL = rows made by hand */
    const pace_gap_table *table;   /* NULL likewise */
    const pace_gap *rows;
    int64_t count;
} gap_sheet;

typedef enum gap_column_kind { GAP_TEXT, GAP_PERIOD, GAP_NUMBER, GAP_RATE } gap_column_kind;

const char *gap_column_name(enum gap_column column);
gap_column_kind gap_kind_of(enum gap_column column);
double gap_number_of(const pace_gap *row, enum gap_column column);           /* percent for rates; NaN = empty */
pace_period gap_period_of(const pace_gap *row, enum gap_column column);
void gap_text_of(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row, enum gap_column column); /* unescaped */
const gap_extra *gap_extra_of(const gap_sheet *sheet, const pace_gap *row);  /* NULL for rows made by hand */
const pace_observation *gap_origin_of(const pace_gap *row, pace_period period);

void gap_write_csv(pace_buffer *out, const gap_sheet *sheet);
void gap_write_md(pace_buffer *out, const gap_sheet *sheet);
void gap_write_json(pace_buffer *out, const gap_sheet *sheet);
void gap_write_json_row(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row);

#endif
