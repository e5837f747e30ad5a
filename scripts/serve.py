"""Preview with live reload: `python -m scripts serve [ADDRESS]`."""

import argparse
import subprocess
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted; return the exit status of MkDocs."""
    parser = argparse.ArgumentParser(prog="python -m scripts serve", description="Pratinjau di komputer sendiri.")
    parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="alamat dan pintu, bawaan 127.0.0.1:8000")
    address = parser.parse_args(arguments).address
    return subprocess.run([sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]).returncode
