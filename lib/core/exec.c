/* A pool of threads that takes rows in blocks. A run is over when every block is done, and the caller works too. */
#include <pthread.h>
#include <stdbool.h>
#include "core/core.h"
#include "pace/exec.h"

enum { MOST_THREADS = 256, BLOCKS_A_THREAD = 8 };

struct pace_pool {
    pace_allocator allocator;
    pthread_mutex_t lock;
    pthread_cond_t begin, end;
    int threads, started; /* helpers wanted and running; the caller is one more */
    bool stop;
    uint64_t run; /* number of the present run */
    int busy;     /* helpers that have not left the present run */
    int64_t rows, next, step;
    void (*body)(void *arg, int64_t from, int64_t to);
    void *arg;
    pthread_t thread[];
};

/* Called and left with the lock held. */
static void work(pace_pool *pool)
{
    while (pool->next < pool->rows) {
        int64_t from = pool->next;
        int64_t to = pool->rows - from > pool->step ? from + pool->step : pool->rows;
        pool->next = to;
        pthread_mutex_unlock(&pool->lock);
        pool->body(pool->arg, from, to);
        pthread_mutex_lock(&pool->lock);
    }
}

static void *serve(void *arg)
{
    pace_pool *pool = arg;
    uint64_t done = 0;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (!pool->stop && pool->run == done)
            pthread_cond_wait(&pool->begin, &pool->lock);
        if (pool->stop)
            break;
        done = pool->run;
        work(pool);
        if (--pool->busy == 0)
            pthread_cond_signal(&pool->end);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void run(void *arg, int64_t rows, void (*body)(void *arg, int64_t from, int64_t to), void *body_arg)
{
    pace_pool *pool = arg;
    int64_t blocks = (int64_t)(pool->started + 1) * BLOCKS_A_THREAD;
    if (rows <= 0)
        return;
    if (pool->started == 0) {
        body(body_arg, 0, rows);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    pool->rows = rows;
    pool->next = 0;
    pool->step = rows / blocks + (rows % blocks != 0);
    pool->body = body;
    pool->arg = body_arg;
    pool->busy = pool->started;
    pool->run++;
    pthread_cond_broadcast(&pool->begin);
    work(pool);
    while (pool->busy > 0)
        pthread_cond_wait(&pool->end, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}

static size_t pool_size(int helpers)
{
    return sizeof(pace_pool) + (size_t)helpers * sizeof(pthread_t);
}

static bool prepare(pace_pool *pool)
{
    if (pthread_mutex_init(&pool->lock, NULL))
        return false;
    if (pthread_cond_init(&pool->begin, NULL)) {
        pthread_mutex_destroy(&pool->lock);
        return false;
    }
    if (pthread_cond_init(&pool->end, NULL)) {
        pthread_cond_destroy(&pool->begin);
        pthread_mutex_destroy(&pool->lock);
        return false;
    }
    return true;
}

pace_status pace_pool_new(pace_pool **out, int threads, const pace_allocator *allocator, pace_error *err)
{
    pace_pool *pool;
    if (!out || threads < 1 || threads > MOST_THREADS)
        return pace__fail(err, PACE_ERR_ARG, "", "a pool cannot have %d threads; give 1 to 256", threads);
    pool = pace__calloc(allocator, 1, pool_size(threads - 1));
    if (!pool)
        return pace__fail_memory(err);
    if (allocator)
        pool->allocator = *allocator;
    pool->threads = threads - 1;
    if (!prepare(pool)) {
        pace__release(allocator, pool, pool_size(threads - 1));
        return pace__fail_memory(err);
    }
    while (pool->started < pool->threads) {
        if (pthread_create(&pool->thread[pool->started], NULL, serve, pool)) {
            pace_pool_free(pool);
            return pace__fail(err, PACE_ERR_NOMEM, "", "the system starts no more threads; ask for fewer than %d",
                              threads);
        }
        pool->started++;
    }
    *out = pool;
    return PACE_OK;
}

pace_exec pace_pool_exec(pace_pool *pool)
{
    return (pace_exec){run, pool};
}

void pace_pool_free(pace_pool *pool)
{
    pace_allocator allocator;
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->stop = true;
    pthread_cond_broadcast(&pool->begin);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->started; i++)
        pthread_join(pool->thread[i], NULL);
    pthread_cond_destroy(&pool->end);
    pthread_cond_destroy(&pool->begin);
    pthread_mutex_destroy(&pool->lock);
    allocator = pool->allocator;
    pace__release(&allocator, pool, pool_size(pool->threads));
}

void pace__exec_rows(const pace_exec *exec, int64_t rows, void (*body)(void *arg, int64_t from, int64_t to), void *arg)
{
    if (exec && exec->run)
        exec->run(exec->pool, rows, body, arg);
    else
        body(arg, 0, rows);
}
