/* What stacks hold: the builder's part, the residual, the table. */
#include <math.h>
#include <string.h>
#include "chart/cells.h"
#include "chart/parts.h"
#include "chart/rounding.h"

static bool make_sense(pace_chart *chart, const pace_parts *parts, const char *what)
{
    pace_period last;
    if (!parts || parts->count < 0 || parts->part_count < 1 || parts->part_count > PARTS_MAX || !parts->labels ||
        parts->count > INT64_MAX / (PARTS_MAX + 2) / (int64_t)sizeof(double) || (parts->count && !parts->values) ||
        (parts->count && !pace_period_is_set(parts->first)) || parts->decimals > 15) {
        (void)pace__fail(chart_error(chart), PACE_ERR_ARG, what,
                         "the parts lack labels, values or a first period, or are too many; give 1 to %d parts with a "
                         "label each, a value for each period, and at most 15 decimals",
                         PARTS_MAX);
        return false;
    }
    return !parts->count || !pace_period_add(&last, parts->first, parts->count - 1, chart_error(chart));
}

double parts_at(const chart_parts *data, int part, int64_t period)
{
    return data->values[part * data->count + period];
}

bool parts_complete(const chart_parts *data, int64_t period)
{
    for (int k = 0; k < data->part_count; k++)
        if (isnan(parts_at(data, k, period)))
            return false;
    return true;
}

pace_period parts_period(const chart_parts *data, int64_t period)
{
    pace_period p = data->first;
    p.ord += (int32_t)period;
    return p;
}

pace_series parts_total_series(const chart_parts *data)
{
    pace_series s = {.key = "", .name = ""};
    s.view = (pace_view){data->total, data->count, 1, data->first};
    s.status = data->status;
    s.decimals = data->digits;
    return s;
}

const char *parts_label(const pace_chart *chart, const chart_parts *data, int part)
{
    if (!data->residual || part < data->part_count - 1)
        return data->labels[part];
    return chart->zh ? "残差" : "Residual";
}

const char *parts_total_label(const pace_chart *chart, const chart_parts *data)
{
    return *data->total_label ? data->total_label : chart->zh ? "合计" : "Total";
}

/* NaN where a part is missing. */
static double sum_of(const double *values, int64_t count, int parts, int64_t period)
{
    double sum = 0;
    for (int k = 0; k < parts; k++)
        sum += values[k * count + period];
    return sum;
}

static bool fail_period(pace_chart *chart, const char *what, pace_period period, const char *words)
{
    char text[PACE_PERIOD_SIZE];
    pace_period_print(text, period, NULL);
    (void)pace__fail(chart_error(chart), PACE_ERR_DATA, what, words, text);
    return false;
}

/* The residual of each period, after the parts; whether there is one that rounding does not explain. */
static void find_residual(chart_parts *out, const pace_parts *parts, double *values, const double *total)
{
    int64_t n = parts->count;
    int given = (int)parts->part_count, digits = parts->decimals;
    double *rest = values + given * n;
    if (digits < 0) {
        int own = rounding_decimals(total, n);
        digits = rounding_decimals(values, given * n);
        digits = own > digits ? own : digits;
    }
    for (int64_t i = 0; i < n; i++) {
        double sum = sum_of(values, n, given, i), difference = total[i] - sum, largest = fabs(total[i]);
        for (int k = 0; k < given; k++)
            largest = fmax(largest, fabs(values[k * n + i]));
        bool explained = fabs(difference) <= rounding_slack(digits, given, largest);
        rest[i] = explained || isnan(total[i]) ? sum * 0 : rounding_to(difference, digits);
        out->residual = out->residual || fabs(rest[i]) > 0;
    }
    if (out->residual)
        out->labels[out->part_count++] = "";
}

/* Sums that leave the doubles have no height. */
static bool sums_are_finite(pace_chart *chart, const chart_parts *data, const char *what)
{
    for (int64_t i = 0; i < data->count; i++) {
        double up = 0, down = 0;
        for (int k = 0; k < data->part_count; k++) {
            double v = parts_at(data, k, i);
            up += v > 0 ? v : 0;
            down += v < 0 ? v : 0;
        }
        if (isinf(up) || isinf(down) || isinf(data->total[i]))
            return fail_period(chart, what, parts_period(data, i),
                               "the parts of %s add up to more than a number can hold; give them in a larger unit");
    }
    return true;
}

static bool copy_numbers(pace_chart *chart, chart_parts *out, const pace_parts *parts, const char *what)
{
    int64_t n = parts->count, size = parts->part_count * n;
    double *values = chart_memory(chart, size + n + 1, sizeof *values), *total;
    const double *given = chart_copy_values(chart, what, parts->values, size);
    if (!values || !given)
        return false;
    if (size)
        memcpy(values, given, (size_t)size * sizeof *values);
    total = chart_memory(chart, n + 1, sizeof *total);
    given = parts->total && n ? chart_copy_values(chart, what, parts->total, n) : NULL;
    if (!total || (parts->total && n && !given))
        return false;
    for (int64_t i = 0; i < n; i++)
        total[i] = given ? given[i] : sum_of(values, n, (int)parts->part_count, i);
    out->values = values;
    out->total = total;
    if (given)
        find_residual(out, parts, values, total);
    return sums_are_finite(chart, out, what);
}

static bool is_empty(const pace_parts *parts, int64_t period)
{
    bool empty = !parts->total || isnan(parts->total[period]);
    for (int64_t k = 0; k < parts->part_count && empty; k++)
        empty = isnan(parts->values[k * parts->count + period]);
    return empty;
}

/* Periods before the first figure and after the last are no part of the picture; where nothing is known all stay. */
static bool take_figures(pace_chart *chart, pace_parts *out, const pace_parts *parts)
{
    int64_t from = 0, to = parts->count;
    *out = *parts;
    while (from < to && is_empty(parts, from))
        from++;
    while (to > from && is_empty(parts, to - 1))
        to--;
    if (from == to || to - from == parts->count)
        return true;
    double *values = chart_memory(chart, parts->part_count * (to - from), sizeof *values);
    if (!values)
        return false;
    for (int64_t k = 0; k < parts->part_count; k++)
        memcpy(values + k * (to - from), parts->values + k * parts->count + from, (size_t)(to - from) * sizeof *values);
    out->values = values;
    out->count = to - from;
    out->first.ord += (int32_t)from;
    out->total = parts->total ? parts->total + from : NULL;
    out->status = parts->status ? parts->status + from : NULL;
    return true;
}

bool parts_take(pace_chart *chart, chart_parts *out, const pace_parts *given, const char *what)
{
    pace_parts trimmed;
    const pace_parts *parts = &trimmed;
    if (!make_sense(chart, given, what) || !take_figures(chart, &trimmed, given))
        return false;
    out->first = parts->first;
    out->count = parts->count;
    out->decimals = parts->decimals;
    for (int k = 0; k < parts->part_count; k++) {
        out->labels[k] = chart_copy_label(chart, "label of a part", parts->labels[k]);
        if (!out->labels[k])
            return false;
    }
    out->part_count = (int)parts->part_count;
    out->total_label = chart_copy_label(chart, "label of the total", parts->total_label);
    if (!out->total_label || !copy_numbers(chart, out, parts, what))
        return false;
    if (parts->decimals >= 0 && parts->count) {
        int8_t *digits = chart_memory(chart, parts->count, sizeof *digits);
        if (!digits)
            return false;
        memset(digits, parts->decimals, (size_t)parts->count);
        out->digits = digits;
    }
    out->status = parts->status && parts->count ? chart_copy_bytes(chart, parts->status, parts->count) : NULL;
    return true;
}

/* A row a period, a column a part, the total last. */
void parts_tabulate(const pace_chart *chart, cells *out)
{
    const chart_parts *data = chart->data;
    cells_head(out, chart->zh ? "时期" : "period");
    for (int k = 0; k < data->part_count; k++)
        cells_head(out, parts_label(chart, data, k));
    cells_head(out, parts_total_label(chart, data));
    for (int64_t i = 0; i < data->count; i++) {
        cells_row(out);
        cells_period(out, parts_period(data, i));
        for (int k = 0; k < data->part_count; k++)
            cells_number(out, parts_at(data, k, i));
        cells_number(out, data->total[i]);
    }
}
