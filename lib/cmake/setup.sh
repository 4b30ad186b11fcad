# What examples/run and tests/run share (sourced by both): find what is missing, install it where that is possible, configure
# and build. Words go to standard error; nothing is printed when there is nothing to say.

say() { printf '%s: %s\n' "$script" "$*" >&2; }

# missing_packages: Debian names of what is not there, one line. $extra_commands: COMMAND:PACKAGE pairs that the caller needs
# besides.
missing_packages() {
    command -v cc >/dev/null 2>&1 || printf 'gcc libc6-dev '
    command -v cmake >/dev/null 2>&1 || printf 'cmake '
    command -v ninja >/dev/null 2>&1 || printf 'ninja-build '
    if command -v pkg-config >/dev/null 2>&1; then
        pkg-config --exists 'gsl >= 2.7' || printf 'libgsl-dev '
        pkg-config --exists 'jansson >= 2.13' || printf 'libjansson-dev '
        pkg-config --exists 'pangocairo >= 1.50' 'cairo >= 1.16' || printf 'libpango1.0-dev '
        pkg-config --exists harfbuzz-subset || printf 'libharfbuzz-dev '
        pkg-config --exists zlib || printf 'zlib1g-dev '
        pkg-config --exists libpng || printf 'libpng-dev '
    else
        printf 'pkg-config libgsl-dev libjansson-dev libpango1.0-dev libharfbuzz-dev zlib1g-dev libpng-dev '
    fi
    if ! command -v fc-list >/dev/null 2>&1 || ! fc-list :lang=zh-cn family | grep -q .; then
        printf 'fontconfig fonts-noto-cjk '
    fi
    for pair in $extra_commands; do
        command -v "${pair%%:*}" >/dev/null 2>&1 || printf '%s ' "${pair#*:}"
    done
}

install_missing() {
    packages=$(missing_packages)
    [ -n "$packages" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "missing, by their Debian names: $packages"
        say "install a C compiler, CMake 3.25, ninja, pkg-config, and the development files of GSL, jansson, pango, cairo, HarfBuzz, zlib and libpng, and a font with Chinese, then call this again"
        exit 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        say "missing: $packages"
        say "install them: sudo apt-get install $packages"
        exit 1
    fi
    log=$(mktemp)
    # shellcheck disable=SC2086
    if ! { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages; } >"$log" 2>&1; then
        cat "$log" >&2
        say "apt-get could not install: $packages"
        exit 1
    fi
    rm -f "$log"
}

# build DIR [CMAKE-OPTION...]
build() {
    folder=$1
    shift
    mkdir -p "$folder"
    if ! cmake -S "$root" -B "$folder" -G Ninja "$@" >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        exit 1
    fi
    if ! cmake --build "$folder" >"$folder/build.log" 2>&1; then
        cat "$folder/build.log" >&2
        exit 1
    fi
}
