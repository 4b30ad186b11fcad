/* What a user's string becomes before it is shaped: one line, valid UTF-8, of a length that a shaper can take. */
#include <glib.h>
#include <string.h>
#include "chart/scene.h"
#include "pace/text.h"

enum { JOINER = 0x200D, REPLACEMENT = 0xFFFD };

/* Part of the cluster before it: marks, joiners, variation selectors, skin tones, tags. */
static bool extends(int32_t c)
{
    if (c < 0x300 || (c >= 0x4E00 && c <= 0x9FFF))
        return false; /* most texts are no more than this */
    return c == JOINER || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0000 && c <= 0xE0FFF) || g_unichar_ismark((gunichar)c);
}

/* Controls, line and paragraph separators, code points that XML does not have. */
static bool unprintable(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE;
}

/* Embeddings, overrides and isolates would reach beyond the label that carries them. */
static bool steers(int32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* The next code point of text that may be broken: a bad byte is taken alone. */
static int32_t next(const char *text, size_t n, size_t *at)
{
    const size_t left = n - *at;
    if ((unsigned char)text[*at] < 0x80)
        return text[(*at)++];
    if (pace_text_valid(text + *at, left < 4 ? left : 4) == 0) {
        (*at)++;
        return REPLACEMENT;
    }
    return pace_text_next(text, n, at);
}

void scene_text_clean(pace_buffer *out, const char *text, int clusters)
{
    const size_t n = text ? strlen(text) : 0;
    int count = 0, extras = 0;
    bool joined = false;
    for (size_t at = 0; at < n;) {
        const size_t start = at;
        const int32_t c = next(text, n, &at);
        if (steers(c))
            continue;
        if (extends(c) || joined) {
            /* A stack of marks is no longer a letter. */
            if (++extras > 16)
                continue;
        } else {
            extras = 0;
            if (++count > clusters) {
                pace_buffer_text(out, "\xE2\x80\xA6");
                return;
            }
        }
        joined = c == JOINER;
        if (unprintable(c))
            pace_buffer_char(out, ' ');
        else if (c == REPLACEMENT)
            pace_buffer_text(out, "\xEF\xBF\xBD");
        else
            pace_buffer_bytes(out, text + start, at - start);
    }
}
