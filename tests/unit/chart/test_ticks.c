/* Round numbers for axes: golden sequences, hostile ranges, scales. */
#include <float.h>
#include "chart/scale.h"
#include "chart/ticks.h"
#include "chart/words.h"
#include "test.h"

typedef struct golden {
    double low, high;
    int wanted, count;
    double at[10];
    int decimals;
} golden;

/* The first row is the example of the R package labeling (0.4, by Justin Talbot), reference pages of the package; the others
 * follow from the scores of Talbot, Lin and Hanrahan (2010) with the weights .25 .2 .5 .05, worked out apart from this code
 * by the exhaustive search in `best_by_search` below. */
static const golden goldens[] = {
    {8.1, 14.1, 4, 4, {8, 10, 12, 14}, 0},
    {0, 1, 5, 5, {0, 0.25, 0.5, 0.75, 1}, 2},
    {0, 100, 5, 5, {0, 25, 50, 75, 100}, 0},
    {96.5, 200, 6, 6, {100, 120, 140, 160, 180, 200}, 0},
    {2.1, 16500, 6, 5, {0, 4000, 8000, 12000, 16000}, 0},
    {7700, 16500, 6, 5, {8000, 10000, 12000, 14000, 16000}, 0},
    {-6.9, 9.3, 5, 4, {-5, 0, 5, 10}, 0},
    {-3, -1, 4, 5, {-3, -2.5, -2, -1.5, -1}, 1},
    {3.8, 55.4, 4, 4, {0, 20, 40, 60}, 0},
    {1e9, 1e9 + 3, 5, 4, {1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3}, 0},
};

static void test_goldens(void)
{
    for (size_t i = 0; i < sizeof goldens / sizeof *goldens; i++) {
        const golden *g = &goldens[i];
        ticks t;
        ticks_find(&t, g->low, g->high, g->wanted);
        ENSURE(t.count == g->count);
        ENSURE(t.decimals == g->decimals);
        for (int k = 0; k < t.count && k < g->count; k++)
            ENSURE_NEAR(t.at[k], g->at[k], 0);
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

static void test_against_search(void)
{
    static const double ranges[][2] = {{8.1, 14.1}, {0.3, 0.92}, {-17, 43}, {101, 137}, {1.1, 987}, {62, 65}, {-0.4, -0.1}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (int wanted = 3; wanted <= 7; wanted++) {
            double first = 0, step = 0;
            ticks t;
            best_by_search(ranges[i][0], ranges[i][1], wanted, &first, &step);
            ticks_find(&t, ranges[i][0], ranges[i][1], wanted);
            ENSURE_NEAR(t.at[0], first, 1e-9 * fabs(step));
            ENSURE_NEAR(t.step, step, 1e-9 * step);
        }
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
    words_style en = {false, 0}, zh = {true, 0}, wan = {true, 4}, yi = {true, 8};
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
    words_style en = {false, 0};
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
    words_required_amount(&out, -2.5, 1, " points", false, (words_style){false, 0});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, 2.5, 1, "个百分点", false, (words_style){true, 0});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, 1.06, 2, "", true, (words_style){false, 0});
    pace_buffer_char(&out, '|');
    words_required_amount(&out, -1.06, 2, "", true, (words_style){true, 0});
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
    words_style plain = {false, 0}, chinese = {true, 4};
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
