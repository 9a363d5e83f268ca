# Sourced by script/server and script/test: a .venv that holds one lock file, and printing of steps with their time.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
mkdir -p var/stamps

# hash_of PATH...: one line for the content of these files and folders.
hash_of() {
    find "$@" -type f -not -name '*.pyc' -not -name '*.mo' -print0 2>/dev/null | LC_ALL=C sort -z |
        xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}

# step "What happens" command...: run it and print its time; print its output and end when it fails.
step() {
    local title=$1 began output status
    shift
    output=$(mktemp)
    began=$(date +%s%N)
    "$@" >"$output" 2>&1
    status=$?
    printf '  %-44s %8.1f s%s\n' "$title" "$(since "$began")" "$([ $status -eq 0 ] || echo '   FAILED')"
    [ $status -eq 0 ] || { tail -n 60 "$output" >&2; rm -f "$output"; exit 1; }
    rm -f "$output"
}

# since NANOSECONDS: seconds that have passed, with one decimal.
since() { local tenths=$((($(date +%s%N) - $1) / 100000000)); printf '%d.%d' $((tenths / 10)) $((tenths % 10)); }

# step_if_changed NAME HASH "What happens" command...: skip the step when it was done for this very hash.
step_if_changed() {
    local stamp=var/stamps/$1 hash=$2
    shift 2
    if [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ]; then
        printf '  %-44s %10s\n' "$1" "as it was"
        return
    fi
    step "$@"
    echo "$hash" >"$stamp"
}

find_python() {
    local candidate
    for candidate in python3.11 python3 python; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "This needs Python 3.11 with its venv module (Debian: apt install python3.11-venv)." >&2
    return 1
}

# fill_venv LOCKFILE: make .venv when it is missing and install exactly what the lock file names.
fill_venv() {
    local python
    if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
        python=$(find_python) || return 1
        "$python" -m venv .venv || return 1
    fi
    .venv/bin/python -m pip install --quiet --no-deps --require-hashes --disable-pip-version-check -r "$1"
}

# ensure_venv LOCKFILE: fill_venv unless this .venv already holds that lock file.
ensure_venv() {
    local hash stamp
    hash=$(hash_of "$1")
    stamp=.venv/installed-$(basename "$1")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ]; then
        printf '  %-44s %10s\n' "Packages ($1)" "as it was"
        return
    fi
    step "Packages ($1)" fill_venv "$1"
    echo "$hash" >"$stamp"
}

# provide_pdf: install Debian's Pango and Chinese fonts where we may; otherwise say what PDF lacks and go on without.
provide_pdf() {
    local missing packages
    missing=$(.venv/bin/python -c 'from portal.papers.pdf import why_not; print(why_not())')
    [ -z "$missing" ] && return
    packages=$(.venv/bin/python -c 'from portal.papers.pdf import DEBIAN_PACKAGES; print(DEBIAN_PACKAGES)')
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        apt-get update -q >/dev/null 2>&1
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends $packages >/dev/null 2>&1
        missing=$(.venv/bin/python -c 'from portal.papers.pdf import why_not; print(why_not())')
        [ -z "$missing" ] && return
    fi
    echo "  No PDF here, browsers print instead: $missing" >&2
    echo "  On Debian, as root: apt-get install $packages" >&2
}
