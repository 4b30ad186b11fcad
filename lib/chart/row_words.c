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

/* Digits of what the years add up to: those of the figures added; of what is chained or averaged, those of a rate. */
static int digits_of_years(const pace_gap *row)
{
    int most = -1;
    bool rate = row->target.type == PACE_TARGET_AVERAGE_GROWTH || row->target.type == PACE_TARGET_CUMULATIVE;
    if (rate && row->target.unit.quantity == PACE_PERCENT)
        return 2;
    for (int64_t i = 0; row->target.type == PACE_TARGET_TOTAL && row->series.decimals && i < row->series.view.n; i++)
        if (isfinite(row->series.view.x[i * row->series.view.stride]) && row->series.decimals[i] > most)
            most = row->series.decimals[i];
    return most;
}

static double as_shown(double value, int decimals)
{
    double step = pow(10, decimals);
    return round(value * step) / step;
}

/* Both keep their own digits; more come to both where two different figures would look the same. */
static void digits_apart(double latest, int *decimals, double target, int *target_decimals, words_style style)
{
    int most = *decimals > *target_decimals ? *decimals : *target_decimals;
    if (*decimals < 0 || *target_decimals < 0 || style.shift ||
        fabs(as_shown(latest, *decimals) - as_shown(target, *target_decimals)) > 1e-9 * fabs(target))
        return;
    if (fabs(latest - target) <= fmax(fabs(latest), fabs(target)) * 1e-12)
        return;
    *decimals = *target_decimals = words_apart(latest, target, most, style);
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
    int known = as_printed && row->series.decimals ? row->series.decimals[index] : digits_of_years(row);
    int decimals = words_decimals_on(row->latest, known, 2 * largest, style);
    int target_decimals = words_decimals(row->target_value, row->target.decimals, style);
    if (style.shift) {
        decimals = words_apart(row->latest, row->target_value, decimals, style);
        target_decimals = words_apart(row->target_value, row->latest, target_decimals, style);
    } else {
        digits_apart(row->latest, &decimals, row->target_value, &target_decimals, style);
    }
    out->latest[0] = out->target[0] = '\0';
    if (isfinite(row->latest)) {
        bool marked = as_printed && row->series.qualifier;
        words_number(number, row->latest, decimals, style);
        row_put_number(out->latest, sizeof out->latest,
                       marked ? pace_qualifier_mark((pace_qualifier)row->series.qualifier[index], lang) : "", number,
                       percent);
    }
    if (isfinite(row->target_value)) {
        words_number(number, row->target_value, target_decimals, style);
        row_put_number(out->target, sizeof out->target, pace_qualifier_mark(row->target.qualifier, lang), number,
                       percent);
    }
}

bool row_is_plain(const pace_gap *row)
{
    return !row->verdicts && !isfinite(row->target_value) && !isfinite(row->target.value) && row->series.view.n > 0;
}

const char *row_status(pen *p, const pace_gap *row)
{
    pace_buffer text = PACE_BUFFER_INIT;
    unsigned verdicts = row->verdicts ? row->verdicts : PACE_NO_DATA;
    bool more = false;
    if (row_is_plain(row))
        return "";
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
