#!/bin/sh
# The shared libraries export pace_ and nothing else, have a soname, and import nothing that ends or steers the process.
# usage: symbols.sh LIBRARY...
set -eu
bad=0
for library in "$@"; do
    foreign=$(nm -D --defined-only "$library" | awk '{ sub(/@.*/, "", $3); print $3 }' | grep -v '^pace_' | grep -vE '^(_init|_fini|__gcov|__asan|__tsan|__ubsan|__odr_asan)' || true)
    [ -z "$foreign" ] || { echo "$library exports: $foreign" >&2; bad=1; }
    readelf -d "$library" | grep -q SONAME || { echo "$library has no soname" >&2; bad=1; }
    ends=$(nm -D --undefined-only "$library" | awk '{ sub(/@.*/, "", $2); print $2 }' |
        grep -xE 'exit|_exit|abort|__assert_fail|setlocale|printf|puts|strtod|atof|setenv|signal|sigaction|gsl_set_error_handler(_off)?|json_set_alloc_funcs|cairo_surface_write_to_png|pango_layout_set_markup|cairo_svg_surface_create.*' || true)
    [ -z "$ends" ] || { echo "$library imports: $ends" >&2; bad=1; }
done
exit $bad
