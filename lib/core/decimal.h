/* A double taken for the decimal text that it prints as. */
#ifndef PACE_LIB_CORE_DECIMAL_H
#define PACE_LIB_CORE_DECIMAL_H

#include "pace/status.h"

/* value x 10^power as if on paper: 1245.63 at power 8 is 124563000000, 8.8 at power -2 is 0.088. Infinite where it
 * leaves the range. */
PACE_API double pace__decimal_shift(double value, int power);

/* The double that pace_number_print_fixed's text reads back as. */
double pace__decimal_round(double value, int decimals);

#endif
