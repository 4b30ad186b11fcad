/* Calendar effects: known ones come back, what is put together comes apart, refusals, rows, memory. */
#include <math.h>
#include "failing.h"
#include "pace/calendar.h"
#include "pace/calendar_effect.h"
#include "test.h"

enum { N = 180, ROWS = 4, RUNS = 40 };

typedef struct made {
    double plain[N], x[N], td[6][N], leap[N], easter[N], spring[2][N];
    pace_period first;
    uint64_t seed;
} made;

/* Noise that tells nothing of the calendar. */
static double noise(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (double)(*seed >> 11) / 9007199254740992.0 - 0.5;
}

/* A line and a season, which differences take away; `rough` on top of them. */
static void fill(made *m, pace_period first, double rough)
{
    uint64_t seed = 88172645463325252u + m->seed;
    m->first = first;
    for (int i = 0; i < N; i++)
        m->plain[i] = 4 + 0.004 * i + 0.1 * cos(i % (int)first.freq) + rough * noise(&seed);
    ENSURE(!pace_calendar_regressors((pace_block_out){m->td[0], N, 1}, first, N, PACE_TRADING_DAYS, NULL));
    ENSURE(!pace_calendar_regressors((pace_block_out){m->leap, N, 1}, first, N, PACE_LEAP_YEAR, NULL));
    ENSURE(!pace_easter_regressor((pace_out){m->easter, N, 1}, first, N, 8, NULL));
    ENSURE(!pace_spring_festival_regressor((pace_out){m->spring[0], N, 1}, first, N, -7, -1, PACE_NOT_CENTRED, NULL));
    ENSURE(!pace_spring_festival_regressor((pace_out){m->spring[1], N, 1}, first, N, 0, 6, PACE_NOT_CENTRED, NULL));
}

static const double truth[10] = {0.010, -0.004, 0.003, 0.007, -0.002, -0.006, 0.03, 0.05, 0.08, -0.12};

static double put_effects(const made *m, int i)
{
    double sum = truth[6] * m->leap[i] + truth[7] * m->easter[i] + truth[8] * m->spring[0][i] + truth[9] * m->spring[1][i];
    for (int k = 0; k < 6; k++)
        sum += truth[k] * m->td[k][i];
    return sum;
}

static pace_calendar_effect_opts all_effects(pace_season_mode mode)
{
    pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
    opts.mode = mode;
    opts.trading_days = opts.leap_year = true;
    opts.easter = 8;
    opts.spring = 7;
    return opts;
}

static pace_view view_of(const made *m)
{
    return (pace_view){m->x, N, 1, m->first};
}

/* Without noise the coefficients are exact, in either mode, and with noise they are near. */
static void check_known(void)
{
    static made m;
    double effect[N], adjusted[N];
    pace_calendar_fit fit;
    for (int run = 0; run < 4; run++) {
        bool factors = run % 2;
        pace_calendar_effect_opts opts = all_effects(factors ? PACE_SEASON_MULTIPLICATIVE : PACE_SEASON_ADDITIVE);
        fill(&m, pace_month(1999, 4), run < 2 ? 0 : 0.02);
        for (int i = 0; i < N; i++) {
            double sum = m.plain[i] + put_effects(&m, i);
            m.x[i] = factors ? exp(sum) : sum;
        }
        ENSURE(pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){adjusted, N, 1}, &fit, view_of(&m), &opts, NULL) == PACE_OK);
        ENSURE(fit.count == 10 && fit.n == N - 13 && fit.joint[PACE_CAUSE_TRADING_DAYS].df == 6 && fit.all.df == 10);
        ENSURE(fit.joint[PACE_CAUSE_WORKING_DAYS].df == 0 && isnan(fit.joint[PACE_CAUSE_WORKING_DAYS].p));
        for (int k = 0; k < 10; k++) {
            double far = run < 2 ? 1e-9 : 5 * fit.coefficient[k].se;
            ENSURE_NEAR(fit.coefficient[k].value, truth[k], far);
            ENSURE(run < 2 || (fit.coefficient[k].se > 0 && fit.coefficient[k].se < 0.1));
            ENSURE(*pace_calendar_coefficient_text(&fit.coefficient[k]));
        }
        ENSURE(fit.joint[PACE_CAUSE_SPRING_FESTIVAL].p < 1e-6 && fit.all.p < 1e-6);
        for (int i = 0; i < N; i++)
            ENSURE_NEAR(factors ? adjusted[i] * effect[i] : adjusted[i] + effect[i], m.x[i], 1e-12 * m.x[i]);
    }
}

/* The effect is neutral over the years: what it has of every month over a long time is next to nothing. */
static void check_neutral(void)
{
    static made m;
    double effect[N], sum = 0;
    pace_calendar_effect_opts opts = all_effects(PACE_SEASON_ADDITIVE);
    fill(&m, pace_month(1999, 4), 0.02);
    for (int i = 0; i < N; i++)
        m.x[i] = m.plain[i] + put_effects(&m, i);
    ENSURE(pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){NULL, 0, 0}, NULL, view_of(&m), &opts, NULL) == PACE_OK);
    for (int i = 0; i < N; i++)
        sum += effect[i];
    ENSURE_NEAR(sum / N, 0, 2e-3);
}

/* Where there is no effect, p is anything from 0 to 1; the joint test of a single coefficient is the square of t. */
static void check_tests(void)
{
    static made m;
    pace_calendar_fit fit;
    pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
    fill(&m, pace_month(1999, 4), 0.02);
    memcpy(m.x, m.plain, sizeof m.x);
    opts.mode = PACE_SEASON_ADDITIVE;
    opts.working_days = true;
    const pace_out none = {NULL, 0, 0};
    ENSURE(pace_calendar_effect(none, none, &fit, view_of(&m), &opts, NULL) == PACE_OK && fit.count == 1);
    ENSURE_NEAR(fit.all.chi, fit.coefficient[0].t * fit.coefficient[0].t, 1e-10);
    ENSURE_NEAR(fit.joint[PACE_CAUSE_WORKING_DAYS].p, fit.all.p, 0);
    opts.working_days = false;
    opts.trading_days = true;
    double mean = 0;
    for (int run = 0; run < RUNS; run++) {
        m.seed = 104729u * (uint64_t)run;
        fill(&m, m.first, 0.02);
        memcpy(m.x, m.plain, sizeof m.x);
        ENSURE(pace_calendar_effect(none, none, &fit, view_of(&m), &opts, NULL) == PACE_OK && fit.all.p > 0 && fit.all.p < 1);
        mean += fit.all.p / RUNS;
    }
    ENSURE(mean > 0.36 && mean < 0.64);
    printf("days of the week in noise: mean p of %d series %.2f\n", RUNS, mean);
    ENSURE_TEXT(pace_calendar_coefficient_text(&fit.coefficient[5]), "Saturday");
    for (int cause = 0; cause < PACE_CAUSES; cause++)
        ENSURE(*pace_calendar_cause_name((pace_calendar_cause)cause));
    ENSURE_TEXT(pace_calendar_cause_name(PACE_CAUSES), "");
}

/* The caller's columns are estimated beside, and stay. */
static void check_extra(void)
{
    static made m;
    double own[2][N] = {{0}}, effect[N], coef[2], se[2];
    pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
    pace_calendar_fit fit;
    fill(&m, pace_month(1999, 4), 0);
    own[0][60] = 1;
    for (int i = 100; i < N; i++)
        own[1][i] = 1;
    for (int i = 0; i < N; i++)
        m.x[i] = exp(m.plain[i] + truth[6] * m.leap[i] - 0.4 * own[0][i] + 0.25 * own[1][i]);
    opts.leap_year = true;
    opts.extra = (pace_block){own[0], 2, N, N, 1, m.first};
    opts.extra_coef = coef;
    opts.extra_se = se;
    ENSURE(pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){NULL, 0, 0}, &fit, view_of(&m), &opts, NULL) == PACE_OK);
    ENSURE(fit.count == 1);
    ENSURE_NEAR(fit.coefficient[0].value, truth[6], 1e-9);
    ENSURE_NEAR(coef[0], -0.4, 1e-9);
    ENSURE_NEAR(coef[1], 0.25, 1e-9);
    ENSURE_NEAR(effect[60], exp(truth[6] * m.leap[60]), 1e-9);
}

static void check_quarters(void)
{
    static made m;
    double effect[N], adjusted[N];
    pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
    pace_calendar_fit fit;
    fill(&m, pace_quarter(1965, 2), 0);
    for (int i = 0; i < N; i++)
        m.x[i] = exp(m.plain[i] + 0.01 * m.td[0][i] + 0.02 * m.easter[i]);
    opts.trading_days = true;
    opts.easter = 8;
    m.x[0] = m.x[N - 1] = (double)NAN;
    ENSURE(pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){adjusted, N, 1}, &fit, view_of(&m), &opts, NULL) == PACE_OK);
    ENSURE_NEAR(fit.coefficient[0].value, 0.01, 1e-9);
    ENSURE_NEAR(fit.coefficient[6].value, 0.02, 1e-9);
    ENSURE(isnan(effect[0]) && isnan(adjusted[N - 1]) && isfinite(adjusted[1]) && fit.n == N - 2 - 5);
}

/* --- refusals ------------------------------------------------------------------------------------------------------ */

static void refuse(const made *m, const pace_calendar_effect_opts *opts, int64_t n, pace_period first, pace_status want)
{
    double effect[N] = {5}, adjusted[N] = {6};
    pace_calendar_fit fit = {.n = 3};
    pace_error err = PACE_ERROR_INIT;
    pace_view in = {m->x, n, 1, first};
    ENSURE(pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){adjusted, N, 1}, &fit, in, opts, &err) == want);
    ENSURE(strchr(err.text, ';') && effect[0] >= 5 && adjusted[0] >= 6 && fit.n == 3);
}

static void check_refusals(void)
{
    static made m;
    const pace_calendar_effect_opts good = all_effects(PACE_SEASON_MULTIPLICATIVE);
    pace_calendar_effect_opts bad = PACE_CALENDAR_EFFECT_OPTS_INIT;
    fill(&m, pace_month(1999, 4), 0.02);
    for (int i = 0; i < N; i++)
        m.x[i] = exp(m.plain[i]);
    refuse(&m, NULL, N, m.first, PACE_ERR_ARG);
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG); /* nothing asked for */
    bad = good;
    bad.size = 4;
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad = good;
    bad.working_days = true;
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad = good;
    bad.mode = PACE_SEASON_LOG;
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad = good;
    bad.easter = 26;
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad = good;
    bad.spring = -1;
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad = good;
    bad.extra = (pace_block){m.leap, 1, N - 1, N, 1, m.first};
    refuse(&m, &bad, N, m.first, PACE_ERR_ARG);
    bad.extra.cols = N; /* the leap years once more */
    refuse(&m, &bad, N, m.first, PACE_ERR_DATA);
    refuse(&m, &good, N, pace_year(1999), PACE_ERR_FREQ);
    refuse(&m, &good, N, pace_month(1880, 1), PACE_ERR_RANGE); /* no Chinese New Year is known */
    refuse(&m, &good, 57, m.first, PACE_ERR_DATA);
    refuse(&m, &good, 0, m.first, PACE_ERR_DATA);
    m.x[50] = (double)NAN;
    refuse(&m, &good, N, m.first, PACE_ERR_DATA);
    m.x[50] = 0;
    refuse(&m, &good, N, m.first, PACE_ERR_DATA);
    m.x[50] = (double)INFINITY;
    refuse(&m, &good, N, m.first, PACE_ERR_DATA);
}

/* --- rows and memory ----------------------------------------------------------------------------------------------- */

static void check_rows(void)
{
    static made m[ROWS];
    static double x[ROWS][N], effect[ROWS][N], adjusted[ROWS][N];
    double one[N], other[N];
    uint8_t flags[ROWS];
    pace_pool *pool;
    const pace_calendar_effect_opts opts = all_effects(PACE_SEASON_MULTIPLICATIVE);
    for (int r = 0; r < ROWS; r++) {
        fill(&m[r], pace_month(1999, 4), 0.01 * (r + 1));
        for (int i = 0; i < N; i++)
            x[r][i] = exp(m[r].plain[i] + put_effects(&m[r], i));
    }
    x[1][0] = x[1][1] = (double)NAN;
    x[2][9] = -1;
    for (int i = 50; i < N; i++)
        x[3][i] = (double)NAN;
    ENSURE(pace_pool_new(&pool, 2, NULL, NULL) == PACE_OK);
    pace_exec exec = pace_pool_exec(pool);
    pace_block in = {x[0], ROWS, N, N, 1, m[0].first};
    ENSURE(!pace_calendar_effect_rows((pace_block_out){effect[0], N, 1}, (pace_block_out){adjusted[0], N, 1}, flags, in, &opts, &exec, NULL));
    ENSURE(flags[0] == 0 && flags[1] == 0 && flags[2] == PACE_ROW_DOMAIN && flags[3] == PACE_ROW_SHORT && isnan(effect[2][20]));
    for (int r = 0; r < 2; r++) {
        pace_view view = {x[r], N, 1, m[0].first};
        ENSURE(pace_calendar_effect((pace_out){one, N, 1}, (pace_out){other, N, 1}, NULL, view, &opts, NULL) == PACE_OK);
        ENSURE(memcmp(one + 2, effect[r] + 2, (N - 2) * sizeof *one) == 0 && memcmp(other + 2, adjusted[r] + 2, (N - 2) * sizeof *one) == 0);
    }
    pace_pool_free(pool);
}

static void check_memory(void)
{
    static made m;
    double effect[N];
    fill(&m, pace_month(1999, 4), 0.02);
    for (int i = 0; i < N; i++)
        m.x[i] = exp(m.plain[i]);
    for (int rows = 0; rows < 2; rows++)
        for (int64_t k = 0; k < 3; k++) {
            failing f = {.left = k};
            pace_allocator allocator = {failing_resize, &f};
            pace_calendar_effect_opts opts = all_effects(PACE_SEASON_MULTIPLICATIVE);
            opts.allocator = &allocator;
            effect[9] = 1234;
            pace_status status =
                rows ? pace_calendar_effect_rows((pace_block_out){effect, N, 1}, (pace_block_out){NULL, 0, 0}, NULL,
                                                 (pace_block){m.x, 1, N, N, 1, m.first}, &opts, NULL, NULL)
                     : pace_calendar_effect((pace_out){effect, N, 1}, (pace_out){NULL, 0, 0}, NULL, view_of(&m), &opts, NULL);
            ENSURE(f.live == 0 && status == (k < 2 ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE(k > 1 || (effect[9] >= 1234 && effect[9] <= 1234));
        }
}

int main(void)
{
    check_known();
    check_neutral();
    check_tests();
    check_extra();
    check_quarters();
    check_refusals();
    check_rows();
    check_memory();
    return TEST_RESULT;
}
