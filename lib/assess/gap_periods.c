/* The periods that a target comes to on a series. */
#include <math.h>
#include "assess/assess.h"

static const int usual_tolerance = 2;

/* The shorter periods of a longer one; false where they are not shorter. */
static bool parts_of(pace_span *out, pace_period p, const pace_series *series)
{
    unsigned freq = series->view.first.freq;
    return series->view.n > 0 && pace_period_is_set(p) && freq > p.freq && !pace_period_convert(out, p, (pace_freq)freq, NULL);
}

static void shorten(pace_target *target, const pace_series *series)
{
    pace_span parts;
    if (target->due_rule == PACE_DUE_ALIKE)
        return;
    if (parts_of(&parts, target->base_span.first, series))
        target->base_span.first = parts.first;
    if (parts_of(&parts, target->base_span.last, series))
        target->base_span.last = parts.last;
    if (parts_of(&parts, target->base_period, series))
        target->base_period = parts.last;
    if (parts_of(&parts, target->due, series))
        target->due = parts.last;
}

static bool has_value(const pace_series *series, const pace_target *target, pace_period p, pace_period at)
{
    return pace_period_is_set(p) && !gap_after(p, at) && (!pace_period_is_set(target->due) || gap_after(target->due, p)) &&
           isfinite(pace_view_at(series->view, p));
}

static pace_period nearest(const pace_series *series, const pace_target *target, pace_period at)
{
    int tolerance = target->base_tolerance ? target->base_tolerance : usual_tolerance;
    if (has_value(series, target, target->base_period, at))
        return target->base_period;
    for (int64_t away = 1; away <= tolerance; away++)
        for (int64_t sign = 1; sign >= -1; sign -= 2) {
            pace_period p = gap_step(target->base_period, sign * away);
            if (has_value(series, target, p, at))
                return p;
        }
    return target->base_period;
}

pace_target gap_settled(const pace_series *series, const pace_target *target, pace_period at, bool *moved)
{
    pace_target out = *target;
    pace_period base;
    shorten(&out, series);
    *moved = false;
    if (out.base_rule == PACE_BASE_NEAREST && isnan(out.base) && series->view.n > 0) {
        base = nearest(series, &out, at);
        *moved = !pace_period_same(base, out.base_period);
        out.base_period = base;
    }
    if (!pace_period_same(out.base_period, target->base_period))
        out.plan_span.first = gap_step(out.base_period, 1);
    if (!pace_period_same(out.due, target->due))
        out.plan_span.last = out.due;
    return out;
}

int64_t gap_due_choices(pace_span *out, const pace_series *series, const pace_target *target)
{
    return target->due_rule == PACE_DUE_ANY && parts_of(out, target->due, series) ? pace_span_count(*out) : 0;
}
