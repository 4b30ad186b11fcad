/* Every double survives its text, no shorter text does, and reading agrees with the C library's own in the C locale. */
#include "pace/number.h"
#include "test.h"

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static double from_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static int significant(const char *text)
{
    int count = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text < '0' || *text > '9' || (count == 0 && *text == '0'))
            continue;
        count++;
        zeros = *text == '0' ? zeros + 1 : 0;
    }
    return count - zeros;
}

static int fewest_digits(double value)
{
    char text[64];
    int digits = 1;
    for (; digits < 17; digits++) {
        double back;
        snprintf(text, sizeof text, "%.*e", digits - 1, value);
        back = strtod(text, NULL);
        if (memcmp(&back, &value, sizeof back) == 0)
            break;
    }
    return digits;
}

static void check_value(double value)
{
    char text[PACE_NUMBER_SIZE];
    double back = 0;
    size_t n = pace_number_print(text, value);
    int fine = n == strlen(text) && pace_number_parse(&back, text, n, NULL) == PACE_OK &&
               memcmp(&back, &value, sizeof back) == 0 && significant(text) <= fewest_digits(value);
    if (!fine)
        fprintf(stderr, "%a is printed as %s\n", value, text);
    ENSURE(fine);
}

static void check_printing(uint64_t *state)
{
    for (int i = 0; i < 5000; i++) {
        double value = from_bits(next(state));
        if (isfinite(value))
            check_value(value);
        check_value((double)(next(state) % 10000000) / 1000);
        check_value((double)(int64_t)next(state) / 1e7);
        check_value(from_bits(next(state) >> (12 + i % 50))); /* denormals */
    }
    for (int exponent = -1074; exponent < 1024; exponent++) {
        double power = ldexp(1, exponent);
        check_value(power);
        check_value(nextafter(power, 0));
        check_value(nextafter(power, HUGE_VAL));
    }
}

static size_t random_text(char *out, uint64_t *state)
{
    int digits = 1 + (int)(next(state) % 40), point = (int)(next(state) % 40);
    size_t n = 0;
    for (int i = 0; i < digits; i++) {
        if (i == point && i > 0)
            out[n++] = '.';
        out[n++] = (char)('0' + next(state) % 10);
    }
    if (next(state) % 2)
        n += (size_t)snprintf(out + n, 16, "e%d", (int)(next(state) % 660) - 330);
    out[n] = '\0';
    return n;
}

static void check_reading(uint64_t *state)
{
    for (int i = 0; i < 25000; i++) {
        char text[100];
        size_t n = random_text(text, state);
        double want = strtod(text, NULL), got = -1;
        pace_status status = pace_number_parse(&got, text, n, NULL);
        int fine = isinf(want) ? status == PACE_ERR_RANGE : status == PACE_OK && memcmp(&got, &want, sizeof got) == 0;
        if (!fine)
            fprintf(stderr, "%s is read as %a, not %a\n", text, got, want);
        ENSURE(fine);
    }
}

/* Exactly between two doubles, and a digit beyond: all the digits that there can be. */
static void check_halfway(uint64_t *state)
{
    static char text[1200];
    for (int i = 0; i < 400; i++) {
        double low = fabs(from_bits(next(state))), want, got = -1;
        if (!isfinite(low) || low > 1e250 || low < 1e-250)
            continue;
        snprintf(text, sizeof text - 2, "%.1100Lf", ((long double)low + (long double)nextafter(low, HUGE_VAL)) / 2);
        want = strtod(text, NULL);
        ENSURE(!pace_number_parse(&got, text, strlen(text), NULL));
        ENSURE(memcmp(&got, &want, sizeof got) == 0);
        strcat(text, "1");
        want = strtod(text, NULL);
        ENSURE(!pace_number_parse(&got, text, strlen(text), NULL));
        ENSURE(memcmp(&got, &want, sizeof got) == 0);
    }
}

/* Against printf, except where the value lies exactly in the middle, which it rounds to even. */
static void check_fixed(uint64_t *state)
{
    for (int i = 0; i < 8000; i++) {
        double value = i % 3 ? (double)(int64_t)(next(state) >> (next(state) % 60)) / (double)(1 + next(state) % 100000)
                             : from_bits(next(state));
        int decimals = (int)(next(state) % 16);
        char got[PACE_FIXED_SIZE], want[PACE_FIXED_SIZE], all[1500];
        const char *tail;
        if (!isfinite(value))
            continue;
        snprintf(want, sizeof want, "%.*f", decimals, value);
        if (want[0] == '-' && strspn(want, "-0.") == strlen(want))
            memmove(want, want + 1, strlen(want));
        pace_number_print_fixed(got, value, decimals, 0);
        if (strcmp(got, want) == 0)
            continue;
        snprintf(all, sizeof all, "%.1100f", value);
        tail = strchr(all, '.') + decimals + 1;
        ENSURE(tail[0] == '5' && strspn(tail + 1, "0") == strlen(tail + 1));
    }
}

int main(void)
{
    uint64_t state = 2016012020;
    check_printing(&state);
    check_reading(&state);
    check_halfway(&state);
    check_fixed(&state);
    return TEST_RESULT;
}
