#!/bin/sh
# pace disagg: figures, what is said with them, refusals, what survives a pipe.
# usage: disagg.sh SOURCE BUILD
set -eu
source=$1 build=$2
pace=$build/pace
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/check/expect.sh"

row() { sed -n "$1p" "$work/out"; }
is() { [ "$(row "$1")" = "$2" ] || fault "line $1 is '$(row "$1")', not '$2'"; }
begins() { case $(row "$1") in "$2"*) ;; *) fault "line $1 is '$(row "$1")', not '$2...'" ;; esac; }

# sales by years and exports by quarters, as the outside programs had them
golden=$source/tests/golden/disagg_series.tsv
awk -F'\t' 'BEGIN { print "period,sales" } $1 + 0 && $1 <= 36 { printf "%d,%s\n", 1974 + $1, $2 }' "$golden" >"$work/sales.csv"
awk -F'\t' 'BEGIN { print "period,exports" } $1 + 0 && $3 + 0 { printf "%d-Q%d,%s\n", 1972 + int(($1 - 1) / 4), ($1 - 1) % 4 + 1, $3 }' \
    "$golden" >"$work/exports.csv"
printf 'period,x\n2020,10\n2021,20\n' >"$work/two.csv"
printf 'period,x,gap,none\n2018,10,5,\n2019,20,,\n2020,28,9,\n' >"$work/gap.csv"

expect 0 "$pace" disagg --help
holds 'Examples:'
expect 2 "$pace" disagg
one_line
expect 2 "$pace" disagg "$work/two.csv"
one_line
expect 2 "$pace" disagg "$work/two.csv" --to A
one_line
expect 2 "$pace" disagg "$work/two.csv" --to Q --how magic
one_line
expect 2 "$pace" disagg "$work/two.csv" --to Q --differences 1.5
one_line
expect 2 "$pace" disagg "$work/two.csv" --to Q --how chow-lin --rho 1
one_line
expect 2 "$pace" disagg "$work/sales.csv" --to Q --indicator "$work/exports.csv:nothing"
one_line
expect 2 "$pace" disagg "$work/sales.csv" --to M --indicator "$work/exports.csv:exports"
one_line
expect 2 "$pace" disagg "$work/exports.csv" --to S
one_line

# by hand: evenly; two means by halves; a straight line
expect 0 "$pace" disagg "$work/two.csv" --to Q --how uniform
is 1 'period,x'
is 2 '2020-Q1,2.5'
is 9 '2021-Q4,5'
expect 0 "$pace" disagg "$work/two.csv" --to S --conversion mean
begins 2 '2020-H1,8.33333333333'
begins 5 '2021-H2,21.6666666666'
expect 0 "$pace" disagg "$work/two.csv" --to Q --differences 2
begins 3 '2020-Q2,2.1875'

# Swiss sales by exports: the figures of tempdisagg; before the first year there are some too
expect 0 "$pace" disagg "$work/sales.csv" --to Q --how chow-lin --rho 0.9 --indicator "$work/exports.csv:exports"
begins 2 '1972-Q1,33.274361738'
begins 3 '1972-Q2,33.4379057848'
expect 0 "$pace" disagg "$work/sales.csv" --to Q --how chow-lin --indicator "$work/exports.csv:exports" --se
is 1 'period,sales,sales.se'
begins 2 '1972-Q1,31.5945'
[ "$(awk -F, 'NR > 1 && !($3 > 0)' "$work/out" | wc -l)" -eq 0 ] || fault 'every fine figure has a standard error'
says 'rho '
for call in "--se" "--rho 0.5" "--how ols --differences 2" "--how fernandez --criterion additive"; do # what would be passed over
    expect 2 "$pace" disagg "$work/sales.csv" --to Q --indicator "$work/exports.csv:exports" $call
    one_line
done

# estimates, forecasts beyond the last coarse figure, and no better than that figure
head -20 "$work/sales.csv" >"$work/short.csv"
expect 0 "$pace" disagg "$work/short.csv" --to Q --indicator "$work/exports.csv:exports" --format long
grep -q '^sales,1993-Q4,.*,E,' "$work/out" || fault "1993 is an estimate: $(grep 1993-Q4 "$work/out")"
grep -q '^sales,1994-Q1,.*,F,' "$work/out" || fault "1994 is a forecast: $(grep 1994-Q1 "$work/out")"
printf 'series,period,value,status,unit\ng,2015,100,A,CNY_100m\ng,2016,110,P,CNY_100m\ng,2017,130,F,CNY_100m\n' >"$work/long.csv"
expect 0 "$pace" disagg "$work/long.csv" --to Q --format long
grep -q '^g,2015-Q1,.*,E,CNY_100m$' "$work/out" || fault "an estimate in the unit of the series: $(row 2)"
grep -q '^g,2017-Q4,.*,F,CNY_100m$' "$work/out" || fault "fine figures of a forecast are forecasts: $(row 13)"
cp "$work/out" "$work/fine.csv"
expect 0 "$pace" aggregate "$work/fine.csv" --to A --how sum
is 2 '2015,100'
is 3 '2016,110'
is 4 '2017,130'

# a gap is filled in; a series without figures is empty, and why is said; alone it is nothing
expect 0 "$pace" disagg "$work/gap.csv" --to Q
says 'none: '
[ "$(awk -F, 'NR > 1 && ($2 == "" || $3 == "" || $4 != "")' "$work/out" | wc -l)" -eq 0 ] || fault 'the gap is filled, the empty series is empty'
expect 4 "$pace" disagg "$work/gap.csv" --series none --to Q
says 'none: '
expect 4 "$pace" disagg "$work/two.csv" --to Q --how ols --indicator "$work/exports.csv:exports"
one_line

# fine figures of a rate are no parts of it
printf 'series,period,value,status,unit\nr,2015,3,A,percent\nr,2016,4,A,percent\n' >"$work/rate.csv"
expect 0 "$pace" disagg "$work/rate.csv" --to Q
says '--conversion mean'
expect 0 "$pace" disagg "$work/rate.csv" --to Q --conversion mean
[ ! -s "$work/err" ] || fault "nothing is to be said: $(cat "$work/err")"
exit $bad
