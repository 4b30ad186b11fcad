/* In which unit and with which digits a picture prints its numbers. */
#include <math.h>
#include "chart/chart_private.h"
#include "core/unit_scale.h"

void pace_chart_unit(pace_chart *chart, pace_unit given, pace_unit shown)
{
    pace_unit same = shown;
    if (chart->error.code)
        return;
    same.scale = given.scale;
    if (!pace_unit_same(same, given)) {
        char a[PACE_UNIT_SIZE], b[PACE_UNIT_SIZE];
        pace_unit_print(a, given, NULL);
        pace_unit_print(b, shown, NULL);
        (void)pace__fail(&chart->error, PACE_ERR_UNIT, "unit",
                         "figures in %s cannot be printed in %s; take a unit that differs by a power of ten", a, b);
        return;
    }
    chart->given = given;
    chart->shown = shown;
    chart->has_unit = true;
}

void pace_chart_keep_units(pace_chart *chart)
{
    if (!chart->error.code)
        chart->keeps_units = true;
}

words_style chart_numbers(const pace_chart *chart, double largest)
{
    if (chart->has_unit)
        return (words_style){chart->zh, chart->shown.scale - chart->given.scale, true};
    return words_style_of(chart->zh, largest);
}

words_style chart_numbers_in(const pace_chart *chart, pace_unit unit, double largest, pace_unit *shown)
{
    *shown = unit;
    if (chart->has_unit && pace_unit_same(unit, chart->given)) {
        *shown = chart->shown;
        return chart_numbers(chart, largest);
    }
    if (chart->keeps_units || !pace__unit_takes_scale(unit))
        return words_style_of(chart->zh, largest);
    *shown = pace_unit_readable(unit, largest, chart->zh ? "zh" : "en");
    return (words_style){chart->zh, shown->scale - unit.scale, true};
}

int pace_chart_decimals(const pace_chart *chart, const double *values, int64_t count, double low, double high)
{
    words_style style = chart_numbers(chart, fmax(fabs(low), fabs(high)));
    double length = high / 2 - low / 2;
    int most = 0;
    for (int64_t i = 0; i < count; i++) {
        int own = isfinite(values[i]) ? words_decimals_on(values[i], -1, length < 8e307 ? 2 * length : 0, style) : 0;
        most = own > most ? own : most;
    }
    return most;
}

void pace_chart_number(pace_buffer *out, const pace_chart *chart, double value, int decimals, double largest)
{
    char text[WORDS_SIZE];
    words_style style = chart_numbers(chart, fabs(largest));
    words_number(text, value, decimals < 0 ? words_decimals(value, -1, style) : decimals, style);
    pace_buffer_text(out, text);
}
