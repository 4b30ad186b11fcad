/* The table as CSV and Markdown. */
#include <math.h>
#include <string.h>
#include "assess/assess_table.h"

static void class_text(pace_buffer *out, const pace_assessment *row, const char *lang)
{
    const pace_rulebook *book = row->rulebook;
    bool any = false;
    if (row->class_index >= 0) {
        pace_buffer_text(out, pace_assessment_class(row, lang));
        return;
    }
    for (int i = (int)book->class_count - 1; i >= 0; i--) {
        if (!(row->classes >> i & 1u))
            continue;
        pace_buffer_text(out, any ? (gap_is_chinese(lang) ? "或" : " or ") : "");
        pace_buffer_text(out, pace_names_get(book->classes[i].name, lang));
        any = true;
    }
    if (!any)
        pace_buffer_text(out, gap_is_chinese(lang) ? "不作评估" : "not assessed");
}

enum { INDICATOR, TARGET, RULEBOOK, SCORE, CLASS, CLASS_TEXT, METHOD, REASON, COLUMNS };
static const char *const names[COLUMNS] = {"indicator", "target", "rulebook", "score", "class", "class_text", "method", "reason"};

static void cell_text(pace_buffer *out, const pace_assess_table *table, const pace_assessment *row, int column, const char *lang)
{
    switch (column) {
    case INDICATOR: pace_buffer_text(out, row->target.indicator); break;
    case TARGET: assess_target_name(out, table, &row->target); break;
    case RULEBOOK: pace_buffer_text(out, row->rulebook->id); break;
    case CLASS: pace_assessment_print(out, row); break;
    case CLASS_TEXT: class_text(out, row, lang); break;
    case METHOD: pace_buffer_text(out, pace_family_name((pace_family)row->rulebook->family)); break;
    case REASON: pace_assessment_reason(out, row, lang); break;
    default: break;
    }
}

static void csv_cell(pace_buffer *out, const pace_assess_table *table, const pace_assessment *row, int column, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    if (column == SCORE) {
        pace_buffer_number(out, row->score);
        return;
    }
    text.allocator = out->allocator;
    cell_text(&text, table, row, column, lang);
    pace_buffer_csv_cell(out, text.text ? text.text : "");
    if (text.status && !out->status)
        out->status = text.status;
    pace_buffer_clear(&text);
}

static void write_csv(pace_buffer *out, const pace_assess_table *table, const char *lang)
{
    for (int column = 0; column < COLUMNS; column++) {
        pace_buffer_text(out, column ? "," : "");
        pace_buffer_text(out, names[column]);
    }
    pace_buffer_char(out, '\n');
    for (int64_t i = 0; i < table->count; i++) {
        for (int column = 0; column < COLUMNS; column++) {
            pace_buffer_text(out, column ? "," : "");
            csv_cell(out, table, &table->rows[i], column, lang);
        }
        pace_buffer_char(out, '\n');
    }
}

/* --- Markdown --- */

static void md_text(pace_buffer *out, const char *text)
{
    for (; text && *text; text++) {
        if (*text == '|' || *text == '\\' || *text == '`' || *text == '*' || *text == '<')
            pace_buffer_char(out, '\\');
        pace_buffer_char(out, (unsigned char)*text < ' ' ? ' ' : *text);
    }
}

static void md_cell(pace_buffer *out, const pace_assess_table *table, const pace_assessment *row, int column, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    if (column == SCORE) {
        if (!isnan(row->score))
            pace_buffer_fixed(out, row->score, 2);
        return;
    }
    text.allocator = out->allocator;
    cell_text(&text, table, row, column, lang);
    md_text(out, text.text);
    if (text.status && !out->status)
        out->status = text.status;
    pace_buffer_clear(&text);
}

/* A line of the list beneath the table: what it is about, and what is put behind that. */
static void md_begin(pace_buffer *text, const pace_buffer *out, const pace_assess_table *table, const pace_target *target, const char *lang)
{
    text->allocator = out->allocator;
    pace_buffer_format(text, "%s ", target->indicator);
    assess_target_name(text, table, target);
    pace_buffer_text(text, gap_is_chinese(lang) ? "：" : ": ");
}

static void md_end(pace_buffer *out, pace_buffer *text)
{
    pace_buffer_text(out, "- ");
    md_text(out, text->text);
    pace_buffer_char(out, '\n');
    if (text->status && !out->status)
        out->status = text->status;
    pace_buffer_clear(text);
}

static void md_agreement(pace_buffer *out, const pace_assess_table *table, int64_t i, const char *lang)
{
    const pace_agreement *a = &table->agreements[i];
    pace_buffer text = PACE_BUFFER_INIT;
    if (a->judged < 2)
        return;
    md_begin(&text, out, table, &table->rows[a->first].target, lang);
    pace_buffer_integer(&text, a->agree);
    pace_buffer_text(&text, gap_is_chinese(lang) ? " / " : " of ");
    pace_buffer_integer(&text, a->judged);
    pace_buffer_text(&text, gap_is_chinese(lang) ? " 种规则结论一致。" : " rulebooks agree. ");
    pace_assess_differ(&text, table, i, lang);
    md_end(out, &text);
}

/* Verdicts on what was to be reached on the way. */
static void md_milestones(pace_buffer *out, const pace_assess_table *table, int64_t i, const char *lang)
{
    const pace_gap *row = pace_assess_table_gap(table, i);
    for (int64_t k = 0; k < row->target.milestone_count; k++) {
        pace_buffer text = PACE_BUFFER_INIT;
        pace_gap m;
        if (pace_gap_milestone(&m, row, k, &table->gaps->opts, NULL))
            continue;
        md_begin(&text, out, table, &row->target, lang);
        pace_gap_milestone_print(&text, &m, lang);
        md_end(out, &text);
    }
}

static void write_md(pace_buffer *out, const pace_assess_table *table, const char *lang)
{
    for (int column = 0; column < COLUMNS; column++)
        pace_buffer_format(out, "| %s ", names[column]);
    pace_buffer_text(out, "|\n");
    for (int column = 0; column < COLUMNS; column++)
        pace_buffer_text(out, column == SCORE ? "| ---: " : "| --- ");
    pace_buffer_text(out, "|\n");
    for (int64_t i = 0; i < table->count; i++) {
        for (int column = 0; column < COLUMNS; column++) {
            pace_buffer_text(out, "| ");
            md_cell(out, table, &table->rows[i], column, lang);
            pace_buffer_char(out, ' ');
        }
        pace_buffer_text(out, "|\n");
    }
    if (table->book_count > 1)
        pace_buffer_char(out, '\n');
    for (int64_t i = 0; i < table->agreement_count; i++) {
        if (table->book_count > 1)
            md_agreement(out, table, i, lang);
        md_milestones(out, table, i, lang);
    }
}

pace_status pace_assess_write(pace_buffer *out, const pace_assess_table *table, const char *format, const char *lang, pace_error *err)
{
    if (!out || !table)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a buffer and a table");
    if (!format || (strcmp(format, "csv") != 0 && strcmp(format, "json") != 0 && strcmp(format, "md") != 0))
        return pace__fail(err, PACE_ERR_UNSUPPORTED, NULL, "unknown format %q; csv, json or md", format ? format : "");
    if (!lang)
        lang = "en";
    if (strcmp(format, "csv") == 0)
        write_csv(out, table, lang);
    else if (strcmp(format, "json") == 0)
        assess_write_json(out, table, lang);
    else
        write_md(out, table, lang);
    return out->status ? pace__fail_memory(err) : PACE_OK;
}
