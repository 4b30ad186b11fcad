/* Figures on all targets at once: where they stand, how they got there, and how far they are from their paths. */
#include <math.h>
#include <string.h>
#include "chart/scorecard.h"
#include "report/content.h"
#include "report/draw.h"

enum { MOST_BULLETS = 24, MOST_SCORES = 24, MOST_GAPS = 24, LEAST_ROWS = 2, SCORE_YEARS = 12 };

/* What the title counts is what the summary counts: every target that can be assessed, drawn or not. */
typedef struct overview {
    pace_gap *rows;
    int64_t drawn, judged, good, open, unassessed, yearly;
} overview;

static void count_row(const content *c, overview *all, const pace_gap *row)
{
    if (!row_headline(c, row)) {
        all->yearly++;
        return;
    }
    if (!row_assessed(row)) {
        all->unassessed++;
        return;
    }
    all->judged++;
    all->good += row_decided(row) && (row->verdicts & (PACE_MET | PACE_AHEAD | PACE_ON_TRACK)) != 0;
    all->open += !row_decided(row) || (row->verdicts & (PACE_MET | PACE_MISSED)) == 0;
    if (all->drawn < MOST_BULLETS && isfinite(row->latest) && isfinite(row->target_value))
        all->rows[all->drawn++] = *row;
}

static const char *left_out_text(content *c, const overview *all)
{
    const struct {
        report_word id;
        int64_t count;
    } parts[] = {{W_REST_NOT_DRAWN, all->judged - all->drawn},
                 {W_REST_NOT_ASSESSED, all->unassessed},
                 {W_REST_YEARLY, all->yearly}};
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count)
            pace_buffer_text(&out, say_fill(c, parts[i].id, "count", amount_count(c, parts[i].count), NULL));
    return doc_take(c->doc, &out);
}

static const char *overview_title(content *c, const overview *all)
{
    if (all->judged == 1 && all->drawn == 1)
        return picture_verdict_title(c, all->rows);
    return say_fill(c, all->open ? W_TITLE_BULLETS : W_TITLE_BULLETS_DUE, "good", amount_count(c, all->good), "count",
                    amount_count(c, all->judged), NULL);
}

static void bullets_figure(content *c, const overview *all)
{
    const char *left = left_out_text(c, all);
    doc_figure *figure;

    doc_paragraph(c->doc, say_figure(c, W_LEAD_BULLETS), NULL);
    figure = doc_figure_add(c->doc, "overview", DOC_BULLETS);
    if (!figure)
        return;
    picture_rows(c, figure, all->rows, all->drawn);
    figure->title = overview_title(c, all);
    figure->subtitle = say_fill(c, W_SUBTITLE_BULLETS, "rest", left, NULL);
    figure->alt = picture_rows_alt(c, W_ALT_BULLETS, left, all->rows, all->drawn);
    figure->width = 760;
    figure->height = 130 + 46 * (double)all->drawn;
    figure->table = picture_status(c, "overview-data", figure->title, all->rows, all->drawn);
}

/* --- year by year against the path ------------------------------------------------------------------------------- */

/* A year before the latest one that can be held against the path: else the table says what the bullets say. */
static bool has_history(const scorecard *card)
{
    int64_t filled = 0;
    for (int64_t k = 0; k < card->count; k++) {
        bool any = false;
        for (int64_t i = 0; i < card->rows.count && !any; i++)
            any = isfinite(card->at[i * card->count + k].index);
        filled += any;
    }
    return filled >= 2;
}

/* The name, with the plan where another row has the same name. */
static void name_cell(content *c, doc_row *row, const pace_gap *rows, int64_t count, int64_t i)
{
    bool again = false;
    for (int64_t k = 0; k < count; k++)
        again = again || (k != i && strcmp(rows[k].target.name, rows[i].target.name) == 0);
    doc_cell_text(row, 0, rows[i].target.name);
    if (again)
        doc_cell_note(row, 0, row_plan_name(c, &rows[i]));
}

static void score_row(content *c, doc_table *table, const scorecard *card, const pace_gap *rows, int64_t i)
{
    const pace_gap *gap = &rows[i];
    int64_t skip = card->count + 2 - table->column_count;
    doc_row *row = doc_row_add(c->doc, table);
    if (!row)
        return;
    name_cell(c, row, rows, card->rows.count, i);
    for (int64_t k = skip; k < card->count; k++) {
        const score *one = &card->at[i * card->count + k];
        pace_buffer text = PACE_BUFFER_INIT;
        text.allocator = c->allocator;
        amount_put(&text, one->index, 1, false);
        if (isfinite(one->index))
            doc_cell_number(row, 1 + k - skip, doc_take(c->doc, &text), one->index);
        else
            pace_buffer_clear(&text);
    }
    doc_cell_text(row, table->column_count - 1, row_verdict(c, gap));
    row->cells[table->column_count - 1].tone = row_tone(gap);
}

/* The latest years where there are too many for a page; the picture keeps to its own room. */
static doc_table *score_table(content *c, const scorecard *card, const pace_gap *rows, const char *title)
{
    int64_t years = card->count < SCORE_YEARS ? card->count : SCORE_YEARS;
    doc_column columns[SCORE_YEARS + 2];
    doc_table *table;
    columns[0] = (doc_column){"indicator", say_word(c, W_COL_INDICATOR), false};
    for (int64_t k = 0; k < years; k++) {
        pace_period period = card->first;
        period.ord += (int32_t)(card->count - years + k);
        columns[1 + k] = (doc_column){doc_copy(c->doc, period_text(c, period)), period_text(c, period), true};
    }
    columns[1 + years] = (doc_column){"verdict", say_word(c, W_COL_VERDICT), false};
    table = doc_table_new(c->doc, "path-by-year-data", title, columns, years + 2);
    for (int64_t i = 0; table && i < card->rows.count; i++)
        score_row(c, table, card, rows, i);
    return table;
}

/* Years without any index: not in the table, and named. */
static void years_left(content *c, doc_table *table)
{
    const char *names[SCORE_YEARS];
    int64_t count = 0;
    for (int64_t i = 1; table && i < table->column_count - 1;) {
        bool any = false;
        for (const doc_row *row = table->first; row && !any; row = row->next)
            any = *row->cells[i].text != 0;
        if (any) {
            i++;
            continue;
        }
        names[count++] = table->columns[i].label;
        content_drop_column(table, i);
    }
    if (count)
        doc_paragraph(c->doc, say_fill(c, W_COLUMNS_LEFT, "names", say_join(c, names, count), "why",
                                       say_word(c, W_WHY_NO_YEARS), NULL), NULL);
}

static bool is_good(const pace_gap *row)
{
    return row_decided(row) && (row->verdicts & (PACE_MET | PACE_AHEAD | PACE_ON_TRACK)) != 0;
}

static int64_t good_of(const pace_gap *rows, int64_t count)
{
    int64_t good = 0;
    for (int64_t i = 0; i < count; i++)
        good += is_good(&rows[i]);
    return good;
}

static const char *plan_and_name(content *c, const pace_gap *row)
{
    const char *plan = row_plan_apart(c, row);
    return *plan ? say_fill(c, W_NAME_UNIT, "name", row->target.name, "unit", plan, NULL) : row->target.name;
}

/* "Metro: 98.2 in 2020, behind": the index of each row at its latest year. */
static const char *scores_alt(content *c, const scorecard *card, const pace_gap *rows, int64_t count)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    pace_buffer_text(&out, say_fill(c, W_ALT_SCORECARD, "count", amount_count(c, count), "rest", "", NULL));
    for (int64_t i = 0; i < count; i++) {
        pace_buffer index = PACE_BUFFER_INIT;
        pace_period period = card->first;
        int64_t last = card->count - 1;
        while (last > 0 && !isfinite(card->at[i * card->count + last].index))
            last--;
        period.ord += (int32_t)last;
        index.allocator = c->allocator;
        amount_put(&index, card->at[i * card->count + last].index, 1, false);
        pace_buffer_text(&out, i ? say_word(c, W_GROUP_SEPARATOR) : "");
        pace_buffer_text(&out, say_fill(c, W_ALT_SCORE_ROW, "name", plan_and_name(c, &rows[i]), "period",
                                        period_text(c, period), "index", doc_take(c->doc, &index), "verdict",
                                        row_verdict(c, &rows[i]), NULL));
    }
    pace_buffer_text(&out, say_word(c, W_STOP));
    return doc_take(c->doc, &out);
}

static void scores_figure(content *c, const scorecard *card, const pace_gap *rows, int64_t count)
{
    doc_figure *figure;

    doc_paragraph(c->doc, say_figure(c, W_LEAD_SCORECARD), NULL);
    figure = doc_figure_add(c->doc, "path-by-year", DOC_SCORECARD);
    if (!figure)
        return;
    picture_rows(c, figure, rows, count);
    figure->title = say_fill(c, W_TITLE_SCORECARD, "good", amount_count(c, good_of(rows, count)), "count",
                             amount_count(c, count), NULL);
    figure->subtitle = say_word(c, W_SUBTITLE_SCORECARD);
    figure->alt = scores_alt(c, card, rows, count);
    figure->width = card->count > 7 ? 960 : 760;
    figure->height = 190 + 42 * (double)count;
    figure->table = score_table(c, card, rows, figure->title);
    years_left(c, figure->table);
}

static bool is_scored(const pace_gap *row)
{
    return isfinite(row->latest) && isfinite(row->path_value) && row->target.type != PACE_TARGET_RANK;
}

static void scorecard_picture(content *c, const overview *all)
{
    pace_gap *rows = picture_rows_new(c, MOST_SCORES);
    int64_t count = 0;
    pace_chart *chart;
    const scorecard *card;

    for (int64_t i = 0; rows && i < all->drawn && count < MOST_SCORES; i++)
        if (is_scored(&all->rows[i]))
            rows[count++] = all->rows[i];
    if (count < LEAST_ROWS)
        return;
    chart = pace_chart_new_with(760, 400, c->allocator);
    pace_chart_lang(chart, c->lang);
    pace_chart_scorecard(chart, rows, count);
    card = scorecard_of(chart);
    if (!card)
        c->doc->status = PACE_ERR_NOMEM;
    else if (has_history(card))
        scores_figure(c, card, rows, count);
    pace_chart_free(chart);
}

/* --- how far from the path ---------------------------------------------------------------------------------------- */

static const char *percent_text(content *c, double fraction)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    amount_put(&out, 100 * fraction, amount_apart(100 * fraction, 0, 1), true);
    pace_buffer_char(&out, '%');
    return doc_take(c->doc, &out);
}

static doc_table *gaps_table(content *c, const char *title, const pace_gap *rows, int64_t count)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"latest", say_word(c, W_COL_LATEST), true},
                                  {"path_value", say_word(c, W_COL_PATH), true},
                                  {"gap_pct", say_word(c, W_COL_GAP_PERCENT), true},
                                  {"verdict", say_word(c, W_COL_VERDICT), false}};
    doc_table *table = doc_table_new(c->doc, "gaps-data", title, columns, 5);
    for (int64_t i = 0; table && i < count; i++) {
        amount_scale scale = row_drawn_scale(c, &rows[i]);
        bool due = rows[i].path_value >= rows[i].target_value && rows[i].path_value <= rows[i].target_value;
        doc_row *row = doc_row_add(c->doc, table);
        if (!row)
            break;
        name_cell(c, row, rows, count, i);
        doc_cell_number(row, 1, row_latest_text(c, &rows[i], &scale, true), rows[i].latest);
        doc_cell_when(row, 1, row_reached(c, &rows[i]));
        doc_cell_number(row, 2, amount_text(c, &scale, rows[i].path_value,
                                            due ? -1 : row_decimals(&scale, &rows[i], rows[i].path_value),
                                            AMOUNT_WORDS),
                        rows[i].path_value);
        doc_cell_number(row, 3, percent_text(c, rows[i].gap_relative), 100 * rows[i].gap_relative);
        doc_cell_text(row, 4, row_verdict(c, &rows[i]));
        row->cells[4].tone = row_tone(&rows[i]);
    }
    return table;
}

/* The farthest of those that are behind or missed; NULL = none is. */
static const pace_gap *farthest(const pace_gap *rows, int64_t count)
{
    const pace_gap *worst = NULL;
    for (int64_t i = 0; i < count; i++)
        if (row_decided(&rows[i]) && (rows[i].verdicts & (PACE_BEHIND | PACE_MISSED)) &&
            (!worst || fabs(rows[i].gap_relative) > fabs(worst->gap_relative)))
            worst = &rows[i];
    return worst;
}

static const char *gaps_title(content *c, const pace_gap *rows, int64_t count)
{
    const pace_gap *worst = farthest(rows, count);
    if (!worst)
        return say_word(c, good_of(rows, count) == count ? W_TITLE_GAPS_NONE : W_TITLE_GAPS_PLAIN);
    return say_fill(c, W_TITLE_GAPS, "name", plan_and_name(c, worst), "gap", percent_text(c, worst->gap_relative), "due",
                    row_due(c, worst), "plan", row_plan_name(c, worst), NULL);
}

static const char *gaps_alt(content *c, const pace_gap *rows, int64_t count)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    pace_buffer_text(&out, say_fill(c, W_ALT_GAPS, "count", amount_count(c, count), "rest", "", NULL));
    for (int64_t i = 0; i < count; i++) {
        pace_buffer_text(&out, i ? say_word(c, W_GROUP_SEPARATOR) : "");
        pace_buffer_text(&out, say_fill(c, W_ALT_GAP_ROW, "name", plan_and_name(c, &rows[i]), "gap",
                                        percent_text(c, rows[i].gap_relative), "verdict", row_verdict(c, &rows[i]), NULL));
    }
    pace_buffer_text(&out, say_word(c, W_STOP));
    return doc_take(c->doc, &out);
}

static void gaps_figure(content *c, const overview *all)
{
    pace_gap *rows = picture_rows_new(c, MOST_GAPS);
    int64_t count = 0;
    doc_figure *figure;

    for (int64_t i = 0; rows && i < all->drawn && count < MOST_GAPS; i++)
        if (isfinite(all->rows[i].gap_relative))
            rows[count++] = all->rows[i];
    if (count < LEAST_ROWS)
        return;
    doc_paragraph(c->doc, say_figure(c, W_LEAD_GAPS), NULL);
    figure = doc_figure_add(c->doc, "gaps", DOC_GAPS);
    if (!figure)
        return;
    picture_rows(c, figure, rows, count);
    figure->title = gaps_title(c, rows, count);
    figure->subtitle = say_word(c, W_SUBTITLE_GAPS);
    figure->alt = gaps_alt(c, rows, count);
    figure->width = 760;
    figure->height = 150 + 40 * (double)count;
    figure->table = gaps_table(c, figure->title, rows, count);
}

/* --- base, latest and target --------------------------------------------------------------------------------------- */

enum { LEAST_WAYS = 3 };

/* A way from somewhere to somewhere, in levels. */
static bool has_way(const pace_gap *row)
{
    return isfinite(row->base) && isfinite(row->latest) && isfinite(row->target_value) && !row_rate_like(row) &&
           row->target.type != PACE_TARGET_RANK && fabs(row->target_value - row->base) > 0;
}

static bool is_reached(const pace_gap *row)
{
    return row_is_down(row) ? row->latest <= row->target_value : row->latest >= row->target_value;
}

static doc_table *ways_table(content *c, const char *title, const pace_gap *rows, int64_t count)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"base", say_word(c, W_COL_BASE), true},
                                  {"latest", say_word(c, W_COL_LATEST), true},
                                  {"target", say_word(c, W_COL_TARGET), true},
                                  {"completion_pct", say_word(c, W_COL_WAY), true}};
    doc_table *table = doc_table_new(c->doc, "ways-data", title, columns, 5);
    for (int64_t i = 0; table && i < count; i++) {
        amount_scale scale = row_drawn_scale(c, &rows[i]);
        double way = (rows[i].latest - rows[i].base) / (rows[i].target_value - rows[i].base);
        doc_row *row = doc_row_add(c->doc, table);
        if (!row)
            break;
        name_cell(c, row, rows, count, i);
        doc_cell_number(row, 1, amount_text(c, &scale, rows[i].base, -1, AMOUNT_WORDS), rows[i].base);
        doc_cell_when(row, 1, period_text(c, rows[i].base_period));
        doc_cell_number(row, 2, row_latest_text(c, &rows[i], &scale, true), rows[i].latest);
        doc_cell_when(row, 2, row_reached(c, &rows[i]));
        doc_cell_number(row, 3, row_target_scaled(c, &rows[i], &scale, true), rows[i].target_value);
        doc_cell_when(row, 3, row_due(c, &rows[i]));
        doc_cell_number(row, 4, amount_rate(c, way, 1), 100 * way);
        row_cite(c, &row->cells[4].refs, &rows[i]);
    }
    return table;
}

static void ways_figure(content *c, const overview *all)
{
    pace_gap *rows = picture_rows_new(c, MOST_GAPS);
    int64_t count = 0, reached = 0;
    doc_figure *figure;

    for (int64_t i = 0; rows && i < all->drawn && count < MOST_GAPS; i++)
        if (has_way(&all->rows[i])) {
            reached += is_reached(&all->rows[i]);
            rows[count++] = all->rows[i];
        }
    if (count < LEAST_WAYS)
        return;
    doc_paragraph(c->doc, say_figure(c, W_LEAD_WAYS), NULL);
    figure = doc_figure_add(c->doc, "ways", DOC_DUMBBELL);
    if (!figure)
        return;
    picture_rows(c, figure, rows, count);
    figure->title = say_fill(c, W_TITLE_WAYS, "count", amount_count(c, count), "reached", amount_count(c, reached), NULL);
    figure->subtitle = say_word(c, W_SUBTITLE_WAYS);
    figure->alt = picture_rows_alt(c, W_ALT_WAYS, "", rows, count);
    figure->width = 760;
    figure->height = 150 + 46 * (double)count;
    figure->table = ways_table(c, figure->title, rows, count);
}

void content_overview(content *c)
{
    overview all = {picture_rows_new(c, MOST_BULLETS), 0, 0, 0, 0, 0, 0};

    for (int64_t i = 0; all.rows && i < c->row_count; i++)
        count_row(c, &all, &c->rows[i]);
    if (!all.rows || !all.drawn)
        return;
    doc_section(c->doc, "overview", say_word(c, W_SECTION_OVERVIEW));
    bullets_figure(c, &all);
    scorecard_picture(c, &all);
    gaps_figure(c, &all);
    ways_figure(c, &all);
}
