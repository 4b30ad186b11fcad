/* For tests of charts: a chart drawn into a scene, and questions about what stands where. */
#ifndef PACE_TEST_CHART_KIT_H
#define PACE_TEST_CHART_KIT_H

#include "scene_kit.h"
#include "chart/chart_private.h"

typedef struct picture {
    scene s;
    scene_font *font;
    pace__arena scratch;
    pace_status status;
    pace_error err;
} picture;

static inline picture picture_of(pace_chart *chart)
{
    picture p = {.err = PACE_ERROR_INIT};
    scene_init(&p.s, chart->width, chart->height, theme_of(chart->theme)->background, NULL);
    pace__arena_init(&p.scratch, NULL);
    p.status = scene_font_new(&p.font, chart->zh ? "zh-CN" : "en", NULL, &p.err);
    if (!p.status)
        p.status = chart_scene(chart, &p.s, p.font, &p.scratch, &p.err);
    return p;
}

static inline void picture_clear(picture *p)
{
    scene_clear(&p->s);
    pace__arena_clear(&p->scratch);
    scene_font_free(p->font);
}

/* The first text that contains the words; NULL = none. */
static inline const scene_item *find_text(const picture *p, const char *words)
{
    for (size_t i = 0; i < p->s.count; i++)
        if (p->s.items[i].kind == SCENE_TEXT && strstr(p->s.items[i].text, words))
            return &p->s.items[i];
    return NULL;
}

static inline int count_kind(const picture *p, scene_kind kind)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        n += p->s.items[i].kind == kind;
    return n;
}

/* The box of the letters: narrower than the line by the leading that no letter fills. */
static inline label_box text_box(picture *p, const scene_item *item)
{
    double w = scene_font_width(p->font, item->text, item->size, item->bold), ascent = item->size * 0.78, descent = item->size * 0.2;
    double x = item->anchor == SCENE_START ? item->x : item->anchor == SCENE_MIDDLE ? item->x - w / 2 : item->x - w;
    return (label_box){x, item->y - ascent, w, ascent + descent};
}

/* Texts that run into each other. */
static inline int text_collisions(picture *p)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        for (size_t k = i + 1; k < p->s.count; k++) {
            const scene_item *a = &p->s.items[i], *b = &p->s.items[k];
            if (a->kind != SCENE_TEXT || b->kind != SCENE_TEXT || !label_boxes_meet(text_box(p, a), text_box(p, b)))
                continue;
            fprintf(stderr, "\"%s\" meets \"%s\"\n", a->text, b->text);
            n++;
        }
    return n;
}

/* Texts and marks that leave the canvas. */
static inline int runaways(picture *p)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        label_box box = {it->x, it->y, it->w, it->h};
        bool out = false;
        if (it->kind == SCENE_TEXT)
            box = text_box(p, it);
        if (it->kind == SCENE_TEXT || it->kind == SCENE_RECT)
            out = !label_box_inside(box, (label_box){-0.01, -0.01, p->s.width + 0.02, p->s.height + 0.02});
        for (int64_t k = 0; (it->kind == SCENE_POLYLINE || it->kind == SCENE_POLYGON) && k < it->count; k++) {
            scene_point at = p->s.points[it->first + k];
            out = out || at.x < 0 || at.y < 0 || at.x > p->s.width || at.y > p->s.height;
        }
        if (out)
            fprintf(stderr, "item %zu (kind %d, \"%s\") leaves the canvas\n", i, (int)it->kind, it->kind == SCENE_TEXT ? it->text : "");
        n += out;
    }
    return n;
}

/* How many segments in that colour pass through the letters of a text. */
static inline int lines_through(picture *p, const scene_item *text, scene_color stroke)
{
    int n = 0;
    label_box box = text_box(p, text);
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        for (int64_t k = 0; it->kind == SCENE_POLYLINE && it->stroke == stroke && k + 1 < it->count; k++)
            n += label_box_meets_line(box, p->s.points[it->first + k], p->s.points[it->first + k + 1]);
    }
    return n;
}

/* A picture, or a canvas that is refused together with one that would do; never a canvas of 1200 by 800 px and more. */
static inline bool drawn_or_cramped(const pace_chart *chart, const picture *p)
{
    bool large = chart->width >= 1200 && chart->height >= 800;
    return p->status == PACE_OK || (p->status == PACE_ERR_DATA && !large && strstr(p->err.text, " px have no room for ") &&
                                    (strstr(p->err.text, " would do") || strstr(p->err.text, "draw fewer")));
}

/* Nothing meets, nothing leaves the canvas; and both are freed. */
static inline void picture_done(pace_chart *chart, picture *p)
{
    ENSURE(drawn_or_cramped(chart, p));
    ENSURE(text_collisions(p) == 0);
    ENSURE(runaways(p) == 0);
    picture_clear(p);
    pace_chart_free(chart);
}

/* The rectangles of a colour, at most 16. */
static inline int rects_of(const picture *p, scene_color fill, scene_item out[16])
{
    int n = 0;
    for (size_t i = 0; i < p->s.count && n < 16; i++)
        if (p->s.items[i].kind == SCENE_RECT && p->s.items[i].fill == fill)
            out[n++] = p->s.items[i];
    return n;
}

#endif
