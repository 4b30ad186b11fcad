/* What every mark needs: text with a remembered box, wrapping, warnings, obstacles. */
#include <math.h>
#include <string.h>
#include "chart/chart_private.h"

void pen_warn(pen *p, const char *before, const char *subject, const char *after)
{
    pace_buffer *out = &p->chart->warnings;
    if (out->length)
        pace_buffer_char(out, '\n');
    pace_buffer_text(out, before);
    pace_buffer_text(out, subject);
    pace_buffer_text(out, after);
}

void pen_note(pen *p, const char *sentence)
{
    if (p->notes->length && !p->zh)
        pace_buffer_char(p->notes, ' ');
    pace_buffer_text(p->notes, sentence);
}

void pen_refuse(pen *p, const char *what)
{
    p->cramped = p->cramped ? p->cramped : what;
}

double pen_line_height(pen *p, double size)
{
    return scene_font_height(p->font, size, false);
}

double pen_width(pen *p, const char *text, double size, bool bold)
{
    return scene_font_width(p->font, text, size, bold);
}

double pen_snap(double v)
{
    return floor(v) + 0.5;
}

void pen_block_box(pen *p, label_box box)
{
    if (!pace__reserve(&p->chart->allocator, (void **)&p->boxes, &p->box_capacity, p->box_count + 1,
                       sizeof *p->boxes)) {
        p->failed = true;
        return;
    }
    p->boxes[p->box_count++] = box;
}

void pen_block_line(pen *p, scene_point a, scene_point b)
{
    if (!pace__reserve(&p->chart->allocator, (void **)&p->segments, &p->segment_capacity, p->segment_count + 2,
                       sizeof *p->segments)) {
        p->failed = true;
        return;
    }
    p->segments[p->segment_count++] = a;
    p->segments[p->segment_count++] = b;
}

label_field pen_field(const pen *p, label_box frame)
{
    label_field field = {frame, p->boxes, p->box_count, p->segments, p->segment_count / 2};
    return field;
}

label_box pen_text(pen *p, double x, double top, const char *text, double size, bool bold, scene_anchor anchor,
                   scene_color color, scene_color halo)
{
    double w = pen_width(p, text, size, bold), h = scene_font_height(p->font, size, bold);
    label_box box = {anchor == SCENE_START ? x : anchor == SCENE_MIDDLE ? x - w / 2 : x - w, top, w, h};
    if (!*text)
        return box;
    scene_text(p->scene, x, top + scene_font_ascent(p->font, size, bold), text, size, bold, anchor, color, halo);
    pen_block_box(p, box);
    return box;
}

const char *pen_keep(pen *p, pace_buffer *text)
{
    char *copy = text->status ? NULL : pace__arena_text(p->scratch, text->text ? text->text : "", text->length);
    if (!copy)
        p->failed = true;
    pace_buffer_clear(text);
    return copy ? copy : "";
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

pen_lines pen_wrap(pen *p, const char *text, double size, bool bold, double width, int most)
{
    pen_lines out = {0};
    pace_buffer broken = PACE_BUFFER_INIT;
    broken.allocator = &p->chart->allocator;
    if (!*text || most < 1 || !(width > 0))
        return out;
    scene_font_wrap(p->font, text, size, bold, width, most, &broken);
    size_t n = broken.length;
    char *all = broken.status ? NULL : pace__arena_text(p->scratch, broken.text ? broken.text : "", n);
    pace_buffer_clear(&broken);
    out.at = pace__arena_alloc(p->scratch, (size_t)most, sizeof *out.at);
    if (!all || !out.at) {
        p->failed = true;
        return (pen_lines){0};
    }
    for (char *line = all; *line && out.count < most;) {
        char *end = strchr(line, '\n');
        if (end)
            *end = '\0';
        out.at[out.count++] = line;
        out.width = fmax(out.width, pen_width(p, line, size, bold));
        if (!end)
            break;
        line = end + 1;
    }
    out.height = out.count * scene_font_height(p->font, size, bold);
    out.cut = out.count && ends_with(out.at[out.count - 1], "\xE2\x80\xA6") && !ends_with(text, "\xE2\x80\xA6");
    return out;
}

double pen_draw_lines(pen *p, const pen_lines *lines, double x, double top, double size, bool bold, scene_anchor anchor,
                      scene_color color, scene_color halo)
{
    double step = scene_font_height(p->font, size, bold);
    for (int i = 0; i < lines->count; i++, top += step)
        pen_text(p, x, top, lines->at[i], size, bold, anchor, color, halo);
    return top;
}
