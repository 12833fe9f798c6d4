"""Build the portal: `python build.py --help` tells what else it can do."""

import gc
import os
import sys
from pathlib import Path

from gazette.cli import main

if __name__ == "__main__":
    # What a build makes lives nearly as long as it does: looking it through finds little garbage.
    gc.set_threshold(500_000, 50, 50)
    if sys.getfilesystemencoding().lower() not in {"utf-8", "utf8"}:
        # Names of files are UTF-8, whatever the machine's language is (PEP 540).
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.argv])
    sys.exit(main(sys.argv[1:], home=Path(__file__).resolve().parent))
