/* STL on several series beside each other, or one: a number of the type LANES holds one value of each. Included once a
 * width, with LANES, NAMED(function) and TARGET; every width adds in the same order, so the bits are the same. */

/* Weighted sum of `len` numbers. */
TARGET static inline void NAMED(sum)(LANES *out, const double *w, const LANES *x, int64_t len)
{
    LANES a = {0}, b = {0}, c = {0}, d = {0};
    int64_t j = 0;
    for (; j + 4 <= len; j += 4) {
        a += w[j] * x[j];
        b += w[j + 1] * x[j + 1];
        c += w[j + 2] * x[j + 2];
        d += w[j + 3] * x[j + 3];
    }
    for (; j < len; j++)
        a += w[j] * x[j];
    *out = (a + b) + (c + d);
}

/* y[at * apart] for all places of the smoother; those between fitted ones lie on lines. */
TARGET static inline void NAMED(smooth)(const pace__stl_smooth *s, const LANES *x, LANES *y, int64_t apart)
{
    const pace__stl_point *p = s->point;
    for (int64_t i = 0; i < s->count; i++) {
        int64_t gap = i ? p[i].at - p[i - 1].at : 1;
        LANES fit;
        NAMED(sum)(&fit, p[i].w, x + p[i].lo, p[i].len);
        y[p[i].at * apart] = fit;
        if (gap == 1)
            continue;
        LANES before = y[p[i - 1].at * apart], slope = (fit - before) * (1.0 / (double)gap);
        for (int64_t k = 1; k < gap; k++)
            y[(p[i - 1].at + k) * apart] = before + slope * (double)k;
    }
}

TARGET static inline void NAMED(average)(const LANES *x, int64_t n, int64_t window, LANES *out)
{
    LANES sum = {0};
    double share = 1.0 / (double)window;
    for (int64_t i = 0; i < window; i++)
        sum += x[i];
    out[0] = sum * share;
    for (int64_t i = window; i < n; i++) {
        sum += x[i] - x[i - window];
        out[i - window + 1] = sum * share;
    }
}

/* Seasonal values of each place of the cycle, one cycle further at both ends. */
TARGET static inline void NAMED(cycles)(const pace__stl_plan *plan, const LANES *y, const LANES *trend, LANES *sub, LANES *cycle)
{
    int64_t period = plan->period, longer = plan->n % period;
    for (int64_t k = 0; k < period; k++) {
        const pace__stl_smooth *s = &plan->seasonal[k >= longer];
        for (int64_t i = 0; i < s->n; i++)
            sub[i] = y[i * period + k] - trend[i * period + k];
        NAMED(smooth)(s, sub, cycle + period + k, period);
    }
}

TARGET void NAMED(pace__stl_rounds)(const pace__stl_plan *plan, const pace__stl_work *work);
TARGET void NAMED(pace__stl_rounds)(const pace__stl_plan *plan, const pace__stl_work *work)
{
    const LANES *y = (const LANES *)(const void *)work->y, zero = {0};
    LANES *trend = (LANES *)(void *)work->trend, *seasonal = (LANES *)(void *)work->seasonal;
    LANES *cycle = (LANES *)(void *)work->cycle, *a = (LANES *)(void *)work->a, *b = (LANES *)(void *)work->b;
    LANES *sub = (LANES *)(void *)work->sub;
    int64_t n = plan->n, period = plan->period;
    for (int64_t i = 0; i < n; i++)
        trend[i] = zero;
    for (int64_t round = 0; round < plan->inner; round++) {
        NAMED(cycles)(plan, y, trend, sub, cycle);
        NAMED(average)(cycle, n + 2 * period, period, a);
        NAMED(average)(a, n + period + 1, period, b);
        NAMED(average)(b, n + 2, 3, a);
        NAMED(smooth)(&plan->low_pass, a, b, 1);
        for (int64_t i = 0; i < n; i++) {
            seasonal[i] = cycle[period + i] - b[i];
            b[i] = y[i] - seasonal[i];
        }
        NAMED(smooth)(&plan->trend, b, trend, 1);
    }
}
