/* For tests of scenes: an allocator that fails and counts, a scene with one of everything, a well-formedness check. */
#ifndef PACE_TEST_SCENE_KIT_H
#define PACE_TEST_SCENE_KIT_H

#include "test.h"
#include "chart/scene.h"
#include "chart/theme.h"

/* Fails the call number `fail_at` (from 1), and with `for_good` every one after it; counts what is out. */
typedef struct kit_memory {
    long calls, fail_at, blocks;
    bool for_good;
    pace_allocator allocator;
} kit_memory;

static inline void *kit_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    kit_memory *m = ctx;
    void *moved;
    (void)old_size;
    if (new_size == 0) {
        m->blocks -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    m->calls++;
    if (m->fail_at && (m->calls == m->fail_at || (m->for_good && m->calls > m->fail_at)))
        return NULL;
    moved = realloc(ptr, new_size);
    m->blocks += moved != NULL && ptr == NULL;
    return moved;
}

static inline void kit_memory_init(kit_memory *m, long fail_at, bool for_good)
{
    *m = (kit_memory){.fail_at = fail_at, .for_good = for_good};
    m->allocator = (pace_allocator){kit_resize, m};
}

/* Latin, Han, XML's five characters, marks, dashes, a halo, both kinds of group. */
static inline void kit_scene(scene *s, pace_theme which, const pace_allocator *allocator)
{
    const theme *t = theme_of(which);
    const scene_point line[] = {{60, 200}, {160.5, 150.25}, {260, 180}, {5000, 20}};
    const scene_point shade[] = {{300, 40}, {380, 40}, {380, 220}, {300, 220}};
    scene_init(s, 400, 260, t->background, allocator);
    scene_describe(s, "Output <doubled> & more", "Line chart; \"actual\" 193.5",
                   "\xE6\x9D\xA5\xE6\xBA\x90\xEF\xBC\x9A\xE7\xBB\x9F\xE8\xAE\xA1\xE5\xB1\x80", "zh", "c1");
    scene_polygon(s, shade, 4, t->forecast);
    scene_group(s, "");
    for (int i = 0; i < 4; i++)
        scene_line(s, 60, 40.5 + 50 * i, 380, 40.5 + 50 * i, t->grid, 1, 0, 0);
    scene_end(s);
    scene_group(s, "R&D <actual>");
    scene_polyline(s, line, 4, t->series[0], t->line, 0, 0);
    scene_line(s, 60, 210, 380, 60, t->target, t->path, t->path_dash, t->path_space);
    scene_circle(s, 260, 180, t->mark, t->series[0], t->background, 1.5);
    scene_diamond(s, 380, 60, 6, t->background, t->target, 2);
    scene_rect(s, 70, 230, 90, 12, t->series[1] & 0xFFFFFF80u, t->axis, 1);
    scene_end(s);
    scene_text(s, 16, 24, "R&D <b>'\"", t->title, true, SCENE_START, t->text, 0);
    scene_text(s, 200, 120, "\xE5\xAE\x9E\xE9\x99\x85 193.5", t->label, false, SCENE_MIDDLE, t->series_text[0],
               t->background);
    scene_text(s, 390, 250, "2020", t->source, false, SCENE_FINISH, t->muted, 0);
}

/* --- XML, as far as the emitter writes it: nested tags, quoted attributes of unlike names, the five entities ------- */

typedef struct kit_xml {
    const char *at;
    char open[32][24];
    int depth;
    const char *fault;
} kit_xml;

static inline bool kit_is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

static inline size_t kit_name(kit_xml *x, char *out, size_t room)
{
    size_t n = 0;
    while (kit_is_name(*x->at) && n + 1 < room)
        out[n++] = *x->at++;
    out[n] = '\0';
    if (n == 0)
        x->fault = "a name is missing";
    return n;
}

static inline void kit_entity(kit_xml *x)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#39;"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(x->at, known[i], strlen(known[i])) == 0) {
            x->at += strlen(known[i]);
            return;
        }
    x->fault = "an ampersand that begins no entity";
}

static inline void kit_attributes(kit_xml *x)
{
    char seen[24][24];
    int count = 0;
    while (*x->at == ' ' && !x->fault) {
        x->at++;
        kit_name(x, seen[count], sizeof seen[count]);
        for (int i = 0; i < count; i++)
            if (strcmp(seen[i], seen[count]) == 0)
                x->fault = "an attribute given twice";
        if (*x->at++ != '=' || *x->at++ != '"' || ++count == 24)
            x->fault = "an attribute without a quoted value";
        while (!x->fault && *x->at != '"') {
            if (*x->at == '\0' || *x->at == '<')
                x->fault = "an attribute that does not end";
            else if (*x->at == '&')
                kit_entity(x);
            else
                x->at++;
        }
        x->at += !x->fault;
    }
}

static inline void kit_tag(kit_xml *x)
{
    char name[24];
    x->at++;
    if (*x->at == '/') {
        x->at++;
        kit_name(x, name, sizeof name);
        if (x->depth == 0 || strcmp(x->open[--x->depth], name) != 0)
            x->fault = "an end tag that ends nothing";
    } else {
        kit_name(x, name, sizeof name);
        kit_attributes(x);
        if (*x->at == '/')
            x->at++;
        else if (x->depth < 32)
            strcpy(x->open[x->depth++], name);
        else
            x->fault = "too deep";
    }
    if (!x->fault && *x->at++ != '>')
        x->fault = "a tag that does not end";
}

/* NULL, or what is wrong. */
static inline const char *kit_xml_fault(const char *text)
{
    kit_xml x = {.at = text};
    int roots = 0;
    while (*x.at && !x.fault) {
        if (*x.at == '<') {
            roots += x.depth == 0;
            kit_tag(&x);
        } else if (*x.at == '&') {
            kit_entity(&x);
        } else if ((unsigned char)*x.at < 0x20 && *x.at != '\n') {
            x.fault = "a control character";
        } else if (x.depth == 0 && *x.at != '\n') {
            x.fault = "text outside the root";
        } else {
            x.at++;
        }
    }
    if (!x.fault && (x.depth != 0 || roots != 1))
        x.fault = "not one whole element";
    return x.fault;
}

#endif
