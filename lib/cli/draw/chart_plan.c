/* pace chart of targets, a row each: bullets, panels and what else is made of rows. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

typedef struct picked { /* rows that this kind of picture can show */
    pace_gap *at;
    int64_t count, all;
    const pace_gap *every; /* what the title counts */
    bool verdicts;         /* without it the picture says nothing of how far targets are */
} picked;

/* --- which rows ----------------------------------------------------------------------------------------------------- */

static bool any(const pace_gap *row)
{
    (void)row;
    return true;
}

static bool has_path(const pace_gap *row)
{
    return pace_view_last(row->series.view) >= 1 && !isnan(row->path_value);
}

static bool has_values(const pace_gap *row)
{
    return pace_view_last(row->series.view) >= 0;
}

static bool has_gap(const pace_gap *row)
{
    return isfinite(row->gap_relative);
}

static bool has_way(const pace_gap *row)
{
    return isfinite(row->base) && isfinite(row->latest) && isfinite(row->target_value);
}

static int open_rows(picked *out, chart_ask *ask, chart_input *in, bool (*shows)(const pace_gap *))
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_filter filter = {ask->indicators.count ? ask->indicators.at : NULL, ask->indicators.count,
                              ask->plans.count ? ask->plans.at : NULL, ask->plans.count};
    int code = chart_open_targets(in, ask);
    if (code)
        return code;
    if (pace_gap_table_new(&in->targets, in->data.view, &filter, NULL, &err))
        return cli_fail(cli_code(&err), &err);
    out->every = pace_gap_table_rows(in->targets, &out->all);
    out->at = chart_room(in, out->all, sizeof *out->at);
    if (!out->at)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < out->all; i++) {
        if (!shows(&out->every[i]))
            continue;
        pace_gap *row = &out->at[out->count++];
        *row = out->every[i];
        row->target.name = pace_dataset_target_name(in->data.view, &row->target, in->lang);
        row->series.name = row->target.name;
    }
    if (!out->all)
        return cli_usage("%s: no target of that name; pace gap lists the targets that there are", ask->file);
    if (out->count)
        return CLI_DONE;
    cli_say("%s: none of these targets has the figures for this picture; --type bullet shows what is missing", ask->file);
    return CLI_NOTHING;
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

typedef struct tally {
    int64_t judged, well;
} tally;

static tally count_rows(const picked *rows)
{
    tally all = {0, 0};
    for (int64_t i = 0; i < rows->all; i++) {
        unsigned v = rows->every[i].verdicts;
        all.judged += (v & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
        all.well += (v & (v - 1)) == 0 && (v & (PACE_MET | PACE_AHEAD | PACE_ON_TRACK)) != 0;
    }
    return all;
}

static const char *name_of(const chart_ask *ask, const chart_input *in)
{
    const pace_plan *plan = NULL;
    if (ask->plans.count == 1 && !pace_dataset_plan(&plan, in->data.view, ask->plans.at[0], NULL))
        return pace_names_get(plan->name, in->lang);
    return pace_names_get(pace_dataset_name(in->data.view), in->lang);
}

static void title_of(pace_buffer *out, const chart_input *in, const char *name, const tally *all)
{
    pace_buffer_format(out, in->zh ? "%s：" : "%s: ", name);
    if (!all->judged)
        pace_buffer_text(out, in->zh ? "现有数据尚不能评估任何目标" : "no target can be assessed yet");
    else if (all->well == all->judged)
        pace_buffer_format(out, in->zh ? "可评估的%ld项目标均已达标、领先或符合进度" : "all %ld assessed targets are met, ahead or on track",
                           (long)all->judged);
    else if (!all->well)
        pace_buffer_format(out, in->zh ? "可评估的%ld项目标均未达标或滞后" : "none of the %ld assessed targets is met or on track",
                           (long)all->judged);
    else if (in->zh)
        pace_buffer_format(out, "可评估的%ld项目标中%ld项已达标、领先或符合进度", (long)all->judged, (long)all->well);
    else
        pace_buffer_format(out, "%ld of %ld assessed targets are met, ahead or on track", (long)all->well, (long)all->judged);
}

static void subtitle_of(pace_buffer *out, const chart_input *in, const picked *rows, const tally *all, const char *measure)
{
    int64_t open = rows->all - all->judged, hidden = rows->all - rows->count;
    pace_buffer_text(out, measure);
    if (open) {
        pace_buffer_text(out, out->length ? in->zh ? "；" : "; " : "");
        pace_buffer_format(out, in->zh ? "另有%ld项尚不能评估" : "%ld more cannot be assessed yet", (long)open);
    }
    if (hidden && hidden != open) {
        pace_buffer_text(out, out->length ? in->zh ? "，" : "; " : "");
        pace_buffer_format(out, in->zh ? "%ld项缺少数据，未画出" : "%ld without the figures for it are not shown", (long)hidden);
    } else if (hidden) {
        pace_buffer_text(out, in->zh ? "，未画出" : " and are not shown");
    }
}

static void sources_of(pace_buffer *out, chart_input *in, const picked *rows)
{
    pace_series *series = chart_room(in, rows->count, sizeof *series);
    for (int64_t i = 0; series && i < rows->count; i++)
        series[i] = rows->at[i].series;
    if (series)
        chart_sources(out, in, series, rows->count);
}

static void say(pace_chart *chart, const chart_ask *ask, chart_input *in, const picked *rows, const char *en, const char *zh)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    tally all = count_rows(rows);
    title_of(&words.title, in, name_of(ask, in), &all);
    subtitle_of(&words.subtitle, in, rows, &all, in->zh ? zh : en);
    sources_of(&words.source, in, rows);
    chart_say(chart, ask, in, &words);
}

/* --- the kinds ------------------------------------------------------------------------------------------------------ */

int chart_bullet(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, any);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Latest value against the target", "最新值与目标值");
    pace_chart_bullets(chart, rows.at, rows.count);
    return CLI_DONE;
}

static bool reads_targets(const chart_ask *ask)
{
    bool whole = !ask->series.count;
    return whole && (strcmp(ask->file, "-") == 0 ? ask->plans.count || ask->indicators.count || ask->common.actuals
                                                 : chart_is_dataset(ask));
}

int chart_multiples(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code;
    if (!reads_targets(ask)) {
        code = chart_open_series(in, ask);
        return code ? code : chart_series_apart(chart, ask, in);
    }
    code = open_rows(&rows, ask, in, has_path);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Values and the path to the target", "实际值与目标路径");
    pace_chart_multiples(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_gaps(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_gap);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Distance from the path, % of its value", "与目标路径的差距，占路径值的%");
    pace_chart_gaps(chart, rows.at, rows.count, ask->sorted);
    return CLI_DONE;
}

int chart_dumbbell(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_way);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Base, latest value and target", "基期值、最新值与目标值");
    pace_chart_dumbbell(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_scorecard(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_path);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Value as an index of the path to the target, path = 100", "实际值相当于目标路径的指数，路径=100");
    pace_chart_scorecard(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_sparklines(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_values);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Latest values, change a year and targets", "最新值、年均变化与目标");
    pace_chart_sparklines(chart, rows.at, rows.count);
    return CLI_DONE;
}

/* One target: its own title says more than a count. */
int chart_gauge(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    int code = open_rows(&rows, ask, in, any);
    if (code)
        return code;
    if (rows.count > 1)
        return cli_usage("%s: a gauge shows one target and %lld fit; name it with --indicator and --plan", ask->file, (long long)rows.count);
    chart_target_title(&words.title, in, &rows.at[0]);
    chart_measure(&words.subtitle, ask, in, &rows.at[0].series, 1);
    sources_of(&words.source, in, &rows);
    chart_say(chart, ask, in, &words);
    pace_chart_gauge(chart, &rows.at[0]);
    return CLI_DONE;
}
