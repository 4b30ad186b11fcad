/* A million pairs of series and target by one rule: against a plain loop of the C library's pow, against logarithms and
 * powers alone at the same width as far as the compiler goes, and against moving the bytes; then a fitted line over
 * fifteen points a pair. Rounds are interleaved; medians are printed, and the best of each. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "pace/exec.h"
#include "pace/pairs.h"
#include "pace/trend.h"

enum { PAIRS = 1000000, ROUNDS = 11, POINTS = 15, FITS = 100000 };

static double in[6][PAIRS], out[7][PAIRS];
static uint8_t status[PAIRS], flags[PAIRS];
static double series[FITS][POINTS];

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double chance(void)
{
    static uint64_t state = 20260606;
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) / 9007199254740992.0;
}

/* Levels from 1 to 100, six in ten targets above them, progress from -0.3 to 1.3, six to fourteen years gone. */
static void fill(void)
{
    for (int i = 0; i < PAIRS; i++) {
        double base = 1 + 99 * chance(), target = base * (chance() < 0.6 ? 1.2 + 2 * chance() : 0.2 + 0.6 * chance());
        double latest = base + (target - base) * (1.6 * chance() - 0.3);
        in[0][i] = base;
        in[1][i] = 2010 + floor(6 * chance());
        in[2][i] = latest < 0.01 ? 0.01 : latest;
        in[3][i] = 2020 + floor(5 * chance());
        in[4][i] = target;
        in[5][i] = 2030;
    }
    for (int i = 0; i < FITS; i++)
        for (int t = 0; t < POINTS; t++)
            series[i][t] = 100 * exp(0.02 * t + 0.05 * chance());
}

static const double cuts[] = {-0.1, 0.5, 0.95};

static void plain_loop(void)
{
    for (int i = 0; i < PAIRS; i++) {
        double v0 = in[0][i], v = in[2][i], goal = in[4][i], gone = in[3][i] - in[1][i], rest = in[5][i] - in[3][i];
        double a = pow(v / v0, 1 / gone) - 1, b = pow(goal / v0, 1 / (in[5][i] - in[1][i])) - 1, q = a / b;
        double p = (v - v0) / (goal - v0);
        out[0][i] = a;
        out[1][i] = b;
        out[2][i] = pow(goal / v, 1 / rest) - 1;
        out[3][i] = q;
        out[4][i] = v * pow(1 + a, rest);
        out[5][i] = goal - v;
        out[6][i] = p;
        status[i] = (uint8_t)(p >= 1 ? 4 : (q >= cuts[0]) + (q >= cuts[1]) + (q >= cuts[2]));
    }
}

/* As many bytes read and written, and next to no arithmetic. */
static void bytes_alone(void)
{
    for (int i = 0; i < PAIRS; i++) {
        double sum = in[0][i] + in[1][i] + in[2][i] + in[3][i] + in[4][i] + in[5][i];
        for (int k = 0; k < 7; k++)
            out[k][i] = sum;
        status[i] = flags[i] = sum > 6000;
    }
}

static void pace_pairs_of(const pace_exec *exec)
{
    pace_pairs pairs = {PAIRS, in[0], in[1], in[2], in[3], in[4], in[5]};
    pace_pairs_out to = {out[0], out[1], out[2], out[3], out[4], out[5], out[6], status, flags};
    pace_pairs_rule rule = PACE_PAIRS_RULE_INIT;
    rule.met = true;
    rule.cuts = 3;
    rule.cut = cuts;
    if (pace_pairs_assess(&to, &pairs, &rule, exec, NULL))
        exit(1);
}

static double fits(pace_trend_scale scale)
{
    double sum = 0;
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    opts.scale = scale;
    for (int i = 0; i < FITS; i++) {
        pace_trend line;
        if (pace_trend_fit(&line, (pace_view){series[i], POINTS, 1, pace_year(2010)}, &opts, NULL))
            exit(1);
        sum += pace_trend_value(&line, 20) > 150;
    }
    return sum;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void say(const char *what, double *times, double items, double loop, double floor_time)
{
    qsort(times, ROUNDS, sizeof *times, ascending);
    printf("%-34s median %7.2f ns  best %7.2f ns", what, times[ROUNDS / 2] / items, times[0] / items);
    if (loop > 0)
        printf("  plain loop / this %5.2f  this / bytes alone %5.2f", loop / times[ROUNDS / 2],
               times[ROUNDS / 2] / floor_time);
    printf("\n");
}

int main(void)
{
    double loop[ROUNDS], bytes[ROUNDS], one[ROUNDS], two[ROUNDS], level[ROUNDS], logs[ROUNDS], start, sum = 0;
    pace_pool *pool = NULL;
    pace_exec exec;
    if (pace_pool_new(&pool, 2, NULL, NULL))
        return 1;
    exec = pace_pool_exec(pool);
    fill();
    plain_loop();
    for (int i = 0; i < ROUNDS; i++) {
        start = now(), plain_loop(), loop[i] = now() - start;
        start = now(), bytes_alone(), bytes[i] = now() - start;
        start = now(), pace_pairs_of(NULL), one[i] = now() - start;
        start = now(), pace_pairs_of(&exec), two[i] = now() - start;
        start = now(), sum += fits(PACE_TREND_LEVEL), level[i] = now() - start;
        start = now(), sum += fits(PACE_TREND_LOG), logs[i] = now() - start;
    }
    printf("%d pairs, two points each, four rates, one rule (check %.0f)\n", PAIRS, sum);
    say("plain loop of pow, 1 thread", loop, PAIRS, 0, 1);
    say("bytes alone, 1 thread", bytes, PAIRS, 0, 1);
    say("pace_pairs_assess, 1 thread", one, PAIRS, loop[ROUNDS / 2], bytes[ROUNDS / 2]);
    say("pace_pairs_assess, 2 threads", two, PAIRS, loop[ROUNDS / 2], bytes[ROUNDS / 2]);
    printf("%d lines over %d points\n", FITS, POINTS);
    say("pace_trend_fit, levels", level, FITS, 0, 1);
    say("pace_trend_fit, logarithms", logs, FITS, 0, 1);
    pace_pool_free(pool);
    return 0;
}
