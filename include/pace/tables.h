/* Two plain tables, targets and actual values, as one data set: what an office has in its spreadsheets.
 *
 * Targets, a row a target, columns in any order, English or Chinese headings: indicator 指标 (name or id), id, unit 单位,
 * nature 属性 (binding 约束性, anticipatory 预期性), base_period 基期, base 基期值, target_period 目标期, target 目标值, and
 * where it matters type 类型, better 方向, path 路径, plan 规划, basis 价格, domain 领域, source 来源, note 备注, name_en, name_zh.
 * Cells may hold what is printed: 1.9万亿元, 10%以上, [55].
 * Actual values: any table that pace_panel_load reads, wide, long or with the periods side by side.
 *
 * A unit that nobody knows is no fault: the figures are taken as they stand, with the word (unit_text; the unit is "none"), and the
 * word has to be the same in both tables. Words such as 件 and 公顷 stay beside the unit that they are.
 *
 * The two are matched by id, else by name (width of letters, case, spaces and units in brackets aside). What was assumed, and
 * every row that has no partner with the closest names, is a line "PLACE: ..." in `notes` (NULL: nobody wants them). What asks for
 * action comes first, a line each; what several rows share is one line, "FILE: why: 30 rows, first in line 2 (a, b, c, ...)". */
#ifndef PACE_TABLES_H
#define PACE_TABLES_H

#include <stdbool.h>
#include "pace/dataset.h"

PACE_BEGIN

typedef struct pace_tables_opts {
    size_t size;
    const pace_allocator *allocator; /* NULL = malloc */
    const char *encoding;            /* NULL = UTF-8 only, refused with the remedy when it is not */
    const char *na;                  /* a further mark for missing; NULL = none */
    pace_freq freq;                  /* of the actual values; NONE = as their labels say */
    const char *id;                  /* of the data set; NULL = "figures" */
    const char *lang, *name;         /* of the data set; NULL = made from the tables */
} pace_tables_opts;
#define PACE_TABLES_OPTS_INIT {sizeof(pace_tables_opts), NULL, NULL, NULL, PACE_FREQ_NONE, NULL, NULL, NULL}

typedef struct pace_table_text { /* a table in memory; `name` is what errors call it */
    const char *bytes;
    size_t n;
    const char *name;
} pace_table_text;

/* actuals NULL: targets with their bases alone. Errors name file, line, column and heading. O(n). */
PACE_API PACE_CHECK pace_status pace_tables_load(pace_dataset **out, pace_buffer *notes, const char *targets, const char *actuals,
                                                 const pace_tables_opts *opts, pace_error *err);
PACE_API PACE_CHECK pace_status pace_tables_read(pace_dataset **out, pace_buffer *notes, const pace_table_text *targets,
                                                 const pace_table_text *actuals, const pace_tables_opts *opts, pace_error *err);
/* All faults of both tables, a line each (the first 1000), as pace_dataset_check; a row without a partner is one of them. */
PACE_API PACE_CHECK pace_status pace_tables_check(pace_buffer *lines, int64_t *faults, const char *targets, const char *actuals,
                                                  const pace_tables_opts *opts, pace_error *err);

/* Does the heading of these bytes say that it is a table of targets? */
PACE_API bool pace_tables_is_targets(const char *bytes, size_t n);

/* A data set as two tables that pace_tables_read reads back to the same indicators, values, qualifiers, statuses, targets and
 * sources. `lost` gets a line for each thing that tables have no place for (NULL: nobody wants them). */
PACE_API PACE_CHECK pace_status pace_tables_write(pace_buffer *targets, pace_buffer *actuals, pace_buffer *lost,
                                                  const pace_dataset *dataset, pace_error *err);

PACE_END

#endif
