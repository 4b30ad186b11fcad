/* The title of a chart of one series. */
#include <math.h>
#include <string.h>
#include "cli/draw/finding.h"

/* "8,855 in 2016" */
static void one_figure(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t i)
{
    if (in->zh) {
        chart_period(out, in, pace_view_period(s->view, i));
        pace_buffer_format(out, "%s为", s->name);
        chart_value(out, in, finding_at(s, i), s->unit);
        return;
    }
    pace_buffer_format(out, "%s: ", s->name);
    chart_value(out, in, finding_at(s, i), s->unit);
    chart_in_period(out, in, pace_view_period(s->view, i));
}

static void growth(pace_buffer *out, const chart_input *in, const pace_series *s, const finding_stretch *run, double rate)
{
    pace_period from = pace_view_period(s->view, run->from), to = pace_view_period(s->view, run->to);
    bool one_year = run->to == run->from + 1;
    if (in->zh) {
        if (one_year)
            chart_period(out, in, to);
        else
            finding_span(out, in, from, to);
        pace_buffer_format(out, "%s%s%s%s%s", s->name, finding_is_nominal(s) ? "名义" : "", one_year ? "" : "年均", run->about ? "约" : "",
                           finding_verb(s, rate, true));
        finding_percent(out, rate);
        return;
    }
    pace_buffer_format(out, "%s %s %s", s->name, finding_verb(s, rate, false), run->about ? "about " : "");
    finding_percent(out, rate);
    pace_buffer_text(out, one_year ? "" : " a year");
    pace_buffer_text(out, finding_is_nominal(s) ? " in nominal terms" : "");
    pace_buffer_text(out, one_year ? " in " : " ");
    if (one_year)
        chart_period(out, in, to);
    else
        finding_span(out, in, from, to);
}

/* "5.1% in 2015" within a sentence */
static void figure_in_period(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t i)
{
    pace_period at = pace_view_period(s->view, i);
    if (in->zh) {
        chart_period(out, in, at);
        pace_buffer_text(out, "的");
    }
    chart_value(out, in, finding_at(s, i), s->unit);
    if (!in->zh)
        chart_in_period(out, in, at);
}

/* "rose from 5.1% in 2015 to 6.3% in 2019" */
static void from_to(pace_buffer *out, const chart_input *in, const pace_series *s, const finding_stretch *run)
{
    double first = finding_at(s, run->from), last = finding_at(s, run->to);
    bool same = !(first < last) && !(first > last);
    if (same) {
        one_figure(out, in, s, run->to);
        pace_buffer_text(out, in->zh ? "，与" : ", as in ");
        chart_period(out, in, pace_view_period(s->view, run->from));
        pace_buffer_text(out, in->zh ? "相同" : "");
        return;
    }
    pace_buffer_format(out, in->zh ? "%s由" : last < first ? "%s fell from " : "%s rose from ", s->name);
    figure_in_period(out, in, s, run->from);
    pace_buffer_text(out, in->zh ? (last < first ? "降至" : "升至") : " to ");
    figure_in_period(out, in, s, run->to);
}

/* Within a year there are seasons: the same period a year earlier is what the last one is held against. */
static bool on_a_year_earlier(pace_buffer *out, const chart_input *in, const pace_series *s, const finding_stretch *run)
{
    double rate = finding_yearly(s, run);
    if (isnan(rate))
        return false;
    if (in->zh) {
        chart_period(out, in, pace_view_period(s->view, run->to));
        pace_buffer_format(out, finding_prints_as_zero(rate) ? "%s与上年同期基本持平" : finding_is_nominal(s) ? "%s同比名义" : "%s同比", s->name);
        if (finding_prints_as_zero(rate))
            return true;
        pace_buffer_text(out, finding_verb(s, rate, true));
        finding_percent(out, rate);
        return true;
    }
    pace_buffer_format(out, "%s ", s->name);
    if (finding_prints_as_zero(rate)) {
        pace_buffer_text(out, "as high as");
    } else {
        pace_buffer_text(out, rate < 0 ? "down " : "up ");
        finding_percent(out, rate);
        pace_buffer_text(out, " on");
    }
    pace_buffer_format(out, " a year earlier%s in ", !finding_prints_as_zero(rate) && finding_is_nominal(s) ? " in nominal terms," : "");
    chart_period(out, in, pace_view_period(s->view, run->to));
    return true;
}

/* The digits that tell two figures beside each other: computed ones have more than anybody reads. */
static void short_figure(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t i)
{
    double v = finding_at(s, i), tenth = round(10 * v) / 10;
    bool more = s->decimals && s->decimals[i] > 1;
    chart_value(out, in, more || fabs(v) < 0.1 ? v : tenth, s->unit);
}

/* "GDP: 2.6% in 2018, after 4.5% in 2017" */
static void figure_after(pace_buffer *out, const chart_input *in, const pace_series *s, const finding_stretch *run)
{
    int64_t before = run->to - 1;
    bool known = before >= run->from && !isnan(finding_at(s, before));
    pace_buffer_format(out, in->zh ? "%s%s：" : "%s%s: ", s->name, finding_growth_word(s, in->zh));
    if (in->zh)
        chart_period(out, in, pace_view_period(s->view, run->to));
    pace_buffer_text(out, in->zh ? "为" : "");
    short_figure(out, in, s, run->to);
    if (!in->zh)
        chart_in_period(out, in, pace_view_period(s->view, run->to));
    if (!known)
        return;
    pace_buffer_text(out, in->zh ? "，" : ", after ");
    if (in->zh && s->view.first.freq == PACE_ANNUAL)
        pace_buffer_text(out, "上年");
    else if (in->zh)
        chart_period(out, in, pace_view_period(s->view, before));
    pace_buffer_text(out, in->zh ? "为" : "");
    short_figure(out, in, s, before);
    if (!in->zh)
        chart_in_period(out, in, pace_view_period(s->view, before));
}

void finding_of_one(pace_buffer *out, const chart_input *in, const pace_series *s)
{
    finding_stretch run = finding_stretch_of(s);
    if (run.to < 0 || run.bound || finding_crosses_zero(in, s)) {
        pace_buffer_text(out, s->name);
        return;
    }
    if (finding_is_rate_of(in, s)) {
        figure_after(out, in, s, &run);
        return;
    }
    double rate = finding_rate(s, run.from, run.to);
    if (run.from == run.to)
        one_figure(out, in, s, run.to);
    else if (!isnan(rate) && !finding_prints_as_zero(rate))
        growth(out, in, s, &run, rate);
    else if (s->view.first.freq != PACE_ANNUAL && on_a_year_earlier(out, in, s, &run))
        return;
    else if (s->kind == PACE_CUMULATIVE && s->view.first.freq != PACE_ANNUAL)
        one_figure(out, in, s, run.to);
    else
        from_to(out, in, s, &run);
}
