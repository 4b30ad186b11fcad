/* Names that tell rows apart: one indicator can be the target of several plans, and of several years of one plan. */
#include <string.h>
#include "chart/row_words.h"

/* What differs between a row and its namesakes: with the same due period only the plan can tell. */
typedef struct namesakes {
    bool due, plan;
} namesakes;

static namesakes find_namesakes(const pace_gap *rows, int64_t count, int64_t i)
{
    namesakes found = {false, false};
    const pace_target *own = &rows[i].target;
    for (int64_t k = 0; k < count; k++) {
        const pace_target *other = &rows[k].target;
        if (k == i || strcmp(other->name, own->name) != 0)
            continue;
        if (!pace_period_same(other->due, own->due))
            found.due = true;
        else if (strcmp(other->plan_id, own->plan_id) != 0)
            found.plan = true;
    }
    return found;
}

/* "2020 target", with the plan's id where the due periods are the same too. */
static const char *mark_of(pen *p, const pace_gap *row, bool with_plan)
{
    char period[PACE_PERIOD_SIZE];
    const char *plan = with_plan ? row->target.plan_id : "";
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

const row_name *row_names(pen *p, const pace_gap *rows, int64_t count)
{
    row_name *names = pace__arena_alloc(p->scratch, (size_t)count + 1, sizeof *names);
    if (!names) {
        p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        const char *name = rows[i].target.name;
        names[i] = (row_name){name, "", name};
        namesakes found = find_namesakes(rows, count, i);
        if (found.due || found.plan)
            names[i].mark = mark_of(p, &rows[i], found.plan);
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
