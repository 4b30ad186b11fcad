#!/bin/sh
# Installs, moves the prefix, and builds the consumer against it: through CMake and pkg-config, in C and in C++. Then every
# example from the installation, and the installed command.
# usage: install.sh SOURCE-DIR BUILD-DIR
set -eu
source=$1
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/first" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
mv "$work/first" "$work/moved"
prefix=$work/moved

pc=$(dirname "$(find "$prefix" -name pace.pc)")
libdir=$(dirname "$pc")
if grep -rn -e "$source" -e "$work/first" "$prefix" --include='*.pc' --include='*.cmake' >&2; then
    echo "the installation names a folder of the build" >&2
    exit 1
fi
if readelf -d "$libdir"/libpace*.so "$prefix/bin/pace" "$libdir/pace/pace-draw.so" | grep -E 'R(UN)?PATH' | grep -v ORIGIN >&2; then
    echo "a run path that is not relative" >&2
    exit 1
fi

cmake -S "$source/examples/consumer" -B "$work/consumer" -DCMAKE_PREFIX_PATH="$prefix" >"$work/log" 2>&1 && cmake --build "$work/consumer" >>"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
"$work/consumer/consumer_c" | grep -q 'needs 16.47% a year'
"$work/consumer/consumer_cpp" | grep -q 'needs 16.47% a year'

export PKG_CONFIG_PATH=$pc
flags=$(pkg-config --cflags --libs pace-chart)
# shellcheck disable=SC2086
cc -std=c11 -Wall -Wextra -Werror "$source/examples/consumer/main.c" -o "$work/by_pkgconfig" $flags -Wl,-rpath,"$libdir"
"$work/by_pkgconfig" | grep -q 'needs 16.47% a year'
# shellcheck disable=SC2086
c++ -std=c++17 -Wall -Wextra -Werror "$source/examples/consumer/main.cpp" -o "$work/by_pkgconfig_cpp" $flags -Wl,-rpath,"$libdir"
"$work/by_pkgconfig_cpp" | grep -q 'needs 16.47% a year'

for example in "$source"/examples/*.c; do
    # shellcheck disable=SC2086
    cc -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror "$example" -o "$work/example" $flags -Wl,-rpath,"$libdir" -lm
done

"$prefix/bin/pace" --version | grep -q '^cairo'
"$prefix/bin/pace" report "$prefix/share/pace/wuhan.json" -o "$work/report.html"
test -s "$work/report.html"
test -s "$prefix/share/man/man1/pace.1"
