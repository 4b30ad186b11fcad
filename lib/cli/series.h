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

/* A panel for the result of a verb: `rows` rows on the calendar of the series, with `before` periods in front (negative: cut off there). */
int cli_series_result(pace_panel **out, const cli_series *series, int64_t rows, int64_t before);
/* A row of a result: described like `like`, its values and letters to be filled. CLI_DONE, or the code of a failure. */
typedef struct cli_row {
    double *x;
    uint8_t *letters;
    int64_t n;
    pace_period first;
} cli_row;
int cli_series_row(cli_row *out, pace_panel *result, int64_t row, const pace_series *like);
pace_out cli_row_out(const cli_row *row);
/* Values and letters of a series on the calendar of `row`: missing where it does not reach. Mixed frequencies: CLI_USAGE. */
int cli_series_align(const cli_row *row, const pace_series *series);
/* Letters of a result: missing where the value is, else the worse of what is there already and of `series` at its place. */
void cli_row_letters(const cli_row *row, const pace_series *series);

/* January and February published together: months of an amount, in which a February without a January holds both. That is so where
 * its status is D (pace decumulate --jan-feb), or in all years of a series of two years or more that has no January at all. */
bool cli_is_without_january(pace_view v, int64_t i); /* a February of which that can be so */
bool cli_lacks_january(const pace_series *series);
bool cli_is_together(const pace_series *series, int64_t i, bool all); /* all: in every year, whatever the letters */
int64_t cli_count_together(const pace_series *series);                /* of the one rule or the other */
/* Shares each such February out by days, in place, and says so; the two become I. `in` is what x holds. CLI_DONE or a code. */
int cli_share_start(double *x, uint8_t *letters, pace_view in, const char *key);
/* A copy of a series in which nothing is together: shared out where it was, said. Close it also after a failure. */
typedef struct cli_copy {
    double *x;
    uint8_t *letters;
    pace_series series; /* of the two */
} cli_copy;
int cli_copy_open(cli_copy *copy, const pace_series *series);
void cli_copy_close(cli_copy *copy);

/* PERIOD or FROM..TO as an option names it, in the periods of `like`: all months of a year. CLI_USAGE says what is wrong. */
int cli_series_span(pace_span *out, const char *option, const char *text, pace_period like);
/* Periods back: one, or a year. CLI_USAGE where a year has no fixed number of them. */
int cli_series_lag(int64_t *out, const cli_series *series, bool previous);

/* "csv", "long", "json" or "table" to -o or standard output. */
int cli_series_deliver(const pace_panel *result, const cli_common *common, const char *format);
/* The format that was asked for; NULL after a usage error. */
const char *cli_series_format(const cli_common *common);

/* A rate in percent is added up, divided by itself or grown as if it were an amount: said, and done, by every verb alike. */
void cli_warn_rate(const pace_series *series, const char *consequence);

/* Said once, whatever the number of series: those of which nothing could be computed, with the reason. CLI_NOTHING where
 * that is true of all, else CLI_DONE. `what`: "growth". reason NULL: each of them was told of already. */
int cli_series_empty(const pace_panel *result, const char *what, const char *reason);

/* The two after each other: says what is empty, and delivers. Where all is, no file is made; a pipe gets its empty cells. */
int cli_series_finish(const pace_panel *result, const char *what, const char *reason, const cli_common *common, const char *format);

#endif
