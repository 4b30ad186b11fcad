/* A panel as text: wide CSV, long CSV, JSON. Numbers are the shortest that read back the same. */
#include <math.h>
#include <string.h>
#include "io/panel_internal.h"

static pace_period period_at(const pace_panel *panel, int64_t col)
{
    pace_period p = panel->first;
    p.ord += (int32_t)col;
    return p;
}

static size_t label_at(char label[PACE_PERIOD_SIZE], const pace_panel *panel, int64_t col)
{
    return pace_period_print(label, period_at(panel, col), NULL);
}

/* A series without a key is called by its number. */
static const char *key_of(const pace_panel *panel, int64_t row, pace_buffer *scratch)
{
    if (panel->series[row].key[0])
        return panel->series[row].key;
    scratch->length = 0;
    pace_buffer_text(scratch, "series_");
    pace_buffer_integer(scratch, row + 1);
    return scratch->status ? "" : scratch->text;
}

static double value_at(const pace_panel *panel, int64_t row, int64_t col)
{
    return panel->values[row * panel->cols + col];
}

static pace_qualifier qualifier_at(const pace_panel *panel, int64_t row, int64_t col)
{
    return panel->qualifier ? (pace_qualifier)panel->qualifier[row * panel->cols + col] : PACE_EXACTLY;
}

static bool has_qualifiers(const pace_panel *panel)
{
    for (int64_t i = 0; panel->qualifier && i < panel->rows * panel->cols; i++)
        if (panel->qualifier[i] != PACE_EXACTLY)
            return true;
    return false;
}

static bool has_bases(const pace_panel *panel)
{
    for (int64_t row = 0; row < panel->rows; row++)
        if (panel->series[row].basis.kind != PACE_BASIS_NONE)
            return true;
    return false;
}

static void write_wide(pace_buffer *out, const pace_panel *panel, pace_buffer *scratch)
{
    char label[PACE_PERIOD_SIZE];
    pace_buffer_text(out, "period");
    for (int64_t row = 0; row < panel->rows; row++) {
        pace_buffer_char(out, ',');
        pace_buffer_csv_cell(out, key_of(panel, row, scratch));
    }
    pace_buffer_char(out, '\n');
    for (int64_t col = 0; col < panel->cols && !out->status; col++) {
        pace_buffer_bytes(out, label, label_at(label, panel, col));
        for (int64_t row = 0; row < panel->rows; row++) {
            pace_buffer_char(out, ',');
            pace_buffer_number(out, value_at(panel, row, col));
        }
        pace_buffer_char(out, '\n');
    }
}

static void write_long(pace_buffer *out, const pace_panel *panel, pace_buffer *scratch)
{
    char label[PACE_PERIOD_SIZE], unit[PACE_UNIT_SIZE], basis[PACE_UNIT_SIZE];
    pace_buffer key = PACE_BUFFER_INIT;
    key.allocator = out->allocator;
    bool qualified = has_qualifiers(panel), based = has_bases(panel);
    pace_buffer_text(out, "series,period,value,status,unit");
    pace_buffer_text(out, qualified ? ",qualifier" : "");
    pace_buffer_text(out, based ? ",basis\n" : "\n");
    for (int64_t row = 0; row < panel->rows && !out->status; row++) {
        unit[0] = '\0';
        if (panel->series[row].unit.quantity != PACE_QUANTITY_NONE)
            pace_unit_print(unit, panel->series[row].unit, NULL);
        basis[0] = '\0';
        if (panel->series[row].basis.kind != PACE_BASIS_NONE)
            pace_basis_print(basis, panel->series[row].basis, NULL);
        key.length = 0;
        pace_buffer_csv_cell(&key, key_of(panel, row, scratch));
        if (key.status)
            scratch->status = key.status;
        for (int64_t col = 0; col < panel->cols && !key.status; col++) {
            pace_buffer_bytes(out, key.text, key.length);
            pace_buffer_char(out, ',');
            pace_buffer_bytes(out, label, label_at(label, panel, col));
            pace_buffer_char(out, ',');
            pace_buffer_number(out, value_at(panel, row, col));
            pace_buffer_char(out, ',');
            pace_buffer_char(out, (char)panel_status_at(panel, row, col));
            pace_buffer_char(out, ',');
            pace_buffer_csv_cell(out, unit);
            if (qualified)
                pace_buffer_char(out, ',');
            if (qualifier_at(panel, row, col) != PACE_EXACTLY)
                pace_buffer_text(out, pace_qualifier_name(qualifier_at(panel, row, col)));
            if (based)
                pace_buffer_char(out, ',');
            pace_buffer_text(out, basis);
            pace_buffer_char(out, '\n');
        }
    }
    pace_buffer_clear(&key);
}

/* --- JSON
 * -------------------------------------------------------------------------------------------------------------- */

static void write_observation(pace_buffer *out, const pace_panel *panel, int64_t row, int64_t col)
{
    char label[PACE_PERIOD_SIZE];
    double value = value_at(panel, row, col);
    uint8_t letter = panel_status_at(panel, row, col);
    label_at(label, panel, col);
    pace_buffer_text(out, "{\"period\":\"");
    pace_buffer_text(out, label);
    pace_buffer_text(out, "\",\"value\":");
    pace_buffer_json_number(out, value);
    if (letter != (isnan(value) ? PACE_STATUS_MISSING : PACE_STATUS_NORMAL)) {
        pace_buffer_text(out, ",\"status\":\"");
        pace_buffer_char(out, (char)letter);
        pace_buffer_char(out, '"');
    }
    if (qualifier_at(panel, row, col) != PACE_EXACTLY) {
        pace_buffer_text(out, ",\"qualifier\":\"");
        pace_buffer_text(out, pace_qualifier_name(qualifier_at(panel, row, col)));
        pace_buffer_char(out, '"');
    }
    pace_buffer_char(out, '}');
}

static void write_unit(pace_buffer *out, const panel_row *of)
{
    char text[PACE_UNIT_SIZE];
    if (of->unit.quantity != PACE_QUANTITY_NONE) {
        pace_unit_print(text, of->unit, NULL);
        pace_buffer_text(out, ",\"unit\":");
        pace_buffer_json_string(out, text);
    }
    if (of->basis.kind != PACE_BASIS_NONE) {
        pace_basis_print(text, of->basis, NULL);
        pace_buffer_text(out, ",\"basis\":");
        pace_buffer_json_string(out, text);
    }
}

static void write_json(pace_buffer *out, const pace_panel *panel, pace_buffer *scratch)
{
    pace_buffer_text(out, "{\"series\":[");
    for (int64_t row = 0; row < panel->rows && !out->status; row++) {
        pace_buffer_text(out, row ? ",\n{\"name\":" : "\n{\"name\":");
        pace_buffer_json_string(out, key_of(panel, row, scratch));
        pace_buffer_text(out, ",\"frequency\":\"");
        pace_buffer_char(out, pace_freq_code((pace_freq)panel->first.freq));
        pace_buffer_char(out, '"');
        write_unit(out, &panel->series[row]);
        pace_buffer_text(out, ",\"observations\":[");
        for (int64_t col = 0; col < panel->cols; col++) {
            if (col)
                pace_buffer_char(out, ',');
            write_observation(out, panel, row, col);
        }
        pace_buffer_text(out, "]}");
    }
    pace_buffer_text(out, "\n]}\n");
}

pace_status pace_panel_write(pace_buffer *out, const pace_panel *panel, const char *format, pace_error *err)
{
    pace_buffer scratch = PACE_BUFFER_INIT;
    size_t start;
    pace_status status;
    if (!out || !panel || !format)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_write needs a buffer, a panel and a format");
    if (out->status)
        return pace__fail_memory(err);
    start = out->length;
    scratch.allocator = out->allocator;
    if (strcmp(format, "csv") == 0)
        write_wide(out, panel, &scratch);
    else if (strcmp(format, "long") == 0)
        write_long(out, panel, &scratch);
    else if (strcmp(format, "json") == 0)
        write_json(out, panel, &scratch);
    else
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "",
                          "%q is no format that panels are written in; csv, long and json are", format);
    status = out->status ? out->status : scratch.status;
    pace_buffer_clear(&scratch);
    if (!status)
        return PACE_OK;
    if (out->text)
        out->text[out->length = start] = '\0';
    return pace__fail_memory(err);
}
