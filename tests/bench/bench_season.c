/* Seasonal adjustment of series of 240 months: microseconds a series of the calling thread's own time, beside a loop of as many
 * multiplications and additions as STL needs, in the same run; and what two threads bring: in the processor time of the busier
 * one, which is what counts where there are two free processors, and in time that passes, which others on the machine disturb.
 * Rounds are interleaved. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "pace/calendar_effect.h"
#include "pace/exec.h"
#include "pace/season.h"

enum { ROWS = 2048, COLS = 240, ROUNDS = 9, X11_ROWS = 256, EFFECT_ROWS = 16, FLOOR_STEPS = 2 * (12 * 22 * 7 + 81 * 23 + 121 * 13) };

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* The best round: others share the machine. */
static double best(const double *times)
{
    double least = times[0];
    for (int i = 1; i < ROUNDS; i++)
        least = times[i] < least ? times[i] : least;
    return least;
}

/* Sums of products over a tile that stays in the first cache; as many steps a row as STL takes. */
static double floor_loop(const double *in, int64_t rows)
{
    enum { TILE = 64 };
    static double sums[TILE];
    for (int64_t r = 0; r < rows; r++) {
        const double *x = in + r % 8 * COLS;
        for (int step = 0; step < FLOOR_STEPS / TILE; step++) {
            double w = 1e-3 * (step % 7);
            for (int k = 0; k < TILE; k++)
                sums[k] += w * x[k];
        }
    }
    return sums[0];
}

typedef enum method { STL, STL_PERIODIC, STL_ROBUST, CLASSICAL, X11, EFFECTS, METHODS } method;

static const char *const names[METHODS] = {"STL, seasonal window 7", "STL, periodic", "STL, robust", "classical", "X-11",
                                            "calendar effects"};

typedef struct tables {
    pace_block in;
    pace_season_block_out out;
    int64_t rows;
} tables;

static int64_t rows_of(method how, const tables *t)
{
    return how == EFFECTS ? EFFECT_ROWS : how == X11 || how == STL_ROBUST ? X11_ROWS : t->rows;
}

static pace_status run(method how, const tables *t, const pace_exec *exec)
{
    pace_stl_opts stl = PACE_STL_OPTS_INIT;
    pace_calendar_effect_opts effects = PACE_CALENDAR_EFFECT_OPTS_INIT;
    pace_block in = t->in;
    in.rows = rows_of(how, t);
    stl.robust = how == STL_ROBUST;
    stl.seasonal = how == STL_PERIODIC ? PACE_STL_PERIODIC : 7;
    effects.trading_days = effects.leap_year = true;
    effects.spring = 7;
    if (how == EFFECTS)
        return pace_calendar_effect_rows(t->out.seasonal, t->out.adjusted, NULL, in, &effects, exec, NULL);
    if (how == X11)
        return pace_x11_rows(t->out, NULL, in, NULL, exec, NULL);
    if (how == CLASSICAL)
        return pace_classical_rows(t->out, NULL, in, NULL, exec, NULL);
    return pace_stl_rows(t->out, NULL, in, &stl, exec, NULL);
}

/* Microseconds of one call by the clocks of the calling thread, of all threads, and on the wall. */
typedef struct times {
    double own, all, wall;
} times;

static times clocks(void)
{
    return (times){now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC)};
}

static bool time_run(times *out, method how, const tables *t, const pace_exec *exec)
{
    times start = clocks();
    pace_status status = run(how, t, exec);
    times end = clocks();
    *out = (times){end.own - start.own, end.all - start.all, end.wall - start.wall};
    return status == PACE_OK;
}

static int measure(const tables *t, pace_pool *pool)
{
    double own[METHODS][ROUNDS], wall[METHODS][ROUNDS], busier[METHODS][ROUNDS], two[METHODS][ROUNDS], least[ROUNDS], kept = 0;
    pace_exec exec = pace_pool_exec(pool);
    for (int i = 0; i < ROUNDS; i++) {
        double start = now(CLOCK_THREAD_CPUTIME_ID);
        kept += floor_loop(t->in.x, t->rows);
        least[i] = (now(CLOCK_THREAD_CPUTIME_ID) - start) / (double)t->rows;
        for (int how = 0; how < METHODS; how++) {
            double rows = (double)rows_of((method)how, t);
            times one, both;
            if (!time_run(&one, (method)how, t, NULL) || !time_run(&both, (method)how, t, &exec))
                return 1;
            own[how][i] = one.own / rows;
            wall[how][i] = one.wall / rows;
            busier[how][i] = (both.own > both.all - both.own ? both.own : both.all - both.own) / rows;
            two[how][i] = both.wall / rows;
        }
    }
    double base = best(least);
    printf("%-24s %8.2f us a series%s\n", "floor", base, kept < 0 ? " " : "");
    for (int how = 0; how < METHODS; how++)
        printf("%-24s %8.2f us a series, %7.2f of the floor; two threads %.2f times as fast (%.2f on the wall)\n", names[how],
               best(own[how]), best(own[how]) / base, best(own[how]) / best(busier[how]), best(wall[how]) / best(two[how]));
    return 0;
}

static double *block(size_t count)
{
    return calloc(count * ROWS * COLS, sizeof(double));
}

int main(void)
{
    double *in = block(1), *out = block(4);
    pace_pool *pool = NULL;
    int failed = 1;
    if (in && out && !pace_pool_new(&pool, 2, NULL, NULL)) {
        const size_t size = (size_t)ROWS * COLS;
        tables t = {{in, ROWS, COLS, COLS, 1, pace_month(2000, 1)},
                    {{out, COLS, 1}, {out + size, COLS, 1}, {out + 2 * size, COLS, 1}, {out + 3 * size, COLS, 1}}, ROWS};
        uint32_t seed = 1;
        for (size_t i = 0; i < size; i++) {
            seed = seed * 1664525u + 1013904223u;
            double month = (double)(i % 12), year = (double)(i % COLS) / 12;
            in[i] = 100 + 3 * year + 10 * sin(month) + 4e-9 * (double)seed;
        }
        failed = measure(&t, pool);
    }
    pace_pool_free(pool);
    free(in);
    free(out);
    return failed;
}
