/* January and February that are published together: which figures are those of both, and how they are shared out. */
#include <math.h>
#include <stdlib.h>
#include "cli/series.h"

static bool is_there(pace_view v, int64_t i)
{
    return i >= 0 && i < v.n && !isnan(v.x[i * v.stride]);
}

static int month_of(pace_view v, int64_t i)
{
    return pace_period_sub(pace_view_period(v, i));
}

bool cli_is_without_january(pace_view v, int64_t i)
{
    return v.first.freq == PACE_MONTHLY && is_there(v, i) && month_of(v, i) == 2 && !is_there(v, i - 1);
}

/* A rate or an index of two months is no longer than that of one, and a stock has no length at all. */
static bool has_length(const pace_series *series)
{
    return series->view.first.freq == PACE_MONTHLY && !pace_unit_is_rate(series->unit) && series->unit.quantity != PACE_INDEX &&
           series->kind != PACE_CUMULATIVE && series->stock_flow != PACE_STOCK;
}

bool cli_lacks_january(const pace_series *series)
{
    enum { YEARS = 2 }; /* one January alone may be missing for any reason */
    pace_view v = series->view;
    int64_t februaries = 0;
    if (!has_length(series))
        return false;
    for (int64_t i = 0; i < v.n; i++) {
        if (!is_there(v, i))
            continue;
        if (month_of(v, i) == 1)
            return false;
        februaries += month_of(v, i) == 2;
    }
    return februaries >= YEARS;
}

bool cli_is_together(const pace_series *series, int64_t i, bool all)
{
    pace_view v = series->view;
    bool told = all || (i > 0 && series->status && i < v.n && series->status[i] == PACE_STATUS_DEFINITION);
    return told && has_length(series) && cli_is_without_january(v, i);
}

int64_t cli_count_together(const pace_series *series)
{
    bool all = cli_lacks_january(series);
    int64_t count = 0;
    for (int64_t i = 0; i < series->view.n; i++)
        count += cli_is_together(series, i, all);
    return count;
}

int cli_share_start(double *x, uint8_t *letters, pace_view in, const char *key)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t pairs = 0;
    for (int64_t i = 1; i < in.n; i++)
        if (cli_is_without_january(in, i))
            letters[i] = letters[i - 1] = PACE_STATUS_IMPUTED;
    if (pace_split_start((pace_out){x, in.n, 1}, &pairs, in, &err))
        return cli_fail(cli_code(&err), &err);
    if (pairs)
        cli_say("%s: January and February are shares of their sum by days, an assumption (status I), in %lld year%s", key,
                (long long)pairs, pairs == 1 ? "" : "s");
    return CLI_DONE;
}

int cli_copy_open(cli_copy *copy, const pace_series *series)
{
    int64_t n = series->view.n;
    *copy = (cli_copy){malloc((size_t)(n ? n : 1) * sizeof *copy->x), malloc((size_t)(n ? n : 1)), *series};
    if (!copy->x || !copy->letters)
        return cli_usage("out of memory");
    for (int64_t i = 0; i < n; i++) {
        copy->x[i] = series->view.x[i * series->view.stride];
        copy->letters[i] = series->status ? series->status[i] : (uint8_t)PACE_STATUS_NORMAL;
    }
    copy->series.view = (pace_view){copy->x, n, 1, series->view.first};
    copy->series.status = copy->letters;
    if (!cli_count_together(series))
        return CLI_DONE;
    if (month_of(series->view, 0) == 2)
        copy->x[0] = (double)NAN; /* there is no January to share it with */
    return cli_share_start(copy->x, copy->letters, copy->series.view, series->key);
}

void cli_copy_close(cli_copy *copy)
{
    free(copy->x);
    free(copy->letters);
}
