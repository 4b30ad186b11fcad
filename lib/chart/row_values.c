/* The figures of a row as they are printed: never so that they contradict its verdict. */
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

static bool alike(double a, double b)
{
    return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

/* What a reader takes the printed figure for. */
static double as_shown(double value, int decimals, words_style style)
{
    char text[PACE_FIXED_SIZE];
    double scaled = words_shifted(value, style), shown = scaled;
    if (decimals < 0)
        return scaled;
    size_t n = pace_number_print_fixed(text, scaled, decimals, '\0');
    return pace_number_parse(&shown, text, n, NULL) ? scaled : shown;
}

static int side_of(double a, double b)
{
    return (a > b) - (a < b);
}

static bool tells_truth(double latest, int decimals, double target, int target_decimals, words_style style)
{
    return side_of(as_shown(latest, decimals, style), as_shown(target, target_decimals, style)) ==
           side_of(latest, target);
}

/* Both keep their own digits; the latest value gets more, and where that does not do both, until the printed figures
 * stand as the values do. What 15 digits do not tell apart is printed with exponents. Equal figures that their digits set
 * apart both have the finer ones. */
static void digits_apart(double latest, int *decimals, double target, int *target_decimals, words_style style)
{
    int own = *decimals;
    if (!isfinite(latest) || !isfinite(target))
        return;
    if (alike(latest, target)) {
        if (side_of(as_shown(latest, *decimals, style), as_shown(target, *target_decimals, style)))
            *decimals = *target_decimals = *decimals < 0 || *target_decimals < 0 ? -1
                                           : *decimals > *target_decimals        ? *decimals
                                                                                 : *target_decimals;
        return;
    }
    while (*decimals >= 0 && *decimals < 15 && !tells_truth(latest, *decimals, target, *target_decimals, style))
        ++*decimals;
    if (tells_truth(latest, *decimals, target, *target_decimals, style))
        return;
    for (*decimals = own; *target_decimals >= 0 && *target_decimals < 15; ++*target_decimals) {
        *decimals = own < 0 || own > *target_decimals ? own : *target_decimals;
        if (tells_truth(latest, *decimals, target, *target_decimals, style))
            return;
    }
    *decimals = *target_decimals = -1;
}

/* Numbers beyond fixed digits have four; two that differ and would print alike are told with all of theirs. */
static bool needs_all_digits(double latest, int decimals, double target, int target_decimals, words_style style)
{
    char a[WORDS_SIZE], b[WORDS_SIZE];
    words_number(a, latest, decimals, style);
    words_number(b, target, target_decimals, style);
    return isfinite(latest) && isfinite(target) && !alike(latest, target) && strcmp(a, b) == 0;
}

enum { ALL_DIGITS = 99 };

static void print_figure(char out[WORDS_SIZE], double value, int decimals, words_style style)
{
    char text[PACE_NUMBER_SIZE];
    if (decimals != ALL_DIGITS) {
        words_number(out, value, decimals, style);
        return;
    }
    out[0] = '\0';
    pace_number_print(text, fabs(style.in_unit ? words_shifted(value, style) : value));
    words_append(out, WORDS_SIZE, value < 0 ? "\xE2\x88\x92" : "");
    words_append(out, WORDS_SIZE, text);
}

bool row_has_band(const pace_gap *row)
{
    double low = row->target.value, high = row->target.value_high, at = row->target_value;
    return isfinite(low) && isfinite(high) && !alike(low, high) && (alike(at, low) || alike(at, high));
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
        print_figure(number, row->target.value, decimals, style);
        words_append(out->target, room, number);
        words_append(out->target, room, "\xE2\x80\x93");
    }
    print_figure(number, row_has_band(row) ? row->target.value_high : row->target_value, decimals, style);
    words_append(out->target, room, number);
    words_append(out->target, room, percent ? "%" : "");
}

/* In its own digits, and more where it would look like the target. */
static void print_base(const pen *p, const pace_gap *row, words_style style, row_values *out)
{
    char number[WORDS_SIZE];
    int64_t index;
    out->base[0] = '\0';
    if (!isfinite(row->base))
        return;
    bool printed = row->series.decimals && row->series.view.n &&
                   !pace_period_diff(&index, row->base_period, row->series.view.first, NULL) && index >= 0 &&
                   index < row->series.view.n && alike(row->series.view.x[index * row->series.view.stride], row->base);
    int decimals = words_decimals_on(row->base, printed ? row->series.decimals[index] : -1, 2 * fabs(row->base), style);
    decimals = words_apart(row->base, row->target_value, decimals, style);
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
    for (int i = 0; i < 2; i++)
        digits_apart(row->latest, decimals, edges[i], target_decimals, style);
}

words_style row_numbers(const pace_chart *chart, const pace_gap *row, pace_unit *shown)
{
    double largest = fmax(isnan(row->latest) ? 0 : fabs(row->latest), isnan(row->target_value) ? 0 : fabs(row->target_value));
    return chart_numbers_in(chart, row->target.unit, largest, shown);
}

void row_print_values(const pen *p, const pace_gap *row, row_values *out)
{
    pace_unit shown;
    row_print_values_as(p, row, row_numbers(p->chart, row, &shown), out);
}

void row_print_values_as(const pen *p, const pace_gap *row, words_style style, row_values *out)
{
    const char *lang = p->zh ? "zh" : "en";
    bool percent = row->target.unit.quantity == PACE_PERCENT;
    char number[WORDS_SIZE];
    double largest = fmax(isnan(row->latest) ? 0 : fabs(row->latest), fabs(row->target_value));
    int64_t index = latest_index(row);
    bool as_printed = index >= 0 && pace_view_at(row->series.view, row->latest_period) >= row->latest &&
                      pace_view_at(row->series.view, row->latest_period) <= row->latest;
    int known = as_printed && row->series.decimals ? row->series.decimals[index] : digits_of_years(row);
    int decimals = words_decimals_on(row->latest, known, 2 * largest, style);
    bool own = row_has_band(row) || alike(row->target_value, row->target.value); /* else it was computed */
    int target_decimals = words_decimals(row->target_value, own ? row->target.decimals : -1, style);
    find_digits(row, &decimals, &target_decimals, style);
    print_base(p, row, style, out);
    if (needs_all_digits(row->latest, decimals, row->target_value, target_decimals, style))
        decimals = target_decimals = ALL_DIGITS;
    out->latest[0] = out->target[0] = '\0';
    if (isfinite(row->latest)) {
        bool marked = as_printed && row->series.qualifier;
        print_figure(number, row->latest, decimals, style);
        row_put_number(out->latest, sizeof out->latest,
                       marked ? pace_qualifier_mark((pace_qualifier)row->series.qualifier[index], lang) : "", number,
                       percent);
    }
    print_target(p, row, target_decimals, style, out);
}
