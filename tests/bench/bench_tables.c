/* From two plain tables to the gap table as CSV: targets.csv with a row a target, actuals.csv in the three forms that a
 * table of actual values has. Against the time in which the same bytes are copied a hundred times.
 * usage: bench_tables [INDICATORS] [YEARS] [ROUNDS] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include "pace/gap.h"
#include "pace/panel.h"
#include "pace/tables.h"

enum { FIRST_YEAR = 2005, MAX_ROUNDS = 101 };
typedef enum actuals_form { ACROSS, LONG, WIDE, FORMS } actuals_form;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static double value_of(int indicator, int year)
{
    double value = 100 + indicator % 977;
    for (int i = 0; i < year; i++)
        value *= 1.03 + 0.0001 * (indicator % 401);
    return value;
}

/* --- the tables ------------------------------------------------------------------------------------------------------ */

static void add_value(pace_buffer *out, int indicator, int year)
{
    pace_buffer_char(out, ',');
    pace_buffer_fixed(out, value_of(indicator, year), 2);
}

static void make_targets(pace_buffer *out, int indicators, int years)
{
    int due = FIRST_YEAR + years + 2;
    pace_buffer_text(out, "indicator,unit,nature,base_period,target_period,target\n");
    for (int i = 0; i < indicators; i++) {
        pace_buffer_format(out, "Indicator %d,%s,%s,%d,%d,", i, i % 3 ? "CNY_100m" : "t", i % 2 ? "binding" : "anticipatory", due - 5, due);
        pace_buffer_fixed(out, value_of(i, years + 2), 1);
        pace_buffer_char(out, '\n');
    }
}

static void make_across(pace_buffer *out, int indicators, int years)
{
    pace_buffer_text(out, "indicator,unit");
    for (int year = 0; year < years; year++)
        pace_buffer_format(out, ",%d", FIRST_YEAR + year);
    for (int i = 0; i < indicators; i++) {
        pace_buffer_format(out, "\nIndicator %d,%s", i, i % 3 ? "CNY_100m" : "t");
        for (int year = 0; year < years; year++)
            add_value(out, i, year);
    }
    pace_buffer_char(out, '\n');
}

static void make_long(pace_buffer *out, int indicators, int years)
{
    pace_buffer_text(out, "series,period,value\n");
    for (int i = 0; i < indicators; i++)
        for (int year = 0; year < years; year++) {
            pace_buffer_format(out, "Indicator %d,%d", i, FIRST_YEAR + year);
            add_value(out, i, year);
            pace_buffer_char(out, '\n');
        }
}

static void make_wide(pace_buffer *out, int indicators, int years)
{
    pace_buffer_text(out, "year");
    for (int i = 0; i < indicators; i++)
        pace_buffer_format(out, ",Indicator %d(%s)", i, i % 3 ? "CNY_100m" : "t");
    for (int year = 0; year < years; year++) {
        pace_buffer_format(out, "\n%d", FIRST_YEAR + year);
        for (int i = 0; i < indicators; i++)
            add_value(out, i, year);
    }
    pace_buffer_char(out, '\n');
}

static void make_actuals(pace_buffer *out, actuals_form form, int indicators, int years)
{
    static void (*const make[FORMS])(pace_buffer *, int, int) = {make_across, make_long, make_wide};
    out->length = 0;
    make[form](out, indicators, years);
}

/* --- the way --------------------------------------------------------------------------------------------------------- */

typedef struct times {
    double load, assess, write, whole;
    int64_t rows, assessed;
} times;

static int go(times *least, const char *targets, const char *actuals, pace_error *err)
{
    pace_dataset *data = NULL;
    pace_gap_table *gaps = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    double start = now_ms(), loaded = 0, assessed = 0, end;
    pace_status status = pace_tables_load(&data, NULL, targets, actuals, NULL, err);
    loaded = now_ms();
    if (!status)
        status = pace_gap_table_new(&gaps, data, NULL, NULL, err);
    assessed = now_ms();
    if (!status)
        status = pace_gap_write(&out, data, gaps, "csv", err);
    end = now_ms();
    if (!status && (least->whole <= 0 || end - start < least->whole)) {
        *least = (times){loaded - start, assessed - loaded, end - assessed, end - start, 0, pace_gap_table_assessed(gaps)};
        (void)pace_gap_table_rows(gaps, &least->rows);
    }
    pace_buffer_clear(&out);
    pace_gap_table_free(gaps);
    pace_dataset_free(data);
    return status != PACE_OK;
}

static int write_file(const char *path, const pace_buffer *text)
{
    FILE *file = fopen(path, "wb");
    int failed = !file || fwrite(text->text, 1, text->length, file) != text->length;
    return (file && fclose(file)) || failed;
}

static volatile char sink;

static double copy_ms(const pace_buffer *text)
{
    char *to = malloc(text->length);
    double start = now_ms();
    for (size_t i = 0; to && i < 100; i++) {
        memcpy(to, text->text, text->length);
        sink = to[i % text->length];
    }
    free(to);
    return now_ms() - start;
}

int main(int argc, char **argv)
{
    static const char *const names[FORMS] = {"periods side by side", "long", "wide"};
    int indicators = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 10000, years = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 20;
    int rounds = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 9, failed = 0;
    char targets[] = "/tmp/pace-bench-XXXXXX", actuals[] = "/tmp/pace-bench-XXXXXX";
    int first = mkstemp(targets), second = mkstemp(actuals);
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    rounds = rounds < 1 ? 1 : rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    make_targets(&text, indicators, years);
    failed = first < 0 || second < 0 || write_file(targets, &text);
    for (int form = 0; form < FORMS && !failed; form++) {
        times least = {0, 0, 0, 0, 0, 0};
        make_actuals(&text, (actuals_form)form, indicators, years);
        failed = write_file(actuals, &text);
        for (int i = 0; i < rounds && !failed; i++)
            failed = go(&least, targets, actuals, &err);
        if (!failed)
            printf("%-20s %5.1f MB: load %6.1f, gaps %5.1f, csv %5.1f, together %6.1f ms (%.1f of 100 copies); %lld rows, %lld assessed\n",
                   names[form], (double)text.length / 1e6, least.load, least.assess, least.write, least.whole,
                   least.whole / copy_ms(&text), (long long)least.rows, (long long)least.assessed);
    }
    if (failed)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&text);
    close(first);
    close(second);
    remove(targets);
    remove(actuals);
    return failed;
}
