/* Revisions: worked by hand, identities, hostile values, memory; tails against closed forms. */
#include "pace/revision.h"
#include "../../failing.h"
#include "test.h"
#include "transform/tail.h"

#define MISSING ((double)NAN)

static pace_view quarters(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_quarter(2015, 1)};
}

static void check_tails(void)
{
    /* with two degrees of freedom the tails are elementary */
    for (double x = 0.01; x < 700; x *= 1.7) {
        ENSURE_NEAR(pace__chi_tail(x, 2) / exp(-x / 2), 1, 1e-13);
        ENSURE_NEAR(pace__chi_tail(x, 4) / (exp(-x / 2) * (1 + x / 2)), 1, 1e-13);
        ENSURE_NEAR(pace__f_tail(x, 2, 10) / pow(1 + x / 5, -5), 1, 1e-13);
        ENSURE_NEAR(pace__f_tail(x, 4, 2) / (1 - pow(2 * x / (1 + 2 * x), 2)), 1, 1e-11);
    }
    double factorial = 1;
    for (int n = 1; n < 30; n++) {
        factorial *= n;
        ENSURE_NEAR(pace__log_gamma(n + 1), log(factorial), 1e-13 * fmax(1, log(factorial)));
    }
    ENSURE_NEAR(pace__log_gamma(0.5), log(3.14159265358979323846) / 2, 1e-14);
    ENSURE_NEAR(pace__beta(0.3, 1, 1), 0.3, 1e-14);
    ENSURE_NEAR(pace__beta(0.5, 3, 3), 0.5, 1e-14);
    ENSURE_NEAR(pace__chi_tail(0, 3), 1, 0);
    ENSURE_NEAR(pace__f_tail((double)INFINITY, 3, 4), 0, 0);
    ENSURE(isnan(pace__chi_tail(MISSING, 3)) && isnan(pace__f_tail(MISSING, 1, 1)) && isnan(pace__beta(2, 1, 1)));
}

/* P = 1 2 3 4 and one gap, L = 2 2 5 4: R = 1 0 2 0. */
static void check_by_hand(void)
{
    static const double p[] = {1, 2, MISSING, 3, 4, 9}, l[] = {2, 2, 7, 5, 4, MISSING};
    pace_revisions r;
    ENSURE(!pace_revise(&r, quarters(p, 6), quarters(l, 6), NULL, NULL));
    ENSURE(r.n == 4);
    ENSURE_NEAR(r.mean, 0.75, 1e-15);
    ENSURE_NEAR(r.mean_absolute, 0.75, 1e-15);
    ENSURE_NEAR(r.relative_absolute, 3.0 / 13, 1e-15);
    ENSURE_NEAR(r.mean_square, 1.25, 1e-15);
    ENSURE_NEAR(r.sd, sqrt(2.75 / 3), 1e-15);
    ENSURE_NEAR(r.median, 0.5, 0);
    ENSURE_NEAR(r.q75, 1.25, 1e-15);
    ENSURE_NEAR(r.high, 2, 0);
    ENSURE_NEAR(r.up, 0.5, 0);
    ENSURE_NEAR(r.down, 0, 0);
    ENSURE_NEAR(r.same, 0.5, 0);
    ENSURE_NEAR(r.sign_p, 0.5, 1e-13);
    ENSURE_NEAR(r.same_sign, 1, 0);
    ENSURE_NEAR(r.same_turn, 0, 0);
    ENSURE_NEAR(r.t, 0.75 / (sqrt(2.75 / 3) / 2), 1e-14);
    /* deviations .25 -.75 and, a gap later, 1.25 -.75: products at lag 1 are two, at lag 2 and 3 what the gap leaves */
    double first = 0.25 * -0.75 + 1.25 * -0.75, second = -0.75 * 1.25;
    ENSURE_NEAR(r.error_hac, sqrt((2.75 + 2 * 2.0 / 3 * first + 2 * 1.0 / 3 * second) / 12), 1e-14);
    ENSURE_NEAR(r.autocorrelation, first / 2.75, 1e-14);
    ENSURE_NEAR(r.u1, sqrt(1.25) / (sqrt(49.0 / 4) + sqrt(30.0 / 4)), 1e-14);
    ENSURE_NEAR(r.um + r.ur + r.ud, 1, 1e-13);
    ENSURE_NEAR(r.um + r.us + r.uc, 1, 1e-13);
    ENSURE_NEAR(r.on_earlier.slope, -0.1, 1e-14);
    ENSURE_NEAR(r.on_earlier.intercept, 1, 1e-14);
    pace_revision_opts opts = PACE_REVISION_OPTS_INIT;
    opts.hac_lags = 0;
    ENSURE(!pace_revise(&r, quarters(p, 6), quarters(l, 6), &opts, NULL));
    ENSURE_NEAR(r.error_hac, r.error, 1e-15);
    opts.hac_plain = true;
    ENSURE(!pace_revise(&r, quarters(p, 6), quarters(l, 6), &opts, NULL));
    ENSURE_NEAR(r.error_hac, r.error * sqrt(3.0 / 4), 1e-15);
}

static void check_edges(void)
{
    static const double one[] = {2}, next[] = {3}, gone[] = {MISSING}, endless[] = {(double)INFINITY}, same[] = {1, 2, 3};
    pace_revisions r = {.n = 7};
    ENSURE(pace_revise(&r, quarters(one, 1), quarters(gone, 1), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_revise(&r, quarters(one, 1), quarters(endless, 1), NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_revise(&r, quarters(one, 1), quarters(same, 3), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_revise(&r, quarters(one, 1), (pace_view){next, 1, 1, pace_quarter(2016, 1)}, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_revise(&r, quarters(one, 1), (pace_view){next, 1, 1, pace_month(2015, 1)}, NULL, NULL) == PACE_ERR_FREQ);
    ENSURE(r.n == 7);
    ENSURE(!pace_revise(&r, quarters(one, 1), quarters(next, 1), NULL, NULL));
    ENSURE(r.n == 1 && isnan(r.sd) && isnan(r.t) && isnan(r.p_hac) && isnan(r.on_earlier.slope) && isnan(r.same_turn));
    ENSURE_NEAR(r.mean, 1, 0);
    ENSURE(!pace_revise(&r, quarters(same, 3), quarters(same, 3), NULL, NULL));
    ENSURE(isnan(r.um) && isnan(r.t) && isnan(r.sign_p));
    ENSURE_NEAR(r.same, 1, 0);
}

static void check_releases(void)
{
    static const double triangle[] = {1, MISSING, MISSING, 1.5, 2, MISSING, 1.4, 2.5, 3};
    pace_block vintages = {triangle, 3, 3, 3, 1, pace_quarter(2020, 1)};
    double first[3], last[3], second[3], moved[3];
    uint8_t flags[3];
    ENSURE(!pace_release((pace_out){first, 3, 1}, flags, vintages, 1, NULL));
    ENSURE(!pace_release((pace_out){last, 3, 1}, NULL, vintages, 0, NULL));
    ENSURE_NEAR(first[1], 2, 0);
    ENSURE_NEAR(last[0], 1.4, 0);
    ENSURE(!pace_release((pace_out){second, 3, 1}, flags, vintages, 2, NULL));
    ENSURE(isnan(second[2]) && flags[2] == PACE_ROW_MISSING && !flags[0]);
    ENSURE(!pace_revision_series((pace_out){moved, 3, 1}, flags, quarters(first, 3), quarters(second, 3), NULL));
    ENSURE_NEAR(moved[1], 0.5, 0);
    ENSURE(isnan(moved[2]) && flags[2] == PACE_ROW_MISSING);
    ENSURE(pace_release((pace_out){first, 3, 1}, NULL, vintages, -1, NULL) == PACE_ERR_ARG);
    ENSURE(pace_release((pace_out){first, 2, 1}, NULL, vintages, 1, NULL) == PACE_ERR_ARG);
}

/* The parts of the mean square add up whatever the figures are; both lines' residuals leave what they explain. */
static void check_identities(void)
{
    uint64_t seed = 88172645463325252u;
    for (int round = 0; round < 100; round++) {
        double p[30], l[30];
        for (int i = 0; i < 60; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            (i < 30 ? p : l)[i % 30] = (double)(seed % 2000) / 100 - 10;
        }
        pace_revisions r;
        ENSURE(!pace_revise(&r, quarters(p, 30), quarters(l, 30), NULL, NULL));
        ENSURE_NEAR(r.um + r.ur + r.ud, 1, 1e-12);
        ENSURE_NEAR(r.um + r.us + r.uc, 1, 1e-12);
        ENSURE_NEAR(r.up + r.down + r.same, 1, 1e-15);
        ENSURE_NEAR(r.on_earlier.r2, r.correlation_earlier * r.correlation_earlier, 1e-12);
        ENSURE_NEAR(r.on_later.r2, r.correlation_later * r.correlation_later, 1e-12);
        ENSURE(r.low <= r.q10 && r.q10 <= r.q25 && r.q25 <= r.median && r.median <= r.q75 && r.q90 <= r.high);
        ENSURE(r.p >= 0 && r.p <= 1 && r.on_earlier.p >= 0 && r.on_earlier.p <= 1 && r.sign_p <= 1);
    }
}

static void check_memory(void)
{
    double p[12], l[12];
    for (int i = 0; i < 12; i++) {
        p[i] = i % 5;
        l[i] = i % 4;
    }
    pace_status status = PACE_ERR_NOMEM;
    for (int64_t k = 0; status && k < 20; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_revision_opts opts = PACE_REVISION_OPTS_INIT;
        pace_revisions r = {.n = 7};
        opts.allocator = &allocator;
        status = pace_revise(&r, quarters(p, 12), quarters(l, 12), &opts, NULL);
        ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK) && r.n == (state.fired ? 7 : 12) && state.live == 0);
    }
    ENSURE(status == PACE_OK);
}

int main(void)
{
    check_tails();
    check_by_hand();
    check_edges();
    check_releases();
    check_identities();
    check_memory();
    return TEST_RESULT;
}
