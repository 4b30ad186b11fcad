/* The module that draws: what the command loads for chart, report and midterm. */
#include <pace/chart.h>
#include "cli/draw.h"
#include "cli/draw/verbs.h"

PACE_API extern const draw_module pace_draw_module;
const draw_module pace_draw_module = {pace_chart_versions, verb_chart, verb_report, verb_midterm};
