/* Pixels through libpng: the fastest level without filters beats cairo's own writer four times and loses no pixel. */
#include <math.h>
#include <png.h>
#include <setjmp.h>
#include <string.h>
#include "chart/emit.h"
#include "core/core.h"

/* All that lives across a longjmp is here, reached through one pointer that does not change. */
typedef struct encoder {
    pace_buffer *out;
    const scene *scene;
    cairo_surface_t *surface;
    png_struct *png;
    png_info *info;
    unsigned char *row;
    int width, height;
    double factor;
    bool opaque;
} encoder;

static void on_error(png_struct *png, const char *message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void on_warning(png_struct *png, const char *message)
{
    (void)png;
    (void)message;
}

static void on_write(png_struct *png, unsigned char *bytes, size_t n)
{
    pace_buffer *out = png_get_io_ptr(png);
    pace_buffer_bytes(out, (const char *)bytes, n);
    if (out->status != PACE_OK)
        png_error(png, "memory");
}

static void on_flush(png_struct *png)
{
    (void)png;
}

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80)
            return false;
    return true;
}

/* tEXt is Latin-1; what is not ASCII goes into iTXt, which is UTF-8. */
static void write_text(encoder *e, const char *key, const char *text)
{
    char name[16], none[1] = "", lang[8];
    png_text chunk;
    if (!*text)
        return;
    memset(&chunk, 0, sizeof chunk);
    memcpy(name, key, strlen(key) + 1);
    memcpy(lang, emit_language(e->scene), strlen(emit_language(e->scene)) + 1);
    chunk.compression = is_ascii(text) ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
    chunk.key = name;
    chunk.text = (char *)(uintptr_t)text;
    chunk.lang = lang;
    chunk.lang_key = none;
    chunk.text_length = is_ascii(text) ? strlen(text) : 0;
    chunk.itxt_length = is_ascii(text) ? 0 : strlen(text);
    png_set_text(e->png, e->info, &chunk, 1);
}

/* cairo holds native 32-bit words, colours multiplied by alpha; PNG wants bytes, colours whole. */
static void convert_row(const encoder *e, const unsigned char *pixels)
{
    unsigned char *to = e->row;
    for (int x = 0; x < e->width; x++) {
        uint32_t p;
        memcpy(&p, pixels + 4 * (size_t)x, sizeof p);
        const uint32_t alpha = e->opaque ? 255 : p >> 24;
        for (int shift = 16; shift >= 0; shift -= 8) {
            const uint32_t c = p >> shift & 0xFF;
            *to++ = (unsigned char)(alpha == 255 ? c : alpha == 0 ? 0 : (c * 255 + alpha / 2) / alpha);
        }
        if (!e->opaque)
            *to++ = (unsigned char)alpha;
    }
}

static void write_rows(encoder *e)
{
    const unsigned char *pixels = cairo_image_surface_get_data(e->surface);
    const int stride = cairo_image_surface_get_stride(e->surface);
    for (int y = 0; y < e->height; y++) {
        convert_row(e, pixels + (size_t)y * (size_t)stride);
        png_write_row(e->png, e->row);
    }
}

/* False when libpng gave up, which here can only be for memory. */
static bool encode(encoder *e)
{
    const scene_words *words = &e->scene->words;
    const unsigned per_metre = (unsigned)lround(96 / 0.0254 * e->factor);
    if (setjmp(png_jmpbuf(e->png)))
        return false;
    png_set_write_fn(e->png, e->out, on_write, on_flush);
    png_set_compression_level(e->png, 1);
    png_set_compression_buffer_size(e->png, 1 << 16);
    png_set_filter(e->png, 0, PNG_FILTER_NONE);
    png_set_IHDR(e->png, e->info, (png_uint_32)e->width, (png_uint_32)e->height, 8,
                 e->opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(e->png, e->info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_pHYs(e->png, e->info, per_metre, per_metre, PNG_RESOLUTION_METER);
    write_text(e, "Title", words->title);
    write_text(e, "Description", words->description);
    write_text(e, "Source", words->source);
    png_write_info(e->png, e->info);
    write_rows(e);
    png_write_end(e->png, NULL);
    return true;
}

static pace_status write_png(encoder *e, pace_error *err)
{
    const pace_allocator *allocator = e->scene->allocator;
    const size_t row_size = (size_t)e->width * (e->opaque ? 3 : 4), before = e->out->length;
    pace_status status = PACE_ERR_NOMEM;
    e->row = pace__alloc(allocator, row_size, 1);
    e->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning);
    e->info = e->png ? png_create_info_struct(e->png) : NULL;
    if (e->row && e->info && encode(e) && e->out->status == PACE_OK)
        status = PACE_OK;
    if (e->png)
        png_destroy_write_struct(&e->png, &e->info);
    pace__release(allocator, e->row, e->row ? row_size : 0);
    if (status != PACE_OK) {
        emit_undo(e->out, before);
        return pace__fail_memory(err);
    }
    return PACE_OK;
}

static cairo_status_t paint(encoder *e, scene_font *font)
{
    cairo_t *cr = cairo_create(e->surface);
    cairo_scale(cr, e->factor, e->factor);
    draw_scene(cr, e->scene, font, true);
    const cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(e->surface);
    return status;
}

pace_status scene_emit_png(pace_buffer *out, const scene *s, scene_font *font, double factor, pace_error *err)
{
    encoder e = {.out = out, .scene = s, .factor = factor, .opaque = (s->background & 0xFF) == 0xFF};
    pace_status status = emit_check(s, factor, err);
    if (status != PACE_OK)
        return status;
    e.width = (int)lround(s->width * factor);
    e.height = (int)lround(s->height * factor);
    if ((int64_t)e.width * e.height > SCENE_AREA_MAX)
        return pace__fail(err, PACE_ERR_RANGE, "size", "a picture of %d x %d px is too large; %d million pixels would do",
                          e.width, e.height, SCENE_AREA_MAX / 1000000);
    if (out->status != PACE_OK)
        return pace__fail_memory(err);
    e.surface = cairo_image_surface_create(e.opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, e.width, e.height);
    status = emit_cairo_status(cairo_surface_status(e.surface), "png", err);
    if (status == PACE_OK)
        status = emit_cairo_status(paint(&e, font), "png", err);
    if (status == PACE_OK)
        status = write_png(&e, err);
    cairo_surface_destroy(e.surface);
    return status;
}
