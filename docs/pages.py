"""The picture of pages in README: `python docs/pages.py` after a build (needs poppler-utils)."""

import subprocess
import tempfile
from pathlib import Path

from PIL import Image

TOP = Path(__file__).parent.parent
SHOWN = (1, 3, 6, 7, 10, 31)
HEIGHT_PX, GAP_PX, GROUND = 420, 12, "#8a8f93"


def main() -> None:
    (pdf,) = TOP.glob("output/en/screen/4-*.pdf")
    with tempfile.TemporaryDirectory() as folder:
        pages = [page(pdf, number, Path(folder)) for number in SHOWN]
    sheet = Image.new("RGB", (sum(one.width + GAP_PX for one in pages) + GAP_PX, HEIGHT_PX + 2 * GAP_PX), GROUND)
    left = GAP_PX
    for one in pages:
        sheet.paste(one, (left, GAP_PX))
        left += one.width + GAP_PX
    sheet.quantize(64).save(TOP / "docs" / "pages.png", optimize=True)


def page(pdf: Path, number: int, folder: Path) -> Image.Image:
    target = folder / str(number)
    size = ["-scale-to-x", "-1", "-scale-to-y", str(HEIGHT_PX)]
    chosen = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", *size, *chosen, "-png", str(pdf), str(target)], check=True)
    return Image.open(f"{target}.png").convert("RGB")


if __name__ == "__main__":
    main()
