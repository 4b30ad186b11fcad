/* extremes by month or group, quality measures, summary tables. */
#include <math.h>
#include "failing.h"
#include "pace/season.h"
#include "test.h"

enum { N = 240 };

/* Monthly from January; Julys are `wild` times as noisy as the other months; a spike in the middle where it is wild. */
static void fill(double *x, double wild)
{
    uint32_t seed = 2;
    for (int i = 0; i < N; i++) {
        seed = seed * 1664525u + 1013904223u;
        double noise = (double)(seed >> 8) / 16777216 - 0.5, spike = wild > 0 && i == 77 ? 20 : 0;
        x[i] = 100 + 0.3 * i + 12 * cos(2 * 3.14159265358979 * i / 12) + (i % 12 == 6 && wild > 0 ? wild : 1) * 3 * noise + spike;
    }
}

static pace_view months(const double *x)
{
    return (pace_view){x, N, 1, pace_month(2001, 1)};
}

typedef struct parts {
    double c13[N], c17[N], d8[N], d9[N], d10[N];
} parts;

static pace_x11_facts run(parts *p, const double *x, const pace_x11_opts *opts)
{
    pace_x11_facts facts = {0};
    const pace_season_out none = {0};
    const pace_x11_want want[] = {{PACE_X11_C13, {p->c13, N, 1}}, {PACE_X11_C17, {p->c17, N, 1}}, {PACE_X11_D8, {p->d8, N, 1}},
                                  {PACE_X11_D9, {p->d9, N, 1}},   {PACE_X11_D10, {p->d10, N, 1}}};
    ENSURE(pace_x11(none, want, 5, &facts, months(x), opts, NULL) == PACE_OK);
    return facts;
}

/* --- extremes ------------------------------------------------------------------------------------------------------ */

/* The definition anew: deviation of the months that are in the set, without extremes in the second round. */
static void expect_weights(const parts *p, const bool *set)
{
    double sum = 0, count = 0, first, second;
    for (int i = 0; i < N; i++)
        if (set[i % 12]) {
            sum += (p->c13[i] - 1) * (p->c13[i] - 1);
            count++;
        }
    first = sqrt(sum / count);
    sum = count = 0;
    for (int i = 0; i < N; i++)
        if (set[i % 12] && fabs(p->c13[i] - 1) / first <= 2.5) {
            sum += (p->c13[i] - 1) * (p->c13[i] - 1);
            count++;
        }
    second = sqrt(sum / count);
    for (int i = 0; i < N; i++) {
        if (!set[i % 12])
            continue;
        double far = fabs(p->c13[i] - 1) / second;
        double want = fabs(p->c13[i] - 1) / first > 2.5 || far > 2.5 ? 0 : far > 1.5 ? 2.5 - far : 1;
        if (far > 2.5 || fabs(p->c13[i] - 1) / first <= 2.5)
            ENSURE_NEAR(p->c17[i], want, 1e-9);
    }
}

static void check_by_month(void)
{
    static parts p, years, signif;
    double x[N];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 8);
    ENSURE(!run(&years, x, &opts).by_period);
    opts.sigma = PACE_X11_SIGMA_ALL;
    ENSURE(run(&p, x, &opts).by_period);
    for (int k = 0; k < 12; k++) {
        bool set[12] = {false};
        set[k] = true;
        expect_weights(&p, set);
    }
    for (int i = 0; i < N; i++) /* what is no extreme is left as it is */
        ENSURE(isnan(p.d9[i]) == (p.c17[i] >= 1));
    opts.sigma = PACE_X11_SIGMA_SIGNIF;
    ENSURE(run(&signif, x, &opts).by_period && memcmp(signif.c17, p.c17, sizeof p.c17) == 0);
    fill(x, 0);
    ENSURE(!run(&signif, x, &opts).by_period);
    opts.sigma = PACE_X11_SIGMA_NONE;
    run(&years, x, &opts);
    ENSURE(memcmp(signif.c17, years.c17, sizeof years.c17) == 0 && memcmp(signif.d10, years.d10, sizeof years.d10) == 0);
}

static void check_by_group(void)
{
    static parts p;
    bool group[12] = {false}, other[12];
    double x[N];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 8);
    group[6] = group[7] = true;
    for (int k = 0; k < 12; k++)
        other[k] = !group[k];
    opts.sigma = PACE_X11_SIGMA_SELECT;
    opts.sigma_groups = group;
    ENSURE(run(&p, x, &opts).by_period);
    expect_weights(&p, group);
    expect_weights(&p, other);
    memset(group, 0, sizeof group); /* one group of all */
    memset(other, 1, sizeof other);
    run(&p, x, &opts);
    expect_weights(&p, other);
}

static void check_options(void)
{
    double x[N];
    const bool groups[12] = {true};
    pace_x11_sigma sigma;
    pace_x11_quality q;
    pace_error err = PACE_ERROR_INIT;
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 1);
    for (int k = 0; k < 4; k++)
        ENSURE(!pace_x11_sigma_parse(&sigma, pace_x11_sigma_name((pace_x11_sigma)k), NULL) && (int)sigma == k);
    ENSURE(pace_x11_sigma_parse(&sigma, "some", &err) == PACE_ERR_PARSE && strchr(err.text, ';'));
    ENSURE(pace_x11_sigma_parse(&sigma, NULL, &err) == PACE_ERR_PARSE);
    ENSURE_TEXT(pace_x11_sigma_name((pace_x11_sigma)9), "");
    ENSURE_TEXT(pace_x11_identifiable_text(PACE_X11_SEASON_NO), "not present");
    ENSURE_TEXT(pace_x11_identifiable_text((pace_x11_identifiable)7), "");
    ENSURE_TEXT(pace_x11_table_text(PACE_X11_D16), "total seasonal factors");
    ENSURE_TEXT(pace_x11_table_text(PACE_X11_F1), "adjusted series smoothed over the periods of cyclical dominance");
    opts.sigma = PACE_X11_SIGMA_SELECT;
    ENSURE(pace_x11_judge(&q, months(x), &opts, &err) == PACE_ERR_ARG && strchr(err.text, ';'));
    opts.sigma = PACE_X11_SIGMA_ALL;
    opts.sigma_groups = groups;
    ENSURE(pace_x11_judge(&q, months(x), &opts, &err) == PACE_ERR_ARG);
    opts.sigma = (pace_x11_sigma)7;
    ENSURE(pace_x11_judge(&q, months(x), &opts, &err) == PACE_ERR_ARG);
}

/* --- quality ------------------------------------------------------------------------------------------------------- */

static void check_season(void)
{
    double x[N];
    uint32_t seed = 9;
    pace_x11_quality q;
    fill(x, 1);
    ENSURE(pace_x11_judge(&q, months(x), NULL, NULL) == PACE_OK);
    ENSURE(q.identifiable == PACE_X11_SEASON_YES && q.count == 11 && q.spans == 12 && q.m[6] < 0.6 && q.stable.p < 1e-10);
    ENSURE(q.mcd >= 1 && q.mcd <= 12 && q.run_irregular < q.run_trend && q.residual.p > 0.01);
    for (int k = 0; k < q.spans; k++)
        ENSURE_NEAR(q.share_irregular[k] + q.share_trend[k] + q.share_seasonal[k], 1, 1e-14);
    ENSURE_NEAR(q.variance_irregular + q.variance_trend + q.variance_seasonal, q.variance_sum, 1e-14);
    for (int i = 0; i < N; i++) {
        seed = seed * 1664525u + 1013904223u;
        x[i] = 100 + 3 * (double)(seed >> 8) / 16777216;
    }
    ENSURE(pace_x11_judge(&q, months(x), NULL, NULL) == PACE_OK);
    ENSURE(q.identifiable == PACE_X11_SEASON_NO && q.m[6] > 1 && q.q > 1 && q.failed >= 4);
}

/* A unit changes no measure, but of those that are in the unit. */
static void check_unit(void)
{
    double x[N], y[N];
    pace_x11_quality a, b;
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 1);
    for (int mode = PACE_SEASON_ADDITIVE; mode <= PACE_SEASON_PSEUDO; mode++) {
        opts.mode = (pace_season_mode)mode;
        for (int i = 0; i < N; i++)
            y[i] = 1024 * x[i];
        ENSURE(pace_x11_judge(&a, months(x), &opts, NULL) == PACE_OK && pace_x11_judge(&b, months(y), &opts, NULL) == PACE_OK);
        for (int k = 0; k < 11; k++)
            ENSURE_NEAR(a.m[k], b.m[k], 1e-9);
        ENSURE_NEAR(a.q, b.q, 1e-9);
        ENSURE_NEAR(a.residual.f, b.residual.f, 1e-9 * a.residual.f);
        ENSURE_NEAR(b.trend[0], mode == PACE_SEASON_ADDITIVE ? 1024 * a.trend[0] : a.trend[0], 1e-9 * b.trend[0]);
    }
}

static void check_few(void)
{
    double x[N];
    pace_x11_quality q = {.failed = -5};
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    fill(x, 1);
    pace_view in = {x, 60, 1, pace_month(2001, 1)};
    ENSURE(pace_x11_judge(&q, in, NULL, NULL) == PACE_OK && q.count == 7 && isnan(q.m[7]) && isfinite(q.q) && isfinite(q.q_without_m2));
    opts.filter = PACE_X11_STABLE;
    ENSURE(pace_x11_judge(&q, months(x), &opts, NULL) == PACE_OK && q.count == 7);
    opts = (pace_x11_opts)PACE_X11_OPTS_INIT;
    ENSURE(pace_x11_judge(&q, (pace_view){x, 90, 1, pace_quarter(1960, 2)}, NULL, NULL) == PACE_OK && q.spans == 4 && q.count == 11);
    q.failed = -5;
    ENSURE(pace_x11_judge(&q, (pace_view){x, 30, 1, pace_month(2001, 1)}, NULL, &err) == PACE_ERR_DATA && q.failed == -5);
    for (int i = 0; i < N; i++)
        x[i] = 5;
    ENSURE(pace_x11_judge(&q, months(x), NULL, &err) == PACE_ERR_DATA && strchr(err.text, ';') && q.failed == -5);
    x[9] = (double)NAN;
    ENSURE(pace_x11_judge(&q, months(x), NULL, &err) == PACE_ERR_DATA);
    ENSURE(pace_x11_judge(&q, (pace_view){x, N, 1, pace_year(2001)}, NULL, &err) == PACE_ERR_FREQ);
}

/* --- E and F ------------------------------------------------------------------------------------------------------- */

static void check_summary(void)
{
    static double t[8][N];
    static const pace_x11_table names[8] = {PACE_X11_E1,  PACE_X11_E2,  PACE_X11_E3,  PACE_X11_E11,
                                            PACE_X11_E18, PACE_X11_F1, PACE_X11_C17, PACE_X11_D16};
    double x[N], trend[N], seasonal[N], irregular[N], adjusted[N];
    pace_x11_want want[8];
    const pace_season_out out = {.trend = {trend, N, 1}, .seasonal = {seasonal, N, 1}, .irregular = {irregular, N, 1},
                                 .adjusted = {adjusted, N, 1}};
    int extremes = 0;
    fill(x, 1);
    for (int k = 0; k < 8; k++)
        want[k] = (pace_x11_want){names[k], {t[k], N, 1}};
    ENSURE(pace_x11(out, want, 8, NULL, months(x), NULL, NULL) == PACE_OK);
    for (int i = 0; i < N; i++) {
        bool extreme = t[6][i] <= 0;
        extremes += extreme;
        ENSURE_NEAR(t[0][i], extreme ? trend[i] * seasonal[i] : x[i], 1e-10);
        ENSURE_NEAR(t[1][i], extreme ? trend[i] : adjusted[i], 1e-10);
        ENSURE_NEAR(t[2][i], extreme ? 1 : irregular[i], 1e-12);
        ENSURE_NEAR(t[3][i], x[i] - t[0][i] + t[1][i], 1e-10);
        ENSURE_NEAR(t[4][i], x[i] / adjusted[i], 1e-12);
        ENSURE_NEAR(t[7][i], seasonal[i], 0);
    }
    ENSURE(extremes > 0);
    pace_x11_quality q;
    ENSURE(pace_x11_judge(&q, months(x), NULL, NULL) == PACE_OK);
    int span = q.mcd < 6 ? q.mcd : 6, half = span / 2;
    double sum = 0;
    for (int k = -half; k <= half; k++)
        sum += (span % 2 == 0 && abs(k) == half ? 0.5 : 1) * adjusted[100 + k];
    ENSURE_NEAR(t[5][100], sum / span, 1e-10);
}

static void check_memory(void)
{
    double x[N];
    fill(x, 1);
    for (int64_t k = 0; k < 2; k++) {
        failing f = {.left = k};
        pace_allocator allocator = {failing_resize, &f};
        pace_x11_opts opts = PACE_X11_OPTS_INIT;
        pace_x11_quality q = {.failed = -5};
        opts.allocator = &allocator;
        pace_status status = pace_x11_judge(&q, months(x), &opts, NULL);
        ENSURE(f.live == 0 && status == (k == 0 ? PACE_ERR_NOMEM : PACE_OK) && (k > 0 || q.failed == -5));
    }
}

int main(void)
{
    check_by_month();
    check_by_group();
    check_options();
    check_season();
    check_unit();
    check_few();
    check_summary();
    check_memory();
    return TEST_RESULT;
}
