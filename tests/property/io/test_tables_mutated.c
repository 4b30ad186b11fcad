/* Tables with a few bytes changed: they are read, and then go there and back, or refused with a place and a reason. */
#include "pace/pace.h"
#include "pace/tables.h"
#include "test.h"

static const char targets[] =
    "主要指标,单位,2020年,2025年目标,年均增长〔累计〕,属性,备注\n一、经济发展,,,,,,\n1.地区生产总值（GDP）,亿元,\"15,616.06\",2.4万亿元以上,8%左右,预期性,\n"
    "2.城镇调查失业率（%）,,5.2,—,<5.5,预期性,\n3.城镇新增就业（万人）,,—,—,[90],,'=x\n4.单位GDP能源消耗降低（%）,,,,〔13.5〕,约束性,\n注：略,,,,,,\n";
static const char *const actuals[] = {
    "年份,地区生产总值(GDP)(亿元),城镇调查失业率(%),城镇新增就业(人),单位GDP能源消耗降低(%)\n2020,15616.06,5.2,200000,2.1\n2021,≥17716,5.1,226000,3.0\n",
    "series,period,value,status,unit,source,vintage,role,note,published\n地区生产总值（GDP）,2020,1.5,B,万亿元,Yearbook,first,,x,2021-03\n"
    "城镇新增就业,2021-01/2021-06,约5,,万人,,,estimate,,\nother:growth@constant,2021,1-2,,%,,,,,\n",
};
static const char *const pieces[] = {",", "\n", "\"", "'", "=", "〔", "〕", "[55]", "%", "亿元", "万人", "≥", "—", "2025年", "2020", "-", "目标", "年均增长",
                                     "\t", ";", "翻番", "1,234", "1e999", "（", "）", "0", "降低", "binding", "@", ":", "\r", "#", "level@current", "undated",
                                     "before 2015", "\xEF\xBB\xBF", "\xC4\xEA", "注："};
enum { PIECES = sizeof pieces / sizeof *pieces, ROOM = 4096 };

static uint64_t state = 88172645463325252u;

static size_t below(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return n ? (size_t)(state >> 20) % n : 0;
}

static size_t mutate(char *text, size_t n)
{
    for (size_t k = 1 + below(4); k-- > 0;) {
        size_t at = below(n), length = below(24);
        const char *piece = pieces[below(PIECES)];
        if (below(3) == 0) {
            length = at + length > n ? n - at : length;
            memmove(text + at, text + at + length, n - at - length);
            n -= length;
        } else if (below(4) == 0 && n) {
            text[at] = (char)below(256);
        } else {
            length = strlen(piece);
            memmove(text + at + length, text + at, n - at);
            memcpy(text + at, piece, length);
            n += length;
        }
    }
    return n;
}

/* A copy of its very size, so that a byte too far is noticed. */
static char *exact(const char *text, size_t n)
{
    char *copy = malloc(n ? n : 1);
    if (copy)
        memcpy(copy, text, n);
    return copy;
}

static void there_and_back(const pace_dataset *data)
{
    pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *back = NULL;
    int64_t count = 0, other = 0;
    const pace_indicator *a = pace_dataset_indicators(data, &count), *b;
    ENSURE(!pace_tables_write(&first, &second, NULL, data, &err));
    if (count) {
        pace_table_text x = {first.text, first.length, "t"}, y = {second.text, second.length, "a"};
        ENSURE(!pace_tables_read(&back, NULL, &x, &y, NULL, &err));
        b = pace_dataset_indicators(back, &other);
        ENSURE(count == other);
        for (int64_t i = 0; i < count && count == other; i++) {
            ENSURE_TEXT(b[i].id, a[i].id);
            ENSURE(a[i].target_count == b[i].target_count && a[i].measure_count == b[i].measure_count);
        }
        if (test_failures)
            fprintf(stderr, "%s: %s\n%s---\n%s\n", err.where, err.text, first.text, second.text);
    }
    pace_dataset_free(back);
    pace_buffer_clear(&first);
    pace_buffer_clear(&second);
}

int main(void)
{
    int read = 0, refused = 0;
    for (int i = 0; i < 4000 && !test_failures; i++) {
        char one[ROOM], two[ROOM], *x, *y;
        const char *values = actuals[i % 2];
        size_t n = strlen(targets), m = strlen(values);
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = NULL;
        pace_buffer notes = PACE_BUFFER_INIT;
        memcpy(one, targets, n);
        memcpy(two, values, m);
        if (below(3))
            n = mutate(one, n);
        if (below(2))
            m = mutate(two, m);
        x = exact(one, n);
        y = exact(two, m);
        if (x && y) {
            pace_table_text first = {x, n, "t"}, second = {y, m, "a"};
            (void)pace_tables_is_targets(x, n);
            if (!pace_tables_read(&data, &notes, &first, below(8) ? &second : NULL, NULL, &err)) {
                read++;
                there_and_back(data);
            } else {
                refused++;
                ENSURE(!data && err.code != PACE_OK && err.text[0] && err.where[0] && notes.length == 0);
            }
        }
        pace_dataset_free(data);
        pace_buffer_clear(&notes);
        free(x);
        free(y);
    }
    ENSURE(read > 400 && refused > 400);
    return TEST_RESULT;
}
