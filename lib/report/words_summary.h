/* Words of the summary. id, Chinese, English; {key} is filled in. */
#ifndef PACE_LIB_REPORT_WORDS_SUMMARY_H
#define PACE_LIB_REPORT_WORDS_SUMMARY_H

#define REPORT_WORDS_SUMMARY(X) \
    X(W_SECTION_SUMMARY, "摘要", "Summary") \
    X(W_SUM_FAST, "增长：{name}{clauses}。", "Growth. {name}: {clauses}.") \
    X(W_SUM_BETWEEN, "；", "; ") \
    X(W_SUM_LEVEL, "{period}为{value}", "{value} in {period}") \
    X(W_SUM_PUBLISHED, "最近一次公布的年度增速为{period}的{rate}{basis}", "the latest published yearly growth is {rate}{basis} in {period}") \
    X(W_SUM_COMPUTED, "由水平计算，{period}增长{rate}{basis}", "levels give {rate}{basis} in {period}") \
    X(W_SUM_DRIVES, "动力：{clauses}。", "What drives it: {clauses}.") \
    X(W_SUM_NO_PARTS, "动力：现有资料没有{name}各组成部分的数据，无法说明增长由何带动。", \
      "What drives it: the data hold no parts of {name}, so this cannot be said.") \
    X(W_SUM_ADDED, "可计算各部分贡献的最近一年为{period}，当年增长{whole}{basis}，其中{name}拉动{value}个百分点，贡献最大（计算值）", \
      "in {period}, the last year for which contributions can be computed, {name} added {value} percentage points to the growth of {whole}{basis}, more than any other part") \
    X(W_SUM_FASTEST, "{period}公布增速最快的部分是{name}，增长{rate}{basis}", "the fastest part by published growth is {name}, {rate}{basis} in {period}") \
    X(W_SUM_SHARE, "{period}{name}占{value}%，比重最大", "{name} is the largest part, {value}% in {period}") \
    X(W_SUM_PACE, "进度：{total}项目标中可评估{assessed}项，{verdicts}{worst}{rest}。", \
      "On pace? Of {total} targets {assessed} can be assessed: {verdicts}{worst}{rest}.") \
    X(W_SUM_PACE_NONE, "进度：{count}项目标按现有资料均无法评估。", "On pace? Targets: {count}; none can be assessed from the evidence at hand.") \
    X(W_SUM_VERDICT, "{verdict}{count}项", "{count} {verdict}") \
    X(W_SUM_OPEN, "结论未定{count}项", "{count} undecided") \
    X(W_SUM_WORST, "；差距最大的是{name}{plan}，{distance}", "; the farthest off is {name}{plan}, {distance}") \
    X(W_SUM_REST, "；另有{count}项缺少资料，无法评估", "; the evidence does not suffice for {count} more")

#endif
