/* Two plain tables as one data set: the heading (tables_head.c), a row's cells (tables_scan.c), words (tables_words.c),
 * names (tables_names.c), what a row of targets says (tables_row.c, tables_type.c, tables_target.h), actual values (tables_actual.c,
 * tables_long.c), partners (tables_match.c), the data set (tables_build.c) and the way back (tables_write*.c). */
#ifndef PACE_LIB_TABLES_H
#define PACE_LIB_TABLES_H

#include "io/csv.h"
#include "model/builder.h"
#include "pace/figure.h"
#include "pace/tables.h"

/* --- headings ----------------------------------------------------------------------------------------------------- */
typedef enum tables_role {
    TABLES_NOTHING = 0, /* not used */
    TABLES_INDICATOR,
    TABLES_ID,
    TABLES_NAME, /* in `lang` */
    TABLES_UNIT,
    TABLES_NATURE,
    TABLES_BASE_PERIOD,
    TABLES_BASE, /* also headed by its period */
    TABLES_TARGET_PERIOD,
    TABLES_TARGET, /* also headed by its period */
    TABLES_RATE,   /* 年均增长〔累计〕: a rate a year, in brackets a total */
    TABLES_TYPE,
    TABLES_BETTER,
    TABLES_PATH,
    TABLES_PLAN,
    TABLES_PLAN_NAME, /* in `lang` */
    TABLES_PLAN_SPAN,
    TABLES_BASIS,
    TABLES_DOMAIN,
    TABLES_STOCK_FLOW,
    TABLES_MEASURE,
    TABLES_RELATIVE,
    TABLES_DECIMALS,
    TABLES_SOURCE,
    TABLES_SOURCE_NAME, /* in `lang` */
    TABLES_SOURCE_PUBLISHED,
    TABLES_PUBLISHED,
    TABLES_NOTE,
    TABLES_INDICATOR_NOTE,
    TABLES_SERIES, /* from here on: of actual values, an observation a row */
    TABLES_PERIOD,
    TABLES_VALUE,
    TABLES_STATUS,
    TABLES_OBSERVED,    /* role of an observation: actual, estimate ... */
    TABLES_SERIES_UNIT, /* of the whole series, where a row is in another one */
    TABLES_KIND,
    TABLES_FREQ,
    TABLES_VINTAGE,
    TABLES_ROLES
} tables_role;

typedef struct tables_column {
    tables_role role;
    const char *heading; /* as it stands; never NULL */
    const char *lang;    /* of names */
    pace_period period;  /* in the heading of TABLES_BASE and TABLES_TARGET */
    pace_unit unit;      /* in brackets behind the heading */
    bool unit_known, year_alone;
    int32_t line, place; /* of the heading */
} tables_column;

typedef struct tables_cell {
    const char *text; /* trimmed, without the ' before what a spreadsheet would run; in the input or the arena */
    size_t n;
    const char *at, *line_start; /* in the input; NULL = nowhere */
    int32_t line;
    bool quoted;
} tables_cell;

typedef struct tables_memo { /* the last text of a column and what it said */
    const char *text;
    size_t n;
    pace_span span;
} tables_memo;

typedef struct tables_table { /* one table while it is read */
    panel_input input;
    pace_buffer decoded;
    panel_notes notes;
    csv_scan scan;
    tables_column *columns;
    size_t count, capacity;
    int32_t of[TABLES_ROLES]; /* first column of a role; -1 = none */
    tables_cell *cells;       /* one a column, of the row at hand */
    tables_memo base_memo, target_memo, period_memo;
    bool broken; /* a fault after which no row can be found */
} tables_table;

/* --- what the tables say -------------------------------------------------------------------------------------------- */
typedef struct tables_place { /* ready to print, made when something is at fault there */
    const char *file, *at, *line_start;
    int32_t line, column; /* column: where it is known without `at`; else 0 */
    int32_t cell;         /* its number in the row, from 1; 0 = unknown */
} tables_place;

enum { TABLES_LANGS = 8 }; /* wordings of one thing */

typedef struct tables_words {
    pace_name at[TABLES_LANGS];
    int64_t count;
} tables_words;

typedef struct tables_indicator {
    const char *id; /* NULL until the end: made from the name */
    tables_words names;
    const char *fold, *domain, *note;
    int32_t measures; /* first of its chain; -1 = none */
    int stock_flow, better;
    bool better_given, listed, seen; /* in the table of targets; among the actual values */
    bool down;       /* its targets say that less is better */
    bool aims_below; /* one of them is below its base */
    int bound_side;  /* of the first that is a bound: 1 at least, -1 at most; 0 = none */
    pace_unit unit;  /* of a row without a target */
    bool unit_known;
    const pace_name *word; /* of a unit that is none we know: its figures are taken as they stand; NULL = none */
    tables_place place, word_place;
} tables_indicator;

typedef struct tables_measure {
    int32_t indicator, next;
    const char *id;
    int kind;
    pace_unit unit;
    bool unit_known, basis_given;
    pace_basis basis;
    pace_freq freq;  /* NONE = as its observations say */
    bool rates_only; /* all its targets are rates: levels may stand behind them */
    bool falls;   /* what its targets say are reductions, kept as negative changes */
    bool flipped; /* one of them is printed as a positive figure */
    bool defined; /* its price basis is that of official growth by definition: no row says it */
    bool row_flipped; /* its series is printed as positive reductions */
    int32_t target;  /* its first one; -1 = none */
    int64_t row;     /* of the panel; -1 = none */
    pace_unit row_unit;
    int32_t first, last; /* of the observations of a long table; -1 = none */
    int64_t count;
    tables_place place;
} tables_measure;

typedef struct tables_plan {
    const char *id, *text;
    tables_words names;
    pace_span span;
    bool span_given;
} tables_plan;

typedef struct tables_source {
    const char *id, *text;
    tables_words names;
    pace_span published;
    bool used;
} tables_source;

typedef struct tables_target {
    int32_t measure, plan, source;
    bool falls, flipped; /* a reduction; one that was printed as a positive figure */
    int change;          /* tables_change: its figure may be a change over the plan */
    const pace_name *word; /* printed for its unit; NULL = the unit's own */
    build_target record; /* without plan, measure and source */
    tables_place place;
} tables_target;

typedef struct tables_observation {
    int32_t next, source;
    build_observation record; /* without its source */
} tables_observation;

typedef struct tables_unit_memo {
    uint64_t hash;
    const char *text;
    size_t n;
    pace_unit unit;
    bool known, told;
    const pace_name *word; /* what its table says for it; NULL = the unit's own words */
} tables_unit_memo;

/* What was assumed of several rows is told once. The texts are compared by their addresses. */
enum { TABLES_REASON_TEXTS = 4, TABLES_REASON_NAMES = 3, TABLES_REASONS = 64 };

typedef struct tables_reason {
    const char *before; /* of a single row, ahead of its name: "indicator " */
    const char *texts[TABLES_REASON_TEXTS]; /* one behind the other; NULL = no more */
    const char *file, *names[TABLES_REASON_NAMES];
    int line, column; /* of the first */
    int64_t count;
} tables_reason;

enum { TABLES_UNIT_MEMOS = 256, TABLES_FAULT_LINES = 1000 };

typedef struct tables {
    const pace_allocator *allocator;
    pace_tables_opts opts;
    pace__arena arena;
    pace_buffer *notes, *lines; /* NULL = nobody wants them; lines: go on after a fault */
    pace_error *err, fault;
    int64_t faults;
    pace_status status;
    pace_buffer scratch;
    tables_table targets_table, actuals_table;
    pace_panel *panel;        /* the actual values, and what went wrong in reading it */
    pace_error panel_error;
    bool panel_read, actuals_full, actuals_with_unit;
    const char *targets_name, *actuals_name;

    tables_indicator *indicators;
    tables_measure *measures;
    tables_target *targets;
    tables_plan *plans;
    tables_source *sources;
    tables_observation *observations;
    size_t indicator_count, indicator_room, measure_count, measure_room, target_count, target_room, plan_count, plan_room,
        source_count, source_room, observation_count, observation_room;
    panel_names ids, folds, plan_texts, source_texts, plan_ids, source_ids, target_keys;
    int32_t *id_of, *fold_of; /* indicators; -2 = more than one */
    size_t id_room, fold_room, named; /* named: indicators that have their id */
    const char *group;        /* the last row that is nothing but a title */
    int32_t targets_source, actuals_source;
    int64_t numbered, comparisons;
    tables_unit_memo units[TABLES_UNIT_MEMOS];
    tables_reason reasons[TABLES_REASONS];
    int reason_count;
    pace_buffer urgent; /* notes that ask for something to be done: they come first */
} tables;

void tables_init(tables *t, const pace_tables_opts *opts, pace_buffer *notes, pace_buffer *lines, pace_error *err);
void tables_clear(tables *t);
/* Reads both (actuals NULL: targets alone), from the heading to the data set; none where a fault was found. */
void tables_run(pace_dataset **out, tables *t, const pace_table_text *targets, const pace_table_text *actuals, const char *path);

/* --- faults and notes --------------------------------------------------------------------------------------------- */
/* t->fault has been filled: keeps it, or lists it. False always, so that a reader can return it. */
bool tables_report(tables *t);
bool tables_no_memory(tables *t);
int tables_column_of(const char *line_start, const char *at);
#define TABLES_AT(table, cell) (table)->input.name, (int)(cell)->line, tables_column_of((cell)->line_start, (cell)->at)
#define TABLES_QUOTE(cell) (int)((cell)->n < 512 ? (cell)->n : 512), (cell)->text
#define TABLES_HEADING(table, column) ((table)->columns[column].heading)
/* "PLACE: " of a note; false where nobody wants one. The caller appends the rest and calls the end. */
bool tables_note(tables *t, const char *file, int line, int column);
void tables_note_end(tables *t);
/* What the panel reader assumed, a line each, as notes on `name`. */
void tables_tell_assumptions(tables *t, const char *assumptions, const char *name);
void tables_quote(tables *t, const char *text, size_t n); /* into the notes */
/* One more row for a reason; file, line, column are what TABLES_AT gives. The texts are static, the name is kept by the caller. */
void tables_reason_add(tables *t, const char *file, int line, int column, const char *before, const char *name,
                       const char *const texts[TABLES_REASON_TEXTS]);
void tables_reasons_tell(tables *t);
/* Between the two calls notes are urgent. */
pace_buffer *tables_urgent_begin(tables *t);
void tables_urgent_end(tables *t, pace_buffer *notes);
void tables_urgent_first(tables *t, size_t from); /* puts them ahead of what stands in the notes from there on */

/* --- reading ------------------------------------------------------------------------------------------------------ */
/* Decodes, and reads the heading into columns. Which of them are wanted is not looked at. */
bool tables_open(tables *t, tables_table *table, const pace_table_text *text);
void tables_close(tables *t, tables_table *table);
/* The next row that holds anything. False: no more, or t->status is set. */
bool tables_next(tables *t, tables_table *table);
void tables_read_heading(tables_column *column, tables *t, const char *text, size_t n);
/* What the columns are together; the columns that there must be. */
bool tables_settle_targets(tables *t, tables_table *table);
/* NULL: there is no such column, or its cell is empty. */
const tables_cell *tables_get(const tables_table *table, tables_role role);
void tables_heading_list(pace_buffer *out, tables_role role); /* accepted headings, for messages */

bool tables_read_targets(tables *t, const pace_table_text *text);
bool tables_read_row(tables *t, tables_table *table);
/* What kind of table it is, before either is read. */
bool tables_look_at_actuals(tables *t, const pace_table_text *text);
/* Reads a panel into t->panel. Nothing else of t is written, so that another thread may read the targets. */
void tables_read_panel(tables *t, const pace_table_text *text);
bool tables_read_actuals(tables *t, const pace_table_text *text, const char *path);
bool tables_is_full_long(const tables_table *table);
bool tables_read_long(tables *t, tables_table *table);

/* --- words -------------------------------------------------------------------------------------------------------- */
typedef struct tables_word {
    const char *text; /* folded */
    int value;
} tables_word;

/* The value of a word in a list that ends with NULL; -1 = none. */
int tables_word_of(tables *t, const tables_word *list, const char *text, size_t n);
extern const tables_word tables_nature_words[], tables_type_words[], tables_better_words[], tables_path_words[], tables_done_words[],
    tables_basis_words[], tables_stock_flow_words[], tables_kind_words[], tables_observed_words[], tables_freq_words[];
enum { TABLES_TYPE_FALL = 100 }; /* 累计降低: a cumulative change that is printed as a reduction */

/* Text without width, case, white space and punctuation; NUL-terminated in the arena. NULL: no memory. */
char *tables_fold(tables *t, const char *text, size_t n, size_t *length);
bool tables_has_han(const char *text, size_t n);
const char *tables_lang_of(const tables *t, const char *text, size_t n);
bool tables_has(const char *text, const char *const *words);
/* Bytes before a unit in brackets at the end; n where there is none. */
size_t tables_split_unit(tables *t, pace_unit *unit, bool *known, const char *text, size_t n);
size_t tables_numbering(const char *text, size_t n); /* bytes of "1." or "（1）" at the beginning */
bool tables_unit(tables *t, pace_unit *out, const char *text, size_t n); /* remembered */
tables_unit_memo *tables_unit_said(tables *t, const char *text, size_t n); /* the same with its word; NULL: no memory */
bool tables_can_be_word(const char *text, size_t n); /* for a unit that we do not know */
bool tables_same_word(tables *t, const char *a, const char *b); /* folded */
const char *tables_make_id(tables *t, const char *text, size_t n);
bool tables_is_id(const char *text, size_t n);
const char *tables_keep(tables *t, const char *text, size_t n);
bool tables_add_words(tables *t, tables_words *words, const char *lang, const char *text, size_t n);

/* What a figure of that name is: see tables_type.c. */
typedef enum tables_change {
    TABLES_CHANGE_NONE = 0,
    TABLES_CHANGE_MAYBE, /* where the base alone is as much */
    TABLES_CHANGE
} tables_change;

typedef struct tables_guess {
    pace_target_type type;
    bool fall;
    tables_change change;
    const char *why;
} tables_guess;

tables_guess tables_guess_type(const char *name, pace_unit unit, bool bracketed, bool one_period);
bool tables_name_falls(const char *name);
int tables_guess_better(const char *name);
bool tables_name_keeps(const char *name); /* what is to be kept: more is better also where the target is below the base */
bool tables_is_held(const char *name, int qualifier); /* a rate that is held down year by year, and has no way to a goal */
bool tables_is_index(const char *name);
bool tables_grows_really(const char *name); /* its growth is at comparable prices, by definition or because the name says so */
/* Which side is good (tables_sense.c): of the bounds, of a target below its base, of the name, in that order. */
int tables_better(const char *fold, bool down, int bound_side, bool aims_below);
int tables_side_of_bound(pace_target_type type, int qualifier); /* 1, -1, 0 = none */
bool tables_aims_below(pace_target_type type, double value, double base);
void tables_settle_sense(tables *t);
int tables_guess_kind(const char *name, pace_unit unit);
int tables_kind_of_type(pace_target_type type, const char *name, pace_unit unit);

/* --- records ------------------------------------------------------------------------------------------------------ */
/* Room for what a table of so many rows says. */
bool tables_expect_rows(tables *t, size_t rows);
/* The numbers of what is named, which is made where there is none; -1: no memory (t->status is set). */
int32_t tables_indicator_of(tables *t, const tables_cell *id, const char *name, size_t n, tables_place place);
bool tables_name_indicators(tables *t); /* those that have no id get one from their name */
int32_t tables_find_indicator(tables *t, const char *text, size_t n); /* by id, then by name; -1 none, -2 more than one */
int32_t tables_measure_of(tables *t, int32_t indicator, const char *id, pace_basis basis);
int32_t tables_source_of(tables *t, const char *text, size_t n);
int32_t tables_file_source(tables *t, int32_t *known, const char *id, const char *file);
int32_t tables_plan_of(tables *t, const char *text, size_t n);
bool tables_row_source(tables *t, tables_table *table, int32_t *out, int32_t *file_source, const char *id);
bool tables_row_names(tables *t, tables_table *table, tables_role role, tables_words *names);
bool tables_read_span(tables *t, tables_table *table, tables_role role, tables_memo *memo, pace_span *out);
bool tables_read_word(tables *t, tables_table *table, tables_role role, const tables_word *list, const char *right, int *out);
bool tables_read_basis(tables *t, tables_table *table, pace_basis *basis, bool *given);
bool tables_read_decimals(tables *t, tables_table *table, int64_t *out);
bool tables_read_figure(tables *t, tables_table *table, int32_t column, pace_figure *out);
/* A word that is no unit we know is one of quantity NONE, with the word. *word: what is printed, NULL = the unit's own. */
bool tables_read_unit(tables *t, tables_table *table, tables_role role, pace_unit *out, bool *known, const pace_name **word);
/* An indicator has one unit in both tables. False: the word, or the unit where it is NULL, is at odds with what was said before. */
bool tables_agree_unit(tables *t, const tables_indicator *of, const pace_name *word, pace_unit unit, bool known, char other[PACE_UNIT_SIZE]);
const char *tables_text_of(tables *t, const tables_table *table, tables_role role); /* kept; NULL = none */
tables_place tables_place_of(const tables_table *table, const tables_cell *cell);

/* --- from what a row says to its targets (tables_target.c) --------------------------------------------------------- */
typedef struct tables_row {
    tables_place place; /* of its name */
    const char *name, *fold;
    int32_t indicator, plan, source;
    pace_unit unit;
    const pace_name *word; /* printed for the unit; NULL = its own */
    bool unit_known, unit_above, basis_given, measure_basis_given, sound; /* above: of the whole table, 单位：亿元 */
    pace_basis basis, measure_basis;
    int nature, path, type, stock_flow, better; /* -1 = not told; better: BUILD_NOT_GIVEN - 1 */
    pace_period base_period;
    pace_span base_span; /* unset unless the base is the mean of several periods; base_period is the last */
    pace_span due, published;
    bool due_given;
    pace_figure base;
    int32_t base_column;
    int64_t decimals;
    const char *measure, *relative, *note;
} tables_row;

bool tables_row_targets(tables *t, tables_table *table, tables_row *row);
bool tables_is_in_words(const char *text, size_t n); /* 保持在合理区间, 与GDP增长基本同步: an aim that has no figure */
bool tables_stands_for_figure(const char *words); /* such an aim, or a mark such as — */

/* A key of a series, indicator[:measure][@basis]. False: it is a name. */
typedef struct tables_key {
    const char *indicator, *measure;
    size_t indicator_n, measure_n;
    pace_basis basis;
    bool basis_given;
} tables_key;

bool tables_parse_key(tables_key *out, const char *text, size_t n);
void tables_match_panel(tables *t);
void tables_tell_partners(tables *t);

pace_status tables_build(pace_dataset **out, tables *t);

/* --- the way back ------------------------------------------------------------------------------------------------- */
enum { TABLES_WRITE_LANGS = 16 };

typedef struct tables_grid { /* cells, a row after the other; columns that nobody needs are left out at the end */
    pace_buffer text;
    size_t *ends;
    size_t count, room;
    int columns;
    const char *headings[TABLES_ROLES + 3 * TABLES_WRITE_LANGS];
    bool needed[TABLES_ROLES + 3 * TABLES_WRITE_LANGS];
} tables_grid;

typedef struct tables_writer {
    const pace_dataset *dataset;
    pace_buffer *lost;
    tables reader; /* says what the reader would make of a name */
    bool chinese, wide; /* wide: the actual values are a column a series */
    const char *langs[TABLES_WRITE_LANGS];
    int lang_count;
    bool *named, *listed; /* one an indicator: its name leads back to it; it has a row of its own */
} tables_writer;

void tables_grid_init(tables_grid *grid, tables_writer *w, int columns);
void tables_grid_clear(tables_grid *grid, tables_writer *w);
/* The text that was appended to grid->text since the last one is the next cell. */
bool tables_grid_cell(tables_grid *grid, tables_writer *w, bool needed);
bool tables_grid_text(tables_grid *grid, tables_writer *w, const char *text, bool needed);
void tables_grid_print(pace_buffer *out, const tables_grid *grid, tables_writer *w);
bool tables_same_text(const char *a, const char *b);
bool tables_span_same(pace_span a, pace_span b);
bool tables_default_source(const pace_source *source, const char *id);
bool tables_default_names(tables_writer *w, pace_names names, const char *text);
void tables_grid_names(tables_grid *grid, tables_writer *w, pace_names names, bool needed);
void tables_grid_unit(tables_grid *grid, tables_writer *w, pace_unit unit, bool needed);
/* The word printed for a unit, where the reader would keep the same; NULL: the unit speaks for itself, or the word is lost. */
const char *tables_writable_word(tables_writer *w, const pace_observation *o, pace_unit unit);
/* For figures without a unit of an indicator: the word that its rows tell; NULL = none. */
const char *tables_indicator_word(tables_writer *w, const pace_indicator *of);
void tables_grid_span(tables_grid *grid, tables_writer *w, pace_span span, bool needed);
void tables_grid_source(tables_grid *grid, tables_writer *w, const pace_source *source, const char *id);
/* With its unit where it is not `unit`. *decimals: they cannot be seen in the digits. */
void tables_grid_figure(tables_grid *grid, tables_writer *w, const pace_observation *o, pace_unit unit, bool *decimals);

bool tables_write_targets(tables_writer *w, pace_buffer *out);
bool tables_write_actuals(tables_writer *w, pace_buffer *out);
bool tables_write_wide(tables_writer *w, pace_buffer *out, bool *done);
bool tables_actuals_are_wide(tables_writer *w);
bool tables_plain_heading(const char *name); /* a column that is headed so is a series of that name */
bool tables_write_lost(tables_writer *w);

#endif
