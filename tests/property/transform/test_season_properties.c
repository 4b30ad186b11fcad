/* Seasonal adjustment of series of random length, start and options: STL against the definition worked point by point, and the
 * identities of X-11. */
#include "pace/season.h"
#include "test.h"

enum { MOST = 260, ROUNDS = 300 };

static uint32_t state = 20240229;

static int pick(int low, int high) /* both included */
{
    state = state * 1664525u + 1013904223u;
    return low + (int)((state >> 8) % (uint32_t)(high - low + 1));
}

static void make(double *x, int n, int period)
{
    double slope = pick(-20, 20) / 100.0, swing = pick(0, 30);
    for (int i = 0; i < n; i++)
        x[i] = 200 + slope * i + swing * cos(6.283185307179586 * i / period) + pick(-900, 900) / 100.0;
}

/* --- STL by its definition ----------------------------------------------------------------------------------------- */

static double loess(const double *y, int n, int window, int degree, double at, int lo, int hi)
{
    double reach = fmax(at - lo, hi - at), sum = 0, mean = 0, spread = 0, out = 0, w[MOST];
    if (window > n)
        reach += (window - n) / 2; /* whole numbers, as published */
    for (int j = lo; j <= hi; j++) {
        double r = fabs(j - at);
        w[j] = r > 0.999 * reach ? 0 : r <= 0.001 * reach ? 1 : pow(1 - pow(r / reach, 3), 3);
        sum += w[j];
    }
    for (int j = lo; j <= hi; j++)
        mean += (w[j] /= sum) * j;
    for (int j = lo; j <= hi; j++)
        spread += w[j] * (j - mean) * (j - mean);
    for (int j = lo; j <= hi; j++)
        out += w[j] * y[j] * (degree && sqrt(spread) > 0.001 * (n - 1) ? 1 + (at - mean) / spread * (j - mean) : 1);
    return out;
}

static void smooth(const double *y, int n, int window, int degree, int jump, double *out)
{
    int last = 0, lo = 0, hi = 0, half = window / 2;
    jump = jump < n - 1 ? jump : n - 1;
    for (int i = 0; i < n; i += jump) {
        lo = window >= n ? 0 : i - half < 0 ? 0 : i + half > n - 1 ? n - window : i - half;
        hi = window >= n ? n - 1 : lo + window - 1;
        out[i] = loess(y, n, window, degree, i, lo, hi);
        for (int k = last + 1; k < i; k++)
            out[k] = out[last] + (out[i] - out[last]) * (k - last) / (i - last);
        last = i;
    }
    if (last == n - 1)
        return;
    out[n - 1] = loess(y, n, window, degree, n - 1, lo, hi);
    for (int k = last + 1; k < n - 1; k++)
        out[k] = out[last] + (out[n - 1] - out[last]) * (k - last) / (n - 1 - last);
}

static void average(const double *x, int n, int window, double *out)
{
    for (int i = 0; i + window <= n; i++) {
        double sum = 0;
        for (int k = 0; k < window; k++)
            sum += x[i + k];
        out[i] = sum / window;
    }
}

static void by_definition(const double *x, int n, const pace_stl_opts *o, double *trend, double *seasonal)
{
    double rest[MOST], sub[MOST], fit[MOST], cycle[2 * MOST], a[2 * MOST], b[2 * MOST], low[MOST];
    int p = (int)o->period, window = (int)o->seasonal;
    for (int i = 0; i < n; i++)
        trend[i] = 0;
    for (int round = 0; round < o->inner; round++) {
        for (int k = 0; k < p; k++) {
            int m = 0;
            for (int i = k; i < n; i += p)
                sub[m++] = x[i] - trend[i];
            smooth(sub, m, window, o->seasonal_degree, (int)o->seasonal_jump, fit);
            int span = window < m ? window : m;
            cycle[k] = loess(sub, m, window, o->seasonal_degree, -1, 0, span - 1);
            for (int i = 0; i < m; i++)
                cycle[(i + 1) * p + k] = fit[i];
            cycle[(m + 1) * p + k] = loess(sub, m, window, o->seasonal_degree, m, m - span, m - 1);
        }
        average(cycle, n + 2 * p, p, a);
        average(a, n + p + 1, p, b);
        average(b, n + 2, 3, a);
        smooth(a, n, (int)o->low_pass, o->low_pass_degree, (int)o->low_pass_jump, low);
        for (int i = 0; i < n; i++) {
            seasonal[i] = cycle[p + i] - low[i];
            rest[i] = x[i] - seasonal[i];
        }
        smooth(rest, n, (int)o->trend, o->trend_degree, (int)o->trend_jump, trend);
    }
}

static void check_stl(void)
{
    double x[MOST], trend[MOST], seasonal[MOST], want_trend[MOST], want_seasonal[MOST], worst = 0;
    for (int round = 0; round < ROUNDS; round++) {
        pace_stl_opts o = PACE_STL_OPTS_INIT;
        int period = pick(2, 20), n = pick(2 * period + 1, MOST - 1);
        o.period = period;
        o.seasonal = 2 * pick(1, 10) + 1;
        o.trend = 2 * pick(1, 40) + 1;
        o.low_pass = 2 * pick(1, 15) + 1;
        o.seasonal_degree = pick(0, 1);
        o.trend_degree = pick(0, 1);
        o.low_pass_degree = pick(0, 1);
        o.seasonal_jump = pick(1, 4);
        o.trend_jump = pick(1, 9);
        o.low_pass_jump = pick(1, 9);
        o.inner = pick(1, 4);
        make(x, n, period);
        by_definition(x, n, &o, want_trend, want_seasonal);
        pace_season_out out = {.trend = {trend, n, 1}, .seasonal = {seasonal, n, 1}};
        ENSURE(pace_stl(out, (pace_view){x, n, 1, pace_year(1000)}, &o, NULL) == PACE_OK);
        for (int i = 0; i < n; i++)
            worst = fmax(worst, fmax(fabs(trend[i] - want_trend[i]), fabs(seasonal[i] - want_seasonal[i])));
    }
    printf("STL by its definition: %d series, worst difference %.2g\n", ROUNDS, worst);
    ENSURE(worst < 1e-8); /* of values around 200; fits before the first and behind the last value can be steep */
}

/* --- X-11 ---------------------------------------------------------------------------------------------------------- */

static void check_identity(const double *x, int n, pace_season_mode mode, const double *t, const double *s, const double *e,
                           const double *adjusted)
{
    for (int i = 0; i < n; i++) {
        double back = mode == PACE_SEASON_ADDITIVE ? t[i] + s[i] + e[i] : mode == PACE_SEASON_PSEUDO ? t[i] * (s[i] + e[i] - 1) : t[i] * s[i] * e[i];
        ENSURE_NEAR(back, x[i], 1e-9);
        ENSURE_NEAR(adjusted[i], mode == PACE_SEASON_ADDITIVE ? x[i] - s[i] : mode == PACE_SEASON_PSEUDO ? x[i] - t[i] * (s[i] - 1) : x[i] / s[i],
                    1e-9);
    }
}

static void check_x11(void)
{
    double x[MOST], t[MOST], s[MOST], e[MOST], adjusted[MOST], w[MOST];
    static double table[PACE_X11_TABLES][MOST];
    pace_x11_want want[PACE_X11_TABLES];
    for (int round = 0; round < ROUNDS; round++) {
        pace_x11_opts o = PACE_X11_OPTS_INIT;
        pace_x11_filter each[12];
        int period = pick(0, 1) ? 12 : 4, n = pick(3 * period, MOST - 1);
        o.mode = (pace_season_mode)pick(0, 3);
        o.filter = (pace_x11_filter)pick(0, PACE_X11_STABLE);
        for (int k = 0; k < 12; k++)
            each[k] = (pace_x11_filter)pick(0, PACE_X11_STABLE);
        o.filters = pick(0, 3) ? NULL : each;
        o.henderson = pick(0, 1) ? 0 : 2 * pick(1, n / 2 < 50 ? (n - 1) / 2 : 50) + 1;
        make(x, n, period);
        for (int k = 0; k < PACE_X11_TABLES; k++)
            want[k] = (pace_x11_want){(pace_x11_table)k, {table[k], n, 1}};
        pace_season_out out = {{t, n, 1}, {s, n, 1}, {e, n, 1}, {adjusted, n, 1}, {w, n, 1}};
        pace_period first = period == 12 ? pace_month(1990, pick(1, 12)) : pace_quarter(1990, pick(1, 4));
        ENSURE(pace_x11(out, want, PACE_X11_TABLES, NULL, (pace_view){x, n, 1, first}, &o, NULL) == PACE_OK);
        check_identity(x, n, o.mode, t, s, e, adjusted);
    }
}

int main(void)
{
    check_stl();
    check_x11();
    return TEST_RESULT;
}
