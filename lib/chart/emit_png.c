/* A PNG (ISO/IEC 15948): the scene painted by cairo, the chunks written here, the pixels by emit_rows. */
#include <math.h>
#include <string.h>
#include <zlib.h>
#include "chart/emit.h"
#include "chart/emit_rows.h"
#include "core/core.h"

static void put_32(pace_buffer *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        pace_buffer_char(out, (char)(unsigned char)(value >> shift));
}

/* A chunk begins with its length, which is known at its end. Returns where it stands. */
static size_t begin_chunk(pace_buffer *out, const char *type)
{
    const size_t at = out->length;
    put_32(out, 0);
    pace_buffer_text(out, type);
    return at;
}

static void end_chunk(pace_buffer *out, size_t at)
{
    if (out->status != PACE_OK)
        return;
    const size_t length = out->length - at - 8;
    for (int i = 0; i < 4; i++)
        out->text[at + (size_t)i] = (char)(unsigned char)(length >> (24 - 8 * i));
    put_32(out, (uint32_t)crc32_z(crc32(0, NULL, 0), (const unsigned char *)out->text + at + 4, length + 4));
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* tEXt is Latin-1; what is not ASCII goes into iTXt, which is UTF-8: not compressed, language, no translated key. */
static void put_words(pace_buffer *out, const scene *s, const char *key, const char *text)
{
    const bool ascii = is_ascii(text);
    if (!*text)
        return;
    const size_t at = begin_chunk(out, ascii ? "tEXt" : "iTXt");
    pace_buffer_bytes(out, key, strlen(key) + 1);
    if (!ascii) {
        pace_buffer_bytes(out, "\0", 2);
        pace_buffer_bytes(out, emit_language(s), strlen(emit_language(s)) + 1);
        pace_buffer_char(out, '\0');
    }
    pace_buffer_text(out, text);
    end_chunk(out, at);
}

static void put_head(pace_buffer *out, const scene *s, const rows *from, double factor)
{
    const uint32_t per_metre = (uint32_t)lround(96 / 0.0254 * factor);
    size_t at;
    pace_buffer_bytes(out, "\x89PNG\r\n\x1A\n", 8);
    at = begin_chunk(out, "IHDR");
    put_32(out, (uint32_t)from->width);
    put_32(out, (uint32_t)from->height);
    pace_buffer_bytes(out, from->opaque ? "\x08\x02\0\0" : "\x08\x06\0\0", 5); /* 8 bits of RGB or RGBA, not interlaced */
    end_chunk(out, at);
    at = begin_chunk(out, "sRGB");
    pace_buffer_char(out, 0); /* perceptual */
    end_chunk(out, at);
    at = begin_chunk(out, "pHYs");
    put_32(out, per_metre);
    put_32(out, per_metre);
    pace_buffer_char(out, 1); /* metres */
    end_chunk(out, at);
    put_words(out, s, "Title", s->words.title);
    put_words(out, s, "Description", s->words.description);
    put_words(out, s, "Source", s->words.source);
}

static void put_rows(pace_buffer *out, const rows *from, bool small)
{
    const size_t at = begin_chunk(out, "IDAT");
    if (small)
        rows_small(out, from);
    else
        rows_fast(out, from);
    end_chunk(out, at);
    end_chunk(out, begin_chunk(out, "IEND"));
}

static cairo_status_t paint(cairo_surface_t *surface, const scene *s, scene_font *font, double factor)
{
    cairo_t *cr = cairo_create(surface);
    const bool memory = draw_scene(cr, s, font, factor);
    const cairo_status_t status = memory ? cairo_status(cr) : CAIRO_STATUS_NO_MEMORY;
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return status;
}

static pace_status write_png(pace_buffer *out, const scene *s, cairo_surface_t *surface, double factor, bool small,
                             pace_error *err)
{
    const size_t before = out->length;
    const rows from = {cairo_image_surface_get_data(surface), (size_t)cairo_image_surface_get_stride(surface),
                       cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface),
                       (s->background & 0xFF) == 0xFF};
    put_head(out, s, &from, factor);
    put_rows(out, &from, small);
    if (out->status == PACE_OK)
        return PACE_OK;
    emit_undo(out, before);
    return pace__fail_memory(err);
}

pace_status scene_emit_png_as(pace_buffer *out, const scene *s, scene_font *font, double factor, bool small,
                              pace_error *err)
{
    pace_status status = emit_check(s, factor, err);
    if (status != PACE_OK)
        return status;
    const int width = (int)lround(s->width * factor), height = (int)lround(s->height * factor);
    if ((int64_t)width * height > SCENE_AREA_MAX)
        return pace__fail(err, PACE_ERR_RANGE, "size", "a picture of %d x %d px is too large; %d million pixels would do",
                          width, height, SCENE_AREA_MAX / 1000000);
    if (out->status != PACE_OK)
        return pace__fail_memory(err);
    /* With alpha even where nothing shines through: the unused byte of the other format is not told to be anything. */
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    status = emit_cairo_status(cairo_surface_status(surface), "png", err);
    if (status == PACE_OK)
        status = emit_cairo_status(paint(surface, s, font, factor), "png", err);
    if (status == PACE_OK)
        status = write_png(out, s, surface, factor, small, err);
    cairo_surface_destroy(surface);
    return status;
}

pace_status scene_emit_png(pace_buffer *out, const scene *s, scene_font *font, double factor, pace_error *err)
{
    return scene_emit_png_as(out, s, font, factor, false, err);
}
