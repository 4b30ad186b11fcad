/* SVG. With real text, what it says can be searched, selected, read aloud and edited, and no font is loaded. */
#include <math.h>
#include "chart/emit_svg.h"
#include "core/core.h"

/* Two decimals at most, none that are zero. Scene coordinates are below 1e5. */
void svg_number(pace_buffer *out, double value)
{
    const int64_t hundredths = llround(value * 100), size = hundredths < 0 ? -hundredths : hundredths;
    const int rest = (int)(size % 100);
    if (hundredths < 0)
        pace_buffer_char(out, '-');
    pace_buffer_integer(out, size / 100);
    if (rest == 0)
        return;
    pace_buffer_char(out, '.');
    pace_buffer_char(out, (char)('0' + rest / 10));
    if (rest % 10)
        pace_buffer_char(out, (char)('0' + rest % 10));
}

void svg_attribute(pace_buffer *out, const char *name, double value)
{
    pace_buffer_format(out, " %s=\"", name);
    svg_number(out, value);
    pace_buffer_char(out, '"');
}

/* fill="#0072B2" and, where it is not opaque, fill-opacity. */
void svg_color(pace_buffer *out, const char *name, scene_color c)
{
    static const char digits[] = "0123456789ABCDEF";
    if ((c & 0xFF) == 0) {
        pace_buffer_format(out, " %s=\"none\"", name);
        return;
    }
    pace_buffer_format(out, " %s=\"#", name);
    for (int shift = 28; shift >= 8; shift -= 4)
        pace_buffer_char(out, digits[c >> shift & 0xF]);
    pace_buffer_char(out, '"');
    if ((c & 0xFF) != 0xFF) {
        pace_buffer_format(out, " %s-opacity=\"", name);
        svg_number(out, (c & 0xFF) / 255.0);
        pace_buffer_char(out, '"');
    }
}

static void put_paint(pace_buffer *out, const scene_item *item)
{
    svg_color(out, "fill", item->fill);
    if (item->stroke & 0xFF) {
        svg_color(out, "stroke", item->stroke);
        svg_attribute(out, "stroke-width", item->stroke_width);
    }
    if (item->dash > 0) {
        pace_buffer_text(out, " stroke-dasharray=\"");
        svg_number(out, item->dash);
        pace_buffer_char(out, ' ');
        svg_number(out, item->space);
        pace_buffer_char(out, '"');
    }
    pace_buffer_text(out, "/>\n");
}

static void put_pair(pace_buffer *out, double x, double y)
{
    svg_number(out, x);
    pace_buffer_char(out, ',');
    svg_number(out, y);
}

static void put_points(pace_buffer *out, const scene *s, const scene_item *item)
{
    const scene_point *p = s->points + item->first;
    pace_buffer_text(out, item->kind == SCENE_POLYGON ? "<polygon points=\"" : "<polyline points=\"");
    for (int64_t i = 0; i < item->count; i++) {
        if (i > 0)
            pace_buffer_char(out, ' ');
        put_pair(out, p[i].x, p[i].y);
    }
    pace_buffer_char(out, '"');
    put_paint(out, item);
}

static void put_rect(pace_buffer *out, const scene_item *item)
{
    pace_buffer_text(out, "<rect");
    svg_attribute(out, "x", item->x);
    svg_attribute(out, "y", item->y);
    svg_attribute(out, "width", item->w);
    svg_attribute(out, "height", item->h);
    put_paint(out, item);
}

static void put_circle(pace_buffer *out, const scene_item *item)
{
    pace_buffer_text(out, "<circle");
    svg_attribute(out, "cx", item->x);
    svg_attribute(out, "cy", item->y);
    svg_attribute(out, "r", item->w);
    put_paint(out, item);
}

static void put_diamond(pace_buffer *out, const scene_item *item)
{
    pace_buffer_text(out, "<polygon points=\"");
    put_pair(out, item->x, item->y - item->w);
    pace_buffer_char(out, ' ');
    put_pair(out, item->x + item->w, item->y);
    pace_buffer_char(out, ' ');
    put_pair(out, item->x, item->y + item->w);
    pace_buffer_char(out, ' ');
    put_pair(out, item->x - item->w, item->y);
    pace_buffer_char(out, '"');
    put_paint(out, item);
}

/* The label is an element, not an attribute: no text of the caller's becomes the value of one. */
static void put_group(pace_buffer *out, const scene_item *item)
{
    if (!*item->text) {
        pace_buffer_text(out, "<g aria-hidden=\"true\">\n");
        return;
    }
    pace_buffer_text(out, "<g role=\"group\"><title>");
    pace_buffer_xml(out, item->text);
    pace_buffer_text(out, "</title>\n");
}

static void put_item(const svg *v, const scene_item *item)
{
    pace_buffer *out = v->out;
    switch (item->kind) {
    case SCENE_RECT:
        put_rect(out, item);
        break;
    case SCENE_POLYLINE:
    case SCENE_POLYGON:
        put_points(out, v->s, item);
        break;
    case SCENE_CIRCLE:
        put_circle(out, item);
        break;
    case SCENE_DIAMOND:
        put_diamond(out, item);
        break;
    case SCENE_TEXT:
        svg_put_text(v, item);
        break;
    case SCENE_GROUP:
        put_group(out, item);
        break;
    case SCENE_END:
        pace_buffer_text(out, "</g>\n");
        break;
    }
}

/* The caller's prefix as the beginning of an id: a space in it would split aria-labelledby. */
static void put_id(pace_buffer *out, const scene *s, const char *name)
{
    const char *p = s->id_prefix;
    if (*p >= '0' && *p <= '9')
        pace_buffer_char(out, '_');
    for (; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                           c == '-' || c == '.' || c >= 0x80;
        pace_buffer_char(out, plain ? *p : '-');
    }
    if (*s->id_prefix)
        pace_buffer_char(out, '-');
    pace_buffer_text(out, name);
}

static void put_words(pace_buffer *out, const scene *s, const char *tag, const char *text)
{
    if (!*text)
        return;
    pace_buffer_format(out, "<%s id=\"", tag);
    put_id(out, s, tag);
    pace_buffer_text(out, "\">");
    pace_buffer_xml(out, text);
    pace_buffer_format(out, "</%s>\n", tag);
}

static void put_head(const svg *v)
{
    pace_buffer *out = v->out;
    const scene *s = v->s;
    const bool title = *s->words.title, desc = *s->words.description;
    pace_buffer_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg_attribute(out, "width", s->width);
    svg_attribute(out, "height", s->height);
    pace_buffer_text(out, " viewBox=\"0 0 ");
    svg_number(out, s->width);
    pace_buffer_char(out, ' ');
    svg_number(out, s->height);
    pace_buffer_format(out, "\" xml:lang=\"%s\" lang=\"%s\" role=\"img\"", emit_language(s), emit_language(s));
    if (title || desc) {
        pace_buffer_text(out, " aria-labelledby=\"");
        if (title)
            put_id(out, s, "title");
        if (title && desc)
            pace_buffer_char(out, ' ');
        if (desc)
            put_id(out, s, "desc");
        pace_buffer_char(out, '"');
    }
    svg_put_families(v, false);
    pace_buffer_text(out, " stroke-linejoin=\"round\">\n");
    put_words(out, s, "title", s->words.title);
    put_words(out, s, "desc", s->words.description);
    svg_put_faces(v);
}

static void put_scene(const svg *v)
{
    const scene *s = v->s;
    put_head(v);
    if (s->background & 0xFF) {
        const scene_item paper = {.kind = SCENE_RECT, .w = s->width, .h = s->height, .fill = s->background};
        put_rect(v->out, &paper);
    }
    for (size_t i = 0; i < s->count; i++)
        put_item(v, &s->items[i]);
    for (int i = 0; i < s->depth; i++)
        pace_buffer_text(v->out, "</g>\n");
    pace_buffer_text(v->out, "</svg>\n");
}

pace_status scene_emit_svg_as(pace_buffer *out, const scene *s, scene_font *font, scene_texts texts, pace_error *err)
{
    const size_t before = out->length;
    svg v = {.out = out, .s = s, .font = font, .texts = texts};
    const pace_status status = emit_check(s, 1, err);
    if (status != PACE_OK)
        return status;
    const bool open = svg_open_texts(&v);
    if (open)
        put_scene(&v);
    svg_close_texts(&v);
    if (open && out->status == PACE_OK)
        return PACE_OK;
    emit_undo(out, before);
    return pace__fail_memory(err);
}

pace_status scene_emit_svg(pace_buffer *out, const scene *s, pace_error *err)
{
    return scene_emit_svg_as(out, s, NULL, SCENE_LIVE, err);
}
