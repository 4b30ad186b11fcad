#!/bin/sh
# Same input, same bytes: twice, in other folders, locales, time zones and homes.
# usage: bytes.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
data=$1/data/wuhan.json
tables=$1/examples/midterm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in de_DE.UTF-8:de_DE:UTF-8 zh_CN.GB18030:zh_CN:GB18030; do
    locale=${name%%:*}
    rest=${name#*:}
    localedef -i "${rest%%:*}" -f "${rest#*:}" "$work/$locale" >/dev/null 2>&1 || { echo "no locale $locale can be made here" >&2; exit 77; }
done
printf 'period,output\n2013,5500\n2014,6725\n2015,7700\n' >"$work/series.csv"

run() { # FOLDER [ENVIRONMENT...]
    folder=$work/$1
    shift
    mkdir "$folder"
    for lang in zh en; do
        for ending in html md json; do
            env "$@" "$pace" report "$data" --lang $lang -o "$folder/report-$lang.$ending"
        done
    done
    for format in csv json md table; do
        env "$@" "$pace" gap "$data" --format $format -o "$folder/gap.$format" 2>/dev/null || true
    done
    for format in csv json md html; do
        env "$@" "$pace" midterm "$tables/targets.csv" --actuals "$tables/actuals.csv" --lang zh -o "$folder/midterm.$format" 2>/dev/null
    done
    for to in csv long json dataset; do
        env "$@" "$pace" convert "$tables/targets.csv" --actuals "$tables/actuals.csv" --to $to -o "$folder/convert.$to" 2>/dev/null
    done
    env "$@" "$pace" explain "$tables/targets.csv" --format json -o "$folder/explain.json"
    env "$@" "$pace" init "$folder/start" --lang zh 2>/dev/null
    env "$@" "$pace" growth "$work/series.csv" --kind yoy -o "$folder/growth.csv"
    env "$@" "$pace" show "$data" --format json -o "$folder/show.json"
    for ending in svg png pdf; do
        env "$@" "$pace" chart "$data" --indicator high_tech_output --lang zh -o "$folder/chart.$ending"
        env "$@" "$pace" chart "$work/series.csv" --type bar -o "$folder/bars.$ending"
    done
}
run plain LC_ALL=C
run again LC_ALL=C TZ=Asia/Shanghai HOME=/nonexistent
run german LOCPATH="$work" LC_ALL=de_DE.UTF-8
run chinese LOCPATH="$work" LC_ALL=zh_CN.GB18030 TZ=America/New_York
for other in again german chinese; do
    diff -r "$work/plain" "$work/$other" >&2
done
