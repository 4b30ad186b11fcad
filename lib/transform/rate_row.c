/* Year-on-year over many rows. Two things bound it: division, which wide registers do faster, and memory, where a long
 * result is best written past the caches, since that saves reading each line before it is overwritten. So one plain
 * loop is compiled for the widths that the processor may have, fills a small tile, and the tile is streamed out.
 * Subtraction and division round alike in every width: the bits do not depend on the machine. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "core/wide.h"
#include "transform/rate.h"

enum {
    TILE = 512, /* doubles: a tile stays in the first cache */
    LINE = 64,  /* bytes of a cache line */
    LINE_DOUBLES = LINE / (int)sizeof(double)
};

#if PACE__WIDE
#include <emmintrin.h>
#define INLINE static inline __attribute__((always_inline))
#else
#define INLINE static inline
#endif

/* A rate is proper where the earlier value is positive and the result finite: NaN and infinite operands fail too. */
INLINE bool rate_loop(double *restrict out, const double *restrict now, const double *before, int64_t n)
{
    int bad = 0;
    for (int64_t i = 0; i < n; i++) {
        double base = before[i], rate = (now[i] - base) / base;
        out[i] = rate;
        bad |= !(base > 0) | !(fabs(rate) <= DBL_MAX);
    }
    return !bad;
}

static bool rate_plain(double *out, const double *now, const double *before, int64_t n)
{
    return rate_loop(out, now, before, n);
}

#if PACE__WIDE
PACE__FOR_PROCESSOR("avx2") static bool rate_256(double *out, const double *now, const double *before, int64_t n)
{
    return rate_loop(out, now, before, n);
}

PACE__FOR_PROCESSOR(PACE__WIDEST)
static bool rate_512(double *out, const double *now, const double *before, int64_t n)
{
    return rate_loop(out, now, before, n);
}
#endif

int pace__rate_kernels(pace__rate_kernel out[PACE__RATE_KERNELS])
{
    int count = 0;
#if PACE__WIDE
    if (PACE__HAS_512())
        out[count++] = rate_512;
    if (PACE__HAS_256())
        out[count++] = rate_256;
#endif
    out[count++] = rate_plain;
    return count;
}

/* The tile into memory. Only whole cache lines are streamed: a line that is streamed in two halves is written twice. */
static void put_tile(double *out, const double *tile, int64_t n, bool streaming)
{
    int64_t i = 0;
#if PACE__WIDE
    if (streaming) {
        i = (int64_t)((LINE - (uintptr_t)out % LINE) % LINE / sizeof *out);
        i = i < n ? i : n;
        memcpy(out, tile, (size_t)i * sizeof *out);
        for (; i + LINE_DOUBLES <= n; i += LINE_DOUBLES)
            for (int64_t j = 0; j < LINE_DOUBLES; j += 2)
                _mm_stream_pd(out + i + j, _mm_loadu_pd(tile + i + j));
    }
#else
    (void)streaming;
#endif
    memcpy(out + i, tile + i, (size_t)(n - i) * sizeof *out);
}

bool pace__rate_row(pace__rate_kernel kernel, double *out, const double *in, int64_t n, int64_t lag, bool streaming)
{
    double tile[TILE];
    bool proper = true;
    for (int64_t start = 0; start < n; start += TILE) {
        int64_t end = n - start < TILE ? n : start + TILE, i = start;
        for (; i < lag && i < end; i++)
            tile[i - start] = (double)NAN;
        if (i < end)
            proper = kernel(tile + (i - start), in + i, in + i - lag, end - i) && proper;
        put_tile(out + start, tile, end - start, streaming);
    }
    return proper;
}

void pace__rate_rows_end(bool streaming)
{
#if PACE__WIDE
    if (streaming)
        _mm_sfence();
#else
    (void)streaming;
#endif
}
