/* pace show: what is in a data set. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

const char help_show[] =
    "usage: pace show DATASET [INDICATOR...] [--at PERIOD] [--published-by DATE] [--text ID=FILE]\n"
    "                 [--actuals FILE] [--format table|csv|json|long] [-o FILE]\n\n"
    "Without an indicator: the indicators with their series and targets. With one: every observation and target with its\n"
    "source and place, and with a text the sentence that it stands in. csv and long: one row an observation. With --actuals,\n"
    "the first file is a table of targets.\n\n"
    "Examples:\n"
    "  pace show data/wuhan.json\n"
    "  pace show targets.csv --actuals actuals.csv\n"
    "  pace show data/wuhan.json gdp --text wuhan-articles=report.txt --format json\n";

typedef struct view {
    const pace_dataset *data;
    const char *lang, *format;
    const pace_indicator *const *picked;
    int64_t count;
} view;

static const char *name_of(const view *v, pace_names names)
{
    return pace_names_get(names, v->lang);
}

/* "wuhan-articles, review_2015, character 10402"; of a plain table "actuals.csv, line 5, column 4" */
static void place_text(pace_buffer *out, const pace_observation *seen)
{
    const pace_place *at = &seen->at;
    if (seen->line > 0)
        pace_buffer_format(out, "%s, line %d, column %d", at->section, (int)seen->line, (int)seen->column);
    if (!at->document)
        return;
    pace_buffer_text(out, at->document->id);
    if (at->section[0])
        pace_buffer_format(out, ", %s", at->section);
    if (at->offset >= 0)
        pace_buffer_format(out, ", character %ld", (long)at->offset);
}

static bool sentence(const char **text, size_t *length, const view *v, const pace_observation *seen)
{
    return seen->at.document && !pace_dataset_sentence(text, length, v->data, &seen->at, NULL);
}

static void span_of(char out[PACE_PERIOD_SIZE], const pace_measure *measure)
{
    pace_view series = measure->series.view;
    char last[PACE_PERIOD_SIZE];
    out[0] = '\0';
    int64_t end = pace_view_last(series);
    if (series.n == 0 || end < 0)
        return;
    size_t n = pace_period_print(out, series.first, NULL);
    if (end == 0)
        return;
    size_t m = pace_period_print(last, pace_view_period(series, end), NULL);
    if (n + 2 + m < PACE_PERIOD_SIZE) {
        memcpy(out + n, "..", 2);
        memcpy(out + n + 2, last, m + 1);
    }
}

/* --- table -------------------------------------------------------------------------------------------------------- */

/* A word that is no unit we know stands for itself. */
static const char *unit_text(char out[PACE_UNIT_SIZE], pace_unit unit, const pace_observation *seen, const char *lang)
{
    if (unit.quantity == PACE_QUANTITY_NONE && seen && seen->unit_text && *seen->unit_text)
        return seen->unit_text;
    pace_unit_print(out, unit, lang);
    return out;
}

static void overview(pace_buffer *out, const view *v)
{
    cli_table *table = cli_table_new(6);
    static const char *const heads[] = {"key", "name", "unit", "periods", "observations", "targets"};
    for (int c = 0; c < 6; c++)
        cli_table_cell(table, heads[c], c >= 4);
    for (int64_t i = 0; i < v->count; i++) {
        const pace_indicator *one = v->picked[i];
        for (int64_t m = 0; m < one->measure_count || m == 0; m++) {
            const pace_measure *measure = one->measure_count ? &one->measures[m] : NULL;
            char periods[PACE_PERIOD_SIZE] = "", unit[PACE_UNIT_SIZE] = "";
            const char *text = "";
            if (measure) {
                span_of(periods, measure);
                text = unit_text(unit, measure->unit, measure->count ? &measure->observations[0] : NULL, v->lang);
            }
            cli_table_cell(table, measure ? measure->key : one->id, false);
            cli_table_cell(table, m ? "" : name_of(v, one->name), false);
            cli_table_cell(table, text, false);
            cli_table_cell(table, periods, false);
            cli_table_number(table, measure ? (double)measure->count : 0, 0);
            if (m)
                cli_table_cell(table, "", true);
            else
                cli_table_number(table, (double)one->target_count, 0);
        }
    }
    cli_table_print(out, table, true);
    cli_table_free(table);
}

static void value_text(pace_buffer *out, const view *v, const pace_observation *seen)
{
    char unit[PACE_UNIT_SIZE];
    const char *mark = pace_qualifier_mark(seen->qualifier, v->lang);
    if (mark[0])
        pace_buffer_format(out, "%s ", mark);
    pace_buffer_number(out, seen->value);
    if (!isnan(seen->value_high)) {
        pace_buffer_text(out, "-");
        pace_buffer_number(out, seen->value_high);
    }
    pace_buffer_format(out, " %s", unit_text(unit, seen->unit, seen, v->lang));
}

static void observation_row(cli_table *table, const view *v, const char *key, const pace_observation *seen)
{
    pace_buffer value = PACE_BUFFER_INIT, place = PACE_BUFFER_INIT;
    char period[PACE_PERIOD_SIZE], status[2] = {(char)seen->status, 0};
    pace_span_print(period, seen->period, NULL);
    value_text(&value, v, seen);
    place_text(&place, seen);
    cli_table_cell(table, key, false);
    cli_table_cell(table, period, false);
    cli_table_cell(table, value.text ? value.text : "", true);
    cli_table_cell(table, status, false);
    cli_table_cell(table, seen->vintage, false);
    cli_table_cell(table, seen->source->id, false);
    cli_table_cell(table, place.text ? place.text : "", false);
    pace_buffer_clear(&value);
    pace_buffer_clear(&place);
}

static void quote(pace_buffer *out, const char *figure, const char *text, size_t length)
{
    pace_buffer_format(out, "  %s: ", figure);
    pace_buffer_bytes(out, text, length);
    pace_buffer_char(out, '\n');
}

static void quotes(pace_buffer *out, const view *v, const pace_indicator *one)
{
    const char *text;
    size_t length;
    for (int64_t m = 0; m < one->measure_count; m++)
        for (int64_t i = 0; i < one->measures[m].count; i++)
            if (sentence(&text, &length, v, &one->measures[m].observations[i]))
                quote(out, one->measures[m].observations[i].figure, text, length);
    for (int64_t t = 0; t < one->target_count; t++)
        if (one->targets[t].origin && sentence(&text, &length, v, one->targets[t].origin))
            quote(out, one->targets[t].origin->figure, text, length);
}

static void details(pace_buffer *out, const view *v)
{
    static const char *const heads[] = {"series", "period", "value", "status", "vintage", "source", "place"};
    for (int64_t i = 0; i < v->count; i++) {
        const pace_indicator *one = v->picked[i];
        cli_table *table = cli_table_new(7);
        pace_buffer_format(out, "%s%s  %s\n", i ? "\n" : "", one->id, name_of(v, one->name));
        if (one->note[0])
            pace_buffer_format(out, "  %s\n", one->note);
        for (int c = 0; c < 7; c++)
            cli_table_cell(table, heads[c], c == 2);
        for (int64_t m = 0; m < one->measure_count; m++)
            for (int64_t k = 0; k < one->measures[m].count; k++)
                observation_row(table, v, one->measures[m].key, &one->measures[m].observations[k]);
        for (int64_t t = 0; t < one->target_count; t++) {
            pace_buffer key = PACE_BUFFER_INIT;
            pace_buffer_format(&key, "target %s %s", one->targets[t].plan_id, pace_target_type_name(one->targets[t].type));
            if (one->targets[t].origin)
                observation_row(table, v, key.text ? key.text : "", one->targets[t].origin);
            pace_buffer_clear(&key);
        }
        cli_table_print(out, table, true);
        cli_table_free(table);
        quotes(out, v, one);
    }
}

/* --- csv and json: one record an observation or target --------------------------------------------------------------- */

static void csv_row(pace_buffer *out, const char *role, const char *key, const char *plan, const pace_observation *seen)
{
    char period[PACE_PERIOD_SIZE], unit[PACE_UNIT_SIZE], published[PACE_PERIOD_SIZE];
    pace_span_print(period, seen->period, NULL);
    pace_span_print(published, seen->published, NULL);
    pace_buffer_format(out, "%s,%s,%s,%s,", role, key, plan, period);
    pace_buffer_number(out, seen->value);
    pace_buffer_char(out, ',');
    pace_buffer_csv_cell(out, unit_text(unit, seen->unit, seen, NULL));
    pace_buffer_format(out, ",%s,%c,%s,%s,%s,", pace_qualifier_name(seen->qualifier), seen->status, seen->vintage,
                       seen->source->id, published);
    pace_buffer_format(out, "%s,", seen->at.document ? seen->at.document->id : "");
    pace_buffer_csv_cell(out, seen->at.section);
    if (seen->line > 0)
        pace_buffer_format(out, ":%d:%d", (int)seen->line, (int)seen->column);
    pace_buffer_char(out, ',');
    if (seen->at.offset >= 0)
        pace_buffer_integer(out, seen->at.offset);
    pace_buffer_format(out, ",%s\n", seen->figure);
}

static void print_csv(pace_buffer *out, const view *v)
{
    pace_buffer_text(out, "kind,series,plan,period,value,unit,qualifier,status,vintage,source,published,document,section,char,figure\n");
    for (int64_t i = 0; i < v->count; i++) {
        const pace_indicator *one = v->picked[i];
        for (int64_t m = 0; m < one->measure_count; m++)
            for (int64_t k = 0; k < one->measures[m].count; k++)
                csv_row(out, pace_role_name(one->measures[m].observations[k].role), one->measures[m].key, "",
                        &one->measures[m].observations[k]);
        for (int64_t t = 0; t < one->target_count; t++)
            if (one->targets[t].origin)
                csv_row(out, "target", one->id, one->targets[t].plan_id, one->targets[t].origin);
    }
}

static void text_member(pace_buffer *out, const char *key, const char *text)
{
    pace_buffer_format(out, ",\"%s\":", key);
    pace_buffer_json_string(out, text);
}

static void json_observation(pace_buffer *out, const view *v, const pace_observation *seen)
{
    char period[PACE_PERIOD_SIZE], unit[PACE_UNIT_SIZE], status[2] = {(char)seen->status, 0};
    const char *text;
    size_t length;
    pace_span_print(period, seen->period, NULL);
    pace_buffer_format(out, "{\"period\":\"%s\",\"value\":", period);
    pace_buffer_json_number(out, seen->value);
    text_member(out, "unit", unit_text(unit, seen->unit, seen, NULL));
    text_member(out, "qualifier", pace_qualifier_name(seen->qualifier));
    text_member(out, "role", pace_role_name(seen->role));
    text_member(out, "status", status);
    text_member(out, "source", seen->source->id);
    if (seen->vintage[0])
        text_member(out, "vintage", seen->vintage);
    if (seen->figure[0])
        text_member(out, "figure", seen->figure);
    if (seen->note[0])
        text_member(out, "note", seen->note);
    if (seen->line > 0) {
        pace_buffer_text(out, ",\"at\":{\"file\":");
        pace_buffer_json_string(out, seen->at.section);
        pace_buffer_format(out, ",\"line\":%d,\"column\":%d}", (int)seen->line, (int)seen->column);
    }
    if (seen->at.document) {
        pace_buffer_text(out, ",\"at\":{\"document\":");
        pace_buffer_json_string(out, seen->at.document->id);
        text_member(out, "section", seen->at.section);
        pace_buffer_format(out, ",\"char\":%ld}", (long)seen->at.offset);
    }
    if (sentence(&text, &length, v, seen)) {
        pace_buffer quoted = PACE_BUFFER_INIT;
        pace_buffer_bytes(&quoted, text, length);
        text_member(out, "sentence", quoted.text ? quoted.text : "");
        pace_buffer_clear(&quoted);
    }
    pace_buffer_char(out, '}');
}

static void json_indicator(pace_buffer *out, const view *v, const pace_indicator *one)
{
    pace_buffer_text(out, "{\"id\":");
    pace_buffer_json_string(out, one->id);
    text_member(out, "name", name_of(v, one->name));
    text_member(out, "domain", one->domain);
    text_member(out, "note", one->note);
    pace_buffer_text(out, ",\"measures\":[");
    for (int64_t m = 0; m < one->measure_count; m++) {
        pace_buffer_text(out, m ? ",{\"key\":" : "{\"key\":");
        pace_buffer_json_string(out, one->measures[m].key);
        pace_buffer_text(out, ",\"observations\":[");
        for (int64_t k = 0; k < one->measures[m].count; k++) {
            pace_buffer_text(out, k ? ",\n" : "\n");
            json_observation(out, v, &one->measures[m].observations[k]);
        }
        pace_buffer_text(out, "]}");
    }
    pace_buffer_text(out, "],\"targets\":[");
    for (int64_t t = 0; t < one->target_count; t++) {
        pace_buffer_text(out, t ? ",\n{\"plan\":" : "\n{\"plan\":");
        pace_buffer_json_string(out, one->targets[t].plan_id);
        text_member(out, "type", pace_target_type_name(one->targets[t].type));
        pace_buffer_text(out, ",\"printed\":");
        if (one->targets[t].origin)
            json_observation(out, v, one->targets[t].origin);
        else
            pace_buffer_text(out, "null");
        pace_buffer_char(out, '}');
    }
    pace_buffer_text(out, "]}");
}

static void json_sources(pace_buffer *out, const view *v)
{
    int64_t count;
    const pace_source *sources = pace_dataset_sources(v->data, &count);
    for (int64_t i = 0; i < count; i++) {
        char published[PACE_PERIOD_SIZE];
        pace_span_print(published, sources[i].published, NULL);
        pace_buffer_text(out, i ? ",\n{\"id\":" : "\n{\"id\":");
        pace_buffer_json_string(out, sources[i].id);
        text_member(out, "name", name_of(v, sources[i].name));
        text_member(out, "published", published);
        text_member(out, "detail", sources[i].detail);
        pace_buffer_char(out, '}');
    }
}

static void print_json(pace_buffer *out, const view *v)
{
    pace_buffer_text(out, "{\"dataset\":");
    pace_buffer_json_string(out, pace_dataset_id(v->data));
    pace_buffer_text(out, ",\"indicators\":[");
    for (int64_t i = 0; i < v->count; i++) {
        pace_buffer_text(out, i ? ",\n" : "\n");
        json_indicator(out, v, v->picked[i]);
    }
    pace_buffer_text(out, "],\n\"sources\":[");
    json_sources(out, v);
    pace_buffer_text(out, "]}\n");
}

/* ---------------------------------------------------------------------------------------------------------------------- */

static int pick(const pace_indicator **picked, int64_t *count, const pace_dataset *data, const char *const *ids, int id_count)
{
    pace_error err = PACE_ERROR_INIT;
    *count = id_count;
    for (int i = 0; i < id_count; i++)
        if (pace_dataset_indicator(&picked[i], data, ids[i], &err))
            return cli_fail(cli_code(&err), &err);
    return CLI_DONE;
}

static int show(const cli_data *data, const cli_common *common, const char *format, const char *const *ids, int id_count)
{
    int64_t all_count;
    const pace_indicator *all = pace_dataset_indicators(data->view, &all_count);
    size_t room = id_count ? (size_t)id_count : (size_t)all_count;
    const pace_indicator **picked = calloc(room + 1, sizeof *picked);
    if (!picked)
        return cli_usage("out of memory");
    pace_buffer text = PACE_BUFFER_INIT;
    view v = {data->view, cli_lang(common, data->view), format, picked, 0};
    int code = CLI_DONE;
    if (id_count) {
        code = pick(picked, &v.count, data->view, ids, id_count);
    } else {
        v.count = all_count;
        for (int64_t i = 0; i < v.count; i++)
            picked[i] = &all[i];
    }
    if (code)
        goto out;
    if (strcmp(format, "json") == 0)
        print_json(&text, &v);
    else if (strcmp(format, "table") != 0)
        print_csv(&text, &v);
    else if (id_count)
        details(&text, &v);
    else
        overview(&text, &v);
    cli_tell(data);
    code = cli_deliver(common, &text);
out:
    pace_buffer_clear(&text);
    free(picked);
    return code;
}

int verb_show(int argc, char **argv)
{
    cli_common common = {0};
    const char *operands[CLI_LIST_MAX];
    int count = 0;
    int code = cli_parse(argc, argv, NULL, 0, &common, operands, CLI_LIST_MAX, &count);
    if (code)
        return code;
    if (!count)
        return cli_usage("show: which data set? pace show DATASET");
    const char *format = cli_format(&common, "table|csv|long|json", "table");
    if (!format)
        return CLI_USAGE;
    cli_data data;
    code = cli_open(&data, operands[0], &common);
    if (!code)
        code = show(&data, &common, format, operands + 1, count - 1);
    cli_close(&data);
    return code;
}
