/* What alt texts are made of: numbers, periods, series and verdicts in words. */
#include <math.h>
#include "chart/alt.h"

alt alt_of(const pace_chart *chart, pace_buffer *out)
{
    return (alt){chart, out, chart->zh};
}

void alt_say(const alt *a, const char *en, const char *zh)
{
    pace_buffer_text(a->out, a->zh ? zh : en);
}

void alt_number(const alt *a, double value, int decimals, pace_unit unit)
{
    char text[WORDS_SIZE];
    words_style style = unit.quantity == PACE_PERCENT ? words_style_of(a->zh, fabs(value)) : chart_numbers(a->chart, fabs(value));
    words_number(text, value, words_decimals(value, decimals, style), style);
    pace_buffer_text(a->out, text);
    if (unit.quantity == PACE_PERCENT)
        pace_buffer_char(a->out, '%');
}

void alt_period(const alt *a, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    pace_period_print(text, period, a->zh ? "zh" : "en");
    pace_buffer_text(a->out, text);
}

void alt_more(const alt *a, int64_t left)
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
void alt_series(const alt *a, const char *label, const pace_series *s)
{
    int64_t last = pace_view_last(s->view), first = 0, low = -1, high = -1;
    while (first < last && isnan(s->view.x[first]))
        first++;
    pace_buffer_text(a->out, label);
    alt_say(a, *label ? ": " : "", *label ? "：" : "");
    if (last < 0) {
        alt_say(a, "no data.", "无数据。");
        return;
    }
    for (int64_t i = first; i <= last; i++) {
        if (isnan(s->view.x[i]))
            continue;
        low = low < 0 || s->view.x[i] < s->view.x[low] ? i : low;
        high = high < 0 || s->view.x[i] > s->view.x[high] ? i : high;
    }
    if (first < last) {
        alt_say(a, "from ", "");
        alt_period(a, pace_view_period(s->view, first));
        alt_say(a, " at ", "");
        alt_number(a, s->view.x[first], decimals_at(s, first), s->unit);
        alt_say(a, " to ", "至");
    }
    alt_period(a, pace_view_period(s->view, last));
    alt_say(a, " at ", "");
    alt_number(a, s->view.x[last], decimals_at(s, last), s->unit);
    if (low != first && low != last) {
        alt_say(a, ", lowest ", "，最低");
        alt_number(a, s->view.x[low], decimals_at(s, low), s->unit);
    }
    if (high != first && high != last) {
        alt_say(a, ", highest ", "，最高");
        alt_number(a, s->view.x[high], decimals_at(s, high), s->unit);
    }
    alt_say(a, ".", "。");
}

void alt_verdicts(const alt *a, unsigned verdicts)
{
    bool more = false;
    for (unsigned bit = 1; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        if (!(verdicts & bit))
            continue;
        alt_say(a, more ? " or " : "", more ? "或" : "");
        pace_buffer_text(a->out, pace_verdict_word((pace_verdict)bit, a->zh ? "zh" : "en"));
        more = true;
    }
}
