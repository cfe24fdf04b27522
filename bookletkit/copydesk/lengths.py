"""How long heads, takeaways and alternative texts are, and that heads end without full stop."""

import unicodedata
from collections.abc import Iterator

from bookletkit.copydesk.places import find
from bookletkit.copydesk.printed import lines
from bookletkit.kit import Chart, Kit, Photo
from bookletkit.problems import WARNING, Place, Problem, rule

_ALT = range(40, 251)
_TAKEAWAY = 100
_HEAD = 45

alt_length = rule(
    "alt.length",
    f"""
    An alternative text has {_ALT.start} to {_ALT.stop - 1} characters: kind, subject, span, what it shows, as in
    `Bar chart of seven economies in 2010: Malaysia has 1.8 million foreign workers, Hong Kong (China) 0.3 million`.
    Why: shorter, it says nothing; longer, a screen reader cannot be stopped in the middle and gone back to.
    Mend: say what the picture shows, not each value: those stand in the table of data behind the charts.
    """,
    WARNING,
)
takeaway_length = rule(
    "takeaway.length",
    f"""
    A takeaway is one full sentence of at most {_TAKEAWAY} characters, without full stop.
    Why: it is set as the title of the chart; a third line pushes the chart off its page.
    Mend: keep the one thing the chart shows; the caveat goes into `note`.
    """,
    WARNING,
)
head_length = rule(
    "head.length",
    f"""
    The title of a section has at most {_HEAD} characters and says what the section finds: `Who leaves, and where they
    go`, not `Migration trends and patterns in the region`.
    Why: longer heads break over three lines, and are cut in running heads and bookmarks.
    Mend: shorten it; the first sentence can carry the rest.
    """,
    WARNING,
)
full_stop = rule(
    "head.full-stop",
    """
    Heads of chapters, sections, boxes and tables end without full stop.
    Why: heads stand alone; a stop at their end reads as a slip, and is printed in contents and bookmarks too.
    Mend: take the full stop away.
    """,
    WARNING,
)


def alts(kit: Kit) -> Iterator[Problem]:
    """Alternative texts of charts and photos."""
    for booklet in kit.booklets:
        photos = [block for block in booklet.blocks() if isinstance(block, Photo)]
        pictures: tuple[Chart | Photo, ...] = (*booklet.charts.values(), *photos)
        for picture in pictures:
            count = letters(picture.alt)
            if count and count not in _ALT:
                yield alt_length(
                    f"This alternative text has {count} characters: too {'short' if count < _ALT.start else 'long'} "
                    "to be listened to with profit.",
                    find(kit, picture.place, picture.alt),
                    f"Say kind, subject, span and what it shows in {_ALT.start} to {_ALT.stop - 1} characters.",
                )


def takeaways(kit: Kit) -> Iterator[Problem]:
    """Takeaways of charts."""
    for booklet in kit.booklets:
        for chart in booklet.charts.values():
            count, stopped = letters(chart.takeaway), _stopped(chart.takeaway)
            if count > _TAKEAWAY or stopped:
                fault = f"has {count} characters, too many for a title" if count > _TAKEAWAY else "ends in a full stop"
                yield takeaway_length(
                    f"The takeaway of `{chart.id}` {fault}.",
                    find(kit, chart.place, chart.takeaway),
                    f"Say the one thing the chart shows in at most {_TAKEAWAY} characters, without full stop.",
                )


def heads(kit: Kit) -> Iterator[Problem]:
    """Heads: how long a section's is, and full stops at the end of any."""
    for booklet in kit.booklets:
        for section in booklet.sections():
            if letters(section.title) > _HEAD:
                yield head_length(
                    f"This head has {letters(section.title)} characters and will break over lines.",
                    find(kit, section.place, section.title),
                    f"Say what the section finds in at most {_HEAD} characters.",
                )
        for line in lines(booklet):
            if line.part == "head" and _stopped(line.words):
                where: Place = find(kit, line.place, line.words)
                yield full_stop(f"The head “{line.words}” ends in a full stop.", where, "Take the full stop away.")


def letters(words: str) -> int:
    """Characters as a reader counts them: a vowel sign above a consonant is none of its own."""
    return sum(unicodedata.category(character) != "Mn" for character in unicodedata.normalize("NFC", words.strip()))


def _stopped(words: str) -> bool:
    return words.rstrip().endswith(".") and not words.rstrip().endswith("...")
