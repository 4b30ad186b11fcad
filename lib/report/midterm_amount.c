/* Figures of the mid-term evaluation: in the target's own unit, so that the sentence and the table say the same digits. */
#include <math.h>
#include <string.h>
#include "report/midterm.h"

static bool is_bare(pace_unit unit)
{
    return unit.quantity == PACE_INDEX || unit.quantity == PACE_RANK;
}

const char *midterm_unit_words(content *c, const pace_gap *gap)
{
    char text[PACE_UNIT_SIZE];
    const char *printed = c->zh ? row_printed_unit(gap) : "";
    pace_quantity quantity = (pace_quantity)gap->target.unit.quantity;
    if (quantity == PACE_QUANTITY_NONE)
        return doc_copy(c->doc, row_printed_unit(gap)); /* a word that is no unit we know */
    if (*printed && !pace_unit_is_rate(gap->target.unit) && !is_bare(gap->target.unit))
        return doc_copy(c->doc, printed);
    if (quantity == PACE_COUNT && !c->zh && gap->target.unit.scale == 0 && gap->target.unit.per == 0)
        return say_word(c, W_NUMBER);
    pace_unit_print(text, gap->target.unit, c->lang);
    return doc_copy(c->doc, text);
}

static void set_unit(midterm_voice *v)
{
    pace_unit unit = v->gap->target.unit;
    const char *words = midterm_unit_words(v->c, v->gap);
    v->percent = unit.quantity == PACE_PERCENT && unit.scale == 0;
    v->after = v->bracket = "";
    if (v->percent)
        v->after = "%";
    else if (is_bare(unit) || !*words || (!v->c->zh && unit.quantity == PACE_COUNT && unit.scale == 0 && unit.per == 0))
        return;
    else if (v->c->zh && (unsigned char)*words >= 0x80)
        v->after = words;
    else if (*words >= '0' && *words <= '9')
        v->bracket = say_fill(v->c, W_MID_UNIT, "unit", words, NULL);
    else
        v->after = say_fill(v->c, W_MID_SPACED, "text", words, NULL);
}

midterm_voice midterm_voice_of(content *c, const midterm_sheet *sheet, int64_t row)
{
    midterm_voice v = {c, sheet, &sheet->rows[row], sheet->rows[row].gap, false, "", "", 0, 0};
    int64_t periods = 0;
    if (pace_period_is_set(v.gap->latest_period) && pace_period_diff(&v.elapsed, v.gap->latest_period, v.gap->base_period, NULL))
        v.elapsed = 0;
    if (pace_period_is_set(v.gap->target_period) && !pace_period_diff(&periods, v.gap->target_period, v.gap->base_period, NULL))
        v.left = periods - v.elapsed;
    set_unit(&v);
    return v;
}

/* Two texts of ours in a row. */
static const char *joined(content *c, const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    char *text = *b ? pace__arena_alloc(&c->doc->arena, n + m + 1, 1) : NULL;
    if (!text)
        return a; /* out of memory, which the arena remembers; or nothing to add */
    memcpy(text, a, n);
    memcpy(text + n, b, m);
    return text;
}

const char *midterm_number(content *c, double value, int decimals)
{
    char digits[PACE_FIXED_SIZE];
    size_t n;
    if (!isfinite(value))
        return "\xe2\x80\x93";
    n = pace_number_print_fixed(digits, fabs(value), decimals, c->zh ? 0 : ',');
    digits[n] = 0;
    return joined(c, value < 0 && strspn(digits, "0.,") < n ? "\xe2\x88\x92" : "", digits);
}

/* Has no more than four decimals: not the outcome of a division. */
static bool is_short(double value)
{
    return isfinite(value) && fabs(value * 1e4 - round(value * 1e4)) <= 1e-9 * fmax(1, fabs(value) * 1e4);
}

int midterm_printed(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    int most = gap->target.decimals > 0 && gap->target.decimals <= 4 ? gap->target.decimals : 0;
    for (int64_t i = -2; i < v->sheet->periods; i++) {
        double value = i == -2 ? gap->base : i == -1 ? gap->target_value : v->row->actual[i];
        int decimals = is_short(value) ? amount_decimals(value) : 0;
        most = decimals > most ? decimals : most;
    }
    return most;
}

/* What was printed has its own digits; of what was computed, two are enough where the printed ones have no more. */
int midterm_computed(const midterm_voice *v, double value)
{
    int decimals = amount_decimals(value), printed = midterm_printed(v), most = printed > 2 ? printed : 2;
    if (is_short(value) && decimals <= printed)
        return decimals;
    if (v->percent && !is_short(value) && v->gap->target.type == PACE_TARGET_AVERAGE_GROWTH && printed < 2)
        most = printed ? printed : 1;
    return decimals > most ? most : decimals;
}

int midterm_in_row(const midterm_voice *v, double value)
{
    int decimals = midterm_computed(v, value), printed = midterm_printed(v);
    return is_short(value) && decimals < printed ? printed : decimals;
}

/* As the row's printed figures, percentages with one at least. */
int midterm_projection_decimals(const midterm_voice *v, double value)
{
    int decimals = amount_decimals(value), most = midterm_printed(v);
    if (most == 0 && v->percent)
        most = 1;
    return decimals > most ? most : decimals;
}

int midterm_decimals(const midterm_voice *v, double value)
{
    int decimals = amount_decimals(value), printed = midterm_printed(v), most = printed > 2 ? printed : 2;
    return v->percent && decimals > most ? most : decimals;
}

/* " tonnes" of one: " tonne"; " hours per person": " hour per person". */
static const char *one_of(const midterm_voice *v)
{
    const char *per = strstr(v->after, " per ");
    size_t n = per ? (size_t)(per - v->after) : strlen(v->after);
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = v->c->allocator;
    if (v->c->zh || n < 4 || v->after[n - 1] != 's' || v->after[n - 2] == 's')
        return v->after;
    pace_buffer_bytes(&out, v->after, n - 1);
    pace_buffer_text(&out, v->after + n);
    return doc_take(v->c->doc, &out);
}

const char *midterm_value(const midterm_voice *v, double value, int decimals)
{
    const char *digits = midterm_number(v->c, value, decimals);
    return joined(v->c, digits, strcmp(digits, "1") == 0 ? one_of(v) : v->after);
}

/* The digits of the latest figure keep it apart from the target, so that met and missed never look alike. */
const char *midterm_latest(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    const pace_observation *origin = row_observation(gap, gap->latest_period);
    bool sum = gap->target.type == PACE_TARGET_TOTAL || gap->target.type == PACE_TARGET_AVERAGE_GROWTH || gap->target.type == PACE_TARGET_CUMULATIVE;
    bool falls = sum || gap->target.type == PACE_TARGET_GROWTH;
    double shown = falls && gap->target.type != PACE_TARGET_TOTAL ? fabs(gap->latest) : gap->latest;
    int decimals = amount_apart(gap->latest, gap->target_value, midterm_decimals(v, gap->latest));
    return amount_qualified(v->c, origin && !sum ? origin->qualifier : PACE_EXACTLY, midterm_value(v, shown, decimals), true);
}

/* "a fall of 18% in all" */
static const char *change_text(const midterm_voice *v, double value)
{
    pace_target_type type = v->gap->target.type;
    const char *change = say_fill(v->c, value < 0 ? W_MID_FALL_OF : W_MID_GROWTH_OF, "value",
                                  midterm_value(v, fabs(value), amount_decimals(value)), NULL);
    if (type == PACE_TARGET_GROWTH)
        return change;
    return say_fill(v->c, type == PACE_TARGET_CUMULATIVE ? W_MID_CHANGE_IN_ALL : W_MID_AVERAGE_CHANGE, "change", change, NULL);
}

const char *midterm_target(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double value = isfinite(gap->target_value) ? gap->target_value : gap->target.value;
    const char *text = midterm_value(v, value, amount_decimals(value));
    if (gap->target.type == PACE_TARGET_RANK)
        return say_fill(v->c, W_MID_RANK, "value", text, NULL);
    if (gap->target.type == PACE_TARGET_CUMULATIVE || gap->target.type == PACE_TARGET_GROWTH || gap->target.type == PACE_TARGET_AVERAGE_GROWTH)
        return change_text(v, value);
    if (isfinite(gap->target.value_high))
        return say_fill(v->c, W_BAND, "low", midterm_number(v->c, gap->target.value, amount_decimals(gap->target.value)), "high",
                        midterm_value(v, gap->target.value_high, amount_decimals(gap->target.value_high)), NULL);
    return text;
}

const char *midterm_percent(content *c, double fraction, int decimals)
{
    return joined(c, midterm_number(c, 100 * fraction, decimals), isfinite(fraction) ? "%" : "");
}

/* 99.96 % is not yet 100 %. */
int midterm_share_decimals(double fraction)
{
    double percent = 100 * fraction;
    if (fabs(percent - round(percent)) < 1e-9)
        return 0;
    return amount_apart(percent, 0, amount_apart(percent, 100, 1));
}

const char *midterm_points(const midterm_voice *v, double amount, int decimals)
{
    const char *digits = midterm_number(v->c, fabs(amount), decimals);
    return joined(v->c, digits, say_word(v->c, strcmp(digits, "1") == 0 ? W_MID_POINT : W_POINTS));
}

/* A relative distance has one decimal; more where it would read as nothing, or as the usual tolerance of one percent. */
static const char *relative(const midterm_voice *v, double a, double b)
{
    double percent = 100 * fabs((a - b) / b);
    int decimals = amount_apart(percent, 0, amount_apart(percent, 1, 1));
    return midterm_percent(v->c, percent / 100, percent >= 1e15 ? 0 : decimals);
}

const char *midterm_apart(const midterm_voice *v, double a, double b)
{
    int one = midterm_decimals(v, a), other = midterm_decimals(v, b);
    int printed = midterm_printed(v), most = printed > 2 ? printed : 2;
    int decimals = amount_recomputed(a, b, amount_apart(a, b, one > other ? one : other));
    double amount = fabs(a - b);
    if (v->percent && decimals > most)
        decimals = amount_apart(amount, 0, most);
    while (decimals > 0 && fabs(amount * pow(10, decimals - 1) - round(amount * pow(10, decimals - 1))) < 1e-9)
        decimals--;
    if (v->percent)
        return midterm_points(v, amount, decimals);
    if (fabs(b) > 0 && v->gap->target.unit.quantity != PACE_RATIO)
        return relative(v, a, b);
    return midterm_value(v, amount, decimals);
}

/* --- numbers of periods ------------------------------------------------------------------------------------------- */

static report_word period_word(pace_freq freq, bool many)
{
    switch (freq) {
    case PACE_HALFYEARLY: return many ? W_MID_HALVES : W_MID_HALF;
    case PACE_QUARTERLY: return many ? W_MID_QUARTERS : W_MID_QUARTER;
    case PACE_MONTHLY: return many ? W_MID_MONTHS : W_MID_MONTH;
    case PACE_WEEKLY: return many ? W_MID_WEEKS : W_MID_WEEK;
    case PACE_DAILY: return many ? W_MID_DAYS : W_MID_DAY;
    case PACE_FREQ_NONE:
    case PACE_ANNUAL: break;
    }
    return many ? W_MID_YEARS : W_MID_YEAR;
}

const char *midterm_one(content *c, pace_freq freq)
{
    const char *one = say_word(c, period_word(freq, false));
    return c->zh ? say_fill(c, W_MID_COUNT_OF, "number", say_word(c, W_MID_ONE_WORD), "unit", one, NULL) : one;
}

const char *midterm_periods(content *c, int64_t count, pace_freq freq)
{
    static const report_word numbers[] = {W_MID_ONE_WORD, W_MID_TWO, W_MID_THREE, W_MID_FOUR, W_MID_FIVE,
                                          W_MID_SIX, W_MID_SEVEN, W_MID_EIGHT, W_MID_NINE, W_MID_TEN};
    const char *number = count >= 1 && count <= 10 ? say_word(c, numbers[count - 1]) : amount_count(c, count);
    return say_fill(c, W_MID_COUNT_OF, "number", number, "unit", say_word(c, period_word(freq, count != 1)), NULL);
}
