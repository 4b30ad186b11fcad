#include "chart/emit_faces.h"
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <pango/pangofc-font.h>
#include <string.h>
#include "chart/font.h"
#include "core/core.h"
#include "pace/text.h"

/* Glyphs that are pictures, faces at a point of a variable font, letters that are made bold or slanted on the way. */
static bool is_plain(PangoFont *font)
{
    if (!font || !PANGO_IS_FC_FONT(font))
        return false;
    hb_font_t *shaped = pango_font_get_hb_font(font);
    hb_face_t *source = shaped ? hb_font_get_face(shaped) : NULL;
    FcPattern *pattern = pango_fc_font_get_pattern((PangoFcFont *)(void *)font);
    FcBool emboldened = FcFalse;
    FcMatrix *matrix = NULL;
    unsigned coordinates = 0;
    if (!source || !pattern)
        return false;
    (void)FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &emboldened);
    (void)FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix);
    (void)hb_font_get_var_coords_normalized(shaped, &coordinates);
    return !emboldened && !matrix && coordinates == 0 && !hb_ot_color_has_png(source) &&
           !hb_ot_color_has_layers(source) && !hb_ot_color_has_svg(source);
}

bool faces_have_outlines(PangoLayoutLine *line)
{
    for (GSList *at = line->runs; at; at = at->next)
        if (!is_plain(((const PangoGlyphItem *)at->data)->item->analysis.font))
            return false;
    return true;
}

static face *face_of(faces *f, PangoFont *font, bool bold)
{
    for (size_t i = 0; i < f->count; i++)
        if (f->at[i].font == font && f->at[i].bold == bold)
            return &f->at[i];
    if (!pace__reserve(f->allocator, (void **)&f->at, &f->capacity, f->count + 1, sizeof *f->at))
        return NULL;
    face *one = &f->at[f->count++];
    *one = (face){.font = g_object_ref(font), .bold = bold, .outlines = is_plain(font), .glyphs = hb_set_create(),
                  .characters = hb_set_create()};
    return one;
}

static void add_characters(face *one, const char *text, const PangoItem *item)
{
    const size_t end = (size_t)item->offset + (size_t)item->length;
    for (size_t at = (size_t)item->offset; at < end;)
        hb_set_add(one->characters, (hb_codepoint_t)pace_text_next(text, end, &at));
}

static bool add_line(faces *f, const char *text, bool bold, PangoLayoutLine *line)
{
    for (GSList *at = line->runs; at; at = at->next) {
        const PangoGlyphItem *run = at->data;
        if (!run->item->analysis.font)
            continue;
        face *one = face_of(f, run->item->analysis.font, bold);
        if (!one)
            return false;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            const PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if (!(glyph & PANGO_GLYPH_UNKNOWN_FLAG) && glyph != PANGO_GLYPH_EMPTY)
                hb_set_add(one->glyphs, glyph);
        }
        add_characters(one, text, run->item);
    }
    return true;
}

bool faces_add(faces *f, const scene *s, scene_font *font)
{
    for (size_t i = 0; i < s->count; i++) {
        const scene_item *item = &s->items[i];
        if (item->kind != SCENE_TEXT)
            continue;
        PangoLayout *layout = font_layout(font, item->text, item->bold);
        if (!add_line(f, item->text, item->bold, pango_layout_get_line_readonly(layout, 0)))
            return false;
    }
    return true;
}

void faces_clear(faces *f)
{
    for (size_t i = 0; i < f->count; i++) {
        face *one = &f->at[i];
        g_object_unref(one->font);
        hb_set_destroy(one->glyphs);
        hb_set_destroy(one->characters);
        hb_map_destroy(one->places);
        if (one->small)
            cairo_font_face_destroy(one->small);
    }
    pace__release(f->allocator, f->at, f->capacity * sizeof *f->at);
    *f = (faces){.allocator = f->allocator};
}

/* What places glyphs is in the layout already; vertical writing does not occur. */
static void drop_layout(hb_subset_input_t *input)
{
    static const char tables[][5] = {"GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern", "morx", "kerx"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        hb_set_add(drop, hb_tag_from_string(tables[i], 4));
}

hb_blob_t *faces_file(face *one, bool layout)
{
    hb_face_t *source = hb_font_get_face(pango_font_get_hb_font(one->font));
    hb_subset_input_t *input = one->outlines ? hb_subset_input_create_or_fail() : NULL;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *cut = NULL;
    hb_blob_t *file = NULL;
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_union(hb_subset_input_glyph_set(input), one->glyphs);
    if (layout)
        hb_set_union(hb_subset_input_unicode_set(input), one->characters);
    else
        drop_layout(input);
    plan = hb_subset_plan_create_or_fail(source, input);
    cut = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (cut) {
        file = hb_face_reference_blob(cut);
        hb_map_destroy(one->places);
        one->places = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    }
    hb_face_destroy(cut);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    if (file && hb_blob_get_length(file) == 0) {
        hb_blob_destroy(file);
        file = NULL;
    }
    return file;
}
