#!/bin/sh
# Print the Python to work with: the system's, if it is one that will do, else `python3`.
#
# Distributions build theirs with the compiler's profile of a running Python, version managers mostly
# do not: the same build takes a tenth longer there.
for python in /usr/bin/python3 python3; do
    "$python" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break
done
echo "$python"
