/* What a line chart holds: the builder's calls, the alt text, the table. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/lines.h"

static bool frequencies_agree(pace_chart *chart, const chart_lines *data, const pace_series *series)
{
    for (size_t i = 0; i < data->line_count; i++) {
        pace_period first = data->lines[i].series.view.first;
        if (first.freq != series->view.first.freq || first.anchor != series->view.first.anchor) {
            (void)pace__fail(&chart->error, PACE_ERR_FREQ, series->key,
                             "lines of %s and %s periods cannot share an axis; convert one",
                             pace_freq_name((pace_freq)first.freq), pace_freq_name((pace_freq)series->view.first.freq));
            return false;
        }
    }
    return true;
}

void pace_chart_line(pace_chart *chart, pace_series series, const char *label)
{
    chart_line line = {0};
    chart_lines *data = chart_take(chart, &chart_type_lines, sizeof *data, true);
    if (!data)
        return;
    line.label = chart_copy_label(chart, "label of a line", label);
    if (!line.label || !chart_copy_series(chart, &line.series, series, line.label) ||
        !frequencies_agree(chart, data, &line.series) ||
        !chart_grow(chart, (void **)&data->lines, &data->line_capacity, data->line_count, sizeof *data->lines))
        return;
    data->lines[data->line_count++] = line;
}

void pace_chart_highlight(pace_chart *chart, const char *label)
{
    chart_lines *data = chart_take(chart, &chart_type_lines, sizeof *data, true);
    const char *copy = data ? chart_copy_text(chart, "highlight", label) : NULL;
    if (copy && *copy && chart_grow(chart, (void **)&data->strong, &data->strong_capacity, data->strong_count, sizeof *data->strong))
        data->strong[data->strong_count++] = copy;
}

void pace_chart_target_path(pace_chart *chart, const pace_target *target, const char *label)
{
    chart_goal goal = {0};
    chart_lines *data = chart_take(chart, &chart_type_lines, sizeof *data, true);
    if (!data)
        return;
    if (!target || !isfinite(target->value)) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "target",
                         "the target has no value and cannot be drawn; give a finite one");
        return;
    }
    goal.target = *target;
    goal.target.relative_to = goal.target.indicator = goal.target.measure = goal.target.plan_id = NULL;
    goal.target.origin = NULL;
    goal.target.name = chart_copy_text(chart, "name of a target", target->name);
    goal.label = chart_copy_label(chart, "label of a target", label);
    if (!goal.label || !goal.target.name || !chart_copy_milestones(chart, &goal.target) ||
        !chart_grow(chart, (void **)&data->goals, &data->goal_capacity, data->goal_count, sizeof *data->goals))
        return;
    data->goals[data->goal_count++] = goal;
}

static bool is_fan(const pace_fan *fan)
{
    return fan && fan->count > 0 && fan->level_count > 0 && fan->level_count <= FAN_LEVELS_MAX && fan->levels &&
           fan->lower && fan->upper && pace_period_is_set(fan->first);
}

/* The widest band not narrower than the one inside it, in every period. */
static bool bands_are_nested(const pace_fan *fan, int64_t t)
{
    for (int64_t k = 0; k < fan->level_count; k++) {
        double low = fan->lower[k * fan->count + t], high = fan->upper[k * fan->count + t];
        bool inside = k ? low <= fan->lower[(k - 1) * fan->count + t] && high >= fan->upper[(k - 1) * fan->count + t]
                        : low <= high;
        if (!isfinite(low) || !isfinite(high) || !inside)
            return false;
    }
    return !fan->centre || (fan->centre[t] >= fan->lower[(fan->level_count - 1) * fan->count + t] &&
                            fan->centre[t] <= fan->upper[(fan->level_count - 1) * fan->count + t]);
}

static bool check_fan(pace_chart *chart, const pace_fan *fan)
{
    double before = 0;
    pace_period last;
    for (int64_t k = 0; k < fan->level_count; k++) {
        if (!(fan->levels[k] > before && fan->levels[k] < 1)) {
            (void)pace__fail(&chart->error, PACE_ERR_DATA, "fan",
                             "level %ld of the fan is no coverage; give fractions between 0 and 1, ascending",
                             (long)k + 1);
            return false;
        }
        before = fan->levels[k];
    }
    for (int64_t t = 0; t < fan->count; t++) {
        if (!bands_are_nested(fan, t)) {
            (void)pace__fail(&chart->error, PACE_ERR_DATA, "fan",
                             "the bands of period %ld cross or are not finite; each has to lie inside the next wider "
                             "one, and the centre inside all",
                             (long)t + 1);
            return false;
        }
    }
    return !pace_period_add(&last, fan->first, fan->count - 1, &chart->error);
}

void pace_chart_fan(pace_chart *chart, const pace_fan *fan, const char *label)
{
    chart_lines *data = chart_take(chart, &chart_type_lines, sizeof *data, true);
    if (!data)
        return;
    if (!is_fan(fan) || data->fan) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "fan",
                         data->fan ? "the chart has a fan already; make one chart for each"
                                   : "the fan lacks periods, levels or bands; give a first period, 1 to %d levels and both "
                                     "edges of each",
                         FAN_LEVELS_MAX);
        return;
    }
    if (!check_fan(chart, fan))
        return;
    int64_t n = fan->count * fan->level_count;
    pace_fan *copy = chart_memory(chart, 1, sizeof *copy);
    data->fan_label = chart_copy_label(chart, "label of a fan", label);
    if (!copy || !data->fan_label)
        return;
    *copy = *fan;
    copy->levels = chart_copy_values(chart, "fan", fan->levels, fan->level_count);
    copy->lower = chart_copy_values(chart, "fan", fan->lower, n);
    copy->upper = chart_copy_values(chart, "fan", fan->upper, n);
    copy->centre = fan->centre ? chart_copy_values(chart, "fan", fan->centre, fan->count) : NULL;
    if (copy->levels && copy->lower && copy->upper && (copy->centre || !fan->centre))
        data->fan = copy;
}

static bool is_one_year(const pace_target *t)
{
    int64_t periods;
    return t->due.freq == PACE_ANNUAL && !pace_period_diff(&periods, t->due, t->base_period, NULL) && periods == 1;
}

static void describe_goal(const alt *a, const chart_lines *data, const chart_goal *goal)
{
    pace_gap gap;
    const pace_target *t = &goal->target;
    alt_say(a, " ", "");
    pace_buffer_text(a->out, goal->label);
    alt_say(a, *goal->label ? ", target " : "Target ", "目标");
    alt_number(a, t->value, t->decimals, t->unit);
    if (pace_period_is_set(t->due)) {
        alt_say(a, " in ", "（");
        alt_period(a, t->due);
        alt_say(a, "", "）");
    }
    for (size_t i = 0; i < data->line_count; i++) {
        if (pace_gap_assess(&gap, data->lines[i].series, t, NULL, NULL))
            continue;
        if (isfinite(gap.required_rate) && gap.path == PACE_PATH_GEOMETRIC) {
            alt_say(a, ", ", "，");
            words_required_rate(a->out, gap.required_rate, is_one_year(t), a->zh);
        }
        alt_say(a, ": ", "：");
        alt_verdicts(a, gap.verdicts);
        break;
    }
    alt_say(a, ".", "。");
}

/* The first of the forecasts that end a series; -1 = none. */
static int64_t forecast_from(const pace_series *s)
{
    int64_t last = pace_view_last(s->view), from = -1;
    for (int64_t i = last; s->status && i >= 0 && s->status[i] == PACE_STATUS_FORECAST; i--)
        from = i;
    return from;
}

static void describe_forecast(const alt *a, const pace_series *s)
{
    int64_t from = forecast_from(s);
    if (from < 0)
        return;
    alt_say(a, " Forecast from ", "自");
    alt_period(a, pace_view_period(s->view, from));
    alt_say(a, " on.", "起为预测。");
}

static void describe_fan(const alt *a, const chart_lines *data)
{
    const pace_fan *fan = data->fan;
    pace_unit unit = data->line_count ? data->lines[0].series.unit : (pace_unit){0};
    pace_period last = fan->first;
    int64_t end = fan->count - 1, widest = fan->level_count * fan->count - 1;
    double spread = fan->upper[widest] - fan->lower[widest];
    words_style plain = {.zh = false};
    int decimals = words_decimals_on(fan->upper[widest], -1, 10 * spread, plain); /* an outlook has no third digit */
    last.ord += (int32_t)end;
    alt_say(a, " Forecast fan", "预测扇形区间");
    alt_say(a, fan->centre ? ": " : "", fan->centre ? "：" : "");
    if (fan->centre) {
        alt_say(a, "centre ", "中值");
        alt_number(a, fan->centre[end], decimals, unit);
    }
    alt_say(a, " in ", "（");
    alt_period(a, last);
    alt_say(a, "", "）");
    for (int64_t k = 0; k < fan->level_count; k++) {
        char share[WORDS_SIZE];
        words_percent_short(share, fan->levels[k]);
        alt_say(a, ", ", "，");
        pace_buffer_text(a->out, share);
        alt_say(a, " between ", "区间");
        alt_number(a, fan->lower[k * fan->count + end], decimals, unit);
        alt_say(a, " and ", "至");
        alt_number(a, fan->upper[k * fan->count + end], decimals, unit);
    }
    alt_say(a, ".", "。");
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_lines *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    alt_say(a, "Line chart. ", "折线图。");
    for (size_t i = 0; i < data->line_count && i < ALT_ITEMS_MAX; i++) {
        alt_say(a, i ? " " : "", "");
        alt_series(a, data->lines[i].label, &data->lines[i].series);
        describe_forecast(a, &data->lines[i].series);
    }
    alt_more(a, (int64_t)data->line_count - ALT_ITEMS_MAX);
    if (data->fan)
        describe_fan(a, data);
    for (size_t i = 0; i < data->goal_count && i < ALT_ITEMS_MAX; i++)
        describe_goal(a, data, &data->goals[i]);
}

/* Rows of the fan: the centre under the first line, the edges in columns of their own. */
static void tabulate_fan(const chart_lines *data, cells *out)
{
    const pace_fan *fan = data->fan;
    size_t before = data->line_count + (data->goal_count > 0);
    for (int64_t t = 0; t < fan->count; t++) {
        pace_period p = fan->first;
        p.ord += (int32_t)t;
        cells_row(out);
        cells_period(out, p);
        for (size_t i = 0; i < before; i++)
            cells_text(out, "");
        if (fan->centre)
            cells_number(out, fan->centre[t]);
        for (int64_t k = 0; k < fan->level_count; k++) {
            cells_number(out, fan->lower[k * fan->count + t]);
            cells_number(out, fan->upper[k * fan->count + t]);
        }
    }
}

static void fan_heads(const pace_chart *chart, const chart_lines *data, cells *out)
{
    if (data->fan->centre)
        cells_head(out, *data->fan_label ? data->fan_label : chart->zh ? "预测中值" : "forecast");
    for (int64_t k = 0; k < data->fan->level_count; k++) {
        char share[WORDS_SIZE], head[2 * WORDS_SIZE] = "";
        words_percent_short(share, data->fan->levels[k]);
        for (int high = 0; high < 2; high++) {
            head[0] = '\0';
            words_append(head, sizeof head, share);
            words_append(head, sizeof head, chart->zh ? (high ? "上限" : "下限") : high ? " upper" : " lower");
            cells_head(out, head);
        }
    }
}

/* A row a period, a column a line; then a row a target. */
static void tabulate(const pace_chart *chart, cells *out)
{
    const chart_lines *data = chart->data;
    cells_head(out, chart->zh ? "时期" : "period");
    for (size_t k = 0; k < data->line_count; k++)
        cells_head(out, *data->lines[k].label ? data->lines[k].label : data->lines[k].series.key);
    if (data->goal_count)
        cells_head(out, chart->zh ? "目标" : "target");
    if (data->fan)
        fan_heads(chart, data, out);
    cells_series(out, data->line_count ? &data->lines[0].series : NULL, sizeof *data->lines, data->line_count);
    for (size_t k = 0; k < data->goal_count; k++) {
        cells_row(out);
        cells_period(out, data->goals[k].target.due);
        for (size_t i = 0; i < data->line_count; i++)
            cells_text(out, "");
        cells_number(out, data->goals[k].target.value);
    }
    if (data->fan)
        tabulate_fan(data, out);
}

const chart_type chart_type_lines = {"lines", chart_draw_lines, describe, tabulate};

bool chart_takes_log(const chart_type *type)
{
    return type == &chart_type_lines || type == &chart_type_scatter;
}
