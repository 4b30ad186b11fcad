#!/bin/sh
# Everything again under a sanitizer: the tests, and the examples.
# usage: sanitize.sh SOURCE-DIR BUILD-DIR address,undefined|thread
set -eu
folder=$2/sanitize-$(echo "$3" | tr , -)
mkdir -p "$folder"
cmake -S "$1" -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DPACE_TESTS=ON -DPACE_SANITIZE="$3" >"$folder/log" 2>&1 &&
    cmake --build "$folder" >>"$folder/log" 2>&1 || { tail -n 60 "$folder/log" >&2; exit 1; }
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:strict_string_checks=1:halt_on_error=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export LSAN_OPTIONS=suppressions=$1/tests/check/lsan.supp:print_suppressions=0
export LD_LIBRARY_PATH=$folder # a sanitizer opens modules in the command's place, and does not see the command's run path
export TSAN_OPTIONS=ignore_noninstrumented_modules=1:halt_on_error=1
ctest --test-dir "$folder" --output-on-failure -L 'unit|golden|property|example' >"$folder/ctest.log" 2>&1 || { tail -n 200 "$folder/ctest.log" >&2; exit 1; }
