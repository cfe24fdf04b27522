"""The command of the project: `python build.py --help`.

Any Python from 3.8 on may run this file; it goes on in the project's own
environment, which `make kit` sets up.
"""

import os
import shlex
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent
VENV = TOP / ".venv"
PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"


def go():
    """Run the command here, if this is the project's Python; else there."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        if not PYTHON.exists():
            stop("The kit is not set up yet.", "make kit")
        words = [str(PYTHON), str(TOP / "build.py"), *sys.argv[1:]]
        if os.name == "nt":
            sys.exit(subprocess.call(words))
        os.execv(words[0], words)
    try:
        from bookletkit.cli import main
    except ModuleNotFoundError as missing:
        if missing.name.startswith("bookletkit"):
            raise
        stop(f"The kit is set up by half: the package {missing.name} is missing.", "rm -r .venv && make kit")
    main()


def stop(why, words):
    """Say what to do, and end as for any wrong usage."""
    sys.stderr.write(f"{why} Run this once:\n\n    cd {shlex.quote(str(TOP))} && {words}\n\n")
    sys.exit(2)


if __name__ == "__main__":
    try:
        go()
    except KeyboardInterrupt:  # Ctrl-C while modules are still read
        sys.exit(130)
