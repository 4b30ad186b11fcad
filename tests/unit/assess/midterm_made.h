/* Data sets of one target each, made in a line, for the tests of the mid-term evaluation. Plan 2021-2025, base 2020; `values` are
 * those of 2020, 2021, ...; NaN = missing. */
#ifndef PACE_TEST_MIDTERM_MADE_H
#define PACE_TEST_MIDTERM_MADE_H

#include "pace/pace.h"
#include "test.h"

typedef struct made {
    const char *type, *measure, *unit, *basis; /* basis NULL = none */
    double value;
    const char *more;    /* further keys of the target, each with a comma before it */
    const char *better;
    const char *flow;
} made;

enum { MADE_TEXT = 8192 };

static inline void made_text(char *text, made m, const double *values, int n, const char *observation_more)
{
    char basis[64] = "";
    int at;
    if (m.basis)
        snprintf(basis, sizeof basis, ",\"basis\":\"%s\"", m.basis);
    at = snprintf(text, MADE_TEXT,
                  "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"made\",\"name\":{\"en\":\"Made\"},"
                  "\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}],"
                  "\"plans\":[{\"id\":\"p\",\"name\":{\"en\":\"P\"},\"span\":\"2021-2025\"}],"
                  "\"indicators\":[{\"id\":\"x\",\"name\":{\"en\":\"X\"},\"domain\":\"other\",\"stock_flow\":\"%s\",\"better\":\"%s\","
                  "\"measures\":[{\"id\":\"%s\",\"unit\":\"%s\"%s,\"observations\":[",
                  m.flow ? m.flow : "none", m.better ? m.better : "up", m.measure, m.unit, basis);
    for (int i = 0, any = 0; i < n; i++)
        if (!isnan(values[i]))
            at += snprintf(text + at, (size_t)(MADE_TEXT - at), "%s{\"period\":\"%d\",\"value\":%.17g,\"source\":\"s\"%s}", any++ ? "," : "",
                           2020 + i, values[i], i == n - 1 ? observation_more : "");
    snprintf(text + at, (size_t)(MADE_TEXT - at),
             "]}],\"targets\":[{\"plan\":\"p\",\"type\":\"%s\",\"measure\":\"%s\"%s,\"period\":\"2025\",\"value\":%.17g,\"source\":\"s\"%s}]}]}",
             m.type, m.measure, basis, m.value, m.more ? m.more : "");
}

typedef struct made_midterm {
    pace_dataset *data;
    pace_midterm *midterm;
    const pace_midterm_row *row;
} made_midterm;

static inline made_midterm made_read(const char *text, int at)
{
    made_midterm m = {NULL, NULL, NULL};
    pace_error err = PACE_ERROR_INIT;
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    int64_t count = 0;
    if (at)
        opts.at = pace_year(at);
    if (pace_dataset_read(&m.data, text, strlen(text), "made", NULL, &err) || pace_midterm_new(&m.midterm, m.data, NULL, &opts, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(m.midterm != NULL);
    m.row = pace_midterm_rows(m.midterm, &count);
    ENSURE(count == 1);
    return m;
}

static inline made_midterm made_with(made m, const double *values, int n, const char *observation_more)
{
    char text[MADE_TEXT];
    made_text(text, m, values, n, observation_more);
    return made_read(text, 0);
}

static inline void made_free(made_midterm *m)
{
    pace_midterm_free(m->midterm);
    pace_dataset_free(m->data);
}

#endif
