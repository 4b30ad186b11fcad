#include <math.h>
#include "chart/mark_fan.h"

void mark_ground(pen *p, double from, double to, double top, double foot)
{
    if (to > from && foot > top)
        scene_rect(p->scene, from, top, to - from, foot - top, p->look.forecast, 0, 0);
}

static uint32_t mixed(uint32_t a, uint32_t b, double share)
{
    return (uint32_t)lround(a * (1 - share) + b * share);
}

/* Band k, widest last: the tints of the theme, with steps between them where there are more bands. The palest is too near
 * the ground, the darkest too near a central path. */
static scene_color tint_of(const theme *look, const pace_fan *fan, int64_t k)
{
    double darkest = fan->centre ? THEME_TINTS - 2 : THEME_TINTS - 1;
    double share = fan->level_count > 1 ? 1 - (double)k / (double)(fan->level_count - 1) : 0.5;
    double place = 1 + share * (darkest - 1);
    int below = (int)fmin(floor(place), THEME_TINTS - 2);
    scene_color a = look->tints[below], b = look->tints[below + 1], out = 0;
    for (int shift = 24; shift >= 0; shift -= 8)
        out |= (scene_color)mixed((a >> shift) & 0xFF, (b >> shift) & 0xFF, place - below) << shift;
    return out;
}

/* The edge of one band, from the start on; returns how many points. */
static int64_t edge(scene_point *out, const pace_fan *fan, const double *values, fan_start start, const scale *x,
                    const axis_number *y)
{
    int64_t n = 0;
    if (isfinite(start.x) && isfinite(start.value))
        out[n++] = (scene_point){scale_at(x, start.x), axis_number_at(y, start.value)};
    for (int64_t t = 0; t < fan->count; t++)
        out[n++] = (scene_point){scale_at(x, fan->first.ord + (double)t), axis_number_at(y, values[t])};
    return n;
}

static void block(pen *p, const scene_point *points, int64_t n)
{
    for (int64_t i = 0; i + 1 < n; i++)
        pen_block_line(p, points[i], points[i + 1]);
}

static void draw_band(pen *p, const pace_fan *fan, int64_t k, fan_start start, const scale *x, const axis_number *y,
                      scene_point *points)
{
    int64_t n = edge(points, fan, fan->lower + k * fan->count, start, x, y);
    scene_point *back = points + n;
    block(p, points, n);
    edge(back, fan, fan->upper + k * fan->count, start, x, y);
    block(p, back, n);
    for (int64_t i = 0; i < n / 2; i++) {
        scene_point swap = back[i];
        back[i] = back[n - 1 - i];
        back[n - 1 - i] = swap;
    }
    scene_color tint = tint_of(&p->look, fan, k);
    if (n > 1)
        scene_polygon(p->scene, points, 2 * n, tint);
    else /* one period and nothing before it */
        scene_line(p->scene, points[0].x, points[0].y, points[1].x, points[1].y, tint, p->look.mark * 2, 0, 0);
}

void mark_fan(pen *p, const pace_fan *fan, fan_start start, const scale *x, const axis_number *y)
{
    scene_point *points = pace__arena_alloc(p->scratch, 2 * ((size_t)fan->count + 1), sizeof *points);
    if (!points) {
        p->failed = true;
        return;
    }
    for (int64_t k = fan->level_count - 1; k >= 0; k--)
        draw_band(p, fan, k, start, x, y, points);
    if (!fan->centre)
        return;
    int64_t n = edge(points, fan, fan->centre, start, x, y);
    scene_polyline(p->scene, points, n, p->look.series[0], p->look.line * 0.7, p->look.provisional_dash,
                   p->look.provisional_space);
    block(p, points, n);
}
