/* The kernels of growth: no checks, no allocation. Flags are or-ed in; a flagged value is NaN. */
#ifndef PACE_LIB_TRANSFORM_RATE_H
#define PACE_LIB_TRANSFORM_RATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

double pace__rate(double now, double before, uint8_t *flags);
double pace__rate_log(double now, double before, uint8_t *flags);
double pace__rate_difference(double now, double before, uint8_t *flags);
/* (now / before)^power - 1 */
double pace__rate_power(double now, double before, double power, uint8_t *flags);

/* (now / before)^(1 / periods) - 1: a division rounds less than a power by the inverse. */
double pace__rate_root(double now, double before, double periods, uint8_t *flags);

/* prod(1 + rate) - 1 as it grows, kept in two doubles so that neither tiny rates nor many of them lose digits. */
typedef struct pace__chain {
    double high, low;
    int64_t count;
} pace__chain;

/* False (and flags) for a rate that is missing, infinite or below -1. */
bool pace__chain_add(pace__chain *chain, double rate, uint8_t *flags);
double pace__chain_average(const pace__chain *chain); /* rate a period */

/* out[i] = (now[i] - before[i]) / before[i]; true where every one is a proper rate. */
typedef bool (*pace__rate_kernel)(double *out, const double *now, const double *before, int64_t n);
/* The kernels that this processor can run, the widest first; all give the same bits. Returns how many. */
enum { PACE__RATE_KERNELS = 3 };
int pace__rate_kernels(pace__rate_kernel out[PACE__RATE_KERNELS]);

/* A contiguous row: out[i] = rate of in[i] on in[i - lag] for i in [lag, n), NaN before. False where a value is no
 * proper rate: the row must then be done again with care. out and in do not overlap. `streaming` writes past the
 * caches. */
bool pace__rate_row(pace__rate_kernel kernel, double *out, const double *in, int64_t n, int64_t lag, bool streaming);
void pace__rate_rows_end(bool streaming); /* after the last streaming row, on the same thread */

#endif
