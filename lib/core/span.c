#include "core/calendar.h"
#include "pace/period.h"

pace_span pace_span_of(pace_period first, pace_period last)
{
    return (pace_span){first, last};
}

static bool comparable(pace_period a, pace_period b)
{
    return pace_period_is_set(a) && pace_period_is_set(b) && a.freq == b.freq && a.anchor % 12 == b.anchor % 12;
}

bool pace_span_is_closed(pace_span span)
{
    return comparable(span.first, span.last) && span.first.ord <= span.last.ord;
}

bool pace_span_is_single(pace_span span)
{
    return pace_span_is_closed(span) && span.first.ord == span.last.ord;
}

int64_t pace_span_count(pace_span span)
{
    return pace_span_is_closed(span) ? (int64_t)span.last.ord - span.first.ord + 1 : 0;
}

/* An open end holds everything on its side, an undated span nothing. */
bool pace_span_holds(pace_span span, pace_period p)
{
    bool from = pace_period_is_set(span.first), to = pace_period_is_set(span.last);
    if (!from && !to)
        return false;
    return (!from || (comparable(span.first, p) && span.first.ord <= p.ord)) &&
           (!to || (comparable(span.last, p) && p.ord <= span.last.ord));
}

/* The later of two first ends, the earlier of two last ones; an open end gives way. False where they do not compare. */
static bool choose(pace_period *out, pace_period a, pace_period b, bool later)
{
    if (!pace_period_is_set(a) || !pace_period_is_set(b)) {
        *out = pace_period_is_set(a) ? a : b;
        return true;
    }
    *out = (a.ord > b.ord) == later ? a : b;
    return comparable(a, b);
}

static bool is_undated(pace_span span)
{
    return !pace_period_is_set(span.first) && !pace_period_is_set(span.last);
}

bool pace_span_intersect(pace_span *out, pace_span a, pace_span b)
{
    pace_span common;
    if (!out || is_undated(a) || is_undated(b) || !choose(&common.first, a.first, b.first, true) ||
        !choose(&common.last, a.last, b.last, false))
        return false;
    if (pace_period_is_set(common.first) && pace_period_is_set(common.last) && !pace_span_is_closed(common))
        return false;
    *out = common;
    return true;
}
