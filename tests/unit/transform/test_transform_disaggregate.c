/* Disaggregation: conditions to the last digits, invariants, missing and hostile values, rows on threads, memory. */
#include <float.h>
#include "pace/disaggregate.h"
#include "../../failing.h"
#include "test.h"

enum { YEARS = 12, QUARTERS = 4 * YEARS, MONTHS = 12 * YEARS, ROWS = 40, METHODS = PACE_UNIFORM + 1 };

#define MISSING ((double)NAN)

static double yearly[YEARS], quarterly[QUARTERS + 8], monthly[MONTHS];

/* Figures that no formula gives away, the same every time. */
static void make_figures(void)
{
    for (int i = 0; i < YEARS; i++)
        yearly[i] = 400 + 13.0 * i + 7 * sin(1.7 * i);
    for (int i = 0; i < QUARTERS + 8; i++)
        quarterly[i] = 90 + 0.8 * i + 6 * sin(0.9 * i) + 3 * cos(2.3 * i);
    for (int i = 0; i < MONTHS; i++)
        monthly[i] = 30 + 0.1 * i + 2 * sin(0.5 * i) + cos(2.1 * i);
}

static pace_view view(const double *x, int64_t n, pace_period first)
{
    return (pace_view){x, n, 1, first};
}

static pace_out room(double *x, int64_t n)
{
    return (pace_out){x, n, 1};
}

static pace_view years(void)
{
    return view(yearly, YEARS, pace_year(2000));
}

static pace_view quarters(int64_t n)
{
    return view(quarterly, n, pace_quarter(2000, 1));
}

static pace_disagg_opts options(int method)
{
    pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;
    opts.method = (pace_disagg_method)method;
    opts.rho = 0.7;
    return opts;
}

static bool is_regression(int method)
{
    return method >= PACE_CHOW_LIN && method <= PACE_OLS;
}

static pace_status fine(double *x, pace_view low, const pace_view *by, pace_freq to, const pace_disagg_opts *opts)
{
    int64_t n = 0;
    pace_period first;
    pace_error err = PACE_ERROR_INIT;
    pace_status status = pace_disagg_periods(&n, &first, low, by, by ? 1 : 0, to, &err);
    return status ? status
                  : pace_disaggregate(room(x, n), (pace_out){0}, NULL, NULL, low, by, by ? 1 : 0, to, opts, &err);
}

static void check_names(void)
{
    pace_disagg_method parsed = PACE_DENTON;
    pace_error err = PACE_ERROR_INIT;
    for (int m = 0; m < METHODS; m++)
        ENSURE(!pace_disagg_method_parse(&parsed, pace_disagg_method_name((pace_disagg_method)m), NULL) && (int)parsed == m);
    ENSURE(pace_disagg_method_parse(&parsed, "chowlin", &err) == PACE_ERR_PARSE && strstr(err.text, "chow-lin"));
    ENSURE(pace_disagg_method_parse(&parsed, NULL, NULL) == PACE_ERR_PARSE && (int)parsed == PACE_UNIFORM);
    ENSURE_TEXT(pace_disagg_method_name((pace_disagg_method)METHODS), "");
}

/* aggregate(disaggregate(x)) = x, for every method and every conversion. */
static void adds_up(int method, pace_conversion how, pace_view low, const pace_view *by, pace_freq to, int64_t ratio)
{
    double x[MONTHS], back[QUARTERS], worst = 0;
    pace_disagg_opts opts = options(method);
    opts.conversion = how;
    ENSURE(!fine(x, low, by, to, &opts));
    pace_period first = by ? by->first : low.first;
    if (!by) {
        pace_span span;
        ENSURE(!pace_period_convert(&span, low.first, to, NULL));
        first = span.first;
    }
    ENSURE(!pace_aggregate(room(back, low.n), NULL, view(x, low.n * ratio, first), (pace_freq)low.first.freq, how, false, NULL));
    for (int64_t i = 0; i < low.n; i++)
        worst = fmax(worst, fabs(back[i] - low.x[i]) / fabs(low.x[i]));
    if (!(worst <= 4e-16))
        fprintf(stderr, "%s by %s misses by %g\n", pace_disagg_method_name((pace_disagg_method)method), pace_conversion_name(how), worst);
    ENSURE(worst <= 4e-16);
}

static void check_adds_up(void)
{
    const pace_view by_quarters = quarters(QUARTERS), by_months = view(monthly, MONTHS, pace_month(2000, 1));
    const pace_view low = view(quarterly, QUARTERS, pace_quarter(2000, 1));
    for (int m = 0; m < METHODS; m++) {
        for (int how = PACE_SUM; how <= PACE_LAST; how++) {
            adds_up(m, (pace_conversion)how, years(), &by_quarters, PACE_QUARTERLY, 4);
            adds_up(m, (pace_conversion)how, years(), &by_months, PACE_MONTHLY, 12);
            adds_up(m, (pace_conversion)how, low, &by_months, PACE_MONTHLY, 3);
            adds_up(m, (pace_conversion)how, years(), NULL, PACE_QUARTERLY, 4);
            adds_up(m, (pace_conversion)how, years(), NULL, PACE_MONTHLY, 12);
            adds_up(m, (pace_conversion)how, low, NULL, PACE_MONTHLY, 3);
        }
    }
}

static double apart(const double *a, const double *b, int64_t n)
{
    double worst = 0;
    for (int64_t i = 0; i < n; i++)
        worst = fmax(worst, fabs(a[i] - b[i]) / fabs(b[i]));
    return worst;
}

/* Figures in another unit are the result in another unit; an indicator's unit does not count, if not of cholette's bias. */
static void check_scaling(void)
{
    double large[YEARS], scaled[QUARTERS], x[QUARTERS], y[QUARTERS];
    const pace_view by = quarters(QUARTERS), other = view(scaled, QUARTERS, pace_quarter(2000, 1));
    for (int i = 0; i < YEARS; i++)
        large[i] = 1024 * yearly[i];
    for (int i = 0; i < QUARTERS; i++)
        scaled[i] = 8192 * quarterly[i];
    for (int m = 0; m < METHODS; m++) {
        pace_disagg_opts opts = options(m);
        opts.rule = m == PACE_CHOLETTE ? PACE_RHO_LIKELIHOOD : PACE_RHO_FIXED;
        opts.bias = PACE_BIAS_MULTIPLICATIVE;
        ENSURE(!fine(x, years(), &by, PACE_QUARTERLY, &opts));
        for (int i = 0; i < QUARTERS; i++)
            x[i] *= 1024;
        ENSURE(!fine(y, view(large, YEARS, pace_year(2000)), &other, PACE_QUARTERLY, &opts));
        if (m != PACE_DENTON && m != PACE_UNIFORM) /* these start from the indicator's own level */
            ENSURE(apart(y, x, QUARTERS) <= 1e-12);
        ENSURE(!fine(y, view(large, YEARS, pace_year(2000)), &by, PACE_QUARTERLY, &opts));
        if (m != PACE_DENTON && m != PACE_UNIFORM)
            ENSURE(apart(y, x, QUARTERS) <= 1e-12);
    }
}

/* An indicator that says nothing is none. */
static void check_constant(void)
{
    double flat[QUARTERS], x[QUARTERS], y[QUARTERS];
    const pace_view by = view(flat, QUARTERS, pace_quarter(2000, 1));
    for (int i = 0; i < QUARTERS; i++)
        flat[i] = 3;
    for (int criterion = 0; criterion < 2; criterion++) {
        for (int differences = 0; differences < 3; differences++) {
            pace_disagg_opts opts = options(PACE_DENTON_CHOLETTE);
            opts.criterion = (pace_disagg_criterion)criterion;
            opts.differences = differences;
            ENSURE(!fine(x, years(), &by, PACE_QUARTERLY, &opts));
            ENSURE(!fine(y, years(), NULL, PACE_QUARTERLY, &opts));
            ENSURE(apart(x, y, QUARTERS) <= 1e-11);
        }
    }
    /* beside the constant of a regression it is the same thing twice */
    for (int m = PACE_CHOW_LIN; m <= PACE_OLS; m++) {
        pace_disagg_opts opts = options(m);
        opts.rule = PACE_RHO_FIXED;
        x[0] = 77;
        ENSURE(fine(x, years(), &by, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        ENSURE_NEAR(x[0], 77, 0);
        opts.no_constant = true; /* alone it is the constant */
        ENSURE(!fine(x, years(), &by, PACE_QUARTERLY, &opts));
        opts.no_constant = false;
        ENSURE(!fine(y, years(), NULL, PACE_QUARTERLY, &opts));
        ENSURE(apart(x, y, QUARTERS) <= 1e-11);
    }
}

/* An indicator that has the answer gives it back. */
static void check_exact(void)
{
    double x[QUARTERS], sums[YEARS];
    const pace_view by = quarters(QUARTERS);
    ENSURE(!pace_aggregate(room(sums, YEARS), NULL, by, PACE_ANNUAL, PACE_SUM, false, NULL));
    for (int m = 0; m < METHODS; m++) {
        pace_disagg_opts opts = options(m);
        opts.rule = PACE_RHO_FIXED;
        if (m == PACE_DYNAMIC) /* of it the indicator is another one */
            continue;
        ENSURE(!fine(x, view(sums, YEARS, pace_year(2000)), &by, PACE_QUARTERLY, &opts));
        ENSURE(apart(x, quarterly, QUARTERS) <= 1e-11);
    }
}

/* Worked by hand: 10 and 20 spread evenly, shares of an indicator, least change by halves. */
static void check_by_hand(void)
{
    static const double two[] = {10, 20}, share[] = {1, 3, 2, 2};
    double x[24];
    pace_disagg_opts opts = options(PACE_UNIFORM);
    ENSURE(!fine(x, view(two, 2, pace_year(2000)), NULL, PACE_QUARTERLY, &opts));
    for (int i = 0; i < 8; i++)
        ENSURE_NEAR(x[i], i < 4 ? 2.5 : 5, 1e-15);
    /* one year by differences: alike; with an indicator: its shares */
    opts = options(PACE_DENTON_CHOLETTE);
    ENSURE(!fine(x, view(two, 1, pace_year(2000)), NULL, PACE_QUARTERLY, &opts));
    ENSURE_NEAR(x[0], 2.5, 1e-15);
    ENSURE_NEAR(x[3], 2.5, 1e-15);
    const pace_view by = view(share, 4, pace_quarter(2000, 1));
    ENSURE(!fine(x, view(two, 1, pace_year(2000)), &by, PACE_QUARTERLY, &opts));
    for (int i = 0; i < 4; i++)
        ENSURE_NEAR(x[i], 10 * share[i] / 8, 1e-14);
    /* two years by second differences: a line, 10 and 20 in sums of four */
    opts.differences = 2;
    ENSURE(!fine(x, view(two, 2, pace_year(2000)), NULL, PACE_QUARTERLY, &opts));
    for (int i = 0; i < 8; i++)
        ENSURE_NEAR(x[i], 2.5 + 0.625 * (i - 1.5), 1e-13);
    ENSURE(fine(x, view(two, 1, pace_year(2000)), NULL, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
    opts.differences = 1;
    /* two means by halves, 10 -+ d/2 and 20 -+ d/2: d^2 + (10 - d)^2 + d^2 is least at d = 10/3 */
    opts.conversion = PACE_MEAN;
    ENSURE(!fine(x, view(two, 2, pace_year(2000)), NULL, PACE_HALFYEARLY, &opts));
    static const double halved[] = {10 - 5.0 / 3, 10 + 5.0 / 3, 20 - 5.0 / 3, 20 + 5.0 / 3};
    for (int i = 0; i < 4; i++)
        ENSURE_NEAR(x[i], halved[i], 1e-13);
}

/* A missing figure is a condition less; what it does not touch adds up as before. */
static void check_missing(void)
{
    double gap[YEARS], x[QUARTERS + 8], back[YEARS + 2];
    uint8_t flags[QUARTERS + 8];
    memcpy(gap, yearly, sizeof gap);
    gap[5] = MISSING;
    const pace_view by = quarters(QUARTERS + 8), low = view(gap, YEARS, pace_year(2000));
    for (int m = 0; m < METHODS; m++) {
        pace_disagg_opts opts = options(m);
        pace_disagg_fit fit;
        ENSURE(!pace_disaggregate(room(x, QUARTERS + 8), (pace_out){0}, flags, &fit, low, &by, 1, PACE_QUARTERLY, &opts, NULL));
        ENSURE(!pace_aggregate(room(back, YEARS + 2), NULL, view(x, QUARTERS + 8, pace_quarter(2000, 1)), PACE_ANNUAL, PACE_SUM, false, NULL));
        for (int i = 0; i < YEARS; i++)
            if (i != 5)
                ENSURE_NEAR(back[i], yearly[i], 2e-13);
        for (int i = 0; i < QUARTERS + 8; i++) {
            ENSURE(isfinite(x[i]));
            ENSURE(flags[i] == (i / 4 == 5 ? PACE_ROW_MISSING : i >= QUARTERS ? PACE_ROW_SHORT : 0));
        }
        ENSURE(is_regression(m) ? fit.n == YEARS - 1 && isfinite(fit.rss) : !fit.n && isnan(fit.rho));
    }
}

static void check_errors(void)
{
    double x[QUARTERS], se[QUARTERS];
    const pace_view by = quarters(QUARTERS);
    for (int m = 0; m < METHODS; m++) {
        pace_disagg_opts opts = options(m);
        ENSURE(!pace_disaggregate(room(x, QUARTERS), room(se, QUARTERS), NULL, NULL, years(), &by, 1, PACE_QUARTERLY, &opts, NULL));
        for (int i = 0; i < QUARTERS; i++)
            ENSURE(is_regression(m) ? se[i] >= 0 && isfinite(se[i]) : isnan(se[i]));
        opts.conversion = PACE_LAST; /* the last of a coarse period is known */
        ENSURE(!pace_disaggregate(room(x, QUARTERS), room(se, QUARTERS), NULL, NULL, years(), &by, 1, PACE_QUARTERLY, &opts, NULL));
        for (int i = 3; i < QUARTERS && is_regression(m); i += 4)
            ENSURE(se[i] <= 1e-5 * se[i - 1]);
    }
}

/* --- what is refused ----------------------------------------------------------------------------------------------- */

static void check_refused_options(void)
{
    double x[QUARTERS];
    const pace_view by[] = {quarters(QUARTERS), quarters(QUARTERS)};
    pace_disagg_opts bad[12];
    for (int i = 0; i < 12; i++)
        bad[i] = options(PACE_CHOW_LIN);
    bad[0].size = 4;
    bad[1].method = (pace_disagg_method)METHODS;
    bad[2].conversion = PACE_MAX;
    bad[3].criterion = (pace_disagg_criterion)2;
    bad[4].differences = 3;
    bad[5].rule = PACE_RHO_FIXED, bad[5].rho = 1;
    bad[6].rho_least = MISSING;
    bad[7].method = PACE_FERNANDEZ, bad[7].rule = PACE_RHO_RSS_ECOTRIM;
    bad[8].method = PACE_CHOLETTE, bad[8].rho = -0.1;
    bad[9].method = PACE_CHOLETTE, bad[9].lambda = (double)INFINITY;
    bad[10].rule = PACE_RHO_FIXED, bad[10].rho = MISSING;
    bad[11].method = PACE_CHOLETTE, bad[11].bias = (pace_cholette_bias)4;
    for (int i = 0; i < 12; i++) {
        pace_error err = PACE_ERROR_INIT;
        x[0] = 77;
        ENSURE(pace_disaggregate(room(x, QUARTERS), (pace_out){0}, NULL, NULL, years(), by, 1, PACE_QUARTERLY, &bad[i], &err) == PACE_ERR_ARG);
        ENSURE(err.text[0] && !(fabs(x[0] - 77) > 0));
    }
    pace_disagg_opts opts = options(PACE_DENTON);
    ENSURE(pace_disaggregate(room(x, QUARTERS), (pace_out){0}, NULL, NULL, years(), by, 2, PACE_QUARTERLY, &opts, NULL) == PACE_ERR_ARG);
    ENSURE(pace_disaggregate(room(x, QUARTERS - 1), (pace_out){0}, NULL, NULL, years(), by, 1, PACE_QUARTERLY, &opts, NULL) == PACE_ERR_ARG);
    opts = options(PACE_OLS);
    opts.no_constant = true;
    ENSURE(fine(x, years(), NULL, PACE_QUARTERLY, &opts) == PACE_ERR_ARG);
    opts = options(PACE_CHOLETTE); /* deviations that do not fade */
    opts.rule = PACE_RHO_FIXED;
    opts.rho = 1;
    ENSURE(!fine(x, years(), by, PACE_QUARTERLY, &opts));
}

static void check_refused_figures(void)
{
    double x[MONTHS], bent[QUARTERS], low[YEARS];
    pace_view by = view(bent, QUARTERS, pace_quarter(2000, 1)), monthly_view = view(monthly, MONTHS, pace_month(2000, 1));
    ENSURE(fine(x, years(), &monthly_view, PACE_QUARTERLY, NULL) == PACE_ERR_FREQ);
    ENSURE(fine(x, quarters(8), NULL, PACE_ANNUAL, NULL) == PACE_ERR_FREQ);
    ENSURE(fine(x, years(), NULL, PACE_ANNUAL, NULL) == PACE_ERR_FREQ);
    ENSURE(fine(x, view(yearly, 0, pace_year(2000)), NULL, PACE_QUARTERLY, NULL) == PACE_ERR_ARG);
    ENSURE(fine(x, view(NULL, 3, pace_year(2000)), NULL, PACE_QUARTERLY, NULL) == PACE_ERR_ARG);
    for (int m = 0; m < METHODS; m++) {
        pace_disagg_opts opts = options(m);
        memcpy(bent, quarterly, sizeof bent);
        bent[9] = MISSING;
        ENSURE(fine(x, years(), &by, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        bent[9] = -(double)INFINITY;
        ENSURE(fine(x, years(), &by, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        pace_view elsewhere = view(quarterly, 8, pace_quarter(2040, 1));
        ENSURE(fine(x, years(), &elsewhere, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        memcpy(bent, quarterly, sizeof bent);
        memcpy(low, yearly, sizeof low);
        low[3] = (double)INFINITY;
        ENSURE(fine(x, view(low, YEARS, pace_year(2000)), &by, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        for (int i = 0; i < YEARS; i++)
            low[i] = MISSING;
        ENSURE(fine(x, view(low, YEARS, pace_year(2000)), &by, PACE_QUARTERLY, &opts) == PACE_ERR_DATA);
        low[4] = 1; /* one figure: a condition for the smooth ones, too few for two coefficients */
        ENSURE(fine(x, view(low, YEARS, pace_year(2000)), &by, PACE_QUARTERLY, &opts) == (is_regression(m) ? PACE_ERR_DATA : PACE_OK));
    }
    /* ratios to nothing */
    for (int i = 8; i < 12; i++)
        bent[i] = 0;
    ENSURE(fine(x, years(), &by, PACE_QUARTERLY, NULL) == PACE_ERR_DATA);
}

/* Whatever comes, an answer is finite or there is none; one figure, zeros, negatives, the largest and the smallest. */
static void check_hostile(void)
{
    static const double hostile[] = {0, -1, 1e300, -1e300, 1e-300, DBL_TRUE_MIN, 5, -0.0};
    enum { HOSTILE = 8 };
    double low[4], fines[16], x[48];
    for (int m = 0; m < METHODS; m++) {
        for (int i = 0; i < HOSTILE * HOSTILE; i++) {
            for (int k = 0; k < 4; k++)
                low[k] = hostile[(i + k * (i / HOSTILE)) % HOSTILE];
            for (int k = 0; k < 16; k++)
                fines[k] = hostile[(i / HOSTILE + k * (1 + i % 3)) % HOSTILE];
            for (int64_t n = 1; n <= 4; n += 3) {
                pace_view by = view(fines, 4 * n, pace_quarter(2000, 1));
                pace_disagg_opts opts = options(m);
                opts.differences = i % 3;
                for (int given = 0; given < 2; given++) {
                    pace_status status = fine(x, view(low, n, pace_year(2000)), given ? &by : NULL, PACE_QUARTERLY, &opts);
                    ENSURE(status == PACE_OK || status == PACE_ERR_DATA || status == PACE_ERR_RANGE);
                    for (int k = 0; k < 4 * n && !status; k++)
                        ENSURE(isfinite(x[k]));
                }
            }
        }
    }
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static double rows_in[ROWS * YEARS], rows_out[3][ROWS * QUARTERS];

static void make_rows(void)
{
    for (int r = 0; r < ROWS; r++)
        for (int i = 0; i < YEARS; i++)
            rows_in[r * YEARS + i] = r % 9 == 5 && i == r % YEARS ? MISSING : r % 13 == 7 ? MISSING : (1 + r / 3.0) * yearly[i] + cos(3.1 * r + i);
    rows_in[21 * YEARS + 3] = (double)INFINITY;
}

static void one_by_one(double *x, uint8_t *flags, const pace_view *by, const pace_disagg_opts *opts)
{
    for (int r = 0; r < ROWS; r++) {
        pace_status status = fine(x + r * QUARTERS, view(rows_in + r * YEARS, YEARS, pace_year(2000)), by, PACE_QUARTERLY, opts);
        for (int i = 0; i < QUARTERS && status; i++)
            x[r * QUARTERS + i] = MISSING;
        flags[r] = status != PACE_OK;
    }
}

static bool same_bits(const double *a, const double *b, int64_t n)
{
    bool same = true;
    for (int64_t i = 0; i < n; i++)
        same = same && (isnan(a[i]) ? isnan(b[i]) : memcmp(a + i, b + i, sizeof *a) == 0);
    return same;
}

static void check_rows_of(int method, pace_cholette_bias bias, const pace_exec *exec)
{
    const pace_block low = {rows_in, ROWS, YEARS, YEARS, 1, pace_year(2000)};
    const pace_view by = quarters(QUARTERS);
    pace_disagg_opts opts = options(method);
    uint8_t alone[ROWS], flags[2][ROWS];
    pace_disagg_fit fits[ROWS];
    opts.bias = bias;
    one_by_one(rows_out[0], alone, &by, &opts);
    for (int k = 0; k < 2; k++) {
        const pace_block_out out = {rows_out[k + 1], QUARTERS, 1};
        ENSURE(!pace_disaggregate_rows(out, flags[k], fits, low, &by, 1, PACE_QUARTERLY, &opts, k ? exec : NULL, NULL));
        ENSURE(same_bits(rows_out[0], rows_out[k + 1], (int64_t)ROWS * QUARTERS));
    }
    ENSURE(memcmp(flags[0], flags[1], ROWS) == 0);
    for (int r = 0; r < ROWS; r++) {
        ENSURE((flags[0][r] & ~PACE_ROW_MISSING) ? alone[r] : !alone[r]);
        ENSURE(!(flags[0][r] & PACE_ROW_MISSING) == !(r % 9 == 5 || r % 13 == 7));
        ENSURE(!(flags[0][r] & PACE_ROW_SHORT) == !(r % 13 == 7) && !(flags[0][r] & PACE_ROW_DOMAIN) == (r != 21));
        ENSURE(isnan(rows_out[1][r * QUARTERS]) == (alone[r] != 0));
        ENSURE(is_regression(method) && !alone[r] ? fits[r].n >= YEARS - 1 : isnan(fits[r].rss));
    }
}

static void check_rows(void)
{
    pace_pool *pool = NULL;
    make_rows();
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    if (!pool)
        return;
    pace_exec exec = pace_pool_exec(pool);
    for (int m = 0; m < METHODS; m++)
        check_rows_of(m, PACE_BIAS_NONE, &exec);
    for (int bias = PACE_BIAS_MULTIPLICATIVE; bias <= PACE_BIAS_ADDITIVE_COARSE; bias++)
        check_rows_of(PACE_CHOLETTE, (pace_cholette_bias)bias, &exec);
    pace_pool_free(pool);
    const pace_block none = {rows_in, 0, YEARS, YEARS, 1, pace_year(2000)};
    const pace_block_out out = {rows_out[0], QUARTERS, 1};
    ENSURE(!pace_disaggregate_rows(out, NULL, NULL, none, NULL, 0, PACE_QUARTERLY, NULL, NULL, NULL));
}

/* The k-th allocation fails, once and from then on. */
static void check_memory(void)
{
    double x[QUARTERS], se[QUARTERS];
    const pace_view by = quarters(QUARTERS);
    const pace_block low = {rows_in, ROWS, YEARS, YEARS, 1, pace_year(2000)};
    const pace_block_out out = {rows_out[0], QUARTERS, 1};
    for (int m = 0; m < METHODS; m++) {
        for (int run = 0; run < 8; run++) {
            bool refused = true;
            for (int64_t k = 0; refused && k < 100; k++) {
                failing memory = {.left = k, .for_ever = run % 2};
                const pace_allocator allocator = {failing_resize, &memory};
                pace_disagg_opts opts = options(m);
                const pace_view *given = run / 2 % 2 ? &by : NULL;
                opts.allocator = &allocator;
                x[0] = 77;
                pace_status status =
                    run < 4 ? pace_disaggregate(room(x, QUARTERS), room(se, QUARTERS), NULL, NULL, years(), given, given ? 1 : 0,
                                                PACE_QUARTERLY, &opts, NULL)
                            : pace_disaggregate_rows(out, NULL, NULL, low, given, given ? 1 : 0, PACE_QUARTERLY, &opts, NULL, NULL);
                refused = memory.fired;
                ENSURE(status == (refused ? PACE_ERR_NOMEM : PACE_OK) && memory.live == 0);
                ENSURE(!refused || !(fabs(x[0] - 77) > 0));
                ENSURE(refused || k > 0);
            }
            ENSURE(!refused);
        }
    }
}

/* Walks that no two compilers draw differently. */
static double step(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 33) / 4294967296.0 - 0.25;
}

/* No rho that one gives makes the figures more likely than the one that was found, also where there are several peaks. */
static void check_likeliest(void)
{
    enum { WALKS = 60, LONG = 27 };
    const double given[] = {0, 0.3, 0.6, 0.8, 0.9, 0.97, 0.99, 0.993, 0.995, 0.996, 0.9965, 0.997, 0.998, 0.9985};
    double low[LONG], by[4 * LONG], out[4 * LONG], walk;
    uint64_t state = 1;
    for (int k = 0; k < WALKS; k++) {
        walk = 0;
        for (int i = 0; i < 4 * LONG; i++) {
            by[i] = 100 + i + 30 * step(&state);
            walk += step(&state) + 0.1 * (k % 4);
            if (i % 4 == 0)
                low[i / 4] = by[i] + 3 * walk + (2 + k % 16) * step(&state);
        }
        pace_view indicator = view(by, 4 * LONG, pace_quarter(2000, 1)), coarse = view(low, LONG, pace_year(2000));
        pace_disagg_opts opts = options(PACE_CHOW_LIN);
        pace_disagg_fit found, other;
        opts.conversion = PACE_FIRST;
        ENSURE(!pace_disaggregate(room(out, 4 * LONG), (pace_out){0}, NULL, &found, coarse, &indicator, 1, PACE_QUARTERLY, &opts, NULL));
        opts.rule = PACE_RHO_FIXED;
        for (size_t j = 0; j < sizeof given / sizeof *given; j++) {
            opts.rho = given[j];
            ENSURE(!pace_disaggregate(room(out, 4 * LONG), (pace_out){0}, NULL, &other, coarse, &indicator, 1, PACE_QUARTERLY, &opts,
                                      NULL));
            ENSURE(other.loglik <= found.loglik + 1e-9);
        }
    }
}

int main(void)
{
    make_figures();
    check_likeliest();
    check_names();
    check_adds_up();
    check_scaling();
    check_constant();
    check_exact();
    check_by_hand();
    check_missing();
    check_errors();
    check_refused_options();
    check_refused_figures();
    check_hostile();
    check_rows();
    check_memory();
    return TEST_RESULT;
}
