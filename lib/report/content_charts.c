/* Charts for the headline indicators, each with its words for those who cannot see it and the numbers behind it. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

enum { MOST_LINES = 4, MOST_PANELS = 12, MOST_SPARKS = 24, LINE_POINTS = 3, PANEL_POINTS = 2 };

static int64_t points_of(const pace_gap *row)
{
    int64_t points = 0;
    for (int64_t i = 0; i < row->series.view.n; i++)
        points += isfinite(row->series.view.x[i * row->series.view.stride]);
    return points;
}

/* --- the source line of a picture that may travel alone --------------------------------------------------------- */

typedef struct source_names {
    const char *at[4];
    int64_t count;
} source_names;

static void add_source(content *c, source_names *names, const pace_observation *origin)
{
    const char *name;
    if (!origin || names->count >= 4)
        return;
    name = doc_copy(c->doc, pace_names_get(origin->source->name, c->lang));
    for (int64_t i = 0; i < names->count; i++)
        if (strcmp(names->at[i], name) == 0)
            return;
    names->at[names->count++] = name;
}

static const char *source_line(content *c, const source_names *names)
{
    const char *list;
    if (!names->count)
        return "";
    list = say_join(c, names->at, names->count < 3 ? names->count : 3);
    return say_fill(c, names->count > 3 ? W_SOURCE_LINE_MORE : W_SOURCE_LINE, "names", list, NULL);
}

static void add_series_sources(content *c, source_names *names, const pace_gap *row)
{
    for (int64_t i = 0; row->series.origin && i < row->series.view.n; i++)
        add_source(c, names, row->series.origin[i]);
    add_source(c, names, row->target.origin);
}

/* --- bullets: all headline targets at a glance ------------------------------------------------------------------ */

doc_table *picture_status(content *c, const char *id, const char *title, const pace_gap *rows, int64_t count)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"plan", say_word(c, W_COL_PLAN), false},
                                  {"latest", say_word(c, W_COL_LATEST), true},
                                  {"target", say_word(c, W_COL_TARGET), true},
                                  {"verdict", say_word(c, W_COL_VERDICT), false}};
    doc_table *table = doc_table_new(c->doc, id, title, columns, 5);
    for (int64_t i = 0; table && i < count; i++) {
        amount_scale scale = row_drawn_scale(c, &rows[i]);
        doc_row *row = doc_row_add(c->doc, table);
        if (!row)
            break;
        doc_cell_text(row, 0, rows[i].target.name);
        doc_cell_text(row, 1, row_plan_name(c, &rows[i]));
        doc_cell_number(row, 2, row_latest_text(c, &rows[i], &scale, true), rows[i].latest);
        doc_cell_when(row, 2, row_reached(c, &rows[i]));
        doc_cell_number(row, 3, row_target_scaled(c, &rows[i], &scale, true), rows[i].target_value);
        doc_cell_when(row, 3, row_due(c, &rows[i]));
        doc_cell_text(row, 4, row_verdict(c, &rows[i]));
        row->cells[4].tone = row_tone(&rows[i]);
        row_cite(c, &row->cells[2].refs, &rows[i]);
    }
    if (table && table->row_count && !*row_plan_apart(c, rows))
        content_drop_column(table, 1);
    return table;
}

const char *picture_rows_alt(content *c, report_word head, const char *rest, const pace_gap *rows, int64_t count)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    pace_buffer_text(&out, say_fill(c, head, "count", amount_count(c, count), "rest", rest, NULL));
    for (int64_t i = 0; i < count; i++) {
        amount_scale scale = row_drawn_scale(c, &rows[i]);
        pace_buffer_text(&out, i ? say_word(c, W_GROUP_SEPARATOR) : "");
        pace_buffer_text(&out, say_fill(c, W_ALT_ROW, "name", rows[i].target.name, "latest",
                                        row_latest_text(c, &rows[i], &scale, true), "period",
                                        row_reached(c, &rows[i]), "target",
                                        row_target_scaled(c, &rows[i], &scale, true), "verdict", row_verdict(c, &rows[i]), NULL));
    }
    pace_buffer_text(&out, say_word(c, W_STOP));
    return doc_take(c->doc, &out);
}

pace_gap *picture_rows_new(content *c, int64_t most)
{
    return pace__arena_alloc(&c->doc->arena, (size_t)most, sizeof(pace_gap));
}

/* In the unit of the words beside them. Charts tell rows of one name apart by their plan: by its name, not by its id. */
static const pace_gap *rows_to_draw(content *c, const pace_gap *rows, int64_t count)
{
    pace_gap *copies = picture_rows_new(c, count);
    for (int64_t i = 0; copies && i < count; i++) {
        copies[i] = rows[i];
        if (*row_plan_name(c, &rows[i]))
            copies[i].target.plan_id = row_plan_name(c, &rows[i]);
        if (!row_shift_drawn(c, &copies[i]))
            return NULL;
    }
    return copies;
}

void picture_rows(content *c, doc_figure *figure, const pace_gap *rows, int64_t count)
{
    source_names names = {{NULL}, 0};
    for (int64_t i = 0; i < count; i++)
        add_series_sources(c, &names, &rows[i]);
    figure->rows = rows_to_draw(c, rows, count);
    figure->count = figure->rows ? count : 0;
    figure->source = source_line(c, &names);
}

const char *picture_verdict_title(content *c, const pace_gap *row)
{
    amount_scale scale = row_drawn_scale(c, row);
    report_word id = row->verdicts == PACE_MET      ? W_TITLE_LINE_MET
                     : row->verdicts == PACE_MISSED ? W_TITLE_LINE_MISSED
                                                    : W_TITLE_LINE_VERDICT;
    return say_fill(c, id, "name", row->target.name, "period", row_reached(c, row), "latest",
                    row_latest_text(c, row, &scale, true), "target", row_target_scaled(c, row, &scale, true), "due",
                    row_due(c, row), "verdict", row_verdict(c, row), NULL);
}

/* --- a line with its required path ------------------------------------------------------------------------------ */

static int64_t targets_of(const content *c, const pace_plan *plan)
{
    int64_t count = 0;
    for (int64_t i = 0; i < c->row_count; i++)
        count += row_plan(c, &c->rows[i]) == plan;
    return count;
}

static bool can_be_line(const content *c, const pace_gap *row)
{
    return row_headline(c, row) && (row->target.type == PACE_TARGET_LEVEL || row->target.type == PACE_TARGET_SHARE) &&
           isfinite(row->target_value) && pace_period_is_set(row->target_period) && points_of(row) >= LINE_POINTS;
}

/* The plan with most targets leads, then the later due period, then the first. */
static bool leads(const content *c, const pace_gap *a, const pace_gap *b)
{
    int64_t more = targets_of(c, row_plan(c, a)) - targets_of(c, row_plan(c, b));
    int order = 0;
    if (more)
        return more > 0;
    if (!pace_period_compare(&order, a->target_period, b->target_period, NULL) && order)
        return order > 0;
    return a < b;
}

/* One picture an indicator. */
static bool is_line(const content *c, const pace_gap *row)
{
    if (!can_be_line(c, row))
        return false;
    for (int64_t i = 0; i < c->row_count; i++) {
        const pace_gap *other = &c->rows[i];
        if (other != row && strcmp(other->target.indicator, row->target.indicator) == 0 && can_be_line(c, other) &&
            leads(c, other, row))
            return false;
    }
    return true;
}

static double path_at(const pace_gap *row, pace_period period)
{
    int64_t from = 0, whole = 0;
    double share;
    if (!isfinite(row->base) || !isfinite(row->target_value) ||
        pace_period_diff(&from, period, row->base_period, NULL) ||
        pace_period_diff(&whole, row->target_period, row->base_period, NULL) || from < 0 || whole <= 0 || from > whole)
        return (double)NAN;
    share = (double)from / (double)whole;
    if (row->path == PACE_PATH_GEOMETRIC)
        return row->base * pow(row->target_value / row->base, share);
    return row->base + share * (row->target_value - row->base);
}

/* One precision for the whole column: that of the figure that was printed with most digits. */
static int line_decimals(const pace_gap *row, const amount_scale *scale)
{
    pace_view view = row->series.view;
    int most = amount_decimals(amount_shown(scale, row->target_value));
    for (int64_t i = 0; i < view.n; i++) {
        double shown = (double)NAN, value = view.x[i * view.stride];
        int own;
        if (!isfinite(value) || pace_unit_convert(&shown, value, row->series.unit, row->target.unit, NULL))
            continue;
        own = amount_decimals(amount_shown(scale, shown));
        most = own > most ? own : most;
    }
    return most < 3 ? most : 3;
}

static void line_row(content *c, doc_table *table, const pace_gap *row, const amount_scale *scale, int decimals,
                     pace_period period)
{
    double actual = pace_view_at(row->series.view, period), path = path_at(row, period), shown = (double)NAN;
    doc_row *cells;

    if (!isfinite(actual) && !isfinite(path))
        return;
    if (isfinite(actual) && pace_unit_convert(&shown, actual, row->series.unit, row->target.unit, NULL))
        shown = (double)NAN;
    cells = doc_row_add(c->doc, table);
    if (!cells)
        return;
    doc_cell_text(cells, 0, period_text(c, period));
    if (isfinite(shown))
        doc_cell_number(cells, 1, amount_text(c, scale, shown, decimals, 0), shown);
    if (isfinite(path))
        doc_cell_number(cells, 2, amount_text(c, scale, path, decimals, 0), path);
    doc_cite(c->doc, &cells->cells[1].refs, row_observation(row, period), row->target.name);
}

static doc_table *line_table(content *c, const char *id, const pace_gap *row)
{
    amount_scale scale = row_drawn_scale(c, row);
    const char *actual =
        *scale.words ? say_fill(c, W_NAME_UNIT, "name", say_word(c, W_COL_ACTUAL_VALUE), "unit", scale.words, NULL)
                     : say_word(c, W_COL_ACTUAL_VALUE);
    const doc_column columns[] = {{"period", say_word(c, W_COL_PERIOD), false},
                                  {"actual", actual, true},
                                  {"path", say_word(c, W_COL_PATH), true}};
    doc_table *table =
        doc_table_new(c->doc, id, say_fill(c, W_CAPTION_LINE, "name", row->target.name, NULL), columns, 3);
    pace_period period = row->series.view.first, last = pace_view_period(row->series.view, row->series.view.n - 1);
    int order = 0, decimals = line_decimals(row, &scale);

    if (!pace_period_compare(&order, row->target_period, last, NULL) && order > 0)
        last = row->target_period;
    if (!pace_period_compare(&order, row->base_period, period, NULL) && order < 0 && isfinite(row->base))
        period = row->base_period;
    for (int64_t guard = 0; table && guard < 400; guard++) {
        line_row(c, table, row, &scale, decimals, period);
        if (pace_period_same(period, last) || pace_period_add(&period, period, 1, NULL))
            break;
    }
    if (table && table->row_count && !isfinite(row->base)) { /* without a base there is no path */
        content_drop_column(table, 2);
        table->caption = say_fill(c, W_CAPTION_ACTUAL, "name", row->target.name, NULL);
    }
    return table;
}

static const char *line_title(content *c, const pace_gap *row)
{
    const char *basis = row_basis_short(c, row),
               *bracketed = *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "";
    amount_scale scale = row_drawn_scale(c, row);
    int decimals = amount_apart(100 * row->required_rate, 100 * row->actual_rate, 1);
    if (row->path == PACE_PATH_GEOMETRIC && isfinite(row->required_rate))
        return say_fill(c, isfinite(row->actual_rate) ? W_TITLE_LINE_RATES : W_TITLE_LINE_REQUIRED, "name",
                        row->target.name, "basis", bracketed, "due", row_due(c, row), "actual",
                        amount_rate(c, row->actual_rate, decimals), "required",
                        amount_rate(c, row->required_rate, decimals), NULL);
    if (row_assessed(row) && isfinite(row->latest))
        return picture_verdict_title(c, row);
    return say_fill(c, W_TITLE_LINE, "name", row->target.name, "target", row_target_scaled(c, row, &scale, true), "due",
                    row_due(c, row), NULL);
}

/* row: as it is drawn; what its values are printed in. */
static amount_scale series_scale(content *c, const pace_gap *row)
{
    amount_scale scale = row_drawn_scale(c, row);
    double last = row->series.view.x[pace_view_last(row->series.view) * row->series.view.stride];
    char text[PACE_UNIT_SIZE];
    if (pace_unit_same(scale.shown, row->series.unit)) {
        scale.from = scale.shown;
        return scale;
    }
    pace_unit_print(text, row->series.unit, c->lang);
    return amount_scale_of(c, row->series.unit, text, last, false);
}

static const char *line_alt(content *c, const pace_gap *row, const pace_gap *drawn)
{
    pace_view view = drawn->series.view;
    int64_t first = 0, last = pace_view_last(view);
    amount_scale scale = row_drawn_scale(c, row), along = series_scale(c, drawn);

    while (first < last && !isfinite(view.x[first * view.stride]))
        first++;
    return say_fill(c, W_ALT_LINE, "name", row->target.name, "first", period_text(c, pace_view_period(view, first)),
                    "last", period_text(c, pace_view_period(view, last)), "from",
                    amount_text(c, &along, view.x[first * view.stride], -1, AMOUNT_WORDS), "to",
                    amount_text(c, &along, view.x[last * view.stride], -1, AMOUNT_WORDS), "due", row_due(c, row),
                    "target", row_target_scaled(c, row, &scale, true), "verdict", row_verdict(c, row), NULL);
}

static const char *line_subtitle(content *c, const pace_gap *row)
{
    amount_scale scale = row_drawn_scale(c, row);
    const char *basis = row->series.view.n ? say_basis(c, row->series.basis) : "";
    return say_fill(c, *basis ? W_SUBTITLE_LINE_BASIS : W_SUBTITLE_LINE, "name", row->target.name, "unit",
                    *scale.words ? scale.words : say_word(c, W_NUMBER), "basis", basis, "plan", row_plan_name(c, row),
                    NULL);
}

static void line_figure(content *c, const pace_gap *row)
{
    const char *id = say_fill(c, W_ID_PAIR, "a", "line", "b", row->target.indicator, NULL);
    doc_figure *figure = doc_figure_add(c->doc, id, DOC_LINE);
    if (!figure)
        return;
    picture_rows(c, figure, row, 1);
    figure->title = line_title(c, row);
    figure->subtitle = line_subtitle(c, row);
    figure->label = say_word(c, W_ACTUAL);
    figure->alt = figure->rows ? line_alt(c, row, figure->rows) : "";
    figure->width = 760;
    figure->height = 420;
    figure->table = line_table(c, say_fill(c, W_ID_PAIR, "a", id, "b", "data", NULL), row);
}

/* --- small multiples for the others, a table of small lines for those beyond -------------------------------------- */

static void panels(content *c, const pace_gap *rows, int64_t count)
{
    int64_t across = count < 3 ? count : 3;
    doc_figure *figure;

    doc_paragraph(c->doc, say_figure(c, W_LEAD_PANELS), NULL);
    figure = doc_figure_add(c->doc, "panels", DOC_MULTIPLES);
    if (!figure)
        return;
    picture_rows(c, figure, rows, count);
    figure->title = say_fill(c, W_TITLE_PANELS, "count", amount_count(c, count), NULL);
    figure->alt = picture_rows_alt(c, W_ALT_PANELS, "", rows, count);
    figure->width = 760;
    figure->height = 120 + 190 * (double)((count + across - 1) / across);
    figure->table = picture_status(c, "panels-data", figure->title, rows, count);
}

static void sparklines(content *c, const pace_gap *rows, int64_t count, int64_t left)
{
    doc_figure *figure;

    doc_paragraph(c->doc, say_figure(c, W_LEAD_SPARKLINES), NULL);
    figure = doc_figure_add(c->doc, "sparklines", DOC_SPARKLINES);
    if (!figure)
        return;
    picture_rows(c, figure, rows, count);
    figure->title = say_fill(c, W_TITLE_SPARKLINES, "count", amount_count(c, count), NULL);
    if (left)
        figure->subtitle = say_fill(c, W_SUBTITLE_PANELS, "count", amount_count(c, left), NULL);
    figure->alt = picture_rows_alt(c, W_ALT_SPARKLINES,
                                   left ? say_fill(c, W_REST_NOT_DRAWN, "count", amount_count(c, left), NULL) : "",
                                   rows, count);
    figure->width = 760;
    figure->height = 130 + 46 * (double)count;
    figure->table = picture_status(c, "sparklines-data", figure->title, rows, count);
}

static bool is_other(const content *c, const pace_gap *row)
{
    return row_headline(c, row) && row_assessed(row) && points_of(row) >= PANEL_POINTS;
}

static void draw_lines(content *c)
{
    int64_t lines = 0, first = doc_next_figure(c->doc);
    for (int64_t i = 0; i < c->row_count; i++)
        lines += is_line(c, &c->rows[i]);
    lines = lines < MOST_LINES ? lines : MOST_LINES;
    if (lines)
        doc_paragraph(c->doc,
                      say_fill(c, lines > 1 ? W_LEAD_LINES : W_LEAD_LINE, "first", amount_count(c, first), "last",
                               amount_count(c, first + lines - 1), NULL),
                      NULL);
    for (int64_t i = 0, drawn = 0; i < c->row_count && drawn < lines; i++) {
        if (is_line(c, &c->rows[i])) {
            line_figure(c, &c->rows[i]);
            drawn++;
        }
    }
}

/* The rows that no line chart shows, in order. */
static int64_t gather_others(const content *c, pace_gap *rest, int64_t *left)
{
    int64_t others = 0, lines = 0;
    *left = 0;
    for (int64_t i = 0; i < c->row_count; i++) {
        const pace_gap *row = &c->rows[i];
        if (lines < MOST_LINES && is_line(c, row)) {
            lines++;
        } else if (is_other(c, row)) {
            *left += others == MOST_PANELS + MOST_SPARKS;
            if (others < MOST_PANELS + MOST_SPARKS)
                rest[others++] = *row;
        }
    }
    return others;
}

static bool any_line(const content *c)
{
    for (int64_t i = 0; i < c->row_count; i++)
        if (is_line(c, &c->rows[i]))
            return true;
    return false;
}

void content_headline_charts(content *c)
{
    pace_gap *rest = picture_rows_new(c, MOST_PANELS + MOST_SPARKS);
    int64_t left = 0, others = rest ? gather_others(c, rest, &left) : 0;

    if (others < 2 && !any_line(c))
        return;
    doc_section(c->doc, "charts", say_word(c, W_SECTION_CHARTS));
    draw_lines(c);
    if (others >= 2)
        panels(c, rest, others < MOST_PANELS ? others : MOST_PANELS);
    if (others > MOST_PANELS)
        sparklines(c, rest + MOST_PANELS, others - MOST_PANELS, left);
}
