/* The starter's two tables: a city that does not exist, with figures that show every conclusion. */
#include <math.h>
#include <string.h>
#include "cli/init.h"

const char *const init_names[2] = {"Riverton (made up)", "青澜市（虚构）"};

typedef enum line_kind {
    GROWS,   /* a level: base, and a rate a year */
    MOVES,   /* a level or share: base, and a step a year */
    RATES,   /* a rate every year: no base; each year is what the pattern says */
    ADDS_UP, /* so much a year */
    FALLS    /* a rate of reduction every year, printed as one figure for the whole plan; in English as a negative change */
} line_kind;

enum { PATTERN = 3 };

/* One indicator. `pattern` says how each year went: a share of the step (GROWS, MOVES, ADDS_UP, FALLS), or the value itself
 * (RATES); years go on from the beginning. */
typedef struct line {
    const char *name[2], *unit[2], *type[2], *better[2], *note[2]; /* en, zh */
    bool binding, early, unknown;                                  /* early: due with the last known year; unknown: no actual values */
    line_kind kind;
    double base, step, pattern[PATTERN];
    int decimals;
    const char *before[2], *behind[2]; /* the target's figure */
} line;

static const line lines[] = {
    {{"Gross domestic product", "地区生产总值"}, {"million EUR", "亿元"}, {"level", "水平"}, {"", ""},
     {"at current prices; behind its path", "当年价格；慢于路径"},
     false, false, false, GROWS, 3260, 0.075, {0.85, 0.6, 0.9}, 0, {"", ""}, {"", ""}},
    {{"Growth of gross domestic product", "地区生产总值增速"}, {"%", "%"}, {"average_growth", "年均增速"}, {"", ""},
     {"an average over the plan, at comparable prices", "按可比价格，规划期年均"},
     false, false, false, RATES, 0, 6.5, {6.9, 6.1, 6.6}, 1, {"", ""}, {"", ""}},
    {{"Exports", "出口总额"}, {"million EUR", "亿元"}, {"level", "水平"}, {"", ""},
     {"ahead of its path", "快于路径"},
     false, false, false, GROWS, 640, 0.06, {1.3, 1.1, 1.4}, 1, {"", ""}, {"", ""}},
    {{"Share of people in towns", "常住人口城镇化率"}, {"%", "%"}, {"share", "比重"}, {"", ""},
     {"on its path", "与路径相符"},
     false, false, false, MOVES, 62, 0.8, {1.1, 0.9, 1}, 1, {"", ""}, {"", ""}},
    {{"Jobs created", "城镇新增就业"}, {"thousand persons", "万人"}, {"total", "累计"}, {"", ""},
     {"brackets: all years of the plan together", "方括号：规划期累计数"},
     false, false, false, ADDS_UP, 0, 4, {1.1, 1.05, 1.2}, 1, {"[", "["}, {"]", "]"}},
    {{"Unemployment rate", "城镇调查失业率"}, {"%", "%"}, {"ceiling", "不高于"}, {"down", "越低越好"},
     {"every year of the plan at most", "规划期内每年不高于"},
     false, false, false, RATES, 0, 5.5, {5.1, 5.4, 5.2}, 1, {"", ""}, {"", ""}},
    {{"Research spending per GDP", "研发经费投入强度"}, {"%", "%"}, {"share", "比重"}, {"", ""},
     {"a printed bound stays a bound", "原文的“以上”照写，按下限理解"},
     false, false, false, MOVES, 2.1, 0.12, {1.5, 1.2, 1.4}, 2, {">=", ""}, {"", "%以上"}},
    {{"Energy per GDP, change", "单位地区生产总值能耗降低"}, {"%", "%"}, {"cumulative", "累计降低"}, {"down", ""},
     {"brackets: the whole plan together; actual values year by year", "方括号：规划期累计；实际值逐年填写"},
     true, false, false, FALLS, 0, 2.8, {0.8, 0.7, 0.9}, 1, {"[", "["}, {"]", "]"}},
    {{"Days of good air", "空气质量优良天数比率"}, {"%", "%"}, {"share", "比重"}, {"", ""},
     {"met before it is due", "已提前达标"},
     true, false, false, MOVES, 84.7, 0.5, {3, 1.5, 2}, 1, {"", ""}, {"", ""}},
    {{"Length of cycle paths", "城市绿道长度"}, {"km", "公里"}, {"level", "水平"}, {"", ""},
     {"due before the others", "先于其他目标到期"},
     false, true, false, MOVES, 420, 40, {0.9, 0.6, 1}, 0, {"", ""}, {"", ""}},
    {{"Forest cover", "森林覆盖率"}, {"%", "%"}, {"share", "比重"}, {"", ""},
     {"no actual values yet: not assessable", "尚无实际值：不可评估"},
     true, false, true, MOVES, 31.2, 0.2, {0, 0, 0}, 1, {"", ""}, {"", ""}},
};
enum { LINES = sizeof lines / sizeof *lines };

/* --- figures ------------------------------------------------------------------------------------------------------------ */

/* After `years` of the step alone. */
static double on_step(const line *one, int years)
{
    switch (one->kind) {
    case GROWS:
        return one->base * pow(1 + one->step, years);
    case MOVES:
        return one->base + one->step * years;
    case RATES:
        return one->step;
    case ADDS_UP:
        return one->step * years;
    case FALLS:
        return 100 * (1 - pow(1 - one->step / 100, years));
    }
    return 0;
}

/* As it went, in year `year` of the plan from 1. */
static double as_it_went(const line *one, int year)
{
    double value = one->base;
    if (one->kind == RATES)
        return one->pattern[(year - 1) % PATTERN];
    if (one->kind == ADDS_UP || one->kind == FALLS)
        return one->step * one->pattern[(year - 1) % PATTERN];
    for (int k = 0; k < year; k++)
        value = one->kind == GROWS ? value * (1 + one->step * one->pattern[k % PATTERN]) : value + one->step * one->pattern[k % PATTERN];
    return value;
}

static double printed(const init_plan *plan, const line *one, double value)
{
    return one->kind == FALLS && !plan->zh ? -value : value;
}

static bool has_base(const line *one)
{
    return one->kind == GROWS || one->kind == MOVES;
}

/* --- tables ------------------------------------------------------------------------------------------------------------- */

static void cell(pace_buffer *out, const char *text)
{
    pace_buffer_csv_cell(out, text);
    pace_buffer_char(out, ',');
}

static void year_text(pace_buffer *out, const init_plan *plan, int year)
{
    pace_buffer_integer(out, year);
    if (plan->zh)
        pace_buffer_text(out, "年");
}

static void target_row(pace_buffer *out, const init_plan *plan, const line *one)
{
    int due = one->early ? plan->known : plan->years;
    cell(out, one->name[plan->zh]);
    cell(out, one->unit[plan->zh]);
    cell(out, plan->zh ? (one->binding ? "约束性" : "预期性") : one->binding ? "binding" : "anticipatory");
    pace_buffer_format(out, plan->years > 1 ? "%d-%d," : "%d,", plan->base + 1, plan->base + plan->years);
    cell(out, one->type[plan->zh]);
    cell(out, one->better[plan->zh]);
    pace_buffer_integer(out, plan->base);
    pace_buffer_char(out, ',');
    if (has_base(one))
        pace_buffer_fixed(out, one->base, one->decimals);
    pace_buffer_char(out, ',');
    pace_buffer_integer(out, plan->base + due);
    pace_buffer_format(out, ",%s", one->before[plan->zh]);
    pace_buffer_fixed(out, printed(plan, one, on_step(one, due)), one->decimals);
    pace_buffer_format(out, "%s,", one->behind[plan->zh]);
    pace_buffer_csv_cell(out, one->note[plan->zh]);
    pace_buffer_char(out, '\n');
}

void init_targets(pace_buffer *out, const init_plan *plan)
{
    if (plan->zh)
        pace_buffer_format(out,
                           "# 规划目标表：一行一个目标。所列为虚构的青澜市，请换成自己的数据；以 # 开头的行是说明，可以删去。\n"
                           "# 指标：与 actuals.csv 中的名称一致。属性：约束性或预期性。\n"
                           "# 类型：水平、比重、年均增速、累计、累计降低、不高于、不低于等；可以留空，由单位和写法推断。方向：越低越好的要写明。\n"
                           "# 基期与目标期：规划年份 %d-%d 的基期是 %d 年。基期值留空时取 actuals.csv 中的数。\n"
                           "# 目标值照原文填写即可：10%%以上、约1.9万亿元、[20]（方括号表示规划期累计）。\n"
                           "指标,单位,属性,规划,类型,方向,基期,基期值,目标期,目标值,备注\n",
                           plan->base + 1, plan->base + plan->years, plan->base);
    else
        pace_buffer_format(out,
                           "# Targets of a plan: a row a target. The city is made up: put your own figures here. Lines that begin with # are comments.\n"
                           "# indicator: named as in actuals.csv. nature: binding or anticipatory.\n"
                           "# type: level, share, average_growth, total, cumulative, ceiling, floor ...; left empty, unit and figure say. better: down where less is better.\n"
                           "# base_period and target_period: a plan of %d-%d has the base %d. An empty base is looked up in actuals.csv.\n"
                           "# target: as it is printed will do: >=10%%, about 5200, [20] (brackets: all years of the plan together).\n"
                           "indicator,unit,nature,plan,type,better,base_period,base,target_period,target,note\n",
                           plan->base + 1, plan->base + plan->years, plan->base);
    for (int i = 0; i < LINES; i++)
        target_row(out, plan, &lines[i]);
}

static void actual_row(pace_buffer *out, const init_plan *plan, const line *one)
{
    cell(out, one->name[plan->zh]);
    pace_buffer_csv_cell(out, one->unit[plan->zh]);
    for (int year = 0; year <= plan->known; year++) {
        pace_buffer_char(out, ',');
        if (year ? one->unknown : !has_base(one))
            pace_buffer_text(out, "—");
        else
            pace_buffer_fixed(out, printed(plan, one, year ? as_it_went(one, year) : one->base), one->decimals);
    }
    pace_buffer_char(out, '\n');
}

void init_actuals(pace_buffer *out, const init_plan *plan)
{
    if (plan->zh)
        pace_buffer_text(out, "# 实际值表：一行一个指标，一列一年（也可以一行一年、一列一个指标）。所列为虚构的青澜市。\n"
                              "# 缺失：留空，或填 —、…、n/a。新的一年：在右边加一列。\n"
                              "指标,单位");
    else
        pace_buffer_text(out, "# Actual values: a row an indicator, a column a year (a row a year, a column an indicator will do as well). The city is made up.\n"
                              "# Missing: an empty cell, or a mark such as n/a. A new year is a new column.\n"
                              "indicator,unit");
    for (int year = 0; year <= plan->known; year++) {
        pace_buffer_char(out, ',');
        year_text(out, plan, plan->base + year);
    }
    pace_buffer_char(out, '\n');
    for (int i = 0; i < LINES; i++)
        actual_row(out, plan, &lines[i]);
}

void init_readme(pace_buffer *out, const init_plan *plan)
{
    if (plan->zh)
        pace_buffer_format(out,
                           "青澜市是虚构的，数字也是。把 targets.csv 和 actuals.csv 换成自己的数据，然后依次运行：\n\n"
                           "  pace explain targets.csv --actuals actuals.csv                   各列、单位、缺失和限定词是怎样理解的\n"
                           "  pace check targets.csv --actuals actuals.csv                     错误，一行一条\n"
                           "  pace gap targets.csv --actuals actuals.csv --lang zh             与目标的差距\n"
                           "  pace midterm targets.csv --actuals actuals.csv --lang zh         中期评估表\n"
                           "  pace midterm targets.csv --actuals actuals.csv --lang zh -o midterm.html\n"
                           "  pace midterm targets.csv --actuals actuals.csv --lang zh --bom -o midterm.csv\n"
                           "  pace report targets.csv --actuals actuals.csv --lang zh -o report.html\n"
                           "  pace chart targets.csv --actuals actuals.csv --type bullet --lang zh -o targets.png\n\n"
                           "从表格软件另存的 CSV 如果是 GB18030 或 GBK 编码，每条命令加上 --encoding GB18030。\n"
                           "评估截至某一年：--at %d。\n\n"
                           "dataset.json 与两张表内容相同；需要写明来源、出处、修订时，从它开始：\n\n"
                           "  pace midterm dataset.json --lang zh\n"
                           "  pace convert targets.csv --actuals actuals.csv --to dataset -o dataset.json\n"
                           "  pace convert dataset.json --to tables -o tables/\n",
                           plan->base + (plan->known > 1 ? plan->known - 1 : 1));
    else
        pace_buffer_format(out,
                           "Riverton is made up, and so are its figures. Put your own in targets.csv and actuals.csv, then:\n\n"
                           "  pace explain targets.csv --actuals actuals.csv       how columns, units, missing marks and qualifiers are understood\n"
                           "  pace check targets.csv --actuals actuals.csv         the faults, a line each\n"
                           "  pace gap targets.csv --actuals actuals.csv           distance to target\n"
                           "  pace midterm targets.csv --actuals actuals.csv       the mid-term evaluation\n"
                           "  pace midterm targets.csv --actuals actuals.csv -o midterm.html\n"
                           "  pace midterm targets.csv --actuals actuals.csv --bom -o midterm.csv\n"
                           "  pace report targets.csv --actuals actuals.csv -o report.html\n"
                           "  pace chart targets.csv --actuals actuals.csv --type bullet -o targets.png\n\n"
                           "A CSV that is not UTF-8: add --encoding, such as --encoding GB18030 or --encoding ISO-8859-1.\n"
                           "An evaluation as of an earlier year: --at %d.\n\n"
                           "dataset.json says the same as the two tables; it has room for sources, places and revisions:\n\n"
                           "  pace midterm dataset.json\n"
                           "  pace convert targets.csv --actuals actuals.csv --to dataset -o dataset.json\n"
                           "  pace convert dataset.json --to tables -o tables/\n",
                           plan->base + (plan->known > 1 ? plan->known - 1 : 1));
}
