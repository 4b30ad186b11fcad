/* Chances against scipy and R, and against integrals computed with mpmath; see SOURCES.md. */
#include "golden.h"
#include "forecast/forecast.h"
#include "pace/chance.h"
#include "transform/trend_tail.h"

static double worst;
static int count;

static void near(const char *what, double got, double want, double tolerance)
{
    double error = fabs(got - want) / fabs(want);
    worst = fmax(worst, error);
    count++;
    ENSURE(error <= tolerance);
    if (!(error <= tolerance))
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
}

static void say(const char *what)
{
    printf("%-40s %4d values, worst error %.2g\n", what, count, worst);
    worst = count = 0;
}

static const double points[] = {60.1, 61.0, 61.4, 62.9, 63.1, 64.4, 64.8, 66.0, 66.1, 67.3, 68.5, 68.6, 69.9};
static const pace_view series = {points, 13, 1, {2012, 1, 0}};

/* scipy 1.10.1 */
static void check_given(void)
{
    static const struct {
        pace_model model;
        double mean, sd, target;
        pace_direction better;
        double want;
    } rows[] = {
        {PACE_MODEL_NORMAL, 5.2, 0.6, 5.0, PACE_UP_IS_GOOD, 0.6305586598182364},
        {PACE_MODEL_NORMAL, 4.6, 0.5, 5.0, PACE_DOWN_IS_GOOD, 0.7881446014166036},
        {PACE_MODEL_NORMAL, 3.0, 0.5, 5.0, PACE_UP_IS_GOOD, 3.167124183311986e-05},
        {PACE_MODEL_LOGNORMAL, 4.787491742782046, 0.08, 130.0, PACE_UP_IS_GOOD, 0.15852611332739952},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_forecast f;
        pace_chance c;
        ENSURE(pace_forecast_given(&f, rows[i].model, rows[i].mean, rows[i].sd, NULL) == PACE_OK);
        near("given", pace_forecast_chance(&f, pace_aim_of(rows[i].target, rows[i].better)), rows[i].want, 1e-13);
        ENSURE(pace_chance_given(&c, &f, pace_aim_of(rows[i].target, rows[i].better), NULL) == PACE_OK);
        near("row", c.at, rows[i].want, 1e-13);
        ENSURE(isnan(c.by) && c.why[PACE_CHANCE_BY] == PACE_CHANCE_WHY_DATE && c.model == rows[i].model);
    }
    say("normal and lognormal");
}

/* scipy and R: a walk of the logarithm with drift, and first passage in continuous time. */
static void check_walk(void)
{
    pace_chance c;
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_LOG_DRIFT, pace_aim_of(75, PACE_UP_IS_GOOD), pace_year(2030), NULL,
                          NULL) == PACE_OK);
    near("drift", c.drift, 0.012587983974883551, 1e-12);
    near("sigma", c.sigma, 0.008194274410798279, 1e-12);
    near("median", c.median, 75.38388708876923, 1e-12);
    near("se", c.forecast.sd, 0.024582823232394836, 1e-12);
    near("probability", c.at, 0.5822618344583061, 1e-12);
    near("at the horizon", pace__normal_tail((0.07042246429654579 - 0.012 * 6) / (0.01 * sqrt(6))), 0.5256751802022515,
         1e-12);
    near("first passage", pace_first_passage(0.07042246429654579, 0.012, 0.01, 6, HUGE_VAL), 0.5922783389180045, 1e-12);
    say("random walk with drift");
}

/* mpmath 1.3.0: nested integrals over the deviation, the drift and the observations, 12 digits. */
static void check_ways(void)
{
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    pace_chance c;
    pace_aim near_aim = pace_aim_of(71.5, PACE_UP_IS_GOOD), aim = pace_aim_of(75, PACE_UP_IS_GOOD);
    opts.observed = true;
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_LOG_DRIFT, aim, pace_year(2030), &opts, NULL) == PACE_OK);
    near("by, unknown drift", c.by, 0.62606822827986, 1e-12);
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_LOG_DRIFT_T, aim, pace_year(2030), NULL, NULL) == PACE_OK);
    near("by, unknown drift and deviation", c.by, 0.6273597657879, 1e-11);
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_LOG_DRIFT, near_aim, pace_year(2026), &opts, NULL) == PACE_OK);
    near("two observations", c.by_observed, 0.583568531349, 1e-10);
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_LOG_DRIFT_T, near_aim, pace_year(2026), &opts, NULL) == PACE_OK);
    near("two observations, t", c.by_observed, 0.5838628413915, 1e-10);
    ENSURE(pace_chance_of(&c, series, PACE_MODEL_TREND, near_aim, pace_year(2026), NULL, NULL) == PACE_OK);
    near("two observations about a line", c.by, 0.3381573839644, 1e-10);
    ENSURE(c.by_observed >= c.by && c.by_observed <= c.by);
    say("any time before the deadline");
}

/* mpmath 1.3.0, 20 digits. */
static void check_tails(void)
{
    static const double rows[][3] = {
        {1, 1, 0.25},
        {2, 2, 0.091751709536136983634},
        {1e-3, 5, 0.4996203933860988253},
        {2, 11, 0.035401977534017257414},
        {1.23, 2.5, 0.16090065019845536403},
        {-3.3, 7, 0.99343964253078093831},
        {20, 3, 0.00013660162512365586012},
        {1e10, 1, 3.1830988618379067154e-11},
        {5.9, 98, 2.6016045317782859918e-8},
        {8, 200, 4.9396004546653196096e-14},
        {3, 1000, 0.0013833545221190962321},
        {0.5, 1e6, 0.30853759373618569389},
        {40, 30, 6.8630225972032013936e-28},
        {30, 201, 1.8350419107033570025e-76},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        near("student", pace__student_tail(rows[i][0], rows[i][1]), rows[i][2], 2e-13);
    near("normal quantile", pace__normal_upper(0.1), 1.281551565544600467, 4e-16);
    near("t quantile", pace__student_upper(0.025, 11), 2.2009851600916398679, 2e-15);
    near("far t quantile", pace__student_upper(1e-12, 3), 10331.108244292486134, 4e-15);
    say("tails and quantiles");
}

/* The same thirteen points: a line gives 14 %, a walk of the logarithm 58 %. */
static void check_disagreement(void)
{
    pace_chances all;
    ENSURE(pace_chance_all(&all, series, pace_aim_of(75, PACE_UP_IS_GOOD), pace_year(2030), NULL, NULL) == PACE_OK);
    ENSURE(all.usable == 6 && all.at_lowest == PACE_MODEL_TREND && all.at_highest == PACE_MODEL_LOG_TREND);
    ENSURE_NEAR(all.row[0].at, 0.144, 5e-4);
    ENSURE_NEAR(all.row[4].at, 0.582, 5e-4);
    ENSURE_NEAR(all.at_low, all.row[0].at, 0);
}

int main(void)
{
    check_given();
    check_walk();
    check_ways();
    check_tails();
    check_disagreement();
    return TEST_RESULT;
}
