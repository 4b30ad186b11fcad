#!/bin/sh
# pace chart: every type as SVG, PNG and PDF, what its words say, what it reads, and what it refuses.
# usage: chart.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
data=$1/data/wuhan.json
command -v iconv >/dev/null 2>&1 || { echo "no iconv here" >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
. "$1/tests/check/expect.sh"
without_ids() { sed 's/\(a\|b\|pace\)-\(title\|desc\)/\2/g' "$1"; }
alike() { # two pictures that differ in their names alone
    without_ids "$1" >alike.1
    without_ids "$2" >alike.2
    same alike.1 alike.2 "$3"
}
last_line() { tail -n 1 err | grep -qF -- "$1" || fault "'$1' is not said last: $(cat err)"; }

cat >sectors.csv <<'END'
年份,第一产业（亿元）,第二产业（亿元）,第三产业（亿元）,地区生产总值（亿元）
2015年,359.8,"4,981.5","5,564.3","10,905.6"
2016年,390.6,"5,227.1","6,295.0","11,912.6"
2017年,408.2,"5,861.4","7,140.8","13,410.3"
2018年,362.0,"6,377.7","8,107.5","14,847.3"
END
printf 'year,GDP (CNY_100m),Investment (CNY_100m)\n2015,10905.6,7725.3\n2016,11912.6,7093.2\n2017,13410.3,7871.7\n' >two.csv
printf 'year,Output (CNY_100m),Jobs (%%)\n2015,3,5.1\n2016,4,4.9\n2017,5,4.7\n' >apart.csv
printf '项目,增加值（亿元）\n2015年,100\n工业,30\n服务业,25\n农业,-5\n2020年,150\n' >steps.csv
printf 'district,income,spending\nEast,3,2\nWest,4,2.5\nLake,6,4\nPort,7,4.4\n' >districts.csv
printf 'series,period,mean,lower80,upper80,lower95,upper95\nGDP,2018,14000,13500,14500,13200,14800\nGDP,2019,15000,14200,15800,13800,16200\n' >ahead.csv

# every type, every format, the same bytes twice
draw() { # NAME ARGUMENTS...
    name=$1
    shift
    for ending in svg png pdf; do
        expect 0 "$pace" chart "$@" -o "$name.$ending"
        [ -s "$name.$ending" ] || fault "$name.$ending is empty"
        cp "$name.$ending" first
        expect 0 "$pace" chart "$@" -o "$name.$ending"
        same first "$name.$ending" "drawn twice"
    done
    echo "$name" >>drawn
}
: >drawn
draw line sectors.csv --type line
draw bar sectors.csv --type bar --at 2018 --sorted
draw bullet "$data" --type bullet --plan 13th-fyp
draw multiples "$data" --type multiples
draw contribution sectors.csv --type contribution --total 地区生产总值
draw structure sectors.csv --type structure --total 地区生产总值
draw area sectors.csv --type area --total 地区生产总值
draw waterfall steps.csv --type waterfall
draw panels apart.csv --type panels
draw slope two.csv --type slope --from 2015 --to 2017
draw scatter districts.csv --type scatter --fit --highlight Lake
draw gaps "$data" --type gaps --sorted
draw dumbbell "$data" --type dumbbell
draw scorecard "$data" --type scorecard --lang zh --theme dark
draw sparklines "$data" --type sparklines
draw gauge "$data" --type gauge --indicator gdp --plan 12th-fyp
draw heat districts.csv --type heat --middle 3
draw fan two.csv --type fan --series GDP --forecast ahead.csv

# --type lists them, and this test draws all of them
expect 0 "$pace" chart --type
sed 's/^ *\([a-z]*\) .*/\1/' out | sort >listed
sort drawn >all
same listed all "types that are listed and types that are drawn"
expect 2 "$pace" chart two.csv --type scater -o x.svg
says "did you mean scatter"
one_line
expect 2 "$pace" chart two.csv --type nosuch -o x.svg
says "waterfall"
one_line
expect 0 "$pace" chart --help
for name in $(cat listed); do holds "  $name "; done

# words: the finding, the measure, the source, the language of the headings
title() { sed -n 's/.*<title[^>]*>\([^<]*\)<.*/\1/p' "$1" | head -n 1 | grep -qF -- "$2" || fault "$1: title is not '$2': $(sed -n 's/.*<title[^>]*>\([^<]*\)<.*/\1/p' "$1" | head -n 1)"; }
shows() { tr -d '\n' <"$1" | sed 's/<[^>]*>/ /g' | tr -s ' ' | grep -qF -- "$2" || fault "$1 does not show '$2'"; }
expect 0 "$pace" chart two.csv -o a.svg
title a.svg "GDP grew 10.9% a year and investment 0.9% in nominal terms from 2015 to 2017"
shows a.svg "billion yuan, 2015–2017"
expect 0 "$pace" chart sectors.csv --series 地区生产总值 -o a.svg
title a.svg "2015–2018年地区生产总值名义年均增长10.8%"
shows a.svg "亿元，2015–2018年"
expect 0 "$pace" chart sectors.csv --type structure --total 地区生产总值 -o a.svg
title a.svg "2018年第三产业占比最高，为54.6%"
expect 0 "$pace" chart steps.csv --type waterfall -o a.svg
title a.svg "由2015年到2020年增加50亿元，其中工业最多（+30）"
expect 0 "$pace" chart districts.csv -o a.svg --series income
title a.svg "Port is highest: 7"
expect 0 "$pace" chart "$data" --indicator high_tech_output -o a.svg
title a.svg "Gross output of high-tech industry must grow 16.5% a year to meet its target"
shows a.svg "Source: "
shows a.svg "required 16.5% a year"
expect 0 "$pace" chart "$data" --indicator gdp --plan 13th-fyp --lang zh -o a.svg
title a.svg "地区生产总值未达到2020年目标，相差17.8%"
shows a.svg "来源："
expect 0 "$pace" chart two.csv --title "A < B & C" --subtitle sub --source "an office" --note "a note" -o a.svg
title a.svg "A &lt; B &amp; C"
shows a.svg "Source: an office"
shows a.svg "a note"

# words that claim no more than the figures: rates of something, totals, bases, few points, digits, prices
lacks() { grep -qF -- "$2" "$1" && fault "$1 says '$2'"; :; }
printf 'year,GDP\n2015,100\n2016,110\n2017,115\n2018,118\n' >level.csv
"$pace" growth level.csv --kind yoy --format long 2>err | "$pace" chart - -o a.svg 2>>err || fault "growth from a pipe: $(cat err)"
title a.svg "GDP: 2.6% in 2018, after 4.5% in 2017"
"$pace" growth level.csv --kind yoy --format long 2>err | "$pace" chart - --lang zh -o a.svg 2>>err || fault "growth from a pipe: $(cat err)"
title a.svg "GDP：2018年为2.6%，上年为4.5%"
"$pace" growth level.csv --kind yoy 2>err | "$pace" chart - -o a.svg 2>>err || fault "growth from a plain pipe: $(cat err)"
grep -q ' fell from \| grew ' a.svg && fault "a claim of what the plain form does not say: $(grep -o '<title[^<]*<' a.svg)"
printf 'series,period,value,status,unit\nJobless rate,2015,5.1,A,percent\nJobless rate,2016,4.9,A,percent\n' | "$pace" chart - -o a.svg 2>err || fault "a rate: $(cat err)"
title a.svg "Jobless rate fell from 5.1% in 2015 to 4.9% in 2016"
printf 'year,Farms,Industry,Services,Total\n2015,10,40,50,100\n2016,11,44,56,111\n2017,12,50,63,125\n' >whole.csv
"$pace" contrib whole.csv --total Total --format long 2>err >parts.csv || fault "contrib: $(cat err)"
expect 0 "$pace" chart parts.csv -o a.svg
title a.svg "Farms, industry, services and residual"
expect 0 "$pace" chart parts.csv --type contribution -o a.svg
title a.svg "Services contributed most to growth in 2017: 6.3 of 12.6 percentage points"
"$pace" contrib whole.csv --total Total 2>err >plain.csv || fault "contrib as a plain table: $(cat err)"
expect 0 "$pace" chart plain.csv --type contribution -o a.svg
title a.svg "Services contributed most to growth in 2017: 6.3 of 12.6 percentage points"
grep -q '>Residual<' a.svg && fault "what rounding leaves is drawn as a residual"
printf 'year,A,B,C,D,E\n2015,10,20,30,40,50\n2020,11,21,31,41,90\n' >five.csv
expect 0 "$pace" chart five.csv --type line --lang en -o a.svg
title a.svg "E grew fastest from 2015 to 2020: 12.5% a year"
grep -q 'font-weight[^>]*>E 90<\|>E 90<' a.svg || fault "the line that the title is about is not named"
expect 0 "$pace" chart five.csv --type bar --table five.tsv -o a.svg
head -n 1 five.tsv | grep -q 2016 && fault "bars of periods that have no figure"
expect 0 "$pace" chart whole.csv --type structure -o a.svg
says '"Total" is the sum of the others'
title a.svg "Services: largest part in 2017, 50.4% of the whole"
sed 's/Total/Everything/' whole.csv >unnamed.csv
expect 0 "$pace" chart unnamed.csv --type area -o a.svg
says '"Everything" is the sum of the others'
sed 's/125$/130/' whole.csv >apart_sum.csv
expect 0 "$pace" chart apart_sum.csv --type area -o a.svg
grep -qF "is the sum" err && fault "a column that is not the sum is taken as the total"
printf 'year,Prices (index)\n2015,100\n2016,102\n2017,104\n' >base.csv
expect 0 "$pace" chart base.csv -o a.svg
shows a.svg "index, 2015 = 100"
printf 'year,Prices (index)\n2015Q1,99\n2015Q2,99.5\n2015Q3,100.5\n2015Q4,101\n2016Q1,103\n' >base.csv
expect 0 "$pace" chart base.csv -o a.svg
shows a.svg "index, 2015 = 100"
printf 'year,Prices (index)\n2015,100\n2016,102\n2017,100\n' >base.csv
expect 0 "$pace" chart base.csv -o a.svg
lacks a.svg "= 100"
expect 0 "$pace" chart districts.csv --type scatter -o a.svg
title a.svg "spending and income"
lacks a.svg "correlation"
awk 'BEGIN { print "year,a,b"; for (i = 0; i < 12; i++) print 2000 + i "," i "," i * i }' >points.csv
expect 0 "$pace" chart points.csv --type scatter -o a.svg
title a.svg "b is higher when a is (correlation 0.96)"
printf 'name,value\nA,1.234567\nB,3.14159\nC,250.123\n' >digits.csv
expect 0 "$pace" chart digits.csv --type bar -o a.svg
title a.svg "C is highest: 250"
lacks a.svg "highest: 250.1"
printf 'name,v,w\nA,1.234567,3\nB,3.14159,4\nC,250.123,7\n' >digits.csv
expect 0 "$pace" chart digits.csv --type heat -o a.svg
title a.svg "C has the highest value: 250 (v)"
lacks a.svg "value: 250.1"
printf 'name,value\nThen,100.25\nIndustry,30.123\nNow,130.373\n' >digits.csv
expect 0 "$pace" chart digits.csv --type waterfall -o a.svg
title a.svg "most of it industry (+30)"
lacks a.svg "industry (+30.1"
printf 'year,Output (CNY_100m)\n2015,100\n2016,110\n' >money.csv
expect 0 "$pace" chart money.csv -o a.svg
title a.svg "Output grew 10.0% in nominal terms in 2016"
printf 'year,Real output (CNY_100m)\n2015,100\n2016,110\n' >money.csv
expect 0 "$pace" chart money.csv -o a.svg
title a.svg "Real output grew 10.0% in 2016"
printf 'year,Output (t_10k)\n2015,100\n2016,110\n' >money.csv
expect 0 "$pace" chart money.csv -o a.svg
title a.svg "Output rose 10.0% in 2016"

# magnitudes: figures in the unit that is read best, one on an axis; the table keeps what was given
printf 'year,GDP (USD)\n2015,123456789012\n2020,234567890123\n' >dollars.csv
expect 0 "$pace" chart dollars.csv -o a.svg --table a.csv
shows a.svg "billion US dollars"
shows a.svg "234.6"
lacks a.svg "234,567,890,123"
grep -q '^2020,234567890123$' a.csv || fault "the table does not keep its figures: $(cat a.csv)"
expect 0 "$pace" chart dollars.csv --lang zh -o a.svg
shows a.svg "亿美元"
shows a.svg "2,346"
expect 0 "$pace" chart dollars.csv --unit-as-is -o a.svg
shows a.svg "234,567,890,123"
lacks a.svg "billion"
printf 'year,A (CNY_100m),B (CNY_100m)\n2015,1245,3000\n2016,1380.5,2900\n' >yuan.csv
for type in line bar heat slope structure contribution; do
    expect 0 "$pace" chart yuan.csv --type $type -o a.svg
    shows a.svg "billion yuan"
    lacks a.svg "100 million yuan"
    lacks a.svg "2,900"
done
expect 0 "$pace" chart yuan.csv --type bar --at 2016 -o a.svg
title a.svg "B is highest in 2016: 290"
expect 0 "$pace" chart yuan.csv --type bar --at 2016 --lang zh -o a.svg
title a.svg "2016年B最高，为2,900亿元"

expect 0 "$pace" chart yuan.csv --type structure -o a.svg
shows a.svg "67.7%"
shows a.svg " 100 " # shares are not in billions

# units of panels, once where they are the same; subtitles that say measure, unit and span, and nothing silly
expect 0 "$pace" chart yuan.csv --type panels -o a.svg
shows a.svg "billion yuan, 2015–2016; own scale in each panel"
expect 0 "$pace" chart yuan.csv --type multiples --lang zh -o a.svg
shows a.svg "亿元，2015–2016年；各图纵轴刻度不同"
expect 0 "$pace" chart apart.csv --type panels -o a.svg
shows a.svg "2015–2017; own unit and scale in each panel"
printf 'year,x\n2020,5\n' >point.csv
expect 0 "$pace" chart point.csv -o a.svg
title a.svg "x: 5 in 2020"
tr -d '\n' <a.svg | grep -q '>2020<.*>2020<' && fault "a single period is said in the subtitle and on the axis"
printf 'label,value\n2015,100\nA,2\n2020,102\n' >plain_steps.csv
expect 0 "$pace" chart plain_steps.csv --type waterfall -o a.svg
lacks a.svg ">value<"
expect 0 "$pace" chart two.csv --type fan --series GDP --forecast ahead.csv -o a.svg
shows a.svg "billion yuan, 2015–2019"
title a.svg "GDP is forecast at 1,500 in 2019 (80%: 1,420 to 1,580)"
printf 'month,CPI (%% yoy),PPI (%% yoy)\n2021-11,2.3,12.9\n2021-12,1.5,10.3\n' >yoy.csv
expect 0 "$pace" chart yoy.csv -o a.svg
title a.svg "CPI growth at 1.5% and PPI growth at 10.3% in Dec 2021"
shows a.svg "growth on a year earlier, %, Nov–Dec 2021"
lacks a.svg "yoy"
printf 'year,GDP (bn)\n2020,90\n2021,104\n' >bare.csv
expect 0 "$pace" chart bare.csv -o a.svg
shows a.svg "billion, 2020–2021"

# several series: what they did, without an empty side
printf 'period,Retail sales (bn USD),Exports (bn USD)\n2019-Q4,100,50\n2020-Q1,90,40\n2020-Q2,80,38\n2020-Q3,95,45\n2020-Q4,108,48\n' >quarters.csv
expect 0 "$pace" chart quarters.csv -o a.svg
title a.svg "Retail sales up 8.0%, exports down 4.0% on a year earlier in 2020 Q4, in nominal terms"
expect 0 "$pace" chart quarters.csv --lang zh -o a.svg
title a.svg "2020年四季度Retail sales同比名义增长8.0%，Exports同比名义下降4.0%"
printf 'year,a,b,c,d,e\n2015,-1,-2,-3,-4,-5\n2016,1,2,3,4,5\n' >all_up.csv
expect 0 "$pace" chart all_up.csv -o a.svg
title a.svg "All 5 series rose from 2015 to 2016"
printf 'year,a,b,c,d,e\n2015,-1,-2,-3,-4,5\n2016,1,2,3,-4,-5\n' >some_up.csv
expect 0 "$pace" chart some_up.csv -o a.svg
title a.svg "Of 5 series 3 rose, 1 fell and 1 did not change from 2015 to 2016"
expect 0 "$pace" chart some_up.csv --lang zh -o a.svg
title a.svg "2015–2016年5项中3项上升、1项下降、1项持平"
printf 'year,a,b,c\n2015,100,100,100\n2016,90,80,70\n' >fall.csv
expect 0 "$pace" chart fall.csv -o a.svg
title a.svg "All 3 fell from 2015 to 2016, a least (10.0% a year)"

# targets: verdicts that occur, and what must be said with them
for type in bullet gaps dumbbell scorecard sparklines multiples; do
    expect 0 "$pace" chart "$data" --type $type --indicator gdp --plan 13th-fyp -o a.svg
    title a.svg "Gross domestic product missed its 2020 target by 17.8%"
    shows a.svg "Wuhan 13th five-year plan"
    shows a.svg "names no price basis"
    lacks a.svg "100 million yuan"
    [ $type = scorecard ] || shows a.svg "billion yuan"
done
expect 0 "$pace" chart "$data" --type gauge --indicator gdp --plan 13th-fyp -o a.svg
shows a.svg "names no price basis"
lacks a.svg "2005–"
expect 0 "$pace" chart "$data" --type bullet --plan 13th-fyp -o a.svg
lacks a.svg "yet"

# a source is asked for where there is none, and a file is none
expect 0 "$pace" chart two.csv -o a.svg
says "no source is named; --source TEXT"
expect 0 "$pace" chart two.csv --source "an office" -o a.svg
grep -qF "no source" err && fault "a source is asked for beside one"

# what it reads: pipes with statuses and units, other encodings, JSON, data sets
"$pace" convert two.csv --to long 2>err | "$pace" chart - -o b.svg 2>>err || fault "long from a pipe: $(cat err)"
expect 0 "$pace" chart two.csv -o a.svg
alike a.svg b.svg "wide from a file and long from a pipe"
"$pace" convert two.csv --to json 2>err | "$pace" chart - -o b.svg 2>>err || fault "json from a pipe: $(cat err)"
title b.svg "GDP grew 10.9% a year and investment 0.9% in nominal terms from 2015 to 2017"
shows b.svg "billion yuan, 2015–2017"
printf 'series,period,value,status,unit\nA,2015,3,A,percent\nA,2016,4,P,percent\n' | "$pace" chart - --alt -o b.svg >out 2>err || fault "statuses: $(cat err)"
shows b.svg "2016 provisional"
holds "3%"
iconv -f UTF-8 -t GB18030 sectors.csv >sectors.gb
expect 3 "$pace" chart sectors.gb -o b.svg
says "GB18030"
expect 0 "$pace" chart sectors.gb --encoding GB18030 -o b.svg
expect 0 "$pace" chart sectors.csv -o a.svg
alike a.svg b.svg "GB18030 and UTF-8"
iconv -f UTF-8 -t GB18030 steps.csv >steps.gb
expect 0 "$pace" chart steps.gb --encoding GB18030 --type waterfall -o b.svg
expect 0 "$pace" chart steps.csv --type waterfall -o a.svg
alike a.svg b.svg "names in GB18030 and in UTF-8"
"$pace" chart - --indicator gdp -o b.svg <"$data" 2>err || fault "a data set from standard input: $(cat err)"
expect 0 "$pace" chart "$data" --indicator gdp -o a.svg
alike a.svg b.svg "a data set from a file and from standard input"
expect 0 "$pace" chart two.csv -o - --format svg
expect 0 "$pace" chart two.csv -o a.svg
"$pace" chart two.csv -o - 2>err >b.svg
alike a.svg b.svg "a file and standard output"

# tables and descriptions; quick or small, live or outlined
expect 0 "$pace" chart two.csv -o a.svg --table a.csv --alt
holds "Line chart."
[ "$(sed -n 2p a.csv)" = "2015,10905.6,7725.3" ] || fault "table: $(sed -n 2p a.csv)"
expect 0 "$pace" chart two.csv --table a.html
grep -q '<caption>[^<]*<br>[^<]*yuan' a.html || fault "the table does not name the unit: $(head -c 300 a.html)"
grep -q '<table' a.html || fault "no table in a.html"
expect 0 "$pace" chart two.csv -o best.png --compress best
expect 0 "$pace" chart two.csv -o fast.png
[ "$(wc -c <best.png)" -lt "$(wc -c <fast.png)" ] || fault "--compress best is not smaller"
expect 0 "$pace" chart two.csv -o outline.svg --text outline
grep -q '<text' outline.svg && fault "--text outline leaves text"
expect 0 "$pace" chart two.csv -o scaled.png --scale 2 --size 600x400 --log

# one line set off from the others, by its name, key or heading; ids of their own; headings as names
awk 'BEGIN { printf "year"; for (i = 0; i < 40; i++) printf ",s%d", i; print ""; for (y = 2015; y < 2018; y++) { printf y; for (i = 0; i < 40; i++) printf ",%d", i + y % 7; print "" } }' >thirty.csv
awk 'BEGIN { printf "year"; for (i = 0; i < 500; i++) printf ",s%d", i; print ""; for (y = 2015; y < 2018; y++) { printf y; for (i = 0; i < 500; i++) printf ",%d", i + y % 7; print "" } }' >crowd.csv
printf 'city,Output (CNY_100m),Jobs (%%)\nA,1,3\nB,2,5\n' >mixed.csv
expect 0 "$pace" chart two.csv --highlight GDP -o a.svg
title a.svg "GDP grew 10.9% a year in nominal terms from 2015 to 2017"
expect 0 "$pace" chart two.csv --highlight "GDP (CNY_100m)" -o b.svg
alike a.svg b.svg "set off by name and by heading"
expect 0 "$pace" chart thirty.csv --highlight s7 -o a.svg
shows a.svg "Grey: the 39 others."
expect 0 "$pace" chart two.csv --series "GDP (CNY_100m)" -o a.svg
expect 0 "$pace" chart two.csv --series GDP -o b.svg
alike a.svg b.svg "picked by name and by heading"
expect 0 "$pace" growth two.csv --kind yoy --series "GDP (CNY_100m)"
expect 2 "$pace" growth two.csv --kind yoy --series "GDP (t)"
expect 0 "$pace" chart two.csv -o "图 1.svg"
grep -q 'id="cu22270u321-title"' "图 1.svg" || fault "ids are not of the file's name: $(grep -o 'id="[^"]*"' "图 1.svg")"
expect 0 "$pace" chart two.csv --id figure-3 -o a.svg
grep -q 'aria-labelledby="figure-3-title' a.svg || fault "--id does not name the ids"

# two moments of several things are a slope, not loose dots
printf 'year,A,B\n2015,1,2\n2020,3,1\n' >moments.csv
expect 0 "$pace" chart moments.csv -o a.svg --alt
holds "Slope"
expect 0 "$pace" chart moments.csv --type line -o a.svg --alt
holds "Line chart."

holds_in() { grep -qF -- "$2" "$1" || fault "'$2' is not in the picture"; }
# dates that all begin a month or a quarter are these, and no days
awk 'BEGIN { print "date,output"; for (i = 0; i < 24; i++) printf "%d-%02d-01,%d\n", 2015 + int(i / 4), i % 4 * 3 + 1, 100 + i }' >dates.csv
expect 0 "$pace" chart dates.csv -o a.svg
holds_in a.svg "2015 Q1"
expect 0 "$pace" chart dates.csv --freq D -o a.svg
holds_in a.svg "1 Jan 2015"

# components that a verb made: those that share an axis, under names for people, and a note once
awk 'BEGIN { print "series,period,value,status,unit"; for (k = 0; k < 2; k++) for (p = 0; p < 4; p++) for (i = 0; i < 36; i++)
    printf "%s.%s,%d-%02d,%s,%s,%s\n", k ? "Exports" : "Investment", p == 0 ? "trend" : p == 1 ? "seasonal" : p == 2 ? "irregular" : "adjusted",
        2015 + int(i / 12), i % 12 + 1, p == 1 || p == 2 ? "1.0" i % 3 : 100 + 2 * i + p, i % 12 ? "A" : "I", p == 1 || p == 2 ? "" : "CNY_100m" }' >parts.csv
expect 0 "$pace" chart parts.csv -o a.svg
grep -q "left out: Investment.trend, Investment.seasonal" err || fault "what is left out is not named: $(cat err)"
holds_in a.svg "seasonally adjusted, "
holds_in a.svg "Investment, Exports: dashed"
grep -E '^(series|Investment)' parts.csv >part.csv
expect 0 "$pace" chart part.csv -o a.svg
holds_in a.svg "Investment (seasonally adjusted)"
expect 0 "$pace" chart part.csv --lang zh -o a.svg
holds_in a.svg "趋势"
expect 0 "$pace" chart part.csv --series Investment.irregular -o a.svg
holds_in a.svg "irregular component"
{ cat part.csv; sed -n 's/^Investment\.seasonal,/Investment.calendar,/p' part.csv; } >calendar.csv
expect 0 "$pace" chart calendar.csv -o a.svg
grep -q "left out: .*Investment.calendar" err || fault "effects of the calendar share an axis with the series: $(cat err)"
holds_in a.svg "Investment (seasonally adjusted)"
expect 0 "$pace" chart calendar.csv --series Investment.calendar -o a.svg
holds_in a.svg "calendar effects"

# growth of what changed its sign carries no claim
printf 'series,period,value,status,unit\nBalance,2015,12,A,%%\nBalance,2016,-136.4,A,%%\nBalance,2017,5,A,%%\n' >sign.csv
expect 0 "$pace" chart sign.csv -o a.svg
holds_in a.svg ">Balance</title>"
printf 'year,Balance\n2015,1.1\n2016,-0.4\n2017,2\n' >balance.csv
expect 0 "$pace" growth balance.csv --kind pop
grep -q "Balance: the sign changes in 2016:" err || fault "a change of sign is not said: $(cat err)"

# what it refuses: a line, and the exit code that pace(1) promises
refuse() { # CODE WORDS ARGUMENTS...
    code_wanted=$1 words=$2
    shift 2
    rm -f x.png
    expect "$code_wanted" "$pace" chart "$@"
    last_line "$words"
    [ ! -e x.png ] || fault "a picture in spite of it: $*"
}
printf '{"version": "2.0", "id": []}\n' >other.json
refuse 3 'other.json:/version: the key "version" is unknown' other.json -o x.png
refuse 1 "is false" two.csv --claim "last(GDP) < first(GDP)" -o x.png
expect 0 "$pace" chart two.csv --claim "growth > 20%" -o a.svg
refuse 2 "a line chart can show" crowd.csv --highlight s7 -o x.png
refuse 2 "lines can tell apart; name some with --series" thirty.csv -o x.png
refuse 2 'there are "GDP", "Investment"' two.csv --highlight Nowhere -o x.png
for type in bar slope; do refuse 2 'is called "Nowhere"' two.csv --type $type --highlight Nowhere -o x.png; done
refuse 2 'is called "Nowhere"' districts.csv --type scatter --highlight Nowhere -o x.png
refuse 2 "have a panel each" apart.csv --highlight Output -o x.png
refuse 2 'there are "GDP", "Investment"' two.csv --type area --total zzz -o x.png
refuse 2 "--from 2017 is after --to 2015" two.csv --from 2017 --to 2015 -o x.png
refuse 2 "the data run from 2015 to 2017" two.csv --from 2030 -o x.png
refuse 3 "is a folder" . -o x.png
refuse 2 "pick some of one unit with --series" mixed.csv -o x.png
grep -q "leave out" err && fault "advice about an option that was not given: $(cat err)"
refuse 2 "did you mean" "$data" --indicator high_tech_outptu -o x.png
refuse 2 "did you mean" sectors.csv --type area --total 地区生总值 -o x.png
refuse 2 "no plan" "$data" --indicator gdp --plan 13th -o x.png
refuse 2 "no series" two.csv --series nothing -o x.png
refuse 2 "--type bullet" "$data" -o x.png
refuse 2 "does nothing for --type line" two.csv --sorted -o x.png
refuse 2 "has no targets" two.csv --type gauge -o x.png
refuse 2 "did you mean" districts.csv --type scatter --x incme -o x.png
refuse 2 "--forecast" two.csv --type fan -o x.png
refuse 2 "different units" apart.csv --type bar -o x.png
refuse 2 "no column of periods" steps.csv --type line -o x.png
refuse 2 ".svg, .png or .pdf" two.csv -o x.gif
for size in 1e3x800 12.5x300 1200x800x 0x0 -5x300 1200 1200xabc 15x15 40000x40000; do refuse 2 "from 16 to 32767" two.csv --size=$size -o x.png; done
refuse 2 "too large" two.csv --size 32767x32767 -o x.png
refuse 2 "--scale" two.csv --scale 9 -o x.png
refuse 3 "no such file" none.csv -o x.png
refuse 5 "no such folder" two.csv -o none/x.png
printf 'year,a\n2015,inf\n' >bad.csv
refuse 3 "is not a number" bad.csv -o x.png
printf 'year,a\n' >bad.csv
refuse 3 "no row below the heading" bad.csv -o x.png
printf 'year,a\n2015,\n' >bad.csv
refuse 4 "has no value to draw" bad.csv -o x.png
awk 'BEGIN { print "name,value"; for (i = 0; i < 10000; i++) printf "n%d,%d\n", i, i % 97 + 1 }' >many.csv
refuse 4 "do not fit" many.csv --type bar -o x.png
printf 'year,a\n2015,1e308\n2016,-1.7e308\n' >wide.csv
expect 0 "$pace" chart wide.csv -o a.png
printf 'year,a\n2015,NaN\n2016,5\n' >one.csv
expect 0 "$pace" chart one.csv -o a.png

exit $bad
