/* Which way is good. */
#ifndef PACE_LIB_MODEL_DIRECTION_H
#define PACE_LIB_MODEL_DIRECTION_H

#include "pace/target.h"

/* 1 up, -1 down, 0 as near as can be: what the kind of target says, else its own direction, else the series', else what its
 * qualifier says. Exported for libpace-chart. */
PACE_API int pace__target_direction(const pace_target *target, const pace_series *series);

#endif
