/* HP: the same steps for one series and for several, in the registers that the processor has. */
#include "core/wide.h"
#include "transform/filter.h"

#define LANES double
#define NAMED(name) name##_one
#define TARGET
#include "transform/filter_hp_kernel.h"
#undef LANES
#undef NAMED
#undef TARGET

void pace__hp_cycle(const pace_filter *plan, const double *y, double *w, int64_t n)
{
    pace__hp_one(plan, y, w, n);
}

#if defined(__GNUC__)
typedef double lanes __attribute__((vector_size(PACE__FILTER_LANES * sizeof(double)), aligned(sizeof(double)), may_alias));
#define LANES lanes

#define NAMED(name) name##_plain
#define TARGET
#include "transform/filter_hp_kernel.h"
#undef NAMED
#undef TARGET
#endif

#if PACE__WIDE
#define NAMED(name) name##_256
#define TARGET PACE__FOR_PROCESSOR("avx2")
#include "transform/filter_hp_kernel.h"
#undef NAMED
#undef TARGET

#define NAMED(name) name##_512
#define TARGET PACE__FOR_PROCESSOR(PACE__WIDEST)
#include "transform/filter_hp_kernel.h"
#undef NAMED
#undef TARGET
#endif

int pace__hp_kernels(pace__hp_kernel out[PACE__HP_KERNELS])
{
    int count = 0;
#if PACE__WIDE
    if (PACE__HAS_512())
        out[count++] = pace__hp_512;
    if (PACE__HAS_256())
        out[count++] = pace__hp_256;
#endif
#if defined(__GNUC__)
    out[count++] = pace__hp_plain;
#endif
    return count;
}
