/* Spreading rows of a panel over threads. The library starts none by itself. */
#ifndef PACE_EXEC_H
#define PACE_EXEC_H

#include <stdint.h>
#include "pace/memory.h"
#include "pace/status.h"

PACE_BEGIN

/* `run` calls body(arg, from, to) for pieces that together cover [0, rows) once, on any threads, and returns when all
 * are done. NULL in place of a pace_exec: the calling thread does everything. Results are the same bits either way. */
typedef struct pace_exec {
    void (*run)(void *pool, int64_t rows, void (*body)(void *arg, int64_t from, int64_t to), void *arg);
    void *pool;
} pace_exec;

typedef struct pace_pool pace_pool;

/* A ready pool of threads (the caller's thread works too, so `threads` - 1 are started). One run at a time.
 * threads 1-256, else PACE_ERR_ARG. */
PACE_API PACE_CHECK pace_status pace_pool_new(pace_pool **out, int threads, const pace_allocator *allocator, pace_error *err);
PACE_API pace_exec pace_pool_exec(pace_pool *pool);
PACE_API void pace_pool_free(pace_pool *pool); /* NULL is fine */

PACE_END

#endif
