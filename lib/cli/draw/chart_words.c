/* Words around a chart: measure, unit, basis, span, sources. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

void chart_and(pace_buffer *out, const chart_input *in)
{
    if (out->length)
        pace_buffer_text(out, in->zh ? "，" : ", ");
}

/* --- numbers in the unit of the picture ----------------------------------------------------------------------------- */

double chart_largest_in(pace_view view)
{
    double largest = 0;
    for (int64_t i = 0; i < view.n; i++)
        if (isfinite(view.x[i * view.stride]))
            largest = fmax(largest, fabs(view.x[i * view.stride]));
    return largest;
}

double chart_largest_of(const double *values, int64_t count)
{
    return chart_largest_in((pace_view){values, count, 1, PACE_PERIOD_NONE});
}

void chart_settle_unit(chart_input *in, const chart_ask *ask, pace_unit unit, double largest)
{
    pace_chart_lang(in->chart, in->lang);
    in->given = in->shown = unit;
    if (ask->unit_as_is) {
        pace_chart_keep_units(in->chart);
        return;
    }
    in->shown = pace_unit_readable(unit, largest, in->lang);
    if (!pace_unit_same(in->shown, unit))
        pace_chart_unit(in->chart, unit, in->shown);
}

void chart_settle_series(chart_input *in, const chart_ask *ask)
{
    double largest = 0;
    bool one = in->count && chart_one_unit(in);
    for (int64_t i = 0; one && i < in->count; i++)
        largest = fmax(largest, chart_largest_in(in->series[i].view));
    chart_settle_unit(in, ask, one ? in->series[0].unit : (pace_unit){0}, largest);
}

static pace_unit shown_unit(const chart_input *in, pace_unit unit)
{
    return pace_unit_same(unit, in->given) ? in->shown : unit;
}

void chart_unit(pace_buffer *out, const chart_input *in, pace_unit unit)
{
    char text[PACE_UNIT_SIZE];
    pace_unit_print(text, shown_unit(in, unit), in->lang);
    pace_buffer_text(out, text);
}

/* Enough decimals to tell the figure, not more than two. */
static int few_decimals(double value)
{
    int most = fabs(value) >= 1000 ? 1 : 2;
    for (int d = 0; d < most; d++) {
        double scaled = fabs(value) * pow(10, d);
        if (fabs(scaled - round(scaled)) <= 1e-9 * scaled)
            return d;
    }
    return fabs(value) < 0.01 || fabs(value) >= 1e12 ? -1 : most;
}

void chart_label_digits(chart_input *in, const double *values, int64_t count, double low, double high)
{
    if (!(high - low < 1e300))
        return;
    in->largest = fmax(fabs(low), fabs(high));
    in->digits = 1 + pace_chart_decimals(in->chart, values, count, low, high);
}

static void number(pace_buffer *out, const chart_input *in, double value, pace_unit unit, bool sign)
{
    double shown = value;
    if (pace_unit_convert(&shown, value, unit, shown_unit(in, unit), NULL))
        shown = value;
    if (sign && value > 0)
        pace_buffer_char(out, '+');
    pace_chart_number(out, in->chart, value, in->digits ? in->digits - 1 : few_decimals(shown), in->digits ? in->largest : 0);
    if (unit.quantity == PACE_PERCENT && unit.scale == 0 && !unit.per)
        pace_buffer_char(out, '%');
}

void chart_value(pace_buffer *out, const chart_input *in, double value, pace_unit unit)
{
    number(out, in, value, unit, false);
    if (in->zh && unit.quantity != PACE_PERCENT && unit.quantity != PACE_INDEX && unit.quantity != PACE_RANK)
        chart_unit(out, in, unit);
}

void chart_bare(pace_buffer *out, const chart_input *in, double value, pace_unit unit)
{
    number(out, in, value, unit, false);
}

void chart_signed(pace_buffer *out, const chart_input *in, double value, pace_unit unit)
{
    number(out, in, value, unit, true);
}

/* --- names and periods ---------------------------------------------------------------------------------------------- */

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Words that are nobody's name: a capital at the beginning of a heading is not theirs. */
static bool is_common_word(const char *name, size_t n)
{
    static const char *const words[] = {
        "agriculture", "building", "capital",   "construction", "consumer",   "consumption", "domestic",    "electricity", "employment",
        "energy",      "expenditure", "exports", "farming",     "farms",      "final",       "finance",     "fixed",       "food",
        "foreign",     "government", "grain",    "gross",       "household",  "households",  "housing",     "imports",     "income",
        "industrial",  "industry",  "investment", "jobs",       "labour",     "manufacturing", "mining",    "money",       "net",
        "other",       "output",    "population", "prices",     "primary",    "private",     "producer",    "production",  "productivity",
        "profits",     "public",    "real",      "registered",  "residual",   "retail",      "revenue",     "rural",       "sales",
        "saving",      "savings",   "secondary", "services",    "share",      "spending",    "steel",       "tertiary",    "total",
        "trade",       "transport", "unemployment", "urban",    "value",      "wages",       "work"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == n && strncmp(words[i] + 1, name + 1, n - 1) == 0 && words[i][0] == name[0] - 'A' + 'a')
            return true;
    return false;
}

void chart_name_within(pace_buffer *out, const chart_input *in, const char *name)
{
    size_t first = strcspn(name, " ,-");
    bool common = !in->zh && is_capital(*name) && is_common_word(name, first);
    for (const char *at = name + first; common && *at; at++) /* Retail Sales Index: a title of its own */
        common = !is_capital(*at);
    if (common)
        pace_buffer_char(out, (char)(*name - 'A' + 'a'));
    pace_buffer_text(out, name + common);
}

void chart_period(pace_buffer *out, const chart_input *in, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    pace_period_print(text, period, in->lang);
    pace_buffer_text(out, text);
}

void chart_in_period(pace_buffer *out, const chart_input *in, pace_period period)
{
    pace_buffer_text(out, in->zh ? "" : period.freq == PACE_DAILY ? " on " : " in ");
    chart_period(out, in, period);
}

void chart_list(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count)
{
    int64_t shown = count > 4 ? 3 : count;
    for (int64_t i = 0; i < shown; i++) {
        bool last = i + 1 == count;
        pace_buffer_text(out, i == 0 ? "" : in->zh ? (last ? "和" : "、") : last ? " and " : ", ");
        if (i)
            chart_name_within(out, in, series[i].name);
        else
            pace_buffer_text(out, series[i].name);
    }
    if (shown < count)
        pace_buffer_format(out, in->zh ? "等%ld项" : " and %ld more", (long)(in->zh ? count : count - shown));
}

/* What kind of figure it is, where the name and the unit do not say it. */
static const char *kind_words(const pace_series *series, bool zh)
{
    switch (series->kind) {
    case PACE_GROWTH:
        return zh ? "比上年同期增长" : "growth on a year earlier";
    case PACE_AVERAGE_GROWTH:
        return zh ? "年均增长" : "average growth a year";
    case PACE_CUMULATIVE:
        return zh ? "累计" : "total since the beginning of the year";
    case PACE_CHANGE_PP:
        return zh ? "变动" : "change";
    case PACE_LEVEL:
    case PACE_SHARE:
    case PACE_MULTIPLE:
    case PACE_INDEX_NUMBER:
    case PACE_RATE:
    case PACE_RANK_NUMBER:
    case PACE_THRESHOLD:
        break;
    }
    return "";
}

pace_span chart_reach(pace_view view)
{
    int64_t first = 0, last = pace_view_last(view);
    while (first < last && isnan(view.x[first * view.stride]))
        first++;
    if (last < 0)
        return (pace_span){PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    return (pace_span){pace_view_period(view, first), pace_view_period(view, last)};
}

static pace_span span_of(const pace_series *series, int64_t count)
{
    pace_span all = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    for (int64_t i = 0; i < count; i++) {
        pace_span own = chart_reach(series[i].view);
        int order;
        if (!pace_period_is_set(own.first))
            continue;
        if (!pace_period_is_set(all.first) || (!pace_period_compare(&order, own.first, all.first, NULL) && order < 0))
            all.first = own.first;
        if (!pace_period_is_set(all.last) || (!pace_period_compare(&order, own.last, all.last, NULL) && order > 0))
            all.last = own.last;
    }
    return all;
}

static bool is_hundred(double value)
{
    return fabs(value - 100) <= 1e-9 * 100;
}

/* The mean of a year of which every period is known; NaN where there is none. */
static double mean_of_year(pace_view view, int year)
{
    double sum = 0;
    int64_t known = 0;
    for (int64_t i = 0; i < view.n; i++) {
        double x = view.x[i * view.stride];
        if (pace_period_year(pace_view_period(view, i)) != year || isnan(x))
            continue;
        sum += x;
        known++;
    }
    return known && known == view.first.freq ? sum / (double)known : (double)NAN;
}

/* The one period that stands at 100, or where none does the one year whose mean does. */
static bool base_of(char out[PACE_PERIOD_SIZE], const chart_input *in, pace_view view)
{
    pace_period base = PACE_PERIOD_NONE;
    int found = 0;
    for (int64_t i = 0; i < view.n; i++) {
        if (!is_hundred(view.x[i * view.stride]))
            continue;
        base = pace_view_period(view, i);
        found++;
    }
    bool years = !found && view.n && view.first.freq > PACE_ANNUAL && view.first.freq <= PACE_MONTHLY;
    for (int64_t i = 0; years && i < view.n; i++) {
        pace_period at = pace_view_period(view, i);
        bool begins = i == 0 || pace_period_year(pace_view_period(view, i - 1)) != pace_period_year(at);
        double mean = mean_of_year(view, pace_period_year(at));
        if (!begins || !(fabs(mean - 100) <= 0.01)) /* published with two digits at least */
            continue;
        base = pace_year(pace_period_year(at));
        found++;
    }
    if (found == 1)
        pace_period_print(out, base, in->lang);
    return found == 1;
}

/* ", 2015 = 100" where that is the base of all */
static void base_words(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count)
{
    char first[PACE_PERIOD_SIZE], other[PACE_PERIOD_SIZE];
    if (!base_of(first, in, series[0].view))
        return;
    for (int64_t i = 1; i < count; i++)
        if (!base_of(other, in, series[i].view) || strcmp(other, first) != 0)
            return;
    pace_buffer_format(out, in->zh ? "，%s＝100" : ", %s = 100", first);
}

/* The periods that are shown; a single one that the title has is not said again. */
static void span_words(chart_words *words, const chart_input *in, const pace_series *series, int64_t count)
{
    char text[PACE_PERIOD_SIZE];
    pace_span span = span_of(series, count);
    int order;
    if (pace_period_is_set(in->until) && pace_period_is_set(span.last) &&
        !pace_period_compare(&order, in->until, span.last, NULL) && order > 0)
        span.last = in->until;
    if (!pace_period_is_set(span.first) || span.first.freq != span.last.freq)
        return;
    pace_span_print(text, span, in->lang);
    if (pace_period_same(span.first, span.last) && words->title.text && strstr(words->title.text, text))
        return;
    chart_and(&words->subtitle, in);
    pace_buffer_text(&words->subtitle, text);
}

void chart_basis(pace_buffer *out, const chart_input *in, pace_basis basis)
{
    char text[PACE_UNIT_SIZE];
    if (basis.kind == PACE_BASIS_NONE)
        return;
    chart_and(out, in);
    pace_basis_print(text, basis, in->lang);
    pace_buffer_text(out, text);
}

void chart_measure(chart_words *words, const chart_ask *ask, const chart_input *in, const pace_series *series, int64_t count)
{
    pace_buffer *out = &words->subtitle;
    bool unit = true, basis = true, kind = true;
    if (!count)
        return;
    for (int64_t i = 1; i < count; i++) {
        unit = unit && pace_unit_same(series[i].unit, series[0].unit);
        basis = basis && pace_basis_same(series[i].basis, series[0].basis);
        kind = kind && series[i].kind == series[0].kind;
    }
    if (ask->title && count == 1)
        pace_buffer_text(out, series[0].name);
    if (in->component) {
        chart_and(out, in);
        pace_buffer_text(out, in->component);
    }
    if (kind && *kind_words(&series[0], in->zh)) {
        chart_and(out, in);
        pace_buffer_text(out, kind_words(&series[0], in->zh));
    }
    if (unit && (series[0].unit.quantity != PACE_QUANTITY_NONE || series[0].unit.scale)) {
        chart_and(out, in);
        chart_unit(out, in, series[0].unit);
        if (series[0].unit.quantity == PACE_INDEX)
            base_words(out, in, series, count);
    }
    if (basis)
        chart_basis(out, in, series[0].basis);
    span_words(words, in, series, count);
}

enum { MOST_SOURCES = 6 };

/* "value" says what any column holds. */
static bool says_nothing(const char *heading)
{
    static const char *const words[] = {"value", "values", "Value", "Values", "VALUE", "amount", "Amount", "v", "x", "y",
                                        "数值", "值", "金额", "数据"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(heading, words[i]) == 0)
            return true;
    return *heading == '\0';
}

void chart_measure_of(chart_words *words, const chart_input *in, const char *heading, pace_unit unit)
{
    pace_buffer text = PACE_BUFFER_INIT;
    chart_unit(&text, in, unit);
    if (!says_nothing(heading))
        pace_buffer_text(&words->subtitle, heading);
    if (text.length)
        chart_and(&words->subtitle, in);
    pace_buffer_text(&words->subtitle, text.text);
    pace_buffer_clear(&text);
}

/* The name of a file is where a figure was read, not who found it. */
static bool is_file(const char *name)
{
    static const char *const ends[] = {".csv", ".tsv", ".txt", ".json", ".xlsx", ".xls"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (n > strlen(ends[i]) && strcmp(name + n - strlen(ends[i]), ends[i]) == 0)
            return true;
    return n == 0 || strcmp(name, "standard input") == 0;
}

void chart_sources(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count)
{
    const pace_source *seen[MOST_SOURCES];
    int found = 0;
    for (int64_t i = 0; i < count; i++) {
        for (int64_t k = 0; series[i].origin && k < series[i].view.n; k++) {
            const pace_source *source = series[i].origin[k] ? series[i].origin[k]->source : NULL;
            int j = 0;
            while (j < found && seen[j] != source)
                j++;
            if (!source || j < found || found == MOST_SOURCES || is_file(pace_names_get(source->name, in->lang)))
                continue;
            seen[found++] = source;
            if (out->length)
                pace_buffer_text(out, in->zh ? "；" : "; ");
            pace_buffer_text(out, pace_names_get(source->name, in->lang));
        }
    }
}

/* A source line says what it is. */
static void source_line(pace_chart *chart, const chart_input *in, const char *source)
{
    static const char *const openings[] = {"Source", "source", "来源", "资料来源", "数据来源"};
    pace_buffer line = PACE_BUFFER_INIT;
    bool opened = !*source;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        opened = opened || strncmp(source, openings[i], strlen(openings[i])) == 0;
    pace_buffer_format(&line, "%s%s", opened ? "" : in->zh ? "来源：" : "Source: ", source);
    pace_chart_source(chart, line.text);
    pace_buffer_clear(&line);
}

void chart_say(pace_chart *chart, const chart_ask *ask, const chart_input *in, chart_words *words)
{
    const char *source = ask->source ? ask->source : words->source.text;
    pace_chart_lang(chart, in->lang);
    pace_chart_title(chart, ask->title ? ask->title : words->title.text);
    pace_chart_subtitle(chart, ask->subtitle ? ask->subtitle : words->subtitle.text);
    source_line(chart, in, source ? source : "");
    if (!source || (!*source && !ask->source))
        cli_say("%s: no source is named; --source TEXT puts one below the picture", ask->file);
    if (ask->note && words->note.length)
        pace_buffer_text(&words->note, in->zh ? "" : " ");
    pace_buffer_text(&words->note, ask->note);
    pace_chart_note(chart, words->note.text);
    pace_buffer_clear(&words->title);
    pace_buffer_clear(&words->subtitle);
    pace_buffer_clear(&words->source);
    pace_buffer_clear(&words->note);
}
