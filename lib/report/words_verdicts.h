/* Words on verdicts by rulebooks and on the coherence of plans. id, Chinese, English; {key} is filled in. */
#ifndef PACE_LIB_REPORT_WORDS_VERDICTS_H
#define PACE_LIB_REPORT_WORDS_VERDICTS_H

#define REPORT_WORDS_VERDICTS(X) \
    X(W_SECTION_VERDICTS, "按官方规则的评估", "Verdicts by official rules") \
    X(W_SECTION_COHERENCE, "规划内部一致性", "Coherence of the plan") \
    X(W_VERDICTS_INTRO, \
      "官方机构评判目标进展的规则各不相同。下表逐项列出按“{main}”的结论（用该规则自己的说法）、适用的规则中有几种认为已达标或符合进度、各规则结论不同的原因，以及目标在到期时达成的概率。所用规则如下，冒号前为表中的简称，括号内为规则代号。", \
      "Official bodies judge progress by different rules. For each target the tables give the verdict by the {main} in its own words, how many of the rules that apply say met or on track, why they differ, and the probability that the target is met when it is due. The rules, each with the short name that the tables use and its id in brackets:") \
    X(W_VERDICTS_ONE, \
      "下表逐项列出按“{main}”的结论，以及目标在到期时达成的概率。", \
      "For each target the tables give the verdict by the {main} in its own words, and the probability that the target is met when it is due.") \
    X(W_BOOK_CHINA_FYP, "五年规划评估规则", "five-year-plan rule") \
    X(W_BOOK_EUROSTAT, "欧盟统计局规则", "Eurostat rule") \
    X(W_BOOK_OPEN_SDG, "加拿大统计局规则", "Statistics Canada rule") \
    X(W_BOOK_UNSD, "联合国统计司规则", "UN Statistics Division rule") \
    X(W_BOOK_ESCAP, "亚太经社会规则", "ESCAP rule") \
    X(W_BOOK_SDSN, "可持续发展网络规则", "SDSN rule") \
    X(W_BOOK_UNICEF, "儿童基金会规则", "UNICEF rule") \
    X(W_DIFFER, "结论不同，区别在于", " differ in ") \
    X(W_VERDICTS_CHANCE, \
      "概率取自六种模型（线性与对数线性趋势，带漂移的随机游走及其对数形式，后者含正态与t分布），列出最低与最高值及其模型；到期年份已有数据的目标不再给出概率。", \
      "Probabilities come from six models (linear trend, trend of constant rate, random walks with drift of the value and of its logarithm, normal and Student’s t); the tables give the lowest and the highest, each with its model. Targets whose due year has been observed have none.") \
    X(W_MILESTONES, "{name}：{text}。", "{name}: {text}.") \
    X(W_VERDICTS_NONE, "按现有数据，所选规则对各项目标均不适用。", "No target can be judged by these rules from the evidence at hand.") \
    X(W_VERDICTS_REST, "按这些规则，另有{count}项目标因数据或目标类型无法评估。", \
      "Targets that none of these rules can judge, for want of data or because of their kind: {count}.") \
    X(W_VERDICTS_MORE, "另有{count}项可评估的目标未列出。", "Targets that can be judged and are not listed: {count}.") \
    X(W_RULEBOOK, "{short}：{name}（{id}）{unverified}", "{short}: {name}, {edition} ({id}){unverified}") \
    X(W_RULEBOOK_UNDATED, "{short}：{name}（{id}）{unverified}", "{short}: {name} ({id}){unverified}") \
    X(W_RULEBOOK_UNVERIFIED, "；规则的一部分未经原文核实", "; not all of it could be checked against its source") \
    X(W_CAPTION_VERDICTS, "各项目标按官方规则的评估", "Targets judged by official rules") \
    X(W_COL_MAIN_VERDICT, "结论（{main}）", "Verdict ({main})") \
    X(W_COL_AGREEMENT, "认为已达标或符合进度的规则", "Rules that say met or on track") \
    X(W_COL_CHANCE, "到期达标概率", "Probability when due") \
    X(W_AGREEMENT, "{judged}种规则中有{yes}种", "{yes} of {judged}") \
    X(W_AGREEMENT_NONE, "{judged}种规则均不认为", "none of {judged}") \
    X(W_AGREEMENT_ALL, "{judged}种规则均认为", "all {judged}") \
    X(W_AGREEMENT_ONE_YES, "仅1种规则适用，认为是", "the only one that applies") \
    X(W_AGREEMENT_ONE_NO, "仅1种规则适用，认为否", "not the only one that applies") \
    X(W_CHANCE_MODELS, "最低：{low}；最高：{high}", "lowest: {low}; highest: {high}") \
    X(W_NOT_JUDGED, "不作评估", "not assessed") \
    X(W_COHERENCE_INTRO, \
      "规划自身的数字之间、规划与资料之间能否同时成立。矛盾指在印刷精度内不能同时成立，或一项不足以实现另一项；提示指并不矛盾而值得注意。每条附完整算式。", \
      "Whether the figures of the plans hold together, with each other and with the data. Figures conflict where they cannot both hold within the digits that were printed, or where one does not suffice for the other; remarks are no conflicts, but worth knowing. The arithmetic is given in full.") \
    X(W_COHERENCE_NONE, "规划各项数字之间、规划与资料之间未发现矛盾或需要提示之处。", "No conflict was found between the figures of the plans, or between them and the data.") \
    X(W_COHERENCE_NO_CONFLICTS, "未发现矛盾。", "No conflicts were found.") \
    X(W_HEADING_CONFLICTS, "矛盾", "Conflicts") \
    X(W_HEADING_REMARKS, "提示", "Remarks") \
    X(W_COHERENCE_MORE_CONFLICTS, "另有{count}项矛盾未列出。", "Further conflicts, not listed: {count}.") \
    X(W_COHERENCE_MORE_REMARKS, "另有{count}项提示未列出。", "Further remarks, not listed: {count}.") \
    X(W_SENTENCE, "{text}。", "{text}.")

#endif
