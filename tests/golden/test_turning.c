/* Turning points against R's BCDating; see SOURCES.md. */
#include "golden.h"
#include "pace/turning.h"

enum { MOST = 256 };

typedef struct series {
    const char *name, *column, *phase;
    int n;
    pace_freq freq;
    int year;
    int64_t window, min_phase, min_cycle;
} series;

static double date_of(pace_period p)
{
    return pace_period_year(p) + (pace_period_sub(p) - 1.0) / p.freq;
}

static int check_points(const golden *points, const series *s, pace_view view, const pace_turn *turns, int64_t count)
{
    const double *kind = golden_column(points, "kind"), *index = golden_column(points, "index"), *date = golden_column(points, "date");
    int found = 0, wanted = 0;
    for (int i = 0; i < points->rows; i++) {
        if (strcmp(points->label[i], s->name) != 0)
            continue;
        wanted++;
        for (int64_t k = 0; k < count; k++) {
            bool same = turns[k].kind == (int)kind[i] && turns[k].at + 1 == (int64_t)index[i];
            found += same;
            if (same)
                ENSURE_NEAR(date_of(pace_view_period(view, turns[k].at)), date[i], 1e-9);
        }
    }
    ENSURE(found == wanted && count == wanted && wanted > 0);
    return wanted;
}

static void check_series(const golden *table, const golden *points, const series *s)
{
    pace_period first;
    pace_turn turns[2 * MOST];
    double turn[MOST], phase[MOST];
    int64_t count = 0;
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    ENSURE(!pace_period_make(&first, s->freq, s->year, 1, NULL));
    pace_view view = {golden_column(table, s->column), s->n, 1, first};
    opts.window = s->window;
    opts.min_phase = s->min_phase;
    opts.min_cycle = s->min_cycle;
    ENSURE(!pace_turning_find(turns, &count, view, &opts, NULL));
    int wanted = check_points(points, s, view, turns, count);
    ENSURE(!pace_turning_mark((pace_out){turn, s->n, 1}, (pace_out){phase, s->n, 1}, turns, count, view, NULL));
    const double *states = golden_column(table, s->phase);
    int alike = 0;
    for (int i = 0; i < s->n; i++)
        alike += !(fabs(phase[i] - states[i]) > 0);
    ENSURE(alike == s->n);
    printf("%-16s window %d  %3d turns, %d of %d phases as in the table, worst error 0\n", s->name, (int)s->window, wanted, alike, s->n);
}

int main(void)
{
    static const series all[] = {{"lgdp", "lgdp", "lgdp_phase", 203, PACE_QUARTERLY, 1959, 0, 0, 0},
                                 {"lgdp_long", "lgdp", "lgdp_long_phase", 203, PACE_QUARTERLY, 1959, 2, 4, 12},
                                 {"inv", "inv", "inv_phase", 203, PACE_QUARTERLY, 1959, 2, 2, 5},
                                 {"lairpassengers", "lairpassengers", "lairpassengers_phase", 144, PACE_MONTHLY, 1949, 2, 6, 15},
                                 {"lairpassengers", "lairpassengers", "lairpassengers_phase", 144, PACE_MONTHLY, 1949, 0, 0, 0}};
    golden *table = golden_read("turning.tsv"), *points = golden_read("turning_points.tsv");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        check_series(table, points, &all[i]);
    free(table);
    free(points);
    return TEST_RESULT;
}
