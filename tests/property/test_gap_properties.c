/* What holds for every target: scale does not matter, the path can be walked step by step, more is never worse, and
 * bounds hold whatever lies inside them. */
#include "unit/assess/gap_made.h"

enum { ROUNDS = 4000 };

static uint64_t state = 88172645463325252u;

static double uniform(double low, double high)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (high - low) * (double)(state >> 11) / 9007199254740992.0;
}

static int pick(int n)
{
    return (int)uniform(0, n) % n;
}

static double relative(double a, double b)
{
    double size = fmax(fabs(a), fabs(b));
    return isnan(a) && isnan(b) ? 0 : size > 0 ? fabs(a - b) / size : 0;
}

typedef struct made { /* a level target under way */
    double values[8];
    int years, elapsed;
    pace_target target;
    pace_series series;
} made;

static void make(made *m)
{
    m->years = 2 + pick(6);
    m->elapsed = 1 + pick(m->years);
    for (int i = 0; i < 8; i++)
        m->values[i] = uniform(10, 20000);
    m->series = made_series(m->values, m->elapsed + 1, 2015, PACE_LEVEL, "");
    m->target = made_target(PACE_TARGET_LEVEL, 2015, 2015 + m->years, uniform(10, 40000), "");
    m->target.path = pick(2) ? PACE_PATH_LINEAR : PACE_PATH_GEOMETRIC;
}

static void test_scale(void)
{
    double worst = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m, scaled;
        pace_gap a, b;
        double factor = exp(uniform(-12, 12));
        make(&m);
        scaled = m;
        for (int i = 0; i < 8; i++)
            scaled.values[i] *= factor;
        scaled.series.view.x = scaled.values;
        scaled.target.value *= factor;
        m.series.view.x = m.values;
        a = made_gap(m.series, m.target);
        b = made_gap(scaled.series, scaled.target);
        worst = fmax(worst, relative(1 + a.required_rate, 1 + b.required_rate));
        worst = fmax(worst, relative(1 + a.remaining_rate, 1 + b.remaining_rate));
        worst = fmax(worst, relative(1 + a.actual_rate, 1 + b.actual_rate));
        worst = fmax(worst, fabs(a.gap_relative - b.gap_relative) / (1 + fabs(a.gap_relative)));
        worst = fmax(worst, relative(a.path_value * factor, b.path_value));
        ENSURE(a.verdicts == b.verdicts || fabs(fabs(a.gap_relative) - 0.01) < 1e-9);
    }
    ENSURE(worst < 1e-13);
    printf("scale: worst relative difference %.2g\n", worst);
}

/* The path by steps of the required rate, and from the latest value by steps of the remaining one. */
static void test_walk(void)
{
    double worst = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m;
        pace_gap g;
        double value;
        make(&m);
        m.series.view.x = m.values;
        g = made_gap(m.series, m.target);
        value = m.values[0];
        for (int i = 0; i < m.elapsed; i++)
            value = m.target.path == PACE_PATH_GEOMETRIC ? value * (1 + g.required_rate) : value + (m.target.value - m.values[0]) / m.years;
        worst = fmax(worst, fabs(value - g.path_value) / fmax(fabs(value), 1));
        if (m.elapsed == m.years)
            continue;
        value = g.latest;
        for (int i = m.elapsed; i < m.years; i++)
            value *= 1 + g.remaining_rate;
        worst = fmax(worst, relative(value, m.target.value));
        worst = fmax(worst, relative(g.latest + g.needed_per_year * (m.years - m.elapsed), m.target.value) * m.target.value / 20000);
        if (m.target.value < g.base && m.target.better == PACE_UP_IS_GOOD) /* beyond the target from the beginning */
            ENSURE(isnan(g.progress) && g.why[PACE_GAP_PROGRESS] == PACE_WHY_BASE_BEYOND);
        else
            ENSURE_NEAR(g.base + g.progress * (m.target.value - g.base), g.latest, 1e-9 * (fabs(g.latest) + fabs(g.base)));
    }
    ENSURE(worst < 1e-11);
    printf("walk: worst relative difference %.2g\n", worst);
}

/* Rates chained by hand: the rest of the plan at the remaining rate ends exactly at the promised average or change. */
static void test_chains(void)
{
    double worst = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int years = 2 + pick(5), known = 1 + pick(years - 1);
        double rates[8], product = 1, goal = uniform(-12, 15), reached;
        bool average = pick(2) == 0;
        pace_gap g;
        for (int i = 0; i < known; i++) {
            rates[i] = uniform(-15, 20);
            product *= 1 + rates[i] / 100;
        }
        g = made_gap(made_series(rates, known, 2016, PACE_GROWTH, "percent"),
                     made_target(average ? PACE_TARGET_AVERAGE_GROWTH : PACE_TARGET_CUMULATIVE, 2015, 2015 + years, goal, "percent"));
        ENSURE_NEAR(g.latest, 100 * ((average ? pow(product, 1.0 / known) : product) - 1), 1e-10);
        reached = product;
        for (int i = known; i < years; i++)
            reached *= 1 + g.remaining_rate;
        worst = fmax(worst, relative(reached, average ? pow(1 + goal / 100, years) : 1 + goal / 100));
    }
    ENSURE(worst < 1e-13);
    printf("chains: worst relative difference %.2g\n", worst);
}

static int order_of(unsigned verdict)
{
    switch (verdict) {
    case PACE_MISSED:
    case PACE_BEHIND: return 0;
    case PACE_ON_TRACK: return 1;
    case PACE_AHEAD: return 2;
    case PACE_MET: return 3;
    default: return -1;
    }
}

static void test_more_is_never_worse(void)
{
    static const pace_target_type types[] = {PACE_TARGET_LEVEL, PACE_TARGET_SHARE, PACE_TARGET_TOTAL, PACE_TARGET_COUNT, PACE_TARGET_MULTIPLE};
    for (int round = 0; round < ROUNDS; round++) {
        made m;
        int last = -1;
        double progress = -(double)INFINITY;
        bool down = pick(2) == 0;
        make(&m);
        m.series.view.x = m.values;
        m.target.type = types[pick(5)];
        if (m.target.type == PACE_TARGET_MULTIPLE)
            m.target.value = uniform(1.01, 4);
        else if (m.target.value <= m.values[0])
            m.target.value = m.values[0] * uniform(1.01, 3);
        m.target.better = down ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
        for (int step = 0; step <= 40; step++) {
            pace_gap g;
            int now;
            m.values[m.elapsed] = m.values[0] * (0.2 + 0.1 * (down ? 40 - step : step));
            g = made_gap(m.series, m.target);
            if (g.verdicts == PACE_NO_DATA)
                continue;
            now = order_of(g.verdicts);
            ENSURE(now >= 0 && now >= last);
            last = now;
            if (!down && !isnan(g.progress)) {
                ENSURE(g.progress >= progress);
                progress = g.progress;
            }
        }
    }
}

/* Figures printed with qualifiers; whatever they stand for lies in what comes out. */
static double inside(pace_bounds bounds, double value)
{
    double low = isfinite(bounds.low) ? bounds.low : value / 2, high = isfinite(bounds.high) ? bounds.high : value * 2;
    int end = pick(6);
    return end == 0 ? low : end == 1 ? high : uniform(low, high);
}

static void test_bounds_hold(void)
{
    static const pace_qualifier qualifiers[] = {PACE_EXACTLY, PACE_ABOUT, PACE_AT_LEAST, PACE_AT_MOST, PACE_NEARLY};
    for (int round = 0; round < 4 * ROUNDS; round++) {
        made m;
        uint8_t printed[8] = {0};
        int8_t decimals[8] = {0};
        double truth[8];
        pace_gap bounded, exact;
        pace_series real;
        make(&m);
        m.series.view.x = m.values;
        m.target.better = pick(2) ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD;
        for (int i = 0; i <= m.elapsed; i++)
            m.values[i] = floor(m.values[i]);
        m.target.value = pick(3) ? m.values[m.elapsed] + pick(3) - 1 : m.target.value;
        memcpy(truth, m.values, sizeof truth);
        printed[0] = (uint8_t)qualifiers[pick(5)];
        printed[m.elapsed] = (uint8_t)qualifiers[pick(5)];
        m.series.qualifier = printed;
        m.series.decimals = decimals;
        bounded = made_gap(m.series, m.target);
        truth[0] = inside(pace_series_bounds(&m.series, 0), m.values[0]);
        truth[m.elapsed] = inside(pace_series_bounds(&m.series, m.elapsed), m.values[m.elapsed]);
        real = m.series;
        real.view.x = truth;
        real.qualifier = NULL;
        exact = made_gap(real, m.target);
        ENSURE((bounded.verdicts & exact.verdicts) == exact.verdicts);
        if (!isnan(bounded.gap_low))
            ENSURE(exact.gap >= bounded.gap_low - 1e-9 && exact.gap <= bounded.gap_high + 1e-9);
        ENSURE(exact.required_rate >= bounded.required_rate_low - 1e-12 && exact.required_rate <= bounded.required_rate_high + 1e-12);
    }
}

/* Hostile figures for every kind of target: each field is a number or has a reason, and some verdict is left. */
static void test_anything(void)
{
    static const double hostile[] = {0, 1, -1, 100, -100, 5e-324, -5e-324, 1e-300, 1.7976931348623157e308, -1.7976931348623157e308, 1e-7, 99.5, 1e15};
    static const pace_measure_kind kinds[] = {PACE_LEVEL, PACE_GROWTH, PACE_SHARE, PACE_CUMULATIVE, PACE_AVERAGE_GROWTH, PACE_INDEX_NUMBER};
    for (int round = 0; round < 20 * ROUNDS; round++) {
        double values[6];
        uint8_t qualifiers[6];
        pace_series series;
        pace_target target = made_target((pace_target_type)pick(11), 2015, 2016 + pick(5), hostile[pick(13)], "");
        pace_gap g;
        for (int i = 0; i < 6; i++) {
            int which = pick(16);
            values[i] = which < 13 ? hostile[which] : which == 13 ? (double)INFINITY : which == 14 ? (double)NAN : uniform(-50, 50);
            qualifiers[i] = (uint8_t)(pick(3) ? 0 : pick(7));
        }
        series = made_series(values, pick(7), 2014 + pick(3), kinds[pick(6)], "");
        series.qualifier = qualifiers;
        target.qualifier = (pace_qualifier)pick(7);
        target.better = (pace_direction)(pick(3) - 1);
        target.path = (pace_path)pick(3);
        target.value_high = pick(4) ? (double)NAN : hostile[pick(13)];
        g = made_gap(series, target);
        const double fields[] = {g.base, g.latest, g.path_value, g.gap, g.progress, g.time, g.required_rate, g.actual_rate, g.remaining_rate, g.needed_per_year};
        for (int i = 0; i < PACE_GAP_VERDICT; i++)
            ENSURE(!isinf(fields[i]) && isnan(fields[i]) == (g.why[i] != PACE_WHY_NOTHING));
        ENSURE(g.verdicts != 0 && (g.verdicts == PACE_NO_DATA || g.verdicts == PACE_NOT_COMPARABLE || !(g.verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE))));
        ENSURE((g.verdicts == PACE_NO_DATA) == (g.why[PACE_GAP_VERDICT] != PACE_WHY_NOTHING));
        ENSURE(!(g.gap_low > g.gap_high));
    }
}

int main(void)
{
    test_anything();
    test_scale();
    test_walk();
    test_chains();
    test_more_is_never_worse();
    test_bounds_hold();
    return TEST_RESULT;
}
