#!/bin/sh
# pace filter: figures, what is said with them, refusals, what survives a pipe.
# usage: filter.sh SOURCE BUILD
set -eu
source=$1 build=$2
pace=$build/pace
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/check/expect.sh"

row() { sed -n "$1p" "$work/out"; }
is() { [ "$(row "$1")" = "$2" ] || fault "line $1 is '$(row "$1")', not '$2'"; }

# a line with a bump, and one with a gap
awk 'BEGIN { print "period,line,gap"; for (i = 0; i < 24; i++) printf "%d-Q%d,%s,%s\n", 2015 + int(i / 4), i % 4 + 1,
    100 + i + (i == 12 ? 6 : 0), i == 5 ? "" : 50 + i % 3 }' >"$work/q.csv"
# logarithms of United States output as the outside programs had them
awk -F'\t' '!/^#/ && n++ { printf "%s%d-Q%d,%s\n", n == 2 ? "period,gdp\n" : "", 1959 + int((n - 2) / 4), (n - 2) % 4 + 1, $1 }' \
    "$source/tests/golden/filter_hp_lgdp.tsv" >"$work/gdp.csv"

expect 0 "$pace" filter --help
holds 'Examples:'
expect 2 "$pace" filter
one_line
expect 2 "$pace" filter "$work/q.csv"
one_line
expect 2 "$pace" filter "$work/q.csv" --how magic
one_line

# local and whole polynomials: the figures of gretl and R, a line stays a line
for call in "hp --window 3" "ma --lambda=5" "hp-one-sided --stop bic" "median --alpha 0.5" "poly --span 0.5"; do # passed over otherwise
    expect 2 "$pace" filter "$work/gdp.csv" --how $call
    one_line
    says 'is no option of'
done
expect 0 "$pace" filter "$work/gdp.csv" --how poly --degree 2
row 2 | grep -q '^1959-Q1,793\.7364069939' || fault "a parabola at 1959-Q1: $(row 2)"
expect 0 "$pace" filter "$work/gdp.csv" --how loess --span 0.3
says 'span 0.3, 3 robust rounds'
expect 2 "$pace" filter "$work/gdp.csv" --how loess --span 3
one_line
expect 2 "$pace" filter "$work/gdp.csv" --how poly --degree 17
one_line

# HP: the figures of mFilter, lambda by frequency and said
expect 0 "$pace" filter "$work/gdp.csv" --how hp
is 1 'period,gdp.trend,gdp.cycle'
row 2 | grep -q '^1959-Q1,789\.61543220491[0-9]*,0\.86783658207[0-9]*$' || fault "HP of 1959-Q1: $(row 2)"
says 'lambda 1600'
expect 0 "$pace" filter "$work/gdp.csv" --how hp --cutoff 32
says 'lambda 677.1297676'
row 2 | grep -q '^1959-Q1,790\.27399776442' || fault "HP with a cut-off: $(row 2)"
expect 0 "$pace" filter "$work/gdp.csv" --how hp-one-sided
row 2 | grep -q ',0$' || fault "the first one-sided cycle is 0: $(row 2)"
expect 0 "$pace" filter "$work/gdp.csv" --how hp-boosted
says '10 iterations'
expect 0 "$pace" filter "$work/gdp.csv" --how bk
is 13 '1961-Q4,,'
row 14 | grep -q ',0\.17800115446' || fault "Baxter and King: $(row 14)"
says 'periods 6 to 32, 12 values'
expect 0 "$pace" filter "$work/gdp.csv" --how cf --drift remove
row 2 | grep -q '^1959-Q1,789\.815564417[0-9]*,0\.66770436935' || fault "Christiano and Fitzgerald: $(row 2)"
expect 0 "$pace" filter "$work/gdp.csv" --how hamilton
is 12 '1961-Q3,,'
says 'horizon 8, 4 lags'
expect 0 "$pace" filter "$work/gdp.csv" --how butterworth --cutoff 10 --form mfilter
row 2 | grep -q '^1959-Q1,794\.477398154' || fault "Butterworth: $(row 2)"

# averages: ends, weights by name
expect 0 "$pace" filter "$work/q.csv" --series line --how ma --window 3
is 2 '2015-Q1,,'
is 3 '2015-Q2,101,0'
expect 0 "$pace" filter "$work/q.csv" --series line --how ma --window 3 --ends shortened
is 2 '2015-Q1,100.5,-0.5'
expect 0 "$pace" filter "$work/q.csv" --series line --how henderson --window 5 --ends musgrave
row 25 | grep -q '^2020-Q4,12[23]\.' || fault "Musgrave keeps near a line: $(row 25)"
expect 0 "$pace" filter "$work/q.csv" --series line --how ma --weights 1,2,1
is 14 '2018-Q1,115,3'
expect 2 "$pace" filter "$work/q.csv" --how ma --weights 0x3
one_line
expect 2 "$pace" filter "$work/q.csv" --how hp --weights 3x3
one_line
expect 2 "$pace" filter "$work/q.csv" --how henderson --window 4
one_line

# a gap: its period is named, the other series is there; alone it is nothing
expect 0 "$pace" filter "$work/q.csv" --how hp
says 'gap: 2016-Q2'
row 2 | grep -q ',,$' || fault "a row with a gap is empty: $(row 2)"
expect 4 "$pace" filter "$work/q.csv" --series gap --how hp
expect 4 "$pace" filter "$work/q.csv" --series line --how bk --k 12

# logarithms: the cycle is in percent; zero has none
expect 0 "$pace" filter "$work/q.csv" --series line --how ema --alpha 1 --log --format long
grep -q '^line.cycle,2015-Q1,0,A,percent$' "$work/out" || fault "the cycle of logarithms is in percent: $(grep cycle "$work/out" | head -1)"
printf 'period,x\n2015,1\n2016,0\n2017,3\n2018,4\n' >"$work/zero.csv"
expect 4 "$pace" filter "$work/zero.csv" --how hp --log
says '2016'

# days have no usual lambda; a whole number is asked for
printf 'period,x\n2015-01-01,1\n2015-01-02,2\n2015-01-03,1\n2015-01-04,4\n' >"$work/days.csv"
expect 2 "$pace" filter "$work/days.csv" --how hp
one_line
expect 0 "$pace" filter "$work/days.csv" --how hp --lambda 10
expect 2 "$pace" filter "$work/q.csv" --how bk --k 2.5
one_line

# statuses and units survive between verbs
printf 'series,period,value,status,unit\ng,2015,100,A,CNY_100m\ng,2016,110,P,CNY_100m\ng,2017,130,A,CNY_100m\ng,2018,135,E,CNY_100m\n' >"$work/long.csv"
"$pace" filter "$work/long.csv" --how hp --format long 2>/dev/null | "$pace" index - --series g.trend --base 2015 --format long >"$work/out"
grep -q '^g.trend,2016,.*,P,index$' "$work/out" || fault "statuses go through: $(cat "$work/out")"
"$pace" filter "$work/long.csv" --how hp --format long >"$work/out" 2>/dev/null
grep -q '^g.cycle,2018,.*,E,CNY_100m$' "$work/out" || fault "the cycle has the unit of the series: $(cat "$work/out")"
exit $bad
