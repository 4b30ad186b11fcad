/* The heading of a table of targets: which word says what, and headings that carry a period or a unit. */
#include <iconv.h>
#include <string.h>
#include "io/tables.h"
#include "pace/text.h"

static const struct {
    const char *text; /* folded */
    tables_role role;
} head_words[] = {
    /* the first two of a role are the ones that messages name */
    {"indicator", TABLES_INDICATOR},
    {"指标", TABLES_INDICATOR},
    {"指标名称", TABLES_INDICATOR},
    {"主要指标", TABLES_INDICATOR},
    {"主要指标名称", TABLES_INDICATOR},
    {"指标名", TABLES_INDICATOR},
    {"指标项", TABLES_INDICATOR},
    {"评估指标", TABLES_INDICATOR},
    {"规划指标", TABLES_INDICATOR},
    {"项目", TABLES_INDICATOR},
    {"名称", TABLES_INDICATOR},
    {"name", TABLES_INDICATOR},
    {"indicatorname", TABLES_INDICATOR},
    {"id", TABLES_ID},
    {"代码", TABLES_ID},
    {"指标代码", TABLES_ID},
    {"编码", TABLES_ID},
    {"code", TABLES_ID},
    {"indicatorid", TABLES_ID},
    {"unit", TABLES_UNIT},
    {"单位", TABLES_UNIT},
    {"计量单位", TABLES_UNIT},
    {"units", TABLES_UNIT},
    {"nature", TABLES_NATURE},
    {"属性", TABLES_NATURE},
    {"指标属性", TABLES_NATURE},
    {"性质", TABLES_NATURE},
    {"指标性质", TABLES_NATURE},
    {"baseperiod", TABLES_BASE_PERIOD},
    {"基期", TABLES_BASE_PERIOD},
    {"基期年", TABLES_BASE_PERIOD},
    {"基期年份", TABLES_BASE_PERIOD},
    {"基年", TABLES_BASE_PERIOD},
    {"基准年", TABLES_BASE_PERIOD},
    {"baseyear", TABLES_BASE_PERIOD},
    {"base", TABLES_BASE},
    {"基期值", TABLES_BASE},
    {"基数", TABLES_BASE},
    {"基期数", TABLES_BASE},
    {"基准值", TABLES_BASE},
    {"现状值", TABLES_BASE},
    {"现状", TABLES_BASE},
    {"baseline", TABLES_BASE},
    {"basevalue", TABLES_BASE},
    {"targetperiod", TABLES_TARGET_PERIOD},
    {"目标期", TABLES_TARGET_PERIOD},
    {"目标年", TABLES_TARGET_PERIOD},
    {"目标年份", TABLES_TARGET_PERIOD},
    {"targetyear", TABLES_TARGET_PERIOD},
    {"due", TABLES_TARGET_PERIOD},
    {"dueperiod", TABLES_TARGET_PERIOD},
    {"target", TABLES_TARGET},
    {"目标值", TABLES_TARGET},
    {"目标", TABLES_TARGET},
    {"规划目标", TABLES_TARGET},
    {"规划目标值", TABLES_TARGET},
    {"规划值", TABLES_TARGET},
    {"目标数", TABLES_TARGET},
    {"targetvalue", TABLES_TARGET},
    {"averagegrowth", TABLES_RATE},
    {"年均增长", TABLES_RATE},
    {"年均增速", TABLES_RATE},
    {"年均增长率", TABLES_RATE},
    {"年均增速累计", TABLES_RATE},
    {"年均增长累计", TABLES_RATE},
    {"年均累计", TABLES_RATE},
    {"年均增长不变价", TABLES_RATE},
    {"年均增长可比价", TABLES_RATE},
    {"年均实际增长", TABLES_RATE},
    {"年均实际增速", TABLES_RATE},
    {"年均", TABLES_RATE},
    {"累计", TABLES_RATE},
    {"averageannualgrowth", TABLES_RATE},
    {"type", TABLES_TYPE},
    {"类型", TABLES_TYPE},
    {"目标类型", TABLES_TYPE},
    {"指标类型", TABLES_TYPE},
    {"targettype", TABLES_TYPE},
    {"better", TABLES_BETTER},
    {"方向", TABLES_BETTER},
    {"指标方向", TABLES_BETTER},
    {"direction", TABLES_BETTER},
    {"path", TABLES_PATH},
    {"路径", TABLES_PATH},
    {"plan", TABLES_PLAN},
    {"规划", TABLES_PLAN},
    {"规划名称", TABLES_PLAN},
    {"计划", TABLES_PLAN},
    {"planspan", TABLES_PLAN_SPAN},
    {"规划期", TABLES_PLAN_SPAN},
    {"basis", TABLES_BASIS},
    {"价格", TABLES_BASIS},
    {"价格口径", TABLES_BASIS},
    {"pricebasis", TABLES_BASIS},
    {"domain", TABLES_DOMAIN},
    {"领域", TABLES_DOMAIN},
    {"类别", TABLES_DOMAIN},
    {"分类", TABLES_DOMAIN},
    {"category", TABLES_DOMAIN},
    {"stockflow", TABLES_STOCK_FLOW},
    {"存量流量", TABLES_STOCK_FLOW},
    {"measure", TABLES_MEASURE},
    {"relativeto", TABLES_RELATIVE},
    {"decimals", TABLES_DECIMALS},
    {"小数位", TABLES_DECIMALS},
    {"source", TABLES_SOURCE},
    {"来源", TABLES_SOURCE},
    {"数据来源", TABLES_SOURCE},
    {"资料来源", TABLES_SOURCE},
    {"sourcepublished", TABLES_SOURCE_PUBLISHED},
    {"published", TABLES_PUBLISHED},
    {"发布日期", TABLES_PUBLISHED},
    {"note", TABLES_NOTE},
    {"备注", TABLES_NOTE},
    {"说明", TABLES_NOTE},
    {"notes", TABLES_NOTE},
    {"remark", TABLES_NOTE},
    {"indicatornote", TABLES_INDICATOR_NOTE},
    {"series", TABLES_SERIES},
    {"序列", TABLES_SERIES},
    {"key", TABLES_SERIES},
    {"serieskey", TABLES_SERIES},
    {"period", TABLES_PERIOD},
    {"时期", TABLES_PERIOD},
    {"时间", TABLES_PERIOD},
    {"期间", TABLES_PERIOD},
    {"年份", TABLES_PERIOD},
    {"年度", TABLES_PERIOD},
    {"year", TABLES_PERIOD},
    {"timeperiod", TABLES_PERIOD},
    {"value", TABLES_VALUE},
    {"数值", TABLES_VALUE},
    {"值", TABLES_VALUE},
    {"obsvalue", TABLES_VALUE},
    {"status", TABLES_STATUS},
    {"状态", TABLES_STATUS},
    {"obsstatus", TABLES_STATUS},
    {"role", TABLES_OBSERVED},
    {"seriesunit", TABLES_SERIES_UNIT},
    {"kind", TABLES_KIND},
    {"freq", TABLES_FREQ},
    {"vintage", TABLES_VINTAGE},
};

enum { HEAD_WORDS = sizeof head_words / sizeof *head_words };

static const struct {
    const char *prefix;
    tables_role role;
} language_words[] = {{"name", TABLES_NAME}, {"plan_name", TABLES_PLAN_NAME}, {"source_name", TABLES_SOURCE_NAME}};

void tables_heading_list(pace_buffer *out, tables_role role)
{
    int count = 0;
    for (int i = 0; i < HEAD_WORDS && count < 6; i++)
        if (head_words[i].role == role)
            pace_buffer_format(out, count++ ? ", %s" : "%s", head_words[i].text);
}

/* --- one heading -------------------------------------------------------------------------------------------------- */

/* name_en: the language behind the last mark. */
static bool read_language(tables_column *column, tables *t, const char *text, size_t n)
{
    size_t mark = n;
    while (mark > 0 && text[mark - 1] != '_')
        mark--;
    if (mark < 2 || n - mark < 2 || n - mark > 16)
        return false;
    for (size_t i = mark; i < n; i++)
        if (!((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') || text[i] == '-'))
            return false;
    for (size_t i = 0; i < sizeof language_words / sizeof *language_words; i++)
        if (strlen(language_words[i].prefix) == mark - 1 && memcmp(text, language_words[i].prefix, mark - 1) == 0) {
            column->role = language_words[i].role;
            column->lang = tables_keep(t, text + mark, n - mark);
            return column->lang != NULL;
        }
    return false;
}

/* Removes the first year and a 年 behind it from a folded heading. */
static bool take_year(pace_period *out, char *text, size_t *n)
{
    for (size_t at = 0; at + 4 <= *n; at++) {
        size_t end = at;
        int year = 0;
        while (end < *n && text[end] >= '0' && text[end] <= '9')
            year = end - at < 5 ? year * 10 + (text[end] - '0') : 0, end++;
        if (end == at)
            continue;
        if (end - at != 4 || year < 1900 || year > 2199)
            return false;
        if (*n - end >= 3 && memcmp(text + end, "年", 3) == 0)
            end += 3;
        *out = pace_year(year);
        memmove(text + at, text + end, *n - end + 1);
        *n -= end - at;
        return true;
    }
    return false;
}

static bool is_one_of(const char *const *words, const char *text)
{
    for (; *words; words++)
        if (strcmp(*words, text) == 0)
            return true;
    return false;
}

/* 2020年, 2025年目标, base 2020: what stands beside the year says which; alone it is settled with the others. */
static bool read_year(tables_column *column, char *folded, size_t n)
{
    static const char *const target[] = {"目标", "目标值", "规划", "规划值", "规划目标", "规划目标值", "预期目标", "target", "targetvalue", "goal", NULL};
    static const char *const base[] = {"基期", "基期值", "基数", "现状", "现状值", "实际", "实际值", "完成", "完成值",
                                       "base", "baseline", "basevalue", "actual", NULL};
    pace_period period;
    if (!take_year(&period, folded, &n))
        return false;
    if (n == 0) {
        column->year_alone = true;
        column->role = TABLES_TARGET;
    } else if (is_one_of(target, folded)) {
        column->role = TABLES_TARGET;
    } else if (is_one_of(base, folded)) {
        column->role = TABLES_BASE;
    } else {
        return false;
    }
    column->period = period;
    return true;
}

void tables_read_heading(tables_column *column, tables *t, const char *text, size_t n)
{
    size_t length, whole = n;
    char *folded;
    if (n == 0 || read_language(column, t, text, n) || t->status)
        return;
    n = tables_split_unit(t, &column->unit, &column->unit_known, text, n);
    folded = tables_fold(t, text, n, &length);
    for (int i = 0; folded && i < HEAD_WORDS; i++)
        if (strcmp(head_words[i].text, folded) == 0) {
            column->role = head_words[i].role;
            return;
        }
    /* (累计) and its like may be read as a unit in brackets, or the brackets may belong to the words */
    if (folded && n != whole) {
        char *all = tables_fold(t, text, whole, &length);
        for (int i = 0; all && i < HEAD_WORDS; i++)
            if (strcmp(head_words[i].text, all) == 0) {
                column->role = head_words[i].role;
                column->unit_known = false;
                return;
            }
        length = strlen(folded);
    }
    if (folded)
        (void)read_year(column, folded, length);
}

/* --- all of them -------------------------------------------------------------------------------------------------- */

static bool missing_column(tables *t, const tables_table *table, const char *what, tables_role role, const char *or_else)
{
    pace_buffer list = PACE_BUFFER_INIT;
    list.allocator = t->allocator;
    tables_heading_list(&list, role);
    if (list.status)
        return tables_no_memory(t);
    (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name,
                        table->count ? (int)table->columns[0].line : 1, 1, "no column of %s; head one %s%s", what, list.text,
                        or_else);
    pace_buffer_clear(&list);
    return tables_report(t);
}

/* Of years alone the first is the base and the last the target; in between there is no way to know. */
static bool settle_years(tables *t, tables_table *table)
{
    int32_t first = -1, last = -1, alone = 0, told = 0;
    for (size_t i = 0; i < table->count; i++) {
        const tables_column *column = &table->columns[i];
        told += column->role == TABLES_TARGET && !column->year_alone;
        if (!column->year_alone)
            continue;
        alone++;
        if (first < 0 || column->period.ord < table->columns[first].period.ord)
            first = (int32_t)i;
        if (last < 0 || column->period.ord > table->columns[last].period.ord)
            last = (int32_t)i;
    }
    if (alone == 0)
        return true;
    if (alone > 2 || (alone == 2 && told)) {
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name, (int)table->columns[last].line,
                            (int)table->columns[last].place,
                            "%ld columns are headed by a year and nothing else; say which are targets, such as 2025年目标",
                            (long)alone);
        return tables_report(t);
    }
    if (alone == 2 || told)
        table->columns[first].role = TABLES_BASE;
    for (size_t i = 0; i < table->count; i++) {
        const tables_column *column = &table->columns[i];
        if (column->year_alone && tables_note(t, table->input.name, (int)column->line, (int)column->place)) {
            tables_quote(t, column->heading, strlen(column->heading));
            pace_buffer_text(t->notes, column->role == TABLES_BASE ? ": read as the base, the earlier of the years"
                                                                   : ": read as the target, the last of the years");
            tables_note_end(t);
        }
    }
    return !t->status;
}

/* Names come in languages and targets in years; all else comes once. */
static bool check_twice(tables *t, const tables_table *table)
{
    for (size_t i = 0; i < table->count && !t->status; i++) {
        const tables_column *column = &table->columns[i], *first;
        if (column->role == TABLES_NOTHING)
            continue;
        for (size_t k = 0; k < i; k++) {
            first = &table->columns[k];
            if (first->role != column->role || (column->lang && strcmp(column->lang, first->lang) != 0) ||
                (column->role == TABLES_TARGET && !pace_period_same(first->period, column->period)))
                continue;
            (void)pace__fail_at(&t->fault, PACE_ERR_DATA, table->input.name, (int)column->line, (int)column->place,
                                "%q and %q name the same thing; keep one of the columns", first->heading, column->heading);
            (void)tables_report(t);
            break;
        }
    }
    return !t->status;
}

/* What is close to a heading that is known. */
static void note_unused(tables *t, const tables_table *table, const tables_column *column)
{
    const char *near = NULL;
    size_t length;
    char *folded;
    int limit = 2;
    if (!*column->heading || column->role != TABLES_NOTHING ||
        !tables_note(t, table->input.name, (int)column->line, (int)column->place))
        return;
    folded = tables_fold(t, column->heading, strlen(column->heading), &length);
    for (int i = 0; folded && length > 3 && i < HEAD_WORDS; i++) {
        int distance = pace_text_distance(folded, head_words[i].text, limit);
        if (distance <= limit && distance * 2 < (int)strlen(head_words[i].text)) {
            near = head_words[i].text;
            limit = distance - 1;
        }
    }
    pace_buffer_text(t->notes, "the column ");
    tables_quote(t, column->heading, strlen(column->heading));
    pace_buffer_text(t->notes, " is not used");
    if (near)
        pace_buffer_format(t->notes, "; did you mean \"%s\"?", near);
    tables_note_end(t);
}

static bool any_period(const tables_table *table, tables_role role)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].role == role && pace_period_is_set(table->columns[i].period))
            return true;
    return false;
}

bool tables_settle_targets(tables *t, tables_table *table)
{
    bool sound = settle_years(t, table);
    int64_t before = t->faults;
    if (!check_twice(t, table))
        return false;
    for (int role = 0; role < TABLES_ROLES; role++)
        table->of[role] = -1;
    for (size_t i = table->count; i-- > 0;)
        table->of[table->columns[i].role] = (int32_t)i;
    for (size_t i = 0; i < table->count && !t->status; i++)
        note_unused(t, table, &table->columns[i]);
    if (table->of[TABLES_INDICATOR] < 0 && table->of[TABLES_ID] < 0)
        sound = missing_column(t, table, "indicators", TABLES_INDICATOR, "") && sound;
    if (!t->status && table->of[TABLES_TARGET] < 0 && table->of[TABLES_RATE] < 0)
        sound = missing_column(t, table, "targets", TABLES_TARGET, ", or by their year: 2025年目标") && sound;
    if (!t->status && table->of[TABLES_TARGET_PERIOD] < 0 && table->of[TABLES_PLAN] < 0 && table->of[TABLES_PLAN_SPAN] < 0 &&
        !any_period(table, TABLES_TARGET))
        sound = missing_column(t, table, "target periods", TABLES_TARGET_PERIOD, ", or name the plan in a column plan, 规划") && sound;
    return sound && t->faults == before && !t->status;
}

/* --- is it one ---------------------------------------------------------------------------------------------------- */

/* The first bytes as UTF-8, for recognition alone: the reader asks for the encoding. */
static size_t decode_beginning(char *out, size_t room, const char *bytes, size_t n)
{
    iconv_t converter = iconv_open("UTF-8", "GB18030");
    union {
        const char *in;
        char *taken;
    } from = {bytes};
    char *to = out;
    size_t left = n;
    if (converter == (iconv_t)-1)
        return 0;
    (void)iconv(converter, &from.taken, &left, &to, &room);
    iconv_close(converter);
    return (size_t)(to - out);
}

static bool heading_tells(const tables_table *table)
{
    bool named = table->of[TABLES_INDICATOR] >= 0 || table->of[TABLES_ID] >= 0;
    bool told = table->of[TABLES_NATURE] >= 0 || table->of[TABLES_RATE] >= 0 || table->of[TABLES_TARGET_PERIOD] >= 0;
    for (size_t i = 0; i < table->count; i++)
        told |= table->columns[i].role == TABLES_TARGET && !table->columns[i].year_alone;
    return named && told && (table->of[TABLES_TARGET] >= 0 || table->of[TABLES_RATE] >= 0);
}

bool pace_tables_is_targets(const char *bytes, size_t n)
{
    enum { BEGINNING = 8192 };
    char decoded[2 * BEGINNING];
    tables t;
    pace_table_text text = {bytes, n < BEGINNING ? n : BEGINNING, ""};
    size_t valid;
    bool is = false;
    if (!bytes || n == 0)
        return false;
    if (text.n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        text.bytes += 3;
        text.n -= 3;
    }
    while (text.n && (*text.bytes == ' ' || *text.bytes == '\n' || *text.bytes == '\r'))
        text.bytes++, text.n--;
    if (!text.n || *text.bytes == '{' || *text.bytes == '[')
        return false;
    valid = pace_text_valid(text.bytes, text.n);
    if (valid + 4 > text.n && text.n < n)
        text.n = valid; /* cut inside a character */
    else if (valid < text.n) {
        text.n = decode_beginning(decoded, sizeof decoded, text.bytes, text.n);
        text.bytes = decoded;
        text.n = pace_text_valid(decoded, text.n);
    }
    memset(&t, 0, sizeof t);
    pace__arena_init(&t.arena, NULL);
    if (tables_open(&t, &t.targets_table, &text))
        is = heading_tells(&t.targets_table);
    tables_close(&t, &t.targets_table);
    pace_buffer_clear(&t.scratch);
    pace__arena_clear(&t.arena);
    return is;
}
