#include "assess/json.h"

void json_key(pace_buffer *out, const char *name)
{
    pace_buffer_format(out, ", \"%s\": ", name);
}

void json_word(pace_buffer *out, const char *name, const char *text)
{
    json_key(out, name);
    if (text && *text)
        pace_buffer_json_string(out, text);
    else
        pace_buffer_text(out, "null");
}

void json_number(pace_buffer *out, const char *name, double value)
{
    json_key(out, name);
    pace_buffer_json_number(out, value);
}
