#!/bin/sh
# Sets up what the kit needs, once: native libraries, and a .venv from requirements.lock.
#
#   sh setup/set-up.sh kit     what building needs
#   sh setup/set-up.sh test    that, and what the tests call
#
# Nothing that is there is installed again. Where neither root nor sudo is at hand, it says which command to run.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-kit}
suffix=so.0
[ "$(uname)" != Darwin ] || suffix=dylib

main() {
    python=$(suitable_python) || python=
    missing=$(missing_parts)
    if [ -n "$missing" ]; then
        install_parts "$missing"
        python=$(suitable_python) || python=
        left=$(missing_parts)
        [ -z "$left" ] || tell_command "$missing"
    fi
    if ! holds libharfbuzz-subset; then
        echo "Note: libharfbuzz-subset is not there; PDFs are written more slowly without it."
    fi
    fill_environment
}

# A Python from 3.11 on; the plain name first.
suitable_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

# What is not there yet, in words of our own: python venv pango subset poppler.
missing_parts() {
    if [ -z "$python" ]; then
        echo python
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        echo venv
    fi
    if ! holds libpango-1.0 || ! holds libpangoft2-1.0; then echo pango; fi
    if ! holds libharfbuzz-subset && [ -z "${tried_subset:-}" ]; then echo subset; fi
    if [ "$purpose" = test ] && ! command -v pdftoppm >/dev/null; then echo poppler; fi
}

# Can a native library be loaded? Asked as WeasyPrint asks; Homebrew's folder is not on every Python's path.
holds() {
    ls /opt/homebrew/lib/"$1".*dylib >/dev/null 2>&1 ||
        "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1.$suffix" 2>/dev/null
}

install_parts() {
    tried_subset=yes # the one part that some Debians do not have: asked for once, done without
    command -v apt-get >/dev/null || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root=sudo
    else
        return 0
    fi
    packages=$(named_for debian "$1")
    echo "Installing with apt: $packages"
    quietly $as_root apt-get update || true
    for package in $packages; do
        quietly $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" || true
    done
}

# What the parts are called by each system's package manager.
named_for() {
    for part in $2; do
        case $1-$part in
        debian-python) echo python3 python3-venv ;;
        debian-venv) "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
        debian-pango) echo libpango-1.0-0 libpangoft2-1.0-0 ;;
        debian-subset) echo libharfbuzz-subset0 ;;
        debian-poppler) echo poppler-utils ;;
        fedora-python | fedora-venv) echo python3 ;;
        fedora-pango) echo pango ;;
        fedora-subset) echo harfbuzz ;;
        fedora-poppler) echo poppler-utils ;;
        macos-python | macos-venv) echo python ;;
        macos-pango | macos-subset) echo pango ;;
        macos-poppler) echo poppler ;;
        esac
    done | tr ' ' '\n' | awk '!told[$0]++' | tr '\n' ' ' | sed 's/ $//'
}

tell_command() {
    {
        echo "The kit needs some packages of your system that it could not install by itself. Please run:"
        echo
        echo "    Debian, Ubuntu   sudo apt-get install $(named_for debian "$1")"
        echo "    Fedora           sudo dnf install $(named_for fedora "$1")"
        echo "    macOS            brew install $(named_for macos "$1")"
        echo
        echo "and then the same command again."
        if [ -z "$python" ] && command -v python3 >/dev/null; then
            echo "Python 3.11 or later is needed; python3 here is $(python3 --version)."
        fi
    } >&2
    exit 2
}

# The packages of requirements.lock, each checked against its hash. The stamp is written last.
fill_environment() {
    stamp=.venv/set-up
    # An upgrade of the system may have taken away the Python that .venv was made with.
    if cmp -s requirements.lock "$stamp" && .venv/bin/python -c '' 2>/dev/null; then return; fi
    echo "Setting up .venv from requirements.lock; this takes a minute or two."
    .venv/bin/python -c 'import pip' 2>/dev/null || "$python" -m venv --clear .venv
    if ! .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock; then
        echo "The packages of requirements.lock could not be installed: see above. Most often the network is missing;" >&2
        echo "once it is there, run the same command again." >&2
        exit 1
    fi
    cp requirements.lock "$stamp"
}

# Shows what a command says only if it fails.
quietly() {
    said=$("$@" 2>&1) || {
        code=$?
        echo "$said" >&2
        return $code
    }
}

main
