/* HP on several series beside each other, or one: a number of the type LANES holds one value of each. Included once a width,
 * with LANES, NAMED(function) and TARGET; every width does the same in the same order, so the bits are the same. */

/* Solves (I + lambda D D') w = D y with D the second differences; the cycle is lambda D' w. Values of w are taken out of z
 * two steps before the cycle is written there. */
TARGET static void NAMED(pace__hp)(const pace_filter *plan, const double *y_values, double *w_values, int64_t n)
{
    const LANES *y = (const LANES *)(const void *)y_values;
    LANES *w = (LANES *)(void *)w_values;
    const double *inverse = plan->inverse, *first = plan->first, *second = plan->second;
    const double lambda = plan->opts.lambda;
    const int64_t m = n - 2;
    LANES z1 = {0}, z2 = {0}, a = {0}, b = {0};
    for (int64_t i = 0; i < m; i++) {
        LANES z = (y[i] - y[i + 1]) - (y[i + 1] - y[i + 2]) - second[i] * z2 - first[i] * z1;
        w[i] = z * inverse[i];
        z2 = z1;
        z1 = z;
    }
    for (int64_t i = m - 1; i >= 0; i--) { /* a and b: w at i + 1 and i + 2 */
        double next = i + 1 < m ? first[i + 1] : 0, after = i + 2 < m ? second[i + 2] : 0;
        LANES now = w[i] - after * b - next * a;
        w[i + 2] = lambda * ((now - a) - (a - b));
        b = a;
        a = now;
    }
    w[1] = lambda * (b - (a + a));
    w[0] = lambda * a;
}
