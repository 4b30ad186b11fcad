/* A monthly series adjusted by X-11 and by STL: what each calls the season, and growth on the month before without it.
 * Sales of a made-up city: 0.6 % more every month, a figure of the year, and one month of strikes. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

enum { MONTHS = 96, STRIKE = 66 };

int main(void)
{
    static const double figure[12] = {1.08, 0.86, 0.97, 0.96, 1.00, 0.99, 0.95, 0.96, 1.02, 1.05, 1.03, 1.13};
    double sales[MONTHS], x11[MONTHS], season[MONTHS], weights[MONTHS], stl[MONTHS];
    for (int i = 0; i < MONTHS; i++)
        sales[i] = 200 * pow(1.006, i) * figure[i % 12] * (1 + 0.008 * sin(1.7 * i * i)) * (i == STRIKE ? 0.88 : 1);
    pace_view series = {sales, MONTHS, 1, pace_month(2012, 1)};
    pace_season_out by_x11 = {.seasonal = {season, MONTHS, 1}, .adjusted = {x11, MONTHS, 1}, .weights = {weights, MONTHS, 1}};
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    pace_x11_facts facts;
    pace_error err = PACE_ERROR_INIT;
    opts.mode = PACE_SEASON_MULTIPLICATIVE;
    opts.seasonal = PACE_STL_PERIODIC;
    opts.robust = true;
    if (pace_x11(by_x11, NULL, 0, &facts, series, NULL, &err) ||
        pace_stl((pace_season_out){.adjusted = {stl, MONTHS, 1}}, series, &opts, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    printf("X-11 took %s for the season and %d terms for the trend\n", pace_x11_filter_name(facts.filter), facts.henderson);
    printf("the month of the strike counts %.0f\n", weights[STRIKE]);
    for (int i = MONTHS - 3; i < MONTHS; i++)
        printf("2019-%02d: factor %.3f; on the month before %+5.1f%%, adjusted %+.1f%% (X-11) %+.1f%% (STL)\n", i % 12 + 1,
               season[i], 100 * (sales[i] / sales[i - 1] - 1), 100 * (x11[i] / x11[i - 1] - 1), 100 * (stl[i] / stl[i - 1] - 1));
    return 0;
}
