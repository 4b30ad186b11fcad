#!/bin/sh
# The three formats of one chart agree: the PNG is read by a second decoder, the SVG is XML and looks nearly like the PNG to
# librsvg and to Chromium, the PDF says what the SVG says. Pictures of every type in both languages, and some of the command's.
# What is not installed is left out; with nothing, 77.
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
for way in embed outline; do # the letters of an SVG kept otherwise: the same picture
    "$pace" chart "$data" --indicator high_tech_output --lang zh --text $way -o "$work/$way.svg" 2>/dev/null || fault "$way.svg could not be drawn"
    cp "$work/target.png" "$work/$way.png"
done
drawn=$("$2/tests/check/every_picture" "$work") || fault "not every type could be drawn"
[ "$(echo "$drawn" | wc -l)" -ge 40 ] || fault "few types are drawn: $drawn"
names="target dark rows panels bars $drawn"

# Each PNG is strict, names its size in the world, and carries its words; twice and three times as many pixels on request.
if there python3; then
    looked=1
    python3 "$1/tests/check/png_strict.py" --tell "$work"/*.png >"$work/out" || fault "not all are strictly PNG"
    for name in $drawn; do
        for size in ".png 900 600 3780" "@2.png 1800 1200 7559" "@3.png 2700 1800 11339"; do
            grep -qxF "$work/$name$size Description,Source,Title" "$work/out" || fault "$name is not$size: $(grep -F "$work/$name${size%% *} " "$work/out")"
        done
    done
fi
if there xmllint; then
    looked=1
    for name in $names embed outline; do
        xmllint --noout "$work/$name.svg" || fault "$name.svg is no XML"
    done
fi

# Two programs draw the same letters a little apart. Measured over all pictures: through librsvg at most 0.61 of 255 a square on
# the average and no square clearly different, through Chromium 1.16 and 6 squares in 10,000; unlike pictures have 9 and 1,000.
near() { # NAME PROGRAM MEAN SHARE PICTURE [TOP]
    how=$("$diff" "$work/$1.png" "$5" "$3" "$4" ${6:-}) || fault "$1.svg through $2 does not look like $1.png: $how"
    echo "$how $1" >>"$work/near.$2"
}
worst() { # PROGRAM
    [ ! -f "$work/near.$1" ] || echo "$(wc -l <"$work/near.$1") pictures through $1, the farthest off: $(sort -rn "$work/near.$1" | head -n 1); $(sort -k2 -rn "$work/near.$1" | head -n 1)"
}
# What compares can say no.
[ ! -x "$diff" ] || ! "$diff" "$work/target.png" "$work/panels.png" 2 0.001 >"$work/out" || fault "unlike pictures pass for the same"
[ ! -x "$diff" ] || echo "unlike pictures: $(cat "$work/out")"
if there rsvg-convert && [ -x "$diff" ]; then
    looked=1
    for name in $names embed outline; do
        rsvg-convert "$work/$name.svg" -o "$work/rsvg.png"
        near "$name" rsvg 1.5 0.0005 "$work/rsvg.png"
    done
    worst rsvg
fi
browse() { # PAGE HEIGHT
    timeout 120 chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/browser" --force-device-scale-factor=1 \
        --window-size="$wide,$2" --screenshot="$work/chromium.png" "file://$1" >/dev/null 2>&1 && [ -s "$work/chromium.png" ]
}
# A page shows many pictures below each other: starting the browser is what takes long.
look_at() { # NAMES...
    high=0
    echo '<!DOCTYPE html><style>body{margin:0}img{display:block}</style>' >"$work/page.html"
    for name; do
        echo "<img src='$name.svg' width='$wide' height='$tall'>" >>"$work/page.html"
        high=$((high + tall))
    done
    browse "$work/page.html" "$high" || return 0
    high=0
    for name; do
        near "$name" chromium 2 0.001 "$work/chromium.png" "$high"
        high=$((high + tall))
    done
}
if there chromium && [ -x "$diff" ]; then
    wide=1200 tall=800
    look_at target dark rows panels bars embed outline
    wide=900 tall=600
    set --
    for name in $drawn; do
        set -- "$@" "$name"
        [ $# -lt 11 ] || { look_at "$@"; set --; }
    done
    [ $# -eq 0 ] || look_at "$@"
    worst chromium
fi

# The texts of the picture, a line each, sorted: those of the SVG that are no halo, those of the PDF without what blanks
# and line ends make of them.
if there pdftotext && there python3; then
    looked=1
    for name in $names; do
        pdftotext -enc UTF-8 "$work/$name.pdf" "$work/$name.txt"
    done
    python3 - "$work" $names <<'PY' || fault "not every PDF says what its SVG says"
import collections
import re
import sys
import xml.etree.ElementTree as tree


def squeeze(text):
    return re.sub(r"\s", "", text)


bad = count = 0
for name in sys.argv[2:]:
    svg = tree.parse(f"{sys.argv[1]}/{name}.svg").getroot()
    texts = ["".join(e.itertext()) for e in svg.iter("{http://www.w3.org/2000/svg}text") if e.get("aria-hidden") != "true"]
    with open(f"{sys.argv[1]}/{name}.txt", encoding="utf-8") as file:
        said = squeeze(file.read())
    missing = [text for text in texts if squeeze(text) not in said]
    counts = collections.Counter(said)
    counts.subtract(squeeze("".join(texts)))
    wrong = {c: n for c, n in counts.items() if n and c != "\f"}
    if missing or wrong or not texts:
        print(f"{name}.pdf: missing {missing}, counts that differ {wrong}", file=sys.stderr)
        bad = 1
    count += len(texts)
print(f"{count} texts of {len(sys.argv) - 2} pictures found again in their PDF")
sys.exit(bad)
PY
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
