/* The report as one HTML page: no script, nothing from elsewhere, charts inline. */
#include <math.h>
#include <string.h>
#include "report/draw.h"
#include "report/words.h"
#include "report/writers.h"

typedef struct html {
    pace_buffer *out;
    const pace_report *report;
    const char *lang;
    bool open; /* a section */
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

static void words(html *h, report_word id)
{
    text(h, word_in(h->lang, id));
}

static void put_id(html *h, const char *id)
{
    report_put_id(h->out, id);
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
        raw(h, i == 0 ? "<th scope=\"row\"" : "<td");
        raw(h, table->columns[i].numeric ? " class=\"n\">" : ">");
        cell_inner(h, &row->cells[i], table->columns[i].numeric);
        raw(h, i == 0 ? "</th>" : "</td>");
    }
    raw(h, "</tr>\n");
}

/* A table longer than a screen scrolls in itself, so that its head stays in sight. */
enum { TALL = 15 };

static void table(html *h, const doc_table *table)
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
    raw(h, "\"><caption>");
    text(h, table->caption);
    raw(h, "</caption>\n");
    head(h, table);
    raw(h, "<tbody>\n");
    for (const doc_row *row = table->first; row; row = row->next)
        table_row(h, table, row);
    raw(h, "</tbody></table></div>\n");
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

/* The picture itself, without the lines that only a file of its own needs. */
static void picture(html *h, const doc_figure *figure)
{
    pace_buffer svg = PACE_BUFFER_INIT, prefix = PACE_BUFFER_INIT;
    const char *start;
    pace_status status = PACE_ERR_NOMEM;

    svg.allocator = prefix.allocator = h->report->allocator;
    report_put_id(&prefix, figure->id);
    pace_buffer_char(&prefix, '-');
    if (!prefix.status)
        status = report_draw(&svg, figure, h->lang, "svg", prefix.text, h->report->allocator, h->err);
    else
        pace__fail_memory(h->err);
    if (!status) {
        start = strstr(svg.text, "<svg");
        raw(h, start ? start : svg.text);
    } else if (!h->status) {
        h->status = status;
    }
    pace_buffer_clear(&svg);
    pace_buffer_clear(&prefix);
}

static void figure(html *h, const doc_figure *figure)
{
    raw(h, "<figure id=\"fig-");
    put_id(h, figure->id);
    raw(h, "\">\n<div class=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"");
    words(h, W_CHART_REGION);
    text(h, figure->title);
    raw(h, "\">\n");
    picture(h, figure);
    raw(h, "</div>\n<figcaption><b>");
    words(h, W_FIGURE);
    pace_buffer_format(h->out, " %d</b> ", figure->number);
    text(h, figure->alt);
    raw(h, "</figcaption>\n");
    if (figure->table && figure->table->row_count) {
        raw(h, "<details><summary>");
        words(h, W_DATA_BEHIND);
        raw(h, "</summary>\n");
        table(h, figure->table);
        raw(h, "</details>\n");
    }
    raw(h, "</figure>\n");
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
        text(h, item->text);
        refs(h, &item->refs);
        raw(h, "</li>\n");
    }
    raw(h, block->numbered ? "</ol>\n" : "</ul>\n");
}

static void paragraph(html *h, const doc_block *block, const char *tag)
{
    pace_buffer_format(h->out, "<%s>", tag);
    text(h, block->text);
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
            table(h, block->table);
            break;
        case DOC_FIGURE:
            figure(h, block->figure);
            break;
        }
    }
    raw(h, h->open ? "</section>\n" : "");
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
    raw(h, "</ol>\n</nav>\n");
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
    raw(h, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
    words(h, W_SKIP);
    raw(h, "</a>\n<header>\n<h1>");
    text(h, h->report->doc.title);
    raw(h, "</h1>\n</header>\n");
}

pace_status report_html(pace_buffer *out, const pace_report *report, pace_error *err)
{
    html h = {out, report, report->lang, false, err, PACE_OK};
    page_head(&h);
    contents(&h);
    raw(&h, "<main id=\"main\" tabindex=\"-1\">\n");
    blocks(&h);
    raw(&h, "</main>\n<footer><p>");
    words(&h, W_MADE_BY);
    raw(&h, "</p></footer>\n</body>\n</html>\n");
    return h.status;
}
