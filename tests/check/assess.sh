#!/bin/sh
# pace assess, and what pace check says about plans: exit codes, columns, rulebooks of one's own, the same bytes in any locale.
# usage: assess.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
data=$1/data/wuhan.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$1/tests/check/expect.sh"

# two plain tables: 69.0 in 2014, 73.1 in 2019, 78 in 2030, of which eurostat says a ratio of 1.5095 and china-fyp 45.6 % in 31.3 %
printf 'indicator,unit,base_period,base,target_period,target,type,better\njobs,percent,2014,69,2030,78,share,up\nslow,percent,2014,50,2030,90,share,up\nlone,percent,2014,,2030,90,share,up\n' >"$work/targets.csv"
printf 'period,jobs,slow\n2014,69,50\n2016,71,51\n2018,72.5,50.5\n2019,73.1,51\n' >"$work/actuals.csv"
both="$work/targets.csv --actuals $work/actuals.csv"

# columns, default rulebooks, rows in the order of targets
expect 0 "$pace" assess $both --format csv
[ "$(sed -n 1p "$work/out")" = 'indicator,target,rulebook,score,class,class_text,method,reason' ] || fault "columns: $(sed -n 1p "$work/out")"
[ "$(wc -l <"$work/out")" -eq 7 ] || fault "rows of two rulebooks: $(wc -l <"$work/out")"
sed -n 2p "$work/out" | grep -q '^jobs,.*,china-fyp,.*,on_schedule,on schedule,completion,' || fault "china-fyp: $(sed -n 2p "$work/out")"
sed -n 3p "$work/out" | grep -q '^jobs,.*,eurostat,5,significant_progress,significant progress,rate_ratio,' || fault "eurostat: $(sed -n 3p "$work/out")"
grep -q '^lone,.*,eurostat,,,not assessed,.*no_data' "$work/out" || fault "no refusal of a target without data"
expect 0 "$pace" assess $both --format csv --lang zh
holds 显著进展
expect 0 "$pace" assess $both jobs --rulebook unsd-2023,eurostat --rulebook sdsn --format csv
[ "$(cut -d, -f3 "$work/out" | tr '\n' ' ')" = 'rulebook unsd-2023 eurostat sdsn ' ] || fault "rulebooks in another order: $(cut -d, -f3 "$work/out" | tr '\n' ' ')"
expect 0 "$pace" assess $both jobs --rulebook all --format csv
[ "$(wc -l <"$work/out")" -eq 16 ] || fault "all rulebooks: $(wc -l <"$work/out") lines"
[ "$(grep -c '^jobs,.*,open-sdg,' "$work/out")" -eq 1 ] || fault "open-sdg is not once among all"

# the table for people, and Markdown
expect 0 "$pace" assess $both --rulebook all --format table
holds 'rulebooks say met or on track'
holds 'are parted by'
holds 'by model'
holds 'at any time until then'
grep -q '^jobs ' "$work/out" || fault "the first row of a target does not name it"
expect 0 "$pace" assess $both jobs --format md
holds '| indicator | target | rulebook |'
holds 'chance of meeting it'
expect 0 "$pace" assess $both jobs --format table --lang zh
holds 到期达标概率
expect 0 "$pace" assess $both jobs --format table --color always
grep -q "$(printf '\033')\[32m" "$work/out" || fault "no colour where it is asked for"

# exit codes
expect 1 "$pace" assess $both --fail-on lagging --format csv
holds 'slow,'
expect 1 "$pace" assess $both --fail-on behind
expect 1 "$pace" assess $both --fail-on not_assessed
expect 0 "$pace" assess $both jobs --fail-on behind,away
expect 0 "$pace" assess $both --fail-on decreasing --rulebook sdsn
expect 2 "$pace" assess $both --fail-on decreasing
one_line
says "no class of these rulebooks"
expect 2 "$pace" assess $both --rulebook eurostatt
one_line
says eurostat
expect 2 "$pace" assess $both no_such_indicator
one_line
expect 2 "$pace" assess $both --plan no-such-plan
expect 2 "$pace" assess
one_line
expect 2 "$pace" assess $both --format yaml
expect 2 "$pace" assess "$data" --rulebooks
expect 2 "$pace" assess --print-rulebook nothing
one_line
expect 3 "$pace" assess $both --rulebook "$work/none.json"
one_line
printf '{"format":"pace-rulebook","version":1,"id":"x"}' >"$work/bad.json"
expect 3 "$pace" assess $both --rulebook "$work/bad.json"
one_line
says bad.json
expect 3 "$pace" assess "$work/none.csv" --actuals "$work/actuals.csv"
expect 4 "$pace" assess $both lone
expect 4 "$pace" assess $both jobs --rulebook oecd-distance,world-bank-pace,who-common-rate --at 2014
expect 5 "$pace" assess $both -o "$work/no/such/folder.csv"
says 'there is no such folder'

# the list, and a rulebook of one's own: another threshold, another class, nothing compiled
expect 0 "$pace" assess --rulebooks
holds 'eurostat: Eurostat'
holds unverified
expect 0 "$pace" assess --rulebooks --format csv
[ "$(sed -n 1p "$work/out")" = 'rulebook,name,edition,method,evidence,about,source' ] || fault "columns of the list: $(sed -n 1p "$work/out")"
for file in "$1"/data/rulebooks/*.json; do
    id=$(basename "$file" .json)
    grep -q "^$id," "$work/out" || fault "$id is not in the list"
    "$pace" assess --print-rulebook "$id" | cmp -s - "$file" || fault "$id is not printed as it ships"
done
"$pace" assess --print-rulebook eurostat -o "$work/mine.json"
sed -i 's/"at_least": 0.95/"at_least": 1.6/g; s/"id": "eurostat"/"id": "mine"/' "$work/mine.json"
expect 0 "$pace" assess $both jobs --rulebook "eurostat,$work/mine.json" --format csv
sed -n 2p "$work/out" | grep -q ',eurostat,5,significant_progress,' || fault "shipped: $(sed -n 2p "$work/out")"
sed -n 3p "$work/out" | grep -q ',mine,5,moderate_progress,' || fault "changed: $(sed -n 3p "$work/out")"
(cd "$work" && "$pace" assess $both jobs --rulebook mine.json --format csv) | grep -q ',mine,' || fault "a path that ends in .json is no path"

# a data set: clocks, what was published by a day
expect 0 "$pace" assess "$data" gdp --plan 13th-fyp --at 2018 --rulebook eurostat --format csv
holds '11.03 % a year from 2015 to 2018, 11.74 % needed: ratio 0.94'
expect 4 "$pace" assess "$data" gdp --plan 13th-fyp --published-by 2016-01-31
expect 0 "$pace" assess "$data" gdp --plan 13th-fyp --at 2018 --format csv -o "$work/kept.csv"
[ "$(wc -l <"$work/kept.csv")" -eq 3 ] || fault "-o: $(wc -l <"$work/kept.csv") lines"

# the same bytes in any locale, twice
for format in csv json md table; do
    LC_ALL=C "$pace" assess "$data" --rulebook all --at 2018 --format $format >"$work/a" 2>/dev/null
    for name in de_DE.UTF-8 zh_CN.UTF-8 C.UTF-8; do
        LC_ALL=$name LANG=$name TZ=Asia/Shanghai "$pace" assess "$data" --rulebook all --at 2018 --format $format >"$work/b" 2>/dev/null
        cmp -s "$work/a" "$work/b" || fault "$format differs in $name"
    done
done

# JSON: whole, and each verdict can be worked out again from what stands beside it
"$pace" assess $both --rulebook eurostat,china-fyp,unsd-2023 --format json >"$work/all.json" 2>/dev/null
if command -v python3 >/dev/null; then
    python3 - "$work/all.json" <<'END' || fault "a verdict cannot be worked out again"
import json, sys
d = json.load(open(sys.argv[1]))
assert len(d["rows"]) == 9 and len(d["agreement"]) == 3 and len(d["outlook"]) == 3
cuts = {b["id"]: b["with_target"]["cuts"] for b in d["rulebooks"]}
def cut(book, value):
    for c in cuts[book]:
        if ("at_least" not in c or value >= c["at_least"] - 1e-12) and ("above" not in c or value > c["above"]):
            return c["class"]
worked = 0
for row in d["rows"]:
    s, i = row["steps"], row["inputs"]
    if row["refusal"]:
        assert row["class"] is None and row["refusal"]["remedy"]
        continue
    x0, x1, t, n, whole = s["base"], s["latest"], s["goal"], s["years_elapsed"], s["years_base_to_due"]
    if row["method"] == "rate_ratio":
        value = ((x1 / x0) ** (1 / n) - 1) / ((t / x0) ** (1 / whole) - 1)
    elif row["method"] == "completion":
        value = (x1 - x0) / (t - x0) - n / whole
    else:
        value = (x1 * (x1 / x0) ** ((whole - n) / n) - x0) / (t - x0)
    assert abs(value - row["value"]) < 1e-9, (row["rulebook"], value, row["value"])
    assert cut(row["rulebook"], value) == row["class"], (row["rulebook"], value, row["class"])
    worked += 1
assert worked == 6
chance = d["outlook"][0]["chance"]
assert [m["model"] for m in chance["models"]] == ["trend", "log_trend", "drift", "drift_t", "log_drift", "log_drift_t"]
at = [m["at_pct"] for m in chance["models"] if m["at_pct"] is not None]
assert len(at) == chance["usable"] and min(at) == chance["at_low_pct"] and max(at) == chance["at_high_pct"]
assert all(m["why"] for m in chance["models"] if m["at_pct"] is None)
assert d["outlook"][2]["chance"]["refusal"] == "no_data" and d["outlook"][2]["chance"]["models"] == []
END
else
    echo "no python3: JSON was not worked out again" >&2
fi

# check --plan: conflicts are faults, remarks are not
expect 1 "$pace" check "$data" --plan 13th-fyp
grep -q "^$data: conflict: rail_transit_lines_completed: .*13 / 5 = 2.6 a year" "$work/out" || fault "13 lines against 2 a year are not found"
grep -q "^$data: conflict: high_tech_output: .*16.47%" "$work/out" || fault "15 % against 16.47 % is not found"
grep -q "^$data: remark: gdp: .*deflator" "$work/out" || fault "the implied deflator is not told"
grep -q "^$data: conflict: urban_new_jobs: .*(90 − 16) / 4 = 18.5 a year; the result of 2015 was 18.8" "$work/out" || fault "90 in five years against 16 in the first are not found"
grep -q "^$data: remark: greenway_new: .*sets 300 for 2016, 40 above that.*the result of 2015, 233.7, is below" "$work/out" || fault "1300 km against 300 and 233.7 are not told"
grep -q "^$data: remark: new_entrepreneurs: .*(10 − 2.5) / 4 = 1.875" "$work/out" || fault "10 in five years against 2.5 are not told"
grep -q "^$data: remark: metro_lines_opened: .*2 / 1 = 2 times" "$work/out" || fault "2 lines a year against 1 are not told"
grep -q "^$data: remark: exports: .*14.87%" "$work/out" || fault "exports against doubled trade are not told"
grep -q "^$data: conflict: general_public_budget_revenue: .*1111.6 for 2014" "$work/out" || fault "the implied revenue of 2014 is not found"
expect 1 "$pace" check "$data" --plan 13th-fyp --lang zh
holds '13/5=2.6'
expect 1 "$pace" check "$data" --plan 13th-fyp --plan annual-2016
few=$(wc -l <"$work/out")
expect 1 "$pace" check "$data" --plan all
[ "$(wc -l <"$work/out")" -ge "$few" ] || fault "all plans have less to say than two"
expect 2 "$pace" check "$data" --plan no-such-plan
one_line
expect 0 "$pace" check "$data" --plan annual-2013
holds remark
printf 'plan,indicator,unit,base_period,base,target_period,target,type\np,jobs,person_10k,2015,,2020,90,total\ny,jobs,person_10k,2015,,2016,16,count\n' >"$work/plan.csv"
printf 'period,jobs\n2014,17.5\n2015,18.8\n' >"$work/past.csv"
expect 1 "$pace" check "$work/plan.csv" --actuals "$work/past.csv" --plan all
grep -q 'plan.csv: conflict: jobs: .*90 / 5 = 18 a year' "$work/out" || fault "tables: $(cat "$work/out" "$work/err")"
expect 2 "$pace" check "$work/past.csv" --plan all
printf 'plan,indicator,unit,base_period,base,target_period,target,type\nfive,output,CNY_100m,2015,7700,2020,16500,level\nfirst,output,percent,2015,,2016,15,growth\n' >"$work/plan.csv"
printf 'period,output\n2015,7700\n' >"$work/past.csv"
expect 0 "$pace" check "$work/plan.csv" --actuals "$work/past.csv" --plan all
grep -q 'remark: output: .*16.47% a year.*if both are at the same prices' "$work/out" || fault "growth beside a level of unstated prices: $(cat "$work/out" "$work/err")"

# a milestone has a verdict of its own, beside that of its target
cat >"$work/way.json" <<'END'
{"format":"pace-dataset","version":1,"id":"way","name":{"en":"Way","zh":"路"},"sources":[{"id":"s","name":{"en":"S"}}],"plans":[{"id":"five","name":{"en":"Five"},"span":"2016-2020"}],
"indicators":[{"id":"metro","name":{"en":"Metro"},"domain":"d","better":"up","stock_flow":"stock","measures":[{"id":"level","unit":"km","observations":[
{"period":"2015","value":100,"source":"s"},{"period":"2016","value":112,"source":"s"},{"period":"2017","value":118,"source":"s"},{"period":"2018","value":128,"source":"s"}]}],
"targets":[{"plan":"five","type":"level","measure":"level","period":"2020","value":160,"source":"s","milestones":[{"period":"2017","value":120},{"period":"2019","value":140}]}]}]}
END
for verb in gap assess; do
    expect 0 "$pace" $verb "$work/way.json" --format table
    holds 'milestone 2017: 120 wanted, 118 in 2017: missed'
    holds 'milestone 2019: 140 wanted, 128 in 2018 where the path stands at 130: behind'
    expect 0 "$pace" $verb "$work/way.json" --format json
    holds '"verdict": "missed", "why": null, "text": "milestone 2017'
done
expect 0 "$pace" assess "$work/way.json" --format md --lang zh
holds '节点2017年：目标120，2017年实际118，未达标'

# the report: both sections in each format, and a rulebook that is asked for
for lang in en zh; do
    expect 0 "$pace" report "$data" --at 2018 --lang $lang --rulebook eurostat --rulebook unsd-2023 -o "$work/report.md"
    grep -q 'eurostat' "$work/report.md" || fault "the report does not name its rulebook"
    grep -q 'china-fyp' "$work/report.md" && fault "the report uses a rulebook that was not asked for"
    expect 0 "$pace" report "$data" --at 2018 --lang $lang -o "$work/report.json"
    grep -q '"verdicts":\[' "$work/report.json" && grep -q '"coherence":\[' "$work/report.json" || fault "the report lacks a section"
done
expect 2 "$pace" report "$data" --rulebook nothing -o "$work/report.md"
one_line

exit $bad
