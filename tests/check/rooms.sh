#!/bin/sh
# Every room includes only what lib/README.md lets it include; third parties stay in their rooms.
# usage: rooms.sh SOURCE-DIR
set -eu
cd "$1"
bad=0
fault() { printf '%s\n' "$*" >&2; bad=1; }

allowed() {
    case $1 in
    core) echo "core" ;;
    model) echo "core model" ;;
    io) echo "core model io" ;;
    transform) echo "core transform" ;;
    forecast) echo "core transform forecast" ;;
    assess) echo "core model transform forecast assess" ;;
    chart) echo "core model transform forecast assess chart" ;;
    report) echo "core model io transform forecast assess chart report" ;;
    cli) echo "cli" ;;
    esac
}

for room in core model io transform forecast assess chart report cli; do
    [ -d "lib/$room" ] || continue
    may=" $(allowed $room) "
    for file in $(find "lib/$room" -name '*.[ch]' | sort); do
        for included in $(sed -n 's/^#include "\([a-z]*\)\/.*/\1/p' "$file" | sort -u); do
            [ "$included" = pace ] && continue
            case "$may" in *" $included "*) ;; *) fault "$file includes lib/$included, which $room may not see" ;; esac
        done
        for third in $(sed -n 's/^#include <\(gsl\|jansson\|cairo\|pango\|png\|iconv\|zlib\|fontconfig\|hb\)[^>]*>.*/\1/p' "$file" | sort -u); do
            case "$room:$third" in
            io:jansson | io:iconv | io:zlib | chart:cairo | chart:pango | chart:zlib | chart:fontconfig | chart:hb | transform:gsl | core:gsl) ;;
            cli:gsl | cli:jansson) [ "$file" = lib/cli/main.c ] || fault "$file: only main.c names the versions of third parties" ;;
            *) fault "$file includes $third, which $room may not see" ;;
            esac
        done
    done
done
for file in include/pace/*.h; do
    grep -nE '#include <(gsl|jansson|cairo|pango|png|glib)' "$file" && fault "$file shows a third party to users"
done
exit $bad
