# What the checks of the command share: they set $work, read this file, and end with `exit $bad`.
bad=0
fault() { printf '%s\n' "$*" >&2; bad=1; }

expect() { # CODE COMMAND...
    want=$1
    shift
    code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" -eq "$want" ] || fault "exit $code, not $want: $* : $(cat "$work/err")"
}
one_line() { [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q '^pace: ' "$work/err" || fault "not one line: $(cat "$work/err")"; }
holds() { grep -qF -- "$1" "$work/out" || fault "'$1' is not in the output"; }
lacks() { grep -qF -- "$1" "$work/out" && fault "'$1' is in the output"; :; }
says() { grep -qF -- "$1" "$work/err" || fault "'$1' is not said: $(cat "$work/err")"; }
same() { cmp -s "$1" "$2" || fault "$3: $1 and $2 differ"; }
