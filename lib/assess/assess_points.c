/* Observations as the tables of data portals have them. */
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "pace/assess.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "2015", or a range of years of which the first counts: "2015-16", "2015/2016", "2015-2017". 0 = no year. */
static int year_of(const char *label)
{
    size_t n = label ? strlen(label) : 0, rest;
    int year = 0;
    for (size_t i = 0; i < 4; i++) {
        if (i >= n || !is_digit(label[i]))
            return 0;
        year = year * 10 + (label[i] - '0');
    }
    if (n == 4)
        return year;
    if (label[4] != '-' && label[4] != '/')
        return 0;
    rest = strspn(label + 5, "0123456789");
    return (rest == 2 || rest == 4) && label[5 + rest] == '\0' ? year : 0;
}

static pace_status check_labels(int *first, int *last, const char *const *labels, const double *values, int64_t n, pace_error *err)
{
    *first = 0;
    *last = 0;
    for (int64_t i = 0; i < n; i++) {
        int year = year_of(labels[i]);
        if (!year)
            return pace__fail(err, PACE_ERR_PARSE, "labels",
                              "%q is no year; 2015, or a range such as 2015-16 of which the first year counts", labels[i] ? labels[i] : "");
        if (isnan(values[i]))
            continue;
        *first = !*first || year < *first ? year : *first;
        *last = year > *last ? year : *last;
    }
    return PACE_OK;
}

pace_status pace_assess_series(pace_series *out, pace_out room, const char *const *labels, const double *values, int64_t n, pace_error *err)
{
    int first, last;
    pace_status status;
    if (!out || n < 0 || (n > 0 && (!labels || !values || !room.x)))
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs labels, values, room and a place for the series");
    status = check_labels(&first, &last, labels, values, n, err);
    if (status)
        return status;
    if (first && last - first + 1 > room.n)
        return pace__fail(err, PACE_ERR_RANGE, "room", "the years reach from %d to %d; room for each of them", first, last);
    for (int i = 0; first && i <= last - first; i++)
        room.x[i * room.stride] = (double)NAN;
    for (int64_t i = 0; i < n; i++) {
        double *slot;
        if (isnan(values[i]))
            continue;
        slot = &room.x[(year_of(labels[i]) - first) * room.stride];
        if (!isnan(*slot))
            return pace__fail(err, PACE_ERR_DATA, "labels", "two values for the year %d; one a year", year_of(labels[i]));
        *slot = values[i];
    }
    *out = pace_series_of(room.x, first ? last - first + 1 : 0, pace_year(first));
    out->view.stride = room.stride;
    return PACE_OK;
}
