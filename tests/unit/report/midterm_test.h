/* What the tests of the written evaluation share: the invented city and its plan at a year. */
#ifndef PACE_MIDTERM_TEST_H
#define PACE_MIDTERM_TEST_H

#include "pace/report.h"
#include "report_test.h"

#define MADE_UP_MIDTERM PACE_SOURCE_DIR "/tests/unit/report/data/made_up_midterm.json"

static inline pace_midterm *midterm_at(const pace_dataset *data, int year)
{
    pace_midterm *midterm = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    if (year)
        opts.at = pace_year(year);
    if (pace_midterm_new(&midterm, data, NULL, &opts, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(midterm != NULL);
    return midterm;
}

static inline int64_t midterm_row_of(const pace_midterm *midterm, const char *indicator)
{
    int64_t count = 0;
    const pace_midterm_row *rows = pace_midterm_rows(midterm, &count);
    for (int64_t i = 0; i < count; i++)
        if (strcmp(rows[i].gap->target.indicator, indicator) == 0)
            return i;
    fprintf(stderr, "no row %s\n", indicator);
    test_failures++;
    return 0;
}

static inline pace_buffer midterm_text(const pace_midterm *midterm, const pace_dataset *data, const char *format, const char *lang)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    if (pace_midterm_write(&out, midterm, data, format, lang, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(out.text != NULL && out.length > 0);
    return out;
}

#endif
