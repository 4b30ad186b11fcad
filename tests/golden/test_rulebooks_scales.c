/* Rules on scales (ESCAP, SDSN, progress chart, OECD) against worked rows; see SOURCES.md. */
#include "rulebooks.h"

static pace_assess_opts options_of(const row_reader *r)
{
    pace_assess_opts opts = PACE_ASSESS_OPTS_INIT;
    int better = row_year(r, "direction");
    opts.better = better < 0 ? PACE_DOWN_IS_GOOD : better > 0 ? PACE_UP_IS_GOOD : PACE_NO_DIRECTION;
    opts.scale_low = row_number(r, "low");
    opts.scale_high = row_number(r, "high");
    opts.green = row_number(r, "green");
    opts.spread = row_number(r, "spread");
    if (strcmp(row_text(r, "shape"), "parity") == 0)
        opts.shape = PACE_SHAPE_PARITY;
    return opts;
}

static void judge_row(pace_assessment *out, const row_reader *r, const pace_rulebook *book)
{
    static double values[32];
    int base = row_year(r, "base_year"), latest = row_year(r, "latest_year"), due = row_year(r, "due");
    pace_assess_opts opts = options_of(r);
    pace_target target = pace_target_of(pace_year(base), (double)NAN, pace_year(due), row_number(r, "target"));
    pace_series series = pace_series_of(values, latest - base + 1, pace_year(base));
    for (int i = 0; i < 32; i++)
        values[i] = (double)NAN;
    values[0] = row_number(r, "base");
    values[latest - base] = row_number(r, "latest");
    opts.base_period = pace_year(base);
    ENSURE(!pace_assess(out, book, series, due ? &target : NULL, &opts, NULL));
}

/* A column of the row, where it holds a number. */
static void compare(double *worst, const row_reader *r, const char *column, double got)
{
    if (*row_text(r, column))
        near_to(worst, got, row_number(r, column), row_text(r, "row"));
}

int main(void)
{
    row_reader r;
    double worst = 0;
    int classes = 0;
    row_open(&r, "rulebook_scales.tsv");
    while (row_next(&r)) {
        pace_rulebook *book = shipped(row_text(&r, "book"));
        const char *status = row_text(&r, "status");
        pace_assessment a = {0};
        judge_row(&a, &r, book);
        compare(&worst, &r, "value", a.value);
        compare(&worst, &r, "score", a.score);
        compare(&worst, &r, "required", a.required);
        compare(&worst, &r, "actual", a.actual);
        compare(&worst, &r, "expected", a.expected);
        compare(&worst, &r, "distance", a.distance);
        if (*status != '*') {
            if (strcmp(class_of(&a), status) != 0)
                fprintf(stderr, "%s:\n", row_text(&r, "row"));
            ENSURE_TEXT(class_of(&a), status);
            classes++;
        }
        pace_rulebook_free(book);
    }
    ENSURE(classes > 15);
    printf("rulebook_scales.tsv %d rows, %d classes, worst error %.2g\n", r.rows, classes, worst);
    return TEST_RESULT;
}
