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

/* "2020 target", with the plan's id where the due periods are the same too. */
static const char *mark_of(pen *p, const pace_gap *row, bool with_plan)
{
    char period[PACE_PERIOD_SIZE];
    const char *plan = with_plan && row->target.plan_id ? row->target.plan_id : "";
    bool due = pace_period_is_set(row->target.due);
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    if (due) {
        pace_period_print(period, row->target.due, p->zh ? "zh" : "en");
        pace_buffer_format(&text, p->zh ? "%s目标" : "%s target", period);
    }
    pace_buffer_text(&text, !due || !*plan ? "" : p->zh ? "，" : ", ");
    pace_buffer_text(&text, plan);
    return pen_keep(p, &text);
}

/* A name with something behind it in brackets; `open` is how they begin. */
static const char *in_brackets(pen *p, const char *name, const char *open, const char *mark)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, name);
    pace_buffer_text(&text, open);
    pace_buffer_text(&text, mark);
    pace_buffer_text(&text, p->zh ? "）" : ")");
    return pen_keep(p, &text);
}

const row_name *row_names(pen *p, int64_t count)
{
    const pace_gap *rows = p->chart->rows;
    row_name *names = pace__arena_alloc(p->scratch, (size_t)count + 1, sizeof *names);
    if (!names) {
        p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        const char *name = rows[i].target.name;
        names[i] = (row_name){name, "", name};
        if (is_twin(rows, count, i, false))
            names[i].mark = mark_of(p, &rows[i], is_twin(rows, count, i, true));
        if (*names[i].mark)
            names[i].full = in_brackets(p, name, p->zh ? "（" : " (", names[i].mark);
    }
    return names;
}

pen_lines row_wrap_name(pen *p, const row_name *name, const char *full, double size, bool bold, double width, int most)
{
    pen_lines lines = pen_wrap(p, full, size, bold, width, most);
    if (!lines.cut || !*name->mark || !pen_wrap(p, name->full, size, bold, width, most).cut)
        return lines;
    double room = width - pen_width(p, in_brackets(p, "", p->zh ? "（" : " (", name->mark), size, bold) * 1.02;
    if (room < 2.5 * size)
        return lines;
    lines = pen_wrap(p, name->name, size, bold, room, most);
    if (lines.count) {
        const char **last = &lines.at[lines.count - 1];
        *last = in_brackets(p, *last, p->zh ? "（" : " (", name->mark);
    }
    return lines;
}
