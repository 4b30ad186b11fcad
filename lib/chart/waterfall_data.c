/* What a waterfall holds: the builder's call with its sum checked, the alt text, the table. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/rounding.h"
#include "chart/waterfall.h"

static bool make_sense(pace_chart *chart, const pace_waterfall *w)
{
    if (w && w->count >= 0 && w->count <= INT64_MAX / 2 / (int64_t)sizeof(fall_step) &&
        (!w->count || (w->labels && w->values)) && w->decimals <= 15)
        return true;
    (void)pace__fail(chart_error(chart), PACE_ERR_ARG, "waterfall",
                     "the steps lack labels or values, or have too many decimals; give both for each step and at most "
                     "15 decimals");
    return false;
}

static void fail_step(pace_chart *chart, const char *label, const char *words)
{
    (void)pace__fail(chart_error(chart), PACE_ERR_DATA, "waterfall", words, label);
}

/* "the steps up to "2020" give 2.5, not 2.3" */
static void fail_sum(pace_chart *chart, const char *label, double level, double total)
{
    char given[PACE_NUMBER_SIZE], sum[PACE_NUMBER_SIZE];
    pace_number_print(given, total);
    pace_number_print(sum, rounding_to(level, 9));
    (void)pace__fail(chart_error(chart), PACE_ERR_DATA, "waterfall",
                     "the steps up to %q give %s and not %s; add the step that is missing, or mend the total", label, sum,
                     given);
}

/* Levels from step to step; false: a total that they do not give. */
static bool find_levels(pace_chart *chart, fall_step *steps, const pace_waterfall *w)
{
    int digits = w->decimals >= 0 ? w->decimals : rounding_decimals(w->values, w->count);
    double level = 0, largest = 0;
    int64_t since = 0;
    for (int64_t i = 0; i < w->count; i++) {
        fall_step *s = &steps[i];
        if (!isfinite(s->value)) {
            fail_step(chart, s->label, "the value of %q is missing or infinite; a waterfall needs every step, 0 for none");
            return false;
        }
        largest = fmax(largest, fmax(fabs(s->value), fabs(level)));
        if (s->total && i > 0 && !(fabs(s->value - level) <= rounding_slack(digits, since + 1, largest))) {
            fail_sum(chart, s->label, level, s->value);
            return false;
        }
        since = s->total ? 0 : since + 1;
        s->from = s->total ? 0 : level;
        level = s->total ? s->value : level + s->value;
        s->to = level;
        if (!isfinite(level)) {
            fail_step(chart, s->label, "the steps up to %q add up to more than a number can hold; give a larger unit");
            return false;
        }
    }
    return true;
}

void pace_chart_waterfall(pace_chart *chart, const pace_waterfall *waterfall)
{
    chart_waterfall *data = chart_take(chart, &chart_type_waterfall, sizeof *data, false);
    if (!data || !make_sense(chart, waterfall))
        return;
    int64_t n = waterfall->count;
    fall_step *steps = chart_memory(chart, n ? n : 1, sizeof *steps);
    for (int64_t i = 0; steps && i < n; i++) {
        steps[i].label = chart_copy_label(chart, "name of a step", waterfall->labels[i]);
        if (!steps[i].label)
            return;
        steps[i].value = waterfall->values[i];
        steps[i].total = waterfall->is_total ? waterfall->is_total[i] : i == 0 || i == n - 1;
    }
    if (!steps || !find_levels(chart, steps, waterfall))
        return;
    *data = (chart_waterfall){steps, n, waterfall->decimals, waterfall->down_is_good};
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_waterfall *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    alt_say(a, "Waterfall chart. ", "瀑布图。");
    for (int64_t i = 0; i < data->count && i < ALT_ITEMS_MAX; i++) {
        const fall_step *s = &data->steps[i];
        alt_say(a, i ? "; " : "", i ? "；" : "");
        pace_buffer_text(a->out, s->label);
        alt_say(a, ": ", "：");
        alt_say(a, !s->total && s->value > 0 ? "+" : "", !s->total && s->value > 0 ? "+" : "");
        alt_number(a, s->value, data->decimals, (pace_unit){0});
    }
    alt_say(a, data->count ? "." : "No data.", data->count ? "。" : "无数据。");
    alt_more(a, data->count - ALT_ITEMS_MAX);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    static const char *const heads[][2] = {{"step", "项目"}, {"change", "变动"}, {"level", "水平"}};
    const chart_waterfall *data = chart->data;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cells_head(out, heads[i][chart->zh]);
    for (int64_t i = 0; i < data->count; i++) {
        const fall_step *s = &data->steps[i];
        cells_row(out);
        cells_text(out, s->label);
        cells_number(out, s->total ? (double)NAN : s->value);
        cells_number(out, s->to);
    }
}

const chart_type chart_type_waterfall = {"waterfall", chart_draw_waterfall, describe, tabulate};
