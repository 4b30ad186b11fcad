/* For tests of charts of targets' rows: rows made by the assessment, and what a row of the picture says. */
#ifndef PACE_TEST_ROW_KIT_H
#define PACE_TEST_ROW_KIT_H

#include "chart_kit.h"

typedef struct row_spec {
    const char *name, *unit;
    double base, goal;
    pace_target_type type;
    pace_direction better;
    double v[6]; /* 2015 to 2020 */
} row_spec;

/* Assessed with what is known until the end of `until`. The values are borrowed. */
static inline void kit_row(pace_gap *out, const row_spec *spec, int until)
{
    pace_series series = pace_series_of(spec->v, 6, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), spec->base, pace_year(2020), spec->goal);
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    ENSURE(pace_unit_parse(&series.unit, spec->unit, strlen(spec->unit), NULL) == PACE_OK);
    target.unit = series.unit;
    target.name = spec->name;
    target.type = spec->type;
    target.better = spec->better;
    target.path = PACE_PATH_LINEAR;
    opts.at = pace_year(until);
    ENSURE(pace_gap_assess(out, series, &target, &opts, NULL) == PACE_OK);
}

/* The texts of the row whose group is called `name`, joined by '|', into a buffer of the caller. */
static inline const char *kit_row_text(char *out, size_t room, const picture *p, const char *name)
{
    int depth = 0;
    out[0] = '\0';
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        if (it->kind == SCENE_GROUP && (depth || strcmp(it->text, name) == 0))
            depth++;
        else if (it->kind == SCENE_END && depth)
            depth--;
        else if (it->kind == SCENE_TEXT && depth && strlen(out) + strlen(it->text) + 2 < room) {
            strcat(out, *out ? "|" : "");
            strcat(out, it->text);
        }
    }
    return out;
}

#endif
