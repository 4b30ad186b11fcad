/* What must hold of turning points whatever the series: the rules themselves, mirrors, changes of unit, gaps at the ends. */
#include "pace/turning.h"
#include "test.h"

enum { MOST = 200, RUNS = 400 };

static unsigned seed = 20;

static double draw(void)
{
    seed = seed * 1664525u + 1013904223u;
    return (double)(seed >> 8) / 16777216 - 0.5;
}

/* A walk with noise: no two values are equal. */
static int64_t walk(double *x)
{
    int64_t n = 24 + (int64_t)((draw() + 0.5) * (MOST - 24));
    double level = 0;
    for (int64_t i = 0; i < n; i++) {
        level += draw();
        x[i] = level + draw();
    }
    return n;
}

static pace_turning_opts options(int run, bool months)
{
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    opts.method = months && run % 4 == 3 ? PACE_TURNING_BRY_BOSCHAN : PACE_TURNING_BBQ;
    opts.window = 1 + run % 5;
    opts.min_phase = 1 + run % 7;
    opts.min_cycle = 1 + run % 13;
    opts.ends = run % 6;
    opts.last_cycle = run % 2;
    return opts;
}

static int64_t find(pace_turn *turns, const double *x, int64_t n, const pace_turning_opts *opts)
{
    int64_t count = -1;
    ENSURE(!pace_turning_find(turns, &count, (pace_view){x, n, 1, pace_month(2000, 1)}, opts, NULL));
    return count;
}

static void check_rules(const double *x, int64_t n, const pace_turn *t, int64_t count, const pace_turning_opts *opts)
{
    for (int64_t i = 0; i < count; i++) {
        ENSURE(t[i].at >= opts->ends && t[i].at < n - opts->ends);
        ENSURE(!i || (t[i].kind == -t[i - 1].kind && t[i].at - t[i - 1].at >= opts->min_phase));
        for (int64_t k = -opts->window; opts->method == PACE_TURNING_BBQ && k <= opts->window; k++)
            ENSURE(t[i].kind * (x[t[i].at] - x[t[i].at + k]) >= 0);
    }
    for (int64_t i = 2; opts->method == PACE_TURNING_BBQ && opts->last_cycle && i < count; i++)
        ENSURE(t[i].at - t[i - 2].at >= opts->min_cycle);
    if (count > 1 && opts->method == PACE_TURNING_BBQ) {
        ENSURE(t[0].kind * (x[t[0].at] - x[0]) >= 0);
        ENSURE(t[count - 1].kind * (x[t[count - 1].at] - x[n - 1]) >= 0);
    }
}

/* The same turns where x is mapped by something that rises, and where gaps are put around it. */
static void check_maps(const double *x, int64_t n, const pace_turn *t, int64_t count, const pace_turning_opts *opts)
{
    double y[MOST + 20];
    pace_turn other[2 * MOST + 40];
    bool stages = opts->method == PACE_TURNING_BRY_BOSCHAN;
    for (int64_t i = 0; i < n; i++)
        y[i] = stages ? 4 * x[i] + 64 : exp(x[i] / 8);
    ENSURE(find(other, y, n, opts) == count);
    for (int64_t i = 0; i < count; i++)
        ENSURE(other[i].at == t[i].at && other[i].kind == t[i].kind);
    for (int64_t i = 0; i < n + 20; i++)
        y[i] = i < 7 || i >= n + 7 ? (double)NAN : x[i - 7];
    ENSURE(find(other, y, n + 20, opts) == count);
    for (int64_t i = 0; i < count; i++)
        ENSURE(other[i].at == t[i].at + 7 && other[i].kind == t[i].kind);
}

/* Every peak is a trough of -x, where nothing depends on which kind is looked at first: cycles are not measured, and among
 * neighbours no trough can be above the peak before it. */
static void check_mirror(const double *x, int64_t n, pace_turning_opts opts)
{
    double y[MOST];
    pace_turn t[2 * MOST], other[2 * MOST];
    opts.method = PACE_TURNING_BBQ;
    opts.min_cycle = 1;
    opts.window = 1;
    for (int64_t i = 0; i < n; i++)
        y[i] = -x[i];
    int64_t count = find(t, x, n, &opts);
    ENSURE(find(other, y, n, &opts) == count);
    for (int64_t i = 0; i < count; i++)
        ENSURE(other[i].at == t[i].at && other[i].kind == -t[i].kind);
}

/* Amplitudes and durations add up to the way between the first and the last turn. */
static void check_phases(const double *x, int64_t n, const pace_turn *t, int64_t count)
{
    pace_phase phases[2 * MOST + 1];
    pace_phase_means up, down;
    pace_view view = {x, n, 1, pace_month(2000, 1)};
    int64_t found = pace_turning_phases(phases, t, count, view);
    ENSURE(found == (count ? count + 1 : 0));
    if (count < 2)
        return;
    pace_turning_means(&up, &down, phases, found);
    double way = 0, time = 0;
    if (up.phases) {
        way += up.amplitude * (double)up.phases;
        time += up.duration * (double)up.phases;
    }
    if (down.phases) {
        way -= down.amplitude * (double)down.phases;
        time += down.duration * (double)down.phases;
    }
    ENSURE(up.phases + down.phases == count - 1);
    ENSURE_NEAR(way, x[t[count - 1].at] - x[t[0].at], 1e-12);
    ENSURE_NEAR(time, (double)(t[count - 1].at - t[0].at), 1e-9);
}

int main(void)
{
    int64_t turns = 0;
    for (int run = 0; run < RUNS; run++) {
        double x[MOST];
        pace_turn t[2 * MOST];
        int64_t n = walk(x);
        pace_turning_opts opts = options(run, true);
        int64_t count = find(t, x, n, &opts);
        turns += count;
        check_rules(x, n, t, count, &opts);
        check_maps(x, n, t, count, &opts);
        check_mirror(x, n, opts);
        check_phases(x, n, t, count);
    }
    ENSURE(turns > 4 * RUNS);
    printf("%d series, %d turns\n", RUNS, (int)turns);
    return TEST_RESULT;
}
