#include <math.h>
#include "chart/mark_line.h"

enum { HOLLOW_MAX = 120 }; /* more hollow marks than that are no marks */

static scene_point place_of(const curve_point *point, const scale *x, const scale *y)
{
    return (scene_point){scale_at(x, point->x), scale_at(y, point->value)};
}

/* The segment that ends at point i: dashed where either end may still change. */
static bool dashed(const curve *c, int64_t i)
{
    return c->at[i].provisional || c->at[i - 1].provisional;
}

/* One stretch of joined points [from, to], solid or dashed. */
static void stroke_run(pen *p, const curve *c, int64_t from, int64_t to, scene_point *points, const line_style *style)
{
    const theme *look = &p->look;
    bool open = dashed(c, from + 1);
    scene_polyline(p->scene, points + from, to - from + 1, style->stroke, style->width,
                   open ? look->provisional_dash : 0, open ? look->provisional_space : 0);
    for (int64_t i = from; i < to; i++)
        pen_block_line(p, points[i], points[i + 1]);
}

static bool alone(const curve *c, int64_t i)
{
    return !c->at[i].joined && (i + 1 == c->count || !c->at[i + 1].joined);
}

static void dot(pen *p, scene_point at, bool hollow, double radius, const line_style *style)
{
    scene_circle(p->scene, at.x, at.y, radius, hollow ? p->look.background : style->stroke, style->stroke,
                 hollow ? fmax(1, style->width * 0.7) : 0);
    pen_block_line(p, (scene_point){at.x - radius, at.y}, (scene_point){at.x + radius, at.y});
}

/* Where a series breaks off and begins anew: a short upright line of dashes between the two ends. */
static void draw_break(pen *p, scene_point before, scene_point after)
{
    const theme *look = &p->look;
    double x = pen_snap((before.x + after.x) / 2), reach = 3 * look->mark;
    double top = fmin(before.y, after.y) - reach, foot = fmax(before.y, after.y) + reach;
    scene_line(p->scene, x, top, x, foot, look->muted, look->path, look->path_dash, look->path_space);
    pen_block_line(p, (scene_point){x, top}, (scene_point){x, foot});
}

void mark_line(pen *p, const curve *c, const scale *x, const scale *y, const line_style *style)
{
    scene_point *points = pace__arena_alloc(p->scratch, (size_t)c->count + 1, sizeof *points);
    int64_t hollow = 0;
    if (!points) {
        p->failed = true;
        return;
    }
    for (int64_t i = 0; i < c->count; i++) {
        points[i] = place_of(&c->at[i], x, y);
        hollow += c->at[i].provisional;
    }
    for (int64_t i = 0; i < c->count;) {
        int64_t end = i;
        while (end + 1 < c->count && c->at[end + 1].joined && (end == i || dashed(c, end + 1) == dashed(c, i + 1)))
            end++;
        if (end > i)
            stroke_run(p, c, i, end, points, style);
        i = end + 1 < c->count && c->at[end + 1].joined ? end : end + 1;
    }
    for (int64_t i = 1; i < c->count; i++)
        if (c->at[i].broken)
            draw_break(p, points[i - 1], points[i]);
    for (int64_t i = 0; i < c->count; i++) {
        bool last = i == c->count - 1, open = c->at[i].provisional;
        if (last || c->dotted || alone(c, i) || (open && hollow <= HOLLOW_MAX))
            dot(p, points[i], open, last ? style->radius : style->radius * 0.75, style);
    }
}

void mark_goal_path(pen *p, const goal_path *g, const scale *x, const scale *y, double width)
{
    const theme *look = &p->look;
    if (g->count > 1) {
        scene_point *points = pace__arena_alloc(p->scratch, (size_t)g->count, sizeof *points);
        if (!points) {
            p->failed = true;
            return;
        }
        for (int64_t i = 0; i < g->count; i++)
            points[i] = place_of(&g->at[i], x, y);
        scene_polyline(p->scene, points, g->count, look->target, width, look->path_dash, look->path_space);
        for (int64_t i = 0; i + 1 < g->count; i++)
            pen_block_line(p, points[i], points[i + 1]);
    }
}

void mark_goal_point(pen *p, const goal_path *g, const scale *x, const scale *y, double width, double radius)
{
    const theme *look = &p->look;
    double at = scale_at(x, g->x), low = scale_at(y, g->value);
    if (!g->has_point)
        return;
    if (isfinite(g->high)) { /* a band: both edges, and what lies between them */
        double high = scale_at(y, g->high);
        scene_line(p->scene, at, low, at, high, look->target, width * 1.3, 0, 0);
        pen_block_line(p, (scene_point){at, low}, (scene_point){at, high});
        scene_diamond(p->scene, at, high, radius, look->background, look->target, width * 1.3);
    }
    scene_diamond(p->scene, at, low, radius, look->background, look->target, width * 1.3);
}
