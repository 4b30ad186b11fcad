/* Rows and cells of a block, and what every call of the family checks. */
#ifndef PACE_LIB_TRANSFORM_COMPOSITE_H
#define PACE_LIB_TRANSFORM_COMPOSITE_H

#include <math.h>
#include "pace/composite.h"

static inline double pace__cell(const pace_block *block, int64_t row, int64_t col)
{
    return block->x[row * block->row_stride + col * block->col_stride];
}

static inline pace_view pace__row(const pace_block *block, int64_t row)
{
    return (pace_view){block->x + row * block->row_stride, block->cols, block->col_stride, block->first};
}

static inline bool pace__turned(const pace_direction *better, int64_t row)
{
    return better && better[row] == PACE_DOWN_IS_GOOD;
}

/* A block with at least one row and column; `what` names the call. */
pace_status pace__composite_block(const pace_block *block, const char *what, pace_error *err);
/* Weights that are there are not negative and not all zero. */
pace_status pace__composite_weights(const double *weights, int64_t n, pace_error *err);
/* Weights so that they add up to 1; PACE_ERR_DATA where one is not positive or finite. */
pace_status pace__composite_scale(double *weights, int64_t n, pace_error *err);

#endif
