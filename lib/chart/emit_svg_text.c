/* Letters in an SVG: as text, as text with its faces, as shapes. */
#include <pango/pangocairo.h>
#include "chart/emit_svg.h"
#include "chart/font.h"
#include "core/core.h"

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *bytes, unsigned n)
{
    uint64_t hash = 14695981039346656037u;
    for (unsigned i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    return hash;
}

static svg_face carry(face *one)
{
    static const char digits[] = "0123456789abcdef";
    svg_face out = {.file = faces_file(one, true), .name = "pace-", .bold = one->bold};
    unsigned n = 0;
    const char *bytes = out.file ? hb_blob_get_data(out.file, &n) : NULL;
    const uint64_t hash = hash_of(bytes, n);
    for (int i = 0; i < 16; i++)
        out.name[5 + i] = digits[hash >> (60 - 4 * i) & 0xF];
    return out;
}

static bool carry_faces(svg *v)
{
    faces all = {.allocator = v->s->allocator};
    bool good = faces_add(&all, v->s, v->font);
    v->faces = good ? pace__calloc(v->s->allocator, all.count + 1, sizeof *v->faces) : NULL;
    v->face_count = v->faces ? all.count : 0;
    for (size_t i = 0; i < v->face_count; i++)
        v->faces[i] = carry(&all.at[i]);
    faces_clear(&all);
    return v->faces != NULL;
}

bool svg_open_texts(svg *v)
{
    if (v->texts == SCENE_EMBED)
        return carry_faces(v);
    if (v->texts == SCENE_OUTLINE) {
        /* Without bounds: what lies beyond those of a surface cairo leaves out of a path. */
        cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL);
        v->tracer = cairo_create(surface);
        cairo_surface_destroy(surface);
    }
    return true;
}

void svg_close_texts(svg *v)
{
    for (size_t i = 0; i < v->face_count; i++)
        hb_blob_destroy(v->faces[i].file);
    pace__release(v->s->allocator, v->faces, v->faces ? (v->face_count + 1) * sizeof *v->faces : 0);
    if (v->tracer)
        cairo_destroy(v->tracer);
}

static void put_base64(pace_buffer *out, const unsigned char *bytes, unsigned n)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (unsigned i = 0; i < n; i += 3) {
        const unsigned left = n - i;
        const uint32_t three = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                               (left > 2 ? bytes[i + 2] : 0);
        const char four[4] = {digits[three >> 18], digits[three >> 12 & 63], left > 1 ? digits[three >> 6 & 63] : '=',
                              left > 2 ? digits[three & 63] : '='};
        pace_buffer_bytes(out, four, 4);
    }
}

void svg_put_faces(const svg *v)
{
    bool any = false;
    for (size_t i = 0; i < v->face_count; i++) {
        const svg_face *one = &v->faces[i];
        unsigned n = 0;
        const char *bytes = one->file ? hb_blob_get_data(one->file, &n) : NULL;
        if (!bytes)
            continue;
        pace_buffer_text(v->out, any ? "" : "<style>\n");
        any = true;
        /* Each is a family of its own, which has one weight: bold texts name the bold ones. */
        pace_buffer_format(v->out, "@font-face{font-family:'%s';font-weight:%d;src:url(data:font/%s;base64,", one->name,
                           one->bold ? 700 : 400, bytes[0] == 'O' ? "otf" : "ttf");
        put_base64(v->out, (const unsigned char *)bytes, n);
        pace_buffer_text(v->out, ")}\n");
    }
    pace_buffer_text(v->out, any ? "</style>\n" : "");
}

void svg_put_families(const svg *v, bool bold)
{
    pace_buffer_text(v->out, " font-family=\"");
    for (size_t i = 0; i < v->face_count; i++)
        if (v->faces[i].file && v->faces[i].bold == bold)
            pace_buffer_format(v->out, "'%s',", v->faces[i].name);
    pace_buffer_text(v->out, EMIT_FAMILIES "\"");
}

static void put_halo(const svg *v, const scene_item *item)
{
    svg_color(v->out, "stroke", item->halo);
    svg_attribute(v->out, "stroke-width", scene_halo(item->size));
}

typedef enum coat { PLAIN, UNDER, BOTH } coat; /* the text, its halo alone, both in one element */

static void put_live(const svg *v, const scene_item *item, coat which)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    pace_buffer *out = v->out;
    pace_buffer_text(out, which == UNDER ? "<text aria-hidden=\"true\"" : "<text");
    svg_attribute(out, "x", item->x);
    svg_attribute(out, "y", item->y);
    if (item->bold && v->face_count)
        svg_put_families(v, true);
    svg_attribute(out, "font-size", item->size);
    pace_buffer_text(out, item->bold ? " font-weight=\"700\"" : "");
    pace_buffer_text(out, anchors[item->anchor]);
    svg_color(out, "fill", which == UNDER ? item->halo : item->fill);
    if (which != PLAIN)
        put_halo(v, item);
    pace_buffer_text(out, which == BOTH ? " paint-order=\"stroke\"" : "");
    pace_buffer_char(out, '>');
    pace_buffer_xml(out, item->text);
    pace_buffer_text(out, "</text>\n");
}

static void put_shape(pace_buffer *out, const cairo_path_t *path)
{
    static const char letters[] = {[CAIRO_PATH_MOVE_TO] = 'M', [CAIRO_PATH_LINE_TO] = 'L', [CAIRO_PATH_CURVE_TO] = 'C'};
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *part = &path->data[i];
        const int next = i + part->header.length;
        const bool idle = next >= path->num_data || path->data[next].header.type == CAIRO_PATH_MOVE_TO;
        if (part->header.type == CAIRO_PATH_MOVE_TO && idle)
            continue; /* cairo moves to where a closed shape began */
        if (part->header.type == CAIRO_PATH_CLOSE_PATH) {
            pace_buffer_char(out, 'Z');
            continue;
        }
        pace_buffer_char(out, letters[part->header.type]);
        for (int k = 1; k < part->header.length; k++) {
            pace_buffer_text(out, k > 1 ? " " : "");
            svg_number(out, part[k].point.x);
            pace_buffer_char(out, ' ');
            svg_number(out, part[k].point.y);
        }
    }
}

static void put_outline(const svg *v, const scene_item *item, PangoLayout *layout)
{
    const double share = item->anchor == SCENE_START ? 0 : item->anchor == SCENE_MIDDLE ? 0.5 : 1;
    const double scale = item->size / FONT_UNIT;
    int width = 0;
    pango_layout_get_size(layout, &width, NULL);
    cairo_new_path(v->tracer);
    cairo_save(v->tracer);
    cairo_translate(v->tracer, item->x - share * scale * width / PANGO_SCALE, item->y);
    cairo_scale(v->tracer, scale, scale);
    cairo_move_to(v->tracer, 0, 0);
    pango_cairo_layout_line_path(v->tracer, pango_layout_get_line_readonly(layout, 0));
    cairo_restore(v->tracer);
    cairo_path_t *path = cairo_copy_path(v->tracer);
    if (path->status != CAIRO_STATUS_SUCCESS)
        v->out->status = PACE_ERR_NOMEM;
    for (int under = (item->halo & 0xFF) != 0; under >= 0; under--) {
        pace_buffer_text(v->out, "<path");
        svg_color(v->out, "fill", under ? item->halo : item->fill);
        if (under)
            put_halo(v, item);
        pace_buffer_text(v->out, " d=\"");
        put_shape(v->out, path);
        pace_buffer_text(v->out, "\"/>\n");
    }
    cairo_path_destroy(path);
}

/* The halo of live text is a copy underneath: word processors do not know paint-order and would draw the stroke over the
 * letters. Faces that the file carries are for browsers, which know it. Letters that are pictures have no shape. */
void svg_put_text(const svg *v, const scene_item *item)
{
    const bool halo = (item->halo & 0xFF) != 0;
    PangoLayout *layout = v->tracer ? font_layout(v->font, item->text, item->bold) : NULL;
    if (layout && faces_have_outlines(pango_layout_get_line_readonly(layout, 0))) {
        put_outline(v, item, layout);
        return;
    }
    if (halo && v->texts == SCENE_EMBED) {
        put_live(v, item, BOTH);
        return;
    }
    if (halo)
        put_live(v, item, UNDER);
    put_live(v, item, PLAIN);
}
