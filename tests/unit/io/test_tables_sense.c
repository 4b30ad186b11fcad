/* Which side of a target is good, which sign a reduction has, what a figure in brackets comes to, which limits hold every year,
 * and at what prices growth is judged: from two tables to the verdict. */
#include "tables_test.h"

#define NONE (double)NAN
#define HEAD "指标,单位,属性,基期,基期值,目标期,目标值\n"

typedef struct sense_case {
    const char *row, *actuals; /* of 2021 to 2023, behind the name */
    pace_target_type type;
    double value, latest, progress;
    pace_direction better;
    unsigned verdicts;
    const char *note;
} sense_case;

/* All by hand; linear paths stand at 3/5 of the way in 2023. */
static const sense_case cases[] = {
    /* an upper bound, however it is printed, and a plain target below its base */
    {"能源消费总量,万吨,约束性,2020,200,2025,≤180", "198,197,196", PACE_TARGET_LEVEL, 180, 196, 0.2, PACE_DOWN_IS_GOOD, PACE_BEHIND, "because its target is an upper bound"},
    {"用水总量,万吨,约束性,2020,200,2025,180以内", "198,197,196", PACE_TARGET_LEVEL, 180, 196, 0.2, PACE_DOWN_IS_GOOD, PACE_BEHIND, "because its target is an upper bound"},
    {"建设用地,平方公里,约束性,2020,200,2025,不超过180", "198,197,179", PACE_TARGET_LEVEL, 180, 179, 1.05, PACE_DOWN_IS_GOOD, PACE_MET, "because its target is an upper bound"},
    {"占用耕地,公顷,约束性,2020,200,2025,<180", "198,197,196", PACE_TARGET_LEVEL, 180, 196, 0.2, PACE_DOWN_IS_GOOD, PACE_BEHIND, "because its target is an upper bound"},
    {"甲,个,,2020,20,2025,10", "18,17,15", PACE_TARGET_LEVEL, 10, 15, 0.5, PACE_DOWN_IS_GOOD, PACE_BEHIND, "because its target is below its base"},
    {"乙,%,,2020,5.2,2025,5.5%以内", "5.1,5.2,5.3", PACE_TARGET_SHARE, 5.5, 5.3, NONE, PACE_DOWN_IS_GOOD, PACE_MET, "upper bound"},
    {"丙,%,,2020,5.2,2025,4.5%以内", "5.1,5.2,5.3", PACE_TARGET_SHARE, 4.5, 5.3, -1.0 / 7, PACE_DOWN_IS_GOOD, PACE_BEHIND, "upper bound"},
    {"污染地块利用面积,公顷,,2020,80,2025,≥90", "82,84,86", PACE_TARGET_LEVEL, 90, 86, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, NULL},
    {"耕地保有量,万亩,约束性,2020,200,2025,190", "199,198,197", PACE_TARGET_LEVEL, 190, 197, NONE, PACE_UP_IS_GOOD, PACE_MET, NULL},
    /* reductions in either print of either table: 1 - 0.973 x 0.999 x 0.995 = 3.2833 % */
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,[13.5]", "2.7,0.1,0.5", PACE_TARGET_CUMULATIVE, -13.5, -3.2833135, 0.24320841, PACE_DOWN_IS_GOOD, PACE_BEHIND, "kept as negative"},
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,[-13.5]", "2.7,0.1,0.5", PACE_TARGET_CUMULATIVE, -13.5, -3.2833135, 0.24320841, PACE_DOWN_IS_GOOD, PACE_BEHIND, "kept as negative"},
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,-13.5", "2.7,0.1,0.5", PACE_TARGET_CUMULATIVE, -13.5, -3.2833135, 0.24320841, PACE_DOWN_IS_GOOD, PACE_BEHIND, "kept as negative"},
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,[13.5]", "-2.7,-0.1,-0.5", PACE_TARGET_CUMULATIVE, -13.5, -3.2833135, 0.24320841, PACE_DOWN_IS_GOOD, PACE_BEHIND, NULL},
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,[-13.5]", "-2.7,-0.1,0.5", PACE_TARGET_CUMULATIVE, -13.5, -2.3112865, 0.17120641, PACE_DOWN_IS_GOOD, PACE_BEHIND, NULL},
    {"单位GDP能源消耗降低,%,约束性,2020,,2025,[13.5]", "2.7,0.1,-0.5", PACE_TARGET_CUMULATIVE, -13.5, -2.3112865, 0.17120641, PACE_DOWN_IS_GOOD, PACE_BEHIND, "kept as negative"},
    /* brackets: what is there grows by it, what flows comes to it */
    {"人均预期寿命,岁,预期性,2020,77.9,2025,〔1〕", "78.1,78.3,78.5", PACE_TARGET_LEVEL, 78.9, 78.5, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, "added to the base"},
    {"城镇化率,%,预期性,2020,60,2025,〔5〕", "61,62,63", PACE_TARGET_SHARE, 65, 63, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, "added to the base"},
    {"人均预期寿命,岁,预期性,2020,,2025,〔1〕", "78.1,78.3,78.5", PACE_TARGET_TOTAL, 1, NONE, NONE, PACE_UP_IS_GOOD, PACE_NO_DATA, "is not known"},
    {"城镇新增就业,万人,预期性,2020,1187,2025,〔1000〕", "200,200,200", PACE_TARGET_TOTAL, 1000, 600, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, "total over the plan"},
    {"公园,个,预期性,2020,300,2025,〔50〕", "310,320,330", PACE_TARGET_LEVEL, 350, 330, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, "added to the base"},
    {"公园,个,预期性,2020,30,2025,〔500〕", "100,100,100", PACE_TARGET_TOTAL, 500, 300, 0.6, PACE_UP_IS_GOOD, PACE_ON_TRACK, "total over the plan"},
    /* limits of every year */
    {"城镇调查失业率,%,预期性,2020,5.2,2025,5.5%以内", "5.1,5.5,5.2", PACE_TARGET_CEILING, 5.5, 5.2, 0.6, PACE_DOWN_IS_GOOD, PACE_ON_TRACK, "held down every year"},
    {"城镇调查失业率,%,预期性,2020,5.2,2025,<5.5", "5.1,5.6,5.2", PACE_TARGET_CEILING, 5.5, 5.6, 0.4, PACE_DOWN_IS_GOOD, PACE_MISSED, "held down every year"},
    {"居民消费价格涨幅,%,预期性,2020,2.5,2025,3%左右", "0.9,2.0,0.2", PACE_TARGET_CEILING, 3, 0.2, 0.6, PACE_DOWN_IS_GOOD, PACE_ON_TRACK, "held down every year"},
    {"CPI,%,预期性,2020,2.5,2025,3", "0.9,2.0,0.2", PACE_TARGET_CEILING, 3, 0.2, 0.6, PACE_DOWN_IS_GOOD, PACE_ON_TRACK, "held down every year"},
    {"城镇调查失业率,%,预期性,2020,6,2025,5", "5.8,5.6,5.4", PACE_TARGET_SHARE, 5, 5.4, 0.6, PACE_DOWN_IS_GOOD, PACE_ON_TRACK, NULL},
    /* growth of output is real, whatever unit the row is in: 8 % in each year */
    {"地区生产总值年均增长,%,预期性,2020,,2025,6.5%", "8,8,8", PACE_TARGET_AVERAGE_GROWTH, 6.5, 8, 48.0 / 39 * 0.6, PACE_UP_IS_GOOD, PACE_AHEAD, "comparable prices"},
};

static void check_case(const sense_case *c)
{
    char targets[512], actuals[512];
    int before = test_failures;
    int64_t count = 0;
    pace_gap_table *table = NULL;
    pace_error err = PACE_ERROR_INIT;
    both b;
    snprintf(targets, sizeof targets, HEAD "%s\n", c->row);
    snprintf(actuals, sizeof actuals, "指标,2021,2022,2023\n%.*s,%s\n", (int)strcspn(c->row, ","), c->row, c->actuals);
    b = read_both(targets, actuals, NULL);
    ENSURE(b.data && !pace_gap_table_new(&table, b.data, NULL, NULL, &err));
    const pace_gap *g = pace_gap_table_rows(table, &count);
    ENSURE(count == 1);
    if (count == 1) {
        ENSURE(g->target.type == c->type && g->target.better == c->better && g->verdicts == c->verdicts);
        ENSURE_NEAR(g->target.value, c->value, 1e-12);
        ENSURE_NEAR(g->latest, c->latest, 1e-9);
        if (c->type != PACE_TARGET_AVERAGE_GROWTH)
            ENSURE_NEAR(g->progress, c->progress, 1e-7);
        ENSURE(!c->note || strstr(b.notes.text, c->note));
    }
    if (test_failures > before)
        fprintf(stderr, "  in: %s | %s: type %s, verdicts %u, progress %g\n%s%s%s\n", c->row, c->actuals, count ? pace_target_type_name(g->target.type) : "",
                count ? g->verdicts : 0, count ? g->progress : 0, b.err.where, b.err.text, b.notes.text ? b.notes.text : "");
    pace_gap_table_free(table);
    free_both(&b);
}

/* The base may be among the actual values, also of a table with an observation a row. */
static void test_base_of_actuals(void)
{
    static const char *const actuals[] = {"年份,人均预期寿命,乙\n2020,77.9,20\n2021,78.3,15\n",
                                          "series,period,value,status\n人均预期寿命,2020,77.9,A\n人均预期寿命,2021,78.3,A\n乙,2020,20,A\n乙,2021,15,A\n"};
    for (int i = 0; i < 2; i++) {
        both b = read_both("指标,单位,基期,目标期,目标值\n人均预期寿命,岁,2020,2025,〔1〕\n乙,个,2020,2025,10\n", actuals[i], NULL);
        int64_t count = 0;
        const pace_indicator *of = b.data ? pace_dataset_indicators(b.data, &count) : NULL;
        ENSURE(count == 2);
        if (count == 2) {
            ENSURE(of[0].targets[0].type == PACE_TARGET_LEVEL && of[0].better == PACE_UP_IS_GOOD);
            ENSURE_NEAR(of[0].targets[0].value, 78.9, 0);
            ENSURE(of[1].better == PACE_DOWN_IS_GOOD);
        }
        free_both(&b);
    }
}

/* Nominal levels beside the real target of output: the rates, and no verdict; published growth beside them judges it. */
static void test_real_growth(void)
{
    static const struct {
        const char *targets, *actuals;
        unsigned verdicts;
        pace_reason why;
    } worlds[] = {
        {"指标,单位,2020年,2025年,年均增长\nGDP,万亿元,67.7,>92.7,>6.5\n", "指标,单位,2021,2022\nGDP,万亿元,74,82\n", PACE_NO_DATA, PACE_WHY_NO_SERIES},
        {"指标,单位,2020年,2025年,年均增长\nGDP,万亿元,67.7,>92.7,>6.5\n", "指标,单位,2020,2021,2022\nGDP,万亿元,67.7,74,82\n", PACE_NOT_COMPARABLE, PACE_WHY_BASIS_UNSTATED},
        {"指标,单位,基期,目标期,目标值\nGDP增长,,2020,2025,年均6.5%\n", "指标,单位,2020,2021,2022\nGDP增长,亿元,100,110,120\n", PACE_NOT_COMPARABLE, PACE_WHY_BASIS_UNSTATED},
        {"指标,单位,基期,目标期,目标值,价格\nGDP增长,,2020,2025,年均6.5%,现价\n", "指标,单位,2020,2021,2022\nGDP增长,亿元,100,110,120\n", PACE_AHEAD, PACE_WHY_NOTHING},
        {"指标,单位,基期,目标期,目标值\n居民收入实际增长,,2020,2025,年均6.5%\n", "指标,单位,2020,2021,2022\n居民收入实际增长,亿元,100,110,120\n", PACE_NOT_COMPARABLE, PACE_WHY_BASIS_UNSTATED},
        {"指标,单位,基期,目标期,年均增长(不变价)\n居民收入,%,2020,2025,6.5\n", "指标,单位,2021,2022\n居民收入,%,8,8\n", PACE_AHEAD, PACE_WHY_NOTHING},
        {"指标,单位,基期,目标期,目标值\n货运量年均增长,,2020,2025,6.5%\n", "指标,单位,2020,2021,2022\n货运量年均增长,亿元,100,110,120\n", PACE_AHEAD, PACE_WHY_NOTHING},
    };
    for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++) {
        both b = read_both(worlds[i].targets, worlds[i].actuals, NULL);
        pace_gap_table *table = NULL;
        int64_t count = 0;
        const pace_gap *g = NULL;
        ENSURE(b.data && !pace_gap_table_new(&table, b.data, NULL, NULL, NULL));
        if (table)
            g = pace_gap_table_rows(table, &count);
        ENSURE(count > 0);
        if (count > 0) {
            const pace_gap *row = &g[count - 1];
            ENSURE(row->target.type == PACE_TARGET_AVERAGE_GROWTH);
            if (row->verdicts != worlds[i].verdicts || row->why[PACE_GAP_VERDICT] != worlds[i].why) {
                test_failures++;
                fprintf(stderr, "world %d: verdicts %u, why %d\n%s", (int)i, row->verdicts, row->why[PACE_GAP_VERDICT], b.notes.text);
            }
            ENSURE(worlds[i].verdicts != PACE_NOT_COMPARABLE || isnan(row->gap));
            ENSURE_NEAR(row->required_rate, 0.065, 1e-12);
        }
        pace_gap_table_free(table);
        free_both(&b);
    }
}

/* Actual values of which nobody says the prices, held against a target that does. */
static void test_prices_told(void)
{
    both b = read_both("指标,单位,基期,基期值,目标期,目标值,价格\n产值,亿元,2020,100,2025,150,不变价\n", "指标,单位,2021\n产值,亿元,110\n", NULL);
    ENSURE(b.notes.text && strstr(b.notes.text, "series \"产值\": the prices are not stated; taken to be those of its target"));
    free_both(&b);
}

/* What was read is written so that it is read back to the same. */
static void test_back(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char targets[512], actuals[512];
        pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT, one = PACE_BUFFER_INIT, two = PACE_BUFFER_INIT;
        both b, again;
        snprintf(targets, sizeof targets, HEAD "%s\n", cases[i].row);
        snprintf(actuals, sizeof actuals, "指标,2021,2022,2023\n%.*s,%s\n", (int)strcspn(cases[i].row, ","), cases[i].row, cases[i].actuals);
        b = read_both(targets, actuals, NULL);
        ENSURE(b.data && !pace_tables_write(&first, &second, NULL, b.data, NULL));
        again = read_both(first.text, second.text, NULL);
        ENSURE(again.data && !pace_dataset_write(&one, b.data, NULL) && !pace_dataset_write(&two, again.data, NULL));
        if (!again.data || strcmp(one.text, two.text) != 0) {
            test_failures++;
            fprintf(stderr, "not the same again: %s\n%s%s\n%s\n%s\n", cases[i].row, first.text, second.text, one.text, two.text ? two.text : "");
        }
        pace_buffer_clear(&first);
        pace_buffer_clear(&second);
        pace_buffer_clear(&one);
        pace_buffer_clear(&two);
        free_both(&b);
        free_both(&again);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_case(&cases[i]);
    test_base_of_actuals();
    test_real_growth();
    test_prices_told();
    test_back();
    return TEST_RESULT;
}
