/* Fans: known quantiles, bands inside each other on a ground of their own, what is refused. */
#include "chart_kit.h"
#include "memory_kit.h"

enum { LEVELS = 3, PERIODS = 4 };
static const double levels[LEVELS] = {0.3, 0.6, 0.9};
static const double history[] = {7.1, 7.0, 6.9, 6.8, 6.4, 5.9, 6.1, 6.4};
static const double modes[PERIODS] = {6.2, 5.8, 5.5, 5.2};

/* The density as Britton, Fisher and Whitley write it, summed by Simpson's rule. */
static double below(double x, double mode, double sigma, double skew)
{
    enum { STEPS = 40000 };
    double from = mode - 12 * sigma / sqrt(1 - fabs(skew)), h = (x - from) / STEPS, sum = 0;
    double weight = 2 / (1 / sqrt(1 - skew) + 1 / sqrt(1 + skew)) / (sqrt(2 * 3.14159265358979323846) * sigma);
    for (int i = 0; i <= STEPS; i++) {
        double d = from + h * i - mode, side = d < 0 ? 1 + skew : 1 - skew;
        sum += (i == 0 || i == STEPS ? 1 : i % 2 ? 4 : 2) * exp(-d * d * side / (2 * sigma * sigma));
    }
    return weight * sum * h / 3;
}

typedef struct known {
    double coverage, z;
} known;

static void test_two_piece(void)
{
    /* Symmetric: quantiles of the standard normal, from printed tables (Abramowitz and Stegun, table 26.5). */
    static const known table[] = {{0.5, 0.6744897501960817}, {0.9, 1.6448536269514722}, {0.95, 1.959963984540054},
                                  {0.99, 2.5758293035489004}, {0.3, 0.38532046640756773}};
    static const double skews[] = {-0.9, -0.4, -0.05, 0, 0.2, 0.7, 0.95};
    double worst = 0, low, high, worst_p = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        ENSURE(pace_fan_two_piece(&low, &high, 5, 2, 0, table[i].coverage, NULL) == PACE_OK);
        worst = fmax(worst, fmax(fabs((5 - low) / 2 / table[i].z - 1), fabs((high - 5) / 2 / table[i].z - 1)));
    }
    for (size_t i = 0; i < sizeof skews / sizeof *skews; i++)
        for (int k = 0; k < LEVELS; k++) {
            ENSURE(pace_fan_two_piece(&low, &high, -1, 0.7, skews[i], levels[k], NULL) == PACE_OK);
            worst_p = fmax(worst_p, fabs(below(low, -1, 0.7, skews[i]) - (0.5 - levels[k] / 2)));
            worst_p = fmax(worst_p, fabs(below(high, -1, 0.7, skews[i]) - (0.5 + levels[k] / 2)));
        }
    printf("two-piece normal: worst relative error of a quantile %.2g, of a probability %.2g\n", worst, worst_p);
    ENSURE(worst < 1e-14);
    ENSURE(worst_p < 1e-9);
    ENSURE(pace_fan_two_piece(&low, &high, 0, 1, 0.5, 0.9, NULL) == PACE_OK && high > -low); /* upwards is wider */
}

static void test_two_piece_refused(void)
{
    static const double bad[][4] = {{(double)NAN, 1, 0, 0.5}, {0, 0, 0, 0.5},  {0, -1, 0, 0.5}, {0, 1, 1, 0.5},
                                    {0, 1, -1, 0.5},          {0, 1, 0, 0},    {0, 1, 0, 1},    {0, (double)INFINITY, 0, 0.5},
                                    {0, 1, (double)NAN, 0.5}, {0, 1, 0, (double)NAN}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        double low = 7, high = 8;
        ENSURE(pace_fan_two_piece(&low, &high, bad[i][0], bad[i][1], bad[i][2], bad[i][3], NULL) == PACE_ERR_ARG);
        ENSURE(low <= 7 && low >= 7 && high <= 8 && high >= 8);
    }
    double out;
    ENSURE(pace_fan_two_piece(NULL, &out, 0, 1, 0, 0.5, NULL) == PACE_ERR_ARG);
    ENSURE(pace_fan_two_piece(&out, &out, 1e308, 1e308, 0, 0.99, NULL) == PACE_ERR_RANGE);
}

static void bands(double *lower, double *upper, double sigma)
{
    for (int k = 0; k < LEVELS; k++)
        for (int t = 0; t < PERIODS; t++)
            ENSURE(pace_fan_two_piece(&lower[k * PERIODS + t], &upper[k * PERIODS + t], modes[t], sigma * (t + 1), -0.3,
                                      levels[k], NULL) == PACE_OK);
}

static void add_fan(pace_chart *chart, pace_period first, const double *centre)
{
    double lower[LEVELS * PERIODS], upper[LEVELS * PERIODS];
    bands(lower, upper, 0.3);
    pace_fan fan = {first, PERIODS, levels, LEVELS, lower, upper, centre};
    pace_chart_fan(chart, &fan, "Outlook");
    memset(lower, 0, sizeof lower); /* the chart has its own */
}

static void fill(pace_chart *chart)
{
    pace_chart_title(chart, "Growth settles near 5%");
    pace_chart_line(chart, pace_series_of(history, 8, pace_quarter(2019, 1)), "Actual");
    add_fan(chart, pace_quarter(2021, 1), modes);
}

/* The three bands share their ends with the last value, each inside the one before; ground, label, dashed centre. */
static void test_scene(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = pace_chart_new(1200, 800);
    double height[LEVELS] = {0};
    int n = 0, grounds = 0, dashed = 0;
    fill(chart);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        const scene_point *at = p.s.points + it->first;
        grounds += it->kind == SCENE_RECT && it->fill == t->forecast;
        dashed += it->kind == SCENE_POLYLINE && it->dash > 0 && it->count == PERIODS + 1;
        if (it->kind != SCENE_POLYGON)
            continue;
        ENSURE(it->count == 2 * (PERIODS + 1));
        ENSURE_NEAR(at[0].x, at[it->count - 1].x, 1e-9);
        ENSURE_NEAR(at[0].y, at[it->count - 1].y, 1e-9);
        if (n < LEVELS)
            height[n] = at[PERIODS].y - at[PERIODS + 1].y;
        n++;
    }
    ENSURE(n == LEVELS && height[0] > height[1] && height[1] > height[2] && height[2] > 0);
    ENSURE(grounds == 1 && dashed == 1);
    ENSURE(find_text(&p, "Forecast") && find_text(&p, "Outlook 5.2") && find_text(&p, "90%") && find_text(&p, "30%"));
    ENSURE(find_text(&p, "Bands hold 30%, 60% and 90% of outcomes.") != NULL);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    ENSURE(strstr(pace_chart_alt(chart), "Forecast fan: centre 5.2 in 2021 Q4") != NULL);
    picture_clear(&p);
    pace_buffer table = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(table.text && strstr(table.text, "period,Actual,Outlook,30% lower,30% upper,60% lower") == table.text);
    ENSURE(table.text && strstr(table.text, "\n2021-Q1,,6.2,") != NULL);
    pace_buffer_clear(&table);
    pace_chart_free(chart);
}

static pace_status status_of(pace_chart *chart, const char *words)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_status status = pace_chart_render(&out, chart, "svg", &err);
    if (!strstr(err.text, words))
        fprintf(stderr, "%s\n", err.text);
    ENSURE(strstr(err.text, words) != NULL);
    ENSURE(status || out.length);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
    return status;
}

static void test_refused(void)
{
    double lower[LEVELS * PERIODS], upper[LEVELS * PERIODS];
    static const double falling[LEVELS] = {0.6, 0.3, 0.9};
    bands(lower, upper, 0.3);
    const pace_fan good = {pace_quarter(2021, 1), PERIODS, levels, LEVELS, lower, upper, NULL};
    pace_fan bad = good;
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_fan(chart, NULL, "x");
    ENSURE(status_of(chart, "lacks periods") == PACE_ERR_ARG);
    bad.levels = falling;
    pace_chart_fan(chart = pace_chart_new(600, 400), &bad, "x");
    ENSURE(status_of(chart, "level 2 of the fan is no coverage") == PACE_ERR_DATA);
    upper[PERIODS + 2] = 0; /* the second band, third period */
    pace_chart_fan(chart = pace_chart_new(600, 400), &good, "x");
    ENSURE(status_of(chart, "the bands of period 3 cross") == PACE_ERR_DATA);
    bands(lower, upper, 0.3);
    pace_chart_fan(chart = pace_chart_new(600, 400), &good, "x");
    pace_chart_fan(chart, &good, "y");
    ENSURE(status_of(chart, "has a fan already") == PACE_ERR_ARG);
    chart = pace_chart_new(600, 400);
    pace_chart_fan(chart, &good, "x"); /* before the line: found when drawn */
    pace_chart_line(chart, pace_series_of(history, 8, pace_year(2000)), "Actual");
    ENSURE(status_of(chart, "cannot share an axis") == PACE_ERR_FREQ);
    chart = pace_chart_new(600, 400);
    pace_chart_fan(chart, &good, "x");
    pace_chart_line(chart, pace_series_of(history, 8, pace_quarter(2020, 1)), "Actual");
    ENSURE(status_of(chart, "begins in 2021-Q1 and the line ends in 2021-Q4") == PACE_ERR_DATA);
}

/* Alone, on small and large canvases, with many levels and one period. */
static void test_shapes(void)
{
    static const double sizes[][2] = {{200, 150}, {600, 400}, {4000, 3000}, {60, 40}, {1600, 160}};
    double many[9], low[9], high[9];
    for (int k = 0; k < 9; k++) {
        many[k] = 0.1 * (k + 1);
        ENSURE(pace_fan_two_piece(&low[k], &high[k], 1e6, 1e5, 0.5, many[k], NULL) == PACE_OK);
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int zh = 0; zh < 2; zh++)
            for (int alone = 0; alone < 2; alone++) {
                pace_fan fan = {pace_year(2021), 1, many, 9, low, high, NULL};
                pace_chart *chart = pace_chart_new(sizes[i][0], sizes[i][1]);
                pace_chart_lang(chart, zh ? "zh" : "en");
                if (!alone)
                    fill(chart);
                else
                    pace_chart_fan(chart, &fan, zh ? "预测" : "");
                picture p = picture_of(chart);
                ENSURE(drawn_or_cramped(chart, &p));
                ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

int main(void)
{
    test_two_piece();
    test_two_piece_refused();
    test_scene();
    test_refused();
    test_shapes();
    ensure_memory(fill);
    return TEST_RESULT;
}
