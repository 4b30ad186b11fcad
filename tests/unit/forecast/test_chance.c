/* Chances: reasons, bands, crossings, refusals and memory. Other programs' figures are in tests/golden. */
#include "pace/chance.h"
#include "forecast/forecast.h"
#include "test.h"

#define MISSING ((double)NAN)

static const double points[] = {60.1, 61.0, 61.4, 62.9, 63.1, 64.4, 64.8, 66.0, 66.1, 67.3, 68.5, 68.6, 69.9};

static pace_view series_of(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(2012)};
}

static pace_chance of(const double *x, int64_t n, pace_model model, pace_aim aim, int due)
{
    pace_chance c = {.model = PACE_MODELS};
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    opts.observed = true;
    ENSURE(pace_chance_of(&c, series_of(x, n), model, aim, pace_year(due), &opts, NULL) == PACE_OK);
    ENSURE(c.model == model);
    return c;
}

static bool all_for(const pace_chance *c, pace_chance_why why)
{
    for (int i = 0; i < PACE_CHANCE_FIELDS; i++)
        if (c->why[i] != why)
            return false;
    return isnan(c->at) && isnan(c->by) && isnan(c->expected) && isnan(c->median) && isnan(c->crossing);
}

/* A model that cannot speak says why; the others still do. */
static void check_reasons(void)
{
    const double few[] = {1, 2}, negative[] = {3, -1, 2, 5, 4}, line[] = {1, 2, 3, 4, 5}, flat[] = {5, 5, 5, 5},
                 nothing[] = {MISSING, MISSING};
    const double tenths[] = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7}, doubling[] = {1, 2, 4, 8, 16};
    pace_aim aim = pace_aim_of(10, PACE_UP_IS_GOOD);
    for (int m = PACE_MODEL_TREND; m < PACE_MODELS; m++) {
        pace_model model = (pace_model)m;
        bool log_model = model == PACE_MODEL_LOG_TREND || model >= PACE_MODEL_LOG_DRIFT;
        pace_chance c = of(few, 2, model, aim, 2020);
        ENSURE(all_for(&c, PACE_CHANCE_WHY_FEW) && c.horizon == 7);
        c = of(nothing, 2, model, aim, 2020);
        ENSURE(all_for(&c, PACE_CHANCE_WHY_FEW) && isnan(c.latest));
        c = of(negative, 5, model, aim, 2020);
        ENSURE(log_model ? all_for(&c, PACE_CHANCE_WHY_POSITIVE) : c.at > 0 && c.at < 1);
        c = of(flat, 4, model, aim, 2020);
        ENSURE(all_for(&c, PACE_CHANCE_WHY_VARIANCE));
        c = of(line, 5, model, aim, 2016);
        ENSURE(all_for(&c, PACE_CHANCE_WHY_DUE));
        c = of(log_model ? doubling : line, 5, model, aim, 2020);
        ENSURE(all_for(&c, PACE_CHANCE_WHY_VARIANCE));
        if (!log_model) {
            c = of(tenths, 7, model, aim, 2020); /* tenths are no exact numbers: what is left of them is rounding */
            ENSURE(all_for(&c, PACE_CHANCE_WHY_VARIANCE));
        }
    }
    for (int i = 0; i <= PACE_CHANCE_WHY_ASK; i++)
        ENSURE((i > 0) == (pace_chance_why_text((pace_chance_why)i, "zh")[0] != '\0') &&
               (i > 0) == (pace_chance_why_text((pace_chance_why)i, "en")[0] != '\0'));
    ENSURE_TEXT(pace_chance_why_text((pace_chance_why)99, "en"), "");
}

/* Smallest series that a model takes, and what a t of one degree has. */
static void check_three_points(void)
{
    const double x[] = {1, 2.5, 3};
    pace_chance c = of(x, 3, PACE_MODEL_DRIFT_T, pace_aim_of(4, PACE_UP_IS_GOOD), 2016);
    ENSURE_NEAR(c.drift, 1, 0);
    ENSURE_NEAR(c.sigma, sqrt(0.5), 1e-15); /* steps 1.5 and 0.5 about 1 */
    ENSURE_NEAR(c.at, 0.5 + atan((5 - 4) / (sqrt(0.5) * sqrt(2 * (1 + 1.0)))) / acos(-1), 1e-14);
    ENSURE(isnan(c.expected) && c.why[PACE_CHANCE_EXPECTED] == PACE_CHANCE_WHY_MEAN);
    ENSURE_NEAR(c.median, 5, 1e-14);
    c = of(x, 3, PACE_MODEL_LOG_DRIFT_T, pace_aim_of(4, PACE_UP_IS_GOOD), 2016);
    ENSURE(isnan(c.expected) && c.why[PACE_CHANCE_EXPECTED] == PACE_CHANCE_WHY_MEAN && c.at > 0.5);
    c = of(x, 3, PACE_MODEL_TREND, pace_aim_of(4, PACE_UP_IS_GOOD), 2016);
    ENSURE(c.at > 0.5 && c.by >= c.at && c.forecast.df < 1.5);
}

/* A gap of two years counts as one step of two. */
static void check_gaps(void)
{
    const double x[] = {10, 12, MISSING, 15, 18};
    pace_chance c = of(x, 5, PACE_MODEL_DRIFT, pace_aim_of(20, PACE_UP_IS_GOOD), 2018);
    ENSURE_NEAR(c.drift, 2, 0);
    ENSURE_NEAR(c.sigma, sqrt((0 + 1 / 2.0 + 1) / 2), 1e-15);
    ENSURE_NEAR(c.forecast.sd, c.sigma * sqrt(2 * (1 + 2 / 4.0)), 1e-15);
    ENSURE(c.count == 4 && c.horizon == 2);
    ENSURE_NEAR(c.latest, 18, 0);
}

static void check_bands(void)
{
    double low = 74, high = 76, inf = HUGE_VAL;
    for (int m = PACE_MODEL_TREND; m < PACE_MODELS; m++) {
        pace_chance in = of(points, 13, (pace_model)m, (pace_aim){low, high}, 2030);
        pace_chance over = of(points, 13, (pace_model)m, (pace_aim){low, inf}, 2030),
                    above = of(points, 13, (pace_model)m, (pace_aim){high, inf}, 2030);
        pace_chance under = of(points, 13, (pace_model)m, (pace_aim){-inf, 60}, 2030);
        ENSURE_NEAR(in.at, over.at - above.at, 1e-13);
        ENSURE(in.by >= in.at && in.by <= over.by + 1e-12 && in.by_observed >= in.at &&
               in.by_observed <= over.by_observed + 1e-9);
        ENSURE(under.at < 0.01 && under.by < 0.05 && under.why[PACE_CHANCE_CROSSING] == PACE_CHANCE_WHY_NEVER);
        ENSURE_NEAR(in.crossing, over.crossing, 0);
    }
    pace_chance c = of(points, 13, PACE_MODEL_LOG_DRIFT, pace_aim_of(-5, PACE_UP_IS_GOOD), 2030);
    ENSURE(c.met);
    ENSURE_NEAR(c.at, 1, 0);
    c = of(points, 13, PACE_MODEL_LOG_DRIFT, pace_aim_of(0, PACE_DOWN_IS_GOOD), 2030);
    ENSURE_NEAR(c.at, 0, 0);
    ENSURE_NEAR(c.by, 0, 0);
    ENSURE_NEAR(c.by_observed, 0, 0);
}

static void check_met_and_crossing(void)
{
    pace_chance c = of(points, 13, PACE_MODEL_DRIFT, pace_aim_of(65, PACE_UP_IS_GOOD), 2030);
    ENSURE(c.met && pace_period_year(c.crossing_period) == 2024);
    ENSURE_NEAR(c.by, 1, 0);
    ENSURE_NEAR(c.crossing, 0, 0);
    c = of(points, 13, PACE_MODEL_DRIFT, pace_aim_of(75, PACE_UP_IS_GOOD), 2030);
    double drift = (69.9 - 60.1) / 12, when = (75 - 69.9) / drift; /* 6.245 years after 2024 */
    ENSURE(!c.met && pace_period_year(c.crossing_period) == 2030);
    ENSURE_NEAR(c.crossing, when, 1e-12);
    ENSURE_NEAR(c.crossing_fraction, when - 6, 1e-12);
    c = of(points, 13, PACE_MODEL_LOG_DRIFT, pace_aim_of(75, PACE_UP_IS_GOOD), 2030);
    ENSURE_NEAR(c.crossing, 12 * log(75 / 69.9) / log(69.9 / 60.1), 1e-12);
    c = of(points, 13, PACE_MODEL_DRIFT, pace_aim_of(1e7, PACE_UP_IS_GOOD), 2030);
    ENSURE(c.why[PACE_CHANCE_CROSSING] == PACE_CHANCE_WHY_RANGE && !pace_period_is_set(c.crossing_period));
    c = of(points, 13, PACE_MODEL_TREND, pace_aim_of(75, PACE_UP_IS_GOOD), 2200);
    ENSURE(isnan(c.by) && c.why[PACE_CHANCE_BY] == PACE_CHANCE_WHY_STEPS && c.at > 0.9);
    c = of(points, 13, PACE_MODEL_DRIFT, pace_aim_of(75, PACE_UP_IS_GOOD), 2085);
    ENSURE(isnan(c.by_observed) && c.why[PACE_CHANCE_BY_OBSERVED] == PACE_CHANCE_WHY_STEPS && c.by > 0.9);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_DRIFT, pace_aim_of(75, PACE_UP_IS_GOOD),
                          pace_year(2030), NULL, NULL) == PACE_OK);
    ENSURE(isnan(c.by_observed) && c.why[PACE_CHANCE_BY_OBSERVED] == PACE_CHANCE_WHY_ASK);
}

/* With one observation left, looking once and at the deadline are one question. */
static void check_one_step(void)
{
    for (int m = PACE_MODEL_TREND; m < PACE_MODELS; m++) {
        pace_chance c = of(points, 13, (pace_model)m, pace_aim_of(71, PACE_UP_IS_GOOD), 2025);
        ENSURE_NEAR(c.by_observed, c.at, 1e-10);
        ENSURE(m == PACE_MODEL_TREND || m == PACE_MODEL_LOG_TREND || c.by > c.at + 1e-3);
    }
}

static void check_passage(void)
{
    ENSURE_NEAR(pace_first_passage(1, 0, 1, 4, HUGE_VAL), erfc(0.5 / sqrt(2)), 1e-15); /* no drift: twice the tail */
    ENSURE_NEAR(pace_first_passage(0, -5, 1, 4, 10), 1, 0);
    ENSURE_NEAR(pace_first_passage(-1, -5, 1, 4, 10), 1, 0);
    ENSURE_NEAR(pace_first_passage(1, 1e3, 1e-3, 4, HUGE_VAL), 1, 0);
    ENSURE_NEAR(pace_first_passage(1, -1e3, 1e-3, 4, HUGE_VAL), 0, 0);
    ENSURE_NEAR(pace_first_passage(2, -0.5, 1, 1e9, HUGE_VAL), exp(-2), 1e-12); /* for ever: exp(-2 |m| g / s^2) */
    ENSURE(isnan(pace_first_passage(1, 1, 0, 4, 10)) && isnan(pace_first_passage(1, 1, 1, 0, 10)) &&
           isnan(pace_first_passage(1, (double)NAN, 1, 4, 10)));
    ENSURE_NEAR(pace_first_passage(1, 0.1, 1, 4, 1e14), pace_first_passage(1, 0.1, 1, 4, HUGE_VAL), 1e-12);
}

/* Averaging over the deviation turns a normal into the t that it should be. */
static void check_mix(void)
{
    for (int df = 1; df < 400; df = df * 2 + 1) {
        for (int i = -4; i <= 30; i += 3) {
            pace_forecast t = {PACE_MODEL_TREND, false, 0, 1, df};
            double q, weight, sum = 0, want = pace_forecast_chance(&t, (pace_aim){i, HUGE_VAL});
            for (pace__mix mix = pace__mix_begin(df, 3); pace__mix_next(&mix, &q, &weight);)
                sum += weight * pace__normal_between(i * q, HUGE_VAL);
            ENSURE_NEAR(sum, want, 1e-13);
        }
    }
}

static void check_forecasts(void)
{
    pace_forecast f, t = {PACE_MODEL_TREND, false, 5, 2, 7};
    ENSURE(pace_forecast_given(&f, PACE_MODEL_LOGNORMAL, log(100), 0.1, NULL) == PACE_OK);
    ENSURE_NEAR(pace_forecast_mean(&f), 100 * exp(0.005), 1e-12);
    ENSURE_NEAR(pace_forecast_quantile(&f, 0.5), 100, 1e-12);
    for (double p = 0.001; p < 1; p += 0.037) {
        ENSURE_NEAR(pace_forecast_chance(&f, (pace_aim){0, pace_forecast_quantile(&f, p)}), p, 1e-13);
        ENSURE_NEAR(pace_forecast_chance(&t, (pace_aim){-HUGE_VAL, pace_forecast_quantile(&t, p)}), p, 1e-13);
    }
    ENSURE_NEAR(pace_forecast_chance(&t, (pace_aim){6, 5}), 0, 0);
    ENSURE_NEAR(pace_forecast_chance(&t, (pace_aim){-HUGE_VAL, HUGE_VAL}), 1, 0);
    ENSURE(pace_forecast_given(&f, PACE_MODEL_TREND, 1, 1, NULL) == PACE_ERR_ARG &&
           pace_forecast_given(&f, PACE_MODEL_NORMAL, 1, 0, NULL) == PACE_ERR_ARG);
    ENSURE(pace_forecast_given(&f, PACE_MODEL_NORMAL, (double)NAN, 1, NULL) == PACE_ERR_ARG);
    pace_aim none = pace_aim_of(3, PACE_NO_DIRECTION);
    ENSURE(!pace_aim_met(none, 3) && pace_aim_met(pace_aim_of(3, PACE_DOWN_IS_GOOD), 3) &&
           !pace_aim_met(pace_aim_of(3, PACE_UP_IS_GOOD), (double)NAN));
}

static void check_refusals(void)
{
    pace_chance c = {.count = 77};
    pace_chances all;
    pace_chance_opts bad = {0};
    pace_aim aim = pace_aim_of(75, PACE_UP_IS_GOOD);
    double endless[] = {1, 2, HUGE_VAL, 4};
    pace_model model;
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_NORMAL, aim, pace_year(2030), NULL, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODELS, aim, pace_year(2030), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_TREND, aim, pace_month(2030, 1), NULL, NULL) ==
           PACE_ERR_FREQ);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_TREND, (pace_aim){2, 1}, pace_year(2030), NULL, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_TREND, pace_aim_of(1, PACE_NO_DIRECTION),
                          pace_year(2030), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_chance_of(&c, series_of(points, 13), PACE_MODEL_TREND, aim, pace_year(2030), &bad, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_chance_of(&c, series_of(endless, 4), PACE_MODEL_TREND, aim, pace_year(2030), NULL, NULL) ==
           PACE_ERR_RANGE);
    ENSURE(pace_chance_of(&c, series_of(NULL, 4), PACE_MODEL_TREND, aim, pace_year(2030), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_chance_all(NULL, series_of(points, 13), aim, pace_year(2030), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_chance_all(&all, series_of(endless, 4), aim, pace_year(2030), NULL, NULL) == PACE_ERR_RANGE &&
           c.count == 77);
    for (int m = 0; m < PACE_MODELS; m++) {
        const char *name = pace_model_name((pace_model)m);
        ENSURE(pace_model_parse(&model, name, strlen(name), NULL) == PACE_OK && (int)model == m);
        ENSURE(pace_model_words((pace_model)m, "zh")[0] != '\0' && pace_model_words((pace_model)m, NULL)[0] != '\0');
    }
    ENSURE(pace_model_parse(&model, "trends", 6, NULL) == PACE_ERR_PARSE);
    ENSURE_TEXT(pace_model_name(PACE_MODELS), "");
}

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

static void check_memory(void)
{
    double x[140];
    pace_status status = PACE_ERR_NOMEM;
    int k = 0;
    for (int i = 0; i < 140; i++)
        x[i] = 50 + 0.2 * i + sin(i);
    for (; status && k < 40; k++) {
        ration r = {k, 0};
        pace_allocator allocator = {resize, &r};
        pace_chance_opts opts = {sizeof opts, true, &allocator, false};
        pace_chances all;
        status = pace_chance_all(&all, (pace_view){x, 140, 1, pace_year(1900)}, pace_aim_of(90, PACE_UP_IS_GOOD),
                                 pace_year(2042), &opts, NULL);
        ENSURE(status == PACE_OK || status == PACE_ERR_NOMEM);
        ENSURE(r.live == 0);
    }
    ENSURE(status == PACE_OK && k > 10);
}

int main(void)
{
    check_reasons();
    check_three_points();
    check_gaps();
    check_bands();
    check_met_and_crossing();
    check_one_step();
    check_passage();
    check_mix();
    check_forecasts();
    check_refusals();
    check_memory();
    return TEST_RESULT;
}
