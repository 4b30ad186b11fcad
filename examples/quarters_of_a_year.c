/* Yearly value added by quarters, with the movement of a quarterly indicator: Denton-Cholette, and Chow-Lin with what it says of
 * the indicator. The quarters add up to the years; 2020 has no yearly figure yet and is carried on. The city is made up. */
#include <pace/pace.h>
#include <stdio.h>

enum { YEARS = 8, QUARTERS = 36 };

int main(void)
{
    static const double yearly[YEARS] = {4012, 4391, 4756, 5230, 5637, 6012, 6498, 7043}; /* 2012 to 2019 */
    static const double season[4] = {-9, 1, 2, 6};
    double electricity[QUARTERS], smooth[QUARTERS], fitted[QUARTERS], error[QUARTERS];
    pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;
    pace_disagg_fit fit;
    pace_error err = PACE_ERROR_INIT;
    for (int q = 0; q < QUARTERS; q++)
        electricity[q] = 100 + 2.1 * q + season[q % 4] + (q * 7 % 5);
    pace_view low = {yearly, YEARS, 1, pace_year(2012)}, by = {electricity, QUARTERS, 1, pace_quarter(2012, 1)};

    if (pace_disaggregate((pace_out){smooth, QUARTERS, 1}, (pace_out){0}, NULL, NULL, low, &by, 1, PACE_QUARTERLY, &opts, &err))
        goto out;
    opts.method = PACE_CHOW_LIN;
    if (pace_disaggregate((pace_out){fitted, QUARTERS, 1}, (pace_out){error, QUARTERS, 1}, NULL, &fit, low, &by, 1,
                          PACE_QUARTERLY, &opts, &err))
        goto out;
    for (int q = 28; q < QUARTERS; q++)
        printf("%d Q%d: %7.1f by Denton-Cholette, %7.1f +- %.1f by Chow-Lin\n", 2012 + q / 4, q % 4 + 1, smooth[q], fitted[q],
               error[q]);
    printf("2019: %.6f and %.6f of %.0f\n", smooth[28] + smooth[29] + smooth[30] + smooth[31],
           fitted[28] + fitted[29] + fitted[30] + fitted[31], yearly[7]);
    printf("%.2f a unit of electricity (standard error %.2f), rho %.2f\n", fit.coef[1], fit.se[1], fit.rho);
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    return err.code != PACE_OK;
}
