/* Aggregation, figures from the start of the year, splices and gaps; worked by hand. */
#include "pace/aggregate.h"
#include "pace/splice.h"
#include "test.h"

enum { M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT };

static void same(const double *got, const double *want, int64_t n, double tolerance)
{
    for (int64_t i = 0; i < n; i++)
        ENSURE_NEAR(got[i], want[i], tolerance);
}

#define NONE ((double)NAN)

static void check_aggregation(void)
{
    static const double x[] = {1, 2, 3, 4, NONE, 6, 7, 8};
    pace_view months = {x, 8, 1, pace_month(2015, 2)}; /* February to September */
    double got[4];
    uint8_t flags[4];
    pace_out out = {got, 4, 1};
    ENSURE(!pace_aggregate(out, flags, months, PACE_QUARTERLY, PACE_SUM, false, NULL));
    same(got, (double[]){NONE, NONE, 21}, 3, 0);
    ENSURE(flags[0] == S && flags[1] == M && flags[2] == 0);
    ENSURE(!pace_aggregate(out, flags, months, PACE_QUARTERLY, PACE_SUM, true, NULL));
    same(got, (double[]){3, 7, 21}, 3, 0);
    ENSURE(flags[0] == S && flags[1] == M && flags[2] == 0);
    ENSURE(!pace_aggregate(out, NULL, months, PACE_QUARTERLY, PACE_LAST, false, NULL));
    same(got, (double[]){2, NONE, 8}, 3, 0);
    ENSURE(!pace_aggregate(out, NULL, months, PACE_QUARTERLY, PACE_FIRST, false, NULL));
    same(got, (double[]){NONE, 3, 6}, 3, 0);
    ENSURE(!pace_aggregate(out, NULL, months, PACE_ANNUAL, PACE_MAX, true, NULL));
    ENSURE_NEAR(got[0], 8, 0);
    ENSURE(pace_aggregate(out, NULL, months, PACE_MONTHLY, PACE_SUM, false, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_aggregate((pace_out){got, 2, 1}, NULL, months, PACE_QUARTERLY, PACE_SUM, false, NULL) == PACE_ERR_ARG);
    /* days of a leap year; sums that a running total would lose */
    static double days[366];
    pace_period day;
    for (int i = 0; i < 366; i++)
        days[i] = 0.1;
    ENSURE(!pace_period_day(&day, 2016, 1, 1, NULL));
    ENSURE(!pace_aggregate(out, NULL, (pace_view){days, 366, 1, day}, PACE_ANNUAL, PACE_MEAN, false, NULL));
    ENSURE_NEAR(got[0], 0.1, 0);
    static const double large[] = {1e16, 1, -1e16, 1};
    ENSURE(!pace_aggregate(out, NULL, (pace_view){large, 4, 1, pace_quarter(2015, 1)}, PACE_ANNUAL, PACE_SUM, false, NULL));
    ENSURE_NEAR(got[0], 2, 0);
}

static void check_rows(void)
{
    enum { ROWS = 200, COLS = 24 };
    static double x[ROWS * COLS], one[ROWS * 8], two[ROWS * 8];
    uint8_t flags[ROWS];
    for (int i = 0; i < ROWS * COLS; i++)
        x[i] = i % 101 ? i : NONE;
    pace_block in = {x, ROWS, COLS, COLS, 1, pace_month(2015, 1)};
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    pace_exec threads = pace_pool_exec(pool);
    ENSURE(!pace_aggregate_rows((pace_block_out){one, 8, 1}, flags, in, PACE_QUARTERLY, PACE_MEAN, false, NULL, NULL));
    ENSURE(!pace_aggregate_rows((pace_block_out){two, 8, 1}, NULL, in, PACE_QUARTERLY, PACE_MEAN, false, &threads, NULL));
    pace_pool_free(pool);
    ENSURE(memcmp(one, two, sizeof one) == 0 && flags[0] == M && flags[1] == 0);
}

/* Investment of a city from the start of the year, as printed: no figure for January. */
static void check_year_to_date(void)
{
    static const double printed[] = {0, 30, 55, 90, NONE, 150, 0, 40};
    pace_view in = {printed, 6, 1, pace_month(2015, 1)};
    double got[14], back[14];
    uint8_t flags[14];
    ENSURE(!pace_decumulate((pace_out){got, 14, 1}, flags, in, PACE_START_TOGETHER, NULL));
    same(got, (double[]){NONE, 30, 25, 35, NONE, NONE}, 6, 0);
    ENSURE(flags[0] == M && flags[1] == 0 && flags[5] == M);
    ENSURE(!pace_decumulate((pace_out){got, 14, 1}, flags, in, PACE_START_SINGLE, NULL));
    same(got, (double[]){0, 30, 25, 35, NONE, NONE}, 6, 0);
    /* a series that has January figures keeps them under either rule */
    static double single[14], year[14];
    for (int i = 0; i < 14; i++)
        single[i] = 10 + i;
    pace_view months = {single, 14, 1, pace_month(2015, 1)};
    ENSURE(!pace_cumulate((pace_out){year, 14, 1}, NULL, months, PACE_START_SINGLE, NULL));
    ENSURE_NEAR(year[11], 186, 0);
    ENSURE_NEAR(year[12], 22, 0);
    for (int start = 0; start < 2; start++) {
        ENSURE(!pace_decumulate((pace_out){back, 14, 1}, NULL, (pace_view){year, 14, 1, months.first}, (pace_year_start)start, NULL));
        same(back, single, 14, 0);
    }
    /* the two months together, there and back */
    single[0] = single[12] = NONE;
    ENSURE(!pace_cumulate((pace_out){year, 14, 1}, flags, months, PACE_START_TOGETHER, NULL));
    ENSURE(isnan(year[0]) && flags[0] == M);
    ENSURE_NEAR(year[1], 11, 0);
    ENSURE(!pace_decumulate((pace_out){year, 14, 1}, NULL, (pace_view){year, 14, 1, months.first}, PACE_START_TOGETHER, NULL));
    same(year, single, 14, 0);
    int64_t pairs = 0;
    ENSURE(!pace_split_start((pace_out){back, 14, 1}, &pairs, months, NULL));
    ENSURE(pairs == 2);
    ENSURE_NEAR(back[0] + back[1], 11, 1e-15);
    ENSURE_NEAR(back[0] / back[1], 31.0 / 28, 1e-14);
    ENSURE_NEAR(back[12] / back[13], 31.0 / 29, 1e-14);
    /* a year that is begun in its middle has no total yet */
    ENSURE(!pace_cumulate((pace_out){year, 14, 1}, flags, (pace_view){single + 2, 3, 1, pace_month(2015, 11)}, PACE_START_SINGLE, NULL));
    ENSURE(flags[0] == S && flags[1] == S && flags[2] == 0);
    ENSURE(pace_cumulate((pace_out){year, 14, 1}, NULL, (pace_view){single, 3, 1, pace_year(2015)}, PACE_START_SINGLE, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_decumulate((pace_out){year, 14, 1}, NULL, (pace_view){single, 3, 1, pace_quarter(2015, 1)}, PACE_START_TOGETHER, NULL) ==
           PACE_ERR_FREQ);
}

static void check_cumulative_growth(void)
{
    static double x[24];
    double got[24];
    uint8_t flags[24];
    for (int i = 0; i < 24; i++)
        x[i] = i % 12 ? 100 * (i % 12 + 1) * (i < 12 ? 1 : 1.1) : 0;
    ENSURE(!pace_growth_cumulative((pace_out){got, 24, 1}, flags, (pace_view){x, 24, 1, pace_month(2015, 1)}, PACE_START_TOGETHER, NULL));
    ENSURE(flags[0] == S && flags[12] == M && flags[13] == 0);
    ENSURE_NEAR(got[13], 0.1, 1e-15);
}

static void check_splices(void)
{
    static const double older[] = {80, 90, 100, NONE}, newer[] = {220, 240, 260};
    pace_view a = {older, 4, 1, pace_year(2010)}, b = {newer, 3, 1, pace_year(2012)};
    pace_splice_opts opts = PACE_SPLICE_OPTS_INIT;
    double got[5], link = 0;
    pace_out out = {got, 5, 1};
    opts.at = pace_span_of(pace_year(2012), pace_year(2012));
    ENSURE(!pace_splice(out, &link, a, b, &opts, NULL));
    ENSURE_NEAR(link, 2.2, 1e-15);
    same(got, (double[]){176, 198, 220, 240, 260}, 5, 1e-13);
    opts.forward = true;
    ENSURE(!pace_splice(out, &link, a, b, &opts, NULL));
    same(got, (double[]){80, 90, 100, 240 / 2.2, 260 / 2.2}, 5, 1e-13);
    opts.by = PACE_SPLICE_DIFFERENCE;
    ENSURE(!pace_splice(out, &link, a, b, &opts, NULL));
    same(got, (double[]){80, 90, 100, 120, 140}, 5, 1e-13);
    opts.at = pace_span_of(pace_year(2013), pace_year(2013));
    ENSURE(pace_splice(out, NULL, a, b, &opts, NULL) == PACE_ERR_DATA); /* the older one has a gap there */
    opts.at = pace_span_of(pace_year(2011), pace_year(2011));
    ENSURE(pace_splice(out, NULL, a, b, &opts, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_splice(out, NULL, a, b, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_splice((pace_out){got, 4, 1}, NULL, a, b, &opts, NULL) == PACE_ERR_ARG);
}

static void check_gaps(void)
{
    static const double x[] = {NONE, 100, NONE, NONE, 133.1, NONE};
    double got[6];
    uint8_t filled[6];
    pace_view in = {x, 6, 1, pace_year(2010)};
    ENSURE(!pace_fill_gaps((pace_out){got, 6, 1}, filled, in, PACE_FILL_GEOMETRIC, NULL));
    same(got, (double[]){NONE, 100, 110, 121, 133.1, NONE}, 6, 1e-12);
    ENSURE(filled[2] == 1 && filled[3] == 1 && filled[0] == 0 && filled[5] == 0);
    ENSURE(!pace_fill_gaps((pace_out){got, 6, 1}, NULL, in, PACE_FILL_LINEAR, NULL));
    same(got + 1, (double[]){100, 100 + 33.1 / 3, 100 + 2 * 33.1 / 3, 133.1}, 4, 1e-12);
    static const double quarters[] = {1, 10, 2, NONE, 3, NONE, 4, 30, 5, 20, 6, 40};
    double seasonal[12];
    ENSURE(!pace_fill_gaps((pace_out){seasonal, 12, 1}, NULL, (pace_view){quarters, 12, 1, pace_quarter(2010, 1)}, PACE_FILL_SEASONAL, NULL));
    ENSURE_NEAR(seasonal[5], 15, 1e-13);
    ENSURE(isnan(seasonal[3]));
    static const double sunk[] = {100, NONE, -50};
    ENSURE(!pace_fill_gaps((pace_out){got, 6, 1}, filled, (pace_view){sunk, 3, 1, pace_year(2010)}, PACE_FILL_GEOMETRIC, NULL));
    ENSURE(isnan(got[1]) && !filled[1]);
}

int main(void)
{
    check_aggregation();
    check_rows();
    check_year_to_date();
    check_cumulative_growth();
    check_splices();
    check_gaps();
    return TEST_RESULT;
}
