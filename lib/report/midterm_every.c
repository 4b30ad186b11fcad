/* Targets that each year has to keep; and what cannot be assessed, with the reason. */
#include <math.h>
#include "report/midterm.h"

/* --- floors and ceilings ------------------------------------------------------------------------------------------ */

static bool is_floor(const midterm_voice *v)
{
    return v->gap->target.type == PACE_TARGET_FLOOR;
}

static const char *broken(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    bool due = gap->time >= 1;
    report_word id;
    if (!(fabs(gap->latest - gap->target_value) > 0)) /* a bound that leaves itself out */
        return say_fill(v->c, is_floor(v) ? W_MID_FLOOR_EVEN : W_MID_CEILING_EVEN, "period", period_text(v->c, gap->latest_period), "value",
                        midterm_latest(v), "unit", v->bracket, "target", midterm_target(v), "end", say_word(v->c, due ? W_MID_NOT_KEPT : W_MID_LOST), NULL);
    id = is_floor(v) ? due ? W_MID_FLOOR_MISSED : W_MID_FLOOR_BROKEN : due ? W_MID_CEILING_MISSED : W_MID_CEILING_BROKEN;
    return say_fill(v->c, id, "period", period_text(v->c, gap->latest_period), "value", midterm_latest(v), "unit", v->bracket, "target",
                    midterm_target(v), "amount", midterm_apart(v, gap->latest, gap->target_value), NULL);
}

static const char *still(const midterm_voice *v)
{
    pace_freq freq = (pace_freq)v->gap->base_period.freq;
    const char *left = v->left == 1 ? say_fill(v->c, W_MID_LAST, "one", midterm_one(v->c, freq), NULL)
                                    : say_fill(v->c, W_MID_LEFT, "count", midterm_periods(v->c, v->left, freq), NULL);
    report_word id = is_floor(v) ? v->left == 1 ? W_MID_FLOOR_LAST : W_MID_FLOOR_LEFT : v->left == 1 ? W_MID_CEILING_LAST : W_MID_CEILING_LEFT;
    return v->left > 0 ? say_fill(v->c, id, "left", left, "target", midterm_target(v), NULL) : "";
}

const char *midterm_every_year(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    pace_period first = gap->latest_period;
    const char *all;
    report_word id = is_floor(v) ? W_MID_FLOOR_KEPT : W_MID_CEILING_KEPT;
    if (gap->verdicts & (PACE_BEHIND | PACE_MISSED))
        return broken(v);
    if (v->elapsed == 1)
        id = is_floor(v) ? W_MID_FLOOR_KEPT_ONE : W_MID_CEILING_KEPT_ONE;
    if (pace_period_add(&first, gap->base_period, 1, NULL))
        first = gap->latest_period;
    all = say_fill(v->c, id, "span", span_text(v->c, pace_span_of(first, gap->latest_period)), "period",
                   period_text(v->c, gap->latest_period), "value", midterm_latest(v), "target", midterm_target(v), "unit", v->bracket, NULL);
    return say_fill(v->c, W_MID_JOINED, "a", all, "b", still(v), NULL);
}

/* --- no verdict --------------------------------------------------------------------------------------------------- */

static pace_reason main_reason(const pace_gap *gap)
{
    static const int order[] = {PACE_GAP_VERDICT, PACE_GAP_LATEST, PACE_GAP_BASE, PACE_GAP_PATH_VALUE, PACE_GAP_GAP};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (gap->why[order[i]] != PACE_WHY_NOTHING)
            return (pace_reason)gap->why[order[i]];
    return PACE_WHY_NOTHING;
}

enum { NAMED_YEARS = 4 };

/* The years that are missing before the last one that is known, where they are few enough to be named; else "". */
static const char *missing_years(const midterm_voice *v)
{
    const char *names[NAMED_YEARS];
    int64_t before, n = 0, last = v->sheet->periods - 1;
    if (pace_period_diff(&before, v->sheet->first, v->gap->base_period, NULL))
        return "";
    while (last >= 0 && !isfinite(v->row->actual[last]))
        last--;
    for (int64_t i = before < 1 ? 1 - before : 0; i < last; i++) {
        pace_period at;
        if (isfinite(v->row->actual[i]))
            continue;
        if (n == NAMED_YEARS || pace_period_add(&at, v->sheet->first, i, NULL))
            return "";
        names[n++] = period_text(v->c, at);
    }
    return n ? say_fill(v->c, W_MID_LACKS, "years", say_join(v->c, names, n), NULL) : "";
}

/* The verdict's reason, and the base's own where it is another. */
static const char *reason_text(const midterm_voice *v)
{
    pace_reason first = main_reason(v->gap), base = (pace_reason)v->gap->why[PACE_GAP_BASE];
    const char *years = first == PACE_WHY_INCOMPLETE ? missing_years(v) : "";
    const char *text = *years ? years : first == PACE_WHY_NOTHING ? say_word(v->c, W_REASON_UNKNOWN) : pace_reason_text(first, v->c->lang);
    if (base == PACE_WHY_NOTHING || base == first || base == PACE_WHY_TYPE || first == PACE_WHY_NO_SERIES)
        return text;
    return say_fill(v->c, W_MID_TWO_REASONS, "a", text, "b", pace_reason_text(base, v->c->lang), NULL);
}

static const char *figure(const midterm_voice *v, double value)
{
    return midterm_value(v, value, amount_decimals(value));
}

/* A target on one year alone, of which nothing is known: the last year that is known stands beside it. */
static const char *due_alone(const midterm_voice *v)
{
    const midterm_sheet *sheet = v->sheet;
    for (int64_t i = sheet->periods - 1; i >= 0; i--) {
        pace_period period;
        if (!isfinite(v->row->actual[i]) || pace_period_add(&period, sheet->first, i, NULL))
            continue;
        return say_fill(v->c, W_MID_DUE_ALONE_KNOWN, "due", midterm_due(v), "period", period_text(v->c, period), "value",
                        figure(v, v->row->actual[i]), "unit", v->bracket, NULL);
    }
    return say_fill(v->c, W_MID_DUE_ALONE, "due", midterm_due(v), NULL);
}

static const char *each(const midterm_voice *v, int64_t periods)
{
    return periods == 1 ? "" : say_word(v->c, W_MID_EACH);
}

/* From a base of which no more is known: what the whole way takes a year. */
static const char *takes(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    int64_t periods = v->elapsed + v->left;
    double step = (gap->target_value - gap->base) / (double)(periods > 0 ? periods : 1);
    bool rates = gap->path == PACE_PATH_GEOMETRIC && isfinite(gap->required_rate);
    double pace = rates ? 100 * gap->required_rate : step;
    int decimals = amount_apart(pace, 0, rates ? 1 : amount_decimals(pace));
    report_word up = rates ? W_MID_GROW : v->percent ? W_MID_RAISE : W_MID_ADD, down = rates ? W_MID_FALL : v->percent ? W_MID_LOWER : W_MID_CUT;
    const char *amount = rates ? midterm_percent(v->c, fabs(gap->required_rate), decimals)
                         : v->percent ? midterm_points(v, pace, decimals) : midterm_value(v, fabs(pace), decimals);
    if (gap->target.type != PACE_TARGET_LEVEL && gap->target.type != PACE_TARGET_SHARE && gap->target.type != PACE_TARGET_MULTIPLE &&
        gap->target.type != PACE_TARGET_REDUCTION)
        return "";
    if (periods <= 0 || gap->base_period.freq != PACE_ANNUAL || gap->target.relative_to)
        return "";
    if (!isfinite(gap->base) && gap->target.type == PACE_TARGET_MULTIPLE && isfinite(gap->required_rate))
        return say_fill(v->c, fabs(gap->target.value - 2) < 1e-12 ? W_MID_TAKES_TWICE : W_MID_TAKES_TIMES, "due", midterm_due(v), "base", period_text(v->c, gap->base_period), "times",
                        midterm_number(v->c, gap->target.value, amount_decimals(gap->target.value)), "each", each(v, periods), "amount",
                        midterm_percent(v->c, gap->required_rate, 1), NULL);
    if (!isfinite(gap->base) || !isfinite(gap->target_value) || !(fabs(pace) > 0))
        return "";
    return say_fill(v->c, W_MID_TAKES, "due", midterm_due(v), "target", midterm_target(v), "base", period_text(v->c, gap->base_period), "each",
                    each(v, periods), "verb", say_word(v->c, pace < 0 ? down : up), "amount", amount, NULL);
}

/* 保持在合理区间: the words, beside the last year that is known. */
static const char *without_figure(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    const char *words = say_fill(v->c, W_MID_WORDS, "words", gap->target.words, NULL);
    return isfinite(gap->latest) ? say_fill(v->c, W_MID_KNOWN_WORDS, "known", midterm_subject(v), "words", midterm_clause(v->c, words), NULL) : words;
}

const char *midterm_unknown(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    pace_target_type type = gap->target.type;
    uint8_t why = gap->why[PACE_GAP_LATEST];
    const char *known = "", *rest = "", *said;
    if (gap->target.words)
        return without_figure(v);
    if ((type == PACE_TARGET_GROWTH || type == PACE_TARGET_COUNT) && (why == PACE_WHY_DUE_MISSING || why == PACE_WHY_NO_LATEST))
        return due_alone(v);
    if (isfinite(gap->latest)) {
        known = midterm_subject(v);
        rest = gap->verdicts == PACE_NOT_COMPARABLE ? "" : midterm_remains(v);
    } else {
        if (isfinite(gap->base) && row_has_base(gap) && type != PACE_TARGET_GROWTH)
            known = say_fill(v->c, type == PACE_TARGET_RANK ? W_MID_RANK_AT : W_MID_AT, "period", period_text(v->c, gap->base_period), "value",
                             figure(v, gap->base), "unit", v->bracket, NULL);
        rest = takes(v);
    }
    said = say_fill(v->c, *known ? W_MID_KNOWN_CANNOT : W_MID_CANNOT, "known", known, "reason", reason_text(v), NULL);
    return say_fill(v->c, W_MID_JOINED, "a", said, "b", rest, NULL);
}
