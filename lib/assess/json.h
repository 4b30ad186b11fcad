/* Members of a JSON object behind another one, as the writers of this room put them. */
#ifndef PACE_LIB_ASSESS_JSON_H
#define PACE_LIB_ASSESS_JSON_H

#include "pace/buffer.h"

void json_key(pace_buffer *out, const char *name);
void json_word(pace_buffer *out, const char *name, const char *text);  /* NULL and "" are null */
void json_number(pace_buffer *out, const char *name, double value);    /* so is what is not finite */

#endif
