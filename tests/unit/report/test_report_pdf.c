/* The pages: the same bytes, metadata that do not move, embedded faces, and a text that can be searched: pdftotext finds every
 * heading, every number of a figure or table, the page numbers and the running title. */
#include "report/doc.h"
#include "report/words.h"
#include "report/writers.h"
#include "report_test.h"

enum { TEXT_MOST = 1 << 20 };

/* Without white space, and with the straight quotes that the English pages have: lines break where the page ends. */
static char *squeezed(const char *text, bool straight)
{
    size_t n = strlen(text), to = 0;
    char *out = malloc(n + 1);
    for (size_t i = 0; out && i < n; i++) {
        unsigned char c = (unsigned char)text[i], last = i + 2 < n ? (unsigned char)text[i + 2] : 0;
        bool quote = straight && c == 0xE2 && (unsigned char)text[i + 1] == 0x80;
        if (quote && (last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D)) {
            out[to++] = last < 0x9C ? '\'' : '"';
            i += 2;
        } else if (c > ' ') {
            out[to++] = text[i];
        }
    }
    if (out)
        out[to] = '\0';
    return out;
}

/* What pdftotext makes of the bytes; NULL = there is no such tool. */
static char *text_of(const pace_buffer *pdf)
{
    char path[] = "/tmp/pace-report-pdf-XXXXXX", command[128];
    char *text = calloc(1, TEXT_MOST);
    int file = mkstemp(path);
    FILE *out = file >= 0 ? fdopen(file, "wb") : NULL, *in;
    size_t n = 0, got;

    ENSURE(out != NULL && fwrite(pdf->text, 1, pdf->length, out) == pdf->length);
    if (out)
        fclose(out);
    snprintf(command, sizeof command, "pdftotext %s - 2>/dev/null", path);
    in = popen(command, "r");
    while (in && text && (got = fread(text + n, 1, TEXT_MOST - 1 - n, in)) > 0)
        n += got;
    if (in)
        pclose(in);
    remove(path);
    if (!n) {
        free(text);
        return NULL;
    }
    return text;
}

static bool has(const char *page, const char *words, bool straight)
{
    char *small = squeezed(words, straight);
    bool found = small && strstr(page, small) != NULL;
    if (!found)
        fprintf(stderr, "not on the pages: %.80s\n", words);
    free(small);
    return found;
}

static void numbers(const char *page, const char *lang, report_word word, int count)
{
    char label[64];
    for (int i = 1; i <= count; i++) {
        snprintf(label, sizeof label, "%s %d", word_in(lang, word), i);
        ENSURE(has(page, label, true));
    }
}

static int pages_of(const char *pdf, size_t n)
{
    int pages = 0;
    for (size_t i = 0; i + 12 < n; i++)
        pages += memcmp(pdf + i, "/Type /Page", 11) == 0 && pdf[i + 11] != 's';
    return pages;
}

static void searchable(const pace_report *report, const pace_buffer *pdf, const char *lang)
{
    char *text = text_of(pdf), *page = text ? squeezed(text, false) : NULL, label[32];
    long said = 0, found = 0;
    int count = pages_of(pdf->text, pdf->length);

    if (!page) {
        fprintf(stderr, "no pdftotext: the text of the pages is not looked at\n");
        free(text);
        return;
    }
    for (const doc_block *block = report->doc.first; block; block = block->next) {
        if (block->kind == DOC_SECTION || block->kind == DOC_HEADING)
            ENSURE(has(page, block->text, true));
        for (const doc_item *item = block->first; item && block->kind == DOC_LIST; item = item->next, said++)
            found += has(page, item->text, true);
    }
    ENSURE(said > 10 && found >= said - said / 5); /* a running head may part a sentence */
    numbers(page, lang, W_FIGURE, report->doc.figures);
    numbers(page, lang, W_TABLE, report->doc.tables);
    ENSURE(has(page, report->doc.title, true));
    for (int i = 1; i <= count; i++) {
        char tight[32]; /* pdftotext takes narrow spaces for none */
        snprintf(label, sizeof label, "\n%d / %d\n", i, count);
        snprintf(tight, sizeof tight, "\n%d/%d\n", i, count);
        ENSURE(strstr(text, label) || strstr(text, tight));
    }
    ENSURE(count >= 4);
    free(page);
    free(text);
}

static int times(const pace_buffer *pdf, const char *words)
{
    int count = 0;
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= pdf->length; i++)
        count += memcmp(pdf->text + i, words, n) == 0;
    return count;
}

/* Every section, figure and table is a line of the outline and of a list at the front, and leads to its place; every
 * reference to its row. */
static void followed(const pace_report *report, const pace_buffer *pdf)
{
    int sections = 0;
    char place[32];
    for (const doc_block *block = report->doc.first; block; block = block->next)
        sections += block->kind == DOC_SECTION;
    ENSURE(times(pdf, "/Type /Outlines") == 1);
    ENSURE(times(pdf, "/Subtype /Link") > sections + report->doc.figures + report->doc.tables);
    for (int i = 1; i <= sections; i++) {
        snprintf(place, sizeof place, "/Dest (s%d)", i);
        ENSURE(times(pdf, place) >= 1);
    }
    for (int i = 1; i <= report->doc.figures; i++) {
        snprintf(place, sizeof place, "/Dest (f%d)", i);
        ENSURE(times(pdf, place) >= 1);
    }
    for (int i = 1; i <= report->doc.tables; i++) {
        snprintf(place, sizeof place, "/Dest (t%d)", i);
        ENSURE(times(pdf, place) >= 1);
    }
    for (const doc_ref *ref = report->doc.first_ref; ref; ref = ref->next) {
        snprintf(place, sizeof place, "/Dest (r%d)", (int)ref->number);
        ENSURE(times(pdf, place) >= 1);
    }
}

static void one_language(const pace_dataset *data, const char *lang)
{
    pace_report *one = report_in(data, lang), *other = report_in(data, lang);
    pace_buffer a = rendered(one, "pdf"), again = rendered(one, "pdf"), b = rendered(other, "pdf");

    ENSURE(a.length == again.length && memcmp(a.text, again.text, a.length) == 0);
    ENSURE(a.length == b.length && memcmp(a.text, b.text, a.length) == 0);
    ENSURE(a.length > 10000 && strncmp(a.text, "%PDF-", 5) == 0);
    searchable(one, &a, lang);
    followed(one, &a);
    pace_buffer_clear(&a);
    pace_buffer_clear(&again);
    pace_buffer_clear(&b);
    pace_report_free(one);
    pace_report_free(other);
}

int main(void)
{
    pace_dataset *data = made_up(), *edges = loaded(MADE_UP_EDGES);
    if (!data || !edges)
        return TEST_RESULT;
    one_language(data, "zh");
    one_language(data, "en");
    one_language(edges, "en");
    pace_dataset_free(edges);
    pace_dataset_free(data);
    return TEST_RESULT;
}
