/* What a picture shows, in words: kind, series, range, last value, verdict. */
#include <math.h>
#include "chart/row_words.h"

enum { ALT_ITEMS_MAX = 12 };

typedef struct alt {
    const pace_chart *chart;
    pace_buffer *out;
    bool zh;
} alt;

static void say(const alt *a, const char *en, const char *zh)
{
    pace_buffer_text(a->out, a->zh ? zh : en);
}

static void say_number(const alt *a, double value, int decimals, pace_unit unit)
{
    char text[WORDS_SIZE];
    words_style style = words_style_of(a->zh, fabs(value));
    words_number(text, value, words_decimals(value, decimals, style), style);
    pace_buffer_text(a->out, text);
    if (unit.quantity == PACE_PERCENT)
        pace_buffer_char(a->out, '%');
}

static void say_period(const alt *a, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    pace_period_print(text, period, a->zh ? "zh" : "en");
    pace_buffer_text(a->out, text);
}

static void say_more(const alt *a, int64_t left)
{
    if (left <= 0)
        return;
    pace_buffer_format(a->out, a->zh ? "另有%ld项。" : " %ld more.", (long)left);
}

static int decimals_at(const pace_series *s, int64_t i)
{
    return s->decimals ? s->decimals[i] : -1;
}

/* "actual: 1,200 in 2005 to 8,855 in 2016, between 900 and 8,855" */
static void say_series(const alt *a, const char *label, const pace_series *s)
{
    int64_t last = pace_view_last(s->view), first = 0, low = -1, high = -1;
    while (first < last && isnan(s->view.x[first]))
        first++;
    pace_buffer_text(a->out, label);
    say(a, *label ? ": " : "", *label ? "：" : "");
    if (last < 0) {
        say(a, "no data.", "无数据。");
        return;
    }
    for (int64_t i = first; i <= last; i++) {
        if (isnan(s->view.x[i]))
            continue;
        low = low < 0 || s->view.x[i] < s->view.x[low] ? i : low;
        high = high < 0 || s->view.x[i] > s->view.x[high] ? i : high;
    }
    if (first < last) {
        say(a, "from ", "");
        say_period(a, pace_view_period(s->view, first));
        say(a, " at ", "");
        say_number(a, s->view.x[first], decimals_at(s, first), s->unit);
        say(a, " to ", "至");
    }
    say_period(a, pace_view_period(s->view, last));
    say(a, " at ", "");
    say_number(a, s->view.x[last], decimals_at(s, last), s->unit);
    if (low != first && low != last) {
        say(a, ", lowest ", "，最低");
        say_number(a, s->view.x[low], decimals_at(s, low), s->unit);
    }
    if (high != first && high != last) {
        say(a, ", highest ", "，最高");
        say_number(a, s->view.x[high], decimals_at(s, high), s->unit);
    }
    say(a, ".", "。");
}

static void say_verdicts(const alt *a, unsigned verdicts)
{
    bool more = false;
    for (unsigned bit = 1; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        if (!(verdicts & bit))
            continue;
        say(a, more ? " or " : "", more ? "或" : "");
        pace_buffer_text(a->out, pace_verdict_word((pace_verdict)bit, a->zh ? "zh" : "en"));
        more = true;
    }
}

static bool is_one_year(const pace_target *t)
{
    int64_t periods;
    return t->due.freq == PACE_ANNUAL && !pace_period_diff(&periods, t->due, t->base_period, NULL) && periods == 1;
}

static void describe_goal(const alt *a, const chart_goal *goal)
{
    pace_gap gap;
    const pace_target *t = &goal->target;
    say(a, " ", "");
    pace_buffer_text(a->out, goal->label);
    say(a, *goal->label ? ", target " : "Target ", "目标");
    say_number(a, t->value, t->decimals, t->unit);
    if (pace_period_is_set(t->due)) {
        say(a, " in ", "（");
        say_period(a, t->due);
        say(a, "", "）");
    }
    for (size_t i = 0; i < a->chart->line_count; i++) {
        if (pace_gap_assess(&gap, a->chart->lines[i].series, t, NULL, NULL))
            continue;
        if (isfinite(gap.required_rate) && gap.path == PACE_PATH_GEOMETRIC) {
            say(a, ", ", "，");
            words_required_rate(a->out, gap.required_rate, is_one_year(t), a->zh);
        }
        say(a, ": ", "：");
        say_verdicts(a, gap.verdicts);
        break;
    }
    say(a, ".", "。");
}

static void describe_lines(const alt *a)
{
    const pace_chart *chart = a->chart;
    say(a, "Line chart. ", "折线图。");
    for (size_t i = 0; i < chart->line_count && i < ALT_ITEMS_MAX; i++) {
        say(a, i ? " " : "", "");
        say_series(a, chart->lines[i].label, &chart->lines[i].series);
    }
    say_more(a, (int64_t)chart->line_count - ALT_ITEMS_MAX);
    for (size_t i = 0; i < chart->goal_count && i < ALT_ITEMS_MAX; i++)
        describe_goal(a, &chart->goals[i]);
}

static void describe_bars(const alt *a)
{
    const pace_bars *bars = &a->chart->bars;
    pace_unit none = {0};
    say(a, bars->horizontal ? "Horizontal bar chart. " : "Bar chart. ", bars->horizontal ? "条形图。" : "柱形图。");
    for (int64_t c = 0; c < bars->category_count && c < ALT_ITEMS_MAX; c++) {
        say(a, c ? "; " : "", c ? "；" : "");
        pace_buffer_text(a->out, bars->categories[c]);
        say(a, ": ", "：");
        for (int64_t k = 0; k < bars->series_count; k++) {
            double value = bars->values[c * bars->series_count + k];
            say(a, k ? ", " : "", k ? "，" : "");
            if (bars->labels && bars->series_count > 1) {
                pace_buffer_text(a->out, bars->labels[k]);
                pace_buffer_char(a->out, ' ');
            }
            if (isnan(value))
                say(a, "no data", "无数据");
            else
                say_number(a, value, bars->decimals, none);
        }
    }
    say(a, ".", "。");
    say_more(a, bars->category_count - ALT_ITEMS_MAX);
}

static void describe_rows(const alt *a)
{
    const pace_chart *chart = a->chart;
    bool ended = false;
    for (int64_t i = 0; i < chart->row_count && i < ALT_ITEMS_MAX; i++) {
        const pace_gap *row = &chart->rows[i];
        say(a, !i ? "" : ended ? " " : "; ", !i || ended ? "" : "；");
        ended = row_is_plain(row); /* which is said in a sentence of its own */
        if (ended) {
            say_series(a, row->target.name, &row->series);
            continue;
        }
        pace_buffer_text(a->out, row->target.name);
        say(a, ": ", "：");
        if (isfinite(row->latest)) {
            say_number(a, row->latest, -1, row->target.unit);
            say(a, " in ", "（");
            say_period(a, row->latest_period);
            say(a, ", target ", "），目标");
        } else {
            say(a, "target ", "目标");
        }
        say_number(a, row->target_value, row->target.decimals, row->target.unit);
        if (pace_period_is_set(row->target.due)) {
            say(a, " in ", "（");
            say_period(a, row->target.due);
            say(a, "", "）");
        }
        say(a, ", ", "，");
        say_verdicts(a, row->verdicts);
    }
    if (!ended)
        say(a, ".", "。");
    say_more(a, chart->row_count - ALT_ITEMS_MAX);
}

void chart_describe(const pace_chart *chart, pace_buffer *out)
{
    alt a = {chart, out, chart->zh};
    switch (chart->kind) {
    case CHART_NOTHING:
        say(&a, "Empty chart: no data.", "空图：无数据。");
        break;
    case CHART_LINES:
        describe_lines(&a);
        break;
    case CHART_BARS:
        describe_bars(&a);
        break;
    case CHART_BULLETS:
        say(&a, "Progress rows, latest value against target. ", "目标进度图，最新值与目标值对比。");
        describe_rows(&a);
        break;
    case CHART_MULTIPLES:
        say(&a, "Small line charts, one a panel. ", "小型折线图，每项一幅。");
        describe_rows(&a);
        break;
    }
}
