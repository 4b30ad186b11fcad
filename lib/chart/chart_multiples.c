/* Small multiples: a panel a target, the same periods in all, each with its own values. */
#include <float.h>
#include <math.h>
#include "chart/multiples.h"

enum { STATUS_LINES_MAX = 5, PLOT_LEAST = 2 }; /* lines of a status; height of a plot, in sizes of letters */

static pace_freq finer(pace_freq a, pace_period p)
{
    return (pace_freq)p.freq > a ? (pace_freq)p.freq : a;
}

static void cut_series(panel *one)
{
    const pace_gap *row = one->row;
    int64_t index;
    one->series = row->series;
    if (row->series.view.n && pace_period_is_set(row->latest_period) &&
        !pace_period_diff(&index, row->latest_period, row->series.view.first, NULL) && index >= 0 &&
        index < row->series.view.n)
        one->series.view.n = index + 1;
}

/* What stands beside a point is the point's own value: of a total over the years the panel shows the yearly figures. */
static void print_points(const pen *p, panel *one)
{
    const pace_gap *row = one->row;
    char number[WORDS_SIZE];
    if (!one->series.view.n || pace_unit_same(one->series.unit, row->target.unit))
        row_print_values_as(p, row, one->style, &one->values);
    else
        row_print_values(p, row, &one->values);
    double last = one->c.count ? one->c.at[one->c.count - 1].value : row->latest;
    bool percent = one->series.unit.quantity == PACE_PERCENT;
    if (one->c.count && !(last >= row->latest && last <= row->latest)) {
        int known = one->series.decimals ? one->series.decimals[one->c.last] : -1;
        words_number(number, last, words_decimals_on(last, known, 2 * fabs(last), one->style), one->style);
        row_put_number(one->values.latest, sizeof one->values.latest, "", number, percent);
    }
    if (one->g.has_point && !row_has_band(row) && fabs(one->g.value - row->target_value) > 1e-12 * fabs(one->g.value)) {
        words_number(number, one->g.value, words_decimals_on(one->g.value, -1, 2 * fabs(one->g.value), one->style),
                     one->style);
        const char *mark = pace_qualifier_mark(row->target.qualifier, p->zh ? "zh" : "en");
        row_put_number(one->values.target, sizeof one->values.target, mark, number, percent);
    }
}

static bool build(panel_grid *grid)
{
    pen *p = grid->p;
    const chart_rows *data = grid->data;
    double largest;
    grid->one_unit = data->count > 1 && multiples_of_one_unit(data, &largest);
    grid->panels = pace__arena_alloc(p->scratch, (size_t)grid->count + 1, sizeof *grid->panels);
    if (!grid->panels) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < grid->count; i++) {
        panel *one = &grid->panels[i];
        one->row = &data->at[i];
        cut_series(one);
        grid->freq = finer(grid->freq, one->series.view.n ? one->series.view.first : one->row->target_period);
    }
    for (int64_t i = 0; i < grid->count; i++) {
        panel *one = &grid->panels[i];
        pace_series like = one->series;
        curve_build(p, &one->c, &one->series, grid->freq, (int64_t)p->chart->width);
        if (!like.view.n)
            like.unit = one->row->target.unit;
        double size = grid->one_unit ? largest : fmax(fmax(fabs(one->c.low), fabs(one->c.high)), 0);
        one->style = chart_numbers_in(p->chart, like.unit, size, &one->unit);
        if (isfinite(one->row->target.value) && pace_period_is_set(one->row->target.due))
            goal_build(p, &one->g, &one->row->target, &like, grid->freq, one->style);
        print_points(p, one);
    }
    return !p->failed;
}

/* Where the axis begins when history would squeeze the plans: five years before the earliest base, but never so late
 * that a panel loses its line. */
static double find_start(const panel_grid *grid)
{
    double low = (double)INFINITY, base = (double)INFINITY, latest = (double)INFINITY, year = grid->freq;
    for (int64_t i = 0; i < grid->count; i++) {
        const panel *one = &grid->panels[i];
        if (!one->c.count)
            continue;
        low = fmin(low, one->c.at[0].x);
        latest = fmin(latest, one->c.at[one->c.count - 1].x - year);
        if (one->g.has_point)
            base = fmin(base, one->g.count ? one->g.at[0].x : one->g.x - year);
    }
    if (!isfinite(base) || low >= base - 10 * year)
        return low;
    return fmin(base - 5 * year, latest);
}

/* A series without the periods that end before the axis begins. */
static void cut_start(panel_grid *grid, panel *one, double start)
{
    pace_series *s = &one->series;
    int64_t skip = 0;
    pace_period period = s->view.first;
    for (; skip < s->view.n && curve_x(period, grid->freq) < start; period.ord++)
        skip++;
    if (!skip || skip >= s->view.n)
        return;
    s->view.first = period;
    s->view.x += skip * s->view.stride;
    s->view.n -= skip;
    s->status = s->status ? s->status + skip : NULL;
    s->qualifier = s->qualifier ? s->qualifier + skip : NULL;
    s->decimals = s->decimals ? s->decimals + skip : NULL;
    curve_build(grid->p, &one->c, s, grid->freq, (int64_t)grid->p->chart->width);
    print_points(grid->p, one);
}

void multiples_cut_history(panel_grid *grid)
{
    double start = find_start(grid);
    for (int64_t i = 0; i < grid->count; i++)
        if (grid->panels[i].c.count && grid->panels[i].c.at[0].x < start)
            cut_start(grid, &grid->panels[i], start);
}

static bool find_periods(panel_grid *grid)
{
    double low = (double)INFINITY, high = -(double)INFINITY;
    const pace_period *like = NULL;
    for (int64_t i = 0; i < grid->count; i++) {
        const panel *one = &grid->panels[i];
        if (one->c.count) {
            low = fmin(low, one->c.at[0].x);
            high = fmax(high, one->c.at[one->c.count - 1].x);
        }
        if (one->g.has_point && one->c.count) {
            low = fmin(low, one->g.count ? one->g.at[0].x : one->g.x);
            high = fmax(high, one->g.x);
        }
        if (one->series.view.n && (pace_freq)one->series.view.first.freq == grid->freq)
            like = &one->series.view.first;
    }
    if (!(low <= high) || !like)
        return false;
    grid->first = grid->last = *like;
    grid->first.ord = (int32_t)low;
    grid->last.ord = (int32_t)high;
    return true;
}

static const char *panel_unit(const panel_grid *grid, const panel *one)
{
    return grid->one_unit ? "" : row_unit(grid->p, one->unit);
}

/* Units stand behind the status word where all of them find room there; a status of many words takes lines. */
static void find_status_lines(panel_grid *grid)
{
    pen *p = grid->p;
    grid->status_lines = 1;
    for (int64_t i = 0; i < grid->count; i++) {
        const char *unit = panel_unit(grid, &grid->panels[i]), *status = row_status(p, grid->panels[i].row);
        double w = pen_width(p, status, grid->size, true);
        if (*unit && w + grid->size * 0.8 + pen_width(p, unit, grid->size, false) > grid->width)
            grid->unit_line = true;
        if (w <= grid->width)
            continue;
        pen_lines lines = pen_wrap(p, status, grid->size, true, grid->width, STATUS_LINES_MAX);
        grid->status_lines = lines.count > grid->status_lines ? lines.count : grid->status_lines;
        grid->unit_line = true;
    }
}

static void value_range(const panel *one, double *low, double *high)
{
    *low = one->c.low;
    *high = one->c.high;
    for (int64_t k = 0; k < one->g.count; k++) {
        *low = fmin(*low, one->g.at[k].value);
        *high = fmax(*high, one->g.at[k].value);
    }
    if (one->g.has_point) {
        *low = fmin(*low, one->g.value);
        *high = fmax(*high, isfinite(one->g.high) ? fmax(one->g.value, one->g.high) : one->g.value);
    }
}

static void arrange_panel(panel_grid *grid, int64_t i)
{
    pen *p = grid->p;
    panel *one = &grid->panels[i];
    double lh = pen_line_height(p, grid->size), step = grid->size * 1.25, low, high;
    one->left = grid->room.left + (double)(i % grid->columns) * (grid->width + grid->gap);
    one->top = grid->room.top + (double)(i / grid->columns) * (grid->height + grid->gap * 0.6);
    one->plot_top = one->top + one->title_lines * grid->title * 1.25 + (grid->status_lines + (grid->unit_line ? 1 : 0)) * step + lh * 0.9;
    one->foot = floor(one->top + grid->height - lh - grid->size * 0.3);
    if (!one->c.count)
        return;
    value_range(one, &low, &high);
    one->y = scale_linear(low, high, one->foot, one->plot_top, 3 * grid->size, 3.1 * grid->size, 4,
                          low >= 0 && low < 0.3 * high, &one->t);
    double room = (one->y.high / 2 - one->y.low / 2) * 0.1;
    if (one->y.low >= low && !(one->y.low >= 0 && one->y.low <= 0))
        one->y.low = fmax(one->y.low - room, -DBL_MAX);
}

/* Places, scales and ticks; the widest labels decide the margins of each column of panels. */
static bool arrange(panel_grid *grid)
{
    pen *p = grid->p;
    grid->axis = pace__arena_alloc(p->scratch, (size_t)grid->columns, sizeof *grid->axis);
    grid->column = pace__arena_alloc(p->scratch, (size_t)grid->columns, sizeof *grid->column);
    if (!grid->axis || !grid->column) {
        p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < grid->count; i++) {
        const panel *one = &grid->panels[i];
        double *axis = &grid->axis[i % grid->columns], *column = &grid->column[i % grid->columns];
        arrange_panel(grid, i);
        if (!one->c.count)
            continue;
        *axis = fmax(*axis, axis_label_width(p, &one->t, one->style, grid->size));
        if (one->c.at[one->c.count - 1].x >= grid->last.ord)
            *column = fmax(*column, pen_width(p, one->values.latest, grid->size, true));
        if (one->g.has_point)
            *column = fmax(*column, pen_width(p, one->values.target, grid->size, false));
    }
    return true;
}

static void draw_heading(panel_grid *grid, const panel *one)
{
    pen *p = grid->p;
    const theme_status *status = theme_status_of(&p->look, one->row->verdicts);
    double y = one->top;
    pen_lines name = row_wrap_name(p, one->name, one->name->full, grid->title, true, grid->width, one->title_lines);
    if (name.cut && !grid->cut_titles++)
        grid->cut_title = one->name->full;
    for (int i = 0; i < name.count; i++, y += grid->title * 1.25)
        pen_text(p, one->left, y, name.at[i], grid->title, true, SCENE_START, p->look.text, 0);
    const char *word = row_status(p, one->row);
    double gap = *word ? pen_width(p, word, grid->size, true) + grid->size * 0.8 : 0;
    pen_lines words = pen_wrap(p, word, grid->size, true, grid->width, grid->status_lines);
    for (int i = 0; i < words.count; i++)
        pen_text(p, one->left, y + i * grid->size * 1.25, words.at[i], grid->size, true, SCENE_START, status->text, 0);
    y += (grid->status_lines - 1) * grid->size * 1.25;
    pen_lines unit =
        pen_wrap(p, panel_unit(grid, one), grid->size, false, grid->width - (grid->unit_line ? 0 : gap), 1);
    if (unit.cut && !grid->cut_units++)
        grid->cut_unit = one->name->full;
    pen_draw_lines(p, &unit, one->left + (grid->unit_line ? 0 : gap), y + (grid->unit_line ? grid->size * 1.25 : 0),
                   grid->size, false, SCENE_START, p->look.muted, 0);
}

static void draw_labels(panel_grid *grid, panel *one)
{
    pen *p = grid->p;
    end_label labels[2];
    size_t count = 0;
    const curve_point *last = &one->c.at[one->c.count - 1];
    labels[count] = (end_label){
        .size = grid->size, .bold = true, .color = p->look.series_text[0], .radius = p->look.mark * 0.8, .weight = 2};
    labels[count].text = end_label_wrap(p, "", one->values.latest, grid->size, true, grid->width);
    labels[count].at = (scene_point){scale_at(&grid->x, last->x), scale_at(&one->y, last->value)};
    labels[count++].in_column = last->x >= grid->last.ord;
    if (one->g.has_point) {
        labels[count] =
            (end_label){.size = grid->size, .color = p->look.target_text, .radius = p->look.mark * 1.1, .weight = 1};
        labels[count].text = end_label_wrap(p, "", one->values.target, grid->size, false, grid->width);
        double value = isfinite(one->g.high) ? one->g.value / 2 + one->g.high / 2 : one->g.value;
        labels[count].at = (scene_point){scale_at(&grid->x, one->g.x), scale_at(&one->y, value)};
        labels[count++].in_column = one->g.x >= grid->last.ord;
    }
    for (size_t i = 0; i < count; i++) {
        labels[i].what = labels[i].text.count ? labels[i].text.at[0] : "";
        pen_block_box(p, (label_box){labels[i].at.x - labels[i].radius, labels[i].at.y - labels[i].radius,
                                     2 * labels[i].radius, 2 * labels[i].radius});
    }
    label_box frame = {grid->x.from, one->plot_top - grid->size, one->left + grid->width - grid->x.from,
                       one->foot - one->plot_top + grid->size - 2};
    end_labels_column(p, labels, count, grid->x.to + p->look.mark * 1.1 + grid->size * 0.35, one->plot_top - grid->size,
                      one->foot + 2);
    for (size_t i = 0; i < count; i++)
        if (!labels[i].in_column)
            end_label_around(p, &labels[i], frame);
}

static void draw_plot(panel_grid *grid, panel *one, int64_t column, bool with_time)
{
    pen *p = grid->p;
    double left = one->left + grid->axis[column] + grid->size * 0.5;
    double right = one->left + grid->width - grid->column[column] - p->look.mark * 1.1 - grid->size * 0.4;
    double foot = pen_snap(one->foot), stroke = fmax(1, floor(p->look.line / 3));
    grid->x = (scale){grid->first.ord, grid->last.ord, left + p->look.mark, right};
    if (grid->first.ord == grid->last.ord)
        grid->x = (scale){grid->first.ord - 1.0, grid->last.ord + 1.0, left + p->look.mark, right};
    if (right - left < grid->size || one->foot - one->plot_top < PLOT_LEAST * grid->size) {
        pen_warn(p, "the plot of \"", one->name->full, "\" was left out: its panel is too small");
        return;
    }
    scene_group(p->scene, "");
    axis_values(p, &one->y, &one->t, one->style, left, right, grid->size);
    scene_line(p->scene, left, foot, right, foot, p->look.axis, stroke, 0, 0);
    axis_time_find(p, &grid->time, grid->first, grid->last, &grid->x, grid->size,
                   pace_period_year(one->row->target_period), 1);
    if (with_time)
        axis_time_draw(p, &grid->time, &grid->x, foot, one->left, one->left + grid->width, grid->size, true);
    scene_end(p->scene);
    line_style style = {p->look.series[0], p->look.series_text[0], p->look.line * 0.8, p->look.mark * 0.8};
    mark_goal_path(p, &one->g, &grid->x, &one->y, p->look.path * 0.85);
    mark_line(p, &one->c, &grid->x, &one->y, &style);
    mark_goal_point(p, &one->g, &grid->x, &one->y, p->look.path * 0.85, p->look.mark * 1.1);
    draw_labels(grid, one);
}

static void draw_empty(panel_grid *grid, const panel *one)
{
    pen *p = grid->p;
    int lines = (int)floor((one->top + grid->height - one->plot_top) / pen_line_height(p, grid->size));
    pen_lines text = pen_wrap(p, row_reason(p, one->row), grid->size, false, grid->width * 0.96,
                              lines < 1   ? 1
                              : lines > 6 ? 6
                                          : lines);
    pen_draw_lines(p, &text, one->left, one->plot_top, grid->size, false, SCENE_START, p->look.muted, 0);
}

static void draw_panel(panel_grid *grid, int64_t i)
{
    pen *p = grid->p;
    panel *one = &grid->panels[i];
    p->box_count = p->segment_count = 0; /* panels keep out of each other by their places */
    scene_group(p->scene, one->name->full);
    draw_heading(grid, one);
    bool lowest = i + grid->columns >= grid->count;
    if (one->c.count)
        draw_plot(grid, one, i % grid->columns, lowest || !grid->panels[i + grid->columns].c.count);
    else
        draw_empty(grid, one);
    scene_end(p->scene);
}

static void warn_cut(panel_grid *grid)
{
    if (grid->cut_titles)
        pen_warn(grid->p, "the panel title \"", grid->cut_title,
                 grid->cut_titles > 1 ? "\" and others were cut" : "\" was cut");
    if (grid->cut_units)
        pen_warn(grid->p, "the unit of \"", grid->cut_unit,
                 grid->cut_units > 1 ? "\" and of others was cut" : "\" was cut");
}

void chart_draw_multiples(pen *p)
{
    const chart_rows *data = p->chart->data;
    panel_grid grid = {.p = p, .data = data, .count = data->count};
    if (!build(&grid))
        return;
    grid.size = p->look.source;
    grid.title = p->look.panel;
    grid.gap = p->look.panel * 1.7;
    if (!find_periods(&grid)) {
        chart_draw_nothing(p, "");
        return;
    }
    multiples_find_grid(&grid);
    if (p->failed)
        return;
    if (!find_periods(&grid)) { /* of those that have room, none has a figure */
        chart_draw_nothing(p, "");
        return;
    }
    grid.room = layout_frame(p, multiples_extra(p, data));
    multiples_choose_columns(&grid);
    if (!multiples_big_enough(&grid, true)) {
        pen_refuse(p, "the panels");
        return;
    }
    if (!multiples_name_panels(&grid))
        return;
    multiples_title_lines(&grid);
    find_status_lines(&grid);
    if (!arrange(&grid))
        return;
    for (int64_t i = 0; i < grid.count; i++)
        draw_panel(&grid, i);
    warn_cut(&grid);
}
