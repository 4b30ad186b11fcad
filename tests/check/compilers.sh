#!/bin/sh
# Warnings are errors with the other compiler too.
# usage: compilers.sh SOURCE-DIR BUILD-DIR
set -eu
command -v clang >/dev/null 2>&1 || exit 77
folder=$2/clang
mkdir -p "$folder"
cmake -S "$1" -B "$folder" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=Debug -DPACE_WERROR=ON -DPACE_TESTS=OFF >"$folder/log" 2>&1 &&
    cmake --build "$folder" >>"$folder/log" 2>&1 || { grep -A6 -E 'error|warning' "$folder/log" | head -80 >&2; exit 1; }
# the same digits from both compilers
"$folder/pace" gap "$1/data/wuhan.json" --format csv >"$folder/gap.csv" 2>/dev/null
"$2/pace" gap "$1/data/wuhan.json" --format csv 2>/dev/null | cmp - "$folder/gap.csv"
