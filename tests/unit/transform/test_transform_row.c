/* The fast row against one value at a time, for every length, lag and alignment near the sizes that it works in. */
#include "test.h"
#include "transform/rate.h"

enum { ROOM = 1100, CANARY = 77 };

static int same_bits(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

static void check_kernel(pace__rate_kernel kernel, int64_t n, int64_t lag, int64_t shift, bool streaming,
                         const double *in, bool proper)
{
    static double memory[ROOM + 32];
    double *out = memory + 8 + shift;
    uint8_t flags = 0;
    bool got;
    for (int i = 0; i < ROOM + 32; i++)
        memory[i] = CANARY;
    got = pace__rate_row(kernel, out, in, n, lag, streaming);
    pace__rate_rows_end(streaming);
    ENSURE(got == proper || n <= lag);
    for (int64_t i = 0; i < n; i++) {
        double want = i < lag ? (double)NAN : pace__rate(in[i], in[i - lag], &flags);
        ENSURE(!proper || same_bits(out[i], want));
    }
    ENSURE(same_bits(out[-1], CANARY) && same_bits(out[n], CANARY));
}

static void check(int64_t n, int64_t lag, int64_t shift, bool streaming, const double *in, bool proper)
{
    pace__rate_kernel kernels[PACE__RATE_KERNELS];
    for (int i = pace__rate_kernels(kernels) - 1; i >= 0; i--)
        check_kernel(kernels[i], n, lag, shift, streaming, in, proper);
}

int main(void)
{
    static const int64_t lengths[] = {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 120, 121, 511, 512, 513, 520, 1024, 1025};
    static double in[ROOM];
    for (int i = 0; i < ROOM; i++)
        in[i] = 3 + (double)(i * 7919 % 1009) / 13;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        for (int64_t lag = 1; lag < 14; lag++)
            for (int64_t shift = 0; shift < 9; shift++) {
                check(lengths[i], lag, shift, false, in, true);
                check(lengths[i], lag, shift, true, in, true);
            }
    check(120, 600, 0, true, in, true);
    check(1025, 600, 3, true, in, true);
    /* One bad operand anywhere makes the row improper. */
    for (int at = 0; at < 120; at++) {
        static const double bad[] = {(double)NAN, HUGE_VAL, -HUGE_VAL};
        double kept = in[at];
        for (size_t k = 0; k < 3; k++) {
            in[at] = bad[k];
            check(120, 12, 1, true, in, false);
        }
        in[at] = 0;
        check(120, 12, 1, false, in, at >= 108);
        in[at] = -1;
        check(120, 12, 0, false, in, at >= 108);
        in[at] = kept;
    }
    return TEST_RESULT;
}
