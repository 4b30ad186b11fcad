/* What the subtitle says of several panels that have an axis each. */
#ifndef PACE_LIB_CHART_PANEL_WORDS_H
#define PACE_LIB_CHART_PANEL_WORDS_H

#include "chart/chart_private.h"

/* "own unit and scale in each panel"; of one unit "own scale in each panel", behind the unit where the chart's subtitle
 * does not name it. panels_zh: what a panel is called in Chinese, 栏 or 图. */
const char *panels_say_units(pen *p, bool one_unit, pace_unit unit, const char *panels_zh);

/* The unit as it stands beside a name or in a subtitle, % for percent; "" = none. */
const char *panel_unit_words(pen *p, pace_unit unit);

#endif
