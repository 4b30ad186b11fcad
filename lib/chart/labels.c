#include <math.h>
#include "chart/labels.h"

bool label_boxes_meet(label_box a, label_box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool label_box_inside(label_box box, label_box frame)
{
    return box.x >= frame.x && box.y >= frame.y && box.x + box.w <= frame.x + frame.w &&
           box.y + box.h <= frame.y + frame.h;
}

/* Narrows the part [*t0, *t1] of a segment that lies on the inner side of one edge; false when nothing is left
 * (Liang and Barsky 1984). */
static bool clip_edge(double direction, double distance, double *t0, double *t1)
{
    if (fabs(direction) < 1e-12)
        return distance >= 0;
    double t = distance / direction;
    if (direction < 0) {
        if (t > *t1)
            return false;
        *t0 = fmax(*t0, t);
    } else {
        if (t < *t0)
            return false;
        *t1 = fmin(*t1, t);
    }
    return true;
}

bool label_box_meets_line(label_box box, scene_point a, scene_point b)
{
    double t0 = 0, t1 = 1, dx = b.x - a.x, dy = b.y - a.y;
    return clip_edge(-dx, a.x - box.x, &t0, &t1) && clip_edge(dx, box.x + box.w - a.x, &t0, &t1) &&
           clip_edge(-dy, a.y - box.y, &t0, &t1) && clip_edge(dy, box.y + box.h - a.y, &t0, &t1);
}

int label_faults(const label_field *field, label_box box)
{
    int faults = label_box_inside(box, field->frame) ? 0 : 1000;
    for (size_t i = 0; i < field->box_count; i++)
        if (label_boxes_meet(box, field->boxes[i]))
            faults += 100;
    for (size_t i = 0; i < field->segment_count; i++)
        if (label_box_meets_line(box, field->segments[2 * i], field->segments[2 * i + 1]))
            faults++;
    return faults;
}

static double side(scene_point a, scene_point b, scene_point p)
{
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

int label_crossings(const label_field *field, scene_point point, label_box box)
{
    scene_point end = {box.x + box.w / 2, box.y + box.h / 2};
    int count = 0;
    for (size_t i = 0; i < field->segment_count; i++) {
        scene_point a = field->segments[2 * i], b = field->segments[2 * i + 1];
        double here = side(a, b, point), length = hypot(b.x - a.x, b.y - a.y);
        if (fabs(here) <= 1e-6 * length)
            continue;
        if (here * side(a, b, end) < 0 && side(point, end, a) * side(point, end, b) <= 0)
            count++;
    }
    return count;
}

/* Drops the lightest until the rest fits. */
static size_t drop_lightest(label_slot *slots, size_t count, double room)
{
    size_t dropped = 0;
    double need = 0;
    for (size_t i = 0; i < count; i++) {
        slots[i].kept = true;
        need += slots[i].height;
    }
    while (need > room && dropped < count) {
        size_t least = count;
        for (size_t i = 0; i < count; i++)
            if (slots[i].kept && (least == count || slots[i].weight <= slots[least].weight))
                least = i;
        slots[least].kept = false;
        need -= slots[least].height;
        dropped++;
    }
    return dropped;
}

/* Insertion sort of the kept ones by wish: stable, and columns are short. */
static size_t sort_kept(const label_slot *slots, size_t count, size_t *order)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (!slots[i].kept)
            continue;
        size_t k = n++;
        for (; k > 0 && slots[order[k - 1]].wish > slots[i].wish; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return n;
}

/* With the heights of the labels above taken off, "no overlap" becomes "not decreasing": isotonic regression. Blocks
 * are kept as (mean, weight, length) triples in scratch. */
static void pool(const label_slot *slots, const size_t *order, size_t n, double *mean, double *weight, double *length)
{
    size_t blocks = 0;
    double above = 0;
    for (size_t i = 0; i < n; i++) {
        const label_slot *s = &slots[order[i]];
        mean[blocks] = s->wish - (above + s->height / 2);
        weight[blocks] = s->weight > 0 ? s->weight : 1e-6;
        length[blocks] = 1;
        above += s->height;
        blocks++;
        while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
            double both = weight[blocks - 2] + weight[blocks - 1];
            mean[blocks - 2] = (mean[blocks - 2] * weight[blocks - 2] + mean[blocks - 1] * weight[blocks - 1]) / both;
            weight[blocks - 2] = both;
            length[blocks - 2] += length[blocks - 1];
            blocks--;
        }
    }
    length[blocks] = 0;
}

size_t label_column(label_slot *slots, size_t count, double top, double bottom, size_t *order, double *scratch)
{
    double *mean = scratch, *weight = mean + count + 1, *length = weight + count + 1;
    size_t dropped = drop_lightest(slots, count, bottom - top);
    size_t n = sort_kept(slots, count, order), block = 0;
    if (!n)
        return dropped;
    pool(slots, order, n, mean, weight, length);
    double above = 0, all = 0, left = length[0];
    for (size_t i = 0; i < n; i++)
        all += slots[order[i]].height;
    for (size_t i = 0; i < n; i++, left--) {
        label_slot *s = &slots[order[i]];
        if (left < 0.5)
            left = length[++block];
        double shift = fmin(fmax(mean[block], top), bottom - all); /* clamping keeps the order, and is the optimum */
        s->place = shift + above + s->height / 2;
        above += s->height;
    }
    return dropped;
}
