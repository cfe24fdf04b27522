"""The contact sheet in README, `make pages`: the covers of the kit, and pages of one booklet (needs poppler-utils)."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

TOP = Path(__file__).parent.parent
SHOWN = (3, 6, 7, 10, 21, 33)
HEIGHT_PX, GAP_PX, GROUND = 400, 12, "#8a8f93"


def main() -> None:
    booklets = sorted(TOP.glob("output/en/screen/*.pdf"))
    (inside,) = (pdf for pdf in booklets if pdf.name.startswith("4-"))
    with tempfile.TemporaryDirectory() as folder:
        covers = [page(pdf, 1, Path(folder)) for pdf in booklets]
        pages = [page(inside, number, Path(folder)) for number in SHOWN]
    rows = [covers, pages]
    width = max(sum(one.width + GAP_PX for one in row) for row in rows) + GAP_PX
    sheet = Image.new("RGB", (width, len(rows) * (HEIGHT_PX + GAP_PX) + GAP_PX), GROUND)
    for n, row in enumerate(rows):
        left = GAP_PX
        for one in row:
            sheet.paste(one, (left, GAP_PX + n * (HEIGHT_PX + GAP_PX)))
            left += one.width + GAP_PX
    sheet.quantize(128).save(TOP / "docs" / "pages.png", optimize=True)


def page(pdf: Path, number: int, folder: Path) -> Image.Image:
    target = folder / f"{pdf.stem}-{number}"
    size = ["-scale-to-x", "-1", "-scale-to-y", str(HEIGHT_PX)]
    chosen = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", *size, *chosen, "-png", str(pdf), str(target)], check=True)
    return Image.open(f"{target}.png").convert("RGB")


if __name__ == "__main__":
    main()
