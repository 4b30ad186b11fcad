/* HP of series of 240 months, microseconds a series, one and two threads, against the least that the method asks for: two
 * recurrences through a factor that is there already, row after row and on eight rows beside each other. Rounds are interleaved
 * and the medians compared; one thread in processor time, two in time that passes. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "pace/exec.h"
#include "pace/filter.h"

enum { ROWS = 8000, COLS = 240, LANES = 8, ROUNDS = 11, METHODS = 5 };

static double factor[3][COLS]; /* 1 / d, and the two diagonals */

/* I + lambda D'D, the usual equations. */
static double entry(int i, int apart, double lambda)
{
    static const double d[] = {1, -2, 1};
    double sum = apart ? 0 : 1;
    for (int r = i - 2; r <= i - apart; r++)
        if (r >= 0 && r < COLS - 2)
            sum += lambda * d[i - r] * d[i - apart - r];
    return sum;
}

static void make_factor(double lambda)
{
    double pivot[COLS];
    for (int i = 0; i < COLS; i++) {
        double far = i > 1 ? entry(i, 2, lambda) / pivot[i - 2] : 0;
        double near = i > 0 ? (entry(i, 1, lambda) - (i > 1 ? far * pivot[i - 2] * factor[1][i - 1] : 0)) / pivot[i - 1] : 0;
        pivot[i] = entry(i, 0, lambda) - (i > 0 ? near * near * pivot[i - 1] : 0) - (i > 1 ? far * far * pivot[i - 2] : 0);
        factor[0][i] = 1 / pivot[i];
        factor[1][i] = near;
        factor[2][i] = far;
    }
}

static void row_after_row(const double *x, double *z)
{
    for (int r = 0; r < ROWS; r++, x += COLS, z += COLS) {
        for (int i = 0; i < COLS; i++)
            z[i] = x[i] - (i > 0 ? factor[1][i] * z[i - 1] : 0) - (i > 1 ? factor[2][i] * z[i - 2] : 0);
        for (int i = COLS - 1; i >= 0; i--)
            z[i] = z[i] * factor[0][i] - (i + 1 < COLS ? factor[1][i + 1] * z[i + 1] : 0) -
                   (i + 2 < COLS ? factor[2][i + 2] * z[i + 2] : 0);
    }
}

static void beside(const double *x, double *z)
{
    static double w[COLS][LANES];
    for (int r = 0; r < ROWS; r += LANES, x += COLS * LANES, z += COLS * LANES) {
        for (int i = 0; i < COLS; i++)
            for (int k = 0; k < LANES; k++)
                w[i][k] = x[k * COLS + i];
        for (int k = 0; k < LANES; k++)
            w[1][k] -= factor[1][1] * w[0][k];
        for (int i = 2; i < COLS; i++)
            for (int k = 0; k < LANES; k++)
                w[i][k] -= factor[1][i] * w[i - 1][k] + factor[2][i] * w[i - 2][k];
        for (int k = 0; k < LANES; k++) {
            w[COLS - 1][k] *= factor[0][COLS - 1];
            w[COLS - 2][k] = w[COLS - 2][k] * factor[0][COLS - 2] - factor[1][COLS - 1] * w[COLS - 1][k];
        }
        for (int i = COLS - 3; i >= 0; i--)
            for (int k = 0; k < LANES; k++)
                w[i][k] = w[i][k] * factor[0][i] - factor[1][i + 1] * w[i + 1][k] - factor[2][i + 2] * w[i + 2][k];
        for (int k = 0; k < LANES; k++)
            for (int i = 0; i < COLS; i++)
                z[k * COLS + i] = w[i][k];
    }
}

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int run(int method, const pace_filter *hp, const double *x, double *z, double *c, const pace_exec *pool)
{
    const pace_block in = {x, ROWS, COLS, COLS, 1, pace_month(2000, 1)};
    const pace_block_out trend = {z, COLS, 1}, cycle = {method == 3 ? c : NULL, COLS, 1};
    if (method == 0)
        row_after_row(x, z);
    else if (method == 1)
        beside(x, z);
    else
        return (int)pace_filter_rows(hp, trend, cycle, NULL, in, method == 4 ? pool : NULL, NULL);
    return 0;
}

int main(void)
{
    static const char *const names[METHODS] = {"floor, a row after the other", "floor, eight rows beside each other", "trend, 1 thread",
                                               "trend and cycle, 1 thread", "trend, 2 threads"};
    static double times[METHODS][ROUNDS];
    const size_t count = (size_t)ROWS * COLS;
    double *x = malloc(count * sizeof *x), *z = malloc(count * sizeof *z), *c = malloc(count * sizeof *c);
    pace_filter *hp = NULL;
    pace_pool *pool = NULL;
    int failed = 1;
    if (!x || !z || !c || pace_filter_new(&hp, PACE_MONTHLY, COLS, NULL, NULL) || pace_pool_new(&pool, 2, NULL, NULL))
        goto out;
    for (size_t i = 0; i < count; i++)
        x[i] = 100 + (double)(i % COLS) / 3 + (double)(i * 2654435761u % 1000) / 100;
    memset(z, 0, count * sizeof *z);
    memset(c, 0, count * sizeof *c);
    make_factor(129600);
    pace_exec threads = pace_pool_exec(pool);
    for (int round = 0; round < ROUNDS; round++) {
        for (int method = 0; method < METHODS; method++) {
            clockid_t clock = method == 4 ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID;
            double start = now(clock);
            if (run(method, hp, x, z, c, &threads))
                goto out;
            times[method][round] = (now(clock) - start) / ROWS;
        }
    }
    for (int method = 0; method < METHODS; method++)
        qsort(times[method], ROUNDS, sizeof **times, ascending);
    for (int method = 0; method < METHODS; method++)
        printf("%-38s median %.3f us a series, best %.3f, %.2f of the floor\n", names[method], times[method][ROUNDS / 2],
               times[method][0], times[method][ROUNDS / 2] / times[1][ROUNDS / 2]);
    failed = 0;
out:
    pace_filter_free(hp);
    pace_pool_free(pool);
    free(x);
    free(z);
    free(c);
    return failed;
}
