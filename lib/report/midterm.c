/* The mid-term evaluation: the calls, and the table as CSV. */
#include <math.h>
#include <string.h>
#include "assess/assess.h"
#include "report/midterm.h"

/* --- CSV ---------------------------------------------------------------------------------------------------------- */

static void csv_period(pace_buffer *out, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    if (pace_period_is_set(period))
        pace_buffer_bytes(out, text, pace_period_print(text, period, NULL));
}

static void csv_head(pace_buffer *out, const midterm_sheet *sheet)
{
    pace_buffer_text(out, "indicator,name,plan,target_type,unit,nature,base_period,base");
    for (int64_t i = 0; i < sheet->periods; i++) {
        pace_period period = sheet->first;
        pace_buffer_char(out, ',');
        if (!pace_period_add(&period, sheet->first, i, NULL))
            csv_period(out, period);
    }
    pace_buffer_text(out, ",target_period,target,completion_pct,elapsed_pct,conclusion,projection,required_rate_pct,actual_rate_pct,"
                          "remaining_rate_pct,sentence\n");
}

static void csv_text(pace_buffer *out, const char *text)
{
    pace_buffer_csv_cell(out, text ? text : "");
    pace_buffer_char(out, ',');
}

static void csv_number(pace_buffer *out, double value)
{
    pace_buffer_number(out, value + 0.0);
    pace_buffer_char(out, ',');
}

static void csv_row(pace_buffer *out, content *c, const midterm_sheet *sheet, int64_t at)
{
    const pace_midterm_row *row = &sheet->rows[at];
    const pace_gap *gap = row->gap;
    char unit[PACE_UNIT_SIZE] = "";
    if (gap->target.unit.quantity != PACE_QUANTITY_NONE)
        pace_unit_print(unit, gap->target.unit, NULL);
    csv_text(out, gap->target.indicator);
    csv_text(out, midterm_name(c, sheet, at));
    csv_text(out, gap->target.plan_id);
    csv_text(out, pace_target_type_name(gap->target.type));
    csv_text(out, *unit ? unit : row_printed_unit(gap)); /* a word that is no unit we know */
    csv_text(out, pace_nature_name(gap->target.nature));
    csv_period(out, gap->base_period);
    pace_buffer_char(out, ',');
    csv_number(out, gap->caveats & PACE_CAVEAT_IMPLIED_BASE ? (double)NAN : gap->base); /* implied, not published */
    for (int64_t i = 0; i < sheet->periods; i++)
        csv_number(out, row->actual[i]);
    csv_period(out, gap->target_period);
    pace_buffer_char(out, ',');
    csv_number(out, gap->target_value);
    csv_number(out, pace__percent(row->completion));
    csv_number(out, pace__percent(row->elapsed));
    pace_verdicts_print(out, gap->verdicts);
    pace_buffer_char(out, ',');
    csv_number(out, row->projection);
    csv_number(out, pace__percent(gap->required_rate));
    csv_number(out, pace__percent(gap->actual_rate));
    csv_number(out, pace__percent(gap->remaining_rate));
}

void midterm_csv(pace_buffer *out, const midterm_sheet *sheet)
{
    csv_head(out, sheet);
    for (int64_t i = 0; i < sheet->count && !out->status; i++) {
        content c;
        report_doc doc;
        const char *sentence;
        midterm_begin(&c, &doc, sheet);
        csv_row(out, &c, sheet, i);
        sentence = midterm_sentence_text(&c, sheet, i);
        midterm_put(out, &doc, "");
        pace_buffer_csv_cell(out, sentence);
        pace_buffer_char(out, '\n');
        doc_clear(&doc);
    }
}

/* --- the calls ---------------------------------------------------------------------------------------------------- */

static pace_status open_sheet(midterm_sheet *sheet, const pace_midterm *midterm, const pace_dataset *dataset, const char *lang,
                              const pace_buffer *out, pace_error *err)
{
    if (!out || !midterm || !lang)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; an evaluation, its data set, a language and a buffer are needed");
    if (strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0)
        return pace__fail(err, PACE_ERR_ARG, "lang", "there is no evaluation in language %q; the languages are zh and en", lang);
    sheet->midterm = midterm;
    sheet->data = dataset;
    sheet->lang = lang[0] == 'z' ? "zh" : "en";
    sheet->allocator = out->allocator;
    sheet->rows = pace_midterm_rows(midterm, &sheet->count);
    sheet->first = pace_midterm_periods(midterm, &sheet->periods);
    return PACE_OK;
}

/* What was made, or nothing of it. */
static pace_status hand_over(pace_buffer *out, pace_buffer *text, pace_status status, pace_error *err)
{
    if (!status && text->status)
        status = pace__fail_memory(err);
    if (!status) {
        pace_buffer_bytes(out, text->text, text->length);
        if (out->status)
            status = pace__fail_memory(err);
    }
    pace_buffer_clear(text);
    return status;
}

pace_status pace_midterm_write(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, const char *format,
                               const char *lang, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    midterm_sheet sheet = {0};
    pace_status status = open_sheet(&sheet, midterm, dataset, lang, out, err);
    if (status)
        return status;
    if (!dataset || !format)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; an evaluation, its data set, a format and a buffer are needed");
    text.allocator = out->allocator;
    if (strcmp(format, "csv") == 0)
        midterm_csv(&text, &sheet);
    else if (strcmp(format, "json") == 0)
        midterm_json(&text, &sheet);
    else if (strcmp(format, "html") == 0 || strcmp(format, "md") == 0)
        status = midterm_page(&text, &sheet, format[0] == 'h', err);
    else
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "format", "unknown format %q; csv, md, html or json", format);
    return hand_over(out, &text, status, err);
}

typedef const char *row_text(content *c, const midterm_sheet *sheet, int64_t row);

static pace_status one_text(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, int64_t row, const char *lang,
                            row_text *text_of, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    midterm_sheet sheet = {0};
    content c;
    report_doc doc;
    pace_status status = open_sheet(&sheet, midterm, dataset, lang, out, err);
    if (status)
        return status;
    if (!dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; the evaluation's data set is needed for its names");
    if (row < 0 || row >= sheet.count)
        return pace__fail(err, PACE_ERR_ARG, NULL, "there is no row %ld; the rows are 0 to %ld", (long)row, (long)sheet.count - 1);
    text.allocator = out->allocator;
    midterm_begin(&c, &doc, &sheet);
    const char *said = text_of(&c, &sheet, row);
    midterm_put(&text, &doc, said);
    doc_clear(&doc);
    return hand_over(out, &text, PACE_OK, err);
}

pace_status pace_midterm_sentence(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, int64_t row, const char *lang,
                                  pace_error *err)
{
    return one_text(out, midterm, dataset, row, lang, midterm_sentence_text, err);
}

pace_status pace_midterm_name(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, int64_t row, const char *lang,
                              pace_error *err)
{
    return one_text(out, midterm, dataset, row, lang, midterm_name, err);
}

pace_status pace_midterm_summary(pace_buffer *out, const pace_midterm *midterm, const char *lang, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    midterm_sheet sheet = {0};
    content c;
    report_doc doc;
    const char *lines[MIDTERM_LINES];
    int n;
    pace_status status = open_sheet(&sheet, midterm, NULL, lang, out, err);
    if (status)
        return status;
    text.allocator = out->allocator;
    midterm_begin(&c, &doc, &sheet);
    n = midterm_summary_lines(lines, &c, midterm);
    for (int i = 0; i < n; i++) {
        midterm_put(&text, &doc, lines[i]);
        pace_buffer_char(&text, '\n');
    }
    doc_clear(&doc);
    return hand_over(out, &text, PACE_OK, err);
}
