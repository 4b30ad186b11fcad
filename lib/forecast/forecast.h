/* What the models of the room share. */
#ifndef PACE_LIB_FORECAST_FORECAST_H
#define PACE_LIB_FORECAST_FORECAST_H

#include "pace/chance.h"

/* The aim on the scale that a model works on: logarithms of its ends, -inf for an end that is not positive. */
pace_aim pace__aim_scaled(pace_aim aim, bool log);

/* P(low <= Z <= high) of the standard normal; keeps the digits of either tail. */
double pace__normal_between(double low, double high);

/* A random walk as it is known at the last observation, in the model's scale. */
typedef struct pace__walk {
    double start, drift, sigma; /* sigma is s where df > 0 */
    double known_from;          /* periods that the drift was measured over */
    double df;                  /* 0 = sigma is taken as it is */
} pace__walk;

/* P(the aim is met at any time within h periods), continuous time. */
double pace__walk_by(const pace__walk *walk, pace_aim aim, double h);
/* The same at one of the next `steps` observations. False when memory is out. */
bool pace__walk_observed(double *out, const pace__walk *walk, pace_aim aim, int64_t steps,
                         const pace_allocator *allocator);
/* P(one of the observations after `last` up to `due` (times of the trend) meets the aim). False when memory is out. */
bool pace__trend_by(double *out, const pace_trend *trend, pace_aim aim, int64_t last, int64_t due,
                    const pace_allocator *allocator);
enum { PACE__STEPS_WALK = 60, PACE__STEPS_TREND = 120 };

/* A model as it was fitted. */
typedef struct pace__fitted {
    bool log, trend;
    pace_trend line; /* of a trend */
    pace__walk walk; /* of a walk */
    double last;     /* time of the last observation */
    double noise;    /* below it a deviation is rounding */
} pace__fitted;

bool pace__model_is_log(pace_model model);
bool pace__model_is_trend(pace_model model);
/* Fits the model that `out` names; the series has what it needs. Fills count, drift and sigma of the answer. */
pace_status pace__fit(pace__fitted *out, pace_chance *chance, pace_view series, const pace_allocator *allocator,
                      pace_error *err);
/* The forecast at the deadline, chance->horizon periods after the last observation. */
void pace__predict(pace_chance *chance, const pace__fitted *fitted);

/* Averages over the deviation when it is only estimated: with df degrees of freedom sigma is s / q, q^2 a chi-square
 * over its df. In ln q^2 the density is smooth and dies fast, so the trapezoid rule converges faster than any power of
 * its step. `fine`: nodes in a standard deviation of it. Weights add up to 1. */
typedef struct pace__mix {
    double u, step, df, total;
} pace__mix;
pace__mix pace__mix_begin(double df, double fine);
bool pace__mix_next(pace__mix *mix, double *q, double *weight); /* false: past the last node */

#endif
