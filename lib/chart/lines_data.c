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

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_lines *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    alt_say(a, "Line chart. ", "折线图。");
    for (size_t i = 0; i < data->line_count && i < ALT_ITEMS_MAX; i++) {
        alt_say(a, i ? " " : "", "");
        alt_series(a, data->lines[i].label, &data->lines[i].series);
    }
    alt_more(a, (int64_t)data->line_count - ALT_ITEMS_MAX);
    for (size_t i = 0; i < data->goal_count && i < ALT_ITEMS_MAX; i++)
        describe_goal(a, data, &data->goals[i]);
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
    cells_series(out, data->line_count ? &data->lines[0].series : NULL, sizeof *data->lines, data->line_count);
    for (size_t k = 0; k < data->goal_count; k++) {
        cells_row(out);
        cells_period(out, data->goals[k].target.due);
        for (size_t i = 0; i < data->line_count; i++)
            cells_text(out, "");
        cells_number(out, data->goals[k].target.value);
    }
}

const chart_type chart_type_lines = {"lines", chart_draw_lines, describe, tabulate};
