/* A figure as it is printed in a table or a report, taken apart: "10%以上", "约1.9万亿元", "90万人", "5.5%-6%", "[55]", "—". */
#ifndef PACE_FIGURE_H
#define PACE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>
#include "pace/buffer.h"
#include "pace/series.h"
#include "pace/unit.h"

PACE_BEGIN

typedef struct pace_figure {
    double value;             /* NaN: a mark for missing, or nothing */
    double value_high;        /* upper end of a printed range; NaN = none */
    int decimals;             /* printed digits after the point of `value` */
    pace_qualifier qualifier; /* 左右, 以上, ≥, "about", "over" ...; exact where nothing is said */
    pace_unit unit;           /* printed with the figure; quantity NONE = none. 90万人: value 90, unit person_10k */
    bool bracketed;           /* [55] 〔55〕: Chinese plan tables mark totals over the plan so */
    bool grouped;             /* thousands separators were taken out */
    bool doubtful;            /* one separator alone, 1,234: it could be a decimal comma */
    bool full_width;          /* full-width digits or signs were read as plain ones */
} pace_figure;

/* Reads all of text[0..n), spaces around it and inside it aside. Missing: nothing, `na` (NULL = none), "-", "--", "—", "——", "…",
 * "……", "..", ":", "n/a" and the like. 翻番, 翻一番, 翻两番 are ratios of 2, 2 and 4. Whatever could be read in two ways, and
 * whatever is left over, is PACE_ERR_PARSE; a unit that nobody knows is PACE_ERR_UNIT with the closest. */
PACE_API PACE_CHECK pace_status pace_figure_parse(pace_figure *out, const char *text, size_t n, const char *na, pace_error *err);

/* The figure in words that pace_figure_parse reads back to the same: "≥10%", "≈8.8%", "[55]", "6.5-7%"; lang as in pace_unit_print
 * (NULL: no unit). Missing appends nothing. */
PACE_API void pace_figure_print(pace_buffer *out, const pace_figure *figure, const char *lang);

PACE_END

#endif
