#include "chart/watch.h"
#include <stdlib.h>

static void *watched_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    watch *w = ctx;
    void *moved = NULL;
    if (w->inner && w->inner->resize)
        moved = w->inner->resize(w->inner->ctx, ptr, old_size, new_size);
    else if (new_size)
        moved = realloc(ptr, new_size);
    else
        free(ptr);
    w->refused = w->refused || (new_size && !moved);
    return moved;
}

pace_allocator watch_allocator(watch *w)
{
    return (pace_allocator){watched_resize, w};
}
