/* The title of a chart of series, where nobody gave one: what the figures say, and no more. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

/* --- what can be compared ------------------------------------------------------------------------------------------- */

typedef struct stretch { /* of a series: its last run without a break, forecasts aside */
    int64_t from, to;    /* -1 = nothing */
    bool about;          /* one end is "about" */
    bool bound;          /* one end is a bound: it cannot be compared */
} stretch;

static double at(const pace_series *s, int64_t i)
{
    return s->view.x[i * s->view.stride];
}

static uint8_t letter(const pace_series *s, int64_t i)
{
    return s->status ? s->status[i] : PACE_STATUS_NORMAL;
}

static void note_qualifier(stretch *run, const pace_series *s, int64_t i)
{
    uint8_t q = s->qualifier ? s->qualifier[i] : PACE_EXACTLY;
    run->about = run->about || q == PACE_ABOUT;
    run->bound = run->bound || (q != PACE_EXACTLY && q != PACE_ABOUT);
}

static stretch stretch_of(const pace_series *s)
{
    stretch run = {-1, -1, false, false};
    for (int64_t i = 0; i < s->view.n; i++) {
        if (isnan(at(s, i)) || letter(s, i) == PACE_STATUS_FORECAST)
            continue;
        if (run.from < 0 || letter(s, i) == PACE_STATUS_BREAK || letter(s, i) == PACE_STATUS_DEFINITION)
            run.from = i;
        run.to = i;
    }
    if (run.to >= 0) {
        note_qualifier(&run, s, run.from);
        note_qualifier(&run, s, run.to);
    }
    return run;
}

/* Figures whose ratio is a growth rate. */
static bool is_level(const pace_series *s)
{
    return (s->kind == PACE_LEVEL || s->kind == PACE_INDEX_NUMBER || s->kind == PACE_CUMULATIVE) &&
           !pace_unit_is_rate(s->unit) && s->unit.quantity != PACE_RANK;
}

static bool is_percent(const pace_series *s)
{
    return (s->unit.quantity == PACE_PERCENT || s->unit.quantity == PACE_PERCENTAGE_POINT) && !s->unit.per;
}

static bool same_letter(char a, char b)
{
    return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A word begins where no letter stands before it: "birth rate", not "corporate". */
static bool holds(const char *name, const char *word)
{
    for (char before = 0; *name; before = *name++) {
        size_t k = 0;
        while (word[k] && same_letter(name[k], word[k]))
            k++;
        if (!word[k] && !(is_letter(before) && is_letter(*word)))
            return true;
    }
    return false;
}

/* The name of a rate: what is in percent rises and falls itself. "GDP" in percent is the growth of something, or a
 * part of it, and that it is less than before does not say that GDP fell. */
static bool names_a_rate(const pace_series *s)
{
    static const char *const words[] = {"rate",   "ratio",  "share",   "growth", "percent", "proportion", "inflation", "unemployment",
                                        "margin", "yield",  "coverage", "率",     "比",      "增速",       "增长",      "增幅",
                                        "涨幅",   "降幅",   "程度",     "水平",   "份额",    "百分",       "jobless",   "employment"};
    if (s->kind == PACE_SHARE || s->kind == PACE_RATE)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (holds(s->name, words[i]))
            return true;
    return strchr(s->name, '%') != NULL;
}

/* A pipe in the plain form loses units: what comes through it may be the growth of what it is called. */
static bool rate_of_something(const chart_input *in, const pace_series *s)
{
    bool unknown = in->piped && s->unit.quantity == PACE_QUANTITY_NONE && s->kind == PACE_LEVEL;
    return (is_percent(s) || unknown) && !names_a_rate(s);
}

static const char *growth_word(const pace_series *s, bool zh)
{
    bool growth = s->kind == PACE_GROWTH || s->kind == PACE_AVERAGE_GROWTH;
    return !growth ? "" : zh ? "增速" : " growth";
}

/* A year, compound; NaN where there is none. */
static double rate_between(const pace_series *s, int64_t from, int64_t to)
{
    double first = at(s, from), last = at(s, to);
    if (from >= to || s->view.first.freq != PACE_ANNUAL || !is_level(s) || !(first > 0) || !(last > 0))
        return (double)NAN;
    double rate = pow(last / first, 1.0 / (double)(to - from)) - 1;
    return rate < 10 ? rate : (double)NAN;
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

static void percent(pace_buffer *out, double rate)
{
    pace_buffer_fixed(out, fabs(100 * rate), fabs(rate) < 10 ? 1 : 0);
    pace_buffer_char(out, '%');
}

static bool prints_as_zero(double rate)
{
    return fabs(rate) < 0.0005;
}

static const char *verb(const pace_series *s, double change, bool zh)
{
    if (zh)
        return change < 0 ? "下降" : s->unit.quantity == PACE_PERCENT || s->kind == PACE_INDEX_NUMBER ? "上升" : "增长";
    return change < 0 ? "fell" : s->unit.quantity == PACE_MONEY ? "grew" : "rose";
}

/* Money at prices that nobody states grows with its prices too. Figures of a data set say their basis, none among
 * them; a plain table may say it in the name. */
static bool is_nominal(const pace_series *s)
{
    static const char *const real[] = {"real", "constant", "chained", "comparable", "volume", "price", "可比", "不变", "实际", "价"};
    bool unstated = s->basis.kind == PACE_BASIS_UNSTATED || (s->basis.kind == PACE_BASIS_NONE && !s->origin);
    if (s->unit.quantity != PACE_MONEY || !unstated)
        return false;
    for (size_t i = 0; i < sizeof real / sizeof *real; i++)
        if (holds(s->name, real[i]))
            return false;
    return true;
}

static void span_words(pace_buffer *out, const chart_input *in, pace_period from, pace_period to)
{
    char text[PACE_PERIOD_SIZE];
    if (in->zh) {
        pace_span_print(text, pace_span_of(from, to), "zh");
        pace_buffer_text(out, text);
        return;
    }
    pace_buffer_text(out, "from ");
    chart_period(out, in, from);
    pace_buffer_text(out, " to ");
    chart_period(out, in, to);
}

/* "8,855 in 2016" */
static void one_figure(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t i)
{
    if (in->zh) {
        chart_period(out, in, pace_view_period(s->view, i));
        pace_buffer_format(out, "%s为", s->name);
        chart_value(out, in, at(s, i), s->unit);
        return;
    }
    pace_buffer_format(out, "%s: ", s->name);
    chart_value(out, in, at(s, i), s->unit);
    chart_in_period(out, in, pace_view_period(s->view, i));
}

static void growth(pace_buffer *out, const chart_input *in, const pace_series *s, const stretch *run, double rate)
{
    pace_period from = pace_view_period(s->view, run->from), to = pace_view_period(s->view, run->to);
    bool one_year = run->to == run->from + 1;
    if (in->zh) {
        if (one_year)
            chart_period(out, in, to);
        else
            span_words(out, in, from, to);
        pace_buffer_format(out, "%s%s%s%s%s", s->name, is_nominal(s) ? "名义" : "", one_year ? "" : "年均", run->about ? "约" : "",
                           verb(s, rate, true));
        percent(out, rate);
        return;
    }
    pace_buffer_format(out, "%s %s %s", s->name, verb(s, rate, false), run->about ? "about " : "");
    percent(out, rate);
    pace_buffer_text(out, one_year ? "" : " a year");
    pace_buffer_text(out, is_nominal(s) ? " in nominal terms" : "");
    pace_buffer_text(out, one_year ? " in " : " ");
    if (one_year)
        chart_period(out, in, to);
    else
        span_words(out, in, from, to);
}

/* "rose from 5.1% in 2015 to 6.3% in 2019" */
static void from_to(pace_buffer *out, const chart_input *in, const pace_series *s, const stretch *run)
{
    double first = at(s, run->from), last = at(s, run->to);
    bool same = !(first < last) && !(first > last);
    pace_period from = pace_view_period(s->view, run->from), to = pace_view_period(s->view, run->to);
    if (same) {
        one_figure(out, in, s, run->to);
        pace_buffer_text(out, in->zh ? "，与" : ", as in ");
        chart_period(out, in, from);
        pace_buffer_text(out, in->zh ? "相同" : "");
        return;
    }
    pace_buffer_format(out, in->zh ? "%s由" : last < first ? "%s fell from " : "%s rose from ", s->name);
    if (in->zh) {
        chart_period(out, in, from);
        pace_buffer_text(out, "的");
    }
    chart_value(out, in, first, s->unit);
    if (!in->zh)
        chart_in_period(out, in, from);
    pace_buffer_text(out, in->zh ? (last < first ? "降至" : "升至") : " to ");
    if (in->zh) {
        chart_period(out, in, to);
        pace_buffer_text(out, "的");
    }
    chart_value(out, in, last, s->unit);
    if (!in->zh)
        chart_in_period(out, in, to);
}

/* Within a year there are seasons: the same period a year earlier is what the last one is held against. */
static bool on_a_year_earlier(pace_buffer *out, const chart_input *in, const pace_series *s, const stretch *run)
{
    int64_t before = run->to - s->view.first.freq;
    if (s->view.first.freq > PACE_MONTHLY || before < run->from || isnan(at(s, before)) || !is_level(s) ||
        !(at(s, before) > 0) || !(at(s, run->to) > 0))
        return false;
    double rate = at(s, run->to) / at(s, before) - 1;
    if (in->zh) {
        chart_period(out, in, pace_view_period(s->view, run->to));
        pace_buffer_format(out, prints_as_zero(rate) ? "%s与上年同期基本持平" : is_nominal(s) ? "%s同比名义" : "%s同比", s->name);
        if (prints_as_zero(rate))
            return true;
        pace_buffer_text(out, verb(s, rate, true));
        percent(out, rate);
        return true;
    }
    pace_buffer_format(out, "%s ", s->name);
    if (prints_as_zero(rate)) {
        pace_buffer_text(out, "as high as");
    } else {
        pace_buffer_text(out, rate < 0 ? "down " : "up ");
        percent(out, rate);
        pace_buffer_text(out, " on");
    }
    pace_buffer_format(out, " a year earlier%s in ", !prints_as_zero(rate) && is_nominal(s) ? " in nominal terms," : "");
    chart_period(out, in, pace_view_period(s->view, run->to));
    return true;
}

/* The digits that tell two figures beside each other: computed ones have more than anybody reads. */
static void short_figure(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t i)
{
    double v = at(s, i), tenth = round(10 * v) / 10;
    bool more = s->decimals && s->decimals[i] > 1;
    chart_value(out, in, more || fabs(v) < 0.1 ? v : tenth, s->unit);
}

/* "GDP: 2.6% in 2018, after 4.5% in 2017" */
static void figure_after(pace_buffer *out, const chart_input *in, const pace_series *s, const stretch *run)
{
    int64_t before = run->to - 1;
    bool known = before >= run->from && !isnan(at(s, before));
    pace_buffer_format(out, in->zh ? "%s%s：" : "%s%s: ", s->name, growth_word(s, in->zh));
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

static void of_one(pace_buffer *out, const chart_input *in, const pace_series *s)
{
    stretch run = stretch_of(s);
    if (run.to < 0 || run.bound) {
        pace_buffer_text(out, s->name);
        return;
    }
    if (rate_of_something(in, s)) {
        figure_after(out, in, s, &run);
        return;
    }
    double rate = rate_between(s, run.from, run.to);
    if (run.from == run.to)
        one_figure(out, in, s, run.to);
    else if (!isnan(rate) && !prints_as_zero(rate))
        growth(out, in, s, &run, rate);
    else if (s->view.first.freq != PACE_ANNUAL && on_a_year_earlier(out, in, s, &run))
        return;
    else if (s->kind == PACE_CUMULATIVE && s->view.first.freq != PACE_ANNUAL)
        one_figure(out, in, s, run.to);
    else
        from_to(out, in, s, &run);
}

/* --- several -------------------------------------------------------------------------------------------------------- */

typedef struct common { /* what all of them have */
    pace_period from, to;
    int64_t up, down, level;
    int64_t fastest;
    double best;
    bool rates; /* each has a compound rate, and the fastest is one alone */
    bool good;
} common;

static bool all_know(const pace_series *s, int64_t count, pace_period at)
{
    for (int64_t i = 0; i < count; i++)
        if (isnan(pace_view_at(s[i].view, at)))
            return false;
    return true;
}

/* To the first and the last period that all have a value of. */
static bool shrink(common *all, const pace_series *s, int64_t count)
{
    int order;
    while (!pace_period_compare(&order, all->from, all->to, NULL) && order < 0 && !all_know(s, count, all->from))
        if (pace_period_add(&all->from, all->from, 1, NULL))
            return false;
    while (!pace_period_compare(&order, all->from, all->to, NULL) && order < 0 && !all_know(s, count, all->to))
        if (pace_period_add(&all->to, all->to, -1, NULL))
            return false;
    return !pace_period_compare(&order, all->from, all->to, NULL) && order < 0 && all_know(s, count, all->from);
}

static bool common_span(common *out, const pace_series *s, int64_t count)
{
    int order;
    for (int64_t i = 0; i < count; i++) {
        stretch run = stretch_of(&s[i]);
        if (run.to < 0 || run.bound)
            return false;
        pace_period from = pace_view_period(s[i].view, run.from), to = pace_view_period(s[i].view, run.to);
        if (i == 0) {
            out->from = from;
            out->to = to;
            continue;
        }
        if (pace_period_compare(&order, from, out->from, NULL))
            return false;
        out->from = order > 0 ? from : out->from;
        if (pace_period_compare(&order, to, out->to, NULL))
            return false;
        out->to = order < 0 ? to : out->to;
    }
    return shrink(out, s, count);
}

static double rate_in(const pace_series *s, const common *all)
{
    int64_t from, to;
    if (pace_period_diff(&from, all->from, s->view.first, NULL) || pace_period_diff(&to, all->to, s->view.first, NULL))
        return (double)NAN;
    return rate_between(s, from, to);
}

static common common_of(const pace_series *s, int64_t count)
{
    common all = {.fastest = -1, .rates = true};
    if (!common_span(&all, s, count))
        return all;
    all.good = true;
    for (int64_t i = 0; i < count; i++) {
        double first = pace_view_at(s[i].view, all.from), last = pace_view_at(s[i].view, all.to), rate = rate_in(&s[i], &all);
        all.good = all.good && !isnan(first) && !isnan(last);
        all.up += last > first;
        all.down += last < first;
        all.level += !(last > first) && !(last < first);
        all.rates = all.rates && !isnan(rate) && (s[i].view.first.freq == PACE_ANNUAL);
        if (!isnan(rate) && (all.fastest < 0 || rate > all.best)) {
            all.best = rate;
            all.fastest = i;
        }
    }
    for (int64_t i = 0; all.rates && i < count; i++)
        all.rates = i == all.fastest || rate_in(&s[i], &all) < all.best - 0.001;
    return all;
}

static void of_two(pace_buffer *out, const chart_input *in, const pace_series *s, const common *all)
{
    double a = rate_in(&s[0], all), b = rate_in(&s[1], all);
    bool same_way = (a < 0) == (b < 0), nominal = is_nominal(&s[0]) && is_nominal(&s[1]);
    if (in->zh) {
        span_words(out, in, all->from, all->to);
        pace_buffer_format(out, "%s%s年均%s", s[0].name, nominal ? "名义" : "", verb(&s[0], a, true));
        percent(out, a);
        pace_buffer_format(out, "，%s%s年均%s", s[1].name, nominal ? "名义" : "", verb(&s[1], b, true));
        percent(out, b);
        return;
    }
    pace_buffer_format(out, "%s %s ", s[0].name, verb(&s[0], a, false));
    percent(out, a);
    pace_buffer_format(out, " a year%s %s ", same_way ? " and" : ",", s[1].name);
    if (!same_way)
        pace_buffer_format(out, "%s ", verb(&s[1], b, false));
    percent(out, b);
    pace_buffer_text(out, nominal ? " in nominal terms" : "");
    pace_buffer_text(out, same_way ? " " : ", ");
    span_words(out, in, all->from, all->to);
}

static void fastest_of(pace_buffer *out, const chart_input *in, const pace_series *s, const common *all)
{
    const char *name = s[all->fastest].name;
    bool falls = all->best < 0, nominal = is_nominal(&s[all->fastest]);
    if (in->zh) {
        span_words(out, in, all->from, all->to);
        pace_buffer_format(out, falls ? "%s降幅最小，%s年均下降" : "%s增长最快，%s年均", name, nominal ? "名义" : "");
        percent(out, all->best);
        return;
    }
    pace_buffer_format(out, falls ? "%s fell least " : "%s grew fastest ", name);
    span_words(out, in, all->from, all->to);
    pace_buffer_text(out, ": ");
    percent(out, all->best);
    pace_buffer_text(out, nominal ? " a year in nominal terms" : " a year");
}

/* "a and b rose, c fell, from 2015 to 2019" */
static void ups_and_downs(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count, const common *all)
{
    static const char *const en[] = {" rose", " fell"}, *const zh[] = {"上升", "下降"};
    bool begun = false;
    if (in->zh)
        span_words(out, in, all->from, all->to);
    for (int way = 0; way < 2; way++) {
        int64_t left = way ? all->down : all->up;
        if (!left)
            continue;
        if (begun)
            pace_buffer_text(out, in->zh ? "，" : ", ");
        begun = true;
        bool first = true;
        for (int64_t i = 0; i < count; i++) {
            double a = pace_view_at(s[i].view, all->from), b = pace_view_at(s[i].view, all->to);
            if (way ? !(b < a) : !(b > a))
                continue;
            left--;
            pace_buffer_text(out, first ? "" : in->zh ? "、" : left ? ", " : " and ");
            pace_buffer_text(out, s[i].name);
            first = false;
        }
        pace_buffer_text(out, in->zh ? zh[way] : en[way]);
    }
    if (!in->zh) {
        pace_buffer_text(out, all->up && all->down ? ", " : " ");
        span_words(out, in, all->from, all->to);
    }
}

static void counted(pace_buffer *out, const chart_input *in, int64_t count, const common *all)
{
    if (in->zh)
        span_words(out, in, all->from, all->to);
    if (in->zh)
        pace_buffer_format(out, "%ld项中%ld项上升、%ld项下降", (long)count, (long)all->up, (long)all->down);
    else
        pace_buffer_format(out, "Of %ld series %ld rose and %ld fell ", (long)count, (long)all->up, (long)all->down);
    if (!in->zh)
        span_words(out, in, all->from, all->to);
}

void chart_finding(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count)
{
    common all = {.good = false};
    if (count == 1)
        of_one(out, in, series);
    if (count <= 1)
        return;
    all = common_of(series, count);
    bool rates = false;
    for (int64_t i = 0; i < count; i++)
        rates = rates || rate_of_something(in, &series[i]);
    if (rates || !all.good || (series[0].view.first.freq != PACE_ANNUAL && series[0].view.first.freq <= PACE_MONTHLY))
        chart_list(out, in, series, count); /* within a year there are seasons: first and last are not alike */
    else if (all.rates && count == 2 && !prints_as_zero(rate_in(&series[0], &all)) && !prints_as_zero(rate_in(&series[1], &all)))
        of_two(out, in, series, &all);
    else if (all.rates && !prints_as_zero(all.best))
        fastest_of(out, in, series, &all);
    else if (all.level == 0 && count <= 4)
        ups_and_downs(out, in, series, count, &all);
    else
        counted(out, in, count, &all);
}

void chart_largest(pace_buffer *out, const chart_input *in, const char *const *names, const double *values, int64_t count,
                   pace_unit unit, const char *when)
{
    int64_t top = -1;
    bool tie = false;
    for (int64_t i = 0; i < count; i++) {
        if (isnan(values[i]))
            continue;
        tie = top >= 0 && (values[i] > values[top] ? false : tie || !(values[i] < values[top]));
        if (top < 0 || values[i] > values[top])
            top = i;
    }
    if (top < 0 || tie || count < 2)
        return;
    if (in->zh) {
        pace_buffer_format(out, "%s%s最高，为", when, names[top]);
        chart_value(out, in, values[top], unit);
        return;
    }
    pace_buffer_format(out, "%s is highest%s%s: ", names[top], *when ? " in " : "", when);
    chart_value(out, in, values[top], unit);
}
