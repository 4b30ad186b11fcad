#include <math.h>
#include <string.h>
#include "chart/row_words.h"

void row_put_number(char *out, size_t room, const char *mark, const char *number, bool percent)
{
    out[0] = '\0';
    words_append(out, room, mark);
    words_append(out, room, number);
    words_append(out, room, percent ? "%" : "");
}

static int64_t latest_index(const pace_gap *row)
{
    int64_t index = -1;
    if (!row->series.view.n || pace_period_diff(&index, row->latest_period, row->series.view.first, NULL))
        return -1;
    return index >= 0 && index < row->series.view.n ? index : -1;
}

void row_print_values(const pen *p, const pace_gap *row, row_values *out)
{
    const char *lang = p->zh ? "zh" : "en";
    bool percent = row->target.unit.quantity == PACE_PERCENT;
    char number[WORDS_SIZE];
    double largest = fmax(isnan(row->latest) ? 0 : fabs(row->latest), fabs(row->target_value));
    words_style style = words_style_of(p->zh, largest);
    int64_t index = latest_index(row);
    bool as_printed = index >= 0 && pace_view_at(row->series.view, row->latest_period) >= row->latest &&
                      pace_view_at(row->series.view, row->latest_period) <= row->latest;
    int known = as_printed && row->series.decimals ? row->series.decimals[index] : -1;
    int decimals = words_decimals_on(row->latest, known, 2 * largest, style);
    int target_decimals = words_decimals(row->target_value, row->target.decimals, style);
    out->latest[0] = out->target[0] = '\0';
    if (isfinite(row->latest)) {
        bool marked = as_printed && row->series.qualifier;
        words_number(number, row->latest, words_apart(row->latest, row->target_value, decimals, style), style);
        row_put_number(out->latest, sizeof out->latest,
                       marked ? pace_qualifier_mark((pace_qualifier)row->series.qualifier[index], lang) : "", number,
                       percent);
    }
    if (isfinite(row->target_value)) {
        if (isfinite(row->latest))
            target_decimals = words_apart(row->target_value, row->latest, target_decimals, style);
        words_number(number, row->target_value, target_decimals, style);
        row_put_number(out->target, sizeof out->target, pace_qualifier_mark(row->target.qualifier, lang), number,
                       percent);
    }
}

const char *row_status(pen *p, const pace_gap *row)
{
    pace_buffer text = PACE_BUFFER_INIT;
    unsigned verdicts = row->verdicts ? row->verdicts : PACE_NO_DATA;
    bool more = false;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, theme_status_of(&p->look, verdicts)->symbol);
    pace_buffer_char(&text, ' ');
    for (unsigned bit = 1; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        if (!(verdicts & bit))
            continue;
        pace_buffer_text(&text, more ? (p->zh ? "或" : " or ") : "");
        pace_buffer_text(&text, pace_verdict_word((pace_verdict)bit, p->zh ? "zh" : "en"));
        more = true;
    }
    return pen_keep(p, &text);
}

const char *row_unit(pen *p, pace_unit unit)
{
    char text[PACE_UNIT_SIZE];
    if (unit.quantity == PACE_QUANTITY_NONE || unit.quantity == PACE_PERCENT)
        return "";
    size_t n = pace_unit_print(text, unit, p->zh ? "zh" : "en");
    const char *copy = pace__arena_text(p->scratch, text, n);
    if (!copy)
        p->failed = true;
    return copy ? copy : "";
}

const char *row_unit_line(pen *p, const pace_gap *row)
{
    const char *unit = row_unit(p, row->target.unit);
    pace_buffer text = PACE_BUFFER_INIT;
    if (row->target.better != PACE_DOWN_IS_GOOD && row->target.type != PACE_TARGET_CEILING)
        return unit;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, unit);
    pace_buffer_text(&text, !*unit ? "" : p->zh ? "，" : ", ");
    pace_buffer_text(&text, p->zh ? "越低越好" : "lower is better");
    return pen_keep(p, &text);
}

bool row_is_assessed(const pace_gap *row)
{
    return row->verdicts && !(row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) && isfinite(row->latest) &&
           isfinite(row->target_value);
}

const char *row_reason(const pen *p, const pace_gap *row)
{
    static const int order[] = {PACE_GAP_VERDICT, PACE_GAP_LATEST, PACE_GAP_PATH_VALUE, PACE_GAP_BASE, PACE_GAP_GAP};
    const char *lang = p->zh ? "zh" : "en";
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (row->why[order[i]] != PACE_WHY_NOTHING)
            return pace_reason_text((pace_reason)row->why[order[i]], lang);
    return pace_verdict_word(row->verdicts & PACE_NOT_COMPARABLE ? PACE_NOT_COMPARABLE : PACE_NO_DATA, lang);
}

void row_note_left_out(pen *p, int64_t count)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_format(&text, p->zh ? "另有%ld项未显示。" : "%ld further targets are not shown.", (long)count);
    pen_note(p, pen_keep(p, &text));
}

void row_warn_left_out(pen *p)
{
    pen_warn(p, "some targets are not shown", "", ": the canvas has no room for all of them");
}
