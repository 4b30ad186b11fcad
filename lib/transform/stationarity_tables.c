/* Tables that unit-root statistics are judged by.
 * Fuller, Introduction to Statistical Time Series (1976), tables 8.5.1 and 8.5.2 (also Hamilton 1994, tables B.5 and B.6).
 * Dickey and Fuller, Econometrica 49 (1981), tables IV to VI: phi.
 * MacKinnon, Critical values for cointegration tests (1991; 2010, Queen's Economics Department 1227).
 * MacKinnon, Journal of Business and Economic Statistics 12 (1994), tables 3 to 6: p-values.
 * Elliott, Rothenberg and Stock, Econometrica 64 (1996), table 1. */
#include <math.h>
#include "transform/stationarity.h"
#include "transform/trend_tail.h"

enum { CLASSES = 6, PROBABILITIES = 8 };

static double polynomial(const double *c, int count, double x)
{
    double sum = 0;
    for (int i = count - 1; i >= 0; i--)
        sum = sum * x + c[i];
    return sum;
}

/* --- p-values of MacKinnon 1994 ------------------------------------------------------------------------------------- */

typedef struct tails { /* normal quantiles as polynomials: of tau below `border` in three terms, above it in four */
    double least, border, most;
    double small[3], large[4];
} tails;

double pace_root_p(double tau, pace_root_terms terms)
{
    static const tails all[] = {
        {-19.04, -1.04, (double)INFINITY, {0.6344, 1.2378, 3.2496e-2}, {0.4797, 9.3557e-1, -0.6999e-1, 3.3066e-2}},
        {-18.83, -1.61, 2.74, {2.1659, 1.4412, 3.8269e-2}, {1.7339, 9.3202e-1, -1.2745e-1, -1.0368e-2}},
        {-16.18, -2.89, 0.70, {3.2512, 1.6047, 4.9588e-2}, {2.5261, 6.1654e-1, -3.7956e-1, -6.0285e-2}},
        {-17.17, -3.21, 0.54, {4.0003, 1.658, 4.8288e-2}, {3.0778, 4.9529e-1, -4.1477e-1, -5.9359e-2}}};
    if ((unsigned)terms > PACE_ROOT_QUADRATIC || isnan(tau))
        return (double)NAN;
    const tails *t = &all[terms];
    if (tau > t->most)
        return 1;
    if (tau < t->least)
        return 0;
    return pace__normal_tail(-(tau <= t->border ? polynomial(t->small, 3, tau) : polynomial(t->large, 4, tau)));
}

double pace__alpha_p(double alpha, int terms)
{
    static const double border[] = {-2.9, -8.9, -15.0, -20.7};
    static const double small[][4] = {{0.0342, -0.6376, 0, -0.03872}, {2.2142, -1.7863, 0.32828, -0.07727},
                                      {4.6476, -2.8932, 0.5832, -0.0999}, {3.6739, -1.1549, 0, -0.03947}};
    static const double large[][5] = {{0.4927, 6.906e-1, 13.2331e-2, 12.099e-3, 0},
                                      {1.717, 5.5243e-1, 4.3463e-2, 1.6671e-3, 0},
                                      {2.7117, 4.5731e-1, 2.2868e-2, 0.6362e-3, 0.5e-5},
                                      {3.4671, 4.3476e-1, 1.9231e-2, 0.5381e-3, 0.6216e-5}};
    if (isnan(alpha))
        return alpha;
    if (alpha > 5) /* beyond what the polynomials were fitted to; all of the distribution lies below */
        return 1;
    return pace__normal_tail(
        -(alpha <= border[terms] ? polynomial(small[terms], 4, log(-alpha)) : polynomial(large[terms], 5, alpha)));
}

/* --- tables by length ----------------------------------------------------------------------------------------------- */

/* y between the points (x, y); the outermost beyond them. x rises. */
static double between(const double *x, const double *y, int n, double at)
{
    int i = 1;
    if (!(at > x[0]))
        return y[0];
    while (i < n && at > x[i])
        i++;
    return i == n ? y[n - 1] : y[i - 1] + (at - x[i - 1]) / (x[i] - x[i - 1]) * (y[i] - y[i - 1]);
}

static double table_p(const double table[PROBABILITIES][CLASSES], double statistic, double n)
{
    static const double probability[] = {0.01, 0.025, 0.05, 0.10, 0.90, 0.95, 0.975, 0.99};
    static const double lengths[] = {25, 50, 100, 250, 500, 100000};
    double at[PROBABILITIES];
    for (int i = 0; i < PROBABILITIES; i++)
        at[i] = between(lengths, table[i], CLASSES, n);
    return isnan(statistic) ? statistic : between(at, probability, PROBABILITIES, statistic);
}

double pace__fuller_p(double tau, double n)
{
    static const double table[PROBABILITIES][CLASSES] = {
        {-4.38, -4.15, -4.04, -3.99, -3.98, -3.96}, {-3.95, -3.80, -3.73, -3.69, -3.68, -3.66},
        {-3.60, -3.50, -3.45, -3.43, -3.42, -3.41}, {-3.24, -3.18, -3.15, -3.13, -3.13, -3.12},
        {-1.14, -1.19, -1.22, -1.23, -1.24, -1.25}, {-0.80, -0.87, -0.90, -0.92, -0.93, -0.94},
        {-0.50, -0.58, -0.62, -0.64, -0.65, -0.66}, {-0.15, -0.24, -0.28, -0.31, -0.32, -0.33}};
    return table_p(table, tau, n);
}

double pace__fuller_alpha_p(double alpha, double n)
{
    static const double table[PROBABILITIES][CLASSES] = {
        {-22.5, -25.7, -27.4, -28.4, -28.9, -29.5}, {-19.9, -22.4, -23.6, -24.4, -24.8, -25.1},
        {-17.9, -19.8, -20.7, -21.3, -21.5, -21.8}, {-15.6, -16.8, -17.5, -18.0, -18.1, -18.3},
        {-3.66, -3.71, -3.74, -3.75, -3.76, -3.77}, {-2.51, -2.60, -2.62, -2.64, -2.65, -2.66},
        {-1.53, -1.66, -1.73, -1.78, -1.78, -1.79}, {-0.43, -0.65, -0.75, -0.82, -0.84, -0.87}};
    return table_p(table, alpha, n);
}

static int class_of(int64_t n)
{
    return n < 25 ? 0 : n < 50 ? 1 : n < 100 ? 2 : n < 250 ? 3 : n < 500 ? 4 : 5;
}

static void copy(double out[3], const double *from)
{
    for (int i = 0; i < 3; i++)
        out[i] = from ? from[i] : (double)NAN;
}

void pace__critical_fuller(double out[3], int terms, int64_t changes)
{
    static const double table[][CLASSES][3] = {
        {{-2.66, -1.95, -1.60}, {-2.62, -1.95, -1.61}, {-2.60, -1.95, -1.61}, {-2.58, -1.95, -1.62}, {-2.58, -1.95, -1.62},
         {-2.58, -1.95, -1.62}},
        {{-3.75, -3.00, -2.63}, {-3.58, -2.93, -2.60}, {-3.51, -2.89, -2.58}, {-3.46, -2.88, -2.57}, {-3.44, -2.87, -2.57},
         {-3.43, -2.86, -2.57}},
        {{-4.38, -3.60, -3.24}, {-4.15, -3.50, -3.18}, {-4.04, -3.45, -3.15}, {-3.99, -3.43, -3.13}, {-3.98, -3.42, -3.13},
         {-3.96, -3.41, -3.12}}};
    copy(out, terms > PACE_ROOT_TREND ? NULL : table[terms][class_of(changes)]);
}

/* Of phi 3 at 100 and 250 the same two values stand at 5 and 10 % in urca; the article has 6.34 and 5.39 at 250. */
void pace__critical_phi(double out[3], int phi, int64_t changes)
{
    static const double table[][CLASSES][3] = {
        {{7.88, 5.18, 4.12}, {7.06, 4.86, 3.94}, {6.70, 4.71, 3.86}, {6.52, 4.63, 3.81}, {6.47, 4.61, 3.79}, {6.43, 4.59, 3.78}},
        {{8.21, 5.68, 4.67}, {7.02, 5.13, 4.31}, {6.50, 4.88, 4.16}, {6.22, 4.75, 4.07}, {6.15, 4.71, 4.05}, {6.09, 4.68, 4.03}},
        {{10.61, 7.24, 5.91}, {9.31, 6.73, 5.61}, {8.73, 6.49, 5.47}, {8.43, 6.49, 5.47}, {8.34, 6.30, 5.36}, {8.27, 6.25, 5.34}}};
    copy(out, table[phi][class_of(changes)]);
}

void pace__critical_2010(double out[3], int terms, double n)
{
    static const double surface[][3][4] = {
        {{-2.56574, -2.2358, -3.627, 0}, {-1.94100, -0.2686, -3.365, 31.223}, {-1.61682, 0.2656, -2.714, 25.364}},
        {{-3.43035, -6.5393, -16.786, -79.433}, {-2.86154, -2.8903, -4.234, -40.040}, {-2.56677, -1.5384, -2.809, 0}},
        {{-3.95877, -9.0531, -28.428, -134.155}, {-3.41049, -4.3904, -9.036, -45.374}, {-3.12705, -2.5856, -3.925, -22.380}},
        {{-4.37113, -11.5882, -35.819, -334.047}, {-3.83239, -5.9057, -12.490, -118.284}, {-3.55326, -3.6596, -5.293, -63.559}}};
    for (int i = 0; i < 3; i++)
        out[i] = polynomial(surface[terms][i], 4, 1 / n);
}

void pace__critical_1991(double out[3], int terms, double n)
{
    static const double surface[][3][3] = {
        {{-2.5658, -1.960, -10.04}, {-1.9393, -0.398, 0}, {-1.6156, -0.181, 0}},
        {{-3.4335, -5.999, -29.25}, {-2.8621, -2.738, -8.36}, {-2.5671, -1.438, -4.48}},
        {{-3.9638, -8.353, -47.44}, {-3.4126, -4.039, -17.83}, {-3.1279, -2.418, -7.58}}};
    for (int i = 0; i < 3; i++)
        out[i] = polynomial(surface[terms][i], 3, 1 / n);
}

/* Table 1 of Elliott, Rothenberg and Stock at 50, 100, 200 and beyond. */
static int ers_class(int64_t n)
{
    return n < 50 ? 0 : n < 100 ? 1 : n <= 200 ? 2 : 3;
}

void pace__critical_gls(double out[3], bool trend, int64_t n)
{
    static const double about_line[][3] = {{-3.77, -3.19, -2.89}, {-3.58, -3.03, -2.74}, {-3.46, -2.93, -2.64}, {-3.48, -2.89, -2.57}};
    if (trend)
        copy(out, about_line[ers_class(n)]);
    else
        pace__critical_1991(out, PACE_ROOT_NONE, (double)n);
}

void pace__critical_point(double out[3], bool trend, int64_t n)
{
    static const double table[][4][3] = {{{1.87, 2.97, 3.91}, {1.95, 3.11, 4.17}, {1.91, 3.17, 4.33}, {1.99, 3.26, 4.48}},
                                         {{4.22, 5.72, 6.77}, {4.26, 5.64, 6.79}, {4.05, 5.66, 6.86}, {3.96, 5.62, 6.89}}};
    copy(out, table[trend][ers_class(n)]);
}
