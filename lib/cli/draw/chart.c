/* pace chart: a chart of an indicator, of a table or of a plan's targets. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <pace/chart.h>
#include "cli/cli.h"
#include "cli/draw/verbs.h"

typedef struct request {
    cli_common common;
    const char *file, *indicator, *target, *type, *title, *subtitle, *source, *highlight, *theme, *size;
    cli_list series, plans;
    double scale, width, height;
} request;

static int parse_size(request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    const char *x = strchr(ask->size, 'x');
    if (!x || pace_number_parse(&ask->width, ask->size, (size_t)(x - ask->size), &err) ||
        pace_number_parse(&ask->height, x + 1, strlen(x + 1), &err) || ask->width < 16 || ask->height < 16 ||
        ask->width > 32767 || ask->height > 32767)
        return cli_usage("--size: '%s' is not WIDTHxHEIGHT in px from 16 to 32767, such as 1200x800", ask->size);
    return CLI_DONE;
}

static bool chinese(const request *ask)
{
    return ask->common.lang && strcmp(ask->common.lang, "zh") == 0;
}

/* "2005–2024, 亿元, current prices": what the picture is of. */
static void subtitle_of(pace_buffer *out, const request *ask, const pace_series *series)
{
    char unit[PACE_UNIT_SIZE], basis[PACE_UNIT_SIZE], span[PACE_PERIOD_SIZE];
    const char *lang = chinese(ask) ? "zh" : "en";
    int64_t last = pace_view_last(series->view);
    pace_unit_print(unit, series->unit, lang);
    pace_basis_print(basis, series->basis, lang);
    pace_buffer_text(out, unit);
    if (series->basis.kind != PACE_BASIS_NONE)
        pace_buffer_format(out, "%s%s", out->length ? (chinese(ask) ? "，" : ", ") : "", basis);
    if (last >= 0) {
        pace_span_print(span, pace_span_of(series->view.first, pace_view_period(series->view, last)), lang);
        pace_buffer_format(out, "%s%s", out->length ? (chinese(ask) ? "，" : ", ") : "", span);
    }
}

static void sources_of(pace_buffer *out, const request *ask, const pace_series *series)
{
    const char *lang = chinese(ask) ? "zh" : "en";
    const pace_source *seen[16];
    int count = 0;
    for (int64_t i = 0; series->origin && i < series->view.n; i++) {
        const pace_source *source = series->origin[i] ? series->origin[i]->source : NULL;
        int k = 0;
        while (k < count && seen[k] != source)
            k++;
        if (!source || k < count || count == 16)
            continue;
        seen[count++] = source;
        pace_buffer_text(out, count > 1 ? (chinese(ask) ? "；" : "; ") : (chinese(ask) ? "来源：" : "Source: "));
        pace_buffer_text(out, pace_names_get(source->name, lang));
    }
}

/* Nothing is known of the way yet: what the target asks. */
static void need_of(pace_buffer *out, bool zh, const pace_gap *row, const char *due)
{
    if (isnan(row->required_rate) || row->path != PACE_PATH_GEOMETRIC)
        return;
    pace_buffer_text(out, zh ? "：年均须增长" : ": ");
    pace_buffer_fixed(out, 100 * row->required_rate, 1);
    pace_buffer_format(out, zh ? "%%方可达到%s目标" : "%% a year needed to meet the %s target", due);
}

/* The finding, from the numbers: never more than they say. */
static void finding_of(pace_buffer *out, const request *ask, const pace_gap *row, const char *name)
{
    bool zh = chinese(ask);
    char due[PACE_PERIOD_SIZE];
    pace_period_print(due, row->target_period, zh ? "zh" : "en");
    pace_buffer_text(out, name);
    bool single = (row->verdicts & (row->verdicts - 1)) == 0;
    if (!single || (row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE))) {
        need_of(out, zh, row, due);
        return;
    }
    pace_buffer_text(out, zh ? "：" : ": ");
    switch ((pace_verdict)row->verdicts) {
    case PACE_MET:
        pace_buffer_format(out, zh ? "达到%s目标" : "%s target met", due);
        return;
    case PACE_MISSED:
        pace_buffer_format(out, zh ? "未达到%s目标" : "%s target missed", due);
        return;
    case PACE_AHEAD:
        pace_buffer_format(out, zh ? "快于通往%s目标的路径" : "ahead of the path to the %s target", due);
        return;
    case PACE_ON_TRACK:
        pace_buffer_format(out, zh ? "与%s目标的路径相符" : "on the path to the %s target", due);
        return;
    case PACE_BEHIND:
        pace_buffer_format(out, zh ? "慢于通往%s目标的路径" : "behind the path to the %s target", due);
        return;
    case PACE_NO_DATA:
    case PACE_NOT_COMPARABLE:
        return;
    }
}

/* The series of the indicator that its target is about; without a target the first that has a line to draw. */
static int pick_series(pace_series *out, const request *ask, const pace_dataset *data)
{
    pace_error err = PACE_ERROR_INIT;
    const pace_indicator *indicator = NULL;
    if (strchr(ask->indicator, ':') || strchr(ask->indicator, '@'))
        return pace_dataset_series(out, data, ask->indicator, &err) ? cli_fail(cli_code(&err), &err) : CLI_DONE;
    if (pace_dataset_indicator(&indicator, data, ask->indicator, &err))
        return cli_fail(cli_code(&err), &err);
    for (int64_t m = 0; m < indicator->measure_count; m++) {
        if (indicator->measures[m].series.view.n && indicator->measures[m].kind != PACE_THRESHOLD) {
            *out = indicator->measures[m].series;
            return CLI_DONE;
        }
    }
    return cli_usage("%s has no series to draw", ask->indicator);
}

static void words(pace_chart *chart, const request *ask, const char *title, const char *subtitle, const char *source)
{
    pace_chart_lang(chart, ask->common.lang ? ask->common.lang : "en");
    pace_chart_theme(chart, ask->theme && strcmp(ask->theme, "dark") == 0 ? PACE_THEME_DARK : PACE_THEME_LIGHT);
    pace_chart_scale(chart, ask->scale);
    pace_chart_title(chart, ask->title ? ask->title : title);
    pace_chart_subtitle(chart, ask->subtitle ? ask->subtitle : subtitle);
    pace_chart_source(chart, ask->source ? ask->source : source);
}

/* A level target says most on a line of levels; of two, the one that is due later. */
static bool says_more(const pace_gap *a, const pace_gap *b)
{
    bool a_level = a->target.type == PACE_TARGET_LEVEL, b_level = b->target.type == PACE_TARGET_LEVEL;
    if (a_level != b_level)
        return a_level;
    return pace_period_year(a->target_period) > pace_period_year(b->target_period);
}

/* Title, subtitle and source from the data, the line, and the path to the target (row may be NULL). */
static void compose_indicator(pace_chart *chart, const request *ask, const pace_dataset *data, const char *id,
                              const pace_series *series, const pace_gap *row)
{
    const char *lang = chinese(ask) ? "zh" : "en";
    pace_buffer title = PACE_BUFFER_INIT, subtitle = PACE_BUFFER_INIT, source = PACE_BUFFER_INIT;
    const pace_indicator *indicator = NULL;
    const pace_plan *plan = NULL;
    const char *name = pace_dataset_indicator(&indicator, data, id, NULL) ? id : pace_names_get(indicator->name, lang);
    if (row)
        finding_of(&title, ask, row, name);
    else
        pace_buffer_text(&title, name);
    subtitle_of(&subtitle, ask, series);
    sources_of(&source, ask, series);
    words(chart, ask, title.text, subtitle.text, source.text);
    pace_chart_line(chart, *series, chinese(ask) ? "实际" : "actual");
    if (row && row->target.plan_id && !pace_dataset_plan(&plan, data, row->target.plan_id, NULL))
        pace_chart_target_path(chart, &row->target, pace_names_get(plan->name, lang));
    else if (row)
        pace_chart_target_path(chart, &row->target, "");
    pace_buffer_clear(&title);
    pace_buffer_clear(&subtitle);
    pace_buffer_clear(&source);
}

static int chart_indicator(pace_chart *chart, const request *ask, const pace_dataset *data)
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_table *table = NULL;
    pace_series series;
    char id[256];
    size_t n = strcspn(ask->indicator, ":@");
    if (n >= sizeof id)
        return cli_usage("--indicator: too long");
    memcpy(id, ask->indicator, n);
    id[n] = '\0';
    const char *ids[] = {id};
    pace_gap_filter filter = {ids, 1, ask->target ? &ask->target : NULL, ask->target ? 1 : 0};
    int64_t count = 0;
    const pace_gap *row = NULL;
    int code = CLI_DONE;
    if (pace_gap_table_new(&table, data, &filter, NULL, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_gap *rows = pace_gap_table_rows(table, &count);
    bool key_given = ask->indicator[n] != '\0'; /* a key names the series itself: no target is drawn */
    for (int64_t i = 0; i < count && !key_given; i++)
        if (rows[i].series.view.n && (!row || says_more(&rows[i], row)))
            row = &rows[i];
    if (row)
        series = row->series;
    else
        code = pick_series(&series, ask, data);
    if (!code)
        compose_indicator(chart, ask, data, id, &series, row);
    pace_gap_table_free(table);
    return code;
}

/* Rows to draw, named in the chart's language; panels only of what has a line. The caller frees. */
static pace_gap *rows_to_draw(int64_t *kept, const request *ask, const pace_dataset *data, const pace_gap *rows, int64_t count)
{
    bool lines_only = strcmp(ask->type, "multiples") == 0;
    pace_gap *drawn = calloc((size_t)count + 1, sizeof *drawn);
    *kept = 0;
    for (int64_t i = 0; drawn && i < count; i++) {
        if (lines_only && (pace_view_last(rows[i].series.view) < 1 || isnan(rows[i].path_value)))
            continue;
        drawn[*kept] = rows[i];
        drawn[*kept].target.name = pace_dataset_target_name(data, &rows[i].target, chinese(ask) ? "zh" : "en");
        drawn[*kept].series.name = drawn[*kept].target.name;
        ++*kept;
    }
    return drawn;
}

/* "The 13th plan: 1 of 2 targets that can be assessed are met, ahead or on track; 20 cannot be assessed" */
static void plan_finding(pace_buffer *out, const request *ask, const char *name, const pace_gap *rows, int64_t count)
{
    int64_t well = 0, judged = 0;
    for (int64_t i = 0; i < count; i++) {
        bool single = (rows[i].verdicts & (rows[i].verdicts - 1)) == 0;
        judged += (rows[i].verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) == 0;
        well += single && (rows[i].verdicts & (PACE_MET | PACE_AHEAD | PACE_ON_TRACK)) != 0;
    }
    pace_buffer_format(out,
                       chinese(ask) ? "%s：可评估的%ld项目标中%ld项已达标、领先或符合进度"
                                    : "%s: of %ld targets that can be assessed %ld are met, ahead or on track",
                       name, (long)judged, (long)well);
    if (judged < count)
        pace_buffer_format(out, chinese(ask) ? "，另有%ld项无法评估" : "; %ld cannot be assessed",
                           (long)(count - judged));
}

/* What the title counts and the picture does not show. */
static void left_out(pace_buffer *out, const request *ask, int64_t count)
{
    if (count)
        pace_buffer_format(out, chinese(ask) ? "%ld项没有可画的折线，未画出" : "%ld without a line to draw are left out",
                           (long)count);
}

static int chart_plan(pace_chart *chart, const request *ask, const pace_dataset *data, pace_gap_table **keep)
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_filter filter = {NULL, 0, ask->plans.at, ask->plans.count};
    const char *ids[] = {ask->indicator};
    pace_buffer title = PACE_BUFFER_INIT, subtitle = PACE_BUFFER_INIT;
    int64_t count = 0, kept = 0;
    int code = CLI_DONE;
    if (ask->indicator) {
        filter.indicators = ids;
        filter.indicator_count = 1;
    }
    if (!ask->plans.count)
        filter.plans = NULL;
    if (pace_gap_table_new(keep, data, &filter, NULL, &err))
        return cli_fail(cli_code(&err), &err);
    const pace_gap *rows = pace_gap_table_rows(*keep, &count);
    const pace_plan *plan = NULL;
    if (!ask->plans.count || pace_dataset_plan(&plan, data, ask->plans.at[0], &err))
        plan = NULL;
    pace_names names = plan ? plan->name : pace_dataset_name(data);
    pace_gap *drawn = rows_to_draw(&kept, ask, data, rows, count);
    if (!count)
        code = cli_usage("no target of that name");
    else if (!kept)
        code = cli_usage("no target of that name has a line to draw; see --type bullet");
    if (!code) {
        plan_finding(&title, ask, pace_names_get(names, chinese(ask) ? "zh" : "en"), rows, count);
        left_out(&subtitle, ask, count - kept);
        words(chart, ask, title.text, subtitle.text, NULL);
        if (strcmp(ask->type, "multiples") == 0)
            pace_chart_multiples(chart, drawn, kept);
        else
            pace_chart_bullets(chart, drawn, kept);
    }
    free(drawn);
    pace_buffer_clear(&title);
    pace_buffer_clear(&subtitle);
    return code;
}

/* Bars of a table: periods are the categories, series the bars. */
static void bars_of(pace_chart *chart, const request *ask, const pace_series *picked, int64_t count)
{
    int64_t n = picked[0].view.n;
    double *values = calloc((size_t)(n * count), sizeof *values);
    const char **labels = calloc((size_t)count, sizeof *labels);
    const char **categories = calloc((size_t)n, sizeof *categories);
    char(*periods)[PACE_PERIOD_SIZE] = calloc((size_t)n, sizeof *periods);
    if (values && labels && categories && periods) {
        for (int64_t c = 0; c < n; c++) {
            pace_period_print(periods[c], pace_view_period(picked[0].view, c), chinese(ask) ? "zh" : "en");
            categories[c] = periods[c];
            for (int64_t r = 0; r < count; r++) {
                labels[r] = picked[r].key;
                values[c * count + r] = picked[r].view.x[c * picked[r].view.stride];
            }
        }
        pace_bars bars = {categories, n, labels, count, values, -1, false, false, ask->highlight, NULL, NULL};
        pace_chart_bars(chart, &bars);
    }
    free(values);
    free(labels);
    free(categories);
    free(periods);
}

static bool one_unit(const pace_series *picked, int64_t count)
{
    for (int64_t i = 1; i < count; i++)
        if (!pace_unit_same(picked[i].unit, picked[0].unit))
            return false;
    return true;
}

/* A panel a series, each with its own unit and axis: figures of different units never share one. */
static int panels_of(pace_chart *chart, const pace_series *picked, int64_t count)
{
    pace_gap *rows = calloc((size_t)count, sizeof *rows);
    if (!rows)
        return cli_usage("out of memory");
    for (int64_t i = 0; i < count; i++) {
        rows[i].series = picked[i];
        rows[i].target.name = rows[i].target.indicator = rows[i].target.plan_id = picked[i].key;
        rows[i].target.unit = picked[i].unit;
        rows[i].target.value = rows[i].target.value_high = rows[i].target_value = (double)NAN;
        rows[i].latest = rows[i].base = rows[i].path_value = (double)NAN;
    }
    pace_chart_multiples(chart, rows, count);
    free(rows);
    return CLI_DONE;
}

/* The names of the first four, and of how many. */
static void table_title(pace_buffer *title, const request *ask, const pace_series *picked, int64_t count)
{
    pace_buffer_text(title, picked[0].key);
    for (int64_t i = 1; i < count && i < 4; i++)
        pace_buffer_format(title, "%s%s", chinese(ask) ? "、" : ", ", picked[i].key);
    if (count > 4)
        pace_buffer_format(title, chinese(ask) ? "等%ld项" : " and %ld more", (long)(chinese(ask) ? count : count - 4));
}

static void table_subtitle(pace_buffer *subtitle, const request *ask, const pace_series *picked, bool panels)
{
    pace_series first = picked[0];
    if (panels) { /* what is said of one panel would be wrong of the others */
        first.unit = (pace_unit){0};
        first.basis = (pace_basis){0};
    }
    subtitle_of(subtitle, ask, &first);
}

static int chart_table(pace_chart *chart, const request *ask, pace_panel **keep)
{
    pace_error err = PACE_ERROR_INIT;
    pace_series picked[CLI_LIST_MAX] = {{.key = ""}};
    pace_buffer title = PACE_BUFFER_INIT, subtitle = PACE_BUFFER_INIT;
    int code = cli_open_table(keep, ask->file, &ask->common);
    if (code)
        return code;
    int64_t count = ask->series.count ? ask->series.count : pace_panel_block(*keep).rows;
    if (count > CLI_LIST_MAX)
        return cli_usage("%s: %lld series are too many for one chart; pick some with --series", ask->file, (long long)count);
    for (int64_t i = 0; i < count; i++) {
        int64_t row = i;
        if (ask->series.count && pace_panel_find(&row, *keep, ask->series.at[i], &err))
            return cli_fail(cli_code(&err), &err);
        picked[i] = pace_panel_series(*keep, row);
    }
    if (!count)
        return cli_usage("%s: no series in it", ask->file);
    bool one = one_unit(picked, count), bars = strcmp(ask->type, "bar") == 0;
    bool panels = strcmp(ask->type, "multiples") == 0 || (!one && !bars);
    if (bars && !one)
        return cli_usage("%s: its series are in different units, and bars share one axis; pick some of one unit with "
                         "--series, or leave out --type bar",
                         ask->file);
    table_subtitle(&subtitle, ask, picked, panels);
    table_title(&title, ask, picked, count);
    words(chart, ask, title.text, subtitle.text, NULL);
    pace_buffer_clear(&title);
    if (bars)
        bars_of(chart, ask, picked, count);
    else if (panels)
        code = panels_of(chart, picked, count);
    else
        for (int64_t i = 0; i < count; i++)
            pace_chart_line(chart, picked[i], picked[i].key);
    pace_buffer_clear(&subtitle);
    return code;
}

static int write_chart(pace_chart *chart, const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    if (pace_chart_write(chart, ask->common.output, &err)) {
        int code = err.code == PACE_ERR_IO ? CLI_OUTPUT : err.code == PACE_ERR_DATA ? CLI_NOTHING : CLI_USAGE;
        return cli_fail(code, &err);
    }
    cli_say_lines(ask->common.output, pace_chart_warnings(chart));
    return CLI_DONE;
}

static int draw(request *ask)
{
    cli_data data = {0};
    pace_panel *panel = NULL;
    pace_gap_table *table = NULL;
    pace_chart *chart = pace_chart_new(ask->width, ask->height);
    int code = CLI_DONE;
    if (cli_form_of(ask->file, &ask->common) != CLI_TABLE) {
        code = cli_open(&data, ask->file, &ask->common);
        cli_name_plans(&ask->plans, &data);
        ask->common.lang = cli_lang(&ask->common, data.view);
        if (!code && (strcmp(ask->type, "bullet") == 0 || strcmp(ask->type, "multiples") == 0))
            code = chart_plan(chart, ask, data.view, &table);
        else if (!code && !ask->indicator)
            code = cli_usage("chart: which indicator? --indicator ID, or --type bullet for the targets of a plan");
        else if (!code)
            code = chart_indicator(chart, ask, data.view);
    } else {
        code = chart_table(chart, ask, &panel);
    }
    if (!code)
        code = write_chart(chart, ask);
    if (!code)
        cli_tell(&data);
    pace_chart_free(chart);
    pace_gap_table_free(table);
    pace_panel_free(panel);
    cli_close(&data);
    return code;
}

int verb_chart(int argc, char **argv)
{
    request ask = {.type = "line", .scale = 1, .width = 1200, .height = 800};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {
        {"indicator", CLI_TEXT, &ask.indicator, NULL},
        {"target", CLI_TEXT, &ask.target, NULL},
        {"plan", CLI_LIST, &ask.plans, NULL},
        {"series", CLI_LIST, &ask.series, NULL},
        {"type", CLI_TEXT, &ask.type, "line|bar|bullet|multiples"},
        {"title", CLI_TEXT, &ask.title, NULL},
        {"subtitle", CLI_TEXT, &ask.subtitle, NULL},
        {"source", CLI_TEXT, &ask.source, NULL},
        {"highlight", CLI_TEXT, &ask.highlight, NULL},
        {"theme", CLI_TEXT, &ask.theme, "light|dark"},
        {"size", CLI_TEXT, &ask.size, NULL},
        {"scale", CLI_NUMBER, &ask.scale, NULL},
    };
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &ask.common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("chart: which file? pace chart FILE -o chart.svg");
    ask.file = operands[0];
    if (!ask.common.output)
        return cli_usage("chart: where to? -o FILE.svg, FILE.png or FILE.pdf");
    if (!(ask.scale >= 1 && ask.scale <= 4))
        return cli_usage("--scale: from 1 to 4");
    if (ask.size && parse_size(&ask))
        return CLI_USAGE;
    return draw(&ask);
}
