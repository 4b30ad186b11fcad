#include "transform/trend_test_rank.h"
#include <string.h>
#include "transform/trend_points.h"

static int64_t find(const double *sorted, int64_t n, double x, int after)
{
    int64_t low = 0, high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (sorted[middle] < x || (after && !(sorted[middle] > x)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void pace__rank_twice(double *ranks, const double *x, double *sorted, double *spare, int64_t n)
{
    memcpy(sorted, x, (size_t)n * sizeof *sorted);
    (void)pace__sort(sorted, spare, n);
    for (int64_t i = 0; i < n; i++)
        ranks[i] = (double)(find(sorted, n, x[i], 0) + find(sorted, n, x[i], 1) + 1);
}
