/* Tables without what says nothing: columns in which no row has a value are left out, and named with the reason. */
#include <string.h>
#include "report/content.h"

static bool is_empty(const doc_table *table, int64_t column)
{
    for (const doc_row *row = table->first; row; row = row->next)
        if (*row->cells[column].text || *row->cells[column].when || row->cells[column].refs.count)
            return false;
    return true;
}

bool content_is_same(const doc_table *table, int64_t column)
{
    for (const doc_row *row = table->first; row; row = row->next)
        if (strcmp(row->cells[column].text, table->first->cells[column].text) != 0 || *row->cells[column].when)
            return false;
    return true;
}

void content_drop_column(doc_table *table, int64_t column)
{
    size_t behind = (size_t)(table->column_count - column - 1);
    memmove(table->columns + column, table->columns + column + 1, behind * sizeof *table->columns);
    for (const doc_row *row = table->first; row; row = row->next)
        memmove(row->cells + column, row->cells + column + 1, behind * sizeof *row->cells);
    table->column_count--;
}

void content_place(content *c, doc_table *table, report_word why)
{
    const char *names[32];
    int64_t count = 0;
    if (!table || !table->row_count)
        return;
    for (int64_t i = table->column_count - 1; i > 0 && count < 32; i--) {
        if (!is_empty(table, i))
            continue;
        names[count++] = table->columns[i].label;
        content_drop_column(table, i);
    }
    doc_place(c->doc, table);
    if (!count)
        return;
    for (int64_t i = 0; i < count / 2; i++) {
        const char *name = names[i];
        names[i] = names[count - 1 - i];
        names[count - 1 - i] = name;
    }
    doc_paragraph(c->doc, say_fill(c, W_COLUMNS_LEFT, "names", say_join(c, names, count), "why", say_word(c, why), NULL), NULL);
}
