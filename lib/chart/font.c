/* Measuring and breaking text. A font has its own PangoContext; the font map below it belongs to the thread. */
#include "chart/font.h"
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <sys/stat.h>
#include "chart/font_direct.h"
#include "core/core.h"
#include "pace/text.h"

/* Latin and Han from one family where there is one; simplified forms before others. */
#define FAMILIES                                                                                                       \
    "Noto Sans CJK SC,Source Han Sans SC,Noto Sans SC,Microsoft YaHei,PingFang SC,WenQuanYi Zen Hei,sans-serif"

#define JOINER "\xE2\x81\xA0" /* U+2060 */

enum { CACHE_SLOTS = 2048, CACHE_FULL = CACHE_SLOTS / 2, LINES_MAX = 64 };

typedef struct cached {
    const char *text; /* NULL = free */
    double share; /* width over size */
    bool bold;
} cached;

struct scene_font {
    const pace_allocator *allocator;
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *faces[2]; /* regular, bold */
    font_direct direct;
    cached *cache;
    size_t cache_count;
    pace__arena texts; /* of the cache */
};

/* fontconfig and pango write to standard error when nothing is set up, and pango cannot draw at all: look first. */
static pace_status find_fonts(pace_error *err)
{
    FcConfig *empty = FcConfigCreate(); /* asking with the current one would load it */
    FcChar8 *name = empty ? FcConfigGetFilename(empty, NULL) : NULL;
    struct stat about;
    const bool usable = name && stat((const char *)name, &about) == 0 &&
                        (S_ISDIR(about.st_mode) || (S_ISREG(about.st_mode) && about.st_size > 0));
    if (name)
        FcStrFree(name);
    if (empty)
        FcConfigDestroy(empty);
    if (!usable)
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "fonts",
                          "fontconfig has no configuration file; fonts can be used once fontconfig is installed");
    const FcFontSet *system = FcConfigGetFonts(NULL, FcSetSystem), *own = FcConfigGetFonts(NULL, FcSetApplication);
    if ((system ? system->nfont : 0) + (own ? own->nfont : 0) == 0)
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "fonts",
                          "no font is installed; one that has the text's characters would do (Noto Sans CJK)");
    return PACE_OK;
}

/* Grey antialiasing, no hinting, exact positions: widths grow in proportion to the size, whatever the user's settings. */
static void set_options(PangoContext *context, const char *lang)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 96);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_language(context, pango_language_from_string(lang && strncmp(lang, "zh", 2) == 0 ? "zh-cn" : "en"));
}

pace_status scene_font_new(scene_font **out, const char *lang, const pace_allocator *allocator, pace_error *err)
{
    scene_font *font;
    const pace_status status = find_fonts(err);
    if (status != PACE_OK)
        return status;
    font = pace__calloc(allocator, 1, sizeof *font);
    if (!font)
        return pace__fail_memory(err);
    font->allocator = allocator;
    pace__arena_init(&font->texts, allocator);
    font->cache = pace__calloc(allocator, CACHE_SLOTS, sizeof *font->cache);
    if (!font->cache) {
        scene_font_free(font);
        return pace__fail_memory(err);
    }
    font->context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    set_options(font->context, lang);
    font->layout = pango_layout_new(font->context);
    for (int bold = 0; bold < 2; bold++) {
        font->faces[bold] = pango_font_description_from_string(FAMILIES);
        pango_font_description_set_weight(font->faces[bold], bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        pango_font_description_set_absolute_size(font->faces[bold], FONT_UNIT * PANGO_SCALE);
    }
    direct_init(&font->direct, font->context, font->faces);
    *out = font;
    return PACE_OK;
}

void scene_font_free(scene_font *font)
{
    if (!font)
        return;
    for (int bold = 0; bold < 2; bold++)
        if (font->faces[bold])
            pango_font_description_free(font->faces[bold]);
    if (font->layout) {
        direct_clear(&font->direct);
        g_object_unref(font->layout);
    }
    if (font->context)
        g_object_unref(font->context);
    pace__arena_clear(&font->texts);
    pace__release(font->allocator, font->cache, CACHE_SLOTS * sizeof *font->cache);
    pace__release(font->allocator, font, sizeof *font);
}

PangoLayout *font_layout(scene_font *font, const char *text, bool bold)
{
    pango_layout_set_font_description(font->layout, font->faces[bold]);
    pango_layout_set_width(font->layout, -1);
    pango_layout_set_text(font->layout, text, -1);
    return font->layout;
}

static double layout_width(scene_font *font, const char *text, double size, bool bold)
{
    int width = 0;
    pango_layout_get_size(font_layout(font, text, bold), &width, NULL);
    return width > 0 ? size / FONT_UNIT * width / PANGO_SCALE : 0;
}

/* The width of a cleaned text. */
static double width_of(scene_font *font, const char *text, size_t n, double size, bool bold)
{
    if (direct_covers(&font->direct, text, n, bold))
        return size / FONT_UNIT * (double)direct_width(&font->direct, text, n, bold) / PANGO_SCALE;
    return layout_width(font, text, size, bold);
}

/* The width at size 1. */
static double measure(scene_font *font, const char *text, bool bold)
{
    pace_buffer clean = PACE_BUFFER_INIT;
    double width = 0;
    clean.allocator = font->allocator;
    scene_text_clean(&clean, text, SCENE_CLUSTERS);
    if (clean.status == PACE_OK && clean.length > 0)
        width = width_of(font, clean.text, clean.length, 1, bold);
    pace_buffer_clear(&clean);
    return width;
}

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *text, bool bold)
{
    uint64_t hash = 14695981039346656037u ^ (bold ? 1 : 0);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        hash = (hash ^ *p) * 1099511628211u;
    return hash;
}

static cached *slot_of(scene_font *font, const char *text, bool bold)
{
    size_t at = (size_t)hash_of(text, bold) % CACHE_SLOTS;
    for (;; at = (at + 1) % CACHE_SLOTS) {
        cached *slot = &font->cache[at];
        if (!slot->text || (slot->bold == bold && strcmp(slot->text, text) == 0))
            return slot;
    }
}

/* Starts again when half full: a chart has some hundred texts, a cache that grows without end helps nobody. */
static void forget(scene_font *font)
{
    const pace_allocator *allocator = font->allocator;
    pace__arena_clear(&font->texts);
    pace__arena_init(&font->texts, allocator);
    memset(font->cache, 0, CACHE_SLOTS * sizeof *font->cache);
    font->cache_count = 0;
}

/* The width of text[0..n) at size 1. */
static double share_of(scene_font *font, const char *text, size_t n, bool bold)
{
    enum { LONG = 1024 }; /* bytes; longer texts are not worth keeping */
    if (n > LONG)
        return measure(font, text, bold);
    if (font->cache_count >= CACHE_FULL)
        forget(font);
    cached *slot = slot_of(font, text, bold);
    if (slot->text)
        return slot->share;
    const double share = measure(font, text, bold);
    const char *copy = pace__arena_text(&font->texts, text, n);
    if (copy) {
        *slot = (cached){.text = copy, .share = share, .bold = bold};
        font->cache_count++;
    }
    return share;
}

double scene_font_width(scene_font *font, const char *text, double size, bool bold)
{
    if (!text || !*text || !(size > 0 && size <= SCENE_MARGIN))
        return 0;
    return size * share_of(font, text, strlen(text), bold);
}

double scene_font_height(scene_font *font, double size, bool bold)
{
    (void)font;
    (void)bold;
    return 1.3 * size;
}

double scene_font_ascent(scene_font *font, double size, bool bold)
{
    (void)font;
    (void)bold;
    return size;
}

int32_t scene_font_missing(scene_font *font, const char *text)
{
    pace_buffer clean = PACE_BUFFER_INIT;
    int32_t found = 0;
    clean.allocator = font->allocator;
    scene_text_clean(&clean, text, SCENE_CLUSTERS * LINES_MAX);
    if (clean.status == PACE_OK && clean.length > 0 && !direct_covers(&font->direct, clean.text, clean.length, false) &&
        pango_layout_get_unknown_glyphs_count(font_layout(font, clean.text, false)) > 0) {
        for (size_t at = 0; at < clean.length && !found;) {
            const size_t start = at;
            const int32_t c = pace_text_next(clean.text, clean.length, &at);
            pango_layout_set_text(font->layout, clean.text + start, (int)(at - start));
            if (pango_layout_get_unknown_glyphs_count(font->layout) > 0)
                found = c;
        }
    }
    pace_buffer_clear(&clean);
    return found;
}

/* Appends text[0..n) without the blanks at its ends and the joiners in it. */
static void append_trimmed(pace_buffer *out, const char *text, size_t n)
{
    while (n > 0 && text[n - 1] == ' ')
        n--;
    while (n > 0 && *text == ' ')
        text++, n--;
    for (size_t i = 0; i < n; i++) {
        if (n - i >= 3 && memcmp(text + i, JOINER, 3) == 0)
            i += 2;
        else
            pace_buffer_char(out, text[i]);
    }
}

/* The longest beginning of text[0..n) that fits with an ellipsis behind it. */
static void append_cut(scene_font *font, pace_buffer *out, const char *text, size_t n, double size, bool bold,
                       double width)
{
    pace_buffer line = PACE_BUFFER_INIT;
    line.allocator = font->allocator;
    for (;;) {
        line.length = 0;
        append_trimmed(&line, text, n);
        pace_buffer_text(&line, "\xE2\x80\xA6");
        if (line.status != PACE_OK || n == 0 ||
            width_of(font, line.text, line.length, size, bold) <= width)
            break;
        do
            n--;
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80);
    }
    if (line.status == PACE_OK)
        pace_buffer_bytes(out, line.text, line.length);
    else
        out->status = line.status;
    pace_buffer_clear(&line);
}

typedef struct range {
    size_t start, length;
} range;

static bool is_han(int32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
}

/* A number stays with its unit: 1.9|wan yi yuan reads badly across lines. A word joiner between the two forbids it;
 * append_trimmed takes it out again. */
static void glue_numbers(pace_buffer *out, const char *text, size_t n)
{
    int32_t before = 0;
    for (size_t at = 0; at < n;) {
        const size_t start = at;
        const int32_t c = pace_text_next(text, n, &at);
        if (is_han(c) && ((before >= '0' && before <= '9') || before == '%'))
            pace_buffer_text(out, JOINER);
        pace_buffer_bytes(out, text + start, at - start);
        before = c;
    }
}

/* Where pango breaks the text: Unicode line breaking (UAX 14) keeps closing punctuation with the word before it. */
static int break_lines(scene_font *font, const char *text, double size, bool bold, double width, range *lines, int max)
{
    PangoLayout *layout = font_layout(font, text, bold);
    const double at_unit = fmin(fmax(width, 1) * FONT_UNIT / size, SCENE_PIXELS_MAX);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, (int)(at_unit * PANGO_SCALE));
    const int count = pango_layout_get_line_count(layout);
    for (int i = 0; i < count && i < max; i++) {
        const PangoLayoutLine *line = pango_layout_get_line_readonly(layout, i);
        lines[i] = (range){(size_t)line->start_index, (size_t)line->length};
    }
    return count;
}

/* Where one line is enough there is nothing to break. Layouts try the same words at many widths. */
static bool fits(scene_font *font, const pace_buffer *clean, double size, bool bold, double width)
{
    if (clean->length <= SCENE_CLUSTERS) /* measured whole */
        return size * share_of(font, clean->text, clean->length, bold) <= width;
    return direct_covers(&font->direct, clean->text, clean->length, bold) &&
           width_of(font, clean->text, clean->length, size, bold) <= width;
}

void scene_font_wrap(scene_font *font, const char *text, double size, bool bold, double width, int max_lines,
                     pace_buffer *out)
{
    pace_buffer clean = PACE_BUFFER_INIT, glued = PACE_BUFFER_INIT;
    range lines[LINES_MAX];
    const int max = max_lines < 1 ? 1 : max_lines > LINES_MAX ? LINES_MAX : max_lines;
    int count = 0;
    clean.allocator = glued.allocator = font->allocator;
    scene_text_clean(&clean, text, SCENE_CLUSTERS * max);
    const bool usable = clean.length > 0 && size > 0 && size <= SCENE_MARGIN;
    if (clean.status == PACE_OK && usable && fits(font, &clean, size, bold, width)) {
        append_trimmed(out, clean.text, clean.length);
        pace_buffer_clear(&clean);
        return;
    }
    glue_numbers(&glued, clean.text, clean.length);
    if (clean.status != PACE_OK || glued.status != PACE_OK)
        out->status = PACE_ERR_NOMEM;
    else if (usable)
        count = break_lines(font, glued.text, size, bold, width, lines, max);
    for (int i = 0; i < count && i < max; i++) {
        if (i > 0)
            pace_buffer_char(out, '\n');
        if (i == max - 1 && count > max)
            append_cut(font, out, glued.text + lines[i].start, lines[i].length, size, bold, width);
        else
            append_trimmed(out, glued.text + lines[i].start, lines[i].length);
    }
    pace_buffer_clear(&glued);
    pace_buffer_clear(&clean);
}
