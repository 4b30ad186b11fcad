/* The pool: every row once, whatever the counts; run after run. */
#include "pace/exec.h"
#include "test.h"

enum { MOST = 5000 };

static void count_rows(void *arg, int64_t from, int64_t to)
{
    unsigned char *seen = arg;
    for (int64_t i = from; i < to; i++)
        seen[i]++;
}

static void check(int threads)
{
    static const int64_t counts[] = {0, 1, 2, 3, 7, 8, 9, 63, 64, 65, 1000, MOST};
    pace_pool *pool = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_pool_new(&pool, threads, NULL, &err));
    if (!pool)
        return;
    pace_exec exec = pace_pool_exec(pool);
    for (int round = 0; round < 20; round++)
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            static unsigned char seen[MOST + 1];
            int wrong = 0;
            memset(seen, 0, sizeof seen);
            exec.run(exec.pool, counts[i], count_rows, seen);
            for (int64_t j = 0; j <= MOST; j++)
                wrong += seen[j] != (j < counts[i]);
            ENSURE(wrong == 0);
        }
    pace_pool_free(pool);
}

int main(void)
{
    pace_pool *pool = NULL;
    pace_error err = PACE_ERROR_INIT;
    check(1);
    check(2);
    check(5);
    ENSURE(pace_pool_new(&pool, 0, NULL, &err) == PACE_ERR_ARG && err.text[0]);
    ENSURE(pace_pool_new(&pool, 257, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_pool_new(NULL, 1, NULL, NULL) == PACE_ERR_ARG && !pool);
    pace_pool_free(NULL);
    return TEST_RESULT;
}
