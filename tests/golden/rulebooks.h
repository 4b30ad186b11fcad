/* Judging rows of tables of published or worked results by the shipped rulebooks. */
#ifndef PACE_TEST_RULEBOOKS_H
#define PACE_TEST_RULEBOOKS_H

#include "golden.h"
#include "pace/pace.h"

static inline pace_rulebook *shipped(const char *id)
{
    pace_rulebook *book = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_rulebook_shipped(&book, id, &err));
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    return book;
}

/* A base and a latest value, and a target where `goal` is a number; better: 1 up, -1 down. */
static inline pace_assessment judged(const pace_rulebook *book, double base, int base_year, double latest, int latest_year, int better,
                                     double goal, int due, double limit)
{
    static double values[300];
    pace_assessment out = {0};
    pace_assess_opts opts = PACE_ASSESS_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_target target = pace_target_of(pace_year(base_year), (double)NAN, pace_year(due), goal);
    pace_series series = pace_series_of(values, latest_year - base_year + 1, pace_year(base_year));
    for (int i = 0; i < 300; i++)
        values[i] = (double)NAN;
    values[0] = base;
    values[latest_year - base_year] = latest;
    opts.base_period = pace_year(base_year);
    opts.better = better < 0 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
    opts.limit = limit;
    ENSURE(!pace_assess(&out, book, series, isnan(goal) ? NULL : &target, &opts, &err));
    return out;
}

static inline const char *class_of(const pace_assessment *a)
{
    int64_t count;
    const pace_rule_class *classes = pace_rulebook_classes(a->rulebook, &count);
    return a->class_index >= 0 ? classes[a->class_index].id : "";
}

/* Rows of a table with words in it: cells as text, by the name of the column. */
enum { ROW_CELLS = 24, ROW_LENGTH = 2048 };

typedef struct row_reader {
    FILE *file;
    char head[ROW_LENGTH], line[ROW_LENGTH];
    char *name[ROW_CELLS], *cell[ROW_CELLS];
    int rows;
} row_reader;

static inline void row_split(char **cells, char *line)
{
    char *at = line;
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < ROW_CELLS; i++) {
        char *tab = at ? strchr(at, '\t') : NULL;
        if (tab)
            *tab++ = '\0';
        cells[i] = at;
        at = tab;
    }
}

static inline void row_open(row_reader *r, const char *file)
{
    char path[512];
    *r = (row_reader){.rows = 0};
    snprintf(path, sizeof path, "%s/tests/golden/%s", PACE_SOURCE_DIR, file);
    r->file = fopen(path, "r");
    ENSURE(r->file != NULL);
    while (r->file && fgets(r->head, sizeof r->head, r->file) && r->head[0] == '#')
        continue;
    row_split(r->name, r->head);
}

static inline int row_next(row_reader *r)
{
    if (r->file && fgets(r->line, sizeof r->line, r->file)) {
        row_split(r->cell, r->line);
        r->rows++;
        return 1;
    }
    if (r->file)
        fclose(r->file);
    ENSURE(r->rows > 0);
    return 0;
}

static inline const char *row_text(const row_reader *r, const char *column)
{
    for (int i = 0; i < ROW_CELLS && r->name[i]; i++)
        if (strcmp(r->name[i], column) == 0)
            return r->cell[i] ? r->cell[i] : "";
    fprintf(stderr, "there is no column %s\n", column);
    test_failures++;
    return "";
}

static inline double row_number(const row_reader *r, const char *column)
{
    const char *text = row_text(r, column);
    double value = (double)NAN;
    if (*text)
        ENSURE(!pace_number_parse(&value, text, strlen(text), NULL));
    return value;
}

static inline int row_year(const row_reader *r, const char *column)
{
    double value = row_number(r, column);
    return isnan(value) ? 0 : (int)value;
}

/* The row judged: base, latest, direction, target, due and limit by their columns. */
static inline pace_assessment row_judged(const row_reader *r, const pace_rulebook *book, double limit)
{
    return judged(book, row_number(r, "base"), row_year(r, "base_year"), row_number(r, "latest"), row_year(r, "latest_year"),
                  row_year(r, "direction"), row_number(r, "target"), row_year(r, "due"), limit);
}

/* The scores of a cell, put together. */
static inline pace_set_score row_aggregate(const row_reader *r, const pace_rulebook *book)
{
    pace_set_score out = {0};
    pace_mark marks[64];
    int64_t n = 0;
    const char *at = row_text(r, "parts");
    while (*at && n < 64) {
        size_t length = strcspn(at, " ");
        marks[n].group = NULL;
        marks[n].weight = 0;
        marks[n].met = row_number(r, "all_met") > 0;
        ENSURE(!pace_number_parse(&marks[n].score, at, length, NULL));
        n++;
        at += length + (at[length] == ' ');
    }
    ENSURE(!pace_rulebook_aggregate(&out, book, marks, n, NULL));
    return out;
}

/* |got - want|, remembered in *worst; 1 where one is missing and the other is not. */
static inline void near_to(double *worst, double got, double want, const char *what)
{
    double error = isnan(got) != isnan(want) ? 1 : isnan(got) ? 0 : fabs(got - want);
    if (error > 1e-9) {
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
        test_failures++;
    }
    *worst = error > *worst ? error : *worst;
}

#endif
