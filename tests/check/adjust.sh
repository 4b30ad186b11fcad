#!/bin/sh
# pace adjust: columns, units and statuses, what cannot be adjusted, the way through a pipe, the program beside.
# usage: adjust.sh SOURCE BUILD
set -eu
source=$1 build=$2
pace=$build/pace
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/check/expect.sh"

row() { sed -n "$1p" "$work/out"; }
is() { [ "$(row "$1")" = "$2" ] || fault "line $1 is '$(row "$1")', not '$2'"; }

# AirPassengers, and the same as year-to-date figures without January
awk -F"\t" '/^#/ { next } head++ { printf "%d-%02d,%s\n", 1949 + int(n / 12), n % 12 + 1, $1; n++ }' \
    "$source/tests/golden/season_x11_airpassengers.tsv" >"$work/rows"
{ echo 'period,passengers'; cat "$work/rows"; } >"$work/ap.csv"
{ echo 'period,passengers(万人)'; cat "$work/rows"; } >"$work/unit.csv"
awk -F'[-,]' 'BEGIN { print "period,out" } { sum = ($2 == "01" ? 0 : sum) + $3; print $1 "-" $2 "," ($2 == "01" ? "" : sum) }' \
    "$work/rows" >"$work/ytd.csv"
[ "$(wc -l <"$work/ap.csv")" -eq 145 ] || fault 'the table of 144 months was not made'

expect 0 "$pace" adjust --help
holds 'Examples:'
expect 2 "$pace" adjust
one_line
expect 2 "$pace" adjust "$work/ap.csv"
one_line

# columns and units
expect 0 "$pace" adjust "$work/ap.csv" --how x11
is 1 'period,passengers.trend,passengers.seasonal,passengers.irregular,passengers.adjusted'
row 2 | grep -q '^1949-01,124.4204977930[0-9]*,0.8992653650727[0-9]*,1.0010095505719[0-9]*,124.5461065777[0-9]*$' || fault "X-11: $(row 2)"
says 'trend by 9 terms'
expect 0 "$pace" adjust "$work/unit.csv" --how x11 --table D8,c17 --format long
grep -q '^passengers.trend,1949-01,.*,A,person_10k$' "$work/out" || fault 'the trend has the unit of the series'
grep -q '^passengers.seasonal,1949-01,.*,A,ratio$' "$work/out" || fault 'a factor is a ratio'
grep -q '^passengers.D8,1960-12,' "$work/out" || fault 'table D8 is a column'
grep -q '^passengers.C17,1949-04,0.83' "$work/out" || fault 'table C17 is a column'
expect 0 "$pace" adjust "$work/unit.csv" --how x11 --mode add --format long
grep -q '^passengers.seasonal,1949-01,-.*,A,person_10k$' "$work/out" || fault 'a difference has the unit of the series'
for how in 'stl' 'stl --robust --seasonal periodic' 'stl --mode mult --seasonal 13' 'classical' 'classical --mode mult' \
    'stl --degree 1 --jump 1 --rounds 5,0 --trend 23' 'stl --period 12' 'x11 --mode log' 'x11 --mode pseudo' 'x11 --filter stable --henderson 23 --sigma 1.8,2.8'; do
    expect 0 "$pace" adjust "$work/ap.csv" --how $how # options are words of their own
    [ "$(wc -l <"$work/out")" -eq 145 ] || fault "--how $how: $(wc -l <"$work/out") lines"
done
expect 0 "$pace" adjust "$work/ap.csv" --how stl --format json
holds '"passengers.adjusted"'

# extremes, quality and summary tables of X-11
expect 0 "$pace" adjust "$work/ap.csv" --how x11 --table E1,e18,F1,D16 --quality --sigma-by all
is 1 'period,passengers.trend,passengers.seasonal,passengers.irregular,passengers.adjusted,passengers.E1,passengers.E18,passengers.F1,passengers.D16'
says 'passengers: Q 0.'
says 'identifiable seasonality present'
expect 0 "$pace" adjust "$work/ap.csv" --how x11 --quality
says 'Q 0.27, without M2 0.30'
says 'M1 0.036, M2 0.033, M3 0.000, M4 1.029, M5 0.270, M6 0.694, M7 0.198, M8 0.419, M9 0.334, M10 0.431, M11 0.385'
expect 0 "$pace" adjust "$work/ap.csv" --how x11 --sigma-by signif

# calendar effects: taken out before, told, and put together again with the rest
expect 0 "$pace" adjust "$work/unit.csv" --how x11 --calendar td1,leap,easter1 --format long
says 'weekdays -0.266 % (t -4.4), leap year +4.58 % (t 3.1), Easter +2.17 % (t 2.6)'
says 'all together chi-squared'
grep -q '^passengers.calendar,1949-01,1.01.*,A,ratio$' "$work/out" || fault 'the calendar has factors around 1'
expect 0 "$pace" adjust "$work/ap.csv" --how stl --mode mult --calendar td,leap,easter,cny
is 1 'period,passengers.trend,passengers.seasonal,passengers.irregular,passengers.adjusted,passengers.calendar'
paste -d, "$work/ap.csv" "$work/out" | awk -F, 'NR > 1 { d = $2 - $4 * $5 * $6 * $8; if (d * d > 1e-18) bad = 1; d = $2 - $7 * $5 * $8; if (d * d > 1e-18) bad = 1 }
    END { exit bad || NR != 145 }' || fault 'trend, season, irregular part and calendar make the series'
expect 0 "$pace" adjust "$work/ap.csv" --how classical --calendar cny15
paste -d, "$work/ap.csv" "$work/out" | awk -F, 'NR > 1 { d = $2 - $7 - $5 - $8; if (d * d > 1e-18) bad = 1 } END { exit bad }' ||
    fault 'differences make the series'
expect 0 "$pace" adjust "$work/unit.csv" --how stl --calendar td --format long
grep -q '^passengers.calendar,1949-01,.*,A,person_10k$' "$work/out" || fault 'a difference has the unit of the series'
head -50 "$work/ap.csv" >"$work/four.csv"
expect 4 "$pace" adjust "$work/four.csv" --how x11 --calendar td
says 'needs 54'
is 2 '1949-01,,,,,'

# several cycles
awk 'BEGIN { print "period,visits"; for (i = 0; i < 52; i++) printf "2024-W%02d,%.3f\n", i + 1, 100 + (i % 4) * 5 + (i % 13 == 0) * 9 }' \
    >"$work/weeks.csv"
expect 0 "$pace" adjust "$work/weeks.csv" --how stl --period 4,13
is 1 'period,visits.trend,visits.seasonal,visits.irregular,visits.adjusted,visits.seasonal4,visits.seasonal13'
row 3 | awk -F, '{ d = $3 - $6 - $7; exit !(d * d < 1e-18) }' || fault "seasons add up: $(row 3)"
expect 4 "$pace" adjust "$work/weeks.csv" --how stl --period 4,30
says 'needs 61'

# options that do not go together
for wrong in 'x11 --robust' 'stl --filter 3x5' 'stl --mode pseudo' 'x11 --filter 3x7' 'x11 --henderson 12' 'x11 --sigma 1.5' \
    'x11 --table Z9' 'stl --table D10' 'stl --seasonal often' 'x11 --period 12' 'magic' 'x11 --sigma 2.5,1.5' \
    'x11 --calendar td,td1' 'x11 --calendar lent' 'x11 --calendar easter0' 'x11 --calendar cny7.5' 'x13 --calendar td' 'stl --quality' \
    'x11 --sigma-by often' 'stl --sigma-by all' 'x13 --quality' 'stl --seasonal 6.5' 'stl --degree 2' 'stl --rounds 3' 'stl --period 12,4' 'classical --period 4,12' 'x11 --trend 9'; do
    expect 2 "$pace" adjust "$work/ap.csv" --how $wrong
    one_line
done

# what cannot be adjusted
head -20 "$work/ap.csv" >"$work/short.csv"
expect 4 "$pace" adjust "$work/short.csv" --how x11
says 'this adjustment needs 36'
is 2 '1949-01,,,,'
awk -F, 'NR == 1 { print; next } { print $1 ",7" }' "$work/ap.csv" >"$work/constant.csv"
expect 4 "$pace" adjust "$work/constant.csv" --how stl
says 'all its values are the same'
printf 'period,x\n2015,1\n' >"$work/one.csv" # one value is the same as itself: what is wrong is that it is of a year
expect 2 "$pace" adjust "$work/one.csv" --how stl
one_line
says 'annual periods have no fixed season'
expect 2 "$pace" adjust "$work/one.csv" --how x11
says 'these are annual'
head -3 "$work/constant.csv" >"$work/two.csv" # or that there are few
for how in stl x11 classical; do
    expect 4 "$pace" adjust "$work/two.csv" --how $how
    says 'a series of 2 values; this adjustment needs'
done
sed 's/^1955-06,.*/1955-06,/' "$work/ap.csv" >"$work/gap.csv"
expect 4 "$pace" adjust "$work/gap.csv" --how x11
says '1955-06'
says 'missing inside the series'
sed 's/^1955-06,.*/1955-06,0/' "$work/ap.csv" >"$work/zero.csv"
expect 4 "$pace" adjust "$work/zero.csv" --how x11
says 'additive'
expect 0 "$pace" adjust "$work/zero.csv" --how x11 --mode add
sed -e 's/^1949-0[123],.*/&x/' -e 's/,[0-9]*x$/,/' "$work/ap.csv" >"$work/late.csv" # missing at the beginning
expect 0 "$pace" adjust "$work/late.csv" --how stl
is 4 '1949-03,,,,'
row 5 | grep -q '^1949-04,[0-9]' || fault "a series that begins late: $(row 5)"
paste -d, "$work/ap.csv" "$work/gap.csv" | cut -d, -f1,2,4 | sed '1s/.*/period,a,b/' >"$work/two.csv"
expect 0 "$pace" adjust "$work/two.csv" --how x11 # one of two
says 'b: '
row 2 | grep -q '^1949-01,1[0-9.]*,[0-9.]*,[0-9.]*,[0-9.]*,,,,$' || fault "one of two series: $(row 2)"
printf 'period,x\n2015,1\n2016,2\n2017,3\n' >"$work/yearly.csv"
expect 2 "$pace" adjust "$work/yearly.csv" --how x11
one_line
expect 2 "$pace" adjust "$work/yearly.csv" --how classical --calendar leap
one_line

# January and February together
expect 0 sh -c "'$pace' decumulate '$work/ytd.csv' --jan-feb | '$pace' adjust - --how x11 --format long"
says 'an assumption (status I), in 12 years'
grep -q '^out.trend,1949-02,.*,I,$' "$work/out" || fault 'months that were shared out have status I'
grep -q '^out.trend,1949-03,.*,A,$' "$work/out" || fault 'the other months have no such status'
expect 0 sh -c "'$pace' decumulate '$work/ytd.csv' --jan-feb --split --format long | '$pace' adjust - --how stl --format long"
grep -q '^out.adjusted,1955-01,.*,I,$' "$work/out" || fault 'the status survives a pipe'
if [ -e "$build/pace-draw.so" ]; then
    expect 0 sh -c "'$pace' decumulate '$work/ytd.csv' --jan-feb | '$pace' adjust - --how x11 | '$pace' growth - --kind yoy | '$pace' chart - -o '$work/out.svg'"
    grep -q '</svg>' "$work/out.svg" || fault 'no chart at the end of the pipe'
fi
tail -n +2 "$work/rows" >"$work/without" # begins in February, whose figure is of two months
awk -F'[-,]' 'BEGIN { print "period,out" } { print $1 "-" $2 "," ($2 == "01" ? "" : $3) }' "$work/without" >"$work/february.csv"
expect 0 "$pace" adjust "$work/february.csv" --how x11
is 2 '1949-02,,,,'

# the program beside: one that is not there, one that writes tables, one that fails
mkdir "$work/bin"
expect 2 env PATH="$work/bin" "$pace" adjust "$work/ap.csv" --how x13
one_line
says 'no program x13as'
cat >"$work/bin/x13as" <<'END'
#!/bin/sh
grep -q 'save = (d10 d11 d12 d13)' "$1.spc" || exit 1
for table in d10 d11 d12 d13; do
    printf 'date\tseries.%s\n------\t-----\n' $table
    awk -v at=1949 '/data = \(/ { on = 1; next } /\)/ { on = 0 } on { printf "%d%02d\t%+.14E\n", 1949 + int(n / 12), n % 12 + 1, $1; n++ }' "$1.spc"
done >"$1.all"
awk -v to="$1" '/^date/ { sub(/.*\./, ""); file = to "." $0; next } /^---/ { next } { print >file }' "$1.all"
rm "$1.all"
END
chmod +x "$work/bin/x13as"
before=$(ls -d /tmp/pace-x13-* 2>/dev/null | wc -l)
expect 0 env PATH="$work/bin:$PATH" "$pace" adjust "$work/ap.csv" --how x13 --filter 3x5 --henderson 13
is 2 '1949-01,112,112,112,112'
printf '#!/bin/sh\necho "  ERROR: no such model" >"$1.err"\nexit 0\n' >"$work/bin/x13as"
expect 4 env PATH="$work/bin:$PATH" "$pace" adjust "$work/ap.csv" --how x13
says 'ERROR: no such model'
is 2 '1949-01,,,,'
mv "$work/bin/x13as" "$work/bin/x13ashtml" # as it is called with marked-up listings
printf '#!/bin/sh\necho "<p>ERROR: no such model</p>" >"$1_err.html"\nexit 0\n' >"$work/bin/x13ashtml"
expect 4 env PATH="$work/bin:$PATH" "$pace" adjust "$work/ap.csv" --how x13 --sigma-by all
says 'ERROR: no such model;'
printf '#!/bin/sh\ngrep -q "calendarsigma = all" "$1.spc" || kill -9 $$\nexit 0\n' >"$work/bin/x13ashtml" # no tables
expect 4 env PATH="$work/bin:$PATH" "$pace" adjust "$work/ap.csv" --how x13 --sigma-by all
says 'x13as gave no result;'
expect 4 env PATH="$work/bin:$PATH" "$pace" adjust "$work/ap.csv" --how x13 # killed
says 'x13as gave no result;'
[ "$(ls -d /tmp/pace-x13-* 2>/dev/null | wc -l)" -le "$before" ] || fault 'a folder was left behind'
exit $bad
