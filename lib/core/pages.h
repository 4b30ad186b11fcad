/* Asking the system for large pages. */
#ifndef PACE_LIB_PAGES_H
#define PACE_LIB_PAGES_H

#include <stddef.h>

/* For a block that was just made or has grown; small ones are left alone. */
void pace__prefer_large_pages(void *block, size_t bytes);

#endif
