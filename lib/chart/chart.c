/* The builder: keeps copies of what is added, remembers the first error. */
#include <math.h>
#include <string.h>
#include "chart/chart_private.h"

/* What a chart is when there is no memory for one. Nothing writes to it: its error is set. */
static const pace_chart no_chart = {
    .title = "",
    .subtitle = "",
    .source = "",
    .note = "",
    .id = "",
    .error = {.code = PACE_ERR_NOMEM, .text = "out of memory; free some and try again"}};

static pace_chart *nil_chart(void)
{
    return (pace_chart *)(uintptr_t)&no_chart;
}

pace_error *chart_error(pace_chart *chart)
{
    return chart->error.code ? NULL : &chart->error;
}

pace_chart *pace_chart_new_with(double width, double height, const pace_allocator *allocator)
{
    pace_chart *chart = pace__calloc(allocator, 1, sizeof *chart);
    if (!chart)
        return nil_chart();
    if (allocator)
        chart->allocator = *allocator;
    pace__arena_init(&chart->arena, allocator);
    chart->width = width;
    chart->height = height;
    chart->factor = 1;
    chart->title = chart->subtitle = chart->source = chart->note = chart->id = "";
    chart->built.allocator = chart->warnings.allocator = chart->alt.allocator = &chart->allocator;
    if (!(width >= 16 && width <= 32767 && height >= 16 && height <= 32767))
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "size",
                         "a chart of that size cannot be drawn; width and height "
                         "must be 16 to 32767 px");
    return chart;
}

pace_chart *pace_chart_new(double width, double height)
{
    return pace_chart_new_with(width, height, NULL);
}

void pace_chart_free(pace_chart *chart)
{
    if (!chart || chart == nil_chart())
        return;
    pace_allocator allocator = chart->allocator;
    pace__release(&allocator, chart->lines, chart->line_capacity * sizeof *chart->lines);
    pace__release(&allocator, chart->goals, chart->goal_capacity * sizeof *chart->goals);
    pace_buffer_clear(&chart->built);
    pace_buffer_clear(&chart->warnings);
    pace_buffer_clear(&chart->alt);
    pace__arena_clear(&chart->arena);
    pace__release(&allocator, chart, sizeof *chart);
}

static void set_words(pace_chart *chart, const char **slot, const char *what, const char *text)
{
    if (chart->error.code)
        return;
    const char *copy = chart_copy_text(chart, what, text);
    if (copy)
        *slot = copy;
}

void pace_chart_title(pace_chart *chart, const char *title)
{
    set_words(chart, &chart->title, "title", title);
}

void pace_chart_subtitle(pace_chart *chart, const char *subtitle)
{
    set_words(chart, &chart->subtitle, "subtitle", subtitle);
}

void pace_chart_source(pace_chart *chart, const char *source)
{
    set_words(chart, &chart->source, "source", source);
}

void pace_chart_note(pace_chart *chart, const char *note)
{
    set_words(chart, &chart->note, "note", note);
}

void pace_chart_id(pace_chart *chart, const char *prefix)
{
    set_words(chart, &chart->id, "id", prefix);
}

void pace_chart_lang(pace_chart *chart, const char *lang)
{
    if (chart->error.code)
        return;
    if (lang && strcmp(lang, "en") != 0 && strcmp(lang, "zh") != 0)
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "lang", "the language %q is not known; use \"en\" or \"zh\"",
                         lang);
    else
        chart->zh = lang && strcmp(lang, "zh") == 0;
}

void pace_chart_theme(pace_chart *chart, pace_theme which)
{
    if (chart->error.code)
        return;
    if (which != PACE_THEME_LIGHT && which != PACE_THEME_DARK)
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "theme", "theme %d is not known; use light (0) or dark (1)",
                         (int)which);
    else
        chart->theme = which;
}

void pace_chart_scale(pace_chart *chart, double factor)
{
    if (chart->error.code)
        return;
    if (!(factor >= 1 && factor <= 4))
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "scale", "that scale cannot be drawn; use 1 to 4 pixels a px");
    else
        chart->factor = factor;
}

/* A chart holds one kind of picture. */
static bool take_kind(pace_chart *chart, chart_kind kind)
{
    static const char *const names[] = {"nothing", "lines", "bars", "bullet rows", "small multiples"};
    if (chart->error.code)
        return false;
    if (chart->kind != CHART_NOTHING && (chart->kind != kind || kind != CHART_LINES)) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "",
                         "the chart already holds %s and cannot take %s; make one chart for each", names[chart->kind],
                         names[kind]);
        return false;
    }
    chart->kind = kind;
    return true;
}

static bool frequencies_agree(pace_chart *chart, const pace_series *series)
{
    for (size_t i = 0; i < chart->line_count; i++) {
        pace_period first = chart->lines[i].series.view.first;
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
    if (!take_kind(chart, CHART_LINES))
        return;
    line.label = chart_copy_text(chart, "label of a line", label);
    if (!line.label || !chart_copy_series(chart, &line.series, series, line.label) ||
        !frequencies_agree(chart, &line.series))
        return;
    if (!pace__reserve(&chart->allocator, (void **)&chart->lines, &chart->line_capacity, chart->line_count + 1,
                       sizeof *chart->lines)) {
        (void)pace__fail_memory(&chart->error);
        return;
    }
    chart->lines[chart->line_count++] = line;
}

void pace_chart_target_path(pace_chart *chart, const pace_target *target, const char *label)
{
    chart_goal goal = {0};
    if (!take_kind(chart, CHART_LINES))
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
    goal.label = chart_copy_text(chart, "label of a target", label);
    if (!goal.label || !goal.target.name || !chart_copy_milestones(chart, &goal.target))
        return;
    if (!pace__reserve(&chart->allocator, (void **)&chart->goals, &chart->goal_capacity, chart->goal_count + 1,
                       sizeof *chart->goals)) {
        (void)pace__fail_memory(&chart->error);
        return;
    }
    chart->goals[chart->goal_count++] = goal;
}

void pace_chart_bars(pace_chart *chart, const pace_bars *bars)
{
    if (take_kind(chart, CHART_BARS) && !chart_copy_bars(chart, bars))
        chart->kind = CHART_NOTHING;
}

void pace_chart_bullets(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    if (take_kind(chart, CHART_BULLETS) && !chart_copy_rows(chart, rows, count))
        chart->kind = CHART_NOTHING;
}

void pace_chart_multiples(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    if (take_kind(chart, CHART_MULTIPLES) && !chart_copy_rows(chart, rows, count))
        chart->kind = CHART_NOTHING;
}

const char *pace_chart_warnings(const pace_chart *chart)
{
    return chart->warnings.text ? chart->warnings.text : "";
}

const char *pace_chart_alt(const pace_chart *chart)
{
    return chart->alt.text ? chart->alt.text : "";
}
