#include <cairo-pdf.h>
#include <string.h>
#include "chart/emit.h"
#include "chart/emit_faces.h"
#include "chart/emit_marks.h"
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

/* --- what can be followed ------------------------------------------------------------------------------------------ */

static const char *const no_place = "";

/* The place as it was named, or no_place: cairo fails on a link to what is not there. */
static const char *known_place(const emit_marks *marks, const char *name)
{
    for (size_t i = 0; i < marks->place_count; i++)
        if (strcmp(marks->places[i].name, name) == 0)
            return name;
    return no_place;
}

/* An address that needs no escapes within quotes. */
static bool is_address(const char *to)
{
    if (!strchr(to, ':') || strlen(to) > 2000)
        return false;
    for (; *to; to++)
        if (*to <= ' ' || *to > '~' || *to == '\'' || *to == '\\')
            return false;
    return true;
}

static int whole_points(double px)
{
    return (int)(px * points + 0.5);
}

static void tag_link(cairo_t *cr, const emit_marks *marks, const emit_link *link, pace_buffer *words)
{
    bool outside = is_address(link->to);
    if (!outside && !*known_place(marks, link->to))
        return;
    words->length = 0;
    pace_buffer_format(words, "rect=[%d %d %d %d] ", whole_points(link->x), whole_points(link->y), whole_points(link->w),
                       whole_points(link->h));
    pace_buffer_format(words, outside ? "uri='%s'" : "dest='%s'", link->to);
    if (words->status)
        return;
    cairo_tag_begin(cr, CAIRO_TAG_LINK, words->text);
    cairo_tag_end(cr, CAIRO_TAG_LINK);
}

static void tag_page(cairo_t *cr, const emit_marks *marks, size_t page, pace_buffer *words)
{
    for (size_t i = 0; i < marks->place_count; i++) {
        if (marks->places[i].page != page)
            continue;
        words->length = 0;
        pace_buffer_format(words, "name='%s' x=0 y=%d", marks->places[i].name, whole_points(marks->places[i].y));
        if (words->status)
            return;
        cairo_tag_begin(cr, CAIRO_TAG_DEST, words->text);
        cairo_tag_end(cr, CAIRO_TAG_DEST);
    }
    for (size_t i = 0; i < marks->link_count; i++)
        if (marks->links[i].page == page)
            tag_link(cr, marks, &marks->links[i], words);
}

static void add_outline(cairo_surface_t *surface, const emit_marks *marks, pace_buffer *words)
{
    int chapter = CAIRO_PDF_OUTLINE_ROOT;
    for (size_t i = 0; i < marks->entry_count; i++) {
        const emit_entry *entry = &marks->entries[i];
        int id;
        if (!*known_place(marks, entry->to))
            continue;
        words->length = 0;
        pace_buffer_format(words, "dest='%s'", entry->to);
        if (words->status)
            return;
        id = cairo_pdf_surface_add_outline(surface, entry->level ? chapter : CAIRO_PDF_OUTLINE_ROOT, entry->title,
                                           words->text, entry->level ? 0 : CAIRO_PDF_OUTLINE_FLAG_BOLD);
        chapter = entry->level ? chapter : id;
    }
}

static pace_status draw_pages(pace_buffer *out, const scene *pages, size_t count, const emit_marks *marks,
                              scene_font *font, const faces *small, pace_error *err)
{
    pace_buffer words = PACE_BUFFER_INIT; /* of a tag */
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, out, pages->width * points, pages->height * points);
    set_words(surface, &pages->words);
    cairo_t *cr = cairo_create(surface);
    words.allocator = pages->allocator;
    for (size_t i = 0; i < count; i++) {
        cairo_pdf_surface_set_size(surface, pages[i].width * points, pages[i].height * points);
        cairo_save(cr);
        cairo_scale(cr, points, points);
        draw_scene_small(cr, &pages[i], font, small);
        cairo_restore(cr);
        if (marks)
            tag_page(cr, marks, i, &words);
        cairo_show_page(cr);
    }
    if (marks)
        add_outline(surface, marks, &words);
    pace_status status = emit_cairo_status(cairo_status(cr), "pdf", err);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    if (status == PACE_OK)
        status = emit_cairo_status(cairo_surface_status(surface), "pdf", err);
    cairo_surface_destroy(surface);
    if (status == PACE_OK && words.status)
        status = pace__fail_memory(err);
    pace_buffer_clear(&words);
    return status;
}

pace_status scene_emit_marked(pace_buffer *out, const scene *pages, size_t count, const emit_marks *marks,
                              scene_font *font, pace_error *err)
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
        status = draw_pages(&drawn, pages, count, marks, font, &small, err);
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

pace_status scene_emit_pages(pace_buffer *out, const scene *pages, size_t count, scene_font *font, pace_error *err)
{
    return scene_emit_marked(out, pages, count, NULL, font, err);
}

pace_status scene_emit_pdf(pace_buffer *out, const scene *s, scene_font *font, pace_error *err)
{
    return scene_emit_pages(out, s, 1, font, err);
}
