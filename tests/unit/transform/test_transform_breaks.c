/* Breaks, autoregressions, scales and fiscal years: against all cuts, by hand, what is missing, refusals, memory that runs out. */
#include "failing.h"
#include "pace/aggregate.h"
#include "pace/autoregression.h"
#include "pace/box_cox.h"
#include "pace/breaks.h"
#include "pace/moments.h"
#include "test.h"

enum { N = 40, M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT };

static double x[N], y[N];

static void fill(void)
{
    uint32_t state = 3;
    for (int i = 0; i < N; i++) {
        state = state * 1664525u + 1013904223u;
        x[i] = i % 7 + 0.1 * i;
        y[i] = 1e6 + (i < 12 ? 1 : i < 27 ? 4 : 2) * x[i] + (double)(state >> 8) / 16777216.0;
    }
}

static pace_view view(const double *values, int64_t n)
{
    return (pace_view){values, n, 1, PACE_PERIOD_NONE};
}

static double rest_of(int64_t from, int64_t n)
{
    pace_view column = view(x + from, n);
    pace_regression fit;
    double coef[2];
    ENSURE(!pace_regress(&fit, coef, NULL, NULL, view(y + from, n), &column, 1, NULL, NULL));
    return fit.residual_ss;
}

/* Two breaks, found by trying all, with a regression for each segment. */
static void check_all_cuts(void)
{
    pace_breaks_opts opts = PACE_BREAKS_OPTS_INIT;
    pace_view column = view(x, N);
    pace_breaks found;
    int64_t at[2] = {0, 0}, best[2] = {0, 0};
    double least = 1e300;
    opts.least = 5;
    opts.count = 2;
    ENSURE(!pace_breaks_fit(&found, at, NULL, 2, view(y, N), &column, 1, &opts, NULL));
    for (int64_t a = 5; a + 10 <= N; a++) {
        for (int64_t b = a + 5; b + 5 <= N; b++) {
            double sum = rest_of(0, a) + rest_of(a, b - a) + rest_of(b, N - b);
            if (sum < least) {
                least = sum;
                best[0] = a - 1;
                best[1] = b - 1;
            }
        }
    }
    ENSURE(at[0] == best[0] && at[1] == best[1] && at[0] == 11 && at[1] == 26);
    ENSURE_NEAR(found.rss[2], least, least * 1e-11);
    ENSURE_NEAR(found.rss[0], rest_of(0, N), found.rss[0] * 1e-12);
}

/* Chow's F from three regressions; the statistic at an unknown date is the greatest of them. */
static void check_f(void)
{
    pace_view column = view(x, N);
    pace_test chow;
    pace_sup_f sup;
    double f[N], most = 0;
    ENSURE(!pace_chow_test(&chow, view(y, N), &column, 1, 19, NULL, NULL));
    double cut = rest_of(0, 20) + rest_of(20, 20);
    ENSURE_NEAR(chow.statistic, (rest_of(0, N) - cut) / 2 / (cut / 36), chow.statistic * 1e-10);
    ENSURE(!pace_sup_f_test(&sup, f, view(y, N), &column, 1, 0.15, NULL, NULL) && sup.first == 5 && sup.count == 29);
    ENSURE_NEAR(f[19 - sup.first], 2 * chow.statistic, 1e-9 * chow.statistic);
    for (int64_t i = 0; i < sup.count; i++)
        most = fmax(most, f[i]);
    ENSURE_NEAR(sup.statistic, most, 0);
}

static void check_breaks_refused(void)
{
    double gap[N];
    const double flat[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    pace_breaks found = {.count = 9};
    pace_sup_f sup = {0};
    pace_test t = {0};
    int64_t at[8];
    pace_breaks_opts opts = PACE_BREAKS_OPTS_INIT;
    memcpy(gap, y, sizeof gap);
    gap[3] = (double)NAN;
    ENSURE(pace_breaks_fit(&found, at, NULL, 8, view(gap, N), NULL, 0, NULL, NULL) == PACE_ERR_DATA);
    gap[3] = (double)INFINITY;
    ENSURE(pace_breaks_fit(&found, at, NULL, 8, view(gap, N), NULL, 0, NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_breaks_fit(&found, at, NULL, 8, view(y, 0), NULL, 0, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_breaks_fit(&found, at, NULL, 8, view(y, 4), NULL, 0, NULL, NULL) == PACE_ERR_DATA);
    opts.count = 30;
    ENSURE(pace_breaks_fit(&found, at, NULL, 8, view(y, N), NULL, 0, &opts, NULL) == PACE_ERR_ARG);
    opts.count = 3;
    ENSURE(pace_breaks_fit(&found, at, NULL, 1, view(y, N), NULL, 0, &opts, NULL) == PACE_ERR_ARG && found.count == 9);
    ENSURE(pace_sup_f_test(&sup, NULL, view(y, N), NULL, 0, 0.5, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_sup_f_test(&sup, NULL, view(y, 3), NULL, 0, 0.15, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_chow_test(&t, view(y, N), NULL, 0, 0, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_cusum_test(&t, NULL, view(flat, 10), NULL, 0, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(!pace_breaks_fit(&found, at, NULL, 8, view(flat, 10), NULL, 0, NULL, NULL) || found.count == 9);
}

static void check_correlations(void)
{
    double r[10], partial[10], gap[N], two[] = {1, 2}, coef[8];
    uint8_t flags = 0;
    pace_autoregression ar = {0};
    ENSURE(!pace_correlogram(r, partial, 10, view(y, N), NULL, NULL));
    ENSURE_NEAR(partial[0], r[0], 0);
    ENSURE_NEAR(partial[1], (r[1] - r[0] * r[0]) / (1 - r[0] * r[0]), 1e-14);
    ENSURE_NEAR(pace_cross_correlation(view(x, N), view(x, N), 3, NULL), pace_autocorrelation(view(x, N), 3, NULL), 1e-14);
    ENSURE_NEAR(pace_cross_correlation(view(x, N), view(y, N), 2, NULL), pace_cross_correlation(view(y, N), view(x, N), -2, NULL), 1e-15);
    ENSURE_NEAR(pace_cross_correlation(view(x, N), view(y, N), 0, NULL), pace_correlation(view(x, N), view(y, N), NULL), 1e-14);
    ENSURE(isnan(pace_cross_correlation(view(x, N), view(y, N), N, &flags)) && flags == S);
    ENSURE(isnan(pace_autocovariance(view(x, N), N, NULL)));
    ENSURE(pace_correlogram(r, NULL, 2, view(two, 2), NULL, NULL) == PACE_ERR_ARG);
    memcpy(gap, y, sizeof gap);
    gap[0] = gap[N - 1] = (double)NAN;
    ENSURE(!pace_autoregress(&ar, coef, 8, view(gap, N), &(pace_ar_opts){sizeof(pace_ar_opts), PACE_AR_BURG, 4, true, NULL}, NULL));
    ENSURE(ar.n == N - 2 && ar.order == 4);
    gap[5] = (double)NAN;
    ENSURE(pace_autoregress(&ar, coef, 8, view(gap, N), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_autoregress(&ar, coef, 1, view(y, N), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_autoregress(&ar, coef, 8, view(y, 1), NULL, NULL) == PACE_ERR_DATA);
}

/* All of the variance is in the periodogram. */
static void check_periodogram(void)
{
    double power[N], sum = 0;
    ENSURE(!pace_periodogram((pace_out){power, N, 1}, view(y, N), false, NULL, NULL));
    for (int i = 0; i < N / 2; i++)
        sum += power[i] * (i + 1 == N / 2 ? 1 : 2);
    ENSURE_NEAR(sum, pace_variance(view(y, N), NULL) * (N - 1), sum * 1e-12);
    ENSURE(pace_periodogram((pace_out){power, 3, 1}, view(y, N), false, NULL, NULL) == PACE_ERR_ARG);
}

static void check_scale(void)
{
    const double in[] = {-4, 0, (double)NAN, 9, 1e-300}, lambdas[] = {-1, -1e-9, 0, 1e-9, 0.5, 1, 2};
    double out[5], back[5], flat[] = {3, 3, 3, 3, 3, 3}, lambda = 9;
    uint8_t flags[5];
    ENSURE(!pace_box_cox((pace_out){out, 5, 1}, flags, view(in, 5), 0.5, NULL));
    ENSURE_NEAR(out[0], -6, 1e-15);
    ENSURE_NEAR(out[1], -2, 1e-15);
    ENSURE(flags[2] == M && isnan(out[2]));
    ENSURE(!pace_box_cox((pace_out){out, 5, 1}, flags, view(in, 5), 0, NULL) && flags[0] == D && flags[1] == D);
    for (int i = 0; i < 7; i++) {
        ENSURE(!pace_box_cox((pace_out){out, N, 1}, NULL, view(in + 3, 1), lambdas[i], NULL));
        ENSURE(!pace_box_cox_back((pace_out){back, 5, 1}, NULL, view(out, 1), lambdas[i], 0, NULL));
        ENSURE_NEAR(back[0], 9, 1e-14);
    }
    ENSURE(!pace_box_cox_back((pace_out){back, 5, 1}, NULL, view(lambdas + 2, 1), 0, 0.5, NULL));
    ENSURE_NEAR(back[0], 1.25, 1e-15);
    ENSURE(!pace_box_cox_back((pace_out){back, 5, 1}, flags, view(in + 3, 1), -1, 0, NULL) && flags[0] == D);
    ENSURE(pace_box_cox((pace_out){out, 5, 1}, NULL, view(in, 5), (double)NAN, NULL) == PACE_ERR_ARG);
    ENSURE(pace_box_cox_lambda(&lambda, view(flat, 6), NULL, NULL) == PACE_ERR_DATA && lambda > 8);
    ENSURE(!pace_box_cox_lambda(&lambda, view(in + 3, 2), NULL, NULL));
    ENSURE_NEAR(lambda, 1, 0);
}

static void check_fiscal(void)
{
    const double months[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13};
    pace_view in = {months, 13, 1, pace_month(2020, 4)};
    double out[3];
    uint8_t flags[3];
    int64_t count = 0;
    pace_period first;
    ENSURE(!pace_fiscal_periods(&count, &first, in, 3, NULL) && count == 2 && pace_period_year(first) == 2021);
    ENSURE(!pace_aggregate_fiscal((pace_out){out, 3, 1}, flags, in, 3, PACE_SUM, false, NULL));
    ENSURE_NEAR(out[0], 78, 0);
    ENSURE(isnan(out[1]) && flags[0] == 0 && flags[1] == S);
    ENSURE(!pace_aggregate_fiscal((pace_out){out, 3, 1}, flags, in, 12, PACE_MEAN, true, NULL));
    ENSURE_NEAR(out[0], 5, 0);
    in.first = pace_quarter(2020, 2);
    ENSURE(!pace_fiscal_periods(&count, &first, in, 6, NULL) && count == 4 && pace_period_year(first) == 2020);
    ENSURE(pace_fiscal_periods(&count, &first, in, 5, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_fiscal_periods(&count, &first, in, 13, NULL) == PACE_ERR_ARG);
    in.first = pace_year(2020);
    ENSURE(pace_aggregate_fiscal((pace_out){out, 3, 1}, NULL, in, 6, PACE_SUM, false, NULL) == PACE_ERR_FREQ);
}

static pace_status call(int which, const pace_allocator *allocator)
{
    pace_breaks_opts breaks = PACE_BREAKS_OPTS_INIT;
    pace_ar_opts ar = PACE_AR_OPTS_INIT;
    pace_box_cox_opts scale = PACE_BOX_COX_OPTS_INIT;
    pace_breaks found;
    pace_break_range range[8];
    pace_sup_f sup;
    pace_test t;
    pace_autoregression fit;
    double out[N];
    int64_t at[8];
    breaks.allocator = ar.allocator = scale.allocator = allocator;
    ar.method = PACE_AR_OLS;
    ar.order = 2;
    scale.method = PACE_BOX_COX_LIKELIHOOD;
    scale.step = 1;
    switch (which) {
    case 0:
        return pace_breaks_fit(&found, at, range, 8, view(y, N), NULL, 0, &breaks, NULL);
    case 1:
        return pace_sup_f_test(&sup, NULL, view(y, N), NULL, 0, 0.15, allocator, NULL);
    case 2:
        return pace_cusum_test(&t, NULL, view(y, N), NULL, 0, allocator, NULL);
    case 3:
        return pace_chow_test(&t, view(y, N), NULL, 0, 20, allocator, NULL);
    case 4:
        return pace_autoregress(&fit, out, 8, view(y, N), &ar, NULL);
    case 5:
        return pace_correlogram(out, NULL, 4, view(y, N), allocator, NULL);
    case 6:
        return pace_periodogram((pace_out){out, N, 1}, view(y, N), true, allocator, NULL);
    default:
        return pace_box_cox_lambda(out, view(y, N), &scale, NULL);
    }
}

static void check_memory(void)
{
    for (int which = 0; which < 8; which++) {
        for (int64_t k = 0;; k += TEST_STRIDE(3)) {
            failing state = {.left = k};
            pace_allocator allocator = {failing_resize, &state};
            pace_status status = call(which, &allocator);
            ENSURE(state.live == 0);
            if (status != (state.fired ? PACE_ERR_NOMEM : PACE_OK))
                fprintf(stderr, "call %d, allocation %ld: %d\n", which, (long)k, (int)status);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK));
            if (!state.fired)
                break;
        }
    }
}

int main(void)
{
    fill();
    check_all_cuts();
    check_f();
    check_breaks_refused();
    check_correlations();
    check_periodogram();
    check_scale();
    check_fiscal();
    check_memory();
    return TEST_RESULT;
}
