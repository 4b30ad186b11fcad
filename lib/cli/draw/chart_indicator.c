/* pace chart --indicator: one indicator with its target and the path to it. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

/* A level target says most on a line of levels; of two, the one that is due later. */
static bool says_more(const pace_gap *a, const pace_gap *b)
{
    bool a_level = a->target.type == PACE_TARGET_LEVEL, b_level = b->target.type == PACE_TARGET_LEVEL;
    if (a_level != b_level)
        return a_level;
    return pace_period_year(a->target_period) > pace_period_year(b->target_period);
}

static void percent(pace_buffer *out, double fraction)
{
    pace_buffer_fixed(out, 100 * fabs(fraction), 1);
    pace_buffer_char(out, '%');
}

/* Nothing is known of the way yet: what the target asks. */
static void need_of(pace_buffer *out, const chart_input *in, const pace_gap *row, const char *name, const char *due)
{
    bool falls = row->required_rate < 0;
    if (isnan(row->required_rate) || row->path != PACE_PATH_GEOMETRIC) {
        chart_finding(out, in, &row->series, 1);
        return;
    }
    if (in->zh)
        pace_buffer_format(out, falls ? "%s须年均下降" : "%s须年均增长", name);
    else
        pace_buffer_format(out, falls ? "%s must fall " : "%s must grow ", name);
    percent(out, row->required_rate);
    if (in->zh)
        pace_buffer_format(out, "才能实现%s目标", due);
    else
        pace_buffer_text(out, " a year to meet its target"); /* when it is due stands beside it */
}

/* How far from the path, or from the target: ", 17.8% short". */
static bool distance(pace_buffer *out, const pace_gap *row)
{
    if (!isfinite(row->gap_relative) || fabs(row->gap_relative) < 0.0005)
        return false;
    percent(out, row->gap_relative);
    return true;
}

typedef struct sentence { /* "NAME en DUE", "NAME zh DUE目标zh_end", and what goes before a distance */
    unsigned verdict;
    const char *en, *en_end, *zh, *zh_end, *by_zh;
    bool far; /* how far is said */
} sentence;

static const sentence sentences[] = {
    {PACE_MET, " met its ", " target", "达到", "目标", "", false},
    {PACE_MISSED, " missed its ", " target", "未达到", "目标", "，相差", true},
    {PACE_AHEAD, " is ahead of the path to its ", " target", "快于", "目标的路径", "，领先", true},
    {PACE_ON_TRACK, " is on the path to its ", " target", "与", "目标的路径相符", "", false},
    {PACE_BEHIND, " is behind the path to its ", " target", "慢于", "目标的路径", "，落后", true},
};

/* The finding, from the numbers: never more than they say. */
static void verdict_of(pace_buffer *out, const chart_input *in, const pace_gap *row, const char *name, const char *due)
{
    pace_buffer by = PACE_BUFFER_INIT;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const sentence *say = &sentences[i];
        if (say->verdict != row->verdicts)
            continue;
        pace_buffer_format(out, "%s%s%s%s", name, in->zh ? say->zh : say->en, due, in->zh ? say->zh_end : say->en_end);
        if (say->far && distance(&by, row))
            pace_buffer_format(out, "%s%s", in->zh ? say->by_zh : " by ", by.text);
    }
    pace_buffer_clear(&by);
}

void chart_target_title(pace_buffer *out, const chart_input *in, const pace_gap *row)
{
    char due[PACE_PERIOD_SIZE];
    bool single = (row->verdicts & (row->verdicts - 1)) == 0;
    pace_period_print(due, row->target_period, in->lang);
    if (!single || (row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)))
        need_of(out, in, row, row->series.name, due);
    else
        verdict_of(out, in, row, row->series.name, due);
}

static const pace_gap *pick_row(const pace_gap *rows, int64_t count)
{
    const pace_gap *best = NULL;
    for (int64_t i = 0; i < count; i++)
        if (rows[i].series.view.n && isfinite(rows[i].target.value) && (!best || says_more(&rows[i], best)))
            best = &rows[i];
    return best;
}

static void settle_unit(chart_input *in, const chart_ask *ask, const pace_gap *row)
{
    double largest = chart_largest_in(row->series.view), target = (double)NAN;
    if (isfinite(row->target_value) && !pace_unit_convert(&target, row->target_value, row->target.unit, row->series.unit, NULL))
        largest = fmax(largest, fabs(target));
    chart_settle_unit(in, ask, row->series.unit, largest);
}

static void draw_target(pace_chart *chart, const chart_ask *ask, chart_input *in, const pace_gap *row)
{
    const pace_plan *plan = NULL;
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    bool named = row->target.plan_id && !pace_dataset_plan(&plan, in->data.view, row->target.plan_id, NULL);
    settle_unit(in, ask, row);
    chart_target_title(&words.title, in, row);
    chart_measure(&words, ask, in, &row->series, 1);
    chart_sources(&words.source, in, &row->series, 1);
    chart_caveats(&words.note, in, row, 1, false); /* breaks the line says itself */
    chart_say(chart, ask, in, &words);
    pace_chart_line(chart, row->series, in->zh ? "实际" : "actual");
    pace_chart_target_path(chart, &row->target, named ? pace_names_get(plan->name, in->lang) : "");
}

int chart_indicator(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t count = 0;
    const char *plan = ask->target ? ask->target : ask->plans.count ? ask->plans.at[0] : NULL;
    pace_gap_filter filter = {ask->indicators.at, 1, plan ? &plan : NULL, plan ? 1 : 0};
    int code = chart_open_targets(in, ask);
    if (code || strpbrk(ask->indicators.at[0], ":@")) /* a key names the series itself: no target is drawn */
        return code ? code : chart_series_lines(chart, ask, in);
    if (pace_gap_table_new(&in->targets, in->data.view, &filter, NULL, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_gap *rows = pace_gap_table_rows(in->targets, &count), *row = pick_row(rows, count);
    if (!row && plan)
        return cli_usage("%s has no target of %s that can be drawn; pace gap lists the targets that there are", ask->indicators.at[0], plan);
    if (!row)
        return chart_series_lines(chart, ask, in);
    pace_gap drawn = *row;
    drawn.series.name = pace_dataset_target_name(in->data.view, &drawn.target, in->lang);
    if (chart_cut(&drawn.series, ask))
        return CLI_USAGE;
    draw_target(chart, ask, in, &drawn);
    return CLI_DONE;
}
