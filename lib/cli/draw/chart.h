/* What the files of `pace chart` share. */
#ifndef PACE_LIB_CLI_DRAW_CHART_H
#define PACE_LIB_CLI_DRAW_CHART_H

#include <pace/chart.h>
#include "cli/cli.h"

/* --- what was asked for --------------------------------------------------------------------------------------------- */

typedef struct chart_ask {
    cli_common common;
    const char *file;
    const char *type; /* as given; NULL = what suits the data */
    cli_list indicators, series, plans, claims;
    const char *target, *title, *subtitle, *source, *note, *highlight;
    const char *total, *x, *y, *forecast;
    const char *size, *from, *table;
    bool log, sorted, horizontal, fit, alt, unit_as_is;
    pace_period first, to; /* of --from and --to; unset = all */
    double scale, width, height, middle; /* middle: NaN = none */
} chart_ask;

typedef struct chart_style { /* how it is drawn and kept */
    const char *theme, *compress, *text, *id;
    bool log; /* --log is said of the whole chart */
} chart_style;

/* --- what there is to draw ------------------------------------------------------------------------------------------ */

typedef struct chart_column { /* of a table whose rows have names and no periods */
    const char *name;
    pace_unit unit;
    const double *values;
} chart_column;

typedef struct chart_names {
    const char *const *rows;
    int64_t row_count, column_count;
    const chart_column *columns;
} chart_names;

enum { CHART_ROOMS = 256 };

typedef struct chart_input {
    cli_data data;             /* a data set, or two tables as one; data.view NULL = none */
    pace_panel *panel, *other; /* a plain table; its headings, or a forecast */
    pace_gap_table *targets;
    pace_series *series; /* those that were picked, named in the chart's language */
    int64_t count;
    chart_names names; /* row_count 0 = none */
    const char *lang;
    bool zh;
    bool piped; /* read from standard input */
    pace_chart *chart;
    pace_unit given, shown; /* chart_settle_unit: of the figures, and the one that the picture prints */
    double largest;         /* of the axis, once `digits` is known */
    int digits; /* 1 + the decimals that the labels of the picture have; 0 = each figure its own */
    pace_period until; /* where the picture ends when its series end before; unset = with them */
    const char *component;    /* "seasonally adjusted": what all series are, which the subtitle says; NULL = nothing */
    void *rooms[CHART_ROOMS]; /* memory that lives as long as the input */
    int room_count;
} chart_input;

/* Zeroed memory; NULL after it was said that there is none. */
void *chart_room(chart_input *in, int64_t count, size_t size);
/* Moves the text there and clears the buffer; "" where there is no memory. */
const char *chart_keep(chart_input *in, pace_buffer *text);
void chart_close(chart_input *in);

/* Each reads what its kind of chart is made of: CLI_DONE, or the exit code of what was said. */
int chart_open_targets(chart_input *in, chart_ask *ask); /* a data set or two tables */
int chart_open_series(chart_input *in, chart_ask *ask);  /* series of a table or a data set */
/* Series, or where the table has no periods the names of its rows and their columns. */
int chart_open_table(chart_input *in, chart_ask *ask);
bool chart_is_dataset(const chart_ask *ask);
int chart_cut(pace_series *series, const chart_ask *ask); /* to --from and --to */
/* The names of a table whose first column holds no periods, from its bytes. */
int chart_read_names(chart_input *in, const chart_ask *ask, const pace_buffer *bytes, const char *name);
int chart_find_column(int64_t *out, chart_input *in, const chart_ask *ask, const char *key);
/* There is none of that name: says the closest of those that there are, or lists them. CLI_USAGE. */
int chart_refuse_name(const chart_ask *ask, const char *what, const char *key, const char *const *names, int64_t count);
/* Components of series, KEY.trend and the like: of all of them those that share an axis, what is left out is said; and names for
 * people in the place of their keys. */
void chart_pick_components(chart_input *in);
void chart_name_components(chart_input *in);
/* What is adjusted, where its trend alone stands beside it: that one is set off. NULL = there is no such pair. */
const char *chart_strong_component(const chart_input *in);
/* What was assumed in reading, once there is a picture: an error is one line. */
void chart_tell_assumptions(const chart_input *in, const chart_ask *ask);
void chart_language(chart_input *in, const chart_ask *ask); /* --lang, else that of the names */

/* --- words ---------------------------------------------------------------------------------------------------------- */

/* Words that the data give; what the user gave comes before them. Texts may be NULL. */
typedef struct chart_words {
    pace_buffer title, subtitle, source, note;
} chart_words;
void chart_say(pace_chart *chart, const chart_ask *ask, const chart_input *in, chart_words *words); /* and clears them */

/* The unit of the picture: that in which figures up to the largest value are read best, unless --unit-as-is says no. */
void chart_settle_unit(chart_input *in, const chart_ask *ask, pace_unit unit, double largest);
void chart_settle_series(chart_input *in, const chart_ask *ask); /* the same of all picked series */
double chart_largest_of(const double *values, int64_t count);
double chart_largest_in(pace_view view);
pace_span chart_reach(pace_view view); /* from the first to the last value; unset where there is none */
/* The unit in words, as the picture has it. */
void chart_unit(pace_buffer *out, const chart_input *in, pace_unit unit);
/* ", current prices" where a basis is known. */
void chart_basis(pace_buffer *out, const chart_input *in, pace_basis basis);
/* "billion yuan, current prices, 2005–2024", with the name of the measure where the title is the user's own; a single
 * period only where the title, which is there already, does not name it. */
void chart_measure(chart_words *words, const chart_ask *ask, const chart_input *in, const pace_series *series, int64_t count);
/* The same of a table of names: its heading, where that says what is measured, and the unit. */
void chart_measure_of(chart_words *words, const chart_input *in, const char *heading, pace_unit unit);
void chart_sources(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count);
/* ", " or "，" where something stands already. */
void chart_and(pace_buffer *out, const chart_input *in);
/* What labels of these values have on an axis from `low` to `high`: a title says no other digits than the picture. */
void chart_label_digits(chart_input *in, const double *values, int64_t count, double low, double high);
/* "1,622.3" (billion yuan) without, "5.1%" with the mark of its unit. */
void chart_value(pace_buffer *out, const chart_input *in, double value, pace_unit unit);
void chart_bare(pace_buffer *out, const chart_input *in, double value, pace_unit unit); /* never with a unit but % */
void chart_signed(pace_buffer *out, const chart_input *in, double value, pace_unit unit);
void chart_period(pace_buffer *out, const chart_input *in, pace_period period);
void chart_in_period(pace_buffer *out, const chart_input *in, pace_period period); /* " in 2016", " on 1 May 2016" */
/* A name behind the first word of a sentence: "exports" for "Exports", others as they are. */
void chart_name_within(pace_buffer *out, const chart_input *in, const char *name);
/* "a, b, c and 2 more" */
void chart_list(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count);

/* What the series say, in a sentence: never more than they do. */
void chart_finding(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count);
/* "Of 30 series 28 rose and 2 fell", "All 30 series rose"; things: " series", or "" where the names stand there. */
typedef struct chart_moved {
    int64_t up, down, level;
} chart_moved;
void chart_moves(pace_buffer *out, const chart_input *in, const char *things, const chart_moved *moved);
/* The largest of some named values, "" where two are as large. */
void chart_largest(pace_buffer *out, const chart_input *in, const char *const *names, const double *values, int64_t count,
                   pace_unit unit, const char *when);

/* --- the kinds ------------------------------------------------------------------------------------------------------ */

enum { /* options that not every kind has */
    CHART_HIGHLIGHT = 1,
    CHART_LOG = 2,
    CHART_SORTED = 4,
    CHART_HORIZONTAL = 8,
    CHART_CLAIM = 16,
    CHART_TOTAL = 32,
    CHART_XY = 64,
    CHART_FORECAST = 128,
    CHART_SPAN = 256,
    CHART_PLANS = 512,
    CHART_FIT = 1024,
    CHART_MIDDLE = 2048
};

typedef struct chart_kind {
    const char *name, *also; /* also: other names, separated by '|' */
    const char *line;        /* what it shows, and of what */
    unsigned options;
    int (*draw)(pace_chart *chart, chart_ask *ask, chart_input *in);
} chart_kind;

const chart_kind *chart_find_kind(const char *name);
/* What suits the data best where no type is given. NULL after it was said what is missing. */
const chart_kind *chart_default_kind(const chart_ask *ask);
void chart_list_kinds(pace_buffer *out);
int chart_refuse_kind(const char *name);
/* Options that this kind does not have are a slip in the call. */
int chart_check_options(const chart_kind *kind, const chart_ask *ask);

int chart_line(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_panels(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_fan(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_slope(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_scatter(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_bar(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_contribution(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_structure(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_area(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_waterfall(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_heat(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_bullet(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_multiples(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_gaps(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_dumbbell(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_scorecard(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_sparklines(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_gauge(pace_chart *chart, chart_ask *ask, chart_input *in);

/* "Note: the target names no price basis; ...": what is true of the rows that are judged. with_breaks: breaks in their series too, where
 * the picture does not say them. */
void chart_caveats(pace_buffer *out, const chart_input *in, const pace_gap *rows, int64_t count, bool with_breaks);
/* "GDP missed its 2020 target by 17.8%": one target and where it stands. */
void chart_target_title(pace_buffer *out, const chart_input *in, const pace_gap *row);
/* An indicator of a data set with its target and the path to it. */
int chart_indicator(pace_chart *chart, chart_ask *ask, chart_input *in);
int chart_series_lines(pace_chart *chart, chart_ask *ask, chart_input *in);
/* A panel a series, each on an axis of its own: figures of different units never share one. */
int chart_series_apart(pace_chart *chart, chart_ask *ask, chart_input *in);
bool chart_one_unit(const chart_input *in);
/* Its values on the calendar of the first of all picked series, to the last of them. */
typedef struct chart_calendar {
    pace_period first;
    int64_t count;
} chart_calendar;
int chart_calendar_of(chart_calendar *out, const chart_input *in);
/* Of that key, name or heading among those that were picked; -1 = none. */
int64_t chart_seek_series(const chart_input *in, const char *key);
/* The same; -1 after it was said that there is none. */
int64_t chart_find_series(chart_input *in, const chart_ask *ask, const char *key);

#endif
