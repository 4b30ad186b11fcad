/* Large blocks on large pages, where the system has them and leaves the choice to the program: a block that is written
 * for the first time costs a page fault for every page, which is more than most of what is computed in it. */
#define _DEFAULT_SOURCE /* POSIX has no madvise */
#include <stdint.h>
#include <sys/mman.h>
#include "core/pages.h"

enum { LEAST_BYTES = 1 << 22, LARGE_PAGE = 1 << 21 };

/* A wish, without a promise: the contents stay as they are, and a refusal changes nothing. */
void pace__prefer_large_pages(void *block, size_t bytes)
{
#ifdef MADV_HUGEPAGE
    size_t skip = (size_t)(-(uintptr_t)block & (LARGE_PAGE - 1));
    if (bytes < LEAST_BYTES)
        return;
    (void)madvise((char *)block + skip, (bytes - skip) & ~(size_t)(LARGE_PAGE - 1), MADV_HUGEPAGE);
#else
    (void)block;
    (void)bytes;
#endif
}
