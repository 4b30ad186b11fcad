/* The mid-term evaluation: identities that hold for every path, mirrors, bounds, kinds of targets without a pace, counts, memory. */
#include <stdbool.h>
#include "midterm_made.h"

static const double NONE = (double)NAN;

static made level(double value, const char *better, const char *more)
{
    return (made){"level", "level", "CNY_100m", "current", value, more, better, "flow"};
}

static made length(double value, const char *better, const char *more)
{
    return (made){"level", "level", "km", NULL, value, more, better, NULL};
}

/* --- two ways to one answer --------------------------------------------------------------------------------------- */

/* A series on its path: it is at no distance, needs the pace that it has, and ends at the target to the last digit. */
static void on_geometric_path(double base, double rate, int years, const char *better)
{
    double values[6], goal = base * pow(1 + rate, 5);
    made_midterm m;
    for (int i = 0; i <= years; i++)
        values[i] = base * pow(goal / base, i / 5.0);
    m = made_with(level(goal, better, ",\"path\":\"geometric\""), values, years + 1, "");
    ENSURE_NEAR(m.row->pace_ratio, 1, 1e-11);
    ENSURE_NEAR(m.row->projection, goal, 0);
    ENSURE_NEAR(m.row->path_gap, 0, 1e-14);
    ENSURE(m.row->projection_meets && m.row->gap->verdicts == PACE_ON_TRACK);
    ENSURE_NEAR(m.row->elapsed, years / 5.0, 1e-15);
    ENSURE(rate > 0 ? m.row->completion < m.row->elapsed : m.row->completion > m.row->elapsed);
    made_free(&m);
}

static void on_linear_path(double base, double step, int years, const char *better)
{
    double values[6];
    made_midterm m;
    for (int i = 0; i <= years; i++)
        values[i] = base + step * i;
    m = made_with(length(base + 5 * step, better, ""), values, years + 1, "");
    ENSURE_NEAR(m.row->pace_ratio, 1, 1e-12);
    ENSURE_NEAR(m.row->projection, base + 5 * step, 0);
    ENSURE_NEAR(m.row->path_gap, 0, 1e-14);
    ENSURE_NEAR(m.row->completion, m.row->elapsed, 1e-13);
    ENSURE(m.row->projection_meets);
    made_free(&m);
}

/* The projection is where a path to it as a target would have no distance now. */
static void projection_is_a_path(const char *path)
{
    const double values[] = {100, 104, 113, 119};
    char more[64];
    made_midterm first, second;
    snprintf(more, sizeof more, ",\"path\":\"%s\"", path);
    first = made_with(length(150, "up", more), values, 4, "");
    second = made_with(length(first.row->projection, "up", more), values, 4, "");
    ENSURE_NEAR(second.row->path_gap, 0, 1e-13);
    ENSURE_NEAR(second.row->pace_ratio, 1, 1e-11);
    ENSURE_NEAR(second.row->projection, first.row->projection, 1e-12);
    made_free(&first);
    made_free(&second);
}

/* What goes up towards a target, and the same turned round: every share and ratio is the same, values are mirrored. */
static void mirrored(double goal, double latest)
{
    const double up[] = {100, 103, NONE, latest}, down[] = {300, 297, NONE, 400 - latest};
    made_midterm a = made_with(length(goal, "up", ""), up, 4, ""), b = made_with(length(400 - goal, "down", ""), down, 4, "");
    ENSURE_NEAR(a.row->completion, b.row->completion, 1e-13);
    ENSURE_NEAR(a.row->elapsed, b.row->elapsed, 0);
    ENSURE_NEAR(a.row->projection, 400 - b.row->projection, 1e-11);
    ENSURE_NEAR(a.row->pace_ratio, b.row->pace_ratio, 1e-11);
    ENSURE(a.row->why_ratio == b.row->why_ratio && a.row->projection_meets == b.row->projection_meets);
    made_free(&a);
    made_free(&b);
}

/* On geometric paths the mirror is the reciprocal. */
static void reciprocal(void)
{
    const double up[] = {1, 1.25, 1.5, 2}, down[] = {1, 0.8, 1 / 1.5, 0.5};
    made_midterm a = made_with(level(4, "up", ""), up, 4, ""), b = made_with(level(0.25, "down", ""), down, 4, "");
    ENSURE_NEAR(a.row->projection, pow(2, 5.0 / 3), 1e-13);
    ENSURE_NEAR(a.row->projection * b.row->projection, 1, 1e-13);
    ENSURE(!a.row->projection_meets && !b.row->projection_meets);
    made_free(&a);
    made_free(&b);
}

/* --- what the data do not determine ------------------------------------------------------------------------------- */

typedef struct expected {
    made m;
    double values[6];
    int n;
    const char *last; /* keys of the last observation */
    double completion, elapsed, projection, ratio;
    bool meets;
    pace_reason why_completion, why_projection, why_ratio;
} expected;

static void check(const expected *e, int line)
{
    made_midterm m = made_with(e->m, e->values, e->n, e->last);
    int before = test_failures;
    ENSURE_NEAR(m.row->completion, e->completion, 1e-12);
    ENSURE_NEAR(m.row->elapsed, e->elapsed, 1e-12);
    ENSURE_NEAR(m.row->projection, e->projection, 1e-9);
    ENSURE_NEAR(m.row->pace_ratio, e->ratio, 1e-11);
    ENSURE(m.row->projection_meets == e->meets);
    ENSURE(m.row->why_completion == e->why_completion);
    ENSURE(m.row->why_projection == e->why_projection);
    ENSURE(m.row->why_ratio == e->why_ratio);
    if (test_failures != before)
        fprintf(stderr, "  in case %d: reasons %d %d %d\n", line, m.row->why_completion, m.row->why_projection, m.row->why_ratio);
    made_free(&m);
}

static void cases(void)
{
    const made km = length(150, "up", ""), share = {"share", "share", "percent", NULL, 99, "", "up", NULL};
    const made floor = {"floor", "level", "km", NULL, 100, "", "up", NULL}, ceiling = {"ceiling", "rate", "percent", NULL, 5.5, "", "down", NULL};
    const expected all[] = {
        /* no base: the latest alone says what remains, not how fast it went */
        {km, {NONE, 110, 120}, 3, "", NONE, 0.4, NONE, NONE, false, PACE_WHY_NO_BASE, PACE_WHY_NO_BASE, PACE_WHY_NO_BASE},
        {km, {100}, 1, "", NONE, NONE, NONE, NONE, false, PACE_WHY_NO_LATEST, PACE_WHY_NO_LATEST, PACE_WHY_NO_LATEST},
        {km, {NONE}, 0, "", NONE, NONE, NONE, NONE, false, PACE_WHY_NO_SERIES, PACE_WHY_NO_SERIES, PACE_WHY_NO_SERIES},
        /* reached before its time: (160 - 100)/(150 - 100); 160 + 3 x 30 */
        {km, {100, NONE, 160}, 3, "", 1.2, 0.4, 250, NONE, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_REACHED},
        /* the wrong way, and no way at all */
        {km, {100, NONE, 90}, 3, "", -0.2, 0.4, 75, NONE, false, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_NO_PACE},
        {km, {100, 100, 100}, 3, "", 0, 0.4, 100, NONE, false, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_NO_PACE},
        /* due: what it came to */
        {km, {100, 110, 120, 130, 140, 149}, 6, "", 0.98, 1, 149, NONE, false, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_DUE},
        {km, {100, 110, 120, 130, 140, 150}, 6, "", 1, 1, 150, NONE, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_DUE},
        /* a latest figure without an upper end leaves all open */
        {km, {100, NONE, 130}, 3, ",\"qualifier\":\"more_than\"", NONE, 0.4, NONE, NONE, false, PACE_WHY_LATEST_BOUND, PACE_WHY_LATEST_BOUND, PACE_WHY_LATEST_BOUND},
        /* about 120 may be 119.5, from which 148.75 is projected and not 150: not certain. About 121 is. */
        {km, {100, NONE, 120}, 3, ",\"qualifier\":\"about\"", 0.4, 0.4, 150, 1, false, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_NOTHING},
        {km, {100, NONE, 121}, 3, ",\"qualifier\":\"about\"", 0.42, 0.4, 152.5, (29 / 3.0) / 10.5, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_NOTHING},
        /* other definitions: the rates stay, nothing is drawn from them */
        {km, {100, NONE, 120}, 3, ",\"status\":\"D\"", NONE, 0.4, NONE, NONE, false, PACE_WHY_DEFINITION, PACE_WHY_DEFINITION, PACE_WHY_DEFINITION},
        /* a share ends at its whole: 96 + 3 x 8 would be 120 */
        {share, {80, NONE, 96}, 3, "", 16 / 19.0, 0.4, 100, 1.0 / 8, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_NOTHING},
        /* years kept of five; a missing one is not known to be kept */
        {floor, {90, 101, 100, 102}, 4, "", 0.6, 0.6, NONE, NONE, false, PACE_WHY_NOTHING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {floor, {90, 101, 99, 102}, 4, "", 0.4, 0.6, NONE, NONE, false, PACE_WHY_NOTHING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {floor, {90, 101, NONE, 102}, 4, "", NONE, 0.6, NONE, NONE, false, PACE_WHY_INCOMPLETE, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {floor, {90, 101, 105, 102}, 4, ",\"qualifier\":\"at_least\"", 0.6, 0.6, NONE, NONE, false, PACE_WHY_NOTHING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {floor, {90, 101, 105, 102}, 4, ",\"qualifier\":\"at_most\"", NONE, 0.6, NONE, NONE, false, PACE_WHY_LATEST_BOUND, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {ceiling, {5.6, 5.5, 5.6, 5.2}, 4, "", 0.4, 0.6, NONE, NONE, false, PACE_WHY_NOTHING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {ceiling, {5.6, 5.5, 5.1, 5.2, 5.0, 5.4}, 6, "", 1, 1, 5.4, NONE, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_TYPE},
        /* one year's growth and one year's count look at the due year alone; time passes all the same */
        {{"growth", "growth", "percent", NULL, 8, "", "up", NULL}, {7, 7.5, 8.2}, 3, "", NONE, 0.4, NONE, NONE, false, PACE_WHY_TYPE, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {{"count", "level", "count", NULL, 12, "", "up", "flow"}, {7, 9, 10}, 3, "", NONE, 0.4, NONE, NONE, false, PACE_WHY_DUE_MISSING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        {{"count", "level", "count", NULL, 12, "", "up", "flow"}, {7, 9, 10, 11, 12, 15}, 6, "", 1.25, 1, 15, NONE, true, PACE_WHY_NOTHING, PACE_WHY_NOTHING, PACE_WHY_TYPE},
        {{"rank", "rank", "rank", NULL, 10, "", "down", NULL}, {15, 14, 13}, 3, "", 0.4, 0.4, NONE, NONE, false, PACE_WHY_NOTHING, PACE_WHY_TYPE, PACE_WHY_TYPE},
        /* sums and chains with a hole */
        {{"total", "level", "count", NULL, 50, "", "up", "flow"}, {NONE, 9, NONE, 11}, 4, "", NONE, 0.6, NONE, NONE, false, PACE_WHY_INCOMPLETE, PACE_WHY_INCOMPLETE, PACE_WHY_INCOMPLETE},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check(&all[i], (int)i);
}

/* --- years, plans, counts ----------------------------------------------------------------------------------------- */

static void years(void)
{
    const double values[] = {100, 104.5, NONE, 119, 125};
    char text[MADE_TEXT];
    int64_t count = 0;
    made_midterm m;
    pace_period first;
    made_text(text, length(150, "up", ""), values, 5, ",\"status\":\"E\",\"qualifier\":\"about\"");
    m = made_read(text, 0);
    first = pace_midterm_periods(m.midterm, &count);
    ENSURE(pace_period_same(first, pace_year(2021)) && count == 5);
    ENSURE_NEAR(m.row->actual[0], 104.5, 0);
    ENSURE_NEAR(m.row->actual[1], NONE, 0);
    ENSURE(m.row->status[0] == 'A' && m.row->status[1] == 'O' && m.row->status[3] == 'E');
    ENSURE(m.row->qualifier[3] == PACE_ABOUT && m.row->qualifier[0] == PACE_EXACTLY);
    ENSURE_NEAR(m.row->actual[4], NONE, 0);
    made_free(&m);
    m = made_read(text, 2023); /* what came later is not shown */
    first = pace_midterm_periods(m.midterm, &count);
    ENSURE(count == 3);
    ENSURE_NEAR(m.row->gap->latest, 119, 0);
    made_free(&m);
}

/* Levels under a target on rates are shown as the rates that they give: 110/100 - 1. */
static void rates_of_levels(void)
{
    const double values[] = {100, 110, 121};
    made_midterm m = made_with((made){"cumulative", "level", "CNY_100m", "current", 50, ",\"unit\":\"percent\"", "up", "flow"}, values, 3, "");
    ENSURE_NEAR(m.row->actual[0], 10, 1e-12);
    ENSURE_NEAR(m.row->actual[1], 10, 1e-12);
    ENSURE_NEAR(m.row->projection, 100 * (pow(1.1, 5) - 1), 1e-10); /* 61.051 */
    made_free(&m);
}

static const char *const SEVERAL =
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"several\",\"name\":{\"en\":\"Several\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}],"
    "\"plans\":[{\"id\":\"five\",\"name\":{\"en\":\"Five\"},\"span\":\"2021-2025\"},{\"id\":\"one\",\"name\":{\"en\":\"One\"},\"span\":\"2021\"}],"
    "\"indicators\":[{\"id\":\"a\",\"name\":{\"en\":\"A\"},\"domain\":\"other\",\"better\":\"up\",\"measures\":[{\"id\":\"level\",\"unit\":\"km\",\"observations\":["
    "{\"period\":\"2020\",\"value\":100,\"source\":\"s\"},{\"period\":\"2021\",\"value\":101,\"source\":\"s\"}]}],\"targets\":["
    "{\"plan\":\"five\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2025\",\"value\":150,\"source\":\"s\",\"nature\":\"binding\"},"
    "{\"plan\":\"five\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2025\",\"value\":101,\"source\":\"s\",\"nature\":\"anticipatory\"},"
    "{\"plan\":\"one\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2021\",\"value\":102,\"source\":\"s\"}]}]}";

static void plans_and_counts(void)
{
    const char *one[] = {"one"}, *nobody[] = {"nobody"};
    pace_gap_filter filter = {NULL, 0, one, 1};
    pace_dataset *data = NULL;
    pace_midterm *m = NULL, *untouched = NULL;
    pace_midterm_counts counts;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_read(&data, SEVERAL, strlen(SEVERAL), "several", NULL, &err));
    ENSURE(!pace_midterm_new(&m, data, NULL, NULL, &err));
    counts = pace_midterm_count_all(m);
    ENSURE(counts.targets == 2 && counts.behind == 1 && counts.met == 1 && counts.missed == 0);
    counts = pace_midterm_count(m, PACE_BINDING);
    ENSURE(counts.targets == 1 && counts.behind == 1);
    ENSURE(pace_midterm_count(m, PACE_NATURE_UNSTATED).targets == 0);
    pace_midterm_free(m);
    ENSURE(!pace_midterm_new(&m, data, &filter, NULL, &err));
    counts = pace_midterm_count_all(m);
    ENSURE(counts.targets == 1 && counts.missed == 1);
    pace_midterm_free(m);
    filter.plans = nobody;
    ENSURE(pace_midterm_new(&untouched, data, &filter, NULL, &err) == PACE_ERR_NOTFOUND && !untouched);
    ENSURE(pace_midterm_new(NULL, data, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_midterm_new(&untouched, NULL, NULL, NULL, NULL) == PACE_ERR_ARG);
    pace_midterm_free(NULL);
    pace_dataset_free(data);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

typedef struct heap {
    long calls, fail_at, live;
} heap;

static void *counted(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    heap *h = ctx;
    void *moved;
    (void)old_size;
    if (!new_size) {
        h->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (++h->calls == h->fail_at)
        return NULL;
    moved = realloc(ptr, new_size);
    h->live += !ptr && moved;
    return moved;
}

static void memory(void)
{
    heap h = {0, 0, 0};
    pace_allocator allocator = {counted, &h};
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *data = NULL;
    long k, loaded;
    opts.allocator = &allocator;
    ENSURE(!pace_dataset_read(&data, SEVERAL, strlen(SEVERAL), "several", &opts, NULL));
    loaded = h.live;
    for (k = 1; k < 1000; k++) {
        pace_midterm *m = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_status status;
        h.calls = 0;
        h.fail_at = k;
        status = pace_midterm_new(&m, data, NULL, NULL, &err);
        ENSURE(status == err.code && (status ? status == PACE_ERR_NOMEM && !m : m != NULL));
        pace_midterm_free(m);
        ENSURE(h.live == loaded);
        if (!status)
            break;
    }
    ENSURE(k > 3 && k < 1000);
    pace_dataset_free(data);
    ENSURE(h.live == 0);
}

int main(void)
{
    for (int years_gone = 1; years_gone <= 4; years_gone++) {
        on_geometric_path(10905.6, 0.1174, years_gone, "up");
        on_geometric_path(100, -0.07, years_gone, "down");
        on_linear_path(126, 54.8, years_gone, "up");
        on_linear_path(40, -3.1, years_gone, "down");
    }
    projection_is_a_path("linear");
    projection_is_a_path("geometric");
    mirrored(120, 109);
    mirrored(120, 118);
    mirrored(120, 125);
    mirrored(120, 95);
    reciprocal();
    cases();
    years();
    rates_of_levels();
    plans_and_counts();
    memory();
    return TEST_RESULT;
}
