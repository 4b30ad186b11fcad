/* A table whose first column holds names and no periods: "sector,output". It is read as one whose periods stand side by
 * side, under stand-in years, so that figures, units, marks for missing and encodings are read as everywhere else. */
#include <stdlib.h>
#include <string.h>
#include "cli/draw/chart.h"

enum { STAND_IN = 1001, MOST_COLUMNS = 64 };

typedef struct heading { /* where the line of headings stands in the bytes */
    size_t from, to;
    char delimiter;
} heading;

static bool is_note(const char *bytes, size_t from, size_t to)
{
    while (from < to && (bytes[from] == ' ' || bytes[from] == '\t' || bytes[from] == '\r'))
        from++;
    return from == to || bytes[from] == '#';
}

static size_t line_end(const char *bytes, size_t n, size_t from)
{
    bool quoted = false;
    while (from < n && (quoted || bytes[from] != '\n')) {
        quoted = quoted != (bytes[from] == '"');
        from++;
    }
    return from;
}

static heading find_heading(const pace_buffer *bytes)
{
    const char *text = bytes->text;
    heading at = {0, 0, ','};
    if (bytes->length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        at.from = 3;
    at.to = line_end(text, bytes->length, at.from);
    while (at.to < bytes->length && is_note(text, at.from, at.to)) {
        at.from = at.to + 1;
        at.to = line_end(text, bytes->length, at.from);
    }
    if (at.to > at.from && text[at.to - 1] == '\r')
        at.to--;
    for (const char *mark = "\t;,"; *mark; mark++)
        if (memchr(text + at.from, *mark, at.to - at.from))
            at.delimiter = *mark;
    return at;
}

/* One cell of the headings from `from` on, quotes and all; the end of it. */
static size_t cell_end(const char *bytes, const heading *at, size_t from)
{
    bool quoted = false;
    while (from < at->to && (quoted || bytes[from] != at->delimiter)) {
        quoted = quoted != (bytes[from] == '"');
        from++;
    }
    return from;
}

/* The bytes with years in the place of the headings, and the headings as a table of their own: "k,1001 / GDP,1 / ...". */
static int stand_in(pace_buffer *table, pace_buffer *headings, const pace_buffer *bytes, const heading *at)
{
    size_t from = cell_end(bytes->text, at, at->from);
    int columns = 0;
    pace_buffer_format(headings, "k%c%d\n", at->delimiter, (int)STAND_IN);
    pace_buffer_bytes(table, bytes->text, at->from);
    pace_buffer_text(table, "k");
    while (from < at->to) {
        size_t end = cell_end(bytes->text, at, ++from);
        pace_buffer_format(table, "%c%d", at->delimiter, STAND_IN + columns);
        pace_buffer_bytes(headings, bytes->text + from, end - from);
        pace_buffer_format(headings, "%c%d\n", at->delimiter, columns + 1);
        columns++;
        from = end;
    }
    pace_buffer_bytes(table, bytes->text + at->to, bytes->length - at->to);
    return columns;
}

/* What was assumed, but for the stand-in. */
static void tell(const char *name, const char *lines)
{
    for (const char *at = lines; *at;) {
        size_t n = strcspn(at, "\n");
        if (strncmp(at, "the periods stand side by side", 30) != 0)
            cli_say("%s: %.*s", name, (int)n, at);
        at += n + (at[n] == '\n');
    }
}

static int take_rows(chart_input *in)
{
    int64_t rows = pace_panel_block(in->panel).rows;
    const char **names = chart_room(in, rows, sizeof *names);
    if (!names)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < rows; i++)
        names[i] = pace_panel_series(in->panel, i).key;
    in->names.rows = names;
    in->names.row_count = rows;
    return CLI_DONE;
}

/* A heading says the unit of its column; else the names of the rows do, where all say the same. */
static pace_unit unit_of(const chart_input *in, const pace_series *named)
{
    if (named && (named->unit.quantity || named->unit.scale))
        return named->unit;
    for (int64_t i = 1; i < in->names.row_count; i++)
        if (!pace_unit_same(pace_panel_series(in->panel, i).unit, pace_panel_series(in->panel, 0).unit))
            return (pace_unit){0};
    return in->names.row_count ? pace_panel_series(in->panel, 0).unit : (pace_unit){0};
}

static int take_columns(chart_input *in, int64_t count)
{
    pace_block block = pace_panel_block(in->panel);
    chart_column *columns = chart_room(in, count, sizeof *columns);
    double *values = chart_room(in, count * block.rows, sizeof *values);
    if (!columns || !values)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < count; c++) {
        pace_series named = {.key = ""};
        bool known = in->other && c < pace_panel_block(in->other).rows;
        if (known)
            named = pace_panel_series(in->other, c);
        columns[c] = (chart_column){named.key, unit_of(in, known ? &named : NULL), values + c * block.rows};
        for (int64_t r = 0; r < block.rows; r++)
            values[c * block.rows + r] = pace_view_at(pace_panel_series(in->panel, r).view, pace_year(STAND_IN + (int)c));
    }
    in->names.columns = columns;
    in->names.column_count = count;
    return CLI_DONE;
}

enum { LISTED_MOST = 8 };

/* One letter in three may be a slip of the fingers, three at most. */
static const char *closest_of(const char *key, const char *const *names, int64_t count)
{
    const char *closest = NULL;
    int best = 2;
    while (best < 4 && pace_text_offset(key, strlen(key), 3 * best - 1) < strlen(key))
        best++;
    for (int64_t i = 0; i < count; i++) {
        int distance = pace_text_distance(key, names[i], best);
        if (distance < best) {
            best = distance;
            closest = names[i];
        }
    }
    return closest;
}

int chart_refuse_name(const chart_ask *ask, const char *what, const char *key, const char *const *names, int64_t count)
{
    pace_buffer list = PACE_BUFFER_INIT;
    const char *closest = closest_of(key, names, count);
    if (closest)
        return cli_usage("%s: no %s \"%s\"; did you mean \"%s\"?", ask->file, what, key, closest);
    for (int64_t i = 0; i < count && i < LISTED_MOST; i++) {
        pace_buffer_text(&list, i ? ", \"" : "\"");
        pace_buffer_bytes(&list, names[i], pace_text_offset(names[i], strlen(names[i]), 24));
        pace_buffer_text(&list, "\"");
    }
    cli_usage("%s: no %s \"%s\"; there %s %s%s", ask->file, what, key, count == 1 ? "is" : "are", list.text ? list.text : "others",
              count > LISTED_MOST ? ", ..." : "");
    pace_buffer_clear(&list);
    return CLI_USAGE;
}

int chart_find_column(int64_t *out, chart_input *in, const chart_ask *ask, const char *key)
{
    const chart_names *names = &in->names;
    const char **all = chart_room(in, names->column_count, sizeof *all);
    int64_t row = 0;
    const char *as = in->other && !pace_panel_find(&row, in->other, key, NULL) ? pace_panel_series(in->other, row).key : key;
    if (!all)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < names->column_count; c++) {
        all[c] = names->columns[c].name;
        *out = c;
        if (strcmp(all[c], as) == 0)
            return CLI_DONE;
    }
    return chart_refuse_name(ask, "column", key, all, names->column_count);
}

/* Those that --series names, in its order. */
static int pick_columns(chart_input *in, const chart_ask *ask)
{
    chart_column *picked = chart_room(in, ask->series.count, sizeof *picked);
    int64_t at = 0;
    if (!picked)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < ask->series.count; i++) {
        if (chart_find_column(&at, in, ask, ask->series.at[i]))
            return CLI_USAGE;
        picked[i] = in->names.columns[at];
    }
    in->names.columns = picked;
    in->names.column_count = ask->series.count;
    return CLI_DONE;
}

int chart_read_names(chart_input *in, const chart_ask *ask, const pace_buffer *bytes, const char *name)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer table = PACE_BUFFER_INIT, headings = PACE_BUFFER_INIT;
    pace_read_opts opts = cli_read_opts(&ask->common);
    heading at = find_heading(bytes);
    int columns = stand_in(&table, &headings, bytes, &at), code = CLI_DONE;
    opts.freq = PACE_ANNUAL;
    if (table.status || headings.status)
        code = cli_usage("out of memory");
    else if (!columns || columns > MOST_COLUMNS)
        code = cli_usage("%s: names need 1 to %d columns of values beside them", name, MOST_COLUMNS);
    else if (pace_panel_read(&in->panel, table.text, table.length, name, &opts, &err))
        code = cli_fail(CLI_INPUT, &err);
    else if (pace_panel_read(&in->other, headings.text, headings.length, name, &opts, NULL))
        in->other = NULL; /* two headings alike: the columns have no names */
    pace_buffer_clear(&table);
    pace_buffer_clear(&headings);
    if (code)
        return code;
    tell(name, pace_panel_assumptions(in->panel));
    code = take_rows(in);
    if (!code)
        code = take_columns(in, columns);
    if (!code && ask->series.count)
        code = pick_columns(in, ask);
    chart_language(in, ask);
    return code;
}
