/* There and back: a data set as two tables reads back to the same indicators, values, targets and sources. */
#include "pace/builder.h"
#include "tables_test.h"

static int64_t observations, targets;

static bool same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static bool same_spans(pace_span a, pace_span b)
{
    return pace_period_same(a.first, b.first) && pace_period_same(a.last, b.last);
}

/* The same wordings, whatever their order. */
static void same_words(pace_names a, pace_names b)
{
    ENSURE(a.count == b.count);
    for (int64_t i = 0; i < a.count; i++) {
        bool found = false;
        for (int64_t k = 0; k < b.count; k++)
            found |= strcmp(a.at[i].lang, b.at[k].lang) == 0 && strcmp(a.at[i].text, b.at[k].text) == 0;
        if (!found) {
            test_failures++;
            fprintf(stderr, "lost: %s \"%s\"\n", a.at[i].lang, a.at[i].text);
        }
    }
}

static void same_source(const pace_source *a, const pace_source *b)
{
    ENSURE_TEXT(b->id, a->id);
    if (strcmp(a->id, "targets") != 0 && strcmp(a->id, "actuals") != 0) /* these are called by the files that are read */
        same_words(a->name, b->name);
    ENSURE(same_spans(a->published, b->published));
}

static void same_figure(const pace_observation *a, const pace_observation *b)
{
    observations++;
    ENSURE(same_spans(a->period, b->period));
    ENSURE(same_number(a->value, b->value) && same_number(a->value_high, b->value_high) && same_number(a->converted, b->converted));
    ENSURE(pace_unit_same(a->unit, b->unit) && a->decimals == b->decimals && a->qualifier == b->qualifier);
    ENSURE(a->status == b->status && a->role == b->role && same_spans(a->published, b->published));
    ENSURE_TEXT(b->vintage, a->vintage);
    ENSURE_TEXT(b->note, a->note);
    same_source(a->source, b->source);
}

static void same_measure(const pace_measure *a, const pace_dataset *other)
{
    const pace_measure *b = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_dataset_measure(&b, other, a->key, &err));
    if (!b)
        return;
    ENSURE(a->kind == b->kind && a->freq == b->freq && pace_unit_same(a->unit, b->unit) && pace_basis_same(a->basis, b->basis));
    ENSURE(a->count == b->count);
    for (int64_t i = 0; i < a->count && a->count == b->count; i++)
        same_figure(&a->observations[i], &b->observations[i]);
    ENSURE(a->series.view.n == b->series.view.n);
}

static void same_target(const pace_target *a, const pace_target *b)
{
    targets++;
    ENSURE(a->type == b->type && pace_period_same(a->base_period, b->base_period) && pace_period_same(a->due, b->due));
    ENSURE(same_spans(a->plan_span, b->plan_span) && same_number(a->base, b->base) && a->base_qualifier == b->base_qualifier);
    ENSURE(same_number(a->value, b->value) && same_number(a->value_high, b->value_high) && a->qualifier == b->qualifier);
    ENSURE(a->decimals == b->decimals && pace_unit_same(a->unit, b->unit) && pace_basis_same(a->basis, b->basis));
    ENSURE(a->nature == b->nature && a->better == b->better && a->path == b->path);
    ENSURE_TEXT(b->measure, a->measure);
    ENSURE_TEXT(b->plan_id, a->plan_id);
    ENSURE_TEXT(b->relative_to ? b->relative_to : "", a->relative_to ? a->relative_to : "");
    same_figure(a->origin, b->origin);
}

static void same_indicator(const pace_indicator *a, const pace_indicator *b, const pace_dataset *other)
{
    ENSURE_TEXT(b->id, a->id);
    same_words(a->name, b->name);
    ENSURE_TEXT(b->domain, a->domain);
    ENSURE_TEXT(b->note, a->note);
    ENSURE(a->stock_flow == b->stock_flow && a->better == b->better && a->measure_count == b->measure_count);
    for (int64_t i = 0; i < a->measure_count; i++)
        same_measure(&a->measures[i], other);
    ENSURE(a->target_count == b->target_count);
    for (int64_t i = 0; i < a->target_count && a->target_count == b->target_count; i++)
        same_target(&a->targets[i], &b->targets[i]);
}

static void same_plans(const pace_dataset *a, const pace_dataset *b)
{
    int64_t count;
    const pace_plan *all = pace_dataset_plans(a, &count), *other;
    for (int64_t i = 0; i < count; i++) {
        if (pace_dataset_plan(&other, b, all[i].id, NULL))
            continue; /* without a target; the targets themselves name the others */
        ENSURE(same_spans(all[i].span, other->span));
        same_words(all[i].name, other->name);
    }
}

/* Writes, reads and compares. Returns whether the values were a column a series. */
static bool there_and_back(const pace_dataset *data, pace_buffer *lost)
{
    pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *back = NULL;
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    int64_t count = 0, other = 0;
    const pace_indicator *a = pace_dataset_indicators(data, &count), *b;
    int before = test_failures;
    bool wide;
    ENSURE(!pace_tables_write(&first, &second, lost, data, &err));
    wide = strncmp(second.text, "series,period", 13) != 0;
    {
        pace_table_text x = {first.text, first.length, "t.csv"}, y = {second.text, second.length, "a.csv"};
        ENSURE(!pace_tables_read(&back, NULL, &x, &y, &opts, &err));
    }
    b = pace_dataset_indicators(back, &other);
    ENSURE(count == other);
    for (int64_t i = 0; i < count && count == other; i++)
        same_indicator(&a[i], &b[i], back);
    if (back)
        same_plans(data, back);
    if (test_failures > before)
        fprintf(stderr, "%s: %s\n%s---\n%s\n", err.where, err.text, first.length < 4000 ? first.text : "", second.length < 4000 ? second.text : "");
    pace_dataset_free(back);
    pace_buffer_clear(&first);
    pace_buffer_clear(&second);
    return wide;
}

static void test_wuhan(void)
{
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_buffer lost = PACE_BUFFER_INIT;
    ENSURE(!pace_dataset_load(&data, "data/wuhan.json", &err));
    ENSURE(!there_and_back(data, &lost));
    ENSURE(observations > 400 && targets > 100);
    ENSURE(strstr(lost.text, "places in documents (") && strstr(lost.text, "sources that no figure names (5, first of article-outsourcing)"));
    ENSURE(strstr(lost.text, "notes of plans (3, first of 12th-fyp)") && strstr(lost.text, "documents (1, first of wuhan-articles)"));
    pace_dataset_free(data);
    pace_buffer_clear(&lost);
}

/* --- made at random --------------------------------------------------------------------------------------------------- */

static uint64_t state = 2463534242u;

static unsigned below(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 16) % n;
}

static const char *const words[] = {"地区生产总值",  "=1+1",        "1.名称",      "名称（亿元）", "a, \"b\"", "'=x",   "-5", "2020年",
                                    "Unemployment rate", "指标",      "gdp:level",   "期间",        "@home",    "空 格", "#1", "能耗降低",
                                    "name",          "line\nbreak", "（1）甲",     "ＧＤＰ",      "注：甲",   "'甲"};
enum { WORDS = sizeof words / sizeof *words };
static const char *const units[] = {"CNY_100m", "percent", "person_10k", "count", "km", "ratio", "rank", "USD_million"};

static pace_unit unit_of(const char *text)
{
    pace_unit unit = {0, 0, 0, 0, ""};
    ENSURE(!pace_unit_parse(&unit, text, strlen(text), NULL));
    return unit;
}

static pace_figure figure_of(pace_unit unit)
{
    pace_figure figure = {.value = (double)below(200000) / (below(2) ? 1 : 100) - (below(5) == 0) * 50, .value_high = (double)NAN,
                          .qualifier = (pace_qualifier)(below(3) ? 0 : below(7)), .unit = unit};
    figure.decimals = (int)below(4) < 2 ? 2 : 4;
    if (below(8) == 0 && figure.qualifier == PACE_EXACTLY)
        figure.value_high = figure.value + 3;
    return figure;
}

static void add_target(pace_builder *build, const char *id, pace_unit unit, int number)
{
    static const pace_target_type rates[] = {PACE_TARGET_GROWTH, PACE_TARGET_AVERAGE_GROWTH, PACE_TARGET_CUMULATIVE};
    static const pace_target_type levels[] = {PACE_TARGET_LEVEL, PACE_TARGET_TOTAL, PACE_TARGET_COUNT, PACE_TARGET_FLOOR, PACE_TARGET_CEILING};
    pace_target target = pace_target_of(pace_year(2020), below(2) ? (double)NAN : (double)below(1000) / 4, pace_year(2025), (double)below(3000) / 8);
    target.type = unit.quantity == PACE_PERCENT ? rates[number % 3] : levels[number % 5];
    target.unit = unit;
    target.nature = (pace_nature)below(3);
    target.path = (pace_path)below(3);
    target.qualifier = (pace_qualifier)below(7);
    target.decimals = 3;
    pace_builder_target(build, id, "14th", &target);
}

static pace_dataset *random_dataset(unsigned indicators, bool plain)
{
    pace_builder *build = pace_builder_new("figures", below(2) ? "zh" : "en", "x");
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_builder_source(build, plain ? "targets" : "plan-paper", plain ? "t.csv" : words[below(WORDS)], plain ? NULL : "2021-03");
    pace_builder_plan(build, "14th", below(2) ? "14th" : "“十四五”规划", "2021-2025");
    pace_builder_source(build, "actuals", "a.csv", NULL);
    for (unsigned i = 0; i < indicators; i++) {
        pace_indicator_opts opts = PACE_INDICATOR_OPTS_INIT;
        const char *text = units[below(8)];
        pace_unit unit = unit_of(text);
        pace_measure_kind kind = unit.quantity == PACE_PERCENT ? PACE_GROWTH : unit.quantity == PACE_RANK ? PACE_RANK_NUMBER : PACE_LEVEL;
        pace_basis basis = {(uint16_t)(unit.quantity == PACE_MONEY ? PACE_BASIS_CURRENT + below(2) : PACE_BASIS_NONE), 0};
        char id[16];
        snprintf(id, sizeof id, "i%u", i);
        if (!plain) {
            opts.domain = below(2) ? words[below(WORDS)] : NULL;
            opts.better = below(2) ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD;
            opts.stock_flow = (pace_stock_flow)below(3);
            opts.note = below(3) ? NULL : words[below(WORDS)];
        }
        pace_builder_indicator(build, id, words[below(WORDS)], &opts);
        if (below(3) == 0)
            pace_builder_wording(build, id, "fr", words[below(WORDS)]);
        if (!plain && below(3) == 0)
            pace_builder_source(build, below(2) ? "yearbook" : "bulletin", "Statistical 'yearbook'", NULL);
        for (int year = 2018; year < 2024; year++) {
            char period[24];
            pace_figure figure = figure_of(unit);
            if (year > 2018 && below(6) == 0)
                continue;
            if (plain)
                figure.value_high = (double)NAN;
            snprintf(period, sizeof period, !plain && year > 2018 && below(9) == 0 ? "%d-01/%d-06" : "%d", year, year);
            pace_builder_figure(build, id, kind, basis, period, &figure, plain || below(4) ? 'A' : 'E');
        }
        if ((kind == PACE_GROWTH || kind == PACE_LEVEL) && unit.quantity != PACE_RATIO)
            for (unsigned k = below(3); k-- > 0;)
                add_target(build, id, unit, (int)k);
    }
    ENSURE(!pace_builder_end(&data, build, &err));
    if (!data)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_builder_free(build);
    return data;
}

static void test_random(void)
{
    int wide = 0;
    int64_t before = targets;
    for (int i = 0; i < 300 && test_failures < 5; i++) {
        pace_dataset *data = random_dataset(1 + below(6), i % 2);
        if (data)
            wide += there_and_back(data, NULL);
        pace_dataset_free(data);
    }
    ENSURE(wide > 20 && wide < 290 && targets - before > 300);
}

/* What comes from tables goes back into tables of the same form. */
static void test_tables_again(void)
{
    both b = read_both("指标,单位,属性,基期,基期值,目标期,目标值\n地区生产总值,亿元,预期性,2020,100,2025,≥150\n",
                       "年份,地区生产总值(亿元),常住人口(万人)\n2020,100.0,\n2021,≥110,1360\n", NULL);
    pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT, lost = PACE_BUFFER_INIT;
    ENSURE(!pace_tables_write(&first, &second, &lost, b.data, &b.err));
    ENSURE_TEXT(first.text, "指标,单位,属性,基期,基期值,目标期,目标值,类型,规划\n"
                            "地区生产总值,亿元,预期性,2020,100,2025,≥150,level,2021-2025\n");
    ENSURE_TEXT(second.text, "时期,地区生产总值(亿元),常住人口(万人)\n2020,100.0,\n2021,≥110,1360\n");
    ENSURE_TEXT(lost.text, "names of the files that figures came from: they will be called after the files that they are read from (2, "
                           "first of targets)\n");
    pace_buffer_clear(&first);
    pace_buffer_clear(&second);
    pace_buffer_clear(&lost);
    free_both(&b);
}

int main(void)
{
    test_wuhan();
    test_tables_again();
    test_random();
    return TEST_RESULT;
}
