#!/bin/sh
# Each public header alone, twice in one file, in C11 pedantic and C++17.
# usage: headers.sh SOURCE-DIR
set -eu
cd "$1"
bad=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for header in include/pace/*.h; do
    name=pace/$(basename "$header")
    printf '#include <%s>\n#include <%s>\nint main(void) { return 0; }\n' "$name" "$name" >"$work/t.c"
    cp "$work/t.c" "$work/t.cc"
    for compiler in gcc clang; do
        command -v $compiler >/dev/null 2>&1 || continue
        $compiler -std=c11 -pedantic -Wall -Wextra -Wconversion -Werror -Iinclude -fsyntax-only "$work/t.c" || { echo "$header as C11 with $compiler" >&2; bad=1; }
    done
    for compiler in g++ clang++; do
        command -v $compiler >/dev/null 2>&1 || continue
        $compiler -std=c++17 -pedantic -Wall -Wextra -Werror -Iinclude -fsyntax-only "$work/t.cc" || { echo "$header as C++17 with $compiler" >&2; bad=1; }
    done
done
exit $bad
