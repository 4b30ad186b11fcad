/* Year-on-year over many rows is bound by memory, not by arithmetic: on machines that have such stores, long results
 * are written past the caches, which saves reading each line before it is overwritten. Division and subtraction are
 * rounded alike in every form, so that all of them give the same bits. */
#include <float.h>
#include <math.h>
#include "transform/rate.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* A rate is proper where the earlier value is positive and the result finite: NaN and infinite operands fail too. */
static bool rate_plain(double *out, const double *in, int64_t from, int64_t to, int64_t lag)
{
    int bad = 0;
    for (int64_t i = from; i < to; i++) {
        double before = in[i - lag], rate = (in[i] - before) / before;
        out[i] = rate;
        bad |= !(before > 0) | !(fabs(rate) <= DBL_MAX);
    }
    return !bad;
}

static void clear_plain(double *out, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        out[i] = (double)NAN;
}

#if defined(__SSE2__)

static bool is_aligned(const double *out)
{
    return ((uintptr_t)out & 15) == 0;
}

static inline void store(double *out, __m128d pair, bool streaming)
{
    if (streaming)
        _mm_stream_pd(out, pair);
    else
        _mm_storeu_pd(out, pair);
}

static bool rate_pairs(double *out, const double *in, int64_t n, int64_t lag, bool streaming)
{
    const __m128d largest = _mm_set1_pd(DBL_MAX), zero = _mm_setzero_pd(), missing = _mm_set1_pd((double)NAN);
    const __m128d magnitude = _mm_castsi128_pd(_mm_set1_epi64x(INT64_C(0x7FFFFFFFFFFFFFFF)));
    __m128d good = _mm_cmpeq_pd(zero, zero);
    int64_t i = !is_aligned(out) && lag > 0, first;
    bool fine;
    clear_plain(out, 0, i);
    for (; i + 2 <= lag; i += 2)
        store(out + i, missing, streaming);
    clear_plain(out, i, lag);
    first = lag + (lag < n && !is_aligned(out + lag));
    fine = rate_plain(out, in, lag, first, lag);
    for (i = first; i + 2 <= n; i += 2) {
        __m128d now = _mm_loadu_pd(in + i), before = _mm_loadu_pd(in + i - lag);
        __m128d rate = _mm_div_pd(_mm_sub_pd(now, before), before);
        store(out + i, rate, streaming);
        good = _mm_and_pd(good, _mm_cmple_pd(_mm_and_pd(rate, magnitude), largest));
        good = _mm_and_pd(good, _mm_cmpgt_pd(before, zero));
    }
    return rate_plain(out, in, i, n, lag) && fine && _mm_movemask_pd(good) == 3;
}

#endif

bool pace__rate_row(double *out, const double *in, int64_t n, int64_t lag, bool streaming)
{
#if defined(__SSE2__)
    return rate_pairs(out, in, n, lag, streaming);
#else
    (void)streaming;
    clear_plain(out, 0, lag);
    return rate_plain(out, in, lag, n, lag);
#endif
}

void pace__rate_rows_end(bool streaming)
{
#if defined(__SSE2__)
    if (streaming)
        _mm_sfence();
#else
    (void)streaming;
#endif
}
