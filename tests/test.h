/* A test is a program: ENSURE what must hold, return TEST_RESULT. Every failure is printed with its place. */
#ifndef PACE_TEST_H
#define PACE_TEST_H

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int test_failures;

#define ENSURE(condition)                                                                   \
    do {                                                                                    \
        if (!(condition)) {                                                                 \
            test_failures++;                                                                \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                 \
        }                                                                                   \
    } while (0)

#define ENSURE_TEXT(got, want)                                                              \
    do {                                                                                    \
        const char *got_ = (got), *want_ = (want);                                          \
        if (strcmp(got_, want_) != 0) {                                                     \
            test_failures++;                                                                \
            fprintf(stderr, "%s:%d: got \"%s\", want \"%s\"\n", __FILE__, __LINE__, got_, want_); \
        }                                                                                   \
    } while (0)

/* |got - want| <= tolerance, and NaN only where NaN is wanted. */
#define ENSURE_NEAR(got, want, tolerance)                                                   \
    do {                                                                                    \
        double got_ = (got), want_ = (want);                                                \
        if (!(isnan(want_) ? isnan(got_) : fabs(got_ - want_) <= (tolerance))) {            \
            test_failures++;                                                                \
            fprintf(stderr, "%s:%d: got %.17g, want %.17g\n", __FILE__, __LINE__, got_, want_); \
        }                                                                                   \
    } while (0)

/* A sanitizer makes every step tenfold slower: loops over all allocations then take every n-th, the plain build takes all. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TEST_STRIDE(n) (n)
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TEST_STRIDE(n) (n)
#endif
#endif
#ifndef TEST_STRIDE
#define TEST_STRIDE(n) 1
#endif

#define TEST_SKIP 77
#define TEST_RESULT (test_failures ? (fprintf(stderr, "%d failed\n", test_failures), 1) : 0)

#endif
