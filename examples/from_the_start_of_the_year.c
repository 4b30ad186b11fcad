/* Investment as monthly statistics of China publish it: figures from the start of the year, none for January. Back to single
 * months and on to quarters, with what the published growth says beside it. The city is made up. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

enum { MONTHS = 24, QUARTERS = 8 };

int main(void)
{
    static const double none = (double)NAN;
    /* 100 million yuan; February is January and February together, December the year */
    const double published[MONTHS] = {none, 410, 760, 1130, 1560, 2090, 2540, 2970, 3440, 3900, 4330, 4800,
                                      none, 451, 830, 1222, 1670, 2215, 2680, 3119, 3595, 4056, 4480, 4944};
    double single[MONTHS], growth[MONTHS], quarters[QUARTERS];
    pace_view year_to_date = {published, MONTHS, 1, pace_month(2014, 1)}, months = {single, MONTHS, 1, pace_month(2014, 1)};
    pace_error err = PACE_ERROR_INIT;
    int64_t split = 0;

    if (pace_growth_cumulative((pace_out){growth, MONTHS, 1}, NULL, year_to_date, PACE_START_TOGETHER, &err) ||
        pace_decumulate((pace_out){single, MONTHS, 1}, NULL, year_to_date, PACE_START_TOGETHER, &err) ||
        pace_split_start((pace_out){single, MONTHS, 1}, &split, months, &err) ||
        pace_aggregate((pace_out){quarters, QUARTERS, 1}, NULL, months, PACE_QUARTERLY, PACE_SUM, false, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    printf("January and February of %lld years were told apart by their days: 2015 %.1f and %.1f\n", (long long)split,
           single[12], single[13]);
    for (int q = 4; q < QUARTERS; q++) /* the year so far, as published, and the quarter alone */
        printf("2015 Q%d: %.0f, %+.1f%% on the quarter a year before; from January on %+.1f%%\n", q - 3, quarters[q],
               100 * (quarters[q] / quarters[q - 4] - 1), 100 * growth[3 * q + 2]);
    return 0;
}
