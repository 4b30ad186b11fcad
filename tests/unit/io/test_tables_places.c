/* Figures of plain tables know their cells: file, line and column. */
#include "pace/tables.h"
#include "test.h"

static const char targets[] = "指标,单位,基期,目标期,目标值\nGDP,亿元,2020,2025,130\n";

static void check(const char *actuals, int32_t line, int32_t column)
{
    pace_table_text a = {targets, strlen(targets), "t.csv"}, b = {actuals, strlen(actuals), "a.csv"};
    pace_dataset *data = NULL;
    const pace_measure *measure = NULL;
    const pace_observation *last;
    pace_target target;
    ENSURE(!pace_tables_read(&data, NULL, &a, &b, NULL, NULL));
    ENSURE(data && !pace_dataset_measure(&measure, data, "GDP", NULL) && measure->count == 2);
    ENSURE(data && !pace_dataset_target(&target, data, "GDP", NULL, NULL));
    if (test_failures == 0) {
        last = &measure->observations[1];
        ENSURE(last->line == line && last->column == column);
        ENSURE_TEXT(last->at.section, "a.csv");
        ENSURE(target.origin->line == 2 && target.origin->column == 5);
        ENSURE_TEXT(target.origin->at.section, "t.csv");
    }
    pace_dataset_free(data);
}

int main(void)
{
    check("指标,2020,2021,2022\nGDP,100,,118\n", 2, 4);
    check("年份,人口,GDP(亿元)\n2020,1,100\n2022,2,118\n", 3, 3);
    check("series,period,value,source\nGDP,2020,100,年鉴\nGDP,2022,118,年鉴\n", 3, 3);
    return TEST_RESULT;
}
