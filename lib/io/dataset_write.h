/* The writers of one member of a record each; those of what is not said write nothing. */
#ifndef PACE_LIB_DATASET_WRITE_H
#define PACE_LIB_DATASET_WRITE_H

#include "model/model.h"

void dataset_put_first(pace_buffer *out, const char *key, const char *text); /* opens the record */
void dataset_put_text(pace_buffer *out, const char *key, const char *text);  /* NULL and "" are nothing */
void dataset_put_names(pace_buffer *out, const char *key, pace_names names);
void dataset_put_count(pace_buffer *out, const char *key, int64_t count);    /* below 0: nothing */
void dataset_put_number(pace_buffer *out, const char *key, double value);    /* NaN: nothing */
void dataset_put_date(pace_buffer *out, const char *key, pace_span span);    /* undated: nothing */
void dataset_put_period(pace_buffer *out, const char *key, pace_span span);  /* undated too */

void dataset_put_measure(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index);
void dataset_put_target(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index);

#endif
