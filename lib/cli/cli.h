/* What the verbs of the command share. Public headers only, like any user's program. */
#ifndef PACE_LIB_CLI_H
#define PACE_LIB_CLI_H

#include <stdbool.h>
#include <pace/pace.h>

enum cli_exit { /* the command's promise; see pace(1) */
    CLI_DONE = 0,
    CLI_FINDING = 1,
    CLI_USAGE = 2,
    CLI_INPUT = 3,
    CLI_NOTHING = 4,
    CLI_OUTPUT = 5
};

typedef enum cli_kind { CLI_FLAG, CLI_TEXT, CLI_LIST, CLI_PERIOD, CLI_NUMBER } cli_kind;

enum { CLI_LIST_MAX = 64 };

typedef struct cli_list { /* an option that may come again, or hold commas */
    const char *at[CLI_LIST_MAX];
    int64_t count;
} cli_list;

/* One option: where its value goes is `to`, of the type that `kind` says (bool, const char *, cli_list, pace_period,
 * double). choices: NULL, or the values allowed, separated by '|'. */
typedef struct cli_option {
    const char *name; /* without the dashes */
    cli_kind kind;
    void *to;
    const char *choices;
} cli_option;

typedef struct cli_common { /* options of every verb */
    const char *output;     /* -o; NULL = standard output */
    const char *format, *color, *lang;
    const char *from, *encoding, *freq, *na;
    const char *actuals;    /* the second of two plain tables; the first is the operand */
    bool bom, help;
    cli_list text;          /* ID=FILE */
    pace_period at, published_by;
} cli_common;

typedef struct cli_table cli_table;

typedef struct cli_verb {
    const char *name, *line; /* what it prints, for the list of verbs */
    const char *help;        /* usage, options, three worked examples */
    int (*run)(int argc, char **argv);
    const char *help_end;    /* NULL, or the rest of a help that is longer than a string literal may be */
} cli_verb;

int verb_growth(int argc, char **argv);
int verb_index(int argc, char **argv);
int verb_chain(int argc, char **argv);
int verb_deflate(int argc, char **argv);
int verb_contrib(int argc, char **argv);
int verb_aggregate(int argc, char **argv);
int verb_cumulate(int argc, char **argv);
int verb_decumulate(int argc, char **argv);
int verb_disagg(int argc, char **argv);
int verb_splice(int argc, char **argv);
int verb_filter(int argc, char **argv);
int verb_adjust(int argc, char **argv);
int verb_gap(int argc, char **argv);
int verb_assess(int argc, char **argv);
int verb_check(int argc, char **argv);
int verb_show(int argc, char **argv);
int verb_init(int argc, char **argv);
int verb_explain(int argc, char **argv);
int verb_convert(int argc, char **argv);
int verb_draw(int argc, char **argv); /* chart, report and midterm: loads the module that draws */

extern const char help_growth[], help_gap[], help_assess[], help_check[], help_show[], help_chart[], help_chart_end[], help_report[],
    help_midterm[], help_init[],
    help_explain[], help_convert[], help_index[], help_chain[], help_deflate[], help_contrib[],
    help_aggregate[], help_cumulate[], help_decumulate[], help_splice[], help_disagg[], help_filter[], help_adjust[];

/* Splits argv into options and operands (kept in order, at most `room`). Unknown options, missing values and values outside
 * their choices are told in one line: CLI_USAGE. -h and --help set common->help. */
int cli_parse(int argc, char **argv, const cli_option *options, int option_count, cli_common *common,
              const char **operands, int room, int *operand_count);

/* A number as people type it, .5 too. */
pace_status cli_number(double *out, const char *text, pace_error *err);

/* One line on standard error: "pace: WHERE: TEXT". Returns `code`. */
int cli_fail(int code, const pace_error *err);
int cli_fail_to_read(const pace_error *err, const cli_common *common); /* CLI_INPUT, but an encoding that nobody knows is usage */
int cli_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2))); /* words, to standard error */

void cli_say_lines(const char *about, const char *lines); /* each line of a text; about "" = as it stands */
/* Notes of reading, those that ask for a look first: at most five lines, the last of them how many more there are. */
void cli_say_notes(const char *lines);

/* Writes the whole result to -o or standard output, with a BOM if asked. CLI_DONE or CLI_OUTPUT. */
int cli_deliver(const cli_common *common, pace_buffer *result);

typedef struct cli_file { /* one file of a folder */
    const char *name;
    const pace_buffer *bytes;
} cli_file;
/* Makes a folder beside `path` and moves it there whole. A folder that is there already is taken when it is empty, or when
 * `replace` and it holds nothing but files of these names. CLI_DONE, CLI_USAGE or CLI_OUTPUT. */
int cli_deliver_folder(const char *path, const cli_file *files, int count, bool replace);

bool cli_to_terminal(const cli_common *common);
bool cli_colour(const cli_common *common);
/* --format, or "table" on a terminal and `otherwise` else; NULL after a usage error when it is not in choices. */
const char *cli_format(const cli_common *common, const char *choices, const char *otherwise);

/* What a path holds, by its content. Standard input and pipes cannot be looked into: a table, unless --actuals says that it is
 * the first of two. */
typedef enum cli_form { CLI_TABLE, CLI_DATASET, CLI_TARGETS } cli_form;
cli_form cli_form_of(const char *path, const cli_common *common);
bool cli_reads_twice(const char *path); /* a file, or nothing at all; no pipe */

/* Opens a data set, or a table of targets with --actuals as one, with its texts and clocks. *base is the loaded one, *view what
 * to work on (a snapshot or the same). cli_tell says what was assumed, for verbs that come to a result. Free through cli_close,
 * also after a failure. */
typedef struct cli_data {
    pace_dataset *base, *snapshot;
    const pace_dataset *view;
    pace_buffer texts[8], notes;
    int text_count;
    bool from_tables;
    pace_pool *pool; /* NULL = the data are small: one thread */
} cli_data;
int cli_open(cli_data *data, const char *path, const cli_common *common);
/* A plan that was given by its name, in any language, becomes its id; what is neither stays for the call that refuses it. */
void cli_name_plans(cli_list *plans, const cli_data *data);
void cli_tell(const cli_data *data);
void cli_close(cli_data *data);

void cli_large_heap(void); /* before anything large is read: see heap.c */
/* Threads for a file of at least `worth` bytes; NULL: it is read sooner by one. */
pace_pool *cli_pool_for(const char *path, long worth);

/* Of "A" "S" "Q" "M" "W" "D"; NONE for NULL and all else. */
pace_freq cli_freq(const char *code);
/* How a plain table is to be read: what the options say. */
pace_read_opts cli_read_opts(const cli_common *common);
/* Reads a plain table and tells what was assumed. CLI_DONE or CLI_INPUT. */
int cli_open_table(pace_panel **out, const char *path, const cli_common *common);

/* The exit code of an error met while reading: a name that the user gave is usage, the rest is input. */
int cli_code(const pace_error *err);

/* How two plain tables are to be read. */
pace_tables_opts cli_tables_opts(const cli_common *common);

/* "zh" or "en": --lang, else English, but Chinese where the indicators have Chinese names and no English ones. */
const char *cli_lang(const cli_common *common, const pace_dataset *data);

/* --- rows of targets ----------------------------------------------------------------------------------------------- */
int cli_verdicts(unsigned *out, const cli_list *list); /* of --fail-on: CLI_DONE or CLI_USAGE */
/* --path and --tolerance (percent). CLI_DONE or CLI_USAGE. */
int cli_gap_opts(pace_gap_opts *out, const char *path, double tolerance);
/* Enough decimals that a value beside its target never looks as if it met what it missed, or the other way. */
int cli_decimals(const pace_gap *row);
/* The unit of a target in words, or the word printed for it where that is no unit we know; "" = none. */
const char *cli_target_unit(char out[PACE_UNIT_SIZE], const pace_target *target, const char *lang);
/* A row says something when it has a verdict, or the pace that its target asks for. */
bool cli_says_something(const pace_gap *row);
/* A name such as x.xlsx, x.docx or x.pdf: CSV under it would not open in anything. */
bool cli_is_foreign(const char *output);
/* One says where it stands: a verdict, or at least a figure of a period after its base. */
bool cli_stands_somewhere(const pace_gap *row);
/* No row does: says what is missing. CLI_NOTHING. */
int cli_nothing(const cli_data *data, const char *path, const cli_common *common);
/* "on track or behind", 符合进度或滞后 */
void cli_verdict_words(pace_buffer *out, unsigned verdicts, const char *lang);
void cli_verdict_cell(cli_table *table, const cli_common *common, unsigned verdicts, const char *words); /* in their colour */

/* --- tables for people: columns aligned by display width, numbers to the right ------------------------------------ */
cli_table *cli_table_new(int columns);                        /* NULL: no memory; every call takes NULL */
void cli_table_free(cli_table *table);
void cli_table_cell(cli_table *table, const char *text, bool right);
void cli_table_number(cli_table *table, double value, int decimals);  /* NaN: an empty cell */
void cli_table_print(pace_buffer *out, const cli_table *table, bool header);

#endif
