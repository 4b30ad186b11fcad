#include "chart/clip.h"
#include <math.h>

bool clip_inside(const clip_box *box, scene_point p)
{
    return p.x >= box->left && p.x <= box->right && p.y >= box->top && p.y <= box->bottom;
}

static double between(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

/* A share of the segment, and the side that it was cut by (-1: none). */
typedef struct cut {
    double t;
    int side;
} cut;

/* The bound is the coordinate: with ends near 1e308 no share is fine enough to give it. The other one is held inside
 * the box for the same reason. */
static scene_point point_at(const clip_box *box, scene_point a, scene_point b, cut at)
{
    const double bounds[4] = {box->left, box->right, box->top, box->bottom};
    const double x = a.x * (1 - at.t) + b.x * at.t, y = a.y * (1 - at.t) + b.y * at.t;
    return (scene_point){at.side < 2 ? bounds[at.side] : between(x, box->left, box->right),
                         at.side >= 2 ? bounds[at.side] : between(y, box->top, box->bottom)};
}

/* One bound of Liang and Barsky (1984): narrows [from, to] to the part on the inner side of a bound that the segment
 * moves towards by p and has q left to. */
static bool narrow(int side, double p, double q, cut *from, cut *to)
{
    if (p < 0 && q / p > from->t)
        *from = (cut){q / p, side};
    else if (p > 0 && q / p < to->t)
        *to = (cut){q / p, side};
    else if (!(p < 0) && !(p > 0) && q < 0)
        return false;
    return from->t <= to->t;
}

bool clip_segment(const clip_box *box, scene_point *a, scene_point *b)
{
    if (clip_inside(box, *a) && clip_inside(box, *b))
        return true;
    /* A quarter of everything: differences of any two finite numbers stay finite, ratios stay the same. */
    const double ax = a->x / 4, ay = a->y / 4, dx = b->x / 4 - ax, dy = b->y / 4 - ay;
    cut from = {0, -1}, to = {1, -1};
    if (!narrow(0, -dx, ax - box->left / 4, &from, &to) || !narrow(1, dx, box->right / 4 - ax, &from, &to) ||
        !narrow(2, -dy, ay - box->top / 4, &from, &to) || !narrow(3, dy, box->bottom / 4 - ay, &from, &to))
        return false;
    const scene_point first = *a, last = *b;
    if (from.side >= 0)
        *a = point_at(box, first, last, from);
    if (to.side >= 0)
        *b = point_at(box, first, last, to);
    return true;
}

/* How far inside a side a point lies, in quarters (see above). */
static double depth(const clip_box *box, int side, scene_point p)
{
    switch (side) {
    case 0:
        return p.x / 4 - box->left / 4;
    case 1:
        return box->right / 4 - p.x / 4;
    case 2:
        return p.y / 4 - box->top / 4;
    default:
        return box->bottom / 4 - p.y / 4;
    }
}

static scene_point crossing(const clip_box *box, int side, scene_point a, double da, scene_point b, double db)
{
    const double t = (da / 2) / (da / 2 - db / 2);
    scene_point p = {a.x * (1 - t) + b.x * t, a.y * (1 - t) + b.y * t};
    if (side == 0)
        p.x = box->left;
    else if (side == 1)
        p.x = box->right;
    else if (side == 2)
        p.y = box->top;
    else
        p.y = box->bottom;
    return p;
}

/* Sutherland and Hodgman (1974). */
size_t clip_side(const clip_box *box, int side, const scene_point *in, size_t n, scene_point *out)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const scene_point a = in[i ? i - 1 : n - 1], b = in[i];
        const double da = depth(box, side, a), db = depth(box, side, b);
        if ((da >= 0) != (db >= 0))
            out[count++] = crossing(box, side, a, da, b, db);
        if (db >= 0)
            out[count++] = b;
    }
    return count;
}
