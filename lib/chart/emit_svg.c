/* SVG with real text: what it says can be searched, selected, read aloud and edited. No font is loaded. */
#include <math.h>
#include "chart/emit.h"
#include "core/core.h"

/* Two decimals at most, none that are zero. Scene coordinates are below 1e5. */
static void put_number(pace_buffer *out, double value)
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

static void put_attribute(pace_buffer *out, const char *name, double value)
{
    pace_buffer_format(out, " %s=\"", name);
    put_number(out, value);
    pace_buffer_char(out, '"');
}

/* fill="#0072B2" and, where it is not opaque, fill-opacity. */
static void put_color(pace_buffer *out, const char *name, scene_color c)
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
        put_number(out, (c & 0xFF) / 255.0);
        pace_buffer_char(out, '"');
    }
}

static void put_paint(pace_buffer *out, const scene_item *item)
{
    put_color(out, "fill", item->fill);
    if (item->stroke & 0xFF) {
        put_color(out, "stroke", item->stroke);
        put_attribute(out, "stroke-width", item->stroke_width);
    }
    if (item->dash > 0) {
        pace_buffer_text(out, " stroke-dasharray=\"");
        put_number(out, item->dash);
        pace_buffer_char(out, ' ');
        put_number(out, item->space);
        pace_buffer_char(out, '"');
    }
    pace_buffer_text(out, "/>\n");
}

static void put_pair(pace_buffer *out, double x, double y)
{
    put_number(out, x);
    pace_buffer_char(out, ',');
    put_number(out, y);
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
    put_attribute(out, "x", item->x);
    put_attribute(out, "y", item->y);
    put_attribute(out, "width", item->w);
    put_attribute(out, "height", item->h);
    put_paint(out, item);
}

static void put_circle(pace_buffer *out, const scene_item *item)
{
    pace_buffer_text(out, "<circle");
    put_attribute(out, "cx", item->x);
    put_attribute(out, "cy", item->y);
    put_attribute(out, "r", item->w);
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

static void put_text_copy(pace_buffer *out, const scene_item *item, bool halo)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    pace_buffer_text(out, halo ? "<text aria-hidden=\"true\"" : "<text");
    put_attribute(out, "x", item->x);
    put_attribute(out, "y", item->y);
    put_attribute(out, "font-size", item->size);
    pace_buffer_text(out, item->bold ? " font-weight=\"700\"" : "");
    pace_buffer_text(out, anchors[item->anchor]);
    put_color(out, "fill", halo ? item->halo : item->fill);
    if (halo) {
        put_color(out, "stroke", item->halo);
        put_attribute(out, "stroke-width", SCENE_HALO);
    }
    pace_buffer_char(out, '>');
    pace_buffer_xml(out, item->text);
    pace_buffer_text(out, "</text>\n");
}

/* The halo is a copy underneath: word processors do not know paint-order and would draw the stroke over the letters. */
static void put_text(pace_buffer *out, const scene_item *item)
{
    if (item->halo & 0xFF)
        put_text_copy(out, item, true);
    put_text_copy(out, item, false);
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

static void put_item(pace_buffer *out, const scene *s, const scene_item *item)
{
    switch (item->kind) {
    case SCENE_RECT:
        put_rect(out, item);
        break;
    case SCENE_POLYLINE:
    case SCENE_POLYGON:
        put_points(out, s, item);
        break;
    case SCENE_CIRCLE:
        put_circle(out, item);
        break;
    case SCENE_DIAMOND:
        put_diamond(out, item);
        break;
    case SCENE_TEXT:
        put_text(out, item);
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

static void put_head(pace_buffer *out, const scene *s)
{
    const bool title = *s->words.title, desc = *s->words.description;
    pace_buffer_text(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    put_attribute(out, "width", s->width);
    put_attribute(out, "height", s->height);
    pace_buffer_text(out, " viewBox=\"0 0 ");
    put_number(out, s->width);
    pace_buffer_char(out, ' ');
    put_number(out, s->height);
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
    pace_buffer_text(out, " font-family=\"" EMIT_FAMILIES "\" stroke-linejoin=\"round\">\n");
    put_words(out, s, "title", s->words.title);
    put_words(out, s, "desc", s->words.description);
}

pace_status scene_emit_svg(pace_buffer *out, const scene *s, pace_error *err)
{
    const size_t before = out->length;
    const pace_status status = emit_check(s, 1, err);
    if (status != PACE_OK)
        return status;
    put_head(out, s);
    if (s->background & 0xFF) {
        const scene_item paper = {.kind = SCENE_RECT, .w = s->width, .h = s->height, .fill = s->background};
        put_rect(out, &paper);
    }
    for (size_t i = 0; i < s->count; i++)
        put_item(out, s, &s->items[i]);
    for (int i = 0; i < s->depth; i++)
        pace_buffer_text(out, "</g>\n");
    pace_buffer_text(out, "</svg>\n");
    if (out->status == PACE_OK)
        return PACE_OK;
    emit_undo(out, before);
    return pace__fail_memory(err);
}

pace_status scene_emit_svg_as(pace_buffer *out, const scene *s, scene_font *font, scene_texts texts, pace_error *err)
{
    (void)font;
    (void)texts;
    return scene_emit_svg(out, s, err);
}
