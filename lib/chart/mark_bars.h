/* Bars: what both directions share. */
#ifndef PACE_LIB_CHART_MARK_BARS_H
#define PACE_LIB_CHART_MARK_BARS_H

#include "chart/chart_private.h"
#include "chart/scale.h"

enum { BARS_SERIES_MAX = 64 };

typedef struct bar_plot {
    pen *p;
    const pace_bars *bars;
    int64_t *order; /* categories as they are drawn */
    words_style style;
    int decimals;
    double low, high; /* of all values, zero included */
    bool any;         /* there is a value */
    bool periods;     /* series are periods: tints of one hue */
    bool one_category, one_series; /* what the highlight names; a category before a series */
    layout room;
} bar_plot;

extern const chart_type chart_type_bars;

void chart_draw_bars(pen *p);

scene_color bar_color(const bar_plot *plot, int64_t category, int64_t series);
/* How a bar is filled: what is measured, what may still change, what is expected, what was planned. */
typedef enum bar_fill { BAR_SOLID, BAR_PALE, BAR_HATCHED, BAR_OUTLINED } bar_fill;
bar_fill bar_fill_of(const bar_plot *plot, int64_t category, int64_t series);
/* A plan that was missed by a little is not printed as met: digits are added until plans and values differ. */
int bars_decimals_apart(const pace_bars *bars, int decimals, words_style style);
/* Prints a value as its label; false when it is missing. */
bool bar_value(const bar_plot *plot, int64_t category, int64_t series, char out[WORDS_SIZE]);
double bar_at(const bar_plot *plot, int64_t category, int64_t series);
bool bar_is_highlight(const bar_plot *plot, int64_t category);

/* Coloured squares with their labels in lines from `top`; returns the bottom. drawn = false only measures. */
double bar_key(const bar_plot *plot, double top, bool drawn);

/* One bar from zero. A scale without zero draws nothing: PACE_ERR_ARG in the pen. */
void mark_bar(pen *p, const scale *s, double value, double across, double thickness, bool horizontal,
              scene_color color);
/* The same, filled in one of the ways. */
void mark_bar_filled(pen *p, const scale *s, double value, double across, double thickness, bool horizontal,
                     scene_color color, bar_fill fill);

/* The same from one level to another. */
void mark_bar_between(pen *p, const scale *s, double low, double high, double across, double thickness,
                      bool horizontal, scene_color color);

/* Both fail through the pen's error when there is no room. */
bool bars_vertical_fit(bar_plot *plot);
void bars_draw_vertical(bar_plot *plot);
void bars_draw_horizontal(bar_plot *plot);

#endif
