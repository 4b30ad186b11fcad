/* Numbers of mid-term evaluations against vectors worked out by hand from the practice of five-year plans: completion beside elapsed
 * time, chained averages and cuts, totals; and a published case (energy intensity of the 11th plan after four years). */
#include "../unit/assess/midterm_made.h"

static const double NONE = (double)NAN;

/* 60.6 -> 65 over five years, 63.3 after two: (63.3 - 60.6)/(65 - 60.6), 2/5, (65 - 63.3)/3 over (63.3 - 60.6)/2. */
static void endpoint(void)
{
    const double values[] = {60.6, NONE, 63.3};
    made_midterm m = made_with((made){"share", "share", "percent", NULL, 65, "", NULL, NULL}, values, 3, "");
    ENSURE_NEAR(m.row->completion, 0.6136363636363629, 1e-13);
    ENSURE_NEAR(m.row->elapsed, 0.4, 1e-15);
    ENSURE_NEAR(m.row->gap->needed_per_year, 0.5666666666666677, 1e-13);
    ENSURE_NEAR(m.row->pace_ratio, 0.5666666666666677 / 1.3499999999999979, 1e-12);
    ENSURE_NEAR(m.row->projection, 63.3 + 3 * 1.35, 1e-12);
    ENSURE_NEAR(m.row->path_gap, 63.3 - (60.6 + 0.4 * 4.4), 1e-12); /* points */
    made_free(&m);
}

/* 8.4, 3.0, 5.2 against 5.5 a year: chained, in logarithms. */
static void average(void)
{
    const double values[] = {NONE, 8.4, 3.0, 5.2};
    made_midterm m = made_with((made){"average_growth", "growth", "percent", NULL, 5.5, "", NULL, NULL}, values, 4, "");
    ENSURE_NEAR(m.row->completion, 0.6010740181993075, 1e-12);
    ENSURE_NEAR(m.row->elapsed, 0.6, 1e-15);
    ENSURE_NEAR(m.row->gap->actual_rate, 0.05510111561999653, 1e-13);
    ENSURE_NEAR(m.row->gap->remaining_rate, 0.054848344739244714, 1e-13);
    ENSURE_NEAR(m.row->pace_ratio, 0.054848344739244714 / 0.05510111561999653, 1e-11);
    ENSURE_NEAR(m.row->projection, 5.510111561999653, 1e-11);
    ENSURE(m.row->projection_meets);
    made_free(&m);
}

/* -13.5 % in five years after -2.7, -0.1, -0.5: chained, never added. */
static void cut(void)
{
    const double values[] = {NONE, -2.7, -0.1, -0.5};
    made_midterm m = made_with((made){"cumulative", "growth", "percent", NULL, -13.5, "", "down", NULL}, values, 4, "");
    ENSURE_NEAR(m.row->gap->latest, -3.283313500000007, 1e-12);
    ENSURE_NEAR(m.row->completion, 0.2432084074074079, 1e-13);
    ENSURE_NEAR(m.row->gap->remaining_rate, -0.05429137667829387, 1e-13);
    ENSURE_NEAR(m.row->projection, 100 * (pow(1 - 0.03283313500000007, 5.0 / 3) - 1), 1e-11);
    ENSURE_NEAR(m.row->pace_ratio, -0.05429137667829387 / (pow(1 - 0.03283313500000007, 1.0 / 3) - 1), 1e-10);
    ENSURE(!m.row->projection_meets && m.row->gap->verdicts == PACE_BEHIND);
    made_free(&m);
}

/* The 11th plan: -20 % in five years, chained -15.6053 % after four; the fifth year needs -5.20 % and not the 4.39 of a subtraction. */
static void eleventh_plan(void)
{
    const double values[] = {NONE, -2.74, -5.04, -5.2, -3.61};
    made_midterm m = made_with((made){"cumulative", "growth", "percent", NULL, -20, "", "down", NULL}, values, 5, "");
    ENSURE_NEAR(m.row->gap->latest, -15.605277639788806, 1e-11);
    ENSURE_NEAR(m.row->gap->remaining_rate, 0.80 / (1 - 0.15605277639788806) - 1, 1e-13);
    ENSURE_NEAR(m.row->gap->remaining_rate, 0.80 / 0.8439 - 1, 1e-4); /* from the published, rounded figure */
    ENSURE_NEAR(m.row->elapsed, 0.8, 1e-15);
    made_free(&m);
}

/* 55 million jobs: 1269 + 1206 + 1244 of 5500. */
static void total(void)
{
    const double values[] = {NONE, 1269, 1206, 1244};
    made_midterm m = made_with((made){"total", "level", "person_10k", NULL, 5500, "", NULL, "flow"}, values, 4, "");
    ENSURE_NEAR(m.row->completion, 0.6761818181818182, 1e-14);
    ENSURE_NEAR(m.row->gap->needed_per_year, 890.5, 1e-10);
    ENSURE_NEAR(m.row->projection, 6198.333333333334, 1e-9);
    ENSURE_NEAR(m.row->pace_ratio, 890.5 / (3719 / 3.0), 1e-12);
    ENSURE_NEAR(m.row->path_gap, 3719 / 3300.0 - 1, 1e-13);
    ENSURE(m.row->projection_meets);
    made_free(&m);
}

/* Twice in five years is 2^(1/5) - 1 a year: 500 -> 700 after three, so (1000/700)^(1/2) - 1 over (700/500)^(1/3) - 1. */
static void doubling(void)
{
    const double values[] = {500, 560, 640, 700};
    made_midterm m = made_with((made){"multiple", "level", "CNY_100m", "current", 2, ",\"unit\":\"ratio\"", NULL, "flow"}, values, 4, "");
    ENSURE_NEAR(m.row->gap->required_rate, 0.148698354997035, 1e-14);
    ENSURE_NEAR(m.row->completion, 0.4, 1e-15);
    ENSURE_NEAR(m.row->projection, 700 * pow(1.4, 2.0 / 3), 1e-9);
    ENSURE_NEAR(m.row->pace_ratio, (sqrt(1000 / 700.0) - 1) / (cbrt(1.4) - 1), 1e-12);
    made_free(&m);
}

int main(void)
{
    endpoint();
    average();
    cut();
    eleventh_plan();
    total();
    doubling();
    return TEST_RESULT;
}
