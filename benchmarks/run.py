"""Compare Gazette with Hugo: `python benchmarks/run.py --pairs 10000`; see --help."""

import sys
from pathlib import Path

if __name__ == "__main__":
    # Started as a file, but a part of the package `benchmarks`.
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    from benchmarks.command import main

    sys.exit(main(sys.argv[1:]))
