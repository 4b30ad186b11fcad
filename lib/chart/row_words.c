#include <math.h>
#include <string.h>
#include "model/direction.h"
#include "chart/curve.h"
#include "chart/row_words.h"

int row_direction(const pace_gap *row)
{
    return pace__target_direction(&row->target, &row->series);
}

int row_good_side(const pace_gap *row, double path)
{
    double low = row->target.value, high = isfinite(row->target.value_high) ? row->target.value_high : low;
    if (row->target.type != PACE_TARGET_BAND)
        return row_direction(row);
    return path < low ? 1 : path > high ? -1 : 0;
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
    pace_unit shown;
    (void)row_numbers(p->chart, row, &shown);
    const char *unit = row_unit(p, shown);
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

bool row_is_soft(const pace_gap *row)
{
    int64_t index;
    const pace_view *view = &row->series.view;
    return row->series.status && isfinite(row->latest) && view->n &&
           !pace_period_diff(&index, row->latest_period, view->first, NULL) && index >= 0 && index < view->n &&
           curve_is_provisional(row->series.status[index]);
}

void row_note_soft(pen *p)
{
    pen_note(p, p->zh ? "*为初步数或估计数。" : "* Provisional or estimated.");
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
