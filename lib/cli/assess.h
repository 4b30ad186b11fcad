/* What the files of `pace assess` share. */
#ifndef PACE_LIB_CLI_ASSESS_H
#define PACE_LIB_CLI_ASSESS_H

#include "cli/cli.h"

typedef struct assess_books { /* the rulebooks asked for, in their order */
    pace_rulebook *at[CLI_LIST_MAX];
    int64_t count;
} assess_books;

/* Shipped ids and paths; "all" = every shipped one. CLI_DONE, CLI_USAGE for an unknown id, CLI_INPUT for a bad file. */
int assess_open_books(assess_books *out, const cli_list *names);
void assess_close_books(assess_books *books);
int assess_list_books(const cli_common *common);
int assess_print_book(const cli_common *common, const char *id);

/* Of --fail-on: words that name a class of one of the rulebooks, or what a class says. CLI_DONE or CLI_USAGE. */
int assess_check_words(const cli_list *words, const assess_books *books);
bool assess_matches(const cli_list *words, const pace_assessment *row);

/* outlooks: one for each agreement of the table. */
void assess_print_table(pace_buffer *out, const cli_common *common, const char *lang, const pace_dataset *data,
                        const pace_assess_table *table, const pace_outlook *outlooks);
/* Completes what pace_assess_write gave. */
void assess_append_json(pace_buffer *out, const char *lang, const pace_assess_table *table, const pace_outlook *outlooks);
void assess_append_md(pace_buffer *out, const char *lang, const pace_dataset *data, const pace_assess_table *table,
                      const pace_outlook *outlooks);

#endif
