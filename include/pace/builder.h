/* Making a data set in memory: from arrays, from a panel, from a table.
 *
 *     pace_builder *build = pace_builder_new("riverton", "en", "Riverton");
 *     pace_builder_source(build, "yearbook", "Statistical Yearbook 2023", "2023-11");
 *     pace_builder_plan(build, "14th", "14th five-year plan", "2021-2025");
 *     pace_builder_indicator(build, "gdp", "GDP", NULL);
 *     pace_builder_series(build, "gdp", gdp);
 *     pace_builder_target(build, "gdp", "14th", &target);
 *     if (pace_builder_end(&dataset, build, &err)) ...
 *
 * Sticky: after the first fault the calls do nothing and pace_builder_end answers with it. Everything is copied. The data set is
 * immutable once built, and like one that was read from a file in every way. */
#ifndef PACE_BUILDER_H
#define PACE_BUILDER_H

#include "pace/dataset.h"
#include "pace/figure.h"
#include "pace/panel.h"

PACE_BEGIN

typedef struct pace_builder pace_builder;

/* lang (BCP 47) is the language of all names below that do not say another; a name that is NULL is the id. Ids: 1 to 128 letters
 * of any script, digits, '_', '-', '.'. Never NULL: out of memory gives a builder that answers PACE_ERR_NOMEM. */
PACE_API pace_builder *pace_builder_new(const char *id, const char *lang, const char *name);
PACE_API pace_builder *pace_builder_new_with(const char *id, const char *lang, const char *name, const pace_allocator *allocator);
PACE_API void pace_builder_free(pace_builder *builder); /* NULL is fine; also after pace_builder_end */

/* The source of all that is added from here on, until the next one. published: a day, month or year as text; NULL = unknown. What is
 * added before any source stands under one called "unstated". An id that is there (name and published NULL) goes on with it. */
PACE_API void pace_builder_source(pace_builder *builder, const char *id, const char *name, const char *published);
/* span: the years that count, "2021-2025". */
PACE_API void pace_builder_plan(pace_builder *builder, const char *id, const char *name, const char *span);

typedef struct pace_indicator_opts {
    size_t size;
    const char *domain;        /* "" or NULL = "other" */
    pace_stock_flow stock_flow;
    pace_direction better;
    const char *note;
} pace_indicator_opts;
#define PACE_INDICATOR_OPTS_INIT {sizeof(pace_indicator_opts), NULL, PACE_STOCK_FLOW_NONE, PACE_UP_IS_GOOD, NULL}

PACE_API void pace_builder_indicator(pace_builder *builder, const char *id, const char *name, const pace_indicator_opts *opts);
/* A further wording of the data set (what ""), or of a source, plan or indicator by id ("plan:14th" where others are called so). */
PACE_API void pace_builder_wording(pace_builder *builder, const char *what, const char *lang, const char *name);

/* The values of an indicator: series.kind, unit, basis and the frequency of series.view make the measure; status, qualifier and
 * decimals are kept where they are given; missing values add nothing, so that a series of none makes the measure alone. A second
 * series of the same measure adds vintages to it. Money of which no basis is given is "unstated". */
PACE_API void pace_builder_series(pace_builder *builder, const char *indicator, pace_series series);
/* One figure with all that is printed with it, at `period` (text as in a data set; a span for totals). */
PACE_API void pace_builder_figure(pace_builder *builder, const char *indicator, pace_measure_kind kind, pace_basis basis,
                                  const char *period, const pace_figure *figure, uint8_t status);
/* Every row of a panel: its key `indicator[:measure][@basis]` names the indicator, which is made where there is none. */
PACE_API void pace_builder_panel(pace_builder *builder, const pace_panel *panel);

/* target->type, due, value and what else is set; base_period unset = the period before the plan; strings in it are not looked at
 * but relative_to. The measure is the indicator's one that suits the type (growth for a rate, share, else level) and the unit
 * when all are there, or made where the indicator has none at all; ambiguous ones are a fault that lists them. */
PACE_API void pace_builder_target(pace_builder *builder, const char *indicator, const char *plan, const pace_target *target);

PACE_API pace_status pace_builder_status(const pace_builder *builder); /* of the first fault so far */
PACE_API PACE_CHECK pace_status pace_builder_end(pace_dataset **out, pace_builder *builder, pace_error *err);

PACE_END

#endif
