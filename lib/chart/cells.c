/* Tables behind pictures: CSV for programs, HTML and Markdown for pages. */
#include <math.h>
#include <string.h>
#include "chart/cells.h"

static void put_csv(pace_buffer *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        pace_buffer_text(out, text);
        return;
    }
    pace_buffer_char(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            pace_buffer_char(out, '"');
        pace_buffer_char(out, *text);
    }
    pace_buffer_char(out, '"');
}

static void put_html(pace_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            pace_buffer_text(out, "&amp;");
        else if (*text == '<')
            pace_buffer_text(out, "&lt;");
        else if (*text == '>')
            pace_buffer_text(out, "&gt;");
        else
            pace_buffer_char(out, *text);
    }
}

/* What Markdown would take for markup stands behind a backslash. */
static void put_markdown(pace_buffer *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("\\|*_`[]<>#", *text))
            pace_buffer_char(out, '\\');
        pace_buffer_char(out, *text);
    }
}

static void put(cells *c, const char *text, bool number)
{
    const char *cell = !c->body ? "th scope=\"col\"" : c->column ? "td" : "th scope=\"row\"";
    if (c->format == CELLS_CSV) {
        pace_buffer_text(c->out, c->column ? "," : "");
        put_csv(c->out, text);
    } else if (c->format == CELLS_HTML) {
        pace_buffer_format(c->out, "<%s%s>", cell, number ? " class=\"number\"" : "");
        put_html(c->out, text);
        pace_buffer_text(c->out, cell[1] == 'h' ? "</th>" : "</td>");
    } else {
        pace_buffer_text(c->out, c->column ? " | " : "| ");
        put_markdown(c->out, text);
    }
    c->column++;
}

static void end_row(cells *c)
{
    if (c->format == CELLS_CSV)
        pace_buffer_char(c->out, '\n');
    else
        pace_buffer_text(c->out, c->format == CELLS_HTML ? "</tr>\n" : " |\n");
}

/* Rows that lack cells at their end get empty ones. */
static void fill_row(cells *c)
{
    while (c->column < c->columns)
        put(c, "", false);
    end_row(c);
}

static void end_heads(cells *c)
{
    end_row(c);
    if (c->format == CELLS_HTML)
        pace_buffer_text(c->out, "</thead>\n<tbody>\n");
    for (int i = 0; c->format == CELLS_MARKDOWN && i < c->columns; i++)
        pace_buffer_text(c->out, i + 1 < c->columns ? "| --- " : "| --- |\n");
    c->body = true;
}

void cells_head(cells *c, const char *text)
{
    if (!c->columns && c->format == CELLS_HTML) {
        pace_buffer_text(c->out, "<table>\n<caption>");
        put_html(c->out, c->caption);
        if (*c->caption && *c->measure)
            pace_buffer_text(c->out, "<br>");
        put_html(c->out, c->measure);
        pace_buffer_text(c->out, "</caption>\n<thead>\n<tr>");
    }
    put(c, text, c->column > 0);
    c->columns = c->column;
}

void cells_row(cells *c)
{
    if (!c->body)
        end_heads(c);
    else
        fill_row(c);
    if (c->format == CELLS_HTML)
        pace_buffer_text(c->out, "<tr>");
    c->column = 0;
}

void cells_text(cells *c, const char *text)
{
    put(c, text ? text : "", false);
}

void cells_number(cells *c, double value)
{
    char text[PACE_NUMBER_SIZE] = "";
    if (isfinite(value))
        pace_number_print(text, value);
    put(c, text, true);
}

void cells_period(cells *c, pace_period period)
{
    char text[PACE_PERIOD_SIZE] = "";
    if (pace_period_is_set(period))
        pace_period_print(text, period, NULL);
    put(c, text, false);
}

void cells_end(cells *c)
{
    if (!c->columns)
        return;
    if (!c->body)
        end_heads(c);
    else
        fill_row(c);
    if (c->format == CELLS_HTML)
        pace_buffer_text(c->out, "</tbody>\n</table>\n");
}

static const pace_series *series_at(const pace_series *first, size_t size, size_t k)
{
    return (const pace_series *)(const void *)((const char *)first + k * size);
}

void cells_series(cells *c, const pace_series *first, size_t size, size_t count)
{
    int64_t low = INT64_MAX, high = INT64_MIN;
    pace_period period = count ? first->view.first : (pace_period){0};
    for (size_t k = 0; k < count; k++) {
        pace_view v = series_at(first, size, k)->view;
        low = v.n && v.first.ord < low ? v.first.ord : low;
        high = v.n && v.first.ord + v.n - 1 > high ? v.first.ord + v.n - 1 : high;
    }
    for (int64_t ord = low; ord <= high; ord++) {
        period.ord = (int32_t)ord;
        cells_row(c);
        cells_period(c, period);
        for (size_t k = 0; k < count; k++) {
            pace_view v = series_at(first, size, k)->view;
            int64_t i = ord - v.first.ord;
            cells_number(c, i >= 0 && i < v.n ? v.x[i * v.stride] : (double)NAN);
        }
    }
}

pace_status pace_chart_table(pace_buffer *out, const pace_chart *chart, const char *format, pace_error *err)
{
    static const char *const names[] = {"csv", "html", "md"};
    cells c = {.out = out, .caption = chart->title, .measure = chart->subtitle};
    size_t which = 0, before = out->length;
    if (chart->error.code) {
        if (err)
            *err = chart->error;
        return chart->error.code;
    }
    while (which < 3 && !(format && strcmp(format, names[which]) == 0))
        which++;
    if (which == 3)
        return pace__fail(err, PACE_ERR_ARG, "format", "a table cannot be written as %q; use \"csv\", \"html\" or \"md\"",
                          format ? format : "");
    c.format = (cells_format)which;
    if (chart->type)
        chart->type->tabulate(chart, &c);
    cells_end(&c);
    if (!out->status)
        return PACE_OK;
    if (out->text && out->length > before) {
        out->length = before;
        out->text[before] = '\0';
    }
    return pace__fail_memory(err);
}
