/* Figures that may not be copied: they are read where they lie, beside the checkout, and a test without them is skipped. */
#ifndef PACE_TEST_OUTSIDE_H
#define PACE_TEST_OUTSIDE_H

#include <jansson.h>
#include "golden.h"

/* NULL where the collection is not there. */
static inline json_t *outside_read(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/../shared/golden/%s.json", PACE_SOURCE_DIR, name);
    return json_load_file(path, 0, NULL);
}

/* Numbers at "output/pop/values" and the like; null is NaN. Returns how many, at most `room`; the keys must be there. */
static inline int outside_values(double *out, int room, const json_t *root, const char *keys)
{
    char part[128];
    const json_t *at = root;
    for (const char *from = keys; *from;) {
        size_t n = strcspn(from, "/");
        snprintf(part, sizeof part, "%.*s", (int)n, from);
        at = json_object_get(at, part);
        from += n + (from[n] == '/');
    }
    if (json_is_object(at))
        at = json_object_get(at, "values");
    int count = (int)json_array_size(at);
    ENSURE(count > 0 && count <= room);
    for (int i = 0; i < count && i < room; i++) {
        const json_t *value = json_array_get(at, (size_t)i);
        out[i] = json_is_number(value) ? json_number_value(value) : (double)NAN;
    }
    return count;
}

#endif
