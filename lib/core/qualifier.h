/* Which way a printed figure leaves room. */
#ifndef PACE_LIB_CORE_QUALIFIER_H
#define PACE_LIB_CORE_QUALIFIER_H

#include "pace/series.h"

/* 1 for at least and more than, -1 for at most and less than, 0 for all others. */
int pace__qualifier_side(pace_qualifier qualifier);

#endif
