#!/bin/sh
# Make sure that a program from the system is there.
#
#   need.sh install|ask WHAT PACKAGES COMMAND...
#
# Where COMMAND succeeds there is nothing to do. Else `install`, as root on a Debian system, installs
# PACKAGES; in any other case the message says what to install, and the exit code is 1.
set -u
mode=$1 what=$2 packages=$3
shift 3

"$@" >/dev/null 2>&1 </dev/null && exit 0

if [ "$mode" = install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $packages ($what)"
    export DEBIAN_FRONTEND=noninteractive
    # One word for each package.
    # shellcheck disable=SC2086
    log=$({ apt-get -q update && apt-get -q install -y --no-install-recommends $packages; } \
        2>&1 </dev/null) || echo "$log" >&2
    "$@" >/dev/null 2>&1 </dev/null && exit 0
fi

echo "Missing: $what." >&2
echo "On Debian or Ubuntu: sudo apt-get install $packages" >&2
exit 1
