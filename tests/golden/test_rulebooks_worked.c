/* Every worked row of the manual of rulebooks, computed again: data/rulebooks/README.md has a page for each shipped one. */
#include "rulebooks.h"

enum { CELLS = 8, YEARS = 40, PATH = 8, LENGTH = 4096 };
enum { BASE = 0, LATEST, TARGET, BETTER, BESIDE, VALUE, SCORE, CLASS };

typedef struct page {
    pace_rulebook *book;
    char id[64];
    int rows, pages;
} page;

/* Cells of a table row, blanks around them taken off. */
static int split(char **cells, int most, char *line)
{
    char *at = *line == '|' ? line + 1 : NULL;
    int n = 0;
    for (; at && n < most; n++) {
        char *end = strchr(at, '|'), *next = end;
        if (!end)
            break;
        at += strspn(at, " ");
        while (end > at && end[-1] == ' ')
            end--;
        cells[n] = at;
        *end = '\0';
        at = next + 1;
    }
    return n;
}

static double number_of(const char *text, size_t n)
{
    double value = (double)NAN;
    ENSURE(!pace_number_parse(&value, text, n, NULL));
    return value;
}

/* "69 in 2014" */
static bool figure(const char *cell, double *value, int *year)
{
    const char *in = strstr(cell, " in ");
    if (!in)
        return false;
    *value = number_of(cell, (size_t)(in - cell));
    *year = (int)number_of(in + 4, strlen(in + 4));
    return true;
}

/* As near as the printed digits say. */
static void near_printed(double got, const char *cell)
{
    const char *dot = strchr(cell, '.');
    double room = 0.5001;
    if (!*cell)
        return;
    for (size_t i = dot ? strlen(dot + 1) : 0; i > 0; i--)
        room /= 10;
    ENSURE_NEAR(got, number_of(cell, strlen(cell)), room);
}

typedef struct worked {
    double values[YEARS], path_time[PATH], path_level[PATH];
    int base_year, latest_year;
    pace_target target;
    pace_assess_opts opts;
} worked;

static void take_path(worked *w, const char *at, const char *end)
{
    w->opts.path_time = w->path_time;
    w->opts.path_level = w->path_level;
    while (at < end && w->opts.path_count < PATH) {
        size_t n = strcspn(at, ";,"), colon = strcspn(at, ":");
        w->path_time[w->opts.path_count] = number_of(at, colon);
        w->path_level[w->opts.path_count++] = number_of(at + colon + 1, n - colon - 1);
        at += n + 1;
    }
}

/* "2013=34.3, limit=100, type=multiple" */
static void take_beside(worked *w, const char *at)
{
    while (*at) {
        size_t n = strcspn(at, ","), equals = strcspn(at, "=");
        const char *value = at + equals + 1, *end = at + n;
        if (*at >= '0' && *at <= '9')
            w->values[(int)number_of(at, equals) - w->base_year] = number_of(value, (size_t)(end - value));
        else if (strncmp(at, "limit", 5) == 0)
            w->opts.limit = number_of(value, (size_t)(end - value));
        else if (strncmp(at, "deviation", 9) == 0)
            w->opts.spread = number_of(value, (size_t)(end - value));
        else if (strncmp(at, "typical", 7) == 0)
            take_path(w, value, end);
        else
            ENSURE(strncmp(at, "type", 4) == 0 && !pace_target_type_parse(&w->target.type, value, (size_t)(end - value), NULL));
        at = end + (*end == ',');
        at += strspn(at, " ");
    }
}

static void work_out(const page *p, char *const cells[CELLS])
{
    static worked w;
    pace_assessment a = {0};
    double base = (double)NAN, latest = (double)NAN, goal = (double)NAN;
    int due = 0;
    bool with_target = figure(cells[TARGET], &goal, &due);
    w = (worked){.opts = PACE_ASSESS_OPTS_INIT};
    for (int i = 0; i < YEARS; i++)
        w.values[i] = (double)NAN;
    ENSURE(figure(cells[BASE], &base, &w.base_year) && figure(cells[LATEST], &latest, &w.latest_year));
    w.target = pace_target_of(pace_year(w.base_year), (double)NAN, pace_year(with_target ? due : w.latest_year + 1), goal);
    w.target.better = w.opts.better = strcmp(cells[BETTER], "down") == 0 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
    take_beside(&w, cells[BESIDE]);
    w.values[0] = base;
    w.values[w.latest_year - w.base_year] = latest;
    if (!with_target)
        w.opts.base_period = pace_year(w.base_year);
    pace_series series = pace_series_of(w.values, w.latest_year - w.base_year + 1, pace_year(w.base_year));
    ENSURE(!pace_assess(&a, p->book, series, with_target ? &w.target : NULL, &w.opts, NULL));
    near_printed(a.value, cells[VALUE]);
    near_printed(a.score, cells[SCORE]);
    ENSURE_TEXT(class_of(&a), cells[CLASS]);
}

/* The rows of the one rulebook that shares a task out: start, weight, end, rate. */
static void allocate(const page *p, char *const cells[4], int index)
{
    const double base[] = {701.16, 100}, weight[] = {1, 3};
    double end[2], rate[2], residual[2];
    pace_allocation out;
    ENSURE(!pace_rulebook_allocate(&out, end, rate, residual, p->book, base, weight, 2, 15, 70, NULL));
    near_printed(base[index], cells[0]);
    near_printed(weight[index], cells[1]);
    near_printed(end[index], cells[2]);
    near_printed(rate[index], cells[3]);
    ENSURE_NEAR(out.rate, 0.0508, 0.5001e-4);
}

static void open_page(page *p, const char *line)
{
    size_t n = strcspn(line, "\n");
    ENSURE(!p->book || p->rows > 0); /* the page before had a worked row */
    pace_rulebook_free(p->book);
    p->book = NULL;
    p->rows = 0;
    snprintf(p->id, sizeof p->id, "%.*s", (int)(n < sizeof p->id ? n : sizeof p->id - 1), line);
    if (!pace_rulebook_shipped_text(p->id, NULL))
        return;
    p->book = shipped(p->id);
    p->pages++;
}

int main(void)
{
    static char line[LENGTH];
    FILE *in = fopen(PACE_SOURCE_DIR "/data/rulebooks/README.md", "r");
    page p = {NULL, "", 0, 0};
    int64_t count;
    ENSURE(in != NULL);
    while (in && fgets(line, sizeof line, in)) {
        char *cells[CELLS];
        if (strncmp(line, "## ", 3) == 0)
            open_page(&p, line + 3);
        int n = p.book ? split(cells, CELLS, line) : 0;
        if (n == CELLS && strstr(cells[BASE], " in "))
            work_out(&p, cells), p.rows++;
        else if (n == 4 && cells[0][0] >= '0' && cells[0][0] <= '9')
            allocate(&p, cells, p.rows++);
    }
    ENSURE(!p.book || p.rows > 0);
    pace_rulebook_free(p.book);
    if (in)
        fclose(in);
    (void)pace_rulebook_shipped_ids(&count);
    ENSURE(p.pages == (int)count); /* each shipped one has a page */
    return TEST_RESULT;
}
