/* The summary answers three questions in three sentences; tables leave out what no row fills, and say so; a column of a
 * figure's table has one precision. */
#include "report/doc.h"
#include "report/writers.h"
#include "report_test.h"

static const char city[] =
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"c\",\"name\":{\"en\":\"City\",\"zh\":\"城\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\",\"zh\":\"甲\"}}],"
    "\"plans\":[{\"id\":\"five\",\"name\":{\"en\":\"Five\",\"zh\":\"五年\"},\"span\":\"2016-2020\"}],\"indicators\":["
    "{\"id\":\"gdp\",\"name\":{\"en\":\"Output\",\"zh\":\"总产出\"},\"domain\":\"d\",\"better\":\"up\",\"measures\":["
    "{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":[{\"period\":\"2015\",\"value\":100,\"source\":\"s\"},"
    "{\"period\":\"2016\",\"value\":110,\"source\":\"s\"},{\"period\":\"2017\",\"value\":121.5,\"source\":\"s\"}]}],"
    "\"targets\":[{\"plan\":\"five\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":200,\"source\":\"s\"}]},"
    "{\"id\":\"a\",\"name\":{\"en\":\"Fields\",\"zh\":\"农业\"},\"domain\":\"d\",\"part_of\":\"gdp\",\"parts\":\"exhaustive\",\"measures\":["
    "{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":[{\"period\":\"2016\",\"value\":40,\"source\":\"s\"},"
    "{\"period\":\"2017\",\"value\":41.5,\"source\":\"s\"}]}]},"
    "{\"id\":\"b\",\"name\":{\"en\":\"Works\",\"zh\":\"工业\"},\"domain\":\"d\",\"part_of\":\"gdp\",\"parts\":\"exhaustive\",\"measures\":["
    "{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":[{\"period\":\"2016\",\"value\":70,\"source\":\"s\"},"
    "{\"period\":\"2017\",\"value\":80,\"source\":\"s\"}]}]},"
    "{\"id\":\"metro\",\"name\":{\"en\":\"Metro\",\"zh\":\"地铁\"},\"domain\":\"d\",\"better\":\"up\",\"measures\":[{\"id\":\"level\",\"unit\":\"km\",\"observations\":["
    "{\"period\":\"2017\",\"value\":90,\"source\":\"s\"}]}],\"targets\":[{\"plan\":\"five\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2017\","
    "\"value\":80,\"source\":\"s\"}]}]}";

static int sentences_of(const report_doc *doc)
{
    int count = 0;
    for (const doc_block *block = doc->first->next; block && block->kind == DOC_PARAGRAPH; block = block->next)
        count++;
    return count;
}

/* Growth of 11.5 in 110; the works add 10 of it: 9.1 points, and make up 65.8%. */
static void test_summary(const pace_dataset *data)
{
    static const char *const wanted[2][6] = {
        {"Growth. Output: 12.15 billion yuan in 2017", "levels give 10.5% (nominal) in 2017", "Works added 9.1 percentage points",
         "Works is the largest part, 65.8% in 2017", "Of 2 targets 2 can be assessed: 1 met, 1 behind", "the farthest off is output, 7.9% below the path"},
        {"增长：总产出2017年为121.5亿元", "2017年增长10.5%（名义）", "工业拉动9.1个百分点", "2017年工业占65.8%，比重最大",
         "2项目标中可评估2项，已达标1项、滞后1项", "差距最大的是总产出，比路径值低7.9%"}};
    for (int l = 0; l < 2; l++) {
        pace_report *report = report_in(data, l ? "zh" : "en");
        pace_buffer out = rendered(report, "md");
        ENSURE(strcmp(report->doc.first->id, "summary") == 0 && sentences_of(&report->doc) == 3);
        for (int i = 0; i < 6; i++)
            ENSURE_HAS(out.text, wanted[l][i]);
        pace_buffer_clear(&out);
        pace_report_free(report);
    }
}

static bool same_digits(const doc_table *table, int64_t column)
{
    int digits = -1;
    for (const doc_row *row = table->first; row; row = row->next) {
        const char *text = row->cells[column].text, *point = strchr(text, '.');
        int own = point ? (int)strspn(point + 1, "0123456789") : 0;
        if (!*text)
            continue;
        if (digits >= 0 && own != digits)
            return false;
        digits = own;
    }
    return true;
}

static void test_tables(const pace_dataset *data)
{
    pace_report *report = report_in(data, "en");
    int lines = 0;
    for (const doc_block *block = report->doc.first; block; block = block->next) {
        if (block->kind == DOC_FIGURE && block->figure->drawing == DOC_LINE) {
            ENSURE(same_digits(block->figure->table, 1));
            ENSURE(block->figure->table->column_count < 3 || same_digits(block->figure->table, 2));
            lines++;
        }
        bool said = block->kind == DOC_TABLE && strcmp(block->table->id, "references-table") != 0; /* a source may have no place */
        for (int64_t i = 1; said && i < block->table->column_count; i++) {
            bool any = false;
            for (const doc_row *row = block->table->first; row; row = row->next)
                any = any || *row->cells[i].text || *row->cells[i].when;
            ENSURE(any);
        }
    }
    ENSURE(lines >= 1);
    pace_report_free(report);
}

int main(void)
{
    pace_dataset *data = NULL, *other = made_up();
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_read(&data, city, sizeof city - 1, "city.json", NULL, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(data != NULL);
    if (data) {
        test_summary(data);
        test_tables(data);
    }
    if (other)
        test_tables(other);
    pace_dataset_free(other);
    pace_dataset_free(data);
    return TEST_RESULT;
}
