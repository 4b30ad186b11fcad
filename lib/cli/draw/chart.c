/* pace chart: options, and where the picture goes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/draw/chart.h"
#include "cli/draw/verbs.h"

/* --- options --------------------------------------------------------------------------------------------------------- */

/* "1200x800" and nothing else: no sign, no exponent, no fraction. */
static bool is_size(const char *size)
{
    const char *digits = "0123456789";
    size_t width = strspn(size, digits), height = size[width] == 'x' ? strspn(size + width + 1, digits) : 0;
    return width && height && !size[width + 1 + height];
}

static int parse_size(chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    const char *x = strchr(ask->size, 'x');
    if (!is_size(ask->size) || pace_number_parse(&ask->width, ask->size, (size_t)(x - ask->size), &err) ||
        pace_number_parse(&ask->height, x + 1, strlen(x + 1), &err) || ask->width < 16 || ask->height < 16 ||
        ask->width > 32767 || ask->height > 32767)
        return cli_usage("--size: '%s' is not WIDTHxHEIGHT in px from 16 to 32767, such as 1200x800", ask->size);
    return CLI_DONE;
}

/* --from is a period here; csv, long and json are said as with every verb. */
static int parse_from(chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    if (strcmp(ask->from, "csv") == 0 || strcmp(ask->from, "long") == 0 || strcmp(ask->from, "json") == 0)
        ask->common.from = ask->from;
    else if (pace_period_parse(&ask->first, ask->from, strlen(ask->from), NULL, &err))
        return cli_usage("--from: '%s' is neither a period such as 2015 nor csv, long or json", ask->from);
    return CLI_DONE;
}

static int check_span(const chart_ask *ask)
{
    char from[PACE_PERIOD_SIZE], to[PACE_PERIOD_SIZE];
    pace_span first, last;
    int64_t days;
    if (!pace_period_is_set(ask->first) || !pace_period_is_set(ask->to) || pace_period_convert(&first, ask->first, PACE_DAILY, NULL) ||
        pace_period_convert(&last, ask->to, PACE_DAILY, NULL) || pace_period_diff(&days, last.last, first.first, NULL) || days >= 0)
        return CLI_DONE;
    pace_period_print(from, ask->first, NULL);
    pace_period_print(to, ask->to, NULL);
    return cli_usage("--from %s is after --to %s; give the earlier one first", from, to);
}

/* The ending of -o, or --format where it goes to standard output. NULL after it was said what is wrong. */
static const char *format_of(const chart_ask *ask)
{
    static const char *const known[] = {"svg", "png", "pdf"};
    const char *output = ask->common.output, *format = ask->common.format;
    const char *ending = output ? strrchr(output, '.') : NULL;
    if (!format)
        format = output && strcmp(output, "-") == 0 ? "svg" : ending ? ending + 1 : "";
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(format, known[i]) == 0)
            return known[i];
    if (ask->common.format)
        cli_usage("--format: '%s' is not one of svg|png|pdf", format);
    else
        cli_usage("%s: the ending does not say which picture; end it in .svg, .png or .pdf, or give --format", output);
    return NULL;
}

static int check_file(const chart_ask *ask)
{
    struct stat info;
    if (strcmp(ask->file, "-") == 0 || stat(ask->file, &info) || !S_ISDIR(info.st_mode))
        return CLI_DONE;
    cli_say("%s: is a folder; name a file in it", ask->file);
    return CLI_INPUT;
}

static int check(chart_ask *ask)
{
    if (!ask->common.output && !ask->alt && !ask->table)
        return cli_usage("chart: where to? -o FILE.svg, FILE.png or FILE.pdf");
    if (!(ask->scale >= 1 && ask->scale <= 4))
        return cli_usage("--scale: from 1 to 4");
    if (ask->size && parse_size(ask))
        return CLI_USAGE;
    if ((ask->from && parse_from(ask)) || check_span(ask))
        return CLI_USAGE;
    if (ask->common.output && !format_of(ask))
        return CLI_USAGE;
    return CLI_DONE;
}

/* Two pictures in one page need ids of their own: those of the file's name, letters that an id may not have by their number. */
static void name_ids(pace_chart *chart, const chart_ask *ask)
{
    pace_buffer id = PACE_BUFFER_INIT;
    const char *of = ask->common.output && strcmp(ask->common.output, "-") != 0 ? ask->common.output
                     : ask->indicators.count                                    ? ask->indicators.at[0]
                                                                                : "pace";
    const char *slash = strrchr(of, '/'), *stem = slash ? slash + 1 : of, *dot = strrchr(stem, '.');
    size_t n = dot && dot > stem && of == ask->common.output ? (size_t)(dot - stem) : strlen(stem), at = 0;
    for (int32_t c; (c = pace_text_next(stem, n, &at)) >= 0;) {
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), plain = letter || c == '_' || c == '-' || (c >= '0' && c <= '9');
        if (!id.length && !letter)
            pace_buffer_text(&id, "c");
        if (plain)
            pace_buffer_char(&id, (char)c);
        else
            pace_buffer_format(&id, "u%ld", (long)c);
    }
    pace_chart_id(chart, id.text ? id.text : "pace");
    pace_buffer_clear(&id);
}

static void style(pace_chart *chart, const chart_ask *ask, const chart_style *how)
{
    pace_chart_theme(chart, how->theme && strcmp(how->theme, "dark") == 0 ? PACE_THEME_DARK : PACE_THEME_LIGHT);
    pace_chart_scale(chart, ask->scale);
    pace_chart_compress(chart, how->compress && strcmp(how->compress, "best") == 0 ? PACE_COMPRESS_BEST : PACE_COMPRESS_FAST);
    pace_chart_text_mode(chart, !how->text                           ? PACE_TEXT_LIVE
                                : strcmp(how->text, "embed") == 0   ? PACE_TEXT_EMBED
                                : strcmp(how->text, "outline") == 0 ? PACE_TEXT_OUTLINE
                                                                    : PACE_TEXT_LIVE);
    if (how->id)
        pace_chart_id(chart, how->id);
    else
        name_ids(chart, ask);
    for (int64_t i = 0; i < ask->claims.count; i++)
        pace_chart_claim(chart, ask->claims.at[i]);
    if (ask->log && how->log)
        pace_chart_log(chart);
}

/* --- where it goes ---------------------------------------------------------------------------------------------------- */

static int code_of(const pace_error *err, const chart_ask *ask)
{
    if (err->code == PACE_ERR_IO || err->code == PACE_ERR_NOMEM)
        return CLI_OUTPUT;
    if (err->code != PACE_ERR_DATA)
        return CLI_USAGE;
    return ask->claims.count && strstr(err->where, "claim") ? CLI_FINDING : CLI_NOTHING;
}

static int write_text(const char *path, pace_buffer *text)
{
    cli_common to = {.output = path};
    int code = cli_deliver(&to, text);
    pace_buffer_clear(text);
    return code;
}

/* The numbers behind the picture, by the ending of the file. */
static int write_table(const pace_chart *chart, const chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer table = PACE_BUFFER_INIT;
    const char *ending = strrchr(ask->table, '.');
    const char *format = ending && (strcmp(ending, ".html") == 0 || strcmp(ending, ".md") == 0) ? ending + 1 : "csv";
    if (pace_chart_table(&table, chart, format, &err)) {
        pace_buffer_clear(&table);
        return cli_fail(code_of(&err, ask), &err);
    }
    return write_text(ask->table, &table);
}

static int write_alt(const pace_chart *chart)
{
    pace_buffer line = PACE_BUFFER_INIT;
    pace_buffer_format(&line, "%s\n", pace_chart_alt(chart));
    return write_text("-", &line);
}

/* What was to be set off and is not there is a slip in the call, as a series that is not there. */
static int check_highlight(const pace_chart *chart, const chart_ask *ask)
{
    static const char found_none[] = "the highlight \"";
    const char *at = ask->highlight ? pace_chart_warnings(chart) : "";
    while (*at && strncmp(at, found_none, sizeof found_none - 1) != 0) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return *at ? cli_usage("--highlight: nothing in this picture is called \"%s\"; give a name as it stands there", ask->highlight) : CLI_DONE;
}

static int write_chart(pace_chart *chart, const chart_ask *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer picture = PACE_BUFFER_INIT;
    const char *output = ask->common.output, *format = output ? format_of(ask) : "svg";
    int code = CLI_DONE;
    if (pace_chart_render(&picture, chart, format, &err))
        code = cli_fail(code_of(&err, ask), &err);
    if (!code)
        code = check_highlight(chart, ask);
    if (!code && ask->table)
        code = write_table(chart, ask);
    if (!code && output)
        code = cli_deliver(&(cli_common){.output = output}, &picture);
    pace_buffer_clear(&picture);
    if (!code && ask->alt)
        code = write_alt(chart);
    if (!code)
        cli_say_lines(output ? output : ask->file, pace_chart_warnings(chart));
    return code;
}

enum { CHART_LOW = 280 }; /* px that a picture of one row has at least, where no size is asked for */

static int draw(const chart_kind *kind, chart_ask *ask, const chart_style *how)
{
    chart_input in = {.lang = "en", .piped = strcmp(ask->file, "-") == 0};
    pace_chart *chart = pace_chart_new(ask->width, ask->height);
    if (!ask->size)
        pace_chart_fit_height(chart, CHART_LOW);
    in.chart = chart;
    int code = kind->draw(chart, ask, &in);
    if (!code) {
        style(chart, ask, how);
        code = write_chart(chart, ask);
    }
    if (!code) {
        cli_tell(&in.data);
        chart_tell_assumptions(&in, ask);
    }
    pace_chart_free(chart);
    chart_close(&in);
    return code;
}

static int list_kinds(void)
{
    pace_buffer list = PACE_BUFFER_INIT;
    chart_list_kinds(&list);
    return write_text("-", &list);
}

int verb_chart(int argc, char **argv)
{
    chart_ask ask = {.scale = 1, .width = 1200, .height = 800, .middle = (double)NAN};
    chart_style how = {.theme = NULL};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {
        {"indicator", CLI_LIST, &ask.indicators, NULL},
        {"target", CLI_TEXT, &ask.target, NULL},
        {"plan", CLI_LIST, &ask.plans, NULL},
        {"series", CLI_LIST, &ask.series, NULL},
        {"type", CLI_TEXT, &ask.type, NULL},
        {"title", CLI_TEXT, &ask.title, NULL},
        {"subtitle", CLI_TEXT, &ask.subtitle, NULL},
        {"source", CLI_TEXT, &ask.source, NULL},
        {"note", CLI_TEXT, &ask.note, NULL},
        {"highlight", CLI_TEXT, &ask.highlight, NULL},
        {"claim", CLI_LIST, &ask.claims, NULL},
        {"log", CLI_FLAG, &ask.log, NULL},
        {"sorted", CLI_FLAG, &ask.sorted, NULL},
        {"horizontal", CLI_FLAG, &ask.horizontal, NULL},
        {"fit", CLI_FLAG, &ask.fit, NULL},
        {"unit-as-is", CLI_FLAG, &ask.unit_as_is, NULL},
        {"x", CLI_TEXT, &ask.x, NULL},
        {"y", CLI_TEXT, &ask.y, NULL},
        {"total", CLI_TEXT, &ask.total, NULL},
        {"middle", CLI_NUMBER, &ask.middle, NULL},
        {"forecast", CLI_TEXT, &ask.forecast, NULL},
        {"from", CLI_TEXT, &ask.from, NULL},
        {"to", CLI_PERIOD, &ask.to, NULL},
        {"table", CLI_TEXT, &ask.table, NULL},
        {"alt", CLI_FLAG, &ask.alt, NULL},
        {"theme", CLI_TEXT, &how.theme, "light|dark"},
        {"compress", CLI_TEXT, &how.compress, "fast|best"},
        {"text", CLI_TEXT, &how.text, "live|embed|outline"},
        {"id", CLI_TEXT, &how.id, NULL},
        {"size", CLI_TEXT, &ask.size, NULL},
        {"scale", CLI_NUMBER, &ask.scale, NULL},
    };
    if (strcmp(argv[argc - 1], "--type") == 0)
        return list_kinds();
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &ask.common, operands, 1, &count);
    if (code)
        return code;
    const chart_kind *kind = ask.type ? chart_find_kind(ask.type) : NULL;
    if (ask.type && !kind)
        return chart_refuse_kind(ask.type);
    if (count != 1)
        return cli_usage("chart: which file? pace chart FILE -o chart.svg");
    ask.file = operands[0];
    code = check_file(&ask);
    if (!code)
        code = check(&ask);
    if (!code && !kind)
        kind = chart_default_kind(&ask);
    if (!code && !kind)
        code = CLI_USAGE;
    if (!code)
        code = chart_check_options(kind, &ask);
    how.log = kind && strcmp(kind->name, "scatter") != 0;
    return code ? code : draw(kind, &ask, &how);
}
