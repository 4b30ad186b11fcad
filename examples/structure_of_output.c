/* What a city is made of, against its province: shares, specialisation, concentration, and why its jobs grew otherwise
 * (shift-share). Then four districts on one scale. All places are made up. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

enum { INDUSTRIES = 4, DISTRICTS = 4, INDICATORS = 3 };

int main(void)
{
    static const char *const names[INDUSTRIES] = {"Farming", "Industry", "Construction", "Services"};
    /* thousand jobs in 2015 and 2020 */
    static const double city_0[] = {40, 310, 90, 560}, city_1[] = {30, 315, 105, 700};
    static const double nation_0[] = {900, 1500, 500, 2100}, nation_1[] = {720, 1470, 560, 2550};
    /* income, jobs made, energy a unit of output; a column a district */
    static const double figures[INDICATORS * DISTRICTS] = {41, 52, 38, 60, 8.1, 7.4, 9.6, 9.0, 0.61, 0.48, 0.70, 0.44};
    static const pace_direction better[INDICATORS] = {PACE_UP_IS_GOOD, PACE_UP_IS_GOOD, PACE_DOWN_IS_GOOD};
    double quotient[INDUSTRIES], herfindahl, scaled[INDICATORS * DISTRICTS], weights[INDICATORS], index[DISTRICTS];
    pace_shift_share shift;
    pace_normalise_opts scale = PACE_NORMALISE_OPTS_INIT;
    pace_composite_opts mean = PACE_COMPOSITE_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_block districts = {figures, INDICATORS, DISTRICTS, DISTRICTS, 1, PACE_PERIOD_NONE};
    pace_block on_one_scale = {scaled, INDICATORS, DISTRICTS, DISTRICTS, 1, PACE_PERIOD_NONE};
    scale.better = better;
    mean.weights = weights;

    if (pace_location_quotient(quotient, city_1, nation_1, INDUSTRIES, (double)NAN, (double)NAN, &err) ||
        pace_concentrate(&herfindahl, PACE_HERFINDAHL, city_1, INDUSTRIES, NULL, &err) ||
        pace_shift(&shift, NULL, PACE_SHIFT_DUNN, city_0, city_1, nation_0, nation_1, INDUSTRIES, &err) ||
        pace_normalise_rows((pace_block_out){scaled, DISTRICTS, 1}, NULL, districts, PACE_MINMAX, &scale, NULL, &err) ||
        pace_weights_critic(weights, on_one_scale, &err) ||
        pace_composite((pace_out){index, DISTRICTS, 1}, NULL, on_one_scale, &mean, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    for (int i = 0; i < INDUSTRIES; i++)
        printf("%-12s %.2f times the province's share\n", names[i], quotient[i]);
    printf("Herfindahl %.3f, as many as %.1f industries of one size\n", herfindahl, 1 / herfindahl);
    printf("%+.0f thousand jobs: %+.1f with the province, %+.1f by the mix of industries, %+.1f of the city's own\n", shift.growth,
           shift.national, shift.mix, shift.regional);
    for (int d = 0; d < DISTRICTS; d++)
        printf("district %c: %.2f%s", 'A' + d, index[d], d + 1 < DISTRICTS ? ", " : " of 1\n");
    return 0;
}
