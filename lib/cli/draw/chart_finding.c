/* The title of a chart of series, where nobody gave one: what the figures say, and no more. */
#include <math.h>
#include "cli/draw/finding.h"

void chart_finding(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count)
{
    if (count == 1)
        finding_of_one(out, in, series);
    else if (count > 1)
        finding_of_several(out, in, series, count);
}

void chart_largest(pace_buffer *out, const chart_input *in, const char *const *names, const double *values, int64_t count,
                   pace_unit unit, const char *when)
{
    int64_t top = -1;
    bool tie = false;
    for (int64_t i = 0; i < count; i++) {
        if (isnan(values[i]))
            continue;
        tie = top >= 0 && (values[i] > values[top] ? false : tie || !(values[i] < values[top]));
        if (top < 0 || values[i] > values[top])
            top = i;
    }
    if (top < 0 || tie || count < 2)
        return;
    if (in->zh) {
        pace_buffer_format(out, "%s%s最高，为", when, names[top]);
        chart_value(out, in, values[top], unit);
        return;
    }
    pace_buffer_format(out, "%s is highest%s%s: ", names[top], *when ? " in " : "", when);
    chart_value(out, in, values[top], unit);
}
