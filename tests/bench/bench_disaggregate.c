/* 40 years by 160 quarters, microseconds a series in processor time: Denton-Cholette, alone and as rows that share a factor, and
 * Chow-Lin by maximum likelihood, against the least that a banded method asks for: a factor of five diagonals and two
 * recurrences through it. Rounds are interleaved and the medians compared. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "pace/disaggregate.h"

enum { YEARS = 40, QUARTERS = 4 * YEARS, SIZE = QUARTERS + YEARS, REACH = 4, SERIES = 200, ROUNDS = 11, METHODS = 5 };

static double years[SERIES * YEARS], quarters[QUARTERS], results[SERIES * QUARTERS];

/* A symmetric band of the size of the system, factored and solved. */
static void floor_of(double *out, const double *low)
{
    static double l[SIZE + REACH][REACH + 1], x[SIZE + REACH];
    for (int i = 0; i < SIZE; i++) {
        double *row = l[i + REACH], sum = low[i % YEARS];
        for (int k = 0; k <= REACH; k++)
            row[k] = k < REACH ? i + k < REACH ? 0 : -0.5 : 6 + low[i % YEARS] / 1000;
        for (int k = 0; k < REACH; k++) {
            const double *other = l[i + k];
            for (int j = 0; j < k; j++)
                row[k] -= row[j] * other[j + REACH - k];
        }
        for (int k = 0; k < REACH; k++) {
            double part = row[k] * l[i + k][REACH];
            row[REACH] -= row[k] * part;
            row[k] = part;
            sum -= part * x[i + k];
        }
        row[REACH] = 1 / row[REACH];
        x[i + REACH] = sum;
    }
    for (int i = SIZE - 1; i >= 0; i--) {
        double value = x[i + REACH] *= l[i + REACH][REACH];
        for (int k = 0; k < REACH; k++)
            x[i + k] -= l[i + REACH][k] * value;
    }
    for (int i = 0; i < QUARTERS; i++)
        out[i] = x[i + REACH];
}

static int one_by_one(pace_disagg_method method, pace_view by)
{
    pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;
    int failed = 0;
    opts.method = method;
    for (int s = 0; s < SERIES; s++) {
        const pace_view low = {years + s * YEARS, YEARS, 1, pace_year(1980)};
        const pace_out out = {results + s * QUARTERS, QUARTERS, 1};
        failed |= pace_disaggregate(out, (pace_out){0}, NULL, NULL, low, &by, 1, PACE_QUARTERLY, &opts, NULL) != PACE_OK;
    }
    return failed;
}

static int rows(pace_disagg_method method, pace_view by)
{
    const pace_block low = {years, SERIES, YEARS, YEARS, 1, pace_year(1980)};
    const pace_block_out out = {results, QUARTERS, 1};
    pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;
    opts.method = method;
    return pace_disaggregate_rows(out, NULL, NULL, low, &by, 1, PACE_QUARTERLY, &opts, NULL, NULL) != PACE_OK;
}

static int run(int method)
{
    const pace_view by = {quarters, QUARTERS, 1, pace_quarter(1980, 1)};
    if (method == 1)
        return one_by_one(PACE_DENTON_CHOLETTE, by);
    if (method == 3)
        return one_by_one(PACE_CHOW_LIN, by);
    if (method)
        return rows(method == 2 ? PACE_DENTON_CHOLETTE : PACE_CHOW_LIN, by);
    for (int s = 0; s < SERIES; s++)
        floor_of(results + s * QUARTERS, years + s * YEARS);
    return 0;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Years that an indicator tells apart from an autoregression of 0.7. */
static void make_series(void)
{
    unsigned noise = 12345;
    for (int i = 0; i < QUARTERS; i++)
        quarters[i] = 100 + 0.7 * i + 5 * sin(0.6 * i) + 2 * cos(2.1 * i);
    for (int s = 0; s < SERIES; s++) {
        double error = 0;
        for (int i = 0; i < QUARTERS; i++) {
            noise = noise * 1664525u + 1013904223u;
            error = 0.7 * error + 6 * ((double)(noise >> 8) / 16777216 - 0.5);
            years[s * YEARS + i / 4] += 20 + 1.5 * quarters[i] + error;
        }
    }
}

int main(void)
{
    static const char *const names[METHODS] = {"floor, factor and solution of a band", "Denton-Cholette", "Denton-Cholette, rows",
                                               "Chow-Lin by maximum likelihood", "Chow-Lin by maximum likelihood, rows"};
    static double times[METHODS][ROUNDS];
    make_series();
    for (int round = 0; round < ROUNDS; round++) {
        for (int method = 0; method < METHODS; method++) {
            double start = now();
            if (run(method)) {
                fprintf(stderr, "%s fails\n", names[method]);
                return 1;
            }
            times[method][round] = (now() - start) / SERIES;
        }
    }
    for (int method = 0; method < METHODS; method++)
        qsort(times[method], ROUNDS, sizeof **times, ascending);
    for (int method = 0; method < METHODS; method++)
        printf("%-38s median %.3f us a series, best %.3f, %.2f of the floor\n", names[method], times[method][ROUNDS / 2],
               times[method][0], times[method][ROUNDS / 2] / times[0][ROUNDS / 2]);
    return 0;
}
