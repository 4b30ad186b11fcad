/* Labels of lines: at the end of a line, beside a point, along a path. */
#include <math.h>
#include <string.h>
#include "chart/mark_line.h"

static pen_lines add_line(pen *p, pen_lines lines, const char *text, double width)
{
    const char **at = pace__arena_alloc(p->scratch, (size_t)lines.count + 1, sizeof *at);
    if (!at) {
        p->failed = true;
        return lines;
    }
    for (int i = 0; i < lines.count; i++)
        at[i] = lines.at[i];
    at[lines.count++] = text;
    lines.at = at;
    lines.width = fmax(lines.width, width);
    return lines;
}

pen_lines end_label_wrap(pen *p, const char *label, const char *value, double size, bool bold, double width)
{
    double lh = scene_font_height(p->font, size, bold);
    pen_lines lines = pen_wrap(p, label, size, bold, width, 2);
    if (*value && lines.count) {
        pace_buffer text = PACE_BUFFER_INIT;
        text.allocator = &p->chart->allocator;
        pace_buffer_text(&text, lines.at[lines.count - 1]);
        pace_buffer_char(&text, ' ');
        pace_buffer_text(&text, value);
        const char *both = pen_keep(p, &text);
        double w = pen_width(p, both, size, bold);
        if (w <= width) {
            lines.at[lines.count - 1] = both;
            lines.width = fmax(lines.width, w);
            return lines;
        }
    }
    if (*value)
        lines = add_line(p, lines, value, pen_width(p, value, size, bold));
    lines.height = lines.count * lh;
    return lines;
}

static void draw_end_label(pen *p, const end_label *label, double x, double top, scene_anchor anchor)
{
    pen_draw_lines(p, &label->text, x, top, label->size, label->bold, anchor, label->color, p->look.background);
}

/* From the point to a column that begins at x. */
static void leader(pen *p, const end_label *label, double x, double middle)
{
    double moved = middle - label->at.y, gap = label->radius + 2;
    if (fabs(moved) <= label->text.height / 2)
        return;
    double across = x - label->at.x, along = hypot(across, moved);
    double fx = label->at.x + gap * across / along, fy = label->at.y + gap * moved / along;
    scene_line(p->scene, fx, fy, x, middle, label->color, fmax(0.75, p->look.path * 0.5), 0, 0);
}

static void draw_column(pen *p, const end_label *labels, size_t count, double x, double top, double bottom,
                        scene_anchor anchor)
{
    const char *where = anchor == SCENE_START ? "right" : "left";
    label_slot *slots = pace__arena_alloc(p->scratch, count + 1, sizeof *slots);
    size_t *order = pace__arena_alloc(p->scratch, count + 1, sizeof *order), used = 0;
    double *scratch = pace__arena_alloc(p->scratch, 3 * (count + 2), sizeof *scratch);
    if (!slots || !order || !scratch) {
        p->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (labels[i].in_column)
            slots[used++] = (label_slot){labels[i].at.y, labels[i].text.height * 1.04, labels[i].weight, 0, false};
    size_t lost = 0;
    label_column(slots, used, top, bottom, order, scratch);
    for (size_t i = 0, k = 0; i < count; i++) {
        if (!labels[i].in_column)
            continue;
        const label_slot *slot = &slots[k++];
        if (!slot->kept) {
            if (lost++ < 5)
                pen_warn(p, "the label \"", labels[i].what,
                         anchor == SCENE_START ? "\" was left out: the labels at the right need more height"
                                               : "\" was left out: the labels at the left need more height");
            continue;
        }
        leader(p, &labels[i], anchor == SCENE_START ? x - 2 : x + 2, slot->place);
        draw_end_label(p, &labels[i], x, slot->place - labels[i].text.height / 2, anchor);
    }
    if (lost > 5)
        pen_warn(p, "more labels at the ", where, " were left out for the same reason");
}

void end_labels_column(pen *p, end_label *labels, size_t count, double x, double top, double bottom)
{
    draw_column(p, labels, count, x, top, bottom, SCENE_START);
}

void end_labels_left(pen *p, end_label *labels, size_t count, double x, double top, double bottom)
{
    draw_column(p, labels, count, x, top, bottom, SCENE_FINISH);
}

/* Offsets of a label's top left corner from its point, in widths, heights and gaps. */
typedef struct around {
    double w, h, gx, gy;
} around;

static const around places[] = {
    {0, -0.5, 1, 0}, {-0.5, -1, 0, -1},  {-1, -1, -0.4, -0.7}, {0, -1, 0.7, -0.7},  {0, 0, 0.7, 0.7},
    {-0.5, 0, 0, 1}, {-1, 0, -0.7, 0.7}, {-1, -0.5, -1, 0},    {-0.8, -1, 0, -2},   {0, -1, 1, -2},
    {0, 0, 1, 2},    {-0.5, 0, 0, 2.5},  {-1, -1, -1, -2.5},   {-0.5, -1, 0, -3.5}, {-0.5, 0, 0, 4},
};
enum { PLACES = (int)(sizeof places / sizeof *places) };

/* All round a point, for labels that stand away from it. */
static const around sides[] = {
    {0, -0.5, 1, 0},   {0, -1, 1, -0.5},     {0, 0, 1, 0.5},    {0, -1, 0.3, -1},  {-0.25, -1, 0, -1}, {-0.5, -1, 0, -1},
    {-0.75, -1, 0, -1}, {-1, -1, -0.3, -1},  {0, 0, 0.3, 1},    {-0.25, 0, 0, 1},  {-0.5, 0, 0, 1},    {-0.75, 0, 0, 1},
    {-1, 0, -0.3, 1},  {-1, -0.5, -1, 0},    {-1, -1, -1, -0.5}, {-1, 0, -1, 0.5},
};
enum { SIDES = (int)(sizeof sides / sizeof *sides), RINGS = 18 };

static label_box box_at(const end_label *label, const around *place, double gap)
{
    return (label_box){label->at.x + place->w * label->text.width + place->gx * gap,
                       label->at.y + place->h * label->text.height + place->gy * gap, label->text.width,
                       label->text.height};
}

/* The first of the near places that meets nothing and has no line between it and its point. */
static bool find_near(const end_label *label, const label_field *field, label_box *out)
{
    double gap = label->radius + label->size * 0.35;
    for (int i = 0; i < PLACES; i++) {
        *out = box_at(label, &places[i], gap);
        if (!label_faults(field, *out) && !label_crossings(field, label->at, *out))
            return true;
    }
    return false;
}

static scene_point nearest(label_box box, scene_point to)
{
    return (scene_point){fmax(box.x, fmin(to.x, box.x + box.w)), fmax(box.y, fmin(to.y, box.y + box.h))};
}

/* How many labels and marks lie between a box and its point. */
static int between(const label_field *field, scene_point at, label_box box)
{
    scene_point end = nearest(box, at);
    int count = 0;
    for (size_t i = 0; i < field->box_count; i++) {
        label_box other = field->boxes[i];
        bool own = at.x >= other.x && at.x <= other.x + other.w && at.y >= other.y && at.y <= other.y + other.h;
        count += !own && label_box_meets_line(other, at, end);
    }
    return count;
}

/* Farther off, in rings: a little distance is better than a line between a label and its point, and that is better than
 * a line through it. Returns the faults of the best place. */
static int find_far(const end_label *label, const label_field *field, label_box *out)
{
    int faults = 1000;
    double least = 1e9;
    for (int ring = 1; ring <= RINGS && ring < least; ring++) {
        double far = label->radius + label->size * (0.1 + 0.6 * ring + 0.06 * ring * ring);
        for (int k = 0; k < SIDES; k++) {
            label_box box = box_at(label, &sides[k], far);
            int here = label_faults(field, box);
            double cost = ring + 60.0 * here + 90.0 * between(field, label->at, box) +
                          6.0 * fmin(label_crossings(field, label->at, box), 4);
            if (cost < least) {
                least = cost;
                faults = here;
                *out = box;
            }
        }
    }
    return faults;
}

/* From the mark to the nearest place of the box, where that is farther than a label usually stands. */
static void tie(pen *p, const end_label *label, label_box box)
{
    scene_point to = nearest(box, label->at);
    double along = hypot(to.x - label->at.x, to.y - label->at.y), gap = label->radius + 2;
    if (along < gap + label->size * 1.2)
        return;
    scene_point from = {label->at.x + (to.x - label->at.x) * gap / along, label->at.y + (to.y - label->at.y) * gap / along};
    scene_line(p->scene, from.x, from.y, to.x, to.y, label->color, fmax(0.75, p->look.path * 0.5), 0, 0);
    pen_block_line(p, from, to);
}

bool end_label_try(pen *p, const end_label *label, label_box frame)
{
    label_field field = pen_field(p, frame);
    label_box box;
    if (!find_near(label, &field, &box))
        return false;
    draw_end_label(p, label, box.x, box.y, SCENE_START);
    return true;
}

void end_label_around(pen *p, const end_label *label, label_box frame)
{
    label_field field = pen_field(p, frame);
    label_box box;
    if (!find_near(label, &field, &box)) {
        if (find_far(label, &field, &box) >= 100) {
            pen_warn(p, "the label \"", label->what, "\" was left out: it would cover others");
            return;
        }
        tie(p, label, box);
    }
    draw_end_label(p, label, box.x, box.y, SCENE_START);
}

/* The six places beside a point of a path: clear of it on either side, whichever way it runs. */
static label_box beside(int which, scene_point at, double w, double h, double gap)
{
    static const double wx[] = {0, -1, -0.5, -0.5, -1, 0}, hy[] = {0, -1, -1, 0, 0, -1};
    static const double gx[] = {1, -1, 0, 0, -1, 1}, gy[] = {0.6, -0.6, -1.6, 1.6, 0.6, -0.6};
    label_box box = {at.x + wx[which] * w + gx[which] * gap, at.y + hy[which] * h + gy[which] * gap, w, h};
    return box;
}

static scene_point along(const goal_path *g, const scale *x, const scale *y, double share)
{
    double at = share * (double)(g->count - 1);
    int64_t i = (int64_t)floor(at);
    i = i > g->count - 2 ? g->count - 2 : i;
    double rest = at - (double)i;
    double px = g->at[i].x * (1 - rest) + g->at[i + 1].x * rest,
           pv = g->at[i].value * (1 - rest) + g->at[i + 1].value * rest;
    return (scene_point){scale_at(x, px), scale_at(y, pv)};
}

static bool near_line(const label_field *field, label_box box)
{
    bool near = false;
    for (size_t i = 0; i < field->segment_count && !near; i++)
        near = label_box_meets_line(box, field->segments[2 * i], field->segments[2 * i + 1]);
    return near;
}

void path_label(pen *p, const goal_path *g, const scale *x, const scale *y, label_box frame, double size)
{
    static const double shares[] = {0.6, 0.5, 0.7, 0.4, 0.8, 0.3, 0.9, 0.2};
    double w = pen_width(p, g->words, size, false), h = pen_line_height(p, size);
    label_field field = pen_field(p, frame);
    label_box best = {0, 0, 0, 0};
    int least = 4000;
    if (!*g->words || g->count < 2)
        return;
    for (int wide = 0; wide < 5 && least > 0; wide++) {
        for (int k = 0; k < 8 * 6 && least > 0; k++) {
            scene_point point = along(g, x, y, shares[k / 6]);
            label_box box = beside(k % 6, point, w, h, size * (0.4 + 0.4 * wide));
            label_box air = {box.x - size * 0.4, box.y - size * 0.1, box.w + size * 0.8, box.h + size * 0.2};
            int faults = 4 * label_faults(&field, box) + 2 * label_crossings(&field, point, box);
            faults += faults == 0 && near_line(&field, air);
            if (faults < least) {
                least = faults;
                best = box;
            }
        }
    }
    if (least >= 400)
        pen_warn(p, "the label \"", g->words, "\" was left out: it would cover others");
    else
        pen_text(p, best.x, best.y, g->words, size, false, SCENE_START, p->look.target_text, p->look.background);
}
