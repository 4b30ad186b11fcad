#!/bin/sh
# Two plain tables: gap, midterm, check, explain, convert and init on what spreadsheets give.
# usage: tables.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
from=$1/examples/midterm
data=$1/data/wuhan.json
command -v iconv >/dev/null 2>&1 || { echo "no iconv here" >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp "$from/targets.csv" "$from/actuals.csv" .
. "$1/tests/check/expect.sh"

# gap: the columns of a data set, some indicators, one row for each target
columns=indicator,name,plan,target_type,unit,base_period,base,target_period,target,latest_period,latest,path_value,gap,gap_pct,progress_pct,time_pct,required_rate_pct,actual_rate_pct,remaining_rate_pct,needed_per_year,verdict,gap_low,gap_high
expect 0 "$pace" gap targets.csv --actuals actuals.csv --format csv
[ "$(sed -n 1p out)" = "$columns" ] || fault "gap columns: $(sed -n 1p out)"
[ "$(wc -l <out)" -eq 14 ] || fault "gap has $(wc -l <out) lines"
cp out gap.csv
expect 0 "$pace" gap targets.csv --actuals actuals.csv --format json
python3 -c 'import json; json.load(open("out"))' || fault "gap json"
expect 4 "$pace" gap targets.csv --format csv
says --actuals
grep -q 'no_data' out || fault "targets alone: no verdict"
expect 1 "$pace" gap targets.csv --actuals actuals.csv --fail-on behind
expect 1 "$pace" midterm targets.csv --actuals actuals.csv --fail-on missed
expect 2 "$pace" midterm targets.csv --actuals actuals.csv --fail-on late
expect 2 "$pace" gap --actuals actuals.csv
expect 2 "$pace" gap "$data" --actuals actuals.csv
one_line
expect 2 "$pace" gap targets.csv --actuals actuals.csv nothing_of_that_name
one_line
expect 2 "$pace" gap --base 2015=1 --target 2020=2 --actuals actuals.csv
expect 3 "$pace" gap targets.csv --actuals none.csv
one_line

# each of the two may be standard input, not both
"$pace" gap - --actuals actuals.csv --format csv <targets.csv >out 2>err || fault "targets from standard input: $(cat err)"
same gap.csv out "targets from standard input"
"$pace" gap targets.csv --actuals - --format csv <actuals.csv >out 2>err || fault "actual values from standard input: $(cat err)"
same gap.csv out "actual values from standard input"
expect 2 "$pace" gap - --actuals - --format csv
one_line
code=0
"$pace" gap - --format csv <targets.csv >out 2>err || code=$?
[ $code -eq 4 ] || fault "targets alone from standard input: $code: $(cat err)"
expect 4 "$pace" midterm targets.csv --format md
says --actuals
expect 4 "$pace" midterm targets.csv --actuals actuals.csv --at 2020 --format csv
says "not after 2020"

# the encoding is named or the file refused; byte-order mark, CRLF, tabs and semicolons say the same
iconv -f UTF-8 -t GB18030 targets.csv >targets.gb
iconv -f UTF-8 -t GB18030 actuals.csv >actuals.gb
expect 3 "$pace" gap targets.gb --actuals actuals.gb
one_line
says --encoding
says GB18030
expect 3 "$pace" check targets.gb
says --encoding
for name in GB18030 gb18030 GBK; do
    expect 0 "$pace" gap targets.gb --actuals actuals.gb --encoding $name --format csv
    same gap.csv out "encoding $name"
done
expect 4 "$pace" gap targets.gb --encoding GB18030 --format csv
expect 2 "$pace" gap targets.gb --actuals actuals.gb --encoding nothing
one_line
expect 0 "$pace" gap targets.gb --actuals actuals.csv --encoding GB18030 --format csv
same gap.csv out "one table in GB18030 and one in UTF-8"
expect 0 "$pace" explain actuals.csv --encoding GB18030
holds "is UTF-8 and was read so"
expect 2 "$pace" gap targets.csv --actuals actuals.csv --encoding nothing
iconv -f UTF-8 -t UTF-16LE targets.csv >targets.u16
expect 3 "$pace" check targets.u16
says "--encoding UTF-16LE"
{ printf '\377\376'; cat targets.u16; } >marked.u16
expect 3 "$pace" check marked.u16
says "--encoding UTF-16"
expect 0 "$pace" gap marked.u16 --actuals actuals.csv --encoding UTF-16BE --format csv
same gap.csv out "UTF-16 by its mark"

# nothing to read is no fault of a row
: >empty.csv
printf '\357\273\277\n\n' >blank.csv
head -2 targets.csv >heading.csv
for name in empty blank heading; do
    expect 3 "$pace" check $name.csv
done
expect 3 "$pace" midterm empty.csv --actuals actuals.csv --format csv
says "nothing in the file"

# a plan by its name
sed 's/,2021-2025,/,“十四五”规划,/' targets.csv >planned.csv
expect 0 "$pace" gap planned.csv --actuals actuals.csv --plan “十四五”规划 --format csv
cp out planned.out
expect 0 "$pace" gap planned.csv --actuals actuals.csv --plan 十四五规划 --format csv
same planned.out out "a plan by its name and by its id"
expect 2 "$pace" gap planned.csv --actuals actuals.csv --plan 十三五规划 --format csv

{ printf '\357\273\277'; sed 's/$/\r/' targets.csv; } >marked.csv
expect 0 "$pace" gap marked.csv --actuals actuals.csv --format csv
same gap.csv out "mark and CRLF"
grep -v '^#' actuals.csv | sed 's/"\([0-9]*\),\([0-9.]*\)"/\1\2/g; s/,/;/g' >semicolon.csv
expect 0 "$pace" gap targets.csv --actuals semicolon.csv --format csv
same gap.csv out semicolons
tr ';' '\t' <semicolon.csv >tab.csv
expect 0 "$pace" gap targets.csv --actuals tab.csv --format csv
same gap.csv out tabs

# periods down, indicators across
python3 - <<'END'
import csv
rows = [r for r in csv.reader(open("actuals.csv", encoding="utf-8")) if not r[0].startswith("#")]
with open("down.csv", "w", encoding="utf-8", newline="") as out:
    w = csv.writer(out)
    w.writerow(["年份"] + [r[0] + "(" + r[1] + ")" for r in rows[1:]])
    for c in range(2, len(rows[0])):
        w.writerow([rows[0][c]] + [r[c] for r in rows[1:]])
END
expect 0 "$pace" gap targets.csv --actuals down.csv --format csv
same gap.csv out "periods down"

# English headings
cat >english.csv <<'END'
indicator,unit,nature,base_period,base,target_period,target
Output,million EUR,anticipatory,2020,100,2025,150
END
printf 'year,Output\n2020,100\n2021,110\n2022,118\n' >output.csv
expect 0 "$pace" midterm english.csv --actuals output.csv --lang en --format csv
holds 'indicator,name,plan,target_type,unit,nature,base_period,base,2021,2022'
holds anticipatory

# a near miss is told with the closest name; nothing is matched by a guess
sed 's/森林覆盖率/森林复盖率/' actuals.csv >near.csv
expect 0 "$pace" gap targets.csv --actuals near.csv --format csv
says 森林复盖率
sed -n 1p err | grep -q 森林覆盖率 || fault "what has no partner does not come first: $(head -1 err)"
[ "$(grep -c 'read as share' err)" -le 1 ] || fault "one note for each of many alike"
[ "$(wc -l <err)" -le 6 ] || fault "too many notes: $(wc -l <err)"
says "pace explain lists them"
expect 1 "$pace" check targets.csv --actuals near.csv
holds 'near.csv:12:1: indicator "森林复盖率" has no target; the closest names among the targets are "森林覆盖率"'
holds 'targets.csv:12:1: indicator "森林覆盖率" has no actual values'
[ "$(wc -l <err)" -le 6 ] || fault "too many notes: $(wc -l <err)"
sed 's/,森林覆盖率(%)/,森林复盖率(%)/' down.csv >near-down.csv
expect 1 "$pace" check targets.csv --actuals near-down.csv
grep -q '^near-down.csv:1:[1-9][0-9]*: indicator "森林复盖率" has no target' out || fault "a heading without its place: $(cat out)"
sed 's/"12,804.6"/12900/' targets.csv >base.csv
expect 0 "$pace" gap base.csv --actuals actuals.csv --format csv
sed -n 1p err | grep -q 'the base is 12900 here and 12804.6 among' || fault "another base does not come first: $(head -1 err)"

# all faults of both tables in one run, each with file, line and column; the first alone elsewhere
sed 's/,2025,75,/,2025,七十五,/; s/,2020,30.4,2025/,2020,30.4,2018/; s/,累计降低,/,累计降下,/' targets.csv >faulty.csv
sed 's/,72.7,/,72..7,/; s/85.8/x85.8/' actuals.csv >faulty-actuals.csv
expect 1 "$pace" check faulty.csv --actuals faulty-actuals.csv
[ "$(grep -c '^faulty.csv:[0-9]*:[0-9]*: ' out)" -ge 3 ] || fault "faults of the targets: $(cat out)"
[ "$(grep -c '^faulty-actuals.csv:[0-9]*:[0-9]*: ' out)" -ge 2 ] || fault "faults of the actual values: $(cat out)"
[ "$(grep -c ';' out)" -ge 5 ] || fault "a fault without its remedy: $(cat out)"
expect 3 "$pace" gap faulty.csv --actuals actuals.csv
one_line
expect 0 "$pace" check targets.csv --actuals actuals.csv
[ ! -s out ] || fault "faults where there are none: $(cat out)"
expect 0 "$pace" check targets.csv
printf 'period,a,b\n2015,1,2\n2016,x,3\n2017,4,y\n' >two.csv
expect 1 "$pace" check two.csv
[ "$(wc -l <out)" -eq 2 ] || fault "check of a table: $(cat out)"
expect 3 "$pace" check none.csv
expect 2 "$pace" check "$data" --actuals actuals.csv

# midterm: formats, their endings, both languages, mark, folder of the output
for format in table csv md html json; do
    for lang in zh en; do
        expect 0 "$pace" midterm targets.csv --actuals actuals.csv --lang $lang --format $format
        cp out "midterm.$lang.$format"
    done
done
python3 -c 'import json; json.load(open("midterm.zh.json"), parse_constant=lambda c: 1 / 0)' || fault "midterm json"
for ending in html md csv json; do
    expect 0 "$pace" midterm targets.csv --actuals actuals.csv --lang zh -o "by-ending.$ending"
    same "midterm.zh.$ending" "by-ending.$ending" "the ending says the format"
done
# one vocabulary, and sentences go on behind their names
for word in 已达标 领先 符合进度 滞后 未达标 无法评估; do
    grep -q "$word" midterm.zh.table || fault "$word is not in the table"
    grep -q "$word" midterm.zh.md || fault "$word is not in the Markdown"
    [ $word = 无法评估 ] && word=无数据
    "$pace" gap targets.csv --actuals actuals.csv --lang zh --format table 2>/dev/null | grep -q "$word" || fault "$word is not in the table of gap"
done
if grep -E '落后|等比|已提前达标[^。]' midterm.zh.table midterm.zh.md midterm.zh.html; then fault "a second word for one thing"; fi
if grep -iE 'on schedule|met early \|' midterm.en.table midterm.en.md midterm.en.html; then fault "a second word for one thing"; fi
if grep -E '^[0-9]+\. [^:]*: [A-Z]' midterm.en.table midterm.en.md; then fault "a capital within a sentence"; fi
grep -q '^1\. 地区生产总值：' midterm.zh.table || fault "a sentence without its name"
for word in 指标 单位 属性 目标值 实现程度 时间进度 评估结论 约束性 预期性; do
    grep -q "$word" midterm.zh.table || fault "$word is not in the table"
    grep -q "$word" midterm.zh.md || fault "$word is not in the Markdown"
done
if grep -iE '(^|,)-?(nan|inf)' midterm.zh.csv; then fault "nan or inf in csv"; fi
"$pace" midterm targets.csv --actuals actuals.csv --format csv --bom 2>/dev/null | head -c 3 | od -An -tx1 | grep -q 'ef bb bf' || fault "no mark"
expect 0 "$pace" midterm targets.csv --actuals actuals.csv --format csv --at 2022
sed -n 1p out | grep -q 2022 || fault "--at 2022 without 2022: $(sed -n 1p out)"
if sed -n 1p out | grep -q 2023; then fault "--at 2022 shows 2023"; fi
expect 0 "$pace" midterm "$data" --plan 13th-fyp --lang zh --format md
expect 2 "$pace" midterm
expect 2 "$pace" midterm targets.csv --actuals actuals.csv --format xml
expect 2 "$pace" midterm targets.csv --actuals actuals.csv -o midterm.xlsx
for name in x.pdf x.docx x.xlsx; do
    expect 2 "$pace" gap targets.csv --actuals actuals.csv -o $name
    [ ! -e $name ] || fault "$name was written"
done
expect 5 "$pace" midterm targets.csv --actuals actuals.csv -o /dev/full
expect 5 "$pace" midterm targets.csv --actuals actuals.csv -o "$work/none/m.html"
[ ! -e none ] || fault "a folder was made that nobody asked for"

# the other verbs take the two tables as well
expect 0 "$pace" show targets.csv --actuals actuals.csv
expect 0 "$pace" report targets.csv --actuals actuals.csv --lang zh -o report/
[ -s report/index.html ] || fault "no report"
expect 0 "$pace" report targets.csv --actuals actuals.csv --lang zh -o report.md
if grep -iE '武汉|wuhan' report.md; then fault "the report speaks of another city"; fi
expect 0 "$pace" chart targets.csv --actuals actuals.csv --type bullet --lang zh -o bullets.svg
expect 0 "$pace" chart actuals.csv --lang zh -o panels.svg
grep -q '各图单位和纵轴刻度不同' panels.svg || fault "series of different units share an axis"
expect 2 "$pace" chart actuals.csv --type bar -o bars.svg

# explain
expect 0 "$pace" explain targets.csv
holds 目标值
expect 0 "$pace" explain actuals.csv --format csv
[ "$(sed -n 1p out)" = place,heading,role,key,unit,unit_from,basis,freq,first,last,values,missing,missing_as,qualifiers,note ] ||
    fault "explain columns: $(sed -n 1p out)"
expect 0 "$pace" explain targets.gb --encoding GB18030 --format json
python3 -c '
import json
a = json.load(open("out"))
assert a["encoding"] == "GB18030" and a["delimiter"] == "comma" and "targets" in a["form"], a
assert any(r["role"] == "target" for r in a["readings"]) and isinstance(a["assumptions"], list)' || fault "explain json"
expect 3 "$pace" explain targets.gb
says --encoding
expect 0 "$pace" explain "$data"
expect 0 "$pace" explain targets.csv --actuals actuals.csv --format json
python3 -c 'import json; assert len(json.load(open("out"))["files"]) == 2' || fault "explain of two tables"

# a fault hides nothing else: all columns, all faults, each in the note of its column
expect 1 "$pace" explain faulty.csv
holds "each row has a unit of its own"
holds "1 fault, in line"
[ "$(grep -c '^  faulty.csv:[0-9]*:[0-9]*: ' out)" -eq 3 ] || fault "faults of an explained file: $(cat out)"
grep -q '^column 1  *指标  *indicator .* 13 ' out || fault "columns of a file with faults: $(cat out)"
says "faulty.csv: 3 faults"
expect 1 "$pace" explain two.csv --format json
python3 -c '
import json
a = json.load(open("out"))
assert len(a["faults"]) == 2 and [r["values"] for r in a["readings"]] == [3, 2, 2], a
assert "1 fault, in line 3" in a["readings"][1]["note"], a' || fault "explain json of a table with faults: $(cat out)"
expect 1 "$pace" explain faulty.csv --actuals faulty-actuals.csv
holds "shows once the faults are mended"
printf 'series,period,value\na,2020,1\na,2021,x\na,2022,3\n' >long-fault.csv
expect 1 "$pace" explain long-fault.csv
grep -q '^row 2 .* 2020..2022  *2 ' out || fault "a long table with a fault: $(cat out)"
expect 3 "$pace" explain empty.csv

# what a cell may hold, in both tables
cat >forms.csv <<'END'
指标,单位,类型,基期,基期值,目标期,目标值
约数,%,比重,2020,8.0,2025,8.8%左右
下限,%,比重,2020,9,2025,10%以上
万亿,亿元,水平,2020,"15,000",2025,1.9万亿元
万人,人,水平,2020,500000,2025,90万人
全角,亿元,水平,２０２０,１００．５,２０２５,１２３．５
千分,亿元,水平,2020,"1,000.5",2025,"1,234.5"
标题（公里）,,水平,2020,100,2025,150
END
cat >forms-actuals.csv <<'END'
指标,2020年,2021年,2022年,2023年
约数,8%,8.2%左右,—,8.4%
下限,9%,9.5%以上,…,９．８％
万亿,1.5万亿元,"16,000亿元",-,1.7万亿元
万人,50万人,60万人,n/a,700000人
全角,１００．５,105,,110
千分,"1,000.5","1,100.5","1,200","1,210.25"
标题(公里),100,"110",120,130
END
expect 0 "$pace" gap forms.csv --actuals forms-actuals.csv --format csv
cut -d, -f1,7,9,10,11 out >cells
cat >want <<'END'
indicator,base,target,latest_period,latest
约数,8,8.8,2023,8.4
下限,9,10,2023,9.8
万亿,15000,19000,2023,17000
万人,500000,900000,2023,700000
全角,100.5,123.5,2023,110
千分,1000.5,1234.5,2023,1210.25
标题,100,150,2023,130
END
same want cells "forms of cells"
expect 0 "$pace" explain forms.csv
holds "about 1, at_least 1"
expect 0 "$pace" explain forms-actuals.csv
holds "— 1"
holds "n/a 1"
iconv -f UTF-8 -t GBK forms.csv >forms.gbk
iconv -f UTF-8 -t GBK forms-actuals.csv >forms-actuals.gbk
expect 0 "$pace" gap forms.gbk --actuals forms-actuals.gbk --encoding GBK --format csv
cut -d, -f1,7,9,10,11 out >cells
same want cells "the same in GBK"
expect 0 "$pace" gap forms.csv --actuals forms-actuals.csv --na n/a --format csv

# targets in words, or in a mark: rows of the table with their words, counted as not assessable, and not lost on the way
cat >words.csv <<'END'
指标,单位,属性,基期,基期值,目标期,目标值
物价涨幅,%,预期性,2020,2,2025,保持在合理区间
居民收入,元,预期性,2020,100,2025,与GDP增长基本同步
床位,张,约束性,2020,10,2025,—
投入,亿元,预期性,2020,100,2025,>120、力争强度高于“十三五”时期实际
END
printf '指标,2020年,2021年,2022年\n物价涨幅,2,1,1.5\n居民收入,100,104,109\n床位,10,11,12\n投入,100,105,111\n' >words-actuals.csv
expect 0 "$pace" midterm words.csv --actuals words-actuals.csv --lang zh --format md
holds '| 保持在合理区间（2025年） | – | 40% | ○ 无法评估 | – |'
holds '居民收入：2022年为109元；目标没有数值（“与GDP增长基本同步”），无法评估。'
holds '全部指标4项：领先1项，无法评估3项。'
expect 0 "$pace" midterm words.csv --actuals words-actuals.csv --lang en --format table
holds '○ not assessable'
holds 'the target has no figure (“—”), so it cannot be assessed'
expect 0 "$pace" gap words.csv --actuals words-actuals.csv --format json
[ "$(grep -c '"verdict": {"code": "words"' out)" -eq 3 ] || fault "no reason: $(cat out)"
says "the words behind it are not assessed"
expect 0 "$pace" convert words.csv --actuals words-actuals.csv --to dataset -o words.json
expect 0 "$pace" check words.json
expect 0 "$pace" convert words.json --to tables -o words-back/
grep -q 与GDP增长基本同步 words-back/targets.csv || fault "words are lost on the way back"
expect 0 "$pace" convert words-back/targets.csv --actuals words-back/actuals.csv --to dataset -o words2.json
grep -v '"id": "[ta]' words.json >words.a
grep -v '"id": "[ta]' words2.json >words.b
same words.a words.b "words, there and back"
for verb in assess report; do
    expect 0 "$pace" $verb words.json $([ $verb = report ] && echo -o words.md || echo --rulebook all --format csv)
done
sed 's/保持在合理区间/七十五/' words.csv >numeral.csv
expect 1 "$pace" check numeral.csv

# a level and a growth rate of one indicator are told apart
printf '指标,单位,2020年,2025年,年均增长〔累计〕\nGDP,万亿元,67.7,>92.7,>6.5%%\n' >national.csv
printf '指标,2020年,2021年,2022年,2023年\nGDP,67.7,75,82,90\n' >national-actuals.csv
expect 0 "$pace" midterm national.csv --actuals national-actuals.csv --lang zh --format table
holds 'GDP（年均增速）'
expect 0 "$pace" midterm national.csv --actuals national-actuals.csv --lang en --format md
holds '| GDP, average growth |'

# units at odds: where, and nothing else
printf '指标,单位,2020,2021\n地区生产总值,%%,100,102\n' >odd.csv
head -3 targets.csv >one-target.csv
expect 1 "$pace" check one-target.csv --actuals odd.csv
[ "$(wc -l <out)" -eq 1 ] && grep -q '^odd.csv:2:1: the series ' out || fault "units at odds: $(cat out)"
expect 3 "$pace" check targets.gb --encoding UTF-8

# convert: two tables into a data set and back, without loss
expect 0 "$pace" convert targets.csv --actuals actuals.csv --to dataset -o city.json
expect 0 "$pace" check city.json
expect 0 "$pace" gap city.json --format csv
same gap.csv out "gap of the data set"
expect 0 "$pace" midterm city.json --lang zh --format csv
same midterm.zh.csv out "midterm of the data set"
expect 0 "$pace" convert city.json --to tables -o back/
expect 0 "$pace" gap back/targets.csv --actuals back/actuals.csv --format csv
same gap.csv out "gap of the tables that came back"
expect 0 "$pace" convert back/targets.csv --actuals back/actuals.csv --to dataset -o again.json
expect 0 "$pace" convert again.json --to tables -o back2/
expect 0 "$pace" convert back2/targets.csv --actuals back2/actuals.csv --to dataset -o third.json
same again.json third.json "data set, tables, data set"
same city.json again.json "tables, data set, tables, data set"
expect 0 "$pace" convert city.json --to tables -o back/
touch back/notes.txt
expect 5 "$pace" convert city.json --to tables -o back/
[ -e back/notes.txt ] && [ -s back/targets.csv ] || fault "a folder with other files was replaced"
one_line
expect 2 "$pace" convert city.json --to tables
expect 2 "$pace" convert city.json
expect 2 "$pace" convert city.json --to xml
expect 0 "$pace" convert output.csv --to long
holds series,period,value,status,unit
cp out output.long
expect 0 "$pace" convert output.long --to csv
printf 'period,Output\n2020,100\n2021,110\n2022,118\n' >want
same want out "csv, long, csv"
# qualifiers go along in the long form and in JSON, and only where there are any
printf 'period,Output,Share(%%)\n2021,110,9.5%%左右\n2022,118,10%%以上\n' >qualified.csv
expect 0 "$pace" convert qualified.csv --to long
holds series,period,value,status,unit,qualifier
holds 'Share,2021,9.5,A,percent,about'
holds 'Output,2021,110,A,,'
cp out qualified.long
expect 0 "$pace" convert qualified.long --to long
same qualified.long out "long, long"
expect 0 "$pace" convert qualified.long --to json
holds '"qualifier":"at_least"'
cp out qualified.json
expect 0 "$pace" convert qualified.json --to long
same qualified.long out "long, json, long"
sed 's/,about$/,perhaps/' qualified.long >wrong.long
expect 1 "$pace" check wrong.long
grep -q '^wrong.long:[0-9]*:[0-9]*: ' out || fault "a wrong qualifier has no place: $(cat out)"
expect 0 "$pace" convert output.csv --to dataset
holds '"pace-dataset"'
expect 0 "$pace" convert "$data" --series gdp:level@current --to csv
expect 5 sh -c "'$pace' convert '$data' --to dataset >/dev/full"
expect 0 "$pace" convert "$data" --to dataset -o wuhan.json
expect 0 "$pace" convert wuhan.json --to dataset -o wuhan2.json
same wuhan.json wuhan2.json "a data set twice"
expect 0 "$pace" gap "$data" --format csv -o one.csv
expect 0 "$pace" gap wuhan.json --format csv -o two.csv
same one.csv two.csv "gap of a data set that was written"

# init: runs as it is, in both languages and for any plan; nothing is overwritten
for lang in zh en; do
    for span in 2021-2025 2026-2030 2024-2026 2025; do
        folder=start-$lang-$span
        expect 0 "$pace" init "$folder" --plan $span --lang $lang
        for file in targets.csv actuals.csv dataset.json README.txt; do [ -s "$folder/$file" ] || fault "no $folder/$file"; done
        expect 0 "$pace" check "$folder/targets.csv" --actuals "$folder/actuals.csv"
        expect 0 "$pace" check "$folder/dataset.json"
        expect 0 "$pace" gap "$folder/targets.csv" --actuals "$folder/actuals.csv" --format csv
        cp out starter.csv
        expect 0 "$pace" gap "$folder/dataset.json" --format csv
        same starter.csv out "$folder: tables and data set"
        expect 0 sh -c "cd '$folder' && '$pace' midterm targets.csv --actuals actuals.csv --lang $lang --format md"
        sed -n 1p out | grep -qE '(规划|Plan).*(规划[中期末]*评估|, Plan)' && fault "a title says its plan twice: $(sed -n 1p out)"
    done
    for verdict in met ahead on_track behind missed no_data; do
        "$pace" gap start-$lang-2021-2025/dataset.json --format csv 2>/dev/null | grep -q ",$verdict," || fault "the $lang starter shows no $verdict"
    done
done
expect 5 "$pace" init start-zh-2025
one_line
mkdir empty
expect 0 "$pace" init empty
expect 2 "$pace" init
expect 2 "$pace" init other --plan 2025-2021
one_line
expect 2 "$pace" init other --plan 2021-2099
expect 5 "$pace" init "$work/none/other"
[ ! -e none ] && [ ! -e other ] || fault "init made what nobody asked for"
expect 0 "$pace" init marked --bom --lang zh
head -c 3 marked/targets.csv | od -An -tx1 | grep -q 'ef bb bf' || fault "init --bom without a mark"
expect 0 "$pace" gap marked/targets.csv --actuals marked/actuals.csv

# no locale changes a byte
if locale -a 2>/dev/null | grep -qi '^de_DE.utf'; then german=de_DE.UTF-8; else german=C; fi
LC_ALL=$german "$pace" midterm targets.csv --actuals actuals.csv --lang zh --format csv >out 2>/dev/null
same midterm.zh.csv out "another locale"
left=$(find . -name '*.new-*' -o -name '*.old-*' -o -name '.pace-*')
[ -z "$left" ] || fault "left behind: $left"
exit $bad
