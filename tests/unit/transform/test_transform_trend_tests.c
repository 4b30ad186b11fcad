/* Tests for trends, order and shifts: worked by hand, printed examples, hostile values, memory. */
#include "pace/homogeneity.h"
#include "pace/trend_tests.h"
#include "transform/homogeneity.h"
#include "../../failing.h"
#include "test.h"

#define MISSING ((double)NAN)

static pace_view years(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(1957)};
}

/* Frost days in April at Munich and the example of Sachs, as R's documentation prints them; ranks of Bartels' own example. */
static const double frost[] = {9, 12, 4, 3, 0, 4, 2, 1, 4, 2, 9, 7};
static const double sachs[] = {5, 6, 2, 3, 5, 6, 4, 3, 7, 8, 9, 7, 5, 3, 4, 7, 3, 5, 6, 7, 8, 9};
static const double stock[] = {4, 7, 16, 14, 12, 3, 9, 13, 15, 10, 6, 5, 8, 2, 1, 11, 18, 17};

static void check_order(void)
{
    pace_random t;
    ENSURE(!pace_trend_cox_stuart(&t, years(frost, 12), NULL, NULL) && t.n == 12);
    ENSURE_NEAR(t.statistic, -0.5, 1e-15); /* - - + +: two of either kind, as many as there should be */
    ENSURE(!pace_trend_cox_stuart(&t, years(sachs, 22), NULL, NULL));
    ENSURE_NEAR(t.statistic, (fabs(7 - 22 / 6.0) - 0.5) / sqrt(22 / 12.0), 1e-14);
    ENSURE_NEAR(t.p, 0.0357, 1e-3); /* of 2.1, as the book rounds it */
    ENSURE(!pace_trend_wallis_moore(&t, years(frost, 12), NULL, NULL));
    ENSURE_NEAR(fabs(t.statistic), 0.124, 5e-4);
    ENSURE(!pace_trend_wallis_moore(&t, years(sachs, 22), NULL, NULL));
    ENSURE_NEAR(t.statistic, 2.56, 1e-2);
    ENSURE(!pace_trend_bartels(&t, years(stock, 18), NULL, NULL));
    double steps = 0;
    for (int i = 0; i < 17; i++)
        steps += (stock[i] - stock[i + 1]) * (stock[i] - stock[i + 1]);
    ENSURE_NEAR(t.statistic, steps / (18 * (18 * 18 - 1) / 12.0), 1e-14);
    ENSURE(t.p > 0.005 && t.p < 0.01); /* Bartels: 0.98, significant at 1 % */
    /* of 1 2 3 the circle is 11 in every order */
    ENSURE(pace_trend_wald_wolfowitz(&t, years((const double[]){1, 2, 3}, 3), NULL, NULL) == PACE_ERR_DATA);
    /* of 1 2 3 4: 24 orders, three different circles, 21 24 25 */
    ENSURE(!pace_trend_wald_wolfowitz(&t, years((const double[]){1, 2, 3, 4}, 4), NULL, NULL));
    ENSURE_NEAR(t.statistic, (24 - 70.0 / 3) / sqrt((21 * 21 + 24 * 24 + 25 * 25) / 3.0 - 70 * 70 / 9.0), 1e-12);
}

static void check_seasons(void)
{
    /* quarters of five years: the second quarter rises, the third falls, the others are flat or mixed */
    static const double x[] = {3, 1, 9, 2, 3, 2, 8, 1, 3, 3, 7, 2, 3, 4, 6, 1, 3, 5, MISSING, 2};
    pace_kendall all, each[4], plain;
    pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
    pace_view view = {x, 20, 1, pace_quarter(2001, 1)};
    ENSURE(!pace_trend_kendall_seasons(&all, each, view, NULL, NULL) && !pace_trend_kendall_seasonal(&plain, view, 0, NULL, NULL));
    ENSURE(all.s == plain.s && all.n == 19 && all.s == 0 + 10 - 6 + 0);
    ENSURE_NEAR(all.var, plain.var, 0);
    ENSURE_NEAR(all.p, plain.p, 0);
    ENSURE_NEAR(all.tau, plain.tau, 0);
    ENSURE(each[0].s == 0 && each[1].s == 10 && each[2].s == -6 && each[2].n == 4);
    ENSURE_NEAR(each[1].tau, 1, 1e-15);
    ENSURE_NEAR(each[0].p, 1, 0);
    ENSURE_NEAR(each[1].z, 9 / sqrt(5 * 4 * 15 / 18.0), 1e-15);
    opts.continuity = PACE_CONTINUITY_NEVER;
    ENSURE(!pace_trend_kendall_seasons(&all, NULL, view, &opts, NULL));
    ENSURE_NEAR(all.z, 4 / sqrt(all.var), 1e-15);
    /* two seasons of one order: the variance of the sum is four times that of one */
    double twice[24];
    for (int i = 0; i < 24; i++)
        twice[i] = (double)((i / 2 * 5) % 12);
    opts.correlated = true;
    opts.seasons = 2;
    ENSURE(!pace_trend_kendall_seasons(&all, each, years(twice, 24), &opts, NULL));
    ENSURE_NEAR(all.var, 4 * each[0].var, 1e-12);
    ENSURE_NEAR(all.z, each[0].z, 1e-14);
    opts.continuity = PACE_CONTINUITY_USUAL;
    ENSURE(!pace_trend_kendall_seasons(&all, NULL, years(twice, 24), &opts, NULL));
    ENSURE_NEAR(all.z, each[0].z, 1e-14);
    ENSURE(!pace_trend_kendall_seasons(&all, NULL, years(twice, 20), &opts, NULL));
    ENSURE_NEAR(all.z * sqrt(all.var), (double)(all.s - (all.s > 0) + (all.s < 0)), 1e-12);
    /* the same as sites */
    pace_kendall sites;
    ENSURE(!pace_trend_kendall_sites(&sites, each, (pace_block){twice, 2, 12, 1, 2, pace_year(2000)}, &opts, NULL));
    ENSURE(!pace_trend_kendall_seasons(&all, NULL, years(twice, 24), &opts, NULL));
    ENSURE_NEAR(sites.p, all.p, 0);
}

static void check_partial(void)
{
    static const double x[] = {1, 3, 2, 5, 4, 6}, z[] = {2, 1, 3, 6, 5, 4}, gap[] = {1, 3, 2, 5, MISSING, 6};
    pace_kendall_partial t;
    /* scores 11 and 7; K 7, sum of products of ranks 85: (7 + 340 - 294) / 3 */
    double sigma = (7 + 4 * 85 - 6 * 49) / 3.0, variance = 6 * 5 * 17 / 18.0, r = sigma / variance;
    ENSURE(!pace_trend_kendall_partial(&t, years(x, 6), years(z, 6), NULL, NULL) && t.n == 6);
    ENSURE_NEAR(t.correlation, r, 1e-15);
    ENSURE_NEAR(t.s, 11 - r * 7, 1e-14);
    ENSURE_NEAR(t.z, t.s / sqrt((1 - r * r) * variance), 1e-14);
    ENSURE(!pace_trend_kendall_partial(&t, years(gap, 6), years(z, 6), NULL, NULL) && t.n == 5);
    ENSURE(pace_trend_kendall_partial(&t, years(x, 6), years(x, 6), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_kendall_partial(&t, years(x, 6), years(z, 5), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_kendall_partial(&t, years(x, 2), years(z, 2), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(t.n == 5);
}

static void check_slopes(void)
{
    static const double x[] = {0, 1, 2, 3, 100, 5, 6}, q[] = {0, 10, 2, 12, 4, 14, 6, 99};
    pace_siegel s;
    pace_sen sen;
    ENSURE(!pace_trend_siegel(&s, years(x, 7), NULL, NULL) && s.n == 7);
    ENSURE_NEAR(s.slope, 1, 1e-15);
    ENSURE_NEAR(s.intercept, 0, 1e-15);
    ENSURE(!pace_trend_sen_seasonal(&sen, years(q, 8), 2, 0.95, NULL, NULL));
    ENSURE_NEAR(sen.slope, 2, 1e-15);
    ENSURE(sen.low <= 2 && sen.high > 2 && sen.n == 8);
    ENSURE(pace_trend_sen_seasonal(&sen, years(q, 8), 8, 0.95, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_sen_seasonal(&sen, years(q, 8), 2, 1, NULL, NULL) == PACE_ERR_ARG);
}

static void check_shifts(void)
{
    static const double x[] = {1, 2, MISSING, 1.5, 2.5, 11, 12, 11.5, 12.5};
    pace_shift_point t;
    ENSURE(!pace_homogeneity_pettitt(&t, years(x, 9), NULL, NULL) && t.n == 8 && t.change == 5);
    ENSURE_NEAR(t.statistic, 16, 0); /* 2 (1 + 2 + 3 + 4) - 4 * 9 */
    ENSURE_NEAR(t.p, 2 * exp(-6 * 256 / (512.0 + 64)), 1e-15);
    ENSURE(!pace_homogeneity_buishand(&t, years(x, 9), NULL, NULL) && t.change == 5 && t.p < 0.01);
    ENSURE(!pace_homogeneity_range(&t, years(x, 9), NULL, NULL) && t.change == 5 && t.p < 0.01);
    ENSURE(!pace_homogeneity_snht(&t, years(x, 9), NULL, NULL) && t.change == 5 && t.p < 0.01);
    /* T / (n - 1) is the share of the variance between the parts: 25 * 8 of 25 * 8 + 2 * 1.25 */
    ENSURE_NEAR(t.statistic / 7, 200 / 202.5, 1e-14);
    ENSURE(!pace_homogeneity_lanzante(&t, years(x, 9), false, NULL, NULL) && t.change == 5);
    ENSURE_NEAR(t.statistic, 0, 0);
    ENSURE_NEAR(t.p, 2.0 / 70, 1e-15);
    /* the parts overlap: 9 is above 6 */
    static const double y[] = {1, 2, 9, 3, 4, 10, 6, 11, 12, 13};
    ENSURE(!pace_homogeneity_lanzante(&t, years(y, 10), true, NULL, NULL) && t.statistic < 0 && t.p > 0 && t.p < 0.05);
    /* with ties normal */
    static const double ties[] = {1, 1, 2, 2, 3, 5, 5, 6, 6, 7};
    ENSURE(!pace_homogeneity_lanzante(&t, years(ties, 10), false, NULL, NULL) && t.change == 5);
    ENSURE_NEAR(t.p, erfc(12 / sqrt(25 / 12.0 * (11 - 24 / 90.0)) * 0.70710678118654752), 1e-14);
}

/* Simulated in R 4.2.2, 40000 times each, and the closed sum of Wilcoxon for three of five. */
static void check_tails(void)
{
    static const struct { int64_t n; double u, r, t, p; } sims[] = {
        {8, 0.3484519, 1.131938, 5.040561, 0.05},  {20, 0.1178882, 0.9878946, 3.158097, 0.5},
        {20, 0.4140316, 1.396306, 7.055717, 0.05}, {20, 0.6214063, 1.558881, 9.098434, 0.01},
        {50, 0.2366658, 1.30016, 5.790444, 0.2},   {50, 0.6880791, 1.756702, 11.21121, 0.01},
        {100, 0.4539017, 1.609519, 9.152581, 0.05}};
    for (size_t i = 0; i < sizeof sims / sizeof *sims; i++) {
        double p = sims[i].p, noise = 4 * sqrt(p * (1 - p) / 20000);
        ENSURE_NEAR(pace__buishand_tail(sims[i].u, sims[i].n), p, noise);
        ENSURE_NEAR(pace__range_tail(sims[i].r, sims[i].n), p, noise + (sims[i].n < 20 ? 0.02 : 0.005));
        double snht = pace__snht_tail(sims[i].t, sims[i].n);
        ENSURE(snht > p - noise && (p > 0.1 || snht < 1.7 * p + noise));
    }
    ENSURE_NEAR(pace__buishand_tail(0.46, 250), pace__buishand_tail(0.46, 251), 1e-5);
    /* the limit at its 5 % point, 0.46136 (Anderson and Darling) */
    ENSURE_NEAR(pace__buishand_tail(0.46136, 100000), 0.05, 5e-6);
    ENSURE_NEAR(pace__snht_tail(0, 10), 1, 0);
    ENSURE_NEAR(pace__range_tail(5, 100), 0, 0);
    double cells[4 * 16];
    for (int w = 0; w <= 15; w++) { /* ways to get at most w: 1 2 4 7 11 16 22 28 of 56 */
        static const double ways[] = {1, 2, 4, 7, 11, 16, 22, 28};
        ENSURE_NEAR(pace__wilcoxon_tail(w, 3, 5, cells), fmin(1, 2 * ways[w < 8 ? w : 15 - w] / 56), 1e-15);
    }
}

static void check_refusals(void)
{
    static const double flat[] = {2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, endless[] = {1, 2, 3, (double)INFINITY, 5, 1, 2, 3, 4, 5, 6};
    static const double far[] = {-1.7e308, 1.7e308, -1.6e308, 1.7e308, 1e308, 1e308, 1, 2, 3, 4, 5, 6};
    pace_random t = {77, 0, 0};
    pace_shift_point s = {77, 0, 0, 0};
    pace_kendall k = {.n = 77}, each[12] = {{.n = 77}};
    pace_siegel g;
    pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
    pace_status (*const order[])(pace_random *, pace_view, const pace_allocator *, pace_error *) = {
        pace_trend_cox_stuart, pace_trend_bartels, pace_trend_wald_wolfowitz, pace_trend_wallis_moore};
    pace_status (*const shift[])(pace_shift_point *, pace_view, const pace_allocator *, pace_error *) = {
        pace_homogeneity_pettitt, pace_homogeneity_buishand, pace_homogeneity_range, pace_homogeneity_snht};
    for (int i = 0; i < 4; i++) {
        ENSURE(order[i](&t, years(endless, 11), NULL, NULL) == PACE_ERR_RANGE);
        ENSURE(order[i](&t, years(flat, 2), NULL, NULL) == PACE_ERR_DATA);
        ENSURE(order[i](&t, years(NULL, 0), NULL, NULL) == PACE_ERR_DATA);
        ENSURE(order[i](NULL, years(flat, 12), NULL, NULL) == PACE_ERR_ARG);
        ENSURE(i == 3 || order[i](&t, years(flat, 12), NULL, NULL) == PACE_ERR_DATA);
        ENSURE(shift[i](&s, years(endless, 11), NULL, NULL) == PACE_ERR_RANGE);
        ENSURE(shift[i](&s, years(flat, 12), NULL, NULL) == PACE_ERR_DATA);
        ENSURE(shift[i](&s, years(frost, 3), NULL, NULL) == PACE_ERR_DATA);
        ENSURE(shift[i](NULL, years(frost, 12), NULL, NULL) == PACE_ERR_ARG);
        ENSURE(!i || shift[i](&s, years(far, 12), NULL, NULL) == PACE_ERR_RANGE);
    }
    ENSURE(pace_homogeneity_lanzante(&s, years(flat, 12), true, NULL, NULL) == PACE_ERR_DATA && t.n == 77 && s.n == 77);
    ENSURE(pace_trend_kendall_seasons(&k, each, years(frost, 12), &opts, NULL) == PACE_OK && k.n == 12);
    k.n = each[0].n = 77;
    opts.seasons = 12;
    ENSURE(pace_trend_kendall_seasons(&k, each, years(frost, 12), &opts, NULL) == PACE_ERR_DATA);
    opts.seasons = -1;
    ENSURE(pace_trend_kendall_seasons(&k, each, years(frost, 12), &opts, NULL) == PACE_ERR_ARG);
    opts.seasons = 2;
    ENSURE(pace_trend_kendall_seasons(&k, each, years(endless, 11), &opts, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_trend_kendall_seasons(NULL, each, years(frost, 12), &opts, NULL) == PACE_ERR_ARG);
    opts.continuity = (pace_continuity)9;
    ENSURE(pace_trend_kendall_seasons(&k, each, years(frost, 12), &opts, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_kendall_sites(&k, each, (pace_block){frost, 0, 12, 12, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_kendall_sites(&k, each, (pace_block){frost, 12, 1, 1, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(k.n == 77 && each[0].n == 77);
    ENSURE(pace_trend_siegel(&g, years(frost, 1), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_siegel(&g, years(far, 2), NULL, NULL) == PACE_ERR_RANGE);
}

enum { LONG = 300, CALLS = 12 };

static pace_status call(int which, const pace_allocator *allocator)
{
    double x[LONG], z[LONG];
    for (int i = 0; i < LONG; i++) {
        x[i] = (i * 37) % 301;
        z[i] = (i * 91) % 303;
    }
    pace_view a = years(x, LONG), b = years(z, LONG), few = years(x, 60);
    pace_random t;
    pace_shift_point s;
    pace_kendall k;
    pace_kendall_partial p;
    pace_siegel g;
    pace_sen sen;
    pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
    opts.allocator = allocator;
    opts.correlated = true;
    opts.seasons = 5;
    switch (which) {
    case 0: return pace_trend_cox_stuart(&t, a, allocator, NULL);
    case 1: return pace_trend_bartels(&t, a, allocator, NULL);
    case 2: return pace_trend_wald_wolfowitz(&t, a, allocator, NULL);
    case 3: return pace_trend_kendall_seasons(&k, NULL, a, &opts, NULL);
    case 4: return pace_trend_kendall_sites(&k, NULL, (pace_block){x, 3, 100, 100, 1, pace_year(1900)}, &opts, NULL);
    case 5: return pace_trend_kendall_partial(&p, a, b, allocator, NULL);
    case 6: return pace_trend_siegel(&g, a, allocator, NULL);
    case 7: return pace_trend_sen_seasonal(&sen, a, 5, 0.9, allocator, NULL);
    case 8: return pace_homogeneity_pettitt(&s, a, allocator, NULL);
    case 9: return pace_homogeneity_snht(&s, a, allocator, NULL);
    case 10: return pace_homogeneity_lanzante(&s, few, false, allocator, NULL);
    default: return pace_homogeneity_lanzante(&s, a, true, allocator, NULL);
    }
}

static void check_memory(void)
{
    for (int which = 0; which < CALLS; which++) {
        bool done = false;
        for (int64_t k = 0; !done && k < 20; k++) {
            failing state = {k, true, false, 0};
            pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
            pace_status status = call(which, &allocator);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0);
            done = !state.fired;
            ENSURE(k || state.fired);
        }
        ENSURE(done);
    }
}

int main(void)
{
    check_order();
    check_seasons();
    check_partial();
    check_slopes();
    check_shifts();
    check_tails();
    check_refusals();
    check_memory();
    return TEST_RESULT;
}
