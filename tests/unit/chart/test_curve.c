/* Many values on few pixels: what is left out changes no column's lowest, highest, first or last point, and gaps stay. */
#include "chart/curve.h"
#include "chart_kit.h"

typedef struct span {
    double low, high, first, last;
    int count;
} span;

static void extend(span *s, double value)
{
    if (s->count++ == 0)
        *s = (span){value, value, value, value, 1};
    s->low = fmin(s->low, value);
    s->high = fmax(s->high, value);
    s->last = value;
}

typedef enum shape { WALK, SPIKES, NOISE, HOLES, ALTERNATE, FLAT, HUGE_ENDS, SHAPES } shape;

static void fill(double *x, int64_t n, shape which)
{
    uint64_t seed = 4711;
    double at = 0;
    for (int64_t i = 0; i < n; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        const double r = (double)(seed >> 33) / 2147483648.0 - 0.5;
        at += r;
        x[i] = which == WALK        ? at
               : which == SPIKES    ? (i % 99991 == 17 ? 1000 : i % 77773 == 5 ? -1000 : r)
               : which == NOISE     ? r
               : which == HOLES     ? (i / 50000 % 3 == 1 || i % 7 == 0 ? (double)NAN : r)
               : which == ALTERNATE ? (i % 2 ? 1 : -1)
               : which == FLAT      ? 5
                                    : (i % 1000 == 0 ? 1e308 : i % 1000 == 1 ? -1e308 : r);
    }
}

/* Columns as the curve cuts them: of equal numbers of values, the last one takes the rest. */
static void test_extremes(shape which, int64_t n, int64_t columns)
{
    double *x = malloc((size_t)n * sizeof *x);
    span *whole = calloc((size_t)columns, sizeof *whole), *kept = calloc((size_t)columns, sizeof *kept);
    pace__arena scratch;
    pen p = {.scratch = &scratch};
    curve c;
    pace__arena_init(&scratch, NULL);
    fill(x, n, which);
    pace_series series = pace_series_of(x, n, (pace_period){.freq = PACE_DAILY});
    curve_build(&p, &c, &series, PACE_DAILY, columns);
    ENSURE(!p.failed && c.count <= 4 * columns && c.count > 0);
    const int64_t range = c.last - c.first + 1;
    for (int64_t column = 0; column < columns; column++) {
        const int64_t from = c.first + (int64_t)((double)range * (double)column / (double)columns);
        const int64_t to = column + 1 == columns ? c.last + 1 : c.first + (int64_t)((double)range * (double)(column + 1) / (double)columns);
        for (int64_t i = from; i < to; i++)
            if (!isnan(x[i]))
                extend(&whole[column], x[i]);
        for (int64_t k = 0; k < c.count; k++)
            if (c.at[k].x >= (double)from && c.at[k].x < (double)to)
                extend(&kept[column], c.at[k].value);
    }
    int wrong = 0;
    for (int64_t column = 0; column < columns; column++) {
        const span *a = &whole[column], *b = &kept[column];
        const double off = fmax(fmax(fabs(a->low - b->low), fabs(a->high - b->high)), fmax(fabs(a->first - b->first), fabs(a->last - b->last)));
        wrong += (a->count > 0) != (b->count > 0) || off > 0;
    }
    ENSURE(wrong == 0);
    for (int64_t k = 1; k < c.count; k++)
        ENSURE(c.at[k].x > c.at[k - 1].x);
    pace__arena_clear(&scratch);
    free(x);
    free(whole);
    free(kept);
}

/* A column without values parts the line. */
static void test_gaps(void)
{
    enum { N = 400000, COLUMNS = 400 };
    double *x = malloc(N * sizeof *x);
    pace__arena scratch;
    pen p = {.scratch = &scratch};
    curve c;
    int parts = 0;
    pace__arena_init(&scratch, NULL);
    fill(x, N, HOLES);
    pace_series series = pace_series_of(x, N, (pace_period){.freq = PACE_DAILY});
    curve_build(&p, &c, &series, PACE_DAILY, COLUMNS);
    for (int64_t k = 0; k < c.count; k++)
        parts += !c.at[k].joined;
    ENSURE(parts == 3); /* 0-50, 100-200, 250-350 thousand and what follows 400 */
    pace__arena_clear(&scratch);
    free(x);
}

/* How high and how low the line of a picture reaches, and its points. */
static size_t reach(double *x, int64_t n, double *top, double *foot)
{
    size_t points = 0;
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_line(chart, pace_series_of(x, n, (pace_period){.freq = PACE_DAILY}), "many");
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    *top = 1e9;
    *foot = -1e9;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *item = &p.s.items[i];
        for (int64_t k = 0; item->kind == SCENE_POLYLINE && item->count > 100 && k < item->count; k++, points++) {
            *top = fmin(*top, p.s.points[item->first + k].y);
            *foot = fmax(*foot, p.s.points[item->first + k].y);
        }
    }
    picture_clear(&p);
    pace_chart_free(chart);
    return points;
}

/* The picture of a million values is small, and reaches as high and as low as that of their two extremes alone. */
static void test_picture(void)
{
    enum { N = 1000000 };
    double *x = malloc(N * sizeof *x), top, foot, bare_top, bare_foot;
    fill(x, N, SPIKES);
    const size_t points = reach(x, N, &top, &foot);
    ENSURE(points > 1000 && points <= 4 * 1200);
    for (int64_t i = 0; i < N; i++)
        x[i] = i == 99991 + 17 ? 1000 : i == 5 ? -1000 : i == N - 1 ? x[i] : 0;
    reach(x, N, &bare_top, &bare_foot);
    ENSURE_NEAR(top, bare_top, 0);
    ENSURE_NEAR(foot, bare_foot, 0);
    free(x);
}

int main(void)
{
    for (int which = 0; which < SHAPES; which++) {
        test_extremes((shape)which, 1000000 / TEST_STRIDE(10), 1000);
        test_extremes((shape)which, 65537, 16);
        test_extremes((shape)which, 100, 1000);
    }
    test_gaps();
    scene_font *font = NULL;
    if (scene_font_new(&font, "en", NULL, NULL) == PACE_OK)
        test_picture();
    scene_font_free(font);
    return TEST_RESULT;
}
