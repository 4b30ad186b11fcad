/* What the charts of targets' rows hold: the builder's calls, the alt text, the table. */
#include <math.h>
#include "chart/rows.h"

void rows_take(pace_chart *chart, const chart_type *type, const pace_gap *rows, int64_t count)
{
    chart_rows *data = chart_take(chart, type, sizeof *data, false);
    if (data)
        (void)chart_copy_rows(chart, data, rows, count);
}

/* A figure in the unit of the row's picture. */
static void put_figure(const alt *a, const pace_gap *row, double value, int known)
{
    char text[WORDS_SIZE];
    pace_unit shown;
    words_style style = row_numbers(a->chart, row, &shown);
    words_number(text, value, words_decimals(value, known, style), style);
    pace_buffer_text(a->out, text);
    if (row->target.unit.quantity == PACE_PERCENT)
        pace_buffer_char(a->out, '%');
}

/* "Output (billion yuan): "; percent stands behind the figures. */
static void put_name(const alt *a, const pace_gap *row)
{
    char unit[PACE_UNIT_SIZE];
    pace_unit shown;
    (void)row_numbers(a->chart, row, &shown);
    pace_buffer_text(a->out, row->target.name);
    if (shown.quantity != PACE_PERCENT && pace_unit_print(unit, shown, a->zh ? "zh" : "en"))
        pace_buffer_format(a->out, a->zh ? "（%s）" : " (%s)", unit);
    alt_say(a, ": ", "：");
}

void rows_describe(const alt *a, const chart_rows *data)
{
    bool ended = false;
    for (int64_t i = 0; i < data->count && i < ALT_ITEMS_MAX; i++) {
        const pace_gap *row = &data->at[i];
        alt_say(a, !i ? "" : ended ? " " : "; ", !i || ended ? "" : "；");
        ended = row_is_plain(row); /* which is said in a sentence of its own */
        if (ended) {
            alt_series(a, row->target.name, &row->series);
            continue;
        }
        put_name(a, row);
        if (isfinite(row->latest)) {
            put_figure(a, row, row->latest, -1);
            alt_say(a, " in ", "（");
            alt_period(a, row->latest_period);
            alt_say(a, ", target ", "），目标");
        } else {
            alt_say(a, "target ", "目标");
        }
        put_figure(a, row, row->target_value, row->target.decimals);
        if (pace_period_is_set(row->target.due)) {
            alt_say(a, " in ", "（");
            alt_period(a, row->target.due);
            alt_say(a, "", "）");
        }
        alt_say(a, ", ", "，");
        alt_verdicts(a, row->verdicts);
    }
    if (!ended)
        alt_say(a, ".", "。");
    alt_more(a, data->count - ALT_ITEMS_MAX);
}

void rows_tabulate_verdict(const pace_chart *chart, cells *out, const pace_gap *row)
{
    pace_buffer verdict = PACE_BUFFER_INIT;
    verdict.allocator = &chart->allocator;
    alt words = alt_of(chart, &verdict);
    alt_verdicts(&words, row->verdicts);
    if (verdict.status)
        out->out->status = verdict.status;
    cells_text(out, verdict.text ? verdict.text : "");
    pace_buffer_clear(&verdict);
}

void rows_tabulate(const pace_chart *chart, cells *out)
{
    static const char *const heads[][2] = {{"indicator", "指标"},     {"base_period", "基期"}, {"base", "基期值"},
                                           {"latest_period", "最新期"}, {"latest", "最新值"},    {"path_value", "路径值"},
                                           {"target_period", "目标期"}, {"target", "目标值"},    {"verdict", "评估结论"}};
    const chart_rows *data = chart->data;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        cells_head(out, heads[i][chart->zh]);
    for (int64_t i = 0; i < data->count; i++) {
        const pace_gap *row = &data->at[i];
        cells_row(out);
        cells_text(out, row->target.name);
        cells_period(out, row->base_period);
        cells_number(out, row->base);
        cells_period(out, row->latest_period);
        cells_number(out, row->latest);
        cells_number(out, row->path_value);
        cells_period(out, row->target_period);
        cells_number(out, row->target_value);
        rows_tabulate_verdict(chart, out, row);
    }
}

static void describe_bullets(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Progress rows, latest value against target. ", "目标进度图，最新值与目标值对比。");
    rows_describe(&words, chart->data);
}

static void describe_multiples(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Small line charts, one a panel. ", "小型折线图，每项一幅。");
    rows_describe(&words, chart->data);
}

static const chart_type bullets = {"bullet rows", chart_draw_bullets, describe_bullets, rows_tabulate};
static const chart_type multiples = {"small multiples", chart_draw_multiples, describe_multiples, rows_tabulate};

void pace_chart_bullets(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    rows_take(chart, &bullets, rows, count);
}

void pace_chart_multiples(pace_chart *chart, const pace_gap *rows, int64_t count)
{
    rows_take(chart, &multiples, rows, count);
}
