/* Places, links to them and to addresses, and the outline. */
#include "report/pdf.h"

#include <string.h>

const char *pdf_place_name(pdf *p, char kind, int number)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = p->report->allocator;
    pace_buffer_char(&out, kind);
    pace_buffer_integer(&out, number);
    return pdf_text_of(p, &out);
}

void pdf_mark(pdf *p, char kind, int number, const char *label, const char *title)
{
    const char *name = pdf_place_name(p, kind, number);
    pace_buffer words = PACE_BUFFER_INIT;
    words.allocator = p->report->allocator;
    pace_buffer_format(&words, "%s  %s", label, title);
    page_place(p->pages, p->y - 4, name);
    page_outline(p->pages, 1, pdf_text_of(p, &words), name);
}

/* Over n bytes of the line, from `at`. */
static void cover(pdf *p, const char *line, const char *at, size_t n, double x, double y, double size, const char *to)
{
    pace_buffer part = PACE_BUFFER_INIT;
    double before, width;
    part.allocator = p->report->allocator;
    pace_buffer_bytes(&part, line, (size_t)(at - line));
    before = at > line ? page_text_width(p->pages, pdf_text_of(p, &part), size, false) : 0;
    pace_buffer_bytes(&part, at, n);
    width = page_text_width(p->pages, pdf_text_of(p, &part), size, false);
    page_link(p->pages, x + before, y, width, page_line_height(p->pages, size), to);
}

/* "[12]" of one of the refs: its length; 0 = it is something else. */
static size_t reference_at(const char *at, const doc_refs *refs, int *number)
{
    size_t n = 1;
    int value = 0;
    for (; at[n] >= '0' && at[n] <= '9' && n < 9; n++)
        value = 10 * value + (at[n] - '0');
    for (int32_t i = 0; n > 1 && at[n] == ']' && i < refs->count; i++) {
        if (refs->at[i] == value) {
            *number = value;
            return n + 1;
        }
    }
    return 0;
}

pdf_links pdf_links_of(pdf *p, const char *text, const doc_refs *refs, bool address)
{
    pdf_links links = {refs, "", ""};
    pace_buffer shown = PACE_BUFFER_INIT, to = PACE_BUFFER_INIT;
    size_t n = 0, at = address ? report_address(text, &n) : 0;
    if (!n)
        return links;
    shown.allocator = to.allocator = p->report->allocator;
    pace_buffer_bytes(&shown, text + at, n);
    report_put_address(&to, text + at, n);
    links.shown = pdf_text_of(p, &shown);
    links.to = pdf_text_of(p, &to);
    return links;
}

/* As much of what is left of the address as stands here. */
static size_t address_at(const char *at, const char *left)
{
    size_t n = 0;
    while (left[n] && at[n] == left[n])
        n++;
    return !left[n] || (!at[n] && n >= 4) ? n : 0;
}

void pdf_follow(pdf *p, pdf_links *links, const char *line, double x, double y, double size)
{
    for (const char *at = line; *at; at++) {
        int number = 0;
        size_t n = 0;
        if (doc_section_quoted(&p->report->doc, at, &n, &number)) {
            cover(p, line, at, n, x, y, size, pdf_place_name(p, 's', number));
        } else if (*at == '[' && (n = reference_at(at, links->refs, &number)) > 0) {
            cover(p, line, at, n, x, y, size, pdf_place_name(p, 'r', number));
        } else if (*links->shown && *at == *links->shown && (n = address_at(at, links->shown)) > 0) {
            cover(p, line, at, n, x, y, size, links->to);
            links->shown += n;
        }
        at += n ? n - 1 : 0;
    }
}
