/* The document's own objects stand last in the file, before the table of offsets: what is inserted into them moves
 * little, and the table is written anew. */
#include "chart/emit_pdf_tail.h"
#include <stdbool.h>
#include <string.h>

enum { ENTRY = 20, OFFSET = 10 };

/* Where the parts are, as offsets. */
typedef struct tail {
    size_t date, catalog;           /* where the two insertions go, in this order */
    size_t table, entries, trailer; /* "xref", its first entry, what follows its last one */
    size_t count, number;           /* of entries; of the digits behind startxref */
} tail;

/* The place behind the last `words` of text[0..n); 0 = none. */
static size_t behind_last(const char *text, size_t n, const char *words)
{
    const size_t length = strlen(words);
    for (size_t end = n; end >= length; end--)
        if (memcmp(text + end - length, words, length) == 0)
            return end;
    return 0;
}

static size_t read_digits(const char *text, size_t n, size_t *at)
{
    size_t value = 0;
    for (; *at < n && text[*at] >= '0' && text[*at] <= '9' && value < (size_t)1 << 40; ++*at)
        value = 10 * value + (size_t)(text[*at] - '0');
    return value;
}

static bool find_tail(tail *out, const char *text, size_t n)
{
    static const char head[] = "xref\n0 ";
    const size_t shown = n < 4096 ? 0 : n - 4096; /* the digits are in the last lines */
    size_t at = behind_last(text + shown, n - shown, "startxref\n");
    if (at == 0)
        return false;
    out->number = at += shown;
    out->table = read_digits(text, n, &at);
    if (out->table + sizeof head > n || memcmp(text + out->table, head, sizeof head - 1) != 0)
        return false;
    at = out->table + sizeof head - 1;
    out->count = read_digits(text, n, &at);
    out->entries = at + 1;
    if (out->count > n / ENTRY || out->entries + out->count * ENTRY > out->number)
        return false;
    out->trailer = out->entries + out->count * ENTRY;
    out->date = behind_last(text, out->table, "/CreationDate (");
    out->catalog = behind_last(text, out->table, "/Type /Catalog\n");
    return out->date && out->catalog > out->date && text[out->date] != 'D';
}

static void put_offset(pace_buffer *out, size_t value)
{
    char digits[OFFSET];
    for (int i = OFFSET - 1; i >= 0; i--, value /= 10)
        digits[i] = (char)('0' + value % 10);
    pace_buffer_bytes(out, digits, OFFSET);
}

void pdf_complete(pace_buffer *out, const pace_buffer *pdf, const char *language)
{
    const char *text = pdf->text;
    const size_t begin = out->length;
    tail t;
    if (!find_tail(&t, text, pdf->length)) {
        pace_buffer_bytes(out, text, pdf->length);
        return;
    }
    pace_buffer_bytes(out, text, t.date);
    pace_buffer_text(out, "D:");
    pace_buffer_bytes(out, text + t.date, t.catalog - t.date);
    const size_t by_date = 2, before = out->length;
    pace_buffer_format(out, "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n", language);
    const size_t by_catalog = out->length - before;
    pace_buffer_bytes(out, text + t.catalog, t.table - t.catalog);
    const size_t table = out->length - begin;
    pace_buffer_bytes(out, text + t.table, t.entries - t.table);
    for (size_t i = 0; i < t.count; i++) {
        const size_t entry = t.entries + i * ENTRY;
        size_t at = entry;
        const size_t offset = read_digits(text, entry + OFFSET, &at);
        put_offset(out, offset + (offset > t.date ? by_date : 0) + (offset > t.catalog ? by_catalog : 0));
        pace_buffer_bytes(out, text + entry + OFFSET, ENTRY - OFFSET);
    }
    pace_buffer_bytes(out, text + t.trailer, t.number - t.trailer);
    pace_buffer_format(out, "%zu\n%%%%EOF\n", table);
}
