/* Memory for large inputs: one heap on large pages, from which both threads take and to which what was freed returns. Under a
 * hypervisor the first write to a page costs more than most of what is computed in it. */
#define _DEFAULT_SOURCE /* POSIX has no madvise */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include "cli/cli.h"

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
#include <malloc.h>

enum { HEAP = 1 << 27, LARGE_PAGE = 1 << 21, OFTEN = 1 << 25 }; /* OFTEN: no larger threshold is taken */

/* Address space alone: pages come when they are written. Wishes, all of them; refused ones change nothing. */
void cli_large_heap(void)
{
    if (!mallopt(M_MMAP_THRESHOLD, OFTEN) || !mallopt(M_TRIM_THRESHOLD, HEAP) || !mallopt(M_TOP_PAD, HEAP))
        return;
    (void)mallopt(M_ARENA_MAX, 1);
    char *block = malloc(LARGE_PAGE);
    uintptr_t from = ((uintptr_t)block + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
    if (block)
        (void)madvise((void *)from, HEAP - LARGE_PAGE, MADV_HUGEPAGE);
    free(block);
    (void)mallopt(M_TOP_PAD, LARGE_PAGE);
}
#else
void cli_large_heap(void)
{
}
#endif
