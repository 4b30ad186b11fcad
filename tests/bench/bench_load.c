/* Reading a data set and the gap table over it, against jansson's parse of the same bytes in the same run.
 * usage: bench_load [DATASET] [ROUNDS] */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "pace/dataset.h"
#include "pace/gap.h"
#include "pace/panel.h"

enum { MAX_ROUNDS = 1001 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *ms, int rounds)
{
    qsort(ms, (size_t)rounds, sizeof *ms, ascending);
    return ms[rounds / 2];
}

int main(int argc, char **argv)
{
    static double parse[MAX_ROUNDS], load[MAX_ROUNDS], table[MAX_ROUNDS];
    const char *path = argc > 1 ? argv[1] : "data/wuhan.json";
    int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 101;
    pace_error err = PACE_ERROR_INIT;
    pace_buffer text = PACE_BUFFER_INIT;
    rounds = rounds < 1 ? 1 : rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    if (pace_file_read(&text, path, &err))
        goto out;
    for (int i = 0; i < rounds; i++) {
        pace_dataset *data = NULL;
        pace_gap_table *gaps = NULL;
        double start = now_ms();
        json_decref(json_loadb(text.text, text.length, JSON_REJECT_DUPLICATES, NULL));
        double parsed = now_ms();
        if (pace_dataset_read(&data, text.text, text.length, path, NULL, &err))
            goto out;
        double loaded = now_ms();
        if (pace_gap_table_new(&gaps, data, NULL, NULL, &err))
            goto out;
        double assessed = now_ms();
        pace_gap_table_free(gaps);
        pace_dataset_free(data);
        parse[i] = parsed - start;
        load[i] = loaded - parsed;
        table[i] = assessed - loaded;
    }
    double floor_ms = median(parse, rounds), load_ms = median(load, rounds), table_ms = median(table, rounds);
    printf("%-28s %10s %10s\n", "work", "median ms", "x jansson");
    printf("%-28s %10.2f %10.2f\n", "jansson parses the bytes", floor_ms, 1.0);
    printf("%-28s %10.2f %10.2f\n", "pace_dataset_read", load_ms, load_ms / floor_ms);
    printf("%-28s %10.2f %10.2f\n", "pace_gap_table_new", table_ms, table_ms / floor_ms);
out:
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&text);
    return err.code != PACE_OK;
}
