/* A large table in the long form into a panel, against what the machine allows for the same bytes in the same run: reading
 * the file and finding its line ends, copying it, and touching fresh memory of the panel's size for the first time. Rounds are
 * interleaved; the best of each are compared.
 * usage: bench_csv [FILE] [ROUNDS] [SERIES]; FILE is written where it is not there. Without one, a file of 104 MB is
 * written to /tmp and removed again. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "pace/number.h"
#include "pace/panel.h"

enum { SERIES = 15500, MONTHS = 240, MAX_ROUNDS = 101 };

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* --- the file -------------------------------------------------------------------------------------------------------- */

static uint64_t state = 20260303;

static double uniform(void)
{
    uint64_t z = state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return ((double)((z ^ z >> 31) >> 11) + 0.5) * 0x1p-53;
}

/* Random walks of growth, two decimals. */
static void write_series(FILE *file, int series)
{
    double level = log(50 + 95000 * uniform());
    char number[PACE_FIXED_SIZE];
    for (int month = 0; month < MONTHS; month++) {
        level += 0.002 + 0.02 * (uniform() + uniform() - 1);
        number[pace_number_print_fixed(number, exp(level), 2, 0)] = '\0';
        fprintf(file, "IND_%06d,%d-%02d,%s\n", series, 2000 + month / 12, month % 12 + 1, number);
    }
}

static int write_table(const char *path, int series)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return 1;
    fputs("series,period,value\n", file);
    for (int i = 0; i < series; i++)
        write_series(file, i);
    return fclose(file) != 0;
}

/* --- floors ---------------------------------------------------------------------------------------------------------- */

typedef struct floors {
    double scan, copy, touch;
} floors;

static void keep_least(double *least, double ms)
{
    if (*least <= 0 || ms < *least)
        *least = ms;
}

static volatile size_t sink; /* so that nothing is left out as useless */

static int scan_lines(const char *path)
{
    enum { STEP = 1 << 20 };
    static char text[STEP];
    int fd = open(path, O_RDONLY);
    size_t lines = 0;
    ssize_t got = -1;
    while (fd >= 0 && (got = read(fd, text, STEP)) > 0)
        for (ssize_t i = 0; i < got; i++)
            lines += text[i] == '\n';
    if (fd >= 0)
        close(fd);
    sink = lines;
    return got < 0;
}

/* Straight from the system, as a process gets it that has freed nothing yet. */
static int touch(size_t bytes)
{
    volatile char *fresh = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (fresh == MAP_FAILED)
        return 1;
    for (size_t i = 0; i < bytes; i += 512)
        fresh[i] = 1;
    return munmap((void *)(uintptr_t)fresh, bytes);
}

static int copy(double *least, size_t bytes)
{
    char *from = malloc(bytes), *to = malloc(bytes);
    int failed = !from || !to;
    if (!failed) {
        memset(from, (int)(sink & 0x7F), bytes);
        memset(to, 1, bytes);
        double start = now_ms();
        memcpy(to, from, bytes);
        sink = (size_t)to[sink % bytes];
        keep_least(least, now_ms() - start);
    }
    free(from);
    free(to);
    return failed;
}

static int measure_floors(floors *least, const char *path, size_t size, size_t panel)
{
    double start = now_ms();
    int failed = scan_lines(path);
    keep_least(&least->scan, now_ms() - start);
    start = now_ms();
    failed |= touch(panel);
    keep_least(&least->touch, now_ms() - start);
    return copy(&least->copy, size) || failed;
}

/* --- the reader ------------------------------------------------------------------------------------------------------ */

typedef struct reading {
    int64_t rows, cols;
    double sum; /* the same for any number of threads, or something is wrong */
} reading;

static int measure_reader(double *least, reading *got, const char *path, const pace_exec *exec, pace_error *err)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_panel *panel = NULL;
    double start = now_ms();
    opts.exec = exec;
    if (pace_panel_load(&panel, path, &opts, err))
        return 1;
    keep_least(least, now_ms() - start);
    pace_block block = pace_panel_block(panel);
    got->rows = block.rows;
    got->cols = block.cols;
    got->sum = 0;
    for (int64_t i = 0; i < block.rows * block.cols; i++)
        got->sum += isnan(block.x[i]) ? 0 : block.x[i];
    pace_panel_free(panel);
    return 0;
}

static void say(const char *what, double ms, const floors *floor)
{
    double sum = floor->scan + floor->touch;
    printf("%-28s %7.1f ms  %5.2f of scan and touch  %5.2f of copying the file\n", what, ms, ms / sum, ms / floor->copy);
}

static int measure(const char *path, int rounds)
{
    floors floor = {0, 0, 0};
    double one = 0, two = 0;
    reading first = {0, 0, 0}, second = {0, 0, 0};
    pace_error err = PACE_ERROR_INIT;
    pace_pool *pool = NULL;
    struct stat info;
    struct rusage usage;
    int failed = stat(path, &info) || pace_pool_new(&pool, 2, NULL, &err);
    if (failed)
        return fprintf(stderr, "%s: cannot be read, or no threads\n", path), 1;
    pace_exec exec = pace_pool_exec(pool);
    failed = measure_reader(&one, &first, path, NULL, &err);
    getrusage(RUSAGE_SELF, &usage);
    for (int i = 0; i < rounds && !failed; i++)
        failed = measure_floors(&floor, path, (size_t)info.st_size, (size_t)(first.rows * first.cols) * 9) ||
                 measure_reader(&one, &first, path, NULL, &err) || measure_reader(&two, &second, path, &exec, &err);
    pace_pool_free(pool);
    if (failed)
        return fprintf(stderr, "%s: %s\n", path, err.text), 1;
    printf("%.1f MB, %lld series of %lld periods, sum %.10g and %.10g, %.0f MB of memory at the most\n", (double)info.st_size / 1e6,
           (long long)first.rows, (long long)first.cols, first.sum, second.sum, (double)usage.ru_maxrss / 1024);
    printf("line ends %.1f ms, first touch of the panel %.1f ms, copy %.1f ms\n", floor.scan, floor.touch, floor.copy);
    say("pace_panel_load, 1 thread", one, &floor);
    say("pace_panel_load, 2 threads", two, &floor);
    return 0;
}

int main(int argc, char **argv)
{
    char own[] = "/tmp/pace-bench-XXXXXX";
    const char *path = argc > 1 ? argv[1] : own;
    int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 7;
    int series = argc > 3 ? (int)strtol(argv[3], NULL, 10) : SERIES, fd = argc > 1 ? -1 : mkstemp(own), failed = 1;
    rounds = rounds < 1 ? 1 : rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    if (fd >= 0)
        close(fd);
    if (argc > 1 && !access(path, R_OK))
        failed = measure(path, rounds);
    else if (!write_table(path, series))
        failed = measure(path, rounds);
    if (argc <= 1)
        remove(own);
    return failed;
}
