/* Members of a JSON object behind another one, as the writers of this room put them. */
#ifndef PACE_LIB_ASSESS_JSON_H
#define PACE_LIB_ASSESS_JSON_H

#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/period.h"

void json_key(pace_buffer *out, const char *name);
void json_word(pace_buffer *out, const char *name, const char *text);  /* NULL and "" are null */
void json_number(pace_buffer *out, const char *name, double value);    /* so is what is not finite */
void json_integer(pace_buffer *out, const char *name, int64_t value);
void json_truth(pace_buffer *out, const char *name, bool value);
void json_label(pace_buffer *out, const char *name, pace_period period); /* "2015-Q1"; null where there is none */

#endif
