/* Tails and quantiles of the normal and of Student's distribution, without global state and without failure. */
#ifndef PACE_LIB_TRANSFORM_TREND_TAIL_H
#define PACE_LIB_TRANSFORM_TREND_TAIL_H

/* P(Z > z); accurate far out on either side. */
double pace__normal_tail(double z);
/* The z with P(Z > z) = p; infinite at 0 and 1, NaN outside. */
double pace__normal_upper(double p);
/* P(T > t) with df degrees of freedom, any df > 0. */
double pace__student_tail(double t, double df);
double pace__student_upper(double p, double df);
/* Gamma(a + 1/2) / Gamma(a), a > 0 */
double pace__gamma_step(double a);

#endif
