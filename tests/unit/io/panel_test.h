/* Shared by the tests of panels: reading a text and showing what came of it. */
#ifndef PANEL_TEST_H
#define PANEL_TEST_H

#include "pace/panel.h"
#include "test.h"

/* Counts blocks that live, and fails the allocation number `fail_at` (from 1; 0 = none) and those after it if `for_ever`. */
typedef struct counting {
    long calls, live, fail_at;
    bool for_ever;
} counting;

static inline void *counting_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    counting *c = ctx;
    (void)old_size;
    if (!new_size) {
        c->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    c->calls++;
    if (c->fail_at && (c->calls == c->fail_at || (c->for_ever && c->calls > c->fail_at))) return NULL;
    if (!ptr) c->live++;
    return realloc(ptr, new_size);
}

/* The panel in a format; "" when reading failed. Static: one at a time. */
static inline const char *panel_show(const pace_panel *panel, const char *format)
{
    static char text[1 << 16];
    pace_buffer out = PACE_BUFFER_INIT;
    text[0] = '\0';
    if (panel && !pace_panel_write(&out, panel, format, NULL) && out.length < sizeof text) memcpy(text, out.text, out.length + 1);
    pace_buffer_clear(&out);
    return text;
}

static inline pace_panel *panel_of(const char *text, const pace_read_opts *opts, pace_error *err)
{
    const pace_error none = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    *err = none;
    if (pace_panel_read(&panel, text, strlen(text), "f.csv", opts, err)) return NULL;
    return panel;
}

#endif
