/* Charts and reports: the one promised include of libpace-chart.
 *
 * A chart is a sticky builder: after the first error its calls do nothing, and the write call returns that error.
 * Same input, same bytes, on any thread, in any locale. Strings are copied; every string is plain text, never markup.
 * A chart belongs to one thread at a time and holds one kind of picture. Texts must be UTF-8 (PACE_ERR_PARSE names the one
 * that is not) and are cut to 400 characters. */
#ifndef PACE_CHART_H
#define PACE_CHART_H

#include "pace/pace.h"
#include "pace/report.h"

PACE_BEGIN

typedef struct pace_chart pace_chart;

typedef enum pace_theme { PACE_THEME_LIGHT = 0, PACE_THEME_DARK } pace_theme;

/* FAST: a PNG in a few milliseconds. BEST: the same pixels in a file a fifth smaller, for some ten times the work. */
typedef enum pace_compress { PACE_COMPRESS_FAST = 0, PACE_COMPRESS_BEST } pace_compress;

/* How the letters of an SVG are kept. LIVE: as text in the reader's own faces: short, searchable, editable. EMBED: as text,
 * with the faces cut down to the letters that occur (20 kB and more for Chinese): the same in every browser; other programs
 * take the reader's faces. OUTLINE: as shapes, for print shops; nothing can be searched, title and description stay. */
typedef enum pace_text_mode { PACE_TEXT_LIVE = 0, PACE_TEXT_EMBED, PACE_TEXT_OUTLINE } pace_text_mode;

/* Width and height in px (1/96 inch), 16 to 32767; anything else makes the chart fail at the write call. Letters, lines,
 * marks and margins are in proportion to the smaller of width / 1200 and height / 800 from 1200 by 800 on, shrink more
 * slowly below, and no letter is under 10 px. Words give way before marks; a canvas on which not one row, bar or line has
 * room is PACE_ERR_DATA at the write call, which names a size that would do. Never NULL: out of memory gives a chart that
 * answers PACE_ERR_NOMEM. */
PACE_API pace_chart *pace_chart_new(double width, double height);
PACE_API pace_chart *pace_chart_new_with(double width, double height, const pace_allocator *allocator);
PACE_API void pace_chart_free(pace_chart *chart); /* NULL is fine */
/* The height follows the rows: few rows, lying bars or rows of cells make a picture as high as they want it, at least `least` px
 * (16 and up; more than the height = the height), and lying bars that have no room make it higher, up to twice the height.
 * Letters keep the size that they have at the height; pictures that use any height (lines, upright bars) keep it. */
PACE_API void pace_chart_fit_height(pace_chart *chart, double least);

/* Words. The title states the finding; the subtitle gives measure, unit, basis and period; the source line is at the
 * foot; notes follow it. NULL or "" = none. lang "zh" or "en" (default) picks number and period words and fonts. */
PACE_API void pace_chart_title(pace_chart *chart, const char *title);
PACE_API void pace_chart_subtitle(pace_chart *chart, const char *subtitle);
PACE_API void pace_chart_source(pace_chart *chart, const char *source);
PACE_API void pace_chart_note(pace_chart *chart, const char *note);
PACE_API void pace_chart_lang(pace_chart *chart, const char *lang);
PACE_API void pace_chart_theme(pace_chart *chart, pace_theme theme);
PACE_API void pace_chart_scale(pace_chart *chart, double factor);       /* PNG pixels per px: 1, 2 or 3 (1 to 4) */
PACE_API void pace_chart_compress(pace_chart *chart, pace_compress effort);    /* of PNG; fast unless told */
PACE_API void pace_chart_text_mode(pace_chart *chart, pace_text_mode mode);    /* of SVG; live unless told */
PACE_API void pace_chart_id(pace_chart *chart, const char *prefix);     /* of ids in SVG, so that charts can share a page */

/* The figures of the picture are given in one unit and printed in another that differs by a power of ten: 234567890123 US
 * dollars as 235 in billions (pace_unit_readable says which unit is read best). The subtitle, which is the caller's, names the unit
 * that is printed; the table and claims keep the figures as given, and no 万 or 亿 stands behind a number. Rows of targets, small
 * multiples and panels name their units themselves and print each in the one that is read best, unless
 * pace_chart_keep_units is called. PACE_ERR_UNIT for units that differ by more. */
PACE_API void pace_chart_unit(pace_chart *chart, pace_unit given, pace_unit shown);
PACE_API void pace_chart_keep_units(pace_chart *chart);
/* Numbers in words of the caller's as the picture prints them: the decimals that labels of these values have on an axis
 * from low to high, and a number appended with so many (negative = as many as it needs). `largest` is that of the
 * axis: it decides on 万 and 亿 where pace_chart_unit does not. */
PACE_API int pace_chart_decimals(const pace_chart *chart, const double *values, int64_t count, double low, double high);
PACE_API void pace_chart_number(pace_buffer *out, const pace_chart *chart, double value, int decimals, double largest);

/* Line with target point and required path. Missing values (NaN) are gaps, an infinite value is PACE_ERR_DATA; provisional
 * ones (status P E U F I V) are dashed; gaps, provisional values and breaks are noted at the foot by themselves. At a break
 * (status B: of the first value after it) the line is interrupted and marked by a short upright line of dashes. Where all
 * lines together have figures every few periods only, evenly apart (every third or more; of several lines with three
 * figures or more also every second), that is the spacing of the table: lines are drawn from dot to dot, and a note says so.
 * Days without any figure on a Saturday or Sunday are drawn over weekends; holidays are gaps. Forecasts
 * (F) that end a line are told at its end, and stand on a shaded ground where no line has figures any more. A band shows
 * both edges; plans of several periods (plan_span) are named under the time axis where there is room. Lines of
 * one chart have one frequency, and one unit: a warning names the line that has another. A target that has no place on the axis (undated, or in a unit that does not convert) is
 * left out with a warning. Labels may be NULL. More than 30 lines cannot be told apart: PACE_ERR_DATA at the write call,
 * unless pace_chart_highlight sets some off, and then 400. */
PACE_API void pace_chart_line(pace_chart *chart, pace_series series, const char *label);
PACE_API void pace_chart_target_path(pace_chart *chart, const pace_target *target, const char *label);

/* The lines of this label in colour and on top, all others grey; more calls set more lines off. Among more than 12 lines
 * only those are named at their ends. One that no line has is a warning. Lines only: slopes, bars and scatters have it in
 * their own data. */
PACE_API void pace_chart_highlight(pace_chart *chart, const char *label);

/* Bars: one group a category, one bar a series, from zero. NaN = no bar. sorted: categories by the first series, largest
 * first. Upright bars lie down (with a warning) where their names do not fit; more categories than the canvas has room
 * for are PACE_ERR_DATA at the write call, which names how many would fit. At most 64 series. highlight: a category's
 * name is set in bold and, where there is one series, its bar alone in colour; else a series' label keeps that series in
 * colour and turns the others grey; one that names neither is a warning. status: forecasts (F) are hatched, what is
 * provisional (P E U I V) is pale with a dashed edge, and a note says so. planned: series of a plan or of targets are
 * outlined. Values and plans that differ print differently. */
typedef struct pace_bars {
    const char *const *categories;
    int64_t category_count;
    const char *const *labels; /* of the series */
    int64_t series_count;
    const double *values;      /* [category * series_count + series] */
    int decimals;              /* of the value labels; -1 = as needed */
    bool sorted, horizontal;
    const char *highlight;     /* a category, or the label of a series; NULL or "" = none */
    const uint8_t *status;     /* as values, letters of pace_obs_status; NULL = all normal */
    const bool *planned;       /* [series_count]; NULL = none */
} pace_bars;
PACE_API void pace_chart_bars(pace_chart *chart, const pace_bars *bars);

/* Bullet rows: a row a target: name, bar of the latest value, tick of the target, status symbol and word. Each row is
 * scaled to its own target. Rows of one name are told apart by their due period, and by plan_id where that is the same;
 * so are panels. Rows that cannot be assessed say why in place of a bar; rows without room are counted in a
 * note. */
PACE_API void pace_chart_bullets(pace_chart *chart, const pace_gap *rows, int64_t count);

/* Small multiples of lines: one panel a row of `rows` with its series (up to latest_period) and path; order is kept. Same
 * periods in all, own values in each, which the subtitle says; where history would squeeze the plan years, they begin
 * five years before the earliest base. A row without verdict and with NaN for target.value and target_value is a series
 * alone: no status, no path. Panels keep a size that can be read; those without room are counted in a note. */
PACE_API void pace_chart_multiples(pace_chart *chart, const pace_gap *rows, int64_t count);

/* --- lines and what belongs to them ------------------------------------------------------------------------------ */

/* A fan of quantiles ahead of a line, in the same picture: bands darkest in the middle, joined to the last value of the
 * first line, on a shaded ground that says it is a forecast. levels: coverage of the bands (0.3, 0.6, 0.9), ascending,
 * each in (0, 1), at most 9; lower and upper: [level * count + period], nested; centre: NULL or the central path. Its
 * periods are those of the lines and come after the last value of the first one. PACE_ERR_DATA where bands cross or values
 * are not finite. One fan a chart. */
typedef struct pace_fan {
    pace_period first;
    int64_t count;
    const double *levels;
    int64_t level_count;
    const double *lower, *upper;
    const double *centre;
} pace_fan;
PACE_API void pace_chart_fan(pace_chart *chart, const pace_fan *fan, const char *label);
/* Quantiles of a two-piece normal distribution (Britton, Fisher and Whitley 1998) at one horizon, for pace_fan: mode,
 * spread sigma > 0 and skew in (-1, 1), 0 = symmetric; coverage as in `levels`. The standard deviation is
 * sigma / sqrt(1 + skew) below the mode and sigma / sqrt(1 - skew) above it, so that a positive skew makes the upper side
 * wider; as much probability lies below `lower` as above `upper`. PACE_ERR_ARG for anything else. */
PACE_API PACE_CHECK pace_status pace_fan_two_piece(double *lower, double *upper, double mode, double sigma, double skew,
                                                   double coverage, pace_error *err);
/* Values on a logarithmic axis, which the subtitle says: lines and scatter only. A value of zero or less is PACE_ERR_DATA. */
PACE_API void pace_chart_log(pace_chart *chart);

/* What the title claims, checked when the chart is rendered: PACE_ERR_DATA where it is false, so that no false headline
 * is printed. "LEFT OP RIGHT" with OP one of < <= > >= = and sides numbers (16500, 16.5%) or first, last, min, max, change,
 * growth (of the first line, or of another: last(LABEL)), target, path, gap. change = last - first, growth = change / first
 * (0.165 or 16.5%); target is that of the first target, path where the way to it stands in the last period of the first
 * line, gap = last - path. Nothing is rounded: 79.5 is not 80. A side that the data do not determine is false. Several
 * claims all have to hold. Lines only. */
PACE_API void pace_chart_claim(pace_chart *chart, const char *claim);

/* Panels above each other on one time axis, in place of a second value axis: a panel a series, each with its own unit
 * and scale. Frequencies must agree (PACE_ERR_FREQ). labels may be NULL (names of the series). */
PACE_API void pace_chart_panels(pace_chart *chart, const pace_series *series, const char *const *labels, int64_t count);

/* Two moments of several things, a line each. Values that are missing at one of the two are named in a note. highlight:
 * one label in colour, the others grey; NULL = rising and falling told apart, and of more than four that all go one way the
 * one that changed most (in % where all values are above zero) is in colour. Labels without room are left out with a
 * warning. */
typedef struct pace_slope {
    const char *const *labels;
    const double *from, *to;
    int64_t count;
    const char *from_label, *to_label; /* "2015", "2020" */
    int decimals;                      /* -1 = as needed */
    const char *highlight;
} pace_slope;
PACE_API void pace_chart_slope(pace_chart *chart, const pace_slope *slope);

/* Points with names where they have room, and a least-squares line on request (its equation and R2 in the note). Of more
 * than 20 points are named: the first and the last as given, those at the ends of both axes, the three farthest from the
 * fitted line where there is one, and the highlighted one; the others have no names by design, and no warning says so. Points
 * with a missing coordinate are left out and counted in a note. */
typedef struct pace_scatter {
    const double *x, *y;
    const char *const *labels; /* NULL = no names */
    int64_t count;
    const char *x_title, *y_title;
    bool fit, log_x, log_y;
    const char *highlight; /* a label */
} pace_scatter;
PACE_API void pace_chart_scatter(pace_chart *chart, const pace_scatter *scatter);

/* --- bars and areas ------------------------------------------------------------------------------------------------ */

/* Parts of a total over periods: values[part * count + period]. Periods before the first figure and after the last are left
 * out of picture and table. A period that lacks a part has no total of its parts and no residual; in a structure it is left out. Both are noted. Labels stand beside the last stack in its order where its
 * parts are high enough for them, else in a key in that order. */
typedef struct pace_parts {
    pace_period first;
    int64_t count;
    const char *const *labels;
    int64_t part_count; /* 1 to 12 */
    const double *values;
    const double *total; /* NULL = the sum of the parts; else [count], and what the parts do not explain is a part of
                            its own, "residual", where it is more than rounding */
    int decimals;        /* -1 = as needed */
    const char *total_label; /* NULL = "total" */
    const uint8_t *status;   /* [count], letters of pace_obs_status: provisional and forecast periods are noted;
                                NULL = all normal */
} pace_parts;
/* Contributions: positives upwards and negatives downwards, total as a line with dots. */
PACE_API void pace_chart_contributions(pace_chart *chart, const pace_parts *parts);
/* Structure: areas for many periods and bars for few; share = every period is 100 %. Negative parts are PACE_ERR_DATA. */
PACE_API void pace_chart_structure(pace_chart *chart, const pace_parts *parts, bool share);
/* The same as areas from two periods on. */
PACE_API void pace_chart_area(pace_chart *chart, const pace_parts *parts, bool share);

/* From one total to another by steps: values[i] is a change, or a level where is_total[i]. A total that the steps do
 * not give is PACE_ERR_DATA, unless it differs by rounding alone; so is a missing value. is_total NULL = the first and
 * the last are totals. Upright bars lie down (with a warning) where their names do not fit. */
typedef struct pace_waterfall {
    const char *const *labels;
    const double *values;
    const bool *is_total;
    int64_t count;
    int decimals;
    bool down_is_good; /* colours of the steps */
} pace_waterfall;
PACE_API void pace_chart_waterfall(pace_chart *chart, const pace_waterfall *waterfall);

/* --- targets: a row each, as in bullets ---------------------------------------------------------------------------- */

/* How far from the path, in % of its value: bars to both sides of zero, worst first when `sorted`; the good side is told
 * by colour, symbol and word. */
PACE_API void pace_chart_gaps(pace_chart *chart, const pace_gap *rows, int64_t count, bool sorted);
/* Base, latest and target of each row, joined, on a scale of their own each. */
PACE_API void pace_chart_dumbbell(pace_chart *chart, const pace_gap *rows, int64_t count);
/* Years of the plan across, a cell the value as an index of its path (100 = on it), tinted orange to grey to blue; the
 * last column is the verdict. */
PACE_API void pace_chart_scorecard(pace_chart *chart, const pace_gap *rows, int64_t count);
/* A table with a small line in each row: name, line, latest, change a year, target, verdict. */
PACE_API void pace_chart_sparklines(pace_chart *chart, const pace_gap *rows, int64_t count);
/* One target on a half circle, for those who ask for one; bullets say the same in less room. */
PACE_API void pace_chart_gauge(pace_chart *chart, const pace_gap *row);

/* Any matrix as a heat map with the values printed: values[row * column_count + column]. middle: the value of the grey
 * tint; NaN = tints of one hue from the least to the largest. */
typedef struct pace_heat {
    const char *const *rows, *const *columns;
    int64_t row_count, column_count;
    const double *values;
    double middle;
    int decimals;
    bool down_is_good;
} pace_heat;
PACE_API void pace_chart_heat(pace_chart *chart, const pace_heat *heat);

/* --- pictures ------------------------------------------------------------------------------------------------------ */

/* "svg", "png", "pdf". The file's ending decides in pace_chart_write. Warnings (dropped labels, glyphs that no font has)
 * are lines in pace_chart_warnings after rendering. */
PACE_API PACE_CHECK pace_status pace_chart_render(pace_buffer *out, pace_chart *chart, const char *format, pace_error *err);
PACE_API PACE_CHECK pace_status pace_chart_write(pace_chart *chart, const char *path, pace_error *err);
PACE_API const char *pace_chart_warnings(const pace_chart *chart);
/* What the picture shows, for readers who cannot see it: type, series, range, last value, verdict. After rendering. */
PACE_API const char *pace_chart_alt(const pace_chart *chart);
/* The numbers behind the picture as a table, appended to `out`: "csv", "html" (a table element with title and subtitle as
 * its caption) or "md". Numbers are the shortest digits that read back to the same; missing ones are empty. */
PACE_API PACE_CHECK pace_status pace_chart_table(pace_buffer *out, const pace_chart *chart, const char *format,
                                                 pace_error *err);

/* "cairo 1.16.0, pango 1.50.12": what is linked. */
PACE_API const char *pace_chart_versions(void);

PACE_END

#endif
