/* Year-on-year growth of 100,000 monthly series on two threads: one block in, one block out, a flag byte a row.
 * usage: growth_panel [ROWS] */
#include <pace/pace.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    enum { MONTHS = 120 };
    int64_t rows = argc > 1 ? strtol(argv[1], NULL, 10) : 100000, flagged = 0;
    pace_error err = PACE_ERROR_INIT;
    pace_pool *pool = NULL;
    double *levels = malloc((size_t)(rows * MONTHS) * sizeof *levels);
    double *growth = malloc((size_t)(rows * MONTHS) * sizeof *growth);
    uint8_t *flags = malloc((size_t)rows);

    if (!levels || !growth || !flags || pace_pool_new(&pool, 2, NULL, &err))
        goto out;
    for (int64_t i = 0; i < rows * MONTHS; i++) /* any positive numbers will do */
        levels[i] = 100 + (double)(i % 977) + (double)(i / MONTHS % 13);
    levels[7 * MONTHS] = -1; /* row 7 has a year that no growth can be told of */

    pace_block in = {levels, rows, MONTHS, MONTHS, 1, pace_month(2015, 1)};
    pace_block_out out = {growth, MONTHS, 1};
    pace_exec exec = pace_pool_exec(pool);
    if (pace_growth_rows(out, flags, in, PACE_GROWTH_YOY, NULL, &exec, &err))
        goto out;
    for (int64_t i = 0; i < rows; i++)
        flagged += (flags[i] & PACE_ROW_DOMAIN) != 0;
    printf("%lld rows; the first grew %.2f%% in a year; %lld rows have values without growth\n", (long long)rows,
           100 * growth[12], (long long)flagged);
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_pool_free(pool);
    free(flags);
    free(growth);
    free(levels);
    return err.code != PACE_OK;
}
