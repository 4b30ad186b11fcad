/* Joining series of one thing that were measured in two ways, and filling gaps. */
#ifndef PACE_SPLICE_H
#define PACE_SPLICE_H

#include "pace/series.h"

PACE_BEGIN

typedef enum pace_splice_by {
    PACE_SPLICE_RATIO = 0,  /* growth rates of the other series are kept */
    PACE_SPLICE_DIFFERENCE  /* its changes are kept: for rates, balances, and what may be negative */
} pace_splice_by;

typedef struct pace_splice_opts {
    size_t size;
    pace_splice_by by;
    bool forward;  /* false: the newer series stands, and the older one is carried back before the link (back-casting);
                      true: the older one stands and is carried on with the newer one behind the link */
    pace_span at;  /* the overlap that the two are linked over: a period, or the mean of several; all of it must be there in
                      both */
} pace_splice_opts;
#define PACE_SPLICE_OPTS_INIT {sizeof(pace_splice_opts), PACE_SPLICE_RATIO, false, {PACE_PERIOD_NONE, PACE_PERIOD_NONE}}

/* The calendar of a splice: from the first period of either to the last of either. */
PACE_API PACE_CHECK pace_status pace_splice_periods(int64_t *count, pace_period *first, pace_view older, pace_view newer,
                                                    pace_error *err);
/* *link (may be NULL) gets the factor, or the amount, that the carried series was changed by. Of the two series the one that
 * stands is copied from the link on (back-casting: also over the link; before it, only the carried one is taken), gaps stay
 * gaps. PACE_ERR_DATA where the link is missing or, for ratios, not positive; PACE_ERR_RANGE where it lies outside of one.
 * The result's memory is apart from both. */
PACE_API PACE_CHECK pace_status pace_splice(pace_out out, double *link, pace_view older, pace_view newer,
                                            const pace_splice_opts *opts, pace_error *err);

typedef enum pace_fill {
    PACE_FILL_LINEAR = 0,
    PACE_FILL_GEOMETRIC, /* a constant rate: both neighbours must be positive */
    PACE_FILL_SEASONAL   /* linear between the same periods of the years before and after: monthly, quarterly, half-yearly */
} pace_fill;
/* Gaps between two known values; the ends stay missing. filled: NULL or a byte a value, 1 where one was filled, which belongs
 * in the status as imputed (I). out may be the input's memory, except for SEASONAL. */
PACE_API PACE_CHECK pace_status pace_fill_gaps(pace_out out, uint8_t *filled, pace_view in, pace_fill how, pace_error *err);

PACE_END

#endif
