#include "core/bignum.h"
#include <string.h>

static void trim(pace__bignum *number)
{
    while (number->count > 0 && number->word[number->count - 1] == 0)
        number->count--;
}

void pace__bignum_set(pace__bignum *number, uint64_t value)
{
    number->word[0] = (uint32_t)value;
    number->word[1] = (uint32_t)(value >> 32);
    number->count = 2;
    trim(number);
}

void pace__bignum_multiply_add(pace__bignum *number, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (int i = 0; i < number->count; i++) {
        carry += (uint64_t)number->word[i] * factor;
        number->word[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry && number->count < PACE__BIGNUM_WORDS)
        number->word[number->count++] = (uint32_t)carry;
}

void pace__bignum_power_of_ten(pace__bignum *number, int exponent)
{
    int rest = exponent;
    for (; rest >= 13; rest -= 13)
        pace__bignum_multiply_add(number, 1220703125, 0); /* 5^13, the largest in a word */
    for (; rest > 0; rest--)
        pace__bignum_multiply_add(number, 5, 0);
    pace__bignum_shift_left(number, exponent);
}

void pace__bignum_shift_left(pace__bignum *number, int bits)
{
    int words = bits / 32, rest = bits % 32;
    if (number->count == 0 || bits <= 0)
        return;
    if (rest) {
        uint32_t carry = 0;
        for (int i = 0; i < number->count; i++) {
            uint32_t word = number->word[i];
            number->word[i] = (word << rest) | carry;
            carry = word >> (32 - rest);
        }
        if (carry && number->count < PACE__BIGNUM_WORDS)
            number->word[number->count++] = carry;
    }
    if (words && number->count + words <= PACE__BIGNUM_WORDS) {
        memmove(number->word + words, number->word, (size_t)number->count * sizeof *number->word);
        memset(number->word, 0, (size_t)words * sizeof *number->word);
        number->count += words;
    }
}

int pace__bignum_compare(const pace__bignum *a, const pace__bignum *b)
{
    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    for (int i = a->count - 1; i >= 0; i--)
        if (a->word[i] != b->word[i])
            return a->word[i] < b->word[i] ? -1 : 1;
    return 0;
}

void pace__bignum_subtract(pace__bignum *a, const pace__bignum *b)
{
    uint64_t borrow = 0;
    for (int i = 0; i < a->count; i++) {
        uint64_t taken = borrow + (i < b->count ? b->word[i] : 0), word = a->word[i];
        borrow = word < taken;
        a->word[i] = (uint32_t)(word - taken);
    }
    trim(a);
}

int pace__bignum_bits(const pace__bignum *number)
{
    int bits = number->count * 32;
    if (bits == 0)
        return 0;
    for (uint32_t top = number->word[number->count - 1]; !(top & UINT32_C(0x80000000)); top <<= 1)
        bits--;
    return bits;
}

uint32_t pace__bignum_divide(pace__bignum *number, uint32_t divisor)
{
    uint64_t rest = 0;
    for (int i = number->count - 1; i >= 0; i--) {
        rest = (rest << 32) | number->word[i];
        number->word[i] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    trim(number);
    return (uint32_t)rest;
}
