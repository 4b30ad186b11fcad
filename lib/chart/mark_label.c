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

static void draw_end_label(pen *p, const end_label *label, double x, double top)
{
    pen_draw_lines(p, &label->text, x, top, label->size, label->bold, SCENE_START, label->color, p->look.background);
}

static void leader(pen *p, const end_label *label, double x, double middle)
{
    double moved = middle - label->at.y, gap = label->radius + 2;
    if (fabs(moved) <= label->text.height / 2)
        return;
    double along = hypot(x - 2 - label->at.x, moved);
    double fx = label->at.x + gap * (x - 2 - label->at.x) / along, fy = label->at.y + gap * moved / along;
    scene_line(p->scene, fx, fy, x - 2, middle, label->color, fmax(0.75, p->look.path * 0.5), 0, 0);
}

void end_labels_column(pen *p, end_label *labels, size_t count, double x, double top, double bottom)
{
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
                         "\" was left out: the labels at the right need more height");
            continue;
        }
        leader(p, &labels[i], x, slot->place);
        draw_end_label(p, &labels[i], x, slot->place - labels[i].text.height / 2);
    }
    if (lost > 5)
        pen_warn(p, "more labels at the right", "", " were left out for the same reason");
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

void end_label_around(pen *p, const end_label *label, label_box frame)
{
    label_field field = pen_field(p, frame);
    double gap = label->radius + label->size * 0.35;
    label_box best = {0, 0, 0, 0};
    int least = 1000;
    for (int i = 0; i < PLACES && least > 0; i++) {
        label_box box = {label->at.x + places[i].w * label->text.width + places[i].gx * gap,
                         label->at.y + places[i].h * label->text.height + places[i].gy * gap, label->text.width,
                         label->text.height};
        int faults = label_faults(&field, box);
        if (faults < least) {
            least = faults;
            best = box;
        }
    }
    if (least >= 100)
        pen_warn(p, "the label \"", label->what, "\" was left out: it would cover others");
    else
        draw_end_label(p, label, best.x, best.y);
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

void path_label(pen *p, const goal_path *g, const scale *x, const scale *y, label_box frame, double size)
{
    static const double shares[] = {0.6, 0.5, 0.7, 0.4, 0.8, 0.3, 0.9, 0.2};
    double w = pen_width(p, g->words, size, false), h = pen_line_height(p, size);
    label_field field = pen_field(p, frame);
    label_box best = {0, 0, 0, 0};
    int least = 2000;
    if (!*g->words || g->count < 2)
        return;
    for (int wide = 0; wide < 3 && least > 0; wide++) {
        for (int k = 0; k < 8 * 6 && least > 0; k++) {
            scene_point point = along(g, x, y, shares[k / 6]);
            label_box box = beside(k % 6, point, w, h, size * (0.4 + 0.5 * wide));
            int faults = 2 * label_faults(&field, box) + label_crossings(&field, point, box);
            if (faults < least) {
                least = faults;
                best = box;
            }
        }
    }
    if (least >= 200)
        pen_warn(p, "the label \"", g->words, "\" was left out: it would cover others");
    else
        pen_text(p, best.x, best.y, g->words, size, false, SCENE_START, p->look.target_text, p->look.background);
}
