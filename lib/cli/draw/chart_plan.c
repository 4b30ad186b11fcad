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

enum { SIDES = 5 };
static const unsigned sides[SIDES] = {PACE_MET, PACE_AHEAD, PACE_ON_TRACK, PACE_BEHIND, PACE_MISSED};
enum { WELL_SIDES = 3 }; /* the first of them */

typedef struct tally {
    int64_t judged, well;
    int64_t of[SIDES]; /* whose verdict is one alone */
} tally;

static tally count_rows(const picked *rows)
{
    tally all = {0, 0, {0}};
    for (int64_t i = 0; i < rows->all; i++) {
        unsigned v = rows->every[i].verdicts;
        all.judged += (v & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
        for (int k = 0; k < SIDES; k++)
            all.of[k] += v == sides[k];
    }
    for (int k = 0; k < WELL_SIDES; k++)
        all.well += all.of[k];
    return all;
}

static const char *name_of(const chart_ask *ask, const chart_input *in)
{
    const pace_plan *plan = NULL;
    if (ask->plans.count == 1 && !pace_dataset_plan(&plan, in->data.view, ask->plans.at[0], NULL))
        return pace_names_get(plan->name, in->lang);
    return pace_names_get(pace_dataset_name(in->data.view), in->lang);
}

/* "met, ahead or on track": those verdicts that occur, from one side up to another. */
static void sides_that_occur(pace_buffer *out, const chart_input *in, const tally *all, int from, int to)
{
    static const char *const en[SIDES] = {"met", "ahead", "on track", "behind", "missed"};
    static const char *const zh[SIDES] = {"达标", "领先于进度", "符合进度", "落后于进度", "未达标"};
    int left = 0;
    bool first = true;
    for (int k = from; k < to; k++)
        left += all->of[k] > 0;
    for (int k = from; k < to; k++) {
        if (!all->of[k])
            continue;
        left--;
        pace_buffer_text(out, first ? "" : left ? in->zh ? "、" : ", " : in->zh ? "或" : " or ");
        pace_buffer_text(out, in->zh ? zh[k] : en[k]);
        first = false;
    }
}

/* "both assessed targets are met": assessed only where others are not. */
static void all_well(pace_buffer *out, const chart_input *in, const tally *all, bool some)
{
    if (in->zh) {
        pace_buffer_format(out, some ? "可评估的%ld项目标%s" : "%ld项目标%s", (long)all->judged, all->judged > 1 ? "均" : "");
    } else if (all->judged == 1) {
        pace_buffer_text(out, some ? "the one assessed target is " : "the target is ");
    } else {
        pace_buffer_text(out, all->judged == 2 ? "both " : "all ");
        if (all->judged > 2)
            pace_buffer_format(out, "%ld ", (long)all->judged);
        pace_buffer_text(out, some ? "assessed targets are " : "targets are ");
    }
    sides_that_occur(out, in, all, 0, WELL_SIDES);
}

static void none_well(pace_buffer *out, const chart_input *in, const tally *all, bool some)
{
    bool due = all->of[3] == 0, mixed = all->of[3] && all->of[4];
    if (in->zh && (mixed || all->of[3] + all->of[4] < all->judged)) {
        pace_buffer_format(out, some ? "可评估的%ld项目标中" : "%ld项目标中", (long)all->judged);
        pace_buffer_format(out, "%ld项未达标、%ld项落后于进度", (long)all->of[4], (long)all->of[3]);
    } else if (in->zh) {
        pace_buffer_format(out, some ? "可评估的%ld项目标%s" : "%ld项目标%s", (long)all->judged, all->judged > 1 ? "均" : "");
        pace_buffer_text(out, due ? "未达标" : "落后于进度");
    } else {
        const char *what = mixed ? "met or on track" : due ? "met" : "on track";
        if (all->judged == 1)
            pace_buffer_format(out, some ? "the one assessed target is not %s" : "the target is not %s", what);
        else if (all->judged == 2)
            pace_buffer_format(out, some ? "neither assessed target is %s" : "neither target is %s", what);
        else
            pace_buffer_format(out, some ? "none of the %ld assessed targets is %s" : "none of the %ld targets is %s", (long)all->judged, what);
    }
}

static void title_of(pace_buffer *out, const chart_input *in, const char *name, const tally *all, bool some)
{
    pace_buffer_format(out, in->zh ? "%s：" : "%s: ", name);
    if (!all->judged)
        pace_buffer_text(out, in->zh ? "现有数据无法评估任何目标" : "no target can be assessed from these data");
    else if (all->well == all->judged)
        all_well(out, in, all, some);
    else if (!all->well)
        none_well(out, in, all, some);
    else if (in->zh)
        pace_buffer_format(out, some ? "可评估的%ld项目标中%ld项" : "%ld项目标中%ld项", (long)all->judged, (long)all->well);
    else
        pace_buffer_format(out, some ? "%ld of %ld assessed targets %s " : "%ld of %ld targets %s ", (long)all->well, (long)all->judged,
                           all->well == 1 ? "is" : "are");
    if (all->well && all->well < all->judged)
        sides_that_occur(out, in, all, 0, WELL_SIDES);
}

/* What is missing is missing: whether it will come nobody knows. */
static void subtitle_of(pace_buffer *out, const chart_input *in, const picked *rows, const tally *all, const char *measure)
{
    int64_t open = rows->all - all->judged, hidden = rows->all - rows->count;
    pace_buffer_text(out, measure);
    if (open) {
        pace_buffer_text(out, out->length ? in->zh ? "；" : "; " : "");
        pace_buffer_format(out, in->zh ? "另有%ld项缺少数据，无法评估" : "%ld more cannot be assessed from these data", (long)open);
    }
    if (hidden && hidden != open) {
        pace_buffer_text(out, out->length ? in->zh ? "；" : "; " : "");
        pace_buffer_format(out, in->zh ? "%ld项未画出" : "%ld not shown", (long)hidden);
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

/* ", Wuhan 13th five-year plan": of one target, whose title does not name it. */
static void plan_of(pace_buffer *out, const chart_input *in, const pace_gap *row)
{
    const pace_plan *plan = NULL;
    if (!row->target.plan_id || pace_dataset_plan(&plan, in->data.view, row->target.plan_id, NULL))
        return;
    chart_and(out, in);
    pace_buffer_text(out, pace_names_get(plan->name, in->lang));
}

static void say(pace_chart *chart, const chart_ask *ask, chart_input *in, const picked *rows, const char *en, const char *zh, bool with_breaks)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    tally all = count_rows(rows);
    chart_settle_unit(in, ask, (pace_unit){0}, 0); /* each row has its own */
    if (rows->all == 1)
        chart_target_title(&words.title, in, &rows->at[0]);
    else
        title_of(&words.title, in, name_of(ask, in), &all, all.judged < rows->all);
    subtitle_of(&words.subtitle, in, rows, &all, in->zh ? zh : en);
    if (rows->all == 1)
        plan_of(&words.subtitle, in, &rows->at[0]);
    sources_of(&words.source, in, rows);
    chart_caveats(&words.note, in, rows->at, rows->count, with_breaks);
    chart_say(chart, ask, in, &words);
}

/* --- the kinds ------------------------------------------------------------------------------------------------------ */

int chart_bullet(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, any);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Latest value against the target", "最新值与目标值", true);
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
    say(chart, ask, in, &rows, "Values and the path to the target", "实际值与目标路径", false);
    pace_chart_multiples(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_gaps(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_gap);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Distance from the path, % of its value", "与目标路径的差距，占路径值的%", true);
    pace_chart_gaps(chart, rows.at, rows.count, ask->sorted);
    return CLI_DONE;
}

int chart_dumbbell(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_way);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Base, latest value and target", "基期值、最新值与目标值", true);
    pace_chart_dumbbell(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_scorecard(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_path);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Value as an index of the path to the target, path = 100", "实际值相当于目标路径的指数，路径＝100", true);
    pace_chart_scorecard(chart, rows.at, rows.count);
    return CLI_DONE;
}

int chart_sparklines(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    picked rows = {0};
    int code = open_rows(&rows, ask, in, has_values);
    if (code)
        return code;
    say(chart, ask, in, &rows, "Latest values, change a year and targets", "最新值、年均变化与目标", true);
    pace_chart_sparklines(chart, rows.at, rows.count);
    return CLI_DONE;
}

/* The picture names the unit and both periods beside the figures: which plan, and at which prices, is left. */
static void gauge_measure(pace_buffer *out, const chart_ask *ask, const chart_input *in, const pace_gap *row)
{
    if (ask->title)
        pace_buffer_text(out, row->series.name);
    chart_and(out, in);
    pace_buffer_text(out, in->zh ? "最新值与目标值" : ask->title ? "latest value and target" : "Latest value and target");
    plan_of(out, in, row);
    chart_basis(out, in, row->series.basis);
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
    chart_settle_unit(in, ask, (pace_unit){0}, 0);
    chart_target_title(&words.title, in, &rows.at[0]);
    gauge_measure(&words.subtitle, ask, in, &rows.at[0]);
    sources_of(&words.source, in, &rows);
    chart_caveats(&words.note, in, rows.at, 1, true);
    chart_say(chart, ask, in, &words);
    pace_chart_gauge(chart, &rows.at[0]);
    return CLI_DONE;
}
