/* Output apart from its trend: the gap by Hodrick and Prescott, by Hamilton, and a running mean, in percent. Quarterly output of a
 * made-up economy that grows by 0.8 % a quarter with a slump of two years. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

enum { QUARTERS = 80 };

int main(void)
{
    static const pace_filter_kind kinds[] = {PACE_FILTER_HP, PACE_FILTER_HAMILTON, PACE_FILTER_AVERAGE};
    double logs[QUARTERS], cycle[3][QUARTERS], scratch[4096];
    pace_error err = PACE_ERROR_INIT;
    for (int q = 0; q < QUARTERS; q++)
        logs[q] = log(1000) + 0.008 * q + 0.015 * sin(0.3 * q) - (q >= 50 && q < 58 ? 0.03 : 0);
    pace_view series = {logs, QUARTERS, 1, pace_quarter(2000, 1)};
    for (int k = 0; k < 3; k++) {
        pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
        pace_filter *filter = NULL;
        opts.kind = kinds[k];
        pace_status status = pace_filter_new(&filter, PACE_QUARTERLY, QUARTERS, &opts, &err);
        if (!status && pace_filter_scratch(filter) <= 4096)
            status = pace_filter_apply(filter, (pace_out){0}, (pace_out){cycle[k], QUARTERS, 1}, series, scratch, NULL, &err);
        pace_filter_free(filter);
        if (status) {
            fprintf(stderr, "%s: %s\n", err.where, err.text);
            return 1;
        }
    }
    for (int q = 48; q < 62; q += 2) {
        printf("%d Q%d:", 2000 + q / 4, q % 4 + 1);
        for (int k = 0; k < 3; k++)
            printf(" %s %+.1f%%", pace_filter_kind_name(kinds[k]), 100 * cycle[k][q]);
        putchar('\n');
    }
    return 0;
}
