/* Charts of every type made at random: names that nobody would give, values that no statistic has, none, one and many. The
 * same dice give the same chart. */
#ifndef PACE_TEST_TYPES_RANDOM_H
#define PACE_TEST_TYPES_RANDOM_H

#include <float.h>
#include "chart_kit.h"

typedef struct dice {
    uint64_t state;
    bool infinite; /* an infinite value was thrown: a chart of it is refused */
} dice;

/* Steele, Lea and Flood (2014), SplitMix64. */
static inline uint64_t dice_bits(dice *d)
{
    uint64_t z = (d->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline double dice_share(dice *d)
{
    return (double)(dice_bits(d) >> 11) / 9007199254740992.0;
}

static inline int dice_int(dice *d, int low, int high)
{
    return low + (int)(dice_bits(d) % (uint64_t)(high - low + 1));
}

static inline bool dice_chance(dice *d, double share)
{
    return dice_share(d) < share;
}

/* None, one, a few, or many. */
static inline int dice_count(dice *d, int most)
{
    switch (dice_int(d, 0, 9)) {
    case 0: return 0;
    case 1: return 1;
    case 2: return dice_int(d, 0, most);
    default: return dice_int(d, 2, most < 9 ? most : 9);
    }
}

enum { DICE_TEXT = 1700, DICE_ITEMS = 120, DICE_PERIODS = 60 };

/* Words, and what harms where words are taken for something else: markup, formats, other directions, marks that combine,
 * pictures, controls, what no font has. */
static inline void dice_text(dice *d, char out[DICE_TEXT])
{
    static const char *const plain[] = {"Gross product", "Value added", "Jobs", "Energy use per unit", "地区生产总值", "第三产业增加值", "就业", "（万人）", "单位能耗"};
    static const char *const odd[] = {"R&D", "<b>bold</b>", "%s%n%d", "\"quoted\"", "'", "]]>", "<!--", "&amp;", "\xD9\x85\xD8\xA4\xD8\xB4\xD8\xB1", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                      "\xE2\x80\xAE", "e\xCC\x81\xCC\x82\xCC\x83", "\xCC\x81", "\xF0\x9F\x98\x80", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80", "\x01\x1B[31m",
                                      "\t", "\n", "\r\n", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xF3\xB0\x80\x80", "\xE3\x80\x80", "$(x)", "\\", "a_very_long_word_without_any_place_to_break_it_at_all"};
    size_t length = 0;
    int pieces = dice_chance(d, 0.05) ? dice_int(d, 20, 60) : dice_int(d, 0, 3) ? 1 : dice_int(d, 0, 5);
    bool strange = dice_chance(d, 0.3);
    out[0] = '\0';
    for (int i = 0; i < pieces; i++) {
        const char *piece = strange && dice_chance(d, 0.6) ? odd[dice_int(d, 0, (int)(sizeof odd / sizeof *odd) - 1)]
                                                           : plain[dice_int(d, 0, (int)(sizeof plain / sizeof *plain) - 1)];
        if (length + strlen(piece) + 12 >= DICE_TEXT)
            break;
        length += (size_t)sprintf(out + length, "%s%s", i && dice_chance(d, 0.7) ? " " : "", piece);
    }
}

typedef struct dice_names {
    char text[DICE_ITEMS][DICE_TEXT];
    const char *at[DICE_ITEMS];
} dice_names;

static inline const char *const *dice_labels(dice *d, dice_names *names, int count)
{
    for (int i = 0; i < count; i++) {
        dice_text(d, names->text[i]);
        if (dice_chance(d, 0.8)) /* few namesakes */
            sprintf(names->text[i] + strlen(names->text[i]), " %d", i);
        names->at[i] = names->text[i];
    }
    return names->at;
}

/* The size of the figures of one chart. */
static inline double dice_size(dice *d)
{
    return pow(10, dice_chance(d, 0.1) ? 600 * dice_share(d) - 300 : 16 * dice_share(d) - 6);
}

/* signs: 0 none is negative, 1 all are, 2 either. */
static inline double dice_value(dice *d, double size, int signs)
{
    static const double rare[] = {0, -0.0, 1e308, 1e-308, 5e-324, DBL_MAX, (double)NAN, (double)NAN};
    double v = size * (dice_chance(d, 0.2) ? dice_share(d) : 0.6 + 0.4 * dice_share(d));
    if (dice_chance(d, 0.02))
        v = rare[dice_int(d, 0, 7)];
    else if (dice_chance(d, 0.05))
        v = (double)NAN;
    else if (dice_chance(d, 0.1))
        v = size; /* some are equal */
    else if (dice_chance(d, 0.0005)) {
        v = (double)INFINITY;
        d->infinite = true;
    }
    return signs == 1 || (signs == 2 && dice_chance(d, 0.4)) ? -v : v;
}

static inline void dice_values(dice *d, double *out, int count, int signs)
{
    const double size = dice_size(d);
    const bool equal = dice_chance(d, 0.05), missing = dice_chance(d, 0.03);
    for (int i = 0; i < count; i++)
        out[i] = missing ? (double)NAN : equal && i ? out[0] : dice_value(d, size, signs);
}

static inline void dice_status(dice *d, uint8_t *out, int count)
{
    for (int i = 0; i < count; i++)
        out[i] = (uint8_t)"AAAAAAAAPEFB"[dice_int(d, 0, 11)];
}

static inline pace_period dice_first(dice *d)
{
    const int year = dice_int(d, 1950, 2030);
    switch (dice_int(d, 0, 3)) {
    case 0: return pace_quarter(year, dice_int(d, 1, 4));
    case 1: return pace_month(year, dice_int(d, 1, 12));
    default: return pace_year(year);
    }
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

static inline pace_period random_line(pace_chart *chart, dice *d, pace_period first, int count, const char *label)
{
    static double values[DICE_PERIODS];
    static uint8_t status[DICE_PERIODS];
    dice_values(d, values, count, dice_int(d, 0, 2));
    dice_status(d, status, count);
    pace_series series = pace_series_of(values, count, first);
    series.status = dice_chance(d, 0.5) ? status : NULL;
    pace_chart_line(chart, series, label);
    first.ord += count;
    return first;
}

static inline void random_lines(pace_chart *chart, dice *d)
{
    char label[DICE_TEXT];
    const pace_period first = dice_first(d);
    const int lines = dice_int(d, 1, dice_chance(d, 0.1) ? 14 : 4);
    pace_period end = first;
    for (int i = 0; i < lines; i++) {
        dice_text(d, label);
        end = random_line(chart, d, first, dice_count(d, DICE_PERIODS), label);
        if (dice_chance(d, 0.1))
            pace_chart_highlight(chart, label);
    }
    if (dice_chance(d, 0.5)) {
        pace_target target = pace_target_of(first, dice_value(d, 100, 0), end, dice_value(d, 100, 2));
        end.ord += dice_int(d, 0, 8);
        target.due = end;
        target.path = (pace_path)dice_int(d, 0, 2);
        if (isfinite(target.value)) {
            dice_text(d, label);
            pace_chart_target_path(chart, &target, label);
        }
    }
}

static inline void random_fan(pace_chart *chart, dice *d)
{
    static const double levels[] = {0.3, 0.6, 0.9};
    double lower[3 * 12], upper[3 * 12], centre[12];
    char label[DICE_TEXT];
    const int count = dice_int(d, 1, 12), bands = dice_int(d, 1, 3), history = dice_int(d, 2, 30);
    const double size = pow(10, 10 * dice_share(d) - 4), middle = size * (dice_share(d) - 0.3);
    double values[30];
    for (int i = 0; i < history; i++)
        values[i] = i < history - 1 && dice_chance(d, 0.05) ? (double)NAN : middle + size * 0.2 * (dice_share(d) - 0.5);
    pace_period first = dice_first(d), ahead = first;
    ahead.ord += history;
    dice_text(d, label);
    pace_chart_line(chart, pace_series_of(values, history, first), label);
    for (int i = 0; i < bands * count; i++)
        if (pace_fan_two_piece(&lower[i], &upper[i], middle, size * 0.05 * (1 + i % count), 0.4 * ((i % count) % 3) - 0.4, levels[i / count], NULL))
            return;
    for (int i = 0; i < count; i++)
        centre[i] = middle;
    const pace_fan fan = {ahead, count, levels, bands, lower, upper, dice_chance(d, 0.6) ? centre : NULL};
    dice_text(d, label);
    pace_chart_fan(chart, &fan, label);
}

static inline void random_panels(pace_chart *chart, dice *d)
{
    static double values[6][DICE_PERIODS];
    static dice_names names;
    pace_series series[6];
    const int count = dice_int(d, 1, 6);
    const pace_period first = dice_first(d);
    for (int i = 0; i < count; i++) {
        const int n = dice_count(d, DICE_PERIODS);
        dice_values(d, values[i], n, dice_int(d, 0, 2));
        series[i] = pace_series_of(values[i], n, first);
    }
    pace_chart_panels(chart, series, dice_labels(d, &names, count), count);
}

static inline void random_slope(pace_chart *chart, dice *d)
{
    static dice_names names;
    double both[2 * DICE_ITEMS];
    char from[DICE_TEXT], to[DICE_TEXT];
    const int count = dice_count(d, 40);
    dice_values(d, both, 2 * count, dice_int(d, 0, 2));
    dice_text(d, from);
    dice_text(d, to);
    const pace_slope slope = {dice_labels(d, &names, count), both, both + count, count, from, to, dice_int(d, -1, 3),
                              count && dice_chance(d, 0.4) ? names.at[dice_int(d, 0, count - 1)] : NULL};
    pace_chart_slope(chart, &slope);
}

static inline void random_scatter(pace_chart *chart, dice *d)
{
    static dice_names names;
    double x[DICE_ITEMS], y[DICE_ITEMS];
    char below[DICE_TEXT], beside[DICE_TEXT];
    const int count = dice_count(d, DICE_ITEMS);
    dice_values(d, x, count, dice_int(d, 0, 2));
    dice_values(d, y, count, dice_int(d, 0, 2));
    dice_text(d, below);
    dice_text(d, beside);
    const bool named = dice_chance(d, 0.7);
    const char *const *labels = dice_labels(d, &names, count);
    const pace_scatter scatter = {x, y, named ? labels : NULL, count, below, beside, dice_chance(d, 0.5), dice_chance(d, 0.1), dice_chance(d, 0.1),
                                  named && count && dice_chance(d, 0.4) ? names.at[dice_int(d, 0, count - 1)] : NULL};
    pace_chart_scatter(chart, &scatter);
}

/* --- bars and parts ------------------------------------------------------------------------------------------------- */

static inline void random_bars(pace_chart *chart, dice *d)
{
    static dice_names names, labels;
    static double values[DICE_ITEMS * 6];
    static uint8_t status[DICE_ITEMS * 6];
    bool planned[6];
    const int series = dice_int(d, 0, 2) ? 1 : dice_int(d, 1, 6), count = dice_count(d, 40);
    dice_values(d, values, series * count, dice_int(d, 0, 2));
    dice_status(d, status, series * count);
    for (int i = 0; i < 6; i++)
        planned[i] = dice_chance(d, 0.2);
    const pace_bars bars = {.categories = dice_labels(d, &names, count), .category_count = count, .labels = dice_labels(d, &labels, series),
                            .series_count = series, .values = values, .decimals = dice_int(d, -1, 3), .sorted = dice_chance(d, 0.4),
                            .horizontal = dice_chance(d, 0.5), .highlight = count && dice_chance(d, 0.3) ? names.at[0] : NULL,
                            .status = dice_chance(d, 0.3) ? status : NULL, .planned = dice_chance(d, 0.3) ? planned : NULL};
    pace_chart_bars(chart, &bars);
}

static inline void random_parts(pace_chart *chart, dice *d, bool structure)
{
    static dice_names names;
    static double values[12 * DICE_PERIODS];
    static uint8_t status[DICE_PERIODS];
    char label[DICE_TEXT];
    const int parts = dice_int(d, 1, dice_chance(d, 0.2) ? 12 : 5), count = dice_count(d, DICE_PERIODS);
    dice_values(d, values, parts * count, structure ? 0 : dice_int(d, 0, 2));
    dice_status(d, status, count);
    dice_text(d, label);
    const pace_parts all = {.first = dice_first(d), .count = count, .labels = dice_labels(d, &names, parts), .part_count = parts, .values = values,
                            .decimals = dice_int(d, -1, 2), .total_label = label, .status = dice_chance(d, 0.3) ? status : NULL};
    if (structure)
        pace_chart_structure(chart, &all, dice_chance(d, 0.5));
    else
        pace_chart_contributions(chart, &all);
}

static inline void random_contributions(pace_chart *chart, dice *d)
{
    random_parts(chart, d, false);
}

static inline void random_structure(pace_chart *chart, dice *d)
{
    random_parts(chart, d, true);
}

static inline void random_waterfall(pace_chart *chart, dice *d)
{
    static dice_names names;
    double values[30], level = 0;
    bool totals[30];
    const int count = dice_int(d, 0, 3) ? dice_int(d, 2, 10) : dice_int(d, 1, 30);
    const double size = pow(10, 16 * dice_share(d) - 6);
    for (int i = 0; i < count; i++) {
        totals[i] = i == 0 || i == count - 1 || dice_chance(d, 0.1);
        values[i] = totals[i] && i ? level : size * (dice_share(d) - (i ? 0.4 : 0));
        level = totals[i] ? values[i] : level + values[i];
    }
    const pace_waterfall waterfall = {.labels = dice_labels(d, &names, count), .values = values, .is_total = totals, .count = count,
                                      .decimals = dice_int(d, -1, 3), .down_is_good = dice_chance(d, 0.3)};
    pace_chart_waterfall(chart, &waterfall);
}

static inline void random_heat(pace_chart *chart, dice *d)
{
    static dice_names rows, columns;
    static double values[40 * 24];
    const int down = dice_count(d, 40), across = dice_count(d, 24);
    dice_values(d, values, down * across, dice_int(d, 0, 2));
    const pace_heat heat = {dice_labels(d, &rows, down), dice_labels(d, &columns, across), down, across, values,
                            dice_chance(d, 0.5) ? 0 : (double)NAN, dice_int(d, -1, 3), dice_chance(d, 0.3)};
    pace_chart_heat(chart, &heat);
}

/* --- targets, a row each -------------------------------------------------------------------------------------------- */

typedef struct dice_rows {
    pace_gap at[DICE_ITEMS];
    double values[DICE_ITEMS][10];
    dice_names names;
    int count;
} dice_rows;

static inline bool random_row(dice_rows *rows, int i, dice *d)
{
    static const char *const units[] = {"CNY_100m", "percent", "ratio", "km", "person_10k", "rank", "m2_10k"};
    const char *unit = units[dice_int(d, 0, 6)];
    const double size = pow(10, 12 * dice_share(d) - 3);
    for (int k = 0; k < 10; k++)
        rows->values[i][k] = dice_chance(d, 0.1) ? (double)NAN : size * (0.6 + 0.4 * dice_share(d));
    pace_series series = pace_series_of(rows->values[i], dice_chance(d, 0.1) ? 0 : dice_int(d, 1, 10), pace_year(dice_int(d, 2010, 2016)));
    pace_target target = pace_target_of(pace_year(2015), dice_chance(d, 0.8) ? size : (double)NAN, pace_year(2020), size * (0.4 + dice_share(d)));
    if (pace_unit_parse(&series.unit, unit, strlen(unit), NULL))
        return false;
    target.unit = series.unit;
    target.name = rows->names.at[i];
    target.type = (pace_target_type)dice_int(d, 0, PACE_TARGET_REDUCTION);
    target.better = (pace_direction)dice_int(d, -1, 1);
    target.decimals = dice_int(d, -1, 2);
    return pace_gap_assess(&rows->at[i], series, &target, NULL, NULL) == PACE_OK;
}

static inline const dice_rows *random_rows(dice *d)
{
    static dice_rows rows;
    const int want = dice_count(d, 60);
    dice_labels(d, &rows.names, want + 1);
    for (rows.count = 0; rows.count < want;)
        rows.count += random_row(&rows, rows.count, d);
    return &rows;
}

static inline void random_bullets(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_bullets(chart, rows->at, rows->count);
}

static inline void random_multiples(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_multiples(chart, rows->at, rows->count);
}

static inline void random_scorecard(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_scorecard(chart, rows->at, rows->count);
}

static inline void random_gaps(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_gaps(chart, rows->at, rows->count, dice_chance(d, 0.5));
}

static inline void random_dumbbell(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_dumbbell(chart, rows->at, rows->count);
}

static inline void random_sparklines(pace_chart *chart, dice *d)
{
    const dice_rows *rows = random_rows(d);
    pace_chart_sparklines(chart, rows->at, rows->count);
}

static inline void random_gauge(pace_chart *chart, dice *d)
{
    static dice_rows rows;
    dice_labels(d, &rows.names, 1);
    while (!random_row(&rows, 0, d))
        continue;
    pace_chart_gauge(chart, rows.at);
}

#endif
