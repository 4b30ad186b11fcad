/* Asking the system for memory in large pieces. */
#ifndef PACE_LIB_PAGES_H
#define PACE_LIB_PAGES_H

#include <stddef.h>

/* For a block that was just made (used 0) or has grown from `used` bytes; small ones are left alone. */
void pace__prepare_pages(void *block, size_t used, size_t bytes);

#endif
