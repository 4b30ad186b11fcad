/* What may be an id. */
#include <string.h>
#include "core/utf8.h"
#include "model/model.h"
#include "pace/text.h"

enum { ID_LETTERS = 128, ID_BYTES = 4 * ID_LETTERS };

/* Beyond ASCII: what is no letter, digit or mark, in rising order. The schema (data/schema) has the same list. */
static const struct range {
    int32_t first, last;
} forbidden[] = {
    {0x0080, 0x00BF}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, /* controls, no-break space, marks of Latin-1; times, divided by */
    {0x037E, 0x037E}, {0x061C, 0x061C},                   /* a Greek question mark, a bidi mark */
    {0x1680, 0x1680}, {0x180E, 0x180E},                   /* spaces */
    {0x2000, 0x206F}, {0x2190, 0x2BFF},                   /* general punctuation and spaces; arrows, signs, shapes */
    {0x2E00, 0x2E7F}, {0x2FF0, 0x3004}, {0x3008, 0x303F}, /* punctuation, that of CJK but for the signs that stand for letters */
    {0xD800, 0xF8FF},                                     /* surrogates, private use */
    {0xFDD0, 0xFDEF}, {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F}, /* no characters; variants, vertical and small forms */
    {0xFEFF, 0xFFFF},                                     /* byte-order mark, full-width and half-width forms, specials */
    {0x1F000, 0x1FAFF},                                   /* pictures */
    {0xE0000, 0x10FFFF},                                  /* tags, private use */
};

static bool is_plain(int32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

static bool is_forbidden(int32_t c)
{
    if (c < 0x80)
        return !is_plain(c);
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden && forbidden[i].first <= c; i++)
        if (c <= forbidden[i].last)
            return true;
    return pace__utf8_is_hidden(c) || (c & 0xFFFE) == 0xFFFE;
}

bool model_is_id(const char *text)
{
    size_t n = strlen(text), at = 0;
    int count;
    while (at < n && at < ID_LETTERS && is_plain((unsigned char)text[at])) /* as most are, to the end */
        at++;
    if (at == n)
        return n > 0;
    if (n > ID_BYTES || pace_text_valid(text + at, n - at) != n - at)
        return false;
    count = (int)at;
    while (at < n) {
        int32_t c = pace_text_next(text, n, &at);
        if (is_forbidden(c) || ++count > ID_LETTERS || (count == 1 && pace_text_codepoint_width(c) == 0))
            return false;
    }
    return true;
}
