/* An allocator that fails once, or from then on, and counts what lives. */
#ifndef PACE_TEST_FAILING_H
#define PACE_TEST_FAILING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

typedef struct failing {
    int64_t left;  /* allocations until one fails; negative = never */
    bool for_ever; /* all after it fail too */
    bool fired;
    int64_t live;  /* bytes */
} failing;

/* For pace_allocator.resize; ctx is a failing. */
static inline void *failing_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    failing *f = ctx;
    void *moved;
    if (!new_size) {
        f->live -= ptr ? (int64_t)old_size : 0;
        free(ptr);
        return NULL;
    }
    if (f->left == 0) {
        f->fired = true;
        f->left = f->for_ever ? 0 : -1;
        return NULL;
    }
    f->left -= f->left > 0;
    moved = realloc(ptr, new_size);
    f->live += moved ? (int64_t)new_size - (ptr ? (int64_t)old_size : 0) : 0;
    return moved;
}

#endif
