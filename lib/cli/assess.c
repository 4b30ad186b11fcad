/* pace assess: verdicts by official rulebooks, a row a target and rulebook. */
#include <stdlib.h>
#include <string.h>
#include "cli/assess.h"

const char help_assess[] =
    "usage: pace assess DATASET [INDICATOR...] [--plan ID] [--rulebook ID|FILE,...|all] [--at PERIOD] [--published-by DATE]\n"
    "                   [--fail-on CLASS,...] [--format table|csv|json|md] [--lang zh|en] [-o FILE]\n"
    "       pace assess TARGETS.csv --actuals ACTUALS.csv [INDICATOR...] [the same options]\n"
    "       pace assess --rulebooks [--format table|csv]      pace assess --print-rulebook ID [-o FILE]\n\n"
    "How official bodies would judge each target: class, score, the figures that led to it or why there is none; how many\n"
    "rulebooks agree, why the others differ, and how likely the target is to be met, by model. csv columns:\n"
    "indicator,target,rulebook,score,class,class_text,method,reason. --format json holds every value on the way.\n\n"
    "  --rulebook LIST      shipped ids, or files of your own (what holds a '/' or ends in .json); all = every shipped one.\n"
    "                       Without it china-fyp, which judges every kind of target by completion against elapsed time, and\n"
    "                       eurostat, the rule by growth rates that most others follow\n"
    "  --rulebooks          lists the shipped rulebooks: edition, sources, and what was not read at its source\n"
    "  --print-rulebook ID  writes a shipped rulebook, to be copied, given another id and changed\n"
    "  --fail-on LIST       exit 1 when a row has one of these classes; or what all classes say: met, on_track, short, still,\n"
    "                       away, behind (short, still or away), not_assessed\n"
    "  --actuals FILE       the actual values, where the first file is a table of targets; pace(1) has its columns\n"
    "  --plan ID            only the targets of this plan (may come again)\n"
    "  --at PERIOD          the latest observation not after this period\n"
    "  --published-by DATE  the data as published by this day\n"
    "  --lang zh|en         language of class_text and reason\n"
    "  --encoding NAME      of the two tables where it is not UTF-8: GB18030, GBK ...\n\n"
    "Exit 2 for an unknown rulebook, 3 for a file that is none, 4 when no target can be assessed by any of them.\n\n"
    "Examples:\n"
    "  pace assess data/wuhan.json gdp --plan 13th-fyp --rulebook all --at 2019 --format table\n"
    "  pace assess targets.csv --actuals actuals.csv --rulebook unsd-2023,eurostat --fail-on behind\n"
    "  pace assess --print-rulebook eurostat -o mine.json && pace assess data/wuhan.json --rulebook ./mine.json\n";

typedef struct request {
    cli_common common;
    cli_list plans, rulebooks, fail_on;
    bool list;
    const char *print;
    const char *operands[CLI_LIST_MAX];
    int count;
    const char *format, *lang;
    assess_books books;
} request;

static int look_ahead(pace_outlook **out, const pace_assess_table *table)
{
    pace_error err = PACE_ERROR_INIT;
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    int64_t targets = 0, rows = 0;
    const pace_agreement *agreements = pace_assess_table_agreements(table, &targets);
    const pace_assessment *all = pace_assess_table_rows(table, &rows);
    *out = calloc((size_t)targets + 1, sizeof **out);
    if (!*out) {
        cli_say("out of memory");
        return CLI_OUTPUT;
    }
    for (int64_t i = 0; i < targets; i++)
        if (pace_outlook_of(&(*out)[i], all + agreements[i].first, rows / targets, &opts, &err))
            return cli_fail(CLI_OUTPUT, &err);
    return CLI_DONE;
}

static int write_out(pace_buffer *text, const request *ask, const pace_dataset *data, const pace_assess_table *table)
{
    pace_error err = PACE_ERROR_INIT;
    pace_outlook *outlooks = NULL;
    int code = strcmp(ask->format, "csv") == 0 ? CLI_DONE : look_ahead(&outlooks, table);
    if (!code && strcmp(ask->format, "table") == 0)
        assess_print_table(text, &ask->common, ask->lang, data, table, outlooks);
    else if (!code && pace_assess_write(text, table, ask->format, ask->lang, &err))
        code = cli_fail(CLI_OUTPUT, &err);
    if (!code && strcmp(ask->format, "json") == 0)
        assess_append_json(text, ask->lang, table, outlooks);
    if (!code && strcmp(ask->format, "md") == 0)
        assess_append_md(text, ask->lang, data, table, outlooks);
    free(outlooks);
    return code;
}

/* The exit code of a table that was written, and one line on what it holds. */
static int conclude(const request *ask, const pace_assess_table *table)
{
    int64_t targets = 0, rows = 0, judged = 0, assessed = pace_assess_table_assessed(table);
    const pace_agreement *agreements = pace_assess_table_agreements(table, &targets);
    const pace_assessment *row = pace_assess_table_rows(table, &rows);
    if (!targets) {
        cli_say(pace_period_is_set(ask->common.published_by) ? "%s: no such target was published by then"
                                                              : "%s: no target fits these names", ask->operands[0]);
        return CLI_NOTHING;
    }
    for (int64_t i = 0; i < targets; i++) {
        bool any = false;
        for (int64_t k = 0; k < rows / targets; k++)
            any = any || row[agreements[i].first + k].classes;
        judged += any;
    }
    if (targets > 1)
        cli_say("%lld of %lld targets can be assessed by at least one of these rulebooks", (long long)judged, (long long)targets);
    for (int64_t i = 0; i < rows; i++)
        if (assess_matches(&ask->fail_on, &row[i]))
            return CLI_FINDING;
    return assessed ? CLI_DONE : CLI_NOTHING;
}

static int assess_dataset(request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    cli_data data;
    pace_assess_table *table = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_gap_filter filter = {ask->count > 1 ? ask->operands + 1 : NULL, ask->count - 1, ask->plans.count ? ask->plans.at : NULL, ask->plans.count};
    int code = cli_open(&data, ask->operands[0], &ask->common);
    cli_name_plans(&ask->plans, &data);
    if (!code && pace_assess_table_new(&table, data.view, (const pace_rulebook *const *)ask->books.at, ask->books.count, &filter, NULL, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code) {
        ask->lang = cli_lang(&ask->common, data.view);
        code = write_out(&text, ask, data.view, table);
    }
    if (!code) {
        cli_tell(&data);
        code = cli_deliver(&ask->common, &text);
    }
    if (!code)
        code = conclude(ask, table);
    pace_buffer_clear(&text);
    pace_assess_table_free(table);
    cli_close(&data);
    return code;
}

static int about_rulebooks(const request *ask)
{
    if (ask->count || ask->plans.count || ask->rulebooks.count || ask->fail_on.count || ask->common.actuals || (ask->list && ask->print))
        return cli_usage("assess: --rulebooks and --print-rulebook go alone, without a data set");
    return ask->list ? assess_list_books(&ask->common) : assess_print_book(&ask->common, ask->print);
}

int verb_assess(int argc, char **argv)
{
    request ask = {0};
    const cli_option options[] = {
        {"plan", CLI_LIST, &ask.plans, NULL},       {"rulebook", CLI_LIST, &ask.rulebooks, NULL},
        {"fail-on", CLI_LIST, &ask.fail_on, NULL},  {"rulebooks", CLI_FLAG, &ask.list, NULL},
        {"print-rulebook", CLI_TEXT, &ask.print, NULL},
    };
    int code = cli_parse(argc, argv, options, (int)(sizeof options / sizeof *options), &ask.common, ask.operands, CLI_LIST_MAX, &ask.count);
    if (code)
        return code;
    if (ask.list || ask.print)
        return about_rulebooks(&ask);
    ask.format = cli_format(&ask.common, "table|csv|json|md", "csv");
    if (!ask.format)
        return CLI_USAGE;
    if (!ask.count)
        return cli_usage("assess: which targets? pace assess DATASET, or pace assess TARGETS.csv --actuals ACTUALS.csv");
    code = assess_open_books(&ask.books, &ask.rulebooks);
    if (!code)
        code = assess_check_words(&ask.fail_on, &ask.books);
    if (!code)
        code = assess_dataset(&ask);
    assess_close_books(&ask.books);
    return code;
}
