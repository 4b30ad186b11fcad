/* Fresh memory in large pieces: the first write to a page costs a fault, which is more than most of what is computed in it,
 * and several times more under a hypervisor. */
#define _DEFAULT_SOURCE /* POSIX has no madvise */
#include <stdint.h>
#include <sys/mman.h>
#include "core/pages.h"

enum { LEAST_BYTES = 1 << 17, SMALL_PAGE = 1 << 12, LARGE_PAGE = 1 << 21 };

static uintptr_t up(uintptr_t at, uintptr_t page)
{
    return (at + page - 1) / page * page;
}

/* All its pages by one call, in place of a fault for each. */
static void populate(uintptr_t from, uintptr_t to)
{
#ifdef MADV_POPULATE_WRITE
    if (from < to)
        (void)madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#else
    (void)from;
    (void)to;
#endif
}

/* Whole large pages come at their first write, where the system has them and leaves the choice to the program; less than one at
 * either end is made ready now. A wish, without a promise: the contents stay as they are, and a refusal changes nothing. */
void pace__prepare_pages(void *block, size_t used, size_t bytes)
{
    uintptr_t from = up((uintptr_t)block + used, SMALL_PAGE), to = ((uintptr_t)block + bytes) / SMALL_PAGE * SMALL_PAGE;
    uintptr_t first = up(from, LARGE_PAGE), last = to / LARGE_PAGE * LARGE_PAGE;
    if (bytes < used || bytes - used < LEAST_BYTES)
        return;
#ifdef MADV_HUGEPAGE
    if (first < last) {
        (void)madvise((void *)first, last - first, MADV_HUGEPAGE);
        populate(from, first);
        populate(last, to);
        return;
    }
#endif
    if (to - from < 2 * (uintptr_t)LARGE_PAGE)
        populate(from, to);
}
