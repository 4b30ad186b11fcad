/* pace chart of parts: contributions, structure, areas, and the steps of a waterfall. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

/* --- parts of a total over periods ------------------------------------------------------------------------------------ */

typedef struct parts {
    pace_parts at;
    pace_unit unit;
    bool has_total;
} parts;

/* The series that --total names goes to the end, apart from the parts. */
static int set_total_apart(chart_input *in, const chart_ask *ask)
{
    if (!ask->total)
        return CLI_DONE;
    int64_t at = chart_find_series(in, ask, ask->total);
    if (at < 0)
        return CLI_USAGE;
    pace_series total = in->series[at];
    for (int64_t i = at; i + 1 < in->count; i++)
        in->series[i] = in->series[i + 1];
    in->series[in->count - 1] = total;
    return in->count > 1 ? CLI_DONE : cli_usage("%s: \"%s\" is the total; there are no parts beside it", ask->file, ask->total);
}

/* --- a total among the parts ------------------------------------------------------------------------------------------ */

static bool is_headed_total(const char *name)
{
    static const char *const words[] = {"Total", "total", "TOTAL", "GDP", "Sum", "合计", "总计", "地区生产总值", "国内生产总值"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    return false;
}

/* A heading that says that it is a total, and not of what. */
static bool is_any_total(const char *name)
{
    static const char *const words[] = {"Total", "total", "TOTAL", "Sum", "sum", "合计", "总计"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(name, words[i]) == 0)
            return true;
    return false;
}

static int own_digits(double value)
{
    char text[PACE_NUMBER_SIZE];
    double v = fabs(value);
    if (v < 1e-5)
        return 0;
    int own = v < 1e15 ? pace_number_decimals(text, pace_number_print(text, v)) : 0;
    return own < 15 ? own : 15;
}

/* In how many periods that one is the sum of all others, as far as rounding lets it; 0 where it is not in any. */
static int64_t periods_it_sums(const chart_input *in, const chart_calendar *calendar, int64_t one)
{
    int64_t known = 0;
    for (int64_t c = 0; c < calendar->count; c++) {
        pace_period at = calendar->first;
        double sum = 0, total = (double)NAN;
        int digits = 0;
        if (pace_period_add(&at, calendar->first, c, NULL))
            return 0;
        for (int64_t i = 0; i < in->count; i++) {
            double v = pace_view_at(in->series[i].view, at);
            int own = isfinite(v) ? own_digits(v) : 0;
            digits = own > digits ? own : digits;
            if (i == one)
                total = v;
            else
                sum += v;
        }
        if (isnan(total) || isnan(sum))
            continue;
        double slack = fmax((double)in->count * 0.5000001 * pow(10, -digits), (double)in->count * 4e-16 * fabs(total));
        if (slack > 0.01 * total) /* small numbers without digits: anything near would do */
            slack = 1e-9 * total;
        if (!(total > 0) || !(fabs(total - sum) <= slack))
            return 0;
        known++;
    }
    return known;
}

/* Counted among the parts it would halve the share of each. One that is not headed so must be it in two periods, and
 * be the only one. */
static int find_total(chart_input *in, chart_ask *ask)
{
    chart_calendar calendar;
    int64_t found = -1, sums = 0;
    if (ask->total || in->count < 3)
        return CLI_DONE;
    int code = chart_calendar_of(&calendar, in);
    for (int64_t i = 0; !code && i < in->count; i++) {
        bool headed = is_headed_total(in->series[i].name);
        int64_t periods = periods_it_sums(in, &calendar, i);
        if (periods < (headed ? 1 : 2))
            continue;
        sums++;
        found = i;
        if (headed) {
            sums = 1;
            break;
        }
    }
    if (code || sums != 1)
        return code;
    ask->total = in->series[found].name;
    cli_say("%s: \"%s\" is the sum of the others in every period and is taken as the total; --total names another", ask->file,
            ask->total);
    return CLI_DONE;
}

/* The worst that is said of a period by any of the series. */
static uint8_t letter_in(const chart_input *in, pace_period at)
{
    uint8_t worst = PACE_STATUS_NORMAL;
    for (int64_t i = 0; i < in->count; i++) {
        const pace_series *s = &in->series[i];
        int64_t k;
        if (!s->status || pace_period_diff(&k, at, s->view.first, NULL) || k < 0 || k >= s->view.n)
            continue;
        if (s->status[k] == PACE_STATUS_FORECAST || (worst == PACE_STATUS_NORMAL && s->status[k] != PACE_STATUS_MISSING))
            worst = s->status[k];
    }
    return worst;
}

/* A table that ends in a column "residual" is one of contributions to growth: percentage points, of which the last are no part. */
static bool ends_in_residual(const chart_input *in)
{
    return in->count > 1 && strcmp(in->series[in->count - 1].name, "residual") == 0;
}

static void give_points(chart_input *in)
{
    const pace_unit none = {0}, points = {PACE_PERCENTAGE_POINT, PACE_FACTOR_ONE, 0, 0, ""};
    for (int64_t i = 0; i < in->count; i++)
        if (pace_unit_same(in->series[i].unit, none))
            in->series[i].unit = points;
}

/* What the parts leave unexplained is drawn as that: the total is their sum and the residual's. */
static int total_of_residual(parts *out, chart_input *in)
{
    int64_t count = out->at.count, rest = out->at.part_count - 1;
    double *total = chart_room(in, count, sizeof *total);
    if (!total)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < count; c++) {
        double size = 0, left = out->at.values[rest * count + c];
        for (int64_t i = 0; i < rest; i++) {
            total[c] += out->at.values[i * count + c];
            size += fabs(out->at.values[i * count + c]);
        }
        total[c] += fabs(left) <= 1e-9 * size ? 0 : left; /* what rounding left is none */
    }
    out->at.total = total;
    out->at.part_count = in->count = rest;
    return CLI_DONE;
}

static int read_parts(parts *out, chart_input *in, chart_ask *ask, bool stock)
{
    chart_calendar calendar;
    int code = chart_open_series(in, ask);
    bool growth = !code && !stock && ends_in_residual(in);
    if (growth)
        give_points(in);
    if (!code && !chart_one_unit(in))
        code = cli_usage("%s: its series are in different units and cannot be parts of one total; pick some with --series", ask->file);
    if (!code && stock)
        code = find_total(in, ask);
    if (!code)
        code = set_total_apart(in, ask);
    if (!code)
        code = chart_calendar_of(&calendar, in);
    if (code)
        return code;
    double *values = chart_room(in, in->count * calendar.count, sizeof *values);
    const char **labels = chart_room(in, in->count, sizeof *labels);
    uint8_t *status = chart_room(in, calendar.count, 1);
    if (!values || !labels || !status)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < calendar.count; c++) {
        pace_period at = calendar.first;
        if (pace_period_add(&at, calendar.first, c, NULL))
            return CLI_OUTPUT;
        status[c] = letter_in(in, at);
        for (int64_t i = 0; i < in->count; i++)
            values[i * calendar.count + c] = pace_view_at(in->series[i].view, at);
    }
    for (int64_t i = 0; i < in->count; i++)
        labels[i] = in->series[i].name;
    out->has_total = ask->total;
    out->unit = in->series[0].unit;
    int64_t count = in->count - out->has_total;
    out->at = (pace_parts){.first = calendar.first, .count = calendar.count, .labels = labels, .part_count = count, .values = values,
                           .total = out->has_total ? values + count * calendar.count : NULL, .decimals = -1,
                           .total_label = out->has_total ? labels[count] : NULL, .status = status};
    return growth && !out->has_total ? total_of_residual(out, in) : CLI_DONE;
}

/* The last period in which every part is known; -1 = none. */
static int64_t last_whole(const parts *p)
{
    for (int64_t c = p->at.count - 1; c >= 0; c--) {
        bool whole = true;
        for (int64_t i = 0; i < p->at.part_count; i++)
            whole = whole && !isnan(p->at.values[i * p->at.count + c]);
        if (whole)
            return c;
    }
    return -1;
}

/* The largest part in the last period: its number, and the sum of all; -1 where two are as large or nothing is known. */
static int64_t leader(const parts *p, int64_t period, double *value, double *sum)
{
    int64_t best = -1;
    bool tie = false;
    *sum = 0;
    for (int64_t i = 0; period >= 0 && i < p->at.part_count; i++) {
        double v = p->at.values[i * p->at.count + period];
        *sum += v;
        if (best >= 0 && !(v > *value)) {
            tie = tie || !(v < *value);
            continue;
        }
        tie = false;
        best = i;
        *value = v;
    }
    if (period >= 0 && p->at.total && !isnan(p->at.total[period]))
        *sum = p->at.total[period];
    return tie ? -1 : best;
}

static void period_words(pace_buffer *out, const chart_input *in, const parts *p, int64_t period)
{
    pace_period at = p->at.first;
    if (!pace_period_add(&at, p->at.first, period, NULL))
        chart_period(out, in, at);
}

/* Totals are printed above columns that stand on zero. */
static void settle_digits(chart_input *in, const parts *p)
{
    double low = 0, high = 0, *totals = chart_room(in, p->at.count, sizeof *totals);
    for (int64_t c = 0; totals && c < p->at.count; c++) {
        double up = 0, down = 0;
        for (int64_t i = 0; i < p->at.part_count; i++) {
            double v = p->at.values[i * p->at.count + c];
            up += v > 0 ? v : 0;
            down += v < 0 ? v : 0;
        }
        totals[c] = p->at.total ? p->at.total[c] : up + down;
        low = fmin(low, fmin(down, totals[c]));
        high = fmax(high, fmax(up, totals[c]));
    }
    if (totals)
        chart_label_digits(in, totals, p->at.count, low, high);
}

/* "Services contributed most to growth in 2020: 3.2 of 6.1 percentage points" */
static void contribution_title(pace_buffer *out, const chart_input *in, const parts *p)
{
    double value = 0, sum = 0;
    int64_t period = last_whole(p), best = leader(p, period, &value, &sum);
    bool points = p->unit.quantity == PACE_PERCENTAGE_POINT;
    if (best < 0 || !(value > 0) || !(sum > 0)) {
        chart_list(out, in, in->series, p->at.part_count);
        return;
    }
    bool named = p->has_total && !is_any_total(p->at.total_label);
    if (in->zh) {
        period_words(out, in, p, period);
        pace_buffer_format(out, "%s对%s%s贡献最大：%s", p->at.labels[best], named ? p->at.total_label : points ? "" : "合计", points ? "增长" : "",
                           p->has_total ? p->at.total_label : "合计");
        chart_value(out, in, sum, p->unit);
        pace_buffer_text(out, "中占");
        chart_value(out, in, value, p->unit);
        return;
    }
    pace_buffer_format(out, "%s contributed most ", p->at.labels[best]);
    if (named || points)
        pace_buffer_text(out, "to ");
    if (named)
        chart_name_within(out, in, p->at.total_label);
    pace_buffer_text(out, points ? named ? " growth in " : "growth in " : named ? " in " : "in ");
    period_words(out, in, p, period);
    pace_buffer_text(out, ": ");
    chart_value(out, in, value, p->unit);
    pace_buffer_text(out, " of ");
    chart_value(out, in, sum, p->unit);
    if (p->unit.quantity == PACE_PERCENT || p->unit.quantity == PACE_QUANTITY_NONE)
        return;
    pace_buffer_char(out, ' ');
    chart_unit(out, in, p->unit);
}

/* "Services make up 55.4% in 2020" */
static void share_title(pace_buffer *out, const chart_input *in, const parts *p)
{
    double value = 0, sum = 0;
    int64_t period = last_whole(p), best = leader(p, period, &value, &sum);
    if (best < 0 || !(sum > 0) || !(value > 0)) {
        chart_list(out, in, in->series, p->at.part_count);
        return;
    }
    if (in->zh) {
        period_words(out, in, p, period);
        pace_buffer_format(out, "%s占比最高，为", p->at.labels[best]);
    } else {
        pace_buffer_format(out, "%s: largest part in ", p->at.labels[best]);
        period_words(out, in, p, period);
        pace_buffer_text(out, ", ");
    }
    pace_buffer_fixed(out, 100 * value / sum, 1);
    pace_buffer_text(out, in->zh ? "%" : "% of the whole");
}

static void say(pace_chart *chart, const chart_ask *ask, chart_input *in, const parts *p, bool contribution)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    chart_settle_series(in, ask);
    if (contribution)
        settle_digits(in, p);
    if (contribution)
        contribution_title(&words.title, in, p);
    else
        share_title(&words.title, in, p);
    chart_measure(&words, ask, in, in->series, in->count);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
}

int chart_contribution(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    parts p = {.has_total = false};
    int code = read_parts(&p, in, ask, false);
    if (code)
        return code;
    say(chart, ask, in, &p, true);
    pace_chart_contributions(chart, &p.at);
    return CLI_DONE;
}

static int stacked(pace_chart *chart, chart_ask *ask, chart_input *in, bool share)
{
    parts p = {.has_total = false};
    int code = read_parts(&p, in, ask, true);
    if (code)
        return code;
    say(chart, ask, in, &p, false);
    if (share)
        pace_chart_structure(chart, &p.at, true);
    else
        pace_chart_area(chart, &p.at, false);
    return CLI_DONE;
}

int chart_structure(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    return stacked(chart, ask, in, true);
}

int chart_area(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    return stacked(chart, ask, in, false);
}

/* --- waterfall ---------------------------------------------------------------------------------------------------------- */

/* A second column that is headed so says which rows are totals: 1 or 0. */
static const double *total_marks(const chart_names *names)
{
    static const char *const words[] = {"total", "is_total", "合计", "是否合计", "总额"};
    for (size_t i = 0; names->column_count > 1 && i < sizeof words / sizeof *words; i++)
        if (strcmp(names->columns[1].name, words[i]) == 0)
            return names->columns[1].values;
    return NULL;
}

/* "From 8,000 to 10,905: up 2,905, most of it industry (+1,700)" */
static void bridge_title(pace_buffer *out, const chart_input *in, const pace_waterfall *w, pace_unit unit)
{
    double first = w->values[0], last = w->values[w->count - 1], change = last - first;
    int64_t top = -1;
    for (int64_t i = 1; i + 1 < w->count; i++)
        if (!(w->is_total && w->is_total[i]) && (top < 0 || (change < 0 ? w->values[i] < w->values[top] : w->values[i] > w->values[top])))
            top = i;
    bool led = top >= 0 && (change < 0 ? w->values[top] < 0 : w->values[top] > 0);
    pace_buffer_format(out, in->zh ? "由%s到%s" : "From %s to %s", w->labels[0], w->labels[w->count - 1]);
    pace_buffer_text(out, change < 0 ? in->zh ? "减少" : ": down " : in->zh ? "增加" : ": up ");
    chart_value(out, in, fabs(change), unit);
    if (!led)
        return;
    pace_buffer_text(out, in->zh ? "，其中" : ", most of it ");
    chart_name_within(out, in, w->labels[top]);
    pace_buffer_text(out, in->zh ? "最多（" : " (");
    chart_signed(out, in, w->values[top], unit);
    pace_buffer_text(out, in->zh ? "）" : ")");
}

int chart_waterfall(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    int code = chart_is_dataset(ask) ? CLI_DONE : chart_open_table(in, ask);
    if (code)
        return code;
    if (!in->names.row_count)
        return cli_usage("%s: a waterfall is a table of two columns, label and value, its first and last row totals", ask->file);
    const chart_names *names = &in->names;
    const double *marks = total_marks(names);
    bool *is_total = chart_room(in, names->row_count, sizeof *is_total);
    if (!is_total)
        return CLI_OUTPUT;
    for (int64_t i = 0; marks && i < names->row_count; i++)
        is_total[i] = marks[i] > 0;
    pace_waterfall steps = {.labels = names->rows, .values = names->columns[0].values, .is_total = marks ? is_total : NULL,
                            .count = names->row_count, .decimals = -1};
    double low = 0, high = 0, level = 0;
    for (int64_t i = 0; i < names->row_count; i++) {
        bool total = i == 0 || i + 1 == names->row_count || is_total[i];
        level = total ? steps.values[i] : level + steps.values[i];
        low = fmin(low, level);
        high = fmax(high, level);
    }
    chart_settle_unit(in, ask, names->columns[0].unit, fmax(-low, high));
    chart_label_digits(in, steps.values, names->row_count, low, high);
    bridge_title(&words.title, in, &steps, names->columns[0].unit);
    chart_measure_of(&words, in, names->columns[0].name, names->columns[0].unit);
    chart_say(chart, ask, in, &words);
    pace_chart_waterfall(chart, &steps);
    return CLI_DONE;
}
