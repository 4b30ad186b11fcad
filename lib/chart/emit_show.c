/* Small faces through FreeType into cairo, and lines drawn with them. */
#include <cairo-ft.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include "chart/emit_faces.h"
#include "chart/font.h"
#include "core/core.h"

/* What a cairo face of ours stands on. cairo may keep the face after the last page and let go of it on another thread:
 * each one has a library of its own. */
typedef struct base {
    FT_Library library;
    FT_Face face;
    hb_blob_t *file;
} base;

static void free_base(void *data)
{
    base *b = data;
    if (b->face)
        FT_Done_Face(b->face);
    if (b->library)
        FT_Done_FreeType(b->library);
    hb_blob_destroy(b->file);
    free(b);
}

static const cairo_user_data_key_t base_key;

static cairo_font_face_t *load(hb_blob_t *file)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(file, &length);
    base *b = calloc(1, sizeof *b);
    cairo_font_face_t *made = NULL;
    if (!b) {
        hb_blob_destroy(file);
        return NULL;
    }
    b->file = file;
    if (FT_Init_FreeType(&b->library) == 0 &&
        FT_New_Memory_Face(b->library, (const FT_Byte *)bytes, (FT_Long)length, 0, &b->face) == 0)
        made = cairo_ft_font_face_create_for_ft_face(b->face, FT_LOAD_NO_HINTING);
    if (!made || cairo_font_face_set_user_data(made, &base_key, b, free_base) != CAIRO_STATUS_SUCCESS) {
        if (made)
            cairo_font_face_destroy(made);
        free_base(b);
        return NULL;
    }
    return made;
}

void faces_load(faces *f)
{
    for (size_t i = 0; i < f->count; i++) {
        hb_blob_t *file = faces_file(&f->at[i], false);
        f->at[i].small = file ? load(file) : NULL;
    }
}

static const face *small_of(const faces *f, const PangoGlyphItem *run)
{
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            return NULL;
    for (size_t i = 0; i < f->count; i++)
        if (f->at[i].small && f->at[i].font == run->item->analysis.font)
            return &f->at[i];
    return NULL;
}

typedef struct shown {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_count, cluster_count;
} shown;

static void place_glyphs(shown *out, const face *one, const PangoGlyphItem *run, double x, double y)
{
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
        if (info->glyph != PANGO_GLYPH_EMPTY)
            out->glyphs[out->glyph_count++] = (cairo_glyph_t){
                hb_map_get(one->places, info->glyph), x + (double)info->geometry.x_offset / PANGO_SCALE,
                y + (double)info->geometry.y_offset / PANGO_SCALE};
        x += (double)info->geometry.width / PANGO_SCALE;
    }
}

static void group_glyphs(shown *out, const PangoGlyphItem *run, const char *text)
{
    PangoGlyphItemIter at;
    gboolean more = pango_glyph_item_iter_init_start(&at, (PangoGlyphItem *)(uintptr_t)run, text);
    for (; more; more = pango_glyph_item_iter_next_cluster(&at)) {
        const int step = at.start_glyph < at.end_glyph ? 1 : -1;
        cairo_text_cluster_t *cluster = &out->clusters[out->cluster_count++];
        *cluster = (cairo_text_cluster_t){at.end_index - at.start_index, 0};
        for (int i = at.start_glyph; i != at.end_glyph; i += step)
            cluster->num_glyphs += run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY;
    }
}

/* False when there was no memory for it. */
static bool show_run(cairo_t *cr, const faces *f, const face *one, const char *text, const PangoGlyphItem *run)
{
    const size_t room = (size_t)run->glyphs->num_glyphs;
    const bool backward = run->item->analysis.level % 2 == 1;
    double x, y;
    shown s = {.glyphs = pace__alloc(f->allocator, room, sizeof *s.glyphs),
               .clusters = pace__alloc(f->allocator, room, sizeof *s.clusters)};
    const bool good = s.glyphs && s.clusters;
    if (good) {
        cairo_get_current_point(cr, &x, &y);
        place_glyphs(&s, one, run, x, y);
        group_glyphs(&s, run, text);
        cairo_set_font_face(cr, one->small);
        cairo_set_font_size(cr, FONT_UNIT);
        cairo_show_text_glyphs(cr, text + run->item->offset, run->item->length, s.glyphs, s.glyph_count, s.clusters,
                               s.cluster_count, backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : 0);
        cairo_move_to(cr, x, y);
    }
    pace__release(f->allocator, s.glyphs, s.glyphs ? room * sizeof *s.glyphs : 0);
    pace__release(f->allocator, s.clusters, s.clusters ? room * sizeof *s.clusters : 0);
    return good;
}

static int width_of(const PangoGlyphItem *run)
{
    int width = 0;
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        width += run->glyphs->glyphs[i].geometry.width;
    return width;
}

void faces_show(cairo_t *cr, const faces *f, const char *text, PangoLayoutLine *line)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    for (GSList *at = line->runs; at; at = at->next) {
        PangoGlyphItem *run = at->data;
        const face *one = small_of(f, run);
        double x, y;
        cairo_get_current_point(cr, &x, &y);
        if (!one || !show_run(cr, f, one, text, run))
            pango_cairo_show_glyph_item(cr, text, run);
        cairo_move_to(cr, x + (double)width_of(run) / PANGO_SCALE, y);
    }
}
