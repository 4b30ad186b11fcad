/* Components that verbs make of a series, KEY.trend and the like: names that can be read, and those that share an axis. */
#include <string.h>
#include "cli/draw/chart.h"

typedef enum component { NO_COMPONENT, ADJUSTED, TREND, SEASONAL, IRREGULAR, CALENDAR, CYCLE } component;

static const char *const endings[] = {
    [ADJUSTED] = ".adjusted", [TREND] = ".trend", [SEASONAL] = ".seasonal", [IRREGULAR] = ".irregular", [CALENDAR] = ".calendar",
    [CYCLE] = ".cycle"};
static const char *const words[][2] = {
    [ADJUSTED] = {"seasonally adjusted", "季节调整后"}, [TREND] = {"trend", "趋势"},     [SEASONAL] = {"seasonal component", "季节成分"},
    [IRREGULAR] = {"irregular component", "不规则成分"}, [CALENDAR] = {"calendar effects", "日历效应"}, [CYCLE] = {"cycle", "周期"}};

/* Which one a key names, and how long the key of the series itself is. */
static component component_of(size_t *stem, const char *key)
{
    size_t n = strlen(key);
    for (int i = ADJUSTED; i <= CYCLE; i++) {
        size_t end = strlen(endings[i]);
        *stem = n - end;
        if (n > end && strcmp(key + n - end, endings[i]) == 0)
            return (component)i;
    }
    return NO_COMPONENT;
}

static const char *key_of(const pace_series *series)
{
    return series->key ? series->key : "";
}

static bool has_part(const chart_input *in, const char *key, size_t stem, component part)
{
    int64_t rows = pace_panel_block(in->panel).rows;
    for (int64_t i = 0; i < rows; i++) {
        pace_series row = pace_panel_series(in->panel, i);
        size_t n;
        if (component_of(&n, key_of(&row)) == part && n == stem && strncmp(row.key, key, stem) == 0)
            return true;
    }
    return false;
}

/* An ending alone proves nothing: a component has its counterpart beside it. */
static component proved(size_t *stem, const chart_input *in, const pace_series *series)
{
    component part = in->panel ? component_of(stem, key_of(series)) : NO_COMPONENT;
    if (part == NO_COMPONENT || !has_part(in, key_of(series), *stem, TREND))
        return NO_COMPONENT;
    return has_part(in, key_of(series), *stem, ADJUSTED) || has_part(in, key_of(series), *stem, CYCLE) ? part : NO_COMPONENT;
}

/* How many different series there are components of; 0 where any row is something else. */
static int64_t count_stems(const chart_input *in)
{
    int64_t stems = 0;
    for (int64_t i = 0; i < in->count; i++) {
        size_t stem, before;
        if (!proved(&stem, in, &in->series[i]))
            return 0;
        bool first = i == 0 || !component_of(&before, key_of(&in->series[i - 1])) || before != stem ||
                     strncmp(key_of(&in->series[i - 1]), key_of(&in->series[i]), stem) != 0;
        stems += first;
    }
    return stems;
}

static const char *stem_of(chart_input *in, const pace_series *series, size_t stem)
{
    pace_buffer name = PACE_BUFFER_INIT;
    pace_buffer_bytes(&name, series->key, stem);
    return chart_keep(in, &name);
}

/* "Investment (seasonally adjusted)"; beside that of the same series "trend" needs no name. */
static const char *name_of(chart_input *in, const pace_series *series, component part, size_t stem, bool beside)
{
    pace_buffer name = PACE_BUFFER_INIT;
    if (beside)
        return words[part][in->zh];
    pace_buffer_bytes(&name, series->key, stem);
    pace_buffer_format(&name, in->zh ? "（%s）" : " (%s)", words[part][in->zh]);
    return chart_keep(in, &name);
}

/* All of one kind, which the subtitle says. */
static const char *common_words(const chart_input *in)
{
    size_t stem;
    component first = in->count ? proved(&stem, in, &in->series[0]) : NO_COMPONENT;
    for (int64_t i = 1; i < in->count; i++)
        if (proved(&stem, in, &in->series[i]) != first)
            return NULL;
    return first ? words[first][in->zh] : NULL;
}

enum { RENAMED_MOST = 100 }; /* no picture shows more of them by name */

void chart_name_components(chart_input *in)
{
    int64_t stems = count_stems(in);
    in->component = common_words(in);
    for (int64_t i = 0; i < in->count && i < RENAMED_MOST; i++) {
        size_t stem;
        component part = proved(&stem, in, &in->series[i]);
        bool pair = stems == 1 && in->count > 1 && part == TREND;
        if (!part)
            continue;
        in->series[i].name = in->component ? stem_of(in, &in->series[i], stem) : name_of(in, &in->series[i], part, stem, pair);
    }
}

/* Of one series what is adjusted and its trend; of several what is adjusted alone, or the trends where nothing is. */
static bool shares_axis(const chart_input *in, const pace_series *series, component part, size_t stem, int64_t stems)
{
    bool adjusted = has_part(in, key_of(series), stem, ADJUSTED);
    return part == ADJUSTED || (part == TREND && (!adjusted || stems == 1));
}

enum { NAMED_MOST = 6 };

void chart_pick_components(chart_input *in)
{
    int64_t stems = count_stems(in), kept = 0, left = 0;
    pace_buffer list = PACE_BUFFER_INIT;
    for (int64_t i = 0; stems && i < in->count; i++) {
        size_t stem;
        component part = proved(&stem, in, &in->series[i]);
        if (shares_axis(in, &in->series[i], part, stem, stems))
            in->series[kept++] = in->series[i];
        else if (left++ < NAMED_MOST)
            pace_buffer_format(&list, "%s%s", left > 1 ? ", " : "", key_of(&in->series[i]));
    }
    if (!stems)
        return;
    for (int64_t i = 1; i < kept; i++) { /* what is adjusted stands before its trend */
        size_t stem;
        pace_series series = in->series[i];
        if (component_of(&stem, key_of(&series)) != ADJUSTED || stems != 1)
            continue;
        in->series[i] = in->series[i - 1];
        in->series[i - 1] = series;
    }
    in->count = kept;
    if (left)
        cli_say("components left out: %s%s; --series KEY,... shows them", list.text, left > NAMED_MOST ? " and others" : "");
    pace_buffer_clear(&list);
}

const char *chart_strong_component(const chart_input *in)
{
    size_t stem;
    bool pair = in->count == 2 && proved(&stem, in, &in->series[0]) == ADJUSTED && proved(&stem, in, &in->series[1]) == TREND;
    return pair ? in->series[0].name : NULL;
}
