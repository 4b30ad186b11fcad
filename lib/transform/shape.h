/* What is checked before a kernel runs. */
#ifndef PACE_LIB_TRANSFORM_SHAPE_H
#define PACE_LIB_TRANSFORM_SHAPE_H

#include "core/core.h"
#include "pace/series.h"

/* There is room for `need` results, the input is there, and the two are one memory element for element or apart. */
pace_status pace__shape(pace_out out, int64_t need, pace_view in, pace_error *err);
/* The same for an input that only has to be apart or equal: beside another that was checked. */
pace_status pace__shape_beside(pace_out out, pace_view in, pace_view beside, pace_error *err);

#endif
