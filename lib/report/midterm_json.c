/* The mid-term evaluation as JSON: every value between the figures and the sentence, and a reason for each that is empty. */
#include <math.h>
#include <string.h>
#include "assess/assess.h"
#include "report/midterm.h"

static void text_pair(pace_buffer *out, const char *key, const char *text)
{
    pace_buffer_format(out, ", \"%s\": ", key);
    if (text)
        pace_buffer_json_string(out, text);
    else
        pace_buffer_text(out, "null");
}

static void number_pair(pace_buffer *out, const char *key, double value)
{
    pace_buffer_format(out, ", \"%s\": ", key);
    pace_buffer_json_number(out, value + 0.0);
}

static void period(pace_buffer *out, pace_period at)
{
    char text[PACE_PERIOD_SIZE];
    if (!pace_period_is_set(at)) {
        pace_buffer_text(out, "null");
        return;
    }
    pace_period_print(text, at, NULL);
    pace_buffer_json_string(out, text);
}

static void period_pair(pace_buffer *out, const char *key, pace_period at)
{
    pace_buffer_format(out, ", \"%s\": ", key);
    period(out, at);
}

/* --- parts of a row ----------------------------------------------------------------------------------------------- */

static void about_target(pace_buffer *out, content *c, const midterm_sheet *sheet, int64_t at)
{
    const pace_gap *gap = sheet->rows[at].gap;
    char unit[PACE_UNIT_SIZE] = "";
    if (gap->target.unit.quantity != PACE_QUANTITY_NONE)
        pace_unit_print(unit, gap->target.unit, NULL);
    pace_buffer_text(out, "{\"indicator\": ");
    pace_buffer_json_string(out, gap->target.indicator ? gap->target.indicator : "");
    text_pair(out, "name", midterm_name(c, sheet, at));
    text_pair(out, "plan", gap->target.plan_id);
    text_pair(out, "target_type", pace_target_type_name(gap->target.type));
    text_pair(out, "unit", *unit ? unit : row_printed_unit(gap)); /* a word that is no unit we know */
    text_pair(out, "unit_text", midterm_unit_words(c, gap));
    text_pair(out, "nature", pace_nature_name(gap->target.nature));
    text_pair(out, "path", pace_path_name(gap->path));
    period_pair(out, "base_period", gap->base_period);
    number_pair(out, "base", gap->caveats & PACE_CAVEAT_IMPLIED_BASE ? (double)NAN : gap->base);
    number_pair(out, "base_used", gap->base);
    period_pair(out, "target_period", gap->target_period);
    number_pair(out, "target", gap->target_value);
    number_pair(out, "target_high", gap->target.value_high);
    text_pair(out, "target_words", gap->target.words);
    text_pair(out, "target_qualifier", pace_qualifier_name(gap->target.qualifier));
    text_pair(out, "relative_to", gap->target.relative_to);
}

static void years(pace_buffer *out, const midterm_sheet *sheet, const pace_midterm_row *row)
{
    bool any = false;
    pace_buffer_text(out, ", \"actual\": {");
    for (int64_t i = 0; i < sheet->periods; i++) {
        pace_period at = sheet->first;
        char letter[2] = {(char)row->status[i], 0};
        if (isnan(row->actual[i]) || pace_period_add(&at, sheet->first, i, NULL))
            continue;
        pace_buffer_text(out, any ? ", " : "");
        period(out, at);
        pace_buffer_text(out, ": {\"value\": ");
        pace_buffer_json_number(out, row->actual[i]);
        text_pair(out, "status", letter);
        text_pair(out, "qualifier", pace_qualifier_name((pace_qualifier)row->qualifier[i]));
        pace_buffer_char(out, '}');
        any = true;
    }
    pace_buffer_char(out, '}');
}

static void figures(pace_buffer *out, const pace_midterm_row *row)
{
    const pace_gap *gap = row->gap;
    period_pair(out, "latest_period", gap->latest_period);
    number_pair(out, "latest", gap->latest);
    number_pair(out, "path_value", gap->path_value);
    number_pair(out, "gap", gap->gap);
    number_pair(out, "gap_pct", pace__percent(gap->gap_relative));
    number_pair(out, "gap_low", gap->gap_low);
    number_pair(out, "gap_high", gap->gap_high);
    number_pair(out, "path_gap", row->path_gap);
    number_pair(out, "completion_pct", pace__percent(row->completion));
    number_pair(out, "elapsed_pct", pace__percent(row->elapsed));
    number_pair(out, "required_rate_pct", pace__percent(gap->required_rate));
    number_pair(out, "actual_rate_pct", pace__percent(gap->actual_rate));
    number_pair(out, "remaining_rate_pct", pace__percent(gap->remaining_rate));
    number_pair(out, "needed_per_year", gap->needed_per_year);
    number_pair(out, "pace_ratio", row->pace_ratio);
    number_pair(out, "projection", row->projection);
    pace_buffer_format(out, ", \"projection_meets\": %s", row->projection_meets ? "true" : isnan(row->projection) ? "null" : "false");
}

static void conclusion(pace_buffer *out, content *c, const pace_gap *gap)
{
    pace_buffer_text(out, ", \"conclusion\": \"");
    pace_verdicts_print(out, gap->verdicts);
    pace_buffer_char(out, '"');
    text_pair(out, "conclusion_text", midterm_conclusion(c, gap, false));
}

static void reason(pace_buffer *out, bool *any, const char *key, uint8_t why, const char *lang)
{
    if (why == PACE_WHY_NOTHING)
        return;
    pace_buffer_format(out, "%s\"%s\": {\"code\": \"%s\"", *any ? ", " : "", key, pace__reason_code((pace_reason)why));
    text_pair(out, "text", pace_reason_text((pace_reason)why, lang));
    pace_buffer_char(out, '}');
    *any = true;
}

/* Fields that follow from another one share its reason. */
static void reasons(pace_buffer *out, const pace_midterm_row *row, const char *lang)
{
    static const char *const keys[PACE_GAP_FIELDS] = {"base", "latest", "path_value", "gap", NULL, "elapsed_pct", "required_rate_pct",
                                                      "actual_rate_pct", "remaining_rate_pct", "needed_per_year", "conclusion"};
    const pace_gap *gap = row->gap;
    bool any = false;
    pace_buffer_text(out, ", \"why\": {");
    for (int i = 0; i < PACE_GAP_FIELDS; i++)
        if (keys[i] && (i != PACE_GAP_TIME || isnan(row->elapsed)))
            reason(out, &any, keys[i], gap->why[i], lang);
    if (isnan(row->path_gap))
        reason(out, &any, "path_gap", gap->why[PACE_GAP_GAP], lang);
    if (isnan(row->completion))
        reason(out, &any, "completion_pct", row->why_completion, lang);
    reason(out, &any, "projection", row->why_projection, lang);
    reason(out, &any, "pace_ratio", row->why_ratio, lang);
    pace_buffer_char(out, '}');
}

static void caveats(pace_buffer *out, const pace_gap *gap, const char *lang)
{
    bool any = false;
    pace_buffer_text(out, ", \"caveats\": [");
    for (unsigned bit = 1; bit <= gap->caveats; bit <<= 1) {
        if (!(gap->caveats & bit))
            continue;
        pace_buffer_format(out, "%s{\"code\": \"%s\"", any ? ", " : "", pace__caveat_code(bit));
        text_pair(out, "text", pace_caveat_text(bit, lang));
        pace_buffer_char(out, '}');
        any = true;
    }
    pace_buffer_char(out, ']');
}

static void one_row(pace_buffer *out, const midterm_sheet *sheet, int64_t at)
{
    const pace_midterm_row *row = &sheet->rows[at];
    content c;
    report_doc doc;
    midterm_begin(&c, &doc, sheet);
    about_target(out, &c, sheet, at);
    years(out, sheet, row);
    figures(out, row);
    conclusion(out, &c, row->gap);
    reasons(out, row, sheet->lang);
    caveats(out, row->gap, sheet->lang);
    text_pair(out, "sentence", midterm_sentence_text(&c, sheet, at));
    midterm_put(out, &doc, "}");
    doc_clear(&doc);
}

/* --- summary and frame -------------------------------------------------------------------------------------------- */

static void count_pairs(pace_buffer *out, const char *key, pace_midterm_counts counts)
{
    const struct {
        const char *key;
        int64_t count;
    } pairs[] = {{"met", counts.met}, {"ahead", counts.ahead}, {"on_track", counts.on_track}, {"behind", counts.behind},
                 {"missed", counts.missed}, {"open", counts.open}, {"not_assessable", counts.not_assessable}};
    pace_buffer_format(out, "\"%s\": {\"targets\": ", key);
    pace_buffer_integer(out, counts.targets);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        pace_buffer_format(out, ", \"%s\": ", pairs[i].key);
        pace_buffer_integer(out, pairs[i].count);
    }
    pace_buffer_text(out, "}, ");
}

static void summary(pace_buffer *out, const midterm_sheet *sheet)
{
    content c;
    report_doc doc;
    const char *lines[MIDTERM_LINES];
    int n;
    midterm_begin(&c, &doc, sheet);
    pace_buffer_text(out, ", \"summary\": {");
    count_pairs(out, "all", pace_midterm_count_all(sheet->midterm));
    count_pairs(out, "binding", pace_midterm_count(sheet->midterm, PACE_BINDING));
    count_pairs(out, "anticipatory", pace_midterm_count(sheet->midterm, PACE_ANTICIPATORY));
    count_pairs(out, "unstated", pace_midterm_count(sheet->midterm, PACE_NATURE_UNSTATED));
    pace_buffer_text(out, "\"text\": [");
    n = midterm_summary_lines(lines, &c, sheet->midterm);
    for (int i = 0; i < n; i++) {
        pace_buffer_text(out, i ? ", " : "");
        pace_buffer_json_string(out, lines[i]);
    }
    midterm_put(out, &doc, "]}");
    doc_clear(&doc);
}

void midterm_json(pace_buffer *out, const midterm_sheet *sheet)
{
    pace_buffer_text(out, "{\"format\": \"pace-midterm\", \"version\": 1");
    text_pair(out, "lang", sheet->lang);
    text_pair(out, "data_set", pace_dataset_id(sheet->data));
    pace_buffer_text(out, ", \"periods\": [");
    for (int64_t i = 0; i < sheet->periods; i++) {
        pace_period at = sheet->first;
        pace_buffer_text(out, i ? ", " : "");
        period(out, pace_period_add(&at, sheet->first, i, NULL) ? sheet->first : at);
    }
    pace_buffer_char(out, ']');
    summary(out, sheet);
    pace_buffer_text(out, ", \"rows\": [");
    for (int64_t i = 0; i < sheet->count && !out->status; i++) {
        pace_buffer_text(out, i ? ",\n  " : "\n  ");
        one_row(out, sheet, i);
    }
    pace_buffer_text(out, sheet->count ? "\n]}\n" : "]}\n");
}
