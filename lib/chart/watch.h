/* An allocator that remembers refusals. A text that could not be measured for want of memory would stand in the wrong
 * place: every refusal counts, also those that a cache would shrug off. */
#ifndef PACE_LIB_CHART_WATCH_H
#define PACE_LIB_CHART_WATCH_H

#include <stdbool.h>
#include "pace/memory.h"

typedef struct watch {
    const pace_allocator *inner; /* NULL = malloc */
    bool refused;
} watch;

/* What hands out memory through the watch, which has to outlive it. */
pace_allocator watch_allocator(watch *w);

#endif
