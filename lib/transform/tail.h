/* Tails of the distributions that tests are judged by, to full relative accuracy however far out, without state. The normal
 * and Student's are in trend_tail.h. */
#ifndef PACE_LIB_TRANSFORM_TAIL_H
#define PACE_LIB_TRANSFORM_TAIL_H

/* ln gamma(a), a > 0 */
double pace__log_gamma(double a);
/* The incomplete beta function I_x(a, b), 0 <= x <= 1, a and b > 0. */
double pace__beta(double x, double a, double b);
/* P(chi-squared with df degrees of freedom > x) */
double pace__chi_tail(double x, double df);
/* P(F > f) with df_1 and df_2 degrees of freedom */
double pace__f_tail(double f, double df_1, double df_2);

#endif
