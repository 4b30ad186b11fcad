/* parts B, C and D. B finds extremes by rough estimates, C once more by better ones, D adjusts without them. */
#include <math.h>
#include <string.h>
#include "transform/season_x11.h"

enum { MCD_MOST = 6 }; /* terms of the average over the periods of cyclical dominance */

/* --- tables -------------------------------------------------------------------------------------------------------- */

typedef enum scale_kind { SCALE_RUN, SCALE_PLAIN } scale_kind; /* as the run works: logarithms in LOG mode; or as they stand */

static void keep(const pace__x11 *run, pace_x11_table table, const double *x, int64_t from, int64_t to, scale_kind scale)
{
    bool logs = scale == SCALE_RUN && run->mode == PACE_SEASON_LOG && run->additive;
    for (int64_t t = 0; t < run->table_count; t++) {
        if (run->tables[t].table != table || !run->tables[t].out.x)
            continue;
        for (int64_t i = from; i <= to; i++)
            run->tables[t].out.x[(run->table_from + i) * run->tables[t].out.stride] = logs ? exp(x[i]) : x[i];
    }
}

/* A table of the present part, of the three that have it. */
static void keep_of(const pace__x11 *run, pace_x11_table b, pace_x11_table c, pace_x11_table d, const double *x, int64_t from,
                    int64_t to, scale_kind scale)
{
    const pace_x11_table of_part[] = {b, c, d};
    if (run->table_count)
        keep(run, of_part[run->part], x, from, to, scale);
}

/* --- steps --------------------------------------------------------------------------------------------------------- */

void pace__x11_without(const pace__x11 *run, double *out, const double *a, const double *b, int64_t from, int64_t to)
{
    if (run->additive)
        for (int64_t i = from; i <= to; i++)
            out[i] = a[i] - b[i];
    else
        for (int64_t i = from; i <= to; i++)
            out[i] = a[i] / b[i];
}

/* A series without its seasonal component. */
static void adjust(const pace__x11 *run, const double *series)
{
    if (run->mode == PACE_SEASON_PSEUDO)
        for (int64_t i = 0; i < run->n; i++)
            run->adjusted[i] = series[i] - run->trend[i] * (run->seasonal[i] - 1);
    else
        pace__x11_without(run, run->adjusted, series, run->seasonal, 0, run->n - 1);
}

/* Part B: seasonal component from ratios, extremes among them replaced, and the component again. */
static void seasonal_of_b(pace__x11 *run, int64_t from, int64_t to, bool first)
{
    keep(run, first ? PACE_X11_B3 : PACE_X11_B8, run->si, from, to, SCALE_RUN);
    pace__x11_seasonal(run, from, to, first);
    if (run->mode == PACE_SEASON_PSEUDO)
        for (int64_t i = from; i <= to; i++)
            run->irregular[i] = run->si[i] - run->seasonal[i] + 1;
    else
        pace__x11_without(run, run->irregular, run->si, run->seasonal, from, to);
    if (first)
        pace__x11_look_by(run, from, to);
    pace__x11_weigh(run, from, to);
    pace__x11_replace(run, from, to);
    keep(run, first ? PACE_X11_B4 : PACE_X11_B9, run->spare, from, to, SCALE_RUN);
    pace__x11_seasonal(run, from, to, first);
}

/* Trend by a centred average over a year; it does not reach the first and last half year. */
static void average_year(pace__x11 *run)
{
    int64_t half = run->period / 2;
    for (int64_t i = half; i < run->n - half; i++) {
        double sum = 0;
        for (int64_t k = i - half; k < i + half; k++)
            sum += run->modified[k];
        for (int64_t k = i - half + 1; k <= i + half; k++)
            sum += run->modified[k];
        run->trend[i] = sum / (double)(2 * run->period);
    }
}

/* Where there is no trend yet, the seasonal component of the year beside. */
static void fill_half_years(pace__x11 *run, int64_t from, int64_t to)
{
    for (int64_t i = to + 1; i < run->n; i++)
        run->seasonal[i] = run->seasonal[i - run->period];
    for (int64_t i = from - 1; i >= 0; i--)
        run->seasonal[i] = run->seasonal[i + run->period];
}

/* Steps 2 to 6 of a part. */
static void first_estimate(pace__x11 *run)
{
    int64_t from = run->period / 2, to = run->n - 1 - from, last = run->n - 1;
    average_year(run);
    keep_of(run, PACE_X11_B2, PACE_X11_C2, PACE_X11_D2, run->trend, from, to, SCALE_RUN);
    pace__x11_without(run, run->si, run->modified, run->trend, from, to);
    if (run->part == PACE__X11_PART_B) {
        if (run->quality)
            pace__x11_judge_before(run, run->si, from, to);
        seasonal_of_b(run, from, to, true);
    } else {
        pace__x11_seasonal(run, from, to, true);
        keep(run, run->part == PACE__X11_PART_C ? PACE_X11_C4 : PACE_X11_D4, run->si, from, to, SCALE_RUN);
    }
    fill_half_years(run, from, to);
    if (run->mode == PACE_SEASON_PSEUDO) {
        for (int64_t i = 0; i <= last; i++) {
            bool there = i >= from && i <= to;
            run->adjusted[i] = there ? run->modified[i] - run->trend[i] * (run->seasonal[i] - 1) : run->modified[i] / run->seasonal[i];
        }
    } else {
        pace__x11_without(run, run->adjusted, run->modified, run->seasonal, 0, last);
    }
    keep_of(run, PACE_X11_B5, PACE_X11_C5, PACE_X11_D5, run->seasonal, 0, last, SCALE_RUN);
    keep_of(run, PACE_X11_B6, PACE_X11_C6, PACE_X11_D6, run->adjusted, 0, last, SCALE_RUN);
}

/* Step 7: a trend that reaches the ends, and the ratios or differences to it. */
static void second_trend(pace__x11 *run)
{
    int length = pace__x11_trend(run);
    int *told[] = {&run->facts.henderson_b, &run->facts.henderson_c, &run->facts.henderson_d};
    *told[run->part] = length;
    keep_of(run, PACE_X11_B7, PACE_X11_C7, PACE_X11_D7, run->trend, 0, run->n - 1, SCALE_RUN);
    pace__x11_without(run, run->si, run->modified, run->trend, 0, run->n - 1);
}

/* Steps 8 to 20 of parts B and C: the irregular component of the original series, and the series without its extremes. */
static void find_extremes(pace__x11 *run)
{
    int64_t last = run->n - 1;
    bool pseudo = run->mode == PACE_SEASON_PSEUDO;
    if (run->part == PACE__X11_PART_B) {
        seasonal_of_b(run, 0, last, false);
    } else {
        pace__x11_seasonal(run, 0, last, false);
        keep(run, PACE_X11_C9, run->si, 0, last, SCALE_RUN);
    }
    adjust(run, run->original);
    pace__x11_without(run, run->irregular, run->adjusted, run->trend, 0, last);
    keep_of(run, PACE_X11_B10, PACE_X11_C10, PACE_X11_C10, run->seasonal, 0, last, SCALE_RUN);
    keep_of(run, PACE_X11_B11, PACE_X11_C11, PACE_X11_C11, run->adjusted, 0, last, SCALE_RUN);
    keep_of(run, PACE_X11_B13, PACE_X11_C13, PACE_X11_C13, run->irregular, 0, last, SCALE_RUN);
    if (run->part == PACE__X11_PART_B)
        pace__x11_look_by(run, 0, last);
    pace__x11_weigh(run, 0, last);
    for (int64_t i = 0; i <= last; i++) {
        double e = run->irregular[i], w = run->weight[i];
        run->extreme[i] = run->additive ? e * (1 - w) : e / (1 + w * (e - 1));
        if (pseudo)
            run->modified[i] = run->trend[i] * (run->seasonal[i] + (e / run->extreme[i] - 1));
    }
    if (!pseudo)
        pace__x11_without(run, run->modified, run->original, run->extreme, 0, last);
    keep_of(run, PACE_X11_B17, PACE_X11_C17, PACE_X11_C17, run->weight, 0, last, SCALE_PLAIN);
    keep_of(run, PACE_X11_B20, PACE_X11_C20, PACE_X11_C20, run->extreme, 0, last, SCALE_RUN);
}

/* --- part D -------------------------------------------------------------------------------------------------------- */

static void exponentiate(double *x, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        x[i] = exp(x[i]);
}

/* Ratios or differences before (D8) and, where they were extreme, after (D9) it was taken from them. Where months have deviations
 * of their own, the extreme ones are replaced once more, from their neighbours. */
static void keep_ratios(pace__x11 *run)
{
    double neutral = run->additive ? 0 : 1, *spare = run->spare;
    int64_t last = run->n - 1;
    for (int64_t i = 0; i <= last; i++)
        spare[i] = run->additive ? run->si[i] + run->extreme[i] : run->si[i] * run->extreme[i];
    keep(run, PACE_X11_D8, spare, 0, last, SCALE_RUN);
    if (run->quality)
        pace__x11_judge_season(run, spare);
    if (run->sigma == PACE_X11_SIGMA_ALL || run->sigma == PACE_X11_SIGMA_SELECT) {
        memcpy(run->si, spare, (size_t)run->n * sizeof *spare);
        pace__x11_replace(run, 0, last);
    }
    for (int64_t i = 0; i <= last; i++)
        spare[i] = fabs(run->extreme[i] - neutral) < 3.834e-20 ? (double)NAN : run->si[i];
    keep(run, PACE_X11_D9, spare, 0, last, SCALE_RUN);
}

/* Of the year behind the series: the last factor, and half of what it changed by. */
static void look_ahead(pace__x11 *run)
{
    int64_t period = run->period;
    run->facts.ahead_count = (int)period;
    for (int64_t k = 0; k < period; k++) {
        int64_t last = run->n - period + k;
        double ahead = run->seasonal[last] + 0.5 * (run->seasonal[last] - run->seasonal[last - period]);
        run->facts.ahead[k] = run->mode == PACE_SEASON_LOG ? exp(ahead) : ahead;
    }
}

/* E and F: what the final components make together. */
static void keep_summary(pace__x11 *run)
{
    double *original = run->original, *adjusted = run->modified, *irregular = run->si, *spare = run->spare;
    int64_t n = run->n, last = n - 1;
    double ratio[PACE__X11_MOST_PERIOD], trend[PACE__X11_MOST_PERIOD];
    pace__x11_without_extremes(run, original, adjusted, irregular);
    keep(run, PACE_X11_E1, original, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_E2, adjusted, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_E3, irregular, 0, last, SCALE_PLAIN);
    for (int64_t i = 0; i < n; i++) {
        double both = run->input[i], level = run->adjusted[i];
        spare[i] = level > 0 || level < 0 ? both / level : both > 0 || both < 0 ? (double)NAN : 1;
        adjusted[i] += both - original[i];
    }
    keep(run, PACE_X11_E11, adjusted, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_E18, spare, 0, last, SCALE_PLAIN);
    pace__x11_changes(run, ratio, run->irregular);
    pace__x11_changes(run, trend, run->trend);
    for (int64_t k = 0; k < run->period; k++)
        ratio[k] /= trend[k];
    int span = pace__x11_dominance(ratio, (int)run->period);
    span = span < MCD_MOST ? span : MCD_MOST;
    pace__x11_smooth(spare, run->adjusted, n, span);
    keep(run, PACE_X11_F1, spare, span / 2, last - span / 2, SCALE_PLAIN);
}

static void finish(pace__x11 *run)
{
    int64_t last = run->n - 1;
    keep_ratios(run);
    pace__x11_choose_filter(run);
    pace__x11_seasonal(run, 0, last, false);
    look_ahead(run);
    adjust(run, run->modified);
    run->facts.henderson = pace__x11_trend(run);
    if (run->mode == PACE_SEASON_LOG) {
        exponentiate(run->seasonal, run->n);
        exponentiate(run->trend, run->n);
        pace__x11_unbias(run);
        run->additive = false;
    }
    adjust(run, run->input);
    pace__x11_without(run, run->irregular, run->adjusted, run->trend, 0, last);
    keep(run, PACE_X11_D10, run->seasonal, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_D11, run->adjusted, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_D12, run->trend, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_D13, run->irregular, 0, last, SCALE_PLAIN);
    keep(run, PACE_X11_D16, run->seasonal, 0, last, SCALE_PLAIN);
    if (run->table_count)
        keep_summary(run);
}

bool pace__x11_run(pace__x11 *run)
{
    int64_t n = run->n;
    run->additive = run->mode == PACE_SEASON_ADDITIVE || run->mode == PACE_SEASON_LOG;
    for (int64_t i = 0; i < n; i++)
        run->original[i] = run->modified[i] = run->mode == PACE_SEASON_LOG ? log(run->input[i]) : run->input[i];
    for (int part = PACE__X11_PART_B; part <= PACE__X11_PART_D; part++) {
        run->part = (pace__x11_part)part;
        keep_of(run, PACE_X11_B1, PACE_X11_C1, PACE_X11_D1, run->modified, 0, n - 1, SCALE_RUN);
        first_estimate(run);
        second_trend(run);
        if (part != PACE__X11_PART_D)
            find_extremes(run);
    }
    run->facts.by_period = run->by_period;
    finish(run);
    return !run->quality || pace__x11_judge_end(run);
}
