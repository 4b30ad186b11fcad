#include "chart/font_direct.h"
#include <string.h>
#include "pace/text.h"

void direct_init(font_direct *d, PangoContext *context, PangoFontDescription *const faces[2])
{
    memset(d, 0, sizeof *d);
    for (int bold = 0; bold < 2; bold++) {
        d->fonts[bold] = pango_context_load_font(context, faces[bold]);
        d->shaped[bold] = d->fonts[bold] ? pango_font_get_hb_font(d->fonts[bold]) : NULL;
    }
    d->buffer = hb_buffer_create();
    d->language = hb_language_from_string(pango_language_to_string(pango_context_get_language(context)), -1);
}

void direct_clear(font_direct *d)
{
    for (int bold = 0; bold < 2; bold++)
        if (d->fonts[bold])
            g_object_unref(d->fonts[bold]);
    hb_buffer_destroy(d->buffer);
}

static bool is_han(int32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static bool is_letter(int32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* No mark, no emoji, nothing that runs from right to left, nothing that another face might be preferred for. */
static bool is_plain(int32_t c)
{
    static const int32_t others[] = {0xB7, 0x2013, 0x2212, 0x3001, 0x3002, 0x300A, 0x300B};
    if ((c >= 0x20 && c < 0x7F) || is_han(c) || (c >= 0xFF01 && c <= 0xFF5E))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (c == others[i])
            return true;
    return false;
}

/* The closing one has the script of the opening one, whatever stands between them. */
static bool is_paired(int32_t c)
{
    return (c < 0x80 && c > 0 && strchr("()<>[]{}", (int)c)) || c == 0x300A || c == 0x300B;
}

bool direct_covers(const font_direct *d, const char *text, size_t n, bool bold)
{
    hb_font_t *font = d->shaped[bold];
    hb_codepoint_t glyph;
    bool latin = false, han = false, paired = false;
    for (size_t at = 0; at < n;) {
        const int32_t c = pace_text_next(text, n, &at);
        if (!font || !is_plain(c) || !hb_font_get_nominal_glyph(font, (hb_codepoint_t)c, &glyph))
            return false;
        latin = latin || is_letter(c);
        han = han || is_han(c);
        paired = paired || is_paired(c);
    }
    return !(latin && han && paired);
}

static int64_t shape(font_direct *d, const char *text, size_t n, hb_script_t script, bool bold)
{
    int64_t width = 0;
    unsigned count;
    hb_buffer_clear_contents(d->buffer);
    hb_buffer_set_direction(d->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(d->buffer, script);
    hb_buffer_set_language(d->buffer, d->language);
    hb_buffer_add_utf8(d->buffer, text, (int)n, 0, (int)n);
    hb_shape(d->shaped[bold], d->buffer, NULL, 0);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(d->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        width += places[i].x_advance;
    return width;
}

/* Digits and punctuation belong to the script before them, at the beginning to the one behind them (UAX 24). */
int64_t direct_width(font_direct *d, const char *text, size_t n, bool bold)
{
    hb_script_t script = HB_SCRIPT_COMMON;
    size_t start = 0;
    int64_t width = 0;
    for (size_t at = 0; at < n;) {
        const size_t here = at;
        const int32_t c = pace_text_next(text, n, &at);
        const hb_script_t own = is_han(c) ? HB_SCRIPT_HAN : is_letter(c) ? HB_SCRIPT_LATIN : script;
        if (own != script && script != HB_SCRIPT_COMMON) {
            width += shape(d, text + start, here - start, script, bold);
            start = here;
        }
        script = own;
    }
    return width + shape(d, text + start, n - start, script, bold);
}
