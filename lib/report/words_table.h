/* id, Chinese, English. {key} is filled in. Full sentences carry their own stops. */
#ifndef PACE_LIB_REPORT_WORDS_TABLE_H
#define PACE_LIB_REPORT_WORDS_TABLE_H

#include "report/words_midterm.h"
#include "report/words_summary.h"
#include "report/words_verdicts.h"

#define REPORT_WORDS(X) REPORT_WORDS_FRAME(X) REPORT_WORDS_SUMMARY(X) REPORT_WORDS_FINDINGS(X) REPORT_WORDS_TABLES(X) REPORT_WORDS_CHARTS(X) \
    REPORT_WORDS_CAVEATS(X) REPORT_WORDS_METHOD(X) REPORT_WORDS_SOURCES(X) REPORT_WORDS_VERDICTS(X) \
    REPORT_WORDS_MIDTERM(X)

#define REPORT_WORDS_FRAME(X) \
    X(W_TITLE, "{name}：规划目标进展报告", "{name}: progress report on plan targets") \
    X(W_TITLE_PLAN, "{name}目标进展报告", "{name}: progress report") \
    X(W_TITLE_PLANS, "{name}：{plans}目标进展报告", "{name}: progress report on {plans}") \
    X(W_SECTION_COVERS, "报告范围", "What this report covers") \
    X(W_SECTION_FINDINGS, "主要结论", "Findings") \
    X(W_SECTION_OVERVIEW, "目标完成情况一览", "Targets at a glance") \
    X(W_SECTION_SCORECARD, "规划目标完成情况表", "Scorecard of plan targets") \
    X(W_SECTION_CHARTS, "重点指标走势", "Headline indicators") \
    X(W_SECTION_GROWTH, "分领域增长情况", "Growth by domain") \
    X(W_SECTION_MISSING, "未能计算的内容及原因", "What could not be computed, and why") \
    X(W_SECTION_CAVEATS, "数据注意事项", "Data caveats") \
    X(W_SECTION_METHOD, "计算方法", "Method notes") \
    X(W_SECTION_REFERENCES, "数据出处", "Figures and where they are printed") \
    X(W_SECTION_SOURCES, "资料来源", "Sources") \
    X(W_COVERS, \
      "本报告依据“{data}”数据集，对照{plans}的目标逐项评估。目标共{count}项，按现有资料可以评估{assessed}项，无法评估{rest}项；无法评估的逐项列明原因。", \
      "This report holds the data set “{data}” against the targets of {plans}. Of {count} targets {assessed} can be assessed from the evidence at hand and {rest} cannot, each with its reason.") \
    X(W_COVERS_ALL, "本报告依据“{data}”数据集，对照{plans}的目标逐项评估。目标共{count}项，按现有资料均可评估。", \
      "This report holds the data set “{data}” against the targets of {plans}. Targets: {count}; all can be assessed from the evidence at hand.") \
    X(W_COVERS_PLAN, "本报告对{plans}的目标逐项评估。目标共{count}项，按现有资料可以评估{assessed}项，无法评估{rest}项；无法评估的逐项列明原因。", \
      "This report assesses the targets of {plans} one by one. Of {count} targets {assessed} can be assessed from the evidence at hand and {rest} cannot, each with its reason.") \
    X(W_COVERS_PLAN_ALL, "本报告对{plans}的目标逐项评估。目标共{count}项，按现有资料均可评估。", \
      "This report assesses the targets of {plans} one by one. Targets: {count}; all can be assessed from the evidence at hand.") \
    X(W_COVERS_NONE, "本报告依据“{data}”数据集，所选范围内没有目标，只列出增长情况。", \
      "This report covers the data set “{data}”; it holds no targets within what was chosen, so only growth is shown.") \
    X(W_PLANS_MORE, "{first}等{count}个规划和计划", "{first} and {more} more plans") \
    X(W_CLOCKS, "数据截止期：{at}。发布截止日：{published}。", \
      "Latest period considered: {at}. Data as published by: {published}.") \
    X(W_CLOCKS_LATEST, "按最新数据评估，数据期和发布日期均不设限。", \
      "The latest data are used; neither periods nor dates of publication are limited.") \
    X(W_NO_LIMIT, "不设限（取最新数据）", "no limit (latest data)") \
    X(W_FACT_TARGETS, "目标总数", "Targets") \
    X(W_FACT_ASSESSED, "可评估", "Can be assessed") \
    X(W_FACT_UNDECIDED, "结论未定", "Undecided") \
    X(W_FACT_NOT_ASSESSED, "无法评估", "Cannot be assessed") \
    X(W_SYMBOL_WORD, "{symbol} {word}", "{symbol} {word}") \
    X(W_CONTENTS, "目录", "Contents") \
    X(W_SKIP, "跳到正文", "Skip to the content") \
    X(W_DATA_BEHIND, "查看图中数据", "The numbers behind this chart") \
    X(W_TABLE_REGION, "表格，可横向滚动：", "Table, scrolls sideways: ") \
    X(W_CHART_REGION, "图，可横向滚动：", "Chart, scrolls sideways: ") \
    X(W_REFERENCE, "出处", "Reference") \
    X(W_FIGURE, "图", "Figure") \
    X(W_TABLE, "表", "Table") \
    X(W_NUMBERS_OF, "图 {number} 的数据", "Figure {number}, numbers") \
    X(W_LIST_FIGURES, "图目录", "Figures") \
    X(W_LIST_TABLES, "表目录", "Tables") \
    X(W_CONTINUED, "（续）", " (continued)") \
    X(W_SORT, "排序", "Sort") \
    X(W_PAGE, "{page} / {pages}", "{page} / {pages}") \
    X(W_MADE_BY, "本报告由 pace 根据数据集自动生成；相同数据得到相同内容。", \
      "Made by pace from the data set; the same data give the same report.") \
    X(W_AND, "和", " and ") \
    X(W_COMMA, "、", ", ") \
    X(W_SEMICOLON, "、", "; ") \
    X(W_SEMICOLON_AND, "和", "; and ") \
    X(W_NAMES_MORE, "{names}等", "{names} and {more} more") \
    X(W_NAME_SPACED, "{name} ", "{name} ") \
    X(W_OR, "或", " or ") \
    X(W_STOP, "。", ".") \
    X(W_LEAD, "{text}：", "{text}: ") \
    X(W_IN_BRACKETS, "（{text}）", " ({text})") \
    X(W_ID_PAIR, "{a}-{b}", "{a}-{b}") \
    X(W_ID_REFERENCE, "r{number}", "r{number}") \
    X(W_NAME_UNIT, "{name}（{unit}）", "{name} ({unit})") \
    X(W_NAME_UNIT_BASIS, "{name}（{unit}，{basis}）", "{name} ({unit}, {basis})") \
    X(W_UNDATED, "未注明年份", "no year named") \
    X(W_NOT_STATED, "未注明", "not stated") \
    X(W_POINTS_SHORT, "个百分点", " points") \
    X(W_NOT_MONEY, "不涉及价格", "not in money") \
    X(W_ABOUT, "约{amount}", "about {amount}") \
    X(W_AT_LEAST_AMOUNT, "不低于{amount}", "at least {amount}") \
    X(W_MORE_THAN, "超过{amount}", "more than {amount}") \
    X(W_NEARLY, "近{amount}", "nearly {amount}") \
    X(W_AT_MOST_AMOUNT, "不超过{amount}", "at most {amount}") \
    X(W_LESS_THAN, "不到{amount}", "less than {amount}") \
    X(W_POINTS, "个百分点", " percentage points") \
    X(W_POINT, "个百分点", " percentage point") \
    X(W_POINT_SHORT, "个百分点", " point") \
    X(W_NUMBER, "数量", "number") \
    X(W_BASIS_CURRENT, "名义（现价）", "nominal (current prices)") \
    X(W_BASIS_CONSTANT, "实际（可比价）", "real (comparable prices)") \
    X(W_BASIS_CONSTANT_YEAR, "实际（{year}年价）", "real (prices of {year})") \
    X(W_BASIS_CHAINED, "实际（链式物量）", "real (chained volume)") \
    X(W_BASIS_PREVIOUS, "实际（上年价）", "real (prices of the previous year)") \
    X(W_BASIS_UNSTATED, "未注明价格基础", "price basis not stated") \
    X(W_BASIS_UNSTATED_SHORT, "价格未注明", "basis not stated") \
    X(W_NOMINAL, "名义", "nominal") \
    X(W_REAL, "实际", "real")

#define REPORT_WORDS_FINDINGS(X) \
    X(W_NO_TARGETS, "所选规划没有目标。", "The chosen plans hold no targets.") \
    X(W_HEADING_TARGETS, "各项目标进展", "Target by target") \
    X(W_FINDINGS_REST, "其余{count}项目标的进展见“{section}”。", "Further targets: {count}; see “{section}”.") \
    X(W_HEADING_YEARLY, "年度目标完成情况", "Targets of the yearly plans") \
    X(W_HEADING_LINKS, "年度目标能否支撑规划目标", "Are the yearly targets enough for the plan?") \
    X(W_HEADING_CASES, "未注明价格基础的目标：两种情形", "Targets that name no price basis: both cases") \
    X(W_HEADING_PAIRS, "名义增长与实际增长", "Nominal and real growth") \
    X(W_FIND_PLAN, "{plan}：目标{total}项，可评估{assessed}项，其中{groups}。", \
      "{plan}: {assessed} of {total} targets can be assessed – {groups}.") \
    X(W_FIND_PLAN_NONE, "{plan}：目标{total}项，现有资料均无法评估。", \
      "{plan}: none of {total} targets can be assessed from the evidence at hand.") \
    X(W_FIND_PLAN_NONE_OF_ONE, "{plan}：目标1项，现有资料无法评估。", \
      "{plan}: its one target cannot be assessed from the evidence at hand.") \
    X(W_FIND_PLAN_ONE, "{plan}：目标1项，可以评估，{groups}。", \
      "{plan}: its one target can be assessed – {groups}.") \
    X(W_GROUP, "{verdict}{count}项（{names}）", "{count} {verdict} ({names})") \
    X(W_GROUP_UNDECIDED, "结论未定{count}项（{names}）", "{count} undecided within bounds ({names})") \
    X(W_GROUP_SEPARATOR, "；", "; ") \
    X(W_FIND_TARGET, "{promise}。{status}{pace}{caution}", "{promise}. {status}{pace}{caution}") \
    X(W_CAUTION, "（注意：{list}。）", " (Note: {list}.)") \
    X(W_SHORT_BASIS, "目标未注明价格基础，此处按现价", "the target names no price basis, current prices are used here") \
    X(W_SHORT_VINTAGES, "基期与最新值版本不同", "base and latest are of different vintages") \
    X(W_SHORT_UNRELIABLE, "数据可靠性较低", "a figure of low reliability") \
    X(W_SHORT_ESTIMATE, "含预计数或初步数", "an estimate or provisional figure") \
    X(W_SHORT_COMPUTED, "增速由水平计算", "growth computed from levels") \
    X(W_SHORT_IMPLIED, "基期值为推算值", "the base is implied, not published") \
    X(W_SHORT_BREAK, "数据有断点", "a break in the series") \
    X(W_SHORT_DEFINITION, "口径不同", "definitions differ") \
    X(W_SHORT_JOINED, "序列连接了不同版本的数据", "the series joins different vintages") \
    X(W_PROMISE_LEVEL, "{plan}提出{name}{due}达到{target}", "{name} to reach {target} in {due}{by}") \
    X(W_PROMISE_LEVEL_BOUND, "{plan}提出{name}{due}{target}", "{name} to be {target} in {due}{by}") \
    X(W_PROMISE_TOTAL_BOUND, "{plan}提出{name}{due}累计{target}", "{name} to total {target} over {due}{by}") \
    X(W_PROMISE_GROWTH, "{plan}提出{name}{due}增长{target}{basis}", "{name} to grow by {target} in {due}{by}") \
    X(W_PROMISE_AVERAGE, "{plan}提出{name}{due}年均增长{target}{basis}", \
      "{name} to grow by {target} a year on average over {due}{by}") \
    X(W_PROMISE_RATE, "{plan}提出{name}{due}为{target}{basis}", "{name} to be {target} in {due}{by}") \
    X(W_PROMISE_RATE_AVERAGE, "{plan}提出{name}{due}年均{target}{basis}", "{name} to average {target} a year over {due}{by}") \
    X(W_PROMISE_CUT, "{plan}提出{name}{due}累计达到{fall}", "{name} to come to {fall} in all over {due}{by}") \
    X(W_PROMISE_CUT_BOUND, "{plan}提出{name}{due}累计{fall}", "{name} to come to {fall} in all over {due}{by}") \
    X(W_BY, "", " ({plan})") \
    X(W_BY_BASIS, "", " ({basis}; {plan})") \
    X(W_PROMISE_TOTAL, "{plan}提出{name}{due}累计达到{target}", "{name} to total {target} over {due}{by}") \
    X(W_PROMISE_CUMULATIVE, "{plan}提出{name}{due}累计增长{target}", "{name} to grow by {target} in all over {due}{by}") \
    X(W_PROMISE_CUMULATIVE_DOWN, "{plan}提出{name}{due}累计下降{fall}", "{name} to fall by {fall} in all over {due}{by}") \
    X(W_PROMISE_FLOOR, "{plan}提出{name}{due}每年不低于{target}", "{name} to be at least {target} in every year of {due}{by}") \
    X(W_PROMISE_CEILING, "{plan}提出{name}{due}每年不高于{target}", "{name} to be at most {target} in every year of {due}{by}") \
    X(W_PROMISE_RANK, "{plan}提出{name}{due}位次达到{target}", "{name} to be {target} in {due}{by}") \
    X(W_PROMISE_MULTIPLE, "{plan}提出{name}{due}达到{base}的{times}倍", \
      "{name} to reach {times} times its level of {base} in {due}{by}") \
    X(W_PROMISE_REDUCTION, "{plan}提出{name}{due}比{base}减少{fall}", "{name} to fall from {base} by {fall} until {due}{by}") \
    X(W_PROMISE_BAND, "{plan}提出{name}{due}保持在{target}", "{name} to be within {target} in {due}{by}") \
    X(W_PROMISE_DONE, "{plan}提出{due}完成{name}", "{name} to be done by {due}{by}") \
    X(W_PROMISE_ENDED, "{plan}提出{due}结束{name}", "{name} to be at an end by {due}{by}") \
    X(W_PROMISE_LINKED_GROWTH, "{plan}提出{name}{due}增速{target}", "Growth of {name} in {due} to be {target}{by}") \
    X(W_PROMISE_LINKED, "{plan}提出{name}{due}{target}", "{name} in {due} to be {target}{by}") \
    X(W_GROWTH_OF, "{name}增速", "{name} growth") \
    X(W_IN_STEP, "与{followed}同步{outcome}", "in step with {followed}{outcome}") \
    X(W_TIMES_OF, "为{followed}的{times}倍{outcome}", "{times} times {followed}{outcome}") \
    X(W_LINKED_OUTCOME, "（{due}为{amount}）", " ({amount} in {due})") \
    X(W_STATUS_MET, "{was}，已达标，{distance}。", "{was}, {distance}: met.") \
    X(W_STATUS_MISSED, "{was}，未达标，{distance}。", "{was}, {distance}: missed.") \
    X(W_WAS, "{period}为{latest}", "The figure for {period} is {latest}") \
    X(W_WAS_AVERAGE, "{period}年均{latest}", "The average over {period} is {latest} a year") \
    X(W_WAS_SUM, "{period}累计{latest}", "The total over {period} is {latest}") \
    X(W_WAS_FALL, "{period}累计下降{latest}", "The fall over {period} is {latest} in all") \
    X(W_WAS_RISE, "{period}累计增长{latest}", "The rise over {period} is {latest} in all") \
    X(W_STATUS_FLOOR_BROKEN, "{period}为{value}，低于下限{target}，判定为{verdict}。", \
      "The figure for {period}, {value}, is below the floor of {target}: {verdict}.") \
    X(W_STATUS_CEILING_BROKEN, "{period}为{value}，高于上限{target}，判定为{verdict}。", \
      "The figure for {period}, {value}, is above the ceiling of {target}: {verdict}.") \
    X(W_STATUS_FLOOR_KEPT, "截至{period}已知各年均不低于下限{target}（{period}为{value}），判定为{verdict}。", \
      "No known year up to {period} is below the floor of {target} ({value} in {period}): {verdict}.") \
    X(W_STATUS_CEILING_KEPT, "截至{period}已知各年均不高于上限{target}（{period}为{value}），判定为{verdict}。", \
      "No known year up to {period} is above the ceiling of {target} ({value} in {period}): {verdict}.") \
    X(W_STATUS_PATH, "{was}，按{path}路径当期应为{value}，{distance}，判定为{verdict}。", \
      "{was}, {distance}, which asks for {value} by then ({path}): {verdict}.") \
    X(W_STATUS_PATH_FALL, "{was}，按{path}路径当期应累计下降{value}，{distance}，判定为{verdict}。", \
      "{was}, {distance}, which asks for a fall of {value} by then ({path}): {verdict}.") \
    X(W_STATUS_BOUND, "{was}。因所给数字为约数或界限值，与目标路径之差{bounds}，结论可能为{verdicts}。", \
      "{was}. As figures are given as “about”, “at least” and the like, the distance to the path is {bounds}, and the verdict may be {verdicts}.") \
    X(W_RANK, "第{rank}位或更前", "rank {rank} or better (a lower number is better)") \
    X(W_BOUND_DISTANCE, "与目标之差{bounds}", "the distance to the target is {bounds}") \
    X(W_DISTANCE_BOUNDS, "{distance}（计入约数，与目标之差{bounds}）", \
      "{distance} ({bounds}, as the figures are qualified)") \
    X(W_ZERO, "零", "zero") \
    X(W_NOT_BELOW_TARGET, "不低于目标", "not below the target") \
    X(W_NOT_ABOVE_TARGET, "不高于目标", "not above the target") \
    X(W_BETWEEN, "介于{low}与{high}之间", "between {low} and {high}") \
    X(W_AT_LEAST, "不小于{low}", "at least {low}") \
    X(W_AT_MOST, "不大于{high}", "at most {high}") \
    X(W_UNBOUNDED, "无界", "unbounded") \
    X(W_DISTANCE, "{side}{amount}", "{amount} {side}") \
    X(W_ABOVE_TARGET, "比目标高", "above the target") \
    X(W_BELOW_TARGET, "比目标低", "below the target") \
    X(W_EQUALS_TARGET, "与目标持平", "exactly the target") \
    X(W_ABOVE_PATH, "比路径值高", "above the path") \
    X(W_BELOW_PATH, "比路径值低", "below the path") \
    X(W_FALL_SHORT_TARGET, "比目标少降", "short of the target") \
    X(W_FALL_BEYOND_TARGET, "比目标多降", "beyond the target") \
    X(W_FALL_SHORT_PATH, "比路径少降", "short of the path") \
    X(W_FALL_BEYOND_PATH, "比路径多降", "beyond the path") \
    X(W_EQUALS_PATH, "与路径值持平", "exactly on the path") \
    X(W_LINEAR, "线性", "linear") \
    X(W_GEOMETRIC, "几何", "geometric") \
    X(W_GREW_A_YEAR, "{base}至{latest}年均增长{actual}{basis}", "Growth from {base} to {latest} is {actual} a year{basis}") \
    X(W_GREW_ONE_YEAR, "{latest}增长{actual}{basis}", "Growth in {latest} is {actual}{basis}") \
    X(W_PACE, "{grew}；实现目标自{base}起须年均增长{required}，今后每年须增长{remaining}。", \
      " {grew}; the target needs {required} a year from {base}, which leaves {remaining} a year from now on.") \
    X(W_PACE_DUE, "{grew}，实现目标须年均增长{required}。", " {grew}; the target needed {required} a year.") \
    X(W_PACE_DUE_ONE_YEAR, "{grew}，实现目标须增长{required}。", " {grew}; the target needed {required}.") \
    X(W_PACE_UP_PER_YEAR, "今后平均每年须增加{needed}。", " From now on the target needs a rise of {needed} a year.") \
    X(W_PACE_DOWN_PER_YEAR, "今后平均每年须减少{needed}。", " From now on the target needs a fall of {needed} a year.") \
    X(W_PACE_TOTAL, "今后平均每年须完成{needed}。", " From now on the years must add up to it with {needed} a year on average.") \
    X(W_FIND_LINK, \
      "{yearly_plan}提出{name}{year}增长{yearly}{yearly_basis}，不足以支撑{plan}{due}达到{target}的目标：后者自{base}起须年均增长{required}{basis}；若{year}只增长{yearly}，此后每年须增长{after}。{caution}", \
      "{yearly_plan}: growth of {yearly}{yearly_basis} for {name} in {year} is not enough for {target} in {due} ({plan}), which needs {required} a year from {base}{basis}; after such a year, {after} a year would remain.{caution}") \
    X(W_FIND_LINK_ENOUGH, \
      "{yearly_plan}提出{name}{year}增长{yearly}{yearly_basis}，足以支撑{plan}{due}达到{target}的目标：后者自{base}起须年均增长{required}{basis}；若{year}增长{yearly}，此后每年须增长{after}。{caution}", \
      "{yearly_plan}: growth of {yearly}{yearly_basis} for {name} in {year} is enough for {target} in {due} ({plan}), which needs {required} a year from {base}{basis}; after such a year, {after} a year would remain.{caution}") \
    X(W_LINK_CAUTION, "两者价格基础不同，比较仅供参考。", " The two are counted in different prices: take the comparison with care.") \
    X(W_FIND_CASES, \
      "{promise}，未注明价格基础{bound}。按现价（名义）计算，{needed}{achieved}；按{base}不变价（实际）计算，{needed}{published}。{caution}", \
      "{promise}; the target names no price basis{bound}. At current prices (nominal) it needs {needed}{achieved}; at prices of {base} (real) it needs {needed}{published}.{caution}") \
    X(W_BASE_BOUND, "，基期值只有界限值", ", and the base is known only as a bound") \
    X(W_NEEDED_A_YEAR, "自{base}起须年均增长{rate}", "{rate} a year from {base}") \
    X(W_NEEDED_ONE_YEAR, "{due}须增长{rate}", "{rate} in {due}") \
    X(W_CASES_ACHIEVED, "，至{latest}实际完成年均{rate}", ", against {rate} a year achieved to {latest}") \
    X(W_CASES_ACHIEVED_ONE, "，{latest}实际完成{rate}", ", against {rate} achieved in {latest}") \
    X(W_CASES_CHAIN, "，{covered}各年公布的实际增速连乘，年均为{rate}（计算值）", \
      ", and the published yearly real rates of {covered} chain to an average of {rate} a year (computed)") \
    X(W_CASES_ONE, "，{covered}公布的实际增速为{rate}", ", and the published real rate of {covered} is {rate}") \
    X(W_CASES_NO_REAL, "，但缺少此后公布的实际增速，无法比较", \
      ", but no published real rates follow that could be held against it") \
    X(W_HEADING_NEEDS, "尚无进展数据的目标：所需增速", "Targets without data after their base year: what they need") \
    X(W_FIND_NEEDS, "{promise}，尚无{base}之后的数据可供评估{bound}；{needed}{basis}。{caution}", \
      "{promise}. No data after {base} are known{bound}; the target needs {needed}{basis}.{caution}") \
    X(W_FIND_PAIR, "{name}{period}按现价水平计算名义增长{nominal}（计算值），公布的实际增速为{real}；两者价格基础不同，不可混用。{caution}", \
      "{name}, {period}: published levels give nominal growth of {nominal} (computed), published real growth is {real}; the two are counted in different prices and are never mixed.{caution}") \
    X(W_FIND_SPAN_PAIR, "{name}{span}按现价水平计算年均名义增长{nominal}（计算值），公布的年均实际增速为{real}。{caution}", \
      "{name}, {span}: published levels give nominal growth of {nominal} a year (computed), the published real average is {real} a year.{caution}") \
    X(W_FIND_SPAN_PAIR_CHAINED, "{name}{span}按现价水平计算年均名义增长{nominal}（计算值），由各年公布的实际增速连乘得年均{real}（计算值）。{caution}", \
      "{name}, {span}: published levels give nominal growth of {nominal} a year (computed), the published real rates of the years chain to {real} a year (computed).{caution}")

#define REPORT_WORDS_TABLES(X) \
    X(W_SCORECARD_INTRO, "差距=最新值−路径值（无论指标以高为好还是以低为好）。所需增速自基期起算；实际增速为基期至最新期的年均复合增速。公式见“计算方法”，基期值、最新值和目标值的出处见“数据出处”。", \
      "Gap = latest − path value, whichever direction is good. The required rate counts from the base; the actual rate is the compound rate from base to latest. Formulas are under “Method notes”, the sources of base, latest and target under “Figures and where they are printed”.") \
    X(W_SCORECARD_REST, "本规划另有{count}项目标无法评估，见“{section}”。", \
      "Targets of this plan that cannot be assessed: {count}, listed under “{section}”.") \
    X(W_CAPTION_SCORECARD, "{plan}：完成情况", "Scorecard: {plan}") \
    X(W_CAPTION_SCORECARD_NATURE, "{plan}：{nature}完成情况", "Scorecard: {plan}, {nature}") \
    X(W_NATURE_UNSTATED, "未注明属性", "nature not stated") \
    X(W_NATURE_BINDING, "约束性指标", "binding targets") \
    X(W_NATURE_ANTICIPATORY, "预期性指标", "anticipatory targets") \
    X(W_COLUMNS_LEFT, "本表不列{names}：{why}。", "Not in this table: {names}; {why}.") \
    X(W_WHY_NO_RATE, "所列目标没有可用的基期数值，或属于没有该项数值的类型", "its targets have no base that is known, or are of a kind without such a figure") \
    X(W_WHY_NOT_PUBLISHED, "所列指标没有公布该项数值，也不足以计算", "it was not published for these indicators and cannot be computed") \
    X(W_WHY_NO_NATURE, "规划未区分约束性和预期性指标", "the plan does not part binding and anticipatory targets") \
    X(W_WHY_NO_YEARS, "当年没有可与路径对照的数据", "no value of these years can be held against a path") \
    X(W_HEADING_OTHER_PLANS, "其他规划和计划", "Other plans") \
    X(W_HEADING_OTHER_DOMAINS, "其他领域", "Other domains") \
    X(W_CAPTION_OTHER_PLANS, "其他规划和计划：完成情况", "Scorecard: other plans") \
    X(W_SCORECARD_REST_ALL, "另有{count}项目标无法评估，见“{section}”。", "Targets that cannot be assessed: {count}, listed under “{section}”.") \
    X(W_COL_INDICATOR, "指标", "Indicator") \
    X(W_COL_PLAN, "规划", "Plan") \
    X(W_COL_BASE, "基期值", "Baseline") \
    X(W_COL_LATEST, "最新值", "Latest") \
    X(W_COL_TARGET, "目标值", "Target") \
    X(W_COL_DUE, "目标期", "Due") \
    X(W_COL_PATH, "路径值", "Path value") \
    X(W_COL_GAP, "差距", "Gap") \
    X(W_COL_REQUIRED, "所需年均增速", "Required rate a year") \
    X(W_COL_ACTUAL, "实际年均增速", "Actual rate a year") \
    X(W_COL_VERDICT, "评估结论", "Verdict") \
    X(W_COL_ACTUAL_VALUE, "实际值", "Actual") \
    X(W_COL_PERIOD, "时期", "Period") \
    X(W_COL_SPAN, "期间", "Span") \
    X(W_COL_DOMAIN, "领域", "Domain") \
    X(W_COL_REASON, "原因", "Reason") \
    X(W_COL_FIGURES, "未能得出的数值", "Figures not determined") \
    X(W_COL_PUBLISHED, "公布增速", "Published growth") \
    X(W_COL_PUBLISHED_BASIS, "公布口径", "Its basis") \
    X(W_COL_EARLIER, "上期水平", "Earlier level") \
    X(W_COL_LEVEL, "本期水平", "Level") \
    X(W_COL_COMPUTED, "由水平计算的增速（计算值）", "Growth from levels (computed)") \
    X(W_COL_LEVEL_BASIS, "水平的价格基础", "Basis of levels") \
    X(W_COL_PRINTED_AVERAGE, "公布的年均增速", "Published average") \
    X(W_COL_CHAINED, "各年公布增速连乘年均（计算值）", "Published rates, chained average (computed)") \
    X(W_COL_COMPOUND, "由水平计算的年均增速（计算值）", "Average from levels (computed)") \
    X(W_COL_NUMBER, "编号", "No.") \
    X(W_COL_PRINTED, "数值", "Figure") \
    X(W_COL_STATUS, "性质", "Kind") \
    X(W_COL_SOURCE, "来源", "Source") \
    X(W_COL_PLACE, "位置", "Place") \
    X(W_COL_SENTENCE, "原句", "Sentence") \
    X(W_FIELD_BASE, "基期值", "baseline") \
    X(W_FIELD_LATEST, "最新值", "latest value") \
    X(W_FIELD_PATH, "路径值", "path value") \
    X(W_FIELD_GAP, "差距", "gap") \
    X(W_FIELD_REQUIRED, "所需年均增速", "required rate") \
    X(W_FIELD_ACTUAL, "实际年均增速", "actual rate") \
    X(W_FIELD_VERDICT, "评估结论", "verdict") \
    X(W_FIELD_PROGRESS, "实现程度", "progress") \
    X(W_FIELD_TIME, "时间进度", "time elapsed") \
    X(W_FIELD_REMAINING, "今后所需增速", "remaining rate") \
    X(W_FIELD_NEEDED, "每年所需增量", "needed per year") \
    X(W_BAND, "{low}–{high}", "{low}–{high}") \
    X(W_RANGE, "{low} 至 {high}", "{low} to {high}") \
    X(W_FROM_UP, "≥ {low}", "≥ {low}") \
    X(W_UP_TO, "≤ {high}", "≤ {high}") \
    X(W_GROWTH_INTRO, \
      "公布增速为资料所载，注明其价格基础；由水平计算的增速是本报告的计算值，按水平自身的价格基础为名义或实际增速。两者并列，从不混合。公式见“计算方法”。", \
      "Published growth is what the sources print, with its price basis. Growth from levels is computed here and is nominal or real as the levels are. The two stand side by side and are never mixed. Formulas are under “Method notes”.") \
    X(W_SECTION_GROWTH_PLAIN, "增长情况", "Growth") \
    X(W_CAPTION_GROWTH_PLAIN, "公布增速与由水平计算的增速", "Published growth and growth from levels") \
    X(W_CAPTION_GROWTH, "{domain}：公布增速与由水平计算的增速", "{domain}: published growth and growth from levels") \
    X(W_HEADING_AVERAGE, "规划期年均增速", "Average growth over the plans") \
    X(W_CAPTION_AVERAGE, "规划期年均增速：公布值与计算值", "Average growth over the plans: published and computed") \
    X(W_MISSING_INTRO, "{total}项目标中有{count}项按现有资料无法评估。", "Of {total} targets {count} cannot be assessed from the evidence at hand.") \
    X(W_MISSING_NONE, "全部目标均可评估。", "Every target can be assessed.") \
    X(W_CAPTION_MISSING, "{plan}：无法评估的目标", "{plan}: targets that cannot be assessed") \
    X(W_CAPTION_MISSING_OTHER, "其他规划和计划：无法评估的目标", "Other plans: targets that cannot be assessed") \
    X(W_HEADING_PARTLY, "已评估目标中未能得出的数值", "Figures that the data do not determine") \
    X(W_CAPTION_PARTLY, "已评估目标中未能得出的数值及原因", "Assessed targets with figures that are not determined") \
    X(W_TWO_REASONS, "{a}；{b}", "{a}; {b}") \
    X(W_REASON_UNKNOWN, "现有资料不足", "the evidence at hand does not suffice")

#define REPORT_WORDS_CHARTS(X) \
    X(W_ACTUAL, "实际", "actual") \
    X(W_CAPTION_ACTUAL, "{name}：实际值（没有基期数值，无法给出路径）", "{name}: actual values (no base is known, so there is no path)") \
    X(W_CAPTION_LINE, "{name}：实际值与目标路径", "{name}: actual values and the path to the target") \
    X(W_TITLE_BULLETS_DUE, "可评估的{count}项目标均已到期，其中{good}项已达标", "{good} of {count} targets that can be assessed are met") \
    X(W_TITLE_BULLETS, "可评估的{count}项目标中{good}项已达标、领先或符合进度", \
      "{good} of {count} targets that can be assessed are met, ahead or on track") \
    X(W_SUBTITLE_BULLETS, "各项目标的最新值与目标值，单位见各行{rest}", "Latest value and target, each in its own unit{rest}") \
    X(W_REST_NOT_DRAWN, "；另有{count}项可评估的目标未画出", "; {count} more that can be assessed are not drawn") \
    X(W_REST_NOT_ASSESSED, "；另有{count}项无法评估", "; {count} cannot be assessed") \
    X(W_REST_YEARLY, "；年度计划的{count}项目标不在此列", "; the {count} targets of yearly plans are not among them") \
    X(W_TITLE_LINE_RATES, "{name}：年均增长{actual}，实现目标须{required}{basis}", "{name}: {actual} a year, where the target needs {required}{basis}") \
    X(W_TITLE_LINE_REQUIRED, "{name}：实现{due}目标须年均增长{required}{basis}", \
      "{name}: the target of {due} needs {required} a year{basis}") \
    X(W_TITLE_LINE_MET, "{name}：{period}{latest}，达到{target}的目标", "{name}: {latest} in {period}, the target of {target} is met") \
    X(W_TITLE_LINE_MISSED, "{name}：{period}{latest}，未达到{target}的目标", "{name}: {latest} in {period}, the target of {target} is missed") \
    X(W_TITLE_LINE_VERDICT, "{name}：{period}{latest}，{due}目标{target}，{verdict}", "{name}: {latest} in {period} on the way to {target} in {due}, {verdict}") \
    X(W_TITLE_LINE, "{name}：{due}目标{target}", "{name}: target of {target} in {due}") \
    X(W_SUBTITLE_LINE, "{name}，{unit}；{plan}", "{name}, {unit}; {plan}") \
    X(W_SUBTITLE_LINE_BASIS, "{name}，{unit}，{basis}；{plan}", "{name}, {unit}, {basis}; {plan}") \
    X(W_LEAD_BULLETS, "图 {number} 对照各项目标的最新值与目标值。", "Figure {number} sets the latest value of each target against the target.") \
    X(W_LEAD_SCORECARD, "图 {number} 逐年列出实际值相当于当期路径值的指数，100为正好在路径上。", \
      "Figure {number} shows, year by year, the actual value as an index of where the path stood: 100 is on the path.") \
    X(W_LEAD_GAPS, "图 {number} 列出最新值与路径值相差的百分比，由最差到最好；颜色、符号和文字表示结论。", \
      "Figure {number} shows how far the latest values are from their paths, in percent, the worst first; colour, symbol and word give the verdict.") \
    X(W_LEAD_LINES, "图 {first} 至图 {last} 列出主要指标的实际值与实现目标所需的路径。", \
      "Figures {first} to {last} show the main indicators with the paths that their targets need.") \
    X(W_LEAD_LINE, "图 {first} 列出实际值与实现目标所需的路径。", "Figure {first} shows the actual values with the path that the target needs.") \
    X(W_LEAD_PANELS, "图 {number} 以小图列出其余目标的走势。", "Figure {number} shows the course of the other targets, a panel each.") \
    X(W_LEAD_SPARKLINES, "图 {number} 以表内小图列出未单独画出的目标。", "Figure {number} lists the targets that have no picture of their own, with a small line each.") \
    X(W_LEAD_BARS, "图 {number} 比较{year}公布的增速。", "Figure {number} compares the growth that was published for {year}.") \
    X(W_LEAD_CONTRIBUTIONS, "图 {number} 列出各组成部分对总量增长的拉动。", "Figure {number} shows what each part adds to the growth of the total.") \
    X(W_LEAD_STRUCTURE, "图 {number} 列出总量的构成。", "Figure {number} shows what the total is made up of.") \
    X(W_TITLE_SCORECARD, "按最新数据，{count}项目标中{good}项达到或优于路径", \
      "{good} of {count} targets are on their path or better by the latest data") \
    X(W_SUBTITLE_SCORECARD, "实际值相当于当期路径值的指数，路径值=100", "Actual value as an index of the path value, path = 100") \
    X(W_TITLE_GAPS, "落后于路径最多的是{name}：{gap}", "Farthest behind its path: {name}, {gap}") \
    X(W_TITLE_GAPS_NONE, "各项目标均达到或优于路径", "Every target is on its path or better") \
    X(W_TITLE_GAPS_PLAIN, "最新值与路径值之差", "Distance from the path") \
    X(W_SUBTITLE_GAPS, "最新值与路径值之差占路径值的百分比", "Latest value less the path value, in percent of the path value") \
    X(W_COL_GAP_PERCENT, "差距（%）", "Gap (%)") \
    X(W_COL_PARTS_SUM, "合计", "Sum") \
    X(W_ALT_SCORECARD, "评分表，共{count}项目标{rest}。", "Scorecard by year, targets: {count}{rest}. ") \
    X(W_ALT_GAPS, "差距条形图，共{count}项目标{rest}。", "Bars of the distance from the path, targets: {count}{rest}. ") \
    X(W_ALT_SCORE_ROW, "{name}：{period}指数为{index}，{verdict}", "{name}: {index} in {period}, {verdict}") \
    X(W_ALT_GAP_ROW, "{name}：{gap}，{verdict}", "{name}: {gap}, {verdict}") \
    X(W_LEAD_WAYS, "图 {number} 列出有基期数值的目标从基期到最新值走过的路程，各行自成比例。", \
      "Figure {number} shows how far the targets with a known base have come from it, each on a scale of its own.") \
    X(W_TITLE_WAYS, "有基期数值的{count}项目标中，{reached}项的最新值达到目标值", \
      "Of {count} targets with a known base, {reached} have reached the target value") \
    X(W_SUBTITLE_WAYS, "基期值、最新值和目标值", "Base, latest and target") \
    X(W_ALT_WAYS, "哑铃图，共{count}项目标{rest}。", "Dumbbells of base, latest and target, targets: {count}{rest}. ") \
    X(W_COL_WAY, "实现程度", "Progress") \
    X(W_ALT_SPARKLINES, "小图表，共{count}项目标{rest}。", "Table of small lines, targets: {count}{rest}. ") \
    X(W_TITLE_SPARKLINES, "另外{count}项目标的走势", "The course of {count} further targets") \
    X(W_TITLE_CONTRIBUTIONS, "{year}{name}拉动{whole}增长{value}个百分点，贡献最大", \
      "{name} added most to {whole} in {year}: {value} percentage points") \
    X(W_SUBTITLE_CONTRIBUTIONS, "各部分对{whole}增长的拉动，百分点{basis}，由公布的水平计算", \
      "Contributions to the growth of {whole}, percentage points{basis}, computed from published levels") \
    X(W_TITLE_STRUCTURE, "{year}{whole}中{name}占{value}%，比重最大", "{name} made up {value}% of {whole} in {year}, the largest share") \
    X(W_SUBTITLE_STRUCTURE, "{whole}的构成，%{basis}，由公布的水平计算", "Make-up of {whole}, percent{basis}, computed from published levels") \
    X(W_ALT_CONTRIBUTIONS, "堆叠条形图：{count}个部分，{first}至{last}。{title}。", \
      "Stacked bars of contributions: {count} parts, {first} to {last}. {title}.") \
    X(W_ALT_STRUCTURE, "构成图：{count}个部分，{first}至{last}。{title}。", "Stacked shares: {count} parts, {first} to {last}. {title}.") \
    X(W_TITLE_PANELS, "其他{count}项目标走势", "{count} more targets") \
    X(W_SUBTITLE_PANELS, "另有{count}项未画出", "{count} more are not drawn") \
    X(W_TITLE_BARS, "{year}公布增速{basis}以{name}为最高，{rate}", "Highest published growth of {year}{basis}: {name}, {rate}") \
    X(W_SUBTITLE_BARS_APART, "；以下降为好的变动率不参与比较：{names}", "; rates of what is to fall are not ranked with them: {names}") \
    X(W_TITLE_BARS_PLAIN, "{year}公布增速{basis}", "{year}: published growth{basis}") \
    X(W_SUBTITLE_BARS, "{domain}{year}公布的同比增速，%；{basis}{apart}", "{domain}published growth on the year before, {year}, percent; {basis}{apart}") \
    X(W_SUBTITLE_BARS_BASIS, "价格基础均为：{basis}", "price basis of all: {basis}") \
    X(W_SUBTITLE_BARS_NOT_MONEY, "均不涉及价格", "none of them in money") \
    X(W_ALT_LINE, "折线图：{name}由{first}的{from}到{last}的{to}；目标为{due}{target}；{verdict}。", \
      "Line chart: {name} goes from {from} in {first} to {to} in {last}; target {target} in {due}; {verdict}.") \
    X(W_ALT_BULLETS, "子弹图，共{count}项目标{rest}。", "Bullet chart, targets: {count}{rest}. ") \
    X(W_ALT_PANELS, "小型多图，共{count}幅{rest}。", "Small multiples, {count} panels{rest}. ") \
    X(W_ALT_ROW, "{name}：{period}为{latest}，目标{target}，{verdict}", "{name}: {latest} in {period}, target {target}, {verdict}") \
    X(W_ALT_BARS, "条形图：{year}{count}项公布增速{basis}，最高为{high}{high_rate}，最低为{low}{low_rate}{bounds}{apart}。", \
      "Bar chart of {count} published growth rates in {year}{basis}: highest {high}, {high_rate}; lowest {low}, {low_rate}{bounds}{apart}.") \
    X(W_ALT_BARS_PLAIN, "条形图：{year}{count}项公布增速{basis}{bounds}{apart}。", \
      "Bar chart of {count} published growth rates in {year}{basis}{bounds}{apart}.") \
    X(W_ALT_BARS_BOUNDS, "；只公布界限值、不参与比较的有：{names}", "; known only as bounds and not ranked: {names}") \
    X(W_SOURCE_LINE, "资料来源：{names}", "Source: {names}") \
    X(W_SOURCE_LINE_MORE, "资料来源：{names}等", "Source: {names} and others")

#define REPORT_WORDS_CAVEATS(X) \
    X(W_CAVEAT_BASIS, "目标未注明价格基础，完成情况表按现价（名义）情形计算，不变价（实际）情形见“主要结论”：{names}。", \
      "The target names no price basis; the scorecard shows the current-price (nominal) case, the constant-price (real) case is among the findings: {names}.") \
    X(W_CAVEAT_BASIS_ALONE, "目标未注明价格基础，现有资料不足以计算名义或实际情形：{names}。", \
      "The target names no price basis, and the data do not determine what it needs in either case: {names}.") \
    X(W_CAVEAT_VINTAGES, "基期值与最新值来自不同版本的数据，变动中可能含修订因素：{names}。", \
      "Baseline and latest come from different vintages, so the change may hold revisions: {names}.") \
    X(W_CAVEAT_UNRELIABLE, "基期值或最新值可靠性较低（状态 U）：{names}。", \
      "Baseline or latest is of low reliability (status U): {names}.") \
    X(W_CAVEAT_ESTIMATE, "基期值或最新值为预计数或初步数：{names}。", "Baseline or latest is an estimate or provisional: {names}.") \
    X(W_CAVEAT_COMPUTED, "增速由公布的水平计算得出，并非公布值：{names}。", "Growth was computed from published levels, not published: {names}.") \
    X(W_CAVEAT_IMPLIED, "基期值由水平与增速推算，并非公布值：{names}。", "The baseline is implied by a level and its growth, not published: {names}.") \
    X(W_CAVEAT_LINKED, "目标值随另一序列的实际结果而定：{names}。", "The target follows the actual outcome of another series: {names}.") \
    X(W_CAVEAT_JOINED, "{name}（{key}）的序列连接了不同版本的数据。", "The series of {name} ({key}) joins different vintages.") \
    X(W_CAVEAT_TIE, "{name}（{key}）同一时期有两个版本，无从判断先后，未予采用：{tie}。", \
      "{name} ({key}) has two vintages of one period that nothing orders, so it was not used: {tie}.") \
    X(W_CAVEAT_WEAK, "数据集中有{count}个数值标为可靠性较低（状态 U），有其他数值时不予采用。", \
      "Values of the data set marked as of low reliability (status U): {count}; another value is preferred where there is one.") \
    X(W_CAVEAT_PARTIAL, "数据集中有{count}个数值只涵盖一年中的部分时间，从不作为全年数使用。", \
      "Values of the data set that cover part of a year only: {count}; they are never taken as the year’s.") \
    X(W_CAVEAT_OVERLAP, "{name}的各组成部分相互重叠，既不相加，也不计算占比。", "The parts of {name} overlap: they are neither added up nor shown as shares of it.") \
    X(W_CAVEAT_NONE, "没有需要说明的事项。", "There is nothing to note about the data.")

#define REPORT_WORDS_METHOD(X) \
    X(W_METHOD_PATH, "路径：基期值为 x₀、目标值为 T、规划共 n 年时，第 k 年的线性路径值为 x₀+(T−x₀)k/n，几何路径值为 x₀(T/x₀)^(k/n)。", \
      "Path: with baseline x₀, target T and a plan of n years, the linear path stands at x₀ + (T − x₀)k/n in year k, the geometric one at x₀(T/x₀)^(k/n).") \
    X(W_METHOD_PATH_RULE, "路径的选择：目标自身注明的优先；否则产出和金额流量用几何路径，长度、个数、占比和总量用线性路径。", \
      "Choice of path: the target’s own where stated; else geometric for output and flows of money, linear for lengths, counts, shares and totals.") \
    X(W_METHOD_GAP, "差距=最新值−路径值。实现程度=(最新值−基期值)/(目标值−基期值)；时间进度=已过年数/规划年数。", \
      "Gap = latest − path value. Progress = (latest − base)/(target − base); time = periods elapsed over periods in the plan.") \
    X(W_METHOD_RATES, "所需增速=(目标值/基期值)^(1/n)−1；实际增速=(最新值/基期值)^(1/k)−1；今后所需增速以最新值为起点。价格基础随所用序列：现价为名义，可比价为实际。", \
      "Required rate = (target/base)^(1/n) − 1; actual rate = (latest/base)^(1/k) − 1; the remaining rate starts from the latest value. Rates are nominal or real as the series is.") \
    X(W_METHOD_VERDICT, "结论：已达标、领先、符合进度、滞后、未达标。水平类目标的容差为路径值的±1%，增速类目标为末位印刷数字的半个单位。", \
      "Verdicts: met, ahead, on track, behind, missed. On track means within ±1 % of the path value for levels, half a unit of the last printed digit for rates.") \
    X(W_METHOD_BOUNDS, "“约”“以上”“近”等限定词化为区间，差距与结论随之为区间；区间内尚存的结论全部列出。", \
      "“About”, “at least”, “nearly” and the like become intervals, and so do gaps and verdicts: every verdict that remains is listed.") \
    X(W_METHOD_TYPES, "五年总量按累计数比较；年均增速与累计降幅按连乘计算，从不相加；逐年下限和上限按每一年判断；翻番以基期水平的2倍为目标。", \
      "Totals over a plan compare sums; average rates and cumulative cuts are chained, never added; floors and ceilings are judged year by year; doubling means twice the base level.") \
    X(W_METHOD_GROWTH, "由水平计算的增速=(本期−上期)/上期。公布增速优先用于增速目标；由水平推算的上期数从不当作公布数。", \
      "Growth from levels = (now − before)/before. A growth target is held against published growth; an implied earlier level is never shown as a published one.") \
    X(W_METHOD_PARTS, "拉动（百分点）=100×(部分本期−部分上期)/总量上期；比重（%）=100×部分/总量；指数=100×实际值/路径值；实际值与路径值之差的百分比=100×差距/路径值。", \
      "Contribution (percentage points) = 100 × (part now − part before)/total before; share (%) = 100 × part/total; index = 100 × actual/path value; distance from the path (%) = 100 × gap/path value.") \
    X(W_METHOD_ROUNDING, "文中数字为便于阅读而舍入，结论一律按未舍入的数值判定；若舍入后会混淆是否达标，则多保留小数。", \
      "Figures are rounded for reading; verdicts are taken from unrounded figures, and digits are added where rounding would blur met and missed.")

#define REPORT_WORDS_SOURCES(X) \
    X(W_REFERENCES_INTRO, "报告所用的每个数值及其出处；正文和表中的方括号编号指向本表。取自文章的数值按原文字样列出，取自数据表的列出所记录的数值。", \
      "Every figure that this report rests on, with its source and place; numbers in square brackets in the text and tables point here. Figures taken from a text stand in its characters and units, figures from tables as the value that was recorded.") \
    X(W_CAPTION_REFERENCES, "数值、来源及位置", "Figures, sources and places") \
    X(W_PLACE, "{document}{section}{at}", "{document}{section}{at}") \
    X(W_PLACE_SECTION, "，{section} 部分", ", section {section}") \
    X(W_PLACE_CELL, "{file}，第 {line} 行第 {column} 列", "{file}, line {line}, column {column}") \
    X(W_PLACE_CHARACTER, "，第 {at} 字符", ", character {at}") \
    X(W_PLACE_CHARACTER_TOKEN, "，第 {at} 字符“{token}”", ", character {at} “{token}”") \
    X(W_ROLE_ACTUAL, "实际数", "actual") \
    X(W_ROLE_ESTIMATE, "预计数", "estimate") \
    X(W_ROLE_TARGET, "目标", "target") \
    X(W_ROLE_REFERENCE, "参照数", "reference") \
    X(W_ROLE_STATUS, "{role}（状态 {letter}）", "{role} (status {letter})") \
    X(W_ROLE_UNRELIABLE, "{role}（可靠性较低，状态 {letter}）", "{role} (low reliability, status {letter})") \
    X(W_SOURCE, "{name}{publisher}{published}{detail}", "{name}{publisher}{published}{detail}") \
    X(W_SOURCE_PART, "，{text}", ", {text}") \
    X(W_SOURCE_PUBLISHED, "，发布于{date}", ", published {date}") \
    X(W_SOURCE_UNDATED, "，发布日期不详", ", date of publication unknown")

#endif
