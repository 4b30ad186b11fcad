#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "cli/cli.h"

typedef struct cell {
    char *text;
    int width;
    bool right;
} cell;

struct cli_table {
    int columns;
    size_t count, capacity;
    cell *cells;
};

cli_table *cli_table_new(int columns)
{
    cli_table *table = calloc(1, sizeof *table);
    if (table)
        table->columns = columns;
    return table;
}

void cli_table_free(cli_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i].text);
    free(table->cells);
    free(table);
}

/* Columns that a text takes, colour sequences (ESC ... m) not counted. */
static int visible_width(const char *text, size_t n)
{
    int width = 0;
    for (size_t i = 0; i < n;) {
        size_t plain = strcspn(text + i, "\033");
        width += pace_text_width(text + i, plain);
        i += plain;
        if (text[i])
            i += strcspn(text + i, "m") + 1;
    }
    return width;
}

void cli_table_cell(cli_table *table, const char *text, bool right)
{
    if (!table)
        return;
    if (table->count == table->capacity) {
        size_t capacity = table->capacity ? 2 * table->capacity : 64;
        cell *cells = realloc(table->cells, capacity * sizeof *cells);
        if (!cells)
            return;
        table->cells = cells;
        table->capacity = capacity;
    }
    size_t n = strlen(text);
    char *copy = malloc(n + 1);
    if (!copy)
        return;
    memcpy(copy, text, n + 1);
    table->cells[table->count++] = (cell){copy, visible_width(copy, n), right};
}

void cli_table_number(cli_table *table, double value, int decimals)
{
    char text[PACE_FIXED_SIZE] = "";
    if (!isnan(value)) {
        if (decimals >= 0)
            pace_number_print_fixed(text, value, decimals, ',');
        else
            pace_number_print(text, value);
    }
    cli_table_cell(table, text, true);
}

static void pad(pace_buffer *out, int count)
{
    for (int i = 0; i < count; i++)
        pace_buffer_char(out, ' ');
}

static void print_row(pace_buffer *out, const cli_table *table, size_t first, const int *widths)
{
    for (int c = 0; c < table->columns; c++) {
        const cell *at = &table->cells[first + (size_t)c];
        bool last = c + 1 == table->columns;
        if (at->right)
            pad(out, widths[c] - at->width);
        pace_buffer_text(out, at->text);
        if (!at->right && !last)
            pad(out, widths[c] - at->width);
        pace_buffer_text(out, last ? "\n" : "  ");
    }
}

void cli_table_print(pace_buffer *out, const cli_table *table, bool header)
{
    if (!table || !table->count || table->count % (size_t)table->columns)
        return;
    int *widths = calloc((size_t)table->columns, sizeof *widths);
    if (!widths)
        return;
    for (size_t i = 0; i < table->count; i++) {
        int *width = &widths[i % (size_t)table->columns];
        *width = table->cells[i].width > *width ? table->cells[i].width : *width;
    }
    for (size_t i = 0; i < table->count; i += (size_t)table->columns) {
        print_row(out, table, i, widths);
        if (i == 0 && header) {
            for (int c = 0; c < table->columns; c++) {
                for (int k = 0; k < widths[c]; k++)
                    pace_buffer_char(out, '-');
                pace_buffer_text(out, c + 1 == table->columns ? "\n" : "  ");
            }
        }
    }
    free(widths);
}
