"""How long one booklet takes, as a ratio to bare WeasyPrint.

Bare: one cold run of the `weasyprint` command that makes one pdf/ua-1 file of
the same booklet's HTML, all parts in one document. Ours: one cold run of
build.py that makes both editions, reading, checking and charts included. The
two are run in turn, so that a machine that slows down slows both.

    python benchmarks/one_booklet.py [--content DIR] [--booklet N] [--runs N]
"""

import argparse
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path.insert(0, str(TOP))

from bookletkit import markup  # noqa: E402
from bookletkit.cache import Cache  # noqa: E402
from bookletkit.design import inks, load  # noqa: E402
from bookletkit.draw import draw, draw_cover  # noqa: E402
from bookletkit.editions import BOOKLET  # noqa: E402
from bookletkit.flow import AS_WRITTEN  # noqa: E402
from bookletkit.reading import read  # noqa: E402
from bookletkit.worker import chart_width_mm  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, default=TOP / "content")
    parser.add_argument("--booklet", default="4", help="its number")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = shutil.copytree(asked.content, folder / "content")  # what an editor saves meanwhile changes nothing
        html = one_document(content, folder / "bare", asked.booklet)
        times: dict[str, list[float]] = {}
        for _ in range(asked.runs):
            for label, command in commands(content, html, folder, asked.booklet).items():
                if label == "both editions, nothing kept":
                    shutil.rmtree(TOP / ".cache", ignore_errors=True)
                times.setdefault(label, []).append(timed(command))
            shutil.rmtree(folder / "cold", ignore_errors=True)
        report(times)


def commands(content: Path, html: Path, folder: Path, number: str) -> dict[str, list[str]]:
    return {
        "bare": bare(html, folder),
        "both editions, nothing kept": build(content, folder / "cold", number, "--force"),
        "both editions, charts kept": build(content, folder / "kept", number, "--force"),
        "nothing to do": build(content, folder / "kept", number),
        "--help": [sys.executable, str(TOP / "build.py"), "--help"],
    }


def bare(html: Path, folder: Path) -> list[str]:
    weasyprint = str(Path(sys.executable).with_name("weasyprint"))
    return [weasyprint, "--pdf-variant", "pdf/ua-1", str(html), str(folder / "bare.pdf")]


def build(content: Path, output: Path, *words: str) -> list[str]:
    return [sys.executable, str(TOP / "build.py"), "build", *words, "--content", str(content), "--output", str(output)]


def timed(command: list[str]) -> float:
    """Wall seconds of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def report(times: dict[str, list[float]]) -> None:
    bare = times["bare"]
    for label, seconds in times.items():
        ratios = [one / other for one, other in zip(seconds, bare, strict=True)]
        spread = f"{min(seconds):.2f}–{max(seconds):.2f}"
        print(f"{label:30} {statistics.median(seconds):6.2f} s ({spread})  {statistics.median(ratios):.2f} × bare")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of any run':30} {peak:6.0f} MB")


def one_document(content: Path, folder: Path, number: str = "4") -> Path:
    """The booklet's HTML, style and files as WeasyPrint alone would be given them."""
    folder.mkdir(parents=True)
    kit = read(content).value
    assert kit is not None
    cache = Cache(folder / "cache")
    design = load(kit, cache).value
    assert design is not None
    (booklet,) = (booklet for booklet in kit.booklets if str(booklet.number) == number)
    colours = inks(kit, booklet.front.colour)
    drawings = {}
    for chart in booklet.charts.values():
        drawn = draw(chart, colours, design, chart_width_mm(kit, BOOKLET, chart), cache).value
        assert drawn is not None
        drawings[chart.id] = drawn
    size = [side + 2 * kit.settings.press.bleed_mm for side in kit.settings.trim_mm]
    art = draw_cover(booklet.charts[booklet.front.cover.chart], colours, design, size[0], size[1], cache).value
    assert art is not None
    written = markup.mark_up(kit, booklet, BOOKLET, design, drawings, art, cache)
    parts = [
        markup.cover(written),
        markup.front(written),
        markup.contents(written),
        markup.introduction(written),
        *(markup.chapter(written, chapter, AS_WRITTEN) for chapter in booklet.chapters),
        markup.back(written, {}),
        markup.back_cover(written),
    ]
    bodies = [body(part.html) for part in parts]
    css = "\n".join([written.settings_css, *(sheet.read_text(encoding="utf-8") for sheet in design.styles)])
    text = f"<html lang='{kit.settings.language}'><head><title>{booklet.title}</title><style>{css}</style></head><body>"
    text += "".join(bodies) + "</body></html>"
    for number, (address, data) in enumerate(written.assets.items()):
        file = folder / f"{number}{Path(address).suffix}"
        file.write_bytes(data)
        text = text.replace(address, file.as_uri())
    for face in design.fonts:
        text = text.replace(f"font:{face.sha256}", face.path.as_uri())
    html = folder / "booklet.html"
    html.write_text(text, encoding="utf-8")
    return html


def body(html: str) -> str:
    """A part's body as a block that begins a page, with the class that names its page."""
    found = re.search(r'<body class="([^"]*)">(.*)</body>', html, re.DOTALL)
    assert found is not None
    page = {"cover": "cover", "back-cover": "cover"}.get(found[1], "auto")
    indent = "0" if page == "cover" else "var(--text-indent-block)"
    outdent = "margin-inline-start: calc(0mm - var(--text-indent-block))"
    style = f"break-before: page; page: {page}; padding-inline-start: {indent}; {outdent}"
    return f'<div style="{style}">{found[2]}</div>'


if __name__ == "__main__":
    main()
