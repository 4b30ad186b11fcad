/* Verbs on series: what each of them reads, keeps and prints alike. */
#ifndef PACE_LIB_CLI_SERIES_H
#define PACE_LIB_CLI_SERIES_H

#include "cli/cli.h"

/* Series of a plain table or of a data set, in the order that --series gives them; all where it is not given. Free
 * through cli_series_close, also after a failure. */
typedef struct cli_series {
    pace_panel *panel;
    int64_t *rows; /* of the panel */
    int64_t count;
} cli_series;
int cli_series_open(cli_series *out, const char *path, const cli_list *keys, const cli_common *common);
pace_series cli_series_at(const cli_series *series, int64_t i);
void cli_series_close(cli_series *series);

/* "FILE:KEY", or FILE alone where it holds one series: what --by, --indicator and the like name. A data set's key may hold a
 * colon itself: FILE ends at the first colon behind which a file of that name is there. */
int cli_series_named(cli_series *out, const char *name, const cli_common *common);

/* A result is no better than what it is computed from: the worse of two status letters; PACE_STATUS_NORMAL where neither
 * says anything. */
char cli_worse_letter(char a, char b);
/* The worst letter of the observations from to to (inclusive, cut to the series). */
char cli_worst_letter(const pace_series *series, int64_t from, int64_t to);

/* "csv", "long", "json" or "table" to -o or standard output. */
int cli_series_deliver(const pace_panel *result, const cli_common *common, const char *format);
/* The format that was asked for; NULL after a usage error. */
const char *cli_series_format(const cli_common *common);

/* Said once, whatever the number of series: those of which nothing could be computed, with the reason. CLI_NOTHING where
 * that is true of all, else CLI_DONE. `what`: "growth". */
int cli_series_empty(const pace_panel *result, const char *what, const char *reason);

#endif
