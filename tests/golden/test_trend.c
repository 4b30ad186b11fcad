/* Trends against scipy and R, rates of reduction against the programs and pages of the bodies that use them; see
 * SOURCES.md. */
#include "golden.h"
#include "pace/growth.h"
#include "pace/trend.h"
#include "transform/trend_tail.h"

#define MISSING ((double)NAN)

static double worst;

static void near(const char *what, double got, double want, double tolerance)
{
    double error = fabs(got - want) / (fabs(want) > 0 ? fabs(want) : 1);
    worst = fmax(worst, error);
    ENSURE(error <= tolerance);
    if (!(error <= tolerance))
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
}

static void check_column(const golden *series, const golden *slopes, const char *name, int64_t n)
{
    const double *want = golden_column(slopes, name);
    pace_view view = {golden_column(series, name), n, 1, pace_year(1871)};
    pace_sen sen;
    pace_kendall kendall;
    pace_spearman spearman;
    pace_trend line;
    worst = 0;
    ENSURE(pace_trend_sen(&sen, view, 0.95, NULL, NULL) == PACE_OK &&
           pace_trend_kendall(&kendall, view, NULL, NULL) == PACE_OK);
    ENSURE(pace_trend_spearman(&spearman, view, NULL, NULL) == PACE_OK &&
           pace_trend_fit(&line, view, NULL, NULL) == PACE_OK);
    for (int i = 0; i < slopes->rows; i++) {
        const char *what = slopes->label[i];
        double got = strcmp(what, "theil_slope") == 0       ? sen.slope
                     : strcmp(what, "theil_intercept") == 0 ? sen.intercept
                     : strcmp(what, "theil_lo95") == 0      ? sen.low
                     : strcmp(what, "theil_hi95") == 0      ? sen.high
                     : strcmp(what, "kendall_tau") == 0     ? kendall.tau
                     : strcmp(what, "kendall_p") == 0
                         ? 2 * pace__normal_tail(fabs((double)kendall.s) / sqrt(kendall.var))
                     : strcmp(what, "spearman_rho") == 0  ? spearman.rho
                     : strcmp(what, "spearman_p") == 0    ? spearman.p
                     : strcmp(what, "ols_slope") == 0     ? line.slope
                     : strcmp(what, "ols_intercept") == 0 ? line.intercept
                     : strcmp(what, "ols_r") == 0         ? line.r
                     : strcmp(what, "ols_p") == 0         ? pace_trend_p(&line)
                     : strcmp(what, "ols_se") == 0        ? line.slope_error
                                                          : pace_trend_line_error(&line, 0);
        near(what, got, want[i], strcmp(what, "ols_p") == 0 || strcmp(what, "spearman_p") == 0 ? 1e-10 : 1e-12);
    }
    printf("%-40s %4d values, worst error %.2g\n", name, slopes->rows, worst);
}

/* Twelve years of a falling rate: scipy 1.10.1 and the formulas by hand. */
static void check_tests(void)
{
    static const double x[] = {10.2, 10.0, 10.4, 9.9, 9.7, 9.8, 9.5, 9.6, 9.1, 9.2, 8.8, 8.9};
    pace_view view = {x, 12, 1, pace_year(2010)};
    pace_kendall k;
    pace_sen s;
    pace_spearman r;
    worst = 0;
    ENSURE(pace_trend_kendall(&k, view, NULL, NULL) == PACE_OK &&
           pace_trend_sen(&s, view, 0.95, NULL, NULL) == PACE_OK);
    ENSURE(pace_trend_spearman(&r, view, NULL, NULL) == PACE_OK);
    ENSURE(k.s == -54 && k.n == 12);
    near("var", k.var, 212.66666666666666, 1e-14);
    near("z", k.z, -3.634345051015831, 1e-14);
    near("p", k.p, 0.0002786876842340025, 1e-12);
    near("tau", k.tau, -0.8181818181818181, 1e-14);
    near("sen", s.slope, -0.13095238095238093, 1e-13);
    near("rho", r.rho, -0.9510489510489512, 1e-14);
    near("rho p", r.p, 2.0384246324655723e-06, 1e-12);
    printf("%-40s %4d values, worst error %.2g\n", "falling rate", 7, worst);
}

typedef struct surveys {
    const char *name;
    int n;
    double year[8], value[8], aarr, slope, in_2030;
} surveys;

/* R 4.2.2, log-linear regression as two health libraries write it. */
static void check_reduction(void)
{
    static const surveys sets[] = {
        {"steady",
         4,
         {1990, 1995, 2000, 2005},
         {40, 28.736854893527, 20.6451707292907, 14.831931887493},
         6.40000000000001,
         -0.0661398025045451,
         2.83853295603777},
        {"noisy",
         7,
         {1990, 1993, 1996, 1999, 2002, 2004, 2006},
         {61.2, 52.9, 44.8, 37.5, 31, 26.2, 23.9},
         5.84861308447402,
         -0.0602662000797168,
         5.62651169084582},
        {"rising",
         4,
         {2000, 2005, 2010, 2015},
         {10, 11.2, 12.9, 14},
         -2.32814843194749,
         0.0230146048586042,
         19.7721899514973},
        {"two points", 2, {2012, 2020}, {33.1, 24}, 3.93882246557297, -0.0401849315043821, 16.05795740688},
        {"missing",
         5,
         {2000, 2004, 2008, 2012, 2016},
         {50, MISSING, 41, MISSING, 33},
         2.56354024474943,
         -0.0259697152476053,
         22.9411340967266},
    };
    worst = 0;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        const surveys *s = &sets[i];
        double grid[40], last_year = s->year[s->n - 1];
        int64_t n = (int64_t)(last_year - s->year[0]) + 1;
        pace_trend_opts opts = PACE_TREND_OPTS_INIT;
        pace_trend line, points;
        opts.scale = PACE_TREND_LOG;
        for (int64_t k = 0; k < n; k++)
            grid[k] = (double)NAN;
        for (int k = 0; k < s->n; k++)
            grid[(int)(s->year[k] - s->year[0])] = s->value[k];
        ENSURE(pace_trend_fit(&line, (pace_view){grid, n, 1, pace_year((int)s->year[0])}, &opts, NULL) == PACE_OK);
        ENSURE(pace_trend_fit_points(&points, s->year, s->value, s->n, (double)NAN, &opts, NULL) == PACE_OK);
        near(s->name, line.slope, s->slope, 1e-12);
        near(s->name, points.slope, s->slope, 1e-12);
        near(s->name, pace_trend_aarr(&line) * 100, s->aarr, 1e-12);
        near(s->name, pace_growth_project(s->value[s->n - 1], -pace_trend_aarr(&line), 2030 - last_year, NULL),
             s->in_2030, 1e-12);
    }
    printf("%-40s %4d values, worst error %.2g\n", "average annual rate of reduction", 20, worst);
}

static void check_interpolation(void)
{
    double x[] = {50, MISSING, MISSING, MISSING, 40, MISSING, MISSING, 35, MISSING};
    const double want[] = {
        50, 47.2870804501588, 44.7213595499958, 42.2948505376226, 40, 38.2586236554478, 36.5930571002297, 35, MISSING};
    ENSURE(pace_trend_interpolate((pace_out){x, 9, 1}, (pace_view){x, 9, 1, pace_year(2000)}, NULL) == PACE_OK);
    golden_compare("interpolation", x, want, 9, 1, 1, 1e-13);
}

/* Five countries as published for maternal mortality: value in 2016 and rates, seven digits each. */
static void check_continuous(void)
{
    static const double rows[][6] = {/* rate, 2016, 2030 as usual, needed rate, 2016 and 2030 on the way to 2030 */
                                     {0.0575322, 661.96164, 295.821677, 0.1074065, 629.75655, 140.0},
                                     {0.0454474, 14.3016, 7.569358, 0.0560323, 14.15102, 6.458093},
                                     {0.0038326, 113.12986, 107.219741, 0.0560323, 107.37599, 49.00313},
                                     {0.0429199, 240.33472, 131.782709, 0.0560323, 237.20391, 108.252634},
                                     {0.0062833, 43.03696, 39.412894, 0.0560323, 40.9483, 18.687554}};
    worst = 0;
    for (int i = 0; i < 5; i++) {
        const double *r = rows[i];
        double base = pace_reduction_project(r[1], r[0], -1, NULL);
        near("as usual", pace_reduction_project(r[1], r[0], 14, NULL), r[2], 1e-6);
        near("needed", pace_reduction_continuous(base, r[5], 15, NULL), r[3], 1e-6);
        near("2016", pace_reduction_project(base, r[3], 1, NULL), r[4], 1e-6);
    }
    printf("%-40s %4d values, worst error %.2g (seven digits are printed)\n", "continuous rate, five countries", 15,
           worst);
    worst = 0;
    near("aarr of -0.06613", -expm1(-0.06613) * 100, 6.399082481077601, 1e-13);
    near("-40 % in 13 years", pace_reduction(1, 0.6, 13, NULL) * 100, 3.8532272011602364, 1e-13);
    near("half in 15 years", pace_reduction(14.5, 7.25, 15, NULL) * 100, 4.51583960895835, 1e-13);
    near("half, continuous", pace_reduction_continuous(14.5, 7.25, 15, NULL), 0.046209812037329684, 1e-13);
    near("of 5 % continuous", (1 - pace_reduction_project(1, 0.05, 1, NULL)) * 100, 4.877057549928598, 1e-13);
    printf("%-40s %4d values, worst error %.2g\n", "required rates", 5, worst);
}

/* The common rate of five countries; the weights are made up so that the published world rate 0.05603232 must come out:
 * given it, the capped mean is computed with plain arithmetic and used as the target. */
static void check_common(void)
{
    static const double base[] = {701.1625958985454, 14.966566585479642, 113.56427343615199, 250.87442580997615,
                                  43.308225459439065};
    static const double weight[] = {1100, 34, 950, 1180, 1.6}, cap[] = {140, 140, 140, 140, 140};
    double published = 0.05603232, mean = 0, sum = 0, rate[5], end[5], residual[5];
    pace_unit_rates units = {end, rate, residual};
    pace_common_rate common;
    for (int i = 0; i < 5; i++) {
        mean += weight[i] * fmin(140, base[i] * exp(-published * 15));
        sum += weight[i];
    }
    worst = 0;
    ENSURE(pace_reduction_common(&common, &units, base, weight, cap, 5, 15, mean / sum, NULL) == PACE_OK);
    near("common rate", common.rate, published, 1e-13);
    near("Afghanistan", rate[0], 0.1074065, 1e-6);
    near("mean", common.mean, mean / sum, 1e-15);
    near("end", end[0], 140, 1e-15);
    near("residual", residual[0], rate[0] - common.rate, 1e-13);
    near("Angola 2030", end[3], 108.252634, 1e-6);
    ENSURE(common.units == 5 && common.capped == 1 && !(residual[1] > 0));
    near("Albania", rate[1], common.rate, 1e-15);
    printf("%-40s %4d values, worst error %.2g (seven digits are printed)\n", "common rate under a cap", 7, worst);
}

/* Published tests of a health library: annual rates of change, one year's and a target's. */
static void check_scenarios(void)
{
    double latest = pace_growth_rate(88, 87, NULL), falling = pace_growth_rate(92, 93, NULL),
           to = pace_growth_compound(68, 99, 7, NULL);
    worst = 0;
    near("latest", latest, 0.011494252873563315, 1e-14);
    near("latest 2025", pace_growth_project(88, latest, 7, NULL), 95.3293449648516, 1e-14);
    near("falling", falling, -0.010752688172043001, 1e-13);
    near("falling 2025", pace_growth_project(92, falling, 7, NULL), 85.29468681328925, 1e-14);
    near("to target", to, 0.055124614382972226, 1e-14);
    near("2021", pace_growth_project(68, to, 3, NULL), 79.87671142264391, 1e-14);
    near("down to target", pace_growth_compound(68, 3, 7, NULL), -0.35971520047811967, 1e-14);
    printf("%-40s %4d values, worst error %.2g\n", "annual rates of change", 7, worst);
}

int main(void)
{
    golden *series = golden_read("trend_series.tsv"), *slopes = golden_read("trend_slopes.tsv");
    check_column(series, slopes, "nile", 100);
    check_column(series, slopes, "lgdp", 203);
    check_tests();
    check_reduction();
    check_interpolation();
    check_continuous();
    check_common();
    check_scenarios();
    free(series);
    free(slopes);
    return TEST_RESULT;
}
