/* Draws a scene with cairo: one painter for pixels and pages. */
#include <math.h>
#include <pango/pangocairo.h>
#include "chart/emit.h"
#include "chart/emit_faces.h"
#include "chart/font.h"
#include "chart/letters.h"

/* How the texts of a scene are put on the canvas. */
typedef struct painter {
    cairo_t *cr;
    scene_font *font;
    letters *letters;   /* NULL = as text that can be searched */
    const faces *small; /* NULL = pango's own faces */
} painter;

static void set_color(cairo_t *cr, scene_color c)
{
    cairo_set_source_rgba(cr, (c >> 24) / 255.0, (c >> 16 & 0xFF) / 255.0, (c >> 8 & 0xFF) / 255.0, (c & 0xFF) / 255.0);
}

static void set_pen(cairo_t *cr, const scene_item *item)
{
    const double dashes[2] = {item->dash, item->space};
    cairo_set_line_width(cr, item->stroke_width);
    cairo_set_dash(cr, dashes, item->dash > 0 ? 2 : 0, 0);
}

/* Fills and strokes the current path, and forgets it. */
static void finish(cairo_t *cr, const scene_item *item)
{
    if (item->fill & 0xFF) {
        set_color(cr, item->fill);
        cairo_fill_preserve(cr);
    }
    if (item->stroke & 0xFF) {
        set_color(cr, item->stroke);
        set_pen(cr, item);
        cairo_stroke_preserve(cr);
    }
    cairo_new_path(cr);
}

static void trace_points(cairo_t *cr, const scene *s, const scene_item *item)
{
    const scene_point *p = s->points + item->first;
    for (int64_t i = 0; i < item->count; i++)
        cairo_line_to(cr, p[i].x, p[i].y);
    if (item->kind == SCENE_POLYGON)
        cairo_close_path(cr);
}

static void trace_diamond(cairo_t *cr, const scene_item *item)
{
    cairo_move_to(cr, item->x, item->y - item->w);
    cairo_line_to(cr, item->x + item->w, item->y);
    cairo_line_to(cr, item->x, item->y + item->w);
    cairo_line_to(cr, item->x - item->w, item->y);
    cairo_close_path(cr);
}

/* Where the text begins. */
static scene_point text_origin(const scene_item *item, PangoLayout *layout)
{
    const double share = item->anchor == SCENE_START ? 0 : item->anchor == SCENE_MIDDLE ? 0.5 : 1;
    int width = 0;
    pango_layout_get_size(layout, &width, NULL);
    return (scene_point){item->x - share * item->size / FONT_UNIT * width / PANGO_SCALE, item->y};
}

/* The outlines of the line as the current path, or the line itself. */
static void put_line(const painter *p, const scene_item *item, PangoLayoutLine *line, scene_point at, bool path)
{
    cairo_t *cr = p->cr;
    cairo_save(cr);
    cairo_translate(cr, at.x, at.y);
    cairo_scale(cr, item->size / FONT_UNIT, item->size / FONT_UNIT);
    cairo_move_to(cr, 0, 0);
    if (path)
        pango_cairo_layout_line_path(cr, line);
    else if (p->small)
        faces_show(cr, p->small, item->text, line);
    else
        pango_cairo_show_layout_line(cr, line);
    cairo_restore(cr);
}

/* On pixels: the baseline is put on a whole row, so that stems of 12 px letters stay sharp. */
static bool put_letters(const painter *p, const scene_item *item, PangoLayoutLine *line, scene_point *at)
{
    scene_point on = *at;
    if (!p->letters || !faces_have_outlines(line)) /* an emoji is a picture */
        return false;
    cairo_user_to_device(p->cr, &on.x, &on.y);
    on.y = round(on.y);
    if (letters_put(p->letters, item, line, on.x, on.y))
        return true;
    cairo_device_to_user(p->cr, &on.x, &on.y);
    *at = on;
    return false;
}

static void draw_text(const painter *p, const scene_item *item)
{
    cairo_t *cr = p->cr;
    PangoLayout *layout = font_layout(p->font, item->text, item->bold);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    scene_point at = text_origin(item, layout);
    if (put_letters(p, item, line, &at))
        return;
    if (item->halo & 0xFF) {
        put_line(p, item, line, at, true);
        set_color(cr, item->halo);
        cairo_set_line_width(cr, scene_halo(item->size));
        cairo_set_dash(cr, NULL, 0, 0);
        cairo_stroke(cr);
    }
    set_color(cr, item->fill);
    put_line(p, item, line, at, false);
    cairo_new_path(cr);
}

static void draw_item(const painter *p, const scene *s, const scene_item *item)
{
    cairo_t *cr = p->cr;
    switch (item->kind) {
    case SCENE_RECT:
        cairo_rectangle(cr, item->x, item->y, item->w, item->h);
        break;
    case SCENE_POLYLINE:
    case SCENE_POLYGON:
        trace_points(cr, s, item);
        break;
    case SCENE_CIRCLE:
        cairo_arc(cr, item->x, item->y, item->w, 0, 6.283185307179586);
        cairo_close_path(cr);
        break;
    case SCENE_DIAMOND:
        trace_diamond(cr, item);
        break;
    case SCENE_TEXT:
        draw_text(p, item);
        return;
    case SCENE_GROUP:
    case SCENE_END:
        return;
    }
    finish(cr, item);
}

static void draw_with(const painter *p, const scene *s)
{
    cairo_set_line_join(p->cr, CAIRO_LINE_JOIN_ROUND);
    if (s->background & 0xFF) {
        set_color(p->cr, s->background);
        cairo_paint(p->cr);
    }
    for (size_t i = 0; i < s->count; i++)
        draw_item(p, s, &s->items[i]);
}

bool draw_scene(cairo_t *cr, const scene *s, scene_font *font, double factor)
{
    letters put;
    letters_open(&put, cairo_get_target(cr), factor, s->allocator);
    cairo_scale(cr, factor, factor);
    draw_with(&(painter){cr, font, &put, NULL}, s);
    letters_close(&put);
    return !put.failed;
}

void draw_scene_small(cairo_t *cr, const scene *s, scene_font *font, const struct faces *small)
{
    draw_with(&(painter){cr, font, NULL, small}, s);
}
