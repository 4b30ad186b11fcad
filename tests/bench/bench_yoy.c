/* Year-on-year growth of 200,000 series of 120 months into a reused buffer, against copying the same bytes in the same
 * run: the copy is what the machine's memory allows. Rounds are interleaved and the medians compared. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "pace/exec.h"
#include "pace/growth.h"

enum { ROWS = 200000, COLS = 120, ROUNDS = 15 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times)
{
    qsort(times, ROUNDS, sizeof *times, ascending);
    return times[ROUNDS / 2];
}

typedef struct copy {
    double *to;
    const double *from;
} copy;

static void copy_rows(void *arg, int64_t from, int64_t to)
{
    const copy *job = arg;
    memcpy(job->to + from * COLS, job->from + from * COLS, (size_t)(to - from) * COLS * sizeof(double));
}

static void say(const char *what, double *times, double copied)
{
    double middle = median(times), least = times[0];
    printf("%-34s median %6.1f ms  best %6.1f ms  %.2f of copying\n", what, middle, least, middle / copied);
}

static int measure(const pace_exec *exec, const char *threads, pace_block_out out, pace_block in, uint8_t *flags)
{
    double copies[ROUNDS], rates[ROUNDS], start;
    copy job = {out.x, in.x};
    char what[64];
    for (int i = 0; i < ROUNDS; i++) {
        start = now();
        if (exec)
            exec->run(exec->pool, ROWS, copy_rows, &job);
        else
            copy_rows(&job, 0, ROWS);
        copies[i] = now() - start;
        start = now();
        if (pace_growth_rows(out, flags, in, PACE_GROWTH_YOY, NULL, exec, NULL))
            return 1;
        rates[i] = now() - start;
    }
    snprintf(what, sizeof what, "copy, %s", threads);
    say(what, copies, median(copies));
    snprintf(what, sizeof what, "year on year, %s", threads);
    say(what, rates, copies[ROUNDS / 2]);
    return 0;
}

int main(void)
{
    size_t count = (size_t)ROWS * COLS;
    double *in = malloc(count * sizeof *in), *out = malloc(count * sizeof *out);
    uint8_t *flags = malloc(ROWS);
    pace_pool *pool = NULL;
    int failed = 1;
    if (!in || !out || !flags || pace_pool_new(&pool, 2, NULL, NULL))
        goto out;
    for (size_t i = 0; i < count; i++)
        in[i] = 100 + (double)(i * 2654435761u % 1000) / 10;
    memset(out, 0, count * sizeof *out);
    pace_block block = {in, ROWS, COLS, COLS, 1, pace_month(2010, 1)};
    pace_block_out result = {out, COLS, 1};
    pace_exec exec = pace_pool_exec(pool);
    printf("%d series of %d months, %.0f MB in, as many out\n", ROWS, COLS, (double)(count * sizeof *in) / 1e6);
    failed = measure(NULL, "1 thread", result, block, flags) || measure(&exec, "2 threads", result, block, flags);
out:
    pace_pool_free(pool);
    free(in);
    free(out);
    free(flags);
    return failed;
}
