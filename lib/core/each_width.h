/* Compiles a kernel for one number and, where the compiler has vectors, for several beside each other in registers of each width.
 * Included once a file, behind
 *     #define KERNEL "transform/...kernel.h"   text that is included once a width, with LANES, NAMED(function) and TARGET
 *     #define KERNEL_LANES 8                   numbers beside each other
 * Functions are NAMED(f) = f_one, with LANES a double, and f_plain, f_256 and f_512, with LANES that many. The text adds in one
 * order, so all of them give the same bits. */
#include "core/wide.h"

#define LANES double
#define NAMED(name) name##_one
#define TARGET
#include KERNEL
#undef LANES
#undef NAMED
#undef TARGET

#if defined(__GNUC__)
typedef double pace__lanes __attribute__((vector_size(KERNEL_LANES * sizeof(double)), aligned(sizeof(double)), may_alias));
#define LANES pace__lanes
#define NAMED(name) name##_plain
#define TARGET
#include KERNEL
#undef NAMED
#undef TARGET
#endif

#if PACE__WIDE
#define NAMED(name) name##_256
#define TARGET PACE__FOR_PROCESSOR("avx2")
#include KERNEL
#undef NAMED
#undef TARGET

#define NAMED(name) name##_512
#define TARGET PACE__FOR_PROCESSOR(PACE__WIDEST)
#include KERNEL
#undef NAMED
#undef TARGET
#endif

/* Puts the kernels for several numbers that this processor has, widest first. */
#if PACE__WIDE
#define PACE__PUT_WIDTHS(out, count, name)      \
    do {                                        \
        if (PACE__HAS_512())                    \
            (out)[(count)++] = name##_512;      \
        if (PACE__HAS_256())                    \
            (out)[(count)++] = name##_256;      \
        (out)[(count)++] = name##_plain;        \
    } while (0)
#elif defined(__GNUC__)
#define PACE__PUT_WIDTHS(out, count, name) ((out)[(count)++] = name##_plain)
#else
#define PACE__PUT_WIDTHS(out, count, name) ((void)(out))
#endif
