/* Tests for trends and shifts: against their definitions taken literally, and what must not matter. */
#include "pace/homogeneity.h"
#include "pace/trend_tests.h"
#include "test.h"

enum { N = 48, SEASONS = 4, YEARS = N / SEASONS, RUNS = 60 };

static unsigned seed = 11;

static double draw(void)
{
    seed = seed * 1664525u + 1013904223u;
    return (double)(seed >> 8) / 16777216;
}

static double sign_of(double x)
{
    return (double)((x > 0) - (x < 0));
}

/* With ties and a missing value in some runs. */
static void fill(double *x, int run)
{
    for (int i = 0; i < N; i++)
        x[i] = run % 2 ? floor(8 * draw()) : 8 * draw() + i * 0.02;
    if (run % 3 == 2)
        x[(run * 7) % N] = (double)NAN;
}

static pace_view view_of(const double *x)
{
    return (pace_view){x, N, 1, pace_quarter(1990, 1)};
}

static double rank_of(const double *x, int season, int year, double count)
{
    double sum = count + 1;
    for (int j = 0; j < YEARS; j++)
        sum += sign_of(x[year * SEASONS + season] - x[j * SEASONS + season]);
    return sum / 2;
}

/* Dietz and Killeen's covariance as it is written; of a season with itself the variance with ties. */
static double covariance(const double *x, int g, int h)
{
    double k = 0, product = 0, count_g = 0, count_h = 0;
    for (int j = 0; j < YEARS; j++) {
        count_g += !isnan(x[j * SEASONS + g]);
        count_h += !isnan(x[j * SEASONS + h]);
    }
    for (int j = 0; j < YEARS; j++) {
        for (int i = 0; i < j; i++)
            k += sign_of((x[j * SEASONS + g] - x[i * SEASONS + g]) * (x[j * SEASONS + h] - x[i * SEASONS + h]));
        product += rank_of(x, g, j, count_g) * rank_of(x, h, j, count_h);
    }
    return (k + 4 * product - YEARS * (count_g + 1) * (count_h + 1)) / 3;
}

static void check_seasons(const double *x, bool whole)
{
    pace_kendall all, each[SEASONS];
    pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
    double sum = 0, own = 0, s = 0;
    opts.correlated = true;
    ENSURE(!pace_trend_kendall_seasons(&all, each, view_of(x), &opts, NULL));
    for (int g = 0; g < SEASONS; g++) {
        for (int h = 0; h < SEASONS; h++)
            sum += covariance(x, g, h);
        own += covariance(x, g, g) - each[g].var;
        s += (double)each[g].s;
    }
    if (whole) /* a missing value makes Hirsch and Slack's own term differ from the variance */
        ENSURE_NEAR(own, 0, 1e-9);
    ENSURE_NEAR(all.var, sum - own, 1e-9);
    ENSURE_NEAR((double)all.s, s, 0);
    ENSURE_NEAR(all.z, all.var > 0 ? s / sqrt(all.var) : 0, 1e-12); /* twelve years: no continuity */
}

/* Everything by ranks or signs, of a x + b with a above 0 and of exp(x). */
static void check_ranks(const double *x)
{
    double y[N], z[N];
    pace_kendall a, b, mirrored;
    pace_random t[3], u[3];
    pace_shift_point s[2], v[2];
    for (int i = 0; i < N; i++) {
        y[i] = exp(x[i] / 4);
        z[i] = -x[i];
    }
    ENSURE(!pace_trend_kendall_seasons(&a, NULL, view_of(x), NULL, NULL) && !pace_trend_kendall_seasons(&b, NULL, view_of(y), NULL, NULL));
    ENSURE(!pace_trend_kendall_seasons(&mirrored, NULL, view_of(z), NULL, NULL));
    ENSURE(a.s == b.s && a.s == -mirrored.s && !(a.p < b.p || a.p > b.p || a.p < mirrored.p || a.p > mirrored.p));
    ENSURE(!pace_trend_cox_stuart(&t[0], view_of(x), NULL, NULL) && !pace_trend_cox_stuart(&u[0], view_of(y), NULL, NULL));
    ENSURE(!pace_trend_bartels(&t[1], view_of(x), NULL, NULL) && !pace_trend_bartels(&u[1], view_of(y), NULL, NULL));
    ENSURE(!pace_trend_wallis_moore(&t[2], view_of(x), NULL, NULL) && !pace_trend_wallis_moore(&u[2], view_of(y), NULL, NULL));
    for (int i = 0; i < 3; i++)
        ENSURE_NEAR(u[i].p, t[i].p, 0);
    ENSURE(!pace_homogeneity_pettitt(&s[0], view_of(x), NULL, NULL) && !pace_homogeneity_pettitt(&v[0], view_of(y), NULL, NULL));
    ENSURE(!pace_homogeneity_lanzante(&s[1], view_of(x), false, NULL, NULL) && !pace_homogeneity_lanzante(&v[1], view_of(y), false, NULL, NULL));
    for (int i = 0; i < 2; i++) {
        ENSURE(s[i].change == v[i].change);
        ENSURE_NEAR(v[i].p, s[i].p, 0);
    }
}

/* Units do not matter, nor a level a million times as high as the changes. */
static void check_units(const double *x)
{
    double y[N], z[N];
    pace_random t, u;
    pace_shift_point s, v, w;
    pace_status (*const shift[])(pace_shift_point *, pace_view, const pace_allocator *, pace_error *) = {
        pace_homogeneity_buishand, pace_homogeneity_range, pace_homogeneity_snht};
    for (int i = 0; i < N; i++) {
        y[i] = -0.25 * x[i];
        z[i] = x[i] * 1024 + 4194304;
    }
    ENSURE(!pace_trend_wald_wolfowitz(&t, view_of(x), NULL, NULL) && !pace_trend_wald_wolfowitz(&u, view_of(z), NULL, NULL));
    ENSURE_NEAR(u.statistic, t.statistic, 1e-9);
    ENSURE(!pace_trend_wald_wolfowitz(&u, view_of(y), NULL, NULL));
    ENSURE_NEAR(u.statistic, t.statistic, 1e-12);
    for (int i = 0; i < 3; i++) {
        ENSURE(!shift[i](&s, view_of(x), NULL, NULL) && !shift[i](&v, view_of(y), NULL, NULL) && !shift[i](&w, view_of(z), NULL, NULL));
        ENSURE(s.change == v.change && s.p >= 0 && s.p <= 1);
        ENSURE_NEAR(v.statistic, s.statistic, 1e-12);
        ENSURE_NEAR(w.statistic, s.statistic, 1e-9);
        ENSURE_NEAR(w.p, s.p, 1e-7);
    }
}

/* Backwards the shift is at the same place; slopes turn round. */
static void check_backwards(const double *x)
{
    double y[N];
    pace_shift_point s, v;
    pace_siegel g, h;
    pace_sen a, b;
    for (int i = 0; i < N; i++)
        y[i] = x[N - 1 - i];
    ENSURE(!pace_homogeneity_buishand(&s, view_of(x), NULL, NULL) && !pace_homogeneity_buishand(&v, view_of(y), NULL, NULL));
    ENSURE_NEAR(v.statistic, s.statistic, 1e-12);
    ENSURE(!pace_trend_siegel(&g, view_of(x), NULL, NULL) && !pace_trend_siegel(&h, view_of(y), NULL, NULL));
    ENSURE_NEAR(h.slope, -g.slope, 1e-14);
    ENSURE(!pace_trend_sen_seasonal(&a, view_of(x), 0, 0.9, NULL, NULL) && !pace_trend_sen_seasonal(&b, view_of(y), 0, 0.9, NULL, NULL));
    ENSURE_NEAR(b.slope, -a.slope, 1e-14);
    ENSURE(a.low <= a.slope && a.slope <= a.high);
}

/* Beside a series that has nothing to do with it, the partial test is near the plain one; beside itself with noise it is not. */
static void check_partial(void)
{
    double x[N], z[N];
    pace_kendall plain;
    pace_kendall_partial t;
    for (int i = 0; i < N; i++) {
        x[i] = 0.2 * i + draw();
        z[i] = 0.2 * i + draw();
    }
    ENSURE(!pace_trend_kendall(&plain, view_of(x), NULL, NULL) && !pace_trend_kendall_partial(&t, view_of(x), view_of(z), NULL, NULL));
    ENSURE(fabs(t.z) < fabs(plain.z) / 2 && t.correlation > 0.8);
    for (int i = 0; i < N; i++)
        z[i] = (i * 29) % 31;
    ENSURE(!pace_trend_kendall_partial(&t, view_of(x), view_of(z), NULL, NULL));
    ENSURE(fabs(t.correlation) < 0.3 && t.z > plain.z / 2);
}

int main(void)
{
    for (int run = 0; run < RUNS; run++) {
        double x[N];
        fill(x, run);
        check_seasons(x, run % 3 != 2);
        check_ranks(x);
        check_units(x);
        check_backwards(x);
    }
    check_partial();
    return TEST_RESULT;
}
