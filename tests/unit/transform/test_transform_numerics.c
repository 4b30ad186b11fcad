/* Moments and regression: extreme magnitudes, what is missing, refusals, memory that runs out; worked by hand. */
#include <float.h>
#include "failing.h"
#include "pace/moments.h"
#include "pace/regression.h"
#include "test.h"

enum { M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT, R = PACE_ROW_RANGE };

#define VIEW(x) ((pace_view){(x), (int64_t)(sizeof(x) / sizeof *(x)), 1, {0}})

static void check_moments(void)
{
    static const double offset[] = {1e15 + 4, 1e15 + 7, 1e15 + 13, 1e15 + 16}, plain[] = {4, 7, (double)NAN, 13, 16};
    static const double huge[] = {DBL_MAX, DBL_MAX, -DBL_MAX, DBL_MAX}, tiny[] = {5e-324, 1.5e-323, 5e-324, 1.5e-323};
    static const double sevens[] = {7, 7, 7}, infinite[] = {1, (double)INFINITY}, cancel[] = {1e17, 1, -1e17};
    uint8_t flags = 0;
    ENSURE_NEAR(pace_mean(VIEW(offset), &flags), 1e15 + 10, 0);
    ENSURE_NEAR(pace_variance(VIEW(offset), &flags), 30, 0);
    ENSURE_NEAR(pace_autocorrelation(VIEW(offset), 1, &flags), 0.3, 1e-16);
    ENSURE_NEAR(pace_sum(VIEW(cancel), &flags), 1, 0);
    ENSURE(flags == 0);
    ENSURE_NEAR(pace_variance(VIEW(plain), &flags), 30, 0);
    ENSURE(flags == M);
    flags = 0;
    ENSURE_NEAR(pace_mean(VIEW(huge), &flags), DBL_MAX / 2, 0);
    ENSURE_NEAR(pace_sd(VIEW(huge), &flags), DBL_MAX, DBL_MAX * 1e-15);
    ENSURE(flags == 0 && isnan(pace_variance(VIEW(huge), &flags)) && flags == R);
    ENSURE_NEAR(pace_mean(VIEW(tiny), NULL), 1e-323, 0);
    ENSURE_NEAR(pace_sd(VIEW(sevens), NULL), 0, 0);
    flags = 0;
    ENSURE(isnan(pace_autocorrelation(VIEW(sevens), 1, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_autocorrelation(VIEW(sevens), 3, &flags)) && flags == S);
    flags = 0;
    ENSURE(isnan(pace_mean(VIEW(infinite), &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_mean((pace_view){plain, 0, 1, {0}}, &flags)) && flags == S);
    ENSURE(isnan(pace_sd((pace_view){plain, 1, 1, {0}}, NULL)));
}

static void check_pairs(void)
{
    static const double a[] = {1, 2, (double)NAN, 3, 4}, b[] = {10, 20, 5, 30, 40}, down[] = {-1e300, -2e300, 0, -3e300, -4e300};
    static const double parts[] = {1, (double)NAN, 2, -3 + 4, 0}, none[] = {1, -1};
    double got[5];
    uint8_t flags[5], all = 0;
    ENSURE_NEAR(pace_correlation(VIEW(a), VIEW(b), &all), 1, 0);
    ENSURE(all == M);
    ENSURE_NEAR(pace_correlation(VIEW(a), VIEW(down), NULL), -1, 1e-15);
    ENSURE(!pace_shares((pace_out){got, 5, 1}, flags, VIEW(parts), NULL));
    ENSURE_NEAR(got[0], 0.25, 0);
    ENSURE_NEAR(got[1], (double)NAN, 0);
    ENSURE_NEAR(got[2], 0.5, 0);
    ENSURE(flags[0] == M && flags[1] == M);
    ENSURE(!pace_shares((pace_out){got, 2, 1}, flags, VIEW(none), NULL));
    ENSURE(isnan(got[0]) && flags[0] == D);
    ENSURE(pace_shares((pace_out){got, 1, 1}, NULL, VIEW(none), NULL) == PACE_ERR_ARG);
}

static void check_line(void)
{
    static const double y[] = {1, 3, (double)NAN, 7, 9}, x[] = {0, 1, 2, 3, 4}, same[] = {2, 2, 2, 2, 2};
    static const double infinite[] = {0, 1, 2, (double)INFINITY, 4};
    pace_regression fit = {0};
    pace_error err = PACE_ERROR_INIT;
    double coef[3] = {5, 5, 5}, se[4], rest[5];
    pace_view column[2] = {VIEW(x), VIEW(same)};
    ENSURE(!pace_regress(&fit, coef, se, rest, VIEW(y), column, 1, NULL, NULL));
    ENSURE_NEAR(coef[0], 1, 1e-15);
    ENSURE_NEAR(coef[1], 2, 1e-15);
    ENSURE(fit.n == 4 && fit.df == 2 && isnan(rest[2]) && fabs(rest[3]) < 1e-15);
    ENSURE_NEAR(fit.r_squared, 1, 0);
    coef[0] = 5;
    ENSURE(pace_regress(&fit, coef, se, NULL, VIEW(y), column, 2, NULL, &err) == PACE_ERR_DATA && strstr(err.text, "column 3"));
    column[0] = VIEW(infinite);
    ENSURE(pace_regress(&fit, coef, se, NULL, VIEW(y), column, 1, NULL, NULL) == PACE_ERR_DATA);
    column[0].n = 4;
    ENSURE(pace_regress(&fit, coef, se, NULL, VIEW(y), column, 1, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_regress_polynomial(&fit, coef, se, NULL, VIEW(y), VIEW(x), 17, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_regress_polynomial(&fit, coef, se, NULL, VIEW(y), VIEW(x), 4, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(coef[0] > 4);
    /* as many coefficients as observations: no errors to be told */
    ENSURE(!pace_regress_polynomial(&fit, rest, se, NULL, VIEW(y), VIEW(x), 3, NULL, NULL));
    ENSURE(fit.df == 0 && isnan(fit.sd) && isnan(se[0]));
    ENSURE(!pace_regress(&fit, coef, NULL, NULL, VIEW(y), NULL, 0, NULL, NULL));
    ENSURE_NEAR(coef[0], 5, 1e-15);
}

/* A tenth power over an interval away from zero: columns that differ in their last digits only. Values at integers of a
 * polynomial with small whole coefficients are exact, so the coefficients are known. */
static void check_powers(void)
{
    double x[23], y[23], coef[11], se[11], rest[23];
    pace_regression fit = {0};
    for (int i = 0; i < 23; i++) {
        x[i] = (i - 30) / 4.0;
        y[i] = 0;
        for (int k = 10; k >= 0; k--)
            y[i] = y[i] * x[i] + (k % 3 == 0 ? 1 : -2);
    }
    ENSURE(!pace_regress_polynomial(&fit, coef, se, rest, VIEW(y), VIEW(x), 10, NULL, NULL));
    for (int k = 0; k < 11; k++)
        ENSURE_NEAR(coef[k], k % 3 == 0 ? 1 : -2, 1e-5);
    /* scaling x and y scales the answer */
    double scaled[11], more[23];
    for (int i = 0; i < 23; i++) {
        x[i] *= 0x1p20;
        more[i] = y[i] * 0x1p-700;
    }
    ENSURE(!pace_regress_polynomial(&fit, scaled, se, NULL, VIEW(more), VIEW(x), 10, NULL, NULL));
    for (int k = 0; k < 11; k++)
        ENSURE_NEAR(ldexp(scaled[k], 700 + 20 * k), coef[k], fabs(coef[k]) * 1e-15);
}

static void check_memory(void)
{
    static const double y[] = {1, 3, 5, 8}, x[] = {0, 1, 2, 3};
    pace_view column = VIEW(x);
    for (int64_t k = 0;; k++) {
        failing state = {.left = k};
        pace_allocator allocator = {failing_resize, &state};
        pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
        opts.allocator = &allocator;
        pace_regression fit = {0};
        double coef[2];
        pace_status status = pace_regress(&fit, coef, NULL, NULL, VIEW(y), &column, 1, &opts, NULL);
        ENSURE(state.live == 0);
        ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK));
        if (!state.fired)
            break;
    }
}

int main(void)
{
    check_moments();
    check_pairs();
    check_line();
    check_powers();
    check_memory();
    return TEST_RESULT;
}
