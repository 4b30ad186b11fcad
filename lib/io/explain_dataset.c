/* How a data set or plain JSON was understood: a row for each series. */
#include <math.h>
#include <string.h>
#include "io/explain.h"
#include "io/panel_internal.h"
#include "pace/dataset.h"

static void count_observations(explain_marks *marks, const pace_measure *measure)
{
    for (int64_t i = 0; i < measure->count; i++) {
        const pace_observation *o = &measure->observations[i];
        if (isnan(o->value))
            explain_mark(marks, "null", 4);
        else
            marks->qualified[o->qualifier]++;
    }
}

static const char *place_of(pace_explanation *of, int64_t indicator, int64_t measure)
{
    pace_buffer text = PACE_BUFFER_INIT;
    const char *place;
    text.allocator = of->allocator;
    pace_buffer_text(&text, "/indicators/");
    pace_buffer_integer(&text, indicator);
    pace_buffer_text(&text, "/measures/");
    pace_buffer_integer(&text, measure);
    of->failed |= text.status != PACE_OK;
    place = explain_text(of, text.text);
    pace_buffer_clear(&text);
    return place;
}

static void add_measure(pace_explanation *of, const pace_measure *measure, const char *place)
{
    pace_reading row = explain_reading_none();
    explain_marks marks;
    memset(&marks, 0, sizeof marks);
    count_observations(&marks, measure);
    explain_series(&row, &measure->series);
    row.place = place;
    row.heading = pace_names_get(measure->name, NULL);
    row.role = "series";
    row.key = measure->key;
    row.unit = measure->unit;
    row.basis = measure->basis;
    row.freq = measure->freq;
    row.unit_from = "measure";
    row.missing_as = explain_missing(of, &marks);
    row.qualifiers = explain_qualifiers(of, &marks);
    row.note = measure->tie      ? "nothing orders two of its vintages"
               : measure->joined ? "joins observations of different vintages"
                                 : "";
    (void)explain_add(of, &row);
}

void explain_dataset(pace_explanation *of, const pace_dataset *dataset)
{
    int64_t count;
    const pace_indicator *indicators = pace_dataset_indicators(dataset, &count);
    explain_form(of, "data set");
    for (int64_t i = 0; i < count; i++)
        for (int64_t m = 0; m < indicators[i].measure_count; m++)
            add_measure(of, &indicators[i].measures[m], place_of(of, i, m));
}

void explain_plain(pace_explanation *of, const pace_panel *panel)
{
    explain_form(of, "plain JSON");
    for (int64_t i = 0; i < panel->rows; i++) {
        pace_series series = pace_panel_series(panel, i);
        pace_reading row = explain_reading_none();
        explain_series(&row, &series);
        row.place = explain_number(of, "series", i + 1);
        row.heading = series.name;
        row.role = "series";
        row.unit_from = series.unit.quantity == PACE_QUANTITY_NONE ? "" : "series";
        row.missing_as = row.missing ? "no value" : "";
        (void)explain_add(of, &row);
    }
    explain_assume(of, pace_panel_assumptions(panel));
}
