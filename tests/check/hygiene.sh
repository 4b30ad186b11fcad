#!/bin/sh
# Calls that have no place in the library, tabs and trailing blanks, files that grew beyond an idea.
# usage: hygiene.sh SOURCE-DIR
set -eu
cd "$1"
bad=0
fault() { printf '%s\n' "$*" >&2; bad=1; }
banned='gets|strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|strtod|strtol|setlocale|system|popen|tmpnam|alloca|exit|abort|assert|rand|srand|getenv|gsl_set_error_handler(_off)?|pango_layout_set_markup|cairo_surface_write_to_png|cairo_svg_surface_create|json_set_alloc_funcs'
for room in core model io transform forecast assess chart report; do
    [ -d "lib/$room" ] || continue
    found=$(grep -rnE "(^|[^a-zA-Z0-9_>.])($banned)[[:space:]]*\(" "lib/$room" --include='*.[ch]' | grep -vE '^[^:]*:[0-9]*:[[:space:]]*(\*|/\*|//)' || true)
    [ -z "$found" ] || fault "$found"
done
found=$(grep -rnP '\t| +$' lib include tests examples --include='*.[ch]' --include='*.sh' || true)
[ -z "$found" ] || fault "tabs or trailing blanks: $found"
found=$(grep -rnE '^static [a-z_ ]*[a-z_]+(\[[^]]*\])* *(=[^=]|;)' lib --include='*.c' | grep -vE 'static (const|_Thread_local)|\) *;' || true)
[ -z "$found" ] || fault "mutable statics: $found"
grep -nE 'fast-math|Ofast' CMakeLists.txt | grep -vE 'MATCHES|message' && fault "CMakeLists.txt turns on -ffast-math"
exit $bad
