/* Made data sets at random: what is built, written and read back is the same in every field, and every value is the one that was
 * given, whatever its bits. */
#include "unit/io/dataset_same.h"

static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static int below(int n)
{
    return (int)((next() >> 11) % (uint64_t)n);
}

/* Any finite double, a printed figure, a whole number, zero of either sign, or missing. */
static double any_value(void)
{
    static const double powers[] = {1, 10, 100, 1000, 1e7};
    double x;
    uint64_t bits = next();
    switch (below(6)) {
    case 0:
        memcpy(&x, &bits, sizeof x);
        return isfinite(x) ? x : (double)NAN;
    case 1: return (double)NAN;
    case 2: return next() & 1 ? 0.0 : -0.0;
    case 3: return (double)(int64_t)(bits >> 3);
    default: return (double)below(1000000) / powers[below(5)] * (next() & 1 ? 1 : -1);
    }
}

static pace_unit any_unit(void)
{
    static const char *const ids[] = {"none", "CNY_100m", "USD_million", "CNY_per_person", "person_10k", "percent", "ratio",
                                      "percentage_point", "mu_10k", "km", "index", "rank", "hours", "Mbps", "CNY_e13", "t_10k"};
    const char *id = ids[below(sizeof ids / sizeof *ids)];
    pace_unit out = {0};
    ENSURE(pace_unit_parse(&out, id, strlen(id), NULL) == PACE_OK);
    return out;
}

static pace_period any_period(pace_freq freq)
{
    pace_period out = PACE_PERIOD_NONE;
    ENSURE(pace_period_make(&out, freq, 1 + below(9990), 1, NULL) == PACE_OK);
    return out;
}

enum { MOST = 12 };

typedef struct column {
    double values[MOST];
    uint8_t status[MOST], qualifier[MOST];
    int8_t decimals[MOST];
    pace_series series;
} column;

static void any_series(column *out)
{
    static const pace_freq freqs[] = {PACE_ANNUAL, PACE_HALFYEARLY, PACE_QUARTERLY, PACE_MONTHLY, PACE_WEEKLY, PACE_DAILY};
    int n = below(MOST + 1);
    out->series = pace_series_of(out->values, n, any_period(freqs[below(6)]));
    for (int i = 0; i < MOST; i++) {
        out->values[i] = any_value();
        out->status[i] = (uint8_t)"ABDEFIOPUV"[below(10)];
        out->qualifier[i] = (uint8_t)below(7);
        out->decimals[i] = (int8_t)(below(20) - 3);
    }
    out->series.unit = any_unit();
    out->series.kind = (pace_measure_kind)below(PACE_THRESHOLD + 1);
    if (below(2))
        out->series.basis = (pace_basis){PACE_BASIS_CONSTANT, (uint16_t)(below(2) ? 2010 : 0)};
    if (below(2))
        out->series.status = out->status;
    if (below(2))
        out->series.qualifier = out->qualifier;
    if (below(2))
        out->series.decimals = out->decimals;
}

static void any_target(pace_builder *b, const char *id, pace_unit unit)
{
    pace_target target = pace_target_of((pace_period)PACE_PERIOD_NONE, (double)NAN, pace_year(2021 + below(5)), (double)below(1000) / 8);
    target.type = (pace_target_type)below(PACE_TARGET_RANK + 1);
    if (below(2))
        target.value_high = target.value + below(3);
    if (below(2))
        target.base = any_value();
    if (below(2) && target.type == PACE_TARGET_LEVEL)
        target.unit = unit;
    target.qualifier = (pace_qualifier)below(7);
    target.base_qualifier = (pace_qualifier)below(7);
    target.nature = (pace_nature)below(3);
    target.path = (pace_path)below(3);
    target.decimals = below(17) - 1;
    pace_builder_target(b, id, "p", &target);
}

/* The observations of the one measure are the values that are not missing, in their order. */
static void values_came_through(const pace_indicator *of, const column *from)
{
    const pace_measure *m = of->measures;
    int64_t at = 0;
    for (int64_t i = 0; i < from->series.view.n; i++) {
        if (isnan(from->values[i]))
            continue;
        ENSURE(at < m->count && same_bits(m->observations[at].value, from->values[i]));
        ENSURE(at < m->count && pace_period_same(m->observations[at].period.first, pace_view_period(from->series.view, i)));
        at++;
    }
    ENSURE(at == m->count);
}

static int one_round(void)
{
    static const char *const ids[] = {"a", "指标", "b.c", "Ж-1", "d_2"};
    column columns[5];
    pace_builder *b = pace_builder_new("made", "zh", NULL);
    pace_dataset *data = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int indicators = below(6), failed;
    int64_t n;
    pace_builder_plan(b, "p", "计划 \"p\"\t\\", "2021-2025");
    for (int i = 0; i < indicators; i++) {
        any_series(&columns[i]);
        if (below(3) == 0)
            pace_builder_source(b, ids[below(5)], NULL, NULL);
        pace_builder_indicator(b, ids[i], NULL, NULL);
        pace_builder_series(b, ids[i], columns[i].series);
        if (columns[i].series.kind != PACE_THRESHOLD && below(2))
            any_target(b, ids[i], columns[i].series.unit);
    }
    failed = pace_builder_end(&data, b, &err) != PACE_OK;
    pace_builder_free(b);
    if (failed) { /* a target that the measure does not suit, or a level beyond the numbers; nothing else is wrong here */
        ENSURE(strncmp(err.text, "pace_builder_target: ", 21) == 0);
        return 0;
    }
    for (int i = 0; i < indicators; i++)
        values_came_through(&pace_dataset_indicators(data, &n)[i], &columns[i]);
    same_after_writing(&text, data);
    pace_buffer_clear(&text);
    pace_dataset_free(data);
    return 1;
}

int main(void)
{
    int made = 0;
    for (int i = 0; i < 3000 && !test_failures; i++)
        made += one_round();
    ENSURE(made > 1500 && same_observations > 10000 && same_targets > 1000);
    return TEST_RESULT;
}
