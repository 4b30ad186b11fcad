/* The rulebooks of `pace assess`: those asked for, the shipped ones as a list, and the words for their classes. */
#include <string.h>
#include "cli/assess.h"

static const char *const usual[] = {"china-fyp", "eurostat"};

static int open_one(assess_books *out, const char *name)
{
    pace_error err = PACE_ERROR_INIT;
    if (out->count == CLI_LIST_MAX)
        return cli_usage("--rulebook: more than %d rulebooks", CLI_LIST_MAX);
    if (pace_rulebook_open(&out->at[out->count], name, &err))
        return cli_fail(cli_code(&err), &err);
    out->count++;
    return CLI_DONE;
}

int assess_open_books(assess_books *out, const cli_list *names)
{
    int64_t shipped = 0;
    const char *const *ids = pace_rulebook_shipped_ids(&shipped);
    int code = CLI_DONE;
    for (size_t i = 0; !names->count && !code && i < sizeof usual / sizeof *usual; i++)
        code = open_one(out, usual[i]);
    for (int64_t i = 0; i < names->count && !code; i++) {
        bool all = strcmp(names->at[i], "all") == 0;
        for (int64_t k = 0; all && k < shipped && !code; k++)
            code = open_one(out, ids[k]);
        if (!all)
            code = open_one(out, names->at[i]);
    }
    return code;
}

void assess_close_books(assess_books *books)
{
    for (int64_t i = 0; i < books->count; i++)
        pace_rulebook_free(books->at[i]);
    books->count = 0;
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static void list_table(pace_buffer *out, const pace_rulebook *book, const char *lang)
{
    int64_t count = 0;
    const pace_rule_source *sources = pace_rulebook_sources(book, &count);
    const char *edition = pace_rulebook_edition(book);
    pace_buffer_format(out, "%s: %s", pace_rulebook_id(book), pace_names_get(pace_rulebook_name(book), lang));
    if (*edition)
        pace_buffer_format(out, strcmp(lang, "zh") == 0 ? "（%s）" : " (%s)", edition);
    pace_buffer_char(out, '\n');
    for (int64_t i = 0; i < count; i++) {
        const char *evidence = pace_evidence_name(sources[i].evidence);
        pace_buffer_format(out, "    %s", evidence);
        for (size_t k = strlen(evidence); k < 12; k++)
            pace_buffer_char(out, ' ');
        pace_buffer_format(out, "%s: %s\n", sources[i].about, sources[i].detail);
    }
}

static void list_csv(pace_buffer *out, const pace_rulebook *book, const char *lang)
{
    int64_t count = 0;
    const pace_rule_source *sources = pace_rulebook_sources(book, &count);
    for (int64_t i = 0; i < count; i++) {
        const char *cells[] = {pace_rulebook_id(book), pace_names_get(pace_rulebook_name(book), lang), pace_rulebook_edition(book),
                               pace_family_name(pace_rulebook_family(book)), pace_evidence_name(sources[i].evidence),
                               sources[i].about, sources[i].detail};
        for (size_t c = 0; c < sizeof cells / sizeof *cells; c++) {
            pace_buffer_text(out, c ? "," : "");
            pace_buffer_csv_cell(out, cells[c]);
        }
        pace_buffer_char(out, '\n');
    }
}

int assess_list_books(const cli_common *common)
{
    pace_buffer text = PACE_BUFFER_INIT;
    cli_list every = {{"all"}, 1};
    assess_books books = {{NULL}, 0};
    const char *format = cli_format(common, "table|csv", "table"), *lang = common->lang ? common->lang : "en";
    int code = format ? assess_open_books(&books, &every) : CLI_USAGE;
    bool csv = format && strcmp(format, "csv") == 0;
    if (csv)
        pace_buffer_text(&text, "rulebook,name,edition,method,evidence,about,source\n");
    for (int64_t i = 0; i < books.count && !code; i++) {
        if (csv)
            list_csv(&text, books.at[i], lang);
        else
            list_table(&text, books.at[i], lang);
    }
    if (!code)
        code = cli_deliver(common, &text);
    pace_buffer_clear(&text);
    assess_close_books(&books);
    return code;
}

int assess_print_book(const cli_common *common, const char *id)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_rulebook *book = NULL;
    size_t n = 0;
    if (pace_rulebook_shipped(&book, id, &err)) /* names the closest ids */
        return cli_fail(cli_code(&err), &err);
    pace_rulebook_free(book);
    const char *bytes = pace_rulebook_shipped_text(id, &n);
    pace_buffer_bytes(&text, bytes, n);
    int code = cli_deliver(common, &text);
    pace_buffer_clear(&text);
    return code;
}

/* --- words of --fail-on -------------------------------------------------------------------------------------------- */

static const pace_says says[] = {PACE_SAYS_MET, PACE_SAYS_ON_TRACK, PACE_SAYS_SHORT, PACE_SAYS_STILL, PACE_SAYS_AWAY};
enum { SAYS = sizeof says / sizeof *says };

static bool is_known(const char *word, const assess_books *books)
{
    if (strcmp(word, "behind") == 0 || strcmp(word, "not_assessed") == 0)
        return true;
    for (int i = 0; i < SAYS; i++)
        if (strcmp(word, pace_says_name(says[i])) == 0)
            return true;
    for (int64_t b = 0; b < books->count; b++) {
        int64_t count = 0;
        const pace_rule_class *classes = pace_rulebook_classes(books->at[b], &count);
        for (int64_t i = 0; i < count; i++)
            if (strcmp(word, classes[i].id) == 0)
                return true;
    }
    return false;
}

int assess_check_words(const cli_list *words, const assess_books *books)
{
    for (int64_t i = 0; i < words->count; i++) {
        if (is_known(words->at[i], books))
            continue;
        pace_buffer known = PACE_BUFFER_INIT;
        for (int64_t b = 0; b < books->count; b++) {
            int64_t count = 0;
            const pace_rule_class *classes = pace_rulebook_classes(books->at[b], &count);
            for (int64_t k = 0; k < count; k++)
                pace_buffer_format(&known, "%s, ", classes[k].id);
        }
        cli_say("--fail-on: '%s' is no class of these rulebooks; %smet, on_track, short, still, away, behind or not_assessed", words->at[i],
                known.text ? known.text : "");
        pace_buffer_clear(&known);
        return CLI_USAGE;
    }
    return CLI_DONE;
}

static bool class_matches(const char *word, const pace_rule_class *one)
{
    bool behind = one->says == PACE_SAYS_SHORT || one->says == PACE_SAYS_STILL || one->says == PACE_SAYS_AWAY;
    return strcmp(word, one->id) == 0 || strcmp(word, pace_says_name(one->says)) == 0 || (behind && strcmp(word, "behind") == 0);
}

bool assess_matches(const cli_list *words, const pace_assessment *row)
{
    int64_t count = 0;
    const pace_rule_class *classes = pace_rulebook_classes(row->rulebook, &count);
    for (int64_t i = 0; i < words->count; i++) {
        if (!row->classes && strcmp(words->at[i], "not_assessed") == 0)
            return true;
        for (int64_t k = 0; k < count; k++)
            if ((row->classes >> k & 1u) && class_matches(words->at[i], &classes[k]))
                return true;
    }
    return false;
}
