/* Trends: weights, offsets, gaps, ties, refusals and memory. Other programs' figures are in tests/golden. */
#include "pace/trend.h"
#include "test.h"
#include "transform/trend_tail.h"

static uint64_t state = 88172645463325252u;

static double chance(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

/* Fails the k-th allocation; counts what is not given back. */
typedef struct ration {
    int left, live;
} ration;

static void *resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    ration *r = ctx;
    (void)old_size;
    if (!new_size) {
        r->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (r->left-- <= 0)
        return NULL;
    r->live += ptr == NULL;
    return realloc(ptr, new_size);
}

static pace_view view_of(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(2000)};
}

/* Normal equations in long double; origin of time is the first index. */
static void solve(long double out[2], const double *x, int64_t n, int64_t zero, bool weighted)
{
    long double s = 0, st = 0, stt = 0, sy = 0, sty = 0;
    for (int64_t i = 0; i < n; i++) {
        long double w = weighted ? (long double)(i - zero) : 1;
        if (isnan(x[i]))
            continue;
        s += w;
        st += w * (long double)i;
        stt += w * (long double)(i * i);
        sy += w * (long double)x[i];
        sty += w * (long double)i * (long double)x[i];
    }
    out[1] = (s * sty - st * sy) / (s * stt - st * st);
    out[0] = (sy - out[1] * st) / s;
}

static void check_weights(void)
{
    double x[] = {(double)NAN, 31, 30.2, 30.5, (double)NAN, 29.1, 28.4, 28.8, 27.9, 27.2, 27.4};
    const int64_t zeros[] = {0, -1, -5};
    pace_period origins[] = {PACE_PERIOD_NONE, pace_year(2000), pace_year(1996)};
    for (int i = 0; i < 3; i++) {
        pace_trend_opts opts = PACE_TREND_OPTS_INIT;
        pace_trend line;
        long double want[2];
        opts.weights = PACE_TREND_RECENT;
        opts.weight_origin = origins[i];
        solve(want, x, 11, zeros[i], true);
        ENSURE(pace_trend_fit(&line, view_of(x, 11), &opts, NULL) == PACE_OK);
        ENSURE_NEAR(line.slope, (double)want[1], 1e-14);
        ENSURE_NEAR(line.intercept, (double)want[0], 1e-13);
        ENSURE_NEAR(pace_trend_value(&line, 30), (double)(want[0] + 30 * want[1]), 1e-13);
        ENSURE(line.count == 9 && line.first == 1 && line.last == 10 && line.df > 6.5 && line.df < 7.5);
    }
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_trend line = {.count = 77};
    opts.weights = PACE_TREND_RECENT;
    opts.weight_origin = pace_year(2005); /* the values before it would have no weight */
    ENSURE(pace_trend_fit(&line, view_of(x, 11), &opts, NULL) == PACE_ERR_ARG && line.count == 77);
    opts.weight_origin = pace_month(2000, 1);
    ENSURE(pace_trend_fit(&line, view_of(x, 11), &opts, NULL) == PACE_ERR_FREQ);
}

/* A level of 1e12 under a slope of 1 loses nothing: the same data without the level give the same line. */
static void check_offset(void)
{
    double plain[200], raised[200];
    pace_trend a, b;
    for (int i = 0; i < 200; i++) {
        plain[i] = floor(i + 40 * chance());
        raised[i] = plain[i] + 1e12;
    }
    ENSURE(pace_trend_fit(&a, view_of(plain, 200), NULL, NULL) == PACE_OK &&
           pace_trend_fit(&b, view_of(raised, 200), NULL, NULL) == PACE_OK);
    ENSURE_NEAR(b.slope, a.slope, 1e-14);
    ENSURE_NEAR(b.sd, a.sd, 1e-12);
    ENSURE_NEAR(pace_trend_p(&b) / pace_trend_p(&a), 1, 1e-10);
}

/* A line that is exact, one that is two points, one that is flat, strides, and the parts of an answer. */
static void check_lines(void)
{
    const double exact[] = {1, 99, 3, 99, 5, 99, 7, 99}, flat[] = {4, 4, 4}, two[] = {2, 8},
                 growing[] = {100, 110, 121, 133.1};
    pace_trend line;
    pace_trend_opts logs = PACE_TREND_OPTS_INIT;
    logs.scale = PACE_TREND_LOG;
    ENSURE(pace_trend_fit(&line, (pace_view){exact, 4, 2, pace_year(2000)}, NULL, NULL) == PACE_OK);
    ENSURE_NEAR(line.slope, 2, 0);
    ENSURE_NEAR(line.sd, 0, 0);
    ENSURE_NEAR(pace_trend_p(&line), 0, 0);
    ENSURE_NEAR(pace_trend_value(&line, pace_trend_time(&line, pace_year(2010))), 21, 1e-14);
    ENSURE(isnan(pace_trend_time(&line, pace_month(2010, 1))) && isnan(pace_trend_rate(&line)) &&
           isnan(pace_trend_arr(&line)));
    ENSURE(pace_trend_fit(&line, (pace_view){exact + 6, 4, -2, pace_year(2000)}, NULL, NULL) == PACE_OK);
    ENSURE_NEAR(line.slope, -2, 0);
    ENSURE(pace_trend_fit(&line, view_of(flat, 3), NULL, NULL) == PACE_OK);
    ENSURE_NEAR(pace_trend_p(&line), 1, 0);
    ENSURE(isnan(line.r));
    ENSURE(pace_trend_fit(&line, view_of(two, 2), NULL, NULL) == PACE_OK);
    ENSURE_NEAR(line.slope, 6, 0);
    ENSURE(isnan(line.sd) && isnan(pace_trend_error(&line, 5)) && isnan(pace_trend_p(&line)));
    ENSURE(pace_trend_fit(&line, (pace_view){growing, 4, 1, pace_quarter(2000, 1)}, &logs, NULL) == PACE_OK);
    ENSURE_NEAR(pace_trend_rate(&line), 0.4641, 1e-14);
    ENSURE_NEAR(pace_trend_aarr(&line), -0.4641, 1e-14);
    ENSURE_NEAR(pace_trend_arr(&line), -4 * log(1.1), 1e-14);
    ENSURE_NEAR(pace_trend_value(&line, 4), 146.41, 1e-11);
}

/* Standard error of a prediction, by hand: x = 1 2 2 on time 0 1 2 has slope 1/2, residuals 1/6 -1/3 1/6. */
static void check_errors(void)
{
    const double x[] = {1, 2, 2};
    pace_trend line;
    double sd = sqrt(1 / 6.0);
    ENSURE(pace_trend_fit(&line, view_of(x, 3), NULL, NULL) == PACE_OK);
    ENSURE_NEAR(line.sd, sd, 1e-15);
    ENSURE_NEAR(line.slope_error, sd / sqrt(2), 1e-15);
    ENSURE_NEAR(pace_trend_error(&line, 4), sd * sqrt(1 + 1 / 3.0 + 9 / 2.0), 1e-15);
    ENSURE_NEAR(pace_trend_line_error(&line, 1), sd * sqrt(1 / 3.0), 1e-15);
    ENSURE_NEAR(pace_trend_p(&line), 2 * (0.5 - atan(0.5 / line.slope_error) / acos(-1)),
                1e-14); /* one degree: Cauchy */
}

static void brute(const double *x, int64_t n, int64_t every, int64_t *s)
{
    *s = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = i + every; j < n; j += every)
            *s += (x[j] > x[i]) - (x[j] < x[i]);
}

static void check_kendall(void)
{
    double x[301];
    pace_kendall k, whole;
    for (int round = 0; round < 40; round++) {
        int64_t n = 2 + round * 7, s;
        for (int64_t i = 0; i < n; i++)
            x[i] = floor(12 * chance()) + (double)i * 0.01 * (round % 3);
        ENSURE(pace_trend_kendall(&k, view_of(x, n), NULL, NULL) == PACE_OK);
        brute(x, n, 1, &s);
        ENSURE(k.s == s && k.n == n);
        if (n < 8)
            continue;
        ENSURE(pace_trend_kendall_seasonal(&k, view_of(x, n), 4, NULL, NULL) == PACE_OK);
        brute(x, n, 4, &s);
        ENSURE(k.s == s && k.n == n);
        ENSURE(pace_trend_kendall_seasonal(&k, view_of(x, n), 1, NULL, NULL) == PACE_OK &&
               pace_trend_kendall(&whole, view_of(x, n), NULL, NULL) == PACE_OK);
        ENSURE(k.s == whole.s);
        ENSURE_NEAR(k.p, whole.p, 0);
        ENSURE_NEAR(k.tau, whole.tau, 0);
    }
    /* five values, one tie of two: 1 2 2 3 1: s = 2, var = (5*4*15 - 2*2*1*9)/18, tau-b = 2/sqrt(10*8) */
    const double tied[] = {1, 2, 2, 3, 1}, flat[] = {3, 3, 3};
    ENSURE(pace_trend_kendall(&k, view_of(tied, 5), NULL, NULL) == PACE_OK);
    ENSURE(k.s == 2);
    ENSURE_NEAR(k.var, (300 - 36) / 18.0, 1e-14);
    ENSURE_NEAR(k.tau, 2 / sqrt(80), 1e-15);
    ENSURE_NEAR(k.z, 1 / sqrt(264 / 18.0), 1e-15);
    ENSURE(pace_trend_kendall(&k, view_of(flat, 3), NULL, NULL) == PACE_OK && k.s == 0 && isnan(k.tau));
    ENSURE_NEAR(k.p, 1, 0);
}

static void check_robust(void)
{
    double x[150], turned[150];
    pace_sen s, t;
    pace_spearman r;
    const double line[] = {1, 3, 5, (double)NAN, 9, 200}, short_line[] = {2, 4};
    ENSURE(pace_trend_sen(&s, view_of(line, 6), 0.9, NULL, NULL) == PACE_OK && s.n == 5);
    ENSURE_NEAR(s.slope, 2, 0); /* one wild value moves nothing */
    ENSURE_NEAR(s.intercept, 1, 0);
    ENSURE(pace_trend_sen(&s, view_of(short_line, 2), 0.95, NULL, NULL) == PACE_OK);
    ENSURE(s.low <= s.slope && s.high >= s.slope);
    for (int i = 0; i < 150; i++) {
        x[i] = 0.1 * i + 5 * chance();
        turned[i] = -x[i];
    }
    ENSURE(pace_trend_sen(&s, view_of(x, 150), 0.95, NULL, NULL) == PACE_OK &&
           pace_trend_sen(&t, view_of(turned, 150), 0.95, NULL, NULL) == PACE_OK);
    ENSURE_NEAR(t.slope, -s.slope, 0);
    ENSURE_NEAR(t.low, -s.high, 0);
    ENSURE_NEAR(t.high, -s.low, 0);
    ENSURE(s.low < s.slope && s.slope < s.high);
    ENSURE(pace_trend_spearman(&r, view_of(x, 150), NULL, NULL) == PACE_OK && r.rho > 0.8 && r.p < 1e-30 && r.p > 0);
    for (int i = 0; i < 150; i++)
        x[i] = exp(i / 10.0);
    ENSURE(pace_trend_spearman(&r, view_of(x, 150), NULL, NULL) == PACE_OK);
    ENSURE_NEAR(r.rho, 1, 0);
    ENSURE_NEAR(r.p, 0, 0);
}

static void check_refusals(void)
{
    const double few[] = {1, (double)NAN, (double)NAN}, endless[] = {1, HUGE_VAL, 3}, zero[] = {1, 0, 3};
    const double one_time[] = {2, 2, 2}, good[] = {1, 2, 3}, broken[] = {1, (double)NAN, 3};
    double out[3] = {7, 7, 7};
    pace_trend line;
    pace_kendall k;
    pace_sen s;
    pace_spearman r;
    pace_trend_opts logs = PACE_TREND_OPTS_INIT, bad = {0};
    logs.scale = PACE_TREND_LOG;
    ENSURE(pace_trend_fit(&line, view_of(few, 3), NULL, NULL) == PACE_ERR_DATA &&
           pace_trend_kendall(&k, view_of(few, 3), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_sen(&s, view_of(few, 3), 0.95, NULL, NULL) == PACE_ERR_DATA &&
           pace_trend_spearman(&r, view_of(good, 2), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_kendall_seasonal(&k, view_of(good, 3), 3, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_fit(&line, view_of(endless, 3), NULL, NULL) == PACE_ERR_RANGE &&
           pace_trend_kendall(&k, view_of(endless, 3), NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_trend_fit(&line, view_of(zero, 3), &logs, NULL) == PACE_ERR_RANGE &&
           pace_trend_fit(&line, view_of(zero, 3), NULL, NULL) == PACE_OK);
    ENSURE(pace_trend_fit(NULL, view_of(good, 3), NULL, NULL) == PACE_ERR_ARG &&
           pace_trend_fit(&line, view_of(NULL, 3), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_fit(&line, view_of(good, 3), &bad, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_fit_points(&line, one_time, good, 3, (double)NAN, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_trend_fit_points(&line, broken, good, 3, (double)NAN, NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_trend_fit_points(&line, broken, broken, 3, (double)NAN, NULL, NULL) == PACE_OK);
    ENSURE(pace_trend_sen(&s, view_of(good, 3), 1, NULL, NULL) == PACE_ERR_ARG &&
           pace_trend_sen(&s, view_of(good, 3), (double)NAN, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_interpolate((pace_out){out, 2, 1}, view_of(good, 3), NULL) == PACE_ERR_ARG);
    ENSURE(pace_trend_interpolate((pace_out){out, 3, 1}, view_of(zero, 3), NULL) == PACE_ERR_RANGE);
    ENSURE_NEAR(out[0] + out[1] + out[2], 21, 0);
}

static void check_flags(void)
{
    uint8_t flags = 0;
    ENSURE(isnan(pace_reduction(0, 5, 3, &flags)) && flags == PACE_ROW_DOMAIN);
    flags = 0;
    ENSURE(isnan(pace_reduction_continuous(5, (double)NAN, 3, &flags)) && flags == PACE_ROW_MISSING);
    flags = 0;
    ENSURE(isnan(pace_reduction_continuous(5, 4, 0, &flags)) && flags == PACE_ROW_DOMAIN);
    flags = 0;
    ENSURE(isnan(pace_reduction_project(1, -1, 1e6, &flags)) && flags == PACE_ROW_RANGE);
    flags = 0;
    ENSURE(isnan(pace_reduction_project((double)NAN, -1, 1, &flags)) && flags == PACE_ROW_MISSING);
    ENSURE_NEAR(pace_reduction(100, 25, 2, NULL), 0.5, 1e-16);
    ENSURE_NEAR(pace_reduction_continuous(100, 100, 2, NULL), 0, 0);
}

/* Without caps the rate has a closed form; with them every answer can be put back. */
static void check_common(void)
{
    double base[50], weight[50], cap[50], rate[50], residual[50];
    pace_common_rate c;
    pace_unit_rates units = {NULL, rate, residual};
    for (int round = 0; round < 200; round++) {
        double sum = 0, all = 0, caps = 0, target, mean = 0;
        for (int i = 0; i < 50; i++) {
            base[i] = exp(8 * chance());
            weight[i] = round % 5 ? chance() : floor(2 * chance());
            cap[i] = exp(8 * chance());
            sum += weight[i] * base[i];
            all += weight[i];
            caps += weight[i] * cap[i];
        }
        target = sum / all * 0.4;
        ENSURE(pace_reduction_common(&c, NULL, base, weight, NULL, 50, 10, target, NULL) == PACE_OK);
        ENSURE_NEAR(c.rate, -log(0.4) / 10, 1e-15);
        ENSURE(c.units == 50 && c.capped == 0);
        target = caps / all * (0.02 + 0.97 * chance());
        ENSURE(pace_reduction_common(&c, &units, base, weight, cap, 50, 10, target, NULL) == PACE_OK);
        for (int i = 0; i < 50; i++) {
            mean += weight[i] * fmin(cap[i], base[i] * exp(-c.rate * 10));
            ENSURE(rate[i] >= c.rate && residual[i] >= 0);
        }
        ENSURE_NEAR(mean / all, target, 1e-12 * target);
        ENSURE_NEAR(c.mean, target, 1e-14 * target);
        ENSURE(pace_reduction_common(&c, NULL, base, weight, cap, 50, 10, caps / all * 1.001, NULL) == PACE_ERR_DATA);
    }
    base[3] = (double)NAN;
    ENSURE(pace_reduction_common(&c, &units, base, weight, cap, 50, 10, 2, NULL) == PACE_OK && c.units == 49 &&
           isnan(rate[3]) && isnan(residual[3]));
    base[4] = -1;
    ENSURE(pace_reduction_common(&c, NULL, base, weight, cap, 50, 10, 2, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_reduction_common(&c, NULL, base, weight, cap, 3, 10, 0, NULL) == PACE_ERR_ARG);
    ENSURE(pace_reduction_common(&c, NULL, base, weight, cap, 0, 10, 2, NULL) == PACE_ERR_DATA);
}

/* Every allocation fails once; nothing is lost. */
static void check_memory(void)
{
    double x[300];
    for (int i = 0; i < 300; i++)
        x[i] = 1 + chance();
    for (int call = 0; call < 5; call++) {
        pace_status status = PACE_ERR_NOMEM;
        for (int k = 0; status; k++) {
            ration r = {k, 0};
            pace_allocator allocator = {resize, &r};
            pace_trend_opts opts = PACE_TREND_OPTS_INIT;
            pace_trend line;
            pace_kendall tau;
            pace_sen sen;
            pace_spearman rho;
            opts.allocator = &allocator;
            status = call == 0   ? pace_trend_fit(&line, view_of(x, 300), &opts, NULL)
                     : call == 1 ? pace_trend_kendall(&tau, view_of(x, 300), &allocator, NULL)
                     : call == 2 ? pace_trend_kendall_seasonal(&tau, view_of(x, 300), 12, &allocator, NULL)
                     : call == 3 ? pace_trend_sen(&sen, view_of(x, 300), 0.95, &allocator, NULL)
                                 : pace_trend_spearman(&rho, view_of(x, 300), &allocator, NULL);
            ENSURE(status == PACE_OK || status == PACE_ERR_NOMEM);
            ENSURE((status == PACE_OK) == (k >= (call < 3 ? 1 : 2)));
            ENSURE(r.live == 0);
            if (k > 5)
                break;
        }
    }
}

/* Tails at their ends, and quantiles that lead back. */
static void check_tails(void)
{
    ENSURE_NEAR(pace__normal_upper(0.5), 0, 1e-16);
    ENSURE(isinf(pace__normal_upper(0)) && isinf(pace__student_upper(1, 3)) && isnan(pace__normal_upper(-0.1)) &&
           isnan(pace__student_tail(1, 0)));
    ENSURE_NEAR(pace__student_tail(HUGE_VAL, 4), 0, 0);
    ENSURE_NEAR(pace__student_tail(-HUGE_VAL, 4), 1, 0);
    ENSURE_NEAR(pace__student_tail(0, 4), 0.5, 1e-15);
    ENSURE_NEAR(pace__gamma_step(0.5), 1 / sqrt(acos(-1)), 1e-15);
    ENSURE_NEAR(pace__gamma_step(20), exp(lgamma(20.5) - lgamma(20)), 1e-13);
    for (int i = 1; i < 60; i++) {
        double p = pow(10, -i / 4.0), df = 0.5 + i * i;
        ENSURE_NEAR(pace__normal_tail(pace__normal_upper(p)) / p, 1, 1e-12);
        ENSURE_NEAR(pace__student_tail(pace__student_upper(p, df), df) / p, 1, 1e-12);
        ENSURE_NEAR(pace__student_upper(1 - p, df), -pace__student_upper(1 - (1 - p), df), 1e-15);
    }
}

int main(void)
{
    check_weights();
    check_offset();
    check_lines();
    check_errors();
    check_kendall();
    check_robust();
    check_refusals();
    check_flags();
    check_common();
    check_memory();
    check_tails();
    return TEST_RESULT;
}
