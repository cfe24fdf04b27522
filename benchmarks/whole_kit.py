"""How long the whole kit takes from cold with two processes, as a ratio to one bare run of one booklet.

    python benchmarks/whole_kit.py [--content DIR] [--runs N]
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from one_booklet import TOP, bare, build, one_document, report, timed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=TOP / "content")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = Path(shutil.copytree(asked.content, folder / "content"))
        html = one_document(content, folder / "bare")
        times: dict[str, list[float]] = {"bare": [], "whole kit, nothing kept": []}
        for _ in range(asked.runs):
            times["bare"].append(timed(bare(html, folder)))
            shutil.rmtree(TOP / ".cache", ignore_errors=True)
            shutil.rmtree(folder / "cold", ignore_errors=True)
            times["whole kit, nothing kept"].append(timed(build(content, folder / "cold", "--jobs", "2")))
        report(times)


if __name__ == "__main__":
    sys.exit(main())
