#!/bin/sh
# The command's contract: exit codes, columns, one line for each error, pipes.
# usage: command.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
data=$1/data/wuhan.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$1/tests/check/expect.sh"

# verbs, help, version
expect 0 "$pace" --version
for name in pace GSL cairo pango jansson; do holds "$name"; done
expect 0 "$pace" --help
for verb in init explain check assess gap midterm report chart growth convert show; do
    expect 0 "$pace" $verb --help
    [ "$(grep -c '^  pace ' "$work/out")" -ge 3 ] || fault "$verb --help has fewer than three examples"
done
"$pace" --help >"$work/verbs"
for verb in index chain deflate splice contrib cumulate decumulate aggregate disagg adjust filter forecast; do
    grep -q "^  $verb " "$work/verbs" && continue # built
    expect 2 "$pace" $verb x
    one_line
done
expect 2 "$pace"
expect 2 "$pace" nothing
expect 2 "$pace" gap "$data" --no-such-option
expect 2 "$pace" gap "$data" no_such_indicator
one_line
expect 2 "$pace" growth "$work/series.csv" --kind sideways

# input that is not there, does not parse, has faults
expect 3 "$pace" gap "$work/none.json"
one_line
printf '{"format":"pace-dataset",' >"$work/broken.json"
expect 3 "$pace" check "$work/broken.json"
one_line
printf '{"format":"pace-dataset","version":1,"id":"x","name":{"en":"X"},"sources":[],"indicators":[{"id":"a"}],"colour":1}' >"$work/faults.json"
expect 1 "$pace" check "$work/faults.json"
expect 0 "$pace" check "$data"

# growth: own key, percent, empty first cell, pipes into itself
printf 'period,output\n2013,5500\n2014,6725\n2015,7700\n' >"$work/series.csv"
expect 0 "$pace" growth "$work/series.csv" --kind yoy
[ "$(sed -n 1p "$work/out")" = 'period,output' ] || fault "growth header: $(sed -n 1p "$work/out")"
[ "$(sed -n 2p "$work/out")" = '2013,' ] || fault "growth of the first period: $(sed -n 2p "$work/out")"
sed -n 3p "$work/out" | grep -q '^2014,22.27' || fault "growth: $(sed -n 3p "$work/out")"
"$pace" growth "$work/series.csv" --kind pop | "$pace" growth - --kind diff >/dev/null || fault "verbs do not pipe into each other"
printf 'period,a\n2014,0\n2015,1\n' >"$work/zero.csv"
expect 4 "$pace" growth "$work/zero.csv" --kind pop
expect 0 "$pace" growth "$data" --series gdp:level@current --kind yoy
expect 2 "$pace" growth "$data" --series gdp --kind yoy
one_line

# growth is no better than what it is computed from, and only of what has growth
expect 0 "$pace" growth "$data" --series gdp:level@current --kind yoy --format long
holds ',2018,11.322457148737461,B,percent'
grep -q ',2019,.*,U,percent' "$work/out" || fault "growth of unreliable levels has no U"
expect 2 "$pace" growth "$data" --series gdp:level@current --kind avg
expect 0 "$pace" growth "$data" --series gdp:growth@constant --kind diff --format long
holds percentage_point
expect 2 "$pace" growth "$work/series.csv" --kind cagr --lag 2
expect 2 "$pace" growth "$work/series.csv" --kind pop --lag 0

# what a call cannot use is refused, never ignored
expect 2 "$pace" check "$work/series.csv" --text a=b
expect 2 "$pace" gap --base 2015=1 --target 2020=2 --plan x
expect 2 "$pace" gap --base 2015=100 --target 2020=200 --latest 2025=210

# gap: columns, one row from the command line, fail-on
columns=indicator,name,plan,target_type,unit,base_period,base,target_period,target,latest_period,latest,path_value,gap,gap_pct,progress_pct,time_pct,required_rate_pct,actual_rate_pct,remaining_rate_pct,needed_per_year,verdict,gap_low,gap_high
expect 0 "$pace" gap --base 2015=7700 --target 2020=16500 --latest 2016=8855 --format csv
[ "$(sed -n 1p "$work/out")" = "$columns" ] || fault "gap columns: $(sed -n 1p "$work/out")"
holds 16.46586
holds 16.83523
holds behind
expect 1 "$pace" gap --base 2015=7700 --target 2020=16500 --latest 2016=8855 --fail-on behind,missed
expect 0 "$pace" gap "$data" --format csv
[ "$(sed -n 1p "$work/out")" = "$columns" ] || fault "gap columns of a data set"
if grep -qiE '(^|,)-?(nan|inf)' "$work/out"; then fault "nan or inf in csv"; fi
expect 0 "$pace" gap "$data" --format json
python3 -c "import json,sys; json.load(open(sys.argv[1]), parse_constant=lambda c: sys.exit('not JSON: ' + c))" "$work/out" 2>/dev/null || fault "gap json"

# the report's own view: what was published by the end of January 2016 knows no later figure
expect 0 "$pace" gap "$data" high_tech_output --plan 13th-fyp --published-by 2016-01-31 --format csv
holds 2015,7700

# BOM, colours
"$pace" gap "$data" --bom --format csv 2>/dev/null | head -c 3 | od -An -tx1 | grep -q 'ef bb bf' || fault "no BOM"
expect 0 "$pace" gap "$data" --format table --color never
if grep -q "$(printf '\033')" "$work/out"; then fault "colour that nobody asked for"; fi

# closed standard streams
code=0
"$pace" gap "$data" --format csv >&- 2>/dev/null || code=$?
[ "$code" -eq 5 ] || fault "a closed standard output gives exit $code"
"$pace" gap "$data" --format csv -o "$work/closed.csv" 0<&- 1>&- 2>&- || true
[ "$(sed -n 1p "$work/closed.csv")" = "$columns" ] || fault "closed streams spoil the output"
exit $bad
