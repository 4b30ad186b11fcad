/* The line chart. */
#ifndef PACE_LIB_CHART_LINES_H
#define PACE_LIB_CHART_LINES_H

#include "chart/chart_private.h"

enum { FAN_LEVELS_MAX = 9 };

extern const chart_type chart_type_lines, chart_type_panels, chart_type_slope, chart_type_scatter;

void chart_draw_lines(pen *p);

/* What the title claims. */
typedef enum claim_name {
    CLAIM_NUMBER,
    CLAIM_FIRST,
    CLAIM_LAST,
    CLAIM_MIN,
    CLAIM_MAX,
    CLAIM_CHANGE,
    CLAIM_GROWTH,
    CLAIM_TARGET,
    CLAIM_PATH,
    CLAIM_GAP,
    CLAIM_NAMES
} claim_name;

typedef enum claim_test { CLAIM_LESS, CLAIM_AT_MOST, CLAIM_MORE, CLAIM_AT_LEAST, CLAIM_EQUAL } claim_test;

typedef struct claim_side {
    claim_name name;
    double number;
    const char *label; /* of a line; NULL = the first */
} claim_side;

typedef struct chart_claim {
    const char *text;
    claim_side left, right;
    claim_test test;
    struct chart_claim *next;
} chart_claim;

/* The first claim that the data do not bear out is the pen's error; false then. */
bool claims_hold(pen *p, const chart_lines *data);

/* Pictures that can have a logarithmic axis. */
bool chart_takes_log(const chart_type *type);

#endif
