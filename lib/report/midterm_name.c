/* What a row is called: targets of one indicator in one plan, one on its level and one on its growth, are told apart. */
#include <string.h>
#include "report/midterm.h"

static bool same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static const char *plain_name(const midterm_sheet *sheet, int64_t row)
{
    return pace_dataset_target_name(sheet->data, &sheet->rows[row].gap->target, sheet->lang);
}

/* Rows of one indicator stand together. */
static bool has_namesake(const midterm_sheet *sheet, int64_t row)
{
    const pace_target *of = &sheet->rows[row].gap->target;
    for (int64_t step = -1; step <= 1; step += 2) {
        for (int64_t i = row + step; i >= 0 && i < sheet->count; i += step) {
            const pace_target *other = &sheet->rows[i].gap->target;
            if (!same_text(of->indicator, other->indicator))
                break;
            if (other->type != of->type && same_text(of->plan_id, other->plan_id) && strcmp(plain_name(sheet, row), plain_name(sheet, i)) == 0)
                return true;
        }
    }
    return false;
}

/* False: the name alone is that of the level. */
static bool word_for(report_word *out, pace_target_type type)
{
    switch (type) {
    case PACE_TARGET_GROWTH: *out = W_MID_NAME_GROWTH; return true;
    case PACE_TARGET_AVERAGE_GROWTH: *out = W_MID_NAME_AVERAGE; return true;
    case PACE_TARGET_CUMULATIVE: *out = W_MID_NAME_CUMULATIVE; return true;
    case PACE_TARGET_TOTAL: *out = W_MID_NAME_TOTAL; return true;
    case PACE_TARGET_FLOOR: *out = W_MID_NAME_FLOOR; return true;
    case PACE_TARGET_CEILING: *out = W_MID_NAME_CEILING; return true;
    case PACE_TARGET_RANK: *out = W_MID_NAME_RANK; return true;
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_REDUCTION: break;
    }
    return false;
}

const char *midterm_name(content *c, const midterm_sheet *sheet, int64_t row)
{
    report_word word;
    const char *name = plain_name(sheet, row);
    if (!word_for(&word, sheet->rows[row].gap->target.type) || !has_namesake(sheet, row))
        return doc_copy(c->doc, name);
    return say_fill(c, word, "name", name, NULL);
}
