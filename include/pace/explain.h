/* How a file was understood: each column or series, its periods, units, missing marks and qualifiers, and what was assumed. */
#ifndef PACE_EXPLAIN_H
#define PACE_EXPLAIN_H

#include "pace/panel.h"

PACE_BEGIN

typedef struct pace_explanation pace_explanation;

typedef struct pace_reading { /* of one column, or of one series where columns are periods or the form is long */
    const char *place;       /* "column 3", "row 7", "/indicators/4/measures/0" */
    const char *heading;     /* as it stands there */
    const char *role;        /* "period" "series" "key" "value" "status" "unit" "indicator" "target" "base" ... "nothing" */
    const char *key;         /* of the series; "" = none */
    pace_unit unit;          /* quantity NONE = unknown */
    const char *unit_from;   /* "heading", "cells", "unit column", "name", "" */
    pace_basis basis;
    pace_freq freq;          /* of its periods; NONE where it has none */
    pace_span covered;
    int64_t values, missing;
    const char *missing_as;  /* the marks met and how often: "empty 3, — 1" */
    const char *qualifiers;  /* "about 2, at_least 1" */
    const char *note;        /* anything else, in words */
} pace_reading;

/* Any file that pace reads: plain table, table of targets, plain JSON, data set. */
PACE_API PACE_CHECK pace_status pace_explanation_load(pace_explanation **out, const char *path, const pace_read_opts *opts, pace_error *err);
PACE_API void pace_explanation_free(pace_explanation *explanation); /* NULL is fine */
PACE_API const char *pace_explanation_form(const pace_explanation *explanation);     /* "wide table", "long table", "periods side by side", "targets", "data set" ... */
PACE_API const char *pace_explanation_encoding(const pace_explanation *explanation); /* "UTF-8", "UTF-8 with byte-order mark", "GB18030" */
PACE_API const char *pace_explanation_delimiter(const pace_explanation *explanation);/* "comma" "tab" "semicolon" "" */
PACE_API const pace_reading *pace_explanation_readings(const pace_explanation *explanation, int64_t *count);
PACE_API const char *pace_explanation_assumptions(const pace_explanation *explanation); /* a line each; "" = nothing */
/* What is at fault, a line each as a check lists it, with its line end; "" = nothing. What stands beside it was read all the same: a
 * cell at fault counts as none, and the note of its column or row says so. A heading that says nothing is an error of the call. */
PACE_API const char *pace_explanation_faults(const pace_explanation *explanation);

PACE_END

#endif
