#include <cairo-pdf.h>
#include "chart/emit.h"
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

/* The page measures in points of 1/72 inch, the scene in px of 1/96 inch. */
pace_status scene_emit_pdf(pace_buffer *out, const scene *s, scene_font *font, pace_error *err)
{
    const size_t before = out->length;
    pace_status status = emit_check(s, 1, err);
    if (status != PACE_OK)
        return status;
    if (out->status != PACE_OK)
        return pace__fail_memory(err);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, s->width * 0.75, s->height * 0.75);
    set_words(surface, &s->words);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, 0.75, 0.75);
    draw_scene(cr, s, font, false);
    cairo_show_page(cr);
    status = emit_cairo_status(cairo_status(cr), "pdf", err);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == PACE_OK)
        status = emit_cairo_status(cairo_surface_status(surface), "pdf", err);
    cairo_surface_destroy(surface);
    if (status == PACE_OK && out->status != PACE_OK)
        status = pace__fail_memory(err);
    if (status != PACE_OK)
        emit_undo(out, before);
    return status;
}
