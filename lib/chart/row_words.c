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

static bool alike(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

bool row_has_band(const pace_gap *row)
{
    double low = row->target.value, high = row->target.value_high, at = row->target_value;
    return isfinite(low) && isfinite(high) && !alike(low, high) && (alike(at, low) || alike(at, high));
}

/* As the assessment has it: the kind of target, its own direction, the series', what the qualifier says. */
int row_direction(const pace_gap *row)
{
    switch (row->target.type) {
    case PACE_TARGET_FLOOR: return 1;
    case PACE_TARGET_CEILING:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_RANK: return -1;
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY: return 0;
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_CUMULATIVE:
        break;
    }
    if (row->target.better != PACE_NO_DIRECTION)
        return (int)row->target.better;
    if (row->series.better != PACE_NO_DIRECTION)
        return (int)row->series.better;
    switch (row->target.qualifier) {
    case PACE_AT_LEAST:
    case PACE_MORE_THAN: return 1;
    case PACE_AT_MOST:
    case PACE_LESS_THAN: return -1;
    case PACE_EXACTLY:
    case PACE_ABOUT:
    case PACE_NEARLY:
        break;
    }
    return 0;
}

/* Of a band both edges: "25–30%". */
static void print_target(const pen *p, const pace_gap *row, int decimals, words_style style, row_values *out)
{
    char number[WORDS_SIZE];
    size_t room = sizeof out->target;
    bool percent = row->target.unit.quantity == PACE_PERCENT;
    if (!isfinite(row->target_value))
        return;
    words_append(out->target, room, pace_qualifier_mark(row->target.qualifier, p->zh ? "zh" : "en"));
    if (row_has_band(row)) {
        words_number(number, row->target.value, decimals, style);
        words_append(out->target, room, number);
        words_append(out->target, room, "\xE2\x80\x93");
    }
    words_number(number, row_has_band(row) ? row->target.value_high : row->target_value, decimals, style);
    words_append(out->target, room, number);
    words_append(out->target, room, percent ? "%" : "");
}

/* In the digits of the target, or its own where those would hide it. */
static void print_base(const pen *p, const pace_gap *row, int decimals, words_style style, row_values *out)
{
    char number[WORDS_SIZE];
    int64_t index;
    out->base[0] = '\0';
    if (!isfinite(row->base))
        return;
    bool printed = row->series.decimals && row->series.view.n &&
                   !pace_period_diff(&index, row->base_period, row->series.view.first, NULL) && index >= 0 &&
                   index < row->series.view.n && alike(row->series.view.x[index * row->series.view.stride], row->base);
    int own = words_decimals_on(row->base, printed ? row->series.decimals[index] : -1, 2 * fabs(row->base), style);
    decimals = words_apart(row->base, row->target_value, printed || own > decimals ? own : decimals, style);
    words_number(number, row->base, decimals, style);
    row_put_number(out->base, sizeof out->base, pace_qualifier_mark(row->target.base_qualifier, p->zh ? "zh" : "en"),
                   number, row->target.unit.quantity == PACE_PERCENT);
}

/* Digits that keep the latest value apart from the target, and from both edges of a band. */
static void find_digits(const pace_gap *row, int *decimals, int *target_decimals, words_style style)
{
    double edges[2] = {row->target_value, row->target_value};
    if (row_has_band(row)) {
        edges[0] = row->target.value;
        edges[1] = row->target.value_high;
    }
    for (int i = 0; i < 2; i++) {
        if (style.shift) {
            *decimals = words_apart(row->latest, edges[i], *decimals, style);
            *target_decimals = words_apart(edges[i], row->latest, *target_decimals, style);
        } else {
            digits_apart(row->latest, decimals, edges[i], target_decimals, style);
        }
    }
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
    find_digits(row, &decimals, &target_decimals, style);
    print_base(p, row, target_decimals, style, out);
    out->latest[0] = out->target[0] = '\0';
    if (isfinite(row->latest)) {
        bool marked = as_printed && row->series.qualifier;
        words_number(number, row->latest, decimals, style);
        row_put_number(out->latest, sizeof out->latest,
                       marked ? pace_qualifier_mark((pace_qualifier)row->series.qualifier[index], lang) : "", number,
                       percent);
    }
    print_target(p, row, target_decimals, style, out);
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

static const char *first_reason(const pen *p, const pace_gap *row, const int *order, size_t count, const char *zh,
                                const char *en)
{
    for (size_t i = 0; i < count; i++)
        if (row->why[order[i]] != PACE_WHY_NOTHING)
            return pace_reason_text((pace_reason)row->why[order[i]], p->zh ? "zh" : "en");
    return p->zh ? zh : en;
}

const char *row_gap_reason(const pen *p, const pace_gap *row)
{
    static const int order[] = {PACE_GAP_GAP, PACE_GAP_PATH_VALUE};
    return first_reason(p, row, order, 2, "路径值为零，差距没有百分比", "a path at zero: no gap in % of it");
}

const char *row_way_reason(const pen *p, const pace_gap *row)
{
    static const int order[] = {PACE_GAP_BASE, PACE_GAP_PROGRESS};
    return row_is_assessed(row) ? first_reason(p, row, order, 2, "没有从基期到目标的路径", "no way from a base to the target")
                                : row_reason(p, row);
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
