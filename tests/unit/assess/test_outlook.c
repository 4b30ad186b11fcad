/* Chances beside verdicts: what a target comes to in its due year, and what has none. */
#include "gap_made.h"

static const double none = (double)NAN;

static pace_outlook ahead(const double *values, int64_t n, pace_measure_kind kind, pace_target target)
{
    pace_rulebook *book = NULL;
    pace_assessment row = {0};
    pace_outlook out = {0};
    pace_chance_opts opts = PACE_CHANCE_OPTS_INIT;
    pace_series series = pace_series_of(values, n, pace_year(2010));
    series.kind = kind;
    opts.deadline = true;
    ENSURE(!pace_rulebook_shipped(&book, "china-fyp", NULL));
    ENSURE(!pace_assess(&row, book, series, &target, NULL, NULL));
    ENSURE(!pace_outlook_of(&out, &row, 1, &opts, NULL));
    pace_rulebook_free(book);
    return out;
}

static pace_target target_of(pace_target_type type, double value)
{
    pace_target target = pace_target_of(pace_year(2010), none, pace_year(2018), value);
    target.type = type;
    target.better = PACE_UP_IS_GOOD;
    return target;
}

/* Kinds that come to the same level have the same aim; rates are chained to it. */
static void test_aims(void)
{
    static const double level[] = {100, 112, 119, 133, 140}, rates[] = {none, 12, 6.25, 11.76, 5.26};
    const struct {
        pace_target_type type;
        double value, aim;
    } rows[] = {
        {PACE_TARGET_LEVEL, 160, 160}, {PACE_TARGET_MULTIPLE, 1.6, 160}, {PACE_TARGET_CUMULATIVE, 60, 160},
        {PACE_TARGET_AVERAGE_GROWTH, 6, 159.38480745308},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_outlook out = ahead(level, 5, PACE_LEVEL, target_of(rows[i].type, rows[i].value));
        ENSURE(out.refusal == PACE_REFUSED_NOT && !out.chained && pace_outlook_is_known(&out));
        ENSURE_NEAR(out.aim.low, rows[i].aim, 1e-9);
        ENSURE(isinf(out.aim.high));
    }
    pace_outlook chained = ahead(rates, 5, PACE_GROWTH, target_of(PACE_TARGET_CUMULATIVE, 60));
    ENSURE(chained.refusal == PACE_REFUSED_NOT && chained.chained);
    ENSURE_NEAR(chained.aim.low, 160, 1e-9);
    ENSURE_NEAR(chained.chances.row[0].latest, 100 * 1.12 * 1.0625 * 1.1176 * 1.0526, 1e-9);
    ENSURE(chained.chances.row[0].count == 5); /* the base is one of them */
}

static void test_refusals(void)
{
    static const double level[] = {100, 112, 119, 133, 140}, late[] = {100, 112, 119, 133, 140, 150, 160, 170, 180};
    pace_target undirected = target_of(PACE_TARGET_LEVEL, 160), band = target_of(PACE_TARGET_BAND, 150);
    pace_outlook out = ahead(level, 5, PACE_LEVEL, target_of(PACE_TARGET_TOTAL, 900));
    ENSURE(out.refusal == PACE_REFUSED_TYPE && !pace_outlook_is_known(&out));
    ENSURE(ahead(level, 5, PACE_LEVEL, target_of(PACE_TARGET_FLOOR, 90)).refusal == PACE_REFUSED_TYPE);
    undirected.due = (pace_period)PACE_PERIOD_NONE;
    ENSURE(ahead(level, 5, PACE_LEVEL, undirected).refusal == PACE_REFUSED_UNDATED);
    band.value_high = 170;
    out = ahead(level, 5, PACE_LEVEL, band);
    ENSURE(!out.refusal && out.aim.low <= 150 && out.aim.low >= 150 && out.aim.high <= 170 && out.aim.high >= 170);
    out = ahead(late, 9, PACE_LEVEL, target_of(PACE_TARGET_LEVEL, 160)); /* the due year is there */
    ENSURE(!out.refusal && !pace_outlook_is_known(&out) && out.chances.row[0].why[PACE_CHANCE_AT] == PACE_CHANCE_WHY_DUE);
    ENSURE(pace_outlook_of(&out, NULL, 0, NULL, NULL) == PACE_ERR_ARG);
}

static void test_words(void)
{
    static const double level[] = {100, 112, 119, 133, 140};
    pace_buffer text = PACE_BUFFER_INIT;
    pace_outlook out = ahead(level, 5, PACE_LEVEL, target_of(PACE_TARGET_LEVEL, 180));
    ENSURE(out.chances.usable == PACE_CHANCE_ROWS && isnan(out.chances.row[0].by) && out.chances.row[0].why[PACE_CHANCE_BY] == PACE_CHANCE_WHY_ASK);
    pace_outlook_spread(&text, &out, "en");
    ENSURE(text.text && strstr(text.text, "%, by model") != NULL);
    pace_buffer_clear(&text);
    pace_outlook_print(&text, &out, "zh");
    ENSURE(text.text && strstr(text.text, pace_model_words(out.chances.at_lowest, "zh")) != NULL);
    pace_buffer_clear(&text);
    out.chances.at_low = 0.00001; /* a chance that is not 0 or 1 never prints as one */
    out.chances.at_high = 0.99999;
    pace_outlook_spread(&text, &out, "en");
    ENSURE_TEXT(text.text, "<0.1%–>99.9%, by model");
    pace_buffer_clear(&text);
    out.chances.at_low = out.chances.at_high = 0.14;
    pace_outlook_spread(&text, &out, "zh");
    ENSURE_TEXT(text.text, "14%");
    pace_buffer_clear(&text);
}

int main(void)
{
    test_aims();
    test_refusals();
    test_words();
    return TEST_RESULT;
}
