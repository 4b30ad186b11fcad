/* The report as pages of A4: title and lists, then the blocks in order, then running heads once the pages are counted. */
#include "report/pdf.h"

#include <math.h>
#include <string.h>
#include "report/draw.h"

enum { MOST_LINES = 60, MOST_TITLE = 4 };

double pdf_left(void)
{
    return PDF_SIDE;
}

double pdf_measure(void)
{
    return PDF_WIDTH - 2 * PDF_SIDE;
}

double pdf_bottom(void)
{
    return PDF_HEIGHT - PDF_FOOT;
}

void pdf_new_page(pdf *p)
{
    if (p->turning)
        page_turn(p->pages, ++p->turned, false);
    else
        page_add(p->pages);
    p->y = PDF_TOP;
}

size_t pdf_page(const pdf *p)
{
    return page_count(p->pages) - 1;
}

void pdf_need(pdf *p, double height)
{
    if (p->y + height > pdf_bottom() && p->y > PDF_TOP)
        pdf_new_page(p);
}

void pdf_gap(pdf *p, double height)
{
    if (p->y > PDF_TOP)
        p->y += height;
}

const char *pdf_text_of(pdf *p, pace_buffer *text)
{
    const char *copy = text->status ? NULL : pace__arena_text(&p->arena, text->text ? text->text : "", text->length);
    pace_buffer_clear(text);
    if (!copy && !p->status)
        p->status = pace__fail_memory(p->err);
    return copy ? copy : "";
}

/* The faces that hold Han letters set curled quotes a whole Han letter wide: English takes the straight ones. */
static const char *straight(pdf *p, const char *text)
{
    pace_buffer out = PACE_BUFFER_INIT;
    if (strcmp(p->lang, "zh") == 0 || !strstr(text, "\xe2\x80"))
        return text;
    out.allocator = p->report->allocator;
    for (const char *s = text; *s; s++) {
        bool quote = (unsigned char)s[0] == 0xE2 && (unsigned char)s[1] == 0x80;
        unsigned char last = quote ? (unsigned char)s[2] : 0;
        if (last == 0x98 || last == 0x99 || last == 0x9C || last == 0x9D) {
            pace_buffer_char(&out, last < 0x9C ? '\'' : '"');
            s += 2;
        } else {
            pace_buffer_char(&out, *s);
        }
    }
    return pdf_text_of(p, &out);
}

pdf_lines pdf_wrap(pdf *p, const char *text, double size, bool bold, double width, int most)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pdf_lines lines = {NULL, 0};
    char *at;
    int count = 1;

    out.allocator = p->report->allocator;
    page_wrap(p->pages, straight(p, text), size, bold, width, most, &out);
    at = (char *)(uintptr_t)pdf_text_of(p, &out); /* ours: in the arena */
    if (!*at)
        return lines;
    for (const char *s = at; *s; s++)
        count += *s == '\n';
    lines.at = pace__arena_alloc(&p->arena, (size_t)count, sizeof *lines.at);
    for (int i = 0; lines.at && i < count; i++) {
        char *end = strchr(at, '\n');
        lines.at[i] = at;
        if (end)
            *end = '\0';
        at = end ? end + 1 : at;
    }
    lines.count = lines.at ? count : 0;
    return lines;
}

static void put_lines(pdf *p, const pdf_lines *lines, double x, double size, bool bold, scene_color color,
                      pdf_links *links)
{
    double height = page_line_height(p->pages, size) * 1.12;
    /* no single line is left at the foot of a page or carried to the next */
    if (lines->count > 1)
        pdf_need(p, 2 * height);
    for (int i = 0; i < lines->count; i++) {
        pdf_need(p, lines->count > 2 && i == lines->count - 2 ? 2 * height : height);
        page_text(p->pages, x, p->y, lines->at[i], size, bold, SCENE_START, color);
        if (links)
            pdf_follow(p, links, lines->at[i], x, p->y, size);
        p->y += height;
    }
}

void pdf_put(pdf *p, const char *text, double x, double width, double size, bool bold, scene_color color, int most)
{
    pdf_lines lines = pdf_wrap(p, text, size, bold, width, most);
    put_lines(p, &lines, x, size, bold, color, NULL);
}

void pdf_put_linked(pdf *p, const char *text, const doc_refs *refs, bool address, double x, double width)
{
    pdf_links links = pdf_links_of(p, text, refs, address);
    pdf_lines lines = pdf_wrap(p, pdf_with_refs(p, text, refs), pdf_body, false, width, MOST_LINES);
    put_lines(p, &lines, x, pdf_body, false, pdf_ink, &links);
}

const char *pdf_with_refs(pdf *p, const char *text, const doc_refs *refs)
{
    pace_buffer out = PACE_BUFFER_INIT;
    if (!refs->count)
        return text;
    out.allocator = p->report->allocator;
    pace_buffer_text(&out, text);
    for (int32_t i = 0; i < refs->count; i++)
        pace_buffer_format(&out, i || !*text ? "[%d]" : " [%d]", (int)refs->at[i]);
    return pdf_text_of(p, &out);
}

scene_color pdf_tone(doc_tone tone)
{
    static const scene_color colors[] = {0x1B222BFF, 0x0B6B3AFF, 0x12436DFF, 0x8F4300FF, 0xA8101FFF, 0x57616DFF};
    return colors[tone];
}

static const char *numbered(pdf *p, report_word word, int number)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = p->report->allocator;
    pace_buffer_format(&out, "%s %d", word_in(p->lang, word), number);
    return pdf_text_of(p, &out);
}

/* --- what belongs together ---------------------------------------------------------------------------------------- */

static double figure_height(const doc_figure *figure, double *width)
{
    double room = pdf_bottom() - PDF_TOP - 60, height = pdf_measure() * figure->height / figure->width;
    *width = height > room ? pdf_measure() * room / height : pdf_measure();
    return fmin(height, room);
}

/* A figure with its number, and with its table where that is short and both go on a page. */
static double figure_kept(pdf *p, const doc_figure *figure)
{
    double width, height = figure_height(figure, &width) + 28;
    double table = figure->table && figure->table->row_count ? pdf_table_kept(p, figure->table, figure->number) : 0;
    return height + table <= pdf_bottom() - PDF_TOP - 40 ? height + table : height;
}

/* What has to stand on the page with the words before it. */
static double following(pdf *p, const doc_block *block)
{
    if (!block)
        return 0;
    switch (block->kind) {
    case DOC_FIGURE:
        return 8 + figure_kept(p, block->figure);
    case DOC_TABLE:
        return 6 + pdf_table_kept(p, block->table, 0);
    case DOC_HEADING:
        return 24 + following(p, block->next);
    case DOC_PARAGRAPH:
        return 34 + (strlen(block->text) < 240 ? following(p, block->next) : 0);
    case DOC_SECTION:
    case DOC_FACTS:
    case DOC_LIST:
        break;
    }
    return 50;
}

/* --- blocks ------------------------------------------------------------------------------------------------------- */

static void section(pdf *p, const doc_block *block, int number)
{
    const char *text = block->text;
    pdf_gap(p, 26);
    pdf_need(p, 50 + following(p, block->next));
    p->begun = pdf_page(p);
    page_place(p->pages, p->y - 10, pdf_place_name(p, 's', number));
    page_outline(p->pages, 0, text, pdf_place_name(p, 's', number));
    if (p->y > PDF_TOP)
        page_rule(p->pages, pdf_left(), p->y - 8, pdf_left() + pdf_measure(), p->y - 8, 1, pdf_line);
    pdf_put(p, text, pdf_left(), pdf_measure(), pdf_section, true, pdf_accent, MOST_TITLE);
    p->y += 8;
}

static void heading(pdf *p, const char *text, double after)
{
    pdf_gap(p, 14);
    pdf_need(p, 30 + after);
    pdf_put(p, text, pdf_left(), pdf_measure(), pdf_heading, true, pdf_ink, MOST_TITLE);
    p->y += 4;
}

static void facts(pdf *p, const doc_block *block)
{
    enum { ACROSS = 4 };
    double width = pdf_measure() / ACROSS, height = 50;
    int i = 0;
    for (const doc_item *item = block->first; item; item = item->next, i++) {
        double x = pdf_left() + width * (i % ACROSS);
        if (i % ACROSS == 0) {
            p->y += i ? height : 6;
            pdf_need(p, height);
        }
        page_rule(p->pages, x, p->y, x + width - 12, p->y, 1.5, item->tone ? pdf_tone(item->tone) : pdf_line);
        page_text(p->pages, x, p->y + 5, item->label, pdf_small, false, SCENE_START, pdf_soft);
        page_text(p->pages, x, p->y + 17, item->text, 20, true, SCENE_START, pdf_tone(item->tone));
    }
    p->y += height + 4;
}

static void list(pdf *p, const doc_block *block)
{
    int number = 0;
    for (const doc_item *item = block->first; item; item = item->next) {
        pace_buffer mark = PACE_BUFFER_INIT;
        double x = pdf_left() + 16;
        mark.allocator = p->report->allocator;
        if (block->numbered)
            pace_buffer_format(&mark, "%d.", ++number);
        else
            pace_buffer_text(&mark, "\xe2\x80\xa2");
        pdf_need(p, 2 * page_line_height(p->pages, pdf_body));
        page_text(p->pages, pdf_left() + 2, p->y, pdf_text_of(p, &mark), pdf_body, false, SCENE_START, pdf_soft);
        pdf_put_linked(p, item->text, &item->refs, item->address, x, pdf_measure() - 16);
        p->y += 4;
    }
    p->y += 4;
}

static void figure(pdf *p, const doc_figure *figure)
{
    pace_chart *chart = report_chart(figure, p->lang, "", p->report->allocator);
    double width, height = figure_height(figure, &width);
    const char *label = numbered(p, W_FIGURE, figure->number);
    pace_status status;
    size_t begun;

    pdf_gap(p, 8);
    pdf_need(p, figure_kept(p, figure));
    begun = pdf_page(p);
    pdf_mark(p, 'f', figure->number, label, figure->title);
    page_text(p->pages, pdf_left(), p->y, label, pdf_small, true, SCENE_START, pdf_soft);
    p->y += 18;
    status = page_chart(p->pages, chart, pdf_left() + (pdf_measure() - width) / 2, p->y, width, &height, p->err);
    if (status && !p->status)
        p->status = status;
    p->y += height + 10;
    pace_chart_free(chart);
    if (figure->table && figure->table->row_count)
        pdf_table(p, figure->table, figure->number);
    p->begun = begun;
}

/* --- lists at the front -------------------------------------------------------------------------------------------- */

static size_t entries_of(pdf *p, pdf_entry *out)
{
    size_t n = 0;
    int sections = 0;
    for (const doc_block *block = p->report->doc.first; block; block = block->next) {
        pdf_entry entry;
        if (block->kind == DOC_SECTION)
            entry = (pdf_entry){"", block->text, pdf_place_name(p, 's', ++sections), 0, 0};
        else if (block->kind == DOC_FIGURE)
            entry = (pdf_entry){numbered(p, W_FIGURE, block->figure->number), block->figure->title,
                                pdf_place_name(p, 'f', block->figure->number), 1, 0};
        else if (block->kind == DOC_TABLE)
            entry = (pdf_entry){numbered(p, W_TABLE, block->table->number), block->table->caption,
                                pdf_place_name(p, 't', block->table->number), 2, 0};
        else
            continue;
        if (out)
            out[n] = entry;
        n++;
    }
    return n;
}

static void entry_line(pdf *p, const pdf_entry *entry)
{
    double size = pdf_entry_size, indent = *entry->label ? 58 : 0, height = page_line_height(p->pages, size) * 1.12;
    pdf_lines lines = pdf_wrap(p, entry->title, size, false, pdf_measure() - indent - 40, 3);
    pace_buffer page = PACE_BUFFER_INIT;

    page.allocator = p->report->allocator;
    pace_buffer_integer(&page, (int64_t)entry->page + 1);
    pdf_need(p, height * lines.count);
    page_link(p->pages, pdf_left(), p->y, pdf_measure(), height * lines.count, entry->to);
    page_text(p->pages, pdf_left(), p->y, entry->label, size, true, SCENE_START, pdf_soft);
    for (int i = 0; i < lines.count; i++) {
        page_text(p->pages, pdf_left() + indent, p->y, lines.at[i], size, false, SCENE_START, pdf_ink);
        if (i == lines.count - 1)
            page_text(p->pages, pdf_left() + pdf_measure(), p->y, pdf_text_of(p, &page), size, false, SCENE_FINISH,
                      pdf_ink);
        p->y += height;
    }
    pace_buffer_clear(&page);
    p->y += 1;
}

static void front_list(pdf *p, report_word title, int level)
{
    bool any = false;
    for (size_t i = 0; i < p->entry_count; i++) {
        if (p->entries[i].level != level)
            continue;
        if (!any)
            heading(p, word_in(p->lang, title), 50);
        any = true;
        entry_line(p, &p->entries[i]);
    }
}

/* Title, then contents, figures and tables with their pages. Drawn twice: the second time the pages are known. */
static void front(pdf *p)
{
    page_rule(p->pages, pdf_left(), p->y, pdf_left() + pdf_measure(), p->y, 5, pdf_accent);
    p->y += 24;
    pdf_put(p, p->report->doc.title, pdf_left(), pdf_measure(), pdf_title, true, pdf_ink, MOST_TITLE);
    p->y += 10;
    front_list(p, W_CONTENTS, 0);
    front_list(p, W_LIST_FIGURES, 1);
    front_list(p, W_LIST_TABLES, 2);
}

/* The pages of the front once more, in place. */
static void front_again(pdf *p, size_t pages)
{
    for (size_t i = 0; i < pages; i++)
        page_turn(p->pages, i, true);
    page_turn(p->pages, 0, false);
    p->turning = true;
    p->turned = 0;
    p->y = PDF_TOP;
    front(p);
    p->turning = false;
}

/* --- the whole ------------------------------------------------------------------------------------------------------ */

static void blocks(pdf *p, pdf_entry *entries)
{
    size_t n = 0;
    int sections = 0;
    for (const doc_block *block = p->report->doc.first; block && !p->status; block = block->next) {
        switch (block->kind) {
        case DOC_SECTION:
            section(p, block, ++sections);
            break;
        case DOC_HEADING:
            heading(p, block->text, following(p, block->next));
            break;
        case DOC_PARAGRAPH:
            if (block->next && (block->next->kind == DOC_FIGURE || block->next->kind == DOC_TABLE))
                pdf_need(p, 34 + following(p, block->next));
            pdf_put_linked(p, block->text, &block->refs, false, pdf_left(), pdf_measure());
            p->y += 7;
            break;
        case DOC_FACTS:
            facts(p, block);
            break;
        case DOC_LIST:
            list(p, block);
            break;
        case DOC_TABLE:
            pdf_table(p, block->table, 0);
            break;
        case DOC_FIGURE:
            figure(p, block->figure);
            break;
        }
        if (block->kind == DOC_SECTION || block->kind == DOC_TABLE || block->kind == DOC_FIGURE)
            entries[n++].page = p->begun;
    }
}

static void running_heads(pdf *p)
{
    size_t count = page_count(p->pages);
    const char *title = p->report->doc.title;
    pdf_lines head = pdf_wrap(p, title, pdf_small, false, pdf_measure(), 1);
    for (size_t i = 0; i < count; i++) {
        pace_buffer number = PACE_BUFFER_INIT;
        double foot = pdf_bottom() + 20;
        number.allocator = p->report->allocator;
        pace_buffer_format(&number, "%d / %d", (int)i + 1, (int)count);
        page_turn(p->pages, i, false);
        page_text(p->pages, pdf_left() + pdf_measure(), foot, pdf_text_of(p, &number), pdf_small, false, SCENE_FINISH,
                  pdf_soft);
        if (!i || !head.count)
            continue;
        page_text(p->pages, pdf_left(), PDF_TOP - 38, head.at[0], pdf_small, false, SCENE_START, pdf_soft);
        page_rule(p->pages, pdf_left(), PDF_TOP - 20, pdf_left() + pdf_measure(), PDF_TOP - 20, 0.75, pdf_line);
    }
}

static void set_pages(pdf *p)
{
    size_t count = entries_of(p, NULL), pages;
    pdf_entry *entries = pace__arena_alloc(&p->arena, count + 1, sizeof *entries);
    if (!entries)
        return;
    p->entries = entries;
    p->entry_count = entries_of(p, entries);
    pdf_new_page(p);
    front(p);
    pages = page_count(p->pages);
    pdf_new_page(p);
    blocks(p, entries);
    pdf_gap(p, 14);
    pdf_put(p, word_in(p->lang, W_MADE_BY), pdf_left(), pdf_measure(), pdf_small, false, pdf_soft, MOST_TITLE);
    front_again(p, pages);
    running_heads(p);
}

pace_status report_pdf(pace_buffer *out, const pace_report *report, pace_error *err)
{
    pdf p;
    memset(&p, 0, sizeof p);
    p.report = report;
    p.lang = report->lang;
    p.err = err;
    p.status = page_set_new(&p.pages, PDF_WIDTH, PDF_HEIGHT, strcmp(report->lang, "zh") == 0 ? "zh-CN" : "en",
                            report->allocator, err);
    if (p.status)
        return p.status;
    pace__arena_init(&p.arena, report->allocator);
    set_pages(&p);
    if (!p.status && p.arena.failed)
        p.status = pace__fail_memory(err);
    if (!p.status)
        p.status = page_pdf(out, p.pages, report->doc.title, "", err);
    pace__arena_clear(&p.arena);
    page_set_free(p.pages);
    return p.status;
}
