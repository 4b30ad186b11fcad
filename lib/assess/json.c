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

void json_integer(pace_buffer *out, const char *name, int64_t value)
{
    json_key(out, name);
    pace_buffer_integer(out, value);
}

void json_truth(pace_buffer *out, const char *name, bool value)
{
    json_key(out, name);
    pace_buffer_text(out, value ? "true" : "false");
}

void json_label(pace_buffer *out, const char *name, pace_period period)
{
    char text[PACE_PERIOD_SIZE] = "";
    if (pace_period_is_set(period))
        pace_period_print(text, period, NULL);
    json_word(out, name, text);
}
