/* Tails of the tests for a shift. */
#ifndef PACE_LIB_TRANSFORM_HOMOGENEITY_H
#define PACE_LIB_TRANSFORM_HOMOGENEITY_H

#include <stdint.h>
#include "pace/memory.h"

/* P(Buishand's U of n normal values > u); n from 4 */
double pace__buishand_tail(double u, int64_t n);
/* P(Buishand's range of n normal values > r), about */
double pace__range_tail(double r, int64_t n);
/* At least P(T of n normal values > t) */
double pace__snht_tail(double t, int64_t n);
/* P(W <= w or W >= w, twice the nearer one) of m and n values without ties. cells: room of (m + 1)(m n + 1) */
double pace__wilcoxon_tail(double w, int64_t m, int64_t n, double *cells);

#endif
