/* Copies of what the caller hands over: nothing of his is kept, and nothing that cannot be drawn gets in. */
#include <math.h>
#include <string.h>
#include "chart/chart_private.h"

enum { CHART_TEXT_MAX = 400 }; /* code points of one text: more fits no canvas, and wrapping megabytes takes seconds */

void *chart_memory(pace_chart *chart, int64_t count, size_t size)
{
    void *memory = count < 0 ? NULL : pace__arena_alloc(&chart->arena, (size_t)count, size);
    if (!memory)
        (void)pace__fail_memory(chart_error(chart));
    return memory;
}

bool chart_grow(pace_chart *chart, void **items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return true;
    size_t room = *capacity ? 2 * *capacity : 4;
    void *moved = chart_memory(chart, (int64_t)room, size);
    if (!moved)
        return false;
    if (count)
        memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = room;
    return true;
}

static void warn_cut(pace_chart *chart, const char *what)
{
    if (chart->built.length)
        pace_buffer_char(&chart->built, '\n');
    pace_buffer_format(&chart->built, "the %s was cut to its first %d characters", what, CHART_TEXT_MAX);
}

/* Line ends and tabs become spaces; other controls and noncharacters, which no picture shows, are left out. */
static size_t clean(char *out, const char *text, size_t n, size_t *taken)
{
    size_t at = 0, length = 0;
    for (int count = 0; at < n && count < CHART_TEXT_MAX; count++) {
        size_t from = at;
        int32_t c = pace_text_next(text, n, &at);
        bool space =
            c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
        if (space) {
            out[length++] = ' ';
        } else if (c >= 0x20 && !(c >= 0x7F && c < 0xA0) && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF)) {
            memcpy(out + length, text + from, at - from);
            length += at - from;
        }
    }
    *taken = at;
    return length;
}

const char *chart_copy_text(pace_chart *chart, const char *what, const char *text)
{
    size_t n = text ? strlen(text) : 0, valid = pace_text_valid(text ? text : "", n), taken = 0;
    if (valid < n) {
        (void)pace__fail(chart_error(chart), PACE_ERR_PARSE, what,
                         "the %s is not valid UTF-8 at byte %zu; give it in UTF-8", what, valid + 1);
        return NULL;
    }
    if (!n)
        return "";
    size_t room = n < 4 * CHART_TEXT_MAX ? n : 4 * CHART_TEXT_MAX;
    char *copy = chart_memory(chart, (int64_t)room + 4, 1);
    if (!copy)
        return NULL;
    size_t length = clean(copy, text, n, &taken);
    if (strspn(copy, " ") >= length && taken == n) {
        copy[0] = '\0';
    } else if (taken < n) {
        memcpy(copy + length, "\xE2\x80\xA6", 4);
        warn_cut(chart, what);
    } else {
        copy[length] = '\0';
    }
    return copy;
}

static bool copy_values(pace_chart *chart, double *out, pace_view view, const char *what)
{
    for (int64_t i = 0; i < view.n; i++) {
        out[i] = view.x[i * view.stride];
        if (isinf(out[i])) {
            char period[PACE_PERIOD_SIZE];
            pace_period_print(period, pace_view_period(view, i), NULL);
            (void)pace__fail(chart_error(chart), PACE_ERR_DATA, what,
                             "the value of %s (number %ld) is infinite and cannot be drawn; missing values are NaN",
                             period, (long)i + 1);
            return false;
        }
    }
    return true;
}

const void *chart_copy_bytes(pace_chart *chart, const void *bytes, int64_t count)
{
    void *copy = chart_memory(chart, count ? count : 1, 1);
    if (copy && count)
        memcpy(copy, bytes, (size_t)count);
    return copy;
}

/* One byte a value; NULL stands for "nothing said". false: no memory. */
static bool copy_bytes(pace_chart *chart, const void **out, const void *from, int64_t n)
{
    *out = NULL;
    if (!from || !n)
        return true;
    *out = chart_copy_bytes(chart, from, n);
    return *out != NULL;
}

bool chart_copy_series(pace_chart *chart, pace_series *out, pace_series series, const char *what)
{
    pace_series copy = series;
    const void *status, *qualifier, *decimals;
    int64_t n = series.view.n;
    if (n < 0 || (n > 0 && (!series.view.x || !pace_period_is_set(series.view.first)))) {
        (void)pace__fail(chart_error(chart), PACE_ERR_ARG, what,
                         "the series counts values but has none, or no first period; give both, or no values at all");
        return false;
    }
    pace_period last;
    if (n > 0 && pace_period_add(&last, series.view.first, n - 1, chart_error(chart)))
        return false;
    copy.origin = NULL;
    copy.key = chart_copy_text(chart, "key of a series", series.key);
    copy.name = chart_copy_text(chart, "name of a series", series.name);
    if (!copy.key || !copy.name)
        return false;
    if (n > 0) {
        double *values = chart_memory(chart, n, sizeof *values);
        if (!values || !copy_values(chart, values, series.view, what))
            return false;
        copy.view.x = values;
        copy.view.stride = 1;
    }
    if (!copy_bytes(chart, &status, series.status, n) || !copy_bytes(chart, &qualifier, series.qualifier, n) ||
        !copy_bytes(chart, &decimals, series.decimals, n))
        return false;
    copy.status = status;
    copy.qualifier = qualifier;
    copy.decimals = decimals;
    *out = copy;
    return true;
}

const char *chart_copy_label(pace_chart *chart, const char *what, const char *text)
{
    const char *copy = chart_copy_text(chart, what, text);
    chart_text *drawn = copy ? chart_memory(chart, 1, sizeof *drawn) : NULL;
    if (!drawn)
        return NULL;
    *drawn = (chart_text){what, copy, chart->texts};
    chart->texts = drawn;
    return copy;
}

const char *const *chart_copy_labels(pace_chart *chart, const char *what, const char *const *texts, int64_t count)
{
    const char **copy = chart_memory(chart, count ? count : 1, sizeof *copy);
    for (int64_t i = 0; copy && i < count; i++) {
        copy[i] = chart_copy_label(chart, what, texts[i]);
        if (!copy[i])
            return NULL;
    }
    return copy;
}

const double *chart_copy_values(pace_chart *chart, const char *what, const double *values, int64_t count)
{
    double *copy = chart_memory(chart, count ? count : 1, sizeof *copy);
    for (int64_t i = 0; copy && i < count; i++) {
        copy[i] = values[i];
        if (isinf(values[i])) {
            (void)pace__fail(chart_error(chart), PACE_ERR_DATA, what,
                             "value %ld of the %s is infinite and cannot be drawn; missing values are NaN", (long)i + 1,
                             what);
            return NULL;
        }
    }
    return copy;
}

bool chart_copy_milestones(pace_chart *chart, pace_target *target)
{
    size_t n = target->milestone_count > 0 && target->milestones ? (size_t)target->milestone_count : 0;
    pace_milestone *stones;
    target->milestone_count = (int64_t)n;
    if (!n) {
        target->milestones = NULL;
        return true;
    }
    stones = chart_memory(chart, (int64_t)n, sizeof *stones);
    if (!stones)
        return false;
    memcpy(stones, target->milestones, n * sizeof *stones);
    target->milestones = stones;
    return true;
}

static bool copy_row(pace_chart *chart, pace_gap *out, const pace_gap *row)
{
    *out = *row;
    out->target.relative_to = out->target.indicator = out->target.measure = NULL;
    out->target.origin = NULL;
    out->target.plan_id = chart_copy_text(chart, "id of a plan", row->target.plan_id);
    out->target.name = chart_copy_label(chart, "name of a target",
                                        row->target.name && *row->target.name   ? row->target.name
                                        : row->series.name && *row->series.name ? row->series.name
                                                                                : row->target.indicator);
    return out->target.plan_id && out->target.name && chart_copy_milestones(chart, &out->target) &&
           chart_copy_series(chart, &out->series, row->series, out->target.name);
}

bool chart_copy_rows(pace_chart *chart, chart_rows *out, const pace_gap *rows, int64_t count)
{
    if (count < 0 || (count > 0 && !rows)) {
        (void)pace__fail(chart_error(chart), PACE_ERR_ARG, "rows", "rows are missing; give as many as `count` says");
        return false;
    }
    pace_gap *copy = chart_memory(chart, count ? count : 1, sizeof *copy);
    for (int64_t i = 0; copy && i < count; i++)
        if (!copy_row(chart, &copy[i], &rows[i]))
            return false;
    if (!copy)
        return false;
    out->at = copy;
    out->count = count;
    return true;
}
