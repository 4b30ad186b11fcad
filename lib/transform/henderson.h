/* Henderson's moving averages, and those of Musgrave for the ends of a series. */
#ifndef PACE_LIB_TRANSFORM_HENDERSON_H
#define PACE_LIB_TRANSFORM_HENDERSON_H

#include <stdint.h>

enum { PACE__HENDERSON_MOST = 101 }; /* longest average, in values */

/* Weights of the symmetric average of `length` (odd, 3 to PACE__HENDERSON_MOST): half[0] in the middle, half[length / 2]
 * outermost. */
void pace__henderson(double *half, int64_t length);

/* Musgrave's weights where the last length - count values of the window do not exist: count values, the oldest first (turned
 * round for the beginning of a series), length / 2 < count < length. ic: I/C, the size of irregular against trend movements. */
void pace__henderson_end(double *out, const double *half, int64_t length, int64_t count, double ic);

/* The symmetric average where it fits: out[length / 2] to out[n - 1 - length / 2]. out and in are apart. */
void pace__henderson_middle(double *out, const double *in, int64_t n, int64_t length);
/* The length / 2 values at each end. n >= length. */
void pace__henderson_ends(double *out, const double *in, int64_t n, int64_t length, double ic);

#endif
