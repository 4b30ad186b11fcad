/* The labels of a plot of lines: values at the ends of lines and of a fan, targets, needed rates, the forecast's ground. */
#include <math.h>
#include <string.h>
#include "chart/line_plot.h"

static double axis_length(const line_plot *plot, double value)
{
    return plot->y.log ? fabs(value) : plot->y.s.high - plot->y.s.low;
}

static pace_buffer new_text(const line_plot *plot)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &plot->p->chart->allocator;
    return text;
}

static bool is_percent(const line_plot *plot)
{
    return plot->data->line_count && plot->data->lines[0].series.unit.quantity == PACE_PERCENT;
}

/* A value that is not a target never prints like one. */
static int apart_from_goals(const line_plot *plot, double value, int decimals)
{
    for (size_t k = 0; k < plot->goal_count; k++) {
        if (!plot->goals[k].has_point)
            continue;
        decimals = words_apart(value, plot->goals[k].said, decimals, plot->y.style);
        decimals = words_apart(value, plot->goals[k].said_high, decimals, plot->y.style);
    }
    return decimals;
}

/* "(2016)" where the axis goes on, "(forecast)" where the value is one, "(2019, forecast)". */
static void add_circumstances(const line_plot *plot, size_t i, pace_buffer *out)
{
    const pace_series *s = &plot->data->lines[i].series;
    const curve *c = &plot->curves[i];
    bool zh = plot->p->zh, early = c->at[c->count - 1].x < plot->last.ord;
    bool forecast = s->status && s->status[c->last] == PACE_STATUS_FORECAST;
    char period[PACE_PERIOD_SIZE] = "";
    if (!early && !forecast)
        return;
    if (early)
        pace_period_print(period, pace_view_period(s->view, c->last), zh ? "zh" : "en");
    pace_buffer_text(out, zh ? "（" : " (");
    pace_buffer_text(out, period);
    if (forecast)
        pace_buffer_text(out, zh ? "预测" : early ? ", forecast" : "forecast");
    pace_buffer_text(out, zh ? "）" : ")");
}

static void series_value(const line_plot *plot, size_t i, pace_buffer *out)
{
    const pace_series *s = &plot->data->lines[i].series;
    const curve *c = &plot->curves[i];
    char number[WORDS_SIZE];
    const char *lang = plot->p->zh ? "zh" : "en";
    double value = s->view.x[c->last];
    int known = s->decimals ? s->decimals[c->last] : -1;
    int decimals = words_decimals_on(value, known, axis_length(plot, value), plot->y.style);
    decimals = apart_from_goals(plot, value, decimals);
    words_number(number, value, decimals, plot->y.style);
    if (s->qualifier && s->qualifier[c->last])
        pace_buffer_text(out, pace_qualifier_mark((pace_qualifier)s->qualifier[c->last], lang));
    pace_buffer_text(out, number);
    if (s->unit.quantity == PACE_PERCENT)
        pace_buffer_char(out, '%');
    add_circumstances(plot, i, out);
}

/* Digits of one edge of a target: apart from the values that the lines end at. */
static int goal_decimals(const line_plot *plot, size_t i, double value)
{
    const chart_lines *data = plot->data;
    const pace_target *target = &data->goals[i].target;
    bool own = target->type == PACE_TARGET_LEVEL || target->type == PACE_TARGET_SHARE ||
               target->type == PACE_TARGET_GROWTH || target->type == PACE_TARGET_BAND;
    int decimals = words_decimals_on(value, own ? target->decimals : -1, axis_length(plot, value), plot->y.style);
    for (size_t k = 0; k < plot->curve_count; k++)
        if (plot->curves[k].count)
            decimals = words_apart(value, data->lines[k].series.view.x[plot->curves[k].last], decimals, plot->y.style);
    if (data->fan && data->fan->centre)
        decimals = words_apart(value, data->fan->centre[data->fan->count - 1], decimals, plot->y.style);
    return decimals;
}

static void goal_value(const line_plot *plot, size_t i, pace_buffer *out)
{
    const goal_path *g = &plot->goals[i];
    const pace_target *target = &plot->data->goals[i].target;
    char number[WORDS_SIZE];
    int decimals = goal_decimals(plot, i, g->said);
    if (isfinite(g->said_high)) {
        int above = goal_decimals(plot, i, g->said_high);
        decimals = above > decimals ? above : decimals;
    }
    words_number(number, g->said, decimals, plot->y.style);
    pace_buffer_text(out, pace_qualifier_mark(target->qualifier, plot->p->zh ? "zh" : "en"));
    pace_buffer_text(out, number);
    if (isfinite(g->said_high)) {
        words_number(number, g->said_high, decimals, plot->y.style);
        pace_buffer_text(out, "\xE2\x80\x93");
        pace_buffer_text(out, number);
    }
    if (is_percent(plot))
        pace_buffer_char(out, '%');
    if (target->type == PACE_TARGET_TOTAL)
        pace_buffer_text(out, plot->p->zh ? "（年均）" : " a year");
}

/* "13th plan" -> "13th plan target"; a label that says so already stays. */
static const char *goal_name(const line_plot *plot, size_t i)
{
    const char *label = plot->data->goals[i].label;
    pace_buffer text = new_text(plot);
    if (strstr(label, "arget") || strstr(label, "目标"))
        return label;
    pace_buffer_text(&text, label);
    pace_buffer_text(&text, plot->p->zh ? "目标" : *label ? " target" : "Target");
    return pen_keep(plot->p, &text);
}

/* A label at (x, y) in what the axes count. */
static end_label *add_label(line_plot *plot, const char *name, pace_buffer *value, double x, double y, line_style style,
                            double weight)
{
    pen *p = plot->p;
    end_label *label = &plot->labels[plot->label_count++];
    *label =
        (end_label){.size = plot->size, .bold = true, .color = style.text, .radius = style.radius, .weight = weight};
    label->at = (scene_point){x, y};
    label->in_column = x >= plot->last.ord && plot->last.ord > plot->first.ord;
    double widest = label->in_column ? plot->widest : 0.36 * (plot->room.right - plot->room.left);
    label->text = end_label_wrap(p, name, pen_keep(p, value), label->size, true, widest);
    label->what = *name ? name : label->text.count ? label->text.at[0] : "";
    return label;
}

static void label_lines(line_plot *plot)
{
    for (size_t i = 0; i < plot->curve_count; i++) {
        const curve *c = &plot->curves[i];
        pace_buffer value = new_text(plot);
        if (!c->count || !line_plot_is_named(plot, i))
            continue;
        bool strong = line_plot_is_strong(plot, i), one_of_some = plot->data->strong_count;
        series_value(plot, i, &value);
        add_label(plot, plot->unnamed ? "" : plot->data->lines[i].label, &value, c->at[c->count - 1].x, c->at[c->count - 1].value,
                  line_plot_style(plot, i), one_of_some ? (strong ? 10 : 1) : i ? 1 : 2)->bold = strong;
    }
}

/* The centre's last value, and the coverage of each band at its upper edge where there is a column for it. */
static void label_fan(line_plot *plot)
{
    const pace_fan *fan = plot->data->fan;
    const theme *look = &plot->p->look;
    int64_t end = fan->count - 1;
    double x = fan->first.ord + (double)end;
    if (fan->centre) {
        char number[WORDS_SIZE];
        double value = fan->centre[end];
        pace_buffer text = new_text(plot);
        int decimals = words_decimals_on(value, -1, axis_length(plot, value), plot->y.style);
        words_number(number, value, apart_from_goals(plot, value, decimals), plot->y.style);
        pace_buffer_text(&text, number);
        if (is_percent(plot))
            pace_buffer_char(&text, '%');
        line_style style = {look->series[0], look->series_text[0], look->line, 0};
        add_label(plot, *plot->data->fan_label ? plot->data->fan_label : plot->p->zh ? "预测" : "forecast", &text, x,
                  axis_number_place(&plot->y, value), style, 1.5);
    }
    for (int64_t k = 0; k < fan->level_count && x >= plot->last.ord; k++) {
        char share[WORDS_SIZE];
        pace_buffer text = new_text(plot);
        line_style style = {look->muted, look->muted, look->path, 0};
        words_percent_short(share, fan->levels[k]);
        pace_buffer_text(&text, share);
        end_label *label = add_label(plot, "", &text, x, axis_number_place(&plot->y, fan->upper[k * fan->count + end]),
                                     style, 0.1 + 0.1 * fan->levels[k]);
        label->bold = false;
    }
}

static void label_goals(line_plot *plot)
{
    const theme *look = &plot->p->look;
    for (size_t i = 0; i < plot->goal_count; i++) {
        const goal_path *g = &plot->goals[i];
        pace_buffer value = new_text(plot);
        if (!g->has_point)
            continue;
        line_style style = {look->target, look->target_text, look->path, look->mark * 1.4};
        goal_value(plot, i, &value);
        add_label(plot, goal_name(plot, i), &value, g->x, isfinite(g->high) ? g->value / 2 + g->high / 2 : g->value,
                  style, 2);
    }
}

double line_labels_column(line_plot *plot)
{
    const theme *look = &plot->p->look;
    double width = plot->room.right - plot->room.left, column = 0;
    for (int wide = 0; wide < 2; wide++) {
        double height = 0;
        plot->label_count = 0;
        plot->widest = fmax((wide ? 0.36 : 0.21) * width, fmin(6 * plot->size, 0.4 * width));
        column = 0;
        label_lines(plot);
        if (plot->data->fan)
            label_fan(plot);
        label_goals(plot);
        for (size_t i = 0; i < plot->label_count; i++) {
            if (!plot->labels[i].in_column)
                continue;
            column = fmax(column, plot->labels[i].text.width * 1.03 + look->mark * 1.4 + plot->size * 0.55);
            height += plot->labels[i].text.height * 1.04;
        }
        if (height <= plot->foot - plot->room.top)
            break;
    }
    return column;
}

/* "Forecast" where the ground begins: at its head, or lower where lines run there; over the edge where it is narrow. */
static void draw_ground_label(line_plot *plot, label_box frame)
{
    pen *p = plot->p;
    bool named = plot->data->fan && !plot->data->fan->centre && *plot->data->fan_label;
    const char *text = named ? plot->data->fan_label : p->zh ? "预测" : "Forecast";
    label_field field = pen_field(p, frame);
    double h = pen_line_height(p, plot->size), from = fmax(scale_at(&plot->x, plot->ground), plot->left);
    pen_lines lines = pen_wrap(p, text, plot->size, false, frame.w, 1);
    label_box best = {0, 0, lines.width, h};
    int least = 100;
    for (int row = 0; row < 24 && least > 0; row++) {
        double top = plot->top + plot->size * 0.25 + h * (row / 2);
        double x = row % 2 ? fmin(from + plot->size * 0.45, plot->right - lines.width) : from + plot->size * 0.45;
        label_box box = {x, top, lines.width, h}, apart = {x - plot->size * 0.35, top, lines.width + plot->size * 0.35, h};
        int faults = label_faults(&field, apart);
        if (faults < least) {
            least = faults;
            best = box;
        }
    }
    if (least >= 100 || !lines.count)
        pen_warn(p, "the label \"", text, "\" was left out: it would cover others");
    else
        pen_draw_lines(p, &lines, best.x, best.y, plot->size, false, SCENE_START, p->look.muted, least ? p->look.forecast : 0);
}

void line_labels_draw(line_plot *plot)
{
    pen *p = plot->p;
    label_box frame = {plot->left, plot->room.top, plot->room.right - plot->left, plot->foot - plot->room.top - 2};
    for (size_t i = 0; i < plot->label_count; i++) {
        end_label *label = &plot->labels[i];
        label->at.x = scale_at(&plot->x, label->at.x);
        label->at.y = scale_at(&plot->y.s, label->at.y);
        pen_block_box(p, (label_box){label->at.x - label->radius, label->at.y - label->radius, 2 * label->radius,
                                     2 * label->radius});
    }
    end_labels_column(p, plot->labels, plot->label_count, plot->right + p->look.mark * 1.4 + plot->size * 0.4,
                      plot->room.top - plot->size * 0.3, plot->foot + pen_line_height(p, plot->size) * 0.35);
    if (isfinite(plot->ground) && !plot->silent_ground)
        draw_ground_label(plot, frame);
    for (size_t i = 0; i < plot->label_count; i++)
        if (!plot->labels[i].in_column)
            end_label_around(p, &plot->labels[i], frame);
    for (size_t i = 0; i < plot->goal_count; i++)
        path_label(p, &plot->goals[i], &plot->x, &plot->y.s, frame, plot->size);
}
