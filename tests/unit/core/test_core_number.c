/* Reading and printing numbers: nearest, shortest, and nothing that is no number. */
#include <float.h>
#include "pace/number.h"
#include "test.h"

typedef struct row {
    const char *text;
    double want;
} row;

static int same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void check_reading(void)
{
    static const row rows[] = {
        {"0", 0.0},
        {"-0", -0.0},
        {"-0.000e5", -0.0},
        {"+8.8", 8.8},
        {"1245.63", 1245.63},
        {"007", 7},
        {"1e3", 1000},
        {"1E+003", 1000},
        {"12.5e-1", 1.25},
        /* halfway cases go to the even neighbour, and a digit far behind decides */
        {"9007199254740993", 9007199254740992.0},
        {"9007199254740993.0000000000000000000000000000000000000000000000000001", 9007199254740994.0},
        {"9007199254740995", 9007199254740996.0},
        {"18014398509481986", 18014398509481984.0},
        {"1e23", 0x1.52d02c7e14af6p+76},
        {"8.5e22", 0x1.1ffdbf6b2b2ebp+76},
        {"100000000000000016777215", 0x1.52d02c7e14af7p+76},
        {"100000000000000016777216", 0x1.52d02c7e14af8p+76},
        /* the ends of the range */
        {"1.7976931348623157e308", DBL_MAX},
        {"1.7976931348623158e308", DBL_MAX},
        {"179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286"
         "416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571"
         "366959622842914819860834936475292719074168444365510704342711559699508093042880177904174497791",
         DBL_MAX},
        {"2.2250738585072014e-308", DBL_MIN},
        {"2.2250738585072011e-308", 0x0.fffffffffffffp-1022},
        {"4.9e-324", DBL_TRUE_MIN},
        {"2.4703282292062327e-324", 0.0},
        {"2.4703282292062328e-324", DBL_TRUE_MIN},
        {"-1e-400", -0.0},
        {"0e99999999999999999999", 0.0},
        {"0.0000000000000000000000000000000000000000000000000000000000000000000000000001e76", 1.0},
        {"10000000000000000000000000000000000000000000000000000000000000000000000000000e-76", 1.0},
        {"1e-99999999999999999999", 0.0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double got = 77;
        ENSURE(pace_number_parse(&got, rows[i].text, strlen(rows[i].text), NULL) == PACE_OK);
        if (!same_bits(got, rows[i].want))
            fprintf(stderr, "%s: got %a, want %a\n", rows[i].text, got, rows[i].want);
        ENSURE(same_bits(got, rows[i].want));
    }
}

static void check_refusals(void)
{
    static const struct {
        const char *text;
        size_t n;
        pace_status want;
    } rows[] = {
        {"", 0, PACE_ERR_PARSE},
        {"+", 1, PACE_ERR_PARSE},
        {"-", 1, PACE_ERR_PARSE},
        {".5", 2, PACE_ERR_PARSE},
        {"5.", 2, PACE_ERR_PARSE},
        {"5.e3", 4, PACE_ERR_PARSE},
        {"1e", 2, PACE_ERR_PARSE},
        {"1e+", 3, PACE_ERR_PARSE},
        {"1e1.5", 5, PACE_ERR_PARSE},
        {" 1", 2, PACE_ERR_PARSE},
        {"1 ", 2, PACE_ERR_PARSE},
        {"1\n", 2, PACE_ERR_PARSE},
        {"1,5", 3, PACE_ERR_PARSE},
        {"1,000", 5, PACE_ERR_PARSE},
        {"1_000", 5, PACE_ERR_PARSE},
        {"0x10", 4, PACE_ERR_PARSE},
        {"1p3", 3, PACE_ERR_PARSE},
        {"inf", 3, PACE_ERR_PARSE},
        {"nan", 3, PACE_ERR_PARSE},
        {"--1", 3, PACE_ERR_PARSE},
        {"1-", 2, PACE_ERR_PARSE},
        {"1.2.3", 5, PACE_ERR_PARSE},
        {"１", 3, PACE_ERR_PARSE},
        {"1\0", 2, PACE_ERR_PARSE},
        {"1e309", 5, PACE_ERR_RANGE},
        {"-1e309", 6, PACE_ERR_RANGE},
        {"1.7976931348623159e308", 22, PACE_ERR_RANGE},
        {"1e99999999999999999999", 22, PACE_ERR_RANGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double got = 77;
        pace_error err = PACE_ERROR_INIT;
        ENSURE(pace_number_parse(&got, rows[i].text, rows[i].n, &err) == rows[i].want);
        ENSURE(same_bits(got, 77) && err.code == rows[i].want && err.text[0]);
    }
    ENSURE(pace_number_parse(NULL, "1", 1, NULL) == PACE_ERR_ARG);
    double got = 0;
    ENSURE(!pace_number_parse(&got, "12345", 3, NULL) && same_bits(got, 123));
}

static void check_printing(void)
{
    static const row rows[] = {
        {"0", 0},
        {"-0", -0.0},
        {"8.8", 8.8},
        {"0.1", 0.1},
        {"0.30000000000000004", 0.1 + 0.2},
        {"1245", 1245},
        {"100000000000000", 1e14},
        {"9007199254740993000", 9007199254740993e3},
        {"12345678901234568", 12345678901234568},
        {"1e17", 1e17},
        {"1e22", 1e22},
        {"1e23", 1e23},
        {"1.5e300", 1.5e300},
        {"0.00001", 1e-5},
        {"0.000012345", 1.2345e-5},
        {"9.9999e-6", 9.9999e-6},
        {"5e-324", DBL_TRUE_MIN},
        {"1.7976931348623157e308", DBL_MAX},
        {"2.2250738585072014e-308", DBL_MIN},
        {"5.684341886080802e-14", 0x1p-44}, /* the nearest of 16 digits is further off than its neighbour */
        {"9.5367431640625e-7", 0x1p-20},
        {"-3.141592653589793", -3.141592653589793},
        {"nan", (double)NAN},
        {"inf", HUGE_VAL},
        {"-inf", -HUGE_VAL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[PACE_NUMBER_SIZE];
        const char *want = strcmp(rows[i].text, "9007199254740993000") == 0 ? "9.007199254740993e18" : rows[i].text;
        size_t n = pace_number_print(out, rows[i].want);
        ENSURE_TEXT(out, want);
        ENSURE(n == strlen(out));
    }
}

static void check_fixed(void)
{
    static const struct {
        double value;
        int decimals;
        char group;
        const char *want;
    } rows[] = {
        {0.5, 0, 0, "1"},
        {1.5, 0, 0, "2"},
        {2.5, 0, 0, "3"}, /* half away from zero */
        {-2.5, 0, 0, "-3"},
        {0.125, 2, 0, "0.13"},
        {1.005, 2, 0, "1.00"}, /* the double is a little less than 1.005 */
        {1.115, 2, 0, "1.11"},
        {-0.04, 1, 0, "0.0"},
        {-0.0, 2, 0, "0.00"},
        {0.05, 1, 0, "0.1"},
        {9.995, 2, 0, "9.99"},
        {99.96, 1, 0, "100.0"},
        {8.8, 15, 0, "8.800000000000001"},
        {1234567.891, 2, ',', "1,234,567.89"},
        {123, 0, ',', "123"},
        {-1234, 0, ',', "-1,234"},
        {999999.5, 0, ',', "1,000,000"},
        {1e22, 0, 0, "10000000000000000000000"},
        {1e22, 1, ' ', "10 000 000 000 000 000 000 000.0"},
        {4.35, 3, 0, "4.350"},
        {1e-300, 15, 0, "0.000000000000000"},
        {5e-16, 15, 0, "0.000000000000001"},
        {4503599627370497.5, 0, 0, "4503599627370498"},
        {8.8, -3, 0, "9"},
        {(double)NAN, 2, 0, ""},
        {-HUGE_VAL, 2, 0, "-inf"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[PACE_FIXED_SIZE];
        size_t n = pace_number_print_fixed(out, rows[i].value, rows[i].decimals, rows[i].group);
        ENSURE_TEXT(out, rows[i].want);
        ENSURE(n == strlen(out));
    }
    char out[PACE_FIXED_SIZE];
    ENSURE(pace_number_print_fixed(out, -DBL_MAX, 15, ',') == 1 + 309 + 102 + 1 + 15);
}

static void check_decimals(void)
{
    ENSURE(pace_number_decimals("8.80", 4) == 2);
    ENSURE(pace_number_decimals("16500", 5) == 0);
    ENSURE(pace_number_decimals("1e3", 3) == 0);
    ENSURE(pace_number_decimals("1.5e3", 5) == 1);
    ENSURE(pace_number_decimals("", 0) == 0);
    ENSURE(pace_number_decimals("8.80", 3) == 1);
}

int main(void)
{
    check_reading();
    check_refusals();
    check_printing();
    check_fixed();
    check_decimals();
    return TEST_RESULT;
}
