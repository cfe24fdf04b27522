"""Every node gets its id: the editor's own, else one made from what it is.

A chapter is called by its file, a section by its title in ASCII, a chart by
its file in data/; other blocks by their place, `who-leaves-text-1`, which
nothing may cite (docs/editors.md) and which never clashes.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bookletkit.kit import (
    BLOCK_WORDS,
    Block,
    Chapter,
    ChartBlock,
    ProseBlock,
    Section,
    Subhead,
    Term,
    Text,
    plain,
)
from bookletkit.problems import Place, Problem, rule

clash = rule(
    "id.clash",
    """An id names one thing in a booklet: links and page numbers lead to it. Example: two sections with the title
    "What the ILO does" in different chapters. Mend: give one of them an `id:` of its own.""",
)
form = rule(
    "id.form",
    """An id, and the name of a booklet or chapter file, is made of letters without accents, digits, `-`, `_` and
    `.`; it begins with a letter or digit. So it works in links, file names and on Windows. Example: `id: who
    leaves?`. Mend: `id: who-leaves`.""",
)

_FORM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Named:
    """What has its ids, where each stands, and what was wrong."""

    chapters: tuple[Chapter, ...]
    glossary: tuple[Term, ...]
    places: Mapping[str, Place]
    citable: frozenset[str]
    """Ids that a link may lead to: not those that are counted, which move when a block is put in before."""
    problems: tuple[Problem, ...]


def name_nodes(chapters: tuple[Chapter, ...], glossary: tuple[Term, ...]) -> Named:
    """Fill every empty id of a booklet. Chapters come with theirs: the name of the file."""
    names = _Names()
    chapters = tuple(names.named_chapter(chapter) for chapter in chapters)
    chapters = tuple(names.headed_chapter(chapter) for chapter in chapters)
    citable = frozenset(names.places)
    chapters = tuple(names.counted_chapter(chapter) for chapter in chapters)
    terms = tuple(replace(term, id=names.free(f"term-{ascii_id(term.term) or 's'}", term.place)) for term in glossary)
    return Named(chapters, terms, names.places, citable, tuple(names.problems))


def ascii_id(title: str) -> str:
    """`Où vont-ils ?` → `ou-vont-ils`; empty for a script without ASCII."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters.replace("'", "")).strip("-")


def check_form(word: str, place: Place) -> Iterator[Problem]:
    """Nothing for a good id; else the Problem, with a good one."""
    if not _FORM.fullmatch(word):
        yield form(
            f"`{word}` cannot be an id: only letters without accents, digits, `-`, `_` and `.`.",
            place,
            f"Write `{ascii_id(word) or 'a-name-in-ascii'}`.",
        )


@dataclass(slots=True)
class _Names:
    places: dict[str, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """Charts that have been met; shown again, a chart is counted like other blocks."""

    def named_chapter(self, chapter: Chapter) -> Chapter:
        """Names an editor gave or can foresee: these must not clash."""
        self.take(chapter.id, chapter.place)
        sections = []
        for number, section in enumerate(chapter.sections, 1):
            id = section.id or ascii_id(section.title) or f"{chapter.id}-s{number}"
            self.take(id, section.place)
            sections.append(replace(section, id=id, blocks=tuple(self.named_block(block) for block in section.blocks)))
        return replace(chapter, sections=tuple(sections))

    def named_block(self, block: Block) -> Block:
        if block.id:
            self.take(block.id, block.place)
        elif isinstance(block, ChartBlock) and block.chart not in self.shown:
            self.shown.add(block.chart)
            self.take(block.chart, block.place)
            return replace(block, id=block.chart)
        return block

    def headed_chapter(self, chapter: Chapter) -> Chapter:
        """Small heads of running text, so that a link may lead to the page on which they stand."""
        return replace(chapter, sections=tuple(self.headed_section(section) for section in chapter.sections))

    def headed_section(self, section: Section) -> Section:
        blocks = tuple(
            replace(
                block, text=replace(block.text, blocks=tuple(self.headed(one, section) for one in block.text.blocks))
            )
            if isinstance(block, Text)
            else block
            for block in section.blocks
        )
        return replace(section, blocks=blocks)

    def headed(self, block: ProseBlock, section: Section) -> ProseBlock:
        words = ascii_id(plain(block.inside)) if isinstance(block, Subhead) else ""
        if isinstance(block, Subhead) and words:
            return replace(block, id=self.free(f"{section.id}-{words}", block.place))
        return block

    def counted_chapter(self, chapter: Chapter) -> Chapter:
        return replace(chapter, sections=tuple(self.counted_section(section) for section in chapter.sections))

    def counted_section(self, section: Section) -> Section:
        counts: dict[str, int] = {}
        blocks: list[Block] = []
        for block in section.blocks:
            word = BLOCK_WORDS[type(block)]
            counts[word] = counts.get(word, 0) + 1
            if not block.id:
                block = replace(block, id=self.free(f"{section.id}-{word}-{counts[word]}", block.place))
            blocks.append(block)
        return replace(section, blocks=tuple(blocks))

    def take(self, id: str, place: Place) -> None:
        self.problems.extend(check_form(id, place))
        if id in self.places:
            self.problems.append(
                clash(
                    f"Two things are called `{id}`: this one and that at {self.places[id]}; a link could mean either.",
                    place,
                    f"Give one of them an `id:` of its own, for instance `id: {id}-2`.",
                )
            )
        else:
            self.places[id] = place

    def free(self, id: str, place: Place) -> str:
        """This id, or, where an editor took it, the next like it that is free."""
        while id in self.places:
            id += "-a"
        self.places[id] = place
        return id
