/* HP: the same steps for one series and for several, in the registers that the processor has. */
#include "transform/filter.h"

#define KERNEL "transform/filter_hp_kernel.h"
#define KERNEL_LANES PACE__FILTER_LANES
#include "core/each_width.h"

void pace__hp_cycle(const pace_filter *plan, const double *y, double *w, int64_t n)
{
    pace__hp_one(plan, y, w, n);
}

int pace__hp_kernels(pace__hp_kernel out[PACE__HP_KERNELS])
{
    int count = 0;
    PACE__PUT_WIDTHS(out, count, pace__hp);
    return count;
}
