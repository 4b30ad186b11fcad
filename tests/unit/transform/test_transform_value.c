/* Single rates: the values, and what each kind of trouble answers. */
#include <float.h>
#include "pace/growth.h"
#include "test.h"

enum { M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, R = PACE_ROW_RANGE };

typedef struct pair {
    double now, before, want;
    int flags;
} pair;

static void check_pairs(const char *what, double (*rate)(double, double, uint8_t *), const pair *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint8_t flags = 64;
        double got = rate(rows[i].now, rows[i].before, &flags), again = rate(rows[i].now, rows[i].before, NULL);
        int good = flags == (64 | rows[i].flags) && isnan(got) == isnan(again) &&
                   (rows[i].flags ? isnan(got) : fabs(got - rows[i].want) <= fabs(rows[i].want) * 4e-16);
        if (!good)
            fprintf(stderr, "%s(%g, %g): %.17g, flags %d\n", what, rows[i].now, rows[i].before, got, flags);
        ENSURE(good);
    }
}

#define CHECK_PAIRS(rate, rows) check_pairs(#rate, rate, rows, sizeof rows / sizeof *rows)

static void check_simple(void)
{
    static const pair rows[] = {
        {110, 100, 0.1, 0},
        {100, 100, 0, 0},
        {50, 100, -0.5, 0},
        {0, 5, -1, 0},
        {-3, 5, -1.6, 0},                                     /* from a profit to a loss */
        {100.00000000000001, 100, 1.4210854715202004e-16, 0}, /* a/b - 1 would say 2.2e-16 */
        {5, 0, 0, D},
        {5, -0.0, 0, D},
        {0, 0, 0, D},
        {-4, -5, 0, D},
        {4, -5, 0, D},
        {(double)NAN, 5, 0, M},
        {5, (double)NAN, 0, M},
        {(double)NAN, 0, 0, M},
        {HUGE_VAL, 5, 0, D},
        {5, HUGE_VAL, 0, D},
        {DBL_MAX, 1e-10, 0, R},
        {DBL_MAX, DBL_MAX / 2, 1, 0},
    };
    CHECK_PAIRS(pace_growth_rate, rows);
}

static void check_log(void)
{
    static const pair rows[] = {
        {2.718281828459045, 1, 1, 0},
        {1, 1, 0, 0},
        {1.0000000001, 1, 1.00000008269037098e-10, 0},
        {DBL_MAX, DBL_TRUE_MIN, 1454.222784814765, 0},
        {0, 1, 0, D},
        {-1, 1, 0, D},
        {1, 0, 0, D},
        {1, -1, 0, D},
        {(double)NAN, 1, 0, M},
        {1, HUGE_VAL, 0, D},
    };
    CHECK_PAIRS(pace_growth_log, rows);
}

/* A mistake to look for: one year's rate taken for five years', or the root of a difference. */
static void check_compound(void)
{
    static const struct {
        double first, last, periods, want;
        int flags;
    } rows[] = {
        {7700, 16500, 5, 0.16465861577965679, 0}, /* 1.65 trillion from 770 billion in five years */
        {100, 121, 2, 0.1, 0},
        {100, 200, 1, 1, 0},
        {100, 0, 3, -1, 0},
        {1, 2, 0.5, 3, 0},
        {0, 5, 3, 0, D},
        {-1, 5, 3, 0, D},
        {5, -1, 3, 0, D},
        {5, 6, 0, 0, D},
        {5, 6, -1, 0, D},
        {5, 6, HUGE_VAL, 0, D},
        {5, 6, (double)NAN, 0, M},
        {(double)NAN, 6, 3, 0, M},
        {5, HUGE_VAL, 3, 0, D},
        {1e-300, 1e300, 0.5, 0, R},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint8_t flags = 0;
        double got = pace_growth_compound(rows[i].first, rows[i].last, rows[i].periods, &flags);
        ENSURE(flags == rows[i].flags);
        ENSURE_NEAR(got, rows[i].flags ? (double)NAN : rows[i].want, 2e-14);
    }
}

static void check_annualize(void)
{
    uint8_t flags = 0;
    ENSURE_NEAR(pace_growth_annualize(101, 100, 4, &flags), 0.04060401, 1e-16);
    ENSURE_NEAR(pace_growth_annualize(101, 100, 1, &flags), 0.01, 1e-17);
    ENSURE_NEAR(pace_growth_annualize(0, 100, 4, &flags), -1, 0);
    ENSURE(flags == 0);
    ENSURE(isnan(pace_growth_annualize(-1, 100, 4, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_annualize(101, 100, 0, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_annualize(1e300, 1, 12, &flags)) && flags == R);
}

static pace_view rates_of(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(2011)};
}

static void check_chain(void)
{
    double plan[] = {0.125, 0.114, 0.100, 0.097, 0.088}, tiny[100], gap[] = {0.1, (double)NAN, 0.1}, lost[] = {-1, 0.5};
    double below[] = {0.1, -1.5}, huge[] = {1e200, 1e200};
    uint8_t flags = 0;
    ENSURE_NEAR(pace_growth_chain(rates_of(plan, 5), &flags), 0.6453788912, 1e-15);
    ENSURE_NEAR(pace_growth_average(rates_of(plan, 5), &flags), 0.104722461477507,
                1e-14); /* the sum would say 10.48 % */
    for (int i = 0; i < 100; i++)
        tiny[i] = 1e-17;
    ENSURE_NEAR(pace_growth_chain(rates_of(tiny, 100), &flags), 1e-15, 1e-29);
    ENSURE_NEAR(pace_growth_chain(rates_of(lost, 2), &flags), -1, 0);
    ENSURE_NEAR(pace_growth_average(rates_of(lost, 2), &flags), -1, 0);
    ENSURE_NEAR(pace_growth_average(rates_of(plan + 4, 1), &flags), 0.088, 0);
    ENSURE(flags == 0);
    ENSURE(isnan(pace_growth_average(rates_of(gap, 3), &flags)) && flags == M);
    flags = 0;
    ENSURE(isnan(pace_growth_chain(rates_of(below, 2), &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_chain(rates_of(huge, 2), &flags)) && flags == R);
    flags = 0;
    ENSURE(isnan(pace_growth_chain(rates_of(plan, 0), &flags)) && flags == PACE_ROW_SHORT);
    ENSURE_NEAR(pace_growth_chain((pace_view){plan + 4, 3, -2, pace_year(2011)}, NULL), 1.088 * 1.1 * 1.125 - 1, 1e-15);
}

static void check_levels(void)
{
    uint8_t flags = 0;
    ENSURE_NEAR(pace_growth_implied(1245, 0.12, &flags), 1111.607142857143, 1e-12);
    ENSURE_NEAR(pace_growth_project(7700, 0.15, 1, &flags), 8855, 1e-11);
    ENSURE_NEAR(pace_growth_project(7700, 0.15, 0, &flags), 7700, 0);
    ENSURE_NEAR(pace_growth_project(121, 0.1, -2, &flags), 100, 1e-13);
    ENSURE_NEAR(pace_growth_project(121, -1, 2, &flags), 0, 0);
    ENSURE(flags == 0);
    ENSURE(isnan(pace_growth_implied(100, -1, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_project(100, -1.5, 2, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_project(100, -1, -1, &flags)) && flags == D);
    flags = 0;
    ENSURE(isnan(pace_growth_project((double)NAN, 0.1, 1, &flags)) && flags == M);
    flags = 0;
    ENSURE(isnan(pace_growth_project(1e300, 9, 1000, &flags)) && flags == R);
    flags = 0;
    ENSURE(isnan(pace_growth_project(100, 0.1, (double)NAN, &flags)) && flags == M);
}

static void check_names(void)
{
    pace_growth_kind kind = PACE_GROWTH_POP;
    pace_error err = PACE_ERROR_INIT;
    for (int i = PACE_GROWTH_POP; i <= PACE_GROWTH_AVG; i++) {
        ENSURE(!pace_growth_kind_parse(&kind, pace_growth_kind_name((pace_growth_kind)i), NULL));
        ENSURE(kind == (pace_growth_kind)i);
    }
    ENSURE(pace_growth_kind_parse(&kind, "yearly", &err) == PACE_ERR_PARSE && kind == PACE_GROWTH_AVG);
    ENSURE(strstr(err.text, "\"yearly\"") && strstr(err.text, "yoy"));
    ENSURE(pace_growth_kind_parse(&kind, NULL, NULL) == PACE_ERR_ARG);
    ENSURE_TEXT(pace_growth_kind_name((pace_growth_kind)99), "");
}

int main(void)
{
    check_simple();
    check_log();
    check_compound();
    check_annualize();
    check_chain();
    check_levels();
    check_names();
    return TEST_RESULT;
}
