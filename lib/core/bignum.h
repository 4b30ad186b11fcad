/* Natural numbers of limited size, for exact work on decimal and binary numbers. Little-endian words of 32 bits,
 * `count` of them, the last one not zero. The room is enough for every step of reading and printing a double. */
#ifndef PACE_LIB_CORE_BIGNUM_H
#define PACE_LIB_CORE_BIGNUM_H

#include <stddef.h>
#include <stdint.h>

enum { PACE__BIGNUM_WORDS = 160 }; /* 5120 bits: 10^1140 shifted by a double's 64 bits and then some */

typedef struct pace__bignum {
    uint32_t word[PACE__BIGNUM_WORDS];
    int count;
} pace__bignum;

void pace__bignum_set(pace__bignum *number, uint64_t value);
void pace__bignum_multiply_add(pace__bignum *number, uint32_t factor, uint32_t addend);
void pace__bignum_power_of_ten(pace__bignum *number, int exponent); /* number *= 10^exponent */
void pace__bignum_shift_left(pace__bignum *number, int bits);
int pace__bignum_compare(const pace__bignum *a, const pace__bignum *b);
void pace__bignum_subtract(pace__bignum *a, const pace__bignum *b); /* a -= b, where a >= b */
int pace__bignum_bits(const pace__bignum *number);
uint32_t pace__bignum_divide(pace__bignum *number, uint32_t divisor); /* quotient stays, remainder returned */

#endif
