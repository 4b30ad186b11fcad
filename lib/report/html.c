/* The report as one HTML page: nothing from elsewhere, charts inline, whole without its script. */
#include <math.h>
#include <string.h>
#include "report/draw.h"
#include "report/html_dark.h"
#include "report/words.h"
#include "report/writers.h"

typedef struct html {
    pace_buffer *out;
    const pace_report *report;
    const char *lang;
    bool open; /* a section */
    dark_classes *dark;
    const doc_figure *figure; /* the one that is written */
    pace_error *err;
    pace_status status;
} html;

static void raw(html *h, const char *text)
{
    pace_buffer_text(h->out, text);
}

static void text(html *h, const char *words)
{
    pace_buffer_xml(h->out, words);
}

static void put_id(html *h, const char *id)
{
    report_put_id(h->out, id);
}

/* The first address in it leads there. */
static void linked(html *h, const char *words)
{
    size_t n = 0, at = report_address(words, &n);
    pace_buffer part = PACE_BUFFER_INIT;
    if (!n) {
        text(h, words);
        return;
    }
    part.allocator = h->report->allocator;
    pace_buffer_bytes(&part, words, at);
    text(h, part.text ? part.text : "");
    part.length = 0;
    report_put_address(&part, words + at, n);
    raw(h, "<a href=\"");
    text(h, part.text ? part.text : "");
    raw(h, "\">");
    part.length = 0;
    pace_buffer_bytes(&part, words + at, n);
    text(h, part.text ? part.text : "");
    raw(h, "</a>");
    text(h, words + at + n);
    if (part.status)
        h->out->status = part.status;
    pace_buffer_clear(&part);
}

static void flush(html *h, pace_buffer *part)
{
    if (part->length)
        text(h, part->text);
    part->length = 0;
}

/* Titles of sections in quotation marks lead there. */
static void crossed(html *h, const char *words)
{
    pace_buffer part = PACE_BUFFER_INIT;
    part.allocator = h->report->allocator;
    for (const char *at = words; *at;) {
        size_t n = 0;
        int number;
        const doc_block *section = doc_section_quoted(&h->report->doc, at, &n, &number);
        if (!section) {
            pace_buffer_char(&part, *at++);
            continue;
        }
        flush(h, &part);
        raw(h, "<a href=\"#");
        put_id(h, section->id);
        raw(h, "\">");
        pace_buffer_bytes(&part, at, n);
        flush(h, &part);
        raw(h, "</a>");
        at += n;
    }
    flush(h, &part);
    if (part.status)
        h->out->status = part.status;
    pace_buffer_clear(&part);
}

static void words(html *h, report_word id)
{
    text(h, word_in(h->lang, id));
}

static void refs(html *h, const doc_refs *list)
{
    if (!list->count)
        return;
    raw(h, "<sup class=\"refs\">");
    for (int32_t i = 0; i < list->count; i++)
        pace_buffer_format(h->out, "<a href=\"#r%d\">[%d]</a>", (int)list->at[i], (int)list->at[i]);
    raw(h, "</sup>");
}

static const char *tone_class(doc_tone tone)
{
    static const char *const names[] = {"", "good", "fine", "warn", "bad", "muted"};
    return names[tone];
}

/* --- tables ----------------------------------------------------------------------------------------------------- */

static void head(html *h, const doc_table *table)
{
    raw(h, "<thead><tr>");
    for (int64_t i = 0; i < table->column_count; i++) {
        raw(h, table->columns[i].numeric ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        text(h, table->columns[i].label);
        raw(h, "</th>");
    }
    raw(h, "</tr></thead>\n");
}

/* In columns of figures the references stand under the figure, so that digits stay in line. */
static void cell_inner(html *h, const doc_cell *cell, bool numeric)
{
    if (cell->tone != DOC_PLAIN) {
        raw(h, "<span class=\"tone ");
        raw(h, tone_class(cell->tone));
        raw(h, "\">");
        text(h, cell->text);
        raw(h, "</span>");
    } else if (cell->address) {
        linked(h, cell->text);
    } else {
        text(h, *cell->text || !numeric ? cell->text : "\xe2\x80\x93");
    }
    if (!numeric)
        refs(h, &cell->refs);
    if (*cell->when || (numeric && cell->refs.count)) {
        raw(h, "<span class=\"when\">");
        text(h, cell->when);
        if (numeric)
            refs(h, &cell->refs);
        raw(h, "</span>");
    }
}

static void table_row(html *h, const doc_table *table, const doc_row *row)
{
    raw(h, "<tr");
    if (*row->id) {
        raw(h, " id=\"");
        put_id(h, row->id);
        raw(h, "\"");
    }
    raw(h, ">");
    for (int64_t i = 0; i < table->column_count; i++) {
        const doc_cell *cell = &row->cells[i];
        raw(h, i == 0 ? "<th scope=\"row\"" : "<td");
        if (isfinite(cell->number)) {
            raw(h, " data-v=\"");
            pace_buffer_number(h->out, cell->number);
            raw(h, "\"");
        }
        raw(h, table->columns[i].numeric ? " class=\"n\">" : ">");
        cell_inner(h, cell, table->columns[i].numeric);
        raw(h, i == 0 ? "</th>" : "</td>");
    }
    raw(h, "</tr>\n");
}

/* A table longer than a screen scrolls in itself, so that its head stays in sight. */
enum { TALL = 15, SORTED = 3, FEW = 8 };

/* "Table 3"; "Figure 2, numbers". */
static void table_number(html *h, const doc_table *table, int figure)
{
    if (!table->number && !figure)
        return;
    raw(h, "<b>");
    if (table->number) {
        words(h, W_TABLE);
        pace_buffer_format(h->out, " %d", table->number);
    } else {
        word_put_number(h->out, h->lang, W_NUMBERS_OF, figure);
    }
    raw(h, "</b> ");
}

static void table(html *h, const doc_table *table, int figure)
{
    raw(h, table->row_count > TALL ? "<div class=\"scroll tall" : "<div class=\"scroll");
    raw(h, table->years ? " broad\"" : "\"");
    raw(h, " tabindex=\"0\" role=\"region\" aria-label=\"");
    words(h, W_TABLE_REGION);
    text(h, table->caption);
    raw(h, "\">\n<table id=\"table-");
    put_id(h, table->id);
    raw(h, "\" class=\"");
    raw(h, table->column_count > 6 ? "wide" : "narrow");
    raw(h, table->years ? " years" : "");
    raw(h, table->row_count <= FEW ? " few" : "");
    if (table->row_count >= SORTED) {
        raw(h, "\" data-sort=\"");
        words(h, W_SORT);
    }
    raw(h, "\"><caption>");
    table_number(h, table, figure);
    text(h, table->caption);
    raw(h, "</caption>\n");
    head(h, table);
    raw(h, "<tbody>\n");
    for (const doc_row *row = table->first; row; row = row->next)
        table_row(h, table, row);
    raw(h, "</tbody></table></div>\n");
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

/* From where the element begins: the lines before it are for a file of its own. */
static const char *element(const pace_buffer *svg)
{
    const char *start = svg->text ? strstr(svg->text, "<svg") : NULL;
    return start ? start : "";
}

/* One picture for day and night; where that cannot be, the one for paper. */
static void put_picture(html *h, const pace_buffer *light, const pace_buffer *dark)
{
    raw(h, "<div class=\"chart");
    pace_buffer both = PACE_BUFFER_INIT;
    both.allocator = h->report->allocator;
    if (!dark_picture(&both, h->dark, element(light), element(dark)) && !both.status)
        raw(h, " paper");
    raw(h, "\" tabindex=\"0\" role=\"region\" aria-label=\"");
    words(h, W_CHART_REGION);
    text(h, h->figure->title);
    raw(h, "\">\n");
    raw(h, both.length ? both.text : element(light));
    raw(h, "</div>\n");
    if (both.status)
        h->out->status = both.status;
    pace_buffer_clear(&both);
}

static void picture(html *h)
{
    const pace_allocator *allocator = h->report->allocator;
    pace_buffer light = PACE_BUFFER_INIT, dark = PACE_BUFFER_INIT, prefix = PACE_BUFFER_INIT;
    pace_status status;

    light.allocator = dark.allocator = prefix.allocator = allocator;
    report_put_id(&prefix, h->figure->id);
    pace_buffer_char(&prefix, '-');
    status = prefix.status ? pace__fail_memory(h->err) : PACE_OK;
    if (!status)
        status = report_draw(&light, h->figure, h->lang, "svg", prefix.text, PACE_THEME_LIGHT, allocator, h->err);
    if (!status)
        status = report_draw(&dark, h->figure, h->lang, "svg", prefix.text, PACE_THEME_DARK, allocator, h->err);
    if (!status)
        put_picture(h, &light, &dark);
    else if (!h->status)
        h->status = status;
    pace_buffer_clear(&light);
    pace_buffer_clear(&dark);
    pace_buffer_clear(&prefix);
}

static void figure(html *h, const doc_figure *figure)
{
    h->figure = figure;
    raw(h, "<figure id=\"fig-");
    put_id(h, figure->id);
    raw(h, "\">\n<figcaption>");
    words(h, W_FIGURE);
    pace_buffer_format(h->out, " %d</figcaption>\n", figure->number);
    picture(h);
    raw(h, "<details><summary>");
    words(h, W_DATA_BEHIND);
    raw(h, "</summary>\n<p>");
    text(h, figure->alt);
    raw(h, "</p>\n");
    if (figure->table && figure->table->row_count)
        table(h, figure->table, figure->number);
    raw(h, "</details>\n</figure>\n");
}

/* --- blocks ----------------------------------------------------------------------------------------------------- */

static void section(html *h, const doc_block *block)
{
    raw(h, h->open ? "</section>\n" : "");
    h->open = true;
    raw(h, "<section id=\"");
    put_id(h, block->id);
    raw(h, "\" aria-labelledby=\"h-");
    put_id(h, block->id);
    raw(h, "\">\n<h2 id=\"h-");
    put_id(h, block->id);
    raw(h, "\">");
    text(h, block->text);
    raw(h, "</h2>\n");
}

static void facts(html *h, const doc_block *block)
{
    raw(h, "<dl class=\"facts\">\n");
    for (const doc_item *item = block->first; item; item = item->next) {
        raw(h, "<div class=\"fact ");
        raw(h, tone_class(item->tone));
        raw(h, "\"><dt>");
        text(h, item->label);
        raw(h, "</dt><dd>");
        text(h, item->text);
        raw(h, "</dd></div>\n");
    }
    raw(h, "</dl>\n");
}

static void list(html *h, const doc_block *block)
{
    if (!block->first)
        return;
    raw(h, block->numbered ? "<ol>\n" : "<ul>\n");
    for (const doc_item *item = block->first; item; item = item->next) {
        raw(h, "<li>");
        if (item->address)
            linked(h, item->text);
        else
            text(h, item->text);
        refs(h, &item->refs);
        raw(h, "</li>\n");
    }
    raw(h, block->numbered ? "</ol>\n" : "</ul>\n");
}

static void paragraph(html *h, const doc_block *block, const char *tag)
{
    bool lead = block->next && (block->next->kind == DOC_FIGURE || block->next->kind == DOC_TABLE);
    pace_buffer_format(h->out, lead ? "<%s class=\"lead\">" : "<%s>", tag); /* not parted from it in print */
    crossed(h, block->text);
    refs(h, &block->refs);
    pace_buffer_format(h->out, "</%s>\n", tag);
}

static void blocks(html *h)
{
    for (const doc_block *block = h->report->doc.first; block; block = block->next) {
        switch (block->kind) {
        case DOC_SECTION:
            section(h, block);
            break;
        case DOC_HEADING:
            paragraph(h, block, "h3");
            break;
        case DOC_PARAGRAPH:
            paragraph(h, block, "p");
            break;
        case DOC_FACTS:
            facts(h, block);
            break;
        case DOC_LIST:
            list(h, block);
            break;
        case DOC_TABLE:
            table(h, block->table, 0);
            break;
        case DOC_FIGURE:
            figure(h, block->figure);
            break;
        }
    }
    raw(h, h->open ? "</section>\n" : "");
}

/* --- lists of figures and tables -------------------------------------------------------------------------------- */

static void list_line(html *h, const char *prefix, const char *id, report_word word, int number, const char *title)
{
    raw(h, "<li><a href=\"#");
    raw(h, prefix);
    put_id(h, id);
    raw(h, "\">");
    words(h, word);
    pace_buffer_format(h->out, " %d</a> ", number);
    text(h, title);
    raw(h, "</li>\n");
}

static void list_of(html *h, doc_kind kind, report_word heading)
{
    const report_doc *doc = &h->report->doc;
    if (!(kind == DOC_FIGURE ? doc->figures : doc->tables))
        return;
    raw(h, "<details class=\"list\"><summary>");
    words(h, heading);
    raw(h, "</summary>\n<ul>\n");
    for (const doc_block *block = doc->first; block; block = block->next) {
        if (block->kind != kind)
            continue;
        if (kind == DOC_FIGURE)
            list_line(h, "fig-", block->figure->id, W_FIGURE, block->figure->number, block->figure->title);
        else
            list_line(h, "table-", block->table->id, W_TABLE, block->table->number, block->table->caption);
    }
    raw(h, "</ul></details>\n");
}

static void contents(html *h)
{
    raw(h, "<nav aria-labelledby=\"h-contents\">\n<h2 id=\"h-contents\">");
    words(h, W_CONTENTS);
    raw(h, "</h2>\n<ol>\n");
    for (const doc_block *block = h->report->doc.first; block; block = block->next) {
        if (block->kind != DOC_SECTION)
            continue;
        raw(h, "<li><a href=\"#");
        put_id(h, block->id);
        raw(h, "\">");
        text(h, block->text);
        raw(h, "</a></li>\n");
    }
    raw(h, "</ol>\n");
    list_of(h, DOC_FIGURE, W_LIST_FIGURES);
    list_of(h, DOC_TABLE, W_LIST_TABLES);
    raw(h, "</nav>\n");
}

static void page_head(html *h)
{
    raw(h, "<!DOCTYPE html>\n<html lang=\"");
    raw(h, strcmp(h->lang, "zh") == 0 ? "zh-CN" : "en");
    raw(h, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"pace\">\n<title>");
    text(h, h->report->doc.title);
    raw(h, "</title>\n<style>\n");
    report_put_style(h->out);
    dark_rules(h->out, h->dark);
    raw(h, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    words(h, W_SKIP);
    raw(h, "</a>\n<header>\n<h1>");
    text(h, h->report->doc.title);
    raw(h, "</h1>\n</header>\n");
}

/* The head needs to know what colours the pictures have: the body comes first. */
pace_status report_html(pace_buffer *out, const pace_report *report, pace_error *err)
{
    pace_buffer body = PACE_BUFFER_INIT;
    dark_classes dark;
    html h = {&body, report, report->lang, false, &dark, NULL, err, PACE_OK};

    body.allocator = report->allocator;
    dark.count = 0;
    contents(&h);
    raw(&h, "<main id=\"main\" tabindex=\"-1\">\n");
    blocks(&h);
    raw(&h, "</main>\n<footer><p>");
    words(&h, W_MADE_BY);
    raw(&h, "</p></footer>\n<script>\n");
    report_put_script(&body);
    raw(&h, "</script>\n</body>\n</html>\n");
    h.out = out;
    page_head(&h);
    if (body.status)
        out->status = body.status;
    pace_buffer_bytes(out, body.text, body.length);
    pace_buffer_clear(&body);
    return h.status;
}
