/* The `pace` command: one file a verb; the verbs that draw live in a module that is loaded when they are called. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>
#include <gsl/gsl_version.h>
#include <jansson.h>
#include "cli/cli.h"
#include "cli/draw.h"

static const cli_verb verbs[] = {
    {"init", "a starter: two tables and a data set to fill with your own figures", help_init, verb_init, NULL},
    {"explain", "how every column, period, unit and mark of a file was understood", help_explain, verb_explain, NULL},
    {"check", "the faults of a file or a data set, a line each", help_check, verb_check, NULL},
    {"assess", "verdicts by official rulebooks, side by side, and how likely each target is to be met", help_assess, verb_assess, NULL},
    {"gap", "distance to target: a row a target", help_gap, verb_gap, NULL},
    {"midterm", "the table of a mid-term evaluation, with a sentence on each target", help_midterm, verb_draw, NULL},
    {"report", "a progress report: findings, scorecard, charts, tables, sources", help_report, verb_draw, NULL},
    {"chart", "a chart as SVG, PNG or PDF", help_chart, verb_draw, help_chart_end},
    {"growth", "growth of series", help_growth, verb_growth, NULL},
    {"index", "series as index numbers", help_index, verb_index, NULL},
    {"chain", "levels from growth rates, or from indices of the previous period", help_chain, verb_chain, NULL},
    {"deflate", "values at constant prices, back to current ones, and the prices between them", help_deflate, verb_deflate, NULL},
    {"contrib", "what the parts add to the growth of a total", help_contrib, verb_contrib, NULL},
    {"aggregate", "from months to quarters, from quarters to years", help_aggregate, verb_aggregate, NULL},
    {"cumulate", "figures from the start of the year", help_cumulate, verb_cumulate, NULL},
    {"decumulate", "single periods from figures from the start of the year", help_decumulate, verb_decumulate, NULL},
    {"disagg", "from years to quarters or months, with an indicator or smoothly", help_disagg, verb_disagg, NULL},
    {"splice", "an older and a newer series as one", help_splice, verb_splice, NULL},
    {"adjust", "seasonal adjustment: trend, seasonal and irregular component, adjusted series", help_adjust, verb_adjust, NULL},
    {"filter", "trend and cycle of series", help_filter, verb_filter, NULL},
    {"convert", "the same data in another format", help_convert, verb_convert, NULL},
    {"show", "what is in a data set: indicators, series, targets, sources", help_show, verb_show, NULL},
};

/* Promised, and not in this version. */
static const char *const later[] = {"forecast"};

static int print_text(pace_buffer *text)
{
    cli_common plain = {0};
    int code = cli_deliver(&plain, text);
    pace_buffer_clear(text);
    return code;
}

static int print_version(void)
{
    pace_buffer text = PACE_BUFFER_INIT;
    const char *drawing = draw_versions();
    pace_buffer_format(&text, "pace %s\nGSL %s\njansson %s\n%s\n", pace_version(), GSL_VERSION, JANSSON_VERSION,
                       drawing ? drawing : "cairo and pango: the drawing module is not installed");
    return print_text(&text);
}

static int print_help(void)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_buffer_text(&text, "pace: economic indicators against their targets\n\n"
                            "usage: pace VERB ...      pace VERB --help      pace --version\n\n");
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        pace_buffer_format(&text, "  %s", verbs[i].name);
        for (size_t k = strlen(verbs[i].name); k < 12; k++)
            pace_buffer_char(&text, ' ');
        pace_buffer_format(&text, "%s\n", verbs[i].line);
    }
    pace_buffer_text(&text, "\nExamples:\n"
                            "  pace init my-plan --plan 2021-2025\n"
                            "  pace midterm targets.csv --actuals actuals.csv --lang zh -o midterm.html\n"
                            "  pace gap --base 2015=7700 --target 2020=16500 --latest 2016=8855\n");
    return print_text(&text);
}

/* What every verb takes, behind its own help. */
static const char help_common[] =
    "\nInput of every verb: --encoding NAME (GB18030, UTF-16, ...), --freq A|S|Q|M|W|D, --na TEXT (a mark of missing values);\n"
    "output: -o FILE, --bom (CSV for spreadsheets), --color auto|always|never. Formats, keys and exit codes: pace(1).\n";

static int not_yet(const char *name)
{
    pace_buffer text = PACE_BUFFER_INIT;
    size_t count = sizeof verbs / sizeof *verbs;
    for (size_t i = 0; i < count; i++)
        pace_buffer_format(&text, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", verbs[i].name);
    cli_say("the verb '%s' is not built yet; this version has %s", name, text.text ? text.text : "others");
    pace_buffer_clear(&text);
    return CLI_USAGE;
}

static int no_such_verb(const char *name)
{
    const char *closest = NULL;
    int best = 3;
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (strcmp(name, later[i]) == 0)
            return not_yet(name);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        int distance = pace_text_distance(name, verbs[i].name, best);
        if (distance < best) {
            best = distance;
            closest = verbs[i].name;
        }
    }
    if (closest)
        return cli_usage("no verb '%s'; did you mean '%s'?", name, closest);
    return cli_usage("no verb '%s'; see pace --help", name);
}

/* A closed standard stream would give its number to the next file that is opened, and words would land in data. A closed
 * standard output is held for reading, so that writing to it fails as it should. */
static void hold_standard_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == 2 ? O_WRONLY : O_RDONLY) < 0)
            return;
}

int main(int argc, char **argv)
{
    struct sigaction ignore;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, NULL); /* a reader that left, or a file size limit, is exit 5 and no signal */
    sigaction(SIGXFSZ, &ignore, NULL);
    hold_standard_streams();
    if (argc < 2)
        return cli_usage("no verb; see pace --help");
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return print_help();
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(argv[1], verbs[i].name) != 0)
            continue;
        for (int k = 2; k < argc && strcmp(argv[k], "--") != 0; k++) {
            if (strcmp(argv[k], "--help") != 0 && strcmp(argv[k], "-h") != 0)
                continue;
            pace_buffer text = PACE_BUFFER_INIT;
            pace_buffer_text(&text, verbs[i].help);
            if (verbs[i].help_end)
                pace_buffer_text(&text, verbs[i].help_end);
            pace_buffer_text(&text, help_common);
            return print_text(&text);
        }
        return verbs[i].run(argc - 1, argv + 1);
    }
    return no_such_verb(argv[1]);
}
