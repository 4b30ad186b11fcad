/* Regression whose errors follow the airline model (0 1 1)(0 1 1): exact maximum likelihood. */
#ifndef PACE_LIB_TRANSFORM_CALENDAR_AIRLINE_H
#define PACE_LIB_TRANSFORM_CALENDAR_AIRLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PACE__AIRLINE_TERMS = 40 };

typedef struct pace__airline {
    int64_t n, period, terms;
    double theta, seasonal; /* (1 - theta L)(1 - seasonal L^s) */
    double variance, log_likelihood;
    double coef[PACE__AIRLINE_TERMS];
    double covariance[PACE__AIRLINE_TERMS * PACE__AIRLINE_TERMS];
    double root[PACE__AIRLINE_TERMS * PACE__AIRLINE_TERMS]; /* R of the columns, rows behind each other */
    double *data, *solved, *band;                            /* columns of differences, the series last */
} pace__airline;

/* Doubles of work space for a series of n values. */
size_t pace__airline_room(int64_t n, int64_t period, int64_t terms);
/* columns: `terms` columns of n values, `apart` doubles from one to the next; y: n values. n > period + 1 + terms. False where a
 * column depends on the others or tells nothing. */
bool pace__airline_fit(pace__airline *run, const double *columns, int64_t apart, int64_t terms, const double *y, int64_t n,
                       int64_t period, double *room);

#endif
