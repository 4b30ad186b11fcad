/* STL: the same rounds for one series and for several, in the registers that the processor has. */
#include "core/wide.h"
#include "transform/season_stl.h"

#define LANES double
#define NAMED(name) name##_one
#define TARGET
#include "transform/season_stl_kernel.h"
#undef LANES
#undef NAMED
#undef TARGET

void pace__stl_one(const pace__stl_plan *plan, const pace__stl_work *work)
{
    pace__stl_rounds_one(plan, work);
}

#if defined(__GNUC__)
typedef double lanes __attribute__((vector_size(PACE__STL_LANES * sizeof(double)), aligned(sizeof(double))));
#define LANES lanes

#define NAMED(name) name##_plain
#define TARGET
#include "transform/season_stl_kernel.h"
#undef NAMED
#undef TARGET
#endif

#if PACE__WIDE
#define NAMED(name) name##_256
#define TARGET PACE__FOR_PROCESSOR("avx2")
#include "transform/season_stl_kernel.h"
#undef NAMED
#undef TARGET

#define NAMED(name) name##_512
#define TARGET PACE__FOR_PROCESSOR(PACE__WIDEST)
#include "transform/season_stl_kernel.h"
#undef NAMED
#undef TARGET
#endif

int pace__stl_kernels(pace__stl_kernel out[PACE__STL_KERNELS])
{
    int count = 0;
#if PACE__WIDE
    if (PACE__HAS_512())
        out[count++] = pace__stl_rounds_512;
    if (PACE__HAS_256())
        out[count++] = pace__stl_rounds_256;
#endif
#if defined(__GNUC__)
    out[count++] = pace__stl_rounds_plain;
#endif
    return count;
}

pace__stl_kernel pace__stl_wide(void)
{
    pace__stl_kernel all[PACE__STL_KERNELS];
    return pace__stl_kernels(all) ? all[0] : NULL;
}
