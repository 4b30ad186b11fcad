/* The command as a whole process: median wall time, ratio to starting /bin/true in the same run, peak resident memory.
 * usage: bench_start PACE DATASET [ROUNDS] */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* glibc and the BSDs have it; POSIX does not. */
pid_t wait4(pid_t, int *, int, struct rusage *);

enum { MAX_ROUNDS = 501, ARGS = 12 };

typedef struct job {
    const char *name;
    const char *argv[ARGS];
    double ms[MAX_ROUNDS];
    long peak_kb;
} job;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int run(job *one, int round)
{
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, 1);
        dup2(null, 2);
        execv(one->argv[0], (char *const *)(void *)one->argv);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        return 1;
    one->ms[round] = now_ms() - start;
    one->peak_kb = usage.ru_maxrss > one->peak_kb ? usage.ru_maxrss : one->peak_kb;
    return !(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static const char *write_series(void)
{
    static const char path[] = "bench-series.csv";
    FILE *file = fopen(path, "w");
    if (!file)
        return NULL;
    fputs("period,output,retail,investment\n", file);
    for (int i = 0; i < 190; i++)
        fprintf(file, "%d-%02d,%d.%d,%d.%d,%d.%d\n", 2000 + i / 12, i % 12 + 1, 100 + i, i % 10, 200 + 2 * i, i % 7, 300 + 3 * i, i % 9);
    return fclose(file) ? NULL : path;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench_start PACE DATASET [ROUNDS]\n");
        return 2;
    }
    const char *series = write_series();
    int rounds = argc > 3 ? (int)strtol(argv[3], NULL, 10) : 31;
    rounds = rounds < 1 ? 1 : rounds > MAX_ROUNDS ? MAX_ROUNDS : rounds;
    static job jobs[] = {{.name = "true (floor)"},      {.name = "growth, 5 kB table"}, {.name = "gap, data set"},
                         {.name = "show, data set"},    {.name = "chart, SVG"},         {.name = "chart, PNG"},
                         {.name = "report, zh, HTML"}};
    const char *lines[][ARGS] = {
        {"/bin/true", NULL},
        {argv[1], "growth", series, "--kind", "yoy", NULL},
        {argv[1], "gap", argv[2], "--format", "csv", NULL},
        {argv[1], "show", argv[2], "--format", "csv", NULL},
        {argv[1], "chart", argv[2], "--indicator", "high_tech_output", "--lang", "zh", "-o", "bench-chart.svg", NULL},
        {argv[1], "chart", argv[2], "--indicator", "high_tech_output", "--lang", "zh", "-o", "bench-chart.png", NULL},
        {argv[1], "report", argv[2], "--lang", "zh", "-o", "bench-report.html", NULL},
    };
    enum { JOBS = sizeof jobs / sizeof *jobs };
    for (int j = 0; j < JOBS; j++)
        memcpy(jobs[j].argv, lines[j], sizeof lines[j]);
    for (int round = 0; round < rounds; round++) /* interleaved, so that a busy moment hits all of them */
        for (int j = 0; j < JOBS; j++)
            if (run(&jobs[j], round))
                fprintf(stderr, "%s failed\n", jobs[j].name);
    printf("%-20s %10s %10s %10s\n", "command", "median ms", "x floor", "peak MB");
    double floor_ms = 0;
    for (int j = 0; j < JOBS; j++) {
        qsort(jobs[j].ms, (size_t)rounds, sizeof(double), ascending);
        double median = jobs[j].ms[rounds / 2];
        floor_ms = j == 0 ? median : floor_ms;
        printf("%-20s %10.2f %10.1f %10.1f\n", jobs[j].name, median, median / floor_ms, (double)jobs[j].peak_kb / 1024);
    }
    remove(series);
    remove("bench-chart.svg");
    remove("bench-chart.png");
    remove("bench-report.html");
    return 0;
}
