"""A finished file, opened for preflight: its pages, their boxes, the fonts they use.

Read once, shared by all rules. Whether it can be read at all is the first rule.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Name, Object, Page, PasswordError, Pdf, PdfError

from bookletkit.plan import Job
from bookletkit.preflight.content import Face, faces
from bookletkit.problems import Outcome, Problem, Spot, rule

file_opens = rule(
    "file.opens",
    """A finished file opens without a password, without repair, and has a page. Why: readers mend a damaged file each
    in its own way, and the software of a print shop refuses it, or one that is encrypted. Mend: build again with
    `--force`; if the same is told again, it is a fault of the builder. Source: ISO 32000-2, 7.5 and 7.6; ISO 15930-7
    (no Encrypt).""",
)

REBUILD = "Build the booklet again with `--force`; if that does not help, report a fault of the builder."


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in pt, y up, as PDF counts."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> tuple[float, float]:
        return self.right - self.left, self.top - self.bottom

    def holds(self, other: "Box", slack_pt: float = 0.01) -> bool:
        """True when no edge of the other is further out than the slack."""
        return (
            other.left >= self.left - slack_pt
            and other.bottom >= self.bottom - slack_pt
            and other.right <= self.right + slack_pt
            and other.top <= self.top + slack_pt
        )

    def meets(self, other: "Box") -> bool:
        """True when the two share some area."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def equals(self, other: "Box | None", slack_pt: float = 0.01) -> bool:
        return other is not None and self.holds(other, slack_pt) and other.holds(self, slack_pt)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, and its boxes as far as they are written."""

    number: int
    page: Object
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    turned: bool
    """Rotated, or not in true size."""
    annotations: tuple[Object, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What every rule is given."""

    pdf: Pdf
    job: Job
    sheets: tuple[Sheet, ...]
    faces: tuple[Face, ...]

    def spot(self, number: int = 1) -> Spot:
        """A page of the file; without a number the file itself."""
        return Spot(self.job.path, number)

    def spot_of(self, sheet: Sheet, annotation: Object) -> Spot:
        """The box of a link on its page, told from the trim corner at the top left."""
        corner = sheet.trim or sheet.media
        box = box_of(annotation.get(Name.Rect)) or Box(corner.left, corner.top, corner.left, corner.top)
        width, height = box.size
        return Spot(self.job.path, sheet.number, box.left - corner.left, corner.top - box.top, width, height)

    def pages_told(
        self, problem: Callable[..., Problem], faulty: Sequence[Sheet], message: str, mend: str
    ) -> Iterator[Problem]:
        """One Problem for many pages: at the first, with the count of the others."""
        if faulty:
            others = len(faulty) - 1
            more = f" The same holds for {others} more page{'s' if others > 1 else ''}." if others else ""
            yield problem(message + more, self.spot(faulty[0].number), mend)


Check = Callable[[Opened], Iterator[Problem]]


@contextmanager
def opened(pdf: bytes, job: Job) -> Iterator[Outcome[Opened]]:
    """Open a file for as long as the rules look at it; one that does not open whole never comes to them."""
    with ExitStack() as held:
        try:
            read = held.enter_context(Pdf.open(BytesIO(pdf)))
            damage = _refused(read)
            file = None if damage else _look_through(read, job)
            damage = damage or _repaired(read)
        except PasswordError:
            file, damage = None, "The file asks for a password."
        except PdfError:
            file, damage = None, "The file does not open: it is no PDF, or damaged."
        yield Outcome(None, (file_opens(damage, Spot(job.path, 1), REBUILD),)) if damage else Outcome(file)


def box_of(numbers: Object | None) -> Box | None:
    """A rectangle of four numbers, in whatever order its corners come."""
    if not isinstance(numbers, Array) or len(numbers) != 4:
        return None
    x1, y1, x2, y2 = (float(number) for number in numbers)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _refused(pdf: Pdf) -> str:
    if pdf.is_encrypted:
        return "The file is encrypted; a print shop cannot use it."
    return "" if len(pdf.pages) else "The file has no page."


def _look_through(pdf: Pdf, job: Job) -> Opened:
    return Opened(pdf, job, tuple(_sheet(page, number) for number, page in enumerate(pdf.pages, 1)), faces(pdf.pages))


def _repaired(pdf: Pdf) -> str:
    """What had to be mended to read it. Asked last: streams are looked at only when they are walked."""
    found = pdf.get_warnings()
    # A warning begins with the name of the stream in memory, which tells nothing.
    return f"The file opens only by repair: {found[0].partition(': ')[2]}." if found else ""


def _sheet(page: Page, number: int) -> Sheet:
    written = page.obj
    return Sheet(
        number=number,
        page=written,
        media=box_of(_inherited(written, Name.MediaBox)) or Box(0, 0, 0, 0),
        crop=box_of(_inherited(written, Name.CropBox)),
        bleed=box_of(written.get(Name.BleedBox)),
        trim=box_of(written.get(Name.TrimBox)),
        art=box_of(written.get(Name.ArtBox)),
        turned=(_inherited(written, Name.Rotate) or 0) != 0 or written.get(Name.UserUnit, 1) != 1,
        annotations=tuple(written.get(Name.Annots, Array())),
    )


def _inherited(node: Object, key: Name) -> Object | None:
    """An entry of a page, or of a node above it (ISO 32000-2, 7.7.3.4)."""
    if key in node:
        return node[key]
    return _inherited(node.Parent, key) if Name.Parent in node else None
