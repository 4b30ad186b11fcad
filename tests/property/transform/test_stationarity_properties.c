/* Unit-root tests: one answer by two ways, and what must not change them. Series are drawn from a fixed seed. */
#include "pace/regression.h"
#include "pace/stationarity.h"
#include "test.h"

enum { N = 90, DRAWS = 12 };

static double x[N];

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) * 0x1p-53 - 0.5;
}

static void draw(uint64_t seed, double rho)
{
    uint64_t state = seed * 977 + 3;
    double level = 0;
    for (int i = 0; i < N; i++) {
        level = rho * level + uniform(&state) + uniform(&state);
        x[i] = 20 + level + 0.02 * i;
    }
}

static pace_view of(const double *values)
{
    return (pace_view){values, N, 1, pace_month(2001, 1)};
}

static void near(double a, double b, double most)
{
    if (!(fabs(a - b) <= most * (1 + fabs(b))))
        fprintf(stderr, "%.17g and %.17g\n", a, b);
    ENSURE(fabs(a - b) <= most * (1 + fabs(b)));
}

/* t of the level in a regression put together here, with further columns. */
static double by_hand(int64_t lags, int trend, const double *const *extra, int extras)
{
    double change[N], time[N], coef[16], se[16];
    pace_view columns[16];
    pace_regression fit;
    int64_t rows = N - 1 - lags;
    int count = 0;
    for (int t = 0; t < N - 1; t++) {
        change[t] = x[t + 1] - x[t];
        time[t] = t;
    }
    columns[count++] = (pace_view){x + lags, rows, 1, {0}};
    if (trend)
        columns[count++] = (pace_view){time + lags, rows, 1, {0}};
    for (int64_t k = 1; k <= lags; k++)
        columns[count++] = (pace_view){change + lags - k, rows, 1, {0}};
    for (int i = 0; i < extras; i++)
        columns[count++] = (pace_view){extra[i] + lags, rows, 1, {0}};
    ENSURE(!pace_regress(&fit, coef, se, NULL, (pace_view){change + lags, rows, 1, {0}}, columns, count, NULL, NULL));
    return coef[1] / se[1];
}

static void check_adf(void)
{
    pace_adf_opts opts = PACE_ADF_OPTS_INIT;
    pace_adf adf, held, tried;
    for (int terms = PACE_ROOT_CONSTANT; terms <= PACE_ROOT_TREND; terms++) {
        opts = (pace_adf_opts)PACE_ADF_OPTS_INIT;
        opts.terms = (pace_root_terms)terms;
        opts.choice = PACE_LAGS_FIXED;
        for (opts.lags = 0; opts.lags < 5; opts.lags++) {
            ENSURE(!pace_adf_test(&adf, NULL, NULL, of(x), &opts, NULL));
            near(adf.tau, by_hand(opts.lags, terms == PACE_ROOT_TREND, NULL, 0), 1e-13);
        }
        /* the chosen lag has the least criterion of all that are tried one by one over the same periods */
        for (int choice = PACE_LAGS_AIC; choice <= PACE_LAGS_BIC; choice++) {
            opts.choice = (pace_root_lags)choice;
            opts.lags = 6;
            opts.hold = true;
            ENSURE(!pace_adf_test(&held, NULL, NULL, of(x), &opts, NULL) && held.n == N - 7);
            opts.hold = false;
            ENSURE(!pace_adf_test(&adf, NULL, NULL, of(x), &opts, NULL) && adf.n == N - 1 - adf.lags);
            ENSURE(adf.criterion <= held.criterion + 1e-9 && (adf.lags == held.lags || adf.lags == 0));
            opts.choice = PACE_LAGS_FIXED;
            opts.lags = adf.lags;
            ENSURE(!pace_adf_test(&tried, NULL, NULL, of(x), &opts, NULL));
            near(tried.tau, adf.tau, 0);
        }
    }
}

/* Without lags Phillips and Perron's tau is that of Dickey and Fuller, in every form. */
static void check_pp(void)
{
    pace_adf_opts plain = PACE_ADF_OPTS_INIT;
    pace_pp_opts opts = PACE_PP_OPTS_INIT;
    pace_adf adf;
    pace_pp pp, forms[3];
    plain.choice = PACE_LAGS_FIXED;
    plain.lags = 0;
    for (int terms = PACE_ROOT_CONSTANT; terms <= PACE_ROOT_TREND; terms++) {
        plain.terms = opts.terms = (pace_root_terms)terms;
        ENSURE(!pace_adf_test(&adf, NULL, NULL, of(x), &plain, NULL));
        for (int form = 0; form < 3; form++) {
            opts.form = (pace_pp_form)form;
            opts.choice = PACE_PP_FIXED;
            opts.lags = 0;
            ENSURE(!pace_pp_test(&pp, of(x), &opts, NULL));
            near(pp.tau, adf.tau, 1e-12);
            opts.choice = PACE_PP_LONG;
            ENSURE(!pace_pp_test(&forms[form], of(x), &opts, NULL));
        }
        near(forms[PACE_PP_LAGGED].tau, forms[PACE_PP_REGRESSION].tau, 1e-3); /* but for a share of 1/n^2 */
        near(forms[PACE_PP_CURRENT].tau, forms[PACE_PP_REGRESSION].tau, 0.1);
        if (terms == PACE_ROOT_CONSTANT)
            near(forms[PACE_PP_LAGGED].alpha, forms[PACE_PP_REGRESSION].alpha, 1e-12);
    }
}

/* The path of Zivot and Andrews place by place from regressions of their own. */
static void check_za(void)
{
    double path[N], step[N], slope[N];
    const double *const columns[] = {step, slope};
    pace_za_opts opts = PACE_ZA_OPTS_INIT;
    pace_za za;
    opts.trim = 0.1;
    for (int kind = 0; kind < 3; kind++) {
        opts.kind = (pace_break)kind;
        for (opts.lags = 0; opts.lags < 3; opts.lags++) {
            double least = 0;
            int place = -1;
            ENSURE(!pace_za_test(&za, path, of(x), &opts, NULL));
            for (int last = 9; last < N - 9; last++) {
                for (int t = 0; t < N; t++) {
                    step[t] = t + 1 > last;
                    slope[t] = t + 1 > last ? t + 1 - last : 0;
                }
                double tau = by_hand(opts.lags, 1, kind == PACE_BREAK_SLOPE ? columns + 1 : columns, kind == PACE_BREAK_BOTH ? 2 : 1);
                near(path[last], tau, 1e-9);
                if (place < 0 || tau < least) {
                    least = tau;
                    place = last;
                }
            }
            near(za.tau, least, 1e-12);
            ENSURE(za.last == place && isnan(path[8]) && isnan(path[N - 9]));
        }
    }
}

/* All of them in other units, from another level, read with a stride. */
static void check_units(void)
{
    double other[2 * N];
    pace_adf a, b;
    pace_pp p, q;
    pace_ers e, f;
    pace_za y, z;
    pace_kpss k, l;
    for (int i = 0; i < N; i++)
        other[2 * i] = 4096 * x[i] - 131072, other[2 * i + 1] = (double)NAN;
    pace_view there = {other, N, 2, pace_month(2001, 1)};
    ENSURE(!pace_adf_test(&a, NULL, NULL, of(x), NULL, NULL) && !pace_adf_test(&b, NULL, NULL, there, NULL, NULL));
    ENSURE(!pace_pp_test(&p, of(x), NULL, NULL) && !pace_pp_test(&q, there, NULL, NULL));
    ENSURE(!pace_ers_test(&e, of(x), NULL, NULL) && !pace_ers_test(&f, there, NULL, NULL));
    ENSURE(!pace_za_test(&y, NULL, of(x), NULL, NULL) && !pace_za_test(&z, NULL, there, NULL, NULL));
    ENSURE(!pace_kpss_test(&k, of(x), NULL, NULL) && !pace_kpss_test(&l, there, NULL, NULL));
    near(b.tau, a.tau, 1e-11);
    near(q.tau, p.tau, 1e-11);
    near(q.alpha, p.alpha, 1e-11);
    near(f.gls, e.gls, 1e-11);
    near(f.point, e.point, 1e-10);
    near(z.tau, y.tau, 1e-11);
    near(l.statistic, k.statistic, 1e-11);
    ENSURE(a.lags == b.lags && y.last == z.last && e.point_lags == f.point_lags);
}

/* What they are for: noise is told from a walk. */
static void check_sense(void)
{
    int walks = 0, noises = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        pace_adf adf;
        pace_kpss kpss;
        draw(seed, 1);
        ENSURE(!pace_adf_test(&adf, NULL, NULL, of(x), NULL, NULL) && !pace_kpss_test(&kpss, of(x), NULL, NULL));
        walks += adf.p > 0.05 && kpss.p < 0.05;
        draw(seed, 0.2);
        pace_adf_opts opts = PACE_ADF_OPTS_INIT;
        opts.terms = PACE_ROOT_TREND;
        opts.choice = PACE_LAGS_BIC;
        pace_kpss_opts line = PACE_KPSS_OPTS_INIT;
        line.trend = true;
        ENSURE(!pace_adf_test(&adf, NULL, NULL, of(x), &opts, NULL) && !pace_kpss_test(&kpss, of(x), &line, NULL));
        noises += adf.p < 0.05 && kpss.p > 0.05;
    }
    printf("of 20 walks %d, of 20 stationary series %d are told by both tests\n", walks, noises);
    ENSURE(walks >= 14 && noises >= 14);
}

int main(void)
{
    for (uint64_t seed = 1; seed <= DRAWS; seed++) {
        draw(seed, seed % 3 ? 1 : 0.5);
        check_adf();
        check_pp();
        if (seed <= 3)
            check_za();
        check_units();
    }
    check_sense();
    return TEST_RESULT;
}
