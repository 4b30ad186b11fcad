/* Round numbers for axes: golden sequences, hostile ranges, scales. */
#include <float.h>
#include "chart/scale.h"
#include "chart/ticks.h"
#include "chart/words.h"
#include "test.h"

typedef struct golden {
    double low, high;
    int wanted, count;
    double at[12];
    int decimals;
    const char *judged; /* why these are good ticks */
} golden;

/* The first row is the example of the R package labeling (0.4, by Justin Talbot), reference pages of the package. The others
 * follow from the scores of Talbot, Lin and Hanrahan (2010) with the weights .25 .2 .5 .05, worked out apart from this code
 * by the exhaustive search in `best_by_search` below, and were judged one by one as a reader of the axis would. */
static const golden goldens[] = {
    {8.1, 14.1, 4, 4, {8, 10, 12, 14}, 0, "the example of the authors"},
    /* whole scales */
    {0, 1, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2, "quarters, not fifths: a step that halves twice"},
    {0, 1, 2, 2, {0, 1}, 0, "room for the ends alone"},
    {0, 1, 11, 11, {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}, 1, "tenths where there is room"},
    {0, 10, 5, 5, {0, 2.5, 5, 7.5, 10}, 1, "five wanted: quarters again"},
    {0, 10, 6, 6, {0, 2, 4, 6, 8, 10}, 0, "six wanted: even numbers"},
    {0, 100, 5, 5, {0, 25, 50, 75, 100}, 0, "shares of a hundred"},
    {-100, 0, 5, 5, {-100, -75, -50, -25, 0}, 0, "the mirror image of it"},
    {0, 3, 4, 4, {0, 1, 2, 3}, 0, "counts are counted"},
    {0, 4, 5, 5, {0, 1, 2, 3, 4}, 0, "counts"},
    {0, 6, 4, 4, {0, 2, 4, 6}, 0, "pairs"},
    {0, 12, 5, 5, {0, 3, 6, 9, 12}, 0, "quarters of a dozen"},
    {0, 24, 5, 6, {0, 5, 10, 15, 20, 25}, 0, "fives beat eights: rounder, and one more is no harm"},
    {0, 60, 5, 7, {0, 10, 20, 30, 40, 50, 60}, 0, "tens, although two more than wanted"},
    {0, 365, 6, 5, {0, 100, 200, 300, 400}, 0, "hundreds"},
    {-1, 1, 3, 3, {-1, 0, 1}, 0, "three about zero"},
    {-1, 1, 5, 5, {-1, -0.5, 0, 0.5, 1}, 1, "halves about zero"},
    {0.1, 0.3, 3, 3, {0.1, 0.2, 0.3}, 1, "0.3 is 0.3, not 0.30000000000000004"},
    {0, 0.3, 4, 4, {0, 0.1, 0.2, 0.3}, 1, "the same from zero"},
    {1, 9, 4, 4, {0, 3, 6, 9}, 0, "zero is worth a little room"},
    /* as statistics have them */
    {0, 7.1, 5, 5, {0, 2, 4, 6, 8}, 0, "growth from zero"},
    {0, 11.4, 5, 5, {0, 3, 6, 9, 12}, 0, "contributions"},
    {-0.8, 11.4, 5, 5, {0, 3, 6, 9, 12}, 0, "a little below zero asks for no tick there"},
    {-2.6, 13.9, 5, 5, {-5, 0, 5, 10, 15}, 0, "much below zero does"},
    {-6.9, 9.3, 5, 4, {-5, 0, 5, 10}, 0, "a fall and a rise"},
    {-3, -1, 4, 5, {-3, -2.5, -2, -1.5, -1}, 1, "falls alone, both ends met"},
    {-17, -3, 4, 4, {-16, -12, -8, -4}, 0, "falls alone, neither end round"},
    {3.8, 55.4, 4, 4, {0, 20, 40, 60}, 0, "bars from near zero"},
    {0, 18866, 5, 5, {0, 5000, 10000, 15000, 20000}, 0, "gross product"},
    {2238, 18866, 5, 5, {0, 5000, 10000, 15000, 20000}, 0, "gross product over 17 years: zero is near enough"},
    {2.1, 16500, 6, 5, {0, 4000, 8000, 12000, 16000}, 0, "one short of the wanted, and none beyond the data"},
    {7700, 16500, 6, 5, {8000, 10000, 12000, 14000, 16000}, 0, "a path to a target"},
    {2500, 8855, 5, 7, {3000, 4000, 5000, 6000, 7000, 8000, 9000}, 0, "thousands"},
    {12, 987654, 4, 3, {0, 500000, 1000000}, 0, "six orders in one axis"},
    {96.5, 200, 6, 6, {100, 120, 140, 160, 180, 200}, 0, "an index that doubles"},
    {193.5, 200, 4, 4, {194, 196, 198, 200}, 0, "its last years"},
    {99.2, 101.9, 4, 4, {99, 100, 101, 102}, 0, "prices, the year before = 100"},
    {62.1, 64.9, 4, 4, {62, 63, 64, 65}, 0, "a share that hardly moves"},
    {44, 61, 5, 4, {45, 50, 55, 60}, 0, "a share that moves"},
    {0.77, 1.05, 5, 7, {0.75, 0.8, 0.85, 0.9, 0.95, 1, 1.05}, 2, "energy intensity"},
    {1.75, 2.5, 4, 4, {1.75, 2, 2.25, 2.5}, 2, "research intensity: quarters"},
    {0.42, 0.58, 3, 3, {0.4, 0.5, 0.6}, 1, "about a half"},
    {33, 33.4, 4, 5, {33, 33.1, 33.2, 33.3, 33.4}, 1, "tenths far from zero"},
    {2005, 2020, 4, 4, {2005, 2010, 2015, 2020}, 0, "years as numbers: every fifth"},
    /* small and large */
    {0.0012, 0.0087, 4, 4, {0, 0.003, 0.006, 0.009}, 3, "thousandths"},
    {1e-9, 9e-9, 5, 5, {0, 2.5e-9, 5e-9, 7.5e-9, 1e-8}, 10, "parts in a thousand million"},
    {0, 1e15, 5, 5, {0, 2.5e14, 5e14, 7.5e14, 1e15}, 0, "beyond what is spelt out"},
    {1e-12, 1e12, 5, 5, {0, 2.5e11, 5e11, 7.5e11, 1e12}, 0, "24 orders: the least is zero to the eye"},
    {1e9, 1e9 + 3, 5, 4, {1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3}, 0, "ones beside a thousand million"},
    {0, 1e308, 5, 5, {0, 2.5e307, 5e307, 7.5e307, 1e308}, 0, "at the end of the doubles"},
    {-DBL_MAX, DBL_MAX, 5, 3, {-1e308, 0, 1e308}, 0, "the whole of the doubles: the difference would overflow"},
    /* nothing to see a range in */
    {7, 7, 5, 4, {6.4, 6.8, 7.2, 7.6}, 1, "one value: a tenth to both sides of it"},
    {-5, -5, 4, 3, {-5.5, -5, -4.5}, 1, "one value below zero"},
    {0, 0, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2, "zero alone: as from 0 to 1"},
    {5e-324, 5e-324, 4, 3, {0, 0.5, 1}, 1, "the least double is zero to an axis"},
    {1, 1 + DBL_EPSILON, 4, 5, {0.9, 0.95, 1, 1.05, 1.1}, 2, "equal to the last digit: as one value"},
    {1e15, 1e15 + 0.25, 4, 5, {9e14, 9.5e14, 1e15, 1.05e15, 1.1e15}, 0, "equal to fifteen digits: as one value"},
    {1e300, 1e300, 4, 5, {9e299, 9.5e299, 1e300, 1.05e300, 1.1e300}, 0, "one value whose square overflows"},
    {5, 3, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2, "upside down counts as 0 to 1"},
    {(double)NAN, 1, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2, "no number counts as 0 to 1"},
    {-(double)INFINITY, (double)INFINITY, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2, "no range counts as 0 to 1"},
    {0, 1, 0, 2, {0, 1}, 0, "fewer than two are two"},
};

static void test_goldens(void)
{
    ENSURE(sizeof goldens / sizeof *goldens >= 40);
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        const golden *g = &goldens[i];
        int before = test_failures;
        ticks t;
        ticks_find(&t, g->low, g->high, g->wanted);
        ENSURE(t.count == g->count);
        ENSURE(t.decimals == g->decimals);
        for (int k = 0; k < t.count && k < g->count; k++)
            ENSURE_NEAR(t.at[k], g->at[k], fabs(g->at[k]) < 1e-3 || fabs(g->at[k]) > 1e15 ? 4e-16 * fabs(g->at[k]) : 0);
        if (test_failures > before)
            fprintf(stderr, "of the ticks for %g to %g, %d wanted: %s\n", g->low, g->high, g->wanted, g->judged);
    }
}

/* The score of a sequence, straight from the paper, for all sequences of a small family: nothing may beat what was found. */
static double score_of(double first, double step, int q, int skip, int count, double low, double high, int wanted)
{
    double last = first + step * skip * (count - 1), tenth = 0.1 * (high - low);
    double steps = first / (step * skip);
    double zero = first <= 0 && last >= 0 && fabs(steps - round(steps)) < 1e-9 ? 1 : 0;
    double simple = 1 - q / 5.0 - skip + zero;
    double cover = 1 - 0.5 * (pow((high - last) / tenth, 2) + pow((low - first) / tenth, 2));
    double here = (count - 1) / (last - first), ideal = (wanted - 1) / (fmax(last, high) - fmin(first, low));
    return 0.25 * simple + 0.2 * cover + 0.5 * (2 - fmax(here / ideal, ideal / here)) + 0.05;
}

static double best_by_search(double low, double high, int wanted, double *first, double *step)
{
    static const double q[] = {1, 5, 2, 2.5, 4, 3};
    double best = -1e9;
    for (int z = -4; z <= 6; z++)
        for (int i = 0; i < 6; i++)
            for (int skip = 1; skip <= 3; skip++)
                for (int count = 2; count <= 12; count++) {
                    double unit = q[i] * pow(10, z), span = unit * skip * (count - 1);
                    double from = floor(high / unit) - skip * (count - 1.0), to = ceil(low / unit);
                    if (span > 20 * (high - low) || to - from > 400)
                        continue;
                    for (double s = from; s <= to; s++) {
                        double score = score_of(s * unit, unit, i, skip, count, low, high, wanted);
                        if (score > best + 1e-12) {
                            best = score;
                            *first = s * unit;
                            *step = unit * skip;
                        }
                    }
                }
    return best;
}

static void expect_best(double low, double high, int wanted)
{
    double first = 0, step = 0;
    ticks t;
    best_by_search(low, high, wanted, &first, &step);
    ticks_find(&t, low, high, wanted);
    ENSURE_NEAR(t.at[0], first, 1e-9 * fabs(step));
    ENSURE_NEAR(t.step, step, 1e-9 * step);
}

static void test_against_search(void)
{
    static const double ranges[][2] = {{8.1, 14.1}, {0.3, 0.92}, {-17, 43}, {101, 137}, {1.1, 987}, {62, 65}, {-0.4, -0.1}};
    int judged = 0;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int wanted = 3; wanted <= 7; wanted++)
            expect_best(ranges[i][0], ranges[i][1], wanted);
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        double range = goldens[i].high - goldens[i].low;
        if (!(range > 1e-3 && range < 1e6) || fabs(goldens[i].low) > 1e6 || goldens[i].wanted < 2 || goldens[i].wanted > 8)
            continue;
        expect_best(goldens[i].low, goldens[i].high, goldens[i].wanted);
        judged++;
    }
    ENSURE(judged >= 40);
}

static void test_hostile(void)
{
    static const double ranges[][2] = {
        {7, 7}, {0, 0}, {1e300, 1e300}, {5e-324, 5e-324}, {1, 1 + DBL_EPSILON}, {1e15, 1e15 + 0.25}, {-DBL_MAX, DBL_MAX},
        {0, DBL_MAX}, {1e-320, 3e-320}, {1e-300, 1e300}, {5, 3}, {(double)NAN, 1}, {-(double)INFINITY, (double)INFINITY}, {-1e-12, 1e12}, {0.1, 0.1000000001},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int wanted = 0; wanted <= 60; wanted += 3) {
            ticks t;
            ticks_find(&t, ranges[i][0], ranges[i][1], wanted);
            ENSURE(t.count >= 1 && t.count <= TICKS_MAX);
            for (int k = 0; k < t.count; k++) {
                ENSURE(isfinite(t.at[k]));
                ENSURE(k == 0 || t.at[k] > t.at[k - 1]);
                ENSURE(!signbit(t.at[k]) || t.at[k] < 0);
            }
        }
}

static void test_scale(void)
{
    scale s = {-DBL_MAX, DBL_MAX, 0, 100};
    ticks t;
    ENSURE_NEAR(scale_at(&s, -DBL_MAX), 0, 1e-9);
    ENSURE_NEAR(scale_at(&s, 0), 50, 1e-9);
    ENSURE_NEAR(scale_at(&s, DBL_MAX), 100, 1e-9);
    s = scale_linear(3.8, 55.4, 400, 0, 50, 90, 8, true, &t);
    ENSURE(scale_has_zero(&s));
    ENSURE_NEAR(scale_at(&s, 0), 400, 1e-9);
    s = scale_linear(200, 210, 400, 0, 50, 90, 8, false, &t);
    ENSURE(!scale_has_zero(&s));
    s = scale_linear(-8, -3, 0, 400, 50, 90, 8, true, &t);
    ENSURE_NEAR(scale_at(&s, 0), 400, 1e-9);
}

/* A scale that crosses zero has a tick there. */
static void test_zero_named(void)
{
    for (int height = 60; height < 900; height += 30)
        for (double low = -9; low < 0; low += 0.7) {
            ticks t;
            bool zero = false;
            scale_linear(low, 15.6, height, 0, 26, 45, 8, false, &t);
            for (int k = 0; k < t.count; k++)
                zero = zero || (t.at[k] >= 0 && t.at[k] <= 0);
            ENSURE(zero || height < 100);
        }
}

/* Ticks keep their distance whatever the height, and never exceed the count. */
static void test_distance(void)
{
    for (int height = 40; height < 2000; height += 37) {
        ticks t;
        scale s = scale_linear(12.3, 98.7, height, 0, 43, 70, 6, false, &t);
        for (int k = 1; k < t.count; k++)
            ENSURE(t.count == 2 || fabs(scale_at(&s, t.at[k]) - scale_at(&s, t.at[k - 1])) >= 43);
        ENSURE(t.count <= 6);
    }
}

static void expect_number(double value, int decimals, words_style style, const char *want)
{
    char got[WORDS_SIZE];
    words_number(got, value, decimals, style);
    ENSURE_TEXT(got, want);
}

static void test_words(void)
{
    words_style en = {.zh = false}, zh = {.zh = true}, wan = {.zh = true, .shift = 4}, yi = {.zh = true, .shift = 8};
    char got[WORDS_SIZE];
    expect_number(-1234567.891, 1, en, "−1,234,567.9");
    expect_number(1234567, 0, zh, "1,234,567");
    expect_number(123456, 1, wan, "12.3万");
    expect_number(250000000, 1, yi, "2.5亿");
    expect_number(-0.04, 1, en, "0.0");
    expect_number(-0.0, 0, en, "0");
    expect_number((double)NAN, 0, en, "");
    expect_number(1.05e300, -1, en, "1.05e300");
    expect_number(-2.5e-310, -1, en, "−2.5e−310");
    expect_number(5e-324, -1, en, "4.941e−324");
    expect_number(9.99999e20, -1, en, "1e21");
    expect_number(0, -1, en, "0");
    ENSURE(words_style_of(true, 99999).shift == 0);
    ENSURE(words_style_of(true, 1e5).shift == 4);
    ENSURE(words_style_of(true, 1e9).shift == 8);
    ENSURE(words_style_of(false, 1e9).shift == 0);
    ENSURE(words_decimals(8855, -1, en) == 0);
    ENSURE(words_decimals(2.34567, -1, en) == 3);
    ENSURE(words_decimals(2.5, 2, en) == 2);
    ENSURE(words_decimals(1.0600000000000001, -1, en) == 2);
    ENSURE(words_decimals(10.99999999, -1, en) == 0);
    ENSURE(words_decimals_on(6.5038, -1, 20, en) == 1);
    words_percent(got, 0.164714);
    ENSURE_TEXT(got, "16.5%");
}

/* Rounding may not make a missed target look met. */
static void test_verdict_safe(void)
{
    words_style en = {.zh = false};
    char a[WORDS_SIZE], b[WORDS_SIZE];
    int decimals = words_apart(79.541, 80, 0, en);
    ENSURE(decimals == 1);
    words_number(a, 79.541, decimals, en);
    words_number(b, 80, decimals, en);
    ENSURE_TEXT(a, "79.5");
    ENSURE_TEXT(b, "80.0");
    ENSURE(words_apart(80, 80, 0, en) == 0);
    ENSURE(words_apart(79.9996, 80, 1, en) == 4);
    ENSURE(words_apart(70, 80, 0, en) == 0);
}

static void test_pace_words(void)
{
    pace_buffer out = PACE_BUFFER_INIT;
    words_required_rate(&out, 0.1647, false, false);
    pace_buffer_char(&out, '|');
    words_required_rate(&out, 0.1647, false, true);
    pace_buffer_char(&out, '|');
    words_required_rate(&out, -0.034, false, true);
    pace_buffer_char(&out, '|');
    words_required_amount(&out, -2.5, 1, " points", false, (words_style){.zh = false});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, 2.5, 1, "个百分点", false, (words_style){.zh = true});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, 1.06, 2, "", true, (words_style){.zh = false});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, -1.06, 2, "", true, (words_style){.zh = true});
    pace_buffer_char(&out, '|');
    words_required_rate(&out, 0.15, true, false);
    pace_buffer_char(&out, '|');
    words_required_rate(&out, 0.15, true, true);
    ENSURE_TEXT(out.text, "required 16.5% a year|需年均增长16.5%|需年均下降3.4%|required −2.5 points a year|需每年增加2.5个百分点|required +1.06|需减少1.06|required 15.0%|需增长15.0%");
    pace_buffer_clear(&out);
}

/* A sequence may begin between the multiples of its step: its labels say where. */
static void test_labels_of_ticks(void)
{
    static const double half[] = {2.5, 7.5}, whole[] = {85, 86, 87}, shifted[] = {150000, 250000};
    words_style plain = {.zh = false}, chinese = {.zh = true, .shift = 4};
    ENSURE(words_ticks_decimals(half, 2, 5, plain) == 1);
    ENSURE(words_ticks_decimals(whole, 3, 1, plain) == 0);
    ENSURE(words_ticks_decimals(shifted, 2, 100000, plain) == 0);
    ENSURE(words_ticks_decimals(shifted, 2, 100000, chinese) == 0);
}

int main(void)
{
    test_labels_of_ticks();
    test_goldens();
    test_against_search();
    test_hostile();
    test_scale();
    test_zero_named();
    test_distance();
    test_words();
    test_verdict_safe();
    test_pace_words();
    return TEST_RESULT;
}
