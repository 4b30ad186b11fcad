/* Series and panels: borrowed views of numbers with their calendar.
 *
 * Missing is NaN; infinity is a value. A kernel takes a pace_view by value; people handle a pace_series:
 *
 *     double revenue[] = {1101, 1245};
 *     pace_unit yuan;
 *     pace_series series = pace_series_of(revenue, 2, pace_year(2014));
 *     if (!pace_unit_parse(&yuan, "CNY_100m", 8, NULL)) series.unit = yuan;
 */
#ifndef PACE_SERIES_H
#define PACE_SERIES_H

#include <stddef.h>
#include <stdint.h>
#include "pace/period.h"
#include "pace/unit.h"

PACE_BEGIN

typedef struct pace_view { /* read only; x[i * stride] belongs to first + i */
    const double *x;
    int64_t n;
    ptrdiff_t stride; /* in doubles; 1 = contiguous; may be negative */
    pace_period first;
} pace_view;

typedef struct pace_out { /* where a result goes; n is the room */
    double *x;
    int64_t n;
    ptrdiff_t stride;
} pace_out;

typedef struct pace_block { /* a panel: rows are series, columns are periods; both strides in doubles */
    const double *x;
    int64_t rows, cols;
    ptrdiff_t row_stride, col_stride;
    pace_period first;
} pace_block;

typedef struct pace_block_out {
    double *x;
    ptrdiff_t row_stride, col_stride;
} pace_block_out;

/* Why a row or a value of a batch call is what it is; flags are or-ed, the batch goes on. */
typedef enum pace_row_flag {
    PACE_ROW_MISSING = 1, /* an input was missing */
    PACE_ROW_DOMAIN = 2,  /* zero or negative where the formula has no meaning, or a sign change */
    PACE_ROW_SHORT = 4,   /* fewer periods than the formula needs */
    PACE_ROW_RANGE = 8    /* the result left the range of a double */
} pace_row_flag;

/* Observation status: SDMX CL_OBS_STATUS letters, one byte. */
enum {
    PACE_STATUS_NORMAL = 'A',
    PACE_STATUS_BREAK = 'B',
    PACE_STATUS_DEFINITION = 'D', /* definition differs */
    PACE_STATUS_ESTIMATED = 'E',
    PACE_STATUS_FORECAST = 'F',
    PACE_STATUS_IMPUTED = 'I',
    PACE_STATUS_MISSING = 'O',
    PACE_STATUS_PROVISIONAL = 'P',
    PACE_STATUS_UNRELIABLE = 'U', /* low reliability */
    PACE_STATUS_UNVALIDATED = 'V'
};

/* What is printed with a figure stays with it. */
typedef enum pace_qualifier {
    PACE_EXACTLY = 0,
    PACE_ABOUT,     /* 左右 约 */
    PACE_AT_LEAST,  /* 以上 不少于 */
    PACE_MORE_THAN, /* 超过 余 */
    PACE_NEARLY,    /* 近 */
    PACE_AT_MOST,   /* 以下 不超过 */
    PACE_LESS_THAN  /* 不到 */
} pace_qualifier;

PACE_API const char *pace_qualifier_name(pace_qualifier qualifier); /* "exact" "about" "at_least" "more_than" "nearly" "at_most" "less_than" */
PACE_API const char *pace_qualifier_mark(pace_qualifier qualifier, const char *lang); /* "≥" and the like, or a word; "" for exact */
PACE_API PACE_CHECK pace_status pace_qualifier_parse(pace_qualifier *out, const char *text, size_t n, pace_error *err);

typedef struct pace_bounds {
    double low, high; /* equal where the figure is exact; -inf, +inf where it is open */
} pace_bounds;

/* about: half a unit of the last printed digit either side; nearly: from one such unit below up to the value;
 * at least and more than: from the value up; at most and less than: up to the value. NaN gives NaN bounds. */
PACE_API pace_bounds pace_qualifier_bounds(double value, pace_qualifier qualifier, int decimals);

/* The kind of number: decides which computations make sense. */
typedef enum pace_measure_kind {
    PACE_LEVEL = 0,     /* a stock, or a flow of the period */
    PACE_GROWTH,        /* published rate of change on the same period a year earlier, percent */
    PACE_SHARE,         /* part of a whole, percent */
    PACE_CHANGE_PP,     /* change of a share or rate, percentage points */
    PACE_CUMULATIVE,    /* total over the observation's span */
    PACE_AVERAGE_GROWTH,/* average annual rate over the observation's span, percent */
    PACE_MULTIPLE,      /* times the reference period */
    PACE_INDEX_NUMBER,
    PACE_RATE,          /* per year and the like */
    PACE_RANK_NUMBER,
    PACE_THRESHOLD      /* describes a size class, no performance */
} pace_measure_kind;

typedef enum pace_stock_flow { PACE_STOCK_FLOW_NONE = 0, PACE_STOCK, PACE_FLOW } pace_stock_flow;
typedef enum pace_direction { PACE_NO_DIRECTION = 0, PACE_UP_IS_GOOD = 1, PACE_DOWN_IS_GOOD = -1 } pace_direction;

struct pace_observation; /* dataset.h */

typedef struct pace_series {
    pace_view view;
    const char *key;  /* "gdp:level@current"; "" when made from an array */
    const char *name; /* for people */
    pace_unit unit;
    pace_basis basis;
    pace_measure_kind kind;
    pace_stock_flow stock_flow;
    pace_direction better;
    const uint8_t *status;    /* view.n letters, or NULL = all normal */
    const uint8_t *qualifier; /* view.n pace_qualifier, or NULL = all exact */
    const int8_t *decimals;   /* view.n printed decimals, or NULL = unknown */
    const struct pace_observation *const *origin; /* view.n, NULL entries where missing; NULL when made from an array */
} pace_series;

/* A level series over an array that must outlive it; unit and the rest as set by the caller. */
PACE_API pace_series pace_series_of(const double *values, int64_t n, pace_period first);

PACE_API double pace_view_at(pace_view view, pace_period p);          /* NaN outside, missing or other frequency */
PACE_API pace_period pace_view_period(pace_view view, int64_t index); /* no period outside */
PACE_API int64_t pace_view_last(pace_view view);                      /* index of the last value that is not NaN; -1 = none */
PACE_API pace_bounds pace_series_bounds(const pace_series *series, int64_t index);

PACE_END

#endif
