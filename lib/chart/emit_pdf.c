#include <cairo-pdf.h>
#include "chart/emit.h"
#include "chart/emit_faces.h"
#include "chart/emit_pdf_tail.h"
#include "core/core.h"

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int n)
{
    pace_buffer *out = closure;
    pace_buffer_bytes(out, (const char *)bytes, n);
    return out->status == PACE_OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void set_words(cairo_surface_t *surface, const scene_words *words)
{
    if (*words->title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, words->title);
    if (*words->description)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, words->description);
    if (*words->source)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, words->source);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "pace");
    /* cairo would write the clock; a fixed date keeps the bytes the same. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "1970-01-01T00:00:00Z");
}

/* A page measures in points of 1/72 inch, a scene in px of 1/96 inch. */
static const double points = 0.75;

static pace_status draw_pages(pace_buffer *out, const scene *pages, size_t count, scene_font *font, const faces *small,
                              pace_error *err)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, out, pages->width * points, pages->height * points);
    set_words(surface, &pages->words);
    cairo_t *cr = cairo_create(surface);
    for (size_t i = 0; i < count; i++) {
        cairo_pdf_surface_set_size(surface, pages[i].width * points, pages[i].height * points);
        cairo_save(cr);
        cairo_scale(cr, points, points);
        draw_scene_small(cr, &pages[i], font, small);
        cairo_restore(cr);
        cairo_show_page(cr);
    }
    pace_status status = emit_cairo_status(cairo_status(cr), "pdf", err);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == PACE_OK)
        status = emit_cairo_status(cairo_surface_status(surface), "pdf", err);
    cairo_surface_destroy(surface);
    return status;
}

pace_status scene_emit_pages(pace_buffer *out, const scene *pages, size_t count, scene_font *font, pace_error *err)
{
    const size_t before = out->length;
    pace_buffer drawn = PACE_BUFFER_INIT;
    faces small = {.allocator = pages->allocator};
    pace_status status = out->status == PACE_OK ? PACE_OK : pace__fail_memory(err);
    drawn.allocator = pages->allocator;
    for (size_t i = 0; i < count && status == PACE_OK; i++) {
        status = emit_check(&pages[i], 1, err);
        if (status == PACE_OK && !faces_add(&small, &pages[i], font))
            status = pace__fail_memory(err);
    }
    if (status == PACE_OK) {
        faces_load(&small);
        status = draw_pages(&drawn, pages, count, font, &small, err);
    }
    if (status == PACE_OK && drawn.status == PACE_OK)
        pdf_complete(out, &drawn, emit_language(pages));
    if (status == PACE_OK && (drawn.status != PACE_OK || out->status != PACE_OK))
        status = pace__fail_memory(err);
    faces_clear(&small);
    pace_buffer_clear(&drawn);
    if (status != PACE_OK)
        emit_undo(out, before);
    return status;
}

pace_status scene_emit_pdf(pace_buffer *out, const scene *s, scene_font *font, pace_error *err)
{
    return scene_emit_pages(out, s, 1, font, err);
}
