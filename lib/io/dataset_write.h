/* The writers of one member of a record each; those of what is not said write nothing. */
#ifndef PACE_LIB_DATASET_WRITE_H
#define PACE_LIB_DATASET_WRITE_H

#include "model/model.h"

void write_first(pace_buffer *out, const char *key, const char *text); /* opens the record */
void write_text(pace_buffer *out, const char *key, const char *text);  /* NULL and "" are nothing */
void write_names(pace_buffer *out, const char *key, pace_names names);
void write_count(pace_buffer *out, const char *key, int64_t count);    /* below 0: nothing */
void write_number(pace_buffer *out, const char *key, double value);    /* NaN: nothing */
void write_date(pace_buffer *out, const char *key, pace_span span);    /* undated: nothing */
void write_period(pace_buffer *out, const char *key, pace_span span);  /* undated too */

void write_measure(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index);
void write_target(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index);

#endif
