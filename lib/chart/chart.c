/* The builder: keeps copies of what is added, remembers the first error. */
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
    chart->height = chart->height_most = height;
    chart->factor = 1;
    chart->claims_end = &chart->claims;
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

void pace_chart_fit_height(pace_chart *chart, double least)
{
    if (chart->error.code)
        return;
    if (!(least >= 16 && least <= 32767))
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "height",
                         "a chart cannot be that low; the least height must be 16 to 32767 px");
    else
        chart->height_least = least < chart->height_most ? least : chart->height_most;
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

void pace_chart_compress(pace_chart *chart, pace_compress effort)
{
    if (chart->error.code)
        return;
    if (effort != PACE_COMPRESS_FAST && effort != PACE_COMPRESS_BEST)
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "compress", "effort %d is not known; use fast (0) or best (1)",
                         (int)effort);
    else
        chart->compress = effort;
}

void pace_chart_text_mode(pace_chart *chart, pace_text_mode mode)
{
    if (chart->error.code)
        return;
    if (mode != PACE_TEXT_LIVE && mode != PACE_TEXT_EMBED && mode != PACE_TEXT_OUTLINE)
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "text mode",
                         "text mode %d is not known; use live (0), embed (1) or outline (2)", (int)mode);
    else
        chart->text_mode = mode;
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

void pace_chart_log(pace_chart *chart)
{
    if (!chart->error.code)
        chart->log = true;
}

void *chart_take(pace_chart *chart, const chart_type *type, size_t size, bool again)
{
    if (chart->error.code)
        return NULL;
    if (chart->type && (chart->type != type || !again)) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "",
                         "the chart already holds %s and cannot take %s; make one chart for each", chart->type->name,
                         type->name);
        return NULL;
    }
    if (!chart->type) {
        chart->data = chart_memory(chart, 1, size);
        if (!chart->data)
            return NULL;
        memset(chart->data, 0, size);
        chart->type = type;
    }
    return chart->data;
}

const char *pace_chart_warnings(const pace_chart *chart)
{
    return chart->warnings.text ? chart->warnings.text : "";
}

const char *pace_chart_alt(const pace_chart *chart)
{
    return chart->alt.text ? chart->alt.text : "";
}
