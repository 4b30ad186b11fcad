/* Wording of the mid-term evaluation: id, Chinese, English. {key} is filled in. A sentence is put together from its parts: what
 * came out, where that stands, what remains. */
#ifndef PACE_LIB_REPORT_WORDS_MIDTERM_H
#define PACE_LIB_REPORT_WORDS_MIDTERM_H

#define REPORT_WORDS_MIDTERM(X) REPORT_WORDS_MIDTERM_STATE(X) REPORT_WORDS_MIDTERM_PACE(X) REPORT_WORDS_MIDTERM_EVERY(X) \
    REPORT_WORDS_MIDTERM_NONE(X) REPORT_WORDS_MIDTERM_PAGE(X) REPORT_WORDS_MIDTERM_METHOD(X)

#define REPORT_WORDS_MIDTERM_STATE(X) \
    X(W_MID_SENTENCE, "{state}{pace}。{why}{caution}", "{state}{pace}.{why}{caution}") \
    X(W_MID_AT, "{period}为{value}", "{value} in {period}{unit}") \
    X(W_MID_AT_BOUND, "{period}{value}", "{value} in {period}{unit}") \
    X(W_MID_RANK_AT, "{period}列第{value}位", "Rank {value} in {period}") \
    X(W_MID_GREW_ONE, "{period}增长{value}", "Growth of {value} in {period}") \
    X(W_MID_FELL_ONE, "{period}下降{value}", "A fall of {value} in {period}") \
    X(W_MID_GREW, "{span}年均增长{value}", "Growth of {value} a year over {span}") \
    X(W_MID_FELL, "{span}年均下降{value}", "A fall of {value} a year over {span}") \
    X(W_MID_ROSE_IN_ALL, "{span}累计增长{value}（逐年连乘）", "A rise of {value} in all over {span} (chained)") \
    X(W_MID_FELL_IN_ALL, "{span}累计下降{value}（逐年连乘）", "A fall of {value} in all over {span} (chained)") \
    X(W_MID_SUM, "{span}累计{value}", "{value} in all over {span}{unit}") \
    X(W_MID_SUM_ONE, "{period}为{value}", "{value} in {period}{unit}") \
    X(W_MID_SHARE_OF, "，为目标{target}的{share}", ", {share} of the target of {target}") \
    X(W_MID_UNIT, "", " ({unit})") \
    X(W_MID_JOINED, "{a}{b}", "{a}{b}") \
    X(W_MID_MINUS, "−{amount}", "−{amount}") \
    X(W_MID_PLUS, "+{amount}", "+{amount}") \
    X(W_MID_SPACED, " {text}", " {text}") \
    X(W_MID_BELOW, "，低于{path}{amount}", ", {amount} below the {path}") \
    X(W_MID_ABOVE, "，高于{path}{amount}", ", {amount} above the {path}") \
    X(W_MID_ON, "，正好在{path}上", ", exactly on the {path}") \
    X(W_MID_ABOUT_ON, "，大致在{path}上", ", about on the {path}") \
    X(W_MID_ON_AVERAGE, "，与{path}持平", ", exactly the {path}") \
    X(W_MID_GEOMETRIC, "几何路径", "geometric path") \
    X(W_MID_LINEAR, "线性路径", "linear path") \
    X(W_MID_AVERAGE_TARGET, "年均增长{target}的目标", "target of {target} a year") \
    X(W_MID_AVERAGE_TARGET_DOWN, "年均下降{target}的目标", "target of a fall of {target} a year") \
    X(W_MID_LESS, "，比{path}应有的{value}少{amount}", ", {amount} less than the {value} that the {path} asks for") \
    X(W_MID_MORE, "，比{path}应有的{value}多{amount}", ", {amount} more than the {value} that the {path} asks for") \
    X(W_MID_OPPOSITE, "，而{path}应{verb}{value}，相差{amount}", ", where the {path} asks for {verb}{value}: {amount} apart") \
    X(W_MID_RANK_PATH, "，按{path}应到第{value}位", ", where the {path} stands at {value}") \
    X(W_MID_RANK_LEFT, "；距第{target}位的目标还差{amount}位", "; {amount} {places} to go to the target of rank {target}") \
    X(W_MID_PLACE, "位", "place") \
    X(W_MID_PLACES, "位", "places") \
    X(W_MID_RANK, "第{value}位", "rank {value}") \
    X(W_MID_MET, "，达到{target}的目标{margin}", ": the target of {target} was met{margin}") \
    X(W_MID_MET_EXACTLY, "，正好达到{target}的目标", ": the target of {target} was met exactly") \
    X(W_MID_EARLY_EXACTLY, "，正好等于{due}{target}的目标，已提前达标", ": exactly the target of {target} for {due}, which is met early") \
    X(W_MID_MISSED, "，未达到{target}的目标{margin}", ": the target of {target} was missed{margin}") \
    X(W_MID_EARLY, "，已提前达到{due}{target}的目标{margin}", ": the target of {target} for {due} is met early{margin}") \
    X(W_MID_OVER, "，高出{amount}", ", {amount} above it") \
    X(W_MID_UNDER, "，比目标低{amount}", ", {amount} below it") \
    X(W_MID_EVEN, "，与目标持平", ", exactly equal to it") \
    X(W_MID_MARGIN_MORE, "，多{amount}", ", {amount} more") \
    X(W_MID_MARGIN_LESS, "，少{amount}", ", {amount} less") \
    X(W_MID_MARGIN_OPPOSITE, "，相差{amount}", ", {amount} apart") \
    X(W_MID_BETTER_PLACES, "，靠前{amount}位", ", {amount} {places} better") \
    X(W_MID_WORSE_PLACES, "，靠后{amount}位", ", {amount} {places} worse") \
    X(W_MID_GROWTH_OF, "增长{value}", "growth of {value}") \
    X(W_MID_FALL_OF, "下降{value}", "a fall of {value}") \
    X(W_MID_AVERAGE_CHANGE, "年均{change}", "{change} a year") \
    X(W_MID_CHANGE_IN_ALL, "累计{change}", "{change} in all") \
    X(W_MID_POINT, "个百分点", " percentage point") \
    X(W_MID_OPEN, "，数据为约数或界限值，与{path}之差{bounds}，{verdicts}均有可能", \
      "; figures that are not exact leave the distance to the {path} {bounds}, so it may be {verdicts}") \
    X(W_MID_BOUNDS_UNKNOWN, "无从确定", "undetermined") \
    X(W_MID_THE_TARGET, "目标", "target")

/* {left} {needs} {verb}{amount}{each}: "the two years left need a fall of 3.2% a year". */
#define REPORT_WORDS_MIDTERM_PACE(X) \
    X(W_MID_NEED, "；{left}{each}需{verb}{amount}", "; {left} {needs} {verb}{amount}{each}") \
    X(W_MID_LEFT, "今后{count}", "the {count} left") \
    X(W_MID_LAST, "最后{one}", "the last {one}") \
    X(W_MID_NEEDS_MANY, "需", "need") \
    X(W_MID_NEEDS_ONE, "需", "needs") \
    X(W_MID_EACH, "年均", " a year") \
    X(W_MID_EACH_YEAR, "年均", " each year") \
    X(W_MID_GROW, "增长", "") \
    X(W_MID_FALL, "下降", "a fall of ") \
    X(W_MID_ADD, "增加", "") \
    X(W_MID_CUT, "减少", "a fall of ") \
    X(W_MID_RAISE, "提高", "") \
    X(W_MID_LOWER, "降低", "a fall of ") \
    X(W_MID_KEPT_PACE, "{each}{verb}{amount}", "{verb}{amount}{each}") \
    X(W_MID_FIRST_MANY, "前{count}", "so far") \
    X(W_MID_FIRST_ONE, "第{one}", "of the first {one}") \
    X(W_MID_RATIO, "，是{first}速度（{pace}）的{ratio}倍", ", {ratio} times the pace {first} ({pace})") \
    X(W_MID_RATIO_PLAIN, "，是{first}速度的{ratio}倍", ", {ratio} times the pace {first}") \
    X(W_MID_SAME, "，与{first}速度（{pace}）相当", ", about the same as the pace {first} ({pace})") \
    X(W_MID_SAME_PLAIN, "，与{first}速度相当", ", about the same as the pace {first}") \
    X(W_MID_EQUAL, "，与{first}速度（{pace}）相同", ", the same as the pace {first} ({pace})") \
    X(W_MID_EQUAL_PLAIN, "，与{first}速度相同", ", the same as the pace {first}") \
    X(W_MID_AGAINST, "，而{first}{pace}", ", while the pace {first} was {pace}") \
    X(W_MID_STOOD_STILL, "，而{first}没有变化", ", while nothing has changed so far") \
    X(W_MID_STAY, "；{left}须保持不变", "; {left} {needs} no change") \
    X(W_MID_WAS, "；{count}{each}{pace}，目标要求{each}{required}", "; the {count} brought {pace}{each}, where {required} was needed") \
    X(W_MID_WHY_SLOW_START, "实现程度{done}低于时间进度{time}，是因为几何路径前期增量小、后期增量大，不表示滞后。", \
      " Completion ({done}) is below the time elapsed ({time}) because a geometric path does most of its way in the later years; that is no lag.") \
    X(W_MID_WHY_FAST_START, "实现程度{done}不低于时间进度{time}，但几何路径前期降幅大、后期降幅小，仍属滞后。", \
      " Completion ({done}) is not below the time elapsed ({time}), but a geometric path downwards does most of its way in the early years; it is a lag all the same.") \
    X(W_MID_WHY_TOLERANCE, "实现程度{done}低于时间进度{time}，但差距在容差之内，视为符合进度。", \
      " Completion ({done}) is below the time elapsed ({time}), but within the tolerance of being on track.") \
    X(W_MID_ONE_WORD, "一", "one") X(W_MID_TWO, "两", "two") X(W_MID_THREE, "三", "three") X(W_MID_FOUR, "四", "four") \
    X(W_MID_FIVE, "五", "five") X(W_MID_SIX, "六", "six") X(W_MID_SEVEN, "七", "seven") X(W_MID_EIGHT, "八", "eight") \
    X(W_MID_NINE, "九", "nine") X(W_MID_TEN, "十", "ten") \
    X(W_MID_COUNT_OF, "{number}{unit}", "{number} {unit}") \
    X(W_MID_YEAR, "年", "year") X(W_MID_YEARS, "年", "years") X(W_MID_HALF, "个半年", "half-year") X(W_MID_HALVES, "个半年", "half-years") \
    X(W_MID_QUARTER, "个季度", "quarter") X(W_MID_QUARTERS, "个季度", "quarters") X(W_MID_MONTH, "个月", "month") \
    X(W_MID_MONTHS, "个月", "months") X(W_MID_WEEK, "周", "week") X(W_MID_WEEKS, "周", "weeks") X(W_MID_DAY, "天", "day") \
    X(W_MID_DAYS, "天", "days")

#define REPORT_WORDS_MIDTERM_EVERY(X) \
    X(W_MID_FLOOR_KEPT, "{span}各年均不低于下限{target}（{period}为{value}）", \
      "No year of {span} was below the floor of {target}{unit}, and {period} came to {value}") \
    X(W_MID_CEILING_KEPT, "{span}各年均不高于上限{target}（{period}为{value}）", \
      "No year of {span} was above the ceiling of {target}{unit}, and {period} came to {value}") \
    X(W_MID_FLOOR_KEPT_ONE, "{period}为{value}，不低于下限{target}", "{value} in {period}{unit}, not below the floor of {target}") \
    X(W_MID_CEILING_KEPT_ONE, "{period}为{value}，不高于上限{target}", "{value} in {period}{unit}, not above the ceiling of {target}") \
    X(W_MID_FLOOR_BROKEN, "{period}为{value}，低于下限{target}（差{amount}），已不可能逐年达标", \
      "{value} in {period}{unit}, {amount} below the floor of {target}, so that it can no longer be kept in every year") \
    X(W_MID_CEILING_BROKEN, "{period}为{value}，高于上限{target}（超出{amount}），已不可能逐年达标", \
      "{value} in {period}{unit}, {amount} above the ceiling of {target}, so that it can no longer be kept in every year") \
    X(W_MID_FLOOR_MISSED, "{period}为{value}，低于下限{target}（差{amount}），未能逐年达标", \
      "{value} in {period}{unit}, {amount} below the floor of {target}, so that it was not kept in every year") \
    X(W_MID_CEILING_MISSED, "{period}为{value}，高于上限{target}（超出{amount}），未能逐年达标", \
      "{value} in {period}{unit}, {amount} above the ceiling of {target}, so that it was not kept in every year") \
    X(W_MID_FLOOR_EVEN, "{period}为{value}，未高于{target}，{end}", "{value} in {period}{unit}, which is not above {target}, so that {end}") \
    X(W_MID_CEILING_EVEN, "{period}为{value}，未低于{target}，{end}", "{value} in {period}{unit}, which is not below {target}, so that {end}") \
    X(W_MID_NOT_KEPT, "未能逐年达标", "it was not kept in every year") \
    X(W_MID_LOST, "已不可能逐年达标", "it can no longer be kept in every year") \
    X(W_MID_FLOOR_LEFT, "；{left}每年仍须不低于{target}", "; {left} must keep to it as well") \
    X(W_MID_CEILING_LEFT, "；{left}每年仍须不高于{target}", "; {left} must keep to it as well") \
    X(W_MID_FLOOR_LAST, "；{left}仍须不低于{target}", "; {left} must keep to it as well") \
    X(W_MID_CEILING_LAST, "；{left}仍须不高于{target}", "; {left} must keep to it as well")

#define REPORT_WORDS_MIDTERM_NONE(X) \
    X(W_MID_CANNOT, "无法评估：{reason}", "Cannot be assessed: {reason}") \
    X(W_MID_KNOWN_CANNOT, "{known}，但{reason}，无法评估", "{known}; it cannot be assessed: {reason}") \
    X(W_MID_WORDS, "目标没有数值（“{words}”），无法评估", "The target has no figure (“{words}”), so it cannot be assessed") \
    X(W_MID_KNOWN_WORDS, "{known}；{words}", "{known}; {words}") \
    X(W_MID_DUE_ALONE, "目标只看{due}当年，该年尚无数据，还无法评估", \
      "The target looks at {due} alone, of which no figure is known yet, so it cannot be assessed") \
    X(W_MID_DUE_ALONE_KNOWN, "目标只看{due}当年，该年尚无数据，还无法评估；最近的{period}为{value}", \
      "The target looks at {due} alone, of which no figure is known yet, so it cannot be assessed; the last one known is {value} in {period}{unit}") \
    X(W_MID_TAKES, "；{due}要达到{target}，{each}需{verb}{amount}", "; to reach {target} in {due} takes {verb}{amount}{each} from {base}") \
    X(W_MID_TAKES_TIMES, "；{due}要达到{base}的{times}倍，{each}需增长{amount}", "; to reach {times} times the level of {base} in {due} takes {amount}{each}") \
    X(W_MID_TAKES_TWICE, "；{due}要达到{base}的2倍，{each}需增长{amount}", "; to reach twice the level of {base} in {due} takes {amount}{each}") \
    X(W_MID_LACKS, "缺少{years}的数据", "there is no figure for {years}") \
    X(W_MID_TWO_REASONS, "{a}，且{b}", "{a}, and {b}")

#define REPORT_WORDS_MIDTERM_PAGE(X) \
    X(W_MID_NAME_GROWTH, "{name}（增速）", "{name}, growth") \
    X(W_MID_NAME_AVERAGE, "{name}（年均增速）", "{name}, average growth") \
    X(W_MID_NAME_CUMULATIVE, "{name}（累计变动）", "{name}, change over the plan") \
    X(W_MID_NAME_TOTAL, "{name}（累计）", "{name}, total") \
    X(W_MID_NAME_FLOOR, "{name}（每年下限）", "{name}, floor of every year") \
    X(W_MID_NAME_CEILING, "{name}（每年上限）", "{name}, ceiling of every year") \
    X(W_MID_NAME_RANK, "{name}（位次）", "{name}, rank") \
    X(W_MID_TITLE, "{name}：{plans}中期评估", "{name}: mid-term evaluation, {plans}") \
    X(W_MID_TITLE_END, "{name}：{plans}期末评估", "{name}: final evaluation, {plans}") \
    X(W_MID_TITLE_END_BARE, "{name}：规划目标期末评估", "{name}: final evaluation of plan targets") \
    X(W_MID_TITLE_BARE, "{name}：规划目标中期评估", "{name}: mid-term evaluation of plan targets") \
    X(W_MID_SECTION_SUMMARY, "总体情况", "Summary") \
    X(W_MID_SECTION_TABLE, "评估表", "The table") \
    X(W_MID_SECTION_SENTENCES, "逐项说明", "Target by target") \
    X(W_MID_SECTION_METHOD, "计算方法", "How the figures are computed") \
    X(W_MID_NONE, "没有可评估的目标。", "There are no targets to evaluate.") \
    X(W_MID_DATA_TO, "数据截至{period}；各指标的时间进度按其最新一期计算。", "Data up to {period}; the time elapsed of each indicator is that of its own latest figure.") \
    X(W_MID_CAPTION, "{plan}：目标进展", "{plan}: progress on its targets") \
    X(W_MID_NAMED, "{name}：{sentence}", "{name}: {sentence}") \
    X(W_MID_COL_UNIT, "单位", "Unit") \
    X(W_MID_COL_NATURE, "属性", "Nature") \
    X(W_MID_COL_COMPLETION, "实现程度", "Completion") \
    X(W_MID_COL_ELAPSED, "时间进度", "Time elapsed") \
    X(W_MID_COL_CONCLUSION, "评估结论", "Conclusion") \
    X(W_MID_COL_PROJECTION, "预测值（按现有速度）", "Projection (pace so far)") \
    X(W_MID_BINDING, "约束性", "binding") \
    X(W_MID_ANTICIPATORY, "预期性", "anticipatory") \
    X(W_MID_MET_WORD, "已达标", "met") \
    X(W_MID_AHEAD_WORD, "领先", "ahead") \
    X(W_MID_ON_WORD, "符合进度", "on track") \
    X(W_MID_BEHIND_WORD, "滞后", "behind") \
    X(W_MID_MISSED_WORD, "未达标", "missed") \
    X(W_MID_NONE_WORD, "无法评估", "not assessable") \
    X(W_MID_OPEN_WORD, "结论未定", "undecided") \
    X(W_MID_WILL_MEET, "可达标", "meets the target") \
    X(W_MID_WILL_MISS, "达不到目标", "short of the target") \
    X(W_MID_IMPLIED, "推算", "implied") \
    X(W_MID_ESTIMATE, "预计数", "estimate") \
    X(W_MID_PROVISIONAL, "初步数", "provisional") \
    X(W_MID_UNRELIABLE, "可靠性较低", "low reliability") \
    X(W_MID_DEFINITION, "口径不同", "other definition") \
    X(W_MID_BREAK, "口径有断点", "break") \
    X(W_MID_SUM_BINDING, "约束性指标{count}项：{list}。", "Binding, {count} {targets}: {list}.") \
    X(W_MID_SUM_ANTICIPATORY, "预期性指标{count}项：{list}。", "Anticipatory, {count} {targets}: {list}.") \
    X(W_MID_SUM_UNSTATED, "未注明属性的指标{count}项：{list}。", "Nature not stated, {count} {targets}: {list}.") \
    X(W_MID_SUM_ALL, "全部指标{count}项：{list}。", "In all, {count} {targets}: {list}.") \
    X(W_MID_SUM_COMPLETION, "实现程度：年均增速按各年增速连乘的对数与目标增速连乘的对数之比，累计变动按连乘后的变动与目标变动之比，其余按(最新值−基期值)/(目标值−基期值)等各自的算法。", \
      "Completion of an average rate is a ratio of logarithms of chained growth, that of a cumulative change a ratio of changes, any other (latest − base)/(target − base) or what its type asks for.") \
    X(W_MID_SUM_NOTHING, "全部指标0项。", "In all, no targets.") \
    X(W_MID_SUM_ITEM, "{word}{count}项", "{count} {word}") \
    X(W_MID_SUM_COMMA, "，", ", ") \
    X(W_MID_TARGET_ONE, "项", "target") \
    X(W_MID_TARGET_MANY, "项", "targets")

#define REPORT_WORDS_MIDTERM_METHOD(X) \
    X(W_MID_METHOD_COMPLETION, \
      "实现程度=(最新值−基期值)/(目标值−基期值)。五年总量为累计数/目标值；年均增速为各年增速连乘的对数/目标增速连乘的对数；累计变动为连乘后的变动/目标变动；逐年上下限为守住的年数/规划年数。", \
      "Completion = (latest − base)/(target − base). For a total: sum/target. For an average rate: the logarithm of the chained growth over that of the target’s. For a cumulative change: the chained change over the target’s. For a floor or ceiling of every year: years in which it was kept over the years of the plan.") \
    X(W_MID_METHOD_ELAPSED, "时间进度=已过年数/规划年数，已过年数算到该指标最新一期。", \
      "Time elapsed = years passed at the latest figure / years of the plan.") \
    X(W_MID_METHOD_PATH, "路径：基期值x₀、目标值T、规划n年，第k年的几何路径值为x₀(T/x₀)^(k/n)，线性路径值为x₀+(T−x₀)k/n。产出和金额流量用几何路径，长度、个数、占比和总量用线性路径，目标另有注明的从其规定。", \
      "Path: with base x₀, target T and a plan of n years, the geometric path stands at x₀(T/x₀)^(k/n) in year k, the linear one at x₀ + (T − x₀)k/n. Output and flows of money go by the geometric one; lengths, counts, shares and totals by the linear one; a target that states its path goes by that.") \
    X(W_MID_METHOD_PROJECTION, "预测值（按现有速度）：几何路径为最新值×(1+已有年均增速)^(剩余年数)，线性路径为最新值+已有年均增量×剩余年数，总量按已有年均数推到期末，年均增速取已有年均，累计变动按已有速度连乘；占比以0和100%为限。某一年的增速、当年数、位次和逐年上下限不作预测。", \
      "Projection: on a geometric path latest × (1 + rate kept)^(years left); on a linear one latest + yearly step kept × years left; a total at its average so far; an average rate as it stands; a cumulative change chained on. A share ends at 0 and 100%. The growth or count of a single year, ranks and yearly limits are not projected.") \
    X(W_MID_METHOD_RATIO, "速度倍数=今后所需速度/已有速度：几何路径比年均增速，线性路径比年均增量。", \
      "Pace: what remains over what was kept; yearly rates on a geometric path, yearly steps on a linear one.") \
    X(W_MID_METHOD_VERDICT, "评估结论由“最新值对路径值”判定，不由实现程度与时间进度之差判定：水平类容差为路径值的±1%（可另设），增速类为末位印刷数字的半个单位。", \
      "The conclusion holds the latest figure against the path, not completion against time: on track is within ±1% of the path value for levels (unless set otherwise), within half a unit of the last printed digit for rates.") \
    X(W_MID_METHOD_ROUNDING, "文中数字经过舍入，结论按未舍入的数值判定。", "Figures are rounded for reading; conclusions are drawn from unrounded ones.")

#endif
