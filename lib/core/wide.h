/* One plain loop, compiled for the widths of registers that a processor may have. PACE__WIDE 0: for its least width alone. */
#ifndef PACE_LIB_CORE_WIDE_H
#define PACE_LIB_CORE_WIDE_H

#if defined(__x86_64__) && defined(__GNUC__)
#define PACE__WIDE 1
#define PACE__FOR_PROCESSOR(name) __attribute__((target(name)))
#if defined(__clang__)
#define PACE__WIDEST "avx512f,avx512dq,avx512vl"
#else
#define PACE__WIDEST "avx512f,avx512dq,avx512vl,prefer-vector-width=512"
#endif
#define PACE__HAS_512() \
    (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
#define PACE__HAS_256() __builtin_cpu_supports("avx2")
#else
#define PACE__WIDE 0
#endif

#endif
