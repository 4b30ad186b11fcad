/* What a reader of pages can follow: places with a name, links to them or to elsewhere, and the outline. */
#ifndef PACE_LIB_EMIT_MARKS_H
#define PACE_LIB_EMIT_MARKS_H

#include "chart/scene.h"

typedef struct emit_place { /* names are ASCII letters, digits and '-' */
    size_t page;
    double y; /* px from the head of the page */
    const char *name;
} emit_place;

typedef struct emit_link { /* px */
    size_t page;
    double x, y, w, h;
    const char *to; /* the name of a place; with a colon in it an address elsewhere */
} emit_link;

typedef struct emit_entry { /* of the outline, in order */
    int level;              /* 0 = a chapter, 1 = what stands in the chapter before it */
    const char *title, *to; /* to: the name of a place */
} emit_entry;

typedef struct emit_marks {
    const emit_place *places;
    const emit_link *links;
    const emit_entry *entries;
    size_t place_count, link_count, entry_count;
} emit_marks;

/* As scene_emit_pages, with marks; NULL = none. A link to a place that is not there is left out. */
pace_status scene_emit_marked(pace_buffer *out, const scene *pages, size_t count, const emit_marks *marks,
                              scene_font *font, pace_error *err);

#endif
