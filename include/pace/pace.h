/* pace: economic indicators against their targets.
 *
 *   how fast is it growing    growth.h  index.h
 *   at what prices            prices.h
 *   over which periods        aggregate.h  disaggregate.h  splice.h  calendar.h
 *   without its seasons       season.h  seasonality.h  calendar_effect.h
 *   where its trend goes      filter.h
 *   where it turned           turning.h
 *   is there a trend          trend_tests.h  homogeneity.h  stationarity.h
 *   what is it made of        series.h  dataset.h  panel.h  period.h  unit.h
 *   who has how much of it    structure.h
 *   how is it altogether      composite.h
 *   how was it revised        revision.h
 *   are we on pace            target.h  gap.h
 *   by whose rule             rulebook.h  assess.h  pairs.h
 *   how likely                trend.h  chance.h  outlook.h
 *   sums, spread, regression  moments.h  autoregression.h  regression.h  diagnostics.h
 *   did it change its course  breaks.h
 *   on a scale that is even   box_cox.h
 *
 * The one promised include of libpace. Charts and reports are in <pace/chart.h>, library libpace-chart. */
#ifndef PACE_PACE_H
#define PACE_PACE_H

#include "pace/aggregate.h"
#include "pace/assess.h"
#include "pace/autoregression.h"
#include "pace/box_cox.h"
#include "pace/breaks.h"
#include "pace/buffer.h"
#include "pace/builder.h"
#include "pace/calendar.h"
#include "pace/calendar_effect.h"
#include "pace/chance.h"
#include "pace/coherence.h"
#include "pace/composite.h"
#include "pace/dataset.h"
#include "pace/diagnostics.h"
#include "pace/disaggregate.h"
#include "pace/exec.h"
#include "pace/explain.h"
#include "pace/figure.h"
#include "pace/fill.h"
#include "pace/filter.h"
#include "pace/gap.h"
#include "pace/growth.h"
#include "pace/homogeneity.h"
#include "pace/index.h"
#include "pace/memory.h"
#include "pace/midterm.h"
#include "pace/moments.h"
#include "pace/number.h"
#include "pace/outlook.h"
#include "pace/pairs.h"
#include "pace/panel.h"
#include "pace/period.h"
#include "pace/prices.h"
#include "pace/regression.h"
#include "pace/revision.h"
#include "pace/rolling.h"
#include "pace/rulebook.h"
#include "pace/season.h"
#include "pace/seasonality.h"
#include "pace/series.h"
#include "pace/splice.h"
#include "pace/stationarity.h"
#include "pace/status.h"
#include "pace/structure.h"
#include "pace/tables.h"
#include "pace/target.h"
#include "pace/text.h"
#include "pace/trend.h"
#include "pace/trend_tests.h"
#include "pace/turning.h"
#include "pace/unit.h"
#include "pace/version.h"

#endif
