/* The title of a chart of several series: what all of them did, or how they stand now. */
#include <math.h>
#include <string.h>
#include "cli/draw/finding.h"

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
        finding_stretch run = finding_stretch_of(&s[i]);
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
    return finding_rate(s, from, to);
}

static common common_of(const pace_series *s, int64_t count)
{
    common all = {.fastest = -1, .rates = true};
    if (!common_span(&all, s, count))
        return all;
    all.good = true;
    for (int64_t i = 0; i < count; i++) {
        double first = pace_view_at(s[i].view, all.from), last = pace_view_at(s[i].view, all.to), rate = rate_in(&s[i], &all);
        all.up += last > first;
        all.down += last < first;
        all.level += !(last > first) && !(last < first);
        all.rates = all.rates && !isnan(rate);
        if (!isnan(rate) && (all.fastest < 0 || rate > all.best)) {
            all.best = rate;
            all.fastest = i;
        }
    }
    for (int64_t i = 0; all.rates && i < count; i++)
        all.rates = i == all.fastest || rate_in(&s[i], &all) < all.best - 0.001;
    return all;
}

static void name_nth(pace_buffer *out, const chart_input *in, const pace_series *s, bool first)
{
    if (first)
        pace_buffer_text(out, s->name);
    else
        chart_name_within(out, in, s->name);
}

/* --- over the years ------------------------------------------------------------------------------------------------- */

static void of_two(pace_buffer *out, const chart_input *in, const pace_series *s, const common *all)
{
    double a = rate_in(&s[0], all), b = rate_in(&s[1], all);
    bool same_way = (a < 0) == (b < 0), nominal = finding_is_nominal(&s[0]) && finding_is_nominal(&s[1]);
    if (in->zh) {
        finding_span(out, in, all->from, all->to);
        pace_buffer_format(out, "%s%s年均%s", s[0].name, nominal ? "名义" : "", finding_verb(&s[0], a, true));
        finding_percent(out, a);
        pace_buffer_format(out, "，%s%s年均%s", s[1].name, nominal ? "名义" : "", finding_verb(&s[1], b, true));
        finding_percent(out, b);
        return;
    }
    pace_buffer_format(out, "%s %s ", s[0].name, finding_verb(&s[0], a, false));
    finding_percent(out, a);
    pace_buffer_text(out, same_way ? " a year and " : " a year, ");
    name_nth(out, in, &s[1], false);
    pace_buffer_char(out, ' ');
    if (!same_way)
        pace_buffer_format(out, "%s ", finding_verb(&s[1], b, false));
    finding_percent(out, b);
    pace_buffer_text(out, nominal ? " in nominal terms" : "");
    pace_buffer_text(out, same_way ? " " : ", ");
    finding_span(out, in, all->from, all->to);
}

/* "All 3 fell from 2015 to 2019, A least (4.4% a year)": what falls least does not grow. */
static void all_fell(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count, const common *all)
{
    bool nominal = finding_is_nominal(&s[all->fastest]);
    if (in->zh)
        finding_span(out, in, all->from, all->to);
    else
        pace_buffer_text(out, "All ");
    finding_count(out, count);
    pace_buffer_text(out, in->zh ? "项均下降，" : " fell ");
    if (!in->zh) {
        finding_span(out, in, all->from, all->to);
        pace_buffer_text(out, ", ");
        name_nth(out, in, &s[all->fastest], false);
        pace_buffer_text(out, " least (");
    } else {
        pace_buffer_format(out, "%s降幅最小（%s年均下降", s[all->fastest].name, nominal ? "名义" : "");
    }
    finding_percent(out, all->best);
    pace_buffer_text(out, in->zh ? "）" : nominal ? " a year in nominal terms)" : " a year)");
}

static void fastest_of(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count, const common *all)
{
    const char *name = s[all->fastest].name;
    bool nominal = finding_is_nominal(&s[all->fastest]);
    if (all->best < 0) {
        all_fell(out, in, s, count, all);
        return;
    }
    if (in->zh) {
        finding_span(out, in, all->from, all->to);
        pace_buffer_format(out, "%s增长最快，%s年均", name, nominal ? "名义" : "");
        finding_percent(out, all->best);
        return;
    }
    pace_buffer_format(out, "%s grew fastest ", name);
    finding_span(out, in, all->from, all->to);
    pace_buffer_text(out, ": ");
    finding_percent(out, all->best);
    pace_buffer_text(out, nominal ? " a year in nominal terms" : " a year");
}

/* "a and b rose, c fell, from 2015 to 2019" */
static void ups_and_downs(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count, const common *all)
{
    static const char *const en[] = {" rose", " fell"}, *const zh[] = {"上升", "下降"};
    bool begun = false, in_sentence = false;
    if (in->zh)
        finding_span(out, in, all->from, all->to);
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
            name_nth(out, in, &s[i], first && !in_sentence);
            first = false;
            in_sentence = true;
        }
        pace_buffer_text(out, in->zh ? zh[way] : en[way]);
    }
    if (!in->zh) {
        pace_buffer_text(out, all->up && all->down ? ", " : " ");
        finding_span(out, in, all->from, all->to);
    }
}

/* "Of 30 series 28 rose and 2 fell": a side that is empty is not told. */
void chart_moves(pace_buffer *out, const chart_input *in, const char *things, const chart_moved *moved)
{
    static const char *const en[] = {" rose", " fell", " did not change"}, *const zh[] = {"项上升", "项下降", "项持平"};
    const int64_t sides[] = {moved->up, moved->down, moved->level};
    int64_t count = moved->up + moved->down + moved->level;
    int left = (moved->up > 0) + (moved->down > 0) + (moved->level > 0);
    bool one = left == 1;
    if (!in->zh)
        pace_buffer_text(out, one ? "All " : "Of ");
    finding_count(out, count);
    pace_buffer_text(out, in->zh ? one ? "" : "项中" : things);
    for (int way = 0, told = 0; way < 3; way++) {
        if (!sides[way])
            continue;
        left--;
        if (one) {
            pace_buffer_text(out, in->zh ? way == 0 ? "项全部上升" : way == 1 ? "项全部下降" : "项全部持平" : en[way]);
            continue;
        }
        pace_buffer_text(out, in->zh ? told ? "、" : "" : !told ? " " : left ? ", " : " and ");
        finding_count(out, sides[way]);
        pace_buffer_text(out, in->zh ? zh[way] : en[way]);
        told++;
    }
}

static void counted(pace_buffer *out, const chart_input *in, const common *all)
{
    const chart_moved moved = {all->up, all->down, all->level};
    if (in->zh)
        finding_span(out, in, all->from, all->to);
    chart_moves(out, in, " series", &moved);
    if (in->zh)
        return;
    pace_buffer_char(out, ' ');
    finding_span(out, in, all->from, all->to);
}

/* --- now -------------------------------------------------------------------------------------------------------------- */

static void up_or_down(pace_buffer *out, double rate)
{
    if (finding_prints_as_zero(rate)) {
        pace_buffer_text(out, " unchanged");
        return;
    }
    pace_buffer_text(out, rate < 0 ? " down " : " up ");
    finding_percent(out, rate);
}

/* Both end in the same period, with figures that can be compared. */
static bool end_together(finding_stretch run[2], const pace_series *s)
{
    for (int i = 0; i < 2; i++) {
        run[i] = finding_stretch_of(&s[i]);
        if (run[i].to < 0 || run[i].bound)
            return false;
    }
    return pace_period_same(pace_view_period(s[0].view, run[0].to), pace_view_period(s[1].view, run[1].to));
}

/* "Retail sales up 8.2%, exports down 3.1% on a year earlier in 2020 Q4": within a year there are seasons, and the first and the last
 * period are not alike. */
static bool two_on_a_year_earlier(pace_buffer *out, const chart_input *in, const pace_series *s)
{
    finding_stretch run[2];
    if (!end_together(run, s))
        return false;
    pace_period at = pace_view_period(s[0].view, run[0].to);
    double rates[] = {finding_yearly(&s[0], &run[0]), finding_yearly(&s[1], &run[1])};
    bool nominal = finding_is_nominal(&s[0]) && finding_is_nominal(&s[1]);
    if (isnan(rates[0]) || isnan(rates[1]))
        return false;
    if (in->zh)
        chart_period(out, in, at);
    for (int i = 0; i < 2; i++) {
        pace_buffer_text(out, !i ? "" : in->zh ? "，" : ", ");
        name_nth(out, in, &s[i], !i);
        if (!in->zh) {
            up_or_down(out, rates[i]);
            pace_buffer_text(out, !nominal && finding_is_nominal(&s[i]) ? " in nominal terms" : "");
            continue;
        }
        pace_buffer_text(out, finding_is_nominal(&s[i]) ? "同比名义" : "同比");
        pace_buffer_text(out, finding_prints_as_zero(rates[i]) ? "持平" : finding_verb(&s[i], rates[i], true));
        if (!finding_prints_as_zero(rates[i]))
            finding_percent(out, rates[i]);
    }
    if (in->zh)
        return true;
    pace_buffer_text(out, " on a year earlier in ");
    chart_period(out, in, at);
    pace_buffer_text(out, nominal ? ", in nominal terms" : "");
    return true;
}

/* "CPI 1.5% and PPI 10.3% in Dec 2021": of what neither rises nor falls by itself, how it stands. */
static bool two_figures(pace_buffer *out, const chart_input *in, const pace_series *s)
{
    finding_stretch run[2];
    if (!pace_unit_same(s[0].unit, s[1].unit) || !end_together(run, s))
        return false;
    pace_period at = pace_view_period(s[0].view, run[0].to);
    if (in->zh)
        chart_period(out, in, at);
    for (int i = 0; i < 2; i++) {
        pace_buffer_text(out, !i ? "" : in->zh ? "，" : " and ");
        name_nth(out, in, &s[i], !i);
        pace_buffer_text(out, finding_growth_word(&s[i], in->zh));
        pace_buffer_text(out, in->zh ? "为" : " at ");
        chart_value(out, in, finding_at(&s[i], run[i].to), s[i].unit);
    }
    if (!in->zh)
        chart_in_period(out, in, at);
    return true;
}

static bool any_is_rate_of(const chart_input *in, const pace_series *s, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (finding_is_rate_of(in, &s[i]))
            return true;
    return false;
}

static void as_they_stand(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count)
{
    bool told = count == 2 && ((!any_is_rate_of(in, s, count) && two_on_a_year_earlier(out, in, s)) || two_figures(out, in, s));
    if (!told)
        chart_list(out, in, s, count);
}

/* --- which of them ---------------------------------------------------------------------------------------------------- */

typedef enum form { NAMES, AS_THEY_STAND, BOTH_RATES, FASTEST, UPS_AND_DOWNS, COUNTED } form;

static form form_of(const chart_input *in, const pace_series *s, int64_t count, const common *all)
{
    bool within = s[0].view.first.freq != PACE_ANNUAL && s[0].view.first.freq <= PACE_MONTHLY;
    for (int64_t i = 0; i < count; i++)
        if (finding_crosses_zero(in, &s[i]))
            return NAMES;
    if (!all->good || within || any_is_rate_of(in, s, count))
        return AS_THEY_STAND;
    if (all->rates && count == 2 && !finding_prints_as_zero(rate_in(&s[0], all)) && !finding_prints_as_zero(rate_in(&s[1], all)))
        return BOTH_RATES;
    if (all->rates && !finding_prints_as_zero(all->best))
        return FASTEST;
    return all->level == 0 && count <= 4 ? UPS_AND_DOWNS : COUNTED;
}

void finding_of_several(pace_buffer *out, const chart_input *in, const pace_series *s, int64_t count)
{
    common all = common_of(s, count);
    switch (form_of(in, s, count, &all)) {
    case NAMES:
        chart_list(out, in, s, count);
        break;
    case AS_THEY_STAND:
        as_they_stand(out, in, s, count);
        break;
    case BOTH_RATES:
        of_two(out, in, s, &all);
        break;
    case FASTEST:
        fastest_of(out, in, s, count, &all);
        break;
    case UPS_AND_DOWNS:
        ups_and_downs(out, in, s, count, &all);
        break;
    case COUNTED:
        counted(out, in, &all);
        break;
    }
}

int64_t finding_leader(const chart_input *in, const pace_series *s, int64_t count)
{
    common all = common_of(s, count);
    return form_of(in, s, count, &all) == FASTEST ? all.fastest : -1;
}
