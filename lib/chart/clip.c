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

/* Where the segment a-b stands at share t, held inside the box: with ends near 1e308 the weights round. */
static scene_point point_at(const clip_box *box, scene_point a, scene_point b, double t)
{
    return (scene_point){between(a.x * (1 - t) + b.x * t, box->left, box->right),
                         between(a.y * (1 - t) + b.y * t, box->top, box->bottom)};
}

/* One bound of Liang and Barsky (1984): narrows [t0, t1] to the part on the inner side of a bound that the segment
 * moves towards by p and has q left to. */
static bool narrow(double p, double q, double *t0, double *t1)
{
    if (p < 0)
        *t0 = fmax(*t0, q / p);
    else if (p > 0)
        *t1 = fmin(*t1, q / p);
    else if (q < 0)
        return false;
    return *t0 <= *t1;
}

bool clip_segment(const clip_box *box, scene_point *a, scene_point *b)
{
    if (clip_inside(box, *a) && clip_inside(box, *b))
        return true;
    /* A quarter of everything: differences of any two finite numbers stay finite, ratios stay the same. */
    const double ax = a->x / 4, ay = a->y / 4, dx = b->x / 4 - ax, dy = b->y / 4 - ay;
    double t0 = 0, t1 = 1;
    if (!narrow(-dx, ax - box->left / 4, &t0, &t1) || !narrow(dx, box->right / 4 - ax, &t0, &t1) ||
        !narrow(-dy, ay - box->top / 4, &t0, &t1) || !narrow(dy, box->bottom / 4 - ay, &t0, &t1))
        return false;
    const scene_point from = *a, to = *b;
    if (t0 > 0)
        *a = point_at(box, from, to, t0);
    if (t1 < 1)
        *b = point_at(box, from, to, t1);
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
