#include <math.h>
#include "chart/mark_bullet.h"

static double at(const bullet *b, double share)
{
    return b->left + fmin(fmax(share / b->most, 0), 1) * (b->right - b->left);
}

/* A bar that does not end where the ground ends says so with a point. */
static void draw_point(pen *p, const bullet *b, double half)
{
    scene_point points[3] = {
        {b->right, b->middle - half}, {b->right + half * 1.2, b->middle}, {b->right, b->middle + half}};
    scene_polygon(p->scene, points, 3, b->color);
}

/* A band has a tick at both edges, joined at top and bottom. */
static void draw_edge(pen *p, const bullet *b, double target, double width, double tick)
{
    double edge = at(b, b->edge), left = fmin(target, edge), thin = fmax(1, width / 2);
    scene_rect(p->scene, edge - width / 2, b->middle - tick / 2, width, tick, p->look.text, 0, 0);
    scene_rect(p->scene, left, b->middle - tick / 2, fabs(edge - target), thin, p->look.text, 0, 0);
    scene_rect(p->scene, left, b->middle + tick / 2 - thin, fabs(edge - target), thin, p->look.text, 0, 0);
}

void mark_bullet(pen *p, const bullet *b)
{
    const theme *look = &p->look;
    double top = b->middle - b->height / 2, target = at(b, 1), bar = b->height / 3, tick = b->height * 0.6;
    scene_rect(p->scene, b->left, top, b->right - b->left, b->height, look->track, 0, 0);
    if (isfinite(b->path) && b->path > 0)
        scene_rect(p->scene, b->left, top, at(b, b->path) - b->left, b->height, look->tints[1], 0, 0);
    scene_rect(p->scene, b->left, b->middle - bar / 2, at(b, b->latest) - b->left, bar, b->color, 0, 0);
    if (b->latest > b->most)
        draw_point(p, b, bar / 2);
    double width = fmax(2, look->line * 1.1);
    scene_rect(p->scene, target - width / 2, b->middle - tick / 2, width, tick, look->text, 0, 0);
    if (isfinite(b->edge))
        draw_edge(p, b, target, width, tick);
}
