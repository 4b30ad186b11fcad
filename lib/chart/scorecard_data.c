/* Scorecards: the builder's call, the indices, alt text and table. */
#include <math.h>
#include "chart/scorecard.h"

static bool is_scored(const pace_gap *row)
{
    return row_is_assessed(row) && row->target.type != PACE_TARGET_BINARY && pace_period_is_set(row->latest_period);
}

/* The first period that the plan counts: without a base the due one. */
static pace_period begin_of(const pace_gap *row)
{
    pace_period period = row->base_period;
    int order = 0;
    if (!pace_period_is_set(period))
        return pace_period_compare(&order, row->latest_period, row->target_period, NULL) || order < 0
                   ? row->latest_period
                   : row->target_period;
    period.ord++;
    return period;
}

/* The periods that the rows have in common, or years. */
static void find_periods(scorecard *card)
{
    pace_period like = PACE_PERIOD_NONE;
    bool same = true, any = false;
    int64_t low = INT64_MAX, high = INT64_MIN;
    for (int64_t i = 0; i < card->rows.count; i++) {
        const pace_gap *row = &card->rows.at[i];
        if (!is_scored(row))
            continue;
        same = same && (!any || (like.freq == row->latest_period.freq && like.anchor == row->latest_period.anchor));
        like = row->latest_period;
        any = true;
    }
    if (!any)
        return;
    if (!same)
        like = pace_year(pace_period_year(like));
    for (int64_t i = 0; i < card->rows.count; i++) {
        const pace_gap *row = &card->rows.at[i];
        if (!is_scored(row))
            continue;
        pace_period from = begin_of(row), to = row->latest_period;
        int64_t a = same && from.freq == like.freq ? from.ord : same ? to.ord : pace_year(pace_period_year(from)).ord;
        int64_t b = same ? to.ord : pace_year(pace_period_year(to)).ord;
        low = a < low ? a : low;
        high = b > high ? b : high;
    }
    low = low > high ? high : low;
    card->count = high - low < SCORECARD_PERIODS_MAX ? high - low + 1 : SCORECARD_PERIODS_MAX;
    card->more = high - low >= card->count;
    card->first = like;
    card->first.ord = (int32_t)(high - card->count + 1);
}

/* The series' last observed period in a column, and not after the row's latest; none = not observed. */
static pace_period observed_in(const pace_gap *row, pace_period column)
{
    pace_view view = row->series.view;
    pace_period none = PACE_PERIOD_NONE;
    int order;
    if (!view.n)
        return none;
    if (view.first.freq == column.freq)
        return isnan(pace_view_at(view, column)) ? none : column;
    for (int64_t i = view.n - 1; i >= 0; i--) {
        pace_period period = pace_view_period(view, i);
        if (pace_period_compare(&order, period, row->latest_period, NULL) || order > 0)
            continue;
        if (pace_period_year(period) < pace_period_year(column))
            break;
        if (pace_period_year(period) == pace_period_year(column) && !isnan(pace_view_at(view, period)))
            return period;
    }
    return none;
}

/* Of what is to hold in every period, that one alone. */
static pace_series only(pace_series series, pace_period period)
{
    int64_t i = 0;
    if (pace_period_diff(&i, period, series.view.first, NULL) || i < 0 || i >= series.view.n)
        return series;
    series.view.x += i * series.view.stride;
    series.view.first = period;
    series.view.n = 1;
    series.status = series.status ? series.status + i : NULL;
    series.qualifier = series.qualifier ? series.qualifier + i : NULL;
    series.decimals = series.decimals ? series.decimals + i : NULL;
    series.origin = NULL;
    return series;
}

static score score_of(const pace_gap *row, double value, double path, unsigned verdicts)
{
    score out = {(double)NAN, row_good_side(row, path), verdicts};
    if (isfinite(value) && path > 0 && value >= 0 && isfinite(100 * (value / path)))
        out.index = 100 * (value / path);
    return out;
}

static score score_at(const pace_gap *row, pace_period column)
{
    static const score none = {(double)NAN, 0, PACE_NO_DATA};
    bool every = row->target.type == PACE_TARGET_FLOOR || row->target.type == PACE_TARGET_CEILING;
    pace_period at = observed_in(row, column);
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_gap then;
    int order;
    bool latest = pace_period_is_set(at) && pace_period_same(at, row->latest_period);
    if (latest && !every)
        return score_of(row, row->latest, row->path_value, row->verdicts);
    if (!pace_period_is_set(at) || row->target.relative_to)
        return none;
    if (pace_period_compare(&order, at, row->latest_period, NULL) || (order > 0 && !every))
        return none;
    opts.at = at;
    opts.path = row->path;
    if (pace_gap_assess(&then, every ? only(row->series, at) : row->series, &row->target, &opts, NULL) ||
        !pace_period_same(then.latest_period, at))
        return none;
    return score_of(row, then.latest, every ? then.target_value : then.path_value, then.verdicts);
}

bool scorecard_fill(pace_chart *chart, scorecard *card, const pace_gap *rows)
{
    find_periods(card);
    card->at = chart_memory(chart, card->rows.count * card->count + 1, sizeof *card->at);
    for (int64_t i = 0; card->at && i < card->rows.count; i++) {
        for (int64_t k = 0; k < card->count; k++) {
            score *one = &card->at[i * card->count + k];
            pace_period column = card->first;
            column.ord += (int32_t)k;
            *one = (score){(double)NAN, 0, PACE_NO_DATA};
            if (is_scored(&rows[i]))
                *one = score_at(&rows[i], column);
        }
    }
    return card->at != NULL;
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Scorecard: values as an index of their paths, 100 = on the path, a column a period. ",
            "评分表：各期数值相当于路径值的指数，100为正好在路径上。");
    rows_describe(&words, chart->data);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    const scorecard *card = chart->data;
    char text[PACE_PERIOD_SIZE];
    cells_head(out, chart->zh ? "指标" : "indicator");
    for (int64_t k = 0; k < card->count; k++) {
        pace_period column = card->first;
        column.ord += (int32_t)k;
        pace_period_print(text, column, chart->zh ? "zh" : "en");
        cells_head(out, text);
    }
    cells_head(out, chart->zh ? "评估结论" : "verdict");
    for (int64_t i = 0; i < card->rows.count; i++) {
        cells_row(out);
        cells_text(out, card->rows.at[i].target.name);
        for (int64_t k = 0; k < card->count; k++)
            cells_number(out, card->at[i * card->count + k].index);
        rows_tabulate_verdict(chart, out, &card->rows.at[i]);
    }
}

static const chart_type type = {"a scorecard", chart_draw_scorecard, describe, tabulate};

void pace_chart_scorecard(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    scorecard *card = chart_take(chart, &type, sizeof *card, false);
    if (card && chart_copy_rows(chart, &card->rows, rows, count))
        (void)scorecard_fill(chart, card, rows);
}

const scorecard *scorecard_of(const pace_chart *chart)
{
    return chart->type == &type && !chart->error.code ? chart->data : NULL;
}
