/* Allocation. Each object remembers the allocator it was made with; there is no process-wide setting. */
#ifndef PACE_MEMORY_H
#define PACE_MEMORY_H

#include <stddef.h>
#include "pace/export.h"

PACE_BEGIN

/* One function does it all. ptr NULL: a new block of new_size bytes. new_size 0: frees ptr (of old_size bytes) and
 * returns NULL. Else: moves or resizes, keeping min(old_size, new_size) bytes. NULL for a non-zero new_size means
 * "no memory", and ptr is then still valid. Blocks are aligned for any object.
 * An object may be used from one thread at a time, so `resize` need only be thread-safe if objects that share `ctx`
 * live on several threads. */
typedef struct pace_allocator {
    void *(*resize)(void *ctx, void *ptr, size_t old_size, size_t new_size);
    void *ctx;
} pace_allocator;

PACE_END

#endif
