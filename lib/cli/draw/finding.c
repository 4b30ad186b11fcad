/* Which figures can be compared, and the words that say how: never more than the figures do. */
#include <math.h>
#include <string.h>
#include "cli/draw/finding.h"

/* --- what can be compared ------------------------------------------------------------------------------------------- */

double finding_at(const pace_series *s, int64_t i)
{
    return s->view.x[i * s->view.stride];
}

static uint8_t letter(const pace_series *s, int64_t i)
{
    return s->status ? s->status[i] : PACE_STATUS_NORMAL;
}

static void note_qualifier(finding_stretch *run, const pace_series *s, int64_t i)
{
    uint8_t q = s->qualifier ? s->qualifier[i] : PACE_EXACTLY;
    run->about = run->about || q == PACE_ABOUT;
    run->bound = run->bound || (q != PACE_EXACTLY && q != PACE_ABOUT);
}

finding_stretch finding_stretch_of(const pace_series *s)
{
    finding_stretch run = {-1, -1, false, false};
    for (int64_t i = 0; i < s->view.n; i++) {
        if (isnan(finding_at(s, i)) || letter(s, i) == PACE_STATUS_FORECAST)
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

static bool holds_any(const char *name, const char *const *words)
{
    while (*words && !holds(name, *words))
        words++;
    return *words;
}

/* A unit that nobody named may be percent where the name is that of a rate of change. */
static bool may_be_a_rate(const pace_series *s)
{
    static const char *const words[] = {"rate", "inflation", "growth", "change", "率", "增速", "增幅", "涨幅", "降幅", NULL};
    return s->unit.quantity == PACE_QUANTITY_NONE && !s->unit.scale && holds_any(s->name, words);
}

/* Figures whose ratio is a growth rate. */
bool finding_is_level(const pace_series *s)
{
    return !may_be_a_rate(s) && (s->kind == PACE_LEVEL || s->kind == PACE_INDEX_NUMBER || s->kind == PACE_CUMULATIVE) &&
           !pace_unit_is_rate(s->unit) && s->unit.quantity != PACE_RANK;
}

static bool is_percent(const pace_series *s)
{
    return (s->unit.quantity == PACE_PERCENT || s->unit.quantity == PACE_PERCENTAGE_POINT) && !s->unit.per;
}

/* The name of a rate: what is in percent rises and falls itself. "GDP" in percent is the growth of something, or a
 * part of it, and that it is less than before does not say that GDP fell. */
static bool names_a_rate(const pace_series *s)
{
    static const char *const words[] = {"rate",   "ratio",  "share",   "growth", "percent", "proportion", "inflation", "unemployment",
                                        "margin", "yield",  "coverage", "率",     "比",      "增速",       "增长",      "增幅",
                                        "涨幅",   "降幅",   "程度",     "水平",   "份额",    "百分",       "jobless",   "employment", NULL};
    return s->kind == PACE_SHARE || s->kind == PACE_RATE || holds_any(s->name, words) || strchr(s->name, '%');
}

/* A pipe in the plain form loses units: what comes through it may be the growth of what it is called. */
bool finding_is_rate_of(const chart_input *in, const pace_series *s)
{
    bool unknown = in->piped && s->unit.quantity == PACE_QUANTITY_NONE && s->kind == PACE_LEVEL;
    return (is_percent(s) || unknown) && !names_a_rate(s);
}

/* Nothing that stays above zero loses more than all of itself. */
bool finding_crosses_zero(const chart_input *in, const pace_series *s)
{
    if (!finding_is_rate_of(in, s) && s->kind != PACE_GROWTH)
        return false;
    for (int64_t i = 0; i < s->view.n; i++)
        if (finding_at(s, i) < -100)
            return true;
    return false;
}

const char *finding_growth_word(const pace_series *s, bool zh)
{
    bool growth = s->kind == PACE_GROWTH || s->kind == PACE_AVERAGE_GROWTH;
    return !growth ? "" : zh ? "增速" : " growth";
}

/* A year, compound; NaN where there is none. */
double finding_rate(const pace_series *s, int64_t from, int64_t to)
{
    double first = finding_at(s, from), last = finding_at(s, to);
    if (from >= to || s->view.first.freq != PACE_ANNUAL || !finding_is_level(s) || !(first > 0) || !(last > 0))
        return (double)NAN;
    double rate = pow(last / first, 1.0 / (double)(to - from)) - 1;
    return rate < 10 ? rate : (double)NAN;
}

double finding_yearly(const pace_series *s, const finding_stretch *run)
{
    int64_t before = run->to - s->view.first.freq;
    if (s->view.first.freq > PACE_MONTHLY || s->view.first.freq <= PACE_ANNUAL || run->to < 0 || before < run->from ||
        !finding_is_level(s) || !(finding_at(s, before) > 0) || !(finding_at(s, run->to) > 0))
        return (double)NAN;
    return finding_at(s, run->to) / finding_at(s, before) - 1;
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

void finding_percent(pace_buffer *out, double rate)
{
    pace_buffer_fixed(out, fabs(100 * rate), fabs(rate) < 10 ? 1 : 0);
    pace_buffer_char(out, '%');
}

bool finding_prints_as_zero(double rate)
{
    return fabs(rate) < 0.0005;
}

const char *finding_verb(const pace_series *s, double change, bool zh)
{
    if (zh)
        return change < 0 ? "下降" : s->unit.quantity == PACE_PERCENT || s->kind == PACE_INDEX_NUMBER ? "上升" : "增长";
    return change < 0 ? "fell" : s->unit.quantity == PACE_MONEY ? "grew" : "rose";
}

/* Money at prices that nobody states grows with its prices too. Figures of a data set say their basis, none among
 * them; a plain table may say it in the name. */
bool finding_is_nominal(const pace_series *s)
{
    static const char *const real[] = {"real", "constant", "chained", "comparable", "volume", "price", "可比", "不变", "实际", "价", NULL};
    bool unstated = s->basis.kind == PACE_BASIS_UNSTATED || (s->basis.kind == PACE_BASIS_NONE && !s->origin);
    return s->unit.quantity == PACE_MONEY && unstated && !holds_any(s->name, real);
}

void finding_span(pace_buffer *out, const chart_input *in, pace_period from, pace_period to)
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

void finding_count(pace_buffer *out, int64_t count)
{
    char digits[PACE_FIXED_SIZE];
    pace_number_print_fixed(digits, (double)count, 0, ',');
    pace_buffer_text(out, digits);
}
