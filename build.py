"""Build the portal: `python build.py --help` tells what else it can do."""

import sys
from pathlib import Path

from gazette.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], home=Path(__file__).resolve().parent))
