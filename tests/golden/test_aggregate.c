/* Aggregation against pandas and tempdisagg; see SOURCES.md. */
#include "golden.h"
#include "pace/aggregate.h"

typedef struct wanted {
    char set[16], how[16]; /* june: years that end with it; junepartial: those that lack months too */
    int freq, year, part;
    double value;
} wanted;

static pace_view window(const golden *air, const char *set, double *copy)
{
    const double *x = golden_column(air, "x");
    memcpy(copy, x, (size_t)air->rows * sizeof *copy);
    if (strcmp(set, "whole") == 0 || strncmp(set, "june", 4) == 0)
        return (pace_view){copy, air->rows, 1, pace_month(1949, 1)};
    if (strcmp(set, "missing") == 0)
        copy[21] = copy[76] = (double)NAN;
    return (pace_view){copy + 2, 140, 1, pace_month(1949, 3)};
}

static double got_of(const golden *air, const wanted *w)
{
    static double copy[GOLDEN_ROWS], got[GOLDEN_ROWS];
    pace_view in = window(air, w->set, copy);
    pace_conversion how;
    pace_period first;
    int64_t count = 0;
    ENSURE(!pace_conversion_parse(&how, w->how, NULL));
    if (strncmp(w->set, "june", 4) == 0) {
        ENSURE(!pace_fiscal_periods(&count, &first, in, 6, NULL) && count == 13 && first.anchor == 6);
        ENSURE(!pace_aggregate_fiscal((pace_out){got, GOLDEN_ROWS, 1}, NULL, in, 6, how, w->set[4] == 'p', NULL));
        return got[w->year - first.ord];
    }
    ENSURE(!pace_aggregate_periods(&count, &first, in, (pace_freq)w->freq, NULL));
    ENSURE(!pace_aggregate((pace_out){got, GOLDEN_ROWS, 1}, NULL, in, (pace_freq)w->freq, how, false, NULL));
    int64_t at = (w->freq == 1 ? w->year : w->year * 4 + w->part - 1) - first.ord;
    return at >= 0 && at < count ? got[at] : (double)NAN;
}

int main(void)
{
    golden *air = golden_read("growth_airpassengers.tsv");
    char path[512], line[256], value[32];
    int compared = 0;
    double worst = 0;
    snprintf(path, sizeof path, "%s/tests/golden/aggregate_airpassengers.tsv", PACE_SOURCE_DIR);
    FILE *in = fopen(path, "r");
    ENSURE(in != NULL);
    while (in && fgets(line, sizeof line, in)) {
        wanted w = {.value = (double)NAN};
        value[0] = '\0';
        if (sscanf(line, "%15[a-z]\t%d\t%15[a-z]\t%d\t%d\t%31s", w.set, &w.freq, w.how, &w.year, &w.part, value) < 5)
            continue;
        if (*value)
            ENSURE(!pace_number_parse(&w.value, value, strlen(value), NULL));
        double got = got_of(air, &w);
        if (isnan(w.value) != isnan(got))
            fprintf(stderr, "%s: got %g\n", line, got);
        ENSURE(isnan(w.value) == isnan(got));
        if (!isnan(w.value))
            worst = fmax(worst, fabs(got - w.value) / fabs(w.value));
        compared++;
    }
    if (in)
        fclose(in);
    ENSURE(compared > 600 && worst < 1e-15);
    printf("%-40s %4d values, worst error %.2g\n", "aggregate_airpassengers.tsv", compared, worst);
    free(air);
    return TEST_RESULT;
}
