/* What drives growth: the output of a made-up city by sector, at whose prices, and what each sector adds.
 * usage: what_drives_it [CHART.svg] */
#include <pace/chart.h>
#include <pace/pace.h>
#include <stdio.h>

enum { SECTORS = 3, YEARS = 6 };

int main(int argc, char **argv)
{
    /* value added, 100 million yuan at current prices, and its deflator, 2015 = 100 */
    static const double values[SECTORS][YEARS] = {{360, 390, 405, 400, 415, 425},
                                                  {4980, 5230, 5860, 6150, 6090, 5890},
                                                  {5560, 6290, 7140, 8110, 9050, 9650}};
    static const double prices[YEARS] = {100, 101.9, 104.4, 106.8, 109.1, 109.9};
    static const char *const names[SECTORS] = {"Primary", "Secondary", "Tertiary"};
    double total[YEARS], real[YEARS], growth[YEARS], added[SECTORS][YEARS], percent[SECTORS * YEARS];
    pace_error err = PACE_ERROR_INIT;
    pace_period first = pace_year(2015);
    for (int y = 0; y < YEARS; y++)
        total[y] = values[0][y] + values[1][y] + values[2][y];
    pace_view sum = {total, YEARS, 1, first}, deflator = {prices, YEARS, 1, first}, volume = {real, YEARS, 1, first};
    if (pace_deflate((pace_out){real, YEARS, 1}, NULL, sum, deflator, 100, &err) ||
        pace_growth((pace_out){growth, YEARS, 1}, NULL, volume, PACE_GROWTH_YOY, NULL, &err))
        goto out;
    for (int s = 0; s < SECTORS; s++)
        if (pace_contribution((pace_out){added[s], YEARS, 1}, NULL, (pace_view){values[s], YEARS, 1, first}, sum, 1, &err))
            goto out;
    for (int y = 1; y < YEARS; y++) {
        printf("%d: %5.2f%% at prices of 2015; at current prices", 2015 + y, 100 * growth[y]);
        for (int s = 0; s < SECTORS; s++) {
            percent[s * (YEARS - 1) + y - 1] = 100 * added[s][y];
            printf("  %s %+.2f", names[s], 100 * added[s][y]);
        }
        printf(" points\n");
    }
    if (argc > 1) {
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_parts parts = {.first = pace_year(2016), .count = YEARS - 1, .labels = names, .part_count = SECTORS,
                            .values = percent, .decimals = 1};
        pace_chart_title(chart, "Services add most to the growth of output");
        pace_chart_subtitle(chart, "Contributions to growth at current prices, percentage points");
        pace_chart_contributions(chart, &parts);
        if (!pace_chart_write(chart, argv[1], &err))
            puts(argv[1]);
        pace_chart_free(chart);
    }
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    return err.code != PACE_OK;
}
