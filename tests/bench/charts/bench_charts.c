/* Four charts as PNG and SVG: CPU time a chart here and in other programs, in one run, as ratios. Those that are not
 * installed are left out. Also: how many charts two threads make while one makes one.
 * usage: bench_charts FOLDER-OF-SCRIPTS [ROUNDS] */
#include <pace/chart.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { YEARS = 11, PANELS = 12, CHARTS = 4, ROUNDS_MAX = 1001 };

static const double output[YEARS] = {100, 109.6, 118.1, 127.4, 136.9, 146.5, 156.6, 167.3, 178.6, 189.3, 193.5};
static const double sectors[3][3] = {{3.8, 5.8, 7.8}, {19.2, 28.1, 38.3}, {18.2, 35.0, 55.4}};
static const double parts[3][YEARS] = {{4.9, 6.3, 4.3, 3.9, 4.0, 4.9, 4.6, 4.0, 4.4, 3.5, -0.2},
                                       {6.7, 4.0, 3.3, 4.2, 3.3, 1.6, 3.1, 2.7, 2.9, 1.7, 1.8},
                                       {-1.3, -0.8, 0.2, -0.3, 0.1, 0.6, -0.9, 0.2, -0.6, 0.8, 0.7}};
static const char *const names[PANELS] = {"GDP per head", "Urban share", "R&D intensity", "Service share",
                                          "Forest cover", "Energy intensity", "Life expectancy", "Schooling years",
                                          "Broadband users", "Poverty rate", "Clean-air days", "Jobs created"};
static const double ends[PANELS][2] = {{3.1, 6.0}, {50, 60.9}, {1.71, 2.51}, {44, 57.4}, {20.4, 23.2}, {1.13, 0.77},
                                       {74.8, 76.9}, {9.0, 10.9}, {10, 74}, {17, 0.4}, {58, 80}, {11.7, 10.1}};

static double panel_value(int panel, int year)
{
    static const double wave[YEARS] = {0, 0.02, -0.01, 0.03, 0.04, -0.02, 0.01, 0.05, 0.02, -0.03, 0};
    const double way = ends[panel][1] - ends[panel][0];
    return ends[panel][0] + way * (year / 10.0 + wave[(year * (1 + panel % 3)) % YEARS]);
}

static double total(int year)
{
    return parts[0][year] + parts[1][year] + parts[2][year];
}

/* --- ours ---------------------------------------------------------------------------------------------------------- */

static pace_chart *line_chart(void)
{
    pace_chart *chart = pace_chart_new(1200, 800);
    const pace_target target = pace_target_of(pace_year(2010), 100, pace_year(2020), 200);
    pace_chart_title(chart, "Output ended 3% short of the 2020 doubling target");
    pace_chart_subtitle(chart, "Real GDP, index 2010 = 100");
    pace_chart_source(chart, "Source: illustrative data. 2020 provisional.");
    pace_chart_line(chart, pace_series_of(output, YEARS, pace_year(2010)), "Actual");
    pace_chart_target_path(chart, &target, "Target");
    return chart;
}

static pace_chart *bar_chart(void)
{
    static const char *const categories[] = {"Primary", "Secondary", "Tertiary"}, *const labels[] = {"2010", "2015", "2020"};
    const pace_bars bars = {.categories = categories, .category_count = 3, .labels = labels, .series_count = 3,
                            .values = &sectors[0][0], .decimals = 1};
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_title(chart, "Services output tripled in ten years");
    pace_chart_subtitle(chart, "Value added by sector, trillion yuan at current prices");
    pace_chart_source(chart, "Source: illustrative data.");
    pace_chart_bars(chart, &bars);
    return chart;
}

static pace_chart *panel_chart(void)
{
    static const pace_gap none;
    pace_gap rows[PANELS];
    double values[PANELS][YEARS];
    pace_chart *chart = pace_chart_new(1200, 800);
    for (int i = 0; i < PANELS; i++) {
        for (int year = 0; year < YEARS; year++)
            values[i][year] = panel_value(i, year);
        pace_series series = pace_series_of(values[i], YEARS, pace_year(2010));
        pace_target target = pace_target_of(pace_year(2010), values[i][0], pace_year(2020), values[i][10] * 1.02);
        target.path = PACE_PATH_LINEAR;
        target.name = series.name = names[i];
        rows[i] = none;
        if (pace_gap_assess(&rows[i], series, &target, NULL, NULL))
            fprintf(stderr, "%s cannot be assessed\n", names[i]);
    }
    pace_chart_title(chart, "Twelve indicators and the ways to their 2020 targets");
    pace_chart_subtitle(chart, "Illustrative indicators, 2010 to 2020");
    pace_chart_source(chart, "Source: illustrative data.");
    pace_chart_multiples(chart, rows, PANELS);
    return chart;
}

static pace_chart *stack_chart(void)
{
    static const char *const labels[] = {"消费", "投资", "净出口"};
    double sums[YEARS];
    const pace_parts stack = {.first = pace_year(2010), .count = YEARS, .labels = labels, .part_count = 3,
                              .values = &parts[0][0], .total = sums, .decimals = 1, .total_label = "国内生产总值增速（%）"};
    pace_chart *chart = pace_chart_new(1200, 800);
    for (int year = 0; year < YEARS; year++)
        sums[year] = total(year);
    pace_chart_lang(chart, "zh");
    pace_chart_title(chart, "2014—2019年消费贡献持续高于投资");
    pace_chart_subtitle(chart, "三大需求对国内生产总值增长的贡献（百分点），2010—2020年");
    pace_chart_source(chart, "资料来源：示例数据。2020年为初步核算数。");
    pace_chart_contributions(chart, &stack);
    return chart;
}

static pace_chart *(*const makers[CHARTS])(void) = {line_chart, bar_chart, panel_chart, stack_chart};
static const char *const titles[CHARTS] = {"line with target", "grouped bars", "twelve panels", "stack of parts"};

static bool render(pace_buffer *out, int which, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_chart *chart = makers[which]();
    out->length = 0;
    const bool good = pace_chart_render(out, chart, format, &err) == PACE_OK;
    if (!good)
        fprintf(stderr, "%s: %s\n", titles[which], err.text);
    pace_chart_free(chart);
    return good;
}

/* --- time ---------------------------------------------------------------------------------------------------------- */

static double clock_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static double children_ms(void)
{
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return 1e3 * (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + 1e-3 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(double *out, const char *format, int rounds)
{
    static double ms[CHARTS][ROUNDS_MAX];
    pace_buffer bytes = PACE_BUFFER_INIT;
    for (int round = -1; round < rounds; round++) /* the first one warms up */
        for (int which = 0; which < CHARTS; which++) {
            const double start = clock_ms(CLOCK_THREAD_CPUTIME_ID);
            if (!render(&bytes, which, format))
                exit(1);
            if (round >= 0)
                ms[which][round] = clock_ms(CLOCK_THREAD_CPUTIME_ID) - start;
        }
    for (int which = 0; which < CHARTS; which++) {
        qsort(ms[which], (size_t)rounds, sizeof(double), ascending);
        out[which] = ms[which][rounds / 2];
    }
    pace_buffer_clear(&bytes);
}

typedef struct work {
    int count;
    double cpu; /* ms, what the thread took for all */
} work;

static void *make_many(void *data)
{
    work *w = data;
    pace_buffer bytes = PACE_BUFFER_INIT;
    const double start = clock_ms(CLOCK_THREAD_CPUTIME_ID);
    for (int i = 0; i < w->count; i++)
        if (!render(&bytes, i % CHARTS, "png"))
            exit(1);
    w->cpu = clock_ms(CLOCK_THREAD_CPUTIME_ID) - start;
    pace_buffer_clear(&bytes);
    return NULL;
}

/* How often the process has waited for something, such as a lock that another thread holds. */
static long waits(void)
{
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_nvcsw;
}

static double less(double a, double b)
{
    return a < b ? a : b;
}

/* How many others want the cores, where the system says it: what the wall clock shows hangs on it. */
static void tell_load(void)
{
    char line[64] = "";
    FILE *from = fopen("/proc/loadavg", "r");
    if (from && fgets(line, sizeof line, from))
        printf("load of the machine: %s", line);
    if (from)
        fclose(from);
}

/* Best of several: what other work on the machine takes away is not ours. Where it takes much, the wall tells little: two
 * threads that need no more CPU a chart than one, and do not wait, would make twice the charts on two idle cores. */
static void threads(void)
{
    double wall[2] = {1e300, 1e300}, cpu[2] = {1e300, 1e300};
    long waited[2] = {0, 0};
    enum { ROUNDS = 8, COUNT = 60 }; /* many: a new thread reads the fonts first */
    for (int round = 0; round < ROUNDS; round++)
        for (int n = 1; n <= 2; n++) {
            pthread_t other;
            work own = {COUNT, 0}, its = {COUNT, 0};
            const long before = waits();
            const double start = clock_ms(CLOCK_MONOTONIC);
            if (n == 2 && pthread_create(&other, NULL, make_many, &its) != 0)
                return;
            make_many(&own);
            if (n == 2)
                pthread_join(other, NULL);
            wall[n - 1] = less(wall[n - 1], (clock_ms(CLOCK_MONOTONIC) - start) / (n * COUNT));
            cpu[n - 1] = less(cpu[n - 1], (own.cpu + its.cpu) / (n * COUNT));
            waited[n - 1] += waits() - before;
        }
    printf("\nPNG on one thread and on two: %.0f and %.0f charts a second, wall (x %.2f); CPU ms a chart %.2f and %.2f\n"
           "(x %.2f on two idle cores); waits per 100 charts %.1f and %.1f\n",
           1e3 / wall[0], 1e3 / wall[1], wall[0] / wall[1], cpu[0], cpu[1], 2 * cpu[0] / cpu[1],
           100.0 * (double)waited[0] / (ROUNDS * COUNT), 100.0 * (double)waited[1] / (ROUNDS * COUNT * 2));
    tell_load();
}

/* --- the others ----------------------------------------------------------------------------------------------------- */

/* The same figures for programs that read tables. */
static bool write_data(void)
{
    FILE *lines = fopen("c1.dat", "w"), *bars = fopen("c2.dat", "w"), *panels = fopen("c3.dat", "w"),
         *stack = fopen("c4.dat", "w");
    if (!lines || !bars || !panels || !stack)
        return false;
    for (int year = 0; year < YEARS; year++) {
        double path = 100;
        for (int i = 0; i < year; i++)
            path *= 1.0717734625362931;
        fprintf(lines, "%d\t%.1f\t%.2f\n", 2010 + year, output[year], path);
        fprintf(stack, "%d\t%.1f\t%.1f\t%.1f\t%.1f\n", 2010 + year, parts[0][year], parts[1][year], parts[2][year], total(year));
        fprintf(panels, "%d", 2010 + year);
        for (int i = 0; i < PANELS; i++)
            fprintf(panels, "\t%.3f", panel_value(i, year));
        fputc('\n', panels);
    }
    for (int i = 0; i < 3; i++)
        fprintf(bars, "%s\t%.1f\t%.1f\t%.1f\n", i == 0 ? "Primary" : i == 1 ? "Secondary" : "Tertiary", sectors[i][0], sectors[i][1], sectors[i][2]);
    return !(fclose(lines) | fclose(bars) | fclose(panels) | fclose(stack));
}

/* Commands read what to draw from the environment. */
typedef struct peer {
    const char *name, *probe, *run;
    int many; /* charts in one process */
} peer;

static void tell(const char *name, int value)
{
    char text[16];
    snprintf(text, sizeof text, "%d", value);
    setenv(name, text, 1);
}

/* CPU a chart: some in one process less one in another, so that starting does not count. */
static bool measure_peer(double *out, const peer *p, const char *format)
{
    if (system(p->probe) != 0)
        return false;
    setenv("FORMAT", format, 1);
    for (int which = 0; which < CHARTS; which++) {
        double took[2];
        for (int i = 0; i < 2; i++) {
            const double start = children_ms();
            tell("CHART", which + 1);
            tell("COUNT", i ? p->many + 1 : 1);
            if (system(p->run) != 0) {
                fprintf(stderr, "%s, chart %d: failed\n", p->name, which + 1);
                return false;
            }
            took[i] = children_ms() - start;
        }
        out[which] = (took[1] - took[0]) / p->many;
    }
    return true;
}

static void print_row(const char *name, const double *ms, double ours)
{
    double mean = 0;
    printf("%-22s", name);
    for (int which = 0; which < CHARTS; which++) {
        printf(" %9.2f", ms[which]);
        mean += ms[which] / CHARTS;
    }
    printf(" %9.2f %9.1f %8.1fx\n", mean, 1e3 / mean, mean / ours);
}

int main(int argc, char **argv)
{
    static const peer peers[] = {
        {"gnuplot", "gnuplot --version >/dev/null 2>&1",
         "gnuplot -e \"chart=$CHART; format='$FORMAT'; count=$COUNT\" \"$CHARTS/charts.gp\" >/dev/null 2>&1", 40},
        {"matplotlib", "${PYTHON:-python3} -c 'import matplotlib' >/dev/null 2>&1",
         "${PYTHON:-python3} \"$CHARTS/charts.py\" $CHART $FORMAT $COUNT >/dev/null 2>&1", 8},
        {"ggplot2", "Rscript -e 'library(ggplot2)' >/dev/null 2>&1",
         "Rscript \"$CHARTS/charts.R\" $CHART $FORMAT $COUNT >/dev/null 2>&1", 8}};
    static const char *const formats[] = {"png", "svg"};
    char place[] = "bench-charts-XXXXXX", here[2048], folder[4096];
    const int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 41;
    if (argc < 2 || rounds < 1 || rounds > ROUNDS_MAX || !getcwd(here, sizeof here)) {
        fprintf(stderr, "usage: bench_charts FOLDER-OF-SCRIPTS [ROUNDS up to %d]\n", ROUNDS_MAX);
        return 2;
    }
    snprintf(folder, sizeof folder, "%s%s%s", argv[1][0] == '/' ? "" : here, argv[1][0] == '/' ? "" : "/", argv[1]);
    setenv("CHARTS", folder, 1);
    if (!mkdtemp(place) || chdir(place) != 0 || !write_data())
        return 1;
    for (int f = 0; f < 2; f++) {
        double ours[CHARTS], theirs[CHARTS], mean = 0;
        measure(ours, formats[f], rounds);
        for (int which = 0; which < CHARTS; which++)
            mean += ours[which] / CHARTS;
        printf("%s%s, 1200 x 800: CPU ms a chart\n%-22s %9s %9s %9s %9s %9s %9s %9s\n", f ? "\n" : "", formats[f], "", "line",
               "bars", "panels", "stack", "mean", "a second", "to ours");
        print_row("pace", ours, mean);
        for (size_t i = 0; i < sizeof peers / sizeof *peers; i++)
            if (measure_peer(theirs, &peers[i], formats[f]))
                print_row(peers[i].name, theirs, mean);
    }
    threads();
    if (chdir("..") == 0 && fork() == 0)
        execlp("rm", "rm", "-r", place, (char *)NULL);
    wait(NULL);
    return 0;
}
