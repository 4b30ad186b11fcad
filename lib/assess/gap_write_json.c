/* Rows as JSON: all columns, and what CSV has no room for: reasons, caveats, sources, links. */
#include <math.h>
#include <string.h>
#include "assess/gap_write.h"
#include "assess/json.h"
#include "assess/milestone.h"

static void json_period(pace_buffer *out, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    if (!pace_period_is_set(period)) {
        pace_buffer_text(out, "null");
        return;
    }
    pace_period_print(text, period, NULL);
    pace_buffer_json_string(out, text);
}

static void json_span(pace_buffer *out, pace_span span)
{
    char text[PACE_PERIOD_SIZE];
    pace_span_print(text, span, NULL);
    pace_buffer_json_string(out, text);
}

static void json_column(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row, enum gap_column column)
{
    pace_buffer text = PACE_BUFFER_INIT;
    if (gap_kind_of(column) == GAP_PERIOD) {
        json_period(out, gap_period_of(row, column));
        return;
    }
    if (gap_kind_of(column) != GAP_TEXT) {
        pace_buffer_json_number(out, gap_number_of(row, column));
        return;
    }
    text.allocator = out->allocator;
    gap_text_of(&text, sheet, row, column);
    pace_buffer_json_string(out, text.text ? text.text : "");
    if (text.status && !out->status)
        out->status = text.status;
    pace_buffer_clear(&text);
}

/* --- why ---------------------------------------------------------------------------------------------------------- */

static void why_entry(pace_buffer *out, bool *any, const char *column, const char *code, const char *text)
{
    pace_buffer_format(out, "%s\"%s\": {\"code\": \"%s\", \"text\": ", *any ? ", " : "", column, code);
    pace_buffer_json_string(out, text);
    pace_buffer_char(out, '}');
    *any = true;
}

static void why_reason(pace_buffer *out, bool *any, enum gap_column column, uint8_t why)
{
    if (why != PACE_WHY_NOTHING)
        why_entry(out, any, gap_column_name(column), pace__reason_code((pace_reason)why), pace_reason_text((pace_reason)why, "en"));
}

/* Columns that follow from another one share its reason. */
static void why_followers(pace_buffer *out, bool *any, const pace_gap *row)
{
    const uint8_t *why = row->why;
    uint8_t no_gap = why[PACE_GAP_GAP];
    if (!pace_period_is_set(row->target_period))
        why_reason(out, any, COLUMN_TARGET_PERIOD, PACE_WHY_UNDATED);
    if (!pace_period_is_set(row->latest_period))
        why_reason(out, any, COLUMN_LATEST_PERIOD, why[PACE_GAP_LATEST]);
    if (isnan(row->target_value))
        why_reason(out, any, COLUMN_TARGET, row->target.words ? PACE_WHY_WORDS : why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND ? PACE_WHY_BASE_BOUND : no_gap == PACE_WHY_BASE_SIGN ? PACE_WHY_BASE_SIGN : row->target.relative_to ? PACE_WHY_DUE_MISSING : PACE_WHY_NO_BASE);
    if (isnan(row->gap_relative) && no_gap)
        why_reason(out, any, COLUMN_GAP_PCT, no_gap);
    else if (isnan(row->gap_relative))
        why_entry(out, any, "gap_pct", "zero_path", "the path value is zero");
    for (int high = 0; high <= 1; high++) {
        double bound = high ? row->gap_high : row->gap_low;
        enum gap_column column = high ? COLUMN_GAP_HIGH : COLUMN_GAP_LOW;
        if (isinf(bound))
            why_entry(out, any, gap_column_name(column), "open", high ? "the figures set no upper bound" : "the figures set no lower bound");
        else if (isnan(bound))
            why_reason(out, any, column, no_gap);
    }
}

static void json_why(pace_buffer *out, const pace_gap *row)
{
    static const enum gap_column columns[PACE_GAP_FIELDS] = {COLUMN_BASE, COLUMN_LATEST, COLUMN_PATH_VALUE, COLUMN_GAP, COLUMN_PROGRESS,
        COLUMN_TIME, COLUMN_REQUIRED, COLUMN_ACTUAL, COLUMN_REMAINING, COLUMN_NEEDED, COLUMN_VERDICT};
    bool any = false;
    json_key(out, "why");
    pace_buffer_char(out, '{');
    for (int field = 0; field < PACE_GAP_FIELDS; field++)
        why_reason(out, &any, columns[field], row->why[field]);
    if (row->caveats & PACE_CAVEAT_IMPLIED_BASE)
        why_entry(out, &any, "base", "implied", "not published; what a level and its growth imply is in base_note");
    why_followers(out, &any, row);
    pace_buffer_char(out, '}');
}

/* --- caveats and notes -------------------------------------------------------------------------------------------- */

static void json_caveats(pace_buffer *out, const pace_gap *row)
{
    bool any = false;
    json_key(out, "caveats");
    pace_buffer_char(out, '[');
    for (unsigned bit = 1; bit <= row->caveats; bit <<= 1) {
        if (!(row->caveats & bit))
            continue;
        pace_buffer_format(out, "%s{\"code\": \"%s\", \"text\": \"%s\"}", any ? ", " : "", pace__caveat_code(bit),
                           pace_caveat_text(bit, "en"));
        any = true;
    }
    pace_buffer_char(out, ']');
}

static const char *qualifier_at(const pace_gap *row, pace_period period)
{
    int64_t index;
    if (!row->series.qualifier || row->series.view.n <= 0 || !pace_period_is_set(period) ||
        pace_period_diff(&index, period, row->series.view.first, NULL) || index < 0 || index >= row->series.view.n)
        return NULL;
    return pace_qualifier_name((pace_qualifier)row->series.qualifier[index]);
}

/* Where the base does not come straight from a published figure. */
static void json_base_note(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row)
{
    const gap_extra *extra = gap_extra_of(sheet, row);
    json_key(out, "base_note");
    if (extra && row->caveats & PACE_CAVEAT_IMPLIED_BASE) {
        pace_buffer_text(out, "{\"implied\": ");
        pace_buffer_json_number(out, extra->implied_base);
        pace_buffer_text(out, ", \"by\": ");
        json_period(out, extra->implied_from);
        pace_buffer_text(out, ", \"text\": \"implied by the level and the growth of that period, not published\"}");
    } else if (row->why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND) {
        const char *word = qualifier_at(row, row->base_period);
        pace_buffer_format(out, "{\"qualifier\": \"%s\", \"value\": ", word ? word : "");
        pace_buffer_json_number(out, pace_view_at(row->series.view, row->base_period));
        pace_buffer_text(out, ", \"text\": \"printed as a bound\"}");
    } else {
        pace_buffer_text(out, "null");
    }
}

/* --- sources ------------------------------------------------------------------------------------------------------ */

static void json_sentence(pace_buffer *out, const gap_sheet *sheet, const pace_place *place)
{
    const char *text = NULL;
    size_t n = 0;
    pace_buffer copy = PACE_BUFFER_INIT;
    if (!sheet->dataset || pace_dataset_sentence(&text, &n, sheet->dataset, place, NULL))
        return;
    copy.allocator = out->allocator;
    pace_buffer_bytes(&copy, text, n);
    json_word(out, "sentence", copy.text);
    if (copy.status && !out->status)
        out->status = copy.status;
    pace_buffer_clear(&copy);
}

static void json_source(pace_buffer *out, const gap_sheet *sheet, const char *name, const pace_observation *o)
{
    json_key(out, name);
    if (!o) {
        pace_buffer_text(out, "null");
        return;
    }
    pace_buffer_text(out, "{\"source\": ");
    pace_buffer_json_string(out, o->source ? o->source->id : "");
    if (o->source && *o->source->detail)
        json_word(out, "detail", o->source->detail);
    if (o->figure && *o->figure)
        json_word(out, "figure", o->figure);
    if (o->at.document) {
        json_word(out, "document", o->at.document->id);
        json_word(out, "section", o->at.section);
        json_key(out, "char");
        if (o->at.offset >= 0)
            pace_buffer_integer(out, o->at.offset);
        else
            pace_buffer_text(out, "null");
        json_word(out, "token", o->at.token);
        json_sentence(out, sheet, &o->at);
    }
    pace_buffer_char(out, '}');
}

/* --- links and cases ---------------------------------------------------------------------------------------------- */

static void json_rate(pace_buffer *out, const char *name, double fraction)
{
    json_key(out, name);
    pace_buffer_json_number(out, gap_percent(fraction));
}

/* A yearly target against the plans of its indicator, and a plan's target against the yearly ones: on both rows. */
static void json_link(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row)
{
    int64_t count = 0, n = 0;
    const pace_link *links = pace_gap_table_links(sheet->table, &count);
    json_key(out, "link");
    for (int64_t i = 0; i < count; i++) {
        const pace_gap *other = links[i].yearly == row ? links[i].plan : links[i].yearly;
        if (links[i].yearly != row && links[i].plan != row)
            continue;
        pace_buffer_text(out, n++ ? ", {\"plan\": " : "[{\"plan\": ");
        pace_buffer_json_string(out, other->target.plan_id);
        json_key(out, "target");
        pace_buffer_json_number(out, other->target_value);
        json_key(out, "target_period");
        json_period(out, other->target_period);
        json_rate(out, "required_rate_pct", links[i].required);
        json_rate(out, "after_pct", links[i].after);
        pace_buffer_format(out, ", \"enough\": %s}", links[i].enough ? "true" : "false");
    }
    pace_buffer_text(out, n ? "]" : "null");
}

static void json_real_case(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row)
{
    const gap_extra *extra = gap_extra_of(sheet, row);
    json_key(out, "real_case");
    if (!extra || !extra->has_real) {
        pace_buffer_text(out, "null");
        return;
    }
    pace_buffer_text(out, "{\"required_rate_pct\": ");
    pace_buffer_json_number(out, gap_percent(extra->real.required_rate));
    json_rate(out, "required_rate_low_pct", extra->real.required_rate_low);
    json_rate(out, "required_rate_high_pct", extra->real.required_rate_high);
    json_rate(out, "actual_rate_pct", extra->real.actual_rate);
    json_key(out, "covered");
    if (isnan(extra->real.actual_rate))
        pace_buffer_text(out, "null");
    else
        json_span(out, extra->real.covered);
    pace_buffer_char(out, '}');
}

static void json_basis(pace_buffer *out, const char *name, pace_basis basis)
{
    char text[PACE_UNIT_SIZE];
    json_key(out, name);
    pace_basis_print(text, basis, NULL);
    pace_buffer_json_string(out, text);
}

static void json_series(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row)
{
    json_word(out, "series", row->series.view.n > 0 ? row->series.key : NULL);
    json_basis(out, "basis", row->target.basis);
    json_basis(out, "series_basis", row->series.basis);
    json_word(out, "relative_to", row->target.relative_to);
    json_word(out, "qualifier", pace_qualifier_name(row->target.qualifier));
    json_word(out, "base_qualifier", qualifier_at(row, row->base_period));
    json_word(out, "latest_qualifier", qualifier_at(row, row->latest_period));
    json_key(out, "target_high");
    pace_buffer_json_number(out, row->target.value_high);
    json_rate(out, "required_rate_low_pct", row->required_rate_low);
    json_rate(out, "required_rate_high_pct", row->required_rate_high);
    if (pace_period_is_set(row->target.base_span.last)) {
        json_key(out, "base_span");
        json_span(out, row->target.base_span);
    }
    milestones_write_json(out, row, sheet->table ? &sheet->table->opts : NULL, NULL);
}

void gap_write_json_row(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row)
{
    pace_buffer_char(out, '{');
    for (int column = 0; column < COLUMN_COUNT; column++) {
        pace_buffer_format(out, "%s\"%s\": ", column ? ", " : "", gap_column_name((enum gap_column)column));
        json_column(out, sheet, row, (enum gap_column)column);
    }
    json_word(out, "path", pace_path_name(row->path));
    json_word(out, "nature", pace_nature_name(row->target.nature));
    json_series(out, sheet, row);
    json_caveats(out, row);
    json_why(out, row);
    json_base_note(out, sheet, row);
    json_link(out, sheet, row);
    json_real_case(out, sheet, row);
    json_source(out, sheet, "target_source", row->target.origin);
    json_source(out, sheet, "base_source", gap_origin_of(row, row->base_period));
    json_source(out, sheet, "latest_source", gap_origin_of(row, row->latest_period));
    pace_buffer_char(out, '}');
}

void gap_write_json(pace_buffer *out, const gap_sheet *sheet)
{
    int64_t assessed = 0;
    for (int64_t i = 0; i < sheet->count; i++)
        assessed += (sheet->rows[i].verdicts & (unsigned)(PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
    pace_buffer_text(out, "{\"data_set\": ");
    if (sheet->dataset)
        pace_buffer_json_string(out, pace_dataset_id(sheet->dataset));
    else
        pace_buffer_text(out, "null");
    json_key(out, "at");
    json_period(out, sheet->table ? sheet->table->opts.at : (pace_period)PACE_PERIOD_NONE);
    json_key(out, "published_by");
    json_period(out, pace_dataset_clock(sheet->dataset).published_by);
    json_key(out, "targets");
    pace_buffer_integer(out, sheet->count);
    json_key(out, "assessed");
    pace_buffer_integer(out, assessed);
    pace_buffer_text(out, ", \"rows\": [");
    for (int64_t i = 0; i < sheet->count; i++) {
        pace_buffer_text(out, i ? ",\n  " : "\n  ");
        gap_write_json_row(out, sheet, &sheet->rows[i]);
    }
    pace_buffer_text(out, sheet->count ? "\n]}\n" : "]}\n");
}
