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
 * What no column says, the figures do, and `notes` tell it:
 * - Less is better where the target is an upper bound (≤180, 180以内), else where it is below its base, of the row or of the actual
 *   values, else where the name says so (失业率, 能耗); a lower bound says that more is better. A column 方向 comes before all.
 * - Reductions (a percentage whose name says 降低, 下降, reduction) are negative changes, however the target is printed. Actual
 *   values that are all positive are reductions then, negative ones changes; of both signs they are as the target is printed.
 * - Figures in brackets, [90], come together over the plan. Of flows (新增, 累计, 投资, new ...) that is a total; of what is there (in years,
 *   an index, anything per something; 率, 比重, 寿命, 人均, 保有量, 里程 ...) a change, which is added to the base: 77.9 and [1] are 78.9. Of
 *   other names a change where the base alone is as much as the figure, else a total. Without a base a change is not assessed.
 * - An upper bound or "about" on unemployment or the rise of consumer prices, and any figure for the latter, is a ceiling for
 *   every year: such a rate has no way to go.
 * - Growth of output (生产总值, GDP, 增加值) is at comparable prices, as official statistics count it, and so is what a name or
 *   heading calls 实际增长, 不变价 or 可比价. Levels at current or unstated prices never judge it. A column 价格 says otherwise.
 *
 * The two are matched by id, else by name (width of letters, case, spaces and units in brackets aside). What was assumed, and
 * every row that has no partner with the closest names, is a line "PLACE: ..." in `notes` (NULL: nobody wants them). What asks for
 * action comes first, a line each; what several rows share is one line, "FILE: why: 30 rows, first in line 2 (a, b, c, ...)". */
#ifndef PACE_TABLES_H
#define PACE_TABLES_H

#include <stdbool.h>
#include "pace/dataset.h"
#include "pace/exec.h"

PACE_BEGIN

typedef struct pace_tables_opts {
    size_t size;
    const pace_allocator *allocator; /* NULL = malloc */
    const char *encoding;            /* NULL = UTF-8 only, refused with the remedy when it is not */
    const char *na;                  /* a further mark for missing; NULL = none */
    pace_freq freq;                  /* of the actual values; NONE = as their labels say */
    const char *id;                  /* of the data set; NULL = "figures" */
    const char *lang, *name;         /* of the data set; NULL = made from the tables */
    const pace_exec *exec;           /* reads both tables at a time; NULL, or an `allocator` is given = one after the other. The
                                      * same data set and notes either way. */
} pace_tables_opts;
#define PACE_TABLES_OPTS_INIT {sizeof(pace_tables_opts), NULL, NULL, NULL, PACE_FREQ_NONE, NULL, NULL, NULL, NULL}

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
