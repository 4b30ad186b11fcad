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

scale scale_linear(double low, double high, double from, double to, double least, double comfort, int most, bool from_zero, ticks *out)
{
    if (from_zero) {
        low = fmin(low, 0);
        high = fmax(high, 0);
    }
    ticks_widen(&low, &high);
    double pixels = fabs(to - from);
    int wanted = (int)fmin(fmax(pixels / comfort, 1), most - 1) + 1;
    for (;; wanted--) {
        scale s = {low, high, from, to};
        ticks_find(out, low, high, wanted);
        drop_far_ticks(out, low, high, from_zero);
        s.low = fmin(low, out->at[0]);
        s.high = fmax(high, out->at[out->count - 1]);
        bool apart = out->count < 2 || fabs(scale_at(&s, out->at[1]) - scale_at(&s, out->at[0])) >= least;
        if (wanted <= 2 || (apart && out->count <= most))
            return s;
    }
}
