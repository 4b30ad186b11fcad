/* A table with a figure every few periods: lines are drawn over what lies between, columns for it are left out. */
#include <string.h>
#include "chart/spacing.h"

enum { STEP_LEAST = 3 }; /* every second period missing may be chance in one series, hardly in several */

int64_t spacing_step(const uint8_t *figures, int64_t n, int64_t *count)
{
    int64_t step = 0, before = -1;
    *count = 0;
    for (int64_t i = 0; i < n; i++) {
        if (!figures[i])
            continue;
        if (before >= 0 && step && i - before != step)
            return 0;
        step = before >= 0 ? i - before : 0;
        before = i;
        ++*count;
    }
    return step > 1 ? step : 0;
}

bool spacing_is_meant(int64_t step, int64_t count, bool several)
{
    return step >= STEP_LEAST || (step && count > 2 && several);
}

void spacing_note(pen *p, const char *from, const char *to, int64_t count, const char *many)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    if (count > 2)
        pace_buffer_text(&text, many);
    else
        pace_buffer_format(&text, p->zh ? "%s与%s之间无数据。" : "No figures between %s and %s.", from, to);
    pen_note(p, pen_keep(p, &text));
}

static bool are_periods(const char *const *names, int64_t n)
{
    pace_span span;
    for (int64_t i = 0; i < n; i++)
        if (pace_span_parse(&span, names[i], strlen(names[i]), NULL, NULL))
            return false;
    return true;
}

int64_t spacing_columns(pen *p, const char *const *names, uint8_t *figures, int64_t n, bool several)
{
    int64_t count, first = 0, last = n - 1, step = spacing_step(figures, n, &count);
    if (!spacing_is_meant(step, count, several) || !are_periods(names, n)) {
        memset(figures, 1, (size_t)n);
        return n;
    }
    while (!figures[first])
        first++;
    while (!figures[last])
        last--;
    spacing_note(p, names[first], names[last], count,
                 p->zh ? "所示各时期之间无数据。" : "No figures between the periods shown.");
    return count;
}
