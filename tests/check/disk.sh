#!/bin/sh
# A full disk, a full device and a missing folder: exit 5, one line, and nothing half written.
# usage: disk.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace
data=$1/data/wuhan.json
work=$(mktemp -d)
mounted=
clean() { [ -z "$mounted" ] || umount "$work/small"; rm -rf "$work"; }
trap clean EXIT
bad=0
fault() { printf '%s\n' "$*" >&2; bad=1; }

refused() { # WORDS COMMAND...: must end with 5 and one line
    words=$1
    shift
    code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" -eq 5 ] || fault "$words: exit $code, not 5"
    [ "$(wc -l <"$work/err")" -eq 1 ] || fault "$words: $(cat "$work/err")"
}

for ending in html md json; do
    refused "missing folder, .$ending" "$pace" report "$data" -o "$work/none/report.$ending"
done
for ending in svg png pdf; do
    refused "missing folder, .$ending" "$pace" chart "$data" --indicator high_tech_output -o "$work/none/chart.$ending"
done
[ ! -e "$work/none" ] || fault "a folder was made that nobody asked for"
refused "/dev/full" "$pace" report "$data" -o /dev/full.html.none/x.html
refused "gap to /dev/full" "$pace" gap "$data" --plan 13th-fyp -o /dev/full
refused "growth to a full standard output" sh -c "printf 'period,a\n2014,1\n2015,2\n' | '$pace' growth - --kind pop >/dev/full"
[ -c /dev/full ] || fault "/dev/full was replaced"

mkdir "$work/small"
if mount -t tmpfs -o size=64k tmpfs "$work/small" 2>/dev/null; then
    mounted=yes
    for ending in html json; do
        printf 'the former report\n' >"$work/small/report.$ending"
        refused "full disk, .$ending" "$pace" report "$data" --lang zh -o "$work/small/report.$ending"
        [ "$(cat "$work/small/report.$ending")" = 'the former report' ] || fault "the former report.$ending is gone"
    done
    refused "full disk, png" "$pace" chart "$data" --indicator high_tech_output --size 3000x2000 -o "$work/small/chart.png"
    refused "full disk, folder" "$pace" report "$data" -o "$work/small/folder/"
    left=$(find "$work/small" -mindepth 1 ! -name 'report.*')
    [ -z "$left" ] || fault "left behind: $left"
fi
exit $bad
