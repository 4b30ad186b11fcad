/* Tables of figures from other programs: tab-separated, # comments, one line of names, an empty cell is missing. */
#ifndef PACE_TEST_GOLDEN_H
#define PACE_TEST_GOLDEN_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "pace/number.h"
#include "test.h"

enum { GOLDEN_COLUMNS = 24, GOLDEN_ROWS = 1024, GOLDEN_CELL = 64 };

typedef struct golden {
    int columns, rows;
    char name[GOLDEN_COLUMNS][GOLDEN_CELL];
    double value[GOLDEN_COLUMNS][GOLDEN_ROWS];
    char label[GOLDEN_ROWS][GOLDEN_CELL]; /* the first cell as text */
} golden;

static inline int golden_cells(char *cells[GOLDEN_COLUMNS], char *line)
{
    int count = 0;
    line[strcspn(line, "\n")] = '\0';
    for (char *at = line; at && count < GOLDEN_COLUMNS; count++) {
        char *tab = strchr(at, '\t');
        if (tab)
            *tab++ = '\0';
        cells[count] = at;
        at = tab;
    }
    return count;
}

/* NULL (and a failed test) where the file is not there or empty. */
static inline golden *golden_read(const char *file)
{
    char path[512], line[4096], *cells[GOLDEN_COLUMNS];
    golden *out = calloc(1, sizeof *out);
    FILE *in;
    snprintf(path, sizeof path, "%s/tests/golden/%s", PACE_SOURCE_DIR, file);
    in = fopen(path, "r");
    while (in && out && fgets(line, sizeof line, in)) {
        int count;
        if (line[0] == '#')
            continue;
        count = golden_cells(cells, line);
        if (!out->columns) {
            for (out->columns = 0; out->columns < count; out->columns++)
                snprintf(out->name[out->columns], GOLDEN_CELL, "%.63s", cells[out->columns]);
            continue;
        }
        snprintf(out->label[out->rows], GOLDEN_CELL, "%.63s", cells[0]);
        for (int i = 0; i < count; i++)
            if (pace_number_parse(&out->value[i][out->rows], cells[i], strlen(cells[i]), NULL))
                out->value[i][out->rows] = (double)NAN;
        out->rows++;
    }
    if (in)
        fclose(in);
    ENSURE(out && out->rows > 0);
    return out;
}

static inline const double *golden_column(const golden *table, const char *name)
{
    for (int i = 0; table && i < table->columns; i++)
        if (strcmp(table->name[i], name) == 0)
            return table->value[i];
    fprintf(stderr, "there is no column %s\n", name);
    test_failures++;
    return NULL;
}

static inline double golden_cell(const golden *table, const char *label, const char *column)
{
    const double *values = golden_column(table, column);
    for (int i = 0; values && i < table->rows; i++)
        if (strcmp(table->label[i], label) == 0)
            return values[i];
    fprintf(stderr, "there is no row %s\n", label);
    test_failures++;
    return (double)NAN;
}

/* Compares n values; `scale` turns got into the file's unit. Prints and returns the worst error, relative to `unit` (a
 * size below which an error counts absolutely, so that figures near zero are not judged by their own noise). */
static inline double golden_compare(const char *what, const double *got, const double *want, int n, double scale,
                                    double unit, double tolerance)
{
    double worst = 0;
    int compared = 0;
    for (int i = 0; i < n; i++) {
        double error;
        ENSURE(isnan(got[i]) == isnan(want[i]));
        if (isnan(want[i]) || isnan(got[i]))
            continue;
        error = fabs(got[i] * scale - want[i]) / (fabs(want[i]) > unit ? fabs(want[i]) : unit);
        worst = error > worst ? error : worst;
        compared++;
    }
    ENSURE(compared > 0);
    ENSURE(worst <= tolerance);
    printf("%-40s %4d values, worst error %.2g\n", what, compared, worst);
    return worst;
}

#endif
