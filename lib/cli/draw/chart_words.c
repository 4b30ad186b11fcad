/* Words around a chart: measure, unit, basis, span, sources. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

void chart_and(pace_buffer *out, const chart_input *in)
{
    if (out->length)
        pace_buffer_text(out, in->zh ? "，" : ", ");
}

int chart_decimals(double value)
{
    int most = fabs(value) >= 1000 ? 1 : 2;
    for (int d = 0; d < most; d++) {
        double scaled = fabs(value) * pow(10, d);
        if (fabs(scaled - round(scaled)) <= 1e-9 * scaled)
            return d;
    }
    return most;
}

/* Four digits are read, and steps of less than a two hundredth of the axis are not seen. */
static int label_decimals(double value, double length)
{
    char text[PACE_FIXED_SIZE];
    double v = fabs(value);
    if (v < 1e-6)
        return 0;
    int own = pace_number_decimals(text, pace_number_print(text, v)), most = 3 - (int)floor(log10(v));
    most = most < 0 ? 0 : most > 15 ? 15 : most;
    if (own > most) {
        size_t n = pace_number_print_fixed(text, v, most, '\0');
        for (own = most; own > 0 && text[n - 1] == '0'; own--)
            n--;
    }
    int seen = length > 0 ? (int)fmax(0, round(-log10(length / 200))) : own;
    return own < seen ? own : seen;
}

void chart_label_digits(chart_input *in, const double *values, int64_t count, double low, double high)
{
    int most = 0;
    if (!(high - low < 1e15) || (in->zh && fmax(fabs(low), fabs(high)) >= 1e5)) /* labels are in 万 there, the title is not */
        return;
    for (int64_t i = 0; i < count; i++) {
        int own = isfinite(values[i]) ? label_decimals(values[i], high - low) : 0;
        most = own > most ? own : most;
    }
    in->digits = 1 + most;
}

static void number(pace_buffer *out, const chart_input *in, double value, pace_unit unit, bool sign)
{
    char digits[PACE_FIXED_SIZE];
    pace_buffer_text(out, value < 0 ? "−" : sign ? "+" : "");
    if (fabs(value) >= 1e12 || (!in->digits && fabs(value) < 0.01 && fabs(value) > 0))
        pace_number_print(digits, fabs(value));
    else
        pace_number_print_fixed(digits, fabs(value), in->digits ? in->digits - 1 : chart_decimals(value), ',');
    pace_buffer_text(out, digits);
    if (unit.quantity == PACE_PERCENT && unit.scale == 0 && !unit.per)
        pace_buffer_char(out, '%');
}

void chart_value(pace_buffer *out, const chart_input *in, double value, pace_unit unit)
{
    char words[PACE_UNIT_SIZE];
    number(out, in, value, unit, false);
    if (in->zh && unit.quantity != PACE_PERCENT && unit.quantity != PACE_INDEX && unit.quantity != PACE_RANK) {
        pace_unit_print(words, unit, "zh");
        pace_buffer_text(out, words);
    }
}

void chart_signed(pace_buffer *out, const chart_input *in, double value, pace_unit unit)
{
    number(out, in, value, unit, true);
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

static pace_span span_of(const pace_series *series, int64_t count)
{
    pace_span all = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    for (int64_t i = 0; i < count; i++) {
        int64_t first = 0, last = pace_view_last(series[i].view);
        int order;
        while (first < last && isnan(series[i].view.x[first * series[i].view.stride]))
            first++;
        pace_period from = pace_view_period(series[i].view, first), to = pace_view_period(series[i].view, last);
        if (last < 0)
            continue;
        if (!pace_period_is_set(all.first) || (!pace_period_compare(&order, from, all.first, NULL) && order < 0))
            all.first = from;
        if (!pace_period_is_set(all.last) || (!pace_period_compare(&order, to, all.last, NULL) && order > 0))
            all.last = to;
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

void chart_measure(pace_buffer *out, const chart_ask *ask, const chart_input *in, const pace_series *series, int64_t count)
{
    char text[PACE_PERIOD_SIZE];
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
    if (kind && *kind_words(&series[0], in->zh)) {
        chart_and(out, in);
        pace_buffer_text(out, kind_words(&series[0], in->zh));
    }
    if (unit && series[0].unit.quantity != PACE_QUANTITY_NONE) {
        chart_and(out, in);
        pace_unit_print(text, series[0].unit, in->lang);
        pace_buffer_text(out, text);
        if (series[0].unit.quantity == PACE_INDEX)
            base_words(out, in, series, count);
    }
    if (basis && series[0].basis.kind != PACE_BASIS_NONE) {
        chart_and(out, in);
        pace_basis_print(text, series[0].basis, in->lang);
        pace_buffer_text(out, text);
    }
    pace_span span = span_of(series, count);
    if (!pace_period_is_set(span.first) || span.first.freq != span.last.freq)
        return;
    chart_and(out, in);
    pace_span_print(text, span, in->lang);
    pace_buffer_text(out, text);
}

enum { MOST_SOURCES = 6 };

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
            if (!source || j < found || found == MOST_SOURCES)
                continue;
            seen[found++] = source;
            if (found > 1)
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
    if (ask->note && words->note.length)
        pace_buffer_text(&words->note, in->zh ? "" : " ");
    pace_buffer_text(&words->note, ask->note);
    pace_chart_note(chart, words->note.text);
    pace_buffer_clear(&words->title);
    pace_buffer_clear(&words->subtitle);
    pace_buffer_clear(&words->source);
    pace_buffer_clear(&words->note);
}
