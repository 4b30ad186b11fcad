#!/bin/sh
# Verbs that turn series into series: figures, reasons, exit codes, what survives a pipe.
# usage: series.sh SOURCE BUILD
set -eu
source=$1 build=$2
pace=$build/pace
data=$source/data/wuhan.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/check/expect.sh"

row() { sed -n "$1p" "$work/out"; }
is() { [ "$(row "$1")" = "$2" ] || fault "line $1 is '$(row "$1")', not '$2'"; }

# Wuhan's value added by sector, 100 million yuan
cat >"$work/gdp.csv" <<'END'
period,gdp,primary,secondary,tertiary,cpi
2015,10900,400,4900,5600,100
2016,11990,440,5390,6160,102
2017,13189,440,5929,6820,104.04
END

for verb in index chain deflate contrib aggregate cumulate decumulate splice; do
    expect 0 "$pace" "$verb" --help
    holds 'Examples:'
    expect 2 "$pace" "$verb"
    one_line
done

# an index says in its heading what is 100: its name keeps that, and a part of it is enough where nothing else begins so
printf '月份,CPI（上年同月=100）,PPI(2015=100)\n2023年1月,102.1,110\n2023年2月,101.4,111\n' >"$work/prices.csv"
expect 0 "$pace" growth "$work/prices.csv" --series PPI --kind diff
is 1 'period,PPI(2015=100)'
is 3 '2023-02,1'
expect 0 "$pace" index "$work/prices.csv" --series CPI --base 2023-01 --format json
holds '"CPI（上年同月=100）"'
expect 2 "$pace" growth "$work/prices.csv" --series P --kind pop
says 'there is no series "P"'

# index
expect 0 "$pace" index "$work/gdp.csv" --series gdp --base 2015
is 1 'period,gdp'
is 3 '2016,110'
expect 0 "$pace" index "$work/gdp.csv" --series gdp --base 2015..2016 --format long
grep -q ',index$' "$work/out" || fault "an index has the unit index: $(row 2)"
expect 4 "$pace" index "$work/gdp.csv" --base 2010
says 'the base lies outside the series'
expect 2 "$pace" index "$work/gdp.csv" --base sometime
one_line

# chain: links give back the levels they came from
"$pace" growth "$work/gdp.csv" --series gdp --kind pop | "$pace" chain - --kind growth_pct --value 10900 >"$work/chained.csv"
sed -n 2p "$work/chained.csv" | grep -qx '2015,10900' || fault "a chain begins before its first link: $(cat "$work/chained.csv")"
sed -n 4p "$work/chained.csv" | grep -qx '2017,13189' || fault "chain of growth: $(sed -n 4p "$work/chained.csv")"
printf 'period,cpi\n2016,102\n2017,\n2018,103\n' >"$work/links.csv"
expect 0 "$pace" chain "$work/links.csv" --kind index_prev100
is 2 '2015,100'
is 3 '2016,102'
is 5 '2018,'
says '2017'

# deflate
expect 0 "$pace" deflate "$work/gdp.csv" --series gdp --by "$work/gdp.csv:cpi"
is 2 '2015,10900'
is 3 '2016,11754.901960784313'
expect 2 "$pace" deflate "$work/gdp.csv" --series gdp --by "$work/gdp.csv"
says 'say which'
expect 2 "$pace" deflate "$work/gdp.csv" --series gdp --by "$work/gdp.csv:cpj"
says 'the closest is'
expect 0 "$pace" deflate "$data" --series gdp:level@current --by "$work/gdp.csv:cpi" --base 2016 --format json
grep -q '"basis":"constant-2016"' "$work/out" || fault "a deflated level says whose prices it is in"
# its key says the same, and a pipe of the long form knows it
holds '"name":"gdp:level@constant-2016"'
expect 0 "$pace" deflate "$data" --series gdp:level@current --by "$work/gdp.csv:cpi"
is 1 'period,gdp:level@constant'
expect 0 "$pace" deflate "$data" --series gdp:level@current --by "$work/gdp.csv:cpi" --format long
is 1 'series,period,value,status,unit,basis'
cp "$work/out" "$work/real.long"
expect 0 "$pace" deflate "$work/real.long" --by "$work/gdp.csv:cpi"
says 'gdp:level@constant is at constant prices already'
expect 0 "$pace" deflate "$work/real.long" --by "$work/gdp.csv:cpi" --reflate --format long
grep -q '^gdp:level@current,2016,.*,current$' "$work/out" || fault "back at current prices: $(row 3)"
expect 0 "$pace" deflate "$data" --series gdp:level@current --by "$work/real.long" --implicit
is 1 'period,gdp:level'
"$pace" deflate "$work/gdp.csv" --series gdp --by "$work/gdp.csv:cpi" >"$work/real.csv"
expect 0 "$pace" deflate "$work/gdp.csv" --series gdp --by "$work/real.csv" --implicit
is 4 '2017,104.04'

# contributions add up, and what they leave is last
expect 0 "$pace" contrib "$work/gdp.csv" --total gdp --parts primary,secondary --format long
grep -q '^primary,2016,0.366972477064220.*,percentage_point$' "$work/out" || fault "contribution: $(row 3)"
grep -q '^residual,2016,5.13761467889908' "$work/out" || fault "what the parts leave is not last: $(cat "$work/out")"
expect 2 "$pace" contrib "$work/gdp.csv" --total gpd
one_line
expect 0 "$pace" contrib "$work/gdp.csv" --total gdp --parts primary,secondary,tertiary --values "$work/gdp.csv"
grep -q '^2016,0.36697247706422' "$work/out" || fault "contribution of chained volumes: $(row 3)"

# aggregate: what is not complete is empty
printf 'period,x\n2015-01,1\n2015-02,2\n2015-03,3\n2015-04,4\n' >"$work/months.csv"
expect 0 "$pace" aggregate "$work/months.csv" --to Q --how sum
is 2 '2015-Q1,6'
is 3 '2015-Q2,'
expect 0 "$pace" aggregate "$work/months.csv" --to Q --how sum --partial --format long
is 3 'x,2015-Q2,4,E,'
expect 2 "$pace" aggregate "$work/gdp.csv" --to Q --how sum
one_line
expect 2 "$pace" aggregate "$work/months.csv" --to Q --how median

# years that end with another month
printf 'period,x\n' >"$work/fiscal.csv"
awk 'BEGIN { for (i = 0; i < 30; i++) printf "%d-%02d,%d\n", 2013 + int((i + 6) / 12), (i + 6) % 12 + 1, i + 1 }' >>"$work/fiscal.csv" # from July 2013 on
expect 0 "$pace" aggregate "$work/fiscal.csv" --to A --how sum --year-ends 6
one_line
says '2014 is the one that ends with June 2014'
is 2 '2014,78'
is 3 '2015,222'
is 4 '2016,'
expect 0 "$pace" aggregate "$work/fiscal.csv" --to A --how last --year-ends 6 --partial --format long
is 2 'x,2014,12,A,'
is 4 'x,2016,30,E,'
expect 0 "$pace" aggregate "$work/fiscal.csv" --to A --how sum --year-ends 12
cp "$work/out" "$work/calendar.csv"
expect 0 "$pace" aggregate "$work/fiscal.csv" --to A --how sum
same "$work/out" "$work/calendar.csv" 'a year that ends with December is that of the calendar'
for option in '--to A --year-ends 13' '--to A --year-ends 0' '--to A --year-ends 1.5' '--to Q --year-ends 6' '--to A --year-ends June'; do
    expect 2 "$pace" aggregate "$work/fiscal.csv" --how sum $option
    one_line
    says '--year-ends'
done
printf 'period,x\n2015-Q1,1\n2015-Q2,2\n' >"$work/quarters.csv"
expect 2 "$pace" aggregate "$work/quarters.csv" --to A --how sum --year-ends 5
one_line
says 'quarterly periods do not end with month 5'

# from the start of the year, January and February together
cat >"$work/ytd.csv" <<'END'
月份,固定资产投资
2015年1-2月,320
2015年1-3月,700
2015年1-12月,4100
2016年1-2月,350
2016年1-3月,760
END
"$pace" decumulate "$work/ytd.csv" --jan-feb 2>/dev/null >"$work/single.csv"
[ "$(sed -n 2p "$work/single.csv")" = '2015-01,' ] || fault "January has a place and no figure"
[ "$(sed -n 3p "$work/single.csv")" = '2015-02,320' ] || fault "February holds the two months"
[ "$(sed -n 4p "$work/single.csv")" = '2015-03,380' ] || fault "March alone: $(sed -n 4p "$work/single.csv")"
"$pace" cumulate "$work/single.csv" --jan-feb 2>/dev/null | grep -qx '2016-03,760' || fault "back to figures from the start of the year"
"$pace" decumulate "$work/ytd.csv" --jan-feb --format long 2>/dev/null | "$pace" cumulate - --jan-feb --format long >"$work/back.csv" 2>/dev/null
grep -qx '固定资产投资,2016-03,760,A,' "$work/back.csv" || fault "figures from the start of the year are as published again: $(cat "$work/back.csv")"
expect 0 "$pace" decumulate "$work/ytd.csv" --jan-feb --split --format long
grep -q '^固定资产投资,2016-01,180.83.*,I,' "$work/out" || fault "January as a share of days: $(row 14)"
says 'an assumption'
expect 0 "$pace" decumulate "$work/ytd.csv" --jan-feb --growth
grep -qx '2016-02,9.375' "$work/out" || fault "growth from the start of the year"
expect 2 "$pace" decumulate "$work/gdp.csv"
one_line

# quarters of months of which the first two are together
printf '月份,x\n2015年1-2月,30\n2015年1-3月,45\n2015年1-4月,61\n2015年1-5月,78\n2015年1-6月,96\n' >"$work/half.csv"
"$pace" decumulate "$work/half.csv" --jan-feb --format long 2>/dev/null >"$work/half.long"
expect 0 "$pace" aggregate "$work/half.long" --to Q --how sum --format long
is 2 'x,2015-Q1,45,A,'
is 3 'x,2015-Q2,51,A,'
expect 0 "$pace" aggregate "$work/half.long" --to Q --how mean
is 2 '2015-Q1,15'
sed 's/,$/,percent/' "$work/half.long" >"$work/half.rate" # a rate of two months is no sum of two
expect 0 "$pace" aggregate "$work/half.rate" --to Q --how mean
is 2 '2015-Q1,'
expect 0 "$pace" aggregate "$work/half.long" --to Q --how max
is 2 '2015-Q1,'
"$pace" decumulate "$work/half.csv" --jan-feb 2>/dev/null >"$work/half.wide"
expect 0 "$pace" aggregate "$work/half.wide" --to Q --how sum
is 2 '2015-Q1,'
expect 0 "$pace" aggregate "$work/half.wide" --to Q --how sum --jan-feb
is 2 '2015-Q1,45'

# January and February together are compared with such ones alone, told by letters or by what all years lack
printf '月份,投资\n' >"$work/all.csv"
awk 'BEGIN { for (y = 2015; y < 2018; y++) { c = 0; for (m = 1; m <= 12; m++) { c += 100 + m + 5 * (y - 2015); if (m > 1) printf "%d年1-%d月,%d\n", y, m, c } } }' >>"$work/all.csv"
"$pace" decumulate "$work/all.csv" --jan-feb >"$work/pairs.csv" 2>/dev/null
"$pace" decumulate "$work/all.csv" --jan-feb --format long >"$work/pairs.long" 2>/dev/null
for file in pairs.csv pairs.long; do
    for kind in pop log diff annualized; do
        expect 0 "$pace" growth "$work/$file" --kind $kind
        one_line
        says '投资: February is January and February together'
        says '(3 values, from 2015-03 on); pace decumulate --jan-feb --split'
        is 4 '2015-03,'
        is 16 '2016-03,'
        case $(row 17) in 2016-04,?*) ;; *) fault "April on March is known: $(row 17)" ;; esac
    done
    expect 0 "$pace" growth "$work/$file" --kind diff --lag 2 # February on December
    is 15 '2016-02,'
    expect 0 "$pace" growth "$work/$file" --kind yoy
    [ ! -s "$work/err" ] || fault "two months on two months need no word: $(cat "$work/err")"
    is 15 '2016-02,4.926108374384237'
    expect 0 "$pace" growth "$work/$file" --kind cagr
    is 15 '2016-02,4.926108374384237'
    is 16 '2016-03,'
    expect 0 "$pace" index "$work/$file" --base 2015-03
    one_line
    says 'each February is January and February together'
    expect 0 "$pace" filter "$work/$file" --how hp --format long
    says '投资: January and February are shares of their sum by days, an assumption (status I), in 3 years'
    grep -q '^投资.trend,2016-01,.*,I,$' "$work/out" || fault "the trend of a shared month is imputed: $(row 14)"
    expect 0 "$pace" filter "$work/$file" --how ma --window 1
    is 2 '2015-01,106.66101694915254,0'
done
sed 's/,$/,percent/' "$work/pairs.long" >"$work/pairs.rate" # a rate of two months is no longer than that of one
expect 0 "$pace" growth "$work/pairs.rate" --kind diff
is 4 '2015-03,-100'
# one January may be missing for any reason
printf '月份,x\n2015-01,\n2015-02,5\n2015-03,6\n' >"$work/late.csv"
expect 0 "$pace" growth "$work/late.csv" --kind diff
is 4 '2015-03,1'
# and a compound rate has the letter of the value that it begins with
printf 'series,period,value,status\nx,2015-01,,\nx,2015-02,5,P\nx,2015-03,6,A\n' >"$work/late.long"
expect 0 "$pace" growth "$work/late.long" --kind cagr --format long
grep -q '^x,2015-03,.*,P,percent$' "$work/out" || fault "since a provisional value: $(row 4)"

# years that end with February hold both months, those that end with January would divide them
"$pace" decumulate "$work/all.csv" --jan-feb --format long 2>/dev/null >"$work/pairs.long"
expect 0 "$pace" aggregate "$work/pairs.long" --to A --how sum --year-ends 2
is 3 '2016,1288'
expect 4 "$pace" aggregate "$work/pairs.long" --to A --how sum --year-ends 1
is 3 '2016,'

# splice: the older series meets the newer one
printf 'period,x\n2010,80\n2011,90\n2012,100\n' >"$work/old.csv"
printf 'period,y\n2012,220\n2013,240\n' >"$work/new.csv"
expect 0 "$pace" splice "$work/old.csv" "$work/new.csv" --at 2012 --format long
is 2 'y,2010,176,E,'
is 4 'y,2012,220,A,'
expect 0 "$pace" splice "$work/old.csv" "$work/new.csv" --at 2012 --by difference
is 2 '2010,200'
expect 4 "$pace" splice "$work/old.csv" "$work/new.csv" --at 2011
says 'outside of the newer series'

# letters and units survive verbs that follow each other
cat >"$work/long.csv" <<'END'
series,period,value,status,unit
output,2015,100,A,CNY_100m
output,2016,110,P,CNY_100m
output,2017,121,A,CNY_100m
END
"$pace" index "$work/long.csv" --base 2015 --format long | "$pace" growth - --kind pop --format long >"$work/piped.csv"
grep -q '^output,2016,.*,P,percent$' "$work/piped.csv" || fault "a provisional figure stays one in a pipe: $(cat "$work/piped.csv")"
grep -q '^output,2017,.*,P,percent$' "$work/piped.csv" || fault "growth on a provisional figure is provisional"
# a rate is no amount: every verb says so, and does what it was asked
printf 'period,a (%%)\n2015Q1,5\n2015Q2,6\n2015Q3,7\n2015Q4,8\n2016Q1,9\n' >"$work/rates.csv"
for call in "aggregate $work/rates.csv --to A --how sum" "cumulate $work/rates.csv" "decumulate $work/rates.csv" "index $work/rates.csv --base 2015Q1" "growth $work/rates.csv --kind pop"; do
    expect 0 "$pace" $call
    says 'a is a rate, '
done
for call in "aggregate $work/rates.csv --to A --how mean" "growth $work/rates.csv --kind diff"; do
    expect 0 "$pace" $call
    grep -q 'is a rate' "$work/err" && fault "a rate that is handled as one is warned of: $call"
done
expect 2 "$pace" aggregate "$work/rates.csv" --to Q --how mean
says 'are quarterly already'
printf 'period,x\n2018,-1.7e308\n2019,1.7e308\n' >"$work/huge.csv"
expect 4 "$pace" growth "$work/huge.csv" --kind diff
says 'beyond 1.8e308'

# the last figure of a quarter has its own letter, whatever those before it had
printf 'series,period,value,status\nx,2015-01,1,I\nx,2015-02,2,A\nx,2015-03,3,A\nx,2015-04,4,P\nx,2015-05,5,F\n' >"$work/letters.csv"
expect 0 "$pace" aggregate "$work/letters.csv" --to Q --how last --format long
is 2 'x,2015-Q1,3,A,'
expect 0 "$pace" aggregate "$work/letters.csv" --to Q --how first --format long
is 2 'x,2015-Q1,1,I,'
is 3 'x,2015-Q2,4,P,'
expect 0 "$pace" aggregate "$work/letters.csv" --to Q --how last --partial --format long
is 3 'x,2015-Q2,5,F,'
expect 0 "$pace" aggregate "$work/letters.csv" --to Q --how sum --format long
is 2 'x,2015-Q1,6,I,'

# each fault is told once
expect 2 "$pace" index "$work/gdp.csv" --base 2016..2015
one_line
says 'ends before it begins'
expect 4 "$pace" index "$work/gdp.csv" --series gdp --base 2030
one_line
expect 4 "$pace" splice "$work/old.csv" "$work/new.csv" --at 2011
one_line

# links of the other kind, sums of what has none, prices of what is no money
printf 'period,cpi,rate (%%),people (10 thousand persons)\n2015,101.4,1.4,900\n2016,102,2,910\n' >"$work/kinds.csv"
expect 0 "$pace" chain "$work/kinds.csv" --series cpi --kind growth_pct
says '--kind index_prev100 may be meant'
expect 0 "$pace" chain "$work/kinds.csv" --series rate --kind index_prev100
says '--kind growth_pct may be meant'
"$pace" chain "$work/kinds.csv" --series cpi --kind index_prev100 --format long >"$work/prices.csv" 2>"$work/err"
grep -q 'may be meant' "$work/err" && fault "links of the right kind are warned of"
expect 0 "$pace" deflate "$work/kinds.csv" --series people --by "$work/prices.csv:cpi"
says 'no amount of money'
expect 0 "$pace" deflate "$work/gdp.csv" --series gdp --by "$work/gdp.csv:cpi"
[ ! -s "$work/err" ] || fault "nothing is to be said: $(cat "$work/err")"
expect 4 "$pace" cumulate "$work/ytd.csv"
says 'from the start of the year already'

# where not one series has an answer no file is made; a pipe gets empty cells in their places
expect 4 "$pace" growth "$work/huge.csv" --kind diff
is 3 '2019,'
for format in csv long json table; do
    expect 4 "$pace" index "$work/gdp.csv" --series gdp --base 2030 --format $format -o "$work/none.$format"
    [ ! -e "$work/none.$format" ] || fault "a file of what cannot be computed: $(cat "$work/none.$format")"
done
echo before >"$work/kept.csv"
expect 4 "$pace" splice "$work/old.csv" "$work/new.csv" --at 2011 -o "$work/kept.csv"
[ "$(cat "$work/kept.csv")" = before ] || fault "exit 4 replaces a file"

# an encoding that nobody knows is a slip in the call, of every verb that reads a table
for verb in 'growth --kind pop' 'explain' 'check' 'convert --to csv' 'filter --how hp'; do
    expect 2 "$pace" $verb "$work/gdp.csv" --encoding nonsense
    one_line
    says 'the encoding "nonsense" is unknown'
done
sed 's/"version": *1/"version": 2/' "$data" >"$work/later.json" # what the file says is none
expect 3 "$pace" explain "$work/later.json"
says 'this reader knows version 1'

# numbers as people type them
for value in .5 0.5 +.5; do
    expect 0 "$pace" filter "$work/gdp.csv" --series gdp --how ema --alpha $value
    is 3 '2016,11445,545'
done
expect 2 "$pace" filter "$work/gdp.csv" --series gdp --how ema --alpha .
expect 2 "$pace" filter "$work/gdp.csv" --series gdp --how ema --alpha .x
expect 0 "$pace" gap --base 2015=.5 --target 2020=1 --latest 2016=.6

exit $bad
