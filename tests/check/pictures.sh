#!/bin/sh
# The three formats of one chart agree: the PNG is read by a second decoder, the SVG is XML and looks nearly like the PNG to
# librsvg and to Chromium, the PDF says what the SVG says. What is not installed is left out; with nothing, 77.
# usage: pictures.sh SOURCE-DIR BUILD-DIR
set -eu
pace=$2/pace diff=$2/tests/check/picture_diff
data=$1/data/wuhan.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$1/tests/check/expect.sh"
there() { command -v "$1" >/dev/null 2>&1; }
looked=0

printf 'period,consumption,investment\n2016,4.6,3.1\n2017,4.0,2.7\n2018,4.4,2.9\n2019,3.5,1.7\n2020,-0.2,1.8\n' >"$work/parts.csv"
draw() { # NAME ARGUMENTS...
    name=$1
    shift
    for ending in svg png pdf; do
        "$pace" chart "$@" -o "$work/$name.$ending" 2>/dev/null || fault "$name.$ending could not be drawn"
    done
}
draw target "$data" --indicator high_tech_output --lang zh
draw dark "$data" --indicator high_tech_output --theme dark
draw rows "$data" --plan 13th-fyp --type bullet --lang zh
draw panels "$data" --plan 13th-fyp --type multiples
draw bars "$work/parts.csv" --type bar --title 'R&D <b> %s "quoted" — it'"'"'s all text'
names="target dark rows panels bars"

if there python3; then
    looked=1
    for name in $names; do
        python3 "$1/tests/check/png_strict.py" "$work/$name.png" || fault "$name.png is not strictly a PNG"
    done
fi
if there xmllint; then
    looked=1
    for name in $names; do
        xmllint --noout "$work/$name.svg" || fault "$name.svg is no XML"
    done
fi

near() { # NAME PROGRAM MEAN SHARE
    how=$("$diff" "$work/$1.png" "$work/$1.$2.png" "$3" "$4") || fault "$1.svg through $2 does not look like $1.png: $how"
    echo "$1 through $2: $how"
}
# What compares can say no.
[ ! -x "$diff" ] || ! "$diff" "$work/target.png" "$work/panels.png" 2 0.001 >/dev/null || fault "unlike pictures pass for the same"
if there rsvg-convert && [ -x "$diff" ]; then
    looked=1
    for name in $names; do
        rsvg-convert "$work/$name.svg" -o "$work/$name.rsvg.png"
        near "$name" rsvg 1.5 0.0005
    done
fi
if there chromium && [ -x "$diff" ]; then
    for name in $names; do
        timeout 60 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/browser" \
            --force-device-scale-factor=1 --window-size=1200,800 --screenshot="$work/$name.chromium.png" "file://$work/$name.svg" >/dev/null 2>&1 || continue
        [ -s "$work/$name.chromium.png" ] && near "$name" chromium 2 0.001
    done
fi

# The texts of the picture, a line each, sorted: those of the SVG that are no halo, those of the PDF without what blanks
# and line ends make of them.
if there pdftotext && there python3; then
    looked=1
    for name in $names; do
        pdftotext -enc UTF-8 "$work/$name.pdf" "$work/$name.txt"
        python3 - "$work/$name.svg" "$work/$name.txt" <<'PY' || fault "$name.pdf does not say what $name.svg says"
import collections
import re
import sys
import xml.etree.ElementTree as tree

svg = tree.parse(sys.argv[1]).getroot()
texts = ["".join(e.itertext()) for e in svg.iter("{http://www.w3.org/2000/svg}text") if e.get("aria-hidden") != "true"]
squeeze = lambda text: re.sub(r"\s", "", text)
with open(sys.argv[2], encoding="utf-8") as file:
    said = squeeze(file.read())
missing = [text for text in texts if squeeze(text) not in said]
counts = collections.Counter(said)
counts.subtract(squeeze("".join(texts)))
wrong = {c: n for c, n in counts.items() if n and c != "\f"}
if missing or wrong or not texts:
    print("missing:", missing, "counts that differ:", wrong, file=sys.stderr)
    sys.exit(1)
PY
    done
fi
if there pdfinfo; then
    looked=1
    TZ=UTC pdfinfo "$work/target.pdf" >"$work/out" 2>"$work/err"
    holds 'Thu Jan  1 00:00:00 1970'
    grep -q '^Title: .*16.5%' "$work/out" || fault "the PDF has no title"
    [ -s "$work/err" ] && fault "pdfinfo complains: $(cat "$work/err")"
    grep -aq '/Lang (zh-CN)' "$work/target.pdf" || fault "the PDF names no language"
fi
[ "$looked" = 1 ] || { echo "no program to look at pictures with" >&2; exit 77; }
exit $bad
