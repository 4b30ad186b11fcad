/* The display list: what is drawn, in order, already clipped and free of values that no drawing library should see. */
#include "chart/scene.h"
#include <math.h>
#include "chart/clip.h"
#include "core/core.h"

void scene_init(scene *s, double width, double height, scene_color background, const pace_allocator *allocator)
{
    *s = (scene){.allocator = allocator, .width = width, .height = height, .background = background};
    s->words = (scene_words){"", "", "", "en"};
    s->id_prefix = "";
    pace__arena_init(&s->texts, allocator);
}

void scene_clear(scene *s)
{
    pace__arena_clear(&s->texts);
    pace__release(s->allocator, s->items, s->capacity * sizeof *s->items);
    pace__release(s->allocator, s->points, s->point_capacity * sizeof *s->points);
    scene_init(s, s->width, s->height, s->background, s->allocator);
}

/* The cleaned copy that the scene keeps; "" on failure, with the status set. */
static const char *keep(scene *s, const char *text, int clusters)
{
    pace_buffer clean = PACE_BUFFER_INIT;
    const char *copy = "";
    clean.allocator = s->allocator;
    scene_text_clean(&clean, text, clusters);
    if (clean.status == PACE_OK && clean.length > 0)
        copy = pace__arena_text(&s->texts, clean.text, clean.length);
    if (clean.status != PACE_OK || !copy) {
        s->status = PACE_ERR_NOMEM;
        copy = "";
    }
    pace_buffer_clear(&clean);
    return copy;
}

void scene_describe(scene *s, const char *title, const char *description, const char *source, const char *lang,
                    const char *id_prefix)
{
    enum { WHOLE = 1 << 20 }; /* words are not shaped: they may be long */
    s->words.title = keep(s, title, WHOLE);
    s->words.description = keep(s, description, WHOLE);
    s->words.source = keep(s, source, WHOLE);
    s->words.lang = lang && *lang ? keep(s, lang, SCENE_CLUSTERS) : "en";
    s->id_prefix = keep(s, id_prefix, SCENE_CLUSTERS);
}

static void add(scene *s, const scene_item *item)
{
    void *items = s->items;
    if (s->status != PACE_OK)
        return;
    if (!pace__reserve(s->allocator, &items, &s->capacity, s->count + 1, sizeof *s->items)) {
        s->status = PACE_ERR_NOMEM;
        return;
    }
    s->items = items;
    s->items[s->count++] = *item;
}

static bool reserve_points(scene *s, size_t more)
{
    void *points = s->points;
    if (s->status != PACE_OK)
        return false;
    if (more > SIZE_MAX / 2 - s->point_count ||
        !pace__reserve(s->allocator, &points, &s->point_capacity, s->point_count + more, sizeof *s->points)) {
        s->status = PACE_ERR_NOMEM;
        return false;
    }
    s->points = points;
    return true;
}

static clip_box margin_of(const scene *s)
{
    return (clip_box){-SCENE_MARGIN, -SCENE_MARGIN, s->width + SCENE_MARGIN, s->height + SCENE_MARGIN};
}

/* Widths that a drawing library can take: none for what is no width. */
static double pen(double width)
{
    return width > 0 ? fmin(width, SCENE_MARGIN) : 0;
}

/* A pattern finer than a tenth of a pixel costs a drawing library minutes and looks solid. */
static void set_pen(scene_item *item, scene_color stroke, double width, double dash, double space)
{
    item->stroke_width = pen(width);
    item->stroke = item->stroke_width > 0 ? stroke : 0;
    if (dash >= 0.1 && space >= 0.1 && isfinite(dash) && isfinite(space)) {
        item->dash = dash;
        item->space = space;
    }
}

static bool drawn(const scene_item *item)
{
    return (item->fill & 0xFF) || (item->stroke & 0xFF);
}

void scene_rect(scene *s, double x, double y, double w, double h, scene_color fill, scene_color stroke,
                double stroke_width)
{
    const clip_box box = margin_of(s);
    scene_item item = {.kind = SCENE_RECT, .fill = fill};
    double left = fmin(x, x + w), right = fmax(x, x + w), top = fmin(y, y + h), bottom = fmax(y, y + h);
    if (!isfinite(x) || !isfinite(y) || !isfinite(x + w) || !isfinite(y + h))
        return;
    left = fmax(left, box.left);
    right = fmin(right, box.right);
    top = fmax(top, box.top);
    bottom = fmin(bottom, box.bottom);
    set_pen(&item, stroke, stroke_width, 0, 0);
    if (right < left || bottom < top || !drawn(&item))
        return;
    item.x = left;
    item.y = top;
    item.w = right - left;
    item.h = bottom - top;
    add(s, &item);
}

void scene_line(scene *s, double x1, double y1, double x2, double y2, scene_color stroke, double width, double dash,
                double space)
{
    const scene_point ends[2] = {{x1, y1}, {x2, y2}};
    scene_polyline(s, ends, 2, stroke, width, dash, space);
}

static bool all_finite(const scene_point *points, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (!isfinite(points[i].x) || !isfinite(points[i].y))
            return false;
    return true;
}

/* Closes the run of points that began at item->first; a run of one point is no line. */
static void end_run(scene *s, scene_item *item)
{
    item->count = (int64_t)s->point_count - item->first;
    if (item->count >= 2)
        add(s, item);
    else
        s->point_count = (size_t)item->first;
    item->first = (int64_t)s->point_count;
}

/* Where a line leaves the margin it ends, and goes on as a new item where it comes back. */
void scene_polyline(scene *s, const scene_point *points, int64_t count, scene_color stroke, double width, double dash,
                    double space)
{
    const clip_box box = margin_of(s);
    scene_item item = {.kind = SCENE_POLYLINE, .first = (int64_t)s->point_count};
    bool joined = false;
    set_pen(&item, stroke, width, dash, space);
    if (count < 2 || !drawn(&item) || !all_finite(points, count))
        return;
    for (int64_t i = 1; i < count; i++) {
        scene_point a = points[i - 1], b = points[i];
        if (!clip_segment(&box, &a, &b)) {
            joined = false;
            continue;
        }
        if (!reserve_points(s, 2))
            return;
        if (!joined || !clip_inside(&box, points[i - 1])) {
            end_run(s, &item);
            s->points[s->point_count++] = a;
        }
        s->points[s->point_count++] = b;
        joined = true;
    }
    end_run(s, &item);
}

/* The clipping passes go to and fro behind the points that are there: the polygon, then room for twice as many. */
void scene_polygon(scene *s, const scene_point *points, int64_t count, scene_color fill)
{
    const clip_box box = margin_of(s);
    scene_item item = {.kind = SCENE_POLYGON, .fill = fill, .first = (int64_t)s->point_count};
    size_t n = (size_t)count;
    bool inside = true;
    if (count < 3 || !drawn(&item) || !all_finite(points, count))
        return;
    for (int64_t i = 0; i < count; i++)
        inside = inside && clip_inside(&box, points[i]);
    if (!reserve_points(s, n))
        return;
    for (size_t i = 0; i < n; i++)
        s->points[s->point_count + i] = points[i];
    for (int side = 0; side < 4 && !inside; side++) {
        if (n > SIZE_MAX / 4 || !reserve_points(s, 3 * n))
            return;
        scene_point *in = s->points + s->point_count, *out = in + n;
        const size_t kept = clip_side(&box, side, in, n, out);
        for (size_t i = 0; i < kept; i++)
            in[i] = out[i];
        n = kept;
    }
    item.count = (int64_t)n;
    s->point_count += n;
    if (n >= 3)
        add(s, &item);
    else
        s->point_count = (size_t)item.first;
}

static void add_mark(scene *s, scene_kind kind, double x, double y, double radius, const scene_color colors[2],
                     double stroke_width)
{
    const clip_box box = margin_of(s);
    scene_item item = {.kind = kind, .x = x, .y = y, .w = radius, .fill = colors[0]};
    set_pen(&item, colors[1], stroke_width, 0, 0);
    if (radius > 0 && radius <= SCENE_MARGIN && clip_inside(&box, (scene_point){x, y}) && drawn(&item))
        add(s, &item);
}

void scene_circle(scene *s, double x, double y, double radius, scene_color fill, scene_color stroke,
                  double stroke_width)
{
    add_mark(s, SCENE_CIRCLE, x, y, radius, (const scene_color[2]){fill, stroke}, stroke_width);
}

void scene_diamond(scene *s, double x, double y, double radius, scene_color fill, scene_color stroke,
                   double stroke_width)
{
    add_mark(s, SCENE_DIAMOND, x, y, radius, (const scene_color[2]){fill, stroke}, stroke_width);
}

void scene_text(scene *s, double x, double y, const char *text, double size, bool bold, scene_anchor anchor,
                scene_color color, scene_color halo)
{
    const clip_box box = margin_of(s);
    scene_item item = {.kind = SCENE_TEXT, .x = x, .y = y, .fill = color, .size = size, .bold = bold,
                       .anchor = anchor, .halo = halo};
    if (!text || !*text || !(size > 0 && size <= SCENE_MARGIN) || !(color & 0xFF) ||
        !clip_inside(&box, (scene_point){x, y}) || s->status != PACE_OK)
        return;
    item.text = keep(s, text, SCENE_CLUSTERS);
    if (*item.text)
        add(s, &item);
}

void scene_group(scene *s, const char *label)
{
    scene_item item = {.kind = SCENE_GROUP, .text = ""};
    if (s->status != PACE_OK)
        return;
    item.text = keep(s, label, SCENE_CLUSTERS);
    add(s, &item);
    s->depth += s->status == PACE_OK;
}

void scene_end(scene *s)
{
    if (s->depth == 0 || s->status != PACE_OK)
        return;
    add(s, &(scene_item){.kind = SCENE_END});
    s->depth--;
}
