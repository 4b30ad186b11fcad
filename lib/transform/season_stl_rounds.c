/* STL: the same rounds for one series and for several, in the registers that the processor has. */
#include "transform/season_stl.h"

#define KERNEL "transform/season_stl_kernel.h"
#define KERNEL_LANES PACE__STL_LANES
#include "core/each_width.h"

void pace__stl_one(const pace__stl_plan *plan, const pace__stl_work *work)
{
    pace__stl_rounds_one(plan, work);
}

int pace__stl_kernels(pace__stl_kernel out[PACE__STL_KERNELS])
{
    int count = 0;
    PACE__PUT_WIDTHS(out, count, pace__stl_rounds);
    return count;
}

pace__stl_kernel pace__stl_wide(void)
{
    pace__stl_kernel all[PACE__STL_KERNELS];
    return pace__stl_kernels(all) ? all[0] : NULL;
}
