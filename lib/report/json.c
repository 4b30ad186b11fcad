/* The report as JSON: a key a section, in the report's order. A section is an array: its items, then its table rows. */
#include <math.h>
#include <string.h>
#include "report/writers.h"

typedef struct json {
    pace_buffer *out;
    bool first; /* nothing yet in the array or object that is open */
} json;

static void raw(json *j, const char *text)
{
    pace_buffer_text(j->out, text);
}

static void string(json *j, const char *text)
{
    pace_buffer_json_string(j->out, text);
}

static void comma(json *j)
{
    raw(j, j->first ? "" : ",");
    j->first = false;
}

static void key(json *j, const char *name)
{
    comma(j);
    string(j, name);
    raw(j, ":");
}

static void pair(json *j, const char *name, const char *text)
{
    key(j, name);
    if (text)
        string(j, text);
    else
        raw(j, "null");
}

static void number_pair(json *j, const char *name, double value)
{
    key(j, name);
    pace_buffer_json_number(j->out, value);
}

static void refs(json *j, const doc_refs *list)
{
    key(j, "refs");
    raw(j, "[");
    for (int32_t i = 0; i < list->count; i++)
        pace_buffer_format(j->out, i ? ",%d" : "%d", (int)list->at[i]);
    raw(j, "]");
}

static void item(json *j, const doc_item *item)
{
    comma(j);
    raw(j, "\n{");
    j->first = true;
    pair(j, "text", item->text);
    pair(j, "kind", item->kind);
    refs(j, &item->refs);
    raw(j, "}");
    j->first = false;
}

/* A second key beside a column's own; column keys are plain words of ours. */
static void beside(json *j, const char *name, const char *suffix, const char *text)
{
    comma(j);
    pace_buffer_char(j->out, '"');
    raw(j, name);
    raw(j, suffix);
    string(j, text);
}

static void cell(json *j, const doc_column *column, const doc_cell *cell, doc_refs *all)
{
    if (isfinite(cell->number))
        number_pair(j, column->key, cell->number);
    else
        pair(j, column->key, *cell->text ? cell->text : NULL);
    if (isfinite(cell->number) && column->numeric)
        beside(j, column->key, "_text\":", cell->text);
    if (*cell->when)
        beside(j, column->key, cell->note ? "_note\":" : "_period\":", cell->when);
    for (int32_t i = 0; i < cell->refs.count && all->count < DOC_REFS; i++)
        all->at[all->count++] = cell->refs.at[i];
}

static void rows(json *j, const doc_table *table, bool named)
{
    for (const doc_row *row = table->first; row; row = row->next) {
        doc_refs all = {{0}, 0};
        comma(j);
        raw(j, "\n{");
        j->first = true;
        if (named)
            pair(j, "table", table->id);
        for (int64_t i = 0; i < table->column_count; i++)
            cell(j, &table->columns[i], &row->cells[i], &all);
        refs(j, &all);
        raw(j, "}");
        j->first = false;
    }
}

/* --- the parts of the object ------------------------------------------------------------------------------------ */

static void period_pair(json *j, const char *name, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    if (pace_period_is_set(period))
        pace_period_print(text, period, NULL);
    pair(j, name, pace_period_is_set(period) ? text : NULL);
}

static void about(json *j, const pace_report *report)
{
    pace_clock clock = pace_dataset_clock(report->data);
    pair(j, "format", "pace-report");
    number_pair(j, "version", 1);
    pair(j, "lang", report->lang);
    pair(j, "title", report->doc.title);
    key(j, "dataset");
    raw(j, "{");
    j->first = true;
    pair(j, "id", pace_dataset_id(report->data));
    pair(j, "name", pace_names_get(pace_dataset_name(report->data), report->lang));
    period_pair(j, "at", clock.at);
    period_pair(j, "published_by", clock.published_by);
    raw(j, "}");
    j->first = false;
}

static void summary(json *j, const doc_block *block)
{
    key(j, "summary");
    raw(j, "{");
    j->first = true;
    for (const doc_item *fact = block->first; fact; fact = fact->next)
        number_pair(j, fact->kind, fact->number);
    raw(j, "}");
    j->first = false;
}

/* The rows as the command `pace gap` gives them, from the same writer. */
static pace_status scorecard(json *j, const pace_report *report, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_status status;

    text.allocator = report->allocator;
    status = pace_gap_write(&text, report->data, report->table, "json", err);
    while (!status && text.length && strchr(" \r\n\t", text.text[text.length - 1]))
        text.text[--text.length] = 0;
    if (!status) {
        key(j, "scorecard");
        raw(j, text.text);
    }
    pace_buffer_clear(&text);
    return status;
}

static void one_chart(json *j, const doc_figure *figure)
{
    comma(j);
    raw(j, "\n{");
    j->first = true;
    pair(j, "id", figure->id);
    pair(j, "type", figure->type);
    pair(j, "title", figure->title);
    pair(j, "alt", figure->alt);
    pair(j, "source", figure->source);
    key(j, "rows");
    raw(j, "[");
    j->first = true;
    if (figure->table)
        rows(j, figure->table, false);
    raw(j, "]}");
    j->first = false;
}

static void charts(json *j, const pace_report *report)
{
    key(j, "charts");
    raw(j, "[");
    j->first = true;
    for (const doc_block *block = report->doc.first; block; block = block->next)
        if (block->kind == DOC_FIGURE)
            one_chart(j, block->figure);
    raw(j, "]");
    j->first = false;
}

/* Items and rows of a section up to the next. */
static void section(json *j, const doc_block *from)
{
    key(j, from->id);
    raw(j, "[");
    j->first = true;
    for (const doc_block *block = from->next; block && block->kind != DOC_SECTION; block = block->next) {
        if (block->kind == DOC_LIST)
            for (const doc_item *at = block->first; at; at = at->next)
                item(j, at);
        else if (block->kind == DOC_TABLE)
            rows(j, block->table, true);
    }
    raw(j, "]");
    j->first = false;
}

static bool is_own_key(const char *id)
{
    return strcmp(id, "covers") != 0 && strcmp(id, "overview") != 0 && strcmp(id, "charts") != 0 &&
           strcmp(id, "scorecard") != 0;
}

pace_status report_json(pace_buffer *out, const pace_report *report, pace_error *err)
{
    json j = {out, true};
    pace_status status = PACE_OK;

    raw(&j, "{");
    about(&j, report);
    for (const doc_block *block = report->doc.first; block && !status; block = block->next) {
        if (block->kind == DOC_FACTS)
            summary(&j, block);
        else if (block->kind == DOC_SECTION && strcmp(block->id, "scorecard") == 0)
            status = scorecard(&j, report, err);
        else if (block->kind == DOC_SECTION && is_own_key(block->id))
            section(&j, block);
    }
    charts(&j, report);
    raw(&j, "}\n");
    return status;
}
