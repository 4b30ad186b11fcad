/* The types of `pace chart`: their names, what each shows and of what, the options that each has. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

static const chart_kind kinds[] = {
    {"line", "lines", "series over time; an indicator with its target and the path to it",
     CHART_HIGHLIGHT | CHART_LOG | CHART_CLAIM | CHART_SPAN | CHART_PLANS, chart_line},
    {"bar", "bars|column|columns", "periods, or names of a table, side by side; --at PERIOD: the series in that period",
     CHART_HIGHLIGHT | CHART_SORTED | CHART_HORIZONTAL | CHART_SPAN, chart_bar},
    {"bullet", "bullets", "targets, a row each: latest value, target, verdict", CHART_PLANS, chart_bullet},
    {"multiples", "small-multiples", "targets with their paths, or series of different units, a small panel each",
     CHART_SPAN | CHART_PLANS, chart_multiples},
    {"contribution", "contributions", "parts of a total over time, rises above and falls below zero; --total KEY: its column, the rest are parts",
     CHART_TOTAL | CHART_SPAN, chart_contribution},
    {"structure", "share|shares", "parts of a whole over time, every period 100 %; --total KEY leaves that column out of the parts",
     CHART_TOTAL | CHART_SPAN, chart_structure},
    {"area", "stack|stacked", "parts of a whole over time, stacked; --total KEY: its column, the rest are parts", CHART_TOTAL | CHART_SPAN, chart_area},
    {"waterfall", "bridge", "from one total to another by steps: a table of label,value, first and last row totals", 0, chart_waterfall},
    {"panels", "panel", "series of different units above each other on one time axis", CHART_SPAN, chart_panels},
    {"slope", "slopes", "the first and the last period (--from, --to), a line a series", CHART_HIGHLIGHT | CHART_SPAN, chart_slope},
    {"scatter", "points", "two series or columns against each other (--x, --y), a point a period or name; --fit, --log",
     CHART_HIGHLIGHT | CHART_LOG | CHART_XY | CHART_FIT | CHART_SPAN, chart_scatter},
    {"gaps", "gap", "targets: how far above or below the path, in % of it; --sorted: worst first", CHART_PLANS | CHART_SORTED, chart_gaps},
    {"dumbbell", "dumbbells", "targets: base, latest value and target of each, joined", CHART_PLANS, chart_dumbbell},
    {"scorecard", "scorecards", "targets: years across, each value as an index of its path, verdict last", CHART_PLANS, chart_scorecard},
    {"sparklines", "sparkline", "targets: a table with a small line in each row", CHART_PLANS, chart_sparklines},
    {"gauge", "dial", "one target on a half circle (--indicator ID --plan ID); bullet says the same in less room", CHART_PLANS, chart_gauge},
    {"heat", "heatmap|matrix", "series against periods, or a table of names and columns, as tinted cells with their values; --middle N",
     CHART_MIDDLE | CHART_SPAN, chart_heat},
    {"fan", "forecast", "a series and the ranges ahead of it; --forecast FILE has series,period,mean,lower80,upper80,...",
     CHART_LOG | CHART_CLAIM | CHART_FORECAST | CHART_SPAN, chart_fan},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

static bool is_one_of(const char *name, const char *list)
{
    size_t n = strlen(name);
    for (const char *at = list; *at; at += strcspn(at, "|"), at += *at == '|')
        if (strcspn(at, "|") == n && memcmp(at, name, n) == 0)
            return true;
    return false;
}

const chart_kind *chart_find_kind(const char *name)
{
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0 || is_one_of(name, kinds[i].also))
            return &kinds[i];
    return NULL;
}

const chart_kind *chart_default_kind(const chart_ask *ask)
{
    bool dataset = chart_is_dataset(ask);
    if (!dataset || ask->indicators.count || ask->series.count)
        return chart_find_kind("line");
    if (ask->plans.count || ask->common.actuals)
        return chart_find_kind("bullet");
    cli_usage("%s: a chart of what? --indicator ID, --series KEY,..., or --type bullet for the targets of a plan", ask->file);
    return NULL;
}

void chart_list_kinds(pace_buffer *out)
{
    for (int i = 0; i < KINDS; i++) {
        pace_buffer_format(out, "  %s", kinds[i].name);
        for (size_t k = strlen(kinds[i].name); k < 14; k++)
            pace_buffer_char(out, ' ');
        pace_buffer_format(out, "%s\n", kinds[i].line);
    }
}

int chart_refuse_kind(const char *name)
{
    pace_buffer all = PACE_BUFFER_INIT;
    const char *closest = NULL;
    int best = 3;
    for (int i = 0; i < KINDS; i++) {
        int distance = pace_text_distance(name, kinds[i].name, best);
        pace_buffer_format(&all, "%s%s", i ? ", " : "", kinds[i].name);
        if (distance < best) {
            best = distance;
            closest = kinds[i].name;
        }
    }
    if (closest)
        cli_usage("--type: no type '%s'; did you mean %s? pace chart --type lists them", name, closest);
    else
        cli_usage("--type: no type '%s'; there are %s", name, all.text ? all.text : "others");
    pace_buffer_clear(&all);
    return CLI_USAGE;
}

static bool has(const chart_ask *ask, unsigned option)
{
    switch (option) {
    case CHART_HIGHLIGHT:
        return ask->highlight;
    case CHART_LOG:
        return ask->log;
    case CHART_SORTED:
        return ask->sorted;
    case CHART_HORIZONTAL:
        return ask->horizontal;
    case CHART_CLAIM:
        return ask->claims.count;
    case CHART_TOTAL:
        return ask->total;
    case CHART_XY:
        return ask->x || ask->y;
    case CHART_FORECAST:
        return ask->forecast;
    case CHART_SPAN:
        return pace_period_is_set(ask->first) || pace_period_is_set(ask->to);
    case CHART_PLANS:
        return ask->plans.count || ask->target;
    case CHART_FIT:
        return ask->fit;
    case CHART_MIDDLE:
        return !isnan(ask->middle);
    default:
        return false;
    }
}

int chart_check_options(const chart_kind *kind, const chart_ask *ask)
{
    static const struct {
        unsigned option;
        const char *name;
    } known[] = {{CHART_HIGHLIGHT, "highlight"}, {CHART_LOG, "log"},     {CHART_SORTED, "sorted"}, {CHART_HORIZONTAL, "horizontal"},
                 {CHART_CLAIM, "claim"},         {CHART_TOTAL, "total"}, {CHART_XY, "x and --y"},  {CHART_FORECAST, "forecast"},
                 {CHART_SPAN, "from and --to"},  {CHART_PLANS, "plan"},  {CHART_FIT, "fit"},
                 {CHART_MIDDLE, "middle"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        pace_buffer with = PACE_BUFFER_INIT;
        if ((kind->options & known[i].option) || !has(ask, known[i].option))
            continue;
        for (int k = 0; k < KINDS; k++)
            if (kinds[k].options & known[i].option)
                pace_buffer_format(&with, "%s%s", with.length ? ", " : "", kinds[k].name);
        cli_usage("--%s does nothing for --type %s; it goes with %s", known[i].name, kind->name, with.text ? with.text : "others");
        pace_buffer_clear(&with);
        return CLI_USAGE;
    }
    return CLI_DONE;
}
