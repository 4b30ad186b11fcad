/* The characters of a printed figure made plain, and the marks that stand for none. */
#include "core/figure.h"
#include <string.h>
#include "core/utf8.h"
#include "pace/text.h"

static bool is_space(int32_t c)
{
    return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000 || (c >= 0x2002 && c <= 0x200A) || c == 0x202F;
}

/* Full-width forms are ASCII + 0xFEE0; dashes shorter than an em are what typesetters make of a hyphen or a minus. */
static int32_t plain_character(int32_t c, bool *full_width)
{
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFEE0;
        if (strchr("0123456789+-.,", (int)c))
            *full_width = true;
        return c;
    }
    if (c == 0x2212 || (c >= 0x2010 && c <= 0x2013) || c == 0xFE63)
        return '-';
    if (c == 0x2015)
        return 0x2014;
    return c == 0x301C || c == 0x223C ? '~' : c;
}

static bool put_character(pace__figure_text *out, int32_t c, const char *bytes, size_t length)
{
    if (c < 0x80) {
        if (out->n + 1 > sizeof out->text)
            return false;
        out->text[out->n++] = (char)c;
        return true;
    }
    if (c == 0x2014) {
        bytes = "\xE2\x80\x94";
        length = 3;
    }
    if (out->n + length > sizeof out->text)
        return false;
    memcpy(out->text + out->n, bytes, length);
    out->n += length;
    return true;
}

bool pace__figure_plain(pace__figure_text *out, const char *text, size_t n)
{
    size_t at = 0;
    bool space = false;
    out->n = 0;
    out->full_width = false;
    while (at < n) {
        size_t from = at;
        int32_t c = plain_character(pace_text_next(text, n, &at), &out->full_width);
        if (is_space(c)) {
            space = out->n > 0;
            continue;
        }
        if (pace__utf8_is_hidden(c) || c == 0xFFFD)
            return false;
        if (space && c < 0x80 && (unsigned char)out->text[out->n - 1] < 0x80 && !put_character(out, ' ', " ", 1))
            return false;
        space = false;
        if (!put_character(out, c, text + from, at - from))
            return false;
    }
    return true;
}

/* Bytes of one mark at the end. */
static size_t mark_length(const char *text, size_t n)
{
    static const char *const signs[] = {"*", "＊", "†", "‡", "※", "注"};
    size_t at = n, digits;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (n > length && memcmp(text + n - length, signs[i], length) == 0)
            return length;
    }
    if (n > 3 && memcmp(text + n - 3, "\xE2\x91", 2) == 0 && (unsigned char)text[n - 1] >= 0xA0 && (unsigned char)text[n - 1] <= 0xB3)
        return 3; /* ① to ⑳ */
    if (text[n - 1] == ']')
        at--;
    for (digits = at; digits > 0 && text[digits - 1] >= '0' && text[digits - 1] <= '9';)
        digits--;
    if (digits == at || at - digits > 2)
        return 0;
    if (at < n)
        return digits > 1 && text[digits - 1] == '[' ? n - digits + 1 : 0;
    return digits > 3 && memcmp(text + digits - 3, "注", 3) == 0 ? n - digits + 3 : 0;
}

size_t pace__figure_before_mark(const char *text, size_t n)
{
    size_t length;
    while (n > 0 && (length = mark_length(text, n)) > 0) {
        n -= length;
        while (n > 0 && text[n - 1] == ' ')
            n--;
    }
    return n;
}

bool pace__is_missing_mark(const char *text, size_t n, const char *na)
{
    static const char *const marks[] = {"-",   "--",  "---", "–",    "––",   "—",    "——",  "―",    "－",
                                        "−",   "…",   "……",  "⋯",    "⋯⋯",   "...",  "..",  ".",    ":",
                                        "：",  "/",   "／",  "NA",   "N/A",  "n/a",  "na",  "n.a.", "N.A.",
                                        "NaN", "nan", "NAN", "null", "NULL", "#N/A", "Null"};
    enum { LONGEST = 6 };
    bool digit = n && text[0] >= '0' && text[0] <= '9'; /* begins none of them */
    for (size_t i = 0; n && n <= LONGEST && !digit && i < sizeof marks / sizeof *marks; i++)
        if (marks[i][0] == text[0] && strlen(marks[i]) == n && memcmp(marks[i], text, n) == 0)
            return true;
    return na && strlen(na) == n && memcmp(na, text, n) == 0;
}
