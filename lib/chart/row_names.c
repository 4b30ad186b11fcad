/* Names that tell rows apart: one indicator can be the target of several plans, and of several years of one plan. */
#include <string.h>
#include "chart/row_words.h"

static bool same_name(const pace_gap *a, const pace_gap *b)
{
    return strcmp(a->target.name, b->target.name) == 0;
}

static bool is_twin(const pace_gap *rows, int64_t count, int64_t i, bool same_due)
{
    for (int64_t k = 0; k < count; k++)
        if (k != i && same_name(&rows[k], &rows[i]) &&
            (!same_due || pace_period_same(rows[k].target.due, rows[i].target.due)))
            return true;
    return false;
}

/* "Gross product (2020 target)", with the plan's id where the due periods are the same too. */
static const char *told_apart(pen *p, const pace_gap *row, bool with_plan)
{
    char period[PACE_PERIOD_SIZE];
    const char *plan = with_plan && row->target.plan_id ? row->target.plan_id : "";
    bool due = pace_period_is_set(row->target.due);
    pace_buffer text = PACE_BUFFER_INIT;
    if (!due && !*plan)
        return row->target.name;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, row->target.name);
    pace_buffer_text(&text, p->zh ? "（" : " (");
    if (due) {
        pace_period_print(period, row->target.due, p->zh ? "zh" : "en");
        pace_buffer_format(&text, p->zh ? "%s目标" : "%s target", period);
    }
    pace_buffer_text(&text, !due || !*plan ? "" : p->zh ? "，" : ", ");
    pace_buffer_text(&text, plan);
    pace_buffer_text(&text, p->zh ? "）" : ")");
    return pen_keep(p, &text);
}

const char *const *row_names(pen *p, int64_t count)
{
    const pace_gap *rows = p->chart->rows;
    const char **names = pace__arena_alloc(p->scratch, (size_t)count + 1, sizeof *names);
    if (!names) {
        p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < count; i++)
        names[i] = is_twin(rows, count, i, false) ? told_apart(p, &rows[i], is_twin(rows, count, i, true))
                                                  : rows[i].target.name;
    return names;
}
