/* Robust errors and tests of residuals: two ways to one answer, what is missing, refusals, memory that runs out. */
#include "failing.h"
#include "pace/diagnostics.h"
#include "test.h"

enum { N = 60 };

static double x[N], y[N];

/* The same numbers on every machine: a linear congruence, summed to be nearly normal. */
static double noise(uint32_t *state)
{
    double sum = 0;
    for (int i = 0; i < 6; i++) {
        *state = *state * 1664525u + 1013904223u;
        sum += (double)(*state >> 8) / 16777216.0 - 0.5;
    }
    return sum;
}

static void fill(void)
{
    uint32_t state = 7;
    for (int i = 0; i < N; i++) {
        x[i] = noise(&state) + 0.05 * i;
        y[i] = 2 + 3 * x[i] + noise(&state) * (1 + 0.02 * i);
    }
}

static pace_view view(const double *values, int64_t n)
{
    return (pace_view){values, n, 1, PACE_PERIOD_NONE};
}

static void errors_of(double se[2], pace_covariance kind, pace_hac hac, double scale)
{
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    double coef[2], scaled[N];
    for (int i = 0; i < N; i++)
        scaled[i] = x[i] * scale;
    pace_view column = view(scaled, N);
    opts.covariance = kind;
    opts.hac = hac;
    ENSURE(!pace_regress(&fit, coef, se, NULL, view(y, N), &column, 1, &opts, NULL));
}

/* No lags leave HC0; every kernel at bandwidth 1 or below too, but the quadratic one. A regressor in other units changes its own error
 * alone. White's, from the textbook: the two-by-two sandwich. */
static void check_errors(void)
{
    const pace_hac none = {PACE_HAC_BARTLETT, PACE_HAC_LAGS, 0, 0, false, false};
    const pace_hac narrow = {PACE_HAC_PARZEN, PACE_HAC_BANDWIDTH, 0, 0.5, false, false};
    const pace_hac data = {PACE_HAC_BARTLETT, PACE_HAC_ANDREWS, 0, 0, true, true};
    double white[2], got[2], scaled[2], coef[2], rest[N], sx = 0, sxx = 0, m[3] = {0};
    pace_view column = view(x, N);
    pace_regression fit;
    errors_of(white, PACE_COVARIANCE_HC0, none, 1);
    errors_of(got, PACE_COVARIANCE_HAC, none, 1);
    ENSURE_NEAR(got[1], white[1], 1e-15);
    errors_of(got, PACE_COVARIANCE_HAC, narrow, 1);
    ENSURE_NEAR(got[0], white[0], 1e-15);
    errors_of(got, PACE_COVARIANCE_HAC, data, 1);
    errors_of(scaled, PACE_COVARIANCE_HAC, data, 0x1p200);
    ENSURE_NEAR(scaled[0], got[0], got[0] * 1e-13);
    ENSURE_NEAR(scaled[1] * 0x1p200, got[1], got[1] * 1e-13);
    ENSURE(!pace_regress(&fit, coef, NULL, rest, view(y, N), &column, 1, NULL, NULL));
    for (int i = 0; i < N; i++) {
        double e = rest[i] * rest[i];
        sx += x[i];
        sxx += x[i] * x[i];
        m[0] += e;
        m[1] += e * x[i];
        m[2] += e * x[i] * x[i];
    }
    double d = N * sxx - sx * sx, a = -sx / d, b = N / d;
    ENSURE_NEAR(sqrt(a * a * m[0] + 2 * a * b * m[1] + b * b * m[2]), white[1], 1e-12);
}

/* Gaps keep their place: a row that is missing in the middle breaks the chain of lags. */
static void check_gap(void)
{
    double cut[N + 1], columns[N + 1], coef[2], se[2], other[2];
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    opts.covariance = PACE_COVARIANCE_HAC;
    opts.hac.lags = 1;
    for (int i = 0; i <= N; i++) {
        cut[i] = i == 30 ? (double)NAN : y[i < 30 ? i : i - 1];
        columns[i] = x[i < 30 ? i : i == 30 ? 0 : i - 1];
    }
    pace_view column = view(columns, N + 1), whole = view(x, N);
    ENSURE(!pace_regress(&fit, coef, se, NULL, view(cut, N + 1), &column, 1, &opts, NULL) && fit.n == N);
    ENSURE(!pace_regress(&fit, coef, other, NULL, view(y, N), &whole, 1, &opts, NULL));
    ENSURE(fabs(se[1] / other[1] - 1) > 1e-6);
    opts.covariance = PACE_COVARIANCE_HC3;
    ENSURE(!pace_regress(&fit, coef, se, NULL, view(cut, N + 1), &column, 1, &opts, NULL));
    ENSURE(!pace_regress(&fit, coef, other, NULL, view(y, N), &whole, 1, &opts, NULL));
    ENSURE_NEAR(se[1], other[1], 1e-15);
}

/* Three values about their mean: the ratio lies between 1 and 3, and its distribution is an arc tangent. */
static void check_durbin(void)
{
    const double pi = 3.14159265358979323846;
    const double all[][3] = {{1, 2, 4}, {0, 5, 1}, {3, 3.5, 3.1}, {1, 2, 3.0001}};
    for (int i = 0; i < 4; i++) {
        pace_test t, far;
        ENSURE(!pace_durbin_watson(&t, view(all[i], 3), NULL, 0, PACE_DW_EXACT, NULL, NULL));
        ENSURE_NEAR(t.p, 2 / pi * atan(sqrt((t.statistic - 1) / (3 - t.statistic))), 1e-11);
        ENSURE(!pace_durbin_watson(&far, view(all[i], 3), NULL, 0, PACE_DW_NORMAL, NULL, NULL));
        ENSURE(far.p >= 0 && far.p <= 1 && t.df > 1.5 && t.df < 2.5);
    }
    pace_test t, near;
    pace_view column = view(x, N);
    ENSURE(!pace_durbin_watson(&t, view(y, N), &column, 1, PACE_DW_EXACT, NULL, NULL));
    ENSURE(!pace_durbin_watson(&near, view(y, N), &column, 1, PACE_DW_NORMAL, NULL, NULL));
    ENSURE_NEAR(t.p, near.p, 0.005);
}

static void check_normality(void)
{
    const double same[] = {2, 2, 2, 2}, wild[] = {1, 2, (double)INFINITY, 3};
    double shifted[N];
    pace_test a, b;
    for (int i = 0; i < N; i++)
        shifted[i] = -1e3 * y[i] + 7e3;
    ENSURE(!pace_jarque_bera(&a, view(y, N), NULL) && !pace_jarque_bera(&b, view(shifted, N), NULL));
    ENSURE_NEAR(b.statistic, a.statistic, 1e-10);
    ENSURE(!pace_shapiro_wilk(&a, view(y, N), NULL, NULL) && !pace_shapiro_wilk(&b, view(shifted, N), NULL, NULL));
    ENSURE_NEAR(b.statistic, a.statistic, 1e-12);
    a.p = 5;
    ENSURE(pace_jarque_bera(&a, view(same, 4), NULL) == PACE_ERR_DATA && a.p > 4);
    ENSURE(pace_jarque_bera(&a, view(wild, 4), NULL) == PACE_ERR_RANGE);
    ENSURE(pace_jarque_bera(&a, view(y, 0), NULL) == PACE_ERR_DATA);
    ENSURE(pace_shapiro_wilk(&a, view(same, 4), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_shapiro_wilk(&a, view(wild, 4), NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_shapiro_wilk(&a, view(y, 2), NULL, NULL) == PACE_ERR_DATA && a.p > 4);
}

static void check_refusals(void)
{
    pace_test t = {5, 5, 5, 5};
    pace_view column = view(x, N);
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    double coef[2], se[2];
    pace_regression fit;
    ENSURE(pace_breusch_godfrey(&t, NULL, view(y, N), &column, 1, 0, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_breusch_godfrey(&t, NULL, view(y, N), &column, 1, N, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_breusch_godfrey(&t, NULL, view(y, N), &column, 1, N - 2, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_breusch_godfrey(&t, NULL, view(x, N), &column, 1, 2, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_uneven_spread(&t, view(y, N), NULL, 0, PACE_SPREAD_KOENKER, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_reset_test(&t, view(y, N), &column, 1, 1, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_reset_test(&t, view(x, N), &column, 1, 3, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_arch_test(&t, view(y, 3), 3, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_durbin_watson(&t, view(x, N), &column, 1, PACE_DW_EXACT, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_durbin_watson(&t, view(y, 1), NULL, 0, PACE_DW_EXACT, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(t.p > 4);
    opts.covariance = PACE_COVARIANCE_HAC;
    opts.hac.lags = -1;
    ENSURE(pace_regress(&fit, coef, se, NULL, view(y, N), &column, 1, &opts, NULL) == PACE_ERR_ARG);
    opts.size = 1;
    ENSURE(pace_reset_test(&t, view(y, N), &column, 1, 3, &opts, NULL) == PACE_ERR_ARG);
}

/* A leverage of one leaves HC3 without an answer, HC0 with one. */
static void check_leverage(void)
{
    const double one[] = {0, 0, 0, 0, 1}, values[] = {1, 2, 4, 3, 9};
    pace_view column = view(one, 5);
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    double coef[2], se[2];
    opts.covariance = PACE_COVARIANCE_HC3;
    ENSURE(!pace_regress(&fit, coef, se, NULL, view(values, 5), &column, 1, &opts, NULL) && isnan(se[1]));
    opts.covariance = PACE_COVARIANCE_HC0;
    ENSURE(!pace_regress(&fit, coef, se, NULL, view(values, 5), &column, 1, &opts, NULL) && isfinite(se[1]));
}

static pace_status call(int which, const pace_regress_opts *opts)
{
    pace_view column = view(x, N);
    pace_test t;
    pace_regression fit;
    double coef[2], se[2];
    switch (which) {
    case 0:
        return pace_regress(&fit, coef, se, NULL, view(y, N), &column, 1, opts, NULL);
    case 1:
        return pace_durbin_watson(&t, view(y, N), &column, 1, PACE_DW_NORMAL, opts, NULL);
    case 2:
        return pace_breusch_godfrey(&t, NULL, view(y, N), &column, 1, 2, opts, NULL);
    case 3:
        return pace_uneven_spread(&t, view(y, N), &column, 1, PACE_SPREAD_WHITE, opts, NULL);
    case 4:
        return pace_reset_test(&t, view(y, N), &column, 1, 3, opts, NULL);
    case 5:
        return pace_arch_test(&t, view(y, N), 2, opts->allocator, NULL);
    default:
        return pace_shapiro_wilk(&t, view(y, N), opts->allocator, NULL);
    }
}

static void check_memory(void)
{
    for (int which = 0; which < 7; which++) {
        for (int64_t k = 0;; k++) {
            failing state = {.left = k};
            pace_allocator allocator = {failing_resize, &state};
            pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
            opts.allocator = &allocator;
            opts.covariance = PACE_COVARIANCE_HAC;
            opts.hac = (pace_hac){PACE_HAC_BARTLETT, PACE_HAC_NEWEY_WEST, 0, 0, true, true};
            pace_status status = call(which, &opts);
            ENSURE(state.live == 0);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK));
            if (!state.fired)
                break;
        }
    }
}

int main(void)
{
    fill();
    check_errors();
    check_gap();
    check_durbin();
    check_normality();
    check_refusals();
    check_leverage();
    check_memory();
    return TEST_RESULT;
}
