#include <math.h>
#include "chart/scale.h"

double scale_at(const scale *s, double value)
{
    double range = s->high / 2 - s->low / 2;
    if (!(range > 0))
        return s->from;
    return s->from + (value / 2 - s->low / 2) / range * (s->to - s->from);
}

bool scale_has_zero(const scale *s)
{
    return s->low <= 0 && s->high >= 0;
}

static void drop_far_ticks(ticks *t, double low, double high, bool all)
{
    int kept = 0;
    double reach = all ? t->step * 1.001 : t->step * 0.34;
    for (int i = 0; i < t->count; i++)
        if (t->at[i] >= low - reach && t->at[i] <= high + reach)
            t->at[kept++] = t->at[i];
    if (kept)
        t->count = kept;
}

static bool holds_zero(const ticks *t)
{
    for (int i = 0; i < t->count; i++)
        if (t->at[i] >= 0 && t->at[i] <= 0)
            return true;
    return false;
}

typedef struct demand {
    double low, high, from, to, least;
    int most;
    bool all; /* the scale ends on ticks */
} demand;

/* The ticks for one count; false when they stand too close or are too many. */
static bool try_count(const demand *d, int wanted, scale *s, ticks *t)
{
    ticks_find(t, d->low, d->high, wanted);
    drop_far_ticks(t, d->low, d->high, d->all);
    *s = (scale){fmin(d->low, t->at[0]), fmax(d->high, t->at[t->count - 1]), d->from, d->to};
    bool apart = t->count < 2 || fabs(scale_at(s, t->at[1]) - scale_at(s, t->at[0])) >= d->least;
    return apart && t->count <= d->most;
}

/* Where not even the fewest ticks have room: every other one, and so on. */
static void thin(const demand *d, const scale *s, ticks *t)
{
    while (t->count > 2 && fabs(scale_at(s, t->at[1]) - scale_at(s, t->at[0])) < d->least) {
        t->count = (t->count + 1) / 2;
        t->step *= 2;
        for (int i = 1; i < t->count; i++)
            t->at[i] = t->at[2 * i];
    }
}

scale scale_linear(double low, double high, double from, double to, double least, double comfort, int most,
                   bool from_zero, ticks *out)
{
    scale s, other;
    ticks better;
    if (from_zero) {
        low = fmin(low, 0);
        high = fmax(high, 0);
    }
    ticks_widen(&low, &high);
    demand d = {low, high, from, to, least, most, from_zero};
    int wanted = (int)fmin(fmax(fabs(to - from) / comfort, 1), most - 1) + 1;
    while (!try_count(&d, wanted, &s, out) && wanted > 2)
        wanted--;
    if (!(low < 0 && high > 0) || holds_zero(out)) {
        thin(&d, &s, out);
        return s;
    }
    for (int away = 1; away < most; away++) /* a scale that crosses zero names it */
        for (int sign = 1; sign >= -1; sign -= 2)
            if (wanted + sign * away >= 2 && try_count(&d, wanted + sign * away, &other, &better) &&
                holds_zero(&better)) {
                *out = better;
                return other;
            }
    thin(&d, &s, out);
    return s;
}
