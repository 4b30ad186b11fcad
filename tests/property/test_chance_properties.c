/* What holds for any series: mirrored, scaled, closer to the deadline's chance, and further from a harder target. */
#include "pace/chance.h"
#include "test.h"

enum { SERIES = 60, LONGEST = 24 };

static uint64_t state = 1181783497276652981u;

static double chance(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

static pace_chances all_of(const double *x, int64_t n, pace_aim aim, int64_t horizon)
{
    pace_chances out = {.usable = -1};
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    opts.observed = true;
    ENSURE(pace_chance_all(&out, (pace_view){x, n, 1, pace_year(2000)}, aim, pace_year((int)(2000 + n - 1 + horizon)),
                           &opts, NULL) == PACE_OK);
    return out;
}

static double worst;

static void same(double a, double b, double tolerance)
{
    ENSURE(isnan(a) == isnan(b));
    if (!isnan(a))
        worst = fmax(worst, fabs(a - b));
    ENSURE_NEAR(a, b, tolerance);
}

static void check_order(const pace_chances *all)
{
    for (int i = 0; i < PACE_CHANCE_ROWS; i++) {
        const pace_chance *c = &all->row[i];
        ENSURE(c->at >= 0 && c->at <= c->by_observed && c->by_observed <= c->by && c->by <= 1);
        ENSURE(c->low < c->median && c->median < c->high);
        ENSURE(all->at_low <= c->at && c->at <= all->at_high && all->by_low <= c->by && c->by <= all->by_high);
    }
}

static void check_same(const pace_chances *a, const pace_chances *b, double tolerance)
{
    for (int i = 0; i < PACE_CHANCE_ROWS; i++) {
        same(a->row[i].at, b->row[i].at, tolerance);
        same(a->row[i].by, b->row[i].by, tolerance);
        same(a->row[i].by_observed, b->row[i].by_observed, tolerance);
    }
}

/* Levels turn over by their sign, logarithms by their inverse; the chances are those of the mirrored aim. */
static void check_mirror(const double *x, int64_t n, double target, int64_t horizon, const pace_chances *all)
{
    double minus[LONGEST], inverse[LONGEST];
    pace_chances a, b;
    for (int64_t i = 0; i < n; i++) {
        minus[i] = -x[i];
        inverse[i] = 1 / x[i];
    }
    a = all_of(minus, n, pace_aim_of(-target, PACE_DOWN_IS_GOOD), horizon);
    b = all_of(inverse, n, pace_aim_of(1 / target, PACE_DOWN_IS_GOOD), horizon);
    for (int i = 0; i < PACE_CHANCE_ROWS; i++) {
        bool log_model = all->row[i].forecast.log;
        const pace_chance *c = log_model ? &b.row[i] : &a.row[i];
        same(c->at, all->row[i].at, 1e-11);
        same(c->by, all->row[i].by, 1e-11);
        same(c->by_observed, all->row[i].by_observed, 1e-10);
        ENSURE(log_model || a.row[i].why[PACE_CHANCE_AT] == 0);
    }
}

/* A harder target is never likelier, at the deadline or before it; and two sides of a target add up. */
static void check_monotone(const double *x, int64_t n, double target, int64_t horizon, const pace_chances *all)
{
    pace_chances harder = all_of(x, n, pace_aim_of(target * 1.01, PACE_UP_IS_GOOD), horizon);
    pace_chances below = all_of(x, n, pace_aim_of(target, PACE_DOWN_IS_GOOD), horizon);
    pace_chances later = all_of(x, n, pace_aim_of(target, PACE_UP_IS_GOOD), horizon + 1);
    for (int i = 0; i < PACE_CHANCE_ROWS; i++) {
        ENSURE(harder.row[i].at <= all->row[i].at && harder.row[i].by <= all->row[i].by + 1e-12);
        ENSURE(harder.row[i].by_observed <= all->row[i].by_observed + 1e-10);
        ENSURE(later.row[i].by >= all->row[i].by - 1e-10); /* more time, more chances */
        same(below.row[i].at + all->row[i].at, 1, 1e-14);
    }
}

int main(void)
{
    for (int round = 0; round < SERIES; round++) {
        double x[LONGEST], scaled[LONGEST], level = 50 + 50 * chance(), drift = 3 * chance() - 1, target;
        int64_t n = 4 + (int64_t)(chance() * (LONGEST - 4)), horizon = 1 + round % 6;
        pace_chances all, other;
        for (int64_t i = 0; i < n; i++) {
            level = fmax(level + drift + 3 * chance() - 1.5, 5);
            x[i] = level;
            scaled[i] = level * 1000;
        }
        target = x[n - 1] * (1.001 + 0.15 * chance());
        all = all_of(x, n, pace_aim_of(target, PACE_UP_IS_GOOD), horizon);
        ENSURE(all.usable == PACE_CHANCE_ROWS);
        check_order(&all);
        other = all_of(scaled, n, pace_aim_of(target * 1000, PACE_UP_IS_GOOD), horizon);
        check_same(&all, &other, 1e-11);
        check_mirror(x, n, target, horizon, &all);
        check_monotone(x, n, target, horizon, &all);
    }
    printf("worst difference %.2g\n", worst);
    return TEST_RESULT;
}
