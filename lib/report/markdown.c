/* The report as Markdown (CommonMark with tables). Whatever comes from data is escaped. */
#include <string.h>
#include "report/words.h"
#include "report/writers.h"

typedef struct markdown {
    pace_buffer *out;
    const char *lang;
    bool charts;
} markdown;

static void raw(markdown *m, const char *text)
{
    pace_buffer_text(m->out, text);
}

static bool zh(const markdown *m)
{
    return strcmp(m->lang, "zh") == 0;
}

static bool is_alnum(char ch)
{
    return (ch >= '0' && ch <= '9') || (ch >= 'A' && ch <= 'Z') || (ch >= 'a' && ch <= 'z');
}

/* Between two letters an underscore marks nothing: ids stay as they are. */
static bool needs_backslash(const char *words, const char *s)
{
    if (*s == '_' && s > words && is_alnum(s[-1]) && is_alnum(s[1]))
        return false;
    return strchr("\\`*_[]|~", *s) || (s == words && strchr("#+-=", *s));
}

/* A mark at the start of a line would make a list, a heading or a quotation; inside it means nothing. */
static void text(markdown *m, const char *words)
{
    for (const char *s = words; *s; s++) {
        if (*s == '&')
            raw(m, "&amp;");
        else if (*s == '<')
            raw(m, "&lt;");
        else if (*s == '>')
            raw(m, "&gt;");
        else if ((unsigned char)*s < 0x20 || *s == 0x7f)
            pace_buffer_char(m->out, ' ');
        else {
            if (needs_backslash(words, s))
                pace_buffer_char(m->out, '\\');
            pace_buffer_char(m->out, *s);
        }
    }
}

static void refs(markdown *m, const doc_refs *list)
{
    for (int32_t i = 0; i < list->count; i++)
        pace_buffer_format(m->out, " \\[%d\\]", (int)list->at[i]);
}

static void table(markdown *m, const doc_table *table, int figure)
{
    raw(m, "**");
    if (table->number) {
        text(m, word_in(m->lang, W_TABLE));
        pace_buffer_format(m->out, " %d", table->number);
    } else if (figure) {
        word_put_number(m->out, m->lang, W_NUMBERS_OF, figure);
    }
    bool numbered = table->number || figure;
    raw(m, numbered ? "** " : "");
    text(m, table->caption);
    raw(m, numbered ? "\n\n|" : "**\n\n|");
    for (int64_t i = 0; i < table->column_count; i++) {
        pace_buffer_char(m->out, ' ');
        text(m, table->columns[i].label);
        raw(m, " |");
    }
    raw(m, "\n|");
    for (int64_t i = 0; i < table->column_count; i++)
        raw(m, table->columns[i].numeric ? " ---: |" : " --- |");
    raw(m, "\n");
    for (const doc_row *row = table->first; row; row = row->next) {
        raw(m, "|");
        for (int64_t i = 0; i < table->column_count; i++) {
            const doc_cell *cell = &row->cells[i];
            pace_buffer_char(m->out, ' ');
            text(m, *cell->text || !table->columns[i].numeric ? cell->text : "\xe2\x80\x93");
            if (*cell->when) {
                raw(m, zh(m) ? "\xef\xbc\x88" : " (");
                text(m, cell->when);
                raw(m, zh(m) ? "\xef\xbc\x89" : ")");
            }
            refs(m, &cell->refs);
            raw(m, " |");
        }
        raw(m, "\n");
    }
    raw(m, "\n");
}

static void figure(markdown *m, const doc_figure *figure)
{
    if (m->charts) {
        raw(m, "![");
        text(m, figure->alt);
        raw(m, "](charts/");
        report_put_id(m->out, figure->id);
        raw(m, ".svg)\n\n");
    }
    raw(m, "**");
    text(m, word_in(m->lang, W_FIGURE));
    pace_buffer_format(m->out, " %d** ", figure->number);
    text(m, figure->title);
    raw(m, "\n\n");
    text(m, figure->alt);
    raw(m, "\n\n");
    if (*figure->source) {
        text(m, figure->source);
        raw(m, "\n\n");
    }
    if (figure->table && figure->table->row_count)
        table(m, figure->table, figure->number);
}

static void items(markdown *m, const doc_block *block)
{
    int number = 0;
    for (const doc_item *item = block->first; item; item = item->next) {
        if (block->numbered)
            pace_buffer_format(m->out, "%d. ", ++number);
        else
            raw(m, "- ");
        if (item->label) {
            text(m, item->label);
            raw(m, zh(m) ? "\xef\xbc\x9a" : ": ");
        }
        text(m, item->text);
        refs(m, &item->refs);
        raw(m, "\n");
    }
    if (block->first)
        raw(m, "\n");
}

static void line(markdown *m, const char *mark, const doc_block *block)
{
    raw(m, mark);
    text(m, block->text);
    refs(m, &block->refs);
    raw(m, "\n\n");
}

pace_status report_markdown(pace_buffer *out, const pace_report *report, bool charts, pace_error *err)
{
    markdown m = {out, report->lang, charts};
    (void)err;
    raw(&m, "# ");
    text(&m, report->doc.title);
    raw(&m, "\n\n");
    for (const doc_block *block = report->doc.first; block; block = block->next) {
        switch (block->kind) {
        case DOC_SECTION:
            line(&m, "## ", block);
            break;
        case DOC_HEADING:
            line(&m, "### ", block);
            break;
        case DOC_PARAGRAPH:
            line(&m, "", block);
            break;
        case DOC_FACTS:
        case DOC_LIST:
            items(&m, block);
            break;
        case DOC_TABLE:
            table(&m, block->table, 0);
            break;
        case DOC_FIGURE:
            figure(&m, block->figure);
            break;
        }
    }
    text(&m, word_in(m.lang, W_MADE_BY));
    raw(&m, "\n");
    return PACE_OK; /* the buffer keeps its own failure */
}
