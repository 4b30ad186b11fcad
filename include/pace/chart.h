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

/* Width and height in px (1/96 inch), 16 to 32767; anything else makes the chart fail at the write call. Never NULL:
 * out of memory gives a chart that answers PACE_ERR_NOMEM. */
PACE_API pace_chart *pace_chart_new(double width, double height);
PACE_API pace_chart *pace_chart_new_with(double width, double height, const pace_allocator *allocator);
PACE_API void pace_chart_free(pace_chart *chart); /* NULL is fine */

/* Words. The title states the finding; the subtitle gives measure, unit, basis and period; the source line is at the
 * foot; notes follow it. NULL or "" = none. lang "zh" or "en" (default) picks number and period words and fonts. */
PACE_API void pace_chart_title(pace_chart *chart, const char *title);
PACE_API void pace_chart_subtitle(pace_chart *chart, const char *subtitle);
PACE_API void pace_chart_source(pace_chart *chart, const char *source);
PACE_API void pace_chart_note(pace_chart *chart, const char *note);
PACE_API void pace_chart_lang(pace_chart *chart, const char *lang);
PACE_API void pace_chart_theme(pace_chart *chart, pace_theme theme);
PACE_API void pace_chart_scale(pace_chart *chart, double factor);       /* PNG pixels per px: 1, 2 or 3 (1 to 4) */
PACE_API void pace_chart_id(pace_chart *chart, const char *prefix);     /* of ids in SVG, so that charts can share a page */

/* Line with target point and required path. Missing values (NaN) are gaps, an infinite value is PACE_ERR_DATA; provisional
 * ones (status P E U F I V) are dashed; gaps, provisional values and breaks are noted at the foot by themselves. Lines of
 * one chart have one frequency, and one unit: a warning names the line that has another. A target that has no place on the axis (undated, or in a unit that does not convert) is
 * left out with a warning. Labels may be NULL. */
PACE_API void pace_chart_line(pace_chart *chart, pace_series series, const char *label);
PACE_API void pace_chart_target_path(pace_chart *chart, const pace_target *target, const char *label);

/* Bars: one group a category, one bar a series, from zero. NaN = no bar. sorted: categories by the first series, largest
 * first. Upright bars lie down (with a warning) where their names do not fit; more categories than the canvas has room
 * for are PACE_ERR_DATA at the write call, which names how many would fit. At most 64 series. highlight: a category's
 * name is set in bold and, where there is one series, its bar alone in colour; else a series' label keeps that series in
 * colour and turns the others grey; one that names neither is a warning. */
typedef struct pace_bars {
    const char *const *categories;
    int64_t category_count;
    const char *const *labels; /* of the series */
    int64_t series_count;
    const double *values;      /* [category * series_count + series] */
    int decimals;              /* of the value labels; -1 = as needed */
    bool sorted, horizontal;
    const char *highlight;     /* a category, or the label of a series; NULL or "" = none */
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

/* "svg", "png", "pdf". The file's ending decides in pace_chart_write. Warnings (dropped labels, glyphs that no font has)
 * are lines in pace_chart_warnings after rendering. */
PACE_API PACE_CHECK pace_status pace_chart_render(pace_buffer *out, pace_chart *chart, const char *format, pace_error *err);
PACE_API PACE_CHECK pace_status pace_chart_write(pace_chart *chart, const char *path, pace_error *err);
PACE_API const char *pace_chart_warnings(const pace_chart *chart);
/* What the picture shows, for readers who cannot see it: type, series, range, last value, verdict. After rendering. */
PACE_API const char *pace_chart_alt(const pace_chart *chart);
/* The numbers behind the picture as a table, appended to `out`: "csv", "html" (a table element with the title as its
 * caption) or "md". Numbers are the shortest digits that read back to the same; missing ones are empty. */
PACE_API PACE_CHECK pace_status pace_chart_table(pace_buffer *out, const pace_chart *chart, const char *format,
                                                 pace_error *err);

/* "cairo 1.16.0, pango 1.50.12": what is linked. */
PACE_API const char *pace_chart_versions(void);

PACE_END

#endif
